package compare

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// changes lists what was one thing earlier and another later: versions of a
// plan, figures that grew. A change is not a contradiction.
func (c *comparison) changes([]story.FigureRow) []story.Change {
	revised := c.revised()
	told := map[article.Passage]bool{}
	for _, ch := range revised {
		for _, p := range ch.Steps[0].Passages {
			told[p] = true
		}
	}
	var out []story.Change
	add := func(all []story.Change, again func(story.Change, story.Change) bool) {
		for _, ch := range all {
			if !c.knownBefore(ch) && !slices.ContainsFunc(out, func(o story.Change) bool { return again(o, ch) }) {
				out = append(out, ch)
			}
		}
	}
	// That a claim was cut from 90 to 65 million is told once.
	add(slices.Concat(c.versions(), revised, c.growth(told)), c.sameValues)
	add(slices.Concat(c.gaugeChanges(), c.retold(), c.turned(), c.causeChanges(), c.doers.changes, c.slotChanges()), func(o, ch story.Change) bool { return retells(o, ch) || c.sameValues(o, ch) })
	return out
}

// retells reports whether one change cites the passages of two steps of another.
func retells(shown, ch story.Change) bool {
	n := 0
	for _, s := range ch.Steps {
		if slices.ContainsFunc(s.Passages, func(p article.Passage) bool { return cited(shown.Steps, p) }) {
			n++
		}
	}
	return n > 1
}

// knownBefore reports whether the sentence of a step has the value of a later one too:
// "he may race at 193 cm and races at 184", later "races at 184 and may at 193".
func (c *comparison) knownBefore(ch story.Change) bool {
	figures := func(s story.Side, in text.Span) []article.Figure {
		return startingIn(c.story.Reading(s.Passages[0].Article).Notes.Figures, in, func(f article.Figure) int { return f.Start })
	}
	for i, s := range ch.Steps {
		for _, o := range ch.Steps[:i] {
			if len(s.Passages) == 0 || len(o.Passages) == 0 || s.Value.Empty() || o.Value.Empty() || s.Passages[0] == o.Passages[0] {
				continue
			}
			to := figures(s, s.Value)
			if len(to) > 0 && slices.ContainsFunc(figures(o, o.Passages[0].Span), func(f article.Figure) bool {
				return f.Value == to[0].Value && f.Unit == to[0].Unit && !o.Value.Overlaps(f.Span)
			}) {
				return true
			}
		}
	}
	return false
}

// sameValues reports whether two changes go through the same values: figures are
// compared, however they are written.
func (c *comparison) sameValues(a, b story.Change) bool {
	value := func(s story.Side) string {
		if len(s.Passages) == 0 {
			return ""
		}
		r := c.story.Reading(s.Passages[0].Article)
		for _, f := range startingIn(r.Notes.Figures, s.Value, func(f article.Figure) int { return f.Start }) {
			return fmt.Sprint(f.Value, " ", f.Unit)
		}
		return text.Fold(s.Value.In(r.Text))
	}
	return slices.EqualFunc(a.Steps, b.Steps, func(s, o story.Side) bool { return value(s) != "" && value(s) == value(o) })
}

