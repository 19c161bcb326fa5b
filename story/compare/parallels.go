package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Most of what several origins tell none of them tells in words that the others
// bear out one by one. Their sentences are shown beside each other then, each in
// its own words: nothing is claimed of them but that they tell one thing. Which do
// is weighed from what a pair of sentences has in common.

// Candidate is a pair of sentences of two origins that may tell one thing, with
// what speaks for it, in the order of ParallelFeatures.
type Candidate struct {
	A, B     article.Passage
	Features []float64

	i, k  int // their lines
	score float64
}

// ParallelFeatures names what is weighed of a pair of sentences.
var ParallelFeatures = []string{
	"always 1",
	"what both name, the rarer the more",
	"the most alike of their clauses",
	"share of the one that the other has, the lesser",
	"the greater",
	"figures of the same thing, 2 at most",
	"people and bodies, 3 at most",
	"nearest to the other in its article, of either",
	"one denied or to come, the other not",
	"days",
}

// parallelWeights are those of ParallelFeatures, found by logistic regression on the
// matters for development, when years and a few of something still counted among the
// figures. Those that "go run ./cmd/eval train" finds since lean more on what both name,
// and had two more false groups in forty real stories.
var parallelWeights = [...]float64{-4.00, 0.68, 2.23, 1.28, 0.37, 2.24, 0.30, 0.16, -0.27, 0.84}

// parallel is the score from which two sentences are shown to tell one thing.
const parallel = 1.3

// mostParallels bounds what is listed; a reader sees less.
const mostParallels = 60

// Candidates are the pairs of sentences of a story that are weighed, in the order of
// the text. Events are those of timeline.Events.
func Candidates(s *story.Story, events []story.Event) []Candidate {
	c := newComparison(s, events, nil)
	return c.candidates(story.Findings{Voices: c.voices()})
}

func (c *comparison) candidates(f story.Findings) []Candidate {
	with, _ := c.pairs(f)
	common := map[[2]int]float64{}
	type nearest struct {
		line int
		of   article.ID
	}
	best := map[nearest]float64{} // what the nearest of an article has in common with a line
	for i, ks := range with {
		for _, k := range ks {
			if k < i {
				sum := c.common(&c.lines[k], &c.lines[i])
				common[[2]int{k, i}] = sum
				for _, at := range []nearest{{i, c.lines[k].reading.ID}, {k, c.lines[i].reading.ID}} {
					best[at] = max(best[at], sum)
				}
			}
		}
	}
	var out []Candidate
	for i, ks := range with {
		for _, k := range slices.Sorted(slices.Values(ks)) {
			if k < i {
				continue
			}
			a, b, sum := &c.lines[i], &c.lines[k], common[[2]int{i, k}]
			first := 0.0
			for _, at := range []nearest{{i, b.reading.ID}, {k, a.reading.ID}} {
				if sum == best[at] {
					first++
				}
			}
			out = append(out, Candidate{A: a.passage(), B: b.passage(), i: i, k: k, Features: c.parallelFeatures(a, b, sum, first)})
		}
	}
	return out
}

// parallelFeatures are those of two lines, of which is known how much both name, and
// how many of them are the nearest to the other in its article.
func (c *comparison) parallelFeatures(a, b *line, common, first float64) []float64 {
	inA, ofA := c.scale.covered(a.named, b.named)
	inB, ofB := c.scale.covered(b.named, a.named)
	oneShare, otherShare := inA/max(ofA, 1e-9), inB/max(ofB, 1e-9)
	alike, mood := 0.0, 0.0
	for _, x := range a.units {
		for _, y := range b.units {
			if s := c.scale.overlap(x.named, y.named); s > alike {
				alike, mood = s, 0
				if x.negated != y.negated || x.ahead != y.ahead {
					mood = 1
				}
			}
		}
	}
	figures, few, days := 0.0, 0, 0.0
	for _, it := range c.itemsOf(a) {
		if it.kind != aFigure && it.kind != aDay {
			continue
		}
		if at, share := c.foundIn(it, b); share > 0 && it.kind == aFigure {
			if c.shareOfOthers(a, it, b, at) {
				continue
			}
			if tellsOne(a, it) {
				figures++
			} else if it.figure.Kind == article.Count {
				few++
			}
		} else if share > 0 {
			days = 1
		}
	}
	if few > 1 { // "five experts, two of each side"
		figures++
	}
	_, names := c.shared(a.named, b.named)
	return []float64{
		1, math.Log1p(common / (c.scale.most * c.scale.most) * 2.5), alike, min(oneShare, otherShare), max(oneShare, otherShare),
		min(figures, 2), float64(min(names, 3)), first, mood, days,
	}
}

