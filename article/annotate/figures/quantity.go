package figures

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// quantity is a number with its unit and bound, before anybody asks what it

// measures.
type quantity struct {
	first, last int // tokens, approximator and unit included
	num         number
	value, high float64
	unit        string
	of          lang.Quantity // "" without a unit
	bound       article.Bound
	joined      bool // unit and number stand before a noun: "five-hour", "28-point"
	prefixed    bool // the unit stands before the number: "$5"
	old         bool // "four-year-old"
}

func (q *quantity) ranged() bool { return q.high != q.value }

// longest finds the longest phrase of a table that begins at token i. Hyphens
// inside a phrase are passed over, and full stops, in tokens and between them,
// unless the table has them ("deg.").
func longest[V any](r *reader, table *lang.Phrases[V], i int) (v V, end int, ok bool) {
	if !table.Begins(r.low(i)) {
		return v, i, false
	}
	r.buf = r.buf[:0]
	for n := 0; i < r.hi; i++ {
		w := r.t[i].Lower
		if w == "." {
			if n == 0 || len(r.t[i-1].Lower) > 3 {
				break
			}
			if found, hit := table.Get(string(append(r.buf, '.'))); hit {
				v, end, ok = found, i+1, true
			}
			continue
		}
		if n > 0 {
			if w == "-" {
				continue
			}
			if !table.GoesOn(w) {
				break
			}
			r.buf = append(r.buf, ' ')
		}
		r.undot(w)
		n++
		if found, hit := table.Get(string(r.buf)); hit {
			v, end, ok = found, i+1, true
		}
	}
	return v, end, ok
}

// undot appends a word to the buffer, without its full stops.
func (r *reader) undot(w string) {
	if strings.IndexByte(w, '.') < 0 {
		r.buf = append(r.buf, w...)
		return
	}
	for k := range len(w) {
		if w[k] != '.' {
			r.buf = append(r.buf, w[k])
		}
	}
}

// before finds the longest phrase of a table that ends before token end and
// begins at token from or later. "more than" is one of two words.
func before[V any](r *reader, table *lang.Phrases[V], from, end int) (v V, first int, ok bool) {
	for k := max(from, end-table.Ends(r.low(end-1))); k < end; k++ {
		r.buf = r.buf[:0]
		for i := k; i < end; i++ {
			if i > k {
				r.buf = append(r.buf, ' ')
			}
			r.undot(r.t[i].Lower)
		}
		if v, ok = table.Get(string(r.buf)); ok {
			return v, k, true
		}
	}
	return v, end, false
}

// unitAt finds the unit that is named at token j: "sq km", "MB", "mb".
func (r *reader) unitAt(j int) (lang.UnitWord, int, bool) {
	u, end, ok := longest(r, &r.lang.Units, j)
	if j < r.hi && end <= j+1 {
		if t := &r.t[j]; len(t.Norm) <= 4 && t.Norm != t.Lower {
			if just, spelled := r.lang.Units.Get(t.Norm); spelled {
				return just, j + 1, true
			}
			if u.Of == lang.TimeUnit && t.Norm == strings.ToUpper(t.Norm) {
				return u, j, false // "203 HR"
			}
		}
	}
	return u, end, ok
}

// quantity reads the quantity whose number or currency sign stands at i.

// from is the first token that still belongs to nobody.
func (r *reader) quantity(i, from int) (quantity, bool) {
	q, ok := r.single(i)
	if !ok {
		return q, false
	}
	r.ranges(&q, from)
	r.rate(&q)
	r.age(&q)
	r.bounds(&q, from)
	return q, true
}

// single reads one number with sign and unit: "$5 million", "five hours",

// "12 ft 2 in".
func (r *reader) single(i int) (quantity, bool) {
	var q quantity
	var ok bool
	if sign, end, found := longest(r, &r.lang.Signs, i); found && r.sign(sign, i, end) {
		if r.low(end) == "." && r.glued(end) && r.t[end-1].Kind == text.Word {
			end++ // "Rs. 500"
		}
		if q.num, ok = r.number(end, true); ok && !(q.num.share && q.num.words) {
			q.first, q.last, q.prefixed = i, q.num.last, true
			r.money(&q, sign)
			if u, end, ok := r.unitAt(q.last); ok && u.Of == lang.MoneyUnit && u.Times == 0 && (u.Unit == q.unit || q.unit == "USD") && !r.leading(end) {
				q.last, q.unit = end, u.Unit // "$5 million US dollars"
			}
			r.compound(&q)
			q.high = q.value
			return q, true
		}
	}
	if q, ok := r.coded(i); ok {
		return q, true
	}
	if r.loose && r.named(&q, i) || r.oneAndHalf(&q, i) {
		return q, true
	}
	if q.num, ok = r.number(i, false); !ok {
		return q, false
	}
	q.first, q.last, q.value = i, q.num.last, q.num.value
	r.unit(&q)
	q.high = q.value
	return q, true
}

