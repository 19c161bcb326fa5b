package lang

// Borne holds the words by which one passage is asked whether it bears out
// another: where a sentence can be cut without saying something else, and which
// words change what is told.
type Borne struct {
	// Binding are words by which the rest of a sentence takes back or limits what
	// stands before them: "unless", "but". Nothing is cut off before one.
	Binding Set
	// Trailing are words that begin a clause a sentence can do without: "which",
	// "after".
	Trailing Set
	// Factive are words behind which a clause tells what was so: "when", "after".
	Factive Set
	// And are words that join a further clause: "and", "but".
	And Set
	// Adding are prepositions before a time that a clause can do without: "on";
	// Locating those before a place: "in".
	Adding, Locating Set
	// Alone are verbs that need no object: "resigned".
	Alone Set
	// Suffered are participles that say enough behind "was", whatever follows them:
	// "arrested".
	Suffered Set
	// Holding are prepositions that belong to the word before them: "of". Particles
	// are words that belong to a verb before them: "out" in "broke out".
	Holding, Particles Set
	// Counting are words behind a length of time that count it from something: "two
	// days after".
	Counting Set
	// Parts are words for a part of a time: "early hours", "end of".
	Parts Set
	// Unreal are words by which what stands beside them need not have come about,
	// or is only somebody's word: "plans", "demanded", "called for", "allegedly".
	Unreal Set
	// Exact maps words that say of how many something is so to what they say:
	// "every" and "all" are one.
	Exact Table[string]
	// Slight are words without which a passage tells the same: "strong", "now".
	Slight Set
	// Light are verbs that say nothing without their object: "came to", "put at".
	Light Set
	// LightWith are roots of verbs that do so beside certain nouns only: "pass
	// sentence".
	LightWith Table[Set]
	// Stative are forms of verbs that tell how something is: "weighs".
	Stative Set
	// Readers are words by which a text speaks to who reads it: "your".
	Readers Set
	// Telling are cues that want somebody who is told: "told".
	Telling Set
	// Having are forms of verbs that tie a number to what has it: "carries 40
	// people".
	Having Set
	// Lacking are words that say behind a form of "be" that something is not
	// there: "power was out".
	Lacking Set
}
