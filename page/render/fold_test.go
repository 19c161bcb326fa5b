package render

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
)

// TestFold holds that the rest of a long list is folded away, whole and in order,
// and that a list that is hardly longer is not.
func TestFold(t *testing.T) {
	fold := folder(inEnglish)
	list := make([]int, 40)
	for i := range list {
		list[i] = i
	}
	if got := fold("agreed", list[:0]); got != nil {
		t.Errorf("of nothing: %+v", got)
	}
	for name, most := range unfolded {
		for n := 1; n <= len(list); n++ {
			got := fold(name, list[:n])
			if n <= most+min(2, most/2) {
				if got.Rest != nil || !reflect.DeepEqual(got.First, list[:n]) {
					t.Errorf("%s, %d: %+v", name, n, got)
				}
				continue
			}
			if !reflect.DeepEqual(got.First, list[:most]) || !reflect.DeepEqual(got.Rest, list[most:n]) || got.More != fmt.Sprintf("%d more", n-most) {
				t.Errorf("%s, %d: %+v", name, n, got)
			}
		}
	}
}

// TestOutstanding holds that of many events those are seen at first that the most
// tell of, and the ends; and of few all.
func TestOutstanding(t *testing.T) {
	told := func(origins string) (all []page.Entry) {
		for _, n := range origins {
			all = append(all, page.Entry{Origins: int(n - '0')})
		}
		return all
	}
	for origins, want := range map[string]string{
		"":            "",
		"11111":       "xxxxx",
		"1111111":     "xxx...x", // three, the first and the last
		"1113141112":  "x..xxx...x",
		"2111131114":  "x....x...x",
		"1131311111":  "xxxxx....x", // the second would be alone
		"111111":      "xxx..x",
		"33311111111": "xxx.......x",
	} {
		got := ""
		for _, seen := range outstanding(told(origins), 3) {
			if seen {
				got += "x"
			} else {
				got += "."
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", origins, got, want)
		}
	}
}

// TestDays holds that what is folded away of a timeline says of which days it is,
// and nothing where one of them is not known.
func TestDays(t *testing.T) {
	on := func(from, to int) page.Entry {
		at := func(day int) time.Time { return time.Date(2031, 9, day, 0, 0, 0, 0, time.UTC) }
		return page.Entry{Date: page.When{When: article.When{From: at(from), To: at(to), Gran: article.Day}}}
	}
	for want, all := range map[string][]page.Entry{
		"3–5 Sep 2031":   {on(3, 4), on(5, 6), on(4, 5)},
		"Wed 3 Sep 2031": {on(3, 4), on(3, 4)},
		"":               {on(3, 4), {}},
	} {
		if got := days(all, inEnglish); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
