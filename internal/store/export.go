package store

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// exportFormat is the version of the lines that Export writes.
const exportFormat = 1

// The errors of an import.
var (
	ErrNotExport = errors.New("this is no export of Synoptic")
	ErrNotEmpty  = errors.New("there are feeds, articles or stories already; import into a new data folder or an empty database")
)

// record is a line of an export: one field beside the format is set.
type record struct {
	Format   int             `json:"synoptic_export,omitempty"` // of the first line
	Feed     *feedRecord     `json:"feed,omitempty"`
	Entry    *entryRecord    `json:"entry,omitempty"`
	Article  *articleRecord  `json:"article,omitempty"`
	Story    *storyRecord    `json:"story,omitempty"`
	Filed    *filedRecord    `json:"filed,omitempty"`
	Decision *decisionRecord `json:"decision,omitempty"`
	End      *int            `json:"end,omitempty"` // of the last line: how many there are before it
}

type feedRecord struct {
	URL          string    `json:"url"`
	Site         string    `json:"site,omitempty"`
	Outlet       string    `json:"outlet,omitempty"`
	Title        string    `json:"title,omitempty"`
	Folder       string    `json:"folder,omitempty"`
	State        FeedState `json:"state"`
	Added        time.Time `json:"added,omitzero"`
	Next         time.Time `json:"next,omitzero"`
	Last         time.Time `json:"last,omitzero"`
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	Failures     int       `json:"failures,omitempty"`
	Error        string    `json:"error,omitempty"`
}

type entryRecord struct {
	Feed  string     `json:"feed"` // its URL
	Key   string     `json:"key"`
	URL   string     `json:"url,omitempty"`
	Hash  string     `json:"hash"`
	Meta  []byte     `json:"meta,omitempty"`
	State EntryState `json:"state"`
	Seen  time.Time  `json:"seen,omitzero"`
	Tries int        `json:"tries,omitempty"`
	Error string     `json:"error,omitempty"`
}

type articleRecord struct {
	Arrived time.Time        `json:"arrived,omitzero"`
	Newest  bool             `json:"newest"`
	MadeBy  string           `json:"made_by,omitempty"`
	Article *article.Article `json:"article"`
}

type storyRecord struct {
	ID       int64     `json:"id"`
	Title    string    `json:"title,omitempty"`
	First    time.Time `json:"first,omitzero"`
	Last     time.Time `json:"last,omitzero"`
	Updated  time.Time `json:"updated,omitzero"`
	Origins  int       `json:"origins,omitempty"`
	Articles int       `json:"articles,omitempty"`
	Moved    int64     `json:"moved,omitempty"` // to this story
	MadeBy   string    `json:"made_by,omitempty"`
	Mark     Mark      `json:"mark,omitempty"`
	Summary  string    `json:"summary,omitempty"`
	Page     string    `json:"page,omitempty"` // to the byte
}

type filedRecord struct {
	Article article.ID `json:"article"`
	Story   int64      `json:"story"`
	Episode int        `json:"episode,omitempty"`
	Why     string     `json:"why,omitempty"`
}

type decisionRecord struct {
	Kind string    `json:"kind"`
	A    string    `json:"a"`
	B    string    `json:"b"`
	Made time.Time `json:"made,omitzero"`
	Who  string    `json:"who,omitempty"`
}

// bytewise orders a column of text by its bytes, as SQLite does by itself.
func (tx *Tx) bytewise(column string) string {
	if tx.d.numbered {
		return column + ` COLLATE "C"`
	}
	return column
}

// Export writes feeds with their entries, articles, stories, where articles are
// filed, and decisions, as lines of JSON: one state of the store, sorted, so that
// stores that hold the same give the same bytes. Documents as they were fetched
// are left out; a backup has them. Memory is bounded by the largest line.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	out := bufio.NewWriterSize(w, 64<<10)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	lines := 0
	put := func(r record) error {
		lines++
		return e.Encode(r)
	}
	if err := put(record{Format: exportFormat}); err != nil {
		return err
	}
	if err := s.Read(ctx, func(tx *Tx) error {
		return cmp.Or(tx.exportFeeds(ctx, put), tx.exportArticles(ctx, put), tx.exportStories(ctx, put), tx.exportDecisions(ctx, put))
	}); err != nil {
		return err
	}
	n := lines
	if err := put(record{End: &n}); err != nil {
		return err
	}
	return out.Flush()
}

