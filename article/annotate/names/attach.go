package names

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// roles reads the role facts that stand beside the persons of the body.
func (r *reader) roles() {
	for k, m := range r.mentions {
		u := r.units[m.unit]
		if r.names[m.name].Kind != article.Person || m.form != article.ByName || u.head {
			continue
		}
		c := cand{lo: m.lo, hi: m.hi, title: m.title}
		switch {
		case m.title < m.lo && r.chose(k):
		case m.title < m.lo:
			r.role(m.name, m.title, r.trimComma(m.title, m.lo))
		default:
			if lo := r.roleBeforeComma(m.lo, u); lo >= 0 {
				r.role(m.name, lo, m.lo-1)
			} else if lo := r.shared(k); lo >= 0 {
				r.role(m.name, lo, r.sharedEnd(lo, u.hi))
			}
		}
		if a := r.apposed(&c, u); a.head >= 0 {
			r.role(m.name, a.lo, a.hi)
			if n := len(r.found); a.past && n > 0 && r.found[n-1].Name == m.name {
				r.found[n-1].Past = true
			}
		}
	}
}

// chose reports whether the title before mention k is that of the person named
// before it, and k only did something with him: "Sand, the intelligence chief Reve
// picked as his deputy".
func (r *reader) chose(k int) bool {
	m := r.mentions[k]
	the := m.title - 1
	for n := 0; n < 3 && the > 0 && r.lower(the) != "the" && r.toks[the].Kind == text.Word && !r.cap(the); n++ {
		the--
	}
	return the-2 >= r.units[m.unit].lo && r.lower(the) == "the" && r.lower(the-1) == "," &&
		r.personEnding(k, the-1) >= 0 && !r.pauses(m.hi, r.units[m.unit].hi)
}

// byPlace orders mentions as they stand in the text, the longer first.
func byPlace(a, b mention) int {
	if a.lo != b.lo {
		return a.lo - b.lo
	}
	return b.hi - a.hi
}

// insert adds mentions, which are in text order, to those that are.
func (r *reader) insert(more []mention) {
	if len(more) == 0 {
		return
	}
	k, n := len(r.mentions)-1, len(more)-1
	r.mentions = append(r.mentions, more...)
	for to := len(r.mentions) - 1; n >= 0; to-- {
		if k >= 0 && byPlace(r.mentions[k], more[n]) > 0 {
			r.mentions[to] = r.mentions[k]
			k--
		} else {
			r.mentions[to] = more[n]
			n--
		}
	}
}

// roleBeforeComma returns where a role begins that a comma parts from the name
// at token i, or -1: "Putin's special envoy, Kirill Dmitriev,". The role must
// say whose it is or be definite, and the clause must pause after the name.
func (r *reader) roleBeforeComma(i int, u unit) int {
	if i-2 < u.lo || r.lower(i-1) != "," {
		return -1
	}
	end := i - 1
	lo := r.titleBefore(end, u.lo)
	if lo == end { // "special envoy of President Donald Trump, Steve Witkoff,"
		lo = r.roleOf(end, u)
	}
	if lo < 0 || lo == end || !r.definite(lo, end, u) {
		return -1
	}
	after := i
	for after < u.hi && (r.cap(after) || r.hyphen(after) || r.is(after, lang.Particle) || r.lower(after) == "." && after+1 < u.hi) {
		after++
	}
	if !r.pauses(after, u.hi) {
		return -1
	}
	return lo
}

// roleOf returns where a role begins that ends in "of" and a name before token
// end, or -1.
func (r *reader) roleOf(end int, u unit) int {
	k := r.nameEnding(end, u.lo)
	if k == end {
		return -1
	}
	if t := r.titleBefore(k, u.lo); t < k {
		k = t
	}
	for n := 0; n < 2 && k-1 > u.lo; n++ {
		if w := r.lower(k - 1); w == "the" {
			k--
		}
	}
	if w := r.lower(k - 1); w != "of" && w != "to" && w != "for" {
		return -1
	}
	if lo := r.titleBefore(k-1, u.lo); lo < k-1 {
		return lo
	}
	return -1
}

