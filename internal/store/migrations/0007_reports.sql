-- A reader's report of something wrong on a page. place and sentence are what was
-- shown; finding is what the verifier said of it then. state: open, upheld,
-- rejected. outcome is what everybody is told.
CREATE TABLE report (
	id       @id,
	story    INTEGER NOT NULL REFERENCES story (id),
	place    TEXT NOT NULL,
	sentence TEXT NOT NULL,
	cites    @bytes NOT NULL,
	kind     TEXT NOT NULL,
	note     TEXT NOT NULL,
	made     INTEGER NOT NULL,
	who      TEXT NOT NULL,
	holds    INTEGER NOT NULL,
	finding  TEXT NOT NULL,
	state    TEXT NOT NULL,
	outcome  TEXT NOT NULL,
	closed   INTEGER NOT NULL,
	closed_by TEXT NOT NULL
) @strict;
CREATE INDEX report_state ON report (state, id);
CREATE INDEX report_story ON report (story);
