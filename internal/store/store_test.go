package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	pg "github.com/synoptic-news/synoptic/internal/fixture/postgres"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

func TestMain(m *testing.M) { pg.Main(m) }

var ctx = context.Background()

// both runs a test on either database: what holds for one holds for the other.
func both(t *testing.T, f func(t *testing.T, s *Store)) {
	t.Run("sqlite", func(t *testing.T) { f(t, open(t, filepath.Join(t.TempDir(), "a file & more?.db"))) })
	t.Run("postgres", func(t *testing.T) { f(t, open(t, pg.Database(t))) })
}

func open(t *testing.T, address string) *Store {
	t.Helper()
	s, err := Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Connections that were opened are kept for the next who ask.
func TestConnectionsStay(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		const n = 8
		for range 3 {
			var all, here sync.WaitGroup
			here.Add(n)
			for range n {
				all.Go(func() {
					err := s.Read(ctx, func(*Tx) error { here.Done(); here.Wait(); return nil })
					if err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
		}
		if got := s.read.Stats(); got.OpenConnections < n || got.MaxIdleClosed > 0 {
			t.Errorf("of %d connections used at once %d are open, and %d were closed", n, got.OpenConnections, got.MaxIdleClosed)
		}
	})
}

// do runs f in a transaction.
func do(t *testing.T, s *Store, f func(tx *Tx) error) {
	t.Helper()
	if err := s.Write(ctx, f); err != nil {
		t.Fatal(err)
	}
}

func noon(day int) time.Time { return time.Date(2031, 5, day, 12, 0, 0, 123_000, time.UTC) }

func report(t *testing.T, title, body, url string) *article.Article {
	t.Helper()
	as, err := extract.Articles(source.Document{Path: "a.txt", URL: url, Body: []byte(title + "\n\n" + body + "\n"), Meta: source.Meta{Outlet: "Harbour Post", Published: "2031-05-07"}}, extract.Options{MinWords: 1})
	if err != nil {
		t.Fatal(err)
	}
	return as[0]
}

func TestFeeds(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			id, added, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss", Title: "Post", Added: noon(1), Next: noon(2)})
			if err != nil || !added {
				t.Fatalf("added %v, %v", added, err)
			}
			again, added, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss", Title: "Another"})
			if err != nil || added || again != id {
				t.Errorf("added again: %v %d, %v", added, again, err)
			}
			f, err := tx.Feed(ctx, id)
			want := Feed{ID: id, URL: "https://post.example/rss", Title: "Post", State: Active, Added: noon(1), Next: noon(2)}
			if err != nil || f != want {
				t.Errorf("got %+v, %v", f, err)
			}
			f.Next, f.Last, f.ETag, f.Failures, f.Error = noon(3), noon(2), `"x"`, 2, "it took too long"
			if err := tx.SaveFeed(ctx, f); err != nil {
				t.Error(err)
			}
			for now, n := range map[time.Time]int{noon(2): 0, noon(3): 1, noon(4): 1} {
				if due, _, err := tx.DueAt(ctx, "post.example", now, 10); err != nil || len(due) != n || n > 0 && due[0] != f {
					t.Errorf("due on %v: %+v, %v", now, due, err)
				}
			}
			f.State = Paused
			if err := tx.SaveFeed(ctx, f); err != nil {
				t.Error(err)
			}
			if due, _, _ := tx.DueAt(ctx, "post.example", noon(9), 10); len(due) != 0 {
				t.Errorf("a paused feed is due: %+v", due)
			}
			if err := tx.SaveFeed(ctx, Feed{ID: 99}); !errors.Is(err, ErrNotFound) {
				t.Errorf("saved what is not there: %v", err)
			}
			if _, err := tx.Feed(ctx, 99); !errors.Is(err, ErrNotFound) {
				t.Errorf("found what is not there: %v", err)
			}
			return tx.RemoveFeed(ctx, id)
		})
	})
}

