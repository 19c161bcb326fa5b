package timeline

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Two articles may tell one event as other acts: in one the assembly votes, in the
// other a bill is rejected. What home kept apart is put together here where the days
// allow it, nothing speaks against it, and the sentences name much the same, the
// rarer in the story the more.

// sheet is a telling with what it is compared by: what its sentence and its clause
// name, each sorted, the persons of the sentence, and the article's episode.
type sheet struct {
	telling
	sentence, clause []string
	persons          []story.EntityID
	episode          string
}

// weighing compares what the groups of a story tell.
type weighing struct {
	story   *story.Story
	weights map[string]float64
	groups  [][]sheet // the clearest tellings of each group
}

// weigh reads all groups.
func (m *merger) weigh() *weighing {
	w := &weighing{story: m.story, weights: map[string]float64{}}
	episodes := map[article.ID]string{}
	for _, e := range m.story.Episodes {
		for _, id := range e.Articles {
			episodes[id] = e.ID
		}
	}
	seen := map[article.Passage]bool{}
	for _, g := range m.groups {
		var all []sheet
		for _, t := range g.tellings[:min(len(g.tellings), compared)] {
			x := sheet{telling: t, episode: episodes[t.Article]}
			x.persons, x.sentence = w.names(t.reading, t.Sentence)
			_, x.clause = w.names(t.reading, t.Clause)
			all = append(all, x)
			if !seen[t.Passage] {
				seen[t.Passage] = true
				for _, name := range x.sentence {
					w.weights[name]++
				}
			}
		}
		w.groups = append(w.groups, all)
	}
	for name, n := range w.weights {
		w.weights[name] = math.Sqrt(math.Log(1 + float64(len(seen))/n))
	}
	return w
}

// names are the words, people, bodies, places and figures of a stretch, sorted, and
// the persons among them.
func (w *weighing) names(r *article.Reading, in text.Span) (persons []story.EntityID, names []string) {
	g := w.story.Gist(r, in, in)
	names = slices.AppendSeq(make([]string, 0, len(g.Words)+len(g.Figures)+4), maps.Keys(g.Words))
	for _, id := range g.Names() {
		names = append(names, "@"+strconv.Itoa(int(id)))
	}
	for _, f := range g.Figures {
		names = append(names, "#"+strconv.FormatFloat(f.Value, 'g', -1, 64)+f.Unit)
	}
	slices.Sort(names)
	return g.Persons, slices.Compact(names)
}

// overlap is the share of what two stretches name that both name, by weight: 0 to
// 1 (Dice 1945).
func (w *weighing) overlap(a, b []string) float64 {
	both, all := 0.0, 0.0
	for _, name := range a {
		all += w.weights[name]
	}
	for _, name := range b {
		all += w.weights[name]
	}
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch c := cmp.Compare(a[i], b[k]); {
		case c < 0:
			i++
		case c > 0:
			k++
		default:
			both += 2 * w.weights[a[i]]
			i++
			k++
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// oneEvent is the score from which two tellings tell one event: of 209 pairs of
// events joined from there in 22 sets of real articles and read by hand, about ten
// were two, and of 200 pairs of one day read by hand half of the doubles reach it.
const oneEvent = 0.55

// alike is how far two tellings of two articles tell one event: what the sentences
// name in common, half as much what the clauses do, and what else speaks for it.
func (w *weighing) alike(t, u *sheet) float64 {
	acts := &lang.For("").Acts
	statements := t.act == "say" && u.act == "say" // of one speaker, who says many things on one day
	of := func(names []string) []string { return names }
	if statements {
		of = unnamed
	}
	score := w.overlap(of(t.sentence), of(u.sentence)) + 0.5*w.overlap(of(t.clause), of(u.clause))
	score += 0.1 * float64(min(story.Shared(t.gist.Persons, u.gist.Persons), 2))
	switch {
	case statements:
	case t.act == u.act, acts.Akin.Of(t.act) == u.act && u.act != "", t.acts[u.act], u.acts[t.act]:
		score += 0.15
	case !plain(t.act) && !plain(u.act) && t.act != "say" && u.act != "say":
		score -= 0.45 // arrested, and charged
	case (t.act == "say") != (u.act == "say"):
		score -= 0.15
	}
	if t.opening() && u.opening() {
		score += 0.1
	}
	if figuresAgree(t.gist.Figures, u.gist.Figures) > 0 {
		score += 0.1
	}
	if d := t.dayOfWeek(); d >= 0 && d == u.dayOfWeek() {
		score += 0.1
	} else {
		score -= 0.1
	}
	return score
}

// unnamed are the words and figures of what a stretch names.
func unnamed(names []string) []string {
	first, _ := slices.BinarySearch(names, "@")
	end, _ := slices.BinarySearch(names, "A")
	return slices.Concat(names[:first], names[end:])
}

// opening reports whether a telling stands in the headline or the first sentences
// of its article.
func (t *telling) opening() bool {
	return t.reading.SentenceAt(t.Sentence.Start) <= leadSentences-1
}

// dayOfWeek is that of a telling's day, known or not, -1 without one.
func (t *telling) dayOfWeek() int {
	if t.When.OneDay() && !t.weak {
		return int(t.When.From.Weekday())
	}
	return t.weekday
}

// apart reports whether something speaks against two tellings being of one event:
// another weekday, other people, other places, other figures.
func apart(t, u *sheet) bool {
	if d, e := t.dayOfWeek(), u.dayOfWeek(); d >= 0 && e >= 0 && d != e {
		return true
	}
	g, h := &t.gist, &u.gist
	if story.Shared(g.Places, h.Bodies)+story.Shared(g.Bodies, h.Places) == 0 && strangers(g.Places, h.Places) {
		return true
	}
	p, q := g.Persons, h.Persons
	if (t.act == "say") != (u.act == "say") {
		p, q = t.persons, u.persons // "the envoy said that Sand had resigned", and Sand resigned
	}
	if len(p)+len(q) > 0 && strangers(slices.Concat(p, g.Bodies), slices.Concat(q, h.Bodies)) {
		return true
	}
	return figuresAgree(g.Figures, h.Figures) < 0
}

// strangers reports whether both name somebody, and nobody in common.
func strangers(a, b []story.EntityID) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(id story.EntityID) bool { return slices.Contains(b, id) })
}