// versions finds works counted by their points ("the 28-point plan", later
// "the 20-point plan"): one line of work, several versions.
func (c *comparison) versions() []story.Change {
	steps := map[float64]*story.Side{}
	cue := map[float64]int{} // below zero: told as an early version
	first := map[float64]article.When{}
	type place struct {
		value float64
		in    article.Passage
	}
	called, at := map[string]int{}, map[place]text.Span{}
	for i := range c.lines {
		l := &c.lines[i]
		for _, f := range l.gist.Figures {
			if f.Kind != article.Count || f.Unit != "point" {
				continue
			}
			noun, ok := versioned(l.reading, f)
			if !ok {
				continue
			}
			called[noun]++
			s := steps[f.Value]
			if s == nil {
				s = &story.Side{}
				steps[f.Value] = s
				first[f.Value] = l.reading.Date
			}
			s.Passages = append(s.Passages, l.passage())
			at[place{f.Value, l.passage()}] = f.Span
			cue[f.Value] += age(l, f)
			if d := l.reading.Date; earlier(d, first[f.Value]) || !first[f.Value].Known() {
				if first[f.Value] = d; d.OneDay() {
					s.When = d
				}
			}
		}
	}
	if len(steps) < 2 {
		return nil
	}
	about := ""
	for _, noun := range slices.Sorted(maps.Keys(called)) {
		if about == "" || called[noun] > called[about] {
			about = noun
		}
	}
	ch := story.Change{About: about, Why: "the sources count the points of one " + about + "; its versions differ"}
	values := make([]float64, 0, len(steps))
	for v := range steps {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b float64) int {
		if d := cmp.Compare(sign(cue[a]), sign(cue[b])); d != 0 {
			return d
		}
		if earlier(first[a], first[b]) {
			return -1
		}
		if earlier(first[b], first[a]) {
			return 1
		}
		return cmp.Compare(b, a)
	})
	for _, v := range values {
		s := steps[v]
		s.Passages = c.clearestFirst(s.Passages)
		s.Value = at[place{v, s.Passages[0]}]
		ch.Steps = append(ch.Steps, *s)
	}
	return []story.Change{ch}
}

// clearestFirst puts witnesses before aggregates, and what can be read alone
// before what leans on the sentence before it.
func (c *comparison) clearestFirst(ps []article.Passage) []article.Passage {
	ps = unique(ps)
	slices.SortStableFunc(ps, func(a, b article.Passage) int {
		return cmp.Or(cmp.Compare(rank(c.story.Reading(a.Article)), rank(c.story.Reading(b.Article))), cmp.Compare(c.unclear(a), c.unclear(b)))
	})
	return ps
}

// versioned returns the noun of the work right after "28-point".
func versioned(r *article.Reading, f article.Figure) (string, bool) {
	end := f.End
	if f.Noun.End > end {
		end = f.Noun.End
	}
	table := tables(r).Versioned
	for i, t := range story.TokensIn(r.Notes.Tokens, text.Span{Start: f.Start, End: min(len(r.Text), end+60)}) {
		if table.Has(t.Lower) {
			return t.Lower, true
		}
		if i > 8 {
			break
		}
	}
	return "", false
}

// age is -1 where the clause calls the version an early one, +1 for a late one.
func age(l *line, f article.Figure) int {
	c := tables(l.reading)
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, clauseOf(l, f.Span)) {
		switch {
		case c.Early.Has(t.Lower):
			return -1
		case c.Late.Has(t.Lower):
			return 1
		}
	}
	return 0
}

func sign(n int) int { return cmp.Compare(n, 0) }

// earlier reports whether a is known to lie before b.
func earlier(a, b article.When) bool {
	return a.Known() && b.Known() && !a.To.IsZero() && !b.From.IsZero() && !a.To.After(b.From)
}

// revised finds sentences that tell the change themselves: "lowered its claim
// from 90 million euros to 65 million". The same change in several articles is
// one.
func (c *comparison) revised() []story.Change {
	type key struct {
		from, to float64
		unit     string
	}
	at := map[key]int{}
	var out []story.Change
	for i := range c.lines {
		l := &c.lines[i]
		fs := l.gist.Figures
		for k := 1; k < len(fs); k++ {
			a, b := fs[k-1], fs[k]
			if a.Unit != b.Unit || a.Kind != b.Kind || agree(a, b) || !fromTo(l.reading, a, b) {
				continue
			}
			about, ok := changed(l, a)
			if !ok {
				continue
			}
			kk := key{a.Value, b.Value, a.Unit}
			if n, ok := at[kk]; ok {
				for s := range out[n].Steps {
					out[n].Steps[s].Passages = unique(append(out[n].Steps[s].Passages, l.passage()))
				}
				continue
			}
			at[kk] = len(out)
			when := c.dayIn(l.reading, clauseOf(l, b.Span), text.Span{})
			out = append(out, story.Change{
				About: about,
				Why:   "the source itself tells the change",
				Steps: []story.Side{
					{Passages: []article.Passage{l.passage()}, Value: a.Span},
					{Passages: []article.Passage{l.passage()}, Value: b.Span, When: when},
				},
			})
		}
	}
	return out
}

