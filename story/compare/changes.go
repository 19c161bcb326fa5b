package compare

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// changes lists what was one thing earlier and another later: versions of a
// plan, figures that grew. A change is not a contradiction.
func (c *comparison) changes([]story.FigureRow) []story.Change {
	return append(c.versions(), c.growth()...)
}

// versions finds works counted by their points ("the 28-point plan", later
// "the 20-point plan"): one line of work, several versions.
func (c *comparison) versions() []story.Change {
	steps := map[float64]*story.Side{}
	first := map[float64]article.When{}
	var about string
	for i := range c.lines {
		l := &c.lines[i]
		for _, f := range l.gist.Figures {
			if f.Kind != article.Count || f.Unit != "point" {
				continue
			}
			noun, ok := versioned(l.reading, f)
			if !ok {
				continue
			}
			if about == "" {
				about = noun
			}
			s := steps[f.Value]
			if s == nil {
				s = &story.Side{Value: f.Span, When: l.reading.Date}
				steps[f.Value] = s
				first[f.Value] = l.reading.Date
			}
			s.Passages = append(s.Passages, l.passage())
			if d := l.reading.Date; earlier(d, first[f.Value]) {
				first[f.Value], s.When = d, d
			}
		}
	}
	if len(steps) < 2 {
		return nil
	}
	ch := story.Change{About: about, Why: "the sources count the points of one " + about + "; they give these numbers at different times"}
	values := make([]float64, 0, len(steps))
	for v := range steps {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b float64) int {
		if earlier(first[a], first[b]) {
			return -1
		}
		if earlier(first[b], first[a]) {
			return 1
		}
		return cmp.Compare(b, a)
	})
	for _, v := range values {
		s := steps[v]
		s.Passages = c.clearestFirst(s.Passages)
		ch.Steps = append(ch.Steps, *s)
	}
	return []story.Change{ch}
}

// clearestFirst puts witnesses before aggregates.
func (c *comparison) clearestFirst(ps []article.Passage) []article.Passage {
	ps = unique(ps)
	slices.SortStableFunc(ps, func(a, b article.Passage) int {
		return cmp.Compare(rank(c.story.Reading(a.Article)), rank(c.story.Reading(b.Article)))
	})
	return ps
}

// versioned returns the noun of the work right after "28-point".
func versioned(r *article.Reading, f article.Figure) (string, bool) {
	end := f.End
	if f.Noun.End > end {
		end = f.Noun.End
	}
	table := tables(r).Versioned
	for i, t := range story.TokensIn(r.Notes.Tokens, text.Span{Start: f.Start, End: min(len(r.Text), end+60)}) {
		if table[t.Lower] {
			return t.Lower, true
		}
		if i > 8 {
			break
		}
	}
	return "", false
}

// earlier reports whether a is known to begin before b; the unknown is never
// earlier.
func earlier(a, b article.When) bool {
	if !a.Known() || a.From.IsZero() {
		return false
	}
	return !b.Known() || b.From.IsZero() || a.From.Before(b.From)
}

// growth finds figures of one measure that differ between days.
func (c *comparison) growth() []story.Change {
	byMeasure := map[string][]measured{}
	c.clashes(func(a, b measured) {
		if !a.asOf.OneDay() || !b.asOf.OneDay() || sameAsOf(a.asOf, b.asOf) || a.figure.Unit == "point" {
			return
		}
		key := c.measure(a)
		for _, m := range []measured{a, b} {
			if !slices.ContainsFunc(byMeasure[key], func(o measured) bool { return o.passage == m.passage && o.figure.Span == m.figure.Span }) {
				byMeasure[key] = append(byMeasure[key], m)
			}
		}
	})
	var out []story.Change
	for _, key := range sortedKeys(byMeasure) {
		ms := byMeasure[key]
		slices.SortStableFunc(ms, func(a, b measured) int {
			return cmp.Or(a.asOf.From.Compare(b.asOf.From), c.byArticle(a.passage, b.passage))
		})
		ch := story.Change{About: key, Why: "the same measure on different days"}
		for _, m := range ms {
			if n := len(ch.Steps); n > 0 && agree(ms[0].figure, m.figure) && ch.Steps[n-1].Value == ms[0].figure.Span {
				ch.Steps[n-1].Passages = append(ch.Steps[n-1].Passages, m.passage)
				continue
			}
			ch.Steps = append(ch.Steps, c.figureSide(m))
		}
		if len(ch.Steps) > 1 {
			out = append(out, ch)
		}
	}
	return out
}
