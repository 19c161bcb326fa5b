package lang

// Measure is what news counts in one matter from day to day: the dead, the jobs
// that go, the strength of a quake. A figure is of it if the words around the
// figure say so.
type Measure struct {
	Of string // a name for it: "dead"
	// Runs says how its values go on: those of a count that only grows are told
	// again and again, a fixed one has one value.
	Runs Run
	// Kind is the kind of figure it has: "count", "money", "percent", "measure", or
	// "bare" for a number without a unit; of a count of people, People is set. Length is set where it is a length of time.
	Kind   string
	People bool
	Length bool
	Land   bool
	// Things are the nouns it counts beside people; Nouns are those that need no
	// other words: "80,000 marchers".
	Things, Nouns Set
	// Before are phrases that stand right before a figure of it ("killing 12"),
	// After those behind the figure and its noun ("12 people died"). Helpers and
	// adverbs in between are passed over.
	Before, After []string
	// Level are nouns whose value a verb of Reaching gives: "the toll rose to 12".
	Level Set
	// Near are words of which the sentence must have one; Except are those that
	// make it something else.
	Near, Except Set
	// Least and Most bound the value; zero for none.
	Least, Most float64
	// Ahead is set where the figure is one of a plan by nature, Past where it may
	// be of a time long before.
	Ahead, Past bool
	// Once is set where the value is known at once and found out no better by the
	// next day: the price of a sale.
	Once bool
	// Whose is set where everybody has a value of his own: the seats of a party.
	Whose bool
	// Whole are nouns of which a part is meant: "2,800 of its members".
	Whole Set
}

// Run is how the values of a measure follow one another.
type Run uint8

const (
	Fixed Run = iota // one value, which may be found out better: a magnitude
	Grows            // a count that only grows: the dead
	Moves            // may grow and fall: the missing
)

// Measures are the measures of a language with the words they share.
type Measures struct {
	All []Measure
	// Levels are the verbs and prepositions between the noun of a measure and its
	// value: "rose to", "stood at". Passed are words that are passed over beside a
	// figure, besides helpers and adverbs.
	Levels, Passed Set
	// Since opens what goes on up to now.
	Since Set
	// Differences are words behind a figure that make it a difference of two
	// values: "20 more", "48 seconds ahead".
	Differences Set
	// Perfect are helpers of what goes on up to a time: "had".
	Perfect Set
	// Done is how a verb ends that tells what was done: "ed".
	Done string
	// Reckons are verbs of somebody who gives a value ("puts it at"), Recalls words
	// for the thing whose value was given before.
	Reckons, Recalls Set
	// Interim are words of a sentence whose count is not over: "so far", "an early
	// lead".
	Interim Set
	// Tallied are words of a clause whose count is of what has been found to be so
	// up to now: "confirmed cases".
	Tallied Set
	// Others are words that make a figure one of some among others: "including".
	Others Set
	// Apart are words of a sentence that tells another matter: "in a separate
	// attack".
	Apart Set
	// Scored are the units of what each move of a match gains: "yd", "point".
	Scored Set
	// Open are words by which it is not told that it befell whom a figure counts:
	// "could", "feared". Counted are the acts done to these, which name no matter.
	Open, Counted Set
	// And joins two nouns; Plural is how those end that count.
	And    Set
	Plural string
	// Agents are the ends of nouns that are mostly for persons: "skiers". Sorts are
	// nouns for some of the people of a place, who are counted apart: "women",
	// "soldiers".
	Agents []string
	Sorts  Set
	// Bounds are words for the least or most that something may be: "a minimum of".
	Bounds Set
	// Revised are words of a sentence whose figure is not the first one.
	Revised Set
	// Renewed are words of a sentence whose figure is another than before: "than
	// first thought".
	Renewed Set
	// Ages stand before somebody's age; Aged are nouns for one person that may
	// stand with "of" before it: "a man of 29"; Called stand before the name of whom a
	// noun means: "a boy called".
	Ages, Aged, Called Set
	// Than stand before the earlier of two values: "down from". Instead stand
	// before the one that holds no more ("instead of"), and Not before one that is
	// called wrong by AsStated: "not 12 as stated".
	Than, Instead []string
	Not           string
	AsStated      []string
	// Had are the verbs of what was reckoned with, Before the helper that puts
	// them before what is told: "had forecast".
	Had Set
	// From stands before the earlier of two values where a verb gave the other:
	// "rose to 410 million from 385". Stood are verbs that say with "it" what a
	// value was at a time told by one of Ago.
	From, Stood, Ago Set
	// Peaks say, behind a fall, what was reached before: "after reaching".
	Peaks []string
	// PutOff are phrases before the new time of what was to be at another:
	// "postponed to". Until stands before it where one of Longer says so:
	// "until Saturday, longer than planned".
	PutOff, Longer []string
	Until          Set
	// Delayed are words by which a sentence with one time to come says that it is
	// not the one that was planned: "delayed by a week and will be held on". Later
	// do so where it gives both: "was due on 3 May, will now be held on 9 May".
	Delayed, Later Set
	// Planning are words that say of a time only that something is planned for it.
	Planning Set
	// By stand behind a value before who gives it, Against between two such values,
	// Reckoned before them: "put at 45 million by the town and at 70 by others".
	By                []string
	Against, Reckoned Set
	// Counting are words with which a value is given that say nothing of what:
	// "puts the number at".
	Counting Set
	// Wrote are phrases by which an outlet tells what it had written wrongly.
	Wrote []string
}
