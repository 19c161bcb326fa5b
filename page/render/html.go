package render

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/text"
)

//go:embed parts.html
var partsHTML string

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// HTMLOptions say where a page stands. The zero value is a page by itself.
type HTMLOptions struct {
	Home string // address of the list of stories that the page is one of
}

// Style is the style of every page.
func Style() string { return pageCSS }

// HTML writes the page as one file that needs nothing else: no script, no
// outside resource. Its content security policy allows the style it carries, by
// hash, and nothing more.
func HTML(w io.Writer, p *page.Page, o HTMLOptions) error {
	t, err := Parts(template.New("page"), inEnglish)
	if err == nil {
		t, err = t.Parse(pageHTML)
	}
	if err != nil {
		return err
	}
	s := Draw(p, DrawOptions{})
	s.Home = o.Home
	return t.Execute(w, s)
}

// Parts adds to t the templates of a page's sections, each named by its ID, for
// a Sheet: "brief", "timeline" … "texts".
func Parts(t *template.Template, say Say) (*template.Template, error) {
	return t.Funcs(template.FuncMap{"say": say, "fold": folder(say)}).Parse(partsHTML)
}

// unfolded is how much of a long section is seen before its rest is unfolded.
var unfolded = map[string]int{
	"agreed": 5, "parallels": 3, "coverage": 5, "conflicts": 3, "changes": 3, "figures": 8, "people": 5, "said": 2, "unknown": 5, "sources": 8,
}

// unfoldedEvents is how many events of a long shelf are seen at first.
const unfoldedEvents = 8

// isLong reports whether n rows are more than a list of at most so many, and not
// hardly more: two, or one where it is short.
func isLong(n, most int) bool { return n > most+min(2, most/2) }

// folded is a list of which the rest, if it is long, is folded away.
type folded struct {
	First, Rest any
	More        string
}

// folder is what templates fold the list of a section with; nil for an empty list.
func folder(say Say) func(section string, list any) *folded {
	return func(section string, list any) *folded {
		v, most := reflect.ValueOf(list), unfolded[section]
		switch n := v.Len(); {
		case n == 0:
			return nil
		case !isLong(n, most):
			return &folded{First: list}
		default:
			return &folded{v.Slice(0, most).Interface(), v.Slice(most, n).Interface(), say("fold", "n", n-most)}
		}
	}
}

// DrawOptions say where a page is drawn. The zero value is a file by itself.
type DrawOptions struct {
	// Passage is the address of a passage of an article, for a site that shows
	// articles on pages of their own. If nil, the sheet has the articles' texts,
	// and its citations lead into them.
	Passage func(article.Passage) string
	// Article is the address of an article where Passage is given.
	Article func(article.ID) string
	// Say words the fixed phrases; in English if nil.
	Say Say
}

// Draw makes of a page what the templates of Parts print.
func Draw(p *page.Page, o DrawOptions) *Sheet {
	d := drawer{p: p, o: o, say: o.Say, marks: map[article.ID][]Mark{}}
	if d.say == nil {
		d.say = inEnglish
	}
	return d.page()
}

// policy is the content security policy of a page with that style.
func policy(css string) string {
	h := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'; base-uri 'none'; form-action 'none'"
}

