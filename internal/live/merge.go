package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// mergeKind is the decision of a person that the stories of two articles are
// one. It names articles, for stories come and go.
const mergeKind = "merge"

// ErrOneStory says that two stories are one already.
var ErrOneStory = errors.New("they are one story already")

// Merge makes one story of two because a person says so, and remembers it: later
// updates keep them together. The first leads to the second from then on.
func (k *Keeper) Merge(ctx context.Context, from, into int64, now time.Time) error {
	for {
		err := k.merge(ctx, from, into, now)
		if !errors.Is(err, store.ErrOvertaken) {
			return err
		}
	}
}

func (k *Keeper) merge(ctx context.Context, from, into int64, now time.Time) error {
	var two [2]store.Story
	var filing string
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if filing, err = tx.Filing(ctx); err != nil {
			return err
		}
		for i, id := range []int64{from, into} {
			if two[i], err = tx.Story(ctx, id); err == nil && two[i].Page == nil {
				err = store.ErrNotFound
			}
			if err != nil {
				return fmt.Errorf("story %d: %w", id, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if two[0].ID == two[1].ID {
		return ErrOneStory
	}
	var pages [2]*page.Page
	for i, s := range two {
		if pages[i], err = page.Decode(s.Page); err != nil {
			return fmt.Errorf("story %d: %w", s.ID, err)
		}
	}
	p, err := engine.Join(pages[:], k.Options)
	if err != nil {
		return err
	}
	s, err := k.story(p, two[1].ID, now)
	if err != nil {
		return err
	}
	return k.Store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.NextFiling(ctx, filing); err != nil {
			return err
		}
		d := store.Decision{Kind: mergeKind, A: string(pages[0].Articles[0].ID), B: string(pages[1].Articles[0].ID), Made: now}
		if err := tx.Decide(ctx, d); err != nil {
			return err
		}
		if err := tx.MergeStory(ctx, two[0].ID, two[1].ID); err != nil {
			return err
		}
		_, _, err := save(ctx, tx, p, s)
		return err
	})
}

// merges are the pairs of articles whose stories people made one, in their
// newest versions.
func merges(ctx context.Context, tx *store.Tx) ([][2]article.ID, error) {
	decided, err := tx.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	var out [][2]article.ID
	for _, d := range decided {
		if d.Kind != mergeKind {
			continue
		}
		a, err := tx.Newest(ctx, article.ID(d.A))
		if err == nil {
			var b article.ID
			if b, err = tx.Newest(ctx, article.ID(d.B)); err == nil {
				out = append(out, [2]article.ID{a, b})
			}
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
	}
	return out, nil
}

// joined makes one page of those that hold a pair of articles each, for every
// pair.
func (k *Keeper) joined(pages []*page.Page, same [][2]article.ID) ([]*page.Page, error) {
	if len(same) == 0 {
		return pages, nil
	}
	at := map[article.ID]int{} // which page an article is on
	for i, p := range pages {
		for _, a := range p.Articles {
			at[a.ID] = i
		}
	}
	group := make([]int, len(pages)) // the first page of those that become one
	for i := range group {
		group[i] = i
	}
	for _, s := range same {
		a, here := at[s[0]]
		b, there := at[s[1]]
		if !here || !there || group[a] == group[b] {
			continue
		}
		low, high := min(group[a], group[b]), max(group[a], group[b])
		for i, g := range group {
			if g == high {
				group[i] = low
			}
		}
	}
	parts := make([][]*page.Page, len(pages))
	for i, g := range group {
		parts[g] = append(parts[g], pages[i])
	}
	parts = slices.DeleteFunc(parts, func(ps []*page.Page) bool { return ps == nil })
	out := make([]*page.Page, len(parts))
	for i, ps := range parts {
		if out[i] = ps[0]; len(ps) == 1 {
			continue
		}
		var err error
		if out[i], err = engine.Join(ps, k.Options); err != nil {
			return nil, err
		}
	}
	return out, nil
}
