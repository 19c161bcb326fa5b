// Package web serves the pages of a running Synoptic: the list of stories, each
// story's page in every format, search, and the state of the feeds.
//
// In go a store and the time; out comes a http.Handler. It only shows what the
// store holds: it reads no feed, makes no page, and changes nothing. Pages need
// no script and load nothing from elsewhere.
package web

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

//go:embed *.html web.css
var files embed.FS

// Options of the pages.
type Options struct {
	Store *store.Store
	Now   func() time.Time
	Log   *slog.Logger
}

// site answers requests.
type site struct {
	Options
	pages map[string]*template.Template
	style []byte
}

// Handler returns the whole site.
func Handler(o Options) (http.Handler, error) {
	s := &site{Options: o, pages: map[string]*template.Template{}}
	for _, name := range []string{"home", "search", "feeds", "error"} {
		t, err := template.ParseFS(files, "frame.html", name+".html")
		if err != nil {
			return nil, err
		}
		s.pages[name] = t
	}
	own, err := files.ReadFile("web.css")
	if err != nil {
		return nil, err
	}
	s.style = append([]byte(render.Style()), own...)
	m := http.NewServeMux()
	m.HandleFunc("GET /{$}", s.home)
	m.HandleFunc("GET /search", s.search)
	m.HandleFunc("GET /feeds", s.feeds)
	m.HandleFunc("GET /story/{id}", s.story)
	m.HandleFunc("GET /static/style.css", s.css)
	m.HandleFunc("GET /healthz", s.health)
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, http.StatusNotFound, "There is no such page.")
	})
	return secured(m), nil
}

// secured sets what every answer carries: no script, nothing from elsewhere.
func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		h.ServeHTTP(w, r)
	})
}

// frame is what every page has around it.
type frame struct {
	Title string
	Query string
	Body  any
}

func (s *site) write(w http.ResponseWriter, r *http.Request, status int, name string, f frame) {
	var b bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&b, "frame", f); err != nil {
		s.Log.Error("page not written", "page", name, "error", err)
		http.Error(w, "this page could not be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.Bytes())
	}
}

func (s *site) fail(w http.ResponseWriter, r *http.Request, status int, why string) {
	s.write(w, r, status, "error", frame{Title: http.StatusText(status), Body: why})
}

// broken answers where the store failed.
func (s *site) broken(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	s.Log.Error("request failed", "path", r.URL.Path, "error", err)
	s.fail(w, r, http.StatusInternalServerError, "This page could not be made. The log of the server says why.")
}

// storyRow is a story in a list.
type storyRow struct {
	ID             int64
	Title, Lead    string
	Lang           string
	Facts          []string
	Conflicts      int
	Changes        int
	Single         bool
	Updated, Exact string
	Outlets        string
}

// listed are the stories of one page.
const listed = 60

func (s *site) home(w http.ResponseWriter, r *http.Request) {
	var all []store.Story
	var feeds []store.Feed
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if feeds, err = tx.Feeds(r.Context()); err != nil {
			return err
		}
		all, err = tx.Stories(r.Context(), s.Now().Add(time.Hour), 4*listed)
		return err
	})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	body := struct {
		Stories []storyRow
		Strip   string
		Empty   bool
	}{Strip: strip(feeds, s.Now()), Empty: len(feeds) == 0}
	for _, st := range ranked(all, s.Now()) {
		if len(body.Stories) < listed {
			body.Stories = append(body.Stories, row(st, s.Now()))
		}
	}
	s.write(w, r, http.StatusOK, "home", frame{Title: "Stories", Body: body})
}

func row(st store.Story, now time.Time) storyRow {
	var sum live.Summary
	_ = json.Unmarshal(st.Summary, &sum) // an older one shows less
	out := storyRow{
		ID: st.ID, Title: st.Title, Lead: sum.Lead, Lang: sum.Lang, Conflicts: sum.Conflicts, Changes: sum.Changes,
		Single: st.Origins < 2, Outlets: strings.Join(sum.Outlets, ", "), Updated: ago(now.Sub(st.Updated)), Exact: st.Updated.Format(time.RFC3339),
	}
	if st.Origins > 1 {
		out.Facts = append(out.Facts, fmt.Sprintf("%d independent", st.Origins))
	}
	out.Facts = append(out.Facts, count(st.Articles, "article"))
	return out
}

