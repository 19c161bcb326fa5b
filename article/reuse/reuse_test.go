package reuse

import (
	"fmt"
	"math/rand"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// piece builds a reading of one sentence a line.
func piece(id, outlet, day, body string) *article.Reading {
	a := &article.Article{ID: article.ID(id), Outlet: source.Outlet{ID: source.OutletID(strings.ToLower(outlet)), Name: outlet}, Text: body}
	n := &article.Notes{}
	pos := 0
	for l := range strings.Lines(body) {
		s := text.Span{Start: pos, End: pos + len(strings.TrimSpace(l))}
		pos += len(l)
		if s.Empty() {
			continue
		}
		a.Blocks = append(a.Blocks, article.Block{Span: s, Kind: article.Paragraph})
		a.Sentences = append(a.Sentences, article.Sentence{Span: s, Block: len(a.Blocks) - 1})
		n.Tokens = append(n.Tokens, text.Tokens(body, s)...)
	}
	if day != "" {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			panic(err)
		}
		a.Published = article.Stamp{Time: t, DayOnly: true}
	}
	return &article.Reading{Article: a, Notes: n}
}

// ferry is an invented report that the tests copy, cut and rewrite.
const ferry = `The night ferry from Halvik ran aground on a sandbank off the island of Storsund early on Monday.
All 212 passengers were taken ashore by fishing boats before the tide turned, the harbour master said.
Nobody was hurt, although eleven people were treated for the cold at the island's small clinic.
The company that owns the ship, Norra Lines, said its captain had steered around an unlit buoy.
"We had four minutes to decide and we chose the sand over the rocks without regret," said captain Elin Marsk.
Divers began to inspect the hull at noon and found two dents but no hole below the water line.
Tugs from the mainland are expected to pull the ship free with the spring tide on Thursday evening.
The coast guard had warned in March that three buoys in the sound had lost their lamps during winter storms.
An inquiry into the grounding will be led by the shipping authority and is to report within six weeks.
`

const bridge = `Engineers closed the old chain bridge at Morrow on Tuesday after a cable snapped in the wind.
Lorries are being sent forty kilometres upstream until a temporary span can be laid across the river.
The mayor promised that the market traders of the lower town would be paid for the custom they lose.
Inspectors had passed the bridge as sound only last autumn, according to the county's own register.
A second cable showed rust at the anchor, and work to replace both will take until the end of August.
"Nobody should cross it on foot either, whatever the signs say this morning," said county engineer Paul Drey.
Schools on the east bank will open an hour later so that the buses can make the longer journey.
`

func lines(s string, from, to int) string {
	return strings.Join(strings.SplitAfter(s, "\n")[from:to], "")
}

func TestOrigins(t *testing.T) {
	const first, second = "aaaa", "bbbb"
	reworded := strings.NewReplacer(
		"early on Monday", "in the first hours of Monday", "taken ashore", "brought to land",
		"Nobody was hurt", "There were no injuries", "began to inspect", "started looking at",
		"are expected to pull", "should drag", "had warned", "gave warning",
	).Replace(ferry)
	tests := []struct {
		name     string
		a, b     string // texts
		dayA     string
		dayB     string
		wantKind article.OriginKind // of the second
		wantOf   article.ID
	}{
		{"the same text a day later", ferry, ferry, "2031-05-03", "2031-05-04", article.Copy, first},
		{"the same text, undated: the order of IDs decides", ferry, ferry, "", "", article.Copy, first},
		{"a shortened copy, undated: the long one is the origin", ferry, lines(ferry, 0, 4), "", "", article.Copy, first},
		{"a copy with a new lead", ferry, "Islanders woke to an unusual sight at the weekend's end, a ship on their beach.\n" + lines(ferry, 1, 9), "2031-05-03", "2031-05-04", article.Copy, first},
		{"a copy with changed figures", ferry, strings.NewReplacer("212", "198", "eleven", "nine").Replace(ferry), "2031-05-03", "2031-05-04", article.Copy, first},
		{"a copy with words changed", ferry, reworded, "2031-05-03", "2031-05-03", article.Copy, first},
		{"another matter", ferry, bridge, "2031-05-03", "2031-05-04", article.Original, ""},
		{"one quotation in common", ferry, bridge + lines(ferry, 4, 5), "2031-05-03", "2031-05-04", article.Original, ""},
		{"the last paragraph in common", ferry, bridge + lines(ferry, 7, 9), "2031-05-03", "2031-05-04", article.Original, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Origins([]*article.Reading{
				piece(first, "Harbour Post", tt.dayA, tt.a),
				piece(second, "Island Echo", tt.dayB, tt.b),
			})
			if got[1].Kind != tt.wantKind || got[1].Of != tt.wantOf {
				t.Errorf("second is %s of %q, want %s of %q (%+v)", got[1].Kind, got[1].Of, tt.wantKind, tt.wantOf, got)
			}
			if got[0].Kind != article.Original || got[0].Root != first {
				t.Errorf("first is %+v, want an original", got[0])
			}
		})
	}
}

