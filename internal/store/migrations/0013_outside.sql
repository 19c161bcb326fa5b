-- Who else vouches for an account: outside is an issuer's address, and subject
-- whom it knows them as; the two are one person. locked: 1 opens nothing.
ALTER TABLE account ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX account_subject ON account (outside, subject) WHERE subject <> '';

-- What an issuer answered is taken once. hash: SHA-256 of the state it came with.
CREATE TABLE taken (
	hash    TEXT NOT NULL PRIMARY KEY,
	expires INTEGER NOT NULL
) @strict;
