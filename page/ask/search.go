package ask

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// hit is a sentence that answers.
type hit struct {
	r       *article.Reading
	n       int       // of the sentence
	sp      text.Span // the sentence
	lead    text.Span // the sentence before it, where it leans on that; else empty
	focus   text.Span // the words that answer; empty for a whole sentence
	at      []int     // where the question's words are matched, in order
	times   []text.Span
	key     string // of what answers: two hits with one key answer alike
	score   float64
	unknown bool // the sentence says that it is not known
}

func (h hit) same(o hit) bool { return h.key == o.key && h.unknown == o.unknown }

// passage is what is shown as the passage: the sentence, with the one before
// where it leans on that.
func (h hit) passage() text.Span {
	if h.lead.Empty() {
		return h.sp
	}
	return h.lead.Cover(h.sp)
}

// in reports whether a side of a tension or step of a change shows the hit.
func (h hit) in(s page.Side) bool {
	return slices.ContainsFunc(s.Sentence.Cites(), func(p article.Passage) bool {
		return p.Article == h.r.ID && p.Span.Overlaps(h.sp)
	})
}

// valued reports whether the side's value is what answers.
func (h hit) valued(s page.Side) bool {
	if s.Value.Text == "" || s.Value.From.Article != h.r.ID {
		return h.alike(s)
	}
	return s.Value.From.Span.Overlaps(h.focus)
}

// alike reports whether the side's value is worded as what answers is.
func (h hit) alike(s page.Side) bool {
	return s.Value.Text == "" || text.Fold(h.r.Words(h.focus)) == text.Fold(s.Value.Text)
}

// sentence is one sentence being asked.
type sentence struct {
	q       *question
	s       *Story
	events  map[article.Passage][]telling
	r       *article.Reading
	n       int
	sp      text.Span
	toks    []text.Token
	where   []int // for each term: where it is matched, or -1
	leaning bool  // what is missing was found in the sentence before
	missing []string
}

// search asks every sentence of the story.
func (q *question) search(s *Story) []hit {
	var hits []hit
	q.each(s, func(x *sentence) {
		score, ok := x.match()
		if !ok {
			return
		}
		if h, ok := x.answer(); ok {
			const long = 1000 // bytes: of two that answer, the shorter says it plainer
			h.score += score*trust(x.r) + 0.05*(1-min(float64(x.sp.Len()), long)/long)
			hits = append(hits, h)
		}
	})
	q.agree(hits)
	return hits
}

// telling is a passage that tells an event.
type telling struct {
	story.Telling
	event *story.Event
}

// each calls do for every sentence of the story that may be cited.
func (q *question) each(s *Story, do func(*sentence)) {
	events := map[article.Passage][]telling{}
	for i := range s.Events {
		for _, t := range s.Events[i].Tellings {
			p := article.Passage{Article: t.Article, Span: t.Sentence}
			events[p] = append(events[p], telling{t, &s.Events[i]})
		}
	}
	for _, r := range s.Readings {
		for n := range r.Sentences {
			if r.Prose(n) {
				sp := r.Sentences[n].Span
				do(&sentence{q: q, s: s, events: events, r: r, n: n, sp: sp, toks: story.TokensIn(r.Notes.Tokens, sp)})
			}
		}
	}
}

// trust makes an original go before its copies, and a page made of others last.
func trust(r *article.Reading) float64 {
	switch r.Origin.Kind {
	case article.Aggregate:
		return 0.75
	case article.Original, "":
		return 1
	}
	return 0.95
}

// agree favours what several origins answer.
func (q *question) agree(hits []hit) {
	origins := map[string]map[string]bool{}
	for _, h := range hits {
		if origins[h.key] == nil {
			origins[h.key] = map[string]bool{}
		}
		if w := h.r.Origin.Witness(); w != "" {
			origins[h.key][w] = true
		}
	}
	for i := range hits {
		if hits[i].key != "" {
			hits[i].score += 0.03 * float64(min(len(origins[hits[i].key]), 4))
		}
	}
}

// missing are the words of the question that the nearest sentence lacks.
func (q *question) missing(s *Story) []string {
	var least []string
	found := false
	q.each(s, func(x *sentence) {
		x.match()
		if !found || len(x.missing) < len(least) {
			least, found = x.missing, true
		}
	})
	return least
}

