package lang

var enPlans = Plans{
	Off:   union(formsOf("cancel scrap shelve abandon axe abort ditch avert scrub"), wordSet("cancellation")),
	Moved: union(formsOf("postpone reschedule adjourn defer delay"), wordSet("postponement")),
	OffWith: tableOf(map[string]Set{
		"off": formsOf("call wave rain"),
	}),
	MovedWith: tableOf(map[string]Set{
		"off":     formsOf("put/put"),
		"back":    formsOf("push put/put move set/set"),
		"forward": formsOf("bring/brought move pull"),
		"up":      formsOf("move"),
	}),
	Shifted:  formsOf("move shift"),
	Onto:     wordSet("to until till for by"),
	Deciding: wordSet("decided decides agreed agrees voted forced chose opted had has have will would announced compelled obliged"),
	Planned:  wordSet("planned scheduled due set slated expected timetabled pencilled arranged meant"),
	Planning: wordSet("plan plans schedule date"),
	AtFirst:  wordSet("originally initially previously formerly"),
	Parts:    wordSet("some several many most few other others"),
}
