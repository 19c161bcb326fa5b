package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Three answers of which two say the same: of three pairs one is of one group.
// It is found, and one of the two others too much: (1/1 + 1/2) / 2 = 0.75.
func TestBalanced(t *testing.T) {
	var same, other score
	same.add(right(true))
	other.add(right(true))
	other.add(right(false))
	near6(t, "balanced accuracy", balanced(same, other).recall(), 0.75)
}

func TestAnswers(t *testing.T) {
	var q question
	if err := json.Unmarshal([]byte(`{"qid": "Q", "answers": [
		{"paragraph": "The mill was shut to stop smugglers from using the yard.", "answer": "to stop smugglers from using the yard", "group": 1},
		{"paragraph": "They shut the mill to curb smuggling through the yard.", "answer": "to curb smuggling through the yard", "group": 1},
		{"paragraph": "It was shut because the boiler had worn out.", "answer": "the boiler had worn out", "group": 2}]}`), &q); err != nil {
		t.Fatal(err)
	}
	r := newReport("agreement", "")
	scoreAnswers(r, "own", []question{q})
	total(t, "same", r.tasks[0], score{gold: 1, hitGold: 1})
	total(t, "other", r.tasks[1], score{gold: 2, hitGold: 2})
	total(t, "balanced", r.tasks[2], score{gold: 1, hitGold: 1})
}

// Two articles tell of one quake, one of them of a trial besides, in sentences
// of which the last is not validated: what it tells does not count.
func TestEvents(t *testing.T) {
	dir := t.TempDir()
	const data = `{"doc": "1_1", "topic": 1, "validated_sentences": [0, 1], "tokens": [[0,"A"],[0,"quake"],[0,"struck"],[0,"Orlo"],[1,"The"],[1,"trial"],[1,"began"],[2,"It"],[2,"rained"]], "mentions": [{"type": "ACTION_OCCURRENCE", "tokens": [1], "chain": "q"}, {"type": "ACTION_OCCURRENCE", "tokens": [5]}, {"type": "ACTION_OCCURRENCE", "tokens": [8], "chain": "q"}, {"type": "LOC_GEO", "tokens": [3], "chain": "o"}]}
{"doc": "1_2", "topic": 1, "validated_sentences": [0], "tokens": [[0,"The"],[0,"earthquake"],[0,"in"],[0,"Orlo"],[0,"struck"],[0,"at"],[0,"dawn"]], "mentions": [{"type": "ACTION_OCCURRENCE", "tokens": [1], "chain": "q"}]}
`
	if err := os.WriteFile(filepath.Join(dir, chainFile), []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	r := newReport("agreement", "")
	if err := scoreEvents(t.Context(), r, dir); err != nil {
		t.Fatal(err)
	}
	total(t, "MUC", r.tasks[0], score{gold: 1, found: 1, hitGold: 1, hitFound: 1})
	total(t, "B³", r.tasks[1], score{gold: 3, found: 3, hitGold: 3, hitFound: 3})
	total(t, "CEAF-e", r.tasks[2], score{gold: 2, found: 2, hitGold: 2, hitFound: 2})
	total(t, "CoNLL", r.tasks[3], score{gold: 3, hitGold: 3})
}
