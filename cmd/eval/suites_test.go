package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/figures"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// in is the span of the first place of a part in a text.
func in(t *testing.T, s, part string) text.Span {
	t.Helper()
	i := strings.Index(s, part)
	if i < 0 {
		t.Fatalf("%q is not in %q", part, s)
	}
	return text.Span{Start: i, End: i + len(part)}
}

func total(t *testing.T, what string, x *task, want score) {
	t.Helper()
	if x.total != want {
		t.Errorf("%s: %+v, want %+v", what, x.total, want)
	}
}

// Gold has "Tuesday" (a day), "three weeks" and "2031"; ours are "on Tuesday"
// with the right value, "three weeks" with a wrong one, and "noon", which is
// none.
func TestTimex(t *testing.T) {
	const s = "The ferry sank on Tuesday after three weeks of noon storms in 2031."
	gold := timexDoc{Doc: "d", Text: s}
	for _, g := range []timex{{Text: "Tuesday", Type: "DATE", Value: "2031-09-02"}, {Text: "three weeks", Type: "DURATION", Value: "P3W"}, {Text: "2031", Type: "DATE", Value: "2031"}} {
		sp := in(t, s, g.Text)
		g.Start, g.End = sp.Start, sp.End
		gold.Timex = append(gold.Timex, g)
	}
	r := newReport("dates", "")
	x := newTimexTasks(r, "own")
	x.compare(gold, []article.Time{
		{Span: in(t, s, "on Tuesday"), Kind: article.DateTime, Value: "2031-09-02"},
		{Span: in(t, s, "three weeks"), Kind: article.Duration, Value: "P2W"},
		{Span: in(t, s, "noon"), Kind: article.Clock, Value: "T12:00"},
	})
	total(t, "strict", x.strict, score{gold: 3, found: 3, hitGold: 1, hitFound: 1})
	total(t, "relaxed", x.relaxed, score{gold: 3, found: 3, hitGold: 2, hitFound: 2})
	total(t, "value", x.value, score{gold: 3, found: 3, hitGold: 1, hitFound: 1})
	total(t, "day", x.day, score{gold: 1, hitGold: 1})
}

func TestSpecs(t *testing.T) {
	const s = "See you on 4 May or next week."
	day := func(d int) time.Time { return time.Date(2031, 5, d, 0, 0, 0, 0, time.UTC) }
	var c spec
	if err := json.Unmarshal([]byte(`{"Input": "`+s+`", "Results": [
		{"Start": 11, "End": 15, "Resolution": {"Values": [{"type": "date", "value": "2030-05-04"}, {"type": "date", "value": "2031-05-04"}]}},
		{"Start": 20, "End": 28, "Resolution": {"Values": [{"timex": "2031-W19", "type": "daterange", "start": "2031-05-05", "end": "2031-05-12"}]}}]}`), &c); err != nil {
		t.Fatal(err)
	}
	date := article.Time{Span: in(t, s, "4 May"), When: article.OnDay(day(4), article.Explicit)}
	week := article.Time{Span: in(t, s, "next week"), When: article.When{From: day(5), To: day(12), Gran: article.Week}}
	if !c.passes([]article.Time{date, week}) {
		t.Error("the right answer does not pass")
	}
	late := date
	late.When = article.OnDay(day(5), article.Explicit)
	tied := date
	tied.Span = in(t, s, "on 4 May")
	if !c.passes([]article.Time{tied, week}) {
		t.Error("a preposition in the span is a fault")
	}
	wide := date
	wide.Span = in(t, s, "you on 4 May")
	for what, wrong := range map[string][]article.Time{"too few": {date}, "another day": {late, week}, "another span": {wide, week}} {
		if c.passes(wrong) {
			t.Errorf("%s passes", what)
		}
	}
}

