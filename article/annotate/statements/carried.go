package statements

import (
	"cmp"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// issued notes a document that the sentence says was issued, and by whom:
// "X and Y issued a joint statement", "In a statement, X".
func (r *reader) issued(s *sentence) {
	for i := s.lo; i < s.hi; i++ {
		if r.inside[i] != 0 {
			i = r.quotes[r.inside[i]-1].last
			continue
		}
		if !r.use[i].Is(lang.UseDocument) || r.t[i].Lower == r.lang.Joint {
			continue
		}
		who := s.subject
		if r.issue.known && len(who) == 0 {
			return
		}
		for k := i - 1; k >= max(s.lo, i-6); k-- {
			if r.use[k].Is(lang.UseIssuing) {
				if len(r.cues) > 0 && len(r.cues[0].who) > 0 && !r.cues[0].embedded {
					who = r.cues[0].who
				}
				r.issue = issue{who: who, block: s.block, known: len(who) > 0}
				return
			}
		}
	}
}

// carried takes the quotations of a sentence that no cue reports: the speaker
// who was introduced goes on speaking.
func (r *reader) carried(s *sentence) {
	asked, fills := false, false
	for q := r.nextQ; q < len(r.quotes) && r.quotes[q].first < s.hi; q++ {
		k := &r.quotes[q]
		if k.used || k.first < s.lo {
			continue
		}
		if !asked {
			asked, fills = true, r.fills(s)
		}
		v := voice{}
		var signed text.Span
		if end := r.signedBy(s, k); end > 0 {
			signed = r.span(k.last+2, end)
			v.who, v.sure = r.named(k.last+2, r.headEnd(k.last+2, end))
		} else if end := r.calls(k); end > 0 {
			signed = r.span(k.first+1, end)
			v.who, v.sure = r.named(k.first+1, end)
		}
		switch {
		case !signed.Empty():
		case k.goes && q > 0:
			v = voice{who: r.quotes[q-1].who, span: r.quotes[q-1].by, sure: byName, via: r.last.via}
		case !fills:
			continue // a fragment: left to what is found elsewhere
		case r.last.colon && r.at-r.last.sentence <= 2:
			v = r.last
		case r.last.block == s.block && r.last.sentence < r.at:
			v = r.last
			v.sure = min(byThread, v.sure)
		case (len(r.last.who) > 0 || !r.last.span.Empty()) && s.block-r.last.block == 1 && r.last.direct && k.first == s.lo:
			v = r.last
			v.sure = min(byBlock, v.sure)
		case !r.last.span.Empty() && s.block-r.last.block == 1 && r.at-r.last.sentence == 1 && k.first == s.lo:
			// “…” after a paragraph that ends with what somebody said: most
			// likely that one goes on, not surely.
			v = voice{span: r.last.span, via: r.last.via}
		default:
			continue
		}
		if len(v.who) == 0 {
			v.sure = 0
		}
		k.used, k.who, k.by = true, v.who, cmp.Or(signed, v.span)
		st := article.Statement{
			Span: k.Cover(cmp.Or(signed, k.Span)), Form: article.Direct, Content: k.Span, Quotes: []text.Span{k.Span},
			Speaker: signed, Speakers: v.who, Sure: v.sure, Via: v.via - 1,
		}
		if signed.Empty() {
			st.Carried = v.span
		}
		r.out = append(r.out, st)
		r.last.sentence, r.last.block, r.last.direct, r.last.colon = r.at, s.block, true, false
		r.last.who, r.last.span = v.who, k.by
	}
}

// signedBy returns the end of a name behind a dash that signs the quotation in a
// sentence of its own, or 0: “I stay.” — Ann Lee.
func (r *reader) signedBy(s *sentence, k *quote) int {
	if k.last != s.hi-1 || r.at+1 >= len(r.sents) || r.sents[r.at+1].block != s.block {
		return 0
	}
	next := &r.sents[r.at+1]
	if next.hi-next.lo < 2 || !dash(r.t[next.lo].Norm) || !r.t[next.lo+1].IsUpperInitial() {
		return 0
	}
	r.at++
	end := r.nounOn(next, next.lo+1)
	ok := (r.speaks(next.lo+1, end) || r.fullName(next.lo+1, end)) && (r.quoteAt(end) || r.trim(next.lo+1, next.hi) <= end)
	r.at--
	if !ok {
		return 0
	}
	return end
}

// fullName reports whether the tokens [lo, hi) are two words or more that all
// have capitals: a name, though none that is known.
func (r *reader) fullName(lo, hi int) bool {
	words := 0
	for i := lo; i < hi; i++ {
		if r.t[i].Kind == text.Word && !r.t[i].IsUpperInitial() {
			return false
		}
		words++
	}
	return words > 1
}

// calls returns the end of the words by which a quotation itself says whose it
// is, or 0: "HART: I stay."
func (r *reader) calls(k *quote) int {
	for i := k.first + 1; i < min(k.last, k.first+bracket); i++ {
		if r.t[i].Norm == ":" {
			if i > k.first+1 && (r.turns(k.first+1, i)) {
				return i
			}
			return 0
		}
	}
	return 0
}

// fills reports whether the sentence is nothing but quotations.
func (r *reader) fills(s *sentence) bool {
	for i := s.lo; i < s.hi; i++ {
		if r.inside[i] != 0 {
			i = r.quotes[r.inside[i]-1].last
			continue
		}
		if wordy(r.t[i].Kind) {
			return false
		}
	}
	return true
}
