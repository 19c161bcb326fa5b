package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// storyCommand groups what is done with the stories of a server.
func storyCommand(std streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "story COMMAND",
		Short: "List, show and sort the stories of a server",
		Long: `List the stories of a server, print the page of one, and decide what the program
cannot know: which are one story, which are two, which lead, which nobody is to
see in a list. The commands work while a server runs.`,
		Example: `  synoptic story list
  synoptic story show 7
  synoptic story show 7 --format html -o page.html
  synoptic story merge 12 7
  synoptic story articles 7
  synoptic story split 7 https://www.example.org/flood-of-1931`,
		DisableFlagsInUseLine: true,
		Args:                  cobra.NoArgs,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(storyList(std), storyShow(std), storyArticles(std), storyMerge(std), storyUnmerge(std), storySplit(std),
		storyMark(std, "pin", "Put a story before all others on the home page", store.Unmarked, store.Pinned),
		storyMark(std, "unpin", "Put a pinned story back among the others", store.Pinned, store.Unmarked),
		storyMark(std, "hide", "Leave a story out of lists; its page is still there", store.Unmarked, store.Hidden),
		storyMark(std, "unhide", "Put a hidden story back into lists", store.Hidden, store.Unmarked))
	return cmd
}

func storyList(std streams) *cobra.Command {
	var d dataFlags
	var most int
	var hidden bool
	cmd := &cobra.Command{
		Use:   "list [flags]",
		Short: "List the stories, the last updated first",
		Example: `  synoptic story list -n 100
  synoptic story list --hidden`,
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
				if hidden {
					all, err = tx.Marked(cmd.Context(), store.Hidden)
					all = all[:min(len(all), most)]
				} else {
					all, err = tx.Stories(cmd.Context(), time.Now().Add(time.Hour), most)
				}
				return err
			})
			if err != nil {
				return failure{err}
			}
			w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "ID\tUPDATED\tARTICLES\tORIGINS\tTITLE")
			for _, st := range all {
				fmt.Fprintf(w, "%d\t%s\t%d\t%d\t%s\n", st.ID, st.Updated.Format("2006-01-02 15:04"), st.Articles, st.Origins, printable(st.Title)+pinned(st.Mark))
			}
			return w.Flush()
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().IntVarP(&most, "number", "n", 50, "at most `N` stories")
	cmd.Flags().BoolVar(&hidden, "hidden", false, "those that are hidden, and no others")
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
			err = s.Read(cmd.Context(), func(tx *store.Tx) error {
				p, err = live.WithRelated(cmd.Context(), tx, st.ID, p, func(o store.Story) (*page.Page, error) { return page.Load(o.Page) })
				return err
			})
			if err != nil {
				return failure{err}
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
		Short: "Make one story of two",
		Long: `Put the articles of the first story into the second. The number of the first
leads there from then on, and articles that come in later keep them together.
"synoptic story unmerge" undoes it.`,
		Example:               "  synoptic story merge 12 7",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ids, err := storyIDs(args, 2)
			if err != nil {
				return err
			}
			return d.onStories(cmd.Context(), ids, func(s *store.Store, _ []store.Story) error {
				switch err := keeper(s).Merge(cmd.Context(), ids[0], ids[1], time.Now()); {
				case errors.Is(err, live.ErrOneStory):
					fmt.Fprintf(std.out, "stories %d and %d are one already\n", ids[0], ids[1])
				case err != nil:
					return err
				default:
					fmt.Fprintf(std.out, "merged story %d into %d\n", ids[0], ids[1])
				}
				return nil
			})
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func storyUnmerge(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "unmerge [flags] ID",
		Short: "Undo a merge",
		Long: `Give a story that was merged into another its own articles and its number back.
What joined the other since stays there.`,
		Example:               "  synoptic story unmerge 12",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ids, err := storyIDs(args, 1)
			if err != nil {
				return err
			}
			return d.onStories(cmd.Context(), ids, func(s *store.Store, _ []store.Story) error {
				if err := keeper(s).Unmerge(cmd.Context(), ids[0], time.Now()); err != nil {
					return err
				}
				fmt.Fprintf(std.out, "story %d is one of its own again\n", ids[0])
				return nil
			})
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func storySplit(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "split [flags] ID ARTICLE…",
		Short: "Take articles out of a story, into one of their own",
		Long: `Make a new story of some articles of a story, each named by its ID or its
address, as "synoptic story articles" shows them. Articles that come in later
join the one or the other, and never bring the two together; "synoptic story
merge" does.`,
		Example:               "  synoptic story split 7 https://www.example.org/flood-of-1931",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if len(args) < 2 {
				return errors.New("name the ID of a story and the articles to take out of it")
			}
			ids, err := storyIDs(args[:1], 1)
			if err != nil {
				return err
			}
			return d.onStories(cmd.Context(), ids, func(s *store.Store, all []store.Story) error {
				out, err := articlesNamed(cmd.Context(), s, all[0].ID, args[1:])
				if err != nil {
					return err
				}
				fresh, err := keeper(s).Split(cmd.Context(), all[0].ID, out, time.Now())
				if err != nil {
					return err
				}
				fmt.Fprintf(std.out, "took %s out of story %d, into story %d\n", count(len(out), "article", "articles"), all[0].ID, fresh)
				return nil
			})
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func storyArticles(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:                   "articles [flags] ID",
		Short:                 "List the articles of a story, by episode",
		Example:               "  synoptic story articles 7",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ids, err := storyIDs(args, 1)
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
			filed, texts, err := articlesIn(cmd.Context(), s, st.ID)
			if err != nil {
				return failure{err}
			}
			w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "EPISODE\tID\tOUTLET\tTITLE\tADDRESS")
			for _, f := range filed {
				a := texts[f.Article]
				fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", f.Episode, f.Article, printable(a.Outlet.Name), printable(a.Headline()), printable(a.URL))
			}
			return w.Flush()
		},
	}
	d.add(cmd.Flags())
	return cmd
}

