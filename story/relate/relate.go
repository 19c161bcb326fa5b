// Package relate finds the other stories that a reader of one would want to know
// of: earlier ones of the same matter, and those that go on at the same time.
//
// In goes what stories are about, a Sheet each, and how many stories have each
// of their terms; out come links, each with the names and words that are shared
// and where they stand. Two stories are related only if they share a name that
// few stories have, and beside it words of the issue that are no names; or, of
// one month, a country and an issue that is clear. One country, one body like the
// United Nations, one person or one kind of event relate nothing, and what lies
// more than a year apart is not related.
//
// It compares stories whose sheets it is given. An Index finds them among stories
// at hand, a store among all it keeps, by the names that Finding gives. Stories in
// languages without tables have no names, and so no relations.
package relate

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Sheet is what relating needs of a story. It holds no text.
type Sheet struct {
	First time.Time `json:"first,omitzero"` // the day of the first dated article
	Last  time.Time `json:"last,omitzero"`  // and of the last; zero if none is dated
	// Days are those it names with their year, if none of its articles is dated.
	Days  []time.Time `json:"days,omitempty"`
	Terms []Term      `json:"terms"` // names and words, by key
}

// Counts say how many stories there are, and how many have each term.
type Counts struct {
	Stories int
	With    map[string]int
}

// Rate sets how rare the terms of a sheet are. What is compared has been rated.
func (s *Sheet) Rate(c Counts) {
	for i, t := range s.Terms {
		have := float64(c.With[t.Key]) + imagined*t.Usual
		s.Terms[i].Rarity = max(0, math.Log((float64(c.Stories)+imagined)/(have+0.5)))
	}
}

// RateAs gives terms the rarity that another sheet has them at, which was rated
// later.
func (s *Sheet) RateAs(o *Sheet) {
	s.meet(o, func(t, u *Term) { t.Rarity = u.Rarity })
}

// meet calls each with the terms that two sheets have in common.
func (s *Sheet) meet(o *Sheet, each func(t, u *Term)) {
	for i, j := 0, 0; i < len(s.Terms) && j < len(o.Terms); {
		t, u := &s.Terms[i], &o.Terms[j]
		switch c := cmp.Compare(t.Key, u.Key); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			each(t, u)
			i++
			j++
		}
	}
}

// Link is a relation between two stories, seen from the first.
type Link struct {
	Score float64  `json:"score"` // the larger the nearer; the same from both sides
	Order Order    `json:"order"` // of the other story
	Names []Shared `json:"names"` // that are rare, the strongest first
	Words []Shared `json:"words"` // of the issue
}

// Shared is a term that two stories have, as each has it first.
type Shared struct {
	Here  Term `json:"here"`
	There Term `json:"there"`
}

// Back is the relation as the other story sees it.
func (l Link) Back() Link {
	turn := func(all []Shared) []Shared {
		out := make([]Shared, len(all))
		for i, s := range all {
			out[i] = Shared{s.There, s.Here}
		}
		return out
	}
	l.Names, l.Words = turn(l.Names), turn(l.Words)
	switch l.Order {
	case Earlier:
		l.Order = Later
	case Later:
		l.Order = Earlier
	}
	return l
}

// Order is when another story was, seen from one.
type Order string

const (
	Earlier Order = "earlier" // it had ended before this one began
	Later   Order = "later"   // it began after this one had ended
	Beside  Order = "beside"  // both were reported at the same time, or it is not known
)

// The limits. They are round, and were chosen by comparing a dozen settings on the
// labelled events; a sum of evidence of 0 stands for even odds. A third of what two
// stories name and say in common makes even odds within some weeks.
const (
	base     = -4.0
	byNames  = 5.0 // times the root of the cosine of names
	byIssue  = 5.0 // times that of the words of the issue
	near     = 1.0 // within days
	days     = 14.0
	perMonth = -0.3 // for each month between two stories
	longest  = 365  // days after which nothing is related
	undated  = -1.5 // it is not known how long lies between

	someNames = 0.05 // less of it is chance
	someIssue = 0.02

	// telling is what a name must bring in both stories, its part in them times
	// its rarity: of one that stands at the head of half the articles, one in
	// fifteen of all stories may have it.
	telling = 0.8
	// Where no name is telling, as in a war that all papers write of, stories of
	// the same month may share a country and an issue that is this clear.
	clearIssue = 0.12
	oneMonth   = 30

	shownTerms = 3
)

