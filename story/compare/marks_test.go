package compare

import (
	"testing"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// at returns a reader of the words and the first of its tokens that is spelled so.
func at(words, token string) (*viewer, int) {
	v := &viewer{toks: text.Tokens(words, text.Span{End: len(words)}), words: lang.For("en")}
	for i, t := range v.toks {
		if t.Norm == token {
			return v, i
		}
	}
	return v, -1
}

func TestMarksInsideAPiece(t *testing.T) {
	for words, want := range map[string]bool{
		"The divers (12-4) won at home.":              true,
		"The divers won at home (12-4) in the rain.":  false,
		"The divers won at home (as they always do).": false,
	} {
		if v, i := at(words, "("); v.goesOn(i) != want {
			t.Errorf("%s: the clause goes on behind the bracket: %v, want %v", words, !want, want)
		}
	}
	for words, want := range map[string]bool{
		"Sand won, 134 to 63, Mr. Ode said.": true,
		"The council let Sand win.":          false,
	} {
		if v, i := at(words, "."); v.shortens(i) != want {
			t.Errorf("%s: the full stop belongs to the word: %v, want %v", words, !want, want)
		}
	}
	for words, want := range map[string]bool{"Face the Harbour": true, "We face the harbour": false, "Yes": false} {
		if v, _ := at(words, ""); isTitle(v.toks) != want {
			t.Errorf("%s: a title: %v, want %v", words, !want, want)
		}
	}
}
