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

// Of one thing one cannot tell that it was locked and that it was open, that it
// was inspected and that it was not, unless one was so at another time. What is
// told of a thing is read clause by clause; two of them are set against each other
// where they tell opposite things of one theme. What was so first and is otherwise
// in an article of a later day is a change.

// told is what a clause tells of a thing.
type told struct {
	line    *line
	by      speaking // who says so; nobody: the article
	of      string   // what may be so or not: an axis of States, or a verb
	side    int
	about   theme
	agent   theme // who did it
	at      text.Span
	state   bool // a state, no act: "is in custody"
	none    bool // it says that it was not so
	open    bool // of what may have come about since: "has not been found yet"
	still   bool
	past    bool         // before the time of the article: "had been locked"
	planned bool         // what somebody means to do
	admits  bool         // against what who says it said before
	early   bool         // in a clause of what came before: "after he was detained"
	when    article.When // the day its clause states
}

// written is the day of the article.
func (t told) written() time.Time { return t.line.reading.Written() }

// day is the day the clause states, else that of the article.
func (t told) day() time.Time {
	if t.when.OneDay() {
		return t.when.From
	}
	return t.written()
}

// accounts are what all clauses tell, by what may be so or not.
func (c *comparison) accounts() map[string][]told {
	out := map[string][]told{}
	c.denied = c.negated()
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || !readable(l.reading) || runOn(l) || asksOf(l.reading, l.passage().Span) {
			continue
		}
		for _, t := range c.toldIn(l) {
			if c.spokenHere(t) {
				continue
			}
			if len(out[t.of]) < 4*maxPostings {
				out[t.of] = append(out[t.of], t)
			}
		}
	}
	return out
}

// negated are the verbs, by their roots, of sentences that negate or deny something,
// and those of acts that one alone did: no other act can be told otherwise.
func (c *comparison) negated() map[string]bool {
	out := map[string]bool{}
	words := c.scale.lang
	for root := range words.Causes.Once {
		out[root] = true
	}
	for i := range c.lines {
		l := &c.lines[i]
		toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
		if !l.denies && !slices.ContainsFunc(toks, func(t text.Token) bool { return words.Acts.Negators[t.Lower] || words.States.None[t.Lower] }) {
			continue
		}
		for _, t := range toks {
			if _, verb := words.Acts.Verbs[t.Lower]; verb {
				out[words.Root(t.Lower)] = true
			}
		}
	}
	return out
}

// spokenHere reports whether somebody tells it of himself and no statement of his
// is read: a transcript.
func (c *comparison) spokenHere(t told) bool {
	l := t.line
	if slices.ContainsFunc(l.said, func(st article.Statement) bool { return st.Content.Contains(t.at) }) {
		return false
	}
	words := lang.For(l.reading.Lang)
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span), func(x text.Token) bool { return words.Claims.FirstPersons[x.Norm] })
}

// chain is what stands between a subject and its verb.
type chain struct {
	all                        bool // "were both"
	from                       int  // where it begins
	passive, none, had, has    bool
	will, would, may, to, does bool
	still                      bool
}

// chainBefore reads the helpers, negators and adverbs before token i.
func chainBefore(toks []text.Token, i int, l *lang.Language) chain {
	c := chain{from: i}
	near := true
	for k := i - 1; k >= 0; k-- {
		w := toks[k].Lower
		switch {
		case l.Acts.Negators[w] && w != "no" && w != "without" && w != "nor" && w != "neither" && !strings.HasPrefix(w, "fail") && w != "unable":
			c.none = true
			if w == "cannot" {
				c.may = true
			}
		case l.Judged.Be[w] || w == "being" || w == "get" || w == "got":
			c.passive = c.passive || near
			near = false
		case w == "had":
			c.had, near = true, false
		case w == "has" || w == "have" || w == "'ve":
			c.has, near = true, false
		case w == "will" || w == "'ll" || w == "shall":
			c.will, near = true, false
		case w == "would":
			c.would, near = true, false
		case w == "did" || w == "does" || w == "do":
			c.does, near = true, false
		case l.Acts.Modals[w] && strings.HasSuffix(w, "n't"), w == "wasn't", w == "weren't", w == "hasn't", w == "haven't", w == "hadn't":
			c.none, c.does, near = true, true, false
			c.passive = c.passive || w == "wasn't" || w == "weren't"
		case l.Acts.Modals[w]:
			c.may, near = true, false
		case w == "to" && k == i-1:
			c.to = true
			c.from = k
			return c
		case l.Acts.IsAdverb(w) || w == "so" || w == "far" || l.States.Still[w] || l.States.Whole[w] && w != "no" && w != "none":
			c.still = c.still || l.States.Still[w]
			c.all = c.all || l.States.Whole[w]
		default:
			c.from = k + 1
			return c
		}
		c.from = k
	}
	return c
}

