package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
)

// compareBody is what some outlets of a story say, side by side.
type compareBody struct {
	Story    pageLink
	Tabs     []pageLink
	Lang     string
	Few      bool // the story has not two outlets
	Slots    []compareSlot
	Outlets  []compareOutlet // chosen
	Sections []compareSection
	Copies   []copyRow
}

// compareSlot is a place of the form that an outlet is chosen for.
type compareSlot struct {
	Name    string // "a"
	Options []compareOption
}

type compareOption struct {
	ID, Name string
	Chosen   bool
}

type compareOutlet struct {
	ID, Name, Href string
	Articles       int
	articles       []*article.Article
}

// compareSection is facts of one sort: those the outlets differ on, those that
// several tell, those that one alone tells.
type compareSection struct {
	Kind string // differ, several, alone
	Word string
	Rows []compareRow
}

type compareRow struct {
	About string // of what they differ on
	Date  string
	Cells []compareCell // one for each outlet
	told  int
}

// compareCell is what one outlet has of a fact.
type compareCell struct {
	State  string // said, differs, leftout, nothing
	Outlet string // for narrow screens
	Text   string
	Value  string
	Lang   string
	Href   string
	Timing string
	at     article.Stamp
	from   article.Passage
}

// copyRow is an article that repeats another, with what it changed.
type copyRow struct {
	Of, By     cite
	OfT, ByT   string
	Share      int
	Diff       []change
	Kind, Lang string
	kind       article.OriginKind
}

// slots are the names of the parameters that outlets are chosen by.
var slots = []string{"a", "b", "c", "d"}

// The bounds of a comparison.
const (
	mostFacts  = 60
	mostCopies = 3
)

func (s *site) compare(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	st, p, ok := s.storyPage(v)
	if !ok {
		return
	}
	b := compareBody{Story: pageLink{Text: render.Clean(st.Title), Href: storyURL(st.ID)}, Tabs: v.storyTabs(st.ID, "compare"), Lang: langTag(p.Articles[0].Lang)}
	all := outletsOf(p)
	b.Outlets = compared(all, r.URL.Query())
	b.Few = len(b.Outlets) < 2
	for i, slot := range slots {
		cs := compareSlot{Name: slot}
		for _, o := range all {
			cs.Options = append(cs.Options, compareOption{o.ID, o.Name, i < len(b.Outlets) && b.Outlets[i].ID == o.ID})
		}
		b.Slots = append(b.Slots, cs)
	}
	if !b.Few {
		c := comparer{citer: citer{v.words, headsOf(p)}, page: p, outlets: b.Outlets}
		b.Sections, b.Copies = c.sections(), c.copies()
	}
	s.show(v, http.StatusOK, "compare", frame{Title: v.T("compare.title") + " · " + b.Story.Text, Body: b})
}

// compared are the outlets that a request chooses, or where it chooses fewer than
// two, those with most articles.
func compared(all []compareOutlet, q url.Values) []compareOutlet {
	var out []compareOutlet
	add := func(o compareOutlet) {
		if !slices.ContainsFunc(out, func(x compareOutlet) bool { return x.ID == o.ID }) {
			out = append(out, o)
		}
	}
	for _, slot := range slots {
		if i := slices.IndexFunc(all, func(o compareOutlet) bool { return o.ID == q.Get(slot) }); i >= 0 {
			add(all[i])
		}
	}
	for _, o := range all {
		if len(out) < 2 {
			add(o)
		}
	}
	return out
}

