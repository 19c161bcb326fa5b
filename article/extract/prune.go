package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page's markup names its boxes: class="newsletter-signup", id="comments". The
// names are what the makers of sites call things, in English everywhere, so
// they stand here and not in a language's tables.
//
// boxNames are parts of such names whose element holds no text of the article.
var boxNames = nameSet(
	// who wrote it, and what the site says of them; readMetadata has read it
	"byline", "bylines", "bio", "biography", "authorbox", "vcard", "disclosure", "disclosures", "disclaimer", "disclaimers",
	// the site's own wishes
	"newsletter", "newsletters", "signup", "subscribe", "subscription", "subscriptions", "paywall", "regwall", "donate", "donation",
	"cookie", "cookies", "gdpr", "consent", "privacy", "notification", "notifications", "signin", "login", "register",
	"share", "sharing", "sharedaddy", "social", "socials", "facebook", "linkedin", "pinterest", "whatsapp", "follow", "feedback",
	// other articles
	"related", "recommended", "recommendations", "recirc", "recirculation", "trending", "popular", "outbrain", "taboola",
	"promo", "teaser", "teasers", "sponsored", "advert", "advertisement", "ads", "readmore", "upnext", "morefrom",
	// what readers say
	"comment", "comments", "commentlist", "commentform", "respond", "disqus", "akismet",
	// ways through the site
	"breadcrumb", "breadcrumbs", "menu", "menus", "menubar", "menuitem", "navbar", "navigation", "sitemap", "pagination", "pager",
	"colophon", "copyright", "skip", "toolbar", "tooltip", "popover", "popup", "modal", "lightbox", "searchform", "textwidget",
	// what is written below a picture
	"caption", "captions", "figcaption", "credit", "credits",
)

// openNames are those that a link bears which opens such a box: its text may be
// a word of the article.
var openNames = nameSet("tooltip", "popover", "popup", "modal", "lightbox")

// otherNames are those of other articles, of which there may be many.
var otherNames = nameSet("related", "recommended", "recommendations", "recirc", "recirculation", "trending", "popular", "outbrain", "taboola",
	"teaser", "teasers", "links")

// teaserNames are those of other articles' first words. Sites that show an article
// in the frame of its teaser leave the name on it.
var teaserNames = nameSet("teaser", "teasers")

// lifeNames are those of what a site tells of the author.
var lifeNames = nameSet("bio", "biography", "authorbox")

// talkNames are those of what readers say. It may be longer than the article,
// and each of their comments may be an article to the markup.
var talkNames = nameSet("comment", "comments", "commentlist", "respond", "disqus")

