package cluster

import (
	"cmp"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// piece builds a reading: the first line of body is the title.
func piece(id, day, body string) *article.Reading {
	a := &article.Article{ID: article.ID(id), Outlet: source.Outlet{ID: source.OutletID("outlet-" + id)}, Lang: "en", Text: body}
	n := &article.Notes{}
	pos := 0
	for l := range strings.Lines(body) {
		in := text.Span{Start: pos, End: pos + len(strings.TrimSpace(l))}
		pos += len(l)
		if in.Empty() {
			continue
		}
		kind := article.Paragraph
		if len(a.Blocks) == 0 {
			kind, a.Title = article.Title, in
		}
		a.Blocks = append(a.Blocks, article.Block{Span: in, Kind: kind})
		for _, s := range text.Sentences(body, in, &lang.For("en").Words.Ends) {
			a.Sentences = append(a.Sentences, article.Sentence{Span: s, Block: len(a.Blocks) - 1})
		}
		n.Tokens = append(n.Tokens, text.Tokens(body, in)...)
	}
	r := &article.Reading{Article: a, Notes: n}
	if day != "" {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			panic(err)
		}
		a.Published = article.Stamp{Time: t, DayOnly: true}
		r.Date = article.OnDay(t, article.Explicit)
	}
	return r
}

// The invented matter of a dam, told by three outlets, and what looks like it.
var (
	dam1 = piece("dam1", "2031-03-04", `Cracks found in Tarn Valley dam
Engineers have found two cracks in the concrete wall of the Tarn Valley dam, the water board said on Tuesday.
Lidia Brook, who leads the board, said the reservoir would be lowered by six metres as a precaution.
About 3,400 people live below the dam in Osterby and the hamlets around it.`)
	dam2 = piece("dam2", "2031-03-05", `Osterby uneasy as reservoir is drained
Residents of Osterby met on Wednesday night to ask why cracks in the Tarn Valley dam went unseen for months.
Water board chief Lidia Brook told them that the wall is safe and that lowering the reservoir is only a precaution.
Engineers will drill into the concrete next week.`)
	dam3 = piece("dam3", "", `Tarn Valley dam: what we know
Two cracks have been discovered in the concrete of the Tarn Valley dam above Osterby.
The water board is lowering the reservoir by six metres, and its head Lidia Brook says nobody needs to leave.
Engineers blame an unusually cold winter.`)
	otherDam = piece("otherdam", "2031-03-05", `Villagers leave as Kolm river dam leaks
Soldiers helped 900 villagers out of their homes after water began to leak from an earthen dam on the Kolm river.
Governor Piet Asmus said the leak was found by a shepherd and that sandbags were being flown in.
Rain is forecast until Friday in the province of Sund.`)
	choir = piece("choir", "2031-03-05", `Choir of bakers wins festival
A choir made up wholly of bakers has won the national festival of song in Brenn.
Its conductor, Maja Thorne, said they rehearse at two in the morning, before the ovens are lit.
The prize is a tour of six cities in the autumn.`)
)

func find(stories []story.Story, id article.ID) (n, episode int) {
	for n, s := range stories {
		for e := range s.Episodes {
			for _, a := range s.Episodes[e].Articles {
				if a == id {
					return n, e
				}
			}
		}
	}
	return -1, -1
}

func TestStories(t *testing.T) {
	got := Stories([]*article.Reading{choir, dam3, otherDam, dam1, dam2, dam1})
	if len(got) != 3 {
		t.Fatalf("%d stories, want 3: %+v", len(got), got)
	}
	s := got[0]
	if s.ID != "dam1" || len(s.Readings) != 3 {
		t.Errorf("first story is %s with %d articles, want dam1 with 3", s.ID, len(s.Readings))
	}
	for i := 1; i < len(s.Readings); i++ {
		if article.ByDate(s.Readings[i-1].Article, s.Readings[i].Article) > 0 {
			t.Errorf("readings are not in order of date")
		}
	}
	e := s.Episodes[0]
	if len(e.Why) != len(e.Articles)-1 {
		t.Errorf("%d reasons for %d articles", len(e.Why), len(e.Articles))
	}
	for _, w := range e.Why {
		if !strings.HasPrefix(w, "joined because it shares ") {
			t.Errorf("reason %q", w)
		}
	}
	if want := article.OnDay(time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC), article.Explicit); !e.When.From.Equal(want.From) || !e.When.To.Equal(want.To.AddDate(0, 0, 1)) {
		t.Errorf("episode is of %v to %v, want 4 and 5 March", e.When.From, e.When.To)
	}
}

