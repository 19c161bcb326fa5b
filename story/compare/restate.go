package compare

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// restating is how alike two sentences of different origins must be, or a
// clause of each, to state the same.
const restating = 0.45

// newsDays is how long a report stays the same news.
const newsDays = 3

// restated finds sentences of different origins that state the same: they name
// somebody or something in common, what they say of it agrees, neither denies
// what the other says, and no figure of one contradicts the other. Each
// agreement is a sentence with all that say the same as it, no chains: those
// with most behind them first, none for a sentence that stands under another.
// Only sentences that share a word or a sense are compared, and no more than
// maxPostings for each.
func (c *comparison) restated() []story.Agreement {
	type pair struct {
		line  int
		score float64
	}
	index := map[term][]int{}
	with := make([][]pair, len(c.lines))
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || len(l.named.terms) < leastTerms {
			continue
		}
		seen := map[int]bool{}
		keys := c.keysOf(l.named.terms)
		for _, t := range keys {
			for _, k := range index[t] {
				if seen[k] {
					continue
				}
				seen[k] = true
				o := &c.lines[k]
				if !comparable(l, o) {
					continue
				}
				if s := c.alike(l, o); s >= restating {
					with[i] = append(with[i], pair{k, s})
				}
				if s := c.alike(o, l); s >= restating {
					with[k] = append(with[k], pair{i, s})
				}
			}
			if len(index[t]) < maxPostings {
				index[t] = append(index[t], i)
			}
		}
	}
	type star struct {
		line, unclear int
		story.Agreement
		score float64
	}
	var all []star
	for i, ps := range with {
		if len(ps) == 0 || !whole(&c.lines[i]) {
			continue
		}
		slices.SortStableFunc(ps, func(a, b pair) int {
			return cmp.Or(cmp.Compare(rank(c.lines[a.line].reading), rank(c.lines[b.line].reading)), cmp.Compare(b.score, a.score), cmp.Compare(a.line, b.line))
		})
		s := star{line: i, Agreement: story.Agreement{Event: -1, Passages: []article.Passage{c.lines[i].passage()}}}
		if told := c.lines[i].events; len(told) > 0 {
			s.Event = told[0]
		}
		for _, p := range ps {
			s.Passages = append(s.Passages, c.lines[p.line].passage())
			s.score += p.score
		}
		s.Passages = oneAnArticle(s.Passages)
		s.Origins = c.witnesses(s.Passages)
		s.Who = union(c.lines[i].gist.Persons, c.lines[i].gist.Bodies)
		s.unclear = c.unclear(s.Passages[0]) + rank(c.lines[i].reading)
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b star) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(a.unclear, b.unclear), cmp.Compare(b.score, a.score), cmp.Compare(a.line, b.line))
	})
	var out []story.Agreement
	used := map[article.Passage]bool{}
	for _, s := range all {
		if used[s.Passages[0]] {
			continue
		}
		for _, p := range s.Passages {
			used[p] = true
		}
		out = append(out, s.Agreement)
	}
	return out
}

// maxPostings bounds how many sentences are compared for one word.
const maxPostings = 60

// whole reports whether a line is a sentence with its end mark, no item of a
// list.
func whole(l *line) bool {
	said := l.reading.Sentences[l.n].In(l.reading.Text)
	return strings.ContainsAny(said[max(0, len(said)-6):], ".!?")
}

