package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/since"
)

// reader is whom a page is made for, and how they like it. The zero value is
// anybody.
type reader struct {
	account.Who
	Lang  string         // of the interface; "": as the browser asks
	Theme string         // "light", "dark"; "": as the system has it
	Zone  *time.Location // in which times are shown
}

// reader returns who asks.
func (s *site) reader(r *http.Request) reader {
	rd := reader{Who: whoOf(r), Zone: time.UTC}
	rd.Lang, rd.Theme = rd.User.Lang, rd.User.Theme
	if z, err := zone(rd.User.Zone); err == nil {
		rd.Zone = z
	}
	return rd
}

func whoOf(r *http.Request) account.Who {
	who, _ := r.Context().Value(whoKey{}).(account.Who)
	return who
}

// zone returns a time zone by its name; that of the machine is none.
func zone(name string) (*time.Location, error) {
	if name == "Local" {
		return nil, errors.New("name a time zone")
	}
	return time.LoadLocation(name)
}

// clock writes a time in the reader's zone.

// followable are the kinds of things that can be followed.
var followable = []string{"story", string(article.Person), string(article.Organisation), string(article.Place), "outlet", "search"}

const mostFollowed = 500 // bytes of a name or search

// mine is what a reader keeps to themselves, as lists of stories show it. The
// zero value is anybody's.
type mine struct {
	Follows  []store.Follow
	Marks    map[int64]store.ReadMark
	News     map[int64]int  // how much was new in the updates of a story since they read it
	Hidden   map[int64]bool // stories of outlets they hide
	Followed map[int64]bool // stories they follow, or of an outlet or a name they follow
}

// Follows reports whether something is followed.
func (m mine) follows(kind, what string) bool {
	return slices.ContainsFunc(m.Follows, func(f store.Follow) bool { return f.Kind == kind && f.What == what })
}

// mine returns what a reader keeps of some stories.
func (s *site) mine(ctx context.Context, tx *store.Tx, rd reader, stories []store.Story) (m mine, err error) {
	if !rd.Known() || len(stories) == 0 {
		return m, nil
	}
	if m.Follows, err = tx.Follows(ctx, rd.User.ID); err != nil {
		return m, err
	}
	since := slices.MinFunc(stories, func(a, b store.Story) int { return a.Updated.Compare(b.Updated) }).Updated
	if m.Hidden, err = tx.HiddenStories(ctx, rd.User.ID, since); err != nil {
		return m, err
	}
	if m.Marks, err = tx.ReadMarks(ctx, rd.User.ID, since); err != nil {
		return m, err
	}
	if m.Followed, err = tx.FollowedStories(ctx, rd.User.ID, since); err != nil {
		return m, err
	}
	m.News, err = newsFor(ctx, tx, rd.User.ID)
	return m, err
}

// newsFor counts what was new in the updates of stories since somebody read them,
// but what is withheld by now.
func newsFor(ctx context.Context, tx *store.Tx, account int64) (map[int64]int, error) {
	news, err := tx.NewsFor(ctx, account)
	if err != nil || len(news) == 0 {
		return news, err
	}
	withheld, err := live.Withheld(ctx, tx)
	if err != nil || len(withheld) == 0 {
		return news, err
	}
	all, err := tx.Unread(ctx, account)
	if err != nil {
		return nil, err
	}
	for _, u := range all {
		if !slices.ContainsFunc(withheld, func(p article.Passage) bool { return bytes.Contains(u.Data, []byte(p.Article)) }) {
			continue
		}
		told, err := toldIn(u, withheld)
		if err != nil {
			return nil, err
		}
		var was []json.RawMessage
		if err := json.Unmarshal(u.Data, &was); err != nil {
			return nil, fmt.Errorf("update %d: %w", u.ID, err)
		}
		news[u.Story] -= len(was) - len(told)
	}
	return news, nil
}

// update is a change of a story's page, with what was new on it.
type update struct {
	store.Update
	News []since.Development
}

