-- A feed's subscription at the hub it names (WebSub). token: in the address that
-- the hub calls. asked: when the hub was asked last, answered: whether it has
-- answered that. until: when the lease ends, 0 where there is none.
CREATE TABLE websub (
	feed     INTEGER NOT NULL PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
	hub      TEXT NOT NULL,
	topic    TEXT NOT NULL,
	token    TEXT NOT NULL UNIQUE,
	secret   TEXT NOT NULL,
	asked    INTEGER NOT NULL,
	answered INTEGER NOT NULL,
	until    INTEGER NOT NULL,
	pinged   INTEGER NOT NULL,
	error    TEXT NOT NULL
) @strict;
