package web

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
	"github.com/synoptic-news/synoptic/text"
)

// withUpdates is a site with a story that came and was updated.
func withUpdates(t *testing.T) (http.Handler, *store.Store, int64) {
	t.Helper()
	h, s := newSite(t)
	id := fill(t, s)
	// Half of the passage cited is of an article whose ID looks hostile.
	data := `[{"kind":"event","sentence":{"text":"The ferry was <pulled> free.","pieces":[{"kind":"words","text":"The ferry was <pulled> free.","from":{"article":"a/b?c","span":{"start":3,"end":9}}}],"cites":[{"article":"a/b?c","span":{"start":3,"end":9}}]}}]`
	err := s.Write(ctx, func(tx *store.Tx) error {
		n, err := tx.AddReport(ctx, store.Report{Story: id, Sentence: "All 213 passengers <b>", Kind: "source", Made: now, Who: "elin"})
		if err != nil {
			return err
		}
		if err := tx.CloseReport(ctx, n, store.Upheld, "It was 212.", "desk", now); err != nil {
			return err
		}
		return tx.AddUpdate(ctx, store.Update{Story: id, Made: now, Developments: 1, Data: []byte(data)})
	})
	if err != nil {
		t.Fatal(err)
	}
	return h, s, id
}

// deskToken opens all of the API; what only accounts see has something to show.
func deskToken(t *testing.T, s *store.Store, story int64) string {
	t.Helper()
	door := &account.Door{Store: s, Cost: cheap}
	u, err := door.Add(ctx, "ada", phrase, account.Admin, now)
	if err != nil {
		t.Fatal(err)
	}
	token, err := door.AddToken(ctx, u, "the wall", account.Scopes, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := door.Open(ctx, u, "", "A browser", now); err != nil {
		t.Fatal(err)
	}
	if _, err := door.Invite(ctx, account.Editor, u.ID, now); err != nil {
		t.Fatal(err)
	}
	setAside(t, s, now, "https://post.example/lost", "no article was found")
	var cite article.Passage
	err = s.Write(ctx, func(tx *store.Tx) error {
		filed, err := tx.FiledIn(ctx, story)
		if err != nil {
			return err
		}
		cite = article.Passage{Article: filed[0].Article, Span: text.Span{Start: 0, End: 5}}
		for _, f := range []store.Follow{{Kind: "search", What: "sandbank", Made: now}, {Kind: "story", What: strconv.FormatInt(story, 10), Made: now}} {
			if err := tx.Follow(ctx, u.ID, f); err != nil {
				return err
			}
		}
		if err := tx.HideOutlet(ctx, u.ID, "elsewhere.example", true); err != nil {
			return err
		}
		_, err = tx.AddReport(ctx, store.Report{Story: story, Sentence: "It sank.", Kind: "date", Made: now})
		return err
	})
	if err == nil {
		err = (&live.Keeper{Store: s, Options: engine.Options{}, By: "ada"}).Withhold(ctx, story, []article.Passage{cite}, now)
	}
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// TestAPIOfAccounts holds that programs see what only some may see as its pages
// show it: to those alone, and never what opens a door.
func TestAPIOfAccounts(t *testing.T) {
	h, s, id := withUpdates(t)
	deskToken(t, s, id)
	door := &account.Door{Store: s, Cost: cheap}
	var secrets []string
	err := s.Read(ctx, func(tx *store.Tx) error {
		users, err := tx.Users(ctx)
		if err != nil {
			return err
		}
		for _, u := range users {
			secrets = append(secrets, u.Hash)
			tokens, err := tx.Tokens(ctx, u.ID)
			if err != nil {
				return err
			}
			for _, k := range tokens {
				secrets = append(secrets, k.Hash)
			}
			sessions, err := tx.Sessions(ctx, u.ID, now)
			if err != nil {
				return err
			}
			for _, x := range sessions {
				secrets = append(secrets, x.Hash)
			}
		}
		invitations, err := tx.Invitations(ctx, now)
		for _, i := range invitations {
			secrets = append(secrets, i.Hash)
		}
		return err
	})
	if err != nil || len(secrets) != 4 || slices.Contains(secrets, "") {
		t.Fatalf("%d secrets, %v", len(secrets), err)
	}
	as := func(name string, role account.Role, scopes ...account.Scope) string {
		u, err := door.Add(ctx, name, phrase, role, now)
		if err != nil {
			t.Fatal(err)
		}
		token, err := door.AddToken(ctx, u, "", scopes, now)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	tokens := map[string]string{
		"":       "",
		"reader": as("bo", account.Reader, account.ScopeRead, account.ScopeWrite), "reads": as("ivo", account.Admin, account.ScopeRead),
		"editor": as("cy", account.Editor, account.ScopeRead, account.ScopeWrite), "admin": as("di", account.Admin, account.Scopes...),
	}
	n := strconv.FormatInt(id, 10)
	for path, x := range map[string]struct {
		may  string
		want []string
	}{
		"/api/v1/settings":               {"reader editor admin", []string{`"follows":[]`, `"hidden":[]`, `"sessions":[]`, `"scopes":[`}},
		"/api/v1/review":                 {"editor admin", []string{`"sentence":"It sank."`, `"error":"no article was found"`, `"kind":"withheld"`, `"who":"ada"`}},
		"/api/v1/stories/" + n + "/edit": {"editor admin", []string{`"episode":1`, `"outlet":"Harbour Post"`, `"mark":""`}},
		"/api/v1/users":                  {"admin", []string{`"name":"ada"`, `"role":"admin"`, `"password":true`, `"role":"editor"`, `"invitations":[{"id"`}},
		"/api/v1/users/1":                {"admin", []string{`"agent":"A browser"`, `"name":"the wall"`, `"this":false`}},
		"/api/v1/users/99":               {"", nil},
	} {
		for who, token := range tokens {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			if token != "" {
				r.Header.Set("Authorization", "Bearer "+token)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if !slices.Contains(strings.Fields(x.may), who) || who == "" {
				if w.Code < 400 || w.Code >= 500 {
					t.Errorf("%s as %q: %d", path, who, w.Code)
				}
				continue
			}
			if w.Code != 200 {
				t.Errorf("%s as %q: %d %s", path, who, w.Code, w.Body)
			}
			has(t, w.Body.String(), x.want...)
			for _, secret := range secrets {
				if strings.Contains(w.Body.String(), secret) {
					t.Errorf("%s tells %q", path, secret)
				}
			}
			if cache := w.Header().Get("Cache-Control"); strings.Contains(path, "settings") && cache != "no-store" {
				t.Errorf("%s: Cache-Control is %q", path, cache)
			}
		}
	}
}

type description struct {
	Paths map[string]map[string]struct {
		Parameters []json.RawMessage
		Responses  map[string]struct {
			Content map[string]struct {
				Schema struct {
					Ref string `json:"$ref"`
				}
			}
		}
	}
}

// TestAPI holds the description against the routes, and the answer of each
// against its schema.
func TestAPI(t *testing.T) {
	h, s, id := withUpdates(t)
	_, raw, _ := ask(t, h, "/api/v1/openapi.json")
	var d description
	if err := json.Unmarshal([]byte(raw), &d); err != nil {
		t.Fatal(err)
	}
	var described []string
	for path, methods := range d.Paths {
		for m := range methods {
			described = append(described, strings.ToUpper(m)+" "+path)
		}
	}
	slices.Sort(described)
	if routes := slices.Sorted(maps.Keys((&site{}).apiRoutes())); !slices.Equal(routes, described) {
		t.Errorf("routes %q, described are %q", routes, described)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	_, list, _ := ask(t, h, "/api/v1/search?q=sandbank")
	var hits struct{ Hits []struct{ Article string } }
	if err := json.Unmarshal([]byte(list), &hits); err != nil || len(hits.Hits) != 1 {
		t.Fatalf("search gives %s, %v", list, err)
	}
	_, list, _ = ask(t, h, "/api/v1/outlets")
	var outlets struct{ Outlets []struct{ ID string } }
	if err := json.Unmarshal([]byte(list), &outlets); err != nil || len(outlets.Outlets) != 1 {
		t.Fatalf("outlets are %s, %v", list, err)
	}
	bearer := deskToken(t, s, id)
	for path, methods := range d.Paths {
		of := strconv.FormatInt(id, 10)
		if strings.Contains(path, "articles") {
			of = hits.Hits[0].Article
		}
		if strings.Contains(path, "outlets") {
			of = outlets.Outlets[0].ID
		}
		at := strings.NewReplacer("{id}", of, "{kind}", "person", "{key}", "elin-marsk").Replace(path)
		r := httptest.NewRequest(http.MethodGet, at+"?q=sandbank", nil)
		r.Header.Set("Authorization", "Bearer "+bearer)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		code, body, head := w.Code, w.Body.String(), w.Header()
		if code != 200 || head.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %d %s", path, code, body)
			continue
		}
		schema, err := c.Compile("openapi.json" + methods["get"].Responses["200"].Content["application/json"].Schema.Ref)
		if err != nil {
			t.Fatal(err)
		}
		got, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(got); err != nil {
			t.Errorf("%s: %v\n%s", path, err, body)
		}
	}
	for path, want := range map[string]int{
		"/api/v1/stories?limit=0": 400, "/api/v1/stories?limit=x": 400, "/api/v1/updates?from=yesterday": 400,
		"/api/v1/stories/99": 404, "/api/v1/stories/x": 404, "/api/v1/stories/99/updates": 404, "/api/v1/articles/none": 404, "/api/v2": 404,
		"/api/v1/search?limit=101": 400, "/api/v1/search?sort=best": 400, "/api/v1/entities?kind=work": 400, "/api/v1/entities/person/nobody": 404,
		"/api/v1/outlets/none": 404, "/api/v1/stories/1/report?at=nowhere": 404, "/api/v1/articles/none/versions": 404, "/api/v1/stories/99/timeline": 404,
		"/api/v1/stories/99/compare": 404, "/api/v1/reports/99": 404, "/api/v1/reports/x": 404, "/api/v1/corrections?limit=0": 400, "/api/v1/topics?limit=many": 400,
	} {
		code, body, head := ask(t, h, path)
		var p problem
		if err := json.Unmarshal([]byte(body), &p); code != want || err != nil || p.Status != want || p.Detail == "" || head.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", path, code, body)
		}
	}
}

// TestAPIFinds asks for what the pages show.
func TestAPIFinds(t *testing.T) {
	h, _, _ := withUpdates(t)
	for path, wants := range map[string][]string{
		"/api/v1/search?q=person:marsk+sandbank": {`"query":"person:marsk sandbank"`, `"title":"Ferry runs aground`, `"hits":[{"article"`},
		"/api/v1/search?q=from:soon+sandbank":    {`"problems":["from: needs a date`},
		"/api/v1/search?q=person:nobody":         {`"stories":[]`, `"hits":[]`},
		"/api/v1/entities":                       {`"name":"Elin Marsk"`, `"url":"http://example.com/entity/person/elin-marsk"`},
		"/api/v1/entities/person/elin-marsk":     {`"mentions":`, `"stories":[{"id":1`, `"spellings":[{"text":"Elin Marsk","from":{"article"`, `"about":[]`},
		"/api/v1/stories/1/report":               {`"story":1`, `"at":""`, `"kinds":["source"`},
		"/api/v1/outlets":                        {`"name":"Harbour Post"`},
		"/api/v1/stories/1/timeline":             {`"story":1`, "sandbank"},
		"/api/v1/openapi.json":                   {`"securitySchemes"`},
		"/api/v1/stories/1/compare":              {`"story":1`, `"sections":[]`}, // it has one outlet
		"/api/v1/corrections":                    {`"outcome":"It was 212."`, "!elin", "!desk"},
		"/api/v1/reports/1":                      {`"state":"upheld"`, `"url":"http://example.com/report/1"`},
		"/api/v1/stories?topic=none":             {`"stories":[]`},
		"/api/v1/stories?outlet=Harbour+Post":    {`"stories":[{"id":1`},
	} {
		_, body, _ := ask(t, h, path)
		has(t, body, wants...)
	}
}

func TestAnswersKnownAlready(t *testing.T) {
	h, _, _ := withUpdates(t)
	for _, path := range []string{"/api/v1/stories", "/stories.atom", "/updates.json"} {
		_, _, head := ask(t, h, path)
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("If-None-Match", head.Get("ETag"))
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: %d with %d bytes", path, w.Code, w.Body.Len())
		}
	}
}

// TestChannels reads our own feeds as we read those of others.
func TestChannels(t *testing.T) {
	h, _, id := withUpdates(t)
	n := strconv.FormatInt(id, 10)
	for path, want := range map[string]int{"/stories": 1, "/updates": 2, "/story/" + n + "/updates": 2} {
		var ids [2][]string
		for i, form := range []string{".atom", ".json"} {
			code, body, head := ask(t, h, path+form)
			if code != 200 {
				t.Fatalf("%s: %d %s", path+form, code, body)
			}
			f, err := feed.Read(source.Document{URL: "http://example.com" + path + form, MediaType: head.Get("Content-Type"), Body: []byte(body)})
			if err != nil || len(f.Entries) != want {
				t.Fatalf("%s: %d entries, want %d: %v\n%s", path+form, len(f.Entries), want, err, body)
			}
			for _, e := range f.Entries {
				ids[i] = append(ids[i], e.ID)
				if e.Link != "http://example.com/story/"+n {
					t.Errorf("%s: leads to %q", path+form, e.Link)
				}
			}
			if strings.Contains(body, "<pulled>") {
				t.Errorf("%s: a source's text is markup: %s", path+form, body)
			}
		}
		if !slices.Equal(ids[0], ids[1]) || len(slices.Compact(slices.Sorted(slices.Values(ids[0])))) != want {
			t.Errorf("%s: IDs %q and %q", path, ids[0], ids[1])
		}
	}
	if _, body, _ := ask(t, h, "/updates.json"); !strings.Contains(body, "/article/a%2Fb%3Fc?p=3-9#p") {
		t.Errorf("no link to the passage: %s", body)
	}
	if code, _, _ := ask(t, h, "/story/99/updates.atom"); code != 404 {
		t.Errorf("updates of no story: %d", code)
	}
}

// TestStableItems holds that a story keeps its item when it changes, on any host.
func TestStableItems(t *testing.T) {
	h, s := newSite(t)
	id := fill(t, s)
	item := func(host string) (string, string) {
		r := httptest.NewRequest(http.MethodGet, "http://"+host+"/stories.json", nil)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		var f jsonFeed
		if err := json.Unmarshal(w.Body.Bytes(), &f); err != nil || len(f.Items) != 1 {
			t.Fatalf("%s, %v", w.Body, err)
		}
		return f.Items[0].ID, f.Items[0].Modified
	}
	was, then := item("one.example")
	err := s.Write(ctx, func(tx *store.Tx) error {
		st, err := tx.Story(ctx, id)
		if err != nil {
			return err
		}
		st.Title, st.Updated = "Another title", now
		return tx.SaveStory(ctx, st)
	})
	if err != nil {
		t.Fatal(err)
	}
	if is, since := item("two.example"); is != was || since <= then {
		t.Errorf("was %s of %s, is %s of %s", was, then, is, since)
	}
}

func TestSearchEngines(t *testing.T) {
	h, _, id := withUpdates(t)
	if _, body, _ := ask(t, h, "/robots.txt"); !strings.Contains(body, "Disallow: /\n") {
		t.Errorf("robots are let in: %s", body)
	}
	if _, body, _ := ask(t, h, "/sitemap.xml"); !strings.Contains(body, "<loc>http://example.com/story/"+strconv.FormatInt(id, 10)+"</loc>") {
		t.Errorf("sitemap: %s", body)
	}
}
