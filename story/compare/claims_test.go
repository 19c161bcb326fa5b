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

// TestClaims: who holds which office, what came of a thing, who did it and how it
// is judged, and what only looks like two accounts of that.
func TestClaims(t *testing.T) {
	beacon := func(body string) string { return fixture.Note("Beacon", "2031-05-06", body) }
	courier := func(body string) string { return fixture.Note("Courier", "2031-05-07", body) }
	tests := []struct {
		name    string
		archive string
		want    []string // kind: value | value
	}{
		{
			name:    "head of a body and its deputy head",
			archive: beacon("Harbour chief Lidia Marek said the gate was closed at noon.") + courier("Lidia Marek, deputy head of the harbour office, said the gate was open."),
			want:    []string{"role: Harbour chief | deputy head of the harbour office"},
		},
		{
			name:    "the office of the one named behind it",
			archive: beacon("Harbour chief Lidia Marek said the gate was closed at noon.") + courier("A friend of Lidia Marek, the deputy head of the harbour office, Pavel Ode, said the gate was open."),
		},
		{
			name:    "head of one body, deputy head of another",
			archive: beacon("Harbour chief Lidia Marek said the gate was closed at noon.") + courier("Lidia Marek, deputy head of the rowing club, said the gate was open."),
		},
		{
			name:    "chief executive and finance chief",
			archive: beacon("Chief executive Lidia Marek said the yard would be sold.") + courier("Lidia Marek, the company's finance chief, said the yard would be kept."),
			want:    []string{"role: Chief executive | the company's finance chief"},
		},
		{
			name:    "commander and harbour master",
			archive: beacon("The yard would be sold, said coast guard commander Lidia Marek.") + courier("Lidia Marek, the harbour master of Orlo, closed the yard."),
			want:    []string{"role: coast guard commander | the harbour master of Orlo"},
		},
		{
			name:    "commissioner for one thing and for another",
			archive: beacon("The League's commissioner for trade, Lidia Marek, closed the yard.") + courier("Lidia Marek, the League's commissioner for foreign affairs, closed the yard."),
			want:    []string{"role: The League's commissioner for trade | the League's commissioner for foreign affairs"},
		},
		{
			name:    "a rank before a name is no office",
			archive: beacon("Navy spokesman Commander Lidia Marek closed the yard.") + courier("Lidia Marek, a navy spokeswoman, closed the yard on the next morning."),
		},
		{
			name:    "who was just appointed held another office",
			archive: beacon("The council appointed Lidia Marek, the mayor of Orlo, to lead the province.") + courier("Governor Lidia Marek closed the yard at the quay on the next morning."),
		},
		{
			name:    "who was finance chief before",
			archive: beacon("Chief executive Lidia Marek said the yard would be sold.") + courier("Lidia Marek, the company's former finance chief, said the yard would be kept."),
		},
		{
			name:    "two people of one surname",
			archive: beacon("Chief executive Lidia Marek said the yard would be sold.") + courier("Jonas Marek, the company's finance chief, said the yard would be kept."),
		},
		{
			name:    "a full title and a shorter one",
			archive: beacon("The yard would be sold, said Lidia Marek, the chairwoman of the works council.") + courier("The yard would be kept, said council leader Lidia Marek."),
		},
		{
			name:    "two ministries",
			archive: beacon("Finance minister Lidia Marek said the yard would be sold.") + courier("In Orlo nobody believed the transport minister Lidia Marek, who wants to keep the old dock."),
			want:    []string{"role: Finance minister | transport minister"},
		},
		{
			name:    "the title before a comma is of another",
			archive: beacon("Finance minister Lidia Marek said the yard would be sold.") + courier("He named Tobin Reve as transport minister, Lidia Marek as finance minister and Mira Sand as mayor."),
		},
		{
			name:    "head of an agency, medical director of a company",
			archive: beacon("The head of the food agency, Lidia Marek, closed the dairy.") + courier("Lidia Marek, the dairy company's medical director, asked for patience."),
			want:    []string{"role: The head of the food agency | the dairy company's medical director"},
		},
		{
			name:    "chief of an authority that another calls a company",
			archive: beacon("The head of the port authority, Lidia Marek, closed the dock.") + courier("Lidia Marek, head of the port company, asked for patience."),
		},
		{
			name:    "manager of the quarry, chairwoman of its owner",
			archive: beacon("The quarry's manager, Lidia Marek, closed the pit.") + courier("Lidia Marek, chairwoman of the owner Orlo Stone, asked for patience."),
			want:    []string{"role: The quarry's manager | chairwoman of the owner Orlo Stone"},
		},
		{
			name:    "who leads the rescue, and the mayor",
			archive: beacon("The wind had turned, said Lidia Marek, who leads the fire brigade.") + courier("Lidia Marek, the mayor of Orlo, closed the wood."),
			want:    []string{"role: who leads the fire brigade | the mayor of Orlo"},
		},
		{
			name:    "who leads a committee, and the mayor",
			archive: beacon("The wind had turned, said Lidia Marek, who leads the rescue committee.") + courier("Lidia Marek, the mayor of Orlo, closed the wood."),
		},
		{
			name:    "team doctor and physiotherapist",
			archive: beacon("The team doctor, Lidia Marek, gave him the bottle.") + courier("The team's physiotherapist, Lidia Marek, gave him the bottle, he said."),
			want:    []string{"role: The team doctor | The team's physiotherapist"},
		},
		{
			name:    "governor of the bank, head of the bank",
			archive: beacon("The governor of the central bank, Lidia Marek, raised the rate.") + courier("Lidia Marek, who heads the central bank, raised the rate on Tuesday."),
		},
		{
			name:    "two judgements of one thing, one after the other",
			archive: beacon("Mira Sand called the new harbour law a milestone. The fishermen's union called it a disgrace."),
			want:    []string{"assessment: milestone | disgrace"},
		},
		{
			name:    "verdict and ruling are one, told by two outlets",
			archive: beacon("Mira Sand called the verdict fair and said that she was relieved.") + courier("Tobin Reve described the ruling as a farce and left the court."),
			want:    []string{"assessment: fair | farce"},
		},
		{
			name:    "said to be good, said to be bad",
			archive: beacon("Mira Sand called the evacuation swift and orderly. Tobin Reve said the evacuation was chaotic."),
			want:    []string{"assessment: swift and orderly | chaotic"},
		},
		{
			name:    "the allegations of some other time",
			archive: beacon("Mira Sand said that the lock would stay shut until June. Tobin Reve denies the allegations."),
		},
		{
			name:    "an accusation of another",
			archive: beacon("Mira Sand said that the lock had leaked for years. A spokesman for the railway, Olav Brink, denied the charge."),
		},
		{
			name:    "an accusation of whoever rejects it",
			archive: beacon("Mira Sand said that Tobin Reve had left the lock open. Reve denied the accusation."),
			want:    []string{"outcome: said | denied the accusation"},
		},
		{
			name:    "what is denied stands behind it",
			archive: beacon("Mira Sand said that the ruling changes nothing. Tobin Reve rejected the claim that anybody was held without cause."),
		},
		{
			name:    "what was denied at other times",
			archive: beacon("Mira Sand said that the lock had leaked for years. Tobin Reve has previously denied the claim."),
		},
		{
			name:    "what follows is denied",
			archive: beacon("Mira Sand said that the lock had leaked for years. Tobin Reve denies it, but the railway is thought to pay for the guards."),
		},
		{
			name:    "never again",
			archive: beacon("Mira Sand said that she had grown up since then. Tobin Reve said, “Never again.”"),
		},
		{
			name:    "hard to dispute",
			archive: beacon("Mira Sand said that the papers love excitement. Hard to dispute that, Tobin Reve said."),
		},
		{
			name:    "what was done with it first",
			archive: beacon("Mira Sand said that the plan had been discussed and that she wanted a speedy answer. Tobin Reve called the plan inadequate."),
		},
		{
			name:    "two sides of one thing",
			archive: beacon("Mira Sand said that the letter was late. Tobin Reve said the letter was justified."),
		},
		{
			name:    "two things said of one man",
			archive: beacon("Mayor Tobin Reve met the governor, Mira Sand, in Orlo. Mira Sand called Reve weak. Ida Lund said that Reve was helpful."),
		},
		{
			name:    "judged only if it should be so",
			archive: beacon("Mira Sand said she would call the vote a farce if the vote were rigged. Tobin Reve called the vote fair."),
		},
		{
			name:    "the judgements of two offers",
			archive: beacon("Mira Sand called the first offer generous. Tobin Reve called the second offer an insult."),
		},
		{
			name:    "both find it bad",
			archive: beacon("Mira Sand called the verdict unfair. Tobin Reve said the verdict was not just a mistake but a scandal."),
		},
		{
			name:    "a judgement turned round agrees",
			archive: beacon("Mira Sand called the verdict fair. Tobin Reve said the verdict was not unfair."),
		},
		{
			name:    "a judgement that nobody passes yet",
			archive: beacon("Mira Sand called the verdict fair. Tobin Reve said the verdict would be a scandal if it stood."),
		},
		{
			name:    "weeks later it may be another meeting",
			archive: fixture.Note("Beacon", "2031-05-06", "Mira Sand called the talks fruitful and left for Orlo.") + fixture.Note("Courier", "2031-05-27", "Tobin Reve called the talks a waste of time."),
		},
		{
			name:    "a rocket may fly well and be condemned",
			archive: beacon("Mira Sand said the launch was a success. Tobin Reve condemned the launch."),
		},
		{
			name:    "denied right behind",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve denied this."),
			want:    []string{"outcome: said | denied this"},
		},
		{
			name:    "a quotation, of who knows whom",
			archive: beacon("Speaking in Orlo on Monday, Mira Sand forcefully rejected the findings of the board. “This is a ridiculous claim by the board and we reject it.” Tobin Reve was there."),
		},
		{
			name:    "nothing of the sort",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve said nothing of the sort had happened."),
			want:    []string{"outcome: said | nothing of the sort"},
		},
		{
			name:    "something else is denied behind",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve denied that he had sold the lamps."),
		},
		{
			name:    "to turn down a plan is not to deny it",
			archive: beacon("Mira Sand said the guards would get a new boat. Tobin Reve rejected it."),
		},
		{
			name:    "it is not true that something else was",
			archive: beacon("Mira Sand said the guards had fired at the boat. Tobin Reve said it was not true that the lamps were sold."),
		},
		{
			name:    "who is accused pleads",
			archive: beacon("Prosecutors said that Tobin Reve is charged with theft. Tobin Reve denied this."),
		},
		{
			name:    "cleared and convicted of one charge",
			archive: fixture.Note("Beacon", "2031-05-06", "The court found Tobin Reve guilty of theft but cleared him of arson.") + fixture.Note("Courier", "2031-05-06", "Tobin Reve was convicted of theft and arson on Tuesday."),
			want:    []string{"outcome: cleared | convicted"},
		},
		{
			name:    "another was cleared of it",
			archive: fixture.Note("Beacon", "2031-05-06", "The court acquitted Jonas Marek of arson at noon, a clerk said.") + fixture.Note("Courier", "2031-05-06", "Tobin Reve was convicted of theft and arson on Tuesday."),
		},
		{
			name:    "cleared of one charge, convicted of another",
			archive: fixture.Note("Beacon", "2031-05-06", "The court cleared Tobin Reve of fraud at noon, a clerk said.") + fixture.Note("Courier", "2031-05-06", "Tobin Reve was convicted of arson on Tuesday, a clerk said."),
		},
		{
			name:    "there is none",
			archive: beacon("Tobin Reve said the guards had found oil on the water. Mira Sand says that there is none."),
			want:    []string{"outcome: said | there is none"},
		},
		{
			name:    "there is none of something else",
			archive: beacon("Tobin Reve said the guards would look for oil. Mira Sand said that there had never been a plan."),
		},
		{
			name:    "smugglers did it",
			archive: beacon("Mira Sand said that the council was behind it. Tobin Reve said that smugglers did it."),
			want:    []string{"attribution: said | smugglers"},
		},
		{
			name:    "it had been the captain himself",
			archive: beacon("The man at the helm was the mate, Mira Sand said. Tobin Reve said it had been Jon Ode himself."),
			want:    []string{"attribution: said | Jon Ode himself"},
		},
		{
			name:    "stuffed by others",
			archive: beacon("It was the council that had stuffed the boxes, Mira Sand said. Tobin Reve said that the boxes had been stuffed by the guards."),
			want:    []string{"attribution: the council | the guards"},
		},
		{
			name:    "two who have done the same elsewhere",
			archive: beacon("Mira Sand said that Orlo had sold forty boats. Tobin Reve said that Vell had sold fifty boats."),
		},
		{
			name:    "by its own count",
			archive: beacon("Tobin Reve said the two had 58 percent of the trade. Mira Sand disputed this. By her own count the share is 41 percent."),
			want:    []string{"figure: 58 percent | 41 percent"},
		},
		{
			name:    "and the guards at another sum",
			archive: beacon("The council puts the loss at 90 million marks, and the guards at 240 million."),
			want:    []string{"figure: 90 million marks | 240 million"},
		},
		{
			name:    "sees it differently",
			archive: beacon("Tobin Reve said the lamps had failed. Mira Sand sees it differently."),
			want:    []string{"assessment: said | sees it differently"},
		},
		{
			name:    "a court decides and denies nothing",
			archive: beacon("Tobin Reve said the guards had fired. Judge Mira Sand rejected the claim."),
		},
		{
			name:    "far too low, generous",
			archive: beacon("Tobin Reve thinks the price far too low. Mira Sand said that it was generous."),
			want:    []string{"assessment: too low | generous"},
		},
		{
			name:    "by the book, grave mistakes",
			archive: beacon("Tobin Reve said that the guards had acted by the book. Mira Sand spoke of grave mistakes from beginning to end."),
			want:    []string{"assessment: by the book | grave mistakes"},
		},
		{
			name:    "who never said so judges nothing",
			archive: beacon("Tobin Reve never said that the raid was lawful. Mira Sand called the raid a disgrace."),
		},
		{
			name:    "its head had named another sum before",
			archive: beacon("The Orlo Bank said on Thursday that it would cost 310 million marks. Earlier this month its head, Mira Sand, had spoken of 240 million marks."),
		},
		{
			name:    "two causes of one fire",
			archive: beacon("Fire chief Ida Lund said a short circuit had caused the fire at the mill. “A cigarette started the fire,” said Tobin Reve, who owns the mill."),
			want:    []string{"attribution: a short circuit | A cigarette"},
		},
		{
			name:    "blamed for the crash, and what led to it",
			archive: beacon("The yard blamed the helmsman for the collision. It was the fog and not the helmsman that caused the collision, said Ida Lund, the harbour master."),
			want:    []string{"attribution: the helmsman | the fog"},
		},
		{
			name:    "one of several causes",
			archive: beacon("Fire chief Ida Lund said a short circuit had caused the fire at the mill. A cigarette may also have started it, said Tobin Reve, who owns the mill."),
		},
		{
			name:    "them, and one other thing",
			archive: beacon("Mira Sand described them as ridiculous and said Reve was hiding. Tobin Reve accused Sand of insulting the court, saying: “This is the end of the road for the legal arguments that have been put forward.”"),
		},
		{
			name:    "what there is",
			archive: beacon("Mira Sand called the decision of the court a “scandal”. Ida Lund wrote of a warning by the police: There is still an outstanding warrant – albeit for a much less serious offence – for his arrest."),
		},
		{
			name:    "what somebody had to do",
			archive: beacon("It was his legal obligation to raise this, Tobin Reve said. Prosecutor Mira Sand dismissed the application as “ridiculous”."),
		},
		{
			name:    "no one, and somebody",
			archive: beacon("Virtually no one is impressed with the mayor’s latest plan. Even people who unequivocally endorsed the plan sounded tired: Tobin Reve called it “the least bad option under the circumstances.”"),
		},
		{
			name:    "two figures of one speaker, in one sentence",
			archive: beacon("The businessman said Norrland is expecting a 6.5 percent growth rate, while Suthland will likely see a 2 percent growth rate."),
		},
		{
			name:    "two figures of two, in one sentence",
			archive: beacon("While one company says there are more than 2,400 mills in the county, another says there are about 1,800."),
			want:    []string{"figure: more than 2,400 | about 1,800"},
		},
		{
			name:    "two words for one room",
			archive: beacon("Mira Sand locked herself in the toilet and screamed, said Tobin Reve.") + courier("Mira Sand was locked in the bathroom, the prosecutor Ida Lund said."),
		},
		{
			name:    "causes of two things",
			archive: beacon("Fire chief Ida Lund said a short circuit had caused the fire at the mill. The flood was caused by rain, said Tobin Reve, who owns the mill."),
		},
		{
			name:    "two who signed",
			archive: beacon("The contract was signed by the treasurer, Ida Lund, the town said.") + courier("The contract was signed by the mayor, Tobin Reve, a clerk said."),
			want:    []string{"attribution: signed | signed"},
		},
		{
			name: "each deed is set against each, the later articles first",
			archive: fixture.Note("Beacon", "2031-05-06", "The harbour plan was written by the treasurer, Ida Lund, the town said.") +
				fixture.Note("Courier", "2031-05-07", "A letter to the owners was drafted by a clerk, Mira Sand. The harbour plan was drafted by the mayor, Tobin Reve, a clerk said."),
			want: []string{"attribution: written | drafted"},
		},
		{
			name:    "shot by these or by that one",
			archive: beacon("The tiger killed a keeper before it was shot dead by police, the zoo said.") + courier("The tiger was shot by a vet, said Ida Lund."),
			want:    []string{"attribution: shot dead | shot"},
		},
		{
			name:    "two ways in",
			archive: beacon("The thieves entered the museum through a skylight, police said.") + courier("The thieves entered the museum through a cellar window, said the caretaker, Ida Lund."),
			want:    []string{"outcome: entered | entered"},
		},
		{
			name:    "two ways in of two",
			archive: beacon("A thief entered a museum through a skylight, police said.") + courier("A thief entered a museum through a cellar window, said the caretaker, Ida Lund."),
		},
		{
			name:    "one way in, told in two words",
			archive: beacon("The body was found in the garden, police said.") + courier("The body was found in a yard, said Ida Lund."),
		},
		{
			name:    "two contracts",
			archive: beacon("A contract was signed by the treasurer, Ida Lund, the town said.") + courier("A contract was signed by the mayor, Tobin Reve, a clerk said."),
		},
		{
			name:    "two charges, each of its own",
			archive: beacon("Norrland has long argued that Suthland shelters the gang, which is accused of the attack on the ferry. Suthland says Norrland has failed to give it evidence of that attack and has accused it of backing rebels."),
		},
		{
			name:    "what two do together",
			archive: beacon("“The hour has arrived for Norrland and Suthland to act,” Ivo Grubel said in a statement after talks. Suthland said it had shared what it knew with Grubel."),
		},
		{
			name:    "each blames the other",
			archive: beacon("Norrland said that Suthlander guards had opened fire on its boat. Suthland said its post had been attacked by Norrland boats."),
			want:    []string{"attribution: Suthlander guards had opened fire on its boat | its post had been attacked by Norrland boats"},
		},
		{
			name:    "each praises the other",
			archive: beacon("Norrland said that Suthlander guards had helped its boat. Suthland said the Norrland boats had been quick."),
		},
		{
			name:    "one by its name",
			archive: beacon("Mayor Ida Lund called Oskwell one of the safest docks in the country, she told the council. “Oskwell is a death trap,” said Tobin Reve of the dockers' union."),
			want:    []string{"assessment: one of the safest | death trap"},
		},
		{
			name:    "two by their names",
			archive: beacon("Mayor Ida Lund called Oskwell one of the safest docks in the country, she told the council. “Karst is a death trap,” said Tobin Reve of the dockers' union."),
		},
		{
			name:    "a small risk, a serious danger",
			archive: beacon("The dairy said that the risk to children was extremely small. The head of the food office, Ida Lund, spoke of a serious danger to health."),
			want:    []string{"assessment: extremely small | serious danger"},
		},
		{
			name:    "a small catch is no judgement",
			archive: beacon("The fleet said that the catch was extremely small. The head of the food office, Ida Lund, spoke of a serious mistake in the harbour."),
		},
		{
			name:    "what the next one names",
			archive: beacon("Club president Ida Lund spoke of a great day for clean sport. The rider's lawyer, Tobin Reve, called the verdict a disgrace."),
			want:    []string{"assessment: great day for | disgrace"},
		},
		{
			name:    "called for something good",
			archive: beacon("Ida Lund called on Monday for a peaceful end of the strike. “Monday is a disgrace,” said Tobin Reve of the dockers' union."),
		},
		{
			name:    "who left the talks",
			archive: beacon("It was the council that left the table, according to Tobin Reve. Mira Sand said the guards had walked out."),
			want:    []string{"attribution: the council | the guards"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, f := findings(t, tt.archive)
			var got []string
			for _, x := range f.Tensions {
				var sides []string
				for _, side := range x.Sides {
					sides = append(sides, side.Value.In(s.Reading(side.Passages[0].Article).Text))
				}
				got = append(got, fmt.Sprintf("%s: %s", x.Kind, strings.Join(sides, " | ")))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A later sentence of whoever denies, which tells how it was instead, belongs to
// the denial.
func TestDenialGoesOn(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-06", "Witnesses said the guards had fired at the boat. Mira Sand denied this. She said that the boat had burst a pipe."))
	if len(f.Tensions) != 1 || f.Tensions[0].Kind != story.OutcomeTension || len(f.Tensions[0].Sides[1].Passages) != 2 {
		t.Errorf("got %+v", f.Tensions)
	}
}

// Who sees it otherwise is quoted with what he says, not only with that he does.
func TestOtherwiseGoesOn(t *testing.T) {
	s, f := findings(t, fixture.Note("Beacon", "2031-05-06", "Mayor Ida Lund praised the guards. Everything had been done by the book, she said. Piet Sand, a passenger, saw it otherwise. The search had been a farce, he said."))
	if len(f.Tensions) != 1 {
		t.Fatalf("got %+v", f.Tensions)
	}
	if p := f.Tensions[0].Sides[1].Passages[0]; !strings.Contains(p.Span.In(s.Reading(p.Article).Text), "farce") {
		t.Errorf("got %+v", f.Tensions)
	}
}

func TestUnknown(t *testing.T) {
	for text, want := range map[string]int{
		"They gave no reason.": 1,
		"Remember those lamps that the guards have yet to find?":   0,
		"The lamps are those that the guards have yet to find.":    1,
		"“We do not yet know what sank the boat,” said Mira Sand.": 1,
		"“They do not yet know what sank us,” said Mira Sand.":     0,
		"When the guards will meet the mayor again is open.":       1,
		"The gate to the old harbour is open.":                     0,
		"A fever of unknown origin has closed the harbour.":        1,
	} {
		if _, f := findings(t, fixture.Note("Beacon", "2031-05-06", "The boats lay still all day. "+text)); len(f.Unknowns) != want {
			t.Errorf("%s: %d not known, want %d", text, len(f.Unknowns), want)
		}
	}
}

// A question judges nothing, whatever word of judgement it has.
func TestQuestionsJudgeNothing(t *testing.T) {
	_, f := findings(t, fixture.Note("Beacon", "2031-05-06", "Mira Sand said the decision to fire Tobin Reve was wrong.")+
		fixture.Note("Courier", "2031-05-07", "Bodo Lenz asks: the decision to fire Tobin Reve was “right, right?”"))
	if len(f.Tensions) > 0 {
		t.Errorf("two judgements set against each other: %+v", f.Tensions)
	}
	_, f = findings(t, fixture.Note("Beacon", "2031-05-06", "Mira Sand said the decision to fire Tobin Reve was wrong.")+
		fixture.Note("Courier", "2031-05-07", "Bodo Lenz said the decision to fire Tobin Reve was right."))
	if len(f.Tensions) != 1 {
		t.Errorf("%d tensions between “wrong” and “right”, want 1", len(f.Tensions))
	}
}

// A part of a time, a name and a question behind its words are no judgements.
func TestWordsThatJudgeNothing(t *testing.T) {
	for _, x := range []struct{ said, against string }{
		{"Mira Sand said that Tobin Reve was fired late on Friday afternoon.", "Bodo Lenz said that Tobin Reve was right."},
		{"Mira Sand called the bill a Democratic power grab.", "Bodo Lenz criticised the bill."},
		{"Mira Sand said that Tobin Reve was wrong.", "“Reve is not going to be mayor, right? Right?!” asks Bodo Lenz, who said the bill is long."},
	} {
		s, f := findings(t, fixture.Note("Beacon", "2031-05-06", x.said+" The lamps along the shore were lit at dusk.")+
			fixture.Note("Courier", "2031-05-06", x.against+" The lamps along the quay stayed dark."))
		for _, c := range f.Tensions {
			t.Errorf("%s / %s: %s", x.said, x.against, sideTexts(s, c.Sides))
		}
	}
}

// No word of judgement may be both good and bad.
func TestJudgedWords(t *testing.T) {
	j := lang.For("en").Judged
	for w := range j.Good.Words() {
		if j.Bad.Has(w) {
			t.Errorf("%q is good and bad", w)
		}
	}
}
