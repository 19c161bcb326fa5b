package page

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Opening is where a sentence that stands by itself begins: behind the line that
// says where and when it was written ("ORLO ― The mayor …", "Orlo (Beacon) -- The
// mayor …", "5 May 2031  The mayor …") and behind a word that ties it to the
// sentence before it ("But Reve left"), or a clause that does no more ("The
// meeting comes after Reve left"). What is left begins with a capital, or
// nothing is cut.
func Opening(r *article.Reading, sp text.Span) int {
	if n := r.SentenceAt(sp.Start); n < 0 || r.Sentences[n].Start != sp.Start {
		return sp.Start
	}
	toks := story.TokensIn(r.Notes.Tokens, sp)
	l := lang.For(r.Lang)
	if i := behindLink(r, l, toks, linked(l, toks, dateline(r, toks))); i > 0 {
		return toks[i].Start
	}
	return sp.Start
}

// How many tokens a dateline has at the most: of a place, and with the name of
// an agency and the hour.
const (
	longPlace    = 12
	longDateline = 26
)

// leastLeft is how many tokens a sentence has at least behind what is cut.
const leastLeft = 5

// dateline is the token behind the line that says where a report was written; 0
// if there is none.
func dateline(r *article.Reading, toks []text.Token) int {
	if len(toks) == 0 {
		return 0
	}
	if i := stamped(r, toks); i > 0 {
		return i
	}
	for i := 1; i < min(len(toks)-leastLeft, longDateline); i++ {
		agency, next := toks[i-1].Norm == ")", i+1
		if dashes[toks[i].Norm] && dashes[toks[next].Norm] && !toks[next].Space {
			next++ // "--"
		}
		switch {
		case dashes[toks[i].Norm] && (toks[i].Space || agency) && toks[next].Space && capital(toks[next]):
			if agency || toks[0].IsAllCaps() && len(toks[0].Norm) > 2 && i < longPlace && !lower(toks[:i]) {
				return next
			}
			if i < longPlace && first(r, toks[0]) && !lower(toks[:i]) && !slices.ContainsFunc(toks[next:], func(t text.Token) bool { return dashes[t.Norm] && t.Space }) {
				return next // "Orlo, Vell - Millions of …"
			}
			return 0
		case toks[i].Kind == text.Quote, toks[i].Norm == ".":
			return 0
		}
	}
	return 0
}

// stamped is the token behind a full date that opens a sentence and is no part
// of it: "5 May 2031  The mayor …".
func stamped(r *article.Reading, toks []text.Token) int {
	for _, t := range r.Notes.Times {
		if t.Start > toks[0].Start {
			break
		}
		if t.Start != toks[0].Start || t.When.How != article.Explicit || !t.When.OneDay() {
			continue
		}
		i := slices.IndexFunc(toks, func(k text.Token) bool { return k.Start >= t.End })
		if i > 2 && i+leastLeft < len(toks) && capital(toks[i]) {
			return i
		}
	}
	return 0
}

// linked is the token behind a word that ties a sentence to the one before it,
// from token i on; i itself if none does.
func linked(l *lang.Language, toks []text.Token, i int) int {
	if i+leastLeft >= len(toks) || !l.Words.Linking.Has(toks[i].Lower) {
		return i
	}
	next := i + 1
	if toks[next].Norm == "," {
		next++
	} else if !l.Words.Conjunctions.Has(toks[i].Lower) {
		return i // "Still Waters, a ferry"
	}
	if t := toks[next]; !capital(t) || l.Words.Pronouns.Has(t.Lower) || l.Words.Dangles(toks[next:]) {
		return i
	}
	return next
}

// behindLink is the token behind "The meeting comes after", from token i on,
// where a clause of somebody named follows; i itself if that does not stand there.
func behindLink(r *article.Reading, l *lang.Language, toks []text.Token, i int) int {
	const words = 4 // "the", what comes, "comes", "after"
	at := i + words
	if at+leastLeft >= len(toks) || !l.Words.Articles.Has(toks[i].Lower) && !l.Words.Pointing.Has(toks[i].Lower) || lower(toks[at:at+1]) || !capital(toks[at]) {
		return i
	}
	if !l.Words.Ensuing.Has(toks[i+2].Lower) || !l.Acts.Openers.Has(toks[i+3].Lower) || l.Words.Pronouns.Has(toks[at].Lower) {
		return i
	}
	for _, c := range r.Notes.Clauses {
		if c.Start <= toks[at].Start && c.Verb.Start > toks[at].Start && c.Verb.End < toks[len(toks)-1].Start && toks[at].Start-c.Start < longLink &&
			!slices.ContainsFunc(toks[at:], func(t text.Token) bool { return t.Norm == "," && t.Start < c.Verb.Start }) {
			return at
		}
	}
	return i
}

// longLink is how many bytes a clause may begin before what it says.
const longLink = 40

func capital(t text.Token) bool { return t.Kind == text.Word && t.Norm != t.Lower }

// lower reports whether a word among the tokens is written small.
func lower(toks []text.Token) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool { return t.Kind == text.Word && t.Norm == t.Lower })
}

// first reports whether a token opens the article's running text.
func first(r *article.Reading, t text.Token) bool {
	for n := range r.Sentences {
		if r.Prose(n) {
			return r.Sentences[n].Start == t.Start
		}
	}
	return false
}

var dashes = map[string]bool{"-": true, "--": true, "–": true, "—": true, "―": true}
