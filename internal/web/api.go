package web

import (
	"cmp"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/since"
)

// The interface for programs: JSON under /api/v1, described by openapi.json.

//go:embed openapi.json
var apiFiles embed.FS

// apiRoutes are all that programs may ask. A test holds them against the
// description.
func (s *site) apiRoutes() map[string]apiRoute {
	return map[string]apiRoute{
		"GET /api/v1/stories":                {account.Read, s.apiStories},
		"GET /api/v1/topics":                 {account.Read, s.apiTopics},
		"GET /api/v1/stories/{id}":           {account.Read, s.apiStory},
		"GET /api/v1/stories/{id}/updates":   {account.Read, s.apiUpdates},
		"GET /api/v1/updates":                {account.Read, s.apiUpdates},
		"GET /api/v1/articles/{id}":          {account.Read, s.apiArticle},
		"GET /api/v1/articles/{id}/versions": {account.Read, s.apiVersions},
		"GET /api/v1/stories/{id}/timeline":  {account.Read, s.apiTimeline},
		"GET /api/v1/stories/{id}/related":   {account.Read, s.apiRelated},
		"GET /api/v1/stories/{id}/compare":   {account.Read, s.apiCompare},
		"GET /api/v1/stories/{id}/report":    {account.Read, s.apiReportForm},
		"GET /api/v1/stories/{id}/edit":      {account.Edit, s.apiEdit},
		"GET /api/v1/corrections":            {account.Read, s.apiCorrections},
		"GET /api/v1/reports/{id}":           {account.Read, s.apiReport},
		"GET /api/v1/search":                 {account.Read, s.apiSearch},
		"GET /api/v1/entities":               {account.Read, s.apiEntities},
		"GET /api/v1/entities/{kind}/{key}":  {account.Read, s.apiEntity},
		"GET /api/v1/outlets":                {account.Read, s.apiOutlets},
		"GET /api/v1/outlets/{id}":           {account.Read, s.apiOutlet},
		"GET /api/v1/feeds":                  {account.Read, s.apiFeeds},
		"GET /api/v1/ask":                    {account.Read, s.apiAsk},
		"GET /api/v1/review":                 {account.Edit, s.apiReview},
		"GET /api/v1/settings":               {account.Keep, s.apiSettings},
		"GET /api/v1/users":                  {account.Administer, s.apiUsers},
		"GET /api/v1/users/{id}":             {account.Administer, s.apiUser},
	}
}

// apiRoute is what programs may ask, and the right it takes: that of the page that
// shows the same.
type apiRoute struct {
	right  account.Right
	answer apiHandler
}

// apiHandler answers with a value to be written as JSON, or bytes that are JSON.
type apiHandler func(r *http.Request, tx *store.Tx) (any, error)

func (s *site) api() []route {
	out := []route{
		{"GET /api/v1/openapi.json", account.Enter, s.openAPI, 0},
		{"/api/", account.Enter, s.noAPI, 0},
	}
	for pattern, a := range s.apiRoutes() {
		out = append(out, route{pattern, a.right, s.answer(a), 0})
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

// movedTo is the address to which something has moved for good.
type movedTo string

func (e movedTo) Error() string { return "moved to " + string(e) }

func (s *site) answer(a apiRoute) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if a.right == account.Keep || a.right == account.Administer { // as on the pages of accounts
			w.Header().Set("Cache-Control", "no-store")
		}
		var out any
		err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
			out, err = a.answer(r, tx)
			return err
		})
		b, encoded := out.([]byte)
		if err == nil && !encoded {
			b, err = json.Marshal(out)
		}
		var to movedTo
		switch {
		case errors.As(err, &to):
			w.Header().Set("Content-Type", "application/json") // no page is written for people
			http.Redirect(w, r, string(to), http.StatusMovedPermanently)
			return
		case err != nil:
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
	from = store.Place{At: s.Now().Add(time.Hour)}
	if limit, err = limited(r, mostAsked); err != nil {
		return 0, from, err
	}
	if v := r.URL.Query().Get("from"); v != "" {
		if from, err = store.ParsePlace(v); err != nil {
			return 0, from, bad("from: wants the next of an earlier answer, has %q", v)
		}
	}
	return limit, from, nil
}

