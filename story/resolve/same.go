package resolve

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Likely is the value of Same from which on two spellings more likely name one
// thing than two.
const Likely = 0.65

// Same says from 0 to 1 how likely two spellings name one thing of that kind,
// by their words alone: tokens are aligned, each pair compared as it stands,
// by romanisation, as initial or short form, and by typing errors; what has no
// partner counts against it, by its length.
//
// It is meant for measuring and for candidates. Entities never joins on it
// alone: evidence from the articles comes on top, and vetoes go before it.
func Same(a, b string, kind article.NameKind) float64 {
	p := pair{lx: &lang.For("en").Names, person: kind == article.Person}
	x, y := p.tokens(a), p.tokens(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if a, b := joined(x), joined(y); a == b {
		return 1
	} else if (len(x) == 1) != (len(y) == 1) && min(len(a), len(b)) > 7 && distance(roman(a), roman(b), 2) <= 2 {
		return 0.9 // "SergeiLavrov"
	}
	return min(p.score(x, y), 1)
}

// pair compares two spellings.
type pair struct {
	lx     *lang.Names
	person bool
}

// maxTokens bounds the tokens of a spelling that are compared.
const maxTokens = 32

func joined(ts []string) string { return strings.Join(ts, "") }

// tokens splits a spelling for comparing: folded, without titles, particles
// that spellings drop, and legal forms, which are not what a body is called.
func (p pair) tokens(s string) []string {
	s = strings.NewReplacer("’", "", "'", "", "`", "", "‘", "", "&", " and ").Replace(s)
	if before, after, ok := strings.Cut(s, ","); ok && p.person && !strings.Contains(after, ",") && len(strings.Fields(before)) <= 3 && len(strings.Fields(after)) > 0 {
		if w := strings.Fields(text.Fold(after)); !p.lx.Words.Of(strings.Trim(w[0], ".")).Has(lang.Generation) {
			s = after + " " + before // "LAST, First"
		}
	}
	words := strings.FieldsFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '.'
	})
	var out []string
	for _, w := range words {
		w = letters(text.Fold(strings.ReplaceAll(w, ".", "")))
		w = strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		if w == "" || p.idle(w) {
			continue
		}
		if n := len(out); n > 0 && out[n-1] == w {
			continue // "Sergey Sergey Shoigu"
		}
		out = append(out, w)
		if len(out) == maxTokens {
			break
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, w := range words {
		if w = text.Fold(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// letters reads digits inside a word as the letters they stand for: "sech1n".
func letters(w string) string {
	if len(w) < 4 || !strings.ContainsAny(w, "0139") || !strings.ContainsAny(w, "aeioubcdfghklmnprst") || strings.ContainsAny(w, "245678") || digits(w[len(w)-2:]) {
		return w
	}
	return strings.NewReplacer("0", "o", "1", "i", "3", "e", "9", "g").Replace(w)
}

// idle reports whether a word tells nothing of who is meant.
func (p pair) idle(w string) bool {
	if p.person {
		switch w {
		case "al", "el", "the":
			return true
		}
		c := p.lx.Words.Of(w)
		return c.Has(lang.Honorific) || c.Has(lang.RoleHead) && (w == "sheikh" || w == "prof" || w == "president" || w == "general" || w == "king" || w == "prince")
	}
	switch w {
	case "the", "and", "of", "for", "de", "und", "company", "corporation", "joint", "stock", "open", "closed", "public",
		"liability", "a", "la", "aktiengesellschaft", "gesellschaft", "mit", "beschrankter", "haftung":
		return true
	}
	return p.lx.Words.Of(w).Has(lang.LegalForm)
}

// score aligns the tokens, best pairs first, and weighs what fits against what
// does not.
func (p pair) score(x, y []string) float64 {
	type link struct {
		i, j int
		sim  float64
	}
	var links []link
	for i, a := range x {
		for j, b := range y {
			if s := p.word(a, b); s > 0 {
				if i != j && len(x) == len(y) {
					s -= 0.01
				}
				links = append(links, link{i, j, s})
			}
		}
	}
	slices.SortStableFunc(links, func(a, b link) int {
		switch {
		case a.sim > b.sim:
			return -1
		case a.sim < b.sim:
			return 1
		}
		return 0
	})
	usedX, usedY := make([]bool, len(x)), make([]bool, len(y))
	got, whole, firm := 0.0, 0.0, 0
	worst := 1.0
	for _, l := range links {
		if usedX[l.i] || usedY[l.j] {
			continue
		}
		usedX[l.i], usedY[l.j] = true, true
		w := (p.weight(x[l.i]) + p.weight(y[l.j])) / 2
		got += w * l.sim
		whole += w
		worst = min(worst, l.sim)
		firm++
	}
	leftX, leftY := p.left(x, usedX), p.left(y, usedY)
	more, less := max(leftX, leftY), min(leftX, leftY)
	if p.person && less == 0 && firm > 1 && worst > 0.8 {
		more /= 2 // a middle name or patronymic that the other leaves out
	}
	all := whole + more + 1.6*less
	s := got / math.Max(all, 1e-9)
	if firm == 0 {
		return 0
	}
	if p.person && len(x) > 1 && len(y) > 1 && firm < 2 {
		s *= 0.6 // one name in common is a family or chance
	}
	return s
}

// left is the weight of the tokens that found no partner.
func (p pair) left(ts []string, used []bool) float64 {
	sum := 0.0
	for i, t := range ts {
		if !used[i] {
			sum += p.weight(t)
		}
	}
	return sum
}

// weight says how much a token counts: initials and general words little.
func (p pair) weight(w string) float64 {
	n := len([]rune(w))
	switch {
	case n == 1:
		return 0.3
	case p.person && (p.lx.Words.Of(w).Has(lang.Particle)):
		return 0.2
	case !p.person && p.lx.Words.Of(w).Has(lang.BodyHead|lang.BodyTopic):
		return 0.6
	case n <= 3:
		return 0.8
	}
	return 1
}

// word compares two tokens, from 0 to 1.
func (p pair) word(a, b string) float64 {
	if a == b {
		return 1
	}
	if a[0] == b[0] && (len(a) == 1 || len(b) == 1) && p.person {
		return 0.9
	}
	if digits(a) || digits(b) {
		return 0
	}
	ra, rb := roman(a), roman(b)
	switch {
	case ra == rb:
		return 0.97
	case p.person && slices.Contains(p.lx.Short.Of(a), b):
		return 0.9
	}
	n := min(len([]rune(ra)), len([]rune(rb)))
	d := distance(ra, rb, 3)
	switch {
	case n >= 4 && skeleton(a) == skeleton(b) && d <= 2:
		return 0.93
	case d == 1 && n >= 4:
		return 0.86
	case d == 2 && n >= 8:
		return 0.82
	case d == 1 && n == 3:
		return 0.6
	}
	return 0
}

func digits(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
