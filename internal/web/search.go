package web

import (
	"net/http"
	"strings"

	"github.com/synoptic-news/synoptic/internal/store"
)

// query is what a request searches for.
func query(r *http.Request) string {
	const longest = 1000
	q := r.URL.Query().Get("q")
	return strings.ToValidUTF8(q[:min(len(q), longest)], "")
}

func (s *site) search(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	q := query(r)
	var hits []store.Hit
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		hits, err = tx.Search(r.Context(), store.Search{Text: q, Limit: 100})
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "search", frame{Title: v.T("search.title"), Query: q, Body: hits})
}
