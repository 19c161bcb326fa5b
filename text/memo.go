package text

import (
	"strings"
	"sync/atomic"
)

// Memo remembers what was read of the words that came last: news use few words,
// and those again and again. It holds so many at the most. The zero value is ready,
// and its methods may be called at once.
type Memo struct {
	slots [memoSlots]atomic.Pointer[remembered]
}

// memoSlots is a power of two.
const memoSlots = 1 << 13

type remembered struct{ word, read string }

// Of is what read says of a word: the same for one word always.
func (m *Memo) Of(word string, read func(string) string) string {
	slot := &m.slots[slotOf(word)]
	if r := slot.Load(); r != nil && r.word == word {
		return r.read
	}
	r := &remembered{word: strings.Clone(word)} // not the article around it
	r.read = read(r.word)
	slot.Store(r)
	return r.read
}

// slotOf is the place of a word (FNV-1a).
func slotOf(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return (h ^ h>>16) & (memoSlots - 1)
}
