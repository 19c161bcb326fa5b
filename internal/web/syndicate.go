package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
)

// A channel is what feed readers follow: stories, or updates of stories. Its ID
// and those of its items stay the same whatever the address of the server.
type channel struct {
	ID, Title  string
	Self, Home string // addresses: of the channel, and of the page it belongs to
	Updated    time.Time
	Items      []channelItem
}

type channelItem struct {
	ID, URL, Title, Lang string
	Updated              time.Time
	HTML                 string
	Outlets              []string
}

// syndicated are the items of a channel.
const syndicated = 50

// syndicate are the routes of what feed readers and search engines ask for.
func (s *site) syndicate() []route {
	out := []route{
		{"GET /sitemap.xml", account.Read, s.sitemap, 0},
		{"GET /robots.txt", account.Enter, s.robots, 0},
	}
	for _, form := range []string{"atom", "json"} {
		out = append(out,
			route{"GET /stories." + form, account.Read, s.channel(form, storiesChannel), 0},
			route{"GET /updates." + form, account.Read, s.channel(form, updatesChannel), 0},
			route{"GET /story/{id}/updates." + form, account.Read, s.channel(form, storyChannel), 0},
			route{"GET /search." + form, account.Read, s.channel(form, searchChannel), 0},
			route{"GET /entity/{kind}/{key}/stories." + form, account.Read, s.channel(form, entityChannel), 0},
			route{"GET /outlet/{id}/stories." + form, account.Read, s.channel(form, outletChannel), 0})
	}
	return out
}

// publisher makes the channels that one request asks for.
type publisher struct {
	*site
	*words
	tx       *store.Tx
	r        *http.Request
	base     string
	instance []byte // of the server, for names that last
}

// channel answers with a channel as Atom (RFC 4287) or JSON Feed 1.1.
func (s *site) channel(form string, of func(publisher) (channel, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := s.view(w, r)
		var c channel
		err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
			p := publisher{site: s, words: v.words, tx: tx, r: r, base: s.base(r)}
			if p.instance, err = tx.Instance(r.Context()); err == nil {
				c, err = of(p)
			}
			return err
		})
		if errors.Is(err, store.ErrNotFound) {
			s.fail(v, http.StatusNotFound, "error.nostory")
			return
		}
		c.Self = s.base(r) + withoutToken(r.URL)
		var b bytes.Buffer
		media := "application/atom+xml; charset=utf-8"
		if err == nil && form == "json" {
			media, err = "application/feed+json; charset=utf-8", writeJSONFeed(&b, c)
		} else if err == nil {
			err = writeAtom(&b, c)
		}
		if err != nil {
			s.broken(v, err)
			return
		}
		w.Header().Set("Content-Type", media)
		serve(w, r, c.Updated, b.Bytes())
	}
}

// serve answers with bytes that a client may have already, by their hash.
func serve(w http.ResponseWriter, r *http.Request, changed time.Time, b []byte) {
	sum := sha256.Sum256(b)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	if w.Header().Get("Cache-Control") == "" { // it is for everybody
		w.Header().Set("Cache-Control", "no-cache")
	}
	http.ServeContent(w, r, "", changed, bytes.NewReader(b))
}

