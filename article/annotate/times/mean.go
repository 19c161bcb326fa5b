package times

import (
	"fmt"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// mean works out what m means, counted from the day ref; with the zero ref all
// that hangs on it stays open. False: it is no time after all.
func (r *reader) mean(m *match, ref time.Time) (article.Time, bool) {
	switch m.form.Means {
	case lang.MeansDate:
		return r.meanDate(m, ref)
	case lang.MeansISO:
		y, _ := m.get(year, 0)
		mo, _ := m.get(mm, 0)
		d, _ := m.get(dd, 0)
		return explicitDay(y.n, mo.n, d.n)
	case lang.MeansSlash:
		return r.meanSlash(m)
	case lang.MeansDays:
		return r.meanDays(m, ref)
	case lang.MeansMonth:
		return r.meanMonth(m, ref)
	case lang.MeansYear, lang.MeansBareYear:
		y, _ := m.get(year, 0)
		return r.edged(m, explicit(civil(y.n, 1, 1), unitYear)), true
	case lang.MeansYears:
		return meanYears(m)
	case lang.MeansDecade:
		d, ok := m.get(decade, 0)
		if !ok {
			d, _ = m.get(decadeName, 0)
			d.n += 1900
		}
		return r.edged(m, explicit(civil(d.n, 1, 1), unitDecade)), true
	case lang.MeansCentury:
		o, _ := m.get(ord, 0)
		if o.n < 11 || o.n > 22 {
			return article.Time{}, o.n > 0 && o.n < 22
		}
		return r.edged(m, explicit(civil(100*(o.n-1), 1, 1), unitCentury)), true
	case lang.MeansQuarter:
		return r.meanQuarter(m, ref)
	case lang.MeansHalf:
		return r.meanHalf(m, ref)
	case lang.MeansSeason:
		return r.meanSeason(m, ref)
	case lang.MeansWeekday:
		return r.meanWeekday(m, ref)
	case lang.MeansNearDay:
		n, _ := m.get(near, 0)
		t := r.offset(m, ref, unitDay, n.n, article.Relative)
		return withPart(t, n.s+partOf(m)), true
	case lang.MeansDayPart:
		return r.meanDayPart(m, ref)
	case lang.MeansShift:
		return r.meanShift(m, ref)
	case lang.MeansAgo:
		return r.meanAgo(m, ref)
	case lang.MeansLater:
		return r.meanLater(m)
	case lang.MeansSame:
		if m.form.S == "now" && !r.history {
			u, _ := m.get(unit, 0)
			return r.offset(m, ref, u.s, 0, article.Relative), coarse[u.s] > 1
		}
		return r.meanSame(m)
	case lang.MeansSpan:
		return r.meanSpan(m)
	case lang.MeansMonthDayOnly:
		return r.meanMonthDay(m)
	case lang.MeansAge:
		return r.meanAge(m)
	case lang.MeansSet:
		return meanSet(m)
	case lang.MeansReference:
		v := m.form.S
		if c, ok := m.get(reference, 0); ok {
			v = c.s
		}
		return article.Time{Kind: article.DateTime, Value: v}, true
	case lang.MeansClock:
		return r.meanClock(m)
	case lang.MeansHoliday:
		return r.meanHoliday(m, ref)
	}
	return article.Time{}, false
}

// unitTime is the calendar unit that holds day.
func unitTime(day time.Time, unit string, how article.How) article.Time {
	from, to := period(day, unit)
	return article.Time{
		Kind:  article.DateTime,
		Value: value(from, unit),
		When:  article.When{From: from, To: to, Gran: granularities[unit], How: how},
	}
}

func explicit(day time.Time, unit string) article.Time { return unitTime(day, unit, article.Explicit) }

func explicitDay(y, m, d int) (article.Time, bool) {
	if !exists(y, m, d) || y == 0 {
		return article.Time{}, false
	}
	return explicit(civil(y, m, d), unitDay), true
}

// edged marks "early", "mid-", "late", "the end of": the unit stands, its
// borders do not.
func (r *reader) edged(m *match, t article.Time) article.Time {
	if _, ok := m.get(side, 0); ok || r.words.Edges[r.toks[m.start].Lower] || m.end > m.start+1 && r.words.Edges[r.toks[m.start+1].Lower] {
		t.When.About = t.When.Known()
		t.Rel.About = t.Rel.Kind != article.NotRelative
	}
	return t
}

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

func partOf(m *match) string {
	p, _ := m.get(part, 0)
	return p.s
}

// withPart adds a part of the day to the value: "1998-02-06TMO".
func withPart(t article.Time, part string) article.Time {
	if part == "" {
		return t
	}
	t.Kind = article.Clock
	if t.Value != "" {
		t.Value += "T" + part
	}
	return t
}

// meanDate: "Thursday, December 4, 2025", "4 December", "Dec. 4".
func (r *reader) meanDate(m *match, ref time.Time) (article.Time, bool) {
	mo, _ := m.get(month, 0)
	d, _ := m.get(day, 0)
	y, told := m.get(year, 0)
	if !exists(y.n, mo.n, d.n) {
		return article.Time{}, false
	}
	if told {
		t, ok := explicitDay(y.n, mo.n, d.n)
		return withPart(r.edged(m, t), partOf(m)), ok
	}
	if !r.toks[mo.at].IsUpperInitial() && r.words.Verbal[r.toks[mo.at].Lower] {
		return article.Time{}, false
	}
	toward := r.tense(m.start, m.end)
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{
		Kind: article.NamedRel, Unit: article.Day, Month: time.Month(mo.n), Day: d.n, Toward: toward,
	}}
	if y, ok := r.carriedYear(mo.n, d.n); ok {
		return r.named(t, civil(y, mo.n, d.n), unitDay, article.Narrative), true
	}
	if ref.IsZero() {
		return t, true
	}
	year := ref.Year()
	if s, ok := m.get(shift, 0); ok {
		year += s.n
	} else {
		year = nearestYear(ref, toward, func(y int) (time.Time, bool) { return civil(y, mo.n, d.n), exists(y, mo.n, d.n) })
	}
	if year == 0 || !exists(year, mo.n, d.n) {
		return t, true
	}
	return withPart(r.edged(m, r.named(t, civil(year, mo.n, d.n), unitDay, article.YearFound)), partOf(m)), true
}