// match looks for the words and names of the question: the share found, by
// weight, and whether all that is needed was.
func (x *sentence) match() (float64, bool) {
	q := x.q
	x.where = make([]int, len(q.terms))
	var got, all float64
	need := func(weight, found float64, must bool, word string) {
		all += weight
		got += weight * found
		if must && found == 0 {
			x.missing = append(x.missing, word)
		}
	}
	soft := q.asked == askSaid
	any := len(q.terms) == 0
	copular := q.copular() && !soft
	few := len(q.terms)+len(q.names) <= 2 // too few to do without one
	for i, t := range q.terms {
		found, at := x.find(t, x.toks)
		if clause := x.told(t.act); !clause.Empty() && !clause.Contains(text.Span{Start: at, End: at + 1}) {
			found, at = max(found, 0.8), clause.Start
		}
		x.where[i] = at
		any = any || found > 0
		weight := 1.0
		switch {
		case t.verb:
			weight = 1.3
		case t.common:
			weight = 0.4
		}
		if found == 0 && (!t.verb && x.leans() || soft) {
			if back, _ := x.find(t, x.before()); back > 0 {
				found, x.leaning = 0.6*back, true
				any = any || x.leans()
			}
		}
		need(weight, found, !t.common || few || copular, t.word)
	}
	for i := range q.names {
		n := &q.names[i]
		if i == q.speaker {
			continue
		}
		found := x.named(n)
		must := n.person || n.subject || n.located || few && !soft || !x.matter(n)
		if found == 0 && !n.person && !n.located && x.leans() {
			if back := x.beforeNames(n); back > 0 {
				found, x.leaning = 0.6*back, true
			}
		}
		if soft && !n.person {
			if found == 0 {
				found = 0.6 * x.namedNear(n)
			}
		}
		need(1, found, must, strings.Join(n.words, " "))
		any = any || found > 0.6
	}
	if soft && q.speaker >= 0 && len(q.terms)+len(q.names) > 1 && !any {
		return 0, false
	}
	return got / max(all, 1), len(x.missing) == 0
}

// told is the clause of the sentence that tells an event of that class, in
// which all persons that the question names take part; empty if none does.
func (x *sentence) told(act string) text.Span {
	if act == "" {
		return text.Span{}
	}
	for _, t := range x.events[x.r.At(x.sp)] {
		if t.Act != act && t.event.Act != act {
			continue
		}
		y := *x
		y.sp, y.toks = t.Clause, story.TokensIn(x.r.Notes.Tokens, t.Clause)
		if !slices.ContainsFunc(x.q.names, func(n name) bool { return n.person && y.named(&n) == 0 }) {
			return t.Clause
		}
	}
	return text.Span{}
}

// find is how well a term is matched by the best of the tokens, and where.
func (x *sentence) find(t term, toks []text.Token) (float64, int) {
	best, at := 0.0, -1
	for _, tok := range toks {
		m := t.matches(x.q.lang, tok)
		if m > best {
			best, at = m, tok.Start
		}
	}
	return best, at
}

// leans reports whether the sentence points back to things of the one before:
// "it", "its", "they", "this".
func (x *sentence) leans() bool {
	for _, t := range x.toks[:min(len(x.toks), 6)] {
		if x.q.lang.Words.Pronouns.Has(t.Lower) && !x.q.lang.Claims.OfPersons.Has(t.Lower) && t.Kind == text.Word {
			return true
		}
	}
	return false
}

// before are the tokens of the sentence before, none where there is none.
func (x *sentence) before() []text.Token {
	if sp := x.previous(); !sp.Empty() {
		return story.TokensIn(x.r.Notes.Tokens, sp)
	}
	return nil
}

// beforeNames is how well the sentence before names somebody.
func (x *sentence) beforeNames(n *name) float64 {
	y := *x
	if y.sp = x.previous(); y.sp.Empty() {
		return 0
	}
	y.toks = x.before()
	return y.named(n)
}

func (x *sentence) previous() text.Span {
	if x.n == 0 || !x.r.Prose(x.n-1) || x.r.Sentences[x.n].Block-x.r.Sentences[x.n-1].Block > 1 {
		return text.Span{}
	}
	return x.r.Sentences[x.n-1].Span
}

