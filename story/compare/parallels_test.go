package compare_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/timeline"
)

// beside are the sentences that are shown beside each other, " | " between them.
func beside(s *story.Story, f story.Findings) []string {
	var out []string
	for _, p := range f.Parallels {
		var told []string
		for _, from := range p.Passages {
			told = append(told, s.Reading(from.Article).Words(from.Span))
		}
		out = append(out, strings.Join(told, " | "))
	}
	return out
}

// One thing in two outlets' words stands beside each other; what only shares words
// does not, nor what gives other numbers, nor what is denied, nor one text twice.
func TestParallels(t *testing.T) {
	const more, other = " The library of Selm opens in spring. Bakers sold old bread to a school. A choir sang for two hours in the rain. Nobody painted the stairs.",
		" Farmers in the hills want cheaper seed. A violin was lent to a young cook. Two roads need new signs. The museum keeps a blue coat."
	for _, tt := range []struct {
		name, beacon, courier string
		want                  bool
	}{
		{"other words", "A climber of 36 died on Friday after he slipped and fell some 200 metres down a steep gully of Mount Orlo.",
			"The man of 36 slipped and fell about 200 metres down an icy, steep gully as he came near the hut, police said.", true},
		{"a number and its thing", "The court held that treasurer Pavel Ode had diverted some 4.1 million crowns from the road fund.",
			"From the fund for the roads of Orlo 4.1 million crowns went astray while Pavel Ode was its treasurer.", true},
		{"another number", "Nine divers of the harbour were taken to the hospital of Orlo with the fever.",
			"With the fever eleven divers from the harbour lie in the hospital at Orlo.", false},
		{"other things of one place", "The middle span of the Weir Bridge was painted blue by pupils of Orlo.",
			"The mayor of Orlo wants cheaper seed for the farmers near the Weir Bridge.", false},
		{"what somebody denies", "The divers of Orlo struck the pillar of the Weir Bridge with a barge on Friday.",
			"The keeper denied that any barge of the divers had struck a pillar of the Weir Bridge on Friday.", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, f := findings(t, fixture.Note("Beacon", "2031-05-06", tt.beacon+more)+fixture.Note("Courier", "2031-05-06", tt.courier+other))
			if got := beside(s, f); (len(got) > 0) != tt.want || len(got) > 1 {
				t.Errorf("beside each other: %q, want some: %v", got, tt.want)
			}
		})
	}
}

// A sentence stands beside others once, one an article, and they are of two origins.
func TestParallelsStandOnce(t *testing.T) {
	const beacon, courier, herald = "The court held that treasurer Pavel Ode had diverted some 4.1 million crowns from the road fund.",
		"From the fund for the roads of Orlo 4.1 million crowns went astray while Pavel Ode was its treasurer.",
		"What treasurer Pavel Ode took out of the fund for the roads comes to 4.1 million crowns."
	s, f := findings(t, fixture.Note("Beacon", "2031-05-06", beacon+" The library of Selm opens in spring.")+
		fixture.Note("Courier", "2031-05-06", courier+" A violin was lent to a young cook.")+
		fixture.Note("Herald", "2031-05-06", herald+" Two roads need new signs, and the museum keeps a blue coat that nobody ever wore in the rain or in the snow of the hills."))
	if len(f.Parallels) != 1 || len(f.Parallels[0].Passages) != 3 || f.Parallels[0].Origins != 3 {
		t.Errorf("beside each other: %q", beside(s, f))
	}
}

// The features of a candidate are those that are named, and no pair is weighed twice.
func TestCandidates(t *testing.T) {
	s := fixture.Story(t, fixture.Note("Beacon", "2031-05-06", "The middle span of the Weir Bridge gave way under a bus. A bus fell from the Weir Bridge into the river.")+
		fixture.Note("Courier", "2031-05-06", "When the Weir Bridge broke, a bus slid off its middle span. The bus is still in the river under the Weir Bridge."))
	all := compare.Candidates(s, timeline.Events(s))
	seen := map[string]bool{}
	for _, c := range all {
		if len(c.Features) != len(compare.ParallelFeatures) {
			t.Fatalf("%d features, %d are named", len(c.Features), len(compare.ParallelFeatures))
		}
		if c.A.Article == c.B.Article {
			t.Errorf("both of one article: %v", c)
		}
		key := s.Reading(c.A.Article).Words(c.A.Span) + "|" + s.Reading(c.B.Article).Words(c.B.Span)
		if seen[key] {
			t.Errorf("twice: %s", key)
		}
		seen[key] = true
	}
	if len(all) == 0 {
		t.Error("no pair is weighed")
	}
}
