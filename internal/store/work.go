package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	driverSQLite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrTaken says that another process works on a SQLite database: that many may
// read and add, and one works.
var ErrTaken = errors.New("another server runs on this data")

// Shared reports whether many processes may work on the database.
func (s *Store) Shared() bool { return s.d.numbered }

// Pool are the connections that write, for internal/jobs: its jobs are in the
// same database, so that they are kept with what they are about or not at all.
func (s *Store) Pool() *sql.DB { return s.write }

// Take makes this process the one that works on a SQLite database until release
// is called or the process ends, however it does. On PostgreSQL, which may have
// many, it does nothing.
func (s *Store) Take(ctx context.Context) (release func() error, err error) {
	if s.Shared() {
		return func() error { return nil }, nil
	}
	// The lock of an empty database beside the other: SQLite knows how to lock a
	// file on every system, and the system lets go of it when a process ends.
	db, err := sql.Open("sqlite", s.file+lockEnd+"?_pragma=busy_timeout(2000)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err = db.ExecContext(context.WithoutCancel(ctx), "BEGIN EXCLUSIVE"); err != nil { // 2 s at most
		if code := new(driverSQLite.Error); errors.As(err, &code) && code.Code()&0xff == sqlite3.SQLITE_BUSY {
			err = ErrTaken
		}
		return nil, errors.Join(err, db.Close())
	}
	return db.Close, nil
}

// lockEnd is the end of the name of the file whose lock says that a process
// works on a SQLite database.
const lockEnd = "-work"

// Resume makes the jobs that a process left running when it ended ready again,
// and returns how many there were. It is for SQLite, and for who has taken it.
func (tx *Tx) Resume(ctx context.Context) (int64, error) {
	if _, err := tx.exec(ctx, "DELETE FROM river_leader"); err != nil {
		return 0, err
	}
	return tx.exec(ctx, "UPDATE river_job SET state = 'available', attempt = MAX(attempt - 1, 0) WHERE state = 'running'")
}

// Running returns the jobs that the database has as running in a process, in the
// one there is on SQLite, with the times they began.
func (tx *Tx) Running(ctx context.Context, worker int64) (map[int64]time.Time, error) {
	q, args := "SELECT id, attempted_at FROM river_job WHERE state = 'running'", []any(nil)
	if tx.d.numbered {
		q, args = q+" AND attempted_by[array_upper(attempted_by, 1)] = $1", []any{strconv.FormatInt(worker, 10)}
	}
	out := map[int64]time.Time{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id int64
		var at sql.NullTime
		err := r.Scan(&id, &at)
		out[id] = at.Time
		return err
	}, q, args...)
	return out, err
}

// Requeue makes jobs ready again that no process does any more.
func (tx *Tx) Requeue(ctx context.Context, jobs []int64) error {
	for _, id := range jobs {
		if _, err := tx.exec(ctx, "UPDATE river_job SET state = 'available', attempt = CASE WHEN attempt > 0 THEN attempt - 1 ELSE 0 END WHERE id = $1 AND state = 'running'", id); err != nil {
			return err
		}
	}
	return nil
}

// Queued returns which jobs of these keys are in one of these states, by kind and
// key, on PostgreSQL.
func (tx *Tx) Queued(ctx context.Context, states, keys []string) (map[[2]string]bool, error) {
	out := map[[2]string]bool{}
	return out, someOf(keys, func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var job [2]string
			err := r.Scan(&job[0], &job[1])
			out[job] = true
			return err
		}, "SELECT args->>'kind', args->>'key' FROM river_job WHERE state IN ('"+strings.Join(states, "', '")+"') AND args->>'key' IN "+in, args...)
	})
}

// clock is the time as the PostgreSQL server has it: those of many machines
// differ.
const clock = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT"

// Workers returns how many processes work on a database, of those that said within
// such a time that they are there; at least 1.
func (tx *Tx) Workers(ctx context.Context, silent time.Duration) (n int, err error) {
	if tx.d.numbered {
		err = tx.row(ctx, "SELECT COUNT(*) FROM worker WHERE seen > "+clock+" - $1", silent.Microseconds()).Scan(&n)
	}
	return max(n, 1), err
}

