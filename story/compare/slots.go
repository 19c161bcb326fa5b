package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/figures"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// A figure fills a slot of what its clause tells: how many patients were brought
// out, the worth of the contract, the speed of the train. Two figures fill one
// slot if their clauses count the same noun (or name the same thing that has the
// value) and tell the same of it, in words of one root, sense or act, and if
// nothing says that they are of different wholes, times, places or people. No
// table of measures is needed for that; the gauges are for what is told in words
// that have nothing in common.

// filler is a figure with the slot it fills.
type filler struct {
	line    *line
	nth     int // of the sentences of its article
	episode string
	figure  article.Figure
	head    string // root of the noun it counts, "people" for people at large, or ""
	things  []deed // the nouns of its clause, and verbs nobody lists
	near    []deed // those beside it: the thing that has the value
	acts    []deed // what its clause tells
	clause  bag
	people  []story.EntityID // named in its clause
	bodies  []story.EntityID // and the others, places too
	where   story.EntityID
	when    article.When // the time of its clause, if it states one
	past    bool         // of a time long over when it was written
	ahead   bool         // planned, asked or feared
	wished  bool         // offered or asked for
	kin     bool         // of somebody's: "her father worked for 39 years"
	moves   bool         // told as having become another
	ongoing bool         // a state, or what goes on up to now
}

// deed is one verb, or noun for a happening, with what it can mean.
type deed struct {
	root, class string
	senses      []int
}

// means reports whether two deeds can be one.
func (d deed) means(o deed) bool {
	return d.class != "" && d.class == o.class || d.sameWord(o)
}

// sameWord reports whether two deeds are told by one word, or by two of one sense.
func (d deed) sameWord(o deed) bool { return d.root == o.root || shares(d.senses, o.senses) }

// fillers are the figures of the story that fill a slot, in the order of its
// articles.
func (c *comparison) fillers() []filler {
	var out []filler
	episodes, nth := c.stage, 0
	for i := range c.lines {
		l := &c.lines[i]
		if nth++; i == 0 || c.lines[i-1].reading != l.reading {
			nth = 0
		}
		if l.witness == "" || !l.reading.Date.OneDay() || !readable(l.reading) || runOn(l) || l.denies || setApart(l) {
			continue
		}
		for _, f := range l.gist.Figures {
			if listed(l.gist.Figures, f) || scored(l.reading, f) {
				continue
			}
			if x, ok := c.fillerOf(l, f); ok {
				x.episode, x.nth = episodes[l.reading.ID], nth
				out = append(out, x)
				c.reads("slot", l)
			}
		}
	}
	return out
}

// scored reports whether a figure is of the play of a match, where each move has its
// own: "went 73 yards", "led by 3 points".
func scored(r *article.Reading, f article.Figure) bool {
	words := lang.For(r.Lang)
	return words.Measures.Scored.Has(f.Unit) && slices.ContainsFunc(r.Notes.Tokens, func(t text.Token) bool { return words.Times.Played.Has(t.Lower) })
}

// listed reports whether a figure is one of a list: "80 deaths in Orlo, 36 in
// Vell and 13 in Marn".
func listed(all []article.Figure, f article.Figure) bool {
	n := 0
	for _, o := range all {
		if sameDim(o, f) && o.Same < 0 {
			n++
		}
	}
	return n > mostOfDim
}

// mostOfDim is how many figures of one measure a sentence has at the most that
// is no list.
const mostOfDim = 2

// setApart reports whether a sentence tells another matter: "in a separate
// attack".
func setApart(l *line) bool {
	apart := lang.For(l.reading.Lang).Measures.Apart
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span), func(t text.Token) bool { return apart.Has(t.Lower) })
}

