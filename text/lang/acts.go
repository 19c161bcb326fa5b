package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
)

// Acts says which verbs and nouns tell what kind of happening.
type Acts struct {
	// Verbs maps every inflected form to what it tells: "met" -> meet, past.
	Verbs Table[Verb]
	// Nouns maps nouns that tell a happening to its class: "talks" -> "meet".
	Nouns Table[string]
	// Reports are the verbs, in base form, that close a sentence by saying who
	// said it: "…, officials said".
	Reports Set
	// Light holds the forms of verbs that leave the telling to a noun: "held
	// talks", "took part in a meeting".
	Light Set
	// Phrasal maps a verb in base form and its particle to a class: "step
	// down" -> resign.
	Phrasal Table[string]
	// With maps a verb in base form and a word behind it to a class: "find guilty"
	// -> try.
	With Table[map[string]string]
	// Akin maps a class to another that may tell the same: drivers who "strike" and
	// who "walk out".
	Akin Table[string]
	// Weight says how much an act of a class matters on a timeline: 1 is
	// ordinary; classes that are not listed weigh 1.
	Weight Table[float64]
	// Once are the classes of what befalls a person once in many days: "resign".
	Once Set
	// Ahead holds words that put what follows them in the future: "will",
	// "set", "due", "scheduled", "plans".
	Ahead Set
	// Negators are the words that deny the verb beside them.
	Negators Set
	// Openers are words that begin a clause of its own inside a sentence:
	// "after", "while", "which".
	Openers Set
	// Hours are the times of day that no opener opens a clause with: "before dawn".
	Hours Set
	// Ordinals, Running and DayNouns read "third consecutive day".
	Ordinals          Table[int]
	Running, DayNouns Set
	// Locating are the prepositions that say where something is.
	Locating Set
	// Inherits are openers of a clause that tells what happened on the date the
	// clause before it gives: "it began on Saturday, when …".
	Inherits Set
	// Auxiliaries are forms of be, have, do and the modals.
	Auxiliaries Set
	// Modals are the words after which a base form is a verb: "will", "do".
	Modals Set
	// Subjects are words after which a form that may be a noun is a verb:
	// "she plans".
	Subjects Set
	// Leading are words that go before the subject of a whole sentence: "but then
	// she left".
	Leading Set
	// Nounlike are third-person forms that are mostly nouns: "plans", "calls".
	Nounlike Set
	// Gerunds are words after which an -ing form tells something: "by",
	// "after", "without".
	Gerunds Set
	// PastHelpers put a clause in the past ("was", "did"), PresentHelpers make
	// a participle present ("is filmed").
	PastHelpers, PresentHelpers Set
	// Charging are words that tie to a verb what was done before: "guilty of
	// shooting", "praised for finding".
	Charging Set
	// Judging are verbs that say of what was how it was: "described the talks as
	// useful".
	Judging Set
	// Bounding are words before a date that only limits what is told: "before
	// Christmas", "until March".
	Bounding Set
	// Deadlines are words before a date by which what was told had to be done:
	// "had demanded it by Friday".
	Deadlines Set
	// Possessives make the date after them belong to a noun: "its May meeting".
	Possessives Set
	// Comparing stand before a figure that another is compared with: "than 300 in
	// 2010", "compared with 300". From does only beside an act of Measuring: "fell
	// from 300 in 2010".
	Comparing, Measuring Set
	// Ranging stand behind the first day of a range: "from 6 May until the storm".
	Ranging Set
	// Relatives open a clause that says something of a noun: "which", "who".
	Relatives Set
	// Restricting are those that open one without a comma: "that" too.
	Restricting Set
	// Shown are phrases, in lower case, of the lines under pictures.
	Shown []string
	// Coming are helpers of what is to come as seen from the day of writing:
	// "will", not "would".
	Coming Set
	// Since open a clause that only says from when on something is so: "at its
	// lowest since the mine closed in May".
	Since Set
	// Supposing open a clause that only supposes: "if the board agrees". Maybe
	// are the helpers that do: "the list may come on Saturday".
	Supposing, Maybe Set
	// Heads are nouns that make a noun of an act before them say only what kind
	// they are: "force" in "strike force", "date" in "trial date".
	Heads Set
	// Figurative maps a verb in base form to objects with which it tells another
	// thing than its class: "play a role", "draw criticism", "pass the time".
	Figurative Table[Set]
	// Changing are verbs, other than those of rising and falling, that change a
	// figure: "lowered its claim from 90 million".
	Changing Set
	// Adverbs stand between helper and verb: "has already fallen".
	Adverbs Set
	// AdverbEnd is how others end: "reportedly".
	AdverbEnd Tail
	// Mounting are verbs of counts that go on: "the toll reached 15".
	Mounting Set
	// Determiners stand before nouns, never before finite verbs.
	Determiners Set
}

