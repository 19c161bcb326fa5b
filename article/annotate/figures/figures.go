// Package figures finds the quantities of an article: how much of what.
//
// In go an article, its tokens and its time expressions; out come figures with
// value, canonical unit, bound and the words that say what is measured. It
// reads numbers in digits and words, money, percentages, measures with their
// conversion in brackets, durations, shares and counted nouns.
//
// It does not read dates, ordinals, numbers that are part of a name ("Article
// 5", "Group of Seven"), scores, addresses or what a page counts about itself.
// A number of which nothing says what it counts is left out: omitting is
// better than comparing what cannot be compared.
//
// Below lies a grammar that knows nothing of news: Numbers and Quantities read
// with it whatever is a number, or one with a unit. Find chooses among what it
// finds.
package figures

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Find returns the figures of the article in text order. toks are the tokens
// of its blocks, times its time expressions: a figure never overlaps one,
// unless that is a duration. In a language without tables there are none: its
// 1.250 may be more than a thousand, and nobody knows its nouns.
func Find(a *article.Article, toks []text.Token, times []article.Time) []article.Figure {
	if a.Lang != "" && !lang.Known(a.Lang) {
		return nil
	}
	l := lang.For(a.Lang)
	f := finder{a: a, times: times, reader: reader{t: toks, lang: &l.Figures, buf: make([]byte, 0, 64)}, past: l.Words.Past, stems: map[string]string{}}
	digits := 0
	for i := range toks {
		if toks[i].Kind == text.Number {
			digits++
		}
	}
	f.out = make([]article.Figure, 0, digits)
	at := 0
	for n := range a.Sentences {
		s := a.Sentences[n].Span
		for at < len(toks) && toks[at].Start < s.Start {
			at++
		}
		f.lo = at
		for at < len(toks) && toks[at].End <= s.End {
			at++
		}
		f.hi = at
		f.block = a.Blocks[a.Sentences[n].Block].Kind
		f.sentence()
	}
	if len(f.out) == 0 {
		return nil
	}
	return f.out
}

// Number is a bare number of a text, whatever it counts.
type Number struct {
	text.Span
	Value float64
}

// Numbers reads every bare number of the tokens, whatever it counts and however
// it is written, dates and names included: the first step of Find, for callers
// that check numbers rather than compare them. Digits that a unit is glued to
// are a quantity; the "one" of "that one" is a pronoun.
func Numbers(toks []text.Token, tag string) []Number {
	r := reader{t: toks, hi: len(toks), lang: &lang.For(tag).Figures, buf: make([]byte, 0, 64), loose: true}
	var out []Number
	for i := 0; i < len(toks); {
		money := i > 0 && toks[i-1].Kind == text.Symbol && r.lang.Signs.Of(toks[i-1].Lower).Unit != ""
		n, ok := r.number(i, money)
		if !ok {
			out = split(out, &toks[i])
			i++
			continue
		}
		if m, ok := r.ratio(n); ok && r.alone(i, m.last) {
			n = m
		}
		glued := !n.words && r.glued(n.last) && toks[n.last].Kind == text.Word
		pronoun := n.words && n.value == 1 && n.last == i+1 && r.lang.Pointing.Has(r.low(i-1))
		if !glued && !pronoun {
			out = append(out, Number{text.Span{Start: toks[n.first].Start, End: toks[n.last-1].End}, n.value})
		}
		i = n.last
	}
	return out
}

// split adds the runs of digits of a token that is no number: "192.168.1.2".
func split(out []Number, t *text.Token) []Number {
	if t.Kind != text.Number || strings.Trim(t.Norm, "0123456789.,") != "" {
		return out
	}
	for i := 0; i < len(t.Norm); {
		end := i
		for end < len(t.Norm) && t.Norm[end] >= '0' && t.Norm[end] <= '9' {
			end++
		}
		if end > i && end-i <= mostDigits {
			out = append(out, Number{text.Span{Start: t.Start + i, End: t.Start + end}, integer(t.Norm[i:end])})
		}
		i = end + 1
	}
	return out
}

