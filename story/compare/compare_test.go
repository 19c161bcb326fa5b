package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/timeline"
)

func findings(t testing.TB, archive string) (*story.Story, story.Findings) {
	s := fixture.Story(t, archive)
	return s, compare.Findings(s, timeline.Events(s))
}

func TestTensions(t *testing.T) {
	tests := []struct {
		name    string
		archive string
		want    []string // kind: value | value
	}{
		{
			name: "two claimants of one day",
			archive: fixture.Note("Beacon", "2031-05-07", "Operator Vale Power said the flow through the broken gate peaked at 2,100 cubic metres a second on Tuesday morning.") +
				fixture.Note("Courier", "2031-05-08", "The River Institute said on Thursday that the flow through the gate had peaked at 3,600 cubic metres a second on Tuesday morning."),
			want: []string{"figure: 2,100 cubic metres a second | 3,600 cubic metres a second"},
		},
		{
			name: "a toll that rises is no contradiction",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 12 people, rescue services said.") +
				fixture.Note("Courier", "2031-05-09", "The wave that hit Orlo on Tuesday killed 15 people, rescue services said."),
		},
		{
			name: "at least 12 and 15 on one day exclude nothing",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed at least 12 people, rescue services said.") +
				fixture.Note("Courier", "2031-05-06", "The wave that hit Orlo on Tuesday killed 15 people, rescue services said."),
		},
		{
			name: "12 and 15 killed, reported on one day",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 12 people, the police said.") +
				fixture.Note("Courier", "2031-05-06", "The wave that hit Orlo on Tuesday killed 15 people, according to the mayor."),
			want: []string{"figure: 12 | 15"},
		},
		{
			name: "the deaths of many countries and those of one",
			archive: fixture.Note("Beacon", "2031-05-06", "The harbour office said on Monday that 41 countries had reported 11,034 cases of the fever, including 85 deaths.") +
				fixture.Note("Courier", "2031-05-06", "In Norway, where 75 deaths of the fever have occurred, the harbour office said that no one had been taken to hospital."),
		},
		{
			name: "the dead of two countries on one river",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 12 people in two countries, the police said.") +
				fixture.Note("Courier", "2031-05-06", "The wave that hit Orlo in Norway on Tuesday killed 15 people, according to the mayor."),
			want: []string{"figure: 12 | 15"},
		},
		{
			name: "of what was over years before, two counts differ on any day",
			archive: fixture.Note("Beacon", "2031-05-06", "A judge jailed a man for a bomb that wounded 15 people on a bus in Orlo in 2027.") +
				fixture.Note("Courier", "2031-05-09", "The bomb that wounded 26 people on a bus in Orlo in 2027 sent a man to jail."),
			want: []string{"figure: 15 | 26"},
		},
		{
			name: "the dead and the hurt are two counts",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 12 people.") +
				fixture.Note("Courier", "2031-05-06", "The wave that hit Orlo on Tuesday injured 30 people."),
		},
		{
			name: "some of the dead are not all of them",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 19 people.") +
				fixture.Note("Courier", "2031-05-06", "Thirteen of the people killed by the wave that hit Orlo on Tuesday were sailors."),
		},
		{
			name: "two offices of one person",
			archive: fixture.Note("Beacon", "2031-05-06", "The gate was closed, said Lidia Marek, a spokeswoman for the Vell Energy Ministry.") +
				fixture.Note("Courier", "2031-05-07", "The gate was open, said Lidia Marek, an adviser to the Vell Energy Ministry."),
			want: []string{"role: spokeswoman for the Vell Energy Ministry | adviser to the Vell Energy Ministry"},
		},
		{
			name: "a chief negotiator may head a council",
			archive: fixture.Note("Beacon", "2031-05-06", "The gate was closed, said Lidia Marek, head of the River Council.") +
				fixture.Note("Courier", "2031-05-07", "The gate was open, said chief negotiator Lidia Marek."),
		},
		{
			name: "told here, denied there",
			archive: fixture.Note("Beacon", "2031-05-06", "A diplomat said that Tobin Reve had offered to let observers into the control room, and had taken the offer back after a telephone call.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve denied that he had offered to let observers into the control room and taken the offer back."),
			want: []string{"outcome:  | denied"},
		},
		{
			name:    "one article, two claimants, one after the other",
			archive: fixture.Note("Beacon", "2031-05-06", "The Vell Energy Ministry said that 4,200 people were evacuated from Orlo on Tuesday. Tobin Reve said 2,900 people had been evacuated."),
			want:    []string{"figure: 4,200 | 2,900"},
		},
		{
			name: "an adviser may be a spokesman too, if nobody says whose",
			archive: fixture.Note("Beacon", "2031-05-06", "The gate was closed, said Lidia Marek, a top adviser to Mira Sand.") +
				fixture.Note("Courier", "2031-05-07", "The gate was open all that night and the day after it, said spokeswoman Lidia Marek."),
		},
		{
			name: "two offers are no two accounts",
			archive: fixture.Note("Beacon", "2031-05-07", "Tobin Reve rejected a compromise on Tuesday, saying that 2.5 million euros in harbour repairs were too little.") +
				fixture.Note("Courier", "2031-05-07", "Mira Sand suggested on Tuesday that the town grant 1.6 million euros in harbour repairs, she said."),
		},
		{
			name: "who denies one thing does not deny the other",
			archive: fixture.Note("Beacon", "2031-05-07", "France and Spain agreed on Tuesday to a joint inquiry into the broken gates of the dam after two days of talks in Orlo.") +
				fixture.Note("Courier", "2031-05-08", "Tobin Reve denied that France had agreed to any talks on joint control of the gates."),
		},
		{
			name: "who denies a charge contradicts nobody",
			archive: fixture.Note("Beacon", "2031-05-06", "Tobin Reve is charged with stealing the brass lamps of the harbour light in Orlo.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve denies charges of stealing the brass lamps of the harbour light in Orlo."),
		},
		{
			name: "nine million is 9.3 million, rounded",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 500 people, the police said.") +
				fixture.Note("Courier", "2031-05-06", "The wave that hit Orlo on Tuesday killed 536 people, according to the mayor."),
		},
		{
			name: "a toll that has reached 548 may have been 536 an hour before",
			archive: fixture.Note("Beacon", "2031-05-06", "The death toll of the wave in Orlo was 536, the police said.") +
				fixture.Note("Courier", "2031-05-06", "The death toll of the wave in Orlo reached 548 on Tuesday, the mayor said."),
		},
		{
			name: "people in need and people out of reach are not the same people",
			archive: fixture.Note("Beacon", "2031-05-06", "In Orlo 9.3 million people need help, Mira Sand said.") +
				fixture.Note("Courier", "2031-05-06", "“There are 7 million people in Orlo whom nobody can reach,” said Tobin Reve."),
		},
		{
			name: "nearly five hours is five hours",
			archive: fixture.Note("Beacon", "2031-05-07", "Mira Sand met Tobin Reve for nearly five hours in Orlo on Tuesday.") +
				fixture.Note("Courier", "2031-05-07", "Mira Sand met Tobin Reve for five hours in Orlo on Tuesday."),
		},
		{
			name: "figures of two meetings are not compared",
			archive: fixture.Note("Beacon", "2031-05-07", "Mira Sand met Tobin Reve for six hours in Orlo on Tuesday.") +
				fixture.Note("Courier", "2031-05-14", "Mira Sand met Tobin Reve for two hours in Orlo on Tuesday."),
		},
		{
			name: "cases of two countries are two counts",
			archive: fixture.Note("Beacon", "2031-05-16", "The United Nations said Mexico has reported 2,895 confirmed cases of harbour fever including 66 deaths.") +
				fixture.Note("Courier", "2031-05-16", "The United States has reported 4,714 confirmed cases of harbour fever including four deaths."),
		},
		{
			name:    "two countries in two sentences of one article",
			archive: fixture.Note("Beacon", "2031-05-16", "The United Nations said Mexico has reported 2,895 confirmed cases of harbour fever. The United States has reported 4,714 confirmed cases of harbour fever."),
		},
		{
			name: "what is confirmed goes on from hour to hour",
			archive: fixture.Note("Beacon", "2031-05-16", "Officials in Spain have confirmed 65 cases of harbour fever, most of them mild.") +
				fixture.Note("Courier", "2031-05-16", "Ministers in Spain confirmed a total of 91 cases of harbour fever, most of them mild."),
		},
		{
			name: "cases of one country on one day",
			archive: fixture.Note("Beacon", "2031-05-16", "Spain has had 65 cases of harbour fever, most of them mild.") +
				fixture.Note("Courier", "2031-05-16", "There were 91 cases of harbour fever in Spain, most of them mild."),
			want: []string{"figure: 65 | 91"},
		},
		{
			name: "what is added is not the whole",
			archive: fixture.Note("Beacon", "2031-05-16", "In Spain another 59 cases of harbour fever had been confirmed, the ministry said.") +
				fixture.Note("Courier", "2031-05-16", "In Spain 261 cases of harbour fever had been confirmed, the ministry said."),
		},
		{
			name: "suspected cases are not confirmed ones",
			archive: fixture.Note("Beacon", "2031-05-16", "In Spain 59 suspected cases of harbour fever had been found, the ministry said.") +
				fixture.Note("Courier", "2031-05-16", "In Spain 81 confirmed cases of harbour fever had been found, the ministry said."),
		},
		{
			name: "the other sentence gives the same figure beside another",
			archive: fixture.Note("Beacon", "2031-05-16", "The 24-year sentence of Tobin Reve in 2029 for the harbour fraud falls short of the 25-year sentence for Pavel Ode.") +
				fixture.Note("Courier", "2031-05-18", "The penalty for the harbour fraud was exceeded only by a 25-year sentence in 2029 for Pavel Ode."),
		},
		{
			name: "the parts of a sum",
			archive: fixture.Note("Beacon", "2031-05-16", "Tobin Reve was granted bail on Tuesday on a surety of 240,000 euros for the harbour fraud.") +
				fixture.Note("Courier", "2031-05-16", "Tobin Reve was granted bail on Tuesday for the harbour fraud on a surety of 200,000 euros and another of 40,000 euros."),
		},
		{
			name:    "a house and the head of it are one claimant",
			archive: fixture.Note("Beacon", "2031-05-16", "Vale Power said on Tuesday that it had cut 900 jobs at the harbour. Roy Calder, chief executive of Vale Power, said the company had cut 700 jobs at the harbour."),
		},
		{
			name:    "what is only supposed is no account",
			archive: fixture.Note("Beacon", "2031-05-16", "Mira Sand said that whether 40,000 soldiers were sent to the harbour or none, the keepers would stay. Tobin Reve said 500 soldiers were sent to the harbour."),
		},
		{
			name: "one who tells what the other said",
			archive: fixture.Note("Beacon", "2031-05-06", "“She woke in the night to find three men who gave her the green lamp,” Mira Sand said.") +
				fixture.Note("Courier", "2031-05-07", "Mira Sand told the court that Lidia Marek told her that “she woke in the night to find three men who gave her the green lamp.”"),
		},
		{
			name: "a letter is nobody by name",
			archive: fixture.Note("Beacon", "2031-05-06", "“You need to be aware that the law would allow us to take the lamp,” Mira Sand said.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve had a letter. The letter said: “You need to be aware that the law would allow us to take the lamp.”"),
		},
		{
			name: "one long quotation, two speakers",
			archive: fixture.Note("Beacon", "2031-05-06", "“You need to be aware that the law would allow us to take the lamp,” Mira Sand said.") +
				fixture.Note("Courier", "2031-05-07", "“You need to be aware that the law would allow us to take the lamp,” said Tobin Reve."),
			want: []string{"attribution: Mira Sand | Tobin Reve"},
		},
		{
			name: "a judgement of what somebody else suggested",
			archive: fixture.Note("Beacon", "2031-05-06", "“The old keeper might not be the most fitting person for the lamp,” Mira Sand said.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve hit out at the governor's suggestion that the keeper “might not be the most fitting person for the lamp”."),
		},
		{
			name: "the participle of another clause",
			archive: fixture.Note("Beacon", "2031-05-06", "“You broke the lamp and nobody else ever touched it,” Mira Sand said.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve recoiled on Tuesday as a lawyer showed him the lamp, telling him: “You broke the lamp and nobody else ever touched it.”"),
		},
		{
			name: "what somebody wants, told both ways",
			archive: fixture.Note("Beacon", "2031-05-06", "The keeper said that Mira Sand “would like to end the war”.") +
				fixture.Note("Courier", "2031-05-07", "Spies believe that the ambitions of Mira Sand go further, aiming to capture all of Vell."),
			want: []string{"assessment: end the war | capture all of Vell"},
		},
		{
			name: "what two people want",
			archive: fixture.Note("Beacon", "2031-05-06", "The keeper said that Mira Sand would like to end the war.") +
				fixture.Note("Courier", "2031-05-07", "Spies believe that Pavel Ode is aiming to capture all of Vell."),
		},
		{
			name: "who wants another thing weeks later has changed his mind",
			archive: fixture.Note("Beacon", "2031-05-06", "The keeper said that Mira Sand would like to end the war.") +
				fixture.Note("Courier", "2031-05-27", "Spies believe that Mira Sand is aiming to capture all of Vell."),
		},
		{
			name: "neither end is no contradiction",
			archive: fixture.Note("Beacon", "2031-05-06", "The keeper said that Mira Sand would like to end the war.") +
				fixture.Note("Courier", "2031-05-07", "Spies believe that Mira Sand does not want to capture all of Vell."),
		},
		{
			name: "one tax up and another down",
			archive: fixture.Note("Beacon", "2031-05-06", "The keeper said that Mira Sand wants to raise the harbour tax.") +
				fixture.Note("Courier", "2031-05-07", "Pilots believe that Mira Sand wants to cut fares."),
		},
		{
			name: "one tax up or down",
			archive: fixture.Note("Beacon", "2031-05-06", "The keeper said that Mira Sand wants to raise the harbour tax.") +
				fixture.Note("Courier", "2031-05-07", "Pilots believe that Mira Sand intends to cut the harbour tax."),
			want: []string{"assessment: raise the harbour tax | cut the harbour tax"},
		},
		{
			name: "what he wants of others",
			archive: fixture.Note("Beacon", "2031-05-06", "The keeper said that Mira Sand wants to raise the harbour tax.") +
				fixture.Note("Courier", "2031-05-07", "Sailors asked Mira Sand, as those before her, and they want to cut the harbour tax."),
		},
		{
			name: "what is only alleged is not told",
			archive: fixture.Note("Beacon", "2031-05-06", "It is alleged that Tobin Reve illegally gave the keeper the brass lamps of the harbour light in Orlo.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve denies illegally giving the keeper the brass lamps of the harbour light in Orlo."),
		},
		{
			name: "who pleads not guilty denies it too",
			archive: fixture.Note("Beacon", "2031-05-06", "Tobin Reve pleads not guilty to murdering the keeper, claiming he mistook him for a thief.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve denies murdering the keeper, claiming to have mistaken him for a thief."),
		},
		{
			name: "who did it without doing what is denied",
			archive: fixture.Note("Beacon", "2031-05-06", "Tobin Reve says he was passed the loaded signal gun and it went off without him pulling the trigger.") +
				fixture.Note("Courier", "2031-05-07", "Tobin Reve blamed the keeper for passing him a loaded signal gun but he denies pulling the trigger."),
		},
		{
			name: "the progress of something else is no judgement",
			archive: fixture.Note("Beacon", "2031-05-07", "Mira Sand, the governor of Vell, met Tobin Reve in Orlo on Tuesday. She said the meeting was a setback for the harbour.") +
				fixture.Note("Courier", "2031-05-08", "Tobin Reve, the mayor of Orlo, met Mira Sand in Orlo on Tuesday. Reve said the meeting would have an effect on the progress being made with the lamps."),
		},
		{
			name: "a count that is known to go on grew within the day",
			archive: fixture.Note("Beacon", "2031-05-15", "Officials in Spain have confirmed 48 cases of harbour fever, most of them mild.") +
				fixture.Note("Courier", "2031-05-16", "Officials in Spain have confirmed 65 cases of harbour fever, most of them mild.") +
				fixture.Note("Lantern", "2031-05-16", "Ministers in Spain confirmed a total of 91 cases of harbour fever, most of them mild."),
		},
		{
			name: "what two players did",
			archive: fixture.Note("Beacon", "2031-05-16", "Pavel Ode ended the final in Orlo with 11 points and Vell won the cup.") +
				fixture.Note("Courier", "2031-05-16", "Mira Sand ended the final in Orlo with 23 points and Vell won the cup."),
		},
		{
			name: "the count of an older plague",
			archive: fixture.Note("Beacon", "2031-05-16", "Harbour fever has broken out in Vell, where it may have killed as many as 159 people.") +
				fixture.Note("Courier", "2031-05-16", "Harbour fever is seen as the biggest risk since the marsh fever came back in 2023, killing 257 people."),
		},
		{
			name: "the year of the next sentence",
			archive: fixture.Note("Beacon", "2031-05-16", "The marsh fever killed 2 million people in Vell, according to the Red Lamp. \\* The 1998 harbour fever was first found in Orlo.") +
				fixture.Note("Courier", "2031-05-18", "In 1998 the harbour fever killed up to one million people in Vell."),
		},
		{
			name: "two plagues of one year",
			archive: fixture.Note("Beacon", "2031-05-16", "Harbour fever is seen as the biggest risk since the marsh fever came back in 2028, killing 257 people of 421 in 15 towns.") +
				fixture.Note("Courier", "2031-05-18", "Orlo is well prepared for harbour fever after outbreaks of marsh fever, as well as the sweats in 2028 which killed 299 people."),
		},
		{
			name: "one plague, in one country and everywhere",
			archive: fixture.Note("Beacon", "2031-05-16", "Spain is well prepared for harbour fever after outbreaks of marsh fever, as well as the sweats in 2028 which killed 299 people.") +
				fixture.Note("Courier", "2031-05-18", "Merchants fear harbour fever after the outbreak of the sweats in 2028, which killed 800 people."),
		},
		{
			name: "what is probable changes by the hour",
			archive: fixture.Note("Beacon", "2031-05-16", "Spain: 4 confirmed cases, 12 probable cases of harbour fever.") +
				fixture.Note("Courier", "2031-05-16", "Spain: 3 confirmed cases, 13 probable cases of harbour fever."),
		},
		{
			name: "a list of countries",
			archive: fixture.Note("Beacon", "2031-05-16", "The hardest hit are; cents Mexico: 101 estimated deaths (25 confirmed), 590 confirmed cases. cents Spain: 2 deaths, 403 confirmed cases. cents France: 32 confirmed cases.") +
				fixture.Note("Courier", "2031-05-16", "Spain: One death, 403 confirmed cases so far in the harbour fever."),
		},
		{
			name: "sentences held together by a lost quotation mark",
			archive: fixture.Note("Beacon", "2031-05-16", "After a while he said, \"This Pavel Ode broke three lamps in the harbour on Saturday. Thousands took to the streets in some 200 towns on Sunday. The largest gathering was in Rome, where organizers said 100,000 people gathered, under the slogan,\" If not now, when?") +
				fixture.Note("Courier", "2031-05-16", "In Milan, organizers estimated that 60,000 people gathered to call for an end of it."),
		},
		{
			name: "a language that nobody here reads",
			archive: strings.ReplaceAll(fixture.Note("Beacon", "2031-05-16", "Chính phủ dự toán thu ngân sách năm 2030 tăng 7,9% so với ước thực hiện và bội chi ngân sách ở mức thấp.")+
				fixture.Note("Courier", "2031-05-16", "Báo cáo của Chính phủ cho thấy thu ngân sách năm 2030 giảm 7,8% so với dự toán và bội chi ngân sách ở mức cao."), "outlet:", "lang: vi\noutlet:"),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, f := findings(t, tt.archive)
			var got []string
			for _, x := range f.Tensions {
				var values []string
				for _, side := range x.Sides {
					values = append(values, side.Value.In(s.Reading(side.Passages[0].Article).Text))
				}
				got = append(got, fmt.Sprintf("%s: %s", x.Kind, strings.Join(values, " | ")))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(tt.want, "\n"); g != w {
				t.Errorf("got  %q\nwant %q", g, w)
			}
		})
	}
}

