package verify_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/verify"
	"github.com/synoptic-news/synoptic/text"
)

// fullPage is the page of the dam with the sections that its findings leave
// empty, filled from the others.
func fullPage(t testing.TB) *page.Page {
	t.Helper()
	p := damPage(t)
	met, came := p.Timeline.Happened[0], p.Timeline.Happened[1]
	figure := func(words string) page.FigureRow {
		i := slices.IndexFunc(p.Figures, func(f page.FigureRow) bool { return f.Figure.Text == words })
		if i < 0 {
			t.Fatalf("the page has no figure %q", words)
		}
		return p.Figures[i]
	}
	person := func(name string) page.Person {
		i := slices.IndexFunc(p.People, func(v page.Person) bool { return v.Name.Text == name })
		if i < 0 {
			t.Fatalf("the page has no %q", name)
		}
		return p.People[i]
	}
	crack, many, few := figure("14 metres"), figure("More than 1,200"), figure("about 900")
	p.Figures = []page.FigureRow{crack, many, few}
	p.People = []page.Person{person("Ilse Brandvik"), person("Tomas Orlec")}
	spoke := p.People[1].Said[0]
	side := func(f page.FigureRow) page.Side {
		return page.Side{Sentence: f.Sentence, Value: f.Figure, Who: f.Who, Date: f.AsOf, Origins: f.Origins}
	}
	p.Agreed = []page.Point{{Sentence: met.Tellings[0].Sentence, Origins: met.Origins}}
	p.Conflicts = []page.Clash{{Kind: "figure", About: many.What, Sides: []page.Side{side(many), side(few)}}}
	p.Changes = []page.Shift{{Steps: []page.Side{side(many), side(few)}}}
	p.Timeline.Undated = []page.Entry{{Tellings: []page.Telling{{Sentence: came.Tellings[0].Sentence}}, Origins: 1}}
	p.Positions = page.Grid{
		Parties: []page.Label{spoke.Speaker}, Issues: []page.Label{few.What},
		Cells: [][][]page.Stance{{{{Sentence: spoke.Sentence, Who: spoke.Speaker, Date: spoke.Date}}}},
	}
	p.Counts, p.Dates = p.Count(), p.Span()
	for _, f := range verify.Page(p).Failed {
		t.Fatalf("before anything is altered: %s", f)
	}
	return p
}

// moved is the label of the words n bytes further on.
func moved(p *page.Page, l page.Label, n int) page.Label {
	l.From.Span = text.Span{Start: l.From.Span.Start + n, End: l.From.Span.End + n}
	l.Text = p.Article(l.From.Article).Words(l.From.Span)
	return l
}

