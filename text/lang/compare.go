package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
)

// Kin says which words tell the same: "resignation" and "resigned" have one
// root, "shooting" and "gunfire" one sense.
type Kin struct {
	// Nominal are the endings of nouns made of verbs with what the verb has in
	// their place: "-ation" of "-ate" or nothing. The longest come first.
	Nominal []Ending
	// Senses maps roots to the senses they can have, by number.
	Senses map[string][]int
	// Reporting are the roots of words that only say that somebody says so:
	// "added", "according".
	Reporting Set
	// Acts are the roots of verbs and of nouns for happenings: who shares no
	// more than these tells that something happened, not what.
	Acts Set
	// verbs are the roots of the verbs that nouns are made of.
	verbs map[string]string
}

// Ending is the end of a noun and what the verb may have in its place.
type Ending struct {
	Noun  string
	Verbs []string
}

// Root is what the forms of a word have in common, and the noun and the verb of
// one happening: "resign" for "resigns", "resigned" and "resignation". The word
// is in lower case. The endings are those of English derivation (Marchand, "The
// Categories and Types of Present-Day English Word-Formation", 1969); one is
// cut only where that leaves a verb of the tables.
func (l *Language) Root(word string) string {
	if r, ok := l.Kin.verbs[word]; ok {
		return r
	}
	if base, ok := l.Words.Past[word]; ok {
		return text.Stem(base)
	}
	for _, e := range l.Kin.Nominal {
		stump, ok := strings.CutSuffix(word, e.Noun)
		if !ok || len(stump) < 3 {
			continue
		}
		for _, v := range e.Verbs {
			if r, ok := l.Kin.verbs[stump+v]; ok {
				return r
			}
		}
	}
	return text.Stem(word)
}

// kinOf makes the tables: verbs are those of acts, senses has a sense a line.
func kinOf(acts *Acts, past map[string]string, endings, senses, reporting string) Kin {
	k := Kin{Senses: map[string][]int{}, Reporting: Set{}, Acts: Set{}, verbs: map[string]string{}}
	for form, v := range acts.Verbs {
		k.verbs[form] = text.Stem(v.Base)
	}
	for line := range strings.Lines(endings) {
		if f := strings.Fields(line); len(f) > 1 {
			e := Ending{Noun: f[0]}
			for _, v := range f[1:] {
				e.Verbs = append(e.Verbs, strings.Trim(v, "-"))
			}
			k.Nominal = append(k.Nominal, e)
		}
	}
	l := &Language{Kin: k, Words: Words{Past: past}}
	for _, line := range lines(senses) {
		for w := range strings.FieldsSeq(line) {
			if r := text.Stem(w); l.Root(w) == r {
				k.verbs[w] = r
			}
		}
	}
	for n, line := range lines(senses) {
		for w := range strings.FieldsSeq(line) {
			r := l.Root(w)
			if s := k.Senses[r]; len(s) == 0 || s[len(s)-1] != n {
				k.Senses[r] = append(s, n)
			}
		}
	}
	for _, r := range k.verbs {
		k.Acts[r] = true
	}
	for noun := range acts.Nouns {
		k.Acts[l.Root(noun)] = true
	}
	for w := range strings.FieldsSeq(reporting) {
		k.Reporting[l.Root(w)] = true
	}
	return k
}
