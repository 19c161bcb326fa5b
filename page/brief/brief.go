// Package brief writes the short cited account at the top of a story's page.
//
// In go a story, its events and what comparing its sources found; out come up to
// eight sentences in the sources' own words, the newest development first,
// then what led to it. A sentence that two origins tell is preferred; one that
// leans on the sentence before it ("He", "But", "The move") is passed over, or
// its pronoun is resolved in square brackets. What the sources dispute stands in
// no sentence of its own: one dispute closes the brief, with both claims and
// whose they are, and the rest is left to the page's section on it.
package brief

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// most is how many sentences a brief has at the most.
const most = 8

// worth is the score that a sentence behind the first needs. A short brief is better
// than one that says the same again to be longer.
const worth = 0.3

// Write returns the brief of a story. It is empty only for a story without a
// sentence that can stand alone.
func Write(s *story.Story, events []story.Event, f story.Findings) []page.Sentence {
	w := writer{story: s, disputed: disputed(f.Tensions), changes: f.Changes, outdated: outdated(f.Changes), told: map[article.Passage]told{}}
	w.matter()
	for _, e := range events {
		w.event(e)
	}
	for _, a := range f.Agreed {
		if a.Event < 0 {
			w.offer(a.Passages[:1], a.Passages[1:], 0.6+0.4*float64(a.Origins), time.Time{}, a.Origins)
		}
	}
	w.leads()
	for _, c := range f.Changes {
		w.latest(c)
	}
	for i := range w.candidates {
		if t, ok := w.told[w.candidates[i].passage]; ok {
			w.candidates[i].act, w.candidates[i].day = t.act, t.day
		}
	}
	chosen := w.choose()
	out := make([]page.Sentence, 0, len(chosen))
	for _, c := range chosen {
		if sen, err := w.sentence(c); err == nil {
			out = append(out, sen)
		}
	}
	if sen, ok := w.dispute(f.Tensions); ok && len(out) > 0 {
		out = append(out, sen)
	}
	return out
}

// disputed are the sentences that stand in a tension about what happened.
func disputed(ts []story.Tension) map[article.Passage]bool {
	m := map[article.Passage]bool{}
	for _, t := range ts {
		switch t.Kind {
		case story.FigureTension, story.OutcomeTension, story.DateTension:
			for _, s := range t.Sides {
				for _, p := range s.Passages {
					m[p] = true
				}
			}
		}
	}
	return m
}

// outdated are the sentences that tell what has changed since, with the changes
// they belong to, by their place.
func outdated(cs []story.Change) map[article.Passage][]int {
	m, last := map[article.Passage][]int{}, map[article.Passage]bool{}
	for i, c := range cs {
		for k, s := range c.Steps {
			for _, p := range s.Passages {
				if k == len(c.Steps)-1 {
					last[p] = true
				} else {
					m[p] = append(m[p], i)
				}
			}
		}
	}
	for p := range last {
		delete(m, p)
	}
	return m
}

type writer struct {
	story      *story.Story
	disputed   map[article.Passage]bool
	changes    []story.Change
	outdated   map[article.Passage][]int // the changes in which it is no last step
	candidates []candidate
	told       map[article.Passage]told
	openings   []opening
	headlines  []map[string]bool
	last       time.Time              // day of the newest article
	words      map[string]int         // of the articles' openings: in how many of them
	names      map[story.EntityID]int // likewise
}

// told is the event a sentence tells.
type told struct {
	act string
	day time.Time
}

// candidate is a sentence that may stand in the brief.
type candidate struct {
	passage article.Passage
	more    []article.Passage // that say the same
	gist    story.Gist
	score   float64
	day     time.Time // of what it tells; zero if unknown
	origins int
	ahead   bool             // still to come
	names   []story.EntityID // that it names; sorted
	act     string           // of the event it tells; empty if none
	acts    map[string]bool  // kinds of act its clauses tell, speech left out
	matter  float64          // share of what the articles open with, 0..1
	headed  float64          // share of the headlines' words, 0..1
	near    float64          // to the matter, by both: 1 for the nearest
	support int              // witnesses whose articles open with much the same
	speech  bool             // it opens with a quotation
	pronoun *article.Mention // that opens the sentence and is resolved
}

