package compare

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/figures"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What news counts from day to day has names of its own: the dead, the missing,
// the jobs that go. Such figures need not be told in the same words to be of one
// measure ("killing nine people", "the toll has climbed to 17"), if they are of
// the main matter of articles of one episode. The parts of a whole, the places
// apart, the other years and the mere plans are left out.

// gauge is a figure of the main matter of its article that is of a known
// measure.
type gauge struct {
	of      *lang.Measure
	figure  article.Figure
	line    *line
	reading *article.Reading
	kind    string // of what is counted, if that is no word for people at large
	whole   bool   // a part of what the measure is a part of: "2,800 of its members"
	day     article.When
	asOf    article.When
	topics  map[string]bool // classes of the happenings its sentence names
	about   map[string]bool // words that say what its sentence is about
	episode string
	where   story.EntityID          // the place it is of; NoEntity if its sentence names none
	leads   bool                    // in the head of the article
	head    map[story.EntityID]bool // who and what of the article names
}

// headLines is how many sentences tell what an article is about.
const headLines = 3

// recentDays is how long before an article a thing may have happened that its
// figures of now are of.
const recentDays = 14

// gauges lists the figures that are of a known measure and of the main matter,
// those of one measure together.
func (c *comparison) gauges() [][]gauge {
	episodes := c.stage
	heads, nth := map[article.ID]map[story.EntityID]bool{}, make([]int, len(c.lines))
	for i := range c.lines {
		l := &c.lines[i]
		if i > 0 && c.lines[i-1].reading == l.reading {
			nth[i] = nth[i-1] + 1
		} else {
			heads[l.reading.ID] = map[story.EntityID]bool{}
			for _, id := range c.entitiesIn(l.reading, l.reading.Title) {
				heads[l.reading.ID][id] = true
			}
		}
		if nth[i] >= headLines {
			continue
		}
		for _, id := range c.entitiesIn(l.reading, l.passage().Span) {
			heads[l.reading.ID][id] = true
		}
	}
	var out [][]gauge
	at := map[*lang.Measure]int{}
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || !l.reading.Date.OneDay() || !readable(l.reading) || runOn(l) {
			continue
		}
		for _, m := range measuresOf(l) {
			g := gauge{of: m.of, figure: m.figure, kind: m.kind, whole: m.of.Whole.Has(m.noun), line: l, reading: l.reading, asOf: l.reading.Date, episode: episodes[l.reading.ID]}
			g.leads, g.head = nth[i] < headLines, heads[l.reading.ID]
			if !c.ofMain(&g) {
				continue
			}
			g.topics, g.about = topicsOf(l), g.matter()
			k, ok := at[g.of]
			if !ok {
				k = len(out)
				at[g.of] = k
				out = append(out, nil)
			}
			out[k] = append(out[k], g)
			c.reads("gauge", l)
		}
	}
	return out
}

// episodes are the episodes of the articles.
func (c *comparison) episodes() map[article.ID]string {
	out := map[article.ID]string{}
	for _, e := range c.story.Episodes {
		for _, id := range e.Articles {
			out[id] = e.ID
		}
	}
	return out
}

// ofMain reports whether a figure is of the main matter of its article: no part
// of a whole and nothing on top of it, of now, and of no place of its own.
func (c *comparison) ofMain(g *gauge) bool {
	l, r, f := g.line, g.reading, g.figure
	s := c.scopeOf(l, f)
	if setApart(l) {
		return false // "in a separate attack"
	}
	if s.added || s.unsure || s.supposed || f.Kind == article.Count && partial(r, f) && !g.whole || others(l, f) || l.denies {
		return false
	}
	g.where = s.where
	if s.where != story.NoEntity && !g.head[s.where] {
		return false
	}
	for _, id := range l.gist.Places {
		if !g.head[id] && !g.leads {
			return false
		}
	}
	day, ok := c.ofNow(g)
	g.day = day
	return ok
}

