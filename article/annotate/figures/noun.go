package figures

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// reach is how many tokens a noun phrase may have before its head.
const reach = 7

// plural reports whether token i looks like a countable plural.
func (r *reader) plural(i int) bool {
	w := r.low(i)
	if w == "" || r.t[i].Kind != text.Word {
		return false
	}
	if r.lang.Plurals.Has(w) {
		return true
	}
	n := len(w)
	if n < 4 || w[n-1] != 's' || r.lang.NotPlural.Has(w) || r.lang.Stops.Has(w) {
		return false
	}
	switch w[n-2] {
	case 's', 'u', 'i', '\'', '.':
		return false
	}
	return !strings.HasSuffix(w, "ous")
}

// stem is the unit that counts in the noun at token i: "children" -> "child".
func (f *finder) stem(i int) string {
	w := f.low(i)
	if s, ok := f.lang.Plurals.Get(w); ok {
		w = s
	}
	return f.stemOf(w)
}

// stemOf is the stem of a word, worked out once.
func (f *finder) stemOf(w string) string {
	s, ok := f.stems[w]
	if !ok {
		s = text.Stem(w)
		f.stems[w] = s
	}
	return s
}

// counted finds what q counts: the stem of the head noun and the phrase.
func (f *finder) counted(q *quantity) (string, text.Span, bool) {
	j := q.last
	if f.hyphen(j) && f.t[j+1].Kind == text.Word {
		return f.compoundCount(q)
	}
	if f.glued(j) && j < f.hi && f.t[j].Kind == text.Word {
		return "", text.Span{}, false
	}
	if q.value == 1 && !q.ranged() {
		return f.one(q)
	}
	if f.lang.Harm.Has(f.low(j)) && !f.plural(j+1) {
		return f.stemOf(f.lang.Person), f.t[j].Span, true
	}
	if head, ok := f.head(j); ok {
		unit, last := f.each(head)
		return f.stem(head) + unit, text.Span{Start: f.t[f.skipOf(j)].Start, End: f.t[last].End}, true
	}
	return f.befallen(q)
}

// each reads by what time the noun at token head is counted: "people a day" are
// no people, but "/day". It returns the last token of the phrase too.
func (f *finder) each(head int) (unit string, last int) {
	if !f.lang.Each.Has(f.low(head + 1)) {
		return "", head
	}
	u, end, ok := longest(&f.reader, &f.lang.Units, head+2)
	if !ok || u.Of != lang.TimeUnit || u.Glued || f.plural(end-1) || f.hyphen(end) {
		return "", head
	}
	return "/" + u.Unit, end - 1
}

// skipOf skips "of the" of a partitive: "six of the vessels".
func (f *finder) skipOf(j int) int {
	if f.low(j) == f.lang.Of {
		j++
		for f.lang.Definite.Has(f.low(j)) {
			j++
		}
	}
	return j
}

// head finds the head of the noun phrase that begins at token j: its first
// plural, unless that one stands before another as in "arms dealers".
func (f *finder) head(j int) (int, bool) {
	j = f.skipOf(j)
	for k := j; k < min(f.hi, j+reach); k++ {
		t := &f.t[k]
		if t.Kind == text.Punct && f.hyphen(k) {
			continue
		}
		if t.Kind == text.Symbol && t.Norm == "&" {
			continue
		}
		if t.Kind != text.Word || (t.Break && k > j) {
			return 0, false
		}
		if f.lang.Linking.Has(t.Lower) {
			continue
		}
		if f.lang.Stops.Has(t.Lower) {
			return 0, false
		}
		if !f.plural(k) {
			continue
		}
		if f.plural(k+1) && !f.glued(k+1) && (f.lang.Attributive.Has(t.Lower) || (f.capital(k) && !f.capital(k+1))) {
			continue
		}
		if f.lang.Attributive.Has(t.Lower) && f.plural(k+2) && !f.ends(k+1) && !f.verbal(k+1) {
			continue // "weapons production facilities"
		}
		if f.hyphen(k + 1) {
			continue
		}
		return k, true
	}
	return 0, false
}

// befallen reads a number of people who are told only by what happened to
// them: "at least 43 were killed", "killing 43".
func (f *finder) befallen(q *quantity) (string, text.Span, bool) {
	j := q.last
	if f.low(q.first-1) == f.lang.Of && !f.lang.NumberOf.Has(f.low(q.first-2)) {
		return "", text.Span{}, false // "a man of 62 drowned"
	}
	for k := j; k < min(f.hi, j+5); k++ {
		w := f.low(k)
		if f.lang.Harm.Has(w) && f.t[k].Kind == text.Word {
			return f.stemOf(f.lang.Person), f.t[k].Span, true
		}
		if !f.lang.Befell.Has(w) {
			break
		}
	}
	p := q.first - 1
	if p < f.lo || j < f.hi && !f.ends(j) {
		return "", text.Span{}, false
	}
	if f.lang.Harming.Has(f.low(p)) && !f.capital(p) {
		return f.stemOf(f.lang.Person), f.t[p].Span, true
	}
	return f.toll(p)
}

