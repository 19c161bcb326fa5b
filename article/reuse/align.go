package reuse

import "slices"

// match is what the alignment of two sheets, a and b, found.
type match struct {
	shareA, shareB float64 // told sentences that stand in the other, by weight
	looseA, looseB float64 // the same with sentences that are only alike
	linesA, linesB int     // told sentences that stand in the other
	nearA, nearB   int     // told sentences that are at least alike
	ofA, ofB       int     // told sentences there are
	closeness      float64 // mean likeness of the sentences that match
	grams          float64 // fingerprints shared, of the shorter's
	ordered        float64 // of the matches that stand in the same order
	quotesA        int     // quotations of a, and how many of them b has
	quotes         int
	in, inB        []bool // by line of a, of b: stands in the other
	formula        bool   // what matches names other people, places and figures
}

// turned is the match seen from b.
func (m match) turned() match {
	m.shareA, m.shareB = m.shareB, m.shareA
	m.looseA, m.looseB = m.looseB, m.looseA
	m.linesA, m.linesB = m.linesB, m.linesA
	m.nearA, m.nearB = m.nearB, m.nearA
	m.ofA, m.ofB = m.ofB, m.ofA
	m.in, m.inB = m.inB, m.in
	return m
}

// likeness of two sentences, as the weight of the words they share: from
// standsIn on, one is the other with some words changed; from alike on, they
// may tell the same thing in other words.
const (
	standsIn = 0.52
	alike    = 0.32
)

// mostCross bounds the pairs of sentences looked at for one word: a word that
// stands everywhere in both articles tells no sentences apart.
const mostCross = 1024

// aligner aligns pairs of sheets; it is kept for its memory.
type aligner struct {
	idf  []int32
	grid []int32
	to   []int // of the last pair: the line of b that each line of a stands in, or -1
}

// align matches each told sentence of a with the most alike one of b. Words
// are merged, not sentences: the cost is that of the words they share.
func (al *aligner) align(a, b *sheet) match {
	n, m := len(a.lines), len(b.lines)
	if cap(al.grid) < n*m {
		al.grid = make([]int32, n*m)
	}
	al.grid = al.grid[:n*m]
	clear(al.grid)
	al.overlap(a.posts, b.posts, m)

	var shareA, shareB, looseA, looseB int
	best := match{in: make([]bool, n), inB: make([]bool, m), quotesA: len(a.quotes)}
	bestB := make([]float64, m)
	order := make([]int, 0, n)
	sum := 0.0
	al.to = al.to[:0]
	for i := range a.lines {
		al.to = append(al.to, -1)
		la := &a.lines[i]
		if !la.told() {
			continue
		}
		best.ofA++
		top, at := 0.0, -1
		for j := range b.lines {
			lb := &b.lines[j]
			if !lb.told() {
				continue
			}
			common := al.grid[i*m+j]
			if common == 0 {
				continue
			}
			like := 2 * float64(common) / float64(la.weight+lb.weight)
			if la.hash == lb.hash {
				like = 1
			}
			bestB[j] = max(bestB[j], like)
			if like > top {
				top, at = like, j
			}
		}
		if top >= alike {
			looseA += int(la.weight)
			best.nearA++
		}
		if top >= standsIn {
			shareA += int(la.weight)
			best.linesA++
			best.in[i] = true
			sum += top
			order = append(order, at)
			al.to[i] = at
		}
	}
	for j := range b.lines {
		lb := &b.lines[j]
		if !lb.told() {
			continue
		}
		best.ofB++
		if bestB[j] >= alike {
			looseB += int(lb.weight)
			best.nearB++
		}
		if bestB[j] >= standsIn {
			shareB += int(lb.weight)
			best.linesB++
			best.inB[j] = true
		}
	}
	best.shareA, best.looseA = part(float64(shareA), float64(a.total)), part(float64(looseA), float64(a.total))
	best.shareB, best.looseB = part(float64(shareB), float64(b.total)), part(float64(looseB), float64(b.total))
	best.closeness = part(sum, float64(best.linesA))
	best.ordered = part(float64(rising(order)), float64(len(order)))
	best.grams = part(float64(common(a.grams, b.grams)), float64(min(len(a.grams), len(b.grams))))
	best.formula = al.formula(a, b, &best)
	for _, q := range a.quotes {
		if 10*common(q, b.grams) >= 6*len(q) {
			best.quotes++
		}
	}
	return best
}

