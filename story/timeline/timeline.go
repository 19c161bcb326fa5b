// Package timeline finds the events of a story and says when each happened.
//
// In goes a story with its cast; out come events, each told by one or more
// passages. An event's day is the day it happened, not the day it was reported:
// it comes from the clause that tells it, and only an article's opening
// sentences fall back on the publication day, marked as such. Two passages tell
// the same event when day, participants, place and act agree, never on words
// alone; two meetings of the same people in the same town on other days stay
// two events.
//
// The steps: tell.go finds tellings in one article and attach.go their dates,
// merge.go puts tellings of one event together and echo.go drops what is left
// twice, this file dates, ranks and orders the events, and off.go drops plans
// that were called off or moved. Which days matter, and
// which sentences tell of a day best, says the Calendar (calendar.go,
// passages.go); DayOf asks one article about one place.
package timeline

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Events returns the events of a story: those that happened in time order, then
// what lies ahead in time order, then what cannot be dated. Linear in the text
// and in the number of tellings of one day.
func Events(s *story.Story) []story.Event {
	m := merger{story: s, calendar: NewCalendar(s)}
	for _, r := range s.Readings {
		m.tellings = append(m.tellings, tellings(s, r)...)
	}
	events := m.events()
	begin, last := days(s)
	for i := range events {
		e := &events[i]
		e.Lane = lane(s, e)
		e.Backdrop = !begin.IsZero() && !e.When.To.IsZero() && e.When.To.Before(begin.AddDate(0, -3, 0))
		if e.Lane == story.Scheduled && !e.When.To.IsZero() && !e.When.To.After(last) {
			e.Lane, e.Planned = story.Happened, !e.Backdrop // to which no article of the story looks ahead
		}
		e.Weight = weight(s, e, m.calendar)
	}
	events = withoutReversed(s, events)
	slices.SortStableFunc(events, inOrder)
	for i := range events {
		events[i].ID = i
	}
	return events
}

// days are those of the first and the last article that can be placed in time;
// zero if none can.
func days(s *story.Story) (first, last time.Time) {
	for _, r := range s.Readings {
		w := r.Written()
		if w.IsZero() {
			continue
		}
		if first.IsZero() || w.Before(first) {
			first = w
		}
		if w.After(last) {
			last = w
		}
	}
	return first, last
}

// lane says where an event stands. It is scheduled as long as every article
// that tells it looks ahead to it.
func lane(s *story.Story, e *story.Event) story.Lane {
	if !e.When.Known() {
		return story.Undated
	}
	for _, t := range e.Tellings {
		if !ahead(s, t) {
			if !e.When.To.IsZero() {
				return story.Happened
			}
			return story.Undated
		}
	}
	return story.Scheduled
}

// ahead reports whether the telling's article looks ahead to the event.
func ahead(s *story.Story, t story.Telling) bool {
	r := s.Reading(t.Article)
	if t.When.Known() && r.Date.Bounded() {
		return !t.When.From.IsZero() && !t.When.From.Before(r.Date.To) ||
			t.Ahead && (!t.When.From.Before(r.Date.From) || t.When.To.After(r.Date.To)) // "is to open this week"
	}
	return t.Ahead
}

// weight ranks events for a reader with room for a few: distinct origins first,
// then how many articles tell it, what kind of act it is, how firmly it is
// dated, and how much the story makes of its day.
func weight(s *story.Story, e *story.Event, c *Calendar) float64 {
	acts := &lang.For("").Acts
	w, ok := acts.Weight.Get(e.Act)
	if !ok {
		w = 0.8
	}
	articles := map[article.ID]bool{}
	first := false
	for _, t := range e.Tellings {
		articles[t.Article] = true
		r := s.Reading(t.Article)
		first = first || r.SentenceAt(t.Span.Start) <= 4
	}
	score := w * (1 + 1.5*math.Log2(1+float64(e.Origins)) + 0.5*math.Log2(float64(len(articles))))
	if first {
		score *= 1.3
	}
	if e.When.OneDay() {
		score *= 1 + 0.1*c.weightOf(e.When.From)
	}
	if e.When.How == article.Reported {
		score *= 0.6
	}
	if e.Backdrop {
		score *= 0.4
	}
	if len(e.Who) == 0 {
		score *= 0.6
	}
	return math.Round(score*1000) / 1000
}

// inOrder puts what happened first, then what lies ahead, then the undated;
// within a lane by time, the coarser date first, then by weight.
func inOrder(a, b story.Event) int {
	return cmp.Or(
		cmp.Compare(laneOrder[a.Lane], laneOrder[b.Lane]),
		start(a.When).Compare(start(b.When)),
		b.When.To.Compare(a.When.To),
		cmp.Compare(b.Weight, a.Weight),
		cmp.Compare(a.Tellings[0].Article, b.Tellings[0].Article),
		cmp.Compare(a.Tellings[0].Span.Start, b.Tellings[0].Span.Start),
		cmp.Compare(a.Act, b.Act),
	)
}

var laneOrder = map[story.Lane]int{story.Happened: 0, story.Scheduled: 1, story.Undated: 2}

func start(w article.When) time.Time {
	if w.From.IsZero() {
		return w.To
	}
	return w.From
}
