package compare

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What share of what a sentence names, by weight, two neighbouring sentences of
// an article have between them, or the whole of it has, if it may tell the same,
// and if it may touch on it. Both are far below what an agreement asks for: an
// article that may have told it first was not later, and one that may touch on
// it in its own way left nothing out.
const (
	maybe   = 0.35
	touches = 0.2
	allOver = 0.3

	leastAlike = 0.15 // no sentence that has less of it is like it
)

// mostCovered bounds how many things are asked for in every article.
const mostCovered = 24

// coverage says of what is agreed, and of the heaviest events that two origins
// tell, who had it first and who wrote later without it. Nothing is said of a
// thing where the stated times do not tell the first, where no outlet is named, or
// where a source says that another outlet had it.
func (c *comparison) coverage(agreed []story.Agreement) []story.Coverage {
	var out []story.Coverage
	seen := map[int]bool{}
	add := func(ps []article.Passage, event int) {
		if len(out) == mostCovered || event >= 0 && seen[event] {
			return
		}
		if cov, ok := c.covered(ps, event); ok {
			seen[event] = true
			out = append(out, cov)
		}
	}
	for _, a := range agreed[:min(len(agreed), mostCovered)] {
		add(a.Passages, a.Event)
	}
	events := slices.Clone(c.events)
	slices.SortStableFunc(events, func(a, b story.Event) int { return cmp.Compare(b.Weight, a.Weight) })
	for _, e := range events[:min(len(events), mostCovered)] {
		if e.Origins > 1 && e.Lane == story.Happened && !e.Backdrop {
			add(c.tellings(e), e.ID)
		}
	}
	slices.SortStableFunc(out, func(a, b story.Coverage) int { return cmp.Compare(b.Origins, a.Origins) })
	return out
}

// tellings are the sentences that tell an event as its clearest does, one an
// article.
func (c *comparison) tellings(e story.Event) []article.Passage {
	first := c.figuresOf(e.Tellings[0])
	var ps []article.Passage
	for i, t := range e.Tellings {
		if i == 0 || t.Ahead == e.Tellings[0].Ahead && !differ(first, c.figuresOf(t)) {
			ps = append(ps, article.Passage{Article: t.Article, Span: t.Sentence})
		}
	}
	return c.sameThing(oneAnArticle(ps))
}

// covered says who told what the passages tell.
func (c *comparison) covered(ps []article.Passage, event int) (story.Coverage, bool) {
	claim := c.lineOf(ps[0])
	if claim == nil || len(claim.named.terms) < leastTerms || c.unclear(ps[0]) > 0 || slices.ContainsFunc(ps, c.relayed) {
		return story.Coverage{}, false
	}
	if !slices.ContainsFunc(ps, func(p article.Passage) bool { return leads(c.story.Reading(p.Article)) }) {
		return story.Coverage{}, false
	}
	cov := story.Coverage{Passages: ps, Event: event, Origins: c.witnesses(ps)}
	tell, may, touch := c.tellers(ps, claim, event)
	first := c.first(tell, may)
	if cov.Origins < 2 || len(first) == 0 {
		return story.Coverage{}, false
	}
	of := map[article.ID]article.Passage{}
	for _, p := range ps {
		of[p.Article] = p
	}
	var had []article.Passage
	named := map[source.OutletID]bool{"": true}
	for _, r := range first {
		had, named[r.Outlet.ID] = append(had, of[r.ID]), true
		cov.First = append(cov.First, r.ID)
	}
	for _, r := range tell {
		if with := append(had, of[r.ID]); !named[r.Outlet.ID] && c.witnesses(with) > c.witnesses(had) {
			had, named[r.Outlet.ID] = with, true
			cov.Also = append(cov.Also, r.ID)
		}
	}
	for _, r := range c.story.Readings {
		if r.Outlet.ID == "" || named[r.Outlet.ID] || !reports(r) || !c.sameEpisode(first[0], r) {
			continue
		}
		sooner := func(f *article.Reading) bool { return !story.Precedes(f.Article, r.Article) || tooLate(f, r) }
		house := func(o *article.Reading) bool { return sameHouse(o.Outlet, r.Outlet) }
		if !slices.ContainsFunc(first, sooner) && !slices.ContainsFunc(touch, house) {
			named[r.Outlet.ID] = true
			cov.Without = append(cov.Without, r.ID)
		}
	}
	return cov, len(first) == 1 || len(cov.Without) > 0
}

// relayed reports whether a sentence that a passage is of says that another outlet
// had it first.
func (c *comparison) relayed(p article.Passage) bool {
	if whole, ok := c.sentence(c.story.Reading(p.Article), p.Span); ok {
		p = whole
	}
	return slices.ContainsFunc(c.story.Reading(p.Article).Notes.Relays, func(r article.Relay) bool { return p.Span.Overlaps(r.Span) })
}

// tooLate reports whether an article is so much later than another that what was
// news in that need not be told again.
func tooLate(f, r *article.Reading) bool {
	return r.Published.Time.Sub(f.Published.Time) > newsDays*24*time.Hour
}

// sameHouse reports whether two outlets are one, or one a part of the other by
// its name or address: "Kelmar Vesta" and "Kelmar Vesta English Service",
// vesta.example and en.vesta.example.
func sameHouse(a, b source.Outlet) bool {
	x, y := houseOf(a), houseOf(b)
	i, k := "."+string(a.ID), "."+string(b.ID)
	return strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || strings.HasSuffix(i, k) || strings.HasSuffix(k, i)
}

