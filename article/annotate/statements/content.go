package statements

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// borders tells which cues stand inside what an earlier one reports, and
// where a clause of its own begins.
func (r *reader) borders(s *sentence) {
	for k := range r.cues {
		c := &r.cues[k]
		if k == 0 || c.shape != subjectFirst {
			continue
		}
		p := c.left - 1
		switch {
		case p < s.lo, r.inside[p] != 0, !wordy(r.t[p].Kind):
		case r.lang.Joins[r.t[p].Lower] && !r.told(s, k, p):
			c.embedded, c.partial = true, true // "said the mayor and Lee asked"
		case r.lang.And[r.t[p].Lower], r.lang.Cuts[r.t[p].Lower]:
		default:
			c.embedded = true
		}
		if r.lang.Relative[r.low(c.left)] {
			c.embedded = true
		}
	}
	free := -1
	for k := range r.cues {
		r.cues[k].prev = free
		if !r.cues[k].embedded {
			free = k
		}
	}
	free = len(r.cues)
	for k := len(r.cues) - 1; k >= 0; k-- {
		r.cues[k].next = free
		if !r.cues[k].embedded {
			free = k
		}
	}
}

// told reports whether a finite verb stands between the cue before cue k and the
// conjunction at token p.
func (r *reader) told(s *sentence, k, p int) bool {
	from := r.cues[k-1].right
	if p-from > opening {
		return true
	}
	for i := from; i < p; i++ {
		if r.inside[i] != 0 || r.finite(i) {
			return true
		}
	}
	return r.cues[k-1].shape == phrase || r.cues[k-1].Frame&(lang.ThatC|lang.Bare) == 0
}

// nested is how many statements inside another are told, and back how many
// cues are looked at again: a sentence of a megabyte must not cost its square.
const nested, back = 3, 8

// contentEnd is the token before which what cue k reports ends: where a later
// cue has a clause of its own, else the end of the sentence.
func (r *reader) contentEnd(s *sentence, k int) int {
	end := s.hi
	for j, n := r.cues[k].next, 0; j < len(r.cues) && n < back; j, n = r.cues[j].next, n+1 {
		if r.cues[j].left >= r.cues[k].right {
			end = r.cues[j].left
			break
		}
	}
	for j := k + 1; j < min(len(r.cues), k+nested); j++ {
		if n := &r.cues[j]; r.lang.Relative[r.low(r.cues[k].left)] && n.subject[0] <= r.cues[k].first && r.cues[k].first < n.subject[1] && n.first > r.cues[k].right {
			end = min(end, n.first) // "officials who know the port said"
			break
		}
	}
	if r.a.Blocks[s.block].Kind == article.Title {
		end = r.mark(";", r.cues[k].right, end)
	}
	if r.cues[k].shape == passive {
		end = r.mark(",", r.cues[k].right, end)
	}
	if r.cues[k].Frame&lang.Object != 0 {
		end = r.mainClause(r.cues[k].right, end)
	}
	return r.trim(r.cues[k].right, end)
}

// mainClause returns where, among the tokens [from, end), a comma and a pronoun
// begin the main clause of the sentence: "While he blamed Lee for it, his men".
func (r *reader) mainClause(from, end int) int {
	for i := from; i+1 < min(end, from+2*reach); i++ {
		if r.t[i].Norm == "," && r.inside[i] == 0 {
			w := r.t[i+1].Lower
			if _, pronoun := r.lang.Pronouns[w]; pronoun || r.lang.Owners[w] {
				return i
			}
		}
	}
	return end
}

// mark is the first mark m among the tokens [from, end), or end.
func (r *reader) mark(m string, from, end int) int {
	for i := from; i < min(end, from+2*reach); i++ {
		if r.t[i].Norm == m && r.inside[i] == 0 {
			return i
		}
	}
	return end
}

// trim takes conjunctions, commas and the full stop off the end of [from, end).
func (r *reader) trim(from, end int) int {
	for n := 0; end > from && r.inside[end-1] == 0 && n < 2*back; n++ {
		t := &r.t[end-1]
		if t.Kind == text.Punct && t.Norm != ")" && t.Norm != "]" && t.Norm != "…" || t.Kind == text.Word && (r.lang.And[t.Lower] || r.lang.Cuts[t.Lower]) {
			end--
			continue
		}
		break
	}
	return end
}

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

