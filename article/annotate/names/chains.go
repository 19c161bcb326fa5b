package names

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// name gives every candidate that is a name its place in r.names and r.mentions:
// the gazetteer's first, then persons named in full, then what is left, and
// last what headlines repeat.
func (r *reader) name() {
	r.byKey = map[string]int{}
	r.families = map[int][]string{}
	r.surnames = map[string][]int{}
	r.nameEntries()
	r.namePersons()
	r.nameRest()
	r.acronyms()
	r.nameHeads()
	r.mentions = make([]mention, 0, len(r.cands)+len(r.cands)/2+len(r.demos))
	for _, c := range r.cands {
		if c.name >= 0 {
			r.mentions = append(r.mentions, mention{lo: c.lo, hi: c.hi, unit: c.unit, name: c.name, title: c.title, cut: c.cut})
		}
	}
}

// put returns the name with that key, made from n if it is new.
func (r *reader) put(key string, n article.Name) int {
	if i, ok := r.byKey[key]; ok {
		if len(n.Full) > len(r.names[i].Full) {
			r.names[i].Full = n.Full
		}
		return i
	}
	r.names = append(r.names, n)
	r.byKey[key] = len(r.names) - 1
	return len(r.names) - 1
}

// nameEntries names the gazetteer's candidates. One that means something else
// as often counts as the entry only beside another name of the same country.
func (r *reader) nameEntries() {
	support := map[string]bool{}
	for _, d := range r.demos {
		support[d.of] = true
	}
	for _, c := range r.cands {
		if c.entry != nil && !c.entry.Doubt {
			support[c.entry.Of] = true
			support[c.entry.Key] = true
		}
	}
	for i := range r.cands {
		c := &r.cands[i]
		e := c.entry
		if e == nil || r.is(c.lo, lang.Starter) && c.hi == c.lo+1 && c.initial && e.Exact == "" {
			continue
		}
		n := article.Name{Kind: article.NameKind(e.Kind), Full: r.spelling(c.lo, c.hi)}
		if e.Doubt && !support[e.Of] && !support[e.Key] {
			c.name = r.put("place "+n.Full, n)
			continue
		}
		n.Known = e.Key
		if e.Party {
			n.Of = e.Of
		}
		c.name = r.put(e.Key, n)
	}
}

// namePersons names the persons that body text names with more than one word.
// One that begins with no given name may be the end of a longer one: "Del Orme"
// of "Rosa Del Orme".
func (r *reader) namePersons() {
	var short []*cand
	for i := range r.cands {
		c := &r.cands[i]
		if c.name >= 0 || c.entry != nil || c.head {
			continue
		}
		f := r.form(c)
		if f.kind != article.Person || f.tokens < 2 || c.initial && f.mid == 0 && f.person < 3 || !r.cap(c.lo) {
			continue
		}
		if r.is(c.lo, lang.Particle) || r.given(c.lo) == lang.NotGiven && !r.toks[c.lo].IsInitial() {
			short = append(short, c)
			continue
		}
		c.name = r.person(f)
	}
	for _, c := range short {
		if c.name = r.suffix(text.Fold(r.spelling(c.lo, c.hi))); c.name < 0 {
			c.name = r.person(r.form(c))
		}
	}
}

// nameRest names what is left of the body's candidates.
func (r *reader) nameRest() {
	r.first = map[int]int{}
	for _, c := range r.cands {
		if at, named := r.first[c.name]; !c.head && c.name >= 0 && (!named || c.lo < at) {
			r.first[c.name] = c.lo
		}
	}
	r.rankHolders()
	r.ownHolders()
	for i := range r.cands {
		c := &r.cands[i]
		if c.name >= 0 || c.entry != nil || c.head {
			continue
		}
		c.name = r.link(c)
		if c.name < 0 {
			c.name = r.other(c)
		}
	}
}

// link returns the person whose family name the candidate is, or -1.
func (r *reader) link(c *cand) int {
	s := text.Fold(r.spelling(c.lo, c.hi))
	if n, ok := r.family(s, c); ok {
		return n
	}
	if c.hi > c.lo+1 {
		return r.suffix(s)
	}
	if n := len(s) - 1; n > 2 && s[n] == 's' && r.lower(c.lo-1) != "the" && c.hi < len(r.toks) && r.toks[c.hi].Kind == text.Word {
		if p, ok := r.family(s[:n], c); ok {
			c.cut = 1 // "Trumps son-in-law"
			return p
		}
		if e := r.lx.Entries.Of(s[:n]); len(e) > 0 {
			for _, e := range e {
				if p, ok := r.byKey[e.Key]; ok && len(e.Words) == 1 && e.Kind != "demonym" {
					c.cut = 1 // "Ukraines armed forces"
					return p
				}
			}
		}
	}
	if r.given(c.lo) != lang.NotGiven && c.title == c.lo {
		return r.onlyGiven(s)
	}
	return r.firstSurname(s)
}

