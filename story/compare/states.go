package compare

import (
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
	own     bool // what somebody did, and to nobody else: "resigned"
	active  bool // what somebody did to something: "did not arrest him"
	none    bool // it says that it was not so
	open    bool // of what may have come about since: "has not been found yet"
	still   bool
	past    bool            // before the time of the article: "had been locked"
	planned bool            // what somebody means to do
	admits  bool            // against what who says it said before
	early   bool            // in a clause of what came before: "after he was detained"
	ways    []lang.Kind     // where and with what it was done
	wish    *frame          // what somebody wants, if that is told
	meant   theme           // whom or what a pronoun in the place of about goes on about
	denying bool            // by who is said to have done it: "denied selling it"
	beside  bool            // told of it in passing: "an unlocked cupboard"
	more    map[string]bool // what is told of it beside, by preposition and root: "of leak"
	when    article.When    // the day its clause states
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
		for _, ts := range [][]told{c.toldIn(l), c.wishesIn(l)} {
			for _, t := range ts {
				if len(out[t.of]) < 4*maxPostings && !c.spokenHere(t) {
					out[t.of] = append(out[t.of], t)
					c.reads("state", l)
				}
			}
		}
	}
	return out
}

// wishesIn are the wishes of a sentence that lie on an axis, as states of who has them.
func (c *comparison) wishesIn(l *line) []told {
	var out []told
	for _, f := range l.frames {
		if f.aim.Axis == "" || f.kind != wish || len(f.who) != 1 {
			continue
		}
		t := told{line: l, of: "wish: " + f.aim.Axis, side: f.aim.Side, about: theme{who: f.who}, at: f.at, state: true, none: f.negated, wish: &f}
		by, who := c.sayer(l, f.at)
		t.by = speakingAs(l.reading, by, who)
		out = append(out, t)
	}
	return out
}

// negatedBefore is how many words behind a negator may be what it negates.
const negatedBefore = 9

// negated are the roots of the words that a sentence negates or denies, and those
// of acts that one alone did: nothing else can be told otherwise.
func (c *comparison) negated() map[string]bool {
	out := map[string]bool{}
	words := c.scale.lang
	for root := range words.Causes.Once.Words() {
		out[root] = true
	}
	for i := range c.lines {
		l := &c.lines[i]
		toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
		near, kinds := 0, slices.ContainsFunc(toks, func(t text.Token) bool { return words.States.Kinds.Of(t.Lower).Of > 0 })
		for _, t := range toks {
			if t.Kind != text.Word && t.Kind != text.Clitic {
				continue
			}
			if words.Acts.Negators.Has(t.Lower) || words.States.None.Has(t.Lower) || words.States.Failing.Has(t.Lower) || strings.HasSuffix(t.Lower, "n't") {
				near = negatedBefore
				continue
			}
			if rest, turned := opposite(t.Lower, words); turned {
				out[words.Root(rest)] = true
			}
			if _, verb := words.Acts.Verbs.Get(t.Lower); kinds && verb {
				out[words.Root(t.Lower)] = true
			}
			if near--; near < 0 && !l.denies || words.Words.Stop.Has(t.Lower) {
				continue
			}
			out[words.Root(t.Lower)] = true
		}
	}
	return out
}

// opposite is the word that one with a beginning like "un" is the opposite of.
func opposite(word string, l *lang.Language) (string, bool) {
	const least = 4 // letters of a word
	if l.States.Unlike.Has(word) {
		return word, false
	}
	for _, un := range l.States.Un {
		if rest, ok := strings.CutPrefix(word, un); ok && len(rest) >= least {
			return rest, true
		}
	}
	return word, false
}

