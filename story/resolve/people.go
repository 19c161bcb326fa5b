package resolve

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// nameParts are the parts of a person's name, folded.
type nameParts struct {
	given      []string
	family     string // with its particles
	generation string
	key        string // skeleton of the family name
}

// partsOf splits a name; a single word is a family name.
func partsOf(full string, lx *lang.Names) nameParts {
	fields := strings.Fields(full)
	var p nameParts
	if n := len(fields); n > 2 {
		switch g := strings.Trim(fields[n-1], "., "); g {
		case "Jr", "Sr", "II", "III", "IV", "Junior", "Senior":
			p.generation = text.Fold(g)
			fields = fields[:n-1]
		}
	}
	if lx.FamilyFirst(fields) {
		p.family = text.Fold(fields[0])
		p.key = skeleton(p.family)
		p.given = []string{strings.ReplaceAll(text.Fold(strings.Join(fields[1:], "")), "-", "")}
		return p
	}
	n := max(len(fields)-1, 0)
	for n > 1 && fields[n-1] == strings.ToLower(fields[n-1]) {
		n--
	}
	p.family = text.Fold(strings.Trim(strings.Join(fields[n:], " "), ","))
	p.key = skeleton(p.bare())
	for _, g := range fields[:n] {
		p.given = append(p.given, strings.ReplaceAll(text.Fold(g), ".", ""))
	}
	return p
}

// bare is the family name without particles.
func (p nameParts) bare() string {
	b := p.family[strings.LastIndexByte(p.family, ' ')+1:]
	b = strings.TrimPrefix(b, "al-")
	return strings.TrimPrefix(b, "el-")
}

// sameGeneration reports whether two names can be of one generation: "III" may
// be left out, "Jr" may not, as the father has the same name.
func sameGeneration(a, b nameParts) bool {
	return a.generation == b.generation ||
		a.generation == "" && strings.HasPrefix(b.generation, "i") || b.generation == "" && strings.HasPrefix(a.generation, "i")
}

// person reports whether the variant is a person named in full.
func (s *solver) person(v int) bool {
	return s.vs[v].kind == article.Person && len(s.vs[v].name.given) > 0
}

// candidate is a pair of variants that may be one.
type candidate struct {
	a, b  int
	score float64
}

// joinPersons joins the full names of persons, the surest pairs first. Pairs
// are looked for among names with the same skeleton of family name, and among
// those with the same given name where the family name may hold a slip.
func (s *solver) joinPersons() {
	blocks := map[string][]int{}
	for v := range s.vs {
		if !s.person(v) {
			continue
		}
		n := s.vs[v].name
		blocks["f "+n.key] = append(blocks["f "+n.key], v)
		k := "g " + skeleton(n.given[0])
		blocks[k] = append(blocks[k], v)
	}
	var cs []candidate
	for _, key := range slices.Sorted(maps.Keys(blocks)) {
		block := blocks[key]
		if len(block) > maxBlock {
			continue
		}
		for i, a := range block {
			for _, b := range block[i+1:] {
				if sc := s.likeness(a, b); sc > 0 {
					cs = append(cs, candidate{a, b, sc})
				}
			}
		}
	}
	s.joinAll(cs, s.veto)
	s.joinEnds()
	s.lookAlikes(blocks)
}

// joinEnds joins the last words of a name to the one person whose full name
// ends in them: "García Pavón" to "Alonso García Pavón". A given name before a
// family name is no such end.
func (s *solver) joinEnds() {
	ends := map[string][]int{}
	for v := range s.vs {
		if n := s.vs[v].name; s.person(v) && len(n.given) > 1 {
			k := strings.Join(n.given[len(n.given)-1:], " ") + " " + n.family
			if r := s.root(v); len(ends[k]) < 2 && !slices.Contains(ends[k], r) {
				ends[k] = append(ends[k], r)
			}
		}
	}
	for v := range s.vs {
		n := s.vs[v].name
		if !s.person(v) || len(n.given) != 1 || len(n.given[0]) < 3 || s.lx.Gives.Of(n.given[0]) != lang.NotGiven || s.lx.Words.Of(n.family).Has(lang.FamilyLead) {
			continue
		}
		if all := ends[n.given[0]+" "+n.family]; len(all) == 1 {
			s.join(v, all[0], s.vetoEnd)
		}
	}
}

