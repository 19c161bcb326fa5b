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

// Where two sentences tell many things each, the views of neither may be borne
// out, and yet one fact is: that the bank has 62 branches, that two men were
// arrested on Friday. So a sentence has facts too: a clause with its subject and
// no more behind its verb than its first complements. Of a fact every word has to
// be borne out by the other sentence itself; who does it, and whose it is, may be
// named beside it.

// mostFacts bounds the facts of a sentence.
const mostFacts = 24

// factsOf are the facts of a line, of one verb the longest first; read once.
func (c *comparison) factsOf(l *line) []view {
	if l.facts != nil {
		return l.facts
	}
	sen := l.reading.Sentences[l.n].Span
	v := viewer{line: l, toks: story.TokensIn(l.reading.Notes.Tokens, sen), words: lang.For(l.reading.Lang), items: c.itemsOf(l)}
	l.facts = []view{}
	add := func(from, to int, head text.Span) {
		sp := text.Span{Start: v.toks[from].Start, End: v.toks[to-1].End}
		in := itemsIn(v.items, sp)
		if len(in) == 0 || len(l.facts) == mostFacts || v.doubted(from) || slices.ContainsFunc(l.facts, func(o view) bool { return o.Span == sp }) {
			return
		}
		l.facts = append(l.facts, view{Span: sp, items: in, first: placeIn(v.items, in), bare: v.bareAt(from, to), verb: head})
	}
	for k := range v.toks {
		if !v.finite(k) || k > 0 && (v.finite(k-1) || v.toks[k-1].Lower == "to") {
			continue
		}
		from := v.subjectOf(k)
		if from < 0 {
			continue
		}
		for _, to := range slices.Backward(v.stops(k)) {
			if v.complete(from, to) {
				add(from, to, v.toks[k].Span)
			}
		}
	}
	for _, s := range v.starts() {
		if k := v.relative(s); k > 0 {
			for _, to := range slices.Backward(v.stops(k)) {
				if to <= s.to && v.complete(s.from, to) {
					add(s.from, to, v.toks[k].Span)
				}
			}
		}
	}
	return l.facts
}

// relative is the verb of the clause that says something of the noun that a
// stretch begins with; 0 if there is none.
func (v *viewer) relative(s stretchAt) int {
	for k := s.from + 1; k < s.to; k++ {
		if v.words.Acts.Relatives.Has(v.toks[k].Lower) {
			if v.restricts(k) {
				return 0
			}
			for k++; k < s.to; k++ {
				if v.finite(k) {
					return k
				}
			}
		} else if v.finite(k) {
			return 0
		}
	}
	return 0
}

// restricts reports whether a clause only says which one is meant, and tells nothing
// of it: "two ships that were under attack" sank, "the envoys who want to hear him"
// left. Behind a comma, or behind a name, it tells something.
func (v *viewer) restricts(k int) bool {
	before := v.toks[k-1]
	return before.Kind != text.Punct && (before.Norm == before.Lower || !v.words.Acts.Relatives.Has(v.toks[k].Lower))
}

// subjectOf is where the subject of a verb begins, all of it; -1 if that cannot
// be told.
func (v *viewer) subjectOf(verb int) int {
	from, joined, last := 0, -1, verb-1
	if verb > 1 && v.toks[last].Norm == "," { // "Orlo's mayor, Pavel Ode, said"
		for last--; last > 0 && verb-last < nounBack && v.toks[last].Norm != ","; last-- {
			if v.finite(last) {
				return -1
			}
		}
		if v.toks[last].Norm != "," {
			return -1
		}
		last--
	}
loop:
	for i := last; i >= 0; i-- {
		t := v.toks[i]
		switch {
		case t.Kind == text.Quote, t.Kind == text.Punct && t.Norm != "-" && !strings.HasSuffix(t.Norm, "."):
			if joined >= 0 {
				return -1 // of a list: "the city, the county and the police"
			}
			from = i + 1
			break loop
		case v.words.Borne.And.Has(t.Lower) && v.words.Acts.Subjects.Has(v.toks[i+1].Lower):
			from = i + 1 // "in that town and ward and they saw"
			break loop
		case v.words.Borne.And.Has(t.Lower):
			joined = i
		case i > 0 && v.words.Words.Prepositions.Has(v.toks[i-1].Lower) && v.words.Words.Determiners.Has(t.Lower): // "in that flat"
		case v.words.Acts.Openers.Has(t.Lower), v.words.Acts.Restricting.Has(t.Lower):
			from = i + 1
			break loop
		case v.finite(i):
			from = i + 1
			if joined > i {
				from = joined + 1
			} else if !v.cues(i) {
				return -1
			}
			break loop
		}
	}
	if from >= verb {
		return -1
	}
	first, second := v.toks[from], v.toks[from+1]
	if v.words.Acts.Verbs.Has(first.Lower) && first.Norm == first.Lower && (second.Kind == text.Number || v.words.Words.Determiners.Has(second.Lower) || second.Norm != second.Lower) {
		return -1 // "say 40 divers are missing"
	}
	if from > 0 && v.words.Words.Prepositions.Has(first.Lower) || v.words.Borne.Trailing.Has(first.Lower) || first.Kind == text.Clitic || !v.hasNoun(from, verb) {
		return -1
	}
	return from
}

