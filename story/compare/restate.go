package compare

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// restating is how alike two sentences of different origins must be, or a
// clause of each, to state the same.
const restating = 0.45

// newsDays is how long a report stays the same news.
const newsDays = 3

// pairs are the lines that each line is compared with: those of other origins
// that could state the same and share words enough for it, tell an event it
// tells, or carry words it quotes. Only sentences that share a word or a sense
// are compared, and no more than maxPostings for each.
// They are found once.
func (c *comparison) pairs(f story.Findings) (with, beside [][]int) {
	if c.with != nil {
		return c.with, c.beside
	}
	with, beside = make([][]int, len(c.lines)), make([][]int, len(c.lines))
	c.with, c.beside = with, beside
	join := func(with [][]int, i, k int) {
		if !slices.Contains(with[i], k) {
			with[i], with[k] = append(with[i], k), append(with[k], i)
		}
	}
	index := map[term][]int{}
	seen := make([]int, len(c.lines)) // by which line last, from 1
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" {
			continue
		}
		for _, t := range keysOf(l.named) {
			for _, k := range index[t] {
				if seen[k] == i+1 {
					continue
				}
				seen[k] = i + 1
				o := &c.lines[k]
				to := with
				if !comparable(l, o) {
					to = beside
					if !tellable(l, o) {
						continue
					}
				}
				if c.common(l, o) >= numbered*c.scale.most*c.scale.most {
					join(to, i, k)
				}
			}
			if len(index[t]) < maxPostings {
				index[t] = append(index[t], i)
			}
		}
	}
	together := func(ps []article.Passage) {
		ps = oneAnArticle(ps)
		ps = ps[:min(len(ps), mostTogether)]
		for n, p := range ps {
			for _, q := range ps[:n] {
				if i, k := c.indexOf(p), c.indexOf(q); i >= 0 && k >= 0 && comparable(&c.lines[i], &c.lines[k]) {
					join(with, i, k)
				}
			}
		}
	}
	for _, e := range c.events {
		if e.Origins > 1 {
			var ps []article.Passage
			for _, t := range e.Tellings {
				ps = append(ps, article.Passage{Article: t.Article, Span: t.Sentence})
			}
			together(ps)
		}
	}
	for _, v := range f.Voices {
		for _, q := range v.Quotes {
			if q.Origins > 1 {
				together(q.Passages)
			}
		}
	}
	return with, beside
}

// common is how much that both lines name tells.
func (c *comparison) common(a, b *line) float64 {
	sum, k := 0.0, 0
	for i, t := range a.named.terms {
		var has bool
		k, has = b.named.seek(k, t)
		sum += a.named.weights[i] * a.named.weights[i] * kinOf(a.named.kin[i], has, b.named)
	}
	for _, it := range c.itemsOf(a) {
		if it.kind == aFigure && !a.named.has(it.term) || it.kind == aFigure && !b.named.has(it.term) {
			if _, share := c.foundIn(it, b); share > 0 {
				sum += it.weight
			}
		}
	}
	return sum
}

// mostTogether bounds how many tellings of an event are compared with each other.
const mostTogether = 24

// point is a view with the lines that bear it out.
type point struct {
	story.Agreement
	line    int
	view    view
	where   []article.Passage // the clauses that bear it out, the view first
	unclear int
	tells   float64
}

