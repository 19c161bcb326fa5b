package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Where an article gives two accounts side by side, the second is told in the
// light of the first, and says little more than what is otherwise in it: "Kethra
// denied this", "the company says that there is none", "the Front says that
// smugglers did it", "Sorrel speaks of no more than 900". Such an answer is read
// with the claim right before it.

// claim is what one says in a sentence, or what the article tells in it.
type claim struct {
	line *line
	by   speaking // by no name: the article
	said article.StatementKind
	toks []text.Token
	at   text.Span // the words that say who says it, or the whole
}

// speaking is who says or denies something.
type speaking struct {
	name string // folded
	who  []story.EntityID
	pron bool
}

// known reports whether it is known who speaks.
func (s speaking) known() bool { return s.name != "" && (!s.pron || len(s.who) > 0) }

// rivalSpeakers reports whether two do not speak for one body.
func (c *comparison) rivalSpeakers(a, b speaking) bool {
	return c.rivalJudges(opinion{by: a.name, who: a.who}, opinion{by: b.name, who: b.who})
}

// answer is what makes a claim an answer to the one before it.
type answer struct {
	kind story.TensionKind
	why  string
	from text.Span // of the claim, what is answered
	to   text.Span // the words that answer
	by   speaking  // who answers
}

// answered: two accounts that stand side by side in one article, of which the
// second answers the first.
func (c *comparison) answered(shown []story.Tension) []story.Tension {
	var out []story.Tension
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || !readable(l.reading) || runOn(l) {
			continue
		}
		before := c.claimsBefore(i)
		denial := c.denialOf(l)
		for _, b := range c.claimsIn(l) {
			for k := len(before) - 1; k >= 0; k-- {
				a := before[k]
				c.out("answer", "no answer", a.line, b.line)
				if x, ok := c.answers(a, b, denial); ok {
					t := c.opposed(a, b, x, i)
					if !slices.ContainsFunc(shown, func(o story.Tension) bool {
						return cited(o.Sides, a.line.passage()) && cited(o.Sides, b.line.passage())
					}) {
						out = append(out, t)
					}
					break
				}
				if a.by.name != "" {
					break // who spoke last is answered
				}
			}
			before = append(before, b)
		}
	}
	return out
}

// claimsBefore are the claims that a sentence can answer: those of the two before
// it, as far as these follow one another.
func (c *comparison) claimsBefore(i int) []claim {
	var out []claim
	for k := max(0, i-2); k < i; k++ {
		o := &c.lines[k]
		if o.reading != c.lines[i].reading || c.lines[i].n-o.n != i-k {
			out = nil
			continue
		}
		if asksOf(o.reading, o.passage().Span) || runOn(o) || k == i-2 && blockOf(o) != blockOf(&c.lines[k+1]) {
			out = nil
			continue
		}
		out = append(out, c.claimsIn(o)...)
	}
	return out
}

// blockOf is the paragraph a sentence is of.
func blockOf(l *line) int { return l.reading.Sentences[l.n].Block }

// claimsIn are the claims of a sentence, in their order.
func (c *comparison) claimsIn(l *line) []claim {
	r := l.reading
	var out []claim
	for _, st := range l.said {
		if st.Speaker.Empty() || !l.passage().Span.Contains(st.Speaker) || st.Sure < surely && len(st.Speakers) > 0 {
			continue
		}
		if b := c.speaker(r, st); st.Denial || len(out) == 0 || out[len(out)-1].at != st.Cue {
			out = append(out, claim{line: l, by: b, said: st.Kind, toks: plain(story.TokensIn(r.Notes.Tokens, st.Content)), at: st.Cue})
		}
	}
	if len(out) == 0 {
		return []claim{{line: l, toks: plain(story.TokensIn(r.Notes.Tokens, l.passage().Span)), at: l.passage().Span}}
	}
	return out
}

// plain are tokens without quotation marks, and without the "that" they begin
// with.
func plain(toks []text.Token) []text.Token {
	toks = unquoted(toks)
	if len(toks) > 1 && toks[0].Lower == "that" {
		toks = toks[1:]
	}
	return toks
}

