package render_test

import (
	"bytes"
	"testing"

	"github.com/synoptic-news/synoptic/page/render"
)

func TestMarkdown(t *testing.T) {
	var b bytes.Buffer
	if err := render.Markdown(&b, load(t)); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/page.md", b.Bytes())
}
