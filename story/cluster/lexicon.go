package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// lexicon numbers terms and counts the articles they stand in.
type lexicon struct {
	ids      map[string]uint32
	forms    [2]map[string]uint32 // of words as written to their terms: unstemmed, stemmed
	df       []int
	shown    []string  // as it stood where it was first read
	rarity   []float64 // prior share of articles that have the term, 0 for pairs
	bare     []bool    // of a language whose small words no table holds
	articles int
}

func newLexicon() *lexicon {
	return &lexicon{forms: [2]map[string]uint32{{}, {}}, ids: map[string]uint32{"": 0}, df: make([]int, 1), shown: make([]string, 1), rarity: make([]float64, 1), bare: make([]bool, 1)}
}

// id is the number of a term. as is how the text has it, share what part of all
// articles is known to have that form, 0 if nothing is known.
func (x *lexicon) id(key, as string, share float64) uint32 {
	id, ok := x.ids[key]
	if !ok {
		id = x.add(strings.Clone(key))
		x.shown[id] = strings.Clone(as)
	}
	x.rarity[id] = max(x.rarity[id], share)
	return id
}

// known is the term of a word that was read before, so that it need not be
// stemmed again.
func (x *lexicon) known(lower string, stemmed bool) (uint32, bool) {
	id, ok := x.forms[formOf(stemmed)][lower]
	return id, ok
}

func (x *lexicon) keep(lower string, stemmed bool, id uint32) {
	x.forms[formOf(stemmed)][strings.Clone(lower)] = id
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
	if s := x.shown[id]; s == strings.ToLower(s) || s == strings.ToUpper(s) {
		x.shown[id] = strings.Clone(name)
	}
}

func (x *lexicon) add(key string) uint32 {
	id := uint32(len(x.df))
	x.ids[key] = id
	x.df = append(x.df, 0)
	x.shown = append(x.shown, "")
	x.rarity = append(x.rarity, usual)
	x.bare = append(x.bare, false)
	return id
}

// pair is the term of two neighbouring words.
func (x *lexicon) pair(a, b uint32) uint32 {
	key := [9]byte{0, byte(a >> 24), byte(a >> 16), byte(a >> 8), byte(a), byte(b >> 24), byte(b >> 16), byte(b >> 8), byte(b)}
	if id, ok := x.ids[string(key[:])]; ok {
		return id
	}
	id := x.add(string(key[:]))
	x.rarity[id] = usualPair
	x.shown[id] = "“" + x.shown[a] + " " + x.shown[b] + "”"
	return id
}

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

// list adds a term to a list for a reader, in quotation marks if it is a pair.
// A pair takes the place of its words, and a word in a listed pair is left out.
func (x *lexicon) list(list []string, term uint32) []string {
	as := x.shown[term]
	pair := strings.HasPrefix(as, "“")
	for i, have := range list {
		switch {
		case strings.EqualFold(have, as), holds(have, as):
			return list
		case pair && holds(as, have):
			list[i] = as
			return list
		}
	}
	return append(list, as)
}

// holds reports whether a quoted pair has the word.
func holds(pair, word string) bool {
	inner, ok := strings.CutPrefix(pair, "“")
	if !ok {
		return false
	}
	for w := range strings.FieldsSeq(strings.TrimSuffix(inner, "”")) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// learn counts the terms of one more article.
func (x *lexicon) learn(p *profile) {
	x.articles++
	for _, k := range []part{whole, numbers, pairs} {
		for _, c := range p.counts[k] {
			x.df[c.term]++
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
	if x.bare[term] && x.articles >= enoughToTell && x.df[term]*smallWord > x.articles {
		return 0
	}
	n := float64(x.articles) + more
	df := float64(x.df[term]) + more*x.rarity[term]
	return max(0, math.Log(n/(df+0.5)))
}

// sortBy sorts by a key, the smallest first, and equals by themselves.
func sortBy[T cmp.Ordered](s []T, key func(T) float64) {
	slices.SortFunc(s, func(a, b T) int { return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a, b)) })
}
