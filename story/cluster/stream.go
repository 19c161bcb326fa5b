package cluster

import (
	"math"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
)

// Stream takes articles one at a time, in any order, and says where each
// belongs as far as can be told when it comes. Repair looks again at what has
// changed since. It keeps no texts, and is for one goroutine at a time.
type Stream struct {
	terms    *lexicon
	profiles []*profile // in the order of arrival
	number   map[article.ID]int32
	outlets  map[source.OutletID]source.OutletID // one string each
	posts    map[uint32][]int32                  // strong terms to the articles that have them
	episodes []*episode                          // nil where a number is free
	free     []int32                             // numbers of episodes that are gone
	ids      map[article.ID]bool                 // of the episodes there are
	touched  map[int32]bool                      // episodes that changed since the last repair
	stale    map[int32]bool                      // those whose articles were weighed anew since
	moved    map[article.ID]article.ID           // IDs of episodes that are gone, and of what holds most of them
	retold   map[article.ID]article.ID           // the same of stories
	day      float64                             // on which the last dated article was written
	weighed  int                                 // articles there were when weights were set anew
	aged     int                                 // and when all were last to be looked at again for that
	score    []float32                           // room for near, by article: what it starts with
	pairs    remembered
	found    []scored  // room for near
	shares   []float64 // room for around; all 0

	tales  []*tale         // stories as Changed keeps them; nil where a number is free
	untold []int32         // numbers of stories that are gone
	broken map[int32]bool  // stories that are not what they were
	same   [][2]article.ID // what people decided: see Rule
	side   map[article.ID]article.ID
	barred map[[2]article.ID]bool
}

// NewStream returns an empty stream.
func NewStream() *Stream { return newStream(pairCells) }

// newStream is a stream whose lexicon has so many cells for pairs.
func newStream(cells int) *Stream {
	return &Stream{
		terms:   newLexiconOf(cells),
		number:  map[article.ID]int32{},
		outlets: map[source.OutletID]source.OutletID{},
		posts:   map[uint32][]int32{},
		ids:     map[article.ID]bool{},
		touched: map[int32]bool{},
		stale:   map[int32]bool{},
		moved:   map[article.ID]article.ID{},
		retold:  map[article.ID]article.ID{},
		broken:  map[int32]bool{},
	}
}

// Decision says where an article went when it came.
type Decision struct {
	Episode article.ID // of the episode it is in
	Opened  bool       // it opened a new one
	Why     string     // for a reader: "joined because …", "kept apart because …"
}

// Len is the number of articles held.
func (s *Stream) Len() int { return len(s.profiles) }

// Add places one article. Where it belongs may change as more come: Repair has
// the last word. An article that is held already stays where it is.
func (s *Stream) Add(r *article.Reading) Decision {
	if r == nil || r.Article == nil {
		return Decision{}
	}
	if i, ok := s.number[r.ID]; ok {
		return Decision{Episode: s.episodes[s.profiles[i].episode].id, Why: s.profiles[i].why}
	}
	i, c := s.hold(r)
	p := s.profiles[i]
	p.weigh(c, s.terms)
	s.keep(p, c)
	s.settle()
	n, why := s.place(i)
	d := Decision{Opened: n < 0, Why: why}
	s.post(i)
	if d.Opened {
		n = s.install(&episode{id: unused(p.id, s.ids, s.moved), members: []int32{i}, tale: none})
	} else {
		s.join(i, n)
		p.why = why
	}
	d.Episode = s.episodes[n].id
	if s.stands(p) {
		e := s.episodes[n]
		e.reps = s.insert(e.reps, i)
	}
	s.touched[n] = true
	return d
}

