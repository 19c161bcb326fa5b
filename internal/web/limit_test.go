package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
)

// overloaded is a site with one place and one in the queue, where /slow and
// /api/slow take an hour.
func overloaded(t *testing.T) http.Handler {
	t.Helper()
	s, err := build(Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	s.limit = limit{make(chan struct{}, 1), make(chan struct{}, 1), patience}
	slow := func(w http.ResponseWriter, r *http.Request) { time.Sleep(time.Hour) }
	quick := func(w http.ResponseWriter, r *http.Request) {}
	return s.handler([]route{
		{"GET /slow", account.Enter, slow, 0}, {"GET /api/slow", account.Enter, slow, 0},
		{"GET /static/{name}", account.Enter, quick, 0}, {eventsPattern, account.Enter, quick, 0}, {"GET /healthz", account.Enter, quick, 0},
	})
}

// Of what comes while every place is taken, some waits, for a while, and the
// rest is turned away at once with a word on when to come again; what costs
// nothing is answered; and when places are free again all is as before.
func TestOverload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := overloaded(t)
		begin := time.Now()
		type answer struct {
			*httptest.ResponseRecorder
			after time.Duration
		}
		get := func(path string) answer {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
			return answer{w, time.Since(begin)}
		}
		ask := func(path string) <-chan answer {
			out := make(chan answer, 1)
			go func() { out <- get(path) }()
			synctest.Wait()
			return out
		}
		first, second := ask("/slow"), ask("/slow")
		for _, path := range []string{"/slow", "/api/slow"} {
			a := get(path)
			if a.Code != http.StatusServiceUnavailable || a.Header().Get("Retry-After") == "" || a.after != 0 {
				t.Errorf("%s on top: %d after %v, %v", path, a.Code, a.after, a.Header())
			}
			if problem := strings.HasPrefix(a.Header().Get("Content-Type"), "application/problem+json"); problem != (path != "/slow") {
				t.Errorf("%s is told as %s", path, a.Header().Get("Content-Type"))
			}
		}
		for _, path := range []string{"/static/a.css", "/story/1/events", "/healthz"} {
			if a := get(path); a.Code != http.StatusOK || a.after != 0 {
				t.Errorf("%s: %d after %v", path, a.Code, a.after)
			}
		}
		if a := <-second; a.Code != http.StatusServiceUnavailable || a.after != patience {
			t.Errorf("who waited: %d after %v", a.Code, a.after)
		}
		time.Sleep(time.Hour - patience - patience/2)
		third := ask("/slow")
		if a := <-first; a.Code != http.StatusOK || a.after != time.Hour {
			t.Errorf("who was let in: %d after %v", a.Code, a.after)
		}
		if a := <-third; a.Code != http.StatusOK || a.after != 2*time.Hour {
			t.Errorf("who waited for the end of it: %d after %v", a.Code, a.after)
		}
		if a := get("/slow"); a.Code != http.StatusOK {
			t.Errorf("when all is over: %d", a.Code)
		}
	})
}
