package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/spf13/pflag"

	"github.com/synoptic-news/synoptic/internal/store"
)

const (
	tidyEvery = 24 * time.Hour
	// tidyAtOnce is how many things are forgotten in one transaction: nobody who
	// writes waits for long.
	tidyAtOnce = 500
)

// keepFlags say how long things are kept.
type keepFlags struct{ documents, updates days }

func (f *keepFlags) add(fl *pflag.FlagSet) {
	define(fl, "keep-documents", &f.documents)
	define(fl, "keep-updates", &f.updates)
}

// kept is a kind of things that are forgotten after a time; 0: never.
type kept struct {
	what string
	keep days
	drop func(tx *store.Tx, ctx context.Context, before time.Time, n int) (int64, error)
}

func (f *keepFlags) kinds() []kept {
	return []kept{
		{"documents", f.documents, (*store.Tx).DropBodies},
		{"updates", f.updates, (*store.Tx).DropUpdates},
	}
}

// tidy forgets once a day what has been kept long enough, until ctx ends. What
// fails is tried again the next day.
func tidy(ctx context.Context, s *store.Store, f keepFlags, log *slog.Logger) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	for {
		for _, k := range f.kinds() {
			n, err := k.forget(ctx, s, time.Now())
			switch {
			case ctx.Err() != nil:
				return
			case err != nil:
				log.Warn("old "+k.what+" were not forgotten", "error", err)
			case n > 0:
				log.Info("forgot old "+k.what, k.what, n)
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// forget drops what was made longer ago than it is kept, and says how many.
func (k kept) forget(ctx context.Context, s *store.Store, now time.Time) (all int64, err error) {
	if k.keep == 0 {
		return 0, nil
	}
	for {
		var n int64
		err := s.Write(ctx, func(tx *store.Tx) (err error) {
			n, err = k.drop(tx, ctx, now.Add(-time.Duration(k.keep)), tidyAtOnce)
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
