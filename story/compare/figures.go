package compare

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/figures"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// measured is one figure in its sentence.
type measured struct {
	figure  article.Figure
	reading *article.Reading
	line    *line
	passage article.Passage
	who     []story.EntityID // whose claim
	party   []story.EntityID // whom those speak for
	of      []story.EntityID // of whom or what
	noun    map[string]bool  // stems of what it measures
	when    article.When     // the day its clause tells of; zero if none
	asOf    article.When     // the day its article was written: figures are revised; zero if not known
	act     string           // what happened to what is counted: "die"
	part    bool             // of another figure: "13 of the dead"
	doer    story.EntityID   // the person named last before it
	scope   scope
}

// figures lists the figures of the story, one row for each measure, value and
// claimant: the same figure in several articles is one row.
func (c *comparison) figures() []story.FigureRow {
	var rows [][]measured
	filed := map[string][]int{}
next:
	for _, m := range c.measures {
		for _, k := range m.keys() {
			for _, i := range filed[k] {
				if c.sameFigure(rows[i][0], m) {
					rows[i] = append(rows[i], m)
					continue next
				}
			}
		}
		for _, k := range m.keys() {
			if len(filed[k]) < maxPostings {
				filed[k] = append(filed[k], len(rows))
			}
		}
		rows = append(rows, []measured{m})
	}
	type ranked struct {
		story.FigureRow
		weight float64
	}
	all := make([]ranked, 0, len(rows))
	for _, row := range rows {
		w := 0.0
		for _, m := range row {
			w = max(w, c.matters(m))
		}
		r := c.row(row)
		all = append(all, ranked{r, w + 2*float64(r.Origins)})
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(
			cmp.Compare(b.weight, a.weight),
			c.byArticle(a.Passages[0], b.Passages[0]),
			text.Compare(a.Figure.Span, b.Figure.Span),
		)
	})
	// A sentence full of figures is shown for two of them at the most, and a
	// value once: the first row of it has the most behind it.
	type value struct {
		kind article.FigureKind
		unit string
		v    float64
	}
	out := make([]story.FigureRow, 0, maxFigures)
	of, seen := map[article.Passage]int{}, map[value]bool{}
	for _, r := range all {
		k := value{r.Figure.Kind, r.Figure.Unit, r.Figure.Value}
		if of[r.Passages[0]] == 2 || seen[k] || len(out) == maxFigures {
			continue
		}
		of[r.Passages[0]]++
		seen[k] = true
		out = append(out, r.FigureRow)
	}
	return out
}

// maxFigures is how many figures a reader is given.
const maxFigures = 12

// matters weighs a figure for a reader with room for a few: people something
// was done to, then money, then shares, then lengths and counts of things; more
// for what an event tells or an article opens with.
func (c *comparison) matters(m measured) float64 {
	w := 0.5
	switch m.figure.Kind {
	case article.Money:
		w = 2
	case article.Percent, article.Share:
		if w = 0.3; !m.figure.Noun.Empty() {
			w = 1
		}
	case article.Measure:
		if w = 0.7; durations[m.figure.Unit] {
			w = 0.3
		}
	case article.Count:
		if m.noun[people] || humans(m) {
			w = 1.5
		}
	}
	if m.noun[people] && m.act != "" {
		w = 2
	}
	if len(m.line.events) > 0 {
		w += 0.7
	}
	if m.line.n < opening {
		w += 0.5
	}
	return w
}

// humans reports whether a figure counts persons of a kind: "19,000 children".
func humans(m measured) bool {
	table := tables(m.reading).Humans
	for _, t := range story.TokensIn(m.reading.Notes.Tokens, m.figure.Noun) {
		if table.Has(t.Lower) {
			return true
		}
	}
	return false
}

// opening is how many sentences open an article.
const opening = 6

