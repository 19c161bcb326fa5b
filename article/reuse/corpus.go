package reuse

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// corpus is what comparing needs of all readings. Its sheets are in
// article.ByDate order, so that ties fall the same way whatever came first.
type corpus struct {
	sheets []*sheet
	place  []int // of a sheet: index into the caller's readings
	vocab  vocabulary
	links  [][]link // of each sheet, to the sheets it shares wording with
}

// link is what one sheet shares with another, seen from the first.
type link struct {
	to      int
	verdict verdict
	match   match
}

func newCorpus(rs []*article.Reading) *corpus {
	c := &corpus{place: make([]int, len(rs)), links: make([][]link, len(rs))}
	for i := range rs {
		c.place[i] = i
	}
	slices.SortStableFunc(c.place, func(a, b int) int { return byDate(rs[a], rs[b]) })
	light := map[string]bool{}
	seen := map[article.ID]bool{}
	for _, i := range c.place {
		s := &sheet{r: rs[i]}
		if rs[i].Article == nil || !seen[rs[i].ID] {
			s = newSheet(rs[i], &c.vocab) // the same article twice has nothing to say on itself
		}
		c.vocab.count(s)
		c.sheets = append(c.sheets, s)
		if rs[i].Article != nil {
			seen[rs[i].ID] = true
			for w := range lang.For(rs[i].Lang).Words.Stop {
				light[w] = true
			}
		}
	}
	c.furnish()
	c.vocab.weigh(len(rs), func(w string) bool { return light[w] })
	for _, s := range c.sheets {
		s.weigh(c.vocab.idf)
	}
	return c
}

func byDate(a, b *article.Reading) int {
	switch {
	case a.Article == nil && b.Article == nil:
		return 0
	case a.Article == nil:
		return 1
	case b.Article == nil:
		return -1
	}
	return article.ByDate(a.Article, b.Article)
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
			if s.r.Article == nil || s.r.Outlet.ID == "" {
				continue
			}
			for i := range s.lines {
				k := key{string(s.r.Outlet.ID), s.lines[i].hash}
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
