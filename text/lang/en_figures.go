package lang

import "strings"

// enFigures is the English data for figures.
var enFigures = Figures{
	Numbers: map[string]float64{
		"zero": 0, "nought": 0, "naught": 0,
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
		"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
		"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	},
	Scales: map[string]float64{
		"hundred": 1e2, "hundreds": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
		"dozen": 12, "dozens": 12, "dzs": 12, "dozs": 12,
		"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
		"bn": 1e9, "mn": 1e6, "mln": 1e6, "mil": 1e6, "tn": 1e12, "trn": 1e12, "bln": 1e9,
	},
	Letters: map[string]float64{"k": 1e3, "m": 1e6, "b": 1e9, "g": 1e9, "t": 1e12},
	Parts: map[string]float64{
		"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
		"fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
		"ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "twentieth": 20, "twentieths": 20,
		"hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000, "millionth": 1e6, "millionths": 1e6,
	},
	Half:     "half",
	Articles: wordSet("a an"),
	And:      "and",
	Minus:    wordSet("minus negative"),

	Before: enBoundsBefore(),
	After: bounds(map[Bound]string{
		"about":    "or so|or thereabouts|odd|- odd|or about that",
		"at least": "or more|or greater|+|and counting|or higher|or above|plus|at least",
		"up to":    "or less|or fewer|or under|or lower|or below|at most",
	}),
	Between: "between", BetweenAnd: "and",
	To:     wordSet("to - – — through"),
	From:   "from",
	Or:     "or",
	Shares: map[string]bool{"in": true, "out of": true, "in every": true},

	Units: enUnits(),
	Signs: enSigns(map[string]string{
		"$": "USD", "us$": "USD", "us $": "USD", "u s $": "USD", "usd$": "USD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "can$": "CAD",
		"nz$": "NZD", "nzd$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "mex$": "MXN", "mxn$": "MXN",
		"a $": "AUD", "c $": "CAD", "hk $": "HKD", "nz $": "NZD",
		"€": "EUR", "£": "GBP", "¥": "JPY", "cn¥": "CNY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW", "₪": "ILS",
		"₺": "TRY", "₫": "VND", "₱": "PHP", "₦": "NGN", "₸": "KZT", "₾": "GEL", "₼": "AZN", "֏": "AMD", "฿": "THB", "₿": "BTC", "¢": "USc",
		"usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "rmb": "CNY", "chf": "CHF", "inr": "INR", "rub": "RUB",
		"uah": "UAH", "cad": "CAD", "aud": "AUD", "rs": "INR", "krw": "KRW", "pln": "PLN", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "zar": "ZAR",
	}),
	Old: wordSet("old yo aged"),
	Ago: wordSet("ago later earlier before afterwards afterward hence on"),

	Plurals: map[string]string{
		"people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth",
		"lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "mice": "mouse", "geese": "goose", "criteria": "criterion",
		"schoolchildren": "schoolchild", "grandchildren": "grandchild", "servicemen": "serviceman", "servicewomen": "servicewoman",
		"gunmen": "gunman", "policemen": "policeman", "fishermen": "fisherman", "firemen": "fireman", "businessmen": "businessman", "congressmen": "congressman",
		"lawmen": "lawman", "spokesmen": "spokesman", "townspeople": "townsperson", "salespeople": "salesperson", "crewmen": "crewman",
		"aircraft": "aircraft", "spacecraft": "spacecraft", "personnel": "personnel", "staff": "staff", "police": "police", "cattle": "cattle",
		"sheep": "sheep", "fish": "fish", "crises": "crisis", "media": "media", "data": "data", "livestock": "livestock", "hovercraft": "hovercraft",
		"watercraft": "watercraft", "headquarters": "headquarters", "folk": "folk", "infantry": "infantry", "dead": "person", "wounded": "person",
		"injured": "person", "missing": "person", "others": "person", "civilians": "civilian",
	},
	NotPlural: wordSet(`is was has his its this us as yes thus always perhaps towards besides afterwards sometimes across less plus minus
		various serious previous religious famous numerous dangerous enormous continuous ambitious cautious conscious obvious anonymous
		business press process access success progress address class congress loss mass glass grass cross boss stress illness witness
		wilderness fitness darkness weakness says does goes was news politics economics athletics mathematics physics statistics ethics
		virus campus bonus census consensus status focus crisis basis analysis emphasis thesis chaos gas bus plus ours theirs yours hers
		diabetes measles series species means whereas else thousands hundreds millions billions dozens times yards-long versus overseas`),
	Attributive: wordSet("news arms sales sports customs goods savings sales services systems communications operations missiles securities elections rights forces affairs states women children"),
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
	Reaching: wordSet("to at of is was reached hits hit passes passed tops topped reaches :"),
	Point:    "point",
	Age:      "age",
	Each:     wordSet("a an per each every"),
	Heads:    wordSet("person head capita share barrel household student pupil employee worker unit vote ticket ship night game match"),
	Zero:     wordSet("casualties injuries deaths fatalities victims survivors arrests wounded dead injured killed"),
	No:       wordSet("no"),
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
	Breaks: wordSet(`while whereas but which who whose whom where when although though because since after before until unless if so yet
		nor as according despite leaving causing killing bringing making and or`),
}

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

// enUnits reads the lists below: canonical unit, then its spellings, parted by
// "|". A leading "=" marks one that counts only glued to its digits.
func enUnits() map[string]UnitWord {
	table := map[string]UnitWord{}
	add := func(u UnitWord, spellings string) {
		for _, w := range strings.Split(spellings, "|") {
			v := u
			w, v.Glued = strings.CutPrefix(strings.Join(strings.Fields(w), " "), "=")
			table[w] = v
		}
	}
	for unit, spellings := range enMeasures {
		add(UnitWord{Unit: unit, Of: PlainUnit}, spellings)
	}
	for unit, spellings := range enDurations {
		add(UnitWord{Unit: unit, Of: TimeUnit}, spellings)
	}
	for unit, spellings := range enMoney {
		add(UnitWord{Unit: unit, Of: MoneyUnit}, spellings)
	}
	for unit, spellings := range enPercents {
		add(UnitWord{Unit: unit, Of: PercentUnit}, spellings)
	}
	for cents, unit := range map[string]string{"cent|cents|¢|us cents": "USD", "pence|penny|=p": "GBP", "euro cents|eurocents": "EUR", "kopecks|kopeks": "RUB", "paise": "INR"} {
		add(UnitWord{Unit: unit, Of: MoneyUnit, Times: 0.01}, cents)
	}
	add(UnitWord{Unit: "GBP", Of: MoneyUnit, Scaled: true, Else: "lb"}, "pounds|pound")
	add(UnitWord{Unit: "KRW", Of: MoneyUnit, Scaled: true}, "won")
	add(UnitWord{Unit: "BRL", Of: MoneyUnit, Scaled: true}, "real")
	add(UnitWord{Unit: "ZAR", Of: MoneyUnit, Scaled: true}, "rand")
	add(UnitWord{Unit: "DEM", Of: MoneyUnit, Scaled: true}, "marks")
	add(UnitWord{Unit: "USD", Of: MoneyUnit, Times: 1e6}, "musd")
	add(UnitWord{Unit: "EUR", Of: MoneyUnit, Times: 1e6}, "meur")
	add(UnitWord{Unit: "day", Of: TimeUnit, Times: 14}, "fortnight|fortnights")
	return table
}

var enMeasures = map[string]string{
	"mm": "mm|millimetre|millimetres|millimeter|millimeters", "cm": "cm|centimetre|centimetres|centimeter|centimeters", "dm": "dm|decimeter|decimetre|decimeters|decimetres",
	"m":    "m|metre|metres|meter|meters",
	"km":   "km|kms|kilometre|kilometres|kilometer|kilometers",
	"in":   "inch|inches|=in|″",
	"ft":   "ft|foot|feet",
	"yd":   "yd|yds|yard|yards",
	"mile": "mile|miles",
	"nmi":  "nautical mile|nautical miles|nmi",
	"ly":   "light year|light years|light - year|light - years|lightyear|lightyears",
	"m2":   "m2|m²|sq m|square metre|square metres|square meter|square meters|sqm",
	"km2":  "km2|km²|sq km|sq kms|square km|square kms|square kilometre|square kilometres|square kilometer|square kilometers|sqkm",
	"ft2":  "sq ft|ft2|ft²|square foot|square feet|sqft",
	"mi2":  "sq mile|sq miles|sq mi|mi2|mi²|square mile|square miles",
	"ha":   "ha|hectare|hectares", "acre": "acre|acres", "in2": "square inch|square inches|sq in", "yd2": "square yard|square yards",
	"m3": "m3|m³|cubic metre|cubic metres|cubic meter|cubic meters|cu m", "ft3": "cubic foot|cubic feet|cu ft",
	"ml": "ml|millilitre|millilitres|milliliter|milliliters", "l": "l|litre|litres|liter|liters", "cl": "cl|centilitre|centilitres",
	"gal": "gallon|gallons|gal", "bbl": "barrel|barrels|bbl", "pt": "pint|pints", "cup": "cup|cups",
	"tbsp": "tablespoon|tablespoons|tbsp", "tsp": "teaspoon|teaspoons|tsp",
	"ug": "microgram|micrograms|microgramme|microgrammes|µg|μg|mcg", "mg": "mg|milligram|milligrams|milligramme|milligrammes",
	"g":  "=g|gram|grams|gramme|grammes",
	"kg": "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes",
	"t":  "=t|tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes", "ton": "ton|tons|short ton|short tons", "kt": "kiloton|kilotons|kilotonne|kilotonnes",
	"lb": "lb|lbs", "oz": "oz|ounce|ounces", "st": "stone", "carat": "carat|carats",
	"km/h": "km / h|kmh|kph|km / hr|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km per hour|km an hour|kilometre per hour|kilometer per hour",
	"mph":  "mph|miles per hour|miles an hour|mile per hour|mile an hour|miles - per - hour|mile - per - hour|mile - an - hour|miles / hour",
	"m/s":  "m / s|metres per second|meters per second|metres a second|meters a second|meter per second", "kn": "knot|knots",
	"C": "°c|° c|degrees celsius|degree celsius|degrees c|degree c|degrees centigrade|celsius|degc|deg c|℃|c deg|deg celsius|degrees celcius|celcius|centigrade|degree centigrade|centigrate",
	"F": "°f|° f|degrees fahrenheit|degree fahrenheit|degrees f|degree f|fahrenheit|deg f|℉|deg fahrenheit|degrees farenheit|farenheit",
	"K": "kelvin|kelvins|degrees kelvin|degrees k", "degree": "°|degree|degrees|deg",
	"W": "watt|watts|=w", "kW": "kw|kilowatt|kilowatts", "MW": "mw|megawatt|megawatts", "GW": "gw|gigawatt|gigawatts", "TW": "tw|terawatt|terawatts",
	"kWh": "kwh|kilowatt hour|kilowatt hours|kilowatt - hour|kilowatt - hours", "MWh": "mwh|megawatt hour|megawatt hours|megawatt - hour|megawatt - hours",
	"GWh": "gwh|gigawatt hour|gigawatt hours|gigawatt - hours", "TWh": "twh|terawatt hour|terawatt hours|terawatt - hours",
	"J": "joule|joules", "kcal": "kcal|calorie|calories", "V": "volt|volts", "kV": "kv|kilovolt|kilovolts", "hp": "horsepower|hp|bhp",
	"Hz": "hz|hertz", "kHz": "khz|kilohertz", "MHz": "mhz|megahertz", "GHz": "ghz|gigahertz",
	"KB": "kb|kilobyte|kilobytes", "MB": "mb|megabyte|megabytes", "GB": "gb|gigabyte|gigabytes", "TB": "tb|terabyte|terabytes", "PB": "petabyte|petabytes",
	"bar": "bar", "hPa": "hpa|hectopascals", "psi": "psi", "dB": "decibel|decibels|db", "turn": "turn|turns", "rad": "rad|radian|radians",
}

var enDurations = map[string]string{
	"second": "second|seconds|sec|secs|=s", "minute": "minute|minutes|min|mins", "hour": "hour|hours|hr|hrs|=h", "day": "day|days", "week": "week|weeks|wk|wks",
	"month": "month|months", "year": "year|years|yr|yrs", "decade": "decade|decades", "century": "century|centuries", "millisecond": "millisecond|milliseconds|ms",
}

var enPercents = map[string]string{
	"percent":          "%|％|percent|per cent|pct|percents|percentage",
	"percentage point": "percentage point|percentage points|percentage - point|percent point|percent points|pp|ppt|% points|per cent points|pct point|pct points",
	"basis point":      "basis point|basis points|bps|bp",
	"permille":         "‰|per mille",
}

var enMoney = map[string]string{
	"USD": "dollar|dollars|us dollar|us dollars|u s dollars|u s dollar|american dollars|usd|united states dollars|bucks|us$|$",
	"EUR": "euro|euros|eur|€", "GBP": "pounds sterling|pound sterling|british pounds|british pound|sterling|gbp|£|quid",
	"JPY": "yen|japanese yen|jpy|¥", "CNY": "yuan|renminbi|rmb|cny|chinese yuan", "CHF": "swiss franc|swiss francs|chf",
	"RUB": "rouble|roubles|ruble|rubles|rub|russian roubles|russian rubles|₽", "UAH": "hryvnia|hryvnias|hryvnya|hryvna|uah|₴",
	"INR": "rupee|rupees|indian rupees|inr|₹", "PKR": "pakistani rupees|pkr", "AUD": "australian dollar|australian dollars|aud", "CAD": "canadian dollar|canadian dollars|cad",
	"NZD": "new zealand dollars|nzd", "HKD": "hong kong dollars|hkd", "SGD": "singapore dollars|sgd", "TWD": "taiwan dollars|new taiwan dollars|twd",
	"KRW": "south korean won|krw|₩", "BRL": "reais|brazilian reais|brl", "MXN": "mexican pesos|mxn", "ARS": "argentine pesos|ars", "ZAR": "zar",
	"TRY": "lira|liras|turkish lira", "ILS": "shekel|shekels|nis|ils|₪", "PLN": "zloty|zlotys|zloties|pln|złoty", "CZK": "koruna|korunas|czk", "HUF": "forint|forints|huf",
	"SEK": "swedish krona|swedish kronor|swedish crowns|sek", "NOK": "norwegian krone|norwegian kroner|norwegian crowns|nok", "DKK": "danish krone|danish kroner|danish crowns|dkk",
	"AED": "dirham|dirhams|aed", "SAR": "riyal|riyals|saudi riyals|sar", "IRR": "rial|rials|iranian rials", "EGP": "egyptian pounds|egp", "NGN": "naira|ngn", "KES": "kenyan shillings|kes",
	"THB": "baht|thb", "IDR": "rupiah|idr", "PHP": "philippine pesos|php", "VND": "dong|vnd", "BTC": "bitcoin|bitcoins|btc|₿", "ETH": "ether|eth",
	"FRF": "franc|francs|french francs", "DEM": "deutsche marks|deutschmarks|german marks", "ITL": "italian lire|lire", "PESO": "peso|pesos", "NLG": "dutch guilders|guilders",
	"KZT": "tenge|kzt|₸", "GEL": "lari|gel|₾", "BYN": "belarusian roubles|byn", "RON": "leu|lei|ron", "BGN": "leva|lev|bgn", "MDL": "moldovan lei",
}

// enSigns adds the spelling with a space to signs that begin with letters,
// since letters and sign are two tokens: "us$" and "us $".
func enSigns(signs map[string]string) map[string]string {
	for _, spelled := range []string{"$", "¥"} {
		for key, code := range signs {
			if letters, ok := strings.CutSuffix(key, spelled); ok && letters != "" && !strings.HasSuffix(letters, " ") {
				signs[letters+" "+spelled] = code
			}
		}
	}
	return signs
}