func nameSet(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// weighBoxes collects the boxes of a page and weighs them.
func weighBoxes(root *html.Node) *pruner {
	p := &pruner{named: map[string][]sized{}, bytes: map[string]int{}, told: map[*html.Node]bool{}}
	p.all = p.node(root).bytes
	for name, boxes := range p.named {
		for _, b := range boxes {
			p.bytes[name] += b.bytes
		}
	}
	return p
}

// remove takes elements out of the tree that their tag or name says are
// furniture. Sites name layouts and paragraphs too, class="article
// has-related-sidebar" and class="paywall" on every paragraph, so a name counts
// only where all that bears it is a small part of the page's text, and never on
// an element that holds the headline or the article as a whole.
func (p *pruner) remove() {
	for name, boxes := range p.named {
		if !p.small(name) {
			continue
		}
		for _, b := range boxes {
			if b.Parent != nil {
				b.Parent.RemoveChild(b.Node)
			}
		}
	}
}

// small reports whether what bears a name is a part of the page and not the page.
func (p *pruner) small(name string) bool {
	const (
		part   = 5 // at most a fifth of the page's text bears one name …
		life   = 3 // … but its author's life may be a third of it
		others = 2 // … other articles half
		talk   = 3 // … and readers may have written two thirds
	)
	sum := p.bytes[name]
	switch {
	case otherNames[name]:
		return sum <= p.all/others
	case lifeNames[name]:
		return sum <= p.all/life
	case talkNames[name]:
		return sum <= p.all/talk*(talk-1)
	}
	return sum <= p.all/part
}

// pruner collects the boxes of a tree, by name.
type pruner struct {
	named map[string][]sized
	bytes map[string]int      // of text of all that bears a name
	all   int                 // and of the page
	told  map[*html.Node]bool // teasers that tell the whole article
}

type sized struct {
	*html.Node
	bytes int
}

// measured is what is known of an element once all below it was seen.
type measured struct {
	bytes, linked int  // of text, and of the text of links
	whole         bool // it holds something that no box holds
	pictured      bool // it holds a picture
	parted        bool // it holds paragraphs, headings or items
	told          int  // the most long paragraphs in a row that it holds
}

// node measures n and collects the boxes at and below it.
func (p *pruner) node(n *html.Node) (m measured) {
	if n.Type == html.TextNode {
		m.bytes = len(strings.TrimSpace(n.Data))
		return m
	}
	tag := n.DataAtom
	if n.Type == html.ElementNode && unread[tag] && tag != atom.Form {
		return m
	}
	unfold(n)
	name := ""
	switch {
	case tag == atom.Article:
		m.whole = !talkNames[boxName(n)]
	case tag == atom.H1 || tag == atom.Main || tag == atom.Body || tag == atom.Table:
		m.whole = true
	case n.Type == html.ElementNode:
		name = boxName(n)
	}
	others := p.named[name]
	long := 0 // paragraphs in a row
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		below := p.node(c)
		if c.DataAtom == atom.P && below.bytes-below.linked >= longParagraph {
			long++
		}
		m.told = max(m.told, below.told, long)
		m.bytes += below.bytes
		m.linked += below.linked
		m.whole = m.whole || below.whole
		m.pictured = m.pictured || below.pictured
		m.parted = m.parted || below.parted
	}
	if tag == atom.A {
		m.linked = m.bytes
	}
	switch tag {
	case atom.Img, atom.Picture, atom.Video, atom.Source:
		m.pictured = true
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Li, atom.Td, atom.Table, atom.Blockquote, atom.Br, atom.Pre:
		m.parted = true
	}
	switch {
	case teaserNames[name] && m.told >= tellsAll:
		p.told[n] = true
		return m
	case name != "":
	case linkList(n, m):
		name, others = "links", p.named["links"]
	case m.pictured && !m.parted && m.bytes <= mostCaption && (tag == atom.Div || tag == atom.Figure || tag == atom.Span || tag == atom.Section):
		name, others = "picture", p.named["picture"]
	}
	if name != "" && !m.whole && m.bytes > 0 {
		p.named[name] = append(others, sized{n, m.bytes}) // those within go with it
	}
	return m
}

// A teaser has a sentence or two of its article, one with so many paragraphs
// side by side has all of it.
const (
	longParagraph = 150 // bytes
	tellsAll      = 4
)

// mostCaption is the length in bytes of what stands under a picture.
const mostCaption = 500

// linkList reports whether n is a list of headlines that are links, as other
// articles are offered in.
func linkList(n *html.Node, m measured) bool {
	const (
		items    = 2
		headline = 30 // bytes of an item; less is a list of names
	)
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol || m.linked*10 < m.bytes*9 {
		return false
	}
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			count++
		}
	}
	return count >= items && m.bytes >= count*headline
}

// boxName is the word in an element's tag, names or property that says that it is no part
// of the article, or "".
func boxName(n *html.Node) string {
	switch n.DataAtom {
	case atom.Figcaption:
		return "caption"
	case atom.Nav:
		return "navigation"
	}
	for _, a := range n.Attr {
		if a.Key == "itemprop" && a.Val == "author" {
			return "byline"
		}
		if a.Key == "class" || a.Key == "id" {
			if name := nameIn(a.Val, boxNames); name != "" && (n.DataAtom != atom.A || !openNames[name]) {
				return name
			}
		}
	}
	return ""
}

// nameIn returns the first of the words that a name is made of which the set
// has: "article__newsletter-box" and "articleNewsletterBox" have "newsletter".
func nameIn(name string, set map[string]bool) string {
	const shortest, longest = 3, 20
	from := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && letter(name[i]) && (i == from || name[i] >= 'a' || name[i-1] < 'a') {
			continue
		}
		if n := i - from; n >= shortest && n <= longest {
			if w := strings.ToLower(name[from:i]); set[w] {
				return w
			}
		}
		from = i
		if i < len(name) && !letter(name[i]) {
			from++
		}
	}
	return ""
}
