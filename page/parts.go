package page

import (
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Page is everything shown of one story. Sections that have nothing to say are
// empty, and renderers leave them out.
type Page struct {
	ID    string   `json:"id"` // of the story
	Title Sentence `json:"title"`
	// Dates reach from the first to the last day of what happened, the
	// background left out; of the articles where no event has a day.
	Dates  When   `json:"dates,omitzero"`
	Counts Counts `json:"counts"`
	// Lone names the one origin that the whole page, or the first sentence of
	// its brief, rests on.
	Lone Lone `json:"lone,omitzero"`

	Brief     []Sentence  `json:"brief,omitempty"`
	Timeline  Timeline    `json:"timeline"`
	Agreed    []Point     `json:"agreed,omitempty"`
	Parallels []Parallel  `json:"parallels,omitempty"`
	Coverage  []Coverage  `json:"coverage,omitempty"`
	Conflicts []Clash     `json:"conflicts,omitempty"`
	Changes   []Shift     `json:"changes,omitempty"`
	Figures   []FigureRow `json:"figures,omitempty"`
	People    []Person    `json:"people,omitempty"`
	Positions Grid        `json:"positions,omitzero"`
	Unknown   []Unknown   `json:"unknown,omitempty"`
	Related   []Related   `json:"related,omitempty"` // other stories, earlier ones first
	Sources   []SourceRow `json:"sources"`
	Episodes  []Episode   `json:"episodes,omitempty"`
	LeftOut   []LeftOut   `json:"left_out,omitempty"`

	Options Options `json:"options"`

	// Articles are the records the page was made of, in the order of Sources:
	// with them a page can be checked, and made again, by anybody.
	Articles []*article.Article `json:"-"`
}

// Options are what a page depends on besides its articles.
type Options struct {
	Version string    `json:"version"` // of the code that made it
	Now     time.Time `json:"now,omitzero"`
	Limits  Limits    `json:"limits"`
	// Withheld are passages that a person decided not to show.
	Withheld []article.Passage `json:"withheld,omitempty"`
	// Namesakes are pairs of names that a person told apart.
	Namesakes [][2]string `json:"namesakes,omitempty"`
	// Strangers are names that in one article are somebody else's than in the
	// others, because a person said so.
	Strangers []story.Stranger `json:"strangers,omitempty"`
	// SameEvents are pairs of passages that a person said tell one event.
	SameEvents [][2]article.Passage `json:"same_events,omitempty"`
}

// Limits say how much a page shows. A field that is zero takes its default.
type Limits struct {
	Events   int `json:"events"`   // of the timeline, background and coming up apart; default 40
	Tellings int `json:"tellings"` // of one event; default 4
	Agreed   int `json:"agreed"`   // default 20; of parallels too
	Coverage int `json:"coverage"` // default 8
	Figures  int `json:"figures"`  // default 30
	People   int `json:"people"`   // default 20
	Quotes   int `json:"quotes"`   // of one person; default 8
	Unknown  int `json:"unknown"`  // default 12
}

func (l Limits) orDefault() Limits {
	set := func(n *int, to int) {
		if *n <= 0 {
			*n = to
		}
	}
	set(&l.Events, 40)
	set(&l.Tellings, 4)
	set(&l.Agreed, 20)
	set(&l.Coverage, 8)
	set(&l.Figures, 30)
	set(&l.People, 20)
	set(&l.Quotes, 8)
	set(&l.Unknown, 12)
	return l
}

// Counts are the figures of the page about itself.
type Counts struct {
	Articles  int `json:"articles"`
	Origins   int `json:"origins"`   // independent ones: a copy is not a second witness
	Sentences int `json:"sentences"` // shown, each verified
	Dropped   int `json:"dropped"`   // that could not be verified, and are not shown
}

// Label is a name, value or heading in the words of one passage. The zero
// Label means: none is stated.
type Label struct {
	Text string          `json:"text"`
	From article.Passage `json:"from"`
}

// Timeline is the events by the day they happened.
type Timeline struct {
	Background []Entry `json:"background,omitempty"` // years before the story
	Happened   []Entry `json:"happened,omitempty"`   // in time order
	Undated    []Entry `json:"undated,omitempty"`    // no day can be known
	Coming     []Entry `json:"coming,omitempty"`     // ahead of the articles that tell of it
}

// Entry is one event.
type Entry struct {
	Date     When      `json:"date,omitzero"`
	Also     []When    `json:"also,omitempty"` // further times of the same act
	Tellings []Telling `json:"tellings"`       // the clearest first
	Origins  int       `json:"origins"`
	Planned  bool      `json:"planned,omitempty"` // its day is past, and no source says it was held
}

// Telling is one passage that tells an event.
type Telling struct {
	Sentence Sentence `json:"sentence"`
	Date     When     `json:"date,omitzero"`     // as this passage has it
	Claimed  []Label  `json:"claimed,omitempty"` // by whom, where no more than a claim
}

// Point is a statement of fact that two or more origins make. Its sentence
// cites all of them.
type Point struct {
	Sentence Sentence `json:"sentence"`
	Origins  int      `json:"origins"`
}

// Parallel is one thing that two or more origins tell, each in its own words. That
// they agree in all of it is not said.
type Parallel struct {
	Sides   []Side `json:"sides"` // one an article
	Origins int    `json:"origins"`
}

// Cites are the passages of all its sides.
func (p Parallel) Cites() []article.Passage {
	var out []article.Passage
	for _, s := range p.Sides {
		out = append(out, s.Sentence.Cites()...)
	}
	return out
}

// Coverage is who told one thing: the outlet that had it first, those that told
// it after, and those that wrote of the same event later without it. Its
// sentence cites all that tell it.
type Coverage struct {
	Sentence Sentence     `json:"sentence"`
	Origins  int          `json:"origins"`
	First    []article.ID `json:"first"` // more than one: all of one day, and no time tells who was first
	Also     []article.ID `json:"also,omitempty"`
	Without  []article.ID `json:"without,omitempty"`
}

// Lone is the only origin of something, by an article that stands for it; none
// where articles of several outlets share one text and nothing tells whose it is.
type Lone struct {
	Of      LoneOf     `json:"of"`
	Article article.ID `json:"article,omitempty"`
}

// LoneOf is what rests on one origin.
type LoneOf string

const (
	LonePage LoneOf = "page" // the story has no other
	LoneLead LoneOf = "lead" // the brief's first sentence, though the story has others
)

// Clash is claims that cannot all be so.
type Clash struct {
	Kind  story.TensionKind `json:"kind"`
	About Label             `json:"about,omitzero"`
	Sides []Side            `json:"sides"`
	Why   string            `json:"why,omitempty"` // they are comparable
}

// Shift is one slot at different times: superseded, not contradicted.
type Shift struct {
	About Label  `json:"about,omitzero"`
	Steps []Side `json:"steps"` // in time order
	Why   string `json:"why,omitempty"`
}

// Side is one claim of a Clash or one step of a Shift.
type Side struct {
	Sentence Sentence `json:"sentence"`
	Value    Label    `json:"value,omitzero"` // the words that differ
	Who      []Label  `json:"who,omitempty"`  // whose claim; empty: the outlet's own
	Date     When     `json:"date,omitzero"`
	Origins  int      `json:"origins"`
}

// FigureRow is one figure: what it measures, who says so, as of when.
type FigureRow struct {
	Figure   Label    `json:"figure"` // number and unit: "nearly five hours"
	Value    Value    `json:"value"`
	What     Label    `json:"what,omitzero"` // is counted or measured: "children"
	Who      []Label  `json:"who,omitempty"` // claims it; empty: the outlet's own
	AsOf     When     `json:"as_of,omitzero"`
	Sentence Sentence `json:"sentence"`
	Origins  int      `json:"origins"`
}

// Value is a figure as read.
type Value struct {
	Kind  article.FigureKind `json:"kind"`
	Low   float64            `json:"low"`
	High  float64            `json:"high"` // equal to Low where no range is stated
	Unit  string             `json:"unit,omitempty"`
	Bound article.Bound      `json:"bound,omitempty"`
}

// Person is one speaker.
type Person struct {
	Name      Label   `json:"name"`
	Spellings []Label `json:"spellings,omitempty"` // the others, most frequent first
	Roles     []Label `json:"roles,omitempty"`     // each wording once, in the order of the sources
	Said      []Said  `json:"said"`
}

// Said is one statement.
type Said struct {
	Form     article.StatementForm `json:"form"`
	Speaker  Label                 `json:"speaker"`        // as the article names them
	With     []Label               `json:"with,omitempty"` // who said it together with them
	Sentence Sentence              `json:"sentence"`
	Quotes   []Label               `json:"quotes,omitempty"` // its verbatim parts, quotation marks included
	Date     When                  `json:"date,omitzero"`
	Origins  int                   `json:"origins"`
}

// Grid is a party × issue table.
type Grid struct {
	Parties []Label      `json:"parties"`
	Issues  []Label      `json:"issues"`
	Cells   [][][]Stance `json:"cells"` // [party][issue]; an empty cell: nothing was found
}

// Stance is one dated statement of a party on an issue.
type Stance struct {
	Sentence Sentence `json:"sentence"`
	Who      Label    `json:"who,omitzero"` // spoke for the party
	Date     When     `json:"date,omitzero"`
}

// Unknown is something a source says is not known.
type Unknown struct {
	Sentence Sentence `json:"sentence"`
	Cue      Label    `json:"cue"` // the words that say so
}

// SourceRow is one article in the list of sources. Its number is its place in
// the list, from 1.
type SourceRow struct {
	Article article.ID     `json:"article"`
	Date    When           `json:"date,omitzero"` // the day it was written
	Stated  bool           `json:"stated"`        // by the page itself; else inferred, or not known
	Minutes int            `json:"minutes"`       // of reading, at 230 words a minute, rounded up
	Origin  article.Origin `json:"origin"`
}

// Episode is the articles whose main matter is one event.
type Episode struct {
	ID       string       `json:"id,omitempty"`
	When     article.When `json:"when,omitzero"`
	Articles []article.ID `json:"articles"`
	Why      []string     `json:"why,omitempty"` // each article after the first is in here
}

// LeftOut is a file that was not used.
type LeftOut struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Article returns the record of the article with that ID, or nil.
func (p *Page) Article(id article.ID) *article.Article {
	for _, a := range p.Articles {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// Foreign are the languages, as BCP 47 tags in order, of the sources that were
// not compared with others: there are no tables of their words.
func (p *Page) Foreign() []string {
	var out []string
	for _, s := range p.Sources {
		if a := p.Article(s.Article); a != nil && a.Lang != "" && !lang.Known(a.Lang) {
			out = append(out, a.Lang)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Number is the number under which an article is cited, 0 for one that is not
// among the sources.
func (p *Page) Number(id article.ID) int {
	for i, s := range p.Sources {
		if s.Article == id {
			return i + 1
		}
	}
	return 0
}

// Witnesses counts the independent origins behind the passages.
func (p *Page) Witnesses(from []article.Passage) int {
	return story.Independent(from, func(f article.Passage) (*article.Article, string) {
		if n := p.Number(f.Article); n > 0 {
			return p.Article(f.Article), p.Sources[n-1].Origin.Witness()
		}
		return nil, ""
	})
}
