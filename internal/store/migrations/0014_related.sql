-- What a story is about, for finding those that are related to it: see package
-- story/relate. Made from its page and written with its index.
CREATE TABLE story_sheet (
	story INTEGER NOT NULL PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
	data  @bytes NOT NULL
) @strict;

-- The names in it.
CREATE TABLE sheet_name (
	story INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	name  TEXT NOT NULL,
	PRIMARY KEY (story, name)
) @strict;
CREATE INDEX sheet_name_name ON sheet_name (name, story);

-- How many sheets have a name or a word; the empty one stands for all sheets.
CREATE TABLE sheet_term (
	term TEXT NOT NULL PRIMARY KEY,
	n    INTEGER NOT NULL
) @strict;

-- Pairs of related stories, the lower number first. data: the relation as that one
-- sees it.
CREATE TABLE story_link (
	a     INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	b     INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	score @real NOT NULL,
	data  @bytes NOT NULL,
	PRIMARY KEY (a, b)
) @strict;
CREATE INDEX story_link_b ON story_link (b, score);
