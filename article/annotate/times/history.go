package times

import (
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// A history names at least so many months and years.
const (
	historyMonths = 20
	historyYears  = 5
)

// tellsHistory reports whether the article is a history and no news: it names
// months all along and many years, few of them near the day of writing, hardly
// any weekday or "last week", and is told in the past. In such a text "On July
// 14" goes on from the year told before. Features of newspapers name as many
// years, but a third of the months of the shortest history seen.
func (r *reader) tellsHistory() bool {
	years, near, months, days, past, present := 0, 0, 0, 0, 0, 0
	for i := range r.look {
		a := &r.look[i]
		if a.digits > 0 {
			if a.digits == 4 && a.fits(firstYear, lastYear, 4) && a.suffix == "" {
				years++
				if r.refs.known() && int(a.value) >= r.refs.first.Year()-1 {
					near++
				}
			}
			continue
		}
		if a.lex == nil {
			continue
		}
		switch a.lex.tense {
		case lang.Was, lang.Preterite:
			past++
		case lang.Being, lang.Ahead:
			if r.all[i].Lower[0] != '\'' { // what owns something looks like "is"
				present++
			}
		}
		switch {
		case a.lex.is(lang.Month) != nil:
			if r.all[i].IsUpperInitial() {
				months++
			}
		case a.lex.is(lang.Weekday) != nil, a.lex.is(lang.NearDay) != nil,
			a.lex.is(lang.Shift) != nil && i+1 < len(r.look) && r.look[i+1].lex.is(lang.Unit) != nil:
			days++
		}
	}
	return months >= historyMonths && years >= historyYears && 4*days <= years && 2*near <= years && 4*present <= past
}

// narrates reports whether m hangs on the story of a history and not on the day
// it was written: "the summer" there is that of the year told before.
func (r *reader) narrates(m *match) bool {
	switch m.form.Means {
	case lang.MeansShift, lang.MeansSeason, lang.MeansAgo, lang.MeansHoliday:
		return r.tells && !r.told.day.IsZero()
	}
	return false
}

// doubtReach is how many sentences back that date may stand.
const doubtReach = 2

// doubtful reports whether a date without a year may belong to the year of a date told
// just before it, long past, as well as to that of writing.
func (r *reader) doubtful(ref time.Time, toward article.Direction) bool {
	if r.requests || toward == article.Future {
		return false
	}
	told, unit, ok := r.anchor()
	return ok && told.How == article.Explicit && coarse[unit] <= coarse[unitMonth] && told.From.Year() < ref.Year()-1 &&
		r.told.now-r.told.sentence <= doubtReach
}

// foretells reports whether the sentence looks ahead from the day of writing,
// as the last of a history may: "The town will mark the day on 5 May".
func (r *reader) foretells() bool {
	for i := range r.atoms {
		if r.tenseWord(i) == lang.Ahead {
			return true
		}
	}
	return false
}

// carriedYear is the year of a date without one in a text that tells history:
// there it is the first such day after the date told before, not the one
// nearest to publication.
func (r *reader) carriedYear(mo, d int) (int, bool) {
	if !r.tells || r.told.day.IsZero() {
		return 0, false
	}
	y := nearestYear(r.told.day, article.Either, func(y int) (time.Time, bool) {
		if r.told.yearOnly && y != r.told.day.Year() {
			return time.Time{}, false
		}
		return civil(y, mo, d), exists(y, mo, d)
	})
	return y, y != 0
}

// aside reports whether t is a date mentioned in passing, which does not move a
// history on: "papers released in 2005 showed that on 4 August", "the general
// election of May 1987", "a campaign planned for 1976". What goes on with the
// story stands in a heading or at the head of a sentence, or does not go back;
// and a bare year ahead of the story is a plan.
func (r *reader) aside(t *article.Time, unit string) bool {
	if r.told.day.IsZero() || r.block != nil && r.block.Kind == article.Heading ||
		t.When.How != article.Explicit || t.Start-r.toks[0].Start <= asideHead {
		return false
	}
	away := t.When.From.Year() - r.told.day.Year()
	return away < 0 || away > 0 && unit == unitYear
}

// asideHead is how many bytes from the head of its sentence a date moves on.
const asideHead = 10
