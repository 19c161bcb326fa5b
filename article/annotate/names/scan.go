package names

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// maxName bounds the tokens of one name, so that a text in capitals costs no
// more than any other.
const maxName = 12

// scan finds the candidates of one unit.
func (r *reader) scan(u unit) {
	for i := u.lo; i < u.hi; {
		if !r.upper[i] && r.class[i]&lang.Particle == 0 {
			i++
			continue
		}
		next := r.at(i, u)
		if next <= i {
			next = i + 1
		}
		i = next
	}
}

// at looks for a candidate at token i and returns where to go on.
func (r *reader) at(i int, u unit) int {
	if !r.cap(i) && !r.is(i, lang.Particle) {
		return i
	}
	if r.handle(i) || pluralAcronym(r.toks[i].Norm) {
		return i
	}
	if r.toks[i].IsInitial() && r.hyphen(i+1) {
		return i + 3 // "R-Ohio", "X-ray"
	}
	if e, end := r.entry(i, u.hi); e != nil {
		return r.known(i, end, e, u)
	}
	if n, ok := r.nationAt(i, u.hi); ok {
		return r.nationality(demo{i, i + 1, n.of, n.people}, u)
	}
	if end := r.membersBody(i, u.hi); end > i {
		return r.add(cand{lo: i, hi: end}, u)
	}
	switch {
	case !r.cap(i):
		return r.particled(i, u)
	case r.is(i, lang.Calendar), r.skipsInitial(i, u):
		return i
	}
	if end := r.titleEnd(i, u.hi); end > i {
		return end
	}
	return r.core(i, u)
}

// membersBody returns the end of a body's name that begins with the genitive of
// its members: "Workers' Party", "Children's Memorial Hospital"; i if none does.
func (r *reader) membersBody(i, hi int) int {
	if !r.cap(i) || !r.is(i, lang.Members) || i+2 >= hi || r.toks[i+1].Kind != text.Clitic {
		return i
	}
	for k := i + 2; k < hi && k < i+6 && r.cap(k); k++ {
		if r.is(k, lang.BodyHead) && !(r.cap(k+1) && r.is(k+1, lang.BodyHead)) {
			return r.complement(k+1, hi)
		}
	}
	return i
}

// particled takes a family name that begins with particles in lower case:
// "von der Leyen said". Whether that is a name, a person named in full shows.
func (r *reader) particled(i int, u unit) int {
	k := i
	for k < u.hi && k < i+3 && r.is(k, lang.Particle) && !r.cap(k) || k > i && k < u.hi && r.hyphen(k) {
		k++
	}
	if k >= u.hi || !r.cap(k) || i > u.lo && r.cap(i-1) || r.is(k, lang.Calendar|lang.Starter) {
		return i
	}
	return r.add(cand{lo: i, hi: r.run(k, u)}, u)
}

// handle reports whether token i is an address, "@handle" or "#tag".
func (r *reader) handle(i int) bool {
	s := r.toks[i].Norm
	if s[0] == '@' || s[0] == '#' {
		return true
	}
	for k := range len(s) {
		switch s[k] {
		case '/', '@':
			return true
		case '.':
			if k > 0 && len(s) > 4 && !r.toks[i].IsAllCaps() {
				return true
			}
		}
	}
	return false
}

// pluralAcronym reports whether s is written like "CEOs", which names nobody.
func pluralAcronym(s string) bool {
	n := len(s) - 1
	return n > 1 && s[n] == 's' && strings.ToUpper(s[:n]) == s[:n] && s[0] >= 'A' && s[0] <= 'Z'
}

// known takes a gazetteer match at [i, end), unless it is part of a longer name.
func (r *reader) known(i, end int, e *lang.NameEntry, u unit) int {
	if e.Kind == "demonym" {
		return r.nationality(demo{i, end, e.Of, e.People}, u)
	}
	if end == i+1 && (r.given(i) != lang.NotGiven && r.plainName(end, u.hi) || r.honoured(i)) {
		return r.core(i, u) // "Chad Daybell", "Paris Hilton", "Mr. Jordan"
	}
	if stop := r.bodyAfter(i, end, u); stop > end {
		return r.add(cand{lo: i, hi: stop}, u)
	}
	if stop := r.team(end, u.hi); stop > end && strings.HasPrefix(e.Key, "city/") {
		return r.add(cand{lo: i, hi: stop, team: true}, u)
	}
	return r.add(cand{lo: i, hi: end, entry: e}, u)
}