// The sheet's types are what the templates print. They hold text; escaping is
// html/template's.
type (
	// A Sheet is a page as it is printed.
	Sheet struct {
		Title, Policy, Version string
		CoverageNote           string
		Home                   string
		Style                  template.CSS
		Lang                   string
		Headline               line
		Meta                   []string
		Sections               []section
		Brief                  []item
		Shelves                []shelf
		Agreed, Coverage       []item
		Parallels              [][]side
		Conflicts, Changes     []card
		Weighing               string
		Figures                []figure
		People                 []person
		Issues                 []string
		Positions              []party
		Unknown                []line
		Background             []entry   // years before the story
		Episodes               []episode // where there are several, in time order
		Related                []RelatedRow
		Sources                []source
		LeftOut                []page.LeftOut
		Texts                  []sourceText
	}
	section struct{ ID, Head string }
	line    struct {
		Lang   string
		Pieces []piece
		Cites  []cite
	}
	piece struct {
		Text        string
		Bold, Value bool
	}
	cite struct {
		Number          int
		ID, Href, Label string
	}
	shelf struct {
		Head      string
		Stretches []stretch
	}
	stretch struct {
		Entries []entry
		More    string // how many, where they are folded away
	}
	entry struct {
		Date, Machine string // machine-readable, of one day
		Line          line
		Claimed       string
		Facts         []string
		More          []telling
		MoreHead      string
	}
	episode struct {
		Dates, Title, Lang, Href string
		Articles                 []episodeArticle
	}
	episodeArticle struct{ Outlet, Title, Href string }
	telling        struct {
		Outlet, Date string
		Line         line
	}
	item struct {
		Line line
		Fact string
	}
	card struct {
		Head, Why string
		Sides     []side
	}
	side struct {
		Who, Date string
		Line      line
		Fact      string
	}
	figure struct {
		Head  string
		Line  line
		Facts []string
	}
	person struct {
		Name, Roles, Spellings string
		Said                   []telling
	}
	party struct {
		Name  string
		Cells []cell
	}
	cell struct {
		Issue   string
		Stances []side
	}
	source struct {
		Number, Depth      int
		Outlet, Title, URL string
		Shown              string // the address as it is read
		Href               string
		Lang               string
		Facts              []string
		Why                string
	}
	sourceText struct {
		Number              int
		Lang, Outlet, Title string
		URL                 string
		Facts               []string
		Blocks              []Block
	}
	// A Block is a block of an article's text with its marks.
	Block struct {
		Kind  article.BlockKind
		Parts []part
	}
)

// drawer draws one page.
type drawer struct {
	p       *page.Page
	o       DrawOptions
	say     Say
	section section
	cited   int                   // citations drawn so far
	marks   map[article.ID][]Mark // passages that are linked to
}

func (d *drawer) page() *Sheet {
	p := d.p
	s := &Sheet{
		Title:        clean(p.Title.Text()),
		CoverageNote: d.say("coverage"),
		Style:        template.CSS(pageCSS),
		Policy:       policy(pageCSS),
		Version:      clean(p.Options.Version),
		Meta:         nonEmpty(p.Dates.In(d.say), countsLine(p)),
	}
	open := func(id, head string, there bool) {
		if there {
			d.section = section{id, head}
			s.Sections = append(s.Sections, d.section)
		}
	}
	d.section = section{"top", "Top"}
	s.Headline = d.line(p.Title)
	s.Lang = s.Headline.Lang
	open("brief", headBrief, len(p.Brief) > 0)
	for i, b := range p.Brief {
		s.Brief = append(s.Brief, item{d.line(b), leadOrigin(d.say, p, i)})
	}
	t := p.Timeline
	open("timeline", headTimeline, len(t.Happened)+len(t.Undated)+len(t.Coming) > 0)
	s.Shelves = d.shelves(t)
	open("agreed", "Agree", len(p.Agreed)+len(p.Parallels) > 0)
	for _, a := range p.Agreed {
		s.Agreed = append(s.Agreed, item{d.line(a.Sentence), origins(d.say, a.Origins)})
	}
	for _, x := range p.Parallels {
		s.Parallels = append(s.Parallels, d.sides(x.Sides))
	}
	open("coverage", "Reported by", len(p.Coverage) > 0)
	for _, c := range p.Coverage {
		s.Coverage = append(s.Coverage, item{d.line(c.Sentence), coverageFacts(d.say, p, c)})
	}
	open("conflicts", "Conflict", weighed(p))
	s.Weighing = weighing(d.say, p)
	for _, c := range p.Conflicts {
		s.Conflicts = append(s.Conflicts, card{clashHead(d.say, c), reasoned(d.say, c.Why), d.sides(c.Sides)})
	}
	open("changes", "Changed", len(p.Changes) > 0)
	for _, c := range p.Changes {
		s.Changes = append(s.Changes, card{shiftHead(d.say, c), reasoned(d.say, c.Why), d.sides(newSteps(c))})
	}
	open("figures", headFigures, len(p.Figures) > 0)
	for _, f := range p.Figures {
		s.Figures = append(s.Figures, d.figure(f))
	}
	open("people", headPeople, len(p.People) > 0)
	for _, v := range p.People {
		s.People = append(s.People, d.person(v))
	}
	open("positions", headPositions, len(p.Positions.Cells) > 0)
	d.positions(s)
	open("unknown", headUnknown, len(p.Unknown) > 0)
	for _, u := range p.Unknown {
		s.Unknown = append(s.Unknown, d.valued(u.Sentence, u.Cue))
	}
	s.Background, s.Episodes = d.entries(t.Background), d.episodes()
	open("background", "Background", len(s.Background)+len(s.Episodes) > 0)
	open("related", "Related", len(p.Related) > 0)
	s.Related = related(d.say, p)
	open("sources", headSources, true)
	s.Sources = d.sources()
	open("left-out", headLeftOut, len(p.LeftOut) > 0)
	for _, l := range p.LeftOut {
		s.LeftOut = append(s.LeftOut, page.LeftOut{Path: clean(l.Path), Reason: clean(l.Reason)})
	}
	if d.o.Passage == nil {
		open("texts", "Texts", true)
		s.Texts = d.texts()
	}
	return s
}

