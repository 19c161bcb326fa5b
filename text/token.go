package text

// Kind says what a Token is made of.
type Kind uint8

const (
	Word   Kind = iota // letters, with inner apostrophes: "don't", "U.S.", "O'Brien"
	Number             // begins with a digit: "19,000", "19.3", "2025", "3rd"
	Clitic             // "'s" or "’s" after a word, a token of its own
	Quote              // any quotation mark
	Punct              // other punctuation, one rune a token
	Symbol             // currency and other signs, one rune a token
)

// Token is one word, number or sign.
type Token struct {
	Span
	Kind  Kind
	Space bool // white space stands before it
	Break bool // a line break stands before it

	// Norm is the plain spelling: typographic apostrophes, quotation marks,
	// hyphens (U+2011) and spaces (U+202F) become ' " - and a space, the rest
	// stays. Where nothing changes it shares the text's memory.
	Norm string
	// Lower is Norm in lower case.
	Lower string
}
