package compare

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What is shown as agreed has to be borne out by every article that is cited for
// it. Each thing that a view names is looked for: its numbers, its acts and what
// says of how many it is so in the other sentence itself; its days and other
// words there or close by; names and what a noun is called somewhere in the
// article. What is planned, wished for or denied bears out nothing that is so.

// item is one thing that a sentence names, where it stands.
type item struct {
	at     text.Span
	kind   itemKind
	term   term
	senses []int
	figure article.Figure
	noun   bag // of a figure: what is counted
	when   article.When
	name   string  // in lower case, of what is written large
	word   string  // in lower case, of what says little: "strong"
	people bool    // it counts people
	anyone bool    // and does not say which: "40 people"
	acts   bool    // a noun for an act, or one word for who it was done to: "failure", "dead"
	weight float64 // what it tells: the rarer the more
}

type itemKind uint8

const (
	aWord itemKind = iota
	anAct
	aName
	aFigure
	aDay
	exactly // of how many: "all"
	slight  // "strong"
	nth     // "third"
)

// itemsOf are the things a line names, in the order of the text; read once.
func (c *comparison) itemsOf(l *line) []item {
	if l.items != nil {
		return l.items
	}
	r, words := l.reading, lang.For(l.reading.Lang)
	sen := r.Sentences[l.n].Span
	var taken []text.Span
	add := func(it item) {
		it.weight = c.rarity(it.term)
		l.items = append(l.items, it)
	}
	for _, m := range startingIn(r.Notes.Mentions, sen, func(m article.Mention) int { return m.Start }) {
		if id := c.story.Cast.Who(r.ID, m.Name); id != story.NoEntity && m.Form == article.ByName {
			add(item{at: m.Span, kind: aName, term: nameTerm(c.story, id), name: strings.ToLower(m.In(r.Text))})
			taken = append(taken, m.Span)
		}
	}
	for _, o := range startingIn(r.Notes.Roles, sen, func(o article.Role) int { return o.Span.Start }) {
		taken = append(taken, o.Span)
	}
	for _, t := range l.times() {
		if t.When.Known() && (t.Kind == article.DateTime || t.Kind == article.Clock) {
			add(item{at: t.Span, kind: aDay, when: t.When})
			taken = append(taken, t.Span)
		}
	}
	for _, f := range l.gist.Figures {
		if f.Start >= sen.Start && !slices.ContainsFunc(taken, f.Span.Overlaps) {
			it := item{at: f.Span, kind: aFigure, figure: f, term: figureTerm(f)}
			if f.Kind == article.Count {
				it.noun = termsOf(c.story, r, f.Noun)
				it.anyone = len(it.noun.terms) > 0 && !slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, f.Noun), func(t text.Token) bool {
					return t.Kind == text.Word && !words.Words.Stop.Has(t.Lower) && !words.Claims.People.Has(t.Lower)
				})
				it.people = len(it.noun.terms) > 0 && ofPeople(words, story.TokensIn(r.Notes.Tokens, f.Noun))
			}
			add(it)
			taken = append(taken, f.Span)
		}
	}
	toks := story.TokensIn(r.Notes.Tokens, sen)
	scaled := -1
	for i, t := range toks {
		if i == scaled || slices.ContainsFunc(taken, t.Span.Overlaps) {
			continue
		}
		it, ok := itemOf(words, toks, i)
		if it.kind == aFigure && i+1 < len(toks) {
			if by := words.Figures.Scales.Of(toks[i+1].Lower); by > 0 {
				it.figure.Value, it.at.End, scaled = it.figure.Value*by, toks[i+1].End, i+1 // "came to 5.1 billion"
			}
		}
		if it.kind == aFigure && it.noun.terms == nil {
			if n := countedBy(words, toks[i+1:]); n > 0 {
				it.noun = termsOf(c.story, r, text.Span{Start: toks[i+1].Start, End: toks[i+n].End})
				it.people = ofPeople(words, toks[i+1:i+1+n])
			}
		}
		if with := words.Borne.LightWith.Of(string(it.term)); !ok || with.Len() > 0 && slices.ContainsFunc(toks, func(o text.Token) bool { return with.Has(o.Lower) }) {
			continue
		}
		if it.kind == aWord && (i > 0 && tellsAct(words, toks[i-1], t) || slices.ContainsFunc(l.clauses, func(cl article.Clause) bool { return cl.Base != "" && cl.Verb.Overlaps(t.Span) })) {
			it.kind = anAct
		}
		add(it)
	}
	slices.SortStableFunc(l.items, func(a, b item) int { return text.Compare(a.at, b.at) })
	if l.items == nil {
		l.items = []item{}
	}
	return l.items
}

