package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func may(d int) time.Time { return time.Date(2031, 5, d, 0, 0, 0, 0, time.UTC) }

// Of 2 May the gold of 1 May costs least (½ · ¼: of the words 3 are common, of
// 5 and 3), of 5 May that of 5 May (0). ROUGE-1: "dam" and "broke" are common
// on days one apart and count half; ours have dam broke dawn, reve flew home;
// the gold has dam broke, sand resign orlo. ROUGE-2: "dam broke" is common of
// our four and the gold's three.
func TestAlignedRouge(t *testing.T) {
	gold := dayTexts{may(1): {"The dam broke"}, may(5): {"Sand resigned in Orlo"}}
	ours := dayTexts{may(2): {"The dam broke at dawn"}, may(5): {"Reve flew home"}}
	for n, want := range map[int][2]float64{1: {1.0 / 6, 1.0 / 5}, 2: {0.5 / 4, 0.5 / 3}} {
		p, r := alignedRouge(gold, ours, n)
		near6(t, "precision", p, want[0])
		near6(t, "recall", r, want[1])
	}
	if p, r := alignedRouge(gold, nil, 1); p != 0 || r != 0 {
		t.Errorf("no timeline has precision %v and recall %v", p, r)
	}
	p, r := alignedRouge(gold, gold, 2)
	near6(t, "precision of the gold", p, 1)
	near6(t, "recall of the gold", r, 1)
}

// Two of our days are aligned with one of the gold's: many to one.
func TestAlignedRougeManyToOne(t *testing.T) {
	gold := dayTexts{may(2): {"The dam broke"}}
	ours := dayTexts{may(1): {"The dam broke"}, may(3): {"The dam broke"}}
	p, r := alignedRouge(gold, ours, 1)
	near6(t, "precision", p, 0.5)
	near6(t, "recall", r, 0.5)
}

func TestSameDays(t *testing.T) {
	s := sameDays(dayTexts{may(1): nil, may(2): nil, may(3): nil}, dayTexts{may(1): nil, may(4): nil})
	near6(t, "precision", s.precision(), 1.0/2)
	near6(t, "recall", s.recall(), 1.0/3)
}

func TestReferenceLength(t *testing.T) {
	g := reference{texts: dayTexts{may(1): {"a", "b"}, may(2): {"c"}}}
	if got := g.length(); got != 2 {
		t.Errorf("1.5 sentences a day are rounded to %d", got)
	}
}

func TestPlace(t *testing.T) {
	const s = "Dam breaks\n\n“The dam” broke, and it broke again."
	sents := []string{"Dam breaks", "`` The dam '' broke , and it broke again ."}
	if sp, ok := place(s, sents, 1, "broke_and"); !ok || sp.In(s) != "broke, and" {
		t.Errorf("found %q", sp.In(s))
	}
	if sp, ok := place(s, sents, 0, "again"); ok {
		t.Errorf("found %q in the title", sp.In(s))
	}
	if _, ok := place(s, sents, 2, "broke"); ok {
		t.Error("found a sentence that is not there")
	}
}

func TestTimeline(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{"t/harbour/timelines", "e/sand", "s/corpus/timelines"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	articles := `{"id": "1", "title": "", "published": "2031-05-07", "text": "The gate of the harbour of Orlo broke on Tuesday. Mira Sand has resigned."}
{"id": "2", "title": "", "published": "2031-05-08", "text": "The gate of the harbour of Orlo broke on Tuesday, and the mayor of Orlo was asleep."}
{"id": "3", "title": "", "published": "2031-06-01", "text": "A choir sang in Vell on Saturday."}
`
	put(t, dir, "t/harbour/articles.jsonl", articles)
	put(t, dir, "t/harbour/timelines/a.jsonl", `{"date": "2031-05-08", "sentences": ["The mayor was asleep"]}
{"date": "2031-05-06", "sentences": ["The gate broke"]}`)
	put(t, dir, "e/sand/articles.jsonl", `{"id": "0", "title": "", "published": "2031-05-05", "text": "A choir is in Vell."}`+"\n"+articles)
	put(t, dir, "e/sand/timeline_raw.json", `{"dates": ["2030-01-01", "2031-05-06"], "raw": ""}`)
	put(t, dir, "s/corpus/articles.jsonl", `{"id": "1", "title": "Gate breaks", "published": "2031-05-07", "text": "The gate of the harbour of Orlo broke on Tuesday. Mira Sand has resigned.", "sents": ["Gate breaks", "The gate of the harbour of Orlo broke on Tuesday .", "Mira Sand has resigned ."]}`)
	put(t, dir, "s/corpus/timelines/sand.jsonl", `{"entity": "Mira Sand"}
{"order": 1, "date": "2031-05-06", "mentions": [{"doc": "1", "sent": 1, "event": "broke"}, {"doc": "1", "sent": 2, "event": "resigned"}]}
{"order": 2, "date": "2031-05-XX", "mentions": [{"doc": "1", "sent": 0, "event": "breaks"}]}`)

	r := newReport("timeline", "")
	if err := runTimeline(t.Context(), r, []string{dir}, options{}); err != nil {
		t.Fatal(err)
	}
	tasks := map[string]score{}
	for _, x := range r.tasks {
		tasks[x.name] = x.total
	}
	for name, want := range map[string]score{
		"e dates":                 {gold: 1, found: 1, hitGold: 1, hitFound: 1}, // the day before the first article is nobody's to find
		"s day of mentions":       {gold: 2, hitGold: 1},
		"s day of publication":    {gold: 2},
		"t dates":                 {gold: 1, found: 1, hitGold: 0.5, hitFound: 0.5},
		"t dates, most published": {gold: 1, found: 1, hitGold: 0.5, hitFound: 0.5},
	} {
		if tasks[name] != want {
			t.Errorf("%s: %+v, want %+v", name, tasks[name], want)
		}
	}
}
