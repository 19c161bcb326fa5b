package ask

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What can be asked for beside what lang.Asks knows.
const (
	askSaid    = "said"    // what somebody said
	askSpeaker = "speaker" // who said something
	askChange  = "change"  // what is not as it was
	askOffice  = "role"    // what somebody is
	askWhether = "whether" // yes or no
)

// question is a question as read for one story.
type question struct {
	text    string
	asked   string
	names   []name
	terms   []term
	speaker int          // index into names of whose words are asked for, or -1
	counted string       // the noun after "how many"; empty: any
	money   bool         // the amount is one of money
	length  bool         // the amount is a length of time
	when    article.When // that the question names
	ahead   bool         // it asks for what is still to come
	past    bool         // it asks for what has happened
	passive bool         // "who was arrested": to whom it was done
	lang    *lang.Language
}

// term is a word of the question that a passage has to have.
type term struct {
	word   string
	stem   string
	like   []string // stems of nearly the same meaning
	verb   bool
	act    string             // of a verb whose class of acts is one kind: "meet"; else empty
	seen   map[string]float64 // words looked at, and how well they match
	common bool               // stands all over the story: need not stand in the sentence
}

// name is a name in the question and whom of the story it can mean.
type name struct {
	words   []string // folded
	who     []story.EntityID
	person  bool
	located bool // behind "in" or "at": where it must be
	subject bool // before the verb the question turns on
	at      int  // token
}

// read reads a question in the light of a story.
func read(s string, about *Story) *question {
	r := newest(about)
	l := lang.For(r.Lang)
	whole := text.Span{End: len(s)}
	a := &article.Article{ID: "question", Lang: r.Lang, Text: s, Blocks: []article.Block{{Span: whole, Kind: article.Paragraph}}}
	a.Sentences = []article.Sentence{{Span: whole}}
	notes := annotate.Article(a, r.Date)
	q := &question{text: s, speaker: -1, lang: l, asked: string(lang.AskWhat)}
	toks := notes.Tokens
	for len(toks) > 0 && toks[0].Kind != text.Word && toks[0].Kind != text.Number {
		toks = toks[1:]
	}
	if len(toks) == 0 {
		return q
	}
	used := make([]bool, len(toks))
	for _, t := range notes.Times {
		if t.When.Known() && t.Kind != article.Duration {
			q.when = t.When
			mark(toks, used, t.Span)
		}
	}
	q.findNames(toks, used, about)
	q.kind(toks, used)
	q.tense(toks)
	q.findTerms(toks, used, about)
	q.passive = q.isPassive(toks)
	if q.asked == string(lang.AskWho) && len(q.terms) == 0 && len(q.names) > 0 {
		q.asked = askOffice
	}
	return q
}

// isPassive reports whether the question asks to whom something was done.
func (q *question) isPassive(toks []text.Token) bool {
	for i, t := range toks {
		if v, ok := q.lang.Acts.Verbs.Get(t.Lower); i > 0 && (ok && v.Form == lang.PastForm || !ok && strings.HasSuffix(t.Lower, "ed")) {
			return doneTo(q.lang, toks[:i])
		}
	}
	return false
}

// doneTo reports whether the tokens before a participle make it a passive: a
// form of "be" is the helper next to it.
func doneTo(l *lang.Language, before []text.Token) bool {
	for k := len(before) - 1; k >= max(0, len(before)-3); k-- {
		t := before[k].Lower
		if l.Answers.Being.Has(t) {
			return true
		}
		if !l.Acts.IsAdverb(t) {
			return false
		}
	}
	return false
}

// copular reports whether no verb of the question is more than "is".
func (q *question) copular() bool {
	return !slices.ContainsFunc(q.terms, func(t term) bool { return t.verb })
}

// newest is the story's last dated reading: "on 6 September" is of its year.
func newest(s *Story) *article.Reading {
	best := s.Readings[0]
	for _, r := range s.Readings {
		if w := r.Written(); !w.IsZero() && (best.Written().IsZero() || w.After(best.Written())) {
			best = r
		}
	}
	return best
}

func mark(toks []text.Token, used []bool, sp text.Span) {
	for i, t := range toks {
		used[i] = used[i] || sp.Contains(t.Span)
	}
}

