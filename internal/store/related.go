package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/story/relate"
)

// allSheets stands among the terms for every sheet there is.
const allSheets = ""

// SaveSheets writes what stories are about in place of what was written before,
// and rates them by all stories there are.
func (tx *Tx) SaveSheets(ctx context.Context, sheets map[int64]*relate.Sheet) error {
	stories := slices.Sorted(maps.Keys(sheets))
	before, err := tx.Sheets(ctx, stories)
	if err != nil {
		return err
	}
	count := map[string]int{}
	var names [][]any
	for _, id := range stories {
		was := before[id]
		if was == nil {
			was = &relate.Sheet{}
			count[allSheets]++
		}
		gone, fresh := changedKeys(was.Terms, sheets[id].Terms)
		for _, key := range gone {
			count[key]--
			if _, err := tx.exec(ctx, "DELETE FROM sheet_name WHERE story = $1 AND name = $2", id, key); err != nil {
				return err
			}
		}
		for _, key := range fresh {
			count[key]++
		}
		for _, t := range sheets[id].Terms {
			if _, is := slices.BinarySearch(fresh, t.Key); is && t.IsName() {
				names = append(names, []any{id, t.Key})
			}
		}
	}
	if err := tx.countTerms(ctx, count); err != nil {
		return err
	}
	if err := tx.rate(ctx, sheets); err != nil {
		return err
	}
	var rows [][]any
	for _, id := range stories {
		data, err := json.Marshal(sheets[id])
		if err != nil {
			return err
		}
		rows = append(rows, []any{id, data})
	}
	if err := tx.insertMany(ctx, "INSERT INTO story_sheet (story, data)", rows, "ON CONFLICT (story) DO UPDATE SET data = excluded.data"); err != nil {
		return err
	}
	return tx.insertMany(ctx, "INSERT INTO sheet_name (story, name)", names, "")
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

// countTerms counts so many sheets more for some terms, or less.
func (tx *Tx) countTerms(ctx context.Context, more map[string]int) error {
	var rows [][]any
	for _, key := range slices.Sorted(maps.Keys(more)) {
		if n := more[key]; n != 0 {
			rows = append(rows, []any{key, n})
		}
	}
	return tx.insertMany(ctx, "INSERT INTO sheet_term (term, n)", rows, "ON CONFLICT (term) DO UPDATE SET n = sheet_term.n + excluded.n")
}

// rate rates sheets by the terms of all.
func (tx *Tx) rate(ctx context.Context, sheets map[int64]*relate.Sheet) error {
	keys := []string{allSheets}
	for _, s := range sheets {
		for _, t := range s.Terms {
			keys = append(keys, t.Key)
		}
	}
	slices.Sort(keys)
	c := relate.Counts{With: map[string]int{}}
	err := someOf(slices.Compact(keys), func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var key string
			var n int
			err := r.Scan(&key, &n)
			c.With[key] = n
			return err
		}, "SELECT term, n FROM sheet_term WHERE term IN "+in, args...)
	})
	c.Stories = c.With[allSheets]
	for _, s := range sheets {
		s.Rate(c)
	}
	return err
}

// Sheets returns what stories are about; those that have no sheet are left out.
func (tx *Tx) Sheets(ctx context.Context, stories []int64) (map[int64]*relate.Sheet, error) {
	out := map[int64]*relate.Sheet{}
	return out, someOf(stories, func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var id int64
			var data []byte
			if err := r.Scan(&id, &data); err != nil {
				return err
			}
			out[id] = new(relate.Sheet)
			return json.Unmarshal(data, out[id])
		}, "SELECT story, data FROM story_sheet WHERE story IN "+in, args...)
	})
}

// dropSheet forgets what a story was about, and to which it was related.
func (tx *Tx) dropSheet(ctx context.Context, story int64) error {
	sheets, err := tx.Sheets(ctx, []int64{story})
	if err != nil || sheets[story] == nil {
		return err
	}
	count := map[string]int{allSheets: -1}
	for _, t := range sheets[story].Terms {
		count[t.Key]--
	}
	if err := tx.countTerms(ctx, count); err != nil {
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

// Naming returns for stories which others, but for themselves, have some of the
// names given for them, those with most of them first considered: few enough to be
// compared however many stories there are.
func (tx *Tx) Naming(ctx context.Context, names map[int64][]string) (map[int64][]int64, error) {
	var all []string
	for _, ns := range names {
		all = append(all, ns...)
	}
	slices.Sort(all)
	naming := map[string][]int64{} // the newest first
	err := someOf(slices.Compact(all), func(in string, args []any) error {
		asked := strings.ReplaceAll(strings.Trim(in, "()"), ", ", "), (")
		return tx.rows(ctx, func(r *sql.Rows) error {
			var name string
			var id int64
			err := r.Scan(&name, &id)
			naming[name] = append(naming[name], id)
			return err
		}, fmt.Sprintf(`WITH asked (name) AS (VALUES (%s)) SELECT DISTINCT n.name, n.story FROM asked a JOIN sheet_name n ON n.name = a.name
			AND n.story >= COALESCE((SELECT m.story FROM sheet_name m WHERE m.name = a.name ORDER BY m.story DESC LIMIT 1 OFFSET %d), 0)
			ORDER BY n.name, n.story DESC`, asked, mostNaming), args...) // one more than are looked at: one may be the story itself
	})
	out := map[int64][]int64{}
	for id, ns := range names {
		count := map[int64]int{}
		var order []int64
		for _, name := range ns {
			others := slices.DeleteFunc(slices.Clone(naming[name]), func(o int64) bool { return o == id })
			for _, o := range others[:min(len(others), mostNaming)] {
				if count[o]++; count[o] == 1 {
					order = append(order, o)
				}
			}
		}
		slices.SortStableFunc(order, func(a, b int64) int { return count[b] - count[a] })
		out[id] = order[:min(len(order), mostSheets)]
	}
	return out, err
}

// Pair is two stories, the one with the lower ID first.
type Pair [2]int64

// PairOf is a pair, and whether its first is b.
func PairOf(a, b int64) (p Pair, turned bool) {
	if b < a {
		return Pair{b, a}, true
	}
	return Pair{a, b}, false
}

// SaveLinks writes to which others some stories are related, each link as the
// first of its pair sees it, in place of all that was written of them before, from
// whichever side.
func (tx *Tx) SaveLinks(ctx context.Context, stories []int64, links map[Pair]relate.Link) error {
	if err := someOf(stories, func(in string, args []any) error {
		for _, side := range []string{"a", "b"} {
			if _, err := tx.exec(ctx, "DELETE FROM story_link WHERE "+side+" IN "+in, args...); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	var rows [][]any
	for _, p := range slices.SortedFunc(maps.Keys(links), func(a, b Pair) int { return slices.Compare(a[:], b[:]) }) {
		data, err := json.Marshal(links[p])
		if err != nil {
			return err
		}
		rows = append(rows, []any{p[0], p[1], links[p].Score, data})
	}
	return tx.insertMany(ctx, "INSERT INTO story_link (a, b, score, data)", rows, "")
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
