package compare_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
)

// shown are the values of the conflicts and changes of a story, in one line.
func shown(t *testing.T, archive string) string {
	s, f := findings(t, archive)
	var out []string
	for _, x := range f.Tensions {
		out = append(out, "conflict "+s.Reading(x.Sides[0].Passages[0].Article).Words(x.Sides[0].Value)+" | "+s.Reading(x.Sides[1].Passages[0].Article).Words(x.Sides[1].Value))
	}
	for _, x := range f.Changes {
		var steps []string
		for _, st := range x.Steps {
			steps = append(steps, s.Reading(st.Passages[0].Article).Words(st.Value))
		}
		out = append(out, "change "+strings.Join(steps, " > "))
	}
	return strings.Join(out, "; ")
}

// Figures of one measure are told in many words; those of parts, other years,
// other places and plans are not of it.
func TestGauges(t *testing.T) {
	for _, x := range []struct{ name, first, second, day, want string }{
		{"a toll in other words, a day later", "A tremor shook the Osk valley on Monday, killing at least seven people, the mayor said.", "The number of people killed by the tremor in the Osk valley has risen to 13, rescuers said.", "2031-05-07", "change at least seven > 13"},
		{"strength of one tremor", "The survey put the magnitude of the tremor at 5.8.", "The tremor, measured at 6.3 by the polar observatory, was felt in Orlo.", "2031-05-06", "conflict 5.8 | 6.3"},
		{"an aftershock is another tremor", "The survey put the magnitude of the tremor at 5.8.", "The strongest aftershock of the tremor had a magnitude of 4.2, the observatory said.", "2031-05-06", ""},
		{"posts that go", "The brewery Ostler said on Tuesday it would cut 400 jobs by the spring.", "Some six hundred people will lose their jobs at the brewery Ostler, according to the union.", "2031-05-06", "conflict 400 | Some six hundred"},
		{"people at large and those who were there", "Six skiers were killed by a snowslide below the Osk on Monday.", "Eight people lost their lives on Monday in the snowslide below the Osk.", "2031-05-06", "conflict Six | Eight"},
		{"here and in a wider place", "In Norland the storm killed at least 21 people on Monday, before it went on to rage in Orlo.", "In Orlo the storm killed 11 people on Monday, the mayor said.", "2031-05-06", ""},
		{"what may be and what is", "The judge said the sentence for Tobin Reve is six years in prison.", "The prosecutor said the sentence for Tobin Reve had to be a minimum of fifteen years in prison.", "2031-05-06", ""},
		{"a sort of people is a part", "Six soldiers were killed by a snowslide below the Osk on Monday.", "Eight people lost their lives on Monday in the snowslide below the Osk.", "2031-05-06", ""},
		{"a march counted twice", "The organisers counted 60,000 marchers on the quay.", "The march along the quay drew 25,000 people, by the reckoning of the police.", "2031-05-06", "conflict 60,000 | 25,000"},
		{"rounded is the same", "The organisers counted 60,000 marchers on the quay.", "The march along the quay drew about 58,000 people, the police said.", "2031-05-06", ""},
		{"length of a truce", "The two islands have agreed to a truce of forty days, an envoy said.", "The islands have agreed to a ceasefire of ninety days, a mediator said.", "2031-05-06", "conflict forty days | ninety days"},
		{"out of their homes on one day", "About 3,000 people had to leave their homes when the dam broke.", "Six thousand people were ordered out of their houses after the dam broke, the ministry said.", "2031-05-06", "conflict About 3,000 | Six thousand"},
		{"out of their homes, days apart", "About 3,000 people had to leave their homes when the dam broke.", "Nine hundred of them have come back to their houses, the ministry said.", "2031-05-08", ""},
		{"the missing are found", "Nineteen people were still missing on Tuesday after the dam broke.", "Six people are still missing after the dam broke, the mayor said.", "2031-05-08", "change Nineteen > Six"},
		{"the dead of another year", "A tremor shook the Osk valley on Monday, killing at least seven people.", "The valley was last hit by a tremor in 2014, when 26 people died.", "2031-05-07", ""},
		{"a part of the dead", "A tremor shook the Osk valley on Monday, killing at least 17 people.", "Nine of the dead of the tremor in the Osk valley are children, the mayor said.", "2031-05-07", ""},
		{"more on top", "A tremor shook the Osk valley on Monday, killing at least 17 people.", "Another 22 people were killed by the tremor in the Osk valley, rescuers said.", "2031-05-07", ""},
		{"a separate happening", "The collapse of a mine at Orlo killed 17 people.", "In a separate collapse 25 people were killed at a mine, rescuers said.", "2031-05-07", ""},
		{"what happened later was not counted before", "The collapse of a mine at Orlo killed 17 people.", "A collapse killed 25 people at a mine at Orlo on 9 May, rescuers said.", "2031-05-10", ""},
		{"what is only feared", "The collapse of a mine at Orlo killed 17 people.", "If the collapse at the mine killed 25 people, the law must change, the mayor said.", "2031-05-07", ""},
		{"down from", "Nothing is new on the quay.", "Net profit of the brewery Ostler was 21 million marks, down from 34 million a year earlier.", "2031-05-07", "change 34 million > 21 million marks"},
		{"compared with another thing is no change", "Nothing is new on the quay.", "The brewery sold 40 million bottles, compared with 55 million at its rival Brand.", "2031-05-07", ""},
		{"instead of", "Nothing is new on the quay.", "Ostler will cut 350 jobs instead of 400, the brewery said.", "2031-05-07", "change 400 > 350"},
		{"not as stated", "Nothing is new on the quay.", "The lock has cost 71 million marks, not 64 million as stated in the spring.", "2031-05-07", "change 64 million > 71 million marks"},
		{"had reckoned with", "Nothing is new on the quay.", "Ostler now expects sales of 90 million marks. In March it had forecast 110 million.", "2031-05-07", "change 110 million > 90 million marks"},
		{"after reaching", "Nothing is new on the quay.", "The river had dropped to 4.1 metres by Wednesday after reaching 5.6 metres on Tuesday.", "2031-05-07", "change 5.6 metres > 4.1 metres"},
		{"put off", "The second round of the talks is planned for 20 May.", "The second round of the talks has been postponed to 3 June, the mediators said.", "2031-05-12", "change 20 May > 3 June"},
		{"put off again, once the day was past", "The trial over the lamps was adjourned until Thursday, 8 May.", "The trial over the lamps was adjourned until 3 June, after the keeper had spoken.", "2031-05-12", ""},
		{"a sum of each, and of both", "Only two banks have settled; Orlo Brothers has agreed to pay 220 million marks and Vell Bank 60 million.", "Others such as Vell Bank and Orlo Brothers had before agreed to pay a combined 490 million marks.", "2031-05-09", ""},
		{"more by so many", "The poll of the coast has a margin of error of 3 percentage points.", "That number is up five percentage points from a poll of the coast in April.", "2031-05-07", ""},
		{"a share if, and a share", "Karin Ode's share of the vote could fall to 50 percent, in which case she would have to face Sand again.", "Karin Ode's share of the vote stands at 54 percent, keepers said.", "2031-05-12", ""},
		{"two that changed in one sentence", "Nothing is new on the quay.", "Sand is up from 37 percent in January and Ode is down from 49 percent.", "2031-05-12", ""},
		{"put off, by how long and to when", "The vote on the harbour law is set for 20 May.", "The vote on the harbour law has been delayed by a week and will be held on 27 May.", "2031-05-12", "change 20 May > 27 May"},
		{"put off, with both days", "Nothing is new on the quay.", "The ruling, which was expected on 20 May, will now be given on 3 June, the clerk said.", "2031-05-12", "change 20 May > 3 June"},
		{"put on hold in one town", "The races take place in Orlo on 20 May.", "The brewery in Orlo has delayed the sale of its yard and will meet its bank on 27 May.", "2031-05-12", ""},
		{"another round was not put off", "The first sale of the boats is planned for 20 May.", "The second round of the talks has been postponed to 3 June, the mediators said.", "2031-05-12", ""},
		{"an offer raised", "The drivers want 9 percent; the town has offered 4.", "The town raised its offer to 6 percent on Wednesday.", "2031-05-08", "change 4 > 6 percent"},
		{"a bound that something may reach", "The rules allow the runner blades that take his height up to a maximum of 184.5 cm.", "The runner races on low blades, although he could wear others that extended his height to 193 cm.", "2031-05-08", ""},
		{"nothing is cut to more", "Three more deaths were confirmed, bringing the toll to 15, the ministry said.", "The ministry cut its suspected death toll to 101 on Wednesday.", "2031-05-08", ""},
		{"two who reckon in one sentence", "Nothing is new on the quay.", "The damage is put at 20 million marks by the town and at 35 million by the insurers.", "2031-05-07", "conflict 20 million marks | 35 million"},
		{"rose to, from", "Nothing is new on the quay.", "Net profit of the brewery Ostler rose to 41 million marks last year from 35 million.", "2031-05-07", "change 35 million > 41 million marks"},
		{"would rise to, from", "Nothing is new on the quay.", "Net profit of the brewery Ostler would rise to 41 million marks next year from 35 million, the bank said.", "2031-05-07", ""},
		{"years ago it was", "Nothing is new on the quay.", "Turnout was 71 percent, the clerk said. Five years ago it was 64 percent.", "2031-05-07", "change 64 percent > 71 percent"},
		{"those put on a list", "From 1 June 34 officials will be barred from entry, the ministry said.", "The list of those who are barred has 43 names, the envoy said.", "2031-05-06", "conflict 34 | 43"},
		{"a man of 29", "Police shot dead a man of 29 in a flat at the quay.", "Two people were shot dead in a flat at the quay, the mayor said.", "2031-05-06", ""},
		{"an age is no count", "A man of 62 drowned in his cellar when the dam broke.", "Nine people drowned when the dam broke, the mayor of the town said.", "2031-05-06", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			const tail = " The lamps along the shore were lit at dusk as on every other evening of that season."
			if got := shown(t, fixture.Note("Beacon", "2031-05-06", x.first+tail)+fixture.Note("Courier", x.day, x.second)); got != x.want {
				t.Errorf("got  %q\nwant %q", got, x.want)
			}
		})
	}
}

// An outlet's correction gives both values, and the article that was wrong.
func TestCorrected(t *testing.T) {
	archive := fixture.Note("Beacon", "2031-05-06", "The court held that Lidia Marek had diverted 41 million crowns from the harbour fund.") +
		strings.Replace(fixture.Note("Beacon", "2031-05-08", "In our report on Tuesday we wrote that Lidia Marek had diverted 41 million crowns. The court found that it was 32 million crowns. The Beacon regrets the error."), "beacon.md", "beacon2.md", 1)
	if got, want := shown(t, archive), "change 41 million crowns > 32 million crowns"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