func (c *comparison) speaker(r *article.Reading, st article.Statement) speaking {
	return speakingAs(r, st.Speaker, c.who(r, st.Speakers))
}

// speakingAs is who is known as some words call him.
func speakingAs(r *article.Reading, called text.Span, who []story.EntityID) speaking {
	name := text.Fold(called.In(r.Text))
	return speaking{name: name, who: who, pron: lang.For(r.Lang).Words.Pronouns.Has(name)}
}

// opposed is the conflict of a claim and its answer, with what goes on with the
// answer in its paragraph.
func (c *comparison) opposed(a, b claim, x answer, i int) story.Tension {
	t := story.Tension{
		Kind: x.kind, Event: firstShared(a.line.events, b.line.events), Why: x.why,
		Sides: []story.Side{
			{Passages: []article.Passage{a.line.passage()}, Value: x.from, Who: a.by.who},
			{Passages: []article.Passage{b.line.passage()}, Value: x.to, Who: x.by.who},
		},
	}
	if x.why != whyDenied && x.why != whyDiffers || i+1 >= len(c.lines) {
		return t
	}
	next := &c.lines[i+1]
	if next.reading != b.line.reading || next.n != b.line.n+1 {
		return t
	}
	sameBlock := blockOf(next) == blockOf(b.line)
	for _, n := range c.claimsIn(next) {
		if !sameBlock && !(n.by.name != "" && c.speaksOn(n.by, x.by)) || story.Shared(n.by.who, a.by.who) > 0 {
			continue
		}
		t.Sides[1].Passages = append(t.Sides[1].Passages, next.passage())
		if x.why == whyDiffers { // what he says tells more than that he sees it otherwise
			slices.Reverse(t.Sides[1].Passages)
			t.Sides[1].Value = next.passage().Span
		}
		if f, g, ok := rivalFigures(a, n); ok && n.by.name == "" {
			t.Kind, t.Sides[0].Value = story.FigureTension, f.Span
			t.Sides[1].Passages, t.Sides[1].Value = []article.Passage{next.passage(), b.line.passage()}, g.Span
		}
		break
	}
	return t
}

// speaksOn reports whether who speaks next is the one who spoke before.
func (c *comparison) speaksOn(next, by speaking) bool {
	return story.Shared(next.who, by.who) > 0 || next.pron && len(next.who) == 0
}

// What a claim and its answer are to one another.
const (
	whyDenied  = "one says it, the other denies it"
	whyOther   = "only one of the two can have done it"
	whyFigure  = "one gives one figure, the other answers with another"
	whyDiffers = "one says it, the other answers that it is otherwise"
)

// answers reports whether a claim answers the one before it, and how.
func (c *comparison) answers(a, b claim, no denial) (answer, bool) {
	words := lang.For(b.line.reading.Lang)
	if accuses(a.line) && !c.blames(a) || a.by.name != "" && !a.by.known() {
		return answer{}, false
	}
	rival := a.by.known() && b.by.known() && c.rivalSpeakers(a.by, b.by) && !ownOf(b, words)
	if no.by.known() && a.line != b.line && a.by.known() && c.rivalSpeakers(a.by, no.by) {
		switch {
		case no.why == whyDiffers:
			return answer{story.AssessmentTension, no.why, a.at, no.at, no.by}, true
		case no.charge && story.Shared(no.by.who, c.entitiesIn(a.line.reading, a.line.passage().Span)) == 0: // nobody is charged
		case !wants(a, words) && !(no.rejects && ahead(a, words)):
			return answer{story.OutcomeTension, no.why, a.at, no.at, no.by}, true
		}
	}
	if !b.by.known() || a.by.name != "" && !rival {
		return answer{}, false
	}
	if at, ok := saysNone(a, b, words); ok && b.said == article.Speech {
		return answer{story.OutcomeTension, whyDenied, a.at, at, b.by}, true
	}
	if !rival && (a.by.name != "" || !isCleft(a, words)) {
		return answer{}, false
	}
	if from, at, ok := c.otherDoer(a, b, words); ok && b.said == article.Speech {
		return answer{story.AttributionTension, whyOther, from, at, b.by}, true
	}
	if f, g, ok := rivalFigures(a, b); ok && (a.line != b.line || a.said == article.Speech && b.said == article.Speech) && !c.elsewhere(a.line, b.line) && !toldBefore(b.line, words) {
		return answer{story.FigureTension, whyFigure, f.Span, g.Span, b.by}, true
	}
	return answer{}, false
}

