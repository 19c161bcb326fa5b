package compare_test

import (
	"slices"
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
		{"years of it", "Orlo had been the heart of the war of the hill towns for three years and lost its school.",
			"The governor of Selm has paid for the war of the hill towns for three years.", false},
		{"what brought it about", "A suspected rocket strike on the hill towns, the second in four days, killed 13 people in Orlo.",
			"The rebels of the hill towns owned to a shooting abroad, in which a gunman killed 13 people, as revenge for the rocket strikes on Orlo.", false},
		{"one share of two who stand for office", "In the poll of the coast towns Pavel Ode had the support of 42 percent of those who vote.",
			"Ruth Sand was supported by 42 percent of those who vote in the poll of the coast towns, four points more.", false},
		{"one poll, other answers", "According to early results of a poll made for the Orlo agency by Vell Research, most keepers sleep badly.",
			"According to early results of the poll made for the Orlo agency by Vell Research, divers like soup.", false},
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

// A few of one thing and a number of years speak for nothing; a few of several do.
func TestFiguresThatSpeak(t *testing.T) {
	at := slices.Index(compare.ParallelFeatures, "figures of the same thing, 2 at most")
	for _, tt := range []struct {
		beacon, courier string
		want            float64
	}{
		{"The four remaining members of the choir called the drowned tenor a brother.", "The four remaining members of the choir are to fly to Orlo.", 0},
		{"The forty remaining members of the choir called the drowned tenor a brother.", "The forty remaining members of the choir are to fly to Orlo.", 1},
		{"The choir of Orlo had sung with the tenor for three years.", "For three years the choir of Orlo had no tenor.", 0},
		{"The board of Orlo named five experts and two clerks.", "Five experts and two clerks sat at Orlo.", 1},
		{"Four people died at the weir of Orlo.", "At the weir of Orlo four people died in the night.", 1},
	} {
		s := fixture.Story(t, fixture.Note("Beacon", "2031-05-06", tt.beacon+" The library of Selm opens in spring.")+
			fixture.Note("Courier", "2031-05-06", tt.courier+" A violin was lent to a young cook, and the museum keeps a blue coat."))
		var got []float64
		for _, c := range compare.Candidates(s, timeline.Events(s)) {
			if s.Reading(c.A.Article).Words(c.A.Span) == tt.beacon && s.Reading(c.B.Article).Words(c.B.Span) == tt.courier {
				got = append(got, c.Features[at])
			}
		}
		if len(got) != 1 || got[0] != tt.want {
			t.Errorf("%s | %s: %v, want %v", tt.beacon, tt.courier, got, tt.want)
		}
	}
}
