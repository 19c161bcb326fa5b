package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
)

var (
	ctx = context.Background()
	now = time.Date(2031, 5, 7, 12, 0, 0, 0, time.UTC)
)

const ferry = "Ferry runs aground <b>off</b> Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Elin Marsk said.\n"

func newSite(t *testing.T) (http.Handler, *store.Store) {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	h, err := Handler(Options{Store: s, Now: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return h, s
}

func ask(t *testing.T, h http.Handler, path string) (int, string, http.Header) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String(), w.Header()
}

func fill(t *testing.T, s *store.Store) int64 {
	t.Helper()
	as, err := extract.Articles(source.Document{Path: "a.txt", URL: "https://post.example/1", Body: []byte(ferry), Meta: source.Meta{Published: "2031-05-06", Outlet: "Harbour Post"}}, extract.Options{MinWords: 1})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(ctx, func(tx *store.Tx) error {
		if _, _, err := tx.AddFeed(ctx, store.Feed{URL: "https://post.example/rss", Title: "Post <script>", Added: now, Next: now.Add(time.Hour)}); err != nil {
			return err
		}
		_, err := tx.PutArticle(ctx, store.Article{Article: as[0], Arrived: now})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&live.Keeper{Store: s, Options: engine.Options{}}).Update(ctx, now.Add(-5*time.Minute)); err != nil {
		t.Fatal(err)
	}
	var list []store.Story
	if err := s.Read(ctx, func(tx *store.Tx) (err error) { list, err = tx.Stories(ctx, now, 10); return err }); err != nil || len(list) != 1 {
		t.Fatalf("stories %+v, %v", list, err)
	}
	return list[0].ID
}

func TestPages(t *testing.T) {
	h, s := newSite(t)
	if code, body, _ := ask(t, h, "/"); code != 200 || !strings.Contains(body, "synoptic feed add") {
		t.Errorf("the empty home page: %d %s", code, body)
	}
	id := strconv.FormatInt(fill(t, s), 10)
	for path, want := range map[string][]string{
		"/":                      {"Ferry runs aground", "/story/" + id, "From one origin only", "1 article", "5 min ago", "Harbour Post", "1 feed, none read yet"},
		"/story/" + id:           {"<!doctype html>", `<a href="/">Synoptic</a>`, "sandbank", "verified", "/article/", "updated"},
		"/story/" + id + ".html": {"<!doctype html>", `<a href="/">Synoptic</a>`, "sandbank", "<style>"},
		"/story/" + id + ".md":   {"# Ferry runs aground"},
		"/story/" + id + ".txt":  {"sandbank"},
		"/search?q=sandbank":     {"/story/" + id},
		"/search?q=%22+OR+x:*+(": {"Nothing was found"},
		"/feeds":                 {"Post &lt;script&gt;", "https://post.example/rss", "not yet", "in 60 min"},
		"/static/style.css":      {".stories", "--paper"},
		"/healthz":               {"ok"},
	} {
		code, body, head := ask(t, h, path)
		if code != 200 {
			t.Errorf("%s: status %d", path, code)
		}
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s: %q is not in %s", path, w, body)
			}
		}
		if strings.Contains(body, "<b>off</b>") && strings.Contains(head.Get("Content-Type"), "html") {
			t.Errorf("%s: a title's markup is markup", path)
		}
		if head.Get("X-Content-Type-Options") != "nosniff" || head.Get("Content-Security-Policy") == "" {
			t.Errorf("%s: headers %v", path, head)
		}
	}
	_, body, _ := ask(t, h, "/story/"+id+".json")
	if p, err := page.Decode([]byte(body)); err != nil || len(p.Articles) != 1 {
		t.Errorf("JSON: %v", err)
	}
	for path, want := range map[string]int{"/story/99": 404, "/story/x": 404, "/story/" + id + ".exe": 404, "/nothing": 404, "/story/-1": 404} {
		if code, body, _ := ask(t, h, path); code != want || !strings.Contains(body, "There is no such") {
			t.Errorf("%s: %d %s", path, code, body)
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/search", nil))
	if w.Code == 200 {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestMergedStory(t *testing.T) {
	h, s := newSite(t)
	into := fill(t, s)
	var from int64
	err := s.Write(ctx, func(tx *store.Tx) (err error) {
		if from, err = tx.AddStory(ctx, store.Story{Title: "x"}); err != nil {
			return err
		}
		return tx.MergeStory(ctx, from, into)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{
		"/story/%d.md", "/api/v1/stories/%d", "/api/v1/stories/%d/updates?limit=3", "/api/v1/stories/%d/timeline", "/api/v1/stories/%d/related",
		"/api/v1/stories/%d/compare?with=a%%26b", "/api/v1/stories/%d/report?at=title",
	} {
		code, _, head := ask(t, h, fmt.Sprintf(at, from))
		if want := fmt.Sprintf(at, into); code != http.StatusMovedPermanently || head.Get("Location") != want {
			t.Errorf("%d to %s, want %s", code, head.Get("Location"), want)
		}
	}
	if code, _, _ := ask(t, h, fmt.Sprintf("/api/v1/stories/%d/timeline", into)); code != http.StatusOK {
		t.Errorf("the other itself: %d", code)
	}
}

func TestRanked(t *testing.T) {
	var all []told
	for _, s := range []store.Story{
		{ID: 1, Origins: 1, Updated: now}, {ID: 2, Origins: 2, Updated: now.Add(-30 * time.Hour)},
		{ID: 3, Origins: 9, Updated: now.Add(-12 * time.Hour)}, {ID: 4, Origins: 2, Updated: now}, {ID: 5, Origins: 1, Mark: store.Pinned, Updated: now.Add(-99 * time.Hour)},
	} {
		all = append(all, told{Story: s})
	}
	got := ranked(all, now)
	order := ""
	for _, s := range got {
		order += strconv.FormatInt(s.ID, 10)
	}
	if order != "53421" {
		t.Errorf("order %s, want 53421", order)
	}
}

func TestAgo(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for d, want := range map[time.Duration]string{0: "just now", 59 * time.Second: "just now", 90 * time.Second: "1 min ago", 47 * time.Hour: "47 h ago", 72 * time.Hour: "3 days ago"} {
		if got := all[0].ago(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

// A story of an archive says of what day its last article is.
func TestNewestArticle(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2019, 5, 8, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		newest time.Time
		want   string
	}{{day, "8 May 2019"}, {now.Add(-24 * time.Hour), ""}, {time.Time{}, ""}} {
		row := all[0].row(told{Story: store.Story{Articles: 2, Origins: 2, Updated: now}, Summary: live.Summary{Newest: tt.newest}}, now)
		if row.Newest != tt.want {
			t.Errorf("newest %v: %q, want %q", tt.newest, row.Newest, tt.want)
		}
	}
}

func TestSummaryOfAnOlderVersion(t *testing.T) {
	if row := (&words{}).row(told{Story: store.Story{Articles: 2, Origins: 2}}, now); row.Articles != 2 || row.Lead != "" {
		t.Errorf("%+v", row)
	}
}