func TestFailures(t *testing.T) {
	cite := func(p *page.Page, s page.Sentence, alter func(*page.Piece)) page.Sentence {
		x := s.Pieces()[0]
		alter(&x)
		out, err := page.Cite([]page.Piece{x}, s.Cites()...)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	day := func(d int) article.When {
		return article.OnDay(time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC), article.ByWeekday)
	}
	for _, c := range []struct {
		where, why string // of a failure that must be reported
		alter      func(p *page.Page)
	}{
		// Wording.
		{"title", "the passage reads", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.Text += "!" })
		}},
		{"title", "no article", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.From.Article = "none" })
		}},
		{"title", "is not one of article", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.From.Span.End = 1 << 20 })
		}},
		{"title", "lies outside the article's own text", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.From.Span = text.Span{Start: 0, End: 3} })
		}},
		{"title", "begins or ends with white space", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.From.Span.End = x.From.Span.Start + len("Dam ") })
		}},
		{"title", "cuts a word", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.From.Span.Start++ })
		}},
		{"title", "is not read as a name there", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.Kind = page.Name })
		}},
		{"title", "the passage states no time", func(p *page.Page) {
			p.Title = cite(p, p.Title, func(x *page.Piece) { x.Kind = page.Date })
		}},
		{"title", "the passage says", func(p *page.Page) {
			w := p.Timeline.Happened[0].Date.Words
			s, err := page.Cite([]page.Piece{{Kind: page.Date, Text: "Tue 3 Mar 2026", From: w.From}})
			if err != nil {
				t.Fatal(err)
			}
			p.Title = s
		}},
		{"figures/1/what", "the passage reads", func(p *page.Page) { p.Figures[1].What.Text = "goats" }},

		// Dates.
		{"timeline/happened/0/tellings/0/date", "is read as", func(p *page.Page) { p.Timeline.Happened[0].Tellings[0].Date.When = day(3) }},
		{"timeline/happened/0/tellings/0/date", "is not read as a time there", func(p *page.Page) {
			d := &p.Timeline.Happened[0].Tellings[0].Date
			d.Words = p.People[0].Name
		}},
		{"timeline/happened/0/date", "no cited article gives this time", func(p *page.Page) {
			p.Timeline.Happened[0].Date = page.When{When: day(17)}
		}},
		{"figures/0/as_of", "no cited article gives this time", func(p *page.Page) { p.Figures[0].AsOf.When = day(17) }},
		{"timeline/undated/0", "has a day", func(p *page.Page) { p.Timeline.Undated[0] = p.Timeline.Happened[1] }},
		{"dates", "the events reach over", func(p *page.Page) { p.Dates.When = day(17) }},

		// Origins, agreement, sides.
		{"timeline/happened/0/origins", "the articles cited have 3", func(p *page.Page) { p.Timeline.Happened[0].Origins = 4 }},
		{"agreed/0", "one origin cannot agree", func(p *page.Page) {
			p.Agreed[0] = page.Point{Sentence: p.Figures[0].Sentence, Origins: 1}
		}},
		{"timeline/happened/0", "nobody tells it", func(p *page.Page) { p.Timeline.Happened[0].Tellings = nil }},
		{"conflicts/0/sides", "has fewer than two", func(p *page.Page) { p.Conflicts[0].Sides = p.Conflicts[0].Sides[:1] }},
		{"changes/0/steps/0/value", "is not in the sentence", func(p *page.Page) { p.Changes[0].Steps[0].Value = p.Figures[0].Figure }},
		{"conflicts/0/sides/1/who/0", "is not read as a name there", func(p *page.Page) {
			p.Conflicts[0].Sides[1].Who = []page.Label{p.Figures[2].What}
		}},

		// Figures.
		{"figures/1/figure", "is read as", func(p *page.Page) { p.Figures[1].Value.Low = 1300 }},
		{"figures/1/figure", "is read as", func(p *page.Page) { p.Figures[1].Value.Bound = article.UpTo }},
		{"figures/1/figure", "is not read as a figure there", func(p *page.Page) { p.Figures[1].Figure = moved(p, p.Figures[1].Figure, len("more ")) }},
		{"figures/1/figure", "is not what", func(p *page.Page) { p.Figures[1].What = p.Figures[1].Figure }},
		{"figures/1/sentence", "does not hold the figure", func(p *page.Page) { p.Figures[1].Sentence = p.Figures[0].Sentence }},

		// Who said what.
		{"people/0/name", "is not read as a name there", func(p *page.Page) { p.People[0].Name = p.People[0].Roles[0] }},
		{"people/0/spellings/0", "is not read as a name there", func(p *page.Page) { p.People[0].Spellings[0] = p.People[0].Roles[0] }},
		{"people/0/roles/0", "is not read as a role there", func(p *page.Page) { p.People[0].Roles[0] = p.People[0].Name }},
		{"people/0/said/0/statement", "is no spelling of", func(p *page.Page) { p.People[0].Said[0].Speaker = p.People[1].Name }},
		{"people/0/said/0/statement", "is not read as saying this", func(p *page.Page) { p.People[0].Said[0].Form = article.Indirect }},
		{"people/0/said/0/statement", "is not read as saying this", func(p *page.Page) { p.People[0].Said[0].Quotes = nil }},
		{"people/0/said/0/statement", "is not read as saying this", func(p *page.Page) { p.People[0].Said[0].Sentence = p.People[1].Said[0].Sentence }},
		{"people/0/said/0/with/0", "is not read as a name there", func(p *page.Page) { p.People[0].Said[0].With = p.People[0].Roles }},
		{"positions/parties/0", "is not read as a name there", func(p *page.Page) { p.Positions.Parties[0] = p.Figures[2].What }},
		{"positions/cells/0/0/0/who", "is not read as a name there", func(p *page.Page) { p.Positions.Cells[0][0][0].Who = p.Figures[2].What }},
		{"unknown/0/cue", "is not in the sentence", func(p *page.Page) { p.Unknown[0].Cue = p.People[0].Name }},

		// What the page says of itself and its sources.
		{"sources/1", "is out of order", func(p *page.Page) {
			p.Sources[0], p.Sources[1] = p.Sources[1], p.Sources[0]
			p.Articles[0], p.Articles[1] = p.Articles[1], p.Articles[0]
		}},
		{"sources/0/minutes", "words take 1", func(p *page.Page) { p.Sources[0].Minutes = 2 }},
		{"sources/0/stated", "the article says otherwise", func(p *page.Page) { p.Sources[0].Stated = false }},
		{"sources/0/date", "the article states 3 Mar 2026", func(p *page.Page) { p.Sources[0].Date.When = day(2) }},
		{"sources/1/origin", "which is not among the others", func(p *page.Page) { p.Sources[1].Origin.Of = "none" }},
		{"sources/1/origin", "its chain ends at", func(p *page.Page) { p.Sources[1].Origin.Root = p.Sources[0].Article }},
		{"counts", "counted again", func(p *page.Page) { p.Counts.Sentences++ }},
	} {
		t.Run(c.where+" "+c.why, func(t *testing.T) {
			p := fullPage(t)
			c.alter(p)
			r := verify.Page(p)
			for _, f := range r.Failed {
				if f.Where == c.where && strings.Contains(f.Why, c.why) {
					if s := f.String(); !strings.HasPrefix(s, c.where+": ") || !strings.HasSuffix(s, f.Why) {
						t.Errorf("shown as %q", s)
					}
					return
				}
			}
			t.Errorf("not reported; failures: %v", r.Failed)
		})
	}
}

func TestReport(t *testing.T) {
	bad := verify.Failure{Where: "brief/0", What: "a", Why: "b", Sentence: true}
	date := verify.Failure{Where: "figures/0/as_of", What: "a", Why: "b"}
	for _, c := range []struct {
		report verify.Report
		ok     bool
		text   string
	}{
		{verify.Report{Checked: 52}, true, "52/52 sentences verified"},
		{verify.Report{Checked: 52, Failed: []verify.Failure{bad}}, false, "51/52 sentences verified"},
		{verify.Report{Checked: 52, Failed: []verify.Failure{bad, date}}, false, "51/52 sentences verified, 1 other faults"},
		{verify.Report{Checked: 52, Failed: []verify.Failure{date}}, false, "52/52 sentences verified, 1 other faults"},
	} {
		if c.report.OK() != c.ok || c.report.String() != c.text {
			t.Errorf("%v: OK %v, %q; want %v, %q", c.report.Failed, c.report.OK(), c.report, c.ok, c.text)
		}
	}
}
