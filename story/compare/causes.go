package compare

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What brought a thing about, and who did what only one can have done, is what
// parties differ on most. Causes are read as what stands before and behind a verb
// for it.

// cause is what somebody says brought something about.
type cause struct {
	line     *line
	by       speaking
	effect   int             // its kind; 0: it goes without saying
	words    map[string]bool // roots of the words for the cause
	purposed bool            // somebody did it on purpose
	at       text.Span
}

// causeLong is how many words a cause has at the most.
const causeLong = 9

// causesIn reads the causes that a sentence gives.
func (c *comparison) causesIn(l *line) []cause {
	words := lang.For(l.reading.Lang)
	table := &words.Causes
	toks := l.plain()
	if !slices.ContainsFunc(toks, func(t text.Token) bool { return table.Firsts.Has(t.Lower) }) ||
		slices.ContainsFunc(toks, func(t text.Token) bool { return table.Partly.Has(t.Lower) }) {
		return nil
	}
	var out []cause
	add := func(at text.Token, what []text.Token, effect int, purposed bool) {
		by, who := c.sayer(l, at.Span)
		x := cause{line: l, by: speakingAs(l.reading, by, who), effect: effect, words: rootsOf(what, words), purposed: purposed, at: spanOf(what)}
		if !x.by.known() && table.Blamed.Has(at.Lower) {
			by, who = c.judge(l, toks, slices.IndexFunc(toks, func(t text.Token) bool { return t.Start == at.Start }))
			x.by = speakingAs(l.reading, by, who)
		}
		if len(x.words) > 0 || purposed {
			out = append(out, x)
		}
	}
	for i, t := range toks {
		if i == 0 || !table.Firsts.Has(t.Lower) || t.Norm != t.Lower || !words.Doing.That.Has(toks[i-1].Lower) && slices.ContainsFunc(toks[max(0, i-negatorNear):i], func(t text.Token) bool { return words.Acts.Negators.Has(t.Lower) }) {
			continue
		}
		rest := toks[i+1:]
		passive := words.Judged.Be.Has(toks[i-1].Lower)
		n := begins(toks[i:], table.Caused)
		switch {
		case table.Started.Has(t.Lower) && passive && begins(rest, table.Purposely) > 0:
			m := begins(rest, table.Purposely)
			add(t, rest[:m], effectIn(toks[max(0, i-2*causeLong):i], table), true)
		case table.Blamed.Has(t.Lower) && !passive:
			end := slices.IndexFunc(rest, func(t text.Token) bool { return table.For.Has(t.Lower) || t.Kind == text.Punct })
			if end > 0 && end < causeLong && table.For.Has(rest[end].Lower) {
				add(t, rest[:end], effectIn(nounPhrase(rest[end+1:], words), table), false)
			}
		case begins(toks[i:], table.ToBlame) > 0:
			add(t, c.subjectWords(toks, i, words), 0, false)
		case n > 0 && passive:
			if len(rest) > 1 && words.Doing.By.Has(rest[0].Lower) {
				np := nounPhrase(rest[1:], words)
				add(t, np[:min(len(np), causeLong)], effectIn(c.subjectWords(toks, i-1, words), table), false)
			}
		case n > 0 && words.Acts.Verbs.Of(t.Lower).Form == lang.PastForm:
			effect := 0
			if i+n < len(toks) && !words.Words.Prepositions.Has(toks[i+n].Lower) { // not "began by speaking of the fire"
				effect = effectIn(nounPhrase(toks[i+n:], words), table)
			}
			if begins(toks[i:], table.Fell) > 0 {
				effect = table.Collapse
			}
			if effect > 0 {
				subject := c.subjectWords(toks, i, words)
				if words.Doing.That.Has(toks[i-1].Lower) {
					subject = saidToBe(toks[:i-1], words)
				}
				add(t, subject, effect, false)
			}
		}
	}
	return out
}

