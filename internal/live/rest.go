package live

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A page that took long is not made anew at once while articles of other stories
// wait: it rests for so many times what it took, so that one story never has more
// than a tenth of a processor. What came to it is filed meanwhile, and the store
// notes that its page is late. When nothing waits, every late page is made.
const (
	restFrom  = 100 * time.Millisecond // pages that took less do not rest
	restTimes = 9
)

// rests are the stories that rest, and those whose pages are late.
type rests struct {
	until map[int64]time.Time
	late  map[int64]bool
}

// made notes that a story's page was made, and what it took.
func (r *rests) made(id int64, took time.Duration) {
	delete(r.late, id)
	if delete(r.until, id); took >= restFrom {
		r.until[id] = time.Now().Add(restTimes * took)
	}
}

func (r *rests) gone(id int64) {
	delete(r.late, id)
	delete(r.until, id)
}

func (r *rests) rests(id int64) bool { return time.Now().Before(r.until[id]) }

// over are the stories whose pages are late and that have rested, but for some.
func (r *rests) over(but []int64) []int64 {
	ids := slices.Sorted(maps.Keys(r.late))
	return slices.DeleteFunc(ids, func(id int64) bool { return r.rests(id) || slices.Contains(but, id) })
}

// putOff are those of the stories that changed whose pages are not made now, by
// their index, with what is to be filed in them: they rest, and only grew.
func (k *Keeper) putOff(ctx context.Context, changed [][][]article.ID, kept []int64, merged map[int64]int) (map[int][]store.Filed, error) {
	out := map[int][]store.Filed{}
	into := slices.Collect(maps.Values(merged))
	return out, k.Store.Read(ctx, func(tx *store.Tx) error {
		for i, id := range kept {
			if id == 0 || !k.rests.rests(id) || slices.Contains(into, i) {
				continue
			}
			was, err := tx.FiledIn(ctx, id)
			if err != nil {
				return err
			}
			if rows, only := grown(was, changed[i], id); only && len(rows) > 0 {
				out[i] = rows
			}
		}
		return nil
	})
}

// grown says what is to be filed in a story that only grew: everything that was in
// it is still in the episodes it was in.
func grown(was []store.Filed, episodes [][]article.ID, id int64) (rows []store.Filed, only bool) {
	number, last := map[article.ID]int{}, 0
	for _, f := range was {
		if f.Episode > 0 {
			number[f.Article], last = f.Episode, max(last, f.Episode)
		}
	}
	taken, found := map[int]bool{}, 0
	for _, e := range episodes {
		at := 0
		for _, a := range e {
			n := number[a]
			if n > 0 {
				found++
			}
			if n > 0 && at > 0 && n != at {
				return nil, false // two became one
			}
			at = max(at, n)
		}
		if at == 0 {
			last++
			at = last
		}
		if taken[at] {
			return nil, false // one became two
		}
		taken[at] = true
		for _, a := range e {
			if number[a] == 0 {
				rows = append(rows, store.Filed{Article: a, Story: id, Episode: at})
			}
		}
	}
	return rows, found == len(number)
}

// task is a page to be made.
type task struct {
	episodes [][]article.ID
	id       int64 // of its story, 0 for a new one
	of       int   // the story's place among those that changed, -1 if it is late
}

// largestFirst is the order in which pages are made: one that takes long and is
// begun last leaves the other processors nothing to do.
func largestFirst(tasks []task) []int {
	order, size := make([]int, len(tasks)), make([]int, len(tasks))
	for i, t := range tasks {
		order[i] = i
		for _, e := range t.episodes {
			size[i] += len(e)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return size[b] - size[a] })
	return order
}

// tasks are the pages of the stories that changed, but for those put off, and of
// those whose pages are late and that have rested.
func (k *Keeper) tasks(ctx context.Context, changed [][][]article.ID, kept []int64, merged map[int64]int, off map[int][]store.Filed) ([]task, error) {
	var out []task
	for i, episodes := range changed {
		if _, is := off[i]; !is {
			out = append(out, task{episodes, kept[i], i})
		}
	}
	over := k.rests.over(slices.Concat(kept, slices.Collect(maps.Keys(merged))))
	if len(over) == 0 {
		return out, nil
	}
	return out, k.Store.Read(ctx, func(tx *store.Tx) error {
		for _, id := range over {
			episodes, err := episodesOf(ctx, tx, id)
			if err != nil {
				return err
			}
			if len(episodes) == 0 { // a person merged it into another
				k.rests.gone(id)
				continue
			}
			out = append(out, task{episodes, id, -1})
		}
		return nil
	})
}

// fileLate files what came to stories whose pages are put off.
func fileLate(ctx context.Context, tx *store.Tx, kept []int64, off map[int][]store.Filed, origins map[article.ID]article.Origin) error {
	var filed []store.Filed
	var late []int64
	for _, i := range slices.Sorted(maps.Keys(off)) {
		late = append(late, kept[i])
		filed = append(filed, off[i]...)
	}
	if err := tx.Late(ctx, late); err != nil {
		return err
	}
	return tx.File(ctx, withOrigins(filed, origins))
}
