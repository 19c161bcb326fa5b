package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// The size of the store that searches are measured on.
const (
	benchArticles = 100_000
	benchStories  = 5_000
	benchWords    = 30_000 // of the vocabulary
)

// word is one of the vocabulary, the more frequent the lower its number.
func word(i uint64) string { return vocabulary()[i%benchWords] }

var vocabulary = sync.OnceValue(func() []string {
	out := make([]string, benchWords)
	for i := range out {
		out[i] = fmt.Sprintf("w%xq", uint64(i)*2654435761%1e9)
	}
	return out
})

// spent is the time that the processor has worked for this process: what a
// search costs on a machine that others use too.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// crowd fills a store: words as often as in a language (Zipf), 20 articles a
// story, 200 outlets, 25 names and 30 shown sentences a story.
func crowd(b *testing.B, s *Store) {
	b.Helper()
	rnd := rand.New(rand.NewPCG(1, 2))
	often := rand.NewZipf(rnd, 1.1, 4, benchWords-1)
	perStory := benchArticles / benchStories
	for from := 0; from < benchStories; from += 50 {
		err := s.Write(ctx, func(tx *Tx) error {
			for i := from; i < from+50; i++ {
				id, err := tx.AddStory(ctx, Story{Title: fmt.Sprint("Story ", i), Updated: noon(1).Add(time.Duration(i) * time.Minute), Articles: perStory, Origins: 3, Page: []byte("{}")})
				if err != nil {
					return err
				}
				x := Index{Conflicts: i % 7 / 6, Changes: i % 5 / 4}
				for k := range perStory {
					var t strings.Builder
					var sentences []article.Sentence
					for range 8 {
						start := t.Len()
						for range 12 {
							t.WriteString(word(often.Uint64()))
							t.WriteByte(' ')
						}
						t.WriteString("end. ")
						sentences = append(sentences, article.Sentence{Span: text.Span{Start: start, End: t.Len() - 1}})
					}
					a := &article.Article{Text: t.String(), Lang: "en", URL: fmt.Sprintf("https://o%d.example/%d", (i+k)%200, i*perStory+k), Outlet: source.Outlet{ID: source.OutletID(fmt.Sprintf("o%d.example", (i+k)%200)), Name: fmt.Sprint("Outlet ", (i+k)%200)}, Sentences: sentences}
					a.Blocks = []article.Block{{Span: text.Span{End: len(a.Text)}, Kind: article.Paragraph}}
					a.ID = article.Identify(a)
					at := noon(1).Add(time.Duration(i) * time.Minute)
					if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: at}); err != nil {
						return err
					}
					if err := tx.File(ctx, []Filed{{Article: a.ID, Story: id, Episode: 1}}); err != nil {
						return err
					}
					x.Articles = append(x.Articles, IndexedArticle{ID: a.ID, Outlet: string(a.Outlet.ID), Lang: "en", Published: at, Origin: article.Original, Lag: time.Duration(k) * time.Minute})
					x.Figures = append(x.Figures, IndexedFigure{Low: float64(rnd.IntN(1000)), From: a.At(sentences[0].Span)}, IndexedFigure{Low: float64(rnd.IntN(100_000)), From: a.At(sentences[1].Span)})
				}
				for k := range x.Figures {
					x.Figures[k].High = x.Figures[k].Low
				}
				for range 25 {
					n := often.Uint64() / 2
					name := fmt.Sprintf("%s %s", word(n), word(n+1))
					x.Entities = append(x.Entities, IndexedEntity{EntityRef: EntityRef{article.Person, strings.ReplaceAll(name, " ", "-")}, Name: name, Spellings: []string{name}, Mentions: 3, Data: []byte("{}")})
				}
				for range 3 {
					topic, place := word(often.Uint64()%60), word(often.Uint64()%2000)
					x.Facets = append(x.Facets, Facet{OfTopic, topic, topic}, Facet{OfPlace, place, place})
				}
				for k := range 30 {
					e := x.Entities[k%25].EntityRef
					x.Shown = append(x.Shown, IndexedSentence{What: ShownSaid, Day: noon(1), Quotes: []string{word(often.Uint64()) + " " + word(often.Uint64())}, Of: []ShownOf{{By, e}}, Data: []byte("{}")})
				}
				if err := tx.SaveIndex(ctx, id, x); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFind measures searches of each sort on a store of 100,000 articles,
// with the slowest of a hundred.
func BenchmarkFind(b *testing.B) {
	s, err := Open(ctx, filepath.Join(b.TempDir(), "a.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	begin := time.Now()
	crowd(b, s)
	b.Logf("filled in %v", time.Since(begin))
	person := func(i uint64) string { return fmt.Sprintf(`person:"%s %s"`, word(i), word(i+1)) }
	for _, x := range []struct{ name, query string }{
		{"common", "end"}, {"frequent", word(3)}, {"two", word(3) + " " + word(9)}, {"rare", word(20_000)}, {"start", "w12*"},
		{"phrase", `"` + word(0) + " " + word(1) + `"`}, {"without", word(2) + " -" + word(1)},
		{"outlet", "outlet:o7.example end"}, {"outletonly", "outlet:o7.example"}, {"person", person(4)}, {"personwords", person(4) + " end"},
		{"rareperson", person(9_000) + " end"}, {"number", "number:212"}, {"numberwords", "number:212 end"}, {"has", "has:conflict"}, {"haswords", "has:conflict " + word(3)},
		{"days", "from:2031-05-02 to:2031-05-02 end"}, {"quote", "quote:" + word(3)}, {"langonly", "lang:en"}, {"nothing", "outlet:o7.example " + person(20_001)},
	} {
		for _, sort := range []Sort{ByRelevance, ByRecency} {
			b.Run(x.name+string(sort), func(b *testing.B) {
				var took []time.Duration
				n := 0
				before := spent()
				for b.Loop() {
					begin := time.Now()
					err := s.Read(ctx, func(tx *Tx) error {
						f, err := tx.Find(ctx, Find{Query: ParseQuery(x.query), Sort: sort, Limit: 15})
						n = len(f.Stories)
						return err
					})
					if err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(begin))
				}
				b.ReportMetric(float64(spent()-before)/float64(len(took))/1e6, "cpu-ms/op")
				slices.Sort(took)
				b.ReportMetric(float64(took[int(math.Ceil(0.99*float64(len(took))))-1])/1e6, "p99-ms")
				b.ReportMetric(float64(n), "stories")
			})
		}
	}
	b.Run("mentioned", func(b *testing.B) {
		for b.Loop() {
			err := s.Read(ctx, func(tx *Tx) error {
				_, err := tx.Mentioned(ctx, article.Person, noon(1), 100)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, want := range []Narrowed{{Topic: word(0)}, {Topic: word(50)}, {Place: word(1500)}, {Topic: word(0), Place: word(0)}, {Topic: word(0), Outlet: "o7.example"}, {Lang: "en"}, {Topic: "none"}} {
		b.Run(fmt.Sprintf("narrowed%+v", want), func(b *testing.B) {
			for b.Loop() {
				err := s.Read(ctx, func(tx *Tx) error {
					_, err := tx.StoriesFitting(ctx, want, Place{At: noon(20)}, 300)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, stories := range []int{1000, benchStories} {
		b.Run(fmt.Sprint("facets", stories), func(b *testing.B) {
			since := noon(1).Add(time.Duration(benchStories-stories) * time.Minute)
			for b.Loop() {
				err := s.Read(ctx, func(tx *Tx) error {
					_, err := tx.Facets(ctx, OfPlace, since, 12)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("outlets", func(b *testing.B) {
		for b.Loop() {
			if err := s.Read(ctx, func(tx *Tx) error { _, err := tx.Outlets(ctx); return err }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("outlet", func(b *testing.B) {
		for b.Loop() {
			if err := s.Read(ctx, func(tx *Tx) error { _, err := tx.Outlet(ctx, "o7.example", 30); return err }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("edits", func(b *testing.B) {
		for b.Loop() {
			if err := s.Read(ctx, func(tx *Tx) error { _, err := tx.Edits(ctx, "o7.example", 30); return err }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
