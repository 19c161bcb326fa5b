package lang

import (
	"iter"
	"maps"
	"strings"
)

// Table says something of each of some words and phrases, in small letters. The
// zero Table is empty.
//
// Reading asks hundreds of tables about every word, and nearly always the answer is
// no: a filter of a bit for each word (Bloom 1970, with one hash) turns most words
// away before any is looked up.
type Table[V any] struct {
	of     map[string]V
	filter []uint64 // a power of two long
}

// Set is a table that only holds words.
type Set = Table[bool]

// tableOf makes the table of a map, which it keeps.
func tableOf[V any](of map[string]V) Table[V] {
	t := Table[V]{of: of}
	t.sift()
	return t
}

// put says something of a word. Tables are changed only while they are made.
func (t *Table[V]) put(word string, v V) {
	if t.of == nil {
		t.of = map[string]V{}
	}
	if t.of[word] = v; len(t.of) > wordsEach*len(t.filter) {
		t.sift()
		return
	}
	i, bit := t.place(word)
	t.filter[i] |= bit
}

// wordsEach is how many words there are at the most to 64 bits of a filter.
const wordsEach = 4

// sift makes the filter, with room for as many words again.
func (t *Table[V]) sift() {
	n := 1
	for n*wordsEach < 2*len(t.of) {
		n *= 2
	}
	t.filter = make([]uint64, n)
	for word := range t.of {
		i, bit := t.place(word)
		t.filter[i] |= bit
	}
}

// wordSet reads words parted by white space, and takes phrases of several words.
func wordSet(words string, phrases ...string) Set {
	of := wordsIn(words)
	for _, p := range phrases {
		of[p] = true
	}
	return tableOf(of)
}

func wordsIn(words string) map[string]bool {
	of := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		of[w] = true
	}
	return of
}

// wordTable turns lists of words parted by white space into a table from each
// word to the value its list stands under. No word may stand in two lists.
func wordTable[V comparable](lists map[V]string) Table[V] {
	of := map[string]V{}
	for v, words := range lists {
		for w := range strings.FieldsSeq(words) {
			of[w] = v
		}
	}
	return tableOf(of)
}

// union holds the words of all sets.
func union(sets ...Set) Set {
	all := map[string]bool{}
	for _, s := range sets {
		maps.Copy(all, s.of)
	}
	return tableOf(all)
}

// place is where the filter has the bit of a word: its length, first, middle and
// last letters tell most words apart.
func (t Table[V]) place(word string) (int, uint64) {
	if word == "" {
		return 0, 1
	}
	h := uint32(len(word)) | uint32(word[0])<<8 | uint32(word[len(word)/2])<<16 | uint32(word[len(word)-1])<<24
	h *= 0x9E3779B1
	return int(h>>6>>10) & (len(t.filter) - 1), 1 << (h >> 26)
}

// Get returns what the table says of a word, and whether it has it.
func (t Table[V]) Get(word string) (v V, ok bool) {
	if len(t.filter) == 0 {
		return v, false
	}
	if i, bit := t.place(word); t.filter[i]&bit == 0 {
		return v, false
	}
	v, ok = t.of[word]
	return v, ok
}

// Of is what the table says of a word; the zero value if it has it not.
func (t Table[V]) Of(word string) V {
	v, _ := t.Get(word)
	return v
}

// Has reports whether the table has a word.
func (t Table[V]) Has(word string) bool {
	_, ok := t.Get(word)
	return ok
}

// Len is how many words it has.
func (t Table[V]) Len() int { return len(t.of) }

// All are the words, in no order, and what it says of them.
func (t Table[V]) All() iter.Seq2[string, V] { return maps.All(t.of) }

// Words are the words, in no order.
func (t Table[V]) Words() iter.Seq[string] { return maps.Keys(t.of) }
