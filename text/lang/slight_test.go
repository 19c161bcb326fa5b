package lang_test

import (
	"testing"

	"github.com/synoptic-news/synoptic/text/lang"
)

func TestSlightlyKnown(t *testing.T) {
	for tag, code := range map[string]string{"uk": "uk", "uk-UA": "uk", "UKR": "uk", "ru_RU": "ru", "en": "", "": "", "u": ""} {
		l := lang.SlightlyKnown(tag)
		if (l != nil) != (code != "") || l != nil && l.Code != code {
			t.Errorf("%q: %+v, want %q", tag, l, code)
		}
		if l != nil && lang.Known(tag) {
			t.Errorf("%q is held to be read", tag)
		}
	}
	for _, tag := range []string{"uk", "ru"} {
		months := map[int]bool{}
		for w, m := range lang.SlightlyKnown(tag).Months.All() {
			months[int(m)] = true
			if lang.SlightlyKnown(tag).Stop.Has(w) {
				t.Errorf("%s: %q is a month and a small word", tag, w)
			}
		}
		if len(months) != 12 {
			t.Errorf("%s has %d months", tag, len(months))
		}
	}
}
