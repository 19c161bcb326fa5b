package figures

import (
	"math"
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// reader reads one sentence: the tokens [lo, hi) of t.
//
// It knows every way to write a number. With loose set it also takes those that
// a formula, a form or a list means and the running text of the news does not:
// "- 20" for minus twenty, "1.3e6", "10G", "2000 over 3", "15 dollars 50".
type reader struct {
	t      []text.Token
	lo, hi int
	lang   *lang.Figures
	buf    []byte
	loose  bool
}

// number is a number in words or digits, without unit.
type number struct {
	first, last int // tokens [first, last)
	value       float64
	scaled      bool // a scale word belongs to it: "5 million"
	scale       float64
	words       bool // written in words
	share       bool // a fraction below one: "two-thirds"
	grouped     bool // digits in groups of three: "19,000"
	decimal     bool
	vague       bool // "a couple of"
	apart       int  // the token of tens that may belong to a denominator: "one hundred thirty fifths"; 0 for none
}

// low is the lower-case spelling of token i, "" outside the sentence.
func (r *reader) low(i int) string {
	if i < r.lo || i >= r.hi {
		return ""
	}
	return r.t[i].Lower
}

// glued reports whether token i stands right behind the one before it.
func (r *reader) glued(i int) bool { return i > r.lo && i < r.hi && !r.t[i].Space && !r.t[i].Break }

// hyphen reports whether token i is a hyphen inside a word: "five-hour". Texts
// that were cut into words have spaces around it: "five - hour".
func (r *reader) hyphen(i int) bool {
	if r.low(i) != "-" || i+1 >= r.hi {
		return false
	}
	return r.glued(i) && r.glued(i+1) || r.loose && r.t[i].Space && r.t[i+1].Space
}

// afterHyphen skips a hyphen at j.
func (r *reader) afterHyphen(j int) int {
	if r.hyphen(j) {
		return j + 1
	}
	return j
}

// digital reports whether token i begins with a digit.
func (r *reader) digital(i int) bool { return i >= r.lo && i < r.hi && r.t[i].Kind == text.Number }

// number reads the number that begins at token i. With money set a glued "m"
// is always a million.
func (r *reader) number(i int, money bool) (number, bool) {
	if i >= r.hi {
		return number{}, false
	}
	t := &r.t[i]
	switch {
	case t.Kind == text.Number:
		return r.digits(i, money)
	case t.Kind == text.Word:
		if n, ok := r.inWords(i); ok || !r.lang.Minus.Has(t.Lower) {
			return n, ok
		}
		fallthrough
	case r.minus(i):
		if r.lang.Minus.Has(r.low(i+1)) || r.minus(i+1) {
			return number{}, false
		}
		n, ok := r.number(i+1, money)
		n.first, n.value = i, -n.value
		return n, ok
	}
	return number{}, false
}

// minus reports whether a minus sign stands at token i.
func (r *reader) minus(i int) bool {
	w := r.low(i)
	if w != "-" && w != "−" || !r.digital(i+1) {
		return false
	}
	if r.glued(i) {
		p := &r.t[i-1] // "(-5%)"
		return r.glued(i+1) && (p.Kind == text.Quote || p.Norm == "(" || p.Norm == "[" || r.loose && (p.Kind == text.Symbol || p.Norm == "-"))
	}
	return r.glued(i+1) || r.loose && !r.digital(i-1)
}

// digits reads a number that begins with digits: "19,000", "5.4 million",
// "2 1/4", "90bn", "4 thousand 3 hundred and 21".
func (r *reader) digits(i int, money bool) (number, bool) {
	v, grouped, ok := parse(r.t[i].Norm)
	if !ok {
		return number{}, false
	}
	n := number{first: i, last: i + 1, value: v, grouped: grouped, decimal: v != math.Trunc(v)}
	if d, end, ok := r.slash(i); ok {
		n.value, n.last, n.share = v/d, end, v < d
	} else if j := r.afterHyphen(i + 1); r.digital(j) && v == math.Trunc(v) && v < 1000 {
		if w, _, ok := parse(r.t[j].Norm); ok {
			if d, end, ok := r.slash(j); ok && w < d {
				n.value, n.last = v+w/d, end // "2 1/4", "2-1/4"
			} else if w < 1 && w > 0 && r.t[j].Norm[0] > '9' {
				n.value, n.last = v+w, j+1 // "2 ½"
			}
		}
	}
	r.groups(&n)
	if r.loose && r.power(&n) {
		return n, true
	}
	r.half(&n)
	if s, ok := r.letter(n.last, money); ok {
		n.value *= s
		n.last, n.scaled, n.scale, n.share = n.last+1, true, s, false
	}
	if n.scaled || n.last < r.hi && (r.t[n.last].Kind == text.Word || r.hyphen(n.last)) {
		r.sum(&n, n.value, true)
		if n.scaled {
			n.share = false
			r.half(&n)
		}
	}
	return n, true
}

// groups adds groups of three digits behind spaces: "40 000", "1 234 567,89".
func (r *reader) groups(n *number) {
	if n.decimal || n.grouped || n.share || n.last > n.first+1 || n.value < 1 || r.t[n.first].Len() > 3 || r.glued(n.first) {
		return
	}
	for r.digital(n.last) && !r.t[n.last].Break && !n.decimal {
		w := r.t[n.last].Norm
		if len(w) < 3 || !digits(w[:3]) || len(w) > 3 && (w[3] != ',' && w[3] != '.' || len(w) > 6 || !n.grouped) {
			return
		}
		v := integer(w[:3])
		if len(w) > 3 {
			if !digits(w[4:]) {
				return
			}
			v += integer(w[4:]) / math.Pow10(len(w)-4)
			n.decimal = true
		}
		n.value = n.value*1000 + v
		n.last++
		n.grouped = true
	}
}

// slash reads the "/4" of "1/4" behind token i; "5/17/2018" is no fraction.
func (r *reader) slash(i int) (float64, int, bool) {
	if r.low(i+1) != "/" || !r.glued(i+1) || !r.glued(i+2) || !r.digital(i+2) {
		return 0, 0, false
	}
	if r.low(i+3) == "/" && r.glued(i+3) || r.low(i-1) == "/" && r.glued(i) {
		return 0, 0, false
	}
	d, _, ok := parse(r.t[i+2].Norm)
	if !ok || d < 2 || d > 1000 || d != math.Trunc(d) {
		return 0, 0, false
	}
	return d, i + 3, true
}

// power reads what makes a power of the digits at n: "1.3e6", "1.3x10^6",
// "2.5^-1". It reports whether it found one.
func (r *reader) power(n *number) bool {
	j := n.last
	w := r.low(j)
	v := math.NaN()
	switch {
	case w == "^" && r.glued(j):
		if e, end, ok := r.exponent(j + 1); ok {
			v, j = math.Pow(n.value, e), end
		}
	case strings.HasPrefix(w, "e") && r.glued(j):
		if digits(w[1:]) && len(w) < 5 {
			v, j = n.value*math.Pow(10, integer(w[1:])), j+1
		} else if e, end, ok := r.exponent(j + 1); ok && w == "e" && !r.digital(j+1) {
			v, j = n.value*math.Pow(10, e), end
		}
	case w == "x10" || (w == "x" || w == "×" || w == "*") && r.low(j+1) == "10":
		if w != "x10" {
			j++
		}
		if r.low(j+1) != "^" {
			return false
		}
		if e, end, ok := r.exponent(j + 2); ok {
			v, j = n.value*math.Pow(10, e), end
		}
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return false
	}
	n.value, n.last, n.decimal = v, j, true
	return true
}

// exponent reads "-1", "+23", "6" glued to what stands before token j.
func (r *reader) exponent(j int) (float64, int, bool) {
	sign := 1.0
	if w := r.low(j); r.glued(j) && (w == "-" || w == "−" || w == "+") {
		if w != "+" {
			sign = -1
		}
		j++
	}
	if !r.glued(j) || !r.digital(j) || !digits(r.t[j].Norm) || r.t[j].Len() > 3 {
		return 0, 0, false
	}
	return sign * integer(r.t[j].Norm), j + 1, true
}

// letter reads the scale letter at token j: "90b", "5M". A small "m" without a
// currency is a metre unless people or things are counted: "5m people".
func (r *reader) letter(j int, money bool) (float64, bool) {
	w := r.low(j)
	if w == "" || len(w) > 2 {
		return 0, false
	}
	s, ok := r.lang.Letters.Get(w)
	if !ok {
		return 0, false
	}
	if !r.glued(j) {
		if money && r.t[j].Norm == w && (w == "m" || w == "k") && !r.hyphen(j+1) {
			return s, true // "£7 m": nobody measures pounds
		}
		// "1,674.5 G", where nothing follows that could be named by the letter
		alone := j+1 >= r.hi || r.t[j+1].Kind == text.Punct && !r.hyphen(j+1)
		return s, r.loose && alone && (r.t[j].Norm != w || w == "k")
	}
	if money {
		return s, true
	}
	switch r.t[j].Norm {
	case "k", "K", "M", "b", "B", "MM":
		return s, true
	case "G", "T":
		return s, r.loose
	case "m":
		return s, r.plural(j+1) && r.t[j+1].Norm == r.t[j+1].Lower
	}
	return 0, false
}

// inWords reads a number that begins with a word: "two hundred and six", "a
// dozen", "half a million", "three-quarters".
func (r *reader) inWords(i int) (number, bool) {
	n := number{first: i, last: i, words: true}
	w := r.low(i)
	if w == r.lang.Half {
		return r.halfOf(n)
	}
	if r.lang.Articles.Has(w) {
		return r.afterArticle(n)
	}
	if !r.lang.Numbers.Has(w) {
		return n, false
	}
	return r.words(n, 0)
}

// afterArticle reads "a third of", "a quarter million", "a half", "a hundred",
// "a couple of".
func (r *reader) afterArticle(n number) (number, bool) {
	j := n.first + 1
	w := r.low(j)
	n.last = j + 1
	if v, ok := r.lang.Vague.Get(w); ok {
		n.value, n.vague = v, true
		if r.low(j+1) == r.lang.Of {
			n.last++
		} else {
			r.sum(&n, v, true) // "a couple hundred"
		}
		return n, n.last > j+1
	}
	if d, ok := r.lang.Parts.Get(w); ok && d > 1 {
		n.value, n.share = 1/d, true
		if r.ofScale(&n) {
			return n, true
		}
		if (d == 2 || d == 4) && r.scaleAhead(j+1) {
			r.sum(&n, n.value, true)
			n.share = false
			return n, true
		}
		return n, d == 2 || r.fractional(j+1) || w == r.lang.Quarter && r.measureAt(j+1)
	}
	if !r.lang.Scales.Has(w) || len(w) < 5 {
		return n, false
	}
	n.last = j
	return r.words(n, 1)
}

// measureAt reports whether a unit of measure or time is named at token j: "a
// quarter mile".
func (r *reader) measureAt(j int) bool {
	u, _, ok := r.unitAt(j)
	return ok && !u.Glued && (u.Of == lang.PlainUnit || u.Of == lang.TimeUnit)
}

// fractional reports whether an ordinal before token j can be the lower part of
// a fraction: "a third of the crew", "one fifth.", not "a third man".
func (r *reader) fractional(j int) bool {
	w := r.low(j)
	return w == r.lang.Of || r.loose && (j >= r.hi || r.t[j].Kind != text.Word || r.lang.Stops.Has(w))
}

// halfOf reads "half a million", "half-dozen" and bare "half".
func (r *reader) halfOf(n number) (number, bool) {
	n.value, n.last, n.share = 0.5, n.first+1, true
	j := r.afterHyphen(n.last)
	if r.lang.Articles.Has(r.low(j)) {
		j++
	}
	if s, ok := r.lang.Scales.Get(r.low(j)); ok && len(r.low(j)) > 4 {
		n.value, n.last, n.share, n.scaled, n.scale = s/2, j+1, false, true, s
	}
	return n, true
}

// words reads the rest of a number in words. cur is what stands before the
// first word: 1 for "a hundred".
func (r *reader) words(n number, cur float64) (number, bool) {
	begin := n.last
	r.sum(&n, cur, cur > 0)
	if n.last == begin {
		return n, false
	}
	whole := n.value
	r.fraction(&n)
	if r.half(&n); !n.share && n.value == whole {
		r.point(&n)
	}
	if !n.scaled && r.scaleAhead(n.last) {
		r.sum(&n, n.value, true) // "two point five million"
		n.share = false
	}
	return n, true
}

// scaleAhead reports whether a scale word follows at j.
func (r *reader) scaleAhead(j int) bool { return r.lang.Scales.Of(r.low(r.afterHyphen(j))) > 0 }