// named fills in the day found for a named month or day.
func (r *reader) named(t article.Time, day time.Time, unit string, how article.How) article.Time {
	u := unitTime(day, unit, how)
	u.Rel = t.Rel
	return u
}

// wrongSide is how much nearer a date on the wrong side of the tense must be:
// "declared a dividend, payable Dec. 1" in October is five weeks ahead or
// eleven months back.
const wrongSide = 9

// nearestYear is the year in which the day at(y) lies nearest to ref on the
// side that the tense asks for; the day of writing itself suits both. Without
// a tense the nearest counts.
func nearestYear(ref time.Time, toward article.Direction, at func(int) (time.Time, bool)) int {
	best, distance := 0, time.Duration(0)
	for y := ref.Year() - 1; y <= ref.Year()+1; y++ {
		d, ok := at(y)
		if !ok {
			continue
		}
		gap := d.Sub(ref).Abs()
		if toward == article.Past && d.After(ref) || toward == article.Future && d.Before(ref) {
			gap *= wrongSide
		}
		if best == 0 || gap < distance {
			best, distance = y, gap
		}
	}
	return best
}

// carriedYear is the year of a date without one in a text that tells history:
// there it is the first such day after the date told before, not the one
// nearest to publication.
func (r *reader) carriedYear(mo, d int) (int, bool) {
	if !r.history || r.told.day.IsZero() {
		return 0, false
	}
	y := nearestYear(r.told.day, article.Either, func(y int) (time.Time, bool) {
		if r.told.yearOnly && y != r.told.day.Year() {
			return time.Time{}, false
		}
		return civil(y, mo, d), exists(y, mo, d)
	})
	return y, y != 0
}