// Nameless reports whether a sentence that begins with these tokens says of
// nobody named what he did: "But then she left".
func (a *Acts) Nameless(toks []text.Token) bool {
	for len(toks) > 1 && a.Leading.Has(toks[0].Lower) {
		toks = toks[1:]
	}
	return len(toks) > 0 && a.Subjects.Has(toks[0].Lower)
}

// Denies reports whether a stretch says that something was not so or not done, whatever
// verb follows: "Sand did not come".
func (a *Acts) Denies(toks []text.Token) bool {
	for i := 1; i < len(toks); i++ {
		if a.Negators.Has(toks[i].Lower) && a.PastHelpers.Has(toks[i-1].Lower) {
			return true
		}
	}
	return false
}

// Presents reports whether token i is a verb in its base form that tells what
// several do: "ministers meet in Orlo", "France and Spain meet". Before it stands
// a plural noun or names joined by "and", behind it what goes with a verb.
func (a *Acts) Presents(w *Words, toks []text.Token, i int) bool {
	v, ok := a.Verbs.Get(toks[i].Lower)
	if _, noun := a.Nouns.Get(toks[i].Lower); !ok || noun || v.Form != BaseForm || toks[i].Norm != toks[i].Lower || i == 0 || i+1 >= len(toks) {
		return false
	}
	next, prev := toks[i+1], toks[i-1]
	if next.Lower == "to" || !w.Prepositions.Has(next.Lower) && !w.Articles.Has(next.Lower) {
		return false
	}
	if prev.Kind != text.Word {
		return false
	}
	if prev.Norm != prev.Lower {
		k := i - 1
		for k > 0 && toks[k].Norm != toks[k].Lower {
			k--
		}
		return k > 0 && toks[k].Lower == "and" && toks[k-1].Norm != toks[k-1].Lower
	}
	_, verb := a.Verbs.Get(prev.Lower)
	plural := len(prev.Lower) > 4 && strings.HasSuffix(prev.Lower, "s") && !endsIn(prev.Lower, "ss", "us", "is")
	return plural && !verb && !w.Stop.Has(prev.Lower) && (i < 2 || !a.Modals.Has(toks[i-2].Lower) && toks[i-2].Lower != "to")
}

// Verb is one inflected form of a verb.
type Verb struct {
	Base  string
	Class string // act class; the base form itself for a verb without one
	Form  VerbForm
}

// VerbForm is the inflection of a verb form.
type VerbForm uint8

const (
	BaseForm  VerbForm = iota // "meet": after "to" and modals, and plural present
	ThirdForm                 // "meets"
	PastForm                  // "met"; also the participle
	IngForm                   // "meeting"
)

// actClass is one row of a language's act table: verbs in base form and nouns,
// separated by spaces. A verb followed by its past form ("meet/met") is
// irregular; a third part is the participle ("take/took/taken").
type actClass struct {
	name, verbs, nouns string
	weight             float64
}

