package lang

import "strings"

// Phrases is a table of phrases. It knows what its phrases begin and end with,
// for most words of a text do neither, and a look into a map for each of them
// would cost more than all the rest.
type Phrases[V any] struct {
	Of map[string]V

	first, inner, end Glance
	last              map[string]int
}

func phrases[V any](of map[string]V) Phrases[V] {
	p := Phrases[V]{Of: of, last: map[string]int{}}
	for phrase := range of {
		words := strings.Fields(strings.ToLower(strings.ReplaceAll(phrase, ".", "")))
		for i, w := range words {
			if i == 0 {
				p.first.add(w)
			} else {
				p.inner.add(w)
			}
			if i == len(words)-1 {
				p.end.add(w)
				p.last[w] = max(p.last[w], len(words))
			}
		}
	}
	return p
}

// Get looks up a phrase of one word.
func (p *Phrases[V]) Get(w string) (v V, ok bool) {
	if !p.first.May(w) {
		return v, false
	}
	v, ok = p.Of[w]
	return v, ok
}

// At is what a phrase of one word stands for, the zero value if it is not in the
// table.
func (p *Phrases[V]) At(w string) V {
	v, _ := p.Get(w)
	return v
}

// Begins reports whether a phrase may begin with a word.
func (p *Phrases[V]) Begins(w string) bool { return p.first.May(w) || dotted(w) }

// GoesOn reports whether a phrase may go on with a word.
func (p *Phrases[V]) GoesOn(w string) bool { return p.inner.May(w) || dotted(w) }

// Ends returns how many words the longest phrase has that ends with a word, 0
// for none.
func (p *Phrases[V]) Ends(w string) int {
	if !p.end.May(w) {
		return 0
	}
	return p.last[w]
}

// dotted reports whether a word is an abbreviation with full stops inside, which
// the table has without: "u.s".
func dotted(w string) bool { return len(w) > 2 && (w[1] == '.' || w[2] == '.') }

// Glance tells words that are not in a set from those that may be, by their
// first byte and length.
type Glance [256]uint32

// May reports whether w may be in the set.
func (g *Glance) May(w string) bool {
	return w != "" && g[w[0]]>>min(len(w), 31)&1 != 0
}

func (g *Glance) add(w string) {
	if w != "" {
		g[w[0]] |= 1 << min(len(w), 31)
	}
}

// glances sets what f knows at a glance.
func glances(f Figures) Figures {
	for w := range union(f.Articles, f.Minus, Set{f.Half: true}) {
		f.Opens.add(w)
	}
	for w := range f.Numbers.Of {
		f.Opens.add(w)
	}
	for w := range union(f.To, Set{f.Or: true, f.BetweenAnd: true}) {
		f.Joins.add(w)
	}
	for _, table := range []map[string]float64{f.Scales.Of, f.Parts.Of, f.Vague} {
		for w := range table {
			f.Opened.add(w)
		}
	}
	return f
}
