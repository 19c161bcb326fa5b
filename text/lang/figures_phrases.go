package lang

import "strings"

// Phrases is a table of phrases. It knows what its phrases begin, go on and end
// with, for most words of a text do neither.
type Phrases[V any] struct {
	Table[V]

	first, inner Glance
	last         Table[int] // words of the longest phrase, by the last of them
}

func phrases[V any](of map[string]V) Phrases[V] {
	p := Phrases[V]{Table: tableOf(of)}
	for phrase := range of {
		words := strings.Fields(strings.ToLower(strings.ReplaceAll(phrase, ".", "")))
		for i, w := range words {
			if i == 0 {
				p.first.add(w)
			} else {
				p.inner.add(w)
			}
			if i == len(words)-1 {
				p.last.put(w, max(p.last.Of(w), len(words)))
			}
		}
	}
	return p
}

// Begins reports whether a phrase may begin with a word.
func (p *Phrases[V]) Begins(w string) bool { return p.first.May(w) || dotted(w) }

// GoesOn reports whether a phrase may go on with a word.
func (p *Phrases[V]) GoesOn(w string) bool { return p.inner.May(w) || dotted(w) }

// Ends returns how many words the longest phrase has that ends with a word, 0
// for none.
func (p *Phrases[V]) Ends(w string) int { return p.last.Of(w) }

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
	for w := range union(f.Articles, f.Minus, wordSet(f.Half)).Words() {
		f.Opens.add(w)
	}
	for w := range f.Numbers.Words() {
		f.Opens.add(w)
	}
	for w := range union(f.To, wordSet(f.Or+" "+f.BetweenAnd)).Words() {
		f.Joins.add(w)
	}
	for _, table := range []Table[float64]{f.Scales.Table, f.Parts.Table, f.Vague} {
		for w := range table.Words() {
			f.Opened.add(w)
		}
	}
	return f
}