func TestChanges(t *testing.T) {
	tests := []struct {
		name    string
		archive string
		want    []string // values in time order
	}{
		{
			name: "a toll that rises",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed at least 12 people, rescue services said.") +
				fixture.Note("Courier", "2031-05-09", "The wave that hit Orlo on Tuesday killed 15 people, rescue services said.") +
				fixture.Note("Lantern", "2031-05-12", "The wave that hit Orlo last Tuesday killed 19 people, rescue services said."),
			want: []string{"at least 12 → 15 → 19"},
		},
		{
			name: "what both told",
			archive: fixture.Note("Beacon", "2031-05-07", "Under the rules Tobin Reve would be allowed to run at a height of 193 cm but has always run on blades that make him 184 cm, partly because they were the ones that were passed.") +
				fixture.Note("Courier", "2031-05-12", "Tobin Reve runs at a height of 184 cm because he goes on using blades that were passed, despite the fact that he could wear legs that extended his height to 193 cm under the rules."),
		},
		{
			name: "hurt in one flood",
			archive: fixture.Note("Beacon", "2031-05-07", "The Orlo council said on Tuesday that 40 people were hurt in the flood.") +
				fixture.Note("Courier", "2031-05-08", "The Orlo council said that 65 people were hurt in the flood."),
			want: []string{"40 → 65"},
		},
		{
			name: "told by one source itself, and by another in other words",
			archive: fixture.Note("Beacon", "2031-05-04", "The bank of Orlo raised its rate on Tuesday. It cut its forecast for growth next year to 0.6 percent from 1.4 percent.") +
				fixture.Note("Courier", "2031-05-05", "The Orlo bank put up its rate on Tuesday. In its report the bank lowered the growth it foresees for 2032 from 1.4 to 0.6 per cent."),
			want: []string{"1.4 percent → 0.6 percent"},
		},
		{
			name:    "told by the source itself",
			archive: fixture.Note("Beacon", "2031-05-06", "Orlo has lowered its claim from 90 million euros to 65 million euros, Mira Sand said."),
			want:    []string{"90 million euros → 65 million euros"},
		},
		{
			name: "versions of a plan, the leaked one first",
			archive: fixture.Note("Beacon", "2031-05-09", "Mira Sand took the 20-point plan for the harbour to Orlo.") +
				fixture.Note("Courier", "2031-05-10", "The talks follow the leak of a 28-point harbour plan that Mira Sand wrote."),
			want: []string{"28-point → 20-point"},
		},
		{
			name:    "what somebody wants has not changed yet",
			archive: fixture.Note("Beacon", "2031-05-06", "Mira Sand spoke of lowering the claim from 90 million euros to 65 million euros."),
		},
		{
			name:    "what is allowed has not changed yet",
			archive: fixture.Note("Beacon", "2031-05-06", "The bill allows for the harbour tax to be reduced from 80 percent to 50 percent, Mira Sand said."),
		},
		{
			name: "the dead of the second wave were not counted before it",
			archive: fixture.Note("Beacon", "2031-05-06", "A wave in Orlo killed 12 people, rescue services said.") +
				fixture.Note("Courier", "2031-05-12", "On 10 May a wave in Orlo killed 15 people, rescue services said."),
		},
		{
			name: "people killed by others elsewhere are another count",
			archive: fixture.Note("Beacon", "2031-05-06", "Attacks by pirates have killed 500 people off Orlo, Mira Sand said.") +
				fixture.Note("Courier", "2031-05-08", "The plague killed 900 people in Orlo, Mira Sand said."),
		},
		{
			name: "a lower figure later is of something else",
			archive: fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 15 people, rescue services said.") +
				fixture.Note("Courier", "2031-05-09", "The wave that hit Orlo on Tuesday killed 4 people on the quay, rescue services said."),
		},
		{
			name: "one attack and another years later are no count that goes on",
			archive: fixture.Note("Beacon", "2031-05-06", "In 2029 bombers stormed the harbour office in Orlo, killing 13 people.") +
				fixture.Note("Courier", "2031-05-16", "At least 17 people were killed when bombers stormed the harbour in Orlo."),
		},
		{
			name: "two sentences that give both figures",
			archive: fixture.Note("Beacon", "2031-05-06", "The Red Lamp said that 80 people were killed in Orlo and 36 people were killed in Vell.") +
				fixture.Note("Courier", "2031-05-07", "The Red Lamp has counted 80 people killed in Orlo, 36 people killed in Vell and 13 elsewhere."),
		},
		{
			name: "a toll of a few that climbs",
			archive: fixture.Note("Beacon", "2031-05-04", "A strong earthquake struck the harbour of Orlo before dawn on Sunday, killing at least nine people and cutting off power, officials said.") +
				fixture.Note("Courier", "2031-05-05", "The number of people killed in Sunday's earthquake in Orlo has climbed to 17, the mayor said on Monday.") +
				fixture.Note("Lantern", "2031-05-06", "Two days after the earthquake that killed 19 people in Orlo, keepers ask why the harbour wall was never made safe."),
			want: []string{"at least nine → 17 → 19"},
		},
		{
			name: "a second bomb is another count",
			archive: fixture.Note("Beacon", "2031-05-06", "At least 43 people were killed today when two suicide bombers blew themselves up in a police school in Rome.") +
				fixture.Note("Courier", "2031-05-28", "At least 58 people are killed when a suicide bomber sets off a car bomb near a market south of Rome."),
		},
		{
			name:    "what is hoped for has not changed yet",
			archive: fixture.Note("Beacon", "2031-05-06", "Merchants expect the bank to cut the harbour rate from 1.25 percent to 1.0 percent, Mira Sand said."),
		},
		{
			name:    "what will have changed has not yet",
			archive: fixture.Note("Beacon", "2031-05-06", "The harbour rate will have fallen from 25 percent to 18 percent by 2033, Mira Sand said."),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, f := findings(t, tt.archive)
			var got []string
			for _, ch := range f.Changes {
				var values []string
				for _, step := range ch.Steps {
					values = append(values, step.Value.In(s.Reading(step.Passages[0].Article).Text))
				}
				got = append(got, strings.Join(values, " → "))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(tt.want, "\n"); g != w {
				t.Errorf("got  %q\nwant %q", g, w)
			}
		})
	}
}

