package annotate_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// BenchmarkArticle is all annotators together, tokens included: on the articles
// of the example corpus, and on a sentence of a megabyte.
func BenchmarkArticle(b *testing.B) {
	var corpus []*article.Article
	files, err := filepath.Glob("../../examples/merrow-dam/*")
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		as, _ := extract.Articles(source.Document{Path: filepath.Base(f), Body: body}, extract.Options{}) // some are no articles, on purpose
		corpus = append(corpus, as...)
	}
	if len(corpus) < 10 {
		b.Fatalf("found only %d articles", len(corpus))
	}
	const clause = "the envoy Mara Linden said on Tuesday that 4,200 people had left the town of Orlo by 6 May 2031, and "
	s := strings.Repeat(clause, 1<<20/len(clause))
	long := &article.Article{Text: s, Lang: "en",
		Blocks:    []article.Block{{Span: text.Span{End: len(s)}, Kind: article.Paragraph}},
		Sentences: []article.Sentence{{Span: text.Span{End: len(s)}}}}
	for name, as := range map[string][]*article.Article{"example": corpus, "1MB-sentence": {long}} {
		b.Run(name, func(b *testing.B) {
			size := 0
			for _, a := range as {
				size += len(a.Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, a := range as {
					annotate.Article(a, article.When{})
				}
			}
		})
	}
}
