package figures

import (
	"math"
	"strings"
)

// half adds "and a half", "and three quarters" behind a number. Behind a scale
// from a million on it is a part of that: "3 million and a half".
func (r *reader) half(n *number) {
	j := n.last
	if r.low(j) != r.lang.And {
		if !r.hyphen(j) || r.low(j+1) != r.lang.And {
			return
		}
		j++ // "two-and-a-half"
	}
	j = r.afterHyphen(j + 1)
	if d, end, ok := r.slash(j); ok && !n.words && !n.scaled {
		if v, _, ok := parse(r.t[j].Norm); ok && v < d {
			n.value += v / d // "12 and 3/4"
			n.last, n.decimal = end, true
		}
		return
	}
	m := number{first: j, last: j, words: true}
	if r.lang.Articles.Has(r.low(j)) {
		m.value, m.last = 1, j+1
	} else if v, ok := r.lang.Numbers.Get(r.low(j)); ok && v > 0 {
		r.sum(&m, 0, false)
	} else {
		return
	}
	d, end, ok := r.denominator(r.afterHyphen(m.last))
	if !ok || m.scaled || m.value >= d {
		return
	}
	add := m.value / d
	if s, ok := r.lang.Scales.Get(r.low(end)); ok && n.scaled && s >= 1000 && s < n.scale {
		add *= s // "one billion and three quarters million"
		end++
	} else if n.scaled && n.scale >= 1e6 && r.lang.Scales.Of(r.low(n.last-1)) > 0 {
		add *= n.scale
	}
	n.value += add
	n.last = end
	n.decimal = true
}

// denominator reads the lower part of a fraction: "quarters", "fifths",
// "twenty-firsts".
func (r *reader) denominator(j int) (float64, int, bool) {
	if d, ok := r.lang.Parts.Get(r.low(j)); ok && d > 1 {
		return d, j + 1, true
	}
	tens := r.lang.Numbers.Of(r.low(j))
	k := r.afterHyphen(j + 1)
	if d, ok := r.lang.Parts.Get(r.low(k)); ok && tens >= 20 && d < 10 && d != 2 {
		return tens + d, k + 1, true
	}
	return 0, 0, false
}

// fraction turns "two" before "-thirds" into 2/3. "Two quarters" are of a
// year, and "one third" without hyphen or "of" may be an ordinal.
func (r *reader) fraction(n *number) {
	j := r.afterHyphen(n.last)
	if tens := n.apart; tens > n.first && n.last == tens+1 {
		if d, end, ok := r.denominator(tens); ok && d > 20 {
			// "one hundred thirty fifths", where "and" would have made it 130
			n.value = (n.value - r.lang.Numbers.Of(r.low(tens))) / d
			n.last, n.share = end, n.value < 1
			return
		}
	}
	d, end, ok := r.denominator(j)
	if !ok || n.scaled && !r.many(end-1) || n.value <= 0 || n.value != math.Trunc(n.value) {
		return
	}
	many := r.many(end - 1)
	if many != (n.value > 1) || d == 4 && n.value == 2 {
		return
	}
	if !many && j == n.last && !r.fractional(end) {
		return
	}
	n.value /= d
	n.share, n.scaled = n.value < 1, false
	n.last = end
	r.ofScale(n)
}

// ofScale multiplies the fraction n by the scale it is of: "three quarters
// million", "a quarter of a million".
func (r *reader) ofScale(n *number) bool {
	j := n.last
	if r.low(j) == r.lang.Of && r.lang.Articles.Has(r.low(j+1)) {
		j += 2
	}
	s, ok := r.lang.Scales.Get(r.low(j))
	if !ok || len(r.low(j)) < 6 {
		return false
	}
	n.value *= s
	n.scaled, n.scale, n.share = true, s, false
	n.last = j + 1
	return true
}

// many reports whether the denominator at token j is plural: "fifths".
func (r *reader) many(j int) bool { return strings.HasSuffix(r.low(j), "s") }

// point reads decimals in words: "five point five", "two hundred point
// seventy-one", "zero point zero eight".
func (r *reader) point(n *number) {
	if r.low(n.last) != r.lang.Point {
		return
	}
	j := n.last + 1
	if v, ok := r.lang.Numbers.Get(r.low(j)); ok && v >= 10 {
		m := number{first: j, last: j, words: true}
		if r.sum(&m, 0, false); m.value < 100 {
			n.value += m.value / 100
			n.last, n.decimal = m.last, true
		}
		return
	}
	place, frac := 0.1, 0.0
	for j < r.hi && j < n.last+mostDigits {
		v, ok := r.lang.Numbers.Get(r.low(j))
		if !ok || v > 9 {
			break
		}
		frac += v * place
		place /= 10
		j++
	}
	if j > n.last+1 {
		n.value += frac
		n.last, n.decimal = j, true
	}
}

// ratio reads the lower part of a fraction told in words: "one in five", "four
// out of five", and loosely "2000 over 3".
func (r *reader) ratio(n number) (number, bool) {
	over := r.loose && r.lang.Over.Has(r.low(n.last))
	end := n.last + 1
	if !over {
		var ok bool
		if _, end, ok = longest(r, &r.lang.Shares, n.last); !ok {
			return n, false
		}
	}
	m, ok := r.number(end, false)
	if !ok || n.decimal || n.share || m.decimal || m.share || m.value <= 0 || n.value < 0 {
		return n, false
	}
	if !over && n.value >= m.value || !m.grouped && !m.words && m.value >= 1900 {
		return n, false
	}
	n.value /= m.value
	n.last, n.share, n.scaled = m.last, n.value < 1, false
	return n, true
}
