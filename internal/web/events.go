package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

const (
	mostListeners = 1000             // open pages that are told of updates at once
	listensFor    = 30 * time.Minute // then the page asks again
	looksEvery    = 2 * time.Second
	beatsEvery    = 20 * time.Second
	overlap       = 10 * time.Minute // an update is dated by when it began, which may be long before it is seen
	writesWithin  = 10 * time.Second
)

// watch tells open pages that their story was updated. One goroutine asks the
// store for all of them, for as long as there are any.
type watch struct {
	store     *store.Store
	log       *slog.Logger
	mu        sync.Mutex
	listeners map[*listener]bool
	stop      context.CancelFunc
	stopped   chan struct{}
}

// listener is an open page: a story as it was at a time.
type listener struct {
	story int64
	since time.Time
	told  chan time.Time // has room for one, and gets one
}

// add begins to listen; nil where too many do.
func (w *watch) add(story int64, since time.Time) *listener {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.listeners) >= mostListeners {
		return nil
	}
	if w.listeners == nil {
		w.listeners = map[*listener]bool{}
	}
	l := &listener{story, since, make(chan time.Time, 1)}
	w.listeners[l] = true
	if w.stop == nil {
		var ctx context.Context
		ctx, w.stop = context.WithCancel(context.Background())
		w.stopped = make(chan struct{})
		go w.look(ctx, w.stopped)
	}
	return l
}

// remove ends listening; the last one waits for the goroutine to end.
func (w *watch) remove(l *listener) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.listeners, l)
	if len(w.listeners) == 0 {
		stopped := w.stopped
		w.stop()
		w.stop = nil
		w.mu.Unlock() // look may be about to tell
		<-stopped
		w.mu.Lock()
	}
}

func (w *watch) look(ctx context.Context, stopped chan<- struct{}) {
	defer close(stopped)
	tick := time.NewTicker(looksEvery)
	defer tick.Stop()
	for {
		var updated map[int64]time.Time
		err := w.store.Read(ctx, func(tx *store.Tx) error {
			last, err := tx.LastUpdate(ctx)
			if err != nil || last.IsZero() {
				return err
			}
			updated, err = tx.UpdatedSince(ctx, last.Add(-overlap))
			return err
		})
		if err != nil && ctx.Err() == nil {
			w.log.Warn("open pages not told", "error", err)
		}
		w.tell(updated)
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// tell passes on what is newer than what a page shows.
func (w *watch) tell(updated map[int64]time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for l := range w.listeners {
		at, ok := updated[l.story]
		if !ok || !at.After(l.since) {
			continue
		}
		select {
		case l.told <- at:
			l.since = at
		default: // it has been told, and has not looked
		}
	}
}

// events is a stream that tells an open story page of an update.
func (s *site) events(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	since, err2 := strconv.ParseInt(r.URL.Query().Get("since"), 10, 64)
	if last, err := strconv.ParseInt(r.Header.Get("Last-Event-ID"), 10, 64); err == nil {
		since = max(since, last)
	}
	if err != nil || err2 != nil {
		s.fail(v, http.StatusNotFound, "error.nostory")
		return
	}
	l := s.watch.add(id, time.UnixMicro(since))
	if l == nil {
		w.Header().Set("Retry-After", "60")
		s.fail(v, http.StatusServiceUnavailable, "error.full")
		return
	}
	defer s.watch.remove(l)
	head := w.Header()
	head.Set("Content-Type", "text/event-stream")
	head.Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	write := func(format string, args ...any) bool {
		_ = out.SetWriteDeadline(time.Now().Add(writesWithin)) // where it cannot be set, the server's holds
		_, err := fmt.Fprintf(w, format, args...)
		return err == nil && out.Flush() == nil
	}
	if !write("retry: 5000\n\n") {
		return
	}
	beat := time.NewTicker(beatsEvery)
	defer beat.Stop()
	end := time.NewTimer(listensFor)
	defer end.Stop()
	for {
		ok := true
		select {
		case at := <-l.told:
			n := at.UnixMicro()
			ok = write("event: development\nid: %d\ndata: %d\n\n", n, n)
		case <-beat.C:
			ok = write(": still here\n\n")
		case <-end.C:
			return
		case <-r.Context().Done():
			return
		case <-s.Ending:
			return
		}
		if !ok {
			return
		}
	}
}