// kind finds what is asked for, and which words say only that.
func (q *question) kind(toks []text.Token, used []bool) {
	w := &q.lang.Answers
	first := toks[0].Lower
	at := 0
	if q.lang.Words.Prepositions.Has(first) && len(toks) > 1 { // "by how many votes", "in which city"
		at, first = 1, toks[1].Lower
	}
	next := ""
	if at+1 < len(toks) {
		next = toks[at+1].Lower
	}
	used[at] = true
	switch {
	case w.Asks.Of(first) == lang.AskWho && w.Holding.Has(q.base(next)):
		q.asked, used[at+1] = askSpeaker, true
	case w.Asks.Of(first) != "":
		q.asked = string(w.Asks.Of(first))
	case first == "how" && w.Amounts.Has(next):
		q.asked = string(lang.AskNumber)
		q.length = next == "long"
		if used[at+1] = q.length || w.Counts.Has(next); w.Counts.Has(next) {
			q.count(toks[at+2:])
		}
	case (first == "what" || first == "which") && w.Nouns.Of(next) != "":
		q.asked = string(w.Nouns.Of(next))
	case q.lang.Words.Auxiliaries.Has(first):
		q.asked = askWhether
	}
	if q.asked == string(lang.AskNumber) {
		for _, t := range toks {
			q.money = q.money || w.Money.Has(t.Lower)
		}
	}
	if q.asked != string(lang.AskWhat) {
		return
	}
	for i, t := range toks {
		switch {
		case used[i]:
		case w.Change.Has(t.Lower):
			q.asked = askChange
			return
		case w.Office.Has(t.Lower) && len(q.names) > 0:
			q.asked = askOffice
			return
		case w.Saying.Has(q.base(t.Lower)) && i > 0 && q.nameBefore(i) >= 0:
			q.asked, q.speaker = askSaid, q.nameBefore(i)
			used[i] = true
			return
		}
	}
}

// count reads the noun that is counted: "people" in "how many people were
// killed".
func (q *question) count(toks []text.Token) {
	for i, t := range toks {
		if t.Kind != text.Word || q.lang.Words.Auxiliaries.Has(t.Lower) || q.lang.Words.Prepositions.Has(t.Lower) {
			return
		}
		if v, ok := q.lang.Acts.Verbs.Get(t.Lower); ok && v.Form != lang.BaseForm && i > 0 {
			return
		}
		q.counted = t.Lower
	}
}

func (q *question) nameBefore(i int) int {
	for k := len(q.names) - 1; k >= 0; k-- {
		if q.names[k].at < i {
			return k
		}
	}
	return -1
}

// base is the base form of a verb, else the word.
func (q *question) base(w string) string { return base(q.lang, w) }

func base(l *lang.Language, w string) string {
	if v, ok := l.Acts.Verbs.Get(w); ok {
		return v.Base
	}
	if b := l.Words.Past.Of(w); b != "" {
		return b
	}
	return w
}

// root is the stem under which words of the question and of a passage meet.
func root(l *lang.Language, w string) string { return text.Stem(base(l, w)) }

// tense reads from its helpers whether the question asks for what was or will
// be.
func (q *question) tense(toks []text.Token) {
	for _, t := range toks[:min(len(toks), 8)] {
		switch {
		case t.Lower == "will" || t.Lower == "shall" || t.Lower == "going":
			q.ahead = true
		case t.Lower == "did" || t.Lower == "was" || t.Lower == "were" || t.Lower == "had":
			q.past = true
		}
	}
	if len(toks) > 1 && q.lang.Answers.Asks.Of(toks[0].Lower) != "" { // "who resigned"
		v, ok := q.lang.Acts.Verbs.Get(toks[1].Lower)
		q.past = q.past || ok && v.Form == lang.PastForm && v.Base != toks[1].Lower
	}
}

