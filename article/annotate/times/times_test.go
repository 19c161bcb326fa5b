package times

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// on is the day an article was written.
func on(y, m, d int) article.When { return article.OnDay(civil(y, m, d), article.Explicit) }

// undated is the date of an article without one.
var undated article.When

// find reads one paragraph of one sentence.
func find(s string, date article.When) []article.Time {
	return paragraphs(date, s)
}

// paragraphs reads an article whose paragraphs are one sentence each.
func paragraphs(date article.When, paragraphs ...string) []article.Time {
	a := &article.Article{Text: strings.Join(paragraphs, "\n")}
	at := 0
	for i, p := range paragraphs {
		s := text.Span{Start: at, End: at + len(p)}
		a.Blocks = append(a.Blocks, article.Block{Span: s, Kind: article.Paragraph})
		a.Sentences = append(a.Sentences, article.Sentence{Span: s, Block: i})
		at = s.End + 1
	}
	return Find(a, text.Tokens(a.Text, text.Span{End: len(a.Text)}), date)
}

// shown is what a test compares: the words and the TIMEX3 value of each time.
func shown(s string, times []article.Time) string {
	var b strings.Builder
	for i, t := range times {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(t.In(s) + "=" + t.Value)
	}
	return b.String()
}

func TestQuartersOfAMatch(t *testing.T) {
	tests := []struct{ paragraphs, want string }{
		{"Rendle lost to Orlo on Sunday.\nTobin Reve tied the score with a kick of 47 yards, with 10:03 to play in the third quarter.\nA touchdown early in the fourth quarter decided it.", "Sunday=2025-11-30"},
		{"Corvan lost 4m crowns in the third quarter.\nIts yards built fewer ships.", "the third quarter=2025-Q3"},
		{"The quarterback said that the club made a profit in the third quarter of 2024, before the touchdown.", "the third quarter of 2024=2024-Q3"},
	}
	for _, tt := range tests {
		s := strings.Split(tt.paragraphs, "\n")
		if got := shown(tt.paragraphs, paragraphs(on(2025, 12, 3), s...)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.paragraphs, got, tt.want)
		}
	}
}

