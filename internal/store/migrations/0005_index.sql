-- What can be looked up of a story: made from its page and written with it.
-- form: what the index holds, so that an older one is seen and made anew.
CREATE TABLE story_index (
	story     INTEGER NOT NULL PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
	form      INTEGER NOT NULL,
	conflicts INTEGER NOT NULL,
	changes   INTEGER NOT NULL
) @strict;

-- The articles of its page. published: 0 where no time is stated. lag: how many
-- seconds after the first report of the story it came, -1 where that is not known.
CREATE TABLE story_article (
	article   TEXT NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
	story     INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	outlet    TEXT NOT NULL,
	lang      TEXT NOT NULL,
	published INTEGER NOT NULL,
	origin    TEXT NOT NULL,
	lag       INTEGER NOT NULL
) @strict;
CREATE INDEX story_article_story ON story_article (story, published);
CREATE INDEX story_article_outlet ON story_article (outlet, published);

-- Persons, organisations and places that it names. key: the same in every story.
CREATE TABLE story_entity (
	story    INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	kind     TEXT NOT NULL,
	key      TEXT NOT NULL,
	name     TEXT NOT NULL,
	mentions INTEGER NOT NULL,
	data     @bytes NOT NULL,
	PRIMARY KEY (story, kind, key)
) @strict;
CREATE INDEX story_entity_key ON story_entity (kind, key, mentions);

-- The words of their spellings, folded.
CREATE TABLE story_name (
	story INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	kind  TEXT NOT NULL,
	word  TEXT NOT NULL,
	key   TEXT NOT NULL,
	PRIMARY KEY (story, kind, word, key)
) @strict;
CREATE INDEX story_name_word ON story_name (word, kind, story, key);

-- Sentences that it shows. what: said, position, event, only. day: the day each
-- is of, 0 for none. words: of its quotations, as article_words has them.
CREATE TABLE story_shown (
	story INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	n     INTEGER NOT NULL,
	what  TEXT NOT NULL,
	day   INTEGER NOT NULL,
	words TEXT NOT NULL,
	data  @bytes NOT NULL,
	PRIMARY KEY (story, n)
) @strict;

-- Whom such a sentence is by or about, and which outlet alone has it.
CREATE TABLE story_shown_of (
	story INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	n     INTEGER NOT NULL,
	part  TEXT NOT NULL,
	kind  TEXT NOT NULL,
	key   TEXT NOT NULL,
	PRIMARY KEY (story, n, part, kind, key)
) @strict;
CREATE INDEX story_shown_of_key ON story_shown_of (kind, key, part, story, n);

-- The figures in its articles. wide: high is more than low.
CREATE TABLE story_figure (
	story   INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	n       INTEGER NOT NULL,
	wide    INTEGER NOT NULL,
	low     @real NOT NULL,
	high    @real NOT NULL,
	article TEXT NOT NULL,
	start   INTEGER NOT NULL,
	stop    INTEGER NOT NULL,
	PRIMARY KEY (story, n)
) @strict;
CREATE INDEX story_figure_value ON story_figure (wide, low, high, story)
