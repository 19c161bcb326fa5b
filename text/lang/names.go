package lang

import (
	"slices"
	"strings"
)

// Names holds what a language knows of names: the classes of words that stand
// in and around them, and a gazetteer of names known in advance.
type Names struct {
	// Words maps a word in lower case to its classes.
	Words Table[NameWord]
	// Phrases maps the first word, in lower case, of titles and roles of more
	// than one word to them, the longest first: "chief of staff".
	Phrases Table[[]RolePhrase]
	// Entries maps the first word, in lower case, of every gazetteer name to
	// the names that begin with it, the longest first.
	Entries Table[[]NameEntry]
	// Usual maps a gazetteer key to the usual name: "RU" to "Russia".
	Usual Table[string]
	// Short maps a given name to the names it is short for: "bill" to "william".
	Short Table[[]string]
	// Gives maps a given name to its gender.
	Gives Table[GivenName]
	// Nations says how words of nationality are made of names of places.
	Nations []NationEnding
	// Nominal holds the nouns that speak of somebody without a name.
	Nominal Nominals

	index Table[*NameInfo]
}

// NameInfo is all that the tables of Names have of one word: what it is, and
// what begins with it.
type NameInfo struct {
	NameWord
	Given   GivenName
	Phrases []RolePhrase
	Entries []NameEntry
}

var noName NameInfo

// Info returns what the tables have of a word in lower case, in one look; never
// nil.
func (n *Names) Info(w string) *NameInfo {
	if i := n.index.Of(w); i != nil {
		return i
	}
	return &noName
}

// indexed fills in the index over the other tables.
func (n Names) indexed() Names {
	index := map[string]*NameInfo{}
	of := func(w string) *NameInfo {
		if index[w] == nil {
			index[w] = &NameInfo{}
		}
		return index[w]
	}
	for w, x := range n.Words.All() {
		of(w).NameWord = x
	}
	for w, x := range n.Gives.All() {
		of(w).Given = x
	}
	for w, x := range n.Phrases.All() {
		of(w).Phrases = x
	}
	for w, x := range n.Entries.All() {
		of(w).Entries = x
	}
	n.index = tableOf(index)
	return n
}

// NationEnding is an ending of words of nationality.
type NationEnding struct {
	Ending string
	Places []string // what names of the places may have in its stead
	Sure   bool     // such a word is of nationality even if its place is not named
}

// minStem is how many letters a word of nationality has before its ending.
const minStem = 3

// NationEnding reports whether a word in lower case, or what it is the plural
// of, ends like a word of nationality.
func (n *Names) NationEnding(w string) bool {
	for _, e := range n.Nations {
		if len(w) >= minStem+len(e.Ending) && (strings.HasSuffix(w, e.Ending) || w[len(w)-1] == 's' && strings.HasSuffix(w[:len(w)-1], e.Ending)) {
			return true
		}
	}
	return false
}

// NationPlaces returns the names of places, in lower case, of which a word of
// nationality can be made: "dravony" and "dravonia" of "dravonian".
func (n *Names) NationPlaces(w string) []string {
	var ps []string
	for _, e := range n.Nations {
		if stem, ok := strings.CutSuffix(w, e.Ending); ok && len(stem) >= minStem {
			for _, p := range e.Places {
				ps = append(ps, stem+p)
			}
		}
	}
	return ps
}

// NationSure reports whether the ending alone makes a word in lower case one of
// nationality, where a noun follows that such words qualify.
func (n *Names) NationSure(w string) bool {
	return slices.ContainsFunc(n.Nations, func(e NationEnding) bool {
		return e.Sure && strings.HasSuffix(w, e.Ending) && len(w) >= minStem+len(e.Ending)
	})
}

// NameWord is what a word can be in or beside a name.
type NameWord struct {
	Class NameClass
	Head  string // class of a role or kinship word: "spokesman" for "spokeswoman"
	Male  bool   // the word is used of men only: "chairman", "son"
	Fem   bool   // of women only
}

// NameClass is a set of classes.
type NameClass uint32

