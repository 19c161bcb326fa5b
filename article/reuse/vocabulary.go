package reuse

import (
	"math"
	"strings"

	"github.com/synoptic-news/synoptic/text"
)

// vocabulary numbers words and counts the articles they stand in.
type vocabulary struct {
	ids  map[string]uint32
	stem []uint32 // of the word: itself where it is its own stem
	hash []uint32 // of the word's letters: the same in every run
	df   []int    // articles that have it
	idf  []int32  // what sharing it is worth, in parts of whole
}

func (v *vocabulary) id(lower string) uint32 {
	if id, ok := v.ids[lower]; ok {
		return id
	}
	if v.ids == nil {
		v.ids = make(map[string]uint32)
	}
	id := uint32(len(v.df))
	v.ids[strings.Clone(lower)] = id
	v.df = append(v.df, 0)
	v.hash = append(v.hash, fnv(lower))
	v.stem = append(v.stem, id)
	if s := text.Stem(lower); s != lower {
		stem := v.id(s)
		v.stem[id] = stem
	}
	return id
}

// fnv is FNV-1a, folded to 32 bits.
func fnv(s string) uint32 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return uint32(h>>32) ^ uint32(h)
}

// count adds a sheet's words to the document frequencies.
func (v *vocabulary) count(s *sheet) {
	for i, w := range s.posts.words {
		if i == 0 || s.posts.words[i-1] != w {
			v.df[w]++
		}
	}
}

// prior is the number of articles on other matters that a word is taken not to
// stand in, so that five articles on one matter do not make its words cheap.
const prior = 20

// weigh sets what sharing each word is worth. Function words are worth next to
// nothing whatever the number of articles.
func (v *vocabulary) weigh(articles int, light func(string) bool) {
	top := math.Log(float64(articles + prior))
	v.idf = make([]int32, len(v.df))
	for w, id := range v.ids {
		v.idf[id] = max(leastWeight, int32(whole*math.Log(float64(articles+prior)/float64(v.df[id]+1))/top))
		if light(w) {
			v.idf[id] = lightWeight
		}
	}
}

const (
	whole       = 1 << 12    // of a word that stands in one article: weights are whole numbers, so that sums do not depend on their order
	lightWeight = whole / 20 // of function words
	leastWeight = whole / 5  // of others: a report in two thousand copies is still a report
)
