package web

import (
	"net/http"
	"time"
)

// limit bounds how many requests are answered at once. Those that come on top
// wait for a place, a few of them and not for long: whoever waits longer has gone
// or asks again, and an answer that nobody waits for keeps others from theirs.
type limit struct {
	places, queue chan struct{}
	patience      time.Duration
}

// The bounds of a server: an answer takes a processor some milliseconds, so that
// what is let in is answered soon, however much is asked.
const (
	mostAnswered = 16
	mostQueued   = 64
	patience     = time.Second
	askAgain     = "5" // seconds, for those who are turned away
)

func newLimit() limit {
	return limit{make(chan struct{}, mostAnswered), make(chan struct{}, mostQueued), patience}
}

// enter takes a place; false if there is none. Who took one gives it back.
func (l limit) enter(r *http.Request) bool {
	select {
	case l.places <- struct{}{}:
		return true
	default:
	}
	select {
	case l.queue <- struct{}{}:
		defer func() { <-l.queue }()
	default:
		return false
	}
	end := time.NewTimer(l.patience)
	defer end.Stop()
	select {
	case l.places <- struct{}{}:
		return true
	case <-end.C:
	case <-r.Context().Done():
	}
	return false
}

func (l limit) leave() { <-l.places }

// unlimited are the addresses that are answered however much is asked: out of
// memory, or as a stream that has a bound of its own, or so that a machine may
// know whether this one lives.
var unlimited = map[string]bool{"GET /static/{name}": true, eventsPattern: true, "GET /healthz": true, "GET /metrics": true}

// limited turns requests away that there is no place for, before anything is
// looked up for them.
func (s *site) limited(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.limit.enter(r) {
			defer s.limit.leave()
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Retry-After", askAgain)
		w.Header().Set("Cache-Control", "no-store")
		why := s.view(w, r).T("error.busy")
		if isAPI(r) {
			s.problem(w, r, problem{Status: http.StatusServiceUnavailable, Detail: s.words[0].T("error.busy")})
			return
		}
		http.Error(w, why, http.StatusServiceUnavailable)
	})
}
