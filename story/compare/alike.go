package compare

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// How alike two stretches of text are is asked in one way everywhere: what does
// each of them name, and how much of it, weighted by rarity, do both name? A
// word counts as its root, so that "resigned" meets "resignation", and meets
// words of the same sense for less; a name counts as whoever it means, a number
// as its value.

// term is one thing a stretch names: a root, "@" and an entity, "#" and a
// value.
type term string

// isName reports whether a term is somebody or something named.
func (t term) isName() bool { return t[0] == '@' }

// isFigure reports whether a term is a number.
func (t term) isFigure() bool { return t[0] == '#' }

// bag is what a stretch names.
type bag struct {
	terms   []term    // each once, sorted
	kin     [][]int   // the senses that each can have or is near to
	senses  []int     // all of these, each once, sorted
	sieve   sieve     // which of them cannot be in senses
	weights []float64 // of the terms, once a scale has weighed them
}

// without are the terms of a bag but for some.
func (b bag) without(some func(term) bool) bag {
	var out bag
	for i, t := range b.terms {
		if !some(t) {
			out.terms, out.kin = append(out.terms, t), append(out.kin, b.kin[i])
			out.senses = append(out.senses, b.kin[i]...)
		}
	}
	out.sift()
	return out
}

// bagOf sorts terms into a bag.
func bagOf(l *lang.Language, terms []term) bag {
	slices.Sort(terms)
	b := bag{terms: slices.Compact(terms)}
	b.kin = make([][]int, len(b.terms))
	for i, t := range b.terms {
		b.kin[i] = l.Kin.Near.Of(string(t))
		b.senses = append(b.senses, b.kin[i]...)
	}
	b.sift()
	return b
}

// sieve has a bit for some of all senses: where it is not set, none of them is in
// a bag, which is all that most lookups ask.
type sieve [4]uint64

func (s *sieve) bit(sense int) (*uint64, uint64) {
	return &s[sense/64%len(s)], 1 << (sense % 64)
}

// sift puts the senses of a bag in order.
func (b *bag) sift() {
	slices.Sort(b.senses)
	b.senses = slices.Compact(b.senses)
	for _, n := range b.senses {
		word, bit := b.sieve.bit(n)
		*word |= bit
	}
}

// termsOf are the terms of a stretch. Names are taken where they stand; "he"
// names nobody.
func termsOf(s *story.Story, r *article.Reading, sp text.Span) bag {
	l := lang.For(r.Lang)
	var out []term
	var named []text.Span
	for _, m := range startingIn(r.Notes.Mentions, sp, func(m article.Mention) int { return m.Start }) {
		if id := s.Cast.Who(r.ID, m.Name); id != story.NoEntity && m.Form == article.ByName && m.End <= sp.End {
			out = append(out, nameTerm(s, id))
			named = append(named, m.Span)
		}
	}
	for _, o := range startingIn(r.Notes.Roles, sp, func(o article.Role) int { return o.Span.Start }) {
		named = append(named, o.Span)
	}
	slices.SortFunc(named, text.Compare)
	for _, f := range startingIn(r.Notes.Figures, sp, func(f article.Figure) int { return f.Start }) {
		out = append(out, term("#"+strconv.FormatFloat(f.Value, 'g', -1, 64)+f.Unit))
	}
	k := 0
	toks := story.TokensIn(r.Notes.Tokens, sp)
	out = slices.Grow(out, len(toks))
	for i, t := range toks {
		for k < len(named) && named[k].End <= t.Start {
			k++
		}
		switch {
		case k < len(named) && named[k].Start < t.End:
		case t.Kind == text.Number:
			out = append(out, term("#"+t.Lower))
		case t.Kind == text.Word && len(t.Lower) > 1 && !l.Words.Stop.Has(t.Lower):
			if country := demonym(l, t.Lower); country != "" && t.Norm != t.Lower {
				out = append(out, term("@"+country))
			} else {
				out = append(out, term(l.RootAt(toks, i)))
			}
		}
	}
	return bagOf(l, out)
}

