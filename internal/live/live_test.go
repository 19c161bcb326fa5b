package live

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

var (
	ctx = context.Background()
	now = time.Date(2031, 5, 7, 12, 0, 0, 0, time.UTC)
)

// Invented reports on two matters.
const (
	ferry1 = "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Elin Marsk said. Divers from Halvik began to inspect the hull of the Norra Star at noon.\n"
	ferry2 = "Passengers safe after Norra Star grounding\n\nFishing boats took all 212 passengers off the Norra Star after the ferry ran aground on a sandbank off Storsund on Monday, harbour master Elin Marsk said. A tug from Halvik is to pull the ferry free with the next spring tide.\n"
	ferry3 = "Inquiry into Norra Star grounding\n\nAn inquiry will look into why the ferry Norra Star ran aground on a sandbank off the island of Storsund on Monday, the shipping authority said. Harbour master Elin Marsk told reporters that a buoy had been dark. All 212 passengers were taken ashore.\n"
	budget = "Council of Tarn passes its budget\n\nThe hill council of Tarn passed a budget of nine million crowns on Tuesday after two nights of debate. Councillor Ivo Reth called the schools the winners of the vote. The road over the pass will be mended in the summer.\n"
)

func keeper(t *testing.T) *Keeper {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &Keeper{Store: s, Options: engine.Options{Version: "test"}}
}

