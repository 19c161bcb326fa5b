package lang

// Clocks is how the hour of an act is told in news: "half past eight in the
// morning", "2.10 a.m.", "ten to midnight".
type Clocks struct {
	// Parts are parts of an hour in minutes, Hours words for an hour of the day in
	// minutes from its midnight.
	// Numbers are those told by words.
	Parts, Hours, Numbers Table[int]
	// Past and To stand between minutes and the hour.
	Past, To Set
	// Marks stand behind an hour that is told by a number; Forenoon and Afternoon
	// say which half of the day it is in, right behind it or elsewhere in the
	// clause.
	Marks, Forenoon, Afternoon Set
	// Cues stand before an hour that nothing else marks: "shortly after two in the
	// morning".
	Cues Set
	// About are cues by which the hour is told less exactly.
	About Set
	// Begin are the verbs by which it is told when something came about, Phrases
	// those of several words.
	Begin        Set
	BeginPhrases []string
	// Vague are nouns for what happened that do not say what: "the accident".
	Vague Set
	// Late and Early are words that place an act at the end or at the beginning of
	// a day: what was "late on Friday" here was "early on Saturday" there.
	Late, Early Set
}