// ownOf reports whether who answers is somebody of the one before: "its chief
// executive".
func ownOf(b claim, l *lang.Language) bool {
	first, _, _ := strings.Cut(b.by.name, " ")
	return l.Judged.Owned.Has(first)
}

// toldBefore reports whether a sentence tells of an earlier time than the one
// before it: "earlier this month he had spoken of 240 million".
func toldBefore(l *line, words *lang.Language) bool {
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span), func(t text.Token) bool {
		return words.Claims.Before.Has(t.Lower) || words.Measures.Ago.Has(t.Lower)
	})
}

// wants reports whether a claim is of what somebody wants.
func wants(a claim, l *lang.Language) bool {
	return slices.ContainsFunc(a.toks, func(t text.Token) bool { return l.Claims.Wishes.Has(t.Lower) })
}

// blames reports whether a claim says who did something: what is said against
// another can be answered with a third, but no plea is a contradiction.
func (c *comparison) blames(a claim) bool {
	words := lang.For(a.line.reading.Lang)
	return slices.ContainsFunc(a.toks, func(t text.Token) bool { return words.Denied.Behind.Has(t.Lower) })
}

// denial is how a sentence denies what was said before it.
type denial struct {
	by      speaking // who does; no name: nobody
	at      text.Span
	why     string
	rejects bool // by words that turn down a plan too: "rejected this"
	charge  bool // it is a charge: "rejected the accusation"
}

// denialOf is how a sentence denies what was said before it, or says no more than
// that it is otherwise.
func (c *comparison) denialOf(l *line) denial {
	if voiceless(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)) {
		return denial{} // it may be of who says what it denies
	}
	if by, at, ok := c.rebuts(l); ok {
		toks := story.TokensIn(l.reading.Notes.Tokens, at)
		words := lang.For(l.reading.Lang)
		return denial{
			by: by, at: at, why: whyDenied, rejects: len(toks) > 0 && words.Denied.Rejects.Has(toks[0].Lower),
			charge: slices.ContainsFunc(toks, func(t text.Token) bool { return words.Denied.Charges.Has(t.Lower) }),
		}
	}
	if by, at, ok := c.differs(l); ok && !by.pron {
		return denial{by: by, at: at, why: whyDiffers}
	}
	return denial{}
}

// rebuts reports whether a sentence denies what was said before it, by which
// words, and who does.
func (c *comparison) rebuts(l *line) (speaking, text.Span, bool) {
	r := l.reading
	words := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, l.passage().Span)
	for i, t := range toks {
		calls := words.Denied.Calls.Has(t.Lower)
		if !words.Denied.Verbs.Has(t.Lower) && !calls || i == 0 || toks[i-1].Lower == words.Statements.Infinitive || words.Acts.Negators.Has(toks[i-1].Lower) || words.Acts.Modals.Has(toks[i-1].Lower) || i > judgeLong || words.Judged.Be.Has(toks[i-1].Lower) {
			continue
		}
		end, ok := deniedObject(toks[i+1:], words, calls)
		if !ok {
			continue
		}
		if slices.ContainsFunc(toks[:i], func(t text.Token) bool { return words.Denied.Ruling.Has(t.Lower) }) {
			continue // a court decides
		}
		if slices.ContainsFunc(toks[max(0, i-2):i], func(t text.Token) bool { return words.Minds.First.Has(t.Lower) }) {
			continue // "has previously denied the claim"
		}
		sp, who := c.judge(l, toks, i)
		return speakingAs(r, sp, who), text.Span{Start: t.Start, End: toks[i+end].End}, true
	}
	for _, st := range l.said {
		if st.Kind != article.Speech || st.Speaker.Empty() || st.Sure < surely && len(st.Speakers) > 0 {
			continue
		}
		if at, ok := deniesAll(plain(story.TokensIn(r.Notes.Tokens, st.Content)), words); ok {
			return c.speaker(r, st), at, true
		}
	}
	return speaking{}, text.Span{}, false
}