func (tx *Tx) exportFeeds(ctx context.Context, put func(record) error) error {
	err := tx.rows(ctx, func(r *sql.Rows) error {
		f, err := scanFeed(r)
		if err != nil {
			return err
		}
		return put(record{Feed: &feedRecord{f.URL, f.Site, f.Outlet, f.Title, f.Folder, f.State, f.Added, f.Next, f.Last, f.ETag, f.LastModified, f.Failures, f.Error}})
	}, "SELECT "+feedColumns+" FROM feed ORDER BY "+tx.bytewise("url"))
	if err != nil {
		return err
	}
	return tx.rows(ctx, func(r *sql.Rows) error {
		var e entryRecord
		var seen int64
		err := r.Scan(&e.Feed, &e.Key, &e.URL, &e.Hash, &e.Meta, &e.State, &seen, &e.Tries, &e.Error)
		if err == nil {
			e.Meta, err = unpack(e.Meta)
		}
		if err != nil {
			return err
		}
		e.Seen = timeOf(seen)
		return put(record{Entry: &e})
	}, "SELECT f.url, e.key, e.url, e.hash, e.meta, e.state, e.seen, e.tries, e.error FROM entry e JOIN feed f ON f.id = e.feed ORDER BY "+tx.bytewise("f.url")+", "+tx.bytewise("e.key"))
}

func (tx *Tx) exportArticles(ctx context.Context, put func(record) error) error {
	return tx.rows(ctx, func(r *sql.Rows) error {
		a, err := scanArticle(r)
		if err != nil {
			return fmt.Errorf("an article cannot be read: %w", err)
		}
		return put(record{Article: &articleRecord{a.Arrived, a.Newest, a.MadeBy, a.Article}})
	}, "SELECT "+articleColumns+" FROM article ORDER BY "+tx.bytewise("id"))
}

func (tx *Tx) exportStories(ctx context.Context, put func(record) error) error {
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var s storyRecord
		var first, last, updated int64
		var summary, data []byte
		if err := r.Scan(&s.ID, &s.Title, &first, &last, &updated, &s.Origins, &s.Articles, &s.Moved, &s.MadeBy, &s.Mark, &summary, &data); err != nil {
			return err
		}
		page, err := unpack(data)
		if err == nil {
			summary, err = unpack(summary)
		}
		if err != nil {
			return fmt.Errorf("the page of story %d: %w", s.ID, err)
		}
		s.First, s.Last, s.Updated, s.Summary, s.Page = timeOf(first), timeOf(last), timeOf(updated), string(summary), string(page)
		return put(record{Story: &s})
	}, "SELECT id, title, first, last, updated, origins, articles, moved, made_by, mark, summary, data FROM story ORDER BY id")
	if err != nil {
		return err
	}
	return tx.rows(ctx, func(r *sql.Rows) error {
		var f filedRecord
		if err := r.Scan(&f.Article, &f.Story, &f.Episode, &f.Why); err != nil {
			return err
		}
		return put(record{Filed: &f})
	}, "SELECT article, story, episode, why FROM filed ORDER BY "+tx.bytewise("article"))
}

func (tx *Tx) exportDecisions(ctx context.Context, put func(record) error) error {
	return tx.rows(ctx, func(r *sql.Rows) error {
		var d decisionRecord
		var made int64
		if err := r.Scan(&d.Kind, &d.A, &d.B, &made, &d.Who); err != nil {
			return err
		}
		d.Made = timeOf(made)
		return put(record{Decision: &d})
	}, "SELECT kind, a, b, made, who FROM decision ORDER BY "+tx.bytewise("kind")+", "+tx.bytewise("a")+", "+tx.bytewise("b"))
}

// longestLine bounds a line of an import.
const longestLine = mostUnpacked

// Imported is what an import brought.
type Imported struct{ Feeds, Articles, Stories int }