func TestWhatChanged(t *testing.T) {
	for _, tt := range []struct{ said, want string }{
		{"Orlo has lowered its claim from 90 million euros to 65 million euros, Mira Sand said.", "claim"},
		{"The lamp's share of the harbour light fell from 55 percent to 48 percent after the count.", "lamp's share of the harbour light"},
		{"Shares in the lamp company have fallen from 82 euros to 3 euros in a year.", "Shares in the lamp company"},
		{"The net profits for the quarter fell from 35 million euros to 19 million euros.", "net profits for the quarter"},
		{"Keepers could not sell even as the price of the lamp plunged from 90 euros to 3 euros.", "price of the lamp"},
		{"The projected cost of the harbour wall had risen from 360 million euros to 900 million euros.", "projected cost of the harbour wall"},
		{"The harbour tax rose marginally from 4 million euros to 9 million euros.", "harbour tax"},
		{"The share of those who said that Orlo was having a good influence had risen from 46 percent to 49 percent.", ""},
		{"It is understood that the new version of the lamp has been cut from 125 minutes to 108 minutes.", "new version of the lamp"},
	} {
		_, f := findings(t, fixture.Note("Beacon", "2031-05-06", tt.said))
		if len(f.Changes) != 1 || f.Changes[0].About != tt.want {
			t.Errorf("%s: %+v, want %q", tt.said, f.Changes, tt.want)
		}
	}
}

