// Package clauses cuts sentences into clauses and says what each tells: its
// verb, its kind of act, its tense, whether it is denied.
//
// In go an article and its tokens; out come clauses that together cover every
// sentence. A date belongs to the clause it stands in, not to the sentence:
// "The meeting comes after Vance spent five hours in Orlo on Tuesday" dates
// the second clause only. There is no grammar here, only word tables and the
// order of words: where no verb is found the clause says so.
package clauses

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Find returns the clauses of all sentences of a in text order. toks are the
// tokens of a's blocks in text order. Linear in the number of tokens.
func Find(a *article.Article, toks []text.Token) []article.Clause {
	language := lang.For(a.Lang)
	out := make([]article.Clause, 0, 2*len(a.Sentences))
	at := 0
	for n, s := range a.Sentences {
		for at < len(toks) && toks[at].Start < s.Start {
			at++
		}
		end := at
		for end < len(toks) && toks[end].End <= s.End {
			end++
		}
		r := reader{acts: &language.Acts, words: &language.Words, toks: toks[at:end]}
		out = r.sentence(out, n, s.Span)
		at = end
	}
	return out
}

// reader reads one sentence.
type reader struct {
	acts   *lang.Acts
	words  *lang.Words
	toks   []text.Token
	quoted []bool // by token: inside quotation marks
}

func (r *reader) sentence(out []article.Clause, n int, s text.Span) []article.Clause {
	r.markQuotes()
	first := len(out)
	for _, seg := range r.segments() {
		c := r.read(seg)
		c.Sentence = n
		c.Span = text.Span{Start: r.toks[seg.from].Start, End: r.toks[seg.to-1].End}
		if c.Verb.Empty() && len(out) > first && r.toks[seg.from].Lower != "that" {
			// Nothing is told here: it belongs to what was told before.
			out[len(out)-1].End = c.End
			continue
		}
		if len(out) > first && out[len(out)-1].Verb.Empty() {
			c.Start, c.Sub = out[len(out)-1].Start, false
			out = out[:len(out)-1]
		}
		out = append(out, c)
	}
	if len(out) == first {
		return append(out, article.Clause{Span: s, Sentence: n})
	}
	// The clauses cover the sentence, white space and marks between them too.
	out[first].Start = s.Start
	out[len(out)-1].End = s.End
	return out
}

// markQuotes notes which tokens stand inside quotation marks. A quotation that
// does not close ends with the sentence.
func (r *reader) markQuotes() {
	r.quoted = slices.Grow(r.quoted[:0], len(r.toks))[:len(r.toks)]
	in := false
	for i, t := range r.toks {
		if t.Kind == text.Quote && t.Norm == `"` {
			in = !in
		}
		r.quoted[i] = in
	}
}

// segment is a range of tokens.
type segment struct{ from, to int }

func (r *reader) segments() []segment {
	var segs []segment
	from := 0
	for i := 1; i < len(r.toks); i++ {
		if r.quoted[i] || !r.opens(i, from) {
			continue
		}
		segs = append(segs, segment{from, i})
		from = i
	}
	if from < len(r.toks) {
		segs = append(segs, segment{from, len(r.toks)})
	}
	return segs
}

// opens reports whether a new clause begins with token i; the current one
// began at token from.
func (r *reader) opens(i, from int) bool {
	t, before := r.toks[i], r.toks[i-1]
	switch before.Norm {
	case ";":
		return true
	case "–", "—":
		return t.Space && before.Space
	case ":":
		return t.Space
	case ",":
		if r.leads(from) && r.tells(segment{from, i}) {
			// "After the vote on Monday, the chamber rose": the comma ends the
			// opening clause.
			return true
		}
		if v, ok := r.acts.Verbs.Get(t.Lower); ok && v.Form == lang.IngForm {
			return true
		}
		if r.reports(i) {
			return true // "…, rescue services said on Thursday"
		}
		if t.Lower == "and" || t.Lower == "or" {
			return r.tells(segment{i, r.comma(i)})
		}
	}
	if t.Lower == "and" || t.Lower == "but" {
		return i+1 < len(r.toks) && (r.finite(i+1) || r.acts.Subjects.Has(r.toks[i+1].Lower))
	}
	if !r.acts.Openers.Has(t.Lower) || t.Kind != text.Word || i+1 < len(r.toks) && r.acts.Hours.Has(r.toks[i+1].Lower) {
		return false // "shook Orlo before dawn on Tuesday"
	}
	if t.Lower == "that" {
		// "said that …" and "told reporters that …" open; "that meeting" and
		// "the plan that" do not.
		for k := i - 1; k >= max(from, i-5); k-- {
			if v, ok := r.acts.Verbs.Get(r.toks[k].Lower); ok && v.Class == "say" {
				return true
			}
		}
		return false
	}
	return true
}

