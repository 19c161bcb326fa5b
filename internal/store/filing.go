package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Filed says where an article belongs.
type Filed struct {
	Article article.ID
	Story   int64
	Episode int // 0: a later version took its place
	Why     string
	Origin  *article.Origin // as it was known when the article was taken up; nil: what is kept of it stays
}

// File says where articles belong now, whatever was said before. It is part of
// the filing that NextFiling began, or begins one.
func (tx *Tx) File(ctx context.Context, all []Filed) error {
	if err := tx.filed(ctx); err != nil {
		return err
	}
	at := map[article.ID]int{} // its row: what is said last counts
	var rows [][]any
	for _, f := range all {
		origin := ""
		if f.Origin != nil {
			b, err := json.Marshal(f.Origin)
			if err != nil {
				return err
			}
			origin = string(b)
		}
		row := []any{f.Article, f.Story, f.Episode, f.Why, tx.filing, tx.filing, origin}
		if i, twice := at[f.Article]; twice {
			rows[i] = row
			continue
		}
		at[f.Article], rows = len(rows), append(rows, row)
	}
	return tx.insertMany(ctx, "INSERT INTO filed (article, story, episode, why, placed, changed, origin)", rows,
		`ON CONFLICT (article) DO UPDATE SET story = excluded.story, episode = excluded.episode, why = excluded.why, changed = excluded.changed,
		placed = CASE WHEN filed.placed = 0 THEN excluded.placed ELSE filed.placed END,
		origin = CASE WHEN excluded.origin = '' THEN filed.origin ELSE excluded.origin END
		WHERE filed.placed = 0 OR filed.story <> excluded.story OR filed.episode <> excluded.episode OR filed.why <> excluded.why OR excluded.origin <> ''`)
}

// FiledIn returns where the articles of a story belong, by episode and ID.
func (tx *Tx) FiledIn(ctx context.Context, story int64) ([]Filed, error) {
	var out []Filed
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var f Filed
		err := r.Scan(&f.Article, &f.Story, &f.Episode, &f.Why)
		out = append(out, f)
		return err
	}, "SELECT article, story, episode, why FROM filed WHERE story = $1 ORDER BY episode, article", story)
	return out, err
}

// Placed is where an article is filed whose story is open, as far as placing
// others needs it.
type Placed struct {
	Article article.ID
	Story   int64
	Episode int // 0: a later version took its place
	Filing  int64
	Arrived time.Time
	Origin  article.Origin
}

// PlacedSince returns the articles of the stories that changed after a filing,
// in the order of the filings that took them up, by ID within one; old ones are
// left out once PassOver was called.
func (tx *Tx) PlacedSince(ctx context.Context, filing int64) ([]Placed, error) {
	const columns = "SELECT f.article, f.story, f.episode, f.placed, f.origin, a.arrived FROM filed f JOIN article a ON a.id = f.article WHERE f.placed > 0"
	where, args := "", []any(nil)
	if filing > 0 {
		where, args = " AND f.story IN (SELECT story FROM filed WHERE changed > $1)", []any{filing}
	}
	var out []Placed
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var p Placed
		var origin string
		var arrived int64
		if err := r.Scan(&p.Article, &p.Story, &p.Episode, &p.Filing, &origin, &arrived); err != nil {
			return err
		}
		if origin != "" {
			if err := json.Unmarshal([]byte(origin), &p.Origin); err != nil {
				return fmt.Errorf("where article %s comes from: %w", p.Article, err)
			}
		}
		p.Arrived = timeOf(arrived)
		out = append(out, p)
		return nil
	}, columns+where+" ORDER BY f.placed, "+tx.bytewise("f.article"), args...)
	return out, err
}

// renewedName is the setting that holds the filing from which on everything is to be read anew.
const renewedName = "renewed"

// PassOver passes over the stories of which no article arrived since a time: their
// articles are no longer returned by PlacedSince, so that what is built of it is
// to be built anew.
func (tx *Tx) PassOver(ctx context.Context, before time.Time) error {
	if err := tx.filed(ctx); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, `UPDATE filed SET placed = 0 WHERE placed > 0 AND (episode = 0 OR story NOT IN
		(SELECT f.story FROM filed f JOIN article a ON a.id = f.article WHERE f.episode > 0 AND a.arrived >= $1))`, micros(before)); err != nil {
		return err
	}
	return tx.renew(ctx)
}