// toldIn reads a sentence.
func (c *comparison) toldIn(l *line) []told {
	r := l.reading
	words := lang.For(r.Lang)
	toks := slices.DeleteFunc(slices.Clone(story.TokensIn(r.Notes.Tokens, l.passage().Span)), func(t text.Token) bool { return t.Kind == text.Quote })
	var out []told
	if len(toks) == 0 || words.Claims.Asking[toks[0].Lower] {
		return nil // "Where they are held is not known."
	}
	for i := 0; i < len(toks); i++ {
		ts, n := c.statesAt(l, toks, i)
		if len(ts) == 0 {
			ts, n = c.actAt(l, toks, i)
		}
		if len(ts) == 0 || supposed(toks[:i], words) {
			continue
		}
		for _, t := range ts {
			t.line = l
			by, who := c.sayer(l, toks[i].Span)
			t.by = speakingAs(r, by, who)
			for _, st := range l.said {
				if !st.Content.Contains(t.at) {
					continue
				}
				cue := story.TokensIn(r.Notes.Tokens, st.Cue)
				t.admits = t.admits || len(cue) > 0 && words.States.Admits[cue[0].Lower]
				if st.Denial {
					t.none, t.open, t.past = !t.none, false, true
					t.by = c.speaker(r, st)
				}
			}
			if slices.ContainsFunc(toks[:i], func(x text.Token) bool { return x.Lower == words.States.Longer }) {
				t.none, t.admits = !t.none, true // "no longer maintains that the engine failed"
			}
			t.early = opened(toks[:i], words) || lasted(toks[i+n:], words)
			if w, ok := statedDay(r, clauseOf(l, t.at), text.Span{}); ok {
				t.when = w
			}
			out = append(out, t)
		}
		i += max(n, 1) - 1
	}
	return out
}

// opened reports whether the clause that the tokens end in tells when something
// else was: "after he was detained".
func opened(toks []text.Token, l *lang.Language) bool {
	for k := len(toks) - 1; k >= max(0, len(toks)-longestTheme); k-- {
		if toks[k].Norm == "," || toks[k].Norm == ";" {
			return false
		}
		if l.States.Times[toks[k].Lower] {
			return true
		}
	}
	return false
}

// lasted reports whether the tokens say for how long it was so: it is over then.
func lasted(toks []text.Token, l *lang.Language) bool {
	at := slices.IndexFunc(toks[:min(len(toks), 6)], func(t text.Token) bool { return t.Lower == l.Statements.For })
	if at < 0 {
		return false
	}
	return slices.ContainsFunc(toks[at+1:min(len(toks), at+6)], func(t text.Token) bool { return l.Minds.Units[t.Lower] })
}

// supposed reports whether the clause that the tokens end in only supposes.
func supposed(toks []text.Token, l *lang.Language) bool {
	for k := len(toks) - 1; k >= max(0, len(toks)-longestTheme); k-- {
		if toks[k].Norm == "," || toks[k].Norm == ";" {
			return false
		}
		if l.Acts.Supposing[toks[k].Lower] {
			return true
		}
	}
	return false
}

// rootsOf are the roots of the words up to the next mark.
func rootsOf(toks []text.Token, l *lang.Language) map[string]bool {
	out := map[string]bool{}
	for n, t := range toks {
		if n > longestTheme || t.Kind == text.Punct && t.Norm != "-" || l.Acts.Relatives[t.Lower] {
			break
		}
		if t.Kind == text.Word && !l.Words.Stop[t.Lower] && len(t.Lower) > 2 {
			out[l.Root(t.Lower)] = true
		}
	}
	return out
}

