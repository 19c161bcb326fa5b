package lang

var enDenied = Denied{
	Verbs:  formsOf("deny dispute refute contradict"),
	Calls:  formsOf("call"),
	Lies:   barred("a lie|lies|a fabrication|an invention|invented|untrue|false|nonsense|fiction|a fairy tale|pure invention|wrong|absurd|baseless|unfounded|a rumour|a rumor|made up"),
	This:   wordSet("this it that"),
	Claims: wordSet("claim claims accusation accusations assertion assertions account accounts version report reports suggestion statement statements"),
	Wholly: barred("nothing of the sort|nothing of the kind|no such thing"),
	Untrue: barred("was not true|is not true|was untrue|is untrue|was a lie|is a lie|were lies|was false|is false|were false"),
}
