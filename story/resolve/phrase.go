package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// phrase is a noun phrase, taken apart.
type phrase struct {
	p        *Phrases
	r        *article.Reading
	toks     []text.Token
	head     int    // index into toks
	noun     string // the head in lower case, singular
	joined   string // with the word before it: "asylum-seeker"
	plural   bool
	definite bool // "the", "those", "his"
}

// maxPhrase bounds the tokens of one phrase.
const maxPhrase = 64

// parse takes the phrase at a span apart. Its head is the last noun before what
// follows a noun: a preposition, a relative clause, a participle. Where the head
// only counts or picks out people, those are the head: "hundreds of migrants",
// "the caravan's members".
func (p *Phrases) parse(r *article.Reading, sp text.Span) (phrase, bool) {
	all := r.Notes.Tokens
	from, _ := slices.BinarySearchFunc(all, sp.Start, func(t text.Token, at int) int { return cmp.Compare(t.Start, at) })
	to := from
	for to < len(all) && all[to].Start < sp.End && to-from < maxPhrase {
		to++
	}
	x := phrase{p: p, r: r, toks: all[from:to], head: -1}
	for lo := 0; lo < len(x.toks); {
		head, end := x.headFrom(lo)
		if head < 0 {
			break
		}
		x.head = head
		one, _ := p.nominal.One(x.toks[head].Lower)
		if !p.nominal.Partitive.Has(one) && x.toks[head].Kind == text.Word {
			break
		}
		if end < len(x.toks) && x.toks[end].Is("of", "in", "from") {
			lo = end + 1
			continue
		}
		if head >= 2 && x.toks[head-1].Kind == text.Clitic {
			x.head = head - 2
		} else if head >= 1 && p.tellsKind(x.toks[head-1].Lower) {
			x.head = head - 1 // "caravan members"
		}
		break
	}
	if x.head < 0 {
		return x, false
	}
	x.noun, x.plural = p.nominal.One(x.toks[x.head].Lower)
	x.joined = x.noun
	for k := x.head - 1; k >= 0 && k >= x.head-2; k-- {
		if x.toks[k].Kind == text.Word {
			x.joined = x.toks[k].Lower + "-" + x.noun
			break
		}
	}
	for _, t := range x.toks[:x.head] {
		x.definite = x.definite || t.Is("the", "this", "that", "these", "those", "his", "her", "its", "their", "our")
	}
	return x, true
}

// headFrom returns the head of the phrase that begins at token lo, and where
// what follows it begins; -1 if it has none. A number stands for people where
// "of" follows.
func (x *phrase) headFrom(lo int) (head, end int) {
	head = -1
	for k := lo; k < len(x.toks); k++ {
		t := x.toks[k]
		small := !t.IsUpperInitial()
		switch {
		case t.Kind == text.Clitic || t.Kind == text.Quote || t.Is("-"):
		case t.Kind == text.Number && k+1 < len(x.toks) && x.toks[k+1].Is("of"):
			return k, k + 1
		case t.Kind != text.Word:
			if head >= 0 && t.Kind == text.Punct {
				return head, k
			}
		case head >= 0 && small && x.p.words.Conjunctions.Has(t.Lower) && !x.tells(head):
			head = -1 // "gay and transgender migrants"
		case head >= 0 && small && (x.p.words.Prepositions.Has(t.Lower) || x.p.words.Conjunctions.Has(t.Lower) || t.Is("of", "who", "which", "whose", "whom")):
			return head, k
		case head >= 0 && small && k+1 < len(x.toks) && len(t.Lower) > 5 && strings.HasSuffix(t.Lower, "ing") && x.tells(head):
			return head, k // "migrants seeking asylum"
		case head < 0 && (x.p.words.Prepositions.Has(t.Lower) || x.p.words.Determiners.Has(t.Lower) && k+1 < len(x.toks)):
		default:
			head = k
		}
	}
	return head, len(x.toks)
}

