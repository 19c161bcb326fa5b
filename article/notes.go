package article

import "github.com/synoptic-news/synoptic/text"

// Notes is everything that was read out of one article. Slices are in text
// order; indices point into the slices of the same Notes.
type Notes struct {
	Tokens     []text.Token // of the article's blocks
	Times      []Time
	Mentions   []Mention
	Names      []Name // who the mentions of this article stand for
	Roles      []Role
	Figures    []Figure
	Statements []Statement
	Relays     []Relay
	Clauses    []Clause // of every sentence; together they cover it
}

// NameKind is what a name names.
type NameKind string

const (
	Person       NameKind = "person"
	Organisation NameKind = "organisation"
	Place        NameKind = "place"
	Group        NameKind = "group"  // people named together: "UK officials", "NATO foreign ministers"
	Media        NameKind = "outlet" // an outlet named in the text: BBC, RIA Novosti
	Work         NameKind = "work"   // a plan, law, document: "the 20-point plan"
	Other        NameKind = "other"
)

// Mention is one place where a text names somebody or something, or stands a
// pronoun or description for a name.
type Mention struct {
	text.Span // the name itself, without title and possessive ending
	Kind      NameKind
	Name      int       // index into Notes.Names
	Title     text.Span // of a person, where one stands beside the name: "US President"
	Form      MentionForm
}

// MentionForm says how a mention names.
type MentionForm uint8

const (
	ByName MentionForm = iota
	ByPronoun
	ByRole // "the envoy", "the president": only where one holder is named in the article
)

// Name is one person, organisation or place as one article names it; the
// mentions of it form a chain.
type Name struct {
	Kind NameKind
	Full string // longest spelling in the article, normalised: "Steve Witkoff"
	// Known is the key of a gazetteer entry: "RU", "org/nato", "city/geneva".
	// Names with the same key are the same thing in every article.
	Known string
	// Of is the key of the party a name speaks for: Kremlin, Moscow -> "RU"; the
	// spelling of a place that the gazetteer does not have: "Dravony".
	Of     string
	Gender Gender
	Plural bool
}

// Gender is what titles, kinship words and given names tell; used for pronouns only.
type Gender uint8

const (
	GenderUnknown Gender = iota
	Male
	Female
)

// Role is a fact of the form: this person is that, as this article has it.
type Role struct {
	Name int       // who, index into Notes.Names
	Span text.Span // the words that say it: "Kremlin spokesperson"
	Norm string    // plain form: "kremlin spokesperson"
	Head string    // its class, from the language's tables: "spokesman", "adviser", "son-in-law"; "" if none
	Of   int       // index into Notes.Names of the body or person it belongs to, or -1
	Kin  bool      // kinship, not office
	Past bool      // "former", "ex-"
}

// Bound says how a figure limits its value.
type Bound string

const (
	Exact   Bound = ""
	About   Bound = "about"  // around, about, some, roughly
	Nearly  Bound = "nearly" // nearly, almost, just under
	Over    Bound = "over"   // more than, over
	AtLeast Bound = "at least"
	UpTo    Bound = "up to"
	Under   Bound = "under" // less than, fewer than
)

// FigureKind is the kind of quantity.
type FigureKind string

const (
	Count   FigureKind = "count"
	Money   FigureKind = "money"
	Percent FigureKind = "percent"
	Measure FigureKind = "measure" // with a physical unit, durations included
	Share   FigureKind = "share"   // "two-thirds"
)

// Figure is a quantity and what it measures.
type Figure struct {
	text.Span // number and unit with approximator: "nearly five hours"
	Kind      FigureKind
	Value     float64
	High      float64 // upper end of a range, else equal to Value
	Unit      string  // canonical: "hour", "km2", "EUR", "percent", or the counted noun's stem: "child"
	Bound     Bound
	Noun      text.Span // what is counted or measured: "children", "of Ukrainian territory"
	Same      int       // index of the figure this one restates in another unit ("701 sq km (270 sq miles)"), or -1
	Clause    text.Span // the clause it stands in
}

// StatementForm is direct, indirect or mixed speech.
type StatementForm string

const (
	Direct   StatementForm = "direct"   // the content is quoted
	Indirect StatementForm = "indirect" // the content is told
	Mixed    StatementForm = "mixed"    // told, with quoted parts
)

// StatementKind says whether a statement was made.
type StatementKind string

const (
	Speech   StatementKind = ""         // somebody said, wrote or showed it
	Topic    StatementKind = "topic"    // somebody spoke of it; what was said is not told: "discussed the plan"
	Attitude StatementKind = "attitude" // somebody is told to think, want or support it; nobody is reported to have said so
)

// Statement is reported speech: who said what. Only one of the kind Speech may
// be shown as said.
type Statement struct {
	text.Span // from speaker or cue to the end of the content
	Kind      StatementKind
	Form      StatementForm
	Content   text.Span   // what was said, quotation marks included
	Quotes    []text.Span // verbatim parts, quotation marks included
	Cue       text.Span   // "said", "according to"; empty for a carried or headline quotation
	Speaker   text.Span   // the words that name the speaker; empty if none stands here
	Carried   text.Span   // where none stands here: the words of an earlier sentence that named who goes on speaking
	Speakers  []int       // who, indices into Notes.Names; empty: not known, none is shown
	Sure      float64     // 0..1; how sure the speaker is
	Denial    bool        // the cue denies the content
	Via       int         // index into Relays of the outlet it was told to, or -1
}

// Relay is a place where the article says another outlet reported it first:
// "told CNN", "(Reuters) -", "according to RIA Novosti", "the BBC reported".
type Relay struct {
	text.Span
	Outlet string // normalised name of the outlet
	Name   int    // index into Notes.Names, or -1
	Wire   bool   // the article itself is the outlet's copy: "(Reuters) -"
}

// Clause is a part of a sentence that tells one thing.
type Clause struct {
	text.Span
	Sentence int       // index into Article.Sentences
	Verb     text.Span // the verb or noun that tells it; empty if none was found
	Base     string    // of the verb: "meet"; "" for a noun
	Act      string    // its class from the language's tables: "meet"; "" if none
	Tense    Direction // Past, Future, or Either for the present
	Negated  bool      // "did not agree", "no agreement"
	Sub      bool      // opened by a conjunction or relative pronoun: "after …", "which …"
}
