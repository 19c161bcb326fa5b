// Package verify recomputes a page: every sentence, name, date, figure,
// quotation and count it shows, from the articles it embeds.
//
// In goes a page, out comes a report of what was checked and what does not
// hold, with the place and the reason. It reads the articles again itself and
// believes nothing the page says about them but the day each was written. It
// judges whether the page says what its articles say, not whether they are
// right; and it does not ask whether another choice of sentences would have
// been better: that takes rebuilding the whole page.
package verify

import (
	"errors"
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/page"
)

// Report is what was checked and what failed.
type Report struct {
	Checked int // sentences
	Failed  []Failure
}

// Failure is one thing on a page that does not follow from its articles.
type Failure struct {
	Where    string // its place: "figures/3/figure"
	What     string // as shown
	Why      string
	Sentence bool // it is a sentence, not a label, date or count
}

// OK reports whether everything holds.
func (r Report) OK() bool { return len(r.Failed) == 0 }

// Verified is the number of sentences that hold.
func (r Report) Verified() int {
	bad := map[string]bool{}
	for _, f := range r.Failed {
		if f.Sentence {
			bad[f.Where] = true
		}
	}
	return r.Checked - len(bad)
}

// String is the verdict in one line: "52/52 sentences verified".
func (r Report) String() string {
	s := fmt.Sprintf("%d/%d sentences verified", r.Verified(), r.Checked)
	if other := len(r.Failed) - (r.Checked - r.Verified()); other > 0 {
		s += fmt.Sprintf(", %d other faults", other)
	}
	return s
}

func (f Failure) String() string { return fmt.Sprintf("%s: %q: %s", f.Where, f.What, f.Why) }

// Reader reads an article that was written on that day; annotate.Article is
// one.
type Reader func(*article.Article, article.When) *article.Notes

// Page checks a page.
func Page(p *page.Page) Report { return PageWith(p, annotate.Article) }

// PageWith checks a page with another way of reading its articles.
func PageWith(p *page.Page, read Reader) Report {
	c := checker{p: p, ground: page.Ground{}}
	for i, a := range p.Articles {
		date := p.Sources[i].Date.When
		c.ground[a.ID] = &article.Reading{Article: a, Notes: read(a, date), Origin: p.Sources[i].Origin, Date: date}
	}
	for _, w := range p.Options.Withheld {
		if r := c.ground[w.Article]; r != nil {
			r.Withheld = append(r.Withheld, w.Span)
		}
	}
	c.wording()
	c.timeline()
	c.claims()
	c.figures()
	c.people()
	c.positions()
	c.sources()
	c.related(read)
	c.counts()
	return c.report
}

// checker checks one page.
type checker struct {
	p      *page.Page
	ground page.Ground
	report Report
}

func (c *checker) fail(where, what string, err error) {
	if err == nil {
		return
	}
	for _, f := range c.report.Failed {
		if f.Where == where {
			return
		}
	}
	c.report.Failed = append(c.report.Failed, Failure{Where: where, What: what, Why: err.Error()})
}

// wording checks everything that is shown in somebody's words.
func (c *checker) wording() {
	c.p.Each(func(at string, part page.Part) {
		switch x := part.(type) {
		case page.Sentence:
			c.report.Checked++
			if err := c.ground.Sentence(x); err != nil {
				c.report.Failed = append(c.report.Failed, Failure{at, x.Text(), err.Error(), true})
			}
		case page.Label:
			c.fail(at, x.Text, c.ground.Label(x))
		case page.When:
			if x.Words != (page.Label{}) {
				c.fail(at, x.Words.Text, c.ground.Date(x, nil))
			}
		}
	})
}

func (c *checker) named(at string, ls ...page.Label) {
	for i, l := range ls {
		c.fail(fmt.Sprintf("%s/%d", at, i), l.Text, c.ground.Named(l))
	}
}

func (c *checker) origins(at string, n int, s page.Sentence) {
	if w := c.p.Witnesses(s.Cites()); w != n {
		c.fail(at+"/origins", fmt.Sprint(n), fmt.Errorf("the articles cited have %d", w))
	}
}

