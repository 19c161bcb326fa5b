package feed

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// zones are the names of time zones that mean one offset wherever they are
// written, in minutes east of UTC. Names that mean several (IST: Irish, Indian,
// Israeli) are not here: a time in them is not known.
var zones = map[string]int{
	"ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0,
	"west": 60, "cet": 60, "met": 60, "mez": 60, "bst": 60,
	"cest": 120, "mest": 120, "mesz": 120, "eet": 120, "sast": 120,
	"eest": 180, "msk": 180, "jst": 540, "kst": 540,
	"acst": 570, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"akst": -540, "akdt": -480, "hst": -600, "nst": -210, "ndt": -150, "adt": -180,
}

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// ParseDate reads a date as feeds write it: RFC 822 with all its decay, RFC
// 3339 and the other forms of ISO 8601 that occur, and asctime. A time in a zone
// that is not known is left out, and the day stays.
func ParseDate(s string) Date {
	d := Date{Text: strings.TrimSpace(s)}
	if len(d.Text) > 100 {
		return d
	}
	p := dateParts{zone: unknownZone}
	if !p.iso(d.Text) && !p.words(d.Text) || !p.valid() {
		return d
	}
	if p.hour >= 0 && p.zone != unknownZone {
		d.Time = time.Date(p.year, p.month, p.day, p.hour, p.minute, p.second, p.nanos, time.UTC).Add(-time.Duration(p.zone) * time.Minute)
		return d
	}
	d.Time, d.DayOnly = time.Date(p.year, p.month, p.day, 0, 0, 0, 0, time.UTC), true
	return d
}

const unknownZone = 1 << 20

type dateParts struct {
	year                        int
	month                       time.Month
	day                         int
	hour, minute, second, nanos int
	zone                        int // minutes east of UTC
}

func (p *dateParts) valid() bool {
	return p.year >= 1980 && p.year <= 2200 && p.month >= 1 && p.month <= 12 && p.day >= 1 &&
		p.day <= time.Date(p.year, p.month+1, 0, 0, 0, 0, 0, time.UTC).Day() &&
		p.hour <= 24 && p.minute <= 59 && p.second <= 60
}

// iso reads "2031-05-07T10:00:00.5+02:00" and its shorter forms.
func (p *dateParts) iso(s string) bool {
	date, clock := s, ""
	if i := strings.IndexAny(s, "Tt "); i >= 0 {
		date, clock = s[:i], strings.TrimSpace(s[i+1:])
	}
	p.hour, p.month, p.day = -1, 1, 1
	f := strings.Split(date, "-")
	if len(f) == 1 && len(date) == 8 { // 20310507
		f = []string{date[:4], date[4:6], date[6:]}
	}
	if len(f) == 1 && strings.Count(date, "/") == 2 && len(date) == 10 { // 2031/05/07
		f = strings.Split(date, "/")
	}
	if len(f) > 3 || len(f[0]) != 4 {
		return false
	}
	var ok bool
	if p.year, ok = digits(f[0]); !ok {
		return false
	}
	switch {
	case len(f) == 2 && len(f[1]) == 3: // day of the year
		n, ok := digits(f[1])
		if !ok || n < 1 || n > 366 {
			return false
		}
		t := time.Date(p.year, 1, n, 0, 0, 0, 0, time.UTC)
		p.month, p.day = t.Month(), t.Day()
	case len(f) >= 2:
		m, ok := digits(f[1])
		if !ok {
			return false
		}
		p.month = time.Month(m)
	}
	if len(f) == 3 {
		if p.day, ok = digits(f[2]); !ok {
			return false
		}
	}
	if clock == "" {
		return true
	}
	return p.clock(clock)
}

// clock reads "10:00:00.5+02:00", "1000Z", "10:00 CEST".
func (p *dateParts) clock(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return r != ':' && r != '.' && r != ',' && (r < '0' || r > '9') })
	zone := ""
	if end >= 0 {
		s, zone = s[:end], strings.TrimSpace(s[end:])
	}
	whole, fraction, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	f := strings.Split(whole, ":")
	if len(f) == 1 && (len(whole) == 4 || len(whole) == 6) {
		f = f[:0]
		for i := 0; i < len(whole); i += 2 {
			f = append(f, whole[i:i+2])
		}
	}
	if len(f) < 2 || len(f) > 3 {
		return false
	}
	var n [3]int
	for i, x := range f {
		var ok bool
		if n[i], ok = digits(x); !ok || len(x) > 2 {
			return false
		}
	}
	p.hour, p.minute, p.second = n[0], n[1], n[2]
	if fraction != "" {
		if v, err := strconv.ParseFloat("0."+fraction, 64); err == nil {
			p.nanos = int(v * 1e9)
		}
	}
	p.offset(zone)
	return true
}

