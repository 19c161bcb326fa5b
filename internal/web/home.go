package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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
	Updated            moment
	Newest             string // the day of its last article, where that is long past
	Outlets            []string
	More               int // outlets that are not named
	Activity           *activity
	News               int  // what is new since the reader read it
	Read, Followed     bool // by the reader, as it is
}

const (
	listed      = 60   // stories on a page
	lookedAt    = 1000 // stories, the last updated, that are ranked
	mostChosen  = 200  // stories, the last updated of those that a filter wants
	outletsLine = 4    // outlets that a row names
)

// oldNews is how much later than its last article a story was updated if the day of
// that article is told beside.
const oldNews = 7 * 24 * time.Hour

// front is what the home page is made of, as the store had it.
type front struct {
	state
	shelf
	counted time.Time // when the topics and places were
}

// countedEach is how often topics and places are counted anew: the links to them
// hold in between.
const countedEach = time.Minute

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

// fronts keeps the last front: it is read again when stories have changed, by
// one request at a time. Those that come meanwhile are shown the last one: while
// articles come in it changes every second, and reading it takes longer than all
// else that the home page needs.
type fronts struct {
	last    atomic.Pointer[front]
	reading sync.Mutex
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

// recent reads the front, unless it is still what the store has, or another
// request reads it.
func (s *site) recent(ctx context.Context, tx *store.Tx) (shelf, error) {
	now, pinned, err := stateOf(ctx, tx)
	if err != nil {
		return shelf{}, err
	}
	last := s.front.last.Load()
	switch {
	case last != nil && last.state == now:
		return last.shelf, nil
	case last == nil || last.marks != now.marks: // what a person decides shows at once
		s.front.reading.Lock()
	case !s.front.reading.TryLock():
		return last.shelf, nil
	}
	defer s.front.reading.Unlock()
	if last = s.front.last.Load(); last == nil {
		last = &front{}
	} else if last.state == now {
		return last.shelf, nil
	}
	next, err := s.readFront(ctx, tx, last, now, pinned)
	if err != nil {
		return shelf{}, err
	}
	s.front.last.Store(next)
	return next.shelf, nil
}

// readFront reads the front anew, after the last one.
func (s *site) readFront(ctx context.Context, tx *store.Tx, last *front, now state, pinned []store.Story) (*front, error) {
	stories, err := tx.Stories(ctx, s.Now().Add(time.Hour), lookedAt)
	if err != nil {
		return nil, err
	}
	times, err := tx.ToldSince(ctx, s.Now().Add(-recentHours*time.Hour))
	if err != nil {
		return nil, err
	}
	all, counted := shelf{topics: last.topics, places: last.places}, last.counted
	if at := s.Now(); len(stories) > 0 && (all.topics == nil && all.places == nil || at.Sub(counted) >= countedEach) {
		since := stories[len(stories)-1].Updated
		if all.topics, err = tx.Facets(ctx, store.OfTopic, since, facetsOffered); err != nil {
			return nil, err
		}
		if all.places, err = tx.Facets(ctx, store.OfPlace, since, facetsOffered); err != nil {
			return nil, err
		}
		counted = at
	}
	of := map[int64][]time.Time{}
	for _, t := range times {
		of[t.Story] = append(of[t.Story], t.At)
	}
	stories = slices.DeleteFunc(stories, func(st store.Story) bool { return st.Mark == store.Pinned })
	stories = append(pinned, stories...)
	all.told = make([]told, len(stories))
	before := last.byID()
	for i, st := range stories {
		if was, ok := before[st.ID]; ok && bytes.Equal(was.Story.Summary, st.Summary) {
			all.told[i] = told{st, was.Summary, of[st.ID]}
		} else {
			all.told[i] = tell(st, of[st.ID])
		}
	}
	return &front{now, all, counted}, nil
}

// choice is one of several values.
type choice struct {
	Value, Name string
	On          bool
}

// choices are the filters of the home page.
type choices struct {
	Topics, Places []pageLink // each turns itself on or off, beside the others
	Outlets, Langs []choice
	Follows        bool       // the reader follows something
	Followed       bool       // only that is shown
	Set            []pageLink // those that are set: each leads to the list without it
	Also           []choice   // of Set, what the form does not ask for
}

// There reports whether there is anything to choose.
func (c choices) There() bool {
	return c.Topics != nil || c.Places != nil || c.Outlets != nil || c.Langs != nil || c.Follows
}

// filter is what the home page is asked for.
type filter struct {
	store.Narrowed
	followed bool
}

// The parts of an address that narrow a list of stories down.
const (
	byTopic    = "topic"
	byPlace    = "place"
	byOutlet   = "outlet"
	byLang     = "lang"
	byFollowed = "followed"
)

// narrowed reads what stories a request wants.
func narrowed(q url.Values) store.Narrowed {
	return store.Narrowed{Topic: q.Get(byTopic), Place: q.Get(byPlace), Outlet: q.Get(byOutlet), Lang: q.Get(byLang)}
}

// query is the filter as an address has it.
func (f filter) query() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{byTopic: f.Topic, byPlace: f.Place, byOutlet: f.Outlet, byLang: f.Lang} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if f.followed {
		q.Set(byFollowed, "1")
	}
	return q
}

