package web

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
)

// storyRow is a story in a list.
type storyRow struct {
	ID                 int64
	Title, Lead        string
	Lang               string
	By, From           string // outlet and address of the passage that the lead rests on
	Origins, Articles  int
	Conflicts, Changes int
	Pinned             bool
	Updated, Exact     string
	Outlets            []string
	More               int // outlets that are not named
	Activity           *activity
	News               int  // what is new since the reader read it
	Read, Followed     bool // by the reader, as it is
}

const (
	listed      = 60   // stories on a page
	lookedAt    = 1000 // stories, the last updated, that are ranked and filtered
	outletsLine = 4    // outlets that a row names
)

// front is what the home page is made of, as the store had it.
type front struct {
	state
	stories []told
}

// state tells whether the stories that are listed have changed.
type state struct {
	filing int64
	last   time.Time
	marks  string // which are pinned, which hidden
}

// told is a story with its summary, and when its articles of late were
// published.
type told struct {
	store.Story
	live.Summary
	times []time.Time
}

func tell(st store.Story, times []time.Time) told {
	t := told{Story: st, times: times}
	_ = json.Unmarshal(st.Summary, &t.Summary) // an older one shows less
	return t
}

// fronts keeps the last front: it is read again when stories have changed.
type fronts struct {
	sync.Mutex
	front
}

// stateOf reads the state, and the stories that are pinned.
func stateOf(ctx context.Context, tx *store.Tx) (now state, pinned []store.Story, err error) {
	if now.filing, err = tx.Filing(ctx); err != nil {
		return now, nil, err
	}
	if now.last, err = tx.LastUpdate(ctx); err != nil {
		return now, nil, err
	}
	if pinned, err = tx.Marked(ctx, store.Pinned); err != nil {
		return now, nil, err
	}
	hidden, err := tx.Marked(ctx, store.Hidden)
	for _, st := range slices.Concat(pinned, hidden) {
		now.marks += fmt.Sprint(st.Mark, st.ID, " ")
	}
	return now, pinned, err
}

// recent reads the front, unless it is still what the store has.
func (s *site) recent(ctx context.Context, tx *store.Tx) ([]told, error) {
	now, pinned, err := stateOf(ctx, tx)
	if err != nil {
		return nil, err
	}
	s.front.Lock()
	defer s.front.Unlock()
	if s.front.stories != nil && s.front.state == now {
		return s.front.stories, nil
	}
	stories, err := tx.Stories(ctx, s.Now().Add(time.Hour), lookedAt)
	if err != nil {
		return nil, err
	}
	times, err := tx.ToldSince(ctx, s.Now().Add(-recentHours*time.Hour))
	if err != nil {
		return nil, err
	}
	of := map[int64][]time.Time{}
	for _, t := range times {
		of[t.Story] = append(of[t.Story], t.At)
	}
	stories = slices.DeleteFunc(stories, func(st store.Story) bool { return st.Mark == store.Pinned })
	stories = append(pinned, stories...)
	all := make([]told, len(stories))
	for i, st := range stories {
		all[i] = tell(st, of[st.ID])
		for j, o := range all[i].Outlets {
			all[i].Outlets[j] = render.Clean(o) // as a filter sends it back
		}
	}
	s.front.front = front{now, all}
	return all, nil
}

// choice is one of several values.
type choice struct {
	Value, Name string
	On          bool
}

// choices are the filters of the home page.
type choices struct {
	Outlets, Langs []choice
	Follows        bool // the reader follows something
	Followed       bool // only that is shown
	Any            bool // one is set
}

func (s *site) home(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var all []told
	var feeds []store.Feed
	var own mine
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if feeds, err = tx.Feeds(r.Context()); err != nil {
			return err
		}
		if all, err = s.recent(r.Context(), tx); err == nil && v.Known() {
			own, err = s.mine(r.Context(), tx, v.reader, storiesOf(all))
		}
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	q := r.URL.Query()
	body := struct {
		Stories, Single []storyRow
		Filters         choices
		Strip           string
		Empty, Feeds    bool
		Add             *adding
		Form            string // for what readers keep; "": they keep nothing
	}{Strip: v.strip(feeds, s.Now()), Empty: len(all) == 0, Feeds: len(feeds) > 0}
	body.Filters = v.choices(all, q.Get("outlet"), q.Get("lang"))
	body.Filters.Follows, body.Filters.Followed = own.Follows != nil, own.Follows != nil && q.Has("followed")
	body.Filters.Any = body.Filters.Any || body.Filters.Followed
	if body.Empty {
		body.Add = v.adding()
	}
	if v.May(account.Keep) {
		body.Form = v.form()
	}
	n := 0
	for _, st := range ranked(all, s.Now()) {
		if n >= listed || own.Hidden[st.ID] || body.Filters.Followed && !own.Followed[st.ID] || !st.fits(q.Get("outlet"), q.Get("lang")) {
			continue
		}
		n++
		row := v.row(st, s.Now())
		own.note(&row, st.Story)
		if st.Origins < 2 && !row.Pinned {
			body.Single = append(body.Single, row)
		} else {
			body.Stories = append(body.Stories, row)
		}
	}
	s.show(v, http.StatusOK, "home", frame{Title: v.T("home.title"), Class: "wide", Body: body})
}

