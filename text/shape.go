package text

import (
	"unicode"
	"unicode/utf8"
)

// IsUpperInitial reports whether the token is a Word that begins with a capital
// letter: "Geneva", "McGill", "NATO".
func (t Token) IsUpperInitial() bool {
	c, _ := utf8.DecodeRuneInString(t.Norm)
	return t.Kind == Word && (unicode.IsUpper(c) || unicode.IsTitle(c))
}

// IsAllCaps reports whether the token is a Word of two or more letters, all of
// them capital: "NATO", "U.S.", "G20".
func (t Token) IsAllCaps() bool {
	if t.Kind != Word {
		return false
	}
	n := 0
	for _, c := range t.Norm {
		if unicode.IsLetter(c) {
			if !unicode.IsUpper(c) {
				return false
			}
			n++
		}
	}
	return n > 1
}

// IsInitial reports whether the token is one capital letter, as in "J. Smith";
// its dot is the next token.
func (t Token) IsInitial() bool {
	c, w := utf8.DecodeRuneInString(t.Norm)
	return t.Kind == Word && w == len(t.Norm) && unicode.IsUpper(c)
}

// Is reports whether the token's lower-case spelling is one of words.
func (t Token) Is(words ...string) bool {
	for _, w := range words {
		if t.Lower == w {
			return true
		}
	}
	return false
}
