package figures

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/text"
)

func TestNumbers(t *testing.T) {
	tests := []struct {
		text string
		want float64
	}{
		// In words.
		{"two hundred and six", 206}, {"twenty-one trillion", 21e12}, {"two hundred and two thousand", 202000}, {"nineteen hundred", 1900},
		{"a dozen", 12}, {"four hundred and three dozen", 436}, {"half-dozen", 6}, {"a couple of", 2}, {"thirty - seven", 37}, {"minus eleven", -11},
		{"two million three hundred thousand and nine", 2300009}, {"seven thousand million", 7e9}, {"one thousand six", 1006},
		// In digits.
		{"1,674,200.5", 1674200.5}, {"19,3", 19.3}, {"40 000", 40000}, {"2½", 2.5}, {"2 ½", 2.5}, {"1,00,000", 1e5}, {"12,34,567.5", 1234567.5},
		{"2.450.000", 2450000}, {"2.450,75", 2450.75}, {"-4.5", -4.5}, {"− 7", -7}, {"0,125", 0.125}, {".75", 0.75}, {"⅜", 0.375}, {"7'500", 7500}, {"3 456 789,5", 3456789.5},
		// Fractions.
		{"one and a half", 1.5}, {"three-quarters", 0.75}, {"2 1/4", 2.25}, {"- 3 1/2", -3.5}, {"one hundred and three quarters", 100.75}, {"seven eighths", 0.875},
		{"one sixth", 1.0 / 6}, {"a fortieth", 0.025}, {"two twenty-thirds", 2.0 / 23}, {"nine hundred and ten sevenths", 130}, {"nine hundred sixty thirds", 900.0 / 63},
		{"four and eleven hundredths", 4.11}, {"two in nine", 2.0 / 9}, {"3 out of 8", 0.375}, {"6 over 4", 1.5}, {"12 and 3/4", 12.75}, {"2-1/2", 2.5}, {"three out of every eight", 0.375}, {"forty and two and a third", 42 + 1.0/3},
		// Scales.
		{"three lakh", 3e5}, {"10k", 1e4}, {"7G", 7e9}, {"2.5 K", 2500}, {"4MM", 4e6}, {"half a dozen", 6}, {"a quarter million", 250000}, {"three quarters of a million", 750000},
		{"3 million and a half", 3.5e6}, {"two billion and a quarter million", 2000250000}, {"five lakh crore", 5e12}, {"two and a half million", 2.5e6},
		{"6 thousand 2 hundred and 5", 6205}, {"a couple hundred", 200}, {"1.5 hundred", 150}, {"five million and one half", 5.5e6},
		// Decimals in words.
		{"minus five point five", -5.5}, {"zero point zero four", 0.04}, {"six point twenty-five", 6.25}, {"three point two million", 3.2e6},
		// Powers.
		{"2e3", 2000}, {"-5.5e2", -550}, {"6e-1", 0.6}, {"3^4", 81}, {"-4^-1", -0.25}, {"1.5x10^3", 1500}, {"2 × 10^6", 2e6},
	}
	for _, tt := range tests {
		got := Numbers(text.Tokens(tt.text, text.Span{End: len(tt.text)}), "en")
		if len(got) != 1 || math.Abs(got[0].Value-tt.want) > 1e-9*math.Abs(tt.want) || got[0].Len() != len(tt.text) {
			t.Errorf("Numbers(%q) = %v, want %g", tt.text, got, tt.want)
		}
	}
}

