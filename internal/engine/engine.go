// Package engine is the pipeline: from files to pages. It is the only package
// below the command and the web server that starts goroutines; everything it
// calls is pure, but for reading files.
//
// In go paths and options; out come pages, most reported first, and what could
// not be used with the reason. A page is a pure function of its articles, how
// they are grouped into episodes, and the options: Verify rebuilds it.
package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/internal/pdftext"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/cluster"
	"github.com/synoptic-news/synoptic/story/relate"
)

// Options are what a run may be told. The zero value works.
type Options struct {
	Now          time.Time            // "today"; zero: no article is taken to be older or newer than it says
	Since, Until time.Time            // civil days, inclusive; articles dated outside are left out, undated ones stay
	Stdin        io.Reader            // for the path "-"
	Workers      int                  // at once; 0: one for each core
	Spare        func() bool          // whether a core is to be left to others just now; nil: never
	Version      string               // of the program, for the page
	Withheld     []article.Passage    // that a person decided not to show
	Namesakes    story.Namesakes      // names that a person told apart
	SameEvents   [][2]article.Passage // that a person said tell one event
	Exe          string               // of the program, for reading PDF in a child; empty: PDF files are skipped
	Progress     func(done, total int, stage string)
}

// Result is what a run yields.
type Result struct {
	Pages   []*page.Page
	Stories []ask.Story      // what the pages were made of, in their order
	Skipped []folder.Skipped // in the order of their paths
	Faults  int              // of Skipped: files that could not be used, not those left out on purpose
	Explain []string         // why each article is where it is, in page order
}

// ErrNothing is returned when no file could be used.
var ErrNothing = errors.New("no usable article")

// Run reads the paths and makes one page for each story found.
func Run(ctx context.Context, paths []string, opts Options) (*Result, error) {
	docs, skipped, err := folder.Read(ctx, paths, opts.files())
	if err != nil {
		return nil, err
	}
	run := run{opts: opts}
	articles, more, err := run.extract(ctx, docs)
	if err != nil {
		return nil, err
	}
	articles, twice := once(articles)
	articles, outside := within(articles, opts.Since, opts.Until)
	res := &Result{Faults: len(skipped) + len(more), Skipped: slices.Concat(skipped, more, twice, outside)}
	slices.SortFunc(res.Skipped, func(a, b folder.Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	if len(articles) == 0 {
		return res, ErrNothing
	}
	return res, run.pages(ctx, articles, res)
}

// Pages makes one page for each story that the articles tell, the most reported
// first. Articles must be different; their order does not matter.
func Pages(ctx context.Context, articles []*article.Article, opts Options) ([]*page.Page, error) {
	var res Result
	if len(articles) == 0 {
		return nil, nil
	}
	articles = slices.Clone(articles)
	slices.SortFunc(articles, article.ByDate)
	err := run{opts: opts}.pages(ctx, articles, &res)
	return res.Pages, err
}

// pages puts articles into stories and makes their pages.
func (r run) pages(ctx context.Context, articles []*article.Article, res *Result) error {
	stories, err := r.stories(ctx, articles)
	if err != nil {
		return err
	}
	res.Pages = make([]*page.Page, len(stories))
	res.Stories = make([]ask.Story, len(stories))
	sheets := make([]relate.Sheet, len(stories))
	explain := make([][]string, len(stories))
	err = r.each(ctx, len(stories), "writing pages", func(i int) error {
		b := builder{opts: r.opts, leftOut: leftOut(res.Skipped)}
		p, err := b.page(&stories[i])
		if err != nil {
			return fmt.Errorf("page of %q: %w", stories[i].Readings[0].Headline(), err)
		}
		res.Pages[i], explain[i] = p, b.explain
		res.Stories[i] = ask.Story{Story: &stories[i], Events: b.events, Page: p}
		sheets[i] = relate.Of(&stories[i])
		return nil
	})
	res.Explain = slices.Concat(explain...)
	if err != nil {
		return err
	}
	return related(res.Pages, sheets)
}

// related shows on each page the stories among the others that are related to it.
func related(pages []*page.Page, sheets []relate.Sheet) error {
	var x relate.Index
	for i := range sheets {
		x.Add(&sheets[i])
	}
	for i, p := range pages {
		for _, f := range x.Related(i, page.MostRelated) {
			if err := p.Relate(pages[f.Story], f.Link); err != nil {
				return err
			}
		}
	}
	return nil
}

// files says how files are read: PDF in a child process of the program, if it
// is known.
func (o Options) files() folder.Options {
	f := folder.Options{Stdin: o.Stdin}
	if o.Exe != "" {
		f.PDFText = func(ctx context.Context, file []byte) (string, error) {
			return pdftext.Text(ctx, o.Exe, file)
		}
	}
	return f
}

// run is one run of the pipeline.
type run struct{ opts Options }

// each is Each with the workers and the progress of the run.
func (r run) each(ctx context.Context, n int, stage string, f func(i int) error) error {
	return Each(ctx, n, r.opts.Parallel(), stage, r.opts.Progress, f)
}

// Parallel is how much may be done at once.
func (o Options) Parallel() int {
	if o.Workers > 0 {
		return o.Workers
	}
	n := runtime.GOMAXPROCS(0)
	if n > 1 && o.Spare != nil && o.Spare() {
		n--
	}
	return n
}

// Each calls f for 0 … n-1, so many at once, and stops at the first error.
// progress, if there is one, is called from several goroutines.
func Each(ctx context.Context, n, workers int, stage string, progress func(done, total int, stage string), f func(i int) error) error {
	var done atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(workers)
	for i := range n {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := f(i); err != nil {
				return err
			}
			if progress != nil {
				progress(int(done.Add(1)), n, stage)
			}
			return nil
		})
	}
	return g.Wait()
}