// spokenHere reports whether somebody tells it of himself and no statement of his
// is read: a transcript.
func (c *comparison) spokenHere(t told) bool {
	l := t.line
	if slices.ContainsFunc(l.said, func(st article.Statement) bool { return st.Content.Contains(t.at) }) {
		return false
	}
	words := lang.For(l.reading.Lang)
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span), func(x text.Token) bool { return words.Claims.FirstPersons.Has(x.Norm) })
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
	near, bare := true, false
	for k := i - 1; k >= 0; k-- {
		w := toks[k].Lower
		bare = bare || w == "be"
		switch {
		case l.Acts.Negators.Has(w) && w != "no" && w != "without" && w != "nor" && w != "neither" && !strings.HasPrefix(w, "fail") && w != "unable":
			c.none = true
			if w == "cannot" {
				c.may = true
			}
		case l.Judged.Be.Has(w) || w == "being" || w == "get" || w == "got":
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
		case l.Acts.Modals.Has(w) && strings.HasSuffix(w, "n't"), w == "wasn't", w == "weren't", w == "hasn't", w == "haven't", w == "hadn't":
			c.none, c.does, near = true, true, false
			c.passive = c.passive || w == "wasn't" || w == "weren't"
		case l.Acts.Modals.Has(w):
			c.may, near = true, false
		case w == "to" && (k == i-1 || toks[k+1].Lower == "be"):
			c.to = true
			c.from = k
			return c
		case l.Acts.IsAdverb(w) || w == "so" || w == "far" || l.States.Still.Has(w) || l.States.Whole.Has(w) && w != "no" && w != "none":
			c.still = c.still || l.States.Still.Has(w)
			c.all = c.all || l.States.Whole.Has(w)
		default:
			c.from = k + 1
			c.may = c.may || bare && !c.will && !c.would // "ordered that no details be published"
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
	toks := l.plain()
	var out []told
	if len(toks) == 0 || words.Claims.Asking.Has(toks[0].Lower) {
		return nil // "Where they are held is not known."
	}
	for i := 0; i < len(toks); i++ {
		ts, n := c.statesAt(l, toks, i)
		if len(ts) == 0 {
			ts, n = c.actAt(l, toks, i)
		}
		if len(ts) == 0 {
			ts, n = c.qualityAt(l, toks, i)
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
				t.admits = t.admits || len(cue) > 0 && words.States.Admits.Has(cue[0].Lower)
				if st.Denial {
					t.denying = false
					t.none, t.open, t.past = !t.none, false, true
					t.by = c.speaker(r, st)
				}
			}
			t.none = t.none != t.denying
			if noLonger(toks[:i], words) {
				t.none, t.admits = !t.none, true // "no longer maintains that the engine failed"
			}
			if t.about.pronoun {
				t.meant = c.antecedent(l, toks, i, t.about)
			}
			if t.agent.pronoun {
				t.agent = c.antecedent(l, toks, i, t.agent)
			}
			t.more = c.moreOf(toks[i+n:], t, words)
			t.ways = waysOf(toks[i+n:], t.about.mods, words)
			t.early = opened(toks[:i], words) || !t.beside && lasted(toks[i+n:], words)
			if w, ok := statedDay(r, clauseOf(l, t.at), text.Span{}); ok {
				t.when = w
			}
			out = append(out, t)
		}
		i += max(n, 1) - 1
	}
	return out
}

// noLonger reports whether the tokens say that something is not so any longer.
func noLonger(toks []text.Token, l *lang.Language) bool {
	for k := 1; k < len(toks); k++ {
		if toks[k].Lower == l.States.Longer && l.States.None.Has(toks[k-1].Lower) {
			return true
		}
	}
	return false
}