func TestTheOrderOfArrivalDoesNotMatter(t *testing.T) {
	rs := []*article.Reading{choir, dam3, otherDam, dam1, dam2}
	want := Stories(rs)
	rnd := rand.New(rand.NewSource(2))
	for range 20 {
		rnd.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if got := Stories(rs); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order, another result")
		}
	}
}

func TestPlacement(t *testing.T) {
	x := NewStream()
	for _, step := range []struct {
		r       *article.Reading
		episode article.ID
		opened  bool
		why     string
	}{
		{dam1, "dam1", true, "no article of the same event is here"},
		{choir, "choir", true, "no article of the same event is here"},
		{dam2, "dam1", false, "joined because it shares"},
		{otherDam, "otherdam", true, "kept apart because it only shares"},
		{dam3, "dam1", false, "joined because it shares"},
	} {
		got := x.Add(step.r)
		if got.Episode != step.episode || got.Opened != step.opened || !strings.HasPrefix(got.Why, step.why) {
			t.Errorf("%s: %+v, want episode %s, %q", step.r.ID, got, step.episode, step.why)
		}
	}
}

func TestCopiesGoWithTheirOrigin(t *testing.T) {
	copied := piece("copied", "", "Water worries\nEngineers are busy.")
	copied.Origin = article.Origin{Kind: article.Copy, Of: "dam1", Root: "dam1", Why: "2 of 2 sentences stand in the article of outlet-dam1"}
	got := Stories([]*article.Reading{dam1, dam2, dam3, choir, copied})
	n, _ := find(got, "copied")
	if m, _ := find(got, "dam1"); n != m {
		t.Errorf("the copy is in story %d, its origin in %d", n, m)
	}
}

// TestAggregatorsDoNotBridge: a page made of articles on two matters joins one
// of them and does not bring them together.
func TestAggregatorsDoNotBridge(t *testing.T) {
	page := piece("page", "", dam1.Text+"\n"+dam3.Text+"\n"+choir.Text)
	page.Form = article.Aggregator
	got := Stories([]*article.Reading{dam1, dam2, dam3, choir, page})
	d, _ := find(got, "dam1")
	c, _ := find(got, "choir")
	p, _ := find(got, "page")
	if d == c || p != d {
		t.Errorf("dam in story %d, choir in %d, page in %d", d, c, p)
	}
}

func TestNothing(t *testing.T) {
	if got := Stories(nil); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	empty := &article.Reading{Article: &article.Article{ID: "e"}}
	if got := Stories([]*article.Reading{empty, {Article: &article.Article{ID: "f"}, Notes: &article.Notes{}}}); len(got) != 2 {
		t.Errorf("articles without words: %d stories, want each alone", len(got))
	}
}

// The dam again, three weeks later: another event, the same matter.
var (
	inquiry1 = piece("inquiry1", "2031-04-16", `Judge Aldous opens hearings on Tarn Valley
Judge Henrik Aldous will hear forty witnesses on the Tarn Valley dam before the summer, he said as his inquiry opened.
Former inspector Nils Farrow was the first to testify. He told the judge that he had reported damage to the wall in November.
Lawyers for the water board asked for a week to search its archive in Brenn.
The hearings are held in the old customs house and can be followed by everybody.`)
	inquiry2 = piece("inquiry2", "2031-04-17", `Inspector's letter lay in a drawer, judge hears
A letter in which inspector Nils Farrow warned of damage lay in a drawer for four months, Judge Henrik Aldous heard on Thursday.
A clerk of the water board, Sanna Reel, testified that she had filed it under the wrong valley.
Lawyers for the board and its head, Lidia Brook, told the customs house hearing that nobody had wanted to hide it.
More witnesses will testify about the dam next week.`)
	// The same person and town, another matter.
	marathon = piece("marathon", "2031-04-16", `Lidia Brook to run Osterby marathon for charity
Lidia Brook has entered the Osterby marathon and hopes to collect money for a children's hospice, the organisers announced.
Some 1,200 runners will start from the market square at nine on Sunday, dressed as they please.
Last year's race was won by a postman in under three hours.`)
)

