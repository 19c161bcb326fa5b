package page_test

import (
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
)

func TestWhenText(t *testing.T) {
	d := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	when := func(from, to time.Time, g article.Granularity) article.When {
		return article.When{From: from, To: to, Gran: g, How: article.Explicit}
	}
	about := func(w article.When) article.When { w.About = true; return w }
	by := func(w article.When, how article.How) article.When { w.How = how; return w }
	for _, c := range []struct {
		want string
		when article.When
	}{
		{"", article.When{}},
		{"Tue 2 Dec 2025", when(d(2025, 12, 2), d(2025, 12, 3), article.Day)},
		{"reported Tue 2 Dec 2025", by(when(d(2025, 12, 2), d(2025, 12, 3), article.Day), article.Reported)},
		{"4–6 Dec 2025", when(d(2025, 12, 4), d(2025, 12, 7), article.Interval)},
		{"30 Nov – 2 Dec 2025", when(d(2025, 11, 30), d(2025, 12, 3), article.Interval)},
		{"30 Dec 2025 – 2 Jan 2026", when(d(2025, 12, 30), d(2026, 1, 3), article.Interval)},
		{"weekend of 6–7 Dec 2025", when(d(2025, 12, 6), d(2025, 12, 8), article.Weekend)},
		{"week of 1 Dec 2025", when(d(2025, 12, 1), d(2025, 12, 8), article.Week)},
		{"Nov 2025", when(d(2025, 11, 1), d(2025, 12, 1), article.Month)},
		{"Q4 2025", when(d(2025, 10, 1), d(2026, 1, 1), article.Quarter)},
		{"Mar–May 2025", when(d(2025, 3, 1), d(2025, 6, 1), article.Season)},
		{"2025", when(d(2025, 1, 1), d(2026, 1, 1), article.Year)},
		{"about 2025", about(when(d(2025, 1, 1), d(2026, 1, 1), article.Year))},
		{"1990s", when(d(1990, 1, 1), d(2000, 1, 1), article.Decade)},
		{"between 3 and 4 Dec 2025", by(when(d(2025, 12, 3), d(2025, 12, 5), article.Day), article.Inferred)},
		{"between 30 Nov and 4 Dec 2025", by(when(d(2025, 11, 30), d(2025, 12, 5), article.Day), article.Inferred)},
		{"between Jun 2025 and Dec 2026", by(when(d(2025, 6, 1), d(2027, 1, 1), article.Day), article.Inferred)},
		{"before 3 Dec 2025", when(time.Time{}, d(2025, 12, 3), article.Interval)},
		{"from 3 Dec 2025 on", when(d(2025, 12, 3), time.Time{}, article.Interval)},
	} {
		if got := page.WhenText(c.when); got != c.want {
			t.Errorf("WhenText(%v … %v, %s) = %q, want %q", c.when.From, c.when.To, c.when.Gran, got, c.want)
		}
	}
}
