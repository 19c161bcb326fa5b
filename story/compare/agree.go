package compare

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// agreements lists what two or more origins say: events they both tell, words
// they both quote, and statements of fact that say the same in other words.
// What stands in a tension is not agreed.
func (c *comparison) agreements(f story.Findings) []story.Agreement {
	disputed := map[article.Passage]bool{}
	for _, t := range f.Tensions {
		if t.Kind == story.RoleTension {
			continue // the sentences differ about a title, not about what they tell
		}
		for _, s := range t.Sides {
			for _, p := range s.Passages {
				disputed[p] = true
			}
		}
	}
	var out []story.Agreement
	taken := map[article.Passage]bool{}
	add := func(a story.Agreement) {
		for _, p := range a.Passages {
			if disputed[p] {
				return
			}
		}
		c.standFirst(a.Passages)
		a.Passages = c.sameThing(a.Passages)
		a.Origins = c.witnesses(a.Passages)
		// A sentence is shown under one agreement only, and a statement once.
		if a.Origins < 2 || taken[a.Passages[0]] || c.repeats(out, a.Passages[0]) {
			return
		}
		for _, p := range a.Passages {
			taken[p] = true
		}
		out = append(out, a)
	}
	for _, e := range c.events {
		if e.Origins < 2 {
			continue
		}
		var ps []article.Passage
		first := c.figuresOf(e.Tellings[0])
		for _, t := range e.Tellings {
			if t.Ahead != e.Tellings[0].Ahead || differ(first, c.figuresOf(t)) {
				continue // planned is not held, and 40 hurt are not 65
			}
			if t.Act == e.Tellings[0].Act || classed(e.Tellings[0].Act) && !classed(t.Act) {
				ps = append(ps, article.Passage{Article: t.Article, Span: t.Sentence})
			}
		}
		add(story.Agreement{Passages: oneAnArticle(ps), Event: e.ID, Who: e.Who})
	}
	for _, v := range f.Voices {
		for _, q := range v.Quotes {
			if q.Origins >= 2 && c.named(v.Who, q.Passages) {
				add(story.Agreement{Passages: oneAnArticle(q.Passages), Event: -1, Who: []story.EntityID{v.Who}})
			}
		}
	}
	for _, a := range c.restated() {
		add(a)
	}
	slices.SortStableFunc(out, func(a, b story.Agreement) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Passages), len(a.Passages)))
	})
	return out
}

// sameThing keeps the passages that share two words with the first: who met whom
// on a day is one event, and yet one article may tell of it what none of the
// others does.
func (c *comparison) sameThing(ps []article.Passage) []article.Passage {
	first := c.lineOf(ps[0])
	if first == nil {
		return ps
	}
	out := ps[:1:1]
	for _, p := range ps[1:] {
		if l := c.lineOf(p); l == nil || common(first.gist.Words, l.gist.Words) >= 2 {
			out = append(out, p)
		}
	}
	return out
}

// repeats reports whether an agreement already listed says the same.
func (c *comparison) repeats(as []story.Agreement, p article.Passage) bool {
	l := c.lineOf(p)
	for _, a := range as {
		if o := c.lineOf(a.Passages[0]); l != nil && o != nil && story.Overlap(l.gist.Words, o.gist.Words) > 0.7 {
			return true
		}
	}
	return false
}

// lineOf is the line a passage begins with; nil if that is no running text.
func (c *comparison) lineOf(p article.Passage) *line {
	r := c.story.Reading(p.Article)
	i, ok := slices.BinarySearchFunc(c.lines, p, func(l line, p article.Passage) int {
		if l.reading != r {
			return cmp.Compare(c.order[l.reading.ID], c.order[p.Article])
		}
		return cmp.Compare(l.reading.Sentences[l.n].Start, p.Span.Start)
	})
	if !ok {
		return nil
	}
	return &c.lines[i]
}

// named reports whether a passage names the speaker, and puts it first: words
// that “he” said say nothing.
func (c *comparison) named(who story.EntityID, ps []article.Passage) bool {
	for i, p := range ps {
		for _, m := range c.story.Reading(p.Article).Notes.Mentions {
			if m.Start >= p.Span.End {
				break
			}
			if m.Form == article.ByName && p.Span.Contains(m.Span) && c.story.Cast.Who(p.Article, m.Name) == who {
				ps[0], ps[i] = ps[i], ps[0]
				return true
			}
		}
	}
	return false
}

// figuresOf are the figures of the sentence that tells an event.
func (c *comparison) figuresOf(t story.Telling) []article.Figure {
	return c.story.Gist(c.story.Reading(t.Article), t.Sentence, t.Sentence).Figures
}

// standFirst moves the first passage that can be read alone to the front.
func (c *comparison) standFirst(ps []article.Passage) {
	for i, p := range ps {
		r := c.story.Reading(p.Article)
		if !lang.For(r.Lang).Words.Dangles(story.TokensIn(r.Notes.Tokens, p.Span)) && r.Origin.Kind != article.Aggregate {
			copy(ps[1:i+1], ps[:i])
			ps[0] = p
			return
		}
	}
}

// classed reports whether an act has a class: "meet" does, "spend" tells
// neither for nor against one.
func classed(act string) bool {
	_, ok := lang.For("").Acts.Weight[act]
	return ok
}

// oneAnArticle keeps the first passage of each article.
func oneAnArticle(ps []article.Passage) []article.Passage {
	seen := map[article.ID]bool{}
	var out []article.Passage
	for _, p := range ps {
		if !seen[p.Article] {
			seen[p.Article] = true
			out = append(out, p)
		}
	}
	return out
}

