package cluster

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Move is what a repair did to one article.
type Move struct {
	Article  article.ID
	From, To article.ID // episodes
	Why      string     // for a reader: "joined because …"
}

// Repair looks again at the episodes that changed since it last did, together
// with those near them: it takes their articles apart and sorts them as if all
// had come at once, so that what arrived in an unlucky order is mended. Merged
// and split episodes keep the ID of the one they share most articles with; the
// other IDs lead there from now on (Find). It returns the articles that ended
// up under another ID, by article.
func (s *Stream) Repair() []Move {
	s.refresh(len(s.profiles))
	near := s.nearTouched()
	clear(s.touched)
	clear(s.stale)
	var at []int32
	for _, n := range near {
		at = append(at, s.episodes[n].members...)
	}
	before := make(map[int32]article.ID, len(at)) // of each article: its episode
	for _, i := range at {
		before[i] = s.episodes[s.profiles[i].episode].id
	}
	for _, n := range near {
		s.remove(n)
	}
	sets := s.regroup(at)
	members := make([][]int32, len(sets))
	for n, e := range sets {
		members[n] = e.members
	}
	ids := inherit(members, func(i int32) article.ID { return before[i] }, s.moved)
	taken := maps.Clone(s.ids)
	for _, id := range ids {
		taken[id] = true
	}
	var moves []Move
	for n, e := range sets {
		e.id = ids[n]
		if e.id == "" {
			e.id = unused(s.profiles[e.members[0]].id, taken, s.moved)
			taken[e.id] = true
		}
		e.tale = none
		s.install(e)
		for _, i := range e.members {
			if before[i] == e.id {
				continue
			}
			p := s.profiles[i]
			p.why = ""
			if len(e.members) > 1 {
				p.why = s.why(i, without(e.reps, i))
			}
			moves = append(moves, Move{Article: p.id, From: before[i], To: e.id, Why: p.why})
		}
	}
	slices.SortFunc(moves, func(a, b Move) int { return cmp.Compare(a.Article, b.Article) })
	return moves
}

// nearTouched are the numbers of the episodes that changed and of those with an
// article like one of theirs, sorted.
func (s *Stream) nearTouched() []int32 {
	out := maps.Clone(s.stale)
	maps.DeleteFunc(out, func(n int32, _ bool) bool { return s.isShut(s.episodes[n]) })
	for n := range s.touched {
		out[n] = true
		for _, i := range spread(s.episodes[n].members) {
			for _, j := range s.near(i) {
				if m := s.profiles[j].episode; !out[m] && s.weigh(i, j).odds() >= worthLinking {
					out[m] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// inherit gives each set the ID under which most of its articles stood before,
// if no other set has more of those, and "" to the rest. Each ID that no set
// has any more is entered into moved, with that of the set that holds most of
// its articles.
func inherit(sets [][]int32, before func(i int32) article.ID, moved map[article.ID]article.ID) []article.ID {
	type claim struct {
		id    article.ID
		set   int
		count int
	}
	var claims []claim
	for n, set := range sets {
		count := map[article.ID]int{}
		for _, i := range set {
			if id := before(i); id != "" {
				count[id]++
			}
		}
		for id, c := range count {
			claims = append(claims, claim{id, n, c})
		}
	}
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.id, b.id), cmp.Compare(a.set, b.set))
	})
	ids := make([]article.ID, len(sets))
	kept := map[article.ID]bool{}
	for _, c := range claims {
		if ids[c.set] == "" && !kept[c.id] {
			ids[c.set], kept[c.id] = c.id, true
		}
	}
	for _, c := range claims { // the largest claim first
		if _, known := moved[c.id]; !kept[c.id] && !known && ids[c.set] != "" {
			moved[c.id] = ids[c.set]
		}
	}
	return ids
}

// unused is an ID for what is new: as wished, unless something has or had it.
func unused(id article.ID, taken map[article.ID]bool, moved map[article.ID]article.ID) article.ID {
	for taken[id] || moved[id] != "" {
		id += "'"
	}
	return id
}

// Forget drops the episodes in which nothing was written since a time, so that
// the stream holds what is open and no more. An article without a date counts
// as written on the day of the dated one that came before it. IDs of forgotten
// episodes are unknown from then on.
func (s *Stream) Forget(before time.Time) {
	limit := float64(before.Unix()) / 86400
	for n, e := range s.episodes {
		if e != nil && !slices.ContainsFunc(e.members, func(i int32) bool { return s.profiles[i].day >= limit }) {
			s.remove(int32(n))
		}
	}
	s.sweep()
	s.renumber()
}

// renumber drops the articles that are in no episode and closes the gaps.
func (s *Stream) renumber() {
	held := make([]bool, len(s.profiles))
	for _, e := range s.inOrder() {
		for _, i := range e.members {
			held[i] = true
		}
	}
	to := make([]int32, len(s.profiles))
	kept := s.profiles[:0]
	for i, p := range s.profiles {
		to[i] = -1
		if !held[i] {
			delete(s.number, p.id)
			continue
		}
		to[i] = int32(len(kept))
		s.number[p.id] = to[i]
		kept = append(kept, p)
	}
	clear(s.profiles[len(kept):])
	s.profiles, s.score = kept, nil
	clear(s.pairs)
	move := func(all []int32) []int32 {
		for k, i := range all {
			all[k] = to[i]
		}
		return slices.Clip(slices.DeleteFunc(all, func(i int32) bool { return i < 0 }))
	}
	for _, e := range s.inOrder() {
		e.members, e.reps = move(e.members), move(e.reps)
	}
	for t, post := range s.posts {
		if s.posts[t] = move(post); len(s.posts[t]) == 0 {
			delete(s.posts, t)
		}
	}
}
