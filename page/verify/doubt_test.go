package verify_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/verify"
	"github.com/synoptic-news/synoptic/text"
)

func TestWeigh(t *testing.T) {
	r := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", "Harbour minister Mira Sand met Tobin Reve in Orlo on Tuesday. The Osk Basin Commission counted seven French trawlers in the mist. Reve praised the lighthouse keeper.")).Readings[0]
	g := page.Ground{r.ID: r}
	whole := []article.Passage{r.At(r.Blocks[1].Span)}
	for _, tt := range []struct {
		wording string
		want    verify.Doubt
	}{
		{"Mira Sand met Tobin Reve in Orlo.", verify.Doubt{}},
		{"", verify.Doubt{}},
		// Inflected, in digits, and as initials, which stand by nobody.
		{"The OBC counts 7 trawlers.", verify.Doubt{Links: 1}},
		// "smuggler" is new, and so are its two links; "man" is every day's news.
		{"Mira Sand met the smuggler Tobin Reve.", verify.Doubt{Words: 1, Links: 2}},
		{"Mira Sand met a man.", verify.Doubt{Links: 1}},
		// A new name and a new number count as words too.
		{"Mira Sand met Ana Grell.", verify.Doubt{Words: 2, Names: 2, Links: 2}},
		{"Trawlers counted: 12.", verify.Doubt{Words: 1, Names: 1, Links: 1}},
		// Every word is there, but never by these neighbours.
		{"The trawlers praised Orlo.", verify.Doubt{Links: 1}},
	} {
		if got := verify.Weigh(tt.wording, whole, g); got != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.wording, got, tt.want)
		}
	}
	if got := verify.Weigh("Mira Sand met.", nil, g); got.Words != 2 {
		t.Errorf("resting on nothing: %+v", got)
	}
}

func FuzzWeigh(f *testing.F) {
	f.Add("Mira Sand met Tobin Reve.", "Mira Sand and Tobin Reve met in Orlo on 5 May.")
	f.Add("\xff -- 12,000 “", "")
	f.Fuzz(func(t *testing.T, wording, source string) {
		a := &article.Article{ID: "a", Text: source, Blocks: []article.Block{{Span: text.Span{End: len(source)}}}}
		g := page.Ground{"a": {Article: a, Notes: &article.Notes{}}}
		d := verify.Weigh(wording, []article.Passage{{Article: "a", Span: text.Span{End: len(source)}}}, g)
		if d.Words < 0 || d.Total() > 3*len(wording) {
			t.Errorf("%+v for %d bytes", d, len(wording))
		}
	})
}

func BenchmarkWeigh(b *testing.B) {
	source := strings.Repeat("Harbour minister Mira Sand met Tobin Reve in Orlo on Tuesday and counted seven trawlers. ", 100)
	wording := "Mira Sand met the smuggler Tobin Reve in Vell and counted 12 French trawlers of the harbour."
	a := &article.Article{ID: "a", Lang: "en", Text: source, Blocks: []article.Block{{Span: text.Span{End: len(source)}}}}
	g := page.Ground{"a": {Article: a, Notes: &article.Notes{}}}
	cited := []article.Passage{{Article: "a", Span: text.Span{End: len(source) - 1}}}
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		verify.Weigh(wording, cited, g)
	}
}