// updates reads updates of a story, or of all: 0. What is withheld by now is told
// no more, though it was when the update was made.
func updates(ctx context.Context, tx *store.Tx, story int64, from store.Place, n int) ([]update, error) {
	all, err := tx.Updates(ctx, story, from, n)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	withheld, err := live.Withheld(ctx, tx)
	if err != nil {
		return nil, err
	}
	out := make([]update, len(all))
	for i, u := range all {
		out[i].Update = u
		if out[i].News, err = toldIn(u, withheld); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// toldIn is what was new in an update, but what is withheld.
func toldIn(u store.Update, withheld []article.Passage) (news []since.Development, err error) {
	if err := json.Unmarshal(u.Data, &news); err != nil {
		return nil, fmt.Errorf("update %d: %w", u.ID, err)
	}
	hidden := func(p article.Passage) bool {
		return slices.ContainsFunc(withheld, func(w article.Passage) bool { return w.Article == p.Article && w.Span.Overlaps(p.Span) })
	}
	return slices.DeleteFunc(news, func(d since.Development) bool {
		return slices.ContainsFunc(d.Sentence.Cites(), hidden) || slices.ContainsFunc(d.Against.Cites(), hidden)
	}), nil
}

// followStory follows a story, or not any longer: on is 1 or 0.
func (s *site) followStory(w http.ResponseWriter, r *http.Request) {
	s.ofStory(w, r, func(tx *store.Tx, st store.Story) error {
		return s.setFollow(r, tx, "story", strconv.FormatInt(st.ID, 10))
	})
}

// readStory marks a story as read as far as the page told that was shown (upto),
// or as not read: on is 1 or 0.
func (s *site) readStory(w http.ResponseWriter, r *http.Request) {
	s.ofStory(w, r, func(tx *store.Tx, st store.Story) error {
		if r.PostFormValue("on") == "0" {
			return tx.MarkUnread(r.Context(), whoOf(r).User.ID, st.ID)
		}
		m := store.ReadMark{Story: st.ID, Upto: st.Updated}
		if shown, err := time.Parse(time.RFC3339Nano, r.PostFormValue("upto")); err == nil && shown.Before(st.Updated) {
			m.Upto = shown
		} else {
			m.Seal = seal(st.Page)
		}
		return tx.MarkRead(r.Context(), whoOf(r).User.ID, m)
	})
}

// seal is that of a page as it is kept.
func seal(kept []byte) string {
	var p struct {
		Seal string `json:"seal"`
	}
	_ = json.Unmarshal(kept, &p) // it was written by us; without it the mark still has its time
	return p.Seal
}

// ofStory does something with the story of an address, and goes back to it.
func (s *site) ofStory(w http.ResponseWriter, r *http.Request, do func(*store.Tx, store.Story) error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		s.fail(s.view(w, r), http.StatusNotFound, "error.nostory")
		return
	}
	err = s.Store.Write(r.Context(), func(tx *store.Tx) error {
		st, err := tx.Story(r.Context(), id)
		if err != nil {
			return err
		}
		id = st.ID
		return do(tx, st)
	})
	if errors.Is(err, store.ErrNotFound) {
		s.fail(s.view(w, r), http.StatusNotFound, "error.nostory")
		return
	}
	s.done(w, r, err, "/story/"+strconv.FormatInt(id, 10))
}

// follow follows a name, an outlet or a search, or not any longer.
func (s *site) follow(w http.ResponseWriter, r *http.Request) {
	kind, what := r.PostFormValue("kind"), strings.TrimSpace(r.PostFormValue("what"))
	if !slices.Contains(followable, kind) || what == "" || len(what) > mostFollowed {
		s.refuse(w, r, http.StatusBadRequest, "error.follow")
		return
	}
	err := s.Store.Write(r.Context(), func(tx *store.Tx) error { return s.setFollow(r, tx, kind, what) })
	s.done(w, r, err, "/settings")
}

// mostFollows one account can have.
const mostFollows = 1000

var errFollows = errors.New("too many follows")

func (s *site) setFollow(r *http.Request, tx *store.Tx, kind, what string) error {
	id := whoOf(r).User.ID
	if r.PostFormValue("on") == "0" {
		return tx.Unfollow(r.Context(), id, kind, what)
	}
	if all, err := tx.Follows(r.Context(), id); err != nil || len(all) >= mostFollows {
		return cmp.Or(err, errFollows)
	}
	return tx.Follow(r.Context(), id, store.Follow{Kind: kind, What: what, Made: s.Now()})
}

// hide hides an outlet from the reader, or shows it again: on is 1 or 0.
func (s *site) hide(w http.ResponseWriter, r *http.Request) {
	outlet := r.PostFormValue("outlet")
	if outlet == "" || len(outlet) > mostFollowed {
		s.refuse(w, r, http.StatusBadRequest, "error.follow")
		return
	}
	err := s.Store.Write(r.Context(), func(tx *store.Tx) error {
		return tx.HideOutlet(r.Context(), whoOf(r).User.ID, outlet, r.PostFormValue("on") != "0")
	})
	s.done(w, r, err, "/settings#outlets")
}

// done answers a form that was obeyed: by the page named in its field "to", or
// another; a script gets no page.
func (s *site) done(w http.ResponseWriter, r *http.Request, err error, to string) {
	switch {
	case errors.Is(err, errFollows):
		s.refuse(w, r, http.StatusConflict, "error.follows")
	case err != nil:
		s.broken(s.view(w, r), err)
	case r.Header.Get(formHeader) != "":
		w.WriteHeader(http.StatusNoContent)
	default:
		if asked := r.PostFormValue("to"); asked != "" {
			to = local(asked)
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}
