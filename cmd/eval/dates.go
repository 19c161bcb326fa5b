package main

import (
	"context"
	"errors"
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
and one of the gold resolutions, and nothing else; prepositions at the ends of a
span and other differences to TIMEX3 aside (docs/evaluation.md).`,
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

// timexTasks are the tasks of one set.
type timexTasks struct {
	byDoc                       bool
	strict, relaxed, value, day *task
}

// newTimexTasks names them. The figures of TempEval-3 are those of its platinum
// set, which is not among the development data.
func newTimexTasks(r *report, set string) *timexTasks {
	anchors := []string{"HeidelTime 81.3, UWTime 83.1 (platinum)", "HeidelTime 90.3, UWTime 91.4 (platinum)", "HeidelTime 77.6, UWTime 82.4 (platinum)"}
	if set == "wikiwars" {
		anchors = []string{"", "", "HeidelTime about 83 (all 22 texts)"}
	}
	return &timexTasks{
		byDoc:   r.by == "doc",
		strict:  r.task(set+" strict", retrieval, anchors[0]),
		relaxed: r.task(set+" relaxed", retrieval, anchors[1]),
		value:   r.task(set+" value", retrieval, anchors[2]),
		day:     r.task(set+" day", share, ""),
	}
}

func scoreTimex(ctx context.Context, r *report, set string, docs []timexDoc) error {
	found, err := each(ctx, docs, func(d timexDoc) []article.Time {
		a := plain(d.Text, "en")
		return times.Find(a, annotate.Tokens(a), dayOf(d.DCT))
	})
	if err != nil {
		return err
	}
	tasks := newTimexTasks(r, set)
	for i, d := range docs {
		tasks.compare(d, endpoints(d.Text, found[i]))
	}
	return nil
}

// endpoints parts the ranges of days or years ("4-6 December", "1990-94"), which
// are one time to us, into their two ends: TIMEX2 and TIMEX3 annotate each end
// as an expression of its own.
func endpoints(in string, found []article.Time) []article.Time {
	var out []article.Time
	for _, t := range found {
		from, to, two := strings.Cut(t.Value, "/")
		m := rangeParts.FindStringSubmatchIndex(t.In(in))
		if !two || m == nil {
			out = append(out, t)
			continue
		}
		a, b := t, t
		a.Span, a.Value = text.Span{Start: t.Start + m[2], End: t.Start + m[3]}, from
		b.Span, b.Value = text.Span{Start: t.Start + m[4], End: t.End}, to
		out = append(out, a, b)
	}
	return out
}

var rangeParts = regexp.MustCompile(`^(?i:(?:between|from)\s+)?(.*?)\s*(?:[-–—]|\b(?:to|through|until|till|and)\b)\s*(.*)$`)

// compare scores one document.
func (x *timexTasks) compare(d timexDoc, found []article.Time) {
	group := func(kind string) string {
		if x.byDoc {
			return d.Doc
		}
		return kind
	}
	gold, spans := d.gold()
	ours := make([]text.Span, len(found))
	for k, t := range found {
		ours[k] = t.Span
	}
	taken := map[int]bool{}
	for k, of := range matched(spans, ours) {
		g, group := gold[k], group(gold[k].Type)
		m := miss{Where: d.Doc + " " + d.DCT, Want: g.Text + " = " + g.Value, Got: "nothing", Text: around(d.Text, spans[k])}
		if of < 0 {
			for _, t := range []*task{x.strict, x.relaxed, x.value} {
				t.add(group, score{gold: 1})
			}
			x.relaxed.miss(m)
			continue
		}
		taken[of] = true
		m.Got = found[of].In(d.Text) + " = " + found[of].Value
		equal, same := spans[k] == ours[of], g.Value == found[of].Value
		x.strict.add(group, paired(equal))
		x.relaxed.add(group, paired(true))
		x.value.add(group, paired(same))
		if !equal {
			x.strict.miss(m)
		}
		if !same {
			x.value.miss(m)
		}
		if oneDay(g) {
			x.day.add(group, right(dayIn(found[of].Value) == g.Value))
		}
	}
	for k, t := range found {
		if taken[k] {
			continue
		}
		for _, task := range []*task{x.strict, x.relaxed, x.value} {
			task.add(group(strings.ToUpper(string(t.Kind))), score{found: 1})
		}
		x.relaxed.miss(miss{Where: d.Doc, Want: "nothing", Got: t.In(d.Text) + " = " + t.Value, Text: around(d.Text, t.Span)})
	}
}

// paired is the score of a gold item and one of ours that stand together.
func paired(hit bool) score {
	s := right(hit)
	s.found, s.hitFound = 1, s.hitGold
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

// dayIn is the day a TIMEX3 value lies in: that of "1998-02-06TNI" as of
// "1998-02-06".
func dayIn(value string) string {
	day, _, _ := strings.Cut(value, "T")
	return day
}

// dayOf is the day a document was written; the zero When if that is not stated.
func dayOf(dct string) article.When {
	if t, err := time.Parse(time.DateOnly, dct[:min(len(dct), len(time.DateOnly))]); err == nil {
		return article.OnDay(t, article.Explicit)
	}
	return article.When{}
}