// line draws a sentence with its citations.
func (d *drawer) line(s page.Sentence) line { return d.valued(s, page.Label{}) }

// valued draws a sentence in which one value stands out.
func (d *drawer) valued(s page.Sentence, value page.Label) line {
	var l line
	for _, p := range s.Pieces() {
		if l.Lang == "" && p.Kind == page.Words {
			l.Lang = lang(d.p.Article(p.From.Article))
		}
		l.Pieces = append(l.Pieces, split(p, value)...)
	}
	l.Cites = d.cites(s)
	return l
}

// split sets the value apart from the words around it.
func split(p page.Piece, value page.Label) []piece {
	whole := []piece{{Text: clean(p.Text), Bold: p.Bold}}
	if value.Text == "" || p.From.Article != value.From.Article || !p.From.Span.Contains(value.From.Span) {
		return whole
	}
	before, after, found := strings.Cut(p.Text, value.Text)
	if !found {
		return whole
	}
	return slices.DeleteFunc([]piece{
		{Text: clean(before), Bold: p.Bold},
		{Text: clean(value.Text), Bold: p.Bold, Value: true},
		{Text: clean(after), Bold: p.Bold},
	}, func(p piece) bool { return p.Text == "" })
}

// cites draws one number for each source; it leads to the first passage of it,
// with those that touch it.
func (d *drawer) cites(s page.Sentence) []cite {
	var cs []cite
	for _, n := range numbers(d.p, s.Cites()) {
		a := d.p.Articles[n-1]
		var spans []text.Span
		for _, c := range s.Cites() {
			if c.Article == a.ID {
				spans = append(spans, c.Span)
			}
		}
		d.cited++
		c := cite{Number: n, ID: fmt.Sprintf("c%d", d.cited), Label: d.say("cite", "n", n, "outlet", outlet(d.say, a))}
		span := joint(a, spans)
		if d.o.Passage != nil {
			c.Href = d.o.Passage(a.At(span))
		} else {
			c.Href = "#" + d.mark(a.ID, n, span, cite{ID: c.ID, Label: d.section.Head})
		}
		cs = append(cs, c)
	}
	return cs
}

// joint covers the first span and those that follow it with nothing but space
// between: the pieces of a sentence that was cut for its lead-in.
func joint(a *article.Article, spans []text.Span) text.Span {
	all := spans[0]
	for _, s := range spans[1:] {
		if s.Start >= all.End && strings.TrimSpace(a.Text[all.End:s.Start]) == "" {
			all = all.Cover(s)
		}
	}
	return all
}

// mark notes that a passage is linked to and returns its anchor.
func (d *drawer) mark(id article.ID, n int, s text.Span, from cite) string {
	ms := d.marks[id]
	i, found := slices.BinarySearchFunc(ms, s, func(m Mark, s text.Span) int { return text.Compare(m.Span, s) })
	if !found {
		ms = slices.Insert(ms, i, Mark{Span: s, ID: anchor(n, s)})
	}
	if !slices.ContainsFunc(ms[i].back, func(c cite) bool { return c.Label == from.Label }) {
		ms[i].back = append(ms[i].back, from)
	}
	d.marks[id] = ms
	return ms[i].ID
}

