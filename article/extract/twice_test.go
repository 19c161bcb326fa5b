package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/source"
)

func TestUndoubled(t *testing.T) {
	for _, x := range []struct{ name, in, want string }{
		{"a dash, by way of ISO 8859-1", "ORLO, Norland \u00e2\u0080\u0094 The lock is shut.", "ORLO, Norland — The lock is shut."},
		{"marks, by way of Windows-1252", "â€œIt is shut,â€\u009d she said. It wasnâ€™t.", "“It is shut,” she said. It wasn’t."},
		{"marks that a step on the way parted", "It wasnâ€ ™ t open, â€ � she said â€ “ or so â€ ¦", "It wasn’t open,” she said – or so …"},
		{"a mark of which a sign was lost", "â€œIt is shut.â€� She left.", "“It is shut.” She left."},
		{"a sign of money", "Ode paid â€ 5 for it, or â€", "Ode paid â€ 5 for it, or â€"},
		{"a letter of two bytes", "Prokopovi\u00c4\u008dov\u00c3\u0081", "ProkopovičovÁ"},
		{"a picture of four bytes", "Lovely \u00f0\u009f\u0098\u0080!", "Lovely 😀!"},
		{"small letters", "JosÃ© of SÃ£o Vell, the NiÃ±o, RenÃ©", "José of São Vell, the Niño, René"},
		{"money and measures", "Â£5 at 30Â°C, Â§ 4.Â\u00a0So.", "£5 at 30°C, § 4.\u00a0So."},
		{"capitals and signs that are written", "le mot «Â», IRMÃ¹, À§, Â et MAÇÃ»", "le mot «Â», IRMÃ¹, À§, Â et MAÇÃ»"},
		{"French", "Il a été là, à Orlô, â plus tard.", "Il a été là, à Orlô, â plus tard."},
		{"a mark behind a letter", "Le château “â” dit-il, voilà… à “Vell”", "Le château “â” dit-il, voilà… à “Vell”"},
		{"what may be meant", "Ã© stands in a table of letters, Ã too", "Ã© stands in a table of letters, Ã too"},
		{"cut off", "the end \u00e2\u0080", "the end \u00e2\u0080"},
	} {
		if got := undoubled(x.in); got != x.want {
			t.Errorf("%s: got %q, want %q", x.name, got, x.want)
		}
	}
}

// What was encoded twice is read as it was meant, in JSON written with escapes too.
func TestTwiceEncoded(t *testing.T) {
	body := strings.Repeat("The lock of Orlo was shut on Tuesday \\u00e2\\u0080\\u0094 and nobody knows why it was. ", 8)
	a := read(t, source.Document{Path: "a.json", Body: []byte(`{"title":"The lock\u00e2\u0080\u0099s gate","text":"` + body + `","published":"2031-05-06"}`)})
	if !strings.Contains(a.Text, "Tuesday — and") || !strings.Contains(a.Text, "lock’s gate") {
		t.Errorf("text %q", a.Text)
	}
}

// FuzzUndoubled: the result is valid where the text is, and not longer.
func FuzzUndoubled(f *testing.F) {
	for _, s := range []string{"", "â€”", "\u00e2\u0080\u0094", "été", "\xc3", "â\xc2", "\u00f0\u009f\u0098\u0080"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := undoubled(s)
		if utf8.ValidString(s) && !utf8.ValidString(got) || len(got) > len(s) {
			t.Errorf("%q became %q", s, got)
		}
	})
}
