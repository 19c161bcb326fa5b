package intake

import (
	"context"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// room says whether there is room for more articles: pages are not fetched faster
// than their articles are put into stories. Between two looks at the store no more
// are let in than there was room for: else all that wait would find the same room.
type room struct {
	mu    sync.Mutex
	asked time.Time
	free  int // places, until it is asked again
}

const (
	lookEvery = 250 * time.Millisecond
	// longestWait is how long a page waits for room. Then it is fetched all the
	// same: a feed forgets what it listed, and stories that cannot be made must not
	// keep articles from being kept.
	longestWait = 10 * time.Second
)

// wait returns when there is room beside the articles that wait to be put into
// stories, of which there may be most, or a while has passed; at once if most is 0.
func (r *room) wait(ctx context.Context, s *store.Store, most int) error {
	if most == 0 {
		return nil
	}
	for end := time.Now().Add(longestWait); time.Now().Before(end); {
		there, err := r.take(ctx, s, most)
		if err != nil || there {
			return err
		}
		select {
		case <-time.After(lookEvery):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// take takes a place if there is one. It asks the store now and then.
func (r *room) take(ctx context.Context, s *store.Store, most int) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.asked) >= lookEvery {
		err := s.Read(ctx, func(tx *store.Tx) error {
			n, _, err := tx.Unfiled(ctx)
			r.free = most - n
			return err
		})
		if err != nil {
			return false, err
		}
		r.asked = time.Now()
	}
	r.free--
	return r.free >= 0, nil
}
