package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// scoreCommand writes the figures of all suites into one file of the tree, so
// that a change of quality is a line of a diff.
func scoreCommand(exe string, out, errs io.Writer) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "score [flags] SHARED",
		Short: "Measure everything there is data for, and write the score file",
		Long: `Measure everything there is data for below SHARED, and write the tables of all
suites into one file. Suites whose data is missing are named and left out.`,

		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one folder, that of the evaluation data")
			}
			var b bytes.Buffer
			shared := 0 // suites that had data
			for _, s := range suites() {
				var dirs []string
				for _, d := range s.data {
					dirs = append(dirs, filepath.Join(args[0], d))
				}
				dirs = append(dirs, s.home...)
				r := newReport(s.name, "")
				err := s.run(cmd.Context(), r, dirs, options{exe: exe})
				if m := (missing{}); errors.As(err, &m) {
					fmt.Fprintf(errs, "left out: %s: %v\n", s.name, m)
					continue
				}
				if err != nil {
					return failure{fmt.Errorf("%s: %w", s.name, err)}
				}
				if len(s.data) > 0 {
					shared++
				}
				if b.Len() > 0 {
					b.WriteByte('\n')
				}
				if err := r.writeText(&b, 0); err != nil {
					return failure{err}
				}
			}
			if shared == 0 {
				return failure{fmt.Errorf("no data below %s; see docs/evaluation.md", args[0])}
			}
			if file == "-" {
				_, err := out.Write(b.Bytes())
				return err
			}
			if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
				return failure{err}
			}
			fmt.Fprintln(errs, "wrote", file)
			return nil
		},
	}
	cmd.Flags().StringVarP(&file, "output", "o", filepath.FromSlash("testdata/score.txt"), "write to `FILE`, - for standard output")
	return cmd
}