// limited reads the number "limit" of a request.
func limited(r *http.Request, most int) (int, error) {
	v := r.URL.Query().Get("limit")
	if v == "" {
		return usualAsked, nil
	}
	limit, err := strconv.Atoi(v)
	if err != nil || limit < 1 || limit > most {
		return 0, bad("limit: wants a number from 1 to %d, has %q", most, v)
	}
	return limit, nil
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
	ID        int64       `json:"id"`
	URL       string      `json:"url"`
	Title     string      `json:"title"`
	Lang      string      `json:"lang,omitempty"`
	Lead      string      `json:"lead,omitempty"`
	Outlets   []string    `json:"outlets,omitempty"`
	Topics    []facetJSON `json:"topics,omitempty"`
	Places    []facetJSON `json:"places,omitempty"`
	Articles  int         `json:"articles"`
	Origins   int         `json:"origins"`
	Conflicts int         `json:"conflicts"`
	Changes   int         `json:"changes"`
	First     time.Time   `json:"first,omitzero"`
	Last      time.Time   `json:"last,omitzero"`
	Updated   time.Time   `json:"updated"`
}

func (s *site) apiStories(r *http.Request, tx *store.Tx) (any, error) {
	limit, from, err := s.asked(r)
	if err != nil {
		return nil, err
	}
	all, err := tx.StoriesFitting(r.Context(), narrowed(r.URL.Query()), from, limit)
	if err != nil {
		return nil, err
	}
	out := struct {
		Stories []storyJSON `json:"stories"`
		Next    string      `json:"next,omitempty"` // the "from" of what follows
	}{}
	if out.Stories, err = s.storiesJSON(r, tx, all); err != nil {
		return nil, err
	}
	if len(all) == limit {
		out.Next = store.Place{At: all[limit-1].Updated, ID: all[limit-1].ID}.String()
	}
	return out, nil
}

// facetJSON is something that lists of stories are narrowed down by.
type facetJSON struct {
	Key     string `json:"key"`
	Name    string `json:"name"`
	Stories int    `json:"stories,omitempty"` // of late, that have it
}

func (s *site) storiesJSON(r *http.Request, tx *store.Tx, all []store.Story) ([]storyJSON, error) {
	ids := make([]int64, len(all))
	for i, st := range all {
		ids[i] = st.ID
	}
	of, err := tx.FacetsOf(r.Context(), ids)
	out := make([]storyJSON, len(all))
	for i, st := range all {
		sum := tell(st, nil).Summary
		out[i] = storyJSON{
			ID: st.ID, URL: s.base(r) + storyURL(st.ID), Title: st.Title, Lang: sum.Lang, Lead: sum.Lead, Outlets: sum.Outlets,
			Articles: st.Articles, Origins: st.Origins, Conflicts: sum.Conflicts, Changes: sum.Changes,
			First: st.First, Last: st.Last, Updated: st.Updated,
		}
		for _, f := range of[st.ID] {
			if j := (facetJSON{Key: f.Key, Name: f.Name}); f.Kind == store.OfTopic {
				out[i].Topics = append(out[i].Topics, j)
			} else {
				out[i].Places = append(out[i].Places, j)
			}
		}
	}
	return out, err
}

// apiTopics lists what most stories of late are on, and where they are.
func (s *site) apiTopics(r *http.Request, tx *store.Tx) (any, error) {
	limit, err := limited(r, mostAsked)
	if err != nil {
		return nil, err
	}
	out := struct {
		Topics []facetJSON `json:"topics"`
		Places []facetJSON `json:"places"`
	}{[]facetJSON{}, []facetJSON{}}
	for kind, to := range map[store.FacetKind]*[]facetJSON{store.OfTopic: &out.Topics, store.OfPlace: &out.Places} {
		all, err := tx.Facets(r.Context(), kind, s.Now().Add(-peopleSince), limit)
		if err != nil {
			return nil, err
		}
		for _, f := range all {
			*to = append(*to, facetJSON{f.Key, f.Name, f.Stories})
		}
	}
	return out, nil
}

// paged is the story of an address, which has a page.
func paged(r *http.Request, tx *store.Tx) (store.Story, error) { return addressed(r, tx.Paged) }

