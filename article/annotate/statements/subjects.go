package statements

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// overTime returns the token before an adverbial of time that ends at token p:
// "Lee on Tuesday evening said".
func (r *reader) overTime(s *sentence, p int) int {
	for k := p; k > s.lo+1 && p-k < 3 && r.inside[k] == 0 && (r.use[k].Is(lang.UseTime) || r.t[k].Kind == text.Number && k == p && len(r.t[k].Norm) == 4); k-- {
		if r.uses(k-1).Is(lang.UsePreposition) && r.word(k-2) && r.uses(k-1).Is(lang.UseLoose) {
			return k - 2
		}
	}
	return p
}

// participle reads ", adding that": the speaker is that of the cue before.
func (r *reader) participle(s *sentence, c cue, p int) (cue, bool) {
	switch {
	case p < s.lo:
		if c.Frame&lang.Nounlike != 0 {
			return c, false
		}
	case r.t[p].Norm == ",", dash(r.t[p].Norm), r.inside[p] != 0:
	case r.use[p].Is(lang.UseWhile) && (c.Frame&lang.Nounlike == 0 || r.use[p].Is(lang.UseConjunction)):
	case r.use[p].Is(lang.UseAnd) && len(r.cues) > 0 && r.cues[len(r.cues)-1].ing:
	case c.Class == lang.Say && c.Frame&lang.Bare != 0 && r.t[p].Kind == text.Word && (r.mention[p] != 0 || r.use[p].Is(lang.UseHolder)):
		// "the paper recorded officials saying"
		first, ok := r.short(s.lo, p)
		if !ok {
			return c, false
		}
		c.subject, c.head = [2]int{first, p + 1}, [2]int{first, p + 1}
		c.left, c.right = first, c.last
		return c, true
	case r.absolute(s, &c, p): // "with Lee calling it a farce"
		return c, true
	case c.Frame&lang.ThatC != 0 && c.Frame&lang.Nounlike == 0 && (r.low(c.last) == r.lang.That || r.quoteAt(c.last)) && !r.use[p].Is(lang.UsePreposition) && !r.use[p].Is(lang.UseDeterminer) && r.t[p].Kind == text.Word:
	default:
		return c, false
	}
	c.shape = shared
	c.left = p
	if p < s.lo || r.t[p].Kind == text.Word && !r.use[p].Is(lang.UseAnd) && !r.use[p].Is(lang.UseWhile) {
		c.left = p + 1
	}
	c.left = max(c.left, s.lo)
	c.right = c.last
	return c, true
}

// absolute reads a participle with a subject of its own behind "with".
func (r *reader) absolute(s *sentence, c *cue, p int) bool {
	if r.t[p].Kind != text.Word || r.use[p].Is(lang.UsePreposition) && r.mention[p] == 0 {
		return false
	}
	for k := p; k > s.lo && p-k < bracket && r.word(k); k-- {
		if u := r.use[k-1]; r.mention[k-1] == 0 && u.Is(lang.UsePreposition) {
			if !u.Is(lang.UseAbsolute) || !r.speaks(k, p+1) {
				return false
			}
			c.subject, c.head = [2]int{k, p + 1}, [2]int{k, r.headEnd(k, p+1)}
			c.left, c.right = k-1, c.last
			return true
		}
	}
	return false
}

// inverted reads "said Mr X": only behind a comma or quotation, or at the
// start of a sentence.
func (r *reader) inverted(s *sentence, c *cue) bool {
	p := c.first - 1
	if c.Frame&lang.Trail == 0 || c.Frame&lang.Hearer != 0 || c.Form == lang.BaseForm {
		return false
	}
	behind := p >= s.lo && (r.inside[p] != 0 || r.t[p].Norm == "," || dash(r.t[p].Norm))
	if !behind && p >= s.lo {
		return false
	}
	j := c.last
	for r.uses(j).Is(lang.UseAdverb) {
		j++
	}
	if !r.word(j) {
		return false
	}
	w, u := r.t[j].Lower, r.use[j]
	if p < s.lo && !(r.mention[j] != 0 && c.Form != lang.BaseForm && c.Frame&lang.Nounlike == 0) {
		return false
	}
	pr, pronoun := r.lang.Pronouns.Get(w)
	switch {
	case pronoun && !pr.Thing:
		if !behind || r.inside[p] == 0 && !(p > s.lo && r.inside[p-1] != 0) {
			return false // "Lee, head of the port, said she"
		}
		c.pronoun = true
		c.subject, c.head = [2]int{j, j + 1}, [2]int{j, j + 1}
	case pronoun, w == r.lang.That, u.Is(lang.UseWhether):
		return false
	case r.mention[j] != 0 || u.Is(lang.UseArticle) || r.t[j].IsUpperInitial() || u.Is(lang.UseHolder) || u.Is(lang.UseDeterminer) && behind && r.inside[max(p, 0)] != 0:
		end := r.nounOn(s, j)
		if end == j || !r.speaks(j, end) {
			return false
		}
		c.subject, c.head = [2]int{j, end}, [2]int{j, r.headEnd(j, end)}
		if p >= 0 && r.t[p].Norm == "," && r.inside[max(p-1, s.lo)] == 0 && r.continues(end) {
			return false
		}
	default:
		return false
	}
	c.shape = verbFirst
	c.left, c.right = c.first, c.subject[1]
	return true
}

