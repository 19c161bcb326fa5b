package lang

import "strings"

var enClaims = Claims{
	Unknowns: sequencesOf(`
		remains unclear
		remain unclear
		is unclear
		was unclear
		still unclear
		not immediately clear
		not yet clear
		not clear
		remains unknown
		remain unknown
		is unknown
		not known
		not yet known
		did not say
		does not say
		did not specify
		did not give details
		did not elaborate
		did not disclose
		did not name
		did not immediately
		has not said
		have not said
		has not confirmed
		have not confirmed
		has yet to
		have yet to
		declined to say
		declined to comment
		declined to name
		refused to say
		refused to comment
		would not say
		could not be reached
		could not be verified
		could not be confirmed
		could not independently
		not been independently verified
		not independently verified
		no date has been
		no date was
		not been announced
		not been disclosed
		not been determined
		under investigation
		remains to be seen
		open question
		gave no reason
		gave no reasons
		gave no details
		gave no explanation
		gave no figure
		gave no figures
		no reason was given
		no details were given
		no explanation was given
		no date has yet been
		nobody knows
		no one knows
		not yet clear
		does not yet know
		do not yet know
		did not yet know
		not been established
		not been identified
		not yet been identified
		not yet been established
		not yet been determined
		not been explained
		not been published
		has not commented
		have not commented
		could not say
		were unable to say
		was unable to say
		of unknown origin
		of unknown cause
		cause unknown
		still a puzzle
		still a mystery
		remains a puzzle
		remains a mystery
		remain a mystery
		still unknown
		still not clear
		still not known
		is still open
		remains open
		will establish whether
		will establish how
		will establish why
		will examine whether
		will determine whether
		to establish whether
		trying to establish
		trying to find out
	`),
	OwnUnknowns: sequencesOf(`
		we do not yet know
		we don't yet know
		we do n't yet know
		we do not know
		we don't know
		we do n't know
		we still do not know
		we still don't know
		we cannot say
		we can not say
		it is too early to say
		it is too soon to say
	`),
	Asking:   wordSet("who what when where why how whether which"),
	Unsolved: barred("is open|is still open|is unclear|is not clear|is uncertain|was open|was uncertain|remained open|remains uncertain|remains to be seen"),
	Stances: wordTable(map[Stance]string{
		Supports: "support back welcome favour favor endorse want seek urge demand propose promise pledge insist call hope praise hail defend accept agree approve advocate offer",
		Opposes:  "reject oppose refuse deny condemn criticise criticize denounce dismiss dispute accuse blame protest resist veto decline rebuff object",
		Speaks:   "say state declare stress emphasise emphasize warn believe maintain argue claim describe view consider plan expect acknowledge note add tell announce reiterate suggest indicate",
	}),
	StanceWith: tableOf(map[string]Set{
		"call": wordSet("for on tuesday monday wednesday thursday friday saturday sunday again repeatedly also"), "hope": wordSet("for"), "object": wordSet("to"), "agree": wordSet("to with that on"),
	}),
	Accuses:  wordSet("accuse blame criticise criticize praise thank"),
	Obliging: wordSet("must should ought unacceptable acceptable necessary essential vital crucial wrong illegal unlawful never deserve deserves shame outrage priority condition conditions precondition"),
	Unbound:  wordSet("senator representative congressman congresswoman lawmaker member mp legislator deputy judge justice lawyer attorney professor analyst expert writer author journalist reporter correspondent editor candidate nominee player coach host founder"),
	Rivals: map[[2]string]bool{
		{"adviser", "spokesman"}: true, {"minister", "spokesman"}: true, {"president", "spokesman"}: true,
		{"ambassador", "spokesman"}: true, {"minister", "president"}: true,
		{"governor", "mayor"}: true, {"judge", "prosecutor"}: true, {"judge", "lawyer"}: true,
	},
	Judgements: wordTable(map[int]string{
		+1: "productive constructive successful positive fruitful good excellent great encouraging promising friendly cordial progress breakthrough optimistic smooth effective safe fair welcome historic strong useful hopeful",
		-1: "unproductive unsuccessful negative fruitless bad poor disappointing tense difficult deadlock stalled failed failure setback pessimistic ineffective unsafe dangerous unfair unacceptable weak limited chaotic disastrous inadequate catastrophic",
	}),
	Results: wordTable(map[string]string{
		"agreement":    "agreement agreements deal deals compromise accord consensus",
		"breakthrough": "breakthrough breakthroughs",
		"casualties":   "casualties deaths fatalities", "injuries": "injuries", "damage": "damage", "survivors": "survivors",
		"evidence": "evidence proof", "decision": "decision",
	}),
	None:     wordSet("no without lack neither nor failed fails failing hardly little"),
	Early:    wordSet("leak leaked initial initially original originally first earlier previous draft drafted"),
	Late:     wordSet("latest revised amended updated new newer current slimmed reduced trimmed shortened"),
	People:   wordSet("people persons lives dead deaths victims bodies toll fatalities casualties residents"),
	Captions: []string{"file photo", "handout photo", "in this photo", "in this picture", "in this image", "in this handout", "in this video", "photo taken", "pictured above", "file picture", "is seen in", "is seen at", "is seen on", "are seen in", "are seen at", "are seen on", "poses for", "pose for a p", "looks on as"},
	Wished: wordSet("propose proposes proposed proposing proposal proposals suggest suggests suggested suggesting suggestion offer offers offered offering request requests requested requesting " +
		"seek seeks sought seeking demand demands demanded demanding ask asks asked asking want wants wanted compromise bid bids grant insufficient enough reject rejects rejected rejecting refuse refuses refused"),
	Added:  wordSet("another other further additional extra new more fresh"),
	Realms: wordSet("countries nations continents"), Worldwide: wordSet("worldwide globally globe"),
	Unsure:   wordSet("suspected possible probable potential likely suspect unconfirmed presumed feared"),
	Alleging: wordSet("alleged allegedly allege alleges alleging allegation allegations claims accusation accusations plea plead pleads pleaded pleading guilty suspected suspicion suspicions reportedly rumours rumors"),
	Wishes: wordSet("want wants wanted wanting seek seeks sought seeking aim aims aimed aiming intend intends intended intending desire desires desired wish wishes wished wishing like " +
		"ambition ambitions willingness willing ready determined eager keen hope hopes hoped hoping"),
	Sides:   wordSet("sides parties"),
	Wishing: wordSet("like"),
	To:      wordSet("to"),
	Depends: wordSet("depend depends depended depending hinge hinges hinged hinging rest rests rested rely relies relied"),
	On:      wordSet("on upon"),
	Aims: []Aim{
		{Axis: "war", Side: 1, Acts: formsOf("end/ended stop halt cease finish bring/brought conclude"), Things: wordSet("war conflict fighting hostilities bloodshed invasion offensive"), Loose: true},
		{Axis: "war", Side: -1, Acts: formsOf("capture conquer invade annex reclaim occupy overrun subjugate"), Named: true, Loose: true},
		{Axis: "war", Side: -1, Acts: formsOf("prolong continue escalate widen"), Things: wordSet("war conflict fighting hostilities offensive"), Loose: true},
		{Axis: "office", Side: 1, Acts: formsOf("leave/left quit resign"), Things: wordSet("office post job government role")},
		{Axis: "office", Side: -1, Acts: formsOf("stay remain keep/kept"), Things: wordSet("office post job government role")},
		{Axis: "level", Side: 1, Acts: formsOf("raise increase"), Things: wordSet("tax taxes tariff tariffs duty duties fare fares price prices rate rates wage wages spending")},
		{Axis: "level", Side: -1, Acts: formsOf("cut/cut lower reduce scrap abolish"), Things: wordSet("tax taxes tariff tariffs duty duties fare fares price prices rate rates wage wages spending")},
		{Axis: "state", Side: 1, Acts: formsOf("keep/kept preserve save"), Things: wordSet("law sanctions ban treaty deal agreement base plant school hospital court")},
		{Axis: "state", Side: -1, Acts: formsOf("scrap abolish repeal lift close end"), Things: wordSet("law sanctions ban treaty deal agreement base plant school hospital court")},
	},
	Pictures:     wordSet("photo photograph picture image handout frame screenshot"),
	OfPersons:    wordSet("he she him her his hers himself herself"),
	Before:       wordSet("had"),
	FirstPersons: wordSet("we We our Our ours us my My me"),
	Humans: wordSet("children child women men girls boys babies adults soldiers troops civilians refugees migrants prisoners hostages inmates families households workers employees jobs staff passengers students pupils patients " +
		"officers policemen police firefighters militants fighters rebels insurgents protesters protestors demonstrators villagers sailors tourists voters members citizens inhabitants crew miners detainees suspects defendants survivors wounded injured missing"),
	Versioned:  wordSet("plan plans proposal proposals blueprint draft framework document programme program package bill roadmap agreement"),
	Adjectives: strings.Fields("ive ous ful able ible ical less ing ed ly ist"),
	Dull: wordSet("governor governors senator senators mayor mayors director directors chairman chairmen speaker secretary commissioner candidate candidates judge judges lawyer lawyers chief chiefs head heads deputy line lines proposal proposals statement statements official officials week weeks day days month months year years time times part side sides people person man woman men women reporter reporters " +
		"interview meeting meetings talks talk session round discussion discussions way end start issue issues thing things world country countries government minister ministers president leader leaders " +
		"question questions term terms case cases number numbers point points step steps state states group groups member members morning evening night afternoon weekend account media post news " +
		"eastern western northern southern central nearby local least town city village area region situation administration public standard standards value values power powers speech speeches committee committees parties party life lives family families reason reasons idea ideas fact facts " +
		"report reports source sources word words conversation remarks comment comments need result role place move effort efforts position document documents detail details example fact support change changes"),
}

func lines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
