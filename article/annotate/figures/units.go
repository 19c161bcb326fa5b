package figures

// dimension is what a unit measures; only units of one dimension convert.
type dimension uint8

const (
	length dimension = iota + 1
	area
	volume
	mass
	speed
	temperature
	span  // days and shorter
	years // months and longer; a month has no fixed number of days
	power
	energy
	frequency
	storage
	points
)

// unit is a canonical unit: value × factor + offset is the value in the base
// unit of its dimension.
type unit struct {
	of     dimension
	factor float64
	offset float64
}

// units holds the canonical units that convert. Factors are exact by
// definition (international yard and pound of 1959, SI, IEC off: storage is
// decimal as in the press).
var units = map[string]unit{
	"nm": {of: length, factor: 1e-9}, "um": {of: length, factor: 1e-6}, "mm": {of: length, factor: 0.001}, "cm": {of: length, factor: 0.01}, "dm": {of: length, factor: 0.1},
	"m": {of: length, factor: 1}, "km": {of: length, factor: 1000},
	"in": {of: length, factor: 0.0254}, "ft": {of: length, factor: 0.3048}, "yd": {of: length, factor: 0.9144},
	"mile": {of: length, factor: 1609.344}, "nmi": {of: length, factor: 1852}, "ly": {of: length, factor: 9460730472580800},
	"furlong": {of: length, factor: 201.168}, "fathom": {of: length, factor: 1.8288}, "au": {of: length, factor: 149597870700},

	"mm2": {of: area, factor: 1e-6}, "cm2": {of: area, factor: 1e-4}, "m2": {of: area, factor: 1}, "km2": {of: area, factor: 1e6}, "ha": {of: area, factor: 1e4},
	"ft2": {of: area, factor: 0.09290304}, "yd2": {of: area, factor: 0.83612736}, "in2": {of: area, factor: 0.00064516},
	"mi2": {of: area, factor: 2589988.110336}, "acre": {of: area, factor: 4046.8564224},

	"m3": {of: volume, factor: 1000}, "km3": {of: volume, factor: 1e12}, "cm3": {of: volume, factor: 0.001}, "ul": {of: volume, factor: 1e-6}, "dl": {of: volume, factor: 0.1}, "hl": {of: volume, factor: 100},
	"l": {of: volume, factor: 1}, "cl": {of: volume, factor: 0.01}, "ml": {of: volume, factor: 0.001},
	"ft3": {of: volume, factor: 28.316846592}, "gal": {of: volume, factor: 3.785411784}, "bbl": {of: volume, factor: 158.987294928},
	"pt": {of: volume, factor: 0.473176473}, "qt": {of: volume, factor: 0.946352946}, "fl oz": {of: volume, factor: 0.0295735295625}, "in3": {of: volume, factor: 0.016387064},
	"yd3": {of: volume, factor: 764.554857984}, "mi3": {of: volume, factor: 4168181825440.579584}, "bushel": {of: volume, factor: 35.23907016688},

	"ng": {of: mass, factor: 1e-12}, "ug": {of: mass, factor: 1e-9}, "mg": {of: mass, factor: 1e-6}, "g": {of: mass, factor: 0.001}, "kg": {of: mass, factor: 1},
	"t": {of: mass, factor: 1000}, "kt": {of: mass, factor: 1e6}, "Mt": {of: mass, factor: 1e9}, "long ton": {of: mass, factor: 1016.0469088}, "ton": {of: mass, factor: 907.18474},
	"lb": {of: mass, factor: 0.45359237}, "oz": {of: mass, factor: 0.028349523125}, "st": {of: mass, factor: 6.35029318},
	"carat": {of: mass, factor: 0.0002},

	"m/s": {of: speed, factor: 1}, "km/h": {of: speed, factor: 1 / 3.6}, "mph": {of: speed, factor: 0.44704}, "kn": {of: speed, factor: 1852.0 / 3600},
	"km/s": {of: speed, factor: 1000}, "ft/s": {of: speed, factor: 0.3048},

	"C": {of: temperature, factor: 1}, "F": {of: temperature, factor: 5.0 / 9, offset: -160.0 / 9}, "K": {of: temperature, factor: 1, offset: -273.15},

	"millisecond": {of: span, factor: 0.001}, "second": {of: span, factor: 1}, "minute": {of: span, factor: 60},
	"hour": {of: span, factor: 3600}, "day": {of: span, factor: 86400}, "week": {of: span, factor: 604800},
	"month": {of: years, factor: 1}, "year": {of: years, factor: 12}, "decade": {of: years, factor: 120}, "century": {of: years, factor: 1200},

	"mW": {of: power, factor: 1e-3}, "W": {of: power, factor: 1}, "kW": {of: power, factor: 1e3}, "MW": {of: power, factor: 1e6}, "GW": {of: power, factor: 1e9},
	"TW": {of: power, factor: 1e12}, "hp": {of: power, factor: 745.69987158227022},
	"J": {of: energy, factor: 1}, "kJ": {of: energy, factor: 1e3}, "MJ": {of: energy, factor: 1e6}, "GJ": {of: energy, factor: 1e9}, "TJ": {of: energy, factor: 1e12}, "kWh": {of: energy, factor: 3.6e6}, "MWh": {of: energy, factor: 3.6e9}, "GWh": {of: energy, factor: 3.6e12},
	"TWh": {of: energy, factor: 3.6e15}, "kcal": {of: energy, factor: 4184},
	"Hz": {of: frequency, factor: 1}, "kHz": {of: frequency, factor: 1e3}, "MHz": {of: frequency, factor: 1e6}, "GHz": {of: frequency, factor: 1e9},
	"bit": {of: storage, factor: 0.125}, "kbit": {of: storage, factor: 125}, "Mbit": {of: storage, factor: 125e3}, "Gbit": {of: storage, factor: 125e6}, "Tbit": {of: storage, factor: 125e9},
	"B": {of: storage, factor: 1}, "kB": {of: storage, factor: 1e3}, "MB": {of: storage, factor: 1e6}, "GB": {of: storage, factor: 1e9}, "TB": {of: storage, factor: 1e12},
	"PB":               {of: storage, factor: 1e15},
	"percentage point": {of: points, factor: 100}, "basis point": {of: points, factor: 1},
}

// Convert gives the value of v in another unit. Units are the canonical ones
// of article.Figure.Unit; it reports false for units that do not measure the
// same thing and for those without a fixed ratio: two currencies, months and
// days.
func Convert(v float64, from, to string) (float64, bool) {
	if from == to {
		return v, true
	}
	f, ok := units[from]
	t, ok2 := units[to]
	if !ok || !ok2 || f.of != t.of {
		return 0, false
	}
	return (v*f.factor + f.offset - t.offset) / t.factor, true
}
