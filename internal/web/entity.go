package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

// The bounds of the page of a name.
const (
	entityStories = 60
	entitySaid    = 40
	entityAlike   = 8
	peopleListed  = 100
	peopleSince   = 30 * 24 * time.Hour
)

// peopleBody is the list of names.
type peopleBody struct {
	Kinds []pageLink
	Rows  []entityRow
	Days  int
}

type entityRow struct {
	Name, Href        string
	Stories, Mentions int
}

func (s *site) people(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	kind := article.NameKind(r.URL.Query().Get("kind"))
	if !slices.Contains(entityKinds, kind) {
		kind = entityKinds[0]
	}
	body := peopleBody{Days: int(peopleSince / (24 * time.Hour))}
	for _, k := range entityKinds {
		body.Kinds = append(body.Kinds, pageLink{Text: v.T("people." + string(k)), Href: "/people?kind=" + string(k), Here: k == kind})
	}
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		all, err := tx.Mentioned(r.Context(), kind, s.Now().Add(-peopleSince), peopleListed)
		for _, m := range all {
			body.Rows = append(body.Rows, rowOf(m))
		}
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "people", frame{Title: v.T("people.title"), Body: body})
}

func rowOf(m store.Mentioned) entityRow {
	return entityRow{render.Clean(m.Name), entityURL(m.EntityRef), m.Stories, m.Mentions}
}

// entityBody is the page of a person, organisation or place.
type entityBody struct {
	Name, Kind string
	Narrow     bool // one name only: known in one story
	Stories    []storyRow
	More       bool // stories that are not listed
	Mentions   int
	Spellings  []named
	Roles      []named
	Said       []saidRow
	About      []saidRow
	Positions  []positionRow
	Events     []saidRow
	Apart      []apartRow
	Alike      []entityRow
	Search     string
	Follow     *followForm
	Form       string // for editors, who tell names apart; "": others
	Ref        store.EntityRef
}

// saidRow is a shown sentence with its day and the story that shows it.
type saidRow struct {
	Date  string
	Line  line
	Who   string
	Story pageLink
}

type positionRow struct {
	Issue string
	Rows  []saidRow
}

type apartRow struct{ Name, Href, Why string }

func (s *site) entity(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	ref := store.EntityRef{Kind: article.NameKind(r.PathValue("kind")), Key: r.PathValue("key")}
	if !slices.Contains(entityKinds, ref.Kind) {
		s.fail(v, http.StatusNotFound, "error.noname")
		return
	}
	var d entityData
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error { return d.read(r, tx, ref) })
	switch {
	case d.moved != store.EntityRef{}:
		http.Redirect(w, r, entityURL(d.moved), http.StatusMovedPermanently)
		return
	case errors.Is(err, store.ErrNotFound):
		s.fail(v, http.StatusNotFound, "error.noname")
		return
	case err != nil:
		s.broken(v, err)
		return
	}
	body := d.body(v.words, s.Now())
	if body.Ref = ref; v.May(account.Edit) && len(body.Spellings) > 1 {
		body.Form = v.form()
	}
	if body.Follow, err = s.following(v, string(ref.Kind), ref.Key); err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "entity", frame{Title: body.Name, Body: body, Links: channelLinks(v.T("channel.of", "name", body.Name), entityURL(ref)+"/stories", "")})
}

// entityData is what the store has of somebody.
type entityData struct {
	ref                            store.EntityRef
	in                             []store.EntityIn
	stories                        []store.Story
	said, about, positions, events []store.ShownIn
	alike                          []store.Mentioned
	heads                          map[article.ID]store.Head
	kept                           []live.Entity // of in
	saids, abouts                  []page.Said
	stances                        []live.Position
	entries                        []page.Entry
	moved                          store.EntityRef // to where its story went
}

func (d *entityData) read(r *http.Request, tx *store.Tx, ref store.EntityRef) (err error) {
	ctx := r.Context()
	d.ref = ref
	if d.in, err = tx.Entity(ctx, ref, entityStories+1); err != nil {
		return err
	}
	if len(d.in) == 0 {
		return d.follow(r, tx)
	}
	var ids []int64
	for _, e := range d.in {
		ids = append(ids, e.Story)
		d.kept = append(d.kept, shownEntity(e.Data))
	}
	if d.stories, err = tx.StoriesByID(ctx, ids); err != nil {
		return err
	}
	for _, x := range []struct {
		to   *[]store.ShownIn
		what store.ShownKind
		part store.ShownPart
	}{{&d.said, store.ShownSaid, store.By}, {&d.about, store.ShownSaid, store.About}, {&d.positions, store.ShownPosition, store.By}, {&d.events, store.ShownEvent, store.About}} {
		if *x.to, err = tx.Shown(ctx, x.what, store.ShownOf{Part: x.part, EntityRef: ref}, entitySaid); err != nil {
			return err
		}
	}
	if d.alike, err = tx.Alike(ctx, ref, d.name(), entityAlike); err != nil {
		return err
	}
	d.heads, err = tx.Heads(ctx, d.cited())
	return err
}

// follow finds where a name that was of one story went with that story.
func (d *entityData) follow(r *http.Request, tx *store.Tx) error {
	name, number, _ := strings.Cut(d.ref.Key, "~")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return store.ErrNotFound
	}
	st, err := tx.Story(r.Context(), id)
	if err == nil && st.ID != id {
		d.moved = store.EntityRef{Kind: d.ref.Kind, Key: name + "~" + strconv.FormatInt(st.ID, 10)}
		return nil
	}
	return store.ErrNotFound
}

