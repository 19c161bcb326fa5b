package times

import (
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// offset is the unit n away from the day of writing.
func (r *reader) offset(m *match, ref time.Time, unit string, n int, how article.How) article.Time {
	t := article.Time{Kind: article.DateTime}
	if !ref.IsZero() {
		t = unitTime(move(ref, unit, n), unit, how)
	}
	t.Rel = article.Rel{Kind: article.OffsetRel, Unit: granularities[unit], Offset: n, Toward: direction(n)}
	return r.edged(m, t)
}

func direction(n int) article.Direction {
	switch {
	case n < 0:
		return article.Past
	case n > 0:
		return article.Future
	}
	return article.Either
}

// meanWeekday: "Tuesday", "last Friday", "Monday night", "that Sunday". A bare
// weekday is the day of writing or the last such day before it, unless what
// governs it lies ahead.
func (r *reader) meanWeekday(m *match, ref time.Time) (article.Time, bool) {
	w, _ := m.get(weekday, 0)
	day := time.Weekday(w.n)
	if m.form.S == "told" {
		return r.toldWeekday(m, day)
	}
	s, shifted := m.get(shift, 0)
	if !shifted && m.form.N != 0 {
		s.n, shifted = m.form.N, true
	}
	toward := direction(s.n)
	if !shifted {
		toward = r.tense(m.start, m.end)
	}
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.WeekdayRel, Weekday: day, Toward: toward}}
	if ref.IsZero() {
		return withPart(t, partOf(m)), true
	}
	var at time.Time
	switch {
	case m.form.S == "week":
		at = monday(ref).AddDate(0, 0, 7*s.n+(w.n+6)%7)
	case r.requests && shifted && s.s == "" && r.words.Requests.OfWeek.Has(r.toks[s.at].Lower): // "next Friday" is that of next week
		at = monday(ref).AddDate(0, 0, 7*s.n+(w.n+6)%7)
	case shifted && s.n == 0: // "this Friday": of this week
		at = monday(ref).AddDate(0, 0, (w.n+6)%7)
	case shifted:
		at = ref.AddDate(0, 0, s.n)
		at = weekdayFrom(at, day, toward)
	default:
		at = weekdayFrom(ref, day, toward)
		next := ref.AddDate(0, 0, 1)
		if toward == article.Future || next.Weekday() != day || !r.begun(next) {
			break
		}
		if s, sided := m.get(side, 0); sided && s.n < 0 || partOf(m) == "MO" {
			r.dawned = next
		}
		if r.dawned != next {
			return withPart(t, partOf(m)), true
		}
		at = next
	}
	u := r.named(t, at, unitDay, article.ByWeekday)
	return withPart(r.edged(m, u), partOf(m)), true
}

// farEast is how far the clocks of the first zone of the earth are ahead of UTC.
const farEast = 14 * time.Hour

// begun reports whether a day, that after the day of writing, had begun somewhere
// when the article was published. "The quake struck early Wednesday" then is told
// of the morning that had dawned there, in an article of what still was Tuesday;
// a bare "on Wednesday" may be that or the Wednesday before.
func (r *reader) begun(day time.Time) bool {
	p := r.a.Published
	return p.Known() && !p.DayOnly && !p.Time.Add(farEast).Before(day) && article.CivilDay(p.Time) == day.AddDate(0, 0, -1)
}

// weekdayFrom is the first such weekday at or after t, or the last at or before
// it.
func weekdayFrom(t time.Time, day time.Weekday, toward article.Direction) time.Time {
	if toward == article.Future {
		return t.AddDate(0, 0, (int(day)-int(t.Weekday())+7)%7)
	}
	return t.AddDate(0, 0, -(int(t.Weekday())-int(day)+7)%7)
}

// toldWeekday: "that Sunday", "the following Friday" hang on what was told.
func (r *reader) toldWeekday(m *match, day time.Weekday) (article.Time, bool) {
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NarrRel, Unit: article.Day}}
	at := r.told.lastDay
	if at.IsZero() || r.told.now-r.told.daySentence > anchorReach {
		return t, true
	}
	switch {
	case m.form.N != 0:
		at = weekdayFrom(at.AddDate(0, 0, m.form.N), day, direction(m.form.N))
	case at.Weekday() != day:
		return t, true
	}
	return withPart(r.named(t, at, unitDay, article.Narrative), partOf(m)), true
}

