package web

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/since"
)

// The interface for programs: JSON under /api/v1, described by openapi.json.

//go:embed openapi.json
var apiFiles embed.FS

// apiRoutes are all that programs may ask. A test holds them against the
// description.
func (s *site) apiRoutes() map[string]apiHandler {
	return map[string]apiHandler{
		"GET /api/v1/stories":              s.apiStories,
		"GET /api/v1/stories/{id}":         s.apiStory,
		"GET /api/v1/stories/{id}/updates": s.apiUpdates,
		"GET /api/v1/updates":              s.apiUpdates,
		"GET /api/v1/articles/{id}":        s.apiArticle,
		"GET /api/v1/search":               s.apiSearch,
		"GET /api/v1/feeds":                s.apiFeeds,
	}
}

// apiHandler answers with a value to be written as JSON, or bytes that are JSON.
type apiHandler func(r *http.Request, tx *store.Tx) (any, error)

func (s *site) api() []route {
	out := []route{
		{"GET /api/v1/openapi.json", account.Enter, s.openAPI, 0},
		{"/api/", account.Enter, s.noAPI, 0},
	}
	for pattern, h := range s.apiRoutes() {
		out = append(out, route{pattern, account.Read, s.answer(h), 0})
	}
	return out
}

func (s *site) openAPI(w http.ResponseWriter, r *http.Request) {
	b, err := apiFiles.ReadFile("openapi.json")
	if err != nil {
		s.problem(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	serve(w, r, time.Time{}, b)
}

func (s *site) noAPI(w http.ResponseWriter, r *http.Request) {
	s.problem(w, r, problem{Status: http.StatusNotFound, Detail: "There is no such address; /api/v1/openapi.json has all."})
}

// problem is what is wrong with a request (RFC 9457).
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

func (p problem) Error() string { return p.Detail }

func bad(format string, args ...any) error {
	return problem{Status: http.StatusBadRequest, Detail: fmt.Sprintf(format, args...)}
}

func (s *site) answer(h apiHandler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var out any
		err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
			out, err = h(r, tx)
			return err
		})
		b, encoded := out.([]byte)
		if err == nil && !encoded {
			b, err = json.Marshal(out)
		}
		if err != nil {
			s.problem(w, r, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		serve(w, r, time.Time{}, b)
	}
}

// problem answers with what went wrong. What is the store's fault is in the log.
func (s *site) problem(w http.ResponseWriter, r *http.Request, err error) {
	p := problem{Status: http.StatusInternalServerError, Detail: "The log of the server says why."}
	switch {
	case errors.As(err, &p):
	case errors.Is(err, store.ErrNotFound):
		p = problem{Status: http.StatusNotFound, Detail: "There is nothing under this ID."}
	default:
		s.Log.Error("request failed", "path", r.URL.Path, "error", err)
	}
	p.Title = http.StatusText(p.Status)
	b, err := json.Marshal(p)
	if err != nil {
		s.Log.Error("problem not written", "error", err)
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_, _ = w.Write(b)
}

// mostAsked is how much one answer lists at most, and usual how much if the
// request says nothing.
const (
	mostAsked  = 200
	usualAsked = 50
)

// asked reads the number "limit" and the place "from" of a request.
func (s *site) asked(r *http.Request) (limit int, from store.Place, err error) {
	limit, from = usualAsked, store.Place{At: s.Now().Add(time.Hour)}
	q := r.URL.Query()
	if v := q.Get("limit"); v != "" {
		if limit, err = strconv.Atoi(v); err != nil || limit < 1 || limit > mostAsked {
			return 0, from, bad("limit: wants a number from 1 to %d, has %q", mostAsked, v)
		}
	}
	if v := q.Get("from"); v != "" {
		if from, err = store.ParsePlace(v); err != nil {
			return 0, from, bad("from: wants the next of an earlier answer, has %q", v)
		}
	}
	return limit, from, nil
}

// number reads the ID of a story out of a path.
func number(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, store.ErrNotFound
	}
	return id, nil
}

type storyJSON struct {
	ID        int64     `json:"id"`
	URL       string    `json:"url"`
	Title     string    `json:"title"`
	Lang      string    `json:"lang,omitempty"`
	Lead      string    `json:"lead,omitempty"`
	Outlets   []string  `json:"outlets,omitempty"`
	Articles  int       `json:"articles"`
	Origins   int       `json:"origins"`
	Conflicts int       `json:"conflicts"`
	Changes   int       `json:"changes"`
	First     time.Time `json:"first,omitzero"`
	Last      time.Time `json:"last,omitzero"`
	Updated   time.Time `json:"updated"`
}

func (s *site) apiStories(r *http.Request, tx *store.Tx) (any, error) {
	limit, from, err := s.asked(r)
	if err != nil {
		return nil, err
	}
	all, err := tx.StoriesFrom(r.Context(), from, limit)
	if err != nil {
		return nil, err
	}
	out := struct {
		Stories []storyJSON `json:"stories"`
		Next    string      `json:"next,omitempty"` // the "from" of what follows
	}{Stories: []storyJSON{}}
	for _, st := range all {
		var sum live.Summary
		_ = json.Unmarshal(st.Summary, &sum) // an older one shows less
		out.Stories = append(out.Stories, storyJSON{
			ID: st.ID, URL: s.base(r) + storyPath(st.ID), Title: st.Title, Lang: sum.Lang, Lead: sum.Lead, Outlets: sum.Outlets,
			Articles: st.Articles, Origins: st.Origins, Conflicts: sum.Conflicts, Changes: sum.Changes,
			First: st.First, Last: st.Last, Updated: st.Updated,
		})
		if len(out.Stories) == limit {
			out.Next = store.Place{At: st.Updated, ID: st.ID}.String()
		}
	}
	return out, nil
}

// apiStory answers with the page of a story, which "synoptic verify" checks.
func (s *site) apiStory(r *http.Request, tx *store.Tx) (any, error) {
	id, err := number(r)
	if err != nil {
		return nil, err
	}
	st, err := tx.Story(r.Context(), id)
	if err == nil && st.Page == nil {
		err = store.ErrNotFound
	}
	return st.Page, err
}

type updateJSON struct {
	ID           int64               `json:"id"`
	Story        int64               `json:"story"`
	Title        string              `json:"title"`
	Made         time.Time           `json:"made"`
	First        bool                `json:"first"` // it brought the story itself
	Developments []since.Development `json:"developments"`
}

func (s *site) apiUpdates(r *http.Request, tx *store.Tx) (any, error) {
	limit, from, err := s.asked(r)
	if err != nil {
		return nil, err
	}
	var id int64
	if r.PathValue("id") != "" {
		if id, err = number(r); err != nil {
			return nil, err
		}
		st, err := tx.Story(r.Context(), id)
		if err != nil {
			return nil, err
		}
		id = st.ID
	}
	all, err := tx.Updates(r.Context(), id, from, limit)
	if err != nil {
		return nil, err
	}
	out := struct {
		Updates []updateJSON `json:"updates"`
		Next    string       `json:"next,omitempty"`
	}{Updates: []updateJSON{}}
	for _, u := range all {
		a := updateJSON{ID: u.ID, Story: u.Story, Title: u.Title, Made: u.Made, First: u.First, Developments: []since.Development{}}
		if err := json.Unmarshal(u.Data, &a.Developments); err != nil {
			return nil, fmt.Errorf("update %d: %w", u.ID, err)
		}
		out.Updates = append(out.Updates, a)
		if len(out.Updates) == limit {
			out.Next = store.Place{At: u.Made, ID: u.ID}.String()
		}
	}
	return out, nil
}

func (s *site) apiArticle(r *http.Request, tx *store.Tx) (any, error) {
	a, err := tx.Article(r.Context(), article.ID(r.PathValue("id")))
	return struct {
		Article *article.Article `json:"article"`
		Arrived time.Time        `json:"arrived"`
		Newest  bool             `json:"newest"` // no later version of its page is known
	}{a.Article, a.Arrived, a.Newest}, err
}

type hitJSON struct {
	Article article.ID `json:"article"`
	Story   int64      `json:"story,omitempty"`
	Title   string     `json:"title"`
}

func (s *site) apiSearch(r *http.Request, tx *store.Tx) (any, error) {
	limit, _, err := s.asked(r)
	if err != nil {
		return nil, err
	}
	hits, err := tx.Search(r.Context(), store.Search{Text: query(r), Limit: limit})
	out := struct {
		Hits []hitJSON `json:"hits"`
	}{Hits: []hitJSON{}}
	for _, h := range hits {
		out.Hits = append(out.Hits, hitJSON(h))
	}
	return out, err
}

type feedJSON struct {
	ID     int64     `json:"id"`
	URL    string    `json:"url"`
	Site   string    `json:"site,omitempty"`
	Title  string    `json:"title,omitempty"`
	Folder string    `json:"folder,omitempty"`
	State  string    `json:"state"`
	Error  string    `json:"error,omitempty"`
	Last   time.Time `json:"last,omitzero"`
	Next   time.Time `json:"next,omitzero"`
}

func (s *site) apiFeeds(r *http.Request, tx *store.Tx) (any, error) {
	all, err := tx.Feeds(r.Context())
	out := struct {
		Feeds []feedJSON `json:"feeds"`
	}{Feeds: []feedJSON{}}
	for _, f := range all {
		out.Feeds = append(out.Feeds, feedJSON{ID: f.ID, URL: f.URL, Site: f.Site, Title: f.Title, Folder: f.Folder, State: string(f.State), Error: f.Error, Last: f.Last, Next: f.Next})
	}
	return out, err
}