// What is several numbers, or none.
func TestNumbersApart(t *testing.T) {
	tests := []struct{ text, want string }{
		{"5 hundred and 3 hundred", "500 300"}, {"4 thousand 3 hundred and 0", "4300 0"}, {"four million six boats", "4e+06 6"}, {"10.0.0.7", "10 0 0 7"},
		{"on 5/17/2018", "5 17 2018"}, {"nos. 31,33,35.", "31 33 35"}, {"the 9km road", ""}, {"that one", ""}, {"one last try", "1"}, {"14 in 6 boxes", "14 6"},
		{"$500 over 3 years", "500 3"}, {"2000 - 3000", "2000 3000"}, {"the 21st of the 1990s", ""}, {"90 millionths", "90"}, {"two-nought-six", "2 0 6"},
		{"seven hundred two hundred", "700 200"}, {"a third man", ""}, {"1.2.3", "1 2 3"}, {"-1.5^--20", "-1.5 -20"}, {"3, 456, 789", "3 456 789"},
	}
	for _, tt := range tests {
		var got []string
		for _, n := range Numbers(text.Tokens(tt.text, text.Span{End: len(tt.text)}), "en") {
			got = append(got, fmt.Sprint(n.Value))
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("Numbers(%q) = %s, want %s", tt.text, g, tt.want)
		}
	}
}

