// Package web serves the pages of a running Synoptic: the list of stories, each
// story's page in every format, search, and the state of the feeds.
//
// In go a store and the time; out comes a http.Handler. It only shows what the
// store holds: it reads no feed, makes no page, and changes nothing. Pages need
// no script and load nothing from elsewhere.
package web

import (
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"time"

	"golang.org/x/text/language"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
)

// Options of the pages.
type Options struct {
	Store *store.Store
	Now   func() time.Time
	Log   *slog.Logger
	// Public is the address under which others reach the server, for links in
	// feeds; "": the one they ask under.
	Public string
	// Indexed lets search engines in.
	Indexed bool
}

// site answers requests.
type site struct {
	Options
	words   []*words // in the order of langs
	matcher language.Matcher
	pages   map[string]map[string]*template.Template // by language and name
	style   []byte
}

// Handler returns the whole site.
func Handler(o Options) (http.Handler, error) {
	s := &site{Options: o}
	var err error
	if s.words, err = readWords(); err != nil {
		return nil, err
	}
	var tags []language.Tag
	for _, w := range s.words {
		tags = append(tags, w.tag)
	}
	s.matcher = language.NewMatcher(tags)
	if err := s.readTemplates(); err != nil {
		return nil, err
	}
	own, err := files.ReadFile("static/room.css")
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
	s.syndicate(m)
	s.api(m)
	s.reports(m)
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(s.view(w, r), http.StatusNotFound, "error.nopage")
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
