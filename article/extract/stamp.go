package extract

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// reckoned is a date as it stands in a text, with the time of day if there is
// one that can be placed.
type reckoned struct {
	year, day      int // year 0: not stated
	month          time.Month
	hour, min, sec int
	clock          bool // a time of day is stated
	vague          bool // its zone is one of several: only the day counts
	zoned          bool
	zone           int // minutes east of Greenwich
	seasonal       bool
}

// stamp is the stated point in time; ok is false without a year or where the
// day does not exist.
func (r reckoned) stamp(how string) (article.Stamp, bool) {
	if r.year < 1900 || r.year > 2100 {
		return article.Stamp{}, false
	}
	if !r.clock || r.vague {
		t := time.Date(r.year, r.month, r.day, 0, 0, 0, 0, time.UTC)
		return article.Stamp{Time: t, DayOnly: true, How: how}, true
	}
	minutes := r.zone
	if r.seasonal && summerInAmerica(r) {
		minutes += 60
	}
	zone := time.UTC
	if minutes != 0 {
		zone = time.FixedZone("", minutes*60)
	}
	return article.Stamp{Time: time.Date(r.year, r.month, r.day, r.hour, r.min, r.sec, 0, zone), How: how}, true
}

// summerInAmerica reports whether clocks in the United States are an hour
// ahead: from the second Sunday of March to the first of November, at two.
func summerInAmerica(r reckoned) bool {
	sunday := func(m time.Month, nth int) int {
		first := time.Date(r.year, m, 1, 0, 0, 0, 0, time.UTC)
		return 1 + (7-int(first.Weekday()))%7 + 7*(nth-1)
	}
	at := time.Date(r.year, r.month, r.day, r.hour, r.min, 0, 0, time.UTC)
	from := time.Date(r.year, time.March, sunday(time.March, 2), 2, 0, 0, 0, time.UTC)
	to := time.Date(r.year, time.November, sunday(time.November, 1), 2, 0, 0, 0, time.UTC)
	return !at.Before(from) && at.Before(to)
}

// Stamp reads a point in time that stands alone in s, in any of the spellings
// pages use: "2025-12-04T10:30:00+01:00", "Thu, 04 Dec 2025 10:30:00 GMT",
// "Dec. 4, 2025 at 5:30 p.m. ET", "4 December 2025". A date that can be read
// in two ways, 04/05/2025, is none.
func readStamp(s, how string, l *lang.Language) (article.Stamp, bool) {
	return readStampAs(s, how, l, dateHabit{})
}

func readStampAs(s, how string, l *lang.Language, as dateHabit) (article.Stamp, bool) {
	if len(s) > 200 {
		return article.Stamp{}, false
	}
	r, end, ok := readDateAs(lex(s, 40), 0, l, as)
	if !ok || strings.TrimFunc(s[end:], func(c rune) bool { return space(c) || strings.ContainsRune(".,;)]|", c) }) != "" {
		return article.Stamp{}, false
	}
	return r.stamp(how)
}

// tok is a word, number or sign of a date.
type tok struct {
	s          string // lower case
	n          int    // of a number
	num, word  bool
	start, end int
	space      bool // white space stands before it
}

// lex cuts the start of s into at most limit tokens.
func lex(s string, limit int) []tok {
	toks := make([]tok, 0, min(limit, 12))
	gap := false
	for i := 0; i < len(s) && len(toks) < limit; {
		c, w := utf8.DecodeRuneInString(s[i:])
		if space(c) {
			gap = true
			i += w
			continue
		}
		t := tok{start: i, space: gap}
		gap = false
		switch {
		case c >= '0' && c <= '9':
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				if t.n < 1e8 {
					t.n = t.n*10 + int(s[i]-'0')
				}
				i++
			}
			t.num = true
		case unicode.IsLetter(c):
			i = wordEnd(s, i)
			t.word = true
		default:
			i += w
		}
		t.end = i
		t.s = s[t.start:t.end]
		if t.word {
			t.s = strings.ToLower(t.s)
		}
		toks = append(toks, t)
	}
	return toks
}