// contentStart finds the token with which the content behind cue k begins.
func (r *reader) contentStart(s *sentence, k int) (int, bool) {
	c := &r.cues[k]
	end := r.contentEnd(s, k)
	j := c.right
	if c.shape == phrase {
		if r.low(j) == "," {
			j++
		}
		return j, j < end
	}
	if c.shape == colon {
		return j, true
	}
	if c.Frame&lang.Hearer != 0 {
		j = r.hearer(s, j)
	}
	if at, ok := r.opening(c, j); ok {
		return at, true
	}
	if c.shape == verbFirst {
		return 0, false
	}
	if r.low(j) == "," && r.t[c.left].Lower == r.lang.As {
		return j + 1, j+1 < end // "As Lee noted, the pier is old"
	}
	if at, ok := r.farThat(c, j, end); ok {
		return at, true
	}
	if c.shape == passive {
		at := r.loose(s, j)
		start, ok := r.opening(c, at)
		return start, ok
	}
	if c.Class == lang.Demand || c.Class == lang.Ask || c.Class == lang.Want {
		// "urged both sides to talk"
		if to := r.plainOn(s, j); to > j && to < end && r.low(to) == r.lang.Infinitive {
			return j, true
		}
	}
	k2 := r.loose(s, j)
	if at, ok := r.opening(c, k2); ok {
		return at, true
	}
	switch {
	case j >= end:
		return j, false
	case c.Frame&lang.Object != 0 && c.Frame&lang.Nounlike == 0, c.Frame&lang.Object != 0 && c.shape == subjectFirst && !c.embedded:
		return j, end-j > 1 && !r.words.Conjunctions[r.low(j)] && r.low(j) != "," && (c.With != "" || r.mention[j] != 0 || !r.words.Prepositions[r.low(j)])
	case c.Frame&lang.Counted != 0 && c.shape == subjectFirst && r.figureAt(j):
		return j, true
	case c.Frame&lang.Bare != 0 && r.bare(c, k2, end):
		return k2, true
	}
	if c.Frame&lang.Quoted != 0 && r.quotedWithin(j, end) {
		return j, true
	}
	return 0, false
}

// farThat finds the "that" of a cue behind adverbials set off by commas or dashes
// or long ones: "said, however, that", "said during a visit to the port that".
func (r *reader) farThat(c *cue, j, end int) (int, bool) {
	if c.Frame&lang.ThatC == 0 || j >= end || r.inside[j] != 0 {
		return j, false
	}
	if mark := r.t[j].Norm; mark != "," && !dash(mark) && !r.lang.Loose[r.t[j].Lower] && !r.lang.Times[r.t[j].Lower] {
		return j, false
	}
	for i := j; i < min(end, j+reach) && r.inside[i] == 0; i++ {
		w := r.t[i].Lower
		if w == r.lang.That {
			p := r.t[i-1]
			return i, p.Norm == "," || dash(p.Norm) || r.lang.Times[p.Lower] || p.Kind == text.Number || r.mention[i-1] != 0 || !r.words.Determiners[r.low(i+1)] || !r.verb(i+1)
		}
		if r.verb(i) || r.lang.Relative[w] {
			return j, false
		}
	}
	return j, false
}

// figureAt reports whether a figure begins with token j: "over 19,000 children".
func (r *reader) figureAt(j int) bool {
	if j >= len(r.t) {
		return false
	}
	_, found := slices.BinarySearchFunc(r.n.Figures, r.t[j].Start, func(f article.Figure, at int) int { return f.Start - at })
	return found
}

// opening reports whether content opens at token j, with a quotation, "that",
// an indirect question or an infinitive.
func (r *reader) opening(c *cue, j int) (int, bool) {
	w := r.low(j)
	switch {
	case w == ":":
		return j + 1, true
	case w == "," && r.quoteAt(j+1):
		return j + 1, true
	case w == "," && r.low(j+1) == r.lang.That:
		return j + 1, true
	case r.quoteAt(j):
		return j, true
	case c.Frame&lang.ThatC != 0 && w == r.lang.That:
		return j, true
	case c.Frame&lang.Wh != 0 && r.lang.Whether[w] && r.word(j):
		return j, true
	case c.Frame&lang.To != 0 && w == r.lang.Infinitive && r.word(j), c.Frame&lang.Of != 0 && r.lang.Matters[w] && r.word(j):
		return j, true
	}
	return j, false
}

// hearer skips the person told: "reporters in Oslo", "a Moscow forum".
func (r *reader) hearer(s *sentence, j int) int {
	if !r.word(j) || r.low(j) == r.lang.That || r.lang.Whether[r.low(j)] {
		return j
	}
	if _, object := r.lang.Objects[r.low(j)]; object {
		return r.loose(s, j+1)
	}
	return r.loose(s, r.plainOn(s, j))
}

// loose skips adverbials behind a cue: "on Friday", "in a statement", "later".
func (r *reader) loose(s *sentence, j int) int {
	for most := j + reach; j < min(s.hi, most) && r.word(j); {
		w := r.t[j].Lower
		switch {
		case r.lang.Times[w], r.lang.Adverbs[w]:
			j++
		case w == r.lang.Infinitive && r.base(j+1):
			return j
		case r.lang.Loose[w]:
			e := r.plainOn(s, j+1)
			if e == j+1 {
				return j
			}
			j = e
		default:
			return j
		}
	}
	return j
}

