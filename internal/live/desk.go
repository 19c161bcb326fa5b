package live

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/story/cluster"
)

// desk is what a Keeper holds of the store.
type desk struct {
	stream  *cluster.Stream
	filing  int64     // of the store that it is in step with
	checked time.Time // when it was last asked whether too much is held
	remade  int64     // stories up to this ID have a page of this version
	current bool      // so have all that are open
}

// atOnce bounds how many articles are held with their texts and notes.
const atOnce = 256

// retireEvery is how often it is asked whether too much is held.
const retireEvery = time.Hour

// retire sets the desk up. Stories that are closed stay on it, for what terms
// are worth, until they are as many as the open ones: then they are passed over,
// and it is set up anew.
func (k *Keeper) retire(ctx context.Context, now, open time.Time) error {
	if k.desk != nil && now.Sub(k.desk.checked).Abs() < retireEvery {
		return nil
	}
	var all, fresh int
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		all, fresh, err = tx.CountPlaced(ctx, open)
		return err
	})
	if err != nil {
		return err
	}
	const few = 1000
	if all > 2*fresh+few {
		if err := k.Store.Write(ctx, func(tx *store.Tx) error { return tx.PassOver(ctx, open) }); err != nil {
			return err
		}
		k.desk = nil
	}
	if k.desk == nil {
		if err := k.setUp(ctx); err != nil {
			return err
		}
	}
	k.desk.checked = now
	return nil
}

// setUp begins with an empty desk, and with what a process that ended left late.
func (k *Keeper) setUp(ctx context.Context) error {
	k.rests = rests{map[int64]time.Time{}, map[int64]bool{}}
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		late, err := tx.AreLate(ctx)
		for _, id := range late {
			k.rests.late[id] = true
		}
		return err
	})
	if err == nil {
		k.desk = &desk{stream: cluster.NewStream()}
	}
	return err
}

// follow brings the desk in step with the store: articles that others filed are
// taken up in the order of their filings, and put where they are filed.
func (d *desk) follow(ctx context.Context, tx *store.Tx, opts engine.Options) error {
	filing, err := tx.Filing(ctx)
	if err != nil || filing == d.filing {
		return err
	}
	retired, err := tx.Renewed(ctx)
	if err != nil {
		return err
	}
	if retired > d.filing {
		d.stream, d.filing = cluster.NewStream(), 0
	}
	rows, err := tx.PlacedSince(ctx, d.filing)
	if err != nil {
		return err
	}
	fresh := slices.DeleteFunc(slices.Clone(rows), func(p store.Placed) bool { return d.filing > 0 && p.Filing <= d.filing })
	for len(fresh) > 0 {
		n := 1
		for n < len(fresh) && n < mostTaken && fresh[n].Filing == fresh[0].Filing {
			n++
		}
		if err := d.takeUp(ctx, tx, fresh[:n], opts); err != nil {
			return err
		}
		fresh = fresh[n:]
	}
	for _, p := range rows {
		d.stream.Came(p.Article, p.Arrived)
	}
	stories, past := grouped(rows)
	d.stream.Place(stories, past)
	d.filing = filing
	return nil
}

// takeUp reads articles that were taken up together.
func (d *desk) takeUp(ctx context.Context, tx *store.Tx, rows []store.Placed, opts engine.Options) error {
	b := d.stream.Batch()
	for some := range slices.Chunk(rows, atOnce) {
		ids := make([]article.ID, len(some))
		for i, p := range some {
			ids[i] = p.Article
		}
		found, err := tx.Articles(ctx, ids)
		if err != nil {
			return err
		}
		all := make([]*article.Article, len(some))
		for i, id := range ids {
			all[i] = found[id].Article
		}
		readings, err := readAll(ctx, all, opts)
		if err != nil {
			return err
		}
		for i, r := range readings {
			r.Origin = some[i].Origin
			b.Read(r, some[i].Arrived)
		}
	}
	b.Weigh()
	b.End()
	return nil
}

