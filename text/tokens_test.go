package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/text"
)

// whole covers all of s.
func whole(s string) text.Span { return text.Span{End: len(s)} }

var kindLetters = map[text.Kind]string{
	text.Word: "w", text.Number: "n", text.Clitic: "c", text.Quote: "q", text.Punct: "p", text.Symbol: "s",
}

// show writes tokens as "w:Kyiv c:'s", joined with "+" where no space stands
// between them.
func show(toks []text.Token) string {
	var b strings.Builder
	for i, t := range toks {
		switch {
		case i == 0:
		case t.Space:
			b.WriteByte(' ')
		default:
			b.WriteByte('+')
		}
		b.WriteString(kindLetters[t.Kind] + ":" + t.Norm)
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"five-hour talks", "w:five+p:-+w:hour w:talks"},
		{"the 28‑point plan", "w:the n:28+p:-+w:point w:plan"},
		{"Halden’s envoy's", "w:Halden+c:'s w:envoy+c:'s"},
		{"HALDEN'S PORT", "w:HALDEN+c:'S w:PORT"},
		{"the leaders’ plan", "w:the w:leaders+c:' w:plan"},
		{"‘the leaders’ said", "q:'+w:the w:leaders+q:' w:said"},
		{"'We don't know,' she said", "q:'+w:We w:don't w:know+p:,+q:' w:she w:said"},
		{"don't O'Brien l’Élysée", "w:don't w:O'Brien w:l'Élysée"},
		{"“Orlo”’s harbour", "q:\"+w:Orlo+q:\"+c:'s w:harbour"},
		{"in the ’90s", "w:in w:the p:'+n:90s"},
		{"the U.S. envoy, J.D. Hallam", "w:the w:U.S. w:envoy+p:, w:J.D. w:Hallam"},
		{"U.S.-led, 5 p.m. and Ph.D.", "w:U.S.+p:-+w:led+p:, n:5 w:p.m. w:and w:Ph.D."},
		{"Mr. Smith ended it.", "w:Mr+p:. w:Smith w:ended w:it+p:."},
		{"the end.The start", "w:the w:end+p:.+w:The w:start"},
		{"19,000 and 19.3, 1.2.3.", "n:19,000 w:and n:19.3+p:, n:1.2.3+p:."},
		{"19\u202f000 ships, 2025\u00a0300", "n:19 000 w:ships+p:, n:2025 n:300"},
		{"€90bn, $5m, 3%", "s:€+n:90+w:bn+p:, s:$+n:5+w:m+p:, n:3+s:%"},
		{"3rd, 1990s, 5km, 10th-century", "n:3rd+p:, n:1990s+p:, n:5+w:km+p:, n:10th+p:-+w:century"},
		{"up .5 percent", "w:up n:.5 w:percent"},
		{"at 12:30", "w:at n:12+p::+n:30"},
		{"2025-12-04", "n:2025+p:-+n:12+p:-+n:04"},
		{"COVID-19 G20 F-16 AT&T R&D", "w:COVID+p:-+n:19 w:G20 w:F+p:-+n:16 w:AT&T w:R&D"},
		{"Johnson & Tarn", "w:Johnson s:& w:Tarn"},
		{"see https://orlo.example/a?b=c&d=(e).", "w:see w:https://orlo.example/a?b=c&d=(e)+p:."},
		{"(www.orlo.example)", "p:(+w:www.orlo.example+p:)"},
		{"orlo.example/news, booking.com", "w:orlo.example/news+p:, w:booking.com"},
		{"mail first-last.x@orlo.example.", "w:mail w:first-last.x@orlo.example+p:."},
		{"@dana_rourke on #PortHalden #1", "w:@dana_rourke w:on w:#PortHalden s:#+n:1"},
		{"a@b", "w:a+s:@+w:b"},
		{"wait... no!", "w:wait+p:.+p:.+p:. w:no+p:!"},
		{"co\u00adoperate now", "w:cooperate w:now"},
		{"Zoe\u0308 left", "w:Zoe\u0308 w:left"},
		{"他走了", "w:他+w:走+w:了"},
		{"ไป", "w:ไ+w:ป"},
		{"ที่", "w:ที่"},
		{"トヨタ車", "w:トヨタ+w:車"},
		{"a\xffb \xc3", "w:a+w:b"},
		{"km² ½ 2½", "w:km² n:½ n:2½"},
		{"«Oui», dit-il", "q:\"+w:Oui+q:\"+p:, w:dit+p:-+w:il"},
	} {
		if got := show(text.Tokens(c.in, whole(c.in))); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestTokensOfARange(t *testing.T) {
	s := "Envoys met\nin Orlo-on-Sea."
	in := text.Span{Start: 7, End: 18} // "met\nin Orlo"
	toks := text.Tokens(s, in)
	if got, want := show(toks), "w:met w:in w:Orlo"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	if toks[0].Start != 7 || toks[2].End != 18 || !toks[1].Break || toks[2].Break {
		t.Errorf("got %+v", toks)
	}
}

func TestSpellingsShareMemory(t *testing.T) {
	s := strings.Repeat("all in lower case and nothing to rewrite, 19,000 times. ", 100)
	n := testing.AllocsPerRun(10, func() { text.Tokens(s, whole(s)) })
	if n > 2 {
		t.Errorf("%v allocations for a text without capitals", n)
	}
}

func TestShapes(t *testing.T) {
	for _, c := range []struct {
		word                   string
		upper, caps, isInitial bool
	}{
		{"Orlo", true, false, false},
		{"NATO", true, true, false},
		{"U.S.", true, true, false},
		{"É", true, false, true},
		{"iPhone", false, false, false},
		{"G20", true, false, false},
		{"20", false, false, false},
	} {
		w := text.Tokens(c.word, whole(c.word))[0]
		if w.IsUpperInitial() != c.upper || w.IsAllCaps() != c.caps || w.IsInitial() != c.isInitial {
			t.Errorf("%s: got %v %v %v", c.word, w.IsUpperInitial(), w.IsAllCaps(), w.IsInitial())
		}
	}
}

var odd = []string{
	"", " ", "\xff\xfe", "a\x80b", "'", "’’’s", "“", "”.", "@", "@a", "a@b.c", "a.b.c.d.e@f.g", "#", "#1a", "http://", "www.",
	"www..", ".", "...", ".5", "5.", "1,2,3,", "'90s", "1990's", "U.S.", "U.S..", "a.a.a.", "-\u0301", "\u0301", "\u00ad", "a\u00ad", "\u00ada",
	"a\u200d\u200d\u200db", "\u202f", "1\u202f000", "ﬁne", "ที่ไป", "漢字 kana カナ", "한국어", "🇺🇸 👩‍👩‍👧", "a_b _c_", "AT&T & co",
	"x\n\ny", "x.\n\n'y z's", "[1][2]. A", "A. B. C.", "(((((((((((a.", "\"a. B.\" c. \"D", "Mr. X. Y", "”A. ‘B.’ c", "U.S. A", "No. 1", "I. I",
	"a\r\nb\u2028c", "5'10\"", "é\u0301\u0302", "\u1100\u1161\u11a8", "e\u0301\xcc",
}

func FuzzTokens(f *testing.F) {
	for _, s := range odd {
		f.Add(s, 0, len(s))
	}
	f.Add("Envoys met in Orlo.", 3, 12)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		in := text.Span{Start: start, End: end}
		if !in.Valid(s) {
			return
		}
		at := in.Start
		for _, tok := range text.Tokens(s, in) {
			if !tok.Valid(s) || tok.Empty() || tok.Start < at || tok.End > in.End {
				t.Fatalf("%q: token %v after %d in %v", s, tok.Span, at, in)
			}
			if !isGap(s[at:tok.Start]) {
				t.Fatalf("%q: %q is in no token", s, s[at:tok.Start])
			}
			if tok.Norm == "" || tok.Lower == "" {
				t.Fatalf("%q: token %q has no spelling", s, tok.In(s))
			}
			if white := strings.ContainsFunc(s[at:tok.Start], unicode.IsSpace); white != tok.Space {
				t.Fatalf("%q: space before %q is %v", s, tok.In(s), tok.Space)
			}
			at = tok.End
		}
		if !isGap(s[at:in.End]) {
			t.Fatalf("%q: %q is in no token", s, s[at:in.End])
		}
	})
}

