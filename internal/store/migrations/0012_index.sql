-- seal: the sum of the rows that hold the index of the story, by which a change
-- in one of them is seen.
ALTER TABLE story_index ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;

-- What was published when; what an outlet has in which stories, and at which
-- address more than once.
CREATE INDEX story_article_published ON story_article (published);
DROP INDEX story_article_outlet;
CREATE INDEX story_article_outlet ON story_article (outlet, story, published);
CREATE INDEX article_outlet ON article (outlet, url);

DROP INDEX story_mark;
CREATE INDEX story_mark ON story (mark, moved, updated) WHERE mark <> '';
