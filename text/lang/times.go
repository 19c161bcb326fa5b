package lang

import "strings"

// Times holds the words a language names times with, and the forms it puts
// them in. A form is data; what it means is computed by the reader of times.
type Times struct {
	// Words maps lower-case spellings, without a final period, to what they
	// are. "second" is an ordinal and a unit, so a word may be several things.
	Words Table[[]TimeWord]
	// Forms are the ways to write a time. See TimeForm.
	Forms []TimeForm
	// Requests are the forms and words of what people write to a program.
	Requests TimeRequests
	// Tense maps lower-case words to what they say about when something
	// happens, seen from the day of writing.
	Tense Table[Tense]
	// PastEndings are endings of regular past forms: "ed".
	PastEndings []string
	// NotPast are words with such an ending that are no verbs: "hundred".
	NotPast Set
	// Auxiliary are the words before a participle: in "will be held" the tense
	// is that of "will".
	Auxiliary Set
	// Numbered are words whose number is no year: "Section 2024".
	Numbered Set
	// Infinitive is the word before an infinitive: "to".
	Infinitive string
	// Lasting are verbs before an infinitive that is told in their own tense:
	// "continued to be felt".
	Lasting Set
	// Able are modal verbs that tell the past when they are denied by one of the
	// Negations: "could not be reached".
	Able, Negations Set
	// Progressive is the ending of the progressive form: "ing".
	Progressive string
	// Before are the words that make a bare year a date: "in 2023".
	Before Set
	// Spanning are words before a duration without a number: "for years", and
	// before "a year" where it is no rate.
	Spanning Set
	// Sure are words after which the name of a month is one, whatever follows:
	// "in April Ms Jones".
	Sure Set
	// NotCounted are lower-case words that may follow a year without making it
	// a count: "in 2023 the court" is a year, "1950 children" is not.
	NotCounted Set
	// Played are words of matches: two of them in an article say that its quarters
	// are no quarters of a year.
	Played Set
	// Verbal are words that are a month, season or weekday only with a capital
	// and beside the right words: "may", "march", "fall", "sat".
	Verbal Set
	// Articles are the words after which a past form is an adjective and no
	// infinitive begins: "the reported capture", "to the city".
	Articles Set
	// Aged are things, not persons, whose age dates a text: "the four-year-old
	// war".
	Aged Set
	// One are the words for one before a unit ("a year"), Of stands between a
	// vague number and its unit ("a couple of days"), HalfMore is "and a half".
	One      Set
	Of       string
	HalfMore []string
	// ClockCues are words before a time of day without a.m. or zone: "at 10:35".
	ClockCues Set
	// SeasonCues are words before a season without article: "in spring".
	SeasonCues Set
	// Beside are the words that may part a day from a time of day.
	Beside Set
	// Begins are the words beside the date at which something that lasts began:
	// "the invasion in 2022".
	Begins Set
	// Edges are the words that make the borders of a unit vague: "the end of
	// May", "earlier this week".
	Edges Set
	// Pairing are the words between two dates of which the second may tell the
	// year of both.
	Pairing Set
	// Ended stand behind a period and before its last day: "the quarter ended
	// July 31".
	Ended Set
	// Owners are words before a year that names which one: "the 1978 resolution".
	Owners Set
	// Venue are the words before what a day owns that leave its side open: "at
	// Friday's summit".
	Venue Set
	// Named are days that became names of what happened on them.
	Named []NamedDay
	// And stands in "two thousand and four".
	And string
	// Why are the templates of those reasons.
	Why TimeWhy
}

// TimeRequests are the forms and words of times in what people write to a
// program, such as a question or a filter.
type TimeRequests struct {
	// Forms are those that news does not have, or with another meaning: "at 7",
	// "next 5 days". They go before those of Times.
	Forms []TimeForm
	// RangeWords stand between the ends of a range; behind Between, "and" parts
	// them.
	RangeWords Set
	Between    string
	// DayWords may part a day from a time of day, StartWords a duration from the
	// day it begins, AfterWords and BeforeWords from the day it is counted from.
	// Behind ForWord, AfterWords are StartWords: "for 3 days from Monday".
	DayWords, StartWords, AfterWords, BeforeWords Set
	ForWord                                       string
	// OfWeek are the words that put a weekday into a week: "next Friday".
	OfWeek Set
	// ClockMarks make a number a time of day: "7 o'clock". HalfLetters tell its
	// half of the day, with or without HalfEnd: "7p", "7 p m".
	ClockMarks  Set
	HalfLetters Table[int]
	HalfEnd     string
	// BeforePart are the words between a time of day and a part of the day: "7 in
	// the early morning"; PastHour and ToHour those between minutes and an hour.
	BeforePart, PastHour, ToHour Set
}

// TimeWhy is how a resolved time is explained to a reader. %s stands for the
// words of the article, then for the day that it hangs on.
type TimeWhy struct {
	Article   string // “Tuesday” in an article of Thu 4 Dec 2025
	Between   string // “Tuesday” in an article of 3–4 Dec 2025
	Narrative string // “two days later”, after Tue 2 Dec 2025
	Entry     string // “Tuesday” in the entry of Tue 2 Dec 2025
	Weekdays  [7]string
	Months    [13]string // by month number, short
}

// TimeClass is what a word can be within a time expression.
type TimeClass uint8

