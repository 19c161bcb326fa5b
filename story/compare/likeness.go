package compare

import (
	"cmp"
	"math"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Likeness compares stretches of text of one story: answers to a question,
// words that tell something. It takes time quadratic in their number.
type Likeness struct {
	scale *scale
	told  []stretch
	rows  [][]float64 // of Score, once it was asked for
}

// stretch is one of them: what it names itself, what its sentence does, what
// its article does, and the episode it is of.
type stretch struct {
	own, sentence, whole bag
	episode              string
}

// Alike reads the stretches, which are of articles of s. Its cast is resolved;
// with its episodes, stretches of two of them tell two happenings.
func Alike(s *story.Story, told []article.Passage) *Likeness {
	l := &Likeness{}
	episodes := map[article.ID]string{}
	for _, e := range s.Episodes {
		for _, id := range e.Articles {
			episodes[id] = e.ID
		}
	}
	language := lang.For("")
	var sentences []bag
	whole, first := map[article.ID]bag{}, map[article.ID]int{}
	for _, r := range s.Readings {
		language = lang.For(r.Lang)
		first[r.ID] = len(sentences)
		for _, sen := range r.Sentences {
			sentences = append(sentences, termsOf(s, r, sen.Span))
		}
		var all []term
		for _, b := range sentences[first[r.ID]:] {
			all = append(all, b.terms...)
		}
		whole[r.ID] = bagOf(language, all)
	}
	l.scale = scaleOf(language, sentences)
	for _, p := range told {
		r := s.Reading(p.Article)
		t := stretch{own: termsOf(s, r, p.Span), whole: whole[p.Article], episode: episodes[p.Article]}
		if n := r.SentenceAt(p.Span.Start); n >= 0 {
			t.sentence = sentences[first[r.ID]+n]
		}
		l.told = append(l.told, t)
	}
	return l
}

// Same is the score from which two stretches say the same.
const Same = 0.28

// Score is how far stretches i and k say the same, 0 to 1: half of it what they
// and their articles name in common, half how far they are alike to the same
// others. Two answers that share no word may both share words with a third.
func (l *Likeness) Score(i, k int) float64 {
	if l.rows == nil {
		l.rows = make([][]float64, len(l.told))
		for a := range l.rows {
			l.rows[a] = make([]float64, len(l.told))
			for b := range l.rows {
				x, y := &l.told[a], &l.told[b]
				l.rows[a][b] = 0.8*l.scale.overlap(x.own, y.own) + 0.2*l.scale.overlap(x.whole, y.whole)
			}
		}
	}
	return (l.rows[i][k] + cosine(l.rows[i], l.rows[k])) / 2
}

func cosine(a, b []float64) float64 {
	dot, na, nb := 0.0, 0.0, 0.0
	for i := range a {
		dot += a[i] * b[i]
		na += a[i] * a[i]
		nb += b[i] * b[i]
	}
	if na == 0 || nb == 0 {
		return 0
	}
	return dot / math.Sqrt(na*nb)
}

// one and mean are how alike two stretches must be to tell one happening, and
// two groups of them on average. A stretch is as like another as its own words
// are, times what speaks for one happening: the episode, which counts 1, and
// the sentences.
const (
	one     = 0.8
	mean    = 0.4
	leastOf = 0.3 // of their own words
)

// Happenings groups the stretches that tell one happening; each gets the number
// of its group. The most alike are joined first, by average linkage (Sokal and
// Michener 1958).
func (l *Likeness) Happenings() []int {
	type pair struct {
		i, k  int
		score float64
	}
	n := len(l.told)
	score := make([][]float64, n)
	var pairs []pair
	for i := range n {
		score[i] = make([]float64, n)
		for k := range i {
			s := l.telling(&l.told[i], &l.told[k])
			score[i][k], score[k][i] = s, s
			if s >= one {
				pairs = append(pairs, pair{i, k, s})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	of, groups := make([]int, n), make([][]int, n)
	for i := range of {
		of[i], groups[i] = i, []int{i}
	}
	for _, p := range pairs {
		a, b := of[p.i], of[p.k]
		if a == b {
			continue
		}
		sum := 0.0
		for _, x := range groups[a] {
			for _, y := range groups[b] {
				sum += score[x][y]
			}
		}
		if sum < mean*float64(len(groups[a])*len(groups[b])) {
			continue
		}
		for _, y := range groups[b] {
			of[y] = a
		}
		groups[a], groups[b] = append(groups[a], groups[b]...), nil
	}
	return of
}

// telling is how far two stretches tell one happening.
func (l *Likeness) telling(a, b *stretch) float64 {
	own := l.scale.overlap(a.own, b.own)
	if own < leastOf {
		return 0
	}
	around := l.scale.overlap(a.sentence, b.sentence)
	if a.episode == b.episode {
		around++
	}
	return own * around
}
