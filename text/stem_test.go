package text_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"

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

// Stems are those of another program that follows the same rules, for words put
// together of what the rules look at.
func TestStemAsElsewhere(t *testing.T) {
	begin := strings.Fields("gener commun arsen hop sky tr str y by con beaut appl oper nat rel univer ab x 'twa bowl cr sens log fl analy quick gr")
	middle := strings.Fields("a at bl iz bb nn pp tt ll ss ee y ay oy iv abil ic al ation ous ful less ent anc i u n r l s t v og ow ax")
	end := strings.Fields("s es ed ing ingly edly eed eedly ies ied sses us 's 's' ' y ly ally ational tional ization iveness fulness ousness bility logy ative icate alize ical ness ement ment ance ible ion sion er ll e ic ity ism")
	chance := rand.New(rand.NewPCG(1, 2))
	some := func(words []string) string { return words[chance.IntN(len(words))] }
	for range 200_000 {
		w := some(begin)
		for range chance.IntN(3) {
			w += some(middle)
		}
		for range chance.IntN(3) {
			w += some(end)
		}
		sameStem(t, w)
	}
}

// sameStem holds that a word has the stem that the other program gives it, where
// that is not meant to be another.
func sameStem(t *testing.T, w string) {
	t.Helper()
	if want := english.Stem(w, true); text.Porter(w) != want && want != "" {
		t.Errorf("%q: got %q, want %q", w, text.Porter(w), want)
	}
}

func FuzzStem(f *testing.F) {
	for _, w := range []string{"generalities", "'y's'", "flyingly", "bled", "hoping", "skies", "aaaa", "yyeedly"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, w string) {
		w = strings.Map(func(r rune) rune {
			if r == '\'' || r >= 'a' && r <= 'z' {
				return r
			}
			return 'a' + r%26
		}, w)
		sameStem(t, w)
	})
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
