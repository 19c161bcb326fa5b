package timeline

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// longest is how many bytes a sentence has at the most that tells an event: a
// longer one is a transcript or a list, and its dates can belong to anything.
const longest = 700

// dating decides whether a date dates what its clause tells, or only something
// the clause speaks of. Where that is open it says no: an event without a day
// is better than one on a wrong day.
type dating struct {
	words  *lang.Language
	clause article.Clause
	toks   []text.Token // of the clause
}

// belongs reports whether tm dates the act of the clause.
func (d *dating) belongs(tm article.Time, written article.When) bool {
	first := d.at(tm.Start)
	last := d.at(tm.End)
	if first >= len(d.toks) || d.inQuote(first) {
		return false
	}
	return !d.bounds(first) && !d.modifies(tm, first, last) && !d.otherVerb(tm, first) && d.tenseFits(tm, written)
}

// at is the index of the first token that begins at or after byte i.
func (d *dating) at(i int) int {
	n, _ := slices.BinarySearchFunc(d.toks, i, func(t text.Token, i int) int { return t.Start - i })
	return n
}

func (d *dating) lower(i int) string {
	if i < 0 || i >= len(d.toks) {
		return ""
	}
	return d.toks[i].Lower
}

// inQuote reports whether token i stands inside quotation marks: verbs there
// are not read, so their dates are not either.
func (d *dating) inQuote(i int) bool {
	in := false
	for _, t := range d.toks[:i] {
		if t.Kind == text.Quote && t.Norm == `"` {
			in = !in
		}
	}
	return in
}

// bounds reports whether the date only limits the act: "less than two weeks
// before Christmas", "until March", "the first since 2006".
func (d *dating) bounds(first int) bool {
	i := first - 1
	for d.words.Words.Articles[d.lower(i)] {
		i--
	}
	if d.lower(i) == "least" && d.lower(i-1) == "at" {
		i -= 2 // "until at least Wednesday"
	}
	w := d.lower(i)
	return d.words.Acts.Bounding[w] || w == "of" && d.words.Acts.Bounding[d.lower(i-1)]
}

// modifies reports whether the date belongs to a noun: "the 2012 bombing",
// "Monday's list", "a Friday news dump", "2020 candidates". Where that noun is
// what tells the act, its date is the act's.
func (d *dating) modifies(tm article.Time, first, last int) bool {
	prev := d.lower(first - 1)
	switch {
	case d.lower(last) == "'s":
		last++
	case d.words.Words.Articles[prev], prev == "'s", d.words.Acts.Possessives[prev]:
	case ordinal(d.toks[first:last]):
		return d.nounAt(last)
	case !coarse(tm):
		// "popular Christmas shows"; but "said Monday talks had failed".
		relative := tm.Rel.Kind == article.WeekdayRel || tm.Rel.Kind == article.OffsetRel
		return !relative && first > 0 && d.nounAt(last) && !digits(d.toks[first:last])
	case first == 0, first == 1 && d.words.Words.Prepositions[prev]:
		return false // "In 2010 the ministry …"
	case d.words.Words.Prepositions[prev] && prev != "of", prev == ",":
		return d.nounAt(last)
	}
	for k := last; k < min(last+4, len(d.toks)) && d.toks[k].Kind == text.Word; k++ {
		if d.toks[k].Span == d.clause.Verb {
			return false
		}
	}
	return true
}

// nounAt reports whether token i is a word that a date before it would belong
// to: neither a small word nor a verb.
func (d *dating) nounAt(i int) bool {
	if i >= len(d.toks) || d.toks[i].Kind != text.Word || !d.toks[i].Space {
		return false
	}
	w := d.toks[i].Lower
	_, verb := d.words.Acts.Verbs[w]
	return !verb && !d.words.Words.Stop[w]
}

// ordinal reports whether the words of a date are nothing but an ordinal: "the
// 14th", "14th".
func ordinal(toks []text.Token) bool {
	if len(toks) == 0 || len(toks) > 3 {
		return false
	}
	for _, t := range toks {
		if t.Kind == text.Word && t.Norm != t.Lower {
			return false // a month or weekday
		}
	}
	w := toks[len(toks)-1].Lower
	n := strings.TrimRight(w, "stndrh")
	return w[0] >= '0' && w[0] <= '9' && (len(n) < len(w) || w == "th")
}

