package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

const (
	readme   = "../../README.md"
	pageHead = "<!-- page -->\n"
	pageFoot = "<!-- /page -->\n"
)

// TestReadme holds that the page shown in the README is what the program
// prints, shortened.
func TestReadme(t *testing.T) {
	t.Setenv("COLUMNS", "")
	var out, errs bytes.Buffer
	if run(t.Context(), []string{"brief", "--quiet", "--story", "1", examples}, streams{nil, &out, &errs}) != done {
		t.Fatal(&errs)
	}
	b, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), pageHead)
	shown, after, ok2 := strings.Cut(rest, pageFoot)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for a page", readme)
	}
	want := "```text\n" + excerpt(out.String()) + "```\n"
	if *update {
		if err := os.WriteFile(readme, []byte(before+pageHead+want+pageFoot+after), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != want {
		t.Errorf("%s shows another page; go test ./cmd/synoptic -update", readme)
	}
}

// most is how many items of each section the README shows.
var most = map[string]int{
	"BRIEF":                             4,
	"TIMELINE":                          7,
	"WHAT THE SOURCES AGREE ON":         3,
	"WHERE THEY CONTRADICT ONE ANOTHER": 3,
	"CHANGED OVER TIME":                 2,
	"WHO SAID WHAT":                     1,
	"NOT YET KNOWN":                     3,
	"SOURCES":                           4,
	"LEFT OUT":                          1,
}

// excerpt shortens a page in text form to the first items of each section.
func excerpt(text string) string {
	var out strings.Builder
	var section string
	left := 1 // of the title
	for block := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		if head, body, ok := strings.Cut(block, "\n"); ok && head == strings.ToUpper(head) {
			section, block, left = head, body, most[head]
			out.WriteString("\n" + head + "\n")
		} else if section == "BRIEF" && left > 0 {
			out.WriteString("\n")
		}
		for _, item := range items(block, section == "BRIEF") {
			switch left--; {
			case left >= 0:
				out.WriteString(item + "\n")
			case left == -1:
				out.WriteString("  […]\n")
			}
		}
	}
	return out.String()
}

// items cuts a block before each line that is indented by two.
func items(block string, whole bool) []string {
	var cut []string
	for line := range strings.SplitSeq(block, "\n") {
		if n := len(cut); n > 0 && (whole || !strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "   ")) {
			cut[n-1] += "\n" + line
			continue
		}
		cut = append(cut, line)
	}
	return cut
}
