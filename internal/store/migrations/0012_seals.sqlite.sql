-- An index over all plain columns of a table: SQLite's integrity_check compares
-- it with the table, so that a byte that changed in either is found. What is not
-- in them is packed, and has a checksum in itself, or is all of a key. The first
-- column of those on tables that are joined is one that no query asks for: they
-- are not there to be searched.
CREATE INDEX outlet_seal ON outlet (id, name, site, lang);
CREATE INDEX feed_seal ON feed (id, url, site, outlet, title, folder, state, added, next, last, etag, last_modified, failures, error, host);
CREATE INDEX entry_seal ON entry (id, feed, key, url, hash, state, seen, tries, error, host, next);
CREATE INDEX document_seal ON document (id, url, hash, media_type, charset, meta, etag, last_modified, fetched);
DROP INDEX article_arrived;
CREATE INDEX article_seal ON article (arrived, id, document, url, outlet, title, lang, published, newest, made_by, waiting);
CREATE INDEX story_seal ON story (id, title, first, last, updated, origins, articles, moved, made_by, hash, mark);
CREATE INDEX filed_seal ON filed (why, article, story, episode, placed, changed, origin);
CREATE INDEX decision_seal ON decision (id, kind, a, b, made, who);
CREATE INDEX setting_seal ON setting (name, value);
CREATE INDEX account_seal ON account (id, name, role, hash, outside, made, lang, theme, zone);
CREATE INDEX session_seal ON session (hash, account, agent, made, used, expires);
CREATE INDEX invitation_seal ON invitation (id, hash, role, first, maker, made, expires);
CREATE INDEX token_seal ON token (id, account, name, hash, scopes, made, used);
CREATE INDEX read_mark_seal ON read_mark (account, story, seal, upto);
CREATE INDEX follow_seal ON follow (account, kind, what, made);
CREATE INDEX login_failure_seal ON login_failure (bucket, due);
CREATE INDEX story_index_seal ON story_index (story, form, conflicts, changes, seal);
CREATE INDEX story_article_seal ON story_article (lag, article, story, outlet, lang, published, origin);
CREATE INDEX story_update_seal ON story_update (id, story, made, first, developments);
CREATE INDEX report_seal ON report (id, story, place, sentence, cites, kind, note, made, who, holds, finding, state, outcome, closed, closed_by);
CREATE INDEX websub_seal ON websub (feed, hub, topic, token, secret, asked, answered, until, pinged, error);
