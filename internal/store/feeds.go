package store

import (
	"context"
	"database/sql"
	"net/url"
	"strings"
	"time"
)

// FeedState says whether a feed is read.
type FeedState string

// The states of a feed.
const (
	Active FeedState = "active"
	Paused FeedState = "paused"
	Gone   FeedState = "gone" // the site says that it is no more (410)
)

// Feed is a feed that is subscribed to.
type Feed struct {
	ID                 int64
	URL                string
	Site               string
	Outlet             string
	Title              string
	Folder             string // names from the outermost in, parted by "/"
	State              FeedState
	Added              time.Time
	Next, Last         time.Time // when to read it again; when it was read
	ETag, LastModified string
	Failures           int // in a row
	Error              string
}

const feedColumns = "id, url, site, outlet, title, folder, state, added, next, last, etag, last_modified, failures, error"

func scanFeed(r interface{ Scan(...any) error }) (f Feed, err error) {
	var added, next, last int64
	err = r.Scan(&f.ID, &f.URL, &f.Site, &f.Outlet, &f.Title, &f.Folder, &f.State, &added, &next, &last, &f.ETag, &f.LastModified, &f.Failures, &f.Error)
	f.Added, f.Next, f.Last = timeOf(added), timeOf(next), timeOf(last)
	return f, err
}

// AddFeed subscribes to a feed and returns its ID; one that is there already
// stays as it is, and added is false.
func (tx *Tx) AddFeed(ctx context.Context, f Feed) (id int64, added bool, err error) {
	if f.State == "" {
		f.State = Active
	}
	n, err := tx.exec(ctx, `INSERT INTO feed (url, site, outlet, title, folder, state, added, next, last, etag, last_modified, failures, error, host)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', '', 0, '', $9) ON CONFLICT (url) DO NOTHING`,
		f.URL, f.Site, f.Outlet, f.Title, f.Folder, f.State, micros(f.Added), micros(f.Next), HostOf(f.URL))
	if err != nil {
		return 0, false, err
	}
	err = tx.row(ctx, "SELECT id FROM feed WHERE url = $1", f.URL).Scan(&id)
	return id, n > 0, err
}

// Feed returns a feed by its ID.
func (tx *Tx) Feed(ctx context.Context, id int64) (Feed, error) {
	f, err := scanFeed(tx.row(ctx, "SELECT "+feedColumns+" FROM feed WHERE id = $1", id))
	return f, found(err)
}

// Feeds returns all feeds in the order they were added.
func (tx *Tx) Feeds(ctx context.Context) ([]Feed, error) {
	return tx.feeds(ctx, "SELECT "+feedColumns+" FROM feed ORDER BY id")
}

func (tx *Tx) feeds(ctx context.Context, q string, args ...any) ([]Feed, error) {
	var out []Feed
	err := tx.rows(ctx, func(r *sql.Rows) error {
		f, err := scanFeed(r)
		out = append(out, f)
		return err
	}, q, args...)
	return out, err
}

