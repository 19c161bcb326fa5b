package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/timeline"
)

// What is shown is what both say: the whole of a sentence, a beginning of it, a
// clause inside it, or what it says of somebody in passing; and nothing where one
// says it of others, is not sure of it, or gives another number.
func TestAgreedIsBorneOut(t *testing.T) {
	for _, tt := range []struct {
		name, beacon, courier string
		want                  []string
	}{
		{"a short sentence", "Power was out in some 40,000 homes of Orlo.", "About 40,000 households were without electricity in Orlo by noon, according to the grid operator Verlux.",
			[]string{"Power was out in some 40,000 homes of Orlo."}},
		{"a beginning", "Net profit of the Orlo mill was 214 million marks in the six months to June, down from 320 million.", "Half-year earnings of the Orlo mill dropped to 214 million marks, the weakest figure since 2026.",
			[]string{"Net profit of the Orlo mill was 214 million marks"}},
		{"in passing", "It was her report that started the case against Pavel Ode, who was jailed for six years on Thursday.", "The former treasurer of Orlo, Pavel Ode, was sent to prison for six years on Thursday.",
			[]string{"Pavel Ode, who was jailed for six years on Thursday."}},
		{"a clause behind another", "Towards evening young men threw bottles in Orlo, and officers used tear gas.", "Police fired tear gas at demonstrators in Orlo at the end of a protest.",
			[]string{"officers used tear gas."}},
		{"before what only one adds", "A third child has died of the fever that has spread through the province since Christmas.", "A fever of unknown origin has killed three children in the hills and sickened 140 others.",
			[]string{"A third child has died of the fever"}},
		{"a quotation and no more", "Mayor Pavel Ode called the talks in Orlo “reasonably good,” adding that “it takes two to tango” before the mill could open.", "Pavel Ode describes the talks in Orlo as “reasonably good” but cautions that the pilots are far from content.",
			[]string{"Mayor Pavel Ode called the talks in Orlo “reasonably good,”"}},
		{"in some places only", "Votes from 83 stations of Orlo have been thrown out, in some instances where Pavel Ode won 100 percent of the vote.", "Pavel Ode won 100 percent of the vote in some villages of Orlo.", nil},
		{"figures of other things", "The divers of Orlo hid seven rifles and three lamps.", "Police say seven lamps were hidden with rifles by three divers of Orlo.", nil},
		{"another number", "Nine people of the harbour died of the fever in Orlo.", "Eleven people of the harbour died of the fever in Orlo.", nil},
		{"another day", "Mira Sand opened the lighthouse of Orlo on 3 May 2031.", "Mira Sand opened the lighthouse of Orlo on 4 May 2031.", nil},
		{"what is planned", "The mill of Orlo sent 45 divers to Tarn.", "The mill of Orlo would send 45 divers to Tarn if the town asked for it.", nil},
		{"what is demanded", "The council of Orlo closed the mill of Tarn.", "The divers demanded that the council of Orlo close the mill of Tarn.", nil},
		{"what is denied", "The council of Orlo closed the mill of Tarn.", "The mayor denied that the council of Orlo had closed the mill of Tarn.", nil},
		{"the parts exchanged", "The divers of Orlo attacked the pilots of Tarn.", "The pilots of Tarn attacked the divers of Orlo.", nil},
		{"on a condition", "The strike of the Orlo divers will end on 3 June 2031.", "The strike of the Orlo divers will end on 3 June 2031 unless the mill moves.", nil},
		{"what one named says alone", "The mayor, Pavel Ode, said the old mill of Orlo had burned down in the storm.", "Mira Sand said that the old mill of Orlo had burned down in the storm.", nil},
		{"some and all", "All divers of Orlo left the harbour on 3 May 2031.", "Some divers of Orlo left the harbour on 3 May 2031.", nil},
		{"what is no longer", "Two people of Orlo are missing and nobody in the harbour knows why.", "The two people of Orlo who had been missing were found alive.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon)+fixture.Note("Courier", "2031-05-06", tt.courier))
			if !slices.Equal(got, tt.want) {
				t.Errorf("agreed: %q, want %q", got, tt.want)
			}
		})
	}
}

// A sentence that stands in two outlets is one origin, however little of it is
// shown.
func TestAgreedOfOneText(t *testing.T) {
	const said = "The old mill of Orlo burned down on 3 May 2031, while the divers of Tarn were asleep in the harbour hall."
	got := agreed(t, fixture.Note("Beacon", "2031-05-06", said+" Nobody was hurt by it, and the mill will be built again.")+
		fixture.Note("Courier", "2031-05-06", "Mira Sand had no time for the pilots. "+said))
	if len(got) != 0 {
		t.Errorf("agreed: %q", got)
	}
}

// In a long story what few words have in common is chance.
func TestAgreedByChance(t *testing.T) {
	beacon, courier := "Two divers are missing.", "Two divers were missing."
	for i := range 40 {
		beacon += fmt.Sprintf(" Two divers of the harbour counted %d boats near the lighthouse.", 100+i)
		courier += fmt.Sprintf(" Two divers were missing from crew %d of the mill.", 300+i)
	}
	for _, got := range agreed(t, fixture.Note("Beacon", "2031-05-06", beacon)+fixture.Note("Courier", "2031-05-06", courier)) {
		t.Errorf("agreed: %q", got)
	}
}

// BenchmarkAgreed compares two outlets that tell the same things in other words:
// what twice the sentences cost.
func BenchmarkAgreed(b *testing.B) {
	for _, n := range []int{50, 100, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var beacon, courier strings.Builder
			for i := range n {
				fmt.Fprintf(&beacon, "Divers found some %d lamps in Orlo after the storm of %d May, said the keeper. ", 1000+i, i%28+1)
				fmt.Fprintf(&courier, "About %d lamps were found by divers in Orlo, which the storm of %d May had hit. ", 1000+i, i%28+1)
			}
			s := fixture.Story(b, fixture.Note("Beacon", "2031-05-29", beacon.String())+fixture.Note("Courier", "2031-05-29", courier.String()))
			events := timeline.Events(s)
			b.ReportAllocs()
			for b.Loop() {
				compare.Findings(s, events)
			}
		})
	}
}
