package reuse

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Change is a place where one article's sentence says something else than the
// sentence of another that it repeats.
type Change struct {
	Was, Now article.Passage // the words that differ; one of them may be empty
	Figure   bool            // a number stands in them
}

// longestDiffed is the number of tokens of a sentence up to which its words are
// compared one by one.
const longestDiffed = 300

// Diff lists what was altered in a copy, in the order of the copy: sentences
// that stand in both are compared token by token. What was left out or put in
// as a whole sentence is not listed.
func Diff(origin, copied *article.Reading) []Change {
	var both corpus
	both.add(origin)
	both.add(copied)
	c := both.inOrder()
	was, now := both.sheets[0], both.sheets[1]
	al := aligner{idf: c.vocab.idf}
	al.align(now, was)
	var out []Change
	for n, at := range al.to {
		if at < 0 || now.lines[n].hash == was.lines[at].hash {
			continue
		}
		a := tokensOf(origin, was.lines[at])
		b := tokensOf(copied, now.lines[n])
		if len(a) <= longestDiffed && len(b) <= longestDiffed {
			out = append(out, diffTokens(origin, copied, a, b)...)
		}
	}
	return out
}

// tokensOf are the tokens of a line.
func tokensOf(r *article.Reading, l line) []text.Token {
	s := sentencesOf(r.Article)[l.sentence].Span
	toks := r.Notes.Tokens
	for len(toks) > 0 && toks[0].Start < s.Start {
		toks = toks[1:]
	}
	n := 0
	for n < len(toks) && toks[n].End <= s.End {
		n++
	}
	return toks[:n]
}

// diffTokens lists the runs of tokens outside a longest common subsequence.
func diffTokens(origin, copied *article.Reading, a, b []text.Token) []Change {
	rest := commonRest(a, b)
	var out []Change
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		if i < len(a) && j < len(b) && a[i].Lower == b[j].Lower {
			i, j = i+1, j+1
			continue
		}
		fromA, fromB := i, j
		for i < len(a) || j < len(b) {
			if i < len(a) && j < len(b) && a[i].Lower == b[j].Lower {
				break
			}
			if j == len(b) || i < len(a) && rest[i+1][j] >= rest[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if worded(a[fromA:i]) || worded(b[fromB:j]) {
			out = append(out, Change{
				Was:    origin.At(spanOf(a, fromA, i)),
				Now:    copied.At(spanOf(b, fromB, j)),
				Figure: figured(a[fromA:i]) || figured(b[fromB:j]),
			})
		}
	}
	return out
}

// commonRest holds at [i][j] the length of the longest common subsequence of
// a[i:] and b[j:].
func commonRest(a, b []text.Token) [][]int {
	rest := make([][]int, len(a)+1)
	for i := range rest {
		rest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].Lower == b[j].Lower {
				rest[i][j] = rest[i+1][j+1] + 1
			} else {
				rest[i][j] = max(rest[i+1][j], rest[i][j+1])
			}
		}
	}
	return rest
}

// worded reports whether more than punctuation stands in the run.
func worded(run []text.Token) bool {
	for _, t := range run {
		if t.Kind == text.Word || t.Kind == text.Number {
			return true
		}
	}
	return false
}

func figured(run []text.Token) bool {
	for _, t := range run {
		if t.Kind == text.Number {
			return true
		}
	}
	return false
}

// spanOf covers the tokens from i to j; an empty run is the place before
// token i.
func spanOf(toks []text.Token, i, j int) text.Span {
	switch {
	case i < j:
		return text.Span{Start: toks[i].Start, End: toks[j-1].End}
	case i < len(toks):
		return text.Span{Start: toks[i].Start, End: toks[i].Start}
	case len(toks) > 0:
		return text.Span{Start: toks[len(toks)-1].End, End: toks[len(toks)-1].End}
	}
	return text.Span{}
}
