// Command synoptic reads many articles about a matter and prints one page
// about it, each sentence with the passage it comes from.
//
// In go flags, environment and files; out come pages, messages and an exit
// code. The work is internal/engine's; nothing about news is decided here.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version goes into every page, for a page depends on the code that made it.
const version = "0.1.0"

// Exit codes.
const (
	done   = 0
	failed = 1 // nothing usable, no answer, a page that does not verify, a file that cannot be written
	misuse = 2 // the command line itself is wrong
)

// failure is an error of the work, not of how it was asked for. Whatever else
// comes out of a command is a mistake on the command line.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

func main() {
	passOver()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// streams are the three files a process is given.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run is the whole program but for the process around it.
func run(ctx context.Context, args []string, std streams) int {
	root := rootCommand(std)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	var f failure
	switch {
	case err == nil:
		return done
	case errors.Is(err, errSilent):
		return failed
	case ctx.Err() != nil:
		fmt.Fprintln(std.err, "synoptic: interrupted")
		return failed
	case errors.As(err, &f):
		fmt.Fprintf(std.err, "synoptic: %v\n", f.error)
		return failed
	}
	fmt.Fprintf(std.err, "%[1]s: %[2]v\nTry \"%[1]s --help\".\n", cmd.CommandPath(), err)
	return misuse
}

// errSilent says that what went wrong has been printed already.
var errSilent = errors.New("already reported")

const usageTemplate = `Usage:
  {{.UseLine}}
{{- if .HasExample}}

Examples:
{{.Example}}
{{- end}}
{{- if .HasAvailableSubCommands}}

Commands:
{{- range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}
{{- end}}{{end}}
{{- end}}
{{- if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{- end}}
`

func rootCommand(std streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "synoptic COMMAND",
		Short: "Read many articles about a matter as one page",
		Long: `Synoptic reads many articles about a matter and prints one page: what happened
and when, who said what, what the outlets agree on, where they contradict one
another, what changed, and what nobody has said yet. Every sentence on it
carries the passage it comes from.

Exit status: 0 done, 1 nothing usable, no answer, or a page that does not
verify, 2 wrong use of the command.`,
		Example: `  synoptic brief examples/merrow-dam
  synoptic brief --format html -o pages/ articles/
  synoptic ask "Who chairs the inquiry?" examples/merrow-dam
  synoptic verify page.json`,
		Args:          cobra.ArbitraryArgs,
		RunE:          noSuchCommand,
		SilenceErrors: true,
		SilenceUsage:  true,

		DisableFlagsInUseLine:      true,
		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			_, err := settle(cmd.Flags(), os.Getenv)
			return err
		},
	}
	root.SetUsageTemplate(usageTemplate)
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.AddCommand(briefCommand(std), askCommand(std), verifyCommand(std),
		serveCommand(std), workerCommand(std), feedCommand(std), addCommand(std), watchCommand(std), storyCommand(std), userCommand(std),
		checkCommand(std), backupCommand(std), restoreCommand(std), exportCommand(std), importCommand(std),
		pageCommand(std), migrateCommand(std), reprocessCommand(std), healthCommand(std),
		configCommand(std), versionCommand(), completionCommand(), pdfTextCommand(std))
	root.SetHelpCommand(helpCommand())
	return root
}

// noSuchCommand runs when the first word is no command.
func noSuchCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return root.Help()
	}
	if like := root.SuggestionsFor(args[0]); len(like) > 0 {
		return fmt.Errorf("there is no command %q; did you mean %q?", args[0], like[0])
	}
	return fmt.Errorf("there is no command %q", args[0])
}
