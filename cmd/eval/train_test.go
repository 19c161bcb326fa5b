package main

import (
	"math/rand/v2"
	"testing"
)

// What is taught is found again: what tells gets weight, what does not gets little.
func TestFit(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var pairs []taught
	for range 400 {
		tells, idle := rnd.Float64(), rnd.Float64()
		p := taught{features: []float64{1, tells, idle}}
		if tells > 0.6 {
			p.gold = "both say so"
		}
		pairs = append(pairs, p)
	}
	w := fit(pairs)
	if w[1] < 3 || w[2] > 1 || w[2] < -1 {
		t.Errorf("weights %.2f", w)
	}
	right := 0
	for _, p := range pairs {
		if (dot(w, p.features) > 0) == (p.gold != "") {
			right++
		}
	}
	if right < 360 {
		t.Errorf("%d of 400 told right", right)
	}
}