// ofNow is the day a figure is of, as far as that is stated, and whether it is of
// the time its article tells of: no "31 died in 2009", and no "14 have died this
// week", which is a part.
func (c *comparison) ofNow(g *gauge) (article.When, bool) {
	r := g.reading
	now := g.asOf.From
	clause := clauseOf(g.line, g.figure.Span)
	near, least, at := article.When{}, 1<<30, text.Span{}
	for _, t := range startingIn(r.Notes.Times, r.Sentences[g.line.n].Span, func(t article.Time) int { return t.Start }) {
		if t.Kind != article.DateTime && t.Kind != article.Clock || !t.When.Known() || limits(r, r.Sentences[g.line.n].Span, t.Span) {
			continue
		}
		if d := max(t.Start-g.figure.End, g.figure.Start-t.End); d < least {
			near, least, at = t.When, d, t.Span
		}
	}
	switch {
	case least == 1<<30:
		return near, true
	case g.of.Past:
		return article.When{}, true
	case !near.Bounded(), now.Sub(near.To) > recentDays*24*time.Hour:
		return near, false
	case near.From.After(now.Add(24 * time.Hour)):
		return article.When{}, g.of.Ahead
	case !near.OneDay():
		return article.When{}, g.of.Ahead
	case !clause.Contains(at):
		return article.When{}, true // "police said on Thursday"
	}
	return near, true
}

// others reports whether a figure is of some among others: "including 12".
func others(l *line, f article.Figure) bool {
	table := lang.For(l.reading.Lang).Measures.Others
	toks := story.TokensIn(l.reading.Notes.Tokens, text.Span{Start: l.reading.Sentences[l.n].Start, End: f.Start})
	for k := len(toks) - 1; k >= max(0, len(toks)-3); k-- {
		if table.Has(toks[k].Lower) {
			return true
		}
	}
	return false
}

// heavy is how much an act weighs at least that is the matter of an article.
const heavy = 1.2

// topicsOf are the classes of the happenings that a sentence names by nouns.
func topicsOf(l *line) map[string]bool {
	acts, counted := &lang.For(l.reading.Lang).Acts, lang.For(l.reading.Lang).Measures.Counted
	out := map[string]bool{}
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, l.reading.Sentences[l.n].Span) {
		class := acts.Nouns.Of(t.Lower)
		if acts.Weight.Of(class) >= heavy && !counted.Has(class) {
			out[class] = true
		}
	}
	return out
}

// measuredAs is a figure with the measure it is of.
type measuredAs struct {
	of     *lang.Measure
	figure article.Figure
	noun   string // what is counted
	kind   string
}

// measuresOf lists the figures of a sentence that are of a known measure.
func measuresOf(l *line) []measuredAs {
	return once(&l.measures, func() []measuredAs { return measuresIn(l) })
}

func measuresIn(l *line) []measuredAs {
	r := l.reading
	table := &lang.For(r.Lang).Measures
	toks := story.TokensIn(r.Notes.Tokens, r.Sentences[l.n].Span)
	var out []measuredAs
next:
	for _, f := range numbersOf(l) {
		if f.Same >= 0 {
			continue
		}
		_, last := around(toks, f)
		noun, _ := nounOf(toks, f, last)
		for i := range table.All {
			m := &table.All[i]
			if kind, ok := isOf(l, toks, f, m); ok {
				// Of two counts in one sentence the smaller is a part: "the toll is
				// 285, with 30 killed since Thursday".
				for k, o := range out {
					if o.of == m && m.Runs == lang.Grows {
						if f.Value > o.figure.Value {
							out[k] = measuredAs{m, f, noun, kind}
						}
						continue next
					}
				}
				out = append(out, measuredAs{m, f, noun, kind})
				break
			}
		}
	}
	return out
}

// numbersOf are the figures of a sentence and its numbers of which nothing says
// what they count, but for those of times. They are not to be changed.
func numbersOf(l *line) []article.Figure {
	return once(&l.numbers, func() []article.Figure { return numbersIn(l) })
}

