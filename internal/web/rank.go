package web

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// fades is how long it takes until a story counts half.
const fades = 18 * time.Hour

// ranked orders stories for the top of the page: by how many independent origins
// tell it and how lately it was updated. A story of a single origin never leads
// one of several, unless a person has pinned it.
func ranked(all []told, now time.Time) []told {
	type place struct {
		at     int
		class  int // pinned, told by several, told by one
		weight float64
	}
	places := make([]place, len(all))
	for i, s := range all {
		p := place{at: i, class: 1, weight: math.Log2(1+float64(s.Origins)) * math.Exp2(-float64(max(now.Sub(s.Updated), 0))/float64(fades))}
		switch {
		case s.Mark == store.Pinned:
			p.class = 0
		case s.Origins < 2:
			p.class = 2
		}
		places[i] = p
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(a.class-b.class, cmp.Compare(b.weight, a.weight), cmp.Compare(all[b.at].ID, all[a.at].ID))
	})
	out := make([]told, len(all))
	for i, p := range places {
		out[i] = all[p.at]
	}
	return out
}
