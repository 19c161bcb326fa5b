package feed

import (
	"errors"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/source"
)

func TestLimits(t *testing.T) {
	long := strings.Repeat("ferry ", longest/6+1)
	for _, c := range []struct {
		name, body string
		want       error
		entries    int
	}{
		{"a title as long as one may be", "<rss><channel><title>" + long[:longest] + "</title><item><title>Ferry</title></item></channel></rss>", nil, 1},
		{"title of a feed", "<rss><channel><title>" + long + "</title><item><title>Ferry</title></item></channel></rss>", ErrTooLong, 1},
		{"title of an entry", "<rss><channel><item><title>" + long + "</title></item><item><title>Ferry</title></item></channel></rss>", ErrTooLong, 2},
		{"title of a JSON feed", `{"version":"https://jsonfeed.org/version/1.1","title":"` + long + `","items":[{"id":"1","title":"Ferry"}]}`, ErrTooLong, 1},
		{"title of a JSON entry", `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"` + long + `"},{"id":"2","title":"Ferry"}]}`, ErrTooLong, 2},
		{"many attributes", "<rss><channel " + strings.Repeat("a='1' ", mostInTag) + "><item><title>Ferry</title></item></channel></rss>", nil, 1},
		{"too many attributes", "<rss><channel " + strings.Repeat("a='1' ", mostInTag+1) + "><item><title>Ferry</title></item></channel></rss>", ErrCrowded, 0},
		{"attributes in text", "<rss><channel><item><description><![CDATA[<p " + strings.Repeat("a='1' ", mostInTag+1) + ">]]></description></item></channel></rss>", nil, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Read(source.Document{URL: "https://post.example/rss", Body: []byte(c.body)})
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			n := 0
			if f != nil {
				n = len(f.Entries)
				for _, e := range f.Entries {
					if len(e.Title) > longest {
						t.Errorf("an entry has a title of %d bytes", len(e.Title))
					}
				}
			}
			if n != c.entries {
				t.Errorf("%d entries, want %d", n, c.entries)
			}
		})
	}
}
