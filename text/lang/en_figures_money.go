package lang

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// enCurrencies lists the currencies: code, signs in front of an amount, names
// in the singular with irregular plurals, parted by "|" and commas. Codes are
// those of ISO 4217; one longer than three letters stands for a name that
// several currencies bear, so that a peso of nobody knows where is never one of
// Mexico.
const enCurrencies = `
USD|$, us$, usd$|dollar, us dollar, u s dollar, united states dollar, american dollar, buck
EUR|€, eur€|euro
GBP|£, gb£, uk£|british pound, pound sterling, pounds sterling, quid, pound of sterling
JPY|¥, jp¥|yen, japanese yen
CNY|cn¥, rmb¥, 元|yuan, renminbi, rmb, chinese yuan, chinese renminbi, kuai
CHF||swiss franc, sfr
RUB|₽|rouble, ruble, russian rouble, russian ruble
UAH|₴|hryvnia, hryvnya, hryvna, hryvni, ukrainian hryvnia
INR|₹, rs, inr₹|indian rupee
RUPEE||rupee
PKR||pakistani rupee, pakistan rupee
LKR|ரூ|sri lankan rupee, sri lanka rupee
NPR||nepalese rupee, nepali rupee
MUR||mauritian rupee, mauritius rupee
SCR||seychellois rupee, seychelles rupee
MVR||maldivian rufiyaa, rufiyaa
IDR|rp|rupiah, indonesian rupiah
AUD|a$, au$, aud$|australian dollar, aussie dollar
CAD|c$, ca$, cad$, can$, cdn$|canadian dollar
NZD|nz$, nzd$|new zealand dollar, kiwi dollar
HKD|hk$, hkd$|hong kong dollar
SGD|s$, sg$, sgd$|singapore dollar, singaporean dollar
TWD|nt$, ntd$, twd$|taiwan dollar, new taiwan dollar, taiwanese dollar
JMD|j$, jmd$|jamaican dollar
BSD|b$, bsd$|bahamian dollar
BBD|bds$, bbd$|barbadian dollar, barbados dollar
BZD|bz$, bzd$|belize dollar
BMD|bd$, bmd$|bermudian dollar, bermuda dollar
BND|bnd$|brunei dollar
KYD|ci$, kyd$|cayman islands dollar, cayman dollar
XCD|ec$, xcd$|east caribbean dollar, eastern caribbean dollar
FJD|fj$, fjd$|fijian dollar, fiji dollar
GYD|gy$, gyd$|guyanese dollar, guyana dollar
LRD|l$, lrd$|liberian dollar
NAD|n$|namibian dollar, namibia dollar
SRD|srd$|surinamese dollar, surinam dollar, suriname dollar
TTD|tt$, ttd$|trinidad and tobago dollar, trinidad dollar
ZWL|zw$, z$|zimbabwean dollar, zimbabwe dollar
SBD|si$, sbd$|solomon islands dollar
KRW|₩, krw₩|south korean won, korean won
KPW||north korean won
BRL|r$, br$, brl$|reais, brazilian real, brazilian reais
MXN|mx$, mex$, mxn$|mexican peso
ARS|ar$, ars$|argentine peso, argentinian peso, argentinean peso
CLP|clp$, cl$|chilean peso
COP|cop$, col$|colombian peso
CUP|cup$|cuban peso
DOP|rd$, dop$|dominican peso
UYU|uyu$|uruguayan peso
PHP|₱, php₱|philippine peso, filipino peso
PESO||peso
ZAR||south african rand
TRY|₺|lira, turkish lira
SYP||syrian pound, syrian lira
LBP||lebanese pound, lebanese lira
EGP|e£|egyptian pound
SDG||sudanese pound
SSP||south sudanese pound
FKP||falkland islands pound
GIP||gibraltar pound
SHP||saint helena pound
IEP|ir£|irish pound, irish punt
CYP||cypriot pound, cyprus pound
ILS|₪, nis|shekel, israeli shekel, new shekel, new israeli shekel, nis
PLN|zł|zł, zloty, złoty, zloties, zlotych, złotych, polish zloty, polish złoty
CZK|kč|koruna, kč, czech koruna, czech crown, koruny
HUF||forint, hungarian forint
SEK||swedish krona, swedish kronor, swedish krone, swedish crown
NOK||norwegian krone, norwegian kroner, norwegian crown
DKK||danish krone, danish kroner, danish crown
ISK||icelandic krona, icelandic króna, icelandic kronur, icelandic crown
KRONE||krone, kroner
KRONA||krona, kronor, kronur
AED||uae dirham, emirati dirham, united arab emirates dirham
MAD||moroccan dirham
DIRHAM||dirham
SAR||saudi riyal, saudi arabian riyal, saudi rial
QAR||qatari riyal, qatar riyal, qatari rial
RIYAL||riyal
IRR|﷼|iranian rial
OMR||omani rial, omani riyal
YER||yemeni rial, yemeni riyal
RIAL||rial
KWD||kuwaiti dinar, kuwait dinar
BHD||bahraini dinar, bahrain dinar
IQD||iraqi dinar
JOD||jordanian dinar
LYD||libyan dinar
TND||tunisian dinar
DZD||algerian dinar
RSD||serbian dinar
DINAR||dinar
MKD||macedonian denar, denar
AFN|؋|afghani, afghan afghani
BDT|৳|taka, bangladeshi taka
MMK||kyat, burmese kyat, myanmar kyat
THB|฿|baht, thai baht
VND|₫|dong, vietnamese dong
KHR|៛|riel, cambodian riel
LAK|₭|kip, lao kip, laotian kip, laos kip
MYR|rm|ringgit, malaysian ringgit
BTN||ngultrum, bhutanese ngultrum
MNT|₮|tugrik, tögrög, tugrug, mongolian tugrik, mongolian tögrög
KZT|₸|tenge, kazakhstani tenge, kazakh tenge
KGS||kyrgyz som, kyrgyzstani som
UZS||uzbek som, uzbekistan som, uzbekistani som, uzbek sum
TJS||somoni, tajikistani somoni, tajik somoni
TMT||turkmen manat, turkmenistan manat, turkmenistani manat
AZN|₼|azerbaijani manat, azeri manat
MANAT||manat
GEL|₾|lari, georgian lari
AMD|֏|armenian dram
BYN||belarusian rouble, belarusian ruble, belarusian roubles
MDL||moldovan leu, moldovan lei
RON||romanian leu, romanian lei, leu, lei
BGN||bulgarian lev, bulgarian leva, leva
ALL||albanian lek, albanian leke
BAM||convertible mark, bosnia and herzegovina convertible mark, bosnian mark
HRK||kuna, croatian kuna
NGN|₦|naira, nigerian naira
KES|ksh|kenyan shilling
UGX|ush|ugandan shilling
TZS|tsh|tanzanian shilling
SOS||somali shilling
SHILLING||shilling
GHS|₵, gh₵|cedi, ghanaian cedi, ghana cedi
ETB||birr, ethiopian birr
ZMW||zambian kwacha
MWK||malawian kwacha, malawi kwacha
KWACHA||kwacha
MZN||metical, meticais, mozambican metical
BWP||pula, botswana pula
AOA||angolan kwanza, kwanza
GMD||dalasi, gambian dalasi
SLL||sierra leonean leone, leone
MGA||ariary, malagasy ariary
MRU||ouguiya, mauritanian ouguiya
ERN||nakfa, eritrean nakfa
LSL||loti, maloti, lesotho loti
SZL||lilangeni, emalangeni, swazi lilangeni
DJF||djiboutian franc, djibouti franc
BIF||burundian franc, burundi franc
RWF||rwandan franc, rwanda franc
CDF||congolese franc
GNF||guinean franc, guinea franc
KMF||comorian franc
XOF||cfa franc, west african cfa franc, west african franc, west african cfa
XAF||central african cfa franc, central african franc
XPF||cfp franc, pacific franc
FRANC||franc
HNL||lempira, honduran lempira
GTQ||quetzal, quetzales, guatemalan quetzal
CRC|₡|colón, colones, costa rican colon, costa rican colón, costa rican colones
NIO|c$n|cordoba, córdoba, nicaraguan cordoba, nicaraguan córdoba
PAB||balboa, panamanian balboa
VES||bolivar, bolívar, bolivares, bolívares, venezuelan bolivar, venezuelan bolívar
BOB||boliviano, bolivian boliviano
PYG|₲|guarani, guaraní, guaranies, guaraníes, paraguayan guarani, paraguayan guaraní
PEN||nuevo sol, nuevos soles, peruvian sol, peruvian soles, peruvian nuevo sol
HTG||gourde, haitian gourde
AWG||aruban florin
ANG||netherlands antillean guilder
MOP|mop$|pataca, macanese pataca, macau pataca
VUV||vatu, vanuatu vatu
PGK||kina, papua new guinean kina
WST||samoan tala
TOP||paanga, pa'anga, tongan pa'anga, tongan paanga
CVE||cape verdean escudo, cape verde escudo
STN||dobra
BTC|₿|bitcoin
ETH||ether, ethereum
FRF||french franc
BEF||belgian franc
LUF||luxembourg franc
DEM||deutsche mark, deutschmark, deutschemark, german mark, d mark, west german mark
ITL||italian lira, italian lire, lire
NLG||guilder, dutch guilder, netherlands guilder
ESP|₧|peseta, spanish peseta
PTE||portuguese escudo
ESCUDO||escudo
ATS||austrian schilling, schilling
FIM||markka, markkaa, finnish markka, finnish mark
GRD||drachma, drachmas, drachmae, greek drachma
`

