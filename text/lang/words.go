package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
)

// Words holds the small words of a language. All are in lower case with plain
// apostrophes, as text.Token.Lower has them.
type Words struct {
	// Ends is what text.Sentences asks.
	Ends text.Ends

	// Stop are words too common to tell two texts apart.
	Stop Set

	Pronouns     Set // personal, reflexive and possessive: "she", "their"
	Articles     Set
	Determiners  Set // articles included: "the", "this", "every"
	Prepositions Set
	Conjunctions Set
	Auxiliaries  Set // and modals: "was", "would", "won't"
	Negations    Set // "not", "no", "never", "won't"
	Hedges       Set // "reportedly", "may", "allegedly"

	// What follows says which openings of a sentence lean on the one before, so
	// that it must not be shown alone. Dangles reads it.

	// Linking tie a sentence to the one before it and can be left out: "But Reve
	// left".
	Linking Set

	// Ensuing are forms of the verb that only says when: "The visit comes after
	// Reve left".
	Ensuing Set

	// Dangling are openings that always lean: "he", "but", "the same day". The
	// first word of each is its key, the rest its value.
	Dangling Table[[]string]
	// Pointing lean unless a word of Days follows: "this plan", not "this week".
	Pointing Set
	Days     Set
	// Pairing lean unless their partner follows: "both had left", not "both
	// Harrow and Orlo had left".
	Pairing Table[string]
	// Counting lean where no noun follows: "some said", not "some 300 people".
	Counting Set

	// Objects are pronouns that do not stand for the subject of their clause: "Sand
	// met him".
	Objects Set

	// Things are pronouns for what is no person: "it".
	Things Set

	// Past maps irregular past forms and participles to the base: "went" -> "go".
	Past Table[string]
}

// openings keys phrases, one a line, by their first word.
func openings(lines string) map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(lines) {
		if first, rest, _ := strings.Cut(strings.TrimSpace(line), " "); first != "" {
			m[first] = append(m[first], rest)
		}
	}
	return m
}

// abbreviations are the words of one class, parted by white space.
type abbreviations struct {
	class text.Abbreviation
	words string
}

func abbreviated(classes ...abbreviations) map[string]text.Abbreviation {
	m := map[string]text.Abbreviation{}
	for _, c := range classes {
		for w := range strings.FieldsSeq(c.words) {
			m[w] = c.class
		}
	}
	return m
}

// pasts reads "base past participle" lines; forms that equal the base are left out.
func pasts(lines string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(lines) {
		forms := strings.Fields(line)
		for _, f := range forms[min(1, len(forms)):] {
			if f != forms[0] {
				m[f] = forms[0]
			}
		}
	}
	return m
}

// Dangles reports whether a sentence that begins with these tokens leans on
// the one before it.
func (w *Words) Dangles(toks []text.Token) bool {
	for len(toks) > 0 && toks[0].Kind == text.Quote {
		toks = toks[1:]
	}
	if len(toks) == 0 {
		return false
	}
	first, rest := toks[0].Lower, toks[1:]
	for _, phrase := range w.Dangling.Of(first) {
		if follows(rest, phrase) {
			return true
		}
	}
	if partner := w.Pairing.Of(first); partner != "" && !partnered(rest, partner) {
		return true
	}
	switch {
	case w.Pointing.Has(first):
		return len(rest) == 0 || !w.Days.Has(rest[0].Lower)
	case w.Counting.Has(first):
		return len(rest) == 0 || w.verbal(rest[0])
	}
	return false
}

// partnered reports whether partner stands among the next few tokens.
func partnered(toks []text.Token, partner string) bool {
	for _, t := range toks[:min(len(toks), 8)] {
		if t.Lower == partner {
			return true
		}
	}
	return false
}

// verbal reports whether t is no noun or number: "some said", "many were",
// "most of", "all,".
func (w *Words) verbal(t text.Token) bool {
	return t.Kind == text.Punct || t.Kind == text.Clitic || w.Auxiliaries.Has(t.Lower) || w.Prepositions.Has(t.Lower) ||
		w.Conjunctions.Has(t.Lower) || w.Past.Of(t.Lower) != "" || strings.HasSuffix(t.Lower, "ed")
}

// follows reports whether toks begin with the words of phrase.
func follows(toks []text.Token, phrase string) bool {
	for word := range strings.FieldsSeq(phrase) {
		if len(toks) == 0 || toks[0].Lower != word {
			return false
		}
		toks = toks[1:]
	}
	return true
}

// Tail tells words of one kind by how they end: adverbs by "ly".
type Tail struct {
	End string
	Not Set // words that end so and are of another kind: "family"
}

// Has reports whether a word in lower case ends so, and is not only the ending.
func (t Tail) Has(word string) bool {
	return t.End != "" && len(word) > len(t.End)+2 && strings.HasSuffix(word, t.End) && !t.Not.Has(word)
}
