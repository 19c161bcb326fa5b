package compare

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// unknowns collects what the sources say is not known. Of several articles
// that say it of the same matter the clearest original is kept.
func (c *comparison) unknowns() []story.Unknown {
	type found struct {
		story.Unknown
		words map[string]bool
	}
	var all []found
next:
	for i := range c.lines {
		l := &c.lines[i]
		if l.reading.Origin.Kind == article.Aggregate || asksOf(l.reading, l.passage().Span) {
			continue // "You know those planets that have yet to be confirmed?"
		}
		cue, ok := unknownCue(l.reading, l.reading.Sentences[l.n].Span)
		if !ok || onlyIf(l, cue) {
			continue
		}
		for _, f := range all {
			if story.Overlap(f.words, l.gist.Words) > 0.6 {
				continue next
			}
		}
		all = append(all, found{story.Unknown{Passage: l.passage(), Cue: cue}, l.gist.Words})
	}
	out := make([]story.Unknown, len(all))
	for i, f := range all {
		out[i] = f.Unknown
	}
	return out
}

// onlyIf reports whether words stand in a clause that only supposes: "if a deal
// could not be reached", no "whether it was is unclear".
func onlyIf(l *line, at text.Span) bool {
	words := lang.For(l.reading.Lang)
	return slices.ContainsFunc(l.clauses, func(cl article.Clause) bool {
		toks := story.TokensIn(l.reading.Notes.Tokens, cl.Span)
		return cl.Contains(at) && len(toks) > 0 && words.Acts.Supposing.Has(toks[0].Lower) && !words.Claims.Asking.Has(toks[0].Lower)
	})
}

// unknownCue finds the words by which a sentence says that something is not
// known, outside its quotations; in them only where the speaker says so of
// himself.
func unknownCue(r *article.Reading, sentence text.Span) (text.Span, bool) {
	toks := story.TokensIn(r.Notes.Tokens, sentence)
	l := lang.For(r.Lang)
	if cue, ok := l.Claims.Unknowns.Find(toks, true); ok {
		return cue, true
	}
	if cue, ok := l.Claims.OwnUnknowns.Find(toks, false); ok {
		return cue, true
	}
	return unsolved(toks, l)
}

// unsolved finds what says at the end of a sentence that begins as a question
// that it has no answer: "When the two will meet again is open."
func unsolved(toks []text.Token, l *lang.Language) (text.Span, bool) {
	for len(toks) > 0 && toks[len(toks)-1].Kind != text.Word {
		toks = toks[:len(toks)-1]
	}
	if len(toks) < 5 || !l.Claims.Asking.Has(toks[0].Lower) {
		return text.Span{}, false
	}
	for n := 2; n <= 4; n++ {
		if end := toks[len(toks)-n:]; len(toks) > n+1 && l.Claims.Unsolved.Has(phraseOf(end)) {
			return text.Span{Start: end[0].Start, End: end[n-1].End}, true
		}
	}
	return text.Span{}, false
}
