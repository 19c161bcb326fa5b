package cluster

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// sameMatter tells whether two articles are on one matter, though perhaps of
// different events: names and the words of the issue count, days hardly.
var sameMatter = model{
	base:  -7.1,
	parts: [parts]float64{whole: 0.8, lead: 1.7, names: 5.4, issue: 3.7, numbers: 0.9, pairs: 5.8},
	other: -1.5, bare: -2, empty: -2,
}

const (
	joinStory    = -2.0
	storyQuorum  = 0.5  // share of the pairs of articles that count
	chainQuorum  = 0.15 // share of the pairs of episodes that count: a chain need
	chainAtLeast = 4    // not hang together at its ends, a short one must
	slowAfter    = 21   // days between two episodes after which
	slowPenalty  = 0.5  // each further three weeks cost so much
	longestBreak = 120  // days without an article that end a story
)

// chains links episodes on one matter into stories, by the same rule as
// articles into episodes but for the limit: weak links are never made.
func (x *Index) chains(all []*episode) [][]*episode {
	sets := make([]*episode, len(all))
	for i := range all {
		sets[i] = &episode{members: []int{i}, reps: []int{i}}
	}
	memo := map[edge]float64{}
	linked := merge(sets, x.around(all), func(a, b *episode) float64 {
		var scores []float64
		for _, i := range a.reps {
			for _, j := range b.reps {
				k := edge{min(i, j), max(i, j)}
				s, ok := memo[k]
				if !ok {
					s = x.chained(all[i], all[j])
					memo[k] = s
				}
				scores = append(scores, s)
			}
		}
		return meanOfBest(scores, max(chainQuorum, min(1, chainAtLeast/float64(len(scores)))))
	}, joinStory)
	out := make([][]*episode, len(linked))
	for i, s := range linked {
		for _, e := range s.members {
			out[i] = append(out[i], all[e])
		}
	}
	return out
}

const (
	fewEpisodes = 60 // up to so many, each is compared with each
	mostAround  = 30 // else with so many that share its strong terms
)

// around are the pairs of episodes worth comparing.
func (x *Index) around(all []*episode) []edge {
	var edges []edge
	if len(all) <= fewEpisodes {
		for b := range all {
			for a := range b {
				edges = append(edges, edge{a, b})
			}
		}
		return edges
	}
	for n, e := range all {
		for _, i := range e.members {
			x.profiles[i].episode = n
		}
	}
	for n, e := range all {
		score := map[int]float64{}
		for _, i := range spread(e.reps) {
			for _, t := range strongest(x.profiles[i].vec[whole]) {
				for _, j := range recent(x.posts[t.term]) {
					score[x.profiles[j].episode] += float64(t.w) / float64(len(all[x.profiles[j].episode].reps))
				}
			}
		}
		delete(score, n)
		near := make([]int, 0, len(score))
		for m := range score {
			near = append(near, m)
		}
		sortBy(near, func(m int) float64 { return -score[m] })
		for _, m := range near[:min(len(near), mostAround)] {
			edges = append(edges, edge{min(m, n), max(m, n)})
		}
	}
	return edges
}

// chained is how well two episodes go together as parts of one story.
func (x *Index) chained(a, b *episode) float64 {
	if x.alone(a) || x.alone(b) {
		return math.Inf(-1)
	}
	var odds []float64
	for _, i := range spread(a.reps) {
		for _, j := range spread(b.reps) {
			odds = append(odds, sameMatter.odds(x.profiles[i], x.profiles[j]))
		}
	}
	s := meanOfBest(odds, storyQuorum)
	gap := x.gap(a, b)
	switch {
	case gap > longestBreak:
		return math.Inf(-1)
	case gap > slowAfter:
		s -= slowPenalty * (gap - slowAfter) / 21
	}
	return s
}

// alone reports whether an episode is one page that was placed late and joined
// nothing: it does not link either.
func (x *Index) alone(e *episode) bool {
	return len(e.members) == 1 && x.profiles[e.members[0]].late()
}

