package extract

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
)

// metadata is what an HTML page states about itself in its head, in JSON-LD,
// and in marked elements of its body.
type metadata struct {
	title, section, outlet, address, lang string
	bylines                               []string // the most reliable first
	published, modified                   []claim
	generic                               []claim       // of meta tags that say "date"
	times                                 []claim       // of elements that mark any time
	page                                  []claim       // of publication, of the page
	day, change                           article.Stamp // what was decided, see days
	body                                  string        // the article's text, from JSON-LD or another script's data
	live                                  bool          // a live blog
	read                                  bool          // from a page that was read as a whole
}

// claim is a date as a page writes it, and where.
type claim struct{ value, how string }

// add takes metadata into the facts, behind what is known already.
func (f *facts) add(p *page, m metadata) {
	set(&f.title, m.title)
	set(&f.section, m.section)
	set(&f.outlet, m.outlet)
	set(&f.byline, p.byline(m.bylines))
	set(&f.address, m.address)
	set(&f.lang, m.lang)
	if !f.published.Known() {
		f.published = m.day
	}
	if !f.modified.Known() {
		f.modified = m.change
	}
	f.roundup = f.roundup || m.live
	f.dated = m.read
}

// The names of meta tags that tell a thing, the most reliable first.
var (
	metaTitle     = []string{"og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline"}
	metaAuthor    = []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline", "article:author_name", "cxenseparse:author", "og:article:author", "creator", "citation_author"}
	metaSection   = []string{"article:section", "parsely-section", "section", "og:article:section", "cxenseparse:section"}
	metaOutlet    = []string{"og:site_name", "application-name", "publisher", "dc.publisher", "copyright-holder"}
	metaAddress   = []string{"og:url", "twitter:url", "parsely-link"}
	metaLang      = []string{"content-language", "language", "dc.language", "og:locale", "inlanguage"}
	metaPublished = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "article.published", "published_time", "publication_date", "publish-date", "publish_date", "publishdate", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "originalpublicationdate", "ptime", "published-date", "sw-pubdate", "shareaholic:article_published_time", "citation_publication_date", "citation_date", "citation_online_date"}
	metaGeneric   = []string{"dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "date", "release_date", "created", "article:created_time", "displaydate"}
	metaModified  = []string{"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "article:modified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "article.updated", "utime", "revised"}
)

// readMetadata reads a page's head and marked elements. It must run before
// readability takes the tree apart.
func readMetadata(root *html.Node) metadata {
	r := headReader{meta: map[string]string{}, authors: map[string][]string{}}
	r.walk(root)
	m := metadata{read: true}
	for _, s := range r.ld {
		m.readLD(s)
	}
	for _, s := range r.trees {
		if t := treeText(s); countWords(t) > countWords(m.body) {
			m.body = t
		}
	}
	m.title = pick(m.title, r.first(metaTitle))
	m.outlet = pick(m.outlet, r.first(metaOutlet))
	m.title = r.shownTitle(m.title, m.outlet)
	m.bylines = append(m.bylines, r.bylines()...)
	m.section = pick(m.section, r.first(metaSection))
	m.address = pick(webAddress(r.canonical), webAddress(r.first(metaAddress)), webAddress(m.address))
	m.lang = pick(r.lang, r.first(metaLang), m.lang)
	m.published = append(m.published, r.claims(metaPublished)...)
	m.published = append(m.published, r.published...)
	m.modified = append(m.modified, r.claims(metaModified)...)
	m.modified = append(m.modified, r.modified...)
	m.generic = r.claims(metaGeneric)
	m.times = r.times
	return m
}

func pick(values ...string) string {
	for _, v := range values {
		if v = fold(v); v != "" {
			return v
		}
	}
	return ""
}

// headReader collects what a page says of itself.
type headReader struct {
	meta                   map[string]string
	authors                map[string][]string // by the name of their meta tags
	ld, trees              []string
	title, canonical, lang string
	byline                 string
	heads                  []string // of the first order
	published, modified    []claim
	times                  []claim // of elements that mark any time
}

