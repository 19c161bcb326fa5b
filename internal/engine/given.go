package engine

import (
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/cluster"
)

// Story makes the page of one story of articles that somebody, or a
// cluster.Stream, put into episodes. An article that is in none is an episode of
// its own. What the page was made of comes with it, as Reopen would give it.
func Story(articles []*article.Article, episodes [][]article.ID, opts Options) (ask.Story, error) {
	s := story.Story{Readings: make([]*article.Reading, len(articles))}
	for i, a := range articles {
		s.Readings[i] = Read(a)
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
