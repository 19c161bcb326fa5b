package compare

import (
	"cmp"
	"slices"
	"strings"

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
		if t.Kind == story.RoleTension || t.Kind == story.AssessmentTension {
			continue // they differ about a title, or in judging what both tell
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
		a.Origins = c.witnesses(a.Passages)
		// A sentence is shown under one agreement only, and a statement once.
		if a.Origins < 2 || c.unclear(a.Passages[0]) > 1 || taken[a.Passages[0]] || c.repeats(out, a.Passages[0]) {
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
		if ps = oneAnArticle(ps); len(ps) > 1 {
			c.standFirst(ps)
			add(story.Agreement{Passages: c.sameThing(ps), Event: e.ID, Who: e.Who})
		}
	}
	for _, v := range f.Voices {
		for _, q := range v.Quotes {
			if q.Origins >= 2 && c.named(v.Who, q.Passages) {
				ps := oneAnArticle(q.Passages)
				c.standFirst(ps)
				add(story.Agreement{Passages: ps, Event: -1, Who: []story.EntityID{v.Who}})
			}
		}
	}
	for _, a := range c.restated() {
		if ps := a.Passages; len(ps) == 2 && taken[ps[0]] && !taken[ps[1]] {
			ps[0], ps[1] = ps[1], ps[0] // the first says something else too, which is listed
		}
		add(a)
	}
	slices.SortStableFunc(out, func(a, b story.Agreement) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Passages), len(a.Passages)))
	})
	return out
}

// sameThing keeps the passages that have three terms in common with the first:
// who met whom on a day is one event, and yet one article may tell of it what
// none of the others does.
func (c *comparison) sameThing(ps []article.Passage) []article.Passage {
	first := c.lineOf(ps[0])
	if first == nil {
		return ps
	}
	out := ps[:1:1]
	for _, p := range ps[1:] {
		l := c.lineOf(p)
		if l != nil {
			if otherDay(first, l) {
				continue
			}
			if words, names := c.shared(first.named, l.named); words == 0 || words+names < 3 {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// repeats reports whether an agreement already listed says the same, or quotes
// the same words.
func (c *comparison) repeats(as []story.Agreement, p article.Passage) bool {
	l := c.lineOf(p)
	for _, a := range as {
		o := c.lineOf(a.Passages[0])
		if l != nil && o != nil && (story.Overlap(l.gist.Words, o.gist.Words) > 0.7 || sameWords(l.gist.Quotes, o.gist.Quotes)) {
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

// standFirst moves the first of the passages that are clearest to the front.
func (c *comparison) standFirst(ps []article.Passage) {
	best, least := 0, 4
	for i, p := range ps {
		if n := c.unclear(p); n < least {
			best, least = i, n
		}
	}
	p := ps[best]
	copy(ps[1:best+1], ps[:best])
	ps[0] = p
}

// unclear is how little a passage can be read alone: 0 for a witness's that
// names what it speaks of, more for one with a pronoun, one that leans on the
// sentence before, and an aggregate's.
func (c *comparison) unclear(p article.Passage) int {
	r := c.story.Reading(p.Article)
	words := &lang.For(r.Lang).Words
	toks := story.TokensIn(r.Notes.Tokens, p.Span)
	switch {
	case r.Origin.Kind == article.Aggregate:
		return 3
	case len(toks) > 1 && words.Pairing[toks[0].Lower] != "" && tables(r).Sides[toks[1].Lower]:
		return 1 // "Both sides": there are no more than two
	case voiceless(toks), !closed(toks):
		return 2 // words of nobody; a heading
	case words.Dangles(toks), len(toks) > 1 && words.Counting[toks[len(toks)-2].Lower]:
		return 2 // "no need for one."
	}
	named := false // before the pronoun: "Orlo said it would"
	for _, t := range toks {
		named = named || t.Kind == text.Word && t.Start > p.Span.Start && t.Norm != t.Lower
		if words.Pronouns[t.Lower] && !named {
			return 1
		}
	}
	if !named {
		return 1
	}
	return 0
}

// voiceless reports whether a sentence is a quotation and nothing else: whose it
// is it does not say.
func voiceless(toks []text.Token) bool {
	if len(toks) == 0 || toks[0].Kind != text.Quote {
		return false
	}
	quoted := false
	for _, t := range toks {
		if t.Kind == text.Quote && t.Norm == `"` {
			quoted = !quoted
		} else if t.Kind == text.Word && !quoted {
			return false
		}
	}
	return true
}

// closed reports whether a sentence ends with the mark of one.
func closed(toks []text.Token) bool {
	for i := len(toks) - 1; i >= max(0, len(toks)-3); i-- {
		if n := toks[i].Norm; strings.HasSuffix(n, ".") || n == "!" || n == "?" || n == "…" {
			return true
		}
	}
	return false
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

func tables(r *article.Reading) *lang.Claims { return &lang.For(r.Lang).Claims }