// parallels are the groups of sentences, one an article, that tell one thing: those
// with most origins first. What is shown as agreed, or differs, is left out.
func (c *comparison) parallels(f story.Findings) []story.Parallel {
	var all []Candidate
	disputed := c.disputed(f.Tensions)
	for _, ch := range f.Changes {
		for _, s := range ch.Steps {
			disputed = append(disputed, s.Passages...)
		}
	}
	for _, p := range c.candidates(f) {
		for n, w := range parallelWeights {
			p.score += w * p.Features[n]
		}
		a, b := &c.lines[p.i], &c.lines[p.k]
		if p.score >= parallel && p.inOtherWords() && c.readable(a) && c.readable(b) && !c.rivalFigures(a, b) && !c.otherDoers(a, b) && c.sharesMatter(a, b) && !(overlapsAny(disputed, p.A) && overlapsAny(disputed, p.B)) {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b Candidate) int { return cmp.Compare(b.score, a.score) })
	sum := map[int]float64{}
	for _, p := range all {
		sum[p.i] += p.score
		sum[p.k] += p.score
	}
	taken := map[int]bool{}
	var out []story.Parallel
	for _, p := range all {
		if taken[p.i] || taken[p.k] || len(out) == mostParallels {
			continue
		}
		middle, other := p.i, p.k
		if sum[p.k] > sum[p.i] {
			middle, other = p.k, p.i
		}
		lines := []int{middle, other}
		for _, q := range all {
			o := -1
			switch middle {
			case q.i:
				o = q.k
			case q.k:
				o = q.i
			}
			if o >= 0 && !taken[o] && !slices.ContainsFunc(lines, func(l int) bool { return c.lines[l].witness == c.lines[o].witness }) {
				lines = append(lines, o)
			}
		}
		var told story.Parallel
		for _, l := range lines {
			taken[l] = true
			told.Passages = append(told.Passages, c.lines[l].passage())
		}
		told.Origins = c.witnesses(told.Passages)
		if told.Origins > 1 && !c.shownTogether(lines, f) {
			out = append(out, told)
		}
	}
	slices.SortStableFunc(out, func(a, b story.Parallel) int { return cmp.Compare(b.Origins, a.Origins) })
	return out
}

// inOtherWords reports whether a pair has a clause in common, and does not tell it in
// the same words throughout: those are one text, or one quotation.
func (p Candidate) inOtherWords() bool {
	const some, nearlyAll = 0.3, 0.95
	alike, lesser := p.Features[2], p.Features[3]
	return alike >= some && lesser < nearlyAll
}

// readable reports whether a line can be read by itself, and is no quotation alone.
func (c *comparison) readable(l *line) bool { return whole(l) && c.unclear(l.passage()) < 2 }