// The gold has a direct content of six tokens (marks and comma included) by
// "she", who is Ann Reed, and an indirect one of four. Ours is the direct one
// without its second mark, and an indirect one of two tokens of which none is
// in the gold.
func TestStatements(t *testing.T) {
	const s = `Ann Reed said the bridge was safe. "It will hold," she added. Rain fell today.`
	span := func(part string) [2]int { sp := in(t, s, part); return [2]int{sp.Start, sp.End} }
	var d attributed
	d.Text = s
	d.Annotations = []struct{ Attributions []attribution }{{[]attribution{
		{Source: [][2]int{span("Ann Reed")}, Content: [][2]int{span("the bridge was safe")}, Type: article.Indirect},
		{Source: [][2]int{span("she")}, Content: [][2]int{span(`"It will hold,"`)}, Type: article.Direct},
	}}}
	n := &article.Notes{
		Names: []article.Name{{Full: "Ann Reed"}},
		Mentions: []article.Mention{
			{Span: in(t, s, "Ann Reed")}, {Span: in(t, s, "she"), Form: article.ByPronoun},
		},
		Statements: []article.Statement{
			{Form: article.Direct, Content: in(t, s, `"It will hold,`), Speakers: []int{0}},
			{Form: article.Indirect, Content: in(t, s, "Rain fell"), Speakers: []int{0}},
		},
	}
	x := newSpeech(newReport("statements", ""), "own")
	x.article(d, n)
	total(t, "overlap all", x.overlap[""], score{gold: 10, found: 7, hitGold: 5, hitFound: 5})
	total(t, "overlap direct", x.overlap[article.Direct], score{gold: 6, found: 5, hitGold: 5, hitFound: 5})
	total(t, "exact all", x.exact[""], score{gold: 2, found: 2})
	total(t, "direct half covered", x.covered, score{gold: 1, hitGold: 1})
	total(t, "indirect shown", x.shown, score{gold: 1})
	total(t, "speaker", x.speaker, score{gold: 1, hitGold: 1})
	n.Mentions = n.Mentions[:1] // "she" is nobody now
	x = newSpeech(newReport("statements", ""), "own")
	x.article(d, n)
	total(t, "speaker of nobody", x.speaker, score{gold: 1})
	n.Statements[0].Carried = in(t, s, "she") // found where the words before are said
	n.Statements[1].Kind = article.Attitude   // not shown
	x = newSpeech(newReport("statements", ""), "own")
	x.article(d, n)
	total(t, "speaker carried on", x.speaker, score{gold: 1, hitGold: 1})
	total(t, "nothing shown", x.shown, score{})
}

func TestHeadline(t *testing.T) {
	for title, want := range map[string]article.BlockKind{"Reed: ‘It will hold’": article.Title, "Reed says it holds": article.Paragraph, "": article.Paragraph} {
		d := attributed{Title: title, Text: "Reed: ‘It will hold.’\n\nThe bridge is safe."}
		if got := d.read().Blocks[0].Kind; got != want {
			t.Errorf("%q: the first paragraph is a %s, want %s", title, got, want)
		}
	}
}

func TestFigureSpecs(t *testing.T) {
	const s = "about $40 a share and 3 square kilometers"
	c := figureSpec{Input: s, Results: []figureResult{{Start: 22, End: 40}, {Start: 6, End: 8}}} // in any order
	c.Results[1].Resolution.Value, c.Results[1].Resolution.Unit = "40", "Dollar"
	c.Results[0].Resolution.Value, c.Results[0].Resolution.Unit = "3", "Square kilometer"
	money := figures.Quantity{Span: in(t, s, "$40"), Kind: article.Money, Value: 40, Unit: "USD"}
	area := figures.Quantity{Span: in(t, s, "3 square kilometers"), Kind: article.Measure, Value: 3, Unit: "km2"}
	if !c.passes([]figures.Quantity{money, area}) {
		t.Error("the right answer does not pass")
	}
	speed, wide, more, bare := area, area, area, area
	speed.Unit = "km2/hour"
	wide.Span = in(t, s, "and 3 square kilometers")
	more.Value = 3.1
	bare.Bare = true
	for what, wrong := range map[string]figures.Quantity{"another unit": speed, "another span": wide, "another value": more, "a unit without a number": bare} {
		if c.passes([]figures.Quantity{money, wrong}) {
			t.Errorf("%s passes", what)
		}
	}
	if c.passes([]figures.Quantity{money}) || c.passes([]figures.Quantity{money, area, area}) {
		t.Error("too few or too many pass")
	}
}

