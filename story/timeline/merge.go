package timeline

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// merger puts tellings of one event together.
//
// The firmest come first and make the events; the others join the event they
// agree with best or make one of their own. Order is by firmness, then by the
// articles' order, so the result does not depend on the order of arrival.
type merger struct {
	story    *story.Story
	calendar *Calendar
	tellings []telling
	groups   []*group
	byDay    map[time.Time][]*group
	byWho    map[story.EntityID][]*group
	loose    []*group // without a single day
}

// group is an event in the making.
type group struct {
	tellings []telling
	when     article.When
	filed    map[story.EntityID]bool // under whom
}

// firmness orders tellings: a dated one in plain words first, a report's own
// day and no date at all last.
func firmness(t telling) int {
	switch {
	case t.weak:
		return 5
	case t.run > 0:
		return 0
	case t.When.OneDay() && t.When.How == article.Explicit:
		return 1
	case t.When.OneDay():
		return 2
	case t.When.Known():
		return 3
	case t.weekday >= 0:
		return 4
	case t.lead:
		return 6
	}
	return 7
}

func (m *merger) events() []story.Event {
	slices.SortStableFunc(m.tellings, func(a, b telling) int { return firmness(a) - firmness(b) })
	m.byDay, m.byWho = map[time.Time][]*group{}, map[story.EntityID][]*group{}
	for _, t := range m.tellings {
		if g := m.home(t); g != nil {
			m.add(g, t)
			continue
		}
		if !m.opens(&t) {
			continue
		}
		if g := m.toldHere(t); g != nil {
			m.add(g, t)
			continue
		}
		g := &group{when: t.When, filed: map[story.EntityID]bool{}}
		m.add(g, t)
		m.groups = append(m.groups, g)
		if days := daysOf(t.When); days != nil {
			for _, d := range days {
				m.byDay[d] = append(m.byDay[d], g)
			}
		} else {
			m.loose = append(m.loose, g)
		}
	}
	m.joinSame()
	m.joinAlike()
	events := make([]story.Event, 0, len(m.groups))
	for _, g := range m.groups {
		if e, ok := m.event(g); ok {
			events = append(events, e)
		}
	}
	return m.withoutEchoes(foldDates(once(events)))
}

// joinSame makes one event of those that a person said are one. Its day is that
// of the firmer telling.
func (m *merger) joinSame() {
	tells := func(p article.Passage) int {
		return slices.IndexFunc(m.groups, func(g *group) bool {
			return slices.ContainsFunc(g.tellings, func(t telling) bool { return t.Passage == p })
		})
	}
	for _, pair := range m.story.SameEvents {
		i, j := tells(pair[0]), tells(pair[1])
		if i < 0 || j < 0 || i == j {
			continue
		}
		into, from := m.groups[min(i, j)], m.groups[max(i, j)]
		for _, t := range from.tellings {
			m.add(into, t)
		}
		m.groups = slices.Delete(m.groups, max(i, j), max(i, j)+1)
	}
}

// once drops an event whose every sentence tells another event of the same
// time already: two verbs of one sentence are one line of a timeline.
func once(events []story.Event) []story.Event {
	type key struct {
		p    article.Passage
		from time.Time
	}
	told := map[key]int{}
	for i, e := range events {
		for _, t := range e.Tellings {
			k := key{t.Passage, e.When.From}
			if j, ok := told[k]; !ok || len(events[j].Tellings) < len(e.Tellings) {
				told[k] = i
			}
		}
	}
	var out []story.Event
	for i, e := range events {
		own := false
		for _, t := range e.Tellings {
			own = own || told[key{t.Passage, e.When.From}] == i
		}
		if own {
			out = append(out, e)
		}
	}
	return out
}

// toldHere is the event of the same day and kind of act that the telling's own
// article tells: an opening without a date and the dated sentence after it are
// one.
func (m *merger) toldHere(t telling) *group {
	if !t.weak || t.act == "say" || plain(t.act) {
		return nil
	}
	for _, g := range m.byDay[t.When.From] {
		for _, u := range g.tellings {
			if u.reading == t.reading && u.act == t.act {
				return g
			}
		}
	}
	return nil
}

