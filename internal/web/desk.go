package web

import (
	"embed"
	"encoding/json"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// The pages for those who look into a matter: who is in it, what each outlet
// has, when things happened, and answers.

//go:embed templates/desk/*.html
var deskFiles embed.FS

// deskParts adds the templates that these pages share.
func deskParts(t *template.Template) (*template.Template, error) {
	return t.ParseFS(deskFiles, "templates/desk/*.html")
}

// desk are the routes of these pages.
func (s *site) desk() []route {
	return []route{
		{"GET /people", account.Read, s.people, 0},
		{"GET /entity/{kind}/{key}", account.Read, s.entity, 0},
		{"GET /outlets", account.Read, s.outlets, 0},
		{"GET /outlet/{id}", account.Read, s.outlet, 0},
		{"GET /story/{id}/compare", account.Read, s.compare, 0},
		{"GET /story/{id}/timeline", account.Read, s.timeline, 0},
		{"GET /ask", account.Read, s.ask, 0},
	}
}

// cite is a link to a passage, under the name of the outlet that has it, or the
// title of its article where none is stated.
type cite struct {
	Outlet, Title string
	Href          string
}

// line is a shown sentence with the passages it rests on.
type line struct {
	Lang   string
	Pieces []linePiece
	Cites  []cite
	More   int // passages that are not listed
}

type linePiece struct {
	Text string
	Bold bool
	Mark bool
}

// named is a word or two with the passage that has them.
type named struct {
	Text, Lang string
	cite
	Count int
	Date  string
}

// pageLink leads to another page of the site.
type pageLink struct {
	Text, Href string
	Lang       string
	Count      int
	Here       bool
	Key        string // as typed
}

// citer writes sentences with what citations say of their articles.
type citer struct {
	*words
	heads map[article.ID]store.Head
}

// mostCites are the passages listed under one sentence.
const mostCites = 4

func (c citer) line(s page.Sentence) line {
	var l line
	for _, p := range s.Pieces() {
		l.Pieces = append(l.Pieces, linePiece{Text: render.Clean(p.Text), Bold: p.Bold})
	}
	var told []article.ID
	for i, p := range s.Cites() {
		if i == 0 {
			l.Lang = langTag(c.heads[p.Article].Lang)
		}
		if slices.Contains(told, p.Article) {
			continue
		}
		if told = append(told, p.Article); len(l.Cites) == mostCites {
			l.More++
			continue
		}
		l.Cites = append(l.Cites, c.cite(p))
	}
	return l
}

func (c citer) cite(p article.Passage) cite {
	h := c.heads[p.Article]
	name := outletName(source.Outlet{ID: source.OutletID(h.Outlet), Name: h.OutletName})
	if name == "" {
		name = render.Clean(h.Title)
	}
	if name == "" {
		name = c.T("desk.nooutlet")
	}
	return cite{Outlet: name, Title: render.Clean(h.Title), Href: passageURL(p)}
}

func (c citer) named(l page.Label) named {
	return named{Text: render.Clean(l.Text), Lang: langTag(c.heads[l.From.Article].Lang), cite: c.cite(l.From)}
}

// date is a day as pages write it.
func (w *words) date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return page.DayIn(t, w.say)
}

