package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/store"
)

func migrateCommand(std streams) *cobra.Command {
	var d dataFlags
	var dry bool
	cmd := &cobra.Command{
		Use:   "migrate [flags]",
		Short: "Bring the database up to date, and say what was done",
		Long: `Bring the database to the form that this version of Synoptic wants, and say what
was done. Every command that opens a database does so by itself, all in one
transaction; this one is for those who want to do it at a time of their choice,
or to see first what would be done. There is no way back but a backup that was
made with the version before.`,
		Example: `  synoptic migrate --dry-run
  synoptic migrate --db postgres://desk@localhost/news`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if err := d.there(); err != nil {
				return err
			}
			at, _ := d.address()
			steps, err := store.PendingMigrations(cmd.Context(), at)
			if err != nil {
				return failure{err}
			}
			if len(steps) == 0 {
				fmt.Fprintln(std.out, "up to date: nothing to do")
				return nil
			}
			did := "would apply"
			if !dry {
				s, err := d.open(cmd.Context())
				if err != nil {
					return err
				}
				defer closing(&err, s.Close)
				did = "applied"
			}
			for _, step := range steps {
				fmt.Fprintln(std.out, did, step)
			}
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what would be done, and do nothing")
	d.add(cmd.Flags())
	return cmd
}