// addressed is the story of the number in an address, as read gives it. Where that
// went into another, the error is the address of the same of that one.
func addressed(r *http.Request, read func(context.Context, int64) (store.Story, error)) (st store.Story, err error) {
	id, err := number(r)
	if err != nil {
		return st, err
	}
	st, err = read(r.Context(), id)
	if err == nil && st.ID != id {
		const in = "/stories/"
		path := strings.Replace(r.URL.Path, in+r.PathValue("id"), in+strconv.FormatInt(st.ID, 10), 1)
		err = movedTo((&url.URL{Path: path, RawQuery: r.URL.RawQuery}).String())
	}
	return st, err
}

// apiStory answers with the page of a story, which "synoptic verify" checks.
func (s *site) apiStory(r *http.Request, tx *store.Tx) (any, error) {
	st, err := paged(r, tx)
	if err != nil {
		return nil, err
	}
	p, err := s.written(r.Context(), tx, st)
	if err != nil || p.Related == nil {
		return st.Page, err
	}
	return page.Encode(p)
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
		st, err := addressed(r, tx.Story)
		if err != nil {
			return nil, err
		}
		id = st.ID
	}
	all, err := updates(r.Context(), tx, id, from, limit)
	if err != nil {
		return nil, err
	}
	out := struct {
		Updates []updateJSON `json:"updates"`
		Next    string       `json:"next,omitempty"`
	}{Updates: []updateJSON{}}
	for _, u := range all {
		out.Updates = append(out.Updates, updateJSON{ID: u.ID, Story: u.Story, Title: u.Title, Made: u.Made, First: u.First, Developments: append([]since.Development{}, u.News...)})
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
	const most = 100
	limit, err := limited(r, most)
	if err != nil {
		return nil, err
	}
	q := store.ParseQuery(query(r))
	find := store.Find{Query: q, After: r.URL.Query().Get("after"), Limit: limit}
	switch sort := store.Sort(r.URL.Query().Get("sort")); sort {
	case store.ByRelevance, store.ByRecency:
		find.Sort = sort
	default:
		return nil, bad("sort: wants %q or nothing, has %q", store.ByRecency, sort)
	}
	found, err := tx.Find(r.Context(), find)
	if err != nil {
		return nil, err
	}
	var stories []store.Story
	var ids []article.ID
	for _, f := range found.Stories {
		stories, ids = append(stories, f.Story), append(ids, f.Articles...)
	}
	heads, err := tx.Heads(r.Context(), ids)
	if err != nil {
		return nil, err
	}
	listed, err := s.storiesJSON(r, tx, stories)
	out := struct {
		Query    string      `json:"query"` // as it was read
		Problems []string    `json:"problems,omitempty"`
		Stories  []storyJSON `json:"stories"`
		Hits     []hitJSON   `json:"hits"`
		Next     string      `json:"next,omitempty"` // the "after" of what follows
	}{Query: q.String(), Stories: listed, Hits: []hitJSON{}, Next: found.Next}
	for _, p := range q.Problems {
		out.Problems = append(out.Problems, s.words[0].T("search.problem."+string(p.Want), "op", p.Operator+":", "value", p.Value))
	}
	for _, f := range found.Stories {
		for _, id := range f.Articles {
			out.Hits = append(out.Hits, hitJSON{id, f.ID, heads[id].Title})
		}
	}
	return out, err
}

type versionJSON struct {
	Article article.ID `json:"article"`
	Title   string     `json:"title,omitempty"`
	Arrived time.Time  `json:"arrived"`
	Newest  bool       `json:"newest"`
}

// apiVersions lists the texts that the page of an article had, the oldest first.
func (s *site) apiVersions(r *http.Request, tx *store.Tx) (any, error) {
	a, err := tx.Article(r.Context(), article.ID(r.PathValue("id")))
	if err != nil {
		return nil, err
	}
	all := []store.Article{a}
	if a.URL != "" {
		if all, err = tx.Versions(r.Context(), a.URL); err != nil {
			return nil, err
		}
	}
	out := struct {
		Versions []versionJSON `json:"versions"`
	}{Versions: []versionJSON{}}
	for _, v := range all {
		out.Versions = append(out.Versions, versionJSON{v.ID, v.Headline(), v.Arrived, v.Newest})
	}
	return out, nil
}

// apiTimeline is the timeline of a story's page.
func (s *site) apiTimeline(r *http.Request, tx *store.Tx) (any, error) {
	st, err := paged(r, tx)
	if err != nil {
		return nil, err
	}
	p, err := s.read.get(st)
	if err != nil {
		return nil, err
	}
	return struct {
		Story    int64         `json:"story"`
		Timeline page.Timeline `json:"timeline"`
	}{st.ID, p.Timeline}, nil
}

