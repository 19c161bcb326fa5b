package story

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Pictured reports whether a sentence is the line under a picture that was taken
// for one of the text: it tells in the present what is seen on the full date it
// ends with, "A truck is seen at the pier of Orlo May 7, 2014."
func Pictured(r *article.Reading, sp text.Span) bool {
	const stop = 2 // bytes: the full stop and a bracket
	dated := false
	for _, t := range r.Notes.Times {
		if t.Start >= sp.End {
			break
		}
		if sp.Contains(t.Span) && t.End >= sp.End-stop && t.When.OneDay() && t.When.How == article.Explicit {
			dated = true
		}
	}
	if !dated {
		return false
	}
	put := false // in behind a comma, with nothing told yet
	for _, c := range r.Notes.Clauses {
		if c.Start >= sp.End {
			break
		}
		switch {
		case !sp.Contains(c.Span) || c.Sub:
		case c.Tense == article.Either:
			put = put && c.Verb.Empty()
		case beside(r, sp, c.Verb):
			put = true
		default:
			return false
		}
	}
	return !put
}

// beside reports whether a verb opens what is only put in behind a comma: "a
// woman, affected by gas, breathes".
func beside(r *article.Reading, sp, verb text.Span) bool {
	toks := TokensIn(r.Notes.Tokens, text.Span{Start: sp.Start, End: verb.Start})
	return len(toks) > 0 && toks[len(toks)-1].Norm == ","
}
