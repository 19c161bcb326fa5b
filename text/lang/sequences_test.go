package lang

import (
	"testing"

	"github.com/synoptic-news/synoptic/text"
)

func TestSequences(t *testing.T) {
	s := sequencesOf(`
		did not say why
		not say
		it is unclear
		did not
	`)
	for _, x := range []struct {
		in, want string
		outside  bool
	}{
		{"The harbour master did not say why.", "did not say why", true},
		{"He would not say, and she did not.", "not say", true},
		{"She did not, and he did not.", "did not", true},
		{"The master did not say it is unclear.", "not say", true}, // the first in rank
		{`"We did not say why," he said; it is unclear.`, "it is unclear", true},
		{`"We did not say why," he said; it is unclear.`, "did not say why", false},
		{`"We did not say why," he said.`, "", true},
		{"It is quite unclear, and he did.", "", true},
		{"He did not", "did not", true},
		{"He did", "", true},
		{"", "", true},
	} {
		sp, ok := s.Find(text.Tokens(x.in, text.Span{End: len(x.in)}), x.outside)
		if got := sp.In(x.in); got != x.want || ok != (x.want != "") {
			t.Errorf("%s: %q, %v, want %q", x.in, got, ok, x.want)
		}
	}
}
