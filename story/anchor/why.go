package anchor

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
)

// The reasons are for a reader of the page.

func tellsPast(words string, entry bool) string {
	if entry {
		return fmt.Sprintf("its list has an entry of “%s”", words)
	}
	return fmt.Sprintf("it tells of “%s” as past", words)
}

func tellsAhead(words string) string { return fmt.Sprintf("it tells of “%s” as ahead", words) }

func tellsModified(day string) string { return "it was last changed on " + day }

func tellsRunning(days, words string) string {
	return fmt.Sprintf("it tells of the “%s” on “%s” as ahead", days, words)
}

func tellsElapsed(words string, begin article.When) string {
	return fmt.Sprintf("it calls “%s” what began in %s", words, begin.From.Format("2006"))
}

// tellsSame says which happening was dated by whom.
func (s *sheet) tellsSame(t *telling, day int, with *telling) string {
	side := "“" + t.words + "”"
	switch t.toward {
	case article.Past:
		side += ", told as past,"
	case article.Future:
		side += ", told as ahead,"
	}
	if t.plain != "" && t.plain == with.plain {
		return fmt.Sprintf("%s is %s: %s has the same sentence", side, s.dayName(day), with.of.name())
	}
	of := list(t, with)
	if of != "" {
		of = " of " + of
	}
	return fmt.Sprintf("%s is %s: %s tells the same%s", side, s.dayName(day), with.of.name(), of)
}

// list names what two tellings agree in, as the article spells it.
func list(a, b *telling) string {
	var names []string
	for _, p := range a.persons {
		for _, q := range b.persons {
			if p == q {
				names = append(names, a.of.spelled(p))
			}
		}
	}
	return strings.Join(names, " and ")
}

func (s *sheet) tellsQuote(words string, day int, by *telling) string {
	return fmt.Sprintf("it quotes “%s”, said on %s as %s has it", words, s.dayName(day), by.of.name())
}

// name is the outlet, or the title, by which a reader knows the article.
func (s *sheet) name() string {
	switch {
	case s.r.Outlet.Name != "":
		return s.r.Outlet.Name
	case s.r.Headline() != "":
		return "“" + s.r.Words(s.r.Title) + "”"
	}
	return "another article"
}

// spelled is a person's name as the article has it.
func (s *sheet) spelled(key string) string {
	for _, n := range s.r.Notes.Names {
		if n.Kind == article.Person && personKey(n.Full) == key {
			f := strings.Fields(n.Full)
			return f[len(f)-1]
		}
	}
	return key
}

// dayName writes a day for a reader: "Tue 2 Dec 2025".
func (s *sheet) dayName(day int) string {
	t := dateOf(day)
	w := &s.lx.Times.Why
	return w.Weekdays[t.Weekday()] + " " + strconv.Itoa(t.Day()) + " " + w.Months[t.Month()] + " " + strconv.Itoa(t.Year())
}

// longest is how many days an inferred interval may have to be worth telling.
const longest = 600

// when is the answer for one article.
func (s *sheet) when() article.When {
	if s.stated {
		return article.OnDay(s.r.Published.Time, article.Explicit)
	}
	w := s.days
	firm := false // the lower end is the day of something told
	for _, l := range s.limits {
		if l.lo == w.lo && l.weight != byYear && l.weight != byElapsed {
			firm = true
		}
	}
	switch {
	case w.bounded() && s.clocked(w.hi) && !firm:
		return article.When{}
	case w.bounded() && w.days() == 1:
		d := article.OnDay(dateOf(w.lo), article.Inferred)
		d.Why = s.reason()
		return d
	case w.bounded() && (w.days() <= longest || firm):
		return article.When{From: dateOf(w.lo), To: dateOf(w.hi + 1), Gran: article.Interval, How: article.Inferred, Why: s.reason()}
	case w.lo != openPast && firm:
		return article.When{From: dateOf(w.lo), Gran: article.Interval, How: article.Inferred, Why: s.reason()}
	}
	return article.When{}
}

// clocked reports whether only the clock bounds the upper end.
func (s *sheet) clocked(hi int) bool {
	only := false
	for _, l := range s.limits {
		if l.hi == hi {
			if l.weight != byClock {
				return false
			}
			only = true
		}
	}
	return only
}

// ends reports whether the limit sets an end of the window.
func (l limit) ends(w window) bool {
	return l.lo != openPast && l.lo == w.lo || l.hi != openFuture && l.hi == w.hi
}

// reason joins the reasons that set an end of the window or fix a day in it.
func (s *sheet) reason() string {
	var parts []string
	seen := map[string]bool{}
	for _, l := range s.limits {
		if l.why == "" || seen[l.why] || !(l.weight == byEvent || l.ends(s.days)) {
			continue
		}
		seen[l.why] = true
		parts = append(parts, l.why)
	}
	return strings.Join(parts, "; ")
}
