package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

const (
	tidyEvery = 24 * time.Hour
	// tidyAtOnce is how many documents are forgotten in one transaction: nobody
	// who writes waits for long.
	tidyAtOnce = 500
)

// tidy forgets once a day what has been kept long enough, until ctx ends. What
// fails is tried again the next day.
func tidy(ctx context.Context, s *store.Store, keep time.Duration, log *slog.Logger) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	for {
		n, err := forget(ctx, s, keep, time.Now())
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			log.Warn("old documents were not forgotten", "error", err)
		case n > 0:
			log.Info("forgot old documents", "documents", n)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// forget drops the bodies of documents that were fetched longer ago than keep,
// and says of how many; none, if keep is 0.
func forget(ctx context.Context, s *store.Store, keep time.Duration, now time.Time) (all int64, err error) {
	if keep == 0 {
		return 0, nil
	}
	for {
		var n int64
		err := s.Write(ctx, func(tx *store.Tx) (err error) {
			n, err = tx.DropBodies(ctx, now.Add(-keep), tidyAtOnce)
			return err
		})
		if err != nil {
			return all, err
		}
		if all += n; n < tidyAtOnce {
			return all, nil
		}
	}
}
