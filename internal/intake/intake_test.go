package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
	"github.com/synoptic-news/synoptic/source/fetch"
)

var (
	ctx = context.Background()
	now = time.Date(2031, 5, 7, 12, 0, 0, 0, time.UTC)
)

// outlet is a site on this machine, whose pages can be changed.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]func(w http.ResponseWriter)
	asked map[string]int

	conditional map[string]func(w http.ResponseWriter, r *http.Request)
}

func newOutlet(t *testing.T) *outlet {
	o := &outlet{pages: map[string]func(http.ResponseWriter){}, asked: map[string]int{},
		conditional: map[string]func(http.ResponseWriter, *http.Request){}}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.asked[r.URL.Path]++
		if p, ok := o.conditional[r.URL.Path]; ok {
			p(w, r)
			return
		}
		if p, ok := o.pages[r.URL.Path]; ok {
			p(w)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) set(path, body string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pages[path] = func(w http.ResponseWriter) { io.WriteString(w, body) }
}

func (o *outlet) fail(path string, status int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pages[path] = func(w http.ResponseWriter) { w.WriteHeader(status) }
}

// round visits every host that anything is due at, at one moment.
func round(in *Intake, now time.Time) (sum Report, err error) {
	var due []store.DueHost
	err = in.Store.Read(ctx, func(tx *store.Tx) (err error) {
		due, err = tx.DueHosts(ctx, now)
		return err
	})
	for _, h := range due {
		var r Report
		if r, _, err = in.Visit(ctx, h.Host, time.Hour, func() time.Time { return now }); err != nil {
			return sum, err
		}
		sum = Report{sum.Feeds + r.Feeds, sum.Entries + r.Entries, sum.Articles + r.Articles, append(sum.Failed, r.Failed...)}
	}
	return sum, err
}

func newIntake(t *testing.T) *Intake {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	c := fetch.New(fetch.Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Interval: -1})
	t.Cleanup(func() { c.Close(); s.Close() })
	return &Intake{Client: c, Store: s, Version: "test"}
}

const prose = "The night ferry from Halvik ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats before the tide turned, the harbour master said. Nobody was hurt, although eleven people were treated for the cold at the island's small clinic."

func page(title, body string) string {
	return fmt.Sprintf(`<html lang="en"><head><title>%[1]s</title><meta property="article:published_time" content="2031-05-06T08:00:00Z"></head><body><article><h1>%[1]s</h1><p>%[2]s</p></article></body></html>`, title, body)
}

func rss(items ...string) string {
	return `<rss version="2.0"><channel><title>Harbour Post - World</title><link>https://post.example/</link>` + strings.Join(items, "") + `</channel></rss>`
}

func item(link, title, content string) string {
	return fmt.Sprintf("<item><link>%s</link><title>%s</title><description>%s</description><pubDate>Tue, 06 May 2031 09:00:00 GMT</pubDate></item>", link, title, content)
}

// list returns all feeds, entries in a state, and articles.
func list(t *testing.T, in *Intake, state store.EntryState) (fs []store.Feed, es []store.Entry, as []store.Article) {
	t.Helper()
	err := in.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if fs, err = tx.Feeds(ctx); err != nil {
			return err
		}
		if es, err = tx.Entries(ctx, state, 1000); err != nil {
			return err
		}
		as, err = tx.Arrivals(ctx, "", 1000)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fs, es, as
}

