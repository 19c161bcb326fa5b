package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/text/lang"
)

// A page that states its day and author nowhere for machines shows them to
// readers, mostly beside the headline, in a line of their own. besideHead reads
// the page for that. A day in a teaser, a comment or a copyright line is another's.
type besideHead struct {
	boxes     *pruner
	lang      *lang.Language
	as        dateHabit
	at        int    // bytes of text passed, those of links aside
	before    string // the text in front of this one
	headlines []place
	prose     []int
	dates     []shownDay
	authors   []place // what the page offers as an author's name
	signed    []place // of these, what it says to be that
	people    []place // texts that are a person's name and no more

	line    strings.Builder // the text of this block so far
	read    int             // the days that were read before this block
	timed   bool            // within an element whose day was read
	heading bool            // within a heading
	role    dayRole         // what the names of the elements around say
}

// place is a heading and where it stands.
type place struct {
	at    int
	text  string
	first bool // of the first order
}

// The neighbourhood of a headline, in bytes of text.
const (
	aboveHeadline = 150
	belowHeadline = 900
	proseWords    = 25 // a paragraph as long as this is running text
	passedProse   = 1  // a standfirst may stand above the day
	mostPlaces    = 200
	dayLine       = 120 // of a line with a day in it
)

// readBesideHead reads a page; what it shows by its headline is asked for after.
func readBesideHead(root *html.Node, boxes *pruner, l *lang.Language, order slashOrder) *besideHead {
	h := &besideHead{boxes: boxes, lang: l, as: dateHabit{order: order, brief: true}}
	h.walk(root, false)
	h.endLine()
	return h
}

// near is where what stands by the headline begins and ends: a little above
// it, and down to the running text. ok is false on a page without a headline
// that could be the article's.
func (h *besideHead) near(title string) (from, head, to int, ok bool) {
	p, ok := h.headline(keyOf(title))
	if !ok {
		return 0, 0, 0, false
	}
	to = p.at + belowHeadline
	passed := 0
	for _, at := range h.prose {
		if at > p.at {
			if passed++; passed > passedProse {
				to = min(to, at)
				break
			}
		}
	}
	return p.at - aboveHeadline, p.at, to, true
}

// signature is the name that a page gives with words like "Written by" below its
// text, or marks as the author's anywhere, if there is one such name only.
func (h *besideHead) signature() string {
	name := ""
	for _, a := range h.signed {
		if name != "" && name != a.text {
			return ""
		}
		name = a.text
	}
	return name
}

// byline joins the names that are offered next to one another.
func (h *besideHead) byline(title string) string {
	const apart = 40 // bytes between two names
	_, from, to, ok := h.near(title)
	if !ok {
		return ""
	}
	var names []string
	at := 0
	for _, a := range h.authors {
		if a.at < from || a.at >= to || len(names) > 0 && a.at > at+apart {
			continue
		}
		at = a.at + len(a.text)
		if !slices.Contains(names, a.text) {
			names = append(names, a.text)
		}
	}
	return strings.Join(names, ", ")
}

// beside is the person whose name stands right above or below the day by the
// headline, if it is one person: "Mara Quill", "10 March 2031".
func (h *besideHead) beside(title string) string {
	const close = 40 // bytes between a day and a name
	_, from, to, ok := h.near(title)
	if !ok {
		return ""
	}
	name := ""
	for _, p := range h.people {
		if p.at < from || p.at >= to || name == p.text {
			continue
		}
		if slices.ContainsFunc(h.dates, func(d shownDay) bool { return p.at >= d.at-close && p.at <= d.at+close }) {
			if name != "" {
				return ""
			}
			name = p.text
		}
	}
	return name
}

// person reports whether a text is a given name and one or two names behind it.
func (h *besideHead) person(s string) bool {
	const longest = 40 // bytes
	if len(s) > longest {
		return false
	}
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 3 || h.heading || h.lang.Names.Gives.Of(strings.ToLower(words[0])) == lang.NotGiven {
		return false
	}
	for _, w := range words {
		c, n := utf8.DecodeRuneInString(w)
		small, _ := utf8.DecodeRuneInString(w[n:])
		if !unicode.IsUpper(c) || !unicode.IsLower(small) && small != '.' && small != '’' && small != '\'' || h.lang.Furniture.Roles.Has(keyOf(w)) {
			return false
		}
	}
	return true
}

// headline is the heading that says the title, else the first of the first order.
func (h *besideHead) headline(title string) (place, bool) {
	for _, p := range h.headlines {
		if k := keyOf(p.text); len(k) > 8 && (strings.HasPrefix(title, k) || strings.HasPrefix(k, title) && title != "" || len(k) > 24 && strings.Contains(title, k)) {
			return p, true
		}
	}
	for _, p := range h.headlines {
		if p.first && countWords(p.text) >= 3 {
			return p, true
		}
	}
	return place{}, false
}

func (h *besideHead) walk(n *html.Node, linked bool) {
	switch {
	case n.Type == html.TextNode:
		h.words(n, linked)
		return
	case n.Type == html.ElementNode:
		if unread[n.DataAtom] && n.DataAtom != atom.Form || hidden(n) || h.elsewhere(n) {
			return
		}
		_, block := parts[n.DataAtom]
		if block {
			h.endLine()
		}
		timed, heading, role := h.timed, h.heading, h.role
		h.element(n)
		h.children(n, linked || n.DataAtom == atom.A)
		h.timed = timed
		if block {
			h.endLine()
		}
		h.heading, h.role = heading, role
		return
	}
	h.children(n, linked)
}

