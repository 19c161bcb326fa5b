package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
)

// covered says of each thing covered who told it: "first Beacon; also Courier;
// not Lantern".
func covered(t *testing.T, archive string) []string {
	s, f := findings(t, archive)
	names := func(ids []article.ID) string {
		var out []string
		for _, id := range ids {
			out = append(out, s.Reading(id).Outlet.Name)
		}
		return strings.Join(out, "+")
	}
	var out []string
	for _, c := range f.Coverage {
		out = append(out, fmt.Sprintf("first %s; also %s; not %s", names(c.First), names(c.Also), names(c.Without)))
	}
	return out
}

func TestCoverage(t *testing.T) {
	const (
		sank   = "Divers thwarted a plot to sink the ferry Alder off Orlo."
		foiled = "A plan to sink the ferry Alder off Orlo was foiled by divers."
		other  = "Mira Sand reopened the old mill of Tarn after a quiet winter."
		touch  = "The divers of Orlo were busy with a plot, it was said at the mill."
	)
	note := fixture.Note
	for _, tt := range []struct {
		name, archive string
		want          []string
	}{
		{"who was first, who after and who not", note("Beacon", "2031-05-06", sank) + note("Courier", "2031-05-07", foiled) + note("Lantern", "2031-05-08", other),
			[]string{"first Beacon; also Courier; not Lantern"}},
		{"of one day nobody is first", note("Beacon", "2031-05-06", sank) + note("Courier", "2031-05-06", foiled) + note("Lantern", "2031-05-08", other),
			[]string{"first Beacon+Courier; also ; not Lantern"}},
		{"the hour tells", note("Beacon", "2031-05-06T09:00:00+02:00", sank) + note("Courier", "2031-05-06T08:30:00+02:00", foiled),
			[]string{"first Courier; also Beacon; not "}},
		{"an hour and a day of one day do not", note("Beacon", "2031-05-06T09:00:00+02:00", sank) + note("Courier", "2031-05-06", foiled), nil},
		{"who wrote before left nothing out", note("Beacon", "2031-05-06", sank) + note("Courier", "2031-05-07", foiled) + note("Lantern", "2031-05-05", other),
			[]string{"first Beacon; also Courier; not "}},
		{"nor who wrote a week later", note("Beacon", "2031-05-06", sank) + note("Courier", "2031-05-07", foiled) + note("Lantern", "2031-05-13", other),
			[]string{"first Beacon; also Courier; not "}},
		{"nor who touches on it", note("Beacon", "2031-05-06", sank) + note("Courier", "2031-05-07", foiled) + note("Lantern", "2031-05-08", touch),
			[]string{"first Beacon; also Courier; not "}},
		{"an article without a day may have been first", note("Beacon", "", sank) + note("Courier", "2031-05-07", foiled), nil},
		{"what another outlet is said to have had", note("Beacon", "2031-05-06", sank) + note("Courier", "2031-05-07", "A plan to sink the ferry Alder off Orlo was foiled by divers, Ann Lee told Reuters."), nil},
		{"a house of two names", strings.ReplaceAll(note("Beacon", "2031-05-06", sank), "outlet: Beacon", "outlet: The Lantern Daily") + note("Courier", "2031-05-07", foiled) + note("Lantern", "2031-05-08", other),
			[]string{"first The Lantern Daily; also Courier; not "}},
		{"whose words are another's is no further origin", note("Beacon", "2031-05-06", sank+" Nobody was hurt by it.") + note("Courier", "2031-05-07", foiled) + note("Lantern", "2031-05-08", sank+" The mill stood still."),
			[]string{"first Beacon; also Courier; not "}},
		{"of one origin nothing is said", note("Beacon", "2031-05-06", sank) + note("Lantern", "2031-05-08", other), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := covered(t, tt.archive); !slices.Equal(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// What was changed after another wrote may be told after it.
func TestCoverageOfAChangedArticle(t *testing.T) {
	a := strings.Replace(fixture.Note("Beacon", "2031-05-06", "Divers thwarted a plot to sink the ferry Alder off Orlo."), "published: 2031-05-06", "published: 2031-05-06\nmodified: 2031-05-09", 1)
	b := fixture.Note("Courier", "2031-05-07", "A plan to sink the ferry Alder off Orlo was foiled by divers.")
	if got := covered(t, a+b); got != nil {
		t.Errorf("%q, want nothing", got)
	}
}

// An event whose sentence gives two figures of one unit is told by that sentence.
func TestCoverageOfTwoFigures(t *testing.T) {
	a := fixture.Note("Beacon", "2031-05-06", "Mira Sand met Tobin Reve in Orlo on Monday and offered 40 kilometres of nets, where 90 kilometres had been asked for.")
	b := fixture.Note("Courier", "2031-05-07", "On Monday Mira Sand met Tobin Reve in Orlo and offered 40 kilometres of nets, where he wanted 90 kilometres.")
	covered(t, a+b) // without a passage to begin with it panicked
}