// meanDayPart: "last night", "this morning", "that evening", "the next morning".
func (r *reader) meanDayPart(m *match, ref time.Time) (article.Time, bool) {
	p := partOf(m)
	if p == "" {
		p = "NI"
	}
	if m.form.S == "any" {
		return anyPart(m)
	}
	if m.form.S == "near" {
		return withPart(r.offset(m, ref, unitDay, m.form.N, article.Relative), p), true
	}
	t := article.Time{Kind: article.Clock, Rel: article.Rel{Kind: article.NarrRel, Unit: article.Day, Offset: m.form.N}}
	if told, unit, ok := r.anchor(); ok && unit == unitDay {
		return withPart(r.named(t, told.From.AddDate(0, 0, m.form.N), unitDay, article.Narrative), p), true
	}
	return t, true
}

// meanShift: "last week", "earlier this month", "the end of next year".
func (r *reader) meanShift(m *match, ref time.Time) (article.Time, bool) {
	n, u := m.form.N, m.form.S
	s, shifted := m.get(shift, 0)
	if shifted {
		n = s.n
	}
	if c, ok := m.get(unit, 0); ok {
		u = c.s
	}
	if belowDay(u) {
		if r.requests && n != 0 {
			return r.fromMoment(u, float64(n), true)
		}
		return article.Time{}, false
	}
	if u == unitDay && shifted && !r.requests {
		if n != 0 {
			return r.meanLaterBy(unitDay, n, ref)
		}
		return r.offset(m, ref, unitDay, 0, article.Relative), true
	}
	if u == unitFortnight {
		return article.Time{Kind: article.Duration, Value: "P2W"}, true
	}
	if m.form.S == unitWeekend {
		return r.weekend(m, ref), true
	}
	if u == unitWeekend && n == 0 && r.justOver(ref) {
		if t := r.weekend(m, ref); t.Rel.Toward != article.Either {
			return t, true
		}
		return article.Time{Kind: article.DateTime}, true
	}
	t := r.offset(m, ref, u, n, article.Relative)
	if s.s != "" {
		t.When = article.When{} // the twelve months up to now are no calendar year
	}
	return t, true
}

// justOver reports whether a weekend lies nearer behind a day than the next before
// it: "this weekend" may then be either.
func (r *reader) justOver(day time.Time) bool {
	return !r.requests && !day.IsZero() && (day.Weekday() == time.Monday || day.Weekday() == time.Tuesday)
}

// weekend is "the weekend": the one that is or was last, unless it lies ahead.
func (r *reader) weekend(m *match, ref time.Time) article.Time {
	toward := r.tense(m.start, m.end)
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.OffsetRel, Unit: article.Weekend, Toward: toward}}
	if ref.IsZero() {
		return t
	}
	at := monday(ref)
	if toward != article.Future && ref.Weekday() != time.Saturday && ref.Weekday() != time.Sunday {
		at = at.AddDate(0, 0, -7)
	}
	return r.named(t, at, unitWeekend, article.Relative)
}

// count is how many units m tells of.
func count(m *match) (n float64, u string, many bool) {
	c, ok := m.get(num, 0)
	if !ok {
		c.f, c.many = 1, m.form.S == "bare"
	}
	u = m.form.S
	if v, ok := m.get(unit, 0); ok {
		u = v.s
	}
	if v, ok := m.get(units, 0); ok {
		u = v.s
	}
	if u == unitFortnight {
		return 2 * c.f, unitWeek, c.many
	}
	return c.f, u, c.many
}

// maxCount bounds what is counted back or forth from a day.
const maxCount = 5000

// meanAgo: "two weeks ago".
func (r *reader) meanAgo(m *match, ref time.Time) (article.Time, bool) {
	n, u, many := count(m)
	if many {
		return article.Time{Kind: article.DateTime, Value: "PAST_REF"}, true
	}
	if n > maxCount || n != float64(int(n)) || len(u) == 2 && u[0] == 'T' {
		return article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.OffsetRel, Unit: granularities[u], Toward: direction(m.form.N)}}, true
	}
	if w, ok := r.quarterTold(); ok && u == unitYear && n == 1 && m.form.N < 0 && !ref.IsZero() {
		t := unitTime(move(w.From, unitYear, -1).AddDate(0, int(w.From.Month())-1, 0), unitQuarter, article.Relative)
		t.Rel = article.Rel{Kind: article.OffsetRel, Unit: article.Year, Offset: -1, Toward: article.Past}
		return t, true
	}
	t := r.offset(m, ref, u, m.form.N*int(n), article.Relative)
	if _, about := m.get(approx, 0); about || m.form.S != "" {
		t.When.About, t.Rel.About = t.When.Known(), true
	}
	if t.When.Known() && (t.When.From.Year() < firstYear || t.When.From.Year() > lastYear) {
		return article.Time{}, false
	}
	return t, true
}

