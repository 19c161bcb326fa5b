package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story/relate"
	"github.com/synoptic-news/synoptic/text"
)

// stock makes a database of some hundred articles in stories, with what else a
// server keeps, and returns its file.
func stock(t *testing.T) []byte {
	t.Helper()
	at := filepath.Join(t.TempDir(), "a.db")
	s, err := Open(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	things, places := strings.Fields("ferry bridge mill council strike harbour glacier orchard tunnel library"), strings.Fields("Halvik Storsund Tarn Ostby Grimsel Skarn Loveden Norhaven Quill Marrow")
	const n = 200
	do(t, s, func(tx *Tx) error {
		feed, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss", Title: "Harbour Post", Added: noon(1), Next: noon(2)})
		if err != nil {
			return err
		}
		var filed []article.ID
		for i := range n {
			thing, place := things[i%10], places[i/10%10]
			url := fmt.Sprintf("https://post.example/%s/%d", thing, i)
			body := strings.Repeat(fmt.Sprintf("The %s of %s was closed for %d days, inspector Tora Lind said. Work on the %[1]s begins in week %[3]d of the year. ", thing, place, i), 3+i%7)
			a := report(t, fmt.Sprintf("The %s of %s stays closed", thing, place), body, url)
			if _, err := tx.Note(ctx, []Entry{{Feed: feed, Key: url, URL: url, Hash: fmt.Sprint(i), Seen: noon(1), Meta: []byte(`{"meta":{"title":"` + thing + `"}}`)}}); err != nil {
				return err
			}
			d, _, err := tx.PutDocument(ctx, Document{Document: source.Document{URL: url, MediaType: "text/html", Body: []byte("<html><p>" + body), Fetched: noon(2)}, ETag: `"x"`})
			if err != nil {
				return err
			}
			if _, err := tx.PutArticle(ctx, Article{Article: a, Document: d, Arrived: noon(2), MadeBy: "v1"}); err != nil {
				return err
			}
			if filed = append(filed, a.ID); len(filed) < 5 {
				continue
			}
			id, err := tx.AddStory(ctx, Story{Title: a.Headline(), First: noon(1), Last: noon(2), Updated: noon(2), Articles: 5, Summary: []byte(`{"lead":"` + a.Headline() + `"}`), Page: []byte(body)})
			if err != nil {
				return err
			}
			if err := tx.AddUpdate(ctx, Update{Story: id, Made: noon(2), First: true, Developments: 1, Data: []byte(`[]`)}); err != nil {
				return err
			}
			x := Index{Conflicts: i % 2}
			for _, f := range filed {
				if err := tx.File(ctx, []Filed{{Article: f, Story: id, Episode: 1, Why: "near"}}); err != nil {
					return err
				}
				x.Articles = append(x.Articles, IndexedArticle{ID: f, Outlet: "post.example", Lang: "en", Published: noon(1), Origin: article.Original, Lag: time.Hour})
				x.Figures = append(x.Figures, IndexedFigure{Low: float64(i), High: float64(i), From: article.Passage{Article: f, Span: text.Span{Start: 4, End: 9}}})
			}
			lind := EntityRef{article.Person, "tora-lind"}
			x.Entities = []IndexedEntity{{EntityRef: lind, Name: "Tora Lind", Spellings: []string{"Tora Lind", "Lind"}, Mentions: 5, Data: []byte(`{"spellings":[]}`)}}
			x.Shown = []IndexedSentence{{What: ShownSaid, Day: noon(1), Quotes: []string{"work begins"}, Of: []ShownOf{{By, lind}}, Data: []byte(`{"said":"` + thing + `"}`)}}
			if err := tx.SaveIndex(ctx, id, x); err != nil {
				return err
			}
			if err := tx.Decide(ctx, Decision{Kind: "pin", A: string(filed[0]), Made: noon(3), Who: "tora"}); err != nil {
				return err
			}
			if _, err := tx.AddReport(ctx, Report{Story: id, Place: "brief/1", Sentence: "The " + thing + " was closed.", Kind: "wrong", Note: "It was open.", Made: noon(3), State: "open"}); err != nil {
				return err
			}
			filed = nil
		}
		if _, _, err := tx.AskHub(ctx, feed, "https://hub.example/", "https://post.example/rss", noon(1)); err != nil {
			return err
		}
		if _, err := tx.AddUser(ctx, User{Name: "lind", Role: "reader", Made: noon(3), Outside: "https://id.example", Subject: "subject-of-lind"}); err != nil {
			return err
		}
		if _, err := tx.Take(ctx, "taken-once", noon(4)); err != nil {
			return err
		}
		sheets, links := map[int64]*relate.Sheet{}, map[Pair]relate.Link{}
		var stories []int64
		for story := range int64(n / 5) {
			terms := []relate.Term{{Key: "name tora lind", Text: "Tora Lind", Weight: 0.5}, {Key: things[story%10], Text: things[story%10]}}
			stories = append(stories, 1+story)
			sheets[1+story] = &relate.Sheet{Terms: terms}
			if story > 0 {
				links[Pair{story, 1 + story}] = relate.Link{Score: 0.5, Names: []relate.Shared{{Here: terms[0], There: terms[0]}}}
			}
		}
		if err := tx.SaveSheets(ctx, sheets); err != nil {
			return err
		}
		if err := tx.SaveLinks(ctx, stories, links); err != nil {
			return err
		}
		return tx.SetPublic(ctx, "https://news.example.org")
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// seen is all that can be read in a database, by row and by search, or the error
// that reading ends with.
func seen(s *Store) (out map[string]string) {
	out = map[string]string{}
	err := s.Read(ctx, func(tx *Tx) error {
		var tables []string
		if err := tx.rows(ctx, func(r *sql.Rows) error {
			var name string
			err := r.Scan(&name)
			tables = append(tables, name)
			return err
		}, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article_words%' ORDER BY name"); err != nil {
			return err
		}
		for _, table := range tables {
			columns := map[string]*strings.Builder{}
			if err := tx.rows(ctx, func(r *sql.Rows) error {
				cols, err := r.Columns()
				if err != nil {
					return err
				}
				row := make([]any, len(cols))
				for i := range row {
					row[i] = new(any)
				}
				if err := r.Scan(row...); err != nil {
					return err
				}
				for i, v := range row {
					name := table + "." + cols[i]
					if columns[name] == nil {
						columns[name] = &strings.Builder{}
					}
					value := *v.(*any)
					if b, is := value.([]byte); is { // what is packed is what it holds: a byte may say the same in two ways
						if in, err := unpack(b); err == nil {
							value = in
						}
					}
					fmt.Fprintf(columns[name], "%v|", value)
				}
				return nil
			}, "SELECT * FROM "+table); err != nil {
				return fmt.Errorf("%s: %w", table, err)
			}
			for name, b := range columns {
				out[name] = b.String()
			}
		}
		var b strings.Builder
		for _, q := range strings.Fields("ferry bridge mill council strike harbour glacier orchard tunnel library halvik storsund tarn ostby grimsel skarn loveden norhaven quill marrow closed inspector tora lind work week year 1 17 142 299") {
			hits, err := tx.Search(ctx, Search{Text: q, Limit: 1000})
			if err != nil {
				return err
			}
			ids := make([]string, len(hits))
			for i, h := range hits {
				ids[i] = string(h.Article)
			}
			slices.Sort(ids)
			fmt.Fprintf(&b, "%s: %s\n", q, ids)
		}
		out["search"] = b.String()
		return nil
	})
	if err != nil {
		out["error"] = err.Error()
	}
	return out
}

// TestSealed holds that a byte that changes in any table is found: all columns that
// are neither packed nor the row's number are in one index, or their rows are
// summed up. Tables that come later must be sealed too.
func TestSealed(t *testing.T) {
	s, err := Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	free := map[string]bool{"article.data": true} // packed, and compared with what the article is known by
	for _, p := range packedColumns {
		free[p.table+"."+p.column] = true
	}
	summed := map[string]bool{}
	for _, x := range summedTables {
		summed[x.name] = true
	}
	names := func(tx *Tx, q string, args ...any) (out []string) {
		if err := tx.rows(ctx, func(r *sql.Rows) error {
			var name sql.NullString
			err := r.Scan(&name)
			out = append(out, name.String)
			return err
		}, q, args...); err != nil {
			t.Fatal(err)
		}
		return out
	}
	do(t, s, func(tx *Tx) error {
		for _, table := range names(tx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'article_words%' AND name NOT LIKE 'sqlite_%'") {
			// Every index has the row's number, which is what the key is if it is one integer.
			columns := names(tx, "SELECT name FROM pragma_table_info($1) WHERE NOT (pk = 1 AND type = 'INTEGER' AND (SELECT MAX(pk) FROM pragma_table_info($1)) = 1)", table)
			columns = slices.DeleteFunc(columns, func(c string) bool { return free[table+"."+c] })
			sealed := summed[table] || table == "schema_version" // which Open compares with what it knows
			for _, index := range names(tx, "SELECT name FROM pragma_index_list($1)", table) {
				in := names(tx, "SELECT name FROM pragma_index_info($1)", index)
				sealed = sealed || !slices.ContainsFunc(columns, func(c string) bool { return !slices.Contains(in, c) })
			}
			if !sealed {
				t.Errorf("no index holds all of %s: %v", table, columns)
			}
		}
		return nil
	})
}

// flipsName is the setting of how many bytes TestFlips flips for each of how many
// seeds: "300x3".
const flipsName = "SYNOPTIC_TEST_FLIPS"

// TestFlips flips a byte at a hundred places of a database, one at a time: what
// changes anything that can be read in it, by row or by search, is found by Check.
func TestFlips(t *testing.T) {
	flips, seeds := 100, 1
	if testing.Short() {
		flips = 10
	}
	if flipped, seeded := 0, 0; os.Getenv(flipsName) != "" {
		if _, err := fmt.Sscanf(os.Getenv(flipsName), "%dx%d", &flipped, &seeded); err != nil {
			t.Fatalf("%s: wants flips and seeds, as in 150x1: %v", flipsName, err)
		}
		flips, seeds = flipped, seeded
	}
	whole := stock(t)
	dir := t.TempDir()
	try := func(n int, file []byte) (wrong []string, got map[string]string, refused error) {
		at := filepath.Join(dir, fmt.Sprint(n))
		if err := os.WriteFile(at, file, 0o600); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(at)
		s, err := Open(ctx, at)
		if err != nil {
			return nil, nil, err
		}
		defer s.Close()
		if wrong, err = s.Check(ctx); err != nil {
			wrong = append(wrong, err.Error())
		}
		return wrong, seen(s), nil
	}
	wrong, want, refused := try(-1, whole)
	if refused != nil || wrong != nil || want["error"] != "" || !strings.Contains(want["search"], "ferry: [") {
		t.Fatalf("the database as it was: %v, %q, %q", refused, wrong, want["error"])
	}
	found, free, missed := 0, 0, 0
	random := rand.New(rand.NewPCG(6, 1))
	for n := range flips * seeds {
		if n%flips == 0 {
			random = rand.New(rand.NewPCG(6, uint64(1+n/flips)))
		}
		file := bytes.Clone(whole)
		place, with := random.IntN(len(file)), byte(1+random.IntN(255))
		file[place] ^= with
		wrong, got, refused := try(n, file)
		var changed []string
		for name, was := range want {
			if got[name] != was {
				changed = append(changed, name)
			}
		}
		slices.Sort(changed)
		switch {
		case refused != nil || len(wrong) > 0:
			found++
		case len(changed) == 0:
			free++
		default:
			missed++
			t.Errorf("byte %d of %d: %v reads otherwise, and nothing was found", place, len(file), changed)
			for _, name := range changed {
				for i := range got[name] {
					if i >= len(want[name]) || got[name][i] != want[name][i] {
						t.Logf("%s: %.90q was %.90q", name, got[name][max(0, i-40):], want[name][max(0, i-40):])
						break
					}
				}
			}
		}
	}
	t.Logf("of %d flips %d were found, %d change nothing that can be read, %d were missed", flips*seeds, found, free, missed)
}
