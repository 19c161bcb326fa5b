package newsweb

import (
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
)

var start = time.Date(2031, 5, 5, 6, 0, 0, 0, time.UTC)

func get(t *testing.T, h http.Handler, path string) (int, string, http.Header) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	b, _ := io.ReadAll(w.Body)
	return w.Code, string(b), w.Header()
}

func TestSameAgain(t *testing.T) {
	o := Options{Outlets: 7, Pages: 300, Hostile: 2, Seed: 4, Start: start}
	a, b := New(o), New(o)
	if len(a.Pages) != 300 || !reflect.DeepEqual(a.Pages, b.Pages) {
		t.Errorf("%d pages, which differ from one making to the next", len(a.Pages))
	}
	o.Seed++
	if reflect.DeepEqual(a.Pages, New(o).Pages) {
		t.Error("another seed gives the same web")
	}
	for _, p := range a.Pages {
		if s := p.Title + strings.Join(p.Paras, ""); strings.ContainsAny(s, "{}") {
			t.Fatalf("a place was not filled in: %s", s)
		}
	}
}

// TestReadable reads every page and every feed as the program does.
func TestReadable(t *testing.T) {
	web := New(Options{Outlets: 6, Pages: 120, Seed: 1, Start: start})
	web.Publish(100)
	seen := map[string]bool{}
	for i := range web.Outlets {
		_, body, head := get(t, web.Handler(i), FeedPath)
		f, err := feed.Read(source.Document{URL: "http://a.example" + FeedPath, MediaType: head.Get("Content-Type"), Body: []byte(body)})
		if err != nil {
			t.Fatalf("feed %d: %v", i, err)
		}
		for _, e := range f.Entries {
			seen[e.Link+e.Title] = true
		}
	}
	if len(seen) != 100 {
		t.Errorf("feeds list %d pages, want 100", len(seen))
	}
	for _, p := range web.Pages {
		h := web.Handler(p.Outlet)
		code, body, _ := get(t, h, p.Path)
		if p.Number%97 == 3 && p.Number < 100 {
			if code != http.StatusServiceUnavailable {
				t.Errorf("page %d is never out of order", p.Number)
			}
			code, body, _ = get(t, h, p.Path)
		}
		if p.Number >= 100 {
			if code != http.StatusNotFound {
				t.Errorf("page %d is there before its time: %d", p.Number, code)
			}
			continue
		}
		as, err := extract.Articles(source.Document{URL: "http://a.example" + p.Path, MediaType: "text/html", Body: []byte(body)}, extract.Options{})
		if err != nil || len(as) != 1 {
			t.Fatalf("page %d: %v\n%s", p.Number, err, body)
		}
		var got []string
		for _, b := range as[0].Blocks {
			got = append(got, b.Span.In(as[0].Text))
		}
		for _, para := range p.Paras {
			if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, para) }) {
				t.Errorf("page %d (design %d): %q is not in %q", p.Number, web.outlets[p.Outlet].design, para, got)
			}
		}
		if as[0].Headline() != p.Title || !as[0].Published.Known() && web.outlets[p.Outlet].design < 3 {
			t.Errorf("page %d: title %q, published %v", p.Number, as[0].Headline(), as[0].Published)
		}
		if p.Moved != "" {
			if code, _, head := get(t, h, p.Moved); code != http.StatusMovedPermanently || head.Get("Location") != p.Path {
				t.Errorf("page %d: moved to %q, %d", p.Number, head.Get("Location"), code)
			}
		}
	}
}

func TestEdit(t *testing.T) {
	web := New(Options{Outlets: 3, Pages: 200, Seed: 2, Start: start})
	web.Publish(200)
	i := slices.IndexFunc(web.Pages, func(p Page) bool { return p.Edited != nil && p.Number%97 != 3 })
	p := web.Pages[i]
	_, was, head := get(t, web.Handler(p.Outlet), p.Path)
	_, list, _ := get(t, web.Handler(p.Outlet), FeedPath)
	if n := web.Edit(); n == 0 {
		t.Fatal("nothing is edited")
	}
	_, is, now := get(t, web.Handler(p.Outlet), p.Path)
	if was == is || head.Get("ETag") == now.Get("ETag") || !strings.Contains(is, "up to date") {
		t.Error("the page did not change")
	}
	if _, after, _ := get(t, web.Handler(p.Outlet), FeedPath); after == list {
		t.Error("the feed did not change")
	}
}

func TestUp(t *testing.T) {
	web := New(Options{Outlets: 3, Pages: 10, Hostile: 1, Seed: 2, Start: start})
	web.Publish(10)
	at, down, err := web.Up()
	if err != nil {
		t.Skip(err)
	}
	defer down()
	if len(at) != 3 || !web.Sound(0) || web.Sound(2) {
		t.Errorf("%v", at)
	}
	res, err := http.Get(at[0] + FeedPath)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK || web.Asked()["0 "+FeedPath] != 1 {
		t.Errorf("%d, asked %v", res.StatusCode, web.Asked())
	}
}

// TestManyNames: there are names for more matters than two syllables can name.
func TestManyNames(t *testing.T) {
	w := &world{rand.New(rand.NewPCG(1, 1)), map[string]bool{}}
	for range 60_000 {
		w.place()
	}
	if len(w.names) != 60_000 {
		t.Errorf("%d names", len(w.names))
	}
}
