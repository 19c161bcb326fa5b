-- The words of an article as text.Tokens cuts them, folded and stemmed, with
-- their places; those of the title have weight A.
CREATE TABLE article_words (
	id    TEXT NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
	words TSVECTOR NOT NULL
);
CREATE INDEX article_words_index ON article_words USING GIN (words);
