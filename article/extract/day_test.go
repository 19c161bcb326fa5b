package extract

import (
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text/lang"
)

// pageOf reads a page with a headline, four paragraphs, and what is put in its
// head, above and below the headline, and at its end.
func pageOf(t *testing.T, address, head, above, below, end string) *article.Article {
	t.Helper()
	if !strings.HasPrefix(head, "<html") {
		head = "<html><head>" + head
	}
	page := head + "</head><body>" + above + "<h1>Ferry crews extend strike</h1>" + below + "<p>" + strings.Join(four, "</p><p>") + "</p>" + end + "</body></html>"
	as, err := Articles(source.Document{Path: "a.html", URL: address, Body: []byte(page)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return as[0]
}

func ld(fields string) string {
	return `<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry crews extend strike", ` + fields + `}</script>`
}

// TestDays has pages whose places for a day differ.
func TestDays(t *testing.T) {
	const stated = `"datePublished": "2031-03-10T23:30:00Z"`
	built := ld(`"datePublished": "2033-06-24", "dateModified": "2033-06-24"`)
	for _, c := range []struct {
		name, address, head, above, below, end string
		published, modified                    string
	}{
		{name: "shown in the outlet's zone", head: ld(stated), below: "<p>11 March 2031</p>", published: "2031-03-11 00:30 +0100 json-ld"},
		{name: "shown in a zone to the west", head: ld(`"datePublished": "2031-03-11T03:10:00Z"`), below: "<p>March 10, 2031</p>", published: "2031-03-10 23:10 -0400 json-ld"},
		{name: "the address has the outlet's day", address: "https://harbour.example/2031/03/11/strike", head: ld(stated), published: "2031-03-11 00:30 +0100 json-ld"},
		{name: "a zone that is stated stands", address: "https://harbour.example/2031/03/11/strike", head: ld(`"datePublished": "2031-03-10T23:30:00-05:00"`), published: "2031-03-10 23:30 -0500 json-ld"},
		{name: "built anew", head: built, below: "<div>10 March 2031</div>", published: "2031-03-10 text", modified: "2033-06-24 json-ld"},
		{name: "built anew, and the address", address: "https://harbour.example/2031/3/10/strike", head: built, published: "2031-03-10 url", modified: "2033-06-24 json-ld"},
		{name: "the address tells of a day", address: "https://harbour.example/the-flood-of-2001-09-11", head: ld(`"datePublished": "2031-03-10"`), published: "2031-03-10 json-ld"},
		{name: "said to be that of publication", head: built, below: "<p>Updated 2 May 2032</p><p>Published 10 March 2031</p>", published: "2031-03-10 text", modified: "2033-06-24 json-ld"},
		{name: "a day since which something else is so", below: "<div><p>Last updated: 12 March 2031<br>(in force since 5 March 2031)</p></div>", modified: "2031-03-12 text"},
		{name: "a day since which the page is there", below: "<p>Online since 5 March 2031</p>", published: "2031-03-05 text"},
		{name: "shown is the last change", head: ld(`"datePublished": "2031-03-10", "dateModified": "2031-03-20"`), below: "<p>20 March 2031</p>", published: "2031-03-10 json-ld", modified: "2031-03-20 json-ld"},
		{name: "a later day that is said to be nothing", head: ld(`"datePublished": "2031-03-10"`), below: "<p>20 March 2031</p>", published: "2031-03-10 json-ld"},
		{name: "of two that are stated, the shown", head: ld(`"datePublished": "2031-03-08"`) + `<meta property="article:published_time" content="2031-03-10T08:00:00">`, below: "<p>10.03.2031</p>", published: "2031-03-10 08:00 +0000 meta"},
		{name: "a tag that only says date", head: `<meta name="date" content="2031-03-12">`, below: "<p>10 March 2031</p>", published: "2031-03-10 text"},
		{name: "nothing is changed before it is there", head: `<meta name="date" content="2031-03-12">`, below: "<p>Stand: 10.03.2031, 18:00 Uhr</p>", published: "2031-03-10 18:00 +0000 text", modified: "2031-03-10 18:00 +0000 text"},
		{name: "a change only", below: "<p>Last updated: 10 March 2031</p>", modified: "2031-03-10 text"},
		{name: "a change, below the text", end: "<p>Letzte Änderung: 10.03.2031</p>", modified: "2031-03-10 text"},
		{name: "the markup calls it so", end: `<div class="post-published"><span>10 March 2031</span></div><div>3 May 2031</div>`, published: "2031-03-10 text"},
		{name: "the markup calls it a date", end: `<p class="article_date">10.3.31</p><p>12.4.2031</p>`, published: "2031-03-10 text"},
		{name: "of an event", end: `<p class="event-date">10 March 2031</p><p>12 April 2031</p>`},
		{name: "signed below the text", end: `<div>Von Mara Quill am 10.03.2031, 11:51 | 3 Kommentare</div><div>3.5.2031</div>`, published: "2031-03-10 11:51 +0000 text"},
		{name: "in pieces", below: `<p>By <a href="/staff/quill">Mara Quill</a> on <b>10</b> <i>March</i> <b>2031</b></p>`, published: "2031-03-10 text"},
		{name: "a list of other articles", below: "<ul><li>2 March 2031</li><li>3 March 2031</li><li>4 March 2031</li></ul>"},
		{name: "the day of what the headline tells", above: "<h2>The flood of 2 March 2031</h2>", below: "<p>10 March 2031</p>", published: "2031-03-10 text"},
		{name: "a heading of its own", above: "<h2><span>10 March 2031</span></h2>", published: "2031-03-10 text"},
		{name: "the time element shows another day", below: `<time datetime="2031-03-14T10:18:46Z">Publié le 10 mars 2031</time>`, published: "2031-03-10 time element"},
		{name: "an element for machines", below: `<abbr class="published" title="2031-03-10T05:11:00-05:00">5:11 AM</abbr>`, published: "2031-03-10 05:11 -0500 text"},
		{name: "the only lone day of the page", end: "<div>10 March 2031</div>", published: "2031-03-10 text"},
		{name: "two lone days", end: "<div>10 March 2031</div><div>11 March 2031</div>"},
		{name: "the paragraph begins with it", below: "<p>10.3.2031 – " + four[1] + "</p>", published: "2031-03-10 dateline"},
		{name: "in brackets", below: "<p>(10 March 2031) " + four[1] + "</p>", published: "2031-03-10 dateline"},
		{name: "a sentence begins with it", below: "<p>10 March 2031 was the day on which the crews of the ferries left their ships for good and went home.</p>"},
		{name: "under a picture", below: "<figure><img src=a.jpg><figcaption>10 March 2031</figcaption></figure>"},
		{name: "slashes in Britain", head: `<html lang="en-GB"><head>`, below: "<p>10/03/2031</p>", published: "2031-03-10 text"},
		{name: "slashes in America", head: `<html lang="en-US"><head>`, below: "<p>03/10/2031</p>", published: "2031-03-10 text"},
		{name: "slashes in France", head: `<html lang="fr"><head>`, below: "<p>10/03/2031</p>", published: "2031-03-10 text"},
		{name: "slashes anywhere", head: `<html lang="en"><head>`, below: "<p>10/03/2031</p>"},
		{name: "themes call every day updated", head: ld(`"datePublished": "2031-03-10"`), below: `<span class="entry-date updated">10 March 2031</span><ul><li>Taken on 3 March 2031</li></ul>`, published: "2031-03-10 json-ld", modified: "2031-03-10 text"},
		{name: "the next day is a matter of the report", head: ld(`"datePublished": "2031-03-10T13:01:00Z"`), above: `<div class="date">11 March 2031</div>`, below: `<span class="entry-date updated">10 March 2031</span><p>Open again on 2 May 2031</p>`, published: "2031-03-10 13:01 +0000 json-ld", modified: "2031-03-10 text"},
		{name: "words go before a time element", above: "<p>On 2 March 2031 in brief</p>", below: `<time datetime="2031-03-03T10:18:46Z">Publié le 28 février 2031</time>`, published: "2031-02-28 time element"},
		{name: "a heading with marks beside the day", below: "<h2><small>\u00a0 10.03.2031 • </small></h2>", end: "<p>3 May 2031</p><p>4 May 2031</p>", published: "2031-03-10 text"},
		{name: "a sentence that says so", end: "<p>Dieser Beitrag wurde am Samstag, 10. März 2031 um 8 Uhr von der Redaktion und anderen</p><p>3 May 2031</p><p>4 May 2031</p>", published: "2031-03-10 text"},
		{name: "a sentence that says it of something else", end: "<p>The older report of the crews on the strike was published on 3 March 2031 by the union and others</p>"},
		{name: "a blog's heading of the day", address: "https://quill.example/2031/03/strike.html", above: `<h2 class="date-header">Samstag, 8. März 2031</h2><p>` + strings.Repeat("Archiv ", 40) + "</p>", published: "2031-03-08 text"},
		{name: "a place and the day in brackets", below: "<p>Norhaven, (10.3.2031). " + four[1] + "</p>", published: "2031-03-10 dateline"},
		{name: "a day in brackets within the sentence", below: "<p>The strike (10 March 2031) of the ferry crews went on for a week until the owners gave way and paid them all.</p>"},
		{name: "the second paragraph begins with it", below: "<p>" + four[2] + "</p><p>10.3.2031 – " + four[1] + "</p>", published: "2031-03-10 dateline"},
		{name: "a teaser behind the headline", below: `<div class="teaser-meta">By Mara Quill | 10 March 2031</div>`, published: "2031-03-10 text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := pageOf(t, c.address, c.head, c.above, c.below, c.end)
			if got := shown(a.Published); got != c.published {
				t.Errorf("published %q, want %q", got, c.published)
			}
			if got := shown(a.Modified); got != c.modified {
				t.Errorf("modified %q, want %q", got, c.modified)
			}
		})
	}
}

// TestOnDay moves a point in time into a zone where its day is the shown one.
// It must stay the same point.
func TestOnDay(t *testing.T) {
	for hour := range 24 {
		told := article.Stamp{Time: time.Date(2031, 3, 10, hour, 30, 0, 0, time.UTC), How: "meta"}
		for _, apart := range []int{-1, 0, 1} {
			day := article.Stamp{Time: time.Date(2031, 3, 10+apart, 0, 0, 0, 0, time.UTC), DayOnly: true, How: "text"}
			got := onDay(told, day)
			if !article.CivilDay(got.Time).Equal(day.Time) {
				t.Errorf("%s on %s is %s", shown(told), shown(day), shown(got))
			}
			if !got.DayOnly && !got.Time.Equal(told.Time) {
				t.Errorf("%s on %s is another time: %s", shown(told), shown(day), shown(got))
			}
		}
	}
	far := article.Stamp{Time: time.Date(2031, 3, 20, 0, 0, 0, 0, time.UTC), DayOnly: true, How: "text"}
	told := article.Stamp{Time: time.Date(2031, 3, 10, 12, 0, 0, 0, time.UTC), How: "meta"}
	if got := onDay(told, far); got != far {
		t.Errorf("got %s", shown(got))
	}
}

func TestAddressDay(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://harbour.example/2031/03/10/strike", "2031-03-10 url"},
		{"https://harbour.example/2031/3/9/strike", "2031-03-09 url"},
		{"https://harbour.example/news/2031-03/10/content_1.htm", "2031-03-10 url"},
		{"https://harbour.example/news/2031-03-10-strike", "2031-03-10 url"},
		{"https://harbour.example/20310310/strike", "2031-03-10 url"},
		{"https://harbour.example/2031/march/10/strike", "2031-03-10 url"},
		{"https://harbour.example/2031/mar/10/strike", "2031-03-10 url"},
		{"https://harbour.example/2031/03/10", "2031-03-10 url"},
		{"https://harbour.example/2031/03/strike", ""},
		{"https://harbour.example/2031/13/10/strike", ""},
		{"https://harbour.example/2031/02/30/strike", ""},
		{"https://harbour.example/strike-20319999", ""},
		{"https://harbour.example/0001/01/01/strike", ""},
		{"https://harbour.example/?day=2031/03/10", ""},
		{"", ""},
	} {
		got, _ := addressDay(c.address)
		if s := shown(got); s != c.want {
			t.Errorf("%s: got %q, want %q", c.address, s, c.want)
		}
	}
}

