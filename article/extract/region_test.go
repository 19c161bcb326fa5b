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
		{"the author's, by a property", `<div itemprop="author">`, "</div>", false},
		{"in another spelling", `<div class="articleBio__text">`, "</div>", false},
		{"what the site answers for", `<div class="legal-disclaimer">`, "</div>", false},
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

// TestOwnMatter has parts of its text in boxes that have nothing in common but
// their matter, and beside them what is no part of it.
func TestOwnMatter(t *testing.T) {
	ferry := func(day string) string {
		var b strings.Builder
		for _, s := range four {
			b.WriteString("<p>" + day + " " + s + "</p>")
		}
		return b.String()
	}
	const later = "<p>On Friday: the crews of the ferries came to the harbour once more, where the owners had put their offer on the door of the customs house, and read it aloud.</p>" +
		"<p>On Friday: the passengers who had been waiting on the outer islands since Monday cheered when two ships left the quay with bread, milk and letters for them.</p>" +
		"<p>On Friday: the council thanked the fishing boats for the winter, and said that it would pay their crews what the owners had paid for the strike.</p>"
	const other = "<p>Gardeners who want tulips in April should plant the bulbs before the first frost, at three times their height, says the seed trader.</p>"
	start := "<html><body><main><h1>Ferry crews extend strike</h1><div><p>Ports</p><div><p>Islands</p><div class=a>" + strings.Repeat(ferry("On Monday:"), 2) + "</div></div></div>"
	for _, c := range []struct {
		name, more string
		kept       bool
	}{
		{"the same matter", "<section class=b><div>" + later + "</div></section>", true},
		{"a little of it", "<section class=b><div><p>" + four[0] + " On Friday: they met.</p></div></section>", false},
		{"another matter", "<section class=b><div>" + strings.ReplaceAll(strings.Repeat(other, 4), "<p>", "<p>On Friday: ") + "</div></section>", false},
		{"another article", "<article><div>" + later + "</div></article>", false},
		{"a gallery", "<div class='photo-gallery'><div>" + later + "</div></div>", false},
	} {
		got := blocksOf(t, start+c.more+"</main></body></html>")
		if strings.Contains(got, "On Friday:") != c.kept {
			t.Errorf("%s: kept %v, want %v", c.name, !c.kept, c.kept)
		}
		for _, s := range four {
			if !strings.Contains(got, "On Monday: "+s) {
				t.Errorf("%s: lost %q", c.name, s)
			}
		}
	}
}

// TestRevealed has a page whose text is there and not shown, and one that hides
// another thing.
func TestRevealed(t *testing.T) {
	got := blocksOf(t, "<html><body><article><h1>Ferry crews extend strike</h1><p>"+four[0]+`</p><div class="subscriber-only" style="display: none"><p>`+
		four[1]+`</p></div><div class="subscriber-only" style="display: none"><p>`+four[2]+"</p></div></article></body></html>")
	for _, s := range four[:3] {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q in\n%s", s, got)
		}
	}
	got = blocksOf(t, `<html><body><article><h1>Ferry crews extend strike</h1><p>`+strings.Join(four[:3], "</p><p>")+`</p></article><div hidden><p>`+strings.Repeat(four[3]+" ", 9)+"</p></div></body></html>")
	if strings.Contains(got, four[3]) {
		t.Errorf("kept what lies outside the article:\n%s", got)
	}
}

// TestTeasers has teasers below the text that no heading announces.
func TestTeasers(t *testing.T) {
	tulips := func(end string) string {
		return "Gardeners who want tulips in spring should plant the bulbs before the first frost, at three times their height, says the trader" + end
	}
	text := "<html><body><article><h1>Ferry crews extend strike</h1><p>" + strings.Join(four, "</p><p>") + "</p>"
	for _, c := range []struct {
		name, more string
		kept       bool
	}{
		{"cut short", strings.Repeat("<p>"+tulips("…")+"</p>", 9), false},
		{"cut short, with a link's words", strings.Repeat("<p>"+tulips(" [...]")+"</p>", 3), false},
		{"two only", strings.Repeat("<p>"+tulips("...")+"</p>", 2), true},
		{"below headings that are links", strings.Repeat("<h3><a href='/b'>Bulbs for the spring</a></h3><p>"+tulips(".")+"</p>", 3), false},
		{"below headings", strings.Repeat("<h3>Bulbs for the spring</h3><p>"+tulips(".")+"</p>", 3), true},
		{"a list of links with a text each", strings.Repeat("<h3><a href='/b'>Bulbs for the spring</a></h3><p>"+tulips(".")+"</p>", 9), true},
	} {
		got := blocksOf(t, text+c.more+"</article></body></html>")
		if strings.Contains(got, "Gardeners") != c.kept {
			t.Errorf("%s: kept %v, want %v in\n%s", c.name, !c.kept, c.kept, got)
		}
	}
}

