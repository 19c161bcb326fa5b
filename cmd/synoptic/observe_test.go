package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/metrics"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
)

// served starts a server with one feed in this process; get asks it, and stop
// ends it.
func served(t *testing.T, args ...string) (log *tape, get func(path string) string, address func(mark string) string) {
	t.Helper()
	clearEnv(t)
	site, data := newsSite(t), filepath.Join(t.TempDir(), "data")
	command(t, done, "feed", "add", "--allow", "127.0.0.0/8", "--data", data, site)
	ctx, stop := context.WithCancel(context.Background())
	log = &tape{}
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0", "--allow", "127.0.0.0/8", "--data", data}, args...), streams{strings.NewReader(""), &tape{}, log})
	}()
	t.Cleanup(func() {
		stop()
		select {
		case code := <-ended:
			if code != done {
				t.Errorf("it ended with %d: %s", code, log)
			}
		case <-time.After(time.Minute):
			t.Error("it does not end")
		}
	})
	address = func(mark string) string {
		find := regexp.MustCompile(mark + ` http://(127\.0\.0\.1:\d+)/`)
		for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
			if m := find.FindStringSubmatch(log.String()); m != nil {
				return m[1]
			}
			if time.Now().After(deadline) {
				t.Fatalf("no %q: %s", mark, log)
			}
		}
	}
	at := address("open")
	return log, func(path string) string { return asked(t, "http://"+at+path) }, address
}

// asked is the status and the body of an answer.
func asked(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(resp.StatusCode, " ", string(b))
}

// What a server tells its operator: whether it is ready, what it did in numbers,
// a log for machines, and a profile on an address of its own.
func TestObserved(t *testing.T) {
	log, get, address := served(t, "--log-format", "json", "--log-level", "info", "--pprof", "127.0.0.1:0")
	for deadline := time.Now().Add(time.Minute); !strings.Contains(get("/"), "Ferry aground"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("no story after a minute: %s", log)
		}
	}
	if got := get("/readyz"); got != "200 ready\n" {
		t.Errorf("/readyz: %q", got)
	}
	if out, _ := command(t, done, "health", "--listen", address("open")); out != "ready\n" {
		t.Errorf("health: %q", out)
	}
	for i := range 300 { // what strangers ask for makes no new lines
		get(fmt.Sprintf("/story/%d", 1000+i))
	}
	text, ok := strings.CutPrefix(get("/metrics"), "200 ")
	if !ok {
		t.Fatalf("/metrics: %.300s", text)
	}
	samples, err := metrics.Parse(text)
	if err != nil {
		t.Fatalf("/metrics: %v\n%s", err, text)
	}
	got := map[string]float64{}
	for _, s := range samples {
		got[s.Name+"{"+s.Labels+"}"] = s.Value
	}
	for name, want := range map[string]float64{
		`synoptic_feed_reads_total{class="ok"}`:                                        1,
		`synoptic_page_reads_total{class="ok"}`:                                        1,
		`synoptic_articles_kept_total{}`:                                               1,
		`synoptic_fetch_seconds_count{class="ok"}`:                                     2, // the feed and its page; robots.txt is no document
		`synoptic_update_seconds_count{outcome="ok"}`:                                  1,
		`synoptic_write_seconds_count{}`:                                               1,
		`synoptic_story_changes_total{change="new"}`:                                   1,
		`synoptic_entries{state="new"}`:                                                0,
		`synoptic_entries{state="fetched"}`:                                            1,
		`synoptic_entries{state="quarantined"}`:                                        0,
		`synoptic_feeds{state="active"}`:                                               1,
		`synoptic_feeds_failing{}`:                                                     0,
		`synoptic_articles{}`:                                                          1,
		`synoptic_stories{}`:                                                           1,
		`synoptic_database_up{}`:                                                       1,
		`synoptic_http_request_seconds_count{route="/story/{id}",status="4xx"}`:        300,
		`synoptic_http_request_seconds_count{route="/readyz",status="2xx"}`:            2,
		`synoptic_http_request_seconds_bucket{route="/readyz",status="2xx",le="+Inf"}`: 2,
		`synoptic_build_info{version="` + version + `"}`:                               1,
	} {
		if v, ok := got[name]; !ok || v != want {
			t.Errorf("%s is %v (there: %v), want %v", name, v, ok, want)
		}
	}
	for _, name := range []string{"go_goroutines{}", "go_memstats_alloc_bytes{}", "synoptic_database_bytes{}", "process_start_time_seconds{}"} {
		if got[name] < 2 {
			t.Errorf("%s is %v", name, got[name])
		}
	}
	doc, err := os.ReadFile("../../docs/serving.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("`(synoptic_[a-z_]+)").FindAllStringSubmatch(string(doc), -1) {
		if !strings.Contains(text, "# TYPE "+m[1]+" ") {
			t.Errorf("docs/serving.md explains %s, which is not there", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`# TYPE (synoptic_[a-z_]+)`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(string(doc), "`"+m[1]) {
			t.Errorf("docs/serving.md does not explain %s", m[1])
		}
	}
	for line := range strings.Lines(log.String()) {
		var l struct{ Time, Level, Msg string }
		if err := json.Unmarshal([]byte(line), &l); err != nil || l.Level == "" || l.Msg == "" {
			t.Errorf("no line of JSON: %q, %v", line, err)
		}
	}
	if got := asked(t, "http://"+address("profiler at")+"/debug/pprof/goroutine?debug=1"); !strings.HasPrefix(got, "200 goroutine profile") {
		t.Errorf("the profiler: %.100s", got)
	}
	if got := get("/debug/pprof/"); !strings.HasPrefix(got, "404 ") {
		t.Errorf("the profiler answers where the pages are: %.100s", got)
	}
}

