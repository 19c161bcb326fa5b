package store

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// BenchmarkCheck checks a store of articles as long as those of the news, with
// the documents they were read from, twenty to a story.
func BenchmarkCheck(b *testing.B) {
	const articles, sentences, perStory = 3000, 30, 20
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "a.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	rnd := rand.New(rand.NewPCG(1, 2))
	often := rand.NewZipf(rnd, 1.1, 4, benchWords-1)
	makeOne := func(i int) *article.Article {
		var t strings.Builder
		a := &article.Article{Lang: "en", URL: fmt.Sprintf("https://o%d.example/%d", i%200, i), Outlet: source.Outlet{ID: source.OutletID(fmt.Sprintf("o%d.example", i%200)), Name: fmt.Sprint("Outlet ", i%200)}}
		for n := range sentences {
			start := t.Len()
			for range 18 {
				t.WriteString(word(often.Uint64()) + " ")
			}
			t.WriteString("end.\n")
			span := text.Span{Start: start, End: t.Len() - 1}
			kind := article.Paragraph
			if n == 0 {
				kind, a.Title = article.Title, span
			}
			a.Blocks = append(a.Blocks, article.Block{Span: span, Kind: kind})
			a.Sentences = append(a.Sentences, article.Sentence{Span: span, Block: n})
		}
		a.Text = t.String()
		a.ID = article.Identify(a)
		return a
	}
	for from := 0; from < articles; from += perStory {
		err := s.Write(b.Context(), func(tx *Tx) error {
			id, err := tx.AddStory(b.Context(), Story{Title: fmt.Sprint("Story ", from), Updated: noon(1), Articles: perStory, Page: []byte(strings.Repeat("page ", 4000))})
			if err != nil {
				return err
			}
			var x Index
			for i := from; i < from+perStory; i++ {
				a := makeOne(i)
				d, _, err := tx.PutDocument(b.Context(), Document{Document: source.Document{URL: a.URL, MediaType: "text/html", Body: []byte("<html>" + strings.Repeat("<div class=menu>", 2000) + a.Text), Fetched: noon(2)}})
				if err != nil {
					return err
				}
				if _, err := tx.PutArticle(b.Context(), Article{Article: a, Document: d, Arrived: noon(2), MadeBy: "v1"}); err != nil {
					return err
				}
				if err := tx.File(b.Context(), []Filed{{Article: a.ID, Story: id, Episode: 1}}); err != nil {
					return err
				}
				x.Articles = append(x.Articles, IndexedArticle{ID: a.ID, Outlet: string(a.Outlet.ID), Lang: "en", Published: noon(1), Origin: article.Original})
				x.Figures = append(x.Figures, IndexedFigure{Low: float64(i), High: float64(i), From: a.At(a.Sentences[0].Span)})
			}
			for k := range 25 {
				name := word(uint64(from + k))
				x.Entities = append(x.Entities, IndexedEntity{EntityRef: EntityRef{article.Person, name}, Name: name, Spellings: []string{name}, Mentions: 3, Data: []byte("{}")})
			}
			return tx.SaveIndex(b.Context(), id, x)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	from := spent()
	for b.Loop() {
		if wrong, err := s.Check(b.Context()); err != nil || wrong != nil {
			b.Fatal(wrong, err)
		}
	}
	b.ReportMetric(float64((spent()-from).Microseconds())/float64(b.N*articles), "cpu-µs/article")
}
