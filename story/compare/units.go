package compare

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// unit is what is compared: a sentence or a clause of it.
type unit struct {
	named   bag
	part    bool // no more than a part of a clause
	negated bool // by an odd number of negators: "no compromise"
	ahead   bool // told as still to come
}

// unitsOf are the sentence of a line, then its clauses and the parts that its
// commas make, where they say enough to be compared by themselves.
func unitsOf(s *story.Story, l *line) []unit {
	sen := l.reading.Sentences[l.n].Span
	out := []unit{unitOf(l.reading, sen, l.named)}
	add := func(sp text.Span, part bool) {
		ts := termsOf(s, l.reading, sp)
		if len(ts.terms) < leastTerms || len(ts.terms) >= len(l.named.terms) || slices.ContainsFunc(out, func(u unit) bool { return slices.Equal(u.named.terms, ts.terms) }) {
			return
		}
		u := unitOf(l.reading, sp, ts)
		u.part = part
		out = append(out, u)
	}
	for _, cl := range l.clauses {
		add(cl.Span, false)
	}
	openers := lang.For(l.reading.Lang).Acts.Openers
	at := sen.Start
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, sen) {
		if t.Kind == text.Punct && t.Norm != "." && t.Norm != "-" || openers.Has(t.Lower) {
			add(text.Span{Start: at, End: t.Start}, true)
			at = t.End
		}
	}
	add(text.Span{Start: at, End: sen.End}, true)
	return out
}

func unitOf(r *article.Reading, sp text.Span, ts bag) unit {
	acts := &lang.For(r.Lang).Acts
	u := unit{named: ts}
	toks := story.TokensIn(r.Notes.Tokens, sp)
	for i, t := range toks {
		if acts.Negators.Has(t.Lower) {
			u.negated = !u.negated
		}
		// "will meet", "is set to meet", "is to meet", but no "a plan to meet" and
		// no "would like".
		to := i+1 < len(toks) && toks[i+1].Lower == "to"
		if acts.Ahead.Has(t.Lower) && acts.Modals.Has(t.Lower) && t.Lower != "would" || to && acts.PresentHelpers.Has(t.Lower) || to && acts.Ahead.Has(t.Lower) && i > 0 && !acts.Determiners.Has(toks[i-1].Lower) {
			u.ahead = true
		}
	}
	return u
}