func TestChains(t *testing.T) {
	got := Stories([]*article.Reading{dam1, dam2, dam3, inquiry1, inquiry2, marathon, choir})
	d, first := find(got, "dam1")
	i, second := find(got, "inquiry1")
	j, same := find(got, "inquiry2")
	m, _ := find(got, "marathon")
	if d != i || i != j {
		t.Fatalf("the dam is in story %d, its inquiry in %d and %d", d, i, j)
	}
	if first == second || second != same {
		t.Errorf("the dam is in episode %d, the inquiry in %d and %d", first, second, same)
	}
	if m == d {
		t.Errorf("the marathon is in the story of the dam")
	}
	if l := got[d].Episodes[second].Link; !strings.Contains(l, "Brook") && !strings.Contains(l, "Tarn") {
		t.Errorf("link %q names nothing they share", l)
	}
}

// TestDatesKeepLookAlikesApart: the same words years apart are two events.
func TestDatesKeepLookAlikesApart(t *testing.T) {
	const quake = `Earthquake shakes Velm island
An earthquake shook Velm island on Tuesday, damaging houses in the harbour town of Kesra.
Four people were hurt, governor Ilan Dorr said, and tents were brought by helicopter.
The villages along the coast lost power for a night.`
	again := strings.NewReplacer("on Tuesday", "overnight", "Four", "Six", "tents", "blankets", "for a night", "until noon", "damaging", "cracking").Replace(quake)
	for _, tt := range []struct {
		second string
		want   bool // one episode
	}{{"2031-05-03", true}, {"2034-05-03", false}} {
		got := Stories([]*article.Reading{piece("q1", "2031-05-02", quake), piece("q2", tt.second, again), choir})
		a, ea := find(got, "q1")
		b, eb := find(got, "q2")
		if one := a == b && ea == eb; one != tt.want {
			t.Errorf("%s: one episode is %v, want %v", tt.second, one, tt.want)
		}
	}
}

const (
	tennis = `Ilan Dorr reaches final of Kesra Open
Ilan Dorr beat Piet Asmus in two sets on Saturday to reach the final of the Kesra Open, a tennis tournament on clay.
The top seed will meet Jon Thorne for the title. Dorr saved a set point and served eleven aces.`
	tennisAgain = `Asmus no match for Dorr at Kesra tennis
Top seed Ilan Dorr needed two sets to get past Piet Asmus at the Kesra Open on Saturday and is in the final on Sunday.
Dorr served eleven aces. Seventy minutes were enough, and the crowd gave both players a long ovation on the clay court.`
)

// sameEpisode reports whether articles a and b of rs end up in one episode.
func sameEpisode(rs ...*article.Reading) bool {
	stories := Stories(rs)
	a, ea := find(stories, "a")
	b, eb := find(stories, "b")
	return a == b && ea == eb
}

// TestSilenceParts: a tournament is played again; words alone would join them.
func TestSilenceParts(t *testing.T) {
	const why = "kept apart because nothing was written for 20 days between them"
	for _, tt := range []struct {
		day  string
		want bool // one episode
	}{{"2031-05-03", true}, {"2031-05-22", false}, {"", true}} {
		a, b := piece("a", "2031-05-02", tennis), piece("b", tt.day, tennisAgain)
		if one := sameEpisode(a, b, choir); one != tt.want {
			t.Errorf("%q: one episode is %v, want %v", tt.day, one, tt.want)
		}
		s := NewStream()
		s.Add(a)
		if d := s.Add(b); d.Opened == tt.want || !tt.want && !strings.HasPrefix(d.Why, why) {
			t.Errorf("%q: streamed %+v, want one episode: %v", tt.day, d, tt.want)
		}
	}
}

