package names

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// nation is a word of nationality that the gazetteer does not know.
type nation struct {
	of     string // the place as the article spells it; "" if it does not name it
	people bool   // a noun for people: "Dravonians"
	sure   bool   // of nationality even where its place is not named
	name   bool   // part of a person's name
}

// nationWord is what stands before a noun that a nationality can qualify.
const nationWord = lang.RoleHead | lang.RoleMod | lang.GroupHead | lang.BodyHead | lang.BodyTopic | lang.WorkNoun | lang.WorkHead | lang.PastMod

// nationalities finds words of nationality by their endings: "Dravonian" in an
// article that names Dravony is of Dravony wherever it stands; one whose place
// the article does not name is an adjective where a noun for people, office or
// body follows. A word that is somebody's name is none.
func (r *reader) nationalities() {
	for i := range r.toks {
		if !r.upper[i] || r.class[i] != 0 || r.info[i].Given != lang.NotGiven || len(r.info[i].Entries) > 0 || !r.lx.NationEnding(r.toks[i].Lower) {
			continue
		}
		if r.nations == nil {
			r.nations = map[string]nation{}
		}
		w := r.toks[i].Lower
		n := r.nations[w]
		n.name = n.name || r.given(i-1) != lang.NotGiven || r.is(i-1, lang.Honorific|lang.Particle) || i > 1 && r.toks[i-1].Is(".") && r.toks[i-2].IsInitial()
		r.nations[w] = n
	}
	if len(r.nations) == 0 {
		return
	}
	of := map[string][]string{} // name of a place in lower case -> words of nationality
	for w, n := range r.nations {
		if n.name {
			continue
		}
		bare := strings.TrimSuffix(w, "s")
		n.people = bare != w && !strings.HasSuffix(bare, "s")
		n.sure = !n.people && r.lx.NationSure(w)
		r.nations[w] = n
		if !n.people {
			bare = w
		}
		for _, p := range r.lx.NationPlaces(bare) {
			of[p] = append(of[p], w)
		}
	}
	for i := range r.toks {
		if !r.upper[i] || r.class[i] != 0 || r.info[i].Given != lang.NotGiven {
			continue
		}
		for _, w := range of[r.toks[i].Lower] {
			if n := r.nations[w]; n.of == "" {
				n.of = r.toks[i].Norm
				r.nations[w] = n
			}
		}
	}
}

// nationAt returns the word of nationality at token i that the gazetteer does
// not know.
func (r *reader) nationAt(i, hi int) (nation, bool) {
	if len(r.nations) == 0 {
		return nation{}, false
	}
	n, ok := r.nations[r.toks[i].Lower]
	if !ok || !r.upper[i] || n.name {
		return n, false
	}
	if n.of != "" {
		return n, true
	}
	return n, n.sure && i+1 < hi && (r.is(i+1, nationWord) || r.plural(i+1)) && !r.is(i+1, lang.Says)
}

// portfolio returns the end of a title whose field of office no list has:
// "Water Minister" in "Eskerian Water Minister Marius Tellan"; i where a word
// of nationality ends. It returns i where there is none.
func (r *reader) portfolio(i, hi int) int {
	for k := i; k < hi && k-i < 6; k++ {
		if w := r.info[k]; k > i && w.Has(lang.RoleHead) && r.cap(k) {
			if (w.Head == "minister" || w.Head == "secretary" || w.Head == "commissioner") && r.cap(k+1) && k+1 < hi {
				return k + 1
			}
			return i
		}
		if !r.cap(k) && !(r.toks[k].Is("and", ",", "&") && r.cap(k+1)) || r.given(k) != lang.NotGiven || r.is(k, lang.Calendar|lang.BodyHead) {
			return i
		}
	}
	return i
}

// speaksFor is the party of a body whose name begins with, or stands after, a
// word of nationality or place: "Indian Navy", "US Embassy"; "" if none.
func (r *reader) speaksFor(m mention) string {
	if e, end := r.entry(m.lo, m.hi); e != nil && end < m.hi && strings.Contains("place demonym", e.Kind) {
		if e.Kind == "place" && !e.Party && e.Key != e.Of {
			return ""
		}
		return e.Of
	}
	if d, ok := r.demoIn(max(m.lo-1, 0), m.hi); ok && d.lo <= m.lo {
		return d.of
	}
	return ""
}

// party returns the name for a gazetteer key, without a mention if the article
// has none: the country of "Russian President". A place that the gazetteer does
// not know goes by its spelling, and is none where the article does not name it.
func (r *reader) party(key string) int {
	if i, ok := r.byKey[key]; ok && key != "" {
		return i
	}
	usual := r.lx.Usual.Of(key)
	if usual == "" {
		return -1
	}
	return r.put(key, article.Name{Kind: article.Place, Full: usual, Known: key})
}