// opened reports whether the clause that the tokens end in tells when something
// else was: "after he was detained".
func opened(toks []text.Token, l *lang.Language) bool {
	for k := len(toks) - 1; k >= max(0, len(toks)-longestTheme); k-- {
		if toks[k].Norm == "," || toks[k].Norm == ";" {
			return false
		}
		if l.States.Times.Has(toks[k].Lower) {
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
	return slices.ContainsFunc(toks[at+1:min(len(toks), at+6)], func(t text.Token) bool { return l.Minds.Units.Has(t.Lower) })
}

// supposed reports whether the clause that the tokens end in only supposes.
func supposed(toks []text.Token, l *lang.Language) bool {
	for k := len(toks) - 1; k >= max(0, len(toks)-longestTheme); k-- {
		if toks[k].Norm == "," || toks[k].Norm == ";" {
			return false
		}
		if l.Acts.Supposing.Has(toks[k].Lower) {
			return true
		}
	}
	return false
}

// rootsOf are the roots of the words up to the next mark.
func rootsOf(toks []text.Token, l *lang.Language) map[string]bool {
	out := map[string]bool{}
	for n, t := range toks {
		if n > longestTheme || t.Kind == text.Punct && t.Norm != "-" || l.Acts.Relatives.Has(t.Lower) {
			break
		}
		if t.Kind == text.Word && !l.Words.Stop.Has(t.Lower) && len(t.Lower) > 2 {
			out[l.Root(t.Lower)] = true
		}
	}
	return out
}

// longestState is how many words a phrase for a state has at the most.
const longestState = 5

// beginnings are the phrases that the tokens begin with, of one token and more.
func beginnings(toks []text.Token) []string {
	toks = toks[:min(longestState, len(toks))]
	var room [64]byte
	phrase, ends := room[:0], [longestState]int{}
	for k, t := range toks {
		if k > 0 && t.Space {
			phrase = append(phrase, ' ')
		}
		phrase = append(phrase, t.Lower...)
		ends[k] = len(phrase)
	}
	whole, out := string(phrase), make([]string, len(toks))
	for k := range toks {
		out[k] = whole[:ends[k]]
	}
	return out
}

// longestOf are the entries of the longest of some phrases, which are of one token
// and more.
func longestOf(phrases []string, table lang.Table[[]lang.State]) ([]lang.State, int) {
	for n := len(phrases); n > 0; n-- {
		if st := table.Of(phrases[n-1]); len(st) > 0 {
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
	if table.There.Has(toks[i-1].Lower) && i+2 < len(toks) && words.Acts.PastHelpers.Has(toks[i].Lower) && table.None.Has(toks[i+1].Lower) {
		if about := c.themeAfter(l, toks[i+1:]); about.none && about.head != "" {
			about.none, about.whole, about.exact = false, true, true
			return []told{{of: table.Heard, side: 1, about: about, none: true, at: spanOf(toks[i : i+3]), past: true}}, 2
		}
	}
	if words.Judged.Be.Has(toks[i-1].Lower) && begins(toks[i:], words.Causes.Wrong) > 0 { // "there was nothing wrong with that engine"
		n := begins(toks[i:], words.Causes.Wrong)
		if about := c.themeAfter(l, toks[i+n:]); about.head != "" {
			return []told{{of: table.Works, side: -1, about: about, none: true, at: spanOf(toks[i : i+n]), past: true}}, n
		}
	}
	if !table.Firsts.Has(toks[i].Lower) {
		return nil, 0
	}
	ch := chainBefore(toks, i, words)
	phrases := beginnings(toks[i:])
	if sts, n := longestOf(phrases, table.Being); n > 0 && !words.Doing.By.Has(next(toks, i+n-1)) && ch.passive && !ch.may && !ch.to && !ch.will && !ch.would {
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
	done, ofDone := longestOf(phrases, table.Done)
	gone, ofGone := longestOf(phrases, table.Gone)
	for k, sts := range [][]lang.State{done, gone} {
		m := ofDone
		if k > 0 {
			m = ofGone
		}
		if m < max(ofDone, ofGone) {
			continue
		}
		for _, st := range sts {
			if by := next(toks, i+m-1); table.Unless.Of(st.Of).Has(by) || k > 0 && ch.passive && words.Doing.By.Has(by) {
				continue // "is survived by his wife"
			}
			if t, ok := c.deed(l, toks, i, m, st, ch, k == 0); ok {
				out, n = append(out, t), m
			}
		}
	}
	return out, n
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
	if i == 0 || toks[i].Kind != text.Word || toks[i].Norm != toks[i].Lower {
		return nil, 0
	}
	root := words.Root(toks[i].Lower)
	if !c.denied[root] || words.States.Vague.Has(root) {
		return nil, 0
	}
	ch := chainBefore(toks, i, words)
	v, ok := verbAt(toks, i, ch, words)
	if !ok || words.Acts.Light.Has(toks[i].Lower) || words.Acts.Auxiliaries.Has(toks[i].Lower) || words.Words.Determiners.Has(toks[i-1].Lower) || v.Class == "say" && words.Causes.Once.Of(root) == 0 {
		return nil, 0
	}
	st := lang.State{Of: "v:" + root, Side: 1, Form: v.Form}
	for _, object := range []bool{true, false} {
		if t, ok := c.deed(l, toks, i, 1, st, ch, object); ok && !t.planned {
			return []told{t}, 1
		}
	}
	return nil, 0
}

// verbAt reads a verb at token i, also one of no table: what ends like a participle
// behind a helper or a noun, and what stands behind "did not" or "failed to".
func verbAt(toks []text.Token, i int, ch chain, l *lang.Language) (lang.Verb, bool) {
	if i == 0 || toks[i].Kind != text.Word {
		return lang.Verb{}, false
	}
	w := toks[i].Lower
	if v, ok := l.Acts.Verbs.Get(w); ok {
		return v, v.Form == lang.PastForm || v.Form == lang.BaseForm || v.Form == lang.IngForm && (ch.passive || withoutIt(toks, i, l))
	}
	before := toks[i-1]
	switch {
	case l.Words.Stop.Has(w) || l.Acts.IsAdverb(w) || len(w) < 4:
	case l.Words.Past.Of(w) != "", strings.HasSuffix(w, l.Doing.Past) && len(w) > 4:
		if ch.from < i || before.Kind == text.Word && !l.Words.Determiners.Has(before.Lower) && !l.Words.Prepositions.Has(before.Lower) && !l.Words.Conjunctions.Has(before.Lower) && !l.Judged.Be.Has(before.Lower) {
			return lang.Verb{Base: w, Class: w, Form: lang.PastForm}, true
		}
	case ch.does && ch.none || ch.to && ch.from > 0 && l.States.Failing.Has(toks[ch.from-1].Lower):
		return lang.Verb{Base: w, Class: w, Form: lang.BaseForm}, true
	}
	return lang.Verb{}, false
}

// withoutIt reports whether an -ing form at token i tells what was not done:
// "without firing", "denied selling".
func withoutIt(toks []text.Token, i int, l *lang.Language) bool {
	return toks[i-1].Lower == l.States.Without || l.Denied.Verbs.Has(toks[i-1].Lower)
}

// qualityAt reads any other word behind "be" at token i for how a thing is.
func (c *comparison) qualityAt(l *line, toks []text.Token, i int) ([]told, int) {
	words := lang.For(l.reading.Lang)
	w := toks[i].Lower
	if i == 0 || toks[i].Kind != text.Word || toks[i].Norm != w || len(w) < 4 || words.Words.Stop.Has(w) || words.Acts.IsAdverb(w) || words.Words.Prepositions.Has(w) || words.Words.Determiners.Has(w) || words.Judged.Be.Has(w) {
		return nil, 0
	}
	if _, verb := words.Acts.Verbs.Get(w); verb || strings.HasSuffix(w, words.Times.Progressive) || words.Words.Past.Of(w) != "" {
		return nil, 0
	}
	if i+1 < len(toks) && toks[i+1].Kind != text.Punct && toks[i+1].Kind != text.Quote && !words.Words.Prepositions.Has(toks[i+1].Lower) && !words.Words.Conjunctions.Has(toks[i+1].Lower) && !words.Acts.Openers.Has(toks[i+1].Lower) {
		return nil, 0 // "was not big news"
	}
	rest, turned := opposite(w, words)
	root := words.Root(rest)
	if !c.denied[root] || words.States.Minor.Has(w) {
		return nil, 0
	}
	ch := chainBefore(toks, i, words)
	if !ch.passive || ch.may || ch.to || ch.will || ch.would {
		return nil, 0
	}
	t := told{of: "a:" + root, side: 1, at: toks[i].Span, state: true, none: ch.none, still: ch.still, past: ch.had || !isNow(toks[ch.from:i])}
	if turned {
		t.side = -1
	}
	t.about = c.themeBefore(l, toks, ch.from)
	t.none = t.none || t.about.none
	t.about.whole = t.about.whole || ch.all
	if !t.about.known() && !t.about.pronoun {
		return nil, 0
	}
	return []told{t}, 1
}

// statesNamed are the states of an axis that a word begins a phrase for.
func (c *comparison) statesNamed(x text.Token, of string) []lang.State {
	table := &c.scale.lang.States
	return slices.DeleteFunc(slices.Concat(table.Done.Of(x.Lower), table.Being.Of(x.Lower)), func(s lang.State) bool { return s.Of != of })
}

// moreOf are the roots of what stands behind an act in its clause, but for what it
// is done to and for times, each behind its preposition: "of leak".
func (c *comparison) moreOf(toks []text.Token, t told, l *lang.Language) map[string]bool {
	out := map[string]bool{}
	preposition := ""
	for k, x := range toks {
		list := l.States.Detailed.Has(t.of) && (x.Norm == "," || l.Words.Conjunctions.Has(x.Lower)) && !l.Acts.Openers.Has(x.Lower)
		if k > longestTheme || !list && (x.Kind == text.Punct && x.Norm != "-" || x.Kind == text.Quote || l.Acts.Relatives.Has(x.Lower) || l.Acts.Openers.Has(x.Lower) || l.Words.Conjunctions.Has(x.Lower) && k > 0) {
			break
		}
		if l.States.Detailed.Has(t.of) && (len(c.statesNamed(x, t.of)) > 0 || l.Words.Prepositions.Has(x.Lower) && preposition != "") {
			break // "but cleared him of", "on Thursday"
		}
		if q, cue := l.Statements.Cues.Get(x.Lower); cue && (q.Form == lang.PastForm || q.Form == lang.ThirdForm) {
			break
		}
		if l.Words.Prepositions.Has(x.Lower) {
			preposition = x.Lower
		}
		if preposition != "" && x.Kind == text.Word && !l.Words.Stop.Has(x.Lower) && !l.Words.Prepositions.Has(x.Lower) && len(x.Lower) > 2 && !timed(t.line, x.Span) {
			out[preposition+" "+l.Root(x.Lower)] = true
		}
	}
	return out
}

// waysOf are the kinds of the nouns behind prepositions in a clause: "through a
// skylight", "with a hammer". They say nothing of which thing it was done to, and
// leave its mods.
func waysOf(toks []text.Token, mods map[string]bool, l *lang.Language) []lang.Kind {
	var out []lang.Kind
	for k := 0; k < len(toks) && k < 2*longestTheme; k++ {
		x := toks[k]
		if x.Kind == text.Punct && x.Norm != "-" || x.Kind == text.Quote || l.Acts.Relatives.Has(x.Lower) || l.Acts.Openers.Has(x.Lower) {
			break
		}
		if !l.States.Ways.Has(x.Lower) || k+2 >= len(toks) || !l.Words.Articles.Has(toks[k+1].Lower) && !l.Acts.Possessives.Has(toks[k+1].Lower) {
			continue
		}
		last := k + 2 // of "a basement door"
		for last+1 < min(len(toks), k+5) && plainNoun(toks[last+1], l) {
			last++
		}
		if kind, ok := l.States.Kinds.Get(toks[last].Lower); ok {
			out = append(out, kind)
			for _, w := range toks[k+2 : last+1] {
				delete(mods, text.Stem(w.Lower))
			}
		}
	}
	return out
}

// plainNoun reports whether a word can go on with a noun: no word of another part of
// the sentence.
func plainNoun(t text.Token, l *lang.Language) bool {
	_, cue := l.Statements.Cues.Get(t.Lower)
	return t.Kind == text.Word && t.Norm == t.Lower && !cue && !l.Words.Stop.Has(t.Lower) && !l.Words.Prepositions.Has(t.Lower) && !l.Acts.IsAdverb(t.Lower) && !l.Acts.Openers.Has(t.Lower)
}

// deed reads who or what a verb at token i, of n tokens, tells of. A verb that
// does something to its object tells of that; in the passive, of its subject.
func (c *comparison) deed(l *line, toks []text.Token, i, n int, st lang.State, ch chain, object bool) (told, bool) {
	words := lang.For(l.reading.Lang)
	t := told{of: st.Of, side: st.Side, at: spanOf(toks[i : i+n]), none: ch.none, past: ch.had, still: ch.still}
	if k := ch.from; k > 2 && words.Acts.Relatives.Has(toks[k-1].Lower) && words.Doing.Of.Has(toks[k-2].Lower) && words.States.None.Has(toks[k-3].Lower) {
		t.none = true // "students, none of whom had shown"
	}
	t.open = ch.has && ch.none || slices.ContainsFunc(toks, func(x text.Token) bool { return words.States.SoFar.Has(x.Lower) })
	from := ch.from
	going := st.Form == lang.IngForm && ch.passive && !withoutIt(toks, i, words) // "has been leaking"
	ch.passive, t.beside = ch.passive && !going, going
	if !ch.none && slices.ContainsFunc(toks[ch.from:i], func(x text.Token) bool { return words.States.Ever.Has(x.Lower) }) {
		return t, false
	}
	failed := ch.to && from > 0 && words.States.Failing.Has(toks[from-1].Lower)
	if failed {
		from--
		before := chainBefore(toks, from, words)
		failed, t.none, t.past, t.open = !before.may && !before.will && !before.would && !before.to && !before.none, true, before.had, before.has
	}
	switch {
	case failed:
	case st.Form == lang.IngForm && withoutIt(toks, i, words):
		t.beside, from = true, i-1
		t.none = toks[i-1].Lower == words.States.Without
		t.denying = !t.none
	case ch.may || from > 0 && toks[from-1].Lower == "having": // "without having seen it"
		return t, false
	case ch.none && !going && !ch.passive && !ch.had && !ch.has && !ch.does && !ch.will && !ch.would:
		return t, false // "Not cut him loose"
	case (st.Form == lang.PastForm || going) && !ch.will && !ch.would && !ch.to && !ch.does:
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
		if behind.known() && (going || st.Form != lang.IngForm) && strings.HasPrefix(st.Of, "v:") {
			return t, false
		}
		t.about, t.own = subject, true
	case ch.passive:
		t.about = subject
		if by := slices.IndexFunc(toks[i+n:], func(x text.Token) bool { return words.Doing.By.Has(x.Lower) }); by >= 0 && by < 8 {
			t.agent = c.themeAfter(l, toks[i+n+by+1:])
		}
	case behind.known() || behind.none || behind.pronoun:
		t.about, t.agent, t.active = behind, subject, true
		if st.Form == lang.IngForm && toks[i-1].Lower == words.States.Without {
			t.agent = theme{} // of another clause
		}
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
		if l.States.Refusing.Has(p) {
			return end - n, true, true
		}
		if l.States.Planning.Has(p) {
			return end - n, n+1 <= end && end-n > 0 && l.Acts.Negators.Has(toks[end-n-1].Lower), true
		}
	}
	return 0, false, false
}