// ofPeople reports whether a noun is of people.
func ofPeople(l *lang.Language, noun []text.Token) bool {
	return slices.ContainsFunc(noun, func(t text.Token) bool { return l.Claims.People.Has(t.Lower) || l.Claims.Humans.Has(t.Lower) })
}

// countedBy is how many tokens behind a number are the noun that it counts.
func countedBy(l *lang.Language, toks []text.Token) int {
	n := 0
	for n < len(toks) && n < 3 && toks[n].Kind == text.Word && !l.Words.Stop.Has(toks[n].Lower) && l.Acts.Verbs.Of(toks[n].Lower).Base == "" {
		n++
	}
	return n
}

// tellsAct reports whether a token is a verb by its form, and no noun: "seized",
// "retaining", but no "sites" in "seized sites" behind "of".
func tellsAct(l *lang.Language, before, t text.Token) bool {
	verb, ok := l.Acts.Verbs.Get(t.Lower)
	_, noun := l.Acts.Nouns.Get(t.Lower)
	return ok && !noun && t.Norm == t.Lower && verb.Base != t.Lower && !l.Acts.Nounlike.Has(t.Lower) && !l.Words.Determiners.Has(before.Lower) && before.Kind != text.Clitic
}

func figureTerm(f article.Figure) term {
	return term("#" + strconv.FormatFloat(f.Value, 'g', -1, 64) + f.Unit)
}

// itemOf is what token i names, alone or as the head of a term; false if nothing.
func itemOf(l *lang.Language, toks []text.Token, i int) (item, bool) {
	t := toks[i]
	if n, ok := l.Acts.Ordinals.Get(t.Lower); ok {
		return item{at: t.Span, kind: nth, figure: article.Figure{Value: float64(n)}, term: term(l.Root(t.Lower))}, true
	}
	if of, ok := l.Borne.Exact.Get(t.Lower); ok {
		return item{at: t.Span, kind: exactly, term: term(of)}, true
	}
	if n, ok := l.Figures.Numbers.Get(t.Lower); ok && n > 1 {
		return item{at: t.Span, kind: aFigure, term: term("#" + t.Lower), figure: article.Figure{Kind: article.Count, Value: n}}, true
	}
	switch {
	case t.Kind == text.Number:
		n, err := strconv.ParseFloat(strings.ReplaceAll(t.Lower, ",", ""), 64)
		if err != nil {
			n = math.NaN()
		}
		return item{at: t.Span, kind: aFigure, term: term("#" + t.Lower), figure: article.Figure{Kind: article.Count, Value: n}}, true
	case t.Kind != text.Word, len(t.Lower) < 2, l.Words.Stop.Has(t.Lower), l.Borne.Light.Has(t.Lower):
		return item{}, false
	}
	if country := demonym(l, t.Lower); country != "" && t.Norm != t.Lower {
		return item{at: t.Span, kind: aName, term: term("@" + country)}, true
	}
	root := l.RootAt(toks, i)
	if l.Kin.Reporting.Has(root) {
		return item{}, false
	}
	it := item{at: t.Span, term: term(root), senses: l.Kin.Senses.Of(root)}
	if t.Norm != t.Lower {
		it.name = t.Lower
	}
	_, it.acts = l.Acts.Nouns.Get(t.Lower)
	it.acts = it.acts || l.Claims.People.Has(t.Lower) || !strings.HasSuffix(t.Lower, "s")
	if l.Borne.Slight.Has(t.Lower) || l.Acts.AdverbEnd.Has(t.Lower) && t.Norm == t.Lower {
		it.kind, it.word = slight, t.Lower
	}
	return it, true
}

// rarity is how much a term tells: the logarithm of how rare it is among the
// sentences of the story.
func (c *comparison) rarity(t term) float64 {
	w := c.scale.weight(t)
	return w * w
}

