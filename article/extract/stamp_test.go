package extract

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text/lang"
)

func TestStamp(t *testing.T) {
	en := lang.For("en")
	for _, c := range []struct{ in, want string }{
		{"2031-12-04", "2031-12-04 x"},
		{"2031-12-04T10:30:00Z", "2031-12-04 10:30 +0000 x"},
		{"2031-12-04T10:30:00.123+01:00", "2031-12-04 10:30 +0100 x"},
		{"2031-12-04 10:30:00 -0500", "2031-12-04 10:30 -0500 x"},
		{"2031/12/04 10:30", "2031-12-04 10:30 +0000 x"},
		{"Thu, 04 Dec 2031 10:30:00 GMT", "2031-12-04 10:30 +0000 x"},
		{"Thu, 4 Dec 2031 10:30:00 +0200", "2031-12-04 10:30 +0200 x"},
		{"Thu, 04 Dec 2031 10:30:00 MET", "2031-12-04 10:30 +0100 x"},
		{"Mon, 04 Aug 2031 10:30:00 MEST", "2031-08-04 10:30 +0200 x"},
		{"04 Dec 2031 10:30 EST", "2031-12-04 10:30 -0500 x"},
		{"04 Dec 2031 10:30 CET", "2031-12-04 10:30 +0100 x"},
		{"04 Dec 2031 10:30 CST", "2031-12-04 x"},
		{"4 December 2031, 10:30 IST", "2031-12-04 x"},
		{"4 December 2031, 10:30 GMT", "2031-12-04 10:30 +0000 x"},
		{"4 December 2031 at 22:05 (GMT+3)", "2031-12-04 22:05 +0300 x"},
		{"December 4, 2031 at 5:30 p.m. ET", "2031-12-04 17:30 -0500 x"},
		{"July 4, 2031 at 5:30 PM ET", "2031-07-04 17:30 -0400 x"},
		{"March 9, 2031, 1:59 a.m. ET", "2031-03-09 01:59 -0500 x"},
		{"March 9, 2031, 3:00 a.m. ET", "2031-03-09 03:00 -0400 x"},
		{"November 2, 2031, 3:00 a.m. ET", "2031-11-02 03:00 -0500 x"},
		{"Dec. 4, 2031", "2031-12-04 x"},
		{"Sept. 4, 2031", "2031-09-04 x"},
		{"Thursday, December 4th, 2031", "2031-12-04 x"},
		{"10:30 GMT, 4 December 2031", "2031-12-04 10:30 +0000 x"},
		{"12:15 am, Dec 4, 2031", "2031-12-04 00:15 +0000 x"},
		{"12:15 pm, Dec 4, 2031", "2031-12-04 12:15 +0000 x"},
		{"04-Dec-2031", "2031-12-04 x"},
		{"Dec\u202f4,\u00a02031", "2031-12-04 x"},
		{"13/12/2031", "2031-12-13 x"},
		{"12/13/2031", "2031-12-13 x"},
		{"4.12.2031", "2031-12-04 x"},
		{"04/05/2031", ""}, // April or May
		{"31 February 2031", ""},
		{"2031-13-04", ""},
		{"4 December", ""},
		{"December 2031", ""},
		{"4 December 2031, a Thursday", ""},
		{"Version 4.12", ""},
		{"2031", ""},
		{"0001-01-01", ""},
		{"", ""},
	} {
		s, _ := readStamp(c.in, "x", en)
		if got := shown(s); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestPublished(t *testing.T) {
	const rest = " crews voted on Monday to extend their strike by a week, and the owners wait."
	for _, c := range []struct{ name, text, url, want string }{
		{"not stated", "The" + rest, "", ""},
		{"in the dateline", "NORHAVEN, Dec. 4, 2031 (Tessel) — The" + rest, "", "2031-12-04 dateline"},
		{"a dateline without a year", "NORHAVEN, Dec 4 (Tessel) — The" + rest, "", ""},
		{"its year from the last change", "Updated: Dec 5, 2031\n\nNORHAVEN, Dec 4 (Tessel) — The" + rest, "", "2031-12-04 dateline"},
		{"a year that does not fit", "Updated: Jan 5, 2031\n\nNORHAVEN, Aug 4 (Tessel) — The" + rest, "", ""},
		{"a sentence that begins with a place", "NORHAVEN, Dec 4 – the day of the strike – was quiet. The" + rest, "", ""},
		{"in the address", "The" + rest, "https://harbour.example/2031/12/04/strike", "2031-12-04 url"},
		{"two numbers in an address", "The" + rest, "https://harbour.example/2031/12/strike", ""},
		{"the text before the address", "Published: 3 December 2031\nThe" + rest, "https://harbour.example/2031/12/04/strike", "2031-12-03 text"},
		{"a date of the body", "The" + rest + "\n5 December 2031\nThe" + rest, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, source.Document{Path: "a.txt", Body: []byte(c.text), URL: c.url})
			if got := shown(a.Published); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestDatelineEnd(t *testing.T) {
	tests := []struct{ text, want string }{
		{"NORHAVEN, Dec. 4, 2031 (Tessel) — The gate broke.", "NORHAVEN, Dec. 4, 2031 (Tessel) —"},
		{"PORT ESKER (Tessel) – The gate broke.", "PORT ESKER (Tessel) –"},
		{"(Tessel) - The gate broke.", "(Tessel) -"},
		{"VELL, Harbour Province, May 3 — The gate broke.", "VELL, Harbour Province, May 3 —"},
		{"The gate – the third of five – broke.", ""},
		{"NATO – which has no gates – said nothing.", ""},
		{"ALL FIVE GATES OF THE DAM – closed.", ""},
		{"A (small) – gate.", ""},
	}
	for _, tt := range tests {
		if got := tt.text[:datelineEnd(tt.text)]; got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPlaceColon(t *testing.T) {
	labels := lang.For("en").Furniture.Kickers
	tests := []struct{ text, want string }{
		{"PORT ESKER: The gate broke.", "PORT ESKER:"},
		{"VELL: At least two guards were killed.", "VELL:"},
		{"UPDATE: The gate broke.", ""},
		{"LIVE UPDATE: The gate broke.", ""},
		{"Vell: The gate broke.", ""},
		{"ALL FIVE GATES CLOSED: The dam is dry.", ""},
		{"VELL: the gate broke.", ""},
		{"4 MAY: The gate broke.", ""},
		{"A: The gate broke.", ""},
	}
	for _, tt := range tests {
		if got := tt.text[:placeColon(tt.text, labels)]; got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPlaceOpensText(t *testing.T) {
	const tail = " The water reached the lower town before seven in the morning, and the fire service told all people who live there to leave their houses at once and to go to the school on the hill."
	for body, want := range map[string]bool{
		"PORT ESKER: The gate broke on Monday." + tail:                                             true,
		"SAND: The gate broke on Monday." + tail + "\n\nREVE: It did not break at all." + tail:     false,
		"The gate broke on Monday." + tail + "\n\nPORT ESKER: Nobody was hurt in the town." + tail: false,
	} {
		as, err := Articles(source.Document{Path: "a.txt", Body: []byte("A gate breaks at the dam\n\n" + body)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(as[0].Blocks, func(b article.Block) bool { return b.Kind == article.Dateline })
		if got != want {
			t.Errorf("%.40q has a dateline: %v, want %v", body, got, want)
		}
	}
}

// TestDayByHeadline has pages that state their day for readers only.
func TestDayByHeadline(t *testing.T) {
	head := "<h1>Ferry crews extend strike</h1>"
	for _, c := range []struct{ name, above, below, want string }{
		{"alone", "", "<div>10 March 2031</div>", "2031-03-10"},
		{"beside the author", "", "<p>By Mara Quill &bull; <span>March 10, 2031</span> &bull; 3 min read</p>", "2031-03-10"},
		{"said to be that of publication", "", "<p>Conference of 2 March 2031</p><p>Published on March 10, 2031</p>", "2031-03-10"},
		{"said before it", "", "<p>Published</p><p>Mar 10, 2031</p>", "2031-03-10"},
		{"in German", "", "<p>Montag, 10. März 2031, 11:20 Uhr</p>", "2031-03-10"},
		{"in Spanish", "", "<p>10 de marzo de 2031</p>", "2031-03-10"},
		{"above the headline", "<span>10 March 2031</span>", "", "2031-03-10"},
		{"today's, above the headline", `<div class="navbar"><span>Monday, 10 March 2031</span></div>`, "", ""},
		{"of a change only", "", "<p>Last updated: 10 March 2031</p>", ""},
		{"of a change, said before it", "", "<p>Last updated:</p><p>10 March 2031</p>", ""},
		{"in a sentence", "", "<p>The owners will meet the crews again on 10 March 2031 in Norhaven.</p>", ""},
		{"of a teaser", "", `<div class="related"><span>10 March 2031</span></div>`, ""},
		{"of a comment", "", `<div class="comments"><span>10 March 2031</span></div>`, ""},
		{"in two readings", "", "<p>03/10/2031</p>", ""},
		{"below the text", "", "<p>" + strings.Join(four, "</p><p>") + "</p><span>10 March 2031</span><span>3 May 2031</span>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "<html><body>" + c.above + head + c.below + "<p>" + strings.Join(four, "</p><p>") + "</p><p>© 2031, 1 January 2031</p></body></html>"
			as, err := Articles(source.Document{Path: "a.html", Body: []byte(page)}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if as[0].Published.Known() {
				got = as[0].Published.Time.Format(time.DateOnly)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
