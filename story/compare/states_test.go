package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text/lang"
)

// sideTexts are the values of the sides of conflicts or the steps of changes.
func sideTexts(s *story.Story, sides []story.Side) string {
	var out []string
	for _, side := range sides {
		out = append(out, side.Value.In(s.Reading(side.Passages[0].Article).Text))
	}
	return strings.Join(out, " | ")
}

// TestOpposites: of one thing one cannot tell both at one time; and what only looks
// so.
func TestOpposites(t *testing.T) {
	const tail = " The gulls sat on the roof of the old shed as they always do."
	beacon := func(body string) string { return fixture.Note("Beacon", "2031-05-06", body+tail) }
	courier := func(body string) string { return fixture.Note("Courier", "2031-05-06", body+tail) }
	later := func(body string) string { return fixture.Note("Courier", "2031-05-12", body+tail) }
	tests := []struct {
		name    string
		archive string
		want    []string // "conflict: value | value", "change: value | value"
	}{
		{
			name:    "doors that were unlocked and locked",
			archive: beacon("The hotel said all its emergency doors had been unlocked.") + courier("“The door to the yard was locked,” said the cook, Ida Lund."),
			want:    []string{"conflict: unlocked | locked"},
		},
		{
			name:    "no evidence that it ever was",
			archive: beacon("Tobin Reve claimed that his views did not affect his work.") + courier("The hearings failed to produce a shred of evidence that his views ever affected his work, said the lawyer of Tobin Reve."),
		},
		{
			name:    "who leaves a family",
			archive: beacon("The deputy is survived by his wife and two sons.") + later("The deputy was killed by a shot through the door, the police said."),
		},
		{
			name:    "what is asked for",
			archive: beacon("Tobin Reve is in Orlo. There was no legal requirement for Tobin Reve to be present.") + courier("Tobin Reve, who didn't turn up for the judgment, knew nothing of it."),
		},
		{
			name:    "what a judge orders",
			archive: beacon("The counsel of the yard revealed details of the deal.") + courier("Judge Mira Sand ordered that no details of the deal be published."),
		},
		{
			name:    "cleared of one, guilty of another",
			archive: beacon("Tobin Reve was cleared of firing a flare gun through a roof and of illegal possession of flares, but found guilty of illegally lighting a flare gun in a crowded inn.") + courier("Tobin Reve was also found guilty of lighting a flare gun in a crowded inn months before."),
		},
		{
			name:    "cleared of two, guilty of a third",
			archive: beacon("Tobin Reve was also cleared on two unrelated flare charges - of firing a flare gun through a roof and of illegal possession of flares - but found guilty on a third of illegally lighting a flare gun in a crowded inn.") + courier("Tobin Reve was also found guilty of lighting a flare gun in a crowded inn months before."),
		},
		{
			name:    "the state, and counsel for it",
			archive: beacon("The state is wrong in saying a sign of an illness is enough, said Tobin Reve.") + courier("It is clear that counsel for the state was correct when he said the court has no choice, the judge, Mira Sand, said."),
		},
		{
			name:    "what somebody wishes",
			archive: beacon("“It is our wish that Tobin Reve remains in custody,” said the mayor, Ida Lund.") + later("Tobin Reve has been released from custody."),
		},
		{
			name:    "what somebody expects",
			archive: beacon("Tobin Reve was arrested at the harbour on Monday.") + later("The lawyer Ida Lund said she expected Tobin Reve to be released."),
		},
		{
			name:    "a longer stay",
			archive: beacon("The deal would pay for the islands after troops are withdrawn in 2033.") + later("By opening the way for a smaller but longer-term stay, the deal pays for the islands after troops are withdrawn in 2033."),
		},
		{
			name:    "the next day, of a day long past",
			archive: beacon("The warrant is valid in all counties of Norland.") + later("Tobin Reve was heard in spring. The warrant was revoked the next day."),
		},
		{
			name:    "one cause in other words",
			archive: beacon("Prosecutors said that Tobin Reve caused the death of the singer by giving her poppy syrup.") + later("His acts in handing the singer the syrup caused her death."),
		},
		{
			name:    "begun by speaking of it",
			archive: beacon("Ida Lund said that rain caused the flood.") + later("Mira Sand began by speaking of the flood in the harbour."),
		},
		{
			name:    "another door",
			archive: beacon("The door of the vault had been unlocked, the bank said.") + courier("“The door to the yard was locked,” said the cook, Ida Lund."),
		},
		{
			name:    "inspected, and not",
			archive: beacon("“That crane has not been inspected since autumn,” said Tobin Reve of the dockers' union.") + courier("The crane was inspected on 8 February and no faults had been found, the yard said."),
			want:    []string{"conflict: inspected | inspected"},
		},
		{
			name:    "inspected after that was said",
			archive: beacon("“That crane has not been inspected since autumn,” said Tobin Reve of the dockers' union.") + later("The crane was inspected on Thursday and no faults were found, the yard said."),
			want:    []string{"change:  | "},
		},
		{
			name:    "another crane, in another town",
			archive: beacon("The crane in Orlo, Norland, has not been inspected since autumn, said Tobin Reve.") + courier("The crane in Vell, Suthland, was inspected on 8 February, said Mira Sand."),
		},
		{
			name:    "arrested, which the firm denies",
			archive: beacon("The captain, Leo Castor, was arrested on Monday, hotel guests said.") + courier("The owner, Reve Lines, denied that the captain, Leo Castor, had been arrested."),
			want:    []string{"conflict: arrested | arrested"},
		},
		{
			name:    "no soldier was captured, two were",
			archive: beacon("No Norland soldier was taken prisoner.") + courier("The guards left behind two men who are now prisoners of the army."),
			want:    []string{"conflict: taken prisoner | prisoners"},
		},
		{
			name:    "still held, and home",
			archive: beacon("The suspects, aged 24 and 31, were both still in custody on Tuesday, police said.") + courier("The younger of the two men arrested in Orlo on Sunday was released in the evening, his lawyer said."),
			want:    []string{"conflict: in custody | released"},
		},
		{
			name:    "arrested, and released days later",
			archive: beacon("The captain, Leo Castor, was arrested on Monday.") + later("Leo Castor was released on Saturday after a hearing."),
			want:    []string{"change: arrested | released"},
		},
		{
			name:    "released, and what was before that",
			archive: beacon("Leo Castor was released on Monday.") + later("Leo Castor spoke to reporters for the first time after he was arrested at the port."),
		},
		{
			name:    "arrested, another is released",
			archive: beacon("The captain, Leo Castor, was arrested on Monday.") + later("The cook, Jan Moll, was released on Saturday."),
		},
		{
			name:    "no intention of resigning",
			archive: beacon("Mayor Ida Lund said she had no intention of stepping down.") + later("Ida Lund resigned on Sunday after a vote of the council."),
			want:    []string{"change:  | "},
		},
		{
			name:    "resigned from another office",
			archive: beacon("Mayor Ida Lund said she had no intention of stepping down.") + later("Ida Lund resigned as treasurer of the rowing club on Sunday."),
		},
		{
			name:    "may resign",
			archive: beacon("Mayor Ida Lund said she had no intention of stepping down.") + later("Ida Lund may resign if the council votes against her."),
		},
		{
			name:    "announced, withdrawn",
			archive: beacon("The opposition announced a motion against Mayor Ida Lund.") + later("The opposition withdrew its motion on Sunday."),
			want:    []string{"change: announced | withdrew"},
		},
		{
			name:    "two houses are not the same two",
			archive: beacon("Two bridges were closed on Monday.") + later("Two bridges were reopened on Sunday."),
		},
		{
			name:    "surrendered, and did not: a verb of no table",
			archive: beacon("The inmates of the east wing surrendered after talks, the ministry said.") + courier("The inmates did not surrender, a lawyer, Ida Lund, said."),
			want:    []string{"conflict: surrendered | surrender"},
		},
		{
			name:    "how a thing is, and is not",
			archive: beacon("The harbour prison was not overcrowded, the ministry said.") + courier("The prison was badly overcrowded, according to the ombudsman, Ida Lund."),
			want:    []string{"conflict: overcrowded | overcrowded"},
		},
		{
			name:    "failed to",
			archive: beacon("The skipper of the tug radioed the harbour office before the crash, the owner said.") + courier("The skipper failed to radio the harbour office, said Ida Lund."),
			want:    []string{"conflict: radioed | radio"},
		},
		{
			name:    "denied doing it",
			archive: beacon("Tobin Reve forged the permit for the quay, the ministry said.") + courier("Tobin Reve denied forging the permit for the quay."),
			want:    []string{"conflict: forged | forging"},
		},
		{
			name:    "to another it was done",
			archive: beacon("The inmates of the east wing surrendered after talks, the ministry said.") + courier("The guards did not surrender, a lawyer, Ida Lund, said."),
		},
		{
			name:    "by another it was not done",
			archive: beacon("Ida Lund paid the fine for the boat on Monday.") + courier("Tobin Reve did not pay the fine for the boat."),
		},
		{
			name:    "of another thing",
			archive: beacon("The officers fired at the gate of the depot.") + courier("The officers did not fire at the crowd."),
		},
		{
			name:    "passed and failed are no two tests",
			archive: beacon("The plant passed its safety inspection in March, the firm said.") + courier("The plant failed a safety inspection in March, the labour office said."),
			want:    []string{"conflict: passed | failed"},
		},
		{
			name:    "one would not, another did",
			archive: beacon("Norland refused to arrest Tobin Reve, the harbour master, in Orlo.") + courier("Guards of the League arrested Tobin Reve, the harbour master, in Orlo."),
		},
		{
			name:    "what a finding was",
			archive: beacon("Ida Lund said the finding that the crane had not been inspected changed nothing.") + courier("The crane was inspected, the yard said."),
		},
		{
			name:    "both say that it was not",
			archive: beacon("The crane has not at any point been inspected, said Tobin Reve.") + courier("Ida Lund said that the crane had never been inspected."),
		},
		{
			name:    "one heard it, another did not",
			archive: beacon("The ferryman Bodo Lenz heard the shots at the lock.") + courier("The sexton Olav Brink did not hear the shots at the lock."),
		},
		{
			name:    "what was long before the news of the day",
			archive: beacon("The gate of the lock was closed on Tuesday, the canal office said.") + later("The canal office has a new clerk. Ida Lund learned her trade in Vell. She likes the quay. She once opened the gate of the lock."),
		},
		{
			name:    "one backed it, another opposed it",
			archive: beacon("Ida Lund backed the plan for a new quay.") + courier("Tobin Reve opposed the plan for a new quay."),
		},
		{
			name:    "what it is goes on in the next sentence",
			archive: beacon("The valve was old, the firm said. It had been inspected in spring.") + courier("The valve had never been inspected, said Ida Lund."),
			want:    []string{"conflict: inspected | inspected"},
		},
		{
			name:    "two matches of two days",
			archive: beacon("The team of Orlo won the match on Saturday.") + later("The team of Orlo lost the match on Sunday."),
		},
		{
			name:    "what was going on",
			archive: beacon("No water has leaked from the tank, the firm said.") + courier("Water has been leaking from the tank for weeks, said Ida Lund."),
			want:    []string{"conflict: leaked | leaking"},
		},
		{
			name:    "who says so is not who did it",
			archive: beacon("The tank was inspected by independent engineers in March, Tobin Reve said.") + courier("The tank was never inspected by independent engineers, Ida Lund said."),
			want:    []string{"conflict: inspected | inspected"},
		},
		{
			name:    "what a court heard, and what it did not",
			archive: beacon("The court did not hear if the keepers back the finding.") + courier("Castor was known to sail at great speed, the court heard."),
		},
		{
			name:    "a question is no account",
			archive: beacon("The hostages were freed on Monday.") + later("Where the hostages are being held is not known."),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, f := findings(t, tt.archive)
			var got []string
			for _, x := range f.Tensions {
				got = append(got, "conflict: "+sideTexts(s, x.Sides))
			}
			for _, x := range f.Changes {
				got = append(got, "change: "+sideTexts(s, x.Steps))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestMinds: a text itself tells that somebody said otherwise before.
func TestMinds(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{
			name: "had hoped, now speaks of",
			body: "Reve Lines, which had hoped to be finished soon, now speaks of a long repair.",
			want: []string{"Reve Lines, which had hoped to be finished soon, now speaks of a long repair."},
		},
		{
			name: "had hoped, but now",
			body: "The harbour office had hoped to open the quay soon, but now speaks of a long repair.",
			want: []string{"The harbour office had hoped to open the quay soon, but now speaks of a long repair."},
		},
		{
			name: "only last week",
			body: "Sand Bank will take over its rival Orlo Bank, it said. Only last week Sand Bank had declared that it was not interested.",
			want: []string{"Only last week Sand Bank had declared that it was not interested. | Sand Bank will take over its rival Orlo Bank, it said."},
		},
		{
			name: "had denied, confirmed",
			body: "Norland, which had denied that any of its boats were missing, confirmed their names.",
			want: []string{"Norland, which had denied that any of its boats were missing, confirmed their names."},
		},
		{
			name: "after weeks of denials",
			body: "After three weeks of denials, the sailor Tobin Reve has confessed.",
			want: []string{"After three weeks of denials, the sailor Tobin Reve has confessed."},
		},
		{
			name: "a correction",
			body: "In our report on Tuesday we wrote that the watchman had been beaten. In fact he was not hurt.",
			want: []string{"In our report on Tuesday we wrote that the watchman had been beaten. | In fact he was not hurt."},
		},
		{name: "only background", body: "Professor Tobin Reve, who had argued for a later date, could not be reached."},
		{name: "who had said otherwise before, by what is claimed", body: "The defence claims that keepers who previously told the court they heard a bell had heard Ode, who sings like one."},
		{name: "what had been refused, before another matter", body: "The peace of the islands has been frozen since November 2008, when the bridge at Orlo burned. Officials of Orlo had previously refused to confirm that Ode would come to the fair of 2016."},
		{
			name: "had at first meant to, but",
			body: "It rained on the quay. Mayor Ida Lund had originally intended to visit the mill as well but aides said the plan was scrapped because of the storm.",
			want: []string{"Mayor Ida Lund had originally intended to visit the mill as well but aides said the plan was scrapped because of the storm."},
		},
		{name: "had hoped, and so it came", body: "Mayor Ida Lund had hoped for dry weather, and the sun shone all day."},
		{name: "of another clause", body: "He no longer fights his ban. The appeal that his lawyer had first announced was never lodged."},
		{name: "on a condition", body: "Tobin Reve has left his post. Reve had previously said that he would go if the papers came from his office."},
		{name: "after saying so", body: "After telling reporters that the boat was safe, Ida Lund flew home."},
		{name: "no correction", body: "We wrote to the owner on Tuesday. He was in fact at sea."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, f := findings(t, fixture.Note("Beacon", "2031-05-06", tt.body))
			var got []string
			for _, x := range f.Changes {
				got = append(got, stepTexts(s, x.Steps))
			}
			if fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// stepTexts are the values of steps, or their sentences where they have none, one
// that tells both once.
func stepTexts(s *story.Story, steps []story.Side) string {
	var out []string
	for _, step := range steps {
		r := s.Reading(step.Passages[0].Article)
		if step.Value.Empty() {
			step.Value = step.Passages[0].Span
		}
		out = append(out, r.Words(step.Value))
	}
	return strings.Join(slices.Compact(out), " | ")
}

// What is given to somebody says of him nothing that a goal is: "gave the deputy no
// chance", "was awarded the city's medal".
func TestGivenIsNoState(t *testing.T) {
	for _, w := range []string{"gave", "awarded"} {
		if st := lang.For("en").States.Done.Of(w); len(st) > 0 {
			t.Errorf("%q is a state of %s", w, st[0].Of)
		}
	}
}
