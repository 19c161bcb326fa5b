package store

import (
	"encoding/json"
	"reflect"
	"testing"
)

// TestStoriesOfOneMoment holds that a list of stories that were made at once can
// be read in parts.
func TestStoriesOfOneMoment(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			for range 5 {
				if _, err := tx.AddStory(ctx, Story{Updated: noon(1)}); err != nil {
					return err
				}
			}
			var ids []int64
			for from := (Place{At: noon(2)}); ; {
				part, err := tx.StoriesFrom(ctx, from, 2)
				if err != nil || len(part) == 0 {
					if want := []int64{5, 4, 3, 2, 1}; !reflect.DeepEqual(ids, want) {
						t.Errorf("got %v, want %v", ids, want)
					}
					return err
				}
				for _, st := range part {
					ids = append(ids, st.ID)
				}
				last := Place{part[len(part)-1].Updated, part[len(part)-1].ID}
				if from, err = ParsePlace(last.String()); err != nil {
					return err
				}
			}
		})
	})
}

func TestParsePlace(t *testing.T) {
	for _, s := range []string{"", "-", "1", "x-1", "1-x", "1-2-3", "99999999999999999999-1"} {
		if p, err := ParsePlace(s); err == nil {
			t.Errorf("%q is read as %v", s, p)
		}
	}
}

func TestUpdates(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			a, err := tx.AddStory(ctx, Story{Title: "Ferry"})
			if err != nil {
				return err
			}
			b, err := tx.AddStory(ctx, Story{Title: "Budget"})
			if err != nil {
				return err
			}
			for _, u := range []Update{
				{Story: a, Made: noon(1), First: true, Data: []byte("[]")},
				{Story: b, Made: noon(2), First: true, Data: []byte("[]")},
				{Story: a, Made: noon(3), Developments: 2, Data: []byte("[1,2]")},
				{Story: a, Made: noon(4), Developments: 3, Data: []byte("[3,4,5]")},
			} {
				if err := tx.AddUpdate(ctx, u); err != nil {
					return err
				}
			}
			all, err := tx.Updates(ctx, 0, Place{At: noon(9)}, 3)
			if err != nil {
				return err
			}
			var got []string
			for _, u := range all {
				got = append(got, u.Title+" "+u.Made.Format("2")+" "+string(u.Data))
			}
			if want := []string{"Ferry 4 [3,4,5]", "Ferry 3 [1,2]", "Budget 2 []"}; !reflect.DeepEqual(got, want) {
				t.Errorf("all: %q, want %q", got, want)
			}
			if of, err := tx.Updates(ctx, a, Place{At: noon(4)}, 9); err != nil || len(of) != 2 || of[0].First || !of[1].First {
				t.Errorf("of one story, before the last: %+v, %v", of, err)
			}
			if rest, err := tx.Updates(ctx, 0, Place{all[0].Made, all[0].ID}, 9); err != nil || len(rest) != 3 {
				t.Errorf("after the first: %+v, %v", rest, err)
			}
			reader, err := tx.AddUser(ctx, User{Name: "elin", Role: "reader"})
			if err != nil {
				return err
			}
			for _, c := range []struct {
				upto int
				want map[int64]int
			}{{1, map[int64]int{a: 5}}, {3, map[int64]int{a: 3}}, {4, map[int64]int{}}} {
				if err := tx.MarkRead(ctx, reader, ReadMark{Story: a, Upto: noon(c.upto)}); err != nil {
					return err
				}
				if news, err := tx.NewsFor(ctx, reader); err != nil || !reflect.DeepEqual(news, c.want) {
					t.Errorf("news since day %d: %v, %v", c.upto, news, err)
				}
				unread, err := tx.Unread(ctx, reader)
				if err != nil {
					return err
				}
				sum := map[int64]int{}
				for _, u := range unread {
					var news []int
					if err := json.Unmarshal(u.Data, &news); err != nil || len(news) != u.Developments {
						t.Errorf("unread: %s of %d, %v", u.Data, u.Developments, err)
					}
					sum[u.Story] += u.Developments
				}
				if !reflect.DeepEqual(sum, c.want) {
					t.Errorf("unread since day %d: %v", c.upto, sum)
				}
			}
			if err := tx.MergeStory(ctx, a, b); err != nil {
				return err
			}
			if of, err := tx.Updates(ctx, b, Place{At: noon(9)}, 9); err != nil || len(of) != 4 || of[3].First || !of[2].First {
				t.Errorf("after a merge: %+v, %v", of, err)
			}
			for i, want := range []int64{2, 1, 0} {
				if n, err := tx.DropUpdates(ctx, noon(9), 2); err != nil || n != want {
					t.Errorf("part %d: dropped %d, %v, want %d", i, n, err, want)
				}
			}
			if of, err := tx.Updates(ctx, b, Place{At: noon(9)}, 9); err != nil || len(of) != 1 || !of[0].First {
				t.Errorf("what stays: %+v, %v", of, err)
			}
			return nil
		})
	})
}