// ahead reports whether a claim is of what is still to come or only may be.
func ahead(a claim, l *lang.Language) bool {
	return slices.ContainsFunc(a.toks, func(t text.Token) bool { return l.Acts.Modals.Has(t.Lower) && !l.Acts.Negators.Has(t.Lower) })
}

// meantClaim is how many tokens for what was said before stand at the beginning:
// "this", "the report"; 0 if none do.
func meantClaim(toks []text.Token, l *lang.Language) int {
	switch {
	case len(toks) > 0 && l.Denied.This.Has(toks[0].Lower):
		return 1
	case len(toks) > 1 && l.Words.Determiners.Has(toks[0].Lower) && l.Denied.Claims.Has(toks[1].Lower):
		return 2
	}
	return 0
}

// deniesAll finds the words by which what somebody says denies all that was said
// before: "nothing of the sort had happened", "that this was not true".
func deniesAll(toks []text.Token, l *lang.Language) (text.Span, bool) {
	if n := begins(toks, l.Denied.Wholly); n > 0 {
		return text.Span{Start: toks[0].Start, End: toks[n-1].End}, true
	}
	subject := meantClaim(toks, l)
	if subject == 0 {
		return text.Span{}, false
	}
	n := begins(toks[subject:], l.Denied.Untrue)
	if n == 0 || subject+n < len(toks) && toks[subject+n].Kind != text.Punct {
		return text.Span{}, false
	}
	return text.Span{Start: toks[0].Start, End: toks[subject+n-1].End}, true
}

// begins is how many tokens the longest of the phrases has with which the tokens
// begin; 0 if they begin with none.
func begins(toks []text.Token, phrases lang.Set) int {
	n := 0
	phrase := make([]byte, 0, 64)
	for k, t := range toks[:min(longestPraise, len(toks))] {
		if k > 0 && t.Space {
			phrase = append(phrase, ' ')
		}
		if phrase = append(phrase, t.Lower...); phrases.Has(string(phrase)) {
			n = k + 1
		}
	}
	return n
}

// deniedObject reports whether the tokens behind a denying verb begin with what
// was said before, and nothing more of it, and how many tokens that is.
func deniedObject(toks []text.Token, l *lang.Language, calls bool) (int, bool) {
	n := meantClaim(toks, l)
	switch {
	case n == 0 || n == 2 && l.Denied.Many.Has(toks[1].Lower):
		return 0, false // "denied the allegations": of some time, not what was said right before
	case n < len(toks) && toks[n].Lower == l.Statements.That:
		return 0, false // "the claim that …": it says itself what is denied
	case calls:
		return n, begins(plain(toks[n:]), l.Denied.Lies) > 0
	case n == len(toks):
		return n, true
	}
	next := toks[n]
	if next.Norm == "," && n+1 < len(toks) && toks[n+1].Lower == l.Minds.But {
		return 0, false // "they deny it, but the two are suspected": of what follows
	}
	if l.Words.Prepositions.Has(next.Lower) && n+2 < len(toks) { // "denied it on Saturday"
		end := slices.IndexFunc(toks[n:], func(t text.Token) bool { return t.Kind == text.Punct })
		return n, end > 0 && end <= 3
	}
	return n, next.Kind == text.Punct && next.Norm != "-" || l.Words.Conjunctions.Has(next.Lower)
}

