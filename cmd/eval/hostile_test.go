package main

import (
	"testing"

	"github.com/synoptic-news/synoptic/source/feed"
)

func TestFeedExpectations(t *testing.T) {
	f := feedFileOf("own/a.xml", []byte(`<!--
Header:      Content-type: text/xml; charset=iso-8859-1
Header:      Content-Location: /base/
Description: two entries
Expect:      not bozo and entries[1]['title'] == u'caf\xe9 &amp; bar' and feed['updated_parsed'] == (2031, 5, 7, 9, 30, 0, 2, 127, 0) and entries[0]['tags'][0] == 'x' and feed['link'] == 'http://127.0.0.1:8097/base/a'
-->
<rss><channel><link>a</link><lastBuildDate>Wed, 07 May 2031 11:30:00 +0200</lastBuildDate><item><title>x</title></item><item><title>caf`+"\xe9"+` &amp; bar</title></item></channel></rss>`))
	if f.doc.Charset != "iso-8859-1" || f.doc.URL != servedAt+"base/" {
		t.Errorf("document %+v", f.doc)
	}
	x, err := feed.Read(f.doc)
	if err != nil {
		t.Fatal(err)
	}
	cs := f.checks()
	if len(cs) != 3 {
		t.Fatalf("checks %+v, want three of four", cs)
	}
	for _, c := range cs {
		if got, ok := c.holds(f, x); !ok {
			t.Errorf("%+v: got %q", c, got)
		}
		c.want = "'another'"
		if _, ok := c.holds(f, x); ok {
			t.Errorf("%+v holds too", c)
		}
	}
}
