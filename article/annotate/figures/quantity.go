package figures

import (
	"math"
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
func longest[V any](r *reader, table map[string]V, i, most int) (v V, end int, ok bool) {
	r.buf = r.buf[:0]
	for n := 0; n < most && i < r.hi; i++ {
		w := r.t[i].Lower
		if w == "." {
			if n == 0 || len(r.t[i-1].Lower) > 3 {
				break
			}
			if found, hit := table[string(append(r.buf, '.'))]; hit {
				v, end, ok = found, i+1, true
			}
			continue
		}
		if n > 0 {
			if w == "-" {
				continue
			}
			r.buf = append(r.buf, ' ')
		}
		if strings.IndexByte(w, '.') < 0 {
			r.buf = append(r.buf, w...)
		} else {
			for k := range len(w) {
				if w[k] != '.' {
					r.buf = append(r.buf, w[k])
				}
			}
		}
		n++
		if found, hit := table[string(r.buf)]; hit {
			v, end, ok = found, i+1, true
		}
	}
	return v, end, ok
}

// unitAt finds the unit that is named at token j: "sq km", "MB", "mb".
func (r *reader) unitAt(j int) (lang.UnitWord, int, bool) {
	u, end, ok := longest(r, r.lang.Units, j, 5)
	if j < r.hi && end <= j+1 {
		if t := &r.t[j]; len(t.Norm) <= 4 && t.Norm != t.Lower {
			if just, spelled := r.lang.Units[t.Norm]; spelled {
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
	if sign, end, found := longest(r, r.lang.Signs, i, 3); found && r.sign(sign, i, end) {
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
	if t.Kind != text.Word || len(t.Norm) < 4 || !r.loose && t.Norm[:3] != strings.ToUpper(t.Norm[:3]) {
		return quantity{}, false
	}
	code, ok := r.lang.Signs[t.Lower[:3]]
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
		scale, ok := r.lang.Letters[letters]
		if !ok {
			scale, ok = r.lang.Scales[letters]
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
	case r.lang.Articles[t.Lower]:
		return false // "a $40 million bridge"
	}
	before := r.low(i - 1)
	if len(t.Norm) == 1 {
		return r.lang.Definite[before] // "the c $ 300 million", cut into words
	}
	return t.Norm != t.Lower || strings.Contains(t.Norm, ".") || len(before) < 2 || r.lang.Definite[before]
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
	if !r.lang.Articles[r.low(i)] {
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

// andHalf adds the "and a half" behind the unit of q.
func (r *reader) andHalf(q *quantity) {
	j := q.last
	if r.low(j) != r.lang.And || !r.lang.Articles[r.low(j+1)] || r.low(j+3) == r.lang.Of {
		return
	}
	if d := r.lang.Parts[r.low(j+2)]; d == 2 || d == 4 {
		q.value += 1 / d
		q.last = j + 3
	}
}

// money gives q the currency u.
func (r *reader) money(q *quantity, u lang.UnitWord) {
	q.unit, q.of, q.value = u.Unit, u.Of, q.num.value
	if u.Times != 0 {
		q.value *= u.Times
	}
}

// leading reports whether the sign before token j belongs to the amount at j:
// "$ 20,000 $ 37,305", but "10 $ 30 $".
func (r *reader) leading(j int) bool {
	if r.t[j-1].Kind != text.Symbol || !r.digital(j) {
		return false
	}
	u, end, ok := r.unitAt(j + 1)
	return !ok || u.Of != lang.MoneyUnit || u.Times == 0 && r.t[end-1].Kind != text.Symbol
}

// unit reads the unit behind q's number.
func (r *reader) unit(q *quantity) {
	j := q.last
	hyphen := r.hyphen(j)
	bracket := false
	switch w := r.low(j); {
	case hyphen:
		j++
	case w == "(" || w == "[" || w == "{":
		j++ // "20 (kg)"
		bracket = true
	case q.num.share && w == r.lang.Of && r.lang.Articles[r.low(j+1)]:
		j += 2 // "a quarter of an hour"
	case q.num.share && r.lang.Articles[w]:
		j++ // "half an hour"
	case w == "'" || w == "\"" || w == "′":
		r.inches(q)
		return
	}
	if j >= r.hi || r.digital(j) {
		return
	}
	u, end, ok := r.unitAt(j)
	switch {
	case !ok:
		r.scaleOf(q, j)
		return
	case u.Glued && (!r.glued(j) || hyphen):
		return
	case bracket && (!r.closes(end) || u.Of != lang.PlainUnit):
		return
	case end == j+1 && len(r.t[j].Norm) == 1 && r.t[j].Norm != r.t[j].Lower && strings.Contains("gmtsh", u.Unit):
		r.scaleOf(q, j)
		return // "5G", "3M"
	case r.lang.Vessels[r.t[end-1].Lower] && !hyphen && q.value > 1 && end < r.hi && r.t[end].Kind == text.Word && !r.lang.Stops[r.low(end)]:
		return // "85 barrel bomb attacks"
	case u.Scaled && !q.num.scaled && q.value < 10000:
		if u.Else == "" {
			return
		}
		if !r.centsAhead(end, u.Unit) {
			u = lang.UnitWord{Unit: u.Else, Of: lang.PlainUnit}
		}
	case u.Of == lang.MoneyUnit && r.leading(end):
		return // the sign of the next amount
	}
	if bracket {
		end++
	}
	q.unit, q.of, q.last, q.joined, q.old = u.Unit, u.Of, end, hyphen, u.Aged
	q.value = q.num.value
	if u.Times != 0 {
		q.value *= u.Times
	}
	if scale := r.lang.Scales[r.low(q.last)]; u.Of == lang.MoneyUnit && scale >= 1e6 && !q.num.scaled {
		q.value *= scale // "75 USD million"
		q.last++
	}
	switch {
	case u.Unit == degree:
		q.unit = r.degrees(q)
	case !hyphen:
		r.compound(q)
		r.pace(q)
		if (u.Of == lang.PlainUnit || u.Of == lang.TimeUnit) && u.Times == 0 {
			r.andHalf(q)
		}
	}
}

// centsAhead reports whether a part of the currency follows at token j: "5
// pounds 30 pence".
func (r *reader) centsAhead(j int, code string) bool {
	if r.low(j) == r.lang.And {
		j++
	}
	n, ok := r.number(j, false)
	if !ok {
		return false
	}
	u, _, ok := r.unitAt(n.last)
	return ok && u.Of == lang.MoneyUnit && u.Unit == code && u.Times != 0
}

// closes reports whether a bracket is closed at token j.
func (r *reader) closes(j int) bool {
	w := r.low(j)
	return w == ")" || w == "]" || w == "}"
}

// inches reads feet and inches by their marks: 5'10", 10" long.
func (r *reader) inches(q *quantity) {
	j := q.last
	if r.low(j) != "\"" {
		if !r.glued(j) || !r.digital(j+1) || r.low(j+2) != "\"" && r.low(j+2) != "″" || !r.glued(j+2) {
			return
		}
		if v, _, ok := parse(r.t[j+1].Norm); ok && v < 12 {
			q.value, q.unit, q.of, q.last = q.num.value+v/12, "ft", lang.PlainUnit, j+3
		}
		return
	}
	if r.lang.Extents[r.low(j+1)] {
		q.unit, q.of, q.last = "in", lang.PlainUnit, j+1
	}
}

// degree is the unit of a degree of which nothing says of what.
const degree = "degree"

// degrees tells the degrees of an angle from those of a temperature by the
// words around q.
func (r *reader) degrees(q *quantity) string {
	for k := max(r.lo, q.first-nearby); k < min(r.hi, q.last+nearby); k++ {
		switch w := r.t[k].Lower; {
		case r.lang.Angles[w]:
			return "angle " + degree
		case r.lang.Heats[w]:
			return "temperature " + degree
		}
	}
	return degree
}

// nearby is how many tokens around a bare degree say of what it is.
const nearby = 10

// scaleOf reads a bare "C" or "F" behind a number where the text is about
// temperatures: "a high of 31C".
func (r *reader) scaleOf(q *quantity, j int) {
	w := r.t[j].Norm
	if scale := strings.ToUpper(w); len(w) != 1 || scale != "C" && scale != "F" {
		return
	}
	if q.num.scaled || q.num.words || math.Abs(q.value) >= 1000 || r.hyphen(j) || r.hyphen(j+1) || r.glued(j+1) && r.t[j+1].Kind != text.Punct {
		return
	}
	named := j+1 < r.hi && r.t[j+1].Kind == text.Word && r.t[j+1].Norm != r.t[j+1].Lower // "23 F Block"
	if heat := r.degrees(q) == "temperature "+degree; heat && (r.loose || w == strings.ToUpper(w)) || r.loose && !r.glued(j) && w == strings.ToUpper(w) && !named {
		q.unit, q.of, q.last = strings.ToUpper(w), lang.PlainUnit, j+1
	}
}

// pace reads the time that a length is covered in: "50 metres per minute",
// "7 km/s".
func (r *reader) pace(q *quantity) {
	if units[q.unit].of != length || q.of != lang.PlainUnit {
		return
	}
	j := q.last
	slash := r.low(j) == "/" && r.glued(j) && r.glued(j+1)
	if !slash && !r.lang.Each[r.low(j)] {
		return
	}
	u, end, ok := r.unitAt(j + 1)
	if !ok || u.Of != lang.TimeUnit || u.Times != 0 || u.Glued && !slash || !slash && plural(r.t[end-1].Lower) {
		return
	}
	q.unit, q.last = q.unit+"/"+u.Unit, end
}

// plural reports whether the name of a unit has a plural's ending.
func plural(w string) bool { return len(w) > 2 && w[len(w)-1] == 's' }

// compound adds smaller units of the same kind: "two hours and 15 minutes",
// "5 ft 2 in", "3 dollars 50 cents".
func (r *reader) compound(q *quantity) {
	last := 1.0 // what the part added last is of a whole, for money
	for range 3 {
		j := q.last
		if r.low(j) == r.lang.And {
			j++
		}
		if j >= r.hi || !r.digital(j) && r.t[j].Kind != text.Word {
			return
		}
		n, ok := r.number(j, false)
		if !ok || n.scaled || n.value >= 100 || n.value < 0 {
			return
		}
		u, end, ok := r.unitAt(n.last)
		if r.loose && !ok && q.of == lang.MoneyUnit && !q.prefixed && r.bare(n, last) {
			q.value += n.value / 100
			q.last = n.last
			return
		}
		if !ok || u.Of != q.of {
			return
		}
		part := n.value
		switch {
		case u.Of == lang.MoneyUnit:
			if u.Unit != q.unit || u.Times == 0 || u.Times >= last {
				return
			}
			last = u.Times
			part *= u.Times
		case u.Times != 0:
			return
		default:
			if part, ok = Convert(n.value, u.Unit, q.unit); !ok || part >= 1 || u.Unit == q.unit {
				return
			}
		}
		q.value += part
		q.last = end
	}
}

// bare reports whether n, which has no unit of its own, is the cents of the
// amount before it: "15 dollars 50". unit is what the part before it is of the
// whole.
func (r *reader) bare(n number, unit float64) bool {
	if n.decimal || n.share || n.value == 0 || unit < 0.1 || unit < 1 && n.value > 9 {
		return false
	}
	return !r.plural(n.last) && !r.hyphen(n.last)
}

// ranges widens q to a range: "5 to 10 km", "€5-6bn", "between 5 and 10",
// "two or three". "Rose from 5 to 10" is a change, and stays two figures.
func (r *reader) ranges(q *quantity, from int) {
	j := q.last
	if j+1 >= r.hi || q.joined {
		return
	}
	opened := q.first > from && r.low(q.first-1) == r.lang.Between
	w := r.low(j)
	switch {
	case opened && w == r.lang.BetweenAnd:
	case r.lang.To[w] && !r.changing(q.first, from):
	case w == r.lang.Or && q.of == "":
	default:
		return
	}
	p, ok := r.single(j + 1)
	if !ok || p.num.share || (p.of == "" && q.of != "" && q.of != lang.MoneyUnit) {
		return
	}
	if q.of != "" && p.of != "" && (q.unit != p.unit) {
		return
	}
	low, high := q.value, p.value
	if p.num.scaled && !q.num.scaled && low < high {
		if v := low * p.num.scale; v < high {
			low = v
		}
	} else if q.of == "" && p.of != "" && p.num.value != 0 {
		low *= p.value / p.num.value // "50 to 60 cents"
	}
	if low >= high || (w == r.lang.Or && high > 2*low+1) {
		return
	}
	if p.of != "" {
		q.unit, q.of = p.unit, p.of
	}
	q.value, q.high, q.last, q.joined = low, high, p.last, p.joined
	q.num.grouped = q.num.grouped || p.num.grouped
	if opened || (q.first > from && r.low(q.first-1) == r.lang.From && r.lang.To[w]) {
		q.first--
	}
}

// changing reports whether "from" before token i belongs to a verb of change:
// "rose from 5 percent to 6 percent".
func (r *reader) changing(i, from int) bool {
	if i <= from || r.low(i-1) != r.lang.From {
		return false
	}
	for k := i - 2; k >= max(r.lo, i-6); k-- {
		if r.lang.Changing[r.low(k)] {
			return true
		}
	}
	return false
}

// rate reads what an amount is reckoned by: "2,100 cubic metres a second",
// "90 euros per head" have the units "m3/second" and "EUR/head".
func (r *reader) rate(q *quantity) {
	if q.of == "" || q.of == lang.PercentUnit || q.joined || !r.lang.Each[r.low(q.last)] {
		return
	}
	j := q.last + 1
	if u, end, ok := longest(r, r.lang.Units, j, 2); ok && !u.Glued && !u.Scaled && u.Times == 0 && u.Of != lang.MoneyUnit && u.Of != lang.PercentUnit && r.t[j].Lower[len(r.t[j].Lower)-1] != 's' {
		if q.of == lang.TimeUnit && u.Of != lang.TimeUnit {
			return
		}
		q.unit, q.last = q.unit+"/"+u.Unit, end
	} else if r.lang.Heads[r.low(j)] {
		q.unit, q.last = q.unit+"/"+r.low(j), j+1
	} else {
		return
	}
	if q.of == lang.TimeUnit {
		q.of = lang.PlainUnit
	}
}

// age reads "old" behind a duration: "29 years old", "four-year-old".
func (r *reader) age(q *quantity) {
	if q.of != lang.TimeUnit {
		return
	}
	j := q.last
	if r.hyphen(j) {
		j++
	}
	if r.lang.Old[r.low(j)] {
		q.old, q.last = true, j+1
		return
	}
	if r.low(j) == r.lang.Of && r.low(j+1) == r.lang.Age {
		q.old, q.last = true, j+2
	}
}

// bounds reads what limits the number: "nearly", "more than", "or so".
func (r *reader) bounds(q *quantity, from int) {
	for k := max(from, q.first-5); k < q.first; k++ {
		w, end, ok := longest(r, r.lang.Before, k, q.first-k)
		if !ok || end != q.first {
			continue
		}
		if w.During && q.of == lang.TimeUnit && !q.old && !(k > r.lo && r.lang.Lasting[r.low(k-1)]) {
			continue
		}
		q.first, q.bound = k, article.Bound(w.Bound)
		return
	}
	if w, end, ok := longest(r, r.lang.After, q.last, 3); ok && !q.joined {
		q.last, q.bound = end, article.Bound(w.Bound)
		return
	}
	// "19,000 or more children" and "20-odd": between number and unit.
	if w, end, ok := longest(r, r.lang.After, q.num.last, 3); ok && q.of == "" {
		q.last, q.bound = end, article.Bound(w.Bound)
		r.retry(q)
	}
}

// retry looks for a unit behind an approximator: "100 or so kilometres".
func (r *reader) retry(q *quantity) {
	before := *q
	r.unit(q)
	if q.of == "" {
		*q = before
		return
	}
	q.high = q.value
}
