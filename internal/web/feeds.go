package web

import (
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
)

// feedRow is a feed in the list.
type feedRow struct {
	ID                      int64
	Active                  bool
	Title, Site, URL, State string
	Fault                   fault // the last time
	Last, Next              moment
}

// feedsBody is the list of feeds, and what was just done to it.
type feedsBody struct {
	Folders []feedFolder
	Add     *adding
	Said    []string
	Wrong   []string
}

// feedFolder is the feeds of a folder; those of none have no name.
type feedFolder struct {
	Name string
	Rows []feedRow
}

func (s *site) feeds(w http.ResponseWriter, r *http.Request) {
	s.showFeeds(s.view(w, r), http.StatusOK, feedsBody{})
}

func (s *site) showFeeds(v view, status int, b feedsBody) {
	var all []store.Feed
	err := s.Store.Read(v.r.Context(), func(tx *store.Tx) (err error) {
		all, err = tx.Feeds(v.r.Context())
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	b.Add = v.adding()
	slices.SortStableFunc(all, func(x, y store.Feed) int { return strings.Compare(x.Folder, y.Folder) })
	for _, f := range all {
		name := strings.ReplaceAll(f.Folder, "/", " / ")
		if n := len(b.Folders); n == 0 || b.Folders[n-1].Name != name {
			b.Folders = append(b.Folders, feedFolder{Name: name})
		}
		last := &b.Folders[len(b.Folders)-1]
		last.Rows = append(last.Rows, s.feedRow(v.words, f))
	}
	s.show(v, status, "feeds", frame{Title: v.T("feeds.title"), Body: b})
}

// feedRow words the state of a feed.
func (s *site) feedRow(w *words, f store.Feed) feedRow {
	row := feedRow{ID: f.ID, Active: f.State == store.Active, Title: f.Title, Site: f.Site, URL: render.Address(f.URL), State: w.T("feeds.state." + string(f.State)), Fault: w.fetchFault(f.Error), Last: moment{Text: w.T("feeds.notyet")}, Next: moment{Text: w.T("feeds.now")}}
	if !f.Last.IsZero() {
		row.Last = w.since(f.Last, s.Now())
	}
	if wait := f.Next.Sub(s.Now()); wait > 0 {
		row.Next = w.at(f.Next, w.in(wait))
	}
	if f.State != store.Active {
		row.Next = moment{}
	}
	return row
}

// in says how long it is until something, no sooner than it is.
func (w *words) in(d time.Duration) string {
	if n := int(math.Ceil(d.Minutes())); n < 120 {
		return w.T("feeds.in", "n", n)
	}
	return w.T("feeds.inhours", "n", int(math.Ceil(d.Hours())))
}
