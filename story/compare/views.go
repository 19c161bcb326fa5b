package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What two sources agree on is seldom a sentence of either: each tells more. So
// a sentence is looked at in views: all of it, the beginnings at which it could
// end, the clauses that begin inside it and could stand alone, and what it says
// of a noun in passing ("Alton Greave, who was jailed for six years"). A view
// says nothing that its sentence does not say: no condition, denial or doubt is
// cut off.

// view is a stretch of a sentence that can be shown by itself.
type view struct {
	text.Span
	items []item
	bare  bareness
	first int       // the place of the first item among those of its line
	verb  text.Span // its first; empty for a number with what it counts
}

// bareness says whether who says so is cut off a view.
type bareness uint8

const (
	dressed bareness = iota // nothing is
	ofSome                  // somebody unnamed: "officials said"
	ofOne                   // somebody named
)

// mostViews bounds the views of a sentence.
const mostViews = 16

// viewer cuts one sentence.
type viewer struct {
	line  *line
	toks  []text.Token
	words *lang.Language
	items []item
	ends  []int // tokens before which a view can end, in order
}

// viewsOf are the views of a line, the whole sentence first, each begun at the
// same place in the order of its length; read once.
func (c *comparison) viewsOf(l *line) []view {
	if l.views != nil {
		return l.views
	}
	sen := l.reading.Sentences[l.n].Span
	v := viewer{line: l, toks: story.TokensIn(l.reading.Notes.Tokens, sen), words: lang.For(l.reading.Lang)}
	items := c.itemsOf(l)
	v.items, v.ends = items, v.cuts()
	add := func(from, to int, bare bareness) {
		sp := text.Span{Start: v.toks[from].Start, End: v.toks[to-1].End}
		in := itemsIn(items, sp)
		same := func(o view) bool { return o.Contains(sp) && len(o.items) == len(in) && o.bare == bare }
		if len(in) < 2 || len(l.views) == mostViews || slices.ContainsFunc(l.views, same) {
			return
		}
		l.views = append(l.views, view{Span: sp, items: in, bare: bare, first: placeIn(items, in), verb: v.firstVerb(from, to)})
	}
	l.views = []view{}
	if !v.idle(0, len(v.toks)) {
		l.views = append(l.views, view{Span: sen, items: items, verb: v.firstVerb(0, len(v.toks))})
	}
	for _, s := range v.starts() {
		if v.toks[s.from].Kind == text.Clitic {
			continue
		}
		if s.from > 0 && s.to == len(v.toks) || s.to < len(v.toks) && v.endsAt(s.from, s.to) {
			add(s.from, s.to, v.bareAt(s.from, s.to))
		}
		for _, e := range slices.Backward(v.ends) {
			if e > s.from+1 && e < s.to && v.complete(s.from, e) {
				add(s.from, e, v.bareAt(s.from, e))
			}
		}
	}
	return l.views
}

// placeIn is where some of the items of a line begin among all of them.
func placeIn(all, some []item) int {
	return slices.IndexFunc(all, func(it item) bool { return len(some) > 0 && it.at == some[0].at })
}

// firstVerb is the first verb of tokens; empty if there is none.
func (v *viewer) firstVerb(from, to int) text.Span {
	for k := from; k < to; k++ {
		if v.finite(k) {
			return v.toks[k].Span
		}
	}
	return text.Span{}
}

// itemsIn are the items that lie in a span.
func itemsIn(items []item, sp text.Span) []item {
	from := slices.IndexFunc(items, func(it item) bool { return it.at.Start >= sp.Start })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(items) && items[to].at.End <= sp.End {
		to++
	}
	return items[from:to]
}

// stretchAt is where a view begins and how far it may reach.
type stretchAt struct {
	from, to int // tokens
}

