package metrics

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Sample is a line of the text format: `http_requests_total{route="/"} 3`.
type Sample struct {
	Name   string
	Labels string // as written, without the braces
	Value  float64
}

var (
	helpLine   = regexp.MustCompile(`^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\]|\\\\|\\n)*)$`)
	typeLine   = regexp.MustCompile(`^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)$`)
	sampleLine = regexp.MustCompile(`^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? ([^ ]+)$`)
	boundLabel = regexp.MustCompile(`(^|,)le="([^"]*)"$`)
)

// Parse reads the text format more strictly than Prometheus does, for tests: one
// HELP and one TYPE line before the samples of each metric, each metric and each
// sample once, and histograms that add up.
func Parse(text string) ([]Sample, error) {
	if text != "" && !strings.HasSuffix(text, "\n") {
		return nil, fmt.Errorf("the last line has no end")
	}
	p := parser{kinds: map[string]string{}, seen: map[string]bool{}, buckets: map[string][]Sample{}, values: map[string]float64{}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if err := p.line(strings.TrimSuffix(line, "\n")); err != nil {
			return nil, fmt.Errorf("line %d: %w: %q", n, err, line)
		}
	}
	return p.samples, p.histograms()
}

// parser is what was read so far.
type parser struct {
	samples []Sample
	kinds   map[string]string
	seen    map[string]bool
	help    string // of which metric the line before was the help
	current string // the metric whose samples are read

	buckets map[string][]Sample // of histograms, by name and labels without le
	values  map[string]float64  // by name and labels
}

func (p *parser) line(line string) error {
	if m := helpLine.FindStringSubmatch(line); m != nil {
		if _, twice := p.kinds[m[1]]; twice {
			return fmt.Errorf("the metric %s comes twice", m[1])
		}
		p.help, p.current = m[1], ""
		return nil
	}
	if m := typeLine.FindStringSubmatch(line); m != nil {
		if m[1] != p.help {
			return fmt.Errorf("%s has no help in the line above", m[1])
		}
		p.kinds[m[1]], p.current, p.help = m[2], m[1], ""
		return nil
	}
	m := sampleLine.FindStringSubmatch(line)
	if m == nil || strings.HasSuffix(m[2], ",") {
		return fmt.Errorf("this is neither help, nor type, nor sample")
	}
	if p.help != "" {
		return fmt.Errorf("%s has no type", p.help)
	}
	v, err := strconv.ParseFloat(m[3], 64)
	if err != nil {
		return fmt.Errorf("%q is no number", m[3])
	}
	s := Sample{m[1], m[2], v}
	if err := p.belongs(s); err != nil {
		return err
	}
	key := s.Name + "{" + s.Labels + "}"
	if p.seen[key] {
		return fmt.Errorf("the sample %s comes twice", key)
	}
	p.seen[key], p.values[key] = true, v
	p.samples = append(p.samples, s)
	return nil
}

// belongs checks that a sample is one of the metric that is being read.
func (p *parser) belongs(s Sample) error {
	kind := p.kinds[p.current]
	suffix, ok := strings.CutPrefix(s.Name, p.current)
	switch {
	case p.current == "" || !ok:
		return fmt.Errorf("%s has no type above it", s.Name)
	case kind != "histogram" && suffix != "":
		return fmt.Errorf("%s is no sample of the %s %s", s.Name, kind, p.current)
	case kind == "counter" && (s.Value < 0 || math.IsNaN(s.Value)):
		return fmt.Errorf("a counter is below 0")
	case kind != "histogram" || suffix == "_sum" || suffix == "_count":
		return nil
	case suffix != "_bucket" || !boundLabel.MatchString(s.Labels):
		return fmt.Errorf("%s is no sample of a histogram", s.Name)
	}
	key := p.current + "{" + boundLabel.ReplaceAllString(s.Labels, "") + "}"
	p.buckets[key] = append(p.buckets[key], s)
	return nil
}

// histograms checks that bounds and counts rise, and that the last bucket holds
// all.
func (p *parser) histograms() error {
	for key, all := range p.buckets {
		name, labels, _ := strings.Cut(key, "{")
		bound := func(s Sample) float64 {
			v, err := strconv.ParseFloat(boundLabel.FindStringSubmatch(s.Labels)[2], 64)
			if err != nil {
				return math.NaN()
			}
			return v
		}
		rising := true
		for i, b := range all[1:] {
			rising = rising && bound(all[i]) < bound(b) && all[i].Value <= b.Value
		}
		count, there := p.values[name+"_count{"+labels]
		_, sum := p.values[name+"_sum{"+labels]
		last := all[len(all)-1]
		if !rising || !there || !sum || !math.IsInf(bound(last), 1) || last.Value != count {
			return fmt.Errorf("the buckets of %s do not add up", key)
		}
	}
	return nil
}
