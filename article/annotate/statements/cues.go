package statements

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// shape is how speaker and cue stand to one another.
type shape uint8

const (
	subjectFirst shape = iota // "X said"
	verbFirst                 // "said X"
	shared                    // "and said", ", adding": the subject of the cue before
	phrase                    // "according to X"
	colon                     // "X: …"
	passive                   // "was asked", "is expected": of somebody who is not named
)

// cue is one reporting verb or phrase with the words that name its speaker.
type cue struct {
	first, last int // tokens of the cue itself
	lang.Cue
	shape    shape
	ing      bool
	subject  [2]int // tokens of the speaker's noun phrase, its appositions included
	head     [2]int // the part of it that names the speaker
	pronoun  bool
	left     int  // first token of the whole clause
	right    int  // token after cue and speaker, where content may begin
	embedded bool // stands inside what the cue before reports
	partial  bool // its subject goes on to the left: it is left to what the cue before reports
	prev     int  // the cue before that is not embedded, or -1
	next     int  // the cue after that is not embedded, or len(cues)
	on       bool // what it reports goes on to the end of the paragraph
	via      int  // 1 + relay in its clause
	who      []int
	sure     float64
	named    text.Span
}

func (r *reader) findCues(s *sentence) {
	if c, ok := r.colonCue(s); ok {
		r.cues = append(r.cues, c)
	}
	if c, ok := r.unknownCue(s); ok {
		r.cues = append(r.cues, c)
	}
	for i := s.lo; i < s.hi; i++ {
		if r.inside[i] != 0 {
			q := &r.quotes[r.inside[i]-1]
			i = q.last
			if c, ok := r.signature(s, q); ok {
				r.cues = append(r.cues, c)
				i = c.right - 1
			}
			continue
		}
		if r.t[i].Kind != text.Word {
			continue
		}
		if next, ok := r.lang.According[r.t[i].Lower]; ok && r.low(i+1) == next {
			if c, ok := r.according(s, i); ok {
				r.cues = append(r.cues, c)
				i = c.last - 1
			}
			continue
		}
		v, ok := r.lang.Cues[r.t[i].Lower]
		if !ok {
			if v, ok = r.lang.Adjectives[r.t[i].Lower]; !ok || !r.predicate(s, i) {
				continue
			}
		}
		if r.capitalInside(i, s) {
			continue
		}
		if c, ok := r.cueAt(s, i, v); ok {
			r.cues = append(r.cues, c)
			i = c.last - 1
		}
	}
}

// signature reads a quotation with its speaker behind a dash: “I stay.” — Ann
// Lee.
func (r *reader) signature(s *sentence, q *quote) (cue, bool) {
	i := q.last + 1
	if i+1 >= s.hi || r.inside[i+1] != 0 || !dash(r.t[i].Norm) && r.t[i].Norm != "-" || r.mention[i+1] == 0 && !r.t[i+1].IsUpperInitial() {
		return cue{}, false
	}
	end := r.nounOn(s, i+1)
	if end < s.hi && (r.t[end].Kind == text.Word || r.inside[end] != 0 && !r.quoteAt(end)) || !r.speaks(i+1, end) && !r.fullName(i+1, end) {
		return cue{}, false
	}
	return cue{
		first: i, last: i + 1, shape: verbFirst, Cue: lang.Cue{Class: lang.Say, Frame: lang.Quoted | lang.Trail, Form: lang.PastForm},
		subject: [2]int{i + 1, end}, head: [2]int{i + 1, r.headEnd(i+1, end)}, left: i, right: end,
	}, true
}

