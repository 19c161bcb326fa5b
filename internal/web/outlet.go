package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/source"
)

// outletRow is an outlet in the list.
type outletRow struct {
	Name, Href, Lang  string
	Articles, Stories int
	Last              string
}

func (s *site) outlets(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var rows []outletRow
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		all, err := tx.Outlets(r.Context())
		for _, o := range all {
			rows = append(rows, outletRow{outletName(source.Outlet{ID: source.OutletID(o.ID), Name: o.Name}), outletURL(o.ID), v.langName(o.Lang), o.Articles, o.Stories, v.date(o.Last)})
		}
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "outlets", frame{Title: v.T("outlet.all"), Body: rows})
}

// outletBody is the page of an outlet: what is known of it, and no score.
type outletBody struct {
	Name     string
	ID       string
	Site     string // its address
	SiteName string // as it is read
	Langs    []string
	Articles int
	Count    int // stories
	Shares   []share
	Lag      string // behind the first report, the middle one of its stories
	LagOf    int    // stories in which it is known
	First    int    // in so many of those it was the first
	Feeds    []feedRow
	Edits    []editRow
	Edited   int
	Only     []saidRow
	Stories  []storyRow
	Follow   *followForm
	Owner    string
	Country  string
	Noted    moment // when it was, and by whom
	Form     string // for editors, who note it; "": others
	Longest  int
}

// share is how many of its articles are of one kind.
type share struct {
	Word           string
	Count, Percent int
}

// editRow is a page that the outlet changed.
type editRow struct {
	Title, Href string
	Date        moment
	Versions    int
}

// The bounds of the page of an outlet.
const (
	outletStories = 30
	outletEdits   = 12
	outletOnly    = 12
	longestFact   = 200
)

// originKinds are the kinds of articles in the order shown.
var originKinds = []article.OriginKind{article.Original, article.Relayed, article.Rewrite, article.Copy, article.Aggregate}

// outletData is what the store has of an outlet.
type outletData struct {
	store.OutletFacts
	edits []store.EditedPage
	only  []store.ShownIn // it alone told
	shown []page.Sentence // of them
	heads map[article.ID]store.Head
	facts live.OutletFacts
}

func (d *outletData) read(ctx context.Context, tx *store.Tx, id string) (err error) {
	if d.OutletFacts, err = tx.Outlet(ctx, id, outletStories); err != nil {
		return err
	}
	if d.edits, err = tx.Edits(ctx, id, outletEdits); err != nil {
		return err
	}
	if d.only, err = tx.Shown(ctx, store.ShownOnly, store.ShownOf{Part: store.By, EntityRef: live.OutletRef(source.OutletID(id))}, outletOnly); err != nil {
		return err
	}
	if d.facts, err = live.FactsOf(ctx, tx, id); err != nil {
		return err
	}
	d.shown, d.only = decoded[page.Sentence](d.only)
	var ids []article.ID
	for _, x := range d.shown {
		for _, c := range x.Cites() {
			ids = append(ids, c.Article)
		}
	}
	d.heads, err = tx.Heads(ctx, ids)
	return err
}

// first is in how many stories it was the first, of those where that is known.
func (d *outletData) first() int {
	if i := slices.IndexFunc(d.Lags, func(lag time.Duration) bool { return lag > 0 }); i >= 0 {
		return i
	}
	return len(d.Lags)
}

func (s *site) outlet(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id := r.PathValue("id")
	var f outletData
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error { return f.read(r.Context(), tx, id) })
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.fail(v, http.StatusNotFound, "error.nooutlet")
		return
	case err != nil:
		s.broken(v, err)
		return
	}
	b := outletBody{
		ID: render.Clean(f.ID), Name: outletName(source.Outlet{ID: source.OutletID(f.ID), Name: f.Name}), Site: render.Link(f.Site), SiteName: render.Address(render.Link(f.Site)),
		Articles: f.Articles, Count: f.Stories, Edited: f.Edited, Stories: v.rowsOf(f.Recent, s.Now()),
	}
	b.Owner, b.Country, b.Longest = render.Clean(f.facts.Owner), render.Clean(f.facts.Country), longestFact
	if !f.facts.Made.IsZero() {
		b.Noted = v.at(f.facts.Made, v.T("outlet.noted", "who", render.Clean(f.facts.Who), "day", v.date(v.here(f.facts.Made))))
	}
	if v.May(account.Edit) {
		b.Form = v.form()
	}
	for _, l := range f.Langs {
		b.Langs = append(b.Langs, v.langName(l))
	}
	b.Langs = slices.Compact(b.Langs)
	for _, k := range originKinds {
		if n := f.Origins[k]; n > 0 {
			b.Shares = append(b.Shares, share{v.T("origin." + string(k)), n, (n*100 + f.Articles/2) / f.Articles})
		}
	}
	if n := len(f.Lags); n > 0 {
		if b.Lag, b.LagOf = v.T("outlet.lagnone"), n; f.Lags[n/2] > 0 {
			b.Lag = v.span(f.Lags[n/2])
		}
		b.First = f.first()
	}
	for _, d := range f.Feeds {
		row := s.feedRow(v.words, d)
		row.Title = render.Clean(row.Title)
		b.Feeds = append(b.Feeds, row)
	}
	for _, e := range f.edits {
		b.Edits = append(b.Edits, editRow{render.Clean(e.Title), "/article/" + string(e.Newest), v.on(e.Last), e.Versions})
	}
	c := citer{v.words, f.heads}
	for i, x := range f.only {
		b.Only = append(b.Only, saidRow{Date: v.date(x.Day), Line: c.line(f.shown[i]), Story: pageLink{Text: render.Clean(x.Title), Href: storyURL(x.Story)}})
	}
	if b.Follow, err = s.following(v, "outlet", id); err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "outlet", frame{Title: b.Name, Body: b, Links: channelLinks(v.T("channel.of", "name", b.Name), outletURL(id)+"/stories", "")})
}

// noteOutlet writes down who owns an outlet, and where it is at home.
func (s *site) noteOutlet(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id := r.PathValue("id")
	facts := live.OutletFacts{Owner: strings.TrimSpace(r.PostFormValue("owner")), Country: strings.TrimSpace(r.PostFormValue("country")), Made: s.Now(), Who: v.User.Name}
	if max(utf8.RuneCountInString(facts.Owner), utf8.RuneCountInString(facts.Country)) > longestFact || !utf8.ValidString(facts.Owner+facts.Country) {
		s.fail(v, http.StatusBadRequest, "outlet.long")
		return
	}
	err := s.Store.Write(r.Context(), func(tx *store.Tx) error {
		if _, err := tx.Outlet(r.Context(), id, 0); err != nil {
			return err
		}
		return live.SetFacts(r.Context(), tx, id, facts)
	})
	s.decided(v, err, outletURL(id))
}

// span is a length of time as people say it.
func (w *words) span(d time.Duration) string {
	switch {
	case d < time.Minute:
		return w.T("span.none")
	case d < 2*time.Hour:
		return w.T("span.minutes", "n", int(d.Minutes()))
	case d < 48*time.Hour:
		return w.T("span.hours", "n", int(d.Hours()))
	}
	return w.T("span.days", "n", int(d.Hours()/24))
}
