package reuse

import (
	"cmp"
	"math"
	"slices"

	"github.com/synoptic-news/synoptic/article"
)

// origins makes the tree: each sheet depends on at most one other, and no
// chain runs in a circle.
func (c *corpus) origins() []article.Origin {
	parents := make([]int, len(c.sheets)) // index into links, or -1
	kinds := make([]standing, len(c.sheets))
	for i := range c.sheets {
		kinds[i] = c.standing(i)
	}
	for i := range c.sheets {
		parents[i] = c.parent(i, kinds)
	}
	c.breakCircles(parents)

	out := make([]article.Origin, len(c.sheets))
	first := map[article.ID]article.Origin{}
	for i, s := range c.sheets {
		o := c.origin(i, parents, kinds)
		if s.id != "" {
			if before, twice := first[s.id]; twice {
				o = before
			}
			first[s.id] = o
		}
		out[c.place[i]] = o
	}
	return out
}

// standing is what a sheet is by itself and by what it shares with all others
// together.
type standing struct {
	aggregate bool
	merged    bool   // put together from two others
	wire      string // the agency whose copy it says it is
	relays    string // the outlet whose report it retells, by its own words
	from      int    // an aggregate's number of articles, 0 if not counted
}

// parent chooses what sheet i depends on: the closest of those that came
// before it, the earliest of equals.
func (c *corpus) parent(i int, kinds []standing) int {
	best := -1
	for k, l := range c.links[i] {
		if !c.dependent(i, l, kinds) || kinds[i].aggregate {
			continue
		}
		if best < 0 || c.closer(i, k, best) {
			best = k
		}
	}
	return best
}

// dependent reports whether i is the later of the two ends of a link that
// makes one report of them.
func (c *corpus) dependent(i int, l link, kinds []standing) bool {
	v := l.verdict
	if v == loose || v == shared {
		// Text in common and the same agency over both: one report of its.
		if w := kinds[i].wire; w == "" || w != kinds[l.to].wire || l.verdict != loose {
			if !c.credits(i, l.to) || !kinds[i].relaysOf(c.sheets[l.to]) {
				return false
			}
		}
	}
	return c.later(i, l, kinds)
}

// later decides the direction of a link by the first of these that tells: one
// credits the other; one is an aggregate, or was put together from parts; the
// dates; one contains the other and more; the order of article.ByDate.
func (c *corpus) later(i int, l link, kinds []standing) bool {
	a, b := c.sheets[i], c.sheets[l.to]
	if ca, cb := c.credits(i, l.to), c.credits(l.to, i); ca != cb {
		return ca
	}
	if kinds[i].aggregate != kinds[l.to].aggregate {
		return kinds[i].aggregate
	}
	if d := a.dateOrder(&b.head); d != 0 {
		return d > 0
	}
	if kinds[i].merged != kinds[l.to].merged {
		return kinds[i].merged
	}
	if a.aiMade != b.aiMade {
		return a.aiMade
	}
	if wa, wb := kinds[i].wire != "", kinds[l.to].wire != ""; wa != wb {
		return wb // the one that names the agency stands nearer to it
	}
	if d := l.match.shareA - l.match.shareB; d > 0.2 || d < -0.2 {
		return d > 0
	}
	return i > l.to
}

// closer reports whether link k of sheet i is a better parent than link best.
func (c *corpus) closer(i, k, best int) bool {
	x, y := c.links[i][k], c.links[i][best]
	return cmp.Or(
		cmp.Compare(round(y.match.shareA), round(x.match.shareA)),
		cmp.Compare(round(y.match.grams), round(x.match.grams)),
		cmp.Compare(x.to, y.to),
	) < 0
}

// round keeps differences of a few words from choosing a parent: among near
// equals the earliest is the likelier.
func round(x float64) int { return int(x*10 + 0.5) }

// breakCircles makes the first of each circle, in article.ByDate order, an
// original: directions are decided pair by pair and need not agree.
func (c *corpus) breakCircles(parents []int) {
	state := make([]uint8, len(parents)) // 1: on the way, 2: done
	for i := range parents {
		var way []int
		at := i
		for at >= 0 && state[at] == 0 {
			state[at] = 1
			way = append(way, at)
			at = c.up(at, parents)
		}
		if at >= 0 && state[at] == 1 {
			circle := way[slices.Index(way, at):]
			parents[slices.Min(circle)] = -1
		}
		for _, w := range way {
			state[w] = 2
		}
	}
}

// up is the sheet that at depends on, or -1.
func (c *corpus) up(at int, parents []int) int {
	if parents[at] < 0 {
		return -1
	}
	return c.links[at][parents[at]].to
}

// root is the end of the chain.
func (c *corpus) root(at int, parents []int) int {
	for up := c.up(at, parents); up >= 0; up = c.up(at, parents) {
		at = up
	}
	return at
}

// origin words the result for one sheet.
func (c *corpus) origin(i int, parents []int, kinds []standing) article.Origin {
	s, k := c.sheets[i], kinds[i]
	if s.id == "" {
		return article.Origin{Kind: article.Original}
	}
	root := c.root(i, parents)
	o := article.Origin{Kind: article.Original, Root: c.sheets[root].id}
	if kinds[root].aggregate {
		o.Root = ""
	}
	switch {
	case k.aggregate:
		return article.Origin{Kind: article.Aggregate, Why: whyAggregate(s, k)}
	case parents[i] >= 0:
		l := c.links[i][parents[i]]
		of := c.sheets[l.to]
		o.Of, o.Share = of.id, math.Round(l.match.shareA*1000)/1000
		o.Kind = kindOf(l.verdict)
		o.Why = whyLinked(l, of, k)
		if l.verdict <= shared && k.relays != "" {
			o.Kind = article.Relayed
		}
	case k.wire != "":
		o.Kind, o.Wire = article.Copy, k.wire
		o.Why = "it says it is a report of " + k.wire
	case k.relays != "":
		o.Kind, o.Wire = article.Relayed, k.relays
		o.Why = "it retells what " + k.relays + " reported"
	default:
		o.Why = c.whyOriginal(i)
	}
	if w := kinds[root].wire; w != "" {
		o.Wire = w
	} else if w := kinds[root].relays; w != "" && parents[i] >= 0 {
		o.Wire = w
	}
	return o
}

func kindOf(v verdict) article.OriginKind {
	if v == reworks {
		return article.Rewrite
	}
	return article.Copy
}
