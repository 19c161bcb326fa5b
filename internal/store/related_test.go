package store

import (
	"fmt"
	"testing"

	"github.com/synoptic-news/synoptic/story/relate"
)

// about is a sheet of a day that has some terms, by key.
func about(day int, keys ...string) *relate.Sheet {
	s := &relate.Sheet{First: noon(day), Last: noon(day)}
	for _, k := range keys {
		s.Terms = append(s.Terms, relate.Term{Key: k, Text: k, Weight: 1})
	}
	return s
}

// blank puts stories without articles into a store.
func blank(t *testing.T, s *Store, n int) []int64 {
	t.Helper()
	var ids []int64
	do(t, s, func(tx *Tx) error {
		for i := range n {
			id, err := tx.AddStory(ctx, Story{Title: "Report", Updated: noon(i + 1), Page: []byte("{}")})
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	return ids
}

func TestSheets(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ids := blank(t, s, 3)
		do(t, s, func(tx *Tx) error {
			for i, keys := range [][]string{{"=gate", "ilse tarn"}, {"=gate", "ilse tarn", "orlo"}, {"=gate", "orlo"}} {
				if err := tx.SaveSheets(ctx, map[int64]*relate.Sheet{ids[i]: about(i+1, keys...)}); err != nil {
					return err
				}
			}
			near, err := tx.Naming(ctx, map[int64][]string{ids[1]: {"ilse tarn", "orlo", "=gate"}, ids[2]: {"=gate"}})
			if err != nil || fmt.Sprint(near[ids[1]]) != fmt.Sprint([]int64{ids[0], ids[2]}) || len(near[ids[2]]) != 0 {
				t.Errorf("near are %v, %v; words lead to nobody, and a story is not near itself", near, err)
			}
			// The gate stands in three sheets, each name in two: a name is rarer.
			x := about(4, "=gate", "ilse tarn", "nowhere")
			if err := tx.SaveSheets(ctx, map[int64]*relate.Sheet{ids[0]: x}); err != nil {
				return err
			}
			if !(x.Terms[0].Rarity < x.Terms[1].Rarity && x.Terms[1].Rarity < x.Terms[2].Rarity) {
				t.Errorf("rated %+v", x.Terms)
			}
			// What a sheet no longer has is counted no more, however often it is saved.
			for range 2 {
				if err := tx.SaveSheets(ctx, map[int64]*relate.Sheet{ids[0]: about(4, "nowhere")}); err != nil {
					return err
				}
			}
			counts := map[string]int{}
			for _, key := range []string{allSheets, "=gate", "ilse tarn", "nowhere", "orlo"} {
				var n int
				if err := tx.row(ctx, "SELECT n FROM sheet_term WHERE term = $1", key).Scan(&n); err != nil {
					return err
				}
				counts[key] = n
			}
			if counts[allSheets] != 3 || counts["=gate"] != 2 || counts["ilse tarn"] != 1 || counts["nowhere"] != 1 || counts["orlo"] != 2 {
				t.Errorf("counted %v", counts)
			}
			near, err = tx.Naming(ctx, map[int64][]string{0: {"ilse tarn"}})
			if err != nil || len(near[0]) != 1 || near[0][0] != ids[1] {
				t.Errorf("Ilse Tarn is in %v, %v", near, err)
			}
			return nil
		})
	})
}

func TestLinks(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ids := blank(t, s, 4)
		link := func(score float64, order relate.Order) relate.Link {
			here, there := relate.Term{Key: "ilse tarn", Text: "Ilse Tarn"}, relate.Term{Key: "ilse tarn", Text: "I. Tarn"}
			return relate.Link{Score: score, Order: order, Names: []relate.Shared{{Here: here, There: there}}}
		}
		related := func(tx *Tx, id int64) []Linked {
			t.Helper()
			all, err := tx.Links(ctx, id, 2)
			if err != nil {
				t.Fatal(err)
			}
			return all
		}
		do(t, s, func(tx *Tx) error {
			if err := tx.SaveLinks(ctx, ids[1:2], map[Pair]relate.Link{{ids[0], ids[1]}: link(1, relate.Earlier).Back(), {ids[1], ids[2]}: link(2, relate.Later), {ids[1], ids[3]}: link(0.5, relate.Beside)}); err != nil {
				return err
			}
			all := related(tx, ids[1])
			if len(all) != 2 || all[0].ID != ids[2] || all[1].ID != ids[0] || all[1].Order != relate.Earlier || all[1].Names[0].Here.Text != "Ilse Tarn" {
				t.Errorf("of the second: %+v", all)
			}
			all = related(tx, ids[0])
			if len(all) != 1 || all[0].ID != ids[1] || all[0].Order != relate.Later || all[0].Names[0].Here.Text != "I. Tarn" {
				t.Errorf("the first sees it so: %+v", all)
			}
			if _, err := tx.exec(ctx, "UPDATE story SET mark = 'hidden' WHERE id = $1", ids[2]); err != nil {
				return err
			}
			if all := related(tx, ids[1]); len(all) != 2 || all[0].ID != ids[0] || all[1].ID != ids[3] {
				t.Errorf("a hidden story is shown, or keeps another away: %+v", all)
			}
			if err := tx.SaveSheets(ctx, map[int64]*relate.Sheet{ids[0]: about(1, "ilse tarn")}); err != nil {
				return err
			}
			if err := tx.MergeStory(ctx, ids[0], ids[3]); err != nil {
				return err
			}
			if all := related(tx, ids[1]); len(all) != 1 || all[0].ID != ids[3] {
				t.Errorf("a story that was merged is shown: %+v", all)
			}
			if near, err := tx.Naming(ctx, map[int64][]string{0: {"ilse tarn"}}); err != nil || len(near[0]) != 0 {
				t.Errorf("a story that was merged is compared: %v, %v", near, err)
			}
			return tx.SaveLinks(ctx, ids[1:2], nil)
		})
		do(t, s, func(tx *Tx) error {
			if all := append(related(tx, ids[1]), related(tx, ids[3])...); len(all) != 0 {
				t.Errorf("still related: %+v", all)
			}
			return nil
		})
	})
}