// maxRun bounds how many days one event is filed under.
const maxRun = 31

// daysOf lists the days a short interval covers, nil for a long or open one.
func daysOf(w article.When) []time.Time {
	if !w.Bounded() || w.To.Sub(w.From) > maxRun*24*time.Hour {
		return nil
	}
	var days []time.Time
	for d := article.CivilDay(w.From); d.Before(w.To); d = d.AddDate(0, 0, 1) {
		days = append(days, d)
	}
	return days
}

// opens reports whether a telling that agrees with no event makes one of its
// own. Without a date only an article's opening does: on the day the article
// was published, marked as such, or undated.
func (m *merger) opens(t *telling) bool {
	if t.When.Known() || t.weekday >= 0 {
		return true
	}
	if !t.news || t.leans || plain(t.act) || t.reading.Form != article.Report || len(t.gist.Persons)+len(t.gist.Bodies) == 0 {
		return false
	}
	if t.reading.Date.OneDay() && !t.Ahead {
		// Only what the article itself reports as its news, not a clause beside
		// another day nor a copy's later day.
		if len(t.beside) > 0 || t.Clause.Start != t.Sentence.Start || t.reading.Origin.Kind != article.Original {
			return false
		}
		t.weak = true
		t.When = article.OnDay(t.reading.Date.From, article.Reported)
		t.When.Why = "the report; the source gives no day"
	}
	return true
}

// home finds the event a telling belongs to, or nil. Two candidates that fit
// equally well are none: omit rather than guess.
func (m *merger) home(t telling) *group {
	var best *group
	score, second := 0.0, 0.0
	for _, g := range m.candidates(t) {
		s := m.agree(t, g)
		if s > score {
			best, score, second = g, s, score
		} else if s > second {
			second = s
		}
	}
	if best == nil || score < threshold(t) || !t.When.Known() && second > 0.9*score {
		return nil
	}
	return best
}

// threshold is how much agreement it takes to say it is the same event; more
// where the day does not vouch for it.
func threshold(t telling) float64 {
	switch {
	case t.weak:
		return 2.4
	case t.When.OneDay():
		return 1.5
	case t.When.Known():
		return 2.0
	}
	return 3.0
}

// candidates are the events whose time t's can be; where t has no day of its
// own, those that began with one of its participants.
func (m *merger) candidates(t telling) []*group {
	seen := map[*group]bool{}
	var out []*group
	add := func(gs []*group) {
		for _, g := range gs {
			if !seen[g] {
				seen[g] = true
				out = append(out, g)
			}
		}
	}
	if !t.When.Known() || t.weak {
		for _, id := range t.who() {
			add(m.byWho[id])
		}
		return out
	}
	days := daysOf(t.When)
	if days == nil {
		return m.loose
	}
	for _, d := range days {
		add(m.byDay[d])
	}
	return out
}

// who are the participants an event is filed under: the persons, where none is
// named the bodies and places.
func (t telling) who() []story.EntityID {
	if len(t.gist.Persons) > 0 {
		return t.gist.Persons
	}
	return slices.Concat(t.gist.Bodies, t.gist.Places)
}

// compared is how many tellings of an event a further one is held against.
const compared = 6

// agree scores how well t tells g's event: the best of its scores against g's
// tellings, 0 when any of them rules it out.
func (m *merger) agree(t telling, g *group) float64 {
	if !fits(t, g) {
		return 0
	}
	best := 0.0
	for _, u := range g.tellings[:min(len(g.tellings), compared)] {
		s := pair(t, u)
		if s < 0 {
			return 0
		}
		if s > 0 && t.act == u.act && (m.calls(t, u) || m.calls(u, t)) {
			s++
		}
		best = max(best, s)
	}
	return best
}