// starts are the places where views begin: the sentence, the clauses inside it,
// and the nouns of which a relative clause says something.
func (v *viewer) starts() []stretchAt {
	n := len(v.toks)
	if n == 0 {
		return nil
	}
	var out []stretchAt
	if !v.words.Acts.Openers.Has(v.toks[0].Lower) && !v.words.Borne.Trailing.Has(v.toks[0].Lower) {
		out = append(out, stretchAt{0, n})
	}
	for i := 1; i+2 < n; i++ {
		t := v.toks[i]
		if v.words.Acts.Restricting.Has(t.Lower) && !v.restricts(i) {
			if from := v.antecedent(i); from >= 0 && v.verbIn(i+1, min(n, i+6)) && v.names(from, v.antecedentEnd(i)) {
				out = append(out, stretchAt{from, v.upTo(i + 1)})
			}
		}
		if t.Lower == ";" || v.words.Borne.Factive.Has(t.Lower) && (!v.words.Borne.And.Has(t.Lower) || v.toks[i-1].Lower == ",") {
			if from := i + 1; v.opensClause(from) {
				out = append(out, stretchAt{from, n})
			}
		}
	}
	return slices.DeleteFunc(out, func(s stretchAt) bool { return s.from > 0 && v.doubted(s.from) })
}

// names reports whether a stretch of tokens has a name or a number: of "an aide
// who was there" nobody can tell who it is.
func (v *viewer) names(from, to int) bool {
	return slices.ContainsFunc(v.items, func(it item) bool {
		return (it.kind == aName || it.kind == aFigure) && it.at.Start >= v.toks[from].Start && it.at.End <= v.toks[to-1].End
	})
}

// antecedentEnd is where the noun has to be named that a relative pronoun stands
// for: before "who", anywhere in the clause of "which".
func (v *viewer) antecedentEnd(rel int) int {
	if v.who(rel) {
		return rel
	}
	return v.upTo(rel + 1)
}

// who reports whether a relative pronoun stands for somebody who acts.
func (v *viewer) who(rel int) bool {
	word := v.toks[rel].Lower
	return v.words.Acts.Subjects.Has(word) && v.words.Acts.Relatives.Has(word) && word != "which"
}

// opensClause reports whether a clause with a subject of its own begins at a
// token.
func (v *viewer) opensClause(from int) bool {
	t := v.toks[from]
	if t.Kind == text.Word && !v.words.Words.Stop.Has(t.Lower) && !v.finite(from) && v.finite(from+1) {
		return true // "officers used …"
	}
	subject := v.words.Words.Articles.Has(t.Lower) || t.Kind == text.Number || t.Kind == text.Word && t.Norm != t.Lower
	return subject && !v.words.Words.Pronouns.Has(t.Lower) && v.verbIn(from+1, min(v.upTo(from), from+9))
}

// doubted reports whether words before a place say that what follows need not
// be so.
func (v *viewer) doubted(from int) bool {
	return slices.ContainsFunc(v.toks[:from], func(t text.Token) bool {
		return v.words.Borne.Unreal.Has(t.Lower) || v.words.Acts.Negators.Has(t.Lower)
	})
}

// upTo is the token before which a relative clause that begins at a token ends.
func (v *viewer) upTo(from int) int {
	for i := from; i < len(v.toks); i++ {
		if n := v.toks[i].Norm; n == "," || n == ";" || v.toks[i].Kind == text.Quote {
			return i
		}
	}
	return len(v.toks)
}

// nounBack is how many tokens before a relative pronoun its noun may begin.
const nounBack = 8

// antecedent is where the noun begins that a relative pronoun stands for: a
// name, or a noun with its determiner; -1 if that cannot be told.
func (v *viewer) antecedent(rel int) int {
	best, named, crossed := -1, false, false
	k := rel - 1
	if v.toks[k].Norm == "," {
		k--
	}
	if k < 0 || v.toks[k].Kind != text.Word || v.finite(k) || v.words.Words.Stop.Has(v.toks[k].Lower) || v.who(rel) && v.endsName(k, article.Place) {
		return -1
	}
	whose := v.words.Acts.Subjects.Has(v.toks[rel].Lower) && v.toks[rel].Lower != "which" || v.toks[rel].Lower == "where"
	for end := k; k >= max(0, rel-nounBack); k-- {
		t := v.toks[k]
		if !whose && named && (v.words.Words.Prepositions.Has(t.Lower) || v.words.Words.Conjunctions.Has(t.Lower)) {
			best = -1 // "talks between Dunmar and Kethra, which …"
		}
		switch {
		case v.words.Words.Determiners.Has(t.Lower):
			return v.noPronoun(k)
		case t.Kind == text.Clitic && k == 0:
			return -1
		case t.Kind == text.Word && t.Norm != t.Lower && (k > 0 || k == end || named):
			best, named = k, true
		case t.Kind == text.Punct && t.Norm != "-", t.Kind == text.Quote, v.words.Acts.Openers.Has(t.Lower), v.words.Words.Conjunctions.Has(t.Lower):
			return best
		case k > 0 && v.who(rel) && v.words.Words.Prepositions.Has(t.Lower) && v.endsName(k-1, article.Person):
			return -1 // "Mira Sand of Vell, who won"
		case v.words.Words.Prepositions.Has(t.Lower) && (whose || k == 0 || crossed):
			return best
		case v.words.Words.Prepositions.Has(t.Lower):
			crossed = true
		case v.finite(k):
			return best
		case k == 0:
			return v.noPronoun(k)
		}
	}
	return best
}

