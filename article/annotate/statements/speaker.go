package statements

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// How sure a speaker is, by how it was found.
const (
	byName    = 0.95
	byRole    = 0.8
	byParty   = 0.6 // "UK officials": the party stands for its people
	byPronoun = 0.8
	byThread  = 0.85 // carried within a paragraph
	byBlock   = 0.6  // carried over paragraphs
	byEcho    = 0.6  // the same words, attributed elsewhere in the article
)

// resolve finds out who the speaker of cue k is.
func (r *reader) resolve(s *sentence, k int) {
	c := &r.cues[k]
	switch {
	case c.shape == passive:
		if c.subject[1] > 0 {
			c.named = r.span(c.subject[0], c.subject[1])
			c.who, c.sure = r.named(c.head[0], c.head[1])
		}
	case c.shape == shared:
		r.share(s, k)
	case c.pronoun:
		c.named = r.span(c.subject[0], c.subject[1])
		if c.who, c.sure = r.pronoun(s, k); len(c.who) == 1 && r.namedBehind(s, c) {
			c.who, c.sure = nil, 0
		}
	case c.shape == subjectFirst && r.located(c.head[0], c.head[1]):
	default:
		c.named = r.span(c.subject[0], c.subject[1])
		c.who, c.sure = r.named(c.head[0], c.head[1])
		if len(c.who) == 0 {
			c.who, c.sure = r.described(c)
		}
		if len(c.who) == 0 && r.document(c.head[0], c.head[1]) && r.issue.known && s.block-r.issue.block <= 2 {
			c.who, c.sure = r.issue.who, byThread
		}
		if len(c.who) > 0 {
			c.who = r.jointly(s, k)
		} else if h := c.head[1] - 1; h >= c.head[0] && (r.use[h].Is(lang.UseHolder) && !r.collective(r.t[h].Lower) || r.mention[h] != 0) {
			s.unnamed = true
		}
	}
	c.via = r.viaOf(s, k)
	if len(c.who) == 1 && r.n.Names[c.who[0]].Kind == article.Person && !slices.Contains(s.voices, c.who[0]) {
		s.voices = append(s.voices, c.who[0])
	}
}

// located reports whether the tokens [lo, hi) only name a place where something is:
// "a letter by keepers (KKK) working in Norland says".
func (r *reader) located(lo, hi int) bool {
	if lo <= r.sents[r.at].lo || hi <= lo || !r.acts.Locating.Has(r.t[lo-1].Lower) {
		return false
	}
	m := r.mention[lo]
	return m != 0 && r.n.Mentions[m-1].Kind == article.Place && r.afterMention(lo, hi) == hi
}

// share takes the speaker of the clause before for a participle or a second
// verb.
func (r *reader) share(s *sentence, k int) {
	c := &r.cues[k]
	if c.prev >= 0 {
		b := &r.cues[c.prev]
		if k > 0 && r.cues[k-1].embedded && r.uses(c.left).Is(lang.UseJoin) && r.mark(",", r.cues[k-1].right, c.left) == c.left {
			b = &r.cues[k-1] // "called him slow after he had met Lee and blamed her"
		}
		c.who, c.sure, c.named, c.via = b.who, b.sure, b.named, b.via
		return
	}
	if c.ing && c.left <= s.lo && k+1 < len(r.cues) {
		b := &r.cues[k+1]
		if b.shape != shared {
			r.resolve(s, k+1)
			c.who, c.sure, c.named = b.who, b.sure, b.named
			return
		}
	}
	if first, end, ok := r.mainSubject(s, c.left); ok {
		v := r.speakerOf(s, first, end)
		c.who, c.sure, c.named = v.who, min(v.sure, byThread), v.span
		return
	}
	if len(s.subject) > 0 {
		if c.named = r.firstNaming(s, s.subject[0], c.left); !c.named.Empty() {
			c.who, c.sure = s.subject, byThread
		}
	} else if i := s.lo; c.left > i && r.word(i) {
		if pr, ok := r.lang.Pronouns.Get(r.t[i].Lower); ok && !pr.First && !pr.Thing {
			c.named = r.t[i].Span
			c.who, c.sure = r.standsFor(s, pr, i)
		}
	}
}

