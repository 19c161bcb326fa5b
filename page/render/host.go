package render

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// Host is a host's name as a reader may see it: in its own letters, and in the
// letters of the network (punycode, "xn--…") where it mixes scripts or is made of
// letters that pass for Latin ones, so that no name looks like another's. What is
// no name of a host stays as it is.
func Host(s string) string {
	if s == "" || strings.ContainsAny(s, " /@") || !strings.Contains(s, ".") {
		return s
	}
	labels := strings.Split(s, ".")
	for i, l := range labels {
		name := l
		if strings.HasPrefix(strings.ToLower(l), "xn--") {
			u, err := idna.Punycode.ToUnicode(l)
			if err != nil || u == "" {
				continue
			}
			name = u
		}
		switch {
		case ascii(name):
			labels[i] = name
		case deceptive(name):
			a, err := idna.Punycode.ToASCII(strings.ToLower(name))
			if err != nil { // nothing that could be asked for
				a = strings.Map(func(r rune) rune {
					if r > unicode.MaxASCII {
						return '\uFFFD'
					}
					return r
				}, name)
			}
			labels[i] = a
		default:
			labels[i] = clean(name)
		}
	}
	return strings.Join(labels, ".")
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// together are the scripts that one language writes with (UTS 39, highly
// restrictive).
var together = [][]string{
	{"Latin", "Han", "Hiragana", "Katakana"},
	{"Latin", "Han", "Bopomofo"},
	{"Latin", "Han", "Hangul"},
}

// passing are letters of Cyrillic, Greek and Armenian that look like Latin ones,
// alone or in a pair.
const passing = "асԁеһіјӏорԛѕԝхуъЬҽпгѵѡүҭԍм" + "οαρυνκιτ" + "օսցոհյզս"

// deceptive reports whether a label with letters beyond ASCII could be taken for
// another.
func deceptive(label string) bool {
	of := map[string]bool{}
	lookalikes, letters := 0, 0
	for _, r := range label {
		switch {
		case unicode.IsLetter(r):
			letters++
			if s := scriptOf(r); s != "" {
				of[s] = true
			}
			if strings.ContainsRune(passing, unicode.ToLower(r)) {
				lookalikes++
			}
		case unicode.IsMark(r), r == '-', r == '·', r >= '0' && r <= '9', r == '_':
		case unicode.IsDigit(r): // of a script of its own
		default: // a sign, a space that has no width
			return true
		}
	}
	if letters > 0 && lookalikes == letters {
		return true
	}
	if len(of) < 2 {
		return false
	}
	for _, set := range together {
		n := 0
		for _, s := range set {
			if of[s] {
				n++
			}
		}
		if n == len(of) {
			return false
		}
	}
	return true
}

// scriptOf is the script of a letter; signs that all scripts have are of none.
func scriptOf(r rune) string {
	if r <= unicode.MaxASCII || unicode.Is(unicode.Latin, r) {
		return "Latin"
	}
	for name, table := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && unicode.Is(table, r) {
			return name
		}
	}
	return ""
}

// Address is an address as a reader may see it.
func Address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return clean(s)
	}
	host := Host(u.Hostname())
	if strings.Contains(u.Hostname(), ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" {
		host += ":" + p
	}
	rest := clean(s)
	if i := strings.Index(rest, "//"); i >= 0 {
		rest = rest[i+2:]
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		return u.Scheme + "://" + host + rest[i:]
	}
	return u.Scheme + "://" + host
}
