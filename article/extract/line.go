package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// line is one line of plain text or one block of markup, on its way to become
// a block of the article or a piece of furniture.
type line struct {
	text.Span                   // without the white space and the list mark around it
	given     article.BlockKind // what the markup says it is; "" where nothing does
	linked    bool              // nearly all of it is a link
	listed    bool              // a list mark stands before it
	dashed    bool              // that mark is a long dash
	gap       bool              // an empty line stands before it
	bare      bool              // it is a list mark or a ruled line and nothing else

	words int
	ends  bool   // it ends like a sentence
	mark  rune   // the mark it ends with, see endMark
	key   string // plain spelling of a short line, see keyOf
	part  string // set if the line is a part of another and a span of this

	is   class
	drop bool
	kind article.BlockKind // once decided; "" while not
	date text.Span         // of an entry
	body int               // of an entry: where its wording begins
}

// keyLimit is the length in bytes up to which a line has a key. No title, label
// or teaser cue is longer.
const keyLimit = 300

// newLine measures the line of t that lies within s.
func newLine(t string, s text.Span) line {
	l := line{Span: trim(t, s)}
	l.unmark(t)
	l.measure(t)
	return l
}

func (l *line) measure(t string) {
	s := l.In(t)
	l.words = countWords(s)
	l.mark = endMark(s)
	l.ends = l.mark != 0
	l.key = ""
	if len(s) <= keyLimit {
		l.key = keyOf(s)
	}
}

// prose reports whether the line reads like running text: a sentence of some
// length, or words enough for two. A title may be a question, so that a short
// one is not enough.
func (l *line) prose() bool {
	return l.words >= 8 && l.ends && !l.asks() || l.words >= 25
}

// asks reports whether the line ends with a question or exclamation mark.
func (l *line) asks() bool { return l.mark == '?' || l.mark == '!' }

// short reports whether the line can be a heading by its length.
func (l *line) short() bool { return l.words <= 18 && l.Len() <= 160 }

// space reports whether c separates words or is not seen at all.
func space(c rune) bool {
	switch c {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u200f':
		return true
	}
	return unicode.IsSpace(c) || c < ' ' || c == 0x7f
}

func trim(t string, s text.Span) text.Span {
	in := strings.TrimLeftFunc(t[s.Start:s.End], space)
	s.Start = s.End - len(in)
	s.End = s.Start + len(strings.TrimRightFunc(in, space))
	return s
}

// listMarks are the signs that open an item of a list.
const listMarks = "-–—•*·▪▫◦‣●○■□►▸▶»›→➤✓✔+"

// unmark takes a list mark off the line's start: "• ", "- ", "3. ".
func (l *line) unmark(t string) {
	s := l.In(t)
	n := markLen(s)
	if l.bare = ruled(s) || tagged(s); l.bare || n == 0 {
		return
	}
	rest := strings.TrimLeftFunc(s[n:], space)
	if rest == "" {
		l.bare = true
		return
	}
	if len(rest) == len(s)-n && !strings.ContainsAny(s[:n], "•▪◦‣●○■□►▸▶") {
		return // "-5 degrees", "2.5 million", "*note"
	}
	l.listed = true
	l.dashed = strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–")
	l.Start = l.End - len(rest)
}

// markLen is the length of the list mark that s begins with, or 0.
func markLen(s string) int {
	c, w := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(listMarks, c) {
		return w
	}
	n := 0
	for n < len(s) && n < 2 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')') {
		return n + 1
	}
	return 0
}

// ruled reports whether s is a line drawn with signs: "* * *", "=====", "---".
func ruled(s string) bool {
	return s != "" && strings.IndexFunc(s, func(c rune) bool {
		return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsSymbol(c) && !strings.ContainsRune("=~+^|<>", c) && !strings.ContainsRune(listMarks, c)
	}) < 0
}

// tagged reports whether s is markup and no word beside it, as a text keeps it from
// which something was to be set in: "<chart id="7"><chart/>".
func tagged(s string) bool {
	some := false
	for {
		from := strings.IndexByte(s, '<')
		to := strings.IndexByte(s, '>')
		if from < 0 || to < from {
			break
		}
		if strings.ContainsFunc(s[:from], unicode.IsLetter) || !strings.ContainsFunc(s[from:to], unicode.IsLetter) {
			return false
		}
		s, some = s[to+1:], true
	}
	return some && !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// countWords counts what stands between spaces. Scripts that write none count
// a word for two characters, as Chinese words mostly are.
func countWords(s string) int {
	n, wide, in := 0, 0, false
	for _, c := range s {
		if c >= 0x0e00 && unicode.In(c, unspaced...) {
			wide++
			in = false
			continue
		}
		w := !space(c)
		if w && !in {
			n++
		}
		in = w
	}
	return n + (wide+1)/2
}

var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// endMark returns the mark of a sentence that s ends with, or 0. Quotation
// marks, brackets and citations may stand behind it.
func endMark(s string) rune {
	for s != "" {
		c, w := utf8.DecodeLastRuneInString(s)
		switch {
		case strings.ContainsRune(".!?…。！？؟।", c):
			return c
		case c == ']':
			// A citation mark, "[2]", is no part of the sentence.
			open := strings.LastIndexByte(s, '[')
			if open < 0 || len(s)-open > 6 {
				return 0
			}
			s = s[:open]
		case strings.ContainsRune("\"'”’»)*_", c) || space(c):
			s = s[:len(s)-w]
		default:
			return 0
		}
	}
	return 0
}

// keyOf returns a plain spelling under which lines are looked up and compared:
// lower case, plain quotation marks and hyphens, single spaces, without signs
// at either end. "» Read  More…" and "read more" have the same key.
func keyOf(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, c := range s {
		if space(c) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(plain(c))
	}
	return strings.TrimFunc(b.String(), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '©'
	})
}

func plain(c rune) rune {
	switch c {
	case '‘', '’', '‛', '′', 'ʼ', '`':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	}
	return unicode.ToLower(c)
}
