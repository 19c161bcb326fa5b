package lang

var enBorne = Borne{
	Binding: wordSet(`if unless until except than pending provided whether
		alleged allegedly reportedly apparently claimed claiming claims`),
	Trailing: wordSet("and but that since which who whose where while when after before as because amid following despite sending leaving killing causing making bringing forcing wounding injuring"),
	Factive:  wordSet("when after because while since although though as where and but"),
	And:      wordSet("and but where"),
	Adding:   wordSet("on in at near during by from for"),
	Alone: wordSet(`resigned quit retired died drowned collapsed exploded erupted sank capsized crashed derailed burned fell rose dropped climbed
		slipped surged began started ended stopped resumed reopened opened closed arrived left departed returned landed escaped fled survived
		failed succeeded won lost apologised apologized disappeared vanished emerged agreed voted`),
	Suffered: wordSet(`killed shot stabbed hanged executed murdered assassinated beaten crushed poisoned injured wounded hurt hit struck burned burnt destroyed damaged flooded
		arrested detained captured seized kidnapped abducted jailed imprisoned released freed rescued saved found evacuated buried sentenced convicted acquitted cleared indicted
		sacked fired dismissed suspended overthrown ousted deposed elected re-elected reelected defeated closed shut reopened cancelled canceled postponed delayed adjourned
		abandoned scrapped rejected approved adopted passed signed ratified hacked stolen sold born married hospitalised hospitalized extradited deported expelled`),
	Holding:   wordSet("of to than as per like unlike between versus without against about"),
	Particles: wordSet("out off up down back away over on in through apart aside forward ahead together around"),
	Counting:  wordSet("after before later earlier ago"),
	Parts:     wordSet("the early late small first last hour hours minutes end middle start beginning half part of"),
	Locating:  wordSet("in at near outside"),
	Unreal: wordSet(`if unless whether may might could would should can allegedly alleged reportedly apparently possibly perhaps probably likely unlikely potential potentially
		charged possible suspected feared fear fears risk risks danger threat threaten threatens threatened threatening plan plans planned planning propose proposes proposed proposing proposal
		demand demands demanded demanding urge urges urged urging want wants wanted wanting wish wishes wished hope hopes hoped hoping seek seeks sought seeking
		try tries tried trying attempt attempts attempted attempting refuse refuses refused refusing reject rejects rejected rejecting rejection
		deny denies denied denying denial dispute disputes disputed dismiss dismissed fail fails failed failing failure avoid avoids avoided prevent prevents prevented
		consider considers considered considering expect expects expected expecting predict predicts predicted forecast forecasts intend intends intended
		ask asks asked asking request requests requested call calls calling offer offers offered bid bids suggest suggests suggested believe believes believed think thinks thought
		doubt doubts doubted question questioned accuse accuses accused accusing blame blames blamed claim claims claimed suspect suspects rumour rumours rumor rumors
		warn warns warned warning promise promises promised pledge pledges pledged vow vows vowed threatens need needs needed must ought
		unclear unconfirmed almost nearly imagine supposed supposedly seem seems seemed appear appears appeared never nobody hardly without unable`, "call for", "calls for", "called for", "calling for", "call on", "calls on", "called on"),
	Exact: wordTable(map[string]string{
		"all": "all every everyone everybody everything", "most": "most majority", "half": "half", "none": "no none nobody neither nothing",
		"only": "only sole solely alone", "each": "each", "both": "both", "last": "last final latest", "first": "first", "further": "another further additional extra",
		"never": "never", "always": "always", "again": "again", "almost": "almost nearly", "few": "few", "many": "many several",
	}),
	Slight: wordSet("strong powerful big huge major massive large severe heavy now today so some far just still already also about around roughly nearly approximately more over at least dramatic sharply new latest recent longtime well-known own total net single people person persons time times"),
	Light: wordSet(`be is are was were been being have has had having do does did didn't don't doesn't can put puts come comes came get gets got go goes went gone going make makes made take takes took taken
		give gives gave given set sets stand stands stood reach reaches reached amount amounts amounted total totals totalled see sees saw hold holds held
		begin begins began continue continues continued remain remains remained become becomes became let lets say says said tell tells told add adds added use uses used cost costs announce announces announced confirm confirms confirmed report reports reported`),
	LightWith: tableOf(map[string]Set{"pass": wordSet("sentence judgment judgement verdict"), "take": wordSet("office"), "leav": wordSet("dead homeless injured wounded stranded"), "fall": wordSet("rain snow hail"), "spend": wordSet("hour hours minute minutes day days week weeks month months year years")}),
	Stative:   formsOf("weigh measure cost/cost employ contain own belong earn live carry insure number"),
	Readers:   wordSet("you your yours yourself yourselves"),
	Telling:   wordSet("tell tells told telling informed reminded assured"),
	Having:    wordSet("carries carried carrying holds held contains contained comprises comprised numbers numbered totals totalled totaled measures measured weighs weighed employs employed operates operated runs ran owns owned"),
	Lacking:   wordSet("out off"),
}
