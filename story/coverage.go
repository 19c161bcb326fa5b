package story

import (
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Coverage is who told one thing: which outlet first, which after it, and which
// wrote later and did not.
type Coverage struct {
	Passages []article.Passage // that tell it, the clearest first
	Origins  int
	Event    int          // index into the events, or -1
	First    []article.ID // one; more where one day is all that is known of them
	Also     []article.ID // of each further origin the earliest
	Without  []article.ID // of each outlet that left it out the first after First
}

// Precedes reports whether all of a was out before b was published, as far as
// both state their times: what a says may have been added when it was last
// changed. Where one of them states a day only, days are compared, and of one
// day nothing can be said.
func Precedes(a, b *article.Article) bool {
	last, next := a.Published, b.Published
	if !last.Known() || !next.Known() {
		return false
	}
	if a.Modified.Known() && a.Modified.Time.After(last.Time) {
		last = a.Modified
	}
	if last.DayOnly || next.DayOnly {
		return article.CivilDay(last.Time).Before(article.CivilDay(next.Time))
	}
	return next.Time.Sub(last.Time) > time.Minute
}

// OneDay reports whether both articles state that all of them was out on one
// and the same day.
func OneDay(a, b *article.Article) bool {
	day := article.CivilDay(a.Published.Time)
	for _, s := range []article.Stamp{a.Published, a.Modified, b.Published, b.Modified} {
		if s.Known() && !article.CivilDay(s.Time).Equal(day) {
			return false
		}
	}
	return a.Published.Known() && b.Published.Known()
}
