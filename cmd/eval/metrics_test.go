package main

import (
	"math"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/text"
)

// near6 compares with a value worked out by hand.
func near6(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func labels(s string) []string { return strings.Fields(s) }

// Five articles: the gold has {1 2 3} and {4 5}, ours are {1 2} and {3 4 5}.
// Precision of the items: 1, 1, 1/3, 2/3, 2/3; recall: 2/3, 2/3, 1/3, 1, 1.
func TestBCubed(t *testing.T) {
	var s score
	for _, item := range bcubed(labels("a a a b b"), labels("x x y y y")) {
		s.add(item)
	}
	near6(t, "precision", s.precision(), 11.0/15)
	near6(t, "recall", s.recall(), 11.0/15)
	near6(t, "F1", s.f1(), 11.0/15)
}

// Of the four gold pairs 12 13 23 45 ours have 12 and 45, and 34 and 35 besides.
func TestPairwise(t *testing.T) {
	s := pairwise(labels("a a a b b"), labels("x x y y y"))
	if want := (score{gold: 4, found: 4, hitGold: 2, hitFound: 2}); s != want {
		t.Errorf("%v, want %v", s, want)
	}
	if s := pairwise(labels("a a a"), labels("x y z")); s.recall() != 0 || s.precision() != 0 || s.f1() != 0 {
		t.Errorf("nothing in common: %v", s)
	}
}

// {1 2 3} is best aligned with {1 2}: 2·2/(3+2) = 0.8; {4 5} with {4 5}: 1. The
// third of ours, {3}, stays over: recall 1.8/2, precision 1.8/3.
func TestCEAFE(t *testing.T) {
	s := ceafe(labels("a a a b b"), labels("x x y z z"))
	near6(t, "recall", s.recall(), 0.9)
	near6(t, "precision", s.precision(), 0.6)
	near6(t, "F1", s.f1(), 0.72)
}

// The gold has {1 2 3 4} and {5 6}, ours are {1 2}, {3 4 5} and {6}. Of the
// 3 + 1 gold links {1 2 3 4} lies in two pieces and keeps 2, {5 6} in two and
// keeps none: recall 2/4. Of our 1 + 2 links {1 2} keeps 1, {3 4 5} in two
// pieces 1: precision 2/3.
func TestMUC(t *testing.T) {
	s := muc(labels("a a a a b b"), labels("x x y y y z"))
	if want := (score{gold: 4, found: 3, hitGold: 2, hitFound: 2}); s != want {
		t.Errorf("%v, want %v", s, want)
	}
}

func TestAssign(t *testing.T) {
	for _, c := range []struct {
		what string
		like [][]float64
		want float64
	}{
		{"taking the greatest first gives 0.6 only", [][]float64{{.6, .5}, {.55, 0}}, 1.05},
		{"more rows than columns", [][]float64{{1}, {3}, {2}}, 3},
		{"three by three", [][]float64{{7, 4, 3}, {6, 8, 5}, {9, 4, 4}}, 9 + 8 + 3},
		{"nothing", nil, 0},
	} {
		near6(t, c.what, assign(c.like), c.want)
	}
}

func TestMatched(t *testing.T) {
	gold := []text.Span{{Start: 0, End: 4}, {Start: 5, End: 9}, {Start: 20, End: 22}}
	ours := []text.Span{{Start: 3, End: 9}, {Start: 5, End: 9}, {Start: 30, End: 31}}
	got := matched(gold, ours)
	for i, want := range []int{0, 1, -1} { // the exact one is not taken by the first that overlaps
		if got[i] != want {
			t.Errorf("gold %d is matched with %d, want %d", i, got[i], want)
		}
	}
}

func TestScore(t *testing.T) {
	s := score{gold: 4, found: 5, hitGold: 2, hitFound: 2}
	near6(t, "precision", s.precision(), 0.4)
	near6(t, "recall", s.recall(), 0.5)
	near6(t, "F1", s.f1(), 4.0/9)
}
