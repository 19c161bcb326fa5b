package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Pages beyond these are not parsed to a tree: what comes of them is an attack
// or a fault, and the tree's algorithms are not made for it. Their text is read
// tag by tag.
const (
	maxAttributes = 200_000
	maxElements   = 17_600 // 12 attributes weigh as one; the richest of 1,200 pages of the news has 16,000
)

// A text with more bytes or lines is no article. A long novel has as many.
const (
	maxText  = 1 << 20
	maxLines = 1 << 15
)

func htmlArticle(doc source.Document, opts Options) (*article.Article, error) {
	t, err := decode(doc.Body, doc.Charset, declaredCharset(doc.Body))
	if err != nil {
		return nil, err
	}
	return markupArticle(doc, t, opts)
}

// markupArticle makes an article of a decoded HTML page. The body is found by
// readability; where that finds none, or the page's data have much more of it, the
// text that these give, and then all text of the page are tried. With
// ErrTangled the article may come too.
func markupArticle(doc source.Document, t string, opts Options) (*article.Article, error) {
	var first error
	try := func(m metadata, fill func(*builder)) *article.Article {
		p := newPage(doc)
		p.facts.add(p, m)
		var b builder
		b.add(article.Title, p.facts.title, false)
		fill(&b)
		p.text, p.lines = b.done()
		if p.facts.title != "" && len(p.lines) > 0 {
			p.title = 0
		}
		a, err := p.article(opts)
		if err != nil && first == nil {
			first = err
		}
		return a
	}
	weight := source.Weigh(t, true)
	if weight.Text > maxText {
		return nil, ErrTooLong
	}
	root := parse(t, weight)
	if root == nil {
		if a := try(metadata{}, func(b *builder) { tagByTag(b, t) }); a != nil {
			return a, ErrTangled
		}
		return nil, fmt.Errorf("%w: %w", ErrTangled, first)
	}
	m := readMetadata(root)
	settle(root)
	reveal(root)
	boxes := weighBoxes(root)
	h := readBesideHead(root, boxes, lang.For(doc.Meta.Lang), slashes(m.lang, pick(doc.URL, m.address)))
	m.day, m.change = m.days(h, doc.URL, m.address)
	m.bylines = append(m.bylines, h.byline(m.title), h.signature(), h.beside(m.title))
	boxes.remove()
	const hides = 2 // times as much in the data: the page hides the rest
	shown := try(m, func(b *builder) {
		n, around := region(root, m.address, &lang.For("").Words)
		regionBlocks(b, n, around)
	})
	if shown != nil && countWords(m.body) < hides*bodyWords(shown) {
		return shown, nil
	}
	if a := try(m, func(b *builder) { paragraphs(b, m.body) }); a != nil {
		return a, nil
	}
	if shown != nil {
		return shown, nil
	}
	if a := try(m, func(b *builder) { tagByTag(b, t) }); a != nil {
		return a, nil
	}
	return nil, first
}

