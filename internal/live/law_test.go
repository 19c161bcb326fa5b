package live

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
)

func openStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func export(t testing.TB, s *store.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(ctx, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// edited is a later version of an article.
func edited(a *article.Article, n int) *article.Article {
	b := *a
	b.Byline = fmt.Sprintf("edition %d", n) // what it says of itself makes it another version
	b.Text = a.Text[:len(a.Text)-2] + fmt.Sprintf("%c.", 'a'+n%26)
	b.ID = article.Identify(&b)
	return &b
}

// A server that starts anew before every update, one that never does, and two
// that take turns end with the same stories, pages and filings, to the byte;
// whatever comes: reports, copies, edits, edits taken back, decisions of people,
// and weeks in which nothing comes. And every page is one that verifies.
func TestStateIsBuiltAgain(t *testing.T) {
	rounds := 16
	if testing.Short() {
		rounds = 8
	}
	type server struct {
		s       *store.Store
		keepers []*Keeper
	}
	opts := engine.Options{Version: "test"}
	var servers []*server
	for n := range 3 {
		s := openStore(t)
		servers = append(servers, &server{s, []*Keeper{{Store: s, Options: opts}}})
		if n == 2 {
			servers[n].keepers = append(servers[n].keepers, &Keeper{Store: s, Options: opts})
		}
	}
	p := newPress(12, 40)
	var came []*article.Article
	at := now
	for round := range rounds {
		at = at.Add(5 * time.Hour)
		if round == rounds/2 {
			at = at.Add(defaultWindow + time.Hour) // all stories close
		}
		all := p.some(t, 1+p.chance.IntN(8))
		switch {
		case round%4 == 1:
			all = append(all, edited(came[len(came)-1], round), edited(came[p.chance.IntN(len(came))], round))
		case round%4 == 2: // an edit is taken back
			all = append(all, came[len(came)-1])
		}
		came = append(came, all...)
		var first string
		for n, sv := range servers {
			keep(t, sv.s, at, all...)
			k := sv.keepers[round%len(sv.keepers)]
			if n == 1 {
				k = &Keeper{Store: sv.s, Options: opts}
			}
			if _, err := k.Update(ctx, at); err != nil {
				t.Fatal(err)
			}
			if round%4 == 3 {
				decideSomething(t, k, round, at)
			}
			switch got := export(t, sv.s); {
			case n == 0:
				first = got
			case got != first:
				t.Fatalf("round %d: server %d has another export:\n%s", round, n, difference(got, first))
			}
		}
	}
	if wrong, err := servers[0].s.Check(ctx); err != nil || wrong != nil {
		t.Errorf("check: %q, %v", wrong, err)
	}
	for _, st := range stories(t, servers[0].keepers[0]) {
		verified(t, servers[0].s, st.ID)
	}
}

// decideSomething merges two stories, or splits one, or undoes the first merge.
func decideSomething(t *testing.T, k *Keeper, round int, at time.Time) {
	t.Helper()
	list := stories(t, k)
	slices.SortFunc(list, func(a, b store.Story) int { return int(a.ID - b.ID) })
	var err error
	switch round / 4 % 3 {
	case 0:
		err = k.Merge(ctx, list[0].ID, list[1].ID, at)
	case 1:
		large := slices.MaxFunc(list, func(a, b store.Story) int { return a.Articles - b.Articles })
		var p part
		if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { p, err = partOf(ctx, tx, large.ID); return err }); err != nil {
			t.Fatal(err)
		}
		_, err = k.Split(ctx, large.ID, p.ids()[:len(p.ids())/2], at)
	case 2:
		if err = k.Unmerge(ctx, 1, at); errors.Is(err, ErrNotMerged) || errors.Is(err, ErrWhole) {
			err = nil
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// verified holds that a page verifies, and is what engine makes of its articles
// in its episodes.
func verified(t *testing.T, s *store.Store, id int64) {
	t.Helper()
	var st store.Story
	if err := s.Read(ctx, func(tx *store.Tx) (err error) { st, err = tx.Story(ctx, id); return err }); err != nil {
		t.Fatal(err)
	}
	r, err := engine.Verify(ctx, st.Page, nil, engine.Options{Version: "test"})
	if err != nil || !r.OK() {
		t.Errorf("the page of story %d: %+v, %v", id, r.Failed, err)
	}
}

// difference is the first place in which two texts differ.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-300)
	return fmt.Sprintf("…%s\nand\n…%s", a[from:min(len(a), i+300)], b[from:min(len(b), i+300)])
}

// What people decided holds whatever comes in later, until they undo it.
func TestSplitAndUnmerge(t *testing.T) {
	k := keeper(t)
	one, two := put(t, k, ferry1, "post", now), put(t, k, ferry2, "echo", now)
	put(t, k, budget, "post", now)
	update(t, k, now, Changes{New: 2, Stories: 2})
	ferry := storyOf(t, k, one)

	fresh, err := k.Split(ctx, ferry, []article.ID{two}, now)
	if err != nil || fresh == 0 || storyOf(t, k, one) != ferry || storyOf(t, k, two) != fresh {
		t.Fatalf("split: story %d of %d and %d, %v", fresh, storyOf(t, k, one), storyOf(t, k, two), err)
	}
	if _, err := k.Split(ctx, ferry, []article.ID{one}, now); !errors.Is(err, ErrWhole) {
		t.Errorf("split off all: %v", err)
	}
	if _, err := k.Split(ctx, ferry, []article.ID{two}, now); !errors.Is(err, ErrNotIn) {
		t.Errorf("split off what is elsewhere: %v", err)
	}
	update(t, k, now, Changes{Stories: 3})
	put(t, k, ferry3, "bell", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 3})
	if storyOf(t, k, one) == storyOf(t, k, two) {
		t.Error("they are one story again")
	}
	verified(t, k.Store, ferry)
	verified(t, k.Store, fresh)

	// Merged again, that holds, and undone, the decisions before it are gone.
	if err := k.Merge(ctx, fresh, ferry, now); err != nil {
		t.Fatal(err)
	}
	update(t, k, now.Add(time.Hour), Changes{Stories: 2})
	if storyOf(t, k, one) != ferry || storyOf(t, k, two) != ferry {
		t.Error("they are two stories")
	}
	if err := k.Unmerge(ctx, ferry, now); !errors.Is(err, ErrNotMerged) {
		t.Errorf("undone what never was: %v", err)
	}
	if err := k.Unmerge(ctx, fresh, now); err != nil {
		t.Fatal(err)
	}
	if err := k.Unmerge(ctx, fresh, now); !errors.Is(err, ErrNotMerged) {
		t.Errorf("undone twice: %v", err)
	}
	if storyOf(t, k, two) != fresh {
		t.Errorf("it is in story %d, want %d", storyOf(t, k, two), fresh)
	}
	if wrong, err := k.Store.Check(ctx); err != nil || wrong != nil {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func storyOf(t *testing.T, k *Keeper, id article.ID) (story int64) {
	t.Helper()
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		in, err := tx.StoriesOf(ctx, []article.ID{id})
		story = in[id]
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// Nothing joins a story that is closed; an edit of one of its articles opens it
// again, with all that is in it.
func TestClosedStory(t *testing.T) {
	k := keeper(t)
	k.Window = 24 * time.Hour
	one := put(t, k, ferry1, "post", now)
	put(t, k, ferry2, "echo", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	later := now.Add(25 * time.Hour)
	put(t, k, ferry3, "bell", later)
	update(t, k, later, Changes{New: 1, Stories: 1})
	for n, fresh := range []bool{false, true} {
		if fresh { // what is closed is not even held
			if err := k.Store.Write(ctx, func(tx *store.Tx) error { return tx.PassOver(ctx, later) }); err != nil {
				t.Fatal(err)
			}
			later = later.Add(48 * time.Hour)
		}
		edit := edited(textOf(t, k, one), n)
		keep(t, k.Store, later, edit)
		one = edit.ID
		if _, err := k.Update(ctx, later); err != nil {
			t.Fatal(err)
		}
		list := stories(t, k)
		if st := list[0]; !st.Updated.Equal(later) || storyOf(t, k, one) != st.ID || st.Articles < 2 {
			t.Errorf("stories %+v", list)
		}
		verified(t, k.Store, list[0].ID)
	}
}

func textOf(t *testing.T, k *Keeper, id article.ID) *article.Article {
	t.Helper()
	var a store.Article
	if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { a, err = tx.Article(ctx, id); return err }); err != nil {
		t.Fatal(err)
	}
	return a.Article
}

// A page of another version of the program is made anew, once.
func TestOutmodedPages(t *testing.T) {
	k := keeper(t)
	put(t, k, ferry1, "post", now)
	put(t, k, budget, "post", now)
	update(t, k, now, Changes{New: 2, Stories: 2})
	next := &Keeper{Store: k.Store, Options: engine.Options{Version: "next"}}
	update(t, next, now, Changes{Updated: 2, Stories: 2})
	update(t, next, now, Changes{Stories: 2})
}
