package cluster

import "testing"

// What is remembered of two articles is what weighing them anew gives, also after
// weights were set anew, and where many pairs have one place.
func TestRemembered(t *testing.T) {
	p := newPress()
	s := NewStream()
	for range 4 { // weights are set anew in between
		take(s, cameAt, p.some(30)...)
		small := make(remembered, 4)
		for i := range int32(s.Len()) {
			for j := range i {
				a, b := s.profiles[i], s.profiles[j]
				want := sameEvent.weigh(a, b)
				for _, m := range []remembered{s.pairs, small} {
					if got := m.weigh(&sameEvent, i, j, a, b); got != want {
						t.Fatalf("%d and %d of %d: %v, want %v", i, j, s.Len(), got, want)
					}
				}
				if got := s.weigh(i, j); got != s.evidence(a, b) {
					t.Fatalf("%d and %d of %d: %v, want %v", i, j, s.Len(), got, s.evidence(a, b))
				}
			}
		}
	}
}
