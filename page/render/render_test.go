package render_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func load(t testing.TB) *page.Page {
	t.Helper()
	b, err := os.ReadFile("../testdata/page.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestText(t *testing.T) {
	for file, o := range map[string]render.TextOptions{
		"page.txt":        {Width: 80},
		"page-narrow.txt": {Width: 44},
		"page-color.txt":  {Width: 80, Color: true},
	} {
		var b bytes.Buffer
		if err := render.Text(&b, load(t), o); err != nil {
			t.Fatal(err)
		}
		golden(t, "testdata/"+file, b.Bytes())
	}
}

func TestHTML(t *testing.T) {
	var b bytes.Buffer
	if err := render.HTML(&b, load(t), render.HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/page.html", b.Bytes())
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
