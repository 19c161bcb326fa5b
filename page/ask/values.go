package ask

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// whenTold finds the time nearest to the key word.
func (x *sentence) whenTold(at int, h *hit) bool {
	clause := x.clauseAt(max(at, 0))
	near := math.MaxInt
	var best article.Time
	for _, t := range x.times() {
		far := distance(t.Span, at)
		if !clause.Contains(t.Span) {
			far += 60
		}
		if x.bounds(t.Span) {
			far += 80
		}
		if x.noun(at) && (t.Start < at && far > closeBy || t.Start > at && far > 4*closeBy) {
			continue // "agreed on Saturday to look into the failure"
		}
		if !t.When.Known() {
			far += 50
		}
		if far < near {
			best, near = t, far
		}
	}
	const reach = 160 // bytes
	if near > reach {
		return false
	}
	h.focus, h.times = best.Span, []text.Span{best.Span}
	h.key = "when " + page.WhenText(best.When)
	switch {
	case !best.When.Known():
		h.score -= 0.1
	case best.When.OneDay():
		h.score += 0.05
	}
	h.score += closeness(near)
	return true
}

// closeBy is how far before a noun a time may stand and date it, in bytes:
// "Tuesday's failure". Behind it there may be more: "the talks between …".
const closeBy = 25

// bounds reports whether a time only limits another: "two days before Friday".
func (x *sentence) bounds(sp text.Span) bool {
	for i, t := range x.toks {
		if t.Start == sp.Start && i > 0 {
			return x.q.lang.Acts.Bounding.Has(x.toks[i-1].Lower)
		}
	}
	return false
}

// place finds the place named, or the building, behind a preposition of place
// that stands about the key word, behind it rather than before.
func (x *sentence) place(at int, h *hit) bool {
	if len(x.q.terms) == 0 && slices.ContainsFunc(x.q.names, func(n name) bool { return n.person }) {
		return false // where somebody is, or is from
	}
	near := math.MaxInt
	about := x.around(max(at, 0)).sp
	for i, t := range x.toks[:len(x.toks)-1] {
		if !about.Contains(t.Span) || !x.q.lang.Acts.Locating.Has(t.Lower) && !x.q.lang.Answers.Places.Has(t.Lower) || x.toks[i+1].Kind != text.Word {
			continue
		}
		np, known := x.nounPhrase(i + 1)
		if !known || x.overlapsTime(np) || x.says(np) {
			continue
		}
		far := distance(np, at)
		if np.Start < at {
			far += 40
		}
		if len(x.q.terms) == 0 && !x.behind(np) {
			continue
		}
		if far < near {
			near, h.focus = far, np
		}
	}
	const reach = 170 // bytes
	if near > reach {
		return false
	}
	h.key = "where " + strings.ToLower(h.focus.In(x.r.Text))
	h.score += closeness(near)
	return true
}

// behind reports whether a place stands right behind a name of the question:
// "the Merrow Dam in southern Dravony".
func (x *sentence) behind(np text.Span) bool {
	const close = 30 // bytes
	y := *x
	y.sp = text.Span{Start: max(x.sp.Start, np.Start-close), End: np.Start}
	y.toks = story.TokensIn(x.r.Notes.Tokens, y.sp)
	return slices.ContainsFunc(x.q.names, func(n name) bool { return y.named(&n) > 0.8 })
}

// nounPhrase reaches from token i to the next verb, comma, preposition of time
// or end; known reports whether a place is named in it or a building called.
func (x *sentence) nounPhrase(i int) (text.Span, bool) {
	sp := text.Span{Start: x.toks[i].Start, End: x.toks[i].End}
	named := false
	for k := i; k < min(len(x.toks), i+12); k++ {
		t := x.toks[k]
		if t.Kind != text.Word && t.Kind != text.Number && t.Kind != text.Clitic ||
			k > i && (x.q.lang.Words.Prepositions.Has(t.Lower) && t.Lower != "of" && t.Lower != "in" || x.q.lang.Acts.Openers.Has(t.Lower)) {
			break
		}
		if v, ok := x.q.lang.Acts.Verbs.Get(t.Lower); ok && t.Norm == t.Lower && k > i && v.Form != lang.BaseForm {
			break
		}
		if x.overlapsTime(t.Span) {
			break
		}
		named = named || x.q.lang.Answers.Sites.Has(t.Lower)
		if !x.q.lang.Words.Conjunctions.Has(t.Lower) {
			sp.End = t.End
		}
	}
	for _, m := range mentionsIn(x.r, sp) {
		who := x.s.Cast.Who(x.r.ID, m.Name)
		if m.Form != article.ByName || who == story.NoEntity {
			continue
		}
		switch k := x.s.Cast.Entities[who].Kind; {
		case x.asked(who) && m.Start == sp.Start:
			return text.Span{}, false // the question knows that place
		case k == article.Person:
			return text.Span{}, false
		case k == article.Place, k == article.Organisation, k == article.Other:
			named = true
		}
	}
	return sp, named
}

