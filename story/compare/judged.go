package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// judgedThing is what somebody judges.
type judgedThing struct {
	head  string          // its noun, in lower case; "" for "it"
	group int             // of nouns that may stand for the same; 0: none, byName: it is a name
	mods  map[string]bool // stems of the words that say which one
	chain int             // those that "it" holds together have the same
	many  bool            // with no noun: "them", not "it"
}

// means reports whether a thing that no noun names can be the other: "them" are not
// "the road".
func (t judgedThing) means(o judgedThing) bool {
	return o.head != "" && (!t.many || strings.HasSuffix(o.head, "s"))
}

// byName is the group of what is judged by its name.
const byName = -1

// opinion is one judgement: who calls what good or bad.
type opinion struct {
	line  *line
	by    string // the words for who judges, folded
	who   []story.EntityID
	thing judgedThing
	good  bool
	at    text.Span // the word of judgement
	state bool      // "the launch was a success": what it was, not what somebody thinks of it
	deed  bool      // "condemned the launch": whatever came of it
}

// How many words a thing, a judgement and who judges have at the most.
const (
	thingLong     = 8
	opinionLong   = 14
	judgeLong     = 14
	turnsWithin   = 3
	longestPraise = 5 // words of a phrase of judgement
)

// opinionTensions: two who do not speak for one body judge the same thing, one
// as good and one as bad.
func (c *comparison) opinionTensions() []story.Tension {
	all := c.opinions()
	done := map[int]bool{}
	var out []story.Tension
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.good == b.good || a.state && (b.deed || b.state && !contrary(a, b)) || a.deed && b.state || done[a.thing.chain] || done[b.thing.chain] {
				continue // "the report was late", "the report was justified": two sides of one thing
			}
			if !c.rivalJudges(a, b) && c.out("judgement", "one party", a.line, b.line) || !c.oneThing(a, b) && c.out("judgement", "another thing", a.line, b.line) {
				continue
			}
			done[a.thing.chain], done[b.thing.chain] = true, true
			why := "two parties judge the same thing"
			if a.line.reading.ID == b.line.reading.ID {
				why = "one article gives both judgements, each with whose it is"
			}
			out = append(out, story.Tension{
				Kind: story.AssessmentTension, About: a.thing.head, Event: firstShared(a.line.events, b.line.events), Why: why,
				Sides: []story.Side{
					{Passages: []article.Passage{a.line.passage()}, Value: a.at, Who: a.who},
					{Passages: []article.Passage{b.line.passage()}, Value: b.at, Who: b.who},
				},
			})
		}
	}
	return out
}

// contrary reports whether two known judges say of what a thing was the one word and
// its opposite: "wrong", "right".
func contrary(a, b opinion) bool {
	first := func(o opinion) string {
		w, _, _ := strings.Cut(text.Fold(o.at.In(o.line.reading.Text)), " ")
		return w
	}
	x, y := first(a), first(b)
	pairs := lang.For(a.line.reading.Lang).Judged.Contrary
	return len(a.who) > 0 && len(b.who) > 0 && (pairs.Of(x) == y || pairs.Of(y) == x)
}

// rivalJudges reports whether two judgements are of two who do not speak for one
// body.
func (c *comparison) rivalJudges(a, b opinion) bool {
	if a.by == b.by || strings.Contains(a.by, b.by) || strings.Contains(b.by, a.by) || story.Shared(a.who, b.who) > 0 {
		return false
	}
	for _, x := range a.who {
		for _, y := range b.who {
			if p := c.party(x); p != story.NoEntity && p == c.party(y) {
				return false
			}
		}
	}
	return true
}

// namesIt reports whether the sentence of a judgement has a noun for what is judged.
func (o opinion) namesIt() bool {
	words := lang.For(o.line.reading.Lang)
	noun := strings.TrimPrefix(o.thing.head, "@")
	return slices.ContainsFunc(story.TokensIn(o.line.reading.Notes.Tokens, o.line.passage().Span), func(t text.Token) bool {
		return t.Lower == noun || o.thing.group > 0 && words.Judged.Things.Of(t.Lower) == o.thing.group
	})
}

