package live

import "testing"

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