// meanSlash reads 13/4/2025 and 4/13/2025; where both readings are days, and
// not the same one, it leaves the day open.
func (r *reader) meanSlash(m *match) (article.Time, bool) {
	a, _ := m.get(dd, 0)
	b, _ := m.get(dd, 1)
	y, _ := m.get(year, 0)
	switch dayFirst, monthFirst := exists(y.n, b.n, a.n), exists(y.n, a.n, b.n); {
	case dayFirst && (!monthFirst || a.n == b.n):
		return explicitDay(y.n, b.n, a.n)
	case monthFirst && !dayFirst:
		return explicitDay(y.n, a.n, b.n)
	case monthFirst:
		return article.Time{Kind: article.DateTime}, true
	}
	return article.Time{}, false
}

// meanDays: "4-6 December", "between Nov. 30 and Dec. 4, 2025".
func (r *reader) meanDays(m *match, ref time.Time) (article.Time, bool) {
	first, _ := m.get(day, 0)
	last, _ := m.get(day, 1)
	mo1, _ := m.get(month, 0)
	mo2, two := m.get(month, 1)
	if !two {
		mo2 = mo1
	}
	y, told := m.get(year, 0)
	if !exists(y.n, mo1.n, first.n) || !exists(y.n, mo2.n, last.n) {
		return article.Time{}, false
	}
	how := article.Explicit
	toward := r.tense(m.start, m.end)
	t := article.Time{Kind: article.DateTime}
	if !told {
		how = article.YearFound
		t.Rel = article.Rel{Kind: article.NamedRel, Unit: article.Day, Month: time.Month(mo1.n), Day: first.n, Toward: toward}
		if ref.IsZero() {
			return t, true
		}
		y.n = nearestYear(ref, toward, func(y int) (time.Time, bool) { return civil(y, mo1.n, first.n), exists(y, mo1.n, first.n) })
	}
	from, to := civil(y.n, mo1.n, first.n), civil(y.n, mo2.n, last.n)
	if y.n == 0 || !from.Before(to) {
		return article.Time{}, false
	}
	t.Value = value(from, unitDay) + "/" + value(to, unitDay)
	t.When = article.When{From: from, To: to.AddDate(0, 0, 1), Gran: article.Interval, How: how}
	return t, true
}

// meanYears: "1995-98". "1939-1945" is two years.
func meanYears(m *match) (article.Time, bool) {
	a, _ := m.get(year, 0)
	b, _ := m.get(yy, 0)
	b.n += a.n / 100 * 100
	if b.n <= a.n || b.n-a.n > 200 {
		return article.Time{}, false
	}
	return article.Time{
		Kind:  article.DateTime,
		Value: strconv.Itoa(a.n) + "/" + strconv.Itoa(b.n),
		When:  article.When{From: civil(a.n, 1, 1), To: civil(b.n+1, 1, 1), Gran: article.Interval, How: article.Explicit},
	}, true
}

