package live

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
)

// keptPage is the page of a story as the store has it.
func keptPage(t *testing.T, k *Keeper, id int64) []byte {
	t.Helper()
	var s store.Story
	if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { s, err = tx.Story(ctx, id); return err }); err != nil {
		t.Fatal(err)
	}
	return s.Page
}

func decoded(t *testing.T, b []byte) *page.Page {
	t.Helper()
	p, err := page.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestTellApart holds that two names that a person told apart are two in every
// later update, for a version that came since, and when the page is made anew,
// until it is undone.
func TestTellApart(t *testing.T) {
	const (
		first  = "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Yuri Marsk said. Divers from Halvik began to inspect the hull of the Norra Star at noon.\n"
		second = "Passengers safe after Norra Star grounding\n\nFishing boats took all 212 passengers off the Norra Star after the ferry ran aground on a sandbank off Storsund on Monday, Yury Marsk said. A tug from Halvik is to pull the ferry free with the next spring tide.\n"
	)
	k := keeper(t)
	put(t, k, first, "post", now)
	put(t, k, second, "courier", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	id := stories(t, k)[0].ID
	names := [2]string{"Yury Marsk", "Yuri Marsk"}
	persons := func() int {
		t.Helper()
		n := 0
		for _, e := range engine.Reopen(decoded(t, keptPage(t, k, id))).Story.Cast.Entities {
			if slices.ContainsFunc(names[:], func(name string) bool { return e.Name == name }) {
				n++
			}
		}
		return n
	}
	if n := persons(); n != 1 {
		t.Fatalf("%d persons at first", n)
	}
	if err := k.TellApart(ctx, id, [2]string{"Yuri Marsk", "Norra Star"}, now); !errors.Is(err, ErrTwoNames) {
		t.Errorf("two names that are two already: %v", err)
	}
	if err := k.TellApart(ctx, id, [2]string{"Yuri Marsk", "Ivo Reth"}, now); !errors.Is(err, ErrNoName) {
		t.Errorf("a name that no article has: %v", err)
	}
	if err := k.TellApart(ctx, id, names, now); err != nil || persons() != 2 {
		t.Fatalf("told apart: %d persons, %v", persons(), err)
	}
	put(t, k, ferry3, "lantern", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 1})
	if n := persons(); n != 2 {
		t.Errorf("after an update: %d persons", n)
	}
	put(t, k, first+"A crane came in the evening.\n", "post", now.Add(2*time.Hour))
	update(t, k, now.Add(2*time.Hour), Changes{Updated: 1, Stories: 1})
	if n := persons(); n != 2 {
		t.Errorf("after a new version of an article: %d persons", n)
	}
	k = &Keeper{Store: k.Store, Options: engine.Options{Version: "later"}}
	if n, err := k.Redo(ctx, time.Time{}); n != 1 || err != nil || persons() != 2 {
		t.Errorf("made anew by another version: %d pages, %v, %d persons", n, err, persons())
	}
	var all []Ruling
	if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { all, err = Rulings(ctx, tx); return err }); err != nil || len(all) != 1 || all[0].Kind != TwoOf || all[0].Story != id {
		t.Fatalf("rulings %+v, %v", all, err)
	}
	if err := k.TakeForOne(ctx, id, all[0].Names, now); err != nil || persons() != 1 {
		t.Errorf("undone: %d persons, %v", persons(), err)
	}
	if err := k.TakeForOne(ctx, id, all[0].Names, now); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
}