// endsName reports whether a name of a kind ends with a token.
func (v *viewer) endsName(k int, kind article.NameKind) bool {
	end := v.toks[k].End
	return slices.ContainsFunc(startingIn(v.line.reading.Notes.Mentions, v.line.reading.Sentences[v.line.n].Span, func(m article.Mention) int { return m.Start }), func(m article.Mention) bool {
		return m.Kind == kind && m.Form == article.ByName && m.End == end
	})
}

func (v *viewer) noPronoun(k int) int {
	if v.words.Words.Pronouns.Has(v.toks[k].Lower) {
		return -1
	}
	return k
}

func (v *viewer) verb(k int) bool {
	t := v.toks[k]
	_, ok := v.words.Acts.Verbs.Get(t.Lower)
	return ok && t.Norm == t.Lower || v.words.Words.Auxiliaries.Has(t.Lower)
}

// finite reports whether a token is the verb of a clause: no "meeting", and no
// "spent" in "the money spent".
func (v *viewer) finite(k int) bool {
	t := v.toks[k]
	if v.inTime(t) || k > 0 && v.toks[k-1].Kind == text.Number && v.words.Clocks.Forenoon.Has(t.Lower) {
		return false // "8.55 am"
	}
	if v.words.Words.Auxiliaries.Has(t.Lower) || v.words.Borne.Stative.Has(t.Lower) && k > 0 {
		return true
	}
	if slices.ContainsFunc(v.line.said, func(st article.Statement) bool { return st.Cue.Overlaps(t.Span) }) {
		return true
	}
	if k > 0 && (v.toks[k-1].Kind == text.Clitic || v.words.Words.Determiners.Has(v.toks[k-1].Lower) && v.toks[k-1].Lower != v.words.Statements.That || v.words.Words.Prepositions.Has(v.toks[k-1].Lower)) {
		return false // "Sunday's attack", "of infected sites", "to end"
	}
	if strings.HasSuffix(t.Lower, "ing") || t.Norm != t.Lower {
		return false
	}
	if verb, ok := v.words.Acts.Verbs.Get(t.Lower); ok && verb.Base != t.Lower && !v.words.Acts.Nounlike.Has(t.Lower) {
		return true
	}
	return slices.ContainsFunc(v.line.clauses, func(cl article.Clause) bool { return cl.Base != "" && cl.Verb.Overlaps(t.Span) })
}

func (v *viewer) verbIn(from, to int) bool {
	for k := from; k < to; k++ {
		if v.finite(k) {
			return true
		}
	}
	return false
}

// cuts are the tokens before which a beginning of the sentence could end.
func (v *viewer) cuts() []int {
	b := &v.words.Borne
	var out []int
	for i := 2; i+1 < len(v.toks); i++ {
		before, at, next := v.toks[i-1], v.toks[i], v.toks[i]
		mark := at.Norm == "," || at.Norm == ";" || at.Norm == "—" || at.Norm == "–"
		if mark {
			next = v.toks[i+1]
		}
		mark = mark || before.Kind == text.Quote && v.toks[i-2].Norm == "," // “reasonably good,” adding …
		joined := b.And.Has(next.Lower)
		switch {
		case before.Kind != text.Word && before.Kind != text.Number && before.Kind != text.Quote, v.uncounted(before),
			v.words.Words.Stop.Has(before.Lower) && before.Norm == before.Lower && !v.closes(before),
			v.verb(i-1) && !v.participle(i-1) && !b.Alone.Has(before.Lower) && !v.closes(before) || v.words.Acts.AdverbEnd.Has(before.Lower) && before.Norm == before.Lower,
			v.line.lasts(before.End), v.inMarks(i), v.inTime(at), v.words.Acts.Ordinals.Of(before.Lower) > 0, v.goesOn(i), v.tears(i),
			slices.ContainsFunc(v.toks[i:], func(t text.Token) bool { return b.Binding.Has(t.Lower) }),
			mark && v.words.Acts.Negators.Has(next.Lower):
			continue
		case at.Lower == v.words.Statements.That && (v.verb(i-1) || !v.finite(i+1)):
			continue
		case mark && !joined, b.Trailing.Has(at.Lower) && !b.And.Has(at.Lower), v.adjunct(i):
		case joined && mark && v.verbIn(i+2, min(len(v.toks), i+9)),
			joined && !mark && (v.verbIn(i+1, min(len(v.toks), i+3)) || v.toks[i+1].Kind == text.Number || v.line.counts(v.toks[i+1].Start)):
		default:
			continue
		}
		out = append(out, i)
	}
	return out
}

