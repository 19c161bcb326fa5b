package lang

import (
	"slices"
	"strings"
	"testing"
)

func TestNameWords(t *testing.T) {
	for s, want := range map[string]string{
		"St. Petersburg":            "st petersburg",
		"Guinea-Bissau":             "guinea bissau",
		"U.S.":                      "us",
		"People's Liberation Army":  "people 's liberation army",
		"Kurdistan Workers’ Party":  "kurdistan workers ' party",
		"Radio Free Europe/Liberty": "radio free europe liberty",
	} {
		if got := strings.Join(NameWords(s), " "); got != want {
			t.Errorf("NameWords(%q) = %q, want %q", s, got, want)
		}
	}
}

// Each entry is filed under its first word, the longest first, with a key that
// has a usual name; what speaks for somebody names a key that exists.
func TestGazetteer(t *testing.T) {
	n := For("en").Names
	entries := 0
	for first, es := range n.Entries.All() {
		entries += len(es)
		for i, e := range es {
			if e.Words[0] != first {
				t.Errorf("%q is filed under %q", e.Words, first)
			}
			if i > 0 && len(e.Words) > len(es[i-1].Words) {
				t.Errorf("%q stands after a shorter one", e.Words)
			}
			if e.Kind == "demonym" {
				continue
			}
			if n.Usual.Of(e.Key) == "" {
				t.Errorf("%q has no usual name", e.Key)
			}
			if e.Party && n.Usual.Of(e.Of) == "" && !strings.HasPrefix(e.Of, "region/") {
				t.Errorf("%q speaks for %q, which is unknown", e.Words, e.Of)
			}
		}
	}
	if entries < 1000 {
		t.Errorf("only %d entries", entries)
	}
}

func TestFamilyFirst(t *testing.T) {
	n := For("en").Names
	for full, want := range map[string]bool{
		"Zhao Weilin": true, "Kim Jong-un": true, "Kim Jong Un": true, "Park Eun-ji": true,
		"Kim Davis": false, "Lee Harvey Oswald": false, "Tora Lindqvist": false, "Zhao": false,
	} {
		if got := n.FamilyFirst(strings.Fields(full)); got != want {
			t.Errorf("FamilyFirst(%q) = %v", full, got)
		}
	}
}

func TestGivenNames(t *testing.T) {
	n := For("en").Names
	for name, want := range map[string]GivenName{"pavel": GivenMale, "olga": GivenFemale, "alex": GivenEither, "meanwhile": NotGiven} {
		if got := n.Gives.Of(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
	if !slices.Contains(n.Short.Of("bill"), "william") {
		t.Error("Bill is not short for William")
	}
}
