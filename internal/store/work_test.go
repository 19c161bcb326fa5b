package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	pg "github.com/synoptic-news/synoptic/internal/fixture/postgres"
)

// What is due at a host: its active feeds, and the new entries whose page is
// there, each when its time has come.
func TestDue(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			feeds := map[string]int64{}
			for _, f := range []Feed{
				{URL: "https://post.example/rss", Next: noon(2)},
				{URL: "https://post.example/sport/rss", Next: noon(4)},
				{URL: "https://Courier.Example:8443/feed?all", Next: noon(1)},
				{URL: "https://paused.example/rss", Next: noon(1)},
			} {
				id, _, err := tx.AddFeed(ctx, f)
				if err != nil {
					return err
				}
				feeds[f.URL] = id
			}
			paused, err := tx.Feed(ctx, feeds["https://paused.example/rss"])
			if err != nil {
				return err
			}
			paused.State = Paused
			if err := tx.SaveFeed(ctx, paused); err != nil {
				return err
			}
			post := feeds["https://post.example/rss"]
			if _, err := tx.Note(ctx, []Entry{
				{Feed: post, Key: "1", URL: "https://post.example/1", Seen: noon(2)},
				{Feed: post, Key: "2", URL: "https://post.example/2", Seen: noon(1)},
				{Feed: post, Key: "3", URL: "https://lantern.example/3", Seen: noon(1)},
				{Feed: post, Key: "4", Seen: noon(1)},
			}); err != nil {
				return err
			}
			hosts := func(now time.Time) string {
				t.Helper()
				due, err := tx.DueHosts(ctx, now)
				if err != nil {
					t.Error(err)
				}
				return fmt.Sprint(due)
			}
			if got, want := hosts(noon(3)), "[{ false} {courier.example:8443 false} {lantern.example false} {post.example false}]"; got != want {
				t.Errorf("due: %s, want %s", got, want)
			}
			at := func(host string, now time.Time, n int) (keys []string) {
				t.Helper()
				fs, es, err := tx.DueAt(ctx, host, now, n)
				if err != nil {
					t.Error(err)
				}
				for _, f := range fs {
					keys = append(keys, f.URL)
				}
				for _, e := range es {
					keys = append(keys, e.Key)
				}
				return keys
			}
			for _, c := range []struct {
				host string
				now  time.Time
				n    int
				want []string
			}{
				{"post.example", noon(1), 10, []string{"2", "1"}},
				{"post.example", noon(3), 1, []string{"https://post.example/rss", "2"}},
				{"post.example", noon(5), 10, []string{"https://post.example/rss", "https://post.example/sport/rss", "2", "1"}},
				{"courier.example:8443", noon(3), 10, []string{"https://Courier.Example:8443/feed?all"}},
				{"paused.example", noon(3), 10, nil},
				{"", noon(3), 10, []string{"4"}},
			} {
				if got := at(c.host, c.now, c.n); !slices.Equal(got, c.want) {
					t.Errorf("due at %q on %v: %q, want %q", c.host, c.now, got, c.want)
				}
			}

			// An entry that failed waits, and its host is ailing once nothing else is
			// due there; an edit makes it due again.
			_, es, err := tx.DueAt(ctx, "lantern.example", noon(3), 10)
			if err != nil {
				return err
			}
			es[0].Tries, es[0].Error, es[0].Next = 1, "no page", noon(4)
			if err := tx.SaveEntry(ctx, es[0]); err != nil {
				return err
			}
			if got := hosts(noon(3)); strings.Contains(got, "lantern") {
				t.Errorf("due too soon: %s", got)
			}
			if got := hosts(noon(4)); !strings.Contains(got, "{lantern.example true}") {
				t.Errorf("not ailing: %s", got)
			}
			if _, err := tx.Note(ctx, []Entry{{Feed: post, Key: "3", URL: "https://lantern.example/3", Hash: "edited", Seen: noon(3)}}); err != nil {
				return err
			}
			if got := hosts(noon(3)); !strings.Contains(got, "{lantern.example false}") {
				t.Errorf("after an edit: %s", got)
			}

			// A host that is left alone has nothing due until then.
			if err := tx.PutOff(ctx, "post.example", noon(6), ""); err != nil {
				return err
			}
			if got := at("post.example", noon(5), 10); got != nil {
				t.Errorf("left alone, and due: %q", got)
			}
			if got := at("post.example", noon(6), 10); len(got) != 4 {
				t.Errorf("no more left alone: %q", got)
			}
			if got := at("lantern.example", noon(5), 10); len(got) != 1 {
				t.Errorf("another host: %q", got)
			}

			// One that asked for it is not ailing, one that did not answer is.
			if got := hosts(noon(6)); !strings.Contains(got, "{post.example false}") {
				t.Errorf("ailing, as it asked to be left alone: %s", got)
			}
			if err := tx.PutOff(ctx, "lantern.example", noon(7), "no answer"); err != nil {
				return err
			}
			if got := hosts(noon(7)); !strings.Contains(got, "{lantern.example true}") {
				t.Errorf("not ailing, though it did not answer: %s", got)
			}

			// A feed that moves takes its host along.
			f, err := tx.Feed(ctx, feeds["https://Courier.Example:8443/feed?all"])
			if err != nil {
				return err
			}
			f.URL = "https://new.example/feed"
			if err := tx.SaveFeed(ctx, f); err != nil {
				return err
			}
			if got := at("new.example", noon(3), 10); len(got) != 1 {
				t.Errorf("after it moved: %q", got)
			}
			return nil
		})
	})
}

