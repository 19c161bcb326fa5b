package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The second article of the event is read without its date; what it tells of
// Tuesday is told with its date by the first.
func TestAnchorSuite(t *testing.T) {
	dir := t.TempDir()
	var b strings.Builder
	for _, l := range []labelled{
		{ID: json.RawMessage(`1`), Published: "2031-05-07", Text: "Special envoy Mara Linden met President Ivo Reth in Vell on Tuesday for five hours. Linden said the meeting with Reth was useful."},
		{ID: json.RawMessage(`2`), Published: "2031-05-08", Text: "Special envoy Mara Linden met President Ivo Reth in Vell on Tuesday, in talks of five hours. Nothing else is known of the meeting."},
		{ID: json.RawMessage(`3`), Published: "2030-01-01", Text: "A lone report on another matter.", Cluster: json.RawMessage(`2`)},
	} {
		line, err := json.Marshal(map[string]any{"id": l.ID, "title": "Talks", "text": l.Text, "lang": "en", "published": l.Published, "cluster": len(l.Cluster)})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(filepath.Join(dir, articlesFile), []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	r := newReport("anchor", "")
	if err := runAnchor(context.Background(), r, []string{dir}, options{}); err != nil {
		t.Fatal(err)
	}
	total(t, "interval", r.tasks[0], score{gold: 1, hitGold: 1})
	total(t, "day", r.tasks[1], score{})
	total(t, "given", r.tasks[2], score{gold: 1, found: 1})
}

func TestGroups(t *testing.T) {
	var s clusterSet
	for range together + 3 {
		s.all = append(s.all, labelled{Published: "2031-05-07"})
	}
	for _, c := range []string{"a", "b", "a"} {
		s.all = append(s.all, labelled{Published: "2031-05-07", Cluster: json.RawMessage(c)})
	}
	var sizes []int
	for _, g := range s.groups() {
		sizes = append(sizes, len(g))
	}
	if len(sizes) != 3 || sizes[0] != together || sizes[1] != 3 || sizes[2] != 2 {
		t.Errorf("groups of %v, want %d, 3 and 2", sizes, together)
	}
}
