package web

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

// formats are those a story's page comes in, by the end of its address.
var formats = map[string]struct {
	media string
	write func(*bytes.Buffer, *page.Page) error
}{
	"":     {"text/html; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.HTML(b, p, render.HTMLOptions{Home: "/"}) }},
	"md":   {"text/markdown; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.Markdown(b, p) }},
	"txt":  {"text/plain; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.Text(b, p, render.TextOptions{}) }},
	"json": {"application/json", nil},
}

func (s *site) story(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	number, format, _ := strings.Cut(r.PathValue("id"), ".")
	id, err := strconv.ParseInt(number, 10, 64)
	form, known := formats[format]
	if err != nil || !known {
		s.fail(v, http.StatusNotFound, "error.nostory")
		return
	}
	var st store.Story
	err = s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		st, err = tx.Story(r.Context(), id)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound) || err == nil && st.Page == nil:
		s.fail(v, http.StatusNotFound, "error.nostory")
		return
	case err != nil:
		s.broken(v, err)
		return
	case st.ID != id: // it was merged into another
		http.Redirect(w, r, strings.Replace(r.URL.Path, number, strconv.FormatInt(st.ID, 10), 1), http.StatusMovedPermanently)
		return
	}
	var b bytes.Buffer
	if form.write == nil {
		b.Write(st.Page)
	} else {
		p, err := page.Decode(st.Page)
		if err == nil {
			err = form.write(&b, p)
		}
		if err != nil {
			s.broken(v, err)
			return
		}
	}
	if format == "" {
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'") // the rest the page brings itself, which allows its style
	}
	w.Header().Set("Content-Type", form.media)
	_, _ = w.Write(b.Bytes())
}
