package live

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// TestOneEvent holds that what a person said is one event is one on the page, for
// a version that came since too, and when the page is made anew, until it is
// undone; and that such a page verifies.
func TestOneEvent(t *testing.T) {
	const (
		first  = "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. Divers from Halvik inspected the hull of the Norra Star on Tuesday. All 212 passengers were taken ashore by fishing boats, harbour master Elin Marsk said.\n"
		second = "Norra Star ferry examined\n\nFishing boats took all 212 passengers off the Norra Star after the ferry ran aground on a sandbank off Storsund on Monday, harbour master Elin Marsk said. Experts examined the keel of the Norra Star in Storsund on Wednesday.\n"
	)
	k := keeper(t)
	put(t, k, first, "post", now)
	put(t, k, second, "courier", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	id := stories(t, k)[0].ID
	entries := func() (n int, divers, experts page.Entry) {
		t.Helper()
		var s store.Story
		if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { s, err = tx.Story(ctx, id); return err }); err != nil {
			t.Fatal(err)
		}
		if report, err := engine.Verify(ctx, s.Page, nil, engine.Options{}); err != nil || !report.OK() {
			t.Errorf("the page does not verify: %v, %v", report.Failed, err)
		}
		p, err := page.Decode(s.Page)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entriesOf(p.Timeline) {
			for _, told := range e.Tellings {
				if strings.Contains(told.Sentence.Text(), "Divers") {
					divers = e
				}
				if strings.Contains(told.Sentence.Text(), "Experts") {
					experts = e
				}
			}
			n++
		}
		return n, divers, experts
	}
	two, divers, experts := entries()
	if len(divers.Tellings) != 1 || len(experts.Tellings) != 1 {
		t.Fatalf("%d events, told %d and %d times", two, len(divers.Tellings), len(experts.Tellings))
	}
	cites := onePair{divers.Tellings[0].Sentence.Cites()[0], experts.Tellings[0].Sentence.Cites()[0]}
	if err := k.OneEvent(ctx, id, []article.Passage{cites[0], cites[0]}, now); !errors.Is(err, ErrOneAlone) {
		t.Errorf("one alone: %v", err)
	}
	if err := k.OneEvent(ctx, id, []article.Passage{cites[0], {Article: "nowhere"}}, now); !errors.Is(err, ErrNotIn) {
		t.Errorf("of another story: %v", err)
	}
	if err := k.OneEvent(ctx, id, cites[:], now); err != nil {
		t.Fatal(err)
	}
	check := func(when string, want int) {
		t.Helper()
		if _, d, _ := entries(); len(d.Tellings) != want {
			t.Errorf("%s: the event is told %d times, want %d", when, len(d.Tellings), want)
		}
	}
	if n, _, _ := entries(); n != two-1 {
		t.Errorf("%d events, and %d where two are one", two, n)
	}
	check("joined", 2)
	put(t, k, first+"A crane came in the evening.\n", "post", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 1})
	check("after a new version of an article", 2)
	k = &Keeper{Store: k.Store, Options: engine.Options{Version: "later"}}
	if _, err := k.Redo(ctx, time.Time{}); err != nil {
		t.Fatal(err)
	}
	check("made anew by another version", 2)
	var all []Ruling
	if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { all, err = Rulings(ctx, tx); return err }); err != nil || len(all) != 1 || all[0].Kind != Joined || all[0].Story != id || len(all[0].Cites) != 2 {
		t.Fatalf("rulings %+v, %v", all, err)
	}
	if err := k.TwoEvents(ctx, id, onePair(all[0].Cites), now); err != nil {
		t.Fatal(err)
	}
	check("undone", 1)
	if err := k.TwoEvents(ctx, id, onePair(all[0].Cites), now); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
}
