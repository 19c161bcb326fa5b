package compare

import (
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Much that changed is told as changed: "down from 320 million", "950 jobs
// instead of 1,200", "in May it had forecast 11 billion", "postponed to 3
// November", "we gave the sum as 4.1 million". The text itself says then which of
// two values came first.

// retold lists the changes that sentences tell themselves.
func (c *comparison) retold() []story.Change {
	var out []story.Change
	add := func(ch story.Change, ok bool) {
		if ok {
			out = append(out, ch)
		}
	}
	for i := range c.lines {
		l := &c.lines[i]
		if !readable(l.reading) || runOn(l) {
			continue
		}
		var before, after *line
		if i > 0 && c.lines[i-1].reading == l.reading {
			before = &c.lines[i-1]
		}
		if i+1 < len(c.lines) && c.lines[i+1].reading == l.reading {
			after = &c.lines[i+1]
		}
		add(c.compared(l))
		add(c.reckoned(before, l))
		add(c.corrected(l, after))
		add(c.raised(l))
		add(c.putOff(l))
		add(c.setRight(l, after))
		add(c.changedMind(i, after))
	}
	return out
}

// change is a change from one figure to another.
func (c *comparison) change(from *line, a article.Figure, to *line, b article.Figure, why string) story.Change {
	about := c.measure(measured{figure: b, reading: to.reading})
	if about == b.Unit {
		about = ""
	}
	return story.Change{About: about, Why: why, Steps: []story.Side{
		{Passages: []article.Passage{from.passage()}, Value: a.Span},
		{Passages: []article.Passage{to.passage()}, Value: b.Span, When: c.dayIn(to.reading, clauseOf(to, b.Span), text.Span{})},
	}}
}

const itself = "the source itself tells the change"

// compared reads two values of one sentence of which it says that the second was
// the earlier: "214 million, down from 320 million a year earlier", "950 jobs
// instead of 1,200", "fell to 6.1 metres after reaching 7.6 metres".
func (c *comparison) compared(l *line) (story.Change, bool) {
	words := lang.For(l.reading.Lang)
	table := &words.Measures
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	all := numbersOf(l)
	for k, a := range all {
		first, last := around(toks, a)
		if k == 0 || first <= 0 || a.High != a.Value {
			continue
		}
		cue := 0 // where the words begin that say so
		switch {
		case precedes(toks[:first], table.Than), precedes(toks[:first], table.Peaks):
			cue = first - 2
		case table.From.Has(toks[first-1].Lower) && risen(words, toks[:first-1]):
			cue = first - 1
		case precedes(toks[:first], table.Instead):
			if !slices.ContainsFunc(toks[:first], func(t text.Token) bool { return shifts(words, t) }) {
				continue
			}
			cue = first - 2
		case toks[first-1].Lower == table.Not && follows(toks[last:], table.AsStated):
			cue = first - 1
		default:
			continue
		}
		b, ok := earlierValue(all[:k], a)
		if at, _ := around(toks, b); ok && at > 1 && precedes(toks[:at], table.Than) {
			continue // "is up from 37 percent and she is down from 49"
		}
		if !ok || b.High != b.Value || toks[cue].Start-b.End > farBack || agree(b, a) || b.Value == a.Value || leap(a, b) {
			continue
		}
		return c.given(c.change(l, a, l, b, itself), l, a), true
	}
	return story.Change{}, false
}

// risen reports whether a verb tells, as done, that a value went "to" one: "rose
// to 410 million crowns last year", before "from".
func risen(words *lang.Language, toks []text.Token) bool {
	to := -1
	for i := len(toks) - 1; i >= max(0, len(toks)-riseReach); i-- {
		v := words.Acts.Verbs.Of(toks[i].Lower)
		switch {
		case words.Measures.Levels.Has(toks[i].Lower) && words.Words.Prepositions.Has(toks[i].Lower) && i+1 < len(toks) && toks[i+1].Kind == text.Number:
			to = i
		case to > i && v.Form == lang.PastForm && (v.Class == "rise" || v.Class == "fall" || words.Acts.Changing.Has(v.Base)):
			return !unreal(toks[:i], &words.Acts)
		}
	}
	return false
}

// riseReach is how many words before "from" the verb may stand that tells of a
// change.
const riseReach = 18

// given adds to the first step of a change the earlier articles that give its
// value, in a sentence with a word of that which tells the change.
func (c *comparison) given(ch story.Change, l *line, a article.Figure) story.Change {
	told := gauge{line: l, reading: l.reading, figure: a, of: &lang.Measure{}}.matter()
	for i := range c.lines {
		o := &c.lines[i]
		if !o.reading.Date.OneDay() || !l.reading.Date.OneDay() || !o.reading.Date.From.Before(l.reading.Date.From) || o.witness == "" {
			continue
		}
		for _, f := range numbersOf(o) {
			if f.Value == a.Value && (f.Unit == a.Unit || a.Unit == "" && f.Kind == article.Count) && common(told, gauge{line: o, reading: o.reading, figure: f, of: &lang.Measure{}}.matter()) > 0 {
				ch.Steps[0].Passages = unique(append(ch.Steps[0].Passages, o.passage()))
			}
		}
	}
	return ch
}

// farBack is how many bytes before the words that compare it a value may stand.
const farBack = 60

// earlierValue is the last of the figures that can be another value of what a is a
// value of: of its unit, which a scaled number may leave out.
func earlierValue(all []article.Figure, a article.Figure) (article.Figure, bool) {
	for k := len(all) - 1; k >= 0; k-- {
		b := all[k]
		switch {
		case b.Unit == a.Unit && (a.Unit != "" || b.Value >= 10 && a.Value >= 10):
			return b, true
		case a.Unit == "" && (b.Kind == article.Money || b.Kind == article.Count && b.Unit != "" || b.Kind == article.Percent):
			return b, !leap(a, b)
		}
	}
	return article.Figure{}, false
}

// shifts reports whether a word is of a verb that changes a value, or of what is
// to come.
func shifts(words *lang.Language, t text.Token) bool {
	v := words.Acts.Verbs.Of(t.Lower)
	return v.Class == "rise" || v.Class == "fall" || words.Acts.Changing.Has(v.Base) || words.Acts.Ahead.Has(t.Lower)
}

// reckoned reads what was reckoned with before the sentence in front: "Corvane
// now expects sales of 10.4 billion. In May it had forecast 11 billion."
func (c *comparison) reckoned(before, l *line) (story.Change, bool) {
	if before == nil || l.reading.Sentences[l.n].Block != l.reading.Sentences[before.n].Block {
		return story.Change{}, false
	}
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	all := numbersOf(l)
	if len(all) != 1 || all[0].High != all[0].Value {
		return story.Change{}, false
	}
	a := all[0]
	first, _ := around(toks, a)
	had := slices.IndexFunc(toks[:max(0, first)], func(t text.Token) bool { return words.Claims.Before.Has(t.Lower) })
	forecast := had >= 0 && first-had <= 6 && slices.ContainsFunc(toks[had:first], func(t text.Token) bool { return words.Measures.Had.Has(t.Lower) })
	wrong := mistaken(words, toks, first)
	if !forecast && !wrong && !wasThen(words, toks, first) {
		return story.Change{}, false
	}
	var b []article.Figure
	for _, f := range numbersOf(before) {
		if f.Unit != "" && (f.Unit == a.Unit || a.Unit == "" && a.Value >= 1000 && f.Kind == article.Money || wrong && a.Unit == "") {
			b = append(b, f)
		}
	}
	if len(b) != 1 || b[0].High != b[0].Value || agree(a, b[0]) || leap(a, b[0]) {
		return story.Change{}, false
	}
	return c.change(l, a, before, b[0], itself), true
}

// wasThen reports whether a sentence says no more than what a value was at an
// earlier time: "Five years ago it was 64 percent."
func wasThen(words *lang.Language, toks []text.Token, first int) bool {
	for i := 1; i+1 < first; i++ {
		if words.Doing.It.Has(toks[i].Lower) && first-i <= 4 && words.Measures.Stood.Has(toks[i+1].Lower) {
			return slices.ContainsFunc(toks[:i], func(t text.Token) bool { return words.Measures.Ago.Has(t.Lower) })
		}
	}
	return false
}

// mistaken reports whether a value is told as one given before: "an earlier figure
// of 71 had rested on a mistake".
func mistaken(words *lang.Language, toks []text.Token, first int) bool {
	near := toks[max(0, first-4):max(0, first)]
	for i, t := range near {
		if words.Claims.Early.Has(t.Lower) && i+1 < len(near) && words.Measures.Counting.Has(near[i+1].Lower) {
			return true
		}
	}
	return false
}

// corrected reads an outlet's own correction: what it wrote, then what is so.
func (c *comparison) corrected(l, after *line) (story.Change, bool) {
	table := &lang.For(l.reading.Lang).Measures
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	wrote := -1
	for i := range toks {
		if follows(toks[i:], table.Wrote) {
			wrote = i
			break
		}
	}
	if wrote < 0 || after == nil {
		return story.Change{}, false
	}
	var wrong []article.Figure
	for _, f := range numbersOf(l) {
		if f.Start > toks[wrote].Start && f.Unit != "" {
			wrong = append(wrong, f)
		}
	}
	for _, b := range numbersOf(after) {
		if len(wrong) == 1 && b.Unit == wrong[0].Unit && b.Value != wrong[0].Value {
			ch := c.change(l, wrong[0], after, b, "the outlet corrects itself")
			for i := range c.lines {
				o := &c.lines[i]
				if o.reading.Outlet.Name == l.reading.Outlet.Name && o.reading.ID != l.reading.ID && slices.ContainsFunc(o.gist.Figures, func(f article.Figure) bool { return f.Unit == wrong[0].Unit && f.Value == wrong[0].Value }) {
					ch.Steps[0].Passages = append(ch.Steps[0].Passages, o.passage())
				}
			}
			return ch, true
		}
	}
	return story.Change{}, false
}

// raised reads a value that was changed from one that earlier articles give: "the
// city raised its offer to 6 percent", where it "has offered 5".
func (c *comparison) raised(l *line) (story.Change, bool) {
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	for _, b := range l.gist.Figures {
		first, _ := around(toks, b)
		if first < 4 || toks[first-1].Lower != "to" || b.High != b.Value {
			continue
		}
		noun := toks[first-2].Lower
		k := first - 3
		for k > 0 && k > first-6 && toks[k].Kind == text.Word && !words.Words.Determiners.Has(toks[k].Lower) && !words.Acts.Possessives.Has(toks[k].Lower) {
			k--
		}
		v := words.Acts.Verbs.Of(toks[max(0, k-1)].Lower)
		if k < 1 || !words.Words.Determiners.Has(toks[k].Lower) && !words.Acts.Possessives.Has(toks[k].Lower) || v.Form != lang.PastForm || !words.Acts.Changing.Has(v.Base) && v.Class != "rise" && v.Class != "fall" || unreal(toks[:k-1], &words.Acts) {
			continue
		}
		if from, a, ok := c.valueOf(l, words.Root(noun), b); ok && went(v, a, b) && !mayBe(from, a) && !mayBe(l, b) && c.scopeOf(from, a).unsure == c.scopeOf(l, b).unsure {
			return c.change(from, a, l, b, "a later article tells that it was changed"), true
		}
	}
	return story.Change{}, false
}

// went reports whether one value became another as a verb says: nothing is cut
// from 15 to 101.
func went(v lang.Verb, a, b article.Figure) bool {
	switch v.Class {
	case "fall", "cut":
		return b.Value < a.Value
	case "rise", "raise":
		return b.Value > a.Value
	}
	return true
}

// valueOf is the last value before that an earlier article gives to a thing:
// right behind the word for it.
func (c *comparison) valueOf(l *line, root string, b article.Figure) (*line, article.Figure, bool) {
	words := lang.For(l.reading.Lang)
	var from *line
	var value article.Figure
	for i := range c.lines {
		o := &c.lines[i]
		if !o.reading.Date.OneDay() || !l.reading.Date.OneDay() || !o.reading.Date.From.Before(l.reading.Date.From) || from != nil && o.reading.Date.From.Before(from.reading.Date.From) {
			continue
		}
		toks := story.TokensIn(o.reading.Notes.Tokens, o.passage().Span)
		for _, a := range numbersOf(o) {
			first, _ := around(toks, a)
			near := toks[max(0, first-3):max(0, first)]
			if a.High == a.Value && a.Value != b.Value && (a.Unit == b.Unit || a.Unit == "") && !leap(a, b) && slices.ContainsFunc(near, func(t text.Token) bool { return words.Root(t.Lower) == root }) {
				from, value = o, a
			}
		}
	}
	return from, value, from != nil
}

// putOff reads a new time of what earlier articles told for another: "has been
// postponed to 3 November", where it "is planned for 20 October".
func (c *comparison) putOff(l *line) (story.Change, bool) {
	r := l.reading
	table := &lang.For(r.Lang).Measures
	toks := story.TokensIn(r.Notes.Tokens, l.passage().Span)
	if !r.Date.OneDay() {
		return story.Change{}, false
	}
	longer := false
	for i := range toks {
		longer = longer || follows(toks[i:], table.Longer)
	}
	var ahead []article.Time
	for _, t := range startingIn(r.Notes.Times, l.passage().Span, func(t article.Time) int { return t.Start }) {
		if t.When.Bounded() && t.When.From.After(r.Date.From) && t.When.To.Sub(t.When.From) <= longestPlan*24*time.Hour {
			ahead = append(ahead, t)
		}
	}
	later := slices.ContainsFunc(toks, func(t text.Token) bool { return table.Later.Has(t.Lower) })
	if len(ahead) == 2 && later && c.wasPlanned(l, ahead[0]) && !ahead[0].When.Meets(ahead[1].When) {
		return story.Change{Why: itself, Steps: []story.Side{
			{Passages: []article.Passage{l.passage()}, Value: ahead[0].Span, When: ahead[0].When},
			{Passages: []article.Passage{l.passage()}, Value: ahead[1].Span, When: ahead[1].When},
		}}, true
	}
	if len(ahead) == 1 && slices.ContainsFunc(toks, func(t text.Token) bool { return table.Delayed.Has(t.Lower) }) {
		last := len(toks)
		if from, old, ok := c.plannedFor(l, last, ahead[0].When); ok {
			return story.Change{Why: "it was planned for another time", Steps: []story.Side{
				{Passages: []article.Passage{from.passage()}, Value: old.Span, When: old.When},
				{Passages: []article.Passage{l.passage()}, Value: ahead[0].Span, When: ahead[0].When},
			}}, true
		}
	}
	for _, t := range startingIn(r.Notes.Times, l.passage().Span, func(t article.Time) int { return t.Start }) {
		first, _ := around(toks, article.Figure{Span: t.Span})
		if first <= 0 || !t.When.Bounded() || !precedes(toks[:first], table.PutOff) && !(longer && table.Until.Has(toks[first-1].Lower)) {
			continue
		}
		if from, old, ok := c.plannedFor(l, first, t.When); ok {
			return story.Change{About: "", Why: "it was planned for another time", Steps: []story.Side{
				{Passages: []article.Passage{from.passage()}, Value: old.Span, When: old.When},
				{Passages: []article.Passage{l.passage()}, Value: t.Span, When: t.When},
			}}, true
		}
	}
	return story.Change{}, false
}

// wasPlanned reports whether a time to come is told as one that was planned:
// "which was expected on 20 June".
func (c *comparison) wasPlanned(l *line, at article.Time) bool {
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, text.Span{Start: l.passage().Span.Start, End: at.Start})
	near := toks[max(0, len(toks)-6):]
	return slices.ContainsFunc(near, func(t text.Token) bool { return words.Acts.PastHelpers.Has(t.Lower) }) &&
		slices.ContainsFunc(near, func(t text.Token) bool { return words.Measures.Planning.Has(t.Lower) || t.Lower == "to" })
}

