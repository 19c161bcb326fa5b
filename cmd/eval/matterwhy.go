package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/story/compare"
)

// losses are the missed items of a kind by where they were lost.
type losses map[lossKey][]miss

type lossKey struct{ kind, cause string }

// report adds a line for each kind and cause, the commonest of a kind first.
func (l losses) report(r *report) {
	keys := slices.SortedFunc(maps.Keys(l), func(a, b lossKey) int {
		if a.kind != b.kind {
			return strings.Compare(a.kind, b.kind)
		}
		if n := len(l[b]) - len(l[a]); n != 0 {
			return n
		}
		return strings.Compare(a.cause, b.cause)
	})
	for _, k := range keys {
		t := r.task("missed "+k.kind+": "+k.cause, number, "")
		for _, m := range l[k] {
			t.add(k.kind, score{gold: 1})
			t.miss(m)
		}
	}
}

// looksAt is what was read and held against each other in stories.
func looksAt(stories []ask.Story) []compare.Look {
	var out []compare.Look
	for _, st := range stories {
		compare.Looks(st.Story, st.Events, func(l compare.Look) { out = append(out, l) })
	}
	return out
}

// readersOf names what in compare reads claims of a kind of tension.
var readersOf = map[string][]string{
	"figure":      {"measure", "gauge", "slot"},
	"date":        {"date"},
	"role":        {"post"},
	"outcome":     tellers,
	"assessment":  tellers,
	"attribution": tellers,
	"change":      {"measure", "gauge", "slot", "state", "doer", "cause"},
}

var tellers = []string{"state", "doer", "cause", "judgement", "answer"}

// gateOf is how far two claims got that were thrown out: the later the gate, the
// likelier that they are of one thing.
func gateOf(l compare.Look) int {
	if l.Of == "answer" {
		return -2 // two sentences near each other
	}
	return slices.Index([]string{
		"what is counted", "moves, wished or harmed", "values near", "values far apart", "mood or witness", "both given", "acts of money", "owners",
		"another fits better", "clauses unlike", "times", "goes on", "days apart", "another act",
	}, l.Gate)
}

// loses notes where an item that is not shown was lost.
func (x matterTasks) loses(s shownMatter, kind, label string, sides [][]goldWords) {
	if x.lost == nil {
		return
	}
	of := readersOf[kind]
	cause := s.lostAt(s.sides(sides), func(reader string) bool { return slices.Contains(of, reader) })
	for _, ws := range sides {
		if len(sides[0]) > 0 && !slices.ContainsFunc(ws, func(w goldWords) bool { return w.File != sides[0][0].File }) {
			continue
		}
		k := lossKey{kind, cause}
		x.lost[k] = append(x.lost[k], miss{Where: s.name, Want: label + ": " + describeSides(sides), Got: cause})
		return
	}
	k := lossKey{kind, "of one article: " + cause}
	x.lost[k] = append(x.lost[k], miss{Where: s.name, Want: label + ": " + describeSides(sides), Got: cause})
}

// lostAt is how far some sides got in one another's company: on no one page, not
// read by any of the readers, never held together, or thrown out.
func (s shownMatter) lostAt(sides [][]article.Passage, of func(reader string) bool) string {
	read := make([]bool, len(sides))
	gate, far := "", 0
	for _, l := range s.looks {
		if !of(l.Of) {
			continue
		}
		var shown [][]article.Passage
		for _, p := range l.Sides {
			shown = append(shown, []article.Passage{p})
			for i := range sides {
				read[i] = read[i] || l.Gate == "" && touch([]article.Passage{p}, sides[i])
			}
		}
		if l.Gate != "" && touchBoth(shown, sides, false) {
			if n := gateOf(l); gate == "" || n > far {
				gate, far = l.Of+" "+l.Gate, n
			}
		}
	}
	n := 0
	for _, ok := range read {
		if ok {
			n++
		}
	}
	switch {
	case !s.onOnePage(sides):
		return "no page has both"
	case gate != "":
		return "thrown out: " + gate
	case n == 0:
		return "no side read as a claim"
	case n == 1:
		return "one side read as a claim"
	}
	return "never held together"
}

// onOnePage reports whether two of the sides are on one page.
func (s shownMatter) onOnePage(sides [][]article.Passage) bool {
	on := map[int]int{}
	for _, ps := range sides {
		mine := map[int]bool{}
		for _, p := range ps {
			for f, a := range s.articles {
				if a.ID == p.Article {
					mine[s.pageOf[f]] = true
				}
			}
		}
		for k := range mine {
			on[k]++
		}
	}
	for _, n := range on {
		if n > 1 {
			return true
		}
	}
	return false
}
