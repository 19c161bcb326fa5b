package cluster

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// naming has a reading name a day: of the first words like that, on a date, or on a
// day of the week where it has none.
func naming(r *article.Reading, words, day string, how article.How) *article.Reading {
	at := strings.Index(r.Text, words)
	if at < 0 {
		panic(words)
	}
	t := article.Time{Span: text.Span{Start: at, End: at + len(words)}}
	if day != "" {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			panic(err)
		}
		t.When = article.OnDay(d, how)
	} else {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.HasSuffix(words, d.String()) {
				t.Rel = article.Rel{Kind: article.WeekdayRel, Weekday: d}
			}
		}
	}
	r.Notes.Times = append(r.Notes.Times, t)
	return r
}

// ferry is a report of what came of an accident.
const ferry = `Ferry Linden afloat again
Tugs pulled the ferry Linden, which ran aground on Monday, off a sandbank near Kesra on Friday.
Harbour master Ilan Dorr said on Saturday that no oil had been lost.
Repairs will take until 3 June.`

func TestHeadDays(t *testing.T) {
	dated := func() *article.Reading {
		r := piece("a", "2031-05-03", ferry)
		at := strings.Index(ferry, "which ran")
		r.Notes.Clauses = []article.Clause{{Span: text.Span{Start: at, End: strings.Index(ferry, ", off")}, Sub: true}}
		return r
	}
	friday := int32(time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	for _, tt := range []struct {
		name       string
		words, day string
		how        article.How
		want       headDays
	}{
		{"a day of the main clause", "on Friday", "2031-05-02", article.ByWeekday, headDays{[]int32{friday}, 1 << time.Friday}},
		{"of the second sentence", "on Saturday", "2031-05-03", article.ByWeekday, headDays{[]int32{friday + 1}, 1 << time.Saturday}},
		{"without a date", "on Friday", "", "", headDays{nil, 1 << time.Friday}},
		{"what led up to it", "on Monday", "2031-04-28", article.ByWeekday, headDays{}},
		{"told as today", "on Friday", "2031-05-02", article.Relative, headDays{}},
		{"further down", "3 June", "2031-06-03", article.YearFound, headDays{}},
	} {
		got := headDaysOf(naming(dated(), tt.words, tt.day, tt.how))
		if len(got.days) == 0 {
			got.days = nil
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestDaysClash(t *testing.T) {
	const mon, tue, thu = 1 << time.Monday, 1 << time.Tuesday, 1 << time.Thursday
	for _, tt := range []struct {
		name  string
		a, b  headDays
		apart int
		clash bool
	}{
		{"one day", headDays{[]int32{22400}, mon}, headDays{[]int32{22400}, mon}, 0, false},
		{"a night has two", headDays{[]int32{22400}, mon}, headDays{[]int32{22401}, tue}, 1, false},
		{"three days on", headDays{[]int32{22400}, mon}, headDays{[]int32{22403}, thu}, 3, true},
		{"one of two in common", headDays{[]int32{22400, 22403}, mon | thu}, headDays{[]int32{22403}, thu}, 0, false},
		{"a week on", headDays{[]int32{22400}, mon}, headDays{[]int32{22407}, mon}, 7, true},
		{"one has no date, the same day of the week", headDays{nil, mon}, headDays{[]int32{22407}, mon}, 0, false},
		{"one has no date, another", headDays{nil, mon}, headDays{[]int32{22403}, thu}, 0, true},
		{"one names none", headDays{}, headDays{[]int32{22403}, thu}, 0, false},
	} {
		for _, x := range [][2]headDays{{tt.a, tt.b}, {tt.b, tt.a}} {
			if d, c := x[0].apart(x[1]), x[0].clash(x[1]); d != tt.apart || c != tt.clash {
				t.Errorf("%s: %d days apart, clash %v, want %d, %v", tt.name, d, c, tt.apart, tt.clash)
			}
		}
	}
}

// TestAnotherDayIsAnInstalment: what a newsroom writes by form of two days of one
// matter is two events, and told of one day it is one.
func TestAnotherDayIsAnInstalment(t *testing.T) {
	const first = `Talks on Linden mill strike in Kesra
The owners of the Linden paper mill and the Kesra Workers’ Union met for five hours on Friday.
Mediator Ilan Dorr said both sides had moved. “They listened, and that is new,” he said.
Some 1,200 workers have been on strike at the mill since April. The union wants seven per cent more pay.`
	for _, tt := range []struct {
		weekday, day string
		want         bool // one episode
	}{{"Friday", "2031-05-02", true}, {"Monday", "2031-05-05", false}} {
		second := strings.NewReplacer("Talks on", "Union, owners meet over", "five hours", "six hours", "Friday", tt.weekday, "had moved", "were close", "Some 1,200", "About 1,200").Replace(first)
		a := naming(piece("a", "2031-05-02", first), "on Friday", "2031-05-02", article.ByWeekday)
		b := naming(piece("b", "2031-05-05", second), "on "+tt.weekday, tt.day, article.ByWeekday)
		if one := sameEpisode(a, b, choir); one != tt.want {
			t.Errorf("%s: one episode is %v, want %v", tt.weekday, one, tt.want)
		}
	}
}

// TestTold: what the titles say decides between two reports that share their matter.
func TestTold(t *testing.T) {
	s := NewStream()
	add := func(id, body string) *profile {
		s.Add(piece(id, "2031-05-02", body))
		return s.profiles[s.number[article.ID(id)]]
	}
	vote := add("a", `Kesra council votes to close Linden school
The council of Kesra voted on Friday to close the Linden school. Mayor Ilan Dorr said that there were too few children.`)
	again := add("b", `Linden school in Kesra to close
The Linden school will close in summer, the council of Kesra decided. “Too few children are left,” mayor Ilan Dorr said.`)
	other := add("c", `Parents march with drums and lanterns
Some 300 parents marched through Kesra against the end of the Linden school. Mayor Ilan Dorr watched from a window of the council.`)
	same, _ := vote.told(again)
	march, _ := vote.told(other)
	if same < enoughTold || march > enoughTold-0.1 {
		t.Errorf("told %.2f of the same vote and %.2f of the march, want more and clearly less than %.2f", same, march, enoughTold)
	}
	if _, known := vote.told(&profile{}); known {
		t.Error("of an article without a title something is told")
	}
}

// TestRecalled: what comes of an event after a long time is of its story if it says
// when that was, and of nobody else's.
func TestRecalled(t *testing.T) {
	const deed = `Baker shot dead in Kesra
Police shot dead the baker Levan Tilde in his shop in Kesra late on Saturday, officials said.
Officers Jon Thorne and Piet Asmus had been called by a neighbour. Inspector Lidia Brook said that he had held a knife.`
	const charge = `Officer charged over death of Levan Tilde
A police officer was charged on Thursday over the death of the baker Levan Tilde, who was shot in his shop in Kesra in March.
Jon Thorne says that there was a knife. Inspector Lidia Brook is to be heard in January.`
	month := func(y int, m time.Month) article.When {
		return article.When{From: time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), To: time.Date(y, m+1, 1, 0, 0, 0, 0, time.UTC), Gran: article.Month, How: article.Relative}
	}
	for _, tt := range []struct {
		name string
		in   article.When
		want bool // one story
	}{
		{"the month of the deed", month(2031, time.March), true},
		{"another month", month(2031, time.May), false},
		{"the same month two years before", month(2029, time.March), false},
		{"no time", article.When{}, false},
	} {
		r := naming(piece("b", "2031-09-04", charge), "in March", "2031-03-01", article.Relative)
		r.Notes.Times[0].When = tt.in
		stories := Stories([]*article.Reading{piece("a", "2031-03-23", deed), r, choir, dam1, otherDam})
		a, _ := find(stories, "a")
		b, _ := find(stories, "b")
		if got := a == b; got != tt.want {
			t.Errorf("%s: one story is %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestOtherTitleSamePeople: titles that name different things part no reports that
// name the same people.
func TestOtherTitleSamePeople(t *testing.T) {
	stories := Stories([]*article.Reading{
		piece("a", "2031-07-08", `Sundholm tanker aground, 800 tonnes lost
The tanker Corsa Linde ran onto rocks off the island of Sundholm late on Friday and is leaking oil, the coastguard said.
The captain, Leon Castor, was taken off with his crew. The owner said that the engine had failed in heavy seas.`),
		piece("b", "2031-07-10", `Black tide reaches Gull Bay
The first birds came ashore at Gull Bay before breakfast, and the rocks are slippery with oil from the Corsa Linde.
Lobster fisherman Ivar Berg saw her strike: there was nothing wrong with that engine. The captain, Leon Castor, sits in the harbour hotel with his crew.`),
		choir, dam1, otherDam,
	})
	a, _ := find(stories, "a")
	b, _ := find(stories, "b")
	if a != b {
		t.Error("two reports of one wreck are two stories")
	}
}