func count(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return fmt.Sprintf("%d %ss", n, of)
}

// ago says how long ago something was, as people say it.
func ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	}
	return fmt.Sprintf("%d days ago", int(d.Hours()/24))
}

// formats are those a story's page comes in, by the end of its address.
var formats = map[string]struct {
	media string
	write func(*bytes.Buffer, *page.Page) error
}{
	"":     {"text/html; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.HTML(b, p, render.HTMLOptions{Home: "/"}) }},
	"md":   {"text/markdown; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.Markdown(b, p) }},
	"txt":  {"text/plain; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.Text(b, p, render.TextOptions{}) }},
	"json": {"application/json", nil},
}

func (s *site) story(w http.ResponseWriter, r *http.Request) {
	number, format, _ := strings.Cut(r.PathValue("id"), ".")
	id, err := strconv.ParseInt(number, 10, 64)
	form, known := formats[format]
	if err != nil || !known {
		s.fail(w, r, http.StatusNotFound, "There is no such story.")
		return
	}
	var st store.Story
	err = s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		st, err = tx.Story(r.Context(), id)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound) || err == nil && st.Page == nil:
		s.fail(w, r, http.StatusNotFound, "There is no such story.")
		return
	case err != nil:
		s.broken(w, r, err)
		return
	case st.ID != id: // it was merged into another
		http.Redirect(w, r, strings.Replace(r.URL.Path, number, strconv.FormatInt(st.ID, 10), 1), http.StatusMovedPermanently)
		return
	}
	var b bytes.Buffer
	if form.write == nil {
		b.Write(st.Page)
	} else {
		p, err := page.Decode(st.Page)
		if err == nil {
			err = form.write(&b, p)
		}
		if err != nil {
			s.broken(w, r, err)
			return
		}
	}
	if format == "" {
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'") // the rest the page brings itself, which allows its style
	}
	w.Header().Set("Content-Type", form.media)
	_, _ = w.Write(b.Bytes())
}

func (s *site) search(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query().Get("q")
	const longest = 1000
	q = strings.ToValidUTF8(q[:min(len(q), longest)], "")
	var hits []store.Hit
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		hits, err = tx.Search(r.Context(), store.Search{Text: q, Limit: 100})
		return err
	})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	s.write(w, r, http.StatusOK, "search", frame{Title: "Search", Query: q, Body: hits})
}

// feedRow is a feed in the list.
type feedRow struct {
	Title, Site, URL, State, Error string
	Last, Next                     string
}

func (s *site) feeds(w http.ResponseWriter, r *http.Request) {
	var all []store.Feed
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		all, err = tx.Feeds(r.Context())
		return err
	})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	rows := make([]feedRow, len(all))
	for i, f := range all {
		rows[i] = feedRow{Title: f.Title, Site: f.Site, URL: f.URL, State: string(f.State), Error: f.Error, Last: "not yet", Next: "now"}
		if !f.Last.IsZero() {
			rows[i].Last = ago(s.Now().Sub(f.Last))
		}
		if wait := f.Next.Sub(s.Now()); wait > 0 {
			rows[i].Next = fmt.Sprintf("in %d min", int(wait.Minutes())+1)
		}
		if f.State != store.Active {
			rows[i].Next = ""
		}
	}
	s.write(w, r, http.StatusOK, "feeds", frame{Title: "Feeds", Body: rows})
}

func (s *site) css(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=3600")
	_, _ = w.Write(s.style)
}

// health answers whether the store can be read.
func (s *site) health(w http.ResponseWriter, r *http.Request) {
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		_, err := tx.Stories(r.Context(), s.Now(), 1)
		return err
	})
	if err != nil {
		http.Error(w, "the store cannot be read", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}
