package names

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// works finds plans named by the number of their points: "the 20-point plan",
// "a 28-point U.S. peace proposal". Within one article the number names it.
func (r *reader) works() {
	var more []mention
	for i := 0; i+2 < len(r.toks); i++ {
		if r.toks[i+2].Lower != "point" || !r.hyphen(i+1) || r.hyphen(i+3) {
			continue
		}
		if r.toks[i].Kind != text.Number && r.toks[i].Kind != text.Word {
			continue
		}
		for j := i + 3; j < min(len(r.toks), i+9) && (r.toks[j].Kind == text.Word || r.hyphen(j)); j++ {
			if !r.is(j, lang.WorkNoun) || r.is(j+1, lang.WorkNoun) {
				continue
			}
			n := r.put("work/"+r.lower(i)+"-point", article.Name{Kind: article.Work, Full: r.spelling(i, j+1)})
			more = append(more, mention{lo: i, hi: j + 1, name: n, title: i, unit: r.unitOf(i)})
			break
		}
	}
	r.insert(more)
}

// unitOf returns the index of the unit that holds token i.
func (r *reader) unitOf(i int) int {
	n, ok := slices.BinarySearchFunc(r.units, i, func(u unit, i int) int {
		switch {
		case u.hi <= i:
			return -1
		case u.lo > i:
			return 1
		}
		return 0
	})
	if !ok {
		return 0
	}
	return n
}

// owner is a word that can say whose a group is.
type owner struct {
	lo, hi int
	key    string // gazetteer key, or ""
	people bool   // a noun of nationality: "Russians"
	attr   bool   // an adjective or acronym, of which several may stand before one noun
}

// owners returns the demonyms and the names of places and bodies, in text order.
func (r *reader) owners() []owner {
	os := make([]owner, 0, len(r.demos)+8)
	demos := r.demos
	upTo := func(lo int) {
		for len(demos) > 0 && demos[0].lo <= lo {
			d := demos[0]
			os = append(os, owner{d.lo, d.hi, d.of, d.people, !d.people})
			demos = demos[1:]
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.is(m.hi, lang.GroupHead|lang.RoleMod|lang.BodyTopic|lang.PastMod) && !r.groupWord(m.hi) {
			continue
		}
		if n := &r.names[m.name]; n.Kind == article.Place || n.Kind == article.Organisation || n.Kind == article.Media {
			upTo(m.lo)
			os = append(os, owner{m.lo, m.hi, n.Known, false, m.hi == m.lo+1 && r.toks[m.lo].IsAllCaps()})
		}
	}
	upTo(len(r.toks))
	return os
}

// groupWord reports whether a token after a name can lead to a noun for people.
func (r *reader) groupWord(i int) bool {
	return i < len(r.toks) && (r.toks[i].Kind == text.Clitic || r.toks[i].Is(",", "and", "or", "-", "member", "armed", "ground", "air"))
}

// groups finds people named together by whose they are: "UK officials", "NATO
// foreign ministers", "US and Ukrainian representatives", "90 other countries".
func (r *reader) groups() {
	os := r.owners()
	for k := 0; k < len(os); k++ {
		first, last := k, k
		for last+1 < len(os) && os[last].attr && os[last+1].attr && r.coordinated(os[last].hi, os[last+1].lo) {
			last++
		}
		k = last
		if r.hyphen(os[first].lo-1) || r.hyphen(os[last].hi) {
			continue // "pro-Russian rebels", "US-backed forces"
		}
		u := r.units[r.unitOf(os[last].lo)]
		if end := r.groupEnd(os[last].hi, u.hi); end > 0 && !(u.head && r.cap(end-1) && !os[last].people) {
			r.group(os[first:last+1], end, u)
			continue
		}
		for _, o := range os[first : last+1] {
			if o.people {
				r.group([]owner{o}, o.hi, u)
			}
		}
	}
	r.counted()
	slices.SortStableFunc(r.grouped, byPlace)
	r.insert(r.grouped)
}

// coordinated reports whether only ",", "and" or "or" stands between two owners.
func (r *reader) coordinated(hi, lo int) bool {
	if lo <= hi || lo-hi > 2 {
		return false
	}
	for k := hi; k < lo; k++ {
		if w := r.lower(k); w != "," && w != "and" && w != "or" {
			return false
		}
	}
	return true
}

// groupEnd returns the end of the noun for people that follows at token i after
// at most three qualifying words, or 0.
func (r *reader) groupEnd(i, hi int) int {
	if i < hi && r.toks[i].Kind == text.Clitic {
		i++ // "Ukraine's armed forces"
	}
	for n := 0; n < 4 && i < hi; n++ {
		if r.toks[i].Kind != text.Word || r.cap(i) && r.is(i, lang.Calendar) {
			if r.hyphen(i) {
				i++
				continue
			}
			return 0
		}
		if r.is(i, lang.GroupHead) && !r.is(i+1, lang.GroupHead|lang.BodyHead) && !r.titled(i+1) {
			return i + 1
		}
		if r.lower(i) == "and" && (n == 0 || r.cap(i+1)) {
			return 0
		}
		if !r.is(i, lang.RoleMod|lang.BodyTopic|lang.PastMod|lang.GroupHead) && r.lower(i) != "member" && r.lower(i) != "armed" && r.lower(i) != "ground" && r.lower(i) != "air" {
			return 0
		}
		i++
	}
	return 0
}

// titled reports whether the words before token i are a title: a name or the
// head of a role goes on there, as in "Ukrainian military spokesman".
func (r *reader) titled(i int) bool { return r.is(i, lang.RoleHead) && !r.is(i, lang.GroupHead) }

// group adds a mention of the group of these owners that ends at end.
func (r *reader) group(os []owner, end int, u unit) {
	lo := os[0].lo
	full := r.spelling(lo, end)
	n := article.Name{Kind: article.Group, Full: full, Plural: true}
	if len(os) == 1 {
		n.Of = os[0].key
	}
	i := r.put("group "+strings.ToLower(full), n)
	r.grouped = append(r.grouped, mention{lo: lo, hi: end, name: i, title: lo, unit: u.no})
}

// counted finds "90 other countries" and capitalised sides without an owner:
// "Western allies".
func (r *reader) counted() {
	for i := range r.toks {
		switch {
		case r.toks[i].Kind == text.Number:
			j := i + 1
			if r.lower(j) == "other" || r.lower(j) == "member" {
				j++
			}
			switch r.lower(j) {
			case "countries", "nations", "governments":
			default:
				continue
			}
			u := r.units[r.unitOf(i)]
			r.group([]owner{{lo: i, hi: i + 1}}, j+1, u)
		case r.cap(i) && (r.lower(i) == "western" || r.lower(i) == "eastern") && !r.hyphen(i-1):
			u := r.units[r.unitOf(i)]
			if end := r.groupEnd(i+1, u.hi); end > 0 && !u.head {
				r.group([]owner{{lo: i, hi: i + 1}}, end, u)
			}
		}
	}
}