// Join makes a process one of those that work on a PostgreSQL database, and
// returns its number. It stays one as long as it beats.
func (tx *Tx) Join(ctx context.Context) (id int64, err error) {
	err = tx.row(ctx, "INSERT INTO worker (seen) VALUES ("+clock+") RETURNING id").Scan(&id)
	return id, err
}

// Beat says that a process is there. It leads if all that have joined before it
// have been silent for so long.
func (tx *Tx) Beat(ctx context.Context, id int64, silent time.Duration) (leads bool, err error) {
	if _, err := tx.exec(ctx, "INSERT INTO worker (id, seen) VALUES ($1, "+clock+") ON CONFLICT (id) DO UPDATE SET seen = excluded.seen", id); err != nil {
		return false, err
	}
	err = tx.row(ctx, "SELECT NOT EXISTS (SELECT 1 FROM worker WHERE id < $1 AND seen > "+clock+" - $2)", id, silent.Microseconds()).Scan(&leads)
	return leads, err
}

// Leave ends what Join began.
func (tx *Tx) Leave(ctx context.Context, id int64) error {
	_, err := tx.exec(ctx, "DELETE FROM worker WHERE id = $1", id)
	return err
}

// Orphans makes the jobs of processes ready again that have been silent for so
// long, and returns how many there were.
func (tx *Tx) Orphans(ctx context.Context, silent time.Duration) (int64, error) {
	const gone = "seen <= " + clock + " - $1"
	n, err := tx.exec(ctx, `UPDATE river_job SET state = 'available', attempt = GREATEST(attempt - 1, 0) WHERE state = 'running'
		AND attempted_by[array_upper(attempted_by, 1)] NOT IN (SELECT id::TEXT FROM worker WHERE NOT `+gone+")", silent.Microseconds())
	if err != nil {
		return 0, err
	}
	_, err = tx.exec(ctx, "DELETE FROM worker WHERE "+gone, silent.Microseconds())
	return n, err
}

// ErrFull says that nothing can be kept, since there is no room for it.
var ErrFull = errors.New("the disk is full, or cannot be written to: what is kept can be read, and nothing is added until there is room")

// Full reports whether an error says that there is no room. That a file may not
// grow further is a failed write to SQLite.
func Full(err error) bool {
	var pg *pgconn.PgError
	var lite *driverSQLite.Error
	switch {
	case errors.As(err, &pg):
		return pg.Code == "53100"
	case errors.As(err, &lite):
		return lite.Code()&0xff == sqlite3.SQLITE_FULL || lite.Code() == sqlite3.SQLITE_IOERR_WRITE
	}
	return false
}

// Unavailable reports whether an error is of the database or the way to it, and
// not of what was asked: the same may go well later.
func Unavailable(err error) bool {
	var pg *pgconn.PgError
	var connect *pgconn.ConnectError
	var lite *driverSQLite.Error
	var network interface {
		error
		Timeout() bool
	}
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false
	case errors.As(err, &pg):
		return transient[pg.Code[:min(2, len(pg.Code))]]
	case errors.As(err, &lite):
		return transientSQLite[lite.Code()&0xff]
	case errors.As(err, &connect), errors.As(err, &network):
		return true
	}
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, sql.ErrTxDone) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || pgconn.SafeToRetry(err)
}

// transient are the classes of errors of PostgreSQL that pass: of the
// connection, of transactions in one another's way, of resources, of an operator
// who stops the server, of its system.
var transient = map[string]bool{"08": true, "40": true, "53": true, "55": true, "57": true, "58": true}

var transientSQLite = map[int]bool{sqlite3.SQLITE_BUSY: true, sqlite3.SQLITE_LOCKED: true, sqlite3.SQLITE_FULL: true, sqlite3.SQLITE_IOERR: true, sqlite3.SQLITE_CANTOPEN: true, sqlite3.SQLITE_NOMEM: true}
