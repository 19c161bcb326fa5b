package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/source"
)

// harbourDump is an invented page as it is left when its markup is lost.
var harbourDump = strings.Join([]string{
	"The Harbour Post", "Sunday, March 30, 2031", "Home", "News", "Coasts", "Islands", "Inland", "Sport", "Rowing", "Sailing", "Opinion", "Letters",
	"Puzzles", "Recipes", "Weather", "Tides today", "Webcams", "Jobs", "Notices", "Log in",
	"We use cookies on our website to remember what you read. By going on you give us your consent to store them on your device.",
	"Is your boat ready for the spring?",
	"Business",
	"Ferry crews extend strike as talks with owners collapse",
	"The Kittiwake, which was built in the yard above the harbour, has crossed to the islands ever since.",
	"1 of 2",
	"The Kittiwake, which was built in the yard above the harbour, has crossed to the islands ever since.",
	"By Mara Quill",
	"March 28, 2031",
	"The crews of the ferry Kittiwake at the quay on Friday. Photograph: A. Holm/Tessel",
	"The ferry crews of Norhaven voted on Friday to extend their strike by a week, and the islands have fuel for three days.",
	"Oren Tollan, who leads the crews' union, said the owners of the ferries had not moved on pay or on rest between crossings.",
	"FILE - Crews of the Kittiwake and other ferries wait at the gate of the yard in Norhaven on March 3, 2031, after talks failed.",
	"Share", "Email",
	"Trending on the Post",
	"Orchestra of Kelmar names its first woman conductor",
	"Glaciers above the Osk valley shrink faster than ever",
	"Seven soups for a cold harbour",
	"The owners said that they would wait for the crews to come back to the table, and that the islands were not at risk.",
	"What comes next",
	"A mediator will meet the union and the owners in the customs house on Monday. The crews want to hear of three things:",
	"A pay rise of nine percent",
	"Longer rest between crossings",
	"Tollan said the strike could end within a day if the owners named a figure for the crews.",
	"Mara Quill covers the harbour. Before that she was a reporter at the Osk valley desk for eleven years.",
	"More Coasts",
	"Osk valley farmers ask for water",
	"A survey found that the glaciers above the valley lost a tenth of their ice last summer, and farmers fear for the harvest.",
	"March 29, 2031",
	"2 Comments",
	"rower41 says:",
	"I have rowed that crossing for forty years and never needed a ferry, so let them all sleep on the quay if they like it there.",
	"Reply",
	"About us", "Advertise", "Imprint", "Archive", "Terms of use",
}, "\n\n")

func TestDump(t *testing.T) {
	a := read(t, source.Document{Path: "page.txt", Body: []byte(harbourDump)})
	kept, _, _ := strings.Cut(dump(a), "\n- ")
	equal(t, kept, `by: Mara Quill
section: Business
published: 2031-03-28 text
title Ferry crews extend strike as talks with owners collapse
paragraph The ferry crews of Norhaven voted on Friday to extend their strike by a week, and the islands have fuel for three days.
paragraph Oren Tollan, who leads the crews' union, said the owners of the ferries had not moved on pay or on rest between crossings.
paragraph The owners said that they would wait for the crews to come back to the table, and that the islands were not at risk.
heading What comes next
paragraph A mediator will meet the union and the owners in the customs house on Monday. The crews want to hear of three things:
heading A pay rise of nine percent
heading Longer rest between crossings
paragraph Tollan said the strike could end within a day if the owners named a figure for the crews.`)
}

// The day at the top of a page is that on which it was read, the days below it
// are those of other articles.
func TestDumpWithoutDay(t *testing.T) {
	undated := strings.Replace(harbourDump, "\n\nMarch 28, 2031\n\n", "\n\n", 1)
	if a := read(t, source.Document{Path: "page.txt", Body: []byte(undated)}); a.Published.Known() || a.Modified.Known() {
		t.Errorf("got a day: %v %v", a.Published, a.Modified)
	}
}

// A title that is known from beside the text stays, wherever it stands.
func TestDumpWithTitleBeside(t *testing.T) {
	const title = "What the crews of Norhaven want, what the owners of the ferries offer and why the two of them have not met since the eighth day of the strike."
	text := strings.Replace(harbourDump, "Is your boat ready for the spring?", title, 1)
	a := read(t, source.Document{Path: "page.txt", Body: []byte(text), Meta: source.Meta{Title: title}})
	if a.Headline() != title {
		t.Errorf("got %q", a.Headline())
	}
}