// longestOf are the entries of the longest phrase that the tokens begin with.
func longestOf(toks []text.Token, table map[string][]lang.State) ([]lang.State, int) {
	for n := min(4, len(toks)); n > 0; n-- {
		if st := table[phraseOf(toks[:n])]; len(st) > 0 {
			return st, n
		}
	}
	return nil, 0
}

// statesAt reads the states that token i puts a thing in: "was released", "set the
// porter free", "is in custody".
func (c *comparison) statesAt(l *line, toks []text.Token, i int) (out []told, n int) {
	words := lang.For(l.reading.Lang)
	table := &words.States
	if toks[i].Norm != toks[i].Lower || i == 0 {
		return nil, 0
	}
	if table.There[toks[i-1].Lower] && i+2 < len(toks) && words.Acts.PastHelpers[toks[i].Lower] && table.None[toks[i+1].Lower] {
		if about := c.themeAfter(l, toks[i+1:]); about.none && about.head != "" {
			about.none, about.whole, about.exact = false, true, true
			return []told{{of: table.Heard, side: 1, about: about, none: true, at: spanOf(toks[i : i+3]), past: true}}, 2
		}
	}
	if words.Judged.Be[toks[i-1].Lower] && begins(toks[i:], words.Causes.Wrong) > 0 { // "there was nothing wrong with that engine"
		n := begins(toks[i:], words.Causes.Wrong)
		if about := c.themeAfter(l, toks[i+n:]); about.head != "" {
			return []told{{of: table.Heard, side: -1, about: about, none: true, at: spanOf(toks[i : i+n]), past: true}}, n
		}
	}
	if !table.Firsts[toks[i].Lower] {
		return nil, 0
	}
	ch := chainBefore(toks, i, words)
	if sts, n := longestOf(toks[i:], table.Being); n > 0 && ch.passive && !ch.may && !ch.to && !ch.will && !ch.would {
		for _, st := range sts {
			t := told{of: st.Of, side: st.Side, at: spanOf(toks[i : i+n]), state: true, none: ch.none, still: ch.still, past: ch.had || ch.passive && !isNow(toks[ch.from:i])}
			t.about = c.themeBefore(l, toks, ch.from)
			t.none = t.none || t.about.none
			t.about.whole = t.about.whole || ch.all
			if t.about.known() || t.about.pronoun {
				out = append(out, t)
			}
		}
		return out, n
	}
	for k, verbs := range []map[string][]lang.State{table.Done, table.Gone} {
		sts, m := longestOf(toks[i:], verbs)
		for _, st := range sts {
			if table.Unless[st.Of][next(toks, i+m-1)] {
				continue
			}
			if t, ok := c.deed(l, toks, i, m, st, ch, k == 0); ok {
				out, n = append(out, t), m
			}
		}
		if len(out) > 0 {
			return out, n
		}
	}
	return nil, 0
}

// isNow reports whether the helpers of a clause are those of the present.
func isNow(toks []text.Token) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool {
		return t.Lower == "is" || t.Lower == "are" || t.Lower == "'s" || strings.HasPrefix(t.Lower, "remain") && !strings.HasSuffix(t.Lower, "ed")
	})
}

// isPresent reports whether the helpers tell what is always so: "does not infect".
func isPresent(toks []text.Token) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool { return strings.HasPrefix(t.Lower, "do") })
}

// actAt reads any other act at token i.
func (c *comparison) actAt(l *line, toks []text.Token, i int) ([]told, int) {
	words := lang.For(l.reading.Lang)
	v, ok := words.Acts.Verbs[toks[i].Lower]
	if !ok || i == 0 || toks[i].Norm != toks[i].Lower || v.Class == "say" || words.Acts.Light[toks[i].Lower] || words.Acts.Auxiliaries[toks[i].Lower] || words.Words.Determiners[toks[i-1].Lower] {
		return nil, 0
	}
	root := words.Root(toks[i].Lower)
	if !c.denied[root] {
		return nil, 0
	}
	if v.Form != lang.PastForm && v.Form != lang.BaseForm || words.States.Vague[root] {
		return nil, 0
	}
	st := lang.State{Of: "v:" + root, Side: 1, Form: v.Form}
	ch := chainBefore(toks, i, words)
	for _, object := range []bool{true, false} {
		if t, ok := c.deed(l, toks, i, 1, st, ch, object); ok && !t.planned {
			return []told{t}, 1
		}
	}
	return nil, 0
}

