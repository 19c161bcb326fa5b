-- What lists of stories are narrowed down by: topics that the articles of a story
-- or the folders of their feeds name, and the places it is most about. key: the
-- same in every story.
CREATE TABLE story_facet (
	story INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
	kind  TEXT NOT NULL,
	key   TEXT NOT NULL,
	name  TEXT NOT NULL,
	PRIMARY KEY (story, kind, key)
) @strict;
CREATE INDEX story_facet_key ON story_facet (kind, key, story);
CREATE INDEX story_article_lang ON story_article (lang, story);
CREATE INDEX entry_url ON entry (url)