// SaveFeed writes all of a feed but when it was added. A new URL must not be
// that of another feed.
func (tx *Tx) SaveFeed(ctx context.Context, f Feed) error {
	n, err := tx.exec(ctx, `UPDATE feed SET url = $2, site = $3, outlet = $4, title = $5, folder = $6, state = $7, next = $8, last = $9,
		etag = $10, last_modified = $11, failures = $12, error = $13, host = $14 WHERE id = $1`,
		f.ID, f.URL, f.Site, f.Outlet, f.Title, f.Folder, f.State, micros(f.Next), micros(f.Last), f.ETag, f.LastModified, f.Failures, f.Error, HostOf(f.URL))
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// RemoveFeed ends a subscription. What came by it stays.
func (tx *Tx) RemoveFeed(ctx context.Context, id int64) error {
	n, err := tx.exec(ctx, "DELETE FROM feed WHERE id = $1", id)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// EntryState says how far an entry of a feed has come.
type EntryState string

// The states of an entry.
const (
	New         EntryState = "new"
	Fetched     EntryState = "fetched"
	Quarantined EntryState = "quarantined" // it failed too often; Error says how
)

// Entry is something a feed listed.
type Entry struct {
	ID    int64
	Feed  int64
	Key   string // names it within the feed
	URL   string
	Hash  string // of what the feed says of it
	Meta  []byte
	State EntryState
	Seen  time.Time
	Tries int
	Error string
	Next  time.Time // when to take it up, if it is new; zero is at once
}

const entryColumns = "id, feed, key, url, hash, meta, state, seen, tries, error, next"

func scanEntry(r interface{ Scan(...any) error }) (e Entry, err error) {
	var seen, next int64
	if err = r.Scan(&e.ID, &e.Feed, &e.Key, &e.URL, &e.Hash, &e.Meta, &e.State, &seen, &e.Tries, &e.Error, &next); err == nil {
		e.Meta, err = unpack(e.Meta)
	}
	e.Seen, e.Next = timeOf(seen), timeOf(next)
	return e, err
}

// Again lets an entry that was set aside be tried again.
func (tx *Tx) Again(ctx context.Context, id int64) error {
	n, err := tx.exec(ctx, "UPDATE entry SET state = $2, tries = 0, error = '', next = 0 WHERE id = $1 AND state = $3", id, New, Quarantined)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// Note takes in what a feed lists now and returns how many entries are new, or
// were edited since; these are to be fetched. An entry is known by its key: it
// is never listed twice.
func (tx *Tx) Note(ctx context.Context, entries []Entry) (fresh int, err error) {
	for _, e := range entries {
		n, err := tx.exec(ctx, `INSERT INTO entry (feed, key, url, hash, meta, state, seen, tries, error, host) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '', $8)
			ON CONFLICT (feed, key) DO UPDATE SET url = excluded.url, hash = excluded.hash, meta = excluded.meta, state = excluded.state,
			seen = excluded.seen, host = excluded.host, tries = 0, error = '', next = 0 WHERE entry.hash <> excluded.hash`,
			e.Feed, e.Key, e.URL, e.Hash, pack(e.Meta), New, micros(e.Seen), HostOf(e.URL))
		if err != nil {
			return fresh, err
		}
		fresh += int(n)
	}
	return fresh, nil
}

// Entries returns at most n entries in a state, the oldest first.
func (tx *Tx) Entries(ctx context.Context, state EntryState, n int) ([]Entry, error) {
	return tx.entries(ctx, "state = $1 ORDER BY seen, id LIMIT $2", state, n)
}

// entries returns the entries that a condition holds for.
func (tx *Tx) entries(ctx context.Context, where string, args ...any) ([]Entry, error) {
	var out []Entry
	err := tx.rows(ctx, func(r *sql.Rows) error {
		e, err := scanEntry(r)
		out = append(out, e)
		return err
	}, "SELECT "+entryColumns+" FROM entry WHERE "+where, args...)
	return out, err
}

// SaveEntry writes how far an entry has come.
func (tx *Tx) SaveEntry(ctx context.Context, e Entry) error {
	n, err := tx.exec(ctx, "UPDATE entry SET state = $2, tries = $3, error = $4, next = $5 WHERE id = $1", e.ID, e.State, e.Tries, e.Error, micros(e.Next))
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// FeedAt returns the feed with a URL.
func (tx *Tx) FeedAt(ctx context.Context, url string) (Feed, error) {
	f, err := scanFeed(tx.row(ctx, "SELECT "+feedColumns+" FROM feed WHERE url = $1", url))
	return f, found(err)
}

// HostOf is the host, with its port if it names one, that an address is asked
// of; "" if that is no address.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// DueHost is a host that something is to be asked of.
type DueHost struct {
	Host string
	// Ailing says that all that is due there has failed before, or was put off
	// since the host did not answer.
	Ailing bool
}

// DueHosts returns the hosts of active feeds and new entries whose time has
// come, by name.
func (tx *Tx) DueHosts(ctx context.Context, now time.Time) ([]DueHost, error) {
	var out []DueHost
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var h DueHost
		var sound int64
		err := r.Scan(&h.Host, &sound)
		h.Ailing = sound == 0
		out = append(out, h)
		return err
	}, `WITH RECURSIVE asked(host) AS (
		SELECT MIN(host) FROM entry WHERE state = $2
		UNION ALL SELECT (SELECT MIN(host) FROM entry WHERE state = $2 AND host > asked.host) FROM asked WHERE asked.host IS NOT NULL)
		SELECT host, SUM(sound) FROM (
		SELECT host, CASE WHEN failures = 0 THEN 1 ELSE 0 END AS sound FROM feed WHERE state = $1 AND next <= $3
		UNION ALL SELECT host, CASE WHEN EXISTS (SELECT 1 FROM entry WHERE state = $2 AND host = asked.host AND next = 0) THEN 1
			WHEN EXISTS (SELECT 1 FROM entry WHERE state = $2 AND host = asked.host AND next <= $3 AND error = '') THEN 1 ELSE 0 END
			FROM asked WHERE EXISTS (SELECT 1 FROM entry WHERE state = $2 AND host = asked.host AND next <= $3)) AS due
		GROUP BY host ORDER BY host`, Active, New, micros(now)) // a step in the index a host, however many entries it has
	return out, err
}

// DueAt returns the active feeds of a host and at most n of its new entries whose
// time has come, the longest waiting first.
func (tx *Tx) DueAt(ctx context.Context, host string, now time.Time, n int) ([]Feed, []Entry, error) {
	fs, err := tx.feeds(ctx, "SELECT "+feedColumns+" FROM feed WHERE state = $1 AND host = $2 AND next <= $3 ORDER BY next, id", Active, host, micros(now))
	if err != nil {
		return nil, nil, err
	}
	es, err := tx.entries(ctx, "state = $1 AND host = $2 AND next <= $3 ORDER BY seen, id LIMIT $4", New, host, micros(now), n)
	return fs, es, err
}

// PutOff leaves a host alone until a time: nothing of it is due before. why is
// what is wrong with it, "" if it asked to be left alone.
func (tx *Tx) PutOff(ctx context.Context, host string, until time.Time, why string) error {
	if _, err := tx.exec(ctx, "UPDATE entry SET next = $3, error = CASE WHEN error = '' THEN $4 ELSE error END WHERE state = $1 AND host = $2 AND next < $3", New, host, micros(until), why); err != nil {
		return err
	}
	_, err := tx.exec(ctx, "UPDATE feed SET next = $3 WHERE state = $1 AND host = $2 AND next < $3", Active, host, micros(until))
	return err
}
