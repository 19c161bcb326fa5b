package lang

import (
	"maps"
	"strings"
	"testing"
)

// A table says what the map it is made of says, of the words that are in it and of
// those that are not, whether it was made at once or word by word.
func FuzzTable(f *testing.F) {
	f.Add("the a of and", "the them th")
	f.Add("mill, mills; milled", "mill  mills ")
	f.Add("é ü 世界", "世 e u")
	f.Fuzz(func(t *testing.T, in, asked string) {
		of := map[string]int{}
		var slowly Table[int]
		for n, w := range strings.Split(in, " ") {
			of[w] = n + 1
			slowly.put(w, n+1)
		}
		at := tableOf(maps.Clone(of))
		for _, w := range append(strings.Split(asked, " "), strings.Split(in, " ")...) {
			for name, table := range map[string]Table[int]{"at once": at, "word by word": slowly} {
				v, has := of[w]
				if got, ok := table.Get(w); got != v || ok != has || table.Of(w) != v || table.Has(w) != has {
					t.Errorf("%s: %q is %d, %t, want %d, %t", name, w, got, ok, v, has)
				}
			}
		}
		if at.Len() != len(of) || !maps.Equal(maps.Collect(slowly.All()), of) {
			t.Errorf("holds %d words, %d word by word, want %d", at.Len(), slowly.Len(), len(of))
		}
	})
}

func TestEmptyTable(t *testing.T) {
	var none Set
	if none.Has("") || none.Has("a") || none.Len() != 0 {
		t.Error("a table of nothing has a word")
	}
	for range none.All() {
		t.Error("a table of nothing lists a word")
	}
}

// The filter is worth its memory only if most words that are in no table are
// turned away by it.
func TestFilterTurnsAway(t *testing.T) {
	stop := english.Words.Stop
	asked, passed := 0, 0
	for w := range english.Acts.Verbs.Words() {
		if stop.Has(w) {
			continue
		}
		asked++
		if i, bit := stop.place(w); stop.filter[i]&bit != 0 {
			passed++
		}
	}
	if asked < 1000 || passed*8 > asked {
		t.Errorf("%d of %d words that are no stop words pass the filter of these", passed, asked)
	}
}

func BenchmarkTable(b *testing.B) {
	words := []string{"the", "minister", "of", "parliament", "opened", "a", "sluice", "yesterday"}
	plain := maps.Collect(english.Words.Stop.All())
	b.Run("map", func(b *testing.B) {
		for b.Loop() {
			for _, w := range words {
				_ = plain[w]
			}
		}
	})
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			for _, w := range words {
				_ = english.Words.Stop.Has(w)
			}
		}
	})
}
