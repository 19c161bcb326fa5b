package compare

import (
	"strings"

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
		if l.reading.Origin.Kind == article.Aggregate {
			continue
		}
		cue, ok := unknownCue(l.reading, l.reading.Sentences[l.n].Span)
		if !ok {
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

// unknownCue finds the words by which a sentence says that something is not
// known, outside its quotations.
func unknownCue(r *article.Reading, sentence text.Span) (text.Span, bool) {
	toks := story.TokensIn(r.Notes.Tokens, sentence)
	var b strings.Builder
	starts := make([]int, 0, len(toks)) // of each token in b
	quoted := false
	for _, t := range toks {
		if t.Kind == text.Quote && t.Norm == `"` {
			quoted = !quoted
		}
		b.WriteByte(' ')
		starts = append(starts, b.Len())
		if quoted {
			b.WriteByte('"') // never matches
		} else {
			b.WriteString(t.Lower)
		}
	}
	b.WriteByte(' ')
	for _, cue := range lang.For(r.Lang).Claims.Unknowns {
		at := strings.Index(b.String(), " "+cue+" ")
		if at < 0 {
			continue
		}
		first, last := -1, -1
		for k, s := range starts {
			if s == at+1 {
				first = k
			}
			if s < at+1+len(cue) {
				last = k
			}
		}
		if first >= 0 {
			return text.Span{Start: toks[first].Start, End: toks[last].End}, true
		}
	}
	return text.Span{}, false
}
