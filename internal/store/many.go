package store

import (
	"context"
	"strconv"
	"strings"
)

// The numbers of rows that one statement writes: few of them, so that the
// statements of all tables stay prepared. What the driver of SQLite takes to bind
// parameters grows with the square of their number.
var (
	sqliteTogether   = []int{16, 4, 1}
	postgresTogether = []int{64, 16, 4, 1}
)

// insertMany inserts rows, many in one statement: a database elsewhere is asked
// once for what would be hundreds of questions. what goes before VALUES, and
// otherwise, which may be empty, after the rows.
func (tx *Tx) insertMany(ctx context.Context, what string, rows [][]any, otherwise string) error {
	for _, n := range tx.d.together {
		if len(rows) < n {
			continue
		}
		q := what + " VALUES " + parameters(n, len(rows[0])) + " " + otherwise
		args := make([]any, 0, n*len(rows[0]))
		for ; len(rows) >= n; rows = rows[n:] {
			args = args[:0]
			for _, r := range rows[:n] {
				args = append(args, r...)
			}
			if _, err := tx.exec(ctx, q, args...); err != nil {
				return err
			}
		}
	}
	return nil
}

// deleteMany deletes rows, many in one statement. one is the condition for a row,
// with the mark of a parameter for each of the values that it is known by.
func (tx *Tx) deleteMany(ctx context.Context, table, one string, rows [][]any) error {
	for _, n := range tx.d.together {
		for ; len(rows) >= n; rows = rows[n:] {
			var q strings.Builder
			var args []any
			q.WriteString("DELETE FROM " + table + " WHERE ")
			for i, r := range rows[:n] {
				if i > 0 {
					q.WriteString(" OR ")
				}
				for k, part := range strings.SplitAfter(one, "$")[:len(r)] {
					args = append(args, r[k])
					q.WriteString(part + strconv.Itoa(len(args)))
				}
			}
			if _, err := tx.exec(ctx, q.String(), args...); err != nil {
				return err
			}
		}
	}
	return nil
}

// parameters writes the parameters of some rows: "($1, $2), ($3, $4)".
func parameters(rows, columns int) string {
	var b strings.Builder
	for i := range rows * columns {
		switch {
		case i == 0:
			b.WriteString("($")
		case i%columns == 0:
			b.WriteString("), ($")
		default:
			b.WriteString(", $")
		}
		b.WriteString(strconv.Itoa(i + 1))
	}
	b.WriteByte(')')
	return b.String()
}

// someOf calls f with some values at a time, with the words that stand for them
// and the values as arguments: few enough sizes that the statements stay
// prepared, so that the last ones may be there twice.
func someOf[T any](values []T, f func(in string, args []any) error) error {
	for len(values) > 0 {
		n, most := 0, postgresTogether[0]
		for _, size := range postgresTogether {
			if size >= len(values) {
				most = size
			}
		}
		args := make([]any, most)
		for i := range args {
			if n < len(values) {
				n++
			}
			args[i] = values[n-1]
		}
		if err := f("("+strings.Trim(parameters(1, most), "()")+")", args); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}
