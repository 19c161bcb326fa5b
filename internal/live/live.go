// Package live keeps the stories of a store up to date while articles come in.
//
// In go the articles that wait in the store; out come stories with their pages,
// each under an ID that stays: the story that holds most of the articles of an
// earlier one goes on under its ID, and what was merged into another leads to
// it. Which articles belong together is story/cluster's, and what a page says is
// internal/engine's.
//
// A Keeper holds in memory what placing an article needs of those of open
// stories, and neither their texts nor their pages, so that an update costs what
// the articles cost that came, and the stories that they changed. The store
// notes where each article was filed, in which filing, and where it was taken to
// come from: what is held is built again from that, exactly, by a process that
// starts, and kept in step by one that was overtaken.
package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/since"
	"github.com/synoptic-news/synoptic/story/relate"
)

// Keeper keeps stories up to date. Its methods may be called at once.
type Keeper struct {
	Store   *store.Store
	Options engine.Options
	// Window is how long a story stays open for articles to join it after one
	// came in, 14 days if zero. Later it keeps its last page.
	Window time.Duration
	Counts Counts
	By     string // the account that decides, "" for whoever has the command line

	mu      sync.Mutex
	desk    *desk // nil if it is to be set up
	indexed bool  // whatever had no index, of an import or an older version, has one

	readings recent[article.ID, reading]
	pages    recent[int64, shownPage]
	rests    rests
}

// reading is an article that was read, by which version of the code it was
// extracted.
type reading struct {
	*article.Reading
	madeBy string
}

// shownPage is what a story's page shows, and by what the page is known again.
type shownPage struct {
	since.Shown
	hash string
}

// The bounds of what is kept to make pages anew, in bytes.
const (
	mostReadings = 96 << 20
	mostPages    = 24 << 20
	perByte      = 24 // that a reading takes, about, of one of its article's text
)

const defaultWindow = 14 * 24 * time.Hour

// mostTaken bounds the articles that one transaction files: the pages of their
// stories are held until it is written, and nobody sees them before.
const mostTaken = 250

// mostRemade bounds the pages of an earlier version of the program that one
// transaction makes anew.
const mostRemade = 100

// Changes is what an update did. Stories are those that are open.
type Changes struct{ New, Updated, Merged, Stories int }

// Update puts the articles that wait into stories and writes the pages that
// changed, in transactions of up to 250 articles; then pages of open stories
// that another version of the program made, while nothing waits. A second one
// without new articles changes nothing. Several processes may do it at once: one
// that was overtaken begins again.
func (k *Keeper) Update(ctx context.Context, now time.Time) (sum Changes, err error) {
	return k.UpdateBy(ctx, func() time.Time { return now })
}

// UpdateBy is Update, which asks what time it is for every transaction: while
// articles come in without a pause it goes on for minutes.
func (k *Keeper) UpdateBy(ctx context.Context, clock func() time.Time) (sum Changes, err error) {
	defer func(began time.Time) { k.Counts.update(time.Since(began), sum, err) }(time.Now())
	k.mu.Lock()
	defer k.mu.Unlock()
	k.readings.most, k.pages.most = mostReadings, mostPages
	if !k.indexed {
		if _, err := k.Index(ctx); err != nil {
			return sum, err
		}
		k.indexed = true
	}
	var last *writing // whose pages are made and written while the next articles are placed
	for more := true; more; {
		var c Changes
		c, last, more, err = k.update(ctx, clock(), last)
		if err != nil {
			k.desk = nil // it may hold what the store does not
			more = errors.Is(err, store.ErrOvertaken)
		}
		sum = Changes{New: sum.New + c.New, Updated: sum.Updated + c.Updated, Merged: sum.Merged + c.Merged, Stories: c.Stories}
	}
	return sum, err
}

func (k *Keeper) window() time.Duration {
	if k.Window == 0 {
		return defaultWindow
	}
	return k.Window
}

