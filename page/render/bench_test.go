package render_test

import (
	"io"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/page/render"
)

func BenchmarkHTML(b *testing.B) {
	p := load(b)
	for b.Loop() {
		if err := render.HTML(io.Discard, p, render.HTMLOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	p := load(b)
	for b.Loop() {
		if err := render.Text(io.Discard, p, render.TextOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTextLongWord shows that a word of a megabyte costs what its length
// costs.
func BenchmarkTextLongWord(b *testing.B) {
	s := strings.Repeat("a&", 1<<19)
	p := hostile(b, s, [][2]int{{0, len(s)}})
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		if err := render.Text(io.Discard, p, render.TextOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
