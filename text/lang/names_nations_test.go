package lang

import (
	"slices"
	"testing"
)

func TestNationPlaces(t *testing.T) {
	n := &For("en").Names
	for w, want := range map[string]string{"dravonian": "dravony", "eskerian": "esker", "velmarkish": "velmark", "tamorese": "tamor", "tamoran": "tamora"} {
		if !n.NationEnding(w) || !slices.Contains(n.NationPlaces(w), want) {
			t.Errorf("%s: %v, want %s among them", w, n.NationPlaces(w), want)
		}
	}
	for _, w := range []string{"ian", "harbour", "s", ""} {
		if n.NationEnding(w) {
			t.Errorf("%q ends like a nationality", w)
		}
	}
	if n.NationSure("tamoran") || !n.NationSure("tamorian") {
		t.Error("sure endings")
	}
}
