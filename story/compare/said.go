package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// saidOn is the day on which a statement was made: one that the clause with its
// cue gives for the saying itself, else the day its article was published, marked
// as Reported; the zero When if neither is known.
func (c *comparison) saidOn(r *article.Reading, st article.Statement) article.When {
	in := c.saidIn(r, st)
	for _, t := range startingIn(r.Notes.Times, in, func(t article.Time) int { return t.Start }) {
		if _, ok := statedDay(r, t.Span, st.Content); !ok || limits(r, in, t.Span) {
			continue
		}
		if !datesOther(r, in, st.Cue, t.Span) {
			return t.When
		}
	}
	return c.dayIn(r, text.Span{}, text.Span{})
}

// datesOther reports whether a day in the clause of a saying is that of something
// else: of what another verb tells ("Sand, who was mayor in 2010, said", "said that
// on 4 May the gate had broken"), or of a noun that no saying is ("a spokesman for
// the 6 April group, Reve, said").
func datesOther(r *article.Reading, in, cue, at text.Span) bool {
	words := lang.For(r.Lang)
	acts := &words.Acts
	toks := story.TokensIn(r.Notes.Tokens, in)
	first, _ := slices.BinarySearchFunc(toks, at.Start, func(t text.Token, i int) int { return t.Start - i })
	last, _ := slices.BinarySearchFunc(toks, at.End, func(t text.Token, i int) int { return t.Start - i })
	if last < len(toks) && first > 0 && toks[first-1].Kind == text.Quote && toks[last].Kind == text.Quote {
		return true // “This Week”
	}
	if first < len(toks) && words.Words.Articles.Has(toks[first].Lower) && last < len(toks) && toks[last].Kind == text.Word && toks[last].Space && !words.Words.Stop.Has(toks[last].Lower) && acts.Verbs.Of(toks[last].Lower).Base == "" {
		return true
	}
	for k := first - 1; k >= 0 && toks[k].Start >= cue.End; k-- {
		if acts.Restricting.Has(toks[k].Lower) {
			return true
		}
	}
	beside := participle(words, toks, cue) // "attacked Reve on Tuesday, calling him idle"
	for k := first - 1; k >= 0 && !cue.Overlaps(toks[k].Span) && (toks[k].Kind != text.Punct || toks[k].Norm == "-"); k-- {
		switch {
		case beside && toks[k].Start < cue.Start:
			if acts.Relatives.Has(toks[k].Lower) {
				return true
			}
		case tells(words, toks, k):
			return true
		}
	}
	return false
}

// participle reports whether a cue begins with one: "calling him idle".
func participle(words *lang.Language, toks []text.Token, cue text.Span) bool {
	first, ok := slices.BinarySearchFunc(toks, cue.Start, func(t text.Token, i int) int { return t.Start - i })
	return ok && strings.HasSuffix(toks[first].Lower, words.Times.Progressive)
}

// tells reports whether token k is a verb of the past or a helper of one, and no
// participle before a noun: "the broken gate".
func tells(words *lang.Language, toks []text.Token, k int) bool {
	t := toks[k]
	if t.Kind != text.Word || k > 0 && words.Acts.Determiners.Has(toks[k-1].Lower) {
		return false
	}
	return words.Acts.Auxiliaries.Has(t.Lower) || words.Acts.Verbs.Of(t.Lower).Form == lang.PastForm || words.Words.Past.Of(t.Lower) != "" ||
		strings.HasSuffix(t.Lower, words.Doing.Past) && t.Lower == t.Norm
}
