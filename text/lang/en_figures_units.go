package lang

import "strings"

// enUnits reads the lists below: canonical unit, then its spellings, parted by
// "|". A leading "=" marks one that counts only glued to its digits.
func enUnits() map[string]UnitWord {
	table := map[string]UnitWord{}
	add := func(u UnitWord, spellings string) {
		for w := range strings.SplitSeq(spellings, "|") {
			v := u
			w, v.Glued = strings.CutPrefix(strings.Join(strings.Fields(w), " "), "=")
			table[w] = v
		}
	}
	for unit, spellings := range enMeasures {
		add(UnitWord{Unit: unit, Of: PlainUnit}, spellings)
	}
	enPrefixed(add)
	for unit, spellings := range enDurations {
		add(UnitWord{Unit: unit, Of: TimeUnit}, spellings)
	}
	for unit, spellings := range enPercents {
		add(UnitWord{Unit: unit, Of: PercentUnit}, spellings)
	}
	enMoneyUnits(table)
	add(UnitWord{Unit: "year", Of: TimeUnit, Aged: true}, "yo|y / o|y o")
	add(UnitWord{Unit: "day", Of: TimeUnit, Times: 14}, "fortnight|fortnights")
	return table
}

var enMeasures = map[string]string{
	"m": "m|metre|metres|meter|meters", "km": "kms", "in": "inch|inches|=in|″", "ft": "ft|foot|feet", "yd": "yd|yds|yard|yards", "mile": "mile|miles",
	"nmi": "nautical mile|nautical miles|nmi", "ly": "light year|light years|lightyear|lightyears",
	"furlong": "furlong|furlongs", "fathom": "fathom|fathoms", "au": "astronomical unit|astronomical units",
	"m2": "m2|m²|m ^ 2|sq m|sq metre|sq metres|sq meter|sq meters|square metre|square metres|square meter|square meters|sqm", "cm2": "cm2|cm²|sq cm|square centimetre|square centimetres|square centimeter|square centimeters",
	"mm2": "mm2|mm²|square millimetre|square millimetres|square millimeter|square millimeters",
	"km2": "km2|km²|km ^ 2|sq km|sq kms|sq kilometre|sq kilometres|sq kilometer|sq kilometers|square km|square kms|square kilometre|square kilometres|square kilometer|square kilometers|sqkm|kilometre squared|kilometres squared",
	"ft2": "sq ft|sq foot|sq feet|ft2|ft²|square foot|square feet|sqft|square ft", "mi2": "sq mile|sq miles|sq mi|mi2|mi²|square mile|square miles|square mi",
	"ha": "ha|hectare|hectares", "acre": "acre|acres", "in2": "square inch|square inches|sq in|sq inch|sq inches|in2|in²", "yd2": "square yard|square yards|sq yd|sq yard|sq yards",
	"m3": "m3|m³|m ^ 3|cubic metre|cubic metres|cubic meter|cubic meters|cu m|cu metre|cu metres", "ft3": "cubic foot|cubic feet|cu ft|cu feet|ft3|ft³",
	"km3": "km3|km³|cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers|cubic km", "cm3": "cm3|cm³|cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters|cc",
	"in3": "cubic inch|cubic inches|cu in|in³", "yd3": "cubic yard|cubic yards|cu yd", "mi3": "cubic mile|cubic miles",
	"l": "l|litre|litres|liter|liters", "gal": "gallon|gallons|gal|us gallon|us gallons|imperial gallon|imperial gallons", "bbl": "barrel|barrels|bbl|bbls", "qt": "quart|quarts|qt|qts",
	"pt": "pint|pints", "cup": "cup|cups", "gill": "gill|gills", "fl oz": "fluid ounce|fluid ounces|fl oz|fluid oz|fl ounce|fl ounces",
	"tbsp": "tablespoon|tablespoons|tbsp|tablespoonful|tablespoonfuls", "tsp": "teaspoon|teaspoons|tsp|teaspoonful|teaspoonfuls", "bushel": "bushel|bushels|bu",
	"g": "=g|gram|grams|gramme|grammes", "kg": "kgs|kilo|kilos", "ug": "mcg", "um": "micron|microns",
	"t": "=t|tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes", "ton": "ton|tons|short ton|short tons|us ton|us tons", "long ton": "long ton|long tons", "kt": "kiloton|kilotons|kilotonne|kilotonnes", "Mt": "Mt|megaton|megatons|megatonne|megatonnes",
	"lb": "lb|lbs", "oz": "oz|ounce|ounces|troy ounce|troy ounces", "st": "stone", "carat": "carat|carats",
	"km/h": "km / h|kmh|km h|kph|km / hr|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km per hour|km an hour|kilometre per hour|kilometer per hour|kilometre an hour|kilometer an hour|kilometres / hour|kilometers / hour",
	"mph":  "mph|mi / h|miles per hour|miles an hour|mile per hour|mile an hour|miles / hour",
	"m/s":  "m / s|metres per second|meters per second|metres a second|meters a second|metre per second|meter per second|metres / second|meters / second",
	"km/s": "km / s|kilometres per second|kilometers per second|kilometres a second|kilometers a second|kilometre per second|kilometer per second",
	"ft/s": "ft / s|feet per second|feet a second|foot per second|fps", "kn": "knot|knots|kt|kts", "mach": "mach",
	"C": "°c|° c|degrees celsius|degree celsius|degrees c|degree c|degrees centigrade|degree centigrade|celsius|degc|deg c|degs c|℃|c deg|deg celsius|degs celsius|degrees celcius|degree celcius|deg celcius|celcius|centigrade|centigrate|deg centigrade",
	"F": "°f|° f|degrees fahrenheit|degree fahrenheit|degrees f|degree f|fahrenheit|degf|deg f|degs f|℉|deg fahrenheit|degs fahrenheit|degrees farenheit|degree farenheit|deg farenheit|farenheit|f deg",
	"K": "kelvin|kelvins|degrees kelvin|degree kelvin|degrees k|deg kelvin|deg k|° k|°k", "R": "degrees rankine|rankine", "degree": "°|degree|degrees|deg|degs|deg.",
	"kcal": "kcal|calorie|calories|kilocalorie|kilocalories", "hp": "horsepower|hp|bhp", "A": "amp|amps|ampere|amperes", "N": "newton|newtons",
	"kWh": "kwh|kilowatt hour|kilowatt hours", "MWh": "mwh|megawatt hour|megawatt hours",
	"GWh": "gwh|gigawatt hour|gigawatt hours", "TWh": "twh|terawatt hour|terawatt hours",
	"bar": "bar", "psi": "psi|pounds per square inch", "dB": "decibel|decibels|db", "turn": "turn|turns", "rad": "rad|radian|radians",
	"rpm": "rpm|revolutions per minute", "arcmin": "arcminute|arcminutes|arc minute|arc minutes", "arcsec": "arcsecond|arcseconds|arc second|arc seconds",
	"Mbit/s": "mbps|mbit / s|megabits per second|megabits a second", "kbit/s": "kbps|kbit / s|kilobits per second", "Gbit/s": "gbps|gbit / s|gigabits per second|gigabits a second",
	"mpg": "mpg|miles per gallon|miles to the gallon", "mSv": "msv|millisievert|millisieverts", "pixel": "megapixel|megapixels",
}