// toll reads the end of "the death toll rose to 15" and "the number of homeless
// families stood at 40"; p is the token before the number.
func (f *finder) toll(p int) (string, text.Span, bool) {
	if !f.lang.Reaching.Has(f.low(p)) {
		return "", text.Span{}, false
	}
	for k := p - 1; k >= max(f.lo, p-20); k-- {
		w := f.low(k)
		if f.lang.Tolls.Has(w) {
			return f.stemOf(f.lang.Person), f.t[k].Span, true
		}
		if f.lang.NumberOf.Has(w) && f.low(k+1) == f.lang.Of {
			if head, ok := f.head(k + 2); ok && head < p {
				return f.stem(head), text.Span{Start: f.t[k+2].Start, End: f.t[head].End}, true
			}
			return "", text.Span{}, false
		}
	}
	return "", text.Span{}, false
}

// ends reports whether a noun phrase cannot go on at token j.
func (f *finder) ends(j int) bool {
	return f.t[j].Kind != text.Word || f.lang.Stops.Has(f.low(j))
}

// one counts a single person, only where harm is told: "one soldier was
// killed". Elsewhere "one" is a pronoun or an article.
func (f *finder) one(q *quantity) (string, text.Span, bool) {
	j := q.last
	for k := j; k < min(f.hi, j+3) && f.t[k].Kind == text.Word && !f.lang.Stops.Has(f.low(k)); k++ {
		if f.lang.Harm.Has(f.low(k)) {
			if k == j {
				return f.stemOf(f.lang.Person), f.t[k].Span, true
			}
			return "", text.Span{}, false
		}
		h := k + 1
		for h < min(f.hi, k+5) && f.lang.Befell.Has(f.low(h)) {
			h++
		}
		if f.lang.Harm.Has(f.low(h)) {
			return f.stem(k), text.Span{Start: f.t[j].Start, End: f.t[k].End}, true
		}
	}
	return "", text.Span{}, false
}

// compoundCount reads "28-point plan": a count of points, which measures the
// plan.
func (f *finder) compoundCount(q *quantity) (string, text.Span, bool) {
	k := q.last + 1
	w := f.low(k)
	if f.lang.Stops.Has(w) || (q.num.words && !f.lang.Compounds.Has(w)) || f.capital(k) && !f.headline() {
		return "", text.Span{}, false
	}
	q.last, q.joined = k+1, true
	noun := f.phrase(q.last, false)
	if noun.Empty() {
		noun = f.t[k].Span
	}
	return f.stem(k), noun, true
}

// phrase is the noun phrase at token j that a joined number describes: "plan"
// of "28-point plan", "nearly four-year war".
//
// With owned set it goes on over a possessive: "salary" of "the £9,000 mayor's
// salary", but "senior" of "the 6-foot-9 senior's record".
func (f *finder) phrase(j int, owned bool) text.Span {
	if f.hyphen(j) {
		j++
	}
	end := j
	for k := j; k < min(f.hi, j+5); k++ {
		t := &f.t[k]
		if t.Kind == text.Punct && f.hyphen(k) || owned && t.Kind == text.Clitic && k > j {
			continue
		}
		if t.Kind != text.Word || f.lang.Stops.Has(t.Lower) || f.lang.Numbers.Of(t.Lower) > 0 || f.lang.AdverbEnd.Has(t.Lower) {
			break
		}
		if k > j && f.verbal(k) && !f.hyphen(k-1) {
			break
		}
		end = k + 1
	}
	if end == j {
		return text.Span{}
	}
	return text.Span{Start: f.t[j].Start, End: f.t[end-1].End}
}

// attributive reports whether q stands before the noun that it measures: "a
// five-hour talk", "the $2 million fund", "a 24% drop". Where no determiner says
// so, the word behind a percentage is more often a verb: "64 percent think".
func (f *finder) attributive(q *quantity) bool {
	j := q.last
	if j >= f.hi || f.lang.Linking.Has(f.low(j)) || f.lang.For.Has(f.low(j)) {
		return false
	}
	if q.joined || q.old {
		return true
	}
	before := f.low(q.first - 1)
	if !f.lang.Articles.Has(before) && !f.lang.Definite.Has(before) || f.t[j].Kind != text.Word || f.verbal(j) {
		return false
	}
	return q.of == lang.MoneyUnit || q.of == lang.PercentUnit || !plural(f.low(j-1)) // "a 10 foot wall"
}