// meanMonth: "December", "early December 2025", "last April", "January this
// year".
func (r *reader) meanMonth(m *match, ref time.Time) (article.Time, bool) {
	mo, _ := m.get(month, 0)
	if y, ok := m.get(year, 0); ok {
		return r.edged(m, explicit(civil(y.n, mo.n, 1), unitMonth)), true
	}
	if !r.toks[mo.at].IsUpperInitial() {
		return article.Time{}, false
	}
	s, shifted := m.get(shift, 0)
	toward := article.Either
	switch {
	case shifted:
		toward = direction(s.n)
	default:
		toward = r.tense(m.start, m.end)
	}
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{
		Kind: article.NamedRel, Unit: article.Month, Month: time.Month(mo.n), Toward: toward,
	}}
	if m.form.S == "told" || !shifted {
		y, ok := r.carriedYear(mo.n, 1)
		if m.form.S == "told" {
			var w article.When
			w, _, ok = r.anchor()
			y = w.From.Year()
		}
		if ok {
			return r.edged(m, r.named(t, civil(y, mo.n, 1), unitMonth, article.Narrative)), true
		}
	}
	if ref.IsZero() || m.form.S == "told" {
		return r.edged(m, t), true
	}
	now := civil(ref.Year(), int(ref.Month()), 1)
	y := ref.Year()
	switch {
	case shifted && r.atoms[m.end-1].lex.is(lang.Unit) != nil: // "January this year"
		y += s.n
	case shifted && s.n == 0:
	case shifted:
		y = nearestYear(now.AddDate(0, s.n, 0), toward, func(y int) (time.Time, bool) { return civil(y, mo.n, 1), true })
	default:
		if toward == article.Either {
			toward = article.Past
		}
		y = nearestYear(now, toward, func(y int) (time.Time, bool) {
			d := civil(y, mo.n, 1)
			return d, toward == article.Past && !d.After(now) || toward == article.Future && !d.Before(now)
		})
	}
	return r.edged(m, r.named(t, civil(y, mo.n, 1), unitMonth, article.YearFound)), true
}

// meanQuarter: "the third quarter", "Q3 2025", "last year's first quarter".
func (r *reader) meanQuarter(m *match, ref time.Time) (article.Time, bool) {
	q := m.form.N
	if o, ok := m.get(ord, 0); ok {
		q = o.n
	}
	if q < 1 || q > 4 {
		return article.Time{}, false
	}
	mo := 3*q - 2
	if y, ok := m.get(year, 0); ok {
		return explicit(civil(y.n, mo, 1), unitQuarter), true
	}
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NamedRel, Unit: article.Quarter, Month: time.Month(mo)}}
	if ref.IsZero() {
		return t, true
	}
	y := ref.Year()
	if s, ok := m.get(shift, 0); ok {
		y += s.n
	} else {
		y = quarterYear(ref, mo, r.tense(m.start, m.end))
	}
	return r.named(t, civil(y, mo, 1), unitQuarter, article.Relative), true
}

// quarterYear is the year of the quarter that begins in month mo: the last that
// has begun, or ahead the first that has not been reported on yet ("expects to
// report a third-quarter loss", in October).
func quarterYear(ref time.Time, mo int, toward article.Direction) int {
	for y := ref.Year() + 1; y >= ref.Year()-1; y-- {
		begin := civil(y, mo, 1)
		if toward == article.Future && civil(y-1, mo+3, 1).AddDate(0, 0, reportDays).Before(ref) {
			return y
		}
		if toward != article.Future && !begin.After(ref) {
			return y
		}
	}
	return ref.Year()
}

// reportDays is how long after its end a quarter is still reported on.
const reportDays = 45

// meanHalf: "the first half of 2025".
func (r *reader) meanHalf(m *match, ref time.Time) (article.Time, bool) {
	how := article.Explicit
	y, ok := m.get(year, 0)
	if !ok {
		s, _ := m.get(shift, 0)
		if ref.IsZero() {
			return article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.OffsetRel, Unit: article.Year, Offset: s.n}}, true
		}
		y.n, how = ref.Year()+s.n, article.Relative
	}
	from := civil(y.n, 6*m.form.N-5, 1)
	return article.Time{
		Kind:  article.DateTime,
		Value: fmt.Sprintf("%04d-H%d", y.n, m.form.N),
		When:  article.When{From: from, To: from.AddDate(0, 6, 0), Gran: article.Interval, How: how},
	}, true
}

