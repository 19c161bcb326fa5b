package figures

import "math"

// tally adds up a number: the groups closed by a scale word, the open group
// below a thousand, and the smallest place filled so far. Of "two million three
// hundred and" total is 2,000,000, group 300 and place 100.
type tally struct {
	total, group float64
	place        float64 // the smallest place filled: 1, 10, 100, 1000 …
	closed       float64 // the scale that closed the last group, +Inf for none
	last         int     // the token after the last one added
	scale        float64 // the last scale word, 0 for none
	tail         float64 // what was added since: 21 of "three hundred and 21"
	apart        int     // see number.apart
}

func (s *tally) value() float64 { return s.total + s.group }

// sum reads on from n.last, where cur has been read: the words of "two hundred
// and six", the scales of "5 million", both in "4 thousand 3 hundred and 21".
// begun says that cur counts as the first word.
//
// Groups must get smaller: "3 hundred and 2 hundred" are two numbers. Where a
// word does not fit, the number ends before what was added since the last scale
// word: "two million five million". Small numbers behind a large scale are of
// something else: "5 million two years ago".
func (r *reader) sum(n *number, cur float64, begun bool) {
	s := tally{group: cur, place: math.Inf(1), closed: math.Inf(1), last: n.last, scale: n.scale}
	if begun {
		s.place = 1
	}
	if n.scaled {
		s.total, s.group, s.place, s.closed = cur, 0, n.scale, n.scale
	}
	safe := s
	for s.last < r.hi {
		next, ok := r.add(s, n, begun || s.last > n.last)
		if !ok {
			break
		}
		s = next
		if s.tail == 0 {
			safe = s
		}
	}
	if s.tail > 0 && safe.last > n.last && r.scaleAhead(s.last) {
		s = safe
	}
	if s.tail > 0 && s.scale >= 1000 && s.tail < 100 && !(n.words && (s.scale == 1000 || r.low(safe.last) == r.lang.And)) {
		s = safe
	}
	if s.last == n.last {
		return
	}
	n.value, n.last, n.apart = s.value(), s.last, s.apart
	if s.scale > 0 {
		n.scaled, n.scale = true, s.scale
	}
}

// add adds the word at s.last; begun says that it is not the first.
func (r *reader) add(s tally, n *number, begun bool) (tally, bool) {
	k := s.last
	hyphen, and := false, false
	switch {
	case !begun:
	case r.hyphen(k):
		k++
		hyphen = true
	case r.low(k) == r.lang.And && (s.place >= 100 || r.loose && s.place == 10):
		k++
		and = true
	}
	w := r.low(k)
	s.last = k + 1
	if v, ok := r.lang.Numbers.Get(w); ok {
		d, _, parted := r.denominator(r.afterHyphen(k + 1))
		return s.word(v, begun, hyphen, and, and && parted && v < d, k)
	}
	if scale, ok := r.lang.Scales.Get(w); ok && begun && !and && !(hyphen && s.place > 100) {
		return s.scaled(scale, n)
	}
	if begun && s.scale > 0 && !hyphen && r.digital(k) && digits(r.t[k].Norm) {
		// "4 thousand 3 hundred and 21"
		v := integer(r.t[k].Norm)
		ahead := r.scaleAhead(k + 1)
		if v == 0 || v >= s.place || v >= 1000 || r.glued(k+1) || and && (s.place != 100 || ahead) || !and && !ahead {
			return s, false
		}
		s.group += v
		s.tail += v
		s.place = 1
		return s, true
	}
	return s, false
}

// word adds a number word. parted says that it is the upper part of a fraction:
// "one hundred and three quarters".
func (s tally) word(v float64, begun, hyphen, and, parted bool, at int) (tally, bool) {
	fits := s.place >= 100 || s.place == 10 && v < 10
	if begun && (v == 0 || !fits || parted || hyphen && s.place != 10) {
		return s, false
	}
	s.apart = 0
	if v >= 20 && begun && !and && s.place >= 100 {
		s.apart = at
	}
	s.group += v
	s.tail += v
	if s.place = 1; v >= 20 {
		s.place = 10
	}
	return s, true
}

// mostSum is beyond what a text counts: scales heaped up higher are nonsense.
const mostSum = 1e60

// scaled multiplies the open group, or what of it a small scale is for: "three
// hundred and two dozens" are 324.
func (s tally) scaled(scale float64, n *number) (tally, bool) {
	s.tail, s.apart = 0, 0
	switch {
	case scale < 1000:
		low := s.group
		if n.words {
			low = math.Mod(s.group, 100)
		}
		if low == 0 || scale >= s.closed || s.scale > 0 && s.scale < 1000 && scale >= s.scale {
			return s, false
		}
		s.group += low * (scale - 1)
		if s.place = scale; scale < 100 {
			s.place = 1
		}
	case s.total > mostSum:
		return s, false
	case s.group == 0 && s.total > 0 && s.place >= 1000:
		s.total *= scale // "thousand million", "lakh crore"
		s.place, s.closed = scale, scale
	case s.group == 0 || scale >= s.closed:
		return s, false
	default:
		s.total += s.group * scale
		s.group, s.place, s.closed = 0, scale, scale
	}
	s.scale = scale
	return s, true
}
