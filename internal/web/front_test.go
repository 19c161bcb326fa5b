package web

import (
	"context"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// While one request reads what has changed, others are shown what was there
// before, and do not wait; the next one is shown the new.
func TestFrontWhileRead(t *testing.T) {
	x := newHouse(t, Entry{})
	put := func(title string, at time.Time) {
		t.Helper()
		err := x.Store.Write(ctx, func(tx *store.Tx) error {
			_, err := tx.AddStory(ctx, store.Story{Title: title, First: at, Last: at, Updated: at, Origins: 2, Articles: 2})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	shown := func() (titles []string) {
		t.Helper()
		within, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		err := x.Store.Read(within, func(tx *store.Tx) error {
			all, err := x.recent(within, tx)
			for _, s := range all.told {
				titles = append(titles, s.Title)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return titles
	}
	put("The dam breaks", now.Add(-time.Hour))
	if got := shown(); len(got) != 1 {
		t.Fatalf("%q", got)
	}
	put("The dam is mended", now)
	x.front.reading.Lock() // another request is at it
	if got := shown(); len(got) != 1 {
		t.Errorf("while it is read there are %q", got)
	}
	x.front.reading.Unlock()
	if got := shown(); len(got) != 2 {
		t.Errorf("after that there are %q", got)
	}
}