// renew has what is built of PlacedSince built anew.
func (tx *Tx) renew(ctx context.Context) error {
	if err := tx.filed(ctx); err != nil {
		return err
	}
	return tx.Set(ctx, renewedName, strconv.AppendInt(nil, tx.filing, 10))
}

// Renewed returns the last filing after which what is built of PlacedSince is to
// be built anew, 0 if there was none.
func (tx *Tx) Renewed(ctx context.Context) (int64, error) { return tx.numbered(ctx, renewedName) }

// CountPlaced returns how many articles PlacedSince returns of all, and how many
// of them arrived since a time.
func (tx *Tx) CountPlaced(ctx context.Context, since time.Time) (all, fresh int, err error) {
	err = tx.row(ctx, "SELECT (SELECT COUNT(*) FROM filed WHERE placed > 0), (SELECT COUNT(*) FROM article WHERE arrived >= $1)", micros(since)).Scan(&all, &fresh)
	return all, fresh, err
}

// Waiting returns at most n articles that have not been put into a story yet, or
// have come back since, in the order they arrived.
func (tx *Tx) Waiting(ctx context.Context, n int) ([]Article, error) {
	return tx.articles(ctx, "waiting = 1 AND newest = 1 ORDER BY arrived, id LIMIT $1", n)
}

// Taken notes that articles are waiting no more, and that those who follow the
// filings must look at them: one that is back has arrived again.
func (tx *Tx) Taken(ctx context.Context, ids []article.ID) error {
	if err := tx.filed(ctx); err != nil {
		return err
	}
	return someOf(ids, func(in string, args []any) error {
		if _, err := tx.exec(ctx, "UPDATE article SET waiting = 0 WHERE id IN "+in, args...); err != nil {
			return err
		}
		_, err := tx.exec(ctx, fmt.Sprintf("UPDATE filed SET changed = $%d WHERE article IN %s", len(args)+1, in), append(args, tx.filing)...)
		return err
	})
}

// Earlier returns where earlier versions of an article's page are filed, the
// latest last.
func (tx *Tx) Earlier(ctx context.Context, a *article.Article) ([]Filed, error) {
	if a.URL == "" {
		return nil, nil
	}
	var out []Filed
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var f Filed
		err := r.Scan(&f.Article, &f.Story, &f.Episode)
		out = append(out, f)
		return err
	}, "SELECT g.article, g.story, g.episode FROM article o JOIN filed g ON g.article = o.id WHERE o.url = $1 AND o.id <> $2 ORDER BY o.arrived, o.id", a.URL, a.ID)
	return out, err
}

// StoriesOf returns in which stories articles are filed; those that are in none
// are left out.
func (tx *Tx) StoriesOf(ctx context.Context, ids []article.ID) (map[article.ID]int64, error) {
	out := make(map[article.ID]int64, len(ids))
	err := someOf(ids, func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var id article.ID
			var story int64
			err := r.Scan(&id, &story)
			out[id] = story
			return err
		}, "SELECT article, story FROM filed WHERE article IN "+in, args...)
	})
	return out, err
}

// Articles returns the articles with these IDs, by ID; those that are not there
// are left out.
func (tx *Tx) Articles(ctx context.Context, ids []article.ID) (map[article.ID]Article, error) {
	out := make(map[article.ID]Article, len(ids))
	err := someOf(ids, func(in string, args []any) error {
		as, err := tx.articles(ctx, "id IN "+in, args...)
		for _, a := range as {
			out[a.ID] = a
		}
		return err
	})
	return out, err
}

// MadeBy returns which version of the code read articles; those that are not there
// are left out.
func (tx *Tx) MadeBy(ctx context.Context, ids []article.ID) (map[article.ID]string, error) {
	out := make(map[article.ID]string, len(ids))
	return out, someOf(ids, func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var id article.ID
			var by string
			err := r.Scan(&id, &by)
			out[id] = by
			return err
		}, "SELECT id, made_by FROM article WHERE id IN "+in, args...)
	})
}

// filingName is the setting that changes whenever articles are filed.
const filingName = "filing"