type entityJSON struct {
	Kind     article.NameKind `json:"kind"`
	Key      string           `json:"key"`
	URL      string           `json:"url"`
	Name     string           `json:"name"`
	Mentions int              `json:"mentions"`
}

// apiEntities lists the names of a kind that the stories of late have most.
func (s *site) apiEntities(r *http.Request, tx *store.Tx) (any, error) {
	limit, _, err := s.asked(r)
	if err != nil {
		return nil, err
	}
	kind := cmp.Or(article.NameKind(r.URL.Query().Get("kind")), article.Person)
	if !slices.Contains(entityKinds, kind) {
		return nil, bad("kind: wants one of %q, has %q", entityKinds, kind)
	}
	all, err := tx.Mentioned(r.Context(), kind, s.Now().Add(-peopleSince), limit)
	out := struct {
		Entities []entityJSON `json:"entities"`
	}{Entities: []entityJSON{}}
	for _, m := range all {
		out.Entities = append(out.Entities, entityJSON{m.Kind, m.Key, s.base(r) + entityURL(m.EntityRef), m.Name, m.Mentions})
	}
	return out, err
}

// apartJSON is somebody who looks the same and is not.
type apartJSON struct {
	Kind article.NameKind `json:"kind"`
	Key  string           `json:"key"`
	Name string           `json:"name"`
	Why  string           `json:"why"`
}

// apiEntity is somebody or something: how they are written and called, what they
// said and was said of them, and the stories that name them.
func (s *site) apiEntity(r *http.Request, tx *store.Tx) (any, error) {
	limit, _, err := s.asked(r)
	if err != nil {
		return nil, err
	}
	ref := store.EntityRef{Kind: article.NameKind(r.PathValue("kind")), Key: r.PathValue("key")}
	if !slices.Contains(entityKinds, ref.Kind) {
		return nil, store.ErrNotFound
	}
	var d entityData
	if err := d.read(r, tx, ref); err != nil {
		return nil, err
	}
	if (d.moved != store.EntityRef{}) {
		return nil, movedTo("/api/v1/entities/" + string(d.moved.Kind) + "/" + url.PathEscape(d.moved.Key))
	}
	out := struct {
		entityJSON
		Spellings []live.Spelling          `json:"spellings"`
		Roles     []live.Role              `json:"roles"`
		Said      []inStory[page.Said]     `json:"said"`
		About     []inStory[page.Said]     `json:"about"`
		Positions []inStory[live.Position] `json:"positions"`
		Events    []inStory[page.Entry]    `json:"events"`
		Apart     []apartJSON              `json:"apart"` // who looks the same and is not
		Stories   []storyJSON              `json:"stories"`
	}{
		entityJSON: entityJSON{Kind: ref.Kind, Key: ref.Key, URL: s.base(r) + entityURL(ref), Name: d.name()},
		Spellings:  d.spellingsJSON(), Roles: d.rolesJSON(), Said: inStories(d.saids, d.said), About: inStories(d.abouts, d.about),
		Positions: inStories(d.stances, d.positions), Events: inStories(d.entries, d.events), Apart: []apartJSON{},
	}
	for i, x := range d.in {
		out.Mentions += x.Mentions
		for _, a := range d.kept[i].Apart {
			out.Apart = append(out.Apart, apartJSON{a.Kind, a.Key, a.Name, a.Why})
		}
	}
	out.Stories, err = s.storiesJSON(r, tx, d.stories[:min(len(d.stories), limit)])
	return out, err
}

type outletJSON struct {
	ID       string `json:"id"`
	URL      string `json:"url"`
	Name     string `json:"name,omitempty"`
	Articles int    `json:"articles"`
}

func (s *site) apiOutlets(r *http.Request, tx *store.Tx) (any, error) {
	all, err := tx.Outlets(r.Context())
	out := struct {
		Outlets []outletJSON `json:"outlets"`
	}{Outlets: []outletJSON{}}
	for _, o := range all {
		out.Outlets = append(out.Outlets, outletJSON{o.ID, s.base(r) + outletURL(o.ID), o.Name, o.Articles})
	}
	return out, err
}

// lagJSON is how far behind the first report an outlet's own are.
type lagJSON struct {
	Stories int   `json:"stories"` // in which it is known
	First   int   `json:"first"`   // in so many of them it was the first
	Middle  int64 `json:"middle"`  // of them, in seconds
}

