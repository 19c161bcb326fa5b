package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
)

// Answers holds the words by which questions are asked and answered.
type Answers struct {
	// Asks maps the first word of a question to what it asks for: a person, a
	// time, a place, a reason.
	Asks Table[Asked]
	// Nouns maps what follows "what" or "which" to what is asked for: "day".
	Nouns Table[Asked]
	// Amounts follow "how": "many", "much", "long", "high". Counts are those of
	// them that say nothing of what is measured: "many", "much".
	Amounts, Counts Set
	// Lasting are verbs, in base form, that "how long" goes with: "last".
	Lasting Set
	// Money are words that make an amount one of money: "cost", "euros".
	Money Set
	// Saying are verbs, in base form, that ask for what somebody said.
	Saying Set
	// Holding are those of them that behind "who" ask for a speaker, and not for
	// who did something: "who said that", beside "who called the meeting".
	Holding Set
	// Intending are verbs, in base form, that say before "to" only that something
	// is meant: "want to raise".
	Intending Set
	// Answering are word sequences by which a statement denies the one before it:
	// "no such".
	Answering []string
	// Framing are words that say what is asked for and not what it is about:
	// "happen", "number", "role".
	Framing Set
	// Change are words that ask for what is not as it was: "change".
	Change Set
	// Office are words that ask for what somebody is: "role", "job".
	Office Set
	// Beings are nouns under which any count of persons falls: "people".
	Beings Set
	// Reasons are word sequences behind which a reason stands: "because".
	Reasons []string
	// Being are the forms of "be" that make a passive, By the word before who did
	// it.
	Being Set
	By    string
	// Places are prepositions behind which a place may stand, beside
	// Acts.Locating: "to".
	Places Set
	// Sites are nouns for a place that need no name: "hospital".
	Sites Set
	// Meanings lists, for the stem of a word, the stems that mean nearly the
	// same in news.
	Meanings Table[[]string]
	// Acts are the classes of Acts.Verbs all of whose verbs tell one kind of
	// act: who conferred has met.
	Acts Set
	// Kin are endings by which two stems may differ and be of one word:
	// "relianc" and "reli".
	Kin Set
}

// Asked is what a question asks for.
type Asked string

// What questions ask for. What says nothing of the kind.
const (
	AskWhat   Asked = "what"
	AskWho    Asked = "who"
	AskWhen   Asked = "when"
	AskWhere  Asked = "where"
	AskWhy    Asked = "why"
	AskNumber Asked = "number"
)

// meanings reads lists of words of nearly one meaning, one a line. A word may
// stand in several.
func meanings(lists string) map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(lists) {
		var stems []string
		for w := range strings.FieldsSeq(line) {
			stems = append(stems, text.Stem(w))
		}
		for _, s := range stems {
			m[s] = append(m[s], stems...)
		}
	}
	return m
}