func (c *comparison) fillerOf(l *line, f article.Figure) (filler, bool) {
	r := l.reading
	words := lang.For(r.Lang)
	x := filler{line: l, figure: f}
	if f.Same >= 0 || f.High != f.Value || f.Kind == article.Count && (f.Noun.Empty() || f.Value < 2 || partial(r, f)) || others(l, f) {
		return x, false
	}
	if ageOfOne(r, f) {
		return x, false
	}
	s := c.scopeOf(l, f)
	if s.added || s.unsure || s.supposed {
		return x, false
	}
	x.where = s.where
	sp := clauseOf(l, f.Span)
	sp.Start, sp.End = min(sp.Start, f.Start), max(sp.End, f.End, f.Noun.End)
	toks := story.TokensIn(r.Notes.Tokens, sp)
	first, last := around(toks, f)
	if first < 0 || delta(words, toks, first, last) || wholeOf(toks, f) {
		return x, false
	}
	x.head = c.headOf(r, f)
	if f.Kind == article.Count && (x.head == "" || x.head == people) || f.Kind == article.Money && len(toks) < leastTerms {
		return x, false
	}
	for k := 1; k < first; k++ {
		x.kin = x.kin || words.Acts.Possessives.Has(toks[k-1].Lower) && words.Names.Words.Of(toks[k].Lower).Has(lang.Kinship)
	}
	x.clause = termsOf(c.story, r, sp)
	c.scale.weigh(&x.clause)
	x.read(sp, toks)
	x.people, x.bodies = c.peopleIn(r, sp)
	if len(x.people) == 0 {
		x.people = c.relatedTo(l, sp)
	}
	x.when = timeBeside(r, segment(r, sp, f), f)
	x.past = x.when.Known() && (!x.when.Bounded() || r.Date.From.Sub(x.when.To) > recentDays*24*time.Hour)
	if !x.when.Known() {
		x.when = timeBeside(r, sp, f)
	}
	// "the worst night since 2009, when 140 passengers were brought ashore"
	for _, t := range startingIn(r.Notes.Times, text.Span{Start: l.passage().Span.Start, End: f.Start}, func(t article.Time) int { return t.Start }) {
		x.past = x.past || t.When.Bounded() && r.Date.From.Sub(t.When.To) > settledDays*24*time.Hour
	}
	return x, true
}

// ageOfOne reports whether a figure is how old somebody is: "the 62-year-old".
func ageOfOne(r *article.Reading, f article.Figure) bool {
	const near = 6 // bytes, for the marks between
	old := lang.For(r.Lang).Figures.Old
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, text.Span{Start: f.End, End: min(len(r.Text), f.End+near+len("old"))}), func(t text.Token) bool { return old.Has(t.Lower) })
}

// relatedTo is the person that a clause says something of without the name: "Andy
// Ryan, who has worked there for 30 years", "Vera Holm was sent home from the mill,
// where she had worked for 15 years".
func (c *comparison) relatedTo(l *line, sp text.Span) []story.EntityID {
	r := l.reading
	words := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, sp)
	if !slices.ContainsFunc(toks[:min(len(toks), 3)], func(t text.Token) bool { return words.Acts.Relatives.Has(t.Lower) || words.Words.Pronouns.Has(t.Lower) }) {
		return nil
	}
	people, _ := c.peopleIn(r, text.Span{Start: l.passage().Span.Start, End: sp.Start})
	return people
}

// peopleIn are the persons named in a stretch, and the others, places too.
func (c *comparison) peopleIn(r *article.Reading, sp text.Span) (people, bodies []story.EntityID) {
	for _, id := range c.entitiesIn(r, sp) {
		if c.story.Cast.Entities[id].Kind == article.Person {
			people = append(people, id)
		} else {
			bodies = append(bodies, id)
		}
	}
	return people, bodies
}

// headOf is the root of the last word of the noun a figure counts: "red
// helicopters" are helicopters.
func (c *comparison) headOf(r *article.Reading, f article.Figure) string {
	words := lang.For(r.Lang)
	head := ""
	for _, t := range story.TokensIn(r.Notes.Tokens, f.Noun) {
		if words.Words.Prepositions.Has(t.Lower) {
			if head != "" {
				break
			}
			continue
		}
		if t.Kind == text.Word && !words.Words.Stop.Has(t.Lower) {
			head = words.Root(t.Lower)
			if words.Claims.People.Has(t.Lower) {
				head = people
			}
		}
	}
	return head
}

