package cluster

import (
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Batch takes articles into a stream that came at about the same time: all are
// read before any is weighed or placed, so that none comes too early. What a
// stream makes of its articles depends on which batches there were, and on the
// order in which Read was called; on nothing else. That is how one is built
// again.
type Batch struct {
	s      *Stream
	read   []*counts
	first  int     // number of the first new article
	opened []int32 // articles to be placed: the new ones, and those that are back
}

// Batch begins a batch.
func (s *Stream) Batch() *Batch { return &Batch{s: s, first: len(s.profiles)} }

// Read takes in one article, with the time it came. One that was dropped is
// back; of one that is held otherwise nothing changes.
func (b *Batch) Read(r *article.Reading, came time.Time) {
	s := b.s
	i, held := s.number[r.ID]
	if !held {
		var c *counts
		i, c = s.hold(r)
		b.read = append(b.read, c)
	}
	p := s.profiles[i]
	p.came = came.Unix()
	if !held || p.gone() {
		s.show(i, true)
		b.opened = append(b.opened, i)
	}
}

// Opens reports whether an article is one that the batch is to place.
func (b *Batch) Opens(id article.ID) bool {
	i, held := b.s.number[id]
	return held && slices.Contains(b.opened, i)
}

// Weigh ends the reading: from now on it is known what the terms are worth.
func (b *Batch) Weigh() {
	s := b.s
	for k, c := range b.read {
		p := s.profiles[b.first+k]
		p.weigh(c, s.terms)
		s.keep(p, c)
	}
	b.read = nil
	if s.terms.articles > settled {
		for _, p := range s.profiles[b.first:] {
			p.uses = nil
		}
	}
	s.refresh(b.first)
}

// Alike are the articles held before the batch that share their wording with one
// of it, the most alike first: those whose origin may be one.
func (b *Batch) Alike(id article.ID) []article.ID {
	const (
		wording = 0.3 // cosine of neighbouring words: of reports written apart it is half of that
		most    = 4
	)
	i, held := b.s.number[id]
	if !held {
		return nil
	}
	p := b.s.profiles[i]
	var out []article.ID
	for _, j := range b.s.near(i) {
		q := b.s.profiles[j]
		if int(j) < b.first && p.vec(pairs).dot(q.vec(pairs)) >= wording {
			if out = append(out, q.id); len(out) == most {
				break
			}
		}
	}
	return out
}

// Credit says where an article of the batch comes from, if its reading did not.
// It returns what is kept: of a copy of a copy, the report at the end.
func (b *Batch) Credit(id article.ID, o article.Origin) article.Origin {
	if j, held := b.s.number[o.Root]; held && b.s.profiles[j].root != "" {
		o.Root = b.s.profiles[j].root
	}
	if i, held := b.s.number[id]; held {
		b.s.profiles[i].credit(o)
	}
	return o
}

// End opens an episode for each article of the batch. Changed says where they
// belong, unless Place does.
func (b *Batch) End() {
	s := b.s
	for i := b.first; i < len(s.profiles); i++ {
		s.post(int32(i))
	}
	for _, i := range b.opened {
		p := s.profiles[i]
		e := &episode{id: p.id, members: []int32{i}, tale: none}
		e.reps = s.standing(e.members)
		s.touched[s.install(e)] = true
	}
	b.opened = nil
}

// Place puts articles where they were filed before, or by somebody else: into
// stories, of episodes, of articles; and drops others. What is not held is
// passed over. Nothing of it counts as changed.
func (s *Stream) Place(stories [][][]article.ID, dropped []article.ID) {
	for _, id := range dropped {
		if i, held := s.number[id]; held {
			s.detach(i)
			s.show(i, false)
		}
	}
	for _, st := range stories {
		var t []int32
		for _, ids := range st {
			e := &episode{tale: none}
			for _, id := range ids {
				if i, held := s.number[id]; held && !slices.Contains(e.members, i) {
					s.detach(i)
					s.show(i, true)
					e.members = append(e.members, i)
				}
			}
			if len(e.members) == 0 {
				continue
			}
			slices.SortFunc(e.members, func(i, j int32) int { return byDate(s.profiles[i], s.profiles[j]) })
			e.reps = s.standing(e.members)
			e.id = s.profiles[e.members[0]].id
			t = append(t, s.install(e))
		}
		s.tell(t)
	}
	if len(s.touched) == 0 { // all is where it was filed, and was looked at then
		clear(s.stale)
	}
	s.sweep()
}

// Drop takes an article out of its story: it is no more, or a later version of
// it takes its place. It still counts for what terms are worth.
func (s *Stream) Drop(id article.ID) {
	if i, held := s.number[id]; held {
		s.leave(i)
		s.show(i, false)
	}
}

// Replace puts a new version of an article where the earlier one stands, to
// begin with, and drops that.
func (s *Stream) Replace(earlier, later article.ID) {
	i, held := s.number[earlier]
	j, there := s.number[later]
	if !held || !there || i == j || s.profiles[i].gone() || s.profiles[j].gone() {
		s.Drop(earlier)
		return
	}
	n := s.profiles[i].episode
	s.open(s.episodes[n].tale)
	s.leave(j)
	s.join(j, n)
	s.leave(i)
	s.show(i, false)
	s.episodes[n].reps = s.standing(s.episodes[n].members)
	s.touched[n] = true
}

// Came says when an article that is held came, if that is not what Read was told.
func (s *Stream) Came(id article.ID, at time.Time) {
	if i, held := s.number[id]; held {
		s.profiles[i].came = at.Unix()
	}
}

// gone reports whether a profile is held for its counts only.
func (p *profile) gone() bool { return p.out && p.episode == none }

// none is the number of no episode and of no tale.
const none = -1

// leave takes an article out of its episode; what is left of that is looked at
// again.
func (s *Stream) leave(i int32) {
	n := s.profiles[i].episode
	if n == none {
		return
	}
	if t := s.episodes[n].tale; t != none {
		s.broken[t] = true
	}
	if s.detach(i); s.episodes[n] != nil {
		s.touched[n] = true
	}
}

// detach takes an article out of its episode, and what is left of that stays.
func (s *Stream) detach(i int32) {
	p := s.profiles[i]
	n := p.episode
	if n == none {
		return
	}
	p.episode = none
	e := s.episodes[n]
	if e.members = without(e.members, i); len(e.members) == 0 {
		s.remove(n)
		return
	}
	e.reps = s.standing(e.members)
}

// standing are those of an episode's members that count when episodes are
// compared: one of each report and its copies, itself if it is there.
func (s *Stream) standing(members []int32) []int32 {
	at := map[article.ID]int{}
	var reps []int32
	for _, i := range members {
		p := s.profiles[i]
		if p.late {
			continue
		}
		root := s.rootOf(p)
		k, twice := at[root]
		switch {
		case !twice:
			at[root] = len(reps)
			reps = append(reps, i)
		case p.id == root:
			reps[k] = i
		}
	}
	slices.SortFunc(reps, func(i, j int32) int { return byDate(s.profiles[i], s.profiles[j]) })
	return reps
}

// Close shuts the stories of which no article came since a time: no further one
// joins them. It returns how many are open.
func (s *Stream) Close(before time.Time) int {
	limit := int64(math.MinInt64)
	if !before.IsZero() {
		limit = before.Unix()
	}
	open := 0
	for _, t := range s.tales {
		if t == nil {
			continue
		}
		if t.shut || !s.since(t, limit) {
			if !t.shut {
				t.shut = true
				s.showAll(t, false)
			}
			continue
		}
		open++
	}
	return open
}

// since reports whether an article of a tale came since a time.
func (s *Stream) since(t *tale, limit int64) bool {
	for _, n := range t.episodes {
		for _, i := range s.episodes[n].members {
			if s.profiles[i].came >= limit {
				return true
			}
		}
	}
	return false
}

// open lets articles join a tale again.
func (s *Stream) open(t int32) {
	if t == none || !s.tales[t].shut {
		return
	}
	s.tales[t].shut = false
	s.showAll(s.tales[t], true)
}

// showAll does as show does with each article of a tale.
func (s *Stream) showAll(t *tale, comparable bool) {
	for _, n := range t.episodes {
		for _, i := range s.episodes[n].members {
			s.show(i, comparable)
		}
	}
}

// show says whether other articles are compared with one.
func (s *Stream) show(i int32, comparable bool) {
	s.profiles[i].out = !comparable
	if int(i) < len(s.score) {
		s.score[i] = s.profiles[i].start()
	}
}

// Holds reports whether an article is held and stands in a story.
func (s *Stream) Holds(id article.ID) bool {
	i, held := s.number[id]
	return held && !s.profiles[i].gone()
}
