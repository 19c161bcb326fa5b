// Package metrics counts what a server does, and writes the counts in the text
// format of Prometheus.
//
// In go numbers and a few labels; out comes text. It knows no clock, no network
// and no goroutine: who measures hands the seconds in. A counter, gauge or
// histogram that is nil counts nothing, so that what is counted need not know
// whether anybody looks.
//
// The number of label sets of one metric is bounded: whatever is counted beyond
// it is counted under "other" labels. A label is never an address, a name or a
// message, for what a stranger can choose he can choose a million times.
package metrics

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// mostSets is how many label sets a metric has, beside the one for the rest.
const mostSets = 100

// rest is the value of all labels of what is counted beyond mostSets.
const rest = "other"

// Registry holds metrics. It may be used by many goroutines at once.
type Registry struct {
	mu       sync.Mutex
	families []*family
}

// family is a metric with all its label sets.
type family struct {
	name, help, kind string
	labels           []string
	bounds           []float64 // of a histogram, rising

	mu   sync.Mutex
	sets map[string]*set
}

// set is what was counted under one set of labels.
type set struct {
	values []string // of the labels
	value  float64  // of a histogram the sum
	counts []uint64 // of a histogram: for each bound what lies above the bound before it, and the rest
}

// Counter only grows.
type Counter struct{ f *family }

// Gauge goes up and down.
type Gauge struct{ f *family }

// Histogram counts how often a value lay below each of some bounds.
type Histogram struct{ f *family }

// Counter makes a metric that only grows. By custom its name ends in _total.
func (r *Registry) Counter(name, help string, labels ...string) *Counter {
	return &Counter{r.family(name, help, "counter", labels)}
}

// Gauge makes a metric that goes up and down.
func (r *Registry) Gauge(name, help string, labels ...string) *Gauge {
	return &Gauge{r.family(name, help, "gauge", labels)}
}

// Seconds are bounds for what takes from a millisecond to minutes.
var Seconds = []float64{.001, .005, .025, .1, .25, .5, 1, 2.5, 5, 10, 30, 120}

// Histogram makes a metric of values and their distribution over bounds, which
// rise.
func (r *Registry) Histogram(name, help string, bounds []float64, labels ...string) *Histogram {
	f := r.family(name, help, "histogram", labels)
	f.bounds = bounds
	return &Histogram{f}
}

// family adds a metric. A name that no metric can have, or that is taken, is a
// bug of the program.
func (r *Registry) family(name, help, kind string, labels []string) *family {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, n := range append([]string{name}, labels...) {
		if !named(n) || n == "le" {
			panic("metrics: " + strconv.Quote(n) + " can be no name")
		}
	}
	if slices.ContainsFunc(r.families, func(f *family) bool { return f.name == name }) {
		panic("metrics: there are two called " + name)
	}
	f := &family{name: name, help: help, kind: kind, labels: labels, sets: map[string]*set{}}
	if len(labels) == 0 {
		f.set(nil) // it is there before anything is counted
	}
	r.families = append(r.families, f)
	return f
}

// named reports whether a metric or label can have a name.
func named(s string) bool {
	for i, c := range []byte(s) {
		if c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9' || i == 0) {
			return false
		}
	}
	return s != ""
}

// Add adds to the counter of a label set; nothing, if v is below 0.
func (c *Counter) Add(v float64, labels ...string) {
	if c != nil && v > 0 {
		c.f.change(labels, func(s *set) { s.value += v })
	}
}

// Set sets the gauge of a label set.
func (g *Gauge) Set(v float64, labels ...string) {
	if g != nil {
		g.f.change(labels, func(s *set) { s.value = v })
	}
}

// Observe takes in a value for a label set.
func (h *Histogram) Observe(v float64, labels ...string) {
	if h == nil || math.IsNaN(v) {
		return
	}
	h.f.change(labels, func(s *set) {
		if s.counts == nil {
			s.counts = make([]uint64, len(h.f.bounds)+1)
		}
		n, _ := slices.BinarySearch(h.f.bounds, v) // the first bound that is not below v
		s.counts[n]++
		s.value += v
	})
}

func (f *family) change(labels []string, do func(*set)) {
	if len(labels) != len(f.labels) {
		panic(fmt.Sprintf("metrics: %s has the labels %q, and got %q", f.name, f.labels, labels))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	do(f.set(labels))
}

// set returns the set of some labels, or that of the rest.
func (f *family) set(labels []string) *set {
	key := strings.Join(labels, "\xff")
	if s := f.sets[key]; s != nil {
		return s
	}
	values := slices.Clone(labels)
	if len(f.sets) >= mostSets {
		for i := range values {
			values[i] = rest
		}
		key = strings.Join(values, "\xff")
		if s := f.sets[key]; s != nil {
			return s
		}
	}
	s := &set{values: values}
	f.sets[key] = s
	return s
}

// Write writes all metrics, by name and labels.
func (r *Registry) Write(w io.Writer) error {
	r.mu.Lock()
	families := slices.Clone(r.families)
	r.mu.Unlock()
	slices.SortFunc(families, func(a, b *family) int { return cmp.Compare(a.name, b.name) })
	var b strings.Builder
	for _, f := range families {
		f.write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var (
	helpEscapes  = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	labelEscapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)
)

func (f *family) write(b *strings.Builder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.sets) == 0 {
		return
	}
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s %s\n", f.name, helpEscapes.Replace(f.help), f.name, f.kind)
	sets := make([]*set, 0, len(f.sets))
	for _, s := range f.sets {
		sets = append(sets, s)
	}
	slices.SortFunc(sets, func(a, b *set) int { return slices.Compare(a.values, b.values) })
	for _, s := range sets {
		if f.kind != "histogram" {
			f.sample(b, "", s, "", s.value)
			continue
		}
		var below uint64
		for i := range len(f.bounds) + 1 {
			if s.counts != nil {
				below += s.counts[i]
			}
			le := math.Inf(1)
			if i < len(f.bounds) {
				le = f.bounds[i]
			}
			f.sample(b, "_bucket", s, number(le), float64(below))
		}
		f.sample(b, "_sum", s, "", s.value)
		f.sample(b, "_count", s, "", float64(below))
	}
}

// sample writes one line; le is the bound of a bucket, or "".
func (f *family) sample(b *strings.Builder, suffix string, s *set, le string, v float64) {
	b.WriteString(f.name + suffix)
	var pairs []string
	for i, l := range f.labels {
		pairs = append(pairs, l+`="`+labelEscapes.Replace(strings.ToValidUTF8(s.values[i], "\uFFFD"))+`"`)
	}
	if le != "" {
		pairs = append(pairs, `le="`+le+`"`)
	}
	if pairs != nil {
		b.WriteString("{" + strings.Join(pairs, ",") + "}")
	}
	b.WriteString(" " + number(v) + "\n")
}

// number writes a number as the format has it.
func number(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return "+Inf"
	case math.IsInf(v, -1):
		return "-Inf"
	case math.IsNaN(v):
		return "NaN"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
