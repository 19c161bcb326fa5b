package cluster

import (
	"cmp"
	"math"
)

// chains links episodes on one matter into stories, by the same rule as
// articles into episodes but for the limit: weak links are never made.
func (s *Stream) chains(all []*episode) [][]*episode {
	sets := make([]*episode, len(all))
	for i := range all {
		sets[i] = &episode{members: []int32{int32(i)}, reps: []int32{int32(i)}}
	}
	memo := map[uint64]float64{}
	linked := merge(sets, s.neighbours(all), func(a, b *episode) float64 {
		if s.partsTold(all, a, b) {
			return math.Inf(-1)
		}
		var scores []float64
		for _, i := range a.reps {
			for _, j := range b.reps {
				k := uint64(max(i, j))<<32 | uint64(min(i, j))
				z, ok := memo[k]
				if !ok {
					z = s.chained(all[i], all[j])
					memo[k] = z
				}
				scores = append(scores, z)
			}
		}
		return meanOfBest(scores, max(chainQuorum, min(1, chainAtLeast/float64(len(scores)))))
	}, joinStory, func([]float64) float64 { return 0 })
	out := make([][]*episode, len(linked))
	for i, set := range linked {
		for _, e := range set.members {
			out[i] = append(out[i], all[e])
		}
	}
	return out
}

// partsTold reports whether people keep two sets of episodes apart.
func (s *Stream) partsTold(all []*episode, a, b *episode) bool {
	if len(s.barred) == 0 {
		return false
	}
	for _, i := range a.members {
		for _, j := range b.members {
			if s.apart(all[i].members, all[j].members) {
				return true
			}
		}
	}
	return false
}

// neighbours are the pairs of episodes worth comparing.
func (s *Stream) neighbours(all []*episode) []edge {
	var edges []edge
	if len(all) <= fewEpisodes {
		for b := range all {
			for a := range b {
				edges = append(edges, edge{a, b})
			}
		}
		return edges
	}
	at := make([]int, len(s.episodes)) // by number of the episode: its place in all, from 1
	for n, e := range all {
		at[s.profiles[e.members[0]].episode] = n + 1
	}
	score := make([]float64, len(all))
	for n, e := range all {
		var found []int
		for _, i := range spread(e.reps) {
			for _, t := range s.profiles[i].strongest(s.terms) {
				if t.w == 0 {
					continue
				}
				for _, j := range around(s.posts[t.term], i) {
					in := s.profiles[j].episode
					if in == none || at[in] == 0 || at[in] == n+1 {
						continue
					}
					m := at[in] - 1
					if score[m] == 0 {
						found = append(found, m)
					}
					score[m] += float64(t.w)
				}
			}
		}
		for _, m := range found {
			score[m] /= float64(len(all[m].reps))
		}
		nearest := best(found, mostAround, func(a, b int) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b)) })
		for _, m := range nearest {
			edges = append(edges, edge{min(m, n), max(m, n)})
		}
		for _, m := range found {
			score[m] = 0
		}
	}
	return edges
}

// chained is how well two episodes go together as parts of one story.
func (s *Stream) chained(a, b *episode) float64 {
	if s.alone(a) || s.alone(b) || s.strangers(a, b) {
		return math.Inf(-1)
	}
	var odds []float64
	for _, i := range spread(a.reps) {
		for _, j := range spread(b.reps) {
			p, q := s.profiles[i], s.profiles[j]
			z := sameMatter.weigh(p, q).odds()
			if z >= joinStory && (s.otherCast(p, q, p.namesAlike(q)) || s.rareNames(p, q) < acquainted && s.series(p, q)) {
				z += instalment
			}
			odds = append(odds, z)
		}
	}
	z := meanOfBest(odds, storyQuorum)
	gap := s.gap(a, b)
	if gap > slowAfter && s.recalls(a, b) {
		gap = slowAfter
	}
	switch {
	case gap > longestBreak:
		return math.Inf(-1)
	case gap > slowAfter:
		z -= slowPenalty * (gap - slowAfter) / 21
	}
	return z
}