// saidToBe are the words of "It was the rain and not the dam that" for what it was.
func saidToBe(toks []text.Token, l *lang.Language) []text.Token {
	for k := len(toks) - 2; k >= max(0, len(toks)-2*causeLong); k-- {
		if !l.Doing.It.Has(toks[k].Lower) || !l.Doing.Clefts.Has(toks[k+1].Lower) {
			continue
		}
		what := toks[k+2:]
		if n := slices.IndexFunc(what, func(t text.Token) bool { return l.Acts.Negators.Has(t.Lower) || t.Norm == "," }); n >= 0 {
			what = what[:n]
		}
		if n := len(what); n > 0 && l.Words.Conjunctions.Has(what[n-1].Lower) {
			what = what[:n-1]
		}
		return what
	}
	return nil
}

// subjectWords are the words before token i and its helpers that may be a subject.
func (c *comparison) subjectWords(toks []text.Token, i int, l *lang.Language) []text.Token {
	return subjectOf(toks[:chainBefore(toks, i, l).from], l)
}

// effectIn is the kind of what a phrase says was caused, 0 for none known. What
// stands behind a preposition only says which.
func effectIn(toks []text.Token, table *lang.Causes) int {
	for _, t := range toks {
		if k := table.Effects.Of(t.Lower); k > 0 {
			return k
		}
	}
	return 0
}

// givenCauses are all that the story gives, in order.
func (c *comparison) givenCauses() []cause {
	var out []cause
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness != "" && readable(l.reading) && !runOn(l) && !asksOf(l.reading, l.passage().Span) {
			given := c.causesIn(l)
			if len(given) > 0 {
				c.reads("cause", l)
			}
			out = append(out, given...)
		}
	}
	return out
}

// otherCause reports whether two causes are two of one effect.
func (c *comparison) otherCause(a, b cause) bool {
	any := c.scale.lang.Causes.Any
	if a.effect == 0 && b.effect == 0 || a.effect != b.effect && a.effect != 0 && b.effect != 0 && a.effect != any && b.effect != any {
		return false
	}
	if a.purposed && b.purposed || common(a.words, b.words) > 0 || otherDay(a.line, b.line) || c.elsewhere(a.line, b.line) {
		return false
	}
	return a.effect != 0 && b.effect != 0 || a.line.reading == b.line.reading && b.line.n-a.line.n <= 3
}

// found reports whether an article tells it by itself, or from those who find such
// things out.
func (x cause) found() bool {
	finders := lang.For(x.line.reading.Lang).Causes.Finders
	return x.by.name == "" || slices.ContainsFunc(strings.Fields(x.by.name), func(w string) bool { return finders.Has(strings.Trim(w, ",.'s")) || finders.Has(w) })
}

// alleges reports whether a sentence only tells what is alleged: "prosecutors claim".
func alleges(l *line) bool {
	words := lang.For(l.reading.Lang)
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span), func(t text.Token) bool {
		return words.Claims.Alleging.Has(t.Lower) || words.Denied.Claims.Has(t.Lower)
	})
}

// causeTensions: two who do not speak for one body give different causes of one
// thing, in one article or in articles of the same day or the next.
func (c *comparison) causeTensions() []story.Tension {
	var out []story.Tension
	for k, b := range c.causes {
		for _, a := range c.causes[:k] {
			if !a.by.known() || !b.by.known() || !c.rivalSpeakers(a.by, b.by) {
				c.out("cause", "speakers", a.line, b.line)
				continue
			}
			if !c.otherCause(a, b) || a.line == b.line {
				c.out("cause", "same cause or another effect", a.line, b.line)
				continue
			}
			if a.line.reading != b.line.reading && !withinDays(a.line.reading, b.line.reading, 1) {
				continue // what is found later is a change
			}
			if slices.ContainsFunc(out, func(t story.Tension) bool {
				return cited(t.Sides, a.line.passage()) || cited(t.Sides, b.line.passage())
			}) {
				continue
			}
			out = append(out, story.Tension{
				Kind: story.AttributionTension, Event: firstShared(a.line.events, b.line.events), Why: "they give different causes",
				Sides: []story.Side{
					{Passages: []article.Passage{a.line.passage()}, Value: a.at, Who: a.by.who},
					{Passages: []article.Passage{b.line.passage()}, Value: b.at, Who: b.by.who},
				},
			})
		}
	}
	return out
}

