package engine

import (
	"fmt"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/cluster"
)

// Story makes the page of one story of articles that somebody, or a
// cluster.Stream, put into episodes. An article that is in none is an episode of
// its own.
func Story(articles []*article.Article, episodes [][]article.ID, opts Options) (*page.Page, error) {
	s := story.Story{Readings: make([]*article.Reading, len(articles))}
	for i, a := range articles {
		s.Readings[i] = Read(a)
	}
	date(&s, opts.Now)
	s = cluster.Given(s.Readings, episodes)
	b := builder{opts: opts}
	p, err := b.page(&s)
	if err != nil {
		return nil, fmt.Errorf("page of %q: %w", s.Readings[0].Headline(), err)
	}
	return p, nil
}
