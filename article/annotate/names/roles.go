package names

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// compound returns the word that ends at token i with the parts that hyphens
// join to it, and its first token: "son-in-law".
func (r *reader) compound(i, lo int) (string, int) {
	k := i
	for k-2 >= lo && r.hyphen(k-1) && r.toks[k-2].Kind == text.Word && i-k < 8 {
		k -= 2
	}
	if k == i {
		return r.lower(i), i
	}
	var b strings.Builder
	for j := k; j <= i; j++ {
		b.WriteString(r.toks[j].Lower)
	}
	return b.String(), k
}

// headAt returns the word of title, role or kinship that ends at token i, and
// its first token; ok is false where there is none.
func (r *reader) headAt(i, lo int) (w lang.NameWord, first int, ok bool) {
	if i < lo || i >= len(r.toks) || r.toks[i].Is("pm") && i > 0 && r.toks[i-1].Kind == text.Number {
		return w, i, false
	}
	if r.lower(i) == "." && r.tight(i) && i > lo && len(r.lower(i-1)) < 5 {
		i-- // "Gov."
	}
	const heads = lang.RoleHead | lang.Kinship | lang.Honorific
	if r.hyphen(i - 1) {
		s, first := r.compound(i, lo)
		if w = r.lx.Words.Of(s); w.Has(heads) {
			return w, first, true
		}
	}
	if w = r.info[i].NameWord; w.Has(heads) {
		return w, i, true
	}
	if s := r.lower(i); r.toks[i].Kind == text.Word && strings.HasSuffix(s, "s") {
		if w = r.lx.Words.Of(s[:len(s)-1]); w.Has(lang.RoleHead) {
			return w, i, true
		}
	}
	return w, i, false
}

// titleBefore returns where the title begins that stands right before token i,
// not before lo; i where there is none. "US special envoy" before "Ann Holt".
func (r *reader) titleBefore(i, lo int) int {
	end := i - 1
	if p := r.phraseBefore(i, lo); p < i {
		return r.modifiers(p, lo)
	}
	if f := r.fieldBefore(i, lo); f < i {
		return f
	}
	w, first, ok := r.headAt(end, lo)
	if !ok {
		return i
	}
	if w.Class&(lang.RoleHead|lang.Kinship) == 0 { // honorific: a title may stand before it
		if first-1 >= lo {
			if _, f, ok := r.headAt(first-1, lo); ok {
				return r.modifiers(f, lo)
			}
		}
		return first
	}
	// A head in capitals that is the end of a longer name is no title:
	// "Leeds United manager" is one, "Bank of England Governor" as well.
	return r.modifiers(first, lo)
}

// fieldBefore returns where a title begins that ends in a field of office right
// before token i, or i: "Secretary of State for Transport".
func (r *reader) fieldBefore(i, lo int) int {
	k := i
	for k > lo && i-k < 6 && (r.cap(k-1) && r.is(k-1, lang.RoleMod|lang.BodyTopic) || r.toks[k-1].Is("and", ",") && k < i) {
		k--
	}
	if k == i || k-1 <= lo || !r.toks[k-1].Is("for", "of") {
		return i
	}
	if t := r.titleBefore(k-1, lo); t < k-1 {
		return t
	}
	return i
}

// phraseBefore returns where a role of several words begins that ends right
// before token i, or i: "secretary of state".
func (r *reader) phraseBefore(i, lo int) int {
	for n := 2; n <= 5; n++ {
		k := i - n
		if k < lo {
			break
		}
		if p, end := r.rolePhrase(k, i); p != nil && end == i {
			return k
		}
	}
	return i
}

// modifiers moves from the head of a role at token i to the left over what
// qualifies it: "Kremlin", "former US", "Ukraine's chief", "top foreign policy".
func (r *reader) modifiers(i, lo int) int {
	for n := 0; n < maxName && i > lo && !r.toks[i].Break; n++ {
		j := i - 1
		switch {
		case r.hyphen(j) && j-1 >= lo:
			i = j - 1
			continue
		case r.is(j, lang.RoleMod|lang.PastMod|lang.BodyTopic) && r.lower(j) != "and" && r.toks[j].Kind == text.Word:
			i = j
			continue
		case r.is(j, lang.RoleHead) && !r.is(j, lang.Honorific) && r.toks[i].Space:
			i = j // "White House chief of staff", "secretary general"
			continue
		case r.lower(j) == "and" && r.is(j-1, lang.BodyTopic|lang.RoleMod|lang.RoleHead) && j-1 >= lo:
			i = j - 1
			continue
		case r.toks[j].Kind == text.Clitic:
			if k := r.nameEnding(j, lo); k < j {
				return k
			}
			return i
		}
		k := r.nameEnding(i, lo)
		if k == i {
			return i
		}
		i = k
	}
	return i
}

// nameEnding returns the first token of the known name, demonym or run of
// capitals that ends right before token i, or i.
func (r *reader) nameEnding(i, lo int) int {
	for k := max(lo, i-6); k < i; k++ {
		if !r.cap(k) {
			continue
		}
		if e, end := r.entry(k, i); e != nil && end == i {
			return k
		}
	}
	k := i
	for k > lo && i-k < 6 && (r.cap(k-1) && !r.is(k-1, lang.Calendar|lang.Starter) || r.hyphen(k-1) && k < i) {
		k--
	}
	for k < i && !r.cap(k) {
		k++
	}
	return k
}

// titleGender is what the words of a title tell of gender.
func (r *reader) titleGender(lo, hi int) article.Gender {
	w, _, ok := r.headAt(hi-1, lo)
	switch {
	case ok && w.Fem:
		return article.Female
	case ok && w.Male:
		return article.Male
	}
	return article.GenderUnknown
}

