package compare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
)

// Of two sentences that tell many things each, the facts that both tell are
// agreed, and no word more.
func TestAgreedFacts(t *testing.T) {
	for _, tt := range []struct {
		name, beacon, courier string
		want                  []string
	}{
		{"what something has, by its number", "The harbour board of Orlo has 62 boats, and nobody mends them.", "There were fewer divers in Orlo beside the harbour board's 62 boats on Monday than last week.",
			[]string{"The harbour board of Orlo has 62 boats"}},
		{"a number and whose it is, without a verb", "Keepers have counted the harbour's sixty-two lamps again.", "Of the 62 lamps of the harbour, 20 will be sold by the end of the year.",
			nil},
		{"a sum, without a verb", "The mill bank granted Orlo an emergency loan of 1.2 billion crowns, which the mayor had asked for.", "Help came on Friday morning in the form of an emergency loan of 1.2 billion crowns.",
			nil},
		{"a number of nobody knows what", "The bomb killed 20 people in Orlo on Friday.", "Police said of the bomb in Orlo that 20 at a school, killed time on Friday.", nil},
		{"who was arrested, in a relative clause", "Police arrested two men on Friday over the theft of the lamps from the harbour mill.", "The younger of the two men arrested by police on Friday was at home again in the evening.",
			[]string{"Police arrested two men on Friday"}},
		{"who resigned, beside who follows", "Pavel Ode resigned on Monday, four days after the storm had sunk the ferry.", "Mira Sand, who took over the harbour board when Pavel Ode resigned on Monday, has no time for lamps.",
			[]string{"Pavel Ode resigned on Monday"}},
		{"passive and active", "The keeper of the lighthouse was arrested, and his boat was taken to Tarn.", "Divers saw how police arrested the keeper of the lighthouse before the storm came.",
			[]string{"The keeper of the lighthouse was arrested"}},
		{"a result that did not come about", "The Orlo talks between Vell and Tarn brought no agreement, and the hosts went home.", "Envoys of Vell and Tarn left the talks in Orlo without any agreement on the mill.",
			[]string{"The Orlo talks between Vell and Tarn brought no agreement"}},

		{"numbers of other things", "The harbour board of Orlo has 62 boats, and nobody mends them.", "There were fewer divers beside the 62 lamps on Monday than last week.", nil},
		{"of others", "Keepers have counted Orlo's sixty-two lamps once again.", "Of the 62 lamps of Vell, 20 will be sold by the end of the year.", nil},
		{"a round number and an exact one", "The harbour board of Orlo has exactly 62 boats.", "Nearly 62 boats lay in the harbour of the board.", nil},
		{"another sum", "The mill bank granted Orlo an emergency loan of 1.2 billion crowns.", "Help came on Friday in the form of an emergency loan of 1.8 billion crowns.", nil},
		{"two who were arrested and two who saw it", "Police arrested two men on Friday over the theft of the lamps.", "Two women were arrested by police on Friday because of the noise.", nil},
		{"who resigned and who refused to", "Pavel Ode resigned on Monday, four days after the storm.", "Mira Sand said on Monday that Pavel Ode had refused to resign.", nil},
		{"another day", "Pavel Ode resigned on Monday, 5 May 2031, after the storm.", "Pavel Ode resigned on Tuesday, 6 May 2031, with a smile.", nil},
		{"who is not named there", "Pavel Ode was injured in the harbour of Orlo.", "Mira Sand was injured in the harbour of Orlo, Pavel Ode said.", nil},
		{"soldiers and their enemies", "Four Orlish soldiers have been killed at the bridge.", "Four members of the harbour militia have been killed at the bridge.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon)+fixture.Note("Courier", "2031-05-06", tt.courier))
			if !slices.Equal(got, tt.want) {
				t.Errorf("agreed: %q, want %q", got, tt.want)
			}
		})
	}
}

