package resolve

import (
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/text"
)

// roman returns a key under which romanisations of one name meet: Zelensky and
// Zelenskyy, Yury and Yuri, Jorgensen and Jørgensen, Lavrov and Лавров. It
// writes sounds one way: no doubled letters, "i" for every y, j and ending of
// the kind "-iy", "k" for hard c and q, "h" for kh and gh.
func roman(s string) string {
	b := []byte(latin(text.Fold(s)))
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		n, to := cluster(b[i:], i == 0)
		i += n
		for k := range len(to) {
			if len(out) == 0 || out[len(out)-1] != to[k] {
				out = append(out, to[k])
			}
		}
	}
	if n := len(out); n > 3 && out[n-1] == 'h' {
		out = out[:n-1]
	}
	return string(out)
}

// clusters are letters written for one sound, the longer first.
var clusters = []struct{ from, to string }{
	{"shch", "s"}, {"sch", "s"}, {"tch", "c"}, {"dzh", "j"}, {"tsch", "c"},
	{"kh", "h"}, {"gh", "g"}, {"ph", "f"}, {"sh", "s"}, {"ch", "c"}, {"zh", "z"}, {"th", "t"}, {"dh", "d"},
	{"ck", "k"}, {"ts", "c"}, {"tz", "c"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ie", "e"}, {"ye", "e"}, {"je", "e"},
	{"ey", "ei"}, {"iy", "i"}, {"yy", "i"}, {"ij", "i"}, {"ii", "i"}, {"yi", "i"}, {"yu", "u"}, {"iu", "u"}, {"ju", "u"},
	{"ya", "a"}, {"ia", "a"}, {"yo", "o"}, {"io", "o"},
}

// cluster returns how many letters at the beginning of b stand for one sound,
// and how that is written.
func cluster(b []byte, first bool) (int, string) {
	for _, c := range clusters {
		if len(b) >= len(c.from) && string(b[:len(c.from)]) == c.from {
			return len(c.from), c.to
		}
	}
	switch b[0] {
	case 'y':
		return 1, "i"
	case 'j':
		if !first {
			return 1, "i"
		}
	case 'w':
		return 1, "v"
	case 'q':
		return 1, "k"
	case 'x':
		return 1, "ks"
	case 'c':
		if len(b) > 1 && (b[1] == 'e' || b[1] == 'i' || b[1] == 'y') {
			return 1, "c"
		}
		return 1, "k"
	case '\'', '`', '-', '.', ',':
		return 1, ""
	}
	return 1, string(b[:1])
}

// cyrillic and greek letters as English-language news writes them; s is folded.
var romanLetters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "e", 'є': "ye", 'ж': "zh", 'з': "z",
	'и': "i", 'і': "i", 'ї': "i", 'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
	'с': "s", 'т': "t", 'у': "u", 'ў': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch",
	'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'ђ': "dj", 'џ': "dz",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l",
	'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f",
	'χ': "ch", 'ψ': "ps", 'ω': "o",
}

// latin writes Cyrillic and Greek letters in Latin ones and leaves out what is
// no letter or digit of ASCII after that; scripts it does not know stay.
func latin(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] < 0x80
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		switch to, ok := romanLetters[c]; {
		case ok:
			b.WriteString(to)
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			b.WriteRune(c)
		}
	}
	return b.String()
}

// skeleton is the consonants of roman(s) after its first sound: the key under
// which spellings are looked for. G and h are one, as Ukrainian "г" is both.
func skeleton(s string) string {
	r := roman(s)
	out := make([]byte, 0, len(r))
	for i := range len(r) {
		c := r[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u':
			if i > 0 {
				continue
			}
			c = 'a'
		case 'h':
			c = 'g'
		}
		if n := len(out); n > 0 && out[n-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// distance is the number of letters to add, drop, change or swap with their
// neighbour between a and b (optimal string alignment), or max+1 if more.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > limit || len(y) > 64 {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		if slices.Min(row) > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
