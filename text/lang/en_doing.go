package lang

var enDoing = Doing{
	It:     wordSet("it"),
	Clefts: wordSet("was is"),
	That:   wordSet("that who which"),
	Itwas:  barred("it was|it is|it had been|it has been|this was|that was|this had been|that had been"),
	Didit:  barred("did it|did this|did that|had done it|had done this|had done so|have done it|has done it|was behind it|were behind it|is behind it|are behind it|was behind this|was to blame|were to blame|is to blame|are to blame|was responsible|were responsible|is responsible|are responsible|had been behind it|had been responsible"),
	By:     wordSet("by"),
	Past:   "ed",
	Of:     wordSet("of"),
}
