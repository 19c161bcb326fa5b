package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// undoubled mends text that was encoded twice: UTF-8 whose bytes were taken for letters of
// ISO 8859-1 or Windows-1252 and encoded again, so that "—" reads "â\u0080\u0094" or
// "â€”". Only what can be nothing else is mended: a letter, and right behind it the
// bytes that make it a character, of which one is a control of ISO 8859-1 or a sign
// that Windows-1252 has in place of one. The rest stays as it is. Linear.
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
		if r, n := doubled(s[at:]); n > 0 {
			b.WriteString(s[kept:at])
			b.WriteRune(r)
			kept, at = at+n, at+n-1
		}
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// doubled is the character that s begins with encoded twice, and how many bytes of s
// that takes; 0 if it does not.
func doubled(s string) (rune, int) {
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
		return 0, 0
	}
	raw[0] = byte(first)
	sure := false
	for k := 1; k < long; k++ {
		r, size := utf8.DecodeRuneInString(s[n:])
		n += size
		c := byte(r)
		if r >= 0x100 {
			b, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				return 0, 0
			}
			c = b
		}
		if r == utf8.RuneError || c < 0x80 || c >= 0xC0 {
			return 0, 0
		}
		sure = sure || c < 0xA0
		raw[k] = c
	}
	r, size := utf8.DecodeRune(raw[:long])
	if !sure || r == utf8.RuneError || size != long {
		return 0, 0
	}
	return r, n
}
