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
	r.mentions = make([]mention, 0, len(r.cands)+len(r.demos))
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
		key := "place " + n.Full
		if !e.Doubt || support[e.Of] || support[e.Key] {
			key = e.Key
			n.Known = e.Key
			if e.Party {
				n.Of = e.Of
			}
		}
		c.name = r.put(key, n)
	}
}

// namePersons names the persons that body text names with more than one word.
func (r *reader) namePersons() {
	for i := range r.cands {
		c := &r.cands[i]
		if c.name >= 0 || c.entry != nil || c.head {
			continue
		}
		f := r.form(c)
		if f.kind != article.Person || f.tokens < 2 || c.initial && f.mid == 0 && f.person < 3 || !r.cap(c.lo) {
			continue
		}
		c.name = r.person(f)
	}
}

// person returns the name for a person's full form: that of an earlier form
// which can be the same person ("J.D. Vance", "JD Vance"), or a new one.
func (r *reader) person(f *form) int {
	if i, ok := r.byKey[f.full]; ok {
		return i
	}
	p := partsOf(f.full, r.lx)
	for k, i := range r.surnames[p.family] {
		if k == maxNear {
			break
		}
		if samePerson(p, partsOf(r.names[i].Full, r.lx), r.lx) {
			r.byKey[f.full] = i
			if len(f.full) > len(r.names[i].Full) {
				r.names[i].Full = f.full
			}
			return i
		}
	}
	i := r.put(f.full, article.Name{Kind: article.Person, Full: f.full, Gender: f.gender})
	for _, k := range r.familyKeys(i) {
		r.surnames[k] = append(r.surnames[k], i)
	}
	return i
}

// parts are the parts of a person's name, folded.
type parts struct {
	given      []string
	family     string // with its particles: "von der leyen"
	generation string
}

// partsOf splits a full name. Where the family name stands first ("Kim Jong-un")
// the other parts are one given name.
func partsOf(full string, lx *lang.Names) parts {
	fields := strings.Fields(full)
	var p parts
	if n := len(fields); n > 2 && generation(fields[n-1]) {
		p.generation = text.Fold(strings.Trim(fields[n-1], "., "))
		fields = fields[:n-1]
	}
	if lx.FamilyFirst(fields) {
		p.family = text.Fold(fields[0])
		p.given = []string{strings.ReplaceAll(text.Fold(strings.Join(fields[1:], "")), "-", "")}
		return p
	}
	n := len(fields) - 1
	for n > 1 && fields[n-1] == strings.ToLower(fields[n-1]) {
		n--
	}
	p.family = text.Fold(strings.Trim(strings.Join(fields[n:], " "), ","))
	for _, g := range fields[:n] {
		p.given = append(p.given, text.Fold(g))
	}
	return p
}

func generation(s string) bool {
	switch strings.Trim(s, "., ") {
	case "Jr", "Sr", "II", "III", "IV", "Junior", "Senior":
		return true
	}
	return false
}

// bare is the family name without its particles.
func (p parts) bare() string {
	b := p.family[strings.LastIndexByte(p.family, ' ')+1:]
	b = strings.TrimPrefix(b, "al-")
	return strings.TrimPrefix(b, "el-")
}

// numbered reports whether the generation is one that may be left out: "III",
// not "Jr", whose father has the same name.
func (p parts) numbered() bool { return strings.HasPrefix(p.generation, "i") }

// samePerson reports whether two full names of one article can be the same
// person: the family names agree and no given name or generation speaks against it.
func samePerson(a, b parts, lx *lang.Names) bool {
	if a.family != b.family {
		return false
	}
	if a.generation != b.generation && !(a.generation == "" && b.numbered() || b.generation == "" && a.numbered()) {
		return false
	}
	if len(a.given) == 0 || len(b.given) == 0 {
		return true
	}
	return sameGiven(a.given[0], b.given[0], lx)
}

// sameGiven reports whether two given names can be one: equal, an initial, or
// one short for the other.
func sameGiven(a, b string, lx *lang.Names) bool {
	a, b = strings.ReplaceAll(a, ".", ""), strings.ReplaceAll(b, ".", "")
	if a == b {
		return true
	}
	if a == "" || b == "" {
		return false
	}
	if len(a) <= 2 || len(b) <= 2 {
		return a[0] == b[0]
	}
	return slices.Contains(lx.Short[a], b)
}

