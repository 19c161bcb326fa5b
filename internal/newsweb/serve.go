package newsweb

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// state is what changes while the web is up.
type state struct {
	mu        sync.Mutex
	published int          // so many pages are there
	edited    map[int]bool // pages that say what they were edited to
	asked     map[string]int
}

// Publish makes the first n pages be there.
func (web *Web) Publish(n int) {
	web.mu.Lock()
	defer web.mu.Unlock()
	web.published = max(web.published, min(n, len(web.Pages)))
}

// Edit lets all pages that will ever be edited say so, and returns how many of
// those that are published are.
func (web *Web) Edit() (n int) {
	web.mu.Lock()
	defer web.mu.Unlock()
	web.edited = map[int]bool{}
	for _, p := range web.Pages {
		if p.Edited != nil {
			web.edited[p.Number] = true
			if p.Number < web.published && web.outlets[p.Outlet].fault == nil {
				n++
			}
		}
	}
	return n
}

// Asked is how often each address was asked for: "outlet path".
func (web *Web) Asked() map[string]int {
	web.mu.Lock()
	defer web.mu.Unlock()
	out := map[string]int{}
	for k, n := range web.asked {
		out[k] = n
	}
	return out
}

// Sound reports whether an outlet answers as it should.
func (web *Web) Sound(outlet int) bool { return web.outlets[outlet].fault == nil }

// Name is what an outlet is called.
func (web *Web) Name(outlet int) string { return web.outlets[outlet].name }

// FeedPath is where every outlet's feed stands.
const FeedPath = "/feed"

// Handler answers for an outlet.
func (web *Web) Handler(outlet int) http.Handler {
	o := web.outlets[outlet]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		web.mu.Lock()
		if web.asked == nil {
			web.asked = map[string]int{}
		}
		web.asked[fmt.Sprint(outlet, " ", r.URL.RequestURI())]++
		times := web.asked[fmt.Sprint(outlet, " ", r.URL.RequestURI())]
		published, edited := web.published, web.edited
		web.mu.Unlock()
		switch {
		case r.URL.Path == "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private/\n")
		case o.fault != nil && (o.fault.everywhere || r.URL.Path != FeedPath):
			o.fault.answer(w, r)
		case r.URL.Path == FeedPath:
			web.feed(w, r, outlet, published, edited)
		case r.URL.Path == "/go":
			n, err := strconv.Atoi(r.URL.Query().Get("to"))
			if err != nil || n < 0 || n >= published || web.Pages[n].Outlet != outlet {
				http.NotFound(w, r)
				return
			}
			http.Redirect(w, r, web.Pages[n].Path, http.StatusMovedPermanently)
		case r.URL.Path == "/":
			fmt.Fprintf(w, `<!doctype html><title>%s</title><link rel="alternate" type="application/rss+xml" href="%s">`, o.name, FeedPath)
		default:
			n, ok := web.at[key(outlet, r.URL.Path)]
			if !ok || n >= published {
				http.NotFound(w, r)
				return
			}
			if n%97 == 3 && times == 1 { // out of order, once
				http.Error(w, "try again", http.StatusServiceUnavailable)
				return
			}
			web.page(w, r, web.Pages[n], edited[n])
		}
	})
}

// said is what a page says now.
func (p Page) said(edited bool) []string {
	if edited && p.Edited != nil {
		return p.Edited
	}
	return p.Paras
}

func (web *Web) page(w http.ResponseWriter, r *http.Request, p Page, edited bool) {
	o := web.outlets[p.Outlet]
	etag := fmt.Sprintf(`"%d-%v"`, p.Number, edited)
	w.Header().Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	base := "http://" + r.Host
	linked, _ := json.Marshal(map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle", "headline": p.Title, "datePublished": p.Published.Format(time.RFC3339),
		"author": map[string]string{"@type": "Person", "name": p.Byline}, "publisher": map[string]string{"@type": "Organization", "name": o.name},
	})
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = designs[o.design].Execute(w, struct {
		Page
		Said                []string
		Outlet, URL, Stamp  string
		Linked              template.HTML
		Menu, Teasers, Feet []string
	}{p, p.said(edited), o.name, base + p.Path, p.Published.Format(time.RFC3339), template.HTML(linked), furniture.menu, furniture.teasers[p.Number%3:], furniture.feet})
}

// Listed is how many entries a feed has at most.
const Listed = 100

func (web *Web) feed(w http.ResponseWriter, r *http.Request, outlet, published int, edited map[int]bool) {
	o, base := web.outlets[outlet], "http://"+r.Host
	var entries []Page
	for i := len(o.pages) - 1; i >= 0 && len(entries) < Listed; i-- {
		if n := o.pages[i]; n < published {
			entries = append(entries, web.Pages[n])
		}
	}
	link := func(p Page) string {
		if p.Moved != "" {
			return base + p.Moved
		}
		return base + p.Path
	}
	var b bytes.Buffer
	media := "application/rss+xml"
	esc := func(s string) string {
		var e bytes.Buffer
		_ = xml.EscapeText(&e, []byte(s))
		return e.String()
	}
	switch o.form {
	case 0:
		fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title><link>%s/</link>`, esc(o.name), base)
		for _, p := range entries {
			fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><guid isPermaLink=\"false\">%d-%d</guid><pubDate>%s</pubDate><description>%s</description></item>",
				esc(p.Title), esc(link(p)), outlet, p.Number, p.Published.Format(time.RFC1123Z), esc(summary(p, edited[p.Number])))
		}
		b.WriteString("</channel></rss>")
	case 1:
		media = "application/atom+xml"
		fmt.Fprintf(&b, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>%s/</id><title>%s</title><updated>%s</updated>`, base, esc(o.name), web.Start.Format(time.RFC3339))
		for _, p := range entries {
			fmt.Fprintf(&b, `<entry><id>%s%s</id><title>%s</title><link href="%s"/><updated>%s</updated><summary>%s</summary></entry>`,
				base, p.Path, esc(p.Title), esc(link(p)), p.Published.Format(time.RFC3339), esc(summary(p, edited[p.Number])))
		}
		b.WriteString("</feed>")
	default:
		media = "application/feed+json"
		type item struct {
			ID        string `json:"id"`
			URL       string `json:"url"`
			Title     string `json:"title"`
			Published string `json:"date_published"`
			Summary   string `json:"summary"`
		}
		items := []item{}
		for _, p := range entries {
			items = append(items, item{base + p.Path, link(p), p.Title, p.Published.Format(time.RFC3339), summary(p, edited[p.Number])})
		}
		_ = json.NewEncoder(&b).Encode(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": o.name, "home_page_url": base + "/", "items": items})
	}
	w.Header().Set("Content-Type", media)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b.Bytes()))
}

// summary changes with the page, so that a reader of the feed sees the edit.
func summary(p Page, edited bool) string {
	said := p.said(edited)
	if edited && p.Edited != nil {
		return said[0] + " " + said[len(said)-1]
	}
	return said[0]
}
