package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// deed is what only one can have done, and who is said to have.
type deed struct {
	kind  deedKind
	line  *line
	agent string // folded
	who   []story.EntityID
	words map[string]bool // stems of what was done or made
	cleft bool            // "it was … that": nobody else
	at    text.Span       // the words for who
}

type deedKind uint8

const (
	leaving deedKind = iota // of talks
	having                  // of an idea
	writing                 // of a text, and what follows of other things made once
)

// agentLong is how many words those for who did something have at the most.
const agentLong = 10

// agencyTensions: two are said to have done what one did.
func (c *comparison) agencyTensions() []story.Tension {
	var all []deed
	for i := range c.lines {
		if c.lines[i].witness != "" {
			all = append(all, c.deedsIn(&c.lines[i])...)
		}
	}
	var out []story.Tension
	done := map[deedKind]bool{}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.kind != b.kind || done[a.kind] || !c.rivalDeeds(a, b) {
				continue
			}
			done[a.kind] = true
			out = append(out, story.Tension{
				Kind: story.AttributionTension, Event: firstShared(a.line.events, b.line.events), Why: "only one of the two can have done it",
				Sides: []story.Side{
					{Passages: []article.Passage{a.line.passage()}, Value: a.at},
					{Passages: []article.Passage{b.line.passage()}, Value: b.at},
				},
			})
		}
	}
	return out
}

// rivalDeeds reports whether two deeds are one, done by two.
func (c *comparison) rivalDeeds(a, b deed) bool {
	if !c.rivalJudges(opinion{by: a.agent, who: a.who}, opinion{by: b.agent, who: b.who}) || otherDay(a.line, b.line) {
		return false
	}
	same := a.line.reading.ID == b.line.reading.ID
	switch a.kind {
	case leaving:
		return (a.cleft || b.cleft) && same && b.line.n-a.line.n <= 1
	case having:
		return common(a.words, b.words) > 0 && (same || withinDays(a.line.reading, b.line.reading, newsDays))
	}
	return !same && withinDays(a.line.reading, b.line.reading, newsDays)
}

// deedsIn reads what a sentence says somebody did who alone can have.
func (c *comparison) deedsIn(l *line) []deed {
	r := l.reading
	words := lang.For(r.Lang)
	d := &words.Doing
	toks := story.TokensIn(r.Notes.Tokens, l.passage().Span)
	var out []deed
	add := func(kind deedKind, cleft bool, agent, what []text.Token) {
		for len(agent) > 0 && agent[len(agent)-1].Kind == text.Punct {
			agent = agent[:len(agent)-1]
		}
		if len(agent) == 0 || len(agent) > agentLong || words.Words.Pronouns[agent[0].Lower] {
			return
		}
		sp := text.Span{Start: agent[0].Start, End: agent[len(agent)-1].End}
		f := deed{kind: kind, line: l, cleft: cleft, agent: text.Fold(sp.In(r.Text)), who: c.entitiesIn(r, sp), at: sp, words: map[string]bool{}}
		for _, t := range what {
			if t.Kind == text.Word && len(t.Lower) > 3 && !words.Words.Stop[t.Lower] {
				f.words[text.Stem(t.Lower)] = true
			}
		}
		out = append(out, f)
	}
	if agent, rest, ok := cleft(toks, words); ok {
		for n := min(longestPraise, len(rest)); n > 1; n-- {
			if d.Left[phraseOf(rest[:n])] {
				add(leaving, true, agent, nil)
				break
			}
		}
		if d.Thought[rest[0].Lower] {
			add(having, true, agent, rest[1:])
		}
		return out
	}
	for i, t := range toks {
		switch {
		case d.Idea[t.Lower] && i <= 1:
			if k := slices.IndexFunc(toks, func(t text.Token) bool { return d.Came[t.Lower] }); k > i+1 && k+2 < len(toks) && toks[k+1].Lower == "from" {
				add(having, false, nounPhrase(toks[k+2:], words), toks[i+1:k])
			}
		case d.Makes[t.Lower] > 0 && i > 1 && words.Judged.Be[toks[i-1].Lower] && i+2 < len(toks) && toks[i+1].Lower == "by":
			if what, ok := madeThing(toks[:i-1], words); ok && d.Texts[what] == d.Makes[t.Lower] {
				add(writing+deedKind(d.Texts[what]), false, nounPhrase(toks[i+2:], words), nil)
			}
		case i > 1:
			for n := min(longestPraise, len(toks)-i); n > 1; n-- {
				if d.Left[phraseOf(toks[i:i+n])] {
					if by, _ := c.sayer(l, t.Span); !by.Empty() {
						add(leaving, false, subjectBefore(toks[:i], words), nil)
					}
					break
				}
			}
		}
	}
	return out
}