func TestTheSameArticleTwice(t *testing.T) {
	got := Origins([]*article.Reading{
		piece("bbbb", "Island Echo", "2031-05-04", ferry),
		piece("aaaa", "Harbour Post", "2031-05-03", ferry),
		piece("bbbb", "Island Echo", "2031-05-04", ferry),
	})
	if got[0] != got[2] || got[0].Of != "aaaa" {
		t.Errorf("got %+v, want the same origin for both", got)
	}
}

// TestManyCopies: what two hundred articles have in common is not for that
// reason without weight.
func TestManyCopies(t *testing.T) {
	var rs []*article.Reading
	for i := range 200 {
		id := fmt.Sprintf("%04d", i)
		rs = append(rs, piece(id, "Outlet "+id, "", ferry+"Reader letter "+id+" is printed inside.\n"))
	}
	for i, o := range Origins(rs) {
		if o.Root != "0000" {
			t.Fatalf("copy %d: %+v, want 0000 as its root", i, o)
		}
	}
}

func TestOriginsFollowTheDate(t *testing.T) {
	got := Origins([]*article.Reading{
		piece("aaaa", "Island Echo", "2031-05-05", ferry),
		piece("bbbb", "Harbour Post", "2031-05-03", ferry),
	})
	if got[0].Of != "bbbb" || got[1].Kind != article.Original {
		t.Errorf("got %+v, want the earlier one as origin", got)
	}
	if want := "8 of 8 sentences stand in Harbour Post’s article of 3 May 2031"; got[0].Why != want {
		t.Errorf("Why = %q, want %q", got[0].Why, want)
	}
}

// TestOneStatementTwoReports: long shared quotations are one press statement,
// not one report.
func TestOneStatementTwoReports(t *testing.T) {
	const statement = `"Norra Lines regrets the fright that its guests have had and will pay every one of them in full," the company said.
"Our crews train for a night like this twice a year and on Monday it showed in everything they did," it added.
"We ask the authority to mend the lamps in the sound before another winter takes the rest of them," it said.
`
	got := Origins([]*article.Reading{
		piece("aaaa", "Harbour Post", "2031-05-03", lines(ferry, 0, 4)+statement),
		piece("bbbb", "Island Echo", "2031-05-03", "A ferry company has promised money to travellers whose crossing ended on a beach.\n"+
			"Guests slept in a school hall while volunteers cooked soup through the small hours.\n"+
			"Several said that the crew had been calm and kind throughout their ordeal.\n"+statement),
	})
	for _, o := range got {
		if o.Kind != article.Original {
			t.Errorf("got %+v, want two originals", got)
		}
	}
	if !strings.Contains(got[1].Why, "quotes the same words") {
		t.Errorf("Why = %q, want it to name the shared statement", got[1].Why)
	}
}