// keysOf are what a sentence is filed under: its terms, but for names, and the
// senses these can have.
func (c *comparison) keysOf(ts []term) []term {
	var out []term
	for _, t := range ts {
		if t.isName() {
			continue
		}
		out = append(out, t)
		for _, n := range c.scale.lang.Kin.Senses[string(t)] {
			out = append(out, term("~"+strconv.Itoa(n)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// comparable reports whether two sentences may state the same at all.
func comparable(a, b *line) bool {
	switch {
	case a.witness == b.witness || a.reading.ID == b.reading.ID,
		a.denies || b.denies || clash(a, b),
		len(a.gist.Persons) > 0 && len(b.gist.Persons) > 0 && story.Shared(a.gist.Persons, b.gist.Persons) == 0, // the same said of two people
		otherDay(a, b):
		return false
	}
	return true
}

// alike is how far sentence b states what a does, which is comparable: the most
// of any two of their units. What b does not bear out of a speaks against it.
func (c *comparison) alike(a, b *line) float64 {
	if len(a.news) > 0 && len(b.news) > 0 && !shares(a.news, b.news) && !c.tersely(a, b) {
		return 0 // they tell different events
	}
	da, db := a.reading.Written(), b.reading.Written()
	far := !da.IsZero() && !db.IsZero() && db.Sub(da).Abs() > newsDays*24*time.Hour
	words, names := c.shared(a.named, b.named)
	if !enough(words, names) { // then none of their units has
		if !far && (names > 0 && sameLack(a, b) || c.sameFrame(a, b)) || c.tersely(a, b) || c.counted(a, b) {
			return restating
		}
		return 0
	}
	in, all := c.scale.covered(a.named, b.named)
	borne := in / all
	score := 0.0
	for _, x := range a.units {
		for _, y := range b.units {
			if x.negated != y.negated || x.ahead != y.ahead {
				continue
			}
			words, names := c.shared(x.named, y.named)
			figures := numbers(x.named, y.named)
			if enough(words, names) {
				s := c.scale.overlap(x.named, y.named)
				if names < 2 && names+figures < 2 && words < manyWords && (names == 0 || s < parts && !c.thing(x.named, y.named)) {
					continue
				}
				if part := x.part || y.part; borne < apart || part && (s < parts || borne < mostly) {
					continue
				}
				if figures > 0 && s >= giving {
					s = max(s, restating)
				}
				score = max(score, s)
			}
		}
	}
	if far {
		// Days apart the same words may tell the next round of the same thing.
		return score * 0.7
	}
	switch {
	case shares(a.events, b.events) && score >= retelling,
		names > 1 && score >= quoting && sameWords(a.gist.Quotes, b.gist.Quotes),
		names > 0 && sameLack(a, b),
		c.sameFrame(a, b), c.tersely(a, b), c.counted(a, b):
		score = max(score, restating)
	}
	return score
}

// tersely reports whether two short sentences say the same of one day: each
// bears out most of the other.
func (c *comparison) tersely(a, b *line) bool {
	const most = 0.6
	if a.day.IsZero() || !a.day.Equal(b.day) || a.units[0].ahead != b.units[0].ahead || a.units[0].negated != b.units[0].negated {
		return false
	}
	inA, ofA := c.scale.covered(a.named, b.named)
	inB, ofB := c.scale.covered(b.named, a.named)
	words, _ := c.shared(a.named, b.named)
	return words > 2 && inA >= most*ofA && inB >= most*ofB
}

// counted reports whether both sentences give one number of the same thing, and
// the second bears out what the first says of it.
func (c *comparison) counted(a, b *line) bool {
	const some, all = 0.3, 0.5 // of the first sentence, if its other numbers are borne out, and if they are not
	if a.units[0].ahead != b.units[0].ahead || a.units[0].negated != b.units[0].negated {
		return false
	}
	same, alone := false, false
	for _, f := range a.gist.Figures {
		borne := slices.ContainsFunc(b.gist.Figures, func(g article.Figure) bool { return f.Kind == g.Kind && agree(f, g) })
		same = same || borne && particular(f)
		alone = alone || !borne
	}
	words, names := c.shared(a.named, b.named)
	in, of := c.scale.covered(a.named, b.named)
	need := some
	if alone {
		need = all
	}
	return same && words+names > 2 && in >= need*of
}

// particular reports whether a number says much by itself: it is large, has
// three digits that count, or is a measure.
func particular(f article.Figure) bool {
	if f.Kind == article.Measure && !durations[f.Unit] || f.Kind == article.Money {
		return true
	}
	const large = 1000
	return math.Abs(f.Value) >= large || f.Value != math.Trunc(f.Value)
}

// enough reports whether so many words and names in common can state the same.
func enough(words, names int) bool { return words > 1 && words+names > 3 }

// How alike two sentences must be that tell one event, that quote the same
// words, or that give the same number; how alike parts of two must be.
const (
	retelling = 0.35
	quoting   = 0.3
	giving    = 0.33
	parts     = 0.55
)

// What share of a sentence another must bear out, by weight, and that of a
// sentence of which it is like a part only: it may tell more, but what is shown
// must stand in it.
const (
	apart  = 0.3
	mostly = 0.45
)

// manyWords is how many words two sentences share that need no name in common.
const manyWords = 5

// sameWords reports whether two sentences quote the same two words or more.
func sameWords(a, b []string) bool {
	for _, q := range a {
		if strings.Contains(q, " ") && slices.Contains(b, q) {
			return true
		}
	}
	return story.SameQuote(a, b)
}

// sameLack reports whether both sentences say that the same result did not come
// about: "no breakthrough", "without securing any deal".
func sameLack(a, b *line) bool {
	for of := range a.lacks {
		if _, ok := b.lacks[of]; ok {
			return true
		}
	}
	return false
}

// lacks are the results of which a sentence says that there is none: a noun for
// one with a word for none close before it.
func lacks(r *article.Reading, sp text.Span) map[string]text.Span {
	claims := tables(r)
	const near = 4 // words
	var out map[string]text.Span
	none := -near - 1
	for i, t := range story.TokensIn(r.Notes.Tokens, sp) {
		switch of, ok := claims.Results[t.Lower]; {
		case claims.None[t.Lower]:
			none = i
		case t.Kind == text.Punct && t.Norm == ",":
			none = -near - 1
		case ok && i-none <= near:
			if out == nil {
				out = map[string]text.Span{}
			}
			out[of] = t.Span
		}
	}
	return out
}

// lackIn is a result that a stretch of text says did not come about.
func lackIn(r *article.Reading, sp text.Span) (text.Span, bool) {
	none := lacks(r, sp)
	for _, of := range slices.Sorted(maps.Keys(none)) {
		return none[of], true
	}
	return text.Span{}, false
}

// shared counts the words and numbers that both have, and the names.
func (c *comparison) shared(a, b bag) (words, names int) {
	k := 0
	for i, t := range a.terms {
		var has bool
		k, has = b.seek(k, t)
		switch {
		case t.isName():
			if has {
				names++
			}
		case kinOf(a.kin[i], has, b) > 0:
			words++
		}
	}
	return words, names
}

// numbers counts the numbers of two digits and more that both give, years
// apart: those are of a time, not of what happened.
func numbers(a, b bag) int {
	n := 0
	for _, t := range a.terms {
		year := len(t) == 5 && (strings.HasPrefix(string(t), "#19") || strings.HasPrefix(string(t), "#20"))
		if len(t) > 2 && t[0] == '#' && !year && b.has(t) {
			n++
		}
	}
	return n
}

// thing reports whether both have a word in common that is none for an act:
// that there were talks after talks says little.
func (c *comparison) thing(a, b bag) bool {
	for _, t := range a.terms {
		if !t.isName() && !c.scale.lang.Kin.Acts[string(t)] && b.has(t) {
			return true
		}
	}
	return false
}

// otherDay reports whether both sentences state a day, and not the same.
func otherDay(a, b *line) bool {
	return !a.day.IsZero() && !b.day.IsZero() && !a.day.Equal(b.day)
}

// clash reports whether a figure of one sentence contradicts one of the other.
func clash(a, b *line) bool { return differ(a.gist.Figures, b.gist.Figures) }

// differ reports whether figures of one unit and kind cannot both be so. Those
// that both give are no measure of the others: four dead and twelve hurt do not
// contradict four dead.
func differ(a, b []article.Figure) bool {
	same := func(f, g article.Figure) bool {
		return f.Unit != "" && f.Kind == g.Kind && (f.Unit == g.Unit || f.Kind == article.Count) && agree(f, g)
	}
	for _, f := range a {
		if slices.ContainsFunc(b, func(g article.Figure) bool { return same(f, g) }) {
			continue
		}
		for _, g := range b {
			if f.Unit != "" && f.Unit == g.Unit && f.Kind == g.Kind && !slices.ContainsFunc(a, func(o article.Figure) bool { return same(o, g) }) {
				return true
			}
		}
	}
	return false
}
