package names

import (
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// form is one spelling of a candidate with the evidence of all its mentions.
type form struct {
	full     string
	tokens   int
	mid      int // mentions whose capital is not owed to their place
	person   int
	body     int
	place    int
	work     int
	seen     int  // mentions in the body
	near     int  // of them, those after "in" or "near"
	articled int  // of them, those after "the" that no noun of a body follows
	said     int  // mentions that are a person by no more than a verb of speech
	called   bool // a body: "the operator Orme said"
	led      bool // as bodies are, and places: "the head of Orme"
	modify   bool // stands before the noun of a body: "the Orme administration"
	kind     article.NameKind
	gender   article.Gender
}

// weigh collects the evidence for each spelling and decides its kind.
func (r *reader) weigh() {
	r.forms = map[string]*form{}
	r.trimInitials()
	r.trimCreeds()
	for i := range r.cands {
		c := &r.cands[i]
		if c.entry != nil {
			continue
		}
		if !c.head {
			c.title = r.titleBefore(c.lo, r.units[c.unit].lo)
		}
		f := r.form(c)
		if c.head {
			continue
		}
		if !c.initial || c.title < c.lo || f.tokens > 1 || r.numbered(c) {
			f.mid++
		}
		f.seen++
		r.context(f, c)
	}
	for _, n := range r.nations {
		if f := r.forms[n.of]; f != nil {
			f.place += 4
			f.mid += 1
		}
	}
	for _, f := range r.forms {
		f.decide()
	}
	for _, f := range r.forms {
		r.followFamily(f)
	}
	families := map[string]bool{}
	for full, f := range r.forms {
		if f.tokens > 1 && f.person > 0 {
			families[full[strings.LastIndexByte(full, ' ')+1:]] = true
		}
	}
	for _, f := range r.forms {
		f.followFirm(families)
	}
	r.trimToPersons()
}

// followFamily makes a person of an undecided form whose last word the article
// uses of a person, or alone and never after "the": "Laviv Habib" where it has
// "Mr Habib" or "Habib".
func (r *reader) followFamily(f *form) {
	if f.kind != article.Other || f.tokens < 2 || f.person < 1 || f.body+f.place+f.work > 0 {
		return
	}
	last := r.forms[f.full[strings.LastIndexByte(f.full, ' ')+1:]]
	if last != nil && last.person >= 0 && (last.person > 0 || last.mid > 0 && last.near == 0) {
		f.kind = article.Person
	}
}

// followFirm makes a body of a form of one word which the article calls one, and
// which nothing but verbs of speech make a person, nor anybody's family name:
// "the operator Dravhydro said", and then "Dravhydro said it had warned them".
func (f *form) followFirm(families map[string]bool) {
	if f.tokens == 1 && f.person <= f.said && !families[f.full] && (f.kind == article.Person && (f.called || f.led) || f.kind == article.Other && f.called) {
		f.kind = article.Organisation
	}
}

// calledBody reports whether a noun for a body stands between an article and a
// name, which ends its phrase or speaks.
func (r *reader) calledBody(c *cand, u unit) bool {
	before, after := c.lo-1, c.hi
	switch {
	case before <= u.lo || c.title < c.lo:
		return false
	case !r.is(before, lang.Firm) || r.cap(before) || after < u.hi && !r.ends(after, u.hi) && !r.is(after, lang.Says) && r.toks[after].Kind != text.Clitic:
		return false
	}
	const words = 3 // between the article and the noun
	for k := before - 1; k >= u.lo && k >= before-1-words; k-- {
		if r.toks[k].Is("the", "a", "an", "its", "their", "The", "A", "An", "Its", "Their") {
			return true
		}
	}
	return false
}

// form returns the form of a candidate.
func (r *reader) form(c *cand) *form {
	s := r.spelling(c.lo, c.hi)
	f := r.forms[s]
	if f == nil {
		f = &form{full: s, tokens: r.words(c.lo, c.hi)}
		r.forms[s] = f
		r.shape(f, c)
	}
	return f
}

// spelling is the plain wording of tokens lo to hi.
func (r *reader) spelling(lo, hi int) string {
	if hi == lo+1 {
		return r.toks[lo].Norm
	}
	if s := r.span(lo, hi).In(r.a.Text); plainASCII(s) {
		return s
	}
	var b strings.Builder
	for k := lo; k < hi; k++ {
		if k > lo && r.toks[k].Space {
			b.WriteByte(' ')
		}
		b.WriteString(r.toks[k].Norm)
	}
	return b.String()
}

// lowered is the spelling of tokens lo to hi in lower case.
func (r *reader) lowered(lo, hi int) string {
	if hi == lo+1 {
		return r.toks[lo].Lower
	}
	var b strings.Builder
	b.Grow(r.toks[hi-1].End - r.toks[lo].Start)
	for k := lo; k < hi; k++ {
		if k > lo && r.toks[k].Space {
			b.WriteByte(' ')
		}
		b.WriteString(r.toks[k].Lower)
	}
	return b.String()
}

// plainASCII reports whether s is a plain spelling already: no white space but
// single blanks, nothing outside ASCII.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == ' ' && s[i+1] == ' ' {
			return false
		}
	}
	return true
}

