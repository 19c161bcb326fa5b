package store

import (
	"container/list"
	"context"
	"database/sql"
	"database/sql/driver"

	driverSQLite "modernc.org/sqlite"
)

// mostPrepared bounds the statements that a connection to a SQLite file keeps.
// The program has some 150 that are run all the time; those that list so
// and so many IDs come and go.
const mostPrepared = 240

// openPrepared opens a SQLite database whose connections keep the statements that
// they prepared: reading one anew costs as much as running it. sql.Stmt does not
// do for that: one that was prepared outside of a transaction asks for a second
// connection, of which the writing pool has none.
func openPrepared(dsn string) (*sql.DB, error) {
	c, err := driverSQLite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(preparing{c}), nil
}

// preparing is a connector whose connections keep their statements.
type preparing struct{ driver.Connector }

// Connect opens a connection.
func (p preparing) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := p.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &keeping{sqliteConn: c.(sqliteConn), at: map[string]*list.Element{}}, nil
}

// sqliteConn is what a connection to SQLite can do.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// keeping is a connection with the statements it keeps. Like all connections, it
// is used by one goroutine at a time.
type keeping struct {
	sqliteConn
	at   map[string]*list.Element
	last list.List // of *kept, the one used last in front
}

// kept is a statement that is kept.
type kept struct {
	query string
	stmt  sqliteStmt
	busy  bool // its rows are being read
}

type sqliteStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// ExecContext runs a statement that gives no rows.
func (c *keeping) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	k, err := c.kept(ctx, query)
	if err != nil {
		return nil, err
	}
	if k.busy {
		return c.sqliteConn.ExecContext(ctx, query, args)
	}
	return k.stmt.ExecContext(ctx, args)
}

// QueryContext runs a statement that gives rows.
func (c *keeping) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	k, err := c.kept(ctx, query)
	if err != nil {
		return nil, err
	}
	if k.busy {
		return c.sqliteConn.QueryContext(ctx, query, args)
	}
	rows, err := k.stmt.QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	k.busy = true
	return &keptRows{rows, k}, nil
}

// keptRows are the rows of a statement that is kept.
type keptRows struct {
	driver.Rows
	of *kept
}

// Close lets the statement be run again.
func (r *keptRows) Close() error {
	r.of.busy = false
	return r.Rows.Close()
}

// kept is the statement of a query, prepared now if it was not yet.
func (c *keeping) kept(ctx context.Context, query string) (*kept, error) {
	if e := c.at[query]; e != nil {
		c.last.MoveToFront(e)
		return e.Value.(*kept), nil
	}
	c.forget(mostPrepared - 1)
	s, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	k := &kept{query: query, stmt: s.(sqliteStmt)}
	c.at[query] = c.last.PushFront(k)
	return k, nil
}

// forget closes statements, those first that were used longest ago, until at most
// n are left. One whose rows are being read stays. What closing one tells is how
// its last run ended, which was told then.
func (c *keeping) forget(n int) {
	for e := c.last.Back(); e != nil && c.last.Len() > n; {
		k, before := e.Value.(*kept), e.Prev()
		if !k.busy {
			delete(c.at, k.query)
			c.last.Remove(e)
			_ = k.stmt.Close()
		}
		e = before
	}
}

// Close closes the connection with all it keeps.
func (c *keeping) Close() error {
	for e := c.last.Front(); e != nil; e = e.Next() {
		e.Value.(*kept).busy = false
	}
	c.forget(0)
	return c.sqliteConn.Close()
}
