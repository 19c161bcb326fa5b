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

// What somebody said first and says no more is mostly told together: "The firm,
// which had hoped to reopen the line on Friday, now speaks of Wednesday", "Only
// last week it had declared that it was not interested", "after three weeks of
// denials".

// changedMind reads a change that a sentence tells itself, or with those before it
// in its paragraph, or the one behind it.
func (c *comparison) changedMind(i int, after *line) (story.Change, bool) {
	l := &c.lines[i]
	words := lang.For(l.reading.Lang)
	toks := l.plain()
	if main := afterDenials(toks, words); main > 0 {
		ch := c.mindChange(l, l)
		ch.About = c.firstNamed(l, toks[main].Start)
		if after != nil && blockOf(after) == blockOf(l) {
			ch.Steps[1].Passages = append(ch.Steps[1].Passages, after.passage())
		}
		return ch, true
	}
	at, said, first := hadSaid(toks, words)
	if at < 0 {
		return story.Change{}, false
	}
	if rest := mainClause(toks, at, said, first, words); len(rest) > 0 {
		now := hasAny(rest, words.Minds.Now)
		owns := words.Minds.Denied.Has(toks[said].Lower) && words.Minds.Owned.Has(rest[0].Lower)
		_, says := words.Statements.Cues.Get(rest[0].Lower)
		if owns || now || first && !says && rest[0].Lower != words.Minds.Then {
			ch := c.mindChange(l, l)
			ch.About = cmp.Or(c.lastNamed(l, toks[at].Start), ch.About)
			return ch, true
		}
		return story.Change{}, false
	}
	before := c.blockBefore(i)
	if len(before) == 0 || slices.ContainsFunc(toks, func(t text.Token) bool { return words.Acts.Supposing.Has(t.Lower) }) ||
		slices.ContainsFunc(toks[:at], func(t text.Token) bool { return words.Acts.Openers.Has(t.Lower) || words.Acts.Relatives.Has(t.Lower) }) {
		return story.Change{}, false // "the plan that he had first promised"
	}
	for _, t := range c.toldIn(l) {
		if t.planned { // what somebody meant to do is set against what he did
			return story.Change{}, false
		}
	}
	last := before[len(before)-1]
	only := words.Minds.Only.Has(toks[0].Lower)
	near := story.TokensIn(last.reading.Notes.Tokens, last.passage().Span)
	meant := first && words.Minds.Meant.Has(toks[said].Lower) // "had at first meant to"
	valued := (first || hasAny(near, words.Minds.Now)) && bothState(l, last)
	if !only && !((meant || valued) && c.ofOneMatter(last, l)) {
		return story.Change{}, false // "had told the court …", before what is so now of another thing
	}
	ch := c.mindChange(l, last)
	for k := len(before) - 2; k >= 0; k-- {
		ch.Steps[1].Passages = append(ch.Steps[1].Passages, before[k].passage())
	}
	return ch, true
}

// bothState reports whether two sentences state a day each, or a figure of one unit.
func bothState(a, b *line) bool {
	day := func(t article.Time) bool { return t.When.OneDay() }
	return slices.ContainsFunc(a.times(), day) && slices.ContainsFunc(b.times(), day) || slices.ContainsFunc(a.gist.Figures, func(f article.Figure) bool {
		return slices.ContainsFunc(b.gist.Figures, func(g article.Figure) bool { return f.Unit == g.Unit })
	})
}

// blockBefore are the lines before one in its paragraph, so many as one reads
// together.
func (c *comparison) blockBefore(i int) []*line {
	const together = 4
	var out []*line
	for k := max(0, i-together); k < i; k++ {
		if o := &c.lines[k]; o.reading == c.lines[i].reading && blockOf(o) == blockOf(&c.lines[i]) {
			out = append(out, o)
		}
	}
	return out
}

