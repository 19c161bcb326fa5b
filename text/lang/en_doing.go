package lang

var enDoing = Doing{
	It:      wordSet("it"),
	Clefts:  wordSet("was is"),
	That:    wordSet("that who which"),
	Left:    barred("left the table|left the talks|left the negotiations|left the meeting|walked out|walked away|walked out of the talks|broke off the talks|broke off talks|broke off negotiations|ended the talks"),
	Thought: formsOf("propose suggest invent devise"),
	Idea:    wordSet("idea proposal suggestion"),
	Came:    wordSet("came comes"),
	Makes: groupsOf(`
		written drafted authored composed designed
		started caused triggered sparked lit ignited
		begun provoked opened
		built constructed
		ordered authorised authorized commanded
		scored
	`),
	Texts: groupsOf(`
		plan text document ceasefire truce agreement deal accord treaty statement
		fire blaze wildfire explosion blast crash collapse accident leak outage breach collision derailment sinking
		fight brawl shooting violence clashes
		bridge dam building tower
		raid strike operation evacuation attack closure shutdown
		goal winner equaliser penalty
	`),
	Cleared:   formsOf("clear acquit exonerate"),
	Convicted: wordSet("convicted guilty"),
	Of:        wordSet("of"),
	Excluded:  barred("rule out|ruled out|rules out|ruling out"),
}
