package feed

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/synoptic-news/synoptic/source"
)

// starts are the first bytes of documents in wide encodings, with and without a
// byte order mark (Appendix F of the XML recommendation).
var starts = []struct {
	bytes, name string
	encoding    encoding.Encoding
}{
	{"\x00\x00\xfe\xff", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xff\xfe\x00\x00", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\x00<", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xfe\xff", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xff\xfe", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xef\xbb\xbf", "utf-8", unicode.UTF8BOM},
}

var declaration = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)["']`)

// decoded returns a document's text as UTF-8 and the name of the encoding it
// was in. What the bytes begin with comes first, then what the transport says
// (RFC 7303), the XML declaration, UTF-8 if it is that but for a few bytes, and
// last a guess.
func decoded(d source.Document) (text, name string) {
	for _, s := range starts {
		if bytes.HasPrefix(d.Body, []byte(s.bytes)) {
			return decode(d.Body, s.encoding), s.name
		}
	}
	labels := []string{d.Charset}
	if m := declaration.FindSubmatch(d.Body[:min(len(d.Body), 1024)]); m != nil {
		labels = append(labels, string(m[1]))
	}
	for _, label := range labels {
		e, name := charset.Lookup(strings.TrimSpace(label))
		switch {
		case e == nil || strings.HasPrefix(name, "utf-16"): // the bytes would have shown it
		case name == "utf-8":
			if utf8.Valid(d.Body) {
				return string(d.Body), name
			}
		default:
			return decode(d.Body, e), name
		}
	}
	if mostlyUTF8(d.Body) {
		return strings.ToValidUTF8(string(d.Body), "\ufffd"), "utf-8"
	}
	if g, err := chardet.NewTextDetector().DetectBest(d.Body[:min(len(d.Body), 64<<10)]); err == nil {
		if e, name := charset.Lookup(g.Charset); e != nil && name != "utf-8" {
			return decode(d.Body, e), name
		}
	}
	e, name := charset.Lookup("windows-1252")
	return decode(d.Body, e), name
}

// mostlyUTF8 reports whether bytes are UTF-8 but for a few, as where a title was
// cut in the middle of a character. Text in another encoding has hardly a run of
// bytes that makes a character of several in UTF-8, and many that make none.
func mostlyUTF8(b []byte) bool {
	const whole = 4 // characters for each that is broken
	long, broken := 0, 0
	for inBreak := false; len(b) > 0; {
		c, n := utf8.DecodeRune(b)
		switch bad := c == utf8.RuneError && n == 1; {
		case bad && !inBreak:
			broken++
			inBreak = true
		case !bad:
			inBreak = false
			if n > 1 {
				long++
			}
		}
		b = b[n:]
	}
	return long >= whole*broken
}

// westerners puts the characters in the place of control codes that somebody
// meant who took Windows-1252 for Latin 1, as HTML does with "&#146;".
func westerners(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 && r < 0xa0 }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0x80 && r < 0xa0 {
			return charmap.Windows1252.DecodeByte(byte(r))
		}
		return r
	}, s)
}

// undoubled undoes an encoding as UTF-8 of what was UTF-8 already: "donâ€™t" is
// "don’t". It is so only where all characters beyond ASCII give a character each
// with their neighbours, which words of no language do.
func undoubled(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return s
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
			b = append(b, c)
		case r >= 0x80 && r < 0xa0:
			b = append(b, byte(r))
		default:
			return s
		}
	}
	if !utf8.Valid(b) {
		return s
	}
	return string(b)
}

func decode(b []byte, e encoding.Encoding) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return string(out)
}
