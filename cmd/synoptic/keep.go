package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/jobs"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
)

// whatToDo is for those whose data is damaged.
const whatToDo = "keep a copy of the data, and restore a backup into a new folder: synoptic restore FILE --data DIR"

// mostShown are the faults, and the pages set aside, that check names.
const mostShown = 20

func checkCommand(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "check [flags]",
		Short: "Look for damage in the data of a server",
		Long: `Read everything that is kept and look for damage: broken parts of the database,
references that lead nowhere, articles and pages that cannot be read, articles
that are not those that were kept. Exit status 1 if there is any. Pages of the
web, and other work of a server, that were set aside, because they failed three
times, are named with the reason; they are no damage.`,
		Example: `  synoptic check
  synoptic check --data /var/lib/synoptic`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			s, err := d.openThere(cmd.Context())
			switch {
			case errors.Is(err, errNoData), errors.Is(err, store.ErrNewer):
				return err
			case err != nil:
				return failure{fmt.Errorf("%w\nIf it is damaged: %s", err, whatToDo)}
			}
			defer closing(&err, s.Close)
			return check(cmd.Context(), s, std)
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func check(ctx context.Context, s *store.Store, std streams) error {
	bar := newProgress(std.err, false)
	wrong, err := s.CheckShowing(ctx, bar.step)
	bar.clear()
	if err != nil {
		return failure{err}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for i, w := range wrong {
		if i == mostShown {
			fmt.Fprintf(std.out, "and %d more\n", len(wrong)-i)
			break
		}
		fmt.Fprintln(std.out, printable(w))
	}
	if len(wrong) > 0 {
		return failure{fmt.Errorf("%s found; %s", count(len(wrong), "fault was", "faults were"), whatToDo)}
	}
	var articles int
	var aside []store.Entry
	err = s.Read(ctx, func(tx *store.Tx) error {
		if articles, err = tx.CountArticles(ctx); err != nil {
			return err
		}
		aside, err = tx.Entries(ctx, store.Quarantined, mostShown)
		return err
	})
	if err != nil {
		return failure{err}
	}
	for _, e := range aside {
		fmt.Fprintf(std.out, "set aside: %s: %s\n", printable(e.URL), printable(e.Error))
	}
	undone, err := setAside(ctx, s)
	if err != nil {
		return failure{err}
	}
	for _, j := range undone {
		fmt.Fprintf(std.out, "set aside until %s: %s: %s\n", j.Until.Format("2006-01-02 15:04"), printable(strings.TrimSpace(j.Kind+" "+j.Key)), printable(j.Error))
	}
	fmt.Fprintf(std.out, "%s checked, nothing is damaged\n", count(articles, "article", "articles"))
	return nil
}

// setAside returns the work of a server that failed too often.
func setAside(ctx context.Context, s *store.Store) ([]jobs.Aside, error) {
	q, err := jobs.Open(ctx, s, jobs.Options{})
	if err != nil {
		return nil, err
	}
	return q.SetAside(ctx, mostShown)
}

func backupCommand(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "backup [flags] FILE",
		Short: "Write everything that is kept into one new file",
		Long: `Write everything that is kept, as it is at one moment, into one new file, also
while a server runs. It is for the database that is built in; PostgreSQL has
pg_dump.`,
		Example: `  synoptic backup monday.db
  synoptic restore monday.db --data restored`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if len(args) != 1 {
				return errors.New("name one FILE to write")
			}
			s, err := d.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			if err := s.Backup(cmd.Context(), args[0]); err != nil {
				return failure{err}
			}
			fmt.Fprintln(std.out, "wrote", printable(args[0]))
			return nil
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func restoreCommand(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "restore [flags] FILE",
		Short: "Make the data of a server from a backup",
		Long: `Make the data of a server from a file that synoptic backup wrote. The backup is
checked first. The folder must hold no database yet: nothing is written over.`,
		Example: `  synoptic restore monday.db
  synoptic restore monday.db --data /var/lib/synoptic`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if len(args) != 1 {
				return errors.New("name the FILE of one backup")
			}
			at, file := d.address()
			if !file {
				return failure{store.ErrPostgres}
			}
			if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
				return failure{err}
			}
			err = store.Restore(cmd.Context(), args[0], at)
			if errors.Is(err, store.ErrThere) {
				err = fmt.Errorf("%w; stop the server and move it away, or name another folder with --data", err)
			}
			if err != nil {
				return failure{err}
			}
			fmt.Fprintln(std.out, "restored", printable(at))
			return nil
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func exportCommand(std streams) *cobra.Command {
	var d dataFlags
	var to string
	cmd := &cobra.Command{
		Use:   "export [flags]",
		Short: "Write feeds, articles, stories and decisions as lines of JSON",
		Long: `Write feeds, articles, stories and what people decided as lines of JSON, sorted:
two servers that hold the same write the same bytes. It is the way from one
database to another, PostgreSQL too. The pages of the web as they were fetched
are not in it; a backup has them.`,
		Example: `  synoptic export -o news.jsonl
  synoptic export | zstd > news.jsonl.zst
  synoptic import news.jsonl --db postgres://desk@localhost/news`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			s, err := d.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, s.Close)
			if to == "" || to == "-" {
				err = s.Export(cmd.Context(), std.out)
			} else {
				err = exportFile(cmd.Context(), s, to)
			}
			if err != nil {
				return failure{fmt.Errorf("export: %w", err)}
			}
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVarP(&to, "output", "o", "", "write to `FILE` instead of standard output")
	d.add(cmd.Flags())
	return cmd
}

// exportFile writes an export that is whole, or no file.
func exportFile(ctx context.Context, s *store.Store, to string) error {
	f, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".part*")
	if err != nil {
		return err
	}
	err = errors.Join(s.Export(ctx, f), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), to)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

func importCommand(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "import [flags] FILE",
		Short: "Take in what export wrote",
		Long: `Take in what synoptic export wrote, into a data folder or a PostgreSQL database
that holds nothing yet: all of it, or nothing if a line is wrong. "-" in place
of FILE is standard input.`,
		Example: `  synoptic import news.jsonl --data restored
  zstd -dc news.jsonl.zst | synoptic import - --db postgres://desk@localhost/news`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if len(args) != 1 {
				return errors.New("name one FILE, or - for standard input")
			}
			in := std.in
			if args[0] != "-" {
				f, err := os.Open(args[0])
				if err != nil {
					return failure{err}
				}
				defer f.Close()
				in = f
			}
			return importFrom(cmd.Context(), d, in, args[0], std)
		},
	}
	d.add(cmd.Flags())
	return cmd
}

func importFrom(ctx context.Context, d dataFlags, in io.Reader, name string, std streams) (err error) {
	s, err := d.open(ctx)
	if err != nil {
		return err
	}
	defer closing(&err, s.Close)
	n, err := s.Import(ctx, in)
	if err != nil {
		return failure{fmt.Errorf("import %s: %w", printable(name), err)}
	}
	k := live.Keeper{Store: s}
	if _, err := k.Index(ctx); err != nil {
		return failure{fmt.Errorf("import %s: %w", printable(name), err)}
	}
	fmt.Fprintf(std.out, "imported %s, %s, %s\n", count(n.Feeds, "feed", "feeds"), count(n.Articles, "article", "articles"), count(n.Stories, "story", "stories"))
	return nil
}
