package cluster

import (
	"cmp"
	"math"
	"slices"
)

// evidence is what speaks for two articles belonging together.
type evidence struct {
	words float32 // what they say
	times float32 // when they were written and which dates they name; 0 if nothing is known
}

// odds is all of the evidence for two articles that stand alone.
func (e evidence) odds() float64 { return float64(e.words + e.times) }

func (m *model) weigh(a, b *profile) evidence {
	t := m.times(a, b)
	z := m.base
	for k, w := range m.parts {
		if w != 0 {
			z += w * math.Sqrt(a.vec(part(k)).dot(b.vec(part(k))))
		}
	}
	if m.titles != 0 {
		z += m.titles * max(0, math.Sqrt(a.vec(title).dot(b.vec(title)))-alikeTitles)
	}
	if m.told != 0 {
		if told, known := a.told(b); known {
			z += m.told * (min(told, enoughTold) - usuallyTold)
		}
	}
	if m.issue != 0 {
		same := math.Sqrt(a.sameIssue(b))
		z += m.issue*same + m.empty*max(0, 1-same/someIssue)
	}
	switch {
	case a.slight && b.slight:
		z += m.slight
	case !a.tabled || !b.tabled:
		z += m.bare
	}
	if m.twins != 0 && z+t >= worthLinking && a.twins(b) {
		z += m.twins
	}
	return evidence{words: float32(z), times: float32(t)}
}

// times is what days say for or against two articles.
func (m *model) times(a, b *profile) float64 {
	z := 0.0
	if a.dated && b.dated {
		d := math.Abs(a.day - b.day)
		z += m.dated + m.near*math.Exp(-d*d/18) + m.far*min(1, d/30) + m.years*max(0, min(d, 365)-21)/30
	}
	if m.other != 0 {
		if d, known := a.apart(b); known {
			z += m.other * min(1, max(0, (d-20)/100))
		}
	}
	if m.clash != 0 && a.heads.clash(b.heads) {
		z += m.clash
	}
	return z
}

// weigh is the evidence for two articles of the stream telling of one event.
func (s *Stream) weigh(i, j int32) evidence {
	s.pairs.room(len(s.profiles))
	p, q := s.profiles[i], s.profiles[j]
	at, pair := s.pairs.of(i, j)
	if at.pair != pair {
		*at = pairEvidence{pair: pair, own: sameEvent.weigh(p, q)}
	}
	if now := int32(s.terms.articles); at.articles != now {
		at.seen, at.articles = s.inView(p, q, at.own).words, now
	}
	return evidence{at.seen, at.own.times}
}

func (s *Stream) evidence(p, q *profile) evidence { return s.inView(p, q, sameEvent.weigh(p, q)) }

// inView is what two articles bring, seen beside all that are held: how rare the names
// are that they share.
func (s *Stream) inView(p, q *profile, e evidence) evidence {
	if e.words += s.known(p, q); e.words < worthLinking {
		return e
	}
	alike, phrases := p.namesAlike(q), p.phrasesAlike(q)
	switch {
	case phrases >= onePhrasing && p.heads.apart(q.heads) > 0:
		e.words += anotherDay
	case alike < phrases+morePhrases && s.otherCast(p, q, alike) || (e.words >= nearCopy || alike < someNames) && s.series(p, q):
		e.words += instalment
	}
	return e
}

// known is what it counts whether two articles share a name that few others have.
// Among few articles nobody knows which those are.
func (s *Stream) known(p, q *profile) float32 {
	switch {
	case !p.tabled || !q.tabled || s.terms.articles < fewArticles:
		return 0
	case s.rareNames(p, q) > 0:
		return rareName
	}
	return -rareName
}

// namesAlike is how alike what two articles name is. Only where a language is known,
// be it slightly, is it known what names anything.
func (p *profile) namesAlike(q *profile) float64 {
	if !p.tabled && !p.slight || !q.tabled && !q.slight {
		return 1
	}
	return math.Sqrt(p.vec(names).dot(q.vec(names)))
}

