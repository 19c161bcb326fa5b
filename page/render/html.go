package render

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/text"
)

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
	t, err := template.New("page").Parse(pageHTML)
	if err != nil {
		return err
	}
	d := drawer{p: p, marks: map[article.ID][]mark{}}
	s := d.page()
	s.Home = o.Home
	return t.Execute(w, s)
}

// policy is the content security policy of a page with that style.
func policy(css string) string {
	h := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'; base-uri 'none'; form-action 'none'"
}

// The sheet types are what the template prints. They hold text; escaping is
// html/template's.
type (
	sheet struct {
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
		Conflicts, Changes     []card
		NoConflict             string
		Figures                []figure
		People                 []person
		Issues                 []string
		Positions              []party
		Unknown                []line
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
		Number            int
		ID, Target, Label string
	}
	shelf struct {
		Head    string
		Entries []entry
	}
	entry struct {
		Date, Machine string // machine-readable, of one day
		Line          line
		Claimed       string
		Facts         []string
		More          []telling
		MoreHead      string
	}
	telling struct {
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
		Lang               string
		Facts              []string
		Why                string
	}
	sourceText struct {
		Number              int
		Lang, Outlet, Title string
		URL                 string
		Facts               []string
		Blocks              []block
	}
	block struct {
		Kind  article.BlockKind
		Parts []part
	}
)

// drawer draws one page.
type drawer struct {
	p       *page.Page
	section section
	cited   int                   // citations drawn so far
	marks   map[article.ID][]mark // passages that are linked to
}

// mark is a passage that citations link to, and the way back to them.
type mark struct {
	span text.Span
	back []cite // ID and section of each citation
}

func (d *drawer) page() sheet {
	p := d.p
	s := sheet{
		Title:        clean(p.Title.Text()),
		CoverageNote: coverageNote,
		Style:        template.CSS(pageCSS),
		Policy:       policy(pageCSS),
		Version:      clean(p.Options.Version),
		Meta:         nonEmpty(p.Dates.Text(), countsLine(p)),
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
		s.Brief = append(s.Brief, item{d.line(b), leadOrigin(p, i)})
	}
	t := p.Timeline
	open("timeline", headTimeline, len(t.Background)+len(t.Happened)+len(t.Undated)+len(t.Coming) > 0)
	s.Shelves = d.shelves(t)
	open("agreed", "Agree", len(p.Agreed) > 0)
	for _, a := range p.Agreed {
		s.Agreed = append(s.Agreed, item{d.line(a.Sentence), origins(a.Origins)})
	}
	open("coverage", "Reported by", len(p.Coverage) > 0)
	for _, c := range p.Coverage {
		s.Coverage = append(s.Coverage, item{d.line(c.Sentence), coverageFacts(p, c)})
	}
	open("conflicts", "Conflict", true)
	if len(p.Conflicts) == 0 {
		s.NoConflict = noConflict
	}
	for _, c := range p.Conflicts {
		s.Conflicts = append(s.Conflicts, card{clashHead(c), clean(c.Why), d.sides(c.Sides)})
	}
	open("changes", "Changed", len(p.Changes) > 0)
	for _, c := range p.Changes {
		s.Changes = append(s.Changes, card{shiftHead(c), clean(c.Why), d.sides(newSteps(c))})
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
	d.positions(&s)
	open("unknown", headUnknown, len(p.Unknown) > 0)
	for _, u := range p.Unknown {
		s.Unknown = append(s.Unknown, d.valued(u.Sentence, u.Cue))
	}
	open("sources", headSources, true)
	s.Sources = d.sources()
	open("left-out", headLeftOut, len(p.LeftOut) > 0)
	for _, l := range p.LeftOut {
		s.LeftOut = append(s.LeftOut, page.LeftOut{Path: clean(l.Path), Reason: clean(l.Reason)})
	}
	open("texts", "Texts", true)
	s.Texts = d.texts()
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
		c := cite{Number: n, ID: fmt.Sprintf("c%d", d.cited), Label: fmt.Sprintf("Source %d, %s", n, outlet(a))}
		span := joint(a, spans)
		c.Target = d.mark(a.ID, n, span, cite{ID: c.ID, Label: d.section.Head})
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
	i, found := slices.BinarySearchFunc(ms, s, func(m mark, s text.Span) int { return text.Compare(m.span, s) })
	if !found {
		ms = slices.Insert(ms, i, mark{span: s})
	}
	if !slices.ContainsFunc(ms[i].back, func(c cite) bool { return c.Label == from.Label }) {
		ms[i].back = append(ms[i].back, from)
	}
	d.marks[id] = ms
	return anchor(n, s)
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
	}{{headBefore, t.Background}, {"The story", t.Happened}, {headComing, t.Coming}, {headUndated, t.Undated}} {
		if len(x.entries) == 0 {
			continue
		}
		s := shelf{Head: x.head}
		last := ""
		for _, e := range x.entries {
			n := d.entry(e)
			if n.Date == last {
				n.Date = ""
			} else {
				last = n.Date
			}
			s.Entries = append(s.Entries, n)
		}
		ss = append(ss, s)
	}
	if len(ss) == 1 && ss[0].Head == "The story" {
		ss[0].Head = ""
	}
	return ss
}

func (d *drawer) entry(e page.Entry) entry {
	first := e.Tellings[0]
	n := entry{
		Date:    dateHead(e),
		Machine: machine(e.Date.When),
		Line:    d.line(first.Sentence),
		Claimed: names(first.Claimed),
		Facts:   entryFacts(e),
	}
	for _, t := range e.Tellings[1:] {
		n.More = append(n.More, telling{publisher(d.p, d.p.Article(t.Sentence.Cites()[0].Article)), clean(t.Date.Text()), d.line(t.Sentence)})
	}
	n.MoreHead = several(len(n.More), "other account", "other accounts")
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
		out = append(out, side{claimant(d.p, s.Who, s.Sentence), clean(s.Date.Text()), d.valued(s.Sentence, s.Value), shared(s.Origins)})
	}
	return out
}

func (d *drawer) figure(f page.FigureRow) figure {
	return figure{
		Head:  figureHead(f),
		Line:  d.valued(f.Sentence, f.Figure),
		Facts: figureFacts(f),
	}
}

func (d *drawer) person(v page.Person) person {
	n := person{Name: clean(v.Name.Text), Roles: semicolons(roles(v)), Spellings: commas(otherSpellings(v))}
	for _, s := range v.Said {
		n.Said = append(n.Said, telling{"", saidHead(s), d.line(s.Sentence)})
	}
	return n
}

func (d *drawer) positions(s *sheet) {
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
				c.Stances = append(c.Stances, side{Who: who, Date: clean(x.Date.Text()), Line: d.line(x.Sentence)})
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
			Outlet: outlet(a),
			Title:  headline(a),
			URL:    link(a.URL),
			Lang:   lang(a),
			Facts:  facts(d.p, row, a),
			Why:    clean(row.Origin.Why),
		})
	}
	return out
}

func (d *drawer) texts() []sourceText {
	var out []sourceText
	for i, a := range d.p.Articles {
		out = append(out, sourceText{
			Number: i + 1,
			Lang:   lang(a),
			Outlet: outlet(a),
			Title:  headline(a),
			URL:    link(a.URL),
			Facts:  nonEmpty(dated(d.p.Sources[i], a)),
			Blocks: blocks(i+1, a, d.marks[a.ID]),
		})
	}
	return out
}