// A report of the same kind, of the market or of another match, may stand in the
// words of an earlier one, sentence for sentence, and be of another matter: then
// most of its names and numbers are others. Where what matches has hardly any, as
// asides have, those of the two articles as a whole tell it.
const (
	fewestMarks = 4   // names and numbers to judge by
	formulaHas  = 0.5 // of them stand in the other article, in a formula fewer
)

// formula reports whether two articles have the wording of their kind in common,
// and not their report.
func (al *aligner) formula(a, b *sheet, m *match) bool {
	inA, knownA := al.marksKnown(a, b, m.in)
	inB, knownB := al.marksKnown(b, a, m.inB)
	if max(inA, inB) >= fewestMarks {
		return inA >= fewestMarks && knownA < formulaHas || inB >= fewestMarks && knownB < formulaHas
	}
	allA, knownA := al.marksKnown(a, b, nil)
	allB, knownB := al.marksKnown(b, a, nil)
	return min(allA, allB) >= fewestMarks && max(knownA, knownB) < formulaHas
}

// marksKnown counts the names and numbers in some lines of a, in all if in is nil,
// and says what part of them, by weight, stands anywhere in b.
func (al *aligner) marksKnown(a, b *sheet, in []bool) (n int, known float64) {
	has, all, k := int32(0), int32(0), 0
	for i := 0; i < len(a.marks.words); {
		w := a.marks.words[i]
		counts := in == nil
		for ; i < len(a.marks.words) && a.marks.words[i] == w; i++ {
			counts = counts || in[a.marks.lines[i]]
		}
		if !counts {
			continue
		}
		n++
		all += al.idf[w]
		for k < len(b.posts.words) && b.posts.words[k] < w {
			k++
		}
		if k < len(b.posts.words) && b.posts.words[k] == w {
			has += al.idf[w]
		}
	}
	return n, part(float64(has), float64(all))
}

// overlap fills the grid with the weight of the words that line i of a and
// line j of b share.
func (al *aligner) overlap(a, b posts, m int) {
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		w := a.words[i]
		if w < b.words[j] {
			i++
			continue
		}
		if w > b.words[j] {
			j++
			continue
		}
		na, nb := run(a.words[i:]), run(b.words[j:])
		if weight := al.idf[w]; na*nb <= 64 || weight > lightWeight && na*nb <= mostCross {
			for _, p := range a.lines[i : i+na] {
				row := al.grid[int(p)*m:]
				for _, q := range b.lines[j : j+nb] {
					row[q] += weight
				}
			}
		}
		i, j = i+na, j+nb
	}
}

// run is how often the first word stands at the start.
func run(words []uint32) int {
	n := 1
	for n < len(words) && words[n] == words[0] {
		n++
	}
	return n
}

// common counts what two sorted sets share.
func common(a, b []uint32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// rising is the length of the longest rising subsequence (Fredman 1975).
func rising(xs []int) int {
	var tails []int
	for _, x := range xs {
		i, found := slices.BinarySearch(tails, x)
		switch {
		case found:
		case i == len(tails):
			tails = append(tails, x)
		default:
			tails[i] = x
		}
	}
	return len(tails)
}

func part(x, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return x / of
}

// told reports whether enough of the sentence is the article's own telling to
// judge by: not a quotation, not a line that stands on every page of its
// outlet, not three words.
func (l *line) told() bool { return !l.furnish && l.words >= 4 && l.words >= l.quoted/2 }

// weigh sets what each line counts for, once the words have their weights.
func (s *sheet) weigh(idf []int32) {
	for i := range s.lines {
		s.lines[i].weight = 0
	}
	for i, w := range s.posts.words {
		s.lines[s.posts.lines[i]].weight += idf[w]
	}
	s.total = 0
	for i := range s.lines {
		if s.lines[i].told() {
			s.total += int(s.lines[i].weight)
		}
	}
}