// findNames finds the names of the story's cast in the question, the longest
// first, and those that the story does not know.
func (q *question) findNames(toks []text.Token, used []bool, s *Story) {
	const longest = 7
	spelt := spellings(s.Cast)
	words := &q.lang.Words
	for i := 0; i < len(toks); i++ {
		if used[i] || toks[i].Kind == text.Punct {
			continue
		}
		n := 0
		for k := min(longest, len(toks)-i); k > 0 && n == 0; k-- {
			key := folded(toks[i : i+k])
			who, ok := spelt[key]
			if !ok || k == 1 && (words.Stop.Has(toks[i].Lower) && toks[i].Norm == toks[i].Lower || i == 0) {
				continue
			}
			if k == 1 && toks[i].Norm == toks[i].Lower && !person(s.Cast, who) {
				continue // "commission" asks for no name
			}
			n = k
			q.names = append(q.names, q.newName(toks, i, k, who, s))
		}
		if n == 0 && i > 0 && toks[i].Kind == text.Word && toks[i].Norm != toks[i].Lower && q.lang.Answers.Asks.Of(toks[i].Lower) == "" {
			for n = 1; i+n < len(toks) && (toks[i+n].Kind == text.Number || toks[i+n].Kind == text.Word && toks[i+n].Norm != toks[i+n].Lower) && spelt[folded(toks[i+n:i+n+1])] == nil; n++ {
			}
			q.names = append(q.names, q.newName(toks, i, n, nil, s))
		}
		for k := range n {
			used[i+k] = true
		}
		i += max(n-1, 0)
	}
	q.subjects(toks)
}

func (q *question) newName(toks []text.Token, i, n int, who []story.EntityID, s *Story) name {
	out := name{at: i, who: who, person: person(s.Cast, who)}
	for _, t := range toks[i : i+n] {
		if t.Kind == text.Word || t.Kind == text.Number {
			out.words = append(out.words, text.Fold(t.Norm))
		}
	}
	before := i - 1
	if before > 0 && q.lang.Acts.Determiners.Has(toks[before].Lower) && toks[before].Lower == "the" {
		before--
	}
	out.located = before > 0 && q.lang.Acts.Locating.Has(toks[before].Lower)
	return out
}

// subjects marks the names that stand between helper and verb: "Kusel" in "did
// Kusel meet Sand".
func (q *question) subjects(toks []text.Token) {
	helper := -1
	for i, t := range toks {
		if q.lang.Words.Auxiliaries.Has(t.Lower) {
			helper = i
			break
		}
	}
	if helper < 0 {
		return
	}
	for i := range q.names {
		if n := &q.names[i]; n.at > helper {
			// Only a determiner may stand between.
			n.subject = n.at == helper+1 || n.at == helper+2 && toks[helper+1].Lower == "the"
			return
		}
	}
}

func person(c *story.Cast, who []story.EntityID) bool {
	return slices.ContainsFunc(who, func(id story.EntityID) bool { return c.Entities[id].Kind == article.Person })
}

// spellings maps each folded spelling to those who bear it; of persons each
// part of the name too.
func spellings(c *story.Cast) map[string][]story.EntityID {
	m := map[string][]story.EntityID{}
	add := func(key string, id story.EntityID) {
		if key != "" && !slices.Contains(m[key], id) {
			m[key] = append(m[key], id)
		}
	}
	for _, e := range c.Entities {
		for _, s := range e.Spellings {
			words := strings.Fields(text.Fold(strings.ReplaceAll(s.Text, "-", " ")))
			add(strings.Join(words, " "), e.ID)
			if len(words) > 1 && words[0] == "the" {
				add(strings.Join(words[1:], " "), e.ID)
			}
			if e.Kind == article.Person && len(words) > 1 {
				add(words[len(words)-1], e.ID)
			}
		}
	}
	return m
}

// folded is the key of a run of tokens under which spellings meets it.
func folded(toks []text.Token) string {
	var words []string
	for _, t := range toks {
		if t.Kind == text.Clitic {
			return ""
		}
		words = append(words, strings.Fields(strings.ReplaceAll(text.Fold(t.Norm), "-", " "))...)
	}
	return strings.Join(words, " ")
}