func (r *headReader) first(names []string) string {
	for _, n := range names {
		if v := r.meta[n]; v != "" {
			return v
		}
	}
	return ""
}

// bylines are those that the page states: in its meta tags, as a label for
// cards, in a marked element.
func (r *headReader) bylines() []string {
	var out []string
	for _, n := range metaAuthor {
		out = append(out, strings.Join(r.authors[n], ", "))
	}
	for _, n := range []string{"1", "2"} {
		if keyOf(r.meta["twitter:label"+n]) == "written by" {
			out = append(out, r.meta["twitter:data"+n])
		}
	}
	return append(out, r.byline)
}

func (r *headReader) claims(names []string) []claim {
	var out []claim
	for _, n := range names {
		if v := r.meta[n]; v != "" {
			out = append(out, claim{v, "meta"})
		}
	}
	return out
}

func (r *headReader) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		r.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
}

func (r *headReader) element(n *html.Node) {
	const maxLD = 1 << 20
	switch n.DataAtom {
	case atom.Html:
		r.lang = pick(attribute(n, "lang"), attribute(n, "xml:lang"))
	case atom.Meta:
		name := strings.ToLower(pick(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop"), attribute(n, "http-equiv")))
		if name != "" && r.meta[name] == "" {
			r.meta[name] = attribute(n, "content")
		}
		if slices.Contains(metaAuthor, name) && len(r.authors[name]) < mostAuthors {
			if s := cleanByline(attribute(n, "content")); s != "" && !slices.Contains(r.authors[name], s) {
				r.authors[name] = append(r.authors[name], s)
			}
		}
		return
	case atom.Title:
		if r.title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
			r.title = innerText(n, 1000)
		}
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			r.canonical = pick(r.canonical, attribute(n, "href"))
		}
	case atom.Script:
		if n.FirstChild != nil && len(r.trees) < mostTrees && holdsTree(n.FirstChild.Data) {
			r.trees = append(r.trees, n.FirstChild.Data)
		}
		if strings.HasPrefix(strings.ToLower(strings.TrimSpace(attribute(n, "type"))), "application/ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) < maxLD && len(r.ld) < 50 {
			r.ld = append(r.ld, n.FirstChild.Data)
		}
	case atom.H1:
		if len(r.heads) < 10 {
			r.heads = append(r.heads, fold(innerText(n, 1000)))
		}
	case atom.Time:
		r.time(n)
	}
	r.marked(n)
}

// marked reads elements that microdata, links or class names mark.
func (r *headReader) marked(n *html.Node) {
	prop := strings.ToLower(attribute(n, "itemprop"))
	value := pick(attribute(n, "content"), attribute(n, "datetime"))
	switch {
	case strings.Contains(prop, "datepublished"):
		r.published = append(r.published, claim{pick(value, innerText(n, 200)), "microdata"})
	case strings.Contains(prop, "datemodified"):
		r.modified = append(r.modified, claim{pick(value, innerText(n, 200)), "microdata"})
	}
	if r.byline != "" {
		return
	}
	class := strings.ToLower(attribute(n, "class") + " " + attribute(n, "id"))
	if prop == "author" || strings.EqualFold(attribute(n, "rel"), "author") || hasToken(class, "byline") || hasToken(class, "author-name") || hasToken(class, "article-author") {
		if s := fold(innerText(n, 200)); s != "" && countWords(s) <= 14 {
			r.byline = s
		}
	}
}

// hasToken reports whether one of the names in class is or contains w as a part.
func hasToken(class, w string) bool {
	for _, c := range strings.Fields(class) {
		if c == w || strings.HasSuffix(c, "-"+w) || strings.HasSuffix(c, "_"+w) || strings.HasSuffix(c, "__"+w) {
			return true
		}
	}
	return false
}

