package jobs

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"

	"github.com/synoptic-news/synoptic/internal/store"
)

// Work is a job that is being done.
type Work struct {
	Job
	Try int // the first is 1
	row *river.Job[args]
}

// Done has the job done when tx commits, and not otherwise: for results that
// must not be there twice. Do returns nil after it.
func (w *Work) Done(ctx context.Context, tx *store.Tx) error {
	_, err := river.JobCompleteTx[riverdriver.Driver[*sql.Tx]](ctx, tx.Tx, w.row)
	return err
}

// running is a process at work.
type running struct {
	*Queue
	river.WorkerDefaults[args]
	client  *river.Client[*sql.Tx]
	id      int64       // among the processes of a database that many share
	leads   atomic.Bool // this one is the leader
	ending  atomic.Bool // jobs are told to end
	alone   bool        // what the leader does is taken up here
	beaten  time.Time   // when it said last that it is there
	regular time.Time   // since when it has said so without a gap

	mu    sync.Mutex
	ended map[int64]time.Time // jobs that were done of late, by when
}

// Run does jobs until ctx ends. Then those that run are told to end, which costs
// them no try. On SQLite one process at a time may run: another is refused with
// store.ErrTaken.
func (q *Queue) Run(ctx context.Context) (err error) {
	release, err := q.store.Take(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	r := &running{Queue: q, regular: time.Now(), beaten: time.Now(), ended: map[int64]time.Time{}}
	if err := r.join(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return fmt.Errorf("begin to work: %w", err)
	}
	if r.client, err = river.NewClient(q.driver(), r.config()); err != nil {
		return err
	}
	if err := r.client.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	r.beatOn(ctx)
	r.ending.Store(true)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), q.o.Grace)
	defer cancel()
	stopped := r.client.StopAndCancel(end)
	if stopped != nil {
		stopped = fmt.Errorf("jobs did not end within %v: %w", q.o.Grace, stopped)
	}
	return errors.Join(stopped, r.leave(end))
}

// join makes this process one of those that work.
func (r *running) join(ctx context.Context) error {
	return r.store.Write(ctx, func(tx *store.Tx) (err error) {
		if r.store.Shared() {
			r.id, err = tx.Join(ctx)
			return err
		}
		r.leads.Store(true)
		n, err := tx.Resume(ctx)
		if n > 0 {
			r.o.Log.Info("going on with what a process left that was ended", "jobs", n)
		}
		return err
	})
}

func (r *running) leave(ctx context.Context) error {
	if !r.store.Shared() {
		return nil
	}
	return r.store.Write(ctx, func(tx *store.Tx) error { return tx.Leave(ctx, r.id) })
}

// config is what River is told.
func (r *running) config() *river.Config {
	c := &river.Config{
		Logger: r.log(), Workers: river.NewWorkers(), Queues: map[string]river.QueueConfig{},
		FetchCooldown: min(r.o.Poll, 10*time.Millisecond), FetchPollInterval: r.o.Poll,
		MaxAttempts: mostTries, JobTimeout: time.Minute, RescueStuckJobsAfter: stuck,
		CompletedJobRetentionPeriod: keptDone, DiscardedJobRetentionPeriod: keptAside,
	}
	if r.store.Shared() {
		c.ID = strconv.FormatInt(r.id, 10)
	}
	river.AddWorker(c.Workers, r)
	for name, k := range r.o.Kinds {
		if !k.Alone {
			for queue, n := range k.queues(name) {
				c.Queues[queue] = river.QueueConfig{MaxWorkers: n}
			}
		}
	}
	return c
}

// stuck is how long a job may run on beyond its time in a process that lives,
// before it is given to another: its end could not be written.
const stuck = 5 * time.Minute

// queues are the rows of workers of a kind.
func (k Kind) queues(name string) map[string]int {
	out := map[string]int{name: max(k.Workers, 1)}
	if k.Aside > 0 {
		out[name+asideEnd] = k.Aside
	}
	return out
}

