package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/pflag"

	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/metrics"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// logFlags say how the log is written.
type logFlags struct{ format, level string }

func (f *logFlags) add(fl *pflag.FlagSet) {
	define(fl, "log-format", &f.format)
	define(fl, "log-level", &f.level)
}

func (f *logFlags) logger(w io.Writer) *slog.Logger {
	var o slog.HandlerOptions
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.level)); err == nil { // the setting was checked
		o.Level = level
	}
	if f.format == "json" {
		return slog.New(slog.NewJSONHandler(w, &o))
	}
	return slog.New(slog.NewTextHandler(w, &o))
}

// meters are all that a server counts. The zero value counts nothing.
type meters struct {
	registry *metrics.Registry
	intake   intake.Counts
	live     live.Counts
	fetches  *metrics.Histogram
	requests *metrics.Histogram
	readers  *crowd

	feeds, entries        *metrics.Gauge
	failing               *metrics.Gauge
	articles, stories     *metrics.Gauge
	size                  *metrics.Gauge
	up                    *metrics.Gauge
	goroutines            *metrics.Gauge
	heap, taken, resident *metrics.Gauge
	processor             *metrics.Counter
	counted               *float64 // of processor
}

func newMeters(now time.Time) meters {
	r := &metrics.Registry{}
	r.Gauge("synoptic_build_info", "The version that runs; always 1.", "version").Set(1, version)
	r.Gauge("process_start_time_seconds", "When the process began, in seconds since 1970.").Set(float64(now.UnixMilli()) / 1000)
	return meters{
		registry: r,
		readers:  &crowd{},
		intake: intake.Counts{
			Feeds:    r.Counter("synoptic_feed_reads_total", "Readings of feeds, by how they ended.", "class"),
			Pages:    r.Counter("synoptic_page_reads_total", "Readings of pages that feeds name, by how they ended.", "class"),
			Articles: r.Counter("synoptic_articles_kept_total", "Articles and new versions of articles that feeds brought."),
		},
		live: live.Counts{
			Updates: r.Histogram("synoptic_update_seconds", "What bringing the stories up to date took, by outcome.", metrics.Seconds, "outcome"),
			Write:   r.Histogram("synoptic_write_seconds", "What writing the stories and pages of an update took.", metrics.Seconds),
			Stories: r.Counter("synoptic_story_changes_total", "Stories that were new, updated, or merged into another.", "change"),
		},
		fetches:    r.Histogram("synoptic_fetch_seconds", "What sites took to answer, by how it ended; waiting for our turn is not counted.", metrics.Seconds, "class"),
		requests:   r.Histogram("synoptic_http_request_seconds", "What answering a reader took, by route and class of status.", metrics.Seconds, "route", "status"),
		feeds:      r.Gauge("synoptic_feeds", "Feeds, by state.", "state"),
		failing:    r.Gauge("synoptic_feeds_failing", "Active feeds that could not be read the last time."),
		entries:    r.Gauge("synoptic_entries", "Entries of feeds: new ones wait to be fetched, quarantined ones were set aside.", "state"),
		articles:   r.Gauge("synoptic_articles", "Articles kept, with all their versions."),
		stories:    r.Gauge("synoptic_stories", "Stories."),
		size:       r.Gauge("synoptic_database_bytes", "Size of the database."),
		up:         r.Gauge("synoptic_database_up", "Whether the database answered when this was written."),
		goroutines: r.Gauge("go_goroutines", "Goroutines that exist."),
		heap:       r.Gauge("go_memstats_alloc_bytes", "Bytes on the heap that are in use."),
		taken:      r.Gauge("go_memstats_sys_bytes", "Bytes that Go has from the system."),
		resident:   r.Gauge("process_resident_memory_bytes", "Memory of the process, where the system tells."),
		processor:  r.Counter("process_cpu_seconds_total", "What the processors worked for the process, where the system tells."),
		counted:    new(float64),
	}
}

// fetched is fetch.Options.Done.
func (m meters) fetched(took time.Duration, a *fetch.Answer, err error) {
	m.fetches.Observe(took.Seconds(), fetch.Class(a, err))
}

// mostPatience is how long the database may take to answer for its state.
const mostPatience = 5 * time.Second

