package store

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	pg "github.com/synoptic-news/synoptic/internal/fixture/postgres"
)

func TestStats(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			for i, f := range []Feed{{URL: "https://a.example/rss"}, {URL: "https://b.example/rss", State: Paused}, {URL: "https://c.example/rss", Failures: 2}} {
				f.Added, f.Next = noon(1), noon(1)
				id, _, err := tx.AddFeed(ctx, f)
				if err != nil {
					return err
				}
				if i == 2 {
					f.ID, f.State = id, Active
					if err := tx.SaveFeed(ctx, f); err != nil {
						return err
					}
				}
				if _, err := tx.Note(ctx, []Entry{{Feed: id, Key: "1", Seen: noon(1)}}); err != nil {
					return err
				}
			}
			waiting, err := tx.Entries(ctx, New, 1)
			if err != nil {
				return err
			}
			waiting[0].State = Quarantined
			if err := tx.SaveEntry(ctx, waiting[0]); err != nil {
				return err
			}
			if _, err := tx.PutArticle(ctx, Article{Article: report(t, "Ferry", "The night ferry ran aground.", ""), Arrived: noon(1)}); err != nil {
				return err
			}
			one, err := tx.AddStory(ctx, Story{Title: "Ferry"})
			if err != nil {
				return err
			}
			two, err := tx.AddStory(ctx, Story{Title: "Ferry aground"})
			if err != nil {
				return err
			}
			return tx.MergeStory(ctx, two, one)
		})
		err := s.Read(ctx, func(tx *Tx) error {
			got, err := tx.Stats(ctx)
			if got.Size < 10_000 {
				t.Errorf("a database of %d bytes", got.Size)
			}
			got.Size = 0
			want := Stats{Feeds: map[FeedState]int{Active: 2, Paused: 1, Gone: 0}, Failing: 1, Entries: map[EntryState]int{New: 2, Fetched: 0, Quarantined: 1}, Articles: 1, Stories: 1}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, want %+v", got, want)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// What is missing is said before anything is done, and done by opening.
func TestPending(t *testing.T) {
	holds := func(t *testing.T, at string) {
		steps, err := PendingMigrations(ctx, at)
		if err != nil || len(steps) < 2 || steps[0] != "0001_tables.sql" || !slices.IsSorted(steps) {
			t.Fatalf("of an empty one: %q, %v", steps, err)
		}
		if again, err := PendingMigrations(ctx, at); err != nil || !slices.Equal(again, steps) {
			t.Errorf("asking changed something: %q, %v", again, err)
		}
		s := open(t, at)
		if left, err := PendingMigrations(ctx, at); err != nil || left != nil {
			t.Errorf("of one that is up to date: %q, %v", left, err)
		}
		if err := s.Ready(ctx); err != nil {
			t.Errorf("not ready: %v", err)
		}
		for _, c := range []struct {
			by   int
			want error
		}{{-1, ErrOlder}, {+2, ErrNewer}} {
			do(t, s, func(tx *Tx) error {
				_, err := tx.exec(ctx, "UPDATE schema_version SET version = version + $1", c.by)
				return err
			})
			if err := s.Ready(ctx); !errors.Is(err, c.want) {
				t.Errorf("moved by %d: %v", c.by, err)
			}
			left, err := PendingMigrations(ctx, at)
			last, _, _ := strings.Cut(steps[len(steps)-1], "_")
			if c.by < 0 && (err != nil || len(left) == 0 || slices.ContainsFunc(left, func(name string) bool { return !strings.HasPrefix(name, last+"_") })) || c.by > 0 && !errors.Is(err, ErrNewer) {
				t.Errorf("moved by %d: pending %q, %v", c.by, left, err)
			}
		}
	}
	t.Run("sqlite", func(t *testing.T) { holds(t, filepath.Join(t.TempDir(), "a.db")) })
	t.Run("postgres", func(t *testing.T) { holds(t, pg.Database(t)) })
}

// An article read anew takes the place of the one before.
func TestReplace(t *testing.T) {
	for _, url := range []string{"https://post.example/ferry", ""} { // with an address, and a file without
		both(t, func(t *testing.T, s *Store) {
			old, fresh := report(t, "Ferry runs aground", "The night ferry ran aground. Read more.", url), report(t, "Ferry runs aground", "The night ferry ran aground.", url)
			do(t, s, func(tx *Tx) error {
				d := Document{}
				d.URL, d.Body, d.Fetched = url, []byte("x"), noon(1)
				doc, _, err := tx.PutDocument(ctx, d)
				if err != nil {
					return err
				}
				if _, err := tx.PutArticle(ctx, Article{Article: old, Document: doc, Arrived: noon(2), MadeBy: "v1"}); err != nil {
					return err
				}
				id, err := tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(2), Page: []byte("{}"), MadeBy: "v1"})
				if err != nil {
					return err
				}
				if err := tx.File(ctx, []Filed{{Article: old.ID, Story: id}}); err != nil {
					return err
				}
				if err := tx.Decide(ctx, Decision{Kind: "merge", A: string(old.ID), B: "another" + url, Made: noon(3)}); err != nil {
					return err
				}
				for since, n := range map[int]int{1: 1, 3: 0} {
					docs, lost, err := tx.Outdated(ctx, "v2", noon(since))
					if err != nil || len(docs) != n || lost != 0 {
						t.Errorf("outdated since %d: %v, %d lost, %v", since, docs, lost, err)
					}
					if ids, err := tx.OutdatedStories(ctx, "v2", noon(since)); err != nil || len(ids) != n {
						t.Errorf("stories since %d: %v, %v", since, ids, err)
					}
				}
				if err := tx.Replace(ctx, old.ID, Article{Article: fresh, Document: doc, Arrived: noon(2), MadeBy: "v2"}); err != nil {
					return err
				}
				in, err := tx.FiledIn(ctx, id)
				if err != nil || len(in) != 1 || in[0].Article != fresh.ID {
					t.Errorf("filed %+v, %v", in, err)
				}
				if a, err := tx.Article(ctx, old.ID); err != nil || a.Newest {
					t.Errorf("the old one: %+v, %v", a, err)
				}
				got, err := tx.ReadOutOf(ctx, doc)
				if err != nil || len(got) != 1 || got[0].ID != fresh.ID || !got[0].Arrived.Equal(noon(2)) || got[0].MadeBy != "v2" {
					t.Errorf("read out of it: %+v, %v", got, err)
				}
				decided, err := tx.Decisions(ctx)
				if err != nil || decided[len(decided)-1].A != string(fresh.ID) {
					t.Errorf("decisions %+v, %v", decided, err)
				}
				// The same text, read by a third version: only who read it changes.
				if err := tx.Replace(ctx, fresh.ID, Article{Article: fresh, Document: doc, Arrived: noon(9), MadeBy: "v3"}); err != nil {
					return err
				}
				a, err := tx.Article(ctx, fresh.ID)
				if err != nil || a.MadeBy != "v3" || !a.Newest || !a.Arrived.Equal(noon(2)) {
					t.Errorf("read again: %+v, %v", a, err)
				}
				// Back to how the first version read it.
				if err := tx.Replace(ctx, fresh.ID, Article{Article: old, Document: doc, Arrived: noon(2), MadeBy: "v4"}); err != nil {
					return err
				}
				if a, err = tx.Article(ctx, old.ID); err != nil || a.MadeBy != "v4" || !a.Newest {
					t.Errorf("back: %+v, %v", a, err)
				}
				if _, err := tx.DropBodies(ctx, noon(5), 1000); err != nil {
					return err
				}
				if docs, lost, err := tx.Outdated(ctx, "v5", noon(1)); err != nil || docs != nil || lost == 0 {
					t.Errorf("without its document: %v, %d lost, %v", docs, lost, err)
				}
				return tx.SaveIndex(ctx, 1, Index{})
			})
			if wrong, err := s.Check(ctx); err != nil || wrong != nil {
				t.Errorf("check: %q, %v", wrong, err)
			}
		})
	}
}
