package engine

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
)

// Join makes one page of the articles and episodes of several, which a person
// says tell one story. The pages must have no article in common.
func Join(pages []*page.Page, opts Options) (*page.Page, error) {
	var s story.Story
	for _, p := range pages {
		for _, a := range p.Articles {
			s.Readings = append(s.Readings, read(a))
		}
		for _, e := range p.Episodes {
			s.Episodes = append(s.Episodes, story.Episode{ID: e.ID, Articles: e.Articles, When: e.When, Why: e.Why})
		}
	}
	slices.SortFunc(s.Readings, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	slices.SortStableFunc(s.Episodes, func(a, b story.Episode) int {
		return cmp.Or(a.When.From.Compare(b.When.From), cmp.Compare(a.ID, b.ID))
	})
	s.ID = string(s.Readings[0].ID)
	b := builder{opts: opts}
	p, err := b.page(&s)
	if err != nil {
		return nil, fmt.Errorf("page of %q: %w", s.Readings[0].Headline(), err)
	}
	return p, nil
}
