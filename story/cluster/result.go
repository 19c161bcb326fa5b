package cluster

import (
	"cmp"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// told is a story made of a chain of episodes, with what it is ranked by.
type told struct {
	story.Story
	articles []int32 // of all episodes, in the order of byDate
	origins  int
	newest   time.Time
}

// ranked makes stories of chains, the most reported first: by independent
// origins, then by articles, then the newest.
func (s *Stream) ranked(chains [][]*episode) []told {
	out := make([]told, 0, len(chains))
	for _, c := range chains {
		t := s.told(c)
		for n := range c[1:] {
			t.Episodes[n+1].Link = s.link(c[n+1], c[:n+1])
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b told) int {
		return cmp.Or(
			cmp.Compare(b.origins, a.origins),
			cmp.Compare(len(b.articles), len(a.articles)),
			b.newest.Compare(a.newest),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return out
}

// told is the story of a chain, whose episodes it puts in order.
func (s *Stream) told(chain []*episode) told {
	first := func(e *episode) *profile { return s.profiles[e.members[0]] }
	slices.SortFunc(chain, func(a, b *episode) int {
		return cmp.Or(cmp.Compare(s.begins(a), s.begins(b)), byDate(first(a), first(b)))
	})
	var t told
	for _, e := range chain {
		t.articles = append(t.articles, e.members...)
		t.Episodes = append(t.Episodes, s.episode(e))
	}
	slices.SortFunc(t.articles, func(i, j int32) int { return byDate(s.profiles[i], s.profiles[j]) })
	t.ID = string(s.profiles[t.articles[0]].id)
	witnesses := map[string]bool{}
	for _, i := range t.articles {
		p := s.profiles[i]
		if p.witness != "" {
			witnesses[p.witness] = true
		}
		if p.published.After(t.newest) {
			t.newest = p.published
		}
	}
	t.origins = len(witnesses)
	return t
}

func (s *Stream) episode(e *episode) story.Episode {
	out := story.Episode{ID: string(e.id)}
	for n, i := range e.members {
		p := s.profiles[i]
		out.Articles = append(out.Articles, p.id)
		if n > 0 {
			out.Why = append(out.Why, cmp.Or(p.why, s.why(i, without(e.reps, i))))
		}
		out.When = cover(out.When, p.written)
	}
	return out
}

// cover widens w to the day d.
func cover(w, d article.When) article.When {
	switch {
	case !d.Bounded():
		return w
	case !w.Known():
		return d
	}
	if d.From.Before(w.From) {
		w.From = d.From
	}
	if d.To.After(w.To) {
		w.To = d.To
	}
	if !w.OneDay() {
		w.Gran = article.Interval
	}
	if d.How == article.Inferred {
		w.How = article.Inferred
	}
	return w
}
