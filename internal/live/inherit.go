package live

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic/article"
)

// inherit gives each story, made of episodes, the ID of an earlier one: of all
// pairs of the two, those with most articles in common first, each once. Stories
// without one get 0. Earlier stories all of whose articles went to others are
// merged, each into the one that has most of them.
func inherit(stories [][][]article.ID, filed map[article.ID]int64) (ids []int64, merged map[int64]int) {
	type pair struct {
		now     int
		earlier int64
		common  int
	}
	count := map[[2]int64]int{}
	for i, episodes := range stories {
		for _, e := range episodes {
			for _, a := range e {
				if s := filed[a]; s != 0 {
					count[[2]int64{int64(i), s}]++
				}
			}
		}
	}
	var pairs []pair
	for k, n := range count {
		pairs = append(pairs, pair{int(k[0]), k[1], n})
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.common, a.common), cmp.Compare(a.earlier, b.earlier), cmp.Compare(a.now, b.now))
	})
	ids = make([]int64, len(stories))
	taken := map[int64]bool{}
	for _, p := range pairs {
		if ids[p.now] == 0 && !taken[p.earlier] {
			ids[p.now], taken[p.earlier] = p.earlier, true
		}
	}
	merged = map[int64]int{}
	for _, p := range pairs {
		if _, done := merged[p.earlier]; !taken[p.earlier] && !done {
			merged[p.earlier] = p.now
		}
	}
	return ids, merged
}
