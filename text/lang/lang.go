// Package lang holds what a language adds: words, never rules. The rules of
// reading live in the packages that read; another language is another set of
// tables here.
//
// Each kind of table has one file for its type (times.go) and one for each
// language's data (en_times.go).
package lang

import "github.com/synoptic-news/synoptic/text"

// Language is everything known of one language.
type Language struct {
	Code       string // BCP 47 primary subtag: "en"
	Code3      string // ISO 639-2: "eng"
	Words      Words
	Times      Times
	Names      Names
	Statements Statements
	Figures    Figures
	Furniture  Furniture
	Acts       Acts
	Claims     Claims
	Judged     Judged
	Doing      Doing
	Denied     Denied
	Posts      Posts
	States     States
	Minds      Minds
	Causes     Causes
	Frequent   Frequent
	Kin        Kin
	Borne      Borne
	Answers    Answers
	Measures   Measures
	Plans      Plans
	Clocks     Clocks

	roots *text.Memo
}

// languages are all that there are tables for, the fallback first. Another
// language is another set of en_*.go files and a line here.
var languages = []*Language{&english}

// For returns the tables for a BCP 47 tag ("en-GB"), or for one as pages
// misspell it ("en_US", "EN", "eng"). It is never nil: for a language without
// tables it is English, whose forms find little in a foreign text; ask Known
// where that matters.
func For(tag string) *Language {
	if l := find(tag); l != nil {
		return l
	}
	return languages[0]
}

// Known reports whether there are tables for the language of a tag.
func Known(tag string) bool { return find(tag) != nil }

func find(tag string) *Language {
	for _, l := range languages {
		if tag == l.Code { // as nearly all have it
			return l
		}
	}
	primary := primaryOf(tag)
	for _, l := range languages {
		if isCode(primary, l.Code, l.Code3) {
			return l
		}
	}
	return nil
}

var english = Language{
	Code:       "en",
	Code3:      "eng",
	Words:      enWords,
	Times:      enTimes,
	Names:      enNames,
	Statements: enStatements.used(&enWords, &enActs),
	Figures:    enFigures,
	Furniture:  enFurniture,
	Acts:       enActs,
	Claims:     enClaims,
	Judged:     enJudged,
	Doing:      enDoing,
	Denied:     enDenied,
	Posts:      enPosts,
	States:     enStates,
	Minds:      enMinds,
	Causes:     enCauses,
	Frequent:   enFrequent,
	Kin:        enKin,
	Borne:      enBorne,
	Answers:    enAnswers,
	Measures:   enMeasured,
	Plans:      enPlans,
	Clocks:     enClocks,
	roots:      &text.Memo{},
}
