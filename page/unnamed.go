package page

import (
	"math"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Unnamed reports whether a "he" or "her" of a sentence stands for somebody whom
// the sentence does not name.
func Unnamed(r *article.Reading, sp text.Span) bool {
	named := map[int]int{} // where first
	var pronouns []article.Mention
	for _, m := range mentionsIn(r, sp) {
		switch {
		case !sp.Contains(m.Span):
		case m.Form == article.ByPronoun:
			pronouns = append(pronouns, m)
		default:
			if _, ok := named[m.Name]; !ok {
				named[m.Name] = m.Start
			}
		}
	}
	soon := 0
	toks := story.TokensIn(r.Notes.Tokens, sp)
	if acts := &lang.For(r.Lang).Acts; len(toks) > 0 && (acts.Openers[toks[0].Lower] || acts.Bounding[toks[0].Lower] || lang.For(r.Lang).Words.Prepositions[toks[0].Lower]) {
		soon = 60 // bytes: "When he had left, Sand …", "In his letter Sand …"
	}
	called := calledBy(toks, lang.For(r.Lang))
	for _, m := range pronouns {
		if called < m.Start {
			continue
		}
		if at, ok := named[m.Name]; (!ok || at > m.End+soon) && !Quoted(r, m.Span) && lang.For(r.Lang).Claims.OfPersons[strings.ToLower(m.In(r.Text))] {
			return true
		}
	}
	// Those nobody resolved: somebody must be named before them.
	first := called
	for name, at := range named {
		if person(r, name) {
			first = min(first, at)
		}
	}
	for _, t := range toks {
		if lang.For(r.Lang).Words.Objects[t.Lower] && called > t.Start && !Quoted(r, t.Span) && ownObject(r, t.Span, named) {
			return true // "Sand met him"
		}
		if t.Start+soon >= first {
			continue
		}
		if lang.For(r.Lang).Claims.OfPersons[t.Lower] && !Quoted(r, t.Span) && !slices.ContainsFunc(pronouns, func(m article.Mention) bool { return m.Span == t.Span }) {
			return true
		}
	}
	return false
}

// ownObject reports whether nobody but the subject of its clause is named before a
// pronoun, who cannot be meant by it.
func ownObject(r *article.Reading, at text.Span, named map[int]int) bool {
	i := slices.IndexFunc(r.Notes.Clauses, func(c article.Clause) bool { return c.Contains(at) })
	n := 0
	for name, start := range named {
		if !person(r, name) || start > at.Start {
			continue
		}
		if i < 0 || start < r.Notes.Clauses[i].Start {
			return false
		}
		n++
	}
	return n == 1
}

// longOffice is how many words an office has at the most: "former prime minister".
const longOffice = 3

// calledBy is where a sentence first speaks of somebody without a name: "the
// mayor", "a man"; the largest number if nowhere.
func calledBy(toks []text.Token, l *lang.Language) int {
	for i, t := range toks {
		if !l.Words.Articles[t.Lower] {
			continue
		}
		for _, who := range toks[i+1 : min(len(toks), i+1+longOffice)] {
			if who.Kind != text.Word || who.Norm != who.Lower || l.Words.Prepositions[who.Lower] {
				break
			}
			if c := l.Names.Words[who.Lower]; c.Has(lang.RoleHead) || c.Has(lang.Somebody) {
				return t.Start
			}
		}
	}
	return math.MaxInt
}