// shownTogether reports whether a page shows lines beside each other already: as
// what is agreed, or as what tells one event.
func (c *comparison) shownTogether(lines []int, f story.Findings) bool {
	for _, a := range f.Agreed {
		n := 0
		for _, l := range lines {
			if overlapsAny(a.Passages, c.lines[l].passage()) {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	events := slices.Clone(c.lines[lines[0]].events)
	for _, l := range lines[1:] {
		events = slices.DeleteFunc(events, func(e int) bool { return !slices.Contains(c.lines[l].events, e) })
	}
	return len(events) > 0
}

// tellsOne reports whether a figure tells one thing from others. A few of something
// and a number of years are said of many: "the four members", "a war of three years".
func tellsOne(l *line, it item) bool {
	f := it.figure
	switch {
	case f.Unit == "year" || f.Unit == "decade" || f.Unit == "century":
		return false
	case f.Kind == article.Count && f.Value < handful:
		return f.Value > 1 && harmed[actNear(l, f)] && counts(l.reading, f)
	}
	return true
}

// shareOfOthers reports whether a share that two lines give is of others in each: "Ode
// stood at 42 percent", "42 percent were for Sand". That two polls found so much
// says nothing by itself.
func (c *comparison) shareOfOthers(a *line, it item, b *line, at text.Span) bool {
	if it.figure.Kind != article.Percent && !strings.HasSuffix(it.figure.Unit, "point") {
		return false
	}
	x, y := c.peopleBy(a, it.at), c.peopleBy(b, at)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(t term) bool { return slices.Contains(y, t) })
}

// peopleBy are the people in the clause around a place of a line, or if it has none,
// the last two before it.
func (c *comparison) peopleBy(l *line, at text.Span) []term {
	clause := l.clauseAround(at)
	var in, before []term
	for _, o := range c.itemsOf(l) {
		switch {
		case o.kind != aName || !c.isKind(o, article.Person):
		case clause.Contains(o.at):
			in = append(in, o.term)
		case o.at.End <= clause.Start:
			before = append(before, o.term)
		}
	}
	if len(in) > 0 {
		return in
	}
	return before[max(0, len(before)-2):]
}

// sharesMatter reports whether two lines name one thing beside what each says of
// where it has it from: "according to early results of a poll made for the agency,
// …" may be followed by anything.
func (c *comparison) sharesMatter(a, b *line) bool {
	x, y := a.source(), b.source()
	if x.Empty() || y.Empty() {
		return true
	}
	words, names := c.shared(c.termsBeside(a, x), c.termsBeside(b, y))
	return words > 1 || words > 0 && names > 0
}

// source is where a line says whence it has what it tells, up to the next comma:
// "according to …". Empty if it says no such thing.
func (l *line) source() text.Span {
	table := lang.For(l.reading.Lang).Statements.According
	toks := story.TokensIn(l.reading.Notes.Tokens, l.reading.Sentences[l.n].Span)
	for i := 1; i < len(toks); i++ {
		if to, ok := table.Get(toks[i-1].Lower); ok && to == toks[i].Lower {
			end := i + 1
			for end < len(toks) && toks[end].Norm != "," {
				end++
			}
			return text.Span{Start: toks[i-1].Start, End: toks[end-1].End}
		}
	}
	return text.Span{}
}

// termsBeside is what a line names but for a stretch of it.
func (c *comparison) termsBeside(l *line, sp text.Span) bag {
	sen := l.reading.Sentences[l.n].Span
	before := termsOf(c.story, l.reading, text.Span{Start: sen.Start, End: sp.Start})
	after := termsOf(c.story, l.reading, text.Span{Start: sp.End, End: sen.End})
	return bagOf(c.scale.lang, slices.Concat(before.terms, after.terms))
}

// otherDoers reports whether somebody did in one line what something brought about in
// the other, to as many: "a strike killed 13 people", "a gunman killed 13 people".
func (c *comparison) otherDoers(a, b *line) bool {
	for _, x := range c.itemsOf(a) {
		if x.kind != aFigure {
			continue
		}
		at, share := c.foundIn(x, b)
		if share == 0 {
			continue
		}
		act, one := c.doerTo(a, x.at)
		same, other := c.doerTo(b, at)
		if act != "" && act == same && one.head != "" && other.head != "" && c.acts(one) != c.acts(other) {
			return true
		}
	}
	return false
}

// acts reports whether a theme is of somebody who can do things.
func (c *comparison) acts(t theme) bool {
	is := c.scale.lang.Names.Words.Of(t.word)
	return c.human(t) || is.Has(lang.Somebody) || is.Has(lang.RoleHead)
}

// doerTo is what the clause says was done to so many, and who or what did it.
func (c *comparison) doerTo(l *line, figure text.Span) (act string, by theme) {
	for _, cl := range l.clauses {
		if cl.Act == "" || !cl.Contains(figure) || cl.Verb.End > figure.Start {
			continue
		}
		toks := l.plain()
		i := slices.IndexFunc(toks, func(t text.Token) bool { return t.Start == cl.Verb.Start })
		if i < 0 {
			continue
		}
		if ch := chainBefore(toks, i, lang.For(l.reading.Lang)); !ch.passive {
			act, by = cl.Act, c.themeBefore(l, toks, ch.from)
		}
	}
	return act, by
}

// rivalFigures reports whether each of two lines counts or measures a thing that the
// other does, by another number.
func (c *comparison) rivalFigures(a, b *line) bool {
	for _, x := range c.itemsOf(a) {
		if x.kind != aFigure {
			continue
		}
		if _, share := c.foundIn(x, b); share > 0 {
			continue
		}
		for _, y := range c.itemsOf(b) {
			if y.kind != aFigure || x.figure.Kind != y.figure.Kind || givesFigure(x.figure, y.figure) {
				continue
			}
			if _, share := c.foundIn(y, a); share == 0 && c.sameNoun(x, y) {
				return true
			}
		}
	}
	return false
}
