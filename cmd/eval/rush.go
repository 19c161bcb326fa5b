package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/newsweb"
	"github.com/synoptic-news/synoptic/internal/store"
)

// rush is readers of a full server while articles come in.
type rush struct {
	publish int // articles a second
	program string
	fill    fill
	readers visitors
	more    []string // flags of the server
}

func rushCommand(out, errs io.Writer) *cobra.Command {
	r := rush{fill: ordinaryFill}
	cmd := &cobra.Command{
		Use:   "rush [flags] DIR [-- FLAGS OF SERVE]",
		Short: "Readers of a full server while articles come in",
		Long: `Fill DIR/synoptic.db as "eval fill" does, unless it is there already; run the
program on a copy of it, let the feeds of a web of outlets on this machine become
due one after another, so that so many articles a second come in, and ask for
pages meanwhile as "eval visitors" does. What comes in, the outlets and the
readers share the machine. It needs Go, unless --program names the program, and a
system that gives loopback addresses in 127.0.0.0/8 (Linux).

The server keeps stories open for a day, and those of the large database ended a
day ago: only what comes in is put into stories.`,
		Example: `  go run ./cmd/eval rush big
  go run ./cmd/eval rush --publish 20 big
  go run ./cmd/eval rush big -- --pprof 127.0.0.1:6060`,
		Args:                  cobra.MinimumNArgs(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if n := cmd.ArgsLenAtDash(); n >= 0 && n != 1 || n < 0 && len(args) > 1 {
				return errors.New("name one folder; what is for the server goes behind --")
			}
			r.more = args[1:]
			if r.publish < 0 {
				return errors.New("--publish: no fewer than 0 articles a second")
			}
			if err := errors.Join(r.readers.check(), r.fill.check()); err != nil {
				return err
			}
			if err := r.run(cmd.Context(), args[0], out, errs); err != nil {
				return failure{err}
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.IntVar(&r.publish, "publish", 5, "let so many articles a second come in; 0: none")
	fl.StringVar(&r.program, "program", "", "run this `FILE` instead of building the program")
	r.readers.add(fl, time.Minute, time.Minute)
	r.fill.add(fl)
	return cmd
}

// Of the outlets that come in: each gives a page a second, a feed's worth at a
// time. Readers come once the first of it is there.
const (
	rushEach  = 15 // pages of an outlet
	rushAhead = 20 * time.Second
	rushSlack = 30 * time.Second // what asking takes longer than it should

	rushStories = 300     // stories that are asked for beside those of the first page
	mostStories = 100_000 // that are chosen among
)

func (r rush) run(ctx context.Context, dir string, out, errs io.Writer) (err error) {
	full := filepath.Join(dir, "synoptic.db")
	if _, err := os.Stat(full); errors.Is(err, os.ErrNotExist) {
		if err := r.fillInto(ctx, full, errs); err != nil {
			return err
		}
	}
	tmp, err := os.MkdirTemp("", "synoptic-rush")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	program, err := built(ctx, r.program, tmp)
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, full)
	if err != nil {
		return err
	}
	copied := filepath.Join(tmp, "synoptic.db")
	if err := errors.Join(s.Backup(ctx, copied), s.Close()); err != nil {
		return err
	}
	if s, err = store.Open(ctx, copied); err != nil {
		return err
	}
	defer s.Close()
	down, err := r.due(ctx, s)
	if err != nil {
		return err
	}
	defer down()
	listen, err := freeAddress()
	if err != nil {
		return err
	}
	run := &running{store: s, errs: errs}
	defer run.stop()
	if err := run.start(ctx, program, append([]string{"serve", "--listen", listen, "--data", tmp, "--allow", "127.0.0.0/8", "--window", "1d"}, r.more...)); err != nil {
		return err
	}
	base := "http://" + listen
	if r.readers.stories, err = someStories(ctx, s); err != nil {
		return err
	}
	if err := r.readers.wait(ctx, base, rushAhead); err != nil {
		return fmt.Errorf("%w: %s", err, run.logs[0])
	}
	return r.measure(ctx, base, run, out)
}

// fillInto makes the large database, whole or not at all.
func (r rush) fillInto(ctx context.Context, full string, errs io.Writer) error {
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(filepath.Dir(full), "fill")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	part := filepath.Join(tmp, filepath.Base(full))
	if err := r.fill.run(ctx, part, errs); err != nil {
		return err
	}
	return os.Rename(part, full)
}

// measure asks, and says what came in meanwhile.
func (r rush) measure(ctx context.Context, base string, run *running, out io.Writer) error {
	pid := run.procs[0].Process.Pid
	before, err := filedBy(ctx, run.store)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s %s, %d processors, %d articles, %d to come in each second; load of the machine before readers came %s\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), before.articles, r.publish, loadOf())
	began, worked := time.Now(), processor(pid)
	if err := r.readers.run(ctx, base, out); err != nil {
		return err
	}
	took := time.Since(began)
	after, err := filedBy(ctx, run.store)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "came in meanwhile  %d articles, %.1f a second; %d waited for their stories at the end\n", after.articles-before.articles, float64(after.articles-before.articles)/took.Seconds(), after.waiting)
	fmt.Fprintf(out, "the server         %.2f of %d processors, %d MiB at most\n", (processor(pid)-worked).Seconds()/took.Seconds(), runtime.NumCPU(), peak(pid)>>20)
	run.stop()
	if bad := linesWith(run.logs[0].String(), "level=ERROR"); len(bad) > 0 {
		fmt.Fprintf(out, "errors             %d in its log, the first: %s\n", len(bad), bad[0])
	}
	return nil
}

