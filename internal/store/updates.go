package store

import (
	"context"
	"database/sql"
	"time"
)

// Update is a change of a story's page that brought something new. When updates
// are made depends on how articles happen to come in, so they are no part of an
// export.
type Update struct {
	ID           int64
	Story        int64
	Title        string // of the story today
	Made         time.Time
	First        bool // it brought the story itself
	Developments int
	Data         []byte // the developments, JSON
}

// AddUpdate notes what updates of stories brought.
func (tx *Tx) AddUpdate(ctx context.Context, all ...Update) error {
	var rows [][]any
	for _, u := range all {
		rows = append(rows, []any{u.Story, micros(u.Made), truth(u.First), u.Developments, pack(u.Data)})
	}
	return tx.insertMany(ctx, "INSERT INTO story_update (story, made, first, developments, data)", rows, "")
}

// Updates returns at most n updates that follow a place, the newest first: of one
// story, or of all if story is 0.
func (tx *Tx) Updates(ctx context.Context, story int64, from Place, n int) ([]Update, error) {
	var out []Update
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var u Update
		var made int64
		var first int
		if err := r.Scan(&u.ID, &u.Story, &u.Title, &made, &first, &u.Developments, &u.Data); err != nil {
			return err
		}
		u.Made, u.First = timeOf(made), first != 0
		var err error
		u.Data, err = unpack(u.Data)
		out = append(out, u)
		return err
	}, `SELECT u.id, u.story, s.title, u.made, u.first, u.developments, u.data FROM story_update u JOIN story s ON s.id = u.story
		WHERE (u.made, u.id) < ($1, $2) AND ($3 = 0 OR u.story = $3) ORDER BY u.made DESC, u.id DESC LIMIT $4`, micros(from.At), from.ID, story, n)
	return out, err
}

// NewsFor counts what was new in the updates of stories since somebody read them.
func (tx *Tx) NewsFor(ctx context.Context, account int64) (map[int64]int, error) {
	out := map[int64]int{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var story int64
		var n int
		err := r.Scan(&story, &n)
		out[story] = n
		return err
	}, `SELECT u.story, SUM(u.developments) FROM read_mark m JOIN story_update u ON u.story = m.story AND u.made > m.upto
		WHERE m.account = $1 AND u.first = 0 GROUP BY u.story`, account)
	return out, err
}

// Unread returns what NewsFor counts.
func (tx *Tx) Unread(ctx context.Context, account int64) ([]Update, error) {
	var out []Update
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var u Update
		var made int64
		if err := r.Scan(&u.ID, &u.Story, &made, &u.Developments, &u.Data); err != nil {
			return err
		}
		u.Made = timeOf(made)
		var err error
		u.Data, err = unpack(u.Data)
		out = append(out, u)
		return err
	}, `SELECT u.id, u.story, u.made, u.developments, u.data FROM read_mark m JOIN story_update u ON u.story = m.story AND u.made > m.upto
		WHERE m.account = $1 AND u.first = 0 ORDER BY u.made, u.id`, account)
	return out, err
}

// DropUpdates forgets at most n updates made before a time, the oldest first, and
// says how many. The first one of each story stays.
func (tx *Tx) DropUpdates(ctx context.Context, before time.Time, n int) (int64, error) {
	return tx.exec(ctx, "DELETE FROM story_update WHERE id IN (SELECT id FROM story_update WHERE first = 0 AND made < $1 ORDER BY made, id LIMIT $2)", micros(before), n)
}
