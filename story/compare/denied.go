package compare

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// rebuttals: somebody denies what another said in the sentence right before:
// "The army said Kethran troops had shelled the village. Kethra denied this."
func (c *comparison) rebuttals() []story.Tension {
	var out []story.Tension
	for i := 1; i < len(c.lines); i++ {
		claim, l := &c.lines[i-1], &c.lines[i]
		if l.witness == "" || claim.reading != l.reading || l.n != claim.n+1 || accuses(claim) || c.asked(claim) {
			continue
		}
		by, at, ok := c.rebuts(l)
		if !ok {
			continue
		}
		said, ok := c.claimIn(claim)
		if !ok || by.name == said.name || story.Shared(by.who, said.who) > 0 || !by.known() || !c.rivalSpeakers(by, said) {
			continue
		}
		denial := []article.Passage{l.passage()}
		if i+1 < len(c.lines) && c.goesOnDenying(&c.lines[i+1], l, by) {
			denial = append(denial, c.lines[i+1].passage())
		}
		out = append(out, story.Tension{
			Kind: story.OutcomeTension, Event: firstShared(claim.events, l.events), Why: "one says it, the other denies it",
			Sides: []story.Side{
				{Passages: []article.Passage{claim.passage()}, Value: said.at, Who: said.who},
				{Passages: denial, Value: at, Who: by.who},
			},
		})
	}
	return out
}

// speaking is who says or denies something.
type speaking struct {
	name string // folded
	who  []story.EntityID
	pron bool
	at   text.Span
}

// known reports whether it is known who speaks.
func (s speaking) known() bool { return s.name != "" && (!s.pron || len(s.who) > 0) }

// rivalSpeakers reports whether two do not speak for one body.
func (c *comparison) rivalSpeakers(a, b speaking) bool {
	return c.rivalJudges(opinion{by: a.name, who: a.who}, opinion{by: b.name, who: b.who})
}

// asked reports whether a sentence asks.
func (c *comparison) asked(l *line) bool { return asksOf(l.reading, l.passage().Span) }

// claimIn is who says what a sentence reports, if one does who denies nothing.
func (c *comparison) claimIn(l *line) (speaking, bool) {
	for _, st := range l.said {
		if st.Kind == article.Speech && !st.Denial && !st.Speaker.Empty() && l.passage().Span.Contains(st.Speaker) && (st.Sure >= surely || len(st.Speakers) == 0) {
			return c.speaker(l.reading, st), true
		}
	}
	return speaking{}, false
}

func (c *comparison) speaker(r *article.Reading, st article.Statement) speaking {
	name := text.Fold(st.Speaker.In(r.Text))
	return speaking{name: name, who: c.who(r, st.Speakers), pron: lang.For(r.Lang).Words.Pronouns[name], at: st.Cue}
}

// rebuts reports whether a sentence denies what was said before it, by which
// words, and who does.
func (c *comparison) rebuts(l *line) (speaking, text.Span, bool) {
	r := l.reading
	words := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, l.passage().Span)
	for i, t := range toks {
		calls := words.Denied.Calls[t.Lower]
		if !words.Denied.Verbs[t.Lower] && !calls || i == 0 || words.Acts.Negators[toks[i-1].Lower] || words.Acts.Modals[toks[i-1].Lower] || i > judgeLong || words.Judged.Be[toks[i-1].Lower] {
			continue
		}
		end, ok := deniedObject(toks[i+1:], words, calls)
		if !ok {
			continue
		}
		sp, who := c.judge(l, toks, i)
		name := text.Fold(sp.In(r.Text))
		return speaking{name: name, who: who, pron: words.Words.Pronouns[name]}, text.Span{Start: t.Start, End: toks[i+end].End}, true
	}
	for _, st := range l.said {
		if st.Kind != article.Speech || st.Speaker.Empty() || st.Sure < surely && len(st.Speakers) > 0 {
			continue
		}
		if at, ok := deniesAll(story.TokensIn(r.Notes.Tokens, st.Content), words); ok {
			return c.speaker(r, st), at, true
		}
	}
	return speaking{}, text.Span{}, false
}

// deniesAll finds the words by which what somebody says denies all that was said
// before: "nothing of the sort had happened", "that this was not true".
func deniesAll(toks []text.Token, l *lang.Language) (text.Span, bool) {
	toks = slices.DeleteFunc(slices.Clone(toks), func(t text.Token) bool { return t.Kind == text.Quote || t.Lower == "that" })
	for n := min(longestPraise, len(toks)); n > 0; n-- {
		if l.Denied.Wholly[phraseOf(toks[:n])] {
			return text.Span{Start: toks[0].Start, End: toks[n-1].End}, true
		}
	}
	subject := 0
	switch {
	case len(toks) > 0 && l.Denied.This[toks[0].Lower]:
		subject = 1
	case len(toks) > 1 && l.Words.Determiners[toks[0].Lower] && l.Denied.Claims[toks[1].Lower]:
		subject = 2
	default:
		return text.Span{}, false
	}
	for n := min(longestPraise, len(toks)-subject); n > 0; n-- {
		rest := toks[subject+n:]
		if l.Denied.Untrue[phraseOf(toks[subject:subject+n])] && (len(rest) == 0 || rest[0].Kind == text.Punct) {
			return text.Span{Start: toks[0].Start, End: toks[subject+n-1].End}, true
		}
	}
	return text.Span{}, false
}

// deniedObject reports whether the tokens behind a denying verb begin with what
// was said before, and nothing more of it, and how many tokens that is.
func deniedObject(toks []text.Token, l *lang.Language, calls bool) (int, bool) {
	n := 0
	switch {
	case len(toks) > 0 && l.Denied.This[toks[0].Lower]:
		n = 1
	case len(toks) > 1 && l.Words.Determiners[toks[0].Lower] && l.Denied.Claims[toks[1].Lower]:
		n = 2
	default:
		return 0, false
	}
	if calls {
		rest := slices.DeleteFunc(slices.Clone(toks[n:]), func(t text.Token) bool { return t.Kind == text.Quote })
		for k := min(longestPraise, len(rest)); k > 0; k-- {
			if l.Denied.Lies[phraseOf(rest[:k])] {
				return n, true
			}
		}
		return 0, false
	}
	if n == len(toks) {
		return n, true
	}
	next := toks[n]
	return n, next.Kind == text.Punct && next.Norm != "-" || next.Lower == "and" || next.Lower == "but"
}

// goesOnDenying reports whether a sentence goes on with what the one who denies
// says: "She said that he had fallen."
func (c *comparison) goesOnDenying(next, l *line, by speaking) bool {
	if next.reading != l.reading || next.n != l.n+1 {
		return false
	}
	words := lang.For(l.reading.Lang)
	for _, st := range next.said {
		if st.Kind != article.Speech || st.Speaker.Empty() || st.Speaker.Start > next.passage().Span.Start {
			continue
		}
		s := c.speaker(next.reading, st)
		if story.Shared(s.who, by.who) > 0 || s.pron && words.Claims.OfPersons[s.name] && len(s.who) == 0 {
			return true
		}
	}
	return false
}
