package page

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// When is a time with the words it rests on.
type When struct {
	article.When
	Words Label // zero where no words of one passage give it
}

// Text is the time as a reader sees it, "" where there is nothing to say.
func (d When) Text() string {
	if s := WhenText(d.When); s != "" {
		return s
	}
	if d.Words.Text != "" {
		return "“" + d.Words.Text + "”; date not stated"
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
func WhenText(w article.When) string {
	switch {
	case !w.Known():
		return ""
	case w.From.IsZero():
		return "before " + day(w.To)
	case w.To.IsZero():
		return "from " + day(w.From) + " on"
	case !w.To.After(w.From):
		return ""
	}
	s := bounded(w)
	if w.About {
		s = "about " + s
	}
	if w.How == article.Reported {
		s = "reported " + s
	}
	return s
}

func bounded(w article.When) string {
	last := w.To.Add(-time.Nanosecond)
	y, m, _ := w.From.Date()
	switch {
	case w.OneDay():
		return w.From.Format("Mon ") + day(w.From)
	case calendar(w, 0, 1):
		return w.From.Format("Jan 2006")
	case calendar(w, 1, 0) && m == time.January:
		return w.From.Format("2006")
	}
	switch w.Gran {
	case article.Quarter:
		if calendar(w, 0, 3) {
			return fmt.Sprintf("Q%d %04d", (m+2)/3, y)
		}
	case article.Decade:
		if calendar(w, 10, 0) {
			return fmt.Sprintf("%04ds", y)
		}
	case article.Weekend:
		return "weekend of " + days(w.From, last)
	case article.Week:
		return "week of " + day(w.From)
	case article.Day, article.Instant, article.Unstated:
		return between(w.From, last)
	}
	if w.How == article.Inferred {
		return between(w.From, last)
	}
	return days(w.From, last)
}

// calendar reports whether w is exactly that many years and months, beginning
// with a first of the month.
func calendar(w article.When, years, months int) bool {
	return w.From.Day() == 1 && w.To.Equal(w.From.AddDate(years, months, 0))
}

// between words one unknown day out of several, by months where they are more
// than two.
func between(a, b time.Time) string {
	switch {
	case b.Sub(a) > 62*24*time.Hour && a.Year() != b.Year():
		return "between " + a.Format("Jan 2006") + " and " + b.Format("Jan 2006")
	case b.Sub(a) > 62*24*time.Hour:
		return "between " + a.Format("Jan") + " and " + b.Format("Jan 2006")
	case a.Year() != b.Year():
		return "between " + day(a) + " and " + day(b)
	case a.Month() != b.Month():
		return "between " + a.Format("2 Jan") + " and " + day(b)
	}
	return "between " + a.Format("2") + " and " + day(b)
}

// days words a run of days, whole months and years shortened.
func days(a, b time.Time) string {
	next := b.AddDate(0, 0, 1)
	switch {
	case a.Day() == 1 && next.Day() == 1:
		switch {
		case a.Month() == time.January && b.Month() == time.December:
			return a.Format("2006") + "–" + b.Format("2006")
		case a.Year() != b.Year():
			return a.Format("Jan 2006") + " – " + b.Format("Jan 2006")
		}
		return a.Format("Jan") + "–" + b.Format("Jan 2006")
	case a.Year() != b.Year():
		return day(a) + " – " + day(b)
	case a.Month() != b.Month():
		return a.Format("2 Jan") + " – " + day(b)
	}
	return a.Format("2") + "–" + day(b)
}

func day(t time.Time) string { return t.Format("2 Jan 2006") }

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
