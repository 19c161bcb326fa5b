package web

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// listen opens a stream and gives back its lines.
func listen(t *testing.T, url string) (*http.Response, *bufio.Reader) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Body.Close() })
	return r, bufio.NewReader(r.Body)
}

func TestEvents(t *testing.T) {
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ending := make(chan struct{})
	h, err := Handler(Options{Store: s, Now: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Ending: ending})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	defer srv.Close()
	id := strconv.FormatInt(fill(t, s), 10)
	last := now.Add(-5 * time.Minute).UnixMicro() // of fill
	for path, want := range map[string]int{"/story/x/events?since=1": 404, "/story/1/events": 404} {
		if r, _ := listen(t, srv.URL+path); r.StatusCode != want {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
	r, lines := listen(t, srv.URL+"/story/"+id+"/events?since="+strconv.FormatInt(last-1, 10))
	if ct := r.Header.Get("Content-Type"); ct != "text/event-stream" {
		t.Errorf("it is %s", ct)
	}
	want := []string{"retry: 5000", "", "event: development", "id: " + strconv.FormatInt(last, 10), "data: " + strconv.FormatInt(last, 10), ""}
	for _, w := range want {
		if got, err := lines.ReadString('\n'); err != nil || strings.TrimSuffix(got, "\n") != w {
			t.Fatalf("%q, %v, want %q", got, err, w)
		}
	}
	close(ending)
	if rest, err := io.ReadAll(lines); err != nil || len(rest) > 0 {
		t.Errorf("after the end: %q, %v", rest, err)
	}
}

// TestWatch holds that each page is told once of what is newer than it, that no
// more than so many listen, and that nothing runs on when the last one leaves.
func TestWatch(t *testing.T) {
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w := watch{store: s, log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	old, fresh := w.add(1, now), w.add(1, now.Add(time.Hour))
	other := w.add(2, now)
	w.tell(map[int64]time.Time{1: now.Add(time.Minute), 3: now.Add(time.Minute)})
	w.tell(map[int64]time.Time{1: now.Add(time.Minute)})
	if n := len(old.told); n != 1 {
		t.Errorf("an old page is told %d times", n)
	}
	if len(fresh.told) > 0 || len(other.told) > 0 {
		t.Error("a page is told of what it shows, or of another story")
	}
	<-old.told
	w.tell(map[int64]time.Time{1: now.Add(2 * time.Minute)})
	if n := len(old.told); n != 1 {
		t.Errorf("of a second update it is told %d times", n)
	}
	var more []*listener
	for range mostListeners - 3 {
		more = append(more, w.add(9, now))
	}
	if w.add(9, now) != nil {
		t.Errorf("more than %d listen", mostListeners)
	}
	stopped := w.stopped
	for _, l := range append(more, old, fresh, other) {
		w.remove(l)
	}
	select {
	case <-stopped:
	default:
		t.Error("it goes on without listeners")
	}
	if l := w.add(1, now); l == nil || w.stop == nil {
		t.Error("nobody can listen again")
	} else {
		w.remove(l)
	}
}

// An answer that is given to nobody any more ends.
func TestEventsEndWithTheReader(t *testing.T) {
	h, s := newSite(t)
	id := strconv.FormatInt(fill(t, s), 10)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/story/"+id+"/events?since=1", nil).WithContext(ctx))
	}()
	cancel()
	<-done
}