// longestPlan is how many days a time may have for which something is planned.
const longestPlan = 100

// plannedFor is where an earlier article tells another time for what a sentence
// tells up to its token at: all that it tells of it, but that it is planned, is
// in that sentence too.
func (c *comparison) plannedFor(l *line, at int, when article.When) (*line, article.Time, bool) {
	words := lang.For(l.reading.Lang)
	told := map[string]bool{}
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)[:at] {
		told[words.Root(t.Lower)] = true
	}
	var from *line
	var old article.Time
	for i := range c.lines {
		o := &c.lines[i]
		d := o.reading.Date
		if !d.OneDay() || !d.From.Before(l.reading.Date.From) || l.reading.Date.From.Sub(d.From) > 92*24*time.Hour || from != nil && d.From.Before(from.reading.Date.From) {
			continue
		}
		for _, t := range startingIn(o.reading.Notes.Times, o.passage().Span, func(t article.Time) int { return t.Start }) {
			if !t.When.Bounded() || !t.When.From.After(d.From) || t.When.To.Before(l.reading.Date.From) || t.When.Meets(when) || t.When.To.Sub(t.When.From) > longestPlan*24*time.Hour {
				continue
			}
			if n, all := repeats(o, clauseOf(o, t.Span), t, told, words); all && n > 0 {
				from, old = o, t
			}
		}
	}
	return from, old, from != nil
}

// repeats counts the words of a clause, but for its times and those that only
// plan, and reports whether all of them are among the told ones.
func repeats(o *line, clause text.Span, at article.Time, told map[string]bool, words *lang.Language) (int, bool) {
	n := 0
	for _, t := range story.TokensIn(o.reading.Notes.Tokens, clause) {
		switch {
		case t.Kind != text.Word, at.Contains(t.Span), words.Words.Stop.Has(t.Lower), words.Measures.Planning.Has(t.Lower), words.Acts.Auxiliaries.Has(t.Lower), len(t.Lower) < 3,
			slices.ContainsFunc(o.reading.Notes.Times, func(x article.Time) bool { return x.Span.Contains(t.Span) }):
		case !told[words.Root(t.Lower)]:
			return n, false
		case t.Norm == t.Lower:
			n++ // a name is none: much is planned in one town
		}
	}
	return n, true
}