// causeChanges: days later another cause is given than at first.
func (c *comparison) causeChanges() []story.Change {
	var out []story.Change
	for k, b := range c.causes {
		for _, a := range c.causes[:k] {
			gap := b.line.reading.Written().Sub(a.line.reading.Written())
			if a.line.reading.Written().IsZero() || b.line.reading.Written().IsZero() || gap < 2*24*time.Hour || !c.otherCause(a, b) || a.effect == 0 || b.effect == 0 || !b.found() || alleges(b.line) {
				continue
			}
			if tellsCause(a, b.line) || tellsCause(b, a.line) || owned(a) || owned(b) {
				continue // one cause in other words: "the doctor", "his acts"
			}
			if slices.ContainsFunc(out, func(t story.Change) bool { return cited(t.Steps, b.line.passage()) || cited(t.Steps, a.line.passage()) }) {
				continue
			}
			out = append(out, story.Change{Why: whyTurned, Steps: []story.Side{
				{Passages: []article.Passage{a.line.passage()}, Value: a.at, When: a.line.reading.Date},
				{Passages: []article.Passage{b.line.passage()}, Value: b.at, When: b.line.reading.Date},
			}})
		}
	}
	return out
}

// owned reports whether a cause is somebody's who is not named: "his acts".
func owned(x cause) bool {
	possessives := lang.For(x.line.reading.Lang).Acts.Possessives
	return slices.ContainsFunc(story.TokensIn(x.line.reading.Notes.Tokens, x.at), func(t text.Token) bool { return possessives.Has(t.Lower) })
}

// tellsCause reports whether a sentence has a word of a cause that another gives.
func tellsCause(x cause, l *line) bool {
	words := lang.For(l.reading.Lang)
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span), func(t text.Token) bool {
		return t.Kind == text.Word && x.words[words.Root(t.Lower)]
	})
}

// Why two tellings of one act are set against each other.
const (
	whyDoers = "they name different ones who did it"
	whyWays  = "they tell differently where or with what it was done"
)

