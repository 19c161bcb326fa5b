package brief_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/brief"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/timeline"
)

func write(t *testing.T, archive string) (*story.Story, []page.Sentence) {
	s := fixture.Story(t, archive)
	events := timeline.Events(s)
	return s, brief.Write(s, events, compare.Findings(s, events))
}

func texts(ss []page.Sentence) string {
	var b strings.Builder
	for _, s := range ss {
		b.WriteString(s.Text() + "\n")
	}
	return b.String()
}

func TestLeadIsNewestOfTwoOrigins(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand met Tobin Reve in Orlo on Tuesday to talk about the harbour tax.")+
		fixture.Note("Courier", "2031-05-12", "Mira Sand signed the harbour accord with Tobin Reve in Vell on Monday. The two had met in Orlo on Tuesday last week to talk about the harbour tax.")+
		fixture.Note("Lantern", "2031-05-13", "Tobin Reve and Mira Sand signed the harbour accord in Vell on Monday. Ana Grell opened the new glass museum in Brennholm on Tuesday."))
	if len(got) == 0 || !strings.Contains(got[0].Text(), "signed the harbour accord") {
		t.Fatalf("the lead is not the signing, the newest that two outlets tell:\n%s", texts(got))
	}
	articles := map[string]bool{}
	for _, c := range got[0].Cites() {
		articles[string(c.Article)] = true
	}
	if len(articles) < 2 {
		t.Errorf("the lead cites %d articles, want both that tell it", len(articles))
	}
}

// What two outlets told days ago is not the news where one tells what came of it.
func TestLeadIsNotDaysOld(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Nine miners were trapped in the Orlo mine of Sand Works on Tuesday after a fall of rock in the mine.")+
		fixture.Note("Courier", "2031-05-07", "Nine miners were trapped on Tuesday in the Orlo mine of Sand Works after a fall of rock, the owner said.")+
		fixture.Note("Lantern", "2031-05-12", "Rescuers brought all the miners of Sand Works in Orlo to the surface alive on Monday."))
	if len(got) == 0 || !strings.Contains(got[0].Text(), "surface") {
		t.Errorf("the brief opens with old news:\n%s", texts(got))
	}
}

// What has no day leads only where two origins tell no dated news.
func TestUndatedDoesNotLead(t *testing.T) {
	undated := func(outlet string) string {
		return strings.Replace(fixture.Note(outlet, "2031-05-01", "Mira Sand and Tobin Reve are close to a harbour accord for Orlo that the notes of the town call good."), "published: 2031-05-01\n", "", 1) + fixture.Filler("Lantern") + "\n"
	}
	_, got := write(t, undated("Mirror")+strings.Replace(undated("Herald"), "close to", "very close to", 1)+
		fixture.Note("Beacon", "2031-05-07", "The pilots of Orlo went on strike on Tuesday over the harbour accord.")+
		fixture.Note("Courier", "2031-05-08", "Over the harbour accord the pilots of Orlo went on strike on Tuesday."))
	if len(got) == 0 || strings.Contains(got[0].Text(), "close to") {
		t.Errorf("the brief opens with what has no day:\n%s", texts(got))
	}
}

// That a plan was moved is news, and may lead.
func TestMovedPlanLeads(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-10-02", "The envoys of Orlo and Vell agreed on Thursday to hold a second round of peace talks in Esker on 20 October.")+
		fixture.Note("Courier", "2031-10-19", "The second round of peace talks between the envoys of Orlo and Vell, which was to open in Esker on 20 October, has been postponed to 3 November.")+
		fixture.Note("Lantern", "2031-10-18", "The envoys of Orlo and Vell prepared the second round of peace talks in Esker on Friday."))
	if len(got) == 0 || !strings.Contains(got[0].Text(), "postponed") {
		t.Errorf("the brief does not open with what was postponed:\n%s", texts(got))
	}
}

// What did not happen, on no day, is no news to begin with.
func TestDenialOfNothingDoesNotLead(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Sand Works offered on Tuesday to buy the harbour of Reve Brothers for eight million crowns.")+
		fixture.Note("Courier", "2031-05-09", "Sand Works did not come to Reve Brothers and their harbour, it was the other way round for eight years."))
	if len(got) == 0 || !strings.Contains(got[0].Text(), "offered") {
		t.Errorf("the brief opens with what did not happen:\n%s", texts(got))
	}
}