// meanSeason: "spring 2025", "last fall", "the summer".
func (r *reader) meanSeason(m *match, ref time.Time) (article.Time, bool) {
	s, _ := m.get(seasonClass, 0)
	if y, ok := m.get(year, 0); ok {
		return r.edged(m, seasonTime(y.n, s.s, article.Explicit)), true
	}
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NamedRel, Unit: article.Season, Month: time.Month(seasons[s.s])}}
	sh, shifted := m.get(shift, 0)
	toward := direction(sh.n)
	if !shifted {
		toward = r.tense(m.start, m.end)
		if toward == article.Either {
			toward = article.Past
		}
	}
	t.Rel.Toward = toward
	if ref.IsZero() {
		return t, true
	}
	y := ref.Year()
	if !shifted || sh.n != 0 {
		y = nearestYear(ref, toward, func(y int) (time.Time, bool) {
			from, to := season(y, s.s)
			if toward == article.Future {
				return to, true
			}
			return from, true
		})
	}
	u := r.edged(m, seasonTime(y, s.s, article.Relative))
	u.Rel = t.Rel
	return u, true
}

// seasonTime is a season; its borders are always about.
func seasonTime(y int, s string, how article.How) article.Time {
	from, to := season(y, s)
	return article.Time{
		Kind:  article.DateTime,
		Value: strconv.Itoa(y) + "-" + s,
		When:  article.When{From: from, To: to, Gran: article.Season, How: how, About: true},
	}
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
	case shifted && s.n == 0: // "this Friday": of this week
		at = monday(ref).AddDate(0, 0, (w.n+6)%7)
	case shifted:
		at = ref.AddDate(0, 0, s.n)
		at = weekdayFrom(at, day, toward)
	default:
		at = weekdayFrom(ref, day, toward)
	}
	u := r.named(t, at, unitDay, article.ByWeekday)
	return withPart(r.edged(m, u), partOf(m)), true
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
	told, unit, ok := r.anchor()
	if !ok || unit != unitDay {
		return t, true
	}
	at := told.From
	switch {
	case r.toks[m.start].Lower == "that":
		if at.Weekday() != day {
			return t, true
		}
	case r.toks[m.start+1].Lower == "previous":
		at = weekdayFrom(at.AddDate(0, 0, -1), day, article.Past)
	default:
		at = weekdayFrom(at.AddDate(0, 0, 1), day, article.Future)
	}
	return withPart(r.named(t, at, unitDay, article.Narrative), partOf(m)), true
}

// meanDayPart: "last night", "this morning", "that evening", "the next morning".
func (r *reader) meanDayPart(m *match, ref time.Time) (article.Time, bool) {
	p := partOf(m)
	if p == "" {
		p = "NI"
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
	if len(u) == 2 && u[0] == 'T' {
		return article.Time{}, false
	}
	word := ""
	if shifted {
		word = r.toks[s.at].Lower
	}
	if u == unitDay && shifted {
		if n != 0 {
			return r.meanLaterBy(m, unitDay, n, false)
		}
		return r.offset(m, ref, unitDay, 0, article.Relative), true
	}
	if m.form.S == unitWeekend {
		return r.weekend(m, ref), true
	}
	t := r.offset(m, ref, u, n, article.Relative)
	if word == "past" {
		t.When = article.When{} // the twelve months up to now are no calendar year
	}
	return t, true
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
	if v, ok := m.get(unit, 0); ok {
		u = v.s
	}
	if v, ok := m.get(units, 0); ok {
		u = v.s
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
	if _, about := m.get(approx, 0); about || r.wordAt(m.end-2) == "so" {
		t.When.About, t.Rel.About = t.When.Known(), true
	}
	if t.When.Known() && (t.When.From.Year() < firstYear || t.When.From.Year() > lastYear) {
		return article.Time{}, false
	}
	return t, true
}

// meanLater: "two days later", "a year earlier", "the next day": counted from
// what was told before, never from publication.
func (r *reader) meanLater(m *match) (article.Time, bool) {
	n, u, many := count(m)
	if last := r.toks[m.end-1].Lower; m.form.S == "" && (last == "before" || last == "after") || m.form.S == "next" && (last == "before" || last == "after") {
		if !r.clauseEnd(m.end) {
			if m.form.S == "next" {
				return article.Time{}, false // "the day before the vote"
			}
			m.end-- // "two days after the vote": the vote is the anchor
			return r.meanSpan(m)
		}
	}
	if many || n > maxCount || n != float64(int(n)) {
		return article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NarrRel, Unit: granularities[u]}}, true
	}
	return r.meanLaterBy(m, u, m.form.N*int(n), m.form.S == "")
}

