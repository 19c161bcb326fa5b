package ask

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// longest is how long a sentence may be and be shown whole as the answer, in
// bytes.
const longest = 200

// cut is the part of the sentence that answers: the clauses from the first to
// the last that hold the question's words and what answers them, without the
// connective that opens the sentence. A cut never opens or ends in a quotation.
func (h hit) cut() text.Span {
	sp := h.sp
	sp.Start = connected(h.r, sp)
	if h.focus.Empty() || sp.Len() <= longest {
		return sp
	}
	need := h.focus
	for _, at := range h.at {
		need = need.Cover(text.Span{Start: at, End: at + 1})
	}
	var out text.Span
	for _, c := range between(h.r.Notes.Clauses, h.sp, func(c article.Clause) int { return c.Start }) {
		if c.Overlaps(need) {
			if out.Empty() {
				out = c.Span
			}
			out = out.Cover(c.Span)
		}
	}
	out.Start = max(out.Start, sp.Start)
	const scrap = 40 // bytes: a rest not worth cutting off
	if out.Start-sp.Start < scrap {
		out.Start = sp.Start
	}
	if sp.End-out.End < scrap {
		out.End = sp.End
	}
	if out.Empty() || !balanced(h.r, out) {
		return sp
	}
	return out
}

// pieces show the cut, with … where it leaves out the beginning or end of the
// sentence.
func (h hit) pieces() []page.Piece {
	cut := h.cut()
	ps := page.Stretch(h.r, cut, h.focus, h.times...)
	if cut.Start > connected(h.r, h.sp) {
		ps = append([]page.Piece{{Kind: page.Glue, Text: "… "}}, ps...)
	}
	if cut.End < h.sp.End {
		ps = append(ps, page.Piece{Kind: page.Glue, Text: " …"})
	}
	return ps
}

// connected is where a sentence begins behind a connective and its comma:
// "Meanwhile, ".
func connected(r *article.Reading, sp text.Span) int {
	toks := story.TokensIn(r.Notes.Tokens, sp)
	words := &lang.For(r.Lang).Words
	if len(toks) < 3 || !words.Dangles(toks) || words.Pronouns.Has(toks[0].Lower) {
		return sp.Start
	}
	for i, t := range toks[:min(len(toks)-1, 5)] {
		if t.Norm == "," {
			return toks[i+1].Start
		}
	}
	if words.Conjunctions.Has(toks[0].Lower) {
		return toks[1].Start
	}
	return sp.Start
}

// balanced reports whether a span opens and closes its quotation marks.
func balanced(r *article.Reading, sp text.Span) bool {
	n := 0
	for _, t := range story.TokensIn(r.Notes.Tokens, sp) {
		if t.Kind == text.Quote && t.Norm == `"` {
			n++
		}
	}
	return n%2 == 0
}