func anchor(n int, s text.Span) string { return fmt.Sprintf("p%d-%d-%d", n, s.Start, s.End) }

// lang is the language tag of an article, if it is one.
func lang(a *article.Article) string {
	if a == nil || len(a.Lang) > 35 || strings.Trim(a.Lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		return ""
	}
	return a.Lang
}

func (d *drawer) shelves(t page.Timeline) []shelf {
	var ss []shelf
	for _, x := range []struct {
		head    string
		entries []page.Entry
	}{{"shelf.story", t.Happened}, {"shelf.coming", t.Coming}, {"shelf.undated", t.Undated}} {
		if len(x.entries) == 0 {
			continue
		}
		ss = append(ss, shelf{Head: d.say(x.head), Stretches: d.stretches(x.entries)})
	}
	if len(ss) == 1 && len(t.Happened) > 0 {
		ss[0].Head = ""
	}
	return ss
}

// stretches draws the events of a shelf in their order. Of many, those that the most
// tell of, and the first and the last, are seen at first; what lies between is folded
// away where it lies.
func (d *drawer) stretches(all []page.Entry) []stretch {
	seen := outstanding(all, unfoldedEvents)
	var out []stretch
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && seen[to] == seen[from] {
			to++
		}
		x := stretch{Entries: d.entries(all[from:to])}
		if !seen[from] {
			x.More = d.say("fold", "n", to-from)
			if days := days(all[from:to], d.say); days != "" {
				x.More += " · " + days
			}
		}
		out = append(out, x)
		from = to
	}
	return out
}

// days words the run of days that events lie in, "" where one of them has no known
// day or month.
func days(all []page.Entry, say Say) string {
	run := article.When{Gran: article.Month} // not one unknown day of several
	for i, e := range all {
		w := e.Date.When
		if !w.Bounded() {
			return ""
		}
		if i == 0 || w.From.Before(run.From) {
			run.From = w.From
		}
		if i == 0 || w.To.After(run.To) {
			run.To = w.To
		}
	}
	return clean(page.WhenIn(run, say))
}

// outstanding says which events of a list are seen at first: of a long one so many
// that the most origins tell of, then the most articles, then the earlier; the first
// and the last; and one that would be folded away alone.
func outstanding(all []page.Entry, most int) []bool {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	if isLong(len(all), most) {
		slices.SortStableFunc(order, func(a, b int) int {
			return cmp.Or(cmp.Compare(all[b].Origins, all[a].Origins), cmp.Compare(len(all[b].Tellings), len(all[a].Tellings)))
		})
		order = append(order[:most], 0, len(all)-1)
	}
	seen := make([]bool, len(all))
	for _, i := range order {
		seen[i] = true
	}
	for i := 1; i+1 < len(all); i++ {
		seen[i] = seen[i] || seen[i-1] && seen[i+1]
	}
	return seen
}

// entries draws events one below the other, each day once.
func (d *drawer) entries(all []page.Entry) []entry {
	var out []entry
	last := ""
	for _, e := range all {
		n := d.entry(e)
		if n.Date == last {
			n.Date = ""
		} else {
			last = n.Date
		}
		out = append(out, n)
	}
	return out
}

// episodes are the events that the story is a chain of, in time order, those of
// no known day last; none where it has but one. The first of its articles names
// an episode.
func (d *drawer) episodes() []episode {
	if len(d.p.Episodes) < 2 {
		return nil
	}
	all := slices.Clone(d.p.Episodes)
	slices.SortStableFunc(all, func(a, b page.Episode) int {
		if a.When.Known() != b.When.Known() {
			if a.When.Known() {
				return -1
			}
			return 1
		}
		return a.When.From.Compare(b.When.From)
	})
	var out []episode
	for _, e := range all {
		x := episode{Dates: clean(page.WhenIn(e.When, d.say))}
		if x.Dates == "" {
			x.Dates = d.say("noday")
		}
		for i, a := range d.p.Articles {
			if !slices.Contains(e.Articles, a.ID) {
				continue
			}
			told := episodeArticle{outlet(d.say, a), headline(d.say, a), d.article(a.ID, i+1)}
			if told.Outlet == d.say("nooutlet") {
				told.Outlet = told.Title
			}
			if x.Articles = append(x.Articles, told); len(x.Articles) == 1 {
				x.Title, x.Lang, x.Href = told.Title, lang(a), told.Href
			}
		}
		out = append(out, x)
	}
	return out
}

