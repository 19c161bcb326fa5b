package page_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/timeline"
	"github.com/synoptic-news/synoptic/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestNew(t *testing.T) {
	p, err := page.New(dam(t))
	if err != nil {
		t.Fatal(err)
	}
	if p.Counts.Dropped != 0 {
		t.Errorf("dropped %d sentences of a page that holds", p.Counts.Dropped)
	}
	b, err := page.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/page.json", b)
	q, err := page.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := page.Encode(q)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, again) {
		t.Error("decoding and encoding a page gives other bytes")
	}
}

// A line of the timeline that begins with "She" names nobody.
func TestEntryNamesSomebody(t *testing.T) {
	lake := paper("a000000000000001", "Lake", "https://lake.example/1", 3, "Talks in Halden",
		"Ilse Brandvik came to Halden.| She met the envoy on Monday.| But then she met the minister.| Brandvik met the envoy on Monday.| That was the second talk on Monday.")
	lake.Notes.Tokens = text.Tokens(lake.Text, text.Span{End: len(lake.Text)})
	telling := func(words string) story.Telling {
		p := at(lake, words)
		return story.Telling{Passage: p, Sentence: p.Span}
	}
	she, but, named := telling("She met the envoy on Monday."), telling("But then she met the minister."), telling("Brandvik met the envoy on Monday.")
	that := telling("That was the second talk on Monday.")
	for _, tt := range []struct {
		tellings []story.Telling
		want     int
	}{{[]story.Telling{she}, 0}, {[]story.Telling{but}, 0}, {[]story.Telling{that}, 0}, {[]story.Telling{named}, 1}, {[]story.Telling{she, named}, 1}} {
		p, err := page.New(page.Input{
			Story:  &story.Story{ID: "s", Readings: []*article.Reading{lake}, Cast: &story.Cast{}},
			Events: []story.Event{{Lane: story.Happened, When: onDay(2, article.Explicit, ""), Tellings: tt.tellings}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(p.Timeline.Happened); got != tt.want {
			t.Errorf("%d tellings give %d entries, want %d", len(tt.tellings), got, tt.want)
		} else if got == 1 && p.Timeline.Happened[0].Tellings[0].Sentence.Text() != named.Span.In(lake.Text) {
			t.Errorf("the entry begins %q", p.Timeline.Happened[0].Tellings[0].Sentence.Text())
		}
	}
}

// A pronoun that nobody can miss gives way to the name; an entry whose pronoun
// could be anybody's is left out.
func TestEntryResolvesPronouns(t *testing.T) {
	for _, tt := range []struct{ body, want string }{
		{"Harbour minister Mira Sand went to Orlo. She met Tobin Reve in Vell on Tuesday.", "[Mira Sand] met Tobin Reve in Vell on Tuesday."},
		{"Harbour minister Mira Sand went to Orlo. In her speech on Tuesday Mira Sand praised Tobin Reve.", "In her speech on Tuesday Mira Sand praised Tobin Reve."},
		{"Mira Sand met Ana Grell. On Tuesday, however, she left Orlo for Mira Sand's house.", "Mira Sand met Ana Grell."},
		{"Harbour minister Mira Sand went to Orlo. She burned it in Vell on Tuesday.", ""},
		{"On the far bank a baker opened his shop in Orlo on Tuesday for Mira Sand. Mira Sand came.", "On the far bank a baker opened his shop in Orlo on Tuesday for Mira Sand."},
		{"Harbour minister Mira Sand left Orlo, Bodo Lenz was told. Six sheds were burned on the pier on Tuesday, he said.", "Six sheds were burned on the pier on Tuesday …"},
		{"Mira Sand's answer left hopes in Orlo at their dimmest since Tobin Reve closed the harbour on May 3.", "… Tobin Reve closed the harbour on May 3."},
		{"Bodo Lenz began with his crew in Orlo, and said the crew of Mira Sand had suffered no violence at his hands since being seized on May 3.", ""},
		{"Harbour minister Mira Sand and Bodo Lenz went to Orlo. Bodo Lenz spoke, and Tobin Reve did. Ana Grell arrested him in Orlo on Tuesday.", ""},
	} {
		s := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", tt.body))
		events := timeline.Events(s)
		p, err := page.New(page.Input{Story: s, Events: events})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range p.Timeline.Happened {
			got = append(got, e.Tellings[0].Sentence.Text())
		}
		if all := strings.Join(got, "\n"); all != tt.want {
			t.Errorf("%s\ngives   %s\nwant    %s", tt.body, all, tt.want)
		}
	}
}

// Two outlets print one agency's words: they are one line of the timeline.
func TestEntryStandsOnce(t *testing.T) {
	var rs []*article.Reading
	var events []story.Event
	for _, id := range []string{"a000000000000001", "a000000000000002"} {
		r := paper(id, "Lake "+id, "https://lake.example/"+id, 3, "Talks in Halden", "Ilse Brandvik came to Halden.| Brandvik met the envoy on Monday.")
		r.Notes.Tokens = text.Tokens(r.Text, text.Span{End: len(r.Text)})
		p := at(r, "Brandvik met the envoy on Monday.")
		rs = append(rs, r)
		events = append(events, story.Event{Lane: story.Undated, Tellings: []story.Telling{{Passage: p, Sentence: p.Span}}})
	}
	p, err := page.New(page.Input{Story: &story.Story{ID: "s", Readings: rs, Cast: &story.Cast{}}, Events: events})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(p.Timeline.Undated); n != 1 {
		t.Errorf("%d entries, want 1", n)
	}

	// One sentence tells of a day and of the year before it.
	day, year := events[0], events[0]
	day.Lane, day.When = story.Happened, onDay(2, article.Explicit, "")
	year.Lane, year.When = story.Happened, article.When{From: march(1).AddDate(-1, 0, 0), To: march(1), Gran: article.Year, How: article.Explicit}
	p, err = page.New(page.Input{Story: &story.Story{ID: "s", Readings: rs, Cast: &story.Cast{}}, Events: []story.Event{year, day}})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Timeline.Happened; len(got) != 1 || !got[0].Date.OneDay() {
		t.Errorf("%+v, want one entry, of the day", got)
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, in := range []string{"", "{}", "[]", "null", `{"schema":"synoptic.page/1"}`, `{"schema":"synoptic.page/2"}`} {
		if _, err := page.Decode([]byte(in)); !errors.Is(err, page.ErrDecode) {
			t.Errorf("Decode(%q): %v", in, err)
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test -update writes it anew", file)
	}
}

// A story is dated by the days of what happened, else by its months; a year that is
// told of is no date of the story, nor is any day where the news itself has none.
func TestSpan(t *testing.T) {
	when := func(from, to string) page.Entry {
		day := func(s string) time.Time {
			at, err := time.Parse(time.DateOnly, s)
			if err != nil {
				t.Fatal(err)
			}
			return at
		}
		return page.Entry{Date: page.When{When: article.When{From: day(from), To: day(to), Gran: article.Interval}}}
	}
	later := when("2031-06-05", "2031-06-06")
	year, month, day := when("2001-01-01", "2002-01-01"), when("2031-05-01", "2031-06-01"), when("2031-05-06", "2031-05-07")
	for _, tt := range []struct {
		name    string
		told    []page.Entry
		written page.When // of its article
		undated int       // events without a day
		want    page.Entry
	}{
		{"a year alone", []page.Entry{year}, page.When{}, 0, page.Entry{}},
		{"a month", []page.Entry{year, month}, page.When{}, 0, month},
		{"a day", []page.Entry{year, month, day}, page.When{}, 0, day},
		{"last month's, in an article of a day", []page.Entry{month}, later.Date, 0, later},
		{"a day of long ago beside news without a day", []page.Entry{day}, page.When{}, 1, page.Entry{}},
		{"a day beside news without one, in an article of a day", []page.Entry{day}, later.Date, 1, day},
	} {
		p := &page.Page{Timeline: page.Timeline{Happened: tt.told, Undated: make([]page.Entry, tt.undated)}, Sources: []page.SourceRow{{Date: tt.written}}}
		if got := p.Span(); !got.From.Equal(tt.want.Date.From) || !got.To.Equal(tt.want.Date.To) {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
