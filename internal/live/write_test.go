package live

import (
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// A later version of an article that is being written waits until it is: before
// that nobody knows in which story it belongs.
func TestVersionOfWhatIsBeingWritten(t *testing.T) {
	k := keeper(t)
	put(t, k, ferry1, "post", now)
	_, w, _, err := k.update(ctx, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	at := now.Add(time.Second)
	put(t, k, "Ferry aground off Storsund, nobody hurt"+ferry1[len("Ferry runs aground off Storsund"):], "post", at)
	other := put(t, k, budget, "post", at)
	err = k.Store.Read(ctx, func(tx *store.Tx) error {
		came, err := arrivalsIn(ctx, tx, k.desk, w)
		if err == nil && (len(came.waiting) != 1 || came.waiting[0].ID != other) {
			t.Errorf("taken up while another is being written: %v", came.ids())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if c, err := k.written(k.desk, w); err != nil || c != (Changes{New: 1}) {
		t.Fatalf("written: %+v, %v", c, err)
	}
	update(t, k, at, Changes{New: 1, Updated: 1, Stories: 2})
	for _, s := range stories(t, k) {
		if s.Articles != 1 {
			t.Errorf("%q has %d articles, want the later version alone", s.Title, s.Articles)
		}
	}
	if wrong, err := k.Store.Check(ctx); err != nil || wrong != nil {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

// What comes while something is written is placed meanwhile, and leads to what one
// after the other leads to.
func TestPlacedWhileWriting(t *testing.T) {
	var exports []string
	for _, atOnce := range []bool{false, true} {
		k := keeper(t)
		var w *writing
		for i, text := range []string{ferry1, budget, ferry2, ferry3} {
			at := now.Add(time.Duration(i) * time.Minute)
			put(t, k, text, string(rune('a'+i)), at)
			clear(k.rests.until) // on a busy machine each page takes long
			if !atOnce {
				if _, err := k.Update(ctx, at); err != nil {
					t.Fatal(err)
				}
				continue
			}
			_, next, _, err := k.update(ctx, at, w)
			if err != nil {
				t.Fatal(err)
			}
			w = next
		}
		if atOnce {
			if _, err := k.written(k.desk, w); err != nil {
				t.Fatal(err)
			}
			clear(k.rests.until)
			update(t, k, now.Add(time.Hour), Changes{Stories: 2})
		}
		exports = append(exports, export(t, k.Store))
	}
	if exports[0] != exports[1] {
		t.Errorf("one after the other:\n%s\nat once:\n%s", exports[0], exports[1])
	}
}