// The articles of these tables are written on Wed 3 Dec 2025.
func TestFind(t *testing.T) {
	tests := []struct{ sentence, want string }{
		// Dates.
		{"The dam was opened on 4 December 2025.", "4 December 2025=2025-12-04"},
		{"The dam was opened on Dec. 4, 2025, by the mayor.", "Dec. 4, 2025=2025-12-04"},
		{"It opened on Thursday, February 24, 2022, before dawn.", "Thursday, February 24, 2022=2022-02-24"},
		{"The treaty of 2019-07-12 stands.", "2019-07-12=2019-07-12"},
		{"She resigned on the 4th of November 2024.", "the 4th of November 2024=2024-11-04"},
		{"The fleet sailed on Sept. 11 for Norland.", "Sept. 11=2025-09-11"},
		{"Two thousand people took part in a march in March.", "March=2025-03"},
		{"It was opened in two thousand and four.", "two thousand and four=2004"},
		{"The council elects a new mayor in April.", "April=2026-04"},
		{"In Orlo, where the council elects a new mayor in April, the news came as a surprise.", "April=2026-04"},
		{"Sunday's planned vote was seen as a trigger.", "Sunday=2025-12-07"},
		{"The gang took the stolen records off its page on Tuesday.", "Tuesday=2025-12-02"},
		{"The talks have been postponed to 12 May, and nobody said why.", "12 May=2026-05-12"},
		{"The council put off its vote on the harbour until 12 May.", "12 May=2026-05-12"},
		{"It lets families of Sept. 11 victims sue.", "Sept. 11=2001-09-11"},
		{"The Sept. 11, 2024, attacks failed.", "Sept. 11, 2024=2024-09-11"},
		{"On Sept. 11 the attack began.", "Sept. 11=2025-09-11"},
		{"On Sept. 12 victims were buried.", "Sept. 12=2025-09-12"},
		{"Fifteen of the 19 Sept. 11 hijackers came by sea.", "Sept. 11=2001-09-11"},
		{"It was 4 December 11 years ago.", "4 December=2025-12-04; 11 years ago=2014"},
		{"The vote on 4 December 10 am is public.", "4 December 10 am=2025-12-04T10:00"},
		{"They will vote on 4 December in Port Ellen.", "4 December=2025-12-04"},
		{"The port will reopen on Jan. 7.", "Jan. 7=2026-01-07"},
		{"The deadline of 30/2/2025 is a joke.", ""},
		{"It was signed on 31 February 2025.", ""},
		{"The file is dated 13/4/2025.", "13/4/2025=2025-04-13"},
		// Ranges.
		{"They met between 4 and 6 December in Oslo.", "between 4 and 6 December=2025-12-04/2025-12-06"},
		{"They met in Oslo from 4-6 December 2025.", "from 4-6 December 2025=2025-12-04/2025-12-06"},
		{"The fair of 28 December to 3 January is off.", "28 December to 3 January=2025-12-28/2026-01-03"},
		{"The strikes of April and June 1955 failed.", "April=1955-04; June 1955=1955-06"},
		{"They spent the spring and early summer of 1943 apart.", "the spring=1943-SP; early summer of 1943=1943-SU"},
		{"The trial of the mayor begins Monday.", "Monday=2025-12-08"},
		{"The fair in January is the hope of many.", "January=2026-01"},
		{"It lasted from 26 June to 4 August 1952.", "from 26 June to 4 August 1952=1952-06-26/1952-08-04"},
		{"The council won it by 5-4 on 4 May 2024.", "4 May 2024=2024-05-04"},
		{"They met on Dec 4-6, 2025, in Oslo.", "Dec 4-6, 2025=2025-12-04/2025-12-06"},
		{"Sales are banned from September 2027 and imports from January 2028.", "September 2027=2027-09; January 2028=2028-01"},
		{"The canal was dug in 1995-98 by hand.", "1995-98=1995/1998"},
		// Months and longer.
		{"Forces took 40 villages in November, the institute said.", "November=2025-11"},
		{"The summit is to be held in March.", "March=2026-03"},
		{"He took office in January.", "January=2025-01"},
		{"The leak of mid-November upset them.", "mid-November=2025-11"},
		{"They expect a decision by the end of 2027.", "the end of 2027=2027"},
		{"In 2023, the court issued a warrant.", "2023=2023"},
		{"The party grew in the 1990s and the late 1980s.", "the 1990s=199; the late 1980s=198"},
		{"The party sang the hits of the '80s and of its 1990s heyday.", "80s=198; 1990s=199"},
		{"The bridge dates from the 19th century.", "the 19th century=18"},
		{"Profit fell in the third quarter of 2024.", "the third quarter of 2024=2024-Q3"},
		{"Output rose in Q3 2025, the bank said.", "Q3 2025=2025-Q3"},
		{"Exports fell in the first half of 2025.", "the first half of 2025=2025-H1"},
		{"Talks have been under way since the spring.", "the spring=2025-SP"},
		{"The strike began last summer.", "last summer=2025-SU"},
		// Weekdays and tense.
		{"The shock continued to be felt on Friday.", "Friday=2025-11-28"},
		{"Two houses had to be cleared on Friday.", "Friday=2025-11-28"},
		{"The guidelines to be published on Friday are long.", "Friday=2025-12-05"},
		{"Marta Linden is scheduled to meet the premier in Vell on Thursday, her office confirmed.", "Thursday=2025-12-04"},
		{"The talks come after the envoy spent five hours in Vell on Tuesday.", "five hours=PT5H; Tuesday=2025-12-02"},
		{"In a statement on Wednesday, Linden praised the crew.", "Wednesday=2025-12-03"},
		{"The delegations are set to meet for a third consecutive day on Saturday.", "Saturday=2025-12-06"},
		{"Officials said on Monday that talks will resume.", "Monday=2025-12-01"},
		{"The company said talks will resume on Monday.", "Monday=2025-12-08"},
		{"On Sunday, the minister told reporters that nothing was decided.", "Sunday=2025-11-30"},
		{"On Friday, the two sides will sign the accord.", "Friday=2025-12-05"},
		{"Dorn is set to return to the capital on Monday to report to the king.", "Monday=2025-12-08"},
		{"She called Sunday's discussions useful.", "Sunday=2025-11-30"},
		{"The two agreed to meet again on Friday.", "Friday=2025-12-05"},
		{"The court met to discuss the plea on Monday.", "Monday=2025-12-01"},
		{"The court extended the deadline until Tuesday.", "Tuesday=2025-12-09"},
		{"Unions planned a march through the city on Saturday.", "Saturday=2025-12-06"},
		{"Critics would look for ways around Monday's ruling.", "Monday=2025-12-01"},
		{"Ahead of the trip, the ministry on Sunday issued a warning.", "Sunday=2025-11-30"},
		{"The council on Friday will choose a new head.", "Friday=2025-12-05"},
		{"The firm said that few shares were offered by the Tuesday deadline.", "Tuesday=2025-12-02"},
		{"He was shot last Oct. 23 at home.", "last Oct. 23=2025-10-23"},
		{"By Tuesday morning, thousands had signed the plea.", "Tuesday morning=2025-12-02TMO"},
		{"The talks follow a meeting of both sides on Monday.", "Monday=2025-12-01"},
		{"The rules, to be published in March, were leaked.", "March=2026-03"},
		{"They arrived last Friday and leave next Tuesday.", "last Friday=2025-11-28; next Tuesday=2025-12-09"},
		{"The power failed on Monday night.", "Monday night=2025-12-01TNI"},
		// From the day of writing.
		{"The minister resigned yesterday and left this morning.", "yesterday=2025-12-02; this morning=2025-12-03TMO"},
		{"The plan was born last month.", "last month=2025-11"},
		{"He met the premier this week and flies home next week.", "this week=2025-W49; next week=2025-W50"},
		{"It was agreed earlier this week and will start later this month.", "earlier this week=2025-W49; later this month=2025-12"},
		{"Crews arrived three weeks ago.", "three weeks ago=2025-W46"},
		{"The mill closed two years ago.", "two years ago=2023"},
		{"The roof fell in 10 days ago.", "10 days ago=2025-11-23"},
		{"The teams trained over the weekend.", "the weekend=2025-W48-WE"},
		{"The race will be held over the weekend.", "the weekend=2025-W49-WE"},
		{"The king died the day before yesterday.", "the day before yesterday=2025-12-01"},
		// Durations, sets, references.
		{"The plan covers two-thirds of the needs over the next two years.", "the next two years=P2Y"},
		{"It lasted two and a half hours.", "two and a half hours=PT2H30M"},
		{"They talked for an hour.", "an hour=PT1H"},
		{"The review takes several months.", "several months=PXM"},
		{"Buses run daily and every Monday.", "daily=P1D; every Monday=XXXX-WXX-1"},
		{"Prices are now stable.", "now=PRESENT_REF"},
		{"The current mayor has left.", "current=PRESENT_REF"},
		// Time of day.
		{"The blast came at 10:35 a.m. on Tuesday.", "10:35 a.m. on Tuesday=2025-12-02T10:35"},
		{"A blast hit the mill at 10 am on Tuesday.", "10 am on Tuesday=2025-12-02T10:00"},
		{"The mayor could not be reached on Tuesday.", "Tuesday=2025-12-02"},
		{"Fighting went on through the night of 4 May 2024.", "the night of 4 May 2024=2024-05-04TNI"},
		// Years without a word of time before them.
		{"The harbour (1921) and the 1978 treaty are linked; its 1950 shops are not.", "1921=1921; 1978=1978"},
		// What a business report is about.
		{"For the quarter ended July 31, the mill lost money.", "the quarter=2025-Q2; July 31=2025-07-31"},
		{"In the latest quarter, the mill lost money.", "the latest quarter=2025-Q3"},
		{"It reported sales for the year ended March 31, 2025.", "the year=P1Y; March 31, 2025=2025-03-31"},
		{"The merger will be closed by year-end.", "year-end=2025"},
		{"Sales rose in 2025 Q1 and in H1 2024.", "2025 Q1=2025-Q1; H1 2024=2024-H1"},
		{"The stores were shut on Memorial Day 2024 and Labor Day 2024.", "Memorial Day 2024=2024-05-27; Labor Day 2024=2024-09-02"},
		{"They met for a fortnight in the past.", "a fortnight=P2W; the past=PAST_REF"},
		{"Polls close at 8 p.m. and noon is too early.", "8 p.m.=T20:00; noon=T12:00"},
		// Holidays.
		{"The store shut on Christmas Day 2024.", "Christmas Day 2024=2024-12-25"},
		{"The truce held until Easter 2024.", "Easter 2024=2024-03-31"},
		{"The accord was signed on Good Friday 2024.", "Good Friday 2024=2024-03-29"},
		{"The notice is dated 05-Aug-2016.", "05-Aug-2016=2016-08-05"},
		{"Markets were closed on Thanksgiving.", "Thanksgiving=2025-11-27"},
		// Ages of things.
		{"They want to end the nearly four-year-old war.", "nearly four-year-old=P4Y"},
		{"A bid to end the nearly four-year war failed.", "nearly four-year=P4Y"},
	}
	for _, tt := range tests {
		if got := shown(tt.sentence, find(tt.sentence, on(2025, 12, 3))); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.sentence, got, tt.want)
		}
	}
}

