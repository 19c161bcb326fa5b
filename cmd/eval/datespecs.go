package main

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/annotate/times"
	"github.com/synoptic-news/synoptic/text"
)

// spec is a case of Recognizers-Text; ends are inclusive.
type spec struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text       string
		Start, End int
		TypeName   string
		Resolution struct{ Values []resolution }
	}
}

// resolution is one way to read an expression. The specs give a past and a
// future reading where a word leaves both open. Mod tells on which side of the
// time it lies ("before 2018"); then only one of Start and End is there.
type resolution struct{ Timex, Mod, Type, Value, Start, End string }

// scoreSpecs counts the cases that pass. The specs are what people write to a
// calendar, so they are read in that register.
func scoreSpecs(ctx context.Context, r *report, dir string) error {
	cases, err := lines[spec](dir, specFile)
	if err != nil {
		return err
	}
	found, err := each(ctx, cases, func(c spec) []article.Time {
		a := plain(c.Input, "en")
		o := times.Options{Register: times.Requests}
		return o.Find(a, annotate.Tokens(a), instantOf(c.Context.ReferenceDateTime))
	})
	if err != nil {
		return err
	}
	t := r.task(filepath.Base(dir)+" cases", share, "target over 60")
	for i, c := range cases {
		ok := c.passes(found[i])
		group := c.Input
		if r.by == "type" {
			group = c.kind()
		}
		t.add(group, right(ok))
		if !ok {
			m := miss{Where: "on " + c.Context.ReferenceDateTime, Text: c.Input}
			for _, w := range c.Results {
				m.Want += fmt.Sprintf("%q %v; ", w.Text, w.Resolution.Values)
			}
			for _, g := range found[i] {
				m.Got += fmt.Sprintf("%q %s; ", g.In(c.Input), g.Value)
			}
			t.miss(m)
		}
	}
	return nil
}

// instantOf is the moment a request was written.
func instantOf(s string) article.When {
	t, err := time.Parse("2006-01-02T15:04:05", s[:min(len(s), len("2006-01-02T15:04:05"))])
	if err != nil {
		return dayOf(s)
	}
	return article.When{From: t, To: t.Add(time.Second), Gran: article.Instant, How: article.Explicit}
}

func (c spec) kind() string {
	if len(c.Results) == 0 {
		return "none"
	}
	return strings.TrimPrefix(c.Results[0].TypeName, "datetimeV2.")
}

func (c spec) passes(found []article.Time) bool {
	if len(found) != len(c.Results) {
		return false
	}
	p := pointsOf(c.Input)
	for i, w := range c.Results {
		if untied(c.Input, found[i].Span) != untied(c.Input, p.span(w.Start, w.End+1)) ||
			!resolved(found[i], w.Resolution.Values) {
			return false
		}
	}
	return true
}

// untied is a span without the words around a time that only say how it is tied
// to its sentence: TIMEX3, which we follow, leaves them outside ("before [noon]"),
// the specs take some of them in ("before noon", "since August", "in 2 weeks",
// but "on [Friday]").
func untied(in string, s text.Span) text.Span {
	for {
		head := tieBefore.FindString(s.In(in))
		s.Start += len(head)
		tail := tieBehind.FindString(s.In(in))
		s.End -= len(tail)
		if head+tail == "" {
			return s
		}
	}
}

var (
	tieBefore = regexp.MustCompile(`^(?i:(?:in|on|at|by|for|from|since|until|till|to|before|after|between|within|during|around|about|throughout|the|a|an|any time|sometime|starting|beginning|no later than|as (?:early|late) as|(?:later|earlier|more|less|greater) than)\s+|\s+)`)
	tieBehind = regexp.MustCompile(`(?i:\s+(?:(?:or|and) (?:later|after|before|earlier|greater|more))|[\s.]+)$`)
)

// resolved reports whether a time means one of the values.
func resolved(t article.Time, values []resolution) bool {
	return slices.ContainsFunc(values, func(v resolution) bool { return v.is(t) })
}

