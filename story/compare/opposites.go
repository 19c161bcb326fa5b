package compare

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What clauses tell of one thing (states.go) is set against each other here.

// Why two tellings are set against each other.
const (
	whyOpposite = "two sources tell opposite things of it"
	whyTurned   = "an earlier article tells the opposite"
)

// oppositeTensions: two witnesses tell opposite things of one theme at one time.
func (c *comparison) oppositeTensions(shown []story.Tension) []story.Tension {
	type place struct {
		line *line
		of   string
	}
	seen := map[place]bool{}
	var out []story.Tension
	for _, pair := range c.against {
		a, b := pair[0], pair[1]
		if !c.cannotBoth(a, b) || a.wish == nil && !c.flatly(a, b) {
			c.out("state", "times or speakers", a.line, b.line)
			continue
		}
		if slices.ContainsFunc(slices.Concat(shown, out), func(t story.Tension) bool {
			return cited(t.Sides, a.line.passage()) && cited(t.Sides, b.line.passage())
		}) || seen[place{a.line, a.of}] || seen[place{b.line, b.of}] {
			continue
		}
		if c.saysSo(a, b) || c.saysSo(b, a) {
			c.out("state", "it says the other thing too", a.line, b.line)
			continue
		}
		seen[place{a.line, a.of}], seen[place{b.line, b.of}] = true, true
		x := story.Tension{
			Kind: story.OutcomeTension, Event: firstShared(a.line.events, b.line.events), Why: whyOpposite,
			Sides: []story.Side{tellingSide(a), tellingSide(b)},
		}
		if a.wish != nil {
			who := c.story.Cast.Entities[a.about.who[0]].Name
			x.Kind, x.About, x.Event, x.Why = story.AssessmentTension, who, -1, "they say opposite things of what "+who+" wants"
		}
		out = append(out, x)
	}
	return out
}

// saysSo reports whether the sentence of a telling says what another tells as well, in
// more of its words: "cleared of firing through the roof, but found guilty of firing in a
// restaurant".
func (c *comparison) saysSo(in, t told) bool {
	words := lang.For(in.line.reading.Lang)
	toks := in.line.plain()
	for k := range toks {
		sts, n := longestOf(beginnings(toks[k:]), words.States.Done)
		if !slices.ContainsFunc(sts, func(st lang.State) bool { return st.Of == t.of && st.Side == side(t) }) {
			continue
		}
		behind, alike := rootsOf(toks[k+n:], words), 0
		for of := range t.more {
			if _, root, _ := strings.Cut(of, " "); behind[root] {
				alike++
			}
		}
		if alike > common(in.more, t.more) {
			return true
		}
	}
	return false
}

func tellingSide(t told) story.Side {
	return story.Side{Passages: []article.Passage{t.line.passage()}, Value: t.at, Who: t.by.who}
}

// flatAlike is the share of the words of a clause that tells of something that it
// was not, which the sentence of the other must have.
const flatAlike = 0.6

// flatly reports whether two tellings say right out that it was so and that it was
// not: one that hangs on something else in its sentence, or that nobody can tell who
// did it, may go together with the other.
func (c *comparison) flatly(a, b told) bool {
	for _, t := range []told{a, b} {
		if t.about.pronoun && !t.meant.known() || hangsIn(t) || t.none && t.beside && !deniedIn(t) {
			return false
		}
		if !t.none && negatedNear(t) {
			return false // who knows what of it is not so
		}
	}
	if a.none == b.none {
		return true
	}
	no, yes := a, b
	if b.none {
		no, yes = b, a
	}
	if no.active && !(no.agent.known() && yes.agent.known() && c.sameTheme(no.agent, yes.agent)) {
		return false // "would not arrest him": somebody else did
	}
	words := lang.For(no.line.reading.Lang)
	if words.Root(no.at.In(no.line.reading.Text)) != words.Root(yes.at.In(yes.line.reading.Text)) {
		return !no.active && !refused(no) // "refused to resign", "was dismissed"
	}
	return yes.about.pronoun || c.toldAgain(no, yes)
}

// toldAgain reports whether the sentence of one telling has most of the words by which
// the clause of another says what was not so.
func (c *comparison) toldAgain(no, yes told) bool {
	sp := clauseOf(no.line, no.at)
	for _, st := range no.line.said {
		if st.Content.Contains(no.at) {
			sp.Start, sp.End = max(sp.Start, st.Content.Start), min(sp.End, st.Content.End)
		}
	}
	clause := termsOf(c.story, no.line.reading, sp)
	c.scale.weigh(&clause)
	both, all := c.scale.covered(clause, yes.line.named)
	return both >= flatAlike*all
}

// deniedIn reports whether somebody denies a telling, as the words for it say.
func deniedIn(t told) bool {
	return t.denying || slices.ContainsFunc(t.line.said, func(st article.Statement) bool { return st.Denial && st.Content.Contains(t.at) })
}

