package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// A page that states its day and author nowhere for machines shows them to
// readers: beside the headline, in a line of their own. besideHead reads the
// page for that. Only what stands near the headline and above the running text
// counts; a day in a teaser, a comment or a copyright line is another's.
type besideHead struct {
	lang      *lang.Language
	at        int    // bytes of text passed, those of links aside
	before    string // the text in front of this one
	headlines []place
	prose     []int
	dates     []placedDate
	authors   []place // what the page offers as an author's name
}

// place is a heading and where it stands.
type place struct {
	at    int
	text  string
	first bool // of the first order
}

type placedDate struct {
	at       int
	stamp    article.Stamp
	modified bool
	labelled bool // words say that it is the day of publication
	weekday  bool // as papers print today's above all their pages
}

// The neighbourhood of a headline, in bytes of text.
const (
	aboveHeadline = 150
	belowHeadline = 900
	proseWords    = 25 // a paragraph as long as this is running text
	passedProse   = 1  // a standfirst may stand above the day
	mostPlaces    = 200
)

// byHeadline returns the days and the byline that the page shows by its
// headline, which reads as title where there are several headings.
func byHeadline(root *html.Node, title string, l *lang.Language) (published, modified article.Stamp, byline string) {
	h := besideHead{lang: l}
	h.walk(root, false)
	head, ok := h.headline(keyOf(title))
	if !ok {
		return published, modified, ""
	}
	end := head.at + belowHeadline
	passed := 0
	for _, at := range h.prose {
		if at > head.at {
			if passed++; passed > passedProse {
				end = min(end, at)
				break
			}
		}
	}
	take := func(d placedDate) {
		to := &published
		if d.modified {
			to = &modified
		}
		if !to.Known() {
			*to = d.stamp
		}
	}
	for _, labelled := range []bool{true, false} {
		for _, d := range h.dates {
			if d.labelled == labelled && d.at >= head.at && d.at < end {
				take(d)
			}
		}
		for _, d := range slices.Backward(h.dates) {
			if d.labelled == labelled && !d.weekday && d.at < head.at && d.at >= head.at-aboveHeadline {
				take(d)
			}
		}
	}
	return published, modified, h.byline(head.at, end)
}

// byline joins the names that are offered next to one another.
func (h *besideHead) byline(from, to int) string {
	const apart = 40 // bytes between two names
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
		if unread[n.DataAtom] && n.DataAtom != atom.Form || hidden(n) || elsewhere(n) {
			return
		}
		h.element(n)
		linked = linked || n.DataAtom == atom.A
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c, linked)
	}
}

// elsewhere reports whether what stands in an element is not about the page's article.
func elsewhere(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Body, atom.Html, atom.Article, atom.Main:
		return n.DataAtom == atom.Nav || n.DataAtom == atom.Footer
	}
	switch boxName(n) {
	case "related", "recommended", "recommendations", "recirc", "recirculation", "trending", "popular", "teaser", "teasers", "promo",
		"comment", "comments", "commentlist", "respond", "disqus", "copyright", "colophon", "caption", "captions", "figcaption":
		return true
	}
	return false
}

func (h *besideHead) element(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		if len(h.headlines) < mostPlaces {
			h.headlines = append(h.headlines, place{h.at, fold(innerText(n, 500)), n.DataAtom == atom.H1})
		}
	case atom.Time:
		h.date(attribute(n, "datetime"))
	case atom.A:
		if authorLink(n) {
			h.author(innerText(n, 100))
		}
	case atom.Abbr:
		h.date(attribute(n, "title"))
	}
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

// author keeps what may be a name.
func (h *besideHead) author(s string) {
	if s = fold(s); s != "" && countWords(s) <= 10 && !hasDigit(s) && len(h.authors) < mostPlaces {
		h.authors = append(h.authors, place{at: h.at, text: s})
	}
}

// words reads a piece of text, which may be a day or hold one.
func (h *besideHead) words(n *html.Node, linked bool) {
	const longest = 120 // bytes of a line with a day in it
	s := strings.TrimSpace(n.Data)
	if s == "" {
		return
	}
	if len(s) <= longest && hasDigit(s) {
		h.date(s)
	}
	if slices.Contains(h.lang.Furniture.Bylines, keyOf(h.before)) && countWords(h.before) <= 2 && !authorLink(n.Parent) {
		h.author(s)
	} else if rest, cue := cutCue(s, h.lang.Furniture.Bylines); cue == "by" || strings.HasSuffix(cue, " by") {
		h.author(rest)
	}
	if countWords(s) >= proseWords && len(h.prose) < mostPlaces {
		h.prose = append(h.prose, h.at)
	}
	if !linked {
		h.at += len(s)
	}
	h.before = s
}

// date keeps the days that a line gives, each with at most a few words around
// it, as in "Von Mara Quill am 10. März 2031 | 3 Minuten".
func (h *besideHead) date(s string) {
	const before, behind = 4, 2 // words
	toks := lex(s, 40)
	open := 0 // the first token of this part of the line
	for i := 0; i < len(toks) && len(h.dates) < mostPlaces; i++ {
		if parts := toks[i]; !parts.word && !parts.num && strings.Contains("|•·–—/", parts.s) || parts.s == "by" {
			open = i + 1
			continue
		}
		r, end, ok := readDate(toks, i, h.lang)
		if !ok || r.year == 0 {
			continue
		}
		_, weekday := (&dateReader{l: h.lang}).class(toks[i].s, lang.Weekday)
		lead := s[toks[open].start:toks[i].start]
		for i+1 < len(toks) && toks[i+1].end <= end {
			i++
		}
		if countWords(lead) > before || wordsBehind(toks[i+1:]) > behind {
			continue
		}
		if open == 0 && len(h.before) <= 40 {
			lead = h.before + " " + lead
		}
		open = i + 1
		if st, ok := r.stamp("text"); ok {
			k := keyOf(lead)
			says := func(c string) bool { return containsWord(k, c) }
			f := &h.lang.Furniture
			d := placedDate{at: h.at, stamp: st, weekday: weekday}
			d.modified = slices.ContainsFunc(f.Modified, says) || slices.ContainsFunc(lang.PageModified, says)
			d.labelled = !d.modified && slices.ContainsFunc(f.Published, says)
			h.dates = append(h.dates, d)
		}
	}
}

// wordsBehind counts the words up to the next mark that parts a line.
func wordsBehind(toks []tok) int {
	n := 0
	for _, t := range toks {
		switch {
		case !t.word && !t.num && strings.Contains("|•·–—/-", t.s) || t.s == "by":
			return n
		case t.word:
			n++
		}
	}
	return n
}
