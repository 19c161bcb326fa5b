package extract

import (
	"fmt"
	"strings"
	"testing"
)

// TestSentLater has the text of an article sent behind the page, as React does.
func TestSentLater(t *testing.T) {
	text := "<p>" + strings.Join(four, "</p><p>") + "</p>"
	const above, below = "<html><body><nav>Ports | Weather</nav><main><h1>Ferry crews extend strike</h1>", "<footer>The Harbour Post</footer>"
	for name, page := range map[string]string{
		"in place of what is shown until then": above + `<!--$?--><template id="B:0"></template><p>Loading the article…</p><!--/$--></main>` + below +
			`<div hidden id="S:0">` + text + `</div><script>$RC("B:0","S:0")</script></body></html>`,
		"a part of a part": above + `<article><!--$?--><template id="B:1"></template>Loading…<!--/$--></article></main>` + below +
			`<div hidden id="S:1"><div><template id="P:2"></template></div></div><div hidden id="S:2">` + text + `</div></body></html>`,
		"with more that waits in what goes": above + `<!--$?--><template id="B:a"></template><!--$?--><template id="B:b"></template>Loading…<!--/$--><p>Loading the crews…</p><!--/$--></main>` + below +
			`<div hidden id="S:a">` + text + `</div></body></html>`,
	} {
		t.Run(name, func(t *testing.T) {
			got := blocksOf(t, page)
			for _, s := range four {
				if strings.Count(got, s) != 1 {
					t.Errorf("found %d times: %q in\n%s", strings.Count(got, s), s, got)
				}
			}
			if strings.Contains(got, "Loading") {
				t.Errorf("what is shown until the text comes is in\n%s", got)
			}
		})
	}
}

// TestSentNowhere holds that a part without a place, and one whose place is in
// itself, stay where they are.
func TestSentNowhere(t *testing.T) {
	const own = "The harbour office keeps its books in a cellar by the quay, as it did when the ferries were still driven by steam."
	for _, later := range []string{
		`<div hidden id="S:0"><p>` + own + `</p></div>`,
		`<div hidden id="S:0"><template id="P:0"></template><p>` + own + `</p></div>`,
		`<div hidden id="S:"><p>` + own + `</p></div>`,
	} {
		got := blocksOf(t, "<html><body><h1>Ferry crews extend strike</h1><p>"+strings.Join(four, "</p><p>")+"</p>"+later+"</body></html>")
		if strings.Contains(got, own) || !strings.Contains(got, four[3]) {
			t.Errorf("%.60s: got\n%s", later, got)
		}
	}
}

// TestManySentLater has more parts than pages have, and fallbacks that end nowhere:
// the article is found all the same.
func TestManySentLater(t *testing.T) {
	var b strings.Builder
	b.WriteString("<html><body><main><h1>Ferry crews extend strike</h1><p>" + strings.Join(four, "</p><p>") + "</p></main>")
	for i := range 3000 {
		fmt.Fprintf(&b, `<template id="B:%x"></template><!--$-->`, i)
	}
	for i := range 3000 {
		fmt.Fprintf(&b, `<div hidden id="S:%x">%d</div>`, i, i)
	}
	if got := blocksOf(t, b.String()+"</body></html>"); !strings.Contains(got, four[3]) {
		t.Errorf("got\n%.500s", got)
	}
}

// TestTextInData has pages that show a first paragraph and bring the whole text
// as data for their scripts.
func TestTextInData(t *testing.T) {
	row := func(block string) string {
		var all []string
		for _, s := range four {
			all = append(all, fmt.Sprintf(block, s[:20], s[20:]))
		}
		return strings.Join(all, ",")
	}
	for name, script := range map[string]string{
		"content and value": `<script id="__NEXT_DATA__" type="application/json">{"props":{"story":{"body":{"type":"document","content":[{"type":"ad"},` +
			row(`{"type":"paragraph","data":{},"content":[{"type":"text","value":%q},{"type":"link","data":{"href":"/a"},"content":[{"type":"text","value":%q}]}]}`) + `]}}}}</script>`,
		"children and data": `<script>window.__STATE__={"article":{"body":[{"type":"h2","children":[{"type":"text","data":"At the quay"}]},` +
			row(`{"type":"p","children":[{"type":"text","data":%q},{"type":"em","children":[{"type":"text","data":%q}]}]}`) + `]}};render()</script>`,
	} {
		t.Run(name, func(t *testing.T) {
			got := blocksOf(t, "<html><body><h1>Ferry crews extend strike</h1><p>"+four[0]+"</p><p>"+four[1][:len(four[1])-20]+"</p>"+script+"</body></html>")
			for _, s := range four {
				if strings.Count(got, s) != 1 {
					t.Errorf("found %d times: %q in\n%s", strings.Count(got, s), s, got)
				}
			}
		})
	}
}

// TestOtherTextInData holds that what a page shows is not put aside for data that
// have little more, such as the same text once again and a teaser's.
func TestOtherTextInData(t *testing.T) {
	const other = "A lighthouse keeper of Skarn has walked around the island every day of his life, and means to go on."
	data := `<script>window.__STATE__={"body":[{"type":"p","children":[{"type":"text","data":"` + other + `"}]},{"type":"p","children":[]},{"type":"p","children":[]}]}</script>`
	got := blocksOf(t, "<html><body><h1>Ferry crews extend strike</h1><p>"+strings.Join(four, "</p><p>")+"</p>"+data+"</body></html>")
	if strings.Contains(got, other) || !strings.Contains(got, four[3]) {
		t.Errorf("got\n%s", got)
	}
}

// TestDeepData has data nested more deeply than text ever is.
func TestDeepData(t *testing.T) {
	const depth = 5000
	deep := `{"type":"p","children":[`
	script := strings.Repeat(deep, depth) + `{"type":"text","data":"end"}` + strings.Repeat("]}", depth)
	if got := treeText(script); got != "" {
		t.Errorf("got %q", got)
	}
	lists := strings.Repeat(`{"type":"ul","children":[`, depth) + strings.Repeat("]}", depth)
	if got := treeText(lists); got != "" {
		t.Errorf("got %q", got)
	}
}

// TestWholeTeaser has the article in the frame of its teaser, and teasers that
// are what their name says.
func TestWholeTeaser(t *testing.T) {
	const other = "Lighthouse keepers of Skarn walk out over pay, and the light is lit by their wives and by nobody else."
	var long []string
	for i, s := range four {
		long = append(long, s+" "+strings.ToUpper(four[3-i][:60])+".")
	}
	page := `<html><body><div id="col"><h2>Ferry crews extend strike</h2><div class="teaser newsSingle"><b>Ports</b> <span>11.03.2031</span> Category: Ports, Ferries, Islands<div class="right"><p>` +
		strings.Join(long, "</p><p>") + `</p></div></div></div><div class="teaser"><p>` + other + `</p></div><div class="partners">` + strings.Repeat("<span>Harbour of Norhaven, Quay 4</span> ", 30) + `</div></body></html>`
	got := blocksOf(t, page)
	for _, s := range four {
		if !strings.Contains(got, s) {
			t.Errorf("lost %q", s)
		}
	}
	if strings.Contains(got, other) {
		t.Errorf("a teaser is in\n%s", got)
	}
}
