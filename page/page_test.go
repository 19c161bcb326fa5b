package page_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"testing"

	"github.com/synoptic-news/synoptic/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestNew(t *testing.T) {
	p, err := page.New(dam(t))
	if err != nil {
		t.Fatal(err)
	}
	if p.Counts.Dropped != 0 {
		t.Errorf("dropped %d sentences of a page that holds", p.Counts.Dropped)
	}
	b, err := page.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/page.json", b)
	q, err := page.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := page.Encode(q)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, again) {
		t.Error("decoding and encoding a page gives other bytes")
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, in := range []string{"", "{}", "[]", "null", `{"schema":"synoptic.page/1"}`, `{"schema":"synoptic.page/2"}`} {
		if _, err := page.Decode([]byte(in)); !errors.Is(err, page.ErrDecode) {
			t.Errorf("Decode(%q): %v", in, err)
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test -update writes it anew", file)
	}
}