// described finds who a noun phrase without a name means: the one name in the
// article with that very role ("a U.S. special envoy"), or the parties whose
// people speak ("envoys from Norway and Chile").
func (r *reader) described(c *cue) ([]int, float64) {
	lo, hi := c.head[0], c.head[1]
	for lo < hi && r.use[lo].Is(lang.UseDeterminer) {
		lo++
	}
	if lo >= hi {
		return nil, 0
	}
	if name, ok := r.holder(r.a.Text[r.t[lo].Start:r.t[hi-1].End]); ok {
		return []int{name}, byParty
	}
	w, u := r.t[hi-1].Lower, r.use[hi-1]
	if !u.Is(lang.UseHolder) || !r.lang.Collectives.Has(w) && !r.lang.Speaking.Has(w) || hi >= c.subject[1] || !r.use[hi].Is(lang.UseOfOrigin) {
		return nil, 0
	}
	var who []int
	for k := hi + 1; k < c.subject[1] && (r.mention[k] != 0 || r.t[k].Norm != "," && !r.use[k].Is(lang.UsePreposition)); k++ {
		m := r.mention[k]
		if m == 0 || r.mention[k-1] == m {
			continue
		}
		if kind := r.n.Mentions[m-1].Kind; kind == article.Place || kind == article.Organisation {
			who = append(who, r.n.Mentions[m-1].Name)
		}
	}
	return who, byParty
}

// holder is the only name whose role is spelled like the words of a
// description.
func (r *reader) holder(words string) (int, bool) {
	found := -1
	for k := range r.n.Roles {
		role := &r.n.Roles[k]
		if !strings.EqualFold(role.Span.In(r.a.Text), words) && !strings.EqualFold(role.Norm, words) || role.Past || role.Kin {
			continue
		}
		if found >= 0 && found != role.Name {
			return 0, false
		}
		found = role.Name
	}
	return found, found >= 0 && strings.IndexByte(words, ' ') > 0
}

// firstNaming is the span of the first mention of a name in the sentence.
func (r *reader) firstNaming(s *sentence, name, before int) text.Span {
	for i := s.lo; i < before; i++ {
		if m := r.mention[i]; m != 0 && r.n.Mentions[m-1].Name == name {
			return r.n.Mentions[m-1].Span
		}
	}
	return text.Span{}
}

// named returns the names that the tokens [lo, hi) of a noun phrase name as
// its head: "Kremlin spokesman Dmitry Peskov" is Peskov, "the Kremlin's envoy"
// nobody, "A and B" both, "UK officials" a group or, failing that, its party.
func (r *reader) named(lo, hi int) ([]int, float64) {
	var who []int
	var sure float64
	last := int32(0)
	var party int32
	for k := lo; k < hi; k++ {
		if on := r.overOn(&r.sents[r.at], k); on > k {
			k = on - 1
			continue
		}
		m := r.mention[k]
		if m == 0 || m == last {
			continue
		}
		last = m
		men := &r.n.Mentions[m-1]
		end := k + 1
		for end < hi && r.mention[end] == m {
			end++
		}
		if men.Name < 0 || men.Name >= len(r.n.Names) {
			continue
		}
		if end < hi && r.t[end].Kind == text.Clitic {
			if men.Kind != article.Person {
				party = m
			}
			continue
		}
		heads := end >= hi || r.t[end].Kind != text.Word && r.t[end].Norm != "-" || r.use[end].Is(lang.UseJoin) || r.use[end].Is(lang.UseAdverb)
		if !heads {
			if men.Kind != article.Person {
				party = m
			} else if r.person(end, hi) {
				continue
			}
			continue
		}
		if men.Kind == article.Work || men.Kind == article.Other {
			continue
		}
		if !slices.Contains(who, men.Name) {
			if len(who) > 0 && !r.joinedBy(lo, k) {
				if men.Kind == article.Person {
					who = who[:0]
				} else {
					continue
				}
			}
			who = append(who, men.Name)
			sure = byName
			if men.Form == article.ByRole {
				sure = byRole
			}
		}
	}
	if len(who) == 0 && party != 0 && hi > lo && r.use[hi-1].Is(lang.UseHolder) && r.collective(r.t[hi-1].Lower) {
		return []int{r.n.Mentions[party-1].Name}, byParty
	}
	return who, sure
}

// person reports whether a person is named among [lo, hi).
func (r *reader) person(lo, hi int) bool { return r.hasPerson(lo, hi) }

