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
	disputed := c.disputed(f.Tensions)
	var out []story.Agreement
	for _, p := range c.points(f) {
		if !slices.ContainsFunc(p.where, func(q article.Passage) bool { return overlapsAny(disputed, q) }) {
			out = append(out, p.Agreement)
		}
	}
	slices.SortStableFunc(out, func(a, b story.Agreement) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(len(b.Passages), len(a.Passages)))
	})
	return out
}

// disputed are the passages about which sources differ: the clause of what differs,
// where that is known, else the sentence. Where they differ about a title, or in
// judging what both tell, nothing of it is.
func (c *comparison) disputed(ts []story.Tension) []article.Passage {
	var out []article.Passage
	for _, t := range ts {
		if t.Kind == story.RoleTension || t.Kind == story.AssessmentTension {
			continue
		}
		for _, s := range t.Sides {
			out = append(out, s.Passages...)
			if l := c.lineOf(s.Passages[0]); l != nil && s.Passages[0].Span.Contains(s.Value) && !s.Value.Empty() {
				clause := l.clauseAround(s.Value)
				for i, p := range out[len(out)-len(s.Passages):] {
					if p.Article == s.Passages[0].Article {
						out[len(out)-len(s.Passages)+i].Span = clause
					}
				}
			}
		}
	}
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

// overlapsAny reports whether a passage shares words with one of others.
func overlapsAny(of []article.Passage, p article.Passage) bool {
	return slices.ContainsFunc(of, func(q article.Passage) bool { return q.Article == p.Article && q.Span.Overlaps(p.Span) })
}

// lineOf is the line a passage begins in; nil if that is no running text.
func (c *comparison) lineOf(p article.Passage) *line {
	if i := c.indexOf(p); i >= 0 {
		return &c.lines[i]
	}
	return nil
}

// indexOf is the place of the line a passage begins in, or -1.
func (c *comparison) indexOf(p article.Passage) int {
	r := c.story.Reading(p.Article)
	i, ok := slices.BinarySearchFunc(c.lines, p, func(l line, p article.Passage) int {
		if l.reading != r {
			return cmp.Compare(c.order[l.reading.ID], c.order[p.Article])
		}
		switch sen := l.reading.Sentences[l.n]; {
		case sen.End <= p.Span.Start:
			return -1
		case sen.Start > p.Span.Start:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return i
}

// figuresOf are the figures of the sentence that tells an event.
func (c *comparison) figuresOf(t story.Telling) []article.Figure {
	return c.story.Gist(c.story.Reading(t.Article), t.Sentence, t.Sentence).Figures
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
	case len(toks) > 1 && words.Pairing.Of(toks[0].Lower) != "" && tables(r).Sides.Has(toks[1].Lower):
		return 1 // "Both sides": there are no more than two
	case voiceless(toks), !closed(toks) && !c.isCut(p):
		return 2 // words of nobody; a heading
	case words.Dangles(toks), len(toks) > 1 && words.Counting.Has(toks[len(toks)-2].Lower):
		return 2 // "no need for one."
	}
	named := false // before the pronoun: "Orlo said it would"
	for _, t := range toks {
		named = named || t.Kind == text.Word && t.Start > p.Span.Start && t.Norm != t.Lower
		if words.Pronouns.Has(t.Lower) && !named {
			return 1
		}
	}
	if !named {
		return 1
	}
	return 0
}

// isCut reports whether a passage ends before its sentence does.
func (c *comparison) isCut(p article.Passage) bool {
	l := c.lineOf(p)
	return l != nil && p.Span.End < l.reading.Sentences[l.n].End
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
