package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

func mentionsIn(r *article.Reading, sp text.Span) []article.Mention {
	return between(r.Notes.Mentions, sp, func(m article.Mention) int { return m.Start })
}

// between returns the values that begin in a span; they are in text order.
func between[T any](all []T, sp text.Span, start func(T) int) []T {
	at := func(v T, i int) int { return cmp.Compare(start(v), i) }
	from, _ := slices.BinarySearchFunc(all, sp.Start, at)
	to, _ := slices.BinarySearchFunc(all, sp.End, at)
	return all[from:max(from, to)]
}

func (x *sentence) clauses() []article.Clause {
	return between(x.r.Notes.Clauses, x.sp, func(c article.Clause) int { return c.Start })
}

// clauseAt is the clause that holds a byte, the zero Clause if none does.
func (x *sentence) clauseAt(i int) article.Clause {
	for _, c := range x.clauses() {
		if c.Start <= i && i < c.End {
			return c
		}
	}
	return article.Clause{}
}

// statements are those that reach into the sentence.
func (x *sentence) statements() []article.Statement { return statementsIn(x.r, x.sp) }

func statementsIn(r *article.Reading, sp text.Span) []article.Statement {
	all := r.Notes.Statements
	end, _ := slices.BinarySearchFunc(all, sp.End, func(st article.Statement, i int) int { return st.Start - i })
	from := end
	for from > 0 && all[from-1].End > sp.Start {
		from--
	}
	return all[from:end]
}

// anchors are the places where the question's key word is matched: its verb,
// else its first uncommon word, else its first. None is -1.
func (x *sentence) anchors() []int {
	for _, key := range []func(term) bool{
		func(t term) bool { return t.verb },
		func(t term) bool { return !t.common },
		func(term) bool { return true },
	} {
		for i, t := range x.q.terms {
			if x.where[i] < 0 || !key(t) {
				continue
			}
			at := []int{x.where[i]}
			for _, tok := range x.toks {
				if tok.Start != at[0] && t.matches(x.q.lang, tok) > 0 {
					at = append(at, tok.Start)
				}
			}
			return at
		}
	}
	return []int{-1}
}

// nearest asks at each place of the key word and keeps the best that answers.
func (x *sentence) nearest(h *hit, find func(at int, h *hit) bool) bool {
	found := false
	best := *h
	for _, at := range x.anchors() {
		try := *h
		if x.fits(at) && find(at, &try) && (!found || try.score > best.score) {
			best, found = try, true
		}
	}
	*h = best
	return found
}

// fits reports whether the clause the key word stands in is told as the
// question asks: not denied, and of the same side of now.
func (x *sentence) fits(at int) bool {
	if at < 0 || x.q.copular() && x.q.asked == string(lang.AskWho) {
		return true
	}
	c := x.clauseAt(at)
	if c.Negated || x.negated(at) || x.q.doubted(story.TokensIn(x.r.Notes.Tokens, text.Span{Start: x.sp.Start, End: at})) {
		return false
	}
	for _, st := range x.statements() {
		if st.Denial && st.Content.Start <= at && at < st.Content.End {
			return false
		}
	}
	ahead := c.Tense == article.Future
	for _, t := range story.TokensIn(x.r.Notes.Tokens, c.Span) {
		ahead = ahead || x.q.lang.Acts.Ahead.Has(t.Lower) || t.Lower == "to" && t.Start < at
	}
	switch {
	case x.q.past && (c.Tense == article.Future || x.modal(at)):
		return false
	case x.q.ahead && !ahead && (c.Tense == article.Past || !x.later()):
		return false
	}
	return x.whereAsked(at) && (!x.noun(at) || x.together(at))
}

// negated reports whether a word of negation stands right before a byte: "but
// did not appear".
func (x *sentence) negated(at int) bool {
	for i, t := range x.toks {
		if t.Start == at {
			return slices.ContainsFunc(x.toks[max(0, i-2):i], func(b text.Token) bool { return x.q.lang.Words.Negations.Has(b.Lower) })
		}
	}
	return false
}

// later reports whether the sentence gives a day after its article's.
func (x *sentence) later() bool {
	return slices.ContainsFunc(x.times(), func(t article.Time) bool {
		return t.When.Bounded() && !x.r.Date.To.IsZero() && !t.When.From.Before(x.r.Date.To)
	})
}

// around is the stretch of the sentence about byte at in which no other clause
// opens: "that killed 19 people" of "signed in Orlo, days after a wave that …".
func (x *sentence) around(at int) *sentence {
	y := *x
	for _, t := range x.toks {
		if !x.q.lang.Acts.Openers.Has(t.Lower) {
			continue
		}
		if t.End <= at {
			y.sp.Start = max(y.sp.Start, t.End)
		} else if t.Start > at {
			y.sp.End = min(y.sp.End, t.Start)
		}
	}
	y.toks = story.TokensIn(x.r.Notes.Tokens, y.sp)
	return &y
}

// whereAsked reports whether the places that the question sets its matter in
// stand about the key word: who died in Sarn has not died where that was signed.
func (x *sentence) whereAsked(at int) bool {
	y := x.around(at)
	return !slices.ContainsFunc(x.q.names, func(n name) bool { return n.located && y.named(&n) == 0 })
}

// together reports whether all words of the question that the sentence has, and
// the persons it names, stand close to a noun that tells what the question's
// verb asks: "the talks between A and B" tell that A met B.
func (x *sentence) together(at int) bool {
	if x.q.copular() {
		return true
	}
	for _, tok := range x.toks {
		for _, t := range x.q.terms {
			if m := t.matches(x.q.lang, tok); tok.Start == at && t.verb && (t.act == "" || x.q.asked == string(lang.AskWho)) && !x.q.lang.Answers.Beings.Has(x.q.counted) && 0 < m && m < 0.85 {
				return false // "the cost" does not tell who spent
			}
		}
	}
	const close = 60 // bytes
	y := *x
	y.sp = text.Span{Start: max(x.sp.Start, at-close), End: min(x.sp.End, at+close)}
	y.toks = story.TokensIn(x.r.Notes.Tokens, y.sp)
	for i, t := range x.q.terms {
		if m, _ := y.find(t, y.toks); m == 0 && x.where[i] >= 0 {
			return false
		}
	}
	return !slices.ContainsFunc(x.q.names, func(n name) bool { return n.person && y.named(&n) == 0 })
}

// onDay reports whether the sentence is of the time the question names: it, its
// event or, where it gives no day, its article.
func (x *sentence) onDay() bool {
	w := x.q.when
	if !w.Known() {
		return true
	}
	dated := false
	for _, t := range x.times() {
		if t.When.Meets(w) && t.When.Bounded() {
			return true
		}
		dated = dated || t.When.OneDay()
	}
	if dated {
		return false
	}
	for _, t := range x.events[x.r.At(x.sp)] {
		if t.event.When.Bounded() && t.event.When.Meets(w) {
			return true
		}
	}
	return x.r.Date.OneDay() && x.r.Date.Within(w)
}

// times are the calendar times told in the sentence.
func (x *sentence) times() []article.Time {
	var out []article.Time
	for _, t := range between(x.r.Notes.Times, x.sp, func(t article.Time) int { return t.Start }) {
		vague := !t.When.Known() && strings.HasSuffix(t.Value, "_REF") // "recently"
		if !vague && (t.Kind == article.DateTime || t.Kind == article.Clock) {
			out = append(out, t)
		}
	}
	return out
}
