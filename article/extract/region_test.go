package extract

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/source"
)

// four are paragraphs long enough to be an article's.
var four = []string{
	"The ferry crews of Norhaven voted on Monday to extend their strike by a week, after a long meeting in the customs house at the harbour.",
	"The owners said that they had made their last offer on Friday, and that they would wait for the crews to come back to the quay.",
	"They did not say for how long they could wait, but their ships lie idle, and each day costs them a small fortune, they said.",
	"Passengers to the outer islands were carried by two fishing boats, which the council of the islands had hired for the winter.",
}

// TestFurnitureByName lists boxes that only their markup tells from the article.
func TestFurnitureByName(t *testing.T) {
	const box = "Oren Tollan has been writing on ports and their people for the paper since he left the navy."
	for _, c := range []struct {
		name, open, close string
		kept              bool
	}{
		{"the author's life", `<div class="article-bio">`, "</div>", false},
		{"in another spelling", `<div class="articleBio__text">`, "</div>", false},
		{"a newsletter", `<aside id="newsletter-inline">`, "</aside>", false},
		{"under a picture", `<figure><img src="a.jpg"><figcaption>`, "</figcaption></figure>", false},
		{"headlines that are links", `<ul><li><a href="/a">Lighthouse keepers walk out over pay</a></li><li><a href="/b">`, "</a></li></ul>", false},
		{"under a picture, by no name", `<div><div><img src="a.jpg"></div><div>`, "</div></div>", false},
		{"a paragraph with a picture", `<p><img src="a.jpg">`, "</p>", true},
		{"paragraphs under a picture", `<div><img src="a.jpg"><p>`, "</p></div>", true},
		{"what links earn", `<p>We may earn a commission when you buy through links on our site. `, "</p>", false},
		{"what agents earn", `<p>The agents earn a commission on each ticket, the crews said. `, "</p>", true},
		{"no name at all", `<div class="text">`, "</div>", true},
		{"part of a word", `<div class="symbiotic">`, "</div>", true},
		{"a name on every paragraph", `<p class="paywall">`, "</p>", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := "<p>"
			if strings.Contains(c.open, "paywall") {
				p = `<p class="paywall">`
			}
			body := p + strings.Join(four, "</p>"+p) + "</p>"
			page := "<html><body><article><h1>Ferry crews extend strike</h1>" + body + c.open + box + c.close + body[:strings.Index(body, "</p>")] + "</p></article></body></html>"
			got := blocksOf(t, page)
			if strings.Contains(got, box) != c.kept {
				t.Errorf("got %q in\n%s", box, got)
			}
			for _, s := range four {
				if !strings.Contains(got, s) {
					t.Errorf("lost %q", s)
				}
			}
		})
	}
}

// TestTextInPieces has its paragraphs in boxes of their own, as pages with
// advertisements between them do.
func TestTextInPieces(t *testing.T) {
	const cut = `<div class="slot"><div class="unit"></div></div>`
	var b strings.Builder
	b.WriteString(`<html><body><h1>Ferry crews extend strike</h1><div class="page">`)
	for _, day := range []string{"On Monday", "On Friday"} {
		b.WriteString(`<div class="chunk">` + strings.Repeat(`<div class="row"><span></span>`, 6))
		for _, s := range four {
			b.WriteString("<p>" + day + ": " + s + "</p>")
		}
		b.WriteString(strings.Repeat("</div>", 7) + cut)
	}
	b.WriteString(`</div></body></html>`)
	got := blocksOf(t, b.String())
	for _, s := range four {
		if strings.Count(got, s) != 2 {
			t.Errorf("found %d times: %q", strings.Count(got, s), s)
		}
	}
}

// blocksOf is the text of the blocks of a page.
func blocksOf(t *testing.T, page string) string {
	t.Helper()
	as, err := Articles(source.Document{Path: "a.html", Body: []byte(page)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, block := range as[0].Blocks {
		b.WriteString(block.In(as[0].Text) + "\n")
	}
	return b.String()
}

// TestHiddenText has a page that shows its first paragraph and hides the rest
// from those who do not pay; its JSON-LD has all of it.
func TestHiddenText(t *testing.T) {
	text := strings.Join(four, `\n`)
	shown := strings.Repeat(four[0]+" ", 2)
	got := blocksOf(t, `<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry crews extend strike", "articleBody": "`+text+text+`"}</script></head>
<body><article><h1>Ferry crews extend strike</h1><p>`+shown+`</p><div style="display:none"><p>`+strings.Join(four[1:], "</p><p>")+`</p></div></article></body></html>`)
	for _, s := range four {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q", s)
		}
	}
}

// TestListAtTheEnd has a list with a heading below the last paragraph.
func TestListAtTheEnd(t *testing.T) {
	got := blocksOf(t, "<html><body><article><h1>Ferry crews extend strike</h1><p>"+strings.Join(four, "</p><p>")+
		"</p><h3>Winners of the Golden Anchor until today</h3><ul><li>2024: Ada Brenn</li><li>2027: Tomas Reel</li><li>2029: Iva Morne</li></ul></article></body></html>")
	for _, s := range []string{"Winners of the Golden Anchor until today", "2024: Ada Brenn", "2029: Iva Morne"} {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q in\n%s", s, got)
		}
	}
}

// TestHeadings has headings that readability or the marks of a list would cost.
func TestHeadings(t *testing.T) {
	got := blocksOf(t, "<html><body><article><h1>Ferry crews extend strike</h1><p>"+four[0]+"</p><h2>1. The owners wait</h2><p>"+four[1]+
		`</p><h2 class="media-heading">The ships lie idle</h2><p>`+four[2]+"</p><h2>3. The islands</h2><p>"+four[3]+"</p></article></body></html>")
	for _, s := range []string{"\n1. The owners wait\n", "\nThe ships lie idle\n" + four[2], "\n3. The islands\n"} {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q in\n%s", s, got)
		}
	}
}

// TestUnfolded has a part of its text in the panel of an accordion, and one that
// nobody is shown.
func TestUnfolded(t *testing.T) {
	const secret = "Nobody is shown that the customs house was sold to the owners of the ships for a song."
	got := blocksOf(t, "<html><body><article><h1>Ferry crews extend strike</h1><p>"+four[0]+"</p><p>"+four[1]+
		`</p><button>What the islands do</button><div role="region" style="display:none"><p>`+four[2]+
		`</p></div><div class="collapse" hidden><p>`+four[3]+`</p></div><div style="display:none"><p>`+secret+"</p></div></article></body></html>")
	for _, s := range four {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q in\n%s", s, got)
		}
	}
	if strings.Contains(got, secret) {
		t.Errorf("kept %q", secret)
	}
}

// TestLongLife has a short article and a long word on its author.
func TestLongLife(t *testing.T) {
	const life = "Oren Tollan has been writing on ports and their people since he left the navy, where he was cook on two ships and master of none. He lives on the quay."
	got := blocksOf(t, `<html><body><article><h1>Ferry crews extend strike</h1><p>`+four[0]+"</p><p>"+four[1]+"</p><p>"+four[2]+`</p><div class="author-bio">`+life+"</div></article></body></html>")
	if strings.Contains(got, life) {
		t.Errorf("kept %q", life)
	}
	for _, s := range four[:3] {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q in\n%s", s, got)
		}
	}
}