// The classes. The comment says what TimeWord.N and TimeWord.S hold.
const (
	NoTime     TimeClass = iota
	Numeral              // N: 1 to 90
	Ordinal              // N: 1 to 31
	Magnitude            // N: 100, 1000
	Many                 // "several": a number nobody tells; N: the number, if it can be told ("couple": 2)
	Month                // N: 1 to 12
	Weekday              // N: 0 is Sunday
	Weekdays             // "Mondays": N as Weekday
	Unit                 // S: D W M Q Y, T-prefixed for units below the day; E decade, C century
	Units                // the same in the plural
	Season               // S: SP SU FA WI
	DayPart              // S: MO AF EV NI …
	NearDay              // "yesterday": N: -1
	Shift                // "last", "this", "next": N
	Edge                 // "early", "late": N: -1 start, 0 middle, +1 end
	Approx               // "about", "nearly": N: -1 a little under, 0, +1 a little over
	Holiday              // S: MMDD, or a rule: "4th Thursday of November" is "11-4-4"
	Meridiem             // N: 0 or 12
	Zone                 // of time
	Reference            // "now": S: PRESENT_REF …; N: 1 if only before a noun, "current"
	Repeat               // "daily": S: P1D
	DecadeName           // "nineties": N: 90
	NoonClock            // "noon": N: hour
	ClockPart            // "half" past, "quarter" to: N: minutes
)

// TimeWord is one reading of a word.
type TimeWord struct {
	Class TimeClass
	N     int
	S     string
}

// TimeForm is one way to write a time and what it means.
//
// Words of the form in capitals are classes ("MONTH", "NUM", "UNITS"), others
// stand for themselves; "|" parts alternatives, "?" marks what may be missing,
// parentheses group: "(WDAY ,?)? MONTH DAY (,? YEAR)?" is "Thursday, Dec. 4,
// 2025" as well as "December 4".
type TimeForm struct {
	Form  string
	Means TimeMeaning
	N     int    // direction or number, as the meaning has it
	S     string // unit or value, as the meaning has it
}

// TimeMeaning is what a form means.
type TimeMeaning uint8

// The meanings. The comment says what TimeForm.N and TimeForm.S hold.
const (
	MeansDate         TimeMeaning = iota // calendar date, as far as its parts are named
	MeansMonth                           // month, with or without year; N: 1 if the year is told as last, this or next
	MeansYear                            //
	MeansBareYear                        // a number of four digits that needs a word before it
	MeansDecade                          //
	MeansCentury                         //
	MeansQuarter                         // N: the quarter if no ordinal names it
	MeansQuarterTold                     // "the quarter" a report is about; S: "latest", or "Y" for "the year" it is about
	MeansHalf                            // half a year
	MeansSeason                          //
	MeansWeekday                         // N: direction, S: "shift" or "week" if a Shift word tells it, "told" if it hangs on what was told
	MeansNearDay                         // N: added to the NearDay's own
	MeansShift                           // last, this, next unit; N and S if no word of the class tells them
	MeansSpan                            // duration; N: direction of a span that touches the day of writing
	MeansAgo                             // so many units from the day of writing; N: direction
	MeansLater                           // so many units from the day told before; N: direction, S: "next" for the one beside it, "than" if an anchor may follow: "two days after the vote"
	MeansSame                            // "that day": the unit of the day told before; N: shift
	MeansAge                             // "four-year-old"; S: "" or "old"
	MeansSet                             //
	MeansReference                       //
	MeansClock                           // N: hour if the form tells it
	MeansHoliday                         //
	MeansDays                            // "4-6 December": from day to day
	MeansYears                           // "1995-98": from year to year
	MeansISO                             // 2025-12-04
	MeansSlash                           // 12/4/2025
	MeansDayPart                         // "that night", "this morning"; N: day shift; S: "near" or "told"
	MeansMonthDayOnly                    // "on the 17th"
	MeansClocks                          // from clock time to clock time
	MeansMeal                            // time of day of a meal; S: the value
	MeansFromNow                         // so many units from the moment of a request; N: direction, S: "span" for all that time
	MeansWeekOf                          // a week counted in a month or year; N: -1 for the last
	MeansDayOfMonth                      // "the 18th": of the month of writing, or with a weekday of the one where they agree; S: "shift" if a Shift tells the month
	MeansUnit                            // "the week" a request is written in; N: shift, S: unit
	MeansEdgeSpan                        // "the first two weeks of May": units at an end of a longer one; N: 1 for the first, -1 for the last
	MeansSpans                           // durations put together: "an hour and 30 minutes"
	MeansNothing                         // looks like a time and is none: "24/7"
)

// Tense is what a word says about the side of the day of writing on which the
// thing told lies.
type Tense uint8

// The tenses. An urging word points ahead before an infinitive ("agreed to meet
// on Friday") and back without one ("agreed on Friday"); a planning word always
// points ahead, unless "was" or "had" stands before it.
const (
	NoTense   Tense = iota
	Preterite       // met, said
	Ahead           // will, upcoming
	Planning        // scheduled, set, plans
	Urging          // agreed, asked
	Being           // is, are
	Was             // was, were, had: "was due to meet" is open
	Modal           // would, could: ahead, if nothing past is nearer
	Since           // since, after: past
	Until           // by, until, before: ahead, if no past verb governs
)

// timeList gives several spellings the same meaning.
type timeList struct {
	Class TimeClass
	N     int
	S     string
	Words string // parted by spaces
}

// timeWords turns lists into the table of words.
func timeWords(lists []timeList) map[string][]TimeWord {
	m := make(map[string][]TimeWord, 4*len(lists))
	for _, l := range lists {
		for _, w := range strings.Fields(l.Words) {
			m[w] = append(m[w], TimeWord{l.Class, l.N, l.S})
		}
	}
	return m
}

// NamedDay is a day that news writes without its year, as the name of what happened
// on it: before one of the words Of, "the Sept. 11 attacks".
type NamedDay struct {
	Year, Month, Day int
	Of               Set
}