// TestSilenceIsFilled: an article between two parts of an event joins them.
func TestSilenceIsFilled(t *testing.T) {
	if !sameEpisode(piece("a", "2031-05-02", tennis), piece("c", "2031-05-08", tennis), piece("b", "2031-05-14", tennisAgain), choir) {
		t.Error("an event that is told without a break is not one episode")
	}
}

// TestCopiesLendTheirDates: two reports alike, of which only copies have a date,
// are two events if the copies are weeks apart.
func TestCopiesLendTheirDates(t *testing.T) {
	for _, tt := range []struct {
		day  string
		want bool // one episode
	}{{"2031-05-02", true}, {"2031-05-22", false}} {
		rs := []*article.Reading{piece("a", "", tennis), piece("b", "", tennisAgain), piece("a2", "2031-05-02", tennis), piece("b2", tt.day, tennisAgain), choir}
		rs[2].Origin = article.Origin{Kind: article.Copy, Of: "a", Root: "a", Why: "3 of 3 sentences stand there"}
		rs[3].Origin = article.Origin{Kind: article.Copy, Of: "b", Root: "b", Why: "3 of 3 sentences stand there"}
		if one := sameEpisode(rs...); one != tt.want {
			t.Errorf("%s: one episode is %v, want %v", tt.day, one, tt.want)
		}
	}
}

// TestCourtParts: what a case in court tells again of a deed makes no event of
// the two, unless they are of one day.
func TestCourtParts(t *testing.T) {
	const deed = `Two die in shooting at Kesra bakery
Two bakers died when a colleague opened fire at the Linden bakery in Kesra, police said.
Mara Voss, 41, had been sent home an hour before and came back with a pistol. Ilan Dorr and Jon Thorne died at the ovens.`
	const trial = `Life for woman who shot two at bakery
A court in Osterby sentenced Mara Voss to life in prison on Friday.
She had shot two men at work in Kesra. Judge Lidia Brook called the act cold, and relatives wept. Her lawyer will ask for a milder term.`
	telling := func(id, day, body string, acts ...string) *article.Reading {
		r := piece(id, day, body)
		for k, act := range acts {
			r.Notes.Clauses = append(r.Notes.Clauses, article.Clause{Span: r.Sentences[k].Span, Sentence: k, Act: act})
		}
		return r
	}
	for _, tt := range []struct {
		name       string
		day, other string
		acts       []string // of the second
		want       bool     // one episode
	}{
		{"a sentence and a deed", "", "", []string{"try", "try"}, false},
		{"two reports of the deed", "", "", []string{"die", "attack"}, true},
		{"a sentence told of late", "", "", []string{"die", "attack", "try"}, true},
		{"the same evening", "2031-05-02", "2031-05-03", []string{"charge"}, true},
	} {
		a, b := telling("a", tt.day, deed, "die", "die"), telling("b", tt.other, trial, tt.acts...)
		if one := sameEpisode(a, b, choir); one != tt.want {
			t.Errorf("%s: one episode is %v, want %v", tt.name, one, tt.want)
		}
		s := NewStream()
		s.Add(a)
		const why = "kept apart because one tells of a case in court and the other knows of none"
		if d := s.Add(b); d.Opened == tt.want || !tt.want && !strings.HasPrefix(d.Why, why) {
			t.Errorf("%s: streamed %+v, want one episode: %v", tt.name, d, tt.want)
		}
	}
}

// TestFarSeries: instalments of a series are no more alike for being far apart.
func TestFarSeries(t *testing.T) {
	const kesra = `Weather in Kesra on Friday
Fog lifts before noon in Kesra on Friday, the weather service says. In the afternoon the sky over the coast is clear and a light wind blows from the south.
Readings at eight: 4 degrees, 1,021 hectopascal, visibility of 300 metres. Drivers are asked to leave their lamps on until the fog is gone.`
	other := strings.ReplaceAll(kesra, "Kesra", "Osterby")
	for _, day := range []string{"2031-05-02", "2031-05-07", "2031-06-20"} {
		s := NewStream()
		s.addAll([]*article.Reading{piece("a", "2031-05-02", kesra), piece("b", day, other), choir})
		if e := s.weigh(s.number["a"], s.number["b"]); e.odds() >= joinEpisode {
			t.Errorf("%s: %+v", day, e)
		}
	}
}