// hasNoun reports whether tokens have a word or a number that stands for
// something.
func (v *viewer) hasNoun(from, to int) bool {
	return slices.ContainsFunc(v.toks[from:to], func(t text.Token) bool {
		return t.Kind == text.Number || t.Kind == text.Word && !v.words.Words.Stop.Has(t.Lower) && !v.words.Acts.AdverbEnd.Has(t.Lower)
	})
}

// cues reports whether a token says that somebody says so.
func (v *viewer) cues(k int) bool {
	return slices.ContainsFunc(v.line.said, func(st article.Statement) bool { return st.Cue.Overlaps(v.toks[k].Span) })
}

// stops are the tokens before which the clause of a verb could end, in order.
func (v *viewer) stops(verb int) []int {
	var out []int
	for i := verb + 1; i <= len(v.toks); i++ {
		if i < len(v.toks) && i > verb+1 && v.endsFact(i) {
			out = append(out, i)
		}
		if i == len(v.toks) {
			break
		}
		if t := v.toks[i]; t.Norm == ";" || t.Kind == text.Punct && t.Norm == "." || v.words.Acts.Openers.Has(t.Lower) && !v.words.Words.Prepositions.Has(t.Lower) {
			break
		}
	}
	return out
}

// endsFact reports whether a fact can end before a token.
func (v *viewer) endsFact(i int) bool {
	b, before, at := &v.words.Borne, v.toks[i-1], v.toks[i]
	var next text.Token
	if i+1 < len(v.toks) {
		next = v.toks[i+1]
	}
	timed := slices.ContainsFunc(v.line.times(), func(t article.Time) bool { return t.Start == at.Start })
	particle := b.Particles.Has(before.Lower) && i > 1 && v.finite(i-2) && !timed
	switch {
	case particle && next.Kind == text.Number: // "killed up to 40 people"
		return false
	case before.Kind != text.Word && before.Kind != text.Number, v.uncounted(before), v.tears(i),
		v.words.Words.Stop.Has(before.Lower) && before.Norm == before.Lower && !particle,
		v.words.Words.Prepositions.Has(before.Lower) && !particle,
		(v.verb(i-1) || v.finite(i-1)) && !v.participle(i-1) && !b.Alone.Has(before.Lower), i > 1 && v.toks[i-2].Lower == "to",
		v.words.Acts.AdverbEnd.Has(before.Lower) && before.Norm == before.Lower,
		v.line.lasts(before.End) && b.Counting.Has(at.Lower), v.inMarks(i), v.inTime(at), v.words.Acts.Ordinals.Of(before.Lower) > 0,
		slices.ContainsFunc(v.toks[i:], func(t text.Token) bool { return b.Binding.Has(t.Lower) }):
		return false
	case at.Kind == text.Punct:
		return at.Norm != "-" && at.Norm != "/" && !v.goesOn(i) && !v.shortens(i) && !v.words.Acts.Negators.Has(next.Lower)
	case b.And.Has(at.Lower):
		return v.words.Words.Determiners.Has(next.Lower) || v.words.Words.Prepositions.Has(next.Lower) || v.finite(i+1) || next.Kind == text.Number
	case at.Lower == "to" && v.participle(i-1):
		return v.words.Words.Determiners.Has(next.Lower) || next.Norm != next.Lower || next.Kind == text.Number
	case b.Holding.Has(at.Lower), b.Particles.Has(at.Lower) && v.finite(i-1):
		return false
	}
	return v.words.Words.Prepositions.Has(at.Lower) || b.Trailing.Has(at.Lower) || timed
}

