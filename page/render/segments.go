package render

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Mark is a part of an article's text that stands out: a passage that is linked
// to by its ID, or words that something is noted of.
type Mark struct {
	Span      text.Span
	ID, Class string
	Note      string
	back      []cite // ID and section of each citation of it
}

// goesOn is the class of a mark without one of its own, after a break.
const goesOn = "on"

// part is a piece of a source's text: words, or the begin or end of a mark.
type part struct {
	Text            string
	Open            bool
	ID, Class, Note string // of an Open part; no ID where a mark goes on after a break
	Close           bool
	Back            []cite // at the end of the part that has the ID
}

// Blocks cuts an article's blocks at the borders of marks, which are in the order
// of text.Compare, for the template "block". Marks nest where they can. Where two
// cross, or one reaches over a block's end, the later one is cut in two, and the
// second part has no ID:
//
//	aaa bbb ccc      ⟨1 aaa ⟨2 bbb⟩⟩⟨ccc⟩
//	111 111
//	    222 222
func Blocks(a *article.Article, ms []Mark) []Block {
	var out []Block
	first := 0 // marks before it end before the block
	for _, b := range a.Blocks {
		for first < len(ms) && ms[first].Span.End <= b.Start {
			first++
		}
		out = append(out, Block{b.Kind, segment(a.Text, b.Span, ms[first:])})
	}
	return out
}

// open is a mark whose end has not been reached.
type open struct {
	end  int
	back []cite
}

// rest is what is left of a mark that had to be cut.
type rest struct {
	text.Span
	class, note string
}

// segment writes one block. Marks are in the order of text.Compare, so an outer
// one is opened before the inner ones.
func segment(t string, b text.Span, ms []Mark) []part {
	var out []part
	var stack []open
	var later []rest
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
		if m.Span.Start >= b.End {
			break
		}
		s := m.Span
		if s.End <= b.Start {
			continue
		}
		if m.ID == "" && m.Class == "" || s.Start < b.Start && m.Class == "" {
			m.Class = goesOn
		}
		again := rest{class: m.Class, note: m.Note}
		if again.class == "" {
			again.class = goesOn
		}
		if s.Start < b.Start {
			m.ID, s.Start, m.back = "", b.Start, nil
		}
		s.End = min(s.End, b.End)
		closeUpTo(s.Start)
		words(s.Start)
		if len(stack) > 0 && stack[len(stack)-1].end < s.End {
			again.Span = text.Span{Start: stack[len(stack)-1].end, End: s.End}
			later = append(later, again)
			s.End = again.Start
		}
		out = append(out, part{Open: true, ID: m.ID, Class: m.Class, Note: clean(m.Note)})
		stack = append(stack, open{s.End, m.back})
	}
	closeUpTo(b.End)
	words(b.End)
	return out
}

// reopen begins the rests that start here; nothing that is open ends here.
func reopen(out *[]part, stack *[]open, later []rest, at int) []rest {
	var still []rest
	for _, s := range later {
		if s.Start != at || s.Empty() {
			still = append(still, s)
			continue
		}
		if n := len(*stack); n > 0 && (*stack)[n-1].end < s.End {
			r := s
			r.Start = (*stack)[n-1].end
			still = append(still, r)
			s.End = r.Start
		}
		*out = append(*out, part{Open: true, Class: s.class, Note: clean(s.note)})
		*stack = append(*stack, open{end: s.End})
	}
	return still
}