// oneThing reports whether two judgements are of one thing: "it" goes on about
// it, or its nouns may stand for one thing and nothing says that they are two.
func (c *comparison) oneThing(a, b opinion) bool {
	x, y := a.thing, b.thing
	if x.chain == y.chain {
		return true
	}
	if x.head == "" || y.head == "" || x.head != y.head && (x.group == 0 || x.group != y.group) {
		return false
	}
	if len(x.mods) > 0 && len(y.mods) > 0 && common(x.mods, y.mods) == 0 {
		return false
	}
	if a.line.reading.ID == b.line.reading.ID {
		return a.namesIt() && b.namesIt()
	}
	return x.group != 0 && !otherDay(a.line, b.line) && withinDays(a.line.reading, b.line.reading, newsDays)
}

// withinDays reports whether two articles are known to be written within so many
// days.
func withinDays(a, b *article.Reading, days int) bool {
	da, db := a.Written(), b.Written()
	return !da.IsZero() && !db.IsZero() && da.Sub(db).Abs().Hours() <= float64(days*24)
}

// opinions are the judgements of the story, in order.
func (c *comparison) opinions() []opinion {
	var out []opinion
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || asksOf(l.reading, l.passage().Span) {
			continue
		}
		for _, o := range c.opinionsIn(l) {
			o.thing.chain = len(out) + 1
			if o.thing.head == "" && len(out) > 0 {
				if last := out[len(out)-1]; last.line.reading == l.reading && l.n-last.line.n <= 1 && (last.thing.head == "" || o.thing.means(last.thing)) {
					o.thing = last.thing
				}
			}
			out = append(out, o)
			c.reads("judgement", l)
		}
	}
	for k := range out {
		if out[k].thing.head == "" {
			c.settle(out, k)
		}
	}
	return out
}

// settle finds what a judgement is of that says no more than "it" or "spoke of a
// disaster": what the next one names, right behind it, else what its own sentence
// or the one before does.
func (c *comparison) settle(all []opinion, k int) {
	o := &all[k]
	if k+1 < len(all) {
		if n := all[k+1]; o.thing.means(n.thing) && n.line.reading == o.line.reading && n.line.n-o.line.n <= 1 && blockOf(n.line) == blockOf(o.line) {
			o.thing = n.thing
			return
		}
	}
	words := lang.For(o.line.reading.Lang)
	from := o.line.passage().Span.Start
	if o.line.n > 0 && o.line.reading.Sentences[o.line.n-1].Block == blockOf(o.line) {
		from = o.line.reading.Sentences[o.line.n-1].Start
	}
	toks := story.TokensIn(o.line.reading.Notes.Tokens, text.Span{Start: from, End: o.at.Start})
	for i := len(toks) - 1; i > 0; i-- {
		if g := words.Judged.Things.Of(toks[i].Lower); g > 0 && toks[i].Norm == toks[i].Lower && (toks[i-1].Lower == "the" || words.Acts.Possessives.Has(toks[i-1].Lower) || words.Judged.Owned.Has(toks[i-1].Lower)) {
			o.thing.head, o.thing.group = toks[i].Lower, g
			return
		}
	}
}