func (d *drawer) entry(e page.Entry) entry {
	first := e.Tellings[0]
	n := entry{
		Date:    dateHead(d.say, e),
		Machine: machine(e.Date.When),
		Line:    d.line(first.Sentence),
		Claimed: names(d.say, first.Claimed),
		Facts:   entryFacts(d.say, e),
	}
	for _, t := range e.Tellings[1:] {
		n.More = append(n.More, telling{publisher(d.say, d.p, d.p.Article(t.Sentence.Cites()[0].Article)), clean(t.Date.In(d.say)), d.line(t.Sentence)})
	}
	n.MoreHead = d.say("accounts", "n", len(n.More))
	return n
}

// machine is the date for a <time> element, of one day only.
func machine(w article.When) string {
	if !w.OneDay() {
		return ""
	}
	return w.From.Format("2006-01-02")
}

func (d *drawer) sides(ss []page.Side) []side {
	var out []side
	for _, s := range ss {
		out = append(out, side{claimant(d.say, d.p, s.Who, s.Sentence), clean(s.Date.In(d.say)), d.valued(s.Sentence, s.Value), shared(d.say, s.Origins)})
	}
	return out
}

func (d *drawer) figure(f page.FigureRow) figure {
	return figure{
		Head:  figureHead(f),
		Line:  d.valued(f.Sentence, f.Figure),
		Facts: figureFacts(d.say, f),
	}
}

func (d *drawer) person(v page.Person) person {
	n := person{Name: clean(v.Name.Text), Roles: semicolons(roles(v)), Spellings: commas(otherSpellings(v))}
	for _, s := range v.Said {
		n.Said = append(n.Said, telling{"", saidHead(d.say, s), d.line(s.Sentence)})
	}
	return n
}

func (d *drawer) positions(s *Sheet) {
	g := d.p.Positions
	for _, i := range g.Issues {
		s.Issues = append(s.Issues, clean(i.Text))
	}
	for i, l := range g.Parties {
		row := party{Name: clean(l.Text)}
		for j := range g.Issues {
			c := cell{Issue: s.Issues[j]}
			for _, x := range g.Cells[i][j] {
				who := ""
				if page.Fold(x.Who.Text) != page.Fold(l.Text) {
					who = clean(x.Who.Text)
				}
				c.Stances = append(c.Stances, side{Who: who, Date: clean(x.Date.In(d.say)), Line: d.line(x.Sentence)})
			}
			row.Cells = append(row.Cells, c)
		}
		s.Positions = append(s.Positions, row)
	}
}

func (d *drawer) sources() []source {
	var out []source
	for _, l := range tree(d.p) {
		row, a := d.p.Sources[l.source], d.p.Articles[l.source]
		out = append(out, source{
			Number: l.source + 1,
			Depth:  min(l.depth, 3),
			Outlet: outlet(d.say, a),
			Title:  headline(d.say, a),
			URL:    Link(a.URL),
			Shown:  Address(Link(a.URL)),
			Href:   d.article(a.ID, l.source+1),
			Lang:   lang(a),
			Facts:  facts(d.say, d.p, row, a),
			Why:    reasoned(d.say, row.Origin.Why),
		})
	}
	return out
}

// article is where an article's text is.
func (d *drawer) article(id article.ID, n int) string {
	if d.o.Passage != nil {
		return d.o.Article(id)
	}
	return fmt.Sprintf("#a%d", n)
}

func (d *drawer) texts() []sourceText {
	var out []sourceText
	for i, a := range d.p.Articles {
		out = append(out, sourceText{
			Number: i + 1,
			Lang:   lang(a),
			Outlet: outlet(d.say, a),
			Title:  headline(d.say, a),
			URL:    Link(a.URL),
			Facts:  nonEmpty(dated(d.say, d.p.Sources[i], a)),
			Blocks: Blocks(a, d.marks[a.ID]),
		})
	}
	return out
}
