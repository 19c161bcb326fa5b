package times

import (
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// why tells a reader what a resolved time rests on: “Tuesday” in an article of
// Thu 4 Dec 2025.
func (r *reader) why(m *match, how article.How) string {
	words := r.a.Text[r.toks[m.start].Start:r.toks[m.end-1].End]
	if strings.ContainsAny(words, "\n\t") {
		words = strings.Join(strings.Fields(words), " ")
	}
	if how == article.Narrative && m.form.Means == lang.MeansWeekday {
		return filled(r.words.Why.Narrative, words, r.dayName(r.told.lastDay), "")
	}
	return r.whyOf(words, how)
}

func (r *reader) whyOf(words string, how article.How) string {
	w := &r.words.Why
	switch {
	case how == article.Narrative:
		return filled(w.Narrative, words, r.unitName(r.told.when, r.told.unit), "")
	case !r.entry.IsZero():
		return filled(w.Entry, words, r.dayName(r.entry), "")
	case r.refs.first.Equal(r.refs.last):
		return filled(w.Article, words, r.writtenOn(), "")
	}
	return filled(w.Between, words, r.dayName(r.refs.first), r.dayName(r.refs.last))
}

// writtenOn names the day of writing, once for all times of the article.
func (r *reader) writtenOn() string {
	if r.written == "" {
		r.written = r.dayName(r.refs.first)
	}
	return r.written
}

// filled puts a, b and c in the places of a template's "%s".
func filled(template, a, b, c string) string {
	head, rest, _ := strings.Cut(template, "%s")
	middle, tail, _ := strings.Cut(rest, "%s")
	if c == "" {
		return head + a + middle + b + tail
	}
	last, end, _ := strings.Cut(tail, "%s")
	return head + a + middle + b + last + c + end
}

// dayName writes a day for a reader: "Thu 4 Dec 2025".
func (r *reader) dayName(t time.Time) string {
	w := &r.words.Why
	return w.Weekdays[t.Weekday()] + " " + strconv.Itoa(t.Day()) + " " + w.Months[t.Month()] + " " + strconv.Itoa(t.Year())
}

// unitName writes the calendar unit w for a reader.
func (r *reader) unitName(w article.When, unit string) string {
	switch unit {
	case unitDay:
		return r.dayName(w.From)
	case unitMonth:
		return r.words.Why.Months[w.From.Month()] + " " + strconv.Itoa(w.From.Year())
	case unitYear:
		return strconv.Itoa(w.From.Year())
	}
	return r.dayName(w.From) + " to " + r.dayName(w.To.AddDate(0, 0, -1))
}