// houseOf is an outlet's name as it is compared, with a space behind it.
func houseOf(o source.Outlet) string {
	return strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(o.Name), " "))+" ", "the ")
}

// reports reports whether an article is an outlet's own and of one matter.
func reports(r *article.Reading) bool {
	return r.Origin.Kind == article.Original && r.Form == article.Report
}

// leads reports whether an article can be named as the first.
func leads(r *article.Reading) bool {
	return reports(r) && r.Outlet.ID != "" && r.Published.Known()
}

// tellers are the articles of the passages, all that may tell the same, and all
// that may touch on it, in the order of the story.
func (c *comparison) tellers(ps []article.Passage, claim *line, event int) (tell, may, touch []*article.Reading) {
	cited, alike := map[article.ID]bool{}, map[article.ID]bool{}
	for _, p := range ps {
		cited[p.Article], alike[p.Article] = true, true
	}
	if event >= 0 {
		for _, t := range c.events[event].Tellings {
			alike[t.Article] = true
		}
	}
	for _, r := range c.story.Readings {
		near, all := c.borne(r, claim)
		if cited[r.ID] {
			tell = append(tell, r)
		}
		same := alike[r.ID] || near >= maybe || near >= leastAlike && c.says(r, claim)
		if same {
			may = append(may, r)
		}
		if same || near >= touches || all >= allOver {
			touch = append(touch, r)
		}
	}
	return tell, may, touch
}

// says reports whether a sentence of an article is as like a line as an
// agreement asks.
func (c *comparison) says(r *article.Reading, claim *line) bool {
	from, _ := slices.BinarySearchFunc(c.lines, c.order[r.ID], func(l line, at int) int { return cmp.Compare(c.order[l.reading.ID], at) })
	for i := from; i < len(c.lines) && c.lines[i].reading == r; i++ {
		if l := &c.lines[i]; comparable(claim, l) && (c.alike(claim, l) >= restating || c.alike(l, claim) >= restating) {
			return true
		}
	}
	return false
}

// holding is what an article names: any two neighbouring sentences of it, its
// title and headings among them, the whole, the offices in it, and its words.
type holding struct {
	near  []bag
	all   bag
	roles bag             // the words of offices
	words map[string]bool // in lower case
}

// borne is the share of what a line names, by weight, that two neighbouring
// sentences of an article have at the most, and that the whole article has.
func (c *comparison) borne(r *article.Reading, claim *line) (near, all float64) {
	share := func(held bag) float64 {
		in, of := c.scale.covered(claim.named, held)
		return in / of
	}
	n := c.heldIn(r)
	if all = share(n.all); all < leastAlike {
		return all, all
	}
	for _, ts := range n.near {
		near = max(near, share(ts))
	}
	return near, all
}

// heldIn reads what an article names, once.
func (c *comparison) heldIn(r *article.Reading) *holding {
	if n, ok := c.holds[r.ID]; ok {
		return n
	}
	if c.holds == nil {
		c.holds = map[article.ID]*holding{}
	}
	l := lang.For(r.Lang)
	n := &holding{near: make([]bag, len(r.Sentences)), words: map[string]bool{}}
	for _, t := range r.Notes.Tokens {
		n.words[t.Lower] = true
	}
	var all, before []term
	for i, sen := range r.Sentences {
		ts := termsOf(c.story, r, sen.Span).terms
		n.near[i] = bagOf(l, slices.Concat(before, ts))
		all, before = append(all, ts...), ts
	}
	n.all = bagOf(l, all)
	var roles []term
	for _, o := range r.Notes.Roles {
		for _, t := range story.TokensIn(r.Notes.Tokens, o.Span) {
			if t.Kind == text.Word {
				roles = append(roles, term(l.Root(t.Lower)))
			}
		}
	}
	n.roles = bagOf(l, roles)
	c.holds[r.ID] = n
	return n
}

// first are the articles of which none that may tell the same is known to be
// older, one an outlet: of one outlet, or of several on one day. It is none
// where an article without a stated time may have been first, or one that goes
// back to a report that is not here, or one that may tell it or not.
func (c *comparison) first(tell, may []*article.Reading) []*article.Reading {
	var out []*article.Reading
	for _, r := range may {
		if r.Origin.Kind == article.Aggregate || r.Origin.Root != r.ID && slices.Contains(may, c.story.Reading(r.Origin.Root)) {
			continue
		}
		if slices.ContainsFunc(tell, func(o *article.Reading) bool { return reports(o) && story.Precedes(o.Article, r.Article) }) {
			continue
		}
		if !slices.Contains(tell, r) || !leads(r) {
			return nil
		}
		if !slices.ContainsFunc(out, func(o *article.Reading) bool { return o.Outlet.ID == r.Outlet.ID }) {
			out = append(out, r)
		}
	}
	for _, r := range out[min(1, len(out)):] {
		if !story.OneDay(out[0].Article, r.Article) {
			return nil
		}
	}
	return out
}

// sameEpisode reports whether two articles have one event for their main matter.
func (c *comparison) sameEpisode(a, b *article.Reading) bool {
	for _, e := range c.story.Episodes {
		if slices.Contains(e.Articles, a.ID) {
			return slices.Contains(e.Articles, b.ID)
		}
	}
	return true
}