// alone reports whether an episode is one page that was placed late and joined
// nothing: it does not link either.
func (s *Stream) alone(e *episode) bool {
	return len(e.members) == 1 && s.profiles[e.members[0]].late
}

// strangers reports whether two episodes name nobody and nothing in common, though
// both name somebody: asides and turns of phrase that outlets repeat from report to
// report make no matter of them. Names that many articles have are nothing in common
// where each has several of its own that few have: two parliaments that pass a bill.
// Only where there are tables is it known what names anything.
func (s *Stream) strangers(a, b *episode) bool {
	for _, i := range spread(a.reps) {
		for _, j := range spread(b.reps) {
			p, q := s.profiles[i], s.profiles[j]
			v, o := p.vec(names), q.vec(names)
			common := !p.tabled || !q.tabled || len(v.terms) == 0 || len(o.terms) == 0
			v.meet(o, func(int, int) { common = true })
			if common && !s.ownCasts(p, q) {
				return false
			}
		}
	}
	return true
}

// ownCasts reports whether each of two articles names several that few articles name,
// and not one of them the other's.
func (s *Stream) ownCasts(p, q *profile) bool {
	if !p.tabled || !q.tabled || s.rareNames(p, q) > 0 {
		return false
	}
	_, own := cast(p, q, func(t uint32) bool { return !s.terms.widespread(t) })
	return own >= fewOthers
}

// rareNames counts the names that two articles share and few others have. Among few
// articles it is enough that they are no words that many have: "Storm".
func (s *Stream) rareNames(p, q *profile) int {
	if !p.tabled || !q.tabled {
		return 0
	}
	n := 0
	v := p.vec(names)
	v.meet(q.vec(names), func(i, _ int) {
		if t := v.terms[i]; !s.terms.widespread(t) || s.terms.articles < fewArticles && s.terms.entries[t].rarity <= usual {
			n++
		}
	})
	return n
}

// recalls reports whether the later of two episodes says when the earlier was, and
// names whom that named: "charged over the death of Idris Calder, who was shot in
// March".
func (s *Stream) recalls(a, b *episode) bool {
	if s.begins(b) < s.begins(a) {
		a, b = b, a
	}
	for _, j := range spread(b.reps) {
		for _, i := range spread(a.reps) {
			p, q := s.profiles[i], s.profiles[j]
			if p.dated && q.recallsDay(p.day) && s.rareNames(p, q) >= acquainted {
				return true
			}
		}
	}
	return false
}

// gap is the number of days between the nearest articles of two episodes, unknownGap
// if those of one have no date.
func (s *Stream) gap(a, b *episode) float64 {
	least := math.Inf(1)
	for _, i := range a.members {
		for _, j := range b.members {
			if p, q := s.profiles[i], s.profiles[j]; p.dated && q.dated {
				least = min(least, math.Abs(p.day-q.day))
			}
		}
	}
	if math.IsInf(least, 1) {
		return unknownGap
	}
	return least
}

// begins is the earliest day on which an article of the episode was written,
// as far as that is known; else it comes last.
func (s *Stream) begins(e *episode) float64 {
	day := math.Inf(1)
	for _, i := range e.members {
		if p := s.profiles[i]; p.dated {
			day = min(day, p.day)
		}
	}
	return day
}

// link says why an episode goes on the story that the ones before it tell.
func (s *Stream) link(e *episode, before []*episode) string {
	var common shared
	for _, b := range before {
		for _, i := range spread(e.reps) {
			for _, j := range spread(b.reps) {
				common.add(s.profiles[i], s.profiles[j], names, pairs)
			}
		}
	}
	words := s.terms.wording(&common)
	if words == "" {
		return ""
	}
	return "goes on the same matter: it shares " + words + " with the episodes before it"
}