// Feeds and entries of a database from before there were hosts get theirs.
func TestHostsOfOld(t *testing.T) {
	for name, raw := range map[string]func(t *testing.T) (*Store, error){
		"sqlite":   func(t *testing.T) (*Store, error) { return openSQLite(filepath.Join(t.TempDir(), "a.db")) },
		"postgres": func(t *testing.T) (*Store, error) { return openPostgres(pg.Database(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			s, err := raw(t)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			steps, err := stepsOf(migrations, s.d)
			if err != nil {
				t.Fatal(err)
			}
			do(t, s, func(tx *Tx) error {
				all := "CREATE TABLE schema_version (version INTEGER NOT NULL);\nINSERT INTO schema_version (version) VALUES (2);\n"
				for _, st := range steps {
					if st.version <= 2 {
						all += st.sql + ";\n"
					}
				}
				all += `INSERT INTO feed (url, site, outlet, title, folder, state, added, next, last, etag, last_modified, failures, error)
					VALUES ('https://Post.Example:8443/rss?all', '', '', '', '', 'active', 0, 0, 0, '', '', 0, '');
INSERT INTO entry (feed, key, url, hash, meta, state, seen, tries, error) VALUES (1, '1', 'http://post.example', '', CAST('' AS @bytes), 'new', 0, 0, '');
INSERT INTO entry (feed, key, url, hash, meta, state, seen, tries, error) VALUES (1, '2', '', '', CAST('' AS @bytes), 'new', 0, 0, '')`
				for _, q := range strings.Split(all, ";\n") {
					if strings.TrimSpace(q) == "" {
						continue
					}
					if _, err := tx.ExecContext(ctx, s.d.types.Replace(q)); err != nil {
						return fmt.Errorf("%w: %s", err, q)
					}
				}
				return nil
			})
			if err := s.migrate(ctx); err != nil {
				t.Fatal(err)
			}
			do(t, s, func(tx *Tx) error {
				due, err := tx.DueHosts(ctx, noon(1))
				if got, want := fmt.Sprint(due), "[{ false} {post.example false} {post.example:8443 false}]"; got != want {
					t.Errorf("hosts %s, want %s", got, want)
				}
				return err
			})
		})
	}
}

// Of the processes on PostgreSQL the one that is there the longest leads, until it
// is silent.
func TestBeat(t *testing.T) {
	s := open(t, pg.Database(t))
	do(t, s, func(tx *Tx) error {
		var ids [3]int64
		for i := range ids {
			id, err := tx.Join(ctx)
			if err != nil {
				return err
			}
			ids[i] = id
		}
		leads := func(want ...bool) {
			t.Helper()
			for i, id := range ids {
				if got, err := tx.Beat(ctx, id, time.Hour); err != nil || got != want[i] {
					t.Errorf("process %d leads: %v, %v", i, got, err)
				}
			}
		}
		leads(true, false, false)
		leads(true, false, false)
		if _, err := tx.exec(ctx, "UPDATE worker SET seen = seen - 3600000001 WHERE id = $1", ids[0]); err != nil {
			return err
		}
		if got, err := tx.Beat(ctx, ids[1], time.Hour); err != nil || !got {
			t.Errorf("after the first fell silent the second leads: %v, %v", got, err)
		}
		leads(true, false, false) // it was only slow
		if err := tx.Leave(ctx, ids[0]); err != nil {
			return err
		}
		if got, err := tx.Beat(ctx, ids[1], time.Hour); err != nil || !got {
			t.Errorf("after the first left the second leads: %v, %v", got, err)
		}
		return nil
	})
}

func TestTake(t *testing.T) {
	at := filepath.Join(t.TempDir(), "a file & more?.db")
	a, b := open(t, at), open(t, at)
	release, err := a.Take(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Take(ctx); !errors.Is(err, ErrTaken) {
		t.Errorf("taken twice: %v", err)
	}
	do(t, b, func(tx *Tx) error { _, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss"}); return err }) // others may write
	if err := release(); err != nil {
		t.Error(err)
	}
	again, err := b.Take(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := again(); err != nil {
		t.Error(err)
	}
}

func TestUnavailable(t *testing.T) {
	full := open(t, filepath.Join(t.TempDir(), "a.db"))
	if _, err := full.write.Exec("PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	noSpace := full.Write(ctx, func(tx *Tx) error {
		for i := range 1000 {
			if _, _, err := tx.AddFeed(ctx, Feed{URL: fmt.Sprintf("https://post.example/%d", i), Title: strings.Repeat("x", 1000)}); err != nil {
				return err
			}
		}
		return nil
	})
	wrong := full.Write(ctx, func(tx *Tx) error { _, err := tx.exec(ctx, "INSERT INTO feed (id) VALUES (1)"); return err })
	nobody, err := sql.Open("pgx", "postgres://nobody@127.0.0.1:1/none")
	if err != nil {
		t.Fatal(err)
	}
	defer nobody.Close()
	for _, c := range []struct {
		what string
		err  error
		want bool
	}{
		{"the disk is full", noSpace, true},
		{"nobody listens", nobody.Ping(), true},
		{"the server is stopped", fmt.Errorf("keep: %w", &pgconn.PgError{Code: "57P01"}), true},
		{"a deadlock", &pgconn.PgError{Code: "40P01"}, true},
		{"cut off", fmt.Errorf("read: %w", io.ErrUnexpectedEOF), true},
		{"the wire broke", fmt.Errorf("write: %w", os.ErrDeadlineExceeded), true},
		{"a rule of a table is broken", wrong, false},
		{"a value that cannot be", &pgconn.PgError{Code: "22P02"}, false},
		{"nothing there", ErrNotFound, false},
		{"told to end", fmt.Errorf("keep: %w", context.Canceled), false},
		{"a fault of ours", errors.New("story has no page"), false},
		{"nothing", nil, false},
	} {
		if got := Unavailable(c.err); got != c.want {
			t.Errorf("%s: %v is unavailable: %v", c.what, c.err, got)
		}
	}
}

// Who takes a connection from the pool, as the queue does, does not stand behind
// all who write: among a hundred of them it has it after a few.
func TestPoolBesideWriters(t *testing.T) {
	s, err := Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const writers, times = 100, 20
	var wrote atomic.Int64
	end := make(chan struct{})
	var wait sync.WaitGroup
	for range writers {
		wait.Go(func() {
			for {
				select {
				case <-end:
					return
				default:
				}
				if err := s.Write(ctx, func(tx *Tx) error {
					wrote.Add(1)
					return nil
				}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for wrote.Load() < 10*writers { // all of them are there
		runtime.Gosched()
	}
	passed := int64(0)
	for range times {
		before := wrote.Load()
		c, err := s.Pool().Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		passed += wrote.Load() - before
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
	close(end)
	wait.Wait()
	if passed > times*writers/5 {
		t.Errorf("%d writers went before one who asked the pool, on average of %d times", passed/times, times)
	}
	t.Logf("%.1f writers went before", float64(passed)/times)
}

// A writer whose time is up while others write goes without having written.
func TestWriterGivesUp(t *testing.T) {
	s, err := Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	late, cancel := context.WithCancel(ctx)
	do(t, s, func(*Tx) error {
		cancel()
		if err := s.Write(late, func(*Tx) error { t.Error("it wrote"); return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		return nil
	})
	do(t, s, func(*Tx) error { return nil })
}