// Import reads what Export wrote into a store that holds nothing yet: all of it,
// or nothing if any line is wrong or the end is missing.
func (s *Store) Import(ctx context.Context, r io.Reader) (n Imported, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), longestLine)
	if !lines.Scan() {
		return n, cmp.Or(lines.Err(), ErrNotExport)
	}
	var head record
	if json.Unmarshal(lines.Bytes(), &head) != nil || head.Format == 0 {
		return n, ErrNotExport
	}
	if head.Format > exportFormat {
		return n, fmt.Errorf("the export was written by a newer version of Synoptic; use that version (it has form %d, this one knows %d)", head.Format, exportFormat)
	}
	err = s.Write(ctx, func(tx *Tx) error {
		n = Imported{}
		var there int
		if err := tx.row(ctx, "SELECT (SELECT COUNT(*) FROM feed) + (SELECT COUNT(*) FROM article) + (SELECT COUNT(*) FROM story)").Scan(&there); err != nil {
			return err
		}
		if there > 0 {
			return ErrNotEmpty
		}
		in := importer{tx: tx, n: &n, feeds: map[string]int64{}}
		for line := 2; lines.Scan(); line++ {
			if in.ended {
				return fmt.Errorf("line %d: it comes after the end", line)
			}
			if err := in.line(ctx, lines.Bytes(), line); err != nil {
				return fmt.Errorf("line %d: %w", line, err)
			}
		}
		if err := lines.Err(); err != nil {
			return err
		}
		if !in.ended {
			return fmt.Errorf("%w, or not the whole of one: the end is missing", ErrNotExport)
		}
		if _, err := tx.exec(ctx, "UPDATE article SET waiting = 0 WHERE newest = 0 OR id IN (SELECT article FROM filed)"); err != nil {
			return err
		}
		return tx.restart(ctx)
	})
	if err != nil {
		return Imported{}, err
	}
	return n, nil
}

// importer takes in the lines of an export.
type importer struct {
	tx    *Tx
	n     *Imported
	feeds map[string]int64
	ended bool
}

func (in *importer) line(ctx context.Context, b []byte, line int) error {
	var r record
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		return err
	}
	switch tx := in.tx; {
	case r.Feed != nil:
		f := r.Feed
		id, _, err := tx.AddFeed(ctx, Feed{URL: f.URL, Added: f.Added})
		if err != nil {
			return err
		}
		in.feeds[f.URL] = id
		in.n.Feeds++
		return tx.SaveFeed(ctx, Feed{id, f.URL, f.Site, f.Outlet, f.Title, f.Folder, f.State, f.Added, f.Next, f.Last, f.ETag, f.LastModified, f.Failures, f.Error})
	case r.Entry != nil:
		e := r.Entry
		feed, there := in.feeds[e.Feed]
		if !there {
			return fmt.Errorf("an entry of a feed that is not there: %s", e.Feed)
		}
		_, err := tx.exec(ctx, "INSERT INTO entry (feed, key, url, hash, meta, state, seen, tries, error, host) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
			feed, e.Key, e.URL, e.Hash, pack(e.Meta), e.State, micros(e.Seen), e.Tries, e.Error, HostOf(e.URL))
		return err
	case r.Article != nil && r.Article.Article != nil:
		a := r.Article
		if id := article.Identify(a.Article); id != a.Article.ID {
			return fmt.Errorf("article %s: its text, title, outlet, address and dates give %s", a.Article.ID, id)
		}
		in.n.Articles++
		_, err := tx.putArticle(ctx, Article{Article: a.Article, Arrived: a.Arrived, Newest: a.Newest, MadeBy: a.MadeBy})
		return err
	case r.Story != nil:
		s := r.Story
		var page []byte
		if s.Page != "" {
			page = []byte(s.Page)
		}
		if s.Moved == 0 {
			in.n.Stories++
		}
		_, err := tx.exec(ctx, `INSERT INTO story (id, title, first, last, updated, origins, articles, moved, made_by, summary, data, hash, mark)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
			s.ID, s.Title, micros(s.First), micros(s.Last), micros(s.Updated), s.Origins, s.Articles, s.Moved, s.MadeBy, pack([]byte(s.Summary)), packed(page), hashOf(page), s.Mark)
		return err
	case r.Filed != nil:
		f := r.Filed
		return tx.File(ctx, []Filed{{Article: f.Article, Story: f.Story, Episode: f.Episode, Why: f.Why}})
	case r.Decision != nil:
		d := r.Decision
		return tx.Decide(ctx, Decision{d.Kind, d.A, d.B, d.Made, d.Who})
	case r.End != nil:
		in.ended = true
		if *r.End != line-1 {
			return fmt.Errorf("there should be %d lines before the end", *r.End)
		}
		return nil
	}
	return errors.New("the line holds nothing that is known")
}

// restart makes the numbers of new stories go on after those that were written
// with a number. SQLite does so by itself.
func (tx *Tx) restart(ctx context.Context) error {
	if !tx.d.numbered {
		return nil
	}
	_, err := tx.exec(ctx, "SELECT setval(pg_get_serial_sequence('story', 'id'), (SELECT COALESCE(MAX(id), 1) FROM story), EXISTS (SELECT 1 FROM story))")
	return err
}
