package lang

var enClocks = Clocks{
	Parts:        tableOf(map[string]int{"half": 30, "quarter": 15}),
	Hours:        tableOf(map[string]int{"noon": 12 * 60, "midday": 12 * 60, "midnight": 24 * 60}),
	Numbers:      tableOf(map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20}),
	Past:         wordSet("past after"),
	To:           wordSet("to before"),
	Marks:        wordSet("o'clock oclock"),
	Forenoon:     wordSet("am a.m a.m. morning dawn daybreak"),
	Afternoon:    wordSet("pm p.m p.m. afternoon evening"),
	Cues:         wordSet("at about around shortly before after by just"),
	About:        wordSet("about around shortly before after nearly almost towards just roughly some"),
	Begin:        wordSet("begin start erupt happen occur commence ignite strike hit"),
	BeginPhrases: lines("broke out\nbreaks out\nbroken out\ntook place\ntakes place\ntake place\ntakes effect\ntake effect\ntook effect\ncomes into force\ncome into force\ncame into force"),
	Vague:        wordSet("it this that accident disaster incident tragedy crash attack collision blaze"),
	Late:         wordSet("late night overnight midnight"),
	Early:        wordSet("early overnight night midnight dawn small"),
}
