// Package story holds what many articles say together: who is meant, what
// happened when, where outlets agree and where they contradict one another.
//
// The package has types and small questions about them. The steps that make
// the values are its folders: cluster (which articles belong together), anchor
// (when an undated article was written), resolve (which names are one person),
// timeline (events), compare (agreement, tension, change, positions).
package story

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Story is a chain of episodes: what a reader follows.
type Story struct {
	ID       string             // of its oldest article, so that it survives later ones
	Readings []*article.Reading // in article.ByDate order
	Episodes []Episode          // in time order
	Cast     *Cast              // set by resolve

	Namesakes  Namesakes            // names that a person told apart
	SameEvents [][2]article.Passage // passages of which a person said that they tell one event

	words map[article.Passage]map[string]bool // of stretches read so far
}

// Namesakes are names that a person told apart.
type Namesakes struct {
	Pairs     [][2]string // of two names that were taken for one
	Strangers []Stranger
}

// Stranger is a name that in one article is somebody else's than in the others.
type Stranger struct {
	Article article.ID `json:"article"`
	Name    string     `json:"name"`
}

// Episode is the articles whose main matter is one event.
type Episode struct {
	ID       string
	Articles []article.ID // in article.ByDate order
	When     article.When // from the first to the last of their dates
	Why      []string     // for each article after the first: why it is in here
	Link     string       // why the episode is part of the story; empty for the first
}

