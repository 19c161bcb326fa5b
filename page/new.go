package page

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// Input is what a page is made of.
type Input struct {
	Story    *story.Story
	Events   []story.Event
	Findings story.Findings
	Brief    []Sentence
	Title    article.Passage // the headline to show; zero: New chooses
	LeftOut  []LeftOut
	Version  string
	Now      time.Time
	Limits   Limits
}

// New makes the page of a story. What cannot be shown to follow from its
// passages is left out and counted. It fails for a story without articles, for
// an article whose spans do not fit its text, and for a brief that holds a zero
// Sentence.
func New(in Input) (*Page, error) {
	if in.Story == nil || len(in.Story.Readings) == 0 {
		return nil, errors.New("page: the story has no articles")
	}
	for _, r := range in.Story.Readings {
		if err := sound(r.Article); err != nil {
			return nil, fmt.Errorf("page: article %s: %w", r.ID, err)
		}
	}
	b := build(in)
	for i, s := range in.Brief {
		if len(s.cites) == 0 {
			return nil, fmt.Errorf("page: brief sentence %d: %w", i, ErrUncited)
		}
	}
	if err := b.title(in); err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	for _, s := range in.Brief {
		if b.keep(b.ground.Sentence(s)) {
			b.page.Brief = append(b.page.Brief, s)
		}
	}
	b.timeline(in.Events)
	b.agreed(in.Findings.Agreed)
	b.parallels(in.Findings.Parallels)
	b.coverage(in.Findings.Coverage)
	b.conflicts(in.Findings.Tensions)
	b.changes(in.Findings.Changes)
	b.figures(in.Findings.Figures)
	b.people(in.Findings.Voices)
	b.positions(in.Findings.Positions)
	b.unknown(in.Findings.Unknowns)
	b.finish()
	return b.page, nil
}

// builder makes one page.
type builder struct {
	page   *Page
	story  *story.Story
	ground Ground
	limits Limits
}

func build(in Input) *builder {
	b := &builder{
		page: &Page{
			ID:      in.Story.ID,
			LeftOut: slices.Clone(in.LeftOut),
			Options: Options{Version: in.Version, Now: in.Now, Limits: in.Limits.orDefault(), Namesakes: in.Story.Namesakes.Pairs, Strangers: in.Story.Namesakes.Strangers, SameEvents: in.Story.SameEvents},
		},
		story:  in.Story,
		ground: Ground{},
	}
	b.limits = b.page.Options.Limits
	readings := slices.Clone(in.Story.Readings)
	slices.SortStableFunc(readings, article.ByWriting)
	for _, r := range readings {
		if r.Notes == nil {
			bare := *r
			bare.Notes = &article.Notes{}
			r = &bare
		}
		b.ground[r.ID] = r
		for _, sp := range r.Withheld {
			b.page.Options.Withheld = append(b.page.Options.Withheld, r.At(sp))
		}
		b.page.Articles = append(b.page.Articles, r.Article)
		b.page.Sources = append(b.page.Sources, b.source(r))
	}
	for _, e := range in.Story.Episodes {
		b.page.Episodes = append(b.page.Episodes, Episode{e.ID, showable(e.When), e.Articles, e.Why})
	}
	return b
}

// wordsAMinute is the reading speed for English non-fiction (Brysbaert 2019:
// 238 words a minute), rounded down.
const wordsAMinute = 230

func (b *builder) source(r *article.Reading) SourceRow {
	row := SourceRow{
		Article: r.ID,
		Stated:  r.Published.Known(),
		Date:    When{When: showable(r.Date)},
		Minutes: Minutes(r.Article),
		Origin:  r.Origin,
	}
	return row
}

// Minutes is how long the article takes to read, rounded up.
func Minutes(a *article.Article) int { return (a.Size() + wordsAMinute - 1) / wordsAMinute }

// keep counts what does not hold.
func (b *builder) keep(err error) bool {
	if err != nil {
		b.page.Counts.Dropped++
	}
	return err == nil
}

// shown makes the sentence that shows the first of the passages and cites all.
func (b *builder) shown(from []article.Passage) (Sentence, error) {
	good := b.sound(from)
	if len(good) == 0 {
		return Sentence{}, ErrUncited
	}
	return Cite(b.cut(good[0]), good[1:]...)
}

// sound leaves the passages that can be cited.
func (b *builder) sound(from []article.Passage) []article.Passage {
	var good []article.Passage
	for _, p := range from {
		if r := b.ground[p.Article]; r != nil && p.Span.Valid(r.Text) {
			p.Span = trimmed(r.Text, p.Span)
		}
		if b.ground.Passage(p) == nil {
			good = append(good, p)
		}
	}
	return good
}

// cut shows the words of a passage from its Opening on, with … where it leaves
// out the beginning or end of the sentence it stands in.
func (b *builder) cut(p article.Passage) []Piece {
	a := b.ground[p.Article].Article
	shown := p
	shown.Span.Start = Opening(b.ground[p.Article], p.Span)
	words := Piece{Kind: Words, Text: a.Words(shown.Span), From: shown}
	first, last := a.SentenceAt(p.Span.Start), a.SentenceAt(p.Span.End-1)
	var ps []Piece
	if first >= 0 && hasWord(a.Words(text.Span{Start: a.Sentences[first].Start, End: p.Span.Start})) {
		ps = append(ps, Piece{Kind: Glue, Text: "… "})
	}
	ps = append(ps, words)
	if last >= 0 && p.Span.End < a.Sentences[last].End && hasWord(a.Words(text.Span{Start: p.Span.End, End: a.Sentences[last].End})) {
		ps = append(ps, Piece{Kind: Glue, Text: " …"})
	}
	return ps
}