// mood notes whether what a clause tells of a figure is to come, asked for, going
// on, or has become so.
func (x *filler) mood(words *lang.Language, toks []text.Token, first, last int) {
	acts, claims := &words.Acts, tables(x.line.reading)
	for i, t := range toks {
		x.moves = x.moves || claims.Late.Has(t.Lower) || words.Measures.Renewed.Has(t.Lower)
		x.ongoing = x.ongoing || words.Measures.Interim.Has(t.Lower)
		if t.Kind != text.Word || i >= first && i < last {
			continue
		}
		to := i+1 < len(toks) && toks[i+1].Lower == "to"
		modal := acts.Modals.Has(t.Lower) && !acts.PastHelpers.Has(t.Lower)
		x.ahead = x.ahead || i < last+aheadReach && (modal || to && (acts.Ahead.Has(t.Lower) || acts.PresentHelpers.Has(t.Lower)))
		helper := acts.Auxiliaries.Has(t.Lower) && (!acts.PastHelpers.Has(t.Lower) || words.Measures.Perfect.Has(t.Lower)) && !acts.Modals.Has(t.Lower) && t.Lower != "to"
		x.ongoing = x.ongoing || helper
		x.wished = x.wished || claims.Wished.Has(t.Lower)
		if v, verb := acts.Verbs.Get(t.Lower); verb && v.Form != lang.BaseForm && i < first && x.reaches(words, toks[i:first], v) {
			x.moves = true
		}
	}
}

// read notes what a clause tells of a figure, and of which things.
func (x *filler) read(sp text.Span, toks []text.Token) {
	r := x.line.reading
	words := lang.For(r.Lang)
	acts, claims := &words.Acts, tables(r)
	f := x.figure
	times := startingIn(r.Notes.Times, sp, func(t article.Time) int { return t.Start })
	first, last := around(toks, f)
	x.mood(words, toks, first, last)
	told := false
	for i, t := range toks {
		if t.Kind != text.Word || t.Start >= f.Start && t.End <= f.End || slices.ContainsFunc(times, func(at article.Time) bool { return at.Contains(t.Span) }) {
			continue
		}
		root := words.RootAt(toks, i)
		v, verb := acts.Verbs.Get(t.Lower)
		class, noun := acts.Nouns.Get(t.Lower)
		if words.Words.Stop.Has(t.Lower) || acts.Auxiliaries.Has(t.Lower) || words.Kin.Reporting.Has(root) || acts.IsAdverb(t.Lower) || i > 0 && toks[i-1].Kind == text.Number {
			continue
		}
		d := deed{root, v.Class, words.Kin.Senses.Of(root)}
		if !verb && i > 0 && acts.Auxiliaries.Has(toks[i-1].Lower) && toks[i-1].Lower != "to" {
			told = true // "has lent"
			x.acts = append(x.acts, d)
			continue
		}
		if verb && !(i > 0 && words.Words.Determiners.Has(toks[i-1].Lower)) && !f.Noun.Contains(t.Span) {
			told = true
			if !acts.Light.Has(t.Lower) {
				x.acts = append(x.acts, d)
			}
			if v.Form != lang.BaseForm {
				continue
			}
		}
		if !verb && !noun && i > 0 && strings.HasSuffix(t.Lower, words.Measures.Done) && !words.Words.Determiners.Has(toks[i-1].Lower) && !f.Noun.Contains(t.Span) {
			told = true
			x.acts = append(x.acts, d)
			continue
		}
		if noun && !f.Noun.Contains(t.Span) {
			x.acts = append(x.acts, deed{root, class, d.senses})
		}
		if f.Kind == article.Count && f.Noun.Contains(t.Span) {
			continue
		}
		if t.Norm == t.Lower && len(t.Lower) > 2 && !claims.Dull.Has(t.Lower) && !claims.People.Has(t.Lower) {
			d.class = ""
			x.things = append(x.things, d)
			if i < first && i >= first-nearThing || i >= last && i < last+2 && f.Noun.Empty() || f.Noun.Contains(t.Span) {
				x.near = append(x.near, d)
			}
		}
	}
	if x.moves && len(x.things) > 0 {
		x.near = append(x.near, x.things[0]) // "the reward for clues was raised to"
	}
	x.ongoing = x.ongoing || !told
}

// aheadReach is how far behind a figure a word may stand that puts off what is
// told of it; nearThing how far before it the thing that has the value.
const (
	aheadReach = 4
	nearThing  = 9
)

// reaches reports whether a verb tells that a value became that of the figure:
// "rose to 52", "was raised on Tuesday to 200,000".
func (x filler) reaches(words *lang.Language, toks []text.Token, v lang.Verb) bool {
	to := slices.ContainsFunc(toks[max(0, len(toks)-2):], func(t text.Token) bool { return t.Lower == "to" || t.Lower == "at" })
	return to && (v.Class == "rise" || v.Class == "fall" || words.Acts.Mounting.Has(v.Base) || words.Acts.Changing.Has(v.Base))
}

