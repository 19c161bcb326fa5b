package extract

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/source"
)

const strikePage = `<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Ferry crews extend strike | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:title" content="Ferry crews extend strike - The Harbour Post">
<link rel="canonical" href="https://www.harbourpost.example/coasts/strike">
<meta name="author" content="By Mara Quill">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
 {"@type": ["NewsArticle"], "headline": "Ferry crews extend strike", "datePublished": "2031-03-10T18:30:00+01:00",
 "dateModified": "2031-03-11T09:15:00+01:00", "articleSection": ["Coasts", "Economy"],
 "author": [{"@type": "Person", "name": "Mara Quill"}, {"@type": "Person", "name": "Teo Sand"}],
 "description": "a raw
line break", "publisher": {"@type": "Organization", "name": "The Harbour Post"}}]}</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/coasts">Coasts</a></li></ul></nav>
<article><h1>Ferry crews extend strike</h1>
<p class="meta">By Mara Quill | 10 March 2031, 18:30 | 3 min read</p>
<p>The ferry crews of Norhaven voted on Monday to extend their strike by a week, after a long meeting in the customs house
at the harbour, which&nbsp;lasted until midnight.</p>
<figure><img src="x.jpg"><figcaption>Crews at the harbour</figcaption></figure>
<h2>Three demands</h2>
<ul><li>A pay rise of nine percent</li><li><p>Longer rest between crossings</p></li></ul>
<blockquote><p>“We will wait,” said Oren Tollan, who leads the union.</p></blockquote>
<p><strong>What the owners say</strong></p>
<p>The owners said that they had made their last offer on Friday, and that they would wait for the crews to come back.<br><br>
They did not say for how long they could wait, but their ships lie at the quay, and each day costs them a fortune, they said.</p>
<div style="display:none">Hidden words</div>
<p><a href="/keepers">Read more: Lighthouse keepers walk out</a></p>
<script>var x = "script";</script>
</article><footer>© 2031 The Harbour Post</footer></body></html>`

func TestHTML(t *testing.T) {
	a := read(t, source.Document{Path: "strike.html", Body: []byte(strikePage)})
	equal(t, dump(a), `outlet: harbourpost.example
by: Mara Quill, Teo Sand
section: Coasts
url: https://www.harbourpost.example/coasts/strike
published: 2031-03-10 18:30 +0100 json-ld
modified: 2031-03-11 09:15 +0100 json-ld
title Ferry crews extend strike
paragraph The ferry crews of Norhaven voted on Monday to extend their strike by a week, after a long meeting in the customs house at the harbour, which lasted until midnight.
heading Three demands
item A pay rise of nine percent
item Longer rest between crossings
quote “We will wait,” said Oren Tollan, who leads the union.
heading What the owners say
paragraph The owners said that they had made their last offer on Friday, and that they would wait for the crews to come back.
paragraph They did not say for how long they could wait, but their ships lie at the quay, and each day costs them a fortune, they said.
- By Mara Quill | 10 March 2031, 18:30 | 3 min read
- Read more: Lighthouse keepers walk out`)
	if a.Lang != "en-GB" || a.Outlet.Name != "The Harbour Post" {
		t.Errorf("got %q, %+v", a.Lang, a.Outlet)
	}
}

