package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Two figures of one noun are still of two things if one counts Mexico and the
// other Spain, one what is added and the other all of it, one what is suspected
// and the other what is confirmed, or if one is only supposed.

// scope is what a figure's own words say of how far it reaches.
type scope struct {
	where    story.EntityID // the place it is of; NoEntity if its sentence names none
	added    bool           // "another 59 cases"
	unsure   bool           // "suspected cases"
	supposed bool           // "whether 40,000 troops were sent"
	wide     bool           // its sentence tells of many countries or of all the world
}

// scopeOf reads the scope of a figure.
func (c *comparison) scopeOf(l *line, f article.Figure) scope {
	r := l.reading
	acts, claims := &lang.For(r.Lang).Acts, tables(r)
	s := scope{where: c.placeOf(l, f), wide: l.worldwide()}
	end := max(f.End, f.Noun.End)
	clause := clauseOf(l, f.Span)
	toks := story.TokensIn(r.Notes.Tokens, text.Span{Start: clause.Start, End: max(end, clause.End)})
	for i, t := range toks {
		near := t.Start < end && t.End > f.Start || t.End <= f.Start && i+wordsBefore < len(toks) && toks[i+wordsBefore].End > f.Start
		switch {
		case t.Start < f.Start && acts.Supposing.Has(t.Lower):
			s.supposed = true
		case !near, i+1 < len(toks) && toks[i+1].Lower == "than":
		case claims.Added.Has(t.Lower):
			s.added = true
		case claims.Unsure.Has(t.Lower):
			s.unsure = true
		}
	}
	return s
}

// worldwide reports whether a sentence counts over many countries: "41 countries",
// "worldwide"; no "two countries", which may share a river.
func (l *line) worldwide() bool {
	const many = 5
	claims := tables(l.reading)
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span), func(t text.Token) bool {
		return claims.Worldwide.Has(t.Lower) || claims.Realms.Has(t.Lower) &&
			slices.ContainsFunc(l.gist.Figures, func(f article.Figure) bool { return f.Value >= many && f.Noun.Contains(t.Span) })
	})
}

// wordsBefore is how far before a figure a word may stand that says what it
// counts: "a further 48 deaths".
const wordsBefore = 2

// placeOf is the place a figure is of, if its clause says so: the one right
// before it in a list ("Spain: 57 cases"), else that of its item ("Spain: two
// deaths, 57 cases"), else the first close behind it ("57
// cases in Spain"), else the last before it ("Spain has reported 57 cases and
// three deaths"). "Spain's institute" is no place.
func (c *comparison) placeOf(l *line, f article.Figure) story.EntityID {
	r := l.reading
	sen := r.Sentences[l.n].Span
	next := clauseOf(l, f.Span).End
	for _, o := range l.gist.Figures {
		if o.Start >= f.End {
			next = min(next, o.Start)
		}
	}
	before, behind, item := story.NoEntity, story.NoEntity, false
	for _, m := range startingIn(r.Notes.Mentions, sen, func(m article.Mention) int { return m.Start }) {
		id := c.story.Cast.Who(r.ID, m.Name)
		if id == story.NoEntity || m.Form != article.ByName || c.story.Cast.Entities[id].Kind != article.Place || !slices.Contains(l.gist.Places, id) && !slices.Contains(l.gist.Bodies, id) {
			continue
		}
		switch {
		case m.End <= f.Start && onlyMarks(r.Text[m.End:f.Start]):
			return id
		case strings.HasPrefix(r.Text[m.End:], ":"):
			if m.End <= f.Start {
				before, item = id, true // "Spain: two deaths, 57 cases"
			}
		case item: // what stands beside the figure is of its item
		case m.End <= f.Start && !c.parted(r, text.Span{Start: m.End, End: f.Start}):
			before = id
		case m.Start >= f.End && m.End <= min(next, f.End+closeBehind) && behind == story.NoEntity && !ended(r, f.Span, m.Span) && !l.cuedBetween(f.Span, m.Span):
			behind = id
		}
	}
	if behind != story.NoEntity {
		return behind
	}
	return before
}

