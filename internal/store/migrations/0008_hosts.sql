-- The host that a feed, and the page of an entry, are asked of: what is to be
-- had of one host is fetched by one visitor. next: when to take up an entry.
ALTER TABLE feed ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN next INTEGER NOT NULL DEFAULT 0;
CREATE INDEX entry_due ON entry (state, host, next);
CREATE INDEX feed_due ON feed (state, host, next);