func TestHTMLMetadata(t *testing.T) {
	const body = `<p>The ferry crews of Norhaven voted on Monday to extend their strike by a week, and the owners said that they would wait.</p>`
	for _, c := range []struct{ name, head, top, want string }{
		{"meta elements", `<meta property="article:published_time" content="2031-03-10T18:30:00Z"><meta name="author" content="Mara Quill"><meta property="article:section" content="Coasts"><title>Ferry crews extend strike</title>`, "",
			"by: Mara Quill\nsection: Coasts\npublished: 2031-03-10 18:30 +0000 meta\ntitle Ferry crews extend strike"},
		{"JSON-LD is believed first", `<meta name="date" content="2031-01-01"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry crews extend strike","datePublished":"2031-03-10"}</script>`, "",
			"published: 2031-03-10 json-ld\ntitle Ferry crews extend strike"},
		{"a script that is no JSON", `<script type="application/ld+json">{"@type":</script><title>Ferry crews extend strike</title>`, "", "title Ferry crews extend strike"},
		{"a list that is no article", `<script type="application/ld+json">{"@type":"BreadcrumbList","headline":"No"}</script><title>Ferry crews extend strike</title>`, "", "title Ferry crews extend strike"},
		{"microdata", "", `<h1>Ferry crews extend strike</h1><span itemprop="author">Mara Quill</span><time itemprop="datePublished" datetime="2031-03-10">Monday</time>`,
			"by: Mara Quill\npublished: 2031-03-10 microdata\ntitle Ferry crews extend strike"},
		{"a time element below the heading", "", `<h1>Ferry crews extend strike</h1><time datetime="2031-03-10T10:00Z">Monday</time>`,
			"published: 2031-03-10 10:00 +0000 time element\ntitle Ferry crews extend strike"},
		{"an ambiguous date", `<meta name="date" content="03/04/2031"><title>Ferry crews extend strike</title>`, "", "title Ferry crews extend strike"},
		{"a relative canonical address", `<link rel="canonical" href="/strike"><title>Ferry crews extend strike</title>`, "", "title Ferry crews extend strike"},
		{"an author that is an address", `<meta name="author" content="https://harbourpost.example/quill"><title>Ferry crews extend strike</title>`, "", "title Ferry crews extend strike"},
		{"the site's name behind the title", `<title>Ferry crews extend strike | The Harbour Post</title>`, "", "title Ferry crews extend strike"},
		{"a dash that is the title's own", `<meta property="og:title" content="Ferry strike – what we know"><title>x</title>`, "", "title Ferry strike – what we know"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, source.Document{Path: "a.html", Body: []byte("<html><head>" + c.head + "</head><body><article>" + c.top + strings.Repeat(body, 3) + "</article></body></html>")})
			got := dump(a)
			if i := strings.Index(got, "\nparagraph"); i >= 0 {
				got = got[:i]
			}
			equal(t, got, c.want)
		})
	}
}

func TestHTMLWithoutTree(t *testing.T) {
	const text = "The ferry crews of Norhaven voted on Monday to extend their strike by a week, the union said."
	for _, c := range []struct{ name, page string }{
		{"too deep", strings.Repeat("<div>", 600) + "<p>" + text + "</p><script>x</script>"},
		{"too many attributes", "<p " + strings.Repeat("a=1 ", maxAttributes+1) + ">" + text + "</p><style>p{}</style>"},
		{"too many elements", strings.Repeat("<b></b>", maxElements+1) + "<p>" + text + "</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			as, err := Articles(source.Document{Path: "a.html", Body: []byte(c.page)}, Options{MinWords: 1})
			if len(as) != 1 || !errors.Is(err, ErrTangled) {
				t.Fatalf("got %d articles, %v", len(as), err)
			}
			equal(t, dump(as[0]), "paragraph "+text)
		})
	}
}

func TestMarkdown(t *testing.T) {
	a := read(t, source.Document{Path: "strike.md", Body: []byte(`---
title: "Ferry crews extend strike"
outlet: The Harbour Post
author: [Mara Quill, Teo Sand]
published: 2031-03-10T18:30:00+01:00
url: https://harbourpost.example/strike
section: Coasts
---

# Ferry crews extend strike

The ferry crews of **Norhaven** voted on Monday to
[extend their strike](https://harbourpost.example/1) by a week.

## Three demands

- A pay rise of *nine* percent
- Longer rest

> “We will wait,” said Oren Tollan,
> who leads the union.

![Crews](crews.jpg)

<div>markup</div>

[Read also: lighthouse keepers walk out](https://harbourpost.example/2)
`)})
	equal(t, dump(a), `outlet: harbourpost.example
by: Mara Quill, Teo Sand
section: Coasts
url: https://harbourpost.example/strike
published: 2031-03-10 18:30 +0100 front matter
title Ferry crews extend strike
paragraph The ferry crews of Norhaven voted on Monday to extend their strike by a week.
heading Three demands
item A pay rise of nine percent
item Longer rest
quote “We will wait,” said Oren Tollan, who leads the union.
- Read also: lighthouse keepers walk out`)
}

func TestMarkdownTitle(t *testing.T) {
	const rest = "\nThe ferry crews of Norhaven voted on Monday to extend their strike by a week.\n"
	for _, c := range []struct{ name, text, title, whole string }{
		{"in the front matter only", "---\ntitle: Ferry crews extend strike\n---\n" + rest, "Ferry crews extend strike", ""},
		{"escaped in the front matter", "---\ntitle: \"Crews \\u2013 again\"\n---\n" + rest, "Crews – again", "Crews – again\n\n---\ntitle: \"Crews \\u2013 again\"\n---\n" + rest},
		{"underlined", "Ferry crews extend strike\n=========================\n" + rest, "Ferry crews extend strike", ""},
		{"none", rest, "", ""},
		{"front matter that is no YAML", "---\n\t: [\n---\n# Ferry crews extend strike\n" + rest, "Ferry crews extend strike", ""},
		{"a ruled line is no front matter", "---\n" + rest, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, source.Document{Path: "a.md", Body: []byte(c.text)})
			if c.whole == "" {
				c.whole = c.text
			}
			if a.Headline() != c.title || a.Text != c.whole {
				t.Errorf("got title %q of %q", a.Headline(), a.Text)
			}
		})
	}
}

