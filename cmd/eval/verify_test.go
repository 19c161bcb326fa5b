package main

import (
	"math"
	"testing"

	"github.com/synoptic-news/synoptic/page/verify"
)

// Of four faulty summaries three are doubted at 5, of two sound ones one is
// not: (3/4 + 1/2) / 2 = 62.5 %. At 7 it is (1/4 + 2/2) / 2 = 62.5 %, at 6
// (2/4 + 2/2) / 2 = 75 %.
func TestBalancedAt(t *testing.T) {
	of := func(kind string, doubt int) summary {
		return summary{ErrorType: kind, doubt: verify.Doubt{Links: doubt}}
	}
	all := []summary{
		of("['extrinsic-NP']", 9), of("['intrinsic-NP', 'extrinsic-NP']", 6), of("['extrinsic-NP']", 5), of("['intrinsic-predicate']", 1),
		of("correct", 5), of("correct", 2),
	}
	for at, want := range map[int]float64{5: 0.625, 6: 0.75, 7: 0.625, 0: 0.5, 10: 0.5} {
		if got := balancedAt(all, at).recall(); math.Abs(got-want) > 1e-9 {
			t.Errorf("at %d: %v, want %v", at, got, want)
		}
	}
	if at := bestThreshold(all); at != 6 {
		t.Errorf("best threshold %d, want 6", at)
	}
	if k := all[1].kind(); k != "intrinsic-NP" {
		t.Errorf("kind %q", k)
	}
}

// With both parts the threshold comes from val: at 3 it parts them, and of the
// test summaries one of each kind is right.
func TestVerifySuite(t *testing.T) {
	dir := t.TempDir()
	doc := "Harbour minister Mira Sand met Tobin Reve in Orlo on Tuesday."
	line := func(cut, kind, summ string) string {
		return `{"id":"x","origin":"xsum","cut":"` + cut + `","error_type":"` + kind + `","doc":"` + doc + `","summ":"` + summ + `"}` + "\n"
	}
	put(t, dir, "CLIFF.jsonl",
		line("val", "correct", "Mira Sand met Tobin Reve.")+line("val", "['extrinsic-NP']", "Mira Sand met Ana Grell.")+
			line("test", "correct", "Mira Sand met Tobin Reve in Orlo.")+line("test", "['extrinsic-NP']", "Mira Sand met Carl Fenn.")+
			line("test", "['extrinsic-NP']", "Mira Sand met Tobin Reve on Tuesday."))
	r := newReport("verify", "")
	if err := runVerify(t.Context(), r, []string{dir}, options{}); err != nil {
		t.Fatal(err)
	}
	if got := r.tasks[0].total.recall(); got != 0.75 { // (1/2 + 1/1) / 2
		t.Errorf("balanced accuracy %v, want 0.75", got)
	}
}
