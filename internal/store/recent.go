package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// FiledAs returns where an article belongs, or ErrNotFound.
func (tx *Tx) FiledAs(ctx context.Context, id article.ID) (Filed, error) {
	f := Filed{Article: id}
	err := tx.row(ctx, "SELECT story, episode, why FROM filed WHERE article = $1", id).Scan(&f.Story, &f.Episode, &f.Why)
	return f, found(err)
}

// Told is when an article of a story was published, or came in if it does not
// say.
type Told struct {
	Story int64
	At    time.Time
}

// ToldSince returns one Told for each filed article that came in since a time.
func (tx *Tx) ToldSince(ctx context.Context, since time.Time) ([]Told, error) {
	var out []Told
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var t Told
		var at int64
		err := r.Scan(&t.Story, &at)
		t.At = timeOf(at)
		out = append(out, t)
		return err
	}, `SELECT f.story, CASE WHEN a.published > 0 THEN a.published ELSE a.arrived END FROM article a JOIN filed f ON f.article = a.id
		WHERE a.arrived >= $1 ORDER BY a.arrived, a.id`, micros(since))
	return out, err
}

// UpdatedSince returns when the stories were updated that were since a time.
func (tx *Tx) UpdatedSince(ctx context.Context, since time.Time) (map[int64]time.Time, error) {
	out := map[int64]time.Time{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id, at int64
		err := r.Scan(&id, &at)
		out[id] = timeOf(at)
		return err
	}, "SELECT id, updated FROM story WHERE moved = 0 AND updated >= $1", micros(since))
	return out, err
}

// LastUpdate returns when a story was last updated, the zero time if none is
// there.
func (tx *Tx) LastUpdate(ctx context.Context) (time.Time, error) {
	var last int64
	err := tx.row(ctx, "SELECT COALESCE(MAX(updated), 0) FROM story WHERE moved = 0").Scan(&last)
	return timeOf(last), err
}
