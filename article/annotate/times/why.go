package times

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// why tells a reader what a resolved time rests on: “Tuesday” in an article of
// Thu 4 Dec 2025.
func (r *reader) why(m *match, how article.How) string {
	words := r.a.Text[r.toks[m.start].Start:r.toks[m.end-1].End]
	if strings.ContainsAny(words, "\n\t") {
		words = strings.Join(strings.Fields(words), " ")
	}
	w := &r.words.Why
	switch {
	case how == article.Narrative:
		return fmt.Sprintf(w.Narrative, words, r.unitName(r.told.when, r.told.unit))
	case !r.entry.IsZero():
		return fmt.Sprintf(w.Entry, words, r.dayName(r.entry))
	case r.refs.first.Equal(r.refs.last):
		return fmt.Sprintf(w.Article, words, r.dayName(r.refs.first))
	}
	return fmt.Sprintf(w.Between, words, r.dayName(r.refs.first), r.dayName(r.refs.last))
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