// look takes in what can only be looked up: the state of the database and of
// the process.
func (m meters) look(ctx context.Context, s *store.Store) error {
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	m.goroutines.Set(float64(runtime.NumGoroutine()))
	m.heap.Set(float64(mem.HeapAlloc))
	m.taken.Set(float64(mem.Sys))
	if n, ok := residentBytes(); ok {
		m.resident.Set(n)
	}
	if n, ok := processorSeconds(); ok {
		m.processor.Add(n - *m.counted)
		*m.counted = n
	}
	ctx, cancel := context.WithTimeout(ctx, mostPatience)
	defer cancel()
	var st store.Stats
	err := s.Read(ctx, func(tx *store.Tx) (err error) {
		st, err = tx.Stats(ctx)
		return err
	})
	if err != nil {
		m.up.Set(0)
		return err
	}
	m.up.Set(1)
	for state, n := range st.Feeds {
		m.feeds.Set(float64(n), string(state))
	}
	for state, n := range st.Entries {
		m.entries.Set(float64(n), string(state))
	}
	m.failing.Set(float64(st.Failing))
	m.articles.Set(float64(st.Articles))
	m.stories.Set(float64(st.Stories))
	m.size.Set(float64(st.Size))
	return nil
}

// residentBytes is the memory of this process as Linux tells it.
func residentBytes() (float64, bool) {
	b, err := os.ReadFile("/proc/self/statm")
	fields := strings.Fields(string(b))
	if err != nil || len(fields) < 2 {
		return 0, false
	}
	pages, err := strconv.ParseFloat(fields[1], 64)
	return pages * float64(os.Getpagesize()), err == nil
}

// processorSeconds is what the processors worked for this process as Linux tells
// it, in hundredths of a second.
func processorSeconds() (float64, bool) {
	b, err := os.ReadFile("/proc/self/stat")
	_, after, ok := strings.Cut(string(b), ") ") // behind the name, which may hold anything
	fields := strings.Fields(after)
	if err != nil || !ok || len(fields) < 13 {
		return 0, false
	}
	own, err1 := strconv.ParseFloat(fields[11], 64)
	system, err2 := strconv.ParseFloat(fields[12], 64)
	return (own + system) / 100, err1 == nil && err2 == nil
}

// observed is a site with /readyz. Every answer is counted. alive ends when the server is told to end.
func observed(alive context.Context, site http.Handler, s *store.Store, m meters) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", site)
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if err := ready(alive, r.Context(), s); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	return m.readers.asked(counted(mux, m.requests))
}

// numbers are what /metrics answers with.
func (m meters) numbers(s *store.Store, log *slog.Logger) http.Handler {
	var one sync.Mutex // the database is asked once at a time, whoever asks us
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		one.Lock()
		defer one.Unlock()
		if err := m.look(r.Context(), s); err != nil && r.Context().Err() == nil {
			log.Warn("the database was not measured", "error", err)
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_ = m.registry.Write(w)
	})
}

var (
	errEnding   = errors.New("the server is ending")
	errNoAnswer = errors.New("the database does not answer")
)

// ready answers whether requests may be sent here: the database answers, it is
// the one this version wants, and the server is not about to end.
func ready(alive, ctx context.Context, s *store.Store) error {
	if alive.Err() != nil {
		return errEnding
	}
	ctx, cancel := context.WithTimeout(ctx, mostPatience)
	defer cancel()
	err := s.Ready(ctx)
	if errors.Is(err, store.ErrFull) {
		return store.ErrFull
	}
	if err != nil && !errors.Is(err, store.ErrNewer) && !errors.Is(err, store.ErrOlder) {
		return errNoAnswer // the details are for the log, not for whoever asks
	}
	return err
}

// counted counts the answers of a handler by route: the pattern that the request
// matched, of which there is a handful, and never the address.
func counted(h http.Handler, took *metrics.Histogram) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		a := &reply{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(a, r)
		_, route, _ := strings.Cut(r.Pattern, "/")
		took.Observe(time.Since(began).Seconds(), "/"+strings.TrimSuffix(route, "{$}"), strconv.Itoa(a.status/100)+"xx")
	})
}

// reply notes the status of an answer.
type reply struct {
	http.ResponseWriter
	status int
	begun  bool
}

// WriteHeader notes the first status that is more than a hint.
func (a *reply) WriteHeader(status int) {
	if !a.begun && status >= 200 {
		a.begun, a.status = true, status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write begins the answer.
func (a *reply) Write(b []byte) (int, error) {
	a.begun = true
	return a.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the writer below.
func (a *reply) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// Flush sends what was written, for answers that go on.
func (a *reply) Flush() { _ = http.NewResponseController(a.ResponseWriter).Flush() }

// profile answers Go's profiler at an address until ctx ends.
func profile(ctx context.Context, address string, log *slog.Logger) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return failure{fmt.Errorf("%w; give another address with --pprof", err)}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: readHeaders}
	defer context.AfterFunc(ctx, func() { _ = srv.Close() })()
	log.Info("profiler at http://" + l.Addr().String() + "/debug/pprof/")
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return failure{err}
	}
	return nil
}