func numbersIn(l *line) []article.Figure {
	r := l.reading
	sen := r.Sentences[l.n].Span
	toks := story.TokensIn(r.Notes.Tokens, sen)
	times := startingIn(r.Notes.Times, sen, func(t article.Time) int { return t.Start })
	timed := func(sp text.Span) bool {
		return slices.ContainsFunc(times, func(t article.Time) bool { return t.Span.Overlaps(sp) })
	}
	all := slices.Clone(l.gist.Figures)
	for i, f := range all {
		if f.Kind == article.Count && !timed(f.Span) && timed(f.Noun) { // "from 1.8 million two weeks ago"
			all[i].Unit, all[i].Noun = "", text.Span{}
		}
	}
	for _, b := range figures.Bare(toks, r.Lang) {
		taken := slices.ContainsFunc(all, func(f article.Figure) bool { return f.Overlaps(b.Span) }) || timed(b.Span)
		if !taken && b.Start >= sen.Start {
			all = append(all, b)
		}
	}
	slices.SortFunc(all, func(a, b article.Figure) int { return text.Compare(a.Span, b.Span) })
	return all
}

// nounOf is the noun behind a figure that ends before token last, in lower case,
// and the index behind it; "" and last if there is none.
func nounOf(toks []text.Token, f article.Figure, last int) (string, int) {
	noun := ""
	for !f.Noun.Empty() && f.Noun.Start >= f.End && last < len(toks) && toks[last].Start < f.Noun.End {
		noun = toks[last].Lower
		last++
	}
	return noun, last
}

// isOf reports whether the words around a figure say that it is of a measure,
// and what kind of people it counts, if not people at large.
func isOf(l *line, toks []text.Token, f article.Figure, m *lang.Measure) (string, bool) {
	r := l.reading
	words := lang.For(r.Lang)
	has := func(set lang.Set) bool {
		return slices.ContainsFunc(toks, func(t text.Token) bool { return set.Has(t.Lower) })
	}
	bare := f.Unit == ""
	switch m.Kind {
	case "count":
		if f.Kind != article.Count || f.Value < 1 {
			return "", false
		}
	case "bare":
		if !bare {
			return "", false
		}
	case "money":
		// "48.6 billion florins and new debt of 2.1 billion"
		scaled := f.Kind == article.Count && f.Value >= 1e6 && f.Unit != "person"
		if f.Kind != article.Money && !scaled || strings.Contains(f.Unit, "/") {
			return "", false
		}
	default:
		_, land := figures.Convert(1, f.Unit, "m2")
		if string(f.Kind) != m.Kind || m.Kind == string(article.Measure) && (m.Length != durations[f.Unit] || m.Land != land) {
			return "", false
		}
	}
	if f.High != f.Value || m.Least > 0 && f.Value < m.Least || m.Most > 0 && f.Value > m.Most || m.Near.Len() > 0 && !has(m.Near) {
		return "", false
	}
	first, last := around(toks, f)
	if first > 0 && bare && (words.Claims.To.Has(toks[first-1].Lower) && first > 1 && toks[first-2].Kind == text.Number || words.Measures.Ages.Has(toks[first-1].Lower) || first > 1 && words.Measures.Aged.Has(toks[first-2].Lower)) {
		return "", false // "ages 9 to 11", "a man of 29"
	}
	if first < 0 || slices.ContainsFunc(toks[max(0, first-2*exceptReach):min(len(toks), last+exceptReach)], func(t text.Token) bool { return m.Except.Has(t.Lower) }) {
		return "", false
	}
	noun, head := nounOf(toks, f, last)
	if m.Nouns.Has(noun) {
		return "", true
	}
	kind := ""
	counted := noun == "" || f.Unit == "person" || words.Claims.People.Has(noun)
	switch {
	case m.Things.Has(noun):
		counted = true
	case m.People && (words.Claims.Humans.Has(noun) || agent(words, noun)):
		counted, kind = true, f.Unit
	}
	if m.Kind == "count" && !counted {
		return "", false
	}
	if noun == "" && m.Kind == "count" && head < len(toks) && m.Nouns.Has(toks[head].Lower) {
		return "", true
	}
	pass := func(t text.Token) bool {
		return words.Measures.Passed.Has(t.Lower) || words.Acts.Auxiliaries.Has(t.Lower) || words.Acts.IsAdverb(t.Lower)
	}
	// The noun of the words itself may be the figure's: "17 killed".
	for k, n := last, 0; k < len(toks) && n < behindReach; k, n = k+1, n+1 {
		if follows(toks[k:], m.After) && (k+1 == len(toks) || toks[k+1].Kind != text.Number) {
			return kind, unstarted(words, toks[last:k])
		}
		if k >= head && !pass(toks[k]) && toks[k].Norm == toks[k].Lower && !joined(toks, k, &words.Measures) {
			break
		}
	}
	for k, n := first, 0; k > 0 && n < 3; k, n = k-1, n+1 {
		if n := precededBy(toks[:k], m.Before); n > 0 {
			return kind, m.Ahead || !unreal(toks[:k-n], &words.Acts)
		}
		if !words.Measures.Passed.Has(toks[k-1].Lower) {
			break
		}
	}
	return kind, (bare || f.Unit == "person" || m.Kind == "money") && levels(words, toks, first, m)
}

