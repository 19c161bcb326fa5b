package verify_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/verify"
)

func TestClaim(t *testing.T) {
	g := page.Ground{}
	var cited []article.Passage
	for _, r := range fixture.Story(t, dam).Readings {
		g[r.ID] = r
		for i, s := range r.Sentences {
			if w := s.In(r.Text); r.Prose(i) && (strings.Contains(w, "in Halden on Monday, the ministry") || strings.Contains(w, "nearly four hours") || strings.Contains(w, "useful but slow")) {
				cited = append(cited, r.At(s.Span))
			}
		}
	}
	if len(cited) != 3 {
		t.Fatalf("found %d passages to cite", len(cited))
	}
	for _, c := range []struct{ wording, fault string }{
		{"Brandvik met Orlec in Halden on Monday.", ""},
		{"On Tuesday the negotiator called the talks “useful but slow”.", ""},
		{"The talks lasted nearly four hours.", ""},
		{"The talks lasted nearly five hours.", "nearly five hours"},
		{"The talks lasted four hours.", "four hours"},
		{"Brandvik met Orlec in Halden on Wednesday.", "Wednesday"},
		{"Brandvik met Ferdan Moss in Halden on Monday.", "Ferdan Moss"},
		{"On Tuesday the negotiator called the talks “useful and slow”.", "useful and slow"},
		{"Brandvik never met Orlec in Halden.", "never"},
		{"Brandvik threatened Orlec in Halden.", "threatened"},
	} {
		failed := verify.Claim(c.wording, cited, g)
		switch {
		case c.fault == "" && len(failed) > 0:
			t.Errorf("%q: %v", c.wording, failed)
		case c.fault != "" && (len(failed) == 0 || !strings.Contains(failed[0].What, c.fault)):
			t.Errorf("%q: want a fault at %q, have %v", c.wording, c.fault, failed)
		}
	}
}
