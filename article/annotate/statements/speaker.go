package statements

import (
	"cmp"
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
	case c.shape == shared:
		r.share(s, k)
	case c.pronoun:
		c.named = r.span(c.subject[0], c.subject[1])
		c.who, c.sure = r.pronoun(s, k)
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
		}
	}
	c.via = r.viaOf(s, k)
}

// share takes the speaker of the clause before for a participle or a second
// verb.
func (r *reader) share(s *sentence, k int) {
	c := &r.cues[k]
	if c.prev >= 0 {
		b := &r.cues[c.prev]
		if k > 0 && r.cues[k-1].embedded && r.lang.Joins[r.low(c.left)] && r.mark(",", r.cues[k-1].right, c.left) == c.left {
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
		c.who, c.sure = s.subject, byThread
		c.named = r.firstNaming(s, s.subject[0], c.left)
	} else if i := s.lo; c.left > i && r.word(i) {
		if pr, ok := r.lang.Pronouns[r.t[i].Lower]; ok && !pr.First && !pr.Thing {
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
	for lo < hi && r.words.Determiners[r.t[lo].Lower] {
		lo++
	}
	if lo >= hi {
		return nil, 0
	}
	if name, ok := r.holder(r.a.Text[r.t[lo].Start:r.t[hi-1].End]); ok {
		return []int{name}, byParty
	}
	w := r.t[hi-1].Lower
	if !r.lang.Holders[w] || !r.collective(w) || hi >= c.subject[1] || !r.lang.OfOrigin[r.t[hi].Lower] {
		return nil, 0
	}
	var who []int
	for k := hi + 1; k < c.subject[1]; k++ {
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
		heads := end >= hi || r.t[end].Kind != text.Word && r.t[end].Norm != "-" || r.lang.Joins[r.t[end].Lower] || r.lang.Adverbs[r.t[end].Lower]
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
	if len(who) == 0 && party != 0 && hi > lo && r.lang.Holders[r.t[hi-1].Lower] && r.collective(r.t[hi-1].Lower) {
		return []int{r.n.Mentions[party-1].Name}, byParty
	}
	return who, sure
}

// person reports whether a person is named among [lo, hi).
func (r *reader) person(lo, hi int) bool { return r.hasPerson(lo, hi) }

// collective reports whether a holder noun names a body or people in the
// plural, for whom their party may stand.
func (r *reader) collective(w string) bool {
	return r.lang.Collectives[w] || len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// joinedBy reports whether "and" or a comma stands right before the noun
// phrase at token k: then it is a second speaker.
func (r *reader) joinedBy(lo, k int) bool {
	for j := k - 1; j >= lo; j-- {
		if r.lang.Joins[r.t[j].Lower] || r.t[j].Norm == "," {
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
	return hi > lo && r.lang.Documents[r.t[hi-1].Lower]
}

// jointly adds the partners of a joint statement: "In a joint statement with
// Umerov, Witkoff called".
func (r *reader) jointly(s *sentence, k int) []int {
	c := &r.cues[k]
	if c.embedded || c.shape == phrase {
		return c.who
	}
	for i := s.lo; i+1 < min(c.left, s.lo+12); i++ {
		if r.low(i) != r.lang.Joint || !r.lang.Documents[r.low(i+1)] {
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
	pr, subject := r.lang.Pronouns[w]
	if !subject {
		pr = r.lang.Objects[w]
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
func (r *reader) standsFor(s *sentence, pr lang.Pronoun, i int) ([]int, float64) {
	if who := r.subjectBefore(s, i); r.fits(who, pr) {
		return who, byPronoun
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
		if r.fits(b.subject, pr) {
			sure := byPronoun - 0.05*float64(n-1)
			if b.block != s.block {
				sure -= 0.1
			}
			return b.subject, sure
		}
	}
	// A mention that names already resolved.
	if m := r.mention[i]; m != 0 && r.n.Mentions[m-1].Form == article.ByPronoun {
		return []int{r.n.Mentions[m-1].Name}, byParty
	}
	return nil, 0
}

// subjectBefore is the first person named in the sentence before token i.
func (r *reader) subjectBefore(s *sentence, i int) []int {
	for k := s.lo; k < min(i, s.lo+60); k++ {
		m := r.mention[k]
		if m == 0 || r.inside[k] != 0 || k > s.lo && r.mention[k-1] == m {
			continue
		}
		if men := &r.n.Mentions[m-1]; men.Kind == article.Person && !r.owner(k, s.hi) && men.Form != article.ByPronoun {
			if k > s.lo && r.words.Prepositions[r.t[k-1].Lower] {
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
			if len(who) > 0 && !r.lang.Joins[r.t[i].Lower] && r.t[i].Kind == text.Word {
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
		if i > s.lo && r.t[i-1].Kind == text.Word && r.words.Prepositions[r.t[i-1].Lower] {
			continue
		}
		if next := r.afterMention(i, s.hi); men.Kind == article.Place && next < s.hi && (dash(r.t[next].Norm) || r.t[next].Norm == "," || r.t[next].Norm == "(") {
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

// issued notes a document that the sentence says was issued, and by whom:
// "X and Y issued a joint statement", "In a statement, X".
func (r *reader) issued(s *sentence) {
	for i := s.lo; i < s.hi; i++ {
		if r.inside[i] != 0 {
			i = r.quotes[r.inside[i]-1].last
			continue
		}
		if !r.lang.Documents[r.t[i].Lower] || r.t[i].Lower == r.lang.Joint {
			continue
		}
		who := s.subject
		if r.issue.known && len(who) == 0 {
			return
		}
		for k := i - 1; k >= max(s.lo, i-6); k-- {
			if r.lang.Issuing[r.t[k].Lower] {
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
