package live

import (
	"reflect"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A story whose page takes long rests: what comes to it is filed at once, and is
// on its page when nothing else waits. Whether it rested, or the process ended
// while it did, nobody can tell afterwards.
func TestLargeStoriesRest(t *testing.T) {
	var exports []string
	for _, how := range []string{"made at once", "rested", "ended while it rested"} {
		k := keeper(t)
		put(t, k, ferry1, "post", now)
		put(t, k, budget, "post", now)
		update(t, k, now, Changes{New: 2, Stories: 2})
		var ferry int64
		for _, s := range stories(t, k) {
			if s.Title == "Ferry runs aground off Storsund" {
				ferry = s.ID
			}
		}
		at := now.Add(time.Hour)
		id := put(t, k, ferry2, "echo", at)
		if how != "made at once" {
			k.rests.until[ferry] = time.Now().Add(time.Hour)
			c, w, more, err := k.update(ctx, at, nil)
			if err != nil || !more || c != (Changes{Stories: 2}) {
				t.Fatalf("%s: %+v, %t, %v", how, c, more, err)
			}
			if c, err := k.written(k.desk, w); err != nil || c != (Changes{}) {
				t.Fatalf("%s: written %+v, %v", how, c, err)
			}
			late(t, k, ferry, id)
		}
		if how == "ended while it rested" {
			k = &Keeper{Store: k.Store, Options: k.Options}
		}
		update(t, k, at, Changes{Updated: 1, Stories: 2})
		if wrong, err := k.Store.Check(ctx); err != nil || wrong != nil {
			t.Errorf("%s: check: %q, %v", how, wrong, err)
		}
		verified(t, k.Store, ferry)
		exports = append(exports, export(t, k.Store))
		if last := exports[len(exports)-1]; last != exports[0] {
			t.Errorf("%s: the export is another:\n%s", how, difference(last, exports[0]))
		}
	}
}

// late holds that an article is in a story whose page does not have it yet.
func late(t *testing.T, k *Keeper, in int64, id article.ID) {
	t.Helper()
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		filed, err := tx.StoriesOf(ctx, []article.ID{id})
		if err != nil || filed[id] != in {
			t.Errorf("it is filed in %v, %v", filed, err)
		}
		n, _, err := tx.Unfiled(ctx)
		if err != nil || n != 0 {
			t.Errorf("%d wait, %v", n, err)
		}
		unshown, err := tx.Unshown(ctx)
		if _, is := unshown[id]; err != nil || !is || len(unshown) != 1 {
			t.Errorf("on no page are %v, %v", unshown, err)
		}
		are, err := tx.AreLate(ctx)
		if err != nil || !reflect.DeepEqual(are, []int64{in}) {
			t.Errorf("late are %v, %v", are, err)
		}
		st, err := tx.Story(ctx, in)
		if st.Articles != 1 {
			t.Errorf("the page has %d articles", st.Articles)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestGrown(t *testing.T) {
	in := func(episodes ...[]article.ID) (rows []store.Filed) {
		for i, e := range episodes {
			for _, a := range e {
				rows = append(rows, store.Filed{Article: a, Story: 7, Episode: i + 1})
			}
		}
		return rows
	}
	type eps = [][]article.ID
	was := append(in([]article.ID{"a", "b"}, []article.ID{"c"}), store.Filed{Article: "old", Story: 7})
	for _, c := range []struct {
		name string
		now  eps
		rows []store.Filed
		only bool
	}{
		{"one more in an episode", eps{{"c"}, {"a", "b", "d"}}, []store.Filed{{Article: "d", Story: 7, Episode: 1}}, true},
		{"an episode more", eps{{"a", "b"}, {"c"}, {"d", "e"}}, []store.Filed{{Article: "d", Story: 7, Episode: 3}, {Article: "e", Story: 7, Episode: 3}}, true},
		{"one went", eps{{"a", "d"}, {"c"}}, nil, false},
		{"two episodes became one", eps{{"a", "b", "c"}}, nil, false},
		{"one became two", eps{{"a"}, {"b"}, {"c"}}, nil, false},
	} {
		rows, only := grown(was, c.now, 7)
		if only != c.only || only && !reflect.DeepEqual(rows, c.rows) {
			t.Errorf("%s: %+v, %t", c.name, rows, only)
		}
	}
}
