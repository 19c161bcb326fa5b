package cluster

import (
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// headDays are the days that the head of an article names: "The council met on
// Tuesday". Reports of one event name its day, whenever they were written; what
// comes of it has another.
type headDays struct {
	days []int32 // since 1970, sorted
	week uint8   // days of the week, Sunday first; all that is known without a date
}

const (
	headSentences   = 2 // beside the title, that name the day
	recallSentences = 3 // that name a time long past
	mostHeadDays    = 8 // kept of one head, of either

	noYear = -1 << 20 // what is added to days that have a month and no year
)

// headDaysOf are the days in the head of an article. Those of clauses that lead up
// to what it tells are left out ("The ferry, which sank on Monday, was raised on
// Friday"), and "today": a page that prints a report a day late says it too.
func headDaysOf(r *article.Reading) headDays {
	const longest = 36 * 3600 // seconds: a night
	var h headDays
	spans := head(r.Article, headSentences)
	for _, t := range r.Notes.Times {
		if !slices.ContainsFunc(spans, func(s text.Span) bool { return s.Contains(t.Span) }) || inSub(r, t.Span) {
			continue
		}
		switch w := t.When; {
		case w.How == article.Relative || w.How == article.Narrative:
		case w.Bounded() && w.To.Unix()-w.From.Unix() <= longest:
			h.days = append(h.days, int32(math.Floor(float64(w.From.Unix())/86400)))
			h.week |= 1 << w.From.Weekday()
		case !w.Known() && t.Rel.Kind == article.WeekdayRel:
			h.week |= 1 << t.Rel.Weekday
		}
	}
	h.settle()
	return h
}

func (h *headDays) settle() {
	slices.Sort(h.days)
	h.days = slices.Compact(h.days)
	h.days = slices.Clone(h.days[:min(len(h.days), mostHeadDays)])
}

// headDaysIn are the days of the month that the head of an article names in a
// language of which only the calendar is known: "на 8 ноября". Each is taken to be
// the nearest to the day the article was written, or of no year if that is unknown.
func (p *profile) headDaysIn(l *lang.Slight, r *article.Reading) headDays {
	var h headDays
	spans := head(r.Article, headSentences)
	before := 0 // the number just before, 0 if none
	for _, t := range r.Notes.Tokens {
		if !slices.ContainsFunc(spans, func(s text.Span) bool { return s.Contains(t.Span) }) {
			before = 0
			continue
		}
		if m, d := l.Months.Of(t.Lower), before; m > 0 && d > 0 && d <= 31 {
			h.days = append(h.days, p.nearest(m, d))
		}
		before, _ = strconv.Atoi(t.Lower)
	}
	h.settle()
	return h
}

// nearest is the day of a month in the year that brings it nearest to when an
// article was written.
func (p *profile) nearest(m time.Month, d int) int32 {
	if !p.dated {
		return noYear + int32(time.Date(1972, m, d, 0, 0, 0, 0, time.UTC).YearDay())
	}
	year := time.Unix(int64(p.day*86400), 0).UTC().Year()
	best := math.Inf(1)
	for _, y := range []int{year - 1, year, year + 1} {
		if day := float64(time.Date(y, m, d, 12, 0, 0, 0, time.UTC).Unix()) / 86400; math.Abs(day-p.day) < math.Abs(best-p.day) {
			best = day
		}
	}
	return int32(math.Floor(best))
}

// stretch is a time of some days, both included, since 1970.
type stretch struct{ from, to int32 }

// recalledBy are the times long past that the head of an article names: what comes
// of an event after months says when that was.
func (p *profile) recalledBy(r *article.Reading) []stretch {
	const longest = 31 * 24 * 3600 // seconds
	var out []stretch
	spans := head(r.Article, recallSentences)
	for _, t := range r.Notes.Times {
		w := t.When
		if !w.Bounded() || w.To.Unix()-w.From.Unix() > longest || !slices.ContainsFunc(spans, func(s text.Span) bool { return s.Contains(t.Span) }) {
			continue
		}
		s := stretch{int32(w.From.Unix() / 86400), int32((w.To.Unix() - 1) / 86400)}
		if !p.dated || float64(s.to) < p.day-slowAfter && float64(s.from) > p.day-longestBack {
			out = append(out, s)
		}
	}
	return slices.Clone(out[:min(len(out), mostHeadDays)])
}

// recallsDay reports whether the head of an article names a time long past about
// which another was written.
func (p *profile) recallsDay(day float64) bool {
	const late = 2 // days that the other may be written before or after
	return slices.ContainsFunc(p.recalled, func(s stretch) bool { return float64(s.from)-late <= day && day <= float64(s.to+1)+late })
}

// inSub reports whether a span lies in a clause that a conjunction or a relative
// pronoun opens.
func inSub(r *article.Reading, s text.Span) bool {
	return slices.ContainsFunc(r.Notes.Clauses, func(c article.Clause) bool { return c.Sub && c.Contains(s) })
}

// apart is the least number of days between those of two heads, 0 if nothing is
// known of one.
func (h headDays) apart(o headDays) int {
	if len(h.days) == 0 || len(o.days) == 0 {
		return 0
	}
	least := int32(math.MaxInt32)
	for _, a := range h.days {
		for _, b := range o.days {
			least = min(least, daysBetween(a, b))
		}
	}
	return int(least)
}

// daysBetween is how far apart two days are, within a year if one has none.
func daysBetween(a, b int32) int32 {
	if (a < noYear/2) == (b < noYear/2) {
		return max(a-b, b-a)
	}
	n := max(dayOfYear(a)-dayOfYear(b), dayOfYear(b)-dayOfYear(a))
	return min(n, 366-n)
}

func dayOfYear(day int32) int32 {
	if day < noYear/2 {
		return day - noYear
	}
	t := time.Unix(int64(day)*86400, 0).UTC()
	return int32(time.Date(1972, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).YearDay())
}

// clash reports whether two heads name no day in common, nor two that follow each
// other: what began in the evening is told under two days. Where dates are not
// known, the days of the week must do.
func (h headDays) clash(o headDays) bool {
	if len(h.days) == 0 || len(o.days) == 0 {
		return h.week != 0 && o.week != 0 && h.week&o.week == 0
	}
	return h.apart(o) > 1
}