// deed reads who or what a verb at token i, of n tokens, tells of. A verb that
// does something to its object tells of that; in the passive, of its subject.
func (c *comparison) deed(l *line, toks []text.Token, i, n int, st lang.State, ch chain, object bool) (told, bool) {
	words := lang.For(l.reading.Lang)
	t := told{of: st.Of, side: st.Side, at: spanOf(toks[i : i+n]), none: ch.none, past: ch.had, still: ch.still}
	t.open = ch.has && ch.none || slices.ContainsFunc(toks, func(x text.Token) bool { return words.States.SoFar[x.Lower] })
	from := ch.from
	switch {
	case ch.may || from > 0 && toks[from-1].Lower == "having": // "without having seen it"
		return t, false
	case ch.none && !ch.passive && !ch.had && !ch.has && !ch.does && !ch.will && !ch.would:
		return t, false // "Not cut him loose"
	case st.Form == lang.PastForm && !ch.will && !ch.would && !ch.to && !ch.does:
	case ch.does && ch.none && st.Form == lang.BaseForm && !isPresent(toks[ch.from:i]):
	default:
		k, refuses, ok := meaning(toks[:i], words)
		if !ok {
			return t, false
		}
		t.planned, t.none, from = true, false, k
		if refuses {
			t.side = -t.side
		}
		ch.passive = ch.passive || i > 0 && toks[i-1].Lower == "be"
		t.past = t.past || k > 0 && hadNear(toks[max(0, k-3):i])
	}
	behind := c.themeAfter(l, toks[i+n:])
	subject := c.themeBefore(l, toks, chainBefore(toks, from, words).from)
	switch {
	case !object:
		if behind.known() && st.Form != lang.IngForm && strings.HasPrefix(st.Of, "v:") {
			return t, false
		}
		t.about = subject
	case ch.passive:
		t.about = subject
		if by := slices.IndexFunc(toks[i+n:], func(x text.Token) bool { return words.Doing.By[x.Lower] }); by >= 0 && by < 8 {
			t.agent = c.themeAfter(l, toks[i+n+by+1:])
		}
	case behind.known() || behind.none || behind.pronoun:
		t.about, t.agent = behind, subject
	case ch.from == i && !t.planned: // "the porter arrested on Friday"
		t.about = subject
	default:
		return t, false
	}
	if t.about.none || subject.none && !ch.passive {
		t.none = true
	} else if t.none && (t.about.part || t.about.first) && !ch.passive {
		t.about.none, t.about.part, t.about.first = true, false, false // "not a single crown"
	}
	return t, t.about.known() || t.about.pronoun
}

// hadNear reports whether the tokens put what they tell before the time of the
// article: "had still".
func hadNear(toks []text.Token) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool { return t.Lower == "had" })
}

// meaning reads the words that end before a verb by which somebody means to do it,
// or not to: where they begin, and whether he refuses.
func meaning(toks []text.Token, l *lang.Language) (from int, refuses, ok bool) {
	end := len(toks)
	for end > 0 && (l.Acts.IsAdverb(toks[end-1].Lower) || toks[end-1].Lower == "be") {
		end--
	}
	for n := min(4, end); n > 0; n-- {
		p := phraseOf(toks[end-n : end])
		if l.States.Refusing[p] {
			return end - n, true, true
		}
		if l.States.Planning[p] {
			return end - n, n+1 <= end && end-n > 0 && l.Acts.Negators[toks[end-n-1].Lower], true
		}
	}
	return 0, false, false
}

// Why two tellings are set against each other.
const (
	whyOpposite = "two sources tell opposite things of it"
	whyTurned   = "an earlier article tells the opposite"
)

