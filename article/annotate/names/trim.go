package names

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// trimInitials leaves off the first word of a candidate that begins a sentence
// where that word is an ordinary one: it ends like a participle or adverb, or
// stands in lower case elsewhere in the article.
func (r *reader) trimInitials() {
	ordinary := map[string]bool{}
	for _, c := range r.cands {
		if c.initial && c.entry == nil {
			ordinary[r.toks[c.lo].Lower] = false
		}
	}
	if len(ordinary) == 0 {
		return
	}
	var lengths [256]uint64 // of the words asked for, by first letter
	for w := range ordinary {
		if w != "" {
			lengths[w[0]] |= 1 << (len(w) & 63)
		}
	}
	for i := range r.toks {
		t := &r.toks[i]
		if n := t.Norm; t.Kind == text.Word && !r.upper[i] && n != "" && lengths[n[0]]&(1<<(len(n)&63)) != 0 {
			if _, asked := ordinary[t.Lower]; asked {
				ordinary[t.Lower] = true
			}
		}
	}
	kept := r.cands[:0]
	for _, c := range r.cands {
		if c.entry == nil && c.initial && r.cap(c.lo) && r.given(c.lo) == lang.NotGiven && !r.is(c.lo, lang.Particle) {
			w := r.toks[c.lo].Lower
			plain := ordinary[w] || r.is(c.lo, lang.Starter|lang.Says)
			switch multi := c.hi > c.lo+1; {
			case plain && !multi:
				continue
			case multi && (plain || participle(w) && !r.is(c.lo, lang.BodyTopic)) && r.cap(c.lo+1) && !r.entryBegins(&c):
				c.lo++
				c.title = c.lo
				c.initial = false
			}
		}
		kept = append(kept, c)
	}
	r.cands = kept
}

// entryBegins reports whether a candidate begins with a gazetteer entry of
// several words: "New Orleans Saints".
func (r *reader) entryBegins(c *cand) bool {
	e, end := r.entry(c.lo, c.hi)
	return e != nil && end > c.lo+1
}

// trimCreeds leaves off an adjective of creed or party before the name of a
// person, or of a body whose noun follows: "Jesuit Father Ann Holt", "the
// Islamist Lodden party".
func (r *reader) trimCreeds() {
	for i := range r.cands {
		c := &r.cands[i]
		if c.entry != nil || c.hi < c.lo+2 || !r.is(c.lo, lang.NeverName) || !r.cap(c.lo+1) || r.is(c.lo+1, lang.NeverName) {
			continue
		}
		noun := r.is(c.hi, lang.BodyHead) && !r.cap(c.hi) && !r.is(c.hi-1, lang.BodyHead)
		if r.given(c.lo+1) != lang.NotGiven || r.is(c.lo+1, lang.Kinship|lang.RoleHead) || noun && r.class[c.lo+1] == 0 {
			c.lo++
			c.title = c.lo
			c.initial = false
		}
	}
}

// trimToPersons leaves off what stands in capitals around the full name of a
// person whom the article names without it as well: "Referee Paul Wicks", "Paul
// Wicks MSP".
func (r *reader) trimToPersons() {
	for i := range r.cands {
		c := &r.cands[i]
		if c.entry != nil || c.head || c.hi < c.lo+3 {
			continue
		}
		f := r.form(c)
		known := func(lo, hi int) bool {
			if lo >= hi-1 || r.toks[lo].Kind != text.Word {
				return false
			}
			p := r.forms[r.spelling(lo, hi)]
			return p != nil && p != f && p.kind == article.Person && p.tokens > 1 && p.seen >= f.seen
		}
		for k := c.lo + 1; k < c.hi-1 && r.given(c.lo) == lang.NotGiven && !r.is(c.lo, lang.Particle); k++ {
			if known(k, c.hi) {
				c.lo = k
				c.title = r.titleBefore(k, r.units[c.unit].lo)
				break
			}
		}
		if last := c.hi - 1; r.toks[last].IsAllCaps() && !r.is(last, lang.Generation) && !r.toks[c.lo].IsAllCaps() && known(c.lo, last) {
			c.hi = last
		}
	}
}

// participle reports whether an English word ends like a participle or adverb.
func participle(w string) bool {
	return len(w) > 5 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly"))
}