// name is the one that the most mentions have.
func (d *entityData) name() string {
	best := d.in[0]
	for _, e := range d.in {
		if e.Mentions > best.Mentions {
			best = e
		}
	}
	return best.Name
}

// cited reads what is shown, and lists the articles it cites.
func (d *entityData) cited() []article.ID {
	var ids []article.ID
	cite := func(ps ...article.Passage) {
		for _, p := range ps {
			if !slices.Contains(ids, p.Article) {
				ids = append(ids, p.Article)
			}
		}
	}
	for _, e := range d.kept {
		for _, s := range e.Spellings {
			cite(s.From)
		}
		for _, r := range e.Roles {
			cite(r.From)
		}
	}
	d.saids, d.said = decoded[page.Said](d.said)
	d.abouts, d.about = decoded[page.Said](d.about)
	d.stances, d.positions = decoded[live.Position](d.positions)
	d.entries, d.events = decoded[page.Entry](d.events)
	for _, x := range slices.Concat(d.saids, d.abouts) {
		cite(x.Sentence.Cites()...)
	}
	for _, x := range d.stances {
		cite(x.Sentence.Cites()...)
	}
	for _, x := range d.entries {
		cite(x.Tellings[0].Sentence.Cites()...)
	}
	return ids
}

// decoded reads the sentences of the index; what cannot be read, of an older
// form, is left out of both lists.
func decoded[T any](rows []store.ShownIn) (values []T, kept []store.ShownIn) {
	for _, r := range rows {
		var v T
		if json.Unmarshal(r.Data, &v) == nil {
			values, kept = append(values, v), append(kept, r)
		}
	}
	return values, kept
}

func (d *entityData) body(w *words, now time.Time) entityBody {
	c := citer{w, d.heads}
	b := entityBody{Name: render.Clean(d.name()), Kind: w.T("entity." + string(d.ref.Kind)), Narrow: strings.Contains(d.ref.Key, "~")}
	op := "person"
	if d.ref.Kind == article.Place {
		op = "place"
	}
	if d.ref.Kind == article.Organisation {
		b.Search = "/search?q=" + url.QueryEscape(`"`+d.name()+`"`)
	} else {
		b.Search = "/search?q=" + url.QueryEscape(op+`:"`+d.name()+`"`)
	}
	b.More = len(d.stories) > entityStories
	b.Stories = w.rowsOf(d.stories[:min(len(d.stories), entityStories)], now)
	for _, e := range d.in {
		b.Mentions += e.Mentions
	}
	b.Spellings, b.Roles = d.spellings(c), d.roles(c)
	row := func(in store.ShownIn, at page.When, s page.Sentence) saidRow {
		r := saidRow{Date: at.In(c.say), Line: c.line(s)}
		if len(d.stories) > 1 {
			r.Story = pageLink{Text: render.Clean(in.Title), Href: storyURL(in.Story)}
		}
		return r
	}
	for i, x := range d.saids {
		b.Said = append(b.Said, row(d.said[i], x.Date, x.Sentence))
	}
	for i, x := range d.abouts {
		r := row(d.about[i], x.Date, x.Sentence)
		r.Who = render.Clean(x.Speaker.Text)
		b.About = append(b.About, r)
	}
	for i, x := range d.stances {
		issue := render.Clean(x.Issue.Text)
		k := slices.IndexFunc(b.Positions, func(p positionRow) bool { return p.Issue == issue })
		if k < 0 {
			k = len(b.Positions)
			b.Positions = append(b.Positions, positionRow{Issue: issue})
		}
		r := row(d.positions[i], x.Date, x.Sentence)
		r.Who = render.Clean(x.Who.Text)
		b.Positions[k].Rows = append(b.Positions[k].Rows, r)
	}
	for i, x := range d.entries {
		b.Events = append(b.Events, row(d.events[i], x.Date, x.Tellings[0].Sentence))
	}
	for i, e := range d.kept {
		for _, a := range e.Apart {
			r := apartRow{Name: render.Clean(a.Name), Why: w.reason(render.Clean(a.Why))}
			if a.Key != "" {
				r.Href = entityURL(a.In(d.in[i].Story))
			}
			if !slices.Contains(b.Apart, r) {
				b.Apart = append(b.Apart, r)
			}
		}
	}
	for _, m := range d.alike {
		b.Alike = append(b.Alike, rowOf(m))
	}
	return b
}

// spellings are all ways the name is written, the most frequent first.
func (d *entityData) spellings(c citer) []named {
	var out []named
	for _, e := range d.kept {
		for _, s := range e.Spellings {
			i := slices.IndexFunc(out, func(n named) bool { return n.Text == render.Clean(s.Text) })
			if i < 0 {
				i = len(out)
				out = append(out, c.named(s.Label))
			}
			out[i].Count += s.Count
		}
	}
	slices.SortStableFunc(out, func(a, b named) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text)) })
	return out
}

// roles are what articles call somebody, each wording with the first day it was
// used, in the order of the days.
func (d *entityData) roles(c citer) []named {
	var all []live.Role
	for _, e := range d.kept {
		all = append(all, e.Roles...)
	}
	slices.SortStableFunc(all, func(a, b live.Role) int { return a.Day.Compare(b.Day) })
	var out []named
	for _, r := range all {
		i := slices.IndexFunc(out, func(n named) bool { return page.Fold(n.Text) == page.Fold(render.Clean(r.Text)) })
		if i < 0 {
			i = len(out)
			n := c.named(r.Label)
			n.Date = c.date(r.Day)
			out = append(out, n)
		}
		out[i].Count++
	}
	return out
}
