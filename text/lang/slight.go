package lang

import (
	"strings"
	"time"
)

// Slight is what is known of a language that is not read: its small words and
// its calendar, enough to tell reports apart. Claims, names and times of such a
// language are not read.
type Slight struct {
	Code   string            // BCP 47 primary subtag: "uk"
	Code3  string            // ISO 639-2: "ukr"
	Stop   Set               // words too common to tell two texts apart
	Months Table[time.Month] // every form in which a month is dated
}

// slights are all of them. Another language is another file like uk_slight.go
// and a name here.
var slights = []*Slight{&russian, &ukrainian}

// SlightlyKnown returns what is known of a language beside those of For, or nil.
func SlightlyKnown(tag string) *Slight {
	primary := primaryOf(tag)
	for _, l := range slights {
		if isCode(primary, l.Code, l.Code3) {
			return l
		}
	}
	return nil
}

// primaryOf is the first part of a tag: "en" of "en-GB" and "en_US".
func primaryOf(tag string) string {
	primary := strings.TrimSpace(tag)
	if i := strings.IndexAny(primary, "-_"); i >= 0 {
		primary = primary[:i]
	}
	return primary
}

func isCode(primary, code, code3 string) bool {
	return strings.EqualFold(primary, code) || primary != "" && strings.EqualFold(primary, code3)
}
