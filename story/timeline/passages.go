package timeline

import (
	"maps"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Passages returns up to n sentences that tell best what happened on a day, the
// best first. Sentences fit to be shown by themselves go before all others; no
// two say the same.
func (c *Calendar) Passages(day time.Time, n int) []article.Passage {
	t := c.on[article.CivilDay(day)]
	if t == nil {
		return nil
	}
	lines := slices.Clone(t.openings)
	for _, n := range t.naming {
		lines = append(lines, n.line)
	}
	slices.Sort(lines)
	var fit, rest []int32
	for _, i := range lines {
		if c.lines[i].plain() {
			fit = append(fit, i)
		} else {
			rest = append(rest, i)
		}
	}
	p := picker{calendar: c, centre: c.centre(t), sum: map[int32]float64{}}
	p.pick(fit, n)
	p.pick(rest, n)
	out := make([]article.Passage, len(p.picked))
	for k, i := range p.picked {
		out[k] = c.lines[i].passage
	}
	return out
}

// plain reports whether a sentence is fit to be shown by itself: neither a
// fragment nor a paragraph, and as near to the story's matter as most.
func (l line) plain() bool {
	n := l.passage.Span.Len()
	return n >= shortest && n <= long && l.about >= 1
}

// centre is what the sentences that name a day and the openings of that day
// have in common: the mean of their means over the words in both, or the mean
// of the one group there is; brought to length 1.
func (c *Calendar) centre(t *told) map[int32]float64 {
	if t.centre != nil {
		return t.centre
	}
	var named []int32
	for _, n := range t.naming {
		named = append(named, n.line)
	}
	t.centre = c.mean(named)
	openings := c.mean(t.openings)
	switch {
	case len(named) == 0:
		t.centre = openings
	case len(openings) > 0:
		for w, x := range t.centre {
			if y := openings[w]; y > 0 {
				t.centre[w] = x + y
			} else {
				delete(t.centre, w)
			}
		}
	}
	square := 0.0
	for _, w := range slices.Sorted(maps.Keys(t.centre)) {
		square += t.centre[w] * t.centre[w]
	}
	for w := range t.centre {
		t.centre[w] /= math.Sqrt(square)
	}
	return t.centre
}

func (c *Calendar) mean(lines []int32) map[int32]float64 {
	m := map[int32]float64{}
	for _, i := range lines {
		for _, w := range c.lines[i].words {
			m[w.word] += w.weight / float64(len(lines))
		}
	}
	return m
}

// near is how close a sentence comes to a day's centre, from 0 to 1; 0 for one
// that is not known to tell of any day, and for a day of which too few tell to
// have a centre.
func (c *Calendar) near(p article.Passage, day time.Time) float64 {
	i, ok := c.at[p]
	t := c.on[day]
	if !ok || t == nil || len(t.naming) < enough {
		return 0
	}
	return dot(c.lines[i].words, c.centre(t))
}

// picker chooses lines one by one, each time the one that brings the sum of all
// chosen closest to the centre.
type picker struct {
	calendar *Calendar
	centre   map[int32]float64
	picked   []int32
	sum      map[int32]float64 // of the picked
	near     float64           // sum · centre
	square   float64           // |sum|²
}

// pick adds lines of the given ones until n are picked.
func (p *picker) pick(from []int32, n int) {
	near := make([]float64, len(from))
	out := make([]bool, len(from)) // picked, or says what a picked one says
	for k, i := range from {
		words := p.calendar.lines[i].words
		near[k] = dot(words, p.centre)
		out[k] = len(words) == 0
		for _, j := range p.picked {
			out[k] = out[k] || cosine(words, p.calendar.lines[j].words) > twice
		}
	}
	for len(p.picked) < n {
		best, most := -1, math.Inf(-1)
		for k, i := range from {
			if out[k] {
				continue
			}
			length := math.Sqrt(p.square + 2*dot(p.calendar.lines[i].words, p.sum) + 1)
			if s := (p.near + near[k]) / length; s > most {
				best, most = k, s
			}
		}
		if best < 0 {
			return
		}
		words := p.calendar.lines[from[best]].words
		p.square += 2*dot(words, p.sum) + 1
		p.near += near[best]
		for _, w := range words {
			p.sum[w.word] += w.weight
		}
		p.picked = append(p.picked, from[best])
		for k, i := range from {
			out[k] = out[k] || cosine(words, p.calendar.lines[i].words) > twice
		}
	}
}

func dot(v []weighed, m map[int32]float64) float64 {
	sum := 0.0
	for _, w := range v {
		sum += w.weight * m[w.word]
	}
	return sum
}

// cosine is the likeness of two lines, both of length 1.
func cosine(a, b []weighed) float64 {
	sum := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].word == b[0].word:
			sum += a[0].weight * b[0].weight
			a, b = a[1:], b[1:]
		case a[0].word < b[0].word:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return sum
}
