package main

import (
	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/pdftext"
)

// pdfTextCommand is the child process that reads a PDF file for its parent, so
// that a file which kills it kills nothing else.
func pdfTextCommand(std streams) *cobra.Command {
	return &cobra.Command{
		Use:    pdftext.Command,
		Short:  "Read a PDF file on standard input, write its text",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := pdftext.Child(std.in, std.out); err != nil {
				return failure{err}
			}
			return nil
		},
	}
}