// alone reports whether the numbers of the tokens [i, end) may be the parts of
// one fraction: neither an amount of money nor a length of time, as in "$2000
// over 3 years".
func (r *reader) alone(i, end int) bool {
	if i > r.lo && r.t[i-1].Kind == text.Symbol {
		return false
	}
	_, _, unit := r.unitAt(end)
	return !unit
}

// Quantity is a number with its unit as it stands in a text, whatever it
// measures, or a unit that is named without a number.
type Quantity struct {
	text.Span
	Kind  article.FigureKind
	Value float64 // 0 for a bare unit
	Unit  string  // canonical, as in article.Figure
	Bare  bool    // the unit is named alone: "from dollars to euros"
	Old   bool    // somebody's age: "five years old"
}

// Quantities reads every number with a unit: money, percentages, measures and
// durations, without asking what they measure, and without what bounds them or
// joins two to a range. It also reads money, percentages and scales of
// temperature that are named without a number.
func Quantities(toks []text.Token, tag string) []Quantity {
	r := reader{t: toks, hi: len(toks), lang: &lang.For(tag).Figures, buf: make([]byte, 0, 64), loose: true}
	var out []Quantity
	for i := 0; i < len(toks); {
		q, ok := r.single(i)
		switch {
		case !ok:
			if q, ok = r.bareUnit(i); !ok {
				i++
				continue
			}
		case r.identifier(i):
			q.of = ""
		default:
			r.age(&q)
		}
		if q.of != "" {
			out = append(out, Quantity{
				Span: text.Span{Start: toks[q.first].Start, End: toks[q.last-1].End},
				Kind: kinds[q.of], Value: q.value, Unit: q.unit, Bare: q.num.last == 0, Old: q.old,
			})
		}
		i = max(q.last, i+1)
	}
	return out
}

// bareUnit reads a unit that is named at token i without a number. Words that
// are other things as well, such as feet, are left out, and so are codes.
func (r *reader) bareUnit(i int) (quantity, bool) {
	if r.t[i].Kind != text.Word {
		return quantity{}, false
	}
	u, end, ok := r.unitAt(i)
	if !ok || u.Scaled || u.Glued || u.Times != 0 || r.t[end-1].Kind != text.Word {
		return quantity{}, false
	}
	name := r.t[i].Lower
	switch u.Of {
	case lang.MoneyUnit:
		ok = !strings.EqualFold(name, u.Unit)
	case lang.PlainUnit:
		ok = units[u.Unit].of == temperature || units[u.Unit].of == mass || end > i+1
	case lang.TimeUnit:
		ok = false
	}
	return quantity{first: i, last: end, unit: u.Unit, of: u.Of}, ok && len(name) > 2
}

// identifier reports whether the number at token i is a part of a code: the
// 173 of "scp2-173".
func (r *reader) identifier(i int) bool {
	if !r.glued(i) || !r.glued(i-1) || r.low(i-1) != "-" || r.t[i-2].Kind != text.Word {
		return false
	}
	return strings.ContainsAny(r.t[i-2].Norm, "0123456789")
}

var kinds = map[lang.Quantity]article.FigureKind{
	lang.MoneyUnit: article.Money, lang.PercentUnit: article.Percent,
	lang.PlainUnit: article.Measure, lang.TimeUnit: article.Measure,
}

// finder reads the sentences of an article one by one.
type finder struct {
	reader
	a     *article.Article
	times []article.Time     // those not yet passed
	past  lang.Table[string] // irregular past forms end a noun phrase: "rain fell"
	marks int                // index of the first mark not yet passed
	block article.BlockKind
	out   []article.Figure

	titled  bool // the sentence is in headline capitals
	checked bool // titled is known
	from    int  // first token that no figure has taken

	inClause tokens // the clause found last

	stems map[string]string // those asked for so far
}

