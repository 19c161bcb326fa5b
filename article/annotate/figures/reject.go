package figures

import (
	"math"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// rejected reports whether q is a number that is no figure.
func (f *finder) rejected(q *quantity) bool {
	return q.num.vague || f.someDay(q) || f.torn(q) || f.timed(q) || f.clock(q) || f.marked(q) || f.inName(q) || f.coded(q) || f.pointsBack(q)
}

// someDay reports whether q is the adverb "one day", which is no length of time
// but behind a preposition: "for one day".
func (f *finder) someDay(q *quantity) bool {
	if q.of != lang.TimeUnit || q.value != 1 || !q.num.words || q.joined || q.bound != article.Exact || q.unit != "day" {
		return false
	}
	before := f.low(q.first - 1)
	return !f.lang.For.Has(before) && !f.lang.Lasting.Has(before)
}

// torn reports whether q is a piece of a number that white space has torn
// apart: "200, 000 residents", "$51. 1 million", "08 percent".
func (f *finder) torn(q *quantity) bool {
	i, j := q.num.first, q.num.last
	if q.num.words {
		return false
	}
	if w := f.t[i].Norm; len(w) > 1 && w[0] == '0' && digits(w) {
		return true
	}
	short := func(k int) bool { return k >= 0 && k < len(f.t) && f.t[k].Kind == text.Number && f.t[k].Len() <= 3 }
	long := func(k int) bool { return short(k) && f.t[k].Len() == 3 }
	if f.low(j) == "," && f.glued(j) && j == q.last && short(j-1) && long(j+1) || f.low(i-1) == "," && f.glued(i-1) && short(i-2) && long(i) {
		return true
	}
	// A sentence that begins with digits is one that ended within a number.
	if i == f.lo && i >= 2 && f.t[i-1].Norm == "." && f.t[i-2].Kind == text.Number && !f.t[i].Break {
		return true
	}
	return j+1 == f.hi && f.low(j) == "." && j+1 < len(f.t) && f.t[j+1].Kind == text.Number && !f.t[j+1].Break
}

// timed reports whether q lies in a date, time of day or set. Durations are
// times and figures both; so are ages of things that hang on today.
func (f *finder) timed(q *quantity) bool {
	start, end := f.t[q.num.first].Start, f.t[q.last-1].End
	for len(f.times) > 0 && f.times[0].End <= start {
		f.times = f.times[1:]
	}
	for _, t := range f.times {
		if t.Start >= end {
			break
		}
		if t.Kind != article.Duration && !(t.Rel.Kind == article.ElapsedRel && q.old) {
			return true
		}
	}
	return q.of == lang.TimeUnit && f.lang.Ago.Has(f.low(q.last))
}

// clock reports whether q is a part of an hour told with the hour: "half past
// seven", "a quarter to nine".
func (f *finder) clock(q *quantity) bool {
	const hours = 12
	if !q.num.share || !f.lang.Clock.Has(f.low(q.num.last)) {
		return false
	}
	n, ok := f.number(q.num.last+1, false)
	return ok && n.value >= 1 && n.value <= hours && n.last == q.num.last+2
}

// marked reports whether q stands in a reference mark: "[1]".
func (f *finder) marked(q *quantity) bool {
	s := text.Span{Start: f.t[q.num.first].Start, End: f.t[q.last-1].End}
	for f.marks < len(f.a.Marks) && f.a.Marks[f.marks].End <= s.Start {
		f.marks++
	}
	if f.marks < len(f.a.Marks) && f.a.Marks[f.marks].Overlaps(s) {
		return true
	}
	return f.low(q.first-1) == "[" && f.low(q.last) == "]"
}

// inName reports whether the number belongs to a name: "Channel 4", "Group of
// Seven", "Airbus A320", "Article 5". Money, percentages and measures do not.
func (f *finder) inName(q *quantity) bool {
	if q.of != "" && !(q.of == lang.TimeUnit && q.joined) {
		return false
	}
	i := q.num.first
	if q.bound != article.Exact {
		return false
	}
	before := f.low(i - 1)
	if f.lang.Labels.Has(before) && !q.num.words {
		return true
	}
	if f.headline() {
		return false
	}
	if q.num.words {
		return i > f.lo && f.capital(i) && !f.begins(i)
	}
	if q.num.grouped || i-1 <= f.lo || !f.capital(i-1) || f.lang.Stops.Has(before) {
		return false
	}
	return !f.plural(q.last) || f.capital(q.last)
}

// begins reports whether token i begins a part that has a capital of its own:
// after a quotation mark, colon or dash.
func (f *finder) begins(i int) bool {
	if i == f.lo {
		return true
	}
	switch f.t[i-1].Kind {
	case text.Quote, text.Punct, text.Symbol:
		return f.low(i-1) != "-"
	}
	return false
}

// coded reports whether the digits are part of something longer: a telephone
// number, a version, a score, a time of day, an address, a list number.
func (f *finder) coded(q *quantity) bool {
	i, j := q.num.first, q.num.last
	if f.glued(i) && q.of != lang.MoneyUnit {
		switch p := f.t[i-1]; {
		case p.Kind == text.Word, p.Kind == text.Number:
			return true
		case p.Kind == text.Symbol && p.Norm != "~" && p.Norm != "<" && p.Norm != ">" && p.Norm != "=":
			return true
		case p.Norm == ":" || p.Norm == "/" || p.Norm == "." || p.Norm == "\\" || p.Norm == ",":
			return true
		case (p.Norm == "-" || p.Norm == "–") && f.glued(i-1):
			return true // "F-16", "3-1", "post-2014"
		}
	}
	if i > f.lo && f.t[i-1].Kind == text.Number && !q.num.words && f.from == i {
		return true // a row of numbers
	}
	if q.ranged() {
		return f.lang.Scored.Has(f.low(q.last))
	}
	if q.of != "" {
		return false
	}
	if f.glued(j) && j == q.last && !q.num.words && j < f.hi {
		switch t := f.t[j]; {
		case t.Kind == text.Word || t.Kind == text.Number:
			return true // "777F", "5G"
		case t.Norm == ":" || t.Norm == "/" || t.Norm == "\\" || t.Norm == "_" || t.Norm == "+":
			return f.glued(j+1) && t.Norm != "+"
		case t.Norm == "-" || t.Norm == "–":
			return j+1 < f.hi && f.t[j+1].Kind == text.Number
		case i == f.lo && (t.Norm == "." || t.Norm == ")"):
			return true // "1. Home"
		}
	}
	if j < f.hi && f.t[j].Kind == text.Number && !q.num.words {
		return true
	}
	if w := f.low(j); (w == "-" || w == "–") && j+1 < f.hi && f.t[j+1].Kind == text.Number {
		return true // "50-50"
	}
	return f.year(q) || f.address(q)
}

// year reports whether bare digits look like a year and nothing countable
// follows that people are counted by: "the 2019 elections".
func (f *finder) year(q *quantity) bool {
	v := q.value
	if q.num.words || q.num.grouped || q.num.scaled || q.bound != article.Exact || v != math.Trunc(v) || v < 1500 || v > 2100 {
		return false
	}
	_, irregular := f.lang.Plurals.Get(f.low(q.last))
	return !irregular
}

// address reports whether q is a house number: "10 Acacia Avenue".
func (f *finder) address(q *quantity) bool {
	for k := q.last; k < min(f.hi, q.last+4) && f.capital(k); k++ {
		if k > q.last && f.lang.Streets.Has(f.low(k)) {
			return true
		}
	}
	return false
}

// pointsBack reports whether q names people or things already told of: "the
// two leaders", "his two sons", "the past three days".
func (f *finder) pointsBack(q *quantity) bool {
	if q.bound != article.Exact || q.joined || !f.lang.Definite.Has(f.low(q.first-1)) {
		return false
	}
	switch q.of {
	case "":
		return q.value <= 12 && !q.num.share
	case lang.TimeUnit:
		return true
	}
	return false
}

// counter reports whether the page counts itself: "945 views", "3 min read".
func (f *finder) counter(fig *article.Figure, q *quantity) bool {
	if f.hi-f.lo > 6 {
		return false
	}
	for k := q.num.last; k < f.hi; k++ {
		if f.lang.Counters.Has(f.low(k)) {
			return true
		}
	}
	return false
}
