package cluster

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// This file words decisions for a reader: what an article shares with those it
// joins, or with those it is kept apart from.

// why says why an article is in its episode, whose other members are given.
func (s *Stream) why(i int32, with []int32) string {
	p := s.profiles[i]
	switch {
	case p.because != "":
		return "joined because " + p.because
	case p.late:
		return "placed last, as a page made of other articles: it " + s.sharing(i, with)
	}
	return "joined because it " + s.sharing(i, with)
}

// without returns the members but i.
func without(members []int32, i int32) []int32 {
	return slices.DeleteFunc(slices.Clone(members), func(m int32) bool { return m == i })
}

// sharing says for a reader what article i has in common with others: "shares
// Umerov, Miami and “security guarantees” with 3 articles, written 2 days apart".
func (s *Stream) sharing(i int32, with []int32) string {
	p := s.profiles[i]
	var common shared
	for _, j := range spread(with) {
		common.add(p, s.profiles[j], whole, pairs)
	}
	words := s.terms.wording(&common)
	if words == "" {
		return "shares no telling words with " + articles(len(with))
	}
	return "shares " + words + " with " + articles(len(with)) + s.apartInTime(p, with)
}

// shared gathers the terms that articles have in common, with what they add to
// their likeness.
type shared struct {
	words, pairs map[uint32]uint64
}

func (c *shared) add(p, q *profile, parts ...part) {
	if c.words == nil {
		c.words, c.pairs = map[uint32]uint64{}, map[uint32]uint64{}
	}
	for _, k := range parts {
		to := c.words
		if k == pairs {
			to = c.pairs
		}
		v, o := p.vec(k), q.vec(k)
		v.meet(o, func(i, j int) { to[v.terms[i]] += uint64(v.weights[i]) * uint64(o.weights[j]) })
	}
}

// wording lists the terms that count most: "Tarn, “Tarn Valley”, reservoir and
// Brook". A pair stands for its words, so that none is listed twice.
func (x *lexicon) wording(c *shared) string {
	type item struct {
		as string
		w  uint64
	}
	words := make([]uint32, 0, len(c.words))
	for t := range c.words {
		words = append(words, t)
	}
	slices.Sort(words)
	var items []item
	for _, a := range words {
		items = append(items, item{x.entries[a].shown, c.words[a]})
		// A pair has no wording of its own: it is found again by its words.
		for _, b := range words {
			if w, ok := c.pairs[x.pair(a, b)]; ok {
				items = append(items, item{"“" + x.entries[a].shown + " " + x.entries[b].shown + "”", w})
			}
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(b.w, a.w) })
	const most = 5
	var list []string
	for _, it := range items {
		if len(list) == most {
			break
		}
		list = listed(list, it.as)
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// listed adds a term to a list for a reader, unless it is there.
// A pair takes the place of its words, and a word in a listed pair is left out.
func listed(list []string, as string) []string {
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

func (s *Stream) apartInTime(p *profile, with []int32) string {
	least := math.Inf(1)
	for _, j := range with {
		if q := s.profiles[j]; p.dated && q.dated {
			least = min(least, math.Abs(p.day-q.day))
		}
	}
	switch {
	case math.IsInf(least, 1):
		return ""
	case least < 1:
		return ", written within a day"
	}
	return fmt.Sprintf(", written %.0f days apart", math.Ceil(least))
}

func articles(n int) string {
	if n == 1 {
		return "one article"
	}
	return fmt.Sprintf("%d articles", n)
}