// enCents are the parts of a currency: code, what one is of it, names.
const enCents = `
USD|0.01|cent, us cent, american cent, ¢
GBP|0.01|penny, pence, =p
EUR|0.01|euro cent, eurocent
RUB|0.01|kopeck, kopek, kopiyka, kopiyok
INR|0.01|paisa, paise
CNY|0.1|mao, jiao
CNY|0.01|fen
SEN|1|sen
PESO|0.01|centavo
FRANC|0.01|centime
PLN|0.01|grosz, groszy, grosze
THB|0.01|satang
ILS|0.01|agora, agorot
DEM|0.01|pfennig, pfennige
NGN|0.01|kobo
GHS|0.01|pesewa
EGP|0.01|piastre, piaster
BTC|1e-8|satoshi
`

// enCommon are codes that spell an English word or name: they are read in
// capitals only. Those of enShouted stand in headlines too, and are read in
// front of no number, and behind a large one only: "20,000 TRY".
var (
	enCommon  = wordSet("all amd bam bob btn cad cop cup gel kes lak lek mad mop mur nad nio omr pen php ron sar sos stn szl top try eth")
	enShouted = wordSet("all bob cop cup gel mad mop pen php top try ron sos eth")
)

// enMillions are codes that the press of finance puts an M before: "30 MUSD".
var enMillions = wordSet("usd eur gbp aud cad nzd chf sek nok dkk jpy cny inr hkd sgd zar")