// beatOn says every few seconds that this process is there, until ctx ends, and
// does what is the leader's to do.
func (r *running) beatOn(ctx context.Context) {
	tick := time.NewTicker(r.o.Every)
	defer tick.Stop()
	for {
		if err := r.beat(ctx); err != nil && ctx.Err() == nil {
			r.o.Log.Error("the queue waits", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (r *running) beat(ctx context.Context) error {
	if r.store.Shared() {
		if err := r.among(ctx); err != nil {
			return err
		}
	}
	if err := r.recover(ctx, time.Now()); err != nil {
		return err
	}
	if !r.leads.Load() {
		return nil
	}
	if err := r.lead(); err != nil {
		return err
	}
	if r.o.Due == nil {
		return nil
	}
	due, err := r.o.Due(ctx)
	if err != nil || len(due) == 0 {
		return err
	}
	return r.store.Write(ctx, func(tx *store.Tx) error { return r.Enqueue(ctx, tx, due...) })
}

// among finds out who leads. The leader takes up what silent processes left; but
// when all have been silent, since the database was away, it waits until they had
// time to say that they are there.
func (r *running) among(ctx context.Context) error {
	now := time.Now()
	err := r.store.Write(ctx, func(tx *store.Tx) error {
		leads, err := tx.Beat(ctx, r.id, r.o.Silent)
		if err != nil {
			return err
		}
		if leads != r.leads.Swap(leads) && leads {
			r.o.Log.Info("this process leads now", "worker", r.id)
		}
		if !leads || now.Sub(r.regular) < r.o.Silent {
			return nil
		}
		n, err := tx.Orphans(ctx, r.o.Silent)
		if n > 0 {
			r.o.Log.Info("going on with what a process left that was ended", "jobs", n)
		}
		return err
	})
	if err != nil {
		return err
	}
	if now.Sub(r.beaten) > r.o.Silent/2 {
		r.regular = now
	}
	r.beaten = now
	return nil
}

// lead has the jobs of the leader done here. It cannot be undone; a process that
// leads no more leaves them to the next.
func (r *running) lead() error {
	if r.alone {
		return nil
	}
	for name, k := range r.o.Kinds {
		if !k.Alone {
			continue
		}
		for queue, n := range k.queues(name) {
			if err := r.client.Queues().Add(queue, river.QueueConfig{MaxWorkers: n}); err != nil {
				return fmt.Errorf("take up the jobs of the leader: %w", err)
			}
		}
	}
	r.alone = true
	return nil
}

// forgotten is how long it takes until River gives up noting how a job ended: a
// database that is away or full for longer has it as running for good.
const forgotten = 45 * time.Second

// recover makes jobs ready again that ended here and that the database still has
// as running, unless they have begun anew since.
func (r *running) recover(ctx context.Context, now time.Time) error {
	late := r.endedBefore(now.Add(-r.o.Forgotten))
	if len(late) == 0 {
		return nil
	}
	var lost []int64
	err := r.store.Read(ctx, func(tx *store.Tx) error {
		began, err := tx.Running(ctx, r.id)
		for id, at := range began {
			if ended, is := late[id]; is && !at.After(ended) {
				lost = append(lost, id)
			}
		}
		return err
	})
	if err == nil && len(lost) > 0 {
		r.o.Log.Warn("how jobs ended could not be noted; they are done again", "jobs", len(lost))
		err = r.store.Write(ctx, func(tx *store.Tx) error { return tx.Requeue(ctx, lost) })
	}
	if err == nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		for id, at := range late {
			if r.ended[id].Equal(at) {
				delete(r.ended, id)
			}
		}
	}
	return err
}

// endedBefore are the jobs that ended before a time.
func (r *running) endedBefore(end time.Time) map[int64]time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := map[int64]time.Time{}
	for id, at := range r.ended {
		if at.Before(end) {
			out[id] = at
		}
	}
	return out
}

// begins and ends note which jobs are done here.
func (r *running) begins(id int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.ended, id)
}

func (r *running) ends(id int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ended[id] = time.Now()
}

// Work does a job: River calls it.
func (r *running) Work(ctx context.Context, row *river.Job[args]) error {
	r.begins(row.ID)
	defer r.ends(row.ID)
	k, known := r.o.Kinds[row.Args.Of]
	if !known {
		return fmt.Errorf("there is no kind of job %q", row.Args.Of)
	}
	if k.Alone && !r.leads.Load() {
		return river.JobSnooze(r.o.Every)
	}
	err := k.Do(ctx, &Work{Job{Kind: row.Args.Of, Key: row.Args.Key}, row.Attempt, row})
	var a again
	switch {
	case err == nil:
		return nil
	case errors.As(err, &a):
		return river.JobSnooze(a.after)
	case r.ending.Load() && ctx.Err() != nil:
		return river.JobSnooze(0) // told to end, it begins anew elsewhere
	case store.Unavailable(err):
		r.o.Log.Error("the database is away or full; a job waits", "kind", row.Args.Of, "key", row.Args.Key, "error", err)
		return river.JobSnooze(r.o.Every)
	}
	did := "it is tried again"
	if row.Attempt >= row.MaxAttempts {
		did = "it is set aside"
	}
	r.o.Log.Error("a job failed; "+did, "kind", row.Args.Of, "key", row.Args.Key, "try", row.Attempt, "error", err)
	return err
}

// Timeout is how long a job may take.
func (r *running) Timeout(row *river.Job[args]) time.Duration {
	return cmp.Or(r.o.Kinds[row.Args.Of].Timeout, time.Minute)
}

// NextRetry is when a job that failed is tried again.
func (r *running) NextRetry(row *river.Job[args]) time.Time {
	return time.Now().Add(r.o.Pause << (2 * min(max(row.Attempt-1, 0), mostTries)))
}

// log is what River says, if it is an error: what happens to jobs is said here.
func (q *Queue) log() *slog.Logger { return slog.New(errorsOnly{q.o.Log.Handler()}) }

type errorsOnly struct{ slog.Handler }

func (h errorsOnly) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelError && h.Handler.Enabled(ctx, l)
}
func (h errorsOnly) WithAttrs(as []slog.Attr) slog.Handler {
	return errorsOnly{h.Handler.WithAttrs(as)}
}
func (h errorsOnly) WithGroup(name string) slog.Handler { return errorsOnly{h.Handler.WithGroup(name)} }
