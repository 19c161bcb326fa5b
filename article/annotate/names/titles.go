package names

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// titleEnd returns the end of the title in capitals that begins at token i, or
// i: "Foreign Minister", "Secretary of State", "Mr.", "Press Secretary".
func (r *reader) titleEnd(i, hi int) int {
	end := i
	for j := i; j < hi && j-i < maxName; {
		switch {
		case r.phrase(j, hi) > j:
			j = r.phrase(j, hi)
			end = j
		case !r.cap(j) && end > i:
			return max(end, r.field(end, hi))
		case j == i && r.is(j, lang.Kinship) && r.cap(j+1) && r.class[j+1]&^lang.FamilyToo == 0:
			return j + 1 // "Father Reese"
		case (r.is(j, lang.Honorific|lang.RoleHead) || r.plural(j)) && !(r.is(j, lang.BodyHead) && end == i):
			if end == i && j > i && r.given(i) != lang.NotGiven && !r.is(i, lang.RoleMod) {
				return i
			}
			j++
			if j < hi && r.lower(j) == "." && r.tight(j) && len(r.lower(j-1)) < 5 {
				j++
			}
			end = j
		case r.hyphen(j) && j > i:
			j++
		case r.is(j, lang.RoleMod|lang.BodyTopic|lang.PastMod) && r.toks[j].Kind == text.Word && !(end > i && r.bodyEnds(j, hi)):
			j++
		default:
			return end
		}
	}
	return end
}

// field returns the end of the field of office at token i, if a name follows
// it: "for Transport" in "Secretary of State for Transport Paul Wicks"; 0 if
// there is none.
func (r *reader) field(i, hi int) int {
	if i >= hi || !r.toks[i].Is("for", "of") {
		return 0
	}
	k := i + 1
	for k < hi && k-i < 6 && (r.cap(k) && r.is(k, lang.RoleMod|lang.BodyTopic) || r.toks[k].Is("and", ",") && k > i+1) {
		k++
	}
	if k == i+1 || k >= hi || r.given(k) == lang.NotGiven {
		return 0
	}
	return k
}

// plural reports whether token j is the plural of an office before a name:
// "Presidents Orme and Holt".
func (r *reader) plural(j int) bool {
	s := r.lower(j)
	return strings.HasSuffix(s, "s") && r.cap(j+1) && r.class[j]&lang.BodyHead == 0 && r.given(j) == lang.NotGiven && r.lx.Words.Of(s[:len(s)-1]).Has(lang.RoleHead)
}

// bodyEnds reports whether the capitals from j on end in the head of a body.
func (r *reader) bodyEnds(j, hi int) bool {
	for k := j; k < hi && k < j+5 && r.cap(k); k++ {
		if r.is(k, lang.BodyHead) {
			return true
		}
	}
	return false
}

// phrase returns the end of a role of several words at token i, or i.
func (r *reader) phrase(i, hi int) int {
	p, end := r.rolePhrase(i, hi)
	if p == nil {
		return i
	}
	return end
}

func (r *reader) rolePhrase(i, hi int) (*lang.RolePhrase, int) {
	if i >= hi {
		return nil, i
	}
	ps := r.info[i].Phrases
	for k := range ps {
		j, ok := i+1, true
		for _, w := range ps[k].Words[1:] {
			if j < hi && r.hyphen(j) {
				j++
			}
			if j >= hi || r.toks[j].Lower != w {
				ok = false
				break
			}
			j++
		}
		if ok {
			return &ps[k], j
		}
	}
	return nil, i
}
