package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/text"
)

// articlePage is an article with what is known of it.
type articlePage struct {
	ID             article.ID
	Title, Lang    string
	Outlet, Byline string
	Date           moment // exact where it states a time of day
	Minutes        int
	URL, Outward   string // of the outlet; of the passage there
	Host           string // of the outlet
	Quoted         bool   // a passage is asked for
	Blocks         []render.Block
	Layers         []layer
	Versions       []version
	Diff           []change
	Before         moment // when the version compared with came in
	Story          *store.Story
	Why            string
	Form           string // for editors, who tell names apart; "": others
	Names          []string
}

// layer is a kind of annotation that can be switched on.
type layer struct {
	Word, At string // name of its message; address that switches it
	On       bool
}

// version is one of the texts that a page had.
type version struct {
	At          string
	Arrived     moment
	Here, First bool
	Compare     string // address of what changed in it
}

func (s *site) article(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var a store.Article
	var versions []store.Article
	var st *store.Story
	var why string
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if a, err = tx.Article(r.Context(), article.ID(r.PathValue("id"))); err != nil {
			return err
		}
		if a.URL != "" {
			if versions, err = tx.Versions(r.Context(), a.URL); err != nil {
				return err
			}
		}
		f, err := tx.FiledAs(r.Context(), a.ID)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		} else if err != nil {
			return err
		}
		found, err := tx.Story(r.Context(), f.Story)
		st, why = &found, f.Why
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.fail(v, http.StatusNotFound, "error.noarticle")
		return
	case err != nil:
		s.broken(v, err)
		return
	}
	q := r.URL.Query()
	b := articlePage{
		ID: a.ID, Title: a.Words(a.Title), Lang: tagOf(a.Lang), Outlet: outletName(a.Outlet), Byline: a.Byline,
		Minutes: (a.Size() + perMinute - 1) / perMinute, URL: render.Link(a.URL), Host: hostOf(a.URL), Story: st, Why: v.reason(why),
	}
	if b.Title == "" {
		b.Title = v.T("search.untitled")
	}
	written := article.When{}
	if a.Published.Known() {
		written = article.OnDay(a.Published.Time, article.Explicit)
		if b.Date.Text = page.WhenIn(written, v.say); !a.Published.DayOnly {
			b.Date = v.at(a.Published.Time, b.Date.Text)
		}
	}
	passage, quoted := spanOf(q.Get("p"), a.Article)
	b.Quoted, b.Outward = quoted, b.URL
	if quoted {
		b.Outward = fragment(b.URL, a.Words(passage))
	}
	b.Layers = layersOf(r.URL, q.Get("show"))
	notes := sync.OnceValue(func() *article.Notes { return annotate.Article(a.Article, written) })
	if v.May(account.Edit) && st != nil && st.Articles > 1 {
		b.Form, b.Names = v.form(), namesIn(notes())
	}
	b.Blocks = render.Blocks(a.Article, v.marks(a.Article, notes, passage, quoted, b.Layers))
	b.Versions = v.versions(versions, a.ID, s.Now())
	if i := slices.IndexFunc(versions, func(o store.Article) bool { return o.ID == a.ID }); i > 0 && q.Has("changes") {
		b.Diff = changes(sentences(versions[i-1].Article), sentences(a.Article))
		b.Before = v.at(versions[i-1].Arrived, v.T("article.changes", "ago", v.ago(s.Now().Sub(versions[i-1].Arrived))))
	}
	s.show(v, http.StatusOK, "article", frame{Title: b.Title, Class: "article", Body: b})
}