func TestEntries(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			feed, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss"})
			if err != nil {
				return err
			}
			list := []Entry{
				{Feed: feed, Key: "1", URL: "https://post.example/1", Hash: "a", Seen: noon(2), Meta: []byte(`{"title":"x"}`)},
				{Feed: feed, Key: "2", URL: "https://post.example/2", Hash: "b", Seen: noon(1)},
			}
			for _, want := range []int{2, 0} {
				if n, err := tx.Note(ctx, list); err != nil || n != want {
					t.Errorf("%d new, %v, want %d", n, err, want)
				}
			}
			got, err := tx.Entries(ctx, New, 10)
			if err != nil || len(got) != 2 || got[0].Key != "2" || !bytes.Equal(got[1].Meta, list[0].Meta) {
				t.Errorf("got %+v, %v", got, err)
			}
			got[0].State, got[0].Tries, got[0].Error = Quarantined, 3, "not HTML"
			if err := tx.SaveEntry(ctx, got[0]); err != nil {
				return err
			}
			list[1].Hash = "b, edited"
			if n, err := tx.Note(ctx, list); err != nil || n != 1 {
				t.Errorf("an edited entry: %d new, %v", n, err)
			}
			if got, _ := tx.Entries(ctx, New, 10); len(got) != 2 || got[0].Tries != 0 {
				t.Errorf("after the edit: %+v", got)
			}
			return nil
		})
	})
}

func TestDocuments(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		d := Document{Document: source.Document{URL: "https://post.example/1", MediaType: "text/html", Charset: "utf-8", Body: bytes.Repeat([]byte("ferry "), 1000), Fetched: noon(1), Meta: source.Meta{Title: "x"}}, ETag: `"1"`}
		do(t, s, func(tx *Tx) error {
			id, fresh, err := tx.PutDocument(ctx, d)
			if err != nil || !fresh {
				t.Fatalf("%v, %v", fresh, err)
			}
			if again, fresh, err := tx.PutDocument(ctx, d); err != nil || fresh || again != id {
				t.Errorf("again: %d %v, %v", again, fresh, err)
			}
			later := d
			later.Body, later.Fetched = []byte("changed"), noon(2)
			if _, fresh, err := tx.PutDocument(ctx, later); err != nil || !fresh {
				t.Errorf("changed: %v, %v", fresh, err)
			}
			// A page that goes back to what it was gave that last.
			back := d
			back.Fetched, back.ETag = noon(3), `"3"`
			if again, fresh, err := tx.PutDocument(ctx, back); err != nil || fresh || again != id {
				t.Errorf("back: %d %v, %v", again, fresh, err)
			}
			if got, err := tx.LastDocument(ctx, d.URL); err != nil || got.ID != id || got.ETag != `"3"` {
				t.Errorf("back: the last is %+v, %v", got, err)
			}
			// One that was fetched before changes nothing.
			if again, _, err := tx.PutDocument(ctx, d); err != nil || again != id {
				t.Errorf("late: %d, %v", again, err)
			}
			later.Fetched = noon(4)
			if _, _, err := tx.PutDocument(ctx, later); err != nil {
				return err
			}
			d = back
			d.ID, d.Kept = id, true
			if got, err := tx.Document(ctx, id); err != nil || !reflect.DeepEqual(got, d) {
				t.Errorf("got %+v, %v", got, err)
			}
			if got, err := tx.LastDocument(ctx, d.URL); err != nil || string(got.Body) != "changed" {
				t.Errorf("the last is %+v, %v", got, err)
			}
			if n, err := tx.DropBodies(ctx, noon(4), 1000); err != nil || n != 1 {
				t.Errorf("dropped %d, %v", n, err)
			}
			if got, err := tx.Document(ctx, id); err != nil || got.Kept || got.Body != nil {
				t.Errorf("dropped: %+v, %v", got, err)
			}
			return nil
		})
	})
}