// calls reports whether one telling names a thing or body and the other calls it by
// the last word of its name: "the dam", where that is the Merrow Dam.
func (m *merger) calls(t, named telling) bool {
	definite := lang.For(t.reading.Lang).Figures.Definite
	toks := story.TokensIn(t.reading.Notes.Tokens, t.Clause)
	for i := range toks[:max(len(toks)-1, 0)] {
		noun := toks[i+1]
		if !definite.Has(toks[i].Lower) || noun.Norm != noun.Lower {
			continue
		}
		for _, id := range slices.Concat(named.gist.Bodies, named.gist.Places) {
			if name := m.story.Cast.Entities[id].Name; strings.HasSuffix(strings.ToLower(name), " "+noun.Lower) {
				return true
			}
		}
	}
	return false
}

// reportLag is how long after an event a dated list or an undated opening may
// still tell it as news.
const reportLag = 2 * 24 * time.Hour

// fits reports whether the times allow it.
func fits(t telling, g *group) bool {
	switch {
	case t.weak && t.When.Known():
		// Told on or after the day it happened, and as news.
		return g.when.Bounded() && !g.when.From.After(t.When.From) && t.When.From.Sub(g.when.From) <= reportLag
	case t.When.Known():
		if t.When.OneDay() && g.when.OneDay() {
			return t.When.From.Equal(g.when.From)
		}
		if t.When.OneDay() && g.when.Gran == article.Interval || t.run > 0 {
			return t.When.Meets(g.when)
		}
		return t.When.From.Equal(g.when.From) && t.When.To.Equal(g.when.To)
	case t.weekday >= 0:
		if g.when.OneDay() && int(g.when.From.Weekday()) != t.weekday {
			return false
		}
	}
	// A day in the next clause is likelier its day than none: an event of
	// another day is out.
	for _, b := range t.beside {
		if !g.when.OneDay() {
			return false
		}
		if b.When.OneDay() && !b.When.From.Equal(g.when.From) || !b.When.Known() && b.Rel.Weekday != g.when.From.Weekday() {
			return false
		}
	}
	// No day of its own: the article must have been written after the event,
	// or look ahead to it, and not much later.
	if d := t.reading.Date; d.Known() && g.when.Bounded() {
		if !d.To.IsZero() && !g.when.From.Before(d.To) && !t.Ahead {
			return false
		}
		if !d.From.IsZero() && d.From.Sub(g.when.To) > 10*24*time.Hour {
			return false
		}
		return true
	}
	// Nothing ties the article to a calendar: only another such telling, or a
	// dated one that says the very same.
	return true
}

// onWeekday is what one weekday adds: nearly as much as one day.
const onWeekday = 1.4

// muchAlike is the share of words of two sentences of which one names the act of the
// other.
const muchAlike = 0.2

// pair scores two tellings of what may be one event; below zero it cannot be.
//
// A point for the same act, nearly one where a sentence much alike names the act of
// the other, one for each shared person (two at most), half for each shared body and
// place, up to one for shared words, one for a shared quotation or figure, more for
// a weekday of no known week. Different towns, or no shared person where both name some, rule it
// out.
func pair(t, u telling) float64 {
	a, b := &t.gist, &u.gist
	if t.weekday >= 0 && u.weekday >= 0 && t.weekday != u.weekday {
		return -1
	}
	places := story.Shared(a.Places, b.Places) + story.Shared(a.Places, b.Bodies) + story.Shared(a.Bodies, b.Places)
	if len(a.Places) > 0 && len(b.Places) > 0 && places == 0 {
		return -1
	}
	persons := story.Shared(a.Persons, b.Persons)
	if len(a.Persons) > 0 && len(b.Persons) > 0 && persons == 0 {
		return 0
	}
	if (t.act == "say") != (u.act == "say") {
		return 0
	}
	acts := &lang.For("").Acts
	if t.act == u.act && acts.Once.Has(t.act) && !nobody(*a) && !nobody(*b) && persons+story.Shared(a.Bodies, b.Bodies) == 0 && len(a.Persons)+len(a.Bodies) > 0 && len(b.Persons)+len(b.Bodies) > 0 {
		return 0 // two who were arrested in one town
	}
	words := story.Overlap(a.Words, b.Words)
	score := -0.8
	switch {
	case t.act == u.act:
		score = 1
		if persons > 0 && acts.Once.Has(t.act) && slices.Equal(a.Persons, b.Persons) {
			score = 2 // the same who resigned resigned once
		}
	case acts.Akin.Of(t.act) == u.act && u.act != "", words >= muchAlike && (t.acts[u.act] || u.acts[t.act]):
		score = 0.8 // "shot dead" and "shot and killed"
	case plain(t.act) || plain(u.act):
		score = 0.2 // "spent five hours with": neither for nor against
	}
	score += float64(min(persons, 2))
	score += 0.5 * float64(min(story.Shared(a.Bodies, b.Bodies), 2))
	score += 0.5 * float64(min(places, 2))
	score += words
	if story.SameQuote(a.Quotes, b.Quotes) {
		score++
	} else if t.act == "say" {
		score -= 1 - words
	}
	if t.weekday >= 0 && t.weekday == u.weekday {
		score += onWeekday // in articles that nobody can date
	}
	switch figuresAgree(a.Figures, b.Figures) {
	case 1:
		score += 0.7
	case -1:
		score -= 0.3
	}
	return max(score, 0)
}

