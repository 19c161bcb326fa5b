package page

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/synoptic-news/synoptic/article"
)

// AnswerSchema names the form of an encoded answer.
const AnswerSchema = "synoptic.answer/1"

// Verdict is what became of a question.
type Verdict string

const (
	Answered Verdict = "answer"
	Differ   Verdict = "differ"  // the sources disagree
	NotKnown Verdict = "unknown" // a source says itself that it is not known
	NotFound Verdict = "none"    // not in these sources
)

// Answer is what the sources say to a question. Nothing in it is worded by
// Synoptic: a sentence is cut from a passage, and where no passage answers,
// none is shown.
type Answer struct {
	Question string  `json:"question"`
	Asked    string  `json:"asked"` // what for: "who", "when", "number" …
	Verdict  Verdict `json:"verdict"`
	// Sentence answers; zero where the sources disagree or are silent.
	Sentence Sentence `json:"sentence,omitzero"`
	// Sides are the claims that differ, or the steps of what changed, the
	// latest last.
	Sides []Side `json:"sides,omitempty"`
	// Found are the passages the answer rests on, at most three, one an article.
	Found []Finding `json:"passages,omitempty"`
	// Missing are the words of the question that no passage has together with
	// the others.
	Missing []string `json:"missing,omitempty"`

	// Page is the story asked about, for numbers and names of sources; nil
	// where nothing was found.
	Page *Page `json:"-"`
}

// Finding is a passage that answers: whole sentences of one article.
type Finding struct {
	Sentence Sentence `json:"sentence"`
	Date     When     `json:"date,omitzero"` // its article was written
}

// Each calls do for every sentence of the answer, in the order shown.
func (a *Answer) Each(do func(Sentence)) {
	if len(a.Sentence.cites) > 0 {
		do(a.Sentence)
	}
	for _, s := range a.Sides {
		do(s.Sentence)
	}
	for _, f := range a.Found {
		do(f.Sentence)
	}
}

// Cited are the articles the answer cites, in the order of the page's sources.
func (a *Answer) Cited() []SourceRow {
	if a.Page == nil {
		return nil
	}
	cited := map[article.ID]bool{}
	a.Each(func(s Sentence) {
		for _, c := range s.cites {
			cited[c.Article] = true
		}
	})
	var rows []SourceRow
	for _, s := range a.Page.Sources {
		if cited[s.Article] {
			rows = append(rows, s)
		}
	}
	return rows
}

// answerSource is one cited article in an encoded answer.
type answerSource struct {
	Number  int        `json:"source"` // [n]
	Article article.ID `json:"article"`
	Outlet  string     `json:"outlet,omitempty"`
	Title   string     `json:"title,omitempty"`
	URL     string     `json:"url,omitempty"`
	Path    string     `json:"path,omitempty"`
	Date    When       `json:"date,omitzero"`
}

// EncodeAnswer writes the answer as JSON, indented, ending in a line break,
// with a W3C selector for each passage it cites.
func EncodeAnswer(a *Answer) ([]byte, error) {
	f := struct {
		Schema string `json:"schema"`
		*Answer
		Cites   []target       `json:"cites,omitempty"`
		Sources []answerSource `json:"sources,omitempty"`
	}{Schema: AnswerSchema, Answer: a}
	if a.Page != nil {
		f.Cites = targets(&Page{Sources: a.Page.Sources, Articles: a.Page.Articles, Agreed: a.points()})
	}
	for _, s := range a.Cited() {
		rec := a.Page.Article(s.Article)
		f.Sources = append(f.Sources, answerSource{
			a.Page.Number(s.Article), s.Article, rec.Outlet.Name, rec.Words(rec.Title), rec.URL, rec.Path, s.Date,
		})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("encode answer: %w", err)
	}
	return b.Bytes(), nil
}

// points are the answer's sentences as a page would hold them.
func (a *Answer) points() []Point {
	var ps []Point
	a.Each(func(s Sentence) { ps = append(ps, Point{Sentence: s}) })
	return ps
}
