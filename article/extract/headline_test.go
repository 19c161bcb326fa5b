package extract

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/source"
)

// TestBylineByHeadline has pages that name their author in many ways.
func TestBylineByHeadline(t *testing.T) {
	for _, c := range []struct{ name, head, below, want string }{
		{"in two text nodes", "", `<p>By <b>Mara Quill</b></p>`, "Mara Quill"},
		{"as a link", "", `<div><a href="/author/mara-quill">Mara Quill</a></div>`, "Mara Quill"},
		{"two links", "", `<p><a href="/staff/1">Mara Quill</a>, <a href="/staff/2">Teo Sand</a></p>`, "Mara Quill, Teo Sand"},
		{"with an office", `<meta name="author" content="Mara Quill, Harbour Editor">`, "", "Mara Quill"},
		{"with an office and no comma", `<meta name="author" content="Mara Quill columnist">`, "", "Mara Quill"},
		{"with a day", `<meta name="author" content="Written by Mara Quill | Published on March 10, 2031">`, "", "Mara Quill"},
		{"for cards", `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Mara Quill">`, "", "Mara Quill"},
		{"no person", `<meta name="author" content="Harbour News Service">`, "", "Harbour News Service"},
		{"an account", `<meta name="author" content="mq_31">`, "", ""},
		{"of a teaser", "", `<div class="related">By Oren Tollan</div>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "<html><head>" + c.head + "</head><body><h1>Ferry crews extend strike</h1>" + c.below + "<p>" + strings.Join(four, "</p><p>") + `</p><a href="/author/oren">Oren Tollan</a></body></html>`
			as, err := Articles(source.Document{Path: "a.html", Body: []byte(page)}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := as[0].Byline; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestAuthorsLife has what a page tells of its author, and a paragraph on
// somebody else who is met in the same words.
func TestAuthorsLife(t *testing.T) {
	got := blocksOf(t, `<html><head><meta name="author" content="Mara Quill"></head><body><h1>Ferry crews extend strike</h1><p>`+
		strings.Join(four, "</p><p>")+`</p><p>Oren Tollan is a member of the council and will speak to the crews in the customs house on Friday.</p>
<p>Teo Sand contributed to this report.</p><h3>Mara Quill</h3><p>Mara Quill is a reporter for the paper and has been to every port of the islands in a boat of her own.</p></body></html>`)
	for _, s := range []string{"Mara Quill", "Teo Sand"} {
		if strings.Contains(got, s) {
			t.Errorf("kept %q", s)
		}
	}
	if !strings.Contains(got, "Oren Tollan") {
		t.Error("lost Oren Tollan")
	}
}
