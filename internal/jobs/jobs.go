// Package jobs is the queue of what a server has to do, and does it.
//
// In go jobs, each named by its kind and a key, in the transaction that gave
// cause for them; a job that waits or runs already is not put in again. A Queue
// does them, many at a time, in every process that works on the database. What
// fails is tried again after a pause, and set aside with its error after the
// third time. A job is done at least once: what it does must be such that twice
// is as good as once, or be finished in the transaction of its result.
//
// The jobs are rows of the database, kept by River; no other package knows that.
package jobs

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"github.com/synoptic-news/synoptic/internal/store"
)

// Job names something to do. One of a kind and key waits or runs at a time, in
// all processes.
type Job struct {
	Kind, Key string
	// Aside has it done by workers of their own, so that others need not wait
	// for it: it is likely to take long.
	Aside bool
}

// Kind says how jobs of a kind are done.
type Kind struct {
	// Do does the job. An error has it tried again; so does Again, which is no
	// failure.
	Do func(ctx context.Context, w *Work) error
	// Workers and Aside are how many run at a time in one process: 1, and none,
	// if zero. A kind without Aside does those jobs with the others.
	Workers, Aside int
	// Alone has all of the kind done by one process, the leader.
	Alone bool
	// Timeout is how long one may take, a minute if zero.
	Timeout time.Duration
}

// Options of a Queue.
type Options struct {
	Log   *slog.Logger // of what fails; nowhere if nil
	Kinds map[string]Kind
	// Due returns jobs whose time has come. The leader asks every few seconds,
	// outside of any transaction.
	Due func(ctx context.Context) ([]Job, error)

	// Every is how often the leader asks Due, and every process says that it is
	// there: 5 s if zero. A process that was silent for Silent is taken to have
	// ended: 30 s if zero.
	Every, Silent time.Duration
	// Forgotten is how long after a job its end is noted at the latest; one that is
	// not is done again: 45 s if zero.
	Forgotten time.Duration
	// Poll is how often a worker without work looks for some, 250 ms if zero.
	Poll time.Duration
	// Pause is before the second try, and four times as long before the third:
	// 15 s if zero.
	Pause time.Duration
	// Grace is how long jobs that run when Run is told to end may take to, 15 s
	// if zero.
	Grace time.Duration
}

// mostTries is how often a job may fail before it is set aside, and keptAside
// how long it then stays so: until then it is not put in again.
const (
	mostTries = 3
	keptAside = 24 * time.Hour
	keptDone  = 10 * time.Minute // jobs that went well
)

// again is what Again returns.
type again struct{ after time.Duration }

func (a again) Error() string { return fmt.Sprintf("to be done again after %v", a.after) }

// Again ends a job that is not through: it goes on after a while, maybe
// elsewhere. It counts as no failure.
func Again(after time.Duration) error { return again{after} }

// Queue is the jobs of a database.
type Queue struct {
	store  *store.Store
	o      Options
	insert *river.Client[*sql.Tx]
}

// Open opens the queue of a database, and makes it if need be.
func Open(ctx context.Context, s *store.Store, o Options) (*Queue, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Every = cmp.Or(o.Every, 5*time.Second)
	o.Silent = cmp.Or(o.Silent, 30*time.Second)
	o.Forgotten = cmp.Or(o.Forgotten, forgotten)
	o.Poll = cmp.Or(o.Poll, 250*time.Millisecond)
	o.Pause = cmp.Or(o.Pause, 15*time.Second)
	o.Grace = cmp.Or(o.Grace, 15*time.Second)
	q := &Queue{store: s, o: o}
	if err := q.migrate(ctx); err != nil {
		return nil, fmt.Errorf("prepare the queue: %w", err)
	}
	var err error
	q.insert, err = river.NewClient(q.driver(), &river.Config{Logger: q.log()})
	return q, err
}

func (q *Queue) driver() riverdriver.Driver[*sql.Tx] {
	if q.store.Shared() {
		return riverdatabasesql.New(q.store.Pool())
	}
	return riversqlite.New(q.store.Pool())
}