// Two outlets that quote the same words of one speaker agree on what was said.
func TestAgreedWords(t *testing.T) {
	for _, tt := range []struct {
		name, beacon, courier string
		want                  []string
	}{
		{"one quotes a part", "Mayor Pavel Ode called the agreement of Orlo “a real step”, while divers waited outside.", "“The agreement is a real step,” Pavel Ode told keepers in the harbour hall of Orlo. “It is not the last one.”",
			[]string{"Mayor Pavel Ode called the agreement of Orlo “a real step”"}},
		{"both quote all of it", "“The tone was right and the lamps were far apart,” Mira Sand said.", "The keeper of Orlo heard it. “The tone was right and the lamps were far apart,” Mira Sand said in Tarn.",
			[]string{"“The tone was right and the lamps were far apart,” Mira Sand said."}},
		{"two speakers", "Mayor Pavel Ode called the agreement of Orlo “a real step”, while divers waited outside.", "“The agreement is a real step,” Mira Sand told keepers in the harbour hall.", nil},
		{"other words", "Mayor Pavel Ode called the agreement of Orlo “a real step”, while divers waited outside.", "“The agreement is a real pity,” Pavel Ode told keepers in the harbour hall.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon)+fixture.Note("Courier", "2031-05-06", tt.courier))
			if !slices.Equal(got, tt.want) {
				t.Errorf("agreed: %q, want %q", got, tt.want)
			}
		})
	}
}

// What a text says to its readers, and the labels of a transcript, are no facts.
func TestAgreedIsNoTranscript(t *testing.T) {
	for _, said := range []string{
		"HARTLEY: The mayor of Orlo closed the harbour on 3 May 2031 and",
		"Send your pictures of the Orlo harbour storm of 3 May 2031 to",
	} {
		got := agreed(t, fixture.Note("Beacon", "2031-05-06", said+" the old keeper.")+fixture.Note("Courier", "2031-05-06", said+" the lamp room."))
		if len(got) > 0 && !strings.HasPrefix(got[0], "The mayor") {
			t.Errorf("agreed: %q", got)
		}
	}
}

// What is cut off leaves a clause that tells something, of whom it is told.
func TestAgreedSaysEnough(t *testing.T) {
	for _, tt := range []struct {
		name, beacon, courier string
		want                  []string
	}{
		{"known for what", "Mira Sand is known in Orlo for her songs of the mill, which nobody sings.", "In Orlo Mira Sand is known to the keepers, who were there on Friday.", nil},
		{"who has admitted what", "Orlo Mills has admitted to a leak of 62 tons, and its keepers are sad.", "Divers asked what Orlo Mills has admitted about its boats on Friday.", nil},
		{"of Norway, who won", "Keepers sang for Ruth Ode of Norway, who won the harbour race on Friday.", "Ruth Ode of Norway won the harbour race on Friday before her keepers came, and went home.",
			[]string{"Ruth Ode of Norway won the harbour race on Friday"}},
		{"what has to be done for it", "For a mayor to be removed from Orlo on Friday, two-thirds of the board must vote.", "A mayor can be removed from Orlo on Friday if the board likes.", nil},
		{"a time of day", "At 8.55 am on Tuesday, Pavel Ode went to the mill of Orlo.", "Pavel Ode was seen at 8.55 am on Tuesday at home in Tarn.", nil},
		{"in a note released on a day", "In a note released Friday, Pavel Ode of the harbour board thanked the divers of Orlo.", "The divers of Orlo read a note that was released Friday, and burned it.", nil},
		{"without who was convicted", "Originally convicted of the theft of 62 lamps, Pavel Ode went home on Friday.", "Mira Sand was convicted of the theft of 62 lamps, and nobody in Orlo was glad.", nil},
		{"arrested says enough", "Pavel Ode was arrested for the theft of lamps, and his boat was sold.", "Divers saw it when Pavel Ode was arrested with his boat in the storm.",
			[]string{"Pavel Ode was arrested"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon)+fixture.Note("Courier", "2031-05-06", tt.courier))
			if !slices.Equal(got, tt.want) {
				t.Errorf("agreed: %q, want %q", got, tt.want)
			}
		})
	}
}
