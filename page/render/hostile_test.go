package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"github.com/yuin/goldmark"
	mdhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// attacks are strings that try to be something else than text.
var attacks = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	"` onfocus=alert(1) autofocus `",
	`</style><style>*{display:none}</style>`,
	`</title><base href=//evil.example>`,
	`--><svg/onload=alert(1)><!--`,
	`<iframe srcdoc="&lt;script&gt;">`,
	`&lt;script&gt;&#x3c;img&#62; &amp &nbsp;`,
	`{{.Title}} {{template "line" .}}`,
	`javascript:alert(1)`,
	`[click](javascript:alert(1)) ![x](http://evil.example/p.png) <http://evil.example>`,
	`[7]: http://evil.example`,
	`**bold** __bold__ ~~gone~~ # head | a | b |`,
	"\x1b[31mred\x1b[0m \x1b]0;title\x07 \u009b31m",
	"\u202efdp.exe\u202c \u2066isolated\u2069 \u200f",
	"nul \x00 bell \a back \b\b\b",
	"line\u2028separator\u2029paragraph",
	`שלום לכולם, אמר השר`,
	`قال الوزير إن السد لن يفتح`,
	`部長は、ダムは開かれないと述べた。`,
	"e\u0301\u0301\u0301\u0301\u0301 👩‍👩‍👧‍👦 🏳️‍🌈",
	strings.Repeat("w", 10_000),
}

// slot gives the string for one place of a page.
type slot func(n int) string

// always puts one string in every place, between letters, so that no place is
// empty where nothing of it can be shown.
func always(s string) slot { return func(int) string { return between(s) } }

func between(s string) string { return "An " + s + " on" }