// family finds the person of that family name whom the bare name means, if
// gender allows.
func (r *reader) family(s string, c *cand) (int, bool) {
	all := r.surnames[s]
	if len(all) == 0 {
		return -1, false
	}
	g := article.GenderUnknown
	if c.title < c.lo {
		g = r.titleGender(c.title, c.lo)
	}
	all = all[:min(len(all), maxNear)]
	if n, ok := r.holds(all, g, c.lo); ok || len(all) == 1 && r.first[all[0]] < c.lo {
		return n, ok
	}
	return r.holds(all, g, len(r.toks)) // who is named in full further down
}

// holds returns the first person of that gender among those whom the article names
// before token i, else the first whose gender is not known.
func (r *reader) holds(all []int, g article.Gender, i int) (int, bool) {
	open := -1
	for _, n := range all {
		if r.first[n] >= i {
			continue
		}
		switch have := r.gender(n); {
		case g == article.GenderUnknown || have == g:
			return n, true
		case have == article.GenderUnknown && open < 0:
			open = n
		}
	}
	return open, open >= 0
}

// suffix returns the person whose full name ends in s, as "López Obrador"
// does, or -1.
func (r *reader) suffix(s string) int {
	bare := s[strings.LastIndexByte(s, ' ')+1:]
	for k, n := range r.surnames[bare] {
		if k == maxNear {
			break
		}
		if strings.HasSuffix(text.Fold(r.names[n].Full), " "+s) {
			return n
		}
	}
	return -1
}

// firstSurname returns the only person with that word before the family name
// and two given names before it, as in "José Ángel Gutiérrez Pérez", or -1.
func (r *reader) firstSurname(s string) int {
	if r.doubles == nil {
		r.doubles = map[string]int{}
		for n, x := range r.names {
			w := strings.Fields(text.Fold(x.Full))
			if x.Kind != article.Person || len(w) != 4 || r.lx.Gives.Of(w[2]) != lang.NotGiven || r.lx.Words.Of(w[2]).Has(lang.Particle) {
				continue
			}
			if _, had := r.doubles[w[2]]; had {
				n = -1
			}
			r.doubles[w[2]] = n
		}
	}
	if n, ok := r.doubles[s]; ok {
		return n
	}
	return -1
}

// onlyGiven returns the only person of the article with that given name, or -1.
func (r *reader) onlyGiven(s string) int {
	if r.firsts == nil {
		r.firsts = map[string]int{}
		for n, x := range r.names {
			first, _, two := strings.Cut(text.Fold(x.Full), " ")
			if x.Kind != article.Person || !two {
				continue
			}
			if _, had := r.firsts[first]; had {
				n = -1
			}
			r.firsts[first] = n
		}
	}
	if n, ok := r.firsts[s]; ok {
		return n
	}
	return -1
}

// gender is what is known of a person's gender: from titles, else from the
// given name.
func (r *reader) gender(n int) article.Gender {
	if g := r.names[n].Gender; g != article.GenderUnknown || r.names[n].Kind != article.Person {
		return g
	}
	first, _, _ := strings.Cut(r.names[n].Full, " ")
	first, _, _ = strings.Cut(strings.ToLower(first), "-")
	if first == strings.ToLower(r.names[n].Full) {
		return article.GenderUnknown
	}
	switch r.lx.Gives.Of(first) {
	case lang.GivenMale:
		return article.Male
	case lang.GivenFemale:
		return article.Female
	}
	return article.GenderUnknown
}

// other names a candidate that is no known person, or returns -1.
func (r *reader) other(c *cand) int {
	f := r.form(c)
	if f.mid == 0 && !(f.kind == article.Organisation && f.tokens > 1 && f.body >= 5) || !r.cap(c.lo) || r.void(c) {
		return -1
	}
	n := article.Name{Kind: f.kind, Full: f.full, Gender: f.gender}
	i, had := r.byKey[f.full]
	if had {
		return i
	}
	if bare := r.withoutForm(c); bare != "" {
		if j, ok := r.byKey[bare]; ok && r.names[j].Kind != article.Person {
			r.byKey[f.full] = j
			r.names[j].Kind = f.kind
			return j
		}
		i = r.put(f.full, n)
		r.byKey[bare] = i
		return i
	}
	i = r.put(f.full, n)
	if f.kind == article.Person {
		s := text.Fold(f.full)
		r.surnames[s] = append(r.surnames[s], i)
	}
	return i
}