// conjugate lists every form of the verbs, the regular ones by the rules of
// English spelling.
func conjugate(classes []actClass) map[string]Verb {
	forms := map[string]Verb{}
	add := func(form string, v Verb) {
		if _, taken := forms[form]; !taken {
			forms[form] = v
		}
	}
	for _, c := range classes {
		for _, entry := range strings.Fields(c.verbs) {
			part := strings.Split(entry, "/")
			base := part[0]
			class := c.name
			if class == "" {
				class = base
			}
			add(base, Verb{base, class, BaseForm})
			add(third(base), Verb{base, class, ThirdForm})
			add(ing(base), Verb{base, class, IngForm})
			if len(part) == 1 {
				add(past(base), Verb{base, class, PastForm})
			}
			for _, p := range part[1:] {
				// "cut/cut": the past form wins over the base form, it is the
				// commoner one in news.
				forms[p] = Verb{base, class, PastForm}
			}
		}
	}
	return forms
}

func third(v string) string {
	switch {
	case endsIn(v, "s", "x", "z", "ch", "sh"), v == "go", v == "do", v == "undergo", v == "veto":
		return v + "es"
	case endsIn(v, "y") && !vowel(v[len(v)-2]):
		return v[:len(v)-1] + "ies"
	}
	return v + "s"
}

func past(v string) string {
	switch {
	case endsIn(v, "e"):
		return v + "d"
	case endsIn(v, "y") && !vowel(v[len(v)-2]):
		return v[:len(v)-1] + "ied"
	case doubles(v):
		return v + v[len(v)-1:] + "ed"
	}
	return v + "ed"
}

func ing(v string) string {
	switch {
	case endsIn(v, "ie"):
		return v[:len(v)-2] + "ying"
	case endsIn(v, "ee", "oe", "ye"):
		return v + "ing"
	case endsIn(v, "e"):
		return v[:len(v)-1] + "ing"
	case doubles(v):
		return v + v[len(v)-1:] + "ing"
	}
	return v + "ing"
}

// doubles reports whether the last consonant is doubled: "plan", "admit", not
// "visit", "open", "meet".
func doubles(v string) bool {
	n := len(v)
	if n < 3 || vowel(v[n-1]) || !vowel(v[n-2]) || vowel(v[n-3]) || strings.IndexByte("wxy", v[n-1]) >= 0 {
		return false
	}
	switch v {
	case "ban", "bar", "beg", "ship", "stop", "plan", "drop", "step", "rob", "rig", "jam", "rip", "trap", "tap", "tip", "top", "wrap", "stab", "shut", "cut", "hit", "set", "put", "get", "let", "sit", "run", "win", "begin", "dig", "slam", "swap", "scrap", "skip", "strip", "slip", "grab", "nab", "pin", "flag", "log", "dub", "quit", "split", "spin", "swim", "admit", "commit", "submit", "permit", "transmit", "omit", "refer", "defer", "transfer", "occur", "incur", "concur", "compel", "expel", "propel", "rebel", "repel", "control", "patrol", "deter", "confer", "prefer", "forbid", "regret", "acquit", "equip", "kidnap", "airdrop", "fit", "cancel":
		return true
	}
	return false
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func endsIn(v string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(v, e) {
			return true
		}
	}
	return false
}

func nounsOf(classes []actClass) map[string]string {
	nouns := map[string]string{}
	for _, c := range classes {
		for _, n := range strings.Fields(c.nouns) {
			if _, taken := nouns[n]; !taken {
				nouns[n] = c.name
			}
		}
	}
	return nouns
}

func weightsOf(classes []actClass) map[string]float64 {
	weights := map[string]float64{}
	for _, c := range classes {
		if c.weight != 0 {
			weights[c.name] = c.weight
		}
	}
	return weights
}

// formsOf lists every inflected form of verbs in base form.
func formsOf(verbs string) Set {
	var set Set
	for form := range conjugate([]actClass{{verbs: verbs}}) {
		set.put(form, true)
	}
	return set
}

// IsAdverb reports whether a word in lower case only says how: "already",
// "reportedly".
func (a *Acts) IsAdverb(word string) bool {
	return a.Adverbs.Has(word) || a.AdverbEnd.Has(word)
}
