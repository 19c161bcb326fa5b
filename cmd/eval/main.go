// Command eval measures how well Synoptic reads, on data that others labelled.
//
// In go a suite's name and the folders of its data; out comes a table with the
// published figure of the field beside each of ours. It is a tool of this
// repository and no part of the program. But for the matters in testdata, the
// data is not here and is never copied here; docs/evaluation.md says which is
// expected where.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/pdftext"
)

// Exit codes.
const (
	done   = 0
	failed = 1 // data is missing or cannot be read
	misuse = 2 // the command line itself is wrong
)

// failure is an error of the work, not of how it was asked for.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// suite measures one ability.
type suite struct {
	name, args string
	short      string
	long       string
	keys       []string // that --by can break it down by
	data       []string // its folders below the folder that score is given; none: it makes its own
	home       []string // its folders in this repository; the first is read where none is named
	run        func(context.Context, *report, []string, options) error
}

// options are the flags that change what is measured.
type options struct {
	shuffles int
	pages    int       // of the made web, streamed; 0: as many as usual
	why      bool      // say where what was missed was lost
	list     io.Writer // where to write what nobody has judged; nil: count it
	keep     string    // a completed list to keep the verdicts of
	exe      string    // of this program, which reads PDF in a child; empty: PDF files are skipped
}

// suites are all there are, in the order of the score file.
func suites() []suite {
	return []suite{seedsSuite, datesSuite, statementsSuite, namesSuite, figuresSuite, originsSuite, anchorSuite, clusterSuite, formsSuite, mattersSuite, timelineSuite, briefSuite, shownSuite, relatedSuite, agreementSuite, askSuite, verifySuite, extractSuite, hostileSuite}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	exe, _ := os.Executable()
	code := run(ctx, exe, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program but for the process around it.
func run(ctx context.Context, exe string, args []string, out, errs io.Writer) int {
	root := rootCommand(exe, out, errs)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	var f failure
	switch {
	case err == nil:
		return done
	case ctx.Err() != nil:
		fmt.Fprintln(errs, "eval: interrupted")
		return failed
	case errors.As(err, &f):
		fmt.Fprintf(errs, "eval: %v\n", f.error)
		return failed
	}
	fmt.Fprintf(errs, "%[1]s: %[2]v\nTry \"%[1]s --help\".\n", cmd.CommandPath(), err)
	return misuse
}

func rootCommand(exe string, out, errs io.Writer) *cobra.Command {
	root := &cobra.Command{
		Use:   "eval SUITE DATA…",
		Short: "Measure how well articles are read, on data that others labelled",
		Long: `Measure how well articles are read, on data that others labelled. The table
has a line for each task: n is how many items there are to find, found how many
were found. Percentages have the published definition named in the source.

Exit status: 0 done, 1 data is missing or cannot be read, 2 wrong use.`,
		Example: `  go run ./cmd/eval dates ../shared/bench/dates
  go run ./cmd/eval statements --errors 20 ../shared/bench/statements/polnear
  go run ./cmd/eval score ../shared`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetOut(out)
	root.SetErr(errs)
	for _, s := range suites() {
		root.AddCommand(suiteCommand(s, exe, out))
	}
	root.AddCommand(scoreCommand(exe, out, errs), loadCommand(out, errs), fillCommand(out), trainCommand(out), visitorsCommand(out), rushCommand(out, errs), &cobra.Command{
		Use: pdftext.Command, Hidden: true, Args: cobra.NoArgs, // the child process that reads PDF
		RunE: func(*cobra.Command, []string) error { return pdftext.Child(os.Stdin, out) },
	})
	return root
}

func suiteCommand(s suite, exe string, out io.Writer) *cobra.Command {
	o := options{exe: exe}
	var asJSON bool
	var errorsShown int
	var measureHeld, list bool
	var by string
	cmd := &cobra.Command{
		Use:   s.name + " [flags] " + s.args,
		Short: s.short,
		Long:  s.long,

		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, dirs []string) error {
			switch {
			case measureHeld && o.why:
				return errors.New("--why: the held matters are measured, their errors are not read")
			case measureHeld && len(dirs) > 0:
				return fmt.Errorf("--held names the folder; leave out %s", dirs[0])
			case measureHeld:
				dirs = s.home[1:]
			case len(dirs) == 0 && len(s.home) > 0:
				dirs = s.home[:1]
			}
			switch {
			case len(dirs) == 0 && s.args != "" && o.keep == "":
				return fmt.Errorf("no data given; name %s", s.args)
			case len(dirs) > 0 && s.args == "":
				return fmt.Errorf("%s makes its own data; leave out %s", s.name, dirs[0])
			}
			if by != "" && !slices.Contains(s.keys, by) {
				return fmt.Errorf("--by %s: %s can be broken down by %s", by, s.name, strings.Join(s.keys, ", "))
			}
			if measureHeld && errorsShown > 0 {
				return errors.New("--errors: the held matters are measured, their errors are not read")
			}
			if list {
				o.list = out
			}
			r := newReport(s.name, by)
			if err := s.run(cmd.Context(), r, dirs, o); err != nil {
				return failure{err}
			}
			if list || o.keep != "" {
				return nil
			}
			if asJSON {
				return r.writeJSON(out, errorsShown)
			}
			return r.writeText(out, errorsShown)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.BoolVar(&asJSON, "json", false, "write JSON instead of a table")
	fl.IntVar(&errorsShown, "errors", 0, "show the `N` worst cases of each task, with text")
	fl.StringVar(&by, "by", "", "break down by `KEY`: "+strings.Join(s.keys, ", "))
	if s.name == mattersSuite.name {
		fl.BoolVar(&measureHeld, "held", false, "measure the matters whose errors are not read")
		fl.BoolVar(&o.why, "why", false, "count where the missed conflicts and changes were lost")
	}
	if s.name == shownSuite.name {
		fl.BoolVar(&list, "list", false, "write what nobody has judged, with a place for each verdict")
		fl.StringVar(&o.keep, "keep", "", "add the verdicts of a completed list in `FILE`")
	}
	if s.name == formsSuite.name {
		fl.IntVar(&o.pages, "pages", 0, "stream `N` reports")
	}
	if s.name == clusterSuite.name {
		fl.IntVar(&o.shuffles, "shuffles", 0, "sort the articles in `N` more orders: all must give the same")
	}
	return cmd
}