// withoutForm is the spelling of a company's name without its legal form: "Kestrel
// Hydro" of "Kestrel Hydro Ltd"; "" if it has none.
func (r *reader) withoutForm(c *cand) string {
	hi := c.hi
	for hi > c.lo+1 && (r.is(hi-1, lang.LegalForm) || r.toks[hi-1].Is(",", ".")) {
		hi--
	}
	if hi == c.hi {
		return ""
	}
	return r.spelling(c.lo, hi)
}

// void reports whether a candidate has no word that could name anything.
func (r *reader) void(c *cand) bool {
	const common = lang.NeverName | lang.Starter | lang.RoleHead | lang.RoleMod | lang.BodyTopic | lang.BodyHead |
		lang.GroupHead | lang.Calendar | lang.PlaceHead | lang.WorkHead | lang.Says | lang.WorkNoun | lang.PastMod
	if c.title < c.lo || r.numbered(c) {
		return false
	}
	if c.hi > c.lo+1 && r.is(c.hi-1, lang.NeverName) && r.form(c).kind == article.Other {
		return true // "Roman Catholic"
	}
	words, last, led := 0, false, false
	for k := c.lo; k < c.hi; k++ {
		if r.toks[k].Kind != text.Word {
			continue
		}
		words++
		last = r.is(k, lang.BodyHead|lang.WorkHead|lang.PlaceHead|lang.LegalForm)
		led = led || last && c.hi > k+2 && !r.cap(k+1) && r.toks[k+1].Kind == text.Word // "Ministry of Justice"
		if !r.is(k, common) && r.cap(k) && !(len(r.toks[k].Norm) == 1) {
			return false
		}
	}
	return words == 1 || !last && !led
}

// acronyms links "ISW" to "Institute for the Study of War (ISW)", either way round.
func (r *reader) acronyms() {
	joined := map[int]int{}
	for i := 1; i < len(r.cands); i++ {
		a, b := &r.cands[i-1], &r.cands[i]
		if a.name < 0 || b.name < 0 || a.name == b.name || !r.restates(a.hi, b.lo, b.hi) {
			continue
		}
		full, short := a.name, b.name
		if len(r.names[full].Full) < len(r.names[short].Full) {
			full, short = short, full
		}
		if _, done := joined[short]; !done && acronymOf(r.names[short].Full, r.names[full].Full) {
			if to, ok := joined[full]; ok {
				full = to
			}
			r.join(full, short)
			joined[short] = full
		}
	}
	if len(joined) == 0 {
		return
	}
	for i := range r.cands {
		if n, ok := joined[r.cands[i].name]; ok {
			r.cands[i].name = n
		}
	}
}

// restates reports whether a name that ends at token hi is said again by the one
// from lo to end: in brackets, or after "or", "known as".
func (r *reader) restates(hi, lo, end int) bool {
	if hi+1 == lo {
		return r.lower(hi) == "(" && r.lower(end) == ")"
	}
	if hi >= lo || lo-hi > 4 || r.lower(hi) != "," {
		return false
	}
	return r.lower(lo-1) == "or" && hi+2 == lo || r.lower(lo-1) == "as" && r.lower(lo-2) == "known"
}

// join makes name b the same as name a, whose spelling it keeps.
func (r *reader) join(a, b int) {
	r.byKey[r.names[b].Full] = a
	if r.names[a].Known == "" {
		r.names[a].Known, r.names[a].Of = r.names[b].Known, r.names[b].Of
	}
	if r.names[a].Kind == article.Other {
		r.names[a].Kind = r.names[b].Kind
	}
}

// nameHeads finds in headlines and headings the names that the body knows.
func (r *reader) nameHeads() {
	var more []cand
	kept := r.cands[:0]
	for _, c := range r.cands {
		if !c.head || c.name >= 0 {
			kept = append(kept, c)
			continue
		}
		for k := c.lo; k < c.hi; {
			n, end := r.knownAt(k, c.hi)
			if n < 0 {
				k++
				continue
			}
			more = append(more, cand{lo: k, hi: end, title: k, unit: c.unit, head: true, name: n})
			k = end
		}
	}
	r.cands = append(kept, more...)
	slices.SortStableFunc(r.cands, func(a, b cand) int { return a.lo - b.lo })
}

// knownAt returns the longest name known from the body that stands at token i
// of a headline, or -1.
func (r *reader) knownAt(i, hi int) (int, int) {
	if !r.cap(i) || r.is(i, lang.Starter) {
		return -1, i
	}
	for end := min(hi, i+6); end > i; end-- {
		s := r.spelling(i, end)
		if n, ok := r.byKey[s]; ok && (end > i+1 || r.names[n].Kind != article.Other && !r.is(i, lang.NeverName|lang.RoleMod)) {
			return n, end
		}
		if all := r.surnames[text.Fold(s)]; len(all) == 1 {
			return all[0], end
		}
	}
	return -1, i
}
