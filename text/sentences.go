package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ends is what a language knows of the ends of its sentences. Words are in
// lower case and with plain apostrophes, save abbreviations.
type Ends struct {
	// Abbreviations as they are spelled, without the last dot: "Mr", "Sept",
	// "U.S", "p.m". The case tells "Ill." from "he was ill."
	Abbreviations map[string]Abbreviation
	// Openers are words that, with a capital, open a sentence even after an
	// abbreviation: "the", "he", "but".
	Openers map[string]bool
	// Follow are words that, with a capital, go on after AfterName and
	// AfterHour: "U.S. Senate", "5 p.m. Tuesday".
	Follow map[string]bool
	// Saying are the verbs of a clause that reports a quotation: "said".
	Saying map[string]bool
	// Before are words that "U.S." stands behind as a noun, so that a capital
	// after it is a new sentence's: "to the U.S. Talks resume".
	Before map[string]bool
	// Article stands between Before and that noun: "the".
	Article map[string]bool
}

// Abbreviation says when the dot of an abbreviation also ends a sentence.
type Abbreviation uint8

const (
	// Ordinary is no abbreviation.
	Ordinary Abbreviation = iota
	// BeforeName never ends a sentence: "Mr. Smith", "Lt. Gen. Amari".
	BeforeName
	// BeforeNumber goes on before a number: "No. 10", "Sept. 11".
	BeforeNumber
	// AfterHour ends one before a capital that does not go on: "at 5 p.m. Nobody came".
	AfterHour
	// AfterName ends one before an opener ("Acme Inc. The") or, where it stands
	// as a noun, before any capital that does not go on.
	AfterName
)

// Sentences returns the sentences of s that lie within in, as spans of s. They
// are disjoint, in order, begin and end with a token, and hold all tokens.
//
// The caller gives one paragraph; an empty line ends a sentence in any case.
// An end mark takes with it the quotation marks, brackets and citations
// ("[1][2]") that stand against it. It ends a sentence where the next one can
// begin: with a capital, a figure, a sign, or a letter of a script that has no
// capitals.
//
// A quotation or bracket stays in one piece with the sentence that it is a part
// of: “No more. No more lies,” she said. is one sentence, and so is She said:
// “No more. No more lies.” A cut would part her from her words. Where no
// words of its sentence stand before it and none after it, or it is longer than
// 80 tokens and none stand after it, it is split like other text, and the first and the last
// piece carry its marks.
//
// Without ends no abbreviation is known.
func Sentences(s string, in Span, ends *Ends) []Span {
	if ends == nil {
		ends = &Ends{}
	}
	r := splitter{s: s, toks: Tokens(s, in), ends: ends}
	if len(r.toks) == 0 {
		return nil
	}
	r.match()
	out := make([]Span, 0, len(r.toks)/20+1)
	r.start = 0
	for i := 0; i < len(r.toks); i++ {
		last, end := r.endAt(i)
		i = last
		if end || i == len(r.toks)-1 {
			out = append(out, Span{r.toks[r.start].Start, r.toks[i].End})
			r.start = i + 1
		}
	}
	return out
}

type splitter struct {
	s     string
	toks  []Token
	ends  *Ends
	start int   // the first token of the sentence
	close []int // by the opening token: the token that closes it, or 0
}

// match pairs quotation marks and brackets.
func (r *splitter) match() {
	var open []int
	for i, t := range r.toks {
		if i > 0 && r.emptyLine(i) {
			open = open[:0]
		}
		if t.Kind != Quote && !bracket(t.Norm) {
			continue
		}
		if r.opens(i) {
			if len(open) < maxOpen {
				open = append(open, i)
			}
			continue
		}
		for n := len(open) - 1; n >= 0; n-- {
			if pairs(r.toks[open[n]].Norm, t.Norm) {
				if r.close == nil {
					r.close = make([]int, len(r.toks))
				}
				r.close[open[n]] = i
				open = open[:n]
				break
			}
		}
	}
}

// maxHeld is how many tokens a quotation may have to stay whole when its
// sentence began before it.
const maxHeld = 80

// maxOpen bounds how deep quotations and brackets may nest.
const maxOpen = 8

func bracket(s string) bool {
	return s == "(" || s == ")" || s == "[" || s == "]"
}

func pairs(open, shut string) bool {
	switch open {
	case "(":
		return shut == ")"
	case "[":
		return shut == "]"
	}
	return open == shut
}