type editedJSON struct {
	Article  article.ID `json:"article"` // its newest text
	Title    string     `json:"title,omitempty"`
	Versions int        `json:"versions"`
	Last     time.Time  `json:"last"`
}

// apiOutlet is what is known of an outlet, and no score.
func (s *site) apiOutlet(r *http.Request, tx *store.Tx) (any, error) {
	var d outletData
	if err := d.read(r.Context(), tx, r.PathValue("id")); err != nil {
		return nil, err
	}
	out := struct {
		outletJSON
		Owner   string                     `json:"owner,omitempty"` // as people wrote it down
		Country string                     `json:"country,omitempty"`
		Langs   []string                   `json:"langs,omitempty"`
		Origins map[article.OriginKind]int `json:"origins,omitempty"` // articles of each kind
		Lag     *lagJSON                   `json:"lag,omitempty"`
		Feeds   []feedJSON                 `json:"feeds"`
		Edited  int                        `json:"edited"` // pages that it changed
		Edits   []editedJSON               `json:"edits"`  // the last of them
		Only    []inStory[page.Sentence]   `json:"only"`   // what it alone told
		Stories []storyJSON                `json:"stories"`
	}{
		outletJSON: outletJSON{d.ID, s.base(r) + outletURL(d.ID), d.Name, d.Articles},
		Owner:      d.facts.Owner, Country: d.facts.Country, Langs: d.Langs, Origins: d.Origins, Edited: d.Edited,
		Feeds: []feedJSON{}, Edits: []editedJSON{}, Only: inStories(d.shown, d.only),
	}
	if n := len(d.Lags); n > 0 {
		out.Lag = &lagJSON{n, d.first(), int64(d.Lags[n/2] / time.Second)}
	}
	for _, f := range d.Feeds {
		out.Feeds = append(out.Feeds, feedOf(f))
	}
	for _, e := range d.edits {
		out.Edits = append(out.Edits, editedJSON{e.Newest, e.Title, e.Versions, e.Last})
	}
	var err error
	out.Stories, err = s.storiesJSON(r, tx, d.Recent)
	return out, err
}

// apiAsk answers a question as "synoptic ask" does: of one story, or of those
// that search finds.
func (s *site) apiAsk(r *http.Request, tx *store.Tx) (any, error) {
	question := strings.Join(strings.Fields(query(r)), " ")
	if question == "" {
		return nil, bad("q: wants a question")
	}
	var candidates []store.Story
	if of := r.URL.Query().Get("story"); of != "" {
		id, err := strconv.ParseInt(of, 10, 64)
		if err != nil {
			return nil, bad("story: wants the number of one, has %q", of)
		}
		st, err := tx.Paged(r.Context(), id)
		if err != nil {
			return nil, err
		}
		candidates = append(candidates, st)
	} else {
		var err error
		if candidates, err = askable(r.Context(), tx, question); err != nil {
			return nil, err
		}
	}
	a, err := s.reply(r.Context(), question, candidates)
	if errors.Is(err, errAsking) {
		return nil, problem{Status: http.StatusServiceUnavailable, Detail: err.Error()}
	}
	if err != nil {
		return nil, err
	}
	answer, err := page.EncodeAnswer(a.Answer)
	out := struct {
		Answer json.RawMessage `json:"answer"`
		Story  int64           `json:"story,omitempty"` // that answers
		Asked  []int64         `json:"asked"`
		Cut    bool            `json:"cut"`
	}{Answer: answer, Story: a.In.ID, Asked: []int64{}, Cut: a.Cut}
	for _, st := range a.Asked {
		out.Asked = append(out.Asked, st.ID)
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

func feedOf(f store.Feed) feedJSON {
	return feedJSON{ID: f.ID, URL: f.URL, Site: f.Site, Title: f.Title, Folder: f.Folder, State: string(f.State), Error: f.Error, Last: f.Last, Next: f.Next}
}

func (s *site) apiFeeds(r *http.Request, tx *store.Tx) (any, error) {
	all, err := tx.Feeds(r.Context())
	out := struct {
		Feeds []feedJSON `json:"feeds"`
	}{Feeds: []feedJSON{}}
	for _, f := range all {
		out.Feeds = append(out.Feeds, feedOf(f))
	}
	return out, err
}
