package timeline

import (
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// withoutEchoes drops what only aggregates tell, under the day they read of it,
// where a witness tells of the same people or place in like words on that day or
// shortly before: it is the same event, under a wrong day.
func (m *merger) withoutEchoes(events []story.Event) []story.Event {
	witnessed := map[time.Time][]int{}
	for i, e := range events {
		if e.Origins > 0 && e.When.How != article.Reported {
			for _, d := range daysOf(e.When) {
				witnessed[d] = append(witnessed[d], i)
			}
		}
	}
	echo := func(e story.Event) bool {
		if e.Origins > 0 || e.When.How != article.Reported || !e.When.OneDay() {
			return false
		}
		for d := e.When.From; e.When.From.Sub(d) <= reportLag; d = d.AddDate(0, 0, -1) {
			if slices.ContainsFunc(witnessed[d], func(i int) bool { return m.alike(e, events[i]) }) {
				return true
			}
		}
		return false
	}
	var out []story.Event
	for _, e := range events {
		if !echo(e) {
			out = append(out, e)
		}
	}
	return out
}

// like is the share of words that two sentences have in common which tell of one
// thing, if their participants agree.
const like = 0.4

// alike reports whether two events share a participant or place and much of
// their words.
func (m *merger) alike(a, b story.Event) bool {
	words := func(e story.Event) map[string]bool {
		t := e.Tellings[0]
		return m.story.Gist(m.story.Reading(t.Article), t.Sentence, t.Sentence).Words
	}
	return story.Shared(parties(a), parties(b)) > 0 && story.Overlap(words(a), words(b)) >= like
}

// parties are all who are named in an event, and where it is; sorted.
func parties(e story.Event) []story.EntityID {
	ids := slices.Concat(e.Who, e.Where)
	slices.Sort(ids)
	return slices.Compact(ids)
}
