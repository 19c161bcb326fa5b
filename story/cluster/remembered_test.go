package cluster

import "testing"

// What is remembered of two articles is what weighing them anew gives, also after
// weights were set anew, as more articles come, and where pairs have one place: at
// the end there are 7,140 for 16,384 places.
func TestRemembered(t *testing.T) {
	p := newPress()
	s := NewStream()
	for range 4 { // weights are set anew in between
		take(s, cameAt, p.some(30)...)
		for range 2 {
			for i := range int32(s.Len()) {
				for j := range i {
					if got, want := s.weigh(j, i), s.evidence(s.profiles[i], s.profiles[j]); got != want {
						t.Fatalf("%d and %d of %d: %v, want %v", i, j, s.Len(), got, want)
					}
				}
			}
		}
	}
}