// subject is the noun phrase in front of a verb of change or of being that q
// completes: "turnout" of "turnout reached 61%", "sales of tea" of "sales of tea
// fell sharply by 3%". It is empty unless a clause begins with that phrase, for
// what stands further left may be the subject as well: "the number of people on
// the island rose by 3%", "the firm that cut prices fell 3%".
func (f *finder) subject(q *quantity) text.Span {
	k := f.verb(q)
	if k < f.lo {
		return text.Span{}
	}
	k = f.adverbs(k - 1)
	for f.lang.Befell.Has(f.low(k)) {
		k = f.adverbs(k - 1)
	}
	end := k + 1
	for ; k >= f.lo && k > end-10; k-- {
		t := &f.t[k]
		w := t.Lower
		if f.lang.For.Has(w) || f.lang.Articles.Has(w) || f.lang.Definite.Has(w) || t.Kind == text.Clitic || f.hyphen(k) || t.Kind == text.Number {
			continue
		}
		if t.Kind != text.Word || f.lang.Stops.Has(w) || f.lang.Breaks.Has(w) {
			break
		}
		if f.verbal(k) || f.lang.Changing.Has(w) && k < end-1 || f.past.Of(w) != "" {
			return text.Span{}
		}
	}
	if k >= f.lo && (k == end-10 || f.t[k].Kind == text.Word && !f.lang.Openers.Has(f.low(k))) {
		return text.Span{}
	}
	k++
	if f.lang.For.Has(f.low(k)) {
		return text.Span{} // "In Oslo prices rose"
	}
	for k < end && (f.lang.Articles.Has(f.low(k)) || f.lang.Definite.Has(f.low(k))) {
		k++
	}
	if k >= end || f.t[end-1].Kind != text.Word || f.t[k].Kind != text.Word {
		return text.Span{}
	}
	return text.Span{Start: f.t[k].Start, End: f.t[end-1].End}
}

// verb is the token of the verb in front of q that makes the clause's subject
// what q measures, or -1: "rose" of "rose by", "lasted" before a duration.
func (f *finder) verb(q *quantity) int {
	k := q.first - 1
	if f.lang.Onto.Has(f.low(k)) {
		k--
	}
	k = f.adverbs(k)
	w := f.low(k)
	being := f.lang.Befell.Has(w) && f.lang.Reaching.Has(w)
	switch {
	case f.lang.Stops.Has(w) && !being:
		return -1
	case q.of == lang.TimeUnit:
		if !being && !f.lang.Lasting.Has(w) {
			return -1 // "was hit two years after"
		}
	case !f.lang.Changing.Has(w) && !f.lang.Reaching.Has(w):
		return -1
	case being && q.of == lang.PercentUnit && q.last < f.hi && !f.ends(q.last):
		return -1 // "the district is 35 percent Latino"
	}
	return k
}

// adverbs moves left over adverbs at token k: "rose sharply to".
func (f *finder) adverbs(k int) int {
	for k >= f.lo && f.lang.AdverbEnd.Has(f.t[k].Lower) {
		k--
	}
	return k
}

// verbal reports whether token k looks like a verb or participle.
func (f *finder) verbal(k int) bool {
	w := f.t[k].Lower
	return !f.capital(k) && (verbal(w) || f.past.Of(w) != "")
}

// verbal reports whether a word has the ending of a verb or participle, which
// ends a noun phrase more often than it goes on with one.
func verbal(w string) bool {
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing"))
}

// measured is the phrase behind q that says what is measured: "of Ukraine's
// financing needs". A conversion in brackets is passed over.
func (f *finder) measured(q *quantity) text.Span {
	j := q.last
	if f.low(j) == "(" {
		for k := j + 1; k < min(f.hi, j+8); k++ {
			if f.low(k) == ")" {
				j = k + 1
				break
			}
		}
	} else if f.low(j) == ")" && len(f.out) > 0 {
		j++
	}
	w := f.low(j)
	if f.lang.For.Has(w) && f.low(j+1) == f.lang.Of {
		j++ // "worth of televisions"
		w = f.lang.Of
	}
	if w != f.lang.Of && !(q.of == lang.MoneyUnit && f.lang.For.Has(w)) {
		if q.num.share && f.lang.Definite.Has(w) {
			return f.object(j, j+1)
		}
		return text.Span{}
	}
	return f.object(j, j+1)
}

