-- waiting: the article has not been put into a story yet, or came back.
ALTER TABLE article ADD COLUMN waiting INTEGER NOT NULL DEFAULT 1;
CREATE INDEX article_waiting ON article (arrived, id) WHERE waiting = 1;
UPDATE article SET waiting = 0 WHERE newest = 0 OR id IN (SELECT article FROM filed);

-- hash: of the page, so that one that came out the same is not written again.
-- mark: 'pinned', 'hidden', or nothing.
ALTER TABLE story ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE story ADD COLUMN mark TEXT NOT NULL DEFAULT '';
CREATE INDEX story_mark ON story (mark, updated) WHERE mark <> '';

-- placed: the filing in which the article was taken up, 0 once its story is
-- closed. changed: the filing in which the row was last written. origin: where
-- the article was taken to come from when it was taken up, as JSON.
ALTER TABLE filed ADD COLUMN placed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE filed ADD COLUMN changed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE filed ADD COLUMN origin TEXT NOT NULL DEFAULT '';
CREATE INDEX filed_placed ON filed (placed, article);
CREATE INDEX filed_changed ON filed (changed);
