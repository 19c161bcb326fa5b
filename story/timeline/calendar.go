package timeline

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Calendar is a story day by day: which days the sources make most of, and
// which sentences tell of a day best. It asks for no event to be understood, so
// it weighs events and their passages, and it fills a timeline of any length.
//
// A day matters as the sources come back to it: by the sentences that name it,
// each as far as it is about the story's matter and early in its article; by
// the origins published on it; by the origins that name it more than two days
// after. These are counts that Gholipour Ghalandari and Ifrim ("Examining the
// State-of-the-Art in News Timeline Summarization", ACL 2020) feed to a
// regression; here each counts by its logarithm and none is learned. What a
// sentence is about is its likeness to the mean of all of them. A copy adds
// nothing.
//
// Of a day tell the sentences that name it, and the openings, if they name no
// day, of the articles of that day and the next. What the two groups have in
// common is the day's centre (PM-mean, in the same paper), and those sentences
// are chosen whose sum comes closest to it (centroid optimisation).
type Calendar struct {
	days  []Day // heaviest first
	lines []line
	at    map[article.Passage]int32 // index into lines
	on    map[time.Time]*told
}

// Day is a civil day of a story.
type Day struct {
	Date   time.Time
	Weight float64 // for comparing days of one story
}

// line is a sentence that may tell of a day.
type line struct {
	passage article.Passage
	words   []weighed // of length 1, sorted by word
	about   float64   // how far it is about the story's matter; 1 is the mean
}

// weighed is a word with its weight in a sentence.
type weighed struct {
	word   int32
	weight float64
}

// told is what the sources make of a day.
type told struct {
	naming           []naming
	openings         []int32         // indices into Calendar.lines
	published, later map[string]bool // origins
	weight           float64
	centre           map[int32]float64 // of its lines; nil until asked for
}

// naming is a line that names a day.
type naming struct {
	line int32
	lead float64 // 1 for the first sentence of its article, less for later ones
}

const (
	// opening is how many sentences of an article are news of the day it was
	// published, or of the day before.
	opening = 5
	// afterwards is how many days behind a day a source comes back to it.
	afterwards = 2
	// shortest and long bound a sentence that is fit to be shown by itself, in
	// bytes.
	shortest, long = 40, 250
	// twice is how alike two sentences are, as the cosine of their words, that
	// say the same.
	twice = 0.6
	// enough is how many sentences must name a day to have something in common
	// that one of them can be close to.
	enough = 10
)

// NewCalendar reads a story. Linear in its text.
func NewCalendar(s *story.Story) *Calendar {
	b := indexer{calendar: &Calendar{at: map[article.Passage]int32{}, on: map[time.Time]*told{}}, ids: map[string]int32{}}
	for _, r := range s.Readings {
		if r.Origin.Kind != article.Copy && r.Origin.Kind != article.Aggregate {
			b.article(r)
		}
	}
	b.weigh()
	c := b.calendar
	c.relate()
	for date, t := range c.on {
		if t.weight = c.weight(t); t.weight > 0 {
			c.days = append(c.days, Day{date, t.weight})
		}
	}
	slices.SortFunc(c.days, func(a, b Day) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), a.Date.Compare(b.Date))
	})
	return c
}

// Days are the story's days, the heaviest first.
func (c *Calendar) Days() []Day { return c.days }

// weightOf is a day's weight, 0 for one that nobody makes anything of.
func (c *Calendar) weightOf(day time.Time) float64 {
	if t := c.on[day]; t != nil {
		return t.weight
	}
	return 0
}

func (c *Calendar) weight(t *told) float64 {
	mentions := 0.0
	for _, n := range t.naming {
		mentions += n.lead * c.lines[n.line].about
	}
	return math.Log1p(mentions) + 0.5*math.Log1p(float64(len(t.published))) + 0.5*math.Log1p(float64(len(t.later)))
}

