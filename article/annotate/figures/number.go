package figures

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// reader reads one sentence: the tokens [lo, hi) of t.
type reader struct {
	t      []text.Token
	lo, hi int
	lang   *lang.Figures
	buf    []byte
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

// hyphen reports whether token i is a hyphen inside a word: "five-hour".
func (r *reader) hyphen(i int) bool {
	return r.low(i) == "-" && r.glued(i) && r.glued(i+1)
}

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
	case t.Kind == text.Word && (r.lang.Minus[t.Lower]):
		n, ok := r.number(i+1, money)
		if !ok || n.first != i+1 {
			return number{}, false
		}
		n.first, n.value = i, -n.value
		return n, true
	case (t.Norm == "-" || t.Norm == "−") && r.glued(i+1) && !r.glued(i) && i+1 < r.hi && r.t[i+1].Kind == text.Number:
		n, ok := r.digits(i+1, money)
		n.first, n.value = i, -n.value
		return n, ok
	case t.Kind == text.Word:
		return r.inWords(i)
	}
	return number{}, false
}

// digits reads a number that begins with digits: "19,000", "5.4 million",
// "2 1/4", "90bn".
func (r *reader) digits(i int, money bool) (number, bool) {
	v, grouped, ok := parse(r.t[i].Norm)
	if !ok {
		return number{}, false
	}
	n := number{first: i, last: i + 1, value: v, grouped: grouped, decimal: v != math.Trunc(v)}
	if d, end, ok := r.slash(i); ok {
		n.value, n.last, n.share = v/d, end, v < d
	} else if i+1 < r.hi && r.t[i+1].Kind == text.Number && v == math.Trunc(v) && v < 1000 {
		if w, _, ok := parse(r.t[i+1].Norm); ok {
			if d, end, ok := r.slash(i + 1); ok && w < d {
				n.value, n.last = v+w/d, end
			} else if w < 1 && utf8.RuneCountInString(r.t[i+1].Norm) == 1 {
				n.value, n.last = v+w, i+2
			}
		}
	}
	r.groups(&n)
	r.half(&n)
	r.scale(&n, money)
	return n, true
}

// groups adds groups of three digits behind spaces: "40 000".
func (r *reader) groups(n *number) {
	if n.decimal || n.grouped || n.share || n.last > n.first+1 || n.value < 1 || r.t[n.first].Len() > 3 || r.glued(n.first) {
		return
	}
	for n.last < r.hi && r.t[n.last].Kind == text.Number && r.t[n.last].Len() == 3 && !r.t[n.last].Break {
		v, grouped, ok := parse(r.t[n.last].Norm)
		if !ok || grouped || v != math.Trunc(v) {
			return
		}
		n.value = n.value*1000 + v
		n.last++
		n.grouped = true
	}
}

// slash reads the "/4" of "1/4" behind token i.
func (r *reader) slash(i int) (float64, int, bool) {
	if r.low(i+1) != "/" || !r.glued(i+1) || !r.glued(i+2) || r.t[i+2].Kind != text.Number {
		return 0, 0, false
	}
	d, _, ok := parse(r.t[i+2].Norm)
	if !ok || d < 2 || d > 1000 || d != math.Trunc(d) {
		return 0, 0, false
	}
	return d, i + 3, true
}

// half adds "and a half", "and three quarters" behind a number.
func (r *reader) half(n *number) {
	j := n.last
	if r.low(j) != r.lang.And {
		if r.low(j) != "-" || r.low(j+1) != r.lang.And {
			return
		}
		j++ // "two-and-a-half"
	}
	j = r.afterHyphen(j + 1)
	num := 1.0
	if v, ok := r.lang.Numbers[r.low(j)]; ok && v > 0 && v < 20 {
		num = v
	} else if !r.lang.Articles[r.low(j)] {
		return
	}
	j = r.afterHyphen(j + 1)
	d, ok := r.lang.Parts[r.low(j)]
	if !ok || num >= d {
		return
	}
	if n.scaled && n.scale >= 1e6 && r.lang.Scales[r.low(n.last-1)] > 0 {
		num *= n.scale // "3 million and a half"
	}
	n.value += num / d
	n.last = j + 1
	n.decimal = true
}

// afterHyphen skips a hyphen at j.
func (r *reader) afterHyphen(j int) int {
	if r.hyphen(j) {
		return j + 1
	}
	return j
}

