package live

import (
	"context"
	"math"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story/relate"
)

// What came of the grounding, months later, and a report that names nobody of it.
const (
	verdict = "Harbour master fined over Norra Star\n\nA court in Halvik fined harbour master Elin Marsk over the grounding of the ferry Norra Star on a sandbank in May. Elin Marsk had known that a buoy off Storsund was dark, the judge said. The ferry Norra Star has not sailed since.\n"
	regatta = "Regatta draws record crowd to Halvik\n\nA record crowd watched the summer regatta at Halvik on Saturday. The yacht Blue Heron of skipper Pia Lund won the race by two minutes, and the town council promised a new pier for the next regatta.\n"
)

// on puts an article of a day into the store.
func on(t *testing.T, k *Keeper, text, outlet, day string) {
	t.Helper()
	as, err := extract.Articles(source.Document{Path: "a.txt", URL: "https://" + outlet + ".example/" + text[:9], Body: []byte(text), Meta: source.Meta{Published: day}}, extract.Options{MinWords: 1})
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	err = k.Store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.PutArticle(ctx, store.Article{Article: as[0], Arrived: at})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Update(ctx, at); err != nil {
		t.Fatal(err)
	}
}

func links(t *testing.T, k *Keeper, id int64) (out []store.Linked) {
	t.Helper()
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = tx.Links(ctx, id, page.MostRelated)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A story of August finds that of May, which is closed by then, and is found from
// it; the page of May is not made anew for it, and leaves the house with it.
func TestRelated(t *testing.T) {
	k := keeper(t)
	on(t, k, ferry1, "post", "2031-05-06")
	on(t, k, ferry3, "bote", "2031-05-07")
	on(t, k, regatta, "post", "2031-08-02")
	may := stories(t, k)
	on(t, k, verdict, "bote", "2031-08-20")
	var ferry, court int64
	for _, st := range stories(t, k) {
		switch {
		case st.Title == "Harbour master fined over Norra Star":
			court = st.ID
		case st.Title != "Regatta draws record crowd to Halvik":
			ferry = st.ID
		}
	}
	if ferry == 0 || court == 0 {
		t.Fatalf("stories %+v", stories(t, k))
	}
	if l := links(t, k, court); len(l) != 1 || l[0].ID != ferry || l[0].Order != relate.Earlier {
		t.Errorf("of the court: %+v", l)
	}
	if l := links(t, k, ferry); len(l) != 1 || l[0].ID != court || l[0].Order != relate.Later {
		t.Errorf("of the ferry: %+v", l)
	}
	for _, st := range may {
		for _, now := range stories(t, k) {
			if now.ID == st.ID && !now.Updated.Equal(st.Updated) {
				t.Errorf("%q was written again", st.Title)
			}
		}
	}
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		st, err := tx.Paged(ctx, ferry)
		if err != nil {
			return err
		}
		p, err := page.Load(st.Page)
		if err != nil {
			return err
		}
		out, err := WithRelated(ctx, tx, ferry, p, func(o store.Story) (*page.Page, error) { return page.Load(o.Page) })
		if err != nil {
			return err
		}
		if len(p.Related) != 0 || len(out.Related) != 1 || out.Related[0].Title.Text() != "Harbour master fined over Norra Star" {
			t.Errorf("it leaves the house with %+v", out.Related)
		}
		b, err := page.Encode(out)
		if err != nil {
			return err
		}
		report, err := engine.Verify(context.Background(), b, nil, k.Options)
		if err == nil && !report.OK() {
			t.Errorf("it does not verify: %v", report.Failed)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The index made again gives the same relations.
func TestRelatedIsIndexedAgain(t *testing.T) {
	k := keeper(t)
	on(t, k, ferry1, "post", "2031-05-06")
	on(t, k, verdict, "bote", "2031-08-20")
	all := stories(t, k)
	before := links(t, k, all[0].ID)
	if len(before) != 1 {
		t.Fatalf("related: %+v", before)
	}
	err := k.Store.Write(ctx, func(tx *store.Tx) error {
		for _, st := range all {
			if err := saveRelated(ctx, tx, map[int64]*relate.Sheet{st.ID: {}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if l := links(t, k, all[0].ID); len(l) != 0 {
		t.Errorf("nothing is known of them, and they are related: %+v", l)
	}
	err = k.Store.Write(ctx, func(tx *store.Tx) error {
		for _, st := range all {
			paged, err := tx.Paged(ctx, st.ID)
			if err != nil {
				return err
			}
			p, err := page.Load(paged.Page)
			if err != nil {
				return err
			}
			if err := saveIndex(ctx, tx, p, st.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if l := links(t, k, all[0].ID); len(l) != 1 || l[0].ID != before[0].ID || math.Abs(l[0].Score-before[0].Score) > 0.1 { // what was counted when is another matter
		t.Errorf("related: %+v, before %+v", l, before)
	}
}