// opinionsIn reads the judgements of a sentence.
func (c *comparison) opinionsIn(l *line) []opinion {
	r := l.reading
	words := lang.For(r.Lang)
	toks := l.plain()
	var out []opinion
	put := func(by text.Span, o opinion) {
		o.line, o.by = l, text.Fold(by.In(r.Text))
		if o.thing.group == byName && !slices.ContainsFunc(c.mentionsIn(l, toks), func(m article.Mention) bool {
			return strings.HasSuffix(strings.ToLower(m.Span.In(r.Text)), o.thing.head[1:]) && !c.ofPerson(r, m)
		}) {
			return // "called on Monday for a peaceful end"; of a person two say two things, and both may be so
		}
		again := len(out) > 0 && out[len(out)-1].at == o.at
		if words.Doing.It.Has(o.by) && len(o.who) == 0 { // a report or a body told of right before
			o.who = c.namedBefore(l)
		}
		if slices.ContainsFunc(strings.Fields(o.by), words.States.None.Has) {
			return // "virtually no one is pleased"
		}
		if n := slices.IndexFunc(toks, func(t text.Token) bool { return t.Start >= o.at.End }); n >= 0 && toks[n].Norm == "?" || timed(l, o.at) {
			return // "right?", "fired late on Friday"
		}
		if !again && o.by != "" && (len(o.who) > 0 || !words.Words.Pronouns.Has(o.by)) {
			out = append(out, o)
		}
	}
	add := func(by text.Span, who []story.EntityID, thing judgedThing, judged []text.Token, state bool) {
		good, at, ok := praise(judged, words)
		if risk := words.Judged.Things.Of(words.Judged.Risk); thing.group == risk && !ok {
			good, at, ok = ofRisk(judged, words)
		} else if n := slices.IndexFunc(judged, func(t text.Token) bool { return words.Judged.Things.Of(t.Lower) > 0 }); thing.head == "" && n >= 0 && !state {
			thing = judgedThing{head: judged[n].Lower, group: words.Judged.Things.Of(judged[n].Lower)} // "spoke of a historic deal"
		}
		if ok {
			put(by, opinion{who: who, thing: thing, good: good, at: at, state: state})
		}
	}
	j, acts := &words.Judged, &words.Acts
	finite := func(i int) bool {
		if i == 0 {
			return false
		}
		before := toks[i-1].Lower
		if slices.ContainsFunc(toks[max(0, i-3):i], func(t text.Token) bool { return acts.Modals.Has(t.Lower) && !acts.PastHelpers.Has(t.Lower) }) {
			return false // "will no doubt call it a victory"
		}
		return !j.Be.Has(before) && !acts.Ahead.Has(before) && !j.Unsaid.Has(before) && !acts.Negators.Has(before) && before != "to"
	}
	for i, t := range toks {
		rest := toks[i+1:]
		if acts.Supposing.Has(t.Lower) || t.Lower == words.Statements.That && hangs(toks[:i+1], words) {
			break // "if the elections were rigged", "the idea that he finds them fair"
		}
		switch {
		case (j.Praises.Has(t.Lower) || j.Blames.Has(t.Lower)) && finite(i) && len(rest) > 1 && acts.Verbs.Of(t.Lower).Form == lang.PastForm:
			if thing, ok := objectThing(rest, words); ok {
				by, who := c.judge(l, toks, i)
				put(by, opinion{who: who, thing: thing, good: j.Praises.Has(t.Lower), at: t.Span, deed: true})
			}
		case (j.Pleased.Has(t.Lower) || j.Displeased.Has(t.Lower)) && i > 1 && j.Be.Has(toks[i-1].Lower) && !acts.Modals.Has(toks[i-2].Lower) && len(rest) > 2 && j.With.Has(rest[0].Lower):
			if thing, ok := objectThing(rest[1:], words); ok {
				by, who := c.judge(l, toks, i-1)
				put(by, opinion{who: who, thing: thing, good: j.Pleased.Has(t.Lower), at: t.Span})
			}
		case j.Spoke.Has(t.Lower) && finite(i) && len(rest) > 1 && rest[0].Lower == "of":
			by, who := c.judge(l, toks, i)
			add(by, who, judgedThing{}, predicate(rest[1:], words), false)
		case (j.Went.Has(t.Lower) || j.Acted.Has(t.Lower)) && finite(i) && len(rest) > 0:
			good, at, ok := manner(rest, words)
			thing, known := subjectThing(toks, i, words)
			if j.Acted.Has(t.Lower) { // whoever did: how it was done
				thing, known = judgedThing{head: t.Lower, group: j.Things.Of(j.Conduct)}, true
			}
			if by, who := c.sayer(l, t.Span); ok && known && thing.group > 0 {
				put(by, opinion{who: who, thing: thing, good: good, at: at, state: true})
			}
		case j.Verbs.Has(t.Lower) && finite(i):
			if thing, rest, ok := calledThing(toks, i, words); ok {
				by, who := c.judge(l, toks, i)
				add(by, who, thing, rest, false)
			}
		case j.Be.Has(t.Lower) && i > 0 && !acts.Modals.Has(toks[i-1].Lower) && !(len(rest) > 0 && acts.Verbs.Of(rest[0].Lower).Form == lang.PastForm && !judges(rest, words)): // not "had been discussed, and …"
			by, who := c.sayer(l, t.Span)
			if thing, ok := subjectThing(toks, i, words); ok && (thing.group != byName || len(rest) > 0 && acts.Verbs.Of(rest[0].Lower).Form != lang.IngForm) {
				judged := predicate(rest, words)
				if thing.head == "" && (there(toks[i-1], rest, words) || words.Doing.It.Has(toks[i-1].Lower) && ofDoing(rest, words)) {
					continue
				}
				if thing.head == "" {
					if of := endangered(judged, words); of.head != "" {
						thing = of
					}
				}
				add(by, who, thing, judged, true)
			}
		}
	}
	return out
}