// What was to come and was called off is neither the lead nor in the brief.
func TestOvertakenPlan(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2033-03-08", "Train drivers in Orlo will walk out for 48 hours from Thursday after talks over pay with Sand Works broke down, their union said on Tuesday.")+
		fixture.Note("Courier", "2033-03-08", "Commuters in Orlo face chaos this week: train drivers of Sand Works are to stop work on Thursday and Friday over pay.")+
		fixture.Note("Lantern", "2033-03-10", "The strike of train drivers at Sand Works in Orlo that was to begin today has been called off."))
	all := texts(got)
	if len(got) == 0 || !strings.Contains(got[0].Text(), "called off") || strings.Contains(all, "walk out") || strings.Contains(all, "chaos") {
		t.Errorf("the brief has a plan that was called off:\n%s", all)
	}
}

// What had been before, in a clause behind the news, does not keep it from leading.
func TestLeadAfterWhatHadBeen(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-03", "No tram left the depots of Orlo on Saturday as the drivers of Sand Works began a strike for pay.")+
		fixture.Note("Courier", "2031-05-10", "Trams trundled out of the depots of Orlo at five on Saturday morning after the drivers of Sand Works and the town had settled their strike on Friday."))
	if len(got) == 0 || !strings.Contains(got[0].Text(), "trundled") {
		t.Errorf("the brief opens with old news:\n%s", texts(got))
	}
}

// A noun that only an article goes before leans on what was told before it.
func TestBareNounDoesNotLead(t *testing.T) {
	for _, bare := range []string{"The clashes, which left ten sailors of Orlo hurt, followed a march in Orlo on Friday.", "The decision came after sailors of Orlo clashed on a march in Orlo on Friday."} {
		_, got := write(t, fixture.Note("Beacon", "2031-05-10", "Orlo was quiet. "+bare)+
			fixture.Note("Courier", "2031-05-09", "Sailors clashed with the police of Orlo on Thursday on a march in Orlo."))
		if len(got) == 0 || strings.HasPrefix(got[0].Text(), "The ") {
			t.Errorf("the brief opens with what leans on another sentence:\n%s", texts(got))
		}
	}
}

// A toll that has risen is no lead, stands there once at the most, and the newest
// stands there too.
func TestNewestToll(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-08", "A blast at the Sand Works in Orlo on Wednesday killed at least seven people, officials said. The plant of Sand Works stands on the edge of Orlo.")+
		fixture.Note("Courier", "2031-05-08", "Eight people have died after the blast at the Sand Works in Orlo on Wednesday, the hospital of Orlo said on Thursday. Ana Grell of Sand Works said that the plant was safe.")+
		fixture.Note("Lantern", "2031-05-10", "The number of people killed by the blast at the Sand Works in Orlo has risen to 11, police said on Saturday. Mira Sand visited Orlo on Friday and promised an inquiry.")+
		fixture.Note("Mirror", "2031-05-10", "Tobin Reve, the head of Sand Works, has resigned after the blast in Orlo that killed 11 people. Tobin Reve left Orlo on Friday night. Shares in Sand Works fell by a third in two days, and the board of the company will meet on Monday to name a new head."))
	all := texts(got)
	tolls := strings.Count(all, "at least seven") + strings.Count(all, "Eight people")
	if len(got) == 0 || strings.Contains(got[0].Text(), "seven") || strings.Contains(got[0].Text(), "Eight") || !strings.Contains(all, "11") || tolls > 1 {
		t.Errorf("the toll of before leads, stands there %d times, or without that of now:\n%s", tolls, all)
	}
}

func TestPronounIsResolved(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Harbour minister Mira Sand came by boat. She signed the harbour accord with Tobin Reve in Orlo on Tuesday."))
	all := texts(got)
	if !strings.Contains(all, "[Mira Sand] signed the harbour accord") {
		t.Errorf("want the name in square brackets for “She”:\n%s", all)
	}
}

// Who is known by an office or as a man needs no name before "his".
func TestPersonWithoutName(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "The mayor of Orlo was fighting for his life on Tuesday after sailors shot him in the back near the harbour light. Tobin Reve has run the town for years, and his keepers like him.")+
		fixture.Note("Courier", "2031-05-07", "The pilots of Vell went on strike on Monday."))
	if all := texts(got); !strings.Contains(all, "fighting for his life") {
		t.Errorf("the matter itself is missing:\n%s", all)
	}
}

