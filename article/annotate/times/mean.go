package times

import (
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
		return r.meanSlash(m, ref)
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
		switch {
		case !ok:
			d, _ = m.get(decadeName, 0)
			d.n += 1900
		case r.atoms[m.end-1].digits == 2 && r.isAge(m.start):
			return article.Time{}, false
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
	case lang.MeansQuarterTold:
		return r.meanQuarterTold(m, ref)
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
		return r.meanLater(m, ref)
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
	case lang.MeansClocks:
		return r.meanClocks(m)
	case lang.MeansMeal:
		return r.meanMeal(m)
	case lang.MeansUnit:
		return r.meanUnit(m, ref)
	case lang.MeansFromNow:
		return r.meanFromNow(m, ref)
	case lang.MeansWeekOf:
		return r.meanWeekOf(m, ref)
	case lang.MeansDayOfMonth:
		return r.meanDayOfMonth(m, ref)
	case lang.MeansSpans:
		return r.meanSpans(m)
	case lang.MeansEdgeSpan:
		return r.meanEdgeSpan(m, ref)
	}
	return article.Time{}, false
}

// isAge reports whether a decade without its century is somebody's: "her early 30s".
func (r *reader) isAge(start int) bool {
	i := start - 1
	for r.words.Edges.Has(r.wordAt(i)) || r.wordAt(i) == "-" {
		i--
	}
	return lang.For(r.a.Lang).Acts.Possessives.Has(r.wordAt(i))
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
// borders do not. Those of a day do: "early on Sunday" is on Sunday.
func (r *reader) edged(m *match, t article.Time) article.Time {
	if t.When.Gran == article.Day || t.Rel.Kind == article.WeekdayRel || t.Rel.Unit == article.Day {
		return t
	}
	if _, ok := m.get(side, 0); ok || r.words.Edges.Has(r.toks[m.start].Lower) || m.end > m.start+1 && r.words.Edges.Has(r.toks[m.start+1].Lower) {
		t.When.About = t.When.Known()
		t.Rel.About = t.Rel.Kind != article.NotRelative
	}
	return t
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
	t, ok := r.meanDay(m, ref)
	if ok && m.form.S == unitWeek { // "the week of March 6"
		t.Rel.Unit = article.Week
		if t.When.Known() {
			w := unitTime(t.When.From, unitWeek, t.When.How)
			w.Rel = t.Rel
			t = w
		}
	}
	return t, ok
}

func (r *reader) meanDay(m *match, ref time.Time) (article.Time, bool) {
	mo, _ := m.get(month, 0)
	d, ok := m.get(day, 0)
	if !ok {
		d, _ = m.get(dayNumber, 0)
	}
	y, told := m.get(year, 0)
	if !exists(y.n, mo.n, d.n) {
		return article.Time{}, false
	}
	if told {
		t, ok := explicitDay(y.n, mo.n, d.n)
		return withPart(r.edged(m, t), partOf(m)), ok
	}
	if r.verb(m, mo) {
		return article.Time{}, false
	}
	toward := r.tense(m.start, m.end)
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{
		Kind: article.NamedRel, Unit: article.Day, Month: time.Month(mo.n), Day: d.n, Toward: toward,
	}}
	if y := r.yearOfName(mo.n, d.n, m.end); y != 0 && (ref.IsZero() || civil(y, mo.n, d.n).Before(ref)) {
		u := explicit(civil(y, mo.n, d.n), unitDay)
		u.Rel = t.Rel
		return u, true
	}
	if y, ok := r.carriedYear(mo.n, d.n); ok {
		return withPart(r.edged(m, r.named(t, civil(y, mo.n, d.n), unitDay, article.Narrative)), partOf(m)), true
	}
	if ref.IsZero() || r.doubtful(ref, toward) {
		return t, true
	}
	year := ref.Year()
	s, shifted := m.get(shift, 0)
	switch {
	case shifted && m.form.N == 0: // "May 3 last year"
		year += s.n
	default:
		if shifted { // "last May 3"
			toward = direction(s.n)
		}
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

// yearOfName is the year of a day that became the name of what happened on it,
// where words behind it say that it is meant: "the Sept. 11 terrorist attacks". 0
// if they do not.
func (r *reader) yearOfName(month, day, end int) int {
	for i := range r.words.Named {
		d := &r.words.Named[i]
		if d.Month == month && d.Day == day && (d.Of.Has(r.wordAt(end)) || d.Of.Has(r.wordAt(end+1)) && r.follows(end)) {
			return d.Year
		}
	}
	return 0
}

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

// meanSlash reads 13/4/2025 and 4/13/2025; where both readings are days, and
// not the same one, it leaves the day open. In a request the language's order
// decides, and the year may be missing.
func (r *reader) meanSlash(m *match, ref time.Time) (article.Time, bool) {
	a, _ := m.get(dd, 0)
	b, _ := m.get(dd, 1)
	y, told := m.get(year, 0)
	if r.requests {
		if short, ok := m.get(yy, 0); ok {
			if y.n, told = 2000+short.n, true; short.n >= 50 {
				y.n = 1900 + short.n
			}
		}
		if exists(y.n, a.n, b.n) {
			a, b = b, a
		} else if !exists(y.n, b.n, a.n) {
			return article.Time{}, false
		}
		if told {
			return explicitDay(y.n, b.n, a.n)
		}
		t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NamedRel, Unit: article.Day, Month: time.Month(b.n), Day: a.n}}
		if ref.IsZero() {
			return t, true
		}
		w, named := m.get(weekday, 0)
		y := nearestYear(ref, article.Future, func(y int) (time.Time, bool) {
			d := civil(y, b.n, a.n)
			return d, exists(y, b.n, a.n) && (!named || int(d.Weekday()) == w.n || r.wordAt(m.end-2) == "/")
		})
		if y == 0 {
			return t, !named // "Monday 12-4" are hours
		}
		return r.named(t, civil(y, b.n, a.n), unitDay, article.YearFound), true
	}
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
	mo1, ok := m.get(month, 0)
	if !ok { // "from 4 to 23 next month"
		s, _ := m.get(shift, 0)
		of := move(ref, unitMonth, s.n)
		if ref.IsZero() || !exists(of.Year(), int(of.Month()), last.n) || first.n >= last.n {
			return article.Time{}, false
		}
		t := article.Time{Kind: article.DateTime}
		t.When = article.When{From: civil(of.Year(), int(of.Month()), first.n), To: civil(of.Year(), int(of.Month()), last.n+1), Gran: article.Interval, How: article.Relative}
		t.Value = value(t.When.From, unitDay) + "/" + value(civil(of.Year(), int(of.Month()), last.n), unitDay)
		return t, true
	}
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
		at := func(y int) (time.Time, bool) { return civil(y, mo1.n, first.n), exists(y, mo1.n, first.n) }
		if carried, ok := r.carriedYear(mo1.n, first.n); ok {
			how, y.n = article.Narrative, carried
		} else if ref.IsZero() {
			return t, true
		} else {
			y.n = nearestYear(ref, toward, at)
		}
	}
	from, to := civil(y.n, mo1.n, first.n), civil(y.n, mo2.n, last.n)
	switch {
	case !two || !to.Before(from):
	case told: // "28 December to 3 January 2025"
		from = civil(y.n-1, mo1.n, first.n)
	default:
		to = civil(y.n+1, mo2.n, last.n)
	}
	if y.n == 0 || !from.Before(to) {
		return article.Time{}, false
	}
	t.Value = daysValue(from, to)
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
	if m.form.S == "digits" {
		return r.monthOfDigits(m)
	}
	mo, _ := m.get(month, 0)
	if y, ok := m.get(year, 0); ok {
		return r.edged(m, explicit(civil(y.n, mo.n, 1), unitMonth)), true
	}
	if !r.requests && !r.toks[mo.at].IsUpperInitial() || r.verb(m, mo) {
		return article.Time{}, false
	}
	s, shifted := m.get(shift, 0)
	toward := article.Either
	switch {
	case shifted:
		toward = direction(s.n)
	case r.presentTense(m.start):
		toward = article.Future
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
	if ref.IsZero() || m.form.S == "told" || !shifted && r.doubtful(ref, toward) {
		return r.edged(m, t), true
	}
	now := civil(ref.Year(), int(ref.Month()), 1)
	y := ref.Year()
	switch {
	case m.form.S == "year": // "January this year"
		y += s.n
	case shifted && s.n == 0:
	case shifted:
		y = nearestYear(now.AddDate(0, s.n, 0), toward, func(y int) (time.Time, bool) { return civil(y, mo.n, 1), true })
	default:
		sided := toward != article.Either
		if !sided {
			toward = article.Past // unless the month is next
		}
		y = nearestYear(now, toward, func(y int) (time.Time, bool) {
			d := civil(y, mo.n, 1)
			return d, !sided || toward == article.Past && !d.After(now) || toward == article.Future && !d.Before(now)
		})
	}
	return r.edged(m, r.named(t, civil(y, mo.n, 1), unitMonth, article.YearFound)), true
}
