package main

import (
	"slices"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

func TestWaited(t *testing.T) {
	start := time.Date(2031, 5, 5, 12, 0, 0, 0, time.UTC)
	second := func(n int) time.Time { return start.Add(time.Duration(n) * time.Second) }
	var w waited
	for i, look := range []struct {
		all     int
		waits   map[article.ID]time.Time
		longest time.Duration
	}{
		{all: 0},
		{2, map[article.ID]time.Time{"a": second(0), "b": second(1)}, time.Second},
		{4, map[article.ID]time.Time{"b": second(1), "c": second(2)}, time.Second}, // a is done, d came and went
		{4, nil, 0},
		{4, map[article.ID]time.Time{"a": second(4)}, 0}, // its page goes back to what it was
		{4, nil, 0},
	} {
		if got := w.look(second(i), look.all, look.waits); got != look.longest {
			t.Errorf("look %d: the first has waited for %v, want %v", i, got, look.longest)
		}
	}
	want := []time.Duration{2 * time.Second, time.Second, 2 * time.Second, time.Second, time.Second}
	slices.Sort(w.lags)
	if slices.Sort(want); !slices.Equal(w.lags, want) {
		t.Errorf("waited %v, want %v", w.lags, want)
	}
}