// The classes of words. A word in lower case counts as such only where its
// class says so; a capitalised one may be part of a name all the same.
const (
	Honorific  NameClass = 1 << iota // stands before a person's name and is no role: "Mr"
	RoleHead                         // ends a role: "president", "envoy"
	RoleMod                          // stands before a role: "foreign", "deputy"
	PastMod                          // "former", "ex"
	Kinship                          // "son-in-law"; its parts are joined by "-"
	BodyHead                         // an organisation's name ends or begins with it: "Ministry"
	BodyTopic                        // names what a body is for: "Security", "Defence"
	PlaceHead                        // ends or begins a place's name: "River", "Lake"
	WorkHead                         // ends a work's name: "Treaty", "Act"
	WorkNoun                         // the same, where a number of points is named: "plan"
	GroupHead                        // people named together: "officials", "troops"
	Particle                         // inside a person's name: "von", "bin", "de"
	Generation                       // "Jr", "III"
	LegalForm                        // "Inc", "GmbH"
	Calendar                         // "Monday", "December": never part of a name, but of "Theresa May"
	NeverName                        // capitalised often, no name alone: "Breaking", "Internet"
	Starter                          // begins sentences and is no part of a name: "Meanwhile"
	Says                             // a verb of speech that shows a speaker beside it
	FamilyLead                       // a family name that stands first: "Xi", "Kim"
	PlacePrep                        // before a place: "in", "near"
	Feminine                         // "she"
	Somebody                         // a person without office: "man", "bomber"
	FamilyToo                        // ends names of places and bodies and is a common family name: "Hill"
	Masculine                        // "he"
	GivenToo                         // an ordinary word or month that is a given name as well: "Will", "May"
	Copula                           // joins a person to an office: "became"
	Thing                            // begins or ends names of things, not of persons: "Hurricane", "Cup"
	Members                          // whose body it is, in the genitive: "Children's Hospital", "Workers' Party"
	Ensign                           // stands before the name of a ship: "USS"
	Firm                             // a common noun for a body that stands before its name: "the operator Dravhydro"
	Leads                            // who is that of something leads a body: "the head of Dravhydro"
	Public                           // a public building or service, which a place's name stands before: "church"
)

// Has reports whether the word is of one of the classes.
func (w NameWord) Has(c NameClass) bool { return w.Class&c != 0 }

// FamilyFirst reports whether the words of a full name begin with the family
// name, as "Xi Jinping" and "Kim Jong-un" do and "Kim Davis" does not.
func (n *Names) FamilyFirst(full []string) bool {
	if len(full) < 2 || !n.Words.Of(strings.ToLower(full[0])).Has(FamilyLead) {
		return false
	}
	if n.Gives.Of(strings.ToLower(full[0])) == NotGiven {
		return n.Gives.Of(strings.ToLower(full[len(full)-1])) == NotGiven
	}
	second := strings.ToLower(full[1])
	return strings.Contains(second, "-") || len(full) > 2 && n.Gives.Of(second) == NotGiven && len(second) > 1 && !strings.Contains(second, ".")
}

// RolePhrase is a title or role of several words.
type RolePhrase struct {
	Words []string // in lower case; a hyphen may stand between any two
	Head  string   // its class
}

// GivenName tells whose name a given name is.
type GivenName uint8

// What a given name tells of gender; names used of both are GivenEither.
const (
	NotGiven GivenName = iota
	GivenMale
	GivenFemale
	GivenEither
)

// NameEntry is one spelling of a gazetteer entry.
type NameEntry struct {
	Key   string   // "RU", "org/nato", "city/geneva"; one thing has one key
	Kind  string   // "place", "organisation", "outlet", or "demonym"
	Of    string   // key of the party it speaks for or belongs to
	Words []string // of this spelling, in lower case, dots and clitics dropped
	// Exact is a spelling that counts only in capitals, as the words are
	// ordinary ones otherwise: "US", "WHO", "AP". Empty: none.
	Exact string
	// People is a demonym that is a noun for people: "Russians".
	People bool
	// Party says that the name alone stands for a government: "Moscow said".
	Party bool
	// Doubt marks a name that means something else as often: "Georgia",
	// "Wellington". It counts only beside another name of the same country.
	Doubt bool
}

// gazetteer collects entries from the data files.
type gazetteer struct {
	entries map[string][]NameEntry
	usual   map[string]string
}

// add files one spelling under its first word.
func (g *gazetteer) add(e NameEntry, spelling string) {
	spelling, e.Doubt = strings.CutPrefix(spelling, "?")
	e.Words = NameWords(spelling)
	if len(e.Words) == 0 {
		return
	}
	if len(e.Words) == 1 && strings.ToUpper(spelling) == spelling {
		e.Exact = strings.ReplaceAll(spelling, ".", "")
	}
	if _, ok := g.usual[e.Key]; !ok && e.Kind != "demonym" {
		g.usual[e.Key] = spelling
	}
	g.entries[e.Words[0]] = append(g.entries[e.Words[0]], e)
}

