package render

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// part is a piece of a source's text: words, or the begin or end of a passage
// that citations link to.
type part struct {
	Text  string
	Open  bool
	ID    string // of an Open part; empty where a passage goes on after a break
	Close bool
	Back  []cite // at the end of the part that has the ID
}

// blocks cuts an article's blocks at the borders of its marks. Marks nest where
// they can. Where two cross, or one reaches over a block's end, the later one
// is cut in two, and the second part has no ID:
//
//	aaa bbb ccc      ⟨1 aaa ⟨2 bbb⟩⟩⟨ccc⟩
//	111 111
//	    222 222
func blocks(n int, a *article.Article, ms []mark) []block {
	var out []block
	first := 0 // marks before it end before the block
	for _, b := range a.Blocks {
		for first < len(ms) && ms[first].span.End <= b.Start {
			first++
		}
		out = append(out, block{b.Kind, segment(n, a.Text, b.Span, ms[first:])})
	}
	return out
}

// open is a mark whose end has not been reached.
type open struct {
	end  int
	back []cite
}

// segment writes one block. Marks are in the order of text.Compare, so an outer
// one is opened before the inner ones.
func segment(n int, t string, b text.Span, ms []mark) []part {
	var out []part
	var stack []open
	var later []text.Span // rests of marks that had to be cut
	at := b.Start
	words := func(to int) {
		if to > at {
			out = append(out, part{Text: clean(t[at:to])})
			at = to
		}
	}
	closeUpTo := func(to int) {
		for len(stack) > 0 && stack[len(stack)-1].end <= to {
			top := stack[len(stack)-1]
			words(top.end)
			out = append(out, part{Close: true, Back: top.back})
			stack = stack[:len(stack)-1]
			if len(stack) == 0 || stack[len(stack)-1].end > at {
				later = reopen(&out, &stack, later, at)
			}
		}
	}
	for _, m := range ms {
		if m.span.Start >= b.End {
			break
		}
		s := m.span
		if s.End <= b.Start {
			continue
		}
		id := anchor(n, s)
		if s.Start < b.Start {
			id, s.Start, m.back = "", b.Start, nil
		}
		s.End = min(s.End, b.End)
		closeUpTo(s.Start)
		words(s.Start)
		if len(stack) > 0 && stack[len(stack)-1].end < s.End {
			later = append(later, text.Span{Start: stack[len(stack)-1].end, End: s.End})
			s.End = stack[len(stack)-1].end
		}
		out = append(out, part{Open: true, ID: id})
		stack = append(stack, open{s.End, m.back})
	}
	closeUpTo(b.End)
	words(b.End)
	return out
}

// reopen begins the rests that start here; nothing that is open ends here.
func reopen(out *[]part, stack *[]open, later []text.Span, at int) []text.Span {
	var still []text.Span
	for _, s := range later {
		if s.Start != at || s.Empty() {
			still = append(still, s)
			continue
		}
		if n := len(*stack); n > 0 && (*stack)[n-1].end < s.End {
			still = append(still, text.Span{Start: (*stack)[n-1].end, End: s.End})
			s.End = (*stack)[n-1].end
		}
		*out = append(*out, part{Open: true})
		*stack = append(*stack, open{end: s.End})
	}
	return still
}
