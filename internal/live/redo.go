package live

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
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
	var state string
	var was store.Story
	var all []*article.Article
	err = k.Store.Read(ctx, func(tx *store.Tx) error {
		if state, err = tx.Filing(ctx); err != nil {
			return err
		}
		if was, err = tx.Story(ctx, id); err != nil {
			return err
		}
		as, err := tx.ArticlesOf(ctx, id)
		for _, a := range as {
			if a.Newest {
				all = append(all, a.Article)
			}
		}
		return err
	})
	if err != nil || was.ID != id || was.Page == nil || was.MadeBy == k.Options.Version || len(all) == 0 {
		return false, err // it was merged, or made anew, or nothing is left of it, in the meantime
	}
	o := k.Options
	o.Progress = nil // one bar for all
	pages, err := engine.Pages(ctx, all, o)
	if err != nil {
		return false, err
	}
	p := pages[0]
	if len(pages) > 1 { // what is one story stays one: only an update parts it
		if p, err = engine.Join(pages, o); err != nil {
			return false, err
		}
	}
	s, err := k.story(p, id, was.Updated)
	if err != nil {
		return false, err
	}
	err = k.Store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.HoldFiling(ctx, state); err != nil {
			return err
		}
		if err := tx.SaveStory(ctx, s); err != nil {
			return err
		}
		return tx.File(ctx, filing(p, id))
	})
	return err == nil, err
}
