// Package resolve finds who is meant: one entity for all spellings of a name in
// a story's articles.
//
// In go the readings, whose notes hold the names of each article; out comes the
// cast: entities with all their spellings and roles, and for each article which
// name is which entity. Zelensky is Zelenskyy and Yury Ushakov is Yuri Ushakov;
// a bare family name is the person whom the other articles name in full.
//
// It joins with care, as two persons taken for one are worse than one person
// taken for two. A veto between any two spellings keeps their groups apart: two
// full names that one article uses side by side, different given names (family
// members), "Jr." and "Sr.", different genders. A given name alone, a family
// name alone that two persons share, or an office alone never join anybody. Nor
// do names that a person said are two.
package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Entities returns the cast of the readings. Their order does not matter.
// Namesakes are names that a person told apart.
func Entities(rs []*article.Reading, namesakes ...story.Namesakes) *story.Cast {
	rs = slices.Clone(rs)
	slices.SortStableFunc(rs, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	s := &solver{rs: rs, lx: &lang.For("en").Names, byKey: map[string]int{}}
	var told story.Namesakes
	for _, n := range namesakes {
		told.Pairs, told.Strangers = append(told.Pairs, n.Pairs...), append(told.Strangers, n.Strangers...)
	}
	s.collect(told.Strangers)
	s.tellApart(told.Pairs)
	s.joinPersons()
	s.joinFamilies()
	s.joinBodies()
	s.joinLoose()
	return s.cast()
}

// solver holds the state of one call.
type solver struct {
	rs    []*article.Reading
	lx    *lang.Names
	vs    []variant
	byKey map[string]int
	up    []int   // union-find over variants
	group [][]int // members of each root
	at    [][]int // variant of each reading's names
	apart []aparted
	two   map[[2]int]bool // variants that a person told apart, both ways
	// holders maps a party, as in office.of, to the variants with an office there.
	holders map[string][]int
}

type aparted struct {
	a, b int // variants
	why  string
}

// variant is one spelling of one kind of name, over all articles.
type variant struct {
	kind    article.NameKind
	full    string // as the first article spells it
	known   string
	of      string
	gender  article.Gender
	name    nameParts
	in      []int // readings, ascending
	nodes   []node
	count   int  // mentions by name
	alone   bool // of a stranger
	offices []office
}

// node is a name of one reading.
type node struct{ reading, name int }

// office is a role that some article gives a variant.
type office struct {
	head string
	of   string // key or folded name of the party, or ""
	kin  bool
}

// collect makes a variant of each spelling; names with one gazetteer key are one.
// A stranger has variants of its own.
func (s *solver) collect(strangers []story.Stranger) {
	s.at = make([][]int, len(s.rs))
	places := s.nationalities()
	for i, r := range s.rs {
		s.at[i] = make([]int, len(r.Notes.Names))
		for n, name := range r.Notes.Names {
			if first, _, more := strings.Cut(name.Full, " "); more && name.Of == "" {
				name.Of = places[first]
			}
			alone := isStranger(strangers, r.ID, name)
			if alone {
				name.Known = ""
			}
			key := variantKey(name)
			if alone {
				key += " in " + string(r.ID)
			}
			v, ok := s.byKey[key]
			if !ok {
				v = len(s.vs)
				s.byKey[key] = v
				s.vs = append(s.vs, variant{kind: name.Kind, full: name.Full, known: name.Known, of: name.Of, name: partsOf(name.Full, s.lx), alone: alone})
			}
			s.at[i][n] = v
			x := &s.vs[v]
			if name.Gender != article.GenderUnknown {
				x.gender = name.Gender
			}
			if x.of == "" {
				x.of = name.Of
			}
			if len(x.in) == 0 || x.in[len(x.in)-1] != i {
				x.in = append(x.in, i)
			}
			x.nodes = append(x.nodes, node{i, n})
		}
		for _, m := range r.Notes.Mentions {
			if m.Form == article.ByName {
				s.vs[s.at[i][m.Name]].count++
			}
		}
		for _, role := range r.Notes.Roles {
			v := &s.vs[s.at[i][role.Name]]
			o := office{head: role.Head, kin: role.Kin}
			if role.Of >= 0 {
				of := r.Notes.Names[role.Of]
				o.of = cmp.Or(of.Known, text.Fold(of.Full))
			}
			if !slices.Contains(v.offices, o) {
				v.offices = append(v.offices, o)
			}
		}
	}
	s.up = make([]int, len(s.vs))
	s.group = make([][]int, len(s.vs))
	for i := range s.vs {
		s.up[i] = i
		s.group[i] = []int{i}
	}
}

// isStranger reports whether a name of an article is a stranger's, or, of a person,
// the last words of his name or his name with more before it.
func isStranger(strangers []story.Stranger, in article.ID, n article.Name) bool {
	return slices.ContainsFunc(strangers, func(st story.Stranger) bool {
		if st.Article != in {
			return false
		}
		a, b := " "+text.Fold(st.Name), " "+text.Fold(n.Full)
		return a == b || (n.Kind == article.Person || n.Kind == article.Other) && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
	})
}

// tellApart notes the variants that pairs of names mean, of whatever kind: a name
// as an article has it in full, or alone; and that strangers are nobody else.
func (s *solver) tellApart(namesakes [][2]string) {
	s.two = map[[2]int]bool{}
	for a, v := range s.vs {
		if !v.alone {
			continue
		}
		for b, w := range s.vs {
			if w.alone && w.in[0] == v.in[0] {
				continue
			}
			s.two[[2]int{a, b}], s.two[[2]int{b, a}] = true, true
			if text.Fold(v.full) == text.Fold(w.full) {
				s.apart = append(s.apart, aparted{a, b, toldApart(v.full, w.full)})
			}
		}
	}
	if len(namesakes) == 0 {
		return
	}
	spelt := map[string][]int{}
	for i, v := range s.vs {
		key := text.Fold(v.full)
		spelt[key] = append(spelt[key], i)
	}
	for _, pair := range namesakes {
		for _, a := range spelt[text.Fold(pair[0])] {
			for _, b := range spelt[text.Fold(pair[1])] {
				s.two[[2]int{a, b}], s.two[[2]int{b, a}] = true, true
			}
		}
	}
}

func toldApart(a, b string) string { return fmt.Sprintf("an editor told %s and %s apart", a, b) }

// nationalities maps words of nationality that no gazetteer has to their places,
// as the articles that name the place use them: "Dravonian" to Dravony.
func (s *solver) nationalities() map[string]string {
	places := map[string]string{}
	for _, r := range s.rs {
		for _, n := range r.Notes.Names {
			if n.Of == "" || n.Known != "" || s.lx.Usual.Of(n.Of) != "" {
				continue
			}
			if first, _, more := strings.Cut(n.Full, " "); more && places[first] == "" && s.lx.NationEnding(strings.ToLower(first)) {
				places[first] = n.Of
			}
		}
	}
	return places
}

// variantKey is the key under which names of different articles are one
// spelling.
func variantKey(n article.Name) string {
	switch {
	case n.Known != "":
		return "known " + n.Known
	case n.Kind == article.Group:
		return "group " + groupKey(n)
	case n.Kind == article.Work:
		if num, _, ok := strings.Cut(n.Full, "-point"); ok && !strings.Contains(num, " ") {
			return "work " + text.Fold(num) + "-point"
		}
	}
	return string(n.Kind) + " " + text.Fold(n.Full)
}

// groupKey is the party and noun of a group: "US officials" and "U.S.
// officials" are one.
func groupKey(n article.Name) string {
	words := strings.Fields(n.Full)
	rest := words
	for len(rest) > 1 && n.Of != "" && rest[0] != strings.ToLower(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) == len(words) {
		n.Of = ""
	}
	return n.Of + " " + strings.ReplaceAll(text.Fold(strings.Join(rest, " ")), ".", "")
}

// root returns the representative of a variant's group.
func (s *solver) root(v int) int {
	for s.up[v] != v {
		s.up[v] = s.up[s.up[v]]
		v = s.up[v]
	}
	return v
}

// join makes the groups of a and b one, unless a pair of their members is
// vetoed; it reports whether they are one now.
func (s *solver) join(a, b int, veto func(a, b int) string) bool {
	a, b = s.root(a), s.root(b)
	if a == b {
		return true
	}
	if b < a {
		a, b = b, a
	}
	for _, x := range s.group[a] {
		for _, y := range s.group[b] {
			why := ""
			if s.two[[2]int{x, y}] {
				why = toldApart(s.vs[x].full, s.vs[y].full)
			} else {
				why = veto(x, y)
			}
			if why != "" {
				s.apart = append(s.apart, aparted{x, y, why})
				return false
			}
		}
	}
	s.up[b] = a
	s.group[a] = append(s.group[a], s.group[b]...)
	s.group[b] = nil
	return true
}

// together reports whether one article uses both variants, as different names.
func (s *solver) together(a, b int) bool {
	x, y := s.vs[a].in, s.vs[b].in
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0]:
			return true
		case x[0] < y[0]:
			x = x[1:]
		default:
			y = y[1:]
		}
	}
	return false
}
