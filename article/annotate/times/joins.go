package times

import (
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// lendYears gives a day, month or season without a year the year that is told
// behind the next one: "in April and June 1955", "13 September – 15 October 1951".
func (r *reader) lendYears(first int) {
	for i := len(r.out) - 2; i >= first; i-- {
		t, next := &r.out[i], &r.out[i+1]
		if t.Kind != article.DateTime || t.When.How == article.Explicit || t.Rel.Kind != article.NamedRel || t.Rel.Month == 0 ||
			next.When.How != article.Explicit || next.When.Gran == article.Year || !next.When.Bounded() || !r.paired(t.End, next.Start) {
			continue
		}
		lent, ok := inYear(t.Rel, next.When.From.Year())
		if ok && lent.When.From.After(next.When.From) {
			lent, ok = inYear(t.Rel, next.When.From.Year()-1)
		}
		if ok {
			lent.Span, lent.Rel.Toward = t.Span, t.Rel.Toward
			lent.When.About = lent.When.About || t.When.About || t.Rel.About
			*t = lent
		}
	}
}

// inYear is a named day, month or season of that year.
func inYear(rel article.Rel, y int) (article.Time, bool) {
	switch rel.Unit {
	case article.Day:
		return explicitDay(y, int(rel.Month), rel.Day)
	case article.Month:
		return explicit(civil(y, int(rel.Month), 1), unitMonth), true
	case article.Season:
		for code, m := range seasons {
			if m == int(rel.Month) {
				return seasonTime(y, code, article.Explicit), true
			}
		}
	}
	return article.Time{}, false
}

// paired reports whether the two times around a gap are named in one breath.
func (r *reader) paired(end, start int) bool {
	n := 0
	for w := range strings.FieldsSeq(r.a.Text[end:start]) {
		if n++; n > 1 || !r.words.Pairing.Has(w) {
			return false
		}
	}
	return true
}

// joinClocks makes one time of a time of day and the day beside it: "10 p.m.
// Wednesday", "Friday at noon".
func (r *reader) joinClocks(first int) {
	kept := r.out[:first]
	for i := first; i < len(r.out); i++ {
		t := r.out[i]
		if n := len(kept); n > first {
			if p := kept[n-1]; r.beside(p.End, t.Start) && (p.Kind == article.Clock) != (t.Kind == article.Clock) {
				if j, ok := join(p, t); ok {
					kept[n-1] = j
					continue
				}
			}
		}
		kept = append(kept, t)
	}
	r.out = kept
	r.dateClocks(first)
}

// dateClocks gives a time of day the only day that its sentence names: "at 10:35
// a.m. (0735 GMT) Friday".
func (r *reader) dateClocks(first int) {
	var day *article.Time
	for i := first; i < len(r.out); i++ {
		t := &r.out[i]
		if t.Kind == article.Duration || t.Kind == article.Set || !t.When.OneDay() {
			continue
		}
		if day != nil && !day.When.From.Equal(t.When.From) {
			return
		}
		day = t
	}
	if day == nil && r.history && r.told.unit == unitDay && r.told.now-r.told.sentence <= 1 {
		day = &article.Time{When: r.told.when, Rel: article.Rel{Kind: article.NarrRel, Unit: article.Day}}
		day.When.How = article.Narrative
	}
	if day == nil {
		return
	}
	for i := first; i < len(r.out); i++ {
		t := &r.out[i]
		if t.Kind == article.Clock && !t.When.Known() && strings.HasPrefix(t.Value, "T") {
			t.Value = value(day.When.From, unitDay) + t.Value
			t.When, t.Rel = day.When, day.Rel
			t.When.Gran = article.Instant
			if t.Rel.Kind == article.NarrRel && day.Span.Empty() {
				t.When.Why = r.whyOf(t.In(r.a.Text), article.Narrative)
			}
		}
	}
}

// beside reports whether nothing but a comma or a small word parts two times.
func (r *reader) beside(end, start int) bool {
	n := 0
	for w := range strings.FieldsSeq(r.a.Text[end:start]) {
		if n++; n > 2 || !r.words.Beside.Has(strings.TrimSuffix(w, ",")) && w != "," {
			return false
		}
	}
	return true
}

// join puts a clock time and a day together.
func join(a, b article.Time) (article.Time, bool) {
	day, clock := a, b
	if a.Kind == article.Clock {
		day, clock = b, a
	}
	if day.When.Gran != article.Day && day.Rel.Kind != article.WeekdayRel && day.Rel.Unit != article.Day {
		return article.Time{}, false
	}
	if len(clock.Value) == 0 || clock.Value[0] != 'T' || clock.When.Known() {
		return article.Time{}, false
	}
	t := day
	t.Span = a.Cover(b.Span)
	t.Kind = article.Clock
	if day.Value != "" && day.When.Known() {
		t.Value = day.Value[:min(len(day.Value), len("2006-01-02"))] + clock.Value
		t.When.Gran = article.Instant
	} else {
		t.Value = ""
	}
	return t, true
}

// joinRequests puts together what belongs together in a request: a day and a
// time of day, the ends of a range, a duration and the day it is counted from.
func (r *reader) joinRequests(first int) {
	kept := r.out[:first]
	for i := first; i < len(r.out); i++ {
		kept = append(kept, r.out[i])
		for n := len(kept); n > first+1; n = len(kept) {
			j, ok := r.joined(kept[n-2], kept[n-1])
			if !ok {
				break
			}
			kept = append(kept[:n-2], j)
		}
	}
	r.out = kept
}

// maxGap is how many bytes may lie between what belongs together.
const maxGap = 40

// joined makes one time of two neighbours, if they are one.
func (r *reader) joined(a, b article.Time) (article.Time, bool) {
	if b.Start-a.End > maxGap {
		return article.Time{}, false
	}
	gap := strings.Fields(strings.ToLower(r.a.Text[a.End:b.Start]))
	all := func(words lang.Set) bool {
		for _, w := range gap {
			if !words.Has(strings.TrimSuffix(w, ",")) && w != "," {
				return false
			}
		}
		return len(gap) <= 3
	}
	var t article.Time
	ok := false
	switch {
	case a.Kind == article.Duration && len(gap) > 0 && all(r.words.Requests.StartWords) && (!r.words.Requests.AfterWords.Has(gap[0]) || r.behind(r.words.Requests.ForWord, a.Start)):
		t, ok = startedSpan(a, b)
	case a.Kind == article.Duration && len(gap) == 1 && r.words.Requests.AfterWords.Has(gap[0]):
		t, ok = countedFrom(a, b, 1)
	case a.Kind == article.Duration && len(gap) == 1 && r.words.Requests.BeforeWords.Has(gap[0]):
		t, ok = countedFrom(a, b, -1)
	case len(gap) == 1 && (r.words.Requests.RangeWords.Has(gap[0]) || gap[0] == r.words.And && r.behind(r.words.Requests.Between, a.Start)):
		t, ok = r.rangeOf(a, b)
	case all(r.words.Requests.DayWords):
		t, ok = r.onDay(a, b)
	}
	t.Span = a.Cover(b.Span)
	return t, ok
}

// behind reports whether the word stands before or at the offset.
func (r *reader) behind(word string, at int) bool {
	head := strings.TrimRight(r.a.Text[:at], " ")
	return len(head) >= len(word) && strings.EqualFold(head[len(head)-len(word):], word) ||
		len(r.a.Text) >= at+len(word) && strings.EqualFold(r.a.Text[at:at+len(word)], word)
}

// onDay puts a time of day on a day, in either order, or on the days of a set.
func (r *reader) onDay(a, b article.Time) (article.Time, bool) {
	day, clock := a, b
	if a.Kind == article.Clock && strings.HasPrefix(a.Value, "T") || strings.HasPrefix(a.Value, "XXXX-XX-XXT") {
		day, clock = b, a
	}
	on, part, _ := strings.Cut(day.Value, "T")
	if clock.Kind != article.Clock || !strings.HasPrefix(strings.TrimPrefix(clock.Value, "XXXX-XX-XX"), "T") || part != "" && part[0] < 'A' {
		return article.Time{}, false
	}
	at := strings.TrimPrefix(clock.Value, "XXXX-XX-XX")
	switch {
	case day.Kind == article.Set && (on == "P1D" || on == "P1W"):
		on = ""
	case day.Kind == article.Set && strings.HasPrefix(on, "XXXX-WXX"):
	case day.Kind == article.Set || !day.When.OneDay():
		return article.Time{}, false
	}
	t := day
	if part != "" && r.halfOpen[clock.Start] && part != "MO" {
		at = afternoon(at)
	}
	if day.Kind != article.Set {
		t.Kind = article.Clock
		t.When.Gran = article.Instant
		if r.halfOpen[clock.Start] && part == "" {
			r.open(min(a.Start, b.Start))
		}
	}
	t.Value = on + strings.ReplaceAll(at, "/T", "/"+on+"T")
	return t, true
}

// afternoon moves clock times of the first half of the day to the second.
func afternoon(v string) string {
	ends := strings.Split(v, "/")
	for i, e := range ends {
		if len(e) >= len("T01:00") && e[1] <= '1' && e[:3] < "T12" {
			h := 10*int(e[1]-'0') + int(e[2]-'0') + 12
			ends[i] = "T" + string(rune('0'+h/10)) + string(rune('0'+h%10)) + e[3:]
		}
	}
	return strings.Join(ends, "/")
}

// rangeOf is the time from a to b.
func (r *reader) rangeOf(a, b article.Time) (article.Time, bool) {
	if strings.Contains(a.Value+b.Value, "/") || a.Kind == article.Set || b.Kind == article.Set ||
		a.Kind == article.Duration || b.Kind == article.Duration {
		return article.Time{}, false
	}
	now := article.Time{Kind: article.DateTime}
	if !r.refs.first.IsZero() {
		now = unitTime(r.refs.first, unitDay, article.Relative)
	}
	if a.Value == "PRESENT_REF" {
		a = now
	}
	if b.Value == "PRESENT_REF" {
		b = now
	}
	day, clock, _ := strings.Cut(a.Value, "T")
	_, end, timed := strings.Cut(b.Value, "T")
	switch {
	case a.Kind == article.Clock && b.Kind == article.Clock && clock != "" && timed && strings.HasPrefix(b.Value, "T"):
		t := a
		if r.halfOpen[a.Start] && end >= "12" && end[0] <= '2' {
			if pm := afternoon("T" + clock); pm[1:] < end {
				clock = pm[1:]
			}
		}
		t.Value = strings.TrimPrefix(day+"T", "T") + clock + "/" + day + "T" + end
		if day == "" {
			t.Value = "T" + clock + "/T" + end
		}
		return t, true
	case a.Kind == article.DateTime && b.Kind == article.DateTime && a.When.Bounded() && b.When.Bounded():
		if b.When.From.Before(a.When.From) && b.When.How == article.YearFound {
			b = inYears(b, 1)
		}
		if a.When.How == article.YearFound && b.When.How == article.YearFound && a.When.Gran == article.Month && !r.refs.first.IsZero() {
			if e := inYears(b, -1); e.When.To.After(r.refs.first) && inYears(a, -1).When.From.Before(e.When.From) {
				a, b = inYears(a, -1), e // the one that is on
			}
		}
		if !a.When.From.Before(b.When.From) {
			return article.Time{}, false
		}
		t := a
		t.Value = a.Value + "/" + b.Value
		t.When.To, t.When.Gran = b.When.To, article.Interval
		if b.When.How != article.Explicit {
			t.When.How = b.When.How
		}
		return t, true
	}
	return article.Time{}, false
}

// inYears is the same named day or month n years later.
func inYears(t article.Time, n int) article.Time {
	u := unitTime(t.When.From.AddDate(n, 0, 0), unitOf[t.When.Gran], t.When.How)
	u.Span, u.Rel = t.Span, t.Rel
	return u
}

// startedSpan is the time of length a that starts with the day b.
func startedSpan(a, b article.Time) (article.Time, bool) {
	n, u, ok := countOf(a.Value)
	if !ok || !b.When.OneDay() {
		return article.Time{}, false
	}
	from, to := b.When.From, later(b.When.From, u, n)
	t := b
	t.Kind = article.DateTime
	t.Value = daysValue(from, to)
	t.When.To, t.When.Gran = to, article.Interval
	return t, true
}

// countedFrom is the day so long after or before b.
func countedFrom(a, b article.Time, sign int) (article.Time, bool) {
	n, u, ok := countOf(a.Value)
	if !ok || b.Kind != article.DateTime || !b.When.Bounded() {
		return article.Time{}, false
	}
	t := unitTime(later(b.When.From, u, sign*n), unitDay, b.When.How)
	t.Rel = b.Rel
	return t, true
}

// countOf takes a duration of days or longer units apart: 3 and W of "P3W".
func countOf(v string) (n int, u string, ok bool) {
	if len(v) < 3 || v[0] != 'P' || v[1] == 'T' {
		return 0, "", false
	}
	n, err := strconv.Atoi(v[1 : len(v)-1])
	return n, v[len(v)-1:], err == nil && n <= maxCount
}
