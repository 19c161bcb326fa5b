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
		{"the outlet for machines, a person for readers", `<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Harbour Post">`, `<div class="author"><span>By Mara Quill</span></div>`, "Mara Quill"},
		{"the outlet's address", `<link rel="canonical" href="https://www.harbourpost.example/strike"><meta name="author" content="harbourpost.example">`, "<p>By Mara Quill</p>", "Mara Quill"},
		{"the outlet and a person", `<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Post, Mara Quill">`, "", "Mara Quill"},
		{"the outlet behind the name", `<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Mara Quill Harbour Post staff">`, "", "Mara Quill"},
		{"an outlet that is named like a team", `<meta property="og:site_name" content="Harbour"><meta name="author" content="Team Harbour">`, "", "Team Harbour"},
		{"a writer's own site", `<link rel="canonical" href="https://maraquill.example/strike"><meta name="author" content="Mara Quill">`, "", "Mara Quill"},
		{"a tag for each", `<meta name="author" content="Mara Quill"><meta name="author" content="Teo Sand"><meta name="author" content="Mara Quill">`, "", "Mara Quill, Teo Sand"},
		{"a day where a name should be", `<meta name="author" content="Sat, 10 March, 2031">`, "<p>By Mara Quill</p>", "Mara Quill"},
		{"a variable", `<meta name="author" content="page.author">`, "<p>By Mara Quill</p>", "Mara Quill"},
		{"with a mail address", `<meta name="author" content="Mara Quill mara@harbour.example">`, "", "Mara Quill"},
		{"twice", `<meta name="author" content="Mara Quill Mara Quill">`, "", "Mara Quill"},
		{"with a long office and no comma", `<meta name="author" content="Mara Quill Deputy Political Editor">`, "", "Mara Quill"},
		{"the first name, and all of it", `<meta name="author" content="Mara">`, `<a href="/author/mara">Mara Quill</a>`, "Mara Quill"},
		{"one who only edited", "", `<div>Edited by</div><div>Teo Sand</div><div>By</div><div>Mara Quill</div>`, "Mara Quill"},
		{"in an element of that name", "", `<div class="article__author-name">Mara Quill</div>`, "Mara Quill"},
		{"initials in a circle", "", `<div class="author">MQ</div>`, ""},
		{"a book's, in a heading", "", `<h2>The Ferry by Oren Tollan</h2><h2>The Quay <i>by</i> <b>Teo Sand</b></h2>`, ""},
		{"above the day, with no word for it", "", `<p>Clara Quill</p><small>March 10, 2031</small>`, "Clara Quill"},
		{"below the day", "", `<div><span>10.03.2031</span> · <span>Clara Quill</span></div>`, "Clara Quill"},
		{"two people by the day", "", `<p>Clara Quill</p><p>March 10, 2031</p><p>Peter Sand</p>`, ""},
		{"a person far from the day", "", `<p>March 10, 2031</p><p>The crews of the ferries will be out for a week.</p><p>Clara Quill</p>`, ""},
		{"a section by the day", "", `<p>Harbour News</p><p>March 10, 2031</p>`, ""},
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

// TestSignature has pages that name their author below the text.
func TestSignature(t *testing.T) {
	for _, c := range []struct{ name, end, want string }{
		{"with words", "<p>Written by</p><p>Mara Quill</p>", "Mara Quill"},
		{"in one line", "<p>Written by Mara Quill</p>", "Mara Quill"},
		{"as a heading", "<h3>Author</h3><p>Mara Quill</p>", "Mara Quill"},
		{"two articles", "<div>Written by</div><div>Mara Quill</div><div>Written by</div><div>Teo Sand</div>", ""},
		{"of a picture", "<p>Photographs by</p><p>Mara Quill</p>", ""},
		{"of another article", `<div class="related">Written by Mara Quill</div>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pageOf(t, "", "", "", "", c.end).Byline; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestShownTitle has pages whose heads name their outlet behind the headline.
func TestShownTitle(t *testing.T) {
	const at = `<link rel="canonical" href="https://www.myharbourpost.example/strike">`
	for _, c := range []struct{ name, head, want string }{
		{"a name that is part of the host", at + `<meta property="og:title" content="Crews strike | Harbour Post">`, "Crews strike"},
		{"a name that is not", at + `<meta property="og:title" content="Crews strike | Part Two">`, "Crews strike | Part Two"},
		{"a word too short to be one", at + `<meta property="og:title" content="Crews strike - Pos">`, "Crews strike - Pos"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "<html><head>" + c.head + "</head><body><p>" + strings.Join(four, "</p><p>") + "</p></body></html>"
			as, err := Articles(source.Document{Path: "a.html", Body: []byte(page)}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := as[0].Headline(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