// otherCast reports whether two articles tell of other people and places in the
// words of one form, as match and accident reports do. If the words are nearly the
// same it is enough that each names several others, though some are in both: a
// league's teams play one another. Else what they name must be far less alike than
// the words in which they tell it, and each must have many times as many names that
// the other does not know as they share, those in everybody's mouth left out. Two
// reports of one event written apart are the other way around: they name the same in
// other words.
func (s *Stream) otherCast(p, q *profile, alike float64) bool {
	issue := math.Sqrt(p.sameIssue(q))
	if issue >= oneForm {
		common, own := cast(p, q, func(uint32) bool { return true })
		if own >= severalOthers && float64(own) >= othersInForm*float64(common) {
			return true
		}
	}
	if alike >= farLess*issue {
		return false
	}
	common, own := cast(p, q, func(t uint32) bool { return !s.terms.widespread(t) })
	return own >= fewOthers && own >= manyTimes*common
}

// cast counts the names that count of two articles: those in both, and those of
// one that the other does not know at all, of the article that has fewer of these.
func cast(p, q *profile, counts func(term uint32) bool) (common, own int) {
	of := func(p, q *profile) (common, own int) {
		named, text := q.vec(names), q.vec(whole)
		for _, t := range p.vec(names).terms {
			switch {
			case !counts(t):
			case named.has(t):
				common++
			case !text.has(t):
				own++
			}
		}
		return common, own
	}
	common, a := of(p, q)
	_, b := of(q, p)
	return common, min(a, b)
}

// phrasesAlike is how alike the neighbouring words of two articles are. Names stand
// among them, so that reports written apart have fewer of these in common than names.
func (p *profile) phrasesAlike(q *profile) float64 {
	return math.Sqrt(p.vec(pairs).dot(q.vec(pairs)))
}

// near are the articles worth comparing with i, the likeliest first.
func (s *Stream) near(i int32) []int32 {
	for n := len(s.score); n < len(s.profiles); n++ {
		s.score = append(s.score, s.profiles[n].start())
	}
	out := s.found[:0]
	for _, t := range s.profiles[i].strongest(s.terms) {
		if t.w == 0 {
			continue
		}
		for _, j := range around(s.posts[t.term], i) {
			if s.score[j] == 0 {
				out = append(out, scored{of: j})
			}
			s.score[j] += t.w
		}
	}
	s.found = out
	others := out[:0]
	for _, c := range out {
		if c.of != i {
			others = append(others, scored{s.score[c.of], c.of})
		}
		s.score[c.of] = 0
	}
	out = others
	most := mostNear
	if s.Len() <= fewArticles {
		most = len(out)
	}
	first := best(out, most, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return int(a.of - b.of)
	})
	near := make([]int32, len(first))
	for k, c := range first {
		near[k] = c.of
	}
	return near
}

// scored is an article with the weight of the terms that it shares with another.
type scored struct {
	score float32
	of    int32
}

// start is what a score begins with: without limit low where nothing is compared
// with the article, so that it is never found.
func (p *profile) start() float32 {
	if p.out {
		return float32(math.Inf(-1))
	}
	return 0
}

// best returns so many of all at most, the first in an order, sorted. It looks at
// each of the rest about once. The order of all is lost.
func best[T any](all []T, most int, order func(a, b T) int) []T {
	if len(all) > most {
		kept := all[:most] // a heap, the last in the order on top
		sink := func(i int) {
			for {
				c := 2*i + 1
				if c >= len(kept) {
					return
				}
				if c+1 < len(kept) && order(kept[c+1], kept[c]) > 0 {
					c++
				}
				if order(kept[c], kept[i]) <= 0 {
					return
				}
				kept[i], kept[c] = kept[c], kept[i]
				i = c
			}
		}
		for i := len(kept)/2 - 1; i >= 0; i-- {
			sink(i)
		}
		for n := most; n < len(all); n++ {
			if most > 0 && order(all[n], kept[0]) < 0 {
				all[n], kept[0] = kept[0], all[n]
				sink(0)
			}
		}
		all = kept
	}
	slices.SortFunc(all, order)
	return all
}

// around are the articles with a term that came about when article i did, if
// very many have it.
func around(post []int32, i int32) []int32 {
	if len(post) <= mostPosts {
		return post
	}
	at, _ := slices.BinarySearch(post, i)
	from := min(max(0, at-mostPosts/2), len(post)-mostPosts)
	return post[from : from+mostPosts]
}

