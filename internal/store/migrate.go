package store

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
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
		for _, version := range slices.Sorted(maps.Keys(rewrites)) {
			if have > 0 && version > have {
				if err := rewrites[version](ctx, tx); err != nil {
					return fmt.Errorf("migrate to version %d: %w", version, err)
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

// rewrites are what versions need beside SQL: rows of older ones are written as
// they would be today.
var rewrites = map[int]func(context.Context, *Tx) error{12: repack}

// repack packs what was kept as it was before version 12, seals the index of
// stories, and gives the articles their marks in the index of words.
func repack(ctx context.Context, tx *Tx) error {
	if err := tx.seal(ctx); err != nil {
		return err
	}
	for _, c := range []struct{ table, column string }{{"entry", "meta"}, {"story", "summary"}} {
		err := tx.rewrite(ctx, "SELECT id, "+c.column+" FROM "+c.table+" WHERE id > $1 ORDER BY id", int64(math.MinInt64), func(id any, b []byte) error {
			_, err := tx.exec(ctx, "UPDATE "+c.table+" SET "+c.column+" = $2 WHERE id = $1", id, pack(b))
			return err
		})
		if err != nil {
			return err
		}
	}
	reindex := func(_ any, data []byte) error {
		var a *article.Article
		if b, err := unpack(data); err != nil || json.Unmarshal(b, &a) != nil || a == nil {
			return nil // check names it
		}
		return tx.reindex(ctx, a)
	}
	if tx.d.numbered {
		return tx.rewrite(ctx, "SELECT id, data FROM article WHERE id > $1 ORDER BY id", "", reindex)
	}
	// In the order of its rows, since the index is written anew whenever one comes
	// before the last.
	if _, err := tx.exec(ctx, "INSERT INTO article_words (article_words) VALUES ('delete-all')"); err != nil {
		return err
	}
	return tx.rewrite(ctx, "SELECT x.row, a.data FROM article_row x JOIN article a ON a.id = x.id WHERE x.row > $1 ORDER BY x.row", int64(math.MinInt64), reindex)
}

// rewrittenAtOnce is how many rows are held while they are written anew.
const rewrittenAtOnce = 500

// rewrite calls f for the rows, each a key and a blob, that a query finds behind a
// key: some at a time, since f writes and a connection does one thing at a time.
func (tx *Tx) rewrite(ctx context.Context, q string, after any, f func(key any, blob []byte) error) error {
	type row struct {
		key  any
		blob []byte
	}
	for {
		var some []row
		if err := tx.rows(ctx, func(r *sql.Rows) error {
			var x row
			err := r.Scan(&x.key, &x.blob)
			some = append(some, x)
			return err
		}, fmt.Sprintf("%s LIMIT %d", q, rewrittenAtOnce), after); err != nil || len(some) == 0 {
			return err
		}
		for _, x := range some {
			if err := f(x.key, x.blob); err != nil {
				return err
			}
		}
		after = some[len(some)-1].key
	}
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