// TestTitlesThatNameDifferentThings: two storms told in much the same words.
func TestTitlesThatNameDifferentThings(t *testing.T) {
	const kesra = `Storm warning for Kesra
A storm with gusts of 110 kilometres an hour will reach the town of Kesra tonight, the weather service warns.
Parks are closed, and ferries stay in the harbour until noon.`
	for _, tt := range []struct {
		name, other string
		want        bool
	}{
		{"another town", `Storm warning for Osterby
Gusts may tear branches from trees in Osterby, where a storm arrives before midnight, the weather service says.
Ferries stay in the harbour and parks are closed.`, true},
		{"the same town in other words", `Gusts of 110 expected
A storm will hit Kesra tonight, the weather service says. Parks and ferries are closed until noon.`, false},
		{"a title that the other text knows", `Kesra braces for storm, Osterby hopes
Kesra expects a storm tonight, the weather service says.`, false},
	} {
		s := NewStream()
		s.addAll([]*article.Reading{piece("a", "", kesra), piece("b", "", tt.other), choir})
		if got := s.profiles[s.number["a"]].twins(s.profiles[s.number["b"]]); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestSeries: instalments of a series are near copies and two events; a report
// under a title that spells a name otherwise is a copy.
func TestSeries(t *testing.T) {
	const kesra = `Weather in Kesra on Friday
Fog lifts before noon in Kesra on Friday, the weather service says. In the afternoon the sky over the coast is clear and a light wind blows from the south.
Readings at eight: 4 degrees, 1,021 hectopascal, visibility of 300 metres. Drivers are asked to leave their lamps on until the fog is gone.`
	for _, tt := range []struct {
		name string
		swap []string
		want bool // one episode
	}{
		{"another town", []string{"Kesra", "Osterby"}, false},
		{"the same town, spelled otherwise", []string{"Kesra", "Kesrah"}, true},
		{"another figure", []string{"300", "500"}, true},
	} {
		for _, copied := range []bool{false, true} {
			other := piece("b", "2031-05-02", strings.NewReplacer(tt.swap...).Replace(kesra))
			if copied {
				other.Origin = article.Origin{Kind: article.Copy, Of: "a", Root: "a", Why: "5 of 5 sentences stand in the article of outlet-a"}
			}
			rs := []*article.Reading{piece("a", "2031-05-02", kesra), other, choir, otherDam}
			got := Stories(rs)
			a, ea := find(got, "a")
			b, eb := find(got, "b")
			if one := a == b && ea == eb; one != tt.want {
				t.Errorf("%s, said to be a copy: %v: one episode is %v, want %v", tt.name, copied, one, tt.want)
			}
			s := NewStream()
			s.Add(rs[0])
			if d := s.Add(other); d.Opened == tt.want {
				t.Errorf("%s, said to be a copy: %v: streamed %+v, want one episode: %v", tt.name, copied, d, tt.want)
			}
		}
	}
}

// Asides that every report has make no matter of two: words that begin a
// sentence are no names, and episodes that name nobody in common are no story.
func TestAsidesMakeNoStory(t *testing.T) {
	aside := " Rain fell on the roofs while our reporter listened. Work will go on until the end of the week. Neighbours brought soup and blankets through the small hours."
	told := func(id, town, thing, what, who string) *article.Reading {
		return piece(id, "2031-05-06", thing+" of "+town+" "+what+", residents say\nIn "+town+" the "+strings.ToLower(thing)+" "+what+" on Monday, "+who+" said."+aside)
	}
	var rs []*article.Reading
	for i, m := range [][]string{
		{"Halvik", "Ferry", "ran aground on a sandbank", "Elin Marsk"}, {"Tarn", "School", "lost its roof in a gale", "Ivo Reth"},
		{"Morrow", "Bridge", "was closed after a cable snapped", "Paul Drey"}, {"Quell", "Market", "burned down in the night", "Marta Quist"},
	} {
		for k := range 3 {
			rs = append(rs, told(fmt.Sprintf("m%d%d", i, k), m[0], m[1], m[2], m[3]))
		}
	}
	got := Stories(rs)
	if len(got) != 4 {
		t.Errorf("%d stories, want 4", len(got))
	}
}

// TestOfOtherCasts: what many parliaments do, told in the words such reports have, is
// as many stories. That all name a parliament, and some a first name that many have,
// is nothing in common.
func TestOfOtherCasts(t *testing.T) {
	starts, ends := []string{"Gra", "Kel", "Tro", "Vai", "Nis", "Zu", "Lei", "Hau", "Pri", "Sko"}, []string{"mark", "vik", "stad", "berg", "sund", "holm", "rora"}
	firsts := []string{"Dora", "Sven", "Igor", "Wanda"}
	name := func(n int) string { return starts[n%10] + starts[n/10%10][:2] + ends[n%7] }
	s := NewStream()
	var rs []*article.Reading
	for m := range 60 {
		at, of, who, whom := name(7*m+1), name(7*m+3), firsts[m%4]+" "+name(7*m+5)+"son", firsts[m/4%4]+" "+name(7*m+6)+"sen"
		told := []string{fmt.Sprintf(`%[1]s Parliament passes %[2]s rent bill
The %[1]s Parliament passed the rent bill for %[2]s by %[5]d votes on Tuesday after a night of debate.
Under the bill no rent may rise by more than %[6]d percent a year, said %[3]s, the minister who wrote it.
The opposition under %[4]s said it would take the bill to court within the week.`, at, of, who, whom, 20+m, 2+m%7),
			fmt.Sprintf(`Opposition takes %[2]s rent bill to court
The opposition in the %[1]s Parliament took the rent bill for %[2]s to court on Saturday, days after it was passed.
No rent may rise by more than %[5]d percent a year under the bill, which %[4]s called an attack on owners.
Minister %[3]s said the court would find nothing wrong with it.`, at, of, who, whom, 2+m%7)}
		for k, day := range []string{"2031-05-06", "2031-05-10"} {
			if m%3 == k { // of some only what came first is told, of some what came later
				continue
			}
			for n := range 2 {
				r := piece(fmt.Sprintf("%02d-%d%d", m, k, n), day, told[k])
				if n > 0 {
					r = piece(fmt.Sprintf("%02d-%d%d", m, k, n), day, told[k]+"\nThe house in "+at+" meets again on Monday.")
				}
				rs = append(rs, r)
			}
		}
	}
	rs = append(rs, newPress().some(100)...)
	take(s, cameAt, rs...)
	in := map[article.ID]map[int32]bool{} // the stories of each matter
	shared := 0
	for a, x := range s.episodes {
		if x == nil || s.profiles[x.members[0]].id[2] != '-' {
			continue
		}
		of := func(e *episode) article.ID { return s.profiles[e.members[0]].id[:2] }
		if in[of(x)] == nil {
			in[of(x)] = map[int32]bool{}
		}
		in[of(x)][x.tale] = true
		for _, y := range s.episodes[:a] {
			if y == nil || s.profiles[y.members[0]].id[2] != '-' || of(x) == of(y) {
				continue
			}
			if !s.strangers(x, y) || x.tale == y.tale {
				t.Errorf("matters %s and %s have something in common", of(x), of(y))
			}
			if s.profiles[x.reps[0]].namesAlike(s.profiles[y.reps[0]]) > 0 {
				shared++
			}
		}
	}
	for m, tales := range in {
		if len(tales) > 1 {
			t.Errorf("matter %s is %d stories", m, len(tales))
		}
	}
	if len(in) != 60 || shared < 100 {
		t.Errorf("%d matters, %d pairs that share a name", len(in), shared)
	}
}

// TestOneForm: what a newsroom writes by form of two accidents is two stories,
// however alike it reads, and one accident told in two forms is one.
func TestOneForm(t *testing.T) {
	form := func(id, day, title, place, road, name string, hurt int) *article.Reading {
		return piece(id, day, fmt.Sprintf(`%s
%d people were hurt when a coach left the road near %s, county police said.
The coach slid down a bank on the %s and came to rest on its side. Firefighters cut passengers free with hydraulic shears.
Inspector %s of the county police said the driver had been tested and was sober. It rained at the time of the crash.
Police ask drivers who were on the road at the time to come forward.`, title, hurt, place, road, name))
	}
	for _, tt := range []struct {
		name  string
		other *article.Reading
		want  bool   // one story
		title string // of the first
	}{
		{"another place, and titles that name nobody", form("b", "2031-05-02", "Driver was sober, says inspector", "Osterby", "Sund road", "Piet Asmus", 9), false, "Coach crash: driver was sober"},
		{"the same crash, and titles that name nobody", form("b", "2031-05-02", "Driver was sober, says inspector", "Kesra", "Linden pass", "Lidia Brook", 12), true, "Coach crash: driver was sober"},
		{"another place the same day", form("b", "2031-05-02", "Coach crash near Osterby hurts 14", "Osterby", "Sund road", "Piet Asmus", 14), false, ""},
		{"another place, other words in the title", form("b", "2031-05-03", "Passengers freed after Osterby accident", "Osterby", "Sund road", "Piet Asmus", 9), false, ""},
		{"the same crash", form("b", "2031-05-02", "Passengers freed after Kesra accident", "Kesra", "Linden pass", "Lidia Brook", 12), true, ""},
	} {
		stories := Stories([]*article.Reading{form("a", "2031-05-02", cmp.Or(tt.title, "Coach crash near Kesra hurts 12"), "Kesra", "Linden pass", "Lidia Brook", 12), tt.other, choir})
		a, _ := find(stories, "a")
		b, _ := find(stories, "b")
		if got := a == b; got != tt.want {
			t.Errorf("%s: one story: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestLeague: the matches of a league, reported in the words that such reports have,
// are not one story, though each team plays all others: the home matches of one team
// may be.
func TestLeague(t *testing.T) {
	teams := []struct{ town, club, coach, striker, keeper, ground string }{
		{"Kesra", "Rovers", "Odo Marsk", "Levan Tilde", "Igor Pellow", "Linden Park"},
		{"Osterby", "Wanderers", "Nils Brook", "Ravi Holm", "Jan Ostrel", "Mill Lane"},
		{"Halvik", "Harriers", "Pavel Thorne", "Emil Sarto", "Bo Quill", "Norra Field"},
		{"Brenn", "Athletic", "Karl Venn", "Tobin Ashe", "Luka Farrow", "Abbey Road End"},
		{"Storsund", "Town", "Viktor Hale", "Arno Keats", "Leo Umber", "Dock Street"},
		{"Tarn", "Albion", "Yuri Clave", "Rafe Dunmore", "Sven Iddo", "Reservoir Ground"},
		{"Aalby", "United", "Dario Fenn", "Enzo Wray", "Kaj Morrow", "Brewery End"},
		{"Sund", "Orient", "Gero Pike", "Nico Vance", "Ivo Raske", "Ferry Meadow"},
	}
	var rs []*article.Reading
	for i, home := range teams {
		for j, away := range teams {
			if i == j {
				continue
			}
			n := len(rs)
			day := time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n/4*3).Format(time.DateOnly)
			rs = append(rs, piece(fmt.Sprint("match", n), day, fmt.Sprintf(`%s beat %s %d-1
%s scored twice as %s %s beat %s %s %d-1 at %s in the Northern League on Saturday.
The striker headed in a corner after %d minutes and doubled the lead from the penalty spot before half-time.
%s pulled one back for the visitors with a low shot, but goalkeeper %s kept his side ahead with a late save.
"We defended well and took our chances," said %s coach %s.
His opposite number, %s, said his players had been second best all over the pitch. %s saved a second penalty in stoppage time.`,
				home.town, away.town, 2+n%3, home.striker, home.town, home.club, away.town, away.club, 2+n%3, home.ground, 10+n%34,
				away.striker, home.keeper, home.town, home.coach, away.coach, away.keeper)))
		}
	}

	for _, st := range Stories(rs) {
		if n := len(st.Readings); n >= len(teams) {
			t.Errorf("a story of %d matches", n)
		}
	}
}

// TestCourtCase: a case that goes on for months is one story, though each report
// has words and people of its own.
func TestCourtCase(t *testing.T) {
	rs := []*article.Reading{
		piece("case1", "2031-01-10", `Ferry owner Tilde charged over Kesra sinking
Prosecutors in Kesra charged the ferry owner Levan Tilde on Friday with manslaughter over the sinking of the Norra Star.
Thirty-one people drowned when the Norra Star went down off Linden Point in a November gale.
Prosecutor Ines Halle said that Tilde had been warned of rust in the hull. He denies it.`),
		piece("case2", "2031-02-14", `Norra Star trial opens in Kesra
The trial of Levan Tilde over the loss of the Norra Star opened on Friday before a packed court in Kesra.
Judge Mara Quist read out the names of the thirty-one dead. Relatives wept.
Prosecutor Ines Halle asked for twelve years. Counsel Bo Ferrand said his client was a scapegoat.`),
		piece("case3", "2031-03-20", `Welder tells court of holes in the Norra Star
A welder told the court in Kesra on Thursday that he had patched eleven holes in the Norra Star.
Gero Pike said the work was done at night on the orders of Levan Tilde, who shook his head.
Judge Mara Quist adjourned the hearing until April.`),
		piece("case4", "2031-05-02", `Tilde jailed for nine years over Norra Star
Levan Tilde was sentenced to nine years in prison on Friday for the deaths of thirty-one people on the Norra Star.
Judge Mara Quist said that the owner had put money before lives. Prosecutor Ines Halle called the sentence fair.
Bo Ferrand said that he would appeal.`),
		piece("case5", "2031-07-11", `Appeal court upholds sentence in ferry case
The appeal court in Storsund upheld the nine-year sentence of the ferry owner Levan Tilde on Friday.
It found no fault in the way Judge Mara Quist had heard the welder Gero Pike on the holes in the Norra Star.
Bo Ferrand said there was nothing more to be done.`),
		choir, dam1, dam2, otherDam,
	}
	stories := Stories(rs)
	want, _ := find(stories, "case1")
	for _, r := range rs[1:5] {
		if got, _ := find(stories, r.ID); got != want {
			t.Errorf("%s is in another story than case1", r.ID)
		}
	}
}

// TestSpelledNearly: the same name in another spelling or form of the word is no
// other name.
func TestSpelledNearly(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"zelenski", "zelenskyy", true}, {"ukrain", "ukrainian", true}, {"gaddafi", "gadhafi", true},
		{"laurina", "laukvik", false}, {"kesra", "osterby", false}, {"mark", "marsk", true}, {"bo", "bo", true}, {"bo", "bonn", false},
	} {
		if got := nearly([]rune(tt.a), []rune(tt.b)); got != tt.want {
			t.Errorf("%s, %s: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestUndatedLinksLess: what nobody dates may be of another year, so that it takes more
// to make one matter of it than if it were known to be of that month.
func TestUndatedLinksLess(t *testing.T) {
	link := func(day string) float64 {
		s := NewStream()
		s.addAll([]*article.Reading{dam1, piece("letter", day, inquiry2.Text), marathon, choir})
		all := s.inOrder()
		in := func(i int) *episode {
			return all[slices.IndexFunc(all, func(e *episode) bool { return slices.Contains(e.members, int32(i)) })]
		}
		return s.chained(in(0), in(1))
	}
	soon, late, unknown := link("2031-03-20"), link("2032-03-20"), link("")
	if !(soon > unknown && unknown > late) {
		t.Errorf("an episode links by %.2f soon after the other, by %.2f a year later, by %.2f on a day nobody states", soon, late, unknown)
	}
}
