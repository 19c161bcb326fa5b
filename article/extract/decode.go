package extract

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the bytes as UTF-8 text: by the byte order mark, by what the
// transport says, by what the document itself declares, else valid UTF-8 as
// it is, else by detection. Broken bytes become U+FFFD, and what was encoded twice
// is mended.
func decode(b []byte, transport, declared string) (string, error) {
	t, err := decoded(b, transport, declared)
	return undoubled(t), err
}

func decoded(b []byte, transport, declared string) (string, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return "", ErrEmpty
	}
	if e := byMark(b); e != nil {
		return run(e, b)
	}
	if bytes.IndexByte(b, 0) >= 0 && binary(b) {
		return "", ErrBinary
	}
	for _, name := range []string{transport, declared} {
		e, known := named(name)
		if !known {
			continue
		}
		// UTF-8 that is said to be something else decodes into rubbish, and text
		// in another encoding is hardly ever valid UTF-8: its bytes are believed.
		if utf8.Valid(b) {
			return string(b), nil
		}
		return run(e, b)
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	if binary(b) {
		return "", ErrBinary
	}
	return detect(b)
}

// byMark returns the Unicode encoding that the document begins to be in, or nil.
func byMark(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return unicode.UTF8BOM
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// named finds an encoding by the names that the web uses.
func named(name string) (encoding.Encoding, bool) {
	name = strings.Trim(strings.TrimSpace(name), `"'`)
	if name == "" {
		return nil, false
	}
	if e, _ := charset.Lookup(name); e != nil && e != encoding.Replacement {
		return e, true
	}
	e, err := htmlindex.Get(name)
	return e, err == nil && e != encoding.Replacement
}

func run(e encoding.Encoding, b []byte) (string, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", ErrEncoding
	}
	if binary(out) {
		return "", ErrBinary
	}
	return strings.ToValidUTF8(string(out), "\uFFFD"), nil
}

// binary reports whether b has more control characters than a text ever has.
func binary(b []byte) bool {
	const sample = 64 << 10
	b = b[:min(len(b), sample)]
	control := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			control++
		}
	}
	return control*50 > len(b)
}

// detect guesses by the statistics of the bytes, and only believes a guess that
// the detector holds to be better than even.
func detect(b []byte) (string, error) {
	const sample, believed = 64 << 10, 30
	// A file that is UTF-8 but for a few broken bytes is UTF-8.
	if t := strings.ToValidUTF8(string(b), "\uFFFD"); strings.Count(t, "\uFFFD")*100 < multibyte(b) {
		return t, nil
	}
	all, err := chardet.NewTextDetector().DetectAll(b[:min(len(b), sample)])
	if err != nil || len(all) == 0 {
		return "", ErrEncoding
	}
	// The detector orders equally sure guesses by chance.
	best := slices.MinFunc(all, func(a, b chardet.Result) int {
		return cmp.Or(b.Confidence-a.Confidence, cmp.Compare(a.Charset, b.Charset))
	})
	e, ok := named(best.Charset)
	if !ok || best.Confidence < believed {
		return "", ErrEncoding
	}
	return run(e, b)
}

// multibyte counts the characters outside ASCII that b has in valid UTF-8.
func multibyte(b []byte) int {
	n := 0
	for len(b) > 0 {
		c, w := utf8.DecodeRune(b)
		if c >= 0x80 && w > 1 {
			n++
		}
		b = b[w:]
	}
	return n
}
