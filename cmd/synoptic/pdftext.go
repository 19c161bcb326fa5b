package main

import (
	"github.com/spf13/cobra"
)

// pdfTextCommand is the child process that reads a PDF file for its parent,
// so that what kills it kills nothing else.
func pdfTextCommand(std streams) *cobra.Command {
	return &cobra.Command{
		Use:    "pdf-text",
		Short:  "Read a PDF file on standard input, write its text",
		Hidden: true,
		Args:   cobra.NoArgs,
	}
}