// measured lists every figure in running text that says what it measures, in a
// language that can be read.
func (c *comparison) measured() []measured {
	var out []measured
	for i := range c.lines {
		l := &c.lines[i]
		r := l.reading
		if !readable(r) {
			continue
		}
		for k, f := range l.gist.Figures {
			if f.Same >= 0 && f.Same < len(r.Notes.Figures) && r.Notes.Figures[f.Same].Start < f.Start {
				continue // the same in another unit, in brackets
			}
			few := f.Kind == article.Count && f.Value > 1 && f.Value < handful && harmed[actNear(l, f)] && counts(r, f)
			if !few && !telling(r, f) {
				continue
			}
			m := measured{figure: l.gist.Figures[k], reading: r, line: l, passage: l.passage()}
			m.who = c.claimants(l, f)
			m.of = union(union(l.gist.Persons, l.gist.Bodies), l.gist.Places)
			m.noun = measuredWords(r, f, clauseOf(l, f.Span))
			m.when, _ = statedDay(r, clauseOf(l, f.Span), text.Span{})
			if r.Date.OneDay() {
				m.asOf = r.Date
				m.asOf.How, m.asOf.Why = article.Reported, ""
			}
			m.act = actNear(l, m.figure)
			m.part = partial(r, f)
			m.doer = c.doer(l, f)
			m.scope = c.scopeOf(l, f)
			for _, id := range m.who {
				if p := c.party(id); p != story.NoEntity {
					m.party = append(m.party, p)
				}
			}
			slices.Sort(m.party)
			out = append(out, m)
			c.reads("measure", l)
		}
	}
	return out
}

// readable reports whether there are tables for the language of an article. Where
// there are none a figure is read without its scale, "$ 40,8 млн" as 40.8, and
// what it measures cannot be told.
func readable(r *article.Reading) bool { return r.Lang == "" || lang.Known(r.Lang) }

// actNear is what happened to what a figure counts: the nearest act in its
// clause, so that "12 people were killed and 30 hurt" tells two.
func actNear(l *line, f article.Figure) string {
	acts := &lang.For(l.reading.Lang).Acts
	toks := story.TokensIn(l.reading.Notes.Tokens, clauseOf(l, f.Span))
	best, near := "", 1<<30
	counted, apart := "", 1<<30 // the nearest that was done to people
	for _, t := range toks {
		class := acts.Nouns.Of(t.Lower)
		if v, ok := acts.Verbs.Get(t.Lower); ok && v.Form == lang.PastForm {
			class = v.Class
		}
		if !acts.Weight.Has(class) || class == "say" {
			continue
		}
		if slices.ContainsFunc(l.gist.Figures, func(o article.Figure) bool { return o.Span != f.Span && o.Noun.Contains(t.Span) }) {
			continue // "40 deaths and 1,004 people infected"
		}
		d := f.Start - t.End
		if t.Start >= f.End {
			d = t.Start - f.End
		}
		if d < near {
			best, near = class, d
		}
		if harmed[class] && d < apart {
			counted, apart = class, d
		}
	}
	if counted != "" && f.Kind == article.Count && acts.Measuring.Has(best) {
		return counted // "the number of people killed has climbed to 17"
	}
	return best
}

// keys are what a figure is filed under: its kind with each word for what it
// measures, and with each event its sentence tells. Figures without a common
// key do not measure the same.
func (m measured) keys() []string {
	keys := make([]string, 0, len(m.noun)+len(m.line.events))
	for _, w := range slices.Sorted(maps.Keys(m.noun)) {
		keys = append(keys, string(m.figure.Kind)+" "+w)
	}
	for _, e := range m.line.events {
		keys = append(keys, fmt.Sprint(m.figure.Kind, e))
	}
	return keys
}

// telling reports whether a figure is worth a row: it says what it measures, is
// nobody's age, and a plain count is more than a handful.
func telling(r *article.Reading, f article.Figure) bool {
	after := text.Span{Start: f.Start, End: min(len(r.Text), max(f.End, f.Noun.End)+5)}
	if w := strings.ToLower(after.In(r.Text)); f.Unit == "year" && (strings.Contains(w, "-old") || strings.Contains(w, " old")) {
		return false
	}
	switch f.Kind {
	case article.Percent:
		return f.Value != 100 || strings.HasPrefix(r.Text[f.End:], " of ") // "100 percent secure"
	case article.Count:
		return !f.Noun.Empty() && (f.Value >= handful || f.Unit == "point")
	case article.Measure:
		return !f.Noun.Empty() || !durations[f.Unit]
	case article.Share:
		return !f.Noun.Empty()
	}
	return true
}

// handful is how many of a thing are worth a figure; of people who were harmed
// two are.
const handful = 10