// parse returns the page's tree, or nil for a page that is too rich to have one.
func parse(t string, m source.Markup) *html.Node {
	if m.Attributes >= maxAttributes || m.Elements+m.Reopened+m.Attributes/12 > maxElements {
		return nil
	}
	root, err := html.Parse(strings.NewReader(t)) // refuses depths over 512
	if err != nil {
		return nil
	}
	return root
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// readable returns the element that holds the page's article, or nil.
func readable(root *html.Node, address string) *html.Node {
	base, err := url.Parse(address)
	if err != nil || base.Host == "" {
		base = &url.URL{Scheme: "https", Host: "page.invalid"}
	}
	p := readability.NewParser()
	p.DisableJSONLD = true
	a, err := p.ParseDocument(root, base)
	if err != nil {
		return nil
	}
	return a.Node
}

// parts says how an element that makes a block of its own is shown.
var parts = map[atom.Atom]article.BlockKind{
	atom.H1: article.Heading, atom.H2: article.Heading, atom.H3: article.Heading,
	atom.H4: article.Heading, atom.H5: article.Heading, atom.H6: article.Heading,
	atom.Li: article.Item, atom.Dd: article.Item, atom.Dt: article.Item,
	atom.Blockquote: article.BlockQuote, atom.Q: "",
	atom.Figcaption: article.Caption, atom.Caption: article.Caption,
	atom.Td: article.Caption, atom.Th: article.Caption,
	atom.P: article.Paragraph, atom.Pre: article.Paragraph,
	atom.Div: "", atom.Section: "", atom.Article: "", atom.Main: "", atom.Header: "", atom.Footer: "",
	atom.Aside: "", atom.Nav: "", atom.Ul: "", atom.Ol: "", atom.Dl: "", atom.Table: "", atom.Tbody: "",
	atom.Thead: "", atom.Tr: "", atom.Figure: "", atom.Details: "", atom.Summary: "", atom.Address: "",
	atom.Hr: "", atom.Center: "", atom.Fieldset: "", atom.Body: "", atom.Html: "",
}

// unread are elements whose content is not text of the page.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true,
	atom.Iframe: true, atom.Form: true, atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Object: true,
	atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Head: true, atom.Title: true,
}

// blockWalk writes an element tree's blocks.
type blockWalk struct {
	*builder
	inline strings.Builder
	kind   article.BlockKind
	linked int // bytes of the inline text that are links
	strong int // bytes of it that are bold
	inLink int
	inBold int
	cell   bool // within a table's cell
}

func blocks(b *builder, n *html.Node) {
	if n == nil {
		return
	}
	w := blockWalk{builder: b}
	w.node(n)
	w.flush()
}

func (w *blockWalk) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return
	case html.ElementNode:
	default:
		w.children(n)
		return
	}
	tag := tagOf(n)
	kind, block := parts[tag]
	switch {
	case unread[tag] || hidden(n):
	case tag == atom.Br:
		w.inline.WriteByte('\n')
	case block:
		w.flush()
		outer, cell := w.kind, w.cell
		w.kind = within(outer, kind)
		w.cell = cell || tag == atom.Td
		w.children(n)
		w.flush()
		w.kind, w.cell = outer, cell
	case tag == atom.A:
		w.inLink++
		w.children(n)
		w.inLink--
	case tag == atom.B || tag == atom.Strong:
		w.inBold++
		w.children(n)
		w.inBold--
	default:
		w.children(n)
	}
}

// tagOf is an element's tag. Elements that readability made anew have a name only.
func tagOf(n *html.Node) atom.Atom {
	if n.DataAtom != 0 {
		return n.DataAtom
	}
	return atom.Lookup([]byte(n.Data))
}

// within is the kind of a block inside another: a paragraph of an item is an
// item, a heading is one everywhere.
func within(outer, inner article.BlockKind) article.BlockKind {
	switch {
	case inner == "":
		return outer
	case inner == article.Paragraph && (outer == article.Item || outer == article.BlockQuote || outer == article.Caption):
		return outer
	}
	return inner
}

func (w *blockWalk) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *blockWalk) words(s string) {
	n := len(strings.TrimSpace(s))
	if w.inLink > 0 {
		w.linked += n
	}
	if w.inBold > 0 {
		w.strong += n
	}
	for _, c := range []byte(s) {
		if c == '\n' {
			c = ' ' // only a break element is a line's end
		}
		w.inline.WriteByte(c)
	}
}

// flush ends a block. Two breaks in a row part paragraphs; a short line that is
// bold throughout is a heading.
func (w *blockWalk) flush() {
	s := w.inline.String()
	w.inline.Reset()
	whole := len(strings.TrimSpace(s))
	linked, strong := w.linked*10 >= whole*8, w.strong*10 >= whole*9
	w.linked, w.strong = 0, 0
	if whole == 0 {
		return
	}
	kind := w.kind
	if n := countWords(s); kind == article.Caption && w.cell && n >= 5 && endMark(s) != 0 && !linked {
		kind = article.Paragraph // a table that only lays out
	} else if (kind == "" || kind == article.Paragraph) && strong && n <= 14 && endMark(strings.TrimSpace(s)) == 0 {
		kind = article.Heading
	}
	from, at := 0, 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			w.add(kind, s[from:at], linked)
			from = at
		}
		at += len(line)
	}
	w.add(kind, s[from:], linked)
}