// inTime reports whether a token stands within a time: "Monday, 5 May".
func (v *viewer) inTime(t text.Token) bool {
	return slices.ContainsFunc(v.line.times(), func(o article.Time) bool { return o.Start < t.Start && t.Start < o.End })
}

// closes reports whether a token ends the words for who says so behind what is said:
// "…, officials said".
func (v *viewer) closes(t text.Token) bool {
	return slices.ContainsFunc(v.line.said, func(st article.Statement) bool {
		return st.Cue.Overlaps(t.Span) && st.Content.Start < st.Cue.Start && st.Speaker.Start < st.Cue.Start && !v.words.Borne.Telling.Has(t.Lower)
	})
}

// participle reports whether a verb stands behind a helper: "were killed", "has
// died". A sentence may end with it.
func (v *viewer) participle(k int) bool {
	return k > 0 && (v.words.Words.Auxiliaries.Has(v.toks[k-1].Lower) || k > 1 && v.words.Words.Auxiliaries.Has(v.toks[k-2].Lower))
}

// inMarks reports whether a token stands within quotation marks or brackets that
// the sentence opens.
func (v *viewer) inMarks(i int) bool {
	quotes, brackets := 0, 0
	for _, t := range v.toks[:i] {
		switch {
		case t.Kind == text.Quote && t.Norm == `"`:
			quotes++
		case t.Norm == "(":
			brackets++
		case t.Norm == ")":
			brackets--
		}
	}
	return quotes%2 != 0 || brackets > 0
}

// adjunct reports whether a preposition with a time or a place begins at a token:
// "on Thursday", "in the north of Orlo".
func (v *viewer) adjunct(i int) bool {
	if i+1 >= len(v.toks) {
		return false
	}
	if v.words.Borne.Adding.Has(v.toks[i].Lower) {
		for k := i + 1; k < min(len(v.toks), i+timeLong); k++ { // "in the early hours of Friday"
			if at := v.toks[k].Start; slices.ContainsFunc(v.line.times(), func(t article.Time) bool { return t.Start <= at && at < t.End }) {
				return true
			}
			if !v.words.Borne.Parts.Has(v.toks[k].Lower) {
				break
			}
		}
	}
	for _, f := range v.line.gist.Figures { // "two days after the blast"
		if durations[f.Unit] && f.Start <= v.toks[i].Start && v.toks[i].Start < f.End {
			k := i
			for k < len(v.toks) && v.toks[k].Start < f.End {
				k++
			}
			return f.Start == v.toks[i].Start && k < len(v.toks) && v.words.Borne.Counting.Has(v.toks[k].Lower)
		}
	}
	if !v.words.Borne.Locating.Has(v.toks[i].Lower) || v.verb(i-1) && !v.words.Borne.Alone.Has(v.toks[i-1].Lower) {
		return false
	}
	at, to := v.toks[i+1].Start, v.toks[min(len(v.toks)-1, i+placeLong)].End
	r := v.line.reading
	ms := startingIn(r.Notes.Mentions, text.Span{Start: at, End: to}, func(m article.Mention) int { return m.Start })
	return len(ms) > 0 && ms[0].Kind == article.Place
}

// placeLong and timeLong are how many tokens behind its preposition a place and a
// time stand at the most.
const (
	placeLong = 5
	timeLong  = 6
)

// endsAt reports whether a view can end before a token.
func (v *viewer) endsAt(from, to int) bool {
	return slices.Contains(v.ends, to) && v.complete(from, to)
}

