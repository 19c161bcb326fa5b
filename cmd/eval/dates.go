package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/annotate/times"
	"github.com/synoptic-news/synoptic/text"
)

var datesSuite = suite{
	name: "dates", args: "DIR…",
	short: "Time expressions: spans, values, days",
	long: `Time expressions. A DIR holds docs.jsonl (TimeBank, AQUAINT, WikiWars) or
DateTimeModel.jsonl (Recognizers-Text), or folders that do.

Spans and values are scored as in TempEval-3 (UzZaman et al., SemEval 2013):
strict where the spans are equal, relaxed where they overlap, value where they
overlap and the TIMEX3 values are equal. Day is the share of the found
expressions whose gold value is one day that we give the same day. A case of
Recognizers-Text passes if all its expressions are found, with the gold spans
and one of the gold resolutions, and nothing else.`,
	keys: []string{"type", "doc"},
	data: []string{"bench/dates/timebank-te3", "bench/dates/aquaint-te3", "bench/dates/wikiwars", "bench/dates/recognizers-text-en"},
	run:  runDates,
}

const (
	timexFile = "docs.jsonl"
	specFile  = "DateTimeModel.jsonl"
)

func runDates(ctx context.Context, r *report, dirs []string, _ options) error {
	dirs, err := folders(dirs, timexFile, specFile)
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		docs, err := lines[timexDoc](dir, timexFile)
		if err == nil {
			err = scoreTimex(ctx, r, filepath.Base(dir), docs)
		} else if m := (missing{}); errors.As(err, &m) {
			err = scoreSpecs(ctx, r, dir)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// timexDoc is a text with its TIMEX3 or TIMEX2 expressions.
type timexDoc struct {
	Doc, DCT, Text string
	Timex          []timex
	Timex2         []timex
}

// timex is an expression; offsets are code points.
type timex struct {
	Start, End        int
	Text, Type, Value string
}

// timexAnchors are what others reached. Those of TempEval-3 are on its
// platinum set, which is not among the development data.
var timexAnchors = map[string]string{
	"strict":        "HeidelTime 81.3, UWTime 83.1 (platinum)",
	"relaxed":       "HeidelTime 90.3, UWTime 91.4 (platinum)",
	"value":         "HeidelTime 77.6, UWTime 82.4 (platinum)",
	"wikiwars":      "HeidelTime about 83 (value, all 22)",
	"wikiwars rest": "",
}

func scoreTimex(ctx context.Context, r *report, set string, docs []timexDoc) error {
	found, err := each(ctx, docs, func(d timexDoc) []article.Time {
		a := plain(d.Text, "en")
		return times.Find(a, annotate.Tokens(a), dayOf(d.DCT))
	})
	if err != nil {
		return err
	}
	anchor := func(metric string) string {
		if set == "wikiwars" {
			if metric == "value" {
				return timexAnchors[set]
			}
			return ""
		}
		return timexAnchors[metric]
	}
	strict := r.task(set+" strict", retrieval, anchor("strict"))
	relaxed := r.task(set+" relaxed", retrieval, anchor("relaxed"))
	value := r.task(set+" value", retrieval, anchor("value"))
	day := r.task(set+" day", share, "")
	for i, d := range docs {
		group := func(kind string) string {
			if r.by == "doc" {
				return d.Doc
			}
			return kind
		}
		gold, spans := d.gold()
		ours := make([]text.Span, len(found[i]))
		for k, t := range found[i] {
			ours[k] = t.Span
		}
		of := matched(spans, ours)
		taken := map[int]bool{}
		for k, g := range gold {
			taken[of[k]] = true
			group, ok := group(g.Type), of[k] >= 0
			equal := ok && spans[k] == ours[of[k]]
			same := ok && g.Value == found[i][of[k]].Value
			strict.add(group, met(equal, ok))
			relaxed.add(group, met(ok, ok))
			value.add(group, met(same, ok))
			m := miss{Where: d.Doc + " " + d.DCT, Want: g.Text + " = " + g.Value, Got: "nothing", Text: around(d.Text, spans[k])}
			if !ok {
				relaxed.miss(m)
				continue
			}
			m.Got = found[i][of[k]].In(d.Text) + " = " + found[i][of[k]].Value
			if !equal {
				strict.miss(m)
			}
			if !same {
				value.miss(m)
			}
			if oneDay(g) {
				day.add(group, right(same))
			}
		}
		for k, t := range found[i] {
			if taken[k] {
				continue
			}
			group := group(strings.ToUpper(string(t.Kind)))
			for _, task := range []*task{strict, relaxed, value} {
				task.add(group, score{found: 1})
			}
			relaxed.miss(miss{Where: d.Doc, Want: "nothing", Got: t.In(d.Text) + " = " + t.Value, Text: around(d.Text, t.Span)})
		}
	}
	return nil
}

// met is the score of one gold item: hit, and whether one of ours stands where
// it is.
func met(hit, found bool) score {
	s := right(hit)
	s.hitFound = s.hitGold
	if found {
		s.found = 1
	}
	return s
}

// gold returns the expressions with their spans in bytes.
func (d timexDoc) gold() ([]timex, []text.Span) {
	all := d.Timex
	for _, t := range d.Timex2 {
		t.Value = timex3(t.Value)
		all = append(all, t)
	}
	p := pointsOf(d.Text)
	spans := make([]text.Span, len(all))
	for i, t := range all {
		spans[i] = p.span(t.Start, t.End)
	}
	return all, spans
}

// timex3 writes a TIMEX2 value as TIMEX3 does: a decade is "193", not "193E".
func timex3(value string) string {
	if len(value) > 3 && value[3] == 'E' {
		return value[:3]
	}
	return value
}

// oneDay reports whether an expression's value is one civil day.
func oneDay(t timex) bool {
	_, err := time.Parse(time.DateOnly, t.Value)
	return err == nil && (t.Type == "DATE" || t.Type == "")
}

// dayOf is the day a document was written; the zero When if that is not stated.
func dayOf(dct string) article.When {
	if t, err := time.Parse(time.DateOnly, dct[:min(len(dct), len(time.DateOnly))]); err == nil {
		return article.OnDay(t, article.Explicit)
	}
	return article.When{}
}

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

// resolution is one way to read an expression.
type resolution struct{ Timex, Type, Value, Start, End string }

func scoreSpecs(ctx context.Context, r *report, dir string) error {
	cases, err := lines[spec](dir, specFile)
	if err != nil {
		return err
	}
	found, err := each(ctx, cases, func(c spec) []article.Time {
		a := plain(c.Input, "en")
		return times.Find(a, annotate.Tokens(a), dayOf(c.Context.ReferenceDateTime))
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
		if found[i].Span != p.span(w.Start, w.End+1) || !resolved(found[i], w.Resolution.Values) {
			return false
		}
	}
	return true
}

// resolved reports whether a time means one of the values. The specs give a
// past and a future reading where a word leaves both open.
func resolved(t article.Time, values []resolution) bool {
	for _, v := range values {
		day := func(w time.Time) string { return w.Format(time.DateOnly) }
		switch {
		case v.Timex != "" && t.Value == v.Timex:
			return true
		case v.Type == "date" && t.When.OneDay() && day(t.When.From) == v.Value:
			return true
		case v.Type == "daterange" && t.When.Bounded() && day(t.When.From) == v.Start:
			// The specs end a range in words before its last day, we after it.
			if day(t.When.To) == v.End || t.When.Gran == article.Interval && day(t.When.To.AddDate(0, 0, -1)) == v.End {
				return true
			}
		case v.Type == "time" && clock.FindString(t.Value) == "T"+v.Value[:min(5, len(v.Value))]:
			return true
		case v.Type == "datetime" && strings.HasPrefix(t.Value, strings.Replace(v.Value[:min(16, len(v.Value))], " ", "T", 1)):
			return true
		}
	}
	return false
}

var clock = regexp.MustCompile(`^T\d\d:\d\d`)