// meanLater: "two days later", "a year earlier", "the next day": counted from
// what was told before, never from publication.
func (r *reader) meanLater(m *match, ref time.Time) (article.Time, bool) {
	n, u, many := count(m)
	switch {
	case r.clauseEnd(m.end):
	case m.form.S == "next than":
		return article.Time{}, false // "the day before the vote"
	case m.form.S == "than":
		m.end-- // "two days after the vote": the vote is the anchor
		return r.meanSpan(m)
	}
	if many || n > maxCount || n != float64(int(n)) {
		return article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NarrRel, Unit: granularities[u]}}, true
	}
	return r.meanLaterBy(u, m.form.N*int(n), ref)
}

// meanLaterBy shifts what was told by n units. Units coarser than the day give
// days only if nothing more was told: "a month later" is some day of a month. What
// comes after a day that is over is before the day ref, which would be called "today".
func (r *reader) meanLaterBy(u string, n int, ref time.Time) (article.Time, bool) {
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{
		Kind: article.NarrRel, Unit: granularities[u], Offset: n, Toward: direction(n),
	}}
	told, toldUnit, ok := r.anchor()
	if w, q := r.quarterTold(); q && u == unitYear && n == -1 {
		told, toldUnit, ok = w, unitQuarter, true
	}
	if !ok || coarse[toldUnit] > coarse[u] || coarse[u] == 0 {
		return t, true
	}
	to := move(told.From, u, n)
	if u == unitDay && !ref.IsZero() && told.From.Before(ref) && !to.Before(ref) {
		return t, true
	}
	keep := t.Rel
	t = unitTime(to, u, article.Narrative)
	if u == unitYear && toldUnit == unitQuarter {
		t = unitTime(civil(told.From.Year()+n, int(told.From.Month()), 1), unitQuarter, article.Narrative)
	}
	t.Rel = keep
	t.When.About = coarse[u] > coarse[toldUnit] && coarse[toldUnit] == 1 && u != unitYear
	return t, true
}

// quarterTold is the quarter a business report is about: "profit rose from a
// year earlier" compares with the same quarter.
func (r *reader) quarterTold() (article.When, bool) {
	return r.told.quarter, r.told.quarter.Known() && r.told.now-r.told.quarterSentence <= quarterReach
}

// quarterReach is how many sentences back that quarter may stand.
const quarterReach = 8

// coarse orders the units from fine to coarse; what is not here is not counted.
var coarse = map[string]int{unitDay: 1, unitWeekend: 2, unitWeek: 2, unitMonth: 3, unitQuarter: 4, unitYear: 5, unitDecade: 6}

// clauseEnd reports whether nothing follows that could be the anchor.
func (r *reader) clauseEnd(i int) bool {
	if i >= len(r.toks) {
		return true
	}
	switch r.toks[i].Lower {
	case ".", ",", ";", "?", "!", ")", ":", "\"", "–", "—":
		return true
	}
	return false
}

// meanSame: "that day", "the same year".
func (r *reader) meanSame(m *match) (article.Time, bool) {
	u, _ := m.get(unit, 0)
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NarrRel, Unit: granularities[u.s]}}
	told, toldUnit, ok := r.anchor()
	if r.history && u.s == unitYear && !r.told.day.IsZero() { // years go on longer than days
		return r.edged(m, r.named(t, r.told.day, unitYear, article.Narrative)), true
	}
	if !ok || coarse[u.s] == 0 || coarse[toldUnit] > coarse[u.s] {
		return t, coarse[u.s] > 0
	}
	return r.edged(m, r.named(t, told.From, u.s, article.Narrative)), true
}

// meanMonthDay: "on the 17th" of the month told before. Nothing else tells its
// month, so without one it is no time.
func (r *reader) meanMonthDay(m *match) (article.Time, bool) {
	d, _ := m.get(ord, 0)
	told, unit, ok := r.anchor()
	if !ok || r.atoms[d.at].digits == 0 || coarse[unit] > coarse[unitMonth] || !exists(told.From.Year(), int(told.From.Month()), d.n) {
		return article.Time{}, false
	}
	if r.follows(m.end) {
		return article.Time{}, false
	}
	t := article.Time{Rel: article.Rel{Kind: article.NarrRel, Unit: article.Day}}
	return r.named(t, civil(told.From.Year(), int(told.From.Month()), d.n), unitDay, article.Narrative), true
}