// event offers the clearest telling of an event that can stand alone.
func (w *writer) event(e story.Event) {
	if e.Backdrop || e.Planned || e.Lane == story.Undated && e.Origins < 1 {
		return
	}
	held := slices.ContainsFunc(e.Tellings, func(t story.Telling) bool {
		return !t.Ahead && w.story.Reading(t.Article).Origin.Kind != article.Aggregate
	})
	var ps []article.Passage
	for _, t := range e.Tellings {
		if t.Ahead && held {
			continue // the plan is old news
		}
		ps = append(ps, article.Passage{Article: t.Article, Span: t.Sentence})
	}
	current := func(p article.Passage) bool { return w.outdated[p] == nil }
	if i := slices.IndexFunc(ps, current); i > 0 {
		ps = slices.Concat(ps[i:i+1], ps[:i], ps[i+1:])
	}
	day := e.When.To
	if e.When.OneDay() {
		day = e.When.From
	}
	if e.Lane == story.Undated && !slices.ContainsFunc(e.Tellings, func(t story.Telling) bool { return !t.Ahead }) {
		return // of a plan without a day nobody knows whether it still lies ahead
	}
	score := e.Weight
	if e.Lane == story.Scheduled {
		score *= 0.8
	}
	before := len(w.candidates)
	w.offer(ps, nil, score, day, e.Origins)
	if n := len(w.candidates); n > before {
		c := &w.candidates[n-1]
		r := w.story.Reading(c.passage.Article)
		here := func(t story.Telling) bool { return t.Article == r.ID && t.Sentence == c.passage.Span }
		if slices.ContainsFunc(e.Tellings, func(t story.Telling) bool { return here(t) && moved(r, t) }) {
			c.day = r.Date.From // "has been postponed to Monday" is news of the day it is told
		} else {
			// "Is set to meet" is no lead, even if it is known elsewhere that they met.
			c.ahead = c.ahead || e.Lane == story.Scheduled || slices.ContainsFunc(e.Tellings, func(t story.Telling) bool { return here(t) && t.Ahead })
		}
	}
	for _, p := range ps {
		if _, ok := w.told[p]; !ok {
			w.told[p] = told{e.Act, day}
		}
	}
}

// moved reports whether what lies ahead is told as a plan that was moved.
func moved(r *article.Reading, t story.Telling) bool {
	return t.Ahead && r.Date.OneDay() && slices.ContainsFunc(r.Notes.Clauses, func(c article.Clause) bool { return c.Span == t.Clause && c.Tense == article.Past })
}

// leadSentences is how many sentences may be looked at for the first of an article
// that can stand alone: a caption or a quotation may come first.
const leadSentences = 3

// leads offers the opening sentences of the originals: they carry what an
// outlet holds to be the matter itself.
func (w *writer) leads() {
	for _, r := range w.story.Readings {
		if r.Origin.Kind != article.Original || r.Form != article.Report {
			continue
		}
		day := time.Time{}
		if r.Date.OneDay() {
			day = r.Date.From
		}
		for n, looked, before := 0, 0, len(w.candidates); n < len(r.Sentences) && looked < leadSentences && len(w.candidates) == before; n++ {
			if r.Prose(n) && r.Blocks[r.Sentences[n].Block].Kind != article.Standfirst {
				w.offer([]article.Passage{r.At(r.Sentences[n].Span)}, nil, 1.6, day, 1)
				looked++
			}
		}
	}
}

// latestOf reports whether a passage tells what a change has come to.
func (w *writer) latestOf(change int, p article.Passage) bool {
	steps := w.changes[change].Steps
	return slices.Contains(steps[len(steps)-1].Passages, p)
}

// sameEnd reports whether two changes have come to the same.
func (w *writer) sameEnd(i, k int) bool {
	steps := w.changes[i].Steps
	return slices.ContainsFunc(steps[len(steps)-1].Passages, func(p article.Passage) bool { return w.latestOf(k, p) })
}

// latest offers what a change has come to.
func (w *writer) latest(c story.Change) {
	last := c.Steps[len(c.Steps)-1]
	day := last.When.From
	if r := w.story.Reading(last.Passages[0].Article); day.IsZero() && r.Date.OneDay() {
		day = r.Date.From
	}
	w.offer(last.Passages, nil, 1.4, day, 1)
}

// offer adds the first of the passages that can stand alone, with the others
// as further citations.
func (w *writer) offer(ps, more []article.Passage, score float64, day time.Time, origins int) {
	for i, p := range ps {
		r := w.story.Reading(p.Article)
		if w.disputed[p] || w.overtaken(r, p.Span) || r.Origin.Kind == article.Aggregate && origins > 0 {
			continue
		}
		pronoun, ok := w.stands(r, p.Span)
		if !ok || !reads(r, p.Span) || w.nameless(r, p.Span) || w.ownVoice(r, p.Span) || pronoun == nil && page.Unnamed(r, p.Span) {
			continue
		}
		if n := p.Span.Len(); n > 420 || n < 40 {
			continue
		}
		c := candidate{passage: p, gist: w.story.Gist(r, p.Span, p.Span), score: score, day: day, origins: origins, pronoun: pronoun}
		c.names = c.gist.Names()
		c.acts, c.matter = actsOf(r, p.Span), w.share(c)
		c.support, c.headed = w.supported(c), w.headed(r, p.Span)
		c.speech = story.TokensIn(r.Notes.Tokens, p.Span)[0].Kind == text.Quote
		c.score *= w.central(c) * selfContained(r, p.Span)
		if bare(r, p.Span) {
			c.score *= 0.7
		}
		for k, q := range ps {
			if k != i {
				c.more = append(c.more, q)
			}
		}
		c.more = append(c.more, more...)
		if p.Span.Len() > 280 {
			c.score *= 0.8
		}
		if pronoun != nil {
			c.score *= 0.9
		}
		w.candidates = append(w.candidates, c)
		return
	}
}