// wordEnd takes the dots of "p.m." into a word, but not that of "Dec.".
func wordEnd(s string, i int) int {
	for i < len(s) {
		c, w := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(c) {
			i += w
			continue
		}
		if c == '.' && i+1 < len(s) {
			if next, _ := utf8.DecodeRuneInString(s[i+1:]); unicode.IsLetter(next) {
				i++
				continue
			}
		}
		break
	}
	return i
}

// dateReader reads a date from tokens. Its steps move at forward on success
// and leave it alone otherwise.
type dateReader struct {
	toks []tok
	at   int
	l    *lang.Language
	as   dateHabit
	reckoned
}

// dateHabit is how the makers of a page write days, as far as it is known.
type dateHabit struct {
	order slashOrder
	brief bool // years may have two digits: 4.12.31
}

// slashOrder says what 04/05/2031 is.
type slashOrder uint8

const (
	eitherFirst slashOrder = iota
	dayFirst
	monthFirst
)

// readDate reads the date at token i and returns the byte where it ends.
func readDate(toks []tok, i int, l *lang.Language) (reckoned, int, bool) {
	return readDateAs(toks, i, l, dateHabit{})
}

// readDateAs reads a date of a page whose habit is known.
func readDateAs(toks []tok, i int, l *lang.Language, as dateHabit) (reckoned, int, bool) {
	r := dateReader{toks: toks, at: i, l: l, as: as}
	clockFirst := r.clockTime()
	if clockFirst {
		r.skip(",", "-", "–", "—", "|", "•", "·")
		r.words(l.Furniture.BeforeClock)
	}
	if !r.date() {
		return reckoned{}, 0, false
	}
	end := r.at
	if !clockFirst {
		r.skip(",", "-", "–", "—", "|", "•", "·", "(")
		r.words(l.Furniture.BeforeClock)
		if r.clockTime() {
			end = r.at
			if r.year == 0 && r.yearNext() {
				end = r.at
			}
		}
	}
	if r.year != 0 && !exists(r.year, r.month, r.day) || r.day < 1 || r.day > 31 {
		return reckoned{}, 0, false
	}
	return r.reckoned, toks[end-1].end, true
}

func exists(y int, m time.Month, d int) bool {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return t.Day() == d && t.Month() == m
}

func (r *dateReader) peek(n int) tok {
	if i := r.at + n; i < len(r.toks) {
		return r.toks[i]
	}
	return tok{}
}

// skip passes one token that is one of the signs.
func (r *dateReader) skip(signs ...string) bool {
	if t := r.peek(0); t.s != "" && slices.Contains(signs, t.s) {
		r.at++
		return true
	}
	return false
}

func (r *dateReader) words(set lang.Set) {
	for r.peek(0).word && set.Has(r.peek(0).s) {
		r.at++
	}
}

func (r *dateReader) class(w string, c lang.TimeClass) (int, bool) {
	for _, t := range r.l.Times.Words.Of(w) {
		if t.Class == c {
			return t.N, true
		}
	}
	if m := lang.PageMonths[w]; m > 0 && c == lang.Month {
		return m, true
	}
	return 0, false
}

func (r *dateReader) date() bool {
	from := r.at
	if t := r.peek(0); t.word {
		if _, ok := r.class(t.s, lang.Weekday); ok {
			r.at++
			r.skip(".")
			r.skip(",", "-", "–")
		}
	}
	for _, form := range []func() bool{r.iso, r.signs, r.slashed, r.dotted, r.yearFirst, r.monthFirst, r.dayFirst} {
		mark := r.at
		if form() {
			return true
		}
		r.at = mark
	}
	r.at = from
	return false
}

// iso reads 2025-12-04 and 20251204 is left alone: it is an ordinary number too.
func (r *dateReader) iso() bool {
	y, m, d := r.peek(0), r.peek(2), r.peek(4)
	sep := r.peek(1).s
	if !yearNumber(y) || !m.num || !d.num || sep != r.peek(3).s || (sep != "-" && sep != "/" && sep != ".") {
		return false
	}
	if m.n < 1 || m.n > 12 || r.peek(1).space || d.space {
		return false
	}
	r.year, r.month, r.day = y.n, time.Month(m.n), d.n
	r.at += 5
	if t := r.peek(0); t.s == "t" && !t.space && r.peek(1).num {
		r.at++
	}
	return true
}