// cuedBetween reports whether the word for saying it stands between two places:
// "thirty were hurt, said Dr Loy of the clinic in Orlo".
func (l *line) cuedBetween(a, b text.Span) bool {
	return slices.ContainsFunc(l.said, func(st article.Statement) bool {
		return st.Cue.Start >= a.End && st.Cue.End <= b.Start && !st.Cue.Empty()
	})
}

// parted reports whether words between a place and a figure open a clause of
// another time or matter: "in Orlo, a week after the wave that killed 19".
func (c *comparison) parted(r *article.Reading, between text.Span) bool {
	l := lang.For(r.Lang)
	return slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, between), func(t text.Token) bool {
		return l.Acts.Openers.Has(t.Lower) && !l.Acts.Relatives.Has(t.Lower) && t.Lower != l.Statements.That
	})
}

// closeBehind is how many bytes behind a figure a place may end that it is of.
const closeBehind = 60

// onlyMarks reports whether nothing but marks and spaces stands between a name
// and a figure: "Spain: 57".
func onlyMarks(between string) bool {
	for _, b := range []byte(between) {
		if b != ' ' && b != ':' && b != '-' && b != '(' {
			return false
		}
	}
	return true
}

// sameScope reports whether two figures may be of the same whole. Two places
// part them if both are countries or both are towns; a dam may lie in a town.
func (c *comparison) sameScope(a, b measured) bool {
	if a.scope.added != b.scope.added || a.scope.unsure != b.scope.unsure {
		return false
	}
	if a.scope.wide != b.scope.wide && (a.scope.where != story.NoEntity || b.scope.where != story.NoEntity) {
		return false // "41 countries reported 85 deaths", "in Norland 75 died"
	}
	level := func(id story.EntityID) string {
		if id == story.NoEntity {
			return ""
		}
		kind, _, town := strings.Cut(c.story.Cast.Entities[id].Known, "/")
		if !town && kind != "" {
			return "country"
		}
		return kind
	}
	return a.scope.where == b.scope.where || level(a.scope.where) == "" || level(a.scope.where) != level(b.scope.where)
}

// accounted reports whether the sentence of one figure holds the other value
// too, beside its own or as the sum of all it gives, or gives several sums of
// money: then it does not contradict it.
func accounted(a, b measured) bool { return a.line.holds(b) || b.line.holds(a) }

func (l *line) holds(m measured) bool {
	f := m.figure
	sum, n := 0.0, 0
	for _, o := range l.gist.Figures {
		switch {
		case o.Kind != f.Kind, o.Kind != article.Count && o.Unit != f.Unit, o.Kind != article.Measure && actNear(l, o) != m.act:
			continue
		}
		if o.Value == f.Value {
			return true
		}
		sum += o.Value
		n++
	}
	return n > 1 && (sum == f.Value || f.Kind == article.Money)
}

// housed reports whether the second of two claimants of one article speaks for
// the first, a body: he is given an office where he speaks, and nothing says of
// what: "Chief executive Roy Calder said the company had cut 700 jobs".
func (c *comparison) housed(a, b measured) bool {
	if a.reading.ID != b.reading.ID || len(a.who) == 0 || c.story.Cast.Entities[a.who[0]].Kind != article.Organisation {
		return false
	}
	for _, id := range b.who {
		for _, f := range c.story.Cast.Entities[id].Roles {
			if f.Role.Article == b.reading.ID && b.passage.Span.Contains(f.Role.Span) && f.Of == story.NoEntity && !f.Kin && !f.Past {
				return true
			}
		}
	}
	return false
}

// placed reports whether it can be told that two figures are of one place: both
// name it, neither names any, their sentences tell one event or follow one
// another, or what was done to people says which people.
func placed(a, b measured) bool {
	return a.scope.where == b.scope.where || a.noun[people] && a.act != "" || shares(a.line.events, b.line.events) ||
		a.reading == b.reading && b.line.n == a.line.n+1
}