// reports reports whether a reporting clause without "that" begins at token i:
// a verb of saying with nothing but its subject, or nothing, before it.
func (r *reader) reports(i int) bool {
	const subject = 7 // words a subject has at the most
	for k := i; k < min(len(r.toks), i+subject); k++ {
		t := r.toks[k]
		if t.Kind == text.Punct && t.Norm != "-" || r.acts.Openers.Has(t.Lower) {
			return false
		}
		if v, ok := r.acts.Verbs.Get(t.Lower); ok && r.finite(k) {
			return r.acts.Reports.Has(v.Base)
		}
	}
	return false
}

// leads reports whether the clause that begins at token i is one that a comma
// ends: it begins with a conjunction or preposition.
func (r *reader) leads(i int) bool {
	return r.acts.Openers.Has(r.toks[i].Lower)
}

// comma is the index of the next comma after i, or the end.
func (r *reader) comma(i int) int {
	for i++; i < len(r.toks); i++ {
		if r.toks[i].Norm == "," {
			return i
		}
	}
	return len(r.toks)
}

// tells reports whether the segment holds a verb or noun of an act.
func (r *reader) tells(s segment) bool {
	c := r.read(s)
	return !c.Verb.Empty()
}

// read finds what a segment tells. The first finite verb tells it, unless it
// is light ("held talks") or leads to an infinitive ("is due to meet").
func (r *reader) read(s segment) article.Clause {
	c := article.Clause{Sub: r.acts.Openers.Has(r.toks[s.from].Lower)}
	best, restricted := -1, false
	for i := s.from; i < s.to; i++ {
		if r.quoted[i] || !r.finite(i) {
			continue
		}
		if best >= 0 && !r.governs(best, i) {
			if r.reduced(best, i) || restricted && r.relative(best, i) {
				best, restricted = i, r.restricted(i, s)
				continue
			}
			break
		}
		if best, restricted = i, r.restricted(i, s); restricted {
			continue // the verb of the noun before it may follow
		}
		if v := r.acts.Verbs.Of(r.toks[i].Lower); !r.acts.Light.Has(r.toks[i].Lower) && !r.acts.Ahead.Has(r.toks[i].Lower) && v.Class != v.Base {
			break
		}
	}
	if best >= 0 {
		v := r.acts.Verbs.Of(r.toks[best].Lower)
		c.Verb, c.Base, c.Act = r.toks[best].Span, v.Base, v.Class
		if best+1 < s.to {
			if class, ok := r.acts.Phrasal.Get(v.Base + " " + r.toks[best+1].Lower); ok {
				c.Act = class
			}
		}
		if r.figurative(v.Base, best, s) {
			c.Act = v.Base
		}
		if best+1 < len(r.toks) && r.toks[best+1].Lower == "that" {
			c.Act = "say" // "agreed that", "confirmed that"
		}
		c.Tense = r.tense(best, s)
		c.Negated = r.negated(best, s)
		if r.acts.Light.Has(r.toks[best].Lower) {
			if n := r.noun(best+1, s.to); n >= 0 {
				c.Act = r.acts.Nouns.Of(r.toks[n].Lower)
				c.Negated = c.Negated || r.toks[max(n-1, s.from)].Lower == "no"
			}
		}
		return c
	}
	if n := r.noun(s.from, s.to); n >= 0 {
		c.Verb, c.Act = r.toks[n].Span, r.acts.Nouns.Of(r.toks[n].Lower)
		c.Tense = r.tense(n, s)
		c.Negated = n > s.from && (r.toks[n-1].Lower == "no" || r.toks[n-1].Lower == "without")
	}
	return c
}

// figurative reports whether the object of the verb at token i takes its class
// away: who "played a leading role" has played nothing.
func (r *reader) figurative(base string, i int, s segment) bool {
	objects := r.acts.Figurative.Of(base)
	for k := i + 1; objects.Len() > 0 && k < min(s.to, i+5); k++ {
		if objects.Has(r.toks[k].Lower) {
			return true
		}
	}
	return false
}