// TestRewrite: the same report, sentence for sentence and with the same
// quotations, in other words.
func TestRewrite(t *testing.T) {
	const report = `Salt miners at Grauhof walked out on Friday after a lift cage jammed with thirty men inside it.
The cage hung for two hours at the four hundred metre mark until a rescue crew cranked it up by hand.
"We sang until somebody found the key," said shift leader Otto Brandl.
The mine's owner, Salina, said the brake had been checked in the week before.
"That brake is older than my father," said union secretary Irma Vogt.
The union wants all three lifts replaced before work goes on.
"We will talk on Monday and not one hour sooner," Vogt said.
`
	const retold = `Workers at the Grauhof salt mine laid down tools on Friday when thirty of them were stuck in a jammed lift cage.
For two hours the cage hung at four hundred metres before rescuers cranked it by hand to the top.
"We sang until somebody found the key," shift leader Otto Brandl recalled.
According to the owner, Salina, the lift's brake had been checked only a week before.
Union secretary Irma Vogt begged to differ: "That brake is older than my father."
Her union insists that all three lifts be replaced before anybody goes back to work.
"We will talk on Monday and not one hour sooner," she warned.
`
	got := Origins([]*article.Reading{
		piece("aaaa", "Harbour Post", "2031-05-03", report),
		piece("bbbb", "Quickread", "2031-05-04", retold),
	})
	if got[1].Kind != article.Rewrite || got[1].Of != "aaaa" || got[1].Witness() != "aaaa" {
		t.Errorf("got %+v, want a rewrite of the first", got[1])
	}
}

func TestAggregate(t *testing.T) {
	marked := piece("cccc", "Digest", "", "A ferry ran aground off an island, and all aboard are safe [1].\nA bridge has closed in the wind [2].\nBoth are being looked into by inspectors [1][2].\n")
	for i := range len(marked.Text) - 2 {
		if marked.Text[i] == '[' {
			marked.Marks = append(marked.Marks, text.Span{Start: i, End: i + 3})
		}
	}
	form := piece("dddd", "Digest", "", ferry)
	form.Form, form.Listed = article.Aggregator, 3
	for _, r := range []*article.Reading{marked, form} {
		got := Origins([]*article.Reading{piece("eeee", "Harbour Post", "", ferry), r})
		if got[1].Kind != article.Aggregate || got[1].Root != "" || got[1].Witness() != "" {
			t.Errorf("%s: got %+v, want an aggregate that is no witness", r.ID, got[1])
		}
		if got[0].Kind != article.Original {
			t.Errorf("%s: the report beside it is %+v, want an original", r.ID, got[0])
		}
	}
}

func TestMergedPieceIsTheLater(t *testing.T) {
	got := Origins([]*article.Reading{
		piece("aaaa", "Digest", "", ferry+bridge),
		piece("bbbb", "Harbour Post", "", ferry),
		piece("cccc", "Morrow Times", "", bridge),
	})
	if got[0].Of == "" || got[1].Kind != article.Original || got[2].Kind != article.Original {
		t.Errorf("got %+v, want the merged piece to depend on its parts", got)
	}
}

