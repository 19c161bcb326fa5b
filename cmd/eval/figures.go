package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/figures"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

var figuresSuite = suite{
	name: "figures", args: "DIR…",
	short: "Numbers, percentages, money, measures",
	long: `Numbers, percentages, money, measures, ages and temperatures. A DIR holds the
English specs of Recognizers-Text, or folders that do. A case passes if all its
quantities are found, with the gold spans, values and units, and nothing else.
Our spans also hold the approximator before a number and what an amount is
reckoned by ("about", "a share"), which the specs leave out; that is no fault.`,
	keys: []string{"results"},
	data: []string{"bench/figures/recognizers_en"},
	run:  runFigures,
}

// models are the specs, and which of our figures each asks for.
var models = []struct {
	file, name, target string
	wants              func(article.Figure, string) bool // nil: bare numbers
}{
	{"Number_NumberModel.jsonl", "number", "target 97", nil},
	{"Number_PercentModel.jsonl", "percent", "target 97", isPercent},
	{"NumberWithUnit_CurrencyModel.jsonl", "currency", "target 97", isMoney},
	{"NumberWithUnit_DimensionModel.jsonl", "dimension", "target 92", isDimension},
	{"NumberWithUnit_AgeModel.jsonl", "age", "target 90", isAge},
	{"NumberWithUnit_TemperatureModel.jsonl", "temperature", "target 90", isTemperature},
}

func isPercent(f article.Figure, _ string) bool { return f.Kind == article.Percent }
func isMoney(f article.Figure, _ string) bool   { return f.Kind == article.Money }

func isTemperature(f article.Figure, _ string) bool {
	_, ok := figures.Convert(1, f.Unit, "C")
	return f.Kind == article.Measure && (ok || f.Unit == "degree")
}

func isDimension(f article.Figure, _ string) bool {
	return f.Kind == article.Measure && !isDuration(f) && !isKelvinish(f)
}

// isKelvinish reports whether a figure is a temperature by its unit alone; a
// bare degree is an angle for the specs.
func isKelvinish(f article.Figure) bool {
	_, ok := figures.Convert(1, f.Unit, "C")
	return ok
}

func isDuration(f article.Figure) bool {
	_, days := figures.Convert(1, f.Unit, "day")
	_, years := figures.Convert(1, f.Unit, "year")
	return days || years
}

// isAge reports whether a duration is somebody's age: "five years old", "18
// months of age".
func isAge(f article.Figure, s string) bool {
	if !isDuration(f) {
		return false
	}
	words := &lang.For("en").Figures
	for _, w := range strings.FieldsFunc(strings.ToLower(f.In(s)), func(c rune) bool { return c == ' ' || c == '-' }) {
		if words.Old[w] || w == words.Age {
			return true
		}
	}
	return false
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
func quantities(s string, wants func(article.Figure, string) bool) []article.Figure {
	toks := text.Tokens(s, text.Span{End: len(s)})
	var out []article.Figure
	if wants == nil {
		for _, n := range figures.Numbers(toks, "en") {
			out = append(out, article.Figure{Span: n.Span, Value: n.Value})
		}
		return out
	}
	for _, f := range figures.Quantities(toks, "en") {
		if wants(f, s) {
			out = append(out, f)
		}
	}
	return out
}

func describe(s string, found []article.Figure) string {
	var out []string
	for _, f := range found {
		out = append(out, fmt.Sprintf("%q %v %s", f.In(s), f.Value, f.Unit))
	}
	return strings.Join(out, "; ")
}

func (c figureSpec) passes(found []article.Figure) bool {
	if len(found) != len(c.Results) {
		return false
	}
	p := pointsOf(c.Input)
	for i, w := range c.Results {
		f := found[i]
		if f.Kind == article.Money {
			f.Unit, _, _ = strings.Cut(f.Unit, "/")
		}
		gold := p.span(w.Start, w.End+1)
		if !(f.Span == gold || c.wider(found[i], gold)) || !(w.equals(found[i]) || w.equals(f)) {
			return false
		}
	}
	return true
}

// wider reports whether a figure's span is the gold one with an approximator
// around it, or with what it is reckoned by behind it.
func (c figureSpec) wider(f article.Figure, gold text.Span) bool {
	if !f.Contains(gold) {
		return false
	}
	words := &lang.For("en").Figures
	before := strings.ToLower(strings.TrimSpace(c.Input[f.Start:gold.Start]))
	after := strings.ToLower(strings.TrimSpace(c.Input[gold.End:f.End]))
	_, approximate := words.Before[before]
	_, bound := words.After[after]
	each, _, _ := strings.Cut(after, " ")
	return (before == "" || approximate) && (after == "" || bound || words.Each[each] && strings.Contains(f.Unit, "/"))
}

// equals compares value and unit. The specs name units in words, which are read
// with our own table of units: what it does not hold counts as wrong.
func (w figureResult) equals(f article.Figure) bool {
	value, err := strconv.ParseFloat(strings.TrimSuffix(w.Resolution.Value, "%"), 64)
	if err != nil {
		return false
	}
	if w.Resolution.Unit == "" {
		return near(value, f.Value)
	}
	for _, u := range unitsOf(w.Resolution.Unit) {
		if v := value * u.times; u.name == f.Unit && near(v, f.Value) {
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
// a dollar, "Pound" one of money or of weight, "C" itself.
func unitsOf(name string) []namedUnit {
	out := []namedUnit{{name, 1}}
	key := strings.ToLower(strings.ReplaceAll(name, "-", " - "))
	for _, spelled := range []string{key, key + "s"} {
		u, ok := lang.For("en").Figures.Units[spelled]
		if !ok {
			continue
		}
		times := u.Times
		if times == 0 {
			times = 1
		}
		out = append(out, namedUnit{u.Unit, times})
		if u.Else != "" {
			out = append(out, namedUnit{u.Else, 1})
		}
	}
	return out
}