// grouped are the stories and episodes that articles are filed in, and those
// that a later version took the place of.
func grouped(rows []store.Placed) (stories [][][]article.ID, past []article.ID) {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b store.Placed) int {
		return cmp.Or(cmp.Compare(a.Story, b.Story), cmp.Compare(a.Episode, b.Episode))
	})
	var last store.Placed
	for _, p := range rows {
		if p.Episode == 0 {
			past = append(past, p.Article)
			continue
		}
		if stories == nil || p.Story != last.Story {
			stories, last = append(stories, nil), store.Placed{}
		}
		st := &stories[len(stories)-1]
		if p.Episode != last.Episode {
			*st = append(*st, nil)
		}
		e := &(*st)[len(*st)-1]
		*e = append(*e, p.Article)
		last = p
	}
	return stories, past
}

// readAll annotates articles, on all cores.
func readAll(ctx context.Context, all []*article.Article, opts engine.Options) ([]*article.Reading, error) {
	out := make([]*article.Reading, len(all))
	err := engine.Each(ctx, len(all), opts.Parallel(), "annotating", nil, func(i int) error {
		out[i] = engine.Read(all[i])
		return nil
	})
	return out, err
}

// arrivals are articles that wait, with what is to be known of them.
type arrivals struct {
	waiting []store.Article             // by ID
	earlier map[article.ID][]article.ID // versions that are still filed, the latest last
	from    map[article.ID]int64        // the story that the version before is filed in
	revived []int64                     // closed stories that a later version opens again
	again   []store.Article             // their articles, by ID
	origins map[article.ID]article.Origin
}

func (as *arrivals) ids() []article.ID {
	ids := make([]article.ID, len(as.waiting))
	for i, a := range as.waiting {
		ids[i] = a.ID
	}
	return ids
}

// arrivalsIn reads the articles that wait, but for those that are being written,
// and sets what people decided.
func arrivalsIn(ctx context.Context, tx *store.Tx, d *desk, last *writing) (as arrivals, err error) {
	if as.waiting, err = tx.Waiting(ctx, mostTaken+last.size()); err != nil {
		return as, err
	}
	if as.waiting = last.without(as.waiting); len(as.waiting) == 0 {
		return as, nil
	}
	same, apart, err := rules(ctx, tx)
	if err != nil {
		return as, err
	}
	d.stream.Rule(same, apart)
	slices.SortFunc(as.waiting, byID)
	as.earlier, as.from, as.origins = map[article.ID][]article.ID{}, map[article.ID]int64{}, map[article.ID]article.Origin{}
	closed := map[int64]bool{}
	for _, a := range as.waiting {
		versions, err := tx.Earlier(ctx, a.Article)
		if err != nil {
			return as, err
		}
		for _, v := range versions {
			as.from[a.ID] = v.Story
			if v.Episode == 0 {
				continue
			}
			as.earlier[a.ID] = append(as.earlier[a.ID], v.Article)
			if !d.stream.Holds(v.Article) && !closed[v.Story] {
				closed[v.Story] = true
				as.revived = append(as.revived, v.Story)
			}
		}
	}
	for _, s := range as.revived {
		episodes, err := episodesOf(ctx, tx, s)
		if err != nil {
			return as, err
		}
		found, err := tx.Articles(ctx, slices.Concat(episodes...))
		if err != nil {
			return as, err
		}
		for _, a := range found {
			as.again = append(as.again, a)
		}
	}
	slices.SortFunc(as.again, byID)
	return as, nil
}

func byID(a, b store.Article) int { return cmp.Compare(a.ID, b.ID) }