// TestTableAtTheEnd has a table below the last paragraph, with names of sections
// in its head.
func TestTableAtTheEnd(t *testing.T) {
	got := blocksOf(t, "<html><body><article><h1>Ferry crews extend strike</h1><p>"+strings.Join(four, "</p><p>")+
		"</p><h3>How they voted</h3><table><tr><th>Crew</th><th>Sport</th><th>Total</th></tr><tr><td>Gull</td><td>41 %</td><td>56</td></tr></table></article></body></html>")
	for _, s := range []string{"How they voted", "Crew", "Sport", "Gull", "41 %"} {
		if !strings.Contains(got, s+"\n") {
			t.Errorf("lost %q in\n%s", s, got)
		}
	}
}

// TestSeries has an article that goes through matters with nothing in common, each
// in a row of its own, and a page that shows other things so.
func TestSeries(t *testing.T) {
	matters := []string{
		"Tulips want cold. Plant the bulbs before the first frost, at three times their height, and leave them where they are until the leaves are yellow and dry.",
		"Cheese of goats keeps a month in brine, two in oil and a winter in ashes, if the room is dark, dry and as cool as a well in the hills.",
		"Old clocks stop when their wheels are dirty. Take the hands off, wash the brass in spirits, and let it dry for a night on blotting paper.",
		"Bees swarm on the first warm noon of May. Stand still, hang a wet sheet beside the branch, and shake them into a basket towards the evening.",
		"Wool shrinks in hot water and felts when it is rubbed. Press it in cold suds, roll it in a towel, and dry it flat and far from the stove.",
		"Sledges run best on ash that was steamed and bent along the grain. Wax the runners in the autumn and once more when the first snow is there.",
	}
	deep := `<div class="col">` + strings.Repeat("<div>", 6)
	rows := func(open string) string {
		var b strings.Builder
		for _, s := range matters {
			b.WriteString(open + deep + "<p>" + s + "</p>" + strings.Repeat("</div>", 8))
		}
		return b.String()
	}
	start := `<html><body><article><h1>Six crafts of the islands</h1><div class="intro"><div class="lead"><p>` + strings.Join(four, "</p><p>") + "</p></div></div>"
	few := rows(`<div class="row">`) // the first four, each with two of them
	few = strings.ReplaceAll(few[:strings.Index(few, matters[4])], "</p>", " "+matters[5]+"</p>")
	few = few[:strings.LastIndex(few, `<div class="row">`)]
	for _, c := range []struct {
		name, more string
		kept       bool
	}{
		{"rows of the article", "<div>" + rows(`<div class="row">`) + "</div></article>", true},
		{"below the article", "</article><div>" + rows(`<div class="row">`) + "</div>", false},
		{"other articles within it", "<div>" + strings.ReplaceAll(strings.ReplaceAll(rows(`<div>`), "<div><div class", "<article><div><div class"), strings.Repeat("</div>", 8), strings.Repeat("</div>", 8)+"</article>") + "</div></article>", false},
		{"a few rows", "<div>" + few + "</div></article>", false},
		{"most of the page is elsewhere", "<div>" + rows(`<div class="row">`) + "</div></article><div>" + strings.Repeat(strings.ReplaceAll(rows(`<div class="row">`), "<p>", "<p>On Friday: "), 2) + "</div>", false},
		{"what the site asks for", "<div>" + rows(`<div class="privacy-row">`) + "</div></article>", false},
		{"each of another shape", "<div>" + strings.NewReplacer("<p>Cheese", "<p class=a>Cheese", "<p>Old", "<p class=b>Old", "<p>Bees", "<p class=c>Bees", "<p>Wool", "<p class=d>Wool", "<p>Sledges", "<p class=e>Sledges").
			Replace(rows(`<div class="row">`)) + "</div></article>", false},
	} {
		got := blocksOf(t, start+c.more+"</body></html>")
		for _, s := range matters {
			if strings.Contains(got, s) != c.kept {
				t.Errorf("%s: kept %v, want %v: %q", c.name, !c.kept, c.kept, s)
			}
		}
		for _, s := range four {
			if !strings.Contains(got, s) {
				t.Errorf("%s: lost %q", c.name, s)
			}
		}
	}
}

// TestNumbers has numbers that stand in the text, before names and in a table, and
// one before a sentence.
func TestNumbers(t *testing.T) {
	got := blocksOf(t, "<html><body><article><h1>Ferry crews extend strike</h1><p>"+strings.Join(four, "</p><p>")+
		"</p><p>1. Gloves of wool</p><p>"+four[0]+"</p><p>2. "+four[1]+"</p><table><tr><td>1.</td><td>Gull</td></tr><tr><td>2.</td><td>Tern</td></tr></table><p>"+four[2]+"</p></article></body></html>")
	for _, s := range []string{"\n1. Gloves of wool\n", "\n" + four[1] + "\n", "\n1.\nGull\n2.\nTern\n"} {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q in\n%s", s, got)
		}
	}
}
