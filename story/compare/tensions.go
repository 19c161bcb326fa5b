package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// tensions lists claims of one slot that cannot all be so, by kind. Every kind
// has its own test of what makes two claims comparable; there is no general
// one.
func (c *comparison) tensions(f story.Findings) []story.Tension {
	figures, roles, dates := c.figureTensions(), c.roleTensions(), c.dateTensions()
	gauged := c.gaugeTensions(figures)
	out := slices.Concat(
		figures,
		gauged,
		c.byTwo(),
		c.slotTensions(slices.Concat(figures, gauged)),
		c.reckonTensions(figures),
		c.ageTensions(),
		roles,
		c.postTensions(roles),
		c.denials(),
		c.answered(figures),
		dates,
		c.timeTensions(dates),
		c.attributionTensions(f.Voices),
		c.judgementTensions(),
	)
	for _, t := range slices.Concat(c.causeTensions(), c.doers.clashes, c.blamedBack()) {
		if !slices.ContainsFunc(out, func(o story.Tension) bool {
			return cited(o.Sides, t.Sides[0].Passages[0]) && cited(o.Sides, t.Sides[1].Passages[0])
		}) {
			out = append(out, t)
		}
	}
	out = append(out, c.oppositeTensions(out)...)
	for i := range out {
		for k := range out[i].Sides {
			out[i].Sides[k].Passages = unique(out[i].Sides[k].Passages)
		}
	}
	return out
}

func unique(ps []article.Passage) []article.Passage {
	var out []article.Passage
	for _, p := range ps {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// figureTensions: two witnesses, or two claimants, give values of one measure
// that cannot both be so and were not given at different times. A later article
// with another value is a change, except where two claimants speak of the same
// stated day and nobody's count goes on: the flow of Tuesday morning stays what
// it was.
func (c *comparison) figureTensions() []story.Tension {
	var out []story.Tension
	type place struct {
		in article.ID
		at text.Span
	}
	seen, used := map[string]bool{}, map[place]bool{}
	c.clashes(func(a, b measured) {
		gone := func(gate string) { c.out("measure", gate, a.line, b.line) }
		if !exclude(a.figure, b.figure) || !rivalClaims(a, b) && farApart(a.figure, b.figure) {
			gone("values")
			return
		}
		if a.when.Known() && b.when.Known() && !a.when.Meets(b.when) && !c.longPast(a, b) || a.line.witness == b.line.witness && !rivalClaims(a, b) {
			gone("time or witness")
			return
		}
		if c.otherPlace(a.line, a.figure, b.line, b.figure) {
			gone("places")
			return
		}
		if wished(a) || wished(b) {
			gone("wished")
			return // two offers are no two accounts
		}
		if story.Shared(a.who, b.who) > 0 || a.scope.added || c.housed(a, b) {
			gone("one claimant")
			return // who gives two values has counted again, and what is added is of one day
		}
		if a.reading.ID == b.reading.ID && b.line.n-a.line.n != 1 {
			return // one article holds them against each other where it gives them
		}
		if a.noun[people] && (mounts(a) || mounts(b)) || c.goesOn(a, b) {
			gone("goes on")
			return // one may be of an earlier hour
		}
		if ta, tb := tallied(a.line, a.figure), tallied(b.line, b.figure); ta && tb || (ta || tb) && !rivalClaims(a, b) {
			gone("tallied")
			return // what is confirmed by the morning, and by the night
		}
		if a.asOf.OneDay() && b.asOf.OneDay() && settled(a) != settled(b) {
			return // the dead of now and those of an earlier plague
		}
		if a.scope.unsure && !rivalClaims(a, b) {
			return // what is suspected in the morning is confirmed or ruled out by night
		}
		why := ""
		switch {
		case a.figure.Kind == article.Measure && !durations[a.figure.Unit] && (!rivalClaims(a, b) || a.reading.ID == b.reading.ID):
			return // lengths and weights are of many things
		case a.asOf.OneDay() && b.asOf.OneDay() && a.asOf.From.Equal(b.asOf.From):
			why = "both were reported on the same day"
			if a.reading.ID == b.reading.ID {
				why = "one article gives both, each with its claimant"
			}
		case rivalClaims(a, b) && !a.noun[people] && a.when.OneDay() && b.when.OneDay() && a.when.From.Equal(b.when.From):
			why = "two claimants speak of the same day"
		case c.longPast(a, b):
			why = "both tell of a time long past, of which nobody counts on"
		default:
			gone("not of one day")
			return
		}
		sides := []place{{a.reading.ID, a.figure.Span}, {b.reading.ID, b.figure.Span}}
		if seen[a.slot()] || used[sides[0]] || used[sides[1]] {
			return
		}
		seen[a.slot()], used[sides[0]], used[sides[1]] = true, true, true
		out = append(out, story.Tension{
			Kind: story.FigureTension, About: c.measure(a), Why: why, Event: firstShared(a.line.events, b.line.events),
			Sides: []story.Side{figureSide(a), figureSide(b)},
		})
	})
	return out
}

// wished reports whether a sum of money is asked for, offered or turned down.
func wished(m measured) bool {
	if m.figure.Kind != article.Money {
		return false
	}
	words := tables(m.reading).Wished
	for _, t := range story.TokensIn(m.reading.Notes.Tokens, m.reading.Sentences[m.line.n].Span) {
		if words.Has(t.Lower) {
			return true
		}
	}
	return false
}

// mounts reports whether a count is told as going on: "the toll has risen to 15",
// "reached 548 on Monday".
func mounts(m measured) bool {
	acts := &lang.For(m.reading.Lang).Acts
	for _, t := range story.TokensIn(m.reading.Notes.Tokens, clauseOf(m.line, m.figure.Span)) {
		if v, ok := acts.Verbs.Get(t.Lower); ok && (v.Class == "rise" || acts.Mounting.Has(v.Base)) {
			return true
		}
	}
	return false
}

// tallied reports whether a count is of what has been confirmed so far: that is
// told anew from one hour to the next.
func tallied(l *line, f article.Figure) bool {
	words := lang.For(l.reading.Lang).Measures.Tallied
	return f.Kind == article.Count && slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, clauseOf(l, f.Span)), func(t text.Token) bool { return words.Has(t.Lower) })
}