// apposition is a role in apposition as a range of tokens; head, its last word
// of office or kinship, is -1 where there is none.
type apposition struct {
	head, lo, hi int
	past         bool
}

var noRole = apposition{head: -1}

// apposed finds a role in apposition after a candidate: "Rustem Umerov, head of
// Ukraine's National Security Council,".
func (r *reader) apposed(c *cand, u unit) apposition {
	i := c.hi
	if i >= u.hi || r.lower(i) != "," {
		return noRole
	}
	i++
	if r.age(i, u.hi) && r.lower(i+1) == "," {
		i += 2
	}
	past := false
	switch r.lower(i) {
	case "then", "once", "formerly", "previously":
		past = true
		i++
	case "now", "currently":
		i++
	}
	switch r.lower(i) {
	case "the", "a", "an", "his", "her", "its", "their":
		i++
	}
	a := r.appositionAt(i, u.hi)
	a.past = past
	if a.head >= 0 && c.lo > u.lo && r.lower(c.lo-1) == "of" && r.nameBetweenCommas(a.hi, u.hi) {
		return noRole // "a friend of Tobin Reve, the deputy mayor, Ida Lund, is"
	}
	return a
}

// nameBetweenCommas reports whether from token i on stands nothing but a name between
// two commas.
func (r *reader) nameBetweenCommas(i, end int) bool {
	if i >= end || r.lower(i) != "," {
		return false
	}
	k := i + 1
	for k < end && (r.cap(k) || r.hyphen(k)) {
		k++
	}
	return k > i+1 && k < end && r.lower(k) == ","
}

// appositionAt reads a role that begins at token i: modifiers, head, and the
// name it belongs to. There is none where the words go on so that they are the
// title of another name or no apposition at all.
func (r *reader) appositionAt(i, end int) apposition {
	head := -1
	j := i
	for n := 0; n < maxName && j < end; n++ {
		if p, e := r.rolePhrase(j, end); p != nil {
			head, j = e-1, e
			continue
		}
		if e, stop := r.entry(j, end); e != nil && head < 0 {
			j = stop
			continue
		}
		w, _ := r.word(j, end)
		next := r.wordEnd(j, end)
		switch {
		case w.Has(lang.RoleHead|lang.Kinship) && (!r.is(j, lang.BodyHead) || !r.cap(j)):
			head, j = next-1, next
			if r.lower(j) == "." && r.tight(j) {
				j++
			}
			continue
		case w.Has(lang.RoleMod|lang.PastMod|lang.BodyTopic) && !((j == i || head >= 0) && r.lower(j) == "and"):
			j = next
			continue
		case head >= 0:
			return r.roleEnd(head, i, j, end)
		case r.toks[j].Kind == text.Clitic, r.hyphen(j):
			j++
			continue
		case r.cap(j) && !r.is(j, lang.Calendar):
			j++
			continue
		}
		return noRole
	}
	if head >= 0 {
		return r.roleEnd(head, i, j, end)
	}
	return noRole
}

// word looks up the word at token i with what hyphens join to it.
func (r *reader) word(i, hi int) (lang.NameWord, string) {
	end := r.wordEnd(i, hi)
	if end == i+1 {
		return r.info[i].NameWord, r.lower(i)
	}
	var b strings.Builder
	for k := i; k < end; k++ {
		b.WriteString(r.toks[k].Lower)
	}
	s := b.String()
	if w, ok := r.lx.Words.Get(s); ok {
		return w, s
	}
	return r.lx.Words.Of(r.lower(end - 1)), s
}

// wordEnd is the end of the compound that begins at token i.
func (r *reader) wordEnd(i, hi int) int {
	j := i + 1
	for j+1 < hi && j-i < 8 && r.hyphen(j) {
		j += 2
	}
	return min(j, hi)
}

// roleEnd reads what follows the head of a role in apposition: nothing, or
// "of", "for", "to", "at", "in" and a name. The role counts only if the clause
// pauses after it.
func (r *reader) roleEnd(head, lo, j, end int) apposition {
	if head != j-1 && !(head == j-2 && r.lower(j-1) == ".") {
		return noRole
	}
	switch r.lower(j) {
	case "of", "for", "to", "at", "in", "with", "on":
		k := j + 1
		for n := 0; k < end && n < 16; n++ {
			if !r.goesOn(k, end) {
				break
			}
			k++
		}
		if k > j+1 && r.pauses(k, end) {
			return apposition{head: head, lo: lo, hi: k}
		}
	default:
		if r.pauses(j, end) {
			return apposition{head: head, lo: lo, hi: j}
		}
	}
	return noRole
}

// goesOn reports whether token k can be part of the name that a role belongs to.
func (r *reader) goesOn(k, end int) bool {
	const parts = lang.BodyHead | lang.GroupHead | lang.RoleHead | lang.RoleMod | lang.BodyTopic | lang.Particle
	t := r.toks[k]
	return r.cap(k) || t.Kind == text.Clitic || r.hyphen(k) || r.is(k, parts) && t.Lower != "and" ||
		t.Lower == "and" && k+1 < end && r.cap(k+1) ||
		t.Lower == "." && r.toks[k-1].IsInitial() ||
		t.Is("the", "of", "for", "a", "its", "his", "her", "armed")
}

// pauses reports whether the clause pauses before token j.
func (r *reader) pauses(j, end int) bool {
	if j >= end {
		return true
	}
	switch r.lower(j) {
	case ",", ".", ";", ")", "—", "–", ":", "who", "whose", "?", "!", "\"", "'", "”":
		return true
	case "and":
		return j+1 < end && r.toks[j+1].Is("a", "an", "now", "former")
	}
	return r.toks[j].Kind == text.Quote
}