// isGap reports whether nothing in s is worth a token.
func isGap(s string) bool {
	for len(s) > 0 {
		c, w := utf8.DecodeRuneInString(s)
		bad := c == utf8.RuneError && w == 1
		if !bad && (unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsPunct(c) || unicode.IsSymbol(c) || unicode.IsMark(c)) {
			return false
		}
		s = s[w:]
	}
	return true
}

// news is running text of the shape that a news site gives, n bytes of it.
func news(n int) string {
	const p = "Envoy Dana Rourke said on Tuesday that 19,000 people had left Port Halden since May. " +
		"“No more delays. The U.S. and Harrow will meet again,” she told the harbour’s council, " +
		"adding that €90bn – a fifth of the five-year budget – was at stake. Prof. Ilse Vann called it “odd”.\n\n"
	return strings.Repeat(p, n/len(p)+1)[:n]
}

func BenchmarkTokens(b *testing.B) {
	for _, c := range []struct{ name, s string }{
		{"article", strings.ToValidUTF8(news(6<<10), "")},
		{"1MB-sentence", strings.Repeat("and the envoys met ", 1<<20/19)},
		{"1MB-dots", strings.Repeat("a.", 1<<19)},
		{"1MB-quotes", strings.Repeat("'a ", 1<<20/3)},
		{"1MB-at", strings.Repeat("a@", 1<<19)},
		{"1MB-digits", strings.Repeat("1,", 1<<19)},
		{"1MB-joiners", strings.Repeat("\u200d", 1<<20/3)},
		{"1MB-slashes", strings.Repeat("www.a/", 1<<20/6)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.s)))
			b.ReportAllocs()
			for b.Loop() {
				text.Tokens(c.s, whole(c.s))
			}
		})
	}
}