// dress makes a page that shows strings of the slot in every place there is.
func dress(t testing.TB, s slot) *page.Page {
	t.Helper()
	n := 0
	next := func() string {
		n++
		return strings.ToValidUTF8(s(n), "?")
	}
	a := &article.Article{
		ID: "a1", Path: next(), URL: "https://one.example/x?q=" + url.QueryEscape(next()), Lang: "en",
		Outlet: source.Outlet{ID: "one", Name: next()}, Byline: next(), Section: next(),
		Published: article.Stamp{Time: time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC), How: "meta"},
	}
	b := &article.Article{ID: "b2", Path: next(), Outlet: source.Outlet{ID: source.OutletID(next())}, Form: article.Aggregator, Listed: 2, AIMade: true, Byline: next()}
	kinds := []article.BlockKind{article.Title, article.Standfirst, article.Heading, article.Paragraph, article.Item, article.Entry, article.BlockQuote, article.Caption, article.Dateline}
	write := func(a *article.Article) {
		var w strings.Builder
		for i := range 14 {
			start := w.Len()
			w.WriteString(next())
			span := text.Span{Start: start, End: w.Len()}
			w.WriteString("\n\n")
			if i == 0 {
				a.Title = span
			}
			a.Sentences = append(a.Sentences, article.Sentence{Span: span, Block: i})
			a.Blocks = append(a.Blocks, article.Block{Span: span, Kind: kinds[min(i, 3+i%6)]})
		}
		a.Text = w.String()
	}
	write(a)
	write(b)
	say := func(a *article.Article, i int, more ...article.Passage) page.Sentence {
		q, err := page.Quote(a, a.At(a.Sentences[i].Span), more...)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	label := func(a *article.Article, i int) page.Label {
		span := a.Sentences[i].Span
		return page.Label{Text: a.Words(span), From: a.At(span)}
	}
	labels := func(a *article.Article, is ...int) []page.Label {
		var ls []page.Label
		for _, i := range is {
			ls = append(ls, label(a, i))
		}
		return ls
	}
	when := func() page.When {
		w := article.OnDay(a.Published.Time, article.ByWeekday)
		w.Why = next()
		return page.When{When: w}
	}
	undated := page.When{Words: label(a, 3)}
	lead, err := page.Cite([]page.Piece{
		{Kind: page.Words, Text: a.Words(a.Sentences[3].Span), From: a.At(a.Sentences[3].Span), Bold: true},
		{Kind: page.Glue, Text: " "},
		{Kind: page.Words, Text: a.Words(a.Sentences[4].Span), From: a.At(a.Sentences[4].Span)},
	}, b.At(b.Sentences[4].Span))
	if err != nil {
		t.Fatal(err)
	}
	entry := func(d page.When, i int) page.Entry {
		return page.Entry{Date: d, Also: []page.When{undated}, Origins: 2, Planned: true, Tellings: []page.Telling{
			{Sentence: say(a, i, b.At(b.Sentences[i].Span)), Date: d, Claimed: labels(a, 3, 4)},
			{Sentence: say(b, i), Date: undated},
		}}
	}
	side := func(a *article.Article, i int) page.Side {
		return page.Side{Sentence: say(a, i), Value: label(a, i), Who: labels(a, 3, 5), Date: when(), Origins: 2}
	}
	p := &page.Page{
		ID: next(), Title: say(a, 0), Dates: page.When{When: article.OnDay(a.Published.Time, article.Explicit)},
		Counts: page.Counts{Articles: 2, Origins: 1, Sentences: 30, Dropped: 3},
		Brief:  []page.Sentence{lead, say(b, 5)},
		Timeline: page.Timeline{
			Background: []page.Entry{entry(when(), 6)}, Happened: []page.Entry{entry(when(), 7), entry(when(), 8)},
			Undated: []page.Entry{entry(undated, 9)}, Coming: []page.Entry{entry(when(), 10)},
		},
		Agreed:    []page.Point{{Sentence: say(a, 6, b.At(b.Sentences[6].Span)), Origins: 2}},
		Conflicts: []page.Clash{{Kind: story.FigureTension, About: label(a, 3), Sides: []page.Side{side(a, 6), side(b, 7)}, Why: next()}},
		Changes:   []page.Shift{{About: label(a, 4), Steps: []page.Side{side(a, 8), side(b, 8)}, Why: next()}},
		Figures: []page.FigureRow{{
			Figure: label(a, 9), What: label(a, 10), Who: labels(a, 3), AsOf: when(), Sentence: say(a, 9), Origins: 2,
			Value: page.Value{Kind: article.Count, Low: 1, High: 1},
		}},
		People: []page.Person{{Name: label(a, 3), Spellings: labels(a, 4, 5), Roles: labels(a, 6, 7), Said: []page.Said{
			{Form: article.Direct, Speaker: label(a, 3), With: labels(b, 3), Sentence: say(a, 11), Quotes: labels(a, 11), Date: when(), Origins: 1},
		}}},
		Positions: page.Grid{
			Parties: labels(a, 3, 4), Issues: labels(a, 5, 6),
			Cells: [][][]page.Stance{{{{Sentence: say(a, 12), Who: label(b, 3), Date: when()}}, {}}, {{}, {{Sentence: say(b, 12), Date: undated}}}},
		},
		Unknown: []page.Unknown{{Sentence: say(a, 13), Cue: label(a, 13)}},
		Sources: []page.SourceRow{
			{Article: a.ID, Date: page.When{When: article.OnDay(a.Published.Time, article.Explicit)}, Stated: true, Minutes: 1, Origin: article.Origin{Kind: article.Relayed, Wire: next(), Why: next()}},
			{Article: b.ID, Date: when(), Minutes: 1, Origin: article.Origin{Kind: article.Copy, Of: a.ID, Root: a.ID, Why: next()}},
		},
		LeftOut:  []page.LeftOut{{Path: next(), Reason: next()}},
		Options:  page.Options{Version: next()},
		Articles: []*article.Article{a, b},
	}
	return p
}