// noun is the first noun of an act in [from, to), or -1.
func (r *reader) noun(from, to int) int {
	for i := from; i < to; i++ {
		if r.quoted[i] || r.toks[i].Kind != text.Word {
			continue
		}
		if r.acts.Nouns.Has(r.toks[i].Lower) && !r.named(i) && !r.qualifies(i) {
			return i
		}
	}
	return -1
}

// named reports whether token i is part of a name: "the Peace Talks Institute".
func (r *reader) named(i int) bool {
	capital := func(k int) bool {
		return k >= 0 && k < len(r.toks) && r.toks[k].Kind == text.Word && r.toks[k].Norm != r.toks[k].Lower
	}
	return capital(i) && (i > 1 && capital(i-1) || capital(i+1))
}

// qualifies reports whether token i only says what kind of thing the noun after
// it is: "a strike force", "the trial date".
func (r *reader) qualifies(i int) bool {
	return i+1 < len(r.toks) && (r.acts.Heads.Has(r.toks[i+1].Lower) || r.toks[i+1].Norm == "-" && !r.toks[i+1].Space)
}

// reduced reports whether the verb at best is a participle that only says which
// one is meant, as in "the man arrested in Orlo was charged": no helper stands
// before it, a preposition behind it, and the finite verb at i has a helper of
// its own. Verbs of saying take a clause without a mark ("officials said in
// March the dam was safe") and are left alone.
func (r *reader) reduced(best, i int) bool {
	if best == 0 || best+1 >= i || i < 1 {
		return false
	}
	v := r.acts.Verbs.Of(r.toks[best].Lower)
	next := r.toks[best+1].Lower
	return v.Form == lang.PastForm && !r.acts.Auxiliaries.Has(r.toks[best-1].Lower) && r.words.Prepositions.Has(next) &&
		(v.Class != "say" || next == "of" || next == "by") && r.acts.Auxiliaries.Has(r.toks[i-1].Lower)
}

// relative reports whether the verb at best, of a relative clause, only says which
// one is meant, as in "the strike that was to begin today has been called off", and
// that at i tells what became of it: no other clause begins between the two, and a
// helper stands before it or no verb of saying before that.
func (r *reader) relative(best, i int) bool {
	if r.acts.Verbs.Of(r.toks[best].Lower).Class == "say" {
		return false
	}
	helped := i
	for helped > best+1 && (r.acts.Auxiliaries.Has(r.toks[helped-1].Lower) || r.acts.Negators.Has(r.toks[helped-1].Lower)) {
		helped--
	}
	form := r.acts.Verbs.Of(r.toks[i].Lower).Form
	if helped == best+1 || helped == i && form != lang.PastForm {
		return false
	}
	for k := best + 1; k < helped; k++ {
		t := r.toks[k]
		if t.Kind == text.Punct && t.Norm != "-" || r.acts.Restricting.Has(t.Lower) || r.acts.Subjects.Has(t.Lower) || r.acts.Openers.Has(t.Lower) || t.Lower == "and" || t.Lower == "or" || t.Lower == "to" {
			return false
		}
	}
	return true
}

// restricted reports whether the verb at best is that of a relative clause behind
// the first noun of a clause, with nothing but helpers between its pronoun and it:
// "a plan that would raise fares".
func (r *reader) restricted(best int, s segment) bool {
	k := best - 1
	for k > s.from && !r.acts.Restricting.Has(r.toks[k].Lower) {
		w := r.toks[k].Lower
		if !r.acts.Auxiliaries.Has(w) && !r.acts.Modals.Has(w) && !r.acts.Ahead.Has(w) && !r.acts.Negators.Has(w) && w != "to" && !r.acts.AdverbEnd.Has(w) {
			return false
		}
		k--
	}
	if k < 1 || !r.acts.Restricting.Has(r.toks[k].Lower) || r.toks[k-1].Kind != text.Word || r.words.Prepositions.Has(r.toks[k-1].Lower) {
		return false
	}
	for n := k - 1; n >= 0 && (r.toks[n].Kind != text.Punct || r.toks[n].Norm == "-"); n-- {
		if r.finite(n) {
			return false // the noun is not what the clause is about: "arrested a man who fled"
		}
	}
	return true
}