// TestSetApart holds that a name that a person took for somebody else's in one
// article is so in every later update, for a version that came since, and when the
// page is made anew, until it is undone; and that the page can be verified.
func TestSetApart(t *testing.T) {
	const (
		first  = "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Yuri Marsk said. Divers from Halvik began to inspect the hull of the Norra Star at noon.\n"
		second = "Passengers safe after Norra Star grounding\n\nFishing boats took all 212 passengers off the Norra Star after the ferry ran aground on a sandbank off Storsund on Monday, said Yuri Marsk, a passenger from Esker. A tug from Halvik is to pull the ferry free with the next spring tide.\n"
	)
	k := keeper(t)
	put(t, k, first, "post", now)
	put(t, k, second, "courier", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	id := stories(t, k)[0].ID
	kept := func() *page.Page { t.Helper(); return decoded(t, keptPage(t, k, id)) }
	persons := func() (n int) {
		t.Helper()
		for _, e := range engine.Reopen(kept()).Story.Cast.Entities {
			if e.Name == "Yuri Marsk" {
				n++
			}
		}
		return n
	}
	passenger := func() story.Stranger {
		for _, a := range kept().Articles {
			if a.Words(a.Title) == "Passengers safe after Norra Star grounding" {
				return story.Stranger{Article: a.ID, Name: "Yuri Marsk"}
			}
		}
		t.Fatal("the article is gone")
		return story.Stranger{}
	}
	if n := persons(); n != 1 {
		t.Fatalf("%d persons at first", n)
	}
	for want, st := range map[error]story.Stranger{
		ErrNotIn: {Article: "none", Name: "Yuri Marsk"}, ErrNoName: {Article: passenger().Article, Name: "Ivo Reth"}, ErrOneArticle: {Article: passenger().Article, Name: "Esker"},
	} {
		if err := k.SetApart(ctx, id, st, now); !errors.Is(err, want) {
			t.Errorf("%v: %v, want %v", st, err, want)
		}
	}
	if err := k.SetApart(ctx, id, passenger(), now); err != nil || persons() != 2 {
		t.Fatalf("set apart: %d persons, %v", persons(), err)
	}
	if r, err := engine.Verify(ctx, keptPage(t, k, id), nil, engine.Options{}); err != nil || !r.OK() {
		t.Errorf("the page cannot be verified: %+v, %v", r, err)
	}
	addresses := func() (keys []string) {
		t.Helper()
		var in []store.EntityIn
		if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { in, err = tx.EntitiesOf(ctx, id); return err }); err != nil {
			t.Fatal(err)
		}
		for _, e := range in {
			if e.Name == "Yuri Marsk" {
				keys = append(keys, e.Key)
			}
		}
		slices.Sort(keys)
		return keys
	}
	was, version := addresses(), passenger().Article
	if len(was) != 2 {
		t.Fatalf("addresses %q", was)
	}
	put(t, k, ferry3, "lantern", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 1})
	if n := persons(); n != 2 {
		t.Errorf("after an update: %d persons", n)
	}
	put(t, k, second+"A crane came in the evening.\n", "courier", now.Add(2*time.Hour))
	update(t, k, now.Add(2*time.Hour), Changes{Updated: 1, Stories: 1})
	if n := persons(); n != 2 || passenger().Article == version {
		t.Errorf("after a new version of the article, %s: %d persons", passenger().Article, n)
	}
	if got := addresses(); !slices.Equal(got, was) {
		t.Errorf("after a new version of the article the addresses are %q, and were %q", got, was)
	}
	k = &Keeper{Store: k.Store, Options: engine.Options{Version: "later"}}
	if n, err := k.Redo(ctx, time.Time{}); n != 1 || err != nil || persons() != 2 {
		t.Errorf("made anew by another version: %d pages, %v, %d persons", n, err, persons())
	}
	var all []Ruling
	if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { all, err = Rulings(ctx, tx); return err }); err != nil || len(all) != 1 || all[0].Kind != Another || all[0].Story != id || all[0].Article != passenger().Article {
		t.Fatalf("rulings %+v, %v", all, err)
	}
	if err := k.TakeBack(ctx, id, passenger(), now); err != nil || persons() != 1 {
		t.Errorf("undone: %d persons, %v", persons(), err)
	}
	if err := k.TakeBack(ctx, id, passenger(), now); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
}
