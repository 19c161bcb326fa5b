package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/pdftext"
	"github.com/synoptic-news/synoptic/internal/store"
)

func addCommand(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "add [flags] URL|PATH…",
		Short: "Put pages and files among a server's articles, and into its stories",
		Long: `Fetch pages and read files, folders or "-" for standard input, keep their
articles, and bring the stories up to date. Files are read as brief reads them.
What was kept is named, and so is what could not be used, with the reason; the
rest goes on. The command works while a server runs.

Exit status 1 if a page could not be had, or none of the files used.`,
		Example: `  synoptic add https://www.example.org/2031/05/06/ferry-aground
  synoptic add report.pdf clippings/
  pbpaste | synoptic add -`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, what []string) (err error) {
			if len(what) == 0 {
				return errors.New("no URL or PATH given; name pages, files or folders, or - for standard input")
			}
			in, done, err := d.intake(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, done)
			return add(cmd.Context(), in, what, std)
		},
	}
	cmd.Flags().SortFlags = false
	d.addWeb(cmd.Flags())
	d.add(cmd.Flags())
	return cmd
}

// add keeps what was named, says what became of it, and updates the stories.
func add(ctx context.Context, in *intake.Intake, what []string, std streams) error {
	var paths []string
	used, wrong := 0, 0
	for _, w := range what {
		if !strings.Contains(w, "://") {
			paths = append(paths, w)
			continue
		}
		kept, err := in.Fetch(ctx, w, time.Now())
		if ctx.Err() != nil {
			return ctx.Err()
		}
		used += len(kept)
		report(std, kept)
		if err != nil {
			fmt.Fprintf(std.err, "synoptic: %v\n", printable(err.Error()))
			wrong++
		}
	}
	if len(paths) > 0 {
		n, err := addFiles(ctx, in, paths, std)
		if err != nil {
			return failure{err}
		}
		if used += n; n == 0 {
			wrong++
		}
	}
	if used > 0 {
		if err := updateStories(ctx, in.Store, std); err != nil {
			return failure{err}
		}
	}
	if wrong > 0 {
		return errSilent
	}
	return nil
}

// readFiles says how files are read.
func readFiles() (o folder.Options) {
	if exe, err := os.Executable(); err == nil { // without it PDF files are skipped
		o.PDFText = func(ctx context.Context, file []byte) (string, error) { return pdftext.Text(ctx, exe, file) }
	}
	return o
}

// addFiles keeps the articles of files and says how many there are.
func addFiles(ctx context.Context, in *intake.Intake, paths []string, std streams) (n int, err error) {
	o := readFiles()
	o.Stdin = std.in
	docs, skipped, err := folder.Read(ctx, paths, o)
	if err != nil {
		return 0, err
	}
	for _, doc := range docs {
		kept, err := in.Put(ctx, store.Document{Document: doc}, time.Now())
		if ctx.Err() != nil {
			return n, ctx.Err()
		}
		n += len(kept)
		report(std, kept)
		if err != nil {
			skipped = append(skipped, folder.Skipped{Path: doc.Path, Reason: err.Error()})
		}
	}
	reportSkipped(std.err, skipped)
	return n, nil
}

// report says which articles were kept.
func report(std streams, kept []intake.Kept) {
	for _, k := range kept {
		did := "kept"
		if !k.Fresh {
			did = "there already"
		}
		fmt.Fprintf(std.out, "%s: %s\n", did, named(k.Article))
	}
}

// named is an article for a message: its headline, with its outlet and day as
// far as they are known.
func named(a *article.Article) string {
	var of []string
	if a.Outlet.Name != "" {
		of = append(of, a.Outlet.Name)
	}
	if a.Published.Known() {
		of = append(of, a.Published.Time.Format(time.DateOnly))
	}
	s := cmp.Or(a.Headline(), a.Path, a.URL)
	if of != nil {
		s += " (" + strings.Join(of, ", ") + ")"
	}
	return printable(s)
}

// updateStories files what came in.
func updateStories(ctx context.Context, s *store.Store, std streams) error {
	bar := newProgress(std.err, false)
	k := live.Keeper{Store: s, Options: engine.Options{Version: version, Progress: bar.step}}
	c, err := k.Update(ctx, time.Now())
	bar.clear()
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "stories: %d new, %d updated, %d merged\n", c.New, c.Updated, c.Merged)
	return nil
}
