package timeline

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// DayOf is when that happened which an article tells at a place: the first date
// of its clause; where the clause has none, the day the article was written,
// marked as Reported. The zero When if nothing is known. Linear in the article.
func DayOf(r *article.Reading, at text.Span) article.When {
	t := teller{reading: r, words: lang.For(r.Lang)}
	for _, c := range r.Notes.Clauses {
		dates := t.datesOf(c)
		if !c.Contains(at) {
			continue
		}
		if len(dates) > 0 {
			return dates[0].When
		}
		break
	}
	if !r.Date.OneDay() {
		return article.When{}
	}
	return article.OnDay(r.Date.From, article.Reported)
}
