-- Who may log in. name: as precis folds it. hash: argon2id in its PHC form, or
-- empty: no password opens it. outside: who says who this is, where it is not
-- a password: "proxy".
CREATE TABLE account (
	id      @id,
	name    TEXT NOT NULL UNIQUE,
	role    TEXT NOT NULL,
	hash    TEXT NOT NULL,
	outside TEXT NOT NULL,
	made    INTEGER NOT NULL,
	lang    TEXT NOT NULL,
	theme   TEXT NOT NULL,
	zone    TEXT NOT NULL
) @strict;

-- A browser that is logged in. hash: SHA-256 of what its cookie holds.
CREATE TABLE session (
	hash    TEXT NOT NULL PRIMARY KEY,
	account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	agent   TEXT NOT NULL,
	made    INTEGER NOT NULL,
	used    INTEGER NOT NULL,
	expires INTEGER NOT NULL
) @strict;
CREATE INDEX session_account ON session (account);
CREATE INDEX session_expires ON session (expires);

-- A link that makes one account. first: it makes the first one, and is void as
-- soon as there is any. maker: the account that made it, or 0.
CREATE TABLE invitation (
	id      @id,
	hash    TEXT NOT NULL UNIQUE,
	role    TEXT NOT NULL,
	first   INTEGER NOT NULL,
	maker   INTEGER NOT NULL,
	made    INTEGER NOT NULL,
	expires INTEGER NOT NULL
) @strict;

-- A key to the API. scopes: words parted by spaces.
CREATE TABLE token (
	id      @id,
	account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	name    TEXT NOT NULL,
	hash    TEXT NOT NULL UNIQUE,
	scopes  TEXT NOT NULL,
	made    INTEGER NOT NULL,
	used    INTEGER NOT NULL
) @strict;
CREATE INDEX token_account ON token (account);

-- How far somebody has read a story: the seal of the page they read, and when
-- it was updated.
CREATE TABLE read_mark (
	account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	story   INTEGER NOT NULL,
	seal    TEXT NOT NULL,
	upto    INTEGER NOT NULL,
	PRIMARY KEY (account, story)
) @strict;

-- What somebody follows. kind: story, person, organisation, place, outlet,
-- search; what: its number, name, id or text.
CREATE TABLE follow (
	account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	kind    TEXT NOT NULL,
	what    TEXT NOT NULL,
	made    INTEGER NOT NULL,
	PRIMARY KEY (account, kind, what)
) @strict;

CREATE TABLE hidden_outlet (
	account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	outlet  TEXT NOT NULL,
	PRIMARY KEY (account, outlet)
) @strict;

-- How often logging in failed: one row a bucket, of which there is a fixed
-- number. due: when all its failures will have been worked off.
CREATE TABLE login_failure (
	bucket TEXT NOT NULL PRIMARY KEY,
	due    INTEGER NOT NULL
) @strict;