func TestCredits(t *testing.T) {
	relay := func(r *article.Reading, outlet, words string, wire bool) *article.Reading {
		i := strings.Index(r.Text, words)
		if i < 0 {
			t.Fatalf("no %q in %q", words, r.Text)
		}
		r.Notes.Relays = append(r.Notes.Relays, article.Relay{Span: text.Span{Start: i, End: i + len(words)}, Outlet: outlet, Name: -1, Wire: wire})
		return r
	}
	t.Run("two copies of an agency's report are one witness", func(t *testing.T) {
		a := relay(piece("aaaa", "Harbour Post", "", "(NordPress) - "+ferry), "NordPress", "NordPress", true)
		b := relay(piece("bbbb", "Island Echo", "", "(NordPress) - "+lines(ferry, 0, 6)), "NordPress", "NordPress", true)
		got := Origins([]*article.Reading{a, b})
		if got[0].Wire != "NordPress" || got[0].Witness() != got[1].Witness() {
			t.Errorf("got %+v, want one witness", got)
		}
	})
	t.Run("a retelling of one outlet's report is a relay", func(t *testing.T) {
		a := relay(piece("aaaa", "Echo", "", "The minister will resign, the Daily Lantern reported on Friday.\nThe paper said she had told friends.\n"), "Daily Lantern", "the Daily Lantern reported", false)
		relay(a, "Daily Lantern", "The paper said", false)
		got := Origins([]*article.Reading{a})
		if got[0].Kind != article.Relayed || got[0].Wire != "Daily Lantern" {
			t.Errorf("got %+v, want a relay", got[0])
		}
	})
	t.Run("one quotation given to another outlet is not", func(t *testing.T) {
		a := relay(piece("aaaa", "Echo", "", ferry+"A passenger told the Daily Lantern that it was the longest night of her life.\n"), "Daily Lantern", "told the Daily Lantern", false)
		got := Origins([]*article.Reading{a})
		if got[0].Kind != article.Original {
			t.Errorf("got %+v, want an original", got[0])
		}
	})
}

