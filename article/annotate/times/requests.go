package times

import (
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// meanMeal: "after lunch", "in the daytime".
func (r *reader) meanMeal(m *match) (article.Time, bool) {
	return article.Time{Kind: article.Clock, Value: m.form.S}, true
}

// meanUnit: "the week", "the following month", "the week after next": counted
// from the unit a request is written in.
func (r *reader) meanUnit(m *match, ref time.Time) (article.Time, bool) {
	u := m.form.S
	if c, ok := m.get(unit, 0); ok {
		u = c.s
	} else if l := r.lexAt(m.end - 1).is(lang.Unit); u == "" && l != nil {
		u = l.S
	}
	if u == unitFortnight {
		return article.Time{Kind: article.Duration, Value: "P2W"}, true
	}
	if belowDay(u) {
		if m.form.N == 0 {
			return article.Time{}, false
		}
		return r.fromMoment(u, float64(m.form.N), true)
	}
	if u == unitDay && m.form.N == 0 && m.end-m.start == 2 {
		return article.Time{}, false // "the day"
	}
	return r.offset(m, ref, u, m.form.N, article.Relative), true
}

func belowDay(u string) bool { return len(u) == 2 && u[0] == 'T' }

// meanFromNow: "in 2 weeks", "3 days ago", "the next 5 days". Requests count to
// the day, and hours and minutes from the moment they are written.
func (r *reader) meanFromNow(m *match, ref time.Time) (article.Time, bool) {
	n, u, many := count(m)
	if m.form.S == "halved" {
		n = 0.5
	}
	if h := strings.TrimPrefix(m.form.S, "span "); belowDay(h) {
		u = h
	}
	if many || n > maxCount || n <= 0 {
		if m.form.S == "span" {
			return r.meanSpan(m)
		}
		return r.meanAgo(m, ref)
	}
	spans := strings.HasPrefix(m.form.S, "span")
	if belowDay(u) {
		return r.fromMoment(u, float64(m.form.N)*n, spans)
	}
	whole := int(n)
	if float64(whole) != n {
		return article.Time{}, false
	}
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{
		Kind: article.OffsetRel, Unit: granularities[u], Offset: m.form.N * whole, Toward: direction(m.form.N),
	}}
	if ref.IsZero() {
		return t, true
	}
	if spans {
		t = spanFrom(t, ref, u, m.form.N, whole)
		return t, t.When.From.Year() >= firstYear && t.When.To.Year() <= lastYear
	}
	at := later(ref, u, m.form.N*whole)
	if v, ok := m.get(num, 1); ok { // "2 weeks and 2 days ago"
		all := unitsOf(m)
		at = later(later(ref, all[0], m.form.N*whole), all[len(all)-1], m.form.N*v.n)
	}
	if at.Year() < firstYear || at.Year() > lastYear {
		return article.Time{}, false
	}
	return r.named(t, at, unitDay, article.Relative), true
}

// unitsOf lists the units a match names, in the order of the text.
func unitsOf(m *match) (all []string) {
	for _, c := range m.captures[:m.taken] {
		if c.class == unit || c.class == units {
			all = append(all, c.s)
		}
	}
	return all
}