// differs finds the words by which somebody says no more than that he sees it
// otherwise: "sees it differently", "did not believe it".
func (c *comparison) differs(of *line) (speaking, text.Span, bool) {
	r := of.reading
	l := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, of.passage().Span)
	for i := 1; i < min(len(toks), judgeLong); i++ {
		if !l.Acts.Verbs.Has(toks[i].Lower) && !l.Acts.Auxiliaries.Has(toks[i].Lower) {
			continue
		}
		n := begins(toks[i:], l.Denied.Otherwise)
		if n == 0 || i+n < len(toks) && toks[i+n].Kind != text.Punct || l.Words.Pronouns.Has(toks[i-1].Lower) {
			continue
		}
		sp, who := c.judge(of, toks, i)
		return speakingAs(r, sp, who), text.Span{Start: toks[i].Start, End: toks[i+n-1].End}, true
	}
	return speaking{}, text.Span{}, false
}

// saysNone reports whether a claim says that there was none of what the one
// before tells, or none of whom it tells did so: "there is none", "not one had",
// "not a florin had been paid".
func saysNone(a, b claim, l *lang.Language) (text.Span, bool) {
	n := begins(b.toks, l.Denied.None)
	if n == 0 || slices.ContainsFunc(a.toks, func(t text.Token) bool {
		return l.Acts.Negators.Has(t.Lower) || l.Claims.None.Has(t.Lower) || l.Acts.Modals.Has(t.Lower) || l.Acts.Supposing.Has(t.Lower)
	}) {
		return text.Span{}, false
	}
	told := map[string]bool{}
	for _, t := range a.toks {
		told[l.Root(t.Lower)] = true
	}
	verbs := 0
	for k, t := range b.toks[n:] {
		_, verb := l.Acts.Verbs.Get(t.Lower)
		switch {
		case t.Kind != text.Word || l.Words.Stop.Has(t.Lower):
		case l.Acts.Modals.Has(t.Lower):
			return text.Span{}, false
		case told[l.Root(t.Lower)]:
			if verb {
				verbs++
			}
		case k > 0: // but for the noun of the smallest piece: "not a florin"
			return text.Span{}, false
		}
	}
	rest := slices.ContainsFunc(b.toks[n:], func(t text.Token) bool { return t.Kind == text.Word && !l.Words.Stop.Has(t.Lower) })
	return text.Span{Start: b.toks[0].Start, End: b.toks[len(b.toks)-1].End}, !rest && n > 1 || verbs > 0 // not "never again"
}

// otherDoer reports whether a claim says no more than that another did it: "that
// smugglers did it", "it had been the captain himself", "the boxes had been
// stuffed by Roke's men" after "it was the opposition that had stuffed the boxes".
func (c *comparison) otherDoer(a, b claim, l *lang.Language) (text.Span, text.Span, bool) {
	if doer := whoDid(b.toks, l); len(doer) > 0 {
		return a.at, spanOf(doer), !sharesWord(doer, a.toks, l)
	}
	if n := begins(b.toks, l.Doing.Itwas); n > 0 {
		doer := nounPhrase(b.toks[n:], l)
		if len(doer) > 0 && len(doer) <= longestPraise && n+len(doer) >= len(b.toks)-1 && !l.Words.Prepositions.Has(doer[0].Lower) && c.somebody(b.line, doer) {
			isWho := slices.ContainsFunc(a.toks, func(t text.Token) bool { return l.Judged.Be.Has(t.Lower) })
			return a.at, spanOf(doer), isWho && !sharesWord(doer, a.toks, l)
		}
		return text.Span{}, text.Span{}, false
	}
	first, ok := deedOf(a.toks, l)
	if !ok {
		return text.Span{}, text.Span{}, false
	}
	second, ok := deedOf(b.toks, l)
	if !ok || sharesWord(first.doer, second.doer, l) {
		return text.Span{}, text.Span{}, false
	}
	if !first.cleft && !first.passive && !second.cleft && !second.passive {
		return text.Span{}, text.Span{}, false // "Orlo has reported 40 cases", "Vell has reported 50"
	}
	same := first.verb == second.verb && common(first.done, second.done) > 0
	short := first.cleft && second.plain
	return spanOf(first.doer), spanOf(second.doer), same || short
}