// continues reports whether a finite verb follows at token i: then what looked
// like an inverted speaker is the subject of a clause.
func (r *reader) continues(i int) bool {
	for r.uses(i).Is(lang.UseAdverb) {
		i++
	}
	return i < r.sents[r.at].hi && r.word(i) && r.verb(i)
}

// overComma reads "X, who met Y this week, said" and "the aide, Ann Lee, said":
// p is the comma before the cue.
func (r *reader) overComma(s *sentence, c cue, p int) (cue, bool) {
	if c.Form == lang.BaseForm && c.Frame&lang.Nounlike != 0 {
		return c, false
	}
	if p == s.lo {
		return c, false
	}
	if r.t[p-1].Norm == ")" && r.inside[p-1] == 0 { // "Lee (D-Ohio), said"
		return r.direct(s, c, p-1)
	}
	for k := p - 1; k > s.lo && p-k < 45; k-- {
		if r.t[k].Norm != "," || r.inside[k] != 0 {
			continue
		}
		w, u := r.low(k+1), r.uses(k+1)
		if r.t[k-1].Kind == text.Number && r.inside[k-1] == 0 {
			continue // "Lee, 57, who lives here, said"
		}
		aside := r.t[k+1].IsUpperInitial() && p-k < bracket || u.Is(lang.UseRelative) || u.Is(lang.UseDeterminer) || r.titled(k+1, k-1) || u.Is(lang.UseHolder) || r.mention[k+1] != 0 || u.Is(lang.UsePreposition) ||
			r.t[k+1].Kind == text.Number || u.Is(lang.UseAdverb) || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed")
		if !aside {
			return c, false
		}
		if !u.Is(lang.UseRelative|lang.UsePreposition|lang.UseAdverb) && r.clauseIn(k+1, p) {
			return c, false // "The pier is shut, some boats left, said": no aside
		}
		first, ok := r.nounBack(s, k-1)
		if !ok {
			if u.Is(lang.UsePreposition) || u.Is(lang.UseRelative) {
				continue
			}
			return c, false
		}
		if first > s.lo && r.t[first-1].Kind == text.Word && r.use[first-1].Is(lang.UsePreposition) {
			continue // "Lee, in Halden, Norland, said"
		}
		c.subject = [2]int{first, p}
		c.head = [2]int{first, r.headEnd(first, k)}
		// "the aide, Ann Lee, said": the apposition has the name.
		if !r.hasPerson(first, c.head[1]) && r.mention[k+1] != 0 && r.hasPerson(k+1, p) && !r.verbIn(k+1, p) {
			c.head = [2]int{k + 1, p}
		} else if !r.speaks(first, k) && !(u.Is(lang.UseRelative) && r.t[k-1].IsUpperInitial()) {
			return c, false
		}
		if !r.suits(&c, r.written(first, k)) {
			return c, false
		}
		if c.Class != lang.Say && c.Class != lang.Assert && !r.speaks(first, p) {
			return c, false
		}
		c.left, c.right = first, c.last
		return c, true
	}
	if r.a.Blocks[s.block].Kind == article.Title && c.Form != lang.PastForm {
		// "Norland and Sudland meet, hail 'progress'": a headline's list of verbs.
		c.shape, c.left, c.right = shared, p, c.last
		return c, true
	}
	return c, false // "On Friday, said" has no speaker here
}

// clauseIn reports whether a finite verb stands among the tokens [lo, hi) before
// any relative pronoun.
func (r *reader) clauseIn(lo, hi int) bool {
	for i := lo; i < hi && !r.use[i].Is(lang.UseRelative); i++ {
		if r.verb(i) {
			return true
		}
	}
	return false
}

// overDash reads "the aide - a friend of Lee - said": p is the dash before the
// cue.
func (r *reader) overDash(s *sentence, c cue, p int) (cue, bool) {
	lo := p
	for lo > s.lo && r.dashed(lo-1) {
		lo-- // "--"
	}
	for k := lo - 1; k > s.lo && lo-k < reach; k-- {
		if r.inside[k] != 0 || !r.dashed(k) || r.t[k].Norm == "-" && !r.t[k].Space {
			continue
		}
		for k > s.lo && r.dashed(k-1) {
			k--
		}
		first, ok := r.nounBack(s, k-1)
		if !ok || !r.speaks(first, k) {
			return c, false
		}
		c.subject, c.head = [2]int{first, p}, [2]int{first, r.headEnd(first, k)}
		c.left, c.right = first, c.last
		return c, true
	}
	return c, false
}