// opens reports whether the mark at i opens. A straight quotation mark opens
// where the next word stands against it and the one before does not.
func (r *splitter) opens(i int) bool {
	t := r.toks[i]
	switch c := first(t.In(r.s)); c {
	case '(', '[', '“', '„', '«', '‹', '‘', '‚', '「', '『', '〝':
		return true
	case ')', ']', '”', '»', '›', '’', '」', '』', '〞', '〟':
		return false
	}
	if i+1 < len(r.toks) && r.toks[i+1].Space || i+1 == len(r.toks) {
		return false
	}
	if i == 0 || t.Space {
		return true
	}
	p := r.toks[i-1]
	if p.Kind == Quote {
		return p.Space || i == 1 // "''" is written for one mark, and opens as one
	}
	return opening(first(p.Norm))
}

// endAt looks at token i and returns the last token that belongs with it, and
// whether a sentence ends there.
func (r *splitter) endAt(i int) (last int, end bool) {
	if i+1 < len(r.toks) && r.emptyLine(i+1) {
		return i, true
	}
	if shut := r.closes(i); shut > 0 {
		if r.held(shut) {
			return shut - 1, false
		}
		if i > r.start && shut-i < maxHeld {
			return max(i, shut-2), false
		}
	}
	if !r.stops(i) {
		return i, false
	}
	last = r.tail(i)
	if last+1 >= len(r.toks) || r.emptyLine(last+1) {
		return last, true
	}
	return last, r.ended(i, last)
}

func (r *splitter) closes(i int) int {
	if r.close == nil {
		return 0
	}
	return r.close[i]
}

// held reports whether the quotation or bracket that shut closes stands in the
// middle of a sentence: no end mark before its closing mark, or no new sentence
// after it.
func (r *splitter) held(shut int) bool {
	if !r.stops(shut - 1) {
		return true
	}
	last := r.tail(shut)
	if last+1 >= len(r.toks) || r.emptyLine(last+1) {
		return false
	}
	if bracket(r.toks[shut].Norm) && !r.begins(last+1) {
		return true
	}
	return !r.begins(last+1) || r.reported(shut-1, last+1)
}

// stops reports whether token i can end a sentence: an end mark, or an
// abbreviation that carries its dot.
func (r *splitter) stops(i int) bool {
	t := r.toks[i]
	if t.Kind == Word {
		return t.Norm[len(t.Norm)-1] == '.'
	}
	return t.Kind == Punct && endMark(first(t.Norm))
}

func endMark(c rune) bool {
	switch c {
	case '.', '!', '?', '…', '。', '！', '？', '．', '｡', '।', '॥', '؟', '۔', '։', '።', '‼', '⁇', '⁈', '⁉':
		return true
	}
	return false
}

// tail returns the last token that stands against the end mark at i: more end
// marks, closing quotation marks and brackets, citations.
func (r *splitter) tail(i int) int {
	for i+1 < len(r.toks) && !r.emptyLine(i+1) {
		t := r.toks[i+1]
		switch {
		case r.citation(i+1) > 0:
			i = r.citation(i + 1)
			continue
		case t.Space:
			return i
		case t.Kind == Punct && endMark(first(t.Norm)):
		case (t.Kind == Quote || bracket(t.Norm)) && !r.opens(i+1):
		default:
			return i
		}
		i++
	}
	return i
}

// citation returns the last token of a mark such as "[2]" that begins at i, or 0.
func (r *splitter) citation(i int) int {
	if r.toks[i].Norm == "[" && i+2 < len(r.toks) && r.toks[i+1].Kind == Number && r.toks[i+2].Norm == "]" {
		return i + 2
	}
	return 0
}

// ended reports whether the end mark at i, whose last companion is last, ends
// the sentence although more text follows.
func (r *splitter) ended(i, last int) bool {
	next := last + 1
	mark := first(r.toks[i].Norm)
	if mark >= 0x0500 && mark != '…' && mark < 0x2000 || mark >= 0x3000 {
		return true // "。" and its like have no other use
	}
	if !r.toks[next].Space {
		return r.glued(i, last)
	}
	if !r.begins(next) {
		return false
	}
	if r.toks[i].Kind != Punct || mark == '.' && last == i {
		return r.dotEnds(i, next)
	}
	if mark == '!' || mark == '?' {
		return !r.reported(i, next)
	}
	return r.toks[r.opener(next)].Norm != "I" || mark == '.' && !r.ellipsis(i)
}

// ellipsis reports whether the dot at i is one of several.
func (r *splitter) ellipsis(i int) bool {
	return i+1 < len(r.toks) && r.toks[i+1].Norm == "." && !r.toks[i+1].Space
}

// glued reports whether a new sentence follows at once, its space lost:
// "to the border.The talks". It must look like nothing else.
func (r *splitter) glued(i, last int) bool {
	n := r.toks[last+1]
	if i == 0 || !n.IsUpperInitial() || n.IsAllCaps() {
		return false
	}
	p := r.toks[i-1]
	return p.Kind == Quote || p.Norm == "]" || p.Kind == Word && len(p.Norm) > 1 && p.Norm == p.Lower
}

