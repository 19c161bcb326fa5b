package timeline

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// DayOf is when that happened which an article tells at a place, a word or two:
// the date of its clause, the nearest if there are several; else the one day on
// which other clauses of the article tell of it in the same words, marked as
// Inferred; else the day the article was written, marked as Reported. The zero
// When if nothing is known. Linear in the article.
func DayOf(r *article.Reading, at text.Span) article.When {
	t := teller{reading: r, words: lang.For(r.Lang)}
	var same []article.When
	for _, c := range r.Notes.Clauses {
		dates := t.datesOf(c)
		switch {
		case len(dates) == 0:
		case c.Contains(at):
			return slices.MinFunc(dates, func(a, b article.Time) int { return cmp.Compare(away(a, at), away(b, at)) }).When
		case dates[0].When.OneDay() && c.Act != "say" && t.names(c, at):
			same = append(same, dates[0].When)
		}
	}
	if len(same) > 0 && !slices.ContainsFunc(same, func(w article.When) bool { return !w.From.Equal(same[0].From) }) {
		w := same[0]
		w.How = article.Inferred
		return w
	}
	if !r.Date.OneDay() {
		return article.When{}
	}
	return article.OnDay(r.Date.From, article.Reported)
}

// names reports whether a clause has the word that stands at a place.
func (t *teller) names(c article.Clause, at text.Span) bool {
	stem := text.Stem(strings.ToLower(at.In(t.reading.Text)))
	return slices.ContainsFunc(story.TokensIn(t.reading.Notes.Tokens, c.Span), func(tok text.Token) bool {
		return tok.Kind == text.Word && text.Stem(tok.Lower) == stem
	})
}

// away is how many bytes lie between a date and a place.
func away(tm article.Time, at text.Span) int {
	return max(tm.Start-at.End, at.Start-tm.End, 0)
}
