package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/page/render"
)

func askCommand(std streams) *cobra.Command {
	var form string
	var quiet bool
	cmd := &cobra.Command{
		Use:   `ask [flags] "QUESTION" PATH…`,
		Short: "Answer a question with passages, or say that it is not in the sources",
		Long: `Read files and folders and answer one question with what they say: a sentence
cut from a passage, both sides where the sources disagree, or nothing where
they do not say it. Asked can be who, when, where, why, how many or how much,
what somebody said about something, what changed, and whether something was so;
the last is answered with the passage that tells it, never with yes or no.

PATHs are read as brief reads them; numbers in brackets are those of brief.
Exit status 1 means that the sources do not answer.`,
		Example: `  synoptic ask "Who chairs the inquiry?" examples/merrow-dam
  synoptic ask "How many people were evacuated?" examples/merrow-dam
  synoptic ask --format json "What did Castell say about the talks?" articles/`,

		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 || strings.TrimSpace(args[0]) == "":
				return errors.New(`no QUESTION given; put it in quotation marks before the PATHs`)
			case len(args) == 1:
				return errors.New("no PATH given; name files or folders behind the question, or - for standard input")
			case form != "text" && form != "json":
				return fmt.Errorf("there is no format %q; choose text or json", form)
			}
			return answer(cmd.Context(), args[0], args[1:], form, quiet, std)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringVarP(&form, "format", "f", "text", "write the answer as `FORMAT`: text or json")
	fl.BoolVarP(&quiet, "quiet", "q", false, "nothing on standard error but errors")
	mustComplete(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

// answer is the command: read, ask, write.
func answer(ctx context.Context, question string, paths []string, form string, quiet bool, std streams) error {
	exe, _ := os.Executable() // without it PDF files are skipped
	bar := newProgress(std.err, quiet)
	res, err := engine.Run(ctx, paths, engine.Options{Version: version, Exe: exe, Stdin: std.in, Progress: bar.step})
	bar.clear()
	if res != nil && !quiet {
		reportSkipped(std.err, res.Skipped)
	}
	if err != nil {
		return failure{err}
	}
	a := ask.Ask(question, res.Stories)
	if form == "json" {
		b, err := page.EncodeAnswer(a)
		if err != nil {
			return failure{err}
		}
		if _, err := std.out.Write(b); err != nil {
			return failure{err}
		}
	} else if err := render.Answer(std.out, a, layoutFor(std.out)); err != nil {
		return failure{err}
	}
	if a.Verdict == page.NotFound {
		return errSilent
	}
	return nil
}
