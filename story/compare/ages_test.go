package compare_test

import (
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
)

// A person has one age, but for the birthday between two articles.
func TestAges(t *testing.T) {
	for _, x := range []struct{ name, first, second, day, want string }{
		{"two ages", "The driver, Lidia Marek, 44, was taken to the clinic.", "Lidia Marek, 47, had driven the night bus for years, a colleague said.", "2031-05-07", "conflict 44 | 47"},
		{"one year, on one day", "The driver, Lidia Marek, 44, was taken to the clinic.", "Lidia Marek, aged 45, had driven the night bus for years, a colleague said.", "2031-05-06", "conflict 44 | 45"},
		{"a birthday", "The driver, Lidia Marek, 44, was taken to the clinic.", "Lidia Marek, 45, had driven the night bus for years, a colleague said.", "2031-05-20", ""},
		{"a mother and a daughter", "The driver, Lidia Marek, 44, was taken to the clinic.", "Anna Marek, 19, had waited for the night bus in the rain, a colleague said.", "2031-05-07", ""},
		{"one age", "The driver, Lidia Marek, 44, was taken to the clinic.", "Lidia Marek, 44, had driven the night bus for years, a colleague said.", "2031-05-07", ""},
		{"before the name", "The clinic took in 44-year-old Lidia Marek.", "Lidia Marek, a 47-year-old driver, had been on the night bus for years, a colleague said.", "2031-05-07", "conflict 44-year-old | 47-year-old"},
		{"before a noun and the name", "The 44-year-old driver, Lidia Marek, was taken to the clinic.", "A 47-year-old driver called Lidia Marek had been on the night bus for years, a colleague said.", "2031-05-07", "conflict 44-year-old | 47-year-old"},
		{"of somebody else", "The 44-year-old driver met Lidia Marek at the clinic.", "Lidia Marek, a 47-year-old driver, had been on the night bus for years, a colleague said.", "2031-05-07", ""},
		{"of a thing", "Lidia Marek drove the 44-year-old bus to the clinic.", "Lidia Marek, a 47-year-old driver, had been on the night bus for years, a colleague said.", "2031-05-07", ""},
		{"of a child", "A boy of the street, Lidia Marek's six-year-old nephew, was taken to the clinic.", "Lidia Marek, a 15-year-old pupil, had been on the night bus for years, a colleague said.", "2031-05-07", ""},
		{"a score is no age", "The driver, Lidia Marek, 44, was taken to the clinic.", "After Lidia Marek, 12 drivers have left the night bus, a colleague said.", "2031-05-07", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			const tail = " The lamps along the shore were lit at dusk as on every other evening of that season."
			if got := shown(t, fixture.Note("Beacon", "2031-05-06", x.first+tail)+fixture.Note("Courier", x.day, x.second)); got != x.want {
				t.Errorf("got  %q\nwant %q", got, x.want)
			}
		})
	}
}
