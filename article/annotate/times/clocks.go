package times

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// meanClock: "10:35 a.m.", "5 p.m. GMT", "0735 GMT", "noon". It has no day of
// its own.
func (r *reader) meanClock(m *match) (article.Time, bool) {
	t := article.Time{Kind: article.Clock}
	if c, ok := m.get(clockTime, 0); ok {
		return r.meanRequested(m, c)
	}
	if m.form.S == "hour" {
		t.Value = fmt.Sprintf("T%02d:00", m.form.N)
		return t, true
	}
	if n, ok := m.get(noon, 0); ok {
		t.Value = fmt.Sprintf("T%02d:00", n.n)
		return t, true
	}
	if h, ok := m.get(hhmm, 0); ok {
		if h.n%100 > 59 {
			return article.Time{}, false
		}
		t.Value = fmt.Sprintf("T%02d:%02d", h.n/100, h.n%100)
		return t, true
	}
	h, ok := m.get(num, 0)
	if !ok {
		h, _ = m.get(dd, 0)
	}
	min, minutes := m.get(minute, 0)
	pm, half := m.get(meridiem, 0)
	if half {
		if h.n < 1 || h.n > 12 || h.f != float64(h.n) || h.many {
			return article.Time{}, false
		}
		h.n = h.n%12 + pm.n
	} else if _, zoned := m.get(zone, 0); !zoned && minutes && !r.clockCue(m.start) || h.n > 23 {
		return article.Time{}, false
	}
	t.Value = fmt.Sprintf("T%02d:%02d", h.n, min.n)
	return t, true
}

// clockCue reports whether 10:35 without a.m. or zone is a time of day and not
// a score or a verse.
func (r *reader) clockCue(i int) bool {
	return r.words.ClockCues.Has(r.wordAt(i - 1))
}

// What is known of the half of the day of a clock time, in capture.s.
const (
	halfUnknown = ""
	halfKnown   = "known"
)

// clock reads a time of day of a request: "7", "7:30", "7.30pm", "half past
// seven", "noon". The capture holds seconds from midnight, whether the half of
// the day is told, and as many that it is a bare number.
func (r *reader) clock(i int) (capture, int) {
	if l := r.atoms[i].lex; l != nil && r.words.One.Has(l.literal) { // "a quarter to nine"
		if r.lexAt(i+1).is(lang.ClockPart) == nil {
			return capture{}, 0
		}
		return r.pastHour(i + 1)
	}
	a := &r.atoms[i]
	if w := a.lex.is(lang.NoonClock); w != nil {
		return capture{n: w.N * 3600, s: halfKnown}, i + 1
	}
	if c, next := r.pastHour(i); next > 0 {
		return c, next
	}
	c := capture{many: true}
	hour, next := 0, i+1
	switch {
	case a.digits > 0 && !a.plain && a.suffix == "" && len(r.toks[i].Lower) >= 4 && r.toks[i].Lower[len(r.toks[i].Lower)-3] == '.':
		hour = int(a.value)
		c.n = int(a.value*100+0.5)%100*60 + hour*3600
		c.many = !r.words.ClockCues.Has(r.wordAt(i - 1))
	case a.digits == 4 && a.fits(0, 2359, 4) && a.suffix == "" && a.value < 1000:
		hour = int(a.value) / 100
		c.n, c.many = hour*3600+int(a.value)%100*60, false
	case a.digits > 0 && a.digits <= 2 && a.fits(0, 24, 2) && a.suffix == "":
		hour = int(a.value)
		c.n = hour * 3600
		if m := r.colon(next); m >= 0 {
			c.n, c.many, next = c.n+60*m, false, next+2
			if s := r.colon(next); s >= 0 {
				c.n, next = c.n+s, next+2
			}
		}
	default:
		w := a.lex.is(lang.Numeral)
		if w == nil || w.N > 12 {
			return capture{}, 0
		}
		hour = w.N
		c.n = hour * 3600
		if m := r.lexAt(next).is(lang.Numeral); m != nil && m.N >= 10 && m.N <= 50 {
			c.n, c.many, next = c.n+60*m.N, false, next+1
		}
	}
	if c.n%3600/60 > 59 || hour > 24 {
		return capture{}, 0
	}
	if hour > 12 || hour == 0 {
		c.s = halfKnown
	}
	return r.halfOf(c, hour, next)
}