// unknownCue reads a verb that is in no table and can only report: “Go home,” Lee
// barked.
func (r *reader) unknownCue(s *sentence) (cue, bool) {
	if r.inside[s.lo] == 0 {
		return cue{}, false
	}
	q := &r.quotes[r.inside[s.lo]-1]
	j := q.last + 1
	if mark := r.lastMark(q.last); q.first != s.lo || j >= s.hi || !r.word(j) || mark != "," && mark != "?" && mark != "!" {
		return cue{}, false
	}
	if w := r.t[j].Lower; r.acts.Openers[w] || r.words.Prepositions[w] || r.words.Conjunctions[w] {
		return cue{}, false
	}
	end := j + 1
	if _, pronoun := r.lang.Pronouns[r.t[j].Lower]; !pronoun {
		for end = r.plainOn(s, j); end < s.hi && r.lang.Adverbs[r.low(end)]; end++ {
		}
		for k := j + 1; k < end; k++ {
			if r.finite(k) {
				end = k
			}
		}
	}
	if end >= s.hi || !r.word(end) || r.mention[end] != 0 || !strings.HasSuffix(r.t[end].Lower, "ed") || r.lang.Cues[r.t[end].Lower].Any() || !r.speaks(j, end) && !r.lang.Objects[r.t[j].Lower].Thing && r.lang.Pronouns[r.t[j].Lower] == (lang.Pronoun{}) {
		return cue{}, false
	}
	c := cue{
		first: end, last: end + 1, Cue: lang.Cue{Verb: r.t[end].Lower, Class: lang.Say, Frame: lang.Quoted | lang.Trail, Form: lang.PastForm},
		subject: [2]int{j, end}, head: [2]int{j, r.headEnd(j, end)}, left: j, right: end + 1,
	}
	_, c.pronoun = r.lang.Pronouns[r.t[j].Lower]
	return c, true
}

func dash(s string) bool { return s == "—" || s == "–" || s == "―" }

// capitalInside reports whether token i has a capital that its place in the
// sentence does not give it: "the Washington Post", "Human Rights Watch says"
// is none.
func (r *reader) capitalInside(i int, s *sentence) bool {
	return i > s.lo && r.t[i].IsUpperInitial() && r.mention[i] != 0
}

// verbIn reports whether a reporting or other finite verb stands among the
// tokens [lo, hi).
func (r *reader) verbIn(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.verb(i) {
			return true
		}
	}
	return false
}

// verb reports whether token i is almost surely a finite verb.
func (r *reader) verb(i int) bool {
	if r.t[i].Kind != text.Word || r.mention[i] != 0 || r.inside[i] != 0 {
		return false
	}
	w := r.t[i].Lower
	if r.words.Auxiliaries[w] {
		return true
	}
	if v, ok := r.acts.Verbs[w]; ok && (v.Form == lang.PastForm || v.Form == lang.ThirdForm) {
		return !r.determined(i)
	}
	if c, ok := r.lang.Cues[w]; ok && (c.Form == lang.PastForm || c.Form == lang.ThirdForm) {
		return !r.determined(i) && c.Frame&lang.Nounlike == 0
	}
	return r.words.Past[w] != "" && !r.determined(i)
}

// determined reports whether a determiner or possessive stands before token i,
// as before nouns and adjectives.
func (r *reader) determined(i int) bool {
	if i <= r.sents[r.at].lo {
		return false
	}
	p := &r.t[i-1]
	return p.Kind == text.Clitic || r.words.Determiners[p.Lower] || r.words.Prepositions[p.Lower]
}

// cueAt decides whether the verb form at i reports something, and finds its
// speaker.
func (r *reader) cueAt(s *sentence, i int, v lang.Cue) (cue, bool) {
	c := cue{first: i, last: i + 1, Cue: v, ing: v.Form == lang.IngForm}
	if long, n := r.longer(v, i); n > 0 {
		c.Cue, c.last = long, i+1+n
	}
	v = c.Cue
	if !v.Any() {
		return c, false
	}
	if v.Form == lang.PastForm && r.low(i+1) == r.lang.By {
		return c, false // "an official cited by the paper"
	}
	p, be, ok := r.before(s, i)
	if !ok {
		return c, false
	}
	if c.ing && be {
		c.ing = false
	}
	_, adjective := r.lang.Adjectives[r.t[i].Lower]
	if v.Form == lang.PastForm && !adjective && (be || r.asked(s, &c, p)) {
		return r.passive(s, c)
	}
	if v.Form == lang.BaseForm && r.helped(p+1, i) {
		c.Form = lang.PastForm // "did note": of one or many
	}
	p = r.overTime(s, p)
	c.left = p + 1
	if v.Form == lang.BaseForm && r.low(i-1) == r.lang.Infinitive {
		c.Form = lang.PastForm // "went on to say": of one or many
	}
	if c.ing {
		return r.participle(s, c, p)
	}
	if p > s.lo && r.dashed(p) && r.inside[p] == 0 && c.Frame&(lang.Plain|lang.ThatC) != 0 {
		if aside, ok := r.overDash(s, c, p); ok {
			return aside, true
		}
	}
	if p > s.lo && r.t[p].Norm == "," && r.inside[p] == 0 && r.inside[p-1] == 0 {
		if aside, ok := r.overComma(s, c, p); ok {
			return aside, true
		}
	}
	if p == i-1 && r.inverted(s, &c) {
		return c, true
	}
	if c.Form == lang.BaseForm && p >= s.lo && r.t[p].Kind == text.Word && r.words.Prepositions[r.t[p].Lower] {
		return c, false
	}
	switch {
	case p < s.lo:
		return c, false
	case r.inside[p] != 0:
		return c, false
	case r.t[p].Norm == ",":
		return c, false
	case r.t[p].Kind == text.Word && r.lang.And[r.t[p].Lower]:
		if v.Frame&lang.Nounlike != 0 && v.Form != lang.PastForm {
			return c, false
		}
		return r.joined(s, c, p)
	case r.t[p].Kind == text.Word && r.lang.Relative[r.t[p].Lower]:
		return r.relative(s, c, p)
	}
	return r.direct(s, c, p)
}

