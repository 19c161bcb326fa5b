package statements

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// relays finds the places where the article credits another outlet.
func (r *reader) relays() {
	r.via = make([]int32, len(r.t))
	for i := range r.sents {
		r.at = i
		s := &r.sents[i]
		for k := s.lo; k < s.hi; k++ {
			name, end, idx := r.outlet(k, s.hi)
			if end == 0 {
				continue
			}
			if from, to, wire, ok := r.credited(s, k, end); ok {
				r.relay = append(r.relay, article.Relay{Span: r.span(from, to), Outlet: name, Name: idx, Wire: wire})
				for j := from; j < to; j++ {
					r.via[j] = int32(len(r.relay))
				}
			}
			k = end - 1
		}
	}
}

// outlet reports the outlet named at token k: by a mention, or by the table.
func (r *reader) outlet(k, hi int) (name string, end, index int) {
	if m := r.mention[k]; m != 0 {
		men := &r.n.Mentions[m-1]
		if men.Kind == article.Media && men.Form == article.ByName && men.Name >= 0 && men.Name < len(r.n.Names) {
			name = r.n.Names[men.Name].Full
			if name == "" {
				name = men.In(r.a.Text)
			}
			return name, r.afterMention(k, hi), men.Name
		}
	}
	if !r.use[k].Is(lang.UseOutletWord) || r.t[k].Kind != text.Word || !r.t[k].IsUpperInitial() && !r.use[k].Is(lang.UseAgency) {
		return "", 0, -1
	}
	key := r.t[k].Lower
	for n := k + 1; n <= min(hi, k+4); n++ {
		if shown, ok := r.lang.Outlets.Get(key); ok {
			name, end = shown, n
		}
		if n < hi {
			key += " " + r.t[n].Lower
		}
	}
	if end == 0 || end < hi && r.t[end].IsUpperInitial() && end == k+1 && !r.use[k].Is(lang.UseAgency) && !r.t[k].IsAllCaps() {
		return "", 0, -1
	}
	if end > k && !r.t[k].IsAllCaps() && end == k+1 && !r.use[k].Is(lang.UseAgency) && !r.backed(k) {
		return "", 0, -1 // "Sun", "Mirror", "Guardian" are words as well
	}
	return name, end, -1
}

// backed reports whether "the" stands before a one-word name that is a word of
// the language too, and a credit around it.
func (r *reader) backed(k int) bool {
	if k == 0 {
		return false
	}
	w, u := r.t[k-1].Lower, r.use[k-1]
	return u.Is(lang.UseArticle) || w == r.lang.By || u.Is(lang.UseWith) || r.lang.Cues.Of(w).Frame&lang.Hearer != 0
}

// credited reports whether the outlet at tokens [k, end) is credited, and the
// tokens of the credit.
func (r *reader) credited(s *sentence, k, end int) (from, to int, wire, ok bool) {
	// "(Reuters) -" in a dateline, "(AP)" at the end.
	if r.low(k-1) == "(" && r.low(end) == ")" {
		w := r.low(end + 1)
		block := r.a.Blocks[s.block]
		start := r.t[s.lo].Start == block.Start
		if start && k-s.lo < 12 && (w == "-" || w == "–" || w == "—") {
			return k - 1, end + 1, true, true
		}
		if s.block == len(r.a.Blocks)-1 && end+1 >= s.hi {
			return k - 1, end + 1, true, true
		}
		return 0, 0, false, false
	}
	p := k - 1
	for p >= s.lo && (r.use[p].Is(lang.UseArticle) || r.mention[p] != 0 && r.mention[p] == r.mention[k]) {
		p--
	}
	for p >= s.lo && r.t[p].Kind == text.Word && r.owns(p) {
		p-- // "news agency RIA Novosti", "the newspaper Bild"
	}
	if p >= s.lo && r.use[p].Is(lang.UseArticle) {
		p--
	}
	before, u := r.low(p), r.uses(p)
	v := r.lang.Cues.Of(before)
	switch {
	case v.Class == lang.Say && v.Frame&lang.Hearer != 0:
		return p, end, false, true
	case p > s.lo && before != "" && r.lang.According.Of(r.low(p-1)) == before:
		return p - 1, end, false, true
	case before == r.lang.By && r.uses(p-1).Is(lang.UseRelayVerb):
		return p - 1, end, false, true
	case u.Is(lang.UseWith | lang.UseIn):
		for q := p - 1; q >= max(s.lo, p-5); q-- {
			if v := r.uses(q); v.Is(lang.UseInterview) && (u.Is(lang.UseWith) || v.Is(lang.UsePublished)) {
				return q, end, false, true
			}
			if r.t[q].Kind != text.Word {
				break
			}
		}
	case (before == ":" || u.Is(lang.UseOfOrigin)) && r.uses(p-1).Is(lang.UseCredit) && s.hi-s.lo < 10:
		return p - 1, end, true, true
	}
	j := end
	for r.uses(j).Is(lang.UseLink) || r.uses(j).Is(lang.UseAdverb) {
		j++
	}
	if r.uses(j).Is(lang.UseRelayVerb) && r.word(j) && !u.Is(lang.UsePreposition) {
		if j == end || !r.uses(end).Is(lang.UsePassive) {
			return k, j + 1, false, true
		}
	}
	return 0, 0, false, false
}

// owns reports whether token p describes an outlet: "news agency", "newspaper".
func (r *reader) owns(p int) bool {
	return r.use[p].Is(lang.UseOutletNoun)
}

// viaOf is 1 + the relay in the clause of cue k: between its first token and
// its content.
func (r *reader) viaOf(s *sentence, k int) int {
	c := &r.cues[k]
	if c.shape == shared && c.via != 0 {
		return c.via
	}
	lo, hi := c.left, min(c.right+8, s.hi)
	for i := lo; i < hi; i++ {
		if r.inside[i] != 0 {
			break
		}
		if v := r.via[i]; v != 0 {
			return int(v)
		}
	}
	return 0
}
