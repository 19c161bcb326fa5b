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
	old         bool // "four-year-old"
}

func (q *quantity) ranged() bool { return q.high != q.value }

// longest finds the longest phrase of a table that begins at token i. Full
// stops are passed over, in tokens and between them.
func longest[V any](r *reader, table map[string]V, i, most int) (v V, end int, ok bool) {
	r.buf = r.buf[:0]
	for n := 0; n < most && i < r.hi; i++ {
		w := r.t[i].Lower
		if w == "." {
			if n == 0 || len(r.t[i-1].Lower) > 3 {
				break
			}
			continue
		}
		if n > 0 {
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
	if code, end, sign := longest(r, r.lang.Signs, i, 3); sign && r.sign(i, end) {
		if q.num, ok = r.number(end, true); ok {
			q.first, q.unit, q.of = i, code, lang.MoneyUnit
			q.value, q.last = q.num.value, q.num.last
			if code == "USc" {
				q.unit, q.value = "USD", q.value/100
			}
			if u, end, ok := longest(r, r.lang.Units, q.last, 2); ok && u.Of == lang.MoneyUnit && (u.Unit == q.unit || q.unit == "USD") {
				q.last, q.unit = end, u.Unit // "$5 million US dollars"
			}
			q.high = q.value
			return q, true
		}
	}
	if q, ok := r.coded(i); ok {
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
	if t.Kind != text.Word || len(t.Norm) < 4 || t.Norm[:3] != strings.ToUpper(t.Norm[:3]) {
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
		r.scale(&n, true)
	}
	return quantity{first: i, last: n.last, num: n, value: n.value, high: n.value, unit: code, of: lang.MoneyUnit}, true
}

// sign reports whether the tokens [i, end) may be a currency in front of a
// number: a word such as "rs" or "usd" only in capitals or glued.
func (r *reader) sign(i, end int) bool {
	t := &r.t[i]
	if end > i+1 && len(t.Norm) == 1 && t.Kind == text.Word {
		return !r.t[i+1].Space // "A$40", not "a $40 million bridge"
	}
	if t.Kind != text.Word || end > i+1 {
		return true
	}
	return strings.ToUpper(t.Norm) == t.Norm || t.Norm[0] < 'a'
}

// unit reads the unit behind q's number.
func (r *reader) unit(q *quantity) {
	j := q.last
	hyphen := r.hyphen(j)
	if hyphen {
		j++
	}
	if q.num.share && r.low(j) == r.lang.Of && r.lang.Articles[r.low(j+1)] {
		j += 2 // "a quarter of an hour"
	}
	u, end, ok := longest(r, r.lang.Units, j, 5)
	switch {
	case !ok:
		return
	case u.Glued && (!r.glued(j) || hyphen):
		return
	case end == j+1 && len(r.t[j].Norm) == 1 && r.t[j].Norm != r.t[j].Lower && strings.Contains("gmtsh", u.Unit):
		return // "5G", "3M"
	case u.Scaled && !q.num.scaled && q.value < 10000:
		if u.Else == "" {
			return
		}
		u = lang.UnitWord{Unit: u.Else, Of: lang.PlainUnit}
	case q.num.share && u.Of == lang.PercentUnit:
		return
	case u.Of == lang.MoneyUnit && r.t[end-1].Kind == text.Symbol && end < r.hi && r.t[end].Kind == text.Number:
		return // the sign of the next amount
	}
	q.unit, q.of, q.last, q.joined = u.Unit, u.Of, end, hyphen
	q.value = q.num.value
	if u.Times != 0 {
		q.value *= u.Times
	}
	if scale := r.lang.Scales[r.low(q.last)]; u.Of == lang.MoneyUnit && scale >= 1e6 && !q.num.scaled {
		q.value *= scale // "75 USD million"
		q.last++
	}
	if !hyphen {
		r.compound(q)
	}
}

// compound adds a smaller unit of the same kind: "two hours and 15 minutes",
// "5 ft 2 in", "3 dollars 50 cents".
func (r *reader) compound(q *quantity) {
	j := q.last
	if r.low(j) == r.lang.And {
		j++
	}
	n, ok := r.number(j, false)
	if !ok || n.scaled || n.value >= 100 {
		return
	}
	u, end, ok := longest(r, r.lang.Units, n.last, 3)
	if !ok || u.Of != q.of {
		return
	}
	part := n.value
	switch {
	case u.Of == lang.MoneyUnit:
		if u.Unit != q.unit || u.Times == 0 {
			return
		}
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
