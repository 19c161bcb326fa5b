package web

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"context"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

// TestOwnInRoom keeps by keys what readers keep, as a script does it.
func TestOwnInRoom(t *testing.T) {
	x := newHouse(t, Entry{})
	u := x.add(t, "elin", account.Reader)
	day := time.Date(2031, 5, 5, 9, 0, 0, 0, time.UTC)
	x.addReports(t, 1, day, monday)
	srv := httptest.NewServer(x.h)
	t.Cleanup(srv.Close)
	cookie, err := x.accounts.Open(ctx, u, "", "", x.now)
	if err != nil {
		t.Fatal(err)
	}
	b := browse(t, srv.URL)
	b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, network.SetCookie, network.SetCookieParams{Name: sessionCookie, Value: cookie, URL: srv.URL})
		return err
	}))
	kept := func() (m store.ReadMark, follows int) {
		t.Helper()
		err := x.Store.Read(ctx, func(tx *store.Tx) error {
			all, err := tx.Follows(ctx, u.ID)
			if follows = len(all); err != nil {
				return err
			}
			m, err = tx.ReadMark(ctx, u.ID, 1)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return m, follows
	}
	b.look(1440, "light")
	b.open(srv.URL + "/")
	b.until("document.readyState == 'complete' && !document.querySelector('#keys-open').hidden")
	b.keys("j")
	b.keys("m")
	b.until("document.querySelector('.stories > li.read')")
	b.keys("s")
	b.until("document.querySelector('.badge.followed')")
	if m, n := kept(); m.Upto.IsZero() || n != 1 {
		t.Errorf("on the home page: %+v, %d follows", m, n)
	}
	b.keys("f")
	b.until("!document.querySelector('.badge.followed')")
	b.keys("m")
	b.until("!document.querySelector('.stories > li.read')")
	if m, n := kept(); !m.Upto.IsZero() || n != 0 {
		t.Errorf("taken back: %+v, %d follows", m, n)
	}

	b.look(1440, "light")
	b.open(srv.URL + "/story/1")
	b.until("document.readyState == 'complete' && !document.querySelector('#keys-open').hidden")
	b.keys("f")
	b.until("document.querySelector('[data-key=f]').textContent == 'Unfollow'")
	if _, n := kept(); n != 1 || get[string](b, "location.pathname") != "/story/1" {
		t.Errorf("%d follows", n)
	}
	b.keys("?")
	if got := get[string](b, "document.querySelector('#keys').innerText"); !strings.Contains(got, "Compare") || !strings.Contains(got, "Mark as") {
		t.Errorf("the help says %q", got)
	}
	b.keys("\u001b")
	// A short story is read to its end at once; what is not at its end is not.
	get[int](b, "(document.querySelector('#end').scrollIntoView(), 1)")
	b.until("document.querySelector('[data-key=m]').getAttribute('aria-pressed') == 'true'")
	if m, _ := kept(); !m.Upto.Equal(day) {
		t.Errorf("read to the end: %+v", m)
	}
	b.shoot("own-read-light-1440", false)
	b.keys("m")
	b.until("document.querySelector('[data-key=m]').getAttribute('aria-pressed') == 'false'")
	if m, _ := kept(); !m.Upto.IsZero() {
		t.Errorf("not read: %+v", m)
	}
	b.keys("m")
	b.until("document.querySelector('[data-key=m]').getAttribute('aria-pressed') == 'true'")
	x.addReports(t, 1, day.Add(26*time.Hour), monday, tuesday)
	for _, width := range []int64{390, 1440} {
		b.look(width, "light")
		b.open(srv.URL + "/story/1")
		b.until("document.querySelector('#since')")
		b.shoot("own-since-light-"+map[int64]string{390: "390", 1440: "1440"}[width], false)
		b.open(srv.URL + "/")
		b.shoot("own-home-light-"+map[int64]string{390: "390", 1440: "1440"}[width], false)
	}
	b.open(srv.URL + "/story/1")
	if got := get[string](b, "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).headline"); !strings.Contains(got, "Ferry") { // and clean, below: the policy lets data be
		t.Errorf("the page calls itself %q", got)
	}
	get[int](b, "(document.querySelector('#since .from a').click(), 1)")
	b.until("document.querySelector('dialog.panel[open] #p')")
	b.clean()
}