func TestDiff(t *testing.T) {
	a := piece("aaaa", "Harbour Post", "2031-05-03", ferry)
	b := piece("bbbb", "Island Echo", "2031-05-04", strings.NewReplacer("212", "198", "small clinic", "clinic", "Thursday", "Friday").Replace(ferry))
	type change struct {
		was, now string
		figure   bool
	}
	var got []change
	for _, c := range Diff(a, b) {
		if c.Was.Article != "aaaa" || c.Now.Article != "bbbb" {
			t.Errorf("passages of %s and %s", c.Was.Article, c.Now.Article)
		}
		got = append(got, change{c.Was.Span.In(a.Text), c.Now.Span.In(b.Text), c.Figure})
	}
	want := []change{{"212", "198", true}, {"small", "", false}, {"Thursday", "Friday", false}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if back := Diff(a, a); len(back) != 0 {
		t.Errorf("an article differs from itself: %+v", back)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	rs := []*article.Reading{
		piece("aaaa", "Harbour Post", "2031-05-03", ferry),
		piece("bbbb", "Island Echo", "2031-05-04", lines(ferry, 0, 6)),
		piece("cccc", "Digest", "", ferry+bridge),
		piece("dddd", "Morrow Times", "", bridge),
		piece("eeee", "Morrow Sun", "", lines(bridge, 1, 7)),
		piece("ffff", "Morrow Sun", "", lines(bridge, 0, 5)),
	}
	want := map[article.ID]article.Origin{}
	for i, o := range Origins(rs) {
		want[rs[i].ID] = o
	}
	rnd := rand.New(rand.NewSource(1))
	for range 20 {
		rnd.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		for i, o := range Origins(rs) {
			if o != want[rs[i].ID] {
				t.Fatalf("%s: %+v, in another order %+v", rs[i].ID, o, want[rs[i].ID])
			}
		}
	}
}

// FuzzOrigins: whatever the texts, chains end, shares are shares, and the
// order of the input does not matter.
func FuzzOrigins(f *testing.F) {
	f.Add(ferry, ferry, bridge)
	f.Add(ferry+bridge, bridge, "\"unclosed\n\xff\xfe")
	f.Add("", "a a a a a a a a", strings.Repeat("“x ” ", 50))
	f.Fuzz(func(t *testing.T, a, b, c string) {
		rs := []*article.Reading{piece("a", "X", "", a), piece("b", "Y", "", b), piece("c", "Z", "", c)}
		for _, d := range Diff(rs[0], rs[1]) {
			if !d.Was.Span.Valid(a) || !d.Now.Span.Valid(b) {
				t.Errorf("spans %v and %v", d.Was.Span, d.Now.Span)
			}
		}
		got := Origins(rs)
		for i, o := range got {
			if o.Share < 0 || o.Share > 1.0001 {
				t.Errorf("share %v", o.Share)
			}
			steps := 0
			for at := i; got[at].Of != ""; steps++ {
				if steps > len(rs) {
					t.Fatalf("a circle: %+v", got)
				}
				at = slices.IndexFunc(rs, func(r *article.Reading) bool { return r.ID == got[at].Of })
			}
		}
		slices.Reverse(rs)
		back := Origins(rs)
		slices.Reverse(back)
		if !slices.Equal(got, back) {
			t.Errorf("order matters: %+v, then %+v", got, back)
		}
	})
}

func BenchmarkOrigins(b *testing.B) {
	rnd := rand.New(rand.NewSource(1))
	stock := strings.Fields(ferry + bridge)
	var rs []*article.Reading
	size := 0
	for i := range 1000 {
		body := ferry
		if i%5 != 0 {
			words := make([]string, 400)
			for k := range words {
				words[k] = stock[rnd.Intn(len(stock))] + string(rune('a'+rnd.Intn(26)))
				if k%20 == 19 {
					words[k] += ".\n"
				}
			}
			body = strings.Join(words, " ")
		}
		size += len(body)
		rs = append(rs, piece(string(rune('a'+i%26))+string(rune('0'+i)), "X", "", body))
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		Origins(rs)
	}
}

// TestIndexKeepsNothing: an index gives what Origins gives, whatever becomes
// of the readings, in the order of Add, and again when more were added.
func TestIndexKeepsNothing(t *testing.T) {
	make := func() []*article.Reading {
		return []*article.Reading{
			piece("bbbb", "Island Echo", "2031-05-04", lines(ferry, 0, 6)),
			piece("dddd", "Morrow Times", "", bridge),
			piece("aaaa", "Harbour Post", "2031-05-03", ferry),
		}
	}
	var x Index
	for _, r := range make()[:2] {
		x.Add(r)
		*r = article.Reading{}
	}
	if got, want := x.Origins(), Origins(make()[:2]); !slices.Equal(got, want) {
		t.Errorf("two: got %+v, want %+v", got, want)
	}
	x.Add(make()[2])
	if got, want := x.Origins(), Origins(make()); !slices.Equal(got, want) {
		t.Errorf("three: got %+v, want %+v", got, want)
	}
}

// random makes an article of words as rare as words are (Zipf 1949), one in
// ten a copy of the one before.
func random(rnd *rand.Rand, zipf *rand.Zipf, words []text.Token, n int, before *article.Reading) *article.Reading {
	r := &article.Reading{
		Article: &article.Article{ID: article.ID(fmt.Sprintf("%016x", n)), Blocks: []article.Block{{Kind: article.Paragraph}}},
		Notes:   &article.Notes{},
	}
	if n%10 == 9 {
		r.Sentences, r.Notes.Tokens = before.Sentences, before.Notes.Tokens
		return r
	}
	at := 0
	for range 25 {
		from := at
		for range 18 + rnd.Intn(10) {
			tok := words[zipf.Uint64()]
			tok.Span = text.Span{Start: at, End: at + len(tok.Lower)}
			at = tok.End + 1
			r.Notes.Tokens = append(r.Notes.Tokens, tok)
		}
		r.Sentences = append(r.Sentences, article.Sentence{Span: text.Span{Start: from, End: at}})
	}
	return r
}

// BenchmarkIndex shows that time and memory grow in step with the number of
// articles; making them is part of the time.
func BenchmarkIndex(b *testing.B) {
	words := make([]text.Token, 200_000)
	for i := range words {
		w := strconv.FormatInt(int64(i)*7919+17, 36)
		words[i] = text.Token{Kind: text.Word, Lower: w, Norm: w, Space: true}
	}
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			if n > 10_000 && testing.Short() {
				b.Skip("takes half a minute")
			}
			var held uint64
			for b.Loop() {
				rnd := rand.New(rand.NewSource(1))
				zipf := rand.NewZipf(rnd, 1.07, 2.7, uint64(len(words)-1))
				var before, after runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				var x Index
				var last *article.Reading
				for i := range n {
					last = random(rnd, zipf, words, i, last)
					x.Add(last)
				}
				got := x.Origins()
				if got[19].Of != got[18].Root {
					b.Fatalf("article 19 is of %q", got[19].Of)
				}
				runtime.GC()
				runtime.ReadMemStats(&after)
				held = after.HeapAlloc - before.HeapAlloc
				runtime.KeepAlive(&x)
			}
			b.ReportMetric(float64(held)/float64(n), "B/article")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/article")
		})
	}
}

