package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/page/render"
)

//go:embed templates/*.html static
var files embed.FS

// places are what the bar at the top leads to, with the keys that lead there.
var places = []place{
	{Path: "/", Word: "home.title", Key: "g h"},
	{Path: "/people", Word: "people.title", Key: "g p"},
	{Path: "/outlets", Word: "outlet.all", Key: "g o"},
	{Path: "/ask", Word: "ask.title", Key: "g a"},
	{Path: "/feeds", Word: "feeds.title", Key: "g f"},
}

// place is a page of the bar.
type place struct {
	Path string
	Word string // name of its message
	Key  string // as typed: "g h" is g, then h
	Here bool   // it is the page shown
}

// readTemplates reads the pages, once for each language: a template says
// {{t "home.title"}}, and {{t "home.articles" "n" .Articles}}.
func (s *site) readTemplates() error {
	entries, err := files.ReadDir("templates")
	if err != nil {
		return err
	}
	s.pages = map[string]map[string]*template.Template{}
	for _, w := range s.words {
		of := map[string]*template.Template{}
		for _, e := range entries {
			name := strings.TrimSuffix(e.Name(), ".html")
			if name == "frame" {
				continue
			}
			t := template.New(name).Funcs(template.FuncMap{"t": w.T, "asset": s.asset, "inc": inc, "address": render.Address})
			t, err := render.Parts(t, w.say)
			if err == nil {
				t, err = t.ParseFS(files, "templates/frame.html", "templates/"+e.Name())
			}
			if err == nil {
				t, err = deskParts(t)
			}
			if err != nil {
				return err
			}
			of[name] = t
		}
		s.pages[w.lang] = of
	}
	return nil
}

// inc counts as people do.
func inc(i int) int { return i + 1 }

// say words a fixed phrase of a story's page, "" where there is none.
func (w *words) say(name string, values ...any) string {
	if w.messages["page."+name] == nil {
		return ""
	}
	if name == "reason" && len(values) == 2 {
		values = []any{values[0], w.reason(fmt.Sprint(values[1]))}
	}
	return w.T("page."+name, values...)
}

func (s *site) asset(name string) string { return s.assets[name].at }

// view is one request being answered: whom it is for, and in which words.
type view struct {
	*words
	reader
	site *site
	w    http.ResponseWriter
	r    *http.Request
}

func (s *site) view(w http.ResponseWriter, r *http.Request) view {
	rd := s.reader(r)
	words := *s.wordsFor(r, rd.Lang)
	words.zone = rd.Zone
	return view{words: &words, reader: rd, site: s, w: w, r: r}
}

// frame is what every page has around it.
type frame struct {
	Lang, Theme string
	Zone        string // the one that the reader chose; "": none
	Title       string
	Query       string // in the search box
	User        string // the name of the account; "": nobody knows who
	Class       string // of the main part: "wide" for one with a rail
	Places      []place
	Links       []headLink
	Meta        []metaTag
	Linked      any // what the page says of itself to machines (JSON-LD)
	Body        any
}

// headLink is a <link> of the page's head: another form of it.
type headLink struct{ Rel, Type, Title, Href string }

// metaTag says something of a page in the words of OpenGraph.
type metaTag struct{ Property, Content string }

// show answers with a page: a template of that name.
func (s *site) show(v view, status int, name string, f frame) {
	f.Lang, f.Theme, f.Zone, f.User = v.lang, v.Theme, v.User.Zone, v.User.Name
	f.Places = slices.Clone(places)
	for _, form := range []struct{ end, media string }{{"atom", "application/atom+xml"}, {"json", "application/feed+json"}} {
		f.Links = append(f.Links, headLink{"alternate", form.media, v.T("channel.stories"), "/stories." + form.end})
	}
	if v.May(account.Edit) {
		f.Places = append(f.Places, place{Path: "/review", Word: "review.title", Key: "g r"})
	}
	if v.May(account.Administer) {
		f.Places = append(f.Places, place{Path: "/users", Word: "users.title", Key: "g u"})
	}
	for i := range f.Places {
		f.Places[i].Here = f.Places[i].Path == v.r.URL.Path
	}
	var b bytes.Buffer
	if err := s.pages[v.lang][name].ExecuteTemplate(&b, "frame", f); err != nil {
		s.Log.Error("page not written", "page", name, "error", err)
		http.Error(v.w, v.T("error.page"), http.StatusInternalServerError)
		return
	}
	text := render.Clean(b.String()) // nothing that an outlet or a reader wrote turns text round
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	v.w.Header().Add("Vary", "Accept-Language, Cookie")
	v.w.WriteHeader(status)
	if v.r.Method != http.MethodHead {
		_, _ = io.WriteString(v.w, text)
	}
}

// fail answers with a sentence that says what is wrong: a message's name.
func (s *site) fail(v view, status int, why string) {
	s.show(v, status, "error", frame{Title: strings.TrimSuffix(v.T(why), "."), Body: v.T(why)})
}

// broken answers where the store failed.
func (s *site) broken(v view, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	s.Log.Error("request failed", "path", v.r.URL.Path, "error", err)
	s.fail(v, http.StatusInternalServerError, "error.internal")
}

// moment is a time as pages tell it: in a few words, and exactly, which a page
// shows when one points at it. The zero value is none.
type moment struct{ Text, Exact, Full string }

// at words a time as something.
func (w *words) at(t time.Time, as string) moment {
	if t.IsZero() {
		return moment{}
	}
	return moment{as, t.UTC().Format(time.RFC3339), w.clock(t)}
}

// since words a time by how long ago it was.
func (w *words) since(t, now time.Time) moment { return w.at(t, w.ago(now.Sub(t))) }

// on words a time by its day, as the reader's calendar has it.
func (w *words) on(t time.Time) moment { return w.at(t, w.date(w.here(t))) }

// moment words a time by itself.
func (w *words) moment(t time.Time) moment { return w.at(t, w.clock(t)) }

// here is a time in the reader's zone.
func (w *words) here(t time.Time) time.Time {
	if w.zone == nil {
		return t.UTC()
	}
	return t.In(w.zone)
}

// clock is a time for people, in the reader's zone, which it names.
func (w *words) clock(t time.Time) string {
	t = w.here(t)
	return w.date(t) + ", " + t.Format("15:04 MST")
}

// ago says how long ago something was, as people say it.
func (w *words) ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return w.T("ago.now")
	case d < time.Hour:
		return w.T("ago.minutes", "n", int(d.Minutes()))
	case d < 48*time.Hour:
		return w.T("ago.hours", "n", int(d.Hours()))
	}
	return w.T("ago.days", "n", int(d.Hours()/24))
}
