package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/text"
)

// plainLines cuts plain text into its paragraphs: each line is one, unless the
// text is wrapped at a fixed width as mails and old files are.
func plainLines(t string) []line {
	out := make([]line, 0, min(strings.Count(t, "\n"), maxLines)+1)
	gap := false
	for at := 0; at < len(t); {
		if len(out) > maxLines {
			return out // page.article refuses it
		}
		n := strings.IndexAny(t[at:], "\n\r\f\v\u2028\u2029\u0085")
		end, next := len(t), len(t)
		if n >= 0 {
			end = at + n
			_, w := utf8.DecodeRuneInString(t[end:])
			next = end + w
		}
		l := newLine(t, text.Span{Start: at, End: end})
		if l.Empty() {
			gap = gap || n < 0 || end == at || t[at:end] != "" || next == end
		} else {
			l.gap = gap
			out = append(out, l)
			gap = false
		}
		if n >= 0 && t[end] == '\r' && next < len(t) && t[next] == '\n' {
			next++
		}
		at = next
	}
	if width := wrapWidth(t, out); width > 0 {
		return unwrap(t, out, width)
	}
	return out
}

// Texts are wrapped at 60 to 100 columns, rarely less or more.
const (
	minWrap = 45
	maxWrap = 120
)

// wrapWidth returns the column at which the text's lines are broken, or 0.
//
// In a text that is not wrapped a line hardly ever begins with a small letter
// directly below another; in a wrapped one most do.
func wrapWidth(t string, lines []line) int {
	pairs, small, width := 0, 0, 0
	for i := range lines {
		width = max(width, utf8.RuneCountInString(lines[i].In(t)))
		if width > maxWrap {
			return 0
		}
		if i == 0 || lines[i].gap || lines[i].listed || lines[i].bare {
			continue
		}
		pairs++
		if c, _ := utf8.DecodeRuneInString(lines[i].In(t)); unicode.IsLower(c) {
			small++
		}
	}
	if width < minWrap || pairs < 3 || small*2 < pairs {
		return 0
	}
	return width
}

// unwrap joins the lines that were one paragraph: a line was broken if the
// next line's first word had no room on it.
func unwrap(t string, lines []line, width int) []line {
	const ragged = 8 // columns a line may end short of what it could hold
	out := lines[:0:0]
	for i, l := range lines {
		if i > 0 && !l.gap && !l.listed && !l.bare && !lines[i-1].bare {
			prev := &lines[i-1]
			first := l.In(t)
			if n := strings.IndexFunc(first, space); n >= 0 {
				first = first[:n]
			}
			used := utf8.RuneCountInString(prev.In(t)) + 1 + utf8.RuneCountInString(first)
			if used+ragged > width {
				last := &out[len(out)-1]
				last.End = l.End
				continue
			}
		}
		out = append(out, l)
	}
	for i := range out {
		out[i].measure(t)
	}
	return out
}