// goesOn reports whether two counts of one day are known to go on: one of another
// day, of the same, is as low as the lower and earlier, or as high as the higher
// and later.
func (c *comparison) goesOn(a, b measured) bool {
	if a.figure.Kind != article.Count || !a.asOf.OneDay() || !b.asOf.OneDay() || !a.asOf.From.Equal(b.asOf.From) {
		return false
	}
	low, high := a, b
	if low.figure.Value > high.figure.Value {
		low, high = b, a
	}
	return slices.ContainsFunc(c.measures, func(m measured) bool {
		switch {
		case m.figure.Kind != article.Count || !m.asOf.OneDay() || m.line.witness == "" || m.scope.supposed || m.scope.added,
			!c.sameMeasure(m, low) && !c.sameMeasure(m, high):
			return false
		case m.asOf.From.Before(a.asOf.From):
			return m.figure.Value <= low.figure.Value && !leap(m.figure, low.figure)
		}
		return m.asOf.From.After(a.asOf.From) && m.figure.Value >= high.figure.Value && !leap(m.figure, high.figure)
	})
}

// settledDays is how long ago a thing must be that nobody counts on: by then the
// toll of a disaster is what it is.
const settledDays = 60

// longPast reports whether two figures are of one stated time that was over long
// before they were written, as far as that is known of one of them.
func (c *comparison) longPast(a, b measured) bool {
	ta, tb := timeNear(a), timeNear(b)
	if !ta.Bounded() || !tb.Bounded() || !ta.Meets(tb) {
		return false
	}
	const year = 366 * 24 * time.Hour
	if ta.To.Sub(ta.From) > year || tb.To.Sub(tb.From) > year {
		return false // "in the 20th century"
	}
	pa, pb := c.placesIn(a.line), c.placesIn(b.line)
	if !sameThings(a, b) || len(pa)+len(pb) > 0 && story.Shared(pa, pb) == 0 {
		return false // "the marsh fever of 2023", "the harbour fever of 2023"; here and everywhere
	}
	written, over := a.asOf, ta.To
	if !written.OneDay() {
		written = b.asOf
	}
	if tb.To.After(over) {
		over = tb.To
	}
	return written.OneDay() && written.From.Sub(over) > settledDays*24*time.Hour
}

