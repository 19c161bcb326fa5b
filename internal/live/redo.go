package live

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
)

// Redo makes the pages anew that another version of the code made, of stories
// that were updated since a time, and says how many. A story keeps its ID, its
// articles and the time it was updated; its old page is shown until the new one
// is there. What was done is not done again, so that a run which was interrupted
// is finished by the next.
func (k *Keeper) Redo(ctx context.Context, since time.Time) (n int, err error) {
	var ids []int64
	err = k.Store.Read(ctx, func(tx *store.Tx) error {
		ids, err = tx.OutdatedStories(ctx, k.Options.Version, since)
		return err
	})
	if err != nil {
		return 0, err
	}
	for i, id := range ids {
		did, err := k.redo(ctx, id)
		for errors.Is(err, store.ErrOvertaken) {
			did, err = k.redo(ctx, id)
		}
		if err != nil {
			return n, fmt.Errorf("story %d: %w", id, err)
		}
		if did {
			n++
		}
		if k.Options.Progress != nil {
			k.Options.Progress(i+1, len(ids), "making pages anew")
		}
	}
	return n, nil
}

func (k *Keeper) redo(ctx context.Context, id int64) (did bool, err error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	var state int64
	var was store.Story
	var episodes [][]article.ID
	var decided standing
	err = k.Store.Read(ctx, func(tx *store.Tx) error {
		if state, err = tx.Filing(ctx); err != nil {
			return err
		}
		if was, err = tx.Story(ctx, id); err != nil {
			return err
		}
		if episodes, err = episodesOf(ctx, tx, id); err == nil {
			decided, err = standingOf(ctx, tx)
		}
		return err
	})
	if err != nil || was.ID != id || was.Page == nil || was.MadeBy == k.Options.Version || len(episodes) == 0 {
		return false, err // it was merged, or made anew, or nothing is left of it, in the meantime
	}
	t := task{episodes: episodes, id: id}
	is, err := k.inForce(ctx, []task{t})
	if err != nil {
		return false, err
	}
	m, err := k.page(ctx, t, is, decided, was.Updated)
	if err != nil {
		return false, err
	}
	err = k.Store.Write(ctx, func(tx *store.Tx) error {
		if _, err := tx.NextFiling(ctx, state); err != nil {
			return err
		}
		_, err := saveAll(ctx, tx, []made{m}, nil)
		return err
	})
	return err == nil, err
}
