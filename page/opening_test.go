package page_test

import (
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
)

func TestOpening(t *testing.T) {
	for _, tt := range []struct{ said, want string }{
		{"ORLO ― The mayor of Orlo has closed the harbour.", "The mayor of Orlo has closed the harbour."},
		{"Orlo City (Beacon) -- The mayor of Orlo has closed the harbour.", "The mayor of Orlo has closed the harbour."},
		{"Orlo, Vell - Thousands of sailors left the harbour on Tuesday.", "Thousands of sailors left the harbour on Tuesday."},
		{"5 May 2031  The mayor of Orlo has closed the harbour.", "The mayor of Orlo has closed the harbour."},
		{"On 5 May 2031 the mayor of Orlo closed the harbour.", "On 5 May 2031 the mayor of Orlo closed the harbour."},
		{"Mira Sand - Vell's harbour minister - closed the harbour of Orlo.", "Mira Sand - Vell's harbour minister - closed the harbour of Orlo."},
		{"Meanwhile, Mira Sand closed the harbour of Orlo.", "Mira Sand closed the harbour of Orlo."},
		{"But Mira Sand closed the harbour of Orlo.", "Mira Sand closed the harbour of Orlo."},
		{"But the mayor closed the harbour of Orlo.", "But the mayor closed the harbour of Orlo."},
		{"However, He closed the harbour of Orlo.", "However, He closed the harbour of Orlo."},
		{"The meeting comes after Mira Sand spent five hours in Orlo on Tuesday.", "Mira Sand spent five hours in Orlo on Tuesday."},
		{"The meeting comes after a storm closed the harbour of Orlo on Tuesday.", "The meeting comes after a storm closed the harbour of Orlo on Tuesday."},
		{"The meeting comes after Orlo, the sailors of Vell said on Tuesday.", "The meeting comes after Orlo, the sailors of Vell said on Tuesday."},
		{"Still Waters, the old ferry of Vell, left the harbour of Orlo on Tuesday night.", "Still Waters, the old ferry of Vell, left the harbour of Orlo on Tuesday night."},
	} {
		r := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", tt.said+" Nobody from the town went there that day.")).Readings[0]
		at := span(r, tt.said, 1)
		at.Start = page.Opening(r, at)
		if got := at.In(r.Text); got != tt.want {
			t.Errorf("%q opens as %q, want %q", tt.said, got, tt.want)
		}
	}
}