// there reports whether a form of "be" only says that something is there: "there is an
// outstanding warrant". It is not told of "nothing to celebrate".
func there(before text.Token, rest []text.Token, l *lang.Language) bool {
	for len(rest) > 0 && l.Acts.IsAdverb(rest[0].Lower) {
		rest = rest[1:]
	}
	return l.States.There.Has(before.Lower) && len(rest) > 0 && l.Words.Articles.Has(rest[0].Lower)
}

// ofDoing reports whether what is judged is what somebody did or would do, named behind
// the judgement: "it was his legal obligation to raise this".
func ofDoing(rest []text.Token, l *lang.Language) bool {
	for k := 1; k < min(len(rest), opinionLong) && rest[k].Kind != text.Punct; k++ {
		if rest[k-1].Lower == "to" && l.Acts.Verbs.Of(rest[k].Lower).Form == lang.BaseForm {
			return true
		}
	}
	return false
}

// ofRisk reads how great a risk is said to be.
func ofRisk(toks []text.Token, l *lang.Language) (good bool, at text.Span, ok bool) {
	for i := range toks {
		if l.Acts.Negators.Has(toks[i].Lower) || l.Judged.Unsaid.Has(toks[i].Lower) {
			break
		}
		if n := begins(toks[i:], l.Judged.Slight); n > 0 {
			return true, spanOf(toks[i : i+n]), true
		}
		if n := begins(toks[i:], l.Judged.Grave); n > 0 {
			return false, spanOf(toks[i : i+n]), true
		}
	}
	return false, text.Span{}, false
}

// manner reads how something went or was done, from the words right behind the
// verb: "well", "by the book", "far too late".
func manner(toks []text.Token, l *lang.Language) (good bool, at text.Span, ok bool) {
	toks = predicate(toks[:min(len(toks), longestPraise)], l)
	for i := range toks {
		for _, set := range []struct {
			words lang.Set
			good  bool
		}{{l.Judged.Well, true}, {l.Judged.Badly, false}} {
			if n := begins(toks[i:], set.words); n > 0 {
				return set.good, spanOf(toks[i : i+n]), true
			}
		}
		if !l.Acts.Adverbs.Has(toks[i].Lower) && !l.Judged.Too.Has(toks[i].Lower) {
			break
		}
	}
	return praise(toks, l)
}

