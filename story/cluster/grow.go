package cluster

import (
	"container/heap"
	"math"
	"slices"

	"github.com/synoptic-news/synoptic/article"
)

// episode is a set of articles of one event. Members stand in the order of
// byDate; only those in reps count when episodes are compared.
type episode struct {
	id      article.ID
	members []int32
	reps    []int32
	tale    int32 // the story it is in, if Changed keeps it; else none
}

// regroup sorts articles into episodes as if none had been placed yet: the
// result depends on which articles there are, not on the order they came in.
func (s *Stream) regroup(at []int32) []*episode {
	slices.SortFunc(at, func(i, j int32) int { return byDate(s.profiles[i], s.profiles[j]) })
	for n, i := range at {
		s.profiles[i].local = int32(n)
	}
	g := grouping{s: s, at: at, group: make([]int32, len(at)), lent: map[int32]*profile{}}
	groups, late := g.groups()
	g.lendDates(groups)
	out := merge(groups, g.edges(groups), func(a, b *episode) float64 {
		if g.apart(a.members, b.members) {
			return math.Inf(-1)
		}
		z := linkage(a, b, g.like)
		if z < joinEpisode {
			return z // it is refused anyway
		}
		return z - g.parted(a, b).cost
	}, joinEpisode, asked)
	out = g.placeLate(out, late)
	for _, i := range at {
		s.profiles[i].local = -1
	}
	for _, e := range out {
		g.globally(e.members)
		g.globally(e.reps)
	}
	return out
}

// grouping is articles being sorted into episodes, under numbers of their own
// in the order of byDate.
type grouping struct {
	s     *Stream
	at    []int32            // by own number: the number in the stream
	group []int32            // by own number: the set of a report and its copies, -1 if it waits
	lent  map[int32]*profile // by own number: reports without a date, with that of a copy
}

func (g *grouping) globally(members []int32) {
	for k, n := range members {
		members[k] = g.at[n]
	}
}

// apart is Stream.apart by own numbers.
func (g *grouping) apart(a, b []int32) bool {
	if len(g.s.barred) == 0 {
		return false
	}
	a, b = slices.Clone(a), slices.Clone(b)
	g.globally(a)
	g.globally(b)
	return g.s.apart(a, b)
}

// parted is Stream.parted by own numbers.
func (g *grouping) parted(a, b *episode) parting {
	there := func(e *episode) *episode {
		e = &episode{members: slices.Clone(e.members), reps: slices.Clone(e.reps)}
		g.globally(e.members)
		g.globally(e.reps)
		return e
	}
	return g.s.parted(there(a), there(b))
}

// like is the evidence for two articles.
func (g *grouping) like(i, j int32) evidence {
	if g.lent[i] != nil || g.lent[j] != nil {
		return g.s.evidence(g.dated(i), g.dated(j))
	}
	return g.s.weigh(g.at[i], g.at[j])
}

// dated is the profile of an article, with the day of its copies if it has none.
func (g *grouping) dated(n int32) *profile {
	if p, ok := g.lent[n]; ok {
		return p
	}
	return g.s.profiles[g.at[n]]
}

// groups makes one set of each report with its copies, and names the articles
// that wait: pages made of other articles and pages of many matters.
func (g *grouping) groups() (groups []*episode, late []int32) {
	at := map[article.ID]int32{} // of a root: its group
	for n, i := range g.at {
		n, p := int32(n), g.s.profiles[i]
		if p.late {
			g.group[n] = -1
			late = append(late, n)
			continue
		}
		root := g.s.rootOf(p)
		if k, ok := at[root]; ok && !g.apart(groups[k].members, []int32{n}) {
			groups[k].members = append(groups[k].members, n)
			if p.id == root {
				groups[k].reps[0] = n
			}
			g.group[n] = k
			continue
		}
		g.group[n] = int32(len(groups))
		at[root] = g.group[n]
		groups = append(groups, &episode{members: []int32{n}, reps: []int32{n}})
	}
	return groups, late
}

// lendDates gives reports that have no date that of the earliest of their copies:
// an agency's text may stand undated where two papers that print it say the day.
func (g *grouping) lendDates(groups []*episode) {
	for _, e := range groups {
		n := e.reps[0]
		own := g.s.profiles[g.at[n]]
		if own.dated {
			continue
		}
		for _, m := range e.members {
			q := g.s.profiles[g.at[m]]
			if p, ok := g.lent[n]; q.dated && (!ok || q.day < p.day) {
				with := *own
				with.day, with.dated = q.day, true
				g.lent[n] = &with
			}
		}
	}
}

// edges are the pairs of groups worth comparing.
func (g *grouping) edges(groups []*episode) []edge {
	var out []edge
	for k, e := range groups {
		for _, n := range g.near(e.reps[0]) {
			if o := g.group[n]; o >= 0 && g.like(e.reps[0], n).odds() >= worthLinking {
				out = append(out, edge{int(o), k})
			}
		}
	}
	return out
}

// near are the articles worth comparing with n, of those at hand.
func (g *grouping) near(n int32) []int32 {
	out := g.s.near(g.at[n])
	k := 0
	for _, j := range out {
		if l := g.s.profiles[j].local; l >= 0 {
			out[k] = l
			k++
		}
	}
	return out[:k]
}

