package pdftext

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parts of the font's size that part runs of text.
const (
	wordGap  = 0.2 // a wider gap on the line is a space
	lineGap  = 0.5 // a larger step down or up is a new line
	blockGap = 1.6 // a larger one is a new paragraph
)

// setPage writes a page's text in lines. A PDF has no words and lines, only
// pieces of text at places: what lies further apart than letters do is parted
// by a space, what lies lower is a new line, and much lower a new paragraph.
func setPage(b *strings.Builder, runs []run) {
	p := pageWriter{Builder: b, last: ' '}
	for _, r := range runs {
		if r.text != "" && r.finite() {
			p.part(r)
			p.write(r.text)
			p.prev, p.started = r, true
		}
	}
}

type pageWriter struct {
	*strings.Builder
	prev    run
	started bool
	last    rune // what was written last
}

// part writes what stands between the run before and r.
func (p *pageWriter) part(r run) {
	size := max(r.size, 1)
	down := math.Abs(p.prev.y - r.y)
	switch {
	case !p.started:
		if p.Len() > 0 {
			p.WriteString("\n\n")
		}
	case down > blockGap*size:
		p.WriteString("\n\n")
	case down > lineGap*size:
		p.WriteByte('\n')
	case !unicode.IsSpace(p.last) && r.x-p.prev.end() > wordGap*size:
		p.WriteByte(' ')
	default:
		return
	}
	p.last = ' '
}

// write writes a run's text: one space for several, also where a space is drawn
// beside a gap, and none for the codes that stand for no sign.
func (p *pageWriter) write(s string) {
	for _, c := range s {
		if c == utf8.RuneError || c == 0 {
			c = ' ' // a code without a meaning is most often the font's space
		}
		switch {
		case unicode.IsSpace(c):
			if unicode.IsSpace(p.last) {
				continue
			}
		case unicode.IsControl(c):
			continue
		}
		p.WriteRune(c)
		p.last = c
	}
}

func (r run) finite() bool {
	for _, f := range []float64{r.x, r.y, r.width, r.size} {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return false
		}
	}
	return true
}