// meanLaterBy shifts what was told by n units. Units coarser than the day give
// days only if nothing more was told: "a month later" is some day of a month.
func (r *reader) meanLaterBy(m *match, u string, n int, _ bool) (article.Time, bool) {
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
	keep := t.Rel
	t = unitTime(move(told.From, u, n), u, article.Narrative)
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
	if m.end < len(r.toks) && !r.clauseEnd(m.end) && !r.words.NotCounted[r.toks[m.end].Lower] && !r.toks[m.end].IsUpperInitial() {
		return article.Time{}, false
	}
	t := article.Time{Rel: article.Rel{Kind: article.NarrRel, Unit: article.Day}}
	return r.named(t, civil(told.From.Year(), int(told.From.Month()), d.n), unitDay, article.Narrative), true
}

// meanSpan: "five hours", "the past three months".
func (r *reader) meanSpan(m *match) (article.Time, bool) {
	n, u, many := count(m)
	if r.toks[m.end-1].Lower == "half" {
		n += 0.5
	}
	if n > 1e6 {
		return article.Time{}, false
	}
	t := article.Time{Kind: article.Duration, Value: span(n, u, many)}
	if r.words.Aged[r.wordAt(m.end)] || r.wordAt(m.end) == "of" && r.words.Aged[r.wordAt(m.end+1)] ||
		r.wordAt(m.end) == "-" && r.words.Aged[r.wordAt(m.end+1)] {
		r.elapsed(m, &t, n, u, many)
	}
	return t, true
}

// meanAge: "the nearly four-year-old war". The ages of persons are no times.
func (r *reader) meanAge(m *match) (article.Time, bool) {
	n, u, many := count(m)
	if !r.words.Aged[r.wordAt(m.end)] && !r.words.Aged[r.wordAt(m.end+1)] {
		return article.Time{}, false
	}
	t := article.Time{Kind: article.Duration, Value: span(n, u, many)}
	r.elapsed(m, &t, n, u, many)
	return t, true
}

// elapsed notes that the span reaches up to the day of writing.
func (r *reader) elapsed(m *match, t *article.Time, n float64, u string, many bool) {
	if many || n != float64(int(n)) || n > maxCount {
		return
	}
	a, about := m.get(approx, 0)
	if a.n > 0 || r.toks[m.start].Lower == "more" {
		return // "more than a year": how much more?
	}
	t.Rel = article.Rel{Kind: article.ElapsedRel, Unit: granularities[u], Offset: -int(n), Toward: article.Past, About: about}
}

// span writes a duration as TIMEX3 does: "PT5H", "P2.5Y" as "P2Y6M", "PXD".
func span(n float64, u string, many bool) string {
	prefix := "P"
	if len(u) == 2 && u[0] == 'T' {
		prefix, u = "PT", u[1:]
	}
	switch u {
	case unitWeekend:
		u = unitDay
		n *= 2
	case unitQuarter:
		u = unitMonth
		n *= 3
	case unitDecade:
		if !many {
			u = unitYear
			n *= 10
		}
	case unitCentury:
		if !many {
			u = unitYear
			n *= 100
		}
	}
	if many {
		return prefix + "X" + u
	}
	whole := int(n)
	if half := n-float64(whole) == 0.5; half {
		switch prefix + u {
		case "PY":
			return fmt.Sprintf("P%dY6M", whole)
		case "PTH":
			return fmt.Sprintf("PT%dH30M", whole)
		case "PTM":
			return fmt.Sprintf("PT%dM30S", whole)
		}
	}
	return prefix + strconv.FormatFloat(n, 'f', -1, 64) + u
}

