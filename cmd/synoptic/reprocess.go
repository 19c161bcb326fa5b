package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
)

func reprocessCommand(std streams) *cobra.Command {
	var d dataFlags
	var window days
	var since string
	cmd := &cobra.Command{
		Use:   "reprocess [flags]",
		Short: "Make anew what older versions of Synoptic made",
		Long: `Read articles anew that another version of Synoptic read, out of the documents
that are kept, put them into the stories, and make the pages anew that another
version made. Stories keep their numbers, and every page stays as it is until
the new one is there. The command works while a server runs, and uses one core.

What was done is not done again: after an interruption, run it again.`,
		Example: `  synoptic reprocess
  synoptic reprocess --since 2031-09-01 --config /etc/synoptic/synoptic.yaml`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			var from time.Time
			if since != "" {
				if from, err = time.Parse(time.DateOnly, since); err != nil {
					return fmt.Errorf("--since %q is not a date; write it as 2031-09-06", since)
				}
			}
			s, err := d.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			bar := newProgress(std.err, false)
			defer bar.clear()
			return reprocess(cmd.Context(), s, redoing{version, from, time.Duration(window), bar.step}, std.out)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&since, "since", "", "only what arrived, or was updated, since this `DATE` (2031-09-06)")
	define(cmd.Flags(), "window", &window)
	d.add(cmd.Flags())
	mustComplete(cmd.RegisterFlagCompletionFunc("since", cobra.NoFileCompletions))
	return cmd
}

// redoing is what is to be made anew: all that this version did not make.
type redoing struct {
	version  string
	since    time.Time
	window   time.Duration
	progress func(done, total int, stage string)
}

// reprocess reads articles anew, then makes the pages anew where they stand, and
// then puts the open articles into stories: an update has the last word.
func reprocess(ctx context.Context, s *store.Store, o redoing, out io.Writer) error {
	read, err := (&intake.Intake{Store: s, Version: o.version}).Redo(ctx, o.since, o.progress)
	report := []string{fmt.Sprintf("articles: %d read anew, %d of them differ", read.Articles, read.Changed)}
	if read.Unread > 0 {
		report = append(report, count(read.Unread, "document stays", "documents stay")+" as before: this version finds no article in them")
	}
	if read.Lost > 0 {
		report = append(report, count(read.Lost, "article stays", "articles stay")+" as before: what they were read out of is no longer kept (keep-documents)")
	}
	keeper := &live.Keeper{Store: s, Window: o.window, Options: engine.Options{Version: o.version, Workers: 1, Progress: o.progress}}
	if err == nil {
		var pages int
		pages, err = keeper.Redo(ctx, o.since)
		report = append(report, fmt.Sprintf("pages: %d made anew", pages))
	}
	if err == nil {
		var c live.Changes
		c, err = keeper.UpdateBy(ctx, time.Now)
		report = append(report, fmt.Sprintf("stories: %d new, %d updated, %d merged", c.New, c.Updated, c.Merged))
	}
	if err != nil {
		return failure{fmt.Errorf("%w\nWhat was done stays done (%s); run it again for the rest", err, strings.Join(report, "; "))}
	}
	_, err = fmt.Fprintln(out, strings.Join(report, "\n"))
	return err
}
