package page_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/text"
)

func TestStretch(t *testing.T) {
	s := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", `Harbour minister Mira Sand went to Orlo. She met Tobin Reve on Tuesday.

Sand said that her nets had been cut on 5 May 2031. Her brother came too. “She is late,” Tobin Reve said.`))
	r := s.Readings[0]
	g := page.Ground{r.ID: r}
	for _, tt := range []struct{ of, bold, want string }{
		{"She met Tobin Reve on Tuesday.", "Tobin Reve", "[Mira Sand] met *Tobin Reve* on Tuesday [Tue 6 May 2031]."},
		{"Sand said that her nets had been cut on 5 May 2031.", "", "Sand said that her nets had been cut on 5 May 2031."},
		{"Her brother came too.", "", "Her [Mira Sand] brother came too."},
		{"“She is late,” Tobin Reve said.", "", "“She is late,” Tobin Reve said."},
	} {
		at := span(r, tt.of, 1)
		var bold text.Span
		if tt.bold != "" {
			i := strings.Index(tt.of, tt.bold)
			bold = text.Span{Start: at.Start + i, End: at.Start + i + len(tt.bold)}
		}
		var times []text.Span
		for _, x := range r.Notes.Times {
			times = append(times, x.Span)
		}
		pieces := page.Stretch(r, at, bold, times...)
		var got strings.Builder
		for _, p := range pieces {
			if p.Bold {
				p.Text = "*" + p.Text + "*"
			}
			got.WriteString(p.Text)
		}
		if got.String() != tt.want {
			t.Errorf("%q\nis shown as %q\nwant        %q", tt.of, got.String(), tt.want)
		}
		sen, err := page.Cite(pieces)
		if err != nil {
			t.Fatal(err)
		}
		if err := g.Sentence(sen); err != nil {
			t.Errorf("%q: %v", got.String(), err)
		}
	}
	if page.Leans(r, span(r, "She met Tobin Reve on Tuesday.", 1)) {
		t.Error("a pronoun that is resolved leans")
	}
}
