package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
)

func openFile(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// oneOf returns the one number that a statement yields.
func oneOf(t testing.TB, tx *Tx, q string, args ...any) (n int) {
	t.Helper()
	if err := tx.row(t.Context(), q, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return n
}

// A connection that keeps its statements answers as one that does not: a
// statement that runs while its rows are read, one that failed before, one whose
// table was changed since, and more of them than are kept.
func TestStatementsAreKept(t *testing.T) {
	s := openFile(t)
	err := s.Write(t.Context(), func(tx *Tx) error {
		const put = "INSERT INTO setting (name, value) VALUES ($1, $2)"
		for _, name := range []string{"a", "b", "c"} {
			if _, err := tx.exec(t.Context(), put, name, []byte(name)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := tx.exec(t.Context(), put, "a", []byte("again")); err == nil {
			t.Error("a second row with one name was put in")
		}
		if _, err := tx.exec(t.Context(), put, "d", []byte("d")); err != nil {
			t.Errorf("after a failure: %v", err)
		}
		const list = "SELECT name FROM setting WHERE name BETWEEN 'a' AND $1 ORDER BY name"
		var pairs []string
		err := tx.rows(t.Context(), func(r *sql.Rows) error {
			var outer string
			if err := r.Scan(&outer); err != nil {
				return err
			}
			return tx.rows(t.Context(), func(r *sql.Rows) error {
				var inner string
				err := r.Scan(&inner)
				pairs = append(pairs, outer+inner)
				return err
			}, list, "b")
		}, list, "c")
		if want := "[aa ab ba bb ca cb]"; err != nil || fmt.Sprint(pairs) != want {
			t.Errorf("rows within rows: %v, %v; want %s", pairs, err, want)
		}
		const all = "SELECT COUNT(*) FROM setting WHERE name < 'e'"
		before := oneOf(t, tx, all)
		if _, err := tx.exec(t.Context(), "ALTER TABLE setting ADD COLUMN more INTEGER"); err != nil {
			t.Fatal(err)
		}
		if n := oneOf(t, tx, all); n != before {
			t.Errorf("after its table was changed: %d rows, want %d", n, before)
		}
		for i := range 3 * mostPrepared {
			if n := oneOf(t, tx, fmt.Sprintf("SELECT %d + $1", i), 1); n != i+1 {
				t.Fatalf("%d + 1 = %d", i, n)
			}
		}
		if n := oneOf(t, tx, all); n != before {
			t.Errorf("after many others: %d rows, want %d", n, before)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.write.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	err = c.Raw(func(c any) error {
		if k := c.(*keeping); k.last.Len() > mostPrepared || len(k.at) != k.last.Len() {
			return fmt.Errorf("%d statements are kept, %d are found", k.last.Len(), len(k.at))
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// BenchmarkStatement runs the statements by which something small is looked up
// and written.
func BenchmarkStatement(b *testing.B) {
	s := openFile(b)
	err := s.Write(b.Context(), func(tx *Tx) error {
		for b.Loop() {
			if err := tx.Set(b.Context(), "place", []byte("here")); err != nil {
				return err
			}
			if _, err := tx.Setting(b.Context(), "place"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func TestStatement(t *testing.T) {
	for in, want := range map[string]string{
		"SELECT a FROM b WHERE c = $1 AND d < $2":              "SELECT a FROM b WHERE c = ? AND d < ?",
		"SELECT a FROM b WHERE c = $2 AND d < $1":              "SELECT a FROM b WHERE c = ?2 AND d < ?1",
		"UPDATE a SET b = $1, c = $1 WHERE d = $2":             "UPDATE a SET b = ?1, c = ?1 WHERE d = ?2",
		"SELECT ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)":     "SELECT (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"INSERT INTO a (b) VALUES ($1) ON CONFLICT DO NOTHING": "INSERT INTO a (b) VALUES (?) ON CONFLICT DO NOTHING",
	} {
		if got := sqlite.statement(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
		if got := postgres.statement(in); got != in {
			t.Errorf("PostgreSQL gets %s for %s", got, in)
		}
	}
}