// governs reports whether the infinitive at i hangs on the verb at best: "is
// set to meet", "hopes to travel", "plans on Monday to vote".
func (r *reader) governs(best, i int) bool {
	return i-best <= 5 && i > 0 && r.toks[i-1].Lower == "to" &&
		r.acts.Verbs.Of(r.toks[i].Lower).Form == lang.BaseForm
}

// finite reports whether token i is a verb that tells something here, judged
// by its form and the word before it. Forms that are nouns as well ("talks",
// "plans") count only after a pronoun or before an article.
func (r *reader) finite(i int) bool {
	t := r.toks[i]
	v, ok := r.acts.Verbs.Get(t.Lower)
	if !ok || t.Kind != text.Word {
		return false
	}
	prev := ""
	if i > 0 {
		prev = r.toks[i-1].Lower
	}
	_, noun := r.acts.Nouns.Get(t.Lower)
	switch v.Form {
	case lang.BaseForm:
		if r.acts.Light.Has(t.Lower) && i > 0 && i+1 < len(r.toks) && r.toks[i-1].Lower != r.toks[i-1].Norm && !r.acts.Determiners.Has(prev) && r.acts.Determiners.Has(r.toks[i+1].Lower) {
			return true // "Sand and Reve hold a meeting"
		}
		return prev == "to" || r.acts.Modals.Has(prev) || r.acts.Presents(r.words, r.toks, i) || r.acts.Negators.Has(prev) && i > 1 && r.acts.Auxiliaries.Has(r.toks[i-2].Lower)
	case lang.ThirdForm:
		if noun || r.acts.Nounlike.Has(t.Lower) {
			return r.acts.Subjects.Has(prev) || i > 0 && i+1 < len(r.toks) && r.words.Articles.Has(r.toks[i+1].Lower) && !r.acts.Determiners.Has(prev)
		}
		return i > 0 && !r.acts.Determiners.Has(prev) && !r.joined(i)
	case lang.PastForm:
		if r.joined(i) {
			return false
		}
		if r.acts.Auxiliaries.Has(prev) || prev == "" {
			return true
		}
		return !r.acts.Determiners.Has(prev)
	case lang.IngForm:
		if r.acts.Auxiliaries.Has(prev) && prev != "'s" {
			return true
		}
		return !noun && (prev == "," || r.acts.Gerunds.Has(prev))
	}
	return false
}

// joined reports whether token i is the tail of a hyphenated word: "occupied"
// in "enemy-occupied".
func (r *reader) joined(i int) bool {
	return i > 0 && r.toks[i-1].Norm == "-" && !r.toks[i].Space ||
		i+1 < len(r.toks) && r.toks[i+1].Norm == "-" && !r.toks[i+1].Space
}

// tense judges by form and the helpers before the verb.
func (r *reader) tense(i int, s segment) article.Direction {
	v, verb := r.acts.Verbs.Get(r.toks[i].Lower)
	past := verb && v.Form == lang.PastForm
	for k := i - 1; k >= max(s.from, i-6); k-- {
		w := r.toks[k].Lower
		if r.acts.Ahead.Has(w) {
			return article.Future
		}
		if past && !r.acts.Auxiliaries.Has(w) && !r.acts.Negators.Has(w) && w != "to" && !r.acts.AdverbEnd.Has(w) {
			// "a plan that would raise fares passed": what looks ahead is
			// another verb's.
			break
		}
	}
	if past {
		if i > s.from && r.acts.PresentHelpers.Has(r.toks[i-1].Lower) {
			return article.Either
		}
		return article.Past
	}
	if verb && v.Form == lang.BaseForm {
		if i > s.from+1 && r.toks[i-1].Lower == "to" && r.acts.PresentHelpers.Has(r.toks[i-2].Lower) {
			return article.Future // "the line is to open in May"
		}
		for k := i - 1; k >= max(s.from, i-3); k-- {
			if r.acts.PastHelpers.Has(r.toks[k].Lower) {
				return article.Past
			}
		}
	}
	for k := s.from; k < s.to; k++ {
		if r.acts.PastHelpers.Has(r.toks[k].Lower) {
			return article.Past
		}
	}
	return article.Either
}

// negated reports whether a negator stands within three words before the verb.
func (r *reader) negated(i int, s segment) bool {
	for k := i - 1; k >= max(s.from, i-3); k-- {
		if r.acts.Negators.Has(r.toks[k].Lower) {
			return true
		}
	}
	return false
}
