package web

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// english are what dates in English have.
var english = regexp.MustCompile(`\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|ago|reported)`)

// TestForeignRoom walks as a reader does whose browser asks for Ukrainian: what the
// script of the room adds to pages, in panels, on buttons and on hover, is no more in
// English than the pages are, nor are their dates.
func TestForeignRoom(t *testing.T) {
	home, s, now := example(t)
	b := browse(t, home)
	b.speak("uk")
	theirs := writtenByOthers(t, s, now)
	said := map[string]bool{}
	look := func(where string) {
		t.Helper()
		n, err := html.Parse(strings.NewReader(get[string](b, "document.documentElement.outerHTML")))
		if err != nil {
			t.Fatal(err)
		}
		foreign(n, theirs, func(what string) {
			if !said[what] {
				said[what] = true
				t.Errorf("%s says %.200q", where, what)
			}
		})
		if dates := quoted.ReplaceAllString(get[string](b, "[...document.querySelectorAll('time, .date, .as-of')].map(e => e.innerText + ' ' + e.title).join('\\n')"), " "); english.MatchString(dates) {
			t.Errorf("%s has dates in English: %s", where, dates)
		}
	}
	ready := func() {
		t.Helper()
		b.until("document.readyState == 'complete' && !document.querySelector('#keys-open').hidden")
	}

	b.open(home + "/")
	ready()
	if got := get[string](b, "document.documentElement.lang"); got != "uk" {
		t.Fatalf("the room speaks %q", got)
	}
	look("home")
	story := get[string](b, "[...document.querySelectorAll('.stories h2 a')].find((a) => a.textContent.includes('Merrow')).href")
	b.keys("?")
	b.until("document.querySelector('dialog[open]')")
	look("the list of keys")
	b.keys("\u001b")
	b.open(story)
	ready()
	if !get[bool](b, "[...document.querySelectorAll('#timeline .date')].some(e => /\\d (?:січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру)/.test(e.innerText))") {
		t.Errorf("the timeline has no Ukrainian date: %.300s", get[string](b, "document.querySelector('#timeline').innerText"))
	}
	b.do(chromedp.Click(".share summary"), chromedp.Click("#copy"))
	time.Sleep(100 * time.Millisecond)
	b.do(chromedp.Click("#brief .cites a"))
	b.until("document.querySelector('dialog.panel[open] #p')")
	look("the story with a passage beside it")
	for _, at := range []string{story + "/compare", story + "/timeline", home + "/entity/person/helene-corvay", home + "/search?q=dam", home + "/ask?q=How+many+people+were+evacuated%3F", home + "/outlets", home + "/people", story + "/report"} {
		b.open(at)
		ready()
		look(at)
	}
	b.clean()
}
