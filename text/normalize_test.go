package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/text"
)

func TestNormalize(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain words", "plain words"},
		{"the 28‑point plan", "the 28-point plan"},
		{"Halden’s “odd” plan", `Halden's "odd" plan`},
		{"19\u202f000 km\u00a0wide", "19 000 km wide"},
		{"co\u00adope\u200brate", "cooperate"},
		{"ﬁve oﬃces", "five offices"},
		{"Zoe\u0308 and Zoë", "Zoë and Zoë"},
		{"long – dash — stays…", "long – dash — stays…"},
		{"\xffbad\x80", "\xffbad\x80"},
	} {
		if got := text.Normalize(c.in).Text; got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestOriginal(t *testing.T) {
	for _, c := range []struct{ in, find, want string }{
		{"the 28‑point “peace” plan", `28-point "peace"`, "28‑point “peace”"},
		{"a co\u00adoperative of ﬁve", "operative", "operative"},
		{"a co\u00adoperative of ﬁve", "co", "co"},
		{"a co\u00adoperative of ﬁve", "five", "ﬁve"},
		{"only ﬁve left", "ive", "ﬁve"}, // half a ligature takes all of it
		{"Zoe\u0308 left", "Zoë", "Zoe\u0308"},
		{"Zoe\u0308 left", "left", "left"},
	} {
		n := text.Normalize(c.in)
		at := strings.Index(n.Text, c.find)
		if got := n.Original(text.Span{Start: at, End: at + len(c.find)}).In(c.in); got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.find, c.in, got, c.want)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := text.Normalize(s)
		if again := text.Normalize(n.Text).Text; utf8.ValidString(s) && again != n.Text {
			t.Fatalf("%q: %q, and then %q", s, n.Text, again)
		}
		last := 0
		for i, c := range n.Text {
			o := n.Original(text.Span{Start: i, End: i + max(1, utf8.RuneLen(c))})
			if c == utf8.RuneError {
				o = n.Original(text.Span{Start: i, End: i + 1})
			}
			if !o.Valid(s) || o.Empty() || o.Start < last {
				t.Fatalf("%q: byte %d of %q comes from %v after %d", s, i, n.Text, o, last)
			}
			last = o.Start
		}
		if o := n.Original(whole(n.Text)); !o.Valid(s) {
			t.Fatalf("%q: the whole comes from %v", s, o)
		}
		if k := text.Fold(s); utf8.ValidString(s) && text.Fold(k) != k {
			t.Fatalf("%q: key %q, and of that %q", s, k, text.Fold(k))
		}
	})
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"orlo", "orlo"},
		{"Port Halden", "port halden"},
		{"MÖßNER", "mossner"},
		{"Łódź Øyvind Đurić İnönü", "lodz oyvind duric inonu"},
		{"O’Brien‑Tarn", "o'brien-tarn"},
		{"Ёлкин Майя", "елкин майя"},
		{"ไปที่", "ไปที่"},
		{"한국", "한국"},
		{"ﬁve", "five"},
	} {
		if got := text.Fold(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func BenchmarkNormalize(b *testing.B) {
	s := strings.ToValidUTF8(news(6<<10), "")
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		text.Normalize(s)
	}
}

func BenchmarkFold(b *testing.B) {
	for _, s := range []string{"rourke", "Port Halden", "Łódź Öyvind"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				text.Fold(s)
			}
		})
	}
}
