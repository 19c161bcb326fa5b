package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// undoubled mends text that was encoded twice: UTF-8 whose bytes were taken for letters of
// ISO 8859-1 or Windows-1252 and encoded again, so that "—" reads "â\u0080\u0094" or
// "â€”". Only what can be nothing else is mended: a letter, and right behind it the
// bytes that make it a character, of which one is a control of ISO 8859-1 or a sign
// that Windows-1252 has in place of one, or a capital and a sign where no writing has
// them (unwritten): "SÃ£o", "Â£5". The rest stays as it is. Linear.
//
// Marks of punctuation are also mended where a step on the way parted their signs or
// lost the one that Windows-1252 has no sign for: "â€ ™", "â€\ufffd".
func undoubled(s string) string {
	const lead = 0xC3 // of all letters from "À" to "ÿ"
	at := strings.IndexByte(s, lead)
	if at < 0 {
		return s
	}
	var b strings.Builder
	kept := 0
	for ; at < len(s); at++ {
		if s[at] != lead && s[at] != 0xC2 {
			continue
		}
		r, n, sure := doubled(s[at:])
		before := s[kept:at]
		if n == 0 || !sure && !unwritten(s[:at], s[at:at+n], s[at+n:]) {
			if r, n = torn(s[at:]); n == 0 {
				continue
			}
			if r == '’' && enclitic(s[at+n:]) {
				n++
			} else if r == '”' && len(before) > 1 && strings.IndexByte(",.!?", before[len(before)-2]) >= 0 {
				before = strings.TrimSuffix(before, " ")
			}
		}
		b.WriteString(before)
		b.WriteRune(r)
		kept, at = at+n, at+n-1
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// torn is the mark of punctuation that s begins with, encoded twice and with its signs
// parted by a space or the last of them lost, and how many bytes of s that takes; 0 if it
// begins with none.
func torn(s string) (rune, int) {
	rest, ok := strings.CutPrefix(s, "â€")
	if !ok {
		return 0, 0
	}
	rest = strings.TrimPrefix(rest, " ")
	last, size := utf8.DecodeRuneInString(rest)
	if last == utf8.RuneError && size > 1 {
		last = '\u009d' // the only one of the five that have no sign, of a mark that is frequent
	}
	r, n, _ := doubled("â€" + string(last))
	if n == 0 {
		return 0, 0
	}
	return r, len(s) - len(rest) + size
}

// enclitic reports whether a space and then the rest of a word that an apostrophe cut
// stand at the beginning of s: " s", " t".
func enclitic(s string) bool {
	if s == "" || s[0] != ' ' {
		return false
	}
	end := 1
	for end < len(s) && 'a' <= s[end] && s[end] <= 'z' {
		end++
	}
	switch s[1:end] {
	case "s", "t", "d", "m", "re", "ve", "ll":
		return true
	}
	return false
}

// unwritten reports whether pair, two signs that are one character encoded twice, stands
// between before and after as no writing has it: a capital and a sign within a word of
// small letters ("NiÃ±o", "RenÃ©"), or "Â" and a sign of money, measure or law, or a space,
// behind no letter ("Â£5", "30Â°C").
func unwritten(before, pair, after string) bool {
	capital, n := utf8.DecodeRuneInString(pair)
	sign, _ := utf8.DecodeRuneInString(pair[n:])
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case !unicode.IsUpper(capital) || sign == '«' || sign == '»':
		return false
	case capital == 'Â' && !unicode.IsLetter(last):
		return !unicode.IsLetter(sign)
	}
	return unicode.IsLower(last) || unicode.IsUpper(last) && unicode.IsLower(next)
}

// doubled is the character that s begins with encoded twice, how many bytes of s that
// takes, 0 if it does not, and whether s can mean nothing else.
func doubled(s string) (mended rune, n int, sure bool) {
	var raw [utf8.UTFMax]byte
	first, n := utf8.DecodeRuneInString(s)
	long := 0
	switch {
	case first >= 0xC2 && first < 0xE0:
		long = 2
	case first >= 0xE0 && first < 0xF0:
		long = 3
	case first >= 0xF0 && first < 0xF5:
		long = 4
	default:
		return 0, 0, false
	}
	raw[0] = byte(first)
	for k := 1; k < long; k++ {
		r, size := utf8.DecodeRuneInString(s[n:])
		n += size
		c := byte(r)
		if r >= 0x100 {
			b, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				return 0, 0, false
			}
			c = b
		}
		if r == utf8.RuneError || c < 0x80 || c >= 0xC0 {
			return 0, 0, false
		}
		sure = sure || c < 0xA0
		raw[k] = c
	}
	r, size := utf8.DecodeRune(raw[:long])
	if r == utf8.RuneError || size != long {
		return 0, 0, false
	}
	return r, n, sure
}
