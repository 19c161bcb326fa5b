package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// region returns the element whose blocks are the article: what readability
// found, or, where that is but a piece of it, the element of the page that
// holds the pieces. Readability takes the one element with the best score;
// pages whose text is cut by advertisements or in sections, each an element of
// its own, lose the rest. The tree stays as it is.
func region(root *html.Node, address string, words *lang.Words) (n, around *html.Node) {
	const more = 1.3 // times the prose that was found
	found := readable(root, address)
	if found == nil {
		return nil, nil
	}
	w := weights{m: map[*html.Node]weight{}, prose: map[*html.Node][]passage{}, seen: map[string]bool{}, stop: words.Stop}
	for _, p := range prose(found) {
		w.seen[p.key] = true
	}
	own := map[*html.Node]weight{}
	for _, p := range prose(root) {
		m := own[p.at]
		m.all += p.words
		if w.seen[p.key] {
			m.found += p.words
		}
		own[p.at] = m
		w.prose[p.at] = append(w.prose[p.at], p)
	}
	w.sum(root, own)
	held := w.holder(root)
	n = w.widest(held)
	if n == held {
		if e := w.series(root, held); e != nil {
			return e, nil
		}
	}
	if float64(w.m[n].all) < more*float64(w.m[root].found) || n == held && !w.own(held) {
		return found, held
	}
	return n, nil
}

// regionBlocks writes the blocks of a region. Readability takes headings out whose
// class has a word that it does not like; around is the element of the page
// that it read, and tells where they stood.
func regionBlocks(b *builder, n, around *html.Node) {
	if around == nil {
		blocks(b, n)
		return
	}
	var read, page builder
	blocks(&read, n)
	blocks(&page, around)
	keys := map[string]bool{}
	for _, l := range read.lines {
		keys[letters(l.In(read.text.String()))] = true
	}
	lost := map[string][]string{} // headings, by what stands below them
	var heads []string
	amid := false // what stands above all that was read is the headline
	for _, l := range page.lines {
		s := l.In(page.text.String())
		switch k := letters(s); {
		case keys[k]:
			if heads != nil {
				lost[k] = heads
			}
			heads, amid = nil, true
		case amid && l.given == article.Heading && !l.linked:
			heads = append(heads, s)
		default:
			heads = nil
		}
	}
	for _, l := range read.lines {
		s := l.In(read.text.String())
		k := letters(s)
		for _, h := range lost[k] {
			b.add(article.Heading, h, false)
		}
		delete(lost, k)
		b.add(l.given, s, l.linked)
	}
}

// letters is a text without white space.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

// weight counts the words of prose below an element: all, and those that
// readability found.
type weight struct{ all, found int }

type weights struct {
	m     map[*html.Node]weight
	prose map[*html.Node][]passage
	seen  map[string]bool // the keys of what readability found
	stop  lang.Set
}

// sum adds up the weights below n.
func (w *weights) sum(n *html.Node, own map[*html.Node]weight) weight {
	m := own[n]
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		below := w.sum(c, own)
		m.all += below.all
		m.found += below.found
	}
	if m.all > 0 {
		w.m[n] = m
	}
	return m
}

// holder is the smallest element that holds nearly all that was found.
func (w *weights) holder(root *html.Node) *html.Node {
	least := w.m[root].found * 9 / 10
	for n := root; ; {
		next := n
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if w.m[c].found > least && least > 0 {
				next = c
			}
		}
		if next == n {
			return n
		}
		n = next
	}
}

// widest climbs from an element to the one that holds the rest of the same
// text: one that markup calls the article, whose other prose stands in elements
// like the one climbed from, or is on the same matter.
func (w *weights) widest(n *html.Node) *html.Node {
	best := n
	reads := 8     // of all the text below an element
	whole := false // n is what the markup calls the article or the page's main part
	for ; n != nil && n.Parent != nil && n.DataAtom != atom.Body; n = n.Parent {
		p := n.Parent
		whole = whole || n.DataAtom == atom.Article || n.DataAtom == atom.Main
		if w.m[p].all == w.m[n].all {
			continue
		}
		if isArticle(p) || w.alike(p, n) {
			best = p
		} else if reads > 0 && !whole {
			reads--
			if w.own(p) {
				best = p
			}
		}
	}
	return best
}

// series returns the article or the main part that held lies in, if it has most of
// the page's prose, twice what was found and more, and the rest of it stands in
// elements of one shape that no name sets apart: the entries of a list, each an
// element of its own with little in common with the others. Else it returns nil.
func (w *weights) series(root, held *html.Node) *html.Node {
	const (
		times  = 2   // what was found
		nearly = 0.6 // of the page's prose
		rows   = 5   // entries
		alike  = 0.4 // of the rest's words
	)
	for n := held; n != nil; n = n.Parent {
		m := w.m[n]
		if n.DataAtom != atom.Article && n.DataAtom != atom.Main || m.all < times*m.found || float64(m.all) < nearly*float64(w.m[root].all) {
			continue
		}
		shapes := map[string]weight{} // words, and elements
		w.shapes(n, shapes)
		for _, s := range shapes {
			if s.found >= rows && float64(s.all) >= alike*float64(m.all-m.found) {
				return n
			}
		}
	}
	return nil
}