// restating is how alike two sentences of different origins must be, by the
// cosine of their words weighted by rarity in the story.
const restating = 0.45

// newsDays is how long a report stays the same news.
const newsDays = 3

// restated finds sentences of different origins that state the same: they name
// two of the same persons or bodies, their rare words agree, neither denies
// what the other says, and no figure of one contradicts the other. Near-linear:
// only sentences that share a rare word are compared.
func (c *comparison) restated() []story.Agreement {
	idf := c.rarity()
	index := map[string][]int{}
	var groups [][]int
	of := map[int]int{} // line -> group
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || len(l.gist.Words) < 5 {
			continue
		}
		best, score := -1, restating
		seen := map[int]bool{}
		for _, w := range l.words {
			for _, k := range index[w] {
				if seen[k] {
					continue
				}
				seen[k] = true
				if s := c.alike(&c.lines[k], l, idf); s > score || s == score && best >= 0 && k < best {
					best, score = k, s
				}
			}
		}
		if best >= 0 {
			if first := groups[of[best]][0]; first != best && c.alike(&c.lines[first], l, idf) == 0 {
				best = -1 // like a like one, but not like the first: no chains
			}
		}
		if best >= 0 {
			g := of[best]
			groups[g] = append(groups[g], i)
			of[i] = g
		} else {
			of[i] = len(groups)
			groups = append(groups, []int{i})
		}
		for _, w := range l.words {
			if len(index[w]) < maxPostings {
				index[w] = append(index[w], i)
			}
		}
	}
	var out []story.Agreement
	for _, g := range groups {
		if len(g) < 2 {
			continue
		}
		slices.SortStableFunc(g, func(a, b int) int {
			la, lb := &c.lines[a], &c.lines[b]
			return cmp.Or(cmp.Compare(rank(la.reading), rank(lb.reading)), c.byArticle(la.passage(), lb.passage()))
		})
		a := story.Agreement{Event: -1}
		for _, i := range g {
			a.Passages = append(a.Passages, c.lines[i].passage())
		}
		a.Passages = oneAnArticle(a.Passages)
		a.Who = union(c.lines[g[0]].gist.Persons, c.lines[g[0]].gist.Bodies)
		out = append(out, a)
	}
	return out
}

// maxPostings bounds how many sentences are compared for one word.
const maxPostings = 60

// rarity is the inverse document frequency of each stem over the sentences; it
// sets the norm of each sentence by it.
func (c *comparison) rarity() map[string]float64 {
	df := map[string]int{}
	for i := range c.lines {
		for w := range c.lines[i].gist.Words {
			df[w]++
		}
	}
	idf := make(map[string]float64, len(df))
	for w, n := range df {
		idf[w] = math.Log(1 + float64(len(c.lines))/float64(n))
	}
	for i := range c.lines {
		l := &c.lines[i]
		for _, w := range l.words {
			l.norm += idf[w] * idf[w]
		}
		l.norm = math.Sqrt(l.norm)
	}
	return idf
}

// alike is the weighted cosine of two sentences that may state the same, 0 for
// two that may not.
func (c *comparison) alike(a, b *line, idf map[string]float64) float64 {
	if a.witness == b.witness || a.reading.ID == b.reading.ID {
		return 0
	}
	if len(a.events) > 0 && len(b.events) > 0 && !shares(a.events, b.events) {
		return 0 // they tell different events
	}
	names := story.Shared(union(a.gist.Persons, a.gist.Bodies), union(b.gist.Persons, b.gist.Bodies)) +
		story.Shared(a.gist.Places, b.gist.Places)
	if names == 0 || denied(a) != denied(b) || clash(a, b) {
		return 0
	}
	if len(a.gist.Persons) > 0 && len(b.gist.Persons) > 0 && story.Shared(a.gist.Persons, b.gist.Persons) == 0 {
		return 0 // the same said of two people
	}
	if otherDay(a, b) {
		return 0
	}
	dot, hits := 0.0, 0
	for _, w := range a.words {
		if b.gist.Words[w] {
			dot += idf[w] * idf[w]
			hits++
		}
	}
	if hits < 4 {
		return 0
	}
	score := dot / (a.norm * b.norm)
	if da, db := a.reading.Written(), b.reading.Written(); !da.IsZero() && !db.IsZero() && db.Sub(da).Abs() > newsDays*24*time.Hour {
		// Days apart the same words may tell the next round of the same thing.
		score *= 0.7
	}
	return score
}

// otherDay reports whether both sentences state a day, and not the same.
func otherDay(a, b *line) bool {
	da, oka := statedDay(a.reading, a.passage().Span, text.Span{})
	db, okb := statedDay(b.reading, b.passage().Span, text.Span{})
	return oka && okb && da.OneDay() && db.OneDay() && !da.From.Equal(db.From)
}

// denied reports whether the sentence denies what it tells an odd number of
// times.
func denied(l *line) bool {
	_, d := l.denial()
	for _, cl := range l.clauses {
		if cl.Negated {
			d = !d
		}
	}
	return d
}

// clash reports whether a figure of one sentence contradicts one of the other.
func clash(a, b *line) bool { return differ(a.gist.Figures, b.gist.Figures) }

// differ reports whether figures of one unit and kind cannot both be so.
func differ(a, b []article.Figure) bool {
	for _, f := range a {
		for _, g := range b {
			if f.Unit != "" && f.Unit == g.Unit && f.Kind == g.Kind && !agree(f, g) {
				return true
			}
		}
	}
	return false
}

func tables(r *article.Reading) *lang.Claims { return &lang.For(r.Lang).Claims }
