package web

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// fades is how long it takes until a story counts half.
const fades = 18 * time.Hour

// ranked orders stories for the top of the page: by how many independent origins
// tell it and how lately it was updated. A story of a single origin never leads
// one of several.
func ranked(all []store.Story, now time.Time) []store.Story {
	out := slices.Clone(all)
	weight := func(s store.Story) float64 {
		age := max(now.Sub(s.Updated), 0)
		return math.Log2(1+float64(s.Origins)) * math.Exp2(-float64(age)/float64(fades))
	}
	slices.SortStableFunc(out, func(a, b store.Story) int {
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

// strip says in a line how fresh the feeds are.
func strip(feeds []store.Feed, now time.Time) string {
	var last time.Time
	active, failing := 0, 0
	for _, f := range feeds {
		if f.State == store.Active {
			active++
			if f.Failures > 0 {
				failing++
			}
		}
		if f.Last.After(last) {
			last = f.Last
		}
	}
	switch {
	case active == 0:
		return ""
	case last.IsZero():
		return count(active, "feed") + ", none read yet"
	case failing > 0:
		return fmt.Sprintf("%s, %d failing, last read %s", count(active, "feed"), failing, ago(now.Sub(last)))
	}
	return fmt.Sprintf("%s, last read %s", count(active, "feed"), ago(now.Sub(last)))
}