// langTag is the language of an article for an attribute, "" if it is none.
func langTag(lang string) string {
	if strings.Trim(strings.ToLower(lang), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(lang) > 35 {
		return ""
	}
	return lang
}

// headsOf are what citations of a page's articles say.
func headsOf(p *page.Page) map[article.ID]store.Head {
	out := map[article.ID]store.Head{}
	for _, a := range p.Articles {
		out[a.ID] = store.Head{Outlet: string(a.Outlet.ID), OutletName: a.Outlet.Name, Title: a.Headline(), Lang: a.Lang, Published: a.Published.Time}
	}
	return out
}

// outletName is what an outlet of a page is called.
func outletName(o source.Outlet) string {
	if o.Name != "" {
		return render.Host(render.Clean(o.Name))
	}
	return render.Host(render.Clean(string(o.ID)))
}

// sentenceOf is a passage of an article with words marked in it.
func (c citer) sentenceOf(a *article.Article, p article.Passage, marks []text.Span) line {
	l := line{Lang: langTag(a.Lang), Cites: []cite{c.cite(p)}}
	at := p.Span.Start
	put := func(to int, mark bool) {
		if to <= at {
			return
		}
		// White space at the ends parts the pieces; Words takes it away.
		raw := a.Text[at:to]
		t := a.Words(text.Span{Start: at, End: to})
		if lead := strings.TrimLeft(raw, " \t\r\n"); lead != raw && len(l.Pieces) > 0 {
			t = " " + t
		}
		if tail := strings.TrimRight(raw, " \t\r\n"); tail != raw && to < p.Span.End && strings.TrimSpace(t) != "" {
			t += " "
		}
		l.Pieces = append(l.Pieces, linePiece{Text: render.Clean(t), Mark: mark})
		at = to
	}
	for _, m := range marks {
		if m.Start < at || m.End > p.Span.End {
			continue
		}
		put(m.Start, false)
		put(m.End, true)
	}
	put(p.Span.End, false)
	return l
}

// pageCache keeps pages that were read last.
type pageCache struct {
	sync.Mutex
	kept []keptPage
}

// keptPage is a page with what tells it from others of its story.
type keptPage struct {
	id   int64
	mark pageMark
	page *page.Page
}

// mostKept bounds the cache.
const mostKept = 24

func (c *pageCache) get(st store.Story) (*page.Page, error) {
	mark := markOf(st)
	c.Lock()
	for i, k := range c.kept {
		if k.id == st.ID && k.mark == mark {
			c.kept = append(slices.Delete(c.kept, i, i+1), k)
			c.Unlock()
			return k.page, nil
		}
	}
	c.Unlock()
	p, err := page.Load(st.Page)
	if err != nil {
		return nil, err
	}
	c.Lock()
	defer c.Unlock()
	c.kept = append(slices.DeleteFunc(c.kept, func(k keptPage) bool { return k.id == st.ID }), keptPage{st.ID, mark, p})
	if len(c.kept) > mostKept {
		c.kept = slices.Delete(c.kept, 0, 1)
	}
	return p, nil
}

// storyPage reads the story that a request names. If there is none, or it was
// merged into another, the answer is written and ok is false.
func (s *site) storyPage(v view) (st store.Story, p *page.Page, ok bool) {
	if st, ok = s.storyAt(v, v.r.PathValue("id")); !ok {
		return st, nil, false
	}
	var err error
	if p, err = s.read.get(st); err != nil {
		s.broken(v, err)
		return
	}
	return st, p, true
}

func storyURL(id int64) string { return "/story/" + strconv.FormatInt(id, 10) }

// storyTabs are the ways to look at one story.
func (w *words) storyTabs(id int64, here string) []pageLink {
	var out []pageLink
	for _, x := range []struct{ word, path, key string }{
		{"story", storyURL(id), ""}, {"timeline", storyURL(id) + "/timeline", "t"}, {"compare", storyURL(id) + "/compare", "c"},
		{"ask", "/ask?" + url.Values{"story": {strconv.FormatInt(id, 10)}}.Encode(), ""},
	} {
		out = append(out, pageLink{Text: w.T("desk.tab." + x.word), Href: x.path, Here: x.word == here, Key: x.key})
	}
	return out
}

func entityURL(e store.EntityRef) string {
	return "/entity/" + url.PathEscape(string(e.Kind)) + "/" + url.PathEscape(e.Key)
}

func outletURL(id string) string { return "/outlet/" + url.PathEscape(id) }

// rowsOf are stories as a list shows them.
func (w *words) rowsOf(all []store.Story, now time.Time) []storyRow {
	out := make([]storyRow, len(all))
	for i, st := range all {
		out[i] = w.row(tell(st, nil), now)
		out[i].Title, out[i].Lead = render.Clean(out[i].Title), render.Clean(out[i].Lead)
	}
	return out
}

// entityKinds are the kinds of names that have pages, in the order shown.
var entityKinds = []article.NameKind{article.Person, article.Organisation, article.Place}

// shownEntity reads what the index keeps of a name in a story.
func shownEntity(data []byte) (e live.Entity) {
	_ = json.Unmarshal(data, &e) // what an older version wrote shows less
	return e
}

// langName is what a language is called in the words' own.
func (w *words) langName(lang string) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return ""
	}
	return display.Languages(w.tag).Name(tag)
}
