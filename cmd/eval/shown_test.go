package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is shown is known again by its kind and words, wherever it stands; the order
// of the sides tells one change from another.
func TestExhibitKey(t *testing.T) {
	a := exhibit{set: "one", kind: "conflict", sides: []string{"Nine died.", "Eleven died."}}
	b := exhibit{set: "two", title: "T", kind: "conflict", sides: []string{"Eleven died.", "Nine died."}}
	if a.key() != b.key() {
		t.Error("two sides in another order are another conflict")
	}
	a.kind, b.kind = "change", "change"
	if a.key() == b.key() {
		t.Error("there and back is one change")
	}
}

// Verdicts written into a list are kept, and what has one is listed no more.
func TestVerdicts(t *testing.T) {
	found := map[string]exhibit{}
	for _, x := range []exhibit{
		{set: "one", kind: "conflict", about: "dead", sides: []string{"Nine died.", "Eleven died."}, why: "both count"},
		{set: "one", kind: "agreed", sides: []string{"The gate broke."}},
		{set: "one", kind: "agreed", sides: []string{"It rained."}},
	} {
		found[x.key()] = x
	}
	var list bytes.Buffer
	if err := listUnread(&list, found, nil); err != nil {
		t.Fatal(err)
	}
	text := list.String()
	for _, want := range []string{"conflict · one", "about: dead", "- Nine died.", "agreed · one"} {
		if !strings.Contains(text, want) {
			t.Errorf("the list has no %q:\n%s", want, text)
		}
	}
	key := exhibit{kind: "agreed", sides: []string{"It rained."}}.key()
	dir := t.TempDir()
	file, completed := filepath.Join(dir, "verdicts.tsv"), filepath.Join(dir, "list.txt")
	put(t, dir, "verdicts.tsv", "000000000000\tright\n")
	put(t, dir, "list.txt", strings.Replace(text, "verdict "+key+": ", "verdict "+key+": false it snowed", 1))
	if err := keepVerdicts(file, completed); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != "000000000000\tright\n"+key+"\tfalse\tit snowed\n" && string(got) != key+"\tfalse\tit snowed\n000000000000\tright\n" {
		t.Errorf("kept %q (%v)", got, err)
	}
	verdicts, err := readVerdicts(file)
	if err != nil || verdicts[key] != isFalse {
		t.Errorf("read %v (%v)", verdicts, err)
	}
	r := newReport("shown", "")
	countVerdicts(r, found, verdicts)
	tasks := map[string]*task{}
	for _, x := range r.tasks {
		tasks[x.name] = x
	}
	total(t, "agreed, judged", tasks["agreed, judged"], score{gold: 1})
	total(t, "agreed, false", tasks["agreed, false"], score{found: 1})
	total(t, "agreed, not judged yet", tasks["agreed, not judged yet"], score{found: 1})
	total(t, "conflict, not judged yet", tasks["conflict, not judged yet"], score{found: 1})
	list.Reset()
	if err := listUnread(&list, found, verdicts); err != nil || strings.Contains(list.String(), "It rained") {
		t.Errorf("listed again: %s (%v)", list.String(), err)
	}
	put(t, dir, "list.txt", "verdict "+key+": maybe\n")
	if err := keepVerdicts(file, completed); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("no verdict is kept: %v", err)
	}
}

// The articles of PolNeAR are read with their outlet, day and title, which is not
// told again as the first paragraph.
func TestExhibitsOfPolNeAR(t *testing.T) {
	dir := t.TempDir()
	const told = "The gate of the harbour of Orlo broke on Tuesday and nine divers of the town were hurt by the flood that came through it, police said."
	body := "Gate breaks.\\n\\n" + told + " " + strings.Repeat("Nobody mended it for a long while and the boats lay dry on the mud. ", 4)
	put(t, dir, "train.jsonl", `{"id": "a", "publisher": "Beacon", "date": "2031-05-07", "title": "Gate breaks", "text": "`+body+`"}`+"\n"+
		`{"id": "b", "publisher": "Courier", "date": "2031-05-07", "title": "Flood in Orlo", "text": "`+strings.Replace(strings.Replace(body, "Gate breaks.", "Flood in Orlo", 1), "Nobody mended it", "A crew mended it", 1)+`"}`+"\n")
	all, err := exhibitsOf(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		for _, s := range x.sides {
			if strings.Contains(s, "Gate breaks") {
				t.Errorf("the title is told: %q", s)
			}
		}
	}
	path := filepath.Join(dir, "out.jsonl")
	if err := writeAttributed(dir, path); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(got), `"outlet":"Beacon"`) || !strings.Contains(string(got), `"text":"The gate`) {
		t.Errorf("wrote %s (%v)", got, err)
	}
}