// complete reports whether the tokens have a verb of what they tell, behind the one
// that only says that somebody says so, and cut no quotation and no other
// statement in two.
func (v *viewer) complete(from, to int) bool {
	sp := text.Span{Start: v.toks[from].Start, End: v.toks[to-1].End}
	if v.idle(from, to) || v.opensWithParticiple(from) || v.unfinished(to) {
		return false
	}
	at := from
	for _, st := range v.line.said {
		switch {
		case !st.Content.Overlaps(sp):
			if sp.Contains(st.Cue) && !st.Cue.Empty() && st.Content.Start >= sp.End {
				return false // "warned on Wednesday …"
			}
			continue
		case slices.ContainsFunc(st.Quotes, func(q text.Span) bool { return q.Overlaps(sp) && !sp.Contains(q) }),
			st.Form == article.Direct && !sp.Contains(st.Content):
			return false
		}
		if sp.Contains(st.Cue) && st.Cue.End <= st.Content.Start && !sp.Contains(st.Content) && len(st.Quotes) == 0 {
			for at < to && v.toks[at].Start < st.Cue.End {
				at++
			}
		}
	}
	for k := to - 1; k > at; k-- { // "when the bridge" goes on
		if t := v.toks[k]; v.words.Acts.Openers.Has(t.Lower) && !v.words.Words.Prepositions.Has(t.Lower) && !v.verbIn(k+1, to) {
			return false
		}
	}
	for k := at; k < to; k++ {
		if k > from && (v.words.Acts.Openers.Has(v.toks[k].Lower) || v.words.Acts.Restricting.Has(v.toks[k].Lower)) {
			break
		}
		if v.finite(k) && k > from && !v.infinitive(k) && !v.unread(k) {
			return v.words.Words.Auxiliaries.Has(v.toks[k].Lower) || !v.apposed(from, k) && !v.reduced(from, k, to)
		}
	}
	opensWithName := slices.ContainsFunc(v.items, func(it item) bool { return it.kind == aName && it.at.Start == v.toks[from].Start })
	return at == from && opensWithName && v.relativeIn(from, to) // "Alton Greave, who was jailed on Thursday"
}

// infinitive reports whether a verb stands behind "to": "to sing", "to be sung".
func (v *viewer) infinitive(k int) bool {
	return v.toks[k-1].Lower == "to" || k > 1 && v.toks[k-2].Lower == "to" && v.words.Words.Auxiliaries.Has(v.toks[k-1].Lower)
}

// unread reports whether a token only says that somebody says so, where no saying
// was read: "the mayor said Sunday's fire", of which the verb is still to come.
func (v *viewer) unread(k int) bool {
	t := v.toks[k]
	return v.words.Statements.Cues.Of(t.Lower).Frame&lang.Plain != 0 &&
		!slices.ContainsFunc(v.line.said, func(st article.Statement) bool { return st.Cue.Overlaps(t.Span) })
}

// reduced reports whether a verb only says which one is meant, and the verb of what
// is told stands behind the view: "the people killed in the fire" are now eleven,
// "in a note posted on Friday by the mayor," all were thanked.
func (v *viewer) reduced(from, k, to int) bool {
	if k+1 >= len(v.toks) || k+1 < to && !v.words.Words.Prepositions.Has(v.toks[k+1].Lower) && !v.timed(k+1) {
		return false
	}
	comma := func(t text.Token) bool { return t.Norm == "," }
	fronted := v.words.Words.Prepositions.Has(v.toks[from].Lower) && !slices.ContainsFunc(v.toks[from:k], comma)
	opened := false // the clause behind what is fronted
	for i := to; i < len(v.toks); i++ {
		t := v.toks[i]
		switch {
		case fronted && comma(t):
			opened = true
		case opened && !v.finite(i):
		case !opened && (t.Kind == text.Punct && t.Norm != "-" || v.words.Borne.Trailing.Has(t.Lower) && t.Lower != "that"):
			return false
		case v.words.Words.Auxiliaries.Has(t.Lower), (opened || v.words.Acts.Verbs.Of(v.toks[k].Lower).Form == lang.PastForm) && v.finite(i) && !v.closes(t):
			return true
		}
	}
	return false
}

// timed reports whether a time begins at a token.
func (v *viewer) timed(k int) bool {
	return slices.ContainsFunc(v.line.times(), func(t article.Time) bool { return t.Start == v.toks[k].Start })
}