// changed names what changed from the figure on, and reports whether it is told
// as done: in "lowered its claim from 90 million" the claim, in "the prevalence
// of fever has fallen from 33%" the prevalence of fever. "Reducing the limit
// from 24 weeks" is what somebody wants.
func changed(l *line, f article.Figure) (string, bool) {
	r, words := l.reading, lang.For(l.reading.Lang)
	acts := &words.Acts
	toks := story.TokensIn(r.Notes.Tokens, text.Span{Start: r.Sentences[l.n].Start, End: f.Start})
	verb := len(toks) - 2 // the last is "from"
	for ; verb >= 0; verb-- {
		v, ok := acts.Verbs.Get(toks[verb].Lower)
		if !ok || verb > 0 && words.Words.Determiners.Has(toks[verb-1].Lower) {
			continue
		}
		if v.Form == lang.IngForm || unreal(toks[:verb], acts) {
			return "", false // "to be reduced", "will have fallen"
		}
		if v.Form == lang.PastForm {
			break
		}
	}
	if v := acts.Verbs.Of(toks[max(verb, 0)].Lower); verb < 0 || v.Class != "rise" && v.Class != "fall" && !acts.Changing.Has(v.Base) {
		return "", false
	}
	// What stands between verb and figure, else what stands before the verb.
	adverb := func(t text.Token) bool { return acts.IsAdverb(t.Lower) }
	from, to := verb+1, len(toks)-1
	for from < to && adverb(toks[from]) {
		from++
	}
	if from >= to {
		for to = verb; to > 0 && (acts.Auxiliaries.Has(toks[to-1].Lower) || toks[to-1].Kind == text.Punct || words.Words.Stop.Has(toks[to-1].Lower) || adverb(toks[to-1])); {
			to--
		}
		if to < verb && toks[to].Kind == text.Punct {
			return "", false // "aid from the bank, the largest giver, has fallen"
		}
		for from = to; from > 0 && to-from < longestLabel && inLabel(toks, from-1, words); from-- {
		}
	}
	if to-from > longestLabel || slices.ContainsFunc(toks[max(from, 0):max(from, to)], func(t text.Token) bool { return t.Kind == text.Punct && t.Norm != "-" }) {
		return "", false // the verb is of another clause
	}
	for from < to && (words.Words.Determiners.Has(toks[from].Lower) || words.Words.Pronouns.Has(toks[from].Lower) || words.Words.Prepositions.Has(toks[from].Lower)) {
		from++
	}
	if from >= to {
		return "", false
	}
	clause := func(t text.Token) bool { return t.Kind == text.Word && acts.Auxiliaries.Has(t.Lower) }
	if from > 0 && clause(toks[from-1]) || slices.ContainsFunc(toks[from:to], clause) {
		return "", true // "those who said that Orlo was having an influence had risen"
	}
	return r.Words(text.Span{Start: toks[from].Start, End: toks[to-1].End}), true
}

// longestLabel is how many words what changed has at the most.
const longestLabel = 8

// inLabel reports whether token i can be of what changed: a verb's form only
// where it stands as a noun does, "the cost of the wall", "shares in the firm".
func inLabel(toks []text.Token, i int, l *lang.Language) bool {
	t := toks[i]
	if t.Kind == text.Clitic || i > 0 && l.Words.Prepositions.Has(t.Lower) && !l.Acts.Inherits.Has(t.Lower) && t.Lower != "as" {
		return true
	}
	if t.Kind != text.Word || l.Words.Pronouns.Has(t.Lower) || l.Words.Conjunctions.Has(t.Lower) || l.Acts.Openers.Has(t.Lower) {
		return false
	}
	if l.Acts.Verbs.Of(t.Lower).Base == "" || l.Acts.Nouns.Of(t.Lower) != "" {
		return true
	}
	return i+1 < len(toks) && l.Words.Prepositions.Has(toks[i+1].Lower) && (i == 0 || toks[i-1].Kind == text.Clitic || !l.Acts.Auxiliaries.Has(toks[i-1].Lower) && toks[i-1].Lower != "to")
}

