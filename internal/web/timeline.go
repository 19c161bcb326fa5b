package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

// timelineBody is the timeline of a story by itself.
type timelineBody struct {
	Story    pageLink
	Tabs     []pageLink
	Lang     string
	Who      []pageLink // filters, each with the number of its entries
	Where    []pageLink
	All      string     // address without a filter; "" where there is none
	Pages    []pageLink // of those that are chosen
	Shelves  []timeShelf
	Filtered bool
}

// timeShelf is a part of a timeline.
type timeShelf struct {
	Word    string
	Entries []timeEntry
}

type timeEntry struct {
	Date, Precision, Why string
	Words                named // that give the date
	Also                 []string
	Planned              bool
	Origins              int
	Line                 line
	Claimed              []string
	Others               []line
}

// mostFilters are the names offered of each sort.
const mostFilters = 14

func (s *site) timeline(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	st, p, ok := s.storyPage(v)
	if !ok {
		return
	}
	var marked []store.ShownIn
	var of map[int][]store.EntityRef
	var names []store.EntityIn
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if marked, err = tx.ShownOf(r.Context(), st.ID, store.ShownEvent); err != nil {
			return err
		}
		if of, err = tx.PartsIn(r.Context(), st.ID, store.About); err != nil {
			return err
		}
		names, err = tx.EntitiesOf(r.Context(), st.ID)
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	f := timeFilter{at: make(map[int][]store.EntityRef), story: st.ID, who: r.URL.Query().Get("who"), where: r.URL.Query().Get("where")}
	for i, m := range marked {
		f.at[i] = of[m.N]
	}
	b := timelineBody{Story: pageLink{Text: render.Clean(st.Title), Href: storyURL(st.ID)}, Tabs: v.storyTabs(st.ID, "timeline"), Lang: langTag(p.Articles[0].Lang), Filtered: f.who != "" || f.where != ""}
	b.Who = f.options(names, func(k article.NameKind) bool { return k != article.Place }, "who")
	b.Where = f.options(names, func(k article.NameKind) bool { return k == article.Place }, "where")
	for _, e := range names {
		if t := refText(e.EntityRef); t == f.who || t == f.where {
			b.Pages = append(b.Pages, pageLink{Text: render.Clean(e.Name), Href: entityURL(e.EntityRef)})
		}
	}
	if b.Filtered {
		b.All = storyURL(st.ID) + "/timeline"
	}
	c := citer{v.words, headsOf(p)}
	n := 0
	for _, shelf := range []struct {
		word    string
		entries []page.Entry
	}{{"timeline.background", p.Timeline.Background}, {"timeline.happened", p.Timeline.Happened}, {"timeline.undated", p.Timeline.Undated}, {"timeline.coming", p.Timeline.Coming}} {
		t := timeShelf{Word: v.T(shelf.word)}
		for _, e := range shelf.entries {
			if f.keeps(n) {
				t.Entries = append(t.Entries, c.entry(e))
			}
			n++
		}
		if t.Entries != nil {
			b.Shelves = append(b.Shelves, t)
		}
	}
	s.show(v, http.StatusOK, "timeline", frame{Title: v.T("timeline.title") + " · " + b.Story.Text, Body: b})
}

// timeFilter chooses entries by whom and which place they name.
type timeFilter struct {
	story      int64
	at         map[int][]store.EntityRef // by the place of an entry in live.Entries
	who, where string                    // "person/elin-marsk"
}

func refText(e store.EntityRef) string { return string(e.Kind) + "/" + e.Key }

func (f timeFilter) keeps(n int) bool {
	for _, want := range []string{f.who, f.where} {
		if want != "" && !slices.ContainsFunc(f.at[n], func(e store.EntityRef) bool { return refText(e) == want }) {
			return false
		}
	}
	return true
}

// options are the names of a sort that entries have, those of most entries
// first.
func (f timeFilter) options(names []store.EntityIn, is func(article.NameKind) bool, param string) []pageLink {
	var out []pageLink
	for _, e := range names {
		if !is(e.Kind) {
			continue
		}
		n := 0
		for _, refs := range f.at {
			if slices.Contains(refs, e.EntityRef) {
				n++
			}
		}
		if n == 0 {
			continue
		}
		q := url.Values{}
		if f.who != "" {
			q.Set("who", f.who)
		}
		if f.where != "" {
			q.Set("where", f.where)
		}
		here := q.Get(param) == refText(e.EntityRef)
		if q.Set(param, refText(e.EntityRef)); here {
			q.Del(param)
		}
		l := pageLink{Text: render.Clean(e.Name), Href: storyURL(f.story) + "/timeline", Count: n, Here: here}
		if len(q) > 0 {
			l.Href += "?" + q.Encode()
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b pageLink) int { return b.Count - a.Count })
	return out[:min(len(out), mostFilters)]
}

func (c citer) entry(e page.Entry) timeEntry {
	t := e.Tellings[0]
	out := timeEntry{Date: e.Date.In(c.say), Planned: e.Planned, Origins: e.Origins, Line: c.line(t.Sentence)}
	if e.Date.Known() {
		out.Precision = c.T("timeline.how." + howName(e.Date.How))
		out.Why = c.reason(render.Clean(e.Date.Why))
	}
	if e.Date.Words.Text != "" {
		out.Words = c.named(e.Date.Words)
	}
	for _, w := range e.Also {
		out.Also = append(out.Also, w.In(c.say))
	}
	for _, l := range t.Claimed {
		out.Claimed = append(out.Claimed, render.Clean(l.Text))
	}
	for _, o := range e.Tellings[1:] {
		out.Others = append(out.Others, c.line(o.Sentence))
	}
	return out
}

// howName is how a day was found, as messages name it.
func howName(h article.How) string {
	switch h {
	case article.Explicit, article.YearFound, article.ByWeekday, article.Relative, article.Narrative, article.Inferred, article.Reported:
		return string(h)
	}
	return string(article.Explicit)
}