func TestLogLevel(t *testing.T) {
	for level, lines := range map[string]int{"debug": 4, "info": 3, "warn": 2, "error": 1} {
		var b strings.Builder
		log := (&logFlags{"text", level}).logger(&b)
		log.Debug("a")
		log.Info("b")
		log.Warn("c")
		log.Error("d")
		if n := strings.Count(b.String(), "\n"); n != lines {
			t.Errorf("%s: %d lines, want %d", level, n, lines)
		}
	}
}

func TestReady(t *testing.T) {
	d := dataFlags{data: t.TempDir()}
	s, err := d.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	alive, end := context.WithCancel(t.Context())
	m := newMeters(time.Now())
	quiet := slog.New(slog.DiscardHandler)
	srv := httptest.NewServer(observed(alive, m.numbers(s, quiet), s, m))
	defer srv.Close()
	if got := asked(t, srv.URL+"/readyz"); got != "200 ready\n" {
		t.Errorf("it is %q", got)
	}
	end()
	if got := asked(t, srv.URL+"/readyz"); got != "503 the server is ending\n" {
		t.Errorf("ending, it is %q", got)
	}
	if _, errs := command(t, failed, "health", "--listen", strings.TrimPrefix(srv.URL, "http://")); !strings.Contains(errs, "not ready") {
		t.Errorf("health: %q", errs)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := ready(t.Context(), t.Context(), s); err != errNoAnswer {
		t.Errorf("without a database: %v", err)
	}
	// What can be counted without a database is.
	if got := asked(t, srv.URL+"/metrics"); !strings.Contains(got, "\nsynoptic_database_up 0\n") || !strings.Contains(got, "\ngo_goroutines ") {
		t.Errorf("/metrics without a database: %.200s", got)
	}
	srv.Close()
	command(t, failed, "health", "--listen", strings.TrimPrefix(srv.URL, "http://"))
}

// An answer that goes on can be sent piece by piece through what counts it.
func TestCountedAnswerCanBeFlushed(t *testing.T) {
	h := counted(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		w.(http.Flusher).Flush()
		if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Minute)); err != nil {
			t.Error(err)
		}
	}), nil)
	srv := httptest.NewServer(h)
	defer srv.Close()
	asked(t, srv.URL)
}

func TestForget(t *testing.T) {
	d := dataFlags{data: t.TempDir()}
	s, err := d.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := time.Date(2031, 5, 7, 12, 0, 0, 0, time.UTC)
	const old = tidyAtOnce + 3
	err = s.Write(t.Context(), func(tx *store.Tx) error {
		for i := range old + 2 {
			fetched := now.AddDate(0, 0, -31)
			if i >= old {
				fetched = now.AddDate(0, 0, -29)
			}
			doc := source.Document{URL: fmt.Sprint("https://post.example/", i), Body: []byte("x"), Fetched: fetched}
			if _, _, err := tx.PutDocument(t.Context(), store.Document{Document: doc}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(t.Context(), func(tx *store.Tx) error {
		id, err := tx.AddStory(t.Context(), store.Story{Title: "Ferry", Updated: now})
		for i := range old + 2 {
			made := now.AddDate(0, 0, -31)
			if i >= old {
				made = now.AddDate(0, 0, -29)
			}
			if err == nil {
				err = tx.AddUpdate(t.Context(), store.Update{Story: id, Made: made, Developments: 1, Data: []byte("[]")})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		keep days
		want int64
	}{{0, 0}, {30 * day, old}, {30 * day, 0}, {29*day - days(time.Hour), 2}} {
		for _, k := range (&keepFlags{c.keep, c.keep}).kinds() {
			if n, err := k.forget(t.Context(), s, now); err != nil || n != c.want {
				t.Errorf("keeping %s for %v: %d forgotten, %v, want %d", k.what, &c.keep, n, err, c.want)
			}
		}
	}
}
