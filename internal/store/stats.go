package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Stats is how much there is of what.
type Stats struct {
	Feeds    map[FeedState]int
	Failing  int // active feeds that failed when they were read last
	Entries  map[EntryState]int
	Articles int
	Stories  int // that were not merged into others
	Size     int64
}

// Stats counts what is kept.
func (tx *Tx) Stats(ctx context.Context) (Stats, error) {
	s := Stats{Feeds: map[FeedState]int{Active: 0, Paused: 0, Gone: 0}, Entries: map[EntryState]int{New: 0, Fetched: 0, Quarantined: 0}}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var state FeedState
		var n, failing int
		err := r.Scan(&state, &n, &failing)
		s.Feeds[state] = n
		if state == Active {
			s.Failing = failing
		}
		return err
	}, "SELECT state, COUNT(*), COALESCE(SUM(CASE WHEN failures > 0 THEN 1 ELSE 0 END), 0) FROM feed GROUP BY state")
	if err != nil {
		return s, err
	}
	err = tx.rows(ctx, func(r *sql.Rows) error {
		var state EntryState
		var n int
		err := r.Scan(&state, &n)
		s.Entries[state] = n
		return err
	}, "SELECT state, COUNT(*) FROM entry GROUP BY state")
	if err != nil {
		return s, err
	}
	if s.Articles, err = tx.CountArticles(ctx); err != nil {
		return s, err
	}
	if err = tx.row(ctx, "SELECT COUNT(*) FROM story WHERE moved = 0").Scan(&s.Stories); err != nil {
		return s, err
	}
	size := "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
	if tx.d.numbered {
		size = "SELECT pg_database_size(current_database())"
	}
	return s, tx.row(ctx, size).Scan(&s.Size)
}

// ErrOlder says that a database lacks migrations that this code needs.
var ErrOlder = errors.New("the database is older than this version of Synoptic; synoptic migrate brings it up to date")

// Ready answers whether the database can be read, has room, and is the one this
// code wants: another process may have brought it further since it was opened.
func (s *Store) Ready(ctx context.Context) error {
	_, have, last, err := s.pending(ctx)
	switch {
	case err != nil:
		return err
	case have > last:
		return fmt.Errorf("%w (it has version %d, this one knows %d)", ErrNewer, have, last)
	case have < last:
		return fmt.Errorf("%w (it has version %d, this one wants %d)", ErrOlder, have, last)
	}
	if !s.full.Load() {
		return nil
	}
	// There was no room; whoever asks finds out whether there is now.
	return s.Write(ctx, func(tx *Tx) error {
		_, err := tx.exec(ctx, "UPDATE setting SET value = value WHERE name = 'instance'")
		return err
	})
}

// PendingMigrations returns the migrations that Open would apply to the database at an
// address, and applies none. A database that was never opened needs all.
func PendingMigrations(ctx context.Context, address string) (steps []string, err error) {
	s, err := connect(address)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", shown(address), err)
	}
	steps, have, last, err := s.pending(ctx)
	if err == nil && have > last {
		err = fmt.Errorf("%w (it has version %d, this one knows %d)", ErrNewer, have, last)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return nil, fmt.Errorf("open %s: %w", shown(address), err)
	}
	return steps, nil
}

// pending returns the names of the migrations that are missing, and the versions
// of the database and of the code.
func (s *Store) pending(ctx context.Context) (missing []string, have, last int, err error) {
	steps, err := stepsOf(migrations, s.d)
	if err != nil {
		return nil, 0, 0, err
	}
	err = s.Read(ctx, func(tx *Tx) error {
		there := "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_version'"
		if tx.d.numbered {
			there = "SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('schema_version')"
		}
		var n int
		if err := tx.row(ctx, there).Scan(&n); err != nil || n == 0 {
			return err
		}
		return tx.row(ctx, "SELECT COALESCE(MAX(version), 0) FROM schema_version").Scan(&have)
	})
	for _, st := range steps {
		if last = st.version; st.version > have {
			missing = append(missing, st.name)
		}
	}
	return missing, have, last, err
}
