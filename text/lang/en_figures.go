package lang

import "strings"

// enFigures is the English data for figures.
var enFigures = glances(Figures{
	AdverbEnd: enAdverbEnd,
	Clock:     wordSet("past to before after"),
	Numbers: phrases(map[string]float64{
		"zero": 0, "nought": 0, "naught": 0,
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
		"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
		"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}),
	Scales: phrases(map[string]float64{
		"hundred": 1e2, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
		"dozen": 12, "dozens": 12, "dzs": 12, "dozs": 12,
		"lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7,
		"bn": 1e9, "mn": 1e6, "mln": 1e6, "mil": 1e6, "tn": 1e12, "trn": 1e12, "bln": 1e9,
	}),
	Letters: tableOf(map[string]float64{"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "g": 1e9, "t": 1e12}),
	Parts: phrases(map[string]float64{
		"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
		"fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
		"ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "twentieth": 20, "twentieths": 20,
		"eleventh": 11, "elevenths": 11, "thirteenth": 13, "thirteenths": 13, "fourteenth": 14, "fourteenths": 14, "fifteenth": 15, "fifteenths": 15,
		"sixteenth": 16, "sixteenths": 16, "seventeenth": 17, "seventeenths": 17, "eighteenth": 18, "eighteenths": 18, "nineteenth": 19, "nineteenths": 19,
		"thirtieth": 30, "thirtieths": 30, "fortieth": 40, "fortieths": 40, "fiftieth": 50, "fiftieths": 50, "sixtieth": 60, "sixtieths": 60,
		"seventieth": 70, "seventieths": 70, "eightieth": 80, "eightieths": 80, "ninetieth": 90, "ninetieths": 90,
		"hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000, "millionth": 1e6, "millionths": 1e6,
		"billionth": 1e9, "billionths": 1e9, "trillionth": 1e12, "trillionths": 1e12, "first": 1, "firsts": 1,
	}),
	Vague:   tableOf(map[string]float64{"couple": 2}),
	Half:    "half",
	Quarter: "quarter",
	Sides: wordSet(`first second other another latter former lower upper top bottom northern southern eastern western north south east west better left right back front
		opening closing final early late each either both inner outer near far`),
	Articles: wordSet("a an"),
	And:      "and",
	Minus:    wordSet("minus negative"),

	Before: phrases(enBoundsBefore()),
	After: phrases(bounds(map[Bound]string{
		"about":    "or so|or thereabouts|odd|- odd|or about that",
		"at least": "or more|or greater|+|and counting|or higher|or above|plus|at least",
		"up to":    "or less|or fewer|or under|or lower|or below|at most",
	})),
	Between: "between", BetweenAnd: "and",
	To:     wordSet("to - – — through"),
	From:   "from",
	Or:     "or",
	Shares: phrases(map[string]bool{"in": true, "out of": true, "in every": true, "out of every": true}),
	Over:   wordSet("over"),
	Every:  "every",

	Units:  phrases(enUnits()),
	Signs:  phrases(enMoneySigns()),
	Angles: wordSet("angle angles angled rotate rotated rotates rotating rotation turn turns turned turning tilt tilted tilting slope slopes sloped steep latitude longitude bearing heading arc inclined inclination incline spin azimuth pivot swivel bend bends bent"),
	Heats: wordSet(`temperature temperatures temp temps weather hot heat heats heated heatwave warm warmed warmer warming cold colder cool cooled cooler chill chilly
		freezing freeze boil boiling boils oven thermostat mercury thermometer fever forecast summer winter celsius fahrenheit humid humidity frost`),
	Vessels: wordSet("barrel cup turn"),
	Extents: wordSet("long tall wide deep thick high across diameter screen display"),
	Old:     wordSet("old olds yo aged"),
	Ago:     wordSet("ago later earlier before afterwards afterward hence on"),

	Plurals: tableOf(map[string]string{
		"people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth",
		"lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "mice": "mouse", "geese": "goose", "criteria": "criterion",
		"schoolchildren": "schoolchild", "grandchildren": "grandchild", "servicemen": "serviceman", "servicewomen": "servicewoman",
		"gunmen": "gunman", "policemen": "policeman", "fishermen": "fisherman", "firemen": "fireman", "businessmen": "businessman", "congressmen": "congressman",
		"lawmen": "lawman", "spokesmen": "spokesman", "townspeople": "townsperson", "salespeople": "salesperson", "crewmen": "crewman",
		"aircraft": "aircraft", "spacecraft": "spacecraft", "personnel": "personnel", "staff": "staff", "police": "police", "cattle": "cattle",
		"sheep": "sheep", "fish": "fish", "crises": "crisis", "media": "media", "data": "data", "livestock": "livestock", "hovercraft": "hovercraft",
		"watercraft": "watercraft", "headquarters": "headquarters", "folk": "folk", "infantry": "infantry", "dead": "person", "wounded": "person",
		"injured": "person", "missing": "person", "others": "person", "civilians": "civilian",
	}),
	NotPlural: wordSet(`is was has his its this us as yes thus always perhaps towards besides afterwards sometimes across less plus minus
		various serious previous religious famous numerous dangerous enormous continuous ambitious cautious conscious obvious anonymous
		business press process access success progress address class congress loss mass glass grass cross boss stress illness witness
		wilderness fitness darkness weakness says does goes was news politics economics athletics mathematics physics statistics ethics
		virus campus bonus census consensus status focus crisis basis analysis emphasis thesis chaos gas bus plus ours theirs yours hers
		diabetes measles series species means whereas else thousands hundreds millions billions dozens times yards-long versus overseas themselves ourselves yourselves
		texas kansas arkansas massachusetts hamas honduras wales dallas netherlands philippines angeles vegas naples athens brussels maldives bahamas james jones williams davis`),
	Attributive: wordSet("news media police weapons drugs arms sales sports customs goods savings sales services systems communications operations missiles securities elections rights forces affairs states women children"),
	Stops: wordSet(`the a an this that these those of in on at by for from to with without into onto over under about above below after before
		during between among against through across along around behind beyond near since until till upon via within toward towards per
		and or but nor so yet as than if while although though because when where who whom whose which what how why whether
		i you he she it we they me him her us them my your his its our their
		is are was were be been being am has have had having do does did will would shall should may might must can could cannot
		not no n't 's 'd 'll 've 're ' there here then now also only just already still even ever never again soon later ago
		said says say told tells tell added adds called calls reported reports according including like unlike amid despite except
		each every both either neither all any some one alone apiece respectively together`),
	Linking: wordSet("more other new additional further extra separate different - of"),
	Harm: wordSet(`killed dead injured wounded hurt missing arrested detained displaced hospitalised hospitalized evacuated rescued trapped
		homeless infected drowned kidnapped abducted captured imprisoned jailed indicted charged deported stranded unaccounted martyred shot`),
	Harming: wordSet(`killing killed kills kill injuring injured injures wounding wounded wounds arresting arrested detaining detained
		displacing displaced rescuing rescued evacuating evacuated hospitalising hospitalizing trapping drowning kidnapping abducting leaving leaves hurting`),
	Befell:   wordSet("was were is are been be being has have had also reportedly confirmed feared believed presumed left"),
	Tolls:    wordSet("toll tolls"),
	NumberOf: wordSet("number numbers total count"),
	Person:   "person",
	Onto:     wordSet("to at by of :"),
	Reaching: wordSet("to at of is was reached hits hit passes passed tops topped reaches :"),
	Pointing: wordSet("the this that which each every no any another last next only other"),
	Point:    "point",
	Age:      "age",
	Each:     wordSet("a an per each every"),
	Heads:    wordSet("person head capita share barrel household student pupil employee worker unit vote ticket ship night game match"),
	Zero:     wordSet("casualties injuries deaths fatalities victims survivors arrests wounded dead injured killed"),
	None:     "no",
	Definite: wordSet("the these those both his her their our its my your 's ' last next past previous first final other coming following"),
	Of:       "of",
	For:      wordSet("of in for worth towards toward"),
	Labels: wordSet(`article articles section sections chapter chapters page pages paragraph clause clauses rule item annex appendix table exhibit
		phase level tier category type version volume vol episode number no nos nr nrs room suite gate terminal flight highway route
		interstate channel platform resolution bill proposition prop amendment directive protocol formula catch act scene psalm verse
		apollo windows chapter figure footnote note serial generation mark`),
	Compounds: wordSet(`point member nation country page seat person part party bed room storey story vehicle car team vote judge justice
		state-run article man woman truck ship boat lane`),
	Streets: wordSet("street st road rd avenue ave lane drive boulevard blvd square place terrace court way crescent highway close row gardens"),
	Counters: wordSet(`views view shares share comments comment likes like reads read followers follower subscribers subscriber
		retweets results items posts photos images videos pages replies votes reactions`),
	Scored: wordSet("win loss victory defeat draw lead vote ruling decision margin scoreline tie triumph split record verdict"),
	Changing: wordSet(`rose risen rise rises rising fell fallen fall falls falling grew grown grow grows increased increase increases increasing
		decreased decrease decreasing dropped drop drops dropping climbed climb climbs jumped jump jumps cut cuts cutting raised raise raises raising
		reduced reduce reducing lowered lower lowers went go gone going up down slid slipped soared surged plunged declined doubled tripled widened
		narrowed revised changed expanded shrank swelled upgraded downgraded slashed moved`),
	Lasting: wordSet("lasted lasting lasts last spent spend spending took taken take takes taking waited wait waiting for held lived after served worked talked talks met stretched ran"),
	Openers: wordSet("that if as while but because when whereas although though since so said says say adds added told yet until unless whether"),
	Breaks: wordSet(`while whereas but which who whose whom where when although though because since after before until unless if so yet
		nor as according despite leaving causing killing bringing making and or`),
})

func enBoundsBefore() map[string]BoundWord {
	b := bounds(map[Bound]string{
		"about": `about|around|roughly|approximately|circa|some|estimated|an estimated|close to|in the region of|on the order of|
			somewhere around|something like|in the vicinity of|~`,
		"nearly": "nearly|almost|approaching|just under|just below|just short of|not quite|fast approaching|close on",
		"over": `over|above|exceeding|topping|surpassing|more than|well over|just over|in excess of|upwards of|upward of|greater than|
			far more than|well above|just above|slightly over|slightly more than|a little over|a little more than|> `,
		"at least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of",
		"up to":    "up to|as many as|as much as|at most|no more than|not more than|a maximum of",
		"under":    "under|below|less than|fewer than|well under|well below|lower than|smaller than",
	})
	for _, during := range []string{"over", "under", "around", "about"} {
		w := b[during]
		w.During = during == "over"
		b[during] = w
	}
	return b
}

// bounds makes a table from lists whose phrases are parted by "|".
func bounds(lists map[Bound]string) map[string]BoundWord {
	table := map[string]BoundWord{}
	for bound, list := range lists {
		for _, phrase := range strings.Split(list, "|") {
			table[strings.Join(strings.Fields(phrase), " ")] = BoundWord{Bound: bound}
		}
	}
	return table
}