// placesIn are the places that a sentence names.
func (c *comparison) placesIn(l *line) []story.EntityID {
	return slices.DeleteFunc(c.entitiesIn(l.reading, l.passage().Span), func(id story.EntityID) bool {
		return c.story.Cast.Entities[id].Kind != article.Place
	})
}

// aroundFigure is how many words on either side of a figure say what it is of.
const aroundFigure = 8

// sameThings reports whether the words around two figures have one in common,
// verbs and those for people apart.
func sameThings(a, b measured) bool {
	near := func(m measured) map[string]bool {
		l := lang.For(m.reading.Lang)
		toks := story.TokensIn(m.reading.Notes.Tokens, m.passage.Span)
		out := map[string]bool{}
		for i, t := range toks {
			close := i+aroundFigure < len(toks) && toks[i+aroundFigure].End > m.figure.Start || i+aroundFigure >= len(toks) && t.End <= m.figure.Start
			close = close && (t.Start < m.figure.End || i < aroundFigure || toks[i-aroundFigure].Start < m.figure.End)
			if t.Kind != text.Word || !close || l.Words.Stop.Has(t.Lower) || l.Claims.People.Has(t.Lower) || l.Claims.Dull.Has(t.Lower) || l.Acts.Nouns.Of(t.Lower) == m.act && m.act != "" {
				continue
			}
			if v, verb := l.Acts.Verbs.Get(t.Lower); !verb || v.Class != m.act {
				out[text.Stem(t.Lower)] = true
			}
		}
		return out
	}
	return common(near(a), near(b)) > 0
}

// timeNear is the time that stands nearest to a figure in its sentence, no end of
// another between them: sentences run together where a page has no marks.
func timeNear(m measured) article.When {
	var out article.When
	least := 1 << 30
	for _, t := range startingIn(m.reading.Notes.Times, m.passage.Span, func(t article.Time) int { return t.Start }) {
		d := max(t.Start-m.figure.End, m.figure.Start-t.End)
		if d < least && (t.Kind == article.DateTime || t.Kind == article.Clock) && !ended(m.reading, m.figure.Span, t.Span) {
			out, least = t.When, d
		}
	}
	return out
}

// ended reports whether a full stop or the mark of a list stands between two
// places of a text.
func ended(r *article.Reading, a, b text.Span) bool {
	if b.Start < a.Start {
		a, b = b, a
	}
	between := text.Span{Start: a.End, End: max(a.End, b.Start)}
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, between), func(t text.Token) bool {
		return t.Kind == text.Punct && strings.Contains(".;*•|", t.Norm)
	})
}

// farApart reports whether one value is more than three times the other: then
// they are likelier of two things than two claims of one.
func farApart(a, b article.Figure) bool {
	low, high := min(a.Value, b.Value), max(a.Value, b.Value)
	return high > 3*low
}

// slot is what a figure is a value of.
func (m measured) slot() string {
	what := strings.Join(slices.Sorted(maps.Keys(m.noun)), " ")
	if m.noun[people] {
		what = people
	}
	return strings.Join([]string{string(m.figure.Kind), m.act, what}, "/")
}

