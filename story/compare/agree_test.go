package compare_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/text"
)

// agreed are the first passages of what is agreed.
func agreed(t *testing.T, archive string) []string {
	s, f := findings(t, archive)
	var out []string
	for _, a := range f.Agreed {
		p := a.Passages[0]
		out = append(out, s.Reading(p.Article).Words(p.Span))
	}
	return out
}

func TestRestated(t *testing.T) {
	tests := []struct {
		name, beacon, courier string
		want                  int
	}{
		{"a noun and its verb tell one thing",
			"Mira Sand announced the resignation of the harbour board in Orlo.",
			"Mira Sand said in Orlo that the harbour board had resigned.", 1},
		{"words of one sense",
			"Divers thwarted a plot to sink the ferry Alder off Orlo.",
			"A plan to sink the ferry Alder off Orlo was foiled by divers.", 1},
		{"what will be is not what was",
			"Mira Sand will inspect the broken lighthouse of Orlo.",
			"Mira Sand had no time but inspected the broken lighthouse of Orlo.", 0},
		{"a result that did not come about, in other words",
			"The Orlo talks between Vell and Tarn brought no agreement on the mill, the hosts said.",
			"Envoys of Vell and Tarn left the talks in Orlo without a single deal for the harbour to show.", 1},
		{"who resigned, whatever else is said of it",
			"Pavel Ode, chief executive of the harbour board, has resigned two days after a blast in Orlo.",
			"The head of the harbour board, Pavel Ode, resigned on Friday night.", 1},
		{"what officials of both say",
			"The blast in Orlo wrecked the harbour mill, officials said, and the keeper went home to Tarn.",
			"The harbour mill was wrecked by the blast in Orlo, officials said, while the pilots of Vell were asleep.", 1},
		{"said of two people",
			"Mira Sand inspected the broken lighthouse of Orlo with the keeper.",
			"Pavel Ode inspected the broken lighthouse of Orlo with the keeper.", 0},
		{"on two days",
			"Mira Sand inspected the broken lighthouse of Orlo on 3 May 2031.",
			"Mira Sand inspected the broken lighthouse of Orlo on 5 May 2031.", 0},
		{"one has more than the other denies nothing of",
			"Some 180 millimetres of rain fell on Orlo within a single day.",
			"In one day 180 millimetres of rain had fallen on Orlo, said the weather office, while the river rose and the mill stood still.", 1},
		{"a year in common says nothing",
			"Orlo hosted the rowing games of 2012 and built a hall.",
			"Mira Sand rowed in the games of 2012 for another town.", 0},
		{"who wants what, in other words",
			"The keeper believed that Mira Sand “would like to end the strike”.",
			"Pilots came away with the impression that Mira Sand desires to bring the strike to an end.", 1},
		{"who wants it and who does not",
			"The keeper believed that Mira Sand would like to end the strike.",
			"Pilots came away with the impression that Mira Sand never wanted to bring the strike to an end.", 0},
		{"two people want it",
			"The keeper believed that Mira Sand would like to end the strike.",
			"Pilots came away with the impression that Pavel Ode desires to bring the strike to an end.", 0},
		{"on whom it depends",
			"Both sides have agreed that any progress hinges on Spain's willingness to end the strike.",
			"Lidia Marek cautioned that much depends on whether Spain feels the need to end the strike for real.", 1},
		{"on whom it depends, and on whom else",
			"Both sides have agreed that any progress hinges on Spain's willingness to end the strike.",
			"Lidia Marek cautioned that much depends on whether Chile feels the need to end the strike for real.", 0},
		{"talks follow talks",
			"The Orlo talks followed separate discussions between Vell and envoy Pavel Ode.",
			"The Tarn talks followed days of Vell discussions with leaders elsewhere, amid fears for a plan.", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon)+fixture.Note("Courier", "2031-05-06", tt.courier))
			if len(got) != tt.want {
				t.Errorf("agreed: %q, want %d", got, tt.want)
			}
		})
	}
}

