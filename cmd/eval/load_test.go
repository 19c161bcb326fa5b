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

func TestMinutes(t *testing.T) {
	var in []level
	for i := 1; i <= 150; i++ { // two a second, then one; from the hundredth second on too few hosts
		l := level{at: time.Duration(i) * time.Second, n: min(2*i, 60+i), hosts: 70}
		if i > 100 {
			l.hosts = 10
		}
		in = append(in, l)
	}
	ms := minutes(in)
	if len(ms) != 2 || ms[0].rate != 2 || ms[1].rate != 1 || ms[1].n != 180 || ms[1].hosts != 10 {
		t.Errorf("minutes %+v", ms)
	}
	if took, n := fed(in); took != 99*time.Second || n != 158 {
		t.Errorf("%d in %v while hosts were enough", n, took)
	}
}
