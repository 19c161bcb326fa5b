package text

// gone is what plain returns for a character without a plain spelling: one
// that is not seen.
const gone rune = -1

// plain returns the plain spelling of a typographic character: quotation marks
// and apostrophes straight, hyphens "-", spaces that do not break " ". Soft
// hyphens and spaces of no width are gone; every other rune stays.
func plain(c rune) rune {
	if c < 0x00a0 {
		return c
	}
	switch c {
	case '’', '‘', 'ʼ', '‚', '‛', '＇', '‹', '›':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '〝', '〞', '〟', '＂':
		return '"'
	case '\u2010', '\u2011', '\u2012':
		return '-'
	case '\u00a0', '\u202f', '\u2007', '\u2009', '\u200a':
		return ' '
	case '\u00ad', '\u200b', '\u2060', '\ufeff':
		return gone
	}
	return c
}

// ligature returns the letters of a typographic ligature, or "".
func ligature(c rune) string {
	if c < 'ﬀ' || c > 'ﬆ' {
		return ""
	}
	return [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[c-'ﬀ']
}
