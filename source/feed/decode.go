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
// (RFC 7303), the XML declaration, UTF-8 if it is that, and last a guess.
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
	if utf8.Valid(d.Body) {
		return string(d.Body), "utf-8"
	}
	if g, err := chardet.NewTextDetector().DetectBest(d.Body[:min(len(d.Body), 64<<10)]); err == nil {
		if e, name := charset.Lookup(g.Charset); e != nil && name != "utf-8" {
			return decode(d.Body, e), name
		}
	}
	e, name := charset.Lookup("windows-1252")
	return decode(d.Body, e), name
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

func decode(b []byte, e encoding.Encoding) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return string(out)
}
