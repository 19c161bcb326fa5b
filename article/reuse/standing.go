package reuse

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

const (
	markedShare  = 0.5  // of an aggregate's sentences carry a [n]
	markedLines  = 3    // at the least
	leanParts    = 3    // articles that an unmarked aggregate is made of
	leanMost     = 0.6  // that stand in a single one
	mergedShare  = 0.75 // of a merged piece stands in its two parts together
	mergedPart   = 0.5  // of each part stands in the merged piece
	relayedShare = 0.4  // of a relay's sentences name the outlet it retells
)

// standing looks at sheet i by itself and at all its links together.
func (c *corpus) standing(i int) standing {
	s := c.sheets[i]
	var k standing
	if s.id == "" {
		return k
	}
	if s.form == article.Aggregator || s.marked {
		k.aggregate, k.from = true, s.listed
		return k
	}
	parts := c.parts(i)
	if n := c.outlets(i, parts); n >= leanParts {
		k.aggregate, k.from = true, n
		return k
	}
	k.merged = len(parts) >= 2
	k.wire, k.relays = s.wire, s.relays
	return k
}

// marked reports whether most sentences carry a citation mark: "… on Thursday
// [1][2]."
func marked(a *article.Article) bool {
	n, of, m := 0, 0, 0
	for i, s := range a.Sentences {
		if !a.Prose(i) {
			continue
		}
		of++
		for m < len(a.Marks) && a.Marks[m].End <= s.Start {
			m++
		}
		if m < len(a.Marks) && a.Marks[m].Start < s.End && numbered(a.Marks[m].In(a.Text)) {
			n++
		}
	}
	return n >= markedLines && float64(n) >= markedShare*float64(of)
}

func numbered(mark string) bool {
	return strings.HasPrefix(mark, "[") && strings.ContainsAny(mark, "0123456789")
}

// parts are the links of i that together cover it and singly do not: what a
// merged piece or an unmarked aggregate was made of. Parts that share their
// wording count once.
func (c *corpus) parts(i int) []int {
	s := c.sheets[i]
	in := make([]bool, len(s.lines))
	var parts []int
	for k, l := range c.links[i] {
		if l.verdict == shared {
			continue
		}
		if l.match.shareA > leanMost {
			return nil
		}
		if l.match.shareB < mergedPart || c.linkedToAny(l.to, i, parts) || s.dateOrder(&c.sheets[l.to].head) < 0 {
			continue
		}
		if c.covers(s, in, l.match.in) {
			continue
		}
		parts = append(parts, k)
		for n, ok := range l.match.in {
			in[n] = in[n] || ok
		}
	}
	covered := 0
	for n, ok := range in {
		if ok {
			covered += int(s.lines[n].weight)
		}
	}
	if len(parts) < 2 || part(float64(covered), float64(s.total)) < mergedShare {
		return nil
	}
	return parts
}

// covers reports whether much of what a part would add is there already: of an
// agency's report and three excerpts of it, none is a part.
func (c *corpus) covers(s *sheet, have, add []bool) bool {
	both, all := 0, 0
	for n, ok := range add {
		if ok {
			all += int(s.lines[n].weight)
			if have[n] {
				both += int(s.lines[n].weight)
			}
		}
	}
	return both > all/4
}

// outlets counts the outlets that i's parts are from, i's own and unknown ones
// left out.
func (c *corpus) outlets(i int, parts []int) int {
	seen := map[string]bool{}
	for _, k := range parts {
		if id := c.sheets[c.links[i][k].to].outlet.ID; id != "" && id != c.sheets[i].outlet.ID {
			seen[string(id)] = true
		}
	}
	return len(seen)
}

// linkedToAny reports whether sheet j shares its report with one of i's parts.
func (c *corpus) linkedToAny(j, i int, parts []int) bool {
	for _, p := range parts {
		for _, l := range c.links[j] {
			if l.to == c.links[i][p].to && l.verdict >= reworks {
				return true
			}
		}
	}
	return false
}

// relaysOf reports whether the outlet whose report it retells is o's.
func (k standing) relaysOf(o *sheet) bool {
	names := plainNames(o.outlet)
	return names.has(plainName(k.relays)) || names.has(plainName(k.wire))
}

// credits reports whether sheet i names j's outlet as where a report is from.
func (c *corpus) credits(i, j int) bool {
	names := plainNames(c.sheets[j].outlet)
	return slices.ContainsFunc(c.sheets[i].credits, names.has)
}

// plainName keeps letters and digits only, without a leading article.
func plainName(s string) string {
	s = text.Fold(s)
	s = strings.TrimPrefix(s, "the ")
	return strings.Map(func(c rune) rune {
		if c == ' ' || c == '-' || c == '.' || c == '\'' {
			return -1
		}
		return c
	}, s)
}