// starts reports whether a quantity may begin at token i. It is asked for
// every token of every text and therefore asks tables for words only.
func (r *reader) starts(i int) bool {
	t := &r.t[i]
	switch t.Kind {
	case text.Number:
		return true
	case text.Symbol:
		_, ok := r.lang.Signs.Get(t.Lower)
		return ok || r.minus(i)
	case text.Punct:
		return r.minus(i)
	case text.Word:
		if len(t.Lower) > 9 {
			return false
		}
		if c := t.Norm[len(t.Norm)-1]; c >= '0' && c <= '9' && len(t.Norm) > 3 || len(t.Norm) > 4 && t.Norm[3] >= '0' && t.Norm[3] <= '9' {
			_, code := r.lang.Signs.Get(t.Lower[:3])
			return code
		}
		if r.lang.Opens.May(t.Lower) {
			if r.lang.Articles.Has(t.Lower) {
				return r.opens(i)
			}
			if _, ok := r.lang.Numbers.Get(t.Lower); ok || t.Lower == r.lang.Half || r.lang.Minus.Has(t.Lower) {
				return true
			}
		}
		if len(t.Lower) > 4 {
			return false
		}
		if c := t.Norm[0]; c < 'a' || c > 'z' {
			if r.lang.Signs.Has(t.Lower) {
				return true
			}
		}
		return r.signAhead(i)
	}
	return false
}

// opens reports whether a quantity may begin with the article at token i: "a
// million", "a mile and a half", "A$40".
func (r *reader) opens(i int) bool {
	next := r.low(i + 1)
	if r.lang.Opened.May(next) || r.signAhead(i) {
		return true
	}
	return r.lang.Units.Begins(next) && (r.low(i+2) == r.lang.And || r.low(i+3) == r.lang.And)
}

// signAhead reports whether a currency sign is glued to the word at i: "US$".
func (r *reader) signAhead(i int) bool {
	return i+1 < r.hi && r.t[i+1].Kind == text.Symbol && r.glued(i+1)
}

func (f *finder) sentence() {
	f.checked, f.from, f.inClause = false, f.lo, tokens{}
	for i := f.lo; i < f.hi; {
		if !f.starts(i) {
			if w := f.t[i].Lower; len(w) == len(f.lang.None) && w == f.lang.None {
				f.none(i)
			}
			i++
			continue
		}
		q, ok := f.quantity(i, f.from)
		if !ok {
			i++
			continue
		}
		next := max(q.last, i+1)
		if f.rejected(&q) {
			f.from = next
			i = next
			continue
		}
		before := len(f.out)
		if end := f.figure(&q); len(f.out) > before {
			next = max(next, end)
		}
		f.from = next
		i = next
	}
}

// figure makes a figure of q if it can say what it measures, and returns the
// token after it.
func (f *finder) figure(q *quantity) int {
	fig := article.Figure{
		Value: q.value, High: q.high, Unit: q.unit, Bound: q.bound, Same: -1,
	}
	end := q.last
	switch {
	case q.of != "":
		fig.Kind = kinds[q.of]
		fig.Same = f.same(q, &fig)
		if f.attributive(q) {
			fig.Noun = f.phrase(q.last, !q.joined && !q.old)
		}
		if fig.Noun.Empty() {
			fig.Noun = f.measured(q)
		}
		if fig.Noun.Empty() {
			fig.Noun = f.subject(q)
		}
	case q.num.share || f.outOf(q):
		end = q.last
		fig.Kind, fig.Unit = article.Share, "share"
		fig.Value, fig.High = q.value, q.high
		if fig.Noun = f.shared(q); fig.Noun.Empty() {
			return end
		}
	default:
		fig.Kind = article.Count
		head, noun, ok := f.counted(q)
		if !ok {
			return end
		}
		fig.Unit, fig.Noun = head, noun
		if q.joined {
			end = q.last
		}
	}
	if f.block != article.Title && f.counter(&fig, q) {
		return end
	}
	fig.Span = text.Span{Start: f.t[q.first].Start, End: f.t[q.last-1].End}
	fig.Clause = f.clause(q.first, q.last)
	f.out = append(f.out, fig)
	return end
}

