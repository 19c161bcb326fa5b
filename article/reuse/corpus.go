package reuse

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// corpus is what comparing needs of all readings.
type corpus struct {
	sheets []*sheet
	place  []int // of a sheet: in the order of add
	vocab  vocabulary
	memory memory
	seen   map[article.ID]bool
	langs  map[string]bool
	links  [][]link // of each sheet, to the sheets it shares wording with
}

// link is what one sheet shares with another, seen from the first.
type link struct {
	to      int
	verdict verdict
	match   match
}

// add reads an article's sheet. The same article twice has nothing to say on
// itself: the second sheet is empty.
func (c *corpus) add(r *article.Reading) {
	s := &sheet{}
	if r.Article != nil {
		s.head = headOf(r)
		if !c.seen[r.ID] {
			s.read(r, &c.vocab, &c.memory)
			c.vocab.count(s)
		}
		if c.seen == nil {
			c.seen, c.langs = map[article.ID]bool{}, map[string]bool{}
		}
		c.seen[r.ID] = true
		c.langs[r.Lang] = true
	}
	c.place = append(c.place, len(c.sheets))
	c.sheets = append(c.sheets, s)
}

// inOrder returns the corpus with its words weighed and its sheets in the
// order of article.ByDate, so that ties fall the same way whatever came first.
func (c *corpus) inOrder() *corpus {
	o := &corpus{place: slices.Clone(c.place), vocab: c.vocab}
	slices.SortStableFunc(o.place, func(a, b int) int { return c.sheets[a].compare(&c.sheets[b].head) })
	for _, i := range o.place {
		o.sheets = append(o.sheets, c.sheets[i])
	}
	o.links = make([][]link, len(o.sheets))
	o.furnish()
	light := map[string]bool{}
	for l := range c.langs {
		for w := range lang.For(l).Words.Stop.Words() {
			light[w] = true
		}
	}
	o.vocab.weigh(len(o.sheets), func(w string) bool { return light[w] })
	for _, s := range o.sheets {
		s.weigh(o.vocab.idf)
	}
	return o
}

// furnishAtLeast is the number of pages of one outlet on which a sentence
// stands that is part of its furniture: "Sign up for our morning letter."
const furnishAtLeast = 4

// furnish marks the lines that an outlet repeats from page to page.
func (c *corpus) furnish() {
	type key struct {
		outlet string
		hash   uint64
	}
	pages := map[key]int{}
	for pass := range 2 {
		for _, s := range c.sheets {
			if s.outlet.ID == "" {
				continue
			}
			for i := range s.lines {
				k := key{string(s.outlet.ID), s.lines[i].hash}
				if pass == 0 {
					pages[k]++
				} else {
					s.lines[i].furnish = pages[k] >= furnishAtLeast
				}
			}
		}
	}
}

// link aligns the pairs that share fingerprints and keeps what they are to
// one another, on both sides.
func (c *corpus) link() {
	al := aligner{idf: c.vocab.idf}
	pairs(c.sheets, func(i int, with []hit) {
		for _, h := range with {
			j := int(h.sheet)
			m := al.align(c.sheets[i], c.sheets[j])
			v := judge(m)
			if v == apart {
				continue
			}
			c.links[i] = append(c.links[i], link{j, v, m})
			c.links[j] = append(c.links[j], link{i, v, m.turned()})
		}
	})
	for i := range c.links {
		slices.SortFunc(c.links[i], func(a, b link) int { return a.to - b.to })
	}
}
