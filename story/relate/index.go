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
	rated  int // stories there were when the sheets were rated
}

// Found is a related story.
type Found struct {
	Story int // its number: the first added is 0
	Link
}

// Add takes a story in, under the next number. Its sheet is the index's from then
// on.
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
	x.rate()
	s := x.sheets[n]
	near := map[int]bool{}
	for _, key := range Finding(s) {
		for _, m := range x.with[key] {
			if m != n {
				near[m] = true
			}
		}
	}
	var out []Found
	for _, m := range slices.Sorted(maps.Keys(near)) {
		if l, ok := Between(s, x.sheets[m]); ok {
			out = append(out, Found{m, l})
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int { return cmp.Compare(b.Score, a.Score) })
	return out[:min(len(out), most)]
}

// rate rates all sheets, once all are there.
func (x *Index) rate() {
	if x.rated == len(x.sheets) {
		return
	}
	c := Counts{Stories: len(x.sheets), With: map[string]int{}}
	for key, in := range x.with {
		c.With[key] = len(in)
	}
	for _, s := range x.sheets {
		s.Rate(c)
	}
	x.rated = len(x.sheets)
}

// mostFinding names lead to other stories.
const mostFinding = 12

// Finding are the keys of the names by which stories related to one are found,
// the rarest and most telling first: without a name in common no two are related.
func Finding(s *Sheet) []string {
	var all []weighed
	for _, t := range s.Terms {
		if t.IsName() {
			all = append(all, weighed{Shared{t, t}, t.Weight * t.Rarity})
		}
	}
	var out []string
	for _, s := range heaviestOf(all, mostFinding) {
		out = append(out, s.Here.Key)
	}
	return out
}