var harmed = map[string]bool{"die": true, "injure": true}

// counts reports whether a figure counts people.
func counts(r *article.Reading, f article.Figure) bool {
	words := tables(r).People
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, f.Noun), func(t text.Token) bool { return words.Has(t.Lower) })
}

// durations are units of time: a length of time is of interest only where the
// text says of what.
var durations = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "century": true}

// claimants is whose figure it is: the speaker of the statement it stands in.
func (c *comparison) claimants(l *line, f article.Figure) []story.EntityID {
	for _, st := range l.said {
		if st.Start > f.Start {
			break
		}
		if st.Kind == article.Speech && st.Content.Contains(f.Span) && st.Sure >= surely && !st.Speaker.Overlaps(f.Span) {
			return slices.DeleteFunc(c.who(l.reading, st.Speakers), func(id story.EntityID) bool { return !c.speaks(id) })
		}
	}
	// "Sand said 2,900 people had been evacuated": her clause says it, or the
	// one before.
	for i, cl := range l.clauses {
		says := cl.Contains(f.Span) && cl.Verb.End <= f.Start || i+1 < len(l.clauses) && l.clauses[i+1].Contains(f.Span)
		if says && cl.Act == "say" && !cl.Sub && !cl.Negated {
			if who := c.subject(l.reading, cl); who != story.NoEntity && c.speaks(who) {
				return []story.EntityID{who}
			}
		}
	}
	return nil
}

// speaks reports whether an entity can say something: a country does, a town or
// a state of a country is where something is said.
func (c *comparison) speaks(id story.EntityID) bool {
	e := &c.story.Cast.Entities[id]
	return e.Kind != article.Place || len(e.Known) == 2
}

// doer is the person whose doing a figure counts, the last that is named before
// it: "Ode ended with 11 points". Who only says a figure does nothing.
func (c *comparison) doer(l *line, f article.Figure) story.EntityID {
	r := l.reading
	out := story.NoEntity
	for _, m := range startingIn(r.Notes.Mentions, text.Span{Start: r.Sentences[l.n].Start, End: f.Start}, func(m article.Mention) int { return m.Start }) {
		id := c.story.Cast.Who(r.ID, m.Name)
		if id != story.NoEntity && m.Form == article.ByName && c.story.Cast.Entities[id].Kind == article.Person {
			out = id
		}
	}
	return out
}

func clauseOf(l *line, sp text.Span) text.Span {
	for _, cl := range l.clauses {
		if cl.Contains(sp) {
			return cl.Span
		}
	}
	return l.reading.Sentences[l.n].Span
}

// measuredWords is what a figure measures, in stems: its noun, or where it has
// none the words of its clause that are no verbs. All nouns that count people
// are one.
func measuredWords(r *article.Reading, f article.Figure, clause text.Span) map[string]bool {
	l := lang.For(r.Lang)
	out := stems(r, f.Noun)
	if len(out) == 0 {
		for _, t := range story.TokensIn(r.Notes.Tokens, clause) {
			_, verb := l.Acts.Verbs.Get(t.Lower)
			if t.Kind == text.Word && t.Lower == t.Norm && len(t.Lower) > 2 && !verb && !l.Words.Stop.Has(t.Lower) && (t.End <= f.Start || t.Start >= f.End) {
				out[text.Stem(t.Lower)] = true
			}
		}
	}
	for _, t := range story.TokensIn(r.Notes.Tokens, clause) {
		if l.Claims.People.Has(t.Lower) && (f.Noun.Overlaps(t.Span) || f.Noun.Empty()) {
			out[people] = true
		}
	}
	return out
}

// people stands for every noun that counts people.
const people = "people"

// stems are the content words of a span.
func stems(r *article.Reading, sp text.Span) map[string]bool {
	stop := lang.For(r.Lang).Words.Stop
	out := map[string]bool{}
	for _, t := range story.TokensIn(r.Notes.Tokens, sp) {
		if t.Kind == text.Word && len(t.Lower) > 2 && !stop.Has(t.Lower) {
			out[text.Stem(t.Lower)] = true
		}
	}
	return out
}

