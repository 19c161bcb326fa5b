package statements

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// report makes the statement of cue k, if what it reports can be told.
func (r *reader) report(s *sentence, k int) {
	c := &r.cues[k]
	r.resolve(s, k)
	if c.partial || c.embedded && (!c.Class.Spoken() || k-c.prev > nested) {
		return
	}
	if r.trailing(s, c) {
		r.behind(s, k)
		return
	}
	if c.on {
		r.turn(s, c)
		return
	}
	start, ok := r.contentStart(s, k)
	for ; !ok && len(c.Next) > 0; start, ok = r.contentStart(s, k) {
		next := c.Next[1:]
		if c.Cue, c.Next = c.Next[0], next; c.Class == lang.Show {
			c.Frame = 0
		}
	}
	if !ok {
		r.remember(s, c, false)
		return
	}
	end := r.contentEnd(s, k)
	if start >= end {
		r.remember(s, c, false)
		r.last.colon = r.t[start-1].Norm == ":"
		return
	}
	r.emit(s, c, start, end)
}

// turn makes the statement of a turn in a conversation: the rest of its
// paragraph.
func (r *reader) turn(s *sentence, c *cue) {
	end := s.hi
	for n := r.at + 1; n < len(r.sents) && r.sents[n].block == s.block; n++ {
		end = max(end, r.sents[n].hi)
	}
	r.emit(s, c, c.right, end)
}

// trailing reports whether what the cue reports stands before it: "…, he
// said", "…” said Ann Lee".
func (r *reader) trailing(s *sentence, c *cue) bool {
	if c.shape == phrase {
		return c.left-s.lo > 1
	}
	p := c.left - 1
	if p < s.lo || c.shape == colon || c.shape == passive || c.shape == shared || c.embedded {
		return false
	}
	if c.shape == verbFirst && r.t[c.first].Norm == ":" {
		return true
	}
	quoted := r.inside[p] != 0 || r.t[p].Norm == "," && p > s.lo && r.inside[p-1] != 0 || dash(r.t[p].Norm)
	if q := max(r.inside[p], r.inside[max(p-1, s.lo)]); q != 0 {
		if k := &r.quotes[q-1]; k.first > s.lo && r.t[k.first-1].Kind != text.Punct && r.title(k) {
			return false // "On “The Harbour Hour,” Lee said"
		}
	}
	if !quoted && r.t[p].Norm != "," {
		return false
	}
	if c.Frame&lang.Trail == 0 {
		return false
	}
	if c.shape == verbFirst {
		return true
	}
	j := c.right
	switch w, u := r.low(j), r.uses(j); r.lastMark(p) {
	case ",": // “…,” he said of the claim in “The Hour”
		if w != r.lang.That {
			return true
		}
	case "?", "!":
		if w != r.lang.That && !u.Is(lang.UseStart) && u.Is(lang.UseLoose) {
			return true
		}
	}
	if c.Frame&lang.Hearer != 0 {
		j = r.hearer(s, j)
	}
	j = r.loose(s, j)
	for most := j + reach; j < min(s.hi, most) && r.t[j].Kind == text.Word && quoted && r.inside[p] != 0; {
		if _, ok := r.opening(c, j); ok {
			return false
		}
		j++
	}
	return j >= s.hi || r.inside[j] == 0 && r.t[j].Kind == text.Punct && r.t[j].Norm != ":" && !(r.t[j].Norm == "," && r.quoteAt(j+1) && r.inside[p] == 0)
}

// lastMark is what stands before the closing marks of the quotation that ends
// at token p: behind a comma a reporting clause follows.
func (r *reader) lastMark(p int) string {
	for n := 0; p > 0 && r.inside[p] != 0 && n < 4; n++ {
		if r.t[p].Kind != text.Quote {
			return r.t[p].Norm
		}
		p--
	}
	return ""
}

// behind makes the statement of a cue that stands behind what it reports.
func (r *reader) behind(s *sentence, k int) {
	c := &r.cues[k]
	start := s.lo
	for j, n := c.prev, 0; j >= 0 && n < back; j, n = r.cues[j].prev, n+1 {
		if b := &r.cues[j]; b.shape != shared && b.shape != passive && b.right <= c.left {
			start = b.left // an earlier clause: "X came, and Y left, he said"
			if b.shape == phrase {
				start = b.right // what an earlier "according to" leaves
			}
			break
		}
	}
	end := r.trim(start, c.left)
	if p := c.left - 1; p >= s.lo && (r.inside[p] != 0 || p > s.lo && r.inside[p-1] != 0) {
		q := r.inside[p]
		if q == 0 {
			q = r.inside[p-1]
		}
		if quoted := &r.quotes[q-1]; quoted.first <= s.lo || k > 0 && r.cues[k-1].right <= quoted.first {
			start = quoted.first
		}
		end = max(end, min(c.left, r.quotes[q-1].last+1))
	}
	for start < end && r.inside[start] == 0 && (r.t[start].Kind == text.Punct || r.use[start].Is(lang.UseAnd)) {
		start++
	}
	told := start < end && (c.shape == phrase || !r.adverbial(start) || r.verbSoon(start, end))
	if c.shape == phrase && c.prev >= 0 && r.cues[c.prev].left == start && r.trim(r.cues[c.prev].right, c.left) <= r.cues[c.prev].right {
		return // “…,” Lee said, according to the Daily Gull: it is hers
	}
	if to, ok := r.resumed(s, k); ok {
		end, told = to, true
	}
	if to, ok := r.around(s, k); ok && (told || r.verbSoon(c.right, to)) {
		end, told = to, true
	}
	if start >= end || !told { // "In a speech on Friday, she went on"
		r.remember(s, c, false)
		return
	}
	r.emit(s, c, start, end)
}