// nameTerm is the term of an entity: its key of the gazetteer if it has one, so
// that "Russian" and "Russia" are one.
func nameTerm(s *story.Story, id story.EntityID) term {
	if known := s.Cast.Entities[id].Known; known != "" {
		return term("@" + known)
	}
	return term("@" + strconv.Itoa(int(id)))
}

// demonym is the key of the country that an adjective belongs to, or "".
func demonym(l *lang.Language, word string) string {
	for _, e := range l.Names.Entries.Of(word) {
		if e.Kind == "demonym" && len(e.Words) == 1 {
			return e.Of
		}
	}
	return ""
}

// startingIn returns the values that begin in a span; they are in the order of
// their starts.
func startingIn[T any](all []T, sp text.Span, start func(T) int) []T {
	at := func(v T, i int) int { return cmp.Compare(start(v), i) }
	from, _ := slices.BinarySearchFunc(all, sp.Start, at)
	to, _ := slices.BinarySearchFunc(all, sp.End, at)
	return all[from:to]
}

// scale says how much a term tells: the rarer among the sentences of a story,
// the more. The root of the inverse document frequency is taken: within one
// story the words of its matter are everywhere and still tell something.
type scale struct {
	lang *lang.Language
	idf  map[term]float64
	most float64 // of a term that is in no sentence
}

// scaleOf counts terms over stretches.
func scaleOf(l *lang.Language, all []bag) *scale {
	df := map[term]int{}
	for _, b := range all {
		for _, t := range b.terms {
			df[t]++
		}
	}
	n := float64(len(all))
	sc := &scale{lang: l, idf: make(map[term]float64, len(df)), most: math.Sqrt(math.Log(1 + n))}
	for t, f := range df {
		sc.idf[t] = math.Sqrt(math.Log(1 + n/float64(f)))
	}
	return sc
}

func (sc *scale) weight(t term) float64 {
	if sc.lang.Kin.Reporting.Has(string(t)) {
		return reporting
	}
	if w, ok := sc.idf[t]; ok {
		return w
	}
	return sc.most
}

// weigh notes the weights of a bag's terms.
func (sc *scale) weigh(b *bag) {
	b.weights = make([]float64, len(b.terms))
	for i, t := range b.terms {
		b.weights[i] = sc.weight(t)
	}
}

// reporting is the weight of words that only say that somebody says so.
const reporting = 0.3

// kinship is what a word of the same sense counts, where the same word counts 1.
const kinship = 0.7

// overlap is the share of what two stretches name that both name, by weight: 0
// to 1.
func (sc *scale) overlap(a, b bag) float64 {
	inA, ofA := sc.covered(a, b)
	inB, ofB := sc.covered(b, a)
	if ofA+ofB == 0 {
		return 0
	}
	return (inA + inB) / (ofA + ofB)
}

// covered is the weight of those terms of a that b has too, and of all of a.
func (sc *scale) covered(a, b bag) (both, all float64) {
	k := 0
	for i, t := range a.terms {
		var w float64
		if a.weights != nil {
			w = a.weights[i]
		} else {
			w = sc.weight(t)
		}
		all += w
		var has bool
		k, has = b.seek(k, t)
		both += w * kinOf(a.kin[i], has, b)
	}
	return both, all
}

// seek goes on from place k of a bag to where a term is or would be.
func (b bag) seek(k int, t term) (at int, has bool) {
	for k < len(b.terms) && b.terms[k] < t {
		k++
	}
	return k, k < len(b.terms) && b.terms[k] == t
}

// kinOf is how far a term is in a bag: 1 if it is, less if a word with one of
// its senses is.
func kinOf(senses []int, has bool, b bag) float64 {
	if has {
		return 1
	}
	for _, n := range senses {
		if word, bit := b.sieve.bit(n); *word&bit == 0 {
			continue
		}
		if _, ok := slices.BinarySearch(b.senses, n); ok {
			return kinship
		}
	}
	return 0
}

// in is how far a term is in a bag.
func (sc *scale) in(t term, b bag) float64 {
	return kinOf(sc.lang.Kin.Near.Of(string(t)), b.has(t), b)
}

func (b bag) has(t term) bool {
	_, ok := slices.BinarySearch(b.terms, t)
	return ok
}