func TestUnitsOf(t *testing.T) {
	for name, want := range map[string]namedUnit{
		"Cent": {"USD", 0.01}, "Pound": {"lb", 1}, "Square kilometer": {"km2", 1}, "C": {"C", 1}, "Kilometer per minute": {"km/minute", 1},
		"Degree": {"angle degree", 1}, "Swiss franc": {"CHF", 1},
	} {
		if !slices.Contains(unitsOf(name), want) {
			t.Errorf("%s is %v, want %v among them", name, unitsOf(name), want)
		}
	}
	if !slices.Contains(unitsOf("Pound"), namedUnit{"GBP", 1}) {
		t.Errorf("Pound is %v", unitsOf("Pound"))
	}
}

func TestPairs(t *testing.T) {
	r := newReport("names", "")
	scorePairs(r, "own", []namePair{
		{"Person", "Olena Marchuk", "Olena Marchuk", "true"},
		{"Person", "Olena Marchuk", "Viktor Sand", "true"},
		{"Company", "Tessel Freight", "Tessel Freight", "false"},
		{"Company", "Tessel Freight", "Orlo Mining", "false"},
	})
	total(t, "all", r.tasks[0], score{gold: 2, found: 2, hitGold: 1, hitFound: 1})
	total(t, "persons", r.tasks[1], score{gold: 2, found: 1, hitGold: 1, hitFound: 1})
}

func TestHeadWord(t *testing.T) {
	for mention, want := range map[string]string{
		"President Lena Ode": "ode", "the head of the Dam Board": "head", "Orlo 's": "orlo", "Mr. Sand's": "sand", "the envoy , Lena Ode": "envoy", "Of Orlo": "orlo",
	} {
		if got := headWord(mention); got != want {
			t.Errorf("head of %q is %q, want %q", mention, got, want)
		}
	}
}

func TestChains(t *testing.T) {
	dir := t.TempDir()
	doc := func(id, noun, chain string) string {
		return `{"doc": "` + id + `", "topic": "1", "tokens": [[0, "Minister"], [0, "Mara"], [0, "Zheltan"], [0, "left"], [0, "."], [0, "\\n"], [1, "The"], [1, "` + noun + `"], [1, "stayed"], [1, "."]],
			"mentions": [{"start": 0, "end": 3, "chain": "1_Z_ACTOR", "text": "Minister Mara Zheltan"}, {"start": 6, "end": 8, "chain": "` + chain + `", "text": "The ` + noun + `"}, {"start": 3, "end": 4, "chain": "1_L_ACTION", "text": "left"}]}`
	}
	oneLine := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	put(t, dir, chainFile, oneLine(doc("a", "board", "1_B_GROUP"))+"\n"+oneLine(doc("b", "minister", "1_Z_ACTOR")))
	r := newReport("names", "")
	if err := runNames(t.Context(), r, []string{dir}, options{}); err != nil {
		t.Fatal(err)
	}
	// Gold: Zheltan, Zheltan and the minister are one, the board is another, and
	// so it is with ours. Heads have the minister apart: 2/3 + 2/3 + 1/3 + 1 of
	// the gold.
	total(t, "B³", r.tasks[0], score{gold: 4, found: 4, hitGold: 4, hitFound: 4})
	total(t, "B³ of head words", r.tasks[2], score{gold: 4, found: 4, hitGold: 8. / 3, hitFound: 4})
}