// shapes counts words and elements of the prose below n that was not found, by
// tag and class of the element it stands in and of the one around that.
func (w *weights) shapes(n *html.Node, by map[string]weight) {
	for c := range n.ChildNodes() {
		m := w.m[c]
		if m.all == 0 || m.found == 0 && (w.apart(c) || boxName(c) != "") {
			continue
		}
		for _, s := range w.prose[c] {
			if !w.seen[s.key] {
				shape := n.Data + " " + attribute(n, "class") + ">" + c.Data + " " + attribute(c, "class")
				by[shape] = weight{by[shape].all + s.words, by[shape].found + 1}
			}
		}
		w.shapes(c, by)
	}
}

// apartNames are those of what goes with an article and is not read with it.
var apartNames = nameSet("gallery", "carousel", "slideshow", "slider", "transcript", "lightbox", "caption", "captions")

// own reports whether the prose of p that readability did not find is on the
// same matter as what it found: it has words in common, is not the same once
// more, and stands in no other article and beside none.
func (w *weights) own(p *html.Node) bool {
	found := topic{w.stop, map[string]struct{}{}}
	var rest []string
	var walk func(e *html.Node) bool
	walk = func(e *html.Node) bool {
		for _, s := range w.prose[e] {
			if w.seen[s.key] {
				found.add(s.text)
			} else {
				rest = append(rest, s.text)
			}
		}
		for c := e.FirstChild; c != nil; c = c.NextSibling {
			if m := w.m[c]; m.all > 0 && (m.found == 0 && w.apart(c) || !walk(c)) {
				return false
			}
		}
		return true
	}
	const (
		few   = 80  // words; less is a standfirst or a notice
		again = 0.8 // share of the words: it is told twice, for two kinds of screens
	)
	if p.DataAtom == atom.Body || !walk(p) {
		return false
	}
	words, shared := 0.0, 0.0
	told := map[string]bool{}
	for _, s := range rest {
		n := float64(countWords(s))
		words += n
		if !told[s] {
			shared += n * found.share(s)
		}
		told[s] = true
	}
	return words >= few && shared >= same*words && shared <= again*words
}

// apart reports whether an element without anything that was found is no part
// of the article.
func (w *weights) apart(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Article, atom.Aside, atom.Footer:
		return true
	}
	return nameIn(attribute(n, "class"), apartNames) != ""
}

// isArticle reports whether markup calls an element the article's text.
func isArticle(n *html.Node) bool {
	return strings.Contains(strings.ToLower(attribute(n, "itemprop")), "articlebody")
}

// alike reports whether most of the prose of p outside its child n stands in
// elements of the same name as n. Those that have a headline of the first order,
// or one that is a link, are other articles.
func (w *weights) alike(p, n *html.Node) bool {
	same := 0
	class := attribute(n, "class")
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		if c == n || c.Type != html.ElementNode || c.DataAtom != n.DataAtom || attribute(c, "class") != class {
			continue
		}
		if n.DataAtom == atom.Article || headed(c, false) {
			return false
		}
		same += w.m[c].all
	}
	return same*10 >= (w.m[p].all-w.m[n].all)*7
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// headed reports whether a headline of the first order, or a heading that is a
// link, lies below n.
func headed(n *html.Node, within bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		head := within
		switch c.DataAtom {
		case atom.H1:
			return true
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			head = true
			if n.DataAtom == atom.A {
				return true
			}
		case atom.A:
			if within {
				return true
			}
		}
		if headed(c, head) {
			return true
		}
	}
	return false
}

// passage is a run of prose without a block's border within.
type passage struct {
	at    *html.Node // the block it stands in
	key   string     // its letters
	text  string
	words int
}

// prose lists the runs of text below a node that are as long as a sentence and
// no links.
func prose(n *html.Node) []passage {
	const sentence = 12 // words
	var out []passage
	var b strings.Builder
	linked, inLink := 0, 0
	flush := func(at *html.Node) {
		s := b.String()
		b.Reset()
		if n := countWords(s); n >= sentence && linked*2 < len(s) {
			out = append(out, passage{at, letters(s), s, n})
		}
		linked = 0
	}
	var walk func(n, block *html.Node)
	walk = func(n, block *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			if inLink > 0 {
				linked += len(n.Data)
			}
			return
		}
		tag := tagOf(n)
		if n.Type == html.ElementNode && (unread[tag] || hidden(n)) {
			return
		}
		_, parted := parts[tag]
		if parted {
			flush(block)
			block = n
		}
		if tag == atom.A {
			inLink++
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, block)
		}
		if tag == atom.A {
			inLink--
		}
		if parted {
			flush(n)
		}
	}
	walk(n, n)
	flush(n)
	return out
}