// Between relates two stories; false if they are not related.
func Between(a, b *Sheet) (Link, bool) {
	l := Link{Order: order(a, b)}
	gap, known := a.gap(b)
	if known && gap > longest {
		return l, false
	}
	x := compare(a, b)
	switch {
	case x.byName < someNames || x.byWord < someIssue:
		return l, false
	case len(x.telling) == 0 && (x.byWord < clearIssue || !known || gap > oneMonth):
		return l, false
	}
	l.Score = base + byNames*math.Sqrt(x.byName) + byIssue*math.Sqrt(x.byWord)
	if known {
		l.Score += near*math.Exp(-square(gap/days)) + perMonth*gap/30
	} else {
		l.Score += undated
	}
	if len(x.telling) == 0 {
		x.telling = x.usual
	}
	l.Names, l.Words = heaviestOf(x.telling, shownTerms), heaviestOf(x.words, shownTerms)
	return l, l.Score >= 0
}

// common is what two stories share.
type common struct {
	byName, byWord float64   // cosines
	telling, usual []weighed // names
	words          []weighed
}

type weighed struct {
	Shared
	w float64
}

func heaviestOf(all []weighed, most int) []Shared {
	slices.SortFunc(all, func(a, b weighed) int { return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.Here.Key, b.Here.Key)) })
	var out []Shared
	for _, s := range all[:min(len(all), most)] {
		out = append(out, s.Shared)
	}
	return out
}

// compare weighs what two stories have in common by how rare it is.
func compare(a, b *Sheet) common {
	var x common
	var dot, left, right [2]float64 // of names and of words
	for _, t := range a.Terms {
		left[t.kind()] += square(t.Weight * t.Rarity)
	}
	for _, t := range b.Terms {
		right[t.kind()] += square(t.Weight * t.Rarity)
	}
	a.meet(b, func(s, t *Term) {
		w := s.Weight * s.Rarity * t.Weight * t.Rarity
		dot[s.kind()] += w
		both := weighed{Shared{*s, *t}, w}
		switch {
		case s.kind() == word:
			x.words = append(x.words, both)
		case !s.usual() && min(s.Weight, t.Weight)*min(s.Rarity, t.Rarity) >= telling:
			x.telling = append(x.telling, both)
		default:
			x.usual = append(x.usual, both)
		}
	})
	x.byName, x.byWord = ratio(dot[name], left[name], right[name]), ratio(dot[word], left[word], right[word])
	return x
}

func square(x float64) float64 { return x * x }

func ratio(dot, a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return dot / math.Sqrt(a*b)
}

// imagined stories are taken to have been counted before the first, of all
// matters, so that five stories on one matter do not make its names cheap.
const imagined = 200

// gap is the number of days between two stories, 0 if they overlap. Of a story
// whose articles have no date, the days that it names with their year stand for
// it; false if it names none.
func (s *Sheet) gap(o *Sheet) (float64, bool) {
	a, b := s.times(), o.times()
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	least := math.Inf(1)
	for _, x := range a {
		for _, y := range b {
			least = min(least, max(0, y[0].Sub(x[1]).Hours()/24, x[0].Sub(y[1]).Hours()/24))
		}
	}
	return least, true
}

// times are the intervals that a story may be of.
func (s *Sheet) times() [][2]time.Time {
	if !s.First.IsZero() {
		return [][2]time.Time{{s.First, s.Last}}
	}
	var out [][2]time.Time
	for _, d := range s.Days {
		out = append(out, [2]time.Time{d, d})
	}
	return out
}

func order(a, b *Sheet) Order {
	if a.First.IsZero() || b.First.IsZero() {
		return Beside
	}
	return OrderOf(a.First, a.Last.AddDate(0, 0, 1), b.First, b.Last.AddDate(0, 0, 1))
}

// OrderOf is when another story was, seen from one; the ends are exclusive.
func OrderOf(from, to, otherFrom, otherTo time.Time) Order {
	switch {
	case !from.Before(otherTo):
		return Earlier
	case !otherFrom.Before(to):
		return Later
	}
	return Beside
}
