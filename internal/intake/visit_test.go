package intake

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture/postgres"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

func later(after time.Duration) func() time.Time {
	return func() time.Time { return now.Add(after) }
}

// A visit reads the feeds and the pages of its host, and no other's; what it keeps
// and lists it says in the same transaction.
func TestVisit(t *testing.T) {
	post, courier, in := newOutlet(t), newOutlet(t), newIntake(t)
	post.set("/1", page("Ferry runs aground", prose))
	courier.set("/2", page("Bridge closed", strings.ReplaceAll(prose, "ferry", "bridge")))
	post.set("/rss", rss(item("/1", "Ferry", "short"), item(courier.URL+"/2", "Bridge", "short"), item("/3", "Lost", "short")))
	if _, _, err := in.Subscribe(ctx, post.URL+"/rss", "", now); err != nil {
		t.Fatal(err)
	}
	var listed []string
	kept := 0
	in.Listed = func(ctx context.Context, tx *store.Tx, hosts []string) error {
		if es, err := tx.Entries(ctx, store.New, 10); err != nil || len(es) != 3 {
			t.Errorf("in the transaction there are %d entries, %v", len(es), err)
		}
		listed = append(listed, hosts...)
		return nil
	}
	in.Kept = func(ctx context.Context, tx *store.Tx) error {
		kept++
		n, err := tx.CountArticles(ctx)
		if n != kept {
			t.Errorf("in the transaction there are %d articles, want %d", n, kept)
		}
		return err
	}
	host := store.HostOf(post.URL)
	r, more, err := in.Visit(ctx, host, time.Minute, later(0))
	if err != nil || more || r.Feeds != 1 || r.Entries != 3 || r.Articles != 1 || len(r.Failed) != 1 {
		t.Errorf("first visit %+v, %v, %v", r, more, err)
	}
	if other := store.HostOf(courier.URL); !slices.Equal(listed, []string{host, other, host}) || kept != 1 || courier.asked["/2"] != 0 {
		t.Errorf("listed %q, kept %d, the other host was asked %d times", listed, kept, courier.asked["/2"])
	}
	// Twice is as good as once.
	if r, more, err := in.Visit(ctx, host, time.Minute, later(0)); err != nil || more || r.Feeds+r.Articles+len(r.Failed) != 0 {
		t.Errorf("second visit %+v, %v, %v", r, more, err)
	}
	if r, _, err := in.Visit(ctx, store.HostOf(courier.URL), time.Minute, later(0)); err != nil || r.Articles != 1 {
		t.Errorf("visit of the other %+v, %v", r, err)
	}
	// A page that fails is asked for three times, with pauses that outlast the
	// process, and is then set aside.
	for _, try := range []struct {
		after time.Duration
		asked int
	}{{5 * time.Second, 1}, {time.Minute, 2}, {2 * time.Minute, 2}, {9 * time.Minute, 3}, {12 * time.Minute, 3}} {
		again := &Intake{Client: in.Client, Store: in.Store}
		if _, _, err := again.Visit(ctx, host, time.Minute, later(try.after)); err != nil || post.asked["/3"] != try.asked {
			t.Errorf("after %v: %v; asked %d times, want %d", try.after, err, post.asked["/3"], try.asked)
		}
	}
	if _, aside, _ := list(t, in, store.Quarantined); len(aside) != 1 || !strings.Contains(aside[0].Error, "404") {
		t.Errorf("set aside: %+v", aside)
	}
}

// A transaction whose message fails keeps nothing: what is there has been told.
func TestVisitTellsOrKeepsNothing(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/1", page("Ferry runs aground", prose))
	o.set("/rss", rss(item("/1", "Ferry", "short")))
	if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
		t.Fatal(err)
	}
	lost := errors.New("the queue is damaged")
	in.Listed = func(context.Context, *store.Tx, []string) error { return lost }
	if _, _, err := in.Visit(ctx, store.HostOf(o.URL), time.Minute, later(0)); !errors.Is(err, lost) {
		t.Errorf("got %v", err)
	}
	if _, es, _ := list(t, in, store.New); len(es) != 0 {
		t.Errorf("entries nobody was told of: %+v", es)
	}
	in.Listed, in.Kept = nil, func(context.Context, *store.Tx) error { return lost }
	if _, _, err := in.Visit(ctx, store.HostOf(o.URL), time.Minute, later(0)); !errors.Is(err, lost) {
		t.Errorf("got %v", err)
	}
	if _, es, as := list(t, in, store.New); len(es) != 1 || es[0].Tries != 0 || len(as) != 0 {
		t.Errorf("entries %+v, articles %d", es, len(as))
	}
}

// Others have their turn when a visit has taken its time; the next goes on.
func TestLongVisit(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	var items []string
	for i := range 35 {
		path := fmt.Sprintf("/%d", i)
		o.set(path, page(fmt.Sprintf("Ferry %d runs aground", i), prose))
		items = append(items, item(path, "Ferry", "short"))
	}
	o.set("/rss", rss(items...))
	if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
		t.Fatal(err)
	}
	visits, articles := 0, 0
	for more := true; more; visits++ {
		var r Report
		var err error
		var looks atomic.Int64
		if r, more, err = in.Visit(ctx, store.HostOf(o.URL), time.Minute, func() time.Time {
			return now.Add(time.Duration(looks.Add(1)) * 4 * time.Second)
		}); err != nil || visits > 50 {
			t.Fatalf("visit %d: %v", visits, err)
		}
		articles += r.Articles
	}
	if articles != 35 || visits < 2 {
		t.Errorf("%d articles in %d visits", articles, visits)
	}
	for i := range 35 {
		if n := o.asked[fmt.Sprintf("/%d", i)]; n != 1 {
			t.Errorf("page %d was asked for %d times", i, n)
		}
	}
}