func (c *checker) date(at string, d page.When, s page.Sentence) {
	c.fail(at, d.Text(), c.ground.Date(d, s.Cites()))
}

func (c *checker) timeline() {
	t := c.p.Timeline
	for _, shelf := range []struct {
		name    string
		entries []page.Entry
	}{{"background", t.Background}, {"happened", t.Happened}, {"undated", t.Undated}, {"coming", t.Coming}} {
		for i, e := range shelf.entries {
			c.entry(fmt.Sprintf("timeline/%s/%d", shelf.name, i), e)
		}
	}
	for i, e := range t.Undated {
		if e.Date.Bounded() && e.Date.OneDay() {
			c.fail(fmt.Sprintf("timeline/undated/%d", i), e.Date.Text(), errors.New("has a day"))
		}
	}
}

func (c *checker) entry(at string, e page.Entry) {
	if len(e.Tellings) == 0 {
		c.fail(at, "", errors.New("nobody tells it"))
		return
	}
	c.origins(at, e.Origins, e.Tellings[0].Sentence)
	for i, t := range e.Tellings {
		at := fmt.Sprintf("%s/tellings/%d", at, i)
		c.date(at+"/date", t.Date, t.Sentence)
		c.named(at+"/claimed", t.Claimed...)
	}
	c.fail(at+"/date", e.Date.Text(), c.ground.EventDate(e))
	for i, w := range e.Also {
		c.date(fmt.Sprintf("%s/also/%d", at, i), w, e.Tellings[0].Sentence)
	}
}

func (c *checker) claims() {
	for i, a := range c.p.Agreed {
		at := fmt.Sprintf("agreed/%d", i)
		c.origins(at, a.Origins, a.Sentence)
		if a.Origins < 2 {
			c.fail(at, a.Sentence.Text(), errors.New("one origin cannot agree"))
		}
	}
	for i, x := range c.p.Parallels {
		at := fmt.Sprintf("parallels/%d", i)
		c.sides(at+"/sides", x.Sides)
		if n := c.p.Witnesses(x.Cites()); n != x.Origins || n < 2 {
			c.fail(at, "", fmt.Errorf("says %d origins, has %d", x.Origins, n))
		}
	}
	for i, x := range c.p.Coverage {
		at := fmt.Sprintf("coverage/%d", i)
		c.origins(at, x.Origins, x.Sentence)
		c.fail(at, x.Sentence.Text(), c.p.Covered(x))
	}
	for i, x := range c.p.Conflicts {
		c.sides(fmt.Sprintf("conflicts/%d/sides", i), x.Sides)
	}
	for i, x := range c.p.Changes {
		c.sides(fmt.Sprintf("changes/%d/steps", i), x.Steps)
	}
}

func (c *checker) sides(at string, ss []page.Side) {
	if len(ss) < 2 {
		c.fail(at, "", errors.New("has fewer than two"))
	}
	for i, s := range ss {
		at := fmt.Sprintf("%s/%d", at, i)
		c.origins(at, s.Origins, s.Sentence)
		c.named(at+"/who", s.Who...)
		c.date(at+"/date", s.Date, s.Sentence)
		if s.Value != (page.Label{}) && !within(s.Value.From, s.Sentence) {
			c.fail(at+"/value", s.Value.Text, errors.New("is not in the sentence"))
		}
	}
}

// within reports whether a passage lies in the words a sentence shows.
func within(p article.Passage, s page.Sentence) bool {
	return slices.ContainsFunc(s.Pieces(), func(x page.Piece) bool {
		return x.Kind == page.Words && x.From.Article == p.Article && x.From.Span.Contains(p.Span)
	})
}

func (c *checker) figures() {
	for i, f := range c.p.Figures {
		at := fmt.Sprintf("figures/%d", i)
		c.fail(at+"/figure", f.Figure.Text, c.ground.Figure(f))
		c.origins(at, f.Origins, f.Sentence)
		c.named(at+"/who", f.Who...)
		c.date(at+"/as_of", f.AsOf, f.Sentence)
		if !within(f.Figure.From, f.Sentence) {
			c.fail(at+"/sentence", f.Sentence.Text(), errors.New("does not hold the figure"))
		}
	}
}

