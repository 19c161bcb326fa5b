package main

import (
	"math"

	"github.com/synoptic-news/synoptic/text"
)

// bcubed is the mean over all items of the share of an item's own cluster that
// belongs with it, and of the share of what belongs with it that is in its
// cluster (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using
// the Vector Space Model", ACL 1998). It returns the score of each item.
func bcubed(gold, ours []string) []score {
	golds, found, both := map[string]float64{}, map[string]float64{}, map[[2]string]float64{}
	for i := range gold {
		golds[gold[i]]++
		found[ours[i]]++
		both[[2]string{gold[i], ours[i]}]++
	}
	out := make([]score, len(gold))
	for i := range gold {
		n := both[[2]string{gold[i], ours[i]}]
		out[i] = score{gold: 1, found: 1, hitGold: n / golds[gold[i]], hitFound: n / found[ours[i]]}
	}
	return out
}

// pairwise counts the pairs of items that are in one cluster: in the gold, in
// ours and in both (Miranda et al., "Multilingual Clustering of Streaming
// News", EMNLP 2018, who call it the standard F1).
func pairwise(gold, ours []string) score {
	golds, found, both := map[string]float64{}, map[string]float64{}, map[[2]string]float64{}
	for i := range gold {
		golds[gold[i]]++
		found[ours[i]]++
		both[[2]string{gold[i], ours[i]}]++
	}
	hits := 0.0
	for _, n := range both {
		hits += pairs(n)
	}
	s := score{hitGold: hits, hitFound: hits}
	for _, n := range golds {
		s.gold += pairs(n)
	}
	for _, n := range found {
		s.found += pairs(n)
	}
	return s
}

func pairs(n float64) float64 { return n * (n - 1) / 2 }

// muc counts links: a cluster of n items needs n-1 of them, and the other side
// lacks one for each further piece it leaves the cluster in (Vilain et al., "A
// Model-Theoretic Coreference Scoring Scheme", MUC-6, 1995).
func muc(gold, ours []string) score {
	links := func(a, b []string) (need, have float64) {
		size, parts := map[string]float64{}, map[string]map[string]bool{}
		for i := range a {
			size[a[i]]++
			if parts[a[i]] == nil {
				parts[a[i]] = map[string]bool{}
			}
			parts[a[i]][b[i]] = true
		}
		for k, n := range size {
			need += n - 1
			have += n - float64(len(parts[k]))
		}
		return need, have
	}
	var s score
	s.gold, s.hitGold = links(gold, ours)
	s.found, s.hitFound = links(ours, gold)
	return s
}

// ceafe aligns clusters one to one so that their likeness, 2|A∩B|/(|A|+|B|),
// sums to the most, and divides that by the number of clusters on either side
// (Luo, "On Coreference Resolution Performance Metrics", EMNLP 2005, φ4).
func ceafe(gold, ours []string) score {
	row, column := numbered(gold), numbered(ours)
	sizes := func(labels []string, at map[string]int) []float64 {
		n := make([]float64, len(at))
		for _, l := range labels {
			n[at[l]]++
		}
		return n
	}
	golds, found := sizes(gold, row), sizes(ours, column)
	like := make([][]float64, len(row))
	for i := range like {
		like[i] = make([]float64, len(column))
	}
	for i := range gold {
		like[row[gold[i]]][column[ours[i]]]++
	}
	for i, r := range like {
		for j := range r {
			r[j] = 2 * r[j] / (golds[i] + found[j])
		}
	}
	best := assign(like)
	return score{gold: float64(len(row)), found: float64(len(column)), hitGold: best, hitFound: best}
}

// numbered gives each label a number, in the order they come.
func numbered(labels []string) map[string]int {
	at := map[string]int{}
	for _, l := range labels {
		if _, ok := at[l]; !ok {
			at[l] = len(at)
		}
	}
	return at
}

// assign is the greatest sum of entries of a matrix, at most one a row and
// column: Kuhn's Hungarian method with potentials, rows added one at a time.
func assign(like [][]float64) float64 {
	if len(like) == 0 {
		return 0
	}
	if len(like) > len(like[0]) {
		like = transposed(like)
	}
	n, m := len(like), len(like[0])
	rows, columns := make([]float64, n+1), make([]float64, m+1) // potentials
	taken, from := make([]int, m+1), make([]int, m+1)           // row of a column; column before it on the path
	for i := 1; i <= n; i++ {
		taken[0] = i
		least, seen := make([]float64, m+1), make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		at := 0
		for taken[at] != 0 {
			seen[at] = true
			step, next := math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if seen[j] {
					continue
				}
				if cost := -like[taken[at]-1][j-1] - rows[taken[at]] - columns[j]; cost < least[j] {
					least[j], from[j] = cost, at
				}
				if least[j] < step {
					step, next = least[j], j
				}
			}
			for j := range least {
				if seen[j] {
					rows[taken[j]] += step
					columns[j] -= step
				} else {
					least[j] -= step
				}
			}
			at = next
		}
		for at != 0 {
			taken[at], at = taken[from[at]], from[at]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if taken[j] != 0 {
			sum += like[taken[j]-1][j-1]
		}
	}
	return sum
}

func transposed(a [][]float64) [][]float64 {
	out := make([][]float64, len(a[0]))
	for j := range out {
		out[j] = make([]float64, len(a))
		for i := range a {
			out[j][i] = a[i][j]
		}
	}
	return out
}

// matched pairs each gold span with one of ours that overlaps it, each of ours
// once: one with the same ends if there is one, else the first. It returns the
// index of ours for each gold span, or -1.
func matched(gold, ours []text.Span) []int {
	of, used := make([]int, len(gold)), make([]bool, len(ours))
	for i := range of {
		of[i] = -1
	}
	pass := func(fits func(a, b text.Span) bool) {
		for i, g := range gold {
			for k := 0; of[i] < 0 && k < len(ours); k++ {
				if !used[k] && fits(g, ours[k]) {
					of[i], used[k] = k, true
				}
			}
		}
	}
	pass(func(a, b text.Span) bool { return a == b })
	pass(text.Span.Overlaps)
	return of
}
