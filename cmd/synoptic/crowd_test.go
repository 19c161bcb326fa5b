package main

import (
	"testing"
	"time"
)

func TestCrowd(t *testing.T) {
	at := time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)
	var nobody *crowd
	if nobody.there(at) {
		t.Error("a crowd where nothing is counted")
	}
	var c crowd
	for i, want := range []struct {
		asked int
		there bool
	}{{5, false}, {14, false}, {6, true}, {14, true}, {0, false}, {0, false}, {many, true}} {
		now := at.Add(time.Duration(i) * time.Second)
		for range want.asked {
			c.ask(now)
		}
		if got := c.there(now.Add(900 * time.Millisecond)); got != want.there {
			t.Errorf("second %d, %d requests: there %v", i, want.asked, got)
		}
	}
	if c.there(at.Add(time.Hour)) {
		t.Error("the crowd of an hour ago is there")
	}
}
