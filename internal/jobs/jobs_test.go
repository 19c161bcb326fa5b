package jobs

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/synoptic-news/synoptic/internal/fixture/postgres"
	"github.com/synoptic-news/synoptic/internal/store"
)

func TestMain(m *testing.M) { postgres.Main(m) }

// both runs a test on either database: what holds for one holds for the other.
// Nothing may run on when it ends.
func both(t *testing.T, f func(t *testing.T, s *store.Store)) {
	for name, address := range map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "a file & more?.db") },
		"postgres": func(t *testing.T) string { return postgres.Database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			at := address(t)
			before := goleak.IgnoreCurrent()
			s, err := store.Open(t.Context(), at)
			if err != nil {
				t.Fatal(err)
			}
			f(t, s)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			var left error
			for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); { // some of River's end a moment after it
				if left = goleak.Find(before); left == nil {
					break
				}
			}
			if left != nil {
				t.Error(left)
			}
		})
	}
}

// quick are options under which nothing waits for long.
func quick(kinds map[string]Kind) Options {
	return Options{Kinds: kinds, Every: 50 * time.Millisecond, Silent: 3 * time.Second, Poll: 10 * time.Millisecond, Pause: 20 * time.Millisecond}
}

func open(t *testing.T, s *store.Store, o Options) *Queue {
	t.Helper()
	q, err := Open(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// start runs queues until stop is called.
func start(t *testing.T, qs ...*Queue) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var all sync.WaitGroup
	for _, q := range qs {
		all.Go(func() {
			if err := q.Run(ctx); err != nil {
				t.Errorf("run: %v", err)
			}
		})
	}
	return func() {
		cancel()
		all.Wait()
	}
}

func put(t *testing.T, s *store.Store, q *Queue, jobs ...Job) {
	t.Helper()
	if err := s.Write(t.Context(), func(tx *store.Tx) error { return q.Enqueue(t.Context(), tx, jobs...) }); err != nil {
		t.Fatal(err)
	}
}

// until waits for something that must come.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited for a minute: %s", what)
		}
	}
}

// diary is what was done, by key.
type diary struct {
	mu   sync.Mutex
	done map[string]int
}

func (d *diary) note(key string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.done == nil {
		d.done = map[string]int{}
	}
	d.done[key]++
	return d.done[key]
}

func (d *diary) of(key string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.done[key]
}

func (d *diary) len() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.done)
}

// A job is there when its transaction commits, and not if it does not; the same
// job twice is one.
func TestEnqueue(t *testing.T) {
	both(t, func(t *testing.T, s *store.Store) {
		var d diary
		q := open(t, s, quick(map[string]Kind{"visit": {Workers: 4, Do: func(_ context.Context, w *Work) error {
			d.note(w.Key)
			return nil
		}}}))
		put(t, s, q, Job{Kind: "visit", Key: "post.example"}, Job{Kind: "visit", Key: "courier.example"}, Job{Kind: "visit", Key: "post.example"})
		put(t, s, q, Job{Kind: "visit", Key: "post.example", Aside: true})
		lost := errors.New("the page was damaged")
		err := s.Write(t.Context(), func(tx *store.Tx) error {
			if err := q.Enqueue(t.Context(), tx, Job{Kind: "visit", Key: "lantern.example"}); err != nil {
				t.Error(err)
			}
			return lost
		})
		if !errors.Is(err, lost) {
			t.Fatal(err)
		}
		stop := start(t, q)
		until(t, "two jobs", func() bool { return d.len() == 2 })
		time.Sleep(100 * time.Millisecond)
		if d.of("post.example") != 1 || d.of("courier.example") != 1 || d.of("lantern.example") != 0 {
			t.Errorf("done: %v", d.done)
		}
		until(t, "the same once more", func() bool { // what was done may be put in anew, once it is known to be done
			put(t, s, q, Job{Kind: "visit", Key: "post.example"})
			return d.of("post.example") >= 2
		})
		stop()
		if err := s.Write(t.Context(), func(tx *store.Tx) error { return q.Enqueue(t.Context(), tx, Job{Kind: "sweep"}) }); err == nil {
			t.Error("a job of a kind that nobody does was taken")
		}
	})
}

