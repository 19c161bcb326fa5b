package text_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/text"
)

func TestStem(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"talks", "talk"},
		{"talked", "talk"},
		{"negotiations", "negoti"},
		{"said", "said"},
		{"children", "children"},
		{"élysée", "élysée"},
		{"19", "19"},
		{"", ""},
		{"'", "'"},
		{"''", "''"},
		{"evenings", "evening"},
		{"even", "even"},
		{"organization", "organis"},
		{"organised", "organis"},
		{"prizes", "prize"},
		{"police", "police"},
		{"policies", "polici"},
		{"was", "was"},
		{"news", "news"},
	} {
		if got := text.Stem(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func BenchmarkStem(b *testing.B) {
	words := strings.Fields("negotiations were delayed again after envoys rejected proposals concerning the territories")
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			text.Stem(w)
		}
	}
}