func union(a, b []story.EntityID) []story.EntityID {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// sameFigure reports whether two figures are one row: equal values of one
// measure, and no two different claimants.
func (c *comparison) sameFigure(a, b measured) bool {
	if !c.sameMeasure(a, b) || !agree(a.figure, b.figure) {
		return false
	}
	return len(a.who) == 0 || len(b.who) == 0 || slices.Equal(a.who, b.who)
}

// sameMeasure reports whether two figures measure the same thing: one unit,
// and the words for what is measured agree, or, where neither says, the
// sentences tell one event.
func (c *comparison) sameMeasure(a, b measured) bool {
	if a.part != b.part || !c.sameScope(a, b) {
		return false // "13 of the 19 dead"
	}
	if a.figure.Kind != b.figure.Kind {
		return false
	}
	if a.figure.Unit != b.figure.Unit {
		if _, ok := figures.Convert(1, a.figure.Unit, b.figure.Unit); !ok {
			return false
		}
	}
	if a.passage == b.passage && a.figure.Span != b.figure.Span {
		return false
	}
	if a.act != b.act {
		return false // "12 people were killed", "30 people were hurt"
	}
	if !a.noun[people] && a.doer != b.doer && a.doer != story.NoEntity && b.doer != story.NoEntity && len(a.who) == 0 && len(b.who) == 0 {
		return false // "Ode ended with 11 points", "Reve with 23"
	}
	ga, gb := &a.line.gist, &b.line.gist
	if len(ga.Places) > 0 && len(gb.Places) > 0 && story.Shared(union(ga.Places, ga.Bodies), union(gb.Places, gb.Bodies)) == 0 {
		return false // elsewhere
	}
	if a.figure.Kind == article.Measure && !shares(a.line.events, b.line.events) && story.Overlap(ga.Words, gb.Words) < 0.5 {
		return false // "86 yards", "226 yards": lengths are of many things
	}
	if a.noun[people] && b.noun[people] && a.act != "" {
		if a.reading == b.reading && b.line.n == a.line.n+1 && rivalClaims(a, b) {
			return true // one sentence answers the other
		}
		return shares(a.line.events, b.line.events) || story.Shared(a.of, b.of) > 0 || story.Overlap(a.line.gist.Words, b.line.gist.Words) >= 0.3
	}
	if a.noun[people] && b.noun[people] {
		// "people" says nothing of which people.
		return shares(a.line.events, b.line.events) && a.figure.Value == b.figure.Value || story.Overlap(ga.Words, gb.Words) >= 0.5 && story.Shared(a.of, b.of) > 0
	}
	n := common(a.noun, b.noun)
	if a.figure.Noun.Empty() || b.figure.Noun.Empty() {
		// Words of the clause stand in for a noun: it takes two of them.
		n--
	}
	if shares(a.line.events, b.line.events) {
		return n > 0
	}
	if n >= 2 {
		return true
	}
	// Two who speak of one day in much the same words speak of one measure.
	if common(a.noun, b.noun) >= 2 && a.when.OneDay() && a.when.From.Equal(b.when.From) && story.Overlap(ga.Words, gb.Words) >= 0.6 {
		return true
	}
	// One shared noun is not enough for "people" or "children": the sentences
	// must be about the same.
	return n == 1 && story.Overlap(a.line.gist.Words, b.line.gist.Words) >= 0.3 && story.Shared(a.of, b.of) > 0
}

// partial reports whether a figure is a part of another: "13 of the dead".
func partial(r *article.Reading, f article.Figure) bool {
	toks := story.TokensIn(r.Notes.Tokens, text.Span{Start: f.End, End: min(len(r.Text), f.End+20)})
	return len(toks) >= 2 && toks[0].Lower == "of" && lang.For(r.Lang).Words.Determiners.Has(toks[1].Lower)
}

func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

func shares(a, b []int) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// agree reports whether two figures of one measure can both be so: "nearly
// five" agrees with "five", "over 19,000" with "19,400", 701 km² with 270
// square miles.
func agree(a, b article.Figure) bool {
	v, w := b.Value, b.High
	if a.Unit != b.Unit {
		var ok bool
		if v, ok = figures.Convert(b.Value, b.Unit, a.Unit); !ok {
			return false
		}
		w, _ = figures.Convert(b.High, b.Unit, a.Unit)
		b.Bound = article.About
	}
	al, ah := bounds(a.Value, a.High, a.Bound)
	bl, bh := bounds(v, w, b.Bound)
	return al <= bh && bl <= ah
}

// exclude reports whether no value can be both: "at least 120" and "more than
// 60" do not exclude each other, "60" and "at least 120" do. Nor do "nine
// million" and "9.3 million": a round number was rounded.
func exclude(a, b article.Figure) bool {
	al, ah := reach(a)
	bl, bh := reach(b)
	return al-rounding(a.Value) > bh+rounding(b.Value) || bl-rounding(b.Value) > ah+rounding(a.Value)
}

// rounding is how far a round number may be off: half of the unit its last
// digit that is not zero counts, a tenth at the most. 0 for a number that is
// not round.
func rounding(v float64) float64 {
	v = math.Abs(v)
	if v < 10 || v != math.Trunc(v) || math.Mod(v, 10) != 0 {
		return 0
	}
	unit := 10.0
	for math.Mod(v, unit*10) == 0 {
		unit *= 10
	}
	return min(unit/2, v/10)
}

// reach is bounds with the open sides open.
func reach(f article.Figure) (float64, float64) {
	low, high := bounds(f.Value, f.High, f.Bound)
	switch f.Bound {
	case article.Over, article.AtLeast:
		high = math.Inf(1)
	case article.UpTo, article.Under:
		low = 0
	}
	return low, high
}

// bounds is the range of values a figure leaves open. "About" and "nearly"
// leave a tenth: the precision with which news rounds.
func bounds(low, high float64, b article.Bound) (float64, float64) {
	if high < low {
		high = low
	}
	const slack = 0.1
	switch b {
	case article.About:
		return low - math.Abs(low)*slack, high + math.Abs(high)*slack
	case article.Nearly:
		return low - math.Abs(low)*slack, high
	case article.Over, article.AtLeast:
		return low, high + math.Abs(high)*slack
	case article.UpTo, article.Under:
		return low - math.Abs(low)*slack, high
	}
	return low, high
}

// day is the day a figure is of: the one its clause tells of, else that of its
// report.
func (m measured) day() article.When {
	if m.when.Known() {
		return m.when
	}
	return m.asOf
}

func (c *comparison) row(ms []measured) story.FigureRow {
	slices.SortStableFunc(ms, func(a, b measured) int {
		return cmp.Or(
			cmp.Compare(len(b.who), len(a.who)),
			cmp.Compare(rank(a.reading), rank(b.reading)),
			c.byArticle(a.passage, b.passage),
		)
	})
	best := ms[0]
	row := story.FigureRow{Figure: best.figure, Who: best.who, Of: best.of, AsOf: best.day()}
	for _, m := range ms {
		if !slices.Contains(row.Passages, m.passage) {
			row.Passages = append(row.Passages, m.passage)
		}
		if m.when.Known() && (!row.AsOf.Known() || row.AsOf.How == article.Reported) {
			row.AsOf = m.when
		}
	}
	row.Origins = c.witnesses(row.Passages)
	return row
}

// otherPlace reports whether the places that stand last before two figures are two:
// "after the Marches, where it killed 21", "in Orlo it killed 11".
func (c *comparison) otherPlace(a *line, f article.Figure, b *line, g article.Figure) bool {
	last := func(l *line, f article.Figure) (where story.EntityID) {
		where = story.NoEntity
		sp := text.Span{Start: l.passage().Span.Start, End: f.Start}
		for _, m := range startingIn(l.reading.Notes.Mentions, sp, func(m article.Mention) int { return m.Start }) {
			if id := c.story.Cast.Who(l.reading.ID, m.Name); m.Form == article.ByName && id != story.NoEntity && c.story.Cast.Entities[id].Kind == article.Place {
				where = id
			}
		}
		return where
	}
	x, y := last(a, f), last(b, g)
	return x != story.NoEntity && y != story.NoEntity && x != y
}

// mayBe reports whether a figure is told as one that may or must be: "might serve ten
// months", "a minimum of 15 years".
func mayBe(l *line, f article.Figure) bool {
	words := lang.For(l.reading.Lang)
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, clauseOf(l, f.Span)), func(t text.Token) bool {
		return words.Acts.Modals.Has(t.Lower) && !words.Acts.PastHelpers.Has(t.Lower) || words.Measures.Bounds.Has(t.Lower)
	})
}