func TestAgreementNeedsTwoOrigins(t *testing.T) {
	told := "Mira Sand met Tobin Reve in Orlo on Tuesday to talk about the harbour and its old lighthouse."
	two := fixture.Note("Beacon", "2031-05-07", told) + fixture.Note("Courier", "2031-05-08", "Tobin Reve and Mira Sand held talks in Orlo on Tuesday about the lighthouse in the harbour.")
	if _, f := findings(t, two); len(f.Agreed) != 1 || f.Agreed[0].Origins != 2 {
		t.Errorf("two reports of one meeting: agreed %+v", f.Agreed)
	}
	copied := fixture.Note("Beacon", "2031-05-07", told+"\n\n"+fixture.Filler("Lantern")) +
		strings.Replace(fixture.Note("Courier", "2031-05-08", told+"\n\n"+fixture.Filler("Lantern")), fixture.Filler("Courier"), fixture.Filler("Beacon"), 1)
	if s, f := findings(t, copied); len(f.Agreed) != 0 {
		t.Errorf("a copy is taken for a second witness: %s", s.Reading(f.Agreed[0].Passages[0].Article).Words(f.Agreed[0].Passages[0].Span))
	}
}

func TestPlannedIsNotHeld(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-05", "Mira Sand is due to meet Tobin Reve in Orlo on Wednesday to talk about the harbour.")+
		fixture.Note("Courier", "2031-05-08", "Mira Sand met Tobin Reve in Orlo on Wednesday to talk about the harbour."))
	for _, a := range f.Agreed {
		t.Errorf("a plan and its fulfilment are shown as agreement: %v", a)
	}
}

