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

// indexTable is a table that holds a part of what can be looked up of stories.
type indexTable struct {
	name, columns     string // the first column is the story
	keyed             int    // so many columns at the front tell its rows apart
	insert, otherwise string // statement, and its end: what to do if there is one with the key
	one               string // condition for one row
}

// newIndexTable is a table in which rows are told apart by the columns at the front
// that are in key, and no two have the same in those that are in unique.
func newIndexTable(name, columns, key, unique string) indexTable {
	t := indexTable{name: name, columns: columns, keyed: strings.Count(key, ",") + 1}
	t.insert = fmt.Sprintf("INSERT INTO %s (%s)", name, columns)
	var sets, same []string
	for i, c := range strings.Split(columns, ", ") {
		if i < t.keyed {
			same = append(same, c+" = $")
		}
		if !slices.Contains(strings.Split(unique, ", "), c) {
			sets = append(sets, c+" = excluded."+c)
		}
	}
	t.one = strings.Join(same, " AND ")
	if sets != nil {
		t.otherwise = fmt.Sprintf("ON CONFLICT (%s) DO UPDATE SET %s", unique, strings.Join(sets, ", "))
	}
	return t
}

func newSummedTable(name, columns, key string) indexTable {
	return newIndexTable(name, columns, key, key)
}

var (
	headTable    = newIndexTable("story_index", "story, form, conflicts, changes, seal", "story", "story")
	articleTable = newIndexTable("story_article", "story, article, outlet, lang, published, origin, lag", "story, article", "article")
	entityTable  = newSummedTable("story_entity", "story, kind, key, name, mentions, data", "story, kind, key")
	nameTable    = newSummedTable("story_name", "story, kind, word, key", "story, kind, word, key")
	shownTable   = newSummedTable("story_shown", "story, n, what, day, words, data", "story, n")
	shownOfTable = newSummedTable("story_shown_of", "story, n, part, kind, key", "story, n, part, kind, key")
	facetTable   = newSummedTable("story_facet", "story, kind, key, name", "story, kind, key")
	figureTable  = newSummedTable("story_figure", "story, n, wide, low, high, article, start, stop", "story, n")
)

var (
	summedTables = []indexTable{entityTable, nameTable, shownTable, shownOfTable, facetTable, figureTable}
	indexTables  = append([]indexTable{headTable, articleTable}, summedTables...)
)

// indexRow is a row of such a table, with what it says in one string, which begins
// with its key.
type indexRow struct {
	values    []any
	key, text string
}

// row puts values together as a row.
func (t indexTable) row(values []any) (r indexRow, err error) {
	r.values = values
	var b []byte
	end := 0
	for i, v := range values {
		if b, err = appendValue(b, v); err != nil {
			return r, fmt.Errorf("a row of %s: %w", t.name, err)
		}
		if i+1 == t.keyed {
			end = len(b)
		}
	}
	r.text = string(b)
	r.key = r.text[:end]
	return r, nil
}

// sum is the sum of one row.
func (t indexTable) sum(r indexRow) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, t.name)
	_, _ = io.WriteString(h, r.text)
	return h.Sum64()
}

// appendValue appends a value as it is kept in a table.
func appendValue(b []byte, v any) ([]byte, error) {
	v, err := driver.DefaultParameterConverter.ConvertValue(v)
	if err != nil {
		return b, err
	}
	number := func(kind byte, n uint64) []byte { return binary.BigEndian.AppendUint64(append(b, kind), n) }
	switch v := v.(type) {
	case int64:
		return number('i', uint64(v)), nil
	case float64:
		return number('f', math.Float64bits(v)), nil
	case string:
		return append(number('t', uint64(len(v))), v...), nil
	case []byte:
		return append(number('t', uint64(len(v))), v...), nil
	}
	return b, fmt.Errorf("a value that cannot be summed: %T", v)
}

// gathered are rows to be written, by table.
type gathered map[string][]indexRow

// summing gathers the rows of one story's index and sums them up, in any order.
type summing struct {
	rows gathered
	seen map[[2]string]bool
	sum  uint64
	err  error
}

// put adds a row, unless there is one with its key.
func (s *summing) put(t indexTable, values ...any) {
	r, err := t.row(values)
	s.err = errors.Join(s.err, err)
	if id := [2]string{t.name, r.key}; !s.seen[id] {
		s.seen[id] = true
		s.sum += t.sum(r)
		s.rows[t.name] = append(s.rows[t.name], r)
	}
}

// indexRows calls f with the rows of a table that there are, of which a condition
// holds.
func (tx *Tx) indexRows(ctx context.Context, t indexTable, f func(story int64, r indexRow), where string, args ...any) error {
	n := strings.Count(t.columns, ",") + 1
	to := make([]any, n)
	return tx.rows(ctx, func(r *sql.Rows) error {
		values := make([]any, n)
		for i := range values {
			to[i] = &values[i]
		}
		if err := r.Scan(to...); err != nil {
			return err
		}
		row, err := t.row(values)
		if err == nil {
			story, _ := values[0].(int64)
			f(story, row)
		}
		return err
	}, "SELECT "+t.columns+" FROM "+t.name+" WHERE "+where, args...)
}

// saveRows brings the rows that there are of some stories in step with those that
// are to be: what is the same stays as it is.
func (tx *Tx) saveRows(ctx context.Context, t indexTable, stories []int64, rows []indexRow) error {
	there := map[string]indexRow{}
	if err := someOf(stories, func(in string, args []any) error {
		return tx.indexRows(ctx, t, func(_ int64, r indexRow) { there[r.key] = r }, "story IN "+in, args...)
	}); err != nil {
		return err
	}
	var fresh, gone [][]any
	for _, r := range rows {
		was, is := there[r.key]
		delete(there, r.key)
		if !is || was.text != r.text {
			fresh = append(fresh, r.values)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(there)) {
		gone = append(gone, there[key].values[:t.keyed])
	}
	if err := tx.deleteMany(ctx, t.name, t.one, gone); err != nil {
		return err
	}
	return tx.insertMany(ctx, t.insert, fresh, t.otherwise)
}

// indexSums are the sums of the rows that there are, by story.
func (tx *Tx) indexSums(ctx context.Context) (map[int64]uint64, error) {
	sums := map[int64]uint64{}
	for _, t := range summedTables {
		if err := tx.indexRows(ctx, t, func(story int64, r indexRow) { sums[story] += t.sum(r) }, "1 = 1"); err != nil {
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