// team returns the end of a club's name of which the words before token i are
// the town: "Portland Trail Blazers". It ends in a plural that is nothing else.
func (r *reader) team(i, hi int) int {
	k := i
	for k < hi && k < i+3 && r.cap(k) && r.class[k] == 0 && r.given(k) == lang.NotGiven && !r.toks[k].IsAllCaps() && !r.toks[k].Break {
		if e, _ := r.entry(k, hi); e != nil {
			return i
		}
		k++
	}
	if w := r.lower(k - 1); k == i || k == i+3 || len(w) < 5 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") {
		return i
	}
	return k
}

// nationality takes a word of nationality, alone or as the beginning of the name
// of a body, and returns where to go on.
func (r *reader) nationality(d demo, u unit) int {
	if r.hyphen(d.lo - 1) { // "pro-Russian" is not Russian
		return d.hi
	}
	r.demos = append(r.demos, d)
	if end := r.portfolio(d.hi, u.hi); end > d.hi {
		return end
	}
	if stop := r.bodyAfter(d.lo, d.hi, u); stop > d.hi {
		return r.add(cand{lo: d.lo, hi: stop}, u)
	}
	return d.hi
}

// plainName reports whether token i goes on a person's name: capitalised, and
// neither known otherwise nor a word of titles and bodies.
func (r *reader) plainName(i, hi int) bool {
	if i >= hi || !r.cap(i) || r.toks[i].IsAllCaps() || r.toks[i].Kind != text.Word {
		return false
	}
	if r.is(i, lang.RoleHead|lang.RoleMod|lang.BodyHead|lang.PlaceHead|lang.WorkHead|lang.Calendar|lang.Honorific|lang.Starter) {
		return false
	}
	e, _ := r.entry(i, hi)
	return e == nil
}

// bodyAfter returns the end of an organisation, place or work whose name
// begins with the gazetteer match [i, end): "Kyiv City Council", "US Embassy".
// It returns end where there is none.
func (r *reader) bodyAfter(i, end int, u unit) int {
	stop, heads := end, 0
	for j := end; j < u.hi && j-i < maxName; j++ {
		if r.hyphen(j) && r.cap(j+1) && r.is(j+1, lang.BodyHead|lang.BodyTopic|lang.PlaceHead) {
			continue
		}
		if !r.cap(j) || r.is(j, lang.Honorific|lang.Calendar) || r.given(j) != lang.NotGiven && heads == 0 {
			break
		}
		role := r.is(j, lang.RoleHead)
		if role && !r.is(j, lang.BodyHead) {
			break
		}
		if r.titleEnd(j, u.hi) > j && !r.is(j, lang.BodyHead) {
			break
		}
		switch {
		case r.is(j, lang.BodyHead|lang.LegalForm|lang.WorkHead|lang.PlaceHead):
			stop = j + 1
			heads++
		case heads > 0:
			return r.complement(stop, u.hi)
		}
	}
	if heads == 0 {
		return end
	}
	return r.complement(stop, u.hi)
}

// entry returns the longest gazetteer entry that stands at token i, and where
// it ends.
func (r *reader) entry(i, hi int) (*lang.NameEntry, int) {
	es := r.info[i].Entries
	if w := r.toks[i].Lower; strings.IndexByte(w, '.') >= 0 {
		es = r.lx.Entries.Of(strip(w))
	}
	for k := range es {
		if end := r.spells(&es[k], i, hi); end > 0 && !(end == i+1 && r.borne[r.toks[i].Lower] && es[k].Kind == "outlet") {
			return &es[k], end
		}
	}
	return nil, 0
}

// spells returns where the entry ends that token i begins, or 0.
func (r *reader) spells(e *lang.NameEntry, i, hi int) int {
	if e.Exact != "" && strip(r.toks[i].Norm) != e.Exact {
		return 0
	}
	if !r.cap(i) && len(e.Words) == 1 {
		return 0
	}
	j, capital := i, false
	for k, w := range e.Words {
		if k > 0 {
			j = r.gap(j, hi)
		}
		if j >= hi || r.toks[j].Lower != w && strip(r.toks[j].Lower) != w {
			return 0
		}
		if r.cap(j) {
			capital = true
		} else if len(w) > 3 && r.toks[j].Kind == text.Word {
			return 0
		}
		j++
	}
	if !capital {
		return 0
	}
	return j
}

// gap skips what may stand between two words of a name: a hyphen, a slash or
// the dot of an abbreviation.
func (r *reader) gap(j, hi int) int {
	if j < hi && r.tight(j) {
		switch r.toks[j].Lower {
		case ".":
			return j + 1
		case "-", "/", "&":
			return j + 1
		}
	}
	if j < hi && r.toks[j].Lower == "&" {
		return j + 1
	}
	return j
}