// elsewhere reports whether two sentences name places, and none in common.
func (c *comparison) elsewhere(a, b *line) bool {
	pa, pb := c.placesIn(a), c.placesIn(b)
	return len(pa) > 0 && len(pb) > 0 && story.Shared(pa, pb) == 0
}

// isCleft reports whether a claim says that it was one and nobody else.
func isCleft(a claim, l *lang.Language) bool {
	_, _, ok := cleft(a.toks, l)
	return ok
}

// whoDid are the tokens for who did something where nothing more is said of it:
// "smugglers did it".
func whoDid(toks []text.Token, l *lang.Language) []text.Token {
	for i := 1; i < min(len(toks), agentLong); i++ {
		if n := begins(toks[i:], l.Doing.Didit); n > 0 && (i+n == len(toks) || toks[i+n].Kind == text.Punct) && !l.Words.Pronouns.Has(toks[0].Lower) {
			return toks[:i]
		}
	}
	return nil
}

// doing is what somebody did, and who is said to have.
type doing struct {
	doer    []text.Token
	verb    string          // its root
	done    map[string]bool // roots of what it was done to
	cleft   bool            // "it was … that": nobody else
	passive bool
	plain   bool // "the union walked out": no more than who and what
}

// deedOf reads who did what to what: "It was X that did it", "it was done by X",
// "X did it". What nobody did yet is no deed.
func deedOf(toks []text.Token, l *lang.Language) (doing, bool) {
	d := doing{done: map[string]bool{}}
	if slices.ContainsFunc(toks, func(t text.Token) bool {
		return l.Acts.Modals.Has(t.Lower) || l.Acts.Negators.Has(t.Lower) || l.Acts.Supposing.Has(t.Lower)
	}) {
		return d, false
	}
	rest := toks
	if agent, after, ok := cleft(toks, l); ok {
		d.doer, d.cleft, rest = agent, true, after
	}
	at := slices.IndexFunc(rest, func(t text.Token) bool {
		v, ok := l.Acts.Verbs.Get(t.Lower)
		return t.Norm == t.Lower && !l.Acts.Auxiliaries.Has(t.Lower) && (ok && v.Form == lang.PastForm || !ok && strings.HasSuffix(t.Lower, l.Doing.Past))
	})
	if at < 0 || len(toks) > 2*agentLong+4 {
		return d, false
	}
	d.verb = l.Root(rest[at].Lower)
	what := rest[at+1:]
	switch {
	case d.cleft:
	case at > 0 && l.Judged.Be.Has(rest[at-1].Lower):
		by := slices.IndexFunc(what, func(t text.Token) bool { return l.Doing.By.Has(t.Lower) })
		if by < 0 {
			return d, false
		}
		d.doer, what, d.passive = nounPhrase(what[by+1:], l), rest[:at], true
	default:
		d.doer = subjectBefore(rest[:at], l)
		d.plain = len(what) < 3
	}
	for _, t := range what {
		if t.Kind == text.Word && len(t.Lower) > 2 && !l.Words.Stop.Has(t.Lower) {
			d.done[l.Root(t.Lower)] = true
		}
	}
	return d, len(d.doer) > 0 && !l.Words.Pronouns.Has(d.doer[0].Lower) && !slices.ContainsFunc(d.doer, func(t text.Token) bool { return t.Kind == text.Number })
}

// somebody reports whether the tokens name a person or a body.
func (c *comparison) somebody(l *line, toks []text.Token) bool {
	return slices.ContainsFunc(c.entitiesIn(l.reading, spanOf(toks)), func(id story.EntityID) bool { return c.story.Cast.Entities[id].Kind != article.Place })
}

// sharesWord reports whether two stretches have a word in common that could not
// stand anywhere.
func sharesWord(a, b []text.Token, l *lang.Language) bool {
	return slices.ContainsFunc(a, func(t text.Token) bool {
		return t.Kind == text.Word && !l.Words.Stop.Has(t.Lower) && slices.ContainsFunc(b, func(o text.Token) bool { return o.Lower == t.Lower })
	})
}

func spanOf(toks []text.Token) text.Span {
	if len(toks) == 0 {
		return text.Span{}
	}
	return text.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}
}

