package compare

import (
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// aged is the age that a sentence gives a person: "Mira Sand, 41,", "26-year-old
// Mira Sand".
type aged struct {
	who   story.EntityID
	years int
	at    text.Span
	line  *line
}

// youngest and oldest bound what is an age behind a name and no other number.
const (
	youngest = 3
	oldest   = 115
)

// ages are the ages that the sentences give to persons they name.
func (c *comparison) ages() []aged {
	var out []aged
	for i := range c.lines {
		l := &c.lines[i]
		r := l.reading
		if l.witness == "" || !r.Date.OneDay() || !readable(r) || runOn(l) {
			continue
		}
		words, toks := lang.For(r.Lang), story.TokensIn(r.Notes.Tokens, l.passage().Span)
		var names []article.Mention
		for _, m := range startingIn(r.Notes.Mentions, l.passage().Span, func(m article.Mention) int { return m.Start }) {
			if id := c.story.Cast.Who(r.ID, m.Name); id != story.NoEntity && m.Form == article.ByName && c.story.Cast.Entities[id].Kind == article.Person {
				names = append(names, m)
			}
		}
		for _, m := range names {
			if n, at, ok := ageBehind(words, toks, m.End); ok {
				out = append(out, aged{c.story.Cast.Who(r.ID, m.Name), n, at, l})
			}
		}
		for _, f := range startingIn(r.Notes.Figures, l.passage().Span, func(f article.Figure) int { return f.Start }) {
			k := slices.IndexFunc(names, func(m article.Mention) bool { return isAgeOf(words, toks, f, m) })
			if k >= 0 {
				out = append(out, aged{c.story.Cast.Who(r.ID, names[k].Name), int(f.Value), f.Span, l})
			}
		}
	}
	return out
}

// longestAged is how many words the noun between an age and a name has at the most.
const longestAged = 4

// isAgeOf reports whether a figure is the age of somebody named beside it:
// "26-year-old Mira Sand", "a 26-year-old nurse called Mira Sand", "the
// 26-year-old nurse, Mira Sand,", "Mira Sand, a 26-year-old nurse".
func isAgeOf(words *lang.Language, toks []text.Token, f article.Figure, m article.Mention) bool {
	first, last := around(toks, f)
	if first < 0 || last-first < 3 || !words.Figures.Old.Has(toks[last-1].Lower) || toks[last-2].Norm != "-" || f.Value < youngest || f.Value > oldest || f.Value != math.Trunc(f.Value) || f.Bound != "" {
		return false
	}
	from := slices.IndexFunc(toks, func(t text.Token) bool { return t.Start >= m.Start })
	to := slices.IndexFunc(toks, func(t text.Token) bool { return t.Start >= m.End })
	if to < 0 {
		to = len(toks)
	}
	if from < 0 {
		return false
	}
	if to <= first { // "Mira Sand, a 26-year-old nurse"
		return first == to+2 && toks[to].Norm == "," && words.Words.Determiners.Has(toks[to+1].Lower)
	}
	if from < last {
		return false
	}
	noun := toks[last:from]
	if n := len(noun); n > 1 && noun[n-1].Norm == "," { // "the 26-year-old nurse, Mira Sand,"
		if to >= len(toks) || toks[to].Kind != text.Punct {
			return false
		}
		noun = noun[:n-1]
	} else if n > 1 && words.Measures.Called.Has(noun[n-1].Lower) {
		noun = noun[:n-1]
	}
	return len(noun) <= longestAged && !slices.ContainsFunc(noun, func(t text.Token) bool {
		v, verb := words.Acts.Verbs.Get(t.Lower)
		return t.Kind != text.Word || t.Norm != t.Lower || words.Words.Stop.Has(t.Lower) || words.Words.Prepositions.Has(t.Lower) || words.Acts.Auxiliaries.Has(t.Lower) || verb && v.Form != lang.BaseForm
	})
}

// ageBehind reads the age behind a name: ", 41," or ", aged 41,".
func ageBehind(words *lang.Language, toks []text.Token, end int) (int, text.Span, bool) {
	k := slices.IndexFunc(toks, func(t text.Token) bool { return t.Start >= end })
	if k < 0 || k+2 >= len(toks) || toks[k].Norm != "," {
		return 0, text.Span{}, false
	}
	k++
	if words.Measures.Ages.Has(toks[k].Lower) {
		k++
	}
	n, err := strconv.Atoi(toks[k].Lower)
	if err != nil || n < youngest || n > oldest || k+1 >= len(toks) || toks[k+1].Norm != "," && toks[k+1].Norm != "." {
		return 0, text.Span{}, false
	}
	return n, toks[k].Span, true
}

// How many days apart two articles may be that give one person two ages, and one
// age and the next: between them may lie a birthday.
const (
	ageDays      = 90
	birthdayDays = 2
)

// ageTensions: two witnesses give one person two ages.
func (c *comparison) ageTensions() []story.Tension {
	var out []story.Tension
	all, done := c.ages(), map[story.EntityID]bool{}
	for i, a := range all {
		for _, b := range all[i+1:] {
			ra, rb := a.line.reading, b.line.reading
			if a.who != b.who || done[a.who] || a.years == b.years || a.line.witness == b.line.witness {
				continue
			}
			apart, days := max(a.years-b.years, b.years-a.years), ra.Date.From.Sub(rb.Date.From).Abs()/(24*time.Hour)
			if days > ageDays || apart == 1 && days > birthdayDays || apart > mostAges || c.givesAge(all, a.who, ra.ID, b.years) || c.givesAge(all, a.who, rb.ID, a.years) || c.witnesses([]article.Passage{a.line.passage(), b.line.passage()}) < 2 {
				continue
			}
			done[a.who] = true
			out = append(out, story.Tension{
				Kind: story.FigureTension, About: c.story.Cast.Entities[a.who].Name, Event: -1, Why: "both give the age of one person",
				Sides: []story.Side{
					{Passages: []article.Passage{a.line.passage()}, Value: a.at, When: c.dayIn(ra, text.Span{}, text.Span{})},
					{Passages: []article.Passage{b.line.passage()}, Value: b.at, When: c.dayIn(rb, text.Span{}, text.Span{})},
				},
			})
		}
	}
	return out
}

// mostAges is how many years two ages of one person may lie apart: those of a
// father and a son of one name do more.
const mostAges = 12

// givesAge reports whether an article gives a person an age.
func (c *comparison) givesAge(all []aged, who story.EntityID, in article.ID, years int) bool {
	return slices.ContainsFunc(all, func(x aged) bool { return x.who == who && x.line.reading.ID == in && x.years == years })
}