// Who puts in a job that is in already waits for nobody who does the same.
func TestEnqueueWaitsForNobody(t *testing.T) {
	s, err := store.Open(t.Context(), postgres.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	stories := Job{Kind: "stories", Key: "all"}
	q := open(t, s, quick(map[string]Kind{stories.Kind: {Do: func(context.Context, *Work) error { return nil }}}))
	put(t, s, q, stories)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	err = s.Write(ctx, func(tx *store.Tx) error {
		if err := q.Enqueue(ctx, tx, stories); err != nil {
			return err
		}
		return s.Write(ctx, func(tx *store.Tx) error { return q.Enqueue(ctx, tx, stories) })
	})
	if err != nil {
		t.Errorf("a second one waited for the first: %v", err)
	}
}

// What fails is tried again; what fails three times is set aside with its error,
// stands in nobody's way, and is not put in again.
func TestRetryAndAside(t *testing.T) {
	both(t, func(t *testing.T, s *store.Store) {
		var d diary
		q := open(t, s, quick(map[string]Kind{"visit": {Workers: 2, Do: func(_ context.Context, w *Work) error {
			n := d.note(w.Key)
			if n != w.Try {
				t.Errorf("%s: try %d is said to be %d", w.Key, n, w.Try)
			}
			switch {
			case w.Key == "shaky.example" && n < 3:
				return errors.New("it shook")
			case w.Key == "poison.example":
				return fmt.Errorf("it was poisoned for the %d. time", n)
			case w.Key == "bomb.example":
				panic("it burst")
			}
			return nil
		}}}))
		defer start(t, q)()
		put(t, s, q, Job{Kind: "visit", Key: "poison.example"}, Job{Kind: "visit", Key: "shaky.example"}, Job{Kind: "visit", Key: "bomb.example"}, Job{Kind: "visit", Key: "good.example"})
		var aside []Aside
		until(t, "two jobs set aside, one done at last", func() bool {
			var err error
			if aside, err = q.SetAside(t.Context(), 10); err != nil {
				t.Fatal(err)
			}
			return len(aside) == 2 && d.of("shaky.example") == 3 && d.of("good.example") == 1
		})
		slices.SortFunc(aside, func(a, b Aside) int { return strings.Compare(a.Key, b.Key) })
		for i, want := range []Aside{{Job: Job{Kind: "visit", Key: "bomb.example"}, Error: "it burst"}, {Job: Job{Kind: "visit", Key: "poison.example"}, Error: "it was poisoned for the 3. time"}} {
			if aside[i].Job != want.Job || !strings.Contains(aside[i].Error, want.Error) || time.Until(aside[i].Until).Round(time.Hour) != 24*time.Hour {
				t.Errorf("set aside: %+v, want %+v", aside[i], want)
			}
		}
		put(t, s, q, Job{Kind: "visit", Key: "poison.example"}, Job{Kind: "visit", Key: "next.example"})
		until(t, "another job", func() bool { return d.of("next.example") == 1 })
		time.Sleep(100 * time.Millisecond)
		if n := d.of("poison.example"); n != 3 {
			t.Errorf("what was set aside was tried %d times", n)
		}
	})
}

// A job that goes on later, or finds the database away, has not failed.
func TestAgain(t *testing.T) {
	both(t, func(t *testing.T, s *store.Store) {
		var d diary
		q := open(t, s, quick(map[string]Kind{"visit": {Do: func(_ context.Context, w *Work) error {
			switch n := d.note(w.Key); {
			case w.Try != 1:
				t.Errorf("try %d", w.Try)
			case n < 5:
				return Again(time.Millisecond)
			case n < 10:
				return fmt.Errorf("keep an article: %w", &os.PathError{Op: "write", Err: os.ErrDeadlineExceeded}) // as a connection that was cut
			}
			return nil
		}}}))
		defer start(t, q)()
		put(t, s, q, Job{Kind: "visit", Key: "post.example"})
		until(t, "the tenth time", func() bool { return d.of("post.example") == 10 })
		time.Sleep(50 * time.Millisecond)
		if aside, err := q.SetAside(t.Context(), 10); err != nil || len(aside) > 0 || d.of("post.example") != 10 {
			t.Errorf("done %d times, set aside %v, %v", d.of("post.example"), aside, err)
		}
	})
}

// A result and the end of its job share a transaction: neither is there without
// the other, however often the job is begun.
func TestDone(t *testing.T) {
	both(t, func(t *testing.T, s *store.Store) {
		var begun atomic.Int64
		q := open(t, s, quick(map[string]Kind{"count": {Workers: 8, Do: func(ctx context.Context, w *Work) error {
			err := s.Write(ctx, func(tx *store.Tx) error {
				if err := tx.Decide(ctx, store.Decision{Kind: "same", A: w.Key, B: fmt.Sprint(begun.Add(1)), Made: time.Now()}); err != nil {
					return err
				}
				if err := w.Done(ctx, tx); err != nil {
					return err
				}
				if w.Try == 1 && len(w.Key)%2 == 0 {
					return errors.New("the last moment was the wrong one")
				}
				return nil
			})
			if err == nil && len(w.Key)%3 == 0 {
				return errors.New("it failed after all was kept")
			}
			return err
		}}}))
		defer start(t, q)()
		var in []Job
		for i := range 20 {
			in = append(in, Job{Kind: "count", Key: strings.Repeat("x", i+1)})
		}
		put(t, s, q, in...)
		count := func() map[string]int {
			n := map[string]int{}
			err := s.Read(t.Context(), func(tx *store.Tx) error {
				ds, err := tx.Decisions(t.Context())
				for _, d := range ds {
					n[d.A]++
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		until(t, "twenty results", func() bool { return len(count()) == 20 })
		time.Sleep(200 * time.Millisecond)
		for key, n := range count() {
			if n != 1 {
				t.Errorf("%d has %d results", len(key), n)
			}
		}
		if begun.Load() < 30 {
			t.Errorf("only %d begun: none was interrupted", begun.Load())
		}
	})
}

// Many processes share the work of one PostgreSQL database, each job in one of
// them; what is the leader's is done by one, and by the next when it has gone.
func TestManyProcesses(t *testing.T) {
	address := postgres.Database(t)
	const processes = 3
	var d diary
	var by [processes]atomic.Int64
	var leading, most atomic.Int64
	var leader [processes]atomic.Int64
	qs := make([]*Queue, processes)
	var first *store.Store
	for i := range processes {
		s, err := store.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		o := quick(map[string]Kind{
			"visit": {Workers: 2, Do: func(context.Context, *Work) error {
				by[i].Add(1)
				time.Sleep(5 * time.Millisecond)
				return nil
			}},
			"stories": {Alone: true, Do: func(_ context.Context, w *Work) error {
				most.Store(max(most.Load(), leading.Add(1)))
				defer leading.Add(-1)
				leader[i].Add(1)
				time.Sleep(5 * time.Millisecond)
				d.note(w.Key)
				return nil
			}},
		})
		o.Due = func(context.Context) ([]Job, error) { return []Job{{Kind: "stories", Key: "due"}}, nil }
		qs[i] = open(t, s, o)
		if i == 0 {
			first = s
		}
	}
	stops := make([]func(), processes)
	for i, q := range qs {
		stops[i] = start(t, q)
		if i == 0 {
			until(t, "the first to lead", func() bool { return leader[0].Load() > 0 })
		}
	}
	var in []Job
	for i := range 300 {
		in = append(in, Job{Kind: "visit", Key: fmt.Sprint(i)})
	}
	put(t, first, qs[0], in...)
	sum := func() (n int64) {
		for i := range by {
			n += by[i].Load()
		}
		return n
	}
	until(t, "all visits", func() bool { return sum() == 300 })
	time.Sleep(50 * time.Millisecond)
	for i := range by {
		if by[i].Load() == 0 {
			t.Errorf("process %d did nothing", i)
		}
	}
	if sum() != 300 || most.Load() != 1 || leader[1].Load()+leader[2].Load() != 0 {
		t.Errorf("%d visits; %d led at once; %d %d %d", sum(), most.Load(), leader[0].Load(), leader[1].Load(), leader[2].Load())
	}
	stops[0]()
	was := leader[0].Load()
	until(t, "another to lead", func() bool { return leader[1].Load()+leader[2].Load() > 3 })
	stops[1]()
	stops[2]()
	if leader[0].Load() != was || leader[1].Load() > 0 && leader[2].Load() > 0 && most.Load() != 1 {
		t.Errorf("%d led at once; %d %d %d", most.Load(), leader[0].Load(), leader[1].Load(), leader[2].Load())
	}
}

// One process works on a SQLite database. What it ran when it was killed is taken
// up by the next at once.
func TestOneProcess(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s, err := store.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var d diary
	o := Options{Kinds: map[string]Kind{"visit": {Workers: 2, Do: func(_ context.Context, w *Work) error {
		d.note(w.Key)
		if w.Try != 1 {
			t.Errorf("try %d", w.Try)
		}
		return nil
	}}}}
	q := open(t, s, o)
	var in []Job
	for i := range 10 {
		in = append(in, Job{Kind: "visit", Key: fmt.Sprint(i)})
	}
	put(t, s, q, in...)
	// As a process leaves it that had fetched them, and led.
	for _, stmt := range []string{
		`UPDATE river_job SET state = 'running', attempt = 1, attempted_at = CURRENT_TIMESTAMP, attempted_by = '["gone"]'`,
		`INSERT INTO river_leader (elected_at, expires_at, leader_id) VALUES (CURRENT_TIMESTAMP, '2999-01-01 00:00:00', 'gone')`,
	} {
		if _, err := s.Pool().ExecContext(t.Context(), stmt); err != nil {
			t.Fatal(err)
		}
	}
	before := time.Now()
	stop := start(t, q)
	until(t, "all jobs", func() bool { return d.len() == 10 })
	t.Logf("taken up within %v", time.Since(before))
	other, err := store.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := open(t, other, o).Run(t.Context()); !errors.Is(err, store.ErrTaken) {
		t.Errorf("a second process: %v", err)
	}
	stop()
	start(t, open(t, other, o))()
}

// What a process ran on PostgreSQL when it was killed is taken up by another when
// it has been silent for long enough, and not before; what a process runs that
// lives stays its own, however long it takes.
func TestOrphans(t *testing.T) {
	s, err := store.Open(t.Context(), postgres.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var d diary
	release := make(chan struct{})
	q := open(t, s, quick(map[string]Kind{"visit": {Workers: 2, Do: func(_ context.Context, w *Work) error {
		d.note(w.Key)
		if w.Key == "slow.example" {
			<-release
		}
		return nil
	}}}))
	put(t, s, q, Job{Kind: "visit", Key: "gone.example"})
	for _, stmt := range []string{
		`INSERT INTO worker (id, seen) VALUES (77, (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT)`,
		`SELECT setval(pg_get_serial_sequence('worker', 'id'), 77)`,
		`UPDATE river_job SET state = 'running', attempt = 1, attempted_at = now(), attempted_by = '{77}'`,
	} {
		if _, err := s.Pool().ExecContext(t.Context(), stmt); err != nil {
			t.Fatal(err)
		}
	}
	defer start(t, q, open(t, s, q.o))()
	put(t, s, q, Job{Kind: "visit", Key: "slow.example"})
	until(t, "the orphan", func() bool { return d.of("gone.example") == 1 })
	time.Sleep(4 * time.Second) // longer than a process may be silent
	if n := d.of("slow.example"); n != 1 {
		t.Errorf("the job of a process that lives was begun %d times", n)
	}
	close(release)
}

// Told to end, a process ends soon, and what it had begun is begun anew by the
// next, which takes it for no failure.
func TestStop(t *testing.T) {
	both(t, func(t *testing.T, s *store.Store) {
		var d diary
		var tries atomic.Int64
		q := open(t, s, quick(map[string]Kind{"visit": {Workers: 4, Do: func(ctx context.Context, w *Work) error {
			tries.Store(max(tries.Load(), int64(w.Try)))
			if d.note(w.Key) < 5 {
				<-ctx.Done()
				return ctx.Err()
			}
			return nil
		}}}))
		put(t, s, q, Job{Kind: "visit", Key: "post.example"}, Job{Kind: "visit", Key: "courier.example"})
		for n := 1; n <= 5; n++ {
			stop := start(t, q)
			until(t, "both begun", func() bool { return d.of("post.example") == n && d.of("courier.example") == n })
			stop()
		}
		if tries.Load() != 1 {
			t.Errorf("it took %d tries", tries.Load())
		}
	})
}

// A job whose end could not be noted, since the database was full or away for
// longer than the queue's patience, is done again by the process that lives.
func TestForgottenEnd(t *testing.T) {
	both(t, func(t *testing.T, s *store.Store) {
		var did atomic.Int64
		lost := make(chan struct{})
		o := quick(map[string]Kind{"work": {Do: func(ctx context.Context, w *Work) error {
			if did.Add(1) == 1 {
				<-lost // the end of this one is noted, and then it is as if it had not been
			}
			return nil
		}}})
		o.Forgotten = 300 * time.Millisecond
		q := open(t, s, o)
		put(t, s, q, Job{Kind: "work", Key: "a"})
		stop := start(t, q)
		state := func(q string) (changed int64) {
			t.Helper()
			r, err := s.Pool().ExecContext(t.Context(), q)
			if err == nil {
				changed, err = r.RowsAffected()
			}
			if err != nil {
				t.Fatal(err)
			}
			return changed
		}
		until(t, "it is done", func() bool { return did.Load() == 1 })
		close(lost)
		until(t, "its end is noted", func() bool {
			return state("UPDATE river_job SET state = 'running', finalized_at = NULL WHERE state = 'completed'") == 1
		})
		until(t, "it is done again", func() bool { return did.Load() == 2 })
		until(t, "that is noted", func() bool { return state("DELETE FROM river_job WHERE state = 'completed'") == 1 })
		stop()
		if n := did.Load(); n != 2 {
			t.Errorf("done %d times", n)
		}
	})
}