// points are the views that lines of other origins bear out: those with most
// behind them first, of one clause the one that more bear out, or that tells more.
func (c *comparison) points(f story.Findings) []point {
	var all, facts []point
	with, beside := c.pairs(f)
	for i, ks := range with {
		l := &c.lines[i]
		if len(ks)+len(beside[i]) == 0 || l.denies || !whole(l) {
			continue
		}
		near := slices.Concat(ks, beside[i])
		in := make([]*matches, len(near))
		for n, k := range near {
			in[n] = c.matches(l, &c.lines[k])
		}
		for _, v := range c.viewsOf(l) {
			if p, ok := c.point(i, v, ks, in); ok {
				all = append(all, p)
			}
		}
		facts = append(facts, c.factPoints(i, near, in)...)
	}
	slices.SortStableFunc(all, func(a, b point) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(a.unclear, b.unclear), cmp.Compare(b.tells, a.tells), cmp.Compare(a.line, b.line))
	})
	var out []point
	for _, p := range all {
		if len(out) == mostPoints {
			break
		}
		if !slices.ContainsFunc(out, func(o point) bool { return o.tellsWhat(p) }) {
			out = append(out, p)
		}
	}
	return c.withFacts(c.withQuotes(out, f), facts)
}

// mostPoints bounds what is listed as agreed: a reader sees a fifth of it.
const mostPoints = 100

// tellsWhat reports whether one point cites what another shows, or names most of
// what it does.
func (p point) tellsWhat(o point) bool {
	for _, q := range p.where {
		if q.Article == o.Passages[0].Article && q.Span.Overlaps(o.Passages[0].Span) {
			return true
		}
	}
	const most = 0.7
	few, many := p.view.items, o.view.items
	if len(few) > len(many) {
		few, many = many, few
	}
	n := 0
	for _, it := range few {
		if slices.ContainsFunc(many, func(m item) bool { return oneItem(it, m) }) {
			n++
		}
	}
	return float64(n) > most*float64(len(few))
}

// point is a view with those of the lines that bear it out, one an article.
func (c *comparison) point(i int, v view, ks []int, in []*matches) (point, bool) {
	l := &c.lines[i]
	p := point{line: i, view: v, unclear: c.leaning(l, v)}
	if p.unclear > 1 {
		return p, false
	}
	var by []bearer
	for n, k := range ks {
		o := &c.lines[k]
		if c.far(l, o) && !v.anchored() {
			continue
		}
		must := strictly
		if c.likely(i, k) >= restating {
			must = leniently
		}
		if own, cover := c.bears(l, v, o, in[n], must); own > 0 {
			by = append(by, bearer{o.reading.At(cover), o, own})
		} else if !c.far(l, o) && c.framed(l, v, o) {
			by = append(by, bearer{o.passage(), o, 1 / float64(1+len(v.items))}) // the shorter the better
		}
	}
	return c.cited(p, by)
}

// bearer is a clause that bears out a view.
type bearer struct {
	article.Passage
	line *line
	own  float64 // how much of it
}

// cited is a point with the clauses that bear it out, one an article; false if
// they are of one origin.
func (c *comparison) cited(p point, by []bearer) (point, bool) {
	l, v := &c.lines[p.line], p.view
	slices.SortStableFunc(by, func(a, b bearer) int {
		return cmp.Or(cmp.Compare(rank(a.line.reading), rank(b.line.reading)), cmp.Compare(b.own, a.own), c.byArticle(a.Passage, b.Passage))
	})
	p.Event, p.Passages = -1, []article.Passage{l.reading.At(v.Span)}
	p.where = slices.Clone(p.Passages)
	if len(l.events) > 0 {
		p.Event = l.events[0]
	}
	for _, b := range by {
		p.tells = max(p.tells, b.own)
		if !slices.ContainsFunc(p.Passages, func(q article.Passage) bool { return q.Article == b.Article }) {
			p.Passages, p.where = append(p.Passages, b.line.passage()), append(p.where, b.Passage)
		}
	}
	for _, it := range v.items {
		if it.name != "" {
			p.tells += it.weight // rather "Corvane expects" than "the company expects"
		}
	}
	p.Origins = c.witnesses(p.Passages)
	p.Who = union(l.gist.Persons, l.gist.Bodies)
	return p, p.Origins > 1
}