// oppositeTensions: two witnesses tell opposite things of one theme at one time.
func (c *comparison) oppositeTensions(shown []story.Tension) []story.Tension {
	var out []story.Tension
	c.opposites(func(a, b told) {
		if !c.cannotBoth(a, b) {
			return
		}
		if slices.ContainsFunc(slices.Concat(shown, out), func(t story.Tension) bool {
			return cited(t.Sides, a.line.passage()) && cited(t.Sides, b.line.passage())
		}) || slices.ContainsFunc(out, func(t story.Tension) bool {
			return cited(t.Sides, a.line.passage()) || cited(t.Sides, b.line.passage())
		}) {
			return
		}
		out = append(out, story.Tension{
			Kind: story.OutcomeTension, Event: firstShared(a.line.events, b.line.events), Why: whyOpposite,
			Sides: []story.Side{tellingSide(a), tellingSide(b)},
		})
	})
	return out
}

func tellingSide(t told) story.Side {
	return story.Side{Passages: []article.Passage{t.line.passage()}, Value: t.at, Who: t.by.who}
}

// opposites calls f for pairs of tellings that are opposite, of one theme, the
// earlier article first.
func (c *comparison) opposites(f func(a, b told)) {
	for _, of := range slices.Sorted(maps.Keys(c.claimed)) {
		ts := c.claimed[of]
		act := strings.HasPrefix(of, "v:")
		for k, b := range ts {
			for _, a := range ts[:k] {
				if side(a) == side(b) || act && a.none == b.none || a.line == b.line && !had(a, b) || c.elsewhere(a.line, b.line) || !c.sameTold(a, b) || act && (!c.sameAgent(a, b) || (a.about.none || b.about.none) && a.about.head != b.about.head) {
					continue
				}
				if a.written().After(b.written()) {
					f(b, a)
				} else {
					f(a, b)
				}
			}
		}
	}
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
	c.opposites(func(a, b told) {
		if !c.turns(a, b) || seen[step{b.line, b.of}] {
			return
		}
		seen[step{b.line, b.of}] = true
		steps := []story.Side{
			{Passages: []article.Passage{a.line.passage()}, When: a.line.reading.Date},
			{Passages: []article.Passage{b.line.passage()}, When: c.dayIn(b.line.reading, clauseOf(b.line, b.at), text.Span{})},
		}
		if !a.none && !b.none && !a.planned { // "ruled out resigning" is no "resigning"
			steps[0].Value, steps[1].Value = a.at, b.at
		}
		out = append(out, story.Change{Why: whyTurned, Steps: steps})
	})
	return out
}

// turns reports whether the second telling is of what came after the first.
func (c *comparison) turns(a, b told) bool {
	da, db := a.written(), b.written()
	if b.admits && !b.planned && !da.IsZero() && (db.After(da) || a.line.reading == b.line.reading && a.line.n < b.line.n && b.line.n-a.line.n < 3) {
		return true
	}
	if a.line == b.line {
		return had(a, b)
	}
	if da.IsZero() || db.IsZero() || b.planned || b.none || b.early || b.past && !b.state || !db.After(da) || a.none && !a.open && !a.planned {
		return false
	}
	if b.when.OneDay() && b.when.From.Before(da) || a.when.OneDay() && b.when.OneDay() && !b.when.From.After(a.when.From) {
		return false
	}
	return (!b.state || !b.past) && c.leftIt(b)
}

// leftIt reports whether who resigned "as head of the party" is otherwise called by
// that office: else he keeps the one he is known for.
func (c *comparison) leftIt(t told) bool {
	r := t.line.reading
	words := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, text.Span{Start: t.at.End, End: t.line.passage().Span.End})
	if len(toks) < 2 || !words.Judged.As[toks[0].Lower] || len(t.about.who) == 0 {
		return true
	}
	office := c.themeAfter(t.line, toks[1:]).word
	return slices.ContainsFunc(c.story.Cast.Entities[t.about.who[0]].Roles, func(f story.RoleFact) bool { return officeOf(f) == office || strings.HasPrefix(office, officeOf(f)) })
}