// label is the wording of a span of an article, nothing for an empty one.
func (b *builder) label(id article.ID, s text.Span) Label {
	r := b.ground[id]
	if r == nil || s.Empty() || !s.Valid(r.Text) {
		return Label{}
	}
	s = trimmed(r.Text, s)
	p := article.Passage{Article: id, Span: s}
	if s.Empty() || b.ground.Passage(p) != nil {
		return Label{}
	}
	return Label{r.Words(s), p}
}

// name labels an entity by a place that names it: in the article given where it
// is named there, in the longest spelling; else by the spelling the cast shows.
func (b *builder) name(who story.EntityID, near article.ID) Label {
	if l := b.nameIn(who, near); l != (Label{}) {
		return l
	}
	e := b.entity(who)
	if e == nil {
		return Label{}
	}
	var any Label
	for _, s := range e.Spellings {
		l := b.label(s.First.Article, s.First.Span)
		if l == (Label{}) || b.ground.Named(l) != nil {
			continue
		}
		if Fold(l.Text) == Fold(e.Name) {
			return l
		}
		if any == (Label{}) {
			any = l
		}
	}
	return any
}

func (b *builder) nameIn(who story.EntityID, id article.ID) Label {
	r := b.ground[id]
	if r == nil || b.story.Cast == nil {
		return Label{}
	}
	var best text.Span
	for _, m := range r.Notes.Mentions {
		if m.Form == article.ByName && b.story.Cast.Who(id, m.Name) == who && m.Len() > best.Len() {
			best = m.Span
		}
	}
	return b.label(id, best)
}

func (b *builder) names(who []story.EntityID, near article.ID) []Label {
	var ls []Label
	for _, w := range who {
		if l := b.name(w, near); l != (Label{}) {
			ls = append(ls, l)
		}
	}
	return ls
}

func (b *builder) entity(id story.EntityID) *story.Entity {
	if b.story.Cast == nil || id < 0 || int(id) >= len(b.story.Cast.Entities) {
		return nil
	}
	return &b.story.Cast.Entities[id]
}

// when dates something by the words that give it, where there are such, and
// says nothing about a time that no cited article gives.
func (b *builder) when(w article.When, words Label, cites []article.Passage) When {
	w = showable(w)
	if !w.Known() && words == (Label{}) {
		return When{}
	}
	d := When{When: w, Words: words}
	if b.ground.Date(d, cites) == nil {
		return d
	}
	d.Words = Label{}
	if b.ground.Date(d, cites) == nil {
		return d
	}
	return When{}
}

// finish counts, and dates the whole.
func (b *builder) finish() {
	p := b.page
	p.Dates = p.Span()
	p.Counts = p.Count()
	p.Lone = p.Single()
}

// Count counts what is on the page; what was dropped it takes from the page.
func (p *Page) Count() Counts {
	return Counts{
		Articles:  len(p.Articles),
		Origins:   p.origins(),
		Sentences: p.sentences(),
		Dropped:   p.Counts.Dropped,
	}
}

// origins counts the independent origins among the sources.
func (p *Page) origins() int {
	all := make([]article.Passage, len(p.Sources))
	for i, s := range p.Sources {
		all[i].Article = s.Article
	}
	return p.Witnesses(all)
}

func (p *Page) sentences() int {
	n := 0
	p.Each(func(_ string, part Part) {
		if _, ok := part.(Sentence); ok {
			n++
		}
	})
	return n
}

// fewDays is how long an event may be and still bound the story: one dated "in
// November" would stretch it over the month. One dated by a month bounds it only
// where none has a day, and one dated by a year never does.
const (
	fewDays = 4 * 24 * time.Hour
	aMonth  = 31 * 24 * time.Hour
)

// Span reaches over the days of what happened, else over the days the articles were
// written; where those are not known, over the months of what happened. It is zero
// where an article without a day tells of something that has none: what else it
// dates may be long over.
func (p *Page) Span() When {
	var days, months, written []When
	for _, s := range p.Sources {
		written = append(written, s.Date)
	}
	articles := cover(written)
	if !articles.Known() && len(p.Timeline.Undated) > 0 {
		return When{}
	}
	for _, e := range p.Timeline.Happened {
		if !e.Date.Bounded() {
			continue
		}
		if long := e.Date.To.Sub(e.Date.From); long <= fewDays {
			days = append(days, e.Date)
		} else if long <= aMonth {
			months = append(months, e.Date)
		}
	}
	if w := cover(days); w.Known() {
		return w
	}
	if articles.Known() {
		return articles
	}
	return cover(months)
}

// cover is the smallest interval that holds all that have both ends.
func cover(ws []When) When {
	var c article.When
	for _, w := range ws {
		if !w.Bounded() {
			continue
		}
		if c.From.IsZero() || w.From.Before(c.From) {
			c.From = w.From
		}
		if w.To.After(c.To) {
			c.To = w.To
		}
	}
	if c.Known() {
		c.Gran = article.Interval
	}
	return When{When: c}
}
