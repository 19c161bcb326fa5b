package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/ask"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestAskGolden asks the questions about the example corpus and compares the
// answers, word by word, with those read and kept. Its PDF file is not read.
func TestAskGolden(t *testing.T) {
	const golden = "testdata/ask/merrow-dam.golden"
	res, err := engine.Run(t.Context(), []string{"../../examples/merrow-dam"}, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	questions, err := askedOf("merrow-dam")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, q := range questions {
		a := ask.Ask(q.Question, res.Stories)
		fmt.Fprintf(&b, "%s\n  %s\n", q.Question, told(a))
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("answers are others than in %s; go test ./cmd/eval -run AskGolden -update, and read the diff:\n%s", golden, b.String())
	}
}

// TestAskRuns holds that no question of the example corpus is answered wrong.
func TestAskRuns(t *testing.T) {
	r := newReport("ask", "half")
	if err := runAsk(context.Background(), r, []string{"../../examples/merrow-dam"}, options{}); err != nil {
		t.Fatal(err)
	}
	for _, line := range r.tasks {
		switch {
		case strings.HasSuffix(line.name, "nothing wrong shown"), strings.HasSuffix(line.name, "silent where nothing is said"):
			if line.total.recall() < 1 {
				t.Errorf("%s: %v", line.name, line.misses)
			}
		case strings.HasSuffix(line.name, ": right"):
			if line.total.recall() < 0.8 {
				t.Errorf("%s: %v", line.name, line.misses)
			}
		}
	}
}

// TestAskFault judges answers to an invented question by hand-made gold.
func TestAskFault(t *testing.T) {
	q := asked{Verdict: []page.Verdict{page.Answered}, Answer: [][]string{{"Sand", "the minister"}, {"Orlo"}}}
	silent := asked{Verdict: []page.Verdict{page.NotFound, page.NotKnown}}
	for _, tt := range []struct {
		q     asked
		a     *page.Answer
		right bool
	}{
		{q, &page.Answer{Verdict: page.NotFound}, false},
		{q, answerOf(t, page.Answered, "Sand went to Orlo."), true},
		{q, answerOf(t, page.Answered, "It was the minister of Orlo."), true},
		{q, answerOf(t, page.Answered, "Reve went to Orlo."), false},
		{q, answerOf(t, page.NotKnown, "Sand went to Orlo."), false},
		{silent, &page.Answer{Verdict: page.NotFound}, true},
		{silent, answerOf(t, page.Answered, "Sand went to Orlo."), false},
		{silent, answerOf(t, page.NotKnown, "Nobody knows."), true},
	} {
		if fault := tt.q.fault(tt.a); (fault == "") != tt.right {
			t.Errorf("%s: fault %q, right is %v", told(tt.a), fault, tt.right)
		}
	}
}

func answerOf(t *testing.T, v page.Verdict, s string) *page.Answer {
	a := plain(s, "en")
	sen, err := page.Quote(a, a.At(a.Sentences[0].Span))
	if err != nil {
		t.Fatal(err)
	}
	return &page.Answer{Verdict: v, Sentence: sen}
}