// colon returns the minutes or seconds behind a colon at i, -1 if there are none.
func (r *reader) colon(i int) int {
	if r.wordAt(i) != ":" || i+1 >= len(r.atoms) || r.toks[i].Space || r.toks[i+1].Space {
		return -1
	}
	if a := &r.atoms[i+1]; a.digits == 2 && a.fits(0, 59, 2) && a.suffix == "" {
		return int(a.value)
	}
	return -1
}

// halfOf adds what stands behind a clock time: "pm", "p", "p . m .", "o'clock",
// "in the morning", "ish".
func (r *reader) halfOf(c capture, hour, i int) (capture, int) {
	words := &r.words.Requests
	if words.ClockMarks.Has(r.wordAt(i)) {
		c.many = false
		i++
	}
	half, next := -1, i
	if w := r.lexAt(i).is(lang.Meridiem); w != nil {
		half, next = w.N, i+1
	} else if n, after := r.halfLetter(i); after > 0 {
		half, next = n, after
	} else if half, next = r.partHalf(i, hour); next == i+1 && c.many {
		return c, i // "one morning"
	}
	if half < 0 || hour > 12 {
		return c, i
	}
	c.s, c.many = halfKnown, false
	c.n += (hour%12 + half - hour) * 3600
	return c, next
}

// halfLetter reads "p" right behind a number and "p . m .", "p m" anywhere.
func (r *reader) halfLetter(i int) (half, next int) {
	words := &r.words.Requests
	half, ok := words.HalfLetters.Get(r.wordAt(i))
	if !ok {
		return 0, 0
	}
	next = i + 1
	if r.wordAt(next) == "." {
		next++
	}
	switch {
	case r.wordAt(next) == words.HalfEnd:
		return half, next + 1
	case r.toks[i].Space:
		return 0, 0 // "at 9 a man came"
	}
	return half, i + 1
}

// partHalf reads "in the afternoon" and "early morning" behind a clock time.
func (r *reader) partHalf(i, hour int) (half, next int) {
	for j := i; j < i+4 && j < len(r.toks); j++ {
		if w := r.lexAt(j).is(lang.DayPart); w != nil {
			if w.S == "MO" || w.S == "NI" && hour < 5 {
				return 0, j + 1
			}
			return 12, j + 1
		}
		if !r.words.Requests.BeforePart.Has(r.toks[j].Lower) {
			break
		}
	}
	return -1, i
}

// pastHour reads "half past seven", "a quarter to 8", "10 past 9".
func (r *reader) pastHour(i int) (capture, int) {
	minutes, next := 0, i+1
	if w := r.atoms[i].lex.is(lang.ClockPart); w != nil {
		minutes = w.N
	} else {
		n, after := r.numeral(i)
		if after == 0 || n.n < 1 || n.n > 59 || n.f != float64(n.n) {
			return capture{}, 0
		}
		minutes, next = n.n, after
		if u := r.lexAt(next).is(lang.Units); u != nil && u.S == "TM" {
			next++
		}
	}
	sign := 0
	switch w := r.wordAt(next); {
	case r.words.Requests.PastHour.Has(w):
		sign = 1
	case r.words.Requests.ToHour.Has(w) && (r.atoms[i].lex.is(lang.ClockPart) != nil):
		sign = -1
	default:
		return capture{}, 0
	}
	if next+1 >= len(r.atoms) {
		return capture{}, 0
	}
	h, after := r.numeral(next + 1)
	if after == 0 || h.n < 1 || h.n > 12 || h.f != float64(h.n) {
		return capture{}, 0
	}
	c, end := r.halfOf(capture{n: h.n * 3600}, h.n, after)
	c.n += sign * minutes * 60
	c.many = false
	return c, end
}

