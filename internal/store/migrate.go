package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// migrations are the steps from an empty database to the one this code wants.
// The number at the start of a file's name is the version it leads to; a name
// that ends in ".sqlite.sql" or ".postgres.sql" is for that database only. A
// step that was released is never changed.
//
//go:embed migrations/*.sql
var migrations embed.FS

// migrate applies the steps that are missing, all in one transaction, so that an
// interrupted migration leaves the database as it was.
func (s *Store) migrate(ctx context.Context) error {
	steps, err := stepsOf(migrations, s.d)
	if err != nil {
		return err
	}
	return s.Write(ctx, func(tx *Tx) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		if _, err := tx.exec(ctx, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)"); err != nil {
			return err
		}
		var have int
		if err := tx.row(ctx, "SELECT COALESCE(MAX(version), 0) FROM schema_version").Scan(&have); err != nil {
			return err
		}
		last := steps[len(steps)-1].version
		if have > last {
			return fmt.Errorf("%w (it has version %d, this one knows %d)", ErrNewer, have, last)
		}
		for _, st := range steps {
			if st.version <= have {
				continue
			}
			for _, q := range strings.Split(s.d.types.Replace(st.sql), ";\n") {
				if strings.TrimSpace(q) == "" {
					continue
				}
				if _, err := tx.ExecContext(ctx, q); err != nil {
					return fmt.Errorf("migrate to version %d (%s): %w", st.version, st.name, err)
				}
			}
		}
		if have == last {
			return nil
		}
		if _, err := tx.exec(ctx, "DELETE FROM schema_version"); err != nil {
			return err
		}
		_, err := tx.exec(ctx, "INSERT INTO schema_version (version) VALUES ($1)", last)
		return err
	})
}

// Lock makes a transaction the only one that changes tables: other processes may
// start at the same time. On SQLite there is one that writes anyway.
func (tx *Tx) Lock(ctx context.Context) error {
	if !tx.d.numbered {
		return nil
	}
	_, err := tx.exec(ctx, "SELECT pg_advisory_xact_lock(7305808869229538670)")
	return err
}

// step is a migration.
type step struct {
	version   int
	name, sql string
}

// stepsOf are the migrations of a dialect, by version and then by name.
func stepsOf(files fs.FS, d dialect) ([]step, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []step
	for _, name := range names {
		base := strings.TrimPrefix(name, "migrations/")
		number, _, _ := strings.Cut(base, "_")
		n, err := strconv.Atoi(number)
		if err != nil {
			return nil, fmt.Errorf("migration %s has no number", base)
		}
		rest, special := strings.CutSuffix(base, "."+d.name+".sql")
		if !special && strings.Count(rest, ".") > 1 {
			continue // of the other database
		}
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		out = append(out, step{n, base, string(b)})
	}
	return out, nil
}