// refused reports whether a telling says that somebody would not do it.
func refused(t told) bool {
	words := lang.For(t.line.reading.Lang)
	return slices.ContainsFunc(story.TokensIn(t.line.reading.Notes.Tokens, text.Span{Start: t.line.passage().Span.Start, End: t.at.Start}), func(x text.Token) bool { return words.States.Refused.Has(x.Lower) })
}

// negatedNear reports whether something is not so in the part of a clause, up to a
// comma or an "and", in which a telling stands.
func negatedNear(t told) bool {
	words := lang.For(t.line.reading.Lang)
	var part []text.Token
	for _, x := range story.TokensIn(t.line.reading.Notes.Tokens, clauseOf(t.line, t.at)) {
		switch {
		case t.at.Contains(x.Span):
		case x.Norm == "," || x.Norm == ";" || words.Words.Conjunctions.Has(x.Lower):
			if x.Start >= t.at.End {
				return negates(part, words)
			}
			part = part[:0]
		default:
			part = append(part, x)
		}
	}
	return negates(part, words)
}

// hangsIn reports whether a telling, which nobody denies, only hangs on something else
// in its sentence.
func hangsIn(t told) bool {
	before := text.Span{Start: t.line.passage().Span.Start, End: t.at.Start}
	return !deniedIn(t) && hangs(story.TokensIn(t.line.reading.Notes.Tokens, before), lang.For(t.line.reading.Lang))
}

// hangs reports whether what follows the tokens only hangs on something else in its
// sentence: "if he were freed", "the finding that he was freed", "it was wrong to say
// that he was freed", "why he was freed".
func hangs(toks []text.Token, l *lang.Language) bool {
	for i, t := range toks {
		switch {
		case l.Acts.Supposing.Has(t.Lower):
			return true
		case t.Lower == l.Statements.That && i > 0:
			before := toks[i-1]
			_, verb := l.Acts.Verbs.Get(before.Lower)
			_, cue := l.Statements.Cues.Get(before.Lower)
			owned := i > 1 && (l.Acts.Possessives.Has(toks[i-2].Lower) || l.Words.Articles.Has(toks[i-2].Lower)) // "our wish that"
			noun := owned || before.Kind == text.Word && !verb && !cue && !strings.HasSuffix(before.Lower, l.Doing.Past) && !l.Words.Stop.Has(before.Lower) && !l.Acts.IsAdverb(before.Lower)
			if noun || negates(toks[max(0, i-4):i], l) || slices.ContainsFunc(toks[max(0, i-4):i], func(x text.Token) bool { return l.Claims.Alleging.Has(x.Lower) || l.States.Doubted.Has(x.Lower) }) {
				return true
			}
		}
	}
	if n := len(toks); n > 0 {
		for k := n - 1; k >= max(0, n-4); k-- {
			if l.States.Asked.Has(toks[k].Lower) {
				return true
			}
		}
	}
	return false
}

// opposites are the pairs of tellings that are opposite, of one theme, the earlier
// article first.
func (c *comparison) opposites() [][2]told {
	var out [][2]told
	for _, of := range slices.Sorted(maps.Keys(c.claimed)) {
		ts := c.claimed[of]
		act := strings.HasPrefix(of, "v:")
		for k, b := range ts {
			for _, a := range ts[:k] {
				if side(a) == side(b) || act && a.none == b.none || a.line == b.line && !had(a, b) || c.elsewhere(a.line, b.line) {
					continue
				}
				if !c.sameTold(a, b) || !c.ofOne(a, b) || act && (a.about.none || b.about.none) && a.about.head != b.about.head {
					c.out("state", "another thing", a.line, b.line)
					continue
				}
				if a.wish == nil && a.written().After(b.written()) {
					out = append(out, [2]told{b, a})
				} else {
					out = append(out, [2]told{a, b})
				}
			}
		}
	}
	return out
}

// ofOne reports whether nothing that is told beside says that two tellings are of two
// matters: who did it, and what of.
func (c *comparison) ofOne(a, b told) bool {
	table := &c.scale.lang.States
	switch {
	case table.Detailed.Has(a.of):
		if a.state || b.state || !alikeWords(a.more, b.more) {
			return false // "is guilty, the prosecutor says"; "guilty of fraud", "cleared of bribery"
		}
	case a.none != b.none && otherMore(a.more, b.more):
		return false // "did not fire at the crowd", "fired at the gate"
	}
	if a.about.anyone() || b.about.anyone() {
		return shares(a.line.events, b.line.events) || common(a.line.gist.Words, b.line.gist.Words) > 2
	}
	switch {
	case a.none != b.none:
		return c.sameAgent(a, b)
	case table.Final.Has(a.of) && !table.Detailed.Has(a.of) && !a.state && !b.state && (a.agent.known() || b.agent.known()):
		return a.agent.known() && b.agent.known() && c.sameTheme(a.agent, b.agent) // "backed by some, opposed by others"
	}
	return true
}

