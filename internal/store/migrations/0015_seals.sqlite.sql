-- As in 0012, for what came with it and after it. The first column is one by
-- which nothing is looked for.
DROP INDEX account_seal;
CREATE INDEX account_seal ON account (zone, theme, lang, id, name, role, hash, outside, made, subject, locked);
CREATE INDEX taken_seal ON taken (expires, hash);
CREATE INDEX story_sheet_seal ON story_sheet (data, story);
CREATE INDEX sheet_term_seal ON sheet_term (n, term);
CREATE INDEX story_link_seal ON story_link (data, a, b, score);
