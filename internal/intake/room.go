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
	full  bool
}

const (
	lookEvery = 250 * time.Millisecond
	// longestWait is how long a page waits for room. Then it is fetched all the
	// same: a feed forgets what it listed, and stories that cannot be made must not
	// keep articles from being kept.
	longestWait = 10 * time.Second
)

// wait returns when fewer than most articles wait to be put into stories, or a
// while has passed; at once if most is 0.
func (r *room) wait(ctx context.Context, s *store.Store, most int) error {
	if most == 0 {
		return nil
	}
	for end := time.Now().Add(longestWait); time.Now().Before(end); {
		full, err := r.isFull(ctx, s, most)
		if err != nil || !full {
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

// isFull asks the store now and then.
func (r *room) isFull(ctx context.Context, s *store.Store, most int) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.asked) < lookEvery {
		return r.full, nil
	}
	err := s.Read(ctx, func(tx *store.Tx) error {
		n, _, err := tx.Unfiled(ctx)
		r.full = n >= most
		return err
	})
	r.asked = time.Now()
	return r.full, err
}
