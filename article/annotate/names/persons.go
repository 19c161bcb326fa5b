package names

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

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
	return slices.Contains(lx.Short.Of(a), b)
}

// rankHolders orders the persons of each family name, so that the first is whom
// the bare name means: a person in office before relatives, whom articles call
// by their full name or "Mrs", then the one named in full more often, then the
// first. A "Jr" comes last, but where the article is of him.
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
	for family, all := range r.surnames {
		if len(all) < 2 || len(all) > maxNear {
			continue
		}
		own := r.ownJunior(family, all)
		after := func(n int) int {
			if n == own {
				return 0
			}
			return r.junior(n)
		}
		if own >= 0 {
			relative := r.relatives()
			after = func(n int) int {
				if n != own && relative[n] {
					return 1
				}
				return 0
			}
		}
		slices.SortStableFunc(all, func(a, b int) int {
			ja, jb := after(a), after(b)
			if ja != jb {
				return ja - jb
			}
			return score[b] - score[a]
		})
	}
}

// ownJunior is the "Jr" of a family whom the article names in full before all
// others of it, and does not call "Orme Jr" again to keep him from another: then
// the bare name is his. Else -1.
func (r *reader) ownJunior(family string, all []int) int {
	first := -1
	for i := range r.cands {
		c := &r.cands[i]
		if c.head || c.name < 0 {
			continue
		}
		if f := strings.Fields(r.spelling(c.lo, c.hi)); len(f) == 2 && generation(f[1]) && text.Fold(f[0]) == family {
			return -1
		}
		if first < 0 && slices.Contains(all, c.name) {
			if first = c.name; r.junior(first) == 0 {
				return -1
			}
		}
	}
	return first
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
		if kin || r.junior(c.name) == 1 || r.kinBefore(c, u) {
			m[c.name] = true
		}
	}
	return m
}

// kinBefore reports whether a relative is named behind a comma and an office:
// "Orme's father, the Rev. Paul Orme".
func (r *reader) kinBefore(c *cand, u unit) bool {
	const office = 7 // tokens at the most
	k := c.lo - 1
	for k > u.lo && k > c.lo-office && r.lower(k) != "," {
		k--
	}
	return k > u.lo && k < c.lo-1 && r.lower(k) == "," && r.is(k-1, lang.Kinship)
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