// The document that a URL gave last is looked for among those of the URL, also where
// the database was not told yet what thousands of them are like.
func TestLastDocumentLooksAtFew(t *testing.T) {
	s := open(t, pg.Database(t))
	do(t, s, func(tx *Tx) error {
		if _, err := tx.exec(ctx, `INSERT INTO document (url, hash, media_type, charset, meta, etag, last_modified, fetched, body)
			SELECT 'https://post.example/' || n, md5(n::TEXT), 'text/html', 'utf-8', '{}', '', '', n, repeat('x', 1500)::BYTEA FROM generate_series(1, 4000) AS n`); err != nil {
			return err
		}
		if _, err := tx.LastDocument(ctx, "https://post.example/new"); !errors.Is(err, ErrNotFound) {
			t.Errorf("a document that is not there: %v", err)
		}
		var looked int
		err := tx.row(ctx, "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'document'").Scan(&looked)
		if looked > 1 {
			t.Errorf("%d documents were looked at", looked)
		}
		return err
	})
}

func TestArticles(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		const url = "https://post.example/ferry"
		first := report(t, "Ferry runs aground", "The night ferry ran aground on a sandbank.", url)
		second := report(t, "Ferry runs aground", "The night ferry ran aground on a rock.", url)
		do(t, s, func(tx *Tx) error {
			for i, a := range []*article.Article{first, second} {
				if fresh, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(i + 1), MadeBy: "v1"}); err != nil || !fresh {
					t.Fatalf("%v, %v", fresh, err)
				}
			}
			if fresh, err := tx.PutArticle(ctx, Article{Article: second, Arrived: noon(9)}); err != nil || fresh {
				t.Errorf("again: %v, %v", fresh, err)
			}
			got, err := tx.Article(ctx, first.ID)
			if err != nil || !reflect.DeepEqual(got.Article, first) || got.Newest || got.MadeBy != "v1" || !got.Arrived.Equal(noon(1)) {
				t.Errorf("got %+v, %v", got, err)
			}
			vs, err := tx.Versions(ctx, url)
			if err != nil || len(vs) != 2 || vs[1].ID != second.ID || !vs[1].Newest {
				t.Errorf("versions %+v, %v", vs, err)
			}
			all, err := tx.Arrivals(ctx, "", 10)
			if err != nil || len(all) != 2 {
				t.Errorf("arrivals %+v, %v", all, err)
			}
			if rest, err := tx.Arrivals(ctx, all[0].ID, 10); err != nil || len(rest) != 1 || rest[0].ID != all[1].ID {
				t.Errorf("arrivals after the first: %+v, %v", rest, err)
			}
			// The page goes back to what it said first.
			if fresh, err := tx.PutArticle(ctx, Article{Article: first, Arrived: noon(9)}); err != nil || !fresh {
				t.Errorf("back: %v, %v", fresh, err)
			}
			vs, err = tx.Versions(ctx, url)
			if err != nil || len(vs) != 2 || vs[0].Newest || vs[1].ID != first.ID || !vs[1].Newest || vs[1].MadeBy != "v1" {
				t.Errorf("versions %+v, %v", vs, err)
			}
			if n, first, err := tx.Unfiled(ctx); err != nil || n != 1 || !first.Equal(noon(9)) {
				t.Errorf("%d wait, the first came in %v, %v", n, first, err)
			}
			if _, err := tx.Article(ctx, "none"); !errors.Is(err, ErrNotFound) {
				t.Errorf("found what is not there: %v", err)
			}
			return nil
		})
		if wrong, err := s.Check(ctx); err != nil || wrong != nil {
			t.Errorf("check: %q, %v", wrong, err)
		}
	})
}