// placeLate adds each waiting article to the episode it goes with best.
func (g *grouping) placeLate(all []*episode, late []int32) []*episode {
	of := make([]int32, len(g.at))
	for n, e := range all {
		for _, m := range e.members {
			of[m] = int32(n)
		}
	}
	settled := len(all)
	for _, n := range late {
		best, score := -1, 0.0
		tried := map[int32]bool{}
		for _, j := range g.near(n) {
			if g.group[j] < 0 || tried[of[j]] {
				continue
			}
			tried[of[j]] = true
			if s := lateLinkage(n, all[of[j]], g.like); (best < 0 || s > score) && !g.apart(all[of[j]].members, []int32{n}) {
				best, score = int(of[j]), s
			}
		}
		if best >= 0 && score >= joinLate {
			all[best].members = append(all[best].members, n)
		} else {
			all = append(all, &episode{members: []int32{n}})
		}
	}
	for _, e := range all[:settled] {
		slices.Sort(e.members)
	}
	return all
}

// edge is a pair of sets that may go together.
type edge struct{ a, b int }

// merge joins sets pairwise, the best pair first, until no pair reaches the
// limit and what asked wants beside it, given the linkages of other sets with
// one of the two (agglomerative clustering). Only pairs with an edge between
// them, or between sets they were made of, are looked at.
func merge(sets []*episode, edges []edge, linkage func(a, b *episode) float64, limit float64, asked func(others []float64) float64) []*episode {
	m := merger{sets: slices.Clone(sets), next: make([]map[int]float64, len(sets)), refused: make([]map[int]bool, len(sets)), version: make([]int, len(sets)), linkage: linkage, limit: limit}
	for i := range sets {
		m.next[i], m.refused[i] = map[int]float64{}, map[int]bool{}
	}
	for _, e := range edges {
		if _, known := m.next[e.a][e.b]; e.a != e.b && !known {
			m.push(e.a, e.b)
		}
	}
	for m.heap.Len() > 0 {
		c := heap.Pop(&m.heap).(candidate)
		switch {
		case c.va != m.version[c.a] || c.vb != m.version[c.b]:
		case c.score < limit+asked(m.others(c.a, c.b)):
			m.refused[c.a][c.b], m.refused[c.b][c.a] = true, true
		default:
			m.join(c.a, c.b)
		}
	}
	var out []*episode
	for _, s := range m.sets {
		if s != nil {
			out = append(out, s)
		}
	}
	return out
}

type merger struct {
	sets    []*episode
	next    []map[int]float64 // the sets compared with each, and their linkage
	refused []map[int]bool    // those that may not join it as things stand
	version []int             // changes with the set; -1 once it is gone
	heap    candidates
	linkage func(a, b *episode) float64
	limit   float64
}

func (m *merger) push(a, b int) {
	a, b = min(a, b), max(a, b)
	s := m.linkage(m.sets[a], m.sets[b])
	m.next[a][b], m.next[b][a] = s, s
	if s >= m.limit {
		m.try(a, b)
	}
}

func (m *merger) try(a, b int) {
	a, b = min(a, b), max(a, b)
	heap.Push(&m.heap, candidate{m.next[a][b], a, b, m.version[a], m.version[b]})
}

// forget drops what is known to be refused of a set, and returns it.
func (m *merger) forget(a int) map[int]bool {
	of := m.refused[a]
	for n := range of {
		delete(m.refused[n], a)
	}
	m.refused[a] = map[int]bool{}
	return of
}

// others are the linkages of each set near a or b with the nearer of the two.
func (m *merger) others(a, b int) []float64 {
	out := make([]float64, 0, len(m.next[a])+len(m.next[b]))
	for n, z := range m.next[a] {
		if n == b {
			continue
		}
		if y, both := m.next[b][n]; both {
			z = max(z, y)
		}
		out = append(out, z)
	}
	for n, z := range m.next[b] {
		if _, both := m.next[a][n]; n != a && !both {
			out = append(out, z)
		}
	}
	return out
}

// join puts set b into a.
func (m *merger) join(a, b int) {
	e := &episode{members: slices.Concat(m.sets[a].members, m.sets[b].members), reps: slices.Concat(m.sets[a].reps, m.sets[b].reps)}
	slices.Sort(e.members)
	slices.Sort(e.reps)
	m.sets[a], m.sets[b] = e, nil
	m.version[a]++
	m.version[b] = -1
	m.forget(a)
	m.forget(b)
	around := make([]int, 0, len(m.next[a])+len(m.next[b]))
	for n := range m.next[a] {
		if n != b {
			around = append(around, n)
		}
	}
	for n := range m.next[b] {
		delete(m.next[n], b)
		if _, both := m.next[a][n]; n != a && !both {
			around = append(around, n)
		}
	}
	m.next[b] = nil
	slices.Sort(around)
	for _, n := range around {
		m.push(a, n)
	}
	for _, n := range around { // what stood in the way of another pair may be gone
		for o := range m.forget(n) {
			m.try(n, o)
		}
	}
}

// candidate is a pair of sets as they were when it was found.
type candidate struct {
	score  float64
	a, b   int
	va, vb int
}

// candidates is a heap, the best first, of equals the first.
type candidates []candidate

func (h candidates) Len() int { return len(h) }
func (h candidates) Less(i, j int) bool {
	if h[i].score != h[j].score {
		return h[i].score > h[j].score
	}
	if h[i].a != h[j].a {
		return h[i].a < h[j].a
	}
	return h[i].b < h[j].b
}
func (h candidates) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *candidates) Push(x any)   { *h = append(*h, x.(candidate)) }
func (h *candidates) Pop() any {
	old := *h
	c := old[len(old)-1]
	*h = old[:len(old)-1]
	return c
}
