package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/newsweb"
	"github.com/synoptic-news/synoptic/internal/store"
)

// load is a run of the program itself against a web of outlets on this machine.
type load struct {
	outlets, pages, hostile int
	seed                    uint64
	program                 string // "": it is built
	db                      string // "": SQLite in a folder of its own
	workers                 int    // processes beside the server, for PostgreSQL
	polls                   time.Duration
	keep                    string
	more                    []string // flags of the server
}

func loadCommand(out, errs io.Writer) *cobra.Command {
	var l load
	cmd := &cobra.Command{
		Use:   "load [flags] [-- FLAGS OF SERVE]",
		Short: "The program itself, reading a web of outlets on this machine",
		Long: `Run the program against a web of outlets on this machine, from the first poll
of a feed to the last story, and say how fast it was, what it took, and whether
every article came in once. It needs Go, unless --program names the program,
and a system that gives loopback addresses in 127.0.0.0/8 (Linux).`,
		Example: `  go run ./cmd/eval load
  go run ./cmd/eval load --outlets 1000 --pages 100000
  go run ./cmd/eval load --db postgres://… --workers 2
  go run ./cmd/eval load --hostile 10 --polls 20m
  go run ./cmd/eval load -- --pprof 127.0.0.1:6060`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && cmd.ArgsLenAtDash() != 0 {
				return errors.New("what is for the server goes behind --")
			}
			l.more = args
			if l.outlets < 1 || l.pages < 1 || l.hostile < 0 || l.hostile >= l.outlets {
				return errors.New("name at least one outlet, one page, and fewer hostile outlets than there are")
			}
			if l.workers > 0 && l.db == "" {
				return errors.New("--workers: workers share a PostgreSQL database; name it with --db")
			}
			if err := l.run(cmd.Context(), out, errs); err != nil {
				return failure{err}
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.IntVar(&l.outlets, "outlets", 200, "have so many outlets, each a host of its own")
	fl.IntVar(&l.pages, "pages", 20_000, "have so many pages; a feed lists the last 100 of its outlet")
	fl.IntVar(&l.hostile, "hostile", 0, "let so many outlets hang, drip, break off, lead in circles or lie")
	fl.Uint64Var(&l.seed, "seed", 1, "make another web")
	fl.StringVar(&l.program, "program", "", "run this `FILE` instead of building the program")
	fl.StringVar(&l.db, "db", "", "keep everything in this empty PostgreSQL database")
	fl.IntVar(&l.workers, "workers", 0, "run so many workers beside the server")
	fl.DurationVar(&l.polls, "polls", 0, "when all is in, go on for this `TIME` and measure how late feeds are read")
	fl.StringVar(&l.keep, "keep", "", "keep the data in this `DIR`")
	return cmd
}

func (l load) run(ctx context.Context, out, errs io.Writer) (err error) {
	dir := l.keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "synoptic-load"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	program, err := built(ctx, l.program, dir)
	if err != nil {
		return err
	}
	start := time.Now().Add(-time.Duration(l.pages) * loadEvery).Truncate(time.Second)
	web := newsweb.New(newsweb.Options{Outlets: l.outlets, Pages: l.pages, Hostile: l.hostile, Seed: l.seed, Start: start, Every: loadEvery})
	web.Publish(l.pages)
	at, down, err := web.Up()
	if err != nil {
		return err
	}
	defer down()
	data := filepath.Join(dir, "data")
	address := cmp.Or(l.db, filepath.Join(data, "synoptic.db"))
	if err := os.MkdirAll(data, 0o700); err != nil {
		return err
	}
	s, err := store.Open(ctx, address)
	if err != nil {
		return err
	}
	defer s.Close()
	now := time.Now()
	err = s.Write(ctx, func(tx *store.Tx) error {
		if n, err := tx.CountArticles(ctx); err != nil || n > 0 {
			return cmp.Or(err, errors.New("there are articles already: name an empty database"))
		}
		for _, a := range at {
			if _, _, err := tx.AddFeed(ctx, store.Feed{URL: a + newsweb.FeedPath, Added: now, Next: now}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	r := &running{load: l, web: web, at: at, store: s, errs: errs}
	defer r.stop()
	common := []string{"--data", data, "--allow", "127.0.0.0/8"}
	if l.db != "" {
		common = append(common, "--db", l.db)
	}
	if err := r.start(ctx, program, slices.Concat([]string{"serve", "--listen", "127.0.0.1:0", "--workers", strconv.Itoa(hosts)}, common, l.more)); err != nil {
		return err
	}
	for range l.workers {
		if err := r.start(ctx, program, append([]string{"worker"}, common...)); err != nil {
			return err
		}
	}
	if err := r.watch(ctx); err != nil {
		return err
	}
	return r.report(ctx, out)
}

// loadEvery is how long the outlets take to publish one page after another.
const loadEvery = 10 * time.Second

// built is the program: the one that was named, or one built into a folder.
func built(ctx context.Context, named, dir string) (string, error) {
	if named != "" {
		return named, nil
	}
	program := filepath.Join(dir, "synoptic")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "github.com/synoptic-news/synoptic/cmd/synoptic")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if b, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w: %s", err, b)
	}
	return program, nil
}

// hosts is how many hosts the server asks at once: each gives a page a second, so
// that fewer set the pace.
const hosts = 128

// running is a run while it goes on, and what was seen of it.
type running struct {
	load
	web   *newsweb.Web
	at    newsweb.Addresses
	store *store.Store
	errs  io.Writer

	procs []*exec.Cmd
	logs  []*bytes.Buffer

	began    time.Time
	took     time.Duration   // until the last article was filed
	in       []level         // how far it was, each second
	oldest   []time.Duration // how long the article that waits longest has waited, each second
	waited   waited
	lateness []float64     // of polls of sound feeds, as a share of the interval
	memory   []int64       // the most each process took
	worked   time.Duration // of the processor, all processes together, until the last article was filed
}

// level is how far a run was at a time.
type level struct {
	at      time.Duration
	n       int // articles that were in
	waiting int // of them on no page yet
	hosts   int // that had a page to give
}

func (r *running) start(ctx context.Context, program string, args []string) error {
	c := exec.CommandContext(ctx, program, args...)
	c.WaitDelay = 20 * time.Second
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	log := &bytes.Buffer{}
	c.Stderr = log
	if err := c.Start(); err != nil {
		return err
	}
	r.procs, r.logs, r.memory = append(r.procs, c), append(r.logs, log), append(r.memory, 0)
	return nil
}

func (r *running) stop() {
	for _, c := range r.procs {
		_ = c.Process.Signal(os.Interrupt)
	}
	for _, c := range r.procs {
		_ = c.Wait() // it was told to end
	}
}

// quiet is how long nothing may come in before a run counts as over: a page that
// failed twice, on a machine with other work, is asked for again after eight minutes.
const quiet = 10 * time.Minute

// watch looks at the store each second until every article of the sound outlets
// is in and filed, or nothing comes in any more; and then for as long as polls
// are to be watched.
func (r *running) watch(ctx context.Context) error {
	want := 0
	for _, p := range r.web.Pages {
		if r.web.Sound(p.Outlet) {
			want++
		}
	}
	want = min(want, r.listed())
	r.began = time.Now()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	last, moved := -1, r.began
	next := map[int64]time.Time{}
	read := map[int64]time.Time{}
	giving := 0
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		now := time.Now()
		var n int
		var waits map[article.ID]time.Time
		var feeds []store.Feed
		err := r.store.Read(ctx, func(tx *store.Tx) (err error) {
			if n, err = tx.CountArticles(ctx); err != nil {
				return err
			}
			if waits, err = tx.Unshown(ctx); err != nil {
				return err
			}
			if len(r.in)%giveEvery == 0 {
				if giving, err = hostsGiving(ctx, tx, now); err != nil {
					return err
				}
			}
			feeds, err = tx.Feeds(ctx)
			return err
		})
		if err != nil {
			return err
		}
		waiting := len(waits)
		r.in = append(r.in, level{now.Sub(r.began), n, waiting, giving})
		if ms := minutes(r.in); len(r.in)%60 == 0 && len(ms) > 0 && r.took == 0 {
			fmt.Fprintf(r.errs, "\r%s\n", ms[len(ms)-1])
		}
		if oldest := r.waited.look(now, n, waits); waiting > 0 && n < want {
			r.oldest = append(r.oldest, oldest)
		}
		for i, f := range feeds {
			if was := read[f.ID]; !was.IsZero() && f.Last.After(was) && r.web.Sound(i) {
				r.lateness = append(r.lateness, max(0, f.Last.Sub(next[f.ID]).Seconds())/max(1, f.Next.Sub(f.Last).Seconds()))
			}
			read[f.ID], next[f.ID] = f.Last, f.Next
		}
		var worked time.Duration
		for i, c := range r.procs {
			worked += processor(c.Process.Pid)
			r.memory[i] = max(r.memory[i], peak(c.Process.Pid))
		}
		if r.took == 0 {
			r.worked = worked
		}
		if n != last || waiting > 0 {
			fmt.Fprintf(r.errs, "\r%d of %d articles, %d on no page yet, after %.0f s ", n, want, waiting, now.Sub(r.began).Seconds())
			last, moved = n, now
		}
		if n >= want && waiting == 0 && r.took == 0 {
			r.took = now.Sub(r.began)
		}
		if r.took > 0 && now.Sub(r.began) >= r.took+r.polls {
			break
		}
		if r.took == 0 && now.Sub(moved) > quiet {
			fmt.Fprintf(r.errs, "\nnothing has come in for %v\n", quiet)
			break
		}
	}
	fmt.Fprintln(r.errs)
	return nil
}

// giveEvery is how many seconds lie between two counts of the hosts that have a
// page to give, and enoughHosts how many are enough for the rate that is aimed at:
// each is asked for a page a second.
const giveEvery, enoughHosts = 10, 60

// hostsGiving is how many hosts have a page that may be asked for now.
func hostsGiving(ctx context.Context, tx *store.Tx, now time.Time) (n int, err error) {
	err = tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM (SELECT DISTINCT host FROM entry WHERE state = $1 AND next <= $2) AS h", string(store.New), now.UnixMicro()).Scan(&n)
	return n, err
}

// minute is one minute of a run.
type minute struct {
	number int
	level  // at its end
	rate   float64
}

func (m minute) String() string {
	return fmt.Sprintf("minute %-3d         %6d articles, %5.1f a second; %d on no page yet; %d hosts had a page to give", m.number, m.n, m.rate, m.waiting, m.hosts)
}

// minutes are the whole minutes of a run.
func minutes(in []level) (out []minute) {
	last := level{}
	for _, l := range in {
		if l.at < time.Duration(len(out)+1)*time.Minute {
			continue
		}
		out = append(out, minute{len(out) + 1, l, float64(l.n-last.n) / (l.at - last.at).Seconds()})
		last = l
	}
	return out
}

// fed is how long enough hosts had a page to give, at the beginning and at the end
// of each second, and how many articles came in meanwhile.
func fed(in []level) (took time.Duration, n int) {
	for i := 1; i < len(in); i++ {
		if a, b := in[i-1], in[i]; a.hosts >= enoughHosts && b.hosts >= enoughHosts {
			took, n = took+b.at-a.at, n+b.n-a.n
		}
	}
	return took, n
}

// waited is how long articles waited until they were on the page of their story.
type waited struct {
	since map[article.ID]time.Time // of those that wait
	seen  int                      // that were seen to wait
	lags  []time.Duration          // of those that wait no more
}

// look takes in which articles wait, of all there are, and says how long the first
// of them has. One that came and went between two looks waited for a second at
// most, and is taken to have waited that.
func (w *waited) look(now time.Time, all int, waits map[article.ID]time.Time) (longest time.Duration) {
	for id, at := range w.since {
		if _, still := waits[id]; !still {
			w.lags = append(w.lags, now.Sub(at))
		}
	}
	for id, at := range waits {
		longest = max(longest, now.Sub(at))
		if _, known := w.since[id]; !known {
			w.seen++
		}
	}
	for w.seen < all { // nobody saw it wait
		w.seen++
		w.lags = append(w.lags, time.Second)
	}
	w.since = waits
	return longest
}

// listed is how many pages of sound outlets the feeds list.
func (r *running) listed() (n int) {
	of := map[int]int{}
	for _, p := range r.web.Pages {
		of[p.Outlet]++
	}
	for o, k := range of {
		if r.web.Sound(o) {
			n += min(k, newsweb.Listed)
		}
	}
	return n
}

// peak is the most memory a process has had, in bytes; 0 where the system does
// not say.
func peak(pid int) int64 {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if kB, ok := strings.CutPrefix(s.Text(), "VmHWM:"); ok {
			n, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(kB, "kB")), 10, 64)
			return n << 10
		}
	}
	return 0
}

