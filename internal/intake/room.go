package intake

import (
	"context"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// room says whether there is room for more articles: pages are not fetched faster
// than their articles are put into stories.
type room struct {
	mu    sync.Mutex
	asked time.Time
	left  int // pages that may be fetched until it is asked again
}

const (
	lookEvery = 250 * time.Millisecond
	// longestWait is how long a page waits for room. Then it is fetched all the
	// same: a feed forgets what it listed, and stories that cannot be made must not
	// keep articles from being kept.
	longestWait = 10 * time.Second
	heardOf     = 15 * time.Second // processes say every few seconds that they are there
)

// wait returns when a page may be fetched so that at most so many articles wait to
// be put into stories, or a while has passed; at once if most is 0.
func (r *room) wait(ctx context.Context, s *store.Store, most int) error {
	if most == 0 {
		return nil
	}
	for end := time.Now().Add(longestWait); time.Now().Before(end); {
		taken, err := r.take(ctx, s, most)
		if err != nil || taken {
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

// take takes the room that one page needs, if there is any. The store is asked now
// and then; between, those that are let in are counted: of hundreds of hosts each
// would find the last place free. Where several processes fetch, each has its share
// of the room.
func (r *room) take(ctx context.Context, s *store.Store, most int) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.asked) >= lookEvery {
		err := s.Read(ctx, func(tx *store.Tx) error {
			n, _, err := tx.Unfiled(ctx)
			if err != nil {
				return err
			}
			sharing, err := tx.Workers(ctx, heardOf)
			r.left = (most - n + sharing - 1) / sharing
			return err
		})
		if r.asked = time.Now(); err != nil {
			return false, err
		}
	}
	r.left--
	return r.left >= 0, nil
}
