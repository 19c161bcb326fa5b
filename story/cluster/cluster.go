// Package cluster finds which articles belong together: episodes, whose
// articles tell of the same event, and stories, which are chains of episodes on
// one matter.
//
// In go readings with tokens, dates where known, and origins; out come stories,
// each article in exactly one. It compares words, names and numbers, and time
// where it is known; it does not read what an article says, and an article in
// another language than the rest will stay alone.
//
// A Stream takes one article at a time and keeps what placing needs of it, no
// text; Stories sorts a whole collection by the same rules. Two articles are
// alike by a small model over the cosines of TF-IDF vectors of several parts
// (Miranda et al., "Multilingual Clustering of Streaming News", EMNLP 2018);
// episodes grow from the most alike pair upwards by the mean of most of their
// pairs, more strictly the larger they are, so that no single article bridges
// two events. Copies count as one article; an aggregator's page or a roundup is
// placed last and decides nothing.
package cluster

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// Stories sorts readings into stories, the most reported first: by independent
// origins, then by articles, then the newest. The order of rs does not matter;
// an article that stands in it twice counts once.
func Stories(rs []*article.Reading) []story.Story {
	sorted := make([]*article.Reading, 0, len(rs))
	seen := make(map[article.ID]bool, len(rs))
	for _, r := range rs {
		if r != nil && r.Article != nil && !seen[r.ID] {
			seen[r.ID] = true
			sorted = append(sorted, r)
		}
	}
	slices.SortStableFunc(sorted, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	s := NewStream()
	s.addAll(sorted)
	ranked := s.ranked(s.chains(s.inOrder()))
	out := make([]story.Story, len(ranked))
	for n, t := range ranked {
		out[n] = t.Story
		for _, i := range t.articles {
			out[n].Readings = append(out[n].Readings, sorted[i])
		}
	}
	return out
}

// addAll takes articles that are all there from the beginning: what a term is
// worth is known before the first is placed.
func (s *Stream) addAll(sorted []*article.Reading) {
	read := make([]*counts, len(sorted))
	for i, r := range sorted {
		_, read[i] = s.hold(r)
	}
	all := make([]int32, len(sorted))
	for i, p := range s.profiles {
		p.weigh(read[i], s.terms)
		s.post(int32(i))
		all[i] = int32(i)
	}
	for _, e := range s.regroup(all) {
		e.id, e.tale = s.profiles[e.members[0]].id, none
		s.install(e)
	}
}
