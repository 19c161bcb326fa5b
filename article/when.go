package article

import (
	"time"

	"github.com/synoptic-news/synoptic/text"
)

// When is a time that somebody stated or that follows from what they stated: a
// half-open interval of civil days, with how it was found. The zero When means:
// not known.
//
// Civil days are kept as midnight UTC whatever the outlet's zone; a story's day
// is the outlet's local day.
type When struct {
	From time.Time   `json:"from,omitzero"` // zero: open to the past
	To   time.Time   `json:"to,omitzero"`   // exclusive; zero: open to the future
	Gran Granularity `json:"granularity,omitempty"`
	How  How         `json:"how,omitempty"`
	// About is set for "around 5 December", "late November", "mid-2024".
	About bool `json:"about,omitempty"`
	// Why tells a reader how a day that no source states was found: "“Tuesday”,
	// in an article of Thu 4 Dec 2025". Empty for explicit dates.
	Why string `json:"why,omitempty"`
}

// Granularity is the calendar unit a time is stated in.
type Granularity string

const (
	Unstated Granularity = ""
	Instant  Granularity = "time"
	Day      Granularity = "day"
	Weekend  Granularity = "weekend"
	Week     Granularity = "week"
	Month    Granularity = "month"
	Quarter  Granularity = "quarter"
	Season   Granularity = "season"
	Year     Granularity = "year"
	Decade   Granularity = "decade"
	Century  Granularity = "century"
	Interval Granularity = "interval" // a range with ends of its own
)

// How says what a When rests on, from firm to weak.
type How string

const (
	Explicit  How = "explicit"  // the words name the date: "4 December 2025"
	YearFound How = "year"      // day and month named, the year from the article's date
	ByWeekday How = "weekday"   // "Tuesday", from the article's date
	Relative  How = "relative"  // "yesterday", "last month", from the article's date
	Narrative How = "narrative" // "two days later", from the date told before it
	Inferred  How = "inferred"  // from what other articles say of the same event
	Reported  How = "reported"  // no date told: the day it was published
)

// Known reports whether anything is known of the time.
func (w When) Known() bool { return !w.From.IsZero() || !w.To.IsZero() }

// Bounded reports whether both ends are known.
func (w When) Bounded() bool { return !w.From.IsZero() && !w.To.IsZero() }

// OneDay reports whether w lies within one civil day.
func (w When) OneDay() bool { return w.Bounded() && !w.To.After(w.From.AddDate(0, 0, 1)) }

// Meets reports whether w and v can be the same time: their intervals overlap.
// Open ends reach for ever.
func (w When) Meets(v When) bool {
	return (w.To.IsZero() || v.From.IsZero() || v.From.Before(w.To)) &&
		(v.To.IsZero() || w.From.IsZero() || w.From.Before(v.To))
}

// Within reports whether w lies wholly inside v.
func (w When) Within(v When) bool {
	from := v.From.IsZero() || (!w.From.IsZero() && !w.From.Before(v.From))
	to := v.To.IsZero() || (!w.To.IsZero() && !w.To.After(v.To))
	return from && to
}

// CivilDay is the midnight, UTC, that stands for t's day in t's own zone.
func CivilDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// OnDay is the When of one civil day.
func OnDay(t time.Time, how How) When {
	d := CivilDay(t)
	return When{From: d, To: d.AddDate(0, 0, 1), Gran: Day, How: how}
}

// TimeKind is the TIMEX3 type of a time expression.
type TimeKind string

const (
	DateTime TimeKind = "date" // a calendar date or time of day
	Clock    TimeKind = "time" // a time of day
	Duration TimeKind = "duration"
	Set      TimeKind = "set" // "every Monday"
)

// Time is a time expression in a text.
type Time struct {
	text.Span
	Kind  TimeKind
	Value string // TIMEX3 value: "2025-12-02", "2025-W49-WE", "P2D", "PAST_REF"; "" when not resolvable
	When  When   // the calendar interval meant; zero for durations and where the anchor is unknown
	Rel   Rel    // how it hangs on the article's date, for anchoring undated articles
}

// Rel describes a time expression that is relative to the article's date: what
// can be said of it while that date is unknown.
type Rel struct {
	Kind    RelKind
	Unit    Granularity  // of Offset, Named
	Offset  int          // Offset: -1 for "yesterday", +1 for "next month"
	Weekday time.Weekday // Weekday
	Month   time.Month   // Named month: "in November"
	Day     int          // Named day of that month: "Dec 4"; 0: none
	Toward  Direction    // where the tense or cue points; of explicit dates too
	About   bool         // "nearly four years ago"
}

// RelKind says which fields of a Rel count.
type RelKind string

const (
	NotRelative RelKind = ""
	WeekdayRel  RelKind = "weekday" // bare weekday
	OffsetRel   RelKind = "offset"  // so many units away; 0 is "today", "this week"
	NamedRel    RelKind = "named"   // a month or season without a year
	ElapsedRel  RelKind = "elapsed" // a span up to now: "the nearly four-year-old war"
	NarrRel     RelKind = "narrative"
)

// Direction is the side of the article's date on which a time lies.
type Direction int8

const (
	Past   Direction = -1
	Either Direction = 0
	Future Direction = 1
)