// agent reports whether a noun ends as those for persons do: "skiers".
func agent(words *lang.Language, noun string) bool {
	return slices.ContainsFunc(words.Measures.Agents, func(end string) bool { return len(noun) > len(end)+2 && strings.HasSuffix(noun, end) })
}

// behindReach is how many words behind a figure those that say what it is of may
// stand.
const behindReach = 10

// exceptReach is how many words behind a figure one may stand that makes it
// something else; before it twice as many.
const exceptReach = 5

// joined reports whether token k goes on with the noun before it: "drivers and
// mechanics".
func joined(toks []text.Token, k int, table *lang.Measures) bool {
	if table.And.Has(toks[k].Lower) && k+1 < len(toks) && strings.HasSuffix(toks[k+1].Lower, table.Plural) {
		return true
	}
	return k > 0 && table.And.Has(toks[k-1].Lower) && strings.HasSuffix(toks[k].Lower, table.Plural)
}

// unstarted reports whether what befell the people is told as done.
func unstarted(words *lang.Language, between []text.Token) bool {
	return !slices.ContainsFunc(between, func(t text.Token) bool {
		return words.Acts.Negators.Has(t.Lower) || words.Measures.Open.Has(t.Lower)
	})
}

// around are the indices of the tokens a figure begins at and ends before.
func around(toks []text.Token, f article.Figure) (int, int) {
	first, last := -1, -1
	for i, t := range toks {
		if first < 0 && t.End > f.Start {
			first = i
		}
		if t.Start < f.End {
			last = i + 1
		}
	}
	return first, last
}

// follows reports whether the tokens begin with one of the phrases.
func follows(toks []text.Token, phrases []string) bool {
	return len(toks) > 0 && slices.ContainsFunc(phrases, func(p string) bool {
		if !strings.HasPrefix(p, toks[0].Lower) { // as most do not
			return false
		}
		i := 0
		for w := range strings.FieldsSeq(p) {
			if i >= len(toks) || toks[i].Lower != w {
				return false
			}
			i++
		}
		return true
	})
}

// precedes reports whether the tokens end with one of the phrases.
func precedes(toks []text.Token, phrases []string) bool { return precededBy(toks, phrases) > 0 }

// precededBy is how many words the first of the phrases has with which the tokens
// end; 0 if they end with none.
func precededBy(toks []text.Token, phrases []string) int {
	for _, p := range phrases {
		if n := strings.Count(p, " ") + 1; n <= len(toks) && follows(toks[len(toks)-n:], []string{p}) {
			return n
		}
	}
	return 0
}

// levelReach is how far before its value the noun of a measure may stand.
const levelReach = 18

// levels reports whether the noun of a measure stands before a figure with a verb
// that gives its value, and no other figure between: "the toll has climbed to".
func levels(words *lang.Language, toks []text.Token, first int, m *lang.Measure) bool {
	if m.Level.Len() == 0 || first == 0 || !words.Measures.Levels.Has(toks[first-1].Lower) {
		return false
	}
	for k := first - 2; k >= max(0, first-levelReach); k-- {
		t := toks[k]
		if t.Kind == text.Number || t.Kind == text.Punct && t.Norm != "-" && t.Norm != "," && t.Norm != "'" {
			return false
		}
		if m.Level.Has(t.Lower) {
			return true
		}
	}
	return false
}