// findTerms reads the words that are left.
func (q *question) findTerms(toks []text.Token, used []bool, s *Story) {
	w := &q.lang.Answers
	seen := map[string]bool{}
	for i, t := range toks {
		if used[i] || t.Kind != text.Word && t.Kind != text.Number || q.lang.Words.Stop.Has(t.Lower) {
			continue
		}
		if w.Framing.Has(t.Lower) && t.Lower != q.counted || q.asked == askChange && w.Change.Has(t.Lower) || q.asked == askOffice && w.Office.Has(t.Lower) {
			continue
		}
		if w.Intending.Has(q.base(t.Lower)) && i+1 < len(toks) && toks[i+1].Lower == "to" {
			continue
		}
		if q.length && w.Lasting.Has(q.base(t.Lower)) {
			continue
		}
		if q.asked == string(lang.AskNumber) && (t.Lower == q.counted && w.Beings.Has(t.Lower) || t.Lower == "money") {
			continue
		}
		v, verb := q.lang.Acts.Verbs.Get(t.Lower)
		act := ""
		if w.Acts.Has(v.Class) {
			act = v.Class
		}
		stem := root(q.lang, t.Lower)
		if seen[stem] {
			continue
		}
		seen[stem] = true
		q.terms = append(q.terms, term{
			word: t.Lower, stem: stem, act: act, seen: map[string]float64{}, like: w.Meanings.Of(text.Stem(t.Lower)),
			verb: (verb || strings.HasSuffix(t.Lower, "ed")) && !q.nounlike(toks, i),
		})
	}
	q.frequency(s)
}

// nounlike reports whether a word that may be a verb stands as a noun: behind a
// determiner, preposition or possessive.
func (q *question) nounlike(toks []text.Token, i int) bool {
	if i == 0 {
		return false
	}
	t := toks[i-1]
	return t.Kind == text.Clitic || q.lang.Acts.Determiners.Has(t.Lower) || q.lang.Words.Prepositions.Has(t.Lower) && t.Lower != "to"
}

// frequency marks the terms that stand in most of the story's articles.
func (q *question) frequency(s *Story) {
	for i := range q.terms {
		t := &q.terms[i]
		if t.verb {
			continue
		}
		n := 0
		for _, r := range s.Readings {
			for _, tok := range r.Notes.Tokens {
				if t.matches(q.lang, tok) == 1 {
					n++
					break
				}
			}
		}
		t.common = s.everywhere(n)
	}
}

// everywhere reports whether what stands in n articles is the story's daily
// bread: in half of them, and in three.
func (s *Story) everywhere(n int) bool { return n >= 3 && 2*n >= len(s.Readings) }

// matches is 1 for a token of the same word, less for one of the same family or
// nearly the same meaning, 0 for others.
func (t *term) matches(l *lang.Language, tok text.Token) float64 {
	if tok.Kind != text.Word || t.word[0] < 'a' {
		if tok.Lower == t.word {
			return 1
		}
		return 0
	}
	m, ok := t.seen[tok.Lower]
	if ok {
		return m
	}
	switch stem := root(l, tok.Lower); {
	case stem == t.stem:
		m = 1
	case kin(l, stem, t.stem):
		m = 0.85
	case slices.Contains(t.like, stem) || slices.Contains(t.like, text.Stem(tok.Lower)):
		m = 0.8
	}
	t.seen[tok.Lower] = m
	return m
}

// kin reports whether two stems are of one word but for an ending: "relianc"
// and "reli".
func kin(l *lang.Language, a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	const shortest = 4
	return len(b) >= shortest && strings.HasPrefix(a, b) && l.Answers.Kin.Has(a[len(b):])
}

// asksFor reports whether the question asks for the claim of one of the sides:
// "how many does the ministry say …".
func (q *question) asksFor(sides []page.Side, s *Story) bool {
	named := 0
	for _, side := range sides {
		for _, who := range side.Who {
			key := strings.Fields(text.Fold(who.Text))
			if slices.ContainsFunc(q.names, func(n name) bool { return slices.Equal(n.words, key) || q.bears(n, who.Text, s) }) {
				named++
				break
			}
		}
	}
	return named == 1
}

func (q *question) bears(n name, spelling string, s *Story) bool {
	for _, id := range n.who {
		for _, sp := range s.Cast.Entities[id].Spellings {
			if sp.Text == spelling {
				return true
			}
		}
	}
	return false
}
