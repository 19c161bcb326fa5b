package lang

// Statements holds the statements tables of a language. Words are in lower
// case with plain apostrophes.
type Statements struct {
	// Uses are the uses of every word that the other tables, and some of Words
	// and Acts, hold; made from them.
	Uses Table[Use]
	// AdverbEnd is how adverbs end that no table holds.
	AdverbEnd Tail
	// Cues are the inflected forms of the verbs that report what somebody said,
	// thinks or asks for.
	Cues Table[Cue]
	// According joins a speaker to what was said: "according" + "to".
	According Table[string]
	// CueNouns are nouns that open what was said or thought: "the Kremlin's claim
	// that", "his desire to", "concerns about".
	CueNouns Table[Cue]
	// Holders are nouns for people who speak without being named: "officials",
	// "a spokesman", "residents".
	Holders Set
	// Documents speak for those who issued them: "statement", "letter".
	Documents Set
	// Studies speak for themselves: "report", "poll", "survey".
	Studies Set
	// Issuing verbs and prepositions make the statement of a document's
	// issuers: "issued a joint statement", "in a statement".
	Issuing Set
	// Pronouns that may speak, with what they tell of the speaker.
	Pronouns Table[Pronoun]
	// Adverbs may stand between subject and cue or behind the cue.
	Adverbs Set
	// Links are auxiliaries between subject and cue that leave it a report:
	// "has said", "is quoted as saying".
	Links Set
	// Passives make a participle passive: "was called".
	Passives Set
	// Blocks are words that make a cue no report: "did not say", "could say".
	Blocks Set
	// Not negates the cue. Declines are verbs that do so: "declined to comment".
	Not, Declines Set
	// That opens a content clause; Whether opens an indirect question.
	That    string
	Whether Set
	// Relative pronouns: "who said".
	Relative Set
	// And joins verbs of one subject: "praised him and said".
	And Set
	// Joins coordinate two speakers: "Witkoff and Umerov".
	Joins Set
	// Starts are words that can begin a clause without "that" behind "said".
	Starts Set
	// Times are words that stand behind a cue and say when: "Tuesday".
	Times Set
	// Loose are prepositions that begin an adverbial behind a cue: "on", "in".
	Loose Set
	// Cuts open a new clause after a comma, where content ends: "but".
	Cuts Set
	// Venue nouns are told to, not told of: "reporters".
	Audience Set

	// While and By may open a participle: "while adding", "by saying".
	While Set
	// Of is the preposition inside names and roles; OfOrigin are those before
	// the parties of a group: "envoys from Norland"; For stands in roles.
	Of, For  string
	OfOrigin Set
	// Who is the relative pronoun of people.
	Who string
	// Whose is the relative pronoun of an owner.
	Whose string
	// Plurals are plural nouns without the ending.
	Plurals Set
	// Objects are the pronouns that are told or stand behind "according to",
	// with what they tell; Owners the possessive ones.
	Objects Table[Pronoun]
	Owners  Set
	// Infinitive opens one: "to".
	Infinitive string
	// Speaking are people who speak for those they are of or from: "envoys from".
	Speaking Set
	// Told are forms that never stand before "that" in the active: "was told that".
	Told Set
	// Collectives are singular nouns for whose people a party stands.
	Collectives Set
	// Joint is said of a document of several issuers.
	Joint string
	// GoOn, On and Infinitive lead to a cue: "went on to say".
	GoOn Set
	On   string
	// As opens a reporting clause behind what it reports: "as she put it".
	As string
	// Will are auxiliaries of time that leave a cue a report.
	Will Set
	// Leads are verb forms before an infinitive that leave it a report: "tried to
	// explain", "continues to insist".
	Leads Set
	// Matters are the prepositions before what somebody is asked or accused of.
	Matters Set
	// Absolute opens a participle with a subject of its own: "with Lee saying".
	Absolute Set
	// Adjectives are those that tell, behind a form of "be", what somebody
	// thinks: "is confident that". They are cues too.
	Adjectives Table[Cue]

	// Outlets are names of media that are known as such even where nothing in
	// the text says so; the value is the name shown.
	Outlets Table[string]
	// OutletWords are the first words of Outlets.
	OutletWords Set
	// Agencies are the outlets that send wire copy: "(Reuters) -".
	Agencies Set
	// RelayVerbs are what outlets do: "reported", "cited by".
	RelayVerbs Set
	// Interview nouns stand before the outlet: "in an interview with".
	Interview Set
	// By follows a relay verb: "first reported by".
	By string
	// OutletNouns stand before or behind an outlet's name: "the agency".
	OutletNouns Set
	// With joins an outlet to an interview, In to a piece it published.
	With, In  Set
	Published Set
	// Credit opens a line that names an agency: "Source:".
	Credit Set
}

// CueClass is what a cue does with what it reports.
type CueClass string

const (
	Say      CueClass = "say"
	Assert   CueClass = "assert"
	Think    CueClass = "think"
	Ask      CueClass = "ask"
	Deny     CueClass = "deny"
	Accuse   CueClass = "accuse"
	Demand   CueClass = "demand"
	Promise  CueClass = "promise"
	Welcome  CueClass = "welcome"
	Reject   CueClass = "reject"
	Evaluate CueClass = "evaluate" // "called the talks productive"
	Show     CueClass = "show"     // what reports and polls do
	Speak    CueClass = "speak"    // of a matter, without saying what of it: "discussed the plan"
	Want     CueClass = "want"     // wishes, plans, refusals
	Stand    CueClass = "stand"    // supports, opposes, likes
)

// Spoken reports whether a cue of the class tells that somebody spoke. Else it
// tells what somebody thinks, wants or stands for.
func (c CueClass) Spoken() bool { return c != Think && c != Want && c != Stand }

// Frame says what a cue may take.
type Frame uint16

const (
	Quoted   Frame = 1 << iota // a quotation
	ThatC                      // a clause with "that"
	Bare                       // a clause without
	Wh                         // an indirect question
	To                         // an infinitive: "promised to"
	Object                     // a noun phrase: "rejected the plan"
	Hearer                     // a person first: "told reporters that"
	Trail                      // may stand behind: "…, he said"
	Plain                      // "say": any clause and any speaker
	Counted                    // a noun phrase that begins with a figure: "estimates around 6,000"
	Of                         // a phrase with a preposition: "was accused of fraud"
	Nounlike                   // the form is a noun as well: "claims"
)

// Cue is one form of a reporting verb.
type Cue struct {
	Verb  string
	Class CueClass // "" for a verb that reports only with the words of More
	Frame Frame
	Form  VerbForm
	With  string // the words it needs behind it: "put it", "lash out at"
	More  []Cue  // with words behind it: "call for"
	Next  []Cue  // of other classes: "offered to go" promises, "offered help" does not
}

// Any reports whether the form is one of a verb that reports by itself.
func (c Cue) Any() bool { return c.Class != "" }

// Pronoun is what a pronoun tells of whom it stands for.
type Pronoun struct {
	Plural bool
	Gender int // 1 male, 2 female, 0 either
	Thing  bool
	First  bool // "I", "we": speaks inside quotations only
}
