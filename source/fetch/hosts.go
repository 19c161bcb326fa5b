package fetch

import (
	"container/list"
	"context"
	"sync"
	"time"
)

// mostHosts are remembered at a time; the one asked longest ago is forgotten
// first, unless it is being asked.
const mostHosts = 20_000

// hosts keeps requests to one host apart.
type hosts struct {
	perHost  int
	interval time.Duration
	mu       sync.Mutex
	all      map[string]*host
	order    list.List // of *host, the last used first
}

// host is what is known of one host.
type host struct {
	name   string
	at     *list.Element
	slots  chan struct{}
	using  int       // that wait or ask
	next   time.Time // when the next request may start
	rest   time.Time // until when it wants to be left alone
	robots *robots   // its rules, nil if not known
	until  time.Time // when to ask for them again
	asking chan struct{}
}

func newHosts(perHost int, interval time.Duration) *hosts {
	return &hosts{perHost: perHost, interval: interval, all: map[string]*host{}}
}

// of returns what is known of a host, and marks it as used until done is
// called.
func (h *hosts) of(name string) (x *host, done func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	x = h.all[name]
	if x == nil {
		x = &host{name: name, slots: make(chan struct{}, h.perHost)}
		x.at = h.order.PushFront(x)
		h.all[name] = x
		for e := h.order.Back(); len(h.all) > mostHosts && e != nil; {
			old, before := e.Value.(*host), e.Prev()
			if old.using == 0 && old != x {
				h.order.Remove(e)
				delete(h.all, old.name)
			}
			e = before
		}
	}
	h.order.MoveToFront(x.at)
	x.using++
	return x, func() {
		h.mu.Lock()
		x.using--
		h.mu.Unlock()
	}
}

// wait returns when a request to the host may start; done says that it ended. A
// host that wants to be left alone for longer than ctx lasts is ErrLater at
// once.
func (h *hosts) wait(ctx context.Context, name string) (done func(), err error) {
	x, release := h.of(name)
	select {
	case x.slots <- struct{}{}:
	case <-ctx.Done():
		release()
		return nil, ctx.Err()
	}
	done = func() {
		<-x.slots
		release()
	}
	now := time.Now()
	h.mu.Lock()
	if x.rest.After(now) {
		wait := x.rest.Sub(now)
		h.mu.Unlock()
		done()
		return nil, &later{wait: wait}
	}
	start := x.next
	if start.Before(now) {
		start = now
	}
	if h.interval > 0 {
		x.next = start.Add(max(h.interval, x.robots.delay()))
	}
	h.mu.Unlock()
	if d := start.Sub(now); d > 0 {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
		case <-ctx.Done():
			done()
			return nil, ctx.Err()
		}
	}
	return done, nil
}

// rest leaves a host alone until then.
func (h *hosts) rest(name string, until time.Time) {
	x, done := h.of(name)
	defer done()
	h.mu.Lock()
	defer h.mu.Unlock()
	if until.After(x.rest) {
		x.rest = until
	}
}
