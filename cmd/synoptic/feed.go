package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
)

// feedCommand groups what is done with feeds.
func feedCommand(std streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feed COMMAND",
		Short: "Add, list, test and remove the feeds that a server reads",
		Long: `Add, list, test and remove the feeds that a server reads. A feed is RSS, Atom,
JSON Feed or a news sitemap; the address of a site will do, if its page names a
feed. The commands work while a server runs.`,
		Example: `  synoptic feed add https://www.example.org/
  synoptic feed list
  synoptic feed test https://www.example.org/rss
  synoptic feed import subscriptions.opml`,
		DisableFlagsInUseLine: true,
		Args:                  cobra.NoArgs,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(feedAdd(std), feedList(std), feedTest(std), feedImport(std), feedExport(std))
	for _, c := range []struct {
		use, short string
		do         func(context.Context, *store.Tx, store.Feed) error
	}{
		{"remove", "Stop reading feeds and forget them; their articles stay", func(ctx context.Context, tx *store.Tx, f store.Feed) error { return tx.RemoveFeed(ctx, f.ID) }},
		{"pause", "Stop reading feeds for a while", func(ctx context.Context, tx *store.Tx, f store.Feed) error {
			f.State = store.Paused
			return tx.SaveFeed(ctx, f)
		}},
		{"resume", "Read paused feeds again, at once", func(ctx context.Context, tx *store.Tx, f store.Feed) error {
			f.State, f.Next, f.Failures, f.Error = store.Active, time.Now(), 0, ""
			return tx.SaveFeed(ctx, f)
		}},
	} {
		cmd.AddCommand(feedChange(std, c.use, c.short, c.do))
	}
	return cmd
}

func feedAdd(std streams) *cobra.Command {
	var d dataFlags
	var folder string
	cmd := &cobra.Command{
		Use:                   "add [flags] URL…",
		Short:                 "Add feeds, by their address or that of their site",
		Example:               "  synoptic feed add --folder World https://www.example.org/ https://news.example.com/rss",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, urls []string) (err error) {
			if len(urls) == 0 {
				return errors.New("no URL given; name feeds, or sites that have one")
			}
			in, done, err := d.intake(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, done)
			wrong := 0
			for _, u := range urls {
				f, added, err := in.Subscribe(cmd.Context(), u, folder, time.Now())
				switch {
				case err != nil:
					fmt.Fprintf(std.err, "synoptic: %v\n", printable(err.Error()))
					wrong++
				case added:
					fmt.Fprintf(std.out, "added feed %d: %s (%s)\n", f.ID, printable(cmp.Or(f.Title, f.URL)), f.URL)
				default:
					fmt.Fprintf(std.out, "feed %d is there already: %s\n", f.ID, f.URL)
				}
			}
			if wrong > 0 {
				return errSilent
			}
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&folder, "folder", "", "put them into this `FOLDER`; parts are parted by /")
	d.addWeb(cmd.Flags())
	d.add(cmd.Flags())
	return cmd
}

func feedList(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:                   "list [flags]",
		Short:                 "List the feeds with their state",
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			s, err := d.open(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			all, err := feeds(cmd.Context(), s)
			if err != nil {
				return failure{err}
			}
			w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "ID\tSTATE\tLAST READ\tTITLE\tURL")
			for _, f := range all {
				last := "never"
				if !f.Last.IsZero() {
					last = f.Last.Format("2006-01-02 15:04")
				}
				state := string(f.State)
				if f.State == store.Active && f.Failures > 0 {
					state = fmt.Sprintf("failing (%d)", f.Failures)
				}
				fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", f.ID, state, last, printable(f.Title), printable(f.URL))
			}
			return w.Flush()
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func feeds(ctx context.Context, s *store.Store) (all []store.Feed, err error) {
	err = s.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Feeds(ctx)
		return err
	})
	return all, err
}

