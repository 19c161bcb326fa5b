package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// post is what a sentence says a person is: "Fire chief Rolf Hagen", "the mayor,
// Bo Hartley", "Rolf Hagen, deputy head of the fire service", "Dario Lenz, who
// commands the operation".
type post struct {
	class string          // of the table: "post/mayor"
	body  map[string]bool // stems of the words for the body
	named bool            // one of them says which body: "the transport union's", not "the union's"
	field map[string]bool // of a minister or the like: "finance"
	kind  string          // of the body, "" if it is not told or may be two: "hospital"
	works bool            // it is of a mine or plant
	value text.Span
	line  *line
}

// postLong is how many words an office before or behind a name has at the most.
const postLong = 9

// postTensions: two witnesses give one person two offices that one person does
// not hold at a time, or two trades, and no article gives both.
func (c *comparison) postTensions(shown []story.Tension) []story.Tension {
	held, moved := map[story.EntityID][]post{}, map[story.EntityID]bool{}
	var people []story.EntityID
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || !readable(l.reading) || runOn(l) {
			continue
		}
		for _, m := range startingIn(l.reading.Notes.Mentions, l.passage().Span, func(m article.Mention) int { return m.Start }) {
			id := c.story.Cast.Who(l.reading.ID, m.Name)
			if m.Form != article.ByName || id == story.NoEntity {
				continue
			}
			if e := &c.story.Cast.Entities[id]; e.Kind != article.Person || !strings.Contains(e.Name, " ") {
				continue
			}
			ps := postsAt(l, m.Span)
			if len(held[id]) == 0 && len(ps) > 0 {
				people = append(people, id)
			}
			held[id] = append(held[id], ps...)
			if len(ps) > 0 {
				c.reads("post", l)
			}
			moved[id] = moved[id] || len(ps) > 0 && appoints(l)
		}
	}
	slices.Sort(people)
	var out []story.Tension
	for _, id := range people {
		name := c.story.Cast.Entities[id].Name
		if moved[id] || slices.ContainsFunc(shown, func(t story.Tension) bool { return t.About == name }) {
			continue // who was just appointed held another office before
		}
		if a, b, ok := c.rivalPosts(held[id]); ok {
			out = append(out, story.Tension{
				Kind: story.RoleTension, About: name, Event: -1, Why: "one person is given two offices",
				Sides: []story.Side{postSide(held[id], a), postSide(held[id], b)},
			})
		}
	}
	return out
}

// appoints reports whether a sentence tells that somebody took or left an office.
func appoints(l *line) bool {
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	for i, t := range toks {
		v := words.Acts.Verbs.Of(t.Lower)
		if v.Form != lang.BaseForm && words.Posts.Moving.Has(v.Class) && (i == 0 || !words.Words.Determiners.Has(toks[i-1].Lower)) {
			return true // but not "the retired judge"
		}
	}
	return false
}

// same reports whether two sentences give one office.
func (p post) same(o post) bool {
	return p.class == o.class && (len(p.field) == 0 || len(o.field) == 0 || common(p.field, o.field) > 0)
}

// postSide has all passages that give the office, the first one first.
func postSide(all []post, p post) story.Side {
	s := story.Side{Passages: []article.Passage{p.line.passage()}, Value: p.value}
	for _, o := range all {
		if o.same(p) {
			s.Passages = append(s.Passages, o.line.passage())
		}
	}
	return s
}

// rivalPosts finds the first two offices of a person that exclude one another.
func (c *comparison) rivalPosts(all []post) (a, b post, ok bool) {
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.line.witness == b.line.witness || !exclusive(a, b) || both(givers(all, a), givers(all, b)) {
				c.out("post", "one can hold both, or one article gives both", a.line, b.line)
				continue
			}
			pa, pb := []article.Passage{a.line.passage()}, []article.Passage{b.line.passage()}
			learned := family(a.class) == "trade" // what one has learned one stays
			if (learned || c.sameSeason(pa, pb)) && c.witnesses(slices.Concat(pa, pb)) >= 2 {
				return a, b, true
			}
		}
	}
	return a, b, false
}

// family is what an office or trade excludes others of: "post/mayor" every other
// of those that fill a life, "rank/major" other ranks.
func family(class string) string {
	f, _, _ := strings.Cut(class, "/")
	return f
}

