// Package names finds the names of one article: persons, organisations,
// places, outlets, groups ("NATO foreign ministers") and works ("the 20-point
// plan"), who each mention stands for, and which roles the article gives whom.
//
// In go the article and its tokens; out come mentions as spans of its text,
// the names they stand for, and role facts. A kind is decided once for an
// article, from the evidence of all its mentions: titles, appositions,
// gazetteer, given names, and where the word is capitalised in mid-sentence.
// What is only capitalised because it begins a sentence or stands in a headline
// is no name; what is unclear gets the kind "other".
//
// It knows nothing of other articles: that Zelensky is Zelenskyy is found in
// story/resolve. Weekdays, months, religions and adjectives of nationality are
// no names; "Russian" makes Russia the party of the role or group it stands in.
package names

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Found is what Find found: Mentions in text order, their Name an index into
// Names; Roles with indices into Names. A name may stand without mention, as
// the party of a role: "Russian President" gives Russia.
type Found struct {
	Mentions []article.Mention
	Names    []article.Name
	Roles    []article.Role
}

// Find returns the names of a, whose tokens are toks.
func Find(a *article.Article, toks []text.Token) Found {
	r := &reader{a: a, toks: toks, lx: &lang.For(a.Lang).Names}
	r.classify()
	r.nationalities()
	r.bearers()
	r.units = units(a, toks, r.class)
	r.cands = make([]cand, 0, len(toks)/6+4)
	for _, u := range r.units {
		r.scan(u)
	}
	r.glued()
	r.weigh()
	r.name()
	r.works()
	r.groups()
	r.roles()
	r.settle()
	r.described()
	r.pronouns()
	return r.result()
}

// reader holds what is known while one article is read.
type reader struct {
	a     *article.Article
	toks  []text.Token
	lx    *lang.Names
	info  []*lang.NameInfo // of each token
	class []lang.NameClass // of each token, here
	upper []bool           // of each token: a word with a capital initial
	units []unit
	cands []cand // in text order
	demos []demo // in text order

	borne   map[string]bool   // outlets' names of one word that somebody here bears: "Mr. Fox"
	nations map[string]nation // words of nationality that the gazetteer does not know

	forms map[string]*form // by the form's full spelling

	names    []article.Name
	firsts   map[string]int   // given name -> the only person with it, or -1
	doubles  map[string]int   // first of two family names -> the only person with it, or -1
	byKey    map[string]int   // gazetteer key or full spelling -> name
	surnames map[string][]int // family name in lower case -> persons
	first    map[int]int      // name -> the first token of the body that names it in full
	families map[int][]string // person -> what they can be called by

	mentions []mention // in text order
	grouped  []mention // of groups
	found    []article.Role
}

// unit is a sentence, as a range of tokens.
type unit struct {
	lo, hi int
	no     int  // index into reader.units
	head   bool // a headline or heading: names nobody by itself
}

// cand is a run of tokens that may be a name.
type cand struct {
	lo, hi  int // tokens
	unit    int
	title   int             // first token of the title before it, or lo
	name    int             // index into names, or -1
	entry   *lang.NameEntry // of the gazetteer
	initial bool            // begins a sentence or quotation
	head    bool            // stands in a headline
	team    bool            // a town and its club
	cut     uint8           // bytes of the last token that are no part of the name
}

// demo is an adjective or noun of nationality.
type demo struct {
	lo, hi int
	of     string
	people bool
}

// mention is a mention as a range of tokens.
type mention struct {
	lo, hi int // tokens
	unit   int
	name   int
	title  int // first token of the title, or lo
	form   article.MentionForm
	cut    uint8 // bytes to leave off the end: the "s" of "Trumps"
	quoted bool  // stands in a quotation; known only to who resolves pronouns
}