// adverbial reports whether what begins with token i may be no clause: it begins
// with a preposition or participle.
func (r *reader) adverbial(i int) bool {
	return r.mention[i] == 0 && r.t[i].Lower != r.lang.That && (r.use[i].Is(lang.UsePreposition|lang.UseOpener|lang.UseTime) || strings.HasSuffix(r.t[i].Lower, "ing"))
}

// resumed returns the end of a quotation that goes on behind the cue: “We will
// go,” she said, “and we will stay.”
func (r *reader) resumed(s *sentence, k int) (int, bool) {
	c := &r.cues[k]
	j := c.right
	if c.Frame&lang.Hearer != 0 && c.shape == subjectFirst {
		j = r.hearer(s, j)
	}
	j = r.loose(s, j)
	if j >= s.hi || r.inside[j] != 0 || r.t[j].Kind != text.Punct {
		return 0, false
	}
	j++
	if r.quoteAt(j) && r.inside[c.left-1] != 0 {
		end := r.quotes[r.inside[j]-1].last + 1
		return end, true
	}
	return 0, false
}

// around returns the end of a told clause that goes on behind the cue: "The
// plan, he said, would fail."
func (r *reader) around(s *sentence, k int) (int, bool) {
	c := &r.cues[k]
	if p := c.left - 1; r.inside[p] != 0 || p > s.lo && r.inside[p-1] != 0 || c.shape == phrase {
		return 0, false
	}
	j := r.loose(s, c.right)
	if j+2 >= s.hi || r.t[j].Norm != "," || r.inside[j] != 0 {
		return 0, false
	}
	w, u := r.low(j+1), r.uses(j+1)
	if u.Is(lang.UseCue) || c.shape == verbFirst && !r.continues(j+1) || strings.HasSuffix(w, "ing") || u.Is(lang.UseCut) || r.quoteAt(j+1) {
		return 0, false
	}
	end := r.contentEnd(s, k)
	return end, end > j+1
}

// emit appends the statement of cue c with the content of tokens [start, end).
func (r *reader) emit(s *sentence, c *cue, start, end int) {
	if start < end && r.inside[end-1] != 0 {
		end = max(end, r.quotes[r.inside[end-1]-1].last+1)
	}
	st := article.Statement{
		Kind: kinds[c.Class], Content: r.span(start, end), Speaker: c.named, Speakers: c.who, Sure: c.sure,
		Denial: c.Class == lang.Deny, Via: c.via - 1,
	}
	if c.shape != colon && c.Verb != "" {
		st.Cue = r.span(c.first, c.last)
	}
	if c.untold && st.Kind == article.Speech {
		st.Kind = article.Topic // "stood by Lee's claim that"
	}
	bare := false // words of the article's own stand in the content
	for i := start; i < end; i++ {
		q := r.inside[i]
		if q == 0 {
			bare = bare || wordy(r.t[i].Kind) && !(i >= c.left && i < c.right)
			continue
		}
		if k := &r.quotes[q-1]; !k.used && k.first >= start && !r.innerClaims(s, c, k) {
			k.used, k.who, k.by = true, c.who, c.named
			st.Quotes = append(st.Quotes, k.Span)
		}
		i = r.quotes[q-1].last
	}
	switch {
	case len(st.Quotes) == 0:
		st.Form = article.Indirect
		if r.inside[start] != 0 && !bare {
			return // its only words are another statement's
		}
	case bare:
		st.Form = article.Mixed
	default:
		st.Form = article.Direct
	}
	if st.Form == article.Indirect && (end-start < 2 || st.Kind == article.Attitude && end-start < 3) {
		return
	}
	st.Span = st.Content
	if !st.Cue.Empty() {
		st.Span = st.Span.Cover(st.Cue)
	}
	if !st.Speaker.Empty() {
		st.Span = st.Span.Cover(st.Speaker)
	}
	r.out = append(r.out, st)
	r.remember(s, c, len(st.Quotes) > 0)
}

// innerClaims reports whether a quotation in what c reports is the word of a
// speaker named inside it: "The palace said Trump had called it “a gift”".
func (r *reader) innerClaims(s *sentence, c *cue, q *quote) bool {
	if c.embedded {
		return false
	}
	k, _ := slices.BinarySearchFunc(r.cues, q.first, func(in cue, first int) int { return in.first - first })
	for n := 0; n < nested && k > 0; n++ {
		k--
		in := &r.cues[k]
		if in.first <= c.first || k-in.prev > nested {
			return false
		}
		if in.embedded && in.Class.Spoken() && in.right <= q.first {
			if start, ok := r.contentStart(s, k); ok && start <= q.first && q.first < r.contentEnd(s, k) {
				return true
			}
		}
	}
	return false
}

// remember keeps the speaker for what follows.
func (r *reader) remember(s *sentence, c *cue, direct bool) {
	if c.embedded || c.shape == passive {
		return
	}
	if !s.spoke && len(c.who) > 0 {
		s.subject, s.spoke = c.who, true
	}
	r.last = voice{who: c.who, span: c.named, sure: c.sure, sentence: r.at, block: s.block, direct: direct, via: c.via}
}
