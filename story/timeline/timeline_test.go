package timeline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/timeline"
)

// line writes an event as "lane day act: outlets", the outlets in the order of
// its tellings, each once.
func line(s *story.Story, e story.Event) string {
	day := "?"
	switch {
	case e.When.OneDay():
		day = e.When.From.Format("2 Jan")
	case e.When.Bounded():
		day = e.When.From.Format("2 Jan") + "–" + e.When.To.AddDate(0, 0, -1).Format("2 Jan 2006")
	}
	if e.When.How == article.Reported {
		day = "reported " + day
	}
	lane := string(e.Lane)
	if e.Planned {
		lane = "planned"
	}
	var outlets []string
	for _, t := range e.Tellings {
		if o := s.Reading(t.Article).Outlet.Name; !strings.Contains(strings.Join(outlets, " "), o) {
			outlets = append(outlets, o)
		}
	}
	return fmt.Sprintf("%s %s %s: %s", lane, day, e.Act, strings.Join(outlets, " "))
}

func lines(t *testing.T, archive string) []string {
	s := fixture.Story(t, archive)
	var out []string
	for _, e := range timeline.Events(s) {
		out = append(out, line(s, e))
	}
	return out
}

// filler brings an article over the least length without telling anything.
const filler = `

The harbour of Orlo is small, grey and old. There is a lighthouse with a green door, and beside it a shed full of nets, ropes and lamps that belong to nobody in particular. Gulls like the roof of it.
`

func front(outlet, date, body string) string {
	return fmt.Sprintf("-- %s.md --\n---\ntitle: The harbour dispute, as seen by the %s\noutlet: %s\npublished: %s\n---\n\n%s%s",
		strings.ToLower(outlet), outlet, outlet, date, body, filler)
}

// undated is an article without a day.
func undated(outlet, body string) string {
	return fmt.Sprintf("-- %s.md --\n---\ntitle: The harbour dispute, as seen by the %s\noutlet: %s\n---\n\n%s%s", strings.ToLower(outlet), outlet, outlet, body, filler)
}