// mindChange is a change of mind or of account of whom its sentence names first: its
// values are the figures of both, if each tells one of one kind; the sentences speak
// for themselves if not.
func (c *comparison) mindChange(from, to *line) story.Change {
	steps := []story.Side{{Passages: []article.Passage{from.passage()}}, {Passages: []article.Passage{to.passage()}}}
	if a, b := from.gist.Figures, to.gist.Figures; from != to && len(a) == 1 && len(b) == 1 && a[0].Unit == b[0].Unit && a[0].Value != b[0].Value {
		steps[0].Value, steps[1].Value = a[0].Span, b[0].Span
	}
	return story.Change{Why: itself, About: c.firstNamed(from, from.passage().Span.Start), Steps: steps}
}

// firstNamed is the name of whom or what a sentence names first from a place on, "" if
// none.
func (c *comparison) firstNamed(l *line, from int) string {
	if all := c.namedBetween(l, from, l.passage().Span.End); len(all) > 0 {
		return all[0]
	}
	return ""
}

// lastNamed is the name of whom or what a sentence names last before a place, "" if
// none.
func (c *comparison) lastNamed(l *line, to int) string {
	if all := c.namedBetween(l, l.passage().Span.Start, to); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// namedBetween are the names of whom and what a stretch of a sentence names, people
// by more than a surname.
func (c *comparison) namedBetween(l *line, from, to int) []string {
	var out []string
	for _, m := range startingIn(l.reading.Notes.Mentions, text.Span{Start: from, End: to}, func(m article.Mention) int { return m.Start }) {
		id := c.story.Cast.Who(l.reading.ID, m.Name)
		if m.Form != article.ByName || id == story.NoEntity {
			continue
		}
		if e := &c.story.Cast.Entities[id]; e.Kind != article.Person || strings.Contains(e.Name, " ") {
			out = append(out, e.Name)
		}
	}
	return out
}

// hasAny reports whether one of the phrases stands among the tokens.
func hasAny(toks []text.Token, phrases lang.Set) bool {
	for i := range toks {
		if begins(toks[i:], phrases) > 0 {
			return true
		}
	}
	return false
}

// hadSaid finds "had hoped", "had at first suspected" or "at first admitted": where
// it begins, the participle, and whether a word says that it was first.
func hadSaid(toks []text.Token, l *lang.Language) (at, said int, first bool) {
	for i, t := range toks {
		had, n := l.Claims.Before.Has(t.Lower), 0
		if l.Minds.Firsts.Has(t.Lower) {
			n = begins(toks[i:], l.Minds.First)
		}
		if !had && n == 0 || n > 0 && (i == 0 || !l.States.Who.Has(toks[i-1].Lower)) && !had {
			continue
		}
		first = !had
		k := i + max(n, 1)
		for k < len(toks) && k < i+5 && !l.Minds.Said.Has(toks[k].Lower) {
			if m := begins(toks[k:], l.Minds.First); m > 0 {
				first, k = true, k+m
				continue
			}
			if !l.Acts.IsAdverb(toks[k].Lower) {
				break
			}
			k++
		}
		if k < len(toks) && l.Minds.Said.Has(toks[k].Lower) && !slices.ContainsFunc(toks[i:k], func(t text.Token) bool { return l.Acts.Negators.Has(t.Lower) }) {
			if !first { // "which had promised it only three weeks ago"
				first = slices.ContainsFunc(clauseAfter(toks, k), func(t text.Token) bool { return l.Minds.Only.Has(t.Lower) }) && slices.ContainsFunc(clauseAfter(toks, k), func(t text.Token) bool { return l.Measures.Ago.Has(t.Lower) || t.Lower == "last" })
			}
			return i, k, first
		}
	}
	return -1, -1, false
}

// clauseAfter are the tokens up to the next comma.
func clauseAfter(toks []text.Token, i int) []text.Token {
	for k := i; k < len(toks); k++ {
		if toks[k].Norm == "," {
			return toks[i:k]
		}
	}
	return toks[i:]
}

// mainClause are the tokens behind "which had hoped …," or "had at first hoped … but":
// what is so now. A clause that goes on about something else is none: "which had hoped …,
// who …", "…, leaving".
func mainClause(toks []text.Token, at, said int, first bool, l *lang.Language) []text.Token {
	end := said + len(clauseAfter(toks, said))
	if but := slices.IndexFunc(toks[said:end], func(t text.Token) bool { return t.Lower == l.Minds.But }); first && but > 0 && said+but+2 < len(toks) {
		return toks[said+but+1:]
	}
	if end+2 >= len(toks) {
		return nil
	}
	rest := toks[end+1:]
	if l.Acts.Relatives.Has(rest[0].Lower) || l.Acts.Verbs.Of(rest[0].Lower).Form == lang.IngForm {
		return nil
	}
	if rest[0].Lower == l.Minds.But {
		return rest[1:]
	}
	if at > 0 && l.States.Who.Has(toks[at-1].Lower) && !l.Words.Determiners.Has(rest[0].Lower) && !l.Words.Conjunctions.Has(rest[0].Lower) {
		return rest
	}
	return nil
}

// afterDenials is where the main clause begins in a sentence that is built like "After
// three weeks of denials, …" or "Four days after telling them that …, …"; 0 in others.
func afterDenials(toks []text.Token, l *lang.Language) int {
	for i, t := range toks {
		if !l.Minds.After.Has(t.Lower) || i > 4 {
			continue
		}
		said := -1
		if i > 0 && l.Minds.Units.Has(toks[i-1].Lower) && l.Minds.Saying.Has(next(toks, i)) {
			said = i + 1
		}
		for k := i + 1; said < 0 && k < min(len(toks)-2, i+5); k++ {
			if l.Minds.Units.Has(toks[k].Lower) && toks[k+1].Lower == "of" && l.Minds.Denials.Has(toks[k+2].Lower) {
				said = k + 2
			}
		}
		if said < 0 {
			continue
		}
		clause := clauseAfter(toks, said)
		if end := said + len(clause) + 1; end < len(toks)-1 {
			return end
		}
	}
	return 0
}

// ofOneMatter reports whether two sentences that follow one another name one thing,
// or the second goes on about somebody of the first.
func (c *comparison) ofOneMatter(a, b *line) bool {
	whom := c.entitiesIn(a.reading, a.passage().Span)
	for _, m := range startingIn(b.reading.Notes.Mentions, b.passage().Span, func(m article.Mention) int { return m.Start }) {
		if id := c.story.Cast.Who(b.reading.ID, m.Name); id != story.NoEntity && slices.Contains(whom, id) {
			return true
		}
	}
	return common(a.gist.Words, b.gist.Words) > 0
}

// setRight reads an outlet's own correction: what it wrote, and how it is.
func (c *comparison) setRight(l, after *line) (story.Change, bool) {
	words := lang.For(l.reading.Lang)
	if after == nil || blockOf(after) != blockOf(l) {
		return story.Change{}, false
	}
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	wrote := false
	for i := range toks {
		wrote = wrote || follows(toks[i:], words.Measures.Wrote) && i+2 < len(toks) && toks[i+2].Lower != words.Statements.Infinitive
	}
	if !wrote || begins(story.TokensIn(after.reading.Notes.Tokens, after.passage().Span), words.Minds.Wrong) == 0 {
		return story.Change{}, false
	}
	ch := c.mindChange(l, after)
	ch.Why = "the outlet corrects itself"
	best, score := -1, 0.4
	for i := range c.lines {
		o := &c.lines[i]
		if o.reading.Outlet.Name != l.reading.Outlet.Name || o.reading.ID == l.reading.ID {
			continue
		}
		if s := story.Overlap(o.gist.Words, l.gist.Words); s > score {
			best, score = i, s
		}
	}
	if best >= 0 {
		ch.Steps[0].Passages = append(ch.Steps[0].Passages, c.lines[best].passage())
	}
	return ch, true
}