// within reports whether a figure may be of the place of another: it is of the
// same, or its article is about that place and it names none.
func (c *comparison) within(g, o gauge) bool {
	if o.where == story.NoEntity || g.where == o.where || g.head[o.where] {
		return true
	}
	return slices.ContainsFunc(c.entitiesIn(o.reading, o.passage().Span), func(id story.EntityID) bool {
		return g.head[id] && c.story.Cast.Entities[id].Kind != article.Person
	})
}

// onePlace reports whether two figures may be of one place: they name none or the
// same, or the sentence of one names both, as "the valley in the north of Verrin".
func (c *comparison) onePlace(a, b gauge) bool {
	if a.where == b.where || a.where == story.NoEntity || b.where == story.NoEntity {
		return true
	}
	if a.line != b.line && (slices.Contains(c.placesIn(a.line), b.where) || slices.Contains(c.placesIn(b.line), a.where)) {
		return len(a.line.gist.Figures) < 2 || len(b.line.gist.Figures) < 2
	}
	return false
}

// oneMatter reports whether two figures are of the matter of one episode, or the
// later recalls that of the earlier: "the collapse in which five people died".
func (c *comparison) oneMatter(a, b gauge) bool {
	if a.episode == b.episode {
		return true
	}
	if b.asOf.From.Before(a.asOf.From) {
		a, b = b, a
	}
	if a.of.Runs != lang.Grows || b.day.Known() || !b.recalls() || common(a.topics, b.topics) == 0 && common(a.line.gist.Words, b.line.gist.Words) < 2 {
		return false
	}
	return story.Shared(c.entitiesIn(a.reading, a.passage().Span), c.entitiesIn(b.reading, b.passage().Span)) > 0
}

// recalls reports whether a count is told of something known: "that killed six
// people", "the five people who died".
func (g gauge) recalls() bool {
	words := lang.For(g.reading.Lang)
	toks := story.TokensIn(g.reading.Notes.Tokens, text.Span{Start: g.reading.Sentences[g.line.n].Start, End: g.figure.Start})
	for k := len(toks) - 1; k >= max(0, len(toks)-4); k-- {
		if w := toks[k].Lower; words.Acts.Relatives.Has(w) || w == words.Statements.That || k == len(toks)-1 && words.Figures.Definite.Has(w) {
			return true
		}
	}
	return false
}

// sameUnits reports whether the units of two figures of one measure can be
// converted into one another.
func sameUnits(a, b gauge) bool {
	_, ok := figures.Convert(1, a.figure.Unit, b.figure.Unit)
	unsaid := a.of.Kind == "money" && (a.figure.Unit == "" || b.figure.Unit == "")
	return a.figure.Unit == b.figure.Unit || a.of.Kind == "count" || unsaid || ok
}

// owner is whose value a figure is: the last person before it, or else the last
// other who is no place.
func (c *comparison) owner(g gauge) story.EntityID {
	out, person := story.NoEntity, false
	sen := text.Span{Start: g.reading.Sentences[g.line.n].Start, End: g.figure.Start}
	for _, m := range startingIn(g.reading.Notes.Mentions, sen, func(m article.Mention) int { return m.Start }) {
		if id := c.story.Cast.Who(g.reading.ID, m.Name); id != story.NoEntity && c.story.Cast.Entities[id].Kind != article.Place {
			if kind := c.story.Cast.Entities[id].Kind; kind == article.Person || !person {
				out, person = id, person || kind == article.Person
			}
		}
	}
	return out
}

// countingDays is how far apart two articles may be that tell of one count, and
// recallDays if the later speaks of something known.
const (
	countingDays = 14
	recallDays   = 92
)

// alikeMatter reports whether two sentences can be of one matter: they name one
// happening or have a word of it in common, or one says no more than the figure.
func (c *comparison) alikeMatter(a, b gauge) bool {
	if shares(a.line.events, b.line.events) || common(a.topics, b.topics) > 0 {
		return true
	}
	return len(a.about) == 0 || len(b.about) == 0 || common(a.about, b.about) > 0
}