// matter notes what the articles open with: what two or more of them have there
// is what the story is about.
func (w *writer) matter() {
	w.words, w.names = map[string]int{}, map[story.EntityID]int{}
	for _, r := range w.story.Readings {
		if r.Date.OneDay() && r.Date.From.After(w.last) {
			w.last = r.Date.From
		}
		var whole text.Span
		for n, left := 0, openingSentences; n < len(r.Sentences) && left > 0; n++ {
			if !r.Prose(n) {
				continue
			}
			sp := r.Sentences[n].Span
			if left--; whole.Empty() {
				whole = sp
			}
			whole = whole.Cover(sp)
			g := w.story.Gist(r, sp, sp)
			w.openings = append(w.openings, opening{r.Origin.Witness(), g, g.Names()})
		}
		g := w.story.Gist(r, whole, whole)
		for word := range g.Words {
			w.words[word]++
		}
		if h := stems(r, r.Title); len(h) > 0 {
			w.headlines = append(w.headlines, h)
		}
		for _, id := range g.Names() {
			w.names[id]++
		}
	}
}

// overtaken reports whether a sentence tells as still to come what lay before its own
// article and lies behind the newest: "a strike is due to begin on Thursday", of
// Tuesday, in a story that goes on to Friday. Held or called off, it is old news.
func (w *writer) overtaken(r *article.Reading, sp text.Span) bool {
	if !r.Date.OneDay() || !w.last.After(r.Date.From) {
		return false
	}
	n := r.SentenceAt(sp.Start)
	plan := slices.ContainsFunc(r.Notes.Clauses, func(c article.Clause) bool {
		return c.Sentence == n && !c.Sub && c.Tense == article.Future
	})
	if !plan {
		return false
	}
	return slices.ContainsFunc(r.Notes.Times, func(tm article.Time) bool {
		return sp.Contains(tm.Span) && tm.When.Bounded() && tm.When.From.After(r.Date.From) && !tm.When.From.After(w.last)
	})
}

// openingSentences is how many sentences say what an article is about.
const openingSentences = 4

// central is how near a candidate is to the story's matter, 0.4 to 1.
func (w *writer) central(c candidate) float64 {
	hits := 0
	for word := range c.gist.Words {
		if w.words[word] >= 2 {
			hits++
		}
	}
	for _, id := range c.names {
		if w.names[id] >= 2 {
			hits++
		}
	}
	const enough = 6
	return 0.4 + 0.6*float64(min(hits, enough))/enough
}

// choose picks sentences by score, each counted less the more of it is told by
// those already chosen, and puts them in reading order: the newest development,
// then the rest in time order, what has no day last.
func (w *writer) choose() []candidate {
	var newest time.Time
	for _, c := range w.candidates {
		if c.day.After(newest) && c.origins >= 1 && !c.ahead {
			newest = c.day
		}
	}
	near := nearness(w.candidates)
	for i := range w.candidates {
		w.candidates[i].near = near(w.candidates[i])
	}
	lead := w.lead(w.candidates)
	var chosen []candidate
	left := slices.Clone(w.candidates)
	if i := slices.IndexFunc(left, func(c candidate) bool { return c.passage == lead }); i >= 0 {
		chosen = append(chosen, left[i])
		left = slices.Delete(left, i, i+1)
	}
	for len(chosen) < most && len(left) > 0 {
		best, score := -1, worth
		if len(chosen) == 0 {
			score = 0
		}
		for i, c := range left {
			s := c.score * w.fresh(c.day, newest) * (aloof + (1-aloof)*c.near) * w.novel(c, chosen)
			if s > score+1e-9 {
				best, score = i, s
			}
		}
		if best < 0 {
			break
		}
		chosen = append(chosen, left[best])
		left = slices.Delete(left, best, best+1)
	}
	slices.SortStableFunc(chosen, func(a, b candidate) int {
		if la, lb := a.passage == lead, b.passage == lead; la != lb {
			if la {
				return -1
			}
			return 1
		}
		if ka, kb := a.day.IsZero(), b.day.IsZero(); ka != kb {
			if kb {
				return -1
			}
			return 1
		}
		return cmp.Or(a.day.Compare(b.day), w.byArticle(a.passage, b.passage))
	})
	return chosen
}

