package lang

// Claims holds the words by which sources are compared: what is not known,
// where a party stands, which offices have one holder, which judgements differ.
type Claims struct {
	// Unknowns are word sequences by which a source says that something is not
	// known: "remains unclear", "did not say".
	Unknowns Sequences
	// OwnUnknowns are those by which somebody says it of himself, in quotation
	// marks too: "we do not yet know".
	OwnUnknowns Sequences
	// Unsolved are phrases that say so at the end of a sentence that begins with
	// one of Asking: "When they will meet again is open."
	Asking, Unsolved Set
	// Stances maps verbs in base form to where they put their subject: Supports,
	// Opposes or Speaks of an issue.
	Stances Table[Stance]
	// StanceWith maps verbs in base form that take a stance only before certain
	// words to these: "call for".
	StanceWith Table[Set]
	// Accuses are verbs in base form whose object is somebody, not a matter.
	Accuses Set
	// Wished are words by which a figure is asked for, offered or turned down: it
	// is nobody's account of what is so.
	Wished Set
	// Realms are words for countries that are counted: "41 countries". Worldwide are
	// words that say so of all.
	Realms, Worldwide Set
	// Added are words before a figure by which it is what comes on top: "another
	// 59". Unsure are those by which nobody vouches for it: "suspected".
	Added, Unsure Set
	// Alleging are words by which a sentence only says that somebody is accused.
	Alleging Set
	// Wishes are the words that say, before one of To, what somebody wants: "want",
	// "aiming". Of these, Wishing do so behind a modal only: "would like". Depends
	// are the words that say, before one of On, what something depends on.
	Wishes, Wishing, To, Depends, On Set
	// Sides are the nouns for all who take part, of whom there are two: "both
	// sides".
	Sides Set
	// Aims are what wishes contradict one another about.
	Aims []Aim
	// Obliging are words by which a statement says what must be: "must",
	// "unacceptable".
	Obliging Set
	// Unbound are offices, each the last word of a role's head, whose holders do
	// not speak for the body of the office: "senator".
	Unbound Set
	// Rivals are pairs of offices, each the last word of a role's head, in
	// alphabetical order, that one person does not hold at a time.
	Rivals map[[2]string]bool
	// Judgements maps words of assessment to good (+1) or bad (-1).
	Judgements Table[int]
	// Results are nouns for a result, each with the result it is; None are words
	// that say there is none, a little before the noun: "no", "lack".
	Results Table[string]
	None    Set
	// Captions are words by which a line under a picture is known.
	Captions []string
	// Pictures are nouns for one: "In this March 1 photo".
	Pictures Set
	// OfPersons are pronouns that stand for one person: "he", "her".
	OfPersons Set
	// FirstPersons are pronouns by which a writer speaks of himself and his own:
	// "we". They are looked for as they stand: "US" is a country.
	FirstPersons Set
	// Before are helpers that put a clause before what the text tells: "had".
	Before Set
	// Humans are nouns for persons of a kind: "children", "soldiers".
	Humans Set
	// Versioned are nouns of works that come in versions: "plan", "draft".
	Versioned Set
	// Early and Late are words by which a source says which of two versions
	// came first: "leaked", "revised".
	Early, Late Set
	// People are nouns that count people: "people", "lives", "dead".
	People Set
	// Adjectives are endings of words that are no nouns.
	Adjectives []string
	// Dull are nouns that name no issue: "statement", "official", "week".
	Dull Set
}

// Stance is where a verb puts its subject on an issue.
type Stance int8

const (
	Speaks   Stance = 0 // speaks of it: "says", "warns"
	Supports Stance = 1
	Opposes  Stance = -1
)

// Aim is one side of what somebody may want: to end a war, and not to take a
// country.
type Aim struct {
	Axis   string
	Side   int  // +1 or -1: opposite sides of an axis contradict each other
	Acts   Set  // verbs, in every form
	Things Set  // what they must be done to; empty: anything
	Named  bool // something named must be among it
	Loose  bool // the other side need not be of the same thing
}