// definite reports whether the role [lo, hi) says whose it is, or "the".
func (r *reader) definite(lo, hi int, u unit) bool {
	if lo > u.lo {
		switch r.lower(lo - 1) {
		case "the", "his", "her", "its", "their", "our", "my":
			return true
		}
		if r.toks[lo-1].Kind == text.Clitic { // "The officer's lawyer"
			return true
		}
	}
	for k := lo; k < hi; k++ {
		if r.toks[k].Kind == text.Clitic || r.cap(k) || r.lower(k) == "of" {
			return true
		}
	}
	return lo == u.lo
}

// shared returns where the plural role begins that mention k shares with the
// ones before it, or -1: "negotiators, Ann Holt and Bo Lind".
func (r *reader) shared(k int) int {
	m := r.mentions[k]
	u := r.units[m.unit]
	i := m.lo
	for n := 0; n < 4; n++ {
		if i-2 < u.lo {
			return -1
		}
		j := i - 1
		if r.lower(j) == "and" {
			j--
		} else if r.lower(j) != "," && n > 0 {
			return -1
		}
		if r.lower(j) == "," {
			j--
		}
		if w, first, ok := r.headAt(j, u.lo); ok && w.Has(lang.RoleHead) && strings.HasSuffix(r.lower(j), "s") {
			return r.modifiers(first, u.lo)
		}
		p := r.personEnding(k, j+1)
		if p < 0 {
			return -1
		}
		k, i = p, r.mentions[p].lo
		if r.mentions[p].title < i {
			w, first, ok := r.headAt(i-1, u.lo)
			if ok && w.Has(lang.RoleHead) && strings.HasSuffix(r.lower(i-1), "s") {
				return r.modifiers(first, u.lo)
			}
			return -1
		}
	}
	return -1
}

// personEnding returns the mention of a person before k that ends at token end, or -1.
func (r *reader) personEnding(k, end int) int {
	for p := k - 1; p >= 0 && p > k-4; p-- {
		if r.mentions[p].hi == end && r.names[r.mentions[p].name].Kind == article.Person {
			return p
		}
	}
	return -1
}

// sharedEnd is the end of the plural role that begins at lo.
func (r *reader) sharedEnd(lo, hi int) int {
	for k := lo; k < hi; k++ {
		if w, _, ok := r.headAt(k, lo); ok && w.Has(lang.RoleHead) && strings.HasSuffix(r.lower(k), "s") {
			return k + 1
		}
	}
	return lo + 1
}

// role adds the fact that name n is what tokens lo to hi say.
func (r *reader) role(n, lo, hi int) {
	for lo < hi && (r.lower(lo) == "the" || r.lower(lo) == "a" || r.lower(lo) == "an" || r.toks[lo].Kind == text.Punct) {
		lo++
	}
	for hi > lo && r.is(hi-1, lang.Honorific) && !r.is(hi-1, lang.RoleHead) || hi > lo+1 && r.lower(hi-1) == "." && r.is(hi-2, lang.Honorific) && !r.is(hi-2, lang.RoleHead) {
		hi--
	}
	if k := r.second(lo, hi); k > 0 {
		first := len(r.found)
		r.role(n, lo, k)
		r.role(n, k+1, hi)
		if len(r.found) == first+2 && r.found[first+1].Of < 0 {
			r.found[first+1].Of = r.found[first].Of
		}
		return
	}
	head, class, w := r.roleClass(lo, hi)
	if head < 0 || w.Has(lang.Kinship) && !w.Has(lang.RoleHead) && r.cap(head) {
		return // "Father Orme" is a priest
	}
	x := article.Role{
		Name: n,
		Span: r.span(lo, hi),
		Norm: r.lowered(lo, hi),
		Head: class,
		Kin:  w.Has(lang.Kinship) && !w.Has(lang.RoleHead),
		Of:   r.roleParty(n, lo, head, hi),
	}
	for k := lo; k < head; k++ {
		if r.is(k, lang.PastMod) {
			x.Past = true
		}
		if r.lower(k) == "deputy" || r.lower(k) == "vice" || r.lower(k) == "assistant" {
			if !strings.HasPrefix(x.Head, "vice") && !strings.HasPrefix(x.Head, "deputy") {
				x.Head = "deputy " + x.Head
			}
		}
	}
	if (w.Fem || w.Male) && r.gender(n) == article.GenderUnknown {
		r.names[n].Gender = article.Male
		if w.Fem {
			r.names[n].Gender = article.Female
		}
	}
	for k := len(r.found) - 1; k >= 0 && k > len(r.found)-4; k-- {
		if y := r.found[k]; y.Name == x.Name && y.Span == x.Span {
			return
		}
	}
	r.found = append(r.found, x)
}

