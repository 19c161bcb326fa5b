package cluster

import (
	"container/heap"
	"slices"

	"github.com/synoptic-news/synoptic/article"
)

// episode is a set of articles of one event. Members stand in article.ByDate
// order; only those in reps count when episodes are compared.
type episode struct {
	members []int
	reps    []int
}

// episodes sorts all articles of the index into episodes. Articles are in
// article.ByDate order.
func (x *Index) episodes() []*episode {
	groups, late := x.groups()
	for _, p := range x.profiles {
		p.weigh(x.terms)
	}
	var edges []edge
	for g, e := range groups {
		i := e.reps[0]
		for _, j := range x.near(i) {
			if x.like(i, j) >= worthLinking {
				edges = append(edges, edge{x.profiles[j].episode, g})
			}
		}
		x.profiles[i].episode = g
		x.post(i)
	}
	out := merge(groups, edges, func(a, b *episode) float64 {
		return x.linkage(a.reps, b.reps, min(len(a.members), len(b.members)), x.like)
	}, joinEpisode)
	return x.placeLate(out, late)
}

// worthLinking are the odds of a pair from which on the sets around it are
// compared at all.
const worthLinking = -4

// groups makes one set of each report with its copies, and names the articles
// that wait: pages made of other articles and pages of many matters.
func (x *Index) groups() (groups []*episode, late []int) {
	at := map[article.ID]int{} // of a root: its group
	for i, p := range x.profiles {
		if p.late() {
			late = append(late, i)
			continue
		}
		root := p.r.ID
		if o := p.r.Origin; o.Of != "" && o.Root != "" && (o.Kind == article.Copy || o.Kind == article.Rewrite) {
			root = o.Root
		}
		if g, ok := at[root]; ok {
			groups[g].members = append(groups[g].members, i)
			if p.r.ID == root {
				groups[g].reps[0] = i
			}
			continue
		}
		at[root] = len(groups)
		groups = append(groups, &episode{members: []int{i}, reps: []int{i}})
	}
	return groups, late
}

// late reports whether the article is placed after all others and brings
// nothing together.
func (p *profile) late() bool {
	return p.r.Form == article.Aggregator || p.r.Form == article.Roundup || p.r.Origin.Kind == article.Aggregate
}

// placeLate adds each waiting article to the episode it goes with best.
func (x *Index) placeLate(all []*episode, late []int) []*episode {
	settled := len(all)
	for _, i := range late {
		best, score := -1, 0.0
		for n, e := range all[:settled] {
			var odds []float64
			for _, j := range spread(e.reps) {
				odds = append(odds, x.like(i, j))
			}
			if s := meanOfBest(odds, 0.3); best < 0 || s > score {
				best, score = n, s
			}
		}
		if best >= 0 && score >= joinLate {
			all[best].members = append(all[best].members, i)
		} else {
			all = append(all, &episode{members: []int{i}, reps: []int{i}})
		}
	}
	for _, e := range all {
		slices.Sort(e.members)
	}
	return all
}

// joinLate is what a page made of other articles must reach: it tells of more
// than one event, so that the nearest is less near.
const joinLate = -2.5

// edge is a pair of sets that may go together.
type edge struct{ a, b int }

// merge joins sets pairwise, the best pair first, until no pair reaches the
// limit (agglomerative clustering). Only pairs with an edge between them, or
// between sets they were made of, are looked at.
func merge(sets []*episode, edges []edge, linkage func(a, b *episode) float64, limit float64) []*episode {
	m := merger{sets: slices.Clone(sets), next: make([]map[int]bool, len(sets)), version: make([]int, len(sets)), linkage: linkage, limit: limit}
	for i := range m.next {
		m.next[i] = map[int]bool{}
	}
	for _, e := range edges {
		if e.a != e.b && !m.next[e.a][e.b] {
			m.next[e.a][e.b], m.next[e.b][e.a] = true, true
			m.push(e.a, e.b)
		}
	}
	for m.heap.Len() > 0 {
		c := heap.Pop(&m.heap).(candidate)
		if c.va == m.version[c.a] && c.vb == m.version[c.b] {
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
	next    []map[int]bool
	version []int // changes with the set; -1 once it is gone
	heap    candidates
	linkage func(a, b *episode) float64
	limit   float64
}

func (m *merger) push(a, b int) {
	a, b = min(a, b), max(a, b)
	if s := m.linkage(m.sets[a], m.sets[b]); s >= m.limit {
		heap.Push(&m.heap, candidate{s, a, b, m.version[a], m.version[b]})
	}
}

// join puts set b into a.
func (m *merger) join(a, b int) {
	e := &episode{members: slices.Concat(m.sets[a].members, m.sets[b].members), reps: slices.Concat(m.sets[a].reps, m.sets[b].reps)}
	slices.Sort(e.members)
	slices.Sort(e.reps)
	m.sets[a], m.sets[b] = e, nil
	m.version[a]++
	m.version[b] = -1
	for n := range m.next[b] {
		delete(m.next[n], b)
		if n != a {
			m.next[a][n], m.next[n][a] = true, true
		}
	}
	m.next[b] = nil
	around := make([]int, 0, len(m.next[a]))
	for n := range m.next[a] {
		around = append(around, n)
	}
	slices.Sort(around)
	for _, n := range around {
		m.push(a, n)
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
