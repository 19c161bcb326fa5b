package page

import (
	"fmt"

	"github.com/synoptic-news/synoptic/article"
)

// Part is what of a page rests on passages: a Sentence, a Label or a When.
type Part interface {
	Cites() []article.Passage
}

// Cites is the passage of the label, if it says anything.
func (l Label) Cites() []article.Passage {
	if l.From.Article == "" {
		return nil
	}
	return []article.Passage{l.From}
}

// Cites is the passage of the words the time rests on.
func (d When) Cites() []article.Passage { return d.Words.Cites() }

// Each calls do for every part that is there, in the order shown, with its
// place: "timeline/happened/3/tellings/0/sentence".
func (p *Page) Each(do func(at string, part Part)) {
	e := each{do}
	e.sentence("title", p.Title)
	e.when("dates", p.Dates)
	for i, s := range p.Brief {
		e.sentence(in("brief", i), s)
	}
	e.entries("timeline/background", p.Timeline.Background)
	e.entries("timeline/happened", p.Timeline.Happened)
	e.entries("timeline/undated", p.Timeline.Undated)
	e.entries("timeline/coming", p.Timeline.Coming)
	for i, a := range p.Agreed {
		e.sentence(in("agreed", i)+"/sentence", a.Sentence)
	}
	for i, x := range p.Parallels {
		e.sides(in("parallels", i)+"/sides", x.Sides)
	}
	for i, c := range p.Coverage {
		e.sentence(in("coverage", i)+"/sentence", c.Sentence)
	}
	for i, c := range p.Conflicts {
		e.label(in("conflicts", i)+"/about", c.About)
		e.sides(in("conflicts", i)+"/sides", c.Sides)
	}
	for i, c := range p.Changes {
		e.label(in("changes", i)+"/about", c.About)
		e.sides(in("changes", i)+"/steps", c.Steps)
	}
	for i, f := range p.Figures {
		e.figure(in("figures", i), f)
	}
	for i, v := range p.People {
		e.person(in("people", i), v)
	}
	e.grid("positions", p.Positions)
	for i, u := range p.Unknown {
		e.sentence(in("unknown", i)+"/sentence", u.Sentence)
		e.label(in("unknown", i)+"/cue", u.Cue)
	}
	for i, s := range p.Sources {
		e.when(in("sources", i)+"/date", s.Date)
	}
}

func in(section string, i int) string { return fmt.Sprintf("%s/%d", section, i) }

type each struct {
	do func(string, Part)
}

// sentence passes zero sentences on: they are faults.
func (e each) sentence(at string, s Sentence) { e.do(at, s) }

func (e each) label(at string, l Label) {
	if l != (Label{}) {
		e.do(at, l)
	}
}

func (e each) labels(at string, ls []Label) {
	for i, l := range ls {
		e.label(in(at, i), l)
	}
}

func (e each) when(at string, w When) {
	if w != (When{}) {
		e.do(at, w)
	}
}

func (e each) entries(at string, es []Entry) {
	for i, x := range es {
		at := in(at, i)
		e.when(at+"/date", x.Date)
		for j, w := range x.Also {
			e.when(in(at+"/also", j), w)
		}
		for j, t := range x.Tellings {
			at := in(at+"/tellings", j)
			e.sentence(at+"/sentence", t.Sentence)
			e.when(at+"/date", t.Date)
			e.labels(at+"/claimed", t.Claimed)
		}
	}
}

func (e each) sides(at string, ss []Side) {
	for i, s := range ss {
		at := in(at, i)
		e.sentence(at+"/sentence", s.Sentence)
		e.label(at+"/value", s.Value)
		e.labels(at+"/who", s.Who)
		e.when(at+"/date", s.Date)
	}
}

func (e each) figure(at string, f FigureRow) {
	e.label(at+"/figure", f.Figure)
	e.label(at+"/what", f.What)
	e.labels(at+"/who", f.Who)
	e.when(at+"/as_of", f.AsOf)
	e.sentence(at+"/sentence", f.Sentence)
}

func (e each) person(at string, v Person) {
	e.label(at+"/name", v.Name)
	e.labels(at+"/spellings", v.Spellings)
	e.labels(at+"/roles", v.Roles)
	for i, s := range v.Said {
		at := in(at+"/said", i)
		e.label(at+"/speaker", s.Speaker)
		e.labels(at+"/with", s.With)
		e.sentence(at+"/sentence", s.Sentence)
		e.labels(at+"/quotes", s.Quotes)
		e.when(at+"/date", s.Date)
	}
}

func (e each) grid(at string, g Grid) {
	e.labels(at+"/parties", g.Parties)
	e.labels(at+"/issues", g.Issues)
	for i, row := range g.Cells {
		for j, cell := range row {
			for k, s := range cell {
				at := fmt.Sprintf("%s/cells/%d/%d/%d", at, i, j, k)
				e.sentence(at+"/sentence", s.Sentence)
				e.label(at+"/who", s.Who)
				e.when(at+"/date", s.Date)
			}
		}
	}
}
