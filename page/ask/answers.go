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

// answer looks in a matched sentence for what the question asks for.
func (x *sentence) answer() (hit, bool) {
	h := hit{r: x.r, n: x.n, sp: x.sp}
	for _, at := range x.where {
		if at >= 0 {
			h.at = append(h.at, at)
		}
	}
	slices.Sort(h.at)
	if x.leaning {
		h.lead = x.previous()
		h.score -= 0.05
	}
	if !x.leaning && x.leans() {
		h.score -= 0.03 // "… shook it": of what?
	}
	if x.unsure() {
		switch x.q.asked {
		case askWhether, string(lang.AskWhy), string(lang.AskWhen), string(lang.AskNumber), string(lang.AskWho):
			h.unknown = true
			return h, len(x.q.terms) > 0 && x.whole() && x.onDay()
		}
	}
	if !x.onDay() {
		return h, false
	}
	var ok bool
	switch x.q.asked {
	case askSaid:
		ok = x.said(&h)
	case askSpeaker:
		ok = x.whole() && x.speaker(&h)
	case string(lang.AskWho):
		ok = x.nearest(&h, x.who)
	case string(lang.AskWhen):
		ok = x.nearest(&h, x.whenTold)
	case string(lang.AskWhere):
		ok = x.nearest(&h, x.place)
	case string(lang.AskNumber):
		ok = x.nearest(&h, x.number)
	case string(lang.AskWhy):
		ok = x.nearest(&h, x.why)
	case askOffice:
		ok = x.office(&h)
	case askWhether:
		ok = x.whole() && x.whether(&h)
	case askChange:
	default:
		ok = x.whole() && x.nearest(&h, func(at int, _ *hit) bool { return x.q.copular() || !x.noun(at) })
	}
	return h, ok
}

// whole reports whether every word of the question stands in the sentence
// itself, the story's daily bread too where there is nothing else.
func (x *sentence) whole() bool {
	found, rare := 0, 0
	for i, t := range x.q.terms {
		if x.where[i] >= 0 {
			found++
			if !t.common {
				rare++
			}
		}
	}
	return rare > 0 || found > 0 && found == len(x.q.terms)
}

// unsure reports whether the sentence says that what the question asks is not
// known: "it is not clear why the gate failed" for why it failed.
func (x *sentence) unsure() bool {
	at := slices.Max(x.anchors())
	asks := false
	for i, t := range x.toks {
		if t.Start >= at {
			break
		}
		if x.q.asked == askWhether && t.Lower == "whether" || string(x.q.lang.Answers.Asks.Of(t.Lower)) == x.q.asked || x.q.asked == string(lang.AskNumber) && t.Lower == "how" {
			asks = asks || x.q.doubted(x.toks[:i])
		}
	}
	return asks
}

// doubted reports whether tokens hold words by which a source says that
// something is not known.
func (q *question) doubted(toks []text.Token) bool {
	_, ok := q.lang.Claims.Unknowns.Find(toks, false)
	return ok
}

// whether asks that the sentence tells of the very thing asked, be it denied:
// the verb as a verb, and about it every name and word of the question.
func (x *sentence) whether(h *hit) bool {
	if x.q.copular() {
		return x.office(h)
	}
	for _, at := range x.anchors() {
		c := x.clauseAt(max(at, 0))
		if at < 0 || x.noun(at) || x.q.past && (c.Tense == article.Future || x.modal(at)) {
			continue
		}
		y := x.around(at)
		all := !slices.ContainsFunc(x.q.names, func(n name) bool { return (n.person || n.subject || !x.matter(&n)) && y.named(&n) == 0 })
		for _, t := range x.q.terms {
			if m, _ := y.find(t, y.toks); m == 0 && (!t.common || x.missesTerm(t)) {
				all = false
			}
		}
		if all {
			return true
		}
	}
	return false
}

// missesTerm reports whether a word stands nowhere in the sentence.
func (x *sentence) missesTerm(t term) bool {
	m, _ := x.find(t, x.toks)
	return m == 0
}

// modal reports whether the verb at a byte is one that may, must or is to be:
// "must join" does not tell that anybody joined.
func (x *sentence) modal(at int) bool {
	l := x.q.lang
	for i, t := range x.toks {
		if t.Start != at {
			continue
		}
		for _, b := range x.toks[max(0, i-3):i] {
			if b.Lower == "to" || l.Acts.Maybe.Has(b.Lower) || l.Acts.Ahead.Has(b.Lower) || l.Claims.Obliging.Has(b.Lower) {
				return true
			}
		}
	}
	return false
}