func TestVoices(t *testing.T) {
	s, f := findings(t, fixture.Note("Beacon", "2031-05-07", "“The light must never go out again,” Mira Sand said on Tuesday. She said the keepers would be paid by June.")+
		fixture.Note("Courier", "2031-05-08", "Mira Sand said that “the light must never go out again”, and left."))
	if len(f.Voices) != 1 || s.Cast.Entities[f.Voices[0].Who].Name != "Mira Sand" {
		t.Fatalf("voices: %+v", f.Voices)
	}
	first := f.Voices[0].Quotes[0]
	if len(first.Passages) != 2 || first.Origins != 2 {
		t.Errorf("one quotation in two outlets: %d passages, %d origins", len(first.Passages), first.Origins)
	}
	if got := first.When.From.Format("2 Jan"); got != "6 May" {
		t.Errorf("said on %s, want 6 May: a stated day is better than the day of a report", got)
	}
}

// A day that dates another thing than the saying is not the day it was said.
func TestSaidOn(t *testing.T) {
	for _, tt := range []struct{ said, want string }{
		{"Mira Sand said on Tuesday that the lamp must burn all night.", "6 May 2031"},
		{"On Tuesday, Mira Sand said that the lamp must burn all night.", "6 May 2031"},
		{"Mira Sand said in a Tuesday letter that the lamp must burn all night.", "6 May 2031"},
		{"Mira Sand, who proposed a rule in April, said on Tuesday that the lamp must burn all night.", "6 May 2031"},
		{"Mira Sand made a speech on the lamp on Tuesday, decrying the “idle and costly” work of the keepers.", "6 May 2031"},
		{"Mira Sand told the Courier's Tobin Reve on Tuesday that the lamp must burn all night.", "6 May 2031"},
		{"Mira Sand, who was keeper of the lamp from 2020 to 2026, said the lamp must burn all night.", "8 May 2031"},
		{"Mira Sand suggested saying that on 2 May the keepers had left the lamp alone.", "8 May 2031"},
		{"After the keeper confirmed the letter which described the April meeting, Mira Sand said the lamp must burn all night.", "8 May 2031"},
		{"A spokeswoman for the 6 April keepers group, Mira Sand, said the lamp must burn all night.", "8 May 2031"},
		{"“The lamp must burn all night,” Mira Sand said on “This Week”.", "8 May 2031"},
	} {
		s, f := findings(t, fixture.Note("Beacon", "2031-05-08", "Mira Sand keeps the lamp of Orlo. "+tt.said))
		var got []string
		for _, v := range f.Voices {
			for _, q := range v.Quotes {
				if s.Cast.Entities[v.Who].Name == "Mira Sand" {
					got = append(got, q.When.From.Format("2 Jan 2006"))
				}
			}
		}
		if len(got) != 1 || got[0] != tt.want {
			t.Errorf("%q: said on %v, want %s", tt.said, got, tt.want)
		}
	}
}

