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
	// young is how long an article may wait for its story and be no sign that more
	// comes in than can be put into stories, however many wait with it.
	young = 2 * time.Second
	// longestWait is how long a page waits for room. Then it is fetched all the
	// same: a feed forgets what it listed, and stories that cannot be made must not
	// keep articles from being kept.
	longestWait = 10 * time.Second
)

// wait returns when fewer than most articles wait to be put into stories, or none
// for long, or a while has passed; at once if most is 0.
func (r *room) wait(ctx context.Context, s *store.Store, most int, clock func() time.Time) error {
	if most == 0 {
		return nil
	}
	for end := time.Now().Add(longestWait); time.Now().Before(end); {
		full, err := r.isFull(ctx, s, most, clock)
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
func (r *room) isFull(ctx context.Context, s *store.Store, most int, clock func() time.Time) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.asked) < lookEvery {
		return r.full, nil
	}
	err := s.Read(ctx, func(tx *store.Tx) error {
		n, oldest, err := tx.Unfiled(ctx)
		r.full = n >= most && clock().Sub(oldest) > young
		return err
	})
	r.asked = time.Now()
	return r.full, err
}
