package statements

import (
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/text"
)

// quote is one quotation: the tokens of its marks and all between them.
type quote struct {
	text.Span
	first, last int  // tokens, the marks themselves
	block       int  // of the article
	open        bool // no mark closes it: the next paragraph goes on
	goes        bool // it goes on a quotation that the paragraph before left open
	used        bool // a statement holds it
	who         []int
	by          text.Span // the words that name who
}

// family is a kind of quotation mark.
type family uint8

const (
	none family = iota
	straight
	double
	single
	guillemet
	angle
	corner
	twin // two single marks for a double one: ''so'', ``so''
)

// mark says to which family a quotation mark belongs, and which way it looks;
// straight marks look both ways.
func mark(r rune) (f family, opens, closes bool) {
	switch r {
	case '"', '＂', '‟', '〟':
		return straight, true, true
	case '“':
		return double, true, true // closes „German“
	case '”', '〞':
		return double, true, true // opens ”Swedish”
	case '„', '〝':
		return double, true, false
	case '«', '»':
		return guillemet, true, true // »reversed« in German books
	case '‘', '\'', '’', '‛', '＇':
		return single, true, true
	case '‚':
		return single, true, false
	case '‹', '›':
		return angle, true, true
	case '「', '『':
		return corner, true, false
	case '」', '』':
		return corner, false, true
	}
	return none, false, false
}

// quoter walks over the quotation marks of one block at a time.
type quoter struct {
	s      string
	t      []text.Token
	lo, hi int
	closer []int32 // per token of the block: the next token that can close a single mark
}

// opensAt reports whether the mark at token i stands as an opening one does:
// against the word behind it and not against the one before.
func (q *quoter) opensAt(i int) bool {
	if i+1 >= q.hi || q.t[i+1].Space {
		return false
	}
	return i == q.lo || q.t[i].Space || q.t[i].Break || !wordy(q.t[i-1].Kind) && !sentenceEnd(q.t[i-1].Norm) || q.t[i-1].Norm == "," && q.rune(i) == '“'
}

// closesAt reports whether the mark at token i stands as a closing one does.
func (q *quoter) closesAt(i int) bool {
	return i > q.lo && !q.t[i].Space && !q.t[i].Break
}

func wordy(k text.Kind) bool { return k == text.Word || k == text.Number || k == text.Clitic }

func sentenceEnd(s string) bool { return s == "." || s == "," || s == "!" || s == "?" || s == "…" }

func (q *quoter) rune(i int) rune {
	r, _ := utf8.DecodeRuneInString(q.s[q.t[i].Start:])
	return r
}

// quotes finds the outermost quotations of the tokens [lo, hi), one block.
//
// It is a machine with one state, the mark that stands open. Marks of another
// family inside an open quotation are part of it. A second opening mark of the
// same family means that the first was never closed, unless marks enough to
// close both follow. carried tells that the block before left a quotation open.
func (q *quoter) quotes(lo, hi, block int, carried family, out []quote) ([]quote, family) {
	q.lo, q.hi = lo, hi
	left := q.count()
	open, depth := -1, 0
	inner := false // marks of the other double kind stand open inside
	var fam family
	begin := len(out)
	for i := lo; i < hi; i++ {
		if q.twin(i) {
			if fam == twin && open >= 0 && q.twin(i+1) {
				i++ // the first of three closes one inside
			}
			switch {
			case open >= 0 && fam == twin && q.closesAt(i):
				out = append(out, q.make(open, i+1, block))
				open = -1
			case (open < 0 || fam == twin) && q.opensAt(i+1) && (i == lo || q.t[i].Space || !wordy(q.t[i-1].Kind)):
				open, fam, depth = i, twin, 1
			}
			i++
			continue
		}
		if q.t[i].Kind != text.Quote {
			continue
		}
		r := q.rune(i)
		f, opens, closes := mark(r)
		if f == none {
			continue
		}
		opens = opens && q.opensAt(i) && !(r == '”' && !q.t[i].Space)
		closes = closes && (q.closesAt(i) || f == straight && !opens) && !(r == '“' && open >= 0 && q.rune(open) != '„' && opens)
		if open >= 0 && f != fam && (f == straight && fam == double || f == double && fam == straight) {
			// “Mixed marks": a closing mark of the other kind, with no opening
			// one of its kind inside, closes.
			switch {
			case opens && !q.closesAt(i):
				inner = true
			case closes && inner:
				inner = false
			case closes && r != '“':
				f = fam
				depth = 1
			}
		}
		if r == '«' && open < 0 {
			opens = true // « spaced as in French »
		}
		if r == '»' && open >= 0 && q.rune(open) == '«' {
			closes, opens = true, false
		}
		if f < family(len(left)) && closes {
			left[f]--
		}
		switch {
		case open < 0 && opens:
			if f == single && (q.closing(i) < 0 || q.t[i+1].Kind == text.Number && len(q.t[i+1].Norm) == 2) {
				continue // an apostrophe: "in '08"
			}
			open, fam, depth, inner = i, f, 1, false
		case open >= 0 && f == fam && closes && (!opens || q.closesAt(i)):
			if fam == single && int32(i) != q.closer[open-lo] && !q.ends(i) {
				continue
			}
			if depth--; depth == 0 {
				out = append(out, q.make(open, i, block))
				open = -1
			}
		case open >= 0 && f == fam && opens:
			if f != straight && f != single && left[f] >= depth+1 {
				depth++
				continue
			}
			open, depth = i, 1
		}
	}
	if len(out) > begin && carried != none && out[begin].first == lo {
		out[begin].goes = true
	}
	if open < 0 {
		return out, none
	}
	n := q.make(open, hi-1, block)
	n.open, n.goes = true, carried != none && open == lo
	return append(out, n), fam
}

// twin reports whether tokens i and i+1 are two single marks that make a
// double one.
func (q *quoter) twin(i int) bool {
	return i+1 < q.hi && tick(q.t[i].Norm) && q.t[i].Norm == q.t[i+1].Norm && q.t[i].End == q.t[i+1].Start &&
		(q.t[i].Kind == text.Quote || q.t[i].Kind == text.Symbol)
}

func tick(s string) bool { return s == "'" || s == "`" }

// count counts the marks of each family that can close, so that a nested
// opening mark is told from one whose partner is missing; and notes for single
// marks where the next closing one stands.
func (q *quoter) count() (left [8]int) {
	if cap(q.closer) < q.hi-q.lo {
		q.closer = make([]int32, q.hi-q.lo)
	}
	q.closer = q.closer[:q.hi-q.lo]
	next := int32(-1)
	for i := q.hi - 1; i >= q.lo; i-- {
		q.closer[i-q.lo] = next
		if q.t[i].Kind != text.Quote {
			continue
		}
		if i > q.lo && q.twin(i-1) {
			i--
			continue
		}
		r := q.rune(i)
		f, _, closes := mark(r)
		if closes && q.closesAt(i) {
			left[f]++
			if f == single && q.ends(i) {
				next = int32(i)
			}
		}
	}
	return left
}

// closing is the token that closes the single mark at i, or -1.
func (q *quoter) closing(i int) int { return int(q.closer[i-q.lo]) }

// ends reports whether a word ends at token i, so that a single mark there may
// close: in "the leaders' plan" it does not open anything, and tokens know.
func (q *quoter) ends(i int) bool {
	return i+1 >= q.hi || q.t[i+1].Space || !wordy(q.t[i+1].Kind)
}

func (q *quoter) make(first, last, block int) quote {
	return quote{Span: text.Span{Start: q.t[first].Start, End: q.t[last].End}, first: first, last: last, block: block}
}