// words counts the words among tokens lo to hi.
func (r *reader) words(lo, hi int) int {
	n := 0
	for k := lo; k < hi; k++ {
		if r.toks[k].Kind == text.Word {
			n++
		}
	}
	return n
}

// shape weighs what the words of the candidate themselves tell.
func (r *reader) shape(f *form, c *cand) {
	last := c.hi - 1
	for last > c.lo && r.toks[last].Kind != text.Word {
		last--
	}
	given := r.given(c.lo) != lang.NotGiven
	multi := f.tokens > 1
	if r.numbered(c) {
		f.work += 5
		return
	}
	if c.team {
		f.body += 4
		f.person -= 4
		return
	}
	if multi && r.is(c.lo, lang.Ensign) && r.toks[c.lo].IsAllCaps() {
		f.body -= 5 // a ship: "USS Lodden"
		f.person -= 5
		return
	}
	switch {
	case multi && given:
		f.person += 3
	case multi && r.toks[c.lo].IsInitial() || initials(r.toks[c.lo].Norm) && multi:
		f.person += 3
	case given:
		f.person++
	case multi && f.tokens < 4 && r.is(c.lo, lang.FamilyLead) && (r.hyphen(c.lo+2) || r.ordinaryName(c)):
		f.person += 3
	case multi && f.tokens <= 4 && r.ordinaryName(c):
		f.person++
		if f.tokens == 2 && r.given(last) != lang.NotGiven {
			f.person++ // "Orbán Viktor"
		}
	}
	if multi && (r.is(last, lang.NeverName|lang.Thing) || r.is(c.lo, lang.Thing)) {
		f.person -= 5 // "Roman Catholic", "Hurricane Rosa"
	}
	head := 5
	if given && f.tokens == 2 && r.is(last, lang.FamilyToo) {
		head = 1 // "Emma Hill" is a person
	}
	for k := c.lo; k < c.hi; k++ {
		switch w := r.toks[k]; {
		case k > c.lo && k < c.hi-1 && r.is(k, lang.Particle) && !r.cap(k):
			if r.lower(k) != "la" && r.lower(k) != "y" {
				f.person += 2
			}
		case k > c.lo && r.is(k, lang.Generation) && r.is(k, lang.Generation):
			f.person += 2
		case r.is(k, lang.BodyHead) && (k == last || r.lower(k+1) == "of" || r.lower(k+1) == "for" || r.lower(k+1) == "on") && multi:
			f.body += head
			if f.tokens > 2 && head > 1 {
				f.person -= head
			}
		case r.is(k, lang.LegalForm) && k == last && multi:
			f.body += head
		case r.is(k, lang.PlaceHead) && multi && (k == last || k == c.lo && !(r.is(k, lang.FamilyLead) && r.hyphen(k+2))):
			f.place += head - 1
		case r.is(k, lang.WorkHead) && multi && (k == last || r.lower(k+1) == "of" || r.lower(k+1) == "on"):
			f.work += head
		case w.IsAllCaps() && len(w.Norm) > 1 && !initials(w.Norm) && r.given(k) == lang.NotGiven:
			f.body++ // an acronym; what of, the context must show
			f.person -= 2
			if k == c.lo && multi && len(w.Norm) == 2 && r.ordinaryName(c) {
				f.person += 2 // "CC Orme"
			}
		}
	}
}