// with is the home page with one part of the filter set otherwise.
func (f filter) with(name, value string) string {
	q := f.query()
	if q.Set(name, value); value == "" {
		q.Del(name)
	}
	return listAt("/", q)
}

func listAt(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// shelf is the stories that a list is made of, and what they can be narrowed
// down by.
type shelf struct {
	told           []told
	topics, places []store.Faceted
}

// byID are its stories by their IDs.
func (s shelf) byID() map[int64]told {
	out := make(map[int64]told, len(s.told))
	for _, t := range s.told {
		out[t.ID] = t
	}
	return out
}

// facetsOffered are the topics, and the places, that are offered.
const facetsOffered = 12

// chosen reads the stories of a filter: the front, or of all stories those that
// fit, the last updated.
func (s *site) chosen(ctx context.Context, tx *store.Tx, front shelf, want store.Narrowed) (shelf, error) {
	if want == (store.Narrowed{}) {
		return front, nil
	}
	all, err := tx.StoriesFitting(ctx, want, store.Place{At: s.Now().Add(time.Hour)}, mostChosen)
	if err != nil {
		return shelf{}, err
	}
	known := front.byID()
	out := shelf{told: make([]told, len(all))}
	ids := make([]int64, len(all))
	for i, st := range all {
		t, ok := known[st.ID]
		if !ok {
			t = tell(st, nil)
		}
		out.told[i], ids[i] = t, st.ID
	}
	of, err := tx.FacetsOf(ctx, ids)
	if err != nil {
		return shelf{}, err
	}
	out.topics, out.places = mostHave(of, store.OfTopic), mostHave(of, store.OfPlace)
	return out, nil
}

// mostHave are the facets of a kind that most of some stories have.
func mostHave(of map[int64][]store.Facet, kind store.FacetKind) []store.Faceted {
	at := map[string]store.Faceted{}
	for _, fs := range of {
		for _, f := range fs {
			if f.Kind == kind {
				n := at[f.Key].Stories + 1
				f.Name = max(f.Name, at[f.Key].Name)
				at[f.Key] = store.Faceted{Facet: f, Stories: n}
			}
		}
	}
	out := slices.SortedFunc(maps.Values(at), func(a, b store.Faceted) int {
		return cmp.Or(b.Stories-a.Stories, strings.Compare(a.Key, b.Key))
	})
	return out[:min(len(out), facetsOffered)]
}

func (s *site) home(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	f := filter{Narrowed: narrowed(r.URL.Query())}
	var front, all shelf
	var feeds []store.Feed
	var own mine
	var names [2]string // of the topic and the place that are set
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if feeds, err = tx.Feeds(r.Context()); err != nil {
			return err
		}
		if front, err = s.recent(r.Context(), tx); err != nil {
			return err
		}
		if all, err = s.chosen(r.Context(), tx, front, f.Narrowed); err != nil {
			return err
		}
		if names, err = facetNames(r.Context(), tx, f.Narrowed); err == nil && v.Known() {
			own, err = s.mine(r.Context(), tx, v.reader, storiesOf(all.told))
		}
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	f.followed = own.Follows != nil && r.URL.Query().Has(byFollowed)
	body := struct {
		Stories, Single []storyRow
		Filters         choices
		Strip           string
		Read            moment
		Empty, Feeds    bool
		Add             *adding
		Form            string // for what readers keep; "": they keep nothing
	}{Empty: len(all.told) == 0 && f.Narrowed == store.Narrowed{}, Feeds: len(feeds) > 0}
	body.Strip, body.Read = v.strip(feeds, s.Now())
	body.Filters = v.choices(all, front, f, names)
	body.Filters.Follows, body.Filters.Followed = own.Follows != nil, f.followed
	if body.Empty {
		body.Add = v.adding()
	}
	if v.May(account.Keep) {
		body.Form = v.form()
	}
	n := 0
	for _, st := range ranked(all.told, s.Now()) {
		if n >= listed || own.Hidden[st.ID] || f.followed && !own.Followed[st.ID] {
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
	fr := frame{Title: v.T("home.title"), Class: "wide", Body: body}
	if f.Narrowed != (store.Narrowed{}) {
		what := v.narrowedTo(f.Narrowed, names)
		fr.Title = what
		fr.Links = channelLinks(v.T("channel.narrowed", "what", what), "/stories", listAt("", filter{Narrowed: f.Narrowed}.query()))
	}
	s.show(v, http.StatusOK, "home", fr)
}

// facetNames are what a topic and a place are called, by their keys if no story
// has them.
func facetNames(ctx context.Context, tx *store.Tx, want store.Narrowed) (names [2]string, err error) {
	for i, f := range []store.Facet{{Kind: store.OfTopic, Key: want.Topic}, {Kind: store.OfPlace, Key: want.Place}} {
		if f.Key == "" {
			continue
		}
		switch got, err := tx.Facet(ctx, f.Kind, f.Key); {
		case errors.Is(err, store.ErrNotFound):
			names[i] = f.Key
		case err != nil:
			return names, err
		default:
			names[i] = render.Clean(got.Name)
		}
	}
	return names, nil
}

// narrowedTo says in a few words what stories are wanted.
func (w *words) narrowedTo(want store.Narrowed, names [2]string) string {
	lang := ""
	if want.Lang != "" {
		lang = w.language(want.Lang)
	}
	parts := slices.DeleteFunc([]string{names[0], names[1], render.Host(want.Outlet), lang}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
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

// choices lists what the stories can be chosen by, outlets and languages of the
// whole front: a filter of one value is none.
func (w *words) choices(all, front shelf, f filter, names [2]string) choices {
	outlets, langs := map[string]string{}, map[string]string{}
	for _, t := range front.told {
		for _, o := range t.Outlets {
			if outlets[o] == "" {
				outlets[o] = render.Host(o)
			}
		}
		if t.Lang != "" && langs[t.Lang] == "" {
			langs[t.Lang] = w.language(t.Lang)
		}
	}
	c := choices{
		Topics: f.links(all.topics, byTopic, f.Topic), Places: f.links(all.places, byPlace, f.Place),
		Outlets: options(outlets, f.Outlet), Langs: options(langs, f.Lang),
	}
	for _, x := range []struct{ name, value, text string }{
		{byTopic, f.Topic, names[0]}, {byPlace, f.Place, names[1]}, {byOutlet, f.Outlet, render.Host(f.Outlet)}, {byLang, f.Lang, w.language(f.Lang)},
	} {
		if x.value == "" {
			continue
		}
		c.Set = append(c.Set, pageLink{Text: x.text, Href: f.with(x.name, "")})
		if x.name == byTopic || x.name == byPlace {
			c.Also = append(c.Also, choice{Value: x.value, Name: x.name})
		}
	}
	if f.followed {
		c.Set = append(c.Set, pageLink{Text: w.T("home.followed.only"), Href: f.with(byFollowed, "")})
	}
	if len(c.Langs) < 2 && f.Lang == "" {
		c.Langs = nil
	}
	if len(c.Outlets) < 2 && f.Outlet == "" {
		c.Outlets = nil
	}
	return c
}

// links lead to the list with each of some facets, and from the one that is set
// to the list without.
func (f filter) links(all []store.Faceted, name, set string) []pageLink {
	var out []pageLink
	for _, x := range all {
		l := pageLink{Text: render.Clean(x.Name), Count: x.Stories, Here: x.Key == set, Href: f.with(name, x.Key)}
		if l.Here {
			l.Href = f.with(name, "")
		}
		out = append(out, l)
	}
	return out
}

// options are values of a list to choose from, by their names.
func options(names map[string]string, value string) []choice {
	if value != "" && names[value] == "" {
		names[value] = render.Host(value)
	}
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
		Origins: t.Origins, Articles: t.Articles, Outlets: slices.Clone(t.Outlets[:min(len(t.Outlets), outletsLine)]), More: max(0, len(t.Outlets)-outletsLine),
		Updated: w.since(t.Updated, now), Activity: w.activity(t.times, now),
	}
	if !t.Newest.IsZero() && t.Updated.Sub(t.Newest) > oldNews { // of an archive: what came in just now need not be new
		row.Newest = w.date(t.Newest)
	}
	for i, name := range row.Outlets {
		row.Outlets[i] = render.Host(name)
	}
	if t.From.Article != "" {
		row.By, row.From = render.Host(t.By), passageURL(t.From)
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

// strip says in a line how fresh the feeds are, and when one was last read.
func (w *words) strip(feeds []store.Feed, now time.Time) (says string, read moment) {
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
		return "", moment{}
	}
	parts := []string{w.T("feeds.count", "n", active)}
	if failing > 0 {
		parts = append(parts, w.T("feeds.failing", "n", failing))
	}
	if last.IsZero() {
		parts = append(parts, w.T("feeds.unread"))
	}
	return strings.Join(parts, ", "), w.at(last, w.T("feeds.read", "ago", w.ago(now.Sub(last))))
}