// time reads a time element. Only the first few count: further down they are
// those of comments and teasers.
func (r *headReader) time(n *html.Node) {
	v := pick(attribute(n, "datetime"), innerText(n, 200))
	if v == "" || strings.Contains(strings.ToLower(attribute(n, "itemprop")), "date") {
		return
	}
	class := strings.ToLower(attribute(n, "class"))
	pub := slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "pubdate" })
	switch {
	case strings.Contains(class, "updated") && !strings.Contains(class, "published") || strings.Contains(class, "modified"):
		r.modified = append(r.modified, claim{v, "time element"})
	case pub || strings.Contains(class, "publish") || strings.Contains(class, "posted"):
		r.times = append(r.times, claim{v, "time element"})
	case len(r.times) == 0 && len(r.heads) > 0:
		r.times = append(r.times, claim{v, "time element"})
	}
}

// innerText is the text below a node, up to a limit of bytes.
func innerText(n *html.Node, limit int) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if b.Len() > limit || n.Type == html.ElementNode && (n.DataAtom == atom.Script || n.DataAtom == atom.Style) {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if _, block := parts[n.DataAtom]; block {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return b.String()
}

// shownTitle is the headline as the page shows it: the one heading of the first
// order, or that of several which begins the title its head states. What heads
// state is often worded for search engines, with the site's name behind it:
// "Harbour strike ends | The Harbour Post".
func (r *headReader) shownTitle(stated, outlet string) string {
	title := pick(stated, r.title)
	key := keyOf(title)
	shown := ""
	for _, h := range r.heads {
		k := keyOf(h)
		if countWords(h) < 3 || countWords(h) > titleLimit || k == keyOf(outlet) {
			continue
		}
		if len(k) > 8 && strings.HasPrefix(key, k) {
			return h
		}
		shown = pick(shown, h)
	}
	if shown != "" && (title == "" || len(r.heads) == 1) {
		return shown
	}
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · "} {
		i := strings.LastIndex(title, mark)
		if i < 0 {
			continue
		}
		tail := keyOf(title[i+len(mark):])
		if tail == keyOf(outlet) || r.inHost(tail) || stated == "" && countWords(tail) <= 4 && countWords(title[:i]) >= 4 {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// inHost reports whether a name is part of the page's host, as that of "Harbour
// Post" is of theharbourpost.example.
func (r *headReader) inHost(name string) bool {
	const shortest = 4 // bytes
	k := joined(name)
	host := hostOf(pick(webAddress(r.canonical), webAddress(r.first(metaAddress))))
	return len(k) >= shortest && strings.Contains(joined(host), k)
}

const (
	mostAuthors = 20 // of one article
	mostTrees   = 4  // scripts of one page that have an article's text
)

// cleanByline takes the word "By", addresses and what is too long off a byline.
func cleanByline(s string) string {
	s = fold(s)
	if rest, cue := cutCue(s, []string{"by", "von", "par", "por"}); cue != "" && strings.HasPrefix(rest, " ") {
		s = strings.TrimSpace(rest)
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || len(s) > 120 || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// articleTypes are the types of schema.org that are an article.
var articleTypes = map[string]bool{
	"Article": true, "NewsArticle": true, "ReportageNewsArticle": true, "AnalysisNewsArticle": true, "BackgroundNewsArticle": true,
	"OpinionNewsArticle": true, "ReviewNewsArticle": true, "AskPublicNewsArticle": true, "AdvertiserContentArticle": true,
	"SatiricalArticle": true, "BlogPosting": true, "LiveBlogPosting": true, "Report": true, "ScholarlyArticle": true,
	"SocialMediaPosting": true, "TechArticle": true,
}

// pageTypes are those that a page has which is not said to be an article. Its
// day is believed after all others.
var pageTypes = map[string]bool{"WebPage": true, "ItemPage": true}

// readLD takes the first article of a JSON-LD script.
func (m *metadata) readLD(s string) {
	s = strings.Map(func(c rune) rune {
		if c < ' ' {
			return ' ' // raw line breaks within strings are a common fault
		}
		return c
	}, strings.TrimSpace(s))
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(s, "<!--"), "-->"), ";")
	if signs(s) > mostSigns {
		return
	}
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return
	}
	if o := findTyped(v, articleTypes, 0); o != nil {
		m.takeLD(o)
	} else if o := findTyped(v, pageTypes, 0); o != nil {
		if s := ldText(o["datePublished"]); s != "" {
			m.page = append(m.page, claim{s, "json-ld"})
		}
	}
}

// findTyped looks for an object of one of the types, mostly an article: at the top, in a list, in
// a graph, or as the main thing of a page.
func findTyped(v any, types map[string]bool, depth int) map[string]any {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if o := findTyped(e, types, depth+1); o != nil {
				return o
			}
		}
	case map[string]any:
		if hasType(v["@type"], types) {
			return v
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"} {
			if o := findTyped(v[k], types, depth+1); o != nil {
				return o
			}
		}
	}
	return nil
}

