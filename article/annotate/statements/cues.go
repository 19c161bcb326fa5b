package statements

import (
	"strings"

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
	untold   bool // nobody is told to have said it: "Lee's claim that", "rose to denounce"
	on       bool // what it reports goes on to the end of the paragraph
	via      int  // 1 + relay in its clause
	who      []int
	sure     float64
	named    text.Span
}

// mostCues of a sentence: one with more is no sentence, and must not cost more.
const mostCues = 200

func (r *reader) findCues(s *sentence) {
	if c, ok := r.colonCue(s); ok {
		r.cues = append(r.cues, c)
	}
	if c, ok := r.unknownCue(s); ok {
		r.cues = append(r.cues, c)
	}
	for i := s.lo; i < s.hi && len(r.cues) < mostCues; i++ {
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
		if r.use[i].Is(lang.UseAccording) && r.low(i+1) == r.lang.According.Of(r.t[i].Lower) {
			if c, ok := r.according(s, i); ok {
				r.cues = append(r.cues, c)
				i = c.last - 1
			}
			continue
		}
		if !r.use[i].Is(lang.UseCue|lang.UseAdjective|lang.UseCueNoun) || r.capitalInside(i, s) {
			continue
		}
		if r.use[i].Is(lang.UseCueNoun) {
			if c, ok := r.nounCue(s, i); ok {
				r.cues = append(r.cues, c)
				continue
			}
		}
		v, ok := r.lang.Cues.Get(r.t[i].Lower)
		if !ok {
			if !r.use[i].Is(lang.UseAdjective) || !r.predicate(s, i) {
				continue
			}
			v = r.lang.Adjectives.Of(r.t[i].Lower)
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
	if u := r.use[j]; u.Is(lang.UseOpener) || u.Is(lang.UsePreposition) || u.Is(lang.UseConjunction) {
		return cue{}, false
	}
	end, pronoun := j+1, r.use[j].Is(lang.UsePronoun)
	if !pronoun {
		for end = r.plainOn(s, j); r.uses(end).Is(lang.UseAdverb); end++ {
		}
		for k := j + 1; k < end; k++ {
			if r.finite(k) {
				end = k
			}
		}
		if !r.speaks(j, end) {
			return cue{}, false
		}
	}
	if !r.word(end) || r.mention[end] != 0 || !strings.HasSuffix(r.t[end].Lower, "ed") || r.lang.Cues.Of(r.t[end].Lower).Any() {
		return cue{}, false
	}
	c := cue{
		first: end, last: end + 1, Cue: lang.Cue{Verb: r.t[end].Lower, Class: lang.Say, Frame: lang.Quoted | lang.Trail, Form: lang.PastForm},
		subject: [2]int{j, end}, head: [2]int{j, r.headEnd(j, end)}, left: j, right: end + 1, pronoun: pronoun,
	}
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
	u := r.use[i]
	if !u.Is(lang.UseAuxiliary|lang.UseFinite) || r.t[i].Kind != text.Word || r.mention[i] != 0 || r.inside[i] != 0 {
		return false
	}
	return u.Is(lang.UseAuxiliary) || !r.determined(i)
}

// determined reports whether a determiner or possessive stands before token i,
// as before nouns and adjectives.
func (r *reader) determined(i int) bool {
	if i <= r.sents[r.at].lo {
		return false
	}
	return r.t[i-1].Kind == text.Clitic || r.use[i-1].Is(lang.UseDeterminer|lang.UsePreposition)
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
	if v.Form == lang.BaseForm && r.low(i-1) == r.lang.Infinitive && r.purpose(s, i) {
		c.shape, c.left, c.right, c.untold, c.Form = shared, i-1, c.last, true, lang.PastForm
		return c, true
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
	adjective := r.use[i].Is(lang.UseAdjective)
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
	if c.Form == lang.BaseForm && p >= s.lo && r.t[p].Kind == text.Word && r.use[p].Is(lang.UsePreposition) {
		return c, false
	}
	switch {
	case p < s.lo:
		return c, false
	case r.inside[p] != 0:
		return c, false
	case r.t[p].Norm == ",":
		return c, false
	case r.t[p].Kind == text.Word && r.use[p].Is(lang.UseAnd):
		if v.Frame&lang.Nounlike != 0 && v.Form != lang.PastForm {
			return c, false
		}
		return r.joined(s, c, p)
	case r.t[p].Kind == text.Word && r.use[p].Is(lang.UseRelative):
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

// purpose reports whether the infinitive at token i tells what somebody does or
// is about to do: "took the floor to denounce". It is left to an earlier cue
// that has it in its content.
func (r *reader) purpose(s *sentence, i int) bool {
	if len(r.cues) > 0 || !r.lang.Cues.Of(r.t[i].Lower).Class.Spoken() || r.uses(i-2).Is(lang.UseLead|lang.UseDecline|lang.UseNot) || r.low(i-2) == r.lang.On {
		return false
	}
	_, end, ok := r.mainSubject(s, i-1)
	for k := max(end, i-reach); ok && k < i-1; k++ {
		ok = !r.use[k].Is(lang.UseNot|lang.UseDecline) && (!r.use[k].Is(lang.UseBlock) || r.t[k].Lower == r.lang.Infinitive)
	}
	return ok
}

// predicate reports whether token i stands behind a form of "be", adverbs left
// aside.
func (r *reader) predicate(s *sentence, i int) bool {
	for i--; i > s.lo && r.word(i) && r.mention[i] == 0; i-- {
		w, u := r.t[i].Lower, r.use[i]
		if u.Is(lang.UsePassive) {
			return true
		}
		if !u.Is(lang.UseAdverb) && !r.lang.AdverbEnd.Has(w) {
			return false
		}
	}
	return i > s.lo && r.t[i].Kind == text.Clitic && r.use[i].Is(lang.UsePassive)
}

// helped reports whether an auxiliary stands among the tokens [lo, hi).
func (r *reader) helped(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if u := r.use[i]; u.Is(lang.UseLink) || u.Is(lang.UseWill) || u.Is(lang.UseLead) {
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
		w, u := r.t[p].Lower, r.use[p]
		switch {
		case w == r.lang.Infinitive && r.low(p-1) == r.lang.On && r.uses(p-2).Is(lang.UseGoOn):
			p -= 2 // "went on to say"
		case w == r.lang.Infinitive && r.uses(p-1).Is(lang.UseLead):
			p-- // "tried to explain"
		case u.Is(lang.UseNot) || u.Is(lang.UseBlock):
			return p, be, false
		case r.t[p].Kind == text.Clitic:
			if p > s.lo && r.use[p].Is(lang.UseLink) && r.use[p-1].Is(lang.UsePronoun|lang.UseRelative) {
				be = be || p == i-1 && r.lang.Cues.Of(r.t[i].Lower).Form == lang.IngForm
				p--
				continue // "who's called for"
			}
			if p == i-1 && r.lang.Cues.Of(r.t[i].Lower).Form == lang.IngForm {
				be = true
				p--
				continue
			}
			return p, be, r.t[p].Lower != "'s" && r.t[p].Lower != "'"
		case r.t[p].Kind != text.Word:
			return p, be, true
		case u.Is(lang.UsePassive):
			be = true
		case u.Is(lang.UseLink):
		case u.Is(lang.UseDecline):
			return p, be, false
		case u.Is(lang.UseAdverb) && !r.t[p].IsUpperInitial(), r.lang.AdverbEnd.Has(w) && r.mention[p] == 0:
		case u.Is(lang.UseWill):
		default:
			return p, be, true
		}
		p--
	}
	return p, be, true
}

// quoteAt reports whether a quotation opens at token i.
func (r *reader) quoteAt(i int) bool {
	return i < len(r.t) && i < r.sents[r.at].hi && r.inside[i] != 0 && r.quotes[r.inside[i]-1].first == i
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
	if pr, ok := r.lang.Objects.Get(r.t[j].Lower); ok && end == j+1 {
		c.pronoun = !pr.First
	}
	return c, true
}
