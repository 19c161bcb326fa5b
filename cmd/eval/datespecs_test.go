package main

import (
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// A range of ours is two expressions of TIMEX3.
func TestEndpoints(t *testing.T) {
	const s = "It lasted from 28 May to 3 June 2031, not two days."
	got := endpoints(s, []article.Time{
		{Span: in(t, s, "from 28 May to 3 June 2031"), Value: "2031-05-28/2031-06-03"},
		{Span: in(t, s, "two days"), Value: "P2D"},
	})
	want := []struct{ words, value string }{{"28 May", "2031-05-28"}, {"3 June 2031", "2031-06-03"}, {"two days", "P2D"}}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i, w := range want {
		if got[i].In(s) != w.words || got[i].Value != w.value {
			t.Errorf("got %q %s, want %q %s", got[i].In(s), got[i].Value, w.words, w.value)
		}
	}
}

func TestDayIn(t *testing.T) {
	for value, want := range map[string]string{"2031-05-28TNI": "2031-05-28", "2031-05-28": "2031-05-28", "2031-W22": "2031-W22"} {
		if got := dayIn(value); got != want {
			t.Errorf("%s: got %s, want %s", value, got, want)
		}
	}
}

// What a time of ours must be to mean a resolution of the specs.
func TestResolution(t *testing.T) {
	day := func(m time.Month, d int) time.Time { return time.Date(2031, m, d, 0, 0, 0, 0, time.UTC) }
	may := article.When{From: day(5, 1), To: day(6, 1), Gran: article.Month}
	tests := []struct {
		v    resolution
		time article.Time
		want bool
	}{
		{resolution{Timex: "T16", Type: "time", Value: "16:00:00"}, article.Time{Value: "T16:00"}, true},
		{resolution{Type: "time", Value: "16:30:00"}, article.Time{Value: "T16:00"}, false},
		{resolution{Type: "datetime", Value: "2031-05-04 16:00:00"}, article.Time{Value: "2031-05-04T16:00"}, true},
		{resolution{Type: "timerange", Start: "14:00:00", End: "16:00:00"}, article.Time{Value: "T14:00/T16:00"}, true},
		{resolution{Type: "timerange", Start: "14:00:00"}, article.Time{Value: "T14:00"}, true}, // "after 2pm"
		{resolution{Type: "timerange", Start: "14:00:00", End: "16:00:00"}, article.Time{Value: "T14:00"}, false},
		{resolution{Type: "datetimerange", Start: "2031-05-04 14:00:00", End: "2031-05-04 16:00:00"}, article.Time{Value: "2031-05-04T14:00/2031-05-04T16:00"}, true},
		{resolution{Timex: "XXXX-WXX-7TEV", Type: "datetimerange", Start: "2031-05-04 16:00:00"}, article.Time{Value: "2031-05-04TEV"}, true},
		{resolution{Type: "daterange", Start: "2014-01-01", End: "2018-01-01"}, article.Time{Value: "2014/2018"}, true},
		{resolution{Type: "daterange", Start: "2031-04-01", End: "2031-10-01"}, article.Time{Value: "2031-Q2/2031-Q4"}, true},
		{resolution{Type: "daterange", Mod: "after", Start: "2031-06-01"}, article.Time{When: may}, true},
		{resolution{Type: "daterange", Mod: "before", End: "2031-05-01"}, article.Time{When: may}, true},
		{resolution{Type: "daterange", Mod: "before", End: "2031-04-01"}, article.Time{When: may}, false},
		{resolution{Type: "daterange", Mod: "mid", Start: "2031-05-10", End: "2031-05-21"}, article.Time{When: may}, true},
		{resolution{Type: "daterange", Start: "2031-05-10", End: "2031-05-21"}, article.Time{When: may}, false},
		{resolution{Type: "duration", Value: "5400"}, article.Time{Value: "PT1H30M"}, true},    // 3600 + 1800
		{resolution{Type: "duration", Value: "110376000"}, article.Time{Value: "P3Y6M"}, true}, // 3.5 times 365 times 86400
		{resolution{Type: "duration", Value: "1814400"}, article.Time{Value: "PXW"}, true},     // the specs' several is 3
		{resolution{Type: "duration", Value: "1814400"}, article.Time{Value: "P2W"}, false},    // 1209600
		{resolution{Type: "set", Timex: "P1WE"}, article.Time{Value: "XXXX-WXX-WE"}, true},     // every weekend
		{resolution{Type: "set", Timex: "TMO"}, article.Time{Value: "XXXX-XX-XXTMO"}, true},    // every morning
		{resolution{Type: "set", Timex: "P1W"}, article.Time{Value: "P1D"}, false},
	}
	for _, tt := range tests {
		if got := tt.v.is(tt.time); got != tt.want {
			t.Errorf("%+v for %q %+v: got %v", tt.v, tt.time.Value, tt.time.When, got)
		}
	}
}
