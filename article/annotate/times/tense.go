package times

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// How far a verb may stand from the time it governs, in tokens.
const (
	reachLeft  = 40
	reachRight = 25
	// reachPresent is how far before its time a verb stands that tells what is
	// planned in the present.
	reachPresent = 6
	untilReach   = 6 // "until 9 a.m. EST Tuesday"
)

// tense tells on which side of the day of writing the thing at [start, end)
// lies, from the nearest verb or cue. English puts the verb before its time
// ("is scheduled to meet in Lima on Thursday", "told reporters on Monday that
// talks will resume"), so the left side is asked first; a time that opens its
// sentence looks right ("On Sunday, the envoy said").
//
// What a day owns is told from after it ("around Wednesday's ruling"), unless
// the words before say otherwise ("at Friday's summit", "ahead of").
func (r *reader) tense(start, end int) article.Direction {
	if r.wordAt(end) == "'s" && r.cue(min(end+1, len(r.toks)-1)) == lang.Planning {
		return article.Future // "Sunday's planned vote"
	}
	if r.wordAt(end) == "'s" && !r.words.Venue.Has(r.wordAt(start-1)) {
		return r.rightTense(end)
	}
	l := lang.For(r.a.Lang)
	if l.Plans.NewDay(r.toks, start) {
		return article.Future // "has been postponed to 3 November"
	}
	if d, ok := r.adjacent(start, end); ok {
		return d
	}
	if d, ok := r.leftTense(start, end); ok {
		return d
	}
	for i := start - 1; i > 0 && i >= start-reachPresent; i-- {
		if l.Acts.Presents(&l.Words, r.toks, i) {
			return article.Future // "ministers meet in Orlo on Friday"
		}
	}
	return r.rightTense(end)
}

// presentTense reports whether the nearest verb before a month tells in the present
// what is to come, or comes every year: "the council elects a mayor in
// April". What papers say in the present they have said.
func (r *reader) presentTense(start int) bool {
	l := lang.For(r.a.Lang)
	for i := start - 1; i > 0 && i >= start-reachPresent; i-- {
		t := &r.toks[i]
		if t.Kind == text.Punct && t.Norm != "-" || r.cue(i) != lang.NoTense {
			return false
		}
		v, ok := l.Acts.Verbs.Get(t.Lower)
		if !ok || v.Form != lang.ThirdForm || t.Norm != t.Lower {
			continue
		}
		_, noun := l.Acts.Nouns.Get(t.Lower)
		clear := l.Acts.Subjects.Has(r.wordAt(i-1)) || l.Words.Articles.Has(r.wordAt(i+1)) || l.Acts.Possessives.Has(r.wordAt(i+1))
		return clear && v.Class != "say" && !noun && !l.Acts.Nounlike.Has(t.Lower) && !l.Acts.Determiners.Has(r.wordAt(i-1))
	}
	return false
}

// adjacent takes the verb right behind the time: "Ahead of the trip, the
// ministry on Sunday issued a warning". A plan right before it is stronger: "the
// vote set for Sunday was called a farce".
func (r *reader) adjacent(start, end int) (article.Direction, bool) {
	if end >= len(r.toks) {
		return article.Either, false
	}
	for i := start - 1; i >= 0 && i >= start-2; i-- {
		if r.cue(i) != lang.NoTense {
			return article.Either, false
		}
	}
	switch r.cue(end) {
	case lang.Preterite, lang.Was:
		return article.Past, true
	case lang.Ahead, lang.Modal:
		return article.Future, true
	}
	return article.Either, false
}

// leftTense walks from the time towards the start of the sentence. An
// infinitive on the way passes the question on to the verb that governs it:
// "met to discuss" is past, "agreed to discuss" is ahead.
func (r *reader) leftTense(start, end int) (article.Direction, bool) {
	infinitive, until := false, false
	for i := start - 1; i >= 0 && i >= start-reachLeft; i-- {
		if r.toks[i].Lower == ";" {
			break
		}
		switch r.cue(i) {
		case lang.Preterite, lang.Was:
			if until && start-i > untilReach {
				return article.Future, true
			}
			return article.Past, true
		case lang.Ahead, lang.Modal:
			return article.Future, true
		case lang.Since:
			if start-i <= 3 {
				return article.Past, true
			}
		case lang.Until:
			if start-i <= untilReach && !r.words.Articles.Has(r.wordAt(start-1)) { // "by the Tuesday deadline"
				until = true
			}
		case lang.Planning:
			return r.planning(i), true
		case lang.Urging:
			if infinitive {
				return article.Future, true
			}
			return article.Past, true
		case lang.Being:
			if strings.HasSuffix(r.wordAt(i+1), r.words.Progressive) || infinitive || start-i <= 3 {
				return article.Future, true
			}
			if until {
				return article.Future, true
			}
			return article.Either, true
		}
		if r.toks[i].Lower == r.words.Infinitive && r.lowerWord(i+1) && !r.words.Lasting.Has(r.wordAt(i-1)) {
			if r.auxiliary(i + 1) {
				return article.Future, true // "guidelines to be published in May"
			}
			infinitive = true
		}
	}
	// "By Tuesday, thousands had signed" is past all the same.
	if (until || infinitive) && r.rightTense(end) != article.Past {
		return article.Future, true
	}
	return article.Either, false
}