// opener skips opening quotation marks, brackets, dashes and the marks of items.
func (r *splitter) opener(i int) int {
	for n := 0; n < maxOpen && i+1 < len(r.toks); n++ {
		t := r.toks[i]
		if t.Kind == Quote && r.opens(i) || t.Norm == "(" || t.Norm == "[" || t.Norm == "–" || t.Norm == "—" || t.Norm == "-" || t.Norm == "¿" || t.Norm == "¡" || t.Norm == "•" || t.Norm == "·" || t.Norm == "▪" || t.Norm == "●" {
			i++
			continue
		}
		break
	}
	return i
}

// begins reports whether a sentence can begin at token i.
func (r *splitter) begins(i int) bool {
	t := r.toks[r.opener(i)]
	switch t.Kind {
	case Number, Symbol:
		return true
	case Word:
		c, w := utf8.DecodeRuneInString(t.Norm)
		if c == '@' || c == '#' || !unicode.IsLower(c) {
			return true
		}
		c, _ = utf8.DecodeRuneInString(t.Norm[w:])
		return unicode.IsUpper(c) // "eBay shares"
	}
	return false
}

// reported reports whether the words from next on are a clause that reports
// what stands before: "Yes!" Amari said. Before a full stop they are not, since
// a comma would stand there.
func (r *splitter) reported(mark, next int) bool {
	if m := r.toks[mark].Norm; m != "!" && m != "?" || r.toks[next-1].Kind != Quote {
		return false
	}
	for n := 0; n < 5 && next+n < len(r.toks); n++ {
		t := r.toks[next+n]
		if t.Kind != Word {
			return false
		}
		if r.ends.Saying[t.Lower] {
			end := next + n + 1
			return n > 0 && (end == len(r.toks) || r.toks[end].Kind == Punct)
		}
	}
	return false
}

// dotEnds reports whether a single dot ends the sentence; next can begin one.
func (r *splitter) dotEnds(i, next int) bool {
	word := i // the token before the dot, or the one that carries it
	if r.toks[i].Kind == Punct {
		if i == r.start {
			return false
		}
		word = i - 1
	}
	t := r.toks[word]
	if word == r.start && i > word && listMark(t) {
		return false
	}
	n := r.toks[r.opener(next)]
	known := r.ends.Abbreviations[trimDot(t.Norm)]
	if t.Kind != Word || i > word && r.toks[i].Space {
		known = Ordinary
	}
	switch known {
	case BeforeName:
		return false
	case BeforeNumber:
		return !strings.ContainsFunc(n.Norm, unicode.IsDigit) // "case No. VA0898"
	case AfterHour:
		return !r.ends.Follow[n.Lower]
	case AfterName:
		return r.nounEnds(word, next, n)
	}
	if initials(t) {
		return r.ends.Openers[n.Lower]
	}
	return true
}

// nounEnds decides after "U.S." and "Inc.".
func (r *splitter) nounEnds(word, next int, n Token) bool {
	if r.ends.Openers[n.Lower] || n.Kind != Word {
		return true
	}
	if r.ends.Follow[n.Lower] || next+1 >= len(r.toks) {
		return false
	}
	after := r.toks[next+1]
	if after.Kind != Word || after.Norm != after.Lower || r.ends.Before[after.Lower] {
		return false // "the U.S. Conference of Bishops"
	}
	if r.start < word && r.ends.Article[r.toks[word-1].Lower] {
		word--
	}
	return r.start < word && r.ends.Before[r.toks[word-1].Lower]
}

// listMark reports whether t numbers an item: "1. The first".
func listMark(t Token) bool {
	return t.Kind == Number && len(t.Norm) <= 3 || t.IsInitial()
}

// initials reports whether t is "J" or "J.D.": a part of a name more often than
// the end of a sentence.
func initials(t Token) bool {
	if t.Kind != Word || t.Norm == "I" {
		return false
	}
	if t.IsInitial() {
		return true
	}
	return t.Norm[len(t.Norm)-1] == '.' && unicode.IsUpper(first(t.Norm))
}

func trimDot(s string) string {
	if n := len(s); n > 0 && s[n-1] == '.' {
		return s[:n-1]
	}
	return s
}

// emptyLine reports whether an empty line stands before token i.
func (r *splitter) emptyLine(i int) bool {
	if !r.toks[i].Break {
		return false
	}
	lines := 0
	for _, c := range r.s[r.toks[i-1].End:r.toks[i].Start] {
		if c == '\n' || c == '\u2029' || c == '\u2028' {
			lines++
		}
	}
	return lines > 1
}
