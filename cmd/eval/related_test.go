package main

import (
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/story/relate"
)

// Of four stories, a and b are one matter, a and c may be, and d is of none. Shown
// are a and b, a and c, b and d, each from both sides: of the four that are judged
// two are right, and both that were to be found are.
func TestRelatedAtThree(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2031, 5, n, 0, 0, 0, 0, time.UTC) }
	told := func(event string, terms ...string) toldStory {
		s := toldStory{event: event, sheet: relate.Sheet{First: day(1), Last: day(2)}}
		for _, k := range terms { // by key
			s.sheet.Terms = append(s.sheet.Terms, relate.Term{Key: k, Weight: 1})
		}
		return s
	}
	all := []toldStory{
		told("a", "=gate", "ilse tarn", "ada vole"),
		told("b", "=gate", "=reservoir", "ilse tarn", "orlo"),
		told("c", "=gate", "ada vole"),
		told("d", "=reservoir", "orlo"),
	}
	r := newReport("related", "")
	scoreRelated(r, all, matters{Matters: map[string][]string{"the gate": {"a", "b"}}, Unsure: [][]string{{"a", "c"}}})
	total(t, "events", r.tasks[0], score{gold: 2, found: 4, hitGold: 2, hitFound: 2})
	total(t, "topics", r.tasks[1], score{})
}

func TestMattersNameEvents(t *testing.T) {
	m, err := judgedMatters()
	if err != nil {
		t.Fatal(err)
	}
	for name, events := range m.Matters {
		if len(events) < 2 {
			t.Errorf("%s is of %d events", name, len(events))
		}
	}
	for i, events := range m.Unsure {
		if len(events) < 2 {
			t.Errorf("list %d of the unsure has %d events", i, len(events))
		}
	}
}
