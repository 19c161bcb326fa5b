package live

import (
	"context"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
)

// writing is a change of stories on its way into the store: the articles that
// came, and the pages of their stories. Whoever begins one waits for it.
type writing struct {
	came   arrivals
	kept   []int64               // the stories that changed, 0 for a new one
	merged map[int64]int         // stories that lead to one of these, by its index
	off    map[int][]store.Filed // what is filed in those whose pages are put off
	tasks  []task
	pages  []made // of the tasks

	ready  chan struct{} // half of the pages are made
	done   chan struct{}
	did    Changes
	filing int64
	wrote  []saved
	err    error
}

// write begins to make the pages of the stories that changed, to write them and
// to file their articles.
func (k *Keeper) write(ctx context.Context, d *desk, came arrivals, changed [][][]article.ID, now time.Time) (*writing, error) {
	var ids []article.ID
	for _, episodes := range changed {
		ids = append(ids, slices.Concat(episodes...)...)
	}
	var filed map[article.ID]int64
	var decided standing
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if filed, err = tx.StoriesOf(ctx, ids); err == nil {
			decided, err = standingOf(ctx, tx)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for id, s := range came.from { // a version that has not been filed is where the one before it is
		filed[id] = s
	}
	w := &writing{came: came, ready: make(chan struct{}), done: make(chan struct{})}
	w.kept, w.merged = inherit(changed, filed)
	if w.off, err = k.putOff(ctx, changed, w.kept, w.merged); err != nil {
		return nil, err
	}
	if w.tasks, err = k.tasks(ctx, changed, w.kept, w.merged, w.off); err != nil {
		return nil, err
	}
	go func(was int64) {
		defer close(w.done)
		if w.err = k.makePages(ctx, w, decided, now); w.err != nil {
			return
		}
		began := time.Now()
		w.err = k.Store.Write(ctx, func(tx *store.Tx) error { return w.save(ctx, tx, was) })
		k.Counts.Write.Observe(time.Since(began).Seconds())
	}(d.filing)
	return w, nil
}

// makePages makes the pages of what is written.
func (k *Keeper) makePages(ctx context.Context, w *writing, decided standing, now time.Time) (err error) {
	var once sync.Once
	ready := func() { once.Do(func() { close(w.ready) }) }
	defer ready()
	w.pages, err = k.makeAll(ctx, w.tasks, "writing pages", decided, now, func(done int) {
		if 2*done >= len(w.tasks) {
			ready()
		}
	})
	return err
}

// makeAll makes pages, and tells after each how many are made, if it is asked to.
func (k *Keeper) makeAll(ctx context.Context, tasks []task, stage string, decided standing, now time.Time, tell func(done int)) ([]made, error) {
	is, err := k.inForce(ctx, tasks)
	if err != nil {
		return nil, err
	}
	pages := make([]made, len(tasks))
	order := largestFirst(tasks)
	var done atomic.Int64
	err = engine.Each(ctx, len(tasks), k.Options.Parallel(), stage, k.Options.Progress, func(n int) (err error) {
		i := order[n]
		pages[i], err = k.page(ctx, tasks[i], is, decided, now)
		if so := done.Add(1); tell != nil {
			tell(int(so))
		}
		return err
	})
	return pages, err
}

// save writes what is to be written, which was worked out from a filing.
func (w *writing) save(ctx context.Context, tx *store.Tx, was int64) (err error) {
	w.did = Changes{}
	if w.filing, err = tx.NextFiling(ctx, was); err != nil {
		return err
	}
	if w.wrote, err = saveAll(ctx, tx, w.pages, w.came.origins); err != nil {
		return err
	}
	in := map[article.ID]int64{}
	at := slices.Clone(w.kept)
	for i, t := range w.tasks {
		switch {
		case t.id == 0:
			w.did.New++
		case w.wrote[i].changed:
			w.did.Updated++
		}
		if t.of >= 0 {
			at[t.of] = w.wrote[i].id
		}
		for _, f := range w.pages[i].filed {
			in[f.Article] = w.wrote[i].id
		}
	}
	if err := fileLate(ctx, tx, w.kept, w.off, w.came.origins); err != nil {
		return err
	}
	for _, from := range slices.Sorted(maps.Keys(w.merged)) {
		if err := tx.MergeStory(ctx, from, at[w.merged[from]]); err != nil {
			return err
		}
		w.did.Merged++
	}
	var past []store.Filed
	for _, a := range w.came.waiting {
		for _, e := range w.came.earlier[a.ID] {
			past = append(past, store.Filed{Article: e, Story: in[a.ID]})
		}
	}
	if err := tx.File(ctx, past); err != nil {
		return err
	}
	return tx.Taken(ctx, w.came.ids())
}

// half waits until half of the pages are made: what comes until then is placed
// beside the other half, and is as much as what came before.
func (w *writing) half() {
	if w != nil {
		<-w.ready
	}
}

// wait waits until it is written, or could not be.
func (w *writing) wait() {
	if w != nil {
		<-w.done
	}
}

// size is how many articles are being written.
func (w *writing) size() int {
	if w == nil {
		return 0
	}
	return len(w.came.waiting)
}

// without are those of the articles of which no version is being written: those
// that are must be in the store before it can be known where a later one belongs.
func (w *writing) without(all []store.Article) []store.Article {
	if w == nil {
		return all
	}
	ids, urls := map[article.ID]bool{}, map[string]bool{"": false}
	for _, a := range w.came.waiting {
		ids[a.ID] = true
		urls[a.URL] = a.URL != ""
	}
	return slices.DeleteFunc(all, func(a store.Article) bool { return ids[a.ID] || urls[a.URL] })
}

// written waits for what is being written, and notes what the store now holds.
func (k *Keeper) written(d *desk, w *writing) (Changes, error) {
	if w.wait(); w.err != nil {
		return Changes{}, w.err
	}
	d.filing = w.filing
	for i, m := range w.pages {
		k.pages.put(w.wrote[i].id, m.shows, m.shows.Size())
		k.rests.made(w.wrote[i].id, m.took)
	}
	for i := range w.off {
		k.rests.late[w.kept[i]] = true
		d.remade, d.current = 0, false
	}
	for from := range w.merged {
		k.rests.gone(from)
	}
	return w.did, nil
}
