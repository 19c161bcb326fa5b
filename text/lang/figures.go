package lang

// Figures holds the figures tables of a language. Keys are in lower case; the
// words of a phrase are joined by one space and full stops are left out, so
// that "sq. km" and "sq km" are one key.
type Figures struct {
	// Numbers are words that stand for a number below a hundred, and zero.
	Numbers Phrases[float64]
	// Clock are words between the part of an hour and the hour: "half past seven".
	Clock Set
	// AdverbEnd is how adverbs end.
	AdverbEnd Tail
	// Scales multiply the number before them: "hundred", "million", "bn".
	Scales Phrases[float64]
	// Letters are scales only when they are glued to digits: "90b", "5m".
	Letters Table[float64]
	// Parts are denominators of a fraction: "third", "thirds", "quarter".
	Parts Phrases[float64]
	// Half is the word for 1/2 that may stand before an article: "half a
	// million". Quarter may stand before a unit: "a quarter mile". Sides in front
	// make a half a thing that has a name: "the second half of the match".
	Half, Quarter string
	Sides         Set
	// Articles may stand for one before a scale: "a million".
	Articles Set
	// And joins the parts of a number in words: "two hundred and six".
	And string
	// Vague stand for a number nobody counted, between an article and Of: "a
	// couple of".
	Vague Table[float64]
	// Minus are the words that make a number negative.
	Minus Set

	// Before are approximators and bounds in front of a number.
	Before Phrases[BoundWord]
	// After are those behind it: "or more", "or so".
	After Phrases[BoundWord]
	// Between and BetweenAnd enclose a range: "between 5 and 10".
	Between, BetweenAnd string
	// To joins the ends of a range: "5 to 10". From may open it.
	To   Set
	From string
	// Or joins neighbouring numbers: "two or three people".
	Or string
	// Shares join a fraction told in words: "one in five", "four out of five".
	// Over joins one in a formula: "2000 over 3".
	// Every may stand inside: "one in every five".
	Shares Phrases[bool]
	Over   Set
	Every  string

	// Units are words and abbreviations of units. A key with capitals is an
	// abbreviation that is spelled just so: "MB", where "mb" may be another.
	Units Phrases[UnitWord]
	// Signs are currency signs in front of a number: "$", "us$".
	Signs Phrases[UnitWord]
	// Angles and Heats are words near which "degrees" are those of an angle or
	// of a temperature. Extents follow a length in inches: `10" long`.
	Angles, Heats, Extents Set
	// Vessels are units that count things in front of a noun: "85 barrel bombs".
	Vessels Set
	// Old follows a duration that is an age: "four-year-old".
	Old Set
	// Ago words make a duration a point in time: "two days later".
	Ago Set

	// Plurals maps plurals that do not end in "s" to their singular.
	Plurals Table[string]
	// NotPlural are words that end in "s" and are no countable plural.
	NotPlural Set
	// Attributive are plurals that often stand before the noun that is
	// counted: "three news agencies", "two arms dealers".
	Attributive Set
	// Stops end a noun phrase: prepositions, conjunctions, pronouns,
	// articles, auxiliaries.
	Stops Set
	// Linking may stand inside a noun phrase between the number and its head.
	Linking Set
	// Harm are participles and adjectives after which the people they befell
	// are counted without a noun: "at least 43 killed".
	Harm Set
	// Harming are the verbs that take such a number: "killing 43".
	Harming Set
	// Befell may stand between a number and such a participle: "43 were killed".
	Befell Set
	// Tolls are nouns of a number of dead: "the toll rose to 15". NumberOf are
	// those that say what is counted: "the number of homeless has risen to 15".
	Tolls, NumberOf Set
	// Each joins an amount to what it is reckoned by: "90 euros a day". Heads
	// are nouns that may stand behind it besides units.
	Each, Heads Set
	// Person is whom Harm befalls and Tolls count.
	Person string
	// Reaching stand between a toll and its number: "rose to 15". Onto are the
	// prepositions of a change: "to", "by".
	Reaching, Onto Set
	// Pointing words make "one" a pronoun: "the one", "that one".
	Pointing Set
	// Point is the decimal point in words: "five point five".
	Point string
	// Age follows Of behind a duration that is an age: "18 months of age".
	Age string
	// Zero are plural nouns of which "no" is a figure: "no casualties".
	Zero Set
	// None is the determiner of Zero.
	None string
	// Definite determiners point back to people or things already named:
	// "the two leaders" is no new figure.
	Definite Set
	// Of opens the phrase that says what is measured: "19.3% of Ukraine".
	Of string
	// For are the prepositions that do so after an amount of money.
	For Set
	// Labels are nouns after which a number is a name: "Article 5", "page 3".
	Labels Set
	// Compounds are nouns that a hyphen joins to a number word to count them:
	// "a five-member panel". After digits any noun will do: "20-point".
	Compounds Set
	// Streets end an address: "10 Acacia Avenue".
	Streets Set
	// Counters are what a page counts about itself: "945 views".
	Counters Set
	// Scored follow a result: "a 3-1 win".
	Scored Set
	// Changing verbs take "from 5 to 10" as a change, not as a range.
	Changing Set
	// Lasting verbs make "over two hours" a bound; elsewhere "over two days"
	// means during them.
	Lasting Set
	// Openers may stand in front of a subject: "said that prices rose".
	Openers Set
	// Breaks are words that begin a new clause after a comma.
	Breaks Set

	// Opens are the words a quantity may begin with, Opened those that may follow
	// its article, Joins those between the ends of a range.
	Opens, Opened, Joins Glance
}

// Bound is how a word limits the number beside it; the values are those of
// article.Bound.
type Bound string

// BoundWord is one approximator.
type BoundWord struct {
	Bound Bound
	// During is set for words that mean "in the course of" before a duration
	// unless a lasting verb stands before them: "over two days".
	During bool
}

// Quantity is the kind of a unit.
type Quantity string

const (
	MoneyUnit   Quantity = "money"
	PercentUnit Quantity = "percent"
	PlainUnit   Quantity = "measure"
	TimeUnit    Quantity = "time"
)

// UnitWord is one way to write a unit.
type UnitWord struct {
	Name  string // how it is written, in lists; the key in tables
	Unit  string // canonical: "km2", "hour", "EUR", "percent"
	Of    Quantity
	Times float64 // what one of it is in the canonical unit, 0 for 1: 0.01 for cents
	// Glued units count only when nothing stands between them and the digits:
	// "5in" is a length, "5 in" is not.
	Glued bool
	// Scaled units count only after a scale word or a sign of their own:
	// "3 million pounds" is money, "3 pounds" may be a weight.
	Scaled bool
	Aged   bool   // it says that somebody is as old: "87 yo"
	Else   string // plain unit meant when Scaled is not met; "" for none
}
