package cluster

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// Given is the story that readings tell in the episodes that somebody, or a
// Stream, put them into: the episodes in their order, with the reasons that can
// be given from these articles alone. A reading that is in no episode is one of
// its own.
func Given(rs []*article.Reading, episodes [][]article.ID) story.Story {
	sorted := slices.Clone(rs)
	slices.SortStableFunc(sorted, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	s := newStream(fewPairCells)
	b := s.Batch()
	for _, r := range sorted {
		b.Read(r, r.Published.Time)
	}
	b.Weigh()
	b.End()
	s.Place([][][]article.ID{episodes}, nil)
	t := s.told(s.inOrder())
	for _, i := range t.articles {
		t.Readings = append(t.Readings, sorted[i])
	}
	return t.Story
}
