package times

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// atom is a token as the grammar sees it: a word of the tables, a number, or
// something of no interest.
type atom struct {
	lex *lexeme // nil if it is no word of the tables
	*figure
}

// figure is a token of digits; that of any other token is noFigure.
type figure struct {
	value  float64
	suffix string // behind the digits: "th", "s"
	digits int8   // leading digits, 0 for a word
	plain  bool   // digits only, no comma or point
}

var noFigure figure

// timely reports whether the tables know the word as one of times.
func (l *lexeme) timely() bool { return l != nil && l.mask != 0 }

// atomOf looks a token up.
func (g *grammar) atomOf(t *text.Token) atom {
	if t.Kind == text.Number {
		return atom{figure: number(t.Lower)}
	}
	l := g.lex[t.Lower]
	if l == nil && t.Kind == text.Word && t.Lower[len(t.Lower)-1] == '.' {
		l = g.lex[strings.TrimRight(t.Lower, ".")]
	}
	return atom{l, &noFigure}
}

// begins returns the classes that the atom may begin.
func (g *grammar) begins(a *atom) mask {
	switch {
	case a.digits > 0:
		return g.digitMask
	case a.lex != nil:
		return a.lex.mask
	}
	return 0
}

// number reads the digits of a number token: "1,200", "2.5", "3rd", "1990s".
func number(s string) *figure {
	a := &figure{plain: true}
	scale := 0.0
	i := 0
	for ; i < len(s) && i < 16; i++ {
		c := s[i]
		if c == ',' && a.digits > 0 {
			a.plain = false
			continue
		}
		if c == '.' && scale == 0 {
			a.plain, scale = false, 1
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		a.value = 10*a.value + float64(c-'0')
		if scale > 0 {
			scale *= 10
		}
		a.digits++
	}
	if scale > 1 {
		a.value /= scale
	}
	a.suffix = s[i:]
	return a
}

// capture is what one element of a form took.
type capture struct {
	class class
	n     int
	f     float64
	s     string
	at    int  // atom
	many  bool // a number nobody tells
}

// maxCaptures bounds the classes of one form.
const maxCaptures = 10

// match is one form found in a sentence.
type match struct {
	form       *lang.TimeForm
	request    bool
	start, end int // atoms
	captures   [maxCaptures]capture
	taken      int
}

// get returns the nth capture of a class.
func (m *match) get(c class, nth int) (capture, bool) {
	for i := 0; i < m.taken; i++ {
		if m.captures[i].class == c {
			if nth == 0 {
				return m.captures[i], true
			}
			nth--
		}
	}
	return capture{}, false
}

// longest finds the longest form that begins at atom i and ends before the
// limit. The match is good until the next call.
func (r *reader) longest(i, limit int) (*match, bool) {
	r.best.form, r.best.start, r.best.end, r.best.taken, r.best.request = nil, i, i, 0, false
	r.limit = limit
	r.path.taken = 0
	a := &r.atoms[i]
	roots := r.g.digits
	if a.digits == 0 {
		if a.lex == nil {
			return nil, false
		}
		roots = a.lex.roots
	}
	for _, n := range roots {
		r.follow(&r.g.root.edges[n], i)
	}
	return &r.best, r.best.form != nil
}

// walk follows every edge out of a node. Depth and width are those of the
// grammar, whatever the text.
func (r *reader) walk(n *node, i int) {
	if n.form != nil && i < r.limit && (i > r.best.end || i == r.best.end && n.request && !r.best.request) {
		r.best.taken = copy(r.best.captures[:], r.path.captures[:r.path.taken])
		r.best.form, r.best.end, r.best.request = n.form, i, n.request
	}
	if i >= len(r.atoms) {
		return
	}
	has := r.g.begins(&r.atoms[i])
	if has == 0 {
		return
	}
	bit := uint64(0)
	if l := r.atoms[i].lex; l != nil {
		bit = l.bit
	}
	for e := range n.edges {
		e := &n.edges[e]
		if e.bits&bit != 0 || e.mask&has&^(1<<literal) != 0 {
			r.follow(e, i)
		}
	}
}

func (r *reader) follow(e *edge, i int) {
	for k := range e.options {
		o := &e.options[k]
		if o.class == literal {
			if r.atoms[i].lex == o.word {
				r.walk(e.to, i+1)
				return
			}
			continue
		}
		c, next := r.take(o.class, i)
		if next == 0 || r.path.taken == maxCaptures {
			continue
		}
		c.class, c.at = o.class, i
		r.path.captures[r.path.taken] = c
		r.path.taken++
		r.walk(e.to, next)
		r.path.taken--
	}
}

// take matches a class at atom i and returns the atom behind it, 0 if it does
// not match.
func (r *reader) take(c class, i int) (capture, int) {
	a := &r.atoms[i]
	if t := single[c]; t != lang.NoTime {
		w := a.lex.is(t)
		if w == nil {
			return capture{}, 0
		}
		next := i + 1
		if (c == month || c == weekday) && r.abbreviated(i) {
			next++
		}
		return capture{n: w.N, s: w.S}, next
	}
	switch c {
	case num:
		return r.numeral(i)
	case year:
		return r.year(i)
	case day:
		if a.digits == 0 {
			return r.ordinal(i)
		}
		return a.whole(i, a.fits(1, 31, 2) && (a.suffix == "" || ordinalSuffix(a.suffix)))
	case ord:
		if a.digits == 0 {
			return r.ordinal(i)
		}
		return a.whole(i, a.fits(1, 99, 2) && ordinalSuffix(a.suffix))
	case mm:
		return a.whole(i, a.fits(1, 12, 2) && a.suffix == "")
	case dd:
		return a.whole(i, a.fits(0, 31, 2) && a.suffix == "")
	case yy:
		return a.whole(i, a.digits == 2 && a.fits(0, 99, 2) && a.suffix == "")
	case minute:
		return a.whole(i, a.digits == 2 && a.fits(0, 59, 2) && a.suffix == "")
	case hhmm:
		return a.whole(i, a.digits == 4 && a.fits(0, 2359, 4) && a.suffix == "")
	case decade:
		return r.decade(i)
	case clockTime:
		return r.clock(i)
	case dayNumber:
		c, next := r.spelled(i)
		if a.digits > 0 || c.n < 1 || c.n > 31 || c.f != float64(c.n) {
			return capture{}, 0
		}
		return c, next
	}
	return capture{}, 0
}

// single is tableClass as an array, for the hot path.
var single = func() (t [lastClass + 1]lang.TimeClass) {
	for c, w := range tableClass {
		t[c] = w
	}
	return t
}()

// fits reports whether the atom is a plain number in [low, high] of at most
// width digits.
func (a *figure) fits(low, high, width int) bool {
	return a.digits > 0 && a.plain && int(a.digits) <= width && a.value >= float64(low) && a.value <= float64(high)
}

// whole takes the number at atom i if it is of the right kind.
func (a *figure) whole(i int, ok bool) (capture, int) {
	if !ok {
		return capture{}, 0
	}
	return capture{n: int(a.value), f: a.value}, i + 1
}

func ordinalSuffix(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" }

// abbreviated reports whether a period that belongs to the abbreviation at i
// follows: "Sept. 11".
func (r *reader) abbreviated(i int) bool {
	t := r.toks[i]
	return i+1 < len(r.atoms) && r.toks[i+1].Lower == "." && !r.toks[i+1].Space && t.Len() <= 5 && len(r.toks[i+1].Lower) == 1 && r.atoms[i].lex.timely()
}

// ordinal reads "first", "twenty-first".
func (r *reader) ordinal(i int) (capture, int) {
	if w := r.atoms[i].lex.is(lang.Ordinal); w != nil {
		return capture{n: w.N}, i + 1
	}
	w := r.atoms[i].lex.is(lang.Numeral)
	if w == nil || w.N < 20 || w.N%10 != 0 {
		return capture{}, 0
	}
	j := r.hyphen(i + 1)
	if o := r.lexAt(j).is(lang.Ordinal); o != nil && o.N < 10 {
		return capture{n: w.N + o.N}, j + 1
	}
	return capture{}, 0
}

func (r *reader) hyphen(i int) int {
	if i < len(r.toks) && r.toks[i].Lower == "-" {
		return i + 1
	}
	return i
}

func (r *reader) lexAt(i int) *lexeme {
	if i < 0 || i >= len(r.atoms) {
		return nil
	}
	return r.atoms[i].lex
}

func (r *reader) wordAt(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].Lower
}

// numeral reads a count: "3", "2.5", "2 1/2", "a", "several", "a few", "twenty
// four", "two hundred", "two and a half". Many forms ask at the same place.
func (r *reader) numeral(i int) (capture, int) {
	if r.counted.at != i || r.counted.sentence != r.told.now {
		r.counted.at, r.counted.sentence = i, r.told.now
		r.counted.c, r.counted.next = r.readNumeral(i)
	}
	return r.counted.c, r.counted.next
}

func (r *reader) readNumeral(i int) (capture, int) {
	a := &r.atoms[i]
	if a.digits > 0 {
		if a.suffix != "" {
			return capture{}, 0
		}
		c := capture{n: int(a.value), f: a.value}
		if r.wordAt(i+2) == "/" && r.wordAt(i+1) == "1" && r.wordAt(i+3) == "2" {
			c.f += 0.5
			return c, i + 4
		}
		if r.wordAt(i+1) == "½" || r.wordAt(i+1) == "1/2" {
			c.f += 0.5
			return c, i + 2
		}
		return c, i + 1
	}
	if a.lex == nil {
		return capture{}, 0
	}
	if r.words.One.Has(a.lex.literal) {
		if c, next := r.many(i + 1); next > 0 {
			return c, next
		}
		if m := r.lexAt(i + 1).is(lang.Magnitude); m != nil {
			return capture{n: m.N, f: float64(m.N)}, i + 2
		}
		return capture{n: 1, f: 1}, i + 1
	}
	if c, next := r.many(i); next > 0 {
		return c, next
	}
	return r.spelled(i)
}

// many reads "several", "few", "couple of".
func (r *reader) many(i int) (capture, int) {
	m := r.lexAt(i).is(lang.Many)
	if m == nil {
		return capture{}, 0
	}
	next := i + 1
	if r.wordAt(next) == r.words.Of {
		next++
	}
	return capture{n: m.N, f: float64(m.N), many: m.N == 0}, next
}

// spelled reads a number in words.
func (r *reader) spelled(i int) (capture, int) {
	total, current, start := 0, 0, i
	for i < len(r.atoms) && i-start < 8 {
		j := i
		if i > start {
			j = r.hyphen(i)
		}
		l := r.lexAt(j)
		if n := l.is(lang.Numeral); n != nil {
			tens := current % 100
			if i > start && !(tens == 0 && n.N < 100 || tens >= 20 && tens%10 == 0 && n.N < 10) {
				break
			}
			current += n.N
			i = j + 1
			continue
		}
		if r.wordAt(j) == r.words.And && total+current >= 100 && current%100 == 0 && r.lexAt(j+1).is(lang.Numeral) != nil {
			j++ // "two thousand and four"
			current += r.lexAt(j).is(lang.Numeral).N
			i = j + 1
			continue
		}
		if m := l.is(lang.Magnitude); m != nil && i > start {
			if m.N == 1000 {
				total, current = total+1000*current, 0
			} else {
				current *= m.N
			}
			i = j + 1
			continue
		}
		break
	}
	if i == start {
		return capture{}, 0
	}
	total += current
	c := capture{n: total, f: float64(total)}
	if r.spells(i, r.words.HalfMore) {
		c.f += 0.5
		i += len(r.words.HalfMore)
	}
	return c, i
}

// spells reports whether those words stand at atom i.
func (r *reader) spells(i int, words []string) bool {
	for k, w := range words {
		if r.wordAt(i+k) != w {
			return false
		}
	}
	return true
}

// year reads "1998", "nineteen ninety-eight", "two thousand and four".
func (r *reader) year(i int) (capture, int) {
	a := &r.atoms[i]
	if a.digits > 0 {
		if a.digits == 4 && a.fits(1000, 2199, 4) && a.suffix == "" {
			return capture{n: int(a.value)}, i + 1
		}
		return capture{}, 0
	}
	w := a.lex.is(lang.Numeral)
	if w == nil || (w.N != 2 && (w.N < 15 || w.N > 20)) {
		return capture{}, 0
	}
	if w.N == 2 {
		c, next := r.spelled(i)
		if next > 0 && c.n >= 2000 && c.n < 2100 {
			return capture{n: c.n}, next
		}
		return capture{}, 0
	}
	if m := r.lexAt(i + 1).is(lang.Magnitude); m != nil && m.N == 100 && w.N > 10 {
		i++ // "nineteen hundred ninety-three"
		if r.wordAt(i+1) == r.words.And {
			i++
		}
	}
	c, next := r.spelled(i + 1)
	if i+1 < len(r.atoms) && next > 0 && c.n >= 10 && c.n <= 99 && c.f == float64(c.n) {
		return capture{n: 100*w.N + c.n}, next
	}
	return capture{}, 0
}

// decade reads "1990s", "1990's", "'90s".
func (r *reader) decade(i int) (capture, int) {
	a := &r.atoms[i]
	if a.digits == 0 || !a.plain || int(a.value)%10 != 0 {
		return capture{}, 0
	}
	next := i + 1
	switch {
	case a.suffix == "s":
	case a.suffix == "" && r.wordAt(next) == "'s" && a.digits == 4 && a.value >= 1800:
		next++
	default:
		return capture{}, 0
	}
	switch {
	case a.digits == 4 && a.value >= 1000 && a.value < 2200:
		return capture{n: int(a.value)}, next
	case a.digits == 2 && a.value >= 20:
		return capture{n: 1900 + int(a.value)}, next
	}
	return capture{}, 0
}
