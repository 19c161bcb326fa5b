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
		case r.use[p].Is(lang.UseJoin) && !r.told(s, k, p):
			c.embedded, c.partial = true, true // "said the mayor and Lee asked"
		case r.use[p].Is(lang.UseAnd), r.use[p].Is(lang.UseCut):
		default:
			c.embedded = true
		}
		if r.uses(c.left).Is(lang.UseRelative) {
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
		if n := &r.cues[j]; r.uses(r.cues[k].left).Is(lang.UseRelative) && n.subject[0] <= r.cues[k].first && r.cues[k].first < n.subject[1] && n.first > r.cues[k].right {
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
	return r.trim(r.cues[k].right, r.mainClause(s, &r.cues[k], end))
}

// mainClause returns where, among the tokens from the cue to end, a comma ends
// the clause of the cue and the main clause of the sentence begins or goes on:
// "While he blamed Lee for it, his men", "Lee, who welcomed it, left".
func (r *reader) mainClause(s *sentence, c *cue, end int) int {
	p := c.left - 1
	aside := p >= s.lo && r.t[p].Norm == "," && r.use[c.left].Is(lang.UseRelative)
	sub := p >= s.lo && r.use[p].Is(lang.UseOpener) && r.t[p].Lower != r.lang.That && (p == s.lo || r.t[p-1].Norm == ",")
	object := c.Frame&lang.Object != 0
	if !aside && !sub && !object {
		return end
	}
	for i := c.right; i+1 < min(end, c.right+2*reach); i++ {
		if r.t[i].Norm != "," || r.inside[i] != 0 {
			continue
		}
		u := r.use[i+1]
		switch {
		case object && u.Is(lang.UsePronoun|lang.UseOwner),
			aside && r.continues(i+1),
			sub && (u.Is(lang.UsePronoun) || r.tells(i+1, s.hi)):
			return i
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
		if t.Kind == text.Punct && t.Norm != ")" && t.Norm != "]" && t.Norm != "…" || t.Kind == text.Word && r.use[end-1].Is(lang.UseAnd|lang.UseCut) {
			end--
			continue
		}
		break
	}
	return end
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
		return j, end-j > 1 && !r.uses(j).Is(lang.UseConjunction) && r.low(j) != "," && (c.With != "" || r.mention[j] != 0 || !r.uses(j).Is(lang.UsePreposition))
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
	if mark := r.t[j].Norm; mark != "," && !dash(mark) && !r.use[j].Is(lang.UseLoose) && !r.use[j].Is(lang.UseTime) {
		return j, false
	}
	for i := j; i < min(end, j+reach) && r.inside[i] == 0; i++ {
		w, u := r.t[i].Lower, r.use[i]
		if w == r.lang.That {
			p := r.t[i-1]
			return i, p.Norm == "," || dash(p.Norm) || r.use[i-1].Is(lang.UseTime) || p.Kind == text.Number || r.mention[i-1] != 0 || !r.uses(i+1).Is(lang.UseDeterminer) || !r.verb(i+1)
		}
		if r.verb(i) || u.Is(lang.UseRelative) {
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
	w, u := r.low(j), r.uses(j)
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
	case c.Frame&lang.Wh != 0 && u.Is(lang.UseWhether) && r.word(j):
		return j, true
	case c.Frame&lang.To != 0 && w == r.lang.Infinitive && r.word(j), c.Frame&lang.Of != 0 && u.Is(lang.UseMatter) && r.word(j):
		return j, true
	}
	return j, false
}

// hearer skips the person told: "reporters in Oslo", "a Moscow forum".
func (r *reader) hearer(s *sentence, j int) int {
	if !r.word(j) || r.low(j) == r.lang.That || r.uses(j).Is(lang.UseWhether) {
		return j
	}
	if r.uses(j).Is(lang.UseObject) {
		return r.loose(s, j+1)
	}
	return r.loose(s, r.plainOn(s, j))
}

// loose skips adverbials behind a cue: "on Friday", "in a statement", "later".
func (r *reader) loose(s *sentence, j int) int {
	for most := j + reach; j < min(s.hi, most) && r.word(j); {
		w, u := r.t[j].Lower, r.use[j]
		switch {
		case u.Is(lang.UseTime), u.Is(lang.UseAdverb):
			j++
		case w == r.lang.Infinitive && r.base(j+1):
			return j
		case u.Is(lang.UseLoose):
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
	if c, ok := r.lang.Cues.Get(w); ok {
		return c.Form == lang.BaseForm
	}
	v, ok := r.acts.Verbs.Get(w)
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
	w, u := r.t[j].Lower, r.use[j]
	if at := strings.IndexByte(w, '\''); at > 0 {
		u = r.lang.Uses.Of(w[:at]) // "he'll"
	}
	says := c.Frame&lang.Plain != 0
	if r.mention[j] == 0 && (u.Is(lang.UseAnd) || u.Is(lang.UsePreposition) && (!says || u.Is(lang.UseLoose))) {
		return false
	}
	if says && end-j > 3 {
		return true
	}
	if !says && !u.Is(lang.UseStart) && r.mention[j] == 0 {
		return false
	}
	if pronoun := u.Is(lang.UsePronoun); pronoun {
		return end-j > 1
	}
	if strings.IndexByte(r.t[j].Lower, '\'') > 0 || u.Is(lang.UseStart) && !u.Is(lang.UseDeterminer) {
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
	if pronoun := r.use[j].Is(lang.UsePronoun); pronoun {
		return true
	}
	return (r.mention[j] != 0 || r.use[j].Is(lang.UseArticle)) && r.tells(j, s.hi)
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
		case r.t[i].Kind != text.Word || !r.use[i].Is(lang.UsePreposition) && !r.use[i].Is(lang.UseTime) && !r.use[i].Is(lang.UseJoin):
			return r.use[i].Is(lang.UseRelative) && r.verbSoon(i, end)
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

// kinds are the kinds of statements by the class of their cues; Speech for all
// that are not listed.
var kinds = map[lang.CueClass]article.StatementKind{
	lang.Speak: article.Topic, lang.Think: article.Attitude, lang.Want: article.Attitude, lang.Stand: article.Attitude,
}
