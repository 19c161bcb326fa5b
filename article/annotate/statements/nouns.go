package statements

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// most tokens a noun phrase is followed back or on.
const reach = 30

// most tokens in brackets behind a name: "(D-N.C.)".
const bracket = 9

// nounOn returns the end of the noun phrase that begins at token j, with the
// apposition behind it: "Ann Lee, head of the port,".
func (r *reader) nounOn(s *sentence, j int) int {
	end := r.plainOn(s, j)
	if end < s.hi-1 && end > j && r.t[end].Norm == "," && r.inside[end] == 0 {
		k := end + 1
		u := r.uses(k)
		if r.word(k) && (u.Is(lang.UseArticle) || u.Is(lang.UseHolder) || r.mention[k] != 0 && !r.verb(k)) && !u.Is(lang.UseCut) {
			to := r.plainOn(s, k)
			if to > k && (to == s.hi || !wordy(r.t[to].Kind) || r.inside[to] != 0 || r.uses(to).Is(lang.UseLoose) || r.uses(to).Is(lang.UseRelative)) && r.speaks(k, to) {
				return to
			}
		}
	}
	return end
}

// longOn returns the end of the noun phrase at j with attributes behind it: "the
// poll conducted by a firm for the port".
func (r *reader) longOn(s *sentence, j int) int {
	end := r.nounOn(s, j)
	for n := 0; n < nested && end > j && end < s.hi && r.inside[end] == 0 && r.word(end); n++ {
		if strings.HasSuffix(r.t[end].Lower, "ed") && r.uses(end+1).Is(lang.UsePreposition) {
			end++
		}
		u := r.use[end]
		if !u.Is(lang.UsePreposition | lang.UseTime) {
			break
		}
		next := r.nounOn(s, end+1)
		if next == end+1 && !u.Is(lang.UseTime) {
			break
		}
		end = next
	}
	return end
}

// plainOn returns the end of the noun phrase at j without apposition.
func (r *reader) plainOn(s *sentence, j int) int {
	k := j
	for ; k < min(s.hi, j+reach); k++ {
		if on := r.overOn(s, k); on > k && k > j {
			k = on - 1
			continue
		}
		t := &r.t[k]
		if r.inside[k] != 0 {
			break
		}
		switch t.Kind {
		case text.Clitic, text.Number:
			continue
		case text.Punct:
			if (t.Norm == "-" || t.Norm == "." && k > j && len(r.t[k-1].Norm) < 5 && r.t[k-1].IsUpperInitial() && r.t[min(k+1, s.hi-1)].IsUpperInitial()) && k+1 < s.hi && r.t[k+1].Kind == text.Word {
				continue
			}
		case text.Symbol:
			if t.Norm == "&" {
				continue
			}
		case text.Word:
			w, u := t.Lower, r.use[k]
			if r.mention[k] != 0 && !u.Is(lang.UseTime) {
				continue
			}
			if w == r.lang.Of || w == r.lang.For && k > j && r.use[k-1].Is(lang.UseHolder) {
				continue
			}
			if u.Is(lang.UseJoin) && k+1 < s.hi && k > j && (r.mention[k+1] != 0 || r.uses(k+1).Is(lang.UseHolder)) && !r.continues(k+2) {
				continue
			}
			if u.Is(lang.UseTime) || u.Is(lang.UsePreposition) || u.Is(lang.UseConjunction) || u.Is(lang.UseRelative) || u.Is(lang.UseAdverb) && k > j || u.Is(lang.UseAuxiliary) {
				return k
			}
			if pronoun := u.Is(lang.UsePronoun); pronoun && k > j {
				return k
			}
			if k > j && (u.Is(lang.UseArticle) && r.t[k-1].Lower != r.lang.Of && r.t[k-1].Lower != r.lang.For || r.verb(k)) {
				return k
			}
			continue
		}
		break
	}
	return k
}