// matter are the words of a sentence that say what it is about: no verbs, nobody
// counted, none of those that could stand anywhere.
func (g gauge) matter() map[string]bool {
	l := lang.For(g.reading.Lang)
	out := map[string]bool{}
	for _, t := range story.TokensIn(g.reading.Notes.Tokens, g.passage().Span) {
		_, verb := l.Acts.Verbs.Get(t.Lower)
		class := l.Acts.Nouns.Of(t.Lower)
		if t.Kind != text.Word || t.Lower != t.Norm || len(t.Lower) < 3 || verb && class == "" || l.Words.Stop.Has(t.Lower) || l.Claims.People.Has(t.Lower) || l.Claims.Humans.Has(t.Lower) || l.Claims.Dull.Has(t.Lower) ||
			g.of.Near.Has(t.Lower) || g.of.Things.Has(t.Lower) || g.of.Nouns.Has(t.Lower) || g.of.Level.Has(t.Lower) || l.Acts.IsAdverb(t.Lower) {
			continue
		}
		if t.Start < g.figure.Noun.End && t.End > g.figure.Start {
			continue
		}
		out[l.Root(t.Lower)] = true
	}
	return out
}

// sameGauge reports whether two figures are of one measure of one matter.
func (c *comparison) sameGauge(a, b gauge) bool {
	if a.of != b.of || !c.oneMatter(a, b) || !sameUnits(a, b) {
		return false
	}
	if fixed := a.of.Runs == lang.Fixed; a.leads && b.leads && !fixed && !c.alikeMatter(a, b) || !(a.leads && b.leads && fixed) && (!c.onePlace(a, b) || !c.within(a, b) || !c.within(b, a)) {
		return false // "80 people in Orlo and 36 in Vell"; the pirates and the plague
	}
	if a.of.Whose && (c.owner(a) == story.NoEntity || c.owner(a) != c.owner(b)) {
		return false
	}
	if a.kind != b.kind && !(a.leads && b.leads && a.of.Runs == lang.Grows) {
		return false
	}
	if a.day.Known() && b.day.Known() && !a.day.Meets(b.day) && a.of.Runs == lang.Fixed {
		return false
	}
	if a.of.Runs != lang.Fixed && len(a.topics) > 0 && len(b.topics) > 0 && common(a.topics, b.topics) == 0 {
		return false
	}
	first, second := a, b
	if second.asOf.From.Before(first.asOf.From) {
		first, second = second, first
	}
	if second.day.Known() && second.day.From.After(first.asOf.From) && !moves(second) && second.of.Runs != lang.Fixed {
		return false // what happened later was not counted before
	}
	days := countingDays
	if second.recalls() {
		days = recallDays
	}
	return a.asOf.From.Sub(b.asOf.From).Abs() <= time.Duration(days)*24*time.Hour
}

func (g gauge) passage() article.Passage { return g.line.passage() }

func (g gauge) side() story.Side {
	s := story.Side{Passages: []article.Passage{g.passage()}, Value: g.figure.Span, When: g.asOf}
	s.When.How, s.When.Why = article.Reported, ""
	if g.day.Known() {
		s.When = g.day
	}
	return s
}

// rivalDays is how far apart two reports may be written that contradict each
// other on what does not go on.
const rivalDays = 2

// gaugeTensions: two witnesses give values of one measure that cannot both be so.
// Counts that go on are compared on one day only, and not if another day shows
// that they went on.
func (c *comparison) gaugeTensions(shown []story.Tension) []story.Tension {
	var out []story.Tension
	done := map[string]bool{} // episodes, with the measure
	for _, all := range c.gauged {
		for i, a := range all {
			for _, b := range all[i+1:] {
				if done[a.of.Of+a.episode] || !c.rivalGauges(all, a, b) || slices.ContainsFunc(shown, func(t story.Tension) bool { return cited(t.Sides, a.passage()) || cited(t.Sides, b.passage()) }) {
					continue
				}
				done[a.of.Of+a.episode] = true
				out = append(out, story.Tension{
					Kind: story.FigureTension, About: c.measure(measured{figure: a.figure, reading: a.reading}), Event: firstShared(a.line.events, b.line.events),
					Why: "both count the same thing, in the same matter, on the same days", Sides: []story.Side{a.side(), b.side()},
				})
			}
		}
	}
	return out
}

