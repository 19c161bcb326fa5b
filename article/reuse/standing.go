package reuse

import (
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
	if s.r.Article == nil {
		return k
	}
	if s.r.Form == article.Aggregator || marked(s.r.Article) {
		k.aggregate, k.from = true, s.r.Listed
		return k
	}
	parts := c.parts(i)
	if n := c.outlets(i, parts); n >= leanParts {
		k.aggregate, k.from = true, n
		return k
	}
	k.merged = len(parts) >= 2
	k.wire, k.relays = credit(s.r)
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
		if l.match.shareB < mergedPart || c.linkedToAny(l.to, i, parts) || dateOrder(s.r, c.sheets[l.to].r) < 0 {
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
	covered := 0.0
	for n, ok := range in {
		if ok {
			covered += s.lines[n].weight
		}
	}
	if len(parts) < 2 || part(covered, s.total) < mergedShare {
		return nil
	}
	return parts
}

// covers reports whether much of what a part would add is there already: of an
// agency's report and three excerpts of it, none is a part.
func (c *corpus) covers(s *sheet, have, add []bool) bool {
	both, all := 0.0, 0.0
	for n, ok := range add {
		if ok {
			all += s.lines[n].weight
			if have[n] {
				both += s.lines[n].weight
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
		if id := c.sheets[c.links[i][k].to].r.Outlet.ID; id != "" && id != c.sheets[i].r.Outlet.ID {
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

// credit reads from the relays an article names whether it is an agency's
// copy, and whether it retells one outlet's report as a whole. A single
// quotation that was given to another outlet does not make it a relay.
func credit(r *article.Reading) (wire, relays string) {
	if r.Notes == nil {
		return "", ""
	}
	sentences := map[string]map[int]bool{}
	lead := map[string]bool{}
	for _, rel := range r.Notes.Relays {
		if rel.Outlet == "" || sameOutlet(rel.Outlet, r.Article) {
			continue
		}
		if rel.Wire && wire == "" {
			wire = rel.Outlet
		}
		n := r.SentenceAt(rel.Start)
		if n < 0 {
			continue
		}
		if sentences[rel.Outlet] == nil {
			sentences[rel.Outlet] = map[int]bool{}
		}
		sentences[rel.Outlet][n] = true
		if leading(r.Article, n) {
			lead[rel.Outlet] = true
		}
	}
	for _, rel := range r.Notes.Relays { // in text order, for one order of names
		if lead[rel.Outlet] && !ownReporting(r, sentences[rel.Outlet]) {
			return wire, rel.Outlet
		}
	}
	return wire, ""
}

// leading reports whether sentence n is among the first three of running text.
func leading(a *article.Article, n int) bool {
	before := 0
	for i := range n {
		if a.Prose(i) {
			before++
		}
	}
	return before < 3
}

// ownReporting reports whether an article has statements that do not come from
// the outlet it names in these sentences, or else whether most of its
// sentences do not name it.
func ownReporting(r *article.Reading, named map[int]bool) bool {
	via, own := 0, 0
	for _, s := range r.Notes.Statements {
		if n := r.SentenceAt(s.Start); s.Via >= 0 && s.Via < len(r.Notes.Relays) || named[n] {
			via++
		} else if s.Form != article.Indirect {
			own++
		}
	}
	if via > own && own <= 1 {
		return false
	}
	prose := 0
	for n := range r.Sentences {
		if r.Prose(n) {
			prose++
		}
	}
	return float64(len(named)) < relayedShare*float64(prose)
}

// relaysOf reports whether the outlet whose report it retells is o's.
func (k standing) relaysOf(o *sheet) bool {
	return k.relays != "" && sameOutlet(k.relays, o.r.Article) || k.wire != "" && sameOutlet(k.wire, o.r.Article)
}

// credits reports whether sheet i names j's outlet as where a report is from.
func (c *corpus) credits(i, j int) bool {
	a, b := c.sheets[i].r, c.sheets[j].r
	if a.Notes == nil || b.Article == nil || b.Outlet.Name == "" && b.Outlet.ID == "" {
		return false
	}
	for _, rel := range a.Notes.Relays {
		if rel.Outlet != "" && sameOutlet(rel.Outlet, b.Article) {
			return true
		}
	}
	return false
}

// sameOutlet reports whether a name as an article writes it is the outlet of
// a: by its name, or by the first label of its site ("Reuters", reuters.com).
func sameOutlet(name string, a *article.Article) bool {
	n := plainName(name)
	if n == "" {
		return false
	}
	host, _, _ := strings.Cut(string(a.Outlet.ID), ".")
	return n == plainName(a.Outlet.Name) || n == plainName(host)
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