// enAmbiguous are names of money that are other things too. They are money
// behind a scale word or a large number only: "3 million pounds", not "3 pounds".
var enAmbiguous = []UnitWord{
	{Unit: "GBP", Else: "lb", Name: "pounds"}, {Unit: "GBP", Else: "lb", Name: "pound"}, {Unit: "GBP", Name: "sterling"},
	{Unit: "KRW", Name: "won"}, {Unit: "BRL", Name: "real"}, {Unit: "ZAR", Name: "rand"}, {Unit: "DEM", Name: "marks"},
	{Unit: "CROWN", Name: "crowns"}, {Unit: "PEN", Name: "soles"}, {Unit: "UZS", Name: "soums"}, {Unit: "AMD", Name: "drams"},
}

// enMoneyUnits adds the names, codes and signs of all currencies to a table of
// units.
func enMoneyUnits(table map[string]UnitWord) {
	for _, c := range moneyLines(enCurrencies) {
		code, lower := c[0], strings.ToLower(c[0])
		u := UnitWord{Unit: code, Of: MoneyUnit}
		moneyNames(table, c[2], u)
		for _, sign := range listOf(c[1]) {
			if !lettered(sign) {
				table[strings.TrimSpace(spaced(sign))] = u
			}
		}
		if len(code) != 3 {
			continue
		}
		if !enCommon.Has(lower) {
			table[lower] = u
		}
		u.Scaled = enShouted.Has(lower)
		table[code] = u
		if enMillions.Has(lower) {
			table["M"+code] = UnitWord{Unit: code, Of: MoneyUnit, Times: 1e6}
		}
	}
	for _, c := range moneyLines(enCents) {
		times, _ := strconv.ParseFloat(c[1], 64)
		moneyNames(table, c[2], UnitWord{Unit: c[0], Of: MoneyUnit, Times: times})
	}
	table["Rs"] = UnitWord{Unit: "INR", Of: MoneyUnit}
	for _, u := range enAmbiguous {
		u.Of, u.Scaled = MoneyUnit, true
		table[u.Name] = u
	}
}

// enMoneySigns are the signs and codes that stand in front of an amount. Signs
// that begin with letters are two tokens: "us $".
func enMoneySigns() map[string]UnitWord {
	table := map[string]UnitWord{}
	for _, c := range moneyLines(enCurrencies) {
		u := UnitWord{Unit: c[0], Of: MoneyUnit}
		for _, sign := range listOf(c[1]) {
			table[sign], table[spaced(sign)] = u, u
		}
		if lower := strings.ToLower(c[0]); len(lower) == 3 && !enShouted.Has(lower) {
			table[lower] = u
			if enMillions.Has(lower) {
				table["m"+lower] = UnitWord{Unit: c[0], Of: MoneyUnit, Times: 1e6}
			}
		}
	}
	table["u s $"] = table["$"]
	table["¢"] = UnitWord{Unit: "USD", Of: MoneyUnit, Times: 0.01}
	return table
}

// moneyLines are the three fields of each line of a table.
func moneyLines(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		if fields := strings.Split(strings.TrimSpace(line), "|"); len(fields) == 3 {
			out = append(out, fields)
		}
	}
	return out
}

// moneyNames adds names and their plurals.
func moneyNames(table map[string]UnitWord, names string, u UnitWord) {
	for _, name := range listOf(names) {
		v := u
		if name, v.Glued = strings.CutPrefix(name, "="); !v.Glued {
			table[name+"s"] = v
		}
		table[name] = v
	}
}

// listOf reads what commas part.
func listOf(list string) []string {
	var out []string
	for s := range strings.SplitSeq(list, ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// spaced parts the letters of a sign from the rest: "us$" is "us $".
func spaced(sign string) string {
	if i := strings.IndexFunc(sign, unicode.IsSymbol); i > 0 {
		return sign[:i] + " " + sign[i:]
	}
	return sign
}

// lettered reports whether a sign is all letters: "rs", which stands behind no
// amount.
func lettered(sign string) bool {
	c, _ := utf8.DecodeRuneInString(sign)
	return spaced(sign) == sign && unicode.IsLetter(c) && c < unicode.MaxLatin1
}
