package lang

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/text"
)

// Kin says which words tell the same: "resignation" and "resigned" have one
// root, "shooting" and "gunfire" one sense.
type Kin struct {
	// Nominal are the endings of nouns made of verbs with what the verb has in
	// their place: "-ation" of "-ate" or nothing. Of those of one last letter, which
	// is the key, the longest come first.
	Nominal map[byte][]Ending
	// Senses maps roots, and terms of several words, to the senses they can have,
	// by number.
	Senses Table[[]int]
	// Near maps them to these senses, and to those of words that are told of one
	// matter and are not the same: "damaged" and "destroyed".
	Near Table[[]int]
	// Reporting are the roots of words that only say that somebody says so:
	// "added", "according".
	Reporting Set
	// Acts are the roots of verbs and of nouns for happenings: who shares no
	// more than these tells that something happened, not what.
	Acts Set
	// verbs are the roots of the forms of verbs, which nouns are made of.
	verbs Table[string]
	// roots are those of words that are looked up: of forms of verbs, of the words
	// of the senses, and of nouns that only end as if they were made of a verb
	// ("department").
	roots Table[string]
	// particles are what stands behind a verb, besides prepositions: "away".
	particles Set
	// terms maps the root of a head to the terms it may be part of.
	terms Table[[]compound]
}

// Ending is the end of a noun and what the verb may have in its place.
type Ending struct {
	Noun  string
	Verbs []string
}

// compound is a term of several words: a verb and its particle ("step down"), or
// words whose last is the head ("power cut").
type compound struct {
	term   string
	after  []string // particles behind the head
	before []string // roots before the head, the nearest first
	joined bool     // only with hyphens: "break-in"
}

// Root is what the forms of a word have in common, and the noun and the verb of
// one happening: "resign" for "resigns", "resigned" and "resignation". The word
// is in lower case. The endings are those of English derivation (Marchand, "The
// Categories and Types of Present-Day English Word-Formation", 1969); one is
// cut only where that leaves a verb of the tables.
func (l *Language) Root(word string) string { return l.roots.Of(word, l.rootOf) }

func (l *Language) rootOf(word string) string {
	if r, ok := l.Kin.roots.Get(word); ok {
		return r
	}
	if base, ok := l.Words.Past.Get(word); ok {
		return text.Stem(base)
	}
	if r := l.Kin.derived(word); r != "" {
		return r
	}
	return text.Stem(word)
}

// derived is the root of the verb that a noun is made of by its ending, or "".
func (k *Kin) derived(noun string) string {
	if noun == "" {
		return ""
	}
	for _, e := range k.Nominal[noun[len(noun)-1]] {
		stump, ok := strings.CutSuffix(noun, e.Noun)
		if !ok || len(stump) < 3 {
			continue
		}
		for _, v := range e.Verbs {
			if r, ok := k.verbs.Get(stump + v); ok {
				return r
			}
		}
	}
	return ""
}

// RootAt is the root of token i, or the term of several words whose head it is:
// "step+down" for "stepped" in "stepped down", "power+cut" for "cuts" in "power
// cuts".
func (l *Language) RootAt(toks []text.Token, i int) string {
	root := l.Root(toks[i].Lower)
	for _, c := range l.Kin.terms.Of(root) {
		if l.spelled(c, toks, i) {
			return c.term
		}
	}
	return root
}

// spelled reports whether a term stands around its head, token i.
func (l *Language) spelled(c compound, toks []text.Token, i int) bool {
	k := i + 1
	for _, w := range c.after {
		hyphen := k < len(toks) && toks[k].Norm == "-"
		if hyphen {
			k++
		}
		if k >= len(toks) || c.joined && !hyphen || toks[k].Lower != w && !(hyphen && toks[k].Lower == w+"s") {
			return false
		}
		k++
	}
	k = i - 1
	for _, w := range c.before {
		hyphen := k >= 0 && toks[k].Norm == "-"
		if hyphen {
			k--
		}
		if k < 0 || c.joined && !hyphen || toks[k].Lower != w && l.Root(toks[k].Lower) != w {
			return false
		}
		k--
	}
	return true
}

