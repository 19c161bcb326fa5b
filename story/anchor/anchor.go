// Package anchor finds out when undated articles were written.
//
// In go the readings of one story, the undated ones read without a date; out
// comes for each the day it states, or what follows from its own words and from
// its siblings: a day, an interval, a lower bound, or nothing. What an article
// says only by weekday fixes its week where another source tells the same
// happening with its date: the same persons, on the same weekday, and a figure
// or a quotation that agree. Likeness of words never dates anything, and nothing
// is guessed: what stays open stays open.
//
// The work goes in rounds, since an article that is dated in one round may date
// another in the next.
package anchor

import (
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// maxRounds bounds how far a date travels from article to article.
const maxRounds = 4

// Dates returns for each reading the day it was written, in the order of rs:
// the stated publication day, or what can be inferred (article.Inferred, with
// the reason in Why), or the zero When. No inferred day lies after now; the zero
// now sets no bound.
func Dates(rs []*article.Reading, now time.Time) []article.When {
	sheets := make([]*sheet, len(rs))
	for i, r := range rs {
		sheets[i] = read(r, now)
	}
	for range maxRounds {
		s := newSiblings(sheets)
		changed := false
		for _, sh := range sheets {
			if !sh.stated && sh.narrow(s) {
				changed = true
			}
		}
		if !changed {
			break
		}
		for _, sh := range sheets {
			sh.resolve()
		}
	}
	whens := make([]article.When, len(rs))
	for i, sh := range sheets {
		whens[i] = sh.when()
	}
	return whens
}

// Days are counted as civil days since 1970; the open ends stand for no bound.
const (
	openPast   = -1 << 40
	openFuture = 1 << 40
)

func dayOf(t time.Time) int { return int(t.Unix() / 86400) }

func dateOf(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

func weekdayOf(day int) time.Weekday { return dateOf(day).Weekday() }

// window is a range of days, both ends included.
type window struct{ lo, hi int }

var always = window{openPast, openFuture}

func (w window) empty() bool   { return w.lo > w.hi }
func (w window) bounded() bool { return w.lo != openPast && w.hi != openFuture }
func (w window) days() int     { return w.hi - w.lo + 1 }
func (w window) meet(v window) window {
	return window{max(w.lo, v.lo), min(w.hi, v.hi)}
}

// limit is one reason why an article was written within a window.
type limit struct {
	window
	weight weight
	why    string
}

// weight orders limits from weak to firm.
type weight int

const (
	byElapsed  weight = iota // "nearly four-year-old war"
	byYear                   // a year or month told as past or as ahead
	byQuote                  // a quotation that another article dates
	byEvent                  // a happening that another article dates
	byExplicit               // a day told as past or as ahead
	byEntry                  // an entry of its own dated list
	byClock                  // now
)

// together intersects limits. If they leave no day the weakest are dropped,
// once; if there is still none, nothing is known.
func together(limits []limit) (window, []limit) {
	w := always
	for _, l := range limits {
		w = w.meet(l.window)
	}
	if !w.empty() {
		return w, limits
	}
	weakest := byClock
	for _, l := range limits {
		weakest = min(weakest, l.weight)
	}
	var kept []limit
	w = always
	for _, l := range limits {
		if l.weight > weakest {
			kept = append(kept, l)
			w = w.meet(l.window)
		}
	}
	if w.empty() {
		return always, nil
	}
	return w, kept
}
