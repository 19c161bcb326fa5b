package cluster

import (
	"math"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
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
	slices.Sort(h.days)
	h.days = slices.Compact(h.days)
	h.days = slices.Clone(h.days[:min(len(h.days), mostHeadDays)])
	return h
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
			least = min(least, max(a-b, b-a))
		}
	}
	return int(least)
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
