package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/engine"
)

func verifyCommand(std streams) *cobra.Command {
	return &cobra.Command{
		Use:   "verify PAGE.json [PATH…]",
		Short: "Check every sentence of a page against its passages",
		Long: `Read a page that brief wrote with --format json, recompute every sentence it
shows from the passages it cites, and print how many hold. Each that does not
is named with the reason, and the exit status is 1.

A page carries the texts it was made from. With PATHs these are compared with
the files too: a page made from other texts does not verify. "-" in place of
PAGE.json is standard input.`,
		Example: `  synoptic brief --format json -o page.json --story 1 articles/
  synoptic verify page.json
  synoptic verify page.json articles/`,

		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no PAGE.json given; make one with: synoptic brief --format json -o page.json PATH")
			}
			return verifyPage(cmd.Context(), args[0], args[1:], std)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
}

// verifyPage is the command: read, check, report.
func verifyPage(ctx context.Context, name string, paths []string, std streams) error {
	b, err := readPage(name, std.in)
	if err != nil {
		return failure{err}
	}
	exe, _ := os.Executable() // without it PDF files among the paths are skipped
	opts := engine.Options{Version: version, Exe: exe}
	ok := true
	for _, doc := range documents(b) {
		report, err := engine.Verify(ctx, doc, paths, opts)
		if err != nil {
			return failure{fmt.Errorf("%s: %w", name, err)}
		}
		for _, f := range report.Failed {
			fmt.Fprintln(std.out, printable(f.String()))
		}
		fmt.Fprintln(std.out, report)
		ok = ok && report.OK()
	}
	if !ok {
		return errSilent
	}
	return nil
}

// documents cuts a file of several pages, as brief writes it where there are
// several stories, into its pages, each with its last line break.
func documents(b []byte) [][]byte {
	var docs [][]byte
	start := 0
	for d := json.NewDecoder(bytes.NewReader(b)); ; {
		var doc json.RawMessage
		switch err := d.Decode(&doc); {
		case err == io.EOF && len(docs) > 0:
			return docs
		case err != nil:
			return [][]byte{b} // the engine says what is wrong with it
		}
		end := int(d.InputOffset())
		if end < len(b) && b[end] == '\n' {
			end++
		}
		docs = append(docs, b[start:end])
		start = end
	}
}

func readPage(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	return os.ReadFile(name)
}