// relate says of each line how far it is about the story's matter.
func (c *Calendar) relate() {
	all := make([]int32, len(c.lines))
	for i := range all {
		all[i] = int32(i)
	}
	matter := c.mean(all)
	for i := range c.lines {
		c.lines[i].about = dot(c.lines[i].words, matter)
	}
	sum, n := 0.0, 0.0
	for _, l := range c.lines {
		sum += l.about
		n++
	}
	for i := range c.lines {
		c.lines[i].about = ratio(c.lines[i].about*n, sum)
	}
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// indexer fills a calendar.
type indexer struct {
	calendar *Calendar
	ids      map[string]int32 // of stems, and of words as they stand
	spread   []float64        // by word: in how many lines
}

func (b *indexer) article(r *article.Reading) {
	witness, published := r.Origin.Witness(), r.Date
	var openings []*told // of the day it was published, and of the day before
	if published.OneDay() {
		openings = []*told{b.day(published.From), b.day(published.From.AddDate(0, 0, -1))}
		openings[0].published[witness] = true
	}
	times, n := r.Notes.Times, 0
	for i, sentence := range r.Sentences {
		for len(times) > 0 && times[0].Start < sentence.Start {
			times = times[1:]
		}
		if !r.Prose(i) {
			continue
		}
		n++
		days := daysNamed(times, sentence.End)
		if len(days) == 0 && (n > opening || len(openings) == 0) {
			continue
		}
		at := b.line(r, sentence.Span)
		if len(days) == 0 {
			for _, t := range openings {
				t.openings = append(t.openings, at)
			}
		}
		for _, d := range days {
			t := b.day(d)
			t.naming = append(t.naming, naming{at, 1 / (1 + float64(n-1)/10)})
			if published.OneDay() && published.From.Sub(d) > afterwards*24*time.Hour {
				t.later[witness] = true
			}
		}
	}
}

// daysNamed are the single days that the times before byte end name, in text
// order, each once.
func daysNamed(times []article.Time, end int) []time.Time {
	var days []time.Time
	for _, tm := range times {
		if tm.Start >= end {
			break
		}
		if (tm.Kind == article.DateTime || tm.Kind == article.Clock) && tm.When.OneDay() && !slices.Contains(days, tm.When.From) {
			days = append(days, tm.When.From)
		}
	}
	return days
}

func (b *indexer) day(d time.Time) *told {
	t := b.calendar.on[d]
	if t == nil {
		t = &told{published: map[string]bool{}, later: map[string]bool{}}
		b.calendar.on[d] = t
	}
	return t
}

// line adds a sentence. Its words have their counts for weights until weigh.
func (b *indexer) line(r *article.Reading, sentence text.Span) int32 {
	stop := lang.For(r.Lang).Words.Stop
	var words []weighed
	for _, tok := range story.TokensIn(r.Notes.Tokens, sentence) {
		if tok.Kind == text.Word && !stop.Has(tok.Lower) || tok.Kind == text.Number {
			words = append(words, weighed{b.word(tok.Lower), 1})
		}
	}
	slices.SortFunc(words, func(x, y weighed) int { return cmp.Compare(x.word, y.word) })
	n := 0
	for _, w := range words {
		if n > 0 && words[n-1].word == w.word {
			words[n-1].weight++
			continue
		}
		words[n] = w
		n++
		b.spread[w.word]++
	}
	c, p := b.calendar, r.At(sentence)
	c.at[p] = int32(len(c.lines))
	c.lines = append(c.lines, line{passage: p, words: words[:n:n]})
	return c.at[p]
}

// word is the number of a word's stem.
func (b *indexer) word(lower string) int32 {
	if id, ok := b.ids[lower]; ok {
		return id
	}
	stem := text.Stem(lower)
	id, ok := b.ids[stem]
	if !ok {
		id = int32(len(b.spread))
		b.spread = append(b.spread, 0)
		b.ids[stem] = id
	}
	b.ids[lower] = id
	return id
}

// weigh turns counts into TF-IDF and brings every line to length 1.
func (b *indexer) weigh() {
	lines := b.calendar.lines
	for _, l := range lines {
		square := 0.0
		for i, w := range l.words {
			l.words[i].weight *= 1 + math.Log(float64(len(lines)+1)/(1+b.spread[w.word]))
			square += l.words[i].weight * l.words[i].weight
		}
		for i := range l.words {
			l.words[i].weight /= math.Sqrt(square)
		}
	}
}