// The text of a document of tokens, as it stood before it was parted.
func TestChainDocRead(t *testing.T) {
	var d chainDoc
	for i, w := range strings.Fields(`He said " no , \n it was Lena - Marie 's (bad ) idea . "`) {
		d.Tokens = append(d.Tokens, chainToken{word: w, sentence: i / 20})
	}
	if got, want := d.read().Text, `He said "no, it was Lena-Marie's (bad) idea."`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Two events, told twice each, in the form of Miranda et al.
func TestCluster(t *testing.T) {
	dir := t.TempDir()
	var b bytes.Buffer
	for _, a := range []struct{ id, cluster, title, text string }{
		{"1", "dam", "Merrow dam gate fails", "A gate of the Merrow dam failed on Tuesday and water flooded Port Esker, the river board said. Engineers closed the second gate of the dam."},
		{"2", "dam", "Flood after gate of Merrow dam fails", "Port Esker was flooded on Tuesday after a gate of the Merrow dam failed. The river board said that engineers closed the second gate."},
		{"3", "chess", "Tilda Voss wins chess title", "Tilda Voss won the chess championship in Quellhaven on Sunday, beating Arno Pell in the last game of the final."},
		{"4", "chess", "Voss beats Pell in chess final", "In Quellhaven Tilda Voss beat Arno Pell on Sunday in the last game of the chess final and won the championship."},
	} {
		fields := map[string]string{"id": a.id, "cluster": a.cluster, "title": a.title, "text": a.text, "lang": "eng", "date": "2031-09-03 10:00:00"}
		if err := json.NewEncoder(&b).Encode(fields); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, "dataset.test.json", b.String())
	r := newReport("cluster", "")
	if err := runCluster(t.Context(), r, []string{dir}, options{shuffles: 2}); err != nil {
		t.Fatal(err)
	}
	if name := r.tasks[0].name; !strings.HasSuffix(name, "/dataset.test BCubed") {
		t.Errorf("the set is called %q", name)
	}
	total(t, "BCubed", r.tasks[0], score{gold: 4, found: 4, hitGold: 4, hitFound: 4})
	total(t, "pairwise", r.tasks[1], score{gold: 2, found: 2, hitGold: 2, hitFound: 2})
	total(t, "clusters", r.tasks[2], score{gold: 2, found: 2})
	total(t, "orders", r.tasks[3], score{gold: 2, hitGold: 2})
	total(t, "streamed", r.tasks[4], score{gold: 8, found: 8, hitGold: 8, hitFound: 8}) // both orders
	total(t, "worst order", r.tasks[6], score{gold: 4, found: 4, hitGold: 4, hitFound: 4})
}

// Of two judged pairs the one on the dam is one event, and the one of dam and
// chess is none; the third, judged OK, is not found.
func TestJudgedPairs(t *testing.T) {
	dir := t.TempDir()
	const (
		dam1  = `{"url": "1", "title": "Merrow dam gate fails", "text": "A gate of the Merrow dam failed on Tuesday and water flooded Port Esker, the river board said. Engineers closed the second gate of the dam."}`
		dam2  = `{"url": "2", "title": "Flood after gate of Merrow dam fails", "text": "Port Esker was flooded on Tuesday after a gate of the Merrow dam failed. The river board said that engineers closed the second gate."}`
		chess = `{"url": "3", "title": "Tilda Voss wins chess title", "text": "Tilda Voss won the chess championship in Quellhaven on Sunday, beating Arno Pell in the last game of the final."}`
	)
	pair := func(gold, a, b string) string {
		return `{"lang": "en", "gold": "` + gold + `", "a": ` + a + `, "b": ` + b + "}\n"
	}
	put(t, dir, "pairs_en.jsonl", pair("OK", dam1, dam2)+pair("BAD", dam2, chess)+pair("OK", dam1, chess))
	r := newReport("cluster", "")
	if err := runCluster(t.Context(), r, []string{dir}, options{}); err != nil {
		t.Fatal(err)
	}
	if len(r.tasks) != 1 || !strings.HasSuffix(r.tasks[0].name, " pairs_en") {
		t.Fatalf("tasks %v", r.tasks)
	}
	total(t, "pairs", r.tasks[0], score{gold: 2, found: 1, hitGold: 1, hitFound: 1})
}

// The gold knows Ann (entity 1) and Ben (2); 7 is somebody it has no name for.
func TestSpeaks(t *testing.T) {
	known := map[string]map[story.EntityID]bool{"ann": {1: true}, "ben": {2: true}}
	for _, c := range []struct {
		want string
		ours []story.EntityID
		note string
		ok   bool
	}{
		{"ann", []story.EntityID{1}, "", true},
		{"ann", nil, "", false},
		{"ann", []story.EntityID{2}, "", false},
		{"ann", []story.EntityID{1, 2}, "", false},
		{"ann", []story.EntityID{1, 7}, "", false},
		{"ann ben", []story.EntityID{2, 1}, "", true},
		{"ann ben", []story.EntityID{1}, "", false},
		{"officials", []story.EntityID{7}, "", true},
		{"officials", []story.EntityID{1}, "", false},
		{"officials", nil, "", false},
		{"officials", nil, "headline", true},
	} {
		if got := speaks(goldQuote{Speakers: strings.Fields(c.want), Note: c.note}, c.ours, known); got != c.ok {
			t.Errorf("%q said by %v (%s): %v, want %v", c.want, c.ours, c.note, got, c.ok)
		}
	}
}

// Of the two furniture lines one is kept, and one line of the article is lost;
// the lone list mark is no line.
func TestFurniture(t *testing.T) {
	const s = "Share\nThe gate failed.\n-\nNobody was hurt.\n\nRead next\n"
	a := &article.Article{Text: s, Blocks: []article.Block{{Span: in(t, s, "The gate failed.")}, {Span: in(t, s, "Read next")}}}
	seeds := &seedReadings{all: []*article.Reading{{Article: a}}}
	r := newReport("seeds", "")
	if err := seeds.furniture(r, "Lines\n```\n000: 1 6\n```\n"); err != nil {
		t.Fatal(err)
	}
	total(t, "furniture", r.tasks[0], score{gold: 2, found: 2, hitGold: 1, hitFound: 1})
	if err := seeds.furniture(r, "nothing"); err == nil {
		t.Error("an empty list is no error")
	}
}

// TestSeeds runs the whole suite on one invented page.
func TestSeeds(t *testing.T) {
	pages, gold := t.TempDir(), t.TempDir()
	const s = `Gate of Merrow dam fails

Mayor Lena Ode said the water was “rising fast” in Port Esker on Tuesday after a gate of the Merrow dam failed. Ode asked people who live near the river to leave their homes and to stay with friends or in the school until the flood is over, and she thanked the engineers.
`
	put(t, pages, "000_page.txt", s)
	sp := in(t, s, "“rising fast”")
	start := len([]rune(s[:sp.Start]))
	quote, err := json.Marshal(goldQuote{Start: start, End: start + len([]rune(sp.In(s))), Speakers: []string{"ode"}})
	if err != nil {
		t.Fatal(err)
	}
	put(t, gold, "quotes.jsonl", string(quote))
	put(t, gold, "entities.jsonl", `{"id": "ode", "type": "PER", "surface": {"Lena Ode": {"S0": 1}, "Ode": {"S0": 2}}}`)
	put(t, gold, "seed-chrome.md", "000: 9\n")
	r := newReport("seeds", "")
	if err := runSeeds(t.Context(), r, []string{pages, gold}, options{}); err != nil {
		t.Fatal(err)
	}
	for i, want := range []score{
		{gold: 1, found: 1, hitGold: 1, hitFound: 1}, // spans
		{gold: 1, hitGold: 1},                        // speakers
		{gold: 1, hitGold: 1},                        // entities
		{gold: 1, hitGold: 1},                        // merged
		{gold: 1, hitGold: 1},                        // apart
		{},                                           // furniture: there is none
		{gold: 1, hitGold: 1},                        // one story
	} {
		total(t, r.tasks[i].name, r.tasks[i], want)
	}
	last := r.tasks[len(r.tasks)-1]
	total(t, last.name, last, score{gold: 1, hitGold: 1}) // it verifies
}

func TestPoints(t *testing.T) {
	const s = "“é” x"
	p := pointsOf(s)
	if got := p.span(1, 2).In(s); got != "é" {
		t.Errorf("code points 1 to 2 are %q", got)
	}
	if got := p.span(4, 99); got != (text.Span{Start: len(s) - 1, End: len(s)}) {
		t.Errorf("a span beyond the text is %v", got)
	}
}

// TestBylines has two bylines that name the same people, and two that do not.
func TestBylines(t *testing.T) {
	if got := stated(byNames("Mara Quill and Teo Sand"), byNames("Teo Sand, MARA QUILL")); got != (score{gold: 1, found: 1, hitGold: 1, hitFound: 1}) {
		t.Errorf("in another order: %+v", got)
	}
	if got := stated(byNames("Mara Quill and Teo Sand"), byNames("Mara Quill")); got != (score{gold: 1, found: 1}) {
		t.Errorf("one of two: %+v", got)
	}
}

// The gold has the 4-grams abcd bcde, ours bcde cdef defg: one of two is met,
// one of three is right.
func TestShingles(t *testing.T) {
	s := shingles("a b c d e", "b, c. d e f g")
	near6(t, "recall", s.recall(), 0.5)
	near6(t, "precision", s.precision(), 1.0/3)
	if s := shingles("a b", ""); s != (score{gold: 1}) {
		t.Errorf("nothing extracted: %+v", s)
	}
	if s := exact(shingles("a b c d e", "a b, c d e f")); s != (score{gold: 1}) {
		t.Errorf("a word more is exact: %+v", s)
	}
	if s := exact(shingles("a b c d e", "")); s != (score{gold: 1}) {
		t.Errorf("nothing is exact: %+v", s)
	}
	if s := exact(shingles("a b c d e", "a b, c d: e")); s.hitGold != 1 {
		t.Errorf("the same words are not exact: %+v", s)
	}
	if s := shingles("a b", "A b"); s.hitGold != 0 {
		t.Errorf("case counts: %+v", s)
	}
}

func TestDumpOf(t *testing.T) {
	const page = `<html><head><title>The gate</title></head><body><nav><a href="/">Home</a> <a>Weather</a></nav><h1>Gate <em>fails</em></h1><div>By Mara Quill<p>The gate
 failed.<br>It was old.</p><script>run()</script></div></body></html>`
	if got, want := dumpOf([]byte(page)), "Home Weather\n\nGate fails\n\nBy Mara Quill\n\nThe gate failed.\n\nIt was old.\n\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExtract(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "html"), 0o777); err != nil {
		t.Fatal(err)
	}
	body := strings.TrimSpace(strings.Repeat("The gate of the dam failed and the river rose over its banks in the night. ", 6))
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprintf(z, `<html><head><title>Gate fails again</title><meta property="article:published_time" content="2031-09-02T08:00:00Z"></head><body><article><h1>Gate fails again</h1><p>%s</p></article></body></html>`, body)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "html/x.html.gz", packed.String())
	gold, err := json.Marshal(webPage{ID: "x", URL: "https://ferryman.example/1", Title: "GATE FAILS AGAIN!", Date: "2031-09-03", Text: body})
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "gold.jsonl", string(gold))
	r := newReport("extract", "")
	if err := runExtract(t.Context(), r, []string{dir}, options{}); err != nil {
		t.Fatal(err)
	}
	total(t, "body", r.tasks[0], score{gold: 1, found: 1, hitGold: 1, hitFound: 1})
	total(t, "exact", r.tasks[1], score{gold: 1, found: 1, hitGold: 1, hitFound: 1})
	total(t, "dump", r.tasks[2], score{gold: 1, found: 1, hitGold: 1, hitFound: 1})
	total(t, "title", r.tasks[3], score{gold: 1, found: 1, hitGold: 1, hitFound: 1})
	total(t, "day", r.tasks[4], score{gold: 1, found: 1})
}