// clockValue writes seconds from midnight as TIMEX3 does.
func clockValue(n int) string {
	if n%60 != 0 {
		return fmt.Sprintf("T%02d:%02d:%02d", n/3600, n/60%60, n%60)
	}
	return fmt.Sprintf("T%02d:%02d", n/3600, n/60%60)
}

// meanRequested is a clock time of a request, or false if it is a mere number:
// "at 7 we meet" is a time, "at 7 places" is none.
func (r *reader) meanRequested(m *match, c capture) (article.Time, bool) {
	if c.many && (m.form.S != "at" || r.follows(m.end) && r.toks[m.end].Kind == text.Word && r.lexAt(m.end).is(lang.NearDay) == nil &&
		r.lexAt(m.end).is(lang.Weekday) == nil) {
		return article.Time{}, false
	}
	if c.many && r.toks[m.end-1].Kind == text.Number && (r.wordAt(m.end) == "/" || r.wordAt(m.end) == "-" || r.wordAt(m.end) == "%") {
		return article.Time{}, false
	}
	if !c.many && c.s == halfUnknown && r.wordAt(m.end) == ":" {
		return article.Time{}, false
	}
	if p := partOf(m); p != "" && c.s == halfUnknown {
		c = inPart(c, p)
	}
	if c.s == halfUnknown {
		r.open(r.toks[m.start].Start)
	}
	return article.Time{Kind: article.Clock, Value: clockValue(c.n)}, true
}

// open notes that the half of the day is not told by the time that begins there.
func (r *reader) open(at int) {
	if r.halfOpen == nil {
		r.halfOpen = map[int]bool{}
	}
	r.halfOpen[at] = true
}

// inPart puts a clock time of an unknown half into a part of the day.
func inPart(c capture, part string) capture {
	if part != "MO" && c.n < 12*3600 {
		c.n += 12 * 3600
	}
	c.s = halfKnown
	return c
}

// meanClocks: "from 2 to 4pm", "3:30 - 5:55", "between 9 and 6 PT". Two bare
// numbers are times only behind "from" or "between", or behind a day.
func (r *reader) meanClocks(m *match) (article.Time, bool) {
	a, _ := m.get(clockTime, 0)
	b, _ := m.get(clockTime, 1)
	first := r.wordAt(m.start)
	cued := r.words.ClockCues.Has(first) || first == r.words.Requests.Between || partOf(m) != "" || r.dayBefore(m.start)
	if a.many && b.many && (!cued || r.follows(m.end) && r.toks[m.end].Kind == text.Word && !r.lexAt(m.end).timely()) {
		return article.Time{}, false
	}
	if w := r.wordAt(a.at + 1); w == r.words.And && first != r.words.Requests.Between || a.many && b.many && r.toks[m.end-1].Kind != text.Number {
		return article.Time{}, false
	}
	if h := r.wordAt(m.end); h == "-" || h == "/" {
		return article.Time{}, false
	}
	const half, day = 12 * 3600, 24 * 3600
	if p := partOf(m); p != "" && a.s == halfUnknown {
		a = inPart(a, p)
	}
	switch {
	case a.s == halfUnknown && b.s == halfKnown && b.n >= half && a.n < half && a.n+half < b.n:
		a.n += half
	case a.s == halfKnown && b.s == halfUnknown && b.n < a.n && b.n+half < day:
		b.n += half
	case a.s == halfUnknown && b.s == halfUnknown:
		if b.n < a.n {
			b.n += half
		} else {
			r.open(r.toks[m.start].Start)
		}
	}
	if b.n < a.n && b.n < 3600 {
		b.n += half // "10am-12am"
	}
	return article.Time{Kind: article.Clock, Value: clockValue(a.n) + "/" + clockValue(b.n)}, true
}

// dayBefore reports whether a day stands right before atom i.
func (r *reader) dayBefore(i int) bool {
	if len(r.out) == 0 || i == 0 {
		return false
	}
	t := &r.out[len(r.out)-1]
	return t.Kind == article.DateTime && t.When.OneDay() && r.toks[i].Start-t.End <= 2 &&
		strings.TrimSpace(r.a.Text[t.End:r.toks[i].Start]) == ""
}
