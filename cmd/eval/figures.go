package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/figures"
	"github.com/synoptic-news/synoptic/text"
)

var figuresSuite = suite{
	name: "figures", args: "DIR…",
	short: "Numbers, percentages, money, measures",
	long: `Numbers, percentages, money, measures, ages and temperatures. A DIR holds the
English specs of Recognizers-Text, or folders that do. A case passes if all its
quantities are found, with the gold spans, values and units, and nothing else.
What is measured is the grammar below the figures of an article: every number
and every quantity, ends of ranges apart, without what bounds them.`,
	keys: []string{"results"},
	data: []string{"bench/figures/recognizers_en"},
	run:  runFigures,
}

// models are the specs, and which of the quantities each asks for.
var models = []struct {
	file, name, target string
	wants              func(figures.Quantity) bool // nil: bare numbers
}{
	{"Number_NumberModel.jsonl", "number", "target 97", nil},
	{"Number_PercentModel.jsonl", "percent", "target 97", isPercent},
	{"NumberWithUnit_CurrencyModel.jsonl", "currency", "target 97", isMoney},
	{"NumberWithUnit_DimensionModel.jsonl", "dimension", "target 92", isDimension},
	{"NumberWithUnit_AgeModel.jsonl", "age", "target 90", isAge},
	{"NumberWithUnit_TemperatureModel.jsonl", "temperature", "target 90", isTemperature},
}

func isPercent(q figures.Quantity) bool { return q.Kind == article.Percent }
func isMoney(q figures.Quantity) bool   { return q.Kind == article.Money }
func isAge(q figures.Quantity) bool     { return q.Old }

// isTemperature takes degrees of which the text does not say of what; so does
// isDimension, for which they are those of an angle.
func isTemperature(q figures.Quantity) bool {
	return q.Kind == article.Measure && (isScale(q.Unit) || q.Unit == "degree" || q.Unit == "temperature degree")
}

func isDimension(q figures.Quantity) bool {
	return q.Kind == article.Measure && !isScale(q.Unit) && q.Unit != "temperature degree" && !isDuration(q.Unit)
}

func isScale(unit string) bool {
	_, ok := figures.Convert(1, unit, "C")
	return ok
}

func isDuration(unit string) bool {
	_, days := figures.Convert(1, unit, "day")
	_, years := figures.Convert(1, unit, "year")
	return days || years
}

// figureSpec is a case of Recognizers-Text; ends are inclusive.
type figureSpec struct {
	Input   string
	Results []figureResult
}

type figureResult struct {
	Text       string
	Start, End int
	Resolution struct{ Value, Unit string }
}

func runFigures(_ context.Context, r *report, dirs []string, _ options) error {
	files := make([]string, len(models))
	for i, m := range models {
		files[i] = m.file
	}
	dirs, err := folders(dirs, files...)
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		for _, m := range models {
			cases, err := lines[figureSpec](dir, m.file)
			if gone := (missing{}); errors.As(err, &gone) {
				continue
			}
			if err != nil {
				return err
			}
			t := r.task(filepath.Base(dir)+" "+m.name, share, m.target)
			for _, c := range cases {
				found := quantities(c.Input, m.wants)
				ok := c.passes(found)
				t.add(strconv.Itoa(len(c.Results)), right(ok))
				if !ok {
					t.miss(miss{Where: m.file, Want: fmt.Sprint(c.Results), Got: describe(c.Input, found), Text: c.Input})
				}
			}
		}
	}
	return nil
}

// quantities reads what a model asks for.
func quantities(s string, wants func(figures.Quantity) bool) []figures.Quantity {
	toks := text.Tokens(s, text.Span{End: len(s)})
	var out []figures.Quantity
	if wants == nil {
		for _, n := range figures.Numbers(toks, "en") {
			out = append(out, figures.Quantity{Span: n.Span, Value: n.Value})
		}
		return out
	}
	for _, q := range figures.Quantities(toks, "en") {
		if wants(q) {
			out = append(out, q)
		}
	}
	return out
}

func describe(s string, found []figures.Quantity) string {
	var out []string
	for _, q := range found {
		out = append(out, fmt.Sprintf("%q %v %s", q.In(s), q.Value, q.Unit))
	}
	return strings.Join(out, "; ")
}

func (c figureSpec) passes(found []figures.Quantity) bool {
	if len(found) != len(c.Results) {
		return false
	}
	p := pointsOf(c.Input)
	gold := slices.SortedFunc(slices.Values(c.Results), func(a, b figureResult) int { return cmp.Compare(a.Start, b.Start) })
	for i, w := range gold {
		if found[i].Span != p.span(w.Start, w.End+1) || !w.equals(found[i]) {
			return false
		}
	}
	return true
}

// equals compares value and unit. The specs name units in words, which are read
// with our own grammar: what it does not know counts as wrong.
func (w figureResult) equals(q figures.Quantity) bool {
	value, err := strconv.ParseFloat(strings.TrimSuffix(w.Resolution.Value, "%"), 64)
	if bare := w.Resolution.Value == "" || w.Resolution.Value == "null"; err != nil && !bare || bare != q.Bare {
		return false
	}
	if w.Resolution.Unit == "" {
		return near(value, q.Value)
	}
	for _, u := range unitsOf(w.Resolution.Unit) {
		if v := value * u.times; u.name == q.Unit && near(v, q.Value) {
			return true
		}
	}
	return false
}

// near allows for rounding: the specs give fifteen digits.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }

type namedUnit struct {
	name  string
	times float64
}

// unitsOf reads a unit's name: "Square kilometer" is km2, "Cent" a hundredth of
// a dollar, "Pound" one of money or of weight, "C" itself. The specs call
// tonnes tons, and every degree one.
func unitsOf(name string) []namedUnit {
	out := []namedUnit{{name, 1}}
	// A thousand units: names that are money behind large numbers only count.
	for _, n := range []float64{1, 1e6} {
		s := strconv.FormatFloat(n, 'f', 0, 64) + " " + strings.ToLower(name)
		for _, q := range figures.Quantities(text.Tokens(s, text.Span{End: len(s)}), "en") {
			if !q.Bare && q.End == len(s) {
				out = append(out, namedUnit{q.Unit, q.Value / n})
			}
		}
	}
	switch name {
	case "Ton":
		out = append(out, namedUnit{"t", 1})
	case "Degree":
		out = append(out, namedUnit{"angle degree", 1}, namedUnit{"temperature degree", 1})
	}
	return out
}
