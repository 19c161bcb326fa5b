package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestGolden holds the page of the example corpus in every format. A change of
// it is to be read in the diff, beside docs/example.md.
func TestGolden(t *testing.T) {
	t.Setenv("COLUMNS", "")
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			code := run(t.Context(), []string{"brief", "--quiet", "--story", "1", "--format", f.name, examples}, streams{nil, &out, &errs})
			if code != done || errs.Len() > 0 {
				t.Fatalf("exit status %d, standard error:\n%s", code, &errs)
			}
			golden(t, filepath.Join("testdata", "golden", "merrow-dam"+f.ext[0]), out.Bytes())
		})
	}
}

// golden compares got with a file, or writes it.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(g), len(w)) {
		if gl, wl := line(g, i), line(w, i); gl != wl {
			t.Fatalf("%s:%d\n got %s\nwant %s\nIf the change is meant: go test ./cmd/synoptic -update", file, i+1, gl, wl)
		}
	}
}

// line is line i as far as one can read it.
func line(lines [][]byte, i int) string {
	if i >= len(lines) {
		return "(end of file)"
	}
	return string(lines[i][:min(len(lines[i]), 300)])
}