// headEnd is the end of the part of a noun phrase that names the speaker: up
// to its first preposition, comma apart.
//
// "Secretary of State Ann Lee" is one name with its title: a person at the end
// is the head unless a preposition stands right before.
func (r *reader) headEnd(j, end int) int {
	if m := r.mention[end-1]; m != 0 && r.n.Mentions[m-1].Kind == article.Person {
		f := end - 1
		for f > j && r.mention[f-1] == m {
			f--
		}
		if f == j || !r.use[f-1].Is(lang.UsePreposition) && r.t[f-1].Norm != "," && !r.use[f-1].Is(lang.UseJoin) {
			return end
		}
	}
	for k := j + 1; k < end; k++ {
		if r.t[k].Kind == text.Word && r.mention[k] == 0 && (r.use[k].Is(lang.UsePreposition) || r.use[k].Is(lang.UseRelative) || r.verb(k)) {
			return k
		}
		if r.t[k].Norm == "," {
			return k
		}
	}
	return end
}

// speaks reports whether the noun phrase of tokens [j, end) can speak: it has
// a name, or a noun for people or documents.
func (r *reader) speaks(j, end int) bool {
	for k := j; k < end; k++ {
		if r.mention[k] != 0 {
			return true
		}
		u := r.use[k]
		if u.Is(lang.UseHolder) || u.Is(lang.UseDocument) || u.Is(lang.UseStudy) {
			return true
		}
	}
	return false
}

// nounBack returns the first token of the noun phrase that ends with token p.
func (r *reader) nounBack(s *sentence, p int) (int, bool) {
	k := p
	for ; k >= max(s.lo, p-reach); k-- {
		k = r.overBack(s, k)
		if k < s.lo {
			break
		}
		t := &r.t[k]
		if r.inside[k] != 0 {
			break
		}
		if t.Kind == text.Punct && !(t.Norm == "-" || t.Norm == "." && k < p && r.mention[k] != 0 || t.Norm == "." && k > s.lo && len(r.t[k-1].Norm) < 4) || t.Kind == text.Quote || t.Kind == text.Symbol && t.Norm != "&" && t.Norm != "$" {
			break
		}
		w, u := t.Lower, r.use[k]
		if t.Kind == text.Word && r.mention[k] == 0 {
			if k < p && r.verb(k) {
				on := r.attribute(s, k, p)
				if n := len(r.cues) - 1; on == k || n >= 0 && r.cues[n].first == k && !r.uses(r.cues[n].left).Is(lang.UseRelative) {
					break
				}
				k = on + 1
				continue
			}
			if u.Is(lang.UseConjunction) && !u.Is(lang.UseJoin) && w != r.lang.For || w == r.lang.That || u.Is(lang.UseRelative) {
				break
			}
			if pronoun := u.Is(lang.UsePronoun); pronoun {
				break
			}
		}
	}
	first := k + 1
	if first > p {
		return 0, false
	}
	verbBefore := first > s.lo && r.t[first-1].Kind == text.Word
	// A preposition opens an adverbial, not a noun phrase: in "On Sunday the
	// aide said" and "In Oslo Lee said" the subject begins behind it.
	if u := r.use[first]; r.mention[first] == 0 && u.Is(lang.UsePreposition) || verbBefore && r.hasJoin(first, p) {
		return r.short(first, p)
	}
	for first < p && (r.use[first].Is(lang.UseJoin) || r.use[first].Is(lang.UseAdverb)) && !r.use[first].Is(lang.UseDeterminer) && r.mention[first] == 0 {
		first++
	}
	if r.use[p].Is(lang.UseTime) && r.mention[p] == 0 {
		return 0, false
	}
	return first, true
}

// attribute returns the token before the clause that the verb at k makes an
// attribute of the noun before it, in a noun phrase that ends with token p: "the
// report published on Friday", "those who live by the sea". It is k where the
// verb is none of an attribute.
func (r *reader) attribute(s *sentence, k, p int) int {
	if r.hasJoin(k, p) && !r.uses(k-1).Is(lang.UseStudy) && !r.uses(k-1).Is(lang.UseDocument) {
		return k
	}
	for j := k - 1; j >= max(s.lo, k-5) && r.word(j); j-- {
		if r.t[j].Lower == r.lang.Who {
			if j > s.lo && r.word(j-1) {
				return j - 1
			}
			return k
		}
	}
	next, u := r.low(k+1), r.uses(k+1)
	if k == s.lo || !r.word(k-1) || r.uses(k-1).Is(lang.UseAuxiliary) || !strings.HasSuffix(r.t[k].Lower, "ed") && !r.use[k].Is(lang.UseFinite) {
		return k
	}
	if pronoun := r.uses(k - 1).Is(lang.UsePronoun); pronoun || r.mention[k-1] != 0 && !r.uses(k-1).Is(lang.UseStudy) {
		return k
	}
	if u.Is(lang.UsePreposition|lang.UseTime) || next == r.lang.As {
		return k - 1
	}
	return k
}

