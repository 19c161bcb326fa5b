package render_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story/relate"
	"github.com/synoptic-news/synoptic/text"
)

// withRelated is a page beside which one other story is shown, by an article whose
// title would be markup.
func withRelated(t *testing.T) *page.Page {
	t.Helper()
	p := load(t)
	a := &article.Article{
		ID: "0000000000000099", Outlet: source.Outlet{Name: "Tessel *Daily*"}, URL: "https://tessel.example/gate", Lang: "en",
		Text: "<b>Gate</b> *cracks*\n\nIlse Tarn found a crack in the gate.",
	}
	quote := func(words string) page.Sentence {
		i := strings.Index(a.Text, words)
		s, err := page.Quote(a, a.At(text.Span{Start: i, End: i + len(words)}))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	name := page.Label{Text: "Ilse Tarn"}
	p.Related = []page.Related{{
		Story: "other", Order: relate.Earlier, Title: quote("<b>Gate</b> *cracks*"), Line: quote("Ilse Tarn found a crack in the gate."),
		Shared: []page.Shared{{Name: true, Here: name, There: name}, {Here: page.Label{Text: "crack"}}}, Articles: []*article.Article{a},
	}}
	return p
}

func TestRelated(t *testing.T) {
	p := withRelated(t)
	for _, c := range []struct {
		form, out string
		wants     []string
	}{
		{"text", asText(t, p, render.TextOptions{}), []string{"EARLIER AND RELATED STORIES", "• <b>Gate</b> *cracks*", "Ilse Tarn found a crack in the gate.", "Tessel *Daily* · shares Ilse Tarn, “crack”", "https://tessel.example/gate"}},
		{"md", string(asMarkdown(t, p)), []string{"## Earlier and related stories", `**\<b\>Gate\</b\> \*cracks\***`, `Tessel \*Daily\* · shares Ilse Tarn, “crack”`, "<https://tessel.example/gate>"}},
		{"html", string(asHTML(t, p)), []string{`<a href="#related">Related</a>`, "&lt;b&gt;Gate&lt;/b&gt; *cracks*", `<a href="https://tessel.example/gate" rel="noopener noreferrer nofollow"><bdi>Tessel *Daily*</bdi></a>`, "shares Ilse Tarn, “crack”"}},
	} {
		for _, want := range c.wants {
			if !strings.Contains(c.out, want) {
				t.Errorf("%s has no %q", c.form, want)
			}
		}
	}
	// A title is told once where there is no other line.
	p.Related[0].Line = p.Related[0].Title
	if n := strings.Count(asText(t, p, render.TextOptions{}), "<b>Gate</b>"); n != 1 {
		t.Errorf("the title stands there %d times", n)
	}
}
