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

// relatedAtOnce bounds the stories whose near ones are held at a time.
const relatedAtOnce = 20

// saveRelated writes what stories are about and to which others they are related,
// in the transaction that writes their pages. The others are found by the names
// that few stories have, and see the relation from their side: nothing is done
// again for them.
func saveRelated(ctx context.Context, tx *store.Tx, sheets map[int64]*relate.Sheet) error {
	if err := tx.SaveSheets(ctx, sheets); err != nil {
		return fmt.Errorf("sheets: %w", err)
	}
	ids := slices.Sorted(maps.Keys(sheets))
	links := map[store.Pair]relate.Link{}
	for some := range slices.Chunk(ids, relatedAtOnce) {
		names := map[int64][]string{}
		for _, id := range some {
			names[id] = relate.Finding(sheets[id])
		}
		naming, err := tx.Naming(ctx, names)
		if err != nil {
			return fmt.Errorf("related stories: %w", err)
		}
		near, err := tx.Sheets(ctx, slices.Compact(slices.Sorted(slices.Values(slices.Concat(slices.Collect(maps.Values(naming))...)))))
		if err != nil {
			return fmt.Errorf("related stories: %w", err)
		}
		for _, id := range some {
			// What another of these stories had to say of the two is said again.
			maps.DeleteFunc(links, func(p store.Pair, _ relate.Link) bool { return p[0] == id || p[1] == id })
			for other, l := range nearest(sheets[id], near, naming[id]) {
				p, turned := store.PairOf(id, other)
				if turned {
					l = l.Back()
				}
				links[p] = l
			}
		}
	}
	return tx.SaveLinks(ctx, ids, links)
}

// nearest are the stories among some that one is related to.
func nearest(s *relate.Sheet, near map[int64]*relate.Sheet, among []int64) map[int64]relate.Link {
	links := map[int64]relate.Link{}
	for _, other := range among {
		o := near[other]
		if o == nil {
			continue
		}
		own := *o // others are compared with it too
		own.Terms = slices.Clone(o.Terms)
		own.RateAs(s)
		if l, ok := relate.Between(s, &own); ok {
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
	return links
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