// TestPageDays reads days as pages of many languages write them.
func TestPageDays(t *testing.T) {
	for _, c := range []struct {
		in   string
		as   dateHabit
		want string
	}{
		{"2031年3月10日", dateHabit{}, "2031-03-10 x"},
		{"2031년 3월 10일", dateHabit{}, "2031-03-10 x"},
		{"2031年3月", dateHabit{}, ""},
		{"2031 Mar 10", dateHabit{}, "2031-03-10 x"},
		{"10 марта 2031", dateHabit{}, "2031-03-10 x"},
		{"10 mrt 2031", dateHabit{}, "2031-03-10 x"},
		{"10. Mrz. 2031", dateHabit{}, "2031-03-10 x"},
		{"10.3.31", dateHabit{}, ""},
		{"10.3.31", dateHabit{brief: true}, "2031-03-10 x"},
		{"10.3.99", dateHabit{brief: true}, "1999-03-10 x"},
		{"10.13.31", dateHabit{brief: true}, ""},
		{"03/10/2031", dateHabit{order: monthFirst}, "2031-03-10 x"},
		{"03/10/2031", dateHabit{order: dayFirst}, "2031-10-03 x"},
		{"13/10/2031", dateHabit{order: monthFirst}, "2031-10-13 x"},
		{"03-10-2031", dateHabit{}, ""},
		{"03/13/2031", dateHabit{order: dayFirst}, "2031-03-13 x"},
		{"00/10/2031", dateHabit{order: dayFirst}, ""},
	} {
		s, _ := readStampAs(c.in, "x", lang.For("en"), c.as)
		if got := shown(s); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

// TestOwnDay has two days in lines of their own below the standfirst: that of
// the page goes, another may head what follows.
func TestOwnDay(t *testing.T) {
	got := blocksOf(t, `<html><head><meta property="article:published_time" content="2031-03-10T08:00:00Z"></head><body><h1>Ferry crews extend strike</h1><p>`+
		four[0]+"</p><p>March 10, 2031</p><p>"+four[1]+"</p><p>March 3, 2031</p><p>"+four[2]+"</p></body></html>")
	if strings.Contains(got, "March 10") || !strings.Contains(got, "March 3,") {
		t.Errorf("got\n%s", got)
	}
}