// exclusive reports whether nobody holds two posts at a time.
func exclusive(a, b post) bool {
	table := &lang.For(a.line.reading.Lang).Posts
	apart := table.Apart[[2]string{a.class, b.class}] || table.Apart[[2]string{b.class, a.class}]
	switch {
	case ofTwo(a, b, table) || ofTwo(b, a, table):
		return true
	case a.class == b.class:
		return len(a.field) > 0 && len(b.field) > 0 && common(a.field, b.field) == 0
	case family(a.class) == "lead" && family(b.class) == "lead":
		return apart && oneBody(a, b, table)
	}
	return family(a.class) == family(b.class) || apart
}

// ofTwo reports whether two posts are of two bodies that nobody leads both: the
// head of an agency, and the medical director of a company; the manager of a mine,
// and the chairman of its owner. The head of an agency and that of a company may
// be one: papers do not always tell a state's company from its authority.
func ofTwo(a, b post, table *lang.Posts) bool {
	if family(a.class) != "lead" {
		return false
	}
	kind := b.kind
	if family(b.class) != "lead" {
		kind = table.Home.Of(b.class)
	}
	if a.works && a.class == "lead/manager" {
		return b.class == table.Topmost && b.kind != "" && !b.works
	}
	return a.kind != "" && kind != "" && a.kind != kind && a.class != b.class
}

// givers are the articles that give an office.
func givers(all []post, p post) map[article.ID]bool {
	out := map[article.ID]bool{}
	for _, o := range all {
		if o.same(p) {
			out[o.line.reading.ID] = true
		}
	}
	return out
}

// oneBody reports whether two ranks are of one body: the words for it have one in
// common, or it goes without saying of both; the top of a body needs no words.
func oneBody(a, b post, table *lang.Posts) bool {
	switch {
	case common(a.body, b.body) > 0:
		return true
	case a.named && b.named || !table.Loose.Has(a.class) || !table.Loose.Has(b.class):
		return false
	}
	return !a.named && !b.named || table.Topmost == a.class || table.Topmost == b.class
}

// postsAt reads the offices beside a name: right before it, before a comma in
// front of it, and behind it.
func postsAt(l *line, name text.Span) []post {
	words := lang.For(l.reading.Lang)
	toks := story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)
	first, last := around(toks, article.Figure{Span: name})
	if first < 0 {
		return nil
	}
	var out []post
	add := func(p post, ok bool) {
		if ok {
			p.line = l
			out = append(out, p)
		}
	}
	if first > 1 && toks[first-1].Norm == "," { // "Its head, the retired judge Arne Boll"
		if np := phraseBefore(toks[:first-1], words); len(np) > 0 && ofBody(np, words) && (last == len(toks) || toks[last].Kind == text.Punct) {
			add(apposed(np, words))
		}
	} else {
		add(titled(phraseBefore(toks[:first], words), words))
	}
	if last+2 < len(toks) && toks[last].Norm == "," {
		behind := toks[last+1 : min(len(toks), last+1+postLong)]
		if words.Acts.Relatives.Has(behind[0].Lower) && words.Posts.Doing.Of(behind[1].Lower) != "" {
			add(postOf(words.Posts.Doing.Of(behind[1].Lower), nil, behind[:2], nounPhrase(behind[2:], words), words))
		} else if np := nounPhrase(behind, words); !ofTheNext(toks[last+1+len(np):]) {
			add(apposed(np, words))
		}
	}
	return out
}

// ofTheNext reports whether a phrase before tokens may say what the one is whose name
// they go on with: "a friend of Sand, the town's mayor, Pavel Ode, said".
func ofTheNext(toks []text.Token) bool {
	return len(toks) > 1 && toks[0].Norm == "," && toks[1].Kind == text.Word && toks[1].Norm != toks[1].Lower
}

// phraseBefore are the tokens before a place that may say what somebody is: back
// to a mark, a verb, or a preposition that no office has.
func phraseBefore(toks []text.Token, l *lang.Language) []text.Token {
	from := len(toks)
	for from > 0 && len(toks)-from < postLong {
		t := toks[from-1]
		_, verb := l.Acts.Verbs.Get(t.Lower)
		_, cue := l.Statements.Cues.Get(t.Lower)
		if t.Kind == text.Punct && t.Norm != "-" || t.Kind == text.Quote || t.Kind != text.Clitic && (l.Acts.Auxiliaries.Has(t.Lower) || (verb || cue) && l.Acts.Nouns.Of(t.Lower) == "" && l.Posts.Classes.Of(t.Lower) == "" ||
			l.Words.Prepositions.Has(t.Lower) && !l.Posts.Of.Has(t.Lower) || l.Acts.Openers.Has(t.Lower)) {
			break
		}
		from--
	}
	return toks[from:]
}

