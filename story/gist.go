package story

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Gist is what a stretch of text is about: who acts, where, in which words,
// with which quotations and figures. Two passages are compared by their gists,
// never by their wording alone.
type Gist struct {
	Persons []EntityID      // sorted
	Bodies  []EntityID      // organisations, groups and countries that act; sorted
	Places  []EntityID      // where it is; sorted
	Words   map[string]bool // stems without stop words and names
	Quotes  []string        // verbatim parts, folded
	Figures []article.Figure
}

// Gist reads names out of the stretch in, words, quotations and figures out of
// the sentence around it. Names inside quotations are left out: they are what
// somebody talks about, not who acts. Words are shared with other gists and not
// to be changed; a story is for one goroutine at a time.
func (s *Story) Gist(r *article.Reading, in, sentence text.Span) Gist {
	var g Gist
	language := lang.For(r.Lang)
	n := r.Notes
	var quotes []text.Span
	for _, st := range within(n.Statements, sentence, func(st article.Statement) text.Span { return st.Span }) {
		for _, q := range st.Quotes {
			if q.Overlaps(sentence) {
				quotes = append(quotes, q)
				g.Quotes = append(g.Quotes, text.Fold(Unquote(q.In(r.Text))))
			}
		}
	}
	for _, m := range within(n.Mentions, in, func(m article.Mention) text.Span { return m.Span }) {
		id := s.Cast.Who(r.ID, m.Name)
		if id == NoEntity || !in.Contains(m.Span) || anyContains(quotes, m.Span) || owner(n, m, &language.Acts) {
			continue
		}
		switch s.Cast.Entities[id].Kind {
		case article.Person:
			g.Persons = append(g.Persons, id)
		case article.Organisation, article.Group, article.Other:
			g.Bodies = append(g.Bodies, id)
		case article.Place:
			if located(n.Tokens, m.Span, &language.Acts) {
				g.Places = append(g.Places, id)
			} else {
				g.Bodies = append(g.Bodies, id)
			}
		}
	}
	g.Persons, g.Bodies, g.Places = sorted(g.Persons), sorted(g.Bodies), sorted(g.Places)
	g.Words = s.wordsOf(r, sentence)
	g.Figures = within(n.Figures, sentence, func(f article.Figure) text.Span { return f.Span })
	return g
}

// wordsOf are the stems of a stretch of text. Stemming costs more than all else
// of a gist and every step asks for the same sentences, so each is read once.
func (s *Story) wordsOf(r *article.Reading, sp text.Span) map[string]bool {
	key := r.At(sp)
	if words, ok := s.words[key]; ok {
		return words
	}
	stop := lang.For(r.Lang).Words.Stop
	words := map[string]bool{}
	for _, tok := range TokensIn(r.Notes.Tokens, sp) {
		if tok.Kind == text.Word && tok.Lower == tok.Norm && len(tok.Lower) > 2 && !stop.Has(tok.Lower) {
			words[text.Stem(tok.Lower)] = true
		}
	}
	if s.words == nil {
		s.words = map[article.Passage]map[string]bool{}
	}
	s.words[key] = words
	return words
}

// within returns the values whose spans reach into sp. They are in text order
// by start; one that began long before may be missed only if a later one ended
// before sp, which nested values never do.
func within[T any](all []T, sp text.Span, span func(T) text.Span) []T {
	end, _ := slices.BinarySearchFunc(all, sp.End, func(v T, at int) int { return span(v).Start - at })
	from := end
	for from > 0 && span(all[from-1]).End > sp.Start {
		from--
	}
	return all[from:end]
}

// Names are all whom and what a gist names, sorted.
func (g Gist) Names() []EntityID {
	ids := slices.Concat(g.Persons, g.Bodies, g.Places)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// TokensIn returns the tokens that lie inside a span.
func TokensIn(toks []text.Token, sp text.Span) []text.Token {
	from, to := startingAt(toks, sp.Start), startingAt(toks, sp.End)
	return toks[from:max(from, to)] // a span that is none holds none
}

// startingAt is the first of the tokens that starts at a byte or later: what
// slices.BinarySearchFunc finds without copying each token it looks at.
func startingAt(toks []text.Token, at int) int {
	from, to := 0, len(toks)
	for from < to {
		if m := int(uint(from+to) / 2); toks[m].Start < at {
			from = m + 1
		} else {
			to = m
		}
	}
	return from
}

// located reports whether a place says where something is, not who acts: it
// follows "in" or "at", or stands before an act noun as in "the Orlo talks".
func located(toks []text.Token, sp text.Span, acts *lang.Acts) bool {
	i, _ := slices.BinarySearchFunc(toks, sp.Start, func(tok text.Token, at int) int { return tok.Start - at })
	for k := i - 1; k >= max(0, i-3); k-- {
		if acts.Locating.Has(toks[k].Lower) {
			return true
		}
		if toks[k].Kind != text.Word || toks[k].Lower == toks[k].Norm && !acts.Determiners.Has(toks[k].Lower) {
			break
		}
	}
	for k := i; k < min(len(toks), i+4); k++ {
		if toks[k].Start >= sp.End {
			_, ok := acts.Nouns.Get(toks[k].Lower)
			return ok
		}
	}
	return false
}

// owner reports whether a mention only says whose somebody or something is:
// "Sand" in "Sand's envoy" and "the envoy of President Sand" takes no part. In
// "Sand's visit" she does.
func owner(n *article.Notes, m article.Mention, acts *lang.Acts) bool {
	for _, r := range n.Roles {
		if r.Span.Start > m.End+1 {
			break
		}
		if r.Of == m.Name && r.Span.End+1 >= m.Start {
			return true
		}
	}
	i, _ := slices.BinarySearchFunc(n.Tokens, m.End, func(tok text.Token, at int) int { return tok.Start - at })
	if i >= len(n.Tokens) || n.Tokens[i].Kind != text.Clitic || n.Tokens[i].Start != m.End {
		return false
	}
	for k := i + 1; k < min(len(n.Tokens), i+4); k++ {
		if acts.Nouns.Has(n.Tokens[k].Lower) {
			return false
		}
	}
	return true
}

func anyContains(spans []text.Span, sp text.Span) bool {
	for _, s := range spans {
		if s.Contains(sp) {
			return true
		}
	}
	return false
}

func sorted(ids []EntityID) []EntityID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Unquote strips quotation marks and end marks off a quotation.
func Unquote(s string) string { return strings.Trim(s, " \"'“”‘’«»„‟.,;:!?") }

// Shared counts the members two sorted sets have in common.
func Shared(a, b []EntityID) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// Overlap is the share of the smaller set's words that stand in the larger, 0
// for sets too small to tell.
func Overlap(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 3 {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// SameQuote reports whether a quotation of one stands in one of the other. A
// quotation of one or two words must be the whole of the other: "constructive"
// is not "very constructive".
func SameQuote(a, b []string) bool {
	for _, q := range a {
		for _, p := range b {
			if q == p && len(q) > 3 {
				return true
			}
			if len(q) > len(p) {
				q, p = p, q
			}
			if strings.Count(q, " ") >= 2 && strings.Contains(p, q) {
				return true
			}
		}
	}
	return false
}