// alikeWords reports whether what is told beside two tellings has a word in common, or
// two that begin alike: "of bribes", "of bribery".
func alikeWords(as, bs map[string]bool) bool {
	const stump = 5
	for a := range as {
		for b := range bs {
			_, x, _ := strings.Cut(a, " ")
			_, y, _ := strings.Cut(b, " ")
			if x == y || len(x) >= stump && len(y) >= stump && x[:stump] == y[:stump] {
				return true
			}
		}
	}
	return false
}

// otherMore reports whether behind one preposition two tell of different things: "at the
// crowd", "at the gate".
func otherMore(as, bs map[string]bool) bool {
	shared := false
	for a := range as {
		preposition, _, _ := strings.Cut(a, " ")
		for b := range bs {
			if other, _, _ := strings.Cut(b, " "); other == preposition {
				if a == b {
					return false
				}
				shared = true
			}
		}
	}
	return shared
}

// had reports whether one sentence tells the first as what had been so when it came
// to the second: "those who had been missing were found".
func had(a, b told) bool {
	return a.state && a.past && hadBeen(a) && !b.past && a.at.End < b.at.Start
}

// sameTold reports whether two tellings are of one theme. What a pronoun stands for
// has to be named right before.
func (c *comparison) sameTold(a, b told) bool {
	switch {
	case a.meant.known() && b.meant.known():
		return c.sameTheme(a.meant, b.meant)
	case a.meant.known() && !b.about.pronoun && c.sameTheme(a.meant, b.about):
		return true
	case b.meant.known() && !a.about.pronoun && c.sameTheme(a.about, b.meant):
		return true
	case a.about.pronoun && (b.about.pronoun || !a.state) || b.about.pronoun && !b.state:
		return false
	case a.about.pronoun:
		return c.namedJustBefore(a.line, b.about)
	case b.about.pronoun:
		return c.namedJustBefore(b.line, a.about)
	}
	return c.sameTheme(a.about, b.about)
}

// namedJustBefore reports whether the sentence before has the noun of a theme.
func (c *comparison) namedJustBefore(l *line, t theme) bool {
	if t.head == "" || t.none {
		return false
	}
	words := lang.For(l.reading.Lang)
	if l.n == 0 {
		return false
	}
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.reading.Sentences[l.n-1].Span), func(x text.Token) bool {
		return x.Kind == text.Word && words.Root(x.Lower) == t.head
	})
}

// side is the side a telling takes in the end.
func side(t told) int {
	if t.none {
		return -t.side
	}
	return t.side
}

// sameAgent reports whether nothing says that two acts are of two.
func (c *comparison) sameAgent(a, b told) bool {
	if a.agent.pronoun || b.agent.pronoun {
		return false
	}
	return a.agent.none || b.agent.none || !a.agent.known() || !b.agent.known() || c.sameTheme(a.agent, b.agent)
}

// cannotBoth reports whether two tellings exclude each other: they are told of the
// same time, by two.
func (c *comparison) cannotBoth(a, b told) bool {
	if a.wish != nil {
		return c.rivalWishes(a.line, b.line, *a.wish, *b.wish)
	}
	if a.planned || b.planned || a.admits || b.admits || a.early || b.early || a.written().IsZero() || b.written().IsZero() || story.Shared(a.by.who, b.by.who) > 0 {
		return false
	}
	if a.line.witness == b.line.witness && !(a.by.known() && b.by.known() && c.rivalSpeakers(a.by, b.by)) {
		return false
	}
	if c.witnesses([]article.Passage{a.line.passage(), b.line.passage()}) < 2 && a.line.reading != b.line.reading {
		return false
	}
	gap := b.written().Sub(a.written())
	const day = 24 * time.Hour
	switch {
	case a.none != b.none:
		no, yes := a, b
		if b.none {
			no, yes = b, a
		}
		if no.open {
			return !yes.day().After(no.written()) && !yes.written().After(no.written()) && gap <= newsDays*day
		}
		return gap <= newsDays*day && !(yes.when.OneDay() && yes.when.From.After(no.written())) && !otherDay(a.line, b.line)
	case c.scale.lang.States.Final.Has(a.of):
		return gap <= newsDays*day && !otherDay(a.line, b.line)
	case a.state && b.state:
		return !otherDay(a.line, b.line) && a.past && b.past && (gap < day || gap <= newsDays*day && (hadBeen(a) || hadBeen(b)))
	case a.state != b.state:
		is, did := a, b
		if b.state {
			is, did = b, a
		}
		return (is.still || is.about.whole) && did.when.OneDay() && did.when.From.Before(is.day()) && gap < 2*day
	}
	return false
}

