package render

import (
	"fmt"
	"reflect"
	"testing"
)

// TestFold holds that the rest of a long list is folded away, whole and in order,
// and that a list that is hardly longer is not.
func TestFold(t *testing.T) {
	fold := folder(inEnglish)
	list := make([]int, 40)
	for i := range list {
		list[i] = i
	}
	if got := fold("agreed", list[:0]); got != nil {
		t.Errorf("of nothing: %+v", got)
	}
	for name, most := range unfolded {
		for n := 1; n <= len(list); n++ {
			got := fold(name, list[:n])
			if n <= most+hardlyMore {
				if got.Rest != nil || !reflect.DeepEqual(got.First, list[:n]) {
					t.Errorf("%s, %d: %+v", name, n, got)
				}
				continue
			}
			if !reflect.DeepEqual(got.First, list[:most]) || !reflect.DeepEqual(got.Rest, list[most:n]) || got.More != fmt.Sprintf("%d more", n-most) {
				t.Errorf("%s, %d: %+v", name, n, got)
			}
		}
	}
}
