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
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := agreed(t, fixture.Note("Beacon", "2031-05-06", tt.beacon+more)+fixture.Note("Courier", "2031-05-06", tt.courier+other))
			if slices.Contains(got, tt.never) {
				t.Errorf("agreed: %q", got)
			}
		})
	}
}