// strip drops the dots of "U.S.".
func strip(s string) string {
	if strings.IndexByte(s, '.') < 0 {
		return s
	}
	return strings.ReplaceAll(s, ".", "")
}

// opens reports whether the capital of token i may be owed to its place alone:
// at the beginning of a sentence, quotation or list item.
func (r *reader) opens(i int, u unit) bool {
	if i == u.lo || r.toks[i].Break {
		return true
	}
	p := r.toks[i-1]
	switch p.Kind {
	case text.Quote:
		return true
	case text.Punct, text.Symbol:
		switch p.Lower {
		case ":", "`", "•", "—", "–", "*", "|", ">", ";", "!", "?", "…", ")":
			return true
		case ".", "-":
			return p.Space || r.toks[i].Space && p.Lower == "-"
		}
		return i-1 == u.lo
	case text.Number:
		return i-1 == u.lo
	}
	return false
}

// skipsInitial reports whether token i is an ordinary word that is capitalised
// only because it begins something.
func (r *reader) skipsInitial(i int, u unit) bool {
	if !r.is(i, lang.Starter) || r.toks[i].IsAllCaps() && len(r.toks[i].Norm) > 1 && !r.opens(i, u) {
		return false
	}
	if r.opens(i, u) {
		return !r.is(i, lang.RoleHead|lang.RoleMod|lang.Honorific) || !r.cap(i+1)
	}
	return !r.is(i, lang.RoleHead|lang.RoleMod|lang.BodyHead|lang.BodyTopic|lang.Honorific|lang.WorkHead)
}

// core takes the run of capitals that begins at token i.
func (r *reader) core(i int, u unit) int {
	end := r.run(i, u)
	if end < u.hi && r.is(end-1, lang.WorkHead) && r.toks[end].Kind == text.Number && r.toks[end].Space {
		end++ // "Resolution 2254"
	}
	return r.add(cand{lo: i, hi: end}, u)
}

// run returns the end of the name that begins with the capitalised token i.
func (r *reader) run(i int, u unit) int {
	person := r.given(i) != lang.NotGiven || r.toks[i].IsInitial()
	behind := r.hyphen(i-1) && !r.cap(i-2) // "the anti-Sand Orlian Observatory"
	j := i + 1
	if r.toks[i].IsAllCaps() && !initials(r.toks[i].Norm) && j < u.hi && r.given(j) != lang.NotGiven && !r.toks[j].IsAllCaps() && r.cap(j+1) {
		return j // "GM Ed Stefanski"
	}
	for j < u.hi && j-i < maxName {
		switch {
		case r.toks[j].Lower == "." && r.tight(j) && r.abbreviates(j-1, i):
			if !r.cap(j+1) || j+1 >= u.hi {
				return j
			}
			j++ // "John F. Kennedy", "St. Mary"
			continue
		case r.hyphen(j) && j+1 < u.hi && (r.cap(j+1) || r.is(j-1, lang.Particle)):
			if !person && r.is(j+1, lang.Starter) {
				return j
			}
			j += 2 // "Al-Sisi", "Jean-Claude"
			continue
		case r.hyphen(j) && j+1 < u.hi && r.is(i, lang.FamilyLead) && j > i+1:
			j += 2 // "Kim Jong-un"
			continue
		case r.toks[j].Lower == "&" && r.cap(j+1):
			j += 2
			continue
		case r.is(j, lang.Particle) && !r.cap(j):
			k := j
			for k < u.hi && k < j+3 && (r.is(k, lang.Particle) && !r.cap(k) || r.hyphen(k)) {
				k++
			}
			if k < u.hi && r.cap(k) && !r.is(k, lang.Calendar|lang.Starter) {
				j = k + 1 // "von der Leyen"
				continue
			}
			return r.complement(j, u.hi)
		case r.toks[j].Lower == "," && r.is(j+1, lang.Generation) && r.cap(j+1):
			return j + 2 // "Smith, Jr"
		case !r.cap(j) || r.is(j, lang.Calendar) && !(person && j == i+1) || r.handle(j):
			return r.complement(j, u.hi)
		}
		if r.toks[j].Break || r.toks[j].Is("i", "the", "a") && !r.toks[j-1].IsAllCaps() || r.toks[j].IsAllCaps() && !r.toks[j-1].IsAllCaps() && len(r.toks[j].Norm) > 3 && !r.is(j, lang.Generation) && person {
			return j
		}
		if e, end := r.entry(j, u.hi); e != nil && !(person && end == j+1 && e.Kind != "organisation") && (behind || !r.bodyNext(end, u.hi)) {
			if e.Kind != "demonym" || !person {
				return j
			}
		}
		if t := r.titleEnd(j, u.hi); t > j && !person && r.cap(t) {
			return j // "Kestrel Chairman Ann Holt"
		}
		j++
	}
	return r.complement(j, u.hi)
}