func TestNoTime(t *testing.T) {
	for _, s := range []string{
		"The party may not join the alliance.",
		"Thousands march through the capital.",
		"The man, in his early 30s, left with a woman in her 50s and two in their mid-40s.",
		"Prime Minister Theresa May spoke.",
		"Support is open 24/7 for all.",
		"The team won 3-2 against Vell.",
		"A 45-year-old man was held.",
		"She is 45 years old.",
		"Some 2,000 people came.",
		"About 1950 children were moved.",
		"Section 2024 of the code applies.",
		"They paid $2025 for it.",
		"The Sun reported it first.",
		"He sat on the bench.",
		"The fall of the city was feared.",
		"The past president of the club spoke.",
		"They swam against the current, which was strong.",
		"The 3rd Harbour Brigade moved up.",
		"Leaders spring into action.",
		"Tickets cost 40 euros a month.",
		"He flies in for a second meeting with the king.",
		"The part has the number 10-1-2018-10-7-2018.",
		"Shops were full on Black Friday.",
		"The firm mended 47 flaws in its Patch Tuesday release.",
		"She spoke to Harbour Today at length.",
	} {
		if got := find(s, on(2025, 12, 3)); len(got) > 0 {
			t.Errorf("%s: got %s, want nothing", s, shown(s, got))
		}
	}
}