// who finds the person, or else the body, that stands nearest to the key word
// and is not named by the question.
func (x *sentence) who(at int, h *hit) bool {
	clause := x.clauseAt(max(at, 0))
	// "Who is the mayor of Orlo?" asks whose title that is.
	copular := x.q.copular()
	best, near := article.Mention{}, math.MaxInt
	var id story.EntityID
	for _, m := range mentionsIn(x.r, x.sp) {
		if m.Form == article.ByRole {
			continue
		}
		who := x.s.Cast.Who(x.r.ID, m.Name)
		if who == story.NoEntity || x.asked(who) || x.outside(m.Span, at) {
			continue
		}
		e := &x.s.Cast.Entities[who]
		far := distance(m.Span, at)
		switch e.Kind {
		case article.Person:
		case article.Organisation, article.Group:
			if copular || m.End > at {
				continue // bodies do, they are not done by
			}
			far += 40
		default:
			continue
		}
		if !clause.Contains(m.Span) {
			far += 30
		}
		if m.Form == article.ByPronoun {
			far += 5
		}
		if copular && !x.beside(m.Span) || !copular && !x.plays(m.Span, at) {
			continue
		}
		if far < near {
			best, near, id = m, far, who
		}
	}
	reach := 110 // bytes
	if x.noun(at) {
		reach = 40 // "its chair will be …"
	}
	if near > reach {
		return false
	}
	h.focus, h.key = best.Span, fmt.Sprint("who ", id)
	if !copular {
		h.focus = x.listed(best)
	}
	h.score += closeness(near)
	return true
}

// listed is a name with the others of one list: of "Helene Corvay and Tomas Veldrik
// signed" neither did it alone.
func (x *sentence) listed(m article.Mention) text.Span {
	all := mentionsIn(x.r, x.sp)
	first := slices.IndexFunc(all, func(o article.Mention) bool { return o.Span == m.Span })
	last, joined := first, false
	for first > 0 {
		ok, and := x.inList(all[first-1], all[first])
		if !ok {
			break
		}
		first, joined = first-1, joined || and
	}
	for last+1 < len(all) {
		ok, and := x.inList(all[last], all[last+1])
		if !ok {
			break
		}
		last, joined = last+1, joined || and
	}
	if !joined {
		return m.Span
	}
	return text.Span{Start: all[first].Start, End: all[last].End}
}

// inList reports whether nothing but the marks of a list parts two names of persons,
// and whether "and" is one of them: it also joins a person to a name that is not known
// to be one's.
func (x *sentence) inList(a, b article.Mention) (ok, and bool) {
	to := b.Start
	if !b.Title.Empty() {
		to = min(to, b.Title.Start)
	}
	gap := story.TokensIn(x.r.Notes.Tokens, text.Span{Start: a.End, End: to})
	for _, t := range gap {
		and = and || x.q.lang.Borne.And.Has(t.Lower)
		if t.Norm != "," && !x.q.lang.Borne.And.Has(t.Lower) {
			return false, false
		}
	}
	is := func(m article.Mention) bool { return x.person(m) || and && x.kind(m) == article.Other }
	return len(gap) > 0 && b.Form == article.ByName && is(a) && is(b), and
}

// person reports whether a name is a person's.
func (x *sentence) person(m article.Mention) bool { return x.kind(m) == article.Person }

func (x *sentence) kind(m article.Mention) article.NameKind {
	if id := x.s.Cast.Who(x.r.ID, m.Name); id != story.NoEntity {
		return x.s.Cast.Entities[id].Kind
	}
	return ""
}

// noun reports whether the token at a byte stands as a noun: behind an article,
// a possessive, a preposition or a number, or as a form that no verb has.
func (x *sentence) noun(at int) bool {
	for i, t := range x.toks {
		if t.Start != at {
			continue
		}
		v, verb := x.q.lang.Acts.Verbs.Get(t.Lower)
		if !verb && x.q.lang.Words.Past.Of(t.Lower) == "" && !strings.HasSuffix(t.Lower, "ed") {
			return true
		}
		if i == 0 {
			return false
		}
		before := x.toks[i-1]
		if before.Kind == text.Clitic || x.q.lang.Words.Determiners.Has(before.Lower) && !x.q.lang.Words.Pronouns.Has(before.Lower) || x.q.lang.Acts.Possessives.Has(before.Lower) {
			return true
		}
		return v.Form != lang.PastForm && (before.Kind == text.Number || x.q.lang.Words.Prepositions.Has(before.Lower) && before.Lower != "to")
	}
	return false
}

