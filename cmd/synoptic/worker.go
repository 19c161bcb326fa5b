package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/jobs"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
)

// workFlags are the flags of commands that read feeds and keep stories up to
// date.
type workFlags struct {
	dataFlags
	workers int
	window  days
	log     logFlags
}

func (f *workFlags) addWork(fl *pflag.FlagSet) {
	define(fl, "workers", &f.workers)
	define(fl, "window", &f.window)
	f.log.add(fl)
	f.addWeb(fl)
	f.add(fl)
}

func workerCommand(std streams) *cobra.Command {
	var f workFlags
	cmd := &cobra.Command{
		Use:   "worker [flags]",
		Short: "Share the work of a server that keeps its data in PostgreSQL",
		Long: `Read feeds and pages and keep stories up to date as "synoptic serve" does, without
showing them, until interrupted. Any number of workers, on any machines, share the
work of one PostgreSQL database with the servers on it: each host is asked by one
of them at a time, and one of them all puts articles into stories. When one ends,
however it does, the others go on with what it was doing.`,
		Example:               `  synoptic worker --db postgres://desk@db.example.org/news --contact desk@example.org`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if _, file := f.address(); file {
				return errors.New("name the PostgreSQL database to work on with --db postgres://…: the built-in database is one file for one process, and synoptic serve does all its work")
			}
			in, done, err := f.intake(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, done)
			return work(cmd.Context(), f, in, f.log.logger(std.err))
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	f.addWork(fl)
	return cmd
}

// The kinds of jobs: to ask a host for what is due there, to put what came in
// into stories, and to ask a hub to go on telling of a feed's news.
const (
	visitJob   = "visit"
	storiesJob = "stories"
	hubJob     = "hub"
)

const (
	// oneVisit is how long one host may keep a worker before others have their
	// turn, and longestVisit how long with the answers that are still owed then.
	oneVisit, longestVisit = time.Minute, 4 * time.Minute
	longestUpdate          = time.Hour
	rest                   = time.Second // between two updates of the stories
	// mostWaiting is how many articles may wait for their stories: with more, a new
	// one would be on its story's page late.
	mostWaiting = 150
	hubsAtOnce  = 2
	mostHubs    = 50 // asked for in one go; there is another soon
)

// A server aims to stay below softMemory: from there on Go clears away what is no
// longer used however little that is. Below, it lets memory grow to (1 + roomPercent
// / 100) times what is in use: to clear away less often saves a tenth of the
// processor. GOMEMLIMIT and GOGC set others.
const (
	softMemory  = 768 << 20
	roomPercent = 200
)

// work reads what is due and keeps the stories up to date, with all other
// processes that do so on the same database, until ctx ends.
func work(ctx context.Context, f workFlags, in *intake.Intake, log *slog.Logger) error {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(roomPercent)
	}
	w := worker{in: in, log: log,
		keeper: &live.Keeper{Store: in.Store, Window: time.Duration(f.window), Counts: f.meters.live, Options: engine.Options{Version: version, Spare: func() bool { return f.meters.readers.there(time.Now()) }}}}
	w.rested.Store(&time.Time{})
	n := max(f.workers, 1)
	q, err := jobs.Open(ctx, in.Store, jobs.Options{Log: log, Due: w.due, Kinds: map[string]jobs.Kind{
		visitJob:   {Workers: n, Aside: (n + 3) / 4, Timeout: longestVisit, Do: w.visit},
		storiesJob: {Alone: true, Timeout: longestUpdate, Do: w.stories},
		hubJob:     {Workers: hubsAtOnce, Do: w.renew},
	}})
	if err != nil {
		return failure{err}
	}
	in.Listed = func(ctx context.Context, tx *store.Tx, hosts []string) error {
		visits := make([]jobs.Job, len(hosts))
		for i, h := range hosts {
			visits[i] = jobs.Job{Kind: visitJob, Key: h}
		}
		return q.Enqueue(ctx, tx, visits...)
	}
	in.MostWaiting = mostWaiting
	in.Kept = func(ctx context.Context, tx *store.Tx) error {
		if w.updating.Load() { // the job stands in the way of another, and looks again before it ends
			return nil
		}
		return q.Enqueue(ctx, tx, jobs.Job{Kind: storiesJob})
	}
	switch err := q.Run(ctx); {
	case errors.Is(err, store.ErrTaken):
		return failure{fmt.Errorf("%w: end it, or name another folder with --data", err)}
	case err != nil:
		return failure{err}
	}
	return nil
}

