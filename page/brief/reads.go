package brief

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// stands reports whether a sentence can be read alone; where it opens with a
// pronoun that is resolved, that pronoun's mention comes with it.
func (w *writer) stands(r *article.Reading, sp text.Span) (*article.Mention, bool) {
	toks := story.TokensIn(r.Notes.Tokens, sp)
	if len(toks) == 0 {
		return nil, false
	}
	words := &lang.For(r.Lang).Words
	if !words.Dangles(toks) {
		return nil, balanced(toks)
	}
	for i := range r.Notes.Mentions {
		m := &r.Notes.Mentions[i]
		if m.Start == toks[0].Start && m.Form == article.ByPronoun && m.Span == toks[0].Span && words.Pronouns.Has(toks[0].Lower) {
			if id := w.story.Cast.Who(r.ID, m.Name); id != story.NoEntity && w.story.Cast.Entities[id].Kind == article.Person && !page.Leans(r, sp) {
				return m, balanced(toks)
			}
		}
	}
	return nil, false
}

// bare reports whether a sentence opens with a noun that nothing but an article
// goes before and nothing but a verb behind: "The announcement came …" leans on
// what announced it.
func bare(r *article.Reading, sp text.Span) bool {
	toks := story.TokensIn(r.Notes.Tokens, sp)
	words, acts := &lang.For(r.Lang).Words, &lang.For(r.Lang).Acts
	if len(toks) < 3 || toks[0].Lower != "the" || toks[1].Norm != toks[1].Lower {
		return false
	}
	if len(toks) > 3 && toks[2].Norm == "," && acts.Relatives.Has(toks[3].Lower) {
		return true // "The clashes, which left ten hurt, followed a march"
	}
	_, verb := acts.Verbs.Get(toks[2].Lower)
	return verb || words.Auxiliaries.Has(toks[2].Lower) || words.Ensuing.Has(toks[2].Lower)
}

// reads reports whether a stretch of text is a whole sentence that tells
// something: no question, nothing in brackets, no line of a list or table, no
// rest of a title that ends in a mark ("Get Out Of Here! by taking part").
func reads(r *article.Reading, sp text.Span) bool {
	toks := story.TokensIn(r.Notes.Tokens, sp)
	if len(toks) < leastWords || toks[0].Kind == text.Punct {
		return false
	}
	last := len(toks) - 1
	for last > 0 && (toks[last].Kind == text.Quote || toks[last].Norm == ")") {
		last--
	}
	if n := toks[last].Norm; n != "." && n != "!" && !strings.HasSuffix(n, ".") {
		return false
	}
	for _, caption := range lang.For(r.Lang).Claims.Captions {
		if strings.Contains(strings.ToLower(sp.In(r.Text)), caption) {
			return false
		}
	}
	if story.Pictured(r, sp) {
		return false
	}
	capitals := 0
	for i, t := range toks[:last] {
		switch {
		case t.Norm == ":" && i < 4: // "MAY 17: A figure of wax …"
			return false
		case t.Norm == "|", t.Norm == "...", t.Norm == "…":
			return false
		case (t.Norm == "!" || t.Norm == "?") && toks[i+1].Kind == text.Word && toks[i+1].Norm == toks[i+1].Lower:
			return false
		}
		if t.Kind == text.Word && len(t.Norm) > 2 && t.IsAllCaps() {
			capitals++
		}
	}
	return 3*capitals < len(toks)
}

// leastWords is how many tokens a sentence has that is worth a place.
const leastWords = 6

// nameless reports whether a sentence is a quotation of somebody it does not
// name: words of nobody.
func (w *writer) nameless(r *article.Reading, sp text.Span) bool {
	toks := story.TokensIn(r.Notes.Tokens, sp)
	if toks[0].Kind != text.Quote {
		return false
	}
	for _, m := range r.Notes.Mentions {
		if m.Start >= sp.End {
			break
		}
		if m.Form == article.ByPronoun || !sp.Contains(m.Span) || page.Quoted(r, m.Span) {
			continue
		}
		return false
	}
	return true
}

// ownVoice reports whether a sentence speaks as "we" outside a quotation: an
// opinion, or a quotation that lost its marks. Whose it is it does not say.
func (w *writer) ownVoice(r *article.Reading, sp text.Span) bool {
	words := lang.For(r.Lang).Claims.FirstPersons
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, sp), func(t text.Token) bool {
		return words.Has(t.Norm) && !page.Quoted(r, t.Span)
	})
}

// balanced reports whether the sentence opens and closes its quotation marks:
// half a quotation cannot be shown alone.
func balanced(toks []text.Token) bool {
	n := 0
	for _, t := range toks {
		if t.Kind == text.Quote && t.Norm == `"` {
			n++
		}
	}
	return n%2 == 0
}