// meanSet: "daily", "every Monday", "each year".
func meanSet(m *match) (article.Time, bool) {
	t := article.Time{Kind: article.Set}
	if c, ok := m.get(repeat, 0); ok {
		t.Value = c.s
		return t, true
	}
	for _, c := range []class{weekday, weekdays} {
		if w, ok := m.get(c, 0); ok {
			t.Value = fmt.Sprintf("XXXX-WXX-%d", (w.n+6)%7+1)
			if p := partOf(m); p != "" {
				t.Value += "T" + p
			}
			return t, true
		}
	}
	if mo, ok := m.get(month, 0); ok {
		t.Value = fmt.Sprintf("XXXX-%02d", mo.n)
		return t, true
	}
	if s, ok := m.get(seasonClass, 0); ok {
		t.Value = "XXXX-" + s.s
		return t, true
	}
	if p := partOf(m); p != "" {
		t.Value = "XXXX-XX-XXT" + p
		return t, true
	}
	n, u, many := count(m)
	t.Value = span(n, u, many)
	if u == unitQuarter && n == 1 {
		t.Value = "P1Q"
	}
	return t, true
}

// meanClock: "10:35 a.m.", "5 p.m. GMT", "0735 GMT", "noon". It has no day of
// its own.
func (r *reader) meanClock(m *match) (article.Time, bool) {
	t := article.Time{Kind: article.Clock}
	if n, ok := m.get(noon, 0); ok {
		t.Value = fmt.Sprintf("T%02d:00", n.n)
		return t, true
	}
	if h, ok := m.get(hhmm, 0); ok {
		if h.n%100 > 59 {
			return article.Time{}, false
		}
		t.Value = fmt.Sprintf("T%02d:%02d", h.n/100, h.n%100)
		return t, true
	}
	h, ok := m.get(num, 0)
	if !ok {
		h, _ = m.get(dd, 0)
	}
	min, minutes := m.get(minute, 0)
	pm, half := m.get(meridiem, 0)
	if half {
		if h.n < 1 || h.n > 12 || h.f != float64(h.n) || h.many {
			return article.Time{}, false
		}
		h.n = h.n%12 + pm.n
	} else if _, zoned := m.get(zone, 0); !zoned && minutes && !r.clockCue(m.start) || h.n > 23 {
		return article.Time{}, false
	}
	t.Value = fmt.Sprintf("T%02d:%02d", h.n, min.n)
	return t, true
}

// clockCue reports whether 10:35 without a.m. or zone is a time of day and not
// a score or a verse.
func (r *reader) clockCue(i int) bool {
	switch r.wordAt(i - 1) {
	case "at", "by", "until", "from", "around", "about", "since", "before", "after":
		return true
	}
	return false
}

// meanHoliday: "Christmas Day 2025", "last Thanksgiving".
func (r *reader) meanHoliday(m *match, ref time.Time) (article.Time, bool) {
	rule := m.form.S
	if h, ok := m.get(holiday, 0); ok {
		rule = h.s
	}
	eve := r.toks[m.end-1].Lower == "eve" && m.form.S == ""
	at := func(y int) (time.Time, bool) {
		d, ok := holidayIn(y, rule)
		if eve {
			d = d.AddDate(0, 0, -1)
		}
		return d, ok
	}
	if y, ok := m.get(year, 0); ok {
		d, ok := at(y.n)
		return explicit(d, unitDay), ok
	}
	toward := article.Either
	if s, ok := m.get(shift, 0); ok {
		toward = direction(s.n)
	} else {
		toward = r.tense(m.start, m.end)
	}
	t := article.Time{Kind: article.DateTime}
	if d, ok := at(2000); ok && len(rule) == 4 {
		t.Rel = article.Rel{Kind: article.NamedRel, Unit: article.Day, Month: d.Month(), Day: d.Day(), Toward: toward}
	}
	if ref.IsZero() {
		return t, true
	}
	y := nearestYear(ref, toward, at)
	if y == 0 {
		return t, true
	}
	d, _ := at(y)
	return r.named(t, d, unitDay, article.YearFound), true
}
