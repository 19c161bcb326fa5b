// Package annotate reads one article: in goes the clean article and the day it
// was written, out come its notes, that is its times, names, figures and
// statements, each a span of the article's text.
//
// The reading is done by the package's folders, which do not know one another;
// this package puts their results together in the order they need. It looks at
// nothing but the article: what several articles say together is package story.
package annotate

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/clauses"
	"github.com/synoptic-news/synoptic/article/annotate/figures"
	"github.com/synoptic-news/synoptic/article/annotate/names"
	"github.com/synoptic-news/synoptic/article/annotate/statements"
	"github.com/synoptic-news/synoptic/article/annotate/times"
	"github.com/synoptic-news/synoptic/text"
)

// Article returns what can be read out of a, which was written on date; the
// zero When if that day is not known. It never changes a.
func Article(a *article.Article, date article.When) *article.Notes {
	n := &article.Notes{Tokens: Tokens(a)}
	n.Times = times.Find(a, n.Tokens, date)
	found := names.Find(a, n.Tokens)
	n.Mentions, n.Names, n.Roles = found.Mentions, found.Names, found.Roles
	n.Figures = figures.Find(a, n.Tokens, n.Times)
	n.Statements, n.Relays = statements.Find(a, n)
	n.Clauses = clauses.Find(a, n.Tokens)
	return n
}

// Tokens returns the tokens of all blocks of a, in text order, without those
// of its marks: in "held talks[1][2]." the citations are no words.
func Tokens(a *article.Article) []text.Token {
	size := 0
	for _, b := range a.Blocks {
		size += b.Len()
	}
	const bytesAToken = 5 // in English news, their space included
	toks := make([]text.Token, 0, size/bytesAToken+8)
	for _, b := range a.Blocks {
		toks = text.AppendTokens(toks, a.Text, b.Span)
	}
	marks := a.Marks
	if len(marks) == 0 {
		return toks
	}
	return slices.DeleteFunc(toks, func(t text.Token) bool {
		for len(marks) > 0 && marks[0].End <= t.Start {
			marks = marks[1:]
		}
		return len(marks) > 0 && marks[0].Overlaps(t.Span)
	})
}
