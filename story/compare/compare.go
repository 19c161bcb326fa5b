// Package compare says where the sources of a story agree, where they
// contradict one another, what changed, and where each party stands.
//
// In goes a story with its cast and events; out come findings, each with the
// passages it rests on. Like is compared with like only: claims of one event
// and one slot, or nothing. A false contradiction is worse than a missed one:
// what could be a difference of time, of measure or of speaker is no tension.
package compare

import (
	"cmp"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Findings compares the readings of s. events are those of timeline.Events.
func Findings(s *story.Story, events []story.Event) story.Findings {
	return findings(s, events, nil)
}

func findings(s *story.Story, events []story.Event, watch func(Look)) story.Findings {
	c := newComparison(s, events, watch)
	f := story.Findings{
		Voices:    c.voices(),
		Figures:   c.figures(),
		Unknowns:  c.unknowns(),
		Positions: c.positions(),
	}
	f.Changes = c.changes(f.Figures)
	f.Tensions = c.tensions(f)
	f.Agreed = c.agreements(f)
	f.Parallels = c.parallels(f)
	f.Coverage = c.coverage(f.Agreed)
	return f
}

// comparison is what the steps share: the story's sentences, each read once.
type comparison struct {
	story  *story.Story
	events []story.Event
	lines  []line
	told   map[article.Passage][]int // events by the sentence that tells them
	order  map[article.ID]int        // of the readings
	watch  func(Look)                // nil: nobody
	stage  map[article.ID]string     // their episodes

	scale    *scale     // of the terms of the lines
	measures []measured // the figures of the lines
	filled   []filler   // those that fill a slot
	filledOf map[article.ID][]filler
	gauged   [][]gauge // those of a known measure and of the main matter, by measure

	claimed map[string][]told // by what may be so or not
	against [][2]told         // of those, what cannot both be so at one time
	denied  map[string]bool   // roots of verbs that may be told otherwise
	causes  []cause           // in order
	doers   struct {          // of what only one did
		clashes []story.Tension
		changes []story.Change
	}
	holds        map[article.ID]*holding                // of articles that were asked for
	with, beside [][]int                                // of pairs, once they were asked for
	likeness     map[[2]int]float64                     // of lines that were asked for
	castOf       map[article.ID]map[story.EntityID]bool // by articles that were asked for
}

// longest is how many bytes a sentence has at the most that is compared with
// others: a longer one is a transcript, where everything stands beside
// everything.
const longest = 700

// leastTerms is how many terms a clause has at least to be compared by itself.
const leastTerms = 4

// line is one sentence of running text.
type line struct {
	reading *article.Reading
	n       int // index into Sentences
	gist    story.Gist
	named   bag
	units   []unit // what is compared: the sentence, and its clauses
	clauses []article.Clause
	said    []article.Statement // that reach into the sentence
	events  []int
	news    []int  // of the events those that are no background
	witness string // "" for an aggregate's

	denies bool                 // somebody denies something in it
	day    time.Time            // the one day it states, zero if it states none
	lacks  map[string]text.Span // results it says did not come about
	frames []frame

	items    []item           // what it names, once it was asked for
	views    []view           // that can be shown of it, once they were asked for
	facts    []view           // that it tells, once they were asked for
	numbers  []article.Figure // of numbersOf, once they were asked for
	measures []measuredAs     // of measuresOf, once they were asked for
	unquoted []text.Token     // of plain, once they were asked for
}

func (l *line) passage() article.Passage {
	return l.reading.At(l.reading.Sentences[l.n].Span)
}

// plain are its tokens without quotation marks. They are not to be changed.
func (l *line) plain() []text.Token {
	return once(&l.unquoted, func() []text.Token { return unquoted(story.TokensIn(l.reading.Notes.Tokens, l.passage().Span)) })
}

// once is what is kept at a place, read if that was not done before.
func once[T any](at *[]T, read func() []T) []T {
	if *at == nil {
		if *at = read(); *at == nil {
			*at = []T{}
		}
	}
	return *at
}

// unquoted are tokens without quotation marks.
func unquoted(toks []text.Token) []text.Token {
	mark := func(t text.Token) bool { return t.Kind == text.Quote }
	if !slices.ContainsFunc(toks, mark) {
		return slices.Clip(toks)
	}
	return slices.DeleteFunc(slices.Clone(toks), mark)
}

func newComparison(s *story.Story, events []story.Event, watch func(Look)) *comparison {
	c := &comparison{story: s, events: events, watch: watch, told: map[article.Passage][]int{}, order: map[article.ID]int{}}
	for _, e := range events {
		for _, t := range e.Tellings {
			p := article.Passage{Article: t.Article, Span: t.Sentence}
			if !slices.Contains(c.told[p], e.ID) {
				c.told[p] = append(c.told[p], e.ID)
			}
		}
	}
	n := 0
	for _, r := range s.Readings {
		n += len(r.Sentences)
	}
	c.lines = make([]line, 0, n)
	for i, r := range s.Readings {
		c.order[r.ID] = i
		clauses, said := r.Notes.Clauses, statements(r)
		for n, sen := range r.Sentences {
			var mine []article.Clause
			for len(clauses) > 0 && clauses[0].Sentence <= n {
				if clauses[0].Sentence == n {
					mine = append(mine, clauses[0])
				}
				clauses = clauses[1:]
			}
			if !r.Prose(n) || sen.Len() > longest {
				continue
			}
			c.lines = append(c.lines, line{
				reading: r, n: n, clauses: mine, said: said[n],
				gist:    s.Gist(r, sen.Span, sen.Span),
				events:  c.told[r.At(sen.Span)],
				witness: r.Origin.Witness(),
			})
			last := &c.lines[len(c.lines)-1]
			last.news = slices.DeleteFunc(slices.Clone(last.events), func(e int) bool { return events[e].Backdrop })
			last.named = termsOf(s, r, sen.Span)
			last.units = unitsOf(s, last)
			_, last.denies = last.denial()
			if w, ok := statedDay(r, sen.Span, text.Span{}); ok && w.OneDay() {
				last.day = w.From
			}
			last.lacks = lacks(r, sen.Span)
			last.frames = c.framesOf(last)
		}
	}
	all := make([]bag, len(c.lines))
	for i := range c.lines {
		all[i] = c.lines[i].named
	}
	c.scale = scaleOf(lang.For(s.Readings[0].Lang), all)
	for i := range c.lines {
		l := &c.lines[i]
		c.scale.weigh(&l.named)
		for k := range l.units {
			c.scale.weigh(&l.units[k].named)
		}
	}
	c.stage = c.episodes()
	c.measures = c.measured()
	c.gauged = c.gauges()
	c.claimed, c.causes = c.accounts(), c.givenCauses()
	c.against = c.opposites()
	c.doers.clashes, c.doers.changes = c.rivalDoers()
	c.filled, c.filledOf = c.fillers(), map[article.ID][]filler{}
	for _, x := range c.filled {
		c.filledOf[x.line.reading.ID] = append(c.filledOf[x.line.reading.ID], x)
	}
	return c
}

// statements files the statements of an article under each sentence they reach
// into, in the order of the text.
func statements(r *article.Reading) [][]article.Statement {
	filed := make([][]article.Statement, len(r.Sentences))
	for _, st := range r.Notes.Statements {
		n, _ := slices.BinarySearchFunc(r.Sentences, st.Start, func(sen article.Sentence, at int) int { return cmp.Compare(sen.End, at+1) })
		for ; n < len(filed) && r.Sentences[n].Start < st.End; n++ {
			filed[n] = append(filed[n], st)
		}
	}
	return filed
}

// witnesses counts the origins behind passages.
func (c *comparison) witnesses(ps []article.Passage) int { return c.story.Witnesses(ps) }

// who maps names of one article to entities.
func (c *comparison) who(r *article.Reading, names []int) []story.EntityID {
	var out []story.EntityID
	for _, n := range names {
		if id := c.story.Cast.Who(r.ID, n); id != story.NoEntity {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sentence is the passage of the whole sentence around a span.
func (c *comparison) sentence(r *article.Reading, sp text.Span) (article.Passage, bool) {
	n := r.SentenceAt(sp.Start)
	if n < 0 || !r.Prose(n) {
		return article.Passage{}, false
	}
	return r.At(r.Sentences[n].Span), true
}

// sentences is the passage of all sentences a span reaches into, within the
// block it begins in: a quotation may run over several.
func (c *comparison) sentences(r *article.Reading, sp text.Span) (article.Passage, bool) {
	p, ok := c.sentence(r, sp)
	if !ok {
		return p, false
	}
	for n := r.SentenceAt(sp.Start) + 1; n < len(r.Sentences); n++ {
		if r.Sentences[n].Start >= sp.End || r.Sentences[n].Block != r.Sentences[n-1].Block {
			break
		}
		p.Span.End = r.Sentences[n].End
	}
	return p, true
}

// statedDay is the time that a stretch of text names, but not inside but, and
// none that only limits what is told: "since 8 July".
func statedDay(r *article.Reading, sp, but text.Span) (article.When, bool) {
	from, _ := slices.BinarySearchFunc(r.Notes.Times, sp.Start, func(t article.Time, at int) int { return cmp.Compare(t.Start, at) })
	for _, t := range r.Notes.Times[from:] {
		if t.Start >= sp.End {
			break
		}
		if sp.Contains(t.Span) && !but.Contains(t.Span) && t.When.Known() && (t.Kind == article.DateTime || t.Kind == article.Clock) && !limits(r, sp, t.Span) {
			return t.When, true
		}
	}
	return article.When{}, false
}

// limits reports whether the word before a time says that it only limits what is
// told.
func limits(r *article.Reading, sp, at text.Span) bool {
	before := story.TokensIn(r.Notes.Tokens, text.Span{Start: sp.Start, End: at.Start})
	return len(before) > 0 && lang.For(r.Lang).Acts.Bounding.Has(before[len(before)-1].Lower)
}

// dayIn is the day that a stretch of text names, else the day its article was
// published, marked as reported; the zero When if neither is known.
func (c *comparison) dayIn(r *article.Reading, sp, but text.Span) article.When {
	if w, ok := statedDay(r, sp, but); ok {
		return w
	}
	if r.Date.OneDay() {
		w := r.Date
		w.How, w.Why = article.Reported, ""
		return w
	}
	return article.When{}
}

// byArticle orders passages as the story orders its articles, then by place.
func (c *comparison) byArticle(a, b article.Passage) int {
	if a.Article != b.Article {
		return article.ByDate(c.story.Reading(a.Article).Article, c.story.Reading(b.Article).Article)
	}
	return text.Compare(a.Span, b.Span)
}
