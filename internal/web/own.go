package web

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/since"
)

// ownStory is what a reader keeps of a story, as its page shows it.
type ownStory struct {
	Form   string
	Follow followForm
	Read   bool
	Upto   string // how far the page shown goes
	When   moment // how long ago the page was updated that they read
	Fresh  []freshRow
	More   int // developments that are not listed
}

// freshRow is something that is new since a reader read a story.
type freshRow struct {
	Kind, Date string
	Line       line
	Against    *line
}

// followForm follows something, or not any longer.
type followForm struct {
	At, Form, Kind, What, To string
	On                       bool
}

// The bounds of what is listed as new.
const (
	freshListed  = 20
	freshUpdates = 200
)

// own is what the reader keeps of a story; nil where they cannot keep anything.
func (s *site) own(v view, tx *store.Tx, st store.Story) (*ownStory, error) {
	if !v.May(account.Keep) {
		return nil, nil
	}
	ctx := v.r.Context()
	mark, err := tx.ReadMark(ctx, v.User.ID, st.ID)
	if err != nil {
		return nil, err
	}
	follow, err := s.followForm(v, tx, "story", strconv.FormatInt(st.ID, 10))
	if err != nil {
		return nil, err
	}
	o := &ownStory{Form: v.form(), Follow: *follow, Upto: st.Updated.Format(time.RFC3339Nano)}
	if mark.Upto.IsZero() {
		return o, nil
	}
	if o.Read = !st.Updated.After(mark.Upto); o.Read {
		return o, nil
	}
	o.When = v.at(mark.Upto, v.T("since.read", "ago", v.ago(s.Now().Sub(mark.Upto))))
	all, err := s.developments(v, tx, st, mark)
	if err != nil {
		return nil, err
	}
	o.More = max(0, len(all)-freshListed)
	o.Fresh, err = v.freshRows(tx, all[:min(len(all), freshListed)])
	return o, err
}

// followForm is the form that follows something; nil where the reader cannot.
func (s *site) followForm(v view, tx *store.Tx, kind, what string) (*followForm, error) {
	if !v.May(account.Keep) || what == "" || len(what) > mostFollowed {
		return nil, nil
	}
	all, err := tx.Follows(v.r.Context(), v.User.ID)
	f := followForm{At: "/follow", Form: v.form(), Kind: kind, What: what, To: v.r.URL.RequestURI(), On: mine{Follows: all}.follows(kind, what)}
	if kind == "story" {
		f = followForm{At: "/story/" + what + "/follow", Form: f.Form, On: f.On}
	}
	return &f, err
}

// following is followForm by itself, for pages that read the store otherwise.
func (s *site) following(v view, kind, what string) (f *followForm, err error) {
	if !v.May(account.Keep) {
		return nil, nil
	}
	err = s.Store.Read(v.r.Context(), func(tx *store.Tx) error {
		f, err = s.followForm(v, tx, kind, what)
		return err
	})
	return f, err
}

// developments are what the updates of a story brought since a mark, the newest
// first, each once.
func (s *site) developments(v view, tx *store.Tx, st store.Story, mark store.ReadMark) ([]since.Development, error) {
	all, err := updates(v.r.Context(), tx, st.ID, store.Place{At: s.Now().Add(time.Hour)}, freshUpdates)
	var out []since.Development
	told := map[string]bool{}
	for _, u := range all {
		if !u.Made.After(mark.Upto) || u.First {
			continue
		}
		for _, d := range u.News {
			if text := d.Sentence.Text(); !told[text] {
				told[text] = true
				out = append(out, d)
			}
		}
	}
	return out, err
}

// freshRows words developments, with the outlets of their passages.
func (v view) freshRows(tx *store.Tx, all []since.Development) ([]freshRow, error) {
	var ids []article.ID
	for _, d := range all {
		for _, c := range slices.Concat(d.Sentence.Cites(), d.Against.Cites()) {
			ids = append(ids, c.Article)
		}
	}
	slices.Sort(ids)
	heads, err := tx.Heads(v.r.Context(), slices.Compact(ids))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	c := citer{v.words, heads}
	var out []freshRow
	for _, d := range all {
		row := freshRow{Kind: v.T("since." + string(d.Kind)), Date: d.Date.In(v.say), Line: c.line(d.Sentence)}
		if d.Against.Text() != "" {
			l := c.line(d.Against)
			row.Against = &l
		}
		out = append(out, row)
	}
	return out, nil
}
