package verify

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Claim checks wording that is not cut from its passages: an answer, or what a
// language model wrote. Each quotation must stand in them word for word; each
// figure, date and name must be one of theirs; and no content word may be new
// but for its ending. Each fault is named with its byte range in the wording.
//
// It errs on the side of refusal: a true paraphrase with a synonym fails. Word
// order and negation by other words than "not" it does not see: "A struck B"
// passes for "B struck A".
func Claim(wording string, cited []article.Passage, g page.Ground) []Failure {
	c := claim{text: wording, has: support(cited, g)}
	a, date := asArticle(wording, cited, g)
	notes := annotate.Article(a, date)
	c.quotations(notes.Tokens)
	c.dates(notes.Times)
	c.figures(notes.Figures)
	c.names(notes.Mentions)
	c.words(notes.Tokens, &lang.For(a.Lang).Words)
	return c.failed
}

// asArticle makes an article of the wording, so that it can be read like one,
// in the language and on the day of the first article cited.
func asArticle(wording string, cited []article.Passage, g page.Ground) (*article.Article, article.When) {
	whole := text.Span{End: len(wording)}
	a := &article.Article{ID: "wording", Text: wording, Blocks: []article.Block{{Span: whole, Kind: article.Paragraph}}}
	var date article.When
	for _, p := range cited {
		if r := g[p.Article]; r != nil {
			a.Lang, date = r.Lang, r.Date
			break
		}
	}
	for _, s := range text.Sentences(wording, whole, &lang.For(a.Lang).Words.Ends) {
		a.Sentences = append(a.Sentences, article.Sentence{Span: s})
	}
	return a, date
}

// supported is what the cited passages have.
type supported struct {
	folded  string // their words, folded
	stems   map[string]bool
	figures []article.Figure
	times   []article.When
}

func support(cited []article.Passage, g page.Ground) supported {
	s := supported{stems: map[string]bool{}}
	var words []string
	for _, p := range cited {
		if g.Passage(p) != nil {
			continue
		}
		r := g[p.Article]
		words = append(words, text.Fold(r.Words(p.Span)))
		for _, t := range text.Tokens(r.Text, p.Span) {
			s.stems[text.Stem(t.Lower)] = true
		}
		for _, f := range r.Notes.Figures {
			if p.Span.Contains(f.Span) {
				s.figures = append(s.figures, f)
			}
		}
		for _, t := range r.Notes.Times {
			if p.Span.Contains(t.Span) && t.When.Known() {
				s.times = append(s.times, t.When)
			}
		}
	}
	s.folded = strings.Join(words, "\n")
	return s
}

// claim is one wording being checked.
type claim struct {
	text   string
	has    supported
	read   []text.Span // checked as a quotation, date, figure or name
	failed []Failure
}

func (c *claim) fail(s text.Span, why string) {
	c.failed = append(c.failed, Failure{Where: fmt.Sprintf("wording/%d-%d", s.Start, s.End), What: s.In(c.text), Why: why, Sentence: true})
}

// quotations checks what stands between two quotation marks.
func (c *claim) quotations(toks []text.Token) {
	open := -1
	for i, t := range toks {
		if t.Kind != text.Quote || t.Norm != `"` {
			continue
		}
		if open < 0 {
			open = i
			continue
		}
		s := text.Span{Start: toks[open].End, End: t.Start}
		open = -1
		c.read = append(c.read, s)
		inner := strings.TrimRight(strings.TrimSpace(text.Fold(s.In(c.text))), ",.")
		if !strings.Contains(c.has.folded, inner) {
			c.fail(s, "is not quoted word for word")
		}
	}
	if open >= 0 {
		c.fail(toks[open].Span, "opens a quotation that does not end")
	}
}

func (c *claim) dates(times []article.Time) {
	for _, t := range times {
		if !t.When.Known() || c.done(t.Span) {
			continue
		}
		c.read = append(c.read, t.Span)
		if !c.dated(t.When) {
			c.fail(t.Span, "no cited passage gives this date")
		}
	}
}

func (c *claim) dated(w article.When) bool {
	for _, h := range c.has.times {
		if h.From.Equal(w.From) && h.To.Equal(w.To) {
			return true
		}
	}
	return false
}

func (c *claim) figures(figures []article.Figure) {
	for _, f := range figures {
		if c.done(f.Span) {
			continue
		}
		c.read = append(c.read, f.Span)
		if !c.counted(f) {
			c.fail(f.Span, "no cited passage gives this figure")
		}
	}
}

func (c *claim) counted(f article.Figure) bool {
	for _, h := range c.has.figures {
		if h.Value == f.Value && h.High == f.High && h.Unit == f.Unit && h.Bound == f.Bound {
			return true
		}
	}
	return false
}

// names checks that every word of a name stands in the passages.
func (c *claim) names(mentions []article.Mention) {
	for _, m := range mentions {
		if m.Form != article.ByName || c.done(m.Span) {
			continue
		}
		c.read = append(c.read, m.Span)
		for _, t := range text.Tokens(c.text, m.Span) {
			if !c.has.stems[text.Stem(t.Lower)] {
				c.fail(m.Span, "no cited passage names it")
				break
			}
		}
	}
}

// words checks what is left: numbers, negations and content words.
func (c *claim) words(toks []text.Token, w *lang.Words) {
	for _, t := range toks {
		if t.Kind != text.Word && t.Kind != text.Number || c.done(t.Span) || c.has.stems[text.Stem(t.Lower)] {
			continue
		}
		if t.Kind == text.Number || w.Negations.Has(t.Lower) || !w.Stop.Has(t.Lower) {
			c.fail(t.Span, "no cited passage has this word")
		}
	}
}

func (c *claim) done(s text.Span) bool {
	for _, r := range c.read {
		if r.Contains(s) {
			return true
		}
	}
	return false
}
