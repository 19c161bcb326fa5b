package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reports are two invented ones on different events, with two quotations.
var reports = []string{
	`The salt ferry from Orlund sank in the harbour of Veste before dawn on Sunday. Its nine sailors swam to the pier and were given dry clothes by the customs guard. A diver who looked at the wreck found the sea cock open and the pumps cold. "Nobody opens a sea cock by mistake," said the harbour pilot. The owner had paid for a survey of the hull in the spring. Divers will fasten chains to the bow when the wind turns north. Two cranes are on their way from the capital and should arrive by Thursday. The berth stays closed to other ships for the rest of the week.`,
	`Teachers in the hill district of Tarn have refused to mark the winter papers. Their union wants smaller classes in the four village schools that took in pupils from the valley. "We were promised two more rooms and were given a tent," said the head of the school at Grell. The county answers that carpenters cannot be found at any price. Parents carried coal to the tent when the first snow fell. An arbiter who settled the strike of the bus drivers has been asked to help. The papers must be marked before pupils can apply to the college. Talks are to begin in the old court house next Monday.`,
}

func TestOriginsSuite(t *testing.T) {
	dir := t.TempDir()
	var b strings.Builder
	for i, s := range reports {
		line, err := json.Marshal(map[string]any{"id": fmt.Sprint(i), "title": "Report", "text": s, "cluster": i, "lang": "en", "published": "2031-02-03"})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(filepath.Join(dir, articlesFile), []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	r := newReport("origins", "")
	if err := runOrigins(context.Background(), r, []string{dir}, options{}); err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(dir)
	for _, x := range r.tasks {
		switch strings.TrimPrefix(x.name, name+" ") {
		case "copies up to 30 % of words":
			total(t, x.name, x, score{gold: 16, found: 16, hitGold: 16, hitFound: 16})
		case "one event, apart":
			total(t, x.name, x, score{}) // each event has one article
		case "same furniture, apart", "same quotations, apart":
			total(t, x.name, x, score{gold: 2, hitGold: 2})
		}
	}
}

// TestNoise: names, numbers and marks stay, and so many of a hundred plain
// words go.
func TestNoise(t *testing.T) {
	p := &pool{words: []string{"elsewhere"}}
	sentence := strings.Repeat("the 9 sailors of Veste, swam ashore with ropes ", 50)
	got := strings.Fields(p.noise([]string{sentence}, 30)[0])
	changed, plain := 0, 0
	for i, w := range strings.Fields(sentence) {
		if !plainWord(w) {
			if got[i] != w {
				t.Errorf("%q became %q", w, got[i])
			}
			continue
		}
		plain++
		if got[i] != w {
			changed++
		}
	}
	if share := float64(changed) / float64(plain); share < 0.25 || share > 0.35 {
		t.Errorf("%d of %d plain words changed, want 30 %%", changed, plain)
	}
}

// Of the four runs of six words of one, the other has one.
func TestOverlapOfRuns(t *testing.T) {
	runs := func(s string) map[string]bool { return runsOf(reading(labelled{Text: s, Title: "x", Lang: "en"})) }
	a := runs("one two three four five six seven eight nine")
	b := runs("the one two three four five six stood there in the rain today")
	if got := overlap(a, b); got != 0.25 {
		t.Errorf("overlap is %v, want 0.25", got)
	}
}