func (c *checker) people() {
	for i, v := range c.p.People {
		at := fmt.Sprintf("people/%d", i)
		c.fail(at+"/name", v.Name.Text, c.ground.Named(v.Name))
		c.named(at+"/spellings", v.Spellings...)
		for k, r := range v.Roles {
			c.fail(fmt.Sprintf("%s/roles/%d", at, k), r.Text, c.ground.Role(r))
		}
		for k, s := range v.Said {
			at := fmt.Sprintf("%s/said/%d", at, k)
			c.fail(at+"/statement", s.Sentence.Text(), c.ground.Said(v, s))
			c.origins(at, s.Origins, s.Sentence)
			c.date(at+"/date", s.Date, s.Sentence)
			c.named(at+"/with", s.With...)
		}
	}
}

func (c *checker) positions() {
	g := c.p.Positions
	c.named("positions/parties", g.Parties...)
	for i, row := range g.Cells {
		for j, cell := range row {
			for k, s := range cell {
				at := fmt.Sprintf("positions/cells/%d/%d/%d", i, j, k)
				c.date(at+"/date", s.Date, s.Sentence)
				if s.Who != (page.Label{}) {
					c.fail(at+"/who", s.Who.Text, c.ground.Named(s.Who))
				}
			}
		}
	}
	for i, u := range c.p.Unknown {
		if u.Cue != (page.Label{}) && !within(u.Cue.From, u.Sentence) {
			c.fail(fmt.Sprintf("unknown/%d/cue", i), u.Cue.Text, errors.New("is not in the sentence"))
		}
	}
}

func (c *checker) sources() {
	for i, s := range c.p.Sources {
		at := fmt.Sprintf("sources/%d", i)
		a := c.p.Articles[i]
		if i > 0 && article.ByWriting(c.ground[c.p.Articles[i-1].ID], c.ground[a.ID]) >= 0 {
			c.fail(at, string(a.ID), errors.New("is out of order"))
		}
		if n := page.Minutes(a); n != s.Minutes {
			c.fail(at+"/minutes", fmt.Sprint(s.Minutes), fmt.Errorf("its %d words take %d", a.Size(), n))
		}
		if s.Stated != a.Published.Known() {
			c.fail(at+"/stated", fmt.Sprint(s.Stated), errors.New("the article says otherwise"))
		}
		if s.Stated && s.Date.When != article.OnDay(a.Published.Time, article.Explicit) {
			c.fail(at+"/date", s.Date.Text(), fmt.Errorf("the article states %s", a.Published.Time.Format("2 Jan 2006")))
		}
		c.fail(at+"/origin", string(s.Origin.Of), c.origin(s.Article, s.Origin))
	}
}

// origin checks that an article's chain of origins stays among the sources and
// ends where it says.
func (c *checker) origin(id article.ID, o article.Origin) error {
	root := id
	if o.Of != "" {
		n := c.p.Number(o.Of)
		if n == 0 || o.Of == id {
			return fmt.Errorf("depends on %q, which is not among the others", o.Of)
		}
		root = c.p.Sources[n-1].Origin.Root
	}
	if o.Root != root && o.Root != "" {
		return fmt.Errorf("its chain ends at %q, not at %q", root, o.Root)
	}
	return nil
}

func (c *checker) counts() {
	has := c.p.Counts
	must := c.p.Count()
	must.Dropped = has.Dropped
	if has != must {
		c.fail("counts", fmt.Sprintf("%+v", has), fmt.Errorf("counted again: %+v", must))
	}
	if l := c.p.Single(); l != c.p.Lone {
		c.fail("lone", string(c.p.Lone.Article), fmt.Errorf("found again: %q of article %q", l.Of, l.Article))
	}
	if d := c.p.Span(); d != c.p.Dates {
		c.fail("dates", c.p.Dates.Text(), fmt.Errorf("the events reach over %q", d.Text()))
	}
}