// later is the day n units after t, on the same day of a month as far as that
// month has it.
func later(t time.Time, u string, n int) time.Time {
	months := 0
	switch u {
	case unitDay, unitWeek, unitWeekend:
		return move(t, u, n)
	case unitMonth:
		months = n
	case unitQuarter:
		months = 3 * n
	case unitYear:
		months = 12 * n
	case unitDecade:
		months = 120 * n
	default:
		months = 1200 * n
	}
	first := civil(t.Year(), int(t.Month())+months, 1)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// spanFrom is the time of n units that begins the day after ref or ends before
// it; of decades and quarters, whole ones.
func spanFrom(t article.Time, ref time.Time, u string, sign, n int) article.Time {
	from, to := ref, ref
	switch {
	case u == unitDecade || u == unitQuarter || u == unitCentury:
		now, _ := period(ref, u)
		if from, to = move(now, u, 1), move(now, u, n+1); sign < 0 {
			from, to = move(now, u, -n), now
		}
	case sign > 0:
		from = ref.AddDate(0, 0, 1)
		to = later(from, u, n)
	default:
		from = later(ref, u, -n)
	}
	t.Value = daysValue(from, to)
	t.When = article.When{From: from, To: to, Gran: article.Interval, How: article.Relative}
	return t
}

// fromMoment counts hours, minutes and seconds from the moment of a request.
func (r *reader) fromMoment(u string, n float64, spans bool) (article.Time, bool) {
	t := article.Time{Kind: article.Clock, Rel: article.Rel{Kind: article.OffsetRel, Toward: article.Future}}
	if n < 0 {
		t.Rel.Toward = article.Past
	}
	if r.moment.IsZero() {
		return t, true
	}
	unit := map[string]time.Duration{"TH": time.Hour, "TM": time.Minute, "TS": time.Second}[u]
	at := r.moment.Add(time.Duration(n * float64(unit)))
	t.Value = momentValue(at)
	from := at
	if spans {
		to := at
		if from = r.moment; n < 0 {
			from, to = at, r.moment
		}
		t.Value = momentValue(from) + "/" + momentValue(to)
	}
	day := article.CivilDay(from)
	t.When = article.When{From: day, To: day.AddDate(0, 0, 1), Gran: article.Instant, How: article.Relative}
	return t, true
}

func momentValue(t time.Time) string {
	return value(t, unitDay) + clockValue(t.Hour()*3600+t.Minute()*60+t.Second())
}

// meanWeekOf: "week 31", "the third week of 2018", "the last week of July". The
// first week of a month or year is that with its first Thursday, as in ISO 8601.
func (r *reader) meanWeekOf(m *match, ref time.Time) (article.Time, bool) {
	if ref.IsZero() {
		return article.Time{Kind: article.DateTime}, true
	}
	from, to, _, how := r.longer(m, ref)
	n, ok := m.get(ord, 0)
	if !ok {
		n, ok = m.get(num, 0)
	}
	at := monday(to.AddDate(0, 0, -4))
	if m.form.N >= 0 {
		if !ok || n.n < 1 || n.n > 53 || n.f != 0 && n.f != float64(n.n) {
			return article.Time{}, false
		}
		at = monday(from.AddDate(0, 0, 3)).AddDate(0, 0, 7*(n.n-1))
	}
	if at.AddDate(0, 0, 3).Before(from) || !at.AddDate(0, 0, 3).Before(to) {
		return article.Time{}, false
	}
	return unitTime(at, unitWeek, how), true
}

// longer is the month or year that holds what m counts: "of July", "of 2018",
// "of next month"; without one, the year of ref.
func (r *reader) longer(m *match, ref time.Time) (from, to time.Time, u string, how article.How) {
	of := ref
	u, how = unitYear, article.Relative
	if s, ok := m.get(shift, 0); ok {
		if l := r.lexAt(m.end - 1).is(lang.Unit); l != nil {
			u = l.S
		}
		of = move(ref, u, s.n)
	}
	if mo, ok := m.get(month, 0); ok {
		u = unitMonth
		of = civil(nearestYear(ref, r.tense(m.start, m.end), func(y int) (time.Time, bool) { return civil(y, mo.n, 1), true }), mo.n, 1)
	}
	if y, ok := m.get(year, 0); ok {
		how = article.Explicit
		of = civil(y.n, int(of.Month()), 1)
	}
	from, to = period(of, u)
	return from, to, u, how
}

// meanDayOfMonth: "the 18th", "Mon 13th", "the 15th day of next month", "the
// week of the 18th". A weekday must agree.
func (r *reader) meanDayOfMonth(m *match, ref time.Time) (article.Time, bool) {
	d, ok := m.get(day, 0)
	if !ok {
		d, _ = m.get(ord, 0)
	}
	w, named := m.get(weekday, 0)
	if d.n < 1 || d.n > 31 || !named && r.atoms[d.at].digits > 0 && r.atoms[d.at].suffix == "" {
		return article.Time{}, false
	}
	if next := r.lexAt(m.end); named && (next.is(lang.Meridiem) != nil || r.wordAt(m.end) == "-" || r.wordAt(m.end) == ":") ||
		m.form.S == "" && !named && r.follows(m.end) && (!next.timely() || next.is(lang.Unit) != nil) {
		return article.Time{}, false
	}
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NamedRel, Unit: article.Day, Day: d.n}}
	if ref.IsZero() {
		return t, true
	}
	if s, ok := m.get(shift, 0); ok || m.form.S == "now" {
		of := move(ref, unitMonth, s.n)
		if !exists(of.Year(), int(of.Month()), d.n) {
			return t, true
		}
		return r.named(t, civil(of.Year(), int(of.Month()), d.n), unitDay, article.Relative), true
	}
	for _, n := range []int{0, 1, -1, 2, -2, 3, -3, 4, -4, 5, 6, 7, 8, 9, 10, 11} {
		of := move(ref, unitMonth, n)
		if !exists(of.Year(), int(of.Month()), d.n) {
			continue
		}
		at := civil(of.Year(), int(of.Month()), d.n)
		if named && int(at.Weekday()) != w.n || !named && n == 0 && at.Before(ref) {
			continue
		}
		if m.form.S == "week" {
			return unitTime(at, unitWeek, article.Relative), true
		}
		return r.named(t, at, unitDay, article.YearFound), true
	}
	return t, true
}