// digits reports whether the words of a date have a number among them: those of
// a feast do not.
func digits(toks []text.Token) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool { return t.Kind == text.Number || t.Lower[0] >= '0' && t.Lower[0] <= '9' })
}

// coarse reports whether a date is a named year, month or season: what stands
// before nouns as often as behind prepositions.
func coarse(tm article.Time) bool {
	if tm.Rel.Kind == article.OffsetRel {
		return false // "last year"
	}
	switch tm.When.Gran {
	case article.Year, article.Month, article.Quarter, article.Season:
		return true
	}
	return false
}

// otherVerb reports whether another verb stands between the act and the date,
// which is likelier to be dated by it: "passed an extension of cuts approved
// 15 years ago", "agreed to hold talks on Friday".
func (d *dating) otherVerb(tm article.Time, first int) bool {
	if d.clause.Verb.Empty() || tm.Start < d.clause.Verb.End {
		return false
	}
	acts := &d.words.Acts
	for k := first - 1; k >= 0 && d.toks[k].Start >= d.clause.Verb.End; k-- {
		w := d.lower(k)
		v, ok := acts.Verbs[w]
		if !ok || d.toks[k].Kind != text.Word || d.inQuote(k) || k > 0 && d.toks[k-1].Norm == "-" {
			continue
		}
		prev := d.lower(k - 1)
		_, noun := acts.Nouns[w]
		switch v.Form {
		case lang.PastForm:
			if !noun && !acts.Determiners[prev] && !d.words.Words.Articles[prev] || acts.Auxiliaries[prev] {
				return true
			}
		case lang.BaseForm:
			if prev == "to" || acts.Modals[prev] {
				return true
			}
		case lang.ThirdForm:
			if acts.Subjects[prev] {
				return true
			}
		}
	}
	return false
}

// tenseFits reports whether the day lies where the clause's tense puts it: a
// day to come needs a word that looks ahead, a month that is not over a tense
// that says which part of it is meant, and what will be is not over.
func (d *dating) tenseFits(tm article.Time, written article.When) bool {
	if tm.Rel.Kind == article.OffsetRel && tm.Rel.Unit == article.Day && (tm.Rel.Offset < -2 || tm.Rel.Offset > 2) {
		return false // "18 days ago" is counted by every writer in his own way
	}
	w, tense := tm.When, d.clause.Tense
	if !w.Bounded() || !written.OneDay() {
		return true
	}
	switch {
	case !w.From.Before(written.To): // to come
		return tense == article.Future || d.noun() || tense == article.Either && (!w.OneDay() || d.form() == lang.ThirdForm)
	case !w.To.After(written.From): // over
		return tense != article.Future || w.OneDay() && w.How == article.Explicit
	case !w.OneDay():
		return tense != article.Either
	}
	return true
}

// form is the form of the clause's verb.
func (d *dating) form() lang.VerbForm {
	return d.words.Acts.Verbs[d.lower(d.at(d.clause.Verb.Start))].Form
}

// noun reports whether a noun tells the act.
func (d *dating) noun() bool { return d.clause.Base == "" && !d.clause.Verb.Empty() }

// supposed reports whether the clause only supposes what it tells: "if the
// board agrees", "the list may come on Saturday".
func supposed(c article.Clause, toks []text.Token, acts *lang.Acts) bool {
	if len(toks) == 0 {
		return false
	}
	if acts.Supposing[toks[0].Lower] {
		return true
	}
	n, _ := slices.BinarySearchFunc(toks, c.Verb.Start, func(t text.Token, i int) int { return t.Start - i })
	for k := n - 1; k >= max(0, n-3); k-- {
		if acts.Maybe[toks[k].Lower] {
			return true
		}
	}
	return false
}

// asks reports whether a sentence is a question.
func asks(toks []text.Token) bool {
	for i := len(toks) - 1; i >= max(0, len(toks)-2); i-- {
		if toks[i].Norm == "?" {
			return true
		}
	}
	return false
}

// ownDay drops days counted from another day of the same clause: "on 21
// November, the last day of the war" is one day.
func ownDay(dates []article.Time) []article.Time {
	firm := slices.ContainsFunc(dates, func(t article.Time) bool { return t.When.OneDay() && t.When.How != article.Narrative })
	if !firm {
		return dates
	}
	return slices.DeleteFunc(dates, func(t article.Time) bool { return t.When.How == article.Narrative })
}