// bodyNext reports whether the head of a body stands at token j.
func (r *reader) bodyNext(j, hi int) bool {
	return j < hi && r.cap(j) && r.is(j, lang.BodyHead|lang.LegalForm|lang.PlaceHead)
}

// abbreviates reports whether token i, before a dot, is an initial or an
// abbreviation inside a name that began at from.
func (r *reader) abbreviates(i, from int) bool {
	return r.toks[i].IsInitial() || r.is(i, lang.Generation|lang.Honorific) && len(r.lower(i)) < 4 ||
		i == from && (r.lower(i) == "st" || r.lower(i) == "ft" || r.lower(i) == "mt")
}

// complement goes on over "of", "for", "on" and "and" where a body or work
// needs it: "Ministry of Defence", "Institute for the Study of War", "Security
// and Defence Council". end is where the capitals so far end.
func (r *reader) complement(end, hi int) int {
	for n := 0; n < 3 && end < hi; n++ {
		j := end
		switch r.lower(j) {
		case "of", "for", "on", "in", "against", "to":
			if !r.is(end-1, lang.BodyHead|lang.WorkHead|lang.PlaceHead) && n == 0 {
				return end
			}
			if w := r.lower(j); (w == "in" || w == "to" || w == "against" || w == "on") && !r.is(end-1, lang.BodyHead|lang.WorkHead) || w == "in" {
				return end
			}
			j++
			if r.lower(j) == "the" {
				j++
			}
		case "and":
			if n == 1 && r.lower(end-2) == "for" && r.cap(j+1) && !r.cap(j+2) && r.class[j+1]&^lang.PlaceHead == 0 && r.info[j+1].Given == lang.NotGiven && len(r.info[j+1].Entries) == 0 && !r.toks[j+1].IsAllCaps() {
				return j + 2 // "Institute for Rivers and Dams"
			}
			if !r.is(end-1, lang.BodyTopic) {
				return end
			}
			j++
			if !r.is(j, lang.BodyTopic|lang.BodyHead) && !(r.cap(j+1) && r.is(j+1, lang.BodyHead)) {
				return end
			}
		default:
			return end
		}
		if j >= hi || !r.cap(j) || r.is(j, lang.Calendar|lang.Honorific) {
			return end
		}
		k := j
		for k < hi && k-end < maxName && (r.cap(k) || r.hyphen(k) && k+1 < hi && r.cap(k+1)) && !r.is(k, lang.Calendar) {
			k++
		}
		end = k
	}
	return end
}

// add files a candidate and returns its end.
func (r *reader) add(c cand, u unit) int {
	end := c.hi
	c.head = u.head
	c.initial = r.opens(c.lo, u)
	c.name = -1
	c.title = c.lo
	c.unit = u.no
	r.cands = append(r.cands, c)
	return end
}

// glued marks the candidates of a heading that runs on into a sentence: "Talks
// Stall Over Gas Transit The minister said". A sentence that opens with five or
// more capitalised words, an ordinary one among them, opens with a heading; its
// capitals tell nothing.
func (r *reader) glued() {
	k := 0
	for _, u := range r.units {
		end := u.lo
		if !u.head {
			end = r.headingEnd(u)
		}
		for ; k < len(r.cands) && r.cands[k].unit <= u.no; k++ {
			if c := &r.cands[k]; c.lo < end {
				c.head = true
			}
		}
	}
}

// headingEnd returns the end of the heading that opens a sentence, or its start.
func (r *reader) headingEnd(u unit) int {
	words, ordinary, end := 0, 0, u.lo
	for i := u.lo; i < u.hi; i++ {
		t := r.toks[i]
		switch {
		case t.Kind != text.Word:
			if t.Is(".", ";") && t.Space {
				return u.lo
			}
		case t.IsUpperInitial():
			words++
			end = i + 1
			const of = lang.RoleHead | lang.RoleMod | lang.BodyHead | lang.BodyTopic | lang.Honorific | lang.Calendar | lang.PlaceHead | lang.WorkHead
			if i > u.lo && !r.is(i, of) && !t.IsAllCaps() && (r.is(i, lang.Starter) || participle(t.Lower) && r.given(i) == lang.NotGiven) {
				ordinary++
			}
		case len(t.Lower) > 3 && !t.Is("with", "from", "over", "into"):
			if words >= 5 && ordinary > 0 {
				return end
			}
			return u.lo
		}
	}
	return u.lo
}