// rivalFigures finds the two values that a claim and its answer give, where the
// answer says no more than its value: "Sorrel speaks of no more than 900", "by its
// own count the share is 41 percent".
func rivalFigures(a, b claim) (article.Figure, article.Figure, bool) {
	none := article.Figure{}
	l := lang.For(b.line.reading.Lang)
	fs, gs := figuresIn(a), figuresIn(b)
	if len(gs) != 1 || wishes(a, l) || wishes(b, l) {
		return none, none, false
	}
	g := gs[0]
	told := map[string]bool{}
	for _, t := range a.toks {
		told[l.Root(t.Lower)] = true
	}
	for _, t := range b.toks {
		if t.Kind == text.Word && !l.Words.Stop.Has(t.Lower) && !told[l.Root(t.Lower)] && !l.Measures.Counting.Has(t.Lower) && !g.Span.Overlaps(t.Span) {
			return none, none, false
		}
	}
	var found []article.Figure
	for _, f := range fs {
		if f.Unit == g.Unit && f.Kind == g.Kind || g.Unit == "" && f.Kind == article.Count {
			found = append(found, f)
		}
	}
	if len(found) != 1 || agree(found[0], g) || !exclude(found[0], g) || leap(found[0], g) {
		return none, none, false
	}
	return found[0], g, true
}

// figuresIn are the figures of a claim.
func figuresIn(a claim) []article.Figure {
	sp := spanOf(a.toks)
	return slices.DeleteFunc(slices.Clone(numbersOf(a.line)), func(f article.Figure) bool { return !sp.Contains(f.Span) || f.Same >= 0 || durations[f.Unit] })
}

// wishes reports whether a claim asks for something, or offers it: that is no
// account.
func wishes(a claim, l *lang.Language) bool {
	return slices.ContainsFunc(story.TokensIn(a.line.reading.Notes.Tokens, a.line.passage().Span), func(t text.Token) bool { return l.Claims.Wished.Has(t.Lower) })
}

// byTwo finds two values that one sentence gives to two who say so: "put at 45
// million by the town and at 70 million by the insurers", "the bank puts it at 90
// million, and the League at 240 million".
func (c *comparison) byTwo() []story.Tension {
	var out []story.Tension
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || !readable(l.reading) || runOn(l) {
			continue
		}
		toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
		all := numbersOf(l)
		table := &lang.For(l.reading.Lang).Measures
		for k := 1; k < len(all); k++ {
			a, b := all[k-1], all[k]
			_, endA := around(toks, a)
			startB, endB := around(toks, b)
			if startB < 0 || endA > startB || a.Unit != b.Unit && b.Unit != "" || a.Unit == "" || agree(a, b) || leap(a, b) || !estimated(toks[:endA], table) {
				continue
			}
			between := toks[endA:startB]
			against := slices.IndexFunc(between, func(t text.Token) bool { return table.Against.Has(t.Lower) })
			behind := follows(toks[endA:], table.By) && follows(toks[endB:], table.By)
			// "and the League at": nothing but who, before the word for the value
			before := against >= 0 && len(between)-against > 2 && table.Levels.Has(between[len(between)-1].Lower) && definite(between[against+1:], lang.For(l.reading.Lang))
			if len(between) > agentLong || against < 0 || !behind && !before {
				continue
			}
			out = append(out, story.Tension{
				Kind: story.FigureTension, About: strings.TrimSpace(c.measure(measured{figure: a, reading: l.reading})), Event: -1, Why: "one sentence gives both, each with its claimant",
				Sides: []story.Side{
					{Passages: []article.Passage{l.passage()}, Value: a.Span, When: c.dayIn(l.reading, text.Span{}, text.Span{})},
					{Passages: []article.Passage{l.passage()}, Value: b.Span, When: c.dayIn(l.reading, text.Span{}, text.Span{})},
				},
			})
		}
	}
	return out
}

// estimated reports whether a value is told as somebody's reckoning: "is put at".
func estimated(toks []text.Token, table *lang.Measures) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool { return table.Reckoned.Has(t.Lower) })
}