// overBack returns the token before a short bracket that ends at k, else k.
func (r *reader) overBack(s *sentence, k int) int {
	if r.t[k].Norm != ")" {
		return k
	}
	for j := k - 1; j >= max(s.lo, k-bracket); j-- {
		if r.t[j].Norm == "(" {
			return j - 1
		}
	}
	return k
}

// overOn returns the token behind a short bracket that begins at k, else k.
func (r *reader) overOn(s *sentence, k int) int {
	if k >= s.hi || r.t[k].Norm != "(" {
		return k
	}
	for j := k + 1; j < min(s.hi, k+bracket); j++ {
		if r.t[j].Norm == ")" {
			return j + 1
		}
	}
	return k
}

func (r *reader) hasJoin(first, p int) bool {
	for k := first; k < p; k++ {
		if r.use[k].Is(lang.UseJoin) {
			return true
		}
	}
	return false
}

// short is the noun phrase ending at p that begins behind the last article,
// preposition, time word or conjunction.
func (r *reader) short(first, p int) (int, bool) {
	k := p
	for ; k > first; k-- {
		t := &r.t[k]
		if r.mention[k] != 0 {
			continue
		}
		w, u := t.Lower, r.use[k]
		if u.Is(lang.UseArticle) {
			return k, true
		}
		if t.Kind == text.Word && (u.Is(lang.UsePreposition) && w != r.lang.Of || u.Is(lang.UseJoin) || u.Is(lang.UseTime)) {
			k++
			break
		}
	}
	if k == first {
		k++
	}
	return k, k <= p
}

// subjectEnd is the last token of the noun phrase that ends at p, brackets
// behind the name left aside: "Lee (D-Ohio) said".
func (r *reader) subjectEnd(s *sentence, p int) int {
	if q := r.overBack(s, p); q >= s.lo {
		return q
	}
	return p
}

// hasPerson reports whether a person is named among the tokens [lo, hi), not
// as an owner.
func (r *reader) hasPerson(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if m := r.mention[k]; m != 0 && r.n.Mentions[m-1].Kind == article.Person && !r.owner(k, hi) {
			return true
		}
	}
	return false
}

// owner reports whether the mention at token k ends in a possessive before hi.
func (r *reader) owner(k, hi int) bool {
	m := r.mention[k]
	for k < hi && r.mention[k] == m {
		k++
	}
	return k < hi && r.t[k].Kind == text.Clitic
}

// titled reports whether a word in lower case at token i goes on with the
// title of the person named by token p: "Jill Moss, vice president of".
func (r *reader) titled(i, p int) bool {
	m := r.mention[p]
	if m == 0 || r.n.Mentions[m-1].Kind != article.Person || r.t[i].Kind != text.Word || r.t[i].IsUpperInitial() {
		return false
	}
	u := r.use[i]
	pronoun := u.Is(lang.UsePronoun)
	return !pronoun && !u.Is(lang.UseConjunction) && !r.verb(i)
}

// many reports whether the noun phrase [first, end) is plural: it ends in "s"
// or joins two.
func (r *reader) many(first, end int) bool {
	w, u := r.t[end-1].Lower, r.use[end-1]
	if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || u.Is(lang.UsePlural) {
		return true
	}
	if r.t[end-1].Kind == text.Number || r.use[first].Is(lang.UsePlural) {
		return true // "six in 10", "many in the town"
	}
	if m := r.mention[end-1]; m != 0 {
		if n := r.n.Mentions[m-1].Name; n >= 0 && n < len(r.n.Names) && r.n.Names[n].Plural {
			return true
		}
	}
	for k := first; k < end; k++ {
		if r.use[k].Is(lang.UseJoin) {
			return true
		}
		if r.use[k].Is(lang.UseHolder) && strings.HasSuffix(r.t[k].Lower, "s") {
			return true
		}
	}
	return false
}

// body reports whether token p belongs to the name of an organisation or
// outlet, which may have an article.
func (r *reader) body(p int) bool {
	k := r.n.Mentions[r.mention[p]-1].Kind
	return k == article.Organisation || k == article.Media
}