func storiesOf(all []told) []store.Story {
	out := make([]store.Story, len(all))
	for i, t := range all {
		out[i] = t.Story
	}
	return out
}

// note says in a list what a reader keeps of a story.
func (m mine) note(row *storyRow, st store.Story) {
	mark, read := m.Marks[st.ID]
	row.Read = read && !st.Updated.After(mark.Upto)
	row.News, row.Followed = m.News[st.ID], m.Followed[st.ID]
}

// fits reports whether a story is among those chosen; "" chooses all.
func (t told) fits(outlet, lang string) bool {
	return (outlet == "" || slices.Contains(t.Outlets, outlet)) && (lang == "" || t.Lang == lang)
}

// choices lists what the stories can be chosen by: a filter of one value is none.
func (w *words) choices(all []told, outlet, lang string) choices {
	outlets, langs := map[string]string{}, map[string]string{}
	for _, t := range all {
		for _, o := range t.Outlets {
			outlets[o] = o
		}
		if t.Lang != "" {
			langs[t.Lang] = w.language(t.Lang)
		}
	}
	c := choices{Outlets: chosen(outlets, outlet), Langs: chosen(langs, lang), Any: outlet != "" || lang != ""}
	if len(c.Langs) < 2 {
		c.Langs = nil
	}
	if len(c.Outlets) < 2 {
		c.Outlets = nil
	}
	return c
}

func chosen(names map[string]string, value string) []choice {
	var out []choice
	for _, v := range slices.Sorted(maps.Keys(names)) {
		out = append(out, choice{v, names[v], v == value})
	}
	slices.SortStableFunc(out, func(a, b choice) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return out
}

func (w *words) row(t told, now time.Time) storyRow {
	row := storyRow{
		ID: t.ID, Pinned: t.Mark == store.Pinned, Title: t.Title, Lead: t.Lead, Lang: t.Lang, Conflicts: t.Conflicts, Changes: t.Changes,
		Origins: t.Origins, Articles: t.Articles, Outlets: t.Outlets[:min(len(t.Outlets), outletsLine)], More: max(0, len(t.Outlets)-outletsLine),
		Updated: w.ago(now.Sub(t.Updated)), Exact: t.Updated.Format(time.RFC3339), Activity: w.activity(t.times, now),
	}
	if t.From.Article != "" {
		row.By, row.From = t.By, passageURL(t.From)
	}
	return row
}

// recentHours is how far back the small line of a story's activity goes.
const (
	recentHours = 48
	barHours    = 2
	barHeight   = 18
)

// activity is how many articles told a story, two hours a bar, the last on the
// right.
type activity struct {
	Bars  []bar
	Label string
}

type bar struct{ X, Y, H int }

// activity draws times; nil if none is of the last two days.
func (w *words) activity(times []time.Time, now time.Time) *activity {
	counts := make([]int, recentHours/barHours)
	total := 0
	for _, t := range times {
		i := len(counts) - 1 - int(now.Sub(t)/(barHours*time.Hour))
		if t.After(now) {
			i = len(counts) - 1
		}
		if i >= 0 {
			counts[i]++
			total++
		}
	}
	if total == 0 {
		return nil
	}
	a := &activity{Label: w.T("home.activity", "n", total)}
	most := max(slices.Max(counts), 4) // one article is never a peak
	for i, n := range counts {
		if n > 0 {
			h := max(3, int(math.Round(barHeight*float64(n)/float64(most))))
			a.Bars = append(a.Bars, bar{X: 4 * i, Y: barHeight - h, H: h})
		}
	}
	return a
}

// strip says in a line how fresh the feeds are.
func (w *words) strip(feeds []store.Feed, now time.Time) string {
	var last time.Time
	active, failing := 0, 0
	for _, f := range feeds {
		if f.State == store.Active {
			active++
			if f.Failures > 0 {
				failing++
			}
		}
		if f.Last.After(last) {
			last = f.Last
		}
	}
	if active == 0 {
		return ""
	}
	parts := []string{w.T("feeds.count", "n", active)}
	if failing > 0 {
		parts = append(parts, w.T("feeds.failing", "n", failing))
	}
	if last.IsZero() {
		parts = append(parts, w.T("feeds.unread"))
	} else {
		parts = append(parts, w.T("feeds.read", "ago", w.ago(now.Sub(last))))
	}
	return strings.Join(parts, ", ")
}