func hasType(v any, types map[string]bool) bool {
	switch v := v.(type) {
	case string:
		return types[strings.TrimPrefix(strings.TrimPrefix(v, "http://schema.org/"), "https://schema.org/")]
	case []any:
		for _, e := range v {
			if hasType(e, types) {
				return true
			}
		}
	}
	return false
}

func (m *metadata) takeLD(o map[string]any) {
	m.title = pick(m.title, html.UnescapeString(html.UnescapeString(ldText(o["headline"]))))
	m.bylines = append(m.bylines, cleanByline(ldNames(o["author"])), cleanByline(ldNames(o["creator"])))
	m.section = pick(m.section, ldText(o["articleSection"]))
	m.outlet = pick(m.outlet, ldNames(o["publisher"]))
	m.lang = pick(m.lang, ldText(o["inLanguage"]))
	m.address = pick(m.address, ldAddress(o["url"]), ldAddress(o["mainEntityOfPage"]))
	if s := ldText(o["datePublished"]); s != "" {
		m.published = append(m.published, claim{s, "json-ld"})
	}
	if s := ldText(o["dateModified"]); s != "" {
		m.modified = append(m.modified, claim{s, "json-ld"})
	}
	if m.body == "" {
		m.body, _ = o["articleBody"].(string)
	}
	m.live = m.live || ldText(o["@type"]) == "LiveBlogPosting"
}

// ldText is a value that may be a string, a list of them or an object with a
// name.
func ldText(v any) string {
	switch v := v.(type) {
	case string:
		return fold(v)
	case []any:
		if len(v) > 0 {
			return ldText(v[0])
		}
	case map[string]any:
		return pick(ldText(v["name"]), ldText(v["@value"]))
	}
	return ""
}

// ldNames joins the names of people or organisations.
func ldNames(v any) string {
	if list, ok := v.([]any); ok {
		var names []string
		for _, e := range list {
			if s := ldText(e); s != "" && len(names) < mostAuthors {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return html.UnescapeString(ldText(v))
}

func ldAddress(v any) string {
	if o, ok := v.(map[string]any); ok {
		return webAddress(pick(ldText(o["@id"]), ldText(o["url"])))
	}
	return webAddress(ldText(v))
}

// declaredCharset finds the encoding that an HTML or XML document names in its
// first kilobytes.
func declaredCharset(b []byte) string {
	head := strings.ToLower(string(b[:min(len(b), 4096)]))
	for _, cue := range []string{"charset=", "encoding="} {
		i := strings.Index(head, cue)
		if i < 0 {
			continue
		}
		s := strings.TrimLeft(head[i+len(cue):], "\"' ")
		if n := strings.IndexAny(s, "\"' />;?\r\n"); n > 0 && n < 40 {
			return s[:n]
		}
	}
	return ""
}