// ofBody reports whether the words before a comma and a name say whose office it
// is: "Its chairman, Nils Orre", but not "made her minister, Nils Orre".
func ofBody(toks []text.Token, l *lang.Language) bool {
	return l.Words.Articles.Has(toks[0].Lower) || l.Acts.Possessives.Has(toks[0].Lower) || slices.ContainsFunc(toks, func(t text.Token) bool { return t.Kind == text.Clitic })
}

// titled reads an office right before a name: the last words of the phrase.
func titled(np []text.Token, l *lang.Language) (post, bool) {
	for n := min(len(np), longestPraise); n > 0; n-- {
		if class := l.Posts.Classes.Of(phraseOf(np[len(np)-n:])); class != "" {
			before := np[:len(np)-n]
			if len(before) > 0 && l.Words.Articles.Has(before[0].Lower) {
				before = before[1:]
			}
			return postOf(class, before, np[len(np)-n:], nil, l)
		}
	}
	return post{}, false
}

// apposed reads an office in a phrase that stands beside a name: the first words
// of the table that end it or go on with what the office is of.
func apposed(np []text.Token, l *lang.Language) (post, bool) {
	for i := range np {
		for n := min(len(np)-i, longestPraise); n > 0; n-- {
			class := l.Posts.Classes.Of(phraseOf(np[i : i+n]))
			if class == "" {
				continue
			}
			after := np[i+n:]
			if len(after) > 0 && !l.Posts.Of.Has(after[0].Lower) {
				break // "the mayor's wife"
			}
			if slices.ContainsFunc(np[:i], func(t text.Token) bool {
				return l.Words.Prepositions.Has(t.Lower) || t.Kind != text.Clitic && l.Acts.Auxiliaries.Has(t.Lower)
			}) {
				return post{}, false
			}
			return postOf(class, np[:i], np[i:i+n], after, l)
		}
	}
	return post{}, false
}

// postOf is the post of a class with the words around those for it.
func postOf(class string, before, at, after []text.Token, l *lang.Language) (post, bool) {
	table := &l.Posts
	if slices.ContainsFunc(before, func(t text.Token) bool { return table.Former.Has(t.Lower) && family(class) != "trade" }) {
		return post{}, false
	}
	if n := len(before); n > 0 && (l.Words.Conjunctions.Has(before[n-1].Lower) || before[n-1].Norm == "-" || table.Lower.Has(before[n-1].Lower)) {
		return post{}, false // "economy and finance minister", "vice-president", "assistant manager"
	}
	if len(before)+len(after) == 0 && table.Titles.Has(class) || slices.ContainsFunc(before, func(t text.Token) bool { return table.Classes.Of(t.Lower) != "" }) {
		return post{}, false // "Commander Sinha", "navy spokesman Commander Sinha"
	}
	if k := slices.IndexFunc(after, func(t text.Token) bool { return l.Words.Conjunctions.Has(t.Lower) }); k >= 0 && slices.ContainsFunc(after[k:], func(t text.Token) bool { return table.Classes.Of(t.Lower) != "" }) {
		return post{}, false // "mayor of Orlo and head of the party"
	}
	p := post{class: class, body: map[string]bool{}, field: map[string]bool{}, value: text.Span{Start: at[0].Start, End: at[len(at)-1].End}}
	unsure := false
	for _, t := range slices.Concat(before, after) {
		p.works = p.works || table.Works.Has(t.Lower) // "mine" may be a pronoun too
		if t.Kind != text.Word || l.Words.Stop.Has(t.Lower) || len(t.Lower) < 3 {
			continue
		}
		p.body[text.Stem(t.Lower)] = true
		p.named = p.named || !table.Kinds.Has(t.Lower)
		if k := table.Bodies.Of(t.Lower); k != "" && !unsure {
			unsure = p.kind != "" && p.kind != k
			p.kind = k
		}
		unsure = unsure || table.Parts.Has(t.Lower)
		if f := table.Fields.Of(t.Lower); f != "" && table.Portfolio.Has(class) {
			p.field[f] = true
		}
		if over := table.Under[[2]string{class, t.Lower}]; over != "" {
			p.class = over
		}
	}
	if unsure {
		p.kind = ""
	}
	if len(before) > 0 {
		p.value.Start = before[0].Start
	}
	if len(after) > 0 {
		p.value.End = after[len(after)-1].End
	}
	return p, true
}

// phraseOf joins tokens in lower case as they stand.
func phraseOf(toks []text.Token) string {
	var b strings.Builder
	for k, t := range toks {
		if k > 0 && t.Space {
			b.WriteByte(' ')
		}
		b.WriteString(t.Lower)
	}
	return b.String()
}
