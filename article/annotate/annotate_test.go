package annotate_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/text"
)

func TestTokensLeaveMarksOut(t *testing.T) {
	const s = "Menu\nTalks went on[1][2]. Orme left.[3]"
	a := &article.Article{Text: s, Blocks: []article.Block{{Span: text.Span{Start: 5, End: len(s)}}}}
	for _, m := range []string{"[1][2]", "[3]"} {
		i := strings.Index(s, m)
		a.Marks = append(a.Marks, text.Span{Start: i, End: i + len(m)})
	}
	var got []string
	for _, tok := range annotate.Tokens(a) {
		got = append(got, tok.In(s))
	}
	if want := "Talks went on . Orme left ."; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestArticle(t *testing.T) {
	const s = "Norwegian minister Tora Lindqvist said on 4 March 2031 that 300 boats had left."
	whole := text.Span{End: len(s)}
	a := &article.Article{Text: s, Blocks: []article.Block{{Span: whole, Kind: article.Paragraph}}, Sentences: []article.Sentence{{Span: whole}}}
	n := annotate.Article(a, article.When{})
	if len(n.Tokens) == 0 || len(n.Times) != 1 || len(n.Names) != 2 || len(n.Roles) != 1 || len(n.Figures) != 1 {
		t.Errorf("%d tokens, times %v, names %v, roles %v, figures %v", len(n.Tokens), n.Times, n.Names, n.Roles, n.Figures)
	}
}

func TestFamilySpeaksForItself(t *testing.T) {
	for _, s := range []string{
		"Nurse Ida Morrow was killed in the second carriage, her family said.",
		"Ida Morrow, 31, was killed in the second carriage, her family told reporters.",
	} {
		whole := text.Span{End: len(s)}
		a := &article.Article{Text: s, Blocks: []article.Block{{Span: whole, Kind: article.Paragraph}}, Sentences: []article.Sentence{{Span: whole}}}
		for _, st := range annotate.Article(a, article.When{}).Statements {
			if len(st.Speakers) > 0 {
				t.Errorf("%q is said by names %v", s, st.Speakers)
			}
		}
	}
}