func TestNothingDangles(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand met Tobin Reve in Orlo on Tuesday. But the two left for Vell on Wednesday without a word. However, it was signed there on Thursday by both.")+
		fixture.Note("Courier", "2031-05-08", "Mira Sand and Tobin Reve held talks in Orlo on Tuesday. Meanwhile, the keepers of the light walked out on Wednesday."))
	for _, s := range got {
		for _, word := range []string{"But ", "However", "Meanwhile", "It ", "He ", "She "} {
			if strings.HasPrefix(s.Text(), word) {
				t.Errorf("%q leans on a sentence that is not shown", s.Text())
			}
		}
	}
	if len(got) == 0 {
		t.Error("nothing is left")
	}
}

func TestDisputedIsLeftToItsSection(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-06", "The wave that hit Orlo on Tuesday killed 12 people, the police said. Mira Sand visited Orlo on Tuesday.")+
		fixture.Note("Courier", "2031-05-06", "The wave that hit Orlo on Tuesday killed 15 people, according to the mayor. Mira Sand travelled to Orlo on Tuesday."))
	if all := texts(got); strings.Contains(all, "killed") {
		t.Errorf("a disputed figure stands in the brief:\n%s", all)
	}
}

func TestBriefIsShortAndSaysNothingTwice(t *testing.T) {
	var body strings.Builder
	for i := range 14 {
		fmt.Fprintf(&body, "Mira Sand visited pier number %s of the harbour of Orlo on %d May.\n\n", []string{"one", "two", "three", "four", "five", "six", "seven"}[i%7], i/2+1)
	}
	_, got := write(t, fixture.Note("Beacon", "2031-05-20", body.String()))
	seen := map[string]bool{}
	for _, s := range got {
		if seen[s.Text()] {
			t.Errorf("twice: %q", s.Text())
		}
		seen[s.Text()] = true
	}
	if len(got) == 0 || len(got) > 8 {
		t.Errorf("%d sentences, want one to eight", len(got))
	}
}

// A brief is not filled with what lies far from the matter.
func TestBriefIsNotFilled(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand signed the harbour accord with Tobin Reve in Orlo on Tuesday.\n\nThe glass museum of Brennholm got a white roof in March.")+
		fixture.Note("Courier", "2031-05-07", "Tobin Reve and Mira Sand signed the accord on the harbour in Orlo on Tuesday."))
	if all := texts(got); !strings.Contains(all, "accord") || strings.Contains(all, "white roof") {
		t.Errorf("want the accord alone:\n%s", all)
	}
}

// The lead-in is a part of the sentence, in bold, and never cuts a name.
func TestLeadIn(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Harbour minister Mira Sand met Tobin Reve in the town hall of Orlo on Tuesday to talk about the harbour tax, the lighthouse and the nets."))
	if len(got) == 0 {
		t.Fatal("no brief")
	}
	bold := got[0].Pieces()[0]
	if !bold.Bold || bold.Text != "Harbour minister Mira Sand met Tobin Reve" {
		t.Errorf("lead-in %q, bold %v", bold.Text, bold.Bold)
	}
}

func TestWhatMayNotStand(t *testing.T) {
	tests := []struct{ name, sentence string }{
		{"a question", "Did Mira Sand sign the harbour accord with Tobin Reve in Orlo on Tuesday?"},
		{"the rest of a title", "Keep the Light On! by signing the harbour accord with Mira Sand in Orlo on Tuesday."},
		{"a line of a list", "Harbour accord | signed by Mira Sand and Tobin Reve in Orlo on Tuesday | photo."},
		{"the writer's own voice", "As keepers of the light we judge that the harbour accord with Tobin Reve was signed in Orlo too soon."},
		{"words of nobody", "“The harbour accord was signed in Orlo on Tuesday and nobody can change it,” she said."},
		{"somebody not named", "Under her plan the harbour accord with Tobin Reve was signed in Orlo on Tuesday."},
		{"no end", "Mira Sand signed the harbour accord with Tobin Reve in Orlo on Tuesday after"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got := write(t, fixture.Note("Beacon", "2031-05-07", tt.sentence)+
				fixture.Note("Courier", "2031-05-07", "Ana Grell opened the glass museum in Brennholm on Monday."))
			if all := texts(got); strings.Contains(all, "accord") {
				t.Errorf("the brief has it:\n%s", all)
			}
		})
	}
}

func TestDatelineIsCut(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "ORLO ― Mira Sand signed the harbour accord with Tobin Reve on Tuesday."))
	if all := texts(got); strings.Contains(all, "ORLO") || !strings.Contains(all, "Mira Sand signed") {
		t.Errorf("brief:\n%s", all)
	}
}