// nameRest names what is left of the body's candidates.
func (r *reader) nameRest() {
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

// rankHolders orders the persons of each family name, so that the first is whom
// the bare name means: a person in office before relatives, whom articles call
// by their full name or "Mrs", then the one named in full more often, then the
// first. A "Jr" comes last.
func (r *reader) rankHolders() {
	score := make([]int, len(r.names))
	for i := range r.cands {
		c := &r.cands[i]
		if c.name < 0 || r.names[c.name].Kind != article.Person {
			continue
		}
		score[c.name]++
		if w, _, ok := r.headAt(c.lo-1, 0); ok && c.title < c.lo && w.Has(lang.RoleHead) {
			score[c.name] += 3
		}
	}
	for _, all := range r.surnames {
		if len(all) < 2 || len(all) > maxNear {
			continue
		}
		slices.SortStableFunc(all, func(a, b int) int {
			ja, jb := r.junior(a), r.junior(b)
			if ja != jb {
				return ja - jb
			}
			return score[b] - score[a]
		})
	}
}

// ownHolders makes persons of their own of bare family names that the article
// uses before it names anybody of that family in full but relatives: "President
// Orme", and only later "his wife Ann Orme" or "Paul Orme Jr".
func (r *reader) ownHolders() {
	var relative map[int]bool // found when first asked for
	full := map[string]int{}  // family name -> first token that names one in full
	for i := range r.cands {
		c := &r.cands[i]
		if c.head || c.entry != nil {
			continue
		}
		if c.name >= 0 {
			if r.names[c.name].Kind == article.Person {
				for _, k := range r.familyKeys(c.name) {
					if _, ok := full[k]; !ok {
						full[k] = c.lo
					}
				}
			}
			continue
		}
		if c.hi > c.lo+1 || c.initial && c.title == c.lo {
			continue
		}
		s := text.Fold(r.spelling(c.lo, c.hi))
		if _, named := full[s]; named || len(r.surnames[s]) == 0 {
			continue
		}
		if relative == nil {
			relative = r.relatives()
		}
		if slices.ContainsFunc(r.surnames[s], func(n int) bool { return !relative[n] }) {
			continue
		}
		full[s] = c.lo
		c.name = r.put("bare "+s, article.Name{Kind: article.Person, Full: r.spelling(c.lo, c.hi)})
		r.families[c.name] = []string{s}
		r.surnames[s] = append([]int{c.name}, r.surnames[s]...)
	}
}

// relatives returns the persons whom the article introduces as somebody's
// relative, a "Jr" or the first lady.
func (r *reader) relatives() map[int]bool {
	m := map[int]bool{}
	for i := range r.cands {
		c := &r.cands[i]
		if c.head || c.name < 0 || r.names[c.name].Kind != article.Person {
			continue
		}
		u := r.units[c.unit]
		w, first, ok := r.headAt(c.lo-1, u.lo)
		if !ok && r.lower(c.lo-1) == "," {
			w, first, ok = r.headAt(c.lo-2, u.lo)
		}
		kin := ok && w.Has(lang.Kinship) && first > u.lo
		if p, _ := r.rolePhrase(r.phraseBefore(c.lo, u.lo), u.hi); p != nil && p.Head == "first lady" {
			kin = true
		}
		if a := r.apposed(c, u); a.head >= 0 {
			w, _, _ := r.headAt(a.head, a.lo)
			kin = kin || w.Has(lang.Kinship)
		}
		if kin || r.junior(c.name) == 1 {
			m[c.name] = true
		}
	}
	return m
}

// junior is 1 for a person whose name says "Jr", else 0.
func (r *reader) junior(n int) int {
	if p := partsOf(r.names[n].Full, r.lx); p.generation != "" && !p.numbered() {
		return 1
	}
	return 0
}

// familyKeys returns what a person can be called by: the family name with and
// without particles.
func (r *reader) familyKeys(n int) []string {
	if k, ok := r.families[n]; ok {
		return k
	}
	p := partsOf(r.names[n].Full, r.lx)
	keys := []string{p.family}
	if b := p.bare(); b != p.family {
		keys = append(keys, b)
	}
	r.families[n] = keys
	return keys
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
		if e := r.lx.Entries[s[:n]]; len(e) > 0 {
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
	open := -1
	for _, n := range all {
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
			if x.Kind != article.Person || len(w) != 4 || r.lx.Gives[w[2]] != lang.NotGiven || r.lx.Words[w[2]].Has(lang.Particle) {
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
	switch r.lx.Gives[first] {
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
	i = r.put(f.full, n)
	if f.kind == article.Person {
		s := text.Fold(f.full)
		r.surnames[s] = append(r.surnames[s], i)
	}
	return i
}

// void reports whether a candidate has no word that could name anything.
func (r *reader) void(c *cand) bool {
	const common = lang.NeverName | lang.Starter | lang.RoleHead | lang.RoleMod | lang.BodyTopic | lang.BodyHead |
		lang.GroupHead | lang.Calendar | lang.PlaceHead | lang.WorkHead | lang.Says | lang.WorkNoun | lang.PastMod
	if c.title < c.lo {
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