// Reading returns the story's article with that ID, or nil.
func (s *Story) Reading(id article.ID) *article.Reading {
	for _, r := range s.Readings {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// EntityID is an index into Cast.Entities; NoEntity stands for nobody.
type EntityID int

// NoEntity stands for nobody.
const NoEntity EntityID = -1

// Entity is the person, organisation or place behind all its spellings.
type Entity struct {
	ID        EntityID
	Kind      article.NameKind
	Name      string     // the spelling shown: the most frequent full one
	Spellings []Spelling // most frequent first
	Roles     []RoleFact // in the order of their articles
	Known     string     // gazetteer key, if any
	Party     EntityID   // who it speaks for: the Kremlin for Russia; NoEntity if itself or nobody
	Gender    article.Gender
	Articles  []article.ID // that mention it, in article.ByDate order
	Mentions  int
	Stranger  bool // a person said that it is of one article alone, whatever is called so elsewhere
}

// Spelling is one way the sources write a name.
type Spelling struct {
	Text  string
	Count int
	First article.Passage // where it stands first
}

// RoleFact says: an article has this person in that role.
type RoleFact struct {
	Role article.Passage // the words that say it
	Norm string
	Head string
	Of   EntityID // or NoEntity
	Kin  bool
	Past bool
}

// Cast is everybody and everything named in a story.
type Cast struct {
	Entities []Entity
	// Of maps the names of each article, by their index in Notes.Names, to
	// entities.
	Of map[article.ID][]EntityID
	// Apart lists pairs that look alike and are not the same, with the reason.
	Apart []Apart
}

// Apart is a pair of entities that were kept apart on purpose.
type Apart struct {
	A, B EntityID
	Why  string
}

// Who returns the entity behind name n of an article, or NoEntity.
func (c *Cast) Who(id article.ID, n int) EntityID {
	of := c.Of[id]
	if n < 0 || n >= len(of) {
		return NoEntity
	}
	return of[n]
}

// Lane is the part of a timeline an event belongs to.
type Lane string

const (
	Happened  Lane = "happened"
	Scheduled Lane = "scheduled" // lies ahead of the articles that tell of it, and none tells it as held
	Undated   Lane = "undated"   // no day, and no interval short enough to place it
)

// Event is one happening, told by passages of one or more articles.
type Event struct {
	ID       int // index into the slice timeline.Events returns
	When     article.When
	Lane     Lane
	Act      string // act class from the language's tables: "meet", "strike", "agree"
	Who      []EntityID
	Where    []EntityID
	Also     []article.When // further dates the same sentence gives to the same act, in time order
	Tellings []Telling      // the clearest first
	Origins  int            // independent ones
	Weight   float64        // importance: for choosing 5, 12 or 40
	Backdrop bool           // background to the story: years before it
	Planned  bool           // its day has passed, but no source tells of it as held
}

// Telling is one passage that tells an event.
type Telling struct {
	article.Passage              // a sentence, or the clause of it that tells the event
	Sentence        text.Span    // the whole sentence
	Clause          text.Span    // the clause that tells it
	Act             string       // as this passage has it
	Ahead           bool         // told as still to come
	When            article.When // as this passage has it
	Date            text.Span    // the words that give the date; empty if none
	Speaker         []EntityID   // set when the event is only claimed by somebody
}

// Findings is what comparing the sources yields.
type Findings struct {
	Agreed    []Agreement
	Parallels []Parallel
	Coverage  []Coverage
	Tensions  []Tension
	Changes   []Change
	Figures   []FigureRow
	Voices    []Voice
	Positions Positions
	Unknowns  []Unknown
}

// Agreement is one statement of fact that two or more origins make.
type Agreement struct {
	Passages []article.Passage // the clearest first, one an article
	Origins  int
	Event    int // index into the events, or -1
	Who      []EntityID
}

// Parallel is one thing that two or more origins tell, each in its own words: they
// may differ in what they tell of it besides.
type Parallel struct {
	Passages []article.Passage // sentences, one an article; the one most like the others first
	Origins  int
}

// TensionKind is the slot about which sources differ.
type TensionKind string

const (
	FigureTension      TensionKind = "figure"
	DateTension        TensionKind = "date"
	RoleTension        TensionKind = "role"
	OutcomeTension     TensionKind = "outcome"
	AssessmentTension  TensionKind = "assessment"
	AttributionTension TensionKind = "attribution"
)

// Tension is two or more claims about one slot of one event that cannot all be
// so. Each side is shown with its passage, in neutral words.
type Tension struct {
	Kind  TensionKind
	About string // what they differ about, in words of the sources: "Yury Ushakov", "children sent to Russia"
	Sides []Side
	Why   string // why they are comparable, for a reader
	Event int    // index into the events, or -1
}

// Side is one claim of a tension or one step of a change.
type Side struct {
	Passages []article.Passage // that say so, the clearest first
	Value    text.Span         // within Passages[0]'s article: the words that differ
	Who      []EntityID        // whose claim it is; empty: the outlet's own
	When     article.When      // as of
}

// Change is the same slot at different times: superseded, not contradicted.
type Change struct {
	About string
	Steps []Side // in time order
	Why   string
}

// FigureRow is one figure with who claims it, of when.
type FigureRow struct {
	Figure   article.Figure    // as in Passages[0]
	Passages []article.Passage // sentences that give it, the clearest first
	Who      []EntityID        // claimant; empty: the outlet's own
	Of       []EntityID        // subject
	AsOf     article.When
	Origins  int
}

// Voice is one speaker with what they said.
type Voice struct {
	Who    EntityID
	Quotes []Quote // in time order, then in order of clarity
}

// Quote is one statement, as every article that carries it has it.
type Quote struct {
	Statement article.Statement // as in Passages[0]
	Passages  []article.Passage // the sentences that carry it; the longest quotation first
	With      []EntityID        // who made the statement together with the voice
	Origins   int
	When      article.When
}

// Positions is a party × issue table; cells where nothing was found stay empty.
type Positions struct {
	Parties []EntityID
	Issues  []string // in words of the sources
	Cells   map[Cell][]Stance
}

// Cell is a place in the table: indices into Parties and Issues.
type Cell struct{ Party, Issue int }

// Stance is one dated statement of a party on an issue.
type Stance struct {
	Passage article.Passage
	Who     EntityID // who spoke for the party
	When    article.When
}

// Unknown is something a source says is not known.
type Unknown struct {
	Passage article.Passage
	Cue     text.Span
}