// namesIn are the persons, organisations and places that an article names, sorted.
func namesIn(n *article.Notes) []string {
	var out []string
	for _, name := range n.Names {
		if slices.Contains(entityKinds, name.Kind) {
			out = append(out, name.Full)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hostOf is the host of an address as a reader may see it.
func hostOf(at string) string {
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	return render.Host(strings.TrimPrefix(u.Hostname(), "www."))
}

// tagOf is the language tag of an article, if it is one.
func tagOf(lang string) string {
	if strings.Trim(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		return ""
	}
	return lang
}

// spanOf reads "120-240": a span of the article.
func spanOf(at string, a *article.Article) (text.Span, bool) {
	from, to, _ := strings.Cut(at, "-")
	var s text.Span
	var err1, err2 error
	s.Start, err1 = strconv.Atoi(from)
	s.End, err2 = strconv.Atoi(to)
	return s, err1 == nil && err2 == nil && s.Valid(a.Text) && !s.Empty()
}

// layers are the kinds of annotation, and how each marks an article.
var layers = []struct {
	name string
	mark func(*words, *article.Article, *article.Notes) []render.Mark
}{
	{"names", nameMarks},
	{"times", timeMarks},
	{"figures", figureMarks},
	{"quotations", quotationMarks},
}

// layersOf reads "names,times", and gives each layer the address that switches
// it and leaves all else as it is.
func layersOf(at *url.URL, show string) []layer {
	on := strings.Split(show, ",")
	var out []layer
	for _, l := range layers {
		next := slices.DeleteFunc(slices.Clone(on), func(n string) bool { return n == l.name || n == "" })
		is := slices.Contains(on, l.name)
		if !is {
			next = append(next, l.name)
		}
		q := at.Query()
		q.Del("show")
		if len(next) > 0 {
			q.Set("show", strings.Join(next, ","))
		}
		out = append(out, layer{Word: "article." + l.name, At: at.Path + "?" + q.Encode(), On: is})
	}
	return out
}

// marks are the passage asked for and what the layers mark, in the order of
// text.Compare.
func (w *words) marks(a *article.Article, notes func() *article.Notes, passage text.Span, quoted bool, on []layer) []render.Mark {
	var out []render.Mark
	if quoted {
		out = append(out, render.Mark{Span: passage, ID: "p", Class: "passage"})
	}
	for i, l := range on {
		if l.On {
			out = append(out, layers[i].mark(w, a, notes())...)
		}
	}
	slices.SortStableFunc(out, func(x, y render.Mark) int { return text.Compare(x.Span, y.Span) })
	return out
}

func nameMarks(w *words, _ *article.Article, n *article.Notes) []render.Mark {
	var out []render.Mark
	for _, m := range n.Mentions {
		if m.Form == article.ByName {
			out = append(out, render.Mark{Span: m.Span, Class: "name", Note: n.Names[m.Name].Full + ", " + w.T("kind."+string(m.Kind))})
		}
	}
	return out
}

func timeMarks(w *words, _ *article.Article, n *article.Notes) []render.Mark {
	var out []render.Mark
	for _, t := range n.Times {
		out = append(out, render.Mark{Span: t.Span, Class: "time", Note: page.WhenIn(t.When, w.say)})
	}
	return out
}

func figureMarks(w *words, a *article.Article, n *article.Notes) []render.Mark {
	var out []render.Mark
	for _, f := range n.Figures {
		note := []string{w.T("bound." + strings.ReplaceAll(cmp.Or(string(f.Bound), "exact"), " ", "")), w.digits(f.Value), w.unit(f.Unit)}
		if f.High != f.Value {
			note[1] += "–" + w.digits(f.High)
		}
		if f.Kind == article.Count { // its unit is a stem
			note[2] = a.Words(f.Noun)
		}
		out = append(out, render.Mark{Span: f.Span, Class: "figure", Note: strings.Join(strings.Fields(strings.Join(note, " ")), " ")})
	}
	return out
}

// unit names a unit of figures: by its symbol, or by a word if it has one.
func (w *words) unit(u string) string {
	if w.messages["unit."+u] == nil {
		return u
	}
	return w.T("unit." + u)
}

func quotationMarks(_ *words, _ *article.Article, n *article.Notes) []render.Mark {
	var out []render.Mark
	for _, st := range n.Statements {
		var who []string
		for _, i := range st.Speakers {
			who = append(who, n.Names[i].Full)
		}
		for _, q := range st.Quotes {
			out = append(out, render.Mark{Span: q, Class: "quotation", Note: strings.Join(who, ", ")})
		}
	}
	return out
}

// versions lists the texts that a page had, the oldest first; none if it had one.
func (w *words) versions(all []store.Article, here article.ID, now time.Time) []version {
	if len(all) < 2 {
		return nil
	}
	var out []version
	for i, a := range all {
		v := version{At: articleURL(a.ID), Arrived: w.since(a.Arrived, now), Here: a.ID == here, First: i == 0}
		if i > 0 {
			v.Compare = v.At + "?changes=1#changes"
		}
		out = append(out, v)
	}
	return out
}

// sentences are an article's, as they are shown.
func sentences(a *article.Article) []string {
	out := make([]string, len(a.Sentences))
	for i, s := range a.Sentences {
		out[i] = a.Words(s.Span)
	}
	return out
}

// fragment is the address of words on the outlet's page, for browsers that can
// find them (WICG, URL Fragment Text Directives).
func fragment(at, words string) string {
	const ends = 6 // words from each end; a passage of few is given whole
	if at == "" {
		return ""
	}
	ws := strings.Fields(words)
	directive := encode(strings.Join(ws, " "))
	if len(ws) > 2*ends {
		directive = encode(strings.Join(ws[:ends], " ")) + "," + encode(strings.Join(ws[len(ws)-ends:], " "))
	}
	base, hash, _ := strings.Cut(at, "#")
	return fmt.Sprintf("%s#%s:~:text=%s", base, hash, directive)
}

// encode writes words for a text directive, in which a dash, a comma and an
// ampersand have meanings.
func encode(s string) string {
	return strings.NewReplacer("-", "%2D", "+", "%20").Replace(url.QueryEscape(s))
}
