package timeline_test

import (
	"strings"
	"testing"
)

// What was planned and is called off or moved leaves "coming up": only its new
// day stands there, with the passage that gives it.
func TestPlansCalledOffOrMoved(t *testing.T) {
	tests := []struct {
		name    string
		archive string
		want    []string
		not     []string
	}{
		{
			name: "postponed to another day",
			archive: front("Beacon", "2031-10-02", "The envoys left a second round of talks between Orlo and Vell open, which will begin in Esker on 20 October.") +
				front("Courier", "2031-10-19", "The second round of talks between Orlo and Vell, which was to begin tomorrow, has been postponed to 3 November, the mediators announced on Sunday."),
			want: []string{"scheduled 3 Nov meet: Courier"},
			not:  []string{"scheduled 20 Oct", "happened 20 Oct", "planned 20 Oct"},
		},
		{
			name: "called off, its day named",
			archive: front("Beacon", "2031-05-05", "Train drivers of Sand Works in Orlo will strike on Friday, their union said.") +
				front("Courier", "2031-05-07", "The union at Sand Works in Orlo has called off Friday's strike after a night of talks."),
			not: []string{"scheduled 9 May", "planned 9 May", "happened 9 May"},
		},
		{
			name: "called off, no day named",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Friday.") +
				front("Courier", "2031-05-07", "Mira Sand cancelled her meeting with Tobin Reve in Orlo, a spokesman said."),
			not: []string{"scheduled 9 May", "planned 9 May"},
		},
		{
			name: "called off, though its day has come",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Wednesday.") +
				front("Courier", "2031-05-07", "Mira Sand's meeting with Tobin Reve, planned for Wednesday, was cancelled at the last minute.") +
				front("Herald", "2031-05-20", "Ana Grell opened the new lighthouse in Vell on Monday."),
			not: []string{"planned 7 May", "happened 7 May"},
		},
		{
			name: "put off until a month",
			archive: front("Beacon", "2033-11-15", "The boat will be taken to the National Museum in Dunross next week, Mira Sand said.") +
				front("Courier", "2033-11-24", "The transport to the National Museum in Dunross, planned for this week, has been put off until April, Mira Sand said on Wednesday."),
			want: []string{"scheduled 1 Apr–30 Apr 2034 close: Courier"},
			not:  []string{"happened 21 Nov", "planned 21 Nov"},
		},
		{
			name: "brought forward",
			archive: front("Beacon", "2031-05-05", "The council of Orlo will vote on the harbour plan of Mira Sand on 30 May.") +
				front("Courier", "2031-05-12", "The council of Orlo has brought forward its vote on the harbour plan of Mira Sand to 20 May."),
			want: []string{"scheduled 20 May vote: Courier"},
			not:  []string{"scheduled 30 May"},
		},
		{
			name: "moved to another day",
			archive: front("Beacon", "2031-05-05", "The council of Orlo will vote on the harbour plan of Mira Sand on 30 May.") +
				front("Courier", "2031-05-12", "The vote of the council of Orlo on the harbour plan of Mira Sand was moved to 12 June."),
			want: []string{"scheduled 12 Jun vote: Courier"},
			not:  []string{"scheduled 30 May"},
		},
		{
			name: "who moves to a town moves no plan",
			archive: front("Beacon", "2031-05-05", "Mira Sand will vote in Orlo on 30 May.") +
				front("Courier", "2031-05-12", "Mira Sand moved to Orlo after the vote on the harbour."),
			want: []string{"scheduled 30 May vote: Beacon"},
		},
		{
			name: "a strike called off on its day, in other words",
			archive: front("Beacon", "2033-03-08", "Train drivers in Orlo will walk out for 48 hours from Thursday after talks over pay broke down, their union said on Tuesday.") +
				front("Courier", "2033-03-08", "Commuters in Orlo face chaos: drivers of Sand Works are to stop work on Thursday and Friday.") +
				front("Herald", "2033-03-10", "The rail strike that was to begin today has been called off."),
			not: []string{"scheduled 10 Mar", "planned 10 Mar", "happened 10 Mar"},
		},
		{
			name: "another plan is called off",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Friday.") +
				front("Courier", "2031-05-07", "Mira Sand called off a vote on the harbour of Orlo that was planned for 20 May."),
			want: []string{"scheduled 9 May meet: Beacon"},
		},
		{
			name: "another day is called off",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Friday.") +
				front("Courier", "2031-05-07", "Mira Sand called off the meeting with Tobin Reve in Orlo that was planned for 20 May."),
			want: []string{"scheduled 9 May meet: Beacon"},
		},
		{
			name: "only asked for, denied or feared",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Friday.") +
				front("Courier", "2031-05-07", "Ana Grell urged Mira Sand to cancel Friday's meeting with Tobin Reve in Orlo. Friday's meeting of Mira Sand and Tobin Reve in Orlo has not been called off. Mira Sand threatened to cancel Friday's meeting with Tobin Reve. Friday's meeting of Mira Sand and Tobin Reve could be postponed."),
			want: []string{"scheduled 9 May meet: Beacon"},
		},
		{
			name: "planned anew after it was called off",
			archive: front("Beacon", "2031-05-05", "Mira Sand cancelled her meeting with Tobin Reve in Orlo on Friday.") +
				front("Courier", "2031-05-07", "Mira Sand will meet Tobin Reve in Orlo on Friday after all."),
			want: []string{"scheduled 9 May meet: Courier"},
		},
		{
			name:    "what was planned at first is no plan",
			archive: front("Beacon", "2031-05-05", "Mira Sand originally was planning to speak to Tobin Reve in Orlo on Friday. Ana Grell had initially been due to visit Vell on Thursday."),
			not:     []string{"scheduled"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := strings.Join(lines(t, tt.archive), "\n")
			for _, w := range tt.want {
				if strings.Count("\n"+all+"\n", "\n"+w+"\n") != 1 {
					t.Errorf("want once: %s\ngot:\n%s", w, all)
				}
			}
			for _, n := range tt.not {
				if strings.Contains("\n"+all, "\n"+n) {
					t.Errorf("want none: %s …\ngot:\n%s", n, all)
				}
			}
		})
	}
}
