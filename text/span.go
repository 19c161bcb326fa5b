// Package text knows what every later stage needs to know about a string: where
// its tokens and sentences lie, and how a damaged or typographic spelling maps
// to a plain one.
//
// In goes a string of one article; out come Spans, half-open byte ranges on
// rune borders of that very string. The package never copies, corrects or
// shortens the text: whoever wants a word asks the span for it.
package text

import "unicode/utf8"

// Span is a half-open byte range [Start, End) of a text. A fact about a text
// is a Span, never a copied string: strings drift, offsets can be checked.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In returns the words of t that the span covers.
func (s Span) In(t string) string { return t[s.Start:s.End] }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that holds both s and o.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// Valid reports whether the span lies within t and on rune borders.
func (s Span) Valid(t string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(t) && border(t, s.Start) && border(t, s.End)
}

// border reports whether no rune of t lies across i. Beside a byte that belongs
// to no rune there is a border on both sides.
func border(t string, i int) bool {
	if i == len(t) || utf8.RuneStart(t[i]) {
		return true
	}
	for j := i - 1; j >= 0 && j > i-utf8.UTFMax; j-- {
		if utf8.RuneStart(t[j]) {
			_, w := utf8.DecodeRuneInString(t[j:])
			return j+w <= i
		}
	}
	return true
}

// Compare orders spans by start, the longer first.
func Compare(a, b Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}
