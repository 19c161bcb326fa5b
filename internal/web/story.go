package web

import (
	"bytes"
	"context"
	"errors"
	"hash/maphash"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

// formats are those a story's page comes in beside the room's, by the end of
// its address.
var formats = map[string]struct {
	media string
	write func(*bytes.Buffer, *page.Page) error
}{
	"html": {"text/html; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.HTML(b, p, render.HTMLOptions{Home: "/"}) }},
	"md":   {"text/markdown; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.Markdown(b, p) }},
	"txt":  {"text/plain; charset=utf-8", func(b *bytes.Buffer, p *page.Page) error { return render.Text(b, p, render.TextOptions{}) }},
	"json": {"application/json", nil},
}

// storyAt is the story of a number in the address asked for, which has a page.
// Where there is none, or it was merged into another, the answer is written and
// ok is false.
func (s *site) storyAt(v view, number string) (st store.Story, ok bool) {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		err = store.ErrNotFound
	} else {
		err = s.Store.Read(v.r.Context(), func(tx *store.Tx) (err error) {
			st, err = tx.Paged(v.r.Context(), id)
			return err
		})
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.fail(v, http.StatusNotFound, "error.nostory")
	case err != nil:
		s.broken(v, err)
	case st.ID != id:
		to := url.URL{Path: strings.Replace(v.r.URL.Path, number, strconv.FormatInt(st.ID, 10), 1), RawQuery: v.r.URL.RawQuery}
		http.Redirect(v.w, v.r, to.String(), http.StatusMovedPermanently)
	default:
		return st, true
	}
	return st, false
}

func (s *site) story(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	number, format, dotted := strings.Cut(r.PathValue("id"), ".")
	form, known := formats[format]
	if dotted && !known {
		s.fail(v, http.StatusNotFound, "error.nostory")
		return
	}
	st, ok := s.storyAt(v, number)
	if !ok {
		return
	}
	if !dotted {
		s.room(v, st)
		return
	}
	var b bytes.Buffer
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		p, err := s.written(r.Context(), tx, st)
		switch {
		case err != nil:
			return err
		case form.write != nil:
			return form.write(&b, p)
		case p.Related == nil:
			b.Write(st.Page)
			return nil
		}
		out, err := page.Encode(p)
		b.Write(out)
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	if format == "html" {
		w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'") // the rest the page brings itself, which allows its style
	}
	w.Header().Set("Content-Type", form.media)
	_, _ = w.Write(b.Bytes())
}

// storyPage is a story's page in the room.
type storyPage struct {
	ID int64
	*sheet
	Tabs        []pageLink
	Sections    []link
	Updated     moment
	Since       int64 // for the events: what is newer than this page
	Own         *ownStory
	At          string // its whole address, to hand on
	Editor      bool   // the reader may sort the story's articles
	Corrections []caseRow
	Related     []render.RelatedRow
	Topics      []pageLink // that it is on, and places
}

// link is a place of the page, by its ID.
type link struct{ ID, Head string }

// sheet is a page ready to be shown in one language of the interface.
type sheet struct {
	Sheet   *render.Sheet
	Dates   string
	Counts  page.Counts
	Minutes int
	lead    string
	linked  linkedPage // but for its address and updates
	of      pageMark
}

// sheets keeps the pages that were shown last: to read one costs more than to
// show it.
type sheets struct {
	sync.Mutex
	of map[sheetKey]*sheet
}

type sheetKey struct {
	story int64
	lang  string
}

// pageMark tells a page from others of its story. It has the page's hash, since
// one may be made anew without an update of its story.
type pageMark struct {
	hash    uint64
	updated int64
}

var pageSeed = maphash.MakeSeed()

func markOf(st store.Story) pageMark {
	return pageMark{maphash.Bytes(pageSeed, st.Page), st.Updated.UnixMicro()}
}

// mostSheets are kept; one takes about 200 kB.
const mostSheets = 200

// sheet reads a story's page, or has it at hand.
func (s *site) sheet(w *words, st store.Story) (*sheet, error) {
	key := sheetKey{st.ID, w.lang}
	s.sheets.Lock()
	d := s.sheets.of[key]
	s.sheets.Unlock()
	of := markOf(st)
	if d != nil && d.of == of {
		return d, nil
	}
	p, err := s.read.get(st)
	if err != nil {
		return nil, err
	}
	d = &sheet{
		Sheet: render.Draw(p, render.DrawOptions{Passage: passageURL, Article: articleURL, Say: w.say}),
		Dates: p.Dates.In(w.say), Counts: p.Counts, Minutes: minutes(p), linked: linked(p, st, "", nil), of: of,
	}
	if len(p.Brief) > 0 {
		d.lead = p.Brief[0].Text()
	}
	s.sheets.Lock()
	defer s.sheets.Unlock()
	if s.sheets.of == nil {
		s.sheets.of = map[sheetKey]*sheet{}
	}
	for k := range s.sheets.of { // any one makes room
		if len(s.sheets.of) < mostSheets {
			break
		}
		delete(s.sheets.of, k)
	}
	s.sheets.of[key] = d
	return d, nil
}

// room shows a story's page in the site's frame.
func (s *site) room(v view, st store.Story) {
	d, err := s.sheet(v.words, st)
	if err != nil {
		s.broken(v, err)
		return
	}
	b := storyPage{ID: st.ID, sheet: d, Tabs: v.storyTabs(st.ID, "story"), Updated: v.since(st.Updated, s.Now()), Since: st.Updated.UnixMicro(), Editor: v.May(account.Edit)}
	b.At = s.base(v.r) + storyURL(st.ID)
	err = s.Store.Read(v.r.Context(), func(tx *store.Tx) (err error) {
		if b.Own, err = s.own(v, tx, st); err != nil {
			return err
		}
		links, err := tx.Links(v.r.Context(), st.ID, page.MostRelated)
		if err != nil {
			return err
		}
		b.Related = v.related(links)
		if b.Topics, err = topicLinks(v.r.Context(), tx, st.ID); err != nil {
			return err
		}
		all, err := tx.Corrections(v.r.Context(), st.ID, storyCorrections)
		for _, c := range all {
			b.Corrections = append(b.Corrections, v.caseRow(c, st.Title))
		}
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	if b.Own != nil && b.Own.Fresh != nil {
		b.Sections = append(b.Sections, link{"since", v.T("bar.since")})
	}
	for _, sec := range d.Sheet.Sections {
		if sec.ID == "sources" && b.Related != nil {
			b.Sections = append(b.Sections, link{"related", v.T("bar.related")})
		}
		b.Sections = append(b.Sections, link{sec.ID, v.T("bar." + strings.ReplaceAll(sec.ID, "-", ""))})
	}
	if b.Corrections != nil {
		b.Sections = append(b.Sections, link{"corrections", v.T("corrections.title")})
	}
	f := frame{Title: d.Sheet.Title, Class: "wide story", Body: b}
	if err := s.described(v, st, d, &f); err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "story", f)
}

// topicLinks lead from a story to others on its topics and about its places.
func topicLinks(ctx context.Context, tx *store.Tx, id int64) (out []pageLink, err error) {
	of, err := tx.FacetsOf(ctx, []int64{id})
	for _, kind := range []store.FacetKind{store.OfTopic, store.OfPlace} {
		for _, f := range of[id] {
			if f.Kind == kind {
				out = append(out, pageLink{Text: render.Clean(f.Name), Href: filter{}.with(string(kind), f.Key)})
			}
		}
	}
	return out, err
}

// linkedUpdates are the updates that a page tells machines of.
const linkedUpdates = 20

// described says in the head of a story's page what it is, where its other forms
// are, and how it is shown where it is linked to.
func (s *site) described(v view, st store.Story, d *sheet, f *frame) error {
	at, path := s.base(v.r)+storyURL(st.ID), storyURL(st.ID)
	f.Links = []headLink{
		{Rel: "canonical", Href: at},
		{"alternate", "application/atom+xml", d.Sheet.Title, path + "/updates.atom"},
		{"alternate", "application/feed+json", d.Sheet.Title, path + "/updates.json"},
		{"alternate", "text/markdown", "Markdown", path + ".md"},
		{"alternate", "application/json", "JSON", path + ".json"},
	}
	f.Meta = []metaTag{{"og:type", "article"}, {"og:site_name", "Synoptic"}, {"og:title", d.Sheet.Title}, {"og:url", at}, {"article:modified_time", stamp(st.Updated)}}
	if d.lead != "" {
		f.Meta = append(f.Meta, metaTag{"og:description", d.lead})
	}
	var last []update
	err := s.Store.Read(v.r.Context(), func(tx *store.Tx) (err error) {
		last, err = updates(v.r.Context(), tx, st.ID, store.Place{At: s.Now().Add(time.Hour)}, linkedUpdates)
		return err
	})
	if err != nil {
		return err
	}
	l := d.linked
	l.URL = at
	for _, u := range last {
		l.add(updateRow{Made: u.Made, First: u.First, Rows: developmentRows(u, s.base(v.r), v.words)})
	}
	f.Linked = l
	return nil
}

// storyCorrections are those listed on a story's page.
const storyCorrections = 20

// perMinute is how many words a person reads.
const perMinute = 230

// minutes is how long it takes to read what a page says.
func minutes(p *page.Page) int {
	n := 0
	p.Each(func(_ string, part page.Part) {
		if s, ok := part.(page.Sentence); ok {
			n += len(strings.Fields(s.Text()))
		}
	})
	return (n + perMinute - 1) / perMinute
}