// outletsOf are the outlets of a page, those with most reports of their own
// first.
func outletsOf(p *page.Page) []compareOutlet {
	var out []compareOutlet
	own := map[string]int{}
	for i, a := range p.Articles {
		id := string(a.Outlet.ID)
		if id == "" {
			continue
		}
		k := slices.IndexFunc(out, func(o compareOutlet) bool { return o.ID == id })
		if k < 0 {
			k = len(out)
			out = append(out, compareOutlet{ID: id, Name: outletName(a.Outlet), Href: outletURL(id)})
		}
		out[k].Articles++
		out[k].articles = append(out[k].articles, a)
		if p.Sources[i].Origin.Kind == article.Original {
			own[id]++
		}
	}
	slices.SortStableFunc(out, func(a, b compareOutlet) int {
		return cmp.Or(cmp.Compare(own[b.ID], own[a.ID]), cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// comparer sets some outlets of a page side by side.
type comparer struct {
	citer
	page    *page.Page
	outlets []compareOutlet
	seen    []article.Passage
}

// fact is something that passages of several outlets may tell.
type fact struct {
	cites   []article.Passage
	date    page.When
	without []article.ID // articles that are known to leave it out
}

func (c *comparer) facts() []fact {
	var out []fact
	tell := func(cites []article.Passage, date page.When, without []article.ID) {
		if slices.ContainsFunc(c.seen, func(p article.Passage) bool {
			return p.Article == cites[0].Article && p.Span.Overlaps(cites[0].Span)
		}) {
			return
		}
		c.seen = append(c.seen, cites...)
		out = append(out, fact{cites, date, without})
	}
	add := func(s page.Sentence, date page.When, without []article.ID) { tell(s.Cites(), date, without) }
	for _, x := range c.page.Coverage {
		add(x.Sentence, page.When{}, x.Without)
	}
	for _, x := range c.page.Agreed {
		add(x.Sentence, page.When{}, nil)
	}
	for _, x := range c.page.Parallels {
		tell(x.Cites(), page.When{}, nil)
	}
	for _, x := range c.page.Timeline.Happened {
		add(x.Tellings[0].Sentence, x.Date, nil)
	}
	for _, x := range c.page.Timeline.Coming {
		add(x.Tellings[0].Sentence, x.Date, nil)
	}
	for _, x := range c.page.Figures {
		add(x.Sentence, x.AsOf, nil)
	}
	return out
}

func (c *comparer) sections() []compareSection {
	differ := compareSection{Kind: "differ", Word: c.T("compare.differ")}
	for _, x := range c.page.Conflicts {
		if row := c.clash(x); row.told > 1 {
			differ.Rows = append(differ.Rows, row)
		}
	}
	several, alone := compareSection{Kind: "several", Word: c.T("compare.several")}, compareSection{Kind: "alone", Word: c.T("compare.alone")}
	var rows []compareRow
	for _, f := range c.facts() {
		rows = append(rows, c.row(f))
	}
	slices.SortStableFunc(rows, func(a, b compareRow) int { return cmp.Compare(min(b.told, 2), min(a.told, 2)) })
	var shown []article.Passage
	for _, row := range rows {
		fresh := row.fresh(shown)
		switch {
		case fresh == nil: // its words stand further up, for another fact of theirs
		case row.told > 1 && len(several.Rows) < mostFacts:
			several.Rows = append(several.Rows, row)
			shown = append(shown, fresh...)
		case row.told == 1 && len(alone.Rows) < mostFacts:
			alone.Rows = append(alone.Rows, row)
			shown = append(shown, fresh...)
		}
	}
	var out []compareSection
	for _, s := range []compareSection{differ, several, alone} {
		if s.Rows != nil {
			out = append(out, s)
		}
	}
	return out
}

// clash is a row of a contradiction: what each outlet has of it. told counts
// the sides: outlets that are on one side do not differ.
func (c *comparer) clash(x page.Clash) compareRow {
	row := compareRow{About: render.Clean(x.About.Text)}
	sides := map[int]bool{}
	for _, o := range c.outlets {
		cell := compareCell{State: "nothing", Outlet: o.Name}
		for i, side := range x.Sides {
			told := c.cell(o, side.Sentence.Cites())
			if told.State != "said" {
				continue
			}
			cell = told
			if cell.State = "differs"; side.Value.From.Article == cell.from.Article {
				cell.Value = render.Clean(side.Value.Text)
			}
			sides[i] = true
			break
		}
		row.Cells = append(row.Cells, cell)
	}
	row.told = len(sides)
	return row
}

// fresh are the passages of a row that are not shown yet; nil if there is none.
func (r compareRow) fresh(shown []article.Passage) (out []article.Passage) {
	for _, x := range r.Cells {
		if x.State == "said" && !slices.ContainsFunc(shown, func(p article.Passage) bool {
			return p.Article == x.from.Article && p.Span.Overlaps(x.from.Span)
		}) {
			out = append(out, x.from)
		}
	}
	return out
}

// row is what each outlet has of a fact, and who had it first.
func (c *comparer) row(f fact) compareRow {
	row := compareRow{Date: f.date.In(c.say)}
	for _, o := range c.outlets {
		cell := c.cell(o, f.cites)
		if cell.State == "said" {
			row.told++
		} else if i := slices.IndexFunc(o.articles, func(a *article.Article) bool { return slices.Contains(f.without, a.ID) }); i >= 0 {
			cell.State, cell.Href = "leftout", "/article/"+string(o.articles[i].ID)
		}
		row.Cells = append(row.Cells, cell)
	}
	c.timing(row.Cells)
	return row
}

// cell is what one outlet says of something: the first of its passages.
func (c *comparer) cell(o compareOutlet, cites []article.Passage) compareCell {
	cell := compareCell{State: "nothing", Outlet: o.Name}
	for _, a := range o.articles { // in the order they were written
		for _, p := range cites {
			if p.Article == a.ID {
				cell.State, cell.Text, cell.Lang = "said", render.Clean(a.Words(p.Span)), langTag(a.Lang)
				cell.Href, cell.at, cell.from = passageURL(p), a.Published, p
				return cell
			}
		}
	}
	return cell
}

// timing says of each cell whether it was first, or how much later, as far as
// the times that the articles state tell.
func (c *comparer) timing(cells []compareCell) {
	var timed []*compareCell
	for i := range cells {
		if x := &cells[i]; x.State == "said" && x.at.Known() {
			timed = append(timed, x)
		}
	}
	if len(timed) < 2 {
		return
	}
	first := timed[0]
	for _, x := range timed[1:] {
		if gap, ok := apartBy(x.at, first.at); ok && gap > 0 {
			first = x
		}
	}
	later := false
	for _, x := range timed {
		gap, ok := apartBy(first.at, x.at)
		if x == first || !ok || gap <= 0 {
			continue
		}
		later = true
		x.Timing = c.T("compare.later", "span", c.span(gap))
	}
	if later {
		first.Timing = c.T("compare.first")
	}
}

// apartBy is how long b was published after a; of one day, where one of them
// states no time of day, nothing can be said.
func apartBy(a, b article.Stamp) (time.Duration, bool) {
	if a.DayOnly || b.DayOnly {
		gap := article.CivilDay(b.Time).Sub(article.CivilDay(a.Time))
		return gap, gap != 0
	}
	return b.Time.Sub(a.Time), true
}

// copies shows which articles of the chosen outlets repeat one another, word by
// word.
func (c *comparer) copies() []copyRow {
	var out []copyRow
	chosen := func(o source.OutletID) bool {
		return slices.ContainsFunc(c.outlets, func(x compareOutlet) bool { return x.ID == string(o) })
	}
	for i, by := range c.page.Articles {
		o := c.page.Sources[i].Origin
		of := c.page.Article(o.Of)
		if o.Kind != article.Copy && o.Kind != article.Rewrite || of == nil || of.Outlet.ID == by.Outlet.ID || !chosen(of.Outlet.ID) || !chosen(by.Outlet.ID) || len(out) == mostCopies {
			continue
		}
		row := copyRow{
			Of:   cite{Outlet: outletName(of.Outlet), Title: render.Clean(of.Headline()), Href: "/article/" + string(of.ID)},
			By:   cite{Outlet: outletName(by.Outlet), Title: render.Clean(by.Headline()), Href: "/article/" + string(by.ID)},
			Kind: c.T("origin." + string(o.Kind)), kind: o.Kind, Share: int(o.Share*100 + 0.5), Lang: langTag(by.Lang),
			Diff: changes(wordsOf(of), wordsOf(by)),
		}
		switch {
		case story.Precedes(of, by):
			row.OfT = c.T("compare.first")
		case story.Precedes(by, of):
			row.ByT = c.T("compare.first")
		}
		out = append(out, row)
	}
	return out
}

// wordsOf are the words of an article's prose, with what stands between them.
func wordsOf(a *article.Article) []string {
	var out []string
	for i, s := range a.Sentences {
		if a.Prose(i) {
			out = append(out, strings.Fields(render.Clean(a.Words(s.Span)))...)
		}
	}
	return out
}
