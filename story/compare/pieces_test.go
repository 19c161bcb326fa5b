package compare_test

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
)

// Each piece of what is shown is borne out for itself, and what is shown is not cut
// inside a piece.
func TestAgreedPieceByPiece(t *testing.T) {
	const more, other = " The library of Selm opens in spring. Bakers sold old bread to a school. A choir sang for two hours in the rain. Nobody painted the stairs.",
		" Farmers in the hills want cheaper seed. A violin was lent to a young cook. Two roads need new signs. The museum keeps a blue coat."
	for _, tt := range []struct{ name, beacon, courier, never string }{
		{"a verb without what it tells", "Harbour chief Mira Sand received critical injuries and was taken by boat to Vell.",
			"Harbour chief Mira Sand received critical injuries in the blast, the pilots said.", "Harbour chief Mira Sand received critical injuries and was taken"},
		{"who did what to be done by another", "Mira Sand has led Orlo divers since 2003, and the keeper calls that the problem.",
			"Last week Mira Sand selected Pavel Ode to again lead the harbour board, even though Orlo divers lost six seats.", "Mira Sand has led Orlo divers"},
		{"what somebody is charged with", "The driver fled the accident scene in Orlo, keepers said.",
			"The driver was charged with fleeing the accident scene in Orlo.", "The driver fled the accident scene in Orlo"},
		{"another who acts, who is somewhere else", "Harbour chief Mira Sand and her husband were found dead in the lighthouse of Orlo on Friday.",
			"On Friday harbour chief Mira Sand was found dead in the lighthouse of Orlo. Her husband sails.", "Harbour chief Mira Sand and her husband were found dead in the lighthouse of Orlo on Friday."},
		{"a clause whose verb says little", "Officers searched the lighthouse of Orlo on Friday and took Pavel Ode to Vell.",
			"Officers searched the lighthouse of Orlo on Friday, and Pavel Ode of Vell was angry.", "Officers searched the lighthouse of Orlo on Friday and took Pavel Ode to Vell."},
		{"of what country somebody is", "A Norwegian climber was killed by an avalanche on Mount Orlo in the night to Friday.",
			"An avalanche on Mount Orlo killed a climber in the night to Friday. A Norwegian film was shown in Vell.", "A Norwegian climber was killed by an avalanche"},
		{"a country that is only where it was", "A New Zealand climber died in an avalanche on Mount Orlo on Friday.",
			"On Friday an avalanche on Mount Orlo in New Zealand killed a climber from Vell.", "A New Zealand climber died in an avalanche on Mount Orlo on Friday."},
		{"what something is only said to say", "A storm destroyed the lighthouse of Orlo on Friday, Mira Sand said.",
			"The keeper tore out an entry that said the storm had destroyed the lighthouse of Orlo on Friday.", "A storm destroyed the lighthouse of Orlo"},
		{"the first time since when", "The 41-year-old Pavel Ode was boxing in Orlo for the first time since 2024 and lost his belt.",
			"Pavel Ode, who is 41 years old, was boxing in Orlo for the first time in ten years, said Mira Sand.", "The 41-year-old Pavel Ode was boxing in Orlo for the first time"},
		{"a charge without what for", "The driver Pavel Ode was charged with fleeing from the police, and was fined.",
			"The driver Pavel Ode was charged with the theft of nine lamps from the lighthouse.", "The driver Pavel Ode was charged"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon+more)+fixture.Note("Courier", "2031-05-06", tt.courier+other))
			if slices.Contains(got, tt.never) {
				t.Errorf("agreed: %q", got)
			}
		})
	}
}