// plain reports whether an act is a verb of no class.
func plain(act string) bool {
	_, classed := lang.For("").Acts.Weight.Get(act)
	return !classed
}

// figuresAgree compares figures of one unit: 1 if one agrees, -1 if those that
// can be compared all differ, 0 if there are none.
func figuresAgree(a, b []article.Figure) int {
	result := 0
	for _, f := range a {
		for _, g := range b {
			if f.Unit == "" || f.Unit != g.Unit {
				continue
			}
			if f.Value == g.Value {
				return 1
			}
			result = -1
		}
	}
	return result
}

// add puts a telling in a group and files the group under its participants.
func (m *merger) add(g *group, t telling) {
	for _, id := range t.who() {
		if !g.filed[id] {
			g.filed[id] = true
			m.byWho[id] = append(m.byWho[id], g)
		}
	}
	g.tellings = append(g.tellings, t)
	if t.run > 0 && g.when.Bounded() {
		if t.When.From.Before(g.when.From) {
			g.when.From = t.When.From
		}
		if t.When.To.After(g.when.To) {
			g.when.To = t.When.To
		}
		g.when.Gran, g.when.Why = article.Interval, t.When.Why
	}
}

// event makes the event of a group; false for one that only an aggregate tells
// and does not date.
func (m *merger) event(g *group) (story.Event, bool) {
	e := story.Event{When: g.when, Act: g.tellings[0].act}
	var passages []article.Passage
	seen := map[article.Passage]bool{}
	slices.SortStableFunc(g.tellings, m.clearest(g.when))
	for _, t := range g.tellings {
		e.Who = append(append(e.Who, t.gist.Persons...), t.gist.Bodies...)
		e.Where = append(e.Where, t.gist.Places...)
		if !seen[t.Passage] {
			seen[t.Passage] = true
			e.Tellings = append(e.Tellings, t.Telling)
			passages = append(passages, t.Passage)
		}
	}
	slices.Sort(e.Who)
	e.Who = slices.Compact(e.Who)
	slices.Sort(e.Where)
	e.Where = slices.Compact(e.Where)
	e.Origins = m.story.Witnesses(passages)
	return e, e.Origins > 0 || e.When.Known()
}

// clearest puts the passage that tells the event best first: a witness before
// an aggregate, dated before undated, a clause of its own before a subordinate
// one, a named subject, middling length, early in its article. Of passages
// alike in that, the one closest to what all say of the day.
func (m *merger) clearest(w article.When) func(a, b telling) int {
	near := func(t telling) float64 {
		if !w.OneDay() {
			return 0
		}
		return m.calendar.near(t.Passage, w.From)
	}
	return func(a, b telling) int {
		return cmp.Or(
			cmp.Compare(clarity(b), clarity(a)),
			cmp.Compare(near(b), near(a)),
			article.ByDate(a.reading.Article, b.reading.Article),
			cmp.Compare(a.Clause.Start, b.Clause.Start),
		)
	}
}