// runOn reports whether a line is several sentences that a lost quotation mark
// holds together: who says what of which place can no longer be told.
func runOn(l *line) bool {
	toks := story.TokensIn(l.reading.Notes.Tokens, l.reading.Sentences[l.n].Span)
	n := 0
	for i, t := range toks {
		if t.Norm == "." && i+1 < len(toks) && toks[i+1].Kind == text.Word && toks[i+1].Norm != toks[i+1].Lower {
			n++
		}
	}
	return n > 1
}

// clashes calls f for pairs of figures of one measure and one act that
// disagree, the earlier in the order of articles first.
func (c *comparison) clashes(f func(a, b measured)) {
	filed := map[string][]int{}
	for n, b := range c.measures {
		if b.line.witness == "" || runOn(b.line) {
			continue
		}
		var done []text.Span
		for _, k := range b.keys() {
			for _, i := range filed[k] {
				a := c.measures[i]
				if a.reading.ID == b.reading.ID && !rivalClaims(a, b) || slices.Contains(done, a.figure.Span) {
					continue
				}
				if durations[a.figure.Unit] && !shares(a.line.events, b.line.events) || !c.sameMeasure(a, b) || agree(a.figure, b.figure) || accounted(a, b) || !placed(a, b) || a.scope.supposed || b.scope.supposed {
					c.out("measure", "another measure", a.line, b.line)
					continue
				}
				done = append(done, a.figure.Span)
				f(a, b)
			}
			if len(filed[k]) < maxPostings {
				filed[k] = append(filed[k], n)
			}
		}
	}
}

// measure names what a figure measures, in the source's words.
func (c *comparison) measure(m measured) string {
	acts := &lang.For(m.reading.Lang).Acts
	if toks := story.TokensIn(m.reading.Notes.Tokens, m.figure.Noun); len(toks) == 1 && acts.Verbs.Of(toks[0].Lower).Base != "" && acts.Nouns.Of(toks[0].Lower) == "" {
		return "" // "infected 13,000 people and killed 92"
	}
	if !m.figure.Noun.Empty() {
		return m.reading.Words(m.figure.Noun)
	}
	return m.figure.Unit
}

func figureSide(m measured) story.Side {
	return story.Side{Passages: []article.Passage{m.passage}, Value: m.figure.Span, Who: m.who, When: m.day()}
}

// rivalClaims reports whether two figures have claimants, and different ones
// that do not speak for one body.
func rivalClaims(a, b measured) bool {
	return len(a.who) > 0 && len(b.who) > 0 && story.Shared(a.who, b.who) == 0 && story.Shared(a.party, b.party) == 0
}

func firstShared(a, b []int) int {
	for _, x := range a {
		if slices.Contains(b, x) {
			return x
		}
	}
	return -1
}

// roleTensions: two witnesses give one person two offices that one person does
// not hold at a time, and no article gives both.
func (c *comparison) roleTensions() []story.Tension {
	var out []story.Tension
	for id := range c.story.Cast.Entities {
		e := &c.story.Cast.Entities[id]
		if e.Kind != article.Person {
			continue
		}
		offices := map[string]*story.Side{}
		in := map[string]map[article.ID]bool{}
		for _, f := range e.Roles {
			r := c.story.Reading(f.Role.Article)
			office := officeOf(f)
			if office == "" || f.Kin || f.Past || r.Origin.Witness() == "" {
				continue
			}
			if f.Of == story.NoEntity && !c.held(story.EntityID(id), office) {
				continue // "spokesman Brandt" does not say whose: he may advise the same man
			}
			p, ok := c.sentence(r, f.Role.Span)
			if !ok {
				continue
			}
			if offices[office] == nil {
				offices[office] = &story.Side{Value: f.Role.Span}
				in[office] = map[article.ID]bool{}
			}
			offices[office].Passages = append(offices[office].Passages, p)
			in[office][r.ID] = true
		}
		for pair := range rivals(c, offices) {
			a, b := pair[0], pair[1]
			if both(in[a], in[b]) || !c.sameSeason(offices[a].Passages, offices[b].Passages) || c.witnesses(slices.Concat(offices[a].Passages, offices[b].Passages)) < 2 {
				continue
			}
			sides := []story.Side{*offices[a], *offices[b]}
			slices.SortFunc(sides, func(x, y story.Side) int {
				return cmp.Or(cmp.Compare(len(y.Passages), len(x.Passages)), c.byArticle(x.Passages[0], y.Passages[0]))
			})
			out = append(out, story.Tension{
				Kind: story.RoleTension, About: e.Name, Event: -1, Sides: sides,
				Why: "one person is given two offices" + c.otherHolder(story.EntityID(id), a, b),
			})
		}
	}
	return out
}

