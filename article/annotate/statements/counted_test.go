package statements

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// "reports" and "estimates" before a figure are reporting verbs: each figure
// has its own claimant.
func TestCountedClaims(t *testing.T) {
	a, n := write("Norland reports over 19,000 boats lost at sea, while the Sudland estimates around 6,000 boats damaged.")
	for _, f := range []string{"over 19,000", "around 6,000"} {
		i := strings.Index(a.Text, f)
		n.Figures = append(n.Figures, article.Figure{Span: text.Span{Start: i, End: i + len(f)}})
	}
	got, _ := Find(a, n)
	for k, want := range []string{"Norland", "Sudland"} {
		var who string
		for _, s := range got {
			if s.Content.Contains(n.Figures[k].Span) && len(s.Speakers) > 0 {
				who = n.Names[s.Speakers[0]].Full
			}
		}
		if who != want {
			t.Errorf("%s: claimant %q, want %q", n.Figures[k].In(a.Text), who, want)
		}
	}
}

func TestCueIsTheFirstWord(t *testing.T) {
	a, n := write("Proposed Harbour Board reforms vindicate my leaks: Hart True\nThe rest is known.")
	Find(a, n) // must not panic: nothing stands before the first word
}
