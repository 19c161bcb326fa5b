package resolve

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Phrases tells whom the noun phrases of a story's articles mean, those
// without a name as well: "the president", "its leader", "American officials",
// "hundreds of migrants".
//
// It resolves as a reader does. A phrase around a name, a title or a role means
// its bearer, and a body or seat of government whom it acts for; an office
// without a name means its holder in the story, a "country" the one named last,
// a noun for those who act for a country the country whose they are. What is
// left is a kind of people or things, and one kind is the same in all articles
// of a story: where an article has "a caravan of migrants", the caravan and the
// migrants are one.
//
// These are likely readings, for measuring and for comparing. What a page shows
// rests on the mentions in Notes, which are sure.
type Phrases struct {
	cast    *story.Cast
	names   *lang.Names
	nominal *lang.Nominals
	words   *lang.Words
	rs      map[article.ID]*article.Reading
	count   map[article.ID]map[story.EntityID]int // mentions
	home    map[article.ID]story.EntityID         // the country the article speaks of most
	lands   map[article.ID][]land                 // the countries it names, in text order
	main    map[article.ID]string                 // the kind that the article speaks of most
	one     map[string]string                     // kinds that the story has for one: "caravan" to "migrant"
	party   map[string]story.EntityID             // by gazetteer key
}

// land is a country at the place of its name.
type land struct {
	at int
	id story.EntityID
}

// Referent is whom a phrase means: an entity, or a kind of people or things
// without a name, with whose they are.
type Referent struct {
	Entity story.EntityID // NoEntity for a kind
	Kind   string         // "migrant"; "" for an entity, or where nothing is known
	Of     story.EntityID // whose the kind is, if no country's: "team" of the special counsel
}

var nobody = Referent{Entity: story.NoEntity, Of: story.NoEntity}

func entity(e story.EntityID) Referent { return Referent{Entity: e, Of: story.NoEntity} }

