package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

func TestMarksBetween(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct{ from, to, want string }{
		{"2031-05-02", "2031-05-03", "d20310502"},
		{"2031-05-01", "2031-06-01", "m203105"},
		{"2031-01-01", "2032-01-01", "y2031"},
		{"2030-12-31", "2032-02-02", "d20301231 y2031 m203201 d20320201"},
		{"2031-02-27", "2031-03-02", "d20310227 d20310228 d20310301"},
		{"2031-05-03", "2031-05-03", "never"},
		{"2031-05-03", "2031-05-01", "never"},
	} {
		if got := strings.ReplaceAll(strings.Join(marksBetween(day(c.from), day(c.to)), " "), markStart, ""); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// What a version before the twelfth wrote reads as before once it is written anew,
// is found by outlet and day, and is sealed.
func TestRepack(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		var story int64
		var ids []article.ID
		do(t, s, func(tx *Tx) error {
			feed, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss"})
			if err != nil {
				return err
			}
			if _, err := tx.Note(ctx, []Entry{{Feed: feed, Key: "1", URL: "https://post.example/1", Meta: []byte(`{"meta":1}`)}, {Feed: feed, Key: "2"}}); err != nil {
				return err
			}
			if story, err = tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(8), Summary: []byte(`{"lead":"x"}`), Page: []byte("{}")}); err != nil {
				return err
			}
			x := Index{Entities: []IndexedEntity{{EntityRef: EntityRef{article.Person, "tora-lind"}, Name: "Tora Lind", Spellings: []string{"Tora Lind"}, Mentions: 2}}}
			for i := range 3 {
				a := report(t, fmt.Sprintf("Ferry %d runs aground", i), "The night ferry ran aground on Monday.", fmt.Sprintf("https://post.example/%d", i))
				a.Lang = "en"
				if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(8)}); err != nil {
					return err
				}
				ids = append(ids, a.ID)
				x.Articles = append(x.Articles, IndexedArticle{ID: a.ID, Outlet: string(a.Outlet.ID), Lang: a.Lang, Published: a.Published.Time, Lag: -1})
				if err := tx.File(ctx, []Filed{{Article: a.ID, Story: story, Episode: 1}}); err != nil {
					return err
				}
			}
			return tx.SaveIndex(ctx, story, x)
		})
		// As it was before.
		do(t, s, func(tx *Tx) error {
			old := []string{"UPDATE entry SET meta = CAST('{\"meta\":1}' AS BLOB) WHERE key = '1'", "UPDATE entry SET meta = CAST('' AS BLOB) WHERE key = '2'",
				"UPDATE story SET summary = CAST('{\"lead\":\"x\"}' AS BLOB)", "UPDATE story_index SET seal = 0", "INSERT INTO article_words (article_words) VALUES ('delete-all')"}
			if s.d.numbered {
				old[4] = "DELETE FROM article_words"
			}
			for _, q := range old {
				if s.d.numbered {
					q = strings.ReplaceAll(q, "AS BLOB", "AS BYTEA")
				}
				if _, err := tx.exec(ctx, q); err != nil {
					return fmt.Errorf("%s: %w", q, err)
				}
			}
			for _, id := range ids {
				q := "INSERT INTO article_words (rowid, title, body) SELECT row, 'ferri', 'run aground' FROM article_row WHERE id = $1"
				if s.d.numbered {
					q = "INSERT INTO article_words (id, words) VALUES ($1, 'ferri:1A run:3 aground:4')"
				}
				if _, err := tx.exec(ctx, q, id); err != nil {
					return err
				}
			}
			return nil
		})
		find := func(q string) (n int) {
			t.Helper()
			if err := s.Read(ctx, func(tx *Tx) error {
				f, err := tx.Find(ctx, Find{Query: ParseQuery(q)})
				if err == nil && len(f.Stories) > 0 {
					n = len(f.Stories[0].Articles)
				}
				return err
			}); err != nil {
				t.Error(err)
			}
			return n
		}
		if n := find(`ferry outlet:"harbour post"`); n != 0 {
			t.Fatalf("found before: %d articles", n)
		}
		do(t, s, func(tx *Tx) error { return repack(ctx, tx) })
		for _, q := range []string{`ferry outlet:"harbour post"`, "ferry from:2031-05-07 to:2031-05-07", "monday from:2031", "ferry lang:en to:2031-05", `person:"tora lind" ferry`} {
			if n := find(q); n != 3 {
				t.Errorf("%s: %d articles, want 3", q, n)
			}
		}
		for _, q := range []string{"ferry from:2031-05-08", "ferry to:2031-05-06", "ferry outlet:courier", "ferry lang:de"} {
			if n := find(q); n != 0 {
				t.Errorf("%s: %d articles, want none", q, n)
			}
		}
		do(t, s, func(tx *Tx) error {
			es, err := tx.Entries(ctx, New, 10)
			if err != nil || len(es) != 2 || string(es[0].Meta) != `{"meta":1}` || len(es[1].Meta) != 0 {
				t.Errorf("%+v, %v", es, err)
			}
			st, err := tx.Story(ctx, story)
			if err != nil || string(st.Summary) != `{"lead":"x"}` {
				t.Errorf("%+v, %v", st, err)
			}
			return err
		})
		if wrong, err := s.Check(ctx); err != nil || wrong != nil {
			t.Errorf("%q, %v", wrong, err)
		}
	})
}

// A page that claims to be of the year 1 makes the time that is searched long, and
// breaks nothing.
func TestFindAllTime(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			id, err := tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(8), Page: []byte("{}")})
			if err != nil {
				return err
			}
			x := Index{}
			for i, year := range []int{1, 2031} {
				a := report(t, fmt.Sprintf("Ferry %d runs aground", i), "The night ferry ran aground on Monday.", fmt.Sprintf("https://post.example/%d", i))
				a.Published.Time = time.Date(year, 5, 6, 1, 0, 0, 0, time.UTC)
				a.ID = article.Identify(a)
				if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(8)}); err != nil {
					return err
				}
				x.Articles = append(x.Articles, IndexedArticle{ID: a.ID, Outlet: string(a.Outlet.ID), Published: a.Published.Time, Lag: -1})
			}
			return tx.SaveIndex(ctx, id, x)
		})
		for q, want := range map[string]int{"ferry to:2031": 2, "ferry from:1000": 1, "ferry to:1000": 1, "ferry from:2031-05-06 to:2031-05-06": 1, "ferry from:9999": 0} {
			err := s.Read(ctx, func(tx *Tx) error {
				f, err := tx.Find(ctx, Find{Query: ParseQuery(q)})
				n := 0
				for _, st := range f.Stories {
					n += len(st.Articles)
				}
				if n != want {
					t.Errorf("%s: %d articles, want %d", q, n, want)
				}
				return err
			})
			if err != nil {
				t.Errorf("%s: %v", q, err)
			}
		}
	})
}