// timeBeside is the time of a stretch that stands nearest to a figure, none that
// only limits what is told: "since Thursday".
func timeBeside(r *article.Reading, sp text.Span, f article.Figure) article.When {
	var out article.When
	least := 1 << 30
	for _, t := range startingIn(r.Notes.Times, sp, func(t article.Time) int { return t.Start }) {
		d := max(t.Start-f.End, f.Start-t.End)
		if d < least && t.When.Known() && (t.Kind == article.DateTime || t.Kind == article.Clock) && !limits(r, sp, t.Span) {
			out, least = t.When, d
		}
	}
	return out
}

// segment is the stretch between two commas of a clause in which a figure stands.
func segment(r *article.Reading, sp text.Span, f article.Figure) text.Span {
	for _, t := range story.TokensIn(r.Notes.Tokens, sp) {
		if t.Kind != text.Punct || t.Norm == "-" {
			continue
		}
		if t.End <= f.Start {
			sp.Start = t.End
		}
		if t.Start >= max(f.End, f.Noun.End) {
			sp.End = t.Start
			break
		}
	}
	return sp
}

// delta reports whether a figure is a difference and no value: "fell 12
// percent", "rose by 3", "48 seconds ahead", "20 more".
func delta(words *lang.Language, toks []text.Token, first, last int) bool {
	if last < len(toks) && words.Measures.Differences.Has(toks[last].Lower) {
		return true
	}
	if first > 0 && slices.ContainsFunc(words.Measures.Than, func(than string) bool { return strings.HasPrefix(than, toks[first-1].Lower+" ") }) {
		return true // "up 3 points"
	}
	for k := first - 1; k >= max(0, first-3); k-- {
		v := words.Acts.Verbs.Of(toks[k].Lower)
		switch {
		case words.Measures.Levels.Has(toks[k].Lower):
			return false
		case v.Class == "rise" || v.Class == "fall", toks[k].Lower == "by":
			return true
		}
	}
	return false
}

// wholeOf reports whether a count is one of which a part is told: a number
// follows it and its noun, or it follows the word that opens the clause: "of the
// province's 410 schools 260 stayed closed", "of its 410 schools".
func wholeOf(toks []text.Token, f article.Figure) bool {
	if first, _ := around(toks, f); toks[0].Lower == "of" && first <= behindOf {
		return true
	}
	at := slices.IndexFunc(toks, func(t text.Token) bool { return t.Start >= f.Noun.End })
	return !f.Noun.Empty() && f.Noun.Start >= f.End && at >= 0 && toks[at].Kind == text.Number
}

// behindOf is how many words behind "of" a whole may stand.
const behindOf = 4

// sameDim reports whether two figures are measured in one unit, or in units that
// can be converted: others fill no one slot.
func sameDim(a, b article.Figure) bool {
	if a.Kind != b.Kind {
		return false
	}
	if a.Kind == article.Count || a.Unit == b.Unit {
		return true
	}
	_, ok := figures.Convert(1, a.Unit, b.Unit)
	return ok
}

// sameOwners reports whether nothing says that two figures are of two people,
// places or things.
func (c *comparison) sameOwners(a, b filler) bool {
	return a.kin == b.kin && !c.ofOthers(a, b) && !c.ofOthers(b, a)
}

// sameSlot reports whether two figures fill one slot.
func (c *comparison) sameSlot(a, b filler) bool {
	return sameMood(a, b) && c.alikeSlot(a, b) && c.sameOwners(a, b)
}

// sameMood reports whether two witnesses tell two figures of one measure alike as
// done, planned or asked for, and of one time.
func sameMood(a, b filler) bool {
	if a.line.reading.ID == b.line.reading.ID || a.line.witness == b.line.witness || !sameDim(a.figure, b.figure) || a.ahead != b.ahead || a.past != b.past || a.wished != b.wished && !nearly(a, b) ||
		a.past && !(a.when.Bounded() && b.when.Bounded() && a.when.Meets(b.when)) {
		return false
	}
	return true
}

// bettered reports whether another figure of one of the two articles fits one of
// the two better than they fit each other.
func (c *comparison) bettered(a, b filler) bool {
	over := c.scale.overlap(a.clause, b.clause)
	better := func(of, other filler) bool {
		return slices.ContainsFunc(c.filledOf[of.line.reading.ID], func(x filler) bool {
			same := x.line == of.line && x.figure.Span == of.figure.Span
			return !same && sameMood(x, other) && !farApart(x.figure, other.figure) && c.akin(x, other) && c.scale.overlap(x.clause, other.clause) > over
		})
	}
	return better(a, b) || better(b, a)
}