// NewPhrases reads the phrases of the articles whose cast is c.
func NewPhrases(rs []*article.Reading, c *story.Cast) *Phrases {
	l := lang.For("en")
	p := &Phrases{
		cast: c, names: &l.Names, nominal: &l.Names.Nominal, words: &l.Words,
		rs: map[article.ID]*article.Reading{}, count: map[article.ID]map[story.EntityID]int{},
		home: map[article.ID]story.EntityID{}, lands: map[article.ID][]land{}, main: map[article.ID]string{},
		one: map[string]string{}, party: map[string]story.EntityID{},
	}
	for i := range c.Entities {
		if k := c.Entities[i].Known; k != "" {
			p.party[k] = story.EntityID(i)
		}
	}
	rs = slices.Clone(rs)
	slices.SortStableFunc(rs, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	for _, r := range rs {
		p.rs[r.ID] = r
		p.tally(r)
		p.collectives(r)
	}
	for _, r := range rs {
		p.main[r.ID] = p.mainKind(r)
	}
	return p
}

// Who returns whom the phrase at a span of an article means.
func (p *Phrases) Who(id article.ID, sp text.Span) Referent {
	r := p.rs[id]
	if r == nil {
		return nobody
	}
	x, ok := p.parse(r, sp)
	if !ok {
		return nobody
	}
	if e := x.bearer(); e != story.NoEntity {
		if c := p.acting(&x, e); c != story.NoEntity {
			return entity(c)
		}
		return entity(p.actor(e))
	}
	return p.described(x)
}

// actor is who acts where an entity does: the country for its seat of
// government, its bodies and its people in a body; persons act themselves.
func (p *Phrases) actor(e story.EntityID) story.EntityID {
	for range 3 {
		x := &p.cast.Entities[e]
		if x.Kind == article.Person || x.Party == story.NoEntity || x.Party == e {
			break
		}
		e = x.Party
	}
	return e
}

// acting is the country for a body of state that does not say whose it is, as
// "the Senate Committee" in an article on one country; NoEntity for others.
func (p *Phrases) acting(x *phrase, e story.EntityID) story.EntityID {
	b := &p.cast.Entities[e]
	if (b.Kind != article.Organisation && b.Kind != article.Group) || b.Party != story.NoEntity || b.Known != "" || !p.nominal.State.Has(x.noun) {
		return story.NoEntity
	}
	return p.home[x.r.ID]
}

// described resolves a phrase whose head is no name.
func (p *Phrases) described(x phrase) Referent {
	n := p.nominal
	owner, nation := x.owner()
	country := story.NoEntity
	if owner != story.NoEntity {
		country = p.countryOf(owner)
	}
	role := p.names.Words.Of(x.noun)
	switch {
	case n.Country.Has(x.noun) && !x.plural:
		if e := x.country(); e != story.NoEntity {
			return entity(e)
		}
	case !x.plural && role.Has(lang.RoleHead) && (x.definite || nation || x.head == 0):
		if e := x.holder(role.Head, country); e != story.NoEntity {
			return entity(e)
		}
	}
	kind := p.kindOf(&x)
	switch {
	case nation && country != story.NoEntity && (n.State.Has(x.noun) || n.Kinds.Of(x.noun) == ""):
		return entity(country)
	case n.State.Has(x.noun) && country != story.NoEntity && (p.cast.Entities[owner].Kind != article.Person || p.rules(owner)):
		return entity(country)
	case n.State.Has(x.noun) && owner == story.NoEntity && p.home[x.r.ID] != story.NoEntity:
		return entity(p.home[x.r.ID])
	case owner != story.NoEntity && p.cast.Entities[owner].Kind == article.Person && (n.State.Has(x.noun) || n.Collective.Has(x.noun) || n.Kinds.Of(x.noun) != ""):
		return Referent{Entity: story.NoEntity, Kind: "side", Of: owner}
	case n.Partitive.Has(x.noun) && x.definite && p.main[x.r.ID] != "":
		kind = p.main[x.r.ID] // "those individuals", "the group"
	}
	return Referent{Entity: story.NoEntity, Kind: kind, Of: story.NoEntity}
}

// tellsKind reports whether a word is a noun that tells a kind of people.
func (p *Phrases) tellsKind(w string) bool {
	one, _ := p.nominal.One(w)
	return p.nominal.Kinds.Of(one) != "" || p.nominal.Collective.Has(one)
}

// kindOf is the kind that a phrase's head is of.
func (p *Phrases) kindOf(x *phrase) string {
	for _, w := range []string{x.joined, x.noun} {
		if k := p.nominal.Kinds.Of(w); k != "" {
			return k
		}
		if k := p.one[w]; k != "" {
			return k
		}
	}
	return x.noun
}

// countryOf is the country that an entity is or acts for, or NoEntity.
func (p *Phrases) countryOf(e story.EntityID) story.EntityID {
	for range 3 {
		if p.isCountry(e) {
			return e
		}
		if e = p.cast.Entities[e].Party; e == story.NoEntity {
			break
		}
	}
	return story.NoEntity
}

// isCountry reports whether an entity is a country of the gazetteer.
func (p *Phrases) isCountry(e story.EntityID) bool {
	x := &p.cast.Entities[e]
	return x.Kind == article.Place && x.Known != "" && x.Party == story.NoEntity && !strings.Contains(x.Known, "/")
}

// rules reports whether a person holds an office that makes a country's ruler.
func (p *Phrases) rules(e story.EntityID) bool {
	return slices.ContainsFunc(p.cast.Entities[e].Roles, func(f story.RoleFact) bool {
		return !f.Kin && !f.Past && slices.Contains(p.nominal.Offices, f.Head)
	})
}

// country is the country named last before the phrase, or NoEntity.
func (x *phrase) country() story.EntityID {
	lands := x.p.lands[x.r.ID]
	n, _ := slices.BinarySearchFunc(lands, x.toks[0].Start, func(l land, at int) int { return l.at - at })
	if n == 0 {
		return story.NoEntity
	}
	return lands[n-1].id
}

// holder is the person whom an office of a class means without a name: of those
// whom the story's articles give it, in that country if one is told, the one
// that this article names most; NoEntity if none. A country's "leader" and a
// "counterpart" from there is who rules it.
func (x *phrase) holder(class string, country story.EntityID) story.EntityID {
	p := x.p
	ruler := p.nominal.Ruler.Has(x.noun) || class == "counterpart"
	if class == "counterpart" && country == story.NoEntity {
		return story.NoEntity
	}
	best, most := story.NoEntity, 0
	for e, n := range p.count[x.r.ID] {
		who := &p.cast.Entities[e]
		if who.Kind != article.Person || n < most || n == most && e > best || country != story.NoEntity && p.countryOf(e) != country {
			continue
		}
		if ruler && p.rules(e) || slices.ContainsFunc(who.Roles, func(f story.RoleFact) bool { return f.Head == class && !f.Kin && !f.Past }) {
			best, most = e, n
		}
	}
	return best
}

// tally counts the mentions of an article by entity, and finds the country that
// it speaks of most.
func (p *Phrases) tally(r *article.Reading) {
	counts, countries := map[story.EntityID]int{}, map[story.EntityID]int{}
	home := story.NoEntity
	for _, m := range r.Notes.Mentions {
		e := p.cast.Who(r.ID, m.Name)
		if e == story.NoEntity {
			continue
		}
		counts[e]++
		if p.isCountry(e) {
			p.lands[r.ID] = append(p.lands[r.ID], land{m.Start, e})
		}
		c := p.countryOf(e)
		if c == story.NoEntity {
			continue
		}
		countries[c]++
		if home == story.NoEntity || countries[c] > countries[home] || countries[c] == countries[home] && c < home {
			home = c
		}
	}
	p.count[r.ID], p.home[r.ID] = counts, home
}

// collectives notes which body of people is of which kind: "a caravan of Central
// American migrants", "the migrant caravan".
func (p *Phrases) collectives(r *article.Reading) {
	n := p.nominal
	toks := r.Notes.Tokens
	for i, t := range toks {
		if t.Kind != text.Word || !n.Collective.Has(t.Lower) || p.one[t.Lower] != "" {
			continue
		}
		near := toks[max(0, i-1):i]
		if i+1 < len(toks) && toks[i+1].Is("of") {
			near = toks[i+2 : min(len(toks), i+7)]
		}
		for _, t := range near {
			one, _ := n.One(t.Lower)
			if k := n.Kinds.Of(one); k != "" {
				p.one[toks[i].Lower] = k
				break
			}
		}
	}
}

// mainKind is the kind of people that an article speaks of most, "" where it
// speaks of none three times.
func (p *Phrases) mainKind(r *article.Reading) string {
	counts := map[string]int{}
	best := ""
	for _, t := range r.Notes.Tokens {
		one, _ := p.nominal.One(t.Lower)
		k := p.nominal.Kinds.Of(one)
		if k == "" {
			k = p.one[one]
		}
		if k == "" {
			continue
		}
		counts[k]++
		if best == "" || counts[k] > counts[best] || counts[k] == counts[best] && k < best {
			best = k
		}
	}
	if counts[best] < 3 {
		return ""
	}
	return best
}
