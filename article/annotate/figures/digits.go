package figures

import (
	"math"
	"strings"
	"unicode/utf8"
)

// mostDigits is how many digits a number may have; what is longer is a code.
const mostDigits = 30

// parse reads digits with separators: "19,000", "1,00,000", "1.111,11",
// "19 000", "19'000", "19.3", "1,5", "2½". It refuses what is no number: "3rd",
// "1990s", "1.2.3", "192.168.1.2".
//
// The last separator may be that of the decimals, all before it are one that
// groups. A single full stop is decimal, a single comma groups if just three
// digits follow.
func parse(s string) (v float64, grouped, ok bool) {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= '0' && s[i] <= '9'
	}
	if plain {
		return integer(s), false, s != "" && len(s) <= mostDigits
	}
	if w := utf8.RuneCountInString(s) - 1; w >= 0 {
		if _, size := utf8.DecodeLastRuneInString(s); size > 1 {
			f, isFraction := vulgar(s[len(s)-size:])
			if s = s[:len(s)-size]; s == "" || !isFraction {
				return f, false, isFraction
			}
			v, grouped, ok = parse(s)
			return v + f, grouped, ok && v == math.Trunc(v)
		}
	}
	first := strings.IndexAny(s, ",.' ")
	if first < 0 {
		return 0, false, false
	}
	last := strings.LastIndexAny(s, ",.' ")
	group := s[first]
	switch {
	case s[last] != group: // "1.111,11"
		if group == '.' && s[last] != ',' || s[last] != '.' && s[last] != ',' {
			return 0, false, false
		}
	case first < last: // "1,674,200"
		last = len(s)
	case group == '.': // "19.3"
		first = -1
	case group == ',' && len(s)-last != 4: // "19,3"
		if first == 0 || len(s)-last > 3 {
			return 0, false, false
		}
		first = -1
	case group == ',' && s[:first] == "0": // "0,123"
		first = -1
	default: // "19,000"
		last = len(s)
	}
	whole := s[:last]
	decimals := s[min(len(s), last+1):]
	if last < len(s) && !digits(decimals) {
		return 0, false, false
	}
	if first >= 0 {
		v, ok = ungroup(whole, group)
	} else {
		v, ok = integer(whole), whole == "" || digits(whole)
	}
	if !ok || len(s) > mostDigits {
		return 0, false, false
	}
	if decimals != "" {
		// One division only: 0.1 is what the text says, 1×0.1 need not be.
		place := math.Pow10(len(decimals))
		v = (v*place + integer(decimals)) / place
	}
	return v, first >= 0, true
}

// ungroup reads "1,674,200" or "12,34,567"; it refuses groups of other lengths
// and what looks like an address of the net.
func ungroup(s string, separator byte) (float64, bool) {
	v, n, over := 0.0, 0, false
	for rest, more := s, true; more; n++ {
		var g string
		g, rest, more = strings.Cut(rest, string(separator))
		switch {
		case !digits(g) || len(g) > 3:
			return 0, false
		case n > 0 && len(g) != 3 && !(len(g) == 2 && separator == ',' && more):
			return 0, false
		}
		over = over || len(g) == 3 && g > "255"
		v = v*math.Pow10(len(g)) + integer(g)
	}
	return v, separator != '.' || n != 4 || over
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// integer is the value of digits.
func integer(s string) float64 {
	v := 0.0
	for i := range len(s) {
		v = v*10 + float64(s[i]-'0')
	}
	return v
}

// vulgar reads a fraction of one character: "½".
func vulgar(s string) (float64, bool) {
	c, w := utf8.DecodeRuneInString(s)
	if w != len(s) {
		return 0, false
	}
	switch c {
	case '½':
		return 0.5, true
	case '⅓', '⅔':
		return float64(c-'⅓'+1) / 3, true
	case '¼':
		return 0.25, true
	case '¾':
		return 0.75, true
	case '⅕', '⅖', '⅗', '⅘':
		return float64(c-'⅕'+1) / 5, true
	case '⅙':
		return 1.0 / 6, true
	case '⅚':
		return 5.0 / 6, true
	case '⅐':
		return 1.0 / 7, true
	case '⅛', '⅜', '⅝', '⅞':
		return float64(2*(c-'⅛')+1) / 8, true
	case '⅑':
		return 1.0 / 9, true
	case '⅒':
		return 0.1, true
	}
	return 0, false
}