// planning tells where a word like "scheduled" at i points: ahead, but nowhere
// sure after "was" and "had": what was due on Friday may be over.
func (r *reader) planning(i int) article.Direction {
	if strings.HasSuffix(r.toks[i].Lower, r.words.Progressive) {
		return article.Future
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if r.cue(j) == lang.Was {
			return article.Either
		}
	}
	return article.Future
}

// rightTense takes the first verb behind the time.
func (r *reader) rightTense(end int) article.Direction {
	for i := end; i < len(r.toks) && i < end+reachRight; i++ {
		switch r.cue(i) {
		case lang.Preterite, lang.Was:
			return article.Past
		case lang.Ahead, lang.Modal:
			return article.Future
		case lang.Planning, lang.Urging:
			if r.pastForm(i) {
				return article.Past
			}
			return article.Either
		case lang.Being:
			if i+1 < len(r.toks) && (strings.HasSuffix(r.wordAt(i+1), r.words.Progressive) || r.cue(i+1) == lang.Planning) {
				return article.Future
			}
			return article.Either
		}
	}
	return article.Either
}

// cue tells what the word at i says about time.
func (r *reader) cue(i int) lang.Tense {
	t := &r.toks[i]
	if t.Kind != text.Word {
		return lang.NoTense
	}
	if r.meridiem(i) {
		return lang.NoTense // "at 10 am on Friday"
	}
	if c := r.tenseWord(i); c != lang.NoTense && (c != lang.Preterite || !r.participle(i)) {
		if c == lang.Planning && r.adjective(i) && !r.pastForm(i) {
			return lang.NoTense // "the plan"
		}
		if c == lang.Modal && r.words.Able.Has(t.Lower) && r.denied(i) {
			return lang.Preterite // "could not be reached on Friday"
		}
		return c
	}
	if r.pastForm(i) && t.Norm == t.Lower && !r.adjective(i) && !r.participle(i) {
		return lang.Preterite
	}
	return lang.NoTense
}

// deniedReach is how far before its verb a "neither" may stand.
const deniedReach = 8

// denied reports whether the verb at i is negated.
func (r *reader) denied(i int) bool {
	if r.words.Negations.Has(r.wordAt(i + 1)) {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-deniedReach; j-- {
		if r.words.Negations.Has(r.toks[j].Lower) {
			return true
		}
	}
	return false
}

// meridiem reports whether the word at i is the "am" of a time of day.
func (r *reader) meridiem(i int) bool {
	return i > 0 && r.atoms[i-1].digits > 0 && r.lexAt(i).is(lang.Meridiem) != nil
}

// pastForm reports whether the word has the ending of a regular past form.
func (r *reader) pastForm(i int) bool {
	w := r.toks[i].Lower
	for _, e := range r.words.PastEndings {
		if len(w) > len(e)+1 && strings.HasSuffix(w, e) && !r.words.NotPast.Has(w) {
			return true
		}
	}
	return false
}

// participle reports whether a past form at i hangs on an auxiliary, which then
// tells the tense: "will be held", "are now blocked"; or is no past form at all:
// "to set", "will follow".
func (r *reader) participle(i int) bool {
	if t := r.tenseWord(i - 1); t == lang.Ahead || t == lang.Modal || r.wordAt(i-1) == r.words.Infinitive {
		return true
	}
	return r.auxiliary(i-1) || r.auxiliary(i-2) && r.toks[i-1].Kind == text.Word && strings.HasSuffix(r.toks[i-1].Lower, "ly")
}

// tenseWord is what the table says of the word at i.
func (r *reader) tenseWord(i int) lang.Tense {
	if l := r.lexAt(i); l != nil {
		return l.tense
	}
	return lang.NoTense
}

func (r *reader) auxiliary(i int) bool {
	l := r.lexAt(i)
	return l != nil && l.auxiliary
}

// adjective reports whether a past form at i stands before a noun: "the
// reported capture".
func (r *reader) adjective(i int) bool {
	return i > 0 && r.words.Articles.Has(r.toks[i-1].Lower)
}

func (r *reader) lowerWord(i int) bool {
	if i >= len(r.toks) {
		return false
	}
	t := &r.toks[i]
	return t.Kind == text.Word && t.Norm == t.Lower && !r.words.Articles.Has(t.Lower) && (r.atoms[i].lex == nil || len(r.atoms[i].lex.readings) == 0)
}