func clarity(t telling) float64 {
	score := 0.0
	if t.reading.Origin.Kind != article.Aggregate {
		score += 3
	}
	if t.reading.Origin.Kind == article.Original {
		score += 0.5
	}
	if t.When.Known() && !t.weak {
		score += 1.5
	}
	if !t.Ahead {
		score += 1.5 // told as held, not as planned
	}
	if t.Clause.Start == t.Sentence.Start {
		score++
	}
	if len(t.gist.Persons) > 0 {
		score++
	}
	if n := t.Sentence.Len(); n > 60 && n < 260 {
		score++
	} else if n > 400 {
		score -= 1.5
	}
	if t.lead {
		score += 0.5
	}
	if t.leans {
		score -= 2
	}
	if t.nameless {
		score -= 4
	}
	return score
}

// foldDates makes one event of several that rest on the very same sentence.
// Those of one clause differ by their date only: "from January 2027 … and from
// September 2027". Of two clauses the first is what the sentence tells; what
// the other recalls of another day is left to sentences of its own.
func foldDates(events []story.Event) []story.Event {
	at := map[article.Passage]int{}
	out := events[:0]
	for _, e := range events {
		if len(e.Tellings) > 1 {
			out = append(out, e)
			continue
		}
		i, ok := at[e.Tellings[0].Passage]
		switch {
		case !ok:
			at[e.Tellings[0].Passage] = len(out)
			out = append(out, e)
		case e.Tellings[0].Clause == out[i].Tellings[0].Clause && e.When.Known() && out[i].When.Known() && e.Tellings[0].Ahead == out[i].Tellings[0].Ahead:
			addDate(&out[i], e.When)
		case e.Tellings[0].Clause.Start < out[i].Tellings[0].Clause.Start:
			out[i] = e
		}
	}
	return foldInto(out)
}

// foldInto gives the further dates of a clause that tells an event together with
// others to that event: "meet on Friday", and there "meet on Friday and
// Saturday". The two dates stand side by side: in "which ran aground on Monday,
// was towed on Tuesday" they are of two acts.
func foldInto(events []story.Event) []story.Event {
	type clause struct {
		in article.ID
		at text.Span
	}
	type place struct {
		event int
		date  text.Span
	}
	told := map[clause]place{}
	for i, e := range events {
		for _, t := range e.Tellings {
			if len(e.Tellings) > 1 {
				told[clause{t.Article, t.Clause}] = place{i, t.Date}
			}
		}
	}
	into := map[int][]article.When{}
	out := events[:0:0]
	var kept []int
	for i, e := range events {
		t := e.Tellings[0]
		p, ok := told[clause{t.Article, t.Clause}]
		if ok && len(e.Tellings) == 1 && sideBySide(p.date, t.Date) && e.When.Known() && events[p.event].When.Known() {
			into[p.event] = append(into[p.event], e.When)
			continue
		}
		out, kept = append(out, e), append(kept, i)
	}
	for n, i := range kept {
		for _, w := range into[i] {
			addDate(&out[n], w)
		}
	}
	return out
}

// sideBySide reports whether no more than "and on" stands between two dates.
func sideBySide(a, b text.Span) bool {
	const joined = 12 // bytes
	return !a.Empty() && !b.Empty() && max(a.Start, b.Start)-min(a.End, b.End) <= joined
}

// addDate gives an event a further date; the first of them all is its own.
func addDate(e *story.Event, w article.When) {
	e.Also = append(e.Also, w)
	if w.From.Before(e.When.From) {
		last := len(e.Also) - 1
		e.When, e.Also[last] = e.Also[last], e.When
	}
	slices.SortFunc(e.Also, func(a, b article.When) int { return a.From.Compare(b.From) })
}