// officeDays is how far apart two reports may be that give one person two
// offices: later, the person may have changed from one to the other.
const officeDays = 45

// sameSeason reports whether no passage of one side is written that much later
// than one of the other.
func (c *comparison) sameSeason(as, bs []article.Passage) bool {
	for _, a := range as {
		for _, b := range bs {
			da, db := c.story.Reading(a.Article).Written(), c.story.Reading(b.Article).Written()
			if !da.IsZero() && !db.IsZero() && db.Sub(da).Abs() > officeDays*24*time.Hour {
				return false
			}
		}
	}
	return true
}

// held reports whether somebody else holds that office in this story.
func (c *comparison) held(id story.EntityID, office string) bool {
	for i := range c.story.Cast.Entities {
		for _, f := range c.story.Cast.Entities[i].Roles {
			if story.EntityID(i) != id && !f.Past && f.Of != story.NoEntity && officeOf(f) == office {
				return true
			}
		}
	}
	return false
}

// officeOf is the kind of office of a role: "foreign minister" is a minister.
func officeOf(f story.RoleFact) string { return f.Head[strings.LastIndexByte(f.Head, ' ')+1:] }

// rivals yields the pairs of offices a person cannot hold at a time, in order.
func rivals(c *comparison, offices map[string]*story.Side) func(yield func([2]string) bool) {
	names := make([]string, 0, len(offices))
	for o := range offices {
		names = append(names, o)
	}
	slices.Sort(names)
	table := lang.For(c.story.Readings[0].Lang).Claims.Rivals
	return func(yield func([2]string) bool) {
		for i, a := range names {
			for _, b := range names[i+1:] {
				if table[[2]string{a, b}] && !yield([2]string{a, b}) {
					return
				}
			}
		}
	}
}

func both(a, b map[article.ID]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}

// otherHolder adds who else the sources say holds one of the offices for the
// same body.
func (c *comparison) otherHolder(id story.EntityID, a, b string) string {
	e := c.story.Cast.Entities[id]
	for _, o := range c.story.Cast.Entities {
		if o.ID == id || o.Kind != article.Person {
			continue
		}
		for _, f := range o.Roles {
			office := officeOf(f)
			if f.Past || office != a && office != b {
				continue
			}
			for _, g := range e.Roles {
				if officeOf(g) == office && g.Of == f.Of && f.Of != story.NoEntity {
					return "; the sources name " + o.Name + " in one of them"
				}
			}
		}
	}
	return ""
}