// update takes up the articles that wait, or some pages that are to be made
// anew; more is false if there are neither. What was taken up last is written
// when it returns, and of what is taken up now the pages are on their way.
func (k *Keeper) update(ctx context.Context, now time.Time, last *writing) (c Changes, next *writing, more bool, err error) {
	defer last.wait() // whatever happens: nothing goes on alone
	last.half()
	open := now.Add(-k.window())
	if last == nil {
		if err := k.retire(ctx, now, open); err != nil {
			return c, nil, false, err
		}
	}
	d := k.desk
	var came arrivals
	err = k.Store.Read(ctx, func(tx *store.Tx) error {
		if last == nil { // else the desk is ahead of the store
			if err := d.follow(ctx, tx, k.Options); err != nil {
				return err
			}
		}
		came, err = arrivalsIn(ctx, tx, d, last)
		return err
	})
	if err != nil {
		return c, nil, false, err
	}
	c.Stories = d.stream.Close(open)
	if len(came.waiting) == 0 && last == nil {
		c.Updated, more, err = k.remake(ctx, now, open)
		return c, nil, more, err
	}
	var changed [][][]article.ID
	if len(came.waiting) > 0 {
		if changed, err = k.place(ctx, d, came); err != nil {
			return c, nil, false, err
		}
	}
	if last != nil {
		if c, err = k.written(d, last); err != nil {
			return c, nil, false, err
		}
	}
	if len(came.waiting) > 0 {
		next, err = k.write(ctx, d, came, changed, now)
	}
	return c, next, true, err
}

// withOrigins adds where articles come from, of those that were taken up now.
func withOrigins(filed []store.Filed, origins map[article.ID]article.Origin) []store.Filed {
	for i := range filed {
		if o, fresh := origins[filed[i].Article]; fresh {
			filed[i].Origin = &o
		}
	}
	return filed
}

// made is a story as it is to be kept.
type made struct {
	story store.Story
	filed []store.Filed
	index store.Index
	sheet relate.Sheet
	// update is what the page brings: a new story, or developments.
	update store.Update
	shows  shownPage
	took   time.Duration
}

// updateOf says what a page brings that the one before it had not. Of that, what
// it showed is remembered, unless it is long ago.
func (k *Keeper) updateOf(ctx context.Context, id int64, hash string, p *page.Page, now time.Time) (u store.Update, err error) {
	u = store.Update{Made: now, First: hash == ""} // or it was merged, and is brought back
	news := []since.Development{}
	if !u.First {
		found, err := k.since(ctx, id, hash, p)
		if err != nil {
			return u, err
		}
		news = append(news, found...)
	}
	u.Developments = len(news)
	u.Data, err = json.Marshal(news)
	return u, err
}

// since are the developments of a page since the one that is kept, by its hash.
func (k *Keeper) since(ctx context.Context, id int64, hash string, p *page.Page) ([]since.Development, error) {
	if was, ok := k.pages.get(id); ok && was.hash == hash {
		if found, ok := was.Developments(p); ok {
			return found, nil
		}
	}
	var was store.Story
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		was, err = tx.Story(ctx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	old, err := page.Load(was.Page)
	if err != nil {
		return nil, err
	}
	return since.Developments(old, p), nil
}

// inForce is what the store has of what pages are made of and come after: which
// version of the code read an article, and the hash of a story's page, "" if it has
// none.
type inForce struct {
	madeBy map[article.ID]string
	hashes map[int64]string
}

// inForce asks for that of some pages at once.
func (k *Keeper) inForce(ctx context.Context, of []task) (v inForce, err error) {
	var ids []article.ID
	var stories []int64
	for _, t := range of {
		ids = append(ids, slices.Concat(t.episodes...)...)
		if t.id != 0 {
			stories = append(stories, t.id)
		}
	}
	err = k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if v.madeBy, err = tx.MadeBy(ctx, ids); err == nil {
			v.hashes, err = tx.Hashes(ctx, stories)
		}
		return err
	})
	return v, err
}

// read returns articles as engine.Read reads them, for nobody to change: many of
// them were on the page of their story a moment ago, and are read again only if
// another version of the code extracted them since.
func (k *Keeper) read(ctx context.Context, ids []article.ID, madeBy map[article.ID]string) ([]*article.Reading, error) {
	out := make([]*article.Reading, len(ids))
	var lacking []article.ID
	for i, id := range ids {
		if out[i] = k.heldOf(id, madeBy[id]); out[i] == nil {
			lacking = append(lacking, id)
		}
	}
	if lacking == nil {
		return out, nil
	}
	var found map[article.ID]store.Article
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		found, err = tx.Articles(ctx, lacking)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		if out[i] != nil {
			continue
		}
		a := found[id]
		if a.Article == nil {
			return nil, fmt.Errorf("article %s: %w", id, store.ErrNotFound)
		}
		out[i] = engine.Read(a.Article)
		k.hold(out[i], a.MadeBy)
	}
	return out, nil
}

