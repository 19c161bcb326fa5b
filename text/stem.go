package text

import "strings"

// Stem returns the stem of an English word in lower case: "talks" and "talked"
// give "talk" (Porter 2, snowballstem.org/algorithms/english). American -ize
// and British -ise give one stem. A word that is not of ASCII letters is its
// own stem. About a tenth of a microsecond a word.
func Stem(word string) string {
	for i := range len(word) {
		if c := word[i]; c != '\'' && (c < 'a' || c > 'z') {
			return word
		}
	}
	return stems.Of(word, stemOf)
}

var stems Memo

func stemOf(word string) string {
	if s, ok := ownStems[word]; ok {
		return s
	}
	if s := porter(british(word)); s != "" {
		return s
	}
	return word
}

// ownStems are words that Porter 2 would join with others of another meaning:
// "evening" with "even", "university" with "universe", "policy" with "police".
var ownStems = map[string]string{
	"evening": "evening", "evenings": "evening",
	"university": "university", "universities": "university",
	"organ": "organ", "organs": "organ",
	"general": "general", "generals": "general",
	"international": "international",
	"internal":      "internal",
	"police":        "police",
	"policing":      "police",
	"news":          "news",
	"united":        "united",
	"minister":      "minister", "ministers": "minister",
	"ministry": "ministry", "ministries": "ministry",
}

// british spells -ize and its forms -ise: Porter 2 cuts "organization" down to
// "organ" but leaves "organisation" whole.
func british(word string) string {
	i := strings.LastIndex(word, "iz")
	if i < 3 {
		return word
	}
	switch word[i+2:] {
	case "e", "ed", "es", "er", "ers", "ing", "ation", "ations", "ational":
		return word[:i+1] + "s" + word[i+2:]
	}
	return word
}