// denials: one source tells something, and in another somebody denies it. The
// sentences must be about the same: half of the shorter one's words, and a
// name.
func (c *comparison) denials() []story.Tension {
	filed := map[string][]int{}
	for i := range c.lines {
		if c.lines[i].witness == "" {
			continue
		}
		for w := range c.lines[i].gist.Words {
			if len(filed[w]) < maxPostings {
				filed[w] = append(filed[w], i)
			}
		}
	}
	var out []story.Tension
	for i := range c.lines {
		l := &c.lines[i]
		st, ok := l.denial()
		if !ok || l.witness == "" || !deniesAct(l, st) {
			continue
		}
		best, score := -1, 0.5
		for _, w := range slices.Sorted(maps.Keys(l.gist.Words)) {
			for _, k := range filed[w] {
				o := &c.lines[k]
				if o.denies || o.witness == l.witness || accuses(o) || !c.sameMatter(o, l) || !c.tells(o, l, st) {
					continue
				}
				if s := story.Overlap(o.gist.Words, l.gist.Words); s > score || s == score && best >= 0 && k < best {
					best, score = k, s
				}
			}
		}
		if best < 0 {
			continue
		}
		out = append(out, story.Tension{
			Kind: story.OutcomeTension, Event: -1, Why: "one source tells it; in the other it is denied",
			Sides: []story.Side{
				{Passages: []article.Passage{c.lines[best].passage()}},
				{Passages: []article.Passage{l.passage()}, Value: st.Cue, Who: c.who(l.reading, st.Speakers)},
			},
		})
	}
	return out
}

// deniesAct reports whether what is denied is that something was done: "denied
// that he had offered it", "denied offering it". Who denies a charge or "the
// allegations" only pleads, and contradicts nobody who reports them.
func deniesAct(l *line, st article.Statement) bool {
	acts := &lang.For(l.reading.Lang).Acts
	toks := story.TokensIn(l.reading.Notes.Tokens, st.Content)
	for i, t := range toks {
		if acts.Nouns.Of(t.Lower) == "charge" || tables(l.reading).Alleging.Has(t.Lower) && (i+1 == len(toks) || !acts.Openers.Has(toks[i+1].Lower)) {
			return false
		}
		if v, ok := acts.Verbs.Get(t.Lower); ok && v.Form != lang.BaseForm {
			return true
		}
	}
	return false
}

// tells reports whether a sentence tells what another denies, to the last word
// of it, names and light verbs apart: who denies talks on joint control does not
// deny the joint inquiry.
func (c *comparison) tells(o, l *line, denied article.Statement) bool {
	acts := &lang.For(l.reading.Lang).Acts
	light := map[term]bool{}
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, denied.Content) {
		if acts.Light.Has(t.Lower) {
			light[term(c.scale.lang.Root(t.Lower))] = true
		}
	}
	all := termsOf(c.story, l.reading, denied.Content)
	for _, t := range all.terms {
		if !t.isName() && !light[t] && c.scale.in(t, o.named) == 0 {
			return false
		}
	}
	who := c.who(l.reading, denied.Speakers)
	for _, st := range o.said {
		if story.Shared(who, c.who(o.reading, st.Speakers)) > 0 {
			return false // nobody contradicts himself by denying
		}
	}
	if first := story.TokensIn(l.reading.Notes.Tokens, denied.Content); len(first) > 0 && acts.Verbs.Of(first[0].Lower).Form == lang.IngForm && story.Shared(who, c.entitiesIn(o.reading, o.passage().Span)) == 0 {
		return false // who denies having done it is not named as who did
	}
	return !negates(story.TokensIn(o.reading.Notes.Tokens, o.passage().Span), lang.For(o.reading.Lang))
}

// negates reports whether something is not so by one of the words: "without him
// pulling the trigger", "did not tell her that he had given it".
func negates(toks []text.Token, l *lang.Language) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool {
		return l.Acts.Negators.Has(t.Lower) || l.Claims.None.Has(t.Lower) || l.States.Failing.Has(t.Lower) || l.Denied.Verbs.Has(t.Lower) || strings.HasSuffix(t.Lower, "n't")
	})
}

// accuses reports whether a sentence only tells that somebody is accused, or
// has the denial itself: "is charged with fraud, which he denies".
func accuses(l *line) bool {
	acts := &lang.For(l.reading.Lang).Acts
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, l.reading.Sentences[l.n].Span) {
		v, ok := acts.Verbs.Get(t.Lower)
		if ok && (v.Class == "charge" || v.Base == "accuse" || v.Base == "deny") || acts.Nouns.Of(t.Lower) == "charge" || tables(l.reading).Alleging.Has(t.Lower) {
			return true
		}
	}
	return false
}

