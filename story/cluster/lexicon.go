package cluster

import (
	"cmp"
	"math"
	"strings"
)

// lexicon numbers terms and counts the articles they stand in. Words and
// numbers are interned; a pair of words has no entry of its own but a number
// made of those of its words, so that the lexicon grows with the language and
// not with the text.
type lexicon struct {
	ids      map[string]uint32
	forms    [2]map[string]uint32 // of words as written to their terms: unstemmed, stemmed
	entries  []entry              // by term
	pairs    []uint16             // articles that have a pair, by its cell
	articles int
}

// entry is what is known of a word or number.
type entry struct {
	key    string
	shown  string  // as it stood where it was first read, or as a name
	df     int32   // articles that have it
	rarity float32 // prior share of articles that have it
	bare   bool    // of a language whose small words no table holds
	hash   uint64  // of the key: the same whatever was read before
}

// newLexiconOf is a lexicon with so many cells for pairs, a power of two.
func newLexiconOf(cells int) *lexicon {
	return &lexicon{ids: map[string]uint32{"": 0}, forms: [2]map[string]uint32{{}, {}}, entries: make([]entry, 1), pairs: make([]uint16, cells)}
}

// id is the number of a term. as is how the text has it, share what part of all
// articles is known to have that form, 0 if nothing is known.
func (x *lexicon) id(key, as string, share float64) uint32 {
	id, ok := x.ids[key]
	if !ok {
		id = uint32(len(x.entries))
		key = strings.Clone(key)
		shown := key
		if as != key {
			shown = strings.Clone(as)
		}
		x.ids[key] = id
		x.entries = append(x.entries, entry{key: key, shown: shown, rarity: usual, hash: hashOf(key)})
	}
	e := &x.entries[id]
	e.rarity = max(e.rarity, float32(share))
	return id
}

// known is the term of a word that was read before, so that it need not be
// stemmed again.
func (x *lexicon) known(lower string, stemmed bool) (uint32, bool) {
	id, ok := x.forms[formOf(stemmed)][lower]
	return id, ok
}

func (x *lexicon) keep(lower string, stemmed bool, id uint32) {
	if key := x.entries[id].key; key == lower {
		lower = key
	} else {
		lower = strings.Clone(lower)
	}
	x.forms[formOf(stemmed)][lower] = id
}

func formOf(stemmed bool) int {
	if stemmed {
		return 1
	}
	return 0
}

// show has a term shown as a name: "Miami", though a headline had "MIAMI" or a
// careless page "miami" before.
func (x *lexicon) show(id uint32, name string) {
	e := &x.entries[id]
	if e.shown == strings.ToLower(e.shown) || e.shown == strings.ToUpper(e.shown) {
		e.shown = strings.Clone(name)
	}
}

const (
	// pairBit marks the numbers of pairs.
	pairBit = 1 << 31
	// pairCells count the articles that have a pair. Pairs that fall into one
	// cell are counted together: among half a million articles, of two hundred
	// pairs each, fifty a cell, where a pair is taken to stand in 1,500 anyway
	// (usualPair, imaginedEach). It is one row of a count-min sketch (Cormode
	// and Muthukrishnan, Journal of Algorithms 55, 2005).
	pairCells = 1 << 21
	// fewPairCells will do for the articles of one story.
	fewPairCells = 1 << 14
)

// hashOf is the FNV-1a hash of a term's key.
func hashOf(key string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	return h
}

// before orders terms in a way that does not depend on which was read first.
func (x *lexicon) before(a, b uint32) int {
	if (a|b)&pairBit != 0 {
		return cmp.Compare(a, b)
	}
	return cmp.Or(cmp.Compare(x.entries[a].hash, x.entries[b].hash), cmp.Compare(a, b))
}

// pair is the number of two neighbouring words.
func (x *lexicon) pair(a, b uint32) uint32 {
	h := (x.entries[a].hash*31 + x.entries[b].hash) * 0x9e3779b97f4a7c15 // Fibonacci hashing
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return uint32(h>>33) | pairBit
}

func (x *lexicon) cell(pair uint32) *uint16 { return &x.pairs[pair&uint32(len(x.pairs)-1)] }

const (
	usual     = 0.02  // share of all articles that a word is taken to stand in
	usualPair = 0.001 // the same for a pair

	// imagined articles are taken to have been read before the first, of all
	// matters, so that five articles on one matter do not make its words cheap.
	imagined = 100
	// imaginedEach are so many more for each article read, for names and pairs:
	// three hundred articles on one matter must not make its names cheap.
	imaginedEach = 3

	// enoughToTell articles tell the small words of a language without tables:
	// those that stand in more than one of smallWord articles.
	enoughToTell = 40
	smallWord    = 8
)

// learn counts the terms of one more article.
func (x *lexicon) learn(c *counts) {
	x.articles++
	for _, k := range []part{whole, numbers} {
		for _, t := range c.parts[k] {
			x.entries[t.term].df++
		}
	}
	for _, t := range c.parts[pairs] {
		if n := x.cell(t.term); *n < math.MaxUint16 {
			*n++
		}
	}
}

// idf is what sharing a term is worth: the logarithm of how rare it is, in the
// articles read and in those imagined.
func (x *lexicon) idf(term uint32, k part) float64 {
	more := float64(imagined)
	if k == names || k == pairs {
		more = max(more, imaginedEach*float64(x.articles))
	}
	n := float64(x.articles) + more
	if k == pairs {
		return max(0, math.Log(n/(float64(*x.cell(term))+more*usualPair+0.5)))
	}
	e := &x.entries[term]
	if e.bare && x.articles >= enoughToTell && int(e.df)*smallWord > x.articles {
		return 0
	}
	return max(0, math.Log(n/(float64(e.df)+more*float64(e.rarity)+0.5)))
}

// commonName is one in how many articles a name may stand in that tells one
// matter from another.
const commonName = 20

// common reports whether a name stands in too many articles to tell matters
// apart: "Parliament".
func (x *lexicon) common(term uint32) bool {
	return int(x.entries[term].df)*commonName > x.articles+imagined
}

// widespreadName is the same for a name that tells one matter from another when
// it is shared, and not only when it is missing.
const widespreadName = 50

// widespread reports whether a name stands in too many articles for two that share
// it to be on one matter: "Parliament", "Anna".
func (x *lexicon) widespread(term uint32) bool {
	return int(x.entries[term].df)*widespreadName > x.articles+imagined
}
