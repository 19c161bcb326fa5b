package cluster

import (
	"cmp"
	"maps"
	"slices"

	"github.com/synoptic-news/synoptic/article"
)

// tale is a story as the stream holds it while articles come in.
type tale struct {
	episodes []int32 // by number
	shut     bool    // nothing joins it any more
}

// Changed puts the articles of the batches since the last call into episodes,
// and those into stories, and returns the stories that are not what they were:
// of each its episodes, of each of those its articles. What changed, and what
// lies near it, is taken apart and sorted as if all had come at once; the rest
// is left alone, so that the cost does not grow with what is held.
func (s *Stream) Changed() [][][]article.ID {
	return s.retell(s.remake())
}

// remake sorts the articles of the episodes that changed, and of those near
// them, into episodes, and returns the numbers of those that are new.
func (s *Stream) remake() []int32 {
	near := s.nearTouched()
	type place struct {
		episode, tale int32
		size          int
	}
	was := map[int32]place{}
	var at []int32
	for _, n := range near {
		e := s.episodes[n]
		for _, i := range e.members {
			was[i] = place{n, e.tale, len(e.members)}
		}
		if s.touched[n] && e.tale != none {
			s.broken[e.tale] = true
		}
		at = append(at, e.members...)
	}
	again := maps.Clone(s.touched)
	clear(s.touched)
	clear(s.stale)
	for _, n := range near {
		s.remove(n)
	}
	var fresh []int32
	for _, e := range s.regroup(at) {
		e.id = s.profiles[e.members[0]].id
		first := was[e.members[0]]
		same := first.size == len(e.members) && first.tale != none && !again[first.episode]
		for _, i := range e.members {
			same = same && was[i].episode == first.episode
		}
		e.tale = none
		n := s.install(e)
		if same {
			e.tale = first.tale
			s.tales[e.tale].episodes = append(s.tales[e.tale].episodes, n)
			continue
		}
		for _, i := range e.members {
			if t := was[i].tale; t != none {
				s.broken[t] = true
			}
		}
		fresh = append(fresh, n)
	}
	return fresh
}

// retell links new episodes, and those of the stories they come from or may go
// on, into stories.
func (s *Stream) retell(fresh []int32) [][][]article.ID {
	about := maps.Clone(s.broken) // tales that are told anew
	for _, n := range fresh {
		for _, m := range s.around(n) {
			if t := s.episodes[m].tale; t != none && !about[t] && !s.tales[t].shut && s.chained(s.episodes[n], s.episodes[m]) >= joinStory {
				about[t] = true
			}
		}
	}
	pool := map[int32]bool{}
	for _, n := range fresh {
		pool[n] = true
	}
	s.bound(about, pool)
	var all []*episode
	number := map[*episode]int32{}
	for n := range pool {
		all = append(all, s.episodes[n])
		number[s.episodes[n]] = n
	}
	slices.SortFunc(all, func(a, b *episode) int { return byDate(s.profiles[a.members[0]], s.profiles[b.members[0]]) })
	var out [][][]article.ID
	chains := slices.DeleteFunc(s.bind(s.chains(all)), s.untouched)
	for _, chain := range chains {
		var told [][]article.ID
		var at []int32
		for _, e := range chain {
			ids := make([]article.ID, len(e.members))
			for k, i := range e.members {
				ids[k] = s.profiles[i].id
			}
			told = append(told, ids)
			at = append(at, number[e])
		}
		s.tell(at)
		out = append(out, told)
	}
	clear(s.broken)
	s.sweep()
	slices.SortFunc(out, func(a, b [][]article.ID) int { return cmp.Compare(a[0][0], b[0][0]) })
	return out
}

// untouched reports whether a chain is a story as it is held.
func (s *Stream) untouched(chain []*episode) bool {
	t := chain[0].tale
	return t != none && !s.broken[t] && len(s.tales[t].episodes) == len(chain) &&
		!slices.ContainsFunc(chain, func(e *episode) bool { return e.tale != t })
}

// bound adds to the pool the episodes of the tales, and of those that people
// said are one with them.
func (s *Stream) bound(about map[int32]bool, pool map[int32]bool) {
	for more := true; more; {
		for t := range about {
			for _, n := range s.tales[t].episodes {
				pool[n] = true
			}
		}
		more = false
		for _, pair := range s.same {
			a, b := s.at(pair[0]), s.at(pair[1])
			if a == none || b == none || pool[a] == pool[b] {
				continue
			}
			if pool[a] {
				a = b
			}
			more = true
			if t := s.episodes[a].tale; t != none {
				about[t] = true
			} else {
				pool[a] = true
			}
		}
	}
}

// at is the episode an article is in.
func (s *Stream) at(id article.ID) int32 {
	if i, held := s.number[id]; held {
		return s.profiles[i].episode
	}
	return none
}

