package main

import (
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// dayTexts is a timeline: for each day the sentences that tell of it.
type dayTexts map[time.Time][]string

func (t dayTexts) days() []time.Time {
	days := make([]time.Time, 0, len(t))
	for d := range t {
		days = append(days, d)
	}
	slices.SortFunc(days, time.Time.Compare)
	return days
}

// ngrams counts the n-grams of a day's sentences as ROUGE-1.5.5 does with -m -s,
// the options of tilse: without case, punctuation and stop words, stemmed, and
// across the ends of sentences. The stop words are those of lang.Words (ROUGE
// has about twice as many), the stemmer is Porter's second (ROUGE has his
// first).
func ngrams(sentences []string, n int) map[string]float64 {
	stop := lang.For("en").Words.Stop
	var words []string
	for _, s := range sentences {
		for _, t := range text.Tokens(s, text.Span{End: len(s)}) {
			if (t.Kind == text.Word || t.Kind == text.Number) && !stop.Has(t.Lower) {
				words = append(words, text.Stem(t.Lower))
			}
		}
	}
	counts := map[string]float64{}
	for i := n; i <= len(words); i++ {
		key := words[i-n]
		for _, w := range words[i-n+1 : i] {
			key += " " + w
		}
		counts[key]++
	}
	return counts
}

// common is how many n-grams two bags share.
func common(a, b map[string]float64) float64 {
	n := 0.0
	for g, x := range a {
		n += min(x, b[g])
	}
	return n
}

func size(a map[string]float64) float64 {
	n := 0.0
	for _, x := range a {
		n += x
	}
	return n
}

// alignedRouge is ROUGE-n of a timeline with aligned days, "align+ m:1" of
// Martschat and Markert ("Improving ROUGE for Timeline Summarization", EACL
// 2017; align_date_content_costs_many_to_one in their tilse).
//
// For precision each of our days is aligned with the reference day that costs
// least, for recall each reference day with one of ours; many may go to one. A
// pair costs (1 − 1/(1+days apart)) · (1 − ROUGE-1 F1 of the words as they
// stand); of two that cost the same the earlier is taken. Its shared n-grams
// count 1/(1+days apart). Precision is what is shared over the n-grams of ours,
// recall over those of the reference.
func alignedRouge(gold, ours dayTexts, n int) (precision, recall float64) {
	if len(gold) == 0 || len(ours) == 0 {
		return 0, 0
	}
	golds, found := bags(gold, n), bags(ours, n)
	cost := costs(golds, found)
	var hit, all float64
	for j, o := range found {
		best := 0
		for i := range golds {
			if cost[i][j] < cost[best][j] {
				best = i
			}
		}
		hit += common(golds[best].grams, o.grams) * nearness(golds[best].day, o.day)
		all += size(o.grams)
	}
	precision = ratio(hit, all)
	hit, all = 0, 0
	for i, g := range golds {
		best := 0
		for j := range found {
			if cost[i][j] < cost[i][best] {
				best = j
			}
		}
		hit += common(g.grams, found[best].grams) * nearness(g.day, found[best].day)
		all += size(g.grams)
	}
	return precision, ratio(hit, all)
}

// dayBag is a day of a timeline in words and n-grams.
type dayBag struct {
	day          time.Time
	words, grams map[string]float64
}

func bags(t dayTexts, n int) []dayBag {
	var out []dayBag
	for _, d := range t.days() {
		b := dayBag{day: d, words: map[string]float64{}, grams: ngrams(t[d], n)}
		for _, s := range t[d] {
			for _, tok := range text.Tokens(s, text.Span{End: len(s)}) {
				b.words[tok.Norm]++
			}
		}
		out = append(out, b)
	}
	return out
}

// costs are those of aligning a reference day (row) with one of ours (column).
func costs(golds, found []dayBag) [][]float64 {
	out := make([][]float64, len(golds))
	for i, g := range golds {
		out[i] = make([]float64, len(found))
		for j, o := range found {
			n := common(g.words, o.words)
			p, r := ratio(n, size(o.words)), ratio(n, size(g.words))
			out[i][j] = (1 - nearness(g.day, o.day)) * (1 - ratio(2*p*r, p+r))
		}
	}
	return out
}

// nearness is 1 for the same day and 1/(1+n) for days n apart.
func nearness(a, b time.Time) float64 {
	return 1 / (1 + math.Abs(math.Round(a.Sub(b).Hours()/24)))
}
