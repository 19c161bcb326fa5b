// Package live keeps the stories of a store up to date while articles come in.
//
// In go the articles of the last days; out come stories with their pages, each
// under an ID that stays: the story that holds most of the articles of an
// earlier one goes on under its ID, and what was merged into another leads to
// it. Which articles belong together, and what the page says, is internal/engine's.
package live

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// Keeper keeps stories up to date.
type Keeper struct {
	Store   *store.Store
	Options engine.Options
	// Window is how long an article stays open for others to join it, 14 days if
	// zero. Stories older than that keep their last page.
	Window time.Duration
	Counts Counts
}

const defaultWindow = 14 * 24 * time.Hour

// Changes is what an update did.
type Changes struct{ New, Updated, Merged, Stories int }

// Update puts the open articles into stories and writes the pages that changed,
// all in one transaction. A second one without new articles changes nothing.
// Several processes may do it at once: one whose reading was overtaken reads
// again.
func (k *Keeper) Update(ctx context.Context, now time.Time) (c Changes, err error) {
	defer func(began time.Time) { k.Counts.update(time.Since(began), c, err) }(time.Now())
	for {
		c, err := k.update(ctx, now)
		if !errors.Is(err, store.ErrOvertaken) {
			return c, err
		}
	}
}

func (k *Keeper) update(ctx context.Context, now time.Time) (Changes, error) {
	var c Changes
	window := k.Window
	if window == 0 {
		window = defaultWindow
	}
	var open []*article.Article
	var filed map[article.ID]int64
	var same [][2]article.ID
	var filing string
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if filing, err = tx.Filing(ctx); err != nil {
			return err
		}
		as, in, err := tx.Open(ctx, now.Add(-window))
		for _, a := range as {
			open = append(open, a.Article)
		}
		filed = in
		if err != nil {
			return err
		}
		same, err = merges(ctx, tx)
		return err
	})
	if err != nil {
		return c, err
	}
	pages, err := engine.Pages(ctx, open, k.Options)
	if err != nil {
		return c, err
	}
	if pages, err = k.joined(pages, same); err != nil {
		return c, err
	}
	kept, merged := inherit(pages, filed)
	stories := make([]store.Story, len(pages))
	for i, p := range pages {
		if stories[i], err = k.story(p, kept[i], now); err != nil {
			return c, fmt.Errorf("story %q: %w", p.Title.Text(), err)
		}
	}
	began := time.Now()
	err = k.Store.Write(ctx, func(tx *store.Tx) error {
		c = Changes{Stories: len(pages)}
		if err := tx.NextFiling(ctx, filing); err != nil {
			return err
		}
		ids := make([]int64, len(pages))
		for i, p := range pages {
			id, changed, err := save(ctx, tx, p, stories[i])
			if err != nil {
				return fmt.Errorf("story %q: %w", p.Title.Text(), err)
			}
			switch {
			case kept[i] == 0:
				c.New++
			case changed:
				c.Updated++
			}
			ids[i] = id
		}
		for _, from := range slices.Sorted(maps.Keys(merged)) {
			if err := tx.MergeStory(ctx, from, ids[merged[from]]); err != nil {
				return err
			}
			c.Merged++
		}
		return nil
	})
	k.Counts.Write.Observe(time.Since(began).Seconds())
	return c, err
}

// inherit gives each page the ID of an earlier story: of all pairs of a page and
// a story, those with most articles in common first, each once. Pages without
// one get 0. Stories all of whose open articles went to pages with other IDs are
// merged, each into the page that has most of them.
func inherit(pages []*page.Page, filed map[article.ID]int64) (ids []int64, merged map[int64]int) {
	type pair struct {
		page   int
		story  int64
		common int
	}
	count := map[[2]int64]int{}
	for i, p := range pages {
		for _, a := range p.Articles {
			if s := filed[a.ID]; s != 0 {
				count[[2]int64{int64(i), s}]++
			}
		}
	}
	var pairs []pair
	for k, n := range count {
		pairs = append(pairs, pair{int(k[0]), k[1], n})
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.common, a.common), cmp.Compare(a.story, b.story), cmp.Compare(a.page, b.page))
	})
	ids = make([]int64, len(pages))
	taken := map[int64]bool{}
	for _, p := range pairs {
		if ids[p.page] == 0 && !taken[p.story] {
			ids[p.page], taken[p.story] = p.story, true
		}
	}
	merged = map[int64]int{}
	for _, p := range pairs {
		if _, done := merged[p.story]; !taken[p.story] && !done {
			merged[p.story] = p.page
		}
	}
	return ids, merged
}

// story is a page as it is kept, under an ID, or as a new one if that is 0.
func (k *Keeper) story(p *page.Page, id int64, now time.Time) (store.Story, error) {
	b, err := page.Encode(p)
	if err != nil {
		return store.Story{}, err
	}
	summary, err := json.Marshal(summaryOf(p))
	return store.Story{
		ID: id, Summary: summary, Title: p.Title.Text(), First: p.Dates.From, Last: p.Dates.To, Updated: now,
		Origins: p.Counts.Origins, Articles: len(p.Articles), MadeBy: k.Options.Version, Page: b,
	}, err
}

// save writes a story, unless its page is the one that is kept. It returns the
// ID and whether it wrote.
func save(ctx context.Context, tx *store.Tx, p *page.Page, s store.Story) (id int64, changed bool, err error) {
	if s.ID == 0 {
		s.ID, err = tx.AddStory(ctx, s)
	} else {
		var kept store.Story
		if kept, err = tx.Story(ctx, s.ID); err != nil {
			return 0, false, err
		}
		if s.ID = kept.ID; string(kept.Page) == string(s.Page) {
			return s.ID, false, nil
		}
		err = tx.SaveStory(ctx, s)
	}
	if err != nil {
		return 0, false, err
	}
	return s.ID, true, tx.File(ctx, filing(p, s.ID))
}

// Summary is what a list of stories shows of one.
type Summary struct {
	Lead      string   `json:"lead,omitempty"` // a sentence of its brief
	Outlets   []string `json:"outlets,omitempty"`
	Conflicts int      `json:"conflicts,omitempty"`
	Changes   int      `json:"changes,omitempty"`
	Lang      string   `json:"lang,omitempty"`
}

// mostOutlets are named in a list.
const mostOutlets = 4

func summaryOf(p *page.Page) Summary {
	s := Summary{Conflicts: len(p.Conflicts), Changes: len(p.Changes)}
	for _, b := range p.Brief {
		if t := b.Text(); t != p.Title.Text() {
			s.Lead = t
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
	return s
}

// filing says where the articles of a page belong.
func filing(p *page.Page, id int64) []store.Filed {
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
		out[i] = store.Filed{Article: a.ID, Story: id, Episode: episode[a.ID], Why: why[a.ID]}
	}
	return out
}