// Judged holds the words by which somebody judges a thing: "called the verdict
// unsound", "said that the report was thorough and fair".
type Judged struct {
	// Verbs are the forms of verbs that judge their object: "called". As are the
	// words that may stand between the object and the judgement.
	Verbs, As Set
	// Be are the forms by which a subject is judged: "was"; after a Helper: "been".
	Be, Helper Set
	// Good and Bad are words and phrases of judgement, in lower case.
	Good, Bad Set
	// Turns are words that turn a judgement round, Too those that make a good one
	// bad, and one of Much: "too low". Merely are words that keep it from being turned: "not just
	// a mistake". Unsaid are words of judgements nobody passes yet: "would".
	Turns, Too, Much, Merely, Unsaid Set
	// Contrary maps words of judgement to their opposites: "right" to "wrong".
	Contrary Table[string]
	// Praises and Blames are forms of verbs that judge their object by themselves:
	// "condemned the raid". Pleased and Displeased are what somebody is With a
	// thing: "unhappy with the deal".
	Praises, Blames, Pleased, Displeased, With Set
	// Spoke are forms of verbs that judge what goes without saying: "spoke of a
	// disaster". Went are forms of verbs that say with Well or Badly how it went.
	Spoke, Went, Well, Badly Set
	// Acted are forms of verbs that say with these how somebody did it: what is
	// judged is then the Conduct, one of Things.
	Acted   Set
	Conduct string
	// Stop are words that end a judgement: "because".
	Stop Set
	// Them are the pronouns for what was judged before, Owned those before one of
	// the Aspects of it: "their state".
	Them, Owned, Aspects Set
	// Slight and Grave are what is said of a Risk, one of Things, and of nothing else
	// is a judgement: "extremely small".
	Risk          string
	Slight, Grave Set
	// Things maps nouns of what is judged to a number, the same for those that may
	// stand for one thing: "verdict", "ruling".
	Things Table[int]
}

// Posts says which offices one person does not hold at a time, and which trades
// one person hardly has.
type Posts struct {
	// Classes maps phrases to the office or trade they say, family and name:
	// "post/mayor". One person has one of a family at a time, but for "lead": of
	// these, ranks within a body, those Apart exclude one another. Apart holds more
	// pairs that do.
	Classes Table[string]
	Apart   map[[2]string]bool
	// Doing maps verbs behind a relative pronoun to an office: "who commands".
	Doing Table[string]
	// Under maps a class and a word of the body to the class that makes it: a
	// "president" of a "supervisory" board.
	Under map[[2]string]string
	// Topmost is the rank of the head of a body. Loose are those that say enough
	// without the body: "finance chief".
	Topmost string
	Loose   Set
	// Portfolio are the classes of which there is one for each of the Fields.
	Portfolio Set
	Fields    Table[string]
	// Moving are the acts by which somebody takes or leaves an office. Titles are
	// offices whose bare word before a name is no more than a title.
	Moving, Titles Set
	// Former are words by which an office is not held now, Lower those that make it
	// one under it. Of go on with what it is of. Kinds are nouns for bodies that say
	// nothing of which: "the company's".
	Former, Lower, Of, Kinds Set
	// Bodies maps nouns for bodies to what kind they are, where nobody leads two of
	// different kinds; Home is the kind of body of an office by itself. Parts are
	// nouns for bodies that may be within another. Works are what a company owns and
	// a manager runs.
	Bodies, Home Table[string]
	Parts, Works Set
}

// Denied holds the words by which somebody denies what was said right before:
// "denied this", "nothing of the sort had happened".
type Denied struct {
	// Verbs deny their object, which is one of This, or one of Claims after a
	// determiner: "disputed the claim". Rejects are those of them by which a plan is
	// turned down too.
	Verbs, Rejects, This, Claims Set
	// Many are those of Claims for more than one: nobody says which. Charges are those
	// of one for what somebody is said to have done.
	Many, Charges Set
	// Calls are forms of verbs that say of these that they are one of Lies: "called
	// the report a fabrication".
	Calls, Lies Set
	// Wholly are phrases by which a statement begins that denies it: "nothing of
	// the sort"; Untrue those that do so after one of This or Claims: "is a lie".
	Wholly, Untrue Set
	// Otherwise are phrases for no more than seeing it otherwise: "disagreed". None
	// begin a statement by which there is none of what was told: "there is none".
	Otherwise, None Set
	// Behind are words by which an accusation says who did it: "was behind it".
	Behind Set
	// Ruling are words for who decides on a claim and does not deny it.
	Ruling Set
}

// Doing holds the words by which one is said to have done what only one did:
// "It was the city that left the table", "smugglers did it".
type Doing struct {
	// Clefts open such a sentence, behind "it"; That go on after who it was.
	It, Clefts, That Set
	// Itwas are phrases before no more than who it was, Didit those behind who did
	// it. By stands before who did what was done.
	Itwas, Didit, By Set
	// Past is how verbs end that tell what was done.
	Past string
	// Of stands before what a thing is of.
	Of Set
}