// akin reports whether two figures can be of one thing by what they count, name
// and tell.
func (c *comparison) akin(a, b filler) bool {
	act := meet(a.acts, b.acts)
	free := act || len(a.acts) == 0 || len(b.acts) == 0
	if a.figure.Kind == article.Count {
		return c.sameHead(a, b) && (free || c.scale.overlap(a.clause, b.clause) >= unactedAlike)
	}
	return act || free && meet(a.things, b.things)
}

// alikeSlot reports whether the clauses of two figures tell the same of the same.
func (c *comparison) alikeSlot(a, b filler) bool {
	act, over := meet(a.acts, b.acts), c.scale.overlap(a.clause, b.clause)
	if a.figure.Kind == article.Count {
		switch {
		case !c.sameHead(a, b):
			return false
		case over >= unactedAlike && (len(a.acts) == 0 || len(b.acts) == 0 || oneTime(a, b)):
			return true
		}
		return (act || meet(a.things, b.things)) && over >= countAlike || (a.moves || b.moves) && over >= nearAlike
	}
	switch {
	case nearly(a, b):
		return over >= nearAlike
	case meet(a.near, b.near) && over >= kinAlike:
		return true
	case meet(a.things, b.things):
		return act && over >= countAlike || over >= unactedAlike
	}
	return act && (over >= sameActAlike || over >= countAlike && oneTime(a, b))
}

// nearly reports whether one and the same word stands beside two figures for the
// thing that has the value: "the reward".
func nearly(a, b filler) bool {
	return slices.ContainsFunc(a.near, func(d deed) bool { return slices.ContainsFunc(b.near, func(o deed) bool { return d.root == o.root }) })
}

// meet reports whether one of the deeds of two figures can be one.
func meet(a, b []deed) bool {
	return slices.ContainsFunc(a, func(d deed) bool { return slices.ContainsFunc(b, d.means) })
}

// sameHead reports whether two figures count the same, by the same noun or one of
// its sense: "homes", "houses". What has no noun is no count.
func (c *comparison) sameHead(a, b filler) bool {
	if a.figure.Kind != article.Count || a.head == b.head {
		return true
	}
	return shares(c.scale.lang.Kin.Senses.Of(a.head), c.scale.lang.Kin.Senses.Of(b.head))
}

// How much the clauses of two figures of one slot have in common at least, by
// weight: where an act or a thing is shared, where nothing says what was done,
// where one word stands beside both, or words of one sense do, and where both
// tell of a state.
const (
	countAlike   = 0.2
	unactedAlike = 0.3
	nearAlike    = 0.15
	kinAlike     = 0.22
	stateAlike   = 0.25
)

// ofOthers reports whether a figure is of somebody or something that the
// article of the other never names, or of another place or person.
func (c *comparison) ofOthers(a, b filler) bool {
	if a.where != b.where && a.where != story.NoEntity && (b.where != story.NoEntity && !c.sameScope(measured{scope: scope{where: a.where}}, measured{scope: scope{where: b.where}}) || b.where == story.NoEntity && !c.aboutOnly(b.line.reading, a.where)) {
		return true
	}
	if len(a.people) > 0 && len(b.people) > 0 && story.Shared(a.people, b.people) == 0 {
		return true
	}
	known := c.named(b.line.reading)
	return slices.ContainsFunc(slices.Concat(a.people, a.bodies), func(id story.EntityID) bool {
		e := &c.story.Cast.Entities[id]
		_, _, town := strings.Cut(e.Known, "/")
		parts := e.Kind == article.Person || e.Kind == article.Place && (town || e.Known == "")
		return parts && !known[id] && !a.speaker(c, id) && !spells(b.line.reading.Text, e.Name)
	})
}

// spells reports whether a text has a name, in capitals or not.
func spells(s, name string) bool { return strings.Contains(strings.ToLower(s), strings.ToLower(name)) }