// A weekend that has just gone by is "this weekend" to those who look back on it; a
// storm that is projected to come has not come; a tour of a feast is on no one day.
func TestNearest(t *testing.T) {
	for _, tt := range []struct{ sentence, want string }{
		{"The firm stopped its plans this weekend.", "2025-11-29 to 2025-12-01"},
		{"The firm will stop its plans this weekend.", "2025-12-06 to 2025-12-08"},
		{"The firm, this weekend in Vell, has no plans.", ""},
		{"With a storm projected to hit Vell on Wednesday, the port is shut.", "2025-12-03 to 2025-12-04"},
		{"She went on a Christmas tour of Norland.", ""},
		{"They will leave at Christmas.", "2025-12-25 to 2025-12-26"},
	} {
		got := find(tt.sentence, on(2025, 12, 2))
		days := ""
		if len(got) == 1 && got[0].When.Known() {
			days = got[0].When.From.Format(time.DateOnly) + " to " + got[0].When.To.Format(time.DateOnly)
		}
		if days != tt.want {
			t.Errorf("%s: %q, want %q", tt.sentence, days, tt.want)
		}
	}
}

// What hangs on the day of writing stays open where that day is not known, or
// where the days it may have been give different answers.
func TestFindOpen(t *testing.T) {
	threeFour := article.When{From: civil(2025, 12, 3), To: civil(2025, 12, 5)}
	tests := []struct {
		sentence string
		date     article.When
		value    string
		rel      article.Rel
	}{
		{"They will meet in Vell on Thursday.", undated, "",
			article.Rel{Kind: article.WeekdayRel, Weekday: time.Thursday, Toward: article.Future}},
		{"They met in Vell on Tuesday.", undated, "",
			article.Rel{Kind: article.WeekdayRel, Weekday: time.Tuesday, Toward: article.Past}},
		{"They will meet in Vell on Thursday.", threeFour, "2025-12-04",
			article.Rel{Kind: article.WeekdayRel, Weekday: time.Thursday, Toward: article.Future}},
		{"They met in Vell on Tuesday.", threeFour, "2025-12-02",
			article.Rel{Kind: article.WeekdayRel, Weekday: time.Tuesday, Toward: article.Past}},
		{"They met in Vell on Thursday.", threeFour, "",
			article.Rel{Kind: article.WeekdayRel, Weekday: time.Thursday, Toward: article.Past}},
		{"She left yesterday.", threeFour, "", article.Rel{Kind: article.OffsetRel, Unit: article.Day, Offset: -1, Toward: article.Past}},
		{"The plan began last month.", threeFour, "2025-11", article.Rel{Kind: article.OffsetRel, Unit: article.Month, Offset: -1, Toward: article.Past}},
		{"Forces took the hill in November.", undated, "",
			article.Rel{Kind: article.NamedRel, Unit: article.Month, Month: time.November, Toward: article.Past}},
		{"They went on strike in April and June 1955.", undated, "1955-04", article.Rel{Toward: article.Past}},
		{"The nearly four-year-old war goes on.", undated, "P4Y",
			article.Rel{Kind: article.ElapsedRel, Unit: article.Year, Offset: -4, Toward: article.Past, About: true}},
	}
	for _, tt := range tests {
		got := find(tt.sentence, tt.date)
		if len(got) == 0 {
			t.Errorf("%s: got nothing", tt.sentence)
			continue
		}
		if got[0].Value != tt.value || got[0].Rel != tt.rel {
			t.Errorf("%s\n got %q %+v\nwant %q %+v", tt.sentence, got[0].Value, got[0].Rel, tt.value, tt.rel)
		}
		if got[0].Kind == article.DateTime && (tt.value != "") != got[0].When.Known() {
			t.Errorf("%s: value %q but When %+v", tt.sentence, tt.value, got[0].When)
		}
	}
}

