package times

import (
	"fmt"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// meanSpan: "five hours", "the past three months".
func (r *reader) meanSpan(m *match) (article.Time, bool) {
	n, u, many := count(m)
	switch m.form.S {
	case "half":
		n += 0.5
	case "quarter":
		n += 0.25
	case "halved":
		n = 0.5
	}
	if n > 1e6 {
		return article.Time{}, false
	}
	t := article.Time{Kind: article.Duration, Value: span(n, u, many)}
	next := r.wordAt(m.end)
	if r.words.Aged.Has(next) || (next == r.words.Of || next == "-") && r.words.Aged.Has(r.wordAt(m.end+1)) {
		r.elapsed(m, &t, n, u, many)
	}
	return t, true
}

// meanAge: "the nearly four-year-old war". The ages of persons are no times.
func (r *reader) meanAge(m *match) (article.Time, bool) {
	n, u, many := count(m)
	if !r.words.Aged.Has(r.wordAt(m.end)) && !r.words.Aged.Has(r.wordAt(m.end+1)) {
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
	if a.n > 0 || m.form.S == "more" {
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
	case unitFortnight:
		u = unitWeek
		n *= 2
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
		case "PY", "PTH", "PTM":
			if whole == 0 {
				return prefix + map[string]string{"PY": "6M", "PTH": "30M", "PTM": "30S"}[prefix+u]
			}
		}
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
	if m.form.N == 1 {
		t.Value = m.form.S
		return t, true
	}
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
	if m.form.S == "other" {
		n = 2
	}
	t.Value = span(n, u, many)
	switch {
	case n != 1:
	case u == unitQuarter:
		t.Value = "P1Q"
	case u == unitWeekend:
		t.Value = "XXXX-WXX-WE"
	}
	return t, true
}

// meanHoliday: "Christmas Day 2025", "last Thanksgiving".
func (r *reader) meanHoliday(m *match, ref time.Time) (article.Time, bool) {
	rule := m.form.S
	if h, ok := m.get(holiday, 0); ok {
		rule = h.s
	}
	if r.kindly(m) {
		return article.Time{Kind: article.DateTime}, true
	}
	at := func(y int) (time.Time, bool) {
		d, ok := holidayIn(y, rule)
		return d.AddDate(0, 0, m.form.N), ok
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

// kindly reports whether a feast says of what kind something is: "a Christmas tour",
// not "the Christmas attack".
func (r *reader) kindly(m *match) bool {
	if _, dated := m.get(year, 0); dated || r.requests || m.end >= len(r.toks) {
		return false
	}
	before, next := r.wordAt(m.start-1), &r.toks[m.end]
	return r.words.One.Has(before) && next.Kind == text.Word && next.Norm == next.Lower && r.follows(m.end)
}