// denial is the statement of the sentence that denies something.
func (l *line) denial() (article.Statement, bool) {
	for _, st := range l.said {
		if st.Denial && l.reading.Sentences[l.n].Contains(st.Cue) && len(st.Speakers) > 0 {
			return st, true
		}
	}
	return article.Statement{}, false
}

// sameMatter reports whether two sentences share a name and three words.
func (c *comparison) sameMatter(a, b *line) bool {
	names := story.Shared(union(a.gist.Persons, a.gist.Bodies), union(b.gist.Persons, b.gist.Bodies))
	return names > 0 && common(a.gist.Words, b.gist.Words) >= 3
}

// unrepeated acts happen once: two days for one of them contradict each other.
// Meetings, visits and statements happen again and again.
var unrepeated = map[string]bool{
	"die": true, "attack": true, "explode": true, "crash": true, "collapse": true, "agree": true,
	"resign": true, "arrest": true, "vote": true, "appoint": true, "release": true, "burn": true,
}

// dateTensions: two witnesses tell an act that happens once, with the same
// people in the same place and much the same words, on two days that are both
// stated and lie close together.
func (c *comparison) dateTensions() []story.Tension {
	var out []story.Tension
	for i, a := range c.events {
		if !unrepeated[a.Act] || !a.When.OneDay() || a.When.How == article.Reported || a.Lane != story.Happened {
			continue
		}
		for _, b := range c.events[i+1:] {
			if b.Act != a.Act || !b.When.OneDay() || b.When.How == article.Reported || b.Lane != story.Happened || b.When.From.Equal(a.When.From) {
				continue
			}
			if b.When.From.Sub(a.When.From) > 3*24*time.Hour {
				break
			}
			ta, tb := a.Tellings[0], b.Tellings[0]
			ra, rb := c.story.Reading(ta.Article), c.story.Reading(tb.Article)
			if ra.ID == rb.ID || ra.Origin.Witness() == "" || ra.Origin.Witness() == rb.Origin.Witness() {
				continue
			}
			ga, gb := c.story.Gist(ra, ta.Clause, ta.Sentence), c.story.Gist(rb, tb.Clause, tb.Sentence)
			if story.Shared(a.Who, b.Who) < 2 && story.Shared(a.Where, b.Where) < 1 || story.Overlap(ga.Words, gb.Words) < 0.6 {
				continue
			}
			if c.witnesses([]article.Passage{{Article: ta.Article, Span: ta.Sentence}, {Article: tb.Article, Span: tb.Sentence}}) < 2 {
				continue // one text, printed on two days: "yesterday" is of one of them
			}
			out = append(out, story.Tension{
				Kind: story.DateTension, About: "", Event: a.ID,
				Why: "both tell the same act of the same people, which happens once",
				Sides: []story.Side{
					{Passages: []article.Passage{{Article: ta.Article, Span: ta.Sentence}}, Value: ta.Date, When: a.When},
					{Passages: []article.Passage{{Article: tb.Article, Span: tb.Sentence}}, Value: tb.Date, When: b.When},
				},
			})
		}
	}
	return out
}

// longQuote is how many words a quotation must have for two speakers of it to
// be a contradiction: short ones are said by many.
const longQuote = 6

