package compare

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// judgementTensions: judgements of one thing first, then those of one event that
// are not among them.
func (c *comparison) judgementTensions() []story.Tension {
	out := c.opinionTensions()
	for _, t := range c.assessmentTensions() {
		if !slices.ContainsFunc(out, func(o story.Tension) bool {
			return slices.ContainsFunc(o.Sides, func(s story.Side) bool {
				return slices.ContainsFunc(t.Sides, func(v story.Side) bool { return v.Passages[0] == s.Passages[0] })
			})
		}) {
			out = append(out, t)
		}
	}
	return out
}

// assessmentTensions: two speakers of different parties judge one event in
// opposite words, in sentences that tell that event.
func (c *comparison) assessmentTensions() []story.Tension {
	var out []story.Tension
	about := c.meant()
	for _, e := range c.events {
		if e.Act == "say" {
			continue
		}
		type judged struct {
			good bool
			side story.Side
			who  story.EntityID
		}
		var all []judged
		for i := range c.lines {
			l := &c.lines[i]
			if l.witness == "" || !slices.Contains(l.events, e.ID) && about[i] != e.ID {
				continue
			}
			for _, st := range l.said {
				if st.Kind != article.Speech || st.Denial || st.Sure < surely || len(st.Speakers) == 0 || !l.reading.Sentences[l.n].Contains(st.Content) {
					continue
				}
				who := c.who(l.reading, st.Speakers)
				score, word := judgement(l.reading, st.Content)
				if at, lacks := lackIn(l.reading, st.Content); lacks && score == 0 {
					score, word = -1, at
				}
				if score == 0 || len(who) == 0 {
					continue
				}
				all = append(all, judged{score > 0, story.Side{Passages: []article.Passage{l.passage()}, Value: word, Who: who}, who[0]})
			}
		}
		for _, b := range all[min(1, len(all)):] {
			if a := all[0]; b.good != a.good && c.party(a.who) != c.party(b.who) {
				out = append(out, story.Tension{
					Kind: story.AssessmentTension, Event: e.ID, Why: "two parties judge the same event",
					Sides: []story.Side{a.side, b.side},
				})
				break
			}
		}
	}
	return out
}

// meant finds, for each line that tells no event, the event that its "the
// talks" means: the one of that kind that its article told last before; -1 for
// none.
func (c *comparison) meant() []int {
	out := make([]int, len(c.lines))
	var last map[string]int
	for i := range c.lines {
		l := &c.lines[i]
		if i == 0 || c.lines[i-1].reading != l.reading {
			last = map[string]int{}
		}
		out[i] = -1
		for _, e := range l.events {
			last[c.events[e].Act] = e
		}
		if len(l.events) > 0 {
			continue
		}
		acts, words := &lang.For(l.reading.Lang).Acts, &lang.For(l.reading.Lang).Words
		toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
		for k := 1; k < len(toks); k++ {
			act := acts.Nouns.Of(toks[k].Lower)
			if e, ok := last[act]; ok && act != "" && words.Articles.Has(toks[k-1].Lower) {
				out[i] = e
				break
			}
		}
	}
	return out
}

// ofOther reports whether a word of assessment before a token judges what that
// names, which is no happening: "effective measures".
func ofOther(next text.Token, l *lang.Language) bool {
	return next.Kind == text.Word && !l.Words.Stop.Has(next.Lower) && l.Acts.Nouns.Of(next.Lower) == ""
}

// judgement sums the words of assessment in a statement; a negator before one
// turns it round. Words that judge something else than a happening do not count.
func judgement(r *article.Reading, sp text.Span) (int, text.Span) {
	l := lang.For(r.Lang)
	table, neg := l.Claims.Judgements, l.Acts.Negators
	score, at := 0, text.Span{}
	toks := story.TokensIn(r.Notes.Tokens, sp)
	for i, t := range toks {
		v := table.Of(t.Lower)
		if v == 0 || i+1 < len(toks) && ofOther(toks[i+1], l) {
			continue
		}
		known := i > 0 && l.Figures.Definite.Has(toks[i-1].Lower) && (i+1 == len(toks) || l.Acts.Nouns.Of(toks[i+1].Lower) == "")
		if known {
			continue // "the progress made with the lamps" judges nothing
		}
		for k := max(0, i-3); k < i; k++ {
			if neg.Has(toks[k].Lower) {
				v = -v
				break
			}
		}
		score += v
		if at.Empty() {
			at = t.Span
		}
	}
	return score, at
}