// tears reports whether a cut before a token would tear what belongs together: "for
// the first time | since 2005", "hand | in hand".
func (v *viewer) tears(i int) bool {
	if i < 2 || v.toks[i-1].Kind != text.Word || v.toks[i].Kind != text.Word {
		return false
	}
	rank := v.words.Borne.Exact.Of(v.toks[i-2].Lower)
	ranked := rank == "first" || rank == "last" || v.words.Acts.Ordinals.Of(v.toks[i-2].Lower) > 0
	return ranked && !v.inTime(v.toks[i-1]) && !v.finite(i-1) || i+1 < len(v.toks) && v.toks[i+1].Lower == v.toks[i-1].Lower
}

// uncounted reports whether a token is a number without what it counts: "with 10".
func (v *viewer) uncounted(t text.Token) bool {
	if t.Kind != text.Number && v.words.Figures.Numbers.Of(t.Lower) == 0 {
		return false
	}
	return !slices.ContainsFunc(v.line.times(), func(o article.Time) bool { return o.Overlaps(t.Span) }) &&
		!slices.ContainsFunc(v.line.gist.Figures, func(f article.Figure) bool { return f.Overlaps(t.Span) && f.Kind != article.Count })
}

// found is where a line has an item of another, and how far it is the same; less
// than 0 while that was not asked.
type found struct {
	at    text.Span
	share float64
}

// matches are where one line has the items of another; each is looked for once.
type matches struct {
	c     *comparison
	items []item
	in    *line
	found []found
}

func (c *comparison) matches(a, l *line) *matches {
	m := &matches{c: c, items: c.itemsOf(a), in: l}
	m.found = make([]found, len(m.items))
	for i := range m.found {
		m.found[i].share = -1
	}
	return m
}

// of is where the line has the n-th item.
func (m *matches) of(n int) found {
	f := &m.found[n]
	if f.share < 0 {
		f.at, f.share = m.c.foundIn(m.items[n], m.in)
	}
	return *f
}

// proves is how much of what a fact tells line l tells itself, and the clause of
// it that does; 0 if a word of the fact is not borne out. in says where l has the
// items of line a.
func (c *comparison) proves(a *line, v view, l *line, in *matches) (float64, text.Span) {
	var core text.Span // of l: its clause with the acts and figures of the fact
	var firmly []text.Span
	for n, it := range v.items {
		if it.kind == aWord || it.kind == aName {
			continue
		}
		f := in.of(v.first + n)
		switch {
		case f.share == 0 && (it.kind != anAct || !v.numbers()):
			return 0, text.Span{}
		case f.share > 0 && (it.kind == anAct || it.kind == aFigure):
			firmly = append(firmly, f.at)
			core = spanning(core, f.at)
		}
	}
	for n, it := range v.items {
		if len(firmly) > 0 || it.kind != aWord {
			continue
		}
		if f := in.of(v.first + n); f.share > 0 {
			core = spanning(core, f.at)
		}
	}
	if core.Empty() {
		return 0, text.Span{}
	}
	core = l.clauseAround(core)
	tells, told, acted, named, counted, dated, beside := 0.0, 0, false, false, false, false, false
	for n, it := range v.items {
		f := in.of(v.first + n)
		inside := f.share > 0 && core.Contains(f.at)
		switch {
		case inside && it.kind == aFigure && !c.countsAs(it, l, f.at, v.verb.Empty()),
			f.share > 0 && slices.ContainsFunc(v.items[:n], func(o item) bool { return o.term != it.term && in.of(v.rankOf(o)).at == f.at }):
			return 0, text.Span{} // one word does not stand for two things
		case f.share == 0 && it.kind == aName && slices.ContainsFunc(v.items, func(o item) bool { return o.kind == aName && in.of(v.rankOf(o)).share > 0 }):
			return 0, text.Span{} // of two who did it the other names one
		case inside && (it.kind != aName || a.speaks(it.at) || !l.speaks(f.at)), f.share > 0 && it.kind == aDay:
			told++
			tells += f.share * it.weight
			acted, named = acted || it.kind == anAct, named || it.kind == aName
			dated = dated || it.kind == aDay
			counted = counted || it.kind == aFigure && (particular(it.figure) || it.figure.Value >= many)
		case it.kind == anAct && lang.For(a.reading.Lang).Borne.Having.Has(strings.ToLower(it.at.In(a.reading.Text))) && v.numbers():
		case c.mayStandBeside(v, it, l) && !a.speaks(it.at) && c.besideOf(a, it, l):
			beside = true
		default:
			return 0, text.Span{}
		}
	}
	need := numbered
	switch {
	case acted && named:
		need = whoActs
	case counted:
		need = 0
	}
	if v.verb.Empty() && (!counted && !acted || !v.saysOf()) || !v.verb.Empty() && (told < 2 || !acted && !counted && !(dated && told > 2)) || tells < need*c.scale.most*c.scale.most {
		return 0, text.Span{}
	}
	if !c.sameMood(a, v, l, core, firmly) || !c.samePart(a, v, l) || !v.mayStandBare(l, core) || !v.verb.Empty() && c.daysDiffer(a, v, l, core) || beside && c.rivals(a, v, l, core, in) || l.onlyQuotes(a, v, core) || !c.pieced(a, v, l, core, in) {
		return 0, text.Span{}
	}
	return tells, core
}