func TestStories(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		a, b := report(t, "Ferry", "The night ferry ran aground.", "https://post.example/1"), report(t, "Bridge", "The old bridge closed.", "https://post.example/2")
		do(t, s, func(tx *Tx) error {
			for _, x := range []*article.Article{a, b} {
				if _, err := tx.PutArticle(ctx, Article{Article: x, Arrived: noon(1)}); err != nil {
					return err
				}
			}
			one, err := tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(1), Articles: 1, Page: []byte("{}")})
			if err != nil {
				return err
			}
			two, err := tx.AddStory(ctx, Story{Title: "Bridge", Updated: noon(2), First: noon(1), Last: noon(2), Articles: 1, Origins: 1, MadeBy: "v1"})
			if err != nil {
				return err
			}
			if err := tx.File(ctx, []Filed{{Article: a.ID, Story: one, Episode: 1, Why: "new"}, {Article: b.ID, Story: one, Episode: 2, Why: "near"}}); err != nil {
				return err
			}
			if err := tx.File(ctx, []Filed{{Article: b.ID, Story: two, Episode: 1, Why: "moved"}}); err != nil {
				return err
			}
			if f, err := tx.FiledIn(ctx, two); err != nil || len(f) != 1 || f[0].Why != "moved" {
				t.Errorf("filed %+v, %v", f, err)
			}
			if got, err := tx.Story(ctx, one); err != nil || string(got.Page) != "{}" {
				t.Errorf("got %+v, %v", got, err)
			}
			list, err := tx.Stories(ctx, noon(9), 10)
			if err != nil || len(list) != 2 || list[0].ID != two || !list[0].Last.Equal(noon(2)) || list[0].MadeBy != "v1" {
				t.Errorf("list %+v, %v", list, err)
			}
			if err := tx.MergeStory(ctx, one, two); err != nil {
				return err
			}
			if got, err := tx.Story(ctx, one); err != nil || got.ID != two {
				t.Errorf("the merged one is %+v, %v", got, err)
			}
			if as, err := tx.FiledIn(ctx, two); err != nil || len(as) != 2 {
				t.Errorf("%d articles, %v", len(as), err)
			}
			if list, _ := tx.Stories(ctx, noon(9), 10); len(list) != 1 {
				t.Errorf("list %+v", list)
			}
			if err := tx.MergeStory(ctx, two, 99); !errors.Is(err, ErrNotFound) {
				t.Errorf("merged into nothing: %v", err)
			}
			d := Decision{"apart", "1", "2", noon(1), "desk"}
			for range 2 {
				if err := tx.Decide(ctx, d); err != nil {
					return err
				}
			}
			if all, err := tx.Decisions(ctx); err != nil || !slices.Equal(all, []Decision{d}) {
				t.Errorf("decisions %+v, %v", all, err)
			}
			return nil
		})
		if wrong, err := s.Check(ctx); err != nil || wrong != nil {
			t.Errorf("check: %q, %v", wrong, err)
		}
	})
}

func TestSettings(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			if _, err := tx.Setting(ctx, "x"); !errors.Is(err, ErrNotFound) {
				t.Errorf("found what is not there: %v", err)
			}
			for _, v := range []string{"1", "", "\x00\xff"} {
				if err := tx.Set(ctx, "x", []byte(v)); err != nil {
					return err
				}
				if got, err := tx.Setting(ctx, "x"); err != nil || string(got) != v {
					t.Errorf("got %q, %v", got, err)
				}
			}
			return nil
		})
	})
}