func (v resolution) is(t article.Time) bool {
	if v.Timex != "" && plainTimex(v.Timex) == plainTimex(t.Value) {
		return true
	}
	switch v.Type {
	case "date":
		return t.When.OneDay() && t.When.From.Format(time.DateOnly) == v.Value
	case "daterange":
		return v.spans(t.When) || v.ends(t.Value, dayStart)
	case "time":
		return clockStart(t.Value) == v.Value
	case "datetime":
		return momentStart(t.Value) == v.Value
	case "timerange":
		return v.ends(t.Value, clockStart)
	case "datetimerange":
		day, part, _ := strings.Cut(t.Value, "T")
		return v.ends(t.Value, momentStart) ||
			part != "" && strings.HasSuffix(v.Timex, "T"+part) && strings.HasPrefix(v.Start, day)
	case "duration":
		a, ok := seconds(t.Value)
		b, err := strconv.ParseFloat(v.Value, 64)
		return ok && err == nil && a == b
	}
	return false
}

// spans reports whether w is the range v. Of a unit with a word for its early or
// late part the specs give that part, TIMEX3 the unit.
func (v resolution) spans(w article.When) bool {
	if !w.Bounded() {
		return false
	}
	from, to := w.From.Format(time.DateOnly), w.To.Format(time.DateOnly)
	switch {
	case v.Start == "" || v.End == "":
		one := v.Start + v.End
		return one == from || one == to
	case strings.Contains(v.Mod, "start") || strings.Contains(v.Mod, "mid") || strings.Contains(v.Mod, "end"):
		return from <= v.Start && v.End <= to
	}
	return from == v.Start && (to == v.End || w.To.AddDate(0, 0, -1).Format(time.DateOnly) == v.End)
}

// ends reports whether the two ends of a value "a/b", or the one there is, are
// those of v; start tells where an end begins.
func (v resolution) ends(value string, start func(string) string) bool {
	a, b, two := strings.Cut(value, "/")
	if !two {
		one := v.Start + v.End
		return (v.Start == "" || v.End == "") && one != "" && start(a) == one
	}
	return start(a) == v.Start && start(b) == v.End && v.Start != ""
}

// dayStart is the first day of a value of a day, month or year.
func dayStart(value string) string {
	const first = "0001-01-01"
	if y, q, ok := strings.Cut(value, "-Q"); ok && q != "" {
		return fmt.Sprintf("%s-%02d-01", y, 3*int(q[0]-'0')-2)
	}
	if len(value) > len(first) || value == "" {
		return ""
	}
	return value + first[len(value):]
}

// clockStart is the time of day of a value: "T08:30" and "2025-12-04T08:30".
func clockStart(value string) string {
	_, c, ok := strings.Cut(value, "T")
	if !ok || strings.Trim(c, "0123456789:") != "" {
		return ""
	}
	for len(c) < len("15:04:05") {
		c += ":00"
	}
	return strings.Replace(c, "24:", "00:", 1)
}

// momentStart is the day and time of day of a value.
func momentStart(value string) string {
	day, _, _ := strings.Cut(value, "T")
	if c := clockStart(value); c != "" && len(day) == len(time.DateOnly) {
		return day + " " + c
	}
	return ""
}

// plainTimex writes a value as the specs do where they leave out what TIMEX3
// tells: "T16" for "T16:00", "TMO" for the morning of any day, "P3M" for "P1Q".
func plainTimex(v string) string {
	if _, part, ok := strings.Cut(v, "XXXX-XX-XX"); ok {
		v = part
	}
	if strings.HasSuffix(v, ":00") && strings.Contains(v, "T") && !strings.Contains(v, "/") {
		v = v[:len(v)-len(":00")]
	}
	switch v {
	case "P1Q":
		return "P3M"
	case "XXXX-WXX-WE":
		return "P1WE"
	}
	return v
}

// seconds is the length of a duration with years of 365 days and months of a
// twelfth of a year or, alone, of 30 days. The specs take "a few" for three.
func seconds(value string) (float64, bool) {
	m := durationParts.FindStringSubmatch(strings.Replace(value, "X", "3", 1))
	if m == nil || value == "P" {
		return 0, false
	}
	total := 0.0
	for i, unit := range []float64{365 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1} {
		n, _ := strconv.ParseFloat(m[i+1], 64)
		if i == 1 && m[1] != "" {
			unit = 365 * 86400 / 12
		}
		total += n * unit
	}
	return total, true
}

var durationParts = regexp.MustCompile(`^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$`)