// attributionTensions: the same long quotation is given to two speakers who are
// neither one party nor named together.
func (c *comparison) attributionTensions(voices []story.Voice) []story.Tension {
	type spoken struct {
		q    story.Quote
		who  story.EntityID
		text string
	}
	var all []spoken
	for _, v := range voices {
		for _, q := range v.Quotes {
			e := &c.story.Cast.Entities[v.Who]
			if len(q.Statement.Quotes) == 0 || !c.bySpeakerName(q) || c.handedOn(q) || q.Statement.Sure < 0.8 || q.Statement.Speaker.Empty() || q.Origins == 0 || e.Kind != article.Person || !strings.Contains(e.Name, " ") {
				continue // "the president" and a name may be one
			}
			r := c.story.Reading(q.Passages[0].Article)
			for _, sp := range q.Statement.Quotes {
				if t := text.Fold(story.Unquote(sp.In(r.Text))); strings.Count(t, " ") >= longQuote-1 {
					all = append(all, spoken{q, v.Who, t})
				}
			}
		}
	}
	var out []story.Tension
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.who == b.who || slices.Contains(a.q.With, b.who) || slices.Contains(b.q.With, a.who) || !strings.Contains(a.text, b.text) && !strings.Contains(b.text, a.text) {
				continue
			}
			if pa := c.party(a.who); pa != story.NoEntity && pa == c.party(b.who) {
				continue
			}
			if c.witnesses(slices.Concat(a.q.Passages, b.q.Passages)) < 2 || c.names(a.q.Passages, b.who) || c.names(b.q.Passages, a.who) {
				continue // "Sand told the court that Reve said …"
			}
			out = append(out, story.Tension{
				Kind: story.AttributionTension, About: a.q.Statement.Quotes[0].In(c.story.Reading(a.q.Passages[0].Article).Text), Event: -1,
				Why: "the same words are given to two speakers",
				Sides: []story.Side{
					{Passages: a.q.Passages, Value: a.q.Statement.Speaker, Who: []story.EntityID{a.who}, When: a.q.When},
					{Passages: b.q.Passages, Value: b.q.Statement.Speaker, Who: []story.EntityID{b.who}, When: b.q.When},
				},
			})
		}
	}
	return out
}

// bySpeakerName reports whether a quotation is given to somebody by name: who
// "he", "the letter" or "the prosecutor" is was found out, not read, and may be
// wrong.
func (c *comparison) bySpeakerName(q story.Quote) bool {
	r := c.story.Reading(q.Passages[0].Article)
	for _, m := range startingIn(r.Notes.Mentions, q.Statement.Speaker, func(m article.Mention) int { return m.Start }) {
		if m.Form == article.ByName && slices.Contains(q.Statement.Speakers, m.Name) {
			return true
		}
	}
	return false
}

// handedOn reports whether somebody else may have spoken the words: they are
// called "the mayor's suggestion that …", or another clause stands between the
// speaker and a participle: "Reve sat down as a clerk rose, telling him …".
func (c *comparison) handedOn(q story.Quote) bool {
	st := q.Statement
	r := c.story.Reading(q.Passages[0].Article)
	l := lang.For(r.Lang)
	between := text.Span{Start: st.Content.Start, End: st.Quotes[0].Start}
	for _, t := range story.TokensIn(r.Notes.Tokens, between) {
		if l.Statements.CueNouns.Has(t.Lower) {
			return true
		}
	}
	cue := story.TokensIn(r.Notes.Tokens, st.Cue)
	if len(cue) == 0 || l.Acts.Verbs.Of(cue[0].Lower).Form != lang.IngForm {
		return false
	}
	between = text.Span{Start: st.Speaker.End, End: max(st.Speaker.End, st.Cue.Start)}
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, between), func(t text.Token) bool { return l.Acts.Openers.Has(t.Lower) })
}

// names reports whether one of the passages names somebody or speaks of him by
// his office.
func (c *comparison) names(ps []article.Passage, who story.EntityID) bool {
	for _, p := range ps {
		r := c.story.Reading(p.Article)
		for _, m := range startingIn(r.Notes.Mentions, p.Span, func(m article.Mention) int { return m.Start }) {
			if m.Form != article.ByPronoun && c.story.Cast.Who(p.Article, m.Name) == who {
				return true
			}
		}
	}
	return false
}
