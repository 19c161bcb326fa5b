package names

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// described finds persons named by their role: "the envoy", "the Russian
// president". It counts only after its one holder in the article was named.
func (r *reader) described() {
	holders := r.holders()
	if len(holders) == 0 {
		return
	}
	var more []mention
	for _, u := range r.units {
		if u.head {
			continue
		}
		for i := u.lo; i+1 < u.hi; i++ {
			if !r.toks[i].Is("the") {
				continue
			}
			if class, key, end := r.roleNoun(i+1, u.hi); end > 0 {
				if n := r.holder(holders[class], key, r.toks[i].Start); n >= 0 {
					more = append(more, mention{lo: i + 1, hi: end, title: i + 1, unit: u.no, name: n, form: article.ByRole})
				}
			}
		}
	}
	r.insert(more)
}

// holders maps classes of office to the roles of that class, as indices. Roles that many
// may hold side by side ("resident", "official") describe nobody.
func (r *reader) holders() map[string][]int {
	m := map[string][]int{}
	for i, x := range r.found {
		switch x.Head {
		case "", "official", "member", "witness", "analyst", "worker", "victim", "police", "officer", "leader", "chief", "counterpart", "lawmaker", "journalist", "player":
			continue
		}
		if !x.Kin {
			m[x.Head] = append(m[x.Head], i)
		}
	}
	return m
}

// holder returns the one person with one of the roles, of that party if key is
// not empty, who was named before byte at; else -1.
func (r *reader) holder(roles []int, key string, at int) int {
	who := -1
	if len(roles) > maxNear {
		return -1
	}
	for _, i := range roles {
		x := &r.found[i]
		if key != "" && x.Of >= 0 && r.names[x.Of].Known != key && r.names[x.Of].Of != key && r.names[x.Of].Known != "" {
			continue
		}
		if who >= 0 && who != x.Name {
			return -1
		}
		who = x.Name
	}
	if who < 0 || !slices.ContainsFunc(roles, func(i int) bool { x := &r.found[i]; return x.Name == who && x.Span.Start < at && !x.Past }) {
		return -1
	}
	return who
}

// roleNoun reads the noun of an office at token i that no name follows: its
// class, the key of its country, and its end; 0 if there is none.
func (r *reader) roleNoun(i, hi int) (class, key string, end int) {
	for j := i; j < hi && j < i+5; {
		if p, e := r.rolePhrase(j, hi); p != nil {
			return p.Head, key, r.bareNoun(e, hi)
		}
		if e, stop := r.entry(j, hi); e != nil {
			key = e.Key
			if e.Kind == "demonym" {
				key = e.Of
			}
			j = stop
			continue
		}
		if w := r.info[j]; w.Has(lang.RoleHead) && !(j+1 < hi && r.is(j+1, lang.RoleHead)) && (!strings.HasSuffix(r.lower(j), "s") || r.lower(j) == "boss") {
			return w.Head, key, r.bareNoun(j+1, hi)
		}
		if !r.is(j, lang.RoleMod) || r.is(j, lang.PastMod) {
			return "", "", 0
		}
		j++
	}
	return "", "", 0
}

// bareNoun returns end if the words before it are not the title of a name and
// not the head of a longer phrase, else 0.
func (r *reader) bareNoun(end, hi int) int {
	if end < hi && (r.cap(end) && r.toks[end].Kind == text.Word || r.hyphen(end) || r.toks[end].Is("of", "for", "-", ",") && r.cap(end+1) || r.is(end, lang.RoleHead|lang.BodyHead|lang.GroupHead)) {
		return 0
	}
	return end
}

// pronouns resolves "he" and "she" where it is safe: one person of that gender
// stands in this sentence and the one before it, or the pronoun is the subject
// of its sentence, or of what its subject said, and takes the subject of the
// last. All other pronouns stay unresolved; those inside quotations are the
// speaker's.
func (r *reader) pronouns() {
	p := resolver{reader: r}
	for _, u := range r.units {
		p.unit(u)
	}
	r.insert(p.out)
}

// maxNear bounds how many mentions of one sentence a pronoun looks back to.
const maxNear = 32

type resolver struct {
	*reader
	next  int // first mention not yet read
	prev  []mention
	cur   []mention
	out   []mention
	quote bool
}