// likely is how alike two lines are as a whole.
func (c *comparison) likely(i, k int) float64 {
	key := [2]int{min(i, k), max(i, k)}
	s, ok := c.likeness[key]
	if !ok {
		l, o := &c.lines[key[0]], &c.lines[key[1]]
		s = max(c.alike(l, o), c.alike(o, l))
		if c.likeness == nil {
			c.likeness = map[[2]int]float64{}
		}
		c.likeness[key] = s
	}
	return s
}

// framed reports whether a line says what a view does in words of which few are
// the same: who wants what, or what something depends on.
func (c *comparison) framed(l *line, v view, o *line) bool {
	const least = 0.3 // of what the view tells, in the other article
	held, in, all := c.heldIn(o.reading), 0.0, 0.0
	for _, it := range v.items {
		all += it.weight
		if c.namedIn(held.all, held.words, it, l) {
			in += it.weight
		}
	}
	return in >= least*all && slices.ContainsFunc(l.frames, func(f frame) bool {
		return v.Contains(f.at) && slices.ContainsFunc(o.frames, func(g frame) bool { return c.oneFrame(f, g) })
	})
}

// fruitless reports whether a line says too of what a fact does that it had no
// result: all that the fact names but its verb is there or beside it.
func (c *comparison) fruitless(l *line, v view, o *line, in *matches) bool {
	if _, names := c.shared(l.named, o.named); names == 0 {
		return false
	}
	for of, at := range l.lacks {
		if by, ok := o.lacks[of]; !ok || !v.Contains(at) || !v.mayStandBare(o, by) {
			continue
		}
		if !slices.ContainsFunc(v.items, func(it item) bool {
			if it.at.End+1 == at.Start || it.kind == exactly && it.at.End <= at.Start {
				return false // who saw no breakthrough saw no significant one
			}
			verb := it.kind == anAct || strings.HasSuffix(it.at.In(l.reading.Text), "ed")
			return !at.Contains(it.at) && it.kind != slight && !verb && in.of(v.rankOf(it)).share == 0 && (it.kind != aName && it.kind != aWord || !c.besideOf(l, it, o))
		}) {
			return true
		}
	}
	return false
}

// far reports whether two lines were written so far apart that the same words
// may tell the next round of the same thing.
func (c *comparison) far(a, b *line) bool {
	da, db := a.reading.Written(), b.reading.Written()
	return !da.IsZero() && !db.IsZero() && db.Sub(da).Abs() > newsDays*24*time.Hour
}

// anchored reports whether a view gives a day or a number that says much by
// itself.
func (v view) anchored() bool {
	return slices.ContainsFunc(v.items, func(it item) bool {
		return it.kind == aDay && it.when.OneDay() || it.kind == aFigure && particular(it.figure)
	})
}

// leaning is how little a view can be read alone, as unclear counts it.
func (c *comparison) leaning(l *line, v view) int {
	if slices.ContainsFunc(l.said, func(st article.Statement) bool {
		own := st.Form == article.Direct && st.Content.Overlaps(v.Span) || slices.ContainsFunc(st.Quotes, v.Overlaps)
		return own && (st.Cue.Empty() || !v.Contains(st.Cue))
	}) {
		return 2 // words of somebody who is not named here
	}
	return c.vague(l, v)
}

