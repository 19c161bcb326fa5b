package render

import (
	"io"
	"strings"

	"github.com/synoptic-news/synoptic/page"
)

// Headings and fixed phrases of an answer.
const (
	headAnswer  = "Answer"
	headDiffer  = "The sources disagree"
	headUnsaid  = "The sources say that it is not known"
	headChanged = "It changed over time"
	headFound   = "Passages"

	notFound = "Not in these sources."
	lacking  = "No passage has, with the rest of the question: "
)

// Answer writes an answer as plain text, wrapped. The numbers are those of the
// story's page.
func Answer(w io.Writer, a *page.Answer, o TextOptions) error {
	if o.Width == 0 {
		o.Width = 80
	}
	t := &typist{p: a.Page, width: max(o.Width, 40), color: o.Color}
	t.answer(a)
	_, err := io.WriteString(w, strings.TrimPrefix(t.out.String(), "\n"))
	return err
}

func (t *typist) answer(a *page.Answer) {
	switch a.Verdict {
	case page.NotFound:
		t.para(0, 0, run{notFound, bold})
		if len(a.Missing) > 0 {
			t.para(0, 0, run{lacking + clean(strings.Join(a.Missing, ", ")), dim})
		}
		return
	case page.Differ:
		t.head(headDiffer)
	case page.NotKnown:
		t.head(headUnsaid)
	default:
		t.head(headAnswer)
	}
	if len(a.Sentence.Cites()) > 0 {
		t.para(2, 2, t.sentence(a.Sentence)...)
	}
	if len(a.Sides) > 0 {
		if a.Verdict != page.Differ {
			t.subhead(headChanged, bold)
		}
		for _, s := range newSteps(page.Shift{Steps: a.Sides}) {
			t.side(s)
		}
	}
	t.found(a)
	t.cited(a)
}

func (t *typist) found(a *page.Answer) {
	if len(a.Found) == 0 {
		return
	}
	t.head(headFound)
	for _, f := range a.Found {
		head := joined(", ", publisher(inEnglish, t.p, t.p.Article(f.Sentence.Cites()[0].Article)), clean(f.Date.Text()))
		t.para(2, 4, append([]run{{head + ": ", bold}}, t.sentence(f.Sentence)...)...)
	}
}

// cited lists the articles cited, each a line of the page's sources.
func (t *typist) cited(a *page.Answer) {
	t.head(headSources)
	for _, s := range a.Cited() {
		t.source(t.p.Number(s.Article)-1, 0)
	}
}
