package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/newsweb"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// fill puts articles and stories into an empty database, as many as a server has
// after months, without reading and clustering them.
//
// Some stories are real: articles of a small web, put into stories as a server
// does. The others are copies of their pages, under names of their own, with
// articles of words that are as frequent as in a language (Zipf).
type fill struct {
	articles, stories, outlets int
	days                       int // over which they were published
	seed                       uint64

	rnd   *rand.Rand
	often *rand.Zipf // words
	rare  *rand.Zipf // names
	words []string
	now   time.Time
}

func fillCommand(out io.Writer) *cobra.Command {
	f := ordinaryFill
	cmd := &cobra.Command{
		Use:   "fill [flags] DATABASE",
		Short: "A large database for a server to show",
		Long: `Fill an empty database, the path of a SQLite file or postgres://…, with articles
and stories: some real ones of a small web, the others copies of their pages with
articles of invented words, as frequent as in a language. The last came in a day
and an hour ago, so that a server that keeps stories open for a day takes them as
they are.`,
		Example: `  go run ./cmd/eval fill big/synoptic.db
  synoptic serve --data big --window 1d
  go run ./cmd/eval visitors --overload 0 http://127.0.0.1:8080`,
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(); err != nil {
				return err
			}
			if err := f.run(cmd.Context(), args[0], out); err != nil {
				return failure{err}
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	f.add(fl)
	return cmd
}

// add adds the flags that say how large it is.
func (f *fill) add(fl *pflag.FlagSet) {
	fl.IntVar(&f.articles, "articles", f.articles, "have so many articles")
	fl.IntVar(&f.stories, "stories", f.stories, "in so many stories")
	fl.IntVar(&f.outlets, "outlets", f.outlets, "of so many outlets")
	fl.IntVar(&f.days, "days", f.days, "of the last so many days")
	fl.Uint64Var(&f.seed, "seed", f.seed, "make other ones")
}

func (f *fill) check() error {
	if f.stories < fillReal || f.articles < f.stories+fillReal || f.outlets < 1 || f.days < 1 {
		return fmt.Errorf("name at least %d stories, %[1]d articles more than stories, one outlet and one day", fillReal)
	}
	return nil
}

// The words there are, the more frequent first, and how many names.
const (
	fillWords = 40_000
	fillNames = 30_000
	fillReal  = 600 // articles that are read and put into stories
	fillEach  = 50  // stories in one transaction

	// Nothing came in for so long: for a server that keeps stories open for a day,
	// all are closed, so that it neither sorts nor makes anew what was not made as
	// it makes it.
	fillQuiet = 25 * time.Hour
)

// ordinaryFill is what a fill is unless it is told otherwise.
var ordinaryFill = fill{articles: 100_000, stories: 5_000, outlets: 300, days: 60, seed: 1}

func (f *fill) run(ctx context.Context, address string, out io.Writer) error {
	begun := time.Now()
	f.now = begun.Truncate(time.Second)
	f.rnd = rand.New(rand.NewPCG(f.seed, 12))
	f.often = rand.NewZipf(f.rnd, 1.07, 3, fillWords-1)
	f.rare = rand.NewZipf(f.rnd, 1.05, 20, fillNames-1)
	f.words = f.vocabulary()
	s, err := store.Open(ctx, address)
	if err != nil {
		return err
	}
	defer s.Close()
	made, real, err := f.originals(ctx, s)
	if err != nil {
		return err
	}
	left := f.articles - fillReal
	for n := real; n < f.stories && left > 0; {
		err := s.Write(ctx, func(tx *store.Tx) error {
			for end := min(n+fillEach, f.stories); n < end; n++ {
				size := left
				if n < f.stories-1 {
					size = min(max(left-(f.stories-n-1), 1), f.size(left/(f.stories-n)))
				}
				left -= size
				if err := f.copy(ctx, tx, made[n%len(made)], n, size); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if n%(10*fillEach) == 0 {
			fmt.Fprintf(out, "%d stories, %d articles, %v\n", n, f.articles-left, time.Since(begun).Round(time.Second))
		}
	}
	var st store.Stats
	err = s.Read(ctx, func(tx *store.Tx) error {
		st, err = tx.Stats(ctx)
		return err
	})
	fmt.Fprintf(out, "%d articles in %d stories, %d MiB, in %v\n", st.Articles, st.Stories, st.Size>>20, time.Since(begun).Round(time.Second))
	return errors.Join(err, ctx.Err())
}

// size is how many articles a story has: many have few, few have many.
func (f *fill) size(mean int) int {
	return max(1, int(f.rnd.ExpFloat64()*float64(mean)+0.5))
}

// vocabulary is made of syllables, but for the words that any text is full of.
func (f *fill) vocabulary() []string {
	out := strings.Fields("the of to and a in said that for on was with is at by from it as he his be has are were have an not who they will their had this but which she been after or one two more would about when new people first than government police year its")
	onsets, vowels, codas := strings.Fields("b br d f g gr h k kl l m n p pr r s st t tr v"), strings.Fields("a e i o u ai ou"), strings.Fields("l n r s t m nd rt st k ng")
	have := map[string]bool{}
	for len(out) < fillWords {
		var b strings.Builder
		for range 2 + f.rnd.IntN(2) {
			b.WriteString(onsets[f.rnd.IntN(len(onsets))] + vowels[f.rnd.IntN(len(vowels))])
		}
		w := b.String() + codas[f.rnd.IntN(len(codas))]
		if !have[w] {
			have[w] = true
			out = append(out, w)
		}
	}
	return out
}

func (f *fill) word() string { return f.words[f.often.Uint64()] }

// name is one of a person; the more frequent the lower its number.
func (f *fill) name() string {
	n := f.rare.Uint64()
	capital := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	return capital(f.words[1000+n%97]) + " " + capital(f.words[2000+n])
}

func (f *fill) outlet(i int) source.Outlet {
	w := f.words[500+i]
	return source.Outlet{ID: source.OutletID(w + ".example"), Name: strings.ToUpper(w[:1]) + w[1:] + " Post"}
}

// realStory is a story that was made as a server makes it.
type realStory struct {
	store.Story
	index store.Index
}

// originals are the stories of a small web that have some articles, and how many
// stories it has.
func (f *fill) originals(ctx context.Context, s *store.Store) (out []realStory, all int, err error) {
	web := newsweb.New(newsweb.Options{Outlets: min(f.outlets, 40), Pages: fillReal, Seed: f.seed, Start: f.now.AddDate(0, 0, -10), Every: 20 * time.Minute})
	err = s.Write(ctx, func(tx *store.Tx) error {
		if n, err := tx.CountArticles(ctx); err != nil || n > 0 {
			return errors.Join(err, errors.New("the database is not empty"))
		}
		for i := range f.outlets {
			o := f.outlet(i)
			if _, _, err := tx.AddFeed(ctx, store.Feed{URL: "https://" + string(o.ID) + "/rss", Outlet: string(o.ID), Title: o.Name, Added: f.now.AddDate(0, 0, -f.days), Next: f.now.AddDate(1, 0, 0)}); err != nil {
				return err
			}
		}
		for _, p := range web.Pages {
			o := f.outlet(p.Outlet)
			a := written(o, fmt.Sprintf("https://%s%s", o.ID, p.Path), p.Title, p.Paras, p.Published)
			if _, err := tx.PutArticle(ctx, store.Article{Article: a, Arrived: p.Published.Add(10 * time.Minute), MadeBy: "fill"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	k := live.Keeper{Store: s, Options: engine.Options{Version: "fill"}}
	if _, err := k.Update(ctx, f.now); err != nil {
		return nil, 0, err
	}
	err = s.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Stories(ctx, f.now.Add(time.Hour), fillReal)
		if err != nil {
			return err
		}
		all = len(list)
		for _, st := range list {
			if st.Articles < 3 {
				continue
			}
			o := realStory{}
			if o.Story, err = tx.Paged(ctx, st.ID); err != nil {
				return err
			}
			p, err := page.Load(o.Page)
			if err != nil {
				return err
			}
			if o.index, err = live.IndexOf(p); err != nil {
				return err
			}
			out = append(out, o)
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = errors.New("the small web made no story of three articles")
	}
	slices.SortFunc(out, func(a, b realStory) int { return int(a.ID - b.ID) })
	return out, all, err
}

// copy adds a story with the page of another, and articles of its own.
func (f *fill) copy(ctx context.Context, tx *store.Tx, of realStory, n, size int) error {
	// The later a story, the nearer to now; its articles came over a day or two.
	end := f.now.Add(-time.Duration(float64(f.days)*24*(1-float64(n+1)/float64(f.stories))*float64(time.Hour)) - fillQuiet)
	st := of.Story
	st.Title, st.First, st.Last, st.Updated = f.title(), end.Add(-30*time.Hour), end, end
	st.Articles, st.Origins = size, 1+size*2/3
	id, err := tx.AddStory(ctx, st)
	if err != nil {
		return err
	}
	x := of.index
	x.Articles = nil
	var filed []store.Filed
	var from []article.Passage // sentences for the figures to stand in
	for k := range size {
		o := f.outlet(f.rnd.IntN(f.outlets))
		at := end.Add(-time.Duration(f.rnd.Int64N(int64(30 * time.Hour))))
		a := written(o, fmt.Sprintf("https://%s/%d/%d.html", o.ID, n, k), f.title(), f.paragraphs(), at)
		if _, err := tx.PutArticle(ctx, store.Article{Article: a, Arrived: at, MadeBy: "fill"}); err != nil {
			return err
		}
		filed = append(filed, store.Filed{Article: a.ID, Story: id, Episode: 1, Why: "fill"})
		x.Articles = append(x.Articles, store.IndexedArticle{ID: a.ID, Outlet: string(o.ID), Lang: "en", Published: at, Origin: article.Original, Lag: time.Duration(k) * time.Minute})
		from = append(from, a.At(a.Sentences[0].Span))
	}
	if err := tx.File(ctx, filed); err != nil {
		return err
	}
	ids := make([]article.ID, len(filed))
	for i, fd := range filed {
		ids[i] = fd.Article
	}
	if err := tx.Taken(ctx, ids); err != nil {
		return err
	}
	f.rename(&x)
	x.Figures = slices.Clone(x.Figures)
	for i := range x.Figures {
		x.Figures[i].From = from[i%len(from)]
	}
	if err := tx.SaveIndex(ctx, id, x); err != nil {
		return err
	}
	return tx.AddUpdate(ctx, store.Update{Story: id, Made: end, First: true, Data: []byte("[]")})
}

// rename gives the names of an index other names.
func (f *fill) rename(x *store.Index) {
	to := map[store.EntityRef]store.EntityRef{}
	x.Entities = slices.Clone(x.Entities)
	for i := range x.Entities {
		e := &x.Entities[i]
		name := f.name()
		ref := store.EntityRef{Kind: e.Kind, Key: strings.Join(store.NameWords(name), "-")}
		to[e.EntityRef] = ref
		e.EntityRef, e.Name, e.Spellings = ref, name, []string{name}
	}
	x.Shown = slices.Clone(x.Shown)
	for i := range x.Shown {
		of := slices.Clone(x.Shown[i].Of)
		for k := range of {
			if ref, ok := to[of[k].EntityRef]; ok {
				of[k].EntityRef = ref
			}
		}
		x.Shown[i].Of = of
	}
}

func (f *fill) title() string {
	var ws []string
	for range 6 + f.rnd.IntN(5) {
		ws = append(ws, f.word())
	}
	return sentence(ws)
}

func (f *fill) paragraphs() []string {
	var out []string
	for range 4 + f.rnd.IntN(7) {
		var p []string
		for range 2 + f.rnd.IntN(3) {
			var ws []string
			for range 8 + f.rnd.IntN(20) {
				ws = append(ws, f.word())
			}
			p = append(p, sentence(ws)+".")
		}
		out = append(out, strings.Join(p, " "))
	}
	return out
}

func sentence(ws []string) string {
	s := strings.Join(ws, " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// written is an article as extract makes it, without a page it was read from.
func written(o source.Outlet, url, title string, paras []string, at time.Time) *article.Article {
	a := &article.Article{URL: url, Outlet: o, Lang: "en", Title: text.Span{End: len(title)}, Published: article.Stamp{Time: at.UTC(), How: "meta"}}
	var b strings.Builder
	b.WriteString(title)
	a.Blocks = append(a.Blocks, article.Block{Span: a.Title, Kind: article.Title})
	for _, p := range paras {
		b.WriteString("\n\n")
		start := b.Len()
		b.WriteString(p)
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: start, End: b.Len()}, Kind: article.Paragraph})
	}
	a.Text = b.String()
	for i, bl := range a.Blocks {
		for _, s := range text.Sentences(a.Text, bl.Span, &lang.For(a.Lang).Words.Ends) {
			a.Sentences = append(a.Sentences, article.Sentence{Span: s, Block: i})
		}
	}
	a.ID = article.Identify(a)
	return a
}