func TestOneActIsToldOnce(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand, who had kept the light for ten years, resigned from the council of Orlo on Tuesday after a long quarrel.")+
		fixture.Note("Courier", "2031-05-07", "The keeper Mira Sand quit the council on Tuesday, leaving the lamps to nobody, as friends had long expected."))
	if n := len(got); n != 1 {
		t.Errorf("%d sentences tell one resignation:\n%s", n, texts(got))
	}
}

func BenchmarkWrite(b *testing.B) {
	var archive strings.Builder
	for i := range 30 {
		f := fixture.Note("Beacon", fmt.Sprintf("2031-05-%02d", i%28+1), fmt.Sprintf(
			"Mira Sand met Tobin Reve for %d hours in Orlo on Tuesday. “The light must never go out again,” Mira Sand said. She signed the harbour accord on Monday.", i%5+2))
		f = strings.ReplaceAll(f, "Beacon", fmt.Sprintf("Beacon %d", i))
		archive.WriteString(strings.Replace(f, "-- beacon.md", fmt.Sprintf("-- beacon%d.md", i), 1))
	}
	s := fixture.Story(b, archive.String())
	events := timeline.Events(s)
	found := compare.Findings(s, events)
	b.SetBytes(int64(archive.Len()))
	b.ReportAllocs()
	for b.Loop() {
		brief.Write(s, events, found)
	}
}

// A pronoun gives way to a name only where nobody else can be meant: here the
// friend speaks, and she is not Sand.
func TestPronounOfAnotherIsNotResolved(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Harbour minister Mira Sand came by boat. “She was glad to be home,” said a friend. She recalled the harbour accord that was signed with Tobin Reve in Orlo on Tuesday."))
	if all := texts(got); strings.Contains(all, "recalled") {
		t.Errorf("whose memory that is nobody says:\n%s", all)
	}
}

// What is resolved passes the page's own check: it was dropped there before.
func TestResolvedPronounHolds(t *testing.T) {
	s, got := write(t, fixture.Note("Beacon", "2031-05-07", "Harbour minister Mira Sand came by boat. She signed the harbour accord with Tobin Reve in Orlo on Tuesday."))
	g := page.Ground{}
	for _, r := range s.Readings {
		g[r.ID] = r
	}
	for _, x := range got {
		if err := g.Sentence(x); err != nil {
			t.Errorf("%q: %v", x.Text(), err)
		}
	}
}

func TestNoLineUnderAPicture(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand signed the harbour accord with Tobin Reve in Orlo on Tuesday. A woman from the harbour of Orlo, with nets in her arms, stands by the lighthouse May 6, 2031."))
	if all := texts(got); strings.Contains(all, "stands by") || !strings.Contains(all, "signed") {
		t.Errorf("brief:\n%s", all)
	}
}

// The lead tells the matter that the outlets open with, not the last detail,
// and not what somebody thinks of it.
func TestLeadIsTheMatter(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "The council of Orlo voted on Wednesday to close the harbour for the whole summer because of the broken pier. “The harbour of Orlo was the heart of the council and the pier its pride,” Mira Sand said on Wednesday. A shed burned down in Vell on Wednesday.")+
		fixture.Note("Courier", "2031-05-07", "The harbour of Orlo was closed for the summer on Wednesday by a vote of the council on the broken pier. “The harbour of Orlo was the heart of the council and the pier its pride,” Mira Sand said."))
	if len(got) == 0 || !strings.Contains(got[0].Text(), "close") {
		t.Errorf("the brief opens with another matter:\n%s", texts(got))
	}
}

// A plan does not lead, not even where a page made of others says that it came
// about.
func TestPlanDoesNotLead(t *testing.T) {
	s := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", "Mira Sand is scheduled to meet Tobin Reve at the harbour of Orlo on Thursday, the town said. The council closed the fish market on Tuesday.")+
		fixture.Note("Lantern", "2031-05-07", "Mira Sand is set to meet Tobin Reve at the harbour of Orlo on Thursday to speak of the accord. The council closed the fish market on Tuesday, it said.")+
		fixture.Note("Courier", "2031-05-12", "Mira Sand met Tobin Reve at the harbour of Orlo on Thursday."))
	for _, r := range s.Readings {
		if r.Outlet.Name == "Courier" {
			r.Origin = article.Origin{Kind: article.Aggregate}
		}
	}
	events := timeline.Events(s)
	got := brief.Write(s, events, compare.Findings(s, events))
	if len(got) == 0 || strings.Contains(got[0].Text(), "scheduled") || strings.Contains(got[0].Text(), "is set") {
		t.Errorf("the brief opens with a plan:\n%s", texts(got))
	}
}

