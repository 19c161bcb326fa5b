package compare_test

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/timeline"
)

// Who watches is told of both claims, and by which gate they were thrown out;
// what is found is the same.
func TestLooks(t *testing.T) {
	s := fixture.Story(t, fixture.Note("Beacon", "2031-05-06", "The tunnel was 40 metres long and had been dug from a cellar.")+
		fixture.Note("Courier", "2031-05-06", "The rope they climbed down was 65 metres long, warders said."))
	events := timeline.Events(s)
	var read, gates []string
	f := compare.Looks(s, events, func(l compare.Look) {
		if l.Of == "slot" && l.Gate == "" {
			read = append(read, s.Reading(l.Sides[0].Article).Words(l.Sides[0].Span))
		} else if l.Of == "slot" && l.Sides[0].Article != l.Sides[1].Article {
			gates = append(gates, l.Gate)
		}
	})
	if len(read) != 2 || !slices.Equal(gates, []string{"what is counted"}) {
		t.Errorf("read %q, thrown out by %q", read, gates)
	}
	if plain := compare.Findings(s, events); len(plain.Tensions) != len(f.Tensions) || slices.ContainsFunc(f.Tensions, func(x story.Tension) bool { return x.Kind == story.FigureTension }) {
		t.Errorf("watched: %v, else %v", f.Tensions, plain.Tensions)
	}
}