func TestQuantities(t *testing.T) {
	tests := []struct{ text, want string }{
		// Money.
		{"15 dollars 40", "15 dollars 40=15.4 USD"}, {"15 dollars and 40 cents", "15 dollars and 40 cents=15.4 USD"}, {"7 $ 9 $", "7 $=7 USD; 9 $=9 USD"}, {"7 $ 9 cents", "7 $ 9 cents=7.09 USD"},
		{"$ 6 $ 9", "$ 6=6 USD; $ 9=9 USD"}, {"two yuan three mao four", "two yuan three mao four=2.34 CNY"}, {"$7.20 and 33 lamps", "$7.20=7.2 USD"}, {"20 pesos 30 boats", "20 pesos=20 PESO"},
		{"yen 3 million", "yen 3 million=3e+06 JPY"}, {"TRY 300", ""}, {"KES 300", "KES 300=300 KES"}, {"SEK 300", "SEK 300=300 SEK"}, {"45 MEUR", "45 MEUR=4.5e+07 EUR"}, {"about MCHF 8", "MCHF 8=8e+06 CHF"},
		{"80₫ or 90 ₮", "80₫=80 VND; 90 ₮=90 MNT"}, {"a us $ 4 fee", "us $ 4=4 USD"}, {"gave us $4", "$4=4 USD"}, {"from dollars to rmb", "dollars bare USD; rmb bare CNY"},
		{"ALL 5 of the TOP 10", ""}, {"8 Costa Rican colones", "8 Costa Rican colones=8 CRC"}, {"a $6 lamp", "$6=6 USD"}, {"half a million kroner", "half a million kroner=500000 KRONE"},
		{"up to 1.85 marks", "1.85 marks=1.85 DEM"}, {"won 3 marks", ""}, {"NZ$40m", "NZ$40m=4e+07 NZD"}, {"3 pence", "3 pence=0.03 GBP"}, {"4 pounds 30 pence", "4 pounds 30 pence=4.3 GBP"}, {"Rs. 70", "Rs. 70=70 INR"}, {"70 Rs", "70 Rs=70 INR"}, {"usd9 or 9 CAD", "usd9=9 USD; 9 CAD=9 CAD"},
		// Percentages.
		{"percent of thirty", "percent of thirty=30 percent"}, {"40 percent of 10 men", "40 percent=40 percent"}, {"half a percent", "half a percent=0.5 percent"}, {"what percentage?", "percentage bare percent"},
		{"ninety per cent", "ninety per cent=90 percent"},
		// Measures.
		{"5 ft 3 in", "5 ft 3 in=5.25 ft"}, {"10 lbs. 4 oz.", "10 lbs. 4 oz=10.25 lb"}, {"six-foot-three", "six-foot-three=6.25 ft"}, {"30 (km)", "30 (km)=30 km"}, {"8 km/ms", "8 km/ms=8 km/millisecond"}, {"8 metres per minute", "8 metres per minute=8 m/minute"}, {"40 mb and 40 MB", "40 mb=40 Mbit; 40 MB=40 MB"},
		{"from 3 to 10 feet", "10 feet=10 ft"}, {"kx2-173m", ""}, {"90 m", "90 m=90 m"}, {"a half pint", "a half pint=0.5 pt"}, {"a 900-square-foot flat, a quarter mile off", "900-square-foot=900 ft2; a quarter mile=0.25 mile"}, {"6 sq. miles", "6 sq. miles=6 mi2"}, {"3 tonnes", "3 tonnes=3 t"},
		{"turn 40 degrees", "40 degrees=40 angle degree"}, {"it is 40 degrees", "40 degrees=40 degree"}, {"heat of 40 deg.", "40 deg.=40 temperature degree"}, {"turn the heat down by 5 degrees", "5 degrees=5 temperature degree"}, {"closed lower (-3.5 km)", "-3.5 km=-3.5 km"}, {"keep it at 2.2M dollars", "2.2M dollars=2.2e+06 USD"},
		// Temperatures and ages.
		{"- 9 degrees celsius", "- 9 degrees celsius=-9 C"}, {"convert 7 kelvin to fahrenheit", "7 kelvin=7 K; fahrenheit bare F"}, {"section 13F", ""}, {"88.2 F", "88.2 F=88.2 F"}, {"is 30 c warm?", "30 c=30 C"}, {"PA 3456 F Block", ""},
		{"a 61 yo man", "61 yo=61 year old"}, {"three 5-year-olds", "5-year-olds=5 year old"}, {"a 6-month-old", "6-month-old=6 month old"}, {"six weeks of age", "six weeks of age=6 week old"}, {"a 28 - year - old", "28 - year - old=28 year old"},
	}
	for _, tt := range tests {
		var got []string
		for _, q := range Quantities(text.Tokens(tt.text, text.Span{End: len(tt.text)}), "en") {
			s := fmt.Sprintf("%s=%.6g %s", q.In(tt.text), q.Value, q.Unit)
			if q.Bare {
				s = fmt.Sprintf("%s bare %s", q.In(tt.text), q.Unit)
			}
			if q.Old {
				s += " old"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("Quantities(%q) = %s, want %s", tt.text, g, tt.want)
		}
	}
}

// No number is infinite, however many scales are heaped up.
func TestNumbersFinite(t *testing.T) {
	s := "two" + strings.Repeat(" trillion", 60) + " and 3" + strings.Repeat(" million", 90) + " 9^999 " + strings.Repeat("8", 400)
	for _, n := range Numbers(text.Tokens(s, text.Span{End: len(s)}), "en") {
		if math.IsInf(n.Value, 0) || math.IsNaN(n.Value) {
			t.Errorf("%.20q… is %v", n.In(s), n.Value)
		}
	}
}

func FuzzGrammar(f *testing.F) {
	f.Add("- 1 4/5 of 1e10 x10^6 one hundred thirty fifths over three point five million and a half 5'10\" (kg) a couple of")
	f.Add("15 dollars 50 $ 30 $ percent of ten a mile and a half 9e+999 ^ 2^999 192.168.1.2 1.111,11 4 thousand 3 hundred and 2 hundred \xff")
	f.Fuzz(func(t *testing.T, s string) {
		toks := text.Tokens(s, text.Span{End: len(s)})
		end := 0
		for _, n := range Numbers(toks, "en") {
			if !n.Valid(s) || n.Empty() || n.Start < end || math.IsNaN(n.Value) || math.IsInf(n.Value, 0) {
				t.Fatalf("number %v = %v behind %d of %q", n.Span, n.Value, end, s)
			}
			end = n.End
		}
		end = 0
		for _, q := range Quantities(toks, "en") {
			if !q.Valid(s) || q.Empty() || q.Start < end || q.Unit == "" || q.Kind == "" || math.IsNaN(q.Value) || math.IsInf(q.Value, 0) {
				t.Fatalf("quantity %+v behind %d of %q", q, end, s)
			}
			end = q.End
		}
	})
}