// A text with headings and lists is no dump, however many it has.
func TestListsAreNoDump(t *testing.T) {
	var b strings.Builder
	b.WriteString("Forty ships of Norhaven, and where they were built\n\n")
	for i := range 40 {
		fmt.Fprintf(&b, "Norhaven %d, built 1998\n\n", i)
		b.WriteString("She was built in the yard above the harbour, and has crossed to the islands ever since.\n\n")
	}
	if a := read(t, source.Document{Path: "a.txt", Body: []byte(b.String())}); len(a.Dropped) > 0 {
		t.Errorf("dropped %q", a.Dropped[0].In(a.Text))
	}
}

func TestCreditEnds(t *testing.T) {
	for _, c := range []struct {
		line string
		want bool
	}{
		{"The Kittiwake at the quay of Norhaven on Monday. Photograph: A. Holm/Tessel", true},
		{"Crews at the gate (Tessel/Getty Images)", true},
		{"The harbour at dawn. Credit: Harbour Survey.", true},
		{"Oren Tollan, left, in the customs house. (Photo by A. Holm)", true},
		{"Divers find the bell of the Razorbill. Courtesy of the Harbour Museum", true},
		{"How one photo by A. Holm changed the law of the islands", false},
		{"Free crossings for all, courtesy of the owners", false},
		{"The museum bought the photo by A. Holm of the Kittiwake.", false},
		{"He wrote one word below the photo: the harbour is dead and nobody will bury it.", false},
		{"The agency said it had bought the archive of Getty Images.", false},
	} {
		p := newPage(source.Document{})
		l := newPart(c.line)
		if got := p.creditEnds(&l); got != c.want {
			t.Errorf("%q: got %v", c.line, got)
		}
	}
}

func BenchmarkDump(b *testing.B) {
	paragraph := "The ferry crews of Norhaven voted on Monday to extend their strike by a week, and the owners said that they would wait.\n\n"
	benchmark(b, "a.txt", []byte(strings.Replace(harbourDump, "What comes next", strings.Repeat(paragraph, 30)+"What comes next", 1)))
}

// The captions of a gallery are its text.
func TestGallery(t *testing.T) {
	const captions = `The Kittiwake and two other ships lie at the quay of Norhaven on the first day of the strike. (Photo by A. Holm/Tessel)
Crews of the Razorbill warm their hands over a fire at the gate of the yard, March 9, 2031. (Tessel Photo/A. Holm)
Oren Tollan, left, speaks to the owners of the ferries in the customs house on Monday evening. Photograph: A. Holm/Tessel`
	a := read(t, source.Document{Path: "a.txt", Body: []byte("A week without ferries, in pictures\n\n" + captions)})
	if len(a.Dropped) > 0 {
		t.Errorf("dropped %q", a.Dropped[0].In(a.Text))
	}
}

func TestWrites(t *testing.T) {
	for _, c := range []struct {
		line string
		want bool
	}{
		{"Mara Quill is a freelance writer who has been to every port of the islands.", true},
		{"Teo covers the harbour. He joined the paper as a reporter in 2019.", true},
		{"Oren Tollan is a member of the council and will speak to the crews on Friday.", false},
		{"The owners were told on Friday, a reporter who was there wrote in the evening.", false},
		{"Nobody at the Kittiwake spoke to the reporter who was a guest on board that day.", false},
	} {
		p := newPage(source.Document{})
		l := newPart(c.line)
		p.text = c.line
		if got := p.writes(&l); got != c.want {
			t.Errorf("%q: got %v", c.line, got)
		}
	}
}

// A place in a text where something was to be set in is none of its words.
func TestMarkupLeftInText(t *testing.T) {
	const told = "The ferry crews of Norhaven voted on Friday to extend their strike by a week, and the islands have fuel for three days."
	body := told + "\n\n<post post-id=\"661196115484643328\"><post/>.\n\nThe owners said on Saturday that they had <5 days left, and that the crews knew it well."
	a := read(t, source.Document{Path: "page.txt", Body: []byte("Ferry crews extend strike\n\n" + body)})
	if got, _, _ := strings.Cut(dump(a), "\n- "); strings.Contains(got, "post-id") || !strings.Contains(got, "<5 days") {
		t.Errorf("kept: %s", got)
	}
}