func TestSearch(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ids := map[article.ID]string{}
		do(t, s, func(tx *Tx) error {
			for name, body := range map[string]string{
				"ferry":  "The night ferry from Łódź ran aground; Müller's crew was rescued at 10:30 on the K-19 sandbank.",
				"bridge": "The old chain bridge was closed after a ferry hit it. Nobody ran.",
				"plan":   "A 20-point plan for Ελλάδα and 日本 was read aloud.",
			} {
				a := report(t, "Report of "+name, body, "https://post.example/"+name)
				ids[a.ID] = name
				if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(1)}); err != nil {
					return err
				}
			}
			return nil
		})
		for q, want := range map[string]string{
			"ferry": "bridge ferry", "FERRIES": "bridge ferry", "night ferry": "ferry", `"ferry ran"`: "", `"ran aground"`: "ferry",
			"ferry -aground": "bridge", "-ferry": "", "aground*": "ferry", "agro*": "ferry", "lodz": "ferry", "muller crew": "ferry",
			`"20 point plan"`: "plan", "20-point": "plan", "ελλάδα": "plan", "ran": "bridge ferry", "nothing": "", "": "", `"`: "", "*": "",
			"ferry OR": "", "report": "bridge ferry plan", `"of ferry the"`: "", `"bridge the old"`: "",
		} {
			err := s.Read(ctx, func(tx *Tx) error {
				hits, err := tx.Search(ctx, Search{Text: q})
				if err != nil {
					return err
				}
				var names []string
				for _, h := range hits {
					names = append(names, ids[h.Article])
				}
				slices.Sort(names)
				if got := strings.Join(names, " "); got != want {
					t.Errorf("%q finds %q, want %q", q, got, want)
				}
				return nil
			})
			if err != nil {
				t.Errorf("%q: %v", q, err)
			}
		}
		for _, c := range []struct {
			s    Search
			want int
		}{
			{Search{Text: "report", Outlet: "post.example"}, 3}, {Search{Text: "report", Outlet: "x"}, 0}, {Search{Text: "report", From: noon(8)}, 0},
			{Search{Text: "report", From: noon(6), To: noon(8)}, 3}, {Search{Text: "report", Limit: 2}, 2}, {Search{Text: "report", Lang: "xx"}, 0},
		} {
			err := s.Read(ctx, func(tx *Tx) error {
				hits, err := tx.Search(ctx, c.s)
				if len(hits) != c.want {
					t.Errorf("%+v finds %d, want %d", c.s, len(hits), c.want)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
	})
}

// hostile are queries that mean something to a database, or nothing to anybody.
var hostile = []string{
	`"`, `'`, `''`, `\`, `\'`, `*`, `-`, `--`, `-*`, `"-`, `a AND`, `NOT`, `NEAR(a b)`, `title:x`, `{a b}:c`, `^a`, `a + b`, `(`, `)`, `((((`, `a:*`, `:*`, `&`, `|`, `!`, `!!!a`,
	`<->`, `a <-> `, `'a':1A`, "a\x00b", "\x00", "\xff\xfe", "\u202e\u2066", `'; DROP TABLE article; --`, `%`, `_`, `$1`, `?`, `?1`, `:a`, `@a`, "a\nb\tc", strings.Repeat("a ", 5000),
	strings.Repeat("(", 1000), strings.Repeat(`"`, 1001), strings.Repeat("a", 100_000), "İ", "ß", "ﬁ", "①②③", "٣", "👩‍👩‍👧", "a*b*c*", `"a"b"c"`, "¼", "ǅ*", "ʼn", "\u0345",
}

func TestHostileQueries(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		for i, q := range hostile {
			a := report(t, "Report", "Somebody wrote in a report about the night ferry.", fmt.Sprint("https://post.example/", i))
			whole := "Somebody wrote " + strings.ToValidUTF8(q, "") + " in a report."
			a.Text, a.Title = whole, text.Span{End: len(whole)}
			a.Blocks = []article.Block{{Span: a.Title, Kind: article.Paragraph}}
			a.ID = article.Identify(a)
			do(t, s, func(tx *Tx) error {
				_, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(1)})
				return err
			})
		}
		for _, q := range hostile {
			if err := s.Read(ctx, func(tx *Tx) error { _, err := tx.Search(ctx, Search{Text: q}); return err }); err != nil {
				t.Errorf("%.60q: %v", q, err)
			}
			for _, op := range []string{"", "outlet:", "person:", "place:", "quote:", "lang:", "number:", "from:", "has:", "x -"} {
				f := Find{Query: ParseQuery(op + q), After: q, Any: op == ""}
				if err := s.Read(ctx, func(tx *Tx) error { _, err := tx.Find(ctx, f); return err }); err != nil {
					t.Errorf("%s%.60q: %v", op, q, err)
				}
			}
		}
		if wrong, err := s.Check(ctx); err != nil || wrong != nil {
			t.Errorf("check: %q, %v", wrong, err)
		}
	})
}

// A transaction that fails leaves nothing behind.
func TestAllOrNothing(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		broken := errors.New("broken")
		err := s.Write(ctx, func(tx *Tx) error {
			if _, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss"}); err != nil {
				return err
			}
			return broken
		})
		if !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
		do(t, s, func(tx *Tx) error {
			if all, err := tx.Feeds(ctx); err != nil || len(all) != 0 {
				t.Errorf("left behind: %+v, %v", all, err)
			}
			return nil
		})
	})
}