// coded reads money whose code, digits and scale are one word: "EUR200m".
func (r *reader) coded(i int) (quantity, bool) {
	t := &r.t[i]
	if t.Kind != text.Word || len(t.Norm) < 4 || t.Norm[3] < '0' || t.Norm[3] > '9' || !r.loose && t.Norm[:3] != strings.ToUpper(t.Norm[:3]) {
		return quantity{}, false
	}
	code, ok := r.lang.Signs.Get(t.Lower[:3])
	if !ok {
		return quantity{}, false
	}
	end := 3
	for end < len(t.Lower) && (t.Lower[end] >= '0' && t.Lower[end] <= '9' || t.Lower[end] == '.' || t.Lower[end] == ',') {
		end++
	}
	v, grouped, ok := parse(t.Lower[3:end])
	if !ok {
		return quantity{}, false
	}
	n := number{first: i, last: i + 1, value: v, grouped: grouped}
	if letters := t.Lower[end:]; letters != "" {
		scale, ok := r.lang.Letters.Get(letters)
		if !ok {
			scale, ok = r.lang.Scales.Get(letters)
		}
		if !ok {
			return quantity{}, false
		}
		n.value, n.scaled, n.scale = v*scale, true, scale
	} else {
		r.sum(&n, v, true)
	}
	return quantity{first: i, last: n.last, num: n, value: n.value, high: n.value, unit: code.Unit, of: lang.MoneyUnit, prefixed: true}, true
}

// sign reports whether the tokens [i, end) may be the currency u in front of a

// number: a word such as "rs" or "usd" only in capitals or glued, "us $" only

// where "us" is no pronoun.
func (r *reader) sign(u lang.UnitWord, i, end int) bool {
	t := &r.t[i]
	switch {
	case t.Kind != text.Word:
		return true
	case end == i+1:
		code := len(t.Norm) == 3 && strings.EqualFold(u.Unit, t.Norm)
		return strings.ToUpper(t.Norm) == t.Norm || !code && t.Norm[0] < 'a' || r.loose && !r.digital(i-1)
	case !r.t[i+1].Space:
		return true
	case r.lang.Articles.Has(t.Lower):
		return false // "a $40 million bridge"
	}
	before := r.low(i - 1)
	if len(t.Norm) == 1 {
		return r.lang.Definite.Has(before) // "the c $ 300 million", cut into words
	}
	return t.Norm != t.Lower || strings.Contains(t.Norm, ".") || len(before) < 2 || r.lang.Definite.Has(before)
}

// named reads a quantity whose unit is a word in front: "dollar 22.5 million",

// "percent of twenty".
func (r *reader) named(q *quantity, i int) bool {
	if i >= r.hi || r.t[i].Kind != text.Word {
		return false
	}
	u, j, ok := r.unitAt(i)
	switch {
	case !ok || r.digital(i-1) || u.Scaled || u.Glued || r.t[j-1].Kind != text.Word:
		return false
	case u.Of == lang.PercentUnit && r.low(j) == r.lang.Of:
		j++
	case u.Of != lang.MoneyUnit:
		return false
	}
	if q.num, ok = r.number(j, true); !ok || q.num.share {
		return false
	}
	if _, _, unit := r.unitAt(q.num.last); unit {
		return false
	}
	q.first, q.last, q.prefixed = i, q.num.last, true
	r.money(q, u)
	q.high = q.value
	return true
}

// oneAndHalf reads "a mile and a half", "an hour and a quarter".
func (r *reader) oneAndHalf(q *quantity, i int) bool {
	if !r.lang.Articles.Has(r.low(i)) {
		return false
	}
	u, end, ok := r.unitAt(i + 1)
	if !ok || u.Of != lang.PlainUnit && u.Of != lang.TimeUnit || u.Glued || u.Times != 0 {
		return false
	}
	n := number{first: i, last: i + 1, value: 1, words: true}
	*q = quantity{first: i, last: end, num: n, value: 1, unit: u.Unit, of: u.Of}
	r.andHalf(q)
	q.high = q.value
	return q.last > end
}

// leading reports whether the sign before token j belongs to the amount at j:

// centsAhead reports whether a part of the currency follows at token j: "5

// degrees tells the degrees of an angle from those of a temperature by the

// scaleOf reads a bare "C" or "F" behind a number where the text is about

// pace reads the time that a length is covered in: "50 metres per minute",

// compound adds smaller units of the same kind: "two hours and 15 minutes",

// bare reports whether n, which has no unit of its own, is the cents of the

// amount before it: "15 dollars 50". unit is what the part before it is of the

// ranges widens q to a range: "5 to 10 km", "€5-6bn", "between 5 and 10",

// changing reports whether "from" before token i belongs to a verb of change:

// rate reads what an amount is reckoned by: "2,100 cubic metres a second",