// enPrefixes are the prefixes of the metric system: symbol and name.
var enPrefixes = map[string]string{
	"n": "nano", "u": "micro", "m": "milli", "c": "centi", "d": "deci", "h": "hecto", "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta",
}

// enMetric are the units that prefixes are put before: symbol, names, and the
// prefixes in use.
var enMetric = []struct{ symbol, names, prefixes string }{
	{"m", "metre metres meter meters", "n u m c d k"},
	{"l", "litre litres liter liters", "u m c d h"},
	{"g", "gram grams gramme grammes", "n u m k"},
	{"W", "watt watts", "m k M G T"},
	{"V", "volt volts", "m k M"},
	{"J", "joule joules", "k M G T"},
	{"Hz", "hertz", "k M G T"},
	{"Pa", "pascal pascals", "h k M G"},
	{"B", "byte bytes", "k M G T P"},
	{"bit", "bit bits", "k M G T"},
}

// enPrefixed adds the metric units with their prefixes. A symbol is read in the
// case it is defined in, and in any other as long as it is no other unit's:
// "MB" are bytes and "mb" bits; "MW" and "mw" are both taken for millions, for
// nobody reports on thousandths of a watt without spelling them right.
func enPrefixed(add func(UnitWord, string)) {
	for _, m := range enMetric {
		u := UnitWord{Unit: m.symbol, Of: PlainUnit}
		switch m.symbol {
		case "m", "l", "g":
		case "B", "bit":
			add(u, strings.Join(strings.Fields(m.names), "|"))
		default:
			add(u, strings.Join(strings.Fields(m.names), "|")+"|="+strings.ToLower(m.symbol))
		}
		for prefix := range strings.FieldsSeq(m.prefixes) {
			u.Unit = prefix + m.symbol
			for name := range strings.FieldsSeq(m.names) {
				add(u, enPrefixes[prefix]+name)
			}
			switch {
			case m.symbol == "bit":
				add(u, strings.ToLower(prefix)+"b|"+prefix+"b|"+strings.ToLower(prefix)+"bit")
			case m.symbol == "B":
				add(u, prefix+"B|"+strings.ToUpper(prefix)+"B|"+strings.ToLower(prefix)+"B")
			case prefix == "u":
				add(u, "µ"+m.symbol+"|μ"+m.symbol)
			case prefix == "m" && m.symbol != strings.ToLower(m.symbol):
				add(u, u.Unit)
			default:
				add(u, strings.ToLower(u.Unit)+"|"+u.Unit)
			}
		}
	}
}

var enDurations = map[string]string{
	"second": "second|seconds|sec|secs|=s", "minute": "minute|minutes|min|mins", "hour": "hour|hours|hr|hrs|=h", "day": "day|days", "week": "week|weeks|wk|wks",
	"month": "month|months", "year": "year|years|yr|yrs", "decade": "decade|decades", "century": "century|centuries", "millisecond": "millisecond|milliseconds|ms",
}

var enPercents = map[string]string{
	"percent":          "%|％|percent|per cent|pct|percents|percentage",
	"percentage point": "percentage point|percentage points|percent point|percent points|pp|ppt|% points|per cent points|pct point|pct points",
	"basis point":      "basis point|basis points|bps|bp",
	"permille":         "‰|per mille",
}