// rivalGauges reports whether two figures of one measure, of which all are given,
// contradict each other.
func (c *comparison) rivalGauges(all []gauge, a, b gauge) bool {
	apart := a.asOf.From.Sub(b.asOf.From).Abs()
	switch {
	case apart > rivalDays*24*time.Hour, a.reading.ID == b.reading.ID, a.line.witness == b.line.witness, !sameKind(a, b),
		agree(a.figure, b.figure), !exclude(a.figure, b.figure), farApart(a.figure, b.figure), !c.sameGauge(a, b), a.revises(), b.revises(), !a.of.Ahead && (mayBe(a.line, a.figure) || mayBe(b.line, b.figure)), c.otherPlace(a.line, a.figure, b.line, b.figure):
		return !c.out("gauge", "days, values or matter", a.line, b.line)
	}
	long := c.longRun(a) || c.longRun(b)
	fixed := a.of.Runs == lang.Fixed
	// What is told a day later may have been found out better, unless both tell of
	// one day, of a plan or of what has gone on for long, or it was known at once.
	oneDay := a.day.Known() && b.day.Known() && a.day.Meets(b.day)
	if apart > 0 && !oneDay && !long && !(fixed && (a.of.Ahead || apart <= 24*time.Hour && a.of.Once)) {
		return !c.out("gauge", "found out later", a.line, b.line)
	}
	if !fixed && !long && (moves(a) || moves(b) || c.goneOn(all, a, b)) {
		return !c.out("gauge", "goes on", a.line, b.line)
	}
	return !c.holdsBoth(all, a, b) || !c.out("gauge", "both given", a.line, b.line)
}

// sameKind reports whether two counts of people can be of the same: they are of
// one kind of people, or both open their articles and one is of people at large,
// the other of no sort that is counted apart: "six skiers", "eight people".
func sameKind(a, b gauge) bool {
	if a.kind == b.kind {
		return true
	}
	sort := func(g gauge) bool {
		words := lang.For(g.reading.Lang)
		return slices.ContainsFunc(story.TokensIn(g.reading.Notes.Tokens, g.figure.Noun), func(t text.Token) bool { return words.Measures.Sorts.Has(t.Lower) })
	}
	return a.leads && b.leads && (a.kind == "" || b.kind == "") && !sort(a) && !sort(b)
}

// longDays is how long a thing must have gone on that a day adds little to it.
const longDays = 60

// longRun reports whether a count is told, in its sentence or the one before, of
// what has gone on for long: "since it broke out in March 2030".
func (c *comparison) longRun(g gauge) bool {
	r := g.reading
	for n := max(0, g.line.n-1); n <= g.line.n; n++ {
		sen := r.Sentences[n].Span
		for _, t := range startingIn(r.Notes.Times, sen, func(t article.Time) int { return t.Start }) {
			if t.When.Bounded() && g.asOf.From.Sub(t.When.To) > longDays*24*time.Hour && sinceThen(r, sen, t.Span) {
				return true
			}
		}
	}
	return false
}

// sinceThen reports whether a time opens what goes on up to now.
func sinceThen(r *article.Reading, sen, at text.Span) bool {
	since := lang.For(r.Lang).Measures.Since
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, text.Span{Start: sen.Start, End: at.Start}), func(t text.Token) bool { return since.Has(t.Lower) })
}

// holdsBoth reports whether one of the articles gives the other's value too.
func (c *comparison) holdsBoth(all []gauge, a, b gauge) bool {
	return slices.ContainsFunc(all, func(g gauge) bool {
		return c.sameGauge(g, a) && (g.reading.ID == a.reading.ID && agree(g.figure, b.figure) || g.reading.ID == b.reading.ID && agree(g.figure, a.figure))
	})
}

// revises reports whether a sentence says that its figure is not the first one.
func (g gauge) revises() bool {
	claims, measures := tables(g.reading), &lang.For(g.reading.Lang).Measures
	return slices.ContainsFunc(story.TokensIn(g.reading.Notes.Tokens, g.passage().Span), func(t text.Token) bool {
		return measures.Revised.Has(t.Lower) || claims.Late.Has(t.Lower)
	})
}

