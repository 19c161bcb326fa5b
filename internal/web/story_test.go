package web

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// A page that is made anew keeps the time of its story, and is shown as it is
// now: here without what a person withheld.
func TestRemadePageIsShown(t *testing.T) {
	x := newHouse(t, Entry{})
	id := x.addReports(t, 1, time.Date(2031, 5, 5, 9, 0, 0, 0, time.UTC), monday)
	before := x.browser(t).get("/story/1").Body.String()
	if !strings.Contains(before, "were taken ashore") {
		t.Fatal(before)
	}
	var was store.Story
	err := x.Store.Write(ctx, func(tx *store.Tx) (err error) {
		if was, err = tx.Story(ctx, id); err != nil {
			return err
		}
		p, err := page.Decode(was.Page)
		if err != nil {
			return err
		}
		a := p.Articles[0]
		return tx.Decide(ctx, store.Decision{Kind: "withhold", A: string(a.ID), B: fmt.Sprintf("%d-%d", strings.Index(a.Text, "All 212"), len(a.Text)), Made: x.now})
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := (&live.Keeper{Store: x.Store, Options: engine.Options{Version: "next"}}).Redo(ctx, time.Time{}); n != 1 || err != nil {
		t.Fatalf("%d made anew, %v", n, err)
	}
	err = x.Store.Read(ctx, func(tx *store.Tx) error {
		st, err := tx.Story(ctx, id)
		if !st.Updated.Equal(was.Updated) || string(st.Page) == string(was.Page) {
			t.Errorf("the story's time is %v, was %v; same page: %v", st.Updated, was.Updated, string(st.Page) == string(was.Page))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	has(t, x.browser(t).get("/story/1").Body.String(), "ran aground", "!were taken ashore")
}
