package store

import (
	"database/sql"
	"testing"
)

// The connection that writes holds much of the file, so that a transaction that
// changes much neither writes pages before it ends nor reads them again.
func TestWriterHoldsMuch(t *testing.T) {
	s := open(t, t.TempDir()+"/a.db")
	set := func(db *sql.DB, name string) (n int) {
		if err := db.QueryRowContext(ctx, "PRAGMA "+name).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := set(s.write, "wal_autocheckpoint"); n != 4000 {
		t.Errorf("the log goes into the file after %d pages, want 4000", n)
	}
	if n := set(s.write, "cache_size"); n != -32<<10 {
		t.Errorf("the writer's cache is %d, want 32 MiB", n)
	}
	if n := set(s.read, "cache_size"); n != -2000 {
		t.Errorf("a reader's cache is %d, want SQLite's own: there are eight of them", n)
	}
}