// processor is how long a process has run on the processors; 0 where the system
// does not say.
func processor(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:])) // from the third on: the name may have spaces
	if len(fields) < 13 {
		return 0
	}
	const tick = 10 * time.Millisecond // USER_HZ is 100 on Linux
	var sum time.Duration
	for _, f := range fields[11:13] { // in the program and in the system
		n, _ := strconv.ParseInt(f, 10, 64)
		sum += time.Duration(n) * tick
	}
	return sum
}

// mostOf is the share, in per cent, of articles over which the rate is taken: one
// page in a hundred fails at first and is tried again a minute later.
const mostOf = 97

func (r *running) report(ctx context.Context, out io.Writer) error {
	once, twice, missing, err := r.compare(ctx)
	if err != nil {
		return err
	}
	n := r.in[len(r.in)-1].n
	most := r.in[slices.IndexFunc(r.in, func(s level) bool { return s.n >= n*mostOf/100 })]
	fmt.Fprintf(out, "%s %s, %d processors, %d outlets (%d hostile), %d pages, %d workers\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), r.outlets, r.hostile, r.pages, r.workers)
	fmt.Fprintf(out, "articles           %d in %.0f s, all in their stories after %.0f s; the first %d of 100: %.1f a second, in the slowest 30 s %.1f\n",
		n, r.in[len(r.in)-1].at.Seconds(), r.took.Seconds(), mostOf, float64(most.n)/most.at.Seconds(), r.slowest(most.at))
	if took, n := fed(r.in); took > 0 {
		fmt.Fprintf(out, "hosts enough       while %d hosts or more had a page to give: %d in %.0f s, %.1f a second\n", enoughHosts, n, took.Seconds(), float64(n)/took.Seconds())
	}
	if r.worked > 0 && n > 0 {
		until := cmp.Or(r.took, r.in[len(r.in)-1].at)
		fmt.Fprintf(out, "processor          %.1f ms an article, all processes together; %.2f of %d processors were had\n",
			1000*r.worked.Seconds()/float64(n), r.worked.Seconds()/until.Seconds(), runtime.NumCPU())
	}
	fmt.Fprintf(out, "exactly once       %d; twice %d, missing %d\n", once, twice, missing)
	if lags := r.waited.lags; len(lags) > 0 {
		slices.Sort(lags)
		fmt.Fprintf(out, "on its page        median %.1f s, 95 of 100 within %.1f s, at most %.1f s after it came in (each article, looked at each second)\n", at(lags, .5).Seconds(), at(lags, .95).Seconds(), at(lags, 1).Seconds())
	}
	if len(r.oldest) > 0 {
		slices.Sort(r.oldest)
		fmt.Fprintf(out, "the one that waits longest: median %.1f s, 95 of 100 within %.1f s, at most %.1f s (each second)\n", at(r.oldest, .5).Seconds(), at(r.oldest, .95).Seconds(), at(r.oldest, 1).Seconds())
	}
	if len(r.lateness) > 0 {
		slices.Sort(r.lateness)
		fmt.Fprintf(out, "polls of good feeds %d; lateness, of the interval: median %.1f %%, 95 of 100 within %.1f %%\n", len(r.lateness), 100*at(r.lateness, .5), 100*at(r.lateness, .95))
	}
	for i, m := range r.memory {
		if m > 0 {
			fmt.Fprintf(out, "memory             %d MiB at most, process %d\n", m>>20, i+1)
		}
	}
	until := cmp.Or(r.took, r.in[len(r.in)-1].at)
	for _, m := range minutes(r.in) {
		if m.at <= until+time.Minute {
			fmt.Fprintln(out, m)
		}
	}
	for i, log := range r.logs {
		if bad := linesWith(log.String(), "level=ERROR"); len(bad) > 0 {
			fmt.Fprintf(out, "errors             %d in the log of process %d, the first: %s\n", len(bad), i+1, bad[0])
		}
	}
	return nil
}

// at is a quantile of sorted values.
func at[T any](sorted []T, q float64) T { return sorted[int(q*float64(len(sorted)-1))] }

func linesWith(log, with string) (out []string) {
	for l := range strings.Lines(log) {
		if strings.Contains(l, with) {
			out = append(out, strings.TrimSpace(l))
		}
	}
	return out
}

// slowest is the rate of the 30 seconds in which least came in, up to a time.
func (r *running) slowest(until time.Duration) float64 {
	const window = 30
	least := -1.0
	for i := window; i < len(r.in) && r.in[i].at <= until; i++ {
		a, b := r.in[i-window], r.in[i]
		if rate := float64(b.n-a.n) / (b.at - a.at).Seconds(); least < 0 || rate < least {
			least = rate
		}
	}
	return max(least, 0)
}

// compare holds the articles of the store against the pages there are.
func (r *running) compare(ctx context.Context) (once, twice, missing int, err error) {
	got := map[string]int{}
	err = r.store.Read(ctx, func(tx *store.Tx) error {
		for after := article.ID(""); ; {
			as, err := tx.Arrivals(ctx, after, 1000)
			if err != nil || len(as) == 0 {
				return err
			}
			for _, a := range as {
				got[a.URL]++
				after = a.ID
			}
		}
	})
	of := map[int]int{}
	for _, p := range slices.Backward(r.web.Pages) {
		if of[p.Outlet]++; !r.web.Sound(p.Outlet) || of[p.Outlet] > newsweb.Listed {
			continue
		}
		switch got[r.at[p.Outlet]+p.Path] {
		case 0:
			missing++
		case 1:
			once++
		default:
			twice++
		}
	}
	return once, twice, missing, err
}