func TestRound(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/", `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>`)
	o.set("/1", page("Ferry runs aground", prose))
	o.set("/rss", rss(item("/1", "not what the page says", "short"), item("/2", "Bridge closed", strings.ReplaceAll(prose, "ferry", "bridge")), item("/3", "Lost", "short")))
	f, added, err := in.Subscribe(ctx, o.URL+"/", "Sea", now)
	if err != nil || !added || f.URL != o.URL+"/rss" || f.Title != "Harbour Post - World" || f.Outlet != "post.example" || f.Folder != "Sea" {
		t.Fatalf("subscribed to %+v, %v, %v", f, added, err)
	}
	r, err := round(in, now)
	if err != nil || r.Feeds != 1 || r.Entries != 3 || r.Articles != 2 || len(r.Failed) != 1 {
		t.Fatalf("first round %+v, %v", r, err)
	}
	fs, waiting, as := list(t, in, store.New)
	if !fs[0].Next.After(now) || len(waiting) != 1 || waiting[0].Tries != 1 || waiting[0].Error == "" {
		t.Errorf("feeds %+v, waiting %+v", fs, waiting)
	}
	byTitle := map[string]store.Article{}
	for _, a := range as {
		byTitle[a.Headline()] = a
	}
	ferry := byTitle["Ferry runs aground"]
	if ferry.Article == nil || ferry.URL != o.URL+"/1" || ferry.Outlet.Name != "Harbour Post" || ferry.Published.Time.Hour() != 8 || !ferry.Published.Known() || ferry.MadeBy != "test" {
		t.Errorf("ferry %+v", ferry)
	}
	// The page of the bridge cannot be had, but the feed holds it.
	if bridge := byTitle["Bridge closed"]; bridge.Article == nil || !strings.Contains(bridge.Text, "night bridge") {
		t.Errorf("bridge %+v", bridge)
	}

	// Nothing is due, and then nothing is new: the lost page is tried until it is
	// set aside, with pauses, for it may only be down.
	for _, try := range []struct {
		after time.Duration
		asked int
	}{{5 * time.Second, 1}, {time.Minute, 2}, {2 * time.Minute, 2}, {9 * time.Minute, 3}, {10 * time.Minute, 3}} {
		if r, err := round(in, now.Add(try.after)); err != nil || r.Feeds != 0 || r.Articles != 0 || o.asked["/3"] != try.asked {
			t.Errorf("after %v: %+v, %v; asked %d times, want %d", try.after, r, err, o.asked["/3"], try.asked)
		}
	}
	_, aside, _ := list(t, in, store.Quarantined)
	if len(aside) != 1 || aside[0].URL != o.URL+"/3" || !strings.Contains(aside[0].Error, "404") {
		t.Errorf("set aside: %+v", aside)
	}

	// An edited entry is read again, and gives a new version.
	o.set("/1", page("Ferry runs aground", strings.Replace(prose, "212", "198", 1)))
	o.set("/rss", rss(item("/1", "Ferry runs aground", "corrected")))
	r, err = round(in, now.Add(24*time.Hour))
	if err != nil || r.Feeds != 1 || r.Entries != 1 || r.Articles != 1 {
		t.Errorf("after the edit: %+v, %v", r, err)
	}
	if _, _, as := list(t, in, store.New); len(as) != 3 {
		t.Errorf("%d articles, want three with two versions of one", len(as))
	}
	// And one that was not edited is not.
	r, err = round(in, now.Add(48*time.Hour))
	if err != nil || r.Entries != 0 || r.Articles != 0 || o.asked["/1"] != 2 {
		t.Errorf("without an edit: %+v, %v; asked %d times", r, err, o.asked["/1"])
	}
	if wrong, err := in.Store.Check(ctx); err != nil || wrong != nil {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

// A page of which only the feed says something new is asked for once, and not
// sent; what the feed says counts where the page says nothing.
func TestUnchangedPage(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	sent := 0
	serve := func(body, etag string) {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.conditional["/1"] = func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", etag)
			if r.Header.Get("If-None-Match") == etag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			sent++
			io.WriteString(w, body)
		}
	}
	undated := strings.Replace(page("Ferry runs aground", prose), "article:published_time", "x", 1)
	serve(undated, `"a"`)
	o.set("/rss", rss(item("/1", "Ferry", "one")))
	if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
		t.Fatal(err)
	}
	at := now
	round := func(wantArticles, wantAsked, wantSent int) {
		t.Helper()
		at = at.Add(24 * time.Hour)
		r, err := round(in, at)
		if err != nil || r.Failed != nil || r.Articles != wantArticles || o.asked["/1"] != wantAsked || sent != wantSent {
			t.Errorf("%+v, %v; asked %d times, sent %d", r, err, o.asked["/1"], sent)
		}
	}
	round(1, 1, 1)
	o.set("/rss", rss(item("/1", "Ferry", "two"))) // another summary
	round(0, 2, 1)
	o.set("/rss", rss(strings.Replace(item("/1", "Ferry", "two"), "06 May", "05 May", 1))) // another date
	round(1, 3, 1)
	serve(strings.Replace(undated, "212", "213", 1), `"b"`)
	o.set("/rss", rss(item("/1", "Ferry", "three")))
	round(1, 4, 2)
	serve(undated, `"c"`) // the page as it was, under another tag
	o.set("/rss", rss(item("/1", "Ferry", "four")))
	round(1, 5, 3)
	o.set("/rss", rss(item("/1", "Ferry", "five")))
	round(0, 6, 3)
	// A body that was not kept is sent again.
	err := in.Store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.DropBodies(ctx, at.AddDate(10, 0, 0), 1000)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	o.set("/rss", rss(item("/1", "Ferry", "six")))
	round(0, 7, 4)
}