// moves reports whether a count is told as going on: "has climbed to 17".
func moves(g gauge) bool { return mounts(measured{figure: g.figure, reading: g.reading, line: g.line}) }

// goneOn reports whether another day shows that a count went on between the two
// values of one day.
func (c *comparison) goneOn(all []gauge, a, b gauge) bool {
	low, high := a.figure.Value, b.figure.Value
	if low > high {
		low, high = high, low
	}
	return slices.ContainsFunc(all, func(g gauge) bool {
		return c.sameGauge(g, a) && (g.asOf.From.Before(a.asOf.From) && g.figure.Value <= low || g.asOf.From.After(a.asOf.From) && g.figure.Value >= high)
	})
}

// gaugeChanges: counts that later articles give with another value.
func (c *comparison) gaugeChanges() []story.Change {
	var out []story.Change
	for _, all := range c.gauged {
		used := make([]bool, len(all))
		for i, first := range all {
			if used[i] {
				continue
			}
			chain := []gauge{first}
			for k := i + 1; k < len(all); k++ {
				if !used[k] && c.sameGauge(first, all[k]) && (first.of.Runs != lang.Fixed || all[k].renewed() || moves(all[k]) || all[k].figure.Value == first.figure.Value) {
					chain = append(chain, all[k])
					used[k] = true
				}
			}
			if ch, ok := c.chain(chain); ok {
				out = append(out, ch)
			}
		}
	}
	return out
}

// cited reports whether one of the sides cites a passage.
func cited(sides []story.Side, p article.Passage) bool {
	return slices.ContainsFunc(sides, func(s story.Side) bool { return slices.Contains(s.Passages, p) })
}

// renewed reports whether a sentence says that its figure is another than before.
func (g gauge) renewed() bool {
	words := lang.For(g.reading.Lang).Measures.Renewed
	return slices.ContainsFunc(story.TokensIn(g.reading.Notes.Tokens, g.passage().Span), func(t text.Token) bool { return words.Has(t.Lower) })
}

// chain makes a change of the values of one measure, in the order of their days.
func (c *comparison) chain(gs []gauge) (story.Change, bool) {
	slices.SortStableFunc(gs, func(a, b gauge) int {
		return cmp.Or(a.asOf.From.Compare(b.asOf.From), cmp.Compare(a.figure.Value, b.figure.Value), c.byArticle(a.passage(), b.passage()))
	})
	ch := story.Change{About: c.measure(measured{figure: gs[0].figure, reading: gs[0].reading}), Why: "articles of different days give different values"}
	var steps []gauge
	for _, g := range gs {
		if len(steps) > 0 {
			last := steps[len(steps)-1]
			n := len(ch.Steps) - 1
			switch {
			case last.figure.Value == g.figure.Value, agree(last.figure, g.figure) && !exclude(last.figure, g.figure):
				ch.Steps[n].Passages = unique(append(ch.Steps[n].Passages, g.passage()))
				continue
			case !g.asOf.From.After(last.asOf.From):
				continue // of one day
			case c.othersDo(last.line, last.figure, g.line, g.figure), g.figure.Kind == article.Percent && last.figure.Noun.Empty() && g.figure.Noun.Empty():
				continue // of two polls, of two who stand for office
			case g.of.Runs == lang.Grows && g.figure.Value < last.figure.Value, g.of.Runs == lang.Grows && farApart(last.figure, g.figure), leap(last.figure, g.figure), (c.longRun(g) || c.longRun(last)) && g.asOf.From.Sub(last.asOf.From) <= rivalDays*24*time.Hour, g.day.OneDay() && g.day.From.After(last.asOf.From) && g.of.Runs == lang.Grows && !moves(g) && g.day.From.Equal(g.asOf.From) && len(g.topics) > 0:
				continue
			}
		}
		steps = append(steps, g)
		s := g.side()
		s.When = g.asOf
		s.When.How, s.When.Why = article.Reported, ""
		ch.Steps = append(ch.Steps, s)
	}
	return ch, len(ch.Steps) > 1
}
