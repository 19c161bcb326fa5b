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
	s := readSentence(r, sp)
	for _, m := range s.pronouns {
		if s.called < m.Start {
			continue
		}
		if at, ok := s.named[m.Name]; (!ok || at > m.End+s.soonBehind(m.Start)) && !Quoted(r, m.Span) && s.words.Claims.OfPersons.Has(strings.ToLower(m.In(r.Text))) {
			return true
		}
	}
	// Those nobody resolved: somebody must be named before them.
	first := s.called
	for name, at := range s.named {
		if person(r, name) {
			first = min(first, at)
		}
	}
	return s.before(first, func(t text.Token) bool {
		return !slices.ContainsFunc(s.pronouns, func(m article.Mention) bool { return m.Span == t.Span })
	})
}

// adrift reports whether a "he" or "her" of a sentence stands before everybody it
// could be taken for. It asks less than Unnamed: whoever is named before is taken
// for the one who is meant.
func adrift(r *article.Reading, sp text.Span) bool {
	s := readSentence(r, sp)
	first := min(s.called, indefinite(s.toks, s.words))
	for name, at := range s.named {
		if k := kindOf(r, name); k == article.Person || k == article.Other || k == article.Group {
			first = min(first, at)
		}
	}
	return s.before(first, func(text.Token) bool { return true })
}

// sentence is a sentence with those whom it speaks of.
type sentence struct {
	r        *article.Reading
	words    *lang.Language
	toks     []text.Token
	named    map[int]int // where each name stands first
	pronouns []article.Mention
	called   int // where it first speaks of somebody without a name
	soon     int // how far behind a pronoun the name may stand, in bytes
}

func readSentence(r *article.Reading, sp text.Span) sentence {
	s := sentence{r: r, words: lang.For(r.Lang), toks: story.TokensIn(r.Notes.Tokens, sp), named: map[int]int{}}
	for _, m := range mentionsIn(r, sp) {
		switch {
		case !sp.Contains(m.Span):
		case m.Form == article.ByPronoun:
			s.pronouns = append(s.pronouns, m)
		default:
			if _, ok := s.named[m.Name]; !ok {
				s.named[m.Name] = m.Start
			}
		}
	}
	if len(s.toks) > 0 {
		if w := s.toks[0].Lower; s.words.Acts.Openers.Has(w) || s.words.Acts.Bounding.Has(w) || s.words.Words.Prepositions.Has(w) {
			s.soon = 60 // "When he had left, Sand …", "In his letter Sand …"
		}
	}
	s.called = calledBy(s.toks, s.words)
	return s
}

// soonBehind is how far behind a pronoun at a place its name may stand: only behind
// one in the words that open the sentence, no "On Friday, he left Sand".
func (s *sentence) soonBehind(at int) int {
	for _, t := range s.toks {
		if t.Start >= at {
			break
		}
		if t.Norm == "," {
			return 0
		}
	}
	return s.soon
}

// before reports whether a pronoun of those that count stands before all who could
// be meant, the first of them at a place, or can only mean somebody else.
func (s *sentence) before(first int, counts func(text.Token) bool) bool {
	for _, t := range s.toks {
		if Quoted(s.r, t.Span) {
			continue
		}
		if s.words.Words.Objects.Has(t.Lower) && s.called > t.Start && ownObject(s.r, t.Span, s.named) {
			return true // "Sand met him"
		}
		if t.Start+s.soonBehind(t.Start) < first && s.words.Claims.OfPersons.Has(t.Lower) && counts(t) {
			return true
		}
	}
	return false
}

// indefinite is where a sentence first tells of somebody or something new: "a baker
// opened his shop"; the largest number if nowhere.
func indefinite(toks []text.Token, l *lang.Language) int {
	for i, t := range toks[:max(len(toks)-1, 0)] {
		if (t.Lower == "a" || t.Lower == "an") && (i == 0 || !l.Words.Prepositions.Has(toks[i-1].Lower)) && toks[i+1].Norm == toks[i+1].Lower {
			return t.Start
		}
	}
	return math.MaxInt
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
		if !l.Words.Articles.Has(t.Lower) {
			continue
		}
		for _, who := range toks[i+1 : min(len(toks), i+1+longOffice)] {
			if who.Kind != text.Word || who.Norm != who.Lower || l.Words.Prepositions.Has(who.Lower) {
				break
			}
			if c := l.Names.Words.Of(who.Lower); c.Has(lang.RoleHead) || c.Has(lang.Somebody) {
				return t.Start
			}
		}
	}
	return math.MaxInt
}
