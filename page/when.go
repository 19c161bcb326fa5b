package page

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// When is a time with the words it rests on.
type When struct {
	article.When
	Words Label // zero where no words of one passage give it
}

// Text is the time as a reader sees it, "" where there is nothing to say.
func (d When) Text() string { return d.In(inEnglish) }

// In is the time in the words of a language.
func (d When) In(say Say) string {
	if s := WhenIn(d.When, say); s != "" {
		return s
	}
	if d.Words.Text != "" {
		return say("when.words", "words", d.Words.Text)
	}
	return ""
}

type whenJSON struct {
	Text string `json:"text"`
	article.When
	Words Label `json:"words,omitzero"`
}

// MarshalJSON adds the time's text.
func (d When) MarshalJSON() ([]byte, error) {
	return json.Marshal(whenJSON{d.Text(), d.When, d.Words})
}

// UnmarshalJSON reads all but the text, which Text makes again.
func (d *When) UnmarshalJSON(b []byte) error {
	var j whenJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	d.When, d.Words = j.When, j.Words
	return nil
}

// WhenText words a time the one way it is worded on a page: "Tue 2 Dec 2025",
// "4–6 Dec 2025", "Nov 2025", "about 2025", "between 3 and 4 Dec 2025",
// "before 3 Dec 2025", "reported Thu 4 Dec 2025" where only the day of a report
// is known. A time of which nothing is known gives "".
func WhenText(w article.When) string { return WhenIn(w, inEnglish) }

// Say words a phrase by its name, with values given as name and value in turn.
type Say = func(name string, values ...any) string

// WhenWords are the phrases that times are worded with, in English, by name. The
// months stand beside a day or by themselves; the week begins with Sunday.
func WhenWords() map[string]string { return maps.Clone(whenWords) }

var whenWords = map[string]string{
	"when.before":   "before {day}",
	"when.since":    "from {day} on",
	"when.about":    "about {time}",
	"when.reported": "reported {time}",
	"when.weekday":  "{weekday} {day}",
	"when.day":      "{d} {month} {y}",
	"when.daymonth": "{d} {month}",
	"when.month":    "{month} {y}",
	"when.quarter":  "Q{q} {y}",
	"when.decade":   "{y}s",
	"when.weekend":  "weekend of {days}",
	"when.week":     "week of {day}",
	"when.between":  "between {a} and {b}",
	"when.words":    "“{words}”; date not stated",
	"when.months":   "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
	"when.alone":    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
	"when.weekdays": "Sun Mon Tue Wed Thu Fri Sat",
}

func inEnglish(name string, values ...any) string {
	s := whenWords[name]
	for i := 0; i+1 < len(values); i += 2 {
		s = strings.ReplaceAll(s, "{"+fmt.Sprint(values[i])+"}", fmt.Sprint(values[i+1]))
	}
	return s
}

// WhenIn is WhenText in the words of a language.
func WhenIn(w article.When, say Say) string {
	c := calendar{say}
	switch {
	case !w.Known():
		return ""
	case w.From.IsZero():
		return say("when.before", "day", c.day(w.To))
	case w.To.IsZero():
		return say("when.since", "day", c.day(w.From))
	case !w.To.After(w.From):
		return ""
	}
	s := c.bounded(w)
	if w.About {
		s = say("when.about", "time", s)
	}
	if w.How == article.Reported {
		s = say("when.reported", "time", s)
	}
	return s
}

// DayIn is a day in the words of a language: "2 Dec 2025".
func DayIn(t time.Time, say Say) string { return calendar{say}.day(t) }

// calendar words times in a language.
type calendar struct{ say Say }

func (c calendar) bounded(w article.When) string {
	last := w.To.Add(-time.Nanosecond)
	y, m, _ := w.From.Date()
	switch {
	case w.OneDay():
		return c.say("when.weekday", "weekday", c.word("when.weekdays", int(w.From.Weekday())), "day", c.day(w.From))
	case whole(w, 0, 1):
		return c.month(w.From)
	case whole(w, 1, 0) && m == time.January:
		return year(w.From)
	}
	switch w.Gran {
	case article.Quarter:
		if whole(w, 0, 3) {
			return c.say("when.quarter", "q", int(m+2)/3, "y", year(w.From))
		}
	case article.Decade:
		if whole(w, 10, 0) {
			return c.say("when.decade", "y", fmt.Sprintf("%04d", y))
		}
	case article.Weekend:
		return c.say("when.weekend", "days", c.days(w.From, last))
	case article.Week:
		return c.say("when.week", "day", c.day(w.From))
	case article.Day, article.Instant, article.Unstated:
		return c.between(w.From, last)
	}
	if w.How == article.Inferred {
		return c.between(w.From, last)
	}
	return c.days(w.From, last)
}

// whole reports whether w is exactly that many years and months, beginning with a
// first of the month.
func whole(w article.When, years, months int) bool {
	return w.From.Day() == 1 && w.To.Equal(w.From.AddDate(years, months, 0))
}

// between words one unknown day out of several, by months where they are more
// than two.
func (c calendar) between(a, b time.Time) string {
	from, to := c.day(a), c.day(b)
	switch {
	case b.Sub(a) > 62*24*time.Hour && a.Year() != b.Year():
		from, to = c.month(a), c.month(b)
	case b.Sub(a) > 62*24*time.Hour:
		from, to = c.word("when.alone", int(a.Month())-1), c.month(b)
	case a.Year() != b.Year():
	case a.Month() != b.Month():
		from = c.dayMonth(a)
	default:
		from = a.Format("2")
	}
	return c.say("when.between", "a", from, "b", to)
}

// days words a run of days, whole months and years shortened.
func (c calendar) days(a, b time.Time) string {
	next := b.AddDate(0, 0, 1)
	switch {
	case a.Day() == 1 && next.Day() == 1:
		switch {
		case a.Month() == time.January && b.Month() == time.December:
			return year(a) + "–" + year(b)
		case a.Year() != b.Year():
			return c.month(a) + " – " + c.month(b)
		}
		return c.word("when.alone", int(a.Month())-1) + "–" + c.month(b)
	case a.Year() != b.Year():
		return c.day(a) + " – " + c.day(b)
	case a.Month() != b.Month():
		return c.dayMonth(a) + " – " + c.day(b)
	}
	return a.Format("2") + "–" + c.day(b)
}

func (c calendar) day(t time.Time) string {
	return c.say("when.day", "d", t.Day(), "month", c.word("when.months", int(t.Month())-1), "y", year(t))
}

func (c calendar) dayMonth(t time.Time) string {
	return c.say("when.daymonth", "d", t.Day(), "month", c.word("when.months", int(t.Month())-1))
}

func (c calendar) month(t time.Time) string {
	return c.say("when.month", "month", c.word("when.alone", int(t.Month())-1), "y", year(t))
}

func year(t time.Time) string { return t.Format("2006") }

// word is one of several that a phrase lists.
func (c calendar) word(list string, n int) string {
	all := strings.Fields(c.say(list))
	if n >= len(all) {
		return ""
	}
	return all[n]
}

// showable returns w if it can be written and read again, else nothing: a year
// before the first or after 9999 is more likely a misreading than a date.
func showable(w article.When) article.When {
	for _, t := range []time.Time{w.From, w.To} {
		if !t.IsZero() && (t.Year() < 1 || t.Year() > 9999) {
			return article.When{}
		}
	}
	return w
}
