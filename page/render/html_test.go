package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

func draw(t testing.TB, p *page.Page) ([]byte, *html.Node) {
	t.Helper()
	var b bytes.Buffer
	if err := render.HTML(&b, p, render.HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	n, err := html.Parse(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), n
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestSelfContained asks that the page loads nothing, runs nothing, and that
// its policy allows its own style.
func TestSelfContained(t *testing.T) {
	_, doc := draw(t, load(t))
	var policy, style string
	for n := range doc.Descendants() {
		switch n.Data {
		case "script", "link", "img", "iframe", "object", "form", "base":
			t.Errorf("the page has a <%s>", n.Data)
		case "style":
			style = n.FirstChild.Data
		case "meta":
			if attr(n, "http-equiv") == "Content-Security-Policy" {
				policy = attr(n, "content")
			}
		case "a":
			if u := attr(n, "href"); !strings.HasPrefix(u, "#") && (!strings.HasPrefix(u, "https://") || attr(n, "rel") != "noopener noreferrer nofollow") {
				t.Errorf("link to %q, rel %q", u, attr(n, "rel"))
			}
		}
		if n.Type == html.ElementNode && attr(n, "style") != "" {
			t.Errorf("<%s> has a style of its own, which the policy forbids", n.Data)
		}
	}
	h := sha256.Sum256([]byte(style))
	if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"; !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, want) {
		t.Errorf("policy %q does not allow the style: %s", policy, want)
	}
}

// TestLinks asks that every link within the page leads somewhere, that no two
// places have the same name, and that headings leave out no level.
func TestLinks(t *testing.T) {
	_, doc := draw(t, load(t))
	var ids, links []string
	level := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if slices.Contains(ids, id) {
				t.Errorf("two places are called %q", id)
			}
			ids = append(ids, id)
		}
		if u := attr(n, "href"); strings.HasPrefix(u, "#") {
			links = append(links, u[1:])
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if l := int(n.Data[1] - '0'); l > level+1 {
				t.Errorf("<%s> follows level %d", n.Data, level)
			} else {
				level = l
			}
		}
	}
	for _, l := range links {
		if !slices.Contains(ids, l) {
			t.Errorf("a link leads to %q, which is not there", l)
		}
	}
}

// TestPassages asks that each citation leads to a mark that holds the cited
// words, overlapping passages included.
func TestPassages(t *testing.T) {
	p := hostile(t, "Alpha beta gamma delta.", [][2]int{{0, 16}, {6, 23}, {6, 10}, {11, 23}})
	_, doc := draw(t, p)
	found := map[string]string{}
	for n := range doc.Descendants() {
		if n.Data == "mark" && attr(n, "id") != "" {
			found[attr(n, "id")] = words(n)
		}
	}
	for id, want := range map[string]string{"p1-0-16": "Alpha beta gamma", "p1-6-10": "beta"} {
		if found[id] != want {
			t.Errorf("mark %s holds %q, want %q", id, found[id], want)
		}
	}
	for id, want := range map[string]string{"p1-6-23": "beta gamma", "p1-11-23": "gamma"} {
		if found[id] != want {
			t.Errorf("mark %s, cut where another ends, holds %q, want %q", id, found[id], want)
		}
	}
}

// words is the text below a node, the way back left out.
func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case attr(c, "class") != "back":
			b.WriteString(words(c))
		}
	}
	return b.String()
}

// hostile makes a page whose every string is s, with agreements that cite the
// spans of its one article.
func hostile(t testing.TB, s string, spans [][2]int) *page.Page {
	t.Helper()
	whole := text.Span{End: len(s)}
	a := &article.Article{
		ID: "h000000000000001", Text: s, Title: whole, Byline: s, URL: s, Lang: s, Path: s, Section: s,
		Outlet:    source.Outlet{ID: source.OutletID(s), Name: s},
		Blocks:    []article.Block{{Kind: article.Paragraph, Span: whole}},
		Sentences: []article.Sentence{{Span: whole}},
	}
	r := &article.Reading{Article: a, Notes: &article.Notes{}, Origin: article.Origin{Kind: article.Original, Root: a.ID, Why: s}}
	r.Date = article.When{Why: s}
	var unknown []story.Unknown
	for _, x := range spans {
		unknown = append(unknown, story.Unknown{Passage: a.At(text.Span{Start: x[0], End: x[1]})})
	}
	p, err := page.New(page.Input{
		Story: &story.Story{ID: "s", Readings: []*article.Reading{r}},
		Findings: story.Findings{
			Unknowns: unknown,
			Tensions: []story.Tension{{Kind: "role", About: s, Why: s, Sides: []story.Side{{Passages: []article.Passage{a.At(whole)}, Value: whole}, {Passages: []article.Passage{a.At(whole)}}}}},
		},
		LeftOut: []page.LeftOut{{Path: s, Reason: s}},
		Version: s,
	})
	if err != nil {
		t.Skip(err)
	}
	return p
}

// elements are all that the template makes.
var elements = strings.Fields(`html head meta title style body a header p h1 h2 h3 nav ul ol li main section div article sup span strong b
	bdi svg path table thead tbody tr th td details summary time mark footer`)

// FuzzHTML asks of any text that it makes no element, attribute or address of
// its own.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</title></style><svg onload=x>", "javascript:alert(1)",
		"https://evil.example/\"onclick=x", "]]><!--", "<mark id=top>", "\u202egnp.exe\u202c", "\x1b[2Jhello", "a < b && c > d", "{{.Title}}", "&lt;b&gt;",
		"data:text/html,x", "http://u:p@host.example/", "https://xn--80ak6aa92e.example/",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.TrimSpace(s) == "" || len(s) > 4000 {
			return
		}
		_, doc := draw(t, hostile(t, s, [][2]int{{0, len(s)}}))
		for n := range doc.Descendants() {
			if n.Type == html.CommentNode {
				t.Errorf("%q makes a comment", s)
			}
			if n.Type != html.ElementNode {
				continue
			}
			if !slices.Contains(elements, n.Data) {
				t.Errorf("%q makes <%s>", s, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
					t.Errorf("%q makes the attribute %s", s, a.Key)
				}
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") {
					t.Errorf("%q makes a link to %q", s, a.Val)
				}
			}
		}
		if strings.Contains(words(doc), "\u202e") {
			t.Errorf("%q turns text around", s)
		}
	})
}

// FuzzText asks that nothing but the typist's own escapes reaches a terminal,
// and that lines keep their width where words allow it.
func FuzzText(f *testing.F) {
	f.Add("\x1b]0;title\x07 and \u009b31m")
	f.Add("日本語のとても長い文で、空白がありません。")
	f.Add(strings.Repeat("a", 300))
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.TrimSpace(s) == "" || len(s) > 4000 {
			return
		}
		var b bytes.Buffer
		if err := render.Text(&b, hostile(t, s, [][2]int{{0, len(s)}}), render.TextOptions{Width: 60}); err != nil {
			t.Fatal(err)
		}
		if i := bytes.IndexFunc(b.Bytes(), func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 }); i >= 0 {
			t.Errorf("%q sends %q to the terminal", s, b.Bytes()[i])
		}
		b.Reset()
		if err := render.Markdown(&b, hostile(t, s, [][2]int{{0, len(s)}})); err != nil {
			t.Fatal(err)
		}
	})
}
