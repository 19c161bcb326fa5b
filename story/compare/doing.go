package compare

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// agentLong is how many words those for who did something have at the most.
const agentLong = 10

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