// vetoEnd is veto for names of which one is the end of the other.
func (s *solver) vetoEnd(a, b int) string {
	x, y := s.vs[a].gender, s.vs[b].gender
	if s.together(a, b) || x != article.GenderUnknown && y != article.GenderUnknown && x != y {
		return fmt.Sprintf("%s and %s are two", s.vs[a].full, s.vs[b].full)
	}
	return ""
}

// maxBlock bounds how many names of one key are compared with one another: a
// given name that hundreds share tells nothing.
const maxBlock = 256

func (s *solver) joinAll(cs []candidate, veto func(a, b int) string) {
	slices.SortFunc(cs, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, c := range cs {
		s.join(c.a, c.b, veto)
	}
}

// likeness says how sure it is that two full names are one person's, 0 for not
// at all: the given names must fit, and the family names be one in
// romanisation; other vowels or a slip in one of them need a role or company in
// common: Steele is not Steel.
func (s *solver) likeness(a, b int) float64 {
	x, y := s.vs[a].name, s.vs[b].name
	if !sameGeneration(x, y) {
		return 0
	}
	g := s.givens(x.given, y.given)
	if g == 0 {
		return 0
	}
	xf, yf := x.bare(), y.bare()
	switch rx, ry := roman(xf), roman(yf); {
	case len(rx) < 2 || len(ry) < 2:
		return 0
	case xf == yf:
		return g
	case rx == ry:
		return g * 0.98
	case x.key == y.key && distance(rx, ry, 2) <= max(len(rx), len(ry))/3 && g >= 0.97 && s.company(a, b):
		return g * 0.95
	case g >= 0.95 && len(xf) >= 5 && distance(xf, yf, 1) == 1 && s.company(a, b):
		return g * 0.85
	}
	return 0
}

// givens compares the given names of two persons: 1 equal, less for
// romanisation, short forms and initials, 0 where they cannot be one.
func (s *solver) givens(x, y []string) float64 {
	a, b := x[0], y[0]
	if byMiddle(x, y) || byMiddle(y, x) {
		return 0.92
	}
	if len(x) > 1 && len(y) > 1 && !fitsMiddle(x[1], y[1]) {
		return 0
	}
	switch {
	case a == b:
		return 1
	case len(a) == 1 || len(b) == 1 || len(a) == 2 && initials(x) || len(b) == 2 && initials(y): // "J", "JD"
		if s.initial(a, b) || s.initial(b, a) {
			return 0.9
		}
		return 0
	case roman(a) == roman(b):
		return 0.98
	case slices.Contains(s.lx.Short.Of(a), b):
		return 0.94
	case s.lx.Gives.Of(a) != lang.NotGiven && s.lx.Gives.Of(b) != lang.NotGiven: // Anna, Anne
		return 0
	case skeleton(a) == skeleton(b) && distance(roman(a), roman(b), 1) <= 1:
		return 0.93
	}
	return 0
}

// byMiddle reports whether y goes by the middle name of x, whose first name is
// but an initial: "Paul" of "J. Paul".
func byMiddle(x, y []string) bool {
	return len(x) == 2 && len(y) == 1 && len(x[0]) == 1 && len(x[1]) > 1 && x[1] == y[0]
}

// initials reports whether the first given name has no vowel, as "JD" has none
// and "Bo" has one.
func initials(given []string) bool { return !strings.ContainsAny(given[0], "aeiouy") }

// initial reports whether a begins with the letter of the name b or of one that
// b is short for: "W" of "Bill".
func (s *solver) initial(a, b string) bool {
	if a[0] == b[0] {
		return true
	}
	return len(a) <= 2 && slices.ContainsFunc(s.lx.Short.Of(b), func(n string) bool { return n[0] == a[0] })
}

// fitsMiddle reports whether two middle names can be one.
func fitsMiddle(a, b string) bool {
	return a == b || a[0] == b[0] && (len(a) == 1 || len(b) == 1) || roman(a) == roman(b) ||
		len(a) > 2 && skeleton(a) == skeleton(b) && distance(a, b, 1) <= 1
}

// company reports whether what the articles say of two variants supports that
// they are one: the same office of the same party, or two others whom the
// articles of both name.
func (s *solver) company(a, b int) bool {
	for _, o := range s.vs[a].offices {
		for _, p := range s.vs[b].offices {
			if o.head != "" && o.head == p.head && (o.of == p.of || o.of == "" || p.of == "") {
				return true
			}
		}
	}
	seen := map[int]bool{}
	for _, i := range s.vs[a].in {
		for _, v := range s.at[i] {
			if s.person(v) {
				seen[v] = true
			}
		}
	}
	n := 0
	for _, i := range s.vs[b].in {
		for _, v := range s.at[i] {
			if v != a && v != b && seen[v] {
				seen[v] = false
				n++
			}
		}
	}
	return n >= 2
}

// veto returns why two full names cannot be one person's, or "".
func (s *solver) veto(a, b int) string {
	x, y := &s.vs[a], &s.vs[b]
	if !s.person(a) || !s.person(b) {
		return ""
	}
	switch {
	case !sameGeneration(x.name, y.name):
		return fmt.Sprintf("%s and %s differ in generation", x.full, y.full)
	case s.givens(x.name.given, y.name.given) == 0:
		return fmt.Sprintf("%s and %s share a family name, not the given name", x.full, y.full)
	case x.gender != article.GenderUnknown && y.gender != article.GenderUnknown && x.gender != y.gender:
		return fmt.Sprintf("%s and %s differ in gender", x.full, y.full)
	case s.together(a, b) && !sameSound(x.name, y.name):
		return fmt.Sprintf("one article names both %s and %s", x.full, y.full)
	}
	return ""
}

// sameSound reports whether two names differ in romanisation only: an article
// that compiles others spells one person two ways.
func sameSound(x, y nameParts) bool {
	if roman(x.bare()) != roman(y.bare()) || len(x.given) != len(y.given) {
		return false
	}
	for i := range x.given {
		if roman(x.given[i]) != roman(y.given[i]) {
			return false
		}
	}
	return true
}

// joinFamilies joins a name of one word to the one person who has it as family
// name: "Witkoff", where other articles say "Steve Witkoff". Where several
// persons have it, their office or gender must tell which.
func (s *solver) joinFamilies() {
	full := map[string][]int{} // folded family name -> roots of persons
	file := func(key string, v int) {
		if r := s.root(v); !slices.Contains(full[key], r) {
			full[key] = append(full[key], r)
		}
	}
	for v := range s.vs {
		if !s.person(v) {
			continue
		}
		n := s.vs[v].name
		file(n.family, v)
		file(n.bare(), v)
		file("~"+roman(n.bare()), v)
	}
	for v := range s.vs {
		x := &s.vs[v]
		if x.known != "" || len(x.name.given) > 0 || x.kind != article.Person && x.kind != article.Other {
			continue
		}
		if s.lx.Gives.Of(x.name.family) != lang.NotGiven && x.kind == article.Other {
			continue // a given name alone joins nobody
		}
		owners := full[x.name.family]
		if len(owners) == 0 && len(x.name.bare()) > 3 {
			owners = full["~"+roman(x.name.bare())]
		}
		owners = slices.DeleteFunc(slices.Clone(owners), func(r int) bool {
			return slices.ContainsFunc(s.group[s.root(r)], func(m int) bool { return s.together(v, m) || s.two[[2]int{v, m}] })
		})
		if r := s.owner(v, owners); r >= 0 {
			s.join(v, r, s.veto)
		}
	}
}

// owner picks the person among those with one family name whom variant v, the
// bare name, can stand for: the only one, or the only one whose office or
// gender fits; -1 where that is open.
func (s *solver) owner(v int, owners []int) int {
	x := &s.vs[v]
	var fit []int
	for _, r := range owners {
		g := s.groupGender(r)
		if x.gender == article.GenderUnknown || g == article.GenderUnknown || g == x.gender {
			fit = append(fit, r)
		}
	}
	if len(fit) > 1 { // a "Jr" is hardly called by the family name alone
		fit = slices.DeleteFunc(fit, func(r int) bool {
			g := s.vs[r].name.generation
			return g != "" && !strings.HasPrefix(g, "i")
		})
	}
	if len(fit) == 1 {
		return fit[0]
	}
	if r := s.foremost(fit); r >= 0 {
		return r
	}
	found := -1
	for _, r := range fit {
		if slices.ContainsFunc(s.group[s.root(r)], func(m int) bool { return s.sameOffice(v, m) }) {
			if found >= 0 {
				return -1
			}
			found = r
		}
	}
	return found
}

// foremost returns the one of several persons who is mentioned four times as
// often as any other and in more articles, or -1: a story's main person is whom
// its articles call by the family name, relatives are named in full.
func (s *solver) foremost(fit []int) int {
	best, next := -1, 0
	count := func(r int) (n, in int) {
		for _, v := range s.group[s.root(r)] {
			n += s.vs[v].count
			in += len(s.vs[v].in)
		}
		return n, in
	}
	most, wide := 0, 0
	for _, r := range fit {
		n, in := count(r)
		if n > most {
			best, next, most, wide = r, most, n, in
		} else {
			next = max(next, n)
		}
	}
	if best < 0 || most < 4*next {
		return -1
	}
	for _, r := range fit {
		if _, in := count(r); r != best && in >= wide {
			return -1
		}
	}
	return best
}

func (s *solver) sameOffice(a, b int) bool {
	for _, o := range s.vs[a].offices {
		for _, p := range s.vs[b].offices {
			if o.head != "" && o.head == p.head && (o.of == p.of || o.of == "" || p.of == "") {
				return true
			}
		}
	}
	return false
}

func (s *solver) groupGender(r int) article.Gender {
	for _, v := range s.group[s.root(r)] {
		if g := s.vs[v].gender; g != article.GenderUnknown {
			return g
		}
	}
	return article.GenderUnknown
}

// maxHolders is how many persons of a story may hold offices of one class
// before it is an office of many, which tells nothing.
const maxHolders = 6

// lookAlikes notes pairs of persons that look alike and were kept apart: one
// family name, one given name, or one office.
func (s *solver) lookAlikes(blocks map[string][]int) {
	for _, key := range slices.Sorted(maps.Keys(blocks)) {
		block := blocks[key]
		if len(block) > 12 {
			continue
		}
		for i, a := range block {
			for _, b := range block[i+1:] {
				x, y := &s.vs[a], &s.vs[b]
				switch {
				case s.root(a) == s.root(b):
				case x.name.given[0] == y.name.given[0]:
					s.apart = append(s.apart, aparted{a, b, fmt.Sprintf("%s and %s share only a given name", x.full, y.full)})
				case x.name.bare() == y.name.bare():
					s.apart = append(s.apart, aparted{a, b, fmt.Sprintf("%s and %s share only a family name", x.full, y.full)})
				}
			}
		}
	}
	holders := map[office][]int{}
	var order []office
	for v := range s.vs {
		if !s.person(v) {
			continue
		}
		for _, o := range s.vs[v].offices {
			o.of = ""
			if o.head == "" || o.kin {
				continue
			}
			if len(holders[o]) == 0 {
				order = append(order, o)
			}
			if r := s.root(v); len(holders[o]) <= maxHolders && !slices.Contains(holders[o], r) {
				holders[o] = append(holders[o], r)
			}
		}
	}
	for _, o := range order {
		hs := holders[o]
		if len(hs) > maxHolders {
			continue
		}
		for i, a := range hs {
			for _, b := range hs[i+1:] {
				if s.root(a) != s.root(b) {
					s.apart = append(s.apart, aparted{a, b, fmt.Sprintf("%s and %s share only the office of %s", s.vs[a].full, s.vs[b].full, o.head)})
				}
			}
		}
	}
}