func asHTML(t testing.TB, p *page.Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := render.HTML(&b, p, render.HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asText(t testing.TB, p *page.Page, o render.TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := render.Text(&b, p, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asMarkdown(t testing.TB, p *page.Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := render.Markdown(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestHostileGolden keeps what a page made of nothing but hostile strings looks
// like, each in a place of its own.
func TestHostileGolden(t *testing.T) {
	p := dress(t, func(n int) string { return between(attacks[n%(len(attacks)-1)]) }) // without the long word
	golden(t, "testdata/hostile.html", asHTML(t, p))
	golden(t, "testdata/hostile.md", asMarkdown(t, p))
	golden(t, "testdata/hostile.txt", []byte(asText(t, p, render.TextOptions{Width: 80})))
	golden(t, "testdata/hostile-narrow.txt", []byte(asText(t, p, render.TextOptions{Width: 44})))
	golden(t, "testdata/hostile-color.txt", []byte(asText(t, p, render.TextOptions{Width: 80, Color: true})))
	golden(t, "testdata/hostile-narrow-color.txt", []byte(asText(t, p, render.TextOptions{Width: 44, Color: true})))
}

func TestHostile(t *testing.T) {
	for _, s := range attacks {
		t.Run(s[:min(len(s), 24)], func(t *testing.T) { checkAll(t, s) })
	}
}

func FuzzFormats(f *testing.F) {
	for _, s := range attacks {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 2000 {
			checkAll(t, s)
		}
	})
}

// checkAll holds every format of a page full of s against the same page full of
// a plain word.
func checkAll(t *testing.T, s string) {
	p, plain := dress(t, always(s)), dress(t, always("plain"))
	checkHTML(t, asHTML(t, p), asHTML(t, plain))
	checkMarkdown(t, asMarkdown(t, p), asMarkdown(t, plain))
	for _, o := range []render.TextOptions{{Width: 80}, {Width: 44}, {Width: 80, Color: true}} {
		checkText(t, asText(t, p, o), o)
	}
}

func tree(t testing.TB, b []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// skeleton lists the elements of a tree with the names of their attributes.
func skeleton(n *html.Node) []string {
	var all []string
	for n := range n.Descendants() {
		switch n.Type {
		case html.ElementNode:
			s := n.Data
			for _, a := range n.Attr {
				s += " " + a.Key
			}
			all = append(all, s)
		case html.CommentNode:
			all = append(all, "a comment")
		}
	}
	return all
}

func sameSkeleton(t *testing.T, format string, got, want []string) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s: element %d is <%s>, on the plain page <%s>", format, i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d elements, on the plain page %d", format, len(got), len(want))
	}
}

func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// acting are characters that do something instead of showing something.
func acting(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}

func checkHTML(t *testing.T, b, plain []byte) {
	t.Helper()
	if !utf8.Valid(b) {
		t.Error("html: is not UTF-8")
	}
	if i := bytes.IndexFunc(b, acting); i >= 0 {
		t.Errorf("html: acting character at %d: %q", i, b[i:min(len(b), i+12)])
	}
	root := tree(t, b)
	sameSkeleton(t, "html", skeleton(root), skeleton(tree(t, plain)))
	checkSafe(t, root)
	checkRel(t, root)
	checkPolicy(t, root)
	checkAnchors(t, root)
	checkHeadings(t, root)
}

// checkSafe asks that nothing runs and nothing is loaded.
func checkSafe(t *testing.T, root *html.Node) {
	t.Helper()
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Script, atom.Iframe, atom.Object, atom.Embed, atom.Img, atom.Base, atom.Link, atom.Form, atom.Frame, atom.Video, atom.Audio, atom.Source:
			t.Errorf("html: has <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || slices.Contains([]string{"src", "srcset", "style", "action", "formaction", "data", "poster", "ping", "background"}, a.Key) {
				t.Errorf("html: <%s> has %s=%q", n.Data, a.Key, a.Val)
			}
		}
		href, ok := attribute(n, "href")
		if !ok || strings.HasPrefix(href, "#") {
			continue
		}
		if u, err := url.Parse(href); n.DataAtom != atom.A || err != nil || u.Scheme != "http" && u.Scheme != "https" {
			t.Errorf("html: <%s href=%q>", n.Data, href)
		}
	}
}

// checkRel asks that a page that is linked to learns nothing of this one.
func checkRel(t *testing.T, root *html.Node) {
	t.Helper()
	for n := range root.Descendants() {
		href, _ := attribute(n, "href")
		rel, _ := attribute(n, "rel")
		if href != "" && href[0] != '#' && !slices.Contains(strings.Fields(rel), "noopener") {
			t.Errorf("html: link to %q, rel %q", href, rel)
		}
	}
}

var styleHash = regexp.MustCompile(`style-src 'sha256-([^']+)'`)

// checkPolicy asks that the policy allows the one style there is and nothing
// else.
func checkPolicy(t *testing.T, root *html.Node) {
	t.Helper()
	policy, styles := "", 0
	var style string
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Style:
			styles++
			style = n.FirstChild.Data
		case n.DataAtom == atom.Meta:
			if v, _ := attribute(n, "http-equiv"); strings.EqualFold(v, "Content-Security-Policy") {
				policy, _ = attribute(n, "content")
			}
		}
	}
	h := sha256.Sum256([]byte(style))
	m := styleHash.FindStringSubmatch(policy)
	if styles != 1 || m == nil || m[1] != base64.StdEncoding.EncodeToString(h[:]) {
		t.Errorf("html: %d styles, policy %q", styles, policy)
	}
	if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
		t.Errorf("html: policy %q", policy)
	}
}