func (h *besideHead) children(n *html.Node, linked bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c, linked)
	}
}

// elsewhere reports whether what stands in an element is not about the page's article.
func (h *besideHead) elsewhere(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav:
		return true
	case atom.Footer, atom.Body, atom.Html, atom.Article, atom.Main:
		return false
	}
	switch name := boxName(n); name {
	case "related", "recommended", "recommendations", "recirc", "recirculation", "trending", "popular", "teaser", "teasers", "promo",
		"comment", "comments", "commentlist", "respond", "disqus", "copyright", "colophon":
		own := teaserNames[name] && (follows(n, atom.H1) || h.boxes.told[n]) // the article's own
		return !own && h.boxes.small(name) && !holds(n, atom.H1)
	case "caption", "captions", "figcaption":
		return n.DataAtom == atom.Figcaption && !holds(n, atom.H1) || n.Parent != nil && n.Parent.DataAtom == atom.Figure
	}
	return false
}

// holds reports whether an element of that tag lies below n.
func holds(n *html.Node, tag atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == tag || holds(c, tag) {
			return true
		}
	}
	return false
}

// follows reports whether n stands right behind an element of that tag.
func follows(n *html.Node, tag atom.Atom) bool {
	for n = n.PrevSibling; n != nil; n = n.PrevSibling {
		if n.Type == html.ElementNode {
			return n.DataAtom == tag
		}
	}
	return false
}

func (h *besideHead) element(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		h.heading = true
		if len(h.headlines) < mostPlaces {
			h.headlines = append(h.headlines, place{h.at, fold(innerText(n, 500)), n.DataAtom == atom.H1})
		}
	case atom.A:
		if authorLink(n) {
			h.author(innerText(n, 100))
		}
	}
	h.authored(n)
	h.marked(n)
}

// authorPaths are parts of the addresses of authors' pages.
var authorPaths = []string{"/author/", "/authors/", "/staff/", "/writer/", "/writers/", "/contributor/", "/contributors/", "/profile/", "/profiles/", "/by/", "/people/", "/reporters/", "/journalist/"}

func authorLink(n *html.Node) bool {
	if n == nil || n.DataAtom != atom.A {
		return false
	}
	href := strings.ToLower(attribute(n, "href"))
	return strings.EqualFold(attribute(n, "rel"), "author") || slices.ContainsFunc(authorPaths, func(p string) bool { return strings.Contains(href, p) })
}

// authorNames are names of elements that hold an author's name.
var authorNames = nameSet("author", "authors", "byline", "bylines", "writer", "authorname", "contributor")

// authored reads an element whose names say that it holds an author's name and
// no more than that.
func (h *besideHead) authored(n *html.Node) {
	const longest = 60 // bytes
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "itemprop" && a.Key != "data-testid" || nameIn(a.Val, authorNames) == "" {
			continue
		}
		s := fold(innerText(n, longest))
		if len(s) > longest || holds(n, atom.A) {
			return
		}
		if rest, cue := cutCue(s, h.lang.Furniture.Bylines); cue != "" {
			s = strings.TrimLeft(rest, " :")
		}
		h.author(s)
		return
	}
}

// author keeps what may be a name.
func (h *besideHead) author(s string) { h.name(s, false) }

func (h *besideHead) name(s string, signed bool) {
	s = fold(s)
	c, _ := utf8.DecodeRuneInString(s)
	if before := keyOf(h.before); h.heading || slices.Contains(lang.PageNotBy, before) || slices.Contains(h.lang.Furniture.Bylines, keyOf(s)) {
		return
	}
	if _, cue := cutCue(s, lang.PageNotBy); cue != "" || len(s) < 3 || countWords(s) > 10 || hasDigit(s) || len(h.authors) >= mostPlaces || !unicode.IsUpper(c) && unicode.IsLower(c) && countWords(s) != 1 || endMark(s) != 0 && !endsInitial(s) {
		return
	}
	h.authors = append(h.authors, place{at: h.at, text: s})
	if signed {
		h.signed = append(h.signed, place{at: h.at, text: s})
	}
}

// words reads a piece of text, which may be a day or hold one.
func (h *besideHead) words(n *html.Node, linked bool) {
	s := strings.TrimSpace(n.Data)
	if s == "" {
		return
	}
	if !h.timed && len(s) <= dayLine && hasDigit(s) {
		h.days(s)
	}
	if h.line.Len() <= dayLine {
		h.line.WriteString(s + " ")
	}
	if k := keyOf(h.before); slices.Contains(h.lang.Furniture.Bylines, k) && countWords(h.before) <= 2 {
		if signed := k != "by"; signed || !authorLink(n.Parent) {
			h.name(s, signed)
		}
	} else if rest, cue := cutCue(s, h.lang.Furniture.Bylines); cue == "by" || strings.HasSuffix(cue, " by") {
		h.name(rest, cue != "by")
	}
	if h.person(s) && len(h.people) < mostPlaces {
		h.people = append(h.people, place{at: h.at, text: s})
	}
	if countWords(s) >= proseWords && len(h.prose) < mostPlaces {
		h.prose = append(h.prose, h.at)
	}
	if !linked {
		h.at += len(s)
	}
	h.before = s
}
