package timeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story/timeline"
	"github.com/synoptic-news/synoptic/text"
)

func may(d int) time.Time { return time.Date(2031, 5, d, 0, 0, 0, 0, time.UTC) }

// rank is the place of a day among the days of a calendar, from 0.
func rank(c *timeline.Calendar, day time.Time) int {
	return slices.IndexFunc(c.Days(), func(d timeline.Day) bool { return d.Date.Equal(day) })
}

func TestCalendarDays(t *testing.T) {
	tests := []struct {
		name, archive  string
		before, behind time.Time // the first of which weighs more
	}{
		{
			name: "a day that three sources come back to outweighs one that one names",
			archive: fixture.Note("Beacon", "2031-05-09", "The gate of the harbour of Orlo broke on Tuesday and the water rose.") +
				fixture.Note("Courier", "2031-05-12", "Nobody was told that the gate of the harbour had broken on 6 May 2031.") +
				fixture.Note("Lantern", "2031-05-15", "Since 6 May 2031 the harbour of Orlo has no gate. The council of Orlo met on Wednesday about the harbour."),
			before: may(6), behind: may(14),
		},
		{
			name: "a day named beside the story's matter outweighs one named beside another",
			archive: fixture.Note("Beacon", "2031-05-09", "A choir from Vell sang some old songs on Wednesday. The gate of the harbour broke on Tuesday.") +
				fixture.Note("Courier", "2031-05-10", "The broken gate of the harbour is old. Its keeper says that the gate of the harbour was sound."),
			before: may(6), behind: may(7),
		},
		{
			name: "what a copy repeats counts once",
			archive: fixture.Note("Beacon", "2031-05-09", "The gate of the harbour of Orlo broke on Tuesday. Its keeper was asleep, and the water rose up to the green door by noon.") +
				strings.NewReplacer("beacon.md", "vane.md", "outlet: Beacon", "outlet: Vane").Replace(
					fixture.Note("Beacon", "2031-05-09", "The gate of the harbour of Orlo broke on Tuesday. Its keeper was asleep, and the water rose up to the green door by noon.")) +
				fixture.Note("Courier", "2031-05-10", "Ana Grell mended the gate of the harbour of Orlo on Thursday.") +
				fixture.Note("Lantern", "2031-05-10", "With a rope, Ana Grell mended what was left of the gate on Thursday."),
			before: may(8), behind: may(6),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := timeline.NewCalendar(fixture.Story(t, tt.archive))
			a, b := rank(c, tt.before), rank(c, tt.behind)
			if a < 0 || b < 0 || a > b {
				t.Errorf("%s is in place %d, %s in place %d: %v", tt.before.Format("2 Jan"), a, tt.behind.Format("2 Jan"), b, c.Days())
			}
		})
	}
}

func TestPassages(t *testing.T) {
	s := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", "The gate of the harbour of Orlo broke on Tuesday and the water rose to the green door.")+
		fixture.Note("Courier", "2031-05-07", "The gate of the harbour of Orlo broke on Tuesday, and the water rose to the green door. On Tuesday a cat was born.")+
		fixture.Note("Lantern", "2031-05-07", "On Tuesday the broken gate of the harbour of Orlo let the water into forty houses."))
	c := timeline.NewCalendar(s)
	said := func(n int) []string {
		var out []string
		for _, p := range c.Passages(may(6), n) {
			out = append(out, s.Reading(p.Article).Words(p.Span))
		}
		return out
	}
	if got := said(1); len(got) != 1 || !strings.Contains(got[0], "gate") {
		t.Errorf("the passage of the day is %q", got)
	}
	twice := 0
	for _, p := range said(10) {
		if strings.Contains(p, "broke on Tuesday") {
			twice++
		}
	}
	if twice != 1 {
		t.Errorf("%d passages say that the gate broke: %q", twice, said(10))
	}
	if got := c.Passages(may(20), 3); got != nil {
		t.Errorf("a day that nobody names has passages: %v", got)
	}
}

func TestCalendarIsDeterministic(t *testing.T) {
	archive := front("Beacon", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Tuesday. Ana Grell opened the new lighthouse in Vell on Monday.") +
		front("Courier", "2031-05-09", "On Tuesday Mira Sand held talks with Tobin Reve in Orlo.")
	show := func() string {
		c := timeline.NewCalendar(fixture.Story(t, archive))
		return fmt.Sprint(c.Days(), c.Passages(may(6), 5))
	}
	first := show()
	for range 5 {
		if got := show(); got != first {
			t.Fatalf("two runs differ:\n%s\n%s", first, got)
		}
	}
}

func TestDayOf(t *testing.T) {
	tests := []struct {
		body, at string
		want     string
		how      article.How
	}{
		{"Mira Sand resigned on Tuesday after she met Tobin Reve on Monday.", "resigned", "6 May", article.ByWeekday},
		{"Mira Sand resigned on Tuesday after she met Tobin Reve on Monday.", "met", "5 May", article.ByWeekday},
		{"Mira Sand has resigned in Orlo.", "resigned", "8 May", article.Reported},
		{"The flight was a success. Mira Sand made her first flight over Orlo on Tuesday.", "flight", "6 May", article.Inferred},
		{"Mira Sand visited Orlo on Monday and Vell on Tuesday.", "Vell", "6 May", article.ByWeekday},
	}
	for _, tt := range tests {
		r := fixture.Story(t, front("Beacon", "2031-05-08", tt.body)).Readings[0]
		i := strings.Index(r.Text, tt.at)
		w := timeline.DayOf(r, text.Span{Start: i, End: i + len(tt.at)})
		if got := w.From.Format("2 Jan"); got != tt.want || w.How != tt.how {
			t.Errorf("%q of %q is of %s, %s; want %s, %s", tt.at, tt.body, got, w.How, tt.want, tt.how)
		}
	}
}

func BenchmarkCalendar(b *testing.B) {
	var archive strings.Builder
	bytes := 0
	for i := range 40 {
		f := front(fmt.Sprintf("Outlet%d", i), fmt.Sprintf("2031-05-%02d", i%28+1),
			"Mira Sand met Tobin Reve in Orlo on Tuesday. Ana Grell opened the new lighthouse in Vell on Monday, the mayor said on Wednesday.")
		archive.WriteString(f)
		bytes += len(f)
	}
	s := fixture.Story(b, archive.String())
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		c := timeline.NewCalendar(s)
		for _, d := range c.Days() {
			c.Passages(d.Date, 3)
		}
	}
}
