-- An outlet publishes. Its id is the host of its site.
CREATE TABLE outlet (
	id      TEXT NOT NULL PRIMARY KEY,
	name    TEXT NOT NULL,
	site    TEXT NOT NULL,
	lang    TEXT NOT NULL
) @strict;

-- state: active, paused, gone. next: when to read it again.
CREATE TABLE feed (
	id            @id,
	url           TEXT NOT NULL UNIQUE,
	site          TEXT NOT NULL,
	outlet        TEXT NOT NULL,
	title         TEXT NOT NULL,
	folder        TEXT NOT NULL,
	state         TEXT NOT NULL,
	added         INTEGER NOT NULL,
	next          INTEGER NOT NULL,
	last          INTEGER NOT NULL,
	etag          TEXT NOT NULL,
	last_modified TEXT NOT NULL,
	failures      INTEGER NOT NULL,
	error         TEXT NOT NULL
) @strict;
CREATE INDEX feed_next ON feed (state, next);

-- What a feed listed: one row an entry, found again by its key. hash is of what
-- the feed says of it, so that an edited entry is seen. state: new, fetched,
-- quarantined.
CREATE TABLE entry (
	id        @id,
	feed      INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
	key       TEXT NOT NULL,
	url       TEXT NOT NULL,
	hash      TEXT NOT NULL,
	meta      @bytes NOT NULL,
	state     TEXT NOT NULL,
	seen      INTEGER NOT NULL,
	tries     INTEGER NOT NULL,
	error     TEXT NOT NULL,
	UNIQUE (feed, key)
) @strict;
CREATE INDEX entry_state ON entry (state, seen);

-- A document as it was fetched, its body packed. Bodies are dropped when they
-- have been kept long enough.
CREATE TABLE document (
	id            @id,
	url           TEXT NOT NULL,
	hash          TEXT NOT NULL,
	media_type    TEXT NOT NULL,
	charset       TEXT NOT NULL,
	meta          @bytes NOT NULL,
	etag          TEXT NOT NULL,
	last_modified TEXT NOT NULL,
	fetched       INTEGER NOT NULL,
	body          @bytes,
	UNIQUE (url, hash)
) @strict;
CREATE INDEX document_fetched ON document (fetched);

-- An article is one version of a page's text. newest: no later version of its
-- URL is known. made_by: the version of the code that read it.
CREATE TABLE article (
	id        TEXT NOT NULL PRIMARY KEY,
	document  INTEGER REFERENCES document (id) ON DELETE SET NULL,
	url       TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	title     TEXT NOT NULL,
	lang      TEXT NOT NULL,
	published INTEGER NOT NULL,
	arrived   INTEGER NOT NULL,
	newest    INTEGER NOT NULL,
	made_by   TEXT NOT NULL,
	data      @bytes NOT NULL
) @strict;
CREATE INDEX article_url ON article (url, arrived);
CREATE INDEX article_arrived ON article (arrived);
CREATE INDEX article_made_by ON article (made_by);

-- A story with its page, if one has been made, and what a list of stories shows
-- of it. moved: the story it was merged into, or 0.
CREATE TABLE story (
	id       @id,
	title    TEXT NOT NULL,
	first    INTEGER NOT NULL,
	last     INTEGER NOT NULL,
	updated  INTEGER NOT NULL,
	origins  INTEGER NOT NULL,
	articles INTEGER NOT NULL,
	moved    INTEGER NOT NULL,
	made_by  TEXT NOT NULL,
	summary  @bytes NOT NULL,
	data     @bytes
) @strict;
CREATE INDEX story_updated ON story (moved, updated);

-- Which story and episode an article is filed in, and why.
CREATE TABLE filed (
	article TEXT NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
	story   INTEGER NOT NULL REFERENCES story (id),
	episode INTEGER NOT NULL,
	why     TEXT NOT NULL
) @strict;
CREATE INDEX filed_story ON filed (story);

-- What people decided: merge, split, same, apart. It outlives reprocessing.
CREATE TABLE decision (
	id   @id,
	kind TEXT NOT NULL,
	a    TEXT NOT NULL,
	b    TEXT NOT NULL,
	made INTEGER NOT NULL,
	who  TEXT NOT NULL,
	UNIQUE (kind, a, b)
) @strict;

-- Settings and states of which there is one each.
CREATE TABLE setting (
	name  TEXT NOT NULL PRIMARY KEY,
	value @bytes NOT NULL
) @strict;