// place puts arrivals into stories, and returns those that changed.
func (k *Keeper) place(ctx context.Context, d *desk, came arrivals) ([][][]article.ID, error) {
	all := slices.Concat(came.waiting, came.again)
	slices.SortFunc(all, byID)
	all = slices.CompactFunc(all, func(a, b store.Article) bool { return a.ID == b.ID })
	past := map[article.ID]bool{}
	for _, versions := range came.earlier {
		for _, v := range versions {
			past[v] = true
		}
	}
	b := d.stream.Batch()
	var wording reuse.Index
	var ids []article.ID // in the order of the index
	add := func(r *article.Reading) {
		if !past[r.ID] { // an earlier version is no origin
			wording.Add(r)
			ids = append(ids, r.ID)
		}
	}
	arrived, madeBy := map[article.ID]time.Time{}, map[article.ID]string{}
	var texts []*article.Article
	for _, a := range all {
		arrived[a.ID], madeBy[a.ID] = a.Arrived, a.MadeBy
		texts = append(texts, a.Article)
	}
	for some := range slices.Chunk(texts, atOnce) {
		readings, err := readAll(ctx, some, k.Options)
		if err != nil {
			return nil, err
		}
		for _, r := range readings {
			b.Read(r, arrived[r.ID])
			k.hold(r, madeBy[r.ID])
			add(r)
		}
	}
	b.Weigh()
	alike := map[article.ID]bool{}
	for _, a := range all {
		for _, id := range b.Alike(a.ID) {
			if _, here := arrived[id]; !here && !past[id] {
				alike[id] = true
			}
		}
	}
	if err := k.eachReading(ctx, alike, add); err != nil {
		return nil, err
	}
	for i, o := range wording.Origins() {
		if b.Opens(ids[i]) {
			came.origins[ids[i]] = b.Credit(ids[i], o)
		}
	}
	b.End()
	var revived [][][]article.ID
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		for _, s := range came.revived {
			episodes, err := episodesOf(ctx, tx, s)
			if err != nil {
				return err
			}
			revived = append(revived, episodes)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d.stream.Place(revived, nil)
	for _, a := range came.waiting {
		for _, e := range came.earlier[a.ID] {
			d.stream.Replace(e, a.ID)
		}
	}
	return d.stream.Changed(), nil
}

// eachReading calls f with articles of the store as engine.Read reads them, by ID.
// Those that were read of late are not read again.
func (k *Keeper) eachReading(ctx context.Context, ids map[article.ID]bool, f func(*article.Reading)) error {
	for some := range slices.Chunk(slices.Sorted(maps.Keys(ids)), atOnce) {
		readings := make([]*article.Reading, len(some))
		var lacking []*article.Article
		var madeBy map[article.ID]string
		var at []int // where they belong
		err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
			if madeBy, err = tx.MadeBy(ctx, some); err != nil {
				return err
			}
			var fetch []article.ID
			for i, id := range some {
				if readings[i] = k.heldOf(id, madeBy[id]); readings[i] == nil {
					fetch = append(fetch, id)
				}
			}
			found, err := tx.Articles(ctx, fetch)
			for i, id := range some {
				if a := found[id].Article; a != nil {
					lacking, at = append(lacking, a), append(at, i)
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		fresh, err := readAll(ctx, lacking, k.Options)
		if err != nil {
			return err
		}
		for n, r := range fresh {
			readings[at[n]] = r
			k.hold(r, madeBy[r.ID]) // they are likely to be on a page that is made next
		}
		for _, r := range readings {
			if r != nil {
				f(r)
			}
		}
	}
	return nil
}

// rules are what people decided of articles, in their newest versions: pairs
// whose stories are one, and pairs that are never in one.
func rules(ctx context.Context, tx *store.Tx) (same, apart [][2]article.ID, err error) {
	decided, err := tx.Decisions(ctx)
	if err != nil {
		return nil, nil, err
	}
	newest, err := versionsOf(ctx, tx, decided...)
	if err != nil {
		return nil, nil, err
	}
	for _, d := range decided {
		if d.Kind != mergeKind && d.Kind != sameKind && d.Kind != splitKind && d.Kind != apartKind {
			continue
		}
		a, errA := newest.newest(article.ID(d.A))
		b, errB := newest.newest(article.ID(d.B))
		pair := [2]article.ID{a, b}
		switch {
		case errA != nil || errB != nil: // one is gone
		case d.Kind == mergeKind || d.Kind == sameKind:
			same = append(same, pair)
		default:
			apart = append(apart, pair)
		}
	}
	return same, apart, nil
}
