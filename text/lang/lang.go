// Package lang holds what a language adds: words, never rules. The rules of
// reading live in the packages that read; another language is another set of
// tables here.
//
// Each kind of table has one file for its type (times.go) and one for each
// language's data (en_times.go).
package lang

// Language is everything known of one language.
type Language struct {
	Code       string // BCP 47 primary subtag: "en"
	Words      Words
	Times      Times
	Names      Names
	Statements Statements
	Figures    Figures
	Furniture  Furniture
	Acts       Acts
	Claims     Claims
}

// For returns the tables for a BCP 47 tag, English for one that is unknown.
func For(tag string) *Language { return &english }

var english = Language{
	Code:       "en",
	Words:      enWords,
	Times:      enTimes,
	Names:      enNames,
	Statements: enStatements,
	Figures:    enFigures,
	Furniture:  enFurniture,
	Acts:       enActs,
	Claims:     enClaims,
}