// unreal reports whether the words before a verb put it off or only wish it:
// "expect it to", "will have", "to be".
func unreal(before []text.Token, acts *lang.Acts) bool {
	for k := len(before) - 1; k >= 0; k-- {
		switch w := before[k].Lower; {
		case w == "to", acts.Modals.Has(w) && !acts.PastHelpers.Has(w):
			return true
		case !acts.Auxiliaries.Has(w) && !acts.Adverbs.Has(w):
			return false
		}
	}
	return false
}

// fromTo reports whether the text reads "from a to b".
func fromTo(r *article.Reading, a, b article.Figure) bool {
	before := strings.Fields(strings.ToLower(r.Text[max(0, a.Start-8):a.Start]))
	between := strings.Fields(strings.ToLower(r.Text[a.End:b.Start]))
	return len(before) > 0 && before[len(before)-1] == "from" && len(between) > 0 && len(between) <= 3 && between[len(between)-1] == "to"
}

// growth finds figures of one slot that later articles give with another value:
// a death toll that rises. Sentences that tell a change themselves are not told
// again.
func (c *comparison) growth(told map[article.Passage]bool) []story.Change {
	slots := map[string][]measured{}
	c.clashes(func(a, b measured) {
		if !a.asOf.OneDay() || !b.asOf.OneDay() || a.asOf.From.Equal(b.asOf.From) || durations[a.figure.Unit] || a.figure.Unit == "point" || told[a.passage] || told[b.passage] {
			return
		}
		if a.when.Known() && b.when.Known() && !a.when.Meets(b.when) || settled(a) != settled(b) {
			return // values of two days
		}
		if c.othersDo(a.line, a.figure, b.line, b.figure) {
			return
		}
		if !a.noun[people] && (story.Shared(a.who, b.who) == 0 || leap(a.figure, b.figure)) || a.scope.added {
			return // who knows whether the same body changed it
		}
		if a.noun[people] && !counting(a, b) || before(a, b) || before(b, a) {
			return
		}
		slots[a.slot()] = append(slots[a.slot()], a, b)
	})
	var out []story.Change
	for _, slot := range slices.Sorted(maps.Keys(slots)) {
		ms := slots[slot]
		slices.SortStableFunc(ms, func(a, b measured) int {
			return cmp.Or(a.asOf.From.Compare(b.asOf.From), c.byArticle(a.passage, b.passage), text.Compare(a.figure.Span, b.figure.Span))
		})
		// A count that begins the slot and is of something else leads nowhere: the
		// next may begin one.
		for ; len(ms) > 1; ms = ms[1:] {
			if ch := c.steps(ms); len(ch.Steps) > 1 {
				out = append(out, ch)
				break
			}
		}
	}
	return out
}

// steps is the change that figures of one slot tell, from the first on.
func (c *comparison) steps(ms []measured) story.Change {
	ch := story.Change{About: c.measure(ms[0]), Why: "articles of different days give different values"}
	at := map[float64]int{}
	var last *measured
	for i, m := range ms {
		// A count that goes on only rises, and not by leaps: a lower or much
		// higher one is of something else.
		if m.noun[people] && last != nil && (m.figure.Value < last.figure.Value || m.figure.Value > 3*last.figure.Value || !counting(*last, m) || before(*last, m)) {
			continue
		}
		last = &ms[i]
		n, ok := at[m.figure.Value]
		if !ok {
			if k := len(ch.Steps) - 1; k >= 0 && agree(figureOf(ms, ch.Steps[k]), m.figure) {
				ch.Steps[k].Passages = unique(append(ch.Steps[k].Passages, m.passage))
				continue
			}
			n = len(ch.Steps)
			at[m.figure.Value] = n
			s := figureSide(m)
			s.When = m.asOf
			ch.Steps = append(ch.Steps, s)
		}
		ch.Steps[n].Passages = unique(append(ch.Steps[n].Passages, m.passage))
	}
	return ch
}