// tells reports whether the word at token k can end a phrase: a plural, a name
// or a known noun, no adjective.
func (x *phrase) tells(k int) bool {
	t := x.toks[k]
	one, plural := x.p.nominal.One(t.Lower)
	return plural || t.IsUpperInitial() && !x.p.names.Words.Of(t.Lower).Has(lang.Starter) || t.Is("those") || x.p.tellsKind(t.Lower) || x.p.nominal.State.Has(one) || x.p.nominal.Partitive.Has(one) ||
		x.p.names.Words.Of(t.Lower).Has(lang.RoleHead)
}

// bearer is the entity whose name, title or role holds the head.
func (x *phrase) bearer() story.EntityID {
	head := x.toks[x.head].Span
	best := story.NoEntity
	ms := x.mentions(text.Span{Start: head.Start, End: head.End + maxTitle})
	for _, m := range ms {
		if m.Contains(head) {
			best = x.p.cast.Who(x.r.ID, m.Name)
		}
	}
	if best != story.NoEntity {
		return best
	}
	for _, m := range ms {
		if m.Title.Contains(head) {
			return x.p.cast.Who(x.r.ID, m.Name)
		}
	}
	roles := x.r.Notes.Roles
	from, _ := slices.BinarySearchFunc(roles, head.Start-maxTitle, func(r article.Role, at int) int { return r.Span.Start - at })
	for _, role := range roles[from:] {
		if role.Span.Start > head.Start {
			break
		}
		if role.Span.Contains(head) {
			return x.p.cast.Who(x.r.ID, role.Name)
		}
	}
	return x.half()
}

// half is the place meant by half its name: "the North" in an article on North
// Korea.
func (x *phrase) half() story.EntityID {
	t := x.toks[x.head]
	if !t.IsUpperInitial() || x.p.names.Words.Of(t.Lower).Class&lang.NeverName == 0 || x.head+1 < len(x.toks) {
		return story.NoEntity
	}
	best, most := story.NoEntity, 0
	for e, n := range x.p.count[x.r.ID] {
		known := &x.p.cast.Entities[e]
		if first, _, two := strings.Cut(known.Name, " "); two && first == t.Norm && x.p.isCountry(e) && (n > most || n == most && e < best) {
			best, most = e, n
		}
	}
	return best
}

// maxTitle is how many bytes after a word of a title its name may stand.
const maxTitle = 120

// mentions returns the mentions that may overlap a span.
func (x *phrase) mentions(sp text.Span) []article.Mention {
	ms := x.r.Notes.Mentions
	lo, _ := slices.BinarySearchFunc(ms, sp.Start-maxTitle, func(m article.Mention, at int) int { return cmp.Compare(m.Start, at) })
	hi, _ := slices.BinarySearchFunc(ms, sp.End, func(m article.Mention, at int) int { return cmp.Compare(m.Start, at) })
	return ms[lo:max(lo, hi)]
}

// owner is whose the head is: the last name before it within the phrase, a
// word of nationality, or the name after "of"; NoEntity if none. Nation says
// that it is a country itself that stands before the head.
func (x *phrase) owner() (of story.EntityID, nation bool) {
	whole := text.Span{Start: x.toks[0].Start, End: x.toks[len(x.toks)-1].End}
	head := x.toks[x.head].Span
	before, after := story.NoEntity, story.NoEntity
	for _, m := range x.mentions(whole) {
		e := x.p.cast.Who(x.r.ID, m.Name)
		switch {
		case m.Start < whole.Start || m.End > whole.End || m.Kind == article.Group:
		case m.End <= head.Start:
			before = e
		case after == story.NoEntity && m.Start >= head.End:
			after = e
		}
	}
	if before != story.NoEntity {
		return before, x.p.isCountry(x.p.actor(before))
	}
	for k := range x.head {
		if !x.toks[k].IsUpperInitial() {
			continue
		}
		for _, e := range x.p.names.Entries.Of(x.toks[k].Lower) {
			if id, ok := x.p.party[e.Of]; ok && e.Kind == "demonym" && x.spells(k, e.Words) {
				return id, true
			}
		}
	}
	return after, false
}

// spells reports whether the words stand at token k.
func (x *phrase) spells(k int, words []string) bool {
	for i, w := range words {
		if k+i >= x.head || x.toks[k+i].Lower != w {
			return false
		}
	}
	return true
}