// hold keeps an article that was read, for the pages it will be on.
func (k *Keeper) hold(r *article.Reading, madeBy string) {
	k.readings.put(r.ID, reading{r, madeBy}, perByte*len(r.Text))
}

// heldOf is an article as it is held, nil if it is not, or another version of the
// code extracted it.
func (k *Keeper) heldOf(id article.ID, madeBy string) *article.Reading {
	if r, ok := k.readings.get(id); ok && r.madeBy == madeBy {
		return r.Reading
	}
	return nil
}

// page makes the page of a story, under its ID, or as a new one if that is 0, as
// people decided.
func (k *Keeper) page(ctx context.Context, t task, is inForce, decided standing, now time.Time) (m made, err error) {
	defer func(began time.Time) { m.took = time.Since(began) }(time.Now())
	ids := slices.Concat(t.episodes...)
	readings, err := k.read(ctx, ids, is.madeBy)
	if err != nil {
		return m, err
	}
	opts := k.Options
	opts.Withheld, opts.Namesakes, opts.SameEvents = decided.withheld, decided.namesakes(ids), decided.sameEvents(ids)
	made, err := engine.Story(readings, t.episodes, opts)
	if err != nil {
		return m, err
	}
	p := made.Page
	b, err := page.Encode(p)
	if err != nil {
		return m, err
	}
	summary, err := json.Marshal(summaryOf(p))
	if err != nil {
		return m, err
	}
	m.story = store.Story{
		ID: t.id, Summary: summary, Title: p.Title.Text(), First: p.Dates.From, Last: p.Dates.To, Updated: now,
		Origins: p.Counts.Origins, Articles: len(p.Articles), MadeBy: k.Options.Version, Page: b,
	}
	m.story.Pack()
	m.story.Page = nil // it is packed, and others wait to be made
	m.filed = filing(p)
	m.shows = shownPage{since.Of(p), m.story.Hash()}
	if m.update, err = k.updateOf(ctx, t.id, is.hashes[t.id], p, now); err != nil {
		return m, err
	}
	m.sheet = relate.Of(made.Story)
	m.index, err = indexOf(p, made.Story)
	return m, err
}

// saved is a story that was to be written: whether its page is another than the
// one that was kept.
type saved struct {
	id      int64
	changed bool
}

// saveAll writes stories, but for those whose page is the one that is kept.
func saveAll(ctx context.Context, tx *store.Tx, all []made, origins map[article.ID]article.Origin) ([]saved, error) {
	var known []int64
	for _, m := range all {
		if m.story.ID != 0 {
			known = append(known, m.story.ID)
		}
	}
	hashes, err := tx.Hashes(ctx, known)
	if err != nil {
		return nil, err
	}
	out := make([]saved, len(all))
	indexes, sheets := map[int64]store.Index{}, map[int64]*relate.Sheet{}
	var same []int64
	var filed []store.Filed
	var updates []store.Update
	for i, m := range all {
		id := m.story.ID
		if hash, is := hashes[id]; is && hash == m.story.Hash() {
			out[i].id, same = id, append(same, id)
			continue
		}
		if id == 0 {
			id, err = tx.AddStory(ctx, m.story)
		} else {
			err = tx.SaveStory(ctx, m.story)
		}
		if err != nil {
			return nil, fmt.Errorf("story %q: %w", m.story.Title, err)
		}
		out[i] = saved{id, true}
		indexes[id], sheets[id] = m.index, &m.sheet
		if m.update.Story = id; m.update.First || m.update.Developments > 0 {
			updates = append(updates, m.update)
		}
		for _, f := range m.filed {
			f.Story = id
			filed = append(filed, f)
		}
	}
	if err := tx.InTime(ctx, same); err != nil {
		return nil, err
	}
	if err := keepIndexes(ctx, tx, indexes, sheets); err != nil {
		return nil, err
	}
	if err := tx.AddUpdate(ctx, updates...); err != nil {
		return nil, err
	}
	return out, tx.File(ctx, withOrigins(filed, origins))
}