// leap reports whether one value is more than ten times the other: no count goes
// on like that from one report to the next.
func leap(a, b article.Figure) bool {
	return max(a.Value, b.Value) > 10*min(a.Value, b.Value)
}

// settled reports whether a figure is of a time that was over long before it was
// written: that count went on no more.
func settled(m measured) bool {
	w := timeNear(m)
	return w.Bounded() && m.asOf.OneDay() && m.asOf.From.Sub(w.To) > settledDays*24*time.Hour
}

// before reports whether a was written before the day on which b says it
// happened: it cannot have counted that.
func before(a, b measured) bool {
	if !a.asOf.OneDay() || !b.when.OneDay() || a.asOf.To.After(b.when.From) {
		return false
	}
	for _, cl := range b.line.clauses {
		if cl.Contains(b.figure.Span) {
			return cl.Act == b.act
		}
	}
	return false
}

// counting reports whether two counts of people are of one count that goes on:
// the same was done to them, and the sentences tell one event, or name somebody
// and something in common.
func counting(a, b measured) bool {
	if a.act == "" || a.act != b.act {
		return false
	}
	return shares(a.line.events, b.line.events) || toll(a) && toll(b) || story.Shared(a.of, b.of) > 0 && things(a, b, a.act) > 0
}

// nearWords is how many words may stand between an article and its noun: "a
// suicide car bomb".
const nearWords = 3

// introduced reports whether token i is of something a report of days later
// speaks of for the first time: "a suicide bomber", not "the bomb".
func introduced(toks []text.Token, i int, l *lang.Language) bool {
	for k := i - 1; k >= max(0, i-nearWords); k-- {
		if toks[k].Kind != text.Word || l.Words.Prepositions.Has(toks[k].Lower) {
			return false
		}
		if l.Words.Determiners.Has(toks[k].Lower) {
			return l.Figures.Articles.Has(toks[k].Lower)
		}
	}
	return false
}

// things counts the words two sentences share that are no verbs and no nouns of
// the act itself, count nobody and could not stand anywhere. What the later one,
// if it is no longer the same news and tells of no time of the earlier, speaks
// of for the first time is another thing.
func things(first, second measured, act string) int {
	if second.asOf.From.Before(first.asOf.From) {
		first, second = second, first
	}
	a, b := second.line, first.line
	l := lang.For(a.reading.Lang)
	acts, claims := &l.Acts, &l.Claims
	back := timeNear(second)
	anew := second.asOf.From.Sub(first.asOf.From) > newsDays*24*time.Hour && !(back.Known() && (back.Meets(first.asOf) || back.Meets(first.day())))
	n := 0
	seen := map[string]bool{}
	toks := story.TokensIn(a.reading.Notes.Tokens, a.passage().Span)
	for i, t := range toks {
		if anew && introduced(toks, i, l) {
			continue
		}
		_, verb := acts.Verbs.Get(t.Lower)
		class, noun := acts.Nouns.Get(t.Lower)
		if t.Kind != text.Word || verb && !noun || noun && class == act || claims.People.Has(t.Lower) || claims.Dull.Has(t.Lower) || seen[t.Lower] {
			continue
		}
		seen[t.Lower] = true
		if w := text.Stem(t.Lower); a.gist.Words[w] && b.gist.Words[w] {
			n++
		}
	}
	return n
}

// toll reports whether a figure's own noun counts the dead: "the death toll".
func toll(m measured) bool {
	return strings.Contains(strings.ToLower(m.reading.Words(m.figure.Noun)), "toll")
}

// figureOf is the figure a step shows.
func figureOf(ms []measured, s story.Side) article.Figure {
	for _, m := range ms {
		if m.figure.Span == s.Value && m.passage == s.Passages[0] {
			return m.figure
		}
	}
	return article.Figure{}
}