// mayStandBeside reports whether the other article may name an item beside its
// sentence: whose a number is, a place, and who or what does it, where a person is
// called "she" there.
func (c *comparison) mayStandBeside(v view, it item, l *line) bool {
	switch {
	case v.verb.Empty():
		return it.kind == aName
	case it.kind == aName && c.isKind(it, article.Person, article.Group):
		return it.at.End <= v.verb.Start && c.refersTo(it, l)
	}
	return (it.kind == aName || it.kind == aWord) && it.at.End <= v.verb.Start
}

// saysOf reports whether a number that stands alone tells something: what was
// paid, and a count of what is said of whom or is large.
func (v view) saysOf() bool {
	const large = 1000
	aged := slices.ContainsFunc(v.items, func(it item) bool { return it.figure.Unit == "year" })
	things := 0
	for _, it := range v.items {
		switch {
		case it.kind == aName:
			things += 2
		case aged:
		case it.kind == aWord, it.kind == anAct:
			things++
		case it.kind == aFigure && it.figure.Kind != article.Count:
			things++
		case it.kind == aFigure && it.figure.Value >= large && !it.anyone:
			things += 2
		}
	}
	return things > 1
}

// numbers reports whether a fact gives a number.
func (v view) numbers() bool {
	return slices.ContainsFunc(v.items, func(it item) bool { return it.kind == aFigure })
}

// mayStandBare reports whether a fact may be shown without who says so: nobody
// does, or the other line tells it in its own voice, or both have it of somebody
// who is not named, as officials are.
func (v view) mayStandBare(l *line, core text.Span) bool {
	whose := l.voiced(core)
	return v.bare == dressed || whose == dressed || v.bare == ofSome && whose == ofSome
}

// voiced says whose words a stretch of a line is, of a carried quotation too.
func (l *line) voiced(sp text.Span) bareness {
	whose := dressed
	for _, st := range l.said {
		switch {
		case !st.Content.Overlaps(sp):
		case st.Form != article.Indirect || st.Cue.Empty():
			return ofOne
		default:
			whose = max(whose, by(st))
		}
	}
	return whose
}

// many is a count that says something beside what it counts: five of them there
// may be of anything.
const many = 10

// countsAs reports whether the figure that line l has at a place counts what an
// item does: alone, of one sense; beside the same act it may be people.
func (c *comparison) countsAs(it item, l *line, at text.Span, alone bool) bool {
	items := c.itemsOf(l)
	k := slices.IndexFunc(items, func(o item) bool { return o.at == at })
	if k < 0 {
		return false
	}
	o := items[k]
	if !as(it.figure, o.figure) {
		return false
	}
	if it.figure.Kind != article.Count || o.figure.Kind != article.Count {
		return true
	}
	words, names := c.shared(it.noun, o.noun)
	return words+names > 0 || sameUnit(it, o) || !alone && it.people && o.people && (it.anyone || o.anyone) || len(it.noun.terms)+len(o.noun.terms) == 0
}

// besideOf reports whether the article of a line names an item of line a: who
// acts or whose it is may be called "it" in the sentence.
func (c *comparison) besideOf(a *line, it item, l *line) bool {
	held := c.heldIn(l.reading)
	return held.roles.names(it) || c.namedIn(held.all, held.words, it, a)
}

// daysDiffer reports whether a fact and the clause that is to bear it out are of
// two days.
func (c *comparison) daysDiffer(a *line, v view, l *line, cover text.Span) bool {
	days := func(l *line, sp text.Span) (out []article.When) {
		for _, it := range itemsIn(c.itemsOf(l), sp) {
			if it.kind == aDay && it.when.OneDay() {
				out = append(out, it.when)
			}
		}
		return out
	}
	x, y := days(a, a.clauseAround(v.Span)), days(l, cover)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(w article.When) bool {
		return slices.ContainsFunc(y, func(o article.When) bool { return o.Within(w) || w.Within(o) })
	})
}