// meanSpans: "one hour and 30 minutes", "3 months 2 weeks".
func (r *reader) meanSpans(m *match) (article.Time, bool) {
	var parts []string
	for i := range 2 {
		c, _ := m.get(num, i)
		if c.many || c.f > 1e6 {
			return article.Time{}, false
		}
		parts = append(parts, span(c.f, unitsOf(m)[i], false))
	}
	return article.Time{Kind: article.Duration, Value: joinedSpan(parts[0], parts[1])}, true
}

// joinedSpan is the sum of two durations: "PT1H" and "PT30M" are "PT1H30M".
func joinedSpan(a, b string) string {
	if len(a) > 1 && len(b) > 1 && a[1] == 'T' && b[1] == 'T' {
		return a + b[2:]
	}
	return a + b[1:]
}

// anyPart is a part of no particular day: "in the morning".
func anyPart(m *match) (article.Time, bool) {
	return article.Time{Kind: article.Clock, Value: "XXXX-XX-XXT" + partOf(m)}, true
}

// monthOfDigits: "2015-3", "12-2015".
func (r *reader) monthOfDigits(m *match) (article.Time, bool) {
	y, _ := m.get(year, 0)
	mo, _ := m.get(mm, 0)
	if r.inChain(m) {
		return article.Time{}, false
	}
	return explicit(civil(y.n, mo.n, 1), unitMonth), true
}

// meanEdgeSpan: "the first two weeks of May", "the last 3 months of this year".
func (r *reader) meanEdgeSpan(m *match, ref time.Time) (article.Time, bool) {
	t := article.Time{Kind: article.DateTime}
	if ref.IsZero() {
		return t, true
	}
	n, _ := m.get(num, 0)
	c, _ := m.get(units, 0)
	from, to, u, how := r.longer(m, ref)
	if n.many || n.n < 1 || n.f != float64(n.n) || n.n > maxCount || belowDay(c.s) || coarse[c.s] >= coarse[u] {
		return t, false
	}
	if c.s == unitWeek { // whole weeks, as ISO 8601 gives them to a month or year
		from, to = monday(from.AddDate(0, 0, 3)), monday(to.AddDate(0, 0, 3))
	}
	if m.form.N > 0 {
		to = later(from, c.s, n.n)
	} else {
		from = later(to, c.s, -n.n)
	}
	t.Value = daysValue(from, to)
	t.When = article.When{From: from, To: to, Gran: article.Interval, How: how}
	return t, true
}