// An edge of a month is about that month; one of a day lies in the day.
// What is told of the morning of tomorrow, where that has dawned somewhere, is not
// of a week ago; what may be either has no day. The articles are written on Tue 2
// Dec 2025.
func TestDawned(t *testing.T) {
	for _, c := range []struct {
		clock    string // UTC
		sentence string
		want     string
	}{
		{"22:40", "A strong earthquake shook Arlen early Wednesday, killing nine people.", "early Wednesday=2025-12-03"},
		{"22:40", "The ferry sank on Wednesday morning off Lisk.", "Wednesday morning=2025-12-03TMO"},
		{"22:40", "The quake shook Arlen early Wednesday and the school fell on Wednesday.", "early Wednesday=2025-12-03; Wednesday=2025-12-03"},
		{"22:40", "The ferry sank on Wednesday off Lisk.", "Wednesday="},
		{"22:40", "The ferry sank last Wednesday off Lisk.", "last Wednesday=2025-11-26"},
		{"22:40", "The ferry sank on Monday off Lisk.", "Monday=2025-12-01"},
		{"22:40", "The ministers will meet on Wednesday.", "Wednesday=2025-12-03"},
		{"22:40", "The quake shook Arlen early Thursday.", "early Thursday=2025-11-27"},
		{"08:00", "The ferry sank early Wednesday off Lisk.", "early Wednesday=2025-11-26"},
		{"", "The ferry sank early Wednesday off Lisk.", "early Wednesday=2025-11-26"},
	} {
		a := &article.Article{Text: c.sentence}
		if c.clock != "" {
			at, err := time.Parse(time.RFC3339, "2025-12-02T"+c.clock+":00Z")
			if err != nil {
				t.Fatal(err)
			}
			a.Published.Time = at
		}
		got := Find(a, text.Tokens(a.Text, text.Span{End: len(a.Text)}), on(2025, 12, 2))
		if s := shown(c.sentence, got); s != c.want {
			t.Errorf("%s %q: got %s, want %s", c.clock, c.sentence, s, c.want)
		}
	}
}