func feedTest(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:                   "test [flags] URL",
		Short:                 "Show what would come in from a feed, and keep nothing",
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := d.client()
			if err != nil {
				return err
			}
			defer c.Close()
			in := &intake.Intake{Client: c} // nothing is kept, and no store is needed
			f, at, err := in.Find(cmd.Context(), args[0])
			if err != nil {
				return failure{err}
			}
			now := time.Now()
			fmt.Fprintf(std.out, "%s\n%s, %s, %s; it would be read again in %v\n", printable(cmp.Or(f.Title, "Without a title")), at, f.Format,
				count(len(f.Entries), "entry", "entries"), f.After(now, 0).Sub(now).Round(time.Minute))
			for i := range f.Entries {
				e := &f.Entries[i]
				fmt.Fprintf(std.out, "  %-16s  %s\n", dated(e), printable(cmp.Or(e.Title, e.Link, e.ID)))
			}
			return nil
		},
	}
	d.addWeb(cmd.Flags())
	return cmd
}

// dated is when an entry was published, as far as it says.
func dated(e *feed.Entry) string {
	t := e.Published
	if t.Time.IsZero() {
		t = e.Updated
	}
	switch {
	case t.Time.IsZero():
		return "no date"
	case t.DayOnly:
		return t.Time.Format(time.DateOnly)
	}
	return t.Time.Format("2006-01-02 15:04")
}

func feedImport(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:                   "import [flags] FILE",
		Short:                 "Add the feeds of an OPML file",
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			b, err := os.ReadFile(args[0])
			if err != nil {
				return failure{err}
			}
			subs, err := feed.ReadOPML(source.Document{Path: args[0], Body: b})
			if err != nil && len(subs) == 0 {
				return failure{fmt.Errorf("%s: %w", args[0], err)}
			}
			s, err := d.open(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			fresh, err := intake.Import(cmd.Context(), s, subs, time.Now())
			if err != nil {
				return failure{err}
			}
			fmt.Fprintf(std.out, "%s added, %d there already\n", count(fresh, "feed", "feeds"), len(subs)-fresh)
			return nil
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func feedExport(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:                   "export [flags]",
		Short:                 "Write the feeds as OPML to standard output",
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			s, err := d.open(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			all, err := feeds(cmd.Context(), s)
			if err != nil {
				return failure{err}
			}
			subs := make([]feed.Subscription, len(all))
			for i, f := range all {
				subs[i] = feed.Subscription{URL: f.URL, Site: f.Site, Title: f.Title}
				if f.Folder != "" {
					subs[i].Folder = strings.Split(f.Folder, "/")
				}
			}
			_, err = std.out.Write(feed.WriteOPML("Feeds of Synoptic", subs))
			return err
		},
	}
	d.add(cmd.Flags())
	return cmd
}

// feedChange is a command that does one thing to each of the feeds named.
func feedChange(std streams, use, short string, do func(context.Context, *store.Tx, store.Feed) error) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:                   use + " [flags] ID|URL…",
		Short:                 short,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, names []string) (err error) {
			if len(names) == 0 {
				return errors.New("no feed given; name feeds by their ID or URL, as in synoptic feed list")
			}
			s, err := d.open(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			ctx := cmd.Context()
			for _, name := range names {
				err := s.Write(ctx, func(tx *store.Tx) error {
					var f store.Feed
					var err error
					if id, notID := strconv.ParseInt(name, 10, 64); notID == nil {
						f, err = tx.Feed(ctx, id)
					} else {
						f, err = tx.FeedAt(ctx, name)
					}
					if errors.Is(err, store.ErrNotFound) {
						return fmt.Errorf("there is no feed %s; synoptic feed list shows all", name)
					}
					if err != nil {
						return err
					}
					return do(ctx, tx, f)
				})
				if err != nil {
					return failure{err}
				}
				fmt.Fprintf(std.out, "%s: %s\n", use, printable(name))
			}
			return nil
		},
	}
	d.add(cmd.Flags())
	return cmd
}