// shared is what q is a share of: "of the voters", "the roof", "majority" of
// "a two-thirds majority". Halves are half of something that is named, for
// "half" alone may stand before anything; so are fractions in digits, which may
// be dates and other names ("9/11 families").
func (f *finder) shared(q *quantity) text.Span {
	half := q.num.value == 0.5 && f.low(q.num.last-1) == f.lang.Half
	if half && f.lang.Sides.Has(f.low(q.first-1)) {
		return text.Span{}
	}
	if of := f.measured(q); !of.Empty() {
		return of
	}
	if half || !q.num.words && q.last == q.num.last || q.last+1 >= f.hi || f.verbal(f.afterHyphen(q.last)) {
		return text.Span{}
	}
	return f.phrase(q.last, false)
}

// object is the span from token j to the end of the noun phrase at k.
func (f *finder) object(j, k int) text.Span {
	end := j
	for n := 0; k < f.hi && n < 9; k, n = k+1, n+1 {
		if _, past, ok := longest(&f.reader, &f.lang.Before, k); ok && past < f.hi && f.t[past].Kind == text.Number {
			k = past - 1 // "of more than 2,000 people"
			continue
		}
		t := &f.t[k]
		switch {
		case t.Kind == text.Clitic, t.Kind == text.Punct && f.hyphen(k), t.Norm == "&", t.Norm == "/": // "of a 2-1/2 year sentence"
			continue
		case t.Kind == text.Number:
			end = k + 1
			continue
		case t.Kind != text.Word, t.Break && n > 0:
			n = 9
		case end > j && f.t[k-1].Kind == text.Word && !f.lang.Stops.Has(f.low(k-1)) && f.lang.AdverbEnd.Has(t.Lower):
			n = 9 // "of the voters spontaneously named"
		case f.lang.Stops.Has(t.Lower) && !f.lang.Definite.Has(t.Lower) && !f.lang.Articles.Has(t.Lower) && !(t.Lower == f.lang.Of && n < 6 && end > j):
			n = 9
		case end > j && f.verbal(k) && f.t[k-1].Kind != text.Clitic:
			n = 9
		case f.lang.Stops.Has(t.Lower):
			if end > j && t.Lower != f.lang.Of && !(k > 0 && f.low(k-1) == f.lang.Of) {
				n = 9
			}
		default:
			end = k + 1
		}
	}
	if end <= j {
		return text.Span{}
	}
	return text.Span{Start: f.t[j].Start, End: f.t[end-1].End}
}

// outOf turns "one in five" and "four out of five" into a share.
func (f *finder) outOf(q *quantity) bool {
	if q.of != "" || q.ranged() || q.num.scaled || f.lang.NumberOf.Has(f.low(q.first-1)) {
		return false
	}
	n, ok := f.ratio(q.num)
	if !ok || n.scaled || n.value >= 1 || q.value > 10000*n.value {
		return false
	}
	if every := f.low(q.last+1) == f.lang.Of || f.low(q.last+1) == f.lang.Every; !every && (q.value > 9 || !q.num.words && q.value != 1) {
		return false // "12 in 20 boxes"
	}
	q.value, q.high, q.last = n.value, n.value, n.last
	q.num.share = true
	return true
}

// clause is the part of the sentence around tokens [i, j): up to a semicolon,
// colon, dash, or a comma with a word that begins a clause or a participle.
//
// The clause found last is kept: many figures of one clause cost one search.
func (f *finder) clause(i, j int) text.Span {
	if f.inClause[0] <= i && j <= f.inClause[1] {
		return f.inClause.span(f.t)
	}
	lo, hi := i, j
	for lo > f.lo && !f.breaks(lo-1) {
		lo--
	}
	for hi < f.hi && !f.breaks(hi) {
		hi++
	}
	if hi < f.hi && hi > lo && f.t[hi-1].Norm == "," {
		hi--
	}
	f.inClause = tokens{lo, hi}
	return f.inClause.span(f.t)
}

// tokens is a range of tokens, [first, last).
type tokens [2]int

func (r tokens) span(t []text.Token) text.Span {
	return text.Span{Start: t[r[0]].Start, End: t[r[1]-1].End}
}

// breaks reports whether a clause ends with token k.
func (f *finder) breaks(k int) bool {
	switch f.t[k].Norm {
	case ";", "—", ":":
		return true
	case "–":
		return f.t[k].Space
	case ",":
		w := f.low(k + 1)
		return f.lang.Breaks.Has(w) || (len(w) > 5 && strings.HasSuffix(w, "ing"))
	}
	return false
}