// dashed reports whether token i is a dash, or a hyphen that stands for one.
func (r *reader) dashed(i int) bool {
	return dash(r.t[i].Norm) || r.t[i].Norm == "--" || r.t[i].Norm == "-" && (r.t[i].Space || i > 0 && r.t[i-1].Norm == "-")
}

// joined reads "praised him and said": the speaker is that of the clause.
func (r *reader) joined(s *sentence, c cue, p int) (cue, bool) {
	if n := len(r.cues); n > 0 && r.use[p].Is(lang.UseJoin) && r.clausal(&r.cues[n-1], p) {
		return c, false // "said she had met him and asked him to go": part of what she said
	}
	if p <= s.lo || c.Form == lang.BaseForm && len(r.cues) == 0 {
		return c, false
	}
	if r.low(c.last) == r.lang.That && r.lang.Told.Has(r.t[c.last-1].Lower) {
		return c, false // "was stopped and told that"
	}
	switch {
	case !c.Class.Spoken(), c.Class == lang.Promise, c.Class == lang.Show, c.Class == lang.Speak:
		if len(r.cues) > 0 {
			return c, false // "said she was tired and wanted to go"
		}
	case c.Class == lang.Ask && !r.firm(s, &c, p):
		return c, false
	}
	if !r.suits(&c, false) {
		return c, false
	}
	c.shape = shared
	c.left, c.right = p, c.last
	return c, true
}

// clausal reports whether the cue is followed by a told clause that goes on to
// the conjunction at token p, no comma before it.
func (r *reader) clausal(c *cue, p int) bool {
	if c.shape != subjectFirst && c.shape != shared || c.Frame&(lang.ThatC|lang.Bare) == 0 || r.inside[p-1] != 0 {
		return false
	}
	verb := false
	for i := c.right; i < p; i++ {
		if r.inside[i] != 0 || r.t[i].Kind == text.Punct && r.t[i].Norm != "-" {
			return false
		}
		verb = verb || r.verb(i)
	}
	return verb
}

// relative reads "Ann Lee, who said".
func (r *reader) relative(s *sentence, c cue, p int) (cue, bool) {
	k := p - 1
	if k > s.lo && r.t[k].Norm == "," {
		k--
	}
	if k < s.lo || r.t[p].Lower == r.lang.Whose {
		return c, false
	}
	first, ok := r.nounBack(s, k)
	if !ok || !r.speaks(first, k+1) || r.t[p].Lower != r.lang.Who && !r.written(first, k+1) && (r.mention[k] == 0 || !r.body(k)) {
		return c, false
	}
	c.subject, c.head = [2]int{first, k + 1}, [2]int{first, r.headEnd(first, k+1)}
	if m := r.mention[k]; m != 0 && (r.t[p].Lower != r.lang.Who || r.hasPerson(k, k+1) || r.n.Mentions[m-1].Kind == article.Group) {
		// the nearest name, not the first; but "the people in Norland, who said"
		for c.head[0] = k; c.head[0] > first && r.mention[c.head[0]-1] == m; c.head[0]-- {
		}
		c.head[1] = k + 1
	}
	c.left, c.right = p, c.last
	return c, true
}

