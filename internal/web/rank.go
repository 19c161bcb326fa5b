package web

import (
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
	out := slices.Clone(all)
	weight := func(s told) float64 {
		age := max(now.Sub(s.Updated), 0)
		return math.Log2(1+float64(s.Origins)) * math.Exp2(-float64(age)/float64(fades))
	}
	slices.SortStableFunc(out, func(a, b told) int {
		if pa, pb := a.Mark == store.Pinned, b.Mark == store.Pinned; pa != pb {
			if pa {
				return -1
			}
			return 1
		}
		if sa, sb := a.Origins < 2, b.Origins < 2; sa != sb {
			if sa {
				return 1
			}
			return -1
		}
		if wa, wb := weight(a), weight(b); wa != wb {
			if wa > wb {
				return -1
			}
			return 1
		}
		return int(b.ID - a.ID)
	})
	return out
}
