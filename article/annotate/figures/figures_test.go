package figures

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// write makes an article whose lines are paragraphs.
func write(s string) (*article.Article, []text.Token) {
	a := &article.Article{Text: s}
	var toks []text.Token
	at := 0
	for _, line := range strings.SplitAfter(s, "\n") {
		p := text.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		if p.Empty() {
			continue
		}
		for _, sentence := range text.Sentences(s, p, &lang.For("en").Words.Ends) {
			a.Sentences = append(a.Sentences, article.Sentence{Span: sentence, Block: len(a.Blocks)})
		}
		a.Blocks = append(a.Blocks, article.Block{Span: p, Kind: article.Paragraph})
		toks = append(toks, text.Tokens(s, p)...)
	}
	return a, toks
}

// show is the plain account of a figure that the tables compare.
func show(a *article.Article, f article.Figure) string {
	v := fmt.Sprintf("%.6g", f.Value)
	if f.High != f.Value {
		v += fmt.Sprintf("-%.6g", f.High)
	}
	s := strings.TrimSpace(fmt.Sprintf("%s %s %s %s", f.Bound, v, f.Kind, f.Unit))
	if !f.Noun.Empty() {
		s += " (" + f.Noun.In(a.Text) + ")"
	}
	if f.Same >= 0 {
		s += fmt.Sprintf(" =%d", f.Same)
	}
	return s
}

