package live

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/story"
)

// looked is all that can be looked up of a story.
type looked struct {
	Names                  []store.EntityIn
	Said, Positions, Event []store.ShownIn
	Outlets                []store.OutletRow
}

func lookUp(t *testing.T, k *Keeper, id int64) (l looked) {
	t.Helper()
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if l.Names, err = tx.EntitiesOf(ctx, id); err != nil {
			return err
		}
		for _, x := range []struct {
			what store.ShownKind
			to   *[]store.ShownIn
		}{{store.ShownSaid, &l.Said}, {store.ShownPosition, &l.Positions}, {store.ShownEvent, &l.Event}} {
			if *x.to, err = tx.ShownOf(ctx, id, x.what); err != nil {
				return err
			}
		}
		l.Outlets, err = tx.Outlets(ctx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestIndexOfStory(t *testing.T) {
	k := keeper(t)
	for i, text := range []string{ferry1, ferry2, ferry3} {
		put(t, k, text, []string{"post", "lantern", "echo"}[i], now)
	}
	update(t, k, now, Changes{New: 1, Stories: 1})
	id := stories(t, k)[0].ID
	l := lookUp(t, k, id)
	i := slices.IndexFunc(l.Names, func(e store.EntityIn) bool { return e.Key == "elin-marsk" })
	if i < 0 || l.Names[i].Kind != article.Person {
		t.Fatalf("Elin Marsk is not in %+v", l.Names)
	}
	var e Entity
	if err := json.Unmarshal(l.Names[i].Data, &e); err != nil || len(e.Spellings) == 0 || e.Spellings[0].Text != "Elin Marsk" {
		t.Errorf("kept %s, %v", l.Names[i].Data, err)
	}
	if len(l.Said) == 0 || len(l.Event) == 0 {
		t.Errorf("%d said, %d events", len(l.Said), len(l.Event))
	}
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		said, err := tx.Shown(ctx, store.ShownSaid, store.ShownOf{Part: store.By, EntityRef: l.Names[i].EntityRef}, 9)
		if err != nil || len(said) == 0 {
			t.Errorf("said by her: %+v, %v", said, err)
		}
		// What somebody says is not about themselves.
		about, err := tx.Shown(ctx, store.ShownSaid, store.ShownOf{Part: store.About, EntityRef: l.Names[i].EntityRef}, 9)
		for _, a := range about {
			if slices.ContainsFunc(said, func(s store.ShownIn) bool { return s.N == a.N }) {
				t.Errorf("she speaks about herself: %s", a.Data)
			}
		}
		if err != nil {
			return err
		}
		f, err := tx.Find(ctx, store.Find{Query: store.ParseQuery("number:212 person:marsk sandbank")})
		if err != nil || len(f.Stories) != 1 || len(f.Stories[0].Figures) == 0 {
			t.Errorf("found %+v, %v", f, err)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// An index that is made again from the pages is the one that was written with
// them.
func TestIndexAgain(t *testing.T) {
	k := keeper(t)
	for i, text := range []string{ferry1, ferry2, ferry3, budget} {
		put(t, k, text, []string{"post", "lantern", "echo", "post"}[i], now)
	}
	update(t, k, now, Changes{New: 2, Stories: 2})
	var b bytes.Buffer
	if err := k.Store.Export(ctx, &b); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "b.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Import(ctx, &b); err != nil {
		t.Fatal(err)
	}
	other := &Keeper{Store: s}
	for _, want := range []int{2, 0} {
		if n, err := other.Index(ctx); err != nil || n != want {
			t.Errorf("indexed %d, %v, want %d", n, err, want)
		}
	}
	for _, st := range stories(t, k) {
		if was, is := lookUp(t, k, st.ID), lookUp(t, other, st.ID); !reflect.DeepEqual(was, is) {
			t.Errorf("story %d: was\n%+v\nis\n%+v", st.ID, was, is)
		}
	}
	if wrong, err := s.Check(ctx); err != nil || wrong != nil {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

// A page that cannot be read hinders no other.
func TestIndexOfDamagedPage(t *testing.T) {
	k := keeper(t)
	err := k.Store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.AddStory(ctx, store.Story{Title: "x", Updated: now, Page: []byte("{}")})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	put(t, k, budget, "post", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
}

func TestEntityKey(t *testing.T) {
	for want, e := range map[string]story.Entity{
		"elin-marsk":   {Kind: article.Person, Name: "Élin Marsk"},
		"marsk~":       {Kind: article.Person, Name: "Marsk"},
		"o-brien-ltd":  {Kind: article.Organisation, Name: "O’Brien Ltd."},
		"storsund":     {Kind: article.Place, Name: "Storsund"},
		"@city-geneva": {Kind: article.Place, Name: "Geneva", Known: "city/geneva"},
		"":             {Kind: article.Organisation, Name: "***"},
	} {
		if got := entityKey(e, nil); got != want {
			t.Errorf("%s: %q, want %q", e.Name, got, want)
		}
	}
}

// BenchmarkIndex measures what the index adds to writing a story of three
// articles.
func BenchmarkIndex(b *testing.B) {
	var as []*article.Article
	for i, text := range []string{ferry1, ferry2, ferry3} {
		as = append(as, read(b, text, []string{"post", "lantern", "echo"}[i]))
	}
	pages, err := engine.Pages(ctx, as, engine.Options{})
	if err != nil || len(pages) != 1 {
		b.Fatalf("%d pages, %v", len(pages), err)
	}
	size := 0
	for _, a := range pages[0].Articles {
		size += len(a.Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		if _, err := indexOf(pages[0], engine.Reopen(pages[0]).Story); err != nil {
			b.Fatal(err)
		}
	}
}