// around are the episodes that share strong terms with one, the nearest first.
func (s *Stream) around(n int32) []int32 {
	for len(s.shares) < len(s.episodes) {
		s.shares = append(s.shares, 0)
	}
	score := s.shares
	var out []int32
	for _, i := range spread(s.episodes[n].reps) {
		for _, t := range s.profiles[i].strongest(s.terms) {
			if t.w == 0 {
				continue
			}
			for _, j := range around(s.posts[t.term], i) {
				q := s.profiles[j]
				m := q.episode
				if q.out || m == none || m == n {
					continue
				}
				if score[m] == 0 {
					out = append(out, m)
				}
				score[m] += float64(t.w)
			}
		}
	}
	for _, m := range out {
		score[m] /= float64(len(s.episodes[m].reps))
	}
	first := func(n int32) *profile { return s.profiles[s.episodes[n].members[0]] }
	nearest := best(out, mostAround, func(a, b int32) int {
		if score[a] != score[b] {
			return cmp.Compare(score[b], score[a])
		}
		return byDate(first(a), first(b))
	})
	for _, m := range out {
		score[m] = 0
	}
	return nearest
}

// tell makes one story of episodes. It is open.
func (s *Stream) tell(episodes []int32) {
	if len(episodes) == 0 {
		return
	}
	for _, n := range episodes {
		s.quit(n)
	}
	t := &tale{episodes: slices.Sorted(slices.Values(episodes))}
	k := int32(len(s.tales))
	if last := len(s.untold) - 1; last >= 0 {
		k, s.untold = s.untold[last], s.untold[:last]
		s.tales[k] = t
	} else {
		s.tales = append(s.tales, t)
	}
	for _, n := range episodes {
		s.episodes[n].tale = k
	}
	s.showAll(t, true) // if some were of a story that was shut
}

// quit takes an episode out of its story.
func (s *Stream) quit(n int32) {
	e := s.episodes[n]
	if e.tale == none {
		return
	}
	t := s.tales[e.tale]
	t.episodes = without(t.episodes, n)
	e.tale = none
}

// sweep frees the numbers of stories that have no episodes any more.
func (s *Stream) sweep() {
	for k, t := range s.tales {
		if t != nil && len(t.episodes) == 0 && !s.broken[int32(k)] {
			s.tales[k] = nil
			s.untold = append(s.untold, int32(k))
		}
	}
}

// Rule sets what people decided, in place of what they had decided before: pairs
// of articles whose stories are one, and pairs that are never in one story, nor
// what is one with them.
func (s *Stream) Rule(same, apart [][2]article.ID) {
	s.same, s.side, s.barred = same, map[article.ID]article.ID{}, map[[2]article.ID]bool{}
	side := func(id article.ID) article.ID {
		for s.side[id] != "" && s.side[id] != id {
			id = s.side[id]
		}
		return id
	}
	for _, p := range apart {
		s.side[p[0]], s.side[p[1]] = p[0], p[1]
	}
	if len(apart) == 0 {
		return
	}
	for _, p := range same {
		a, b := side(p[0]), side(p[1])
		s.side[max(a, b)], s.side[min(a, b)] = min(a, b), min(a, b)
	}
	for id := range s.side {
		s.side[id] = side(id)
	}
	for _, p := range apart {
		a, b := s.side[p[0]], s.side[p[1]]
		s.barred[[2]article.ID{a, b}], s.barred[[2]article.ID{b, a}] = true, true
	}
}

// apart reports whether people keep some article of a from one of b.
func (s *Stream) apart(a, b []int32) bool {
	if len(s.barred) == 0 {
		return false
	}
	for _, i := range a {
		x := s.side[s.profiles[i].id]
		if x == "" {
			continue
		}
		for _, j := range b {
			if y := s.side[s.profiles[j].id]; y != "" && s.barred[[2]article.ID{x, y}] {
				return true
			}
		}
	}
	return false
}

// bind makes one of chains that hold a pair of articles that people say are in
// one story.
func (s *Stream) bind(chains [][]*episode) [][]*episode {
	if len(s.same) == 0 {
		return chains
	}
	at := map[*episode]int{}
	for k, c := range chains {
		for _, e := range c {
			at[e] = k
		}
	}
	for _, pair := range s.same {
		n, m := s.at(pair[0]), s.at(pair[1])
		if n == none || m == none {
			continue
		}
		a, here := at[s.episodes[n]]
		b, there := at[s.episodes[m]]
		if !here || !there || a == b {
			continue
		}
		a, b = min(a, b), max(a, b)
		for _, e := range chains[b] {
			at[e] = a
		}
		chains[a], chains[b] = append(chains[a], chains[b]...), nil
	}
	return slices.DeleteFunc(chains, func(c []*episode) bool { return c == nil })
}