// strongest are the terms of an article with the most weight.
func (p *profile) strongest(terms *lexicon) []weighedTerm {
	v := p.vec(whole)
	out := make([]weighedTerm, len(v.terms))
	for i, t := range v.terms {
		out[i] = weighedTerm{t, float32(v.weights[i])}
	}
	if len(out) <= strongTerms {
		return out
	}
	return best(out, strongTerms, func(a, b weighedTerm) int {
		if a.w != b.w {
			return cmp.Compare(b.w, a.w)
		}
		return terms.before(a.term, b.term)
	})
}

type weighedTerm struct {
	term uint32
	w    float32
}

// linkage is how well two sets of articles go together: the mean over most of
// their pairs, so that neither one stray member nor one bridging article
// decides. Two large sets must bring more than two single articles, copies
// counted, and two close-knit ones more than two loose ones (relative closeness:
// Karypis, Han and Kumar, "Chameleon", IEEE Computer 32, 1999).
func linkage(a, b *episode, like func(i, j int32) evidence) float64 {
	z := together(between(a.reps, b.reps, like), quorum) - growth*math.Log2(float64(min(len(a.members), len(b.members))))
	if z < joinEpisode || len(a.reps) < 2 || len(b.reps) < 2 {
		return z
	}
	return z - closeKnit*max(0, min(within(a.reps, like), within(b.reps, like))-looser-z)
}

// lateLinkage is how well a page made of other articles goes with an episode.
func lateLinkage(i int32, e *episode, like func(i, j int32) evidence) float64 {
	return together(between([]int32{i}, e.reps, like), lateQuorum)
}

// between are the likenesses of the pairs of two sets.
func between(a, b []int32, like func(i, j int32) evidence) []evidence {
	a, b = spread(a), spread(b)
	out := make([]evidence, 0, len(a)*len(b))
	for _, i := range a {
		for _, j := range b {
			out = append(out, like(i, j))
		}
	}
	return out
}

// within is the mean likeness of the pairs of one set.
func within(a []int32, like func(i, j int32) evidence) float64 {
	a = spread(a)
	sum := 0.0
	for k, i := range a {
		for _, j := range a[:k] {
			sum += like(i, j).odds()
		}
	}
	return sum / float64(len(a)*(len(a)-1)/2)
}

// together is the mean of what most of the pairs say, and of the times of all of
// them: a stray article may use other words, but a day that does not fit is never
// left out.
func together(all []evidence, share float64) float64 {
	words, times := make([]float64, len(all)), 0.0
	for k, e := range all {
		words[k] = float64(e.words)
		times += float64(e.times)
	}
	return meanOfBest(words, share) + times/max(1, float64(len(all)))
}

// asked is what two sets must bring more than usual, as others go nearly as well
// with one of them: where much is alike, as in a war or a campaign, likeness
// says less (local scaling: Zelnik-Manor and Perona, "Self-Tuning Spectral
// Clustering", NIPS 2004).
func asked(others []float64) float64 {
	slices.SortFunc(others, func(a, b float64) int { return cmp.Compare(b, a) })
	sum := 0.0
	for k := range rivals {
		z := noRival
		if k < len(others) {
			z = max(z, others[k])
		}
		sum += z
	}
	return contested * max(0, sum/rivals-usualRivals)
}

// meanOfBest is the mean of the given share of values, the largest; of none it
// is without limit low.
func meanOfBest(values []float64, share float64) float64 {
	if len(values) == 0 {
		return math.Inf(-1)
	}
	slices.SortFunc(values, func(a, b float64) int { return cmp.Compare(b, a) })
	n := int(math.Ceil(share * float64(len(values))))
	sum := 0.0
	for _, v := range values[:n] {
		sum += v
	}
	return sum / float64(n)
}

// spread picks members evenly from a large set.
func spread(members []int32) []int32 {
	if len(members) <= sample {
		return members
	}
	out := make([]int32, sample)
	for k := range out {
		out[k] = members[k*len(members)/sample]
	}
	return out
}