// checkAnchors asks that each id is there once, and each link and reference has
// its target.
func checkAnchors(t *testing.T, root *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for n := range root.Descendants() {
		if id, ok := attribute(n, "id"); ok {
			if ids[id] || id == "" {
				t.Errorf("html: id %q twice", id)
			}
			ids[id] = true
		}
	}
	for n := range root.Descendants() {
		if href, _ := attribute(n, "href"); strings.HasPrefix(href, "#") && !ids[href[1:]] {
			t.Errorf("html: %s leads nowhere", href)
		}
		if by, ok := attribute(n, "aria-labelledby"); ok && !ids[by] {
			t.Errorf("html: aria-labelledby %q is not there", by)
		}
	}
}

// checkHeadings asks for one h1 at the beginning and no level left out.
func checkHeadings(t *testing.T, root *html.Node) {
	t.Helper()
	last := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		level := int(n.Data[1] - '0')
		if level > last+1 || level == 1 && last != 0 {
			t.Errorf("html: h%d after h%d", level, last)
		}
		if n.FirstChild == nil {
			t.Errorf("html: an empty h%d", level)
		}
		last = level
	}
}

// checkMarkdown reads the Markdown as a mail program would that lets HTML pass,
// and asks for the same elements as on the plain page.
func checkMarkdown(t *testing.T, b, plain []byte) {
	t.Helper()
	if i := bytes.IndexFunc(b, acting); i >= 0 {
		t.Errorf("markdown: acting character at %d: %q", i, b[i:min(len(b), i+12)])
	}
	sameSkeleton(t, "markdown", skeleton(tree(t, fromMarkdown(t, b))), skeleton(tree(t, fromMarkdown(t, plain))))
	for n := range tree(t, fromMarkdown(t, b)).Descendants() {
		if href, ok := attribute(n, "href"); ok && !strings.HasPrefix(href, "https://one.example/") {
			t.Errorf("markdown: links to %q", href)
		}
	}
}

// TestMarkdownLineStarts are sentences that begin like a block of Markdown.
func TestMarkdownLineStarts(t *testing.T) {
	plain := asMarkdown(t, dress(t, func(int) string { return "plain" }))
	for _, s := range []string{
		"# head", "###### head", "- item", "+ item", "* item", "1. item", "12) item", "> quote", "| a | b |", "***", "---", "- - -", "===", "~~~ x", "``` x",
		"[7]: http://evil.example", "[x]: <http://evil.example>", "<div>", "<!-- x", "&#35; x", "\\# x", "**", "_x_", "!", "-", "1.",
	} {
		t.Run(s, func(t *testing.T) {
			got := asMarkdown(t, dress(t, func(int) string { return s }))
			sameSkeleton(t, "markdown", skeleton(tree(t, fromMarkdown(t, got))), skeleton(tree(t, fromMarkdown(t, plain))))
		})
	}
}

