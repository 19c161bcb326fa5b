package lang

var enDenied = Denied{
	Verbs:   union(formsOf("deny dispute refute contradict reject dismiss"), wordSet("rebutted")),
	Rejects: formsOf("reject dismiss"),
	Calls:   formsOf("call"),
	Lies:    barred("a lie|lies|a fabrication|an invention|invented|untrue|false|nonsense|fiction|a fairy tale|pure invention|wrong|absurd|baseless|unfounded|a rumour|a rumor|made up|fantasy|slander"),
	This:    wordSet("this it that"),
	Claims:  wordSet("claim claims accusation accusations assertion assertions account accounts version report reports suggestion statement statements allegation allegations charge"),
	Charges: wordSet("accusation allegation charge"),
	Many:    wordSet("claims accusations allegations charges reports"),
	Wholly:  barred("nothing of the sort|nothing of the kind|no such thing|none of this|none of that|the opposite|the reverse"),
	Untrue:  barred("was not true|is not true|was untrue|is untrue|was a lie|is a lie|were lies|was false|is false|were false|was wrong|is wrong|was nonsense|is nonsense|had never happened|never happened|did not happen|had not happened"),
	Otherwise: barred("sees it differently|saw it differently|sees it otherwise|saw it otherwise|sees things differently|saw things differently|sees the matter differently|saw the matter differently|see it differently|see it otherwise|" +
		"disagreed|disagrees|disagree|begged to differ|begs to differ|did not believe it|does not believe it|do not believe it|did not believe this|does not believe this|did not agree|does not agree|do not agree|" +
		"tells a different story|told a different story|tells another story|told another story|contradicts him|contradicted him|contradicts her|contradicted her|contradicts them|contradicted them|takes a different view|took a different view|has another version|gave another version|gave a different account|gives a different account"),
	None:   barred("there is none|there was none|there were none|there are none|there has been none|there had been none|there have been none|none had|none has|none was|none were|none did|not one|not a single|not a|no one|nobody|nothing|never"),
	Ruling: wordSet("judge judges court courts tribunal jury magistrate magistrates panel referee"),
	Behind: wordSet("behind responsible blame blamed"),
}