// meets reports whether the times of two groups, and the articles that tell them,
// allow one event. A day known of both is the same or, of one that is only the day
// of a report, shortly before; where a day is not known both are told in articles of
// one episode.
func (w *weighing) meets(g, h *group, a, b []sheet) bool {
	if g.when.Known() && h.when.Known() {
		if g.when.From.Equal(h.when.From) && g.when.To.Equal(h.when.To) {
			return true
		}
		return reportedAfter(g.when, h.when) || reportedAfter(h.when, g.when)
	}
	for i := range a {
		for k := range b {
			if a[i].episode != b[k].episode || a[i].Ahead != b[k].Ahead {
				return false
			}
		}
	}
	known, other := g, b
	if h.when.Known() {
		known, other = h, a
	}
	return !known.when.Known() || known.when.OneDay() && !slices.ContainsFunc(other, func(t sheet) bool { return !fits(t.telling, known) })
}

// reportedAfter reports whether the first is the day of a report, on or shortly
// after the second.
func reportedAfter(report, day article.When) bool {
	return report.How == article.Reported && day.How != article.Reported && report.OneDay() && day.OneDay() &&
		!day.From.After(report.From) && report.From.Sub(day.From) <= reportLag
}

// same is the best score of two tellings of two groups, which are of two articles;
// 0 where something speaks against any two.
func (w *weighing) same(a, b []sheet) float64 {
	best := 0.0
	for i := range a {
		for k := range b {
			if apart(&a[i], &b[k]) {
				return 0
			}
			if a[i].Article != b[k].Article {
				best = max(best, w.alike(&a[i], &b[k]))
			}
		}
	}
	return best
}

// joinAlike makes one event of groups that tell one in words much alike, the most
// alike first. What speaks against any two of their tellings keeps both apart. The
// day is that of the firmer telling.
func (m *merger) joinAlike() {
	w := m.weigh()
	type pair struct {
		i, k  int
		score float64
	}
	one := func(i, k int) float64 {
		if !w.meets(m.groups[i], m.groups[k], w.groups[i], w.groups[k]) {
			return 0
		}
		return w.same(w.groups[i], w.groups[k])
	}
	var pairs []pair
	for i, ks := range w.near() {
		for _, k := range ks {
			if s := one(i, k); s >= oneEvent {
				pairs = append(pairs, pair{i, k, s})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	into := make([]int, len(m.groups))
	for i := range into {
		into[i] = i
	}
	for _, p := range pairs {
		i, k := into[p.i], into[p.k]
		if i == k || one(i, k) < oneEvent {
			continue
		}
		if firmness(m.groups[k].tellings[0]) < firmness(m.groups[i].tellings[0]) {
			i, k = k, i
		}
		for _, t := range m.groups[k].tellings {
			m.add(m.groups[i], t)
		}
		w.groups[i] = append(w.groups[i], w.groups[k]...)
		for n := range into {
			if into[n] == k {
				into[n] = i
			}
		}
	}
	var kept []*group
	for i, g := range m.groups {
		if into[i] == i {
			kept = append(kept, g)
		}
	}
	m.groups = kept
}

// common is the share of a story's groups from which on what they name says nothing
// of which are alike, and few how many may name it in any story.
const common, few = 0.1, 20

// near are, for each group, the later ones with which it shares two names or words
// that are not common.
func (w *weighing) near() [][]int {
	naming := map[string][]int{}
	for i, all := range w.groups {
		for _, t := range all {
			for _, name := range t.sentence {
				if at := naming[name]; len(at) == 0 || at[len(at)-1] != i {
					naming[name] = append(at, i)
				}
			}
		}
	}
	most := max(few, int(common*float64(len(w.groups))))
	out := make([][]int, len(w.groups))
	shared := make([]int, len(w.groups))
	for i, all := range w.groups {
		var names []string
		var touched []int
		for _, t := range all {
			names = append(names, t.sentence...)
		}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			if at := naming[name]; len(at) <= most {
				for _, k := range at {
					if shared[k]++; k > i && shared[k] == 2 {
						out[i] = append(out[i], k)
					}
					touched = append(touched, k)
				}
			}
		}
		for _, k := range touched {
			shared[k] = 0
		}
		slices.Sort(out[i])
	}
	return out
}
