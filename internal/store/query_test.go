package store

import (
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/text"
)

func TestParseQuery(t *testing.T) {
	for q, want := range map[string]string{
		"ferry Halvik":                                "ferry Halvik",
		"  “night ferry”   -tug ":                     `"night ferry" -tug`,
		"aground to:2031-05 from:2031-05-06":          "from:2031-05-06 to:2031-05 aground",
		`PERSON:"Elin  Marsk" outlet:b outlet:a xyz*`: `outlet:a outlet:b person:"Elin Marsk" xyz*`,
		"number:19,000 number:.5 number:9..1":         "number:0.5 number:1..9 number:19000",
		"has:conflict has:changes":                    "has:conflict has:change",
		"https://post.example/1":                      "https://post.example/1",
		"a:b ( ) :":                                   "a:b",
		"quote:«float again» lang:EN":                 `lang:en quote:"float again"`,
	} {
		if got := ParseQuery(q).String(); got != want {
			t.Errorf("%s: %s, want %s", q, got, want)
		}
	}
	q := ParseQuery("from:2031-02 to:2031-02")
	if !q.From.Equal(time.Date(2031, 2, 1, 0, 0, 0, 0, time.UTC)) || !q.To.Equal(time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("February is %v to %v", q.From, q.To)
	}
}

// manyWords are more than can be asked for at once.
var manyWords = strings.Repeat("a b c d e ", 400) + strings.Repeat("x", longestQuery)

func TestProblems(t *testing.T) {
	for q, want := range map[string]Problem{
		"from:yesterday": {"from", "yesterday", WantDay},
		"to:2031-13-01":  {"to", "2031-13-01", WantDay},
		"number:many":    {"number", "many", WantNumber},
		"number:1..":     {"number", "1..", WantNumber},
		"has:sense":      {"has", "sense", WantHas},
		"person:":        {"person", "", WantValue},
		"person:***":     {"person", "***", WantValue},
		"-outlet:post":   {"outlet", "post", WantPlus},
		"ev*":            {"", "ev*", WantLonger},
		manyWords:        {Want: WantFewer},
	} {
		got := ParseQuery(q)
		if len(got.Problems) != 1 || got.Problems[0] != want {
			t.Errorf("%s: %+v, want %+v", q, got.Problems, want)
		}
	}
}

func TestPassages(t *testing.T) {
	a := report(t, "The ferry", "The night ferry ran aground. Nobody was hurt. Élin Marsk said that ferries, like the night ferry, float.", "")
	for q, want := range map[string][]string{
		"ferry":               {"The night [ferry] ran aground.", "Élin Marsk said that [ferries], like the night [ferry], float."},
		`"night ferry" float`: {"Élin Marsk said that ferries, like the [night ferry], [float]."},
		"person:marsk":        {"Élin [Marsk] said that ferries, like the night ferry, float."},
		"flo*":                {"Élin Marsk said that ferries, like the night ferry, [float]."},
		"ferry -hurt":         {"The night [ferry] ran aground."},
		"-ferry":              nil,
		"tug":                 nil,
	} {
		got := ParseQuery(q).Passages(a, 2)
		if len(got) < len(want) || want == nil && got != nil {
			t.Errorf("%s: %d passages, want %q", q, len(got), want)
			continue
		}
		for i, w := range want {
			s, at := "", got[i].Span.Start
			for _, m := range got[i].Marks {
				s += a.Text[at:m.Start] + "[" + m.In(a.Text) + "]"
				at = m.End
			}
			if s += a.Text[at:got[i].Span.End]; s != w {
				t.Errorf("%s: %s, want %s", q, s, w)
			}
		}
	}
}

// Whatever is typed is a query: in bounds, without a sign that means something
// to a database, and written in one way that reads as the same.
func FuzzParseQuery(f *testing.F) {
	for _, q := range hostile {
		f.Add(q)
		f.Add(`from:` + q + ` person:"` + q + `" number:` + q)
	}
	f.Add(`x:"y" from:2031 -"a b" quote:"c d e" number:1,2..3`)
	f.Fuzz(func(t *testing.T, s string) {
		q := ParseQuery(s)
		n := 0
		for _, term := range q.sought() {
			n += len(term.words)
			for _, w := range term.words {
				if w == "" || strings.ContainsAny(w, `"'\ :*()&|!<>%_`) || len(w) > 4*longestTerm {
					t.Errorf("%q gives the word %q", s, w)
				}
			}
		}
		if n > mostTerms || len(q.Problems) > mostConditions {
			t.Errorf("%d words, %d problems", n, len(q.Problems))
		}
		once := q.String()
		again := ParseQuery(once)
		if again.String() != once || len(again.Problems) > 0 {
			t.Errorf("%q is written %q, and that %q with %v", s, once, again.String(), again.Problems)
		}
		whole := strings.ToValidUTF8(s, "")
		for _, m := range q.Marks(whole) {
			if !m.Valid(whole) || m.Empty() {
				t.Errorf("mark %v", m)
			}
		}
	})
}

// What begins otherwise than a word asked for is passed over unread: the index
// must have every word under its own first letter.
func TestTermsKeepTheirFirstLetter(t *testing.T) {
	for _, w := range strings.Fields("aeroplane oestrogen encyclopaedia manoeuvre enquiries instalment aluminium gaol programme colours organised centre tyres kerb pyjamas grey mould ploughs sceptical skis went better us 2031 3rd 'tis o'clock re-elected x-ray") {
		for _, tok := range text.Tokens(w, text.Span{End: len(w)}) {
			if tok.Kind != text.Word && tok.Kind != text.Number {
				continue
			}
			c := tok.Lower[0]
			if got := term(tok.Lower); got != "" && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') && got[0] != c {
				t.Errorf("%q is indexed as %q", tok.In(w), got)
			}
		}
	}
}