// base is the address of the server as others see it, without a slash at its end.
func (s *site) base(r *http.Request) string {
	if s.Public != "" {
		return strings.TrimSuffix(s.Public, "/")
	}
	scheme := "http"
	if s.secure(r) {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// urn names something of this server for good: a UUID (version 8, RFC 9562) made
// of the server's own name and the thing's.
func (p publisher) urn(parts ...any) string {
	sum := sha256.Sum256(append(p.instance, fmt.Sprintln(parts...)...))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// storiesChannel lists stories: one item a story, which moves when it changes;
// all, or those that the address narrows down to.
func storiesChannel(p publisher) (channel, error) {
	want := narrowed(p.r.URL.Query())
	all, err := p.tx.StoriesFitting(p.r.Context(), want, store.Place{At: p.Now().Add(time.Hour)}, syndicated)
	if err != nil {
		return channel{}, err
	}
	if want == (store.Narrowed{}) {
		return p.stories(p.T("channel.stories"), "/", all)
	}
	names, err := facetNames(p.r.Context(), p.tx, want)
	if err != nil {
		return channel{}, err
	}
	return p.stories(p.T("channel.narrowed", "what", p.narrowedTo(want, names)), listAt("/", filter{Narrowed: want}.query()), all)
}

// searchChannel lists the stories that a search finds, the last updated first.
func searchChannel(p publisher) (channel, error) {
	q := store.ParseQuery(query(p.r))
	found, err := p.tx.Find(p.r.Context(), store.Find{Query: q, Sort: store.ByRecency, Limit: syndicated})
	if err != nil {
		return channel{}, err
	}
	var all []store.Story
	for _, f := range found.Stories {
		all = append(all, f.Story)
	}
	return p.stories(p.T("channel.search", "q", q), "/search?q="+url.QueryEscape(q.String()), all)
}

// entityChannel lists the stories that name somebody or something.
func entityChannel(p publisher) (channel, error) {
	ref := store.EntityRef{Kind: article.NameKind(p.r.PathValue("kind")), Key: p.r.PathValue("key")}
	in, err := p.tx.Entity(p.r.Context(), ref, syndicated)
	if err != nil || len(in) == 0 {
		return channel{}, cmp.Or(err, store.ErrNotFound)
	}
	var ids []int64
	for _, e := range in {
		ids = append(ids, e.Story)
	}
	all, err := p.tx.StoriesByID(p.r.Context(), ids)
	if err != nil {
		return channel{}, err
	}
	return p.stories(p.T("channel.of", "name", in[0].Name), entityURL(ref), all)
}

// outletChannel lists the stories that an outlet tells.
func outletChannel(p publisher) (channel, error) {
	f, err := p.tx.Outlet(p.r.Context(), p.r.PathValue("id"), syndicated)
	if err != nil {
		return channel{}, err
	}
	return p.stories(p.T("channel.of", "name", cmp.Or(f.Name, f.ID)), outletURL(f.ID), f.Recent)
}

// channelLinks lead from a page to its channels, whose addresses begin and end
// so.
func channelLinks(title, begin, end string) []headLink {
	return []headLink{{"alternate", "application/atom+xml", title, begin + ".atom" + end}, {"alternate", "application/feed+json", title, begin + ".json" + end}}
}

// tokenField is the part of a channel's address that has a token.
const tokenField = "token"

// isChannel reports whether the address of a request is a channel's.
func isChannel(r *http.Request) bool {
	return !isAPI(r) && (strings.HasSuffix(r.Pattern, ".atom") || strings.HasSuffix(r.Pattern, ".json"))
}

// withoutToken is an address that may be shown.
func withoutToken(u *url.URL) string {
	q := u.Query()
	if !q.Has(tokenField) {
		return u.RequestURI()
	}
	q.Del(tokenField)
	return (&url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: q.Encode()}).RequestURI()
}

// stories is a channel of stories, which belongs to the page at home.
func (p publisher) stories(title, home string, all []store.Story) (channel, error) {
	c := channel{ID: p.urn("stories", home), Title: render.Clean(title), Home: p.base + home}
	for _, st := range all {
		row := p.row(tell(st, nil), p.Now())
		html, err := p.listing(row)
		if err != nil {
			return c, err
		}
		c.add(channelItem{ID: p.urn("story", st.ID), URL: p.base + storyURL(st.ID), Title: st.Title, Lang: row.Lang, Updated: st.Updated, HTML: html, Outlets: row.Outlets})
	}
	return c, nil
}

// add adds an item. Nothing in it turns text round.
func (c *channel) add(i channelItem) {
	i.Title, i.HTML = render.Clean(i.Title), render.Clean(i.HTML)
	c.Items = append(c.Items, i)
	if i.Updated.After(c.Updated) {
		c.Updated = i.Updated
	}
}

// updatesChannel lists updates of all stories: each is an item of its own.
func updatesChannel(p publisher) (channel, error) {
	return p.updates(0, p.T("channel.updates"), "/")
}

// storyChannel lists the updates of one story.
func storyChannel(p publisher) (channel, error) {
	id, err := strconv.ParseInt(p.r.PathValue("id"), 10, 64)
	if err != nil {
		return channel{}, store.ErrNotFound
	}
	st, err := p.tx.Story(p.r.Context(), id)
	if err != nil {
		return channel{}, err
	}
	return p.updates(st.ID, st.Title, storyURL(st.ID))
}

func (p publisher) updates(story int64, title, home string) (channel, error) {
	c := channel{ID: p.urn("updates", home), Title: render.Clean(title), Home: p.base + home}
	all, err := updates(p.r.Context(), p.tx, story, store.Place{At: p.Now().Add(time.Hour)}, syndicated)
	if err != nil {
		return c, err
	}
	for _, u := range all {
		if !u.First && len(u.News) == 0 {
			continue // all of it was withheld
		}
		html, err := p.update(u)
		if err != nil {
			return c, err
		}
		c.add(channelItem{ID: p.urn("update", u.ID), URL: p.base + storyURL(u.Story), Title: u.Title, Updated: u.Made, HTML: html})
	}
	return c, nil
}

// updateRow is an update as it is listed.
type updateRow struct {
	Made  time.Time
	First bool
	Rows  []developmentRow
}

// developmentRow is a development as it is listed.
type developmentRow struct {
	Kind, Text, Against, Day string
	Links                    []string // to its passages
}

// developmentRows are the developments of an update, with links that begin with
// base.
func developmentRows(u update, base string, w *words) []developmentRow {
	var out []developmentRow
	for _, d := range u.News {
		row := developmentRow{Kind: w.T("since." + string(d.Kind)), Text: d.Sentence.Text(), Against: d.Against.Text(), Day: d.Date.In(w.say)}
		for _, p := range d.Sentence.Cites() {
			row.Links = append(row.Links, base+passageURL(p))
		}
		out = append(out, row)
	}
	return out
}

var itemTemplates = template.Must(template.New("").Funcs(template.FuncMap{"inc": inc}).Parse(`
{{- define "story"}}{{with .Row.Lead}}<p dir="auto">{{.}}</p>{{end}}<p>{{.Facts}}</p>{{end -}}
{{- define "update"}}{{with .First}}<p>{{.}}</p>{{end}}{{range .Rows}}<p><b>{{.Kind}}{{with .Day}}, {{.}}{{end}}.</b> <bdi>{{.Text}}</bdi>{{range $i, $l := .Links}} <a href="{{$l}}">[{{inc $i}}]</a>{{end}}{{with .Against}}<br><bdi>{{.}}</bdi>{{end}}</p>{{end}}{{end -}}
`))

// listing is a story in a list, as a feed reader shows it.
func (p publisher) listing(row storyRow) (string, error) {
	facts := []string{p.T("home.single"), p.T("home.articles", "n", row.Articles)}
	if row.Origins > 1 {
		facts[0] = p.T("home.independent", "n", row.Origins)
	}
	if row.Conflicts > 0 {
		facts = append(facts, p.T("home.conflict", "n", row.Conflicts))
	}
	facts = append(facts, row.Outlets...)
	return drawn("story", struct {
		Row   storyRow
		Facts string
	}{row, strings.Join(facts, " · ")})
}

// update is what an update brought, as a feed reader shows it.
func (p publisher) update(u update) (string, error) {
	first := ""
	if u.First {
		first = p.T("channel.first")
	}
	return drawn("update", struct {
		First string
		Rows  []developmentRow
	}{first, developmentRows(u, p.base, p.words)})
}

func drawn(name string, of any) (string, error) {
	var b strings.Builder
	err := itemTemplates.ExecuteTemplate(&b, name, of)
	return b.String(), err
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Lang    string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Content struct {
		Type string `xml:"type,attr"`
		Body string `xml:",chardata"`
	} `xml:"content"`
}

func writeAtom(w io.Writer, c channel) error {
	f := atomFeed{ID: c.ID, Title: c.Title, Updated: stamp(c.Updated), Author: "Synoptic", Links: []atomLink{{"self", "application/atom+xml", c.Self}, {"alternate", "text/html", c.Home}}}
	for _, i := range c.Items {
		e := atomEntry{Lang: i.Lang, ID: i.ID, Title: i.Title, Updated: stamp(i.Updated), Links: []atomLink{{"alternate", "text/html", i.URL}}}
		e.Content.Type, e.Content.Body = "html", i.HTML
		f.Entries = append(f.Entries, e)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).Encode(f)
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

type jsonFeed struct {
	Version string         `json:"version"`
	Title   string         `json:"title"`
	Home    string         `json:"home_page_url"`
	Self    string         `json:"feed_url"`
	Items   []jsonFeedItem `json:"items"`
}

type jsonFeedItem struct {
	ID       string `json:"id"`
	URL      string `json:"url"`
	Title    string `json:"title"`
	HTML     string `json:"content_html"`
	Modified string `json:"date_modified"`
	Lang     string `json:"language,omitempty"`
	Authors  []struct {
		Name string `json:"name"`
	} `json:"authors,omitempty"`
}

func writeJSONFeed(w io.Writer, c channel) error {
	f := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: c.Title, Home: c.Home, Self: c.Self, Items: []jsonFeedItem{}}
	for _, i := range c.Items {
		item := jsonFeedItem{ID: i.ID, URL: i.URL, Title: i.Title, HTML: i.HTML, Modified: stamp(i.Updated), Lang: i.Lang}
		for _, name := range i.Outlets {
			item.Authors = append(item.Authors, struct {
				Name string `json:"name"`
			}{name})
		}
		f.Items = append(f.Items, item)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(f)
}

type siteMap struct {
	XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL `xml:"url"`
}

type siteURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// mostMapped is what one sitemap may list.
const mostMapped = 50_000

func (s *site) sitemap(w http.ResponseWriter, r *http.Request) {
	v, base := s.view(w, r), s.base(r)
	m := siteMap{URLs: []siteURL{{Loc: base + "/"}}}
	var all []store.Story
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		all, err = tx.Stories(r.Context(), s.Now().Add(time.Hour), mostMapped-1)
		return err
	})
	var b bytes.Buffer
	if err == nil {
		for _, st := range all {
			m.URLs = append(m.URLs, siteURL{base + storyURL(st.ID), stamp(st.Updated)})
		}
		b.WriteString(xml.Header)
		err = xml.NewEncoder(&b).Encode(m)
	}
	if err != nil {
		s.broken(v, err)
		return
	}
	w.Header().Set("Content-Type", "application/xml; charset=utf-8")
	serve(w, r, time.Time{}, b.Bytes())
}

// robots lets search engines in only where a setting says so; the programs of
// feed readers ask for channels whatever it says.
func (s *site) robots(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if !s.Indexed {
		fmt.Fprint(w, "User-agent: *\nDisallow: /\n")
		return
	}
	fmt.Fprintf(w, "User-agent: *\nDisallow: /api/\nDisallow: /search\nSitemap: %s/sitemap.xml\n", s.base(r))
}