func TestEdges(t *testing.T) {
	for _, tt := range []struct {
		sentence string
		about    bool
	}{
		{"The quake struck early on Sunday.", false},
		{"The quake struck late Tuesday.", false},
		{"The talks broke up late on 4 May.", false},
		{"The talks began in early May.", true},
		{"The talks began in late November 2025.", true},
	} {
		for _, written := range []article.When{on(2025, 12, 3), undated} {
			for _, got := range find(tt.sentence, written) {
				if about := got.When.About || got.Rel.About; about != tt.about && (got.When.Known() || got.Rel.Kind != article.NotRelative) {
					t.Errorf("%s written %s: about is %v in %+v", tt.sentence, written.From.Format(time.DateOnly), about, got)
				}
			}
		}
	}
}

// "Two days later" hangs on the last day told, never on publication.
func TestNarrative(t *testing.T) {
	got := paragraphs(on(2025, 12, 3),
		"The ship sank on 14 May 2024.",
		"Two days later divers found the wreck.",
		"The next day the owner was held, and that year the firm closed.")
	want := []string{"2024-05-14", "2024-05-16", "2024-05-17", "2024"}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i, w := range want {
		if got[i].Value != w {
			t.Errorf("time %d: got %s, want %s", i, got[i].Value, w)
		}
	}
	if got[1].When.How != article.Narrative || got[1].When.Why != "“Two days later”, told after Tue 14 May 2024" {
		t.Errorf("got %+v", got[1].When)
	}
	if open := find("Two days later divers found the wreck.", on(2025, 12, 3)); len(open) != 1 || open[0].When.Known() {
		t.Errorf("without a day told before: got %+v, want it open", open)
	}
	if late := paragraphs(on(2025, 12, 3), "His lawyer spoke on Tuesday.", "The order was lifted the next day."); late[1].When.Known() {
		t.Errorf("the day an article is written is no “next day”: got %+v", late[1])
	}
	weekday := paragraphs(on(2025, 12, 3), "The index fell on Friday.", "It lost 5 points in the week and 7 from the previous Friday.")
	if last := weekday[len(weekday)-1]; last.Value != "2025-11-21" || last.When.Why != "“the previous Friday”, told after Fri 28 Nov 2025" {
		t.Errorf("the previous Friday: got %+v, want 2025-11-21", last)
	}
	if before := find("The vote was held two days before the flood.", on(2025, 12, 3)); len(before) != 1 || before[0].Kind != article.Duration {
		t.Errorf("two days before the flood: got %+v, want a duration", before)
	}
}

func TestWhy(t *testing.T) {
	tests := []struct {
		sentence, why string
		how           article.How
	}{
		{"They met on Tuesday.", "“Tuesday” in an article of Thu 4 Dec 2025", article.ByWeekday},
		{"The plan began last month.", "“last month” in an article of Thu 4 Dec 2025", article.Relative},
		{"They met on Nov. 30 in Vell.", "“Nov. 30” in an article of Thu 4 Dec 2025", article.YearFound},
		{"They met on 2 May 2025.", "", article.Explicit},
	}
	for _, tt := range tests {
		got := find(tt.sentence, on(2025, 12, 4))
		if len(got) != 1 || got[0].When.Why != tt.why || got[0].When.How != tt.how {
			t.Errorf("%s\n got %+v\nwant %s %q", tt.sentence, got, tt.how, tt.why)
		}
	}
}