// offset reads "+02:00", "+0200", "Z", "GMT", "CEST", "GMT+2".
func (p *dateParts) offset(s string) {
	s = strings.ToLower(strings.Trim(s, "() "))
	for _, name := range []string{"gmt", "utc"} {
		if rest, ok := strings.CutPrefix(s, name); ok && rest != "" && (rest[0] == '+' || rest[0] == '-') {
			s = rest
		}
	}
	if n, ok := zones[s]; ok {
		p.zone = n
		return
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return
	}
	sign := 1
	if s[0] == '-' {
		sign = -1
	}
	hours, minutes, ok := strings.Cut(s[1:], ":")
	if !ok {
		switch len(hours) {
		case 1, 2:
			minutes = "0"
		case 3, 4:
			hours, minutes = hours[:len(hours)-2], hours[len(hours)-2:]
		}
	}
	h, ok1 := digits(hours)
	m, ok2 := digits(minutes)
	if ok1 && ok2 && h <= 14 && m <= 59 {
		p.zone = sign * (h*60 + m)
	}
}

// words reads dates with a month in letters, in whatever order: "Thu, 01 Jan
// 2004 19:48:21 GMT", "January 5, 2004 7:48 pm EST", "Jan  1 19:48:21 2004".
func (p *dateParts) words(s string) bool {
	*p = dateParts{hour: -1, zone: unknownZone}
	var numbers []string
	pm, am := false, false
	zone := ""
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || unicode.IsSpace(r) || r == '(' || r == ')' })
	for _, w := range fields {
		low := strings.ToLower(strings.TrimSuffix(w, "."))
		switch m := month(low); {
		case strings.Contains(w, ":") && w[0] >= '0' && w[0] <= '9':
			if p.hour >= 0 {
				return false
			}
			if strings.HasSuffix(low, "pm") || strings.HasSuffix(low, "am") {
				pm, am = strings.HasSuffix(low, "pm"), strings.HasSuffix(low, "am")
				w = w[:len(w)-2]
			}
			if !p.clock(w) {
				return false
			}
		case low == "pm" || low == "p.m":
			pm = true
		case low == "am" || low == "a.m":
			am = true
		case m != 0 && p.month == 0:
			p.month = m
		case strings.Count(w, "-") == 2 && w[0] != '-': // 01-Jan-2004
			f := strings.Split(w, "-")
			if p.month = month(strings.ToLower(f[1])); p.month == 0 {
				return false
			}
			numbers = append(numbers, f[0], f[2])
		case w[0] >= '0' && w[0] <= '9':
			numbers = append(numbers, strings.TrimRight(low, "stndrh"))
		case p.hour >= 0 && zone == "" && (w[0] == '+' || w[0] == '-' || isZone(low)):
			zone = low
		case weekday(low):
		case p.hour >= 0 && zone == "":
			zone = low // a name we do not know
		}
	}
	if p.month == 0 || len(numbers) != 2 {
		return false
	}
	day, year := numbers[0], numbers[1]
	if len(day) == 4 {
		day, year = year, day
	}
	var ok1, ok2 bool
	p.day, ok1 = digits(day)
	p.year, ok2 = digits(year)
	if !ok1 || !ok2 || len(day) > 2 {
		return false
	}
	switch len(year) {
	case 2: // RFC 2822, 4.3
		p.year += 1900
		if p.year < 1950 {
			p.year += 100
		}
	case 4:
	default:
		return false
	}
	switch {
	case pm && p.hour >= 1 && p.hour < 12:
		p.hour += 12
	case am && p.hour == 12:
		p.hour = 0
	}
	if zone != "" {
		p.offset(zone)
	}
	return true
}

func isZone(low string) bool {
	_, ok := zones[low]
	return ok
}

func month(low string) time.Month {
	if len(low) < 3 || strings.ContainsAny(low, "0123456789") {
		return 0
	}
	m := months[low[:3]]
	if m != 0 && len(low) > 4 && !strings.HasPrefix(strings.ToLower(m.String()), low) && low != "sept" {
		return 0
	}
	return m
}

func weekday(low string) bool {
	if len(low) < 2 {
		return false
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.HasPrefix(strings.ToLower(d.String()), low[:min(len(low), 3)]) {
			return true
		}
	}
	return false
}

// digits reads a number without sign.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