// rivalDoers: two tell of two who did what only one did, or that one and the same was
// done in two places or with two things; and one article later than another admits
// that it was somebody else.
func (c *comparison) rivalDoers() (clashes []story.Tension, changes []story.Change) {
	once := c.scale.lang.Causes.Once
	byDeed := map[string][]*told{}
	for _, of := range slices.Sorted(maps.Keys(c.claimed)) {
		for i := range c.claimed[of] {
			t := &c.claimed[of][i]
			key := c.verbOf(*t)
			if n := once.Of(key); n > 0 {
				key = strconv.Itoa(n)
			}
			if t.none || t.planned || t.wish != nil || len(byDeed[key]) >= 4*maxPostings || slices.ContainsFunc(byDeed[key], func(o *told) bool { return o.line == t.line && o.at == t.at }) {
				continue
			}
			byDeed[key] = append(byDeed[key], t)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(byDeed)) {
		ts := byDeed[key]
		single := once.Of(c.verbOf(*ts[0])) > 0
		for k := range ts {
			for _, earlier := range ts[:k] {
				a, b := *earlier, *ts[k]
				if a.written().After(b.written()) {
					a, b = b, a
				}
				if a.line == b.line || a.of == b.of && side(a) != side(b) {
					continue
				}
				why := c.otherwise(a, b, single)
				if why == "" || !c.oneObject(a, b) || otherDay(a.line, b.line) || c.elsewhere(a.line, b.line) {
					c.out("doer", "same doer or another object", a.line, b.line)
					continue
				}
				sides := []story.Side{tellingSide(a), tellingSide(b)}
				switch {
				case b.admits && b.written().After(a.written()):
					if !slices.ContainsFunc(changes, func(t story.Change) bool { return cited(t.Steps, b.line.passage()) }) {
						changes = append(changes, story.Change{Why: whyTurned, Steps: sides})
					}
				case c.twoTell(a, b) && (a.line.reading == b.line.reading || withinDays(a.line.reading, b.line.reading, newsDays)):
					if !slices.ContainsFunc(clashes, func(t story.Tension) bool {
						return cited(t.Sides, a.line.passage()) || cited(t.Sides, b.line.passage())
					}) {
						kind := story.AttributionTension
						if why == whyWays {
							kind = story.OutcomeTension
						}
						clashes = append(clashes, story.Tension{Kind: kind, Event: firstShared(a.line.events, b.line.events), Why: why, Sides: sides})
					}
				}
			}
		}
	}
	return clashes, changes
}

// verbOf is the root of the first word that tells it.
func (c *comparison) verbOf(t told) string {
	first, _, _ := strings.Cut(strings.ToLower(t.at.In(t.line.reading.Text)), " ")
	return c.scale.lang.Root(first)
}

// otherwise is why two tellings of one act cannot both be so, "" if they can: single
// is one that only one has done.
func (c *comparison) otherwise(a, b told, single bool) string {
	kinds := c.scale.lang.States.Kinds
	if single && c.otherAgent(a.agent, b.agent) || otherKind(kinds.Of(a.agent.word), kinds.Of(b.agent.word)) && !a.agent.none && !b.agent.none {
		return whyDoers
	}
	for _, x := range a.ways {
		if slices.ContainsFunc(b.ways, func(y lang.Kind) bool { return otherKind(x, y) }) &&
			!slices.ContainsFunc(a.ways, func(z lang.Kind) bool { return slices.Contains(b.ways, z) }) {
			return whyWays
		}
	}
	return ""
}

// otherKind reports whether two nouns are of one kind and not of one thing: "vet",
// "police".
func otherKind(x, y lang.Kind) bool { return x.Of != 0 && x.Of == y.Of && x != y }

// twoTell reports whether two tellings are of two origins, or of two speakers.
func (c *comparison) twoTell(a, b told) bool {
	if a.line.reading == b.line.reading {
		return b.by.known() && (!a.by.known() || c.rivalSpeakers(a.by, b.by)) && story.Shared(a.by.who, b.by.who) == 0
	}
	return a.line.witness != b.line.witness && c.witnesses([]article.Passage{a.line.passage(), b.line.passage()}) >= 2
}

// otherAgent reports whether two who did something are two: two named, or one named
// and one who is never called so.
func (c *comparison) otherAgent(a, b theme) bool {
	return len(a.who) == 1 && len(b.who) == 1 && a.who[0] != b.who[0] && c.person(a) && c.person(b)
}

// person reports whether a theme names a person.
func (c *comparison) person(t theme) bool {
	return c.story.Cast.Entities[t.who[0]].Kind == article.Person
}

// oneObject reports whether two acts were done to one thing: "it" goes on about
// what one of the sentences shortly before names.
func (c *comparison) oneObject(a, b told) bool {
	if a.meant.known() {
		a.about = a.meant
	}
	if b.meant.known() {
		b.about = b.meant
	}
	if !b.about.pronoun {
		return !a.about.pronoun && !a.about.first && !b.about.first && c.sameTheme(a.about, b.about)
	}
	return a.line.reading == b.line.reading && b.line.n > a.line.n && b.line.n-a.line.n <= 3 && a.about.known()
}

// blamedBack: of two sentences in a row, one gives what somebody says another did,
// and the next what that other says the first did.
func (c *comparison) blamedBack() []story.Tension {
	var out []story.Tension
	for i := 1; i < len(c.lines); i++ {
		a, b := &c.lines[i-1], &c.lines[i]
		if a.witness == "" || a.reading != b.reading || b.n-a.n != 1 || blockOf(a) != blockOf(b) || !readable(a.reading) || runOn(a) || runOn(b) {
			continue
		}
		words := lang.For(a.reading.Lang)
		for _, x := range c.claimsIn(a) {
			for _, y := range c.claimsIn(b) {
				if !x.by.known() || !y.by.known() || x.said != article.Speech || y.said != article.Speech || !c.rivalSpeakers(x.by, y.by) || !namesDoer(x, y.by, words) || !namesDoer(y, x.by, words) || !c.oneDeed(x, y, words) {
					continue
				}
				out = append(out, story.Tension{
					Kind: story.AttributionTension, Event: firstShared(a.events, b.events), Why: "each says that it was the other",
					Sides: []story.Side{
						{Passages: []article.Passage{a.passage()}, Value: spanOf(x.toks), Who: x.by.who},
						{Passages: []article.Passage{b.passage()}, Value: spanOf(y.toks), Who: y.by.who},
					},
				})
			}
		}
	}
	return out
}

// doerNear is how many words at the most stand between a deed and who is said to have
// done it: "shelled by the army of Sabria".
const doerNear = 6

// namesDoer reports whether a claim says that who is known by a name, or his country, did
// something: "Sabria had fired first", "deceived by Sabrian soldiers", "an attack from
// the Sabrian side", "the work of Sabria".
func namesDoer(x claim, by speaking, l *lang.Language) bool {
	const stump = 5
	deed := func(t text.Token) bool { return l.Causes.Attacks.Has(t.Lower) }
	for name := range strings.FieldsSeq(by.name) {
		name = strings.TrimSuffix(strings.Trim(name, ","), "'s")
		if len(name) < stump || l.Words.Stop.Has(name) || l.Posts.Classes.Of(name) != "" || l.Posts.Kinds.Has(name) || l.Posts.Bodies.Of(name) != "" {
			continue
		}
		for i, t := range x.toks {
			if t.Norm == t.Lower || t.Lower != name && !strings.HasPrefix(t.Lower, name) && !(strings.HasPrefix(name, t.Lower) && len(t.Lower) >= stump) {
				continue
			}
			before, behind := x.toks[max(0, i-doerNear):i], x.toks[i+1:min(len(x.toks), i+1+doerNear)]
			if slices.ContainsFunc(behind, func(t text.Token) bool { return deed(t) || l.Doing.It.Has(t.Lower) }) ||
				slices.ContainsFunc(before, func(t text.Token) bool { return deed(t) || l.Doing.By.Has(t.Lower) || l.Causes.Work.Has(t.Lower) }) {
				return true
			}
		}
	}
	return false
}

// oneDeed reports whether two claims are of one deed that was done: the second goes
// on about "it", they share a word for it, or both tell of an attack.
func (c *comparison) oneDeed(x, y claim, l *lang.Language) bool {
	done := func(x claim) bool {
		return !slices.ContainsFunc(x.toks, func(t text.Token) bool {
			return l.Acts.Modals.Has(t.Lower) || l.Acts.Supposing.Has(t.Lower) || l.Claims.Wishes.Has(t.Lower)
		}) &&
			slices.ContainsFunc(x.toks, func(t text.Token) bool {
				return l.Acts.PastHelpers.Has(t.Lower) || l.Acts.Verbs.Of(t.Lower).Form == lang.PastForm
			})
	}
	attack := func(x claim) bool {
		return slices.ContainsFunc(x.toks, func(t text.Token) bool { return l.Causes.Attacks.Has(t.Lower) })
	}
	if !done(x) || !done(y) {
		return false
	}
	if attack(x) && attack(y) {
		return true
	}
	return slices.ContainsFunc(y.toks, func(t text.Token) bool { return l.Doing.It.Has(t.Lower) })
}
