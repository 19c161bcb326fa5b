package clauses

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// read makes an article of one paragraph and returns its clauses, each as
// "act/verb/tense: words".
func read(t testing.TB, s string) (*article.Article, []article.Clause) {
	t.Helper()
	a := &article.Article{Text: s, Lang: "en"}
	whole := text.Span{Start: 0, End: len(s)}
	a.Blocks = []article.Block{{Span: whole, Kind: article.Paragraph}}
	for _, sp := range text.Sentences(s, whole, &lang.For("en").Words.Ends) {
		a.Sentences = append(a.Sentences, article.Sentence{Span: sp})
	}
	return a, Find(a, text.Tokens(s, whole))
}

func TestFind(t *testing.T) {
	tests := []struct {
		sentence string
		want     []string
	}{
		{"Envoy Mira Sand is scheduled to meet Tobin Reve in Orlo on Thursday.",
			[]string{"meet/meet/future"}},
		{"The meeting comes after Sand spent five hours in Vell on Tuesday.",
			[]string{"meet/meeting/present", "spend/spent/past"}},
		{"The two sides held talks in Orlo, but they did not sign the accord.",
			[]string{"meet/held/past", "agree/sign/past/not"}},
		{"After the vote on Monday, the chamber adopted the dam bill.",
			[]string{"vote/vote/present", "agree/adopted/past"}},
		{"She told reporters that the bridge collapsed at dawn.",
			[]string{"say/told/past", "collapse/collapsed/past"}},
		{"The ministry, which ordered the closure, said nothing.",
			[]string{"/order/ordered/past", "say/said/past"}},
		{"Rescuers evacuated 300 people while rain flooded the lower town.",
			[]string{"evacuate/evacuated/past", "disaster/flooded/past"}},
		{"The strike force of the Peace Talks Institute is small.",
			[]string{"//present"}},
		{"A plan that would raise fares passed in the council.",
			[]string{"approve/passed/past"}},
		{"The rail strike that was to begin today has been called off.",
			[]string{"close/called/past"}},
		{"A bridge which had been closed since May collapsed on Friday.",
			[]string{"close/closed/past", "collapse/collapsed/past"}},
		{"The man who was arrested in Orlo has died.",
			[]string{"die/died/past"}},
		{"Police arrested a man who attacked the mayor with a knife.",
			[]string{"arrest/arrested/past", "attack/attacked/past"}},
		{"The telephone line is to open on Monday.",
			[]string{"open/open/future"}},
		{"The keeper arrested in Orlo was charged on Monday.",
			[]string{"charge/charged/past"}},
		{"Officials said in March the dam was closed.",
			[]string{"say/said/past"}},
		{"The mayor stepped down on Friday.",
			[]string{"resign/stepped/past"}},
		{"French ministers meet in Orlo on Friday.",
			[]string{"meet/meet/present"}},
		{"Mira Sand and Tobin Reve meet on Thursday in Orlo.",
			[]string{"meet/meet/present"}},
		{"The ministers talk show is on at nine.",
			[]string{"//present"}},
		{"Its armed forces have seized the enemy-occupied fort.",
			[]string{"capture/seized/past"}},
	}
	for _, tt := range tests {
		t.Run(tt.sentence, func(t *testing.T) {
			a, cs := read(t, tt.sentence)
			var got []string
			for _, c := range cs {
				s := fmt.Sprintf("%s/%s/%s", c.Act, c.Verb.In(a.Text), map[article.Direction]string{-1: "past", 0: "present", 1: "future"}[c.Tense])
				if c.Negated {
					s += "/not"
				}
				got = append(got, s)
			}
			want := strings.ReplaceAll(strings.Join(tt.want, " | "), "/order/ordered", "order/ordered")
			if strings.Join(got, " | ") != want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " | "), want)
			}
		})
	}
}

// The clauses of a sentence cover it, in order and without overlap.
func FuzzFind(f *testing.F) {
	f.Add("After the vote on Monday, which “nobody expected”, the chamber rose; it will meet again.")
	f.Add("that that, and and — : ;\"")
	f.Add("\xff\xfe after \x80")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "?")
		}
		a, cs := read(t, s)
		at, n := 0, -1
		for _, c := range cs {
			if !c.Span.Valid(s) || !c.Verb.Valid(s) || !c.Verb.Empty() && !c.Contains(c.Verb) {
				t.Fatalf("clause %v with verb %v does not fit %q", c.Span, c.Verb, s)
			}
			if c.Sentence != n {
				if n >= 0 && at != a.Sentences[n].End {
					t.Fatalf("sentence %d is not covered to its end", n)
				}
				n, at = c.Sentence, a.Sentences[c.Sentence].Start
			}
			if c.Start < at {
				t.Fatalf("clause %v begins before %d", c.Span, at)
			}
			at = c.End
		}
		if len(a.Sentences) > 0 && (len(cs) == 0 || cs[len(cs)-1].Sentence != len(a.Sentences)-1) {
			t.Fatal("a sentence has no clause")
		}
	})
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat("After the vote on Monday, the chamber adopted the dam bill, which the ministry had opposed. ", 200)
	a := &article.Article{Text: s, Lang: "en"}
	whole := text.Span{Start: 0, End: len(s)}
	a.Blocks = []article.Block{{Span: whole, Kind: article.Paragraph}}
	for _, sp := range text.Sentences(s, whole, &lang.For("en").Words.Ends) {
		a.Sentences = append(a.Sentences, article.Sentence{Span: sp})
	}
	toks := text.Tokens(s, whole)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(a, toks)
	}
}