// unfold shows what a click would: the panels of an accordion and those behind
// tabs. Their text is the page's.
func unfold(n *html.Node) {
	if !hidden(n) || attribute(n, "role") != "region" && attribute(n, "role") != "tabpanel" && nameIn(attribute(n, "class"), foldedNames) == "" {
		return
	}
	show(n)
}

func show(n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "hidden" || a.Key == "aria-hidden" || a.Key == "style"
	})
}

// inside reports whether one of the elements around n has one of these tags.
func inside(n *html.Node, tags ...atom.Atom) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if slices.Contains(tags, n.DataAtom) {
			return true
		}
	}
	return false
}

// reveal shows what a page hides until a script has asked who reads it: the
// parts of an element that together have more prose than all that is shown.
func reveal(root *html.Node) {
	type box struct {
		parent *html.Node
		class  string
	}
	words := map[box]int{}
	var parts []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if hidden(n) && n.Parent != nil {
			sum := 0
			for c := range n.ChildNodes() {
				sum += wordsBelow(c)
			}
			if sum > 0 && inside(n, atom.Article, atom.Main) {
				parts = append(parts, n)
				words[box{n.Parent, attribute(n, "class")}] += sum
			}
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(root)
	if parts == nil {
		return
	}
	shown := wordsBelow(root)
	for _, n := range parts {
		if words[box{n.Parent, attribute(n, "class")}] > shown {
			show(n)
		}
	}
}

// wordsBelow counts the words of prose below a node.
func wordsBelow(n *html.Node) (sum int) {
	for _, p := range prose(n) {
		sum += p.words
	}
	return sum
}

var foldedNames = nameSet("accordion", "collapse", "collapsible", "expandable")

// hidden reports whether readers are not shown an element.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true" && n.DataAtom != atom.Div
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		}
	}
	return false
}

// paragraphs adds plain text line by line.
func paragraphs(b *builder, t string) {
	for s := range strings.Lines(t) {
		b.add(article.Paragraph, s, false)
	}
}

// tagByTag reads a page without making a tree of it: each tag of a block ends
// one. It cannot tell an article from what stands around it; the rules for
// plain text must.
func tagByTag(b *builder, t string) {
	const limit = 4 << 20
	b.limit = limit
	z := html.NewTokenizer(strings.NewReader(t))
	z.SetMaxBuf(1 << 20)
	var s strings.Builder
	kind := article.BlockKind("")
	skip := 0
	link, linked := 0, 0
	flush := func() {
		b.add(kind, s.String(), s.Len() > 0 && linked*10 >= len(strings.TrimSpace(s.String()))*8)
		s.Reset()
		linked = 0
	}
	for {
		switch tt := z.Next(); tt {
		case html.ErrorToken:
			flush()
			return
		case html.TextToken:
			if skip == 0 && s.Len() < limit {
				raw := html.UnescapeString(string(z.Raw()))
				if link > 0 {
					linked += len(strings.TrimSpace(raw))
				}
				s.WriteString(raw)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			open := tt == html.StartTagToken
			if unread[tag] && tag != atom.Form {
				if open {
					skip++
				} else if tt == html.EndTagToken && skip > 0 {
					skip--
				}
				continue
			}
			part, block := parts[tag]
			switch {
			case block:
				flush()
				kind = ""
				if open && part != article.Paragraph {
					kind = part
				}
			case tag == atom.Br:
				flush()
			case tag == atom.A:
				link = 0
				if open {
					link = 1
				}
			}
		}
	}
}
