package cluster

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// model weighs how alike two articles are, part by part, into the logarithm of
// the odds that they belong together. Numbers were fitted by logistic
// regression on pairs of articles of labelled sets; only these are kept.
type model struct {
	base  float64
	parts [parts]float64 // of the square root of each part's cosine
	dated float64        // both dates are known
	near  float64        // times exp(-d²/18): within a few days
	far   float64        // times the days between them, up to 30, in months
	years float64        // times the days beyond three weeks, up to a year, in months
	empty float64        // next to no words of the issue are shared
	bare  float64        // the small words of their language are not known
	other float64        // times how far apart the nearest dates are that they name
}

// sameEvent tells whether two articles tell of one event.
var sameEvent = model{
	base:  -7.98,
	parts: [parts]float64{whole: 1.00, lead: 7.59, names: 4.28, numbers: 1.33, pairs: 6.17},
	dated: -0.84, near: 2.13, far: -2.01, other: -0.69, years: -0.7, bare: -1.1,
}

func (m *model) odds(a, b *profile) float64 {
	z := m.base
	for k, w := range m.parts {
		if w != 0 {
			z += w * math.Sqrt(a.vec[k].dot(b.vec[k]))
		}
	}
	if a.dated && b.dated {
		d := math.Abs(a.day - b.day)
		z += m.dated + m.near*math.Exp(-d*d/18) + m.far*min(1, d/30) + m.years*max(0, min(d, 365)-21)/30
	}
	if m.empty != 0 {
		z += m.empty * max(0, 1-math.Sqrt(a.vec[issue].dot(b.vec[issue]))/someIssue)
	}
	if !a.tabled || !b.tabled {
		z += m.bare
	}
	if m.other != 0 {
		if d, known := a.apart(b); known {
			z += m.other * min(1, max(0, (d-20)/100))
		}
	}
	return z
}

// someIssue is what the words of two articles that are no names make alike by
// chance: less of it, and they only name the same people.
const someIssue = 0.15

// odds is sameEvent for two articles of the index.
func (x *Index) odds(i, j int) float64 { return sameEvent.odds(x.profiles[i], x.profiles[j]) }

// like is the same, computed once.
func (x *Index) like(i, j int) float64 {
	key := uint64(max(i, j))<<32 | uint64(min(i, j))
	if z, ok := x.likes[key]; ok {
		return float64(z)
	}
	z := float32(x.odds(i, j))
	x.likes[key] = z
	return float64(z)
}

const (
	strongTerms = 30  // terms by which an article is found
	mostPosts   = 400 // articles that are looked at for one term
	mostNear    = 80  // articles that are compared with one
	fewArticles = 200 // up to so many, each is compared with each
)

// post makes article i findable by its strongest terms.
func (x *Index) post(i int) {
	for _, t := range strongest(x.profiles[i].vec[whole]) {
		x.posts[t.term] = append(x.posts[t.term], int32(i))
	}
}

// near are the articles before i that are worth comparing with it, the
// likeliest first.
func (x *Index) near(i int) []int {
	score := map[int32]float32{}
	for _, t := range strongest(x.profiles[i].vec[whole]) {
		for _, j := range recent(x.posts[t.term]) {
			score[j] += t.w
		}
	}
	var out []int
	for j := range score {
		if int(j) != i {
			out = append(out, int(j))
		}
	}
	sortBy(out, func(j int) float64 { return -float64(score[int32(j)]) })
	if len(out) > mostNear && len(x.profiles) > fewArticles {
		out = out[:mostNear]
	}
	return out
}

// recent are the last articles with a term that stands in very many.
func recent(post []int32) []int32 {
	return post[max(0, len(post)-mostPosts):]
}

// strongest are the terms of a vector with the most weight.
func strongest(v vector) []weight {
	if len(v) <= strongTerms {
		return v
	}
	s := make([]weight, len(v))
	copy(s, v)
	slices.SortFunc(s, func(a, b weight) int { return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.term, b.term)) })
	return s[:strongTerms]
}

// Growing episodes: what it takes to join.
const (
	joinEpisode = -0.5 // least mean odds of the pairs that count
	quorum      = 0.7  // share of the pairs that count, the best first
	growth      = 0.7  // stricter by so much for each doubling of the smaller side
	sample      = 24   // members that stand for a large episode
)

// linkage is how well two sets of articles go together: the mean over most of
// their pairs, so that neither one stray member nor one bridging article
// decides, less what two large sets must bring more than two single articles.
// size is that of the smaller set, copies counted.
func (x *Index) linkage(a, b []int, size int, like func(i, j int) float64) float64 {
	a, b = spread(a), spread(b)
	odds := make([]float64, 0, len(a)*len(b))
	for _, i := range a {
		for _, j := range b {
			odds = append(odds, like(i, j))
		}
	}
	return meanOfBest(odds, quorum) - growth*math.Log2(float64(size))
}

// meanOfBest is the mean of the given share of values, the largest.
func meanOfBest(values []float64, share float64) float64 {
	sortBy(values, func(v float64) float64 { return -v })
	n := int(math.Ceil(share * float64(len(values))))
	sum := 0.0
	for _, v := range values[:n] {
		sum += v
	}
	return sum / float64(n)
}

// spread picks members evenly from a large set.
func spread(members []int) []int {
	if len(members) <= sample {
		return members
	}
	out := make([]int, sample)
	for k := range out {
		out[k] = members[k*len(members)/sample]
	}
	return out
}

// sharing says for a reader what article i has in common with others: "shares
// Umerov, Miami and “security guarantees” with 3 articles, written 2 days apart".
func (x *Index) sharing(i int, with []int) string {
	p := x.profiles[i]
	common := map[uint32]float32{}
	for _, j := range spread(with) {
		for _, k := range []part{whole, pairs} {
			p.vec[k].shared(x.profiles[j].vec[k], func(term uint32, w float32) { common[term] += w })
		}
	}
	words := x.wording(common)
	if words == "" {
		return "shares no telling words with " + articles(len(with))
	}
	return "shares " + words + " with " + articles(len(with)) + x.apartInTime(i, with)
}

// wording lists the terms that count most: "Tarn, “Tarn Valley”, reservoir and
// Brook". A pair stands for its words, so that none is listed twice.
func (x *Index) wording(common map[uint32]float32) string {
	var terms []uint32
	for t := range common {
		if x.terms.shown[t] != "" {
			terms = append(terms, t)
		}
	}
	sortBy(terms, func(t uint32) float64 { return -float64(common[t]) })
	const most = 5
	var list []string
	for _, t := range terms {
		if len(list) == most {
			break
		}
		list = x.terms.list(list, t)
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

func (x *Index) apartInTime(i int, with []int) string {
	p := x.profiles[i]
	least := math.Inf(1)
	for _, j := range with {
		if q := x.profiles[j]; p.dated && q.dated {
			least = min(least, math.Abs(p.day-q.day))
		}
	}
	switch {
	case math.IsInf(least, 1):
		return ""
	case least < 1:
		return ", written within a day"
	}
	return fmt.Sprintf(", written %.0f days apart", math.Ceil(least))
}

func articles(n int) string {
	if n == 1 {
		return "one article"
	}
	return fmt.Sprintf("%d articles", n)
}