func put(t *testing.T, k *Keeper, text, outlet string, arrived time.Time) article.ID {
	t.Helper()
	a := read(t, text, outlet)
	err := k.Store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.PutArticle(ctx, store.Article{Article: a, Arrived: arrived})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func read(t testing.TB, text, outlet string) *article.Article {
	t.Helper()
	as, err := extract.Articles(source.Document{Path: "a.txt", URL: "https://" + outlet + ".example/" + text[:5], Body: []byte(text), Meta: source.Meta{Published: "2031-05-06"}}, extract.Options{MinWords: 1})
	if err != nil {
		t.Fatal(err)
	}
	return as[0]
}

func update(t *testing.T, k *Keeper, at time.Time, want Changes) {
	t.Helper()
	got, err := k.Update(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func stories(t *testing.T, k *Keeper) []store.Story {
	t.Helper()
	var out []store.Story
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.Stories(ctx, now.AddDate(1, 0, 0), 100)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUpdate(t *testing.T) {
	k := keeper(t)
	update(t, k, now, Changes{})
	put(t, k, ferry1, "post", now)
	put(t, k, budget, "post", now)
	update(t, k, now, Changes{New: 2, Stories: 2})
	update(t, k, now.Add(time.Minute), Changes{Stories: 2})
	put(t, k, ferry2, "echo", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 2})
	list := stories(t, k)
	if len(list) != 2 || list[0].Articles != 2 || list[0].Origins != 2 || !list[0].Updated.Equal(now.Add(time.Hour)) || !list[1].Updated.Equal(now) {
		t.Errorf("stories %+v", list)
	}
	// A page is one that verifies.
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		s, err := tx.Story(ctx, list[0].ID)
		if err != nil {
			return err
		}
		p, err := page.Decode(s.Page)
		if err == nil && len(p.Articles) != 2 {
			err = errors.New("the page has not two articles")
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}

	// Weeks later the story goes on, with its early articles, under its ID.
	later := now.AddDate(0, 0, 13)
	put(t, k, ferry3, "bell", later)
	update(t, k, later, Changes{Updated: 1, Stories: 2})
	update(t, k, later.AddDate(0, 0, 7), Changes{Stories: 1})
	if again := stories(t, k); again[0].ID != list[0].ID || again[0].Articles != 3 {
		t.Errorf("stories %+v", again)
	}
	if wrong, err := k.Store.Check(ctx); err != nil || wrong != nil {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

// Of several that update at once, one goes first and the others read again.
func TestUpdateAtOnce(t *testing.T) {
	k := keeper(t)
	put(t, k, ferry1, "post", now)
	put(t, k, ferry2, "echo", now)
	put(t, k, budget, "post", now)
	var g errgroup.Group
	for range 4 {
		g.Go(func() error {
			_, err := (&Keeper{Store: k.Store, Options: k.Options}).Update(ctx, now)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	if list := stories(t, k); len(list) != 2 {
		t.Errorf("%d stories, want 2: %+v", len(list), list)
	}
}

// An edited page stays in its story, also if it is the only one there.
func TestEditedPageKeepsItsStory(t *testing.T) {
	k := keeper(t)
	put(t, k, budget, "post", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	put(t, k, strings.Replace(budget, "nine million", "eight million", 1), "post", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 1})
	put(t, k, budget, "post", now.Add(2*time.Hour)) // it takes the edit back
	update(t, k, now.Add(2*time.Hour), Changes{Updated: 1, Stories: 1})
	list := stories(t, k)
	if len(list) != 1 || list[0].ID != 1 || !strings.Contains(string(list[0].Summary), "nine million") {
		t.Errorf("stories %+v", list)
	}
}

// What a person merged stays one story, whatever comes in later, also an edit
// of the article by which the decision names the story.
func TestMerge(t *testing.T) {
	k := keeper(t)
	put(t, k, ferry1, "post", now)
	put(t, k, budget, "post", now)
	update(t, k, now, Changes{New: 2, Stories: 2})
	if err := k.Merge(ctx, 2, 1, now); err != nil {
		t.Fatal(err)
	}
	if err := k.Merge(ctx, 2, 1, now); !errors.Is(err, ErrOneStory) {
		t.Errorf("merged again: %v", err)
	}
	if err := k.Merge(ctx, 7, 1, now); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("merged what is not there: %v", err)
	}
	one := func(articles int) {
		t.Helper()
		list := stories(t, k)
		if len(list) != 1 || list[0].ID != 1 || list[0].Articles != articles {
			t.Fatalf("stories %+v", list)
		}
		err := k.Store.Read(ctx, func(tx *store.Tx) error {
			s, err := tx.Story(ctx, 2)
			if err != nil {
				return err
			}
			r, err := engine.Verify(ctx, s.Page, nil, k.Options)
			if err == nil && !r.OK() {
				err = fmt.Errorf("%+v", r.Failed)
			}
			return err
		})
		if err != nil {
			t.Errorf("the page of the merged story: %v", err)
		}
	}
	one(2)
	update(t, k, now, Changes{Stories: 1})
	put(t, k, ferry2, "echo", now.Add(time.Hour))
	put(t, k, strings.Replace(budget, "nine million", "eight million", 1), "post", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 1})
	one(3)
	if wrong, err := k.Store.Check(ctx); err != nil || wrong != nil {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

func TestInherit(t *testing.T) {
	made := func(ids string) [][]article.ID {
		var e []article.ID
		for _, id := range strings.Fields(ids) {
			e = append(e, article.ID(id))
		}
		return [][]article.ID{e}
	}
	filed := map[article.ID]int64{"a": 1, "b": 1, "c": 1, "d": 2, "e": 3, "f": 3}
	// 1 is split: the larger part keeps the ID. 2 is merged into what goes on as
	// 3. A story of new articles has none.
	ids, merged := inherit([][][]article.ID{made("a"), made("b c"), made("d e f"), made("x")}, filed)
	if ids[0] != 0 || ids[1] != 1 || ids[2] != 3 || ids[3] != 0 || len(merged) != 1 || merged[2] != 2 {
		t.Errorf("ids %v, merged %v", ids, merged)
	}
}

// TestUpdatesAreNoted holds that what an update brought is kept: the story, then
// what was new, and nothing where only a page was made anew.
func TestUpdatesAreNoted(t *testing.T) {
	k := keeper(t)
	put(t, k, ferry1, "post", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	put(t, k, ferry3, "courier", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 1})
	var all []store.Update
	if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.Updates(ctx, 0, store.Place{At: now.AddDate(1, 0, 0)}, 10)
		return err
	}); err != nil || len(all) != 2 {
		t.Fatalf("%d updates, %v", len(all), err)
	}
	if !all[1].First || all[1].Developments != 0 || all[0].First || all[0].Developments == 0 || !strings.Contains(string(all[0].Data), "a buoy had been dark") {
		t.Errorf("%+v, data %s", all, all[0].Data)
	}
}

// TestWithhold holds that what a person withholds stays away from the page,
// also when the story is updated, until it is released.
func TestWithhold(t *testing.T) {
	k := keeper(t)
	id := put(t, k, ferry1, "post", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	st := stories(t, k)[0]
	const words = "taken ashore by fishing boats"
	shows := func() bool {
		t.Helper()
		var s store.Story
		if err := k.Store.Read(ctx, func(tx *store.Tx) (err error) { s, err = tx.Story(ctx, st.ID); return err }); err != nil {
			t.Fatal(err)
		}
		p, err := page.Decode(s.Page)
		if err != nil {
			t.Fatal(err)
		}
		shown := false
		p.Each(func(_ string, part page.Part) {
			if s, ok := part.(page.Sentence); ok && strings.Contains(s.Text(), words) {
				shown = true
			}
		})
		return shown
	}
	var cite article.Passage
	if err := k.Store.Read(ctx, func(tx *store.Tx) error {
		a, err := tx.Article(ctx, id)
		i := strings.Index(a.Text, words)
		cite = a.At(text.Span{Start: i, End: i + len(words)})
		return err
	}); err != nil || !shows() {
		t.Fatalf("shown at first: %v, %v", shows(), err)
	}
	if err := k.Withhold(ctx, st.ID, []article.Passage{cite}, now); err != nil || shows() {
		t.Errorf("shown though withheld: %v, %v", shows(), err)
	}
	put(t, k, ferry3, "courier", now.Add(time.Hour))
	update(t, k, now.Add(time.Hour), Changes{Updated: 1, Stories: 1})
	if shows() {
		t.Error("shown again after an update")
	}
	if err := k.Release(ctx, st.ID, []article.Passage{cite}, now); err != nil || !shows() {
		t.Errorf("shown once released: %v, %v", shows(), err)
	}
}

// An update that goes on for long says of each page when it was made, not when it
// began itself.
func TestUpdateAsksForTheTime(t *testing.T) {
	k := keeper(t)
	keep(t, k.Store, now, newPress(6, 40).some(t, mostTaken+50)...)
	batches := 0
	_, err := k.UpdateBy(ctx, func() time.Time {
		batches++
		return now.Add(time.Duration(batches) * time.Minute)
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[time.Time]int{}
	for _, s := range stories(t, k) {
		seen[s.Updated]++
	}
	if seen[now.Add(time.Minute)] == 0 || seen[now.Add(2*time.Minute)] == 0 || seen[now] > 0 {
		t.Errorf("stories were updated at %v", seen)
	}
}

// TestSummaryNewest: the day of the last article that states one, not of one whose day
// is inferred.
func TestSummaryNewest(t *testing.T) {
	on := func(d int) page.When {
		return page.When{When: article.OnDay(time.Date(2031, 5, d, 0, 0, 0, 0, time.UTC), article.Explicit)}
	}
	s := summaryOf(&page.Page{Sources: []page.SourceRow{{Date: on(6), Stated: true}, {Date: on(8), Stated: true}, {Date: on(9)}}})
	if want := time.Date(2031, 5, 8, 0, 0, 0, 0, time.UTC); !s.Newest.Equal(want) {
		t.Errorf("newest %v, want %v", s.Newest, want)
	}
}
