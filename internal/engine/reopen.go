package engine

import (
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/story"
)

// Reopen reads the articles of a page again and gives the story it was made of,
// with its cast and events: what is asked for when a question comes, and what
// can be looked up. Nothing is compared, and no sentence is made.
func Reopen(p *page.Page) ask.Story {
	s := storyOf(p)
	b := builder{opts: Options{}.as(p)}
	return ask.Story{Events: b.read(s), Story: s, Page: p}
}

// as is the options with those that a page was made under.
func (o Options) as(p *page.Page) Options {
	o.Now, o.Version = p.Options.Now, p.Options.Version
	o.Withheld, o.SameEvents = p.Options.Withheld, p.Options.SameEvents
	o.Namesakes = story.Namesakes{Pairs: p.Options.Namesakes, Strangers: p.Options.Strangers}
	return o
}

// storyOf is the story of a page before anything was found out about it.
func storyOf(p *page.Page) *story.Story {
	s := &story.Story{ID: p.ID}
	for _, a := range p.Articles {
		s.Readings = append(s.Readings, Read(a))
	}
	for _, e := range p.Episodes {
		s.Episodes = append(s.Episodes, story.Episode{ID: e.ID, Articles: e.Articles, When: e.When, Why: e.Why})
	}
	return s
}