// An outlet that is down for a moment does not put what its feed says in the
// place of a page that was read before.
func TestPageIsBetterThanFeed(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/1", page("Ferry runs aground", prose+" "+prose))
	o.set("/rss", rss(item("/1", "Ferry", prose)))
	if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
		t.Fatal(err)
	}
	if r, err := round(in, now); err != nil || r.Articles != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	o.fail("/1", http.StatusBadGateway)
	o.set("/rss", rss(item("/1", "Ferry, updated", prose)))
	if r, err := round(in, now.Add(24*time.Hour)); err != nil || r.Articles != 0 || len(r.Failed) != 1 {
		t.Errorf("while it was down: %+v, %v", r, err)
	}
	if _, waiting, as := list(t, in, store.New); len(waiting) != 1 || waiting[0].Tries != 1 || len(as) != 1 {
		t.Errorf("%d wait, %d articles", len(waiting), len(as))
	}
	// Of a page that was never had, the feed's next word counts too.
	o.set("/1", page("Ferry runs aground", prose+" "+prose))
	for i, text := range []string{prose, strings.Replace(prose, "212", "213", 1)} {
		o.set("/rss", rss(item("/lost", "Ferry", text)))
		if r, err := round(in, now.Add(time.Duration(i+2)*24*time.Hour)); err != nil || r.Articles != 1 || r.Failed != nil {
			t.Errorf("from the feed: %+v, %v", r, err)
		}
	}
}

func TestFeedsThatFail(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/rss", rss())
	f, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now)
	if err != nil {
		t.Fatal(err)
	}
	at := now
	for n, want := range []time.Duration{15 * time.Minute, 30 * time.Minute, time.Hour} {
		o.fail("/rss", http.StatusInternalServerError)
		if _, err := in.Poll(ctx, f, at); !errors.Is(err, fetch.ErrStatus) {
			t.Errorf("got %v", err)
		}
		fs, _, _ := list(t, in, store.New)
		f = fs[0]
		if f.Failures != n+1 || f.Next.Sub(at) != want || f.Error == "" {
			t.Errorf("failure %d: %+v, want a pause of %v", n+1, f, want)
		}
		at = f.Next
	}
	o.set("/rss", rss(item("/1", "x", "y")))
	if n, err := in.Poll(ctx, f, at); err != nil || n != 1 {
		t.Errorf("well again: %d, %v", n, err)
	}
	fs, _, _ := list(t, in, store.New)
	if fs[0].Failures != 0 || fs[0].Error != "" {
		t.Errorf("well again: %+v", fs[0])
	}
	o.fail("/rss", http.StatusGone)
	if _, err := in.Poll(ctx, fs[0], at); !errors.Is(err, fetch.ErrGone) {
		t.Errorf("got %v", err)
	}
	if fs, _, _ := list(t, in, store.New); fs[0].State != store.Gone {
		t.Errorf("gone: %+v", fs[0])
	}
}