// beside reports whether the words and names of the question stand in one noun
// phrase with somebody: before the name as a title does, "Eskerian Water Minister
// Marius Tellan", or behind it and a comma, "Tomas Veldrik, prime minister of
// Dravony". "The prime ministers of two countries, A and B" does not tell which
// is whose.
func (x *sentence) beside(who text.Span) bool {
	const phrase = 70 // bytes
	before := text.Span{Start: max(x.sp.Start, who.Start-phrase), End: who.Start}
	after := text.Span{Start: who.End, End: min(x.sp.End, who.End+phrase)}
	for _, m := range mentionsIn(x.r, x.sp) {
		id := x.s.Cast.Who(x.r.ID, m.Name)
		if id == story.NoEntity || x.s.Cast.Entities[id].Kind != article.Person || m.Overlaps(who) {
			continue
		}
		if m.End <= who.Start {
			before.Start = max(before.Start, m.End)
		} else {
			after.End = min(after.End, m.Start)
		}
	}
	if x.holds(before) {
		return true
	}
	toks := story.TokensIn(x.r.Notes.Tokens, after)
	return len(toks) > 0 && (toks[0].Norm == "," || toks[0].Norm == "(" || x.q.lang.Words.Auxiliaries.Has(toks[0].Lower)) && x.holds(after)
}

// holds reports whether a span has all words and names of the question, none of
// the words as a plural.
func (x *sentence) holds(sp text.Span) bool {
	if sp.Empty() {
		return false
	}
	y := *x
	y.sp, y.toks = sp, story.TokensIn(x.r.Notes.Tokens, sp)
	for _, t := range x.q.terms {
		if m, at := y.find(t, y.toks); m == 0 || y.plural(at, t.word) {
			return false
		}
	}
	return !slices.ContainsFunc(x.q.names, func(n name) bool { return y.named(&n) == 0 })
}

// plural reports whether the token at a byte is the plural of a word.
func (x *sentence) plural(at int, word string) bool {
	return slices.ContainsFunc(x.toks, func(t text.Token) bool { return t.Start == at && t.Lower == word+"s" })
}

// asked reports whether the question names somebody itself.
func (x *sentence) asked(who story.EntityID) bool {
	return slices.ContainsFunc(x.q.names, func(n name) bool { return slices.Contains(n.who, who) })
}

// plays reports whether a name stands where the one asked for does: before the
// verb who did it, behind "by" in a passive, and the other way round for "who was
// arrested". Of a noun nothing is asked.
func (x *sentence) plays(who text.Span, at int) bool {
	if at < 0 || x.noun(at) {
		return true
	}
	i := slices.IndexFunc(x.toks, func(t text.Token) bool { return t.Start == at })
	if i < 0 {
		return true
	}
	l := x.q.lang
	v := l.Acts.Verbs.Of(x.toks[i].Lower)
	past := v.Form == lang.PastForm || strings.HasSuffix(x.toks[i].Lower, "ed")
	by := false
	for _, t := range x.toks[i:] {
		by = by || t.Lower == l.Answers.By && t.End <= who.Start
	}
	const beside = 8 // bytes: "Jenkin, 23, charged with"
	passive := past && (doneTo(l, x.toks[:i]) || by)
	if x.q.passive {
		return who.End <= at && (passive || at-who.End <= beside) || who.Start > at && !passive
	}
	if passive {
		return by
	}
	return who.End <= at
}

// outside reports whether a name stands outside the statement that holds byte
// at: who says that a gate was opened has not opened it.
func (x *sentence) outside(name text.Span, at int) bool {
	for _, st := range x.statements() {
		if st.Content.Start <= at && at < st.Content.End && !st.Content.Contains(name) {
			return true
		}
	}
	return false
}

func distance(sp text.Span, at int) int {
	switch {
	case at < sp.Start:
		return sp.Start - at
	case at >= sp.End:
		return at - sp.End
	}
	return 0
}

func closeness(far int) float64 { return 0.1 / (1 + float64(far)/40) }

// why finds a reason in the sentence, behind the key word or before it.
func (x *sentence) why(at int, h *hit) bool {
	for i := range x.toks {
		for _, cue := range x.q.lang.Answers.Reasons {
			n := follows(x.toks[i:], cue)
			if n == 0 || i+n >= len(x.toks) || i > 0 && x.toks[i].Start < at && !x.q.lang.Acts.Openers.Has(cue) {
				continue
			}
			if x.q.lang.Acts.Openers.Has(cue) && cue != "because" {
				continue
			}
			if cue == "over" && x.toks[i+1].Kind == text.Number {
				continue
			}
			end := x.sp.End
			h.focus = text.Span{Start: x.toks[i].Start, End: end}
			h.key = "why"
			return true
		}
	}
	return false
}

// follows is the number of tokens that spell a phrase, 0 if they do not.
func follows(toks []text.Token, phrase string) int {
	n := 0
	for w := range strings.FieldsSeq(phrase) {
		if n >= len(toks) || toks[n].Lower != w {
			return 0
		}
		n++
	}
	return n
}

