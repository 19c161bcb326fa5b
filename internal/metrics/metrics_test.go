package metrics

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func written(t *testing.T, r *Registry) string {
	t.Helper()
	var b strings.Builder
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := Parse(b.String()); err != nil {
		t.Errorf("what was written cannot be read: %v\n%s", err, b.String())
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	r := &Registry{}
	feeds := r.Counter("feeds_read_total", "Feeds read, by how it ended.", "class")
	feeds.Add(2, "ok")
	feeds.Add(1, "timeout")
	feeds.Add(-5, "ok")
	r.Gauge("stories", "Stories with a page.").Set(12)
	took := r.Histogram("fetch_seconds", "What a fetch took.", []float64{.1, 1, 10}, "class")
	for _, s := range []float64{.05, .1, .5, 99} {
		took.Observe(s, "ok")
	}
	r.Counter("starts_total", `A backslash \ and`+"\na line.")
	r.Gauge("odd", "Labels that need care.", "what").Set(-1.5, "a \"quoted\"\\\nline\xff")
	r.Histogram("empty_seconds", "Nothing yet.", []float64{1})
	r.Counter("nothing_total", "Nothing yet.", "class")
	const want = `# HELP empty_seconds Nothing yet.
# TYPE empty_seconds histogram
empty_seconds_bucket{le="1"} 0
empty_seconds_bucket{le="+Inf"} 0
empty_seconds_sum 0
empty_seconds_count 0
# HELP feeds_read_total Feeds read, by how it ended.
# TYPE feeds_read_total counter
feeds_read_total{class="ok"} 2
feeds_read_total{class="timeout"} 1
# HELP fetch_seconds What a fetch took.
# TYPE fetch_seconds histogram
fetch_seconds_bucket{class="ok",le="0.1"} 2
fetch_seconds_bucket{class="ok",le="1"} 3
fetch_seconds_bucket{class="ok",le="10"} 3
fetch_seconds_bucket{class="ok",le="+Inf"} 4
fetch_seconds_sum{class="ok"} 99.65
fetch_seconds_count{class="ok"} 4
# HELP odd Labels that need care.
# TYPE odd gauge
odd{what="a \"quoted\"\\\nline` + "\uFFFD" + `"} -1.5
# HELP starts_total A backslash \\ and\na line.
# TYPE starts_total counter
starts_total 0
# HELP stories Stories with a page.
# TYPE stories gauge
stories 12
`
	if got := written(t, r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A stranger who asks for a million addresses gets no million lines.
func TestSetsAreBounded(t *testing.T) {
	r := &Registry{}
	c := r.Counter("requests_total", "Requests.", "route", "status")
	for i := range 10 * mostSets {
		c.Add(1, fmt.Sprint("/", i), "2xx")
	}
	samples, err := Parse(written(t, r))
	if err != nil || len(samples) != mostSets+1 {
		t.Fatalf("%d lines, want %d; %v", len(samples), mostSets+1, err)
	}
	for _, s := range samples {
		if s.Labels == `route="other",status="other"` {
			if s.Value != 9*mostSets {
				t.Errorf("%v, want %d", s, 9*mostSets)
			}
			return
		}
	}
	t.Error("the rest is not counted")
}

func TestNilCountsNothing(t *testing.T) {
	var c *Counter
	var g *Gauge
	var h *Histogram
	c.Add(1, "x")
	g.Set(1)
	h.Observe(1, "x", "y")
}

func TestMisuse(t *testing.T) {
	for name, f := range map[string]func(r *Registry){
		"a name with a blank":   func(r *Registry) { r.Counter("a b", "") },
		"a name with a capital": func(r *Registry) { r.Counter("Total", "") },
		"no name":               func(r *Registry) { r.Gauge("", "") },
		"a digit first":         func(r *Registry) { r.Gauge("1a", "") },
		"the label of buckets":  func(r *Registry) { r.Gauge("a", "", "le") },
		"a name twice":          func(r *Registry) { r.Gauge("a", ""); r.Counter("a", "") },
		"a label too few":       func(r *Registry) { r.Counter("a", "", "x").Add(1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: it does not panic", name)
				}
			}()
			f(&Registry{})
		}()
	}
}

func TestAtOnce(t *testing.T) {
	r := &Registry{}
	c := r.Counter("a_total", "A.", "x")
	h := r.Histogram("b_seconds", "B.", Seconds)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for n := range 1000 {
				c.Add(1, fmt.Sprint(i%3))
				h.Observe(float64(n) / 100)
				if n%100 == 0 {
					_ = r.Write(&strings.Builder{})
				}
			}
		})
	}
	wg.Wait()
	samples, err := Parse(written(t, r))
	if err != nil {
		t.Fatal(err)
	}
	var sum float64
	for _, s := range samples {
		if s.Name == "a_total" || s.Name == "b_seconds_count" {
			sum += s.Value
		}
	}
	if sum != 16000 {
		t.Errorf("%v counted, want 16000", sum)
	}
}

// The strict reader finds each of these faults.
func TestParseFindsFaults(t *testing.T) {
	const head = "# HELP a A.\n# TYPE a counter\n"
	const hist = "# HELP h H.\n# TYPE h histogram\n"
	for name, c := range map[string]struct{ text, want string }{
		"no end":                 {head + "a 1", "no end"},
		"no help":                {"# TYPE a counter\na 1\n", "no help"},
		"no type":                {"# HELP a A.\na 1\n", "no type"},
		"nothing above":          {"a 1\n", "no type above"},
		"another metric":         {head + "b 1\n", "no type above"},
		"twice":                  {head + "a 1\n" + head + "a 1\n", "comes twice"},
		"a sample twice":         {head + "a{x=\"1\"} 1\na{x=\"1\"} 2\n", "comes twice"},
		"no number":              {head + "a one\n", "no number"},
		"a counter below 0":      {head + "a -1\n", "below 0"},
		"a bare quote":           {head + "a{x=\"\"\"} 1\n", "neither"},
		"a wrong escape":         {head + "a{x=\"\\t\"} 1\n", "neither"},
		"a comma at the end":     {head + "a{x=\"1\",} 1\n", "neither"},
		"no blank line":          {head + "\n", "neither"},
		"a bucket without bound": {hist + "h_bucket 1\n", "no sample of a histogram"},
		"counts that fall":       {hist + "h_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n", "do not add up"},
		"bounds that fall":       {hist + "h_bucket{le=\"2\"} 1\nh_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n", "do not add up"},
		"no last bucket":         {hist + "h_bucket{le=\"2\"} 1\nh_sum 1\nh_count 1\n", "do not add up"},
		"another count":          {hist + "h_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 2\n", "do not add up"},
		"no sum":                 {hist + "h_bucket{le=\"+Inf\"} 1\nh_count 1\n", "do not add up"},
	} {
		if _, err := Parse(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// Whatever the labels and help are, what is written can be read.
func FuzzWrite(f *testing.F) {
	f.Add("Help.", "a \"label\"\n", 1.5)
	f.Fuzz(func(t *testing.T, help, label string, v float64) {
		r := &Registry{}
		r.Gauge("a", help, "x").Set(v, label)
		r.Histogram("b", help, Seconds, "x").Observe(v, label)
		written(t, r)
	})
}

func BenchmarkAdd(b *testing.B) {
	c := (&Registry{}).Counter("requests_total", "Requests.", "route", "status")
	for b.Loop() {
		c.Add(1, "/story/{id}", "2xx")
	}
}