// numbered reports whether a candidate is a work known by its number:
// "Resolution 2254".
func (r *reader) numbered(c *cand) bool {
	return c.hi > c.lo+1 && r.toks[c.hi-1].Kind == text.Number && r.is(c.hi-2, lang.WorkHead)
}

// initials reports whether s is written like "J.D.".
func initials(s string) bool { return len(s) > 3 && s[1] == '.' && strings.HasSuffix(s, ".") }

// ordinaryName reports whether no word of the candidate is one of titles,
// bodies or calendars: two unknown capitals are a person more often than not.
func (r *reader) ordinaryName(c *cand) bool {
	for k := c.lo; k < c.hi; k++ {
		const other = lang.BodyHead | lang.BodyTopic | lang.PlaceHead | lang.WorkHead | lang.RoleMod | lang.RoleHead |
			lang.NeverName | lang.LegalForm | lang.Calendar | lang.GroupHead | lang.Starter
		if r.is(k, other) || r.toks[k].Kind == text.Word && !r.cap(k) && !r.is(k, lang.Particle) && !r.hyphen(k-1) {
			return false
		}
	}
	return true
}

// context weighs what stands around the candidate.
func (r *reader) context(f *form, c *cand) {
	u := r.units[c.unit]
	if c.title < c.lo {
		f.person += 4
		if g := r.titleGender(c.title, c.lo); g != article.GenderUnknown && !r.genderGiven(c) {
			f.gender = g
		}
	}
	before, after := c.title-1, c.hi
	f.called = f.called || r.calledBody(c, u)
	f.led = f.led || r.lower(c.lo-1) == "of" && c.lo-2 >= u.lo && r.is(c.lo-2, lang.Leads) && !r.cap(c.lo-2)
	if before >= u.lo {
		switch w := r.lower(before); {
		case w == "the" && c.title == c.lo:
			f.acronym(1)
			if (!r.is(after, lang.BodyHead|lang.GroupHead|lang.WorkNoun) || r.cap(after)) && !(f.tokens > 1 && r.given(c.lo) != lang.NotGiven && r.noun(after, u.hi)) {
				f.articled++
			}
		case w == "a" || w == "an":
			f.person--
		case w == "in" || w == "near":
			f.near++
			f.person--
		case w == "to" || w == "from" || w == "across" || w == "outside" || w == "around" || w == "at":
			f.place++
		case r.is(before, lang.Says) && !r.cap(before) && r.ends(after, u.hi):
			f.person++
			f.said++
			f.acronym(2)
		}
	}
	if after >= u.hi {
		return
	}
	switch w := r.lower(after); {
	case w == "who" || w == "whose":
		f.person += 2
	case r.is(after, lang.Says) && !r.cap(after):
		f.person++
		f.said++
		f.acronym(2)
	case r.toks[after].Kind == text.Clitic || r.is(after, lang.RoleHead) && !r.cap(after):
		f.acronym(1)
	case r.is(after, lang.Copula) && !r.cap(after) && r.office(after+1, u.hi):
		f.person += 2
	case w == "," && r.age(after+1, u.hi):
		f.person += 3
	case w == "," && (r.lower(after+1) == "who" || r.lower(after+1) == "whose"):
		f.person += 2
	case r.is(after, lang.PlaceHead) && !r.cap(after) && r.toks[after].Space && c.title == c.lo:
		f.place += 4
		if r.given(c.lo) != lang.NotGiven {
			f.place -= 2
		}
	case r.is(after, lang.Public) && !r.cap(after) && !r.is(after-1, lang.NeverName) && r.toks[after].Space && c.title == c.lo:
		f.place++ // "a Muskegon church" tells where
	case r.is(after, lang.BodyHead) && !r.cap(after) && r.toks[after].Space && c.title == c.lo:
		f.modify = true
	case w == "(" && after+2 < u.hi && r.lower(after+2) == ")" && acronymOf(r.toks[after+1].Norm, f.full):
		f.body += 3
	}
	if a := r.apposed(c, u); a.head >= 0 {
		f.person += 3
	}
	if c.title == c.lo && r.roleBeforeComma(c.lo, u) >= 0 {
		f.person += 4
	}
}