// unit resolves the pronouns of one sentence.
func (p *resolver) unit(u unit) {
	if p.toks[u.lo].Break || u.lo == 0 {
		p.quote = p.quote && !p.toks[u.lo].Break
	}
	if !u.head {
		p.prev, p.cur = p.cur, p.prev[:0]
	}
	for i := u.lo; i < u.hi; i++ {
		for p.next < len(p.mentions) && p.mentions[p.next].lo <= i {
			if m := p.mentions[p.next]; !u.head && p.names[m.name].Kind == article.Person && m.unit == u.no {
				m.quoted = p.quote
				p.cur = append(p.cur, m)
			}
			p.next++
		}
		if p.toks[i].Kind == text.Quote {
			p.quotes(p.toks[i].In(p.a.Text))
		}
		if u.head || p.quote || !p.is(i, lang.Masculine|lang.Feminine) {
			continue
		}
		g := article.Male
		if p.is(i, lang.Feminine) {
			g = article.Female
		}
		if len(p.cur) > maxNear {
			p.cur = append(p.cur[:0], p.cur[len(p.cur)-maxNear:]...)
		}
		if n := p.antecedent(i, u, g); n >= 0 {
			m := mention{lo: i, hi: i + 1, title: i, unit: u.no, name: n, form: article.ByPronoun}
			p.out = append(p.out, m)
			p.cur = append(p.cur, m)
		}
	}
}

// quotes notes that a quotation begins or ends.
func (p *resolver) quotes(mark string) {
	switch mark {
	case "“", "„":
		p.quote = true
	case "”":
		p.quote = false
	case "\"":
		p.quote = !p.quote
	}
}

// antecedent returns the name that the pronoun at token i stands for, or -1.
func (p *resolver) antecedent(i int, u unit, g article.Gender) int {
	fits := func(n int) bool {
		have := p.names[n].Gender
		return have == article.GenderUnknown || have == g
	}
	if !slices.ContainsFunc(p.cur, func(m mention) bool { return fits(m.name) }) && p.somebody(i, u) {
		return -1
	}
	only, several, told := -1, false, false
	for _, ms := range [][]mention{p.cur, p.prev} {
		for _, m := range ms {
			if !fits(m.name) || m.hi > i {
				continue
			}
			several = several || only >= 0 && only != m.name
			only = m.name
			told = told || !m.quoted
		}
	}
	if p.toks[i].Is("him") && len(p.cur) > 0 {
		return -1 // who told him is hardly he
	}
	if !several && !told {
		return -1 // "“If Orme wins, we are glad,” he said": not Orme
	}
	if !several {
		return only
	}
	if !p.toks[i].Is("he", "she") {
		return -1
	}
	if n := p.sayer(i, u); n >= 0 && fits(n) {
		return n
	}
	if len(p.cur) == 0 && p.leads(i, u) {
		return p.subject(p.prev, fits)
	}
	return -1
}

// somebody reports whether the sentence has a person without a name before
// token i, who may be meant: "Another bomber set off his belt".
func (p *resolver) somebody(i int, u unit) bool {
	for k := max(u.lo, i-maxSentence); k < i; k++ {
		if p.is(k, lang.Somebody|lang.RoleHead|lang.Kinship) && !p.is(k, lang.BodyHead) && !p.cap(k+1) {
			return true
		}
	}
	return false
}

// maxSentence bounds how many tokens back somebody looks.
const maxSentence = 60

// leads reports whether the pronoun at i can be the subject of its sentence: at
// its beginning or after an opening phrase.
func (p *resolver) leads(i int, u unit) bool {
	return i == u.lo || i-u.lo < 12 && p.toks[i-1].Is(",", "but", "and", "however", "\"")
}

// sayer returns the person right before a verb of speech whose speech the
// pronoun at i begins, or -1: "Holt said he", "Holt said that he".
func (p *resolver) sayer(i int, u unit) int {
	k := i - 1
	if k > u.lo && p.toks[k].Is("that") {
		k--
	}
	if k <= u.lo || !p.is(k, lang.Says) {
		return -1
	}
	for _, m := range p.cur {
		if m.hi == k {
			return m.name
		}
	}
	return -1
}

// subject returns the person who is the subject among the mentions of a
// sentence: the first that stands in no genitive and after no preposition; -1
// if that one does not fit.
func (p *resolver) subject(ms []mention, fits func(int) bool) int {
	for _, m := range ms {
		before, after := m.title-1, m.hi
		if after < len(p.toks) && p.toks[after].Kind == text.Clitic || p.toks[m.lo].Is("his", "her", "him", "hers") {
			continue
		}
		if before >= 0 && (p.is(before, lang.PlacePrep) || p.toks[before].Is("of", "with", "by", "for", "on", "and", "between", "against", "about", "after", "as")) {
			continue
		}
		if fits(m.name) {
			return m.name
		}
		return -1
	}
	return -1
}