// opensWithParticiple reports whether a stretch has a verb where its subject should
// be: "convicted of theft", "urging the mayor".
func (v *viewer) opensWithParticiple(from int) bool {
	for from+2 < len(v.toks) && v.words.Acts.AdverbEnd.Has(v.toks[from].Lower) {
		from++
	}
	if from+1 >= len(v.toks) {
		return false
	}
	verb, ok := v.words.Acts.Verbs.Get(v.toks[from].Lower)
	next := v.toks[from+1]
	return ok && (verb.Form == lang.PastForm || verb.Form == lang.IngForm) && (verb.Form == lang.IngForm && next.Norm != next.Lower || v.words.Words.Prepositions.Has(next.Lower) || v.words.Words.Determiners.Has(next.Lower) || v.words.Borne.And.Has(next.Lower))
}

// unfinished reports whether the verb before a token says little without what the
// sentence goes on with: "was known | for her songs", "has lost | more than half",
// "is building | a dam". "Was arrested | for theft" says enough.
func (v *viewer) unfinished(to int) bool {
	k := to - 1
	if to >= len(v.toks) || !v.participle(k) || v.toks[k].Kind != text.Word || v.toks[k].Norm != v.toks[k].Lower {
		return false
	}
	verb, ok := v.words.Acts.Verbs.Get(v.toks[k].Lower)
	if !ok || v.words.Words.Auxiliaries.Has(v.toks[k].Lower) || v.words.Borne.Alone.Has(v.toks[k].Lower) || v.words.Borne.Suffered.Has(v.toks[k].Lower) {
		return false
	}
	helper := v.toks[k-1].Lower
	if !v.words.Words.Auxiliaries.Has(helper) {
		helper = v.toks[k-2].Lower
	}
	switch next := v.toks[to]; {
	case verb.Form == lang.IngForm, !v.words.Judged.Be.Has(helper):
		return true
	default:
		return v.words.Words.Prepositions.Has(next.Lower) && !v.adjunct(to) || next.Kind == text.Word && !v.timed(to) && !v.words.Borne.And.Has(next.Lower) && !v.words.Borne.Trailing.Has(next.Lower)
	}
}

// apposed reports whether a verb opens what is said of a noun in passing: "the
// dam, completed in 1974", "the town, also called Orlo", but not behind a second
// comma: "the mayor, Pavel Ode, signed".
func (v *viewer) apposed(from, k int) bool {
	if k > 1 && v.words.Words.Stop.Has(v.toks[k-1].Lower) {
		k--
	}
	commas := 0
	for _, t := range v.toks[from:k] {
		if t.Norm == "," {
			commas++
		}
	}
	return v.toks[k-1].Norm == "," && commas == 1
}

// relativeIn reports whether the tokens are a noun with a clause of its own.
func (v *viewer) relativeIn(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if v.words.Acts.Restricting.Has(v.toks[k].Lower) {
			return (!v.restricts(k) || slices.ContainsFunc(v.toks[from:k], func(t text.Token) bool { return t.Norm == "," })) && v.verbIn(k+1, to)
		}
	}
	return false
}

// bareAt says whether the words for who says so are cut off.
func (v *viewer) bareAt(from, to int) bareness {
	sp := text.Span{Start: v.toks[from].Start, End: v.toks[to-1].End}
	bare := dressed
	for _, st := range v.line.said {
		if st.Content.Overlaps(sp) && !st.Cue.Empty() && !sp.Contains(st.Cue) {
			bare = max(bare, by(st))
		}
	}
	return bare
}

// by is how well it is known whose statement one is.
func by(st article.Statement) bareness {
	if len(st.Speakers) > 0 {
		return ofOne
	}
	return ofSome
}

// lasts reports whether a length of time ends at a place: "two days after" is
// one thing.
func (l *line) lasts(at int) bool {
	return slices.ContainsFunc(l.gist.Figures, func(f article.Figure) bool { return durations[f.Unit] && f.End == at })
}

// counts reports whether a figure begins at a place.
func (l *line) counts(at int) bool {
	return slices.ContainsFunc(l.gist.Figures, func(f article.Figure) bool { return f.Start == at })
}

// times are the times a line states.
func (l *line) times() []article.Time {
	return startingIn(l.reading.Notes.Times, l.reading.Sentences[l.n].Span, func(t article.Time) int { return t.Start })
}
