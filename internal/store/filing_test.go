package store

import (
	"errors"
	"fmt"
	"testing"

	"github.com/synoptic-news/synoptic/article"
)

// Articles wait until they are taken, and again when their page goes back to
// them; what is filed is followed filing by filing.
func TestFilings(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		a, b := report(t, "Ferry", "The night ferry ran aground.", "https://post.example/1"), report(t, "Bridge", "The old bridge closed.", "https://post.example/2")
		later := report(t, "Ferry", "The night ferry ran aground twice.", "https://post.example/1")
		waiting := func(tx *Tx, want ...*article.Article) {
			t.Helper()
			as, err := tx.Waiting(ctx, 10)
			var got, ids []article.ID
			for _, x := range as {
				got = append(got, x.ID)
			}
			for _, x := range want {
				ids = append(ids, x.ID)
			}
			if err != nil || fmt.Sprint(got) != fmt.Sprint(ids) {
				t.Errorf("waiting are %v, %v, want %v", got, err, ids)
			}
		}
		put := func(tx *Tx, x *article.Article, hour int) {
			t.Helper()
			if _, err := tx.PutArticle(ctx, Article{Article: x, Arrived: noon(hour)}); err != nil {
				t.Error(err)
			}
		}
		var story, first int64
		do(t, s, func(tx *Tx) (err error) {
			put(tx, a, 1)
			put(tx, b, 2)
			waiting(tx, a, b)
			if story, err = tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(1), Page: []byte("{}")}); err != nil {
				return err
			}
			if first, err = tx.NextFiling(ctx, 0); err != nil {
				return err
			}
			if err := tx.File(ctx, []Filed{{Article: a.ID, Story: story, Episode: 1, Origin: &article.Origin{Kind: article.Original, Root: a.ID}}}); err != nil {
				return err
			}
			return tx.Taken(ctx, []article.ID{a.ID, b.ID})
		})
		do(t, s, func(tx *Tx) error {
			waiting(tx)
			put(tx, later, 3)
			waiting(tx, later)
			put(tx, a, 4)
			waiting(tx, a)
			if v, err := tx.Earlier(ctx, later); err != nil || len(v) != 1 || v[0].Article != a.ID || v[0].Story != story {
				t.Errorf("earlier %+v, %v", v, err)
			}
			if in, err := tx.StoriesOf(ctx, []article.ID{a.ID, b.ID}); err != nil || len(in) != 1 || in[a.ID] != story {
				t.Errorf("stories %v, %v", in, err)
			}
			if as, err := tx.Articles(ctx, []article.ID{a.ID, b.ID, "none"}); err != nil || len(as) != 2 || as[b.ID].URL != b.URL {
				t.Errorf("articles %v, %v", as, err)
			}
			if _, err := tx.NextFiling(ctx, first); err != nil {
				return err
			}
			return tx.File(ctx, []Filed{{Article: b.ID, Story: story, Episode: 2}, {Article: a.ID, Story: story, Episode: 1}})
		})
		do(t, s, func(tx *Tx) error {
			all, err := tx.PlacedSince(ctx, 0)
			if err != nil || len(all) != 2 || all[0].Article != a.ID || all[0].Filing != first || all[0].Origin.Root != a.ID || all[1].Filing != first+1 || !all[0].Arrived.Equal(noon(4)) {
				t.Errorf("placed %+v, %v", all, err)
			}
			if some, err := tx.PlacedSince(ctx, first); err != nil || len(some) != 2 { // the whole story of what changed
				t.Errorf("placed since %+v, %v", some, err)
			}
			if none, err := tx.PlacedSince(ctx, first+1); err != nil || none != nil {
				t.Errorf("placed since then %+v, %v", none, err)
			}
			if ids, err := tx.Outmoded(ctx, "v2", noon(2), 0, 10); err != nil || len(ids) != 1 || ids[0] != story {
				t.Errorf("outmoded %v, %v", ids, err)
			}
			return nil
		})
		if err := s.Write(ctx, func(tx *Tx) error { _, err := tx.NextFiling(ctx, first); return err }); !errors.Is(err, ErrOvertaken) {
			t.Errorf("a filing from an old state: %v", err)
		}
		do(t, s, func(tx *Tx) error { return tx.PassOver(ctx, noon(3)) }) // a came again
		do(t, s, func(tx *Tx) error {
			if all, fresh, err := tx.CountPlaced(ctx, noon(3)); err != nil || all != 2 || fresh != 2 {
				t.Errorf("%d placed, %d fresh, %v", all, fresh, err)
			}
			return tx.PassOver(ctx, noon(5))
		})
		do(t, s, func(tx *Tx) error {
			all, err := tx.PlacedSince(ctx, 0)
			n, err2 := tx.Renewed(ctx)
			if f, err3 := tx.Filing(ctx); all != nil || n != f || errors.Join(err, err2, err3) != nil {
				t.Errorf("placed %v, retired in %d of %d: %v", all, n, f, errors.Join(err, err2, err3))
			}
			return tx.File(ctx, []Filed{{Article: a.ID, Story: story, Episode: 1}})
		})
		do(t, s, func(tx *Tx) error {
			if all, err := tx.PlacedSince(ctx, 0); err != nil || len(all) != 1 || all[0].Origin.Root != a.ID {
				t.Errorf("filed again %+v, %v", all, err)
			}
			return nil
		})
	})
}

func TestMarks(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		var ids [3]int64
		do(t, s, func(tx *Tx) (err error) {
			for i := range ids {
				if ids[i], err = tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(i), Page: []byte(`{"a":1}`)}); err != nil {
					return err
				}
			}
			if err := tx.MarkStory(ctx, ids[0], Pinned); err != nil {
				return err
			}
			if err := tx.MarkStory(ctx, 99, Pinned); !errors.Is(err, ErrNotFound) {
				t.Errorf("marked none: %v", err)
			}
			return tx.MarkStory(ctx, ids[1], Hidden)
		})
		do(t, s, func(tx *Tx) error {
			list, err := tx.Stories(ctx, noon(9), 10)
			if err != nil || len(list) != 2 || list[0].ID != ids[2] || list[1].Mark != Pinned {
				t.Errorf("list %+v, %v", list, err)
			}
			if pinned, err := tx.Marked(ctx, Pinned); err != nil || len(pinned) != 1 || pinned[0].ID != ids[0] {
				t.Errorf("pinned %+v, %v", pinned, err)
			}
			if err := tx.SaveStory(ctx, Story{ID: ids[1], Title: "Bridge", Updated: noon(3), Page: []byte(`{"b":1}`)}); err != nil {
				return err
			}
			if st, err := tx.Story(ctx, ids[1]); err != nil || st.Mark != Hidden {
				t.Errorf("a new page took the mark away: %+v, %v", st, err)
			}
			hashes, err := tx.Hashes(ctx, ids[:])
			was, is := Story{Page: []byte(`{"a":1}`)}, Story{Page: []byte(`{"b":1}`)}
			if is.Pack(); hashes[ids[1]] == was.Hash() || hashes[ids[1]] != is.Hash() || err != nil {
				t.Errorf("pages: %v, %v", hashes, err)
			}
			d := Decision{Kind: "same", A: "a", B: "b"}
			if err := errors.Join(tx.Decide(ctx, d), tx.Undecide(ctx, d)); err != nil {
				return err
			}
			if all, err := tx.Decisions(ctx); err != nil || all != nil {
				t.Errorf("decisions %+v, %v", all, err)
			}
			return nil
		})
	})
}