// second returns the "and" between two roles of one person within tokens lo to
// hi, "deputy prime minister and defence minister", or 0.
func (r *reader) second(lo, hi int) int {
	for k := lo + 1; k+1 < hi; k++ {
		if r.lower(k) != "and" {
			continue
		}
		a, _, one := r.headAt(k-1, lo)
		b, _, two := r.headAt(hi-1, k+1)
		if one && two && a.Has(lang.RoleHead) && b.Has(lang.RoleHead) {
			return k
		}
	}
	return 0
}

// roleClass finds the head of the role [lo, hi): the last before "of", "to" or
// "for", by phrase or word. head is -1 where there is none.
func (r *reader) roleClass(lo, hi int) (head int, class string, w lang.NameWord) {
	head = -1
	for k := lo; k < hi; {
		if p, end := r.rolePhrase(k, hi); p != nil {
			head, class, w, k = end-1, p.Head, lang.NameWord{Class: lang.RoleHead}, end
			continue
		}
		x, _ := r.word(k, hi)
		end := r.wordEnd(k, hi)
		if !x.Has(lang.RoleHead | lang.Kinship) {
			if s := r.lower(k); strings.HasSuffix(s, "s") && end == k+1 {
				x = r.lx.Words.Of(s[:len(s)-1])
			}
		}
		if x.Has(lang.RoleHead | lang.Kinship) {
			head, class, w = end-1, x.Head, x
		}
		if head >= 0 && r.toks[end-1].Is("of", "to", "for", "at", "in") {
			return head, class, w
		}
		k = end
	}
	return head, class, w
}

// roleParty returns the name that the role belongs to, or -1: what stands in
// the genitive before its head ("Trump's son-in-law"), follows "of", or
// qualifies it ("Kremlin spokesperson", "Ukrainian President").
func (r *reader) roleParty(self, lo, head, hi int) int {
	after, before := -1, -1
	afterLo, own := len(r.toks), false
	from, _ := slices.BinarySearchFunc(r.mentions, lo, func(m mention, lo int) int { return m.lo - lo })
	for _, m := range r.mentions[from:] {
		if m.lo >= hi {
			break
		}
		if m.hi > hi || m.name == self || r.names[m.name].Kind == article.Group {
			continue
		}
		switch {
		case m.lo > head && after < 0:
			after, afterLo = m.name, m.hi
		case m.lo > head && r.toks[afterLo].Kind == text.Clitic && m.lo == afterLo+1:
			after, afterLo = m.name, m.hi
		case m.hi <= head && !own:
			before = m.name
			own = r.toks[m.hi].Kind == text.Clitic || m.cut > 0
		}
	}
	if own {
		return before
	}
	if after >= 0 {
		return after
	}
	if before >= 0 {
		return before
	}
	if d, ok := r.demoIn(lo, hi); ok {
		return r.party(d.of)
	}
	return -1
}

// demoIn returns the first demonym within tokens lo to hi.
func (r *reader) demoIn(lo, hi int) (demo, bool) {
	k, _ := slices.BinarySearchFunc(r.demos, lo, func(d demo, lo int) int { return d.lo - lo })
	if k < len(r.demos) && r.demos[k].hi <= hi {
		return r.demos[k], true
	}
	return demo{}, false
}

// settle fills in genders, and whose the bodies are that the gazetteer does not
// know: "Ukraine's National Security Council", "Indian Navy", "US Embassy".
func (r *reader) settle() {
	for n := range r.names {
		if r.names[n].Kind == article.Person {
			r.names[n].Gender = r.gender(n)
		}
	}
	for k, m := range r.mentions {
		n := &r.names[m.name]
		if n.Kind != article.Organisation || n.Known != "" || n.Of != "" {
			continue
		}
		if n.Of = r.speaksFor(m); n.Of != "" {
			continue
		}
		if k > 0 && m.lo > 0 && r.toks[m.lo-1].Kind == text.Clitic && r.mentions[k-1].hi == m.lo-1 {
			n.Of = r.country(r.mentions[k-1].name)
		}
	}
}

// country is the key of the country that a name is or speaks for, or "".
func (r *reader) country(n int) string {
	x := r.names[n]
	if x.Kind == article.Place && x.Of == "" && !strings.HasPrefix(x.Known, "city/") {
		return x.Known
	}
	return x.Of
}