func TestEvents(t *testing.T) {
	tests := []struct {
		name    string
		archive string
		want    []string // each must be there
		not     []string // prefixes none may have
	}{
		{
			name: "the day it happened, not the day it was reported",
			archive: front("Beacon", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Tuesday.") +
				front("Courier", "2031-05-09", "On Tuesday Mira Sand held talks with Tobin Reve in Orlo."),
			want: []string{"happened 6 May meet: Beacon Courier"},
			not:  []string{"happened 8 May", "happened 9 May"},
		},
		{
			name: "the month of a deed is not that of its verdict",
			archive: front("Beacon", "2031-05-08", "Mira Sand was found guilty of shooting Tobin Reve in Orlo in October 2029.") +
				front("Courier", "2031-05-08", "On Tuesday Mira Sand met Ana Grell in Orlo."),
			want: []string{"happened 6 May meet: Courier"},
			not:  []string{"happened 1 Oct"},
		},
		{
			name: "a verdict has its own month",
			archive: front("Beacon", "2031-05-08", "Mira Sand was found guilty in Orlo in October 2029 of shooting Tobin Reve.") +
				front("Courier", "2031-05-08", "On Tuesday Mira Sand met Ana Grell in Orlo."),
			want: []string{"happened 1 Oct–31 Oct 2029 try: Beacon"},
		},
		{
			name: "a day years before the story is no plan, in an article without a day",
			archive: undated("Beacon", "The tragedy is among the deadliest of Orlo, exceeded only by the Brennholm market massacre in 2007, which left 32 people and the gunman dead.") +
				front("Courier", "2031-05-08", "Nine people died in the fire in Orlo on Tuesday."),
			want: []string{"happened 1 Jan–31 Dec 2007 die: Beacon"},
			not:  []string{"planned"},
		},
		{
			name: "what one article names another calls by its last word",
			archive: front("Beacon", "2031-05-08", "The Merrow Dam, completed in 1974, holds back the largest lake of Orlo.") +
				front("Courier", "2031-05-08", "Some 180 millimetres of rain fell on Orlo in a day, the most since the dam was completed in 1974."),
			want: []string{"happened 1 Jan–31 Dec 1974 build: Beacon Courier"},
		},
		{
			name: "what one article names another does not mean by another noun",
			archive: front("Beacon", "2031-05-08", "The Merrow Dam, completed in 1974, holds back the largest lake of Orlo.") +
				front("Courier", "2031-05-08", "Some 180 millimetres of rain fell on Orlo in a day, the most since the canal was completed in 1974."),
			want: []string{"happened 1 Jan–31 Dec 1974 build: Beacon", "happened 1 Jan–31 Dec 1974 build: Courier"},
		},
		{
			name: "two rounds of the same people in the same town are two events",
			archive: front("Beacon", "2031-05-07", "Mira Sand met Tobin Reve in Orlo on Tuesday.") +
				front("Courier", "2031-05-14", "Mira Sand met Tobin Reve in Orlo on Tuesday."),
			want: []string{"happened 6 May meet: Beacon", "happened 13 May meet: Courier"},
		},
		{
			name: "a date belongs to its clause",
			archive: front("Beacon", "2031-05-08",
				"The ministers will talk about it soon, after Mira Sand visited Tobin Reve in Orlo on Tuesday."),
			want: []string{"happened 6 May travel: Beacon"},
			not:  []string{"scheduled 6 May", "happened 6 May meet"},
		},
		{
			name: "scheduled by one, told as held by another: one event that happened",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Wednesday.") +
				front("Courier", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Wednesday."),
			want: []string{"happened 7 May meet: Courier Beacon"},
			not:  []string{"scheduled", "planned"},
		},
		{
			name:    "ahead of all its articles it is scheduled",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Wednesday."),
			want:    []string{"scheduled 7 May meet: Beacon"},
		},
		{
			name: "its day gone by and nobody says it was held: planned",
			archive: front("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Wednesday.") +
				front("Courier", "2031-05-20", "Ana Grell opened the new lighthouse in Vell on Monday."),
			want: []string{"planned 7 May meet: Beacon"},
		},
		{
			name:    "what several do is told in the present",
			archive: front("Beacon", "2031-05-05", "French ministers meet in Orlo on Wednesday."),
			want:    []string{"scheduled 7 May meet: Beacon"},
		},
		{
			name: "two days of talks of which another tells the first",
			archive: front("Beacon", "2031-05-05", "Ministers of France and Spain meet in Orlo on Friday, 9 May.") +
				front("Courier", "2031-05-06", "The ministers of France and Spain will meet in Orlo on Friday and Saturday."),
			want: []string{"scheduled 9 May meet: Courier Beacon"},
			not:  []string{"scheduled 10 May"},
		},
		{
			name: "two acts of one sentence, each with its day",
			archive: front("Beacon", "2031-05-05", "The ferry Norra Star ran aground off Orlo on Monday.") +
				front("Courier", "2031-05-06", "The ferry Norra Star, which ran aground off Orlo on Monday, was towed to Vell on Tuesday."),
			want: []string{"happened 5 May crash: Courier Beacon", "happened 6 May run: Courier"},
			not:  []string{"happened 6 May crash"},
		},
		{
			name:    "what somebody did years before is told of him, not by an entry",
			archive: front("Beacon", "2031-05-08", "Mira Sand, who won the vote in Orlo in March 2024, visited Vell on Tuesday."),
			want:    []string{"happened 6 May travel: Beacon"},
			not:     []string{"happened 2024", "happened 1 March", "happened Mar"},
		},
		{
			name:    "what a relative clause tells of this week is told",
			archive: front("Beacon", "2031-05-08", "Mira Sand, who met Tobin Reve in Orlo on Tuesday, is a keeper of lamps."),
			want:    []string{"happened 6 May meet: Beacon"},
		},
		{
			name:    "the day of an older act that a noun tells",
			archive: front("Beacon", "2031-05-08", "The crowds did not meet those at Mira Sand's first inauguration in Orlo eight years ago."),
			not:     []string{"happened 2023", "background 2023"},
		},
		{
			name:    "a plan that was floated last month and is refused today",
			archive: front("Beacon", "2031-05-08", "Before she met keepers in Orlo on Wednesday, Mira Sand refused a plan that Tobin Reve floated in Vell last month."),
			not:     []string{"happened 1 Apr"},
		},
		{
			name:    "whose body was found: said of somebody in what another clause tells",
			archive: front("Beacon", "2031-05-08", "Police said the three had come to Orlo to arrest a suspect in the murder of Tobin Reve, a keeper whose body was found last week in a river near Vell."),
			not:     []string{"happened 28 Apr", "happened 27 Apr"},
		},
		{
			name:    "a vote like one that came before something last month",
			archive: front("Beacon", "2031-05-08", "In Orlo about 400 keepers chanted for Mira Sand, a call for a vote like one in Vell that preceded its annexation by Norland last month."),
			not:     []string{"happened 1 Apr"},
		},
		{
			name:    "the day behind who says so is not that of what befell",
			archive: front("Beacon", "2031-05-06", "Mira Sand and her crew were freed from captors in Orlo on Monday, five days after they were taken prisoner, Norland Radio said early Tuesday."),
			want:    []string{"happened 5 May release: Beacon"},
			not:     []string{"happened 6 May"},
		},
		{
			name:    "a group called by a date",
			archive: front("Beacon", "2031-04-28", "A spokesman for the 6 April youth group, Tobin Reve, said that the ban showed how little had changed in Orlo."),
			not:     []string{"happened 6 Apr"},
		},
		{
			name:    "what will be held was to be held long before: an old line under a picture",
			archive: front("Beacon", "2031-04-28", "Mira Sand will hold talks with Tobin Reve in Orlo on February 27, 2030 before she leaves the next day."),
			not:     []string{"background", "planned", "happened 27 Feb"},
		},
		{
			name:    "a deadline is no day of asking",
			archive: front("Beacon", "2031-05-09", "Mira Sand had ordered Tobin Reve by Friday to close the lamp in Orlo."),
			not:     []string{"happened 9 May"},
		},
		{
			name:    "the line under a picture",
			archive: front("Beacon", "2031-05-09", "In this March 1, 2031 photo, Mira Sand met Tobin Reve in Orlo."),
			not:     []string{"happened"},
		},
		{
			name: "a third consecutive day began two days before",
			archive: front("Beacon", "2031-05-09",
				"Mira Sand and Tobin Reve are set to meet for a third consecutive day of talks in Orlo on Saturday.") +
				front("Courier", "2031-05-09", "Mira Sand met Tobin Reve in Orlo on Thursday."),
			want: []string{"happened 8 May–10 May 2031 meet: Beacon Courier"},
			not:  []string{"happened 8 May meet"},
		},
		{
			name: "another town on the same day is another event",
			archive: front("Beacon", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Tuesday.") +
				front("Courier", "2031-05-08", "Mira Sand met Tobin Reve in Vell on Tuesday."),
			want: []string{"happened 6 May meet: Beacon", "happened 6 May meet: Courier"},
		},
		{
			name: "what is said of Monday was not said on Monday",
			archive: front("Beacon", "2031-05-08",
				"“They tested the lamps this Monday,” said Tobin Reve, the keeper of the light."),
			not: []string{"happened 5 May say"},
		},
		{
			name:    "a year before a noun is the noun's",
			archive: front("Beacon", "2031-05-08", "Mira Sand, the loser of the 2028 election, was named harbour master on Tuesday."),
			want:    []string{"happened 6 May appoint: Beacon"},
			not:     []string{"happened 1 Jan"},
		},
		{
			name:    "a trial for the bombing of 2028 is not of 2028",
			archive: front("Beacon", "2031-05-08", "Mira Sand was jailed over the 2028 bombing of the lighthouse in Orlo."),
			not:     []string{"happened 1 Jan"},
		},
		{
			name:    "the day of a participle is not the verb's",
			archive: front("Beacon", "2031-05-08", "Mira Sand passed an extension of the harbour tax approved last Friday."),
			not:     []string{"happened 2 May"},
		},
		{
			name:    "the day of what was agreed to is not the day of agreeing",
			archive: front("Beacon", "2031-05-05", "Mira Sand and Tobin Reve agreed to open the lighthouse in Orlo on Thursday."),
			not:     []string{"happened 8 May", "scheduled 8 May agree"},
		},
		{
			name:    "a day in a quotation is the speaker's",
			archive: front("Beacon", "2031-05-08", "Mira Sand resigned with the words “see you on Sunday” and left Orlo."),
			not:     []string{"happened 4 May", "scheduled 11 May"},
		},
		{
			name:    "before a day is not on it",
			archive: front("Beacon", "2031-12-18", "Mira Sand opened the lighthouse in Orlo a week before Christmas."),
			not:     []string{"scheduled 25 Dec", "happened 25 Dec"},
		},
		{
			name:    "a feast before a noun is the noun's",
			archive: front("Beacon", "2031-10-08", "Mira Sand, the singer of popular Christmas songs, died in Orlo on 25 September 2031."),
			want:    []string{"happened 25 Sep die: Beacon"},
			not:     []string{"scheduled 25 Dec", "happened 25 Dec"},
		},
		{
			name:    "until at least a day is not on it",
			archive: front("Beacon", "2031-05-05", "Mira Sand will not open the lighthouse in Orlo until at least Wednesday."),
			not:     []string{"scheduled 7 May"},
		},
		{
			name:    "an amendment has a number, not a day",
			archive: front("Beacon", "2031-05-08", "Mira Sand lost a vote on the 14th Amendment in Orlo."),
			not:     []string{"happened 14 Apr", "scheduled 14 May"},
		},
		{
			name: "a day that is set needs no name",
			archive: front("Beacon", "2031-05-08", "The inquiry will meet for the first time on 6 June.") +
				front("Courier", "2031-05-09", "The inquiry is to meet for the first time on June 6, 2031."),
			want: []string{"scheduled 6 Jun meet: Beacon Courier"},
		},
		{
			name:    "what may come is no event",
			archive: front("Beacon", "2031-05-08", "Mira Sand could resign on Saturday. If the council votes on Friday, Tobin Reve will return."),
			not:     []string{"scheduled"},
		},
		{
			name:    "a question tells nothing",
			archive: front("Beacon", "2031-05-08", "Did Mira Sand meet Tobin Reve in Orlo on Tuesday?"),
			not:     []string{"happened 6 May"},
		},
		{
			name:    "eighteen days ago is nobody's day",
			archive: front("Beacon", "2031-05-20", "Mira Sand met Tobin Reve in Orlo 18 days ago."),
			not:     []string{"happened 2 May"},
		},
		{
			name:    "one day, told twice in one clause",
			archive: front("Beacon", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on 6 May 2031, the last day of the fair."),
			want:    []string{"happened 6 May meet: Beacon"},
			not:     []string{"happened 5 May"},
		},
		{
			name:    "a sentence that recalls another day stands under its own",
			archive: front("Beacon", "2031-05-08", "Mira Sand resigned on Tuesday, a day after Tobin Reve visited her in Orlo on Monday."),
			want:    []string{"happened 6 May resign: Beacon"},
			not:     []string{"happened 5 May"},
		},
		{
			name:    "nobody can tell who “he” is",
			archive: front("Beacon", "2031-05-08", "Tobin Reve came to Orlo. “I will stay where I am,” he told reporters on Tuesday."),
			not:     []string{"happened 6 May say"},
		},
		{
			name: "only the opening is news of its day",
			archive: front("Beacon", "2031-05-08",
				"Mira Sand has resigned as harbour master of Orlo. Tobin Reve was arrested over the broken lamps."),
			want: []string{"happened reported 8 May resign: Beacon"},
			not:  []string{"happened reported 8 May arrest"},
		},
		{
			name:    "a figure of another year is what is compared with, not the day",
			archive: front("Beacon", "2031-05-08", "Catches in Orlo fell to 600,000 fish last year from 800,000 in 2010. Landings in Vell rose by a tenth, up from 90,000 tonnes in 2026. Sales in Orlo grew, compared with 300 boats in 2027."),
			want:    []string{"happened 1 Jan–31 Dec 2030 fall: Beacon"},
			not:     []string{"happened 1 Jan–31 Dec 2010", "happened 1 Jan–31 Dec 2026", "happened 1 Jan–31 Dec 2027"},
		},
		{
			name:    "a noun with its own date keeps it",
			archive: front("Beacon", "2031-05-08", "Since her inauguration eight years ago Mira Sand has visited Vell. Tobin Reve, whose arrest two years ago drew a crowd, came to Orlo."),
			not:     []string{"happened 1 Jan"},
		},
		{
			name:    "from a day until another is not on it",
			archive: front("Beacon", "2031-05-20", "The repairs carried out by Mira Sand in Orlo from 6 May 2031 until the storm are set out in a report."),
			not:     []string{"happened 6 May"},
		},
		{
			name:    "a date that opens the next clause is that clause's",
			archive: front("Beacon", "2031-05-08", "Mira Sand has been critical of a plan to build a wall in Orlo and on Wednesday she shrugged off what Tobin Reve wrote."),
			not:     []string{"scheduled 7 May", "happened 7 May build"},
		},
		{
			name:    "what a relative clause supposes is not the verb's",
			archive: front("Beacon", "2031-05-05", "Mira Sand held back the fees of Orlo to please the council of Vell, which could also announce new fees as early as Friday."),
			not:     []string{"scheduled 9 May", "happened 9 May"},
		},
		{
			name:    "the infinitive after a day is what the day is for",
			archive: front("Beacon", "2031-05-07", "Mira Sand and Tobin Reve meet in Orlo on Friday to sign the harbour treaty."),
			not:     []string{"happened 2 May"},
		},
		{
			name:    "what they did on a day to do another thing was on that day",
			archive: front("Beacon", "2031-05-07", "Mira Sand and Tobin Reve voted in Orlo on Tuesday to demand a harbour treaty."),
			want:    []string{"happened 6 May vote: Beacon"},
		},
		{
			name:    "who was due to meet this week has not met yet",
			archive: front("Beacon", "2031-05-06", "The council of Orlo is due to meet Mira Sand this week."),
			want:    []string{"scheduled 5 May–11 May 2031 meet: Beacon"},
			not:     []string{"happened 5 May"},
		},
		{
			name:    "what starts on a day is not over",
			archive: front("Beacon", "2031-05-08", "The fair of Orlo starts on Sunday and Mira Sand earns forty crowns. Mira Sand's show opens in Vell on Monday."),
			not:     []string{"happened 4 May", "happened 5 May"},
		},
		{
			name:    "a line under a picture tells nothing",
			archive: front("Beacon", "2031-05-08", "(Pictured above: Birth of Orlo, 1955, by Mira Sand.) In this file photo, Tobin Reve, who was arrested in Orlo on 6 May 2031, smiles."),
			not:     []string{"happened 1 Jan", "happened 6 May"},
		},
		{
			name:    "the day at the head of a page is the page's",
			archive: front("Beacon", "2031-05-08", "Thursday, May 8, 2031 Mira Sand met Tobin Reve in Orlo on Tuesday."),
			want:    []string{"happened 6 May meet: Beacon"},
			not:     []string{"happened 8 May"},
		},
		{
			name:    "will drive away, some day, is not of this week",
			archive: front("Beacon", "2031-05-07", "Mira Sand stirred up the council of Orlo this week — and new alarm among friends that Tobin Reve will drive away sailors."),
			not:     []string{"scheduled"},
		},
		{
			name:    "what is supposed behind that is supposed",
			archive: front("Beacon", "2031-05-08", "Tobin Reve suggested that if Vell were to vote in the referendum on Sunday to join Orlo, he would leave."),
			not:     []string{"happened 4 May"},
		},
		{
			name:    "since a loss in a year is of this year",
			archive: front("Beacon", "2031-05-08", "Since their loss in 2029, Mira Sand and Tobin Reve have visited all the harbours of Orlo. After the long drought in 2028 Mira Sand built a well in Vell."),
			not:     []string{"happened 1 Jan"},
		},
		{
			name:    "a day before a colon is a label",
			archive: front("Beacon", "2031-05-08", "JUNE 8: Mira Sand will open the fair in Orlo. Mira Sand is seen in Orlo on 6 May 2031 as she opens a door."),
			not:     []string{"scheduled 8 Jun", "happened 6 May"},
		},
		{
			name:    "what somebody was the first to do is no news of the day",
			archive: front("Beacon", "2031-05-08", "Orlo was one of the first to hold large demonstrations against Mira Sand."),
			not:     []string{"happened reported"},
		},
		{
			name: "what was done to another end, or after another thing, keeps its day",
			archive: front("Beacon", "2031-05-08", "A gate at the harbour of Orlo gave way before dawn on Tuesday. Mira Sand appealed for a ceasefire on Wednesday, to allow the repair of the lamps. "+
				"Vell endured the worst day of the conflict between Orlo and Esker on Monday. Speaking at the harbour on Sunday, Tobin Reve said the council wants to see a treaty. "+
				"To restore order, Ana Grell on Saturday declared a holiday in Orlo."),
			want: []string{"happened 3 May restore: Beacon", "happened 6 May collapse: Beacon", "happened 7 May allow: Beacon", "happened 5 May endure: Beacon", "happened 4 May see: Beacon"},
		},
		{
			name:    "an if in a quotation is the speaker's",
			archive: front("Beacon", "2031-05-08", "“If it rains I would say go home,” Mira Sand said on May 6."),
			want:    []string{"happened 6 May say: Beacon"},
		},
		{
			name: "who names whom they tell of tells it better",
			archive: front("Beacon", "2031-05-08", "Mira Sand came to Orlo. She closed the harbour of Vell with Tobin Reve on Monday, and a band played.") +
				front("Courier", "2031-05-09", "In Vell, Mira Sand and Tobin Reve closed the harbour on Monday."),
			want: []string{"happened 5 May close: Courier Beacon"},
		},
		{
			name:    "compared with a year",
			archive: front("Beacon", "2031-05-08", "Catches in Orlo rose by nine per cent this year, compared to hardly any in 2010. In Vell more fish were sold this year than in 2012."),
			not:     []string{"happened 1 Jan–31 Dec 2010", "happened 1 Jan–31 Dec 2012"},
		},
		{
			name:    "that wounded them in a year",
			archive: front("Beacon", "2031-05-08", "Mira Sand on Tuesday jailed Tobin Reve for planting a bomb that wounded ten people on a bus in Orlo in 2029."),
			want:    []string{"happened 6 May arrest: Beacon"},
		},
		{
			name:    "a day beside a week is the day",
			archive: front("Beacon", "2031-05-08", "Mira Sand returned to Orlo on Tuesday to a mood that is much worse than last week when she left."),
			want:    []string{"happened 6 May travel: Beacon"},
		},
		{
			name:    "what would be if it were otherwise",
			archive: front("Beacon", "2031-05-08", "If Orlo were closed to ships, the harbour of Vell would reach its limit by 2050, Mira Sand said."),
			not:     []string{"scheduled"},
		},
		{
			name:    "a line under a picture, with its day",
			archive: front("Beacon", "2031-05-08", "In this May 2029 photo, Tobin Reve visited Mira Sand in Orlo. Mira Sand visited Orlo #Dropped pic.twitter.com/Ov — Tobin Reve (@reve) May 6, 2031."),
			not:     []string{"happened 6 May", "happened 1 May"},
		},
		{
			name:    "a date inside a name is the name's",
			archive: front("Beacon", "2031-05-08", "Mira Sand, the head of September 11th Sailors, criticised Tobin Reve in Orlo. Mira Sand left Orlo on the morning of 6 May 2031."),
			want:    []string{"happened 6 May leave: Beacon"},
			not:     []string{"happened 11 Sep", "scheduled 11 Sep"},
		},
		{
			name:    "what was to begin on a day and has been called off did not begin",
			archive: front("Beacon", "2031-05-08", "The strike at Sand Works that was to begin on Friday has been called off. The man who was arrested in Orlo on Monday met Tobin Reve."),
			want:    []string{"happened reported 8 May close: Beacon"},
			not:     []string{"scheduled 9 May", "happened 9 May", "happened 5 May meet"},
		},
		{
			name:    "who has resigned resigned on the day another report gives",
			archive: front("Beacon", "2031-05-10", "Tobin Reve, chief executive of Sand Works, has resigned two days after a blast in Orlo that killed 11 people. “I am sorry,” Mr Reve said.") + front("Courier", "2031-05-10", "The head of the firm, Tobin Reve, resigned on Friday night. “He had to go,” said Mrs Sand of Mr Reve."),
			want:    []string{"happened 9 May resign: Beacon Courier"},
			not:     []string{"happened reported 10 May resign"},
		},
		{
			name:    "a day that opens its sentence is that of what follows",
			archive: front("Beacon", "2031-05-08", "The lamp of Orlo burned. 6 May sailors of Vell and Mira Sand left Orlo in a storm."),
			want:    []string{"happened 6 May leave: Beacon"},
		},
		{
			name:    "a day that names victims is not the day of the vote for them",
			archive: front("Beacon", "2031-05-08", "The council of Orlo on Tuesday approved a law of Mira Sand that lets families of March 11 victims sue Tobin Reve. Mira Sand met 19 March 11 victims in Orlo on Monday."),
			want:    []string{"happened 6 May approve: Beacon", "happened 5 May meet: Beacon"},
			not:     []string{"happened 11 Mar", "happened 19 Mar"},
		},
		{
			name:    "a day and month do not take the year of an old story",
			archive: "-- beacon.md --\n---\ntitle: In memory of Tobin Reve\noutlet: Beacon\n---\n\nIn 1971 Tobin Reve won the race of Orlo. In 1974 Tobin Reve won the race of Vell. From 1976 to 1980 Tobin Reve led the council of Orlo. Mira Sand will open a fair for Tobin Reve at 10am on Monday 3 December in Orlo." + filler,
			not:     []string{"scheduled 3 Dec", "happened 3 Dec"},
		},
		{
			name:    "who runs in the fall is not driven away in the fall",
			archive: front("Beacon", "2031-05-08", "Mira Sand will drive away voters from people running farther down in Orlo in the fall."),
			not:     []string{"scheduled"},
		},
		{
			name:    "the day at the head of a text is the page's",
			archive: front("Beacon", "2031-05-08", "May 8, 2031 Mira Sand, as agreed, met Tobin Reve in Orlo on Tuesday. On May 8, 2031 Ana Grell opened a lighthouse in Vell."),
			want:    []string{"happened 6 May meet: Beacon", "happened 8 May open: Beacon"},
			not:     []string{"happened 8 May meet", "happened 8 May agree"},
		},
		{
			name:    "what somebody was in a year is not what is done",
			archive: front("Beacon", "2031-05-08", "Mira Sand, champion of Orlo in 2010, was named harbour master of Vell."),
			not:     []string{"happened 1 Jan"},
		},
		{
			name:    "in advance of a visit it is not over",
			archive: front("Beacon", "2031-05-06", "The latest criticism comes in a letter released on Monday and signed by ninety sailors at the school of Orlo, in advance of Mira Sand’s visit there on Thursday."),
			not:     []string{"happened 1 May"},
		},
		{
			name:    "the day of a summit is not that of the trip cut short for it",
			archive: front("Beacon", "2031-05-08", "Mira Sand cut short a planned meeting with Tobin Reve in Vell because of Thursday's Orlo summit. Ana Grell flew home to Esker ahead of Friday's vote in Orlo. After Tuesday's blast in Vell, Ana Grell cancelled a tour."),
			not:     []string{"happened 8 May", "planned 8 May", "scheduled 8 May", "scheduled 9 May", "happened 6 May"},
		},
		{
			name: "a day that says which one is meant is not that of the act",
			archive: front("Beacon", "2031-05-08", "The oak boat found in Orlo on Tuesday was built by Mira Sand. Tobin Reve, Mira Sand said, is well.") +
				front("Courier", "2031-05-08", "A man arrested in Vell on Monday was charged on Wednesday with the murder of Ana Grell."),
			want: []string{"happened 7 May charge: Courier"},
			not:  []string{"happened 6 May", "happened 5 May"},
		},
		{
			name:    "what is held regularly in a month to come is not of the last",
			archive: front("Beacon", "2031-02-19", "In Vell, where the council of Orlo elects a new mayor in April, Mira Sand heard the news."),
			not:     []string{"happened"},
		},
		{
			name: "what befell people without a name is told too",
			archive: front("Beacon", "2033-03-14", "Two people were killed and 14 injured on Monday when an express train came off the rails near the town of Wendlow, the ambulance service said.") +
				front("Courier", "2033-05-06", "Five miners died and eleven were burned in an explosion of gas at a colliery on Thursday, the government said. Rescuers brought six more miners to the surface alive late on Thursday.") +
				front("Herald", "2033-05-06", "Orlo is calm. A moor fire broke out above the town on Wednesday."),
			want: []string{"happened 14 Mar die: Beacon", "happened 5 May die: Courier", "happened 4 May open: Herald"},
		},
		{
			name:    "what nobody named did without weight is not",
			archive: front("Beacon", "2033-05-06", "Mira Sand is in Orlo. On Thursday a baker put his bread in the window. He shut the door on Wednesday. One of them was killed on Tuesday. A queue, it was said, formed on Monday. On Thursday, the town was close to silent with no sound of explosions."),
			not:     []string{"happened"},
		},
		{
			name: "what was announced on a day, by whomever, opens the article",
			archive: front("Beacon", "2031-05-08", "Kontor will take over the harbour of Orlo from Mira Sand for the price of one crown, the two firms said on Wednesday.") +
				front("Courier", "2031-05-20", "A third child has died of the fever that has spread through Vell, health officials said on Monday."),
			want: []string{"happened 7 May say: Beacon", "happened 19 May say: Courier"},
		},
		{
			name: "a quake is one, wherever it was felt",
			archive: front("Beacon", "2031-05-08", "A strong earthquake struck the Sarlo valley before dawn on Tuesday and was felt in Gorna, 200 kilometres away. Sarlo has 4,000 people.") +
				front("Courier", "2031-05-08", "An earthquake shook houses in Sarlo before dawn on Tuesday, officials said. Gorna is far away."),
			want: []string{"happened 6 May attack: Beacon Courier"},
		},
		{
			name: "shot dead, and shot and killed, is one act",
			archive: front("Beacon", "2031-03-23", "Police in the Marland town of Rendle shot and killed a 29-year-old man at his home late on Saturday, officials said.") +
				front("Courier", "2031-03-23", "Police officers shot dead a man of 29 in a flat in the north of Rendle on Saturday night after neighbours had reported screams."),
			want: []string{"happened 22 Mar die: Courier Beacon"},
			not:  []string{"happened 22 Mar attack"},
		},
		{
			name: "convicted, and found guilty, is one verdict",
			archive: front("Beacon", "2031-06-12", "Alton Greave, who ran the finances of Bellmore for nine years, was convicted of fraud, false accounting and bribery on Thursday.") +
				front("Courier", "2031-06-12", "A court in Bellmore on Thursday found the city's former treasurer, Alton Greave, guilty of fraud and false accounting."),
			want: []string{"happened 12 Jun try: Courier Beacon"},
			not:  []string{"happened 12 Jun find"},
		},
		{
			name: "a Friday nobody can place is one Friday",
			archive: undated("Beacon", "A bomb exploded on Friday at a bank in Woodburn, killing a policeman, the mayor of Woodburn said.") +
				undated("Courier", "The explosion occurred on Friday afternoon at a bank branch in Woodburn, about 30 miles south of Portland.") +
				undated("Herald", "The explosion on Friday at a bank in Woodburn killed a policeman, and another was hurt."),
			want: []string{"undated ? explode: Beacon Courier Herald"},
		},
		{
			name: "a chief named, and who will lead, is one appointment",
			archive: front("Beacon", "2031-05-08", "Corvan Trams named Ana Grell its chief executive on Tuesday, the first woman at the head of a maker of trams.") +
				front("Courier", "2031-05-08", "Ana Grell will be the first woman to lead a maker of trams, Corvan Trams said on Tuesday as it named her chief executive."),
			want: []string{"happened 6 May appoint: Beacon Courier"},
			not:  []string{"happened 6 May say"},
		},
		{
			name: "a vote of a Wednesday nobody can place is the vote of that Wednesday",
			archive: front("Beacon", "2031-05-08", "The parliament of Eskeria voted on Wednesday to demand joint control of the gates of the Merrow dam.") +
				undated("Courier", "On Wednesday Eskeria's parliament demanded by 118 votes to 41 that the gates of the Merrow dam be under joint control."),
			want: []string{"happened 7 May order: Beacon Courier"},
			not:  []string{"undated"},
		},
		{
			name: "two things that one speaker said on one day are two",
			archive: front("Beacon", "2031-05-08", "Mira Sand said in Orlo on Tuesday that the ferry would be sold.") +
				front("Courier", "2031-05-08", "Mira Sand said in Orlo on Tuesday that two schools had lost their roofs."),
			want: []string{"happened 6 May say: Beacon", "happened 6 May say: Courier"},
			not:  []string{"Beacon Courier"},
		},
		{
			name: "two arrests in one town on one day",
			archive: front("Beacon", "2031-05-08", "Mira Sand was arrested in Orlo on Tuesday over the missing lamps.") +
				front("Courier", "2031-05-08", "Tobin Reve was arrested in Orlo on Tuesday over the missing lamps."),
			want: []string{"happened 6 May arrest: Beacon", "happened 6 May arrest: Courier"},
		},
		{
			name: "a meeting and a signing of the same two on one day are two acts",
			archive: front("Beacon", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Tuesday to talk about nets.") +
				front("Courier", "2031-05-08", "Mira Sand opened a school in Orlo on Tuesday, with Tobin Reve looking on."),
			want: []string{"happened 6 May meet: Beacon", "happened 6 May open: Courier"},
		},
		{
			name: "what was done at the end of a march is not the march",
			archive: front("Beacon", "2031-04-08", "Tens of thousands of people marched through Jorund on Tuesday to protest against the law that raises the pension age.") +
				front("Courier", "2031-04-08", "Police fired tear gas at demonstrators in Jorund on Tuesday at the end of a protest against the law on the pension age."),
			want: []string{"happened 8 Apr protest: Beacon", "happened 8 Apr attack: Courier"},
		},
		{
			name:    "what an outlet says of itself is no news",
			archive: front("Beacon", "2031-05-08", "In our report on Tuesday on the trial of Mira Sand in Orlo, we wrote that Tobin Reve had been jailed."),
			not:     []string{"happened"},
		},
		{
			name: "a meeting that is denied is none",
			archive: front("Beacon", "2031-05-08",
				"Ana Grell opened the new lighthouse in Vell on Monday. Mira Sand did not meet Tobin Reve."),
			want: []string{"happened 5 May open: Beacon"},
			not:  []string{"happened 8 May meet", "reported"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(t, tt.archive)
			all := strings.Join(got, "\n")
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

// An aggregator's list dates by the day of the report: where a witness gives
// the day itself, that day stands.
func TestListedDatesAreOfReports(t *testing.T) {
	got := lines(t, front("Beacon", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Tuesday, and called the harbour plan “a good start”.")+`
-- digest.txt --
Top Headlines

Sand and Reve Meet Over Harbour

Updated (2 articles)

Harbour Talks Held in Orlo Mira Sand met Tobin Reve in Orlo this week to talk about the harbour, the nets and the green door of the old lighthouse, as both outlets note [1][2]. The keeper of the light was there too and said nothing at all [1].

Sources (2 articles)

Timeline

May 7, 2031 – Mira Sand meets Tobin Reve in Orlo to talk about the harbour and its old lighthouse[1].

May 8, 2031 – The keeper of the light repaints the green door of the shed in Orlo[2].
`)
	all := strings.Join(got, "\n")
	if !strings.Contains(all, "happened 6 May meet: Beacon") {
		t.Errorf("the meeting of 6 May is not there:\n%s", all)
	}
	if strings.Contains(all, "happened 7 May meet") {
		t.Errorf("the list's day is taken for the day of the meeting:\n%s", all)
	}
}

// What a dated list says was said is over when the list is printed, whatever year
// its days leave out.
func TestListedSayingsAreOver(t *testing.T) {
	got := strings.Join(lines(t, front("Beacon", "2031-03-20", `Mira Sand spoke in Orlo on Tuesday. What she said before:

January 10 – Mira Sand says the harbour of Orlo is safe.

June 17 – Mira Sand says the light in Vell must stay.

March 1 – Mira Sand says that nets are dear in Orlo.

`)), "\n")
	if strings.Contains(got, "scheduled") || !strings.Contains(got, "happened reported 17 Jun say") {
		t.Errorf("what was said lies ahead, or is missing:\n%s", got)
	}
}

// An aggregator's list dates by the day it read of a thing: what a witness tells
// of the same people on the day before is that thing. What no witness tells
// stays, marked.
func TestEchoesOfWitnessesAreDropped(t *testing.T) {
	got := lines(t, front("Beacon", "2031-05-08", "On Wednesday Tobin Reve visited the council about the old lighthouse, the harbour and some nets.")+`
-- digest.txt --
Top Headlines

Sand and Reve Meet Over Harbour

Updated (2 articles)

Harbour Talks Held in Orlo Mira Sand met Tobin Reve in Orlo this week to talk about the harbour, the nets and the green door of the old lighthouse, as both outlets note [1][2]. The keeper of the light was there too and said nothing at all [1].

Sources (2 articles)

Timeline

April 20, 2031 – Mira Sand meets Tobin Reve in Orlo to talk about the gate of the harbour[1].

May 8, 2031 – Tobin Reve faces the council over the harbour, its nets and its old lighthouse[2].
`)
	all := strings.Join(got, "\n")
	if strings.Contains(all, "reported 8 May") {
		t.Errorf("the echo of 8 May is there:\n%s", all)
	}
	if !strings.Contains(all, "reported 20 Apr meet") {
		t.Errorf("what only the list tells is not there:\n%s", all)
	}
}

func TestEventsAreDeterministic(t *testing.T) {
	archive := front("Beacon", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Tuesday. Ana Grell opened the new lighthouse in Vell on Monday.") +
		front("Courier", "2031-05-09", "On Tuesday Mira Sand held talks with Tobin Reve in Orlo.")
	first := fmt.Sprint(timeline.Events(fixture.Story(t, archive)))
	for range 5 {
		if got := fmt.Sprint(timeline.Events(fixture.Story(t, archive))); got != first {
			t.Fatalf("two runs differ:\n%s\n%s", first, got)
		}
	}
}

func BenchmarkEvents(b *testing.B) {
	var archive strings.Builder
	bytes := 0
	for i := range 40 {
		f := front(fmt.Sprintf("Outlet%d", i), fmt.Sprintf("2031-05-%02d", i%28+1),
			"Mira Sand met Tobin Reve in Orlo on Tuesday. Ana Grell opened the new lighthouse in Vell on Monday, the mayor said on Wednesday. "+
				"The council will vote on the harbour plan next Friday, after the keepers walked out last week.")
		archive.WriteString(f)
		bytes += len(f)
	}
	s := fixture.Story(b, archive.String())
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		timeline.Events(s)
	}
}

// A line under a picture tells in the present what is seen on the day it ends
// with: no plan, and nothing that happened.
func TestPicturesAreNoEvents(t *testing.T) {
	for _, l := range lines(t, front("Beacon", "2031-05-06", "A woman, affected by smoke, leaves a house in the town of Orlo in Vell May 6, 2031. French families travel to a school in Paris to seek shelter after leaving their homes north of the town, on May 6, 2031. Mira Sand opened the school in Paris on Tuesday.")) {
		if !strings.Contains(l, "open") {
			t.Errorf("a picture is told as %q", l)
		}
	}
}

// Who judges three days of talks says that there were talks.
func TestWhatLastedIsTold(t *testing.T) {
	for said, want := range map[string]string{
		"Envoys from France and Spain described three days of negotiations in Rome as productive.": "happened reported 6 May meet: Beacon",
		"Envoys from France and Spain called for three days of negotiations in Rome.":              "",
	} {
		if got := strings.Join(lines(t, front("Beacon", "2031-05-06", said)), "; "); got != want {
			t.Errorf("%s: %q, want %q", said, got, want)
		}
	}
}
