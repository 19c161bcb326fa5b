package live

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/article"
)

func TestRecent(t *testing.T) {
	r := recent[string, int]{most: 10}
	r.put("a", 1, 4)
	r.put("b", 2, 4)
	r.get("a")
	r.put("c", 3, 4) // b was used longest ago
	for key, want := range map[string]int{"a": 1, "b": 0, "c": 3} {
		if got, ok := r.get(key); got != want || ok != (want != 0) {
			t.Errorf("%s: got %d, %v, want %d", key, got, ok, want)
		}
	}
	r.put("a", 5, 10) // takes all the room
	if got, _ := r.get("a"); got != 5 || r.weight != 10 || r.order.Len() != 1 {
		t.Errorf("a is %d of %d, which weigh %d", got, r.order.Len(), r.weight)
	}
	r.put("d", 6, 11)
	if r.order.Len() != 0 || r.weight != 0 || len(r.at) != 0 {
		t.Errorf("%d are kept where there is no room, which weigh %d", r.order.Len(), r.weight)
	}
}

// What was read of late is not read again to be compared with what comes, unless
// another version of the code has extracted it since.
func TestReadOnceToCompare(t *testing.T) {
	k := keeper(t)
	a, b := put(t, k, ferry1, "post", now), put(t, k, ferry2, "echo", now)
	update(t, k, now, Changes{New: 1, Stories: 1})
	held, is := k.readings.get(a)
	if !is {
		t.Fatal("what was put into a story is not held")
	}
	each := func() (got []*article.Reading) {
		t.Helper()
		if err := k.eachReading(ctx, map[article.ID]bool{a: true, b: true, "gone": true}, func(r *article.Reading) { got = append(got, r) }); err != nil {
			t.Fatal(err)
		}
		if len(got) != 2 || got[0].ID != min(a, b) || got[1].ID != max(a, b) {
			t.Fatalf("%d readings, want those of %s and %s", len(got), min(a, b), max(a, b))
		}
		return got
	}
	if got := each(); !slices.Contains(got, held.Reading) {
		t.Error("an article that is held was read again")
	}
	k.readings.put(a, reading{held.Reading, "another version"}, 1)
	if got := each(); slices.Contains(got, held.Reading) {
		t.Error("an article was not read again as it was extracted since")
	}
}