// madeThing is the noun of what a sentence begins with, where it is one that is
// made once: "the fire", "the ceasefire that begins on Friday".
func madeThing(toks []text.Token, l *lang.Language) (string, bool) {
	if len(toks) < 2 || toks[0].Lower != "the" {
		return "", false
	}
	if slices.ContainsFunc(toks, func(t text.Token) bool { return l.Acts.Negators[t.Lower] || l.Acts.Modals[t.Lower] }) {
		return "", false
	}
	if len(toks) > 2 && !l.Doing.That[toks[2].Lower] && !l.Judged.Helper[toks[2].Lower] {
		return "", false
	}
	return toks[1].Lower, l.Doing.Texts[toks[1].Lower] > 0
}

// cleft reads "It was the city that left": who, and what he did.
func cleft(toks []text.Token, l *lang.Language) (agent, rest []text.Token, ok bool) {
	from := -1
	for i := 0; i+3 < len(toks) && i < agentLong; i++ {
		if l.Doing.It[toks[i].Lower] && l.Doing.Clefts[toks[i+1].Lower] {
			from = i + 2
			break
		}
	}
	if from < 0 || l.Acts.Negators[toks[from].Lower] || !definite(toks[from:], l) && !l.Words.Articles[toks[from].Lower] {
		return nil, nil, false
	}
	for k := from + 1; k < min(len(toks)-1, from+agentLong+4); k++ {
		if !l.Doing.That[toks[k].Lower] {
			continue
		}
		if toks[k-1].Norm != "," && slices.ContainsFunc(toks[from:k], func(t text.Token) bool { return t.Norm == "," }) {
			continue // "the firm, the company that built it, which proposed …"
		}
		agent = toks[from:k]
		if comma := slices.IndexFunc(agent, func(t text.Token) bool { return t.Norm == "," }); comma > 0 {
			agent = agent[:comma]
		}
		if k+1 < len(toks) && toks[k+1].Kind == text.Word {
			if l.Acts.Adverbs[toks[k+1].Lower] && k+2 < len(toks) {
				k++
			}
			return agent, toks[k+1:], true
		}
	}
	return nil, nil, false
}

// nounPhrase are the tokens up to the next mark or clause.
func nounPhrase(toks []text.Token, l *lang.Language) []text.Token {
	for i, t := range toks {
		if t.Kind == text.Punct && t.Norm != "-" || t.Kind == text.Quote || t.Lower == "and" || l.Acts.Openers[t.Lower] {
			return toks[:i]
		}
	}
	return toks
}

// subjectBefore are the words before a verb that say who did it: "the union had".
func subjectBefore(toks []text.Token, l *lang.Language) []text.Token {
	end := len(toks)
	for end > 0 && l.Acts.Auxiliaries[toks[end-1].Lower] {
		end--
	}
	from := end
	for from > 0 && end-from < agentLong {
		t := toks[from-1]
		_, cue := l.Statements.Cues[t.Lower]
		if t.Kind == text.Punct || t.Kind == text.Quote || cue || l.Acts.Openers[t.Lower] {
			break
		}
		from--
	}
	return toks[from:end]
}

// verdict is whether a court found somebody guilty of something.
type verdict struct {
	line    *line
	who     []story.EntityID
	guilty  bool
	charges []string
	at      text.Span
}

// verdictTensions: of one person and one charge two witnesses tell opposite
// verdicts, in the same days.
func (c *comparison) verdictTensions() []story.Tension {
	var all []verdict
	var out []story.Tension
	done := map[string]bool{}
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" {
			continue
		}
		for _, b := range c.verdictsIn(l) {
			for _, a := range all {
				if a.guilty == b.guilty || a.line.witness == b.line.witness || story.Shared(a.who, b.who) == 0 || otherDay(a.line, b.line) ||
					!withinDays(a.line.reading, b.line.reading, 1) || c.witnesses([]article.Passage{a.line.passage(), b.line.passage()}) < 2 {
					continue
				}
				charge := sharedCharge(a.charges, b.charges)
				if charge == "" || done[charge] {
					continue
				}
				done[charge] = true
				out = append(out, story.Tension{
					Kind: story.OutcomeTension, About: charge, Event: firstShared(a.line.events, b.line.events), Why: "both tell the verdict on one charge",
					Sides: []story.Side{
						{Passages: []article.Passage{a.line.passage()}, Value: a.at},
						{Passages: []article.Passage{b.line.passage()}, Value: b.at},
					},
				})
			}
			all = append(all, b)
		}
	}
	return out
}

// sharedCharge is the first charge that two lists have in common, "" for none:
// "bribes", "bribery".
func sharedCharge(as, bs []string) string {
	const stump = 5
	for _, a := range as {
		for _, b := range bs {
			if a == b || len(a) >= stump && len(b) >= stump && a[:stump] == b[:stump] {
				return max(a, b)
			}
		}
	}
	return ""
}

