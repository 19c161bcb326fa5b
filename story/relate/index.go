package relate

import (
	"cmp"
	"maps"
	"slices"
)

// Index finds related stories among those that were added to it.
type Index struct {
	sheets []*Sheet
	with   map[string][]int
}

// Found is a related story.
type Found struct {
	Story int // its number: the first added is 0
	Link
}

// Add takes a story in, under the next number.
func (x *Index) Add(s *Sheet) {
	if x.with == nil {
		x.with = map[string][]int{}
	}
	n := len(x.sheets)
	x.sheets = append(x.sheets, s)
	for _, t := range s.Terms {
		x.with[t.Key] = append(x.with[t.Key], n)
	}
}

// Related are at most so many stories that are related to one, the nearest first.
func (x *Index) Related(n, most int) []Found {
	s := x.sheets[n]
	near := map[int]bool{}
	for _, t := range Finding(s, x.counts(s)) {
		for _, m := range x.with[t] {
			if m != n {
				near[m] = true
			}
		}
	}
	var out []Found
	for _, m := range slices.Sorted(maps.Keys(near)) {
		if l, ok := Between(s, x.sheets[m], x.counts(s, x.sheets[m])); ok {
			out = append(out, Found{m, l})
		}
	}
	return First(out, most)
}

// First are at most so many, the nearest first.
func First(all []Found, most int) []Found {
	slices.SortFunc(all, func(a, b Found) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Story, b.Story)) })
	return all[:min(len(all), most)]
}

func (x *Index) counts(of ...*Sheet) *Counts {
	c := &Counts{Stories: len(x.sheets), With: map[string]int{}}
	for _, s := range of {
		for _, t := range s.Terms {
			c.With[t.Key] = len(x.with[t.Key])
		}
	}
	return c
}

// mostFinding names lead to other stories.
const mostFinding = 12

// Finding are the keys of the names by which stories related to one are found,
// the rarest and most telling first: without a name in common no two are related.
func Finding(s *Sheet, c *Counts) []string {
	var all []weighed
	for _, t := range s.Terms {
		if t.IsName() {
			all = append(all, weighed{Shared{t, t}, t.Weight * c.rarity(t)})
		}
	}
	var out []string
	for _, s := range heaviestOf(all, mostFinding) {
		out = append(out, s.Here.Key)
	}
	return out
}
