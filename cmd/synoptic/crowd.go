package main

import (
	"net/http"
	"sync"
	"time"
)

// crowd tells whether many ask for pages. What comes in leaves them a core then:
// a story that is a second late is noticed less than a page that is.
type crowd struct {
	mu          sync.Mutex
	second      int64 // that is counted, since 1970
	now, before int   // requests in it, and in the one before
}

// many is how many requests, in this second and the one before, are a crowd: one
// reader with a page and its parts is none.
const many = 20

// ask counts a request.
func (c *crowd) ask(at time.Time) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn(at)
	c.now++
}

// there reports whether many ask; nobody does where nothing is counted.
func (c *crowd) there(at time.Time) bool {
	if c == nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn(at)
	return c.now+c.before >= many
}

// turn goes on to the second of a time.
func (c *crowd) turn(at time.Time) {
	switch s := at.Unix(); s - c.second {
	case 0:
	case 1:
		c.second, c.before, c.now = s, c.now, 0
	default:
		c.second, c.before, c.now = s, 0, 0
	}
}

// asked counts the requests that a handler answers.
func (c *crowd) asked(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.ask(time.Now())
		h.ServeHTTP(w, r)
	})
}
