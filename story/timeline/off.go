package timeline

import (
	"maps"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// reversal is a sentence that says of a plan that it is off, or has another day.
type reversal struct {
	reading  *article.Reading
	sentence text.Span
	old      []article.When   // days ahead that it names, without a new one
	acts     map[string]bool  // kinds of act it names, other than its own
	names    []story.EntityID // sorted
	words    map[string]bool
}

// withoutReversed drops plans that a later article, or the same one, says are off
// or moved. What is told of it instead, and of the new day, are events of
// their own.
func withoutReversed(s *story.Story, events []story.Event) []story.Event {
	var planned bool
	for _, e := range events {
		planned = planned || isPlan(e)
	}
	if !planned {
		return events
	}
	var all []reversal
	for _, r := range s.Readings {
		all = append(all, reversals(s, r)...)
	}
	return slices.DeleteFunc(events, func(e story.Event) bool {
		return isPlan(e) && slices.ContainsFunc(all, func(r reversal) bool { return r.of(s, e) })
	})
}

// isPlan reports whether an event is only told as planned.
func isPlan(e story.Event) bool { return e.Lane == story.Scheduled || e.Planned }

func reversals(s *story.Story, r *article.Reading) []reversal {
	l := lang.For(r.Lang)
	var out []reversal
	for i, sentence := range r.Sentences {
		if !r.Prose(i) {
			continue
		}
		toks := story.TokensIn(r.Notes.Tokens, sentence.Span)
		at := 0
		for at < len(toks) && l.Plans.Reverses(toks, at) == lang.NoReversal && (!l.Plans.Shifted.Has(toks[at].Lower) || !newDay(r, sentence.Span, toks, l)) {
			at++
		}
		if at == len(toks) || !reversed(toks, at, l) || slices.ContainsFunc(toks, func(t text.Token) bool { return l.Plans.Parts.Has(t.Lower) }) {
			continue
		}
		g := s.Gist(r, sentence.Span, sentence.Span)
		out = append(out, reversal{
			reading: r, sentence: sentence.Span, words: g.Words, acts: actsNamed(toks, l),
			names: g.Names(), old: oldDays(r, sentence.Span, toks, l),
		})
	}
	return out
}

// newDay reports whether a sentence says to which day something is moved.
func newDay(r *article.Reading, sentence text.Span, toks []text.Token, l *lang.Language) bool {
	return slices.ContainsFunc(timesIn(r, sentence), func(tm article.Time) bool { return l.Plans.NewDay(toks, place(toks, tm)) })
}

// timesIn are the times of a sentence.
func timesIn(r *article.Reading, sentence text.Span) []article.Time {
	at := func(tm article.Time, i int) int { return tm.Start - i }
	from, _ := slices.BinarySearchFunc(r.Notes.Times, sentence.Start, at)
	to, _ := slices.BinarySearchFunc(r.Notes.Times, sentence.End, at)
	return r.Notes.Times[from:to]
}

// place is the index of the token with which a time begins.
func place(toks []text.Token, tm article.Time) int {
	i, _ := slices.BinarySearchFunc(toks, tm.Start, func(t text.Token, at int) int { return t.Start - at })
	return i
}

// denialReach is how many words before a verb say that it was not done.
const denialReach = 4

// reversed reports whether the verb at i is told as done or decided: neither
// denied nor only asked for, feared or possible.
func reversed(toks []text.Token, i int, l *lang.Language) bool {
	acts := &l.Acts
	for k := i - 1; k >= max(0, i-denialReach); k-- {
		if toks[k].Kind == text.Punct {
			break
		}
		if w := toks[k].Lower; acts.Negators.Has(w) || acts.Maybe.Has(w) || acts.Supposing.Has(w) {
			return false
		}
	}
	if i > 0 && toks[i-1].Lower == "to" || i > 1 && toks[i-1].Lower == "be" && toks[i-2].Lower == "to" {
		for k := i - 2; k >= max(0, i-denialReach); k-- {
			if l.Plans.Deciding.Has(toks[k].Lower) {
				return true
			}
		}
		return false
	}
	if v, ok := acts.Verbs.Get(toks[i].Lower); ok && v.Form == lang.BaseForm {
		return i > 0 && acts.Ahead.Has(toks[i-1].Lower)
	}
	return i == 0 || !l.Words.Articles.Has(toks[i-1].Lower) || acts.Nouns.Of(toks[i].Lower) != ""
}

// actsNamed are the kinds of act of nouns, and of what "was to begin", and the
// stems of these words.
func actsNamed(toks []text.Token, l *lang.Language) map[string]bool {
	acts := map[string]bool{}
	for i, t := range toks {
		if l.Plans.Reverses(toks, i) != lang.NoReversal {
			continue
		}
		if class := l.Acts.Nouns.Of(t.Lower); class != "" {
			acts[class], acts[text.Stem(t.Lower)] = true, true
		}
		if v, ok := l.Acts.Verbs.Get(t.Lower); ok && v.Form == lang.BaseForm && i > 0 && toks[i-1].Lower == "to" {
			acts[v.Class], acts[text.Stem(t.Lower)] = true, true
		}
	}
	delete(acts, "say")
	for _, class := range slices.Sorted(maps.Keys(acts)) {
		if other := l.Acts.Akin.Of(class); other != "" {
			acts[other] = true
		}
	}
	return acts
}

// oldDays are the times a sentence names that are not over when it is written,
// without that to which something is moved.
func oldDays(r *article.Reading, sentence text.Span, toks []text.Token, l *lang.Language) []article.When {
	var out []article.When
	for _, tm := range timesIn(r, sentence) {
		over := !tm.When.Bounded() || r.Date.Bounded() && !tm.When.To.After(r.Date.From)
		if !over && !l.Plans.NewDay(toks, place(toks, tm)) {
			out = append(out, tm.When)
		}
	}
	return out
}

// sameWords is the share of words that a plan and its end have in common where no
// name and no kind of act vouches for it.
const sameWords = 0.3

// of reports whether a plan is the one that is off: not told anew later, of a day
// the sentence names if it names one, and of its kind and people.
func (r reversal) of(s *story.Story, e story.Event) bool {
	written := r.reading.Written()
	shared, same, kind, alike := false, false, r.acts[e.Act], 0.0
	for _, t := range e.Tellings {
		u := s.Reading(t.Article)
		if u.ID == r.reading.ID && t.Sentence == r.sentence || !written.IsZero() && u.Written().After(written) {
			return false
		}
		g := s.Gist(u, t.Sentence, t.Sentence)
		names := g.Names()
		n := story.Shared(names, r.names)
		shared = shared || n > 0
		same = same || n > 0 && n == min(len(names), len(r.names))
		for _, tok := range story.TokensIn(u.Notes.Tokens, t.Clause) {
			kind = kind || tok.Lower == tok.Norm && r.acts[text.Stem(tok.Lower)]
		}
		alike = max(alike, story.Overlap(g.Words, r.words))
	}
	onDay := slices.ContainsFunc(r.old, func(w article.When) bool { return w.Meets(e.When) })
	if len(r.old) > 0 && !onDay || !e.When.Bounded() || !written.IsZero() && !e.When.To.After(written) {
		return false
	}
	if !kind && len(r.acts) > 0 && !plain(e.Act) && alike < sameWords {
		return false // another kind of act is off
	}
	if onDay {
		return shared || kind || alike >= sameWords
	}
	return kind && same
}
