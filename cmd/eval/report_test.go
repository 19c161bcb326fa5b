package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func sample(by string) *report {
	r := newReport("rivers", by)
	found := r.task("bridges", retrieval, "others 50")
	found.add("old", score{gold: 3, found: 2, hitGold: 1, hitFound: 1})
	found.add("new", score{gold: 1, found: 1, hitGold: 1, hitFound: 1})
	found.miss(miss{Where: "near", Want: "two", Got: "one", bad: 1})
	found.miss(miss{Where: "far", Want: "two", Got: "none", Text: "a bridge", bad: 2})
	share := r.task("banks", share, "")
	share.add("old", right(true))
	share.add("", right(false))
	r.task("fords", number, "").add("", score{gold: 2, found: 7})
	return r
}

func TestTable(t *testing.T) {
	var b bytes.Buffer
	if err := sample("").writeText(&b, 1); err != nil {
		t.Fatal(err)
	}
	want := `rivers                                            n  found      P      R     F1  right  published
bridges                                           4      3  66.67  50.00  57.14         others 50
banks                                             2                              50.00
fords                                             2      7

bridges
  far
    want two
    got  none
    a bridge
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &b, want)
	}
	b.Reset()
	if err := sample("age").writeText(&b, 0); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		"  age new                                         1      1 100.00 100.00 100.00",
		"  age old                                         3      2  50.00  33.33  40.00",
		"  age none                                        1                               0.00",
	} {
		if !strings.Contains(b.String(), row+"\n") {
			t.Errorf("no row\n%s\nin\n%s", row, &b)
		}
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := sample("").writeJSON(&b, 5); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Suite string
		Rows  []row
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Suite != "rivers" || len(got.Rows) != 3 || len(got.Rows[0].Misses) != 2 || got.Rows[1].Precision != nil || *got.Rows[1].Right != 50 {
		t.Errorf("%+v", got)
	}
}

func TestCommandLine(t *testing.T) {
	empty := t.TempDir()
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"dates " + empty, failed, "docs.jsonl or DateTimeModel.jsonl is missing in " + empty},
		{"seeds " + empty + " " + empty, failed, "quotes.jsonl is missing"},
		{"seeds " + empty, failed, "name the folder of the pages and that of their gold"},
		{"score " + empty, failed, "left out: dates"},
		{"dates", misuse, "no data given; name DIR…"},
		{"dates --by colour x", misuse, "can be broken down by type, doc"},
		{"score", misuse, "name one folder"},
		{"taste x", misuse, "unknown command"},
		{"figures --shuffles 2 x", misuse, "unknown flag"},
	} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), "", strings.Fields(c.args), &out, &errs); code != c.code {
			t.Errorf("eval %s: exit status %d, want %d", c.args, code, c.code)
		}
		if !strings.Contains(errs.String(), c.says) {
			t.Errorf("eval %s says %q, want %q", c.args, &errs, c.says)
		}
	}
}

// TestScoreFile writes the score of the one suite that has data, and of the one
// that makes its own.
func TestScoreFile(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "bench", "figures", "recognizers_en")
	if err := os.MkdirAll(data, 0o777); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(data, "Number_PercentModel.jsonl")
	spec := `{"Input": "up 40%", "Results": [{"Text": "40%", "Start": 3, "End": 5, "Resolution": {"value": "40%"}}]}`
	if err := os.WriteFile(file, []byte(spec), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), "", []string{"score", "-o", "-", dir}, &out, &errs); code != done {
		t.Fatalf("exit status %d: %s", code, &errs)
	}
	rows := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(rows) < 4 || !strings.Contains(rows[1], "recognizers_en percent") || !strings.Contains(rows[1], "100.00  target 97") || !strings.HasPrefix(rows[3], "forms") {
		t.Errorf("got\n%s", &out)
	}
	if !strings.Contains(errs.String(), "left out: cluster") {
		t.Errorf("standard error: %s", &errs)
	}
}