// place finds the episode for a new article, -1 if it opens one, and the words
// for that.
func (s *Stream) place(i int32) (n int32, why string) {
	p := s.profiles[i]
	if root := s.rootOf(p); root != p.id {
		if k, ok := s.number[root]; ok {
			return s.profiles[k].episode, s.why(i, []int32{k})
		}
	}
	best, score := int32(-1), 0.0
	tried := make([]int32, 0, mostTried)
	var others []float64
	for _, j := range s.near(i) {
		n := s.profiles[j].episode
		if slices.Contains(tried, n) || len(s.episodes[n].reps) == 0 {
			continue
		}
		if len(tried) == mostTried {
			break
		}
		tried = append(tried, n)
		z := s.fits(i, s.episodes[n])
		if best < 0 || z > score {
			z, score = score, z
			best, n = n, best
		}
		if n >= 0 {
			others = append(others, z)
		}
	}
	if best < 0 {
		return -1, "no article of the same event is here"
	}
	limit := p.limit(s.episodes[best])
	parted := s.parted(single(i), s.episodes[best])
	switch {
	case score < limit && score+parted.cost >= limit && !p.late:
		return -1, "kept apart because " + parted.why + ", though it " + s.sharing(i, s.episodes[best].reps)
	case score < limit:
		return -1, "kept apart because it only " + s.sharing(i, s.episodes[best].reps)
	case !p.late && score < limit+asked(others):
		return -1, "kept apart because it " + s.sharing(i, s.episodes[best].reps) + ", and nearly as much with others"
	}
	return best, s.why(i, s.episodes[best].reps)
}

// fits is how well a new article goes with an episode.
func (s *Stream) fits(i int32, e *episode) float64 {
	if s.profiles[i].late {
		return lateLinkage(i, e, s.weigh)
	}
	return linkage(single(i), e, s.weigh) - s.parted(single(i), e).cost
}

func single(i int32) *episode { return &episode{members: []int32{i}, reps: []int32{i}} }

// limit is what a new article must reach to join an episode.
func (p *profile) limit(e *episode) float64 {
	if p.late {
		return joinLate
	}
	return joinEpisode + early*math.Log2(float64(len(e.reps)))
}

// hold reads an article and counts its words.
func (s *Stream) hold(r *article.Reading) (int32, *counts) {
	p, c := newProfile(r, s.terms)
	if o, ok := s.outlets[p.outlet]; ok {
		p.outlet = o
	} else {
		s.outlets[p.outlet] = p.outlet
	}
	if p.dated {
		s.day = p.day
	} else {
		p.day = s.day
	}
	s.terms.learn(c)
	i := int32(len(s.profiles))
	s.profiles = append(s.profiles, p)
	s.number[p.id] = i
	return i, c
}

// stands reports whether an article counts when episodes are compared: it is no
// copy of one that is here, and no page made of others.
func (s *Stream) stands(p *profile) bool {
	root := s.rootOf(p)
	_, here := s.number[root]
	return !p.late && (root == p.id || !here)
}

// rootOf is the report that an article repeats, or its own ID. Instalments of a
// series, as of another day, repeat one another and are reports of their own.
func (s *Stream) rootOf(p *profile) article.ID {
	if p.root == "" {
		return p.id
	}
	if k, here := s.number[p.root]; here && (s.series(p, s.profiles[k]) || p.heads.clash(s.profiles[k].heads)) {
		return p.id
	}
	return p.root
}

// post makes article i findable by its strongest terms.
func (s *Stream) post(i int32) {
	if !s.stands(s.profiles[i]) {
		return
	}
	for _, t := range s.profiles[i].strongest(s.terms) {
		s.posts[t.term] = append(s.posts[t.term], i)
	}
}

// keep holds what was counted of an article while there are few.
func (s *Stream) keep(p *profile, c *counts) {
	if s.terms.articles < fewCounted {
		p.counts = c
	}
}

// settle sets all weights anew whenever the number of articles has doubled,
// until there are so many that one more hardly changes what a term is worth.
// From then on how often a term stands in an article need not be known.
func (s *Stream) settle() {
	n := s.terms.articles
	switch {
	case n > settled:
		s.profiles[len(s.profiles)-1].uses = nil
	case n >= 4 && n >= 2*s.weighed || n == settled:
		s.reweigh(len(s.profiles) - 1)
		s.age()
	}
}

// refresh does so before a repair if all terms are held, or there are clearly more
// articles than when it was done last: what a repair decides is then nearly what
// it would had all come at once. What had been decided is looked at again only
// when there are clearly more.
func (s *Stream) refresh(posted int) {
	n := s.terms.articles
	last := s.weighed < settled && n >= settled
	again := n < fewHeld || last || n < settled && float64(n) >= clearlyMore*float64(s.aged)
	if n == s.weighed || !again && n >= fewCounted {
		return
	}
	if s.reweigh(posted); again {
		s.age()
	}
}