// verdictsIn reads the verdicts that a sentence tells.
func (c *comparison) verdictsIn(l *line) []verdict {
	r := l.reading
	words := lang.For(r.Lang)
	d := &words.Doing
	toks := story.TokensIn(r.Notes.Tokens, l.passage().Span)
	if slices.ContainsFunc(toks, func(t text.Token) bool { return words.Claims.FirstPersons[t.Norm] }) {
		return nil // "we wrote that he had been convicted": the outlet corrects itself
	}
	var out []verdict
	for i, t := range toks {
		guilty := d.Convicted[t.Lower]
		if !guilty && !d.Cleared[t.Lower] {
			continue
		}
		near := toks[max(0, i-negatorNear):i]
		if slices.ContainsFunc(near, func(t text.Token) bool {
			return words.Acts.Negators[t.Lower] || words.Acts.Ahead[t.Lower] || words.Acts.Modals[t.Lower] || words.Acts.Supposing[t.Lower] || words.Claims.Alleging[t.Lower] || t.Lower == "to"
		}) {
			continue
		}
		of := -1
		for k := i + 1; k < min(len(toks), i+6); k++ {
			if d.Of[toks[k].Lower] {
				of = k
				break
			}
		}
		if of < 0 {
			continue
		}
		v := verdict{line: l, guilty: guilty, at: t.Span}
		for k, t := range toks[of+1:] {
			if words.Words.Prepositions[t.Lower] || toks[of+k].Norm == "," && words.Words.Determiners[t.Lower] || t.Kind == text.Punct && t.Norm != "," && t.Norm != "-" || words.Acts.Openers[t.Lower] || d.Cleared[t.Lower] || d.Convicted[t.Lower] {
				break
			}
			if t.Kind == text.Word && t.Norm == t.Lower && len(t.Lower) > 3 && !words.Words.Stop[t.Lower] && words.Acts.Nouns[t.Lower] != "charge" {
				v.charges = append(v.charges, t.Lower)
			}
		}
		person := false // the last person before the charge, or else the last whose kind is not known
		for _, m := range startingIn(r.Notes.Mentions, text.Span{Start: l.passage().Span.Start, End: toks[of].Start}, func(m article.Mention) int { return m.Start }) {
			id := c.story.Cast.Who(r.ID, m.Name)
			if id == story.NoEntity || m.Kind == article.Place || m.Kind == article.Organisation || person && m.Kind != article.Person {
				continue
			}
			v.who, person = []story.EntityID{id}, m.Kind == article.Person
		}
		out = append(out, v)
	}
	return out
}

// exclusion is something that is excluded, or said not to be.
type exclusion struct {
	line  *line
	none  bool
	words map[string]bool
	at    text.Span
}

// exclusionTensions: one witness tells that something was ruled out, another
// that it was not.
func (c *comparison) exclusionTensions() []story.Tension {
	var all []exclusion
	var out []story.Tension
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" {
			continue
		}
		b, ok := c.exclusionIn(l)
		if !ok {
			continue
		}
		for _, a := range all {
			if a.none != b.none && common(a.words, b.words) >= 2 && a.line.witness != l.witness && !otherDay(a.line, l) && withinDays(a.line.reading, l.reading, 1) && c.witnesses([]article.Passage{a.line.passage(), l.passage()}) > 1 {
				out = append(out, story.Tension{
					Kind: story.OutcomeTension, Event: firstShared(a.line.events, l.events), Why: "one says that it was ruled out, the other that it was not",
					Sides: []story.Side{{Passages: []article.Passage{a.line.passage()}, Value: a.at}, {Passages: []article.Passage{l.passage()}, Value: b.at}},
				})
				return out
			}
		}
		all = append(all, b)
	}
	return out
}

// exclusionIn reads what a sentence says is ruled out: the words before "be ruled
// out", or those behind "ruled out".
func (c *comparison) exclusionIn(l *line) (exclusion, bool) {
	r := l.reading
	words := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, l.passage().Span)
	for i := 1; i+1 < len(toks); i++ {
		if !words.Doing.Excluded[phraseOf(toks[i:i+2])] {
			continue
		}
		x := exclusion{line: l, words: map[string]bool{}, at: text.Span{Start: toks[i].Start, End: toks[i+1].End}}
		for _, t := range toks[max(0, i-negatorNear):i] {
			x.none = x.none || words.Acts.Negators[t.Lower] || strings.HasSuffix(t.Lower, "n't")
		}
		what := nounPhrase(toks[i+2:], words)
		if words.Judged.Be[toks[i-1].Lower] || toks[i-1].Lower == "be" {
			what = subjectBefore(toks[:i], words)
		}
		for _, t := range what {
			if t.Kind == text.Word && len(t.Lower) > 3 && !words.Words.Stop[t.Lower] {
				x.words[text.Stem(t.Lower)] = true
			}
		}
		return x, true
	}
	return exclusion{}, false
}