// aloof is what a sentence weighs that holds nothing of what the outlets open with
// and put into their headlines, of 1 for the one that holds most.
const aloof = 0.4

// fresh favours the last days: half the weight for what lies three weeks back.
func (w *writer) fresh(day, newest time.Time) float64 {
	if day.IsZero() || newest.IsZero() {
		return 0.8
	}
	back := newest.Sub(day).Hours() / 24
	return 0.4 + 0.6*math.Exp2(-max(back, 0)/21)
}

// novel is the share of a candidate that the chosen do not tell yet. Names
// count as words do: a second sentence on the same people has to say more.
func (w *writer) novel(c candidate, chosen []candidate) float64 {
	n := 1.0
	for _, o := range chosen {
		if o.passage == c.passage {
			return 0
		}
		switch was, is := w.outdated[o.passage], w.outdated[c.passage]; {
		case slices.ContainsFunc(is, func(i int) bool { return slices.ContainsFunc(was, func(k int) bool { return w.sameEnd(i, k) }) }):
			return 0 // one toll of before is enough
		case slices.ContainsFunc(was, func(i int) bool { return w.latestOf(i, c.passage) }):
			continue // what it has come to is new
		}
		for _, p := range o.more {
			if p == c.passage {
				return 0 // it is cited there
			}
		}
		same := story.Overlap(o.gist.Words, c.gist.Words)
		if shared := story.Shared(o.names, c.names); shared > 0 && same >= 0.3 {
			same += 0.05 * float64(shared)
			if shared >= 2 && !c.day.IsZero() && c.day.Equal(o.day) {
				same += 0.15 // much the same words of the same on one day
			}
		}
		if c.act != "" && c.act != "say" && c.act == o.act && c.day.Equal(o.day) && story.Shared(o.names, c.names) > 0 {
			if story.Shared(o.gist.Persons, c.gist.Persons) > 0 {
				return 0 // the same done by the same person on the same day
			}
			same += 0.3
		} else if retold(o, c) {
			same += 0.3
		}
		n = min(n, 1-same)
		if story.SameQuote(o.gist.Quotes, c.gist.Quotes) {
			n = min(n, 0.2)
		}
	}
	switch {
	case n < 0.4:
		return 0
	case n < 0.55:
		return n * n // much of it is told: only what matters most is told again
	}
	return n
}

func (w *writer) byArticle(a, b article.Passage) int {
	if a.Article != b.Article {
		return article.ByDate(w.story.Reading(a.Article).Article, w.story.Reading(b.Article).Article)
	}
	return text.Compare(a.Span, b.Span)
}

// sentence makes the shown sentence: a bold lead-in, the rest, and the names its
// pronouns stand for in square brackets.
func (w *writer) sentence(c candidate) (page.Sentence, error) {
	r := w.story.Reading(c.passage.Article)
	sp := c.passage.Span
	sp.Start = page.Opening(r, sp)
	return page.Cite(page.Stretch(r, sp, text.Span{Start: sp.Start, End: leadIn(r, sp)}), c.more...)
}

// leadWords is how many words a lead-in has at the most, and at the least.
const (
	leadMost  = 10
	leadLeast = 3
)

// leadIn is where the lead-in of a sentence ends: its first clause if that is
// short, else before the preposition or comma that closes its opening words.
// It never ends inside a name or a quotation.
func leadIn(r *article.Reading, sp text.Span) int {
	toks := story.TokensIn(r.Notes.Tokens, sp)
	if len(toks) <= leadMost {
		return sp.End
	}
	words := &lang.For(r.Lang).Words
	best, count, quoted := 0, 0, false
	for i, t := range toks {
		if t.Kind == text.Quote && t.Norm == `"` {
			quoted = !quoted
			continue
		}
		if t.Kind == text.Word && t.Space {
			count++
		}
		if quoted || count < leadLeast || insideName(r, t.Start) {
			continue
		}
		if count > leadMost {
			break
		}
		if t.Norm == "," || words.Prepositions.Has(t.Lower) || words.Conjunctions.Has(t.Lower) {
			best = toks[i-1].End
			if t.Norm == "," {
				break
			}
		}
	}
	if best == 0 {
		return sp.Start
	}
	return best
}

func insideName(r *article.Reading, at int) bool {
	for _, m := range r.Notes.Mentions {
		if m.Start > at {
			break
		}
		if m.Start < at && at < m.End {
			return true
		}
	}
	return false
}
