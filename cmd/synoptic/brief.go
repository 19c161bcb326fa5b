package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/folder"
)

// briefFlags are the flags of brief as the user wrote them.
type briefFlags struct {
	format       string
	output       string
	story        int
	since, until string
	now          string
	explain      bool
	strict       bool
	quiet        bool
}

func briefCommand(std streams) *cobra.Command {
	var f briefFlags
	cmd := &cobra.Command{
		Use:   "brief [flags] PATH…",
		Short: "Read files and folders, print one page for each story found",
		Long: `Read files and folders and print one page for each story found, the most
reported first. A PATH is a file, a folder (read with all its folders) or "-"
for standard input.

Read are .txt .md .html .htm .json .jsonl .eml and .pdf (text layer only). A
file NAME.meta.json beside NAME may give url, title, outlet, author, published
and lang. What cannot be used is named on standard error with the reason; the
rest goes on.

Text is coloured and as wide as the terminal if it goes to one; NO_COLOR turns
colour off, COLUMNS sets the width.`,
		Example: `  synoptic brief examples/merrow-dam
  synoptic brief --format html -o page.html --story 1 articles/
  synoptic brief -o pages/ --format md articles/ more.html
  synoptic brief --since 2031-09-06 --until 2031-09-13 articles/
  pdftotext report.pdf - | synoptic brief articles/ -`,

		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if cmd.Flags().Changed("story") && f.story < 1 {
				return fmt.Errorf("--story %d: stories are counted from 1", f.story)
			}
			return brief(cmd.Context(), f, paths, std)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringVarP(&f.format, "format", "f", "", "write pages as `FORMAT`: text, md, html or json (default: by the name given to -o, else text)")
	fl.StringVarP(&f.output, "output", "o", "", "write to `FILE|DIR`; a folder gets one file for each story")
	fl.IntVarP(&f.story, "story", "n", 0, "only the page of story `N`, counted from 1")
	fl.StringVar(&f.since, "since", "", "leave out articles published before this `DATE` (2031-09-06)")
	fl.StringVar(&f.until, "until", "", "leave out articles published after this `DATE`")
	fl.StringVar(&f.now, "now", "", "take this `DATE` for today in text without a date")
	fl.BoolVar(&f.explain, "explain", false, "say on standard error why each article is where it is")
	fl.BoolVar(&f.strict, "strict", false, "exit with status 1 if any file could not be used")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "nothing on standard error but errors")
	mustComplete(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp)))
	for _, name := range []string{"story", "since", "until", "now"} {
		mustComplete(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

// mustComplete panics for a completion of a flag that does not exist: a bug.
func mustComplete(err error) {
	if err != nil {
		panic(err)
	}
}

// brief is the command: check what was asked for, run, write, report.
func brief(ctx context.Context, f briefFlags, paths []string, std streams) error {
	if len(paths) == 0 {
		return errors.New("no PATH given; name files or folders, or - for standard input")
	}
	opts, err := f.options()
	if err != nil {
		return err
	}
	out, err := f.target()
	if err != nil {
		return err
	}
	opts.Stdin = std.in
	bar := newProgress(std.err, f.quiet)
	opts.Progress = bar.step
	res, err := engine.Run(ctx, paths, opts)
	bar.clear()
	if res != nil && !f.quiet {
		reportSkipped(std.err, res.Skipped)
	}
	if err != nil {
		return failure{err}
	}
	if f.explain {
		for _, line := range res.Explain {
			fmt.Fprintln(std.err, printable(line))
		}
	}
	pages := res.Pages
	if f.story > 0 {
		if f.story > len(pages) {
			return failure{fmt.Errorf("there is no story %d; %s found", f.story, count(len(pages), "story was", "stories were"))}
		}
		pages = pages[f.story-1 : f.story]
	}
	written, err := out.write(pages, std.out)
	if err != nil {
		return failure{err}
	}
	if !f.quiet {
		for _, name := range written {
			fmt.Fprintln(std.err, "wrote", name)
		}
	}
	if n := out.unwritten(len(pages)); n > 0 && !f.quiet {
		fmt.Fprintf(std.err, "%s found; give -o a folder for all of them, or --story N\n", count(n, "more story was", "more stories were"))
	}
	if f.strict && res.Faults > 0 {
		return failure{fmt.Errorf("%s skipped (--strict)", count(res.Faults, "file was", "files were"))}
	}
	return nil
}

// options turns the flags into the engine's options.
func (f briefFlags) options() (engine.Options, error) {
	opts := engine.Options{Version: version}
	for _, d := range []struct {
		flag, text string
		to         *time.Time
	}{
		{"--since", f.since, &opts.Since},
		{"--until", f.until, &opts.Until},
		{"--now", f.now, &opts.Now},
	} {
		if d.text == "" {
			continue
		}
		t, err := time.Parse(time.DateOnly, d.text)
		if err != nil {
			return opts, fmt.Errorf("%s %q is not a date; write it as 2031-09-06", d.flag, d.text)
		}
		*d.to = t
	}
	if f.since != "" && f.until != "" && opts.Until.Before(opts.Since) {
		return opts, fmt.Errorf("--until %s lies before --since %s", f.until, f.since)
	}
	exe, err := os.Executable() // reads PDF files in a child process; without it they are skipped
	if err == nil {
		opts.Exe = exe
	}
	return opts, nil
}

func reportSkipped(w io.Writer, skipped []folder.Skipped) {
	for _, s := range skipped {
		fmt.Fprintf(w, "skipped %s: %s\n", printable(s.Path), printable(s.Reason))
	}
}

// printable quotes a string that could move a terminal's cursor: file names
// are foreign too.
func printable(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(s)
	}
	return s
}

// count writes "1 file was" or "3 files were".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