// signs reads 2025年12月4日 and 2025년 12월 4일.
func (r *dateReader) signs() bool {
	y, m, d := r.peek(0), r.peek(2), r.peek(4)
	if !yearNumber(y) || !m.num || !d.num || m.n < 1 || m.n > 12 {
		return false
	}
	named := func(year, month, day string) bool {
		return r.peek(1).s == year && r.peek(3).s == month && strings.HasPrefix(r.peek(5).s, day)
	}
	if !named("年", "月", "日") && !named("년", "월", "일") {
		return false
	}
	r.year, r.month, r.day = y.n, time.Month(m.n), d.n
	r.at += 6
	return true
}

// yearFirst reads "2025 Dec 4".
func (r *dateReader) yearFirst() bool {
	y, m, d := r.peek(0), r.peek(1), r.peek(2)
	month, ok := r.class(m.s, lang.Month)
	if !yearNumber(y) || !m.word || !ok || !d.num || d.n < 1 || d.n > 31 || d.end-d.start > 2 {
		return false
	}
	r.year, r.month, r.day = y.n, time.Month(month), d.n
	r.at += 3
	return true
}

// dotted reads 4.12.25 where years may be so short.
func (r *dateReader) dotted() bool {
	d, m, y := r.peek(0), r.peek(2), r.peek(4)
	if !r.as.brief || !d.num || !m.num || !y.num || r.peek(1).s != "." || r.peek(3).s != "." || m.n < 1 || m.n > 12 || y.end-y.start != 2 || y.space {
		return false
	}
	const last = 69 // 70 to 99 are of the century before
	r.year, r.month, r.day = 2000+y.n, time.Month(m.n), d.n
	if y.n > last {
		r.year -= 100
	}
	r.at += 5
	return true
}

// slashed reads 13/12/2025 and 12/13/2025, where one number can be no month or
// the page's order is known, and 12.4.2025 as day and month: with dots nobody writes the month first.
func (r *dateReader) slashed() bool {
	a, b, y := r.peek(0), r.peek(2), r.peek(4)
	sep := r.peek(1).s
	if !a.num || !b.num || !yearNumber(y) || sep != r.peek(3).s || b.space || y.space {
		return false
	}
	switch {
	case sep == "." && b.n >= 1 && b.n <= 12, (sep == "/" || sep == "-") && a.n > 12 && b.n >= 1 && b.n <= 12:
		r.day, r.month = a.n, time.Month(b.n)
	case (sep == "/" || sep == "-") && b.n > 12 && a.n >= 1 && a.n <= 12:
		r.day, r.month = b.n, time.Month(a.n)
	case sep != "/" && sep != "-" || a.n < 1 || b.n < 1 || a.n > 12 || b.n > 12:
		return false
	case sep == "/" && a.n == b.n, r.as.order == dayFirst:
		r.day, r.month = a.n, time.Month(b.n)
	case r.as.order == monthFirst:
		r.day, r.month = b.n, time.Month(a.n)
	default:
		return false
	}
	r.year = y.n
	r.at += 5
	return true
}

// monthFirst reads "Dec. 4, 2025" and "December 4th".
func (r *dateReader) monthFirst() bool {
	m, ok := r.class(r.peek(0).s, lang.Month)
	if !ok || !r.peek(0).word {
		return false
	}
	r.at++
	r.skip(".")
	if !r.dayNumber() {
		return false
	}
	r.month = time.Month(m)
	mark := r.at
	r.skip(",")
	if !r.yearNext() {
		r.at = mark
	}
	return true
}

// dayFirst reads "4 December 2025", "4th of December" and "04-Dec-2025".
func (r *dateReader) dayFirst() bool {
	if !r.dayNumber() {
		return false
	}
	r.skip("-", ".")
	r.words(lang.PageOf)
	m, ok := r.class(r.peek(0).s, lang.Month)
	if !ok || !r.peek(0).word {
		return false
	}
	r.month = time.Month(m)
	r.at++
	mark := r.at
	r.skip(".")
	r.skip(",", "-")
	r.words(lang.PageOf)
	if !r.yearNext() {
		r.at = mark
	}
	return true
}

