package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

func TestAnswerNone(t *testing.T) {
	for _, a := range []*page.Answer{
		{Verdict: page.NotFound},
		{Verdict: page.NotFound, Missing: []string{"designed", "\x1b[2Jgate"}},
	} {
		var b bytes.Buffer
		if err := render.Answer(&b, a, render.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(b.String(), "Not in these sources.\n") || strings.ContainsRune(b.String(), 0x1b) {
			t.Errorf("writes %q", b.String())
		}
		if got := strings.Contains(b.String(), "designed"); got != (len(a.Missing) > 0) {
			t.Errorf("names what is missing: %v", got)
		}
	}
}