// extract turns documents into articles.
func (r run) extract(ctx context.Context, docs []source.Document) ([]*article.Article, []folder.Skipped, error) {
	found := make([][]*article.Article, len(docs))
	errs := make([]error, len(docs))
	err := r.each(ctx, len(docs), "reading articles", func(i int) error {
		found[i], errs[i] = extract.Articles(docs[i], extract.Options{})
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	var articles []*article.Article
	var skipped []folder.Skipped
	for i, d := range docs {
		for _, e := range joined(errs[i]) {
			skipped = append(skipped, folder.Skipped{Path: d.Path, Reason: e.Error()})
		}
		articles = append(articles, found[i]...)
	}
	return articles, skipped, nil
}

// once keeps the first of articles that are the same to the letter, and sorts
// them.
func once(articles []*article.Article) (kept []*article.Article, out []folder.Skipped) {
	first := map[article.ID]string{}
	for _, a := range articles {
		if p, twice := first[a.ID]; twice {
			out = append(out, folder.Skipped{Path: a.Path, Reason: "the same article as " + p})
			continue
		}
		first[a.ID] = a.Path
		kept = append(kept, a)
	}
	slices.SortFunc(kept, article.ByDate)
	return kept, out
}

// joined lists the errors joined in err.
func joined(err error) []error {
	if err == nil {
		return nil
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	return []error{err}
}

// within keeps the articles of the days asked for.
func within(articles []*article.Article, since, until time.Time) (kept []*article.Article, out []folder.Skipped) {
	for _, a := range articles {
		day := article.CivilDay(a.Published.Time)
		switch {
		case !a.Published.Known():
		case !since.IsZero() && day.Before(article.CivilDay(since)):
			out = append(out, folder.Skipped{Path: a.Path, Reason: "published before " + since.Format(time.DateOnly)})
			continue
		case !until.IsZero() && day.After(article.CivilDay(until)):
			out = append(out, folder.Skipped{Path: a.Path, Reason: "published after " + until.Format(time.DateOnly)})
			continue
		}
		kept = append(kept, a)
	}
	return kept, out
}

// stories reads the articles and puts them into stories.
func (r run) stories(ctx context.Context, articles []*article.Article) ([]story.Story, error) {
	readings := make([]*article.Reading, len(articles))
	err := r.each(ctx, len(articles), "annotating", func(i int) error {
		readings[i] = Read(articles[i])
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, o := range reuse.Origins(readings) {
		readings[i].Origin = o
	}
	stories := cluster.Stories(readings)
	// What a story tells of its undated articles' days helps to tell its
	// episodes apart.
	dated := make([]bool, len(stories))
	err = r.each(ctx, len(stories), "dating articles", func(i int) error {
		dated[i] = date(&stories[i], r.opts.Now)
		return nil
	})
	if err != nil || !slices.Contains(dated, true) {
		return stories, err
	}
	return cluster.Stories(readings), nil
}

// Read annotates one article by the date it states itself.
func Read(a *article.Article) *article.Reading {
	r := &article.Reading{Article: a}
	if a.Published.Known() {
		r.Date = article.OnDay(a.Published.Time, article.Explicit)
	}
	r.Notes = annotate.Article(a, r.Date)
	return r
}

func leftOut(skipped []folder.Skipped) []page.LeftOut {
	out := make([]page.LeftOut, len(skipped))
	for i, s := range skipped {
		out[i] = page.LeftOut{Path: s.Path, Reason: s.Reason}
	}
	return out
}