// noun reports whether a word in lower case stands at token i that can be the
// noun which a name before it qualifies: "the Ann Holt interview".
func (r *reader) noun(i, hi int) bool {
	return i < hi && r.toks[i].Kind == text.Word && !r.upper[i] && !r.is(i, lang.Starter|lang.Says|lang.Copula|lang.PlacePrep|lang.Particle) && !strings.HasSuffix(r.lower(i), "ed")
}

// acronym counts evidence for a body, if the form is one word in capitals.
func (f *form) acronym(n int) {
	if f.tokens == 1 && len(f.full) > 1 && strings.ToUpper(f.full) == f.full {
		f.body += n
	}
}

// office reports whether an office stands at token i: "mayor", "the next
// prime minister".
func (r *reader) office(i, hi int) bool {
	for k := i; k < min(hi, i+4); k++ {
		if r.is(k, lang.RoleHead) && !r.is(k, lang.BodyHead) {
			return true
		}
		if p, _ := r.rolePhrase(k, hi); p != nil {
			return true
		}
		if !r.is(k, lang.RoleMod|lang.PastMod) && !r.toks[k].Is("a", "an", "the") {
			return false
		}
	}
	return false
}

// genderGiven reports whether a candidate's given name tells the gender and its
// title is an office, which tells it less surely: "Chairman Ann Holt".
func (r *reader) genderGiven(c *cand) bool {
	g := r.given(c.lo)
	w, _, ok := r.headAt(c.lo-1, c.title)
	return c.hi > c.lo+1 && (g == lang.GivenMale || g == lang.GivenFemale) && ok && w.Has(lang.RoleHead)
}

// ends reports whether token i ends a clause.
func (r *reader) ends(i, hi int) bool {
	return i >= hi || r.toks[i].Kind == text.Punct || r.toks[i].Kind == text.Quote
}

// age reports whether "45," stands at i.
func (r *reader) age(i, hi int) bool {
	return i < hi && r.toks[i].Kind == text.Number && len(r.toks[i].Norm) == 2 && (i+1 >= hi || r.toks[i+1].Kind == text.Punct)
}

// decide settles the kind of a form.
func (f *form) decide() {
	if f.near > 0 && 2*f.near >= f.seen {
		f.place += 2
	}
	switch {
	case 2*f.articled >= f.seen && f.articled > 0:
		f.person -= 3
	case f.articled > 0:
		f.person--
	}
	if f.modify && f.person < 2 {
		f.body += 2
	}
	best, kind := 1, article.Other
	for _, s := range []struct {
		score int
		kind  article.NameKind
	}{{f.person, article.Person}, {f.body, article.Organisation}, {f.place, article.Place}, {f.work, article.Work}} {
		if s.score > best {
			best, kind = s.score, s.kind
		}
	}
	f.kind = kind
}

// acronymOf reports whether acronym is made of the initials of name's
// capitalised words, in their order: "ISW" of "Institute for the Study of War".
func acronymOf(acronym, name string) bool {
	if len(acronym) < 2 || len(acronym) > 10 {
		return false
	}
	want := []rune(strings.ReplaceAll(acronym, ".", ""))
	n := 0
	start := true
	small := false // letters of small words may count: "OfW"
	for _, c := range name {
		if start && n < len(want) && unicode.ToUpper(c) == unicode.ToUpper(want[n]) && (unicode.IsUpper(c) || unicode.IsLower(want[n]) || small) {
			n++
		} else if start && unicode.IsUpper(c) {
			return false
		}
		start = c == ' ' || c == '-'
	}
	return n == len(want)
}
