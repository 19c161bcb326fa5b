package web

import (
	"context"
	"net/http"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/story/relate"
)

// Stories that are related to one. The page that is kept names none: which there
// are changes with the others.

// related are the rows of a story's page about others, earlier ones first.
func (w *words) related(all []store.Linked) []render.RelatedRow {
	var out, rest []render.RelatedRow
	for _, l := range all {
		t := tell(l.Story, nil)
		row := render.RelatedRow{
			Title: render.Clean(l.Title), Lang: t.Summary.Lang, Href: storyURL(l.ID), Line: render.Clean(t.Summary.Lead), Outlet: render.Clean(t.Summary.By),
			Facts: []string{render.RelatedWhen(w.say, l.Order, w.daysOf(l.Story)), render.RelatedWhy(w.say, texts(l.Names), texts(l.Words))},
		}
		if row.Facts[0] == "" {
			row.Facts = row.Facts[1:]
		}
		if t.Summary.From.Article != "" {
			row.At = passageURL(t.Summary.From)
		}
		if l.Order == relate.Earlier {
			out = append(out, row)
		} else {
			rest = append(rest, row)
		}
	}
	return append(out, rest...)
}

// daysOf words the days that a story tells of.
func (w *words) daysOf(st store.Story) string {
	if st.First.IsZero() || st.Last.IsZero() {
		return ""
	}
	return page.WhenIn(article.When{From: st.First, To: st.Last, Gran: article.Interval}, w.say)
}

func texts(all []relate.Shared) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = s.Here.Text
	}
	return out
}

// written is a story's page as it leaves the house, with the stories that are
// related to it.
func (s *site) written(ctx context.Context, tx *store.Tx, st store.Story) (*page.Page, error) {
	p, err := s.read.get(st)
	if err != nil {
		return nil, err
	}
	return live.WithRelated(ctx, tx, st.ID, p, s.read.get)
}

type relatedJSON struct {
	Order relate.Order `json:"order"`
	Names []string     `json:"names"`
	Words []string     `json:"words"`
	Story storyJSON    `json:"story"`
}

// apiRelated lists the stories that are related to one, the nearest first.
func (s *site) apiRelated(r *http.Request, tx *store.Tx) (any, error) {
	st, err := addressed(r, tx.Story)
	if err != nil {
		return nil, err
	}
	all, err := tx.Links(r.Context(), st.ID, page.MostRelated)
	if err != nil {
		return nil, err
	}
	stories := make([]store.Story, len(all))
	for i, l := range all {
		stories[i] = l.Story
	}
	listed, err := s.storiesJSON(r, tx, stories)
	out := struct {
		Story   int64         `json:"story"`
		Related []relatedJSON `json:"related"`
	}{st.ID, []relatedJSON{}}
	for i, l := range all {
		out.Related = append(out.Related, relatedJSON{l.Order, texts(l.Names), texts(l.Words), listed[i]})
	}
	return out, err
}
