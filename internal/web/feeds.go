package web

import (
	"net/http"

	"github.com/synoptic-news/synoptic/internal/store"
)

// feedRow is a feed in the list.
type feedRow struct {
	Title, Site, URL, State, Error string
	Last, Next                     string
}

func (s *site) feeds(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var all []store.Feed
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		all, err = tx.Feeds(r.Context())
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	rows := make([]feedRow, len(all))
	for i, f := range all {
		rows[i] = s.feedRow(v.words, f)
	}
	s.show(v, http.StatusOK, "feeds", frame{Title: v.T("feeds.title"), Body: rows})
}

// feedRow words the state of a feed.
func (s *site) feedRow(w *words, f store.Feed) feedRow {
	row := feedRow{Title: f.Title, Site: f.Site, URL: f.URL, State: w.T("feeds.state." + string(f.State)), Error: f.Error, Last: w.T("feeds.notyet"), Next: w.T("feeds.now")}
	if !f.Last.IsZero() {
		row.Last = w.ago(s.Now().Sub(f.Last))
	}
	if wait := f.Next.Sub(s.Now()); wait > 0 {
		row.Next = w.T("feeds.in", "n", int(wait.Minutes())+1)
	}
	if f.State != store.Active {
		row.Next = ""
	}
	return row
}