// migrate brings the tables of the queue up to date.
func (q *Queue) migrate(ctx context.Context) error {
	return q.store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		m, err := rivermigrate.New(q.driver(), &rivermigrate.Config{Logger: q.log()})
		if err != nil {
			return err
		}
		if q.store.Shared() { // PostgreSQL must see a step committed before the next, so only the lock is in tx
			_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
		} else {
			//lint:ignore SA1019 some steps must not share a transaction on PostgreSQL; on SQLite all may
			_, err = m.MigrateTx(ctx, tx.Tx, rivermigrate.DirectionUp, nil)
		}
		if err != nil {
			return err
		}
		return tx.Seal(ctx, "river_job", "river_leader", "river_queue", "river_client", "river_client_queue", "river_migration")
	})
}

// args are what the rows of all kinds hold.
type args struct {
	Of  string `json:"kind"`
	Key string `json:"key"`
}

// Kind is what the library calls them.
func (args) Kind() string { return "job" }

// unique are the states in which a job stands in the way of another of its name:
// not those in which it was done.
var unique = river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
	rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateScheduled, rivertype.JobStateRetryable,
	rivertype.JobStateRunning, rivertype.JobStateDiscarded,
}}

// Enqueue puts jobs in when tx commits, but for those that are in already. One of
// the same name that is just ending counts as in: what must not be missed then is
// named by Options.Due too.
func (q *Queue) Enqueue(ctx context.Context, tx *store.Tx, jobs ...Job) error {
	if len(jobs) == 0 {
		return nil
	}
	// In one order, so that two transactions never wait for one another.
	jobs = slices.SortedFunc(slices.Values(jobs), func(a, b Job) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Key, b.Key))
	})
	in, err := q.in(ctx, tx, jobs)
	if err != nil {
		return err
	}
	var all []river.InsertManyParams
	for i, j := range jobs {
		if _, known := q.o.Kinds[j.Kind]; !known {
			return fmt.Errorf("there is no kind of job %q", j.Kind)
		}
		if in[[2]string{j.Kind, j.Key}] || i > 0 && j.Kind == jobs[i-1].Kind && j.Key == jobs[i-1].Key {
			continue
		}
		all = append(all, river.InsertManyParams{Args: args{j.Kind, j.Key}, InsertOpts: &river.InsertOpts{Queue: q.queueOf(j), MaxAttempts: mostTries, UniqueOpts: unique}})
	}
	if all == nil {
		return nil
	}
	_, err = q.insert.InsertManyTx(ctx, tx.Tx, all)
	return err
}

// in are those of some jobs that are in already, by kind and key, on a database that
// many share: there, to put one in that is writes the row that is, and whoever does
// the same next, in any process, waits until the first one's transaction ends.
func (q *Queue) in(ctx context.Context, tx *store.Tx, jobs []Job) (map[[2]string]bool, error) {
	if !q.store.Shared() {
		return nil, nil
	}
	var states, keys []string
	for _, s := range unique.ByState {
		states = append(states, string(s))
	}
	for _, j := range jobs {
		keys = append(keys, j.Key)
	}
	return tx.Queued(ctx, states, keys)
}

// asideEnd is the end of the name of a queue whose jobs take long.
const asideEnd = "_aside"

// queueOf names the row of workers that does a job.
func (q *Queue) queueOf(j Job) string {
	if j.Aside && q.o.Kinds[j.Kind].Aside > 0 {
		return j.Kind + asideEnd
	}
	return j.Kind
}

// Aside is a job that was set aside.
type Aside struct {
	Job
	Error string
	Until time.Time // it may be put in again
}

// SetAside returns at most n jobs that failed too often, the last one first.
func (q *Queue) SetAside(ctx context.Context, n int) ([]Aside, error) {
	list, err := q.insert.JobList(ctx, river.NewJobListParams().States(rivertype.JobStateDiscarded).
		OrderBy(river.JobListOrderByTime, river.SortOrderDesc).First(n))
	if err != nil {
		return nil, fmt.Errorf("list jobs: %w", err)
	}
	var out []Aside
	for _, row := range list.Jobs {
		var a args
		if err := json.Unmarshal(row.EncodedArgs, &a); err != nil {
			return nil, fmt.Errorf("job %d: %w", row.ID, err)
		}
		set := Aside{Job: Job{Kind: a.Of, Key: a.Key}}
		if row.FinalizedAt != nil {
			set.Until = row.FinalizedAt.UTC().Add(keptAside)
		}
		if n := len(row.Errors); n > 0 {
			set.Error = row.Errors[n-1].Error
		}
		out = append(out, set)
	}
	return out, nil
}
