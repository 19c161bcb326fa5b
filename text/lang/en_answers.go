package lang

var enAnswers = Answers{
	Asks: tableOf(map[string]Asked{
		"who": AskWho, "whom": AskWho, "whose": AskWho, "when": AskWhen, "where": AskWhere, "why": AskWhy,
	}),
	Nouns: wordTable(map[Asked]string{
		AskWho:    "person people minister official officials company organisation organization group country countries",
		AskWhen:   "day date year month week weekday time",
		AskWhere:  "city town village place country hotel building venue",
		AskWhy:    "reason reasons",
		AskNumber: "number percentage percent share proportion amount sum price cost",
	}),
	Amounts:   wordSet("many much long old large big high tall wide far deep fast often heavy"),
	Counts:    wordSet("many much"),
	Lasting:   wordSet("last take stay go run continue"),
	Money:     wordSet("money cost costs price pay paid spend spent worth euro euros dollar dollars pound pounds sum claim fund raise"),
	Holding:   wordSet("say claim"),
	Saying:    wordSet("say tell think call describe write comment announce claim declare warn add state demand want propose respond react"),
	Intending: wordSet("want plan intend expect hope need aim seek wish"),
	Answering: []string{"no such", "denied it", "denied this", "denied that", "rejected it", "rejected this", "disputes it", "disputed it", "disputed this", "not true", "never happened", "nothing of the kind"},
	Framing: wordSet(`happen happened number percentage percent share proportion amount sum role job office post position
		people person persons day date year month week time place reason reasons many much long involved
		exactly say said says tell told think thought write wrote comment commented announce announced respond responded
		react reacted according happening do does did done one`),
	Change: wordSet("change changed changes changing"),
	Office: wordSet("role job office post position title"),
	Beings: wordSet("people persons person men women victims humans lives"),
	Reasons: []string{
		"because", "because of", "due to", "owing to", "on account of", "as a result of", "thanks to", "in response to",
		"in protest", "in part over", "partly over", "for fear", "so that", "in order to", "aimed at", "caused by", "blamed on", "led to by",
		"citing", "the reason",
	},
	Being:  wordSet("is are was were be been being"),
	By:     "by",
	Places: wordSet("to into from across"),
	Sites: wordSet(`city cities town towns village villages country hotel hotels building buildings house houses home homes hall halls school
		schools church mosque temple hospital hospitals clinic prison jail court courthouse airport station stations port harbour harbor
		palace street square park stadium theatre theater camp camps base bases border bridge tunnel island coast shore lake river
		mountain forest farm factory plant mine warehouse market shop office offices room centre center university college museum shelter
		shelters tent tents embassy ministry parliament headquarters ship boat ferry train beach valley capital district province region`),
	Meanings: tableOf(meanings(`
		die dead death toll kill killed lives victim casualty fatality
		chair lead led head
		manage run operate
		cost price spend bill
		meet met meeting talks negotiate negotiation round session discuss discussion summit conversation
		lower reduce cut
		raise increase rise rose
		begin began start launch
		open launch
		end finish stop halt cease
		close shut
		propose proposal suggest suggestion idea
		agree agreement accord deal pact
		sign signature
		claim demand ask sought seek bill
		control hold occupy seize capture
		fail failure break broke collapse
		resign quit
		send sent
		approve adopt pass
		inquiry investigation probe
		payment compensation pay paid money
		participate participation join attend
		build built construct
		complete completed finish
		move moved
		arrest detain
		envoy negotiator representative
		minister ministry
		troops soldiers forces army
		forcible deport deported deportation
		win won
		refuse reject
		invite invitation
		missing lost
		visit visited
		talk spoke speak
		child children
	`)),
	Acts: wordSet("meet travel die"),
	Kin:  wordSet("s e r er or anc enc ance ence ment ation ion tion ive iv al an ian n ist ant ent ing ed ship ur ure"),
}