func fromMarkdown(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithRendererOptions(mdhtml.WithUnsafe())).Convert(b, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var ansiCode = regexp.MustCompile("\x1b\\[[0-9;]*m")

// checkText asks that no line is too long, and that only colours of ours reach
// a terminal.
func checkText(t *testing.T, s string, o render.TextOptions) {
	t.Helper()
	if o.Color {
		for _, code := range ansiCode.FindAllString(s, -1) {
			if !slices.Contains([]string{"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[34m", "\x1b[33m"}, code) {
				t.Errorf("text: terminal code %q", code)
			}
		}
		s = ansiCode.ReplaceAllString(s, "")
	}
	if i := strings.IndexFunc(s, acting); i >= 0 {
		t.Errorf("text: acting character at %d: %q", i, s[i:min(len(s), i+12)])
	}
	for line := range strings.SplitSeq(s, "\n") {
		if w := uniseg.StringWidth(line); w > o.Width {
			t.Errorf("text: a line of %d cells, %d are there: %.100q", w, o.Width, line)
		}
		if strings.TrimRight(line, " \t") != line {
			t.Errorf("text: a line ends in space: %.100q", line)
		}
	}
}

// TestPlainPage holds the page of the golden files to the same rules.
func TestPlainPage(t *testing.T) {
	b := asHTML(t, load(t))
	checkHTML(t, b, b)
	md := asMarkdown(t, load(t))
	for n := range tree(t, fromMarkdown(t, md)).Descendants() {
		if n.DataAtom == atom.Script {
			t.Error("markdown: has a script")
		}
	}
	for _, o := range []render.TextOptions{{Width: 80}, {Width: 44}, {Width: 80, Color: true}} {
		checkText(t, asText(t, load(t), o), o)
	}
}

// TestAddresses are addresses of articles that may and may not be linked.
func TestAddresses(t *testing.T) {
	for u, linked := range map[string]bool{
		"https://one.example/a":                               true,
		"http://one.example/a?b=c&d=<e>":                      true,
		"http://one.example/?a> <img src=x onerror=alert(1)>": true,
		"http://one.example/?a>\\ [x](y) `z`":                 true,
		"http://one.example/?\u202egpj":                       true,
		"javascript:alert(1)":                                 false,
		"JaVaScRiPt:alert(1)":                                 false,
		" javascript:alert(1)":                                false,
		"java\nscript:alert(1)":                               false,
		"data:text/html,<script>":                             false,
		"//evil.example/a":                                    false,
		"/a":                                                  false,
		"ftp://one.example/a":                                 false,
		"https://user:word@one.example/a":                     false,
		"https:///a":                                          false,
		"":                                                    false,
	} {
		p := dress(t, always("plain"))
		p.Articles[0].URL = u
		checkText(t, asText(t, p, render.TextOptions{Width: 80}), render.TextOptions{Width: 80})
		n := 0
		root := tree(t, asHTML(t, p))
		checkSafe(t, root)
		for e := range root.Descendants() {
			if href, _ := attribute(e, "href"); href != "" && !strings.HasPrefix(href, "#") {
				n++
			}
		}
		if (n > 0) != linked {
			t.Errorf("%q: %d links", u, n)
		}
		md := asMarkdown(t, p)
		if bytes.Contains(fromMarkdown(t, md), []byte("href=")) != linked || bytes.ContainsFunc(md, acting) {
			t.Errorf("%q: Markdown links are %v: %q", u, !linked, md[max(0, len(md)-100):])
		}
		checkSafe(t, tree(t, fromMarkdown(t, md)))
	}
}