// calledThing reads what a verb of judging at token i judges, and the tokens of
// the judgement: "called the verdict | unsound".
func calledThing(toks []text.Token, i int, l *lang.Language) (judgedThing, []text.Token, bool) {
	none := judgedThing{}
	if i+2 >= len(toks) {
		return none, nil, false
	}
	next := toks[i+1]
	if l.Judged.Them.Has(next.Lower) && !l.Words.Determiners.Has(next.Lower) || next.Lower == "it" {
		return judgedThing{many: l.States.Many.Has(next.Lower)}, asPredicate(toks[i+2:], l), true
	}
	if l.Words.Articles.Has(next.Lower) && next.Lower != "the" || judges(toks[i+1:], l) {
		// "its offer, which the mayor called an insult"
		thing, ok := antecedent(toks[:i], l)
		return thing, predicate(toks[i+1:], l), ok
	}
	if !definite(toks[i+1:], l) {
		return none, nil, false
	}
	for k := i + 2; k < min(len(toks), i+2+thingLong); k++ {
		t := toks[k]
		if l.Judged.As.Has(t.Lower) || l.Words.Articles.Has(t.Lower) && t.Lower != "the" && !l.Words.Prepositions.Has(toks[k-1].Lower) || l.Judged.Too.Has(t.Lower) || judges(toks[k:], l) {
			if thing, ok := thingOf(toks[i+1:k], l); ok {
				return thing, asPredicate(toks[k:], l), true
			}
			return none, nil, false
		}
		if t.Kind == text.Punct && t.Norm != "-" {
			break
		}
	}
	return none, nil, false
}

func asPredicate(toks []text.Token, l *lang.Language) []text.Token {
	if len(toks) > 0 && l.Judged.As.Has(toks[0].Lower) {
		toks = toks[1:]
	}
	return predicate(toks, l)
}

// predicate are the tokens up to where a judgement ends.
func predicate(toks []text.Token, l *lang.Language) []text.Token {
	for n, t := range toks {
		ends := t.Kind == text.Punct && t.Norm != "-" && t.Norm != "," || l.Judged.Stop.Has(t.Lower) || t.Norm == "," && n > 0 && n+1 < len(toks) && !judges(toks[n+1:], l)
		if n == opinionLong || ends {
			return toks[:n]
		}
	}
	return toks
}

// antecedent is the thing that a relative pronoun before a judging verb stands
// for; there is none without a pronoun.
func antecedent(toks []text.Token, l *lang.Language) (judgedThing, bool) {
	at := -1
	for i := len(toks) - 1; i >= max(0, len(toks)-judgeLong); i-- {
		if l.Acts.Relatives.Has(toks[i].Lower) && toks[i].Lower == "which" {
			at = i
			break
		}
	}
	for i := at - 1; i >= max(0, at-thingLong); i-- {
		if g := l.Judged.Things.Of(toks[i].Lower); g > 0 {
			return judgedThing{head: toks[i].Lower, group: g}, true
		}
	}
	return judgedThing{}, false
}

// definite reports whether the tokens begin a thing that is known: "the", "its",
// "Kethra's".
func definite(toks []text.Token, l *lang.Language) bool {
	t := toks[0]
	if t.Lower == "the" || l.Judged.Owned.Has(t.Lower) || l.Acts.Possessives.Has(t.Lower) || l.Judged.Them.Has(t.Lower) {
		return true
	}
	return t.Norm != t.Lower
}

// thingOf reads the noun of a thing and the words that say which one.
func thingOf(toks []text.Token, l *lang.Language) (judgedThing, bool) {
	thing := judgedThing{mods: map[string]bool{}}
	last, of := -1, -1
	for i, t := range toks {
		if t.Kind == text.Punct && t.Norm == "," || of < 0 && i > 0 && l.Words.Prepositions.Has(t.Lower) {
			of = i
			break
		}
		if t.Kind == text.Word {
			last = i
		}
	}
	if last < 0 {
		return thing, false
	}
	head := toks[last].Lower
	if l.Judged.Owned.Has(toks[0].Lower) && l.Judged.Aspects.Has(head) && last == 1 {
		return judgedThing{}, true // "their state": of what was judged before
	}
	if toks[last].Norm != head && l.Judged.Things.Of(head) == 0 && len(l.Names.Entries.Of(head)) == 0 && !slices.ContainsFunc(toks[:last], func(t text.Token) bool { return t.Norm == t.Lower }) {
		return judgedThing{head: "@" + head, group: byName}, true
	}
	if toks[last].Norm != head && l.Judged.Things.Of(head) == 0 || l.Words.Stop.Has(head) || l.Words.Pronouns.Has(head) || l.Claims.Humans.Has(head) {
		return thing, false
	}
	thing.head, thing.group = head, l.Judged.Things.Of(head)
	for i, t := range toks {
		if i != last && t.Kind == text.Word && !l.Words.Stop.Has(t.Lower) && !l.Words.Prepositions.Has(t.Lower) && len(t.Lower) > 2 {
			thing.mods[text.Stem(t.Lower)] = true
		}
	}
	return thing, true
}