// What is agreed has a verb of what it tells: a note that was posted and a saying
// cut off before its verb tell nothing.
func TestAgreedHasItsVerb(t *testing.T) {
	tests := []struct{ name, beacon, courier, never string }{
		{"a fronted note",
			"Lidia Ode met the pilots. In a statement posted on X by Ode on Friday, it was revealed that both boards want a lasting deal, which would include new engines.",
			"Lidia Ode and the pilots' negotiator, Mira Sand, issued a joint statement outlining key points.", "In a statement posted on X by Ode"},
		{"a fronted report",
			"Pavel Ode runs the clinic. In a report published on nurses by Ode on Monday, it was shown that the kitchen had been damp for years, which made them ill.",
			"Pavel Ode and the cooks' adviser, Mira Sand, published a report on nurses outlining key points.", "In a report published on nurses by Ode"},
		{"a saying before its verb",
			"Mr. Ode said Sunday’s derailment, by a train with a guard and a worn axle, is another reminder of how old the rails are.",
			"Ode, speaking from the mill on Sunday, said the ferry derailment in which five people were hurt is being studied as a failure.", "Mr. Ode said Sunday’s derailment"},
		{"a saying of a result before its verb",
			"Dr. Marek said Tuesday’s outbreak, in a ward with a new kitchen, is a warning to every hospital.",
			"Marek, speaking from the clinic on Tuesday, said the kitchen outbreak in which nine nurses were hurt is being traced as a poisoning.", "Dr. Marek said Tuesday’s outbreak"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, got := range agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon)+fixture.Note("Courier", "2031-05-06", tt.courier)) {
				if got == tt.never {
					t.Errorf("agreed: %q", got)
				}
			}
		})
	}
}

// Of the two sentences the one is shown that can be read alone.
func TestAgreementShowsTheClearer(t *testing.T) {
	got := agreed(t, fixture.Note("Beacon", "2031-05-06", "Nobody slept at the Orlo yard. It would give the ferry Alder 30 new engines within 14 months.")+
		fixture.Note("Courier", "2031-05-06", "Within 14 months the Orlo yard would give the ferry Alder 30 new engines."))
	if len(got) != 1 || !strings.Contains(got[0], "Orlo yard") {
		t.Errorf("agreed: %q", got)
	}
}

// like reads up to three notes and the stretches of them given, each from the
// first that has it.
func like(t *testing.T, notes []string, spans ...string) *compare.Likeness {
	t.Helper()
	archive := ""
	for i, n := range notes {
		archive += fixture.Note([]string{"Beacon", "Courier", "Lantern"}[i], "2031-05-06", n)
	}
	s := fixture.Story(t, archive)
	var told []article.Passage
next:
	for _, want := range spans {
		for _, r := range s.Readings {
			if at := strings.Index(r.Text, want); at >= 0 {
				told = append(told, r.At(text.Span{Start: at, End: at + len(want)}))
				continue next
			}
		}
		t.Fatalf("%q is in no note", want)
	}
	return compare.Alike(s, told)
}

func TestLikenessOfAnswers(t *testing.T) {
	l := like(t, []string{
		"The board closed the mill to stop smugglers from using the yard, it said.",
		"The mill was closed to curb smuggling through the yard, said the mayor.",
		"The board closed the mill because its boiler was worn out and unsafe.",
	}, "to stop smugglers from using the yard", "to curb smuggling through the yard", "its boiler was worn out and unsafe")
	if a, b := l.Score(0, 1), l.Score(0, 2); a < compare.Same || b >= compare.Same {
		t.Errorf("smugglers twice %.2f, smugglers and boiler %.2f, bound %.2f", a, b, compare.Same)
	}
	if l.Score(0, 1) != l.Score(1, 0) {
		t.Error("likeness has a direction")
	}
}

func TestHappenings(t *testing.T) {
	got := like(t, []string{
		"Mira Sand resigned as head of the Orlo harbour board.",
		"The resignation of Mira Sand from the Orlo harbour board surprised many. One quake damaged the old bridge of Orlo and the harbour hall.",
		"The earthquake in Orlo damaged the bridge and the harbour hall.",
	}, "resigned", "resignation", "quake", "earthquake").Happenings()
	if got[0] != got[1] || got[2] != got[3] || got[0] == got[2] {
		t.Errorf("groups: %v", got)
	}
}

