package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// An article that gives two reckonings of one thing names it once: "The owner
// counts 310 homes, the town 400." "The coastguard speaks of 3,000 tonnes. The
// fishermen put it at 8,000."

// reckonTensions are such pairs.
func (c *comparison) reckonTensions(shown []story.Tension) []story.Tension {
	var out []story.Tension
	add := func(from *line, a article.Figure, to *line, b article.Figure) {
		ps := []article.Passage{from.passage(), to.passage()}
		if slices.ContainsFunc(shown, func(t story.Tension) bool {
			return t.Kind == story.FigureTension && cited(t.Sides, ps[0]) && cited(t.Sides, ps[1])
		}) {
			return
		}
		out = append(out, story.Tension{
			Kind: story.FigureTension, About: strings.TrimSpace(c.measure(measured{figure: a, reading: from.reading})), Event: -1, Why: "one article gives both, each with its claimant",
			Sides: []story.Side{
				{Passages: ps[:1], Value: a.Span, When: c.dayIn(from.reading, text.Span{}, text.Span{})},
				{Passages: ps[1:], Value: b.Span, When: c.dayIn(to.reading, text.Span{}, text.Span{})},
			},
		})
	}
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || !readable(l.reading) || runOn(l) {
			continue
		}
		if a, b, ok := reckonedTwice(l); ok {
			add(l, a, l, b)
		}
		if i > 0 && c.lines[i-1].reading == l.reading && c.lines[i-1].n == l.n-1 {
			if a, b, ok := c.reckonedAnew(&c.lines[i-1], l); ok {
				add(&c.lines[i-1], a, l, b)
			}
		}
	}
	return out
}

// rivalValues reports whether two figures of which the second has no noun of its
// own can be of one thing and not both right.
func rivalValues(a, b article.Figure) bool {
	one := a.Unit == b.Unit || b.Unit == ""
	return one && a.High == a.Value && b.High == b.Value && !durations[a.Unit] && a.Value >= handful && !leap(a, b) && exclude(a, b)
}

// reckonedTwice reads "the owner counts 310 homes, the town 400".
func reckonedTwice(l *line) (a, b article.Figure, ok bool) {
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	all := numbersOf(l)
	for k := 1; k < len(all); k++ {
		a, b := all[k-1], all[k]
		startA, endA := around(toks, a)
		startB, endB := around(toks, b)
		_, endA = nounOf(toks, a, endA)
		if startB < 0 || endA >= startB || !rivalValues(a, b) || endB < len(toks) && toks[endB].Kind == text.Word || startA < 0 || !reckons(words, toks[max(0, startA-reckonReach):startA]) {
			continue
		}
		who := toks[endA:startB]
		comma := len(who) - 1
		for comma >= 0 && who[comma].Norm != "," {
			comma--
		}
		if comma < 0 || comma+1 == len(who) || len(who) > agentLong {
			continue
		}
		who = who[comma+1:]
		if words.Measures.Against.Has(who[0].Lower) && len(who) > 1 {
			who = who[1:]
		}
		if claimant(words, who) {
			return a, b, true
		}
	}
	return a, b, false
}

// reckons reports whether a verb for reckoning stands among the tokens.
func reckons(words *lang.Language, toks []text.Token) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool { return words.Measures.Reckons.Has(t.Lower) })
}

// claimant reports whether tokens are no more than the name of somebody: "the
// civil protection service".
func claimant(words *lang.Language, toks []text.Token) bool {
	if !words.Words.Determiners.Has(toks[0].Lower) && toks[0].Norm == toks[0].Lower {
		return false
	}
	return !slices.ContainsFunc(toks, func(t text.Token) bool {
		v, verb := words.Acts.Verbs.Get(t.Lower)
		return t.Kind == text.Number || t.Kind == text.Punct && t.Norm != "-" && t.Norm != "'" || words.Words.Prepositions.Has(t.Lower) && t.Lower != "of" || verb && v.Form == lang.PastForm || words.Acts.Auxiliaries.Has(t.Lower)
	})
}

// reckonedAnew reads "The fishermen put it at 8,000", after a sentence with the
// one value that "it" can be.
func (c *comparison) reckonedAnew(before, l *line) (a, b article.Figure, ok bool) {
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	here, there := numbersOf(l), numbersOf(before)
	if len(here) != 1 || len(there) != 1 || !rivalValues(there[0], here[0]) {
		return a, b, false
	}
	first, _ := around(toks, here[0])
	for k := max(0, first-reckonReach); k+1 < first; k++ {
		if !words.Measures.Reckons.Has(toks[k].Lower) || !words.Measures.Recalls.Has(toks[k+1].Lower) && !(words.Words.Determiners.Has(toks[k+1].Lower) && k+2 < first && words.Measures.Recalls.Has(toks[k+2].Lower)) {
			continue
		}
		who := c.entitiesIn(l.reading, text.Span{Start: l.passage().Span.Start, End: toks[k].Start})
		if slices.ContainsFunc(c.placesIn(l), func(id story.EntityID) bool { return !slices.Contains(c.placesIn(before), id) }) {
			return a, b, false
		}
		return there[0], here[0], len(who) == 0 || story.Shared(who, c.entitiesIn(before.reading, before.passage().Span)) == 0
	}
	return a, b, false
}

// reckonReach is how many words before a value the verb may stand that puts it.
const reckonReach = 5
