package compare

import (
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Some sentences say the same in words of which few are the same, because of
// how they are built: somebody wants something, or something depends on
// somebody. Such a sentence is read as a frame: who, and what is wanted or what
// it depends on.

// frame is one of them.
type frame struct {
	kind    frameKind
	who     []story.EntityID // whose wish it is, or on whom it depends; sorted
	what    bag              // the words for what, without names
	aim     lang.Aim         // where on an axis the wish lies, if it does
	negated bool
	at      text.Span // of what is wanted or depended on
}

type frameKind uint8

const (
	wish frameKind = iota
	dependence
)

// How far before a wish its holder stands, how far behind it what is wished
// ends, and how far before it a negator stands, in words.
const (
	holderNear  = 8
	objectLong  = 12
	negatorNear = 3
)

// framesOf reads the frames of a sentence.
func (c *comparison) framesOf(l *line) []frame {
	r := l.reading
	words := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, r.Sentences[l.n].Span)
	var out []frame
	for i, t := range toks {
		kind, after := wish, -1
		switch {
		case words.Claims.Wishes.Has(t.Lower):
			after = behind(toks, i, words.Claims.To)
		case words.Claims.Depends.Has(t.Lower):
			kind, after = dependence, behind(toks, i, words.Claims.On)
		}
		if after < 0 || words.Claims.Wishing.Has(t.Lower) && (i == 0 || !words.Acts.Modals.Has(toks[i-1].Lower)) {
			continue // "would like", but no "is like"
		}
		f := frame{kind: kind, at: objectFrom(toks[after:], words)}
		if kind == wish {
			f.who = c.holder(l, toks, i)
		} else {
			f.who = c.entitiesIn(r, f.at)
		}
		if len(f.who) == 0 || f.at.Empty() {
			continue
		}
		f.what = termsOf(c.story, r, f.at).without(term.isName)
		f.aim = aimOf(words, story.TokensIn(r.Notes.Tokens, f.at))
		for k := max(0, i-negatorNear); k < i; k++ {
			f.negated = f.negated || words.Acts.Negators.Has(toks[k].Lower)
		}
		out = append(out, f)
	}
	return out
}

// behind is the place after a word for a frame and the preposition that has to
// follow it, or -1.
func behind(toks []text.Token, i int, prepositions lang.Set) int {
	for k := i + 1; k < min(len(toks), i+3); k++ {
		if prepositions.Has(toks[k].Lower) {
			return k + 1
		}
	}
	return -1
}

// objectFrom is the stretch from the first token to the next mark.
func objectFrom(toks []text.Token, l *lang.Language) text.Span {
	var sp text.Span
	for n, t := range toks {
		if n == objectLong || t.Kind == text.Quote || t.Kind == text.Punct && t.Norm != "-" || n > 0 && l.Acts.Relatives.Has(t.Lower) {
			break
		}
		if n == 0 {
			sp.Start = t.Start
		}
		sp.End = t.End
	}
	return sp
}

// holder is whose wish it is: the last name before it, unless a pronoun stands
// between.
func (c *comparison) holder(l *line, toks []text.Token, i int) []story.EntityID {
	r := l.reading
	pronouns := lang.For(r.Lang).Words.Pronouns
	from := toks[max(0, i-holderNear)].Start
	ms := startingIn(r.Notes.Mentions, text.Span{Start: from, End: toks[i].Start}, func(m article.Mention) int { return m.Start })
	if len(ms) == 0 {
		return nil
	}
	last := ms[len(ms)-1]
	id := c.story.Cast.Who(r.ID, last.Name)
	if last.Form != article.ByName || last.End > toks[i].Start || id == story.NoEntity {
		return nil
	}
	for _, t := range story.TokensIn(r.Notes.Tokens, text.Span{Start: last.End, End: toks[i].Start}) {
		if pronouns.Has(t.Lower) {
			return nil
		}
	}
	return []story.EntityID{id}
}

// entitiesIn are those named in a stretch.
func (c *comparison) entitiesIn(r *article.Reading, sp text.Span) []story.EntityID {
	var names []int
	for _, m := range startingIn(r.Notes.Mentions, sp, func(m article.Mention) int { return m.Start }) {
		if m.Form == article.ByName {
			names = append(names, m.Name)
		}
	}
	return c.who(r, names)
}

// sameFrame reports whether both sentences say that one and the same wants the
// same, or that something depends on it: two words of what it is are shared.
func (c *comparison) sameFrame(a, b *line) bool {
	for _, f := range a.frames {
		if slices.ContainsFunc(b.frames, func(g frame) bool { return c.oneFrame(f, g) }) {
			return true
		}
	}
	return false
}

// oneFrame reports whether two frames are of one thing.
func (c *comparison) oneFrame(f, g frame) bool {
	if f.kind != g.kind || f.negated != g.negated || story.Shared(f.who, g.who) == 0 {
		return false
	}
	words, _ := c.shared(f.what, g.what)
	return words >= 2
}

// aimOf is where on an axis a wish lies: to end a war, or to take a country. The
// zero Aim if on none, or on both sides.
func aimOf(l *lang.Language, toks []text.Token) lang.Aim {
	var found lang.Aim
	for _, a := range l.Claims.Aims {
		acts, things := false, a.Things.Len() == 0
		for _, t := range toks {
			acts = acts || a.Acts.Has(t.Lower)
			things = things || a.Things.Has(t.Lower)
		}
		if !acts || !things || a.Named && !slices.ContainsFunc(toks, func(t text.Token) bool { return t.Kind == text.Word && t.Norm != t.Lower }) {
			continue
		}
		if found.Axis != "" && (found.Axis != a.Axis || found.Side != a.Side) {
			return lang.Aim{}
		}
		found = a
	}
	return found
}

// rivalWishes reports whether two lines of different origins, written within the
// same days, tell of a wish for one thing.
func (c *comparison) rivalWishes(a, b *line, f, g frame) bool {
	if a.witness == b.witness || otherDay(a, b) || c.witnesses([]article.Passage{a.passage(), b.passage()}) < 2 {
		return false
	}
	da, db := a.reading.Written(), b.reading.Written()
	if !da.IsZero() && !db.IsZero() && da.Sub(db).Abs() > newsDays*24*time.Hour {
		return false // who wants another thing days later has changed his mind
	}
	words, _ := c.shared(f.what, g.what)
	return f.aim.Loose || g.aim.Loose || words > 0
}