// hadBeen reports whether a state is told as that of an earlier time.
func hadBeen(t told) bool {
	r := t.line.reading
	from := text.Span{Start: max(t.line.passage().Span.Start, t.at.Start-24), End: t.at.Start}
	return hadNear(story.TokensIn(r.Notes.Tokens, from))
}

// turned: what one article tells of a theme, or of what somebody means to do, is
// otherwise in one of a later day.
func (c *comparison) turned() []story.Change {
	type step struct {
		line *line
		of   string
	}
	seen := map[step]bool{}
	var out []story.Change
	for _, pair := range c.against {
		a, b := pair[0], pair[1]
		from, to := step{a.line, a.of}, step{b.line, b.of}
		if !c.turns(a, b) || seen[to] || seen[from] {
			continue
		}
		seen[to], seen[from] = true, true
		steps := []story.Side{
			{Passages: []article.Passage{a.line.passage()}, When: a.line.reading.Date},
			{Passages: []article.Passage{b.line.passage()}, When: c.dayIn(b.line.reading, clauseOf(b.line, b.at), text.Span{})},
		}
		if !a.none && !b.none && !a.planned { // "ruled out resigning" is no "resigning"
			steps[0].Value, steps[1].Value = a.at, b.at
		}
		if about := c.calledBy(b); about != "" {
			out = append(out, story.Change{Why: whyTurned, About: about, Steps: steps})
		}
	}
	return out
}

// calledBy is the name or the noun of what is told of, "" where a pronoun stands.
func (c *comparison) calledBy(t told) string {
	about := t.about
	if !about.known() {
		about = t.meant
	}
	switch {
	case len(about.who) > 0:
		return c.story.Cast.Entities[about.who[0]].Name
	case about.anyone():
		return ""
	}
	return about.word
}

// turns reports whether the second telling is of what came after the first.
func (c *comparison) turns(a, b told) bool {
	da, db := a.written(), b.written()
	if !a.none && a.when.Bounded() && da.Sub(a.when.To) > newsDays*24*time.Hour || hangsIn(a) || !b.admits && hangsIn(b) {
		return false
	}
	if b.admits && !b.planned && !da.IsZero() && (db.After(da) || a.line.reading == b.line.reading && a.line.n < b.line.n && b.line.n-a.line.n < 3) {
		return true
	}
	if a.line == b.line {
		return had(a, b)
	}
	const day = 24 * time.Hour
	if table := &c.scale.lang.States; a.wish != nil || a.beside || b.beside || table.Unturned.Has(b.of) && !a.open || a.planned && b.state || strings.HasPrefix(b.of, "a:") && !a.open || !db.Truncate(day).After(da.Truncate(day)) && !b.when.OneDay() {
		return false
	}
	if a.early || a.planned && !a.own || !c.isNews(b) || b.when.Bounded() && b.when.From.Before(da) {
		return false
	}
	if da.IsZero() || db.IsZero() || b.planned || b.none || b.early || b.past && !b.state || !db.After(da) || a.none && !a.open && !a.planned {
		return false
	}
	if b.when.OneDay() && b.when.From.Before(da) || a.when.OneDay() && b.when.OneDay() && !b.when.From.After(a.when.From) {
		return false
	}
	return (!b.state || !b.past) && c.leftIt(b)
}

// isNews reports whether a telling is of what its article is written for: it states a
// day right before, or opens the article and states no time. What else is told may be of
// any time.
func (c *comparison) isNews(t told) bool {
	const opens, week = 3, 7 // sentences, days
	d := t.written()
	if t.when.OneDay() && t.when.How != article.Narrative {
		return !t.when.From.After(d) && d.Sub(t.when.From) <= week*24*time.Hour
	}
	return !t.when.Known() && t.line.n < opens && !slices.ContainsFunc(startingIn(t.line.reading.Notes.Times, clauseOf(t.line, t.at), func(x article.Time) int { return x.Start }), func(x article.Time) bool {
		return x.Kind == article.DateTime // "the next day": after what was told before it
	})
}

// leftIt reports whether who resigned "as head of the party" is otherwise called by
// that office: else he keeps the one he is known for.
func (c *comparison) leftIt(t told) bool {
	r := t.line.reading
	words := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, text.Span{Start: t.at.End, End: t.line.passage().Span.End})
	if len(toks) < 2 || !words.Judged.As.Has(toks[0].Lower) || len(t.about.who) == 0 {
		return true
	}
	office := c.themeAfter(t.line, toks[1:]).word
	return slices.ContainsFunc(c.story.Cast.Entities[t.about.who[0]].Roles, func(f story.RoleFact) bool { return officeOf(f) == office || strings.HasPrefix(office, officeOf(f)) })
}
