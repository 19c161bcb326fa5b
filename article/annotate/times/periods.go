package times

import (
	"fmt"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

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

// meanQuarterTold: "the quarter ended July 31" ends with that month, "the latest
// quarter" is the one told before or the last that was over, "the quarter" the
// one told before. "The year ended March 31" is a duration.
func (r *reader) meanQuarterTold(m *match, ref time.Time) (article.Time, bool) {
	ended := r.words.Ended.Has(r.wordAt(m.end))
	if m.form.S == unitYear {
		return article.Time{Kind: article.Duration, Value: "P1Y"}, ended
	}
	t := article.Time{Kind: article.DateTime, Rel: article.Rel{Kind: article.NarrRel, Unit: article.Quarter}}
	if mo := r.lexAt(m.end + 1).is(lang.Month); ended && mo != nil && !ref.IsZero() {
		y := nearestYear(ref, article.Past, func(y int) (time.Time, bool) { return civil(y, mo.N, 1), true })
		from := move(civil(y, mo.N, 1), unitMonth, -2)
		t.Value = value(from, unitQuarter)
		t.When = article.When{From: from, To: move(from, unitMonth, 3), Gran: article.Quarter, How: article.Relative}
		return t, true
	}
	w, ok := r.quarterTold()
	y, named := m.get(year, 0)
	switch {
	case named && ok: // "the 1988 period"
		return explicit(civil(y.n, int(w.From.Month()), 1), unitQuarter), true
	case named:
		return explicit(civil(y.n, 1, 1), unitYear), true
	case ok && (m.form.S != "latest" || ref.IsZero() || !w.To.After(ref)):
		return r.named(t, w.From, unitQuarter, article.Narrative), true
	}
	if m.form.S != "latest" || ref.IsZero() {
		return t, ended || m.form.S == "latest"
	}
	from, _ := period(ref, unitQuarter)
	return r.named(t, move(from, unitQuarter, -1), unitQuarter, article.Relative), true
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
	if carried, ok := r.carriedYear(seasons[s.s], 1); ok && !shifted {
		y = carried
	} else if !shifted || sh.n != 0 {
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