// The same few words told by two outlets are one quote; what somebody is told to
// think is none.
func TestToldVoices(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-07", "The deal will be signed at Orlo, said Mira Sand, the keeper of the lamp.")+
		fixture.Note("Courier", "2031-05-08", "“We waited,” said Tobin Reve. The deal will be signed at Orlo, said Mira Sand, who has met him. Sand believes that the lamp will burn for a hundred years."))
	var told [][]article.Passage
	for _, v := range f.Voices {
		for _, q := range v.Quotes {
			if q.Statement.Form == article.Indirect {
				told = append(told, q.Passages)
			}
		}
	}
	if len(told) != 1 || len(told[0]) != 2 {
		t.Errorf("told: %v, want one quote with two passages", told)
	}
}

// What somebody ruled out is not what he is said to consider, nor what he denies
// what he says.
func TestToldApart(t *testing.T) {
	for _, other := range []string{
		"Mira Sand, the keeper of the lamp, said on Thursday that the town was considering a law to ban the strike.",
		"Mira Sand, the keeper of the lamp, said she would not plan a law to ban the strike.",
	} {
		_, f := findings(t, fixture.Note("Beacon", "2031-05-07", "The keeper of the lamp, Mira Sand, ruled out a law to ban the strike. Mira Sand said she would plan a law to ban the strike.")+
			fixture.Note("Courier", "2031-05-08", other))
		for _, v := range f.Voices {
			for _, q := range v.Quotes {
				if len(q.Passages) > 1 {
					t.Errorf("%q is one with another: %v", other, q.Passages)
				}
			}
		}
	}
}