const strikeText = "The ferry crews of Norhaven voted on Monday to extend their strike by a week."

func TestJSON(t *testing.T) {
	const whole = `{"url": "https://harbourpost.example/strike", "title": "Ferry crews extend strike", "published": "2031-03-10",
		"outlet": "The Harbour Post", "author": ["Mara Quill", {"name": "Teo Sand"}], "lang": "en", "text": "` + strikeText + `", "other": {"a": [1]}}`
	const want = `outlet: harbourpost.example
by: Mara Quill, Teo Sand
url: https://harbourpost.example/strike
published: 2031-03-10 json
title Ferry crews extend strike
paragraph ` + strikeText
	for _, c := range []struct {
		name, path, body string
		want             []string
		err              string
	}{
		{"one object", "a.json", whole, []string{want}, ""},
		{"by its content", "", "\n " + whole, []string{want}, ""},
		{"HTML", "a.json", `{"title": "Ferry crews extend strike", "html": "<p>` + strikeText + `</p>"}`, []string{"title Ferry crews extend strike\nparagraph " + strikeText}, ""},
		{"a list with faults", "a.json", `[` + whole + `, {"title": "x"}, 7, {"text": "Too short."}, {"text": "` + strikeText + `"}]`,
			[]string{want, "paragraph " + strikeText},
			"item 2: the object has neither \"text\" nor \"html\"\nitem 3: not a JSON object\nitem 4: too short: 2 words of article text, 5 are needed"},
		{"cut off", "a.json", `[` + whole + `, {"text": "The fer`, []string{want}, "item 2: the JSON ends too early"},
		{"no JSON", "a.json", `{"text" "x"}`, nil, "not JSON at byte 9: invalid character '\"' after object key"},
		{"an empty list", "a.json", `[]`, nil, "the document is empty"},
		{"lines", "a.jsonl", strings.ReplaceAll(whole, "\n", " ") + "\n\n{\"text\":\n" + `{"text": "` + strikeText + `"}` + "\n",
			[]string{want, "paragraph " + strikeText}, "line 3: not JSON at byte 8: unexpected end of JSON input"},
	} {
		t.Run(c.name, func(t *testing.T) {
			as, err := Articles(source.Document{Path: c.path, Body: []byte(c.body)}, Options{MinWords: 5})
			if msg := errorText(err); msg != c.err {
				t.Errorf("got error %q, want %q", msg, c.err)
			}
			if len(as) != len(c.want) {
				t.Fatalf("got %d articles", len(as))
			}
			for i, a := range as {
				checkLaws(t, a)
				equal(t, dump(a), c.want[i])
			}
		})
	}
	as, _ := Articles(source.Document{Path: "a.jsonl", Body: []byte("\n" + `{"text": "` + strikeText + `"}`)}, Options{MinWords: 5})
	if as[0].Path != "a.jsonl:2" {
		t.Errorf("got path %q", as[0].Path)
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestMail(t *testing.T) {
	const head = "From: =?utf-8?q?The_Harbour_P=C3=B6st?= <post@harbour.example>\r\nTo: a@b.example\r\nSubject: Ferry crews extend =?utf-8?b?c3RyaWtl?=\r\nDate: Mon, 10 Mar 2031 18:30:00 +0100\r\nMIME-Version: 1.0\r\n"
	const want = "outlet: the-harbour-post\npublished: 2031-03-10 18:30 +0100 mail\ntitle Ferry crews extend strike\nparagraph " + strikeText
	encoded := base64.StdEncoding.EncodeToString([]byte("<p>" + strikeText + "</p>"))
	for _, c := range []struct{ name, rest, want string }{
		{"plain", "\r\n" + strikeText, want},
		{"quoted-printable", "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + strings.ReplaceAll(strikeText, "Norhaven", "Norh=E4=\r\nven"), strings.ReplaceAll(want, "Norhaven", "Norhäven")},
		{"HTML in base64", "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded, want},
		{"the plain one of two", "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n--x\r\nContent-Type: text/plain\r\n\r\n" + strikeText + "\r\n--x--\r\n", want},
		{"HTML where the plain one says nothing", "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee HTML.\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>" + strikeText + "</p>\r\n--x--\r\n", want},
		{"within another part, after an attachment", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nno no no no no no\r\n--x\r\nContent-Type: multipart/related; boundary=y\r\n\r\n--y\r\n\r\n" + strikeText + "\r\n--y--\r\n--x--\r\n", want},
		{"with a signature", "\r\n" + strikeText + "\r\n\r\n-- \r\nThe Harbour Post, 1 Quay Road, which you read because you asked for it.", want + "\n- --\n- The Harbour Post, 1 Quay Road, which you read because you asked for it."},
	} {
		t.Run(c.name, func(t *testing.T) {
			equal(t, dump(read(t, source.Document{Path: "a.eml", Body: []byte(head + c.rest)})), c.want)
		})
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		name, path, media, body string
		want                    documentKind
	}{
		{"media type", "a.txt", "text/html; charset=utf-8", "", htmlDocument},
		{"ending", "A.HTM", "", "", htmlDocument},
		{"a PDF's text", "a.pdf", "text/plain", "", plainDocument},
		{"bytes of any kind", "a.json", "application/octet-stream", "", jsonDocument},
		{"doctype", "", "", "\xef\xbb\xbf <!DOCTYPE HTML>", htmlDocument},
		{"object", "", "", `{"text": 1}`, jsonDocument},
		{"list", "", "", `[ {"text": 1}]`, jsonDocument},
		{"lines", "", "", "{\"a\": 1}\n{\"a\": 2}", jsonLines},
		{"a text that begins with a bracket", "", "", "[Norhaven] The ferry", plainDocument},
		{"a text that begins with a brace", "", "", "{sic}", plainDocument},
		{"mail", "", "", "From: a@b.example\nDate: x\nSubject: y\n\nz", mailDocument},
		{"a text with one such line", "", "", "Subject: y\n\nThe ferry", plainDocument},
		{"unknown media type", "a.txt", "image/png", "", unknownDocument},
	} {
		if got := kindOf(source.Document{Path: c.path, MediaType: c.media, Body: []byte(c.body)}); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

// What a feed says counts where the page says nothing, and gives the article
// that the same words beside the page give.
func TestFeed(t *testing.T) {
	says := source.Meta{URL: "https://feed.example/1", Title: "Strike", Outlet: "The Quay", Author: "Ada Holm", Lang: "en_US", Published: "2031-03-12", Modified: "2031-03-13"}
	bare := strings.NewReplacer(
		`<meta property="og:site_name" content="The Harbour Post">`, "", `<meta name="author" content="By Mara Quill">`, "",
		`"application/ld+json"`, `"x"`, ` lang="en-GB"`, "", `<p class="meta">By Mara Quill | 10 March 2031, 18:30 | 3 min read</p>`, "<p>Ada Holm</p>",
	).Replace(strikePage)
	get := func(body string, m, feed source.Meta) string {
		t.Helper()
		as, err := Articles(source.Document{Path: "a.html", URL: "https://www.harbourpost.example/strike", Body: []byte(body), Meta: m}, Options{Feed: feed})
		if err != nil {
			t.Fatal(err)
		}
		return dump(as[0]) + "lang " + as[0].Lang
	}
	equal(t, get(strikePage, source.Meta{}, says), get(strikePage, source.Meta{}, source.Meta{}))
	got := get(bare, source.Meta{}, says)
	equal(t, got, get(bare, source.Meta{Outlet: says.Outlet, Author: says.Author, Published: says.Published}, source.Meta{}))
	for _, want := range []string{"by: Ada Holm", "published: 2031-03-12", "- Ada Holm", "lang en"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	if got := get(bare, source.Meta{}, source.Meta{Author: "harbourpost.example"}); strings.Contains(got, "by:") {
		t.Errorf("the outlet is no author:\n%s", got)
	}
}

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"": "", " \n\t": "", "ferry": "ferry", " The  ferry\n\tsails\x00 ": "The ferry sails", "the ferry": "the ferry",
		"10\u00a0 euros": "10\u00a0 euros", "a\r\nb": "a b", "\fé\f\fè": "é è",
	} {
		if got := fold(s); got != want {
			t.Errorf("%q gives %q, want %q", s, got, want)
		}
	}
}