// TestOneForm: a report in the words of an earlier one on other people and
// places is no copy of it; one with another figure is.
func TestOneForm(t *testing.T) {
	const market = `Shares in Halvik closed higher on Monday as traders shrugged off weak factory orders.
The Halvik 40 index rose 1.3 per cent to 7,214 points, led by the shipbuilder Norra Lines.
Analyst Elin Marsk of Storsund Bank said buyers had come back after a quiet fortnight.
The losers of the day included the brewer Aalby, which fell 2.8 per cent to 61 crowns.
Trade was light, with 412 million crowns changing hands, the exchange said after the bell.
`
	other := strings.NewReplacer("Halvik", "Kesra", "40", "25", "1.3", "0.4", "7,214", "3,118", "Norra Lines", "Tarn Motors",
		"Elin Marsk", "Piet Asmus", "Storsund", "Linden", "Aalby", "Osterby", "2.8", "5.1", "61", "18", "412", "97").Replace(market)
	altered := strings.NewReplacer("1.3", "1.4", "61 crowns", "60 crowns").Replace(market)
	for _, c := range []struct {
		name, body string
		want       article.OriginKind
	}{{"another exchange", other, article.Original}, {"two figures altered", altered, article.Copy}} {
		got := Origins([]*article.Reading{piece("aaaa", "Harbour Post", "2031-05-03", market), piece("bbbb", "Island Echo", "2031-05-04", c.body)})
		if got[1].Kind != c.want {
			t.Errorf("%s: %+v, want %s", c.name, got[1], c.want)
		}
	}
}

// TestAsidesOfOneForm: two reports whose sentences without a name are the same, and
// whose names are others, are no copy; one report and the same cut short are.
func TestAsidesOfOneForm(t *testing.T) {
	const vote = `The Halvik Council adopted the Marsk schools bill on Monday by 72 votes to 18.
Speaker Elin Tarn said the cost would be borne by the Storsund treasury.
The bill had failed twice before it came to the floor again in spring.
It was not clear how many members had stayed away from the chamber.
Outside, people waited in the rain for the result and cheered when it came.
The law is to come into force at the beginning of next year.
Members from Osterby voted against it after a last appeal by Bo Ferrand.
`
	other := strings.NewReplacer("The Halvik Council adopted the Marsk schools bill on Monday by 72 votes to 18.", "With 131 votes to 94 the rent bill of Ines Quill passed the Kesra Assembly late on Thursday.",
		"Speaker Elin Tarn said the cost would be borne by the Storsund treasury.", "Tenants in Linden will pay less, minister Levan Aalby promised.",
		"Members from Osterby voted against it after a last appeal by Bo Ferrand.", "Brenn and its deputies abstained, as Odo Venn had announced.").Replace(vote)
	short := strings.Join(strings.SplitAfter(vote, "\n")[:5], "")
	for _, c := range []struct {
		name, body string
		want       article.OriginKind
	}{{"another bill", other, article.Original}, {"cut short", short, article.Copy}} {
		got := Origins([]*article.Reading{piece("aaaa", "Harbour Post", "2031-05-03", vote), piece("bbbb", "Island Echo", "2031-05-04", c.body)})
		if got[1].Kind != c.want {
			t.Errorf("%s: %+v, want %s", c.name, got[1], c.want)
		}
	}
}