// Filing numbers the state that the stories are in, for NextFiling.
func (tx *Tx) Filing(ctx context.Context) (int64, error) { return tx.numbered(ctx, filingName) }

// numbered is a setting that is a number, 0 if it is not set.
func (tx *Tx) numbered(ctx context.Context, name string) (int64, error) {
	v, err := tx.Setting(ctx, name)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(string(v), 10, 64)
}

// NextFiling begins a change of stories that was worked out from the state was:
// it fails with ErrOvertaken if another process has changed them since, and
// keeps others from doing so until the transaction ends. It returns the number
// of the state that the change leads to.
func (tx *Tx) NextFiling(ctx context.Context, was int64) (int64, error) {
	next := max(was, firstFiling) + 1
	changed, err := tx.exec(ctx, `INSERT INTO setting (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE setting.value = $3`,
		filingName, strconv.AppendInt(nil, next, 10), strconv.AppendInt(nil, was, 10))
	if err == nil && changed == 0 {
		err = ErrOvertaken
	}
	if err == nil {
		tx.filing = next
	}
	return next, err
}

// firstFiling is the filing that everything belongs to which was filed before
// filings were noted.
const firstFiling = 1

// filed begins a filing, if none has begun.
func (tx *Tx) filed(ctx context.Context) error {
	if tx.filing != 0 {
		return nil
	}
	was, err := tx.Filing(ctx)
	if err == nil {
		_, err = tx.NextFiling(ctx, was)
	}
	return err
}

// Decision is what a person decided of two stories or articles: see
// internal/live for the kinds there are.
type Decision struct {
	Kind string
	A, B string
	Made time.Time
	Who  string
}

// Decide remembers a decision; the same one twice is one.
func (tx *Tx) Decide(ctx context.Context, d Decision) error {
	_, err := tx.exec(ctx, "INSERT INTO decision (kind, a, b, made, who) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, a, b) DO NOTHING", d.Kind, d.A, d.B, micros(d.Made), d.Who)
	return err
}

// Undecide forgets a decision.
func (tx *Tx) Undecide(ctx context.Context, d Decision) error {
	_, err := tx.exec(ctx, "DELETE FROM decision WHERE kind = $1 AND a = $2 AND b = $3", d.Kind, d.A, d.B)
	return err
}

// Decisions returns all decisions in the order they were made.
func (tx *Tx) Decisions(ctx context.Context) ([]Decision, error) {
	return tx.decisions(ctx, "1 = 1")
}

// DecisionsOf returns the decisions of a kind in the order they were made.
func (tx *Tx) DecisionsOf(ctx context.Context, kind string) ([]Decision, error) {
	return tx.decisions(ctx, "kind = $1", kind)
}

func (tx *Tx) decisions(ctx context.Context, where string, args ...any) ([]Decision, error) {
	var out []Decision
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var d Decision
		var made int64
		err := r.Scan(&d.Kind, &d.A, &d.B, &made, &d.Who)
		d.Made = timeOf(made)
		out = append(out, d)
		return err
	}, "SELECT kind, a, b, made, who FROM decision WHERE "+where+" ORDER BY made, id", args...)
	return out, err
}

// Newest returns the newest version of the page that an article is a version
// of: the article itself if it has no URL.
func (tx *Tx) Newest(ctx context.Context, id article.ID) (article.ID, error) {
	var newest article.ID
	err := tx.row(ctx, `SELECT n.id FROM article a JOIN article n ON n.id = a.id OR n.url = a.url AND a.url <> ''
		WHERE a.id = $1 AND n.newest = 1`, id).Scan(&newest)
	return newest, found(err)
}

// AllNewest is Newest of many; those that are no more are left out.
func (tx *Tx) AllNewest(ctx context.Context, ids []article.ID) (map[article.ID]article.ID, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	out := make(map[article.ID]article.ID, len(ids))
	return out, someOf(ids, func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var id article.ID
			var newest sql.Null[article.ID]
			err := r.Scan(&id, &newest)
			if newest.Valid {
				out[id] = newest.V
			}
			return err
		}, `SELECT a.id, CASE WHEN a.newest = 1 THEN a.id ELSE (SELECT MIN(n.id) FROM article n WHERE n.url = a.url AND n.url <> '' AND n.newest = 1) END
			FROM article a WHERE a.id IN `+in, args...)
	})
}
