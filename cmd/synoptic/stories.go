package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// storyCommand groups what is done with the stories of a server.
func storyCommand(std streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "story COMMAND",
		Short: "List, show and merge the stories of a server",
		Long: `List the stories of a server, print the page of one, and make one story of two.
The commands work while a server runs.`,
		Example: `  synoptic story list
  synoptic story show 7
  synoptic story show 7 --format html -o page.html
  synoptic story merge 12 7`,
		DisableFlagsInUseLine: true,
		Args:                  cobra.NoArgs,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(storyList(std), storyShow(std), storyMerge(std))
	return cmd
}

func storyList(std streams) *cobra.Command {
	var d dataFlags
	var most int
	cmd := &cobra.Command{
		Use:                   "list [flags]",
		Short:                 "List the stories, the last updated first",
		Example:               "  synoptic story list -n 100",
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if most < 1 {
				return fmt.Errorf("--number %d: list at least one", most)
			}
			s, err := d.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			var all []store.Story
			err = s.Read(cmd.Context(), func(tx *store.Tx) error {
				all, err = tx.Stories(cmd.Context(), time.Now().Add(time.Hour), most)
				return err
			})
			if err != nil {
				return failure{err}
			}
			w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "ID\tUPDATED\tARTICLES\tORIGINS\tTITLE")
			for _, st := range all {
				fmt.Fprintf(w, "%d\t%s\t%d\t%d\t%s\n", st.ID, st.Updated.Format("2006-01-02 15:04"), st.Articles, st.Origins, printable(st.Title))
			}
			return w.Flush()
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().IntVarP(&most, "number", "n", 50, "at most `N` stories")
	d.add(cmd.Flags())
	return cmd
}

func storyShow(std streams) *cobra.Command {
	var d dataFlags
	var f briefFlags
	cmd := &cobra.Command{
		Use:   "show [flags] ID",
		Short: "Print the page of a story",
		Example: `  synoptic story show 7
  synoptic story show 7 --format json -o page.json && synoptic verify page.json`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ids, err := storyIDs(args, 1)
			if err != nil {
				return err
			}
			out, err := f.target()
			if err != nil {
				return err
			}
			s, err := d.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			st, err := storyOf(cmd.Context(), s, ids[0])
			if err != nil {
				return failure{err}
			}
			if st.ID != ids[0] {
				fmt.Fprintf(std.err, "story %d was merged into %d\n", ids[0], st.ID)
			}
			p, err := page.Decode(st.Page)
			if err != nil {
				return failure{fmt.Errorf("the page of story %d: %w; synoptic check says more", st.ID, err)}
			}
			written, err := out.write([]*page.Page{p}, std.out)
			if err != nil {
				return failure{err}
			}
			for _, name := range written {
				fmt.Fprintln(std.err, "wrote", name)
			}
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVarP(&f.format, "format", "f", "", "write the page as `FORMAT`: text, md, html or json (default: by the name given to -o, else text)")
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE|DIR`")
	d.add(cmd.Flags())
	mustComplete(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

// pageCommand is "story show" under a shorter name.
func pageCommand(std streams) *cobra.Command {
	cmd := storyShow(std)
	cmd.Use = "page [flags] ID"
	cmd.Long = "Print the page of a story: the same as \"synoptic story show\"."
	cmd.Example = "  synoptic page 7\n  synoptic page 7 --format md -o page.md"
	return cmd
}

func storyMerge(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "merge [flags] ID INTO",
		Short: "Make one story of two, for good",
		Long: `Put the articles of the first story into the second. The number of the first
leads there from then on, and articles that come in later keep them together.
There is no way back but a backup.`,
		Example:               "  synoptic story merge 12 7",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ids, err := storyIDs(args, 2)
			if err != nil {
				return err
			}
			s, err := d.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			for _, id := range ids {
				if _, err := storyOf(cmd.Context(), s, id); err != nil {
					return failure{err}
				}
			}
			k := live.Keeper{Store: s, Options: engine.Options{Version: version}}
			switch err := k.Merge(cmd.Context(), ids[0], ids[1], time.Now()); {
			case errors.Is(err, live.ErrOneStory):
				fmt.Fprintf(std.out, "stories %d and %d are one already\n", ids[0], ids[1])
			case err != nil:
				return failure{err}
			default:
				fmt.Fprintf(std.out, "merged story %d into %d\n", ids[0], ids[1])
			}
			return nil
		},
	}
	d.add(cmd.Flags())
	return cmd
}

// storyIDs reads n numbers of stories.
func storyIDs(args []string, n int) ([]int64, error) {
	if len(args) != n {
		return nil, fmt.Errorf("%s needed; synoptic story list shows all", count(n, "ID of a story is", "IDs of stories are"))
	}
	out := make([]int64, n)
	for i, a := range args {
		id, err := strconv.ParseInt(a, 10, 64)
		if err != nil || id < 1 {
			return nil, fmt.Errorf("%q is no ID of a story; synoptic story list shows all", a)
		}
		out[i] = id
	}
	return out, nil
}

// storyOf returns a story that has a page, or the one it was merged into.
func storyOf(ctx context.Context, s *store.Store, id int64) (st store.Story, err error) {
	err = s.Read(ctx, func(tx *store.Tx) error {
		st, err = tx.Story(ctx, id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && st.Page == nil {
		return st, fmt.Errorf("there is no story %d; synoptic story list shows all", id)
	}
	return st, err
}