// longer returns the cue that the verb form at i makes with the words behind
// it, "call" with "for", and the number of these words.
func (r *reader) longer(v lang.Cue, i int) (best lang.Cue, words int) {
	for _, m := range v.More {
		n := 0
		for w := range strings.SplitSeq(m.With, " ") {
			if r.low(i+1+n) != w {
				n = 0
				break
			}
			n++
		}
		if n > words {
			best, words = m, n
		}
	}
	return best, words
}

// predicate reports whether token i stands behind a form of "be", adverbs left
// aside.
func (r *reader) predicate(s *sentence, i int) bool {
	for i--; i > s.lo && r.word(i) && r.mention[i] == 0; i-- {
		w := r.t[i].Lower
		if r.lang.Passives[w] {
			return true
		}
		if !r.lang.Adverbs[w] && !strings.HasSuffix(w, "ly") {
			return false
		}
	}
	return i > s.lo && r.t[i].Kind == text.Clitic && r.lang.Passives[r.t[i].Lower]
}

// helped reports whether an auxiliary stands among the tokens [lo, hi).
func (r *reader) helped(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if w := r.t[i].Lower; r.lang.Links[w] || r.lang.Will[w] || r.lang.Leads[w] {
			return true
		}
	}
	return false
}

// before walks back from the cue at i over adverbs and auxiliaries. It returns
// the token before them, and whether a form of "be" stands among them; false
// if the cue is denied or only possible.
func (r *reader) before(s *sentence, i int) (p int, be, ok bool) {
	p = i - 1
	for p >= s.lo && r.inside[p] == 0 {
		w := r.t[p].Lower
		switch {
		case w == r.lang.Infinitive && r.low(p-1) == r.lang.On && r.lang.GoOn[r.low(p-2)]:
			p -= 2 // "went on to say"
		case w == r.lang.Infinitive && r.lang.Leads[r.low(p-1)]:
			p-- // "tried to explain"
		case r.lang.Not[w] || r.lang.Blocks[w]:
			return p, be, false
		case r.t[p].Kind == text.Clitic:
			if p == i-1 && r.lang.Cues[r.t[i].Lower].Form == lang.IngForm {
				be = true
				p--
				continue
			}
			return p, be, r.t[p].Lower != "'s" && r.t[p].Lower != "'"
		case r.t[p].Kind != text.Word:
			return p, be, true
		case r.lang.Passives[w]:
			be = true
		case r.lang.Links[w]:
		case r.lang.Declines[w]:
			return p, be, false
		case r.lang.Adverbs[w] && !r.t[p].IsUpperInitial(), len(w) > 4 && strings.HasSuffix(w, "ly") && r.mention[p] == 0:
		case r.lang.Will[w]:
		default:
			return p, be, true
		}
		p--
	}
	return p, be, true
}

