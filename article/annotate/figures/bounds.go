package figures

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// "two or three". "Rose from 5 to 10" is a change, and stays two figures.
func (r *reader) ranges(q *quantity, from int) {
	j := q.last
	if j+1 >= r.hi || q.joined {
		return
	}
	if !r.lang.Joins.May(r.low(j)) {
		return
	}
	opened := q.first > from && r.low(q.first-1) == r.lang.Between
	w := r.low(j)
	switch {
	case opened && w == r.lang.BetweenAnd:
	case r.lang.To.Has(w) && !r.changing(q.first, from):
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
	if opened || (q.first > from && r.low(q.first-1) == r.lang.From && r.lang.To.Has(w)) {
		q.first--
	}
}

// "rose from 5 percent to 6 percent".
func (r *reader) changing(i, from int) bool {
	if i <= from || r.low(i-1) != r.lang.From {
		return false
	}
	for k := i - 2; k >= max(r.lo, i-6); k-- {
		if r.lang.Changing.Has(r.low(k)) {
			return true
		}
	}
	return false
}

// "90 euros per head" have the units "m3/second" and "EUR/head".
func (r *reader) rate(q *quantity) {
	if q.of == "" || q.of == lang.PercentUnit || q.joined || !r.lang.Each.Has(r.low(q.last)) {
		return
	}
	j := q.last + 1
	if u, end, ok := longest(r, &r.lang.Units, j); ok && !u.Glued && !u.Scaled && u.Times == 0 && u.Of != lang.MoneyUnit && u.Of != lang.PercentUnit && r.t[j].Lower[len(r.t[j].Lower)-1] != 's' {
		if q.of == lang.TimeUnit && u.Of != lang.TimeUnit {
			return
		}
		q.unit, q.last = q.unit+"/"+u.Unit, end
	} else if r.lang.Heads.Has(r.low(j)) {
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
	if r.lang.Old.Has(r.low(j)) {
		q.old, q.last = true, j+1
		return
	}
	if r.low(j) == r.lang.Of && r.low(j+1) == r.lang.Age {
		q.old, q.last = true, j+2
	}
}

// bounds reads what limits the number: "nearly", "more than", "or so".
func (r *reader) bounds(q *quantity, from int) {
	if w, k, ok := before(r, &r.lang.Before, from, q.first); ok {
		during := w.During && q.of == lang.TimeUnit && !q.old
		if !during || k > r.lo && r.lang.Lasting.Has(r.low(k-1)) {
			q.first, q.bound = k, article.Bound(w.Bound)
			return
		}
	}
	if w, end, ok := longest(r, &r.lang.After, q.last); ok && !q.joined {
		q.last, q.bound = end, article.Bound(w.Bound)
		return
	}
	// "19,000 or more children" and "20-odd": between number and unit.
	if q.num.last == q.last {
		return
	}
	if w, end, ok := longest(r, &r.lang.After, q.num.last); ok && q.of == "" {
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