// bearing is what a view must have in common with the sentence that bears it out:
// so much of what its items tell in that sentence itself, of its words and numbers
// too, and so much there or beside it.
type bearing struct {
	own, words, near float64
}

// Sentences that are alike as a whole bear out more of one another.
var (
	strictly  = bearing{own: 0.55, words: 0.55, near: 0.75}
	leniently = bearing{own: 0.4, words: 0.3, near: 0.5}
)

const (
	farWords = 0.5 // what a word counts that stands elsewhere in the article
	byChance = 1.4 // times what one sentence of all tells
	numbered = 1.2 // the same where a number or a day is in both
	whoActs  = 0.8 // the same where a name and an act are in both
	packed   = 2   // items of that sentence's stretch for each it shares
)

// wordly are the kinds of items that are no names, numbers or days.
var wordly = map[itemKind]int{aWord: 1, anAct: 1}

// bears is how much of what a view tells line l bears out, and the stretch of l
// that does; 0 if something of it is not borne out.
func (c *comparison) bears(a *line, v view, l *line, in *matches, must bearing) (float64, text.Span) {
	held := c.heldIn(l.reading)
	near := held.near[l.n]
	var after bag
	if l.n+1 < len(held.near) {
		after = held.near[l.n+1]
	}
	var cover text.Span
	var ownWords, allWords float64
	loose := !v.tellsFirmly()
	var firmly []text.Span // where l has the acts and figures
	all, own, close, tells, told, slights, words, firm := 0.0, 0.0, 0.0, 0.0, 0, 0, 0, false
	acted, named := false, false
	for n, it := range v.items {
		f := in.of(v.first + n)
		at, share := f.at, f.share
		switch {
		case share > 0:
			told++
			words += wordly[it.kind]
			acted, named = acted || it.kind == anAct, named || it.kind == aName
			firm = firm || told > 2 && words > 0 || it.kind == anAct || it.kind == aFigure && (it.figure.Unit != "" || particular(it.figure)) || it.kind == aDay
			tells += share * it.weight
			own += it.weight
			close += it.weight
			if it.kind != aName {
				ownWords += it.weight
			}
			cover = spanning(cover, at)
			if it.kind == anAct || it.kind == aFigure || it.kind == aDay {
				firmly = append(firmly, at)
			}
		case it.kind == slight && (lang.For(a.reading.Lang).Borne.Slight.Has(it.word) || held.words[it.word]):
			slights++
			continue
		case loose && it.kind == aWord:
			return 0, text.Span{} // "the cause was a fire": no act and no number vouches for the rest
		case it.kind == aWord && held.roles.names(it):
			close += it.weight // "prime ministers", "the prime minister of Orlo"
		case it.kind == anAct && c.toldOf(it, a, l):
			close += it.weight // they tell one event
		case it.kind == anAct, it.kind == aFigure, it.kind == exactly, it.kind == nth:
			return 0, text.Span{}
		case it.kind == aDay:
			if !c.dayNear(it.when, l) {
				return 0, text.Span{}
			}
		case it.kind == aName && (a.speaks(it.at) && !c.saidBy(it, l) || n == 0 && !c.refersTo(it, l)):
			return 0, text.Span{} // who says so says it there too, and who does it does it there
		case it.at.Start > v.verb.Start:
			return 0, text.Span{} // to whom and what is done the same sentence says
		case c.namedIn(near, nil, it, a) || c.namedIn(after, nil, it, a):
			close += it.weight
		case c.namedIn(held.all, held.words, it, a):
			close += farWords * it.weight
		default:
			return 0, text.Span{}
		}
		all += it.weight
		if it.kind != aName {
			allWords += it.weight
		}
	}
	need := byChance
	switch {
	case acted && named:
		need = whoActs
	case v.anchored():
		need = numbered
	}
	counted := slices.ContainsFunc(v.items, func(it item) bool { return it.kind == aFigure })
	if told < 2 || !firm || words == 0 && !counted || slights > 1 || own < must.own*all || ownWords < must.words*allWords || close < must.near*all || tells < need*c.scale.most*c.scale.most {
		return 0, text.Span{}
	}
	dense := 0
	for _, it := range itemsIn(c.itemsOf(l), cover) {
		if it.kind != slight {
			dense++
		}
	}
	if dense > packed*told+2 {
		return 0, text.Span{}
	}
	cover = l.clauseAround(cover)
	is := lang.For(a.reading.Lang).Words.Auxiliaries.Has(strings.ToLower(v.verb.In(a.reading.Text)))
	if loose && is && slices.ContainsFunc(itemsIn(c.itemsOf(l), cover), func(it item) bool { return it.kind == anAct }) {
		return 0, text.Span{} // "the tone is bitter" is not borne out by what somebody does in a bitter tone
	}
	if !c.sameMood(a, v, l, cover, firmly) || !c.samePart(a, v, l) || v.bare > dressed && l.attributed(cover) > dressed || l.onlyQuotes(a, v, cover) || !c.pieced(a, v, l, cover, in) {
		return 0, text.Span{}
	}
	return tells, cover
}

