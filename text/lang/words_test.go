package lang_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

func TestFor(t *testing.T) {
	for tag, known := range map[string]bool{
		"en": true, "en-GB": true, "EN_us": true, "eng": true, " en ": true,
		"": false, "fr": false, "end": false, "e": false,
	} {
		if got := lang.Known(tag); got != known {
			t.Errorf("%q: known is %v", tag, got)
		}
		if l := lang.For(tag); l == nil || l.Code != "en" {
			t.Errorf("%q: no English to fall back on", tag)
		}
	}
}

func TestDangles(t *testing.T) {
	words := &lang.For("en").Words
	for _, c := range []struct {
		sentence string
		want     bool
	}{
		{"He left Orlo on Friday.", true},
		{"“He left,” the envoy said.", true},
		{"But the port stayed shut.", true},
		{"However, the port stayed shut.", true},
		{"In contrast, Halden reopened.", true},
		{"In Halden, the port reopened.", false},
		{"Meanwhile, talks went on.", true},
		{"Separately, Vann met the council.", true},
		{"This means the dam stays shut.", true},
		{"This week the dam was opened.", false},
		{"These are the last ships.", true},
		{"These five ships are the last.", true},
		{"Both had been warned.", true},
		{"Both governments had been warned.", true},
		{"Both Halden and Orlo had been warned.", false},
		{"The same day, Vann met the council.", true},
		{"The council met Vann.", false},
		{"That said, Vann is no fool.", true},
		{"According to Vann, talks went on.", false},
		{"That week, ships came.", true},
		{"Those ships have left.", true},
		{"One of the ships sank.", true},
		{"One ship sank.", false},
		{"Some said the dam was safe.", true},
		{"Some 300 people were moved.", false},
		{"Harrow wants its ships back.", false},
		{"It’s too late, Vann said.", true},
		{"", false},
	} {
		toks := text.Tokens(c.sentence, text.Span{End: len(c.sentence)})
		if got := words.Dangles(toks); got != c.want {
			t.Errorf("%q: got %v", c.sentence, got)
		}
	}
}

// Words are compared with Token.Lower, so a table with another spelling would
// never match.
func TestWordsAreSpelledAsTokens(t *testing.T) {
	w := &lang.For("en").Words
	sets := map[string]map[string]bool{"Openers": w.Ends.Openers, "Saying": w.Ends.Saying, "Before": w.Ends.Before, "Article": w.Ends.Article}
	for name, set := range map[string]lang.Set{
		"Stop": w.Stop, "Pronouns": w.Pronouns, "Articles": w.Articles, "Determiners": w.Determiners,
		"Prepositions": w.Prepositions, "Conjunctions": w.Conjunctions, "Auxiliaries": w.Auxiliaries,
		"Negations": w.Negations, "Hedges": w.Hedges, "Pointing": w.Pointing, "Counting": w.Counting, "Days": w.Days,
	} {
		sets[name] = maps.Collect(set.All())
	}
	for name, set := range sets {
		if len(set) == 0 {
			t.Errorf("%s is empty", name)
		}
		for word := range set {
			if word != strings.ToLower(word) || word != text.Normalize(word).Text {
				t.Errorf("%s: %q is not plain and in lower case", name, word)
			}
		}
	}
	for a := range w.Ends.Abbreviations {
		if strings.HasSuffix(a, ".") {
			t.Errorf("abbreviation %q keeps its last dot", a)
		}
	}
	for form, base := range map[string]string{"went": "go", "said": "say", "withdrawn": "withdraw", "put": ""} {
		if got := w.Past.Of(form); got != base {
			t.Errorf("%q: got %q, want %q", form, got, base)
		}
	}
}