// scale multiplies n by the scale words that follow: "million", "bn".
func (r *reader) scale(n *number, money bool) {
	for {
		j := r.afterHyphen(n.last)
		s, ok := r.lang.Scales[r.low(j)]
		if !ok && j == n.last && r.glued(j) && !n.scaled {
			s, ok = r.letter(j, money)
		}
		if !ok || (n.scaled && s < 100) {
			break
		}
		n.value *= s
		n.last, n.scaled = j+1, true
		n.scale = s
		n.share = false
	}
	if n.scaled {
		r.half(n)
	}
}

// letter reads a glued scale letter at token j. A small "m" without a currency
// is a metre unless people or things are counted: "5m people".
func (r *reader) letter(j int, money bool) (float64, bool) {
	s, ok := r.lang.Letters[r.low(j)]
	if !ok || money {
		return s, ok
	}
	switch r.t[j].Norm {
	case "k", "K", "M", "b", "B":
		return s, true
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
	j := i
	if r.lang.Articles[w] {
		j = i + 1
		if d, ok := r.lang.Parts[r.low(j)]; ok && r.low(j+1) == r.lang.Of {
			n.value, n.last, n.share = 1/d, j+1, true // "a third of"
			return n, true
		}
		if d, ok := r.lang.Parts[r.low(j)]; ok && d == 4 && r.lang.Scales[r.low(j+1)] > 0 {
			n.value, n.last = 1/d, j+1 // "a quarter million"
			r.scale(&n, false)
			return n, true
		}
		if r.low(j) == r.lang.Half && r.lang.Scales[r.low(j+1)] > 0 {
			n.value, n.last = 0.5, j+1 // "a half million"
			r.scale(&n, false)
			return n, true
		}
		if _, ok := r.lang.Scales[r.low(j)]; !ok || len(r.low(j)) < 5 {
			return n, false
		}
		n.value, n.last = 1, j
		return r.sum(n, 1)
	}
	if _, ok := r.lang.Numbers[w]; !ok {
		return n, false
	}
	return r.sum(n, 0)
}

// halfOf reads "half a million", "half a dozen" and bare "half".
func (r *reader) halfOf(n number) (number, bool) {
	n.value, n.last, n.share = 0.5, n.first+1, true
	j := n.last
	if r.lang.Articles[r.low(j)] {
		j++
	}
	if s, ok := r.lang.Scales[r.low(j)]; ok && len(r.low(j)) > 4 {
		n.value, n.last, n.share, n.scaled, n.scale = s/2, j+1, false, true, s
	}
	return n, true
}

// sum adds up a number in words. cur is what stands before the first word: 1
// for "a hundred".
func (r *reader) sum(n number, cur float64) (number, bool) {
	var total float64
	last := math.Inf(1) // the smallest place filled so far
	j := n.last
	for j < r.hi {
		w := r.low(j)
		if r.hyphen(j) && n.last > n.first {
			w = r.low(j + 1)
			if v, ok := r.lang.Numbers[w]; (ok && v < 10 && v > 0 && last == 10) || r.lang.Scales[w] > 0 {
				j++
			} else {
				break
			}
		}
		if w == r.lang.And && n.last > n.first && last >= 100 {
			v, ok := r.lang.Numbers[r.low(j+1)]
			if !ok || v == 0 || v >= last || r.part(j+2) {
				break
			}
			j++
			w = r.low(j)
		}
		if v, ok := r.lang.Numbers[w]; ok {
			place := 1.0
			if v >= 20 {
				place = 10
			}
			if n.last > n.first && !(last >= 100 || (last == 10 && v < 10)) || (n.last > n.first && v == 0) {
				break
			}
			cur += v
			last = place
			if v >= 10 && v < 20 {
				last = 1
			}
			j++
			n.last = j
			continue
		}
		s, ok := r.lang.Scales[w]
		if !ok {
			break
		}
		if cur == 0 && total == 0 {
			break
		}
		n.scaled, n.scale = true, s
		switch {
		case s < 1000:
			cur *= s
		case cur == 0:
			total *= s // "thousand million"
		default:
			total += cur * s
			cur = 0
		}
		last = s
		if s == 12 {
			last = 1
		}
		j++
		n.last = j
	}
	n.value = total + cur
	if n.last == n.first || (n.last == n.first+1 && r.lang.Articles[r.low(n.first)]) {
		return n, false
	}
	r.fraction(&n)
	r.half(&n)
	if !n.share {
		r.point(&n)
		r.scale(&n, false)
	}
	return n, true
}

// part reports whether a denominator stands at j: "quarters".
func (r *reader) part(j int) bool {
	_, ok := r.lang.Parts[r.low(r.afterHyphen(j))]
	return ok
}

// fraction turns "two" before "-thirds" into 2/3. "Two quarters" are of a
// year, and "one third" without hyphen or "of" may be an ordinal.
func (r *reader) fraction(n *number) {
	j := r.afterHyphen(n.last)
	w := r.low(j)
	d, ok := r.lang.Parts[w]
	if !ok || n.scaled || n.value <= 0 || n.value != math.Trunc(n.value) {
		return
	}
	many := strings.HasSuffix(w, "s")
	if many != (n.value > 1) || (d == 4 && n.value == 2) {
		return
	}
	if !many && j == n.last && r.low(j+1) != r.lang.Of {
		return
	}
	n.value /= d
	n.share = n.value < 1
	n.last = j + 1
	j = n.last // "three quarters million", "three quarters of a million"
	if r.low(j) == r.lang.Of && r.lang.Articles[r.low(j+1)] {
		j += 2
	}
	if s, ok := r.lang.Scales[r.low(j)]; ok && len(r.low(j)) > 5 {
		n.value *= s
		n.scaled, n.scale, n.share = true, s, false
		n.last = j + 1
	}
}

// point reads decimals in words: "five point five".
func (r *reader) point(n *number) {
	if r.low(n.last) != r.lang.Point {
		return
	}
	place, frac, j := 0.1, 0.0, n.last+1
	for j < r.hi {
		v, ok := r.lang.Numbers[r.low(j)]
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

// parse reads digits with separators: "19,000", "1,00,000", "19.3", "1,5",
// "19 000", "2½". It refuses what is no number: "3rd", "1990s", "1.2.3".
func parse(s string) (v float64, grouped, ok bool) {
	var mantissa float64
	digits, places, commas, dots := 0, 0, 0, 0
	lastRun := 0 // digits since the last separator
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + float64(c-'0')
			places += dots
			digits++
			lastRun++
			i++
		case c == ',' || c == ' ' || c == '\'':
			if dots > 0 || (commas > 0 && lastRun != 3 && lastRun != 2) || digits == 0 || lastRun > 3 {
				return 0, false, false
			}
			commas++
			lastRun = 0
			i++
		case c == '.':
			if dots > 0 || (commas > 0 && lastRun != 3) {
				return 0, false, false
			}
			dots++
			lastRun = 0
			i++
		default:
			f, w, isFrac := vulgar(s[i:])
			if !isFrac || i+w != len(s) {
				return 0, false, false
			}
			return mantissa/math.Pow10(places) + f, commas > 0, true
		}
	}
	if digits == 0 || digits > 18 {
		return 0, false, false
	}
	if commas > 0 && dots == 0 && lastRun != 3 {
		if commas > 1 || lastRun == 0 || lastRun > 2 {
			return 0, false, false
		}
		return decimalComma(s), false, true
	}
	return mantissa / math.Pow10(places), commas > 0, true
}

// decimalComma reads "19,3".
func decimalComma(s string) float64 {
	whole, frac, _ := strings.Cut(s, ",")
	w, _, _ := parse(whole)
	f, _, _ := parse(frac)
	return w + f/math.Pow10(len(frac))
}

// vulgar reads a fraction of one character: "½".
func vulgar(s string) (float64, int, bool) {
	c, w := utf8.DecodeRuneInString(s)
	switch c {
	case '½':
		return 0.5, w, true
	case '⅓':
		return 1.0 / 3, w, true
	case '⅔':
		return 2.0 / 3, w, true
	case '¼':
		return 0.25, w, true
	case '¾':
		return 0.75, w, true
	case '⅕', '⅖', '⅗', '⅘':
		return float64(c-'⅕'+1) / 5, w, true
	case '⅙':
		return 1.0 / 6, w, true
	case '⅚':
		return 5.0 / 6, w, true
	case '⅛':
		return 0.125, w, true
	case '⅜':
		return 0.375, w, true
	case '⅝':
		return 0.625, w, true
	case '⅞':
		return 0.875, w, true
	}
	return 0, 0, false
}