// reweigh sets all weights anew, as far as the terms were kept. The first so many
// articles can be found already.
func (s *Stream) reweigh(posted int) {
	s.weighed = s.terms.articles
	clear(s.pairs)
	anew := false
	for _, p := range s.profiles {
		anew = anew || p.counts != nil
		if p.uses != nil {
			p.reweigh(s.terms)
		}
		if s.weighed >= fewCounted {
			p.counts = nil
		}
		if s.weighed >= settled {
			p.uses = nil
		}
	}
	if anew { // other terms are their strongest
		clear(s.posts)
		for i := range posted {
			s.post(int32(i))
		}
	}
}

// age has every open episode looked at again by the next repair: what was decided
// by other weights may be otherwise now.
func (s *Stream) age() {
	s.aged = s.terms.articles
	for n, e := range s.episodes {
		if e != nil && !s.isShut(e) {
			s.stale[int32(n)] = true
		}
	}
}

// isShut reports whether nothing joins the story that an episode is in.
func (s *Stream) isShut(e *episode) bool { return e.tale != none && s.tales[e.tale].shut }

// install gives an episode its number.
func (s *Stream) install(e *episode) int32 {
	n := int32(len(s.episodes))
	if last := len(s.free) - 1; last >= 0 {
		n, s.free = s.free[last], s.free[:last]
		s.episodes[n] = e
	} else {
		s.episodes = append(s.episodes, e)
	}
	s.ids[e.id] = true
	for _, i := range e.members {
		s.profiles[i].episode = n
	}
	return n
}

// remove frees the number of an episode.
func (s *Stream) remove(n int32) {
	delete(s.ids, s.episodes[n].id)
	delete(s.touched, n)
	delete(s.stale, n)
	s.quit(n)
	s.episodes[n] = nil
	s.free = append(s.free, n)
}

// join puts article i into episode n.
func (s *Stream) join(i, n int32) {
	e := s.episodes[n]
	e.members = s.insert(e.members, i)
	s.profiles[i].episode = n
}

// insert puts article i into its place among members.
func (s *Stream) insert(members []int32, i int32) []int32 {
	at, _ := slices.BinarySearchFunc(members, i, func(m, i int32) int { return byDate(s.profiles[m], s.profiles[i]) })
	return slices.Insert(members, at, i)
}

// inOrder are the episodes there are, by number.
func (s *Stream) inOrder() []*episode {
	return slices.DeleteFunc(slices.Clone(s.episodes), func(e *episode) bool { return e == nil })
}

// Stories are the episodes as they stand, chained into stories, ranked as by
// the function Stories. Their readings are left to the caller, who has the
// texts. A story keeps its ID as long as no other holds more of its articles.
func (s *Stream) Stories() []story.Story {
	ranked := s.ranked(s.chains(s.inOrder()))
	parts := make([][]int32, len(ranked))
	for n, t := range ranked {
		parts[n] = t.articles
	}
	ids := inherit(parts, func(i int32) article.ID { return s.profiles[i].story }, s.retold)
	taken := map[article.ID]bool{}
	for _, id := range ids {
		taken[id] = true
	}
	out := make([]story.Story, len(ranked))
	for n, t := range ranked {
		if ids[n] == "" {
			ids[n] = unused(article.ID(t.ID), taken, s.retold)
			taken[ids[n]] = true
		}
		t.ID = string(ids[n])
		for _, i := range t.articles {
			s.profiles[i].story = ids[n]
		}
		out[n] = t.Story
	}
	return out
}

// Find follows the redirects of an episode's ID to the episode that holds most
// of its articles today; "" if there is none.
func (s *Stream) Find(id article.ID) article.ID { return follow(id, s.moved) }

// FindStory does the same with the ID of a story.
func (s *Stream) FindStory(id article.ID) article.ID { return follow(id, s.retold) }

func follow(id article.ID, moved map[article.ID]article.ID) article.ID {
	for {
		to, ok := moved[id]
		if !ok {
			return id
		}
		id = to
	}
}