// Many writers and readers at once: everything arrives once.
func TestAtOnce(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for k := range 10 {
					err := s.Write(ctx, func(tx *Tx) error {
						_, _, err := tx.AddFeed(ctx, Feed{URL: fmt.Sprintf("https://post.example/%d", (i*10+k)/2)})
						return err
					})
					if err != nil {
						t.Error(err)
					}
					if err := s.Read(ctx, func(tx *Tx) error { _, err := tx.Feeds(ctx); return err }); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		err := s.Read(ctx, func(tx *Tx) error {
			all, err := tx.Feeds(ctx)
			if len(all) != 40 {
				t.Errorf("%d feeds, want 40", len(all))
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestReopen(t *testing.T) {
	for name, address := range map[string]func(t *testing.T) string{
		"sqlite": func(t *testing.T) string { return filepath.Join(t.TempDir(), "a.db") }, "postgres": func(t *testing.T) string { return pg.Database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			at := address(t)
			s := open(t, at)
			do(t, s, func(tx *Tx) error { _, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss"}); return err })
			again := open(t, at)
			do(t, again, func(tx *Tx) error {
				if all, err := tx.Feeds(ctx); err != nil || len(all) != 1 {
					t.Errorf("got %+v, %v", all, err)
				}
				_, err := tx.exec(ctx, "UPDATE schema_version SET version = version + 1")
				return err
			})
			if _, err := Open(ctx, at); !errors.Is(err, ErrNewer) {
				t.Errorf("a newer database: %v", err)
			}
		})
	}
}

func TestReadOnlyChangesNothing(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		if err := s.Read(ctx, func(tx *Tx) error { _, _, err := tx.AddFeed(ctx, Feed{URL: "x"}); return err }); err == nil {
			t.Error("a reader wrote")
		}
	})
}

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "a.db"))
	do(t, s, func(tx *Tx) error { _, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss"}); return err })
	to := filepath.Join(dir, "backup.db")
	if err := s.Backup(ctx, to); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, to); err == nil {
		t.Error("a backup was written over")
	}
	b := open(t, to)
	do(t, b, func(tx *Tx) error {
		if all, err := tx.Feeds(ctx); err != nil || len(all) != 1 {
			t.Errorf("in the backup: %+v, %v", all, err)
		}
		return nil
	})
}

// Bytes that were turned over in the file are found.
func TestDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path)
	do(t, s, func(tx *Tx) error {
		for i := range 50 {
			a := report(t, fmt.Sprint("Report ", i), strings.Repeat(fmt.Sprintf("The ferry number %d ran aground. ", i), 40), fmt.Sprint("https://post.example/", i))
			if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(1)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const pageSize = 4096
	for at := 20 * pageSize; at < 40*pageSize && at < len(b); at += 97 {
		b[at] ^= 0xff
	}
	broken := filepath.Join(t.TempDir(), "b.db")
	if err := os.WriteFile(broken, b, 0o600); err != nil {
		t.Fatal(err)
	}
	x, err := Open(ctx, broken)
	if err != nil {
		return // found at once
	}
	defer x.Close()
	if wrong, err := x.Check(ctx); err == nil && len(wrong) == 0 {
		t.Error("the damage was not found")
	}
}

func TestSoundSQLite(t *testing.T) {
	for v, want := range map[string]bool{"3.51.2": false, "3.51.3": true, "3.53.0": true, "3.40.1": false, "4.0.0": true, "": false} {
		if sound(v) != want {
			t.Errorf("%s: %v", v, !want)
		}
	}
}

func TestOpenSaysWhere(t *testing.T) {
	_, err := Open(ctx, filepath.Join(t.TempDir(), "no", "such", "folder", "a.db"))
	if err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("got %v", err)
	}
	_, err = Open(ctx, "postgres://desk:secret@127.0.0.1:1/x?connect_timeout=1")
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}
