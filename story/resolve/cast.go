package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// cast turns the groups of variants into entities, the most mentioned first.
func (s *solver) cast() *story.Cast {
	c := &story.Cast{Of: map[article.ID][]story.EntityID{}}
	of := make([]story.EntityID, len(s.vs))
	var roots []int
	for v := range s.vs {
		if s.root(v) == v {
			roots = append(roots, v)
		}
	}
	entities := s.entities(roots)
	order := make([]int, len(roots))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &entities[a], &entities[b]
		return cmp.Or(cmp.Compare(y.Mentions, x.Mentions), cmp.Compare(x.Name, y.Name), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Known, y.Known), cmp.Compare(a, b))
	})
	c.Entities = make([]story.Entity, len(order))
	for id, i := range order {
		c.Entities[id] = entities[i]
		c.Entities[id].ID = story.EntityID(id)
		for _, v := range s.group[roots[i]] {
			of[v] = story.EntityID(id)
		}
	}
	for i, r := range s.rs {
		ids := make([]story.EntityID, len(s.at[i]))
		for n, v := range s.at[i] {
			ids[n] = of[v]
		}
		c.Of[r.ID] = ids
	}
	s.roles(c)
	s.parties(c, of)
	seen := map[[2]story.EntityID]bool{}
	for _, a := range s.apart {
		x, y := min(of[a.a], of[a.b]), max(of[a.a], of[a.b])
		if pair := [2]story.EntityID{x, y}; x != y && !seen[pair] {
			seen[pair] = true
			c.Apart = append(c.Apart, story.Apart{A: x, B: y, Why: a.why})
		}
	}
	slices.SortStableFunc(c.Apart, func(a, b story.Apart) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return c
}

// entities makes the entities of the groups of variants with these roots.
func (s *solver) entities(roots []int) []story.Entity {
	es := make([]story.Entity, len(roots))
	at := make([]int, len(s.vs)) // root -> index into es
	spelt := make([]map[string]int, len(roots))
	for k, root := range roots {
		at[root] = k
		spelt[k] = map[string]int{}
		e := &es[k]
		e.Kind, e.Party = article.Other, story.NoEntity
		for _, v := range s.group[root] {
			x := &s.vs[v]
			if e.Kind == article.Other {
				e.Kind = x.kind
			}
			e.Known = cmp.Or(e.Known, x.known)
			if e.Gender == article.GenderUnknown {
				e.Gender = x.gender
			}
			e.Stranger = e.Stranger || x.alone
		}
	}
	for i, r := range s.rs {
		for _, m := range r.Notes.Mentions {
			k := at[s.root(s.at[i][m.Name])]
			e := &es[k]
			e.Mentions++
			if n := len(e.Articles); n == 0 || e.Articles[n-1] != r.ID {
				e.Articles = append(e.Articles, r.ID)
			}
			if m.Form != article.ByName {
				continue
			}
			w := r.Words(m.Span)
			n, ok := spelt[k][w]
			if !ok {
				n = len(e.Spellings)
				spelt[k][w] = n
				e.Spellings = append(e.Spellings, story.Spelling{Text: w, First: r.At(m.Span)})
			}
			e.Spellings[n].Count++
		}
	}
	for k, root := range roots {
		e := &es[k]
		slices.SortStableFunc(e.Spellings, func(a, b story.Spelling) int { return cmp.Compare(b.Count, a.Count) })
		e.Name = s.shown(root, e)
	}
	return es
}

// shown is the spelling to show: the usual one of a gazetteer entry if the
// sources use it, else the most frequent full one.
func (s *solver) shown(root int, e *story.Entity) string {
	usual := s.lx.Usual.Of(e.Known)
	best, score := "", -1
	for _, sp := range e.Spellings {
		full := strings.Count(sp.Text, " ")
		if e.Kind != article.Person {
			full = 0
		}
		n := sp.Count + 1000000*min(full, 1)
		if sp.Text == usual {
			n += 2000000
		}
		if n > score {
			best, score = sp.Text, n
		}
	}
	return cmp.Or(best, usual, s.vs[root].full)
}

// roles files the role facts with their entities, in the order of the articles.
func (s *solver) roles(c *story.Cast) {
	for _, r := range s.rs {
		for _, x := range r.Notes.Roles {
			who := c.Who(r.ID, x.Name)
			if who == story.NoEntity {
				continue
			}
			e := &c.Entities[who]
			e.Roles = append(e.Roles, story.RoleFact{
				Role: r.At(x.Span), Norm: x.Norm, Head: x.Head, Of: c.Who(r.ID, x.Of), Kin: x.Kin, Past: x.Past,
			})
		}
	}
}

// parties links what speaks for somebody to whom it speaks for: the Kremlin and
// Moscow to Russia, a group to whose it is, and a person in office to the
// country or body of most of their offices.
func (s *solver) parties(c *story.Cast, of []story.EntityID) {
	byKey := map[string]story.EntityID{}
	for _, e := range c.Entities {
		if e.Known != "" {
			byKey[e.Known] = e.ID
		}
	}
	for v := range s.vs {
		key := s.vs[v].of
		if key == "" || key == s.vs[v].known {
			continue
		}
		id, ok := byKey[key]
		if p, named := s.byKey[variantKey(article.Name{Kind: article.Place, Full: key})]; !ok && named {
			id, ok = of[p], true // a place that the gazetteer does not know
		}
		if !ok && s.lx.Usual.Of(key) != "" {
			id = story.EntityID(len(c.Entities))
			kind := article.Place
			if strings.HasPrefix(key, "org/") {
				kind = article.Organisation
			}
			c.Entities = append(c.Entities, story.Entity{ID: id, Kind: kind, Name: s.lx.Usual.Of(key), Known: key, Party: story.NoEntity})
			byKey[key] = id
			ok = true
		}
		if ok && of[v] != id && c.Entities[of[v]].Party == story.NoEntity {
			c.Entities[of[v]].Party = id
		}
	}
	for range 3 { // an aide of a president speaks for the president's country
		for i := range c.Entities {
			if e := &c.Entities[i]; e.Kind == article.Person && e.Party == story.NoEntity {
				e.Party = officeOf(c, e)
			}
		}
	}
}

// officeOf returns the party of a person's offices: the country or body that
// most of them belong to, or the party of the person they serve; NoEntity where
// the articles tell of none. Kinship and former offices do not count.
func officeOf(c *story.Cast, e *story.Entity) story.EntityID {
	votes := map[story.EntityID]int{}
	best := story.NoEntity
	for _, r := range e.Roles {
		if r.Of == story.NoEntity || r.Kin || r.Past || r.Head == "counterpart" || r.Of == e.ID {
			continue
		}
		of := c.Entities[r.Of].Party
		if of == story.NoEntity && c.Entities[r.Of].Kind != article.Person {
			of = r.Of
		}
		if of == story.NoEntity {
			continue
		}
		votes[of]++
		if best == story.NoEntity || votes[of] > votes[best] || votes[of] == votes[best] && of < best {
			best = of
		}
	}
	return best
}
