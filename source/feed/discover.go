package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"

	"github.com/synoptic-news/synoptic/source"
)

// Found is a feed that a page names.
type Found struct{ URL, Title string }

// mediaTypes are those a feed is announced by.
var mediaTypes = map[string]bool{
	"application/rss+xml": true, "application/atom+xml": true, "application/feed+json": true, "application/rdf+xml": true,
	"application/xml": true, "text/xml": true, "application/json": true,
}

// usual are the places where feeds stand that no page names, best first.
var usual = []string{"/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default"}

// mostFound bounds the feeds taken from one page.
const mostFound = 100

// Discover lists the feeds that an HTML page names in its head, in the order
// they stand, those of comments last, then links in its text that end like a
// feed.
func Discover(page source.Document) []Found {
	s, _ := decoded(page)
	base, err := url.Parse(page.URL)
	if err != nil {
		return nil
	}
	var named, linked []Found
	add := func(to []Found, href, title string) []Found {
		a := address(base, href)
		same := func(f Found) bool { return f.URL == a }
		if a == "" || len(to) == mostFound || slices.ContainsFunc(named, same) || slices.ContainsFunc(linked, same) {
			return to
		}
		return append(to, Found{a, one(title)})
	}
	z := xhtml.NewTokenizer(strings.NewReader(s))
	for {
		t := z.Next()
		if t == xhtml.ErrorToken {
			break
		}
		if t != xhtml.StartTagToken && t != xhtml.SelfClosingTagToken {
			continue
		}
		name, more := z.TagName()
		if tag := string(name); tag == "link" || tag == "a" || tag == "base" {
			a := attrs(z, more)
			switch {
			case tag == "base" && a["href"] != "":
				base = resolve(base, a["href"])
			case tag == "link" && has(a["rel"], "alternate") && mediaTypes[mediaType(a["type"])]:
				named = add(named, a["href"], a["title"])
			case tag == "a" && endsLikeFeed(a["href"]):
				linked = add(linked, a["href"], a["title"])
			}
		}
	}
	slices.SortStableFunc(named, func(a, b Found) int { return comments(a) - comments(b) })
	return append(named, linked...)
}

// Guesses are the addresses at which the feed of a site may stand that names
// none, best first.
func Guesses(site string) []string {
	u, err := url.Parse(site)
	if err != nil || u.Host == "" {
		return nil
	}
	var out []string
	for _, p := range usual {
		out = append(out, (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: p}).String())
	}
	return out
}

// attrs reads the attributes of the tag the tokenizer stands at.
func attrs(z *xhtml.Tokenizer, more bool) map[string]string {
	a := map[string]string{}
	for n := 0; more && n < mostAttrs; n++ {
		var k, v []byte
		k, v, more = z.TagAttr()
		if _, twice := a[string(k)]; !twice {
			a[string(bytes.Clone(k))] = string(v)
		}
	}
	return a
}

func has(list, word string) bool { return slices.Contains(strings.Fields(strings.ToLower(list)), word) }

func mediaType(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(s), ";")
	return strings.TrimSpace(s)
}

func comments(f Found) int {
	if s := strings.ToLower(f.URL + f.Title); strings.Contains(s, "comment") {
		return 1
	}
	return 0
}

// endsLikeFeed reports whether a link looks like that of a feed.
func endsLikeFeed(href string) bool {
	href, _, _ = strings.Cut(strings.ToLower(href), "?")
	href = strings.TrimRight(href, "/")
	for _, end := range []string{"/rss", "/feed", "/atom", ".rss", ".atom", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json"} {
		if strings.HasSuffix(href, end) {
			return true
		}
	}
	return false
}
