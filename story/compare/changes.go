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

// changes lists what was one thing earlier and another later: versions of a
// plan, figures that grew. A change is not a contradiction.
func (c *comparison) changes([]story.FigureRow) []story.Change {
	revised := c.revised()
	told := map[article.Passage]bool{}
	for _, ch := range revised {
		for _, p := range ch.Steps[0].Passages {
			told[p] = true
		}
	}
	return slices.Concat(c.versions(), revised, c.growth(told))
}

// versions finds works counted by their points ("the 28-point plan", later
// "the 20-point plan"): one line of work, several versions.
func (c *comparison) versions() []story.Change {
	steps := map[float64]*story.Side{}
	cue := map[float64]int{} // below zero: told as an early version
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
			cue[f.Value] += age(l, f)
			if d := l.reading.Date; earlier(d, first[f.Value]) || !first[f.Value].Known() {
				first[f.Value], s.When = d, d
			}
		}
	}
	if len(steps) < 2 {
		return nil
	}
	ch := story.Change{About: about, Why: "the sources count the points of one " + about + "; its versions differ"}
	values := make([]float64, 0, len(steps))
	for v := range steps {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b float64) int {
		if d := cmp.Compare(sign(cue[a]), sign(cue[b])); d != 0 {
			return d
		}
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

// age is -1 where the clause calls the version an early one, +1 for a late one.
func age(l *line, f article.Figure) int {
	c := tables(l.reading)
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, clauseOf(l, f.Span)) {
		switch {
		case c.Early[t.Lower]:
			return -1
		case c.Late[t.Lower]:
			return 1
		}
	}
	return 0
}

func sign(n int) int { return cmp.Compare(n, 0) }

// earlier reports whether a is known to lie before b.
func earlier(a, b article.When) bool {
	return a.Known() && b.Known() && !a.To.IsZero() && !b.From.IsZero() && !a.To.After(b.From)
}

// revised finds sentences that tell the change themselves: "lowered its claim
// from 90 million euros to 65 million". The same change in several articles is
// one.
func (c *comparison) revised() []story.Change {
	type key struct {
		from, to float64
		unit     string
	}
	at := map[key]int{}
	var out []story.Change
	for i := range c.lines {
		l := &c.lines[i]
		fs := l.gist.Figures
		for k := 1; k < len(fs); k++ {
			a, b := fs[k-1], fs[k]
			if a.Unit != b.Unit || a.Kind != b.Kind || agree(a, b) || !fromTo(l.reading, a, b) {
				continue
			}
			kk := key{a.Value, b.Value, a.Unit}
			if n, ok := at[kk]; ok {
				for s := range out[n].Steps {
					out[n].Steps[s].Passages = unique(append(out[n].Steps[s].Passages, l.passage()))
				}
				continue
			}
			at[kk] = len(out)
			when := c.dayIn(l.reading, clauseOf(l, b.Span), text.Span{})
			out = append(out, story.Change{
				About: objectBefore(l.reading, a),
				Why:   "the source itself tells the change",
				Steps: []story.Side{
					{Passages: []article.Passage{l.passage()}, Value: a.Span},
					{Passages: []article.Passage{l.passage()}, Value: b.Span, When: when},
				},
			})
		}
	}
	return out
}

// objectBefore is the word for what changes: "claim" in "lowered its claim from
// 90 million"; the figure's own words where none stands there.
func objectBefore(r *article.Reading, f article.Figure) string {
	toks := story.TokensIn(r.Notes.Tokens, text.Span{Start: max(0, f.Start-60), End: f.Start})
	for k := len(toks) - 2; k >= 0; k-- { // the last is "from"
		_, verb := lang.For(r.Lang).Acts.Verbs[toks[k].Lower]
		if toks[k].Kind == text.Word && toks[k].Lower == toks[k].Norm && (!verb || k > 0 && lang.For(r.Lang).Words.Determiners[toks[k-1].Lower]) {
			return toks[k].In(r.Text)
		}
		if verb {
			break
		}
	}
	return r.Words(f.Span)
}

// fromTo reports whether the text reads "from a to b".
func fromTo(r *article.Reading, a, b article.Figure) bool {
	before := strings.Fields(strings.ToLower(r.Text[max(0, a.Start-8):a.Start]))
	between := strings.Fields(strings.ToLower(r.Text[a.End:b.Start]))
	return len(before) > 0 && before[len(before)-1] == "from" && len(between) > 0 && len(between) <= 3 && between[len(between)-1] == "to"
}

// growth finds figures of one slot that later articles give with another value:
// a death toll that rises. Sentences that tell a change themselves are not told
// again.
func (c *comparison) growth(told map[article.Passage]bool) []story.Change {
	slots := map[string][]measured{}
	c.clashes(func(a, b measured) {
		if !a.asOf.OneDay() || !b.asOf.OneDay() || a.asOf.From.Equal(b.asOf.From) || durations[a.figure.Unit] || a.figure.Unit == "point" || told[a.passage] || told[b.passage] {
			return
		}
		if a.when.Known() && b.when.Known() && !a.when.Meets(b.when) {
			return // values of two days
		}
		if !a.noun[people] && story.Shared(a.who, b.who) == 0 {
			return // who knows whether the same body changed it
		}
		slots[a.slot()] = append(slots[a.slot()], a, b)
	})
	var out []story.Change
	for _, slot := range sortedKeys(slots) {
		ms := slots[slot]
		slices.SortStableFunc(ms, func(a, b measured) int {
			return cmp.Or(a.asOf.From.Compare(b.asOf.From), c.byArticle(a.passage, b.passage), text.Compare(a.figure.Span, b.figure.Span))
		})
		ch := story.Change{About: c.measure(ms[0]), Why: "articles of different days give different values"}
		at := map[float64]int{}
		last := 0.0
		for _, m := range ms {
			// A count that goes on only rises, and not by leaps: a lower or much
			// higher one is of something else.
			if m.noun[people] && last > 0 && (m.figure.Value < last || m.figure.Value > 3*last) {
				continue
			}
			last = m.figure.Value
			n, ok := at[m.figure.Value]
			if !ok {
				n = len(ch.Steps)
				at[m.figure.Value] = n
				s := figureSide(m)
				s.When = m.asOf
				ch.Steps = append(ch.Steps, s)
			}
			ch.Steps[n].Passages = unique(append(ch.Steps[n].Passages, m.passage))
		}
		if len(ch.Steps) > 1 {
			out = append(out, ch)
		}
	}
	return out
}