func TestFeedMoves(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/new", rss())
	o.set("/old", rss())
	f, _, err := in.Subscribe(ctx, o.URL+"/old", "", now)
	if err != nil {
		t.Fatal(err)
	}
	o.mu.Lock()
	o.pages["/old"] = func(w http.ResponseWriter) {
		w.Header().Set("Location", "/new")
		w.WriteHeader(http.StatusMovedPermanently)
	}
	o.mu.Unlock()
	if _, err := in.Poll(ctx, f, now); err != nil {
		t.Fatal(err)
	}
	fs, _, _ := list(t, in, store.New)
	if fs[0].URL != o.URL+"/new" {
		t.Errorf("moved to %s", fs[0].URL)
	}
	// A second feed that moves to the same place has ended.
	err = in.Store.Write(ctx, func(tx *store.Tx) error {
		_, _, err := tx.AddFeed(ctx, store.Feed{URL: o.URL + "/old", Added: now, Next: now})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	fs, _, _ = list(t, in, store.New)
	if _, err := in.Poll(ctx, fs[1], now); err != nil {
		t.Fatal(err)
	}
	if fs, _, _ = list(t, in, store.New); fs[1].State != store.Gone || fs[0].State != store.Active {
		t.Errorf("twins: %+v", fs)
	}
}

func TestNoFeed(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/", "<html><body>nothing here</body></html>")
	if _, _, err := in.Subscribe(ctx, o.URL, "", now); !errors.Is(err, ErrNoFeed) {
		t.Errorf("got %v", err)
	}
	o.set("/feed.xml", rss())
	if _, at, err := in.Find(ctx, o.URL); err != nil || at != o.URL+"/feed.xml" {
		t.Errorf("found %s, %v", at, err)
	}
	if _, _, err := in.Find(ctx, "http://127.0.0.1:1/"); err == nil || errors.Is(err, feed.ErrNotFeed) {
		t.Errorf("got %v", err)
	}
}

func TestBackoff(t *testing.T) {
	for n, want := range map[int]time.Duration{1: 15 * time.Minute, 2: 30 * time.Minute, 8: 24 * time.Hour, 100: 24 * time.Hour} {
		if got := backoff(n); got != want {
			t.Errorf("after %d failures: %v, want %v", n, got, want)
		}
	}
}

// A file has no time at which it was fetched. What is kept of it is not older
// than what came in over the web with it.
func TestFilesAreKeptAsLong(t *testing.T) {
	in := newIntake(t)
	d := store.Document{Document: source.Document{Path: "a.txt", Body: []byte("Ferry runs aground\n\n" + strings.Repeat("The night ferry ran aground on a sandbank off the island early on Monday, the harbour master said. ", 5))}}
	if _, err := in.Put(ctx, d, now); err != nil {
		t.Fatal(err)
	}
	err := in.Store.Write(ctx, func(tx *store.Tx) error {
		if n, err := tx.DropBodies(ctx, now.AddDate(0, 0, -30), 10); err != nil || n != 0 {
			t.Errorf("%d documents are forgotten as soon as they came in, %v", n, err)
		}
		if n, err := tx.DropBodies(ctx, now.AddDate(0, 0, 1), 10); err != nil || n != 1 {
			t.Errorf("%d documents are forgotten in the end, %v", n, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A document that is kept gives the article again, without the feed.
func TestKeptDocumentIsEnough(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	whole := page("Ferry runs aground", prose)
	o.set("/1", whole)
	o.set("/2", strings.Replace(whole, "article:published_time", "x", 1))
	o.set("/3", "<p>"+prose+"</p><p>"+prose+"</p>")
	signed := func(at string) string {
		return strings.Replace(item(at, "Ferry  stuck", "short"), "</item>", "<author>Mara  Quill</author></item>", 1)
	}
	o.set("/rss", rss(signed("/1"), signed("/2"), signed("/3")))
	if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
		t.Fatal(err)
	}
	if r, err := round(in, now); err != nil || r.Articles != 3 {
		t.Fatalf("%+v, %v", r, err)
	}
	_, _, as := list(t, in, store.New)
	if len(as) != 3 {
		t.Fatalf("%d articles", len(as))
	}
	for _, a := range as {
		if a.Outlet.Name != "Harbour Post" || a.Byline != "Mara Quill" || a.Headline() == "" || !a.Published.Known() {
			t.Errorf("%+v", a.Article)
		}
		err := in.Store.Read(ctx, func(tx *store.Tx) error {
			d, err := tx.Document(ctx, a.Document)
			if err != nil {
				return err
			}
			again, err := extract.Articles(d.Document, extract.Options{})
			if err != nil || again[0].ID != a.ID {
				t.Errorf("%s is not read again (%v): %+v", a.URL, err, again)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}
