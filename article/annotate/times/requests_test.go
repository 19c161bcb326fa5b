package times

import (
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// request reads a line that somebody wrote on Wed 3 Dec 2025 at 9:30.
func request(s string) []article.Time {
	a := &article.Article{Text: s}
	now := time.Date(2025, 12, 3, 9, 30, 0, 0, time.UTC)
	date := article.When{From: now, To: now.Add(time.Second), Gran: article.Instant, How: article.Explicit}
	return Options{Register: Requests}.Find(a, text.Tokens(s, text.Span{End: len(s)}), date)
}

func TestRequests(t *testing.T) {
	tests := []struct{ request, want string }{
		// Times of day.
		{"wake me at 7", "at 7=T07:00"},
		{"call her at half past six in the evening", "at half past six in the evening=T18:30"},
		{"the ferry leaves at a quarter to 9 am", "at a quarter to 9 am=T08:45"},
		{"be there by 8.15pm", "by 8.15pm=T20:15"},
		{"7:56:30 pm", "7:56:30 pm=T19:56:30"},
		{"dinner at 9p", "at 9p=T21:00"},
		{"lunch at noon", "at noon=T12:00"},
		{"in the morning at 7", "in the morning at 7=T07:00"},
		{"seven p . m .", "seven p . m=T19:00"},
		// Days with times of day, in either order.
		{"tomorrow at 8:45a", "tomorrow at 8:45a=2025-12-04T08:45"},
		{"10am on friday", "10am on friday=2025-11-28T10:00"},
		{"tonight around 7", "tonight around 7=2025-12-03T19:00"},
		{"will we meet monday at 3 pm", "monday at 3 pm=2025-12-08T15:00"},
		// Ranges.
		{"from 2 to 4pm", "from 2 to 4pm=T14:00/T16:00"},
		{"9.30-4.30pm", "9.30-4.30pm=T09:30/T16:30"},
		{"what was said between 3 and 8 yesterday", "between 3 and 8 yesterday=2025-12-02T03:00/2025-12-02T08:00"},
		{"tomorrow from 7:00 to 8:00pm", "tomorrow from 7:00 to 8:00pm=2025-12-04T19:00/2025-12-04T20:00"},
		{"articles from 2014 to 2018", "2014 to 2018=2014/2018"},
		{"floods between may 2024 and june 2025", "may 2024 and june 2025=2024-05/2025-06"},
		{"strikes from Nov to March", "Nov to March=2025-11/2026-03"},
		{"from 28 december to 3 january", "from 28 december to 3 january=2025-12-28/2026-01-03"},
		// Counted from now.
		{"the next 5 days", "the next 5 days=2025-12-04/2025-12-09"},
		{"last 3 weeks", "last 3 weeks=2025-11-12/2025-12-03"},
		{"in 2 weeks", "in 2 weeks=2025-12-17"},
		{"in 20 minutes", "in 20 minutes=2025-12-03T09:50"},
		{"what happened 3 days ago", "3 days ago=2025-11-30"},
		{"next Friday", "next Friday=2025-12-12"},
		{"this past monday", "this past monday=2025-12-01"},
		{"3 days after 12 May 2024", "3 days after 12 May 2024=2024-05-15"},
		{"for 3 days from 12 May 2024", "3 days from 12 May 2024=2024-05-12/2024-05-15"},
		{"the week after next", "the week after next=2025-W51"},
		{"the following week", "the following week=2025-W50"},
		// Dates as they are typed.
		{"news of 12/4/2024", "12/4/2024=2024-12-04"},
		{"news of dec/2", "dec/2=2025-12-02"},
		{"2025-3", "2025-3=2025-03"},
		{"on the 18th", "the 18th=2025-12-18"},
		{"wednesday the 10th", "wednesday the 10th=2025-12-10"},
		{"may twenty nine", "may twenty nine=2026-05-29"},
		{"week 31", "week 31=2025-W31"},
		{"the last week of july 2024", "the last week of july 2024=2024-W30"},
		{"the first two weeks of 2021", "the first two weeks of 2021=2021-01-04/2021-01-18"},
		// Durations and sets.
		{"an hour and 30 minutes", "an hour and 30 minutes=PT1H30M"},
		{"half an hour", "half an hour=PT30M"},
		{"every monday at 4pm", "every monday at 4pm=XXXX-WXX-1T16:00"},
		{"every other day", "every other day=P2D"},
		{"every weekend", "every weekend=XXXX-WXX-WE"},
		// What is no time.
		{"this may take longer than expected", ""},
		{"May I ask why?", ""},
		{"one may ask", ""},
		{"at 7 places", ""},
		{"the ratio is 4:3", ""},
		{"monday 31 feb 2024", ""},
		{"call 138-2010-20157", ""},
	}
	for _, tt := range tests {
		if got := shown(tt.request, request(tt.request)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.request, got, tt.want)
		}
	}
}

// What only a request means stays unread in news.
func TestRegister(t *testing.T) {
	for _, s := range []string{"They scored at 7 and led.", "Teams won 4-6 at home.", "He was number 7 of 9."} {
		if got := find(s, on(2025, 12, 3)); len(got) > 0 {
			t.Errorf("%s: got %s, want nothing", s, shown(s, got))
		}
	}
}