func (r *dateReader) dayNumber() bool {
	d := r.peek(0)
	if !d.num || d.n < 1 || d.n > 31 || d.end-d.start > 2 {
		return false
	}
	r.day = d.n
	r.at++
	if t := r.peek(0); t.word && !t.space && slices.Contains(r.l.Furniture.OrdinalEndings, t.s) {
		r.at++
	}
	return true
}

func (r *dateReader) yearNext() bool {
	if !yearNumber(r.peek(0)) {
		return false
	}
	r.year = r.peek(0).n
	r.at++
	return true
}

func yearNumber(t tok) bool { return t.num && t.end-t.start == 4 && t.n >= 1900 && t.n <= 2100 }

// clockTime reads "10:30", "10.30am", "09.14 GMT", "5 p.m. ET",
// "10:30:05.123+01:00".
func (r *dateReader) clockTime() bool {
	h := r.peek(0)
	if !h.num || h.n > 24 || h.end-h.start > 2 {
		return false
	}
	from := r.at
	r.at++
	minutes, seconds := 0, 0
	colon, dot := false, false
	if sep, m := r.peek(0), r.peek(1); (sep.s == ":" || sep.s == ".") && m.num && m.end-m.start == 2 && m.n < 60 && !m.space {
		minutes, colon, dot = m.n, sep.s == ":", sep.s == "."
		r.at += 2
		if s := r.peek(1); r.peek(0).s == ":" && s.num && s.n <= 60 {
			seconds = s.n
			r.at += 2
			if r.peek(0).s == "." && r.peek(1).num && !r.peek(1).space {
				r.at += 2 // a fraction of a second
			}
		}
	}
	half, named := r.l.Furniture.HalfDays.Get(r.peek(0).s)
	if named {
		r.at++
		r.skip(".")
	}
	held := r.reckoned
	zoned := r.zoneName()
	if !colon && !named && !(dot && zoned) || named && (h.n < 1 || h.n > 12) {
		r.at, r.reckoned = from, held
		return false
	}
	r.hour, r.min, r.sec, r.clock = h.n, minutes, seconds, true
	if named {
		r.hour = h.n%12 + half
	}
	return true
}

// zoneName reads what says where the clock hangs: "GMT", "+0100", "(UTC+3)".
func (r *dateReader) zoneName() bool {
	mark := r.at
	open := r.skip("(", "[")
	f := &r.l.Furniture
	t := r.peek(0)
	known := true
	switch minutes, ok := f.Zones.Get(t.s); {
	case t.word && ok:
		r.zone, r.zoned = minutes, true
		r.at++
		if sign := r.peek(0); (sign.s == "+" || sign.s == "-") && r.peek(1).num {
			r.offset()
		}
	case t.word && f.Ambiguous.Has(t.s):
		r.vague = true
		r.at++
		if r.peek(0).s == "time" {
			r.at++
		}
	case t.word && f.Seasonal.Of(t.s) != 0:
		r.zone, r.zoned, r.seasonal = f.Seasonal.Of(t.s), true, true
		r.at++
	case (t.s == "+" || t.s == "-" || t.s == "−") && r.peek(1).num && !r.peek(1).space:
		known = r.offset()
	default:
		known = false
	}
	if !known {
		r.at = mark
		return false
	}
	if open {
		r.skip(")", "]")
	}
	return true
}

// offset reads "+0100", "+01:00" and "+1".
func (r *dateReader) offset() bool {
	sign, h := r.peek(0), r.peek(1)
	minutes, used := 0, 2
	switch digits := h.end - h.start; {
	case digits == 4:
		minutes = h.n/100*60 + h.n%100
	case digits <= 2 && r.peek(2).s == ":" && r.peek(3).num && !r.peek(3).space:
		minutes, used = h.n*60+r.peek(3).n, 4
	case digits <= 2:
		minutes = h.n * 60
	default:
		return false
	}
	if minutes > 14*60 {
		return false
	}
	if sign.s != "+" {
		minutes = -minutes
	}
	r.zone, r.zoned = minutes, true
	r.at += used
	return true
}
