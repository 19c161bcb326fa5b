package text

import (
	"strconv"
	"strings"
	"sync"
	"testing"
)

// Whatever was read before, and by whom, a word reads as it does by itself.
func TestMemo(t *testing.T) {
	var m Memo
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 3 * memoSlots { // more than it holds
				w := "mill" + strconv.Itoa(i%(2*memoSlots))
				if got := m.Of(w, strings.ToUpper); got != strings.ToUpper(w) {
					t.Errorf("%s reads %s", w, got)
				}
			}
		})
	}
	all.Wait()
	reads := 0
	count := func(w string) string { reads++; return w }
	for range 3 {
		m.Of("sluice", count)
	}
	if reads != 1 {
		t.Errorf("a word that is asked for three times was read %d times", reads)
	}
}