// onlyQuotes reports whether a stretch of a line is quoted from somebody where a
// view, which gives no number, says so itself.
func (l *line) onlyQuotes(a *line, v view, cover text.Span) bool {
	return !v.numbers() && quotedAt(l, cover) && !slices.ContainsFunc(a.said, func(st article.Statement) bool { return st.Content.Overlaps(v.Span) })
}

// tellsFirmly reports whether a view has an act, a number or a day.
func (v view) tellsFirmly() bool {
	return slices.ContainsFunc(v.items, func(it item) bool { return it.kind == anAct || it.kind == aFigure || it.kind == aDay || it.kind == nth })
}

// names reports whether a bag has an item's term, or one of its sense.
func (b bag) names(it item) bool { return it.term != "" && kinOf(it.senses, b.has(it.term), b) > 0 }

// speaks reports whether a name of a line says whose statement it is.
func (l *line) speaks(at text.Span) bool {
	return slices.ContainsFunc(l.said, func(st article.Statement) bool { return st.Speaker.Contains(at) })
}

// isKind reports whether an item names something of one of some kinds; "Orlish"
// names a place.
func (c *comparison) isKind(it item, kinds ...article.NameKind) bool {
	n, err := strconv.Atoi(strings.TrimPrefix(string(it.term), "@"))
	if err != nil {
		return slices.Contains(kinds, article.Place)
	}
	return slices.Contains(kinds, c.story.Cast.Entities[n].Kind)
}

// saidBy reports whether a line tells words of whom an item names: "he said".
func (c *comparison) saidBy(it item, l *line) bool {
	return slices.ContainsFunc(l.said, func(st article.Statement) bool {
		return slices.ContainsFunc(c.who(l.reading, st.Speakers), func(id story.EntityID) bool { return nameTerm(c.story, id) == it.term })
	})
}

// refersTo reports whether a line has a word that stands for whom an item names:
// "she", "the envoy".
func (c *comparison) refersTo(it item, l *line) bool {
	return slices.ContainsFunc(startingIn(l.reading.Notes.Mentions, l.passage().Span, func(m article.Mention) int { return m.Start }), func(m article.Mention) bool {
		id := c.story.Cast.Who(l.reading.ID, m.Name)
		return m.Form != article.ByName && id != story.NoEntity && nameTerm(c.story, id) == it.term
	})
}

// toldOf reports whether two lines tell one event of the class of an act of the
// first, or of any class if the act says little without its object: "ended six
// hours of talks".
func (c *comparison) toldOf(act item, a, l *line) bool {
	acts, word := &lang.For(a.reading.Lang).Acts, strings.ToLower(act.at.In(a.reading.Text))
	if acts.Light.Has(word) && shares(a.events, l.events) {
		return true
	}
	class := acts.Verbs.Of(word).Class
	return class != "" && slices.ContainsFunc(a.events, func(e int) bool { return c.events[e].Act == class && slices.Contains(l.events, e) })
}

// namedIn reports whether a bag has an item of line a, or all the words of its
// name.
func (c *comparison) namedIn(b bag, words map[string]bool, it item, a *line) bool {
	if b.names(it) || it.name != "" && words[it.name] {
		return true
	}
	if it.kind != aName {
		return false
	}
	l := lang.For(a.reading.Lang)
	n := 0
	for _, t := range story.TokensIn(a.reading.Notes.Tokens, it.at) {
		if t.Kind == text.Word && !l.Words.Stop.Has(t.Lower) {
			if !b.has(term(l.Root(t.Lower))) && !words[t.Lower] {
				return false
			}
			n++
		}
	}
	return n > 0
}