// gap is the number of days between the nearest articles of two episodes, 0
// if none is dated.
func (x *Index) gap(a, b *episode) float64 {
	least := math.Inf(1)
	for _, i := range a.members {
		for _, j := range b.members {
			if p, q := x.profiles[i], x.profiles[j]; p.dated && q.dated {
				least = min(least, math.Abs(p.day-q.day))
			}
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

// stories makes the result of the chains.
func (x *Index) stories(chains [][]*episode) []story.Story {
	out := make([]story.Story, 0, len(chains))
	for _, c := range chains {
		out = append(out, x.story(c))
	}
	origins := make(map[string]int, len(out))
	newest := make(map[string]time.Time, len(out))
	for _, s := range out {
		origins[s.ID] = witnesses(s.Readings)
		for _, r := range s.Readings {
			if r.Published.Known() && r.Published.Time.After(newest[s.ID]) {
				newest[s.ID] = r.Published.Time
			}
		}
	}
	slices.SortFunc(out, func(a, b story.Story) int {
		return cmp.Or(
			cmp.Compare(origins[b.ID], origins[a.ID]),
			cmp.Compare(len(b.Readings), len(a.Readings)),
			newest[b.ID].Compare(newest[a.ID]),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return out
}

// witnesses counts independent origins.
func witnesses(rs []*article.Reading) int {
	seen := map[string]bool{}
	for _, r := range rs {
		w := r.Origin.Witness()
		if w == "" && r.Origin.Kind != article.Aggregate && r.Origin.Kind == "" {
			w = string(r.ID) // origins have not been looked for
		}
		if w != "" {
			seen[w] = true
		}
	}
	return len(seen)
}

func (x *Index) story(chain []*episode) story.Story {
	slices.SortStableFunc(chain, func(a, b *episode) int {
		return cmp.Or(cmp.Compare(x.begins(a), x.begins(b)), a.members[0]-b.members[0])
	})
	var s story.Story
	var all []int
	for n, e := range chain {
		out := x.episode(e)
		if n > 0 {
			out.Link = x.link(e, chain[:n])
		}
		all = append(all, e.members...)
		s.Episodes = append(s.Episodes, out)
	}
	slices.Sort(all)
	for _, i := range all {
		s.Readings = append(s.Readings, x.profiles[i].r)
	}
	s.ID = string(s.Readings[0].ID)
	return s
}

// begins is the earliest day on which an article of the episode was written,
// as far as that is known; else it comes last.
func (x *Index) begins(e *episode) float64 {
	day := math.Inf(1)
	for _, i := range e.members {
		if p := x.profiles[i]; p.dated {
			day = min(day, p.day)
		}
	}
	return day
}

// link says why an episode goes on the story that the ones before it tell.
func (x *Index) link(e *episode, before []*episode) string {
	common := map[uint32]float32{}
	for _, b := range before {
		for _, i := range spread(e.reps) {
			for _, j := range spread(b.reps) {
				for _, k := range []part{names, pairs} {
					x.profiles[i].vec[k].shared(x.profiles[j].vec[k], func(term uint32, w float32) { common[term] += w })
				}
			}
		}
	}
	words := x.wording(common)
	if words == "" {
		return ""
	}
	return "goes on the same matter: it shares " + words + " with the episodes before it"
}

func (x *Index) episode(e *episode) story.Episode {
	out := story.Episode{ID: string(x.profiles[e.members[0]].r.ID)}
	for n, i := range e.members {
		r := x.profiles[i].r
		out.Articles = append(out.Articles, r.ID)
		if n > 0 {
			out.Why = append(out.Why, x.why(i, e))
		}
		out.When = cover(out.When, r)
	}
	return out
}

// why says why an article is in its episode.
func (x *Index) why(i int, e *episode) string {
	p := x.profiles[i]
	switch o := p.r.Origin; {
	case o.Of != "" && o.Why != "":
		return "joined because " + o.Why
	case p.late():
		return "placed last, as a page made of other articles: it " + x.sharing(i, without(e.reps, i))
	}
	return "joined because it " + x.sharing(i, without(e.reps, i))
}

func without(members []int, i int) []int {
	out := make([]int, 0, len(members))
	for _, m := range members {
		if m != i {
			out = append(out, m)
		}
	}
	return out
}

// cover widens w to the day of r.
func cover(w article.When, r *article.Reading) article.When {
	d := r.Date
	if r.Published.Known() {
		d = article.OnDay(r.Published.Time, article.Explicit)
	}
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