// A dated entry gives its own day; of what hangs on it only that which falls on
// that day, or is coarse, may be resolved.
func TestEntry(t *testing.T) {
	tests := []struct{ entry, want string }{
		{"Dec 2, 2025 – The envoy flies to Vell for talks.", "Dec 2, 2025=2025-12-02"},
		{"Dec 2, 2025 – He announces a meeting in Paris on Monday.", "Dec 2, 2025=2025-12-02; Monday="},
		{"Dec 2, 2025 – The two met on Tuesday.", "Dec 2, 2025=2025-12-02; Tuesday=2025-12-02"},
		{"Dec 2, 2025 – The plan of last month is dropped.", "Dec 2, 2025=2025-12-02; last month=2025-11"},
	}
	for _, tt := range tests {
		a := &article.Article{Text: tt.entry}
		all := text.Span{End: len(tt.entry)}
		a.Blocks = []article.Block{{Span: all, Kind: article.Entry, Date: text.Span{End: len("Dec 2, 2025")}}}
		a.Sentences = []article.Sentence{{Span: text.Span{Start: len("Dec 2, 2025 – "), End: all.End}}}
		got := Find(a, text.Tokens(a.Text, all), on(2025, 12, 12))
		if s := shown(tt.entry, got); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.entry, s, tt.want)
		}
	}
}

// chronicle are lines that make a text a history: months and years, told in the
// past.
var chronicle = []string{
	"The mill was built in May 1801 and sold in June 1802; in March 1803 and April 1804 it burned.",
	"It was rebuilt in May 1805, had a new wheel in July 1806, and fell to Vell in August and September 1807.",
	"Vell kept it from October 1808 to November 1809 and sold it in December 1810 and again in January 1811.",
	"In February, March and April 1812 it stood still, in May and June 1813 it ran, and in July 1814 it was lost.",
}

// A history goes on from the year told before; a news article does not.
func TestHistory(t *testing.T) {
	lines := []string{
		"War broke out in May 1701 after the crisis of 1699 and the famine of 1700.",
		"On 14 July, the fleet burned Vell; the siege of 1702 followed, then that of 1703.",
		"Peace came in April 1704, and the treaty was sealed on 9 June.",
	}
	news := paragraphs(on(2025, 12, 3), lines...)
	if news[3].Value != "2025-07-14" { // too little is told to make it a history
		t.Errorf("got %+v, want 2025-07-14", news[3])
	}
	got := paragraphs(on(2025, 12, 3), append(lines, chronicle...)...)
	got = got[:len(news)]
	if got[3].Value != "1701-07-14" { // the years told in passing do not move it on
		t.Errorf("got %+v, want 1701-07-14", got[3])
	}
	last := got[len(got)-1]
	if last.Value != "1704-06-09" || last.When.How != article.Narrative {
		t.Errorf("got %+v, want 1704-06-09 by narrative", last)
	}
}

