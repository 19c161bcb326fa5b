-- The words of an article as text.Tokens cuts them, folded and stemmed; the
-- index splits at spaces only.
CREATE VIRTUAL TABLE article_words USING fts5 (
	title, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co'"
);
CREATE TABLE article_row (
	row INTEGER PRIMARY KEY AUTOINCREMENT,
	id  TEXT NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE
) STRICT;