// classify looks every word up once.
func (r *reader) classify() {
	r.info = make([]*lang.NameInfo, len(r.toks))
	r.class = make([]lang.NameClass, len(r.toks))
	r.upper = make([]bool, len(r.toks))
	none := r.lx.Info("")
	for i := range r.toks {
		t := &r.toks[i]
		if r.info[i] = none; t.Kind == text.Word {
			r.info[i] = r.lx.Info(t.Lower)
			if r.info[i] == none && r.upperAccent(t) {
				r.info[i] = r.folded(t.Lower)
			}
			r.class[i] = r.info[i].Class
			r.upper[i] = t.IsUpperInitial()
		}
	}
	for i, c := range r.class {
		if c&lang.GivenToo != 0 && r.upper[i] && r.givenHere(i) {
			r.class[i] = 0
		}
	}
}

// bearers notes the names of outlets that are a person's family name here: they stand
// behind "Mr.", a given name, or a title and a word that nothing else is known of:
// "Former President Vicente Fox". In this article they mean nobody else.
func (r *reader) bearers() {
	for i := range r.toks {
		if e, end := r.entry(i, min(i+2, len(r.toks))); e == nil || e.Kind != "outlet" || end != i+1 || !r.cap(i) || r.bodyNext(end, len(r.toks)) {
			continue
		}
		titled := r.cap(i-1) && i > 1 && r.class[i-1] == 0 && r.toks[i-1].Kind == text.Word && len(r.info[i-1].Entries) == 0 && !r.toks[i-1].IsAllCaps() && r.cap(i-2) && r.is(i-2, lang.RoleHead)
		if r.honoured(i) || titled || r.cap(i-1) && r.given(i-1) != lang.NotGiven {
			if r.borne == nil {
				r.borne = map[string]bool{}
			}
			r.borne[r.toks[i].Lower] = true
		}
	}
}

// honoured reports whether token i stands behind "Mr." or the like.
func (r *reader) honoured(i int) bool {
	k := i - 1
	if k > 0 && r.lower(k) == "." {
		k--
	}
	return k >= 0 && r.cap(k) && r.is(k, lang.Honorific)
}

// upperAccent reports whether a token is a capitalised word with letters beyond
// ASCII.
func (r *reader) upperAccent(t *text.Token) bool {
	for i := range len(t.Lower) {
		if t.Lower[i] >= 0x80 {
			return t.IsUpperInitial()
		}
	}
	return false
}

// folded is what the tables have of a name that they spell without its accents.
func (r *reader) folded(w string) *lang.NameInfo {
	x := r.lx.Info(text.Fold(w))
	return &lang.NameInfo{NameWord: lang.NameWord{Class: x.Class & lang.FamilyLead}, Given: x.Given}
}

// givenHere reports whether "Will", "May" or the like at token i begins a
// person's name: a capitalised word follows that is nothing else, no preposition
// of time or place stands before; where it begins a sentence, what a name is
// followed by comes after the two.
func (r *reader) givenHere(i int) bool {
	if r.is(i+1, lang.Says) && !r.cap(i+1) && !r.is(i-1, lang.PlacePrep) {
		return true // "May said"
	}
	if !r.cap(i+1) || r.class[i+1] != 0 || r.toks[i+1].IsAllCaps() && !r.toks[i].IsAllCaps() {
		return false
	}
	if i == 0 || r.toks[i].Break || r.toks[i-1].Kind != text.Word {
		w := r.lower(i + 2)
		return r.is(i+2, lang.Says|lang.Copula) || strings.HasSuffix(w, "ed") || w == "," || w == "and"
	}
	return !r.is(i-1, lang.PlacePrep) && !r.toks[i-1].Is("since", "until", "by", "last", "next", "of", "this", "before", "after", "during")
}

// is reports whether token i exists and is of one of the classes.
func (r *reader) is(i int, c lang.NameClass) bool {
	return i >= 0 && i < len(r.toks) && r.class[i]&c != 0
}

// cap reports whether token i exists and is a word with a capital initial.
func (r *reader) cap(i int) bool {
	return i >= 0 && i < len(r.upper) && r.upper[i]
}

// lower is the word at i in lower case, or "".
func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].Lower
}

// tight reports whether token i stands against the one before it.
func (r *reader) tight(i int) bool {
	return i > 0 && i < len(r.toks) && r.toks[i-1].End == r.toks[i].Start
}