// aboutOnly reports whether the head of an article names a place, and no other
// of its kind: there its figures are of that place.
func (c *comparison) aboutOnly(r *article.Reading, where story.EntityID) bool {
	head := text.Span{End: r.Sentences[min(len(r.Sentences), headLines)-1].End}
	ids := union(c.entitiesIn(r, r.Title), c.entitiesIn(r, head))
	level := func(id story.EntityID) string {
		kind, _, town := strings.Cut(c.story.Cast.Entities[id].Known, "/")
		if town {
			return "town"
		}
		return kind
	}
	if level(where) == "" && spells(r.Title.In(r.Text)+" "+head.In(r.Text), c.story.Cast.Entities[where].Name) {
		return true
	}
	return slices.Contains(ids, where) && (level(where) == "town" || level(where) == "") || slices.Contains(ids, where) && !slices.ContainsFunc(ids, func(id story.EntityID) bool {
		return id != where && c.story.Cast.Entities[id].Kind == article.Place && level(id) == level(where)
	})
}

// speaker reports whether an entity only says what the figure's sentence tells.
func (x filler) speaker(c *comparison, id story.EntityID) bool {
	return slices.ContainsFunc(x.line.said, func(st article.Statement) bool {
		return slices.Contains(c.who(x.line.reading, st.Speakers), id)
	})
}

// named are those that an article names anywhere.
func (c *comparison) named(r *article.Reading) map[story.EntityID]bool {
	if c.castOf == nil {
		c.castOf = map[article.ID]map[story.EntityID]bool{}
	}
	if c.castOf[r.ID] == nil {
		c.castOf[r.ID] = map[story.EntityID]bool{}
		for _, id := range c.entitiesIn(r, text.Span{End: len(r.Text)}) {
			c.castOf[r.ID][id] = true
		}
	}
	return c.castOf[r.ID]
}

// oneTime reports whether two figures are of one stated time.
func oneTime(a, b filler) bool {
	over := func(x filler) bool { return !x.when.To.After(x.line.reading.Date.From) }
	return a.when.Bounded() && b.when.Bounded() && over(a) && over(b) && a.when.Meets(b.when) && a.when.To.Sub(a.when.From) <= oneTimeDays*24*time.Hour && b.when.To.Sub(b.when.From) <= oneTimeDays*24*time.Hour
}

// onePast reports whether two figures are of one and the same time that is over:
// "last year".
func onePast(a, b filler) bool {
	return a.past && b.past && a.when.Bounded() && b.when.Bounded() && a.when.From.Equal(b.when.From) && a.when.To.Equal(b.when.To)
}

// oneTimeDays is how many days the time of one act may span: a month.
const oneTimeDays = 32

// rivalFillers reports whether two figures of one slot contradict each other:
// what they tell was over, and was told at once or with its day.
func (c *comparison) rivalFillers(a, b filler) bool {
	gone := func(gate string) bool { return !c.out("slot", gate, a.line, b.line) }
	switch {
	case !sameDim(a.figure, b.figure):
		return gone("unit")
	case !c.sameHead(a, b) || !sameOf(a, b):
		return gone("what is counted")
	case a.moves || b.moves || a.wished || b.wished || a.harmed() || b.harmed():
		return gone("moves, wished or harmed")
	case kindOf(a, b) || kindOf(b, a):
		return gone("one counts a kind of the other")
	case agree(a.figure, b.figure), !exclude(a.figure, b.figure), besides(a.figure, b.figure):
		return gone("values near")
	case farApart(a.figure, b.figure):
		return gone("values far apart")
	case !sameMood(a, b):
		return gone("mood or witness")
	case c.bothGiven(a, b), accounted(a.measured(), b.measured()):
		return gone("both given")
	}
	apart := a.line.reading.Date.From.Sub(b.line.reading.Date.From).Abs()
	// What is measured, paid or planned does not go on from one day to the next.
	within := time.Duration(0)
	if a.figure.Kind == article.Measure || a.figure.Kind == article.Money || a.ahead {
		within = 24 * time.Hour
	}
	if a.figure.Kind == article.Money && len(a.acts) > 0 && len(b.acts) > 0 && !meet(a.acts, b.acts) {
		return gone("acts of money") // "ordered for 3.2 billion", "pays its crews 2.4 billion"
	}
	switch {
	case !c.sameOwners(a, b), c.elsewhere(a.line, b.line), c.otherPlace(a.line, a.figure, b.line, b.figure):
		return gone("owners or places")
	case !(a.ahead && b.ahead) && (mayBe(a.line, a.figure) || mayBe(b.line, b.figure)):
		return gone("may be")
	case c.bettered(a, b):
		return gone("another fits better")
	case !c.alikeSlot(a, b):
		return gone("clauses unlike")
	case apart > 0 && durations[a.figure.Unit] && !a.when.Known() && !b.when.Known() && story.Shared(a.bodies, b.bodies) == 0:
		return gone("how long, on two days") // "the court breaks for five minutes"
	}
	if (oneTime(a, b) || onePast(a, b)) && apart <= recallDays*24*time.Hour {
		return true
	}
	if a.when.Bounded() && b.when.Bounded() && !a.when.Meets(b.when) {
		return gone("times")
	}
	if a.ongoing || b.ongoing {
		return apart <= within && !(tallied(a.line, a.figure) || tallied(b.line, b.figure)) && !c.goesBetween(a, b) || gone("goes on")
	}
	return apart <= 24*time.Hour || durations[a.figure.Unit] && apart <= countingDays*24*time.Hour || gone("days apart")
}