// worker does the jobs.
type worker struct {
	in     *intake.Intake
	keeper *live.Keeper
	log    *slog.Logger

	// Of the leader: whether what another version of the program made has been made
	// anew, and until when the stories rest.
	remade atomic.Bool
	rested atomic.Pointer[time.Time]
	// updating says that the job that keeps the stories runs here.
	updating atomic.Bool
}

// due are the visits to make, the hubs to ask, and the stories if something waits
// that no job was put in for: others put articles in too.
func (w *worker) due(ctx context.Context) ([]jobs.Job, error) {
	var hosts []store.DueHost
	var subs []int64
	err := w.in.Store.Read(ctx, func(tx *store.Tx) (err error) {
		now := time.Now()
		if hosts, err = tx.DueHosts(ctx, now); err != nil {
			return err
		}
		if public, err := tx.Public(ctx); err != nil || public == "" {
			return err
		}
		subs, err = tx.SubsDue(ctx, now, mostHubs)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []jobs.Job
	for _, h := range hosts {
		out = append(out, jobs.Job{Kind: visitJob, Key: h.Host, Aside: h.Ailing})
	}
	for _, feed := range subs {
		out = append(out, jobs.Job{Kind: hubJob, Key: strconv.FormatInt(feed, 10)})
	}
	behind, err := w.behind(ctx)
	if behind {
		out = append(out, jobs.Job{Kind: storiesJob})
	}
	return out, err
}

func (w *worker) visit(ctx context.Context, j *jobs.Work) error {
	r, more, err := w.in.Visit(ctx, j.Key, oneVisit, time.Now)
	for _, e := range r.Failed {
		w.log.Warn("not read", "error", e)
	}
	if r.Feeds > 0 || r.Articles > 0 {
		w.log.Info("read", "host", j.Key, "feeds", r.Feeds, "entries", r.Entries, "articles", r.Articles)
	}
	if err == nil && more {
		return jobs.Again(0)
	}
	return err
}

func (w *worker) renew(ctx context.Context, j *jobs.Work) error {
	feed, err := strconv.ParseInt(j.Key, 10, 64)
	if err != nil {
		return err
	}
	return w.in.Renew(ctx, feed, time.Now())
}

// stories puts what came in into stories. Between two updates some time goes by,
// in which more comes in: a story is not made anew for each of its articles.
func (w *worker) stories(ctx context.Context, _ *jobs.Work) error {
	w.updating.Store(true)
	defer w.updating.Store(false)
	if more := time.Until(*w.rested.Load()); more > 0 {
		return jobs.Again(more)
	}
	if behind, err := w.behind(ctx); err != nil || !behind {
		return err
	}
	c, err := w.keeper.UpdateBy(ctx, time.Now)
	if err != nil {
		w.remade.Store(false) // pages may be late
		return err
	}
	end := time.Now().Add(rest)
	w.remade.Store(true)
	w.rested.Store(&end)
	w.log.Info("stories", "open", c.Stories, "new", c.New, "updated", c.Updated, "merged", c.Merged)
	if behind, err := w.behind(ctx); err != nil || !behind {
		return err
	}
	return jobs.Again(rest) // more came in meanwhile
}

// behind reports whether something waits to be put into stories, or what another
// version of the program made has not been looked through yet.
func (w *worker) behind(ctx context.Context) (bool, error) {
	n := 0
	err := w.in.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if w.remade.Load() {
			n, _, err = tx.Unfiled(ctx)
		} else {
			n, err = tx.CountArticles(ctx)
		}
		return err
	})
	return n > 0, err
}
