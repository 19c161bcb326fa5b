package live

import (
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/engine"
)

// While the last pages of some articles are made, the next articles are placed:
// the last page waits here until the next update has begun.
func TestPlacedWhilePagesAreMade(t *testing.T) {
	s := openStore(t)
	p := newPress(6, 40)
	keep(t, s, now, p.some(t, 12)...)
	next := make(chan struct{})
	held := false
	k := &Keeper{Store: s, Options: engine.Options{Version: "test", Workers: 1, Progress: func(done, total int, stage string) {
		if stage != "writing pages" || done < total || held {
			return
		}
		held = true
		if total < 2 {
			t.Errorf("%d pages are too few for this test", total)
		}
		select {
		case <-next:
		case <-time.After(10 * time.Second):
			t.Error("nothing else was begun while the last page was made")
		}
	}}}
	begun := 0
	did, err := k.UpdateBy(ctx, func() time.Time {
		if begun++; begun == 2 {
			close(next)
		}
		return now
	})
	if err != nil {
		t.Fatal(err)
	}
	if did.New < 2 {
		t.Errorf("%d stories are new, want what was made to be written", did.New)
	}
}