func TestFind(t *testing.T) {
	tests := []struct{ text, want string }{
		// Counts and their nouns.
		{"The mayor of Halden said over 4,200 households lost power.", "over 4200 count household (households)"},
		{"Some 300 former dockers marched to the harbour.", "about 300 count docker (former dockers)"},
		{"At least 43 people were killed and 112 wounded.", "at least 43 count person (people); 112 count person (wounded)"},
		{"The hall holds 20 family members and 12 elderly guests.", "20 count member (family members); 12 count guest (elderly guests)"},
		{"The blast hit a market, killing 17.", "17 count person (killing)"},
		{"The delegation and 35 other countries signed.", "35 count countri (other countries)"},
		{"Two tugs and three barges sank.", "2 count tug (tugs); 3 count barg (barges)"},
		{"The envoys discussed a 12-point plan for the strait.", "12 count point (plan)"},
		{"A five-member panel will decide.", "5 count member (panel)"},
		{"Nearly two million people fled.", "nearly 2e+06 count person (people)"},
		{"Half a million children are out of school.", "500000 count child (children)"},
		{"Between 40 and 50 trawlers left.", "40-50 count trawler (trawlers)"},
		{"Two or three boats capsized.", "2-3 count boat (boats)"},
		{"10 to 15 divers searched the wreck.", "10-15 count diver (divers)"},
		{"Six of the sailors survived.", "6 count sailor (sailors)"},
		{"As many as 1,500 farmers blocked the road.", "up to 1500 count farmer (farmers)"},
		{"Fewer than 20 villages answered.", "under 20 count villag (villages)"},
		{"The firm sold 5m handsets.", "5e+06 count handset (handsets)"},
		{"He counted 60 or more drones.", "at least 60 count drone (drones)"},
		{"One soldier was killed.", "1 count soldier (soldier)"},
		{"There were no casualties.", "0 count casualti (casualties)"},
		{"Three news agencies carried it.", "3 count agenc (news agencies)"},
		{"The port handled 1.2 million containers.", "1.2e+06 count contain (containers)"},

		{"The harbour signed a $48.2 million contract.", "4.82e+07 money USD (contract)"},
		{"The death toll rose to 15.", "15 count person (toll)"},
		{"The number of homeless families has risen to 340.", "340 count famili (homeless families)"},
		{"Two ministers and one river.", "2 count minister (ministers)"},
		{"Some 180 millimetres of rain fell on it.", "about 180 measure mm (of rain)"},
		{"The river carries 2,100 cubic metres a second.", "2100 measure m3/second"},
		{"They pay 90 million euros a year.", "9e+07 money EUR/year"},
		{"It took a quarter of an hour.", "0.25 measure hour"},
		{"“No hand touched Gate 3” she said.", ""},

		// Money.
		{"The bank lent €90bn for the dam.", "9e+10 money EUR (for the dam)"},
		{"It cost $5 million to $6 million.", "5e+06-6e+06 money USD"},
		{"A fund of £3.5m was set up.", "3.5e+06 money GBP"},
		{"Sales rose from £24.3 m to £47.7 m over the period.", "2.43e+07 money GBP; 4.77e+07 money GBP"},
		{"They asked for 40 billion euros.", "4e+10 money EUR"},
		{"The fine was US$1.5 billion (€1.4bn).", "1.5e+09 money USD (fine); 1.4e+09 money EUR =0"},
		{"Fares rise by 50 cents.", "0.5 money USD (Fares)"},
		{"The deal is worth between $5m and $7m.", "5e+06-7e+06 money USD"},
		{"Shares fell to 3.20 dollars.", "3.2 money USD (Shares)"},
		{"The grant was EUR 200 million.", "2e+08 money EUR (grant)"},

		// Percentages.
		{"Turnout was 61.4% in the north.", "61.4 percent percent (Turnout)"},
		{"The rebels hold 19 per cent of the delta.", "19 percent percent (of the delta)"},
		{"The bank raised rates by half a percentage point.", "0.5 percent percentage point"},
		{"They waited for half an hour.", "0.5 measure hour"},
		{"Support fell by three percentage points.", "3 percent percentage point (Support)"},
		{"A 25% tariff on steel follows.", "25 percent percent (tariff)"},
		{"Prices rose from 5 percent to 6 percent.", "5 percent percent; 6 percent percent"},

		// Measures.
		{"The army took 700 sq km (270 sq miles) of farmland.", "700 measure km2 (of farmland); 270 measure mi2 (of farmland) =0"},
		{"The cable is 12 miles long.", "12 measure mile (cable)"},
		{"Temperatures reached 41°C.", "41 measure C (Temperatures)"},
		{"They met for nearly five hours.", "nearly 5 measure hour"},
		{"A six-hour session ended.", "6 measure hour (session)"},
		{"Three days of negotiations ended in Oslo.", "3 measure day (of negotiations)"},
		{"The nearly four-year-old conflict ended.", "nearly 4 measure year (conflict)"},
		{"The strike lasted over two hours.", "over 2 measure hour (strike)"},
		{"Winds of 120 km/h tore off roofs.", "120 measure km/h"},
		{"He walked two and a half kilometres.", "2.5 measure km"},
		{"She waited two hours and 30 minutes.", "2.5 measure hour"},
		{"The ship carries 25,000 tonnes of grain.", "25000 measure t (of grain)"},

		// Shares.
		{"It covers two-thirds of the town's needs.", "0.666667 share share (of the town's needs)"},
		{"One in five pupils was absent.", "0.2 share share (pupils)"},
		{"A third of the crew was ill.", "0.333333 share share (of the crew)"},
		{"Half of the voters stayed at home.", "0.5 share share (of the voters)"},

		{"They walked a mile and a half.", "1.5 measure mile"},
		{"She waited two hours and a half.", "2.5 measure hour"},
		{"About a half-dozen other women testified.", "about 6 count woman (other women)"},
		{"The wall is 6'2\" high and 10\" thick.", "6.16667 measure ft (wall); 10 measure in"},
		{"It was 31C on Sunday, the highest temperature of the year.", "31 measure C"},
		{"The disk holds 512 GB and sends 4 Gb a minute.", "512 measure GB; 4 measure Gbit/minute"},
		{"The crater is 40 km (25 miles) wide.", "40 measure km (crater); 25 measure mile =0"},
		{"They raised 3 thousand 4 hundred and 20 crowns.", "3420 money CROWN"},
		{"Fishermen owe 90 lakh rupees to the Harbour Bank.", "9e+06 money RUPEE"},
		{"He gave $5 million two years ago.", "5e+06 money USD"},

		{"The state counts 12 chemical weapons production facilities.", "12 count facil (chemical weapons production facilities)"},
		{"They hit two Gaza media buildings.", "2 count build (Gaza media buildings)"},
		{"Of 23 arrested smugglers, 12 are from Sudland.", "23 count smuggler (arrested smugglers)"},
		{"It documented 85 barrel bomb attacks on the dam.", "85 count attack (barrel bomb attacks)"},
		{"A quarter of a million people are cut off.", "250000 count person (people)"},
		{"She bought $900 worth of lamps.", "900 money USD (of lamps)"},
		{"It takes a two-thirds majority.", "0.666667 share share (majority)"},
		{"Half the roof fell in.", "0.5 share share (the roof)"},
		{"One in five pupils stayed; one in nine called for help.", "0.2 share share (pupils)"},
		{"It was closed for one day.", "1 measure day"},
		{"A quarter mile off a fourth day began.", "0.25 measure mile"},

		{"The 6-foot-9 senior's record stands.", "6.75 measure ft (senior)"},
		{"The 6-foot-6 guard jumped a 5-foot-3-inch wall.", "6.5 measure ft (guard); 5.25 measure ft (wall)"},
		{"It was −4°C outside.", "-4 measure C"},
		{"The index closed lower (-3.5%).", "-3.5 percent percent"},

		// What is measured, in front.
		{"Officials said that sales of tea fell sharply by 3%.", "3 percent percent (sales of tea)"},
		{"The number of people on the island rose by 37 percent.", "37 percent percent"},
		{"The firm that cut prices fell 3%.", "3 percent percent"},
		{"The district is 35 percent Nordic.", "35 percent percent"},
		{"Some 64 percent think so.", "about 64 percent percent"},
		{"Gomes served 9 months of a 2-1/2 year sentence.", "9 measure month (of a 2-1/2 year sentence); 2.5 measure year (sentence)"},
		{"Almost half of more than 2,000 people asked named hunger.", "nearly 0.5 share share (of more than 2,000 people); over 2000 count person (people)"},
		{"Just 55% of 1,295 respondents spontaneously named hunger.", "55 percent percent (of 1,295 respondents); 1295 count respond (respondents)"},
		{"Fighting kills more than 200 people a day in the towns.", "over 200 count person/day (people a day)"},
		{"The port handles 40 ships per week and 12 ships a night.", "40 count ship/week (ships per week); 12 count ship (ships)"},
		{"The trial lasted four days.", "4 measure day (trial)"},
		{"The island was hit two years ahead of it.", "2 measure year"},
		{"They drew a mayor's $5,000 mayor's chain.", "5000 money USD (mayor's chain)"},
		{"They held a $9m state-funded poll.", "9e+06 money USD (state-funded poll)"},

		// No figures.
		{"The 9/11 families and the Expedition 23/24 crews met.", ""},
		{"Flags fly at half-mast since half past one.", ""},
		{"They led at half-time of the match.", ""},
		{"The express was derailed shortly after half past seven in the cutting below the hill.", ""},
		{"It sailed at ten to nine and sank at a quarter past eleven on the reef, 20 past the hour.", ""},
		{"The second half of the match and the western half of the city were calm.", ""},
		{"Half furloughed, the staff stayed calm.", ""},
		{"The song was number one in 2 islands.", "2 count island (islands)"},
		{"It may one day become a park.", ""},
		{"He had 203 HR last season.", ""},
		{"The island has 200, 000 residents.", ""},
		{"It offered $51. 1 million to the town.", ""},
		{"Two Hamas commanders met three Texas judges.", "2 count command (Hamas commanders); 3 count judg (Texas judges)"},
		{"A couple of hours later a couple of boats left.", ""},
		{"The harbour said - 20 people waited.", "20 count person (people)"},
		{"The Mi-24 and the A320 landed.", ""},
		{"Call 5551234567890 now, code 1e6.", ""},
		{"The third consecutive day brought rain.", ""},
		{"The Group of Seven met.", ""},
		{"Channel 4 reported it.", ""},
		{"He flew an Airbus A320 and a F-16.", ""},
		{"Article 5 binds the allies.", ""},
		{"They won 3-1 at home.", ""},
		{"Call +44 20 7946 0958 now.", ""},
		{"Version 2.0.1 is out.", ""},
		{"The two leaders met.", ""},
		{"It opened in 2019 elections.", ""},
		{"She lives at 10 Acacia Avenue.", ""},
		{"945 Views", ""},
		{"3 min read", ""},
		{"One of the ministers left.", ""},
		{"No one came.", ""},
		{"The 5G network failed.", ""},
		{"Two days later the talks failed.", ""},
		{"Thousands of people fled.", ""},
		{"Room 12 was empty.", ""},
		{"It is a 50-50 chance.", ""},
		{"The match ended 21-19.", ""},
	}
	for _, tt := range tests {
		a, toks := write(tt.text)
		var got []string
		for _, f := range Find(a, toks, nil) {
			got = append(got, show(a, f))
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

// TestForeign has a German article, whose 1.250 is more than a thousand.
func TestForeign(t *testing.T) {
	a, toks := write("Der Deich ist 1.250 Meter lang. Ein 54-jähriger Arbeiter starb am Freitag.")
	a.Lang = "de"
	for _, fig := range Find(a, toks, nil) {
		t.Errorf("read %s", show(a, fig))
	}
}

func TestConvert(t *testing.T) {
	tests := []struct {
		v        float64
		from, to string
		want     float64
		ok       bool
	}{
		{701, "km2", "mi2", 270.66, true},
		{100, "km/h", "mph", 62.137, true},
		{41, "C", "F", 105.8, true},
		{36, "hour", "day", 1.5, true},
		{2, "kB", "bit", 16000, true},
		{3, "hl", "l", 300, true},
		{1, "Mt", "kt", 1000, true},
		{2, "year", "month", 24, true},
		{1, "month", "day", 0, false},
		{1, "EUR", "USD", 0, false},
		{1, "km", "kg", 0, false},
		{3, "person", "person", 3, true},
	}
	for _, tt := range tests {
		got, ok := Convert(tt.v, tt.from, tt.to)
		if ok != tt.ok || math.Abs(got-tt.want) > 0.01*math.Abs(tt.want)/10+1e-9 {
			t.Errorf("Convert(%g, %s, %s) = %g, %v; want %g, %v", tt.v, tt.from, tt.to, got, ok, tt.want, tt.ok)
		}
	}
}

// Time expressions are no figures, unless they are durations.
func TestTimes(t *testing.T) {
	a, toks := write("On 5 May 40 boats left for two days.")
	at := func(s string) text.Span {
		i := strings.Index(a.Text, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	times := []article.Time{{Span: at("5 May"), Kind: article.DateTime}, {Span: at("two days"), Kind: article.Duration}}
	var got []string
	for _, f := range Find(a, toks, times) {
		got = append(got, show(a, f))
	}
	if g, want := strings.Join(got, "; "), "40 count boat (boats); 2 measure day"; g != want {
		t.Errorf("got %s, want %s", g, want)
	}
}

func TestMarks(t *testing.T) {
	a, toks := write("The fleet left [1] with 12 boats.")
	a.Marks = []text.Span{{Start: 15, End: 18}}
	got := Find(a, toks, nil)
	if len(got) != 1 || got[0].Value != 12 {
		t.Errorf("got %v", got)
	}
}

func TestBare(t *testing.T) {
	a, toks := write("Cases stood at 212, of more than 300; some 4 million fled, and sales were put at 11 billion.")
	var got []string
	for _, b := range Bare(toks, a.Lang) {
		got = append(got, a.Words(b.Span))
	}
	if g, want := strings.Join(got, "; "), "212; more than 300; some 4 million; 11 billion"; g != want {
		t.Errorf("got %s, want %s", g, want)
	}
}

func TestClause(t *testing.T) {
	const s = "Norland counts 900 ships, while Sudland owns about 300 boats."
	a, toks := write(s)
	got := Find(a, toks, nil)
	if len(got) != 2 || got[0].Clause.In(s) != "Norland counts 900 ships" || got[1].Clause.In(s) != "while Sudland owns about 300 boats." {
		t.Errorf("got %v", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The mayor said over 4,200 households and between 5 and 10 km (3 to 6 miles) of road, $5m to $6m, were lost.")
	f.Add("one two three-quarters of a million and a half - 5-6 ½ % €90bn 20-point 1/0 9/11 24/7 [1] no casualties \xff")
	f.Add("EUR200m USD1.5bn 1e99 999999999999999999999 0.0.0 ,5 5, 1,1,1 minus minus one in in five")
	f.Fuzz(func(t *testing.T, s string) {
		a, toks := write(s)
		for _, b := range Bare(toks, "en") {
			if !b.Span.Valid(s) || b.Empty() || b.High < b.Value {
				t.Fatalf("number %+v of %q", b, s)
			}
		}
		found := Find(a, toks, nil)
		for i, fig := range found {
			for _, sp := range []text.Span{fig.Span, fig.Noun, fig.Clause} {
				if !sp.Valid(s) {
					t.Fatalf("span %v of %q is not valid", sp, s)
				}
			}
			if fig.Empty() || !fig.Clause.Overlaps(fig.Span) {
				t.Fatalf("figure %v in clause %v of %q", fig.Span, fig.Clause, s)
			}
			if math.IsNaN(fig.Value) || math.IsInf(fig.Value, 0) || fig.High < fig.Value {
				t.Fatalf("value %v to %v in %q", fig.Value, fig.High, s)
			}
			if fig.Same >= i || fig.Same < -1 || fig.Kind == "" || fig.Unit == "" {
				t.Fatalf("figure %+v of %q", fig, s)
			}
			if i > 0 && found[i-1].End > fig.Start {
				t.Fatalf("figures %v and %v of %q overlap", found[i-1], fig, s)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	story := "The mayor of Halden said over 4,200 households lost power on Friday after winds of 120 km/h (75 mph) tore off roofs. " +
		"The council proposed raising €90m for repairs, which would cover two-thirds of the town's needs, and the bridge stays shut. " +
		"Nobody knows when the ferry will sail again, the harbour board wrote, and the queue of lorries grows by the hour.\n"
	for _, bb := range []struct{ name, text string }{
		{"News", strings.Repeat(story, 200)},
		{"OneSentence", strings.Repeat("5 ships or 12-point plans of one and a half million of the men, ", 1<<14)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			a, toks := write(bb.text)
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(a, toks, nil)
			}
		})
	}
}
