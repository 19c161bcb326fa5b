package feed

import (
	"slices"
	"time"
)

// The least and the most time between two readings of a feed.
const (
	Soonest = 5 * time.Minute
	Latest  = 12 * time.Hour
)

// After returns when to read the feed again that was read at now: about twice
// for each entry it brings, as often as its newest entries came, never sooner
// than it asks for, and not in the hours and days it leaves out. fresh is how
// long the server says that the answer stays the same.
func (f *Feed) After(now time.Time, fresh time.Duration) time.Time {
	wait := min(max(f.rhythm(now)/2, fresh, f.Pace.Every, Soonest), Latest)
	if every := min(f.Pace.Every, 24*time.Hour); wait < every {
		wait = every
	}
	return f.Pace.next(now.Add(wait))
}

// looked is how many of the newest entries tell a feed's rhythm.
const looked = 10

// rhythm is the usual time between two entries: the median of the newest, or
// the time since the last one if that is longer.
func (f *Feed) rhythm(now time.Time) time.Duration {
	var times []time.Time
	for i := range f.Entries {
		d := f.Entries[i].Published
		if d.Time.IsZero() {
			d = f.Entries[i].Updated
		}
		if !d.Time.IsZero() && !d.Time.After(now) {
			times = append(times, d.Time)
		}
	}
	if len(times) == 0 {
		return time.Hour
	}
	slices.SortFunc(times, func(a, b time.Time) int { return b.Compare(a) })
	times = times[:min(len(times), looked)]
	gaps := make([]time.Duration, 0, looked)
	for i := range len(times) - 1 {
		gaps = append(gaps, times[i].Sub(times[i+1]))
	}
	slices.Sort(gaps)
	usual := time.Duration(0)
	if len(gaps) > 0 {
		usual = gaps[len(gaps)/2]
	}
	return max(usual, now.Sub(times[0])/4)
}

// next is the first full hour from at on, or at itself, that is not left out.
func (p Pace) next(at time.Time) time.Time {
	const week = 7 * 24
	for range week + 1 {
		u := at.UTC()
		if !slices.Contains(p.SkipHours, u.Hour()) && !slices.Contains(p.SkipDays, u.Weekday()) {
			return at
		}
		at = u.Truncate(time.Hour).Add(time.Hour)
	}
	return at // every hour is left out, which is nonsense
}