func TestLikenessOfNothing(t *testing.T) {
	s := fixture.Story(t, fixture.Note("Beacon", "2031-05-06", "Orlo slept, and nobody heard the bell of the old ferry hall."))
	if n := len(compare.Alike(s, nil).Happenings()); n != 0 {
		t.Errorf("%d happenings of nothing", n)
	}
	r := s.Readings[0]
	if got := compare.Alike(s, []article.Passage{r.At(text.Span{}), r.At(text.Span{})}).Score(0, 1); got != got || got < 0 || got > 1 {
		t.Errorf("likeness of two empty stretches: %v", got)
	}
}

// "The talks" are those told before; two parties judge them in opposite ways.
func TestAssessmentOfWhatWasToldBefore(t *testing.T) {
	kinds := func(archive string) (out []story.TensionKind) {
		_, f := findings(t, archive)
		for _, x := range f.Tensions {
			out = append(out, x.Kind)
		}
		return out
	}
	const met = "Norwegian minister Mira Sand met Swedish minister Pavel Ode in Orlo on Tuesday. "
	if got := kinds(fixture.Note("Beacon", "2031-05-08", met+"Norway described the meeting as “productive.” Sweden called the meeting “disappointing.”")); len(got) != 1 || got[0] != story.AssessmentTension {
		t.Errorf("opposite words for one meeting: %v", got)
	}
	if got := kinds(fixture.Note("Beacon", "2031-05-08", met+"Norway said after the meeting that it had productive mines. Sweden called the meeting “disappointing.”")); len(got) != 0 {
		t.Errorf("one judges something else: %v", got)
	}
}

// What nobody is named for, and a line without an end, are not shown as agreed.
func TestAgreementSaysWhose(t *testing.T) {
	said := "“We know in our hearts that the best days of the harbour and its old light are yet to come.”"
	s, f := findings(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand spoke in Orlo on Tuesday. "+said)+
		fixture.Note("Courier", "2031-05-08", "Mira Sand spoke to the keepers in Orlo on Tuesday night. "+said))
	for _, a := range f.Agreed {
		if got := s.Reading(a.Passages[0].Article).Words(a.Passages[0].Span); strings.HasPrefix(got, "“") {
			t.Errorf("agreed: %s", got)
		}
	}
}

// What lay years back is not what a sentence is about.
func TestAgreementBesideTheBackground(t *testing.T) {
	got := agreed(t, fixture.Note("Beacon", "2031-05-07", "Envoys from France and Spain described three days of negotiations in Rome as productive, though no significant breakthrough has emerged in efforts to end the nearly nine-year war with Spain.")+
		fixture.Note("Courier", "2031-05-07", "Despite the hopes in Rome, there have been no clear signals of breakthroughs on key hurdles, including the thorny issue of the harbour Spain has seized since its full-scale invasion in 2022."))
	if len(got) != 1 {
		t.Errorf("agreed: %q, want that there was no breakthrough", got)
	}
}

// A cause that one report believes in is not borne out by another that knows of no
// cause, however many of its words that has.
func TestBelievedIsNotAgreed(t *testing.T) {
	for _, got := range agreed(t, fixture.Note("Beacon", "2034-10-12", "An explosion tore through a fertiliser plant on the edge of Orlo on Wednesday evening, officials said. “We do not yet know what caused it,” said the county's fire chief, Jonas Edel. In 2029 the company was fined 3 million marks for storing too much ammonium nitrate.")+
		fixture.Note("Courier", "2034-10-14", "Prosecutors have opened an investigation into the fertiliser plant in Orlo. The cause was a fire in a store of ammonium nitrate, the fire service believes.")) {
		if strings.Contains(got, "cause") {
			t.Errorf("agreed: %s", got)
		}
	}
}