// due puts up a web whose feeds become due one after another, until the readers
// have gone. down takes it away again.
func (r rush) due(ctx context.Context, s *store.Store) (down func(), err error) {
	long := rushAhead + r.readers.steady + rushSlack
	if r.readers.overload > 0 {
		long += r.readers.overload + afterwards + rushSlack
	}
	outlets := int(long.Seconds()) * r.publish / rushEach
	if outlets == 0 {
		return func() {}, nil
	}
	now := time.Now()
	pages := outlets * rushEach
	web := newsweb.New(newsweb.Options{Outlets: outlets, Pages: pages, Seed: r.fill.seed + 1, Start: now.Add(-time.Duration(pages) * 10 * time.Second).Truncate(time.Second), Every: 10 * time.Second})
	web.Publish(pages)
	at, down, err := web.Up()
	if err != nil {
		return nil, err
	}
	err = s.Write(ctx, func(tx *store.Tx) error {
		for i, a := range at {
			next := now.Add(time.Duration(i) * time.Second * rushEach / time.Duration(r.publish))
			if _, _, err := tx.AddFeed(ctx, store.Feed{URL: a + newsweb.FeedPath, Added: now, Next: next}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		down()
		return nil, err
	}
	return down, nil
}

// freeAddress is one that nothing listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// someStories are addresses of stories from all the time there is.
func someStories(ctx context.Context, s *store.Store) (out []string, err error) {
	err = s.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Stories(ctx, time.Now(), mostStories)
		for i := 0; i < len(all); i += len(all)/rushStories + 1 {
			out = append(out, fmt.Sprintf("/story/%d", all[i].ID))
		}
		return err
	})
	return out, err
}

// stock is what a store has.
type stock struct{ articles, waiting int }

func filedBy(ctx context.Context, s *store.Store) (h stock, err error) {
	err = s.Read(ctx, func(tx *store.Tx) (err error) {
		if h.articles, err = tx.CountArticles(ctx); err != nil {
			return err
		}
		h.waiting, _, err = tx.Unfiled(ctx)
		return err
	})
	return h, err
}

// loadOf is how many processes wanted the processors in the last minute, five and
// fifteen, if the system says so.
func loadOf() string {
	b, _ := os.ReadFile("/proc/loadavg")
	if f := strings.Fields(string(b)); len(f) > 2 {
		return strings.Join(f[:3], " ")
	}
	return "unknown"
}
