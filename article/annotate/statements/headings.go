package statements

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// most tokens before a colon that may name a speaker.
const label = 12

// colonCue reads "X: what he said" before a quotation, in a headline, or at the
// start of a turn of a conversation, and the headline "What he said: X".
func (r *reader) colonCue(s *sentence) (cue, bool) {
	for i := s.lo; i < s.hi && i-s.lo < 4*label; i++ {
		if r.inside[i] != 0 {
			return cue{}, false
		}
		if r.t[i].Norm != ":" || i == s.lo || i+1 == s.hi {
			continue
		}
		kind := r.a.Blocks[s.block].Kind
		head := kind == article.Title || kind == article.Heading
		if head && i-s.lo > 2 && r.signs(s, i+1) {
			end := r.trim(i+1, s.hi)
			return cue{
				first: i, last: i + 1, shape: verbFirst, Cue: lang.Cue{Class: lang.Say, Frame: lang.Quoted | lang.Trail, Form: lang.PastForm},
				subject: [2]int{i + 1, end}, head: [2]int{i + 1, end}, left: i, right: s.hi,
			}, true
		}
		if i-s.lo > label || r.verbIn(s.lo, i) {
			return cue{}, false
		}
		c := cue{
			first: i, last: i + 1, shape: colon, Cue: lang.Cue{Class: lang.Say, Frame: lang.Quoted | lang.Bare, Form: lang.PastForm},
			subject: [2]int{s.lo, i}, head: [2]int{s.lo, r.headEnd(s.lo, i)}, left: s.lo, right: i + 1,
		}
		quoted := r.inside[i+1] != 0
		turn := !head && r.t[s.lo].Start == r.a.Blocks[s.block].Start && r.turns(s.lo, i) && (quoted || r.addresses(i+1))
		if turn && !quoted {
			c.on = true
		}
		return c, turn || (head || quoted) && r.labels(s.lo, c.head[1])
	}
	return cue{}, false
}

// labels reports whether the tokens [lo, end) are a speaker as headlines name
// them: a name with its title, "Poll", "Newspaper".
func (r *reader) labels(lo, end int) bool {
	u := r.use[end-1]
	if r.mention[end-1] == 0 {
		return u.Is(lang.UseHolder) || u.Is(lang.UseStudy) || u.Is(lang.UseOutletNoun)
	}
	m := r.n.Mentions[r.mention[end-1]-1]
	return m.Kind != article.Place && (r.t[lo].Start == m.Start || !m.Title.Empty() && m.Title.Start == r.t[lo].Start ||
		r.mention[lo] != 0 && r.n.Mentions[r.mention[lo]-1].Name == m.Name || r.uses(lo).Is(lang.UseHolder) || m.Kind == article.Person && r.t[lo].IsUpperInitial())
}

// turns reports whether the tokens [lo, end) at the start of a paragraph name
// whose turn it is to speak: one person, or one word in capitals.
func (r *reader) turns(lo, end int) bool {
	if r.mention[lo] == 0 {
		return end == lo+1 && r.t[lo].Kind == text.Word && r.t[lo].IsAllCaps() && len(r.t[lo].Norm) > 2
	}
	return r.n.Mentions[r.mention[lo]-1].Kind == article.Person && r.afterMention(lo, end) == end
}

// addresses reports whether the paragraph from token i on speaks of "I", "we" or
// "you", as people do and lists of names do not.
func (r *reader) addresses(i int) bool {
	end := r.a.Blocks[r.sents[r.at].block].End
	for most := i + opening; i < min(len(r.t), most) && r.t[i].End <= end; i++ {
		if r.inside[i] == 0 && r.use[i].Is(lang.UsePronoun) && r.lang.Pronouns.Of(r.t[i].Lower).First {
			return true
		}
	}
	return false
}

// signs reports whether nothing but the name of a person follows from token i to
// the end of the sentence.
func (r *reader) signs(s *sentence, i int) bool {
	m := r.mention[i]
	return m != 0 && r.n.Mentions[m-1].Kind == article.Person && r.n.Mentions[m-1].Form == article.ByName && r.trim(i, s.hi) == r.afterMention(i, s.hi)
}

// asked reports whether the cue is a participle that opens a clause: "Asked
// whether it was safe", "when asked about the pier".
func (r *reader) asked(s *sentence, c *cue, p int) bool {
	return c.Class == lang.Ask && (p < s.lo || r.use[p].Is(lang.UseOpener) && r.t[p].Lower != r.lang.That && !r.use[p].Is(lang.UseRelative))
}

// passive reads a cue whose speaker is not its subject: "was asked whether", "is
// expected to". Who spoke it does not say, if not with "by".
func (r *reader) passive(s *sentence, c cue) (cue, bool) {
	if len(r.cues) > 0 {
		return c, false // part of what an earlier one reports
	}
	j := c.last
	c.shape, c.left, c.right = passive, c.first, c.last
	switch c.Class {
	case lang.Ask:
		c.Frame |= lang.Of
	case lang.Accuse, lang.Reject, lang.Evaluate:
		c.Frame = lang.Of
	case lang.Demand, lang.Think:
		c.Frame = lang.To | lang.ThatC
	case lang.Say:
		if c.Frame&lang.Hearer == 0 && c.Frame&lang.Plain == 0 {
			return c, false
		}
		c.Frame = lang.To | lang.ThatC
	default:
		return c, false
	}
	if _, ok := r.opening(&c, j); !ok {
		if j = r.loose(s, j); j == c.last || c.Class != lang.Ask {
			return c, false
		}
		if _, ok := r.opening(&c, j); !ok {
			return c, false
		}
	}
	c.Next = nil
	return c, true
}

// nounCue reads a noun that opens what somebody said or thinks, behind a verb:
// "stood by his claim that", "Lee's desire to".
func (r *reader) nounCue(s *sentence, i int) (cue, bool) {
	if len(r.cues) > 0 {
		return cue{}, false // part of what an earlier one reports
	}
	c := cue{first: i, last: i + 1, Cue: r.lang.CueNouns.Of(r.t[i].Lower), shape: passive, left: i, right: i + 1}
	if _, ok := r.opening(&c, i+1); !ok || r.low(i+1) == ":" || r.quoteAt(i+1) {
		found := false
		for k, v := range c.Next {
			n := c
			n.Cue, n.Next = v, c.Next[k+1:]
			if _, ok := r.opening(&n, i+1); ok {
				c, found = n, true
				break
			}
		}
		if !found {
			return c, false
		}
	}
	p := i - 1
	for p > s.lo && i-p < 4 && r.word(p) && r.mention[p] == 0 && !r.use[p].Is(lang.UseDeterminer|lang.UseOwner|lang.UsePreposition|lang.UseConjunction|lang.UseFinite) {
		p--
	}
	switch {
	case p < s.lo || r.inside[p] != 0:
		return c, false
	case r.use[p].Is(lang.UseOwner):
		c.subject = [2]int{p, p + 1}
	case r.t[p].Kind == text.Clitic && p > s.lo && r.mention[p-1] != 0:
		first, ok := r.nounBack(s, p-1)
		if !ok {
			return c, false
		}
		c.subject, c.head = [2]int{first, p}, [2]int{first, p}
	default:
		first, end, ok := r.mainSubject(s, i)
		if !ok {
			return c, false
		}
		c.subject = [2]int{first, end} // "Lee raised concerns about"
	}
	c.Next, c.untold = nil, true
	return c, true
}
