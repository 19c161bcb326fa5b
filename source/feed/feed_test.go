package feed

import (
	"errors"
	"fmt"
	"html"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/source"
)

func doc(s string) source.Document {
	return source.Document{URL: "https://post.example/feeds/all.xml", Body: []byte(s)}
}

func read(t *testing.T, s string) *Feed {
	t.Helper()
	f, err := Read(doc(s))
	if err != nil {
		t.Fatalf("%v in %s", err, s)
	}
	return f
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

const rss = `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:a="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>Harbour Post &amp; Echo</title><link>https://post.example/</link><language>en-gb</language>
  <description>News of the &lt;b&gt;sound&lt;/b&gt;</description>
  <a:link rel="self" href="https://post.example/feeds/all.xml"/><a:link rel="hub" href="https://hub.example/"/>
  <ttl>30</ttl><skipHours><hour>1</hour><hour>2</hour></skipHours><skipDays><day>Sunday</day></skipDays>
  <lastBuildDate>Wed, 07 May 2031 10:00:00 GMT</lastBuildDate>
  <image><url>https://post.example/logo.png</url><title>not the title</title><link>https://elsewhere.example/</link></image>
  <item>
    <title>Ferry aground: “we had four minutes”</title><link>/2031/ferry?a=1&copy=2</link>
    <guid isPermaLink="false">tag:post.example,2031:1</guid>
    <description>The night ferry ran aground.</description>
    <content:encoded><![CDATA[<p>The night ferry ran aground &amp; stayed there.</p>]]></content:encoded>
    <dc:creator>Mara Linden</dc:creator><category>Sea</category>
    <pubDate>Wed, 07 May 2031 09:30:00 +0200</pubDate>
    <media:group><media:title>a picture</media:title><media:content url="/p.jpg" medium="image"/></media:group>
    <enclosure url="https://post.example/a.mp3" type="audio/mpeg"/>
  </item>
  <item><guid>https://post.example/2031/bridge</guid><title>5 &lt; 6, says A&amp;B</title><author>desk@post.example (Paul Drey)</author></item>
</channel></rss>`

func TestRSS(t *testing.T) {
	f := read(t, rss)
	want := &Feed{
		Format: "rss 2.0", Encoding: "utf-8", Title: "Harbour Post & Echo", Description: "News of the sound", Lang: "en-gb",
		Link: "https://post.example/", Self: "https://post.example/feeds/all.xml", Image: "https://post.example/logo.png",
		Hubs:    []string{"https://hub.example/"},
		Updated: Date{Time: at("2031-05-07T10:00:00Z"), Text: "Wed, 07 May 2031 10:00:00 GMT"},
		Pace:    Pace{30 * time.Minute, []int{1, 2}, []time.Weekday{time.Sunday}},
		Entries: []Entry{{
			ID: "tag:post.example,2031:1", Link: "https://post.example/2031/ferry?a=1&copy=2", Title: "Ferry aground: “we had four minutes”",
			Author: "Mara Linden", Lang: "en-gb", Summary: "The night ferry ran aground.", Content: "<p>The night ferry ran aground &amp; stayed there.</p>",
			Published: Date{Time: at("2031-05-07T07:30:00Z"), Text: "Wed, 07 May 2031 09:30:00 +0200"},
			Tags:      []string{"Sea"}, Image: "https://post.example/p.jpg",
			Enclosures: []Enclosure{{"https://post.example/a.mp3", "audio/mpeg"}},
		}, {
			ID: "https://post.example/2031/bridge", Link: "https://post.example/2031/bridge", Title: "5 < 6, says A&B", Author: "Paul Drey", Lang: "en-gb",
		}},
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("got  %+v\nwant %+v", f, want)
	}
}

func TestAtom(t *testing.T) {
	f := read(t, `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://post.example/n/">
	<title type="html">Post &amp;amp; Bote</title><subtitle>Fähre</subtitle><updated>2031-05-07T10:00:00Z</updated>
	<author><name>Redaktion</name><email>r@post.example</email></author>
	<link rel="self" href="/atom.xml"/><link href="/"/>
	<entry><id>urn:1</id><title type="text">a &lt;b&gt; c</title>
	  <link rel="edit" href="edit/1"/><link rel="alternate" type="application/pdf" href="1.pdf"/><link rel="alternate" type="text/html" href="1"/>
	  <author><name>A. Weber</name></author><author><name>B. Kern</name></author><contributor><name>Nobody</name></contributor>
	  <published>2031-05-06T08:00:00.25+02:00</published><updated>2031-05-07T08:00:00+02:00</updated>
	  <content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Ein <x:em>Wort</x:em><x:br/></x:p></x:div></content>
	  <source><title>Other Feed</title><link href="https://other.example/"/><updated>2001-01-01T00:00:00Z</updated></source>
	</entry>
	<entry><id>urn:2</id><summary type="text">1 &lt; 2</summary><content type="application/octet-stream">PGI+eDwvYj4=</content></entry>
	</feed>`)
	if f.Format != "atom 1.0" || f.Title != "Post & Bote" || f.Author != "Redaktion" || f.Lang != "de" || f.Link != "https://post.example/" || f.Self != "https://post.example/atom.xml" {
		t.Errorf("feed %+v", f)
	}
	e := f.Entries[0]
	if e.Title != "a <b> c" || e.Link != "https://post.example/n/1" || e.Author != "A. Weber, B. Kern" || e.Lang != "de" {
		t.Errorf("entry %+v", e)
	}
	if e.Content != `<div xmlns:x="http://www.w3.org/1999/xhtml"><p>Ein <em>Wort</em><br/></p></div>` {
		t.Errorf("content %s", e.Content)
	}
	if !e.Published.Time.Equal(at("2031-05-06T06:00:00.25Z")) || !e.Updated.Time.Equal(at("2031-05-07T06:00:00Z")) {
		t.Errorf("dates %+v %+v", e.Published, e.Updated)
	}
	if e.Via != (Via{"Other Feed", "https://other.example/"}) {
		t.Errorf("via %+v", e.Via)
	}
	if e := f.Entries[1]; e.Summary != "1 &lt; 2" || e.Content != "<b>x</b>" {
		t.Errorf("entry %+v", e)
	}
}

func TestRDF(t *testing.T) {
	f := read(t, `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
	<channel rdf:about="https://post.example/"><title>Post</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
	<item rdf:about="https://post.example/1"><title>One</title><link>https://post.example/1</link><d:date>2031-05-07</d:date><d:creator>M. Linden</d:creator></item></rdf:RDF>`)
	e := f.Entries[0]
	if f.Format != "rss 1.0" || f.Title != "Post" || e.ID != "https://post.example/1" || e.Author != "M. Linden" || !e.Published.DayOnly || !e.Published.Time.Equal(at("2031-05-07T00:00:00Z")) {
		t.Errorf("feed %+v", f)
	}
}

func TestNewsSitemap(t *testing.T) {
	f := read(t, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
	<url><loc>https://post.example/1</loc><lastmod>2031-05-07</lastmod><n:news><n:publication><n:name>Post</n:name><n:language>en</n:language></n:publication>
	<n:publication_date>2031-05-06T10:00:00Z</n:publication_date><n:title>Ferry aground</n:title></n:news></url></urlset>`)
	e := f.Entries[0]
	if f.Format != "sitemap" || e.Link != "https://post.example/1" || e.Title != "Ferry aground" || e.Lang != "en" || !e.Published.Time.Equal(at("2031-05-06T10:00:00Z")) {
		t.Errorf("feed %+v", f)
	}
}

func TestJSONFeed(t *testing.T) {
	f := read(t, `{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "home_page_url": "/", "language": "en", "authors": [{"name": "Desk"}, null],
	"items": [{"id": 7, "url": "/1", "title": "Ferry", "content_html": "<p>x</p>", "date_published": "2031-05-07T10:00:00Z", "author": {"name": "M. Linden"}},
	null, {"id": []}, {"title": 5}, {"id": "b", "external_url": "https://other.example/", "content_text": "1 < 2"}]}`)
	if f.Format != "json feed 1.1" || f.Author != "Desk" || f.Link != "https://post.example/" || len(f.Entries) != 3 {
		t.Fatalf("feed %+v", f)
	}
	if e := f.Entries[0]; e.ID != "7" || e.Link != "https://post.example/1" || e.Author != "M. Linden" || e.Content != "<p>x</p>" || e.Lang != "en" {
		t.Errorf("entry %+v", e)
	}
	if e := f.Entries[2]; e.Content != "1 &lt; 2" || e.Link != "https://other.example/" {
		t.Errorf("entry %+v", e)
	}
}

// Feeds as they are: cut off, wrongly nested, with bare marks.
func TestBroken(t *testing.T) {
	for name, s := range map[string]string{
		"cut off":             `<rss><channel><title>Post</title><item><title>Ferry</title><link>https://post.example/1</link><description>The fer`,
		"unclosed title":      `<rss><channel><title>Post</title><item><title>Ferry</item></channel></rss>`,
		"unclosed item":       `<rss><channel><title>Post</title><item><title>Ferry</title></channel></rss>`,
		"bare marks":          `<rss><channel><title>Post</title><item><title>Ferry</title><link>https://post.example/?a=1&b=2</link></item></channel></rss>`,
		"junk before":         "\n\n<!-- x --><?php ?><rss><channel><title>Post</title><item><title>Ferry</title></item></channel></rss>",
		"big letters":         `<RSS><CHANNEL><TITLE>Post</TITLE><ITEM><TITLE>Ferry</TITLE></ITEM></CHANNEL></RSS>`,
		"a prefix undeclared": `<rss><channel><title>Post</title><item><title>Ferry</title><dc:creator>M</dc:creator></item></channel></rss>`,
		"its own namespace":   `<rss xmlns="urn:of-our-own"><channel><title>Post</title><item><title>Ferry</title></item></channel></rss>`,
		"an odd end tag":      `<rss><channel></b><title>Post</title></i><item><title>Ferry</title></item></channel></rss>`,
		"an open CDATA":       `<rss><channel><title>Post</title><item><title>Ferry</title><description><![CDATA[<p>x`,
	} {
		f, err := Read(doc(s))
		if err != nil || f.Title != "Post" || len(f.Entries) != 1 || f.Entries[0].Title != "Ferry" {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
	for name, s := range map[string]string{"a page": "<html><title>x</title><p>y</p></html>", "nothing": "", "text": "hello", "JSON": `{"a": 1}`} {
		if f, err := Read(doc(s)); !errors.Is(err, ErrNotFeed) {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
	f, err := Read(doc(`<rss><channel><title>Post</title>` + strings.Repeat("<x>", 1_000_000)))
	if !errors.Is(err, ErrTooDeep) || f == nil || f.Title != "Post" {
		t.Errorf("a million elements deep: %v", err)
	}
	if f := read(t, `<rss><channel><item><description>`+strings.Repeat("<b>", 1_000_000)+`</description></item></channel></rss>`); len(f.Entries) != 1 {
		t.Error("a million elements in a description")
	}
	if f := read(t, "<rss><channel>"+strings.Repeat("<item/>", 2*mostEntries)+"</channel></rss>"); len(f.Entries) != mostEntries {
		t.Errorf("%d entries", len(f.Entries))
	}
	if f := read(t, `<rss><channel><link>javascript:alert(1)</link><item><link>data:text/html,x</link></item></channel></rss>`); f.Link != "" || f.Entries[0].Link != "" {
		t.Errorf("links %q, %q", f.Link, f.Entries[0].Link)
	}
}

func TestEncodings(t *testing.T) {
	const utf8 = "<rss><channel><title>Łódź é</title></channel></rss>"
	wide := func(order ...int) []byte {
		var b []byte
		for _, r := range utf8 {
			unit := make([]byte, len(order))
			for i, shift := range order {
				unit[i] = byte(r >> shift)
			}
			b = append(b, unit...)
		}
		return b
	}
	for name, d := range map[string]source.Document{
		"utf-8":        {Body: []byte(utf8)},
		"utf-16be":     {Body: wide(8, 0)},
		"utf-16le":     {Body: append([]byte{0xff, 0xfe}, wide(0, 8)...)},
		"utf-32be":     {Body: wide(24, 16, 8, 0)},
		"utf-32le":     {Body: wide(0, 8, 16, 24)},
		"iso-8859-2":   {Body: []byte("<?xml version='1.0' encoding='ISO-8859-2'?><rss><channel><title>\xa3\xf3d\xbc \xe9</title></channel></rss>")},
		"windows-1250": {Charset: "windows-1250", Body: []byte("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>\xa3\xf3d\x9f \xe9</title></channel></rss>")},
	} {
		f, err := Read(d)
		if err != nil || f.Title != "Łódź é" || f.Encoding != name {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
	f := read(t, "<rss><channel><title>don\u0092t</title></channel></rss>")
	if f.Title != "don’t" {
		t.Errorf("got %q", f.Title)
	}
}

// TestUndoubled has titles that were encoded twice, and some that only look so.
func TestUndoubled(t *testing.T) {
	for title, want := range map[string]string{
		"The ferry didnâ€™t sail":                 "The ferry didn’t sail",
		"didn&acirc;&#128;&#153;t":                "didn’t",
		"CafÃ© Norhaven":                          "Café Norhaven",
		"Café Norhaven":                           "Café Norhaven",
		"The ferry didn’t sail":                   "The ferry didn’t sail",
		"\"CafÃ©\" is what ‘Café’ becomes":        "\"CafÃ©\" is what ‘Café’ becomes",
		"À Łódź, déjà vu":                         "À Łódź, déjà vu",
		"São Norhaven: 20 £ for a ride at Âge 30": "São Norhaven: 20 £ for a ride at Âge 30",
	} {
		f, err := Read(source.Document{Body: []byte("<rss><channel><title>" + title + "</title></channel></rss>")})
		if err != nil || f.Title != want {
			t.Errorf("%s: got %q, want %q (%v)", title, f.Title, want, err)
		}
	}
}

// TestBrokenUTF8 has a feed with a title that its makers cut in the middle of a
// character, and one in an encoding that it says it is not in.
func TestBrokenUTF8(t *testing.T) {
	for _, c := range []struct{ name, head, title, want, encoding string }{
		{"declared", "<?xml version='1.0' encoding='utf-8'?>", "Łódź – „é” und Łó\xc5", "Łódź – „é” und Łó\ufffd", "utf-8"},
		{"undeclared", "", "Łódź – „é” und Łó\xc5", "Łódź – „é” und Łó\ufffd", "utf-8"},
		{"not what it is", "<?xml version='1.0' encoding='utf-8'?>", "Caf\xe9 \x96 d\xe9j\xe0 vu, na\xefve \xe0 Norhaven", "Café – déjà vu, naïve à Norhaven", "windows-1252"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Read(source.Document{Body: []byte(c.head + "<rss><channel><title>" + c.title + "</title></channel></rss>")})
			if err != nil || f.Title != c.want || f.Encoding != c.encoding {
				t.Errorf("got %q in %s (%v), want %q in %s", f.Title, f.Encoding, err, c.want, c.encoding)
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{
		"Wed, 07 May 2031 09:30:00 GMT":                   "2031-05-07T09:30:00Z",
		"Wed, 7 May 31 09:30 EDT":                         "2031-05-07T13:30:00Z",
		"7 May 2031 09:30:00 +0200":                       "2031-05-07T07:30:00Z",
		"Wed, 07 May 2031 09:30:00 MEST":                  "2031-05-07T07:30:00Z",
		"Wed, 07 May 2031 09:30:00 MET":                   "2031-05-07T08:30:00Z",
		"Wed, 07 May 2031 09:30:00 GMT+2":                 "2031-05-07T07:30:00Z",
		"Wed, 07 May 2031 09:30:00 +2:00":                 "2031-05-07T07:30:00Z",
		"May 7, 2031 9:30 pm PST":                         "2031-05-08T05:30:00Z",
		"Wednesday, 07-May-31 09:30:00 UTC":               "2031-05-07T09:30:00Z",
		"Wed May  7 09:30:00 2031 GMT":                    "2031-05-07T09:30:00Z",
		"Wed, 07 May 2031 09:30:00 GMT (GMT)":             "2031-05-07T09:30:00Z",
		"Sept. 7, 2031 12:05am EST":                       "2031-09-07T05:05:00Z",
		"2031-05-07T09:30:00Z":                            "2031-05-07T09:30:00Z",
		"2031-05-07T09:30:00.125-05:00":                   "2031-05-07T14:30:00.125Z",
		"2031-05-07 09:30:00 +0100":                       "2031-05-07T08:30:00Z",
		"20310507T093000Z":                                "2031-05-07T09:30:00Z",
		"Wed, 07 May 2031 24:00:00 GMT":                   "2031-05-08T00:00:00Z",
		"2031-05-07":                                      "2031-05-07",
		"2031-05":                                         "2031-05-01",
		"2031-127":                                        "2031-05-07",
		"2031/05/07":                                      "2031-05-07",
		"7 May 2031":                                      "2031-05-07",
		"Wed, 07 May 2031 09:30:00 IST":                   "2031-05-07", // of three countries
		"Wed, 07 May 2031 09:30:00":                       "2031-05-07",
		"2031-05-07T09:30:00":                             "2031-05-07",
		"Wed, 07 May 2031 09:30:00 Post Time":             "2031-05-07",
		"":                                                "",
		"soon":                                            "",
		"Wed, 31 Jun 2031 09:30:00 GMT":                   "",
		"07/05/2031":                                      "", // May or July
		"2031-13-01":                                      "",
		"Mi, 07 Mai 2031":                                 "",
		"Wed, 07 May 2031 09:75:00 GMT":                   "",
		"0001-01-01T00:00:00Z":                            "",
		"2031-05-07T09:30:00Z" + strings.Repeat("0", 100): "",
	} {
		d := ParseDate(s)
		got := ""
		switch {
		case d.DayOnly:
			got = d.Time.Format(time.DateOnly)
		case !d.Time.IsZero():
			got = d.Time.UTC().Format(time.RFC3339Nano)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	a := Entry{ID: "1", Link: "l", Title: "Ferry"}
	b := a
	b.Title, b.Content = "Ferry, corrected", "new"
	if a.Key() != b.Key() {
		t.Error("an edited entry has another key")
	}
	c, d := Entry{Title: "Ferry"}, Entry{Title: "Bridge"}
	if c.Key() == d.Key() || !strings.HasPrefix(c.Key(), "made:") {
		t.Errorf("keys %q, %q", c.Key(), d.Key())
	}
}

func TestDiscover(t *testing.T) {
	d := source.Document{URL: "https://post.example/news/", Body: []byte(`<html><head>
	<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
	<link rel="alternate" type="application/rss+xml; charset=utf-8" title="All  news" href="all.xml">
	<link rel="stylesheet" type="text/css" href="a.css"><link rel="alternate" hreflang="de" href="/de">
	</head><body><a href="/sport/rss">Sport</a><a href="/about">About</a><a href="all.xml">again</a></body>`)}
	want := []Found{{"https://post.example/news/all.xml", "All news"}, {"https://post.example/comments/feed", "Comments"}, {"https://post.example/sport/rss", ""}}
	if got := Discover(d); !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	if g := Guesses("https://post.example/news/?x=1"); g[0] != "https://post.example/feed" {
		t.Errorf("guesses %q", g)
	}
}

func TestOPML(t *testing.T) {
	subs := []Subscription{
		{URL: "https://post.example/rss", Site: "https://post.example/", Title: "Post & Echo", Folder: []string{"Sea", "North"}},
		{URL: "https://other.example/atom", Title: "Other"},
		{URL: "https://third.example/atom", Title: "Third", Folder: []string{"Sea"}},
	}
	b := WriteOPML("Feeds", subs)
	got, err := ReadOPML(source.Document{Body: b})
	slices.SortFunc(got, func(a, b Subscription) int { return strings.Compare(b.Title, a.Title) })
	want := slices.Clone(subs)
	slices.SortFunc(want, func(a, b Subscription) int { return strings.Compare(b.Title, a.Title) })
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, %v from %s", got, err, b)
	}
	if _, err := ReadOPML(doc("<rss></rss>")); !errors.Is(err, ErrNotFeed) {
		t.Errorf("a feed as a list: %v", err)
	}
}

func TestAfter(t *testing.T) {
	now := at("2031-05-07T12:00:00Z")
	every := func(gap time.Duration, n int) *Feed {
		f := &Feed{}
		for i := range n {
			f.Entries = append(f.Entries, Entry{Published: Date{Time: now.Add(-time.Duration(i) * gap)}})
		}
		return f
	}
	for _, c := range []struct {
		name  string
		f     *Feed
		fresh time.Duration
		want  time.Duration
	}{
		{"an entry an hour", every(time.Hour, 20), 0, 30 * time.Minute},
		{"an entry a minute", every(time.Minute, 20), 0, Soonest},
		{"an entry a week", every(7*24*time.Hour, 5), 0, Latest},
		{"nothing known", &Feed{}, 0, 30 * time.Minute},
		{"the server says three hours", every(time.Hour, 20), 3 * time.Hour, 3 * time.Hour},
		{"the server says a week", every(time.Hour, 20), 7 * 24 * time.Hour, Latest},
		{"the feed says a day", &Feed{Pace: Pace{Every: 24 * time.Hour}}, 0, 24 * time.Hour},
		{"the hour is left out", &Feed{Pace: Pace{SkipHours: []int{12, 13}}}, 0, 2 * time.Hour},
		{"the day is left out", &Feed{Pace: Pace{SkipDays: []time.Weekday{time.Wednesday}}}, 0, 12 * time.Hour},
	} {
		if got := c.f.After(now, c.fresh).Sub(now); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// FuzzRead: whatever comes, no panic, and what is handed on is text in UTF-8
// with addresses of the web.
func FuzzRead(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">&#x0;</div></content>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":{}}]}`))
	f.Add([]byte("\xff\xfe<\x00r\x00"))
	f.Add([]byte("<opml><outline><outline xmlUrl='x'/></opml>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d := source.Document{URL: "https://post.example/", Body: b}
		x, _ := Read(d)
		Discover(d)
		if subs, err := ReadOPML(d); err == nil {
			WriteOPML("x", subs)
		}
		if x == nil {
			return
		}
		x.After(at("2031-05-07T12:00:00Z"), 0)
		for _, e := range x.Entries {
			if e.Link != "" && !strings.HasPrefix(e.Link, "http://") && !strings.HasPrefix(e.Link, "https://") {
				t.Errorf("link %q", e.Link)
			}
			if strings.ToValidUTF8(e.Title, "") != e.Title || e.Key() == "" {
				t.Errorf("title %q, key %q", e.Title, e.Key())
			}
		}
	})
}

func FuzzParseDate(f *testing.F) {
	f.Add("Wed, 07 May 2031 09:30:00 GMT")
	f.Add("2031-05-07T09:30:00.125-05:00")
	f.Fuzz(func(t *testing.T, s string) {
		if d := ParseDate(s); !d.Time.IsZero() && (d.Time.Year() < 1979 || d.Time.Year() > 2201) {
			t.Errorf("%q is %v", s, d.Time)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var s strings.Builder
	s.WriteString("<rss version='2.0'><channel><title>Post</title>")
	for i := range 100 {
		fmt.Fprintf(&s, "<item><title>Ferry %d</title><link>https://post.example/%d</link><pubDate>Wed, 07 May 2031 09:30:00 GMT</pubDate><description>%s</description></item>",
			i, i, html.EscapeString(strings.Repeat("<p>The night ferry ran aground &amp; stayed there.</p>", 20)))
	}
	s.WriteString("</channel></rss>")
	d := doc(s.String())
	b.SetBytes(int64(len(d.Body)))
	b.ReportAllocs()
	for b.Loop() {
		if f, err := Read(d); err != nil || len(f.Entries) != 100 {
			b.Fatal(err)
		}
	}
}
