package live

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story/relate"
)

// mostLinks are kept of a story: some of them may be hidden, or nearer to others.
const mostLinks = 2 * page.MostRelated

// saveRelated writes what a story is about and to which others it is related, in
// the transaction that writes its page. The others are found by the names that few
// stories have, and see the relation from their side: nothing is done again for
// them.
func saveRelated(ctx context.Context, tx *store.Tx, id int64, s *relate.Sheet) error {
	if err := tx.SaveSheet(ctx, id, s); err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	near, err := tx.Naming(ctx, relate.Finding(s), id)
	if err != nil {
		return fmt.Errorf("related stories: %w", err)
	}
	links := map[int64]relate.Link{}
	for other, o := range near {
		o.RateAs(s)
		if l, ok := relate.Between(s, o); ok {
			links[other] = l
		}
	}
	if len(links) > mostLinks {
		ids := slices.SortedFunc(maps.Keys(links), func(a, b int64) int {
			return cmp.Or(cmp.Compare(links[b].Score, links[a].Score), cmp.Compare(b, a))
		})
		for _, other := range ids[mostLinks:] {
			delete(links, other)
		}
	}
	return tx.SaveLinks(ctx, id, links)
}

// WithRelated is the page of a story as it is written out: with the stories that
// are related to it, of those whose pages can be had from load. The page that is
// kept has none, so that it need not be made anew when another story changes.
func WithRelated(ctx context.Context, tx *store.Tx, id int64, p *page.Page, load func(store.Story) (*page.Page, error)) (*page.Page, error) {
	all, err := tx.Links(ctx, id, page.MostRelated)
	if err != nil || len(all) == 0 {
		return p, err
	}
	with := *p
	with.Related = nil
	for _, l := range all {
		st, err := tx.Paged(ctx, l.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		o, err := load(st)
		if err != nil {
			return nil, fmt.Errorf("story %d: %w", l.ID, err)
		}
		// What no longer stands on both pages is left out until one is made anew.
		_ = with.Relate(o, l.Link)
	}
	return &with, nil
}