// rankOf is the place of an item of a fact among those of its line.
func (v view) rankOf(it item) int {
	return v.first + slices.IndexFunc(v.items, func(o item) bool { return o.at == it.at })
}

// rivals reports whether the clause that is to bear out a fact names, before its
// act or as a name anywhere, somebody or something that the fact does not:
// "Kontor's 62 branches", "the heater had been turned on".
func (c *comparison) rivals(a *line, v view, l *line, core text.Span, in *matches) bool {
	acts := core.End
	if v.verb.Empty() {
		acts = core.Start
	}
	for n, it := range v.items {
		if f := in.of(v.first + n); it.kind == anAct && f.share > 0 {
			acts = min(acts, f.at.Start)
		}
	}
	for _, o := range itemsIn(c.itemsOf(l), core) {
		if o.kind == aName && !l.speaks(o.at) || o.kind == aWord && o.at.End <= acts {
			if _, share := c.foundIn(o, a); share == 0 && (o.kind != aName || !c.besideOf(l, o, a)) {
				return true
			}
		}
	}
	return false
}

// factPoints are the facts of a line that lines of other origins prove.
func (c *comparison) factPoints(i int, ks []int, in []*matches) []point {
	l := &c.lines[i]
	var out []point
	for _, v := range c.factsOf(l) {
		p := point{line: i, view: v, unclear: c.leaning(l, v)}
		if p.unclear > 1 {
			continue
		}
		var by []bearer
		for n, k := range ks {
			o := &c.lines[k]
			if c.far(l, o) && !v.anchored() {
				continue
			}
			if own, cover := c.proves(l, v, o, in[n]); own > 0 {
				by = append(by, bearer{o.reading.At(cover), o, own})
			} else if !c.far(l, o) && c.fruitless(l, v, o, in[n]) {
				by = append(by, bearer{o.passage(), o, 1 / float64(1+len(v.items))}) // the shorter the better
			}
		}
		if p, ok := c.cited(p, by); ok {
			out = append(out, p)
		}
	}
	return out
}

// withFacts adds to the points the facts that none of them tells, those first that
// more bear out, or that tell more.
func (c *comparison) withFacts(points, facts []point) []point {
	slices.SortStableFunc(facts, func(a, b point) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(a.unclear, b.unclear), cmp.Compare(b.tells, a.tells), cmp.Compare(a.line, b.line))
	})
	for _, p := range facts {
		if len(points) == mostPoints {
			break
		}
		shorter := slices.IndexFunc(points, func(o point) bool {
			return o.line == p.line && p.view.Contains(o.view.Span) && o.Origins <= p.Origins
		})
		switch {
		case shorter >= 0:
			points[shorter] = p
		case !slices.ContainsFunc(points, func(o point) bool { return c.saysToo(o, p) }):
			points = append(points, p)
		}
	}
	return points
}

// saysToo reports whether a point says what a fact does, but for a word.
func (c *comparison) saysToo(o, fact point) bool {
	lacking := 0
	for _, it := range fact.view.items {
		if slices.ContainsFunc(o.view.items, func(m item) bool { return oneItem(it, m) }) {
			continue
		}
		if it.kind != aWord && it.kind != anAct {
			return false
		}
		lacking++
	}
	return lacking == 0 || lacking == 1 && len(fact.view.items) > 2
}

// oneItem reports whether two items are one figure, one day or one thing.
func oneItem(a, b item) bool {
	switch {
	case a.kind == aDay || b.kind == aDay:
		return a.kind == b.kind && (a.when.Within(b.when) || b.when.Within(a.when))
	case a.kind == aFigure && b.kind == aFigure:
		return givesFigure(a.figure, b.figure)
	}
	return alikeItems(a, b)
}

// as reports whether a figure is borne out by another as surely as it is told:
// what is told exactly by an exact one only, "about 40" by "40" too.
func as(told, by article.Figure) bool {
	switch told.Bound {
	case article.Exact:
		return by.Bound == article.Exact && (told.Value == by.Value || math.IsNaN(told.Value) || told.Unit != by.Unit && told.Kind != article.Count)
	case article.About, article.Nearly:
		return by.Bound == article.Exact || by.Bound == article.About || by.Bound == article.Nearly
	case article.AtLeast, article.UpTo:
		return by.Bound == told.Bound || by.Bound == article.Exact
	}
	return by.Bound == told.Bound
}
