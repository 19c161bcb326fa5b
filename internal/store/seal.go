package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
)

// A byte that changed on a disk is found by check wherever it lies. Blobs are
// packed, which gives each a checksum. The plain columns of a table are in an
// index over all of them, which SQLite compares with the table (migration 12;
// PostgreSQL has checksums of its own pages). Of the rows by which stories are
// looked up there are too many for that: a sum over them is kept with the story.

// Seal makes the indexes over all columns of tables that are not the store's own,
// where there is none or a column is not in it. On PostgreSQL it does nothing. The
// last column goes first: in tables of others nothing is looked for by that.
func (tx *Tx) Seal(ctx context.Context, tables ...string) error {
	if tx.d.numbered {
		return nil
	}
	names := func(q, of string) (out []string, err error) {
		err = tx.rows(ctx, func(r *sql.Rows) error {
			var name string
			err := r.Scan(&name)
			out = append(out, name)
			return err
		}, q, of)
		return out, err
	}
	for _, table := range tables {
		seal := table + "_seal"
		columns, err := names("SELECT name FROM pragma_table_info($1) ORDER BY cid DESC", table)
		if err == nil && len(columns) == 0 {
			err = errors.New("there is no such table")
		}
		if err != nil {
			return fmt.Errorf("seal table %s: %w", table, err)
		}
		have, err := names("SELECT name FROM pragma_index_info($1) ORDER BY seqno", seal)
		if err != nil {
			return err
		}
		if slices.Equal(have, columns) {
			continue
		}
		for _, q := range []string{"DROP INDEX IF EXISTS " + seal, "CREATE INDEX " + seal + " ON " + table + " (" + strings.Join(columns, ", ") + ")"} {
			if _, err := tx.exec(ctx, q); err != nil {
				return fmt.Errorf("seal table %s: %w", table, err)
			}
		}
	}
	return nil
}

// indexTable is a table whose rows are summed up.
type indexTable struct {
	name, columns string // the first column is the story
	keyed         int    // so many columns at the front are its key
	insert        string
}

func newIndexTable(name, columns, key string) indexTable {
	return indexTable{name, columns, strings.Count(key, ",") + 1, fmt.Sprintf("INSERT INTO %s (%s)", name, columns)}
}

var (
	entityTable  = newIndexTable("story_entity", "story, kind, key, name, mentions, data", "story, kind, key")
	nameTable    = newIndexTable("story_name", "story, kind, word, key", "story, kind, word, key")
	shownTable   = newIndexTable("story_shown", "story, n, what, day, words, data", "story, n")
	shownOfTable = newIndexTable("story_shown_of", "story, n, part, kind, key", "story, n, part, kind, key")
	facetTable   = newIndexTable("story_facet", "story, kind, key, name", "story, kind, key")
	figureTable  = newIndexTable("story_figure", "story, n, wide, low, high, article, start, stop", "story, n")
)

var summedTables = []indexTable{entityTable, nameTable, shownTable, shownOfTable, facetTable, figureTable}

// summing gathers the rows of one story's index and sums them up, in any order.
type summing struct {
	rows gathered
	seen map[string]bool
	sum  uint64
	err  error
}

// put adds a row, unless there is one with its key.
func (s *summing) put(t indexTable, values ...any) {
	key := fmt.Sprintf("%s %q", t.name, values[:t.keyed])
	if s.seen[key] {
		return
	}
	s.seen[key] = true
	sum, err := t.sumOf(values)
	s.sum += sum
	s.err = errors.Join(s.err, err)
	s.rows[t.name] = append(s.rows[t.name], values)
}

// sumOf is the sum of one row.
func (t indexTable) sumOf(values []any) (uint64, error) {
	h := fnv.New64a()
	_, _ = io.WriteString(h, t.name)
	var b [9]byte
	number := func(kind byte, n uint64) {
		b[0] = kind
		binary.BigEndian.PutUint64(b[1:], n)
		_, _ = h.Write(b[:])
	}
	for _, v := range values {
		v, err := driver.DefaultParameterConverter.ConvertValue(v)
		if err != nil {
			return 0, fmt.Errorf("a row of %s: %w", t.name, err)
		}
		switch v := v.(type) {
		case int64:
			number('i', uint64(v))
		case float64:
			number('f', math.Float64bits(v))
		case string:
			number('t', uint64(len(v)))
			_, _ = io.WriteString(h, v)
		case []byte:
			number('t', uint64(len(v)))
			_, _ = h.Write(v)
		default:
			return 0, fmt.Errorf("a row of %s: a value that cannot be summed: %T", t.name, v)
		}
	}
	return h.Sum64(), nil
}

// indexSums are the sums of the rows that there are, by story.
func (tx *Tx) indexSums(ctx context.Context) (map[int64]uint64, error) {
	sums := map[int64]uint64{}
	for _, t := range summedTables {
		n := strings.Count(t.columns, ",") + 1
		values, to := make([]any, n), make([]any, n)
		for i := range values {
			to[i] = &values[i]
		}
		if err := tx.rows(ctx, func(r *sql.Rows) error {
			if err := r.Scan(to...); err != nil {
				return err
			}
			story, _ := values[0].(int64)
			sum, err := t.sumOf(values)
			sums[story] += sum
			return err
		}, "SELECT "+t.columns+" FROM "+t.name); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

// unsealed names the stories whose index is not as it was written.
func (tx *Tx) unsealed(ctx context.Context) (wrong []string, err error) {
	sums, err := tx.indexSums(ctx)
	if err != nil {
		return nil, err
	}
	err = tx.rows(ctx, func(r *sql.Rows) error {
		var story, seal int64
		if err := r.Scan(&story, &seal); err != nil {
			return err
		}
		if sums[story] != uint64(seal) {
			wrong = append(wrong, fmt.Sprintf("what can be looked up of story %d is not what was written", story))
		}
		delete(sums, story)
		return nil
	}, "SELECT story, seal FROM story_index ORDER BY story")
	if len(sums) > 0 {
		wrong = append(wrong, fmt.Sprintf("%d stories can be looked up that have no index", len(sums)))
	}
	return wrong, err
}

// seal notes the sums of the rows that there are.
func (tx *Tx) seal(ctx context.Context) error {
	sums, err := tx.indexSums(ctx)
	if err != nil {
		return err
	}
	for _, story := range slices.Sorted(maps.Keys(sums)) {
		if _, err := tx.exec(ctx, "UPDATE story_index SET seal = $2 WHERE story = $1", story, int64(sums[story])); err != nil {
			return err
		}
	}
	return nil
}