// hyphen reports whether token i is a hyphen inside a compound.
func (r *reader) hyphen(i int) bool {
	return r.lower(i) == "-" && r.tight(i) && r.tight(i+1)
}

// given is what token i is as a given name.
func (r *reader) given(i int) lang.GivenName {
	if !r.cap(i) || r.class[i]&lang.GivenToo != 0 {
		return lang.NotGiven
	}
	return r.info[i].Given
}

// span covers tokens lo to hi.
func (r *reader) span(lo, hi int) text.Span {
	return text.Span{Start: r.toks[lo].Start, End: r.toks[hi-1].End}
}

// units returns the sentences of a as ranges of tokens; a block without
// sentences is one unit. Titles and headings, and sentences in which nearly
// every long word is capitalised, are heads, unless the article has nothing
// else.
func units(a *article.Article, toks []text.Token, class []lang.NameClass) []unit {
	us := make([]unit, 0, len(a.Sentences)+len(a.Blocks))
	t, s := 0, 0
	prose := false
	for b, block := range a.Blocks {
		head := block.Kind == article.Title || block.Kind == article.Heading
		for t < len(toks) && toks[t].Start < block.Start {
			t++
		}
		for t < len(toks) && toks[t].End <= block.End {
			end := block.End
			for s < len(a.Sentences) && a.Sentences[s].End <= toks[t].Start {
				s++
			}
			if s < len(a.Sentences) && a.Sentences[s].Block == b && a.Sentences[s].Start <= toks[t].Start {
				end = min(end, a.Sentences[s].End)
			}
			lo := t
			for t < len(toks) && toks[t].Start < end {
				t++
			}
			u := unit{lo, t, len(us), head || titleCase(toks[lo:t], class[lo:t])}
			prose = prose || !u.head
			us = append(us, u)
		}
	}
	if !prose {
		for i := range us {
			us[i].head = titleCase(toks[us[i].lo:us[i].hi], class[us[i].lo:us[i].hi])
		}
	}
	return us
}

// titleCase reports whether capitals tell nothing in a sentence: its ordinary
// words are capitalised as well, as in "Ministers Meet Over Water Treaty". A
// verb in lower case shows that it is none.
func titleCase(toks []text.Token, class []lang.NameClass) bool {
	capital, small, ordinary := 0, 0, 0
	for i := range toks {
		t := &toks[i]
		if 5*small > len(toks) {
			return false
		}
		switch {
		case t.Kind != text.Word:
		case !t.IsUpperInitial():
			if class[i]&(lang.Starter|lang.Particle) == 0 {
				small++
			}
		default:
			if len(t.Lower) > 3 {
				capital++
			}
			if i > 0 && (class[i]&(lang.Starter|lang.Says) != 0 && (len(t.Lower) > 3 || !t.IsAllCaps()) || t.IsAllCaps() && len(t.Lower) > 6) {
				ordinary++
			}
		}
	}
	ended := len(toks) > 0 && toks[len(toks)-1].Is(".", "\"", "!")
	return capital >= 3 && capital >= 5*small && (ordinary > 0 && !ended || ordinary > 1 && small == 0 || capital >= 5 && small == 0 && !ended)
}

// result gives the mentions and names their final form.
func (r *reader) result() Found {
	f := Found{Names: r.names, Roles: r.found, Mentions: make([]article.Mention, 0, len(r.mentions))}
	for _, m := range r.mentions {
		am := article.Mention{Span: r.span(m.lo, m.hi), Kind: r.names[m.name].Kind, Name: m.name, Form: m.form}
		am.End -= int(m.cut)
		if m.title < m.lo {
			am.Title = r.span(m.title, r.trimComma(m.title, m.lo))
		}
		f.Mentions = append(f.Mentions, am)
	}
	slices.SortStableFunc(f.Roles, func(a, b article.Role) int { return text.Compare(a.Span, b.Span) })
	return f
}

// trimComma leaves a comma or dot off the end of tokens lo to hi.
func (r *reader) trimComma(lo, hi int) int {
	for hi > lo+1 && r.lower(hi-1) == "," {
		hi--
	}
	return hi
}