func TestFigures(t *testing.T) {
	s, f := findings(t, fixture.Note("Beacon", "2031-05-07",
		"The wave that hit Orlo on Tuesday killed 12 people. Mira Sand, a 41-year-old keeper, was 100 percent sure of it. The repair will cost 90 million euros, Tobin Reve said, and he wants 90 million euros from Vell. The lamp is 14 metres high.")+
		fixture.Note("Courier", "2031-05-07", "The wave that hit Orlo on Tuesday killed 12 people, the police said."))
	var got []string
	for _, r := range f.Figures {
		got = append(got, r.Figure.In(s.Reading(r.Passages[0].Article).Text))
	}
	if g := strings.Join(got, ", "); g != "12, 90 million euros, 14 metres" {
		t.Errorf("figures: %s; want what was done to people first, each value once, no age and no idiom", g)
	}
}

func TestFigureClaimants(t *testing.T) {
	for _, tt := range []struct{ said, want string }{
		{"The governor of Vell, Mira Sand, said 2,900 people had been evacuated from Orlo.", "Mira Sand"},
		{"France reports that 2,900 sailors were evacuated from the harbour.", "France"},
		{"Hurricane Mira on Monday claimed 29 lives in Orlo and 12 lives in Vell, besides the sheds, according to the reports.", ""},
		{"With Chicago still the last town left to call, he has 303 harbour votes to the 206 of the others.", ""},
		{"Harbour fever has now killed 65 people in 34 countries, the Red Lamp has said.", ""},
	} {
		s, f := findings(t, fixture.Note("Beacon", "2031-05-07", tt.said))
		got := ""
		for _, id := range f.Figures[0].Who {
			got += s.Cast.Entities[id].Name
		}
		if got != tt.want {
			t.Errorf("%s: claimed by %q, want %q", tt.said, got, tt.want)
		}
	}
}

// "млн" is a million: who cannot read it gives a wrong figure.
func TestFiguresOfALanguageThatNobodyReads(t *testing.T) {
	note := strings.Replace(fixture.Note("Beacon", "2031-05-07", "По словам хранителя, она стоила $ 40,8 млн, из которых город лично внёс всего $ 2,4 млн на ремонт старого маяка в гавани."), "outlet:", "lang: ru\noutlet:", 1)
	if s, f := findings(t, note); len(f.Figures) > 0 {
		t.Errorf("shown: %q", f.Figures[0].Figure.In(s.Readings[0].Text))
	}
}