// none reads "no casualties": a count of zero, for nouns of harm only.
func (f *finder) none(i int) {
	for k := i + 1; k < min(f.hi, i+4); k++ {
		w := f.low(k)
		if f.lang.Zero.Has(w) {
			f.out = append(f.out, article.Figure{
				Span: text.Span{Start: f.t[i].Start, End: f.t[k].End}, Kind: article.Count,
				Unit: f.stem(k), Noun: f.t[k].Span, Same: -1, Clause: f.clause(i, k+1),
			})
			return
		}
		if f.lang.Stops.Has(w) && !verbal(w) || f.t[k].Kind != text.Word {
			return
		}
	}
}

// same returns the index of the figure that q restates in brackets or after a
// slash or comma: "701 sq km (270 sq miles)", "€90bn ($105bn)". Measures must
// agree within three per cent once converted; money cannot be checked.
func (f *finder) same(q *quantity, fig *article.Figure) int {
	if len(f.out) == 0 || q.first == f.lo {
		return -1
	}
	last := &f.out[len(f.out)-1]
	between := f.a.Text[last.End:f.t[q.first].Start]
	if len(between) > 4 || (between != " (" && between != "(" && between != "/" && between != " / " && between != ", or " && between != " [" && between != " or ") {
		return -1
	}
	if last.Kind != fig.Kind || last.Unit == fig.Unit {
		return -1
	}
	if fig.Kind != article.Money {
		v, ok := Convert(fig.Value, fig.Unit, last.Unit)
		if !ok || math.Abs(v-last.Value) > 0.03*math.Abs(last.Value)+0.5*tolerance(last.Value) {
			return -1
		}
	}
	if last.Same >= 0 {
		return last.Same
	}
	return len(f.out) - 1
}

// tolerance is the place of the last digit that matters in v: 1 for "5", 0 for
// more exact values.
func tolerance(v float64) float64 {
	if math.Abs(v) < 10 {
		return 0.5
	}
	return 0
}

// capital reports whether token i begins with a capital letter.
func (f *finder) capital(i int) bool {
	if i < f.lo || i >= f.hi || f.t[i].Kind != text.Word {
		return false
	}
	c, _ := utf8.DecodeRuneInString(f.t[i].Norm)
	return unicode.IsUpper(c)
}

// headline reports whether the sentence is in headline capitals, where a
// capital says nothing: most of its words of four letters and more have one.
func (f *finder) headline() bool {
	if f.checked {
		return f.titled
	}
	f.checked = true
	long, up := 0, 0
	for i := f.lo; i < min(f.hi, f.lo+60); i++ {
		if f.t[i].Kind == text.Word && len(f.t[i].Norm) > 3 {
			long++
			if f.capital(i) {
				up++
			}
		}
	}
	f.titled = long > 2 && up*10 >= long*7
	return f.titled
}

// Bare reads every number of the tokens with what bounds it ("more than 40"),
// whatever it counts, dates and names included: for callers that know from the
// words around it what it measures. A number in front of a scale is scaled, one
// with a unit is left to Find.
func Bare(toks []text.Token, tag string) []article.Figure {
	r := reader{t: toks, hi: len(toks), lang: &lang.For(tag).Figures, buf: make([]byte, 0, 64), loose: true}
	var out []article.Figure
	from := 0
	for i := 0; i < len(toks); {
		n, ok := r.number(i, false)
		if !ok {
			i++
			continue
		}
		q := quantity{first: n.first, last: n.last, num: n, value: n.value, high: n.value}
		r.bounds(&q, from)
		if glued := !n.words && r.glued(n.last) && toks[n.last].Kind != text.Punct; q.of == "" && !n.share && !glued {
			out = append(out, article.Figure{
				Span: text.Span{Start: toks[q.first].Start, End: toks[q.last-1].End},
				Kind: article.Count, Value: q.value, High: q.high, Bound: q.bound, Same: -1,
			})
		}
		i = max(n.last, i+1)
		from = i
	}
	return out
}
