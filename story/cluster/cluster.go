// Package cluster finds which articles belong together: episodes, whose
// articles tell of the same event, and stories, which are chains of episodes on
// one matter.
//
// In go readings with tokens, dates where known, and origins; out come stories,
// each article in exactly one. It compares words, names and numbers, and time
// where it is known; it does not read what an article says, and an article in
// another language than the rest will stay alone.
//
// Two articles are alike by a small model over the cosines of TF-IDF vectors
// of several parts (Miranda et al., "Multilingual Clustering of Streaming
// News", EMNLP 2018); episodes grow from the most alike pair upwards by the
// mean of most of their pairs, more strictly the larger they are, so that no
// single article bridges two events. Copies count as one article; an
// aggregator's page or a roundup is placed last and decides nothing.
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
	x := NewIndex()
	for _, r := range sorted {
		x.hold(r)
	}
	return x.stories(x.chains(x.episodes()))
}

// Index takes articles one at a time and says where each belongs, as far as
// can be told when it comes. Stories looks at all of them again.
type Index struct {
	terms    *lexicon
	profiles []*profile
	posts    map[uint32][]int32 // strong terms to the profiles that have them
	open     []*episode         // as placed so far
	likes    map[uint64]float32 // likeness of pairs, once computed
}

// NewIndex returns an empty index.
func NewIndex() *Index {
	return &Index{terms: newLexicon(), posts: map[uint32][]int32{}, likes: map[uint64]float32{}}
}

// Placement says where an article went when it came.
type Placement struct {
	Episode article.ID // the first article of the episode it joined, or its own ID
	Opened  bool       // it opened a new one
	Why     string     // for a reader: "joined because …", "kept apart because …"
}

// Add places one article. Where it belongs may change as more come: Stories
// has the last word.
func (x *Index) Add(r *article.Reading) Placement {
	i := x.hold(r)
	p := x.profiles[i]
	p.weigh(x.terms)
	near := x.near(i)
	x.post(i)

	best, score := -1, 0.0
	tried := map[int]bool{}
	for _, j := range near {
		e := x.profiles[j].episode
		if e < 0 || tried[e] {
			continue
		}
		tried[e] = true
		if s := x.linkage([]int{i}, x.open[e].members, 1, x.odds); best < 0 || s > score {
			best, score = e, s
		}
	}
	if best >= 0 && score >= joinEpisode {
		e := x.open[best]
		why := "joined because it " + x.sharing(i, e.members)
		e.members = append(e.members, i)
		p.episode = best
		return Placement{Episode: x.profiles[e.members[0]].r.ID, Why: why}
	}
	p.episode = len(x.open)
	x.open = append(x.open, &episode{members: []int{i}})
	pl := Placement{Episode: r.ID, Opened: true, Why: "no article of the same event is here"}
	if best >= 0 {
		pl.Why = "kept apart because it only " + x.sharing(i, x.open[best].members)
	}
	return pl
}

// hold reads an article and counts its words.
func (x *Index) hold(r *article.Reading) int {
	p := newProfile(r, x.terms)
	p.episode = -1
	x.terms.learn(p)
	x.profiles = append(x.profiles, p)
	return len(x.profiles) - 1
}

// Stories sorts everything added so far into stories, from the beginning: the
// result depends on which articles there are, not on the order they came in.
func (x *Index) Stories() []story.Story {
	rs := make([]*article.Reading, len(x.profiles))
	for i, p := range x.profiles {
		rs[i] = p.r
	}
	return Stories(rs)
}