// named is how well the sentence names somebody: 1 by name, less by a word of
// the family ("Eskerian") or the head of the name ("the hotel").
func (x *sentence) named(n *name) float64 {
	for _, m := range mentionsIn(x.r, x.sp) {
		id := x.s.Cast.Who(x.r.ID, m.Name)
		if id == story.NoEntity {
			continue
		}
		if slices.Contains(n.who, id) {
			if n.person && x.owns(m) {
				continue
			}
			return 1
		}
		if p := x.s.Cast.Entities[id].Party; p != story.NoEntity && slices.Contains(n.who, p) && !n.person {
			return 0.8
		}
		if n.located && x.seat(n, id) {
			return 0.7
		}
	}
	if n.person {
		if x.unread(n) {
			return 0.9
		}
		return 0
	}
	all := true
	for _, w := range n.words {
		all = all && slices.ContainsFunc(x.toks, func(t text.Token) bool { f := text.Fold(t.Norm); return f == w || len(n.words) == 1 && demonym(f, w) })
	}
	switch {
	case all:
		return 0.95
	case len(n.words) > 1 && x.headed(n) && x.matterOf(n):
		return 0.8
	}
	return 0
}

// owns reports whether a name only says whose somebody is: who met Sand's envoy
// has not met Sand. Who took part in Sand's talks has.
func (x *sentence) owns(m article.Mention) bool {
	for i, t := range x.toks {
		if t.Start != m.End || t.Kind != text.Clitic {
			continue
		}
		for _, next := range x.toks[i+1 : min(len(x.toks), i+4)] {
			if x.q.lang.Acts.Nouns.Has(next.Lower) {
				return false
			}
		}
		return true
	}
	return false
}

// unread reports whether the sentence has a name word by word where none was
// read.
func (x *sentence) unread(n *name) bool {
	for i := range x.toks {
		if i+len(n.words) > len(x.toks) {
			break
		}
		run := x.toks[i : i+len(n.words)]
		same := true
		for k, w := range n.words {
			same = same && text.Fold(run[k].Norm) == w && run[k].Norm != run[k].Lower
		}
		sp := text.Span{Start: run[0].Start, End: run[len(run)-1].End}
		if same && !slices.ContainsFunc(mentionsIn(x.r, x.sp), func(m article.Mention) bool { return m.Overlaps(sp) }) {
			return true
		}
	}
	return false
}

// seat reports whether a body speaks for the same party as the place the
// question names: what happened at the Kremlin has happened in Moscow.
func (x *sentence) seat(n *name, id story.EntityID) bool {
	e := x.s.Cast.Entities
	return e[id].Party != story.NoEntity && slices.ContainsFunc(n.who, func(p story.EntityID) bool { return e[p].Party == e[id].Party })
}

// demonym reports whether two folded words are a country and its adjective:
// "eskeria" and "eskerian", "dravony" and "dravonian".
func demonym(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	const shortest = 5
	if len(b) < shortest || len(a)-len(b) > 3 {
		return false
	}
	if strings.HasPrefix(a, b) {
		return true
	}
	return strings.HasPrefix(a, b[:len(b)-1]) && strings.HasSuffix(a, "ian")
}

// headed reports whether the last word of the name stands in the sentence in
// lower case: "the hotel" for "Hotel Aldine" too.
func (x *sentence) headed(n *name) bool {
	return slices.ContainsFunc(x.toks, func(t text.Token) bool {
		return t.Norm == t.Lower && (t.Lower == n.words[0] || t.Lower == n.words[len(n.words)-1])
	})
}

// matterOf reports whether the article names it anywhere.
func (x *sentence) matterOf(n *name) bool {
	for _, id := range n.who {
		if slices.Contains(x.s.Cast.Entities[id].Articles, x.r.ID) {
			return true
		}
	}
	return false
}

// matter reports whether a name is what the whole story is about, and named in
// the article: it need not stand in every sentence of it.
func (x *sentence) matter(n *name) bool {
	if len(n.who) == 0 {
		return false
	}
	for _, id := range n.who {
		if x.s.everywhere(len(x.s.Cast.Entities[id].Articles)) && x.matterOf(n) {
			return true
		}
	}
	return false
}

// namedNear reports whether one of the three sentences before names it.
func (x *sentence) namedNear(n *name) float64 {
	for k := max(0, x.n-3); k < x.n; k++ {
		y := *x
		y.n, y.sp = k, x.r.Sentences[k].Span
		y.toks = story.TokensIn(x.r.Notes.Tokens, y.sp)
		if y.named(n) > 0 {
			return 1
		}
	}
	if y := *x; !x.r.Title.Empty() {
		y.sp, y.toks = x.r.Title, story.TokensIn(x.r.Notes.Tokens, x.r.Title)
		return y.named(n)
	}
	return 0
}
