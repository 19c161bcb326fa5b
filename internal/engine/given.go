package engine

import (
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/cluster"
)

// Story makes the page of one story of articles, as Read reads them, that
// somebody, or a cluster.Stream, put into episodes. An article that is in none is
// an episode of its own. What the page was made of comes with it, as Reopen would
// give it. The readings stay as they are.
func Story(readings []*article.Reading, episodes [][]article.ID, opts Options) (ask.Story, error) {
	s := story.Story{Readings: make([]*article.Reading, len(readings))}
	for i, r := range readings {
		own := *r
		s.Readings[i] = &own
	}
	b := builder{opts: opts, dated: true, reread: date(&s, opts.Now)}
	slices.SortFunc(s.Readings, article.ByWriting)
	s = cluster.Given(s.Readings, episodes)
	p, err := b.page(&s)
	if err != nil {
		return ask.Story{}, fmt.Errorf("page of %q: %w", s.Readings[0].Headline(), err)
	}
	return ask.Story{Story: &s, Events: b.events, Page: p}, nil
}