// overTime returns the token before an adverbial of time that ends at token p:
// "Lee on Tuesday evening said".
func (r *reader) overTime(s *sentence, p int) int {
	for k := p; k > s.lo+1 && p-k < 3 && r.inside[k] == 0 && (r.lang.Times[r.t[k].Lower] || r.t[k].Kind == text.Number && k == p && len(r.t[k].Norm) == 4); k-- {
		if r.words.Prepositions[r.low(k-1)] && r.word(k-2) && r.lang.Loose[r.low(k-1)] {
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
	case r.lang.While[r.t[p].Lower] && (c.Frame&lang.Nounlike == 0 || r.words.Conjunctions[r.t[p].Lower]):
	case r.lang.And[r.t[p].Lower] && len(r.cues) > 0 && r.cues[len(r.cues)-1].ing:
	case c.Class == lang.Say && c.Frame&lang.Bare != 0 && r.t[p].Kind == text.Word && (r.mention[p] != 0 || r.lang.Holders[r.t[p].Lower]):
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
	case c.Frame&lang.ThatC != 0 && c.Frame&lang.Nounlike == 0 && (r.low(c.last) == r.lang.That || r.quoteAt(c.last)) && !r.words.Prepositions[r.t[p].Lower] && !r.words.Determiners[r.t[p].Lower] && r.t[p].Kind == text.Word:
	default:
		return c, false
	}
	c.shape = shared
	c.left = p
	if p < s.lo || r.t[p].Kind == text.Word && !r.lang.And[r.t[p].Lower] && !r.lang.While[r.t[p].Lower] {
		c.left = p + 1
	}
	c.left = max(c.left, s.lo)
	c.right = c.last
	return c, true
}

// absolute reads a participle with a subject of its own behind "with".
func (r *reader) absolute(s *sentence, c *cue, p int) bool {
	if r.t[p].Kind != text.Word || r.words.Prepositions[r.t[p].Lower] && r.mention[p] == 0 {
		return false
	}
	for k := p; k > s.lo && p-k < bracket && r.word(k); k-- {
		if w := r.t[k-1].Lower; r.mention[k-1] == 0 && r.words.Prepositions[w] {
			if !r.lang.Absolute[w] || !r.speaks(k, p+1) {
				return false
			}
			c.subject, c.head = [2]int{k, p + 1}, [2]int{k, r.headEnd(k, p+1)}
			c.left, c.right = k-1, c.last
			return true
		}
	}
	return false
}

// quoteAt reports whether a quotation opens at token i.
func (r *reader) quoteAt(i int) bool {
	return i < len(r.t) && i < r.sents[r.at].hi && r.inside[i] != 0 && r.quotes[r.inside[i]-1].first == i
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
	for r.lang.Adverbs[r.low(j)] {
		j++
	}
	if !r.word(j) {
		return false
	}
	w := r.t[j].Lower
	if p < s.lo && !(r.mention[j] != 0 && c.Form != lang.BaseForm && c.Frame&lang.Nounlike == 0) {
		return false
	}
	pr, pronoun := r.lang.Pronouns[w]
	switch {
	case pronoun && !pr.Thing:
		if !behind || r.inside[p] == 0 && !(p > s.lo && r.inside[p-1] != 0) {
			return false // "Lee, head of the port, said she"
		}
		c.pronoun = true
		c.subject, c.head = [2]int{j, j + 1}, [2]int{j, j + 1}
	case pronoun, w == r.lang.That, r.lang.Whether[w]:
		return false
	case r.mention[j] != 0 || r.words.Articles[w] || r.t[j].IsUpperInitial() || r.lang.Holders[w] || r.words.Determiners[w] && behind && r.inside[max(p, 0)] != 0:
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
	for r.lang.Adverbs[r.low(i)] {
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
		w := r.low(k + 1)
		if r.t[k-1].Kind == text.Number && r.inside[k-1] == 0 {
			continue // "Lee, 57, who lives here, said"
		}
		aside := r.t[k+1].IsUpperInitial() && p-k < bracket || r.lang.Relative[w] || r.words.Determiners[w] || r.titled(k+1, k-1) || r.lang.Holders[w] || r.mention[k+1] != 0 || r.words.Prepositions[w] ||
			r.t[k+1].Kind == text.Number || r.lang.Adverbs[w] || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed")
		if !aside {
			return c, false
		}
		first, ok := r.nounBack(s, k-1)
		if !ok {
			if r.words.Prepositions[w] || r.lang.Relative[w] {
				continue
			}
			return c, false
		}
		if first > s.lo && r.t[first-1].Kind == text.Word && r.words.Prepositions[r.t[first-1].Lower] {
			continue // "Lee, in Halden, Norland, said"
		}
		c.subject = [2]int{first, p}
		c.head = [2]int{first, r.headEnd(first, k)}
		// "the aide, Ann Lee, said": the apposition has the name.
		if !r.hasPerson(first, c.head[1]) && r.mention[k+1] != 0 && r.hasPerson(k+1, p) && !r.verbIn(k+1, p) {
			c.head = [2]int{k + 1, p}
		} else if !r.speaks(first, k) && !(r.lang.Relative[w] && r.t[k-1].IsUpperInitial()) {
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
	if n := len(r.cues); n > 0 && r.lang.Joins[r.t[p].Lower] && r.clausal(&r.cues[n-1], p) {
		return c, false // "said she had met him and asked him to go": part of what she said
	}
	if p <= s.lo || c.Form == lang.BaseForm && len(r.cues) == 0 {
		return c, false
	}
	switch {
	case !c.Class.Spoken(), c.Class == lang.Promise, c.Class == lang.Show, c.Class == lang.Speak:
		if len(r.cues) > 0 {
			return c, false // "said she was tired and wanted to go"
		}
	case c.Class == lang.Ask && !r.firm(s, &c, p):
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
	if m := r.mention[k]; m != 0 { // the nearest name, not the first
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
	if pr, ok := r.lang.Pronouns[t.Lower]; ok {
		if pr.First && (c.Frame&lang.Trail == 0 || !r.firm(s, &c, p)) {
			return c, false
		}
		if pr.Thing && !c.Class.Spoken() {
			return c, false
		}
		c.pronoun = true
		c.subject, c.head = [2]int{p, p + 1}, [2]int{p, p + 1}
		c.left, c.right = p, c.last
		return c, true
	}
	if t.Kind != text.Word && t.Kind != text.Number {
		return c, false
	}
	if r.mention[p] == 0 && (r.words.Prepositions[t.Lower] || r.words.Articles[t.Lower] || r.words.Conjunctions[t.Lower]) {
		return c, false // "the need for continued effort"
	}
	first, ok := r.nounBack(s, p)
	if !ok {
		return c, false
	}
	named := r.mention[p] != 0
	noun := r.lang.Holders[t.Lower] || r.lang.Documents[t.Lower] || r.lang.Studies[t.Lower]
	if c.Frame&lang.Nounlike != 0 && c.Form != lang.PastForm {
		// "Iran claims": a name or plural right before, and no noun phrase of
		// which the form would be the head: "the Iran claims".
		if r.words.Articles[r.t[first].Lower] && named && c.Form == lang.ThirdForm && !r.body(p) && !r.firm(s, &c, first) && !r.figureAt(c.last) {
			return c, false
		}
		if !named && !noun && !r.speaks(first, p+1) {
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
	case c.Form == lang.BaseForm && (t.Kind == text.Number || r.lang.Plurals[r.t[first].Lower]): // "six in 10 say"
	case c.Class.Spoken() && c.Frame&lang.Bare != 0 && r.words.Articles[r.t[first].Lower] && r.plainClause(c.last): // "the star noted he was late"
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

// written reports whether the head of the noun phrase [first, end) is a document
// or study: "results of the poll".
func (r *reader) written(first, end int) bool {
	for i := first; i < r.headEnd(first, end); i++ {
		if w := r.t[i].Lower; r.lang.Studies[w] || r.lang.Documents[w] {
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

// according reads "according to X".
func (r *reader) according(s *sentence, i int) (cue, bool) {
	j := i + 2
	if !r.word(j) {
		return cue{}, false
	}
	end := r.nounOn(s, j)
	if end == j {
		return cue{}, false
	}
	long := r.longOn(s, j)
	c := cue{
		first: i, last: i + 2, shape: phrase, Cue: lang.Cue{Verb: r.t[i].Lower, Class: lang.Say, Frame: lang.Bare | lang.Trail, Form: lang.IngForm},
		subject: [2]int{j, end}, head: [2]int{j, r.headEnd(j, end)}, left: i, right: end,
	}
	if long > end && (long == s.hi || r.t[long].Kind == text.Punct) {
		c.right = long
	}
	if pr, ok := r.lang.Objects[r.t[j].Lower]; ok && end == j+1 {
		c.pronoun = !pr.First
	}
	return c, true
}