// kinOf makes the tables: verbs are those of acts, senses has a sense a line, its
// verbs and behind a bar its other words; own are words that no ending is cut of.
func kinOf(acts *Acts, words *Words, endings, senses, own, particles, reporting string) Kin {
	l := &Language{Kin: Kin{Nominal: map[byte][]Ending{}, particles: wordSet(particles)}, Words: *words}
	k := &l.Kin
	for line := range strings.Lines(endings) {
		if f := strings.Fields(line); len(f) > 1 {
			e := Ending{Noun: f[0]}
			for _, v := range f[1:] {
				e.Verbs = append(e.Verbs, strings.Trim(v, "-"))
			}
			last := e.Noun[len(e.Noun)-1]
			k.Nominal[last] = append(k.Nominal[last], e)
		}
	}
	for form, v := range acts.Verbs.All() {
		k.verbs.put(form, text.Stem(v.Base))
	}
	all := sensesOf(senses)
	for _, s := range all {
		for _, v := range s.verbs {
			if _, known := k.verbs.Get(v); known || !isWord(v) {
				continue
			}
			for form := range conjugate([]actClass{{verbs: v}}) {
				if !k.verbs.Has(form) && words.Past.Of(form) == "" {
					k.verbs.put(form, text.Stem(v))
				}
			}
		}
	}
	for form, r := range k.verbs.All() {
		k.roots.put(form, r)
		k.Acts.put(r, true)
	}
	k.keepApart(l, all, own)
	for n, s := range all {
		for _, w := range slices.Concat(s.verbs, s.others) {
			r := l.term(w)
			if isWord(w) && k.roots.Of(w) == "" {
				k.roots.put(w, r)
			}
			if at := k.Near.Of(r); len(at) > 0 && at[len(at)-1] == n {
				continue
			}
			k.Near.put(r, append(k.Near.Of(r), n))
			if !s.near {
				k.Senses.put(r, append(k.Senses.Of(r), n))
			}
		}
		if len(s.verbs) > 0 {
			for _, w := range s.others {
				k.Acts.put(l.term(w), true)
			}
		}
	}
	for noun := range acts.Nouns.Words() {
		k.Acts.put(l.rootOf(noun), true)
	}
	for w := range strings.FieldsSeq(reporting) {
		k.Reporting.put(l.rootOf(w), true)
	}
	return *k
}

// keepApart gives roots of their own to nouns that only look as if they were made
// of a verb: to those of the senses that stand beside no verb they are made of
// ("officer"), and to the words of own; of those joined by "/" the first is the
// root of all.
func (k *Kin) keepApart(l *Language, all []sense, own string) {
	var verbs Set
	for _, r := range k.verbs.All() {
		verbs.put(r, true)
	}
	var made Set
	var nouns []string
	for _, s := range all {
		var of Set
		for _, v := range s.verbs {
			of.put(l.rootOf(v), true)
		}
		for _, w := range s.others {
			switch r := l.rootOf(w); {
			case !isWord(w), endsIn(w, "ed", "ing"), k.roots.Of(w) != "":
			case of.Has(r):
				made.put(w, true)
			case k.derived(w) != "" || k.derived(third(w)) != "" || verbs.Has(text.Stem(w)) && text.Stem(w) != w:
				nouns = append(nouns, w)
			}
		}
	}
	nouns = slices.DeleteFunc(nouns, func(w string) bool { return made.Has(w) })
	for _, w := range nouns {
		k.roots.put(third(w), w)
	}
	for _, w := range nouns {
		k.roots.put(w, w)
	}
	for group := range strings.FieldsSeq(own) {
		words := strings.Split(group, "/")
		for _, w := range words {
			if k.roots.Of(w) == "" || len(words) > 1 {
				k.roots.put(w, words[0])
				k.roots.put(third(w), words[0])
			}
		}
	}
}

// term is the root of a word of the table of senses; a term of several words is
// noted at its head.
func (l *Language) term(w string) string {
	if isWord(w) {
		return l.rootOf(w)
	}
	c := compound{joined: strings.Contains(w, "-")}
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '+' || r == '-' })
	last := len(parts) - 1
	head := l.rootOf(parts[last])
	if l.Words.Stop.Has(parts[last]) || l.Kin.particles.Has(parts[last]) {
		head, c.after = l.rootOf(parts[0]), parts[1:]
		parts = append([]string{head}, parts[1:]...)
	} else {
		for k := range parts {
			if !l.Words.Stop.Has(parts[k]) {
				parts[k] = l.rootOf(parts[k])
			}
		}
		c.before = slices.Clone(parts[:last])
		slices.Reverse(c.before)
	}
	c.term = strings.Join(parts, "+")
	if !slices.ContainsFunc(l.Kin.terms.Of(head), func(o compound) bool { return o.term == c.term }) {
		l.Kin.terms.put(head, append(l.Kin.terms.Of(head), c))
	}
	return c.term
}

func isWord(s string) bool { return !strings.ContainsAny(s, "+-") }

// sense is a line of the table: words that tell one thing, or things near to each
// other.
type sense struct {
	verbs, others []string
	near          bool
}

// sensesOf reads the table of senses: a sense a line, its verbs, a bar, its other
// words; "~" begins a line of words that are only near, "#" a remark.
func sensesOf(table string) []sense {
	var out []sense
	for _, line := range lines(table) {
		if line[0] != '#' {
			line, near := strings.CutPrefix(line, "~")
			verbs, others, _ := strings.Cut(line, "|")
			out = append(out, sense{strings.Fields(verbs), strings.Fields(others), near})
		}
	}
	return out
}