// Behind a date long past, one without a year may be of that year or of the
// year of writing: it is left open, unless it lies ahead.
func TestDoubtful(t *testing.T) {
	lines := []string{
		"The story ran on 2 March 2003.", "On 19 March the first planes took off, as told in April.",
		"The trial will begin on 5 May.", "Nobody knew.", "Nobody came in October.",
	}
	want := "2 March 2003=2003-03-02; 19 March=; April=; 5 May=2026-05-05; October=2025-10"
	if got := shown(strings.Join(lines, "\n"), paragraphs(on(2025, 12, 3), lines...)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What else would hang on the day of writing hangs on the story in a history,
// and a year told there holds until the next.
func TestHistoryRelative(t *testing.T) {
	lines := []string{
		"The war of 1861 and the flood of 1873 ruined the port.",
		"On 3 May 1871 the fleet sailed.",
		"At 11:30 a.m. the first ship struck a rock.",
		"During the summer the crew starved.",
		"Nobody came.", "Nobody wrote.", "Nobody knew.", "Nobody cared.",
		"The port was opened in May 1880 for the trade of 1881.",
		"The treaty of 1799 was void.",
		"Later that year the harbour froze.",
		"The town will mark the day on 5 May.",
	}
	lines = append(slices.Clone(chronicle), lines...)
	got := shown(strings.Join(lines, "\n"), paragraphs(on(2025, 12, 3), lines...))
	for _, want := range []string{"; 11:30 a.m.=1871-05-03T11:30; ", "; the summer=1871-SU; ", "; Later that year=1880; ", "; 5 May=2026-05-05"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %s in it", got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Two days later, on Thursday, Dec. 4, 2025, at 10:35 a.m., they met.", 0)
	f.Add("the nearly four-year-old war; 22-25 April 1951; '90s; nineteen ninety-six", 3)
	f.Add("a few a couple of twenty four hundred thousand years ago 9999999999999999 days later", 1)
	f.Add("from Sept. \xff 11 to\u202f12 Sept.\n\nthe end of the month", 400)
	f.Add("monday 8-9am or from 2 to 4pm for 3 days from the 18th; half past 7 - 9p the next two weeks", 2)
	f.Fuzz(func(t *testing.T, s string, days int) {
		a := &article.Article{Text: s}
		date := article.When{From: civil(2025, 12, 3), To: civil(2025, 12, 4+days%1000)}
		if days%3 == 0 {
			date.Gran = article.Instant
		}
		toks := text.Tokens(s, text.Span{End: len(s)})
		for _, register := range []Register{News, Requests} {
			end := 0
			for _, x := range (Options{register}).Find(a, toks, date) {
				if !x.Valid(s) || x.Empty() || x.Start < end {
					t.Fatalf("%q: span %v after %d", s, x.Span, end)
				}
				end = x.End
				w := x.When
				if w.Bounded() && !w.From.Before(w.To) {
					t.Fatalf("%q: empty interval %+v", s, x)
				}
				if w.Known() && (w.How == "" || w.Gran == "") {
					t.Fatalf("%q: no reason for %+v", s, x)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat("Envoys of both sides are scheduled to meet for a third day in Port Ellen on Thursday, the ministry "+
		"confirmed. The talks follow a nearly five-hour session on Tuesday, when Linden said that no compromise was in "+
		"sight over the harbour and its nearly four-year-old blockade. In 2023, a court ordered the port to be opened by "+
		"September 2027. “We will see,” she told reporters last month, and added that patience had limits.\n", 40)
	a := &article.Article{Text: s}
	toks := text.Tokens(s, text.Span{End: len(s)})
	at := 0
	for line := range strings.SplitAfterSeq(s, ". ") {
		a.Sentences = append(a.Sentences, article.Sentence{Span: text.Span{Start: at, End: at + len(line)}})
		at += len(line)
	}
	a.Blocks = []article.Block{{Span: text.Span{End: len(s)}, Kind: article.Paragraph}}
	date := on(2025, 12, 3)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(a, toks, date)
	}
}

// One sentence of a megabyte is read in linear time.
func BenchmarkOneSentence(b *testing.B) {
	s := strings.Repeat("the first two hundred a few of May 5 - 6 and ", 1<<20/45)
	a := &article.Article{Text: s}
	toks := text.Tokens(s, text.Span{End: len(s)})
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Find(a, toks, on(2025, 12, 3))
	}
}

// So is a request of a megabyte, whatever it joins and gives up again.
func BenchmarkOneRequest(b *testing.B) {
	s := strings.Repeat("monday 8-9am to the next 3 weeks from 7 to friday 12-4 and may 5 - ", 1<<20/67)
	a := &article.Article{Text: s}
	toks := text.Tokens(s, text.Span{End: len(s)})
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Options{Register: Requests}.Find(a, toks, on(2025, 12, 3))
	}
}
