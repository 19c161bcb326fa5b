package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/synoptic-news/synoptic/story/relate"
)

// allSheets stands among the terms for every sheet there is.
const allSheets = ""

// SaveSheet writes what a story is about in place of what was written before, and
// rates it by all stories there are.
func (tx *Tx) SaveSheet(ctx context.Context, story int64, s *relate.Sheet) error {
	was, err := tx.sheet(ctx, story)
	first := errors.Is(err, sql.ErrNoRows)
	if err != nil && !first {
		return err
	}
	gone, fresh := changedKeys(was.Terms, s.Terms)
	if first {
		fresh = append([]string{allSheets}, fresh...)
	}
	if err := tx.countTerms(ctx, gone, fresh); err != nil {
		return err
	}
	if err := tx.rate(ctx, s); err != nil {
		return err
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "INSERT INTO story_sheet (story, data) VALUES ($1, $2) ON CONFLICT (story) DO UPDATE SET data = excluded.data", story, data); err != nil {
		return err
	}
	for _, key := range gone {
		if _, err := tx.exec(ctx, "DELETE FROM sheet_name WHERE story = $1 AND name = $2", story, key); err != nil {
			return err
		}
	}
	for _, t := range s.Terms {
		if _, is := slices.BinarySearch(fresh, t.Key); !is || !t.IsName() {
			continue
		}
		if _, err := tx.exec(ctx, "INSERT INTO sheet_name (story, name) VALUES ($1, $2)", story, t.Key); err != nil {
			return err
		}
	}
	return nil
}

// changedKeys are the keys that are no longer among some terms, and those that are
// new, sorted.
func changedKeys(was, now []relate.Term) (gone, fresh []string) {
	keys := func(ts []relate.Term) []string {
		out := make([]string, len(ts))
		for i, t := range ts {
			out[i] = t.Key
		}
		slices.Sort(out)
		return out
	}
	a, b := keys(was), keys(now)
	without := func(all, some []string) []string {
		return slices.DeleteFunc(slices.Clone(all), func(k string) bool { _, has := slices.BinarySearch(some, k); return has })
	}
	return without(a, b), without(b, a)
}

// countTerms counts one sheet less for some terms and one more for others.
func (tx *Tx) countTerms(ctx context.Context, less, more []string) error {
	for _, key := range less {
		if _, err := tx.exec(ctx, "UPDATE sheet_term SET n = n - 1 WHERE term = $1", key); err != nil {
			return err
		}
	}
	for _, key := range more {
		if _, err := tx.exec(ctx, "INSERT INTO sheet_term (term, n) VALUES ($1, 1) ON CONFLICT (term) DO UPDATE SET n = sheet_term.n + 1", key); err != nil {
			return err
		}
	}
	return nil
}

// rate rates a sheet by the terms of all.
func (tx *Tx) rate(ctx context.Context, s *relate.Sheet) error {
	keys := []string{allSheets}
	for _, t := range s.Terms {
		keys = append(keys, t.Key)
	}
	c := relate.Counts{With: map[string]int{}}
	marks, args := placeholders(1, keys)
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var key string
		var n int
		err := r.Scan(&key, &n)
		c.With[key] = n
		return err
	}, "SELECT term, n FROM sheet_term WHERE term IN ("+marks+")", args...)
	c.Stories = c.With[allSheets]
	s.Rate(c)
	return err
}

func (tx *Tx) sheet(ctx context.Context, story int64) (s relate.Sheet, err error) {
	var data []byte
	if err = tx.row(ctx, "SELECT data FROM story_sheet WHERE story = $1", story).Scan(&data); err == nil {
		err = json.Unmarshal(data, &s)
	}
	return s, err
}

// dropSheet forgets what a story was about, and to which it was related.
func (tx *Tx) dropSheet(ctx context.Context, story int64) error {
	s, err := tx.sheet(ctx, story)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	gone, _ := changedKeys(s.Terms, nil)
	if err := tx.countTerms(ctx, append([]string{allSheets}, gone...), nil); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM story_sheet WHERE story = $1", "DELETE FROM sheet_name WHERE story = $1", "DELETE FROM story_link WHERE a = $1 OR b = $1"} {
		if _, err := tx.exec(ctx, q, story); err != nil {
			return err
		}
	}
	return nil
}

const (
	mostNaming = 40 // stories that are looked at for one name, the newest
	mostSheets = 60 // that are compared with one
)

// Naming returns the sheets of stories, but for one, that have some of the names,
// those with most of them first considered: few enough to be compared however many
// stories there are.
func (tx *Tx) Naming(ctx context.Context, names []string, but int64) (map[int64]*relate.Sheet, error) {
	count := map[int64]int{}
	var order []int64
	for _, name := range names {
		err := tx.rows(ctx, func(r *sql.Rows) error {
			var id int64
			err := r.Scan(&id)
			if count[id]++; count[id] == 1 {
				order = append(order, id)
			}
			return err
		}, "SELECT story FROM sheet_name WHERE name = $1 AND story <> $2 ORDER BY story DESC LIMIT $3", name, but, mostNaming)
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(order, func(a, b int64) int { return count[b] - count[a] })
	order = order[:min(len(order), mostSheets)]
	out := map[int64]*relate.Sheet{}
	if len(order) == 0 {
		return out, nil
	}
	marks, args := placeholders(1, order)
	return out, tx.rows(ctx, func(r *sql.Rows) error {
		var id int64
		var data []byte
		if err := r.Scan(&id, &data); err != nil {
			return err
		}
		out[id] = new(relate.Sheet)
		return json.Unmarshal(data, out[id])
	}, "SELECT story, data FROM story_sheet WHERE story IN ("+marks+")", args...)
}

// SaveLinks writes to which other stories one is related, in place of all that was
// written of it before, from whichever side.
func (tx *Tx) SaveLinks(ctx context.Context, story int64, to map[int64]relate.Link) error {
	if _, err := tx.exec(ctx, "DELETE FROM story_link WHERE a = $1 OR b = $1", story); err != nil {
		return err
	}
	for _, other := range slices.Sorted(maps.Keys(to)) {
		a, b, l := story, other, to[other]
		if b < a {
			a, b, l = b, a, l.Back()
		}
		data, err := json.Marshal(l)
		if err != nil {
			return err
		}
		if _, err := tx.exec(ctx, "INSERT INTO story_link (a, b, score, data) VALUES ($1, $2, $3, $4)", a, b, l.Score, data); err != nil {
			return fmt.Errorf("link %d and %d: %w", a, b, err)
		}
	}
	return nil
}

// Linked is a related story, without its page.
type Linked struct {
	Story
	relate.Link
}

// Links returns at most n stories that are related to one, the nearest first; no
// hidden ones.
func (tx *Tx) Links(ctx context.Context, story int64, n int) ([]Linked, error) {
	var ids []int64
	links := map[int64]relate.Link{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var a, b int64
		var data []byte
		if err := r.Scan(&a, &b, &data); err != nil {
			return err
		}
		var l relate.Link
		err := json.Unmarshal(data, &l)
		if b == story {
			a, b, l = b, a, l.Back()
		}
		ids, links[b] = append(ids, b), l
		return err
	}, "SELECT a, b, data FROM story_link WHERE a = $1 OR b = $1 ORDER BY score DESC, a, b LIMIT $2", story, 2*n) // some may be hidden
	if err != nil {
		return nil, err
	}
	stories, err := tx.StoriesByID(ctx, ids)
	var out []Linked
	for _, s := range stories[:min(len(stories), n)] {
		out = append(out, Linked{s, links[s.ID]})
	}
	return out, err
}