// said asks that the speaker is the one asked for.
func (x *sentence) said(h *hit) bool {
	who := x.q.names[x.q.speaker].who
	for _, st := range x.statements() {
		for _, n := range st.Speakers {
			if id := x.s.Cast.Who(x.r.ID, n); id != story.NoEntity && slices.Contains(who, id) && st.Content.Overlaps(x.sp) && !x.retold(st) {
				h.focus = st.Content
				if st.Content.Start < x.sp.Start || st.Content.End > x.sp.End {
					h.focus = text.Span{}
				}
				h.key = "said"
				if len(st.Quotes) > 0 {
					h.score += 0.03
				}
				return true
			}
		}
	}
	return false
}

// speaker finds who says the very thing asked: a statement that has all words and
// names of the question, of somebody whom the sentence names outside of it.
func (x *sentence) speaker(h *hit) bool {
	for _, st := range x.statements() {
		if st.Denial || x.retold(st) || !x.worded(st.Content) {
			continue
		}
		for _, m := range mentionsIn(x.r, x.sp) {
			id := x.s.Cast.Who(x.r.ID, m.Name)
			if id == story.NoEntity || st.Content.Overlaps(m.Span) {
				continue
			}
			if slices.ContainsFunc(st.Speakers, func(n int) bool { return x.s.Cast.Who(x.r.ID, n) == id }) {
				h.focus, h.key = m.Span, fmt.Sprint("speaker ", id)
				return true
			}
		}
	}
	return false
}

// worded reports whether all words and names of the question stand in a part of the
// sentence.
func (x *sentence) worded(content text.Span) bool {
	y := *x
	y.sp, y.toks = content, story.TokensIn(x.r.Notes.Tokens, content)
	lacks := func(t term) bool {
		m, at := y.find(t, y.toks)
		return m == 0 || t.verb && x.noun(at) // "the broken gate" for "broke"
	}
	return !slices.ContainsFunc(x.q.terms, lacks) &&
		!slices.ContainsFunc(x.q.names, func(n name) bool { return y.named(&n) == 0 })
}

// retold reports whether a statement stands inside that of somebody else, who
// says that it was made: "an expert said Sand would have known that …".
func (x *sentence) retold(st article.Statement) bool {
	return slices.ContainsFunc(x.statements(), func(o article.Statement) bool {
		return o.Content != st.Content && o.Content.Contains(st.Content) && !slices.Equal(o.Speakers, st.Speakers)
	})
}

// office finds what an article calls the person asked about.
func (x *sentence) office(h *hit) bool {
	for _, ro := range x.r.Notes.Roles {
		if !x.sp.Contains(ro.Span) || ro.Kin || ro.Past {
			continue
		}
		// "Is she a minister?" asks for that office, not for the minister's aide.
		for _, t := range x.q.terms {
			if !strings.HasSuffix(ro.Head, t.word) && !strings.HasSuffix(ro.Norm, t.word) {
				return false
			}
		}
		if id := x.s.Cast.Who(x.r.ID, ro.Name); id != story.NoEntity && x.asked(id) {
			h.focus, h.key = ro.Span, "role "+ro.Head
			return true
		}
	}
	return false
}

// shift finds the change that the question is about.
func (q *question) shift(s *Story) (*page.Shift, float64) {
	var best *page.Shift
	var bestScore float64
	for i := range s.Page.Changes {
		c := &s.Page.Changes[i]
		got := 0
		for _, t := range q.terms {
			if slices.ContainsFunc(c.Steps, func(st page.Side) bool { return q.holds(st.Sentence, t) }) || q.textHolds(c.About.Text, t) {
				got++
			}
		}
		for _, n := range q.names {
			if slices.ContainsFunc(c.Steps, func(st page.Side) bool {
				return strings.Contains(text.Fold(st.Sentence.Text()), strings.Join(n.words, " "))
			}) {
				got++
			}
		}
		all := len(q.terms) + len(q.names)
		if score := float64(got) / float64(all); got == all && score > bestScore || got > 0 && q.holdsAny(c.About.Text) && score > bestScore {
			best, bestScore = c, score
		}
	}
	return best, bestScore
}

func (q *question) holds(s page.Sentence, t term) bool { return q.textHolds(s.Text(), t) }

func (q *question) textHolds(s string, t term) bool {
	for _, tok := range text.Tokens(s, text.Span{End: len(s)}) {
		if t.matches(q.lang, tok) > 0 {
			return true
		}
	}
	return false
}

func (q *question) holdsAny(s string) bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return q.textHolds(s, t) })
}