// addAll files each of the spellings that "|" parts.
func (g *gazetteer) addAll(e NameEntry, spellings string) {
	for s := range strings.SplitSeq(spellings, "|") {
		if s = strings.TrimSpace(s); s != "" {
			g.add(e, s)
		}
	}
}

// sorted puts the longest spellings of each first word first.
func (g *gazetteer) sorted() map[string][]NameEntry {
	for _, es := range g.entries {
		slices.SortStableFunc(es, func(a, b NameEntry) int { return len(b.Words) - len(a.Words) })
	}
	return g.entries
}

var nameSigns = strings.NewReplacer("’", "'", ".", "")

// NameWords splits a name into lower-case words as gazetteer entries have
// them: "St. Petersburg" is "st", "petersburg", "Guinea-Bissau" is "guinea",
// "bissau", "U.S." is "us", "People's" is "people", "'s".
func NameWords(s string) []string {
	s = nameSigns.Replace(strings.ToLower(s))
	var words []string
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == '-' || r == '/' || r == '&' }) {
		switch bare, own := strings.CutSuffix(w, "'s"); {
		case own:
			words = append(words, bare, "'s")
		case strings.HasSuffix(w, "'"):
			words = append(words, w[:len(w)-1], "'")
		default:
			words = append(words, w)
		}
	}
	return words
}

// countries reads lines "key; names; adjectives; people; seats of government".
func (g *gazetteer) countries(file string) {
	for f := range records(file, 5) {
		g.addAll(NameEntry{Key: f[0], Kind: "place", Of: f[0]}, f[1])
		g.addAll(NameEntry{Key: f[0], Kind: "demonym", Of: f[0]}, f[2])
		g.addAll(NameEntry{Key: f[0], Kind: "demonym", Of: f[0], People: true}, f[3])
		g.cities(NameEntry{Kind: "place", Of: f[0], Party: true}, f[4])
	}
}

// places reads lines "country key; name|spelling, name, …".
func (g *gazetteer) places(file string) {
	for f := range records(file, 2) {
		g.cities(NameEntry{Kind: "place", Of: f[0]}, f[1])
	}
}

// cities files places that "," parts; the first spelling makes the key.
func (g *gazetteer) cities(e NameEntry, places string) {
	for names := range strings.SplitSeq(places, ",") {
		first, _, _ := strings.Cut(names, "|")
		e.Key = "city/" + slug(strings.TrimPrefix(strings.TrimSpace(first), "?"))
		g.addAll(e, names)
	}
}

// bodies reads lines "key; owner key; names".
func (g *gazetteer) bodies(file string) {
	for f := range records(file, 3) {
		kind := "organisation"
		if strings.HasPrefix(f[0], "city/") {
			kind = "place" // "Brussels" speaks for the European Union
		}
		g.addAll(NameEntry{Key: f[0], Kind: kind, Of: f[1], Party: f[1] != ""}, f[2])
	}
}

// outlets reads lines "name|spelling".
func (g *gazetteer) outlets(file string) {
	for f := range records(file, 1) {
		first, _, _ := strings.Cut(f[0], "|")
		g.addAll(NameEntry{Key: "outlet/" + slug(first), Kind: "outlet"}, f[0])
	}
}

// records yields the lines of a data file, split at ";" into n trimmed fields;
// empty lines and those that begin with "#" are left out.
func records(file string, n int) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			f := strings.SplitN(line, ";", n)
			for len(f) < n {
				f = append(f, "")
			}
			for i := range f {
				f[i] = strings.TrimSpace(f[i])
			}
			if !yield(f) {
				return
			}
		}
	}
}

// slug makes a key of a name: "Sharm el-Sheikh" is "sharm-el-sheikh".
func slug(s string) string { return strings.Join(NameWords(s), "-") }

// nameWords collects the classes of words.
type nameWords map[string]NameWord

// class adds a class to each of the words.
func (m nameWords) class(c NameClass, words string) {
	for w := range strings.FieldsSeq(words) {
		e := m[w]
		e.Class |= c
		m[w] = e
	}
}

// heads adds words of a class whose first word, before ":", is their Head. A
// "*" after a word says that it is used of women only, a "+" of men only.
func (m nameWords) heads(c NameClass, lines string) {
	for line := range strings.Lines(lines) {
		head, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			bare := strings.TrimRight(w, "*+")
			e := m[bare]
			e.Class |= c
			e.Head = head
			e.Fem = strings.HasSuffix(w, "*")
			e.Male = strings.HasSuffix(w, "+")
			m[bare] = e
		}
	}
}
