package brief

import (
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// share is how much of what two or more articles open with a candidate holds:
// 1 for one that holds all of it.
func (w *writer) share(c candidate) float64 {
	all, has := 0, 0
	add := func(n int, held bool) {
		if n < 2 {
			return
		}
		all += n - 1
		if held {
			has += n - 1
		}
	}
	for word, n := range w.words {
		add(n, c.gist.Words[word])
	}
	named := map[story.EntityID]bool{}
	for _, id := range c.names {
		named[id] = true
	}
	for id, n := range w.names {
		add(n, named[id])
	}
	if all == 0 {
		return 0
	}
	return float64(has) / float64(all)
}

// opening is one of the first sentences of an article.
type opening struct {
	witness string
	gist    story.Gist
	names   []story.EntityID
}

// supported counts the witnesses that open with much the same as a candidate
// tells, its own among them: two outlets seldom tell the matter itself in the
// words of one another.
func (w *writer) supported(c candidate) int {
	const alike = 0.4
	seen := map[string]bool{w.story.Reading(c.passage.Article).Origin.Witness(): true}
	for _, o := range w.openings {
		if !seen[o.witness] && story.Shared(o.names, c.names) > 0 && story.Overlap(o.gist.Words, c.gist.Words) >= alike {
			seen[o.witness] = true
		}
	}
	delete(seen, "")
	return len(seen)
}

// headed is how much of the outlets' headlines a sentence holds, 0..1: the mean
// share of a headline's words. Names count as words do.
func (w *writer) headed(r *article.Reading, sp text.Span) float64 {
	if len(w.headlines) == 0 {
		return 0
	}
	has := stems(r, sp)
	sum := 0.0
	for _, h := range w.headlines {
		n := 0
		for word := range h {
			if has[word] {
				n++
			}
		}
		sum += float64(n) / float64(len(h))
	}
	return sum / float64(len(w.headlines))
}

// stems are the stems of a stretch of text without stop words, names included.
func stems(r *article.Reading, sp text.Span) map[string]bool {
	l := lang.For(r.Lang)
	m := map[string]bool{}
	for _, t := range story.TokensIn(r.Notes.Tokens, sp) {
		if t.Kind == text.Word && !l.Words.Stop.Has(t.Lower) {
			word := t.Lower
			if v, ok := l.Acts.Verbs.Get(word); ok {
				word = v.Base
			}
			m[text.Stem(word)] = true
		}
	}
	return m
}

// nearness returns how near to the matter each of some candidates is, by what the
// outlets open with and put into their headlines: 1 for the nearest.
func nearness(all []candidate) func(candidate) float64 {
	var opens, heads, most float64
	for _, c := range all {
		opens, heads = max(opens, c.matter), max(heads, c.headed)
	}
	near := func(c candidate) float64 {
		s := 0.0
		if opens > 0 {
			s += c.matter / opens
		}
		if heads > 0 {
			s += c.headed / heads
		}
		return s
	}
	for _, c := range all {
		most = max(most, near(c))
	}
	return func(c candidate) float64 { return near(c) / max(most, 1e-9) }
}

// lead is the sentence that the brief opens with: of those that are near to the
// matter, of the last days, and neither still to come nor somebody's words, the one
// that is nearest, newest and told by two origins. What has no day is no lead where
// two origins tell dated news.
func (w *writer) lead(all []candidate) article.Passage {
	var able []candidate
	for _, c := range all {
		if w.canLead(c) {
			able = append(able, c)
		}
	}
	dated := !w.last.IsZero() // else all days are of what is told as background
	if dated && slices.ContainsFunc(able, func(c candidate) bool { return c.firm() && !c.day.IsZero() && w.last.Sub(c.day) < recent }) {
		able = slices.DeleteFunc(able, func(c candidate) bool { return c.day.IsZero() })
	}
	var nearest candidate
	most := 0.0
	for _, c := range able {
		if c.near > most {
			nearest, most = c, c.near
		}
	}
	const enough, enoughLater = 0.7, 0.45 // of the nearest
	able = slices.DeleteFunc(able, func(c candidate) bool {
		later := dated && !nearest.day.IsZero() && c.day.Sub(nearest.day) >= stale
		return c.near < enough*most && !(later && c.near >= enoughLater*most)
	})
	var newest time.Time
	for _, c := range able {
		if c.day.After(newest) {
			newest = c.day
		}
	}
	var lead candidate
	best := 0.0
	for _, c := range able {
		back := 1.0 // day, where none is known
		switch {
		case !dated:
			back = 0
		case !c.day.IsZero():
			back = newest.Sub(c.day).Hours() / 24
		}
		if back >= stale.Hours()/24 {
			continue
		}
		s := c.near/max(most, 1e-9) - dayBack*back
		if c.firm() {
			s += firmness
		}
		if s > best+1e-9 {
			lead, best = c, s
		}
	}
	return lead.passage
}

// firm reports whether two origins tell it, or open with much the same.
func (c candidate) firm() bool { return max(c.origins, c.support) >= 2 }

// recent is how far behind the newest article lies what may be its news.
const recent = 7 * 24 * time.Hour

// stale is how far behind the newest news leads no more, however many tell it.
const stale = 2 * 24 * time.Hour

// firmness is what a second origin is worth to a lead, dayBack what a day costs; the
// nearest to the matter has 1.
const firmness, dayBack = 0.25, 0.12

// canLead reports whether a sentence tells something that has happened, in the
// outlet's words, has not changed since, and not what was before it or did not
// happen: "Orlo had taken a serious view", "Sand did not come to Orlo".
func (w *writer) canLead(c candidate) bool {
	if c.ahead || c.speech || w.outdated[c.passage] != nil {
		return false
	}
	r := w.story.Reading(c.passage.Article)
	if bare(r, c.passage.Span) {
		return false // "The decision came after …"
	}
	for _, cl := range r.Notes.Clauses {
		if cl.Start >= c.passage.Span.End {
			break
		}
		if c.passage.Span.Contains(cl.Span) && !cl.Sub {
			before, opens := lang.For(r.Lang).Claims.Before, lang.For(r.Lang).Acts.Openers
			for i, t := range story.TokensIn(r.Notes.Tokens, text.Span{Start: cl.Start, End: max(cl.Verb.Start, cl.Start)}) {
				if i > 0 && opens.Has(t.Lower) {
					break // "Trams rolled out again after the city had settled"
				}
				if before.Has(t.Lower) {
					return false
				}
			}
			return c.act != "" || !lang.For(r.Lang).Acts.Denies(story.TokensIn(r.Notes.Tokens, cl.Span))
		}
	}
	return true
}

// fewDays is how far apart two days may be and two reports tell one act.
const fewDays = 3 * 24 * time.Hour

// actsOf are the kinds of act that the clauses of a sentence tell, speech left
// out.
func actsOf(r *article.Reading, sp text.Span) map[string]bool {
	acts := map[string]bool{}
	weights := lang.For(r.Lang).Acts.Weight
	for _, c := range r.Notes.Clauses {
		if c.Start >= sp.End {
			break
		}
		if sp.Contains(c.Span) && c.Act != "" && c.Act != "say" && weights.Of(c.Act) > 0 {
			acts[c.Act] = true
		}
	}
	return acts
}

// retold reports whether two candidates tell one kind of act of the same person
// within a few days, or where no person acts of the same bodies and places on
// one day: three ways to say that one minister resigned. Two persons on one day
// are taken to do one thing.
func retold(a, b candidate) bool {
	apart := a.day.Sub(b.day).Abs()
	if a.day.IsZero() || b.day.IsZero() {
		apart = 0
	}
	switch n := story.Shared(a.gist.Persons, b.gist.Persons); {
	case n >= 2 && !a.day.IsZero() && a.day.Equal(b.day):
		return true
	case n > 0 && apart > fewDays:
		return false
	case n == 0 && (len(a.gist.Persons)+len(b.gist.Persons) > 0 || story.Shared(a.names, b.names) < 2 || apart > 0):
		return false
	}
	for act := range a.acts {
		if b.acts[act] {
			return true
		}
	}
	return false
}

// selfContained is how well a sentence is read alone, 1 at best: less for one
// that points to what stands elsewhere ("such a rebuke", "of that statement"),
// and for the words of somebody, which tell what he thinks and not what is so.
func selfContained(r *article.Reading, sp text.Span) float64 {
	toks := story.TokensIn(r.Notes.Tokens, sp)
	words := &lang.For(r.Lang).Words
	s := 1.0
	for i, t := range toks[:max(len(toks)-1, 0)] {
		next := toks[i+1]
		switch {
		case i == 0:
		case t.Lower == "such" && !words.Prepositions.Has(next.Lower):
			s = 0.3
		case words.Pointing.Has(t.Lower) && words.Prepositions.Has(toks[i-1].Lower) && next.Kind == text.Word &&
			next.Norm == next.Lower && !words.Stop.Has(next.Lower) && !words.Days.Has(next.Lower):
			s = 0.5
		}
	}
	if len(toks) > 0 && toks[0].Kind == text.Quote {
		s *= 0.7
	}
	if counted(toks, &lang.For(r.Lang).Acts) {
		s *= 0.6
	}
	return s
}

// counted reports whether a sentence opens with one of several things that are
// told elsewhere: "The third page", "The first of the deaths". Meetings are
// counted in their own right.
func counted(toks []text.Token, acts *lang.Acts) bool {
	if len(toks) < 3 || toks[0].Lower != "the" || acts.Ordinals.Of(toks[1].Lower) == 0 && toks[1].Lower != "first" && toks[1].Lower != "other" {
		return false
	}
	_, act := acts.Nouns.Get(toks[2].Lower)
	return !act && toks[2].Norm == toks[2].Lower && toks[2].Kind == text.Word
}