// direct reads a subject that ends right before the cue.
func (r *reader) direct(s *sentence, c cue, p int) (cue, bool) {
	p = r.subjectEnd(s, p)
	t := &r.t[p]
	if pr, ok := r.lang.Pronouns.Get(t.Lower); ok {
		if pr.First && c.Class.Spoken() && (c.Frame&lang.Trail == 0 || !r.firm(s, &c, p)) {
			return c, false
		}
		if pr.Thing && !c.Class.Spoken() {
			return c, false
		}
		c.pronoun = true
		c.subject, c.head = [2]int{p, p + 1}, [2]int{p, p + 1}
		c.left, c.right = p, c.last
		return c, r.suits(&c, pr.Thing)
	}
	if t.Kind != text.Word && t.Kind != text.Number {
		return c, false
	}
	if r.mention[p] == 0 && r.use[p].Is(lang.UsePreposition|lang.UseArticle|lang.UseConjunction|lang.UseOwner) {
		return c, false // "the need for continued effort"
	}
	first, ok := r.nounBack(s, p)
	if !ok {
		return c, false
	}
	if k, listed := r.beforeList(s, first); listed {
		first = k
	}
	named := r.mention[p] != 0
	noun := r.use[p].Is(lang.UseHolder | lang.UseDocument | lang.UseStudy)
	if c.Frame&lang.Nounlike != 0 && c.Form != lang.PastForm {
		// "Iran claims": a name or plural right before, and no noun phrase of
		// which the form would be the head: "the Iran claims".
		if r.use[first].Is(lang.UseArticle) && named && c.Form == lang.ThirdForm && !r.body(p) && !r.firm(s, &c, first) && !r.figureAt(c.last) {
			return c, false
		}
		if !named && !noun && !r.headed(&c, first, p+1) {
			return c, false
		}
		if c.Form == lang.BaseForm && !r.many(first, p+1) {
			return c, false
		}
		if r.low(c.last) == r.lang.Of {
			return c, false
		}
	}
	if c.Form == lang.BaseForm && !r.many(first, p+1) {
		return c, false
	}
	switch {
	case named, noun, r.speaks(first, p+1):
	case c.Form == lang.BaseForm && (t.Kind == text.Number || r.use[first].Is(lang.UsePlural)): // "six in 10 say"
	case c.Class.Spoken() && c.Frame&lang.Bare != 0 && r.use[first].Is(lang.UseArticle) && r.plainClause(c.last): // "the star noted he was late"
	case c.Frame&lang.Plain != 0, r.t[p].IsUpperInitial() && p > s.lo:
	case c.Form == lang.PastForm && r.firm(s, &c, first):
	default:
		return c, false
	}
	if c.Class == lang.Evaluate && c.With == "" && c.Form == lang.PastForm && !named && c.last < s.hi && r.t[c.last].IsUpperInitial() {
		return c, false // "a group called Harbour Watch"
	}
	if !r.suits(&c, r.written(first, p+1)) {
		return c, false
	}
	c.subject, c.head = [2]int{first, p + 1}, [2]int{first, r.headEnd(first, p+1)}
	c.left, c.right = first, c.last
	if first > s.lo && r.t[first-1].Lower == r.lang.As {
		c.left-- // "…, as Lee put it"
	}
	return c, true
}

// beforeList is where the noun phrase begins that a list of places hangs on by a
// preposition: "leaders in Vell, Orlo and Esker" for the one at first, Orlo.
func (r *reader) beforeList(s *sentence, first int) (int, bool) {
	place := func(k int) bool {
		return k > s.lo && r.mention[k] != 0 && r.n.Mentions[r.mention[k]-1].Kind == article.Place
	}
	k := first
	for place(k) && r.t[k-1].Norm == "," && place(k-2) {
		for k -= 2; place(k-1) && r.mention[k-1] == r.mention[k]; k-- {
		}
	}
	if k == first || r.mention[k-1] != 0 || !r.use[k-1].Is(lang.UsePreposition) {
		return 0, false
	}
	return r.nounBack(s, k)
}

// headed reports whether a form that may be a noun, behind a noun phrase with
// attributes, is a verb of its head: "results of the poll show", not "senators in
// their states".
func (r *reader) headed(c *cue, first, end int) bool {
	h := r.headEnd(first, end)
	if h == end || r.many(first, h) != (c.Form == lang.BaseForm) {
		return false
	}
	return r.mention[h-1] != 0 || r.use[h-1].Is(lang.UseHolder|lang.UseDocument|lang.UseStudy)
}

// written reports whether the head of the noun phrase [first, end) is a document
// or study: "results of the poll".
func (r *reader) written(first, end int) bool {
	for i := first; i < r.headEnd(first, end); i++ {
		if u := r.use[i]; u.Is(lang.UseStudy) || u.Is(lang.UseDocument) {
			return true
		}
	}
	return false
}

// suits reports whether a document or a person can be the subject of the cue,
// and takes the first of its classes that suits: only a document shows, only a
// person wants.
func (r *reader) suits(c *cue, written bool) bool {
	fits := func(v lang.Cue) bool {
		if v.Class == lang.Show {
			return written
		}
		return !written || v.Class.Spoken()
	}
	if fits(c.Cue) {
		return true
	}
	for k, v := range c.Next {
		if fits(v) {
			next := c.Next[k+1:]
			c.Cue, c.Next = v, next
			return true
		}
	}
	return false
}

// firm reports whether the words around a cue leave no doubt that it reports:
// "that", a colon or a quotation behind it, or a quotation right before its
// subject.
func (r *reader) firm(s *sentence, c *cue, first int) bool {
	if p := first - 1; p >= s.lo && (r.inside[p] != 0 || p > s.lo && r.t[p].Norm == "," && r.inside[p-1] != 0) {
		return true
	}
	j := c.last
	if c.Frame&lang.Hearer != 0 {
		j = r.hearer(s, j)
	}
	_, ok := r.opening(c, j)
	return ok
}