// subjectThing reads the subject of a form of "be" at token i: "that the report
// was".
func subjectThing(toks []text.Token, i int, l *lang.Language) (judgedThing, bool) {
	end := i
	if end > 0 && l.Judged.Helper.Has(toks[end-1].Lower) {
		end--
	}
	if end > 0 && toks[end-1].Norm == "," { // "the bridge, built in 1958, was"
		k := end - 2
		for k > 0 && toks[k].Norm != "," {
			k--
		}
		if k == 0 || end-k > thingLong {
			return judgedThing{}, false
		}
		end = k
	}
	from := end
	for from > 0 && end-from < thingLong {
		t := toks[from-1]
		_, cue := l.Statements.Cues.Get(t.Lower)
		if t.Kind == text.Punct && t.Norm != "-" || t.Lower == "that" || l.Acts.Openers.Has(t.Lower) || cue && l.Judged.Things.Of(t.Lower) == 0 {
			break
		}
		if l.Acts.Verbs.Has(t.Lower) && l.Acts.Nouns.Of(t.Lower) == "" && l.Judged.Things.Of(t.Lower) == 0 {
			break
		}
		from--
	}
	if from == end {
		return judgedThing{}, false
	}
	if toks[from].Lower == "there" {
		return judgedThing{}, true // "there was nothing to celebrate"
	}
	if end-from == 1 && l.Judged.Them.Has(toks[from].Lower) {
		return judgedThing{many: l.States.Many.Has(toks[from].Lower)}, true // "it was a disgrace"
	}
	if l.Judged.Them.Has(toks[from].Lower) {
		return judgedThing{}, false
	}
	if !definite(toks[from:end], l) {
		thing, ok := thingOf(toks[from:end], l)
		return thing, ok && thing.group > 0 // "security at the plant was poor"
	}
	return thingOf(toks[from:end], l)
}

// objectThing reads the thing that the tokens behind a verb begin with: "the
// raid", "it".
func objectThing(toks []text.Token, l *lang.Language) (judgedThing, bool) {
	if toks[0].Lower == "it" {
		return judgedThing{}, true
	}
	if !definite(toks, l) {
		return judgedThing{}, false
	}
	np := nounPhrase(toks, l)
	thing, ok := thingOf(np, l)
	return thing, ok && (thing.head == "" || thing.group > 0)
}

// endangered is the thing that something is there for: "no danger to the
// mission".
func endangered(toks []text.Token, l *lang.Language) judgedThing {
	for i, t := range toks {
		if i > 0 && i+1 < len(toks) && l.Words.Prepositions.Has(t.Lower) && definite(toks[i+1:], l) {
			if thing, ok := thingOf(toks[i+1:], l); ok {
				return thing
			}
			break
		}
	}
	return judgedThing{}
}

// judges reports whether the tokens begin with a word of judgement.
func judges(toks []text.Token, l *lang.Language) bool {
	_, n := worth(toks, l)
	return n > 0
}

// worth is the phrase of judgement that the tokens begin with: +1 or -1, and how
// many tokens it has.
func worth(toks []text.Token, l *lang.Language) (int, int) {
	good, bad := begins(toks, l.Judged.Good), begins(toks, l.Judged.Bad)
	switch {
	case good > 0 && good >= bad:
		return 1, good
	case bad > 0:
		return -1, bad
	}
	return 0, 0
}