// kindOf reports whether the fewer of two counts are of one kind of what the other
// counts: "two Sunday newspapers", of "four newspapers".
func kindOf(few, all filler) bool {
	bare := func(x filler) bool { return !strings.Contains(x.figure.Noun.In(x.line.reading.Text), " ") }
	return few.figure.Kind == article.Count && few.figure.Value < all.figure.Value && !bare(few) && bare(all)
}

// sameOf reports whether two values that are no counts can be of one thing: what
// one says it is of, the other says too or says nothing of.
func sameOf(a, b filler) bool {
	if a.figure.Kind == article.Count || a.head == b.head {
		return true
	}
	of := func(x, y filler) bool {
		return x.head == "" || slices.ContainsFunc(y.things, func(d deed) bool { return d.root == x.head })
	}
	return of(a, b) && of(b, a)
}

// goesBetween reports whether an article of another day shows that a value went on
// from one of two of one day to the other.
func (c *comparison) goesBetween(a, b filler) bool {
	low, high := min(a.figure.Value, b.figure.Value), max(a.figure.Value, b.figure.Value)
	return slices.ContainsFunc(c.filled, func(x filler) bool {
		day := x.line.reading.Date.From.Compare(a.line.reading.Date.From)
		if day == 0 || !sameDim(x.figure, a.figure) || x.figure.Unit != a.figure.Unit || !c.sameHead(x, a) && !c.sameHead(x, b) || !c.alikeSlot(x, a) && !c.alikeSlot(x, b) {
			return false
		}
		return day < 0 && x.figure.Value <= low || day > 0 && x.figure.Value >= high
	})
}

// besides reports whether two values are so near each other that nothing hangs on
// it: a count goes on by that much from one hour to the next.
func besides(a, b article.Figure) bool {
	high, low := max(a.Value, b.Value), min(a.Value, b.Value)
	if a.Kind == article.Measure && (math.Trunc(a.Value) != a.Value || math.Trunc(b.Value) != b.Value) {
		return false // "44.6 degrees"
	}
	return a.Kind != article.Percent && high >= 20 && high-low < 0.05*high
}

// harmed reports whether a figure counts those who came to harm: that is found
// out hour by hour, and has gauges of its own.
func (x filler) harmed() bool {
	return slices.ContainsFunc(x.acts, func(d deed) bool { return harmed[d.class] })
}

// bothGiven reports whether the article of one gives the other's value too.
func (c *comparison) bothGiven(a, b filler) bool {
	gives := func(in article.ID, value filler) bool {
		return slices.ContainsFunc(c.filledOf[in], func(x filler) bool {
			return sameDim(x.figure, value.figure) && c.sameHead(x, value) && agree(x.figure, value.figure)
		})
	}
	return gives(a.line.reading.ID, b) || gives(b.line.reading.ID, a)
}

func (x filler) measured() measured {
	return measured{figure: x.figure, reading: x.line.reading, line: x.line, passage: x.line.passage(), act: actNear(x.line, x.figure)}
}

func (x filler) side() story.Side {
	s := story.Side{Passages: []article.Passage{x.line.passage()}, Value: x.figure.Span, When: x.when}
	if !s.When.Known() {
		s.When = x.reported()
	}
	return s
}

// step is the side of a change: of the day it was reported.
func (x filler) step() story.Side {
	s := x.side()
	s.When = x.reported()
	return s
}

func (x filler) reported() article.When {
	w := x.line.reading.Date
	w.How, w.Why = article.Reported, ""
	return w
}