// A host that does not answer, or asks to be left alone, is: its other pages cost
// no try, and nobody waits for each of them.
func TestHostLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name  string
		do    func(w http.ResponseWriter, r *http.Request)
		most  int // times it is asked
		alone time.Duration
		ails  bool // it is visited aside from then on
	}{
		{"silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, 3, 5 * time.Minute, true},
		{"busy", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "1800")
			w.WriteHeader(http.StatusTooManyRequests)
		}, 2, 30 * time.Minute, false},
		{"busy for a moment", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }, 2, time.Minute, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, in := newOutlet(t), newIntake(t)
			in.Client = fetch.New(fetch.Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Interval: -1, Timeout: 100 * time.Millisecond})
			defer in.Client.Close()
			asked := make(chan struct{}, 100)
			site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				asked <- struct{}{}
				c.do(w, r)
			}))
			defer site.Close()
			silent := site.URL
			var items []string
			for i := range 20 {
				items = append(items, item(fmt.Sprintf("%s/%d", silent, i), "Ferry", "short"))
			}
			o.set("/rss", rss(items...))
			if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
				t.Fatal(err)
			}
			for _, host := range []string{store.HostOf(o.URL), store.HostOf(silent)} {
				if _, more, err := in.Visit(ctx, host, time.Minute, later(0)); err != nil || more {
					t.Fatal(more, err)
				}
			}
			if n := len(asked); n == 0 || n > c.most {
				t.Errorf("it was asked %d times", n)
			}
			_, es, _ := list(t, in, store.New)
			tries := 0
			for _, e := range es {
				tries += e.Tries
				if e.Next.Before(now.Add(time.Minute)) {
					t.Errorf("entry %s is due at %v", e.URL, e.Next)
				}
			}
			if len(es) != 20 || tries > c.most {
				t.Errorf("%d entries wait, %d tries", len(es), tries)
			}
			err := in.Store.Read(ctx, func(tx *store.Tx) error {
				for after, want := range map[time.Duration]string{
					c.alone - time.Second: fmt.Sprint([]store.DueHost{}), c.alone: fmt.Sprint([]store.DueHost{{Host: store.HostOf(silent), Ailing: c.ails}})} {
					if due, err := tx.DueHosts(ctx, now.Add(after)); err != nil || fmt.Sprint(due) != want {
						t.Errorf("due after %v: %v, want %s, %v", after, due, want, err)
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// Of pages that are to be fetched at once so many are let in as there is room for.
func TestRoomIsCounted(t *testing.T) {
	in := newIntake(t)
	in.MostWaiting = 3
	in.room.asked, in.room.left = time.Now().Add(time.Hour), in.MostWaiting
	let := 0
	for range 12 {
		taken, err := in.room.take(ctx, in.Store, in.MostWaiting)
		if err != nil {
			t.Fatal(err)
		}
		if taken {
			let++
		}
	}
	if let != in.MostWaiting {
		t.Errorf("%d pages were let in, want %d", let, in.MostWaiting)
	}
	in.room.asked = time.Time{} // nothing waits in the store
	if taken, err := in.room.take(ctx, in.Store, in.MostWaiting); err != nil || !taken {
		t.Errorf("none was let in when the store was asked again: %v", err)
	}
}

// Processes that share a database share the room too.
func TestRoomIsShared(t *testing.T) {
	s, err := store.Open(ctx, postgres.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 3 {
		if err := s.Write(ctx, func(tx *store.Tx) error { _, err := tx.Join(ctx); return err }); err != nil {
			t.Fatal(err)
		}
	}
	r, let := room{}, 0
	if _, err := r.take(ctx, s, 10); err != nil {
		t.Fatal(err)
	}
	for let = 1; let < 10; let++ {
		r.asked = time.Now()
		if taken, err := r.take(ctx, s, 10); err != nil {
			t.Fatal(err)
		} else if !taken {
			break
		}
	}
	if let != 4 {
		t.Errorf("%d pages were let in, want 4: a third of the room", let)
	}
}

// While too many articles wait for their stories, no page is fetched.
func TestVisitWaitsForRoom(t *testing.T) {
	in := newIntake(t)
	var outlets []*outlet
	for _, words := range []string{prose, strings.ReplaceAll(prose, "ferry", "bridge")} {
		o := newOutlet(t)
		o.set("/1", page("Night on a sandbank", words))
		o.set("/rss", rss(item("/1", "Night", "short")))
		if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
			t.Fatal(err)
		}
		outlets = append(outlets, o)
	}
	var waiting []article.ID
	in.Kept = func(ctx context.Context, tx *store.Tx) error {
		as, err := tx.Waiting(ctx, 10)
		for _, a := range as {
			waiting = append(waiting, a.ID)
		}
		return err
	}
	if r, _, err := in.Visit(ctx, store.HostOf(outlets[0].URL), time.Minute, later(0)); err != nil || r.Articles != 1 || len(waiting) != 1 {
		t.Fatalf("%+v, %v; %v wait", r, err, waiting)
	}
	in.Kept, in.MostWaiting = nil, 1
	var filed atomic.Bool
	read := outlets[1].pages["/1"]
	outlets[1].pages["/1"] = func(w http.ResponseWriter) {
		if !filed.Load() {
			t.Error("fetched while an article waits for its story")
		}
		read(w)
	}
	time.AfterFunc(3*lookEvery, func() { // long after the page would have been fetched
		err := in.Store.Write(ctx, func(tx *store.Tx) error {
			filed.Store(true)
			return tx.Taken(ctx, waiting)
		})
		if err != nil {
			t.Error(err)
		}
	})
	if r, _, err := in.Visit(ctx, store.HostOf(outlets[1].URL), time.Minute, later(0)); err != nil || r.Articles != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}