// articlesIn are the articles of a story where they are filed, and by their IDs;
// versions that later ones took the place of are left out.
func articlesIn(ctx context.Context, s *store.Store, story int64) (filed []store.Filed, texts map[article.ID]store.Article, err error) {
	err = s.Read(ctx, func(tx *store.Tx) error {
		if filed, err = tx.FiledIn(ctx, story); err != nil {
			return err
		}
		filed = slices.DeleteFunc(filed, func(f store.Filed) bool { return f.Episode == 0 })
		ids := make([]article.ID, len(filed))
		for i, f := range filed {
			ids[i] = f.Article
		}
		texts, err = tx.Articles(ctx, ids)
		return err
	})
	return filed, texts, err
}

// articlesNamed are the articles of a story that go by IDs or addresses.
func articlesNamed(ctx context.Context, s *store.Store, story int64, names []string) ([]article.ID, error) {
	filed, texts, err := articlesIn(ctx, s, story)
	if err != nil {
		return nil, err
	}
	var out []article.ID
	for _, name := range names {
		i := slices.IndexFunc(filed, func(f store.Filed) bool { return string(f.Article) == name || texts[f.Article].URL == name })
		if i < 0 {
			return nil, fmt.Errorf("%q is no article of story %d; synoptic story articles %d shows them", name, story, story)
		}
		out = append(out, filed[i].Article)
	}
	return out, nil
}

// storyMark is a command that gives stories a mark in place of another.
func storyMark(std streams, name, short string, from, to store.Mark) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:                   name + " [flags] ID",
		Short:                 short,
		Example:               "  synoptic story " + name + " 7",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ids, err := storyIDs(args, 1)
			if err != nil {
				return err
			}
			return d.onStories(cmd.Context(), ids, func(s *store.Store, all []store.Story) error {
				st := all[0]
				if to == store.Unmarked && st.Mark != from {
					return fmt.Errorf("story %d is not %s", st.ID, from)
				}
				err := s.Write(cmd.Context(), func(tx *store.Tx) error { return tx.MarkStory(cmd.Context(), st.ID, to) })
				if err != nil {
					return err
				}
				if to == store.Unmarked {
					fmt.Fprintf(std.out, "story %d is no longer %s\n", st.ID, from)
				} else {
					fmt.Fprintf(std.out, "story %d is %s\n", st.ID, to)
				}
				return nil
			})
		},
	}
	d.add(cmd.Flags())
	return cmd
}

// pinned is how a list says that a story is pinned.
func pinned(m store.Mark) string {
	if m == store.Pinned {
		return " (pinned)"
	}
	return ""
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

// keeper makes pages as a person decides.
func keeper(s *store.Store) *live.Keeper {
	return &live.Keeper{Store: s, Options: engine.Options{Version: version}}
}

// onStories does something with stories that have a page, or those they were
// merged into. What fails is no misuse.
func (f *dataFlags) onStories(ctx context.Context, ids []int64, do func(*store.Store, []store.Story) error) (err error) {
	s, err := f.openThere(ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	all := make([]store.Story, len(ids))
	for i, id := range ids {
		if all[i], err = storyOf(ctx, s, id); err != nil {
			return failure{err}
		}
	}
	if err := do(s, all); err != nil {
		return failure{err}
	}
	return nil
}

// storyOf returns a story that has a page, or the one it was merged into.
func storyOf(ctx context.Context, s *store.Store, id int64) (st store.Story, err error) {
	err = s.Read(ctx, func(tx *store.Tx) error {
		st, err = tx.Paged(ctx, id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return st, fmt.Errorf("there is no story %d; synoptic story list shows all", id)
	}
	return st, err
}
