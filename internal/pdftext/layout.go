package pdftext

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// Parts of the font's size that part glyphs.
const (
	wordGap  = 0.2 // a wider gap on the line is a space
	lineGap  = 0.5 // a larger step down or up is a new line
	blockGap = 1.6 // a larger one is a new paragraph
)

// setPage writes a page's glyphs as lines of text. A PDF has no words, only
// glyphs at places: what lies further apart than letters do is parted by a
// space, what lies lower is a new line, and much lower a new paragraph.
func setPage(b *strings.Builder, text []pdf.Text) {
	if len(text) == 0 {
		return
	}
	if b.Len() > 0 {
		b.WriteString("\n\n")
	}
	last := ' '
	var prev pdf.Text
	started := false
	for _, g := range text {
		if g.S == "" || !finite(g) {
			continue
		}
		size := max(math.Abs(g.FontSize), 1)
		switch down := prev.Y - g.Y; {
		case !started:
		case down > blockGap*size || -down > blockGap*size:
			b.WriteString("\n\n")
			last = ' '
		case math.Abs(down) > lineGap*size:
			b.WriteByte('\n')
			last = ' '
		case !unicode.IsSpace(last) && gap(prev, g) > wordGap*size:
			b.WriteByte(' ')
			last = ' '
		}
		started = true
		prev = g
		c, _ := utf8.DecodeRuneInString(g.S)
		if c == utf8.RuneError { // a glyph that the font gives no character, often its space
			c, g.S = ' ', " "
		}
		if unicode.IsSpace(c) && unicode.IsSpace(last) || unicode.IsControl(c) && !unicode.IsSpace(c) {
			continue // a space drawn beside a gap, or a glyph without a character
		}
		b.WriteString(g.S)
		last, _ = utf8.DecodeLastRuneInString(g.S)
	}
}

// gap is the room between two glyphs of a line. Fonts that tell no widths leave
// only the moves that the file makes itself.
func gap(a, b pdf.Text) float64 { return b.X - (a.X + a.W) }

func finite(g pdf.Text) bool {
	for _, f := range []float64{g.X, g.Y, g.W, g.FontSize} {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return false
		}
	}
	return true
}