// What has been counted since a day is not of that day.
func TestFigureSince(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-07", "More than 1,600 boats have been turned back at Orlo since 2 May, the harbour office says."))
	if got := f.Figures[0].AsOf; !got.OneDay() || got.From.Day() != 7 {
		t.Errorf("as of %+v, want the day of the report", got)
	}
}

func TestStances(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-07",
		"France said the harbour tax was old. Germany said that the harbour tax began in 2019. Poland called its senator about the harbour tax."))
	if n := len(f.Positions.Parties); n != 0 {
		t.Errorf("%d parties have a position on what they only speak of", n)
	}
}

func TestAgreementNamesItsSpeaker(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand came to Orlo. “Nobody will ever take this light away from us,” she said.")+
		fixture.Note("Courier", "2031-05-07", "Mira Sand stood on the quay. “Nobody will ever take this light away from us,” she said."))
	if len(f.Agreed) != 0 {
		t.Error("words of “she” are shown as agreed")
	}
}

func TestUnknowns(t *testing.T) {
	s, f := findings(t, fixture.Note("Beacon", "2031-05-07", "It remains unclear who left the green door open. “It is unclear to me as well,” said Mira Sand. The keeper declined to say when he had locked it. Lenz said the town would pay if a deal could not be reached. Whether he had a lamp is unclear."))
	var got []string
	for _, u := range f.Unknowns {
		got = append(got, u.Cue.In(s.Reading(u.Passage.Article).Text))
	}
	if g := strings.Join(got, ", "); g != "remains unclear, declined to say, is unclear" {
		t.Errorf("cues: %s", g)
	}
}

func TestPositions(t *testing.T) {
	s, f := findings(t, fixture.Note("Beacon", "2031-05-07",
		"France rejected the harbour tax. Germany said it supported the harbour tax. Poland wants a new lighthouse, its government said. France opposes a new lighthouse."))
	p := f.Positions
	at := func(party, issue string) int {
		for i, id := range p.Parties {
			for k, label := range p.Issues {
				if s.Cast.Entities[id].Name == party && label == issue {
					return len(p.Cells[story.Cell{Party: i, Issue: k}])
				}
			}
		}
		return -1
	}
	if at("France", "harbour tax") != 1 || at("Germany", "harbour tax") != 1 {
		t.Errorf("issues %q: France %d, Germany %d", p.Issues, at("France", "harbour tax"), at("Germany", "harbour tax"))
	}
	if n := at("Germany", "lighthouse"); n > 0 {
		t.Errorf("Germany said nothing of the lighthouse, the table has %d", n)
	}
}

func BenchmarkFindings(b *testing.B) {
	var archive strings.Builder
	bytes := 0
	for i := range 30 {
		f := fixture.Note("Beacon", fmt.Sprintf("2031-05-%02d", i%28+1), fmt.Sprintf(
			"Mira Sand met Tobin Reve for %d hours in Orlo on Tuesday. “The light must never go out again,” Mira Sand said. The wave killed %d people, rescue services said.", i%5+2, i+4))
		f = strings.ReplaceAll(f, "Beacon", fmt.Sprintf("Beacon %d", i))
		f = strings.Replace(f, "-- beacon.md", fmt.Sprintf("-- beacon%d.md", i), 1)
		archive.WriteString(f)
		bytes += len(f)
	}
	s := fixture.Story(b, archive.String())
	events := timeline.Events(s)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		compare.Findings(s, events)
	}
}

// Who gives another figure does not agree, though the event and the speaker are
// the same.
func TestFiguresThatDifferAreNoAgreement(t *testing.T) {
	s, f := findings(t, fixture.Note("Beacon", "2031-05-07", "The government of France said on Tuesday that 40 people were hurt in the flood in Orlo.")+
		fixture.Note("Courier", "2031-05-08", "The government of France said on Tuesday that 65 people were hurt in the flood in Orlo."))
	for _, a := range f.Agreed {
		t.Errorf("agreed: %s", s.Reading(a.Passages[0].Article).Words(a.Passages[0].Span))
	}
	for _, v := range f.Voices {
		for _, q := range v.Quotes {
			if len(q.Passages) > 1 {
				t.Errorf("one quote with two figures: %v", q.Passages)
			}
		}
	}
}

func TestPositionsOfPersons(t *testing.T) {
	issues := func(said string) string {
		_, f := findings(t, fixture.Note("Beacon", "2031-05-07", said)+fixture.Note("Courier", "2031-05-07", "Mira Sand came to Orlo. Pavel Ode stayed at home."))
		return strings.Join(f.Positions.Issues, ", ")
	}
	for _, tt := range []struct{ said, want string }{
		{"Mira Sand opposes the harbour tax. Pavel Ode said he would back the harbour tax.", "harbour tax"},
		{"Mira Sand said the harbour tax must go. Pavel Ode supports the harbour tax.", "harbour tax"},
		{"Mira Sand accused Pavel Ode over the harbour tax. Pavel Ode spoke of the harbour tax.", ""},
		{"“The harbour tax must go,” Mira Sand said. “So should the harbour tax,” said Pavel Ode.", ""},
		{"Mira Sand wants a new prime minister. Pavel Ode opposes the prime minister.", ""},
	} {
		if got := issues(tt.said); got != tt.want {
			t.Errorf("%s: issues %q, want %q", tt.said, got, tt.want)
		}
	}
}
