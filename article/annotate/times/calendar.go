package times

import (
	"fmt"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Units of the calendar, as TIMEX3 writes them; WE is the weekend.
const (
	unitDay     = "D"
	unitWeek    = "W"
	unitMonth   = "M"
	unitQuarter = "Q"
	unitYear    = "Y"
	unitDecade  = "E"
	unitCentury = "C"
	unitWeekend = "WE"

	unitFortnight = "2W"
)

var granularities = map[string]article.Granularity{
	"TS": article.Instant, "TM": article.Instant, "TH": article.Instant,
	unitDay: article.Day, unitWeek: article.Week, unitMonth: article.Month, unitQuarter: article.Quarter,
	unitYear: article.Year, unitDecade: article.Decade, unitCentury: article.Century, unitWeekend: article.Weekend,
}

// firstYear and lastYear bound what is taken for a date of the news.
const (
	firstYear = 1000
	lastYear  = 2199
)

func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// exists reports whether the calendar has that day; year 0 stands for any.
func exists(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		return d <= 29
	}
	return d <= monthDays[m]
}

var monthDays = [...]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

// period is the calendar unit that holds t.
func period(t time.Time, unit string) (from, to time.Time) {
	y, m := t.Year(), int(t.Month())
	switch unit {
	case unitDay:
		return t, t.AddDate(0, 0, 1)
	case unitWeek:
		from = monday(t)
		return from, from.AddDate(0, 0, 7)
	case unitWeekend:
		from = monday(t).AddDate(0, 0, 5)
		return from, from.AddDate(0, 0, 2)
	case unitMonth:
		return civil(y, m, 1), civil(y, m+1, 1)
	case unitQuarter:
		m = (m-1)/3*3 + 1
		return civil(y, m, 1), civil(y, m+3, 1)
	case unitYear:
		return civil(y, 1, 1), civil(y+1, 1, 1)
	case unitDecade:
		return civil(y/10*10, 1, 1), civil(y/10*10+10, 1, 1)
	case unitCentury:
		return civil(y/100*100, 1, 1), civil(y/100*100+100, 1, 1)
	}
	return t, t
}

// move is t shifted by n units: months from the first of the month, so that no
// month is skipped after a 31st.
func move(t time.Time, unit string, n int) time.Time {
	y, m := t.Year(), int(t.Month())
	switch unit {
	case unitDay:
		return t.AddDate(0, 0, n)
	case unitWeek, unitWeekend:
		return t.AddDate(0, 0, 7*n)
	case unitMonth:
		return civil(y, m+n, 1)
	case unitQuarter:
		return civil(y, m+3*n, 1)
	case unitYear:
		return civil(y+n, 1, 1)
	case unitDecade:
		return civil(y+10*n, 1, 1)
	case unitCentury:
		return civil(y+100*n, 1, 1)
	}
	return t
}

// value writes the unit that begins at from as TIMEX3 does.
func value(from time.Time, unit string) string {
	y, m, _ := from.Date()
	var b [len("2006-W01-WE")]byte
	s := digits(b[:0], y, 4)
	switch unit {
	case unitDay:
		s = dayDigits(b[:0], from)
	case unitWeek, unitWeekend:
		wy, w := from.ISOWeek()
		s = digits(append(digits(b[:0], wy, 4), "-W"...), w, 2)
		if unit == unitWeekend {
			s = append(s, "-WE"...)
		}
	case unitMonth:
		s = digits(append(s, '-'), int(m), 2)
	case unitQuarter:
		s = digits(append(s, "-Q"...), (int(m)+2)/3, 1)
	case unitYear:
	case unitDecade:
		return strconv.Itoa(y / 10)
	case unitCentury:
		return strconv.Itoa(y / 100)
	default:
		return ""
	}
	return string(s)
}

// daysValue writes a range of days: "2025-12-04/2025-12-06".
func daysValue(from, to time.Time) string {
	var b [len("2006-01-02/2006-01-02")]byte
	return string(dayDigits(append(dayDigits(b[:0], from), '/'), to))
}

func dayDigits(b []byte, t time.Time) []byte {
	y, m, d := t.Date()
	return digits(append(digits(append(digits(b, y, 4), '-'), int(m), 2), '-'), d, 2)
}

// digits appends n, from 0 to 9999, in so many digits.
func digits(b []byte, n, width int) []byte {
	for p := [...]int{1, 10, 100, 1000}[width-1]; p > 0; p /= 10 {
		b = append(b, byte('0'+n/p%10))
	}
	return b
}

// seasons are the first months of the seasons of the north. Winter is named by
// the year it begins in.
var seasons = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

func season(y int, s string) (from, to time.Time) {
	m := seasons[s]
	return civil(y, m, 1), civil(y, m+3, 1)
}

// holidayIn is the day of a holiday: "1225" by date, "11-4-4" as the fourth
// weekday 4 of November, "5-0-1" as the last weekday 1 of May, "easter" by the Gregorian computus.
func holidayIn(y int, rule string) (time.Time, bool) {
	switch {
	case rule == "easter":
		return easter(y), true
	case len(rule) == 4:
		n, err := strconv.Atoi(rule)
		return civil(y, n/100, n%100), err == nil && exists(y, n/100, n%100)
	}
	var m, nth, wday int
	if _, err := fmt.Sscanf(rule, "%d-%d-%d", &m, &nth, &wday); err != nil {
		return time.Time{}, false
	}
	first := civil(y, m, 1)
	if nth == 0 { // the last one
		last := first.AddDate(0, 1, -1)
		return last.AddDate(0, 0, -(int(last.Weekday())-wday+7)%7), true
	}
	return first.AddDate(0, 0, (wday-int(first.Weekday())+7)%7+7*(nth-1)), true
}

// easter is Easter Sunday (Meeus, Jones and Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return civil(y, (h+l-7*m+114)/31, (h+l-7*m+114)%31+1)
}
