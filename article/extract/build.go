package extract

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// builder puts the blocks of a marked-up page together to a text: each block's
// white space folded, an empty line between two.
type builder struct {
	text  strings.Builder
	lines []line
	limit int // bytes; 0: none
}

// add appends a block. What has no words is none.
func (b *builder) add(kind article.BlockKind, s string, linked bool) {
	s = fold(s)
	if s == "" || b.limit > 0 && b.text.Len() > b.limit || len(b.lines) > maxLines {
		return
	}
	if b.text.Len() > 0 {
		b.text.WriteString("\n\n")
	}
	from := b.text.Len()
	b.text.WriteString(s)
	b.lines = append(b.lines, line{Span: text.Span{Start: from, End: b.text.Len()}, given: kind, linked: linked, gap: true})
}

// done returns the text and its measured lines.
func (b *builder) done() (string, []line) {
	t := b.text.String()
	for i := range b.lines {
		l := &b.lines[i]
		switch {
		case l.given == article.Heading: // its number is its wording
		case ownNumber(l, t):
			l.listed = l.given != article.Caption
		default:
			l.unmark(t)
		}
		l.measure(t)
		if l.given == article.Item {
			l.listed = true
		}
	}
	return t, b.lines
}

// ownNumber reports whether a line begins with a list's number that is part of its
// wording: it stands in a table, or before what is no sentence, "1. Gloves".
func ownNumber(l *line, t string) bool {
	s := l.In(t)
	return s[0] >= '0' && s[0] <= '9' && markLen(s) > 0 && (l.given == article.Caption || endMark(s) == 0)
}

// fold makes one space of each run of white space, as a browser does. Spaces
// that do not break stay.
func fold(s string) string {
	const blanks = " \t\n\r\f\x00"
	s = strings.Trim(s, blanks)
	if !strings.Contains(s, "  ") && !strings.ContainsAny(s, blanks[1:]) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		switch blank := strings.IndexByte(blanks, s[i]) >= 0; {
		case !blank:
			b.WriteByte(s[i])
		case strings.IndexByte(blanks, s[i-1]) < 0:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
