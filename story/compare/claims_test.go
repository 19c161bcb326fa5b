package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text/lang"
)

// TestClaims: who holds which office, what came of a thing, who did it and how it
// is judged, and what only looks like two accounts of that.
func TestClaims(t *testing.T) {
	beacon := func(body string) string { return fixture.Note("Beacon", "2031-05-06", body) }
	courier := func(body string) string { return fixture.Note("Courier", "2031-05-07", body) }
	tests := []struct {
		name    string
		archive string
		want    []string // kind: value | value
	}{
		{
			name:    "head of a body and its deputy head",
			archive: beacon("Harbour chief Lidia Marek said the gate was closed at noon.") + courier("Lidia Marek, deputy head of the harbour office, said the gate was open."),
			want:    []string{"role: Harbour chief | deputy head of the harbour office"},
		},
		{
			name:    "head of one body, deputy head of another",
			archive: beacon("Harbour chief Lidia Marek said the gate was closed at noon.") + courier("Lidia Marek, deputy head of the rowing club, said the gate was open."),
		},
		{
			name:    "chief executive and finance chief",
			archive: beacon("Chief executive Lidia Marek said the yard would be sold.") + courier("Lidia Marek, the company's finance chief, said the yard would be kept."),
			want:    []string{"role: Chief executive | the company's finance chief"},
		},
		{
			name:    "who was finance chief before",
			archive: beacon("Chief executive Lidia Marek said the yard would be sold.") + courier("Lidia Marek, the company's former finance chief, said the yard would be kept."),
		},
		{
			name:    "two people of one surname",
			archive: beacon("Chief executive Lidia Marek said the yard would be sold.") + courier("Jonas Marek, the company's finance chief, said the yard would be kept."),
		},
		{
			name:    "a full title and a shorter one",
			archive: beacon("The yard would be sold, said Lidia Marek, the chairwoman of the works council.") + courier("The yard would be kept, said council leader Lidia Marek."),
		},
		{
			name:    "two ministries",
			archive: beacon("Finance minister Lidia Marek said the yard would be sold.") + courier("In Orlo nobody believed the transport minister Lidia Marek, who wants to keep the old dock."),
			want:    []string{"role: Finance minister | transport minister"},
		},
		{
			name:    "the title before a comma is of another",
			archive: beacon("Finance minister Lidia Marek said the yard would be sold.") + courier("He named Tobin Reve as transport minister, Lidia Marek as finance minister and Mira Sand as mayor."),
		},
		{
			name:    "two judgements of one thing, one after the other",
			archive: beacon("Mira Sand called the new harbour law a milestone. The fishermen's union called it a disgrace."),
			want:    []string{"assessment: milestone | disgrace"},
		},
		{
			name:    "verdict and ruling are one, told by two outlets",
			archive: beacon("Mira Sand called the verdict fair and said that she was relieved.") + courier("Tobin Reve described the ruling as a farce and left the court."),
			want:    []string{"assessment: fair | farce"},
		},
		{
			name:    "said to be good, said to be bad",
			archive: beacon("Mira Sand said that the evacuation had been swift and orderly. Tobin Reve said the evacuation was chaotic."),
			want:    []string{"assessment: swift and orderly | chaotic"},
		},
		{
			name:    "the judgements of two offers",
			archive: beacon("Mira Sand called the first offer generous. Tobin Reve called the second offer an insult."),
		},
		{
			name:    "both find it bad",
			archive: beacon("Mira Sand called the verdict unfair. Tobin Reve said the verdict was not just a mistake but a scandal."),
		},
		{
			name:    "a judgement turned round agrees",
			archive: beacon("Mira Sand called the verdict fair. Tobin Reve said the verdict was not unfair."),
		},
		{
			name:    "a judgement that nobody passes yet",
			archive: beacon("Mira Sand called the verdict fair. Tobin Reve said the verdict would be a scandal if it stood."),
		},
		{
			name:    "weeks later it may be another meeting",
			archive: fixture.Note("Beacon", "2031-05-06", "Mira Sand called the talks fruitful and left for Orlo.") + fixture.Note("Courier", "2031-05-27", "Tobin Reve called the talks a waste of time."),
		},
		{
			name:    "a rocket may fly well and be condemned",
			archive: beacon("Mira Sand said the launch was a success. Tobin Reve condemned the launch."),
		},
		{
			name:    "denied right behind",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve denied this."),
			want:    []string{"outcome: said | denied this"},
		},
		{
			name:    "nothing of the sort",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve said nothing of the sort had happened."),
			want:    []string{"outcome: said | nothing of the sort"},
		},
		{
			name:    "something else is denied behind",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve denied that he had sold the lamps."),
		},
		{
			name:    "to turn down a plan is not to deny it",
			archive: beacon("Mira Sand said the guards would get a new boat. Tobin Reve rejected it."),
		},
		{
			name:    "it is not true that something else was",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve said it was not true that the lamps were sold."),
		},
		{
			name:    "who is accused pleads",
			archive: beacon("Prosecutors said that Tobin Reve is charged with theft. Tobin Reve denied this."),
		},
		{
			name:    "cleared and convicted of one charge",
			archive: fixture.Note("Beacon", "2031-05-06", "The court found Tobin Reve guilty of theft but cleared him of arson.") + fixture.Note("Courier", "2031-05-06", "Tobin Reve was convicted of theft and arson on Tuesday."),
			want:    []string{"outcome: cleared | convicted"},
		},
		{
			name:    "another was cleared of it",
			archive: fixture.Note("Beacon", "2031-05-06", "The court acquitted Jonas Marek of arson at noon, a clerk said.") + fixture.Note("Courier", "2031-05-06", "Tobin Reve was convicted of theft and arson on Tuesday."),
		},
		{
			name:    "cleared of one charge, convicted of another",
			archive: fixture.Note("Beacon", "2031-05-06", "The court cleared Tobin Reve of fraud at noon, a clerk said.") + fixture.Note("Courier", "2031-05-06", "Tobin Reve was convicted of arson on Tuesday, a clerk said."),
		},
		{
			name:    "ruled out and not ruled out",
			archive: beacon("A toll on the northern gate cannot be ruled out, a letter says.") + courier("The council had ruled out a toll on the northern gate, Mira Sand said."),
			want:    []string{"outcome: ruled out | ruled out"},
		},
		{
			name:    "two things ruled out and not",
			archive: beacon("A toll on the northern gate cannot be ruled out, a letter says.") + courier("The council had ruled out a strike of the guards, Mira Sand said."),
		},
		{
			name:    "who left the talks",
			archive: beacon("It was the council that left the table, according to Tobin Reve. Mira Sand said the guards had walked out."),
			want:    []string{"attribution: the council | the guards"},
		},
		{
			name:    "who wrote the plan",
			archive: beacon("The plan was drafted by Mira Sand, diplomats said.") + courier("The plan was written by the harbour office, Tobin Reve said."),
			want:    []string{"attribution: Mira Sand | the harbour office"},
		},
		{
			name:    "two plans",
			archive: beacon("The plan was drafted by Mira Sand, diplomats said.") + courier("The plan of the guards was written by the harbour office, Tobin Reve said."),
		},
		{
			name:    "whose idea it was",
			archive: beacon("The idea of warming the hinge came from a pupil, Mira Sand said.") + courier("It was the smith, a man from Orlo, who proposed to warm the hinge, Tobin Reve said."),
			want:    []string{"attribution: a pupil | the smith"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, f := findings(t, tt.archive)
			var got []string
			for _, x := range f.Tensions {
				var sides []string
				for _, side := range x.Sides {
					sides = append(sides, side.Value.In(s.Reading(side.Passages[0].Article).Text))
				}
				got = append(got, fmt.Sprintf("%s: %s", x.Kind, strings.Join(sides, " | ")))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A later sentence of whoever denies, which tells how it was instead, belongs to
// the denial.
func TestDenialGoesOn(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-06", "Witnesses said the guards had fired at the boat. Mira Sand denied this. She said that the boat had burst a pipe."))
	if len(f.Tensions) != 1 || f.Tensions[0].Kind != story.OutcomeTension || len(f.Tensions[0].Sides[1].Passages) != 2 {
		t.Errorf("got %+v", f.Tensions)
	}
}

func TestUnknown(t *testing.T) {
	for text, want := range map[string]int{
		"They gave no reason.": 1,
		"“We do not yet know what sank the boat,” said Mira Sand.": 1,
		"“They do not yet know what sank us,” said Mira Sand.":     0,
		"When the guards will meet the mayor again is open.":       1,
		"The gate to the old harbour is open.":                     0,
		"A fever of unknown origin has closed the harbour.":        1,
	} {
		if _, f := findings(t, fixture.Note("Beacon", "2031-05-06", "The boats lay still all day. "+text)); len(f.Unknowns) != want {
			t.Errorf("%s: %d not known, want %d", text, len(f.Unknowns), want)
		}
	}
}

// No word of judgement may be both good and bad.
func TestJudgedWords(t *testing.T) {
	j := lang.For("en").Judged
	for w := range j.Good {
		if j.Bad[w] {
			t.Errorf("%q is good and bad", w)
		}
	}
}