func TestSelfContainedGoesFirst(t *testing.T) {
	for _, leaning := range []string{
		"The third page of the text is about the lighthouse of Orlo and the lamps in it.",
		"Mira Sand spoke on Tuesday of that lighthouse in Orlo and of the lamps in it.",
		"Mira Sand said on Tuesday that there was no such lighthouse in Orlo and no lamps in it.",
	} {
		body := ""
		for i, d := range []string{"signed the harbour accord with Tobin Reve", "opened the glass museum of Brennholm", "buried the old ferryman of Vell", "launched a boat for the pilots", "closed the fish market hall", "met the envoy of Karsk, Carl Fenn", "sold her house to the town", "visited the broken pier", "paid for the new school roof", "planted an oak on the common with Tobin Reve", "won the spring regatta"} {
			if i == 4 {
				body += leaning + " "
			}
			body += "Mira Sand " + d + " in Orlo on Tuesday. "
		}
		_, got := write(t, fixture.Note("Beacon", "2031-05-07", body))
		if all := texts(got); strings.Contains(all, "lighthouse") {
			t.Errorf("the brief has %q:\n%s", leaning, all)
		}
	}
}

// A contested fact is told with both claims, each with whose it is.
func TestDisputeIsToldWithBothSides(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "The wave reached Orlo on Monday and took the pier with it. The Harbour Ministry has said that 400 people were evacuated from Orlo on Monday. Colm Drury said 250 people had been evacuated."))
	if len(got) == 0 {
		t.Fatal("no brief")
	}
	last := got[len(got)-1].Text()
	if !strings.Contains(last, "Harbour Ministry has said that 400 people") || !strings.Contains(last, "Colm Drury said 250 people") {
		t.Errorf("the brief does not close with both claims:\n%s", texts(got))
	}
	for _, s := range got[:len(got)-1] {
		if strings.Contains(s.Text(), "evacuated") {
			t.Errorf("one claim alone: %q", s.Text())
		}
	}
}

// What the outlets open with leads, and is told at all, though nothing happened on a
// day of its own but a vow: deaths and fires of the weeks before weigh more as events.
func TestVowThatIsTheNewsLeads(t *testing.T) {
	events, again := "", ""
	for i, of := range []string{
		"rebels of Orlo killed three sailors of President Ulf Kaster in the harbour", "rebels seized the harbour of Orlo from President Ulf Kaster",
		"President Ulf Kaster shelled the rebels in the harbour of Orlo", "Tobin Reve, whom the rebels of Orlo hold in the harbour for President Ulf Kaster, was wounded",
		"soldiers of President Ulf Kaster shot a rebel in the harbour of Orlo", "a bomb of the rebels killed two aides of President Ulf Kaster in the harbour of Orlo",
		"President Ulf Kaster sacked the harbour master of Orlo over the rebels", "rebels burned down the house of President Ulf Kaster in the harbour of Orlo",
		"President Ulf Kaster arrested the leader of the rebels in the harbour of Orlo",
	} {
		events += fmt.Sprintf(" On %d April %s.", 20+i, of)
		again = fmt.Sprintf(" It was on %d April that %s, as was told.", 20+i, of) + again
	}
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "The rebels of Orlo have vowed to press ahead with a referendum on the harbour in defiance of President Ulf Kaster."+events)+
		fixture.Note("Courier", "2031-05-07", "Rebels in Orlo vowed to press ahead with their harbour referendum, defying President Ulf Kaster."+again)+
		fixture.Note("Lantern", "2031-05-07", "The rebels of Orlo will press ahead with a harbour referendum in defiance of President Ulf Kaster, they vowed."))
	if len(got) == 0 || !strings.Contains(got[0].Text(), "vowed") {
		t.Errorf("the brief does not open with what all outlets open with:\n%s", texts(got))
	}
}

// An article whose first sentence cannot stand alone opens with its second.
func TestFirstSentenceThatCannotStand(t *testing.T) {
	_, got := write(t, fixture.Note("Beacon", "2031-05-07", "It was over in an hour. The gate of the harbour is to be green, in the eyes of the council of Orlo, which has no money for it. Gulls may object."))
	if !strings.Contains(texts(got), "green") {
		t.Errorf("nothing of the matter is told:\n%s", texts(got))
	}
}