func spanning(a, b text.Span) text.Span {
	if a.Empty() {
		return b
	}
	if b.Empty() {
		return a
	}
	return text.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// foundIn is where a line has an item, and how far it is the same: 0 if it has
// not.
func (c *comparison) foundIn(it item, l *line) (text.Span, float64) {
	best, at := 0.0, text.Span{}
	for _, o := range c.itemsOf(l) {
		s := 0.0
		switch {
		case it.kind == aFigure && o.kind == aFigure, it.kind == nth && (o.kind == aFigure || o.kind == nth):
			if it.kind == nth && it.figure.Value == o.figure.Value || (it.term == o.term || givesFigure(it.figure, o.figure)) && c.sameNoun(it, o) {
				s = 1
			}
		case it.kind == aDay || o.kind == aDay:
			if it.kind == o.kind && o.when.Within(it.when) {
				s = 1
			}
		case it.kind == exactly || o.kind == exactly:
			if it.kind == o.kind && it.term == o.term {
				s = 1
			}
		case it.term == o.term, it.kind == aName && o.kind == aName && c.sameBody(it, o), it.name != "" && (it.name == o.name || o.kind == aName && strings.HasSuffix(o.name, " "+it.name)):
			s = 1
		case it.kind == anAct && !o.acts && o.kind != anAct:
			// "hit" is no "rocks"
		case slices.ContainsFunc(it.senses, func(n int) bool { return slices.Contains(o.senses, n) }):
			s = kinship
		}
		if s > best {
			best, at = s, o.at
		}
	}
	return at, best
}

// sameNoun reports whether two figures count the same: what they count is of one
// sense, or people; of amounts, as far as both say what they are of. "20 at a
// school" are not 20 people killed.
func (c *comparison) sameNoun(a, b item) bool {
	if len(a.noun.terms) == 0 || len(b.noun.terms) == 0 {
		return a.figure.Kind != article.Count || b.figure.Kind != article.Count || len(a.noun.terms) == len(b.noun.terms)
	}
	if a.people && b.people && (a.anyone || b.anyone) {
		return true
	}
	words, names := c.shared(a.noun, b.noun)
	return words+names > 0 || sameUnit(a, b)
}

// sameUnit reports whether two figures count by one noun: "nine Orlish soldiers",
// "nine soldiers".
func sameUnit(a, b item) bool {
	return a.figure.Unit != "" && a.figure.Unit == b.figure.Unit && !a.anyone && !b.anyone
}

// sameBody reports whether two names of bodies are one name and a part of it of
// several words: "the Verrin Geological Office", "the Geological Office".
func (c *comparison) sameBody(a, b item) bool {
	x, y := c.nameOf(a.term), c.nameOf(b.term)
	if len(x) < len(y) {
		x, y = y, x
	}
	return strings.Contains(y, " ") && strings.HasSuffix(x, " "+y)
}

// nameOf is the name of a body, "" for what is none.
func (c *comparison) nameOf(t term) string {
	n, err := strconv.Atoi(strings.TrimPrefix(string(t), "@"))
	if err != nil || c.story.Cast.Entities[n].Kind == article.Person || c.story.Cast.Entities[n].Kind == article.Place {
		return ""
	}
	return c.story.Cast.Entities[n].Name
}

// givesFigure reports whether one figure is the other, as exactly.
func givesFigure(f, g article.Figure) bool {
	const off = 0.03
	if math.IsNaN(f.Value) || math.IsNaN(g.Value) {
		return false
	}
	same := f.Value == g.Value || math.Abs(f.Value-g.Value) <= off*math.Abs(f.Value)
	switch {
	case f.Kind == g.Kind && f.Kind == article.Count:
		return f.Value == g.Value || same && math.Abs(f.Value) >= 100
	case f.Kind != g.Kind && (f.Unit == "year" || g.Unit == "year"): // "a man of 29", "a 29-year-old man"
		return f.Value == g.Value && (f.Unit == "" || g.Unit == "")
	case f.Kind != g.Kind: // "5.1 billion marks", "5.1 billion"
		return same && f.Value == g.Value && math.Abs(f.Value) >= 1000 && (f.Unit == "" || g.Unit == "" || f.Kind == article.Count || g.Kind == article.Count)
	}
	return agree(f, g) && (f.Unit != g.Unit || same)
}

// dayNear reports whether the sentences around a line, or those that open its
// article, state a time.
func (c *comparison) dayNear(w article.When, l *line) bool {
	r := l.reading
	for _, t := range r.Notes.Times {
		n := r.SentenceAt(t.Start)
		if n >= 0 && (n <= headLines || n >= l.n-1 && n <= l.n+1) && t.When.Known() && (t.Kind == article.DateTime || t.Kind == article.Clock) && t.When.Within(w) {
			return true
		}
	}
	return false
}

// clauseAround widens a stretch to the marks and openers around it.
func (l *line) clauseAround(sp text.Span) text.Span {
	openers := lang.For(l.reading.Lang).Acts.Openers
	sen := l.reading.Sentences[l.n].Span
	out := sen
	for _, t := range story.TokensIn(l.reading.Notes.Tokens, sen) {
		if t.Kind == text.Punct && t.Norm != "-" && t.Norm != "." || openers.Has(t.Lower) {
			if t.End <= sp.Start {
				out.Start = t.End
			} else if t.Start >= sp.End && out.End == sen.End {
				out.End = t.Start
			}
		}
	}
	for out.Start < out.End && l.reading.Text[out.Start] == ' ' {
		out.Start++
	}
	for out.End > out.Start && l.reading.Text[out.End-1] == ' ' {
		out.End--
	}
	return out
}

// mood is how a stretch of a sentence is told: by which words it need not be so,
// whether it is denied, and whether it is still to come.
type mood struct {
	unreal         []string
	negated, ahead bool
	now, gone      bool // it tells what is, and what had been
}

func moodOf(r *article.Reading, sp text.Span) mood {
	l := lang.For(r.Lang)
	toks := story.TokensIn(r.Notes.Tokens, sp)
	var m mood
	for i, t := range toks {
		next := ""
		if i+1 < len(toks) {
			next = toks[i+1].Lower
		}
		switch {
		case l.Acts.Negators.Has(t.Lower), i > 0 && l.Borne.Lacking.Has(t.Lower) && l.Words.Auxiliaries.Has(toks[i-1].Lower) && next != "of":
			m.negated = !m.negated
		case l.Borne.Unreal.Has(t.Lower), l.Borne.Unreal.Has(t.Lower + " " + next):
			m.unreal = append(m.unreal, l.Root(t.Lower))
		}
		m.now, m.gone = m.now || l.Acts.PresentHelpers.Has(t.Lower), m.gone || l.Claims.Before.Has(t.Lower)
		m.ahead = m.ahead || i > 0 && l.Acts.Ahead.Has(t.Lower) && !l.Acts.Determiners.Has(toks[i-1].Lower) || l.Acts.Modals.Has(t.Lower) && !l.Borne.Light.Has(t.Lower) ||
			next == "to" && (l.Acts.PresentHelpers.Has(t.Lower) || l.Acts.PastHelpers.Has(t.Lower))
	}
	return m
}

// clausesWith are the stretches between marks and openers, within a span of a
// line, that have one of some places; the span itself if none has.
func (l *line) clausesWith(in text.Span, places []text.Span) []text.Span {
	var out []text.Span
	for _, p := range places {
		c := l.clauseAround(p)
		c.Start, c.End = max(c.Start, in.Start), min(c.End, in.End)
		if in.Contains(p) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if out == nil {
		return []text.Span{in}
	}
	return out
}

// toldAs is the mood of stretches of one article together.
func toldAs(r *article.Reading, sps []text.Span) mood {
	var m mood
	for _, sp := range sps {
		o := moodOf(r, sp)
		m.negated, m.ahead, m.now, m.gone = m.negated != o.negated, m.ahead || o.ahead, m.now || o.now, m.gone || o.gone
	}
	return m
}

// sameMood reports whether a line, whose acts and figures stand at some places,
// tells what a view does as surely.
func (c *comparison) sameMood(a *line, v view, l *line, cover text.Span, firmly []text.Span) bool {
	var firm []text.Span
	for _, it := range v.items {
		if it.kind == anAct || it.kind == aFigure || it.kind == aDay {
			firm = append(firm, it.at)
		}
	}
	x, y := toldAs(a.reading, a.clausesWith(v.Span, firm)), toldAs(l.reading, l.clausesWith(cover, firmly))
	if x.negated != y.negated || x.ahead != y.ahead || x.now && !x.gone && moodOf(l.reading, cover).gone && l.attributed(cover) == dressed {
		return false // "are missing" is no "had been missing"
	}
	du, lu := moodOf(a.reading, v.Span).unreal, moodOf(l.reading, cover).unreal
	kin := lang.For(l.reading.Lang).Kin.Senses
	in := func(w string, of []string) bool {
		return slices.ContainsFunc(of, func(o string) bool {
			return o == w || slices.ContainsFunc(kin.Of(w), func(n int) bool { return slices.Contains(kin.Of(o), n) })
		})
	}
	told := func(w string) bool { // "a plan … was foiled", "foiled a plot"
		return slices.ContainsFunc(v.items, func(it item) bool {
			return it.term == term(w) || slices.ContainsFunc(kin.Of(w), func(n int) bool { return slices.Contains(it.senses, n) })
		})
	}
	for _, w := range lu {
		if !in(w, du) && !told(w) {
			return false
		}
	}
	for _, w := range du {
		if !in(w, lu) {
			return false
		}
	}
	if cover.Start == l.reading.Sentences[l.n].Start {
		return true
	}
	// "denied that …", "wanted to …"
	before := moodOf(l.reading, text.Span{Start: l.reading.Sentences[l.n].Start, End: cover.Start})
	whole := moodOf(a.reading, text.Span{Start: a.reading.Sentences[a.n].Start, End: v.End})
	if before.negated {
		return false
	}
	for _, w := range before.unreal {
		if !in(w, whole.unreal) {
			return false
		}
	}
	return true
}

// samePart reports whether nobody does in a line to another what that one does
// to him in the view: of what stands before the act in the line, nothing stands
// before it in the view, but all of it behind.
func (c *comparison) samePart(a *line, v view, l *line) bool {
	items := c.itemsOf(l)
	for i, act := range v.items {
		if act.kind != anAct {
			continue
		}
		for k, o := range items {
			if o.kind != anAct || o.term != act.term || passive(a, act) != passive(l, o) {
				continue
			}
			clause := itemsIn(items[:k], l.clauseAround(o.at))
			if c.oneOf(clause, v.items[i+1:]) == allOf && c.oneOf(clause, v.items[:i]) == noneOf {
				return false
			}
		}
	}
	return true
}

// How many of the things among items are among others.
const (
	noneOf = iota
	someOf
	allOf
)

func (c *comparison) oneOf(items, of []item) int {
	things, found := 0, 0
	for _, it := range items {
		if it.kind != aName && it.kind != aWord {
			continue
		}
		things++
		if slices.ContainsFunc(of, func(o item) bool { return alikeItems(it, o) }) {
			found++
		}
	}
	switch {
	case found == 0:
		return noneOf
	case found < things:
		return someOf
	}
	return allOf
}

// alikeItems reports whether two items are one thing.
func alikeItems(a, b item) bool {
	return a.term == b.term || slices.ContainsFunc(a.senses, func(n int) bool { return slices.Contains(b.senses, n) })
}

// passive reports whether a helper that is a form of "be" stands before an act.
func passive(l *line, act item) bool {
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, text.Span{Start: l.reading.Sentences[l.n].Start, End: act.at.Start})
	for _, t := range toks[max(0, len(toks)-2):] {
		if words.Judged.Be.Has(t.Lower) || words.Judged.Helper.Has(t.Lower) {
			return true
		}
	}
	return false
}

// attributed says whose words a stretch of a line is said to be.
func (l *line) attributed(sp text.Span) bareness {
	whose := dressed
	for _, st := range l.said {
		if st.Content.Overlaps(sp) && !st.Cue.Empty() {
			whose = max(whose, by(st))
		}
	}
	return whose
}