func (x *sentence) overlapsTime(sp text.Span) bool {
	return slices.ContainsFunc(between(x.r.Notes.Times, x.sp, func(t article.Time) int { return t.Start }), func(t article.Time) bool { return t.Overlaps(sp) })
}

// says reports whether the words are one of the question's own.
func (x *sentence) says(sp text.Span) bool {
	for _, at := range x.where {
		if sp.Start <= at && at < sp.End {
			return true
		}
	}
	return false
}

// number finds the figure that counts what the question counts, nearest to the
// key word.
func (x *sentence) number(at int, h *hit) bool {
	near := math.MaxInt
	var best article.Figure
	for _, f := range between(x.r.Notes.Figures, x.sp, func(f article.Figure) int { return f.Start }) {
		extra, ok := x.counts(f)
		if !ok {
			continue
		}
		if x.q.copular() && x.clauseAt(f.Start).Span != x.clauseAt(max(at, 0)).Span {
			continue
		}
		far := distance(f.Span, at) + extra
		if far < near {
			best, near = f, far
		}
	}
	const reach = 160 // bytes
	if near > reach {
		return false
	}
	h.focus = best.Span
	h.key = fmt.Sprint("number ", best.Value, best.High, best.Unit)
	h.score += closeness(near)
	return true
}

// counts reports whether a figure is of the kind asked for, with how many bytes
// farther it is taken to stand for counting another noun.
func (x *sentence) counts(f article.Figure) (int, bool) {
	q := x.q
	switch {
	case q.counted == "" && q.length:
		return 0, f.Kind == article.Measure && durations[f.Unit]
	case q.counted == "" && q.money:
		return 0, f.Kind == article.Money
	case q.counted == "money":
		return 0, f.Kind == article.Money
	case q.counted == "":
		return 0, f.Kind != article.Count
	}
	stem := text.Stem(q.counted)
	if f.Unit == stem || text.Stem(f.Unit) == stem {
		return 0, true
	}
	for _, t := range story.TokensIn(x.r.Notes.Tokens, f.Noun) {
		if text.Stem(t.Lower) == stem {
			return 0, true
		}
	}
	if q.lang.Answers.Beings.Has(q.counted) && f.Kind == article.Count {
		return 10, x.beings(f)
	}
	// "118 votes to 41": what stands behind the figure.
	for i, t := range x.toks {
		if t.Start >= f.End && i < len(x.toks) {
			return 0, text.Stem(t.Lower) == stem
		}
	}
	return 0, false
}

// durations are the units of a length of time.
var durations = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true}

// beings reports whether a figure counts persons under another noun, which the
// question asks about: "19 dead" for "how many people died".
func (x *sentence) beings(f article.Figure) bool {
	words := &x.q.lang.Claims
	toks := story.TokensIn(x.r.Notes.Tokens, f.Noun)
	for _, t := range toks {
		if !words.People.Has(t.Lower) && !words.Humans.Has(t.Lower) {
			continue
		}
		for _, term := range x.q.terms {
			if term.matches(x.q.lang, t) > 0 {
				return true
			}
		}
	}
	// "has reached 19", "killed 19": no noun, but a word of the question is
	// the figure's own.
	for i, t := range x.toks {
		if t.Start == f.Start && i > 0 {
			for _, term := range x.q.terms {
				if term.matches(x.q.lang, x.toks[i-1]) > 0 || len(toks) == 0 && x.tolled() {
					return true
				}
			}
		}
	}
	return false
}

// tolled reports whether the sentence tells a toll: "the death toll has reached
// 19".
func (x *sentence) tolled() bool {
	return slices.ContainsFunc(x.toks, func(t text.Token) bool { return t.Lower == "toll" || t.Lower == "dead" })
}
