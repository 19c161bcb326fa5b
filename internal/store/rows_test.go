package store

import (
	"fmt"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// lookups are the rows that hold the index of a story, without its number.
func lookups(t *testing.T, tx *Tx, story int64) (out []string) {
	t.Helper()
	for _, table := range indexTables[1:] {
		if err := tx.indexRows(ctx, table, func(_ int64, r indexRow) {
			out = append(out, fmt.Sprintf("%s %q", table.name, r.values[1:]))
		}, "story = $1", story); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(out)
	return out
}

// An index that is written over another is as one that is written first, whatever
// was there; and what it has in common with the other is not written again.
func TestIndexOverIndex(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		var of []article.ID
		ids := indexed(t, s, []string{"The ferry left.", "The ferry came."}, func(_ int, a *article.Article) Index {
			of = append(of, a.ID)
			return Index{}
		})
		holding := func(n int) (x Index) { // by the bits of n: what it has
			x.Conflicts = n % 3
			for k := range 22 {
				if (n+k*5)%7 < 3 {
					continue
				}
				ref := EntityRef{article.Person, fmt.Sprint("p", k)}
				x.Entities = append(x.Entities, IndexedEntity{EntityRef: ref, Name: fmt.Sprint("P ", k), Spellings: []string{fmt.Sprint("Elin P", k)}, Mentions: 1 + n%2*k, Data: []byte("m")})
				x.Shown = append(x.Shown, IndexedSentence{What: ShownSaid, Day: noon(k), Quotes: []string{"“so”"}, Of: []ShownOf{{By, ref}}, Data: []byte(fmt.Sprint("said ", k))})
				x.Figures = append(x.Figures, IndexedFigure{Low: float64(k), High: float64(k + n%2), From: article.Passage{Article: of[0], Span: text.Span{Start: k, End: k + 1}}})
				x.Facets = append(x.Facets, Facet{Kind: "topic", Key: fmt.Sprint("t", k), Name: fmt.Sprint("T", k)})
			}
			return x
		}
		do(t, s, func(tx *Tx) error {
			for n := range 12 {
				x := holding(n)
				x.Articles = []IndexedArticle{{ID: of[0], Outlet: "post.example", Lang: "en", Lag: -1}}
				if err := tx.SaveIndex(ctx, ids[0], x); err != nil {
					return err
				}
				over := lookups(t, tx, ids[0])
				if err := tx.dropIndex(ctx, ids[:1]); err != nil {
					return err
				}
				if err := tx.SaveIndex(ctx, ids[0], x); err != nil {
					return err
				}
				if first := lookups(t, tx, ids[0]); !slices.Equal(over, first) {
					t.Errorf("index %d over another is\n%q\nand written first\n%q", n, over, first)
				}
				if wrong, err := tx.unsealed(ctx); err != nil || wrong != nil {
					t.Errorf("index %d: %q, %v", n, wrong, err)
				}
			}
			if s.d.numbered {
				return nil
			}
			written := func(save Index) (n int) {
				save.Articles = []IndexedArticle{{ID: of[0], Outlet: "post.example", Lang: "en", Lag: -1}}
				var before, after int
				count := func(to *int) error { return tx.row(ctx, "SELECT total_changes()").Scan(to) }
				for _, err := range []error{count(&before), tx.SaveIndex(ctx, ids[0], save), count(&after)} {
					if err != nil {
						t.Fatal(err)
					}
				}
				return after - before
			}
			x := holding(4)
			written(x)
			if n := written(x); n != 0 {
				t.Errorf("the same index again wrote %d rows, want none", n)
			}
			x.Entities[3].Mentions++
			if n := written(x); n != 2 { // and the sum
				t.Errorf("one entity wrote %d rows, want 2", n)
			}
			return nil
		})
	})
}