// base reports whether token i is the base form of a verb.
func (r *reader) base(i int) bool {
	w := r.low(i)
	if c, ok := r.lang.Cues[w]; ok {
		return c.Form == lang.BaseForm
	}
	v, ok := r.acts.Verbs[w]
	return ok && v.Form == lang.BaseForm
}

// bare reports whether a clause without "that" begins at j: "said he would".
func (r *reader) bare(c *cue, j, end int) bool {
	if j >= end || r.inside[j] != 0 {
		return false
	}
	if !r.word(j) {
		return (r.t[j].Kind == text.Number || r.t[j].Kind == text.Symbol) && end-j > 3 && (c.Frame&lang.Plain != 0 || r.tells(j+1, end))
	}
	w := r.t[j].Lower
	if at := strings.IndexByte(w, '\''); at > 0 {
		w = w[:at] // "he'll"
	}
	says := c.Frame&lang.Plain != 0
	if r.mention[j] == 0 && (r.lang.And[w] || r.words.Prepositions[w] && (!says || r.lang.Loose[w])) {
		return false
	}
	if says && end-j > 3 {
		return true
	}
	if !says && !r.lang.Starts[w] && r.mention[j] == 0 {
		return false
	}
	if _, pronoun := r.lang.Pronouns[w]; pronoun {
		return end-j > 1
	}
	if strings.IndexByte(r.t[j].Lower, '\'') > 0 || r.lang.Starts[w] && !r.words.Determiners[w] {
		return r.verbSoon(j, end)
	}
	return r.tells(j, end)
}

// plainClause reports whether a clause begins at token j that leaves no doubt: a
// pronoun or name with a finite verb.
func (r *reader) plainClause(j int) bool {
	s := &r.sents[r.at]
	if !r.word(j) {
		return false
	}
	if _, pronoun := r.lang.Pronouns[r.t[j].Lower]; pronoun {
		return true
	}
	return (r.mention[j] != 0 || r.words.Articles[r.t[j].Lower]) && r.tells(j, s.hi)
}

// verbSoon reports whether a finite verb or a quotation stands in what follows
// token j.
func (r *reader) verbSoon(j, end int) bool {
	for i := j; i < min(end, j+opening); i++ {
		if r.inside[i] != 0 || r.finite(i) {
			return true
		}
	}
	return false
}

// tells reports whether a noun phrase with its attributes and then a finite verb
// begin at token j: "the plan for the port was dead", not "a lead in the polls".
func (r *reader) tells(j, end int) bool {
	s := &r.sents[r.at]
	for i, n := j, 0; i < end && n < nested+1; n++ {
		if i = r.plainOn(s, i); i >= end {
			return false
		}
		switch {
		case r.inside[i] != 0, r.continues(i):
			return true
		case r.t[i].Kind != text.Word || !r.words.Prepositions[r.t[i].Lower] && !r.lang.Times[r.t[i].Lower] && !r.lang.Joins[r.t[i].Lower]:
			return r.lang.Relative[r.t[i].Lower] && r.verbSoon(i, end)
		}
		i++
	}
	return false
}

// quotedWithin reports whether a quotation opens among the tokens [lo, hi).
func (r *reader) quotedWithin(lo, hi int) bool {
	q, _ := slices.BinarySearchFunc(r.quotes, lo, func(q quote, lo int) int { return q.first - lo })
	return q < len(r.quotes) && r.quotes[q].first < hi
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
	switch w := r.low(j); r.lastMark(p) {
	case ",": // “…,” he said of the claim in “The Hour”
		if w != r.lang.That {
			return true
		}
	case "?", "!":
		if w != r.lang.That && !r.lang.Starts[w] && r.lang.Loose[w] {
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
	for start < end && r.inside[start] == 0 && (r.t[start].Kind == text.Punct || r.lang.And[r.t[start].Lower]) {
		start++
	}
	told := start < end && (c.shape == phrase || r.verbSoon(start, end))
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
	w := r.low(j + 1)
	if _, cue := r.lang.Cues[w]; cue || strings.HasSuffix(w, "ing") || r.lang.Cuts[w] || r.quoteAt(j+1) {
		return 0, false
	}
	end := r.contentEnd(s, k)
	return end, end > j+1
}

// kinds are the kinds of statements by the class of their cues; Speech for all
// that are not listed.
var kinds = map[lang.CueClass]article.StatementKind{
	lang.Speak: article.Topic, lang.Think: article.Attitude, lang.Want: article.Attitude, lang.Stand: article.Attitude,
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
