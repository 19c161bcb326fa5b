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
	for _, c := range r.Notes.Clauses {
		if c.Start >= sp.End {
			break
		}
		if sp.Contains(c.Span) && !c.Sub && c.Tense != article.Either {
			return false
		}
	}
	return true
}
