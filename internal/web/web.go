// Package web serves the pages of a running Synoptic: the list of stories, each
// story's page in every format, search, the state of the feeds, and what readers
// keep for themselves.
//
// In go a store and the time; out comes a http.Handler. It shows what the store
// holds: it reads no feed and makes no page. Who may do what is asked at one
// door, which every address is behind. Every page works without script, and
// loads nothing from elsewhere.
package web

import (
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"golang.org/x/text/language"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/internal/store"
)

// Options of the pages.
type Options struct {
	Store *store.Store
	Now   func() time.Time
	Log   *slog.Logger
	// Intake brings in what people add on the pages; nil: they cannot. Files says
	// how files are read, and Example holds articles to begin with, if it is set.
	Intake  Intake
	Files   folder.Options
	Example fs.FS
	Entry   Entry // how readers come in
	// Metrics answers with the numbers of the server, which are for its operator;
	// nil: there are none.
	Metrics http.Handler
	// Version is that of the program, for pages that are made anew when a person
	// decides something.
	Version string
	// Public is the address under which others reach the server, a proxy's
	// perhaps; "": the one they ask under.
	Public string
	// Indexed lets search engines in.
	Indexed bool
	// Ending is closed when the server begins to end: what stays open, ends.
	Ending <-chan struct{}
}

// site answers requests.
type site struct {
	Options
	words   []*words // in the order of langs
	matcher language.Matcher
	pages   map[string]map[string]*template.Template // by language and name
	assets  map[string]asset
	front   fronts
	sheets  sheets
	watch   watch
	read    pageCache
	asking  chan struct{} // a place for each question that may be asked at once
	limit   limit

	public   *url.URL // Options.Public, nil if it is empty
	accounts *account.Door
	origins  *http.CrossOriginProtection
}

// Handler returns the whole site.
func Handler(o Options) (http.Handler, error) {
	s, err := build(o)
	if err != nil {
		return nil, err
	}
	return s.handler(s.routes()), nil
}

// handler answers the addresses of some routes: packed, but for streams.
func (s *site) handler(all []route) http.Handler {
	m := http.NewServeMux()
	for _, r := range all {
		h := s.door(r)
		if r.pattern != eventsPattern {
			h = zipped(h)
		}
		if !unlimited[r.pattern] {
			h = s.limited(h)
		}
		m.Handle(r.pattern, h)
	}
	return secured(s.gate(m))
}

func build(o Options) (*site, error) {
	s := &site{Options: o, watch: watch{store: o.Store, log: o.Log}, asking: make(chan struct{}, askedAtOnce), limit: newLimit()}
	var err error
	if s.words, err = readWords(); err != nil {
		return nil, err
	}
	var tags []language.Tag
	for _, w := range s.words {
		tags = append(tags, w.tag)
	}
	s.matcher = language.NewMatcher(tags)
	if s.assets, err = readAssets(); err != nil {
		return nil, err
	}
	if err := s.readTemplates(); err != nil {
		return nil, err
	}
	s.accounts = &account.Door{Store: o.Store, Cost: o.Entry.Cost, Issuer: o.Entry.Issuer}
	s.origins = http.NewCrossOriginProtection()
	if o.Public != "" {
		if s.public, err = url.Parse(o.Public); err != nil {
			return nil, err
		}
		if err := s.origins.AddTrustedOrigin(s.public.Scheme + "://" + s.public.Host); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// eventsPattern is the address of a stream, which goes on as long as its page is
// open.
const eventsPattern = "GET /story/{id}/events"

// routes are all addresses of the site, each with the right it takes.
func (s *site) routes() []route {
	own := []route{
		{"GET /{$}", account.Read, s.home, 0},
		{"GET /search", account.Read, s.search, 0},
		{"GET /feeds", account.Read, s.feeds, 0},
		{"GET /story/{id}", account.Read, s.story, 0},
		{eventsPattern, account.Read, s.events, 0},
		{"GET /article/{id}", account.Read, s.article, 0},
		{"POST /story/{id}/follow", account.Keep, s.followStory, 0},
		{"POST /story/{id}/read", account.Keep, s.readStory, 0},
		{"POST /follow", account.Keep, s.follow, 0},
		{"POST /hide", account.Keep, s.hide, 0},

		{"GET /login", account.Enter, s.login, 0},
		{"POST /login", account.Enter, s.logIn, 0},
		{"POST " + logoutPath, account.Enter, s.logOut, 0},
		{"GET /setup/{link}", account.Enter, s.link, 0},
		{"POST /setup/{link}", account.Enter, s.accept, 0},
		{"GET /invite/{link}", account.Enter, s.link, 0},
		{"POST /invite/{link}", account.Enter, s.accept, 0},
		{"GET /settings", account.Keep, s.settings, 0},
		{"POST /settings", account.Keep, s.setLooks, 0},
		{"POST /settings/password", account.Keep, s.setPassword, 0},
		{"POST /settings/tokens", account.Keep, s.addToken, 0},
		{"POST /settings/tokens/{id}/remove", account.Keep, s.removeToken, 0},
		{"POST /settings/sessions/end", account.Keep, s.endSessions, 0},

		{"GET /static/{name}", account.Enter, s.static, 0},
		{"GET /websub/{token}", account.Signed, s.hub, 0},
		{"POST /websub/{token}", account.Signed, s.hub, mostPing},
		{"GET /healthz", account.Enter, s.health, 0},
		{"GET /metrics", account.Watch, s.metrics, 0},
		{"/", account.Enter, s.noPage, 0},
	}
	return slices.Concat(own, s.desk(), s.syndicate(), s.api(), s.reports(), s.intakes(), s.review(), s.outside(), s.users())
}

func (s *site) noPage(w http.ResponseWriter, r *http.Request) {
	s.refuse(w, r, http.StatusNotFound, "error.nopage")
}

// policy allows what this site serves, and nothing from elsewhere or inline.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secured sets what every answer carries.
func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		h.ServeHTTP(w, r)
	})
}

// zipped packs what is worth it for who can unpack it. The noise keeps the
// length of an answer from telling what stands in it.
func zipped(h http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1<<10), gzhttp.RandomJitter(32, 0, false))
	if err != nil {
		panic(err) // the options are constants
	}
	return wrap(h)
}

// metrics answers with the numbers of the server.
func (s *site) metrics(w http.ResponseWriter, r *http.Request) {
	if s.Metrics == nil {
		s.noPage(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	s.Metrics.ServeHTTP(w, r)
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