// slotTensions: two witnesses fill one slot with values that cannot both be so.
func (c *comparison) slotTensions(shown []story.Tension) []story.Tension {
	var out []story.Tension
	told := func(x filler) bool {
		return slices.ContainsFunc(shown, func(t story.Tension) bool { return t.Kind == story.FigureTension && cited(t.Sides, x.line.passage()) }) ||
			slices.ContainsFunc(out, func(t story.Tension) bool { return cited(t.Sides, x.line.passage()) })
	}
	for i, a := range c.filled {
		for _, b := range c.filled[i+1:] {
			if !c.rivalFillers(a, b) || told(a) || told(b) || c.witnesses([]article.Passage{a.line.passage(), b.line.passage()}) < 2 {
				continue
			}
			out = append(out, story.Tension{
				Kind: story.FigureTension, About: c.measure(measured{figure: a.figure, reading: a.line.reading}), Event: firstShared(a.line.events, b.line.events),
				Why: "both tell the same of the same things", Sides: []story.Side{a.side(), b.side()},
			})
		}
	}
	return out
}

// wentOn reports whether the later of two figures says that what the earlier
// gave has become another: it tells so, both tell of a state, or it counts what
// has been since.
func (c *comparison) wentOn(a, b filler) bool {
	over := c.scale.overlap(a.clause, b.clause)
	if durations[a.figure.Unit] || a.episode != b.episode && (over < sameActAlike || b.nth >= opening) {
		return false
	}
	if a.figure.Value < handful && farApart(a.figure, b.figure) {
		return false
	}
	if leap(a.figure, b.figure) && (b.figure.Value > a.figure.Value || a.figure.Value > mostFall*b.figure.Value) {
		return false
	}
	return b.moves || a.ongoing && b.ongoing && (a.nth < opening || b.nth < opening) && over >= stateAlike || b.ongoing && b.nth < opening && a.figure.Kind == article.Count && b.figure.Value > a.figure.Value && !a.past
}

// othersDo reports whether all that two sentences name before two sums or shares are
// others: "Orlo Bank will pay 2 billion", "Vell Trust will pay 2.2 billion". Nor does a
// share go from 10 percent to 92.
func (c *comparison) othersDo(a *line, f article.Figure, b *line, g article.Figure) bool {
	if f.Kind != article.Money && f.Kind != article.Percent {
		return false
	}
	named := func(l *line, f article.Figure) []story.EntityID {
		return c.entitiesIn(l.reading, text.Span{Start: l.passage().Span.Start, End: f.Start})
	}
	as, bs := named(a, f), named(b, g)
	return len(as) > 0 && len(bs) > 0 && story.Shared(as, bs) == 0 || f.Kind == article.Percent && farApart(f, g)
}

// mostFall is how many times as high as the later one the earlier of two values of
// a state may be: what is repaired is soon few.
const mostFall = 20

// slotChanges: a later article fills a slot with another value, and says that it
// went on or was changed.
func (c *comparison) slotChanges() []story.Change {
	var out []story.Change
	all := slices.Clone(c.filled)
	slices.SortStableFunc(all, func(a, b filler) int {
		return cmp.Or(a.line.reading.Date.From.Compare(b.line.reading.Date.From), c.byArticle(a.line.passage(), b.line.passage()))
	})
	used := map[int]bool{}
	for i, a := range all {
		if used[i] || a.past {
			continue
		}
		ch := story.Change{About: c.measure(measured{figure: a.figure, reading: a.line.reading}), Why: "articles of different days give different values", Steps: []story.Side{a.step()}}
		last := a
		for k := i + 1; k < len(all); k++ {
			b := all[k]
			if used[k] || !sameDim(last.figure, b.figure) || last.figure.Unit != b.figure.Unit || !c.sameHead(last, b) || c.othersDo(last.line, last.figure, b.line, b.figure) || b.line.reading.Date.From.Sub(last.line.reading.Date.From) > countingDays*24*time.Hour || !c.sameSlot(last, b) {
				continue
			}
			if agree(last.figure, b.figure) && !exclude(last.figure, b.figure) {
				n := len(ch.Steps) - 1
				ch.Steps[n].Passages = unique(append(ch.Steps[n].Passages, b.line.passage()))
				continue
			}
			if !b.line.reading.Date.From.After(last.line.reading.Date.From) || !c.wentOn(last, b) || !b.moves && last.figure.Noun.Empty() && b.figure.Noun.Empty() || oneTime(last, b) || c.bettered(last, b) {
				continue
			}
			ch.Steps = append(ch.Steps, b.step())
			used[k] = true
			last = b
		}
		if len(ch.Steps) > 1 {
			out = append(out, ch)
		}
	}
	return out
}