// remake makes some pages anew that another version of the program made; more
// is false if there are none left.
func (k *Keeper) remake(ctx context.Context, now, open time.Time) (n int, more bool, err error) {
	d := k.desk
	if d.current {
		return 0, false, nil
	}
	var ids []int64
	episodes := map[int64][][]article.ID{}
	var decided standing
	err = k.Store.Read(ctx, func(tx *store.Tx) error {
		if ids, err = tx.Outmoded(ctx, k.Options.Version, open, d.remade, mostRemade); err != nil {
			return err
		}
		for _, id := range ids {
			if episodes[id], err = episodesOf(ctx, tx, id); err != nil {
				return err
			}
		}
		decided, err = standingOf(ctx, tx)
		return err
	})
	if err != nil || len(ids) == 0 {
		d.current = err == nil
		return 0, false, err
	}
	tasks := make([]task, len(ids))
	for i, id := range ids {
		tasks[i] = task{episodes: episodes[id], id: id}
	}
	pages, err := k.makeAll(ctx, tasks, "making pages anew", decided, now, nil)
	if err != nil {
		return 0, false, err
	}
	var filing int64
	var wrote []saved
	err = k.Store.Write(ctx, func(tx *store.Tx) error {
		n = 0
		if filing, err = tx.NextFiling(ctx, d.filing); err != nil {
			return err
		}
		wrote, err = saveAll(ctx, tx, pages, nil)
		for _, w := range wrote {
			if w.changed {
				n++
			}
		}
		return err
	})
	if err != nil {
		return 0, false, err
	}
	for i, w := range wrote {
		k.rests.made(w.id, pages[i].took)
	}
	d.filing, d.remade = filing, ids[len(ids)-1]
	return n, true, nil
}

// episodesOf are the episodes of a story as they are filed.
func episodesOf(ctx context.Context, tx *store.Tx, id int64) ([][]article.ID, error) {
	rows, err := tx.FiledIn(ctx, id)
	var out [][]article.ID
	last := 0
	for _, f := range rows { // by episode
		if f.Episode == 0 {
			continue
		}
		if out == nil || f.Episode != last {
			out, last = append(out, nil), f.Episode
		}
		out[len(out)-1] = append(out[len(out)-1], f.Article)
	}
	return out, err
}

// Summary is what a list of stories shows of one.
type Summary struct {
	Lead      string          `json:"lead,omitempty"` // a sentence of its brief
	From      article.Passage `json:"from,omitzero"`  // that it rests on
	By        string          `json:"by,omitempty"`   // outlet of From
	Outlets   []string        `json:"outlets,omitempty"`
	Conflicts int             `json:"conflicts,omitempty"`
	Changes   int             `json:"changes,omitempty"`
	Lang      string          `json:"lang,omitempty"`
	Newest    time.Time       `json:"newest,omitzero"` // the last day that an article says it was published on
}

// mostOutlets are kept of a story.
const mostOutlets = 40

func summaryOf(p *page.Page) Summary {
	s := Summary{Conflicts: len(p.Conflicts), Changes: len(p.Changes)}
	for _, b := range p.Brief {
		if t := b.Text(); t != p.Title.Text() {
			s.Lead, s.From = t, b.Cites()[0]
			if a := p.Article(s.From.Article); a != nil {
				s.By = a.Outlet.Name
			}
			break
		}
	}
	for _, a := range p.Articles {
		if s.Lang == "" {
			s.Lang = a.Lang
		}
		if n := a.Outlet.Name; n != "" && !slices.Contains(s.Outlets, n) && len(s.Outlets) < mostOutlets {
			s.Outlets = append(s.Outlets, n)
		}
	}
	for _, r := range p.Sources {
		if r.Stated && r.Date.From.After(s.Newest) {
			s.Newest = r.Date.From
		}
	}
	return s
}

// filing says in which episode the articles of a page belong, and why.
func filing(p *page.Page) []store.Filed {
	episode, why := map[article.ID]int{}, map[article.ID]string{}
	for i, e := range p.Episodes {
		for n, a := range e.Articles {
			if episode[a] = i + 1; n > 0 && n <= len(e.Why) {
				why[a] = e.Why[n-1]
			}
		}
	}
	out := make([]store.Filed, len(p.Articles))
	for i, a := range p.Articles {
		out[i] = store.Filed{Article: a.ID, Episode: episode[a.ID], Why: why[a.ID]}
	}
	return out
}
