package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// A page that states its day nowhere for machines shows it to readers: beside
// the headline, in a line of its own or behind the author's name. headDate
// reads the page for that. Only what stands near the headline and above the
// running text counts; a day in a teaser, a comment or a copyright line is
// another's.
type headDate struct {
	lang      *lang.Language
	at        int    // bytes of text passed, those of links aside
	before    string // the text in front of this one
	headlines []place
	prose     []int
	dates     []placedDate
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

// datesByHeadline returns the days that the page shows by its headline, which
// reads as title where there are several headings.
func datesByHeadline(root *html.Node, title string, l *lang.Language) (published, modified article.Stamp) {
	h := headDate{lang: l}
	h.walk(root, false)
	head, ok := h.headline(keyOf(title))
	if !ok {
		return published, modified
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
	return published, modified
}

// headline is the heading that says the title, else the first of the first order.
func (h *headDate) headline(title string) (place, bool) {
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

func (h *headDate) walk(n *html.Node, linked bool) {
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

func (h *headDate) element(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		if len(h.headlines) < mostPlaces {
			h.headlines = append(h.headlines, place{h.at, fold(innerText(n, 500)), n.DataAtom == atom.H1})
		}
	case atom.Time:
		h.date(attribute(n, "datetime"))
	case atom.Abbr:
		h.date(attribute(n, "title"))
	}
}

// words reads a piece of text, which may be a day or hold one.
func (h *headDate) words(n *html.Node, linked bool) {
	const longest = 120 // bytes of a line with a day in it
	s := strings.TrimSpace(n.Data)
	if s == "" {
		return
	}
	if len(s) <= longest && hasDigit(s) {
		h.date(s)
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
func (h *headDate) date(s string) {
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