// vague is how little a view can be read alone, whoever speaks in it.
func (c *comparison) vague(l *line, v view) int {
	r := l.reading
	words := &lang.For(r.Lang).Words
	toks := story.TokensIn(r.Notes.Tokens, v.Span)
	both := len(toks) > 1 && words.Pairing.Of(toks[0].Lower) != "" && tables(r).Sides.Has(toks[1].Lower)
	if r.Origin.Kind == article.Aggregate || voiceless(toks) || words.Dangles(toks) && !both || countsAtEnd(words, toks) {
		return 2
	}
	if labelled(toks) {
		return 2 // "HOST: …"
	}
	if large := slices.IndexFunc(toks, func(t text.Token) bool { return t.Kind == text.Word && len(t.Norm) > 1 && !t.IsAllCaps() }); large < 0 {
		return 2 // a heading
	}
	person, noun, quoted := false, false, false
	for _, t := range toks {
		switch {
		case t.Kind == text.Quote && t.Norm == `"`:
			quoted = !quoted
		case quoted:
		case tables(r).FirstPersons.Has(firstPart(t.Norm)), lang.For(r.Lang).Borne.Readers.Has(firstPart(t.Lower)):
			return 2
		case words.Pronouns.Has(t.Lower) && !person && (!noun || tables(r).OfPersons.Has(t.Lower)):
			return 2
		case t.Kind == text.Word && !words.Stop.Has(t.Lower):
			noun = true
			person = person || slices.ContainsFunc(v.items, func(it item) bool { return it.kind == aName && it.at.Overlaps(t.Span) })
		}
	}
	return rank(r)
}

// firstPart is what stands before the apostrophe: "We" of "We're".
func firstPart(word string) string {
	if i := strings.IndexAny(word, "'’"); i > 0 {
		return word[:i]
	}
	return word
}

// labelled reports whether a line begins with the name of who speaks in it, in
// capitals, as in a transcript.
func labelled(toks []text.Token) bool {
	const label = 8 // tokens
	for i, t := range toks[:min(len(toks), label)] {
		switch {
		case t.Norm == ":":
			return i > 0
		case t.Kind == text.Word && !t.IsAllCaps():
			return false
		}
	}
	return false
}

// countsAtEnd reports whether tokens end with a number of what is not said: "no
// need for one."
func countsAtEnd(words *lang.Words, toks []text.Token) bool {
	for len(toks) > 1 && toks[len(toks)-1].Kind == text.Punct {
		toks = toks[:len(toks)-1]
	}
	return len(toks) > 1 && words.Counting.Has(toks[len(toks)-1].Lower)
}

// maxPostings bounds how many sentences are compared for one word.
const maxPostings = 60

// whole reports whether a line is a sentence with its end mark, no item of a
// list.
func whole(l *line) bool {
	said := l.reading.Sentences[l.n].In(l.reading.Text)
	return strings.ContainsAny(said[max(0, len(said)-6):], ".!")
}

// keysOf are what a sentence is filed under: its terms, but for names, and the
// senses these can have.
func keysOf(b bag) []term {
	out := make([]term, 0, 2*len(b.terms))
	for i, t := range b.terms {
		if t.isName() {
			continue
		}
		out = append(out, t)
		for _, n := range b.kin[i] {
			out = append(out, senseTerm(n))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// senseTerm is the term of a sense.
func senseTerm(n int) term {
	if some := senseTerms(); n < len(some) {
		return some[n]
	}
	return term("~" + strconv.Itoa(n))
}

// senseTerms are those of the first senses, spelled once: every sentence is filed
// under some.
var senseTerms = sync.OnceValue(func() []term {
	out := make([]term, 1024)
	for n := range out {
		out[n] = term("~" + strconv.Itoa(n))
	}
	return out
})

// tellable reports whether two sentences may tell one fact: they are of two
// witnesses, and nobody denies anything in them.
func tellable(a, b *line) bool {
	return a.witness != b.witness && a.reading.ID != b.reading.ID && !a.denies && !b.denies
}

// comparable reports whether two sentences may state the same at all.
func comparable(a, b *line) bool {
	switch {
	case !tellable(a, b) || clash(a, b),
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
		switch of, ok := claims.Results.Get(t.Lower); {
		case claims.None.Has(t.Lower):
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
		if len(t) > 2 && t.isFigure() && !year && b.has(t) {
			n++
		}
	}
	return n
}

// thing reports whether both have a word in common that is none for an act:
// that there were talks after talks says little.
func (c *comparison) thing(a, b bag) bool {
	for _, t := range a.terms {
		if !t.isName() && !c.scale.lang.Kin.Acts.Has(string(t)) && b.has(t) {
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