// praise sums what the words of a judgement say; ok is false where they say
// nothing, or both.
func praise(toks []text.Token, l *lang.Language) (good bool, at text.Span, ok bool) {
	sum := 0
	for i := 0; i < len(toks); i++ {
		if l.Judged.Unsaid.Has(toks[i].Lower) {
			return sum > 0, at, sum != 0
		}
		v, n := worth(toks[i:], l)
		if n == 0 && l.Judged.Too.Has(toks[i].Lower) && i+1 < len(toks) && l.Judged.Much.Has(toks[i+1].Lower) && (i+2 == len(toks) || toks[i+2].Kind == text.Punct) {
			v, n = -1, 2 // "far too low"
		}
		if n == 0 || i > 0 && toks[i].Norm != toks[i].Lower {
			continue // "a Democratic plan"
		}
		for k := max(0, i-turnsWithin); k < i; k++ {
			if l.Judged.Turns.Has(toks[k].Lower) && !l.Judged.Merely.Has(toks[k+1].Lower) {
				v = -v
				break
			}
		}
		if i > 0 && l.Judged.Too.Has(toks[i-1].Lower) && v > 0 {
			v = -1
		}
		if sum != 0 && v != sum {
			return false, at, false
		}
		sum = v
		if at.Empty() {
			at.Start = toks[i].Start
		}
		at.End = toks[i+n-1].End
		i += n - 1
	}
	return sum > 0, at, sum != 0
}

// ofPerson reports whether a mention is of a person.
func (c *comparison) ofPerson(r *article.Reading, m article.Mention) bool {
	id := c.story.Cast.Who(r.ID, m.Name)
	return id != story.NoEntity && c.story.Cast.Entities[id].Kind == article.Person
}

// judge is who judges by a verb: its speaker where that is read, else the words
// before it.
func (c *comparison) judge(l *line, toks []text.Token, i int) (text.Span, []story.EntityID) {
	r := l.reading
	for _, st := range l.said {
		if st.Cue.Overlaps(toks[i].Span) && !st.Speaker.Empty() {
			return st.Speaker, c.who(r, st.Speakers)
		}
	}
	words := lang.For(r.Lang)
	from := i
	for from > 0 && i-from < judgeLong {
		t := toks[from-1]
		if t.Kind == text.Punct && t.Norm != "," && t.Norm != "-" && t.Norm != "." || words.Acts.Openers.Has(t.Lower) {
			break
		}
		from--
	}
	if from == i || words.Acts.Auxiliaries.Has(toks[from].Lower) {
		return text.Span{}, nil
	}
	sp := text.Span{Start: toks[from].Start, End: toks[i-1].End}
	ms := startingIn(r.Notes.Mentions, sp, func(m article.Mention) int { return m.Start })
	for k := len(ms) - 1; k >= 0; k-- {
		if id := c.story.Cast.Who(r.ID, ms[k].Name); id != story.NoEntity {
			return sp, []story.EntityID{id}
		}
	}
	return sp, nil
}

// namedBefore are those whom the sentence before names.
func (c *comparison) namedBefore(l *line) []story.EntityID {
	if l.n == 0 {
		return nil
	}
	return c.entitiesIn(l.reading, l.reading.Sentences[l.n-1].Span)
}

// sayer is who says what stands at a place.
func (c *comparison) sayer(l *line, at text.Span) (text.Span, []story.EntityID) {
	for _, st := range l.said {
		if !st.Denial && st.Content.Contains(at) && !st.Speaker.Empty() && !unsaid(l.reading, st) {
			return st.Speaker, c.who(l.reading, st.Speakers)
		}
	}
	return text.Span{}, nil
}

// unsaid reports whether the words between who speaks and what is said tell that
// it was not said: "never wrote that".
func unsaid(r *article.Reading, st article.Statement) bool {
	between := text.Span{Start: st.Speaker.End, End: st.Content.Start}
	if st.Speaker.Start >= st.Content.End {
		between = text.Span{Start: st.Content.End, End: st.Speaker.Start}
	}
	between.End = max(between.Start, between.End)
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, between), func(t text.Token) bool { return lang.For(r.Lang).Acts.Negators.Has(t.Lower) })
}
