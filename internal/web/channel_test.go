package web

import (
	"bytes"
	"encoding/json"
	"html"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
)

// TestChannelsOfPages follows the links of a search, a name and an outlet to their
// channels, and reads those as we read those of others.
func TestChannelsOfPages(t *testing.T) {
	x := newHouse(t, Entry{})
	x.addReports(t, 1, now.Add(-time.Hour), monday)
	b := x.browser(t)
	outlet := "/outlet/" + between(t, b.get("/outlets").Body.String(), `href="/outlet/`, `"`)
	for _, page := range []string{"/search?q=sandbank+from:2031", "/entity/person/elin-marsk", outlet} {
		links := regexp.MustCompile(`type="application/(?:atom|feed)&#43;\w+" title="[^"]*" href="([^"]*)"`).FindAllStringSubmatch(b.get(page).Body.String(), -1)
		if len(links) != 4 { // the last two are of all stories
			t.Fatalf("%s: links %q", page, links)
		}
		var ids []string
		for _, l := range links[:2] {
			at := html.UnescapeString(l[1])
			w := b.get(at)
			f, err := feed.Read(source.Document{URL: "http://news.example" + at, MediaType: w.Header().Get("Content-Type"), Body: w.Body.Bytes()})
			if err != nil || len(f.Entries) != 1 || f.Entries[0].Link != "http://news.example/story/1" {
				t.Fatalf("%s: %d %v %s", at, w.Code, err, w.Body)
			}
			ids = append(ids, f.Entries[0].ID)
		}
		var all jsonFeed
		if err := json.Unmarshal(b.get("/stories.json").Body.Bytes(), &all); err != nil || ids[0] != ids[1] || all.Items[0].ID != ids[0] {
			t.Errorf("%s: a story is %q here, and %+v in the list of all, %v", page, ids, all.Items, err)
		}
	}
	for path, want := range map[string]int{"/search.atom": 200, "/search.json?q=atlantis": 200, "/entity/person/nobody/stories.atom": 404, "/entity/work/x/stories.json": 404, "/outlet/none/stories.json": 404} {
		w := b.get(path)
		if w.Code != want || strings.Contains(w.Body.String(), "/story/1\"") && want == 200 {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

// TestTokenOfChannel holds that a token in an address opens channels and nothing
// else, and stands neither in what is answered nor in the log.
func TestTokenOfChannel(t *testing.T) {
	x := newHouse(t, Entry{Closed: true})
	var log bytes.Buffer
	x.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	u := x.add(t, "elin", account.Admin)
	x.addReports(t, 1, now.Add(-time.Hour), monday)
	token := func(scopes ...account.Scope) string {
		s, err := x.accounts.AddToken(ctx, u, "reader", scopes, now)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	read, write := token(account.ScopeRead), token(account.ScopeWrite)
	for _, c := range []struct {
		path, token string
		want        int
	}{
		{"/stories.atom", "", 303},
		{"/stories.atom", read, 200}, {"/stories.json", read, 200}, {"/updates.atom", read, 200}, {"/story/1/updates.json", read, 200},
		{"/search.atom?q=ferry", read, 200}, {"/entity/person/elin-marsk/stories.json", read, 200},
		{"/stories.atom", write, 403}, {"/stories.atom", read + "x", 401}, {"/stories.atom", account.Digest(read), 401}, {"/stories.atom", phrase, 401},
		{"/", read, 303}, {"/story/1", read, 303}, {"/story/1.json", read, 303}, {"/search?q=ferry", read, 303}, {"/settings", read, 303}, {"/sitemap.xml", read, 303},
		{"/api/v1/stories", read, 401},
	} {
		at := c.path
		if c.token != "" {
			mark := "?"
			if strings.Contains(at, "?") {
				mark = "&"
			}
			at += mark + "token=" + url.QueryEscape(c.token)
		}
		w := x.browser(t).get(at)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d", at, w.Code, c.want)
		}
		if c.token != "" && w.Code != 303 && strings.Contains(w.Body.String(), c.token) {
			t.Errorf("%s: the answer has the token: %s", at, w.Body)
		}
		if c.want == 200 && !strings.Contains(w.Header().Get("Cache-Control"), "private") {
			t.Errorf("%s: others may keep it: %q", at, w.Header().Get("Cache-Control"))
		}
	}
	if w := x.browser(t).do(http.MethodPost, "/story/1/read?token="+token(account.Scopes...), nil, nil); w.Code < 400 {
		t.Errorf("a token in an address writes: %d", w.Code)
	}
	x.Store.Close()
	if w := x.browser(t).get("/stories.atom?token=" + read); w.Code != 500 {
		t.Errorf("without a store: %d", w.Code)
	}
	if log.Len() == 0 || strings.Contains(log.String(), read) {
		t.Errorf("the log: %s", log.String())
	}
}