// collective reports whether a holder noun names a body or people in the
// plural, for whom their party may stand.
func (r *reader) collective(w string) bool {
	return r.lang.Collectives.Has(w) || len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// joinedBy reports whether "and" or a comma stands right before the noun
// phrase at token k: then it is a second speaker.
func (r *reader) joinedBy(lo, k int) bool {
	for j := k - 1; j >= lo; j-- {
		if r.use[j].Is(lang.UseJoin) || r.t[j].Norm == "," {
			return true
		}
		if r.mention[j] != 0 || r.t[j].Kind != text.Word {
			return false
		}
	}
	return false
}

// document reports whether the noun phrase is a document that speaks for those
// who issued it: "the statement".
func (r *reader) document(lo, hi int) bool {
	return hi > lo && r.use[hi-1].Is(lang.UseDocument)
}

// jointly adds the partners of a joint statement: "In a joint statement with
// Umerov, Witkoff called".
func (r *reader) jointly(s *sentence, k int) []int {
	c := &r.cues[k]
	if c.embedded || c.shape == phrase {
		return c.who
	}
	for i := s.lo; i+1 < min(c.left, s.lo+12); i++ {
		if r.low(i) != r.lang.Joint || !r.uses(i+1).Is(lang.UseDocument) {
			continue
		}
		who := slices.Clone(c.who)
		for j := i + 2; j < c.left; j++ {
			if m := r.mention[j]; m != 0 {
				if n := r.n.Mentions[m-1].Name; !slices.Contains(who, n) && speaker(r.n.Mentions[m-1].Kind) {
					who = append(who, n)
				}
			}
		}
		return who
	}
	return c.who
}

// speaker reports whether names of the kind can speak.
func speaker(k article.NameKind) bool {
	return k == article.Person || k == article.Organisation || k == article.Group
}

// pronoun resolves the pronoun that is the subject of cue k.
func (r *reader) pronoun(s *sentence, k int) ([]int, float64) {
	c := &r.cues[k]
	w := r.t[c.subject[0]].Lower
	pr, subject := r.lang.Pronouns.Get(w)
	if !subject {
		pr = r.lang.Objects.Of(w)
	}
	if pr.First {
		return nil, 0 // outside quotations it is the writer's
	}
	for j := k - 1; j >= max(0, k-back); j-- {
		if b := &r.cues[j]; r.fits(b.who, pr) {
			return b.who, byPronoun
		}
	}
	return r.standsFor(s, pr, c.subject[0])
}

// standsFor finds whom a pronoun at token i stands for: the subject of its own
// sentence before it, else of the sentences before, the last first. The
// subject of a reporting clause is taken before any nearer object, so that in
// "According to Lee, Moss will report to Hart. “We go on,” he said." it is Lee.
// A sentence without a clear subject is passed over only if it names nobody who
// may be meant: "The board's engineer, Ann Lee, came. It was the weld, she said."
func (r *reader) standsFor(s *sentence, pr lang.Pronoun, i int) ([]int, float64) {
	if pr.Plural && r.manyLed(s.lo, i) {
		return nil, 0 // "The letters showed the board at ease, they said little"
	}
	if who := r.subjectBefore(s, i); r.fits(who, pr) {
		return who, byPronoun
	}
	if pr.Thing && i > s.lo && r.t[i-1].Norm != "," && len(s.subject) > 0 && r.fits(s.subject, pr) && r.firstNaming(s, s.subject[0], i) != (text.Span{}) {
		return s.subject, byPronoun // "the board showed what it said was a hole"
	}
	at := r.at
	for n := 1; n <= 4 && at-n >= 0; n++ {
		b := &r.sents[at-n]
		if s.block-b.block > 2 {
			break
		}
		if r.a.Blocks[b.block].Kind == article.Heading && b.block != s.block {
			continue
		}
		if pr.Plural && r.manyLed(b.lo, b.hi) {
			return nil, 0 // "Critics have said the board is slow. They also …"
		}
		if r.fits(b.subject, pr) {
			if slices.ContainsFunc(b.voices, func(n int) bool { return n != b.subject[0] && r.fits([]int{n}, pr) }) {
				return nil, 0 // "Lynch asked Coleman, who said …"
			}
			sure := byPronoun - 0.05*float64(n-1)
			if b.block != s.block {
				sure -= 0.1
			}
			return b.subject, sure
		}
		if who, clear := r.fitting(b, pr); clear && len(b.subject) == 0 {
			return who, byParty
		} else if len(who) > 0 || (b.unnamed || r.roleLed(b)) && pr.Gender != 0 {
			return nil, 0
		}
		if pr.Thing && len(b.subject) == 0 && !r.thingLed(b) {
			return nil, 0 // "the report said …": what it is has no name
		}
	}
	// A mention that names already resolved.
	if m := r.mention[i]; m != 0 && r.n.Mentions[m-1].Form == article.ByPronoun {
		return []int{r.n.Mentions[m-1].Name}, byParty
	}
	return nil, 0
}

// thingLed reports whether a sentence goes on about an "it" from before, or calls it
// by what it is: "the company told regulators".
func (r *reader) thingLed(s *sentence) bool {
	for k := s.lo; k < s.hi; k++ {
		if r.inside[k] != 0 {
			continue
		}
		if k < s.lo+soon && r.lang.Pronouns.Of(r.t[k].Lower).Thing {
			return true
		}
		if k+1 < s.hi && r.t[k].Is("the") && r.mention[k+1] == 0 && r.t[k+1].Norm == r.t[k+1].Lower && r.roles.Of(r.t[k+1].Lower).Has(lang.BodyHead) {
			return true
		}
	}
	return false
}

// soon is how many tokens from its beginning a sentence may name what it goes on
// about: "On Friday it said".
const soon = 4

// roleLed reports whether the subject of a sentence is somebody without a name:
// "The host put the question twelve times to the minister".
func (r *reader) roleLed(s *sentence) bool {
	if s.lo >= s.hi || !r.use[s.lo].Is(lang.UseArticle) {
		return false
	}
	k, holds := s.lo+1, false
	for ; k < min(s.hi, s.lo+bracket) && r.t[k].Kind == text.Word && !r.verb(k); k++ {
		if m := r.mention[k]; m != 0 && r.n.Mentions[m-1].Kind == article.Person || r.use[k].Is(lang.UsePreposition) {
			return false
		}
		holds = r.use[k].Is(lang.UseHolder) || r.roles.Of(r.t[k].Lower).Has(lang.RoleHead) || holds && (r.use[k].Is(lang.UseAdverb) || r.acts.IsAdverb(r.t[k].Lower))
	}
	return holds && k < s.hi && r.verb(k)
}

// manyLed reports whether the subject of the tokens [lo, hi) is many without a name:
// "critics", "the letters".
func (r *reader) manyLed(lo, hi int) bool {
	for k := lo; k < min(hi, lo+bracket) && r.inside[k] == 0; k++ {
		if !r.verb(k) {
			continue
		}
		if k == lo {
			return false
		}
		t := &r.t[k-1]
		n := len(t.Lower)
		return t.Kind == text.Word && r.mention[k-1] == 0 && (t.Norm == t.Lower || k-1 == lo) && n > 3 && t.Lower[n-1] == 's' && t.Lower[n-2] != 's' && !r.use[k-1].Is(lang.UsePreposition) && !r.acts.Subjects.Has(t.Lower)
	}
	return false
}

// fitting are the persons whom a sentence names outside quotations and for whom a
// pronoun can stand; clear if that is one, who is not only the owner of something
// behind its verb: "Moss's confession lasted an hour", no "it went to Moss's aide".
func (r *reader) fitting(s *sentence, pr lang.Pronoun) (who []int, clear bool) {
	verb := false
	for k := s.lo; k < s.hi; k++ {
		verb = verb || r.verb(k)
		m := r.mention[k]
		if m == 0 || r.inside[k] != 0 {
			continue
		}
		men := &r.n.Mentions[m-1]
		if men.Kind != article.Person || men.Form != article.ByName || !r.fits([]int{men.Name}, pr) {
			continue
		}
		if !slices.Contains(who, men.Name) {
			who = append(who, men.Name)
		}
		clear = clear || !r.owner(k, s.hi) || !verb && !r.ownsSomebody(s, k)
	}
	return who, clear && len(who) == 1
}

// namedBehind reports whether whom the pronoun of a cue seems to stand for is named
// in what it reports, told or quoted, and so is another: "he told them that Hart had
// asked him", "“Hart was late,” he said" (principle C: Chomsky, Lectures on Government and Binding, 1981).
func (r *reader) namedBehind(s *sentence, c *cue) bool {
	for k := s.lo; k < s.hi; k++ {
		if m := r.mention[k]; m != 0 && (k >= c.right && r.inside[k] == 0 || r.inside[k] != 0 && r.n.Mentions[m-1].Kind == article.Person) && r.n.Mentions[m-1].Form == article.ByName && r.n.Mentions[m-1].Name == c.who[0] {
			return true
		}
	}
	return false
}

// ownsSomebody reports whether the owner at token k is that of a person: "Moss's
// best friend".
func (r *reader) ownsSomebody(s *sentence, k int) bool {
	for k = r.afterMention(k, s.hi); k < s.hi && !r.verb(k); k++ {
		if r.use[k].Is(lang.UseHolder) {
			return true
		}
	}
	return false
}

// subjectBefore is the first person named in the sentence before token i, unless
// the same pronoun stands before that one: "She had asked Omar Hart, she said".
func (r *reader) subjectBefore(s *sentence, i int) []int {
	for k := s.lo; k < min(i, s.lo+60); k++ {
		if r.inside[k] == 0 && r.t[k].Lower == r.t[i].Lower {
			return nil
		}
		m := r.mention[k]
		if m == 0 || r.inside[k] != 0 || k > s.lo && r.mention[k-1] == m {
			continue
		}
		if men := &r.n.Mentions[m-1]; men.Kind == article.Person && !r.owner(k, s.hi) && men.Form != article.ByPronoun {
			if k > s.lo && r.use[k-1].Is(lang.UsePreposition) {
				continue
			}
			return []int{men.Name}
		}
	}
	return nil
}

// fits reports whether a pronoun can stand for the names.
func (r *reader) fits(who []int, pr lang.Pronoun) bool {
	if len(who) == 0 {
		return false
	}
	name := &r.n.Names[who[0]]
	switch {
	case pr.Plural:
		return len(who) > 1 || name.Plural || name.Kind == article.Group || name.Kind == article.Organisation
	case pr.Thing:
		return len(who) == 1 && name.Kind != article.Person && name.Kind != article.Group
	case len(who) > 1 || name.Kind != article.Person:
		return false
	}
	return pr.Gender == 0 || name.Gender == article.GenderUnknown || int(name.Gender) == pr.Gender
}

// clauseSubject is who the sentence is about, as far as a pronoun after it may
// ask: the first name outside quotations that stands at its beginning or before
// its verb and not behind a preposition.
func (r *reader) clauseSubject(s *sentence) []int {
	var who []int
	last := int32(0)
	for i := s.lo; i < min(s.hi, s.lo+40); i++ {
		m := r.mention[i]
		if r.inside[i] != 0 {
			i = r.quotes[r.inside[i]-1].last
			continue
		}
		if m == 0 {
			if len(who) > 0 && !r.use[i].Is(lang.UseJoin) && r.t[i].Kind == text.Word {
				break
			}
			if r.verb(i) && len(who) == 0 {
				return nil
			}
			continue
		}
		if m == last {
			continue
		}
		last = m
		men := &r.n.Mentions[m-1]
		if men.Name < 0 || men.Name >= len(r.n.Names) || men.Form == article.ByPronoun || men.Kind == article.Work || r.owner(i, s.hi) {
			continue
		}
		if i > s.lo && r.t[i-1].Kind == text.Word && r.use[i-1].Is(lang.UsePreposition) {
			continue
		}
		if next := r.afterMention(i, s.hi); next < s.hi && r.t[next].Norm == "-" && !r.t[next].Space {
			continue // "the Norland-based Lamp Watch"
		} else if men.Kind == article.Place && next < s.hi && (dash(r.t[next].Norm) || r.t[next].Norm == "," || r.t[next].Norm == "(") {
			continue // a dateline
		} else if men.Kind != article.Person && men.Kind != article.Group && next < s.hi && r.mention[next] != 0 && r.mention[next] != m {
			continue // "US envoy Ann Lee": the country is no subject
		}
		who = append(who, men.Name)
	}
	return who
}

// afterMention is the token behind the mention at i.
func (r *reader) afterMention(i, hi int) int {
	m := r.mention[i]
	for i < hi && r.mention[i] == m {
		i++
	}
	return i
}
