package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
)

// storyRow is a story in a list.
type storyRow struct {
	ID                 int64
	Title, Lead        string
	Lang               string
	Origins, Articles  int
	Conflicts, Changes int
	Updated, Exact     string
	Outlets            []string
}

// listed are the stories of one page.
const listed = 60

func (s *site) home(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var all, pinned []store.Story
	var feeds []store.Feed
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if feeds, err = tx.Feeds(r.Context()); err != nil {
			return err
		}
		if pinned, err = tx.Marked(r.Context(), store.Pinned); err != nil {
			return err
		}
		all, err = tx.Stories(r.Context(), s.Now().Add(time.Hour), 4*listed)
		return err
	})
	all = slices.DeleteFunc(all, func(st store.Story) bool { return st.Mark == store.Pinned })
	if err != nil {
		s.broken(v, err)
		return
	}
	body := struct {
		Stories []storyRow
		Strip   string
		Empty   bool
	}{Strip: v.strip(feeds, s.Now()), Empty: len(feeds) == 0}
	for _, st := range slices.Concat(pinned, ranked(all, s.Now())) {
		if len(body.Stories) < listed {
			body.Stories = append(body.Stories, v.row(st, s.Now()))
		}
	}
	s.show(v, http.StatusOK, "home", frame{Title: v.T("home.title"), Body: body})
}

func (w *words) row(st store.Story, now time.Time) storyRow {
	var sum live.Summary
	_ = json.Unmarshal(st.Summary, &sum) // an older one shows less
	return storyRow{
		ID: st.ID, Title: st.Title, Lead: sum.Lead, Lang: sum.Lang, Conflicts: sum.Conflicts, Changes: sum.Changes,
		Origins: st.Origins, Articles: st.Articles, Outlets: sum.Outlets,
		Updated: w.ago(now.Sub(st.Updated)), Exact: st.Updated.Format(time.RFC3339),
	}
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
