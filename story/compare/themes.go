package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// theme is the thing or person that a clause tells something of: "Leon Castor",
// "the captain", "all its fire doors".
type theme struct {
	who     []story.EntityID // whom it names
	head    string           // root of its noun
	word    string           // its noun as it stands, in lower case
	mods    map[string]bool  // stems of the words that say which
	whole   bool             // all of its kind: "every door"
	part    bool             // some of it: "one of the doors", "two doors"
	first   bool             // one that was not told of before: "a door"
	none    bool             // "no door"
	pronoun bool             // "it": what was told of before
	exact   bool             // nothing but its noun will do
}

// known reports whether it is told what it is.
func (t theme) known() bool { return len(t.who) > 0 || t.head != "" }

// anyOne stands for a noun where it may be any person: "nobody".
const anyOne = "@"

// anyone reports whether the theme is whoever it may be.
func (t theme) anyone() bool { return t.head == anyOne }

// behindAdverbial are the tokens behind what opens a clause before its subject:
// "By noon on Thursday the defence minister".
func behindAdverbial(np []text.Token, l *lang.Language) []text.Token {
	for len(np) > 0 && l.Acts.Leading.Has(np[0].Lower) {
		np = np[1:]
	}
	if len(np) == 0 || !l.Words.Prepositions.Has(np[0].Lower) {
		return np
	}
	from := 1
	for k := 2; k < len(np); k++ {
		w := np[k]
		opens := l.Words.Articles.Has(w.Lower) || l.Acts.Possessives.Has(w.Lower) || l.Words.Pronouns.Has(w.Lower) || w.Kind == text.Word && w.Norm != w.Lower && np[k-1].Norm == np[k-1].Lower
		if opens && !l.Words.Prepositions.Has(np[k-1].Lower) {
			from = k
		}
	}
	return np[from:]
}

// longestTheme is how many words a theme has at the most.
const longestTheme = 12

// themeBefore is the subject that ends before token i: "The captain, Leon Castor,".
func (c *comparison) themeBefore(l *line, toks []text.Token, i int) theme {
	words := lang.For(l.reading.Lang)
	end := i
	if end > 0 && toks[end-1].Norm == "," { // back over what stands beside it
		k := end - 2
		for k > 0 && toks[k].Norm != "," && end-k < longestTheme {
			k--
		}
		if k <= 0 || toks[k].Norm != "," {
			return theme{}
		}
		beside, np := toks[k+1:end-1], subjectOf(toks[:k], words)
		t := c.themeOf(l, np)
		if len(t.who) == 0 && t.head != "" {
			t.who = c.personIn(l, beside)
		}
		return t
	}
	if end > 1 && words.States.Who.Has(toks[end-1].Lower) { // "left behind two men who are"
		end--
		if toks[end-1].Norm == "," {
			end--
		}
		from := end
		for from > 0 && !words.Words.Prepositions.Has(toks[from-1].Lower) && (words.Acts.Verbs.Of(toks[from-1].Lower).Base == "" || words.Acts.Nouns.Of(toks[from-1].Lower) != "") {
			from--
		}
		return c.themeOf(l, subjectOf(toks[from:end], words))
	}
	return c.themeOf(l, subjectOf(toks[:end], words))
}

// subjectOf are the last tokens that can be one subject: back to a mark, a word of
// saying, or one that opens a clause.
func subjectOf(toks []text.Token, l *lang.Language) []text.Token {
	from := len(toks)
	for from > 0 && len(toks)-from < longestTheme {
		t := toks[from-1]
		q, cue := l.Statements.Cues.Get(t.Lower)
		cue = cue && (q.Form == lang.PastForm || q.Form == lang.ThirdForm || q.Frame&lang.Plain != 0)                    // but not "a fault", "blasting"
		opens := l.Words.Conjunctions.Has(t.Lower) && !(l.Words.Prepositions.Has(t.Lower) && prior(toks, from-1) != ",") // but not "counsel for the state"
		if t.Kind == text.Punct && t.Norm != "-" && t.Norm != "." || t.Norm == "." && t.Lower == "." || t.Kind == text.Quote || cue && !l.Words.Determiners.Has(prior(toks, from-1)) || l.Acts.Openers.Has(t.Lower) || opens && endsClause(toks[:from-1], l) {
			break
		}
		from--
	}
	return toks[from:]
}

// prior is the word before a token, in lower case.
func prior(toks []text.Token, i int) string {
	if i == 0 {
		return ""
	}
	return toks[i-1].Lower
}

// endsClause reports whether a finite verb stands before a conjunction, so that a
// new clause begins behind it: "the gate fell and the guards".
func endsClause(toks []text.Token, l *lang.Language) bool {
	for k := len(toks) - 1; k >= max(0, len(toks)-longestTheme); k-- {
		v, verb := l.Acts.Verbs.Get(toks[k].Lower)
		if l.Acts.Auxiliaries.Has(toks[k].Lower) && toks[k].Kind != text.Clitic || verb && v.Form == lang.PastForm {
			return true
		}
	}
	return false
}

// themeAfter is the object that begins at the tokens.
func (c *comparison) themeAfter(l *line, toks []text.Token) theme {
	words := lang.For(l.reading.Lang)
	for len(toks) > 0 && (words.Acts.IsAdverb(toks[0].Lower) || toks[0].Lower == "so" || toks[0].Lower == "far") {
		toks = toks[1:]
	}
	if len(toks) == 0 || words.Words.Prepositions.Has(toks[0].Lower) || toks[0].Kind == text.Punct {
		return theme{}
	}
	np := nounPhrase(toks[:min(len(toks), longestTheme)], words)
	t := c.themeOf(l, np)
	if n := len(np); len(t.who) == 0 && t.head != "" && n+1 < len(toks) && toks[n].Norm == "," && !slices.ContainsFunc(toks[n+1:min(len(toks), n+5)], func(x text.Token) bool { return isCue(x, words) }) {
		t.who = c.personIn(l, nounPhrase(toks[n+1:min(len(toks), n+4)], words)) // "by a student, Ida Lund", but not "by a vet, Ida Lund said"
	}
	return t
}

// isCue reports whether a word begins to tell who says so: "by a vet, said Ida Lund".
func isCue(t text.Token, l *lang.Language) bool {
	_, cue := l.Statements.Cues.Get(t.Lower)
	return cue
}

// themeOf reads what a phrase stands for.
func (c *comparison) themeOf(l *line, np []text.Token) theme {
	words := lang.For(l.reading.Lang)
	st := &words.States
	t := theme{mods: map[string]bool{}}
	np = behindAdverbial(np, words)
	if len(np) == 0 {
		return t
	}
	if last := len(np) - 1; last < 2 && st.None.Has(np[0].Lower) && st.Anyone.Has(np[last].Lower) && np[last].Lower != "none" {
		t.none, t.whole, t.head, t.word = true, true, anyOne, anyOne
		return t
	}
	only := true                            // words that say how much
	for k := 0; k < len(np) && k < 6; k++ { // "the younger of the two men"
		w := np[k].Lower
		if st.None.Has(w) && (k+1 == len(np) || !st.More.Has(np[k+1].Lower)) {
			t.none = true
		}
		if w == "of" && k > 0 {
			if only {
				np = np[k+1:]
			}
			break
		}
		many := st.Part.Has(w) || st.Whole.Has(w) || st.None.Has(w) || np[k].Kind == text.Number
		if only || many {
			t.whole = t.whole || st.Whole.Has(w)
			t.part = t.part || st.Part.Has(w) || np[k].Kind == text.Number
			t.first = t.first || k == 0 && words.Words.Articles.Has(w) && w != "the"
		}
		only = only && (many || words.Words.Articles.Has(w) || w == "not")
	}
	if len(np) == 0 {
		return t
	}
	if words.Words.Pronouns.Has(np[0].Lower) && (len(np) == 1 || words.Words.Pronouns.Has(np[1].Lower) || words.Words.Prepositions.Has(np[1].Lower) || timed(l, np[1].Span)) { // "it himself"
		t.who = c.meantBy(l, np[0].Span)
		if len(t.who) == 0 && words.Claims.OfPersons.Has(np[0].Lower) {
			t.who = c.onlyBefore(l, np[0].Start)
		}
		t.pronoun = len(t.who) == 0 && words.Judged.Them.Has(np[0].Lower)
		if t.pronoun {
			t.word = np[0].Lower
		}
		return t
	}
	core := np
	for k := 1; k < len(np); k++ {
		v, verb := words.Acts.Verbs.Get(np[k].Lower)
		if np[k].Kind == text.Punct && np[k].Norm != "-" || words.Words.Prepositions.Has(np[k].Lower) || words.Acts.Relatives.Has(np[k].Lower) ||
			verb && v.Form == lang.PastForm && words.Acts.Nouns.Of(np[k].Lower) == "" && words.Words.Prepositions.Has(next(np, k)) {
			core = np[:k]
			for _, w := range np[k:] { // "the door to the stairs"
				if w.Kind == text.Word && !words.Words.Stop.Has(w.Lower) && !words.Words.Prepositions.Has(w.Lower) && len(w.Lower) > 2 && !timed(l, w.Span) {
					t.mods[text.Stem(w.Lower)] = true
				}
			}
			break
		}
	}
	names := c.mentionsIn(l, core)
	for k := len(core) - 1; k >= 0; k-- {
		w := core[k]
		if n := slices.IndexFunc(names, func(m article.Mention) bool { return m.Span.Overlaps(w.Span) }); n >= 0 {
			if names[n].Form == article.ByRole && t.head == "" && w.Kind == text.Word {
				t.head, t.word = words.Root(w.Lower), w.Lower
			}
			if t.head == "" || names[n].Form == article.ByRole {
				id := c.story.Cast.Who(l.reading.ID, names[n].Name)
				if c.story.Cast.Entities[id].Kind != article.Place && !slices.Contains(t.who, id) {
					t.who = append(t.who, id)
				}
			}
			t.mods[text.Stem(w.Lower)] = true
			continue
		}
		if w.Kind != text.Word || words.Words.Stop.Has(w.Lower) && w.Lower != "mine" || len(w.Lower) < 3 || w.Lower == "and" {
			continue
		}
		if t.head == "" {
			t.head, t.word = words.Root(w.Lower), w.Lower
			continue
		}
		if !st.Part.Has(w.Lower) && !st.Whole.Has(w.Lower) {
			t.mods[text.Stem(w.Lower)] = true
		}
	}
	slices.Sort(t.who)
	return t
}

// antecedent is what a pronoun most likely goes on about: the subject of a clause
// before it in its sentence, or of the sentence before; nothing where that is one and
// the pronoun of many.
func (c *comparison) antecedent(l *line, toks []text.Token, i int, p theme) theme {
	words := lang.For(l.reading.Lang)
	fits := func(t theme) bool {
		if !t.known() || t.pronoun || t.none {
			return false
		}
		many := strings.HasSuffix(t.word, "s") || words.Claims.Humans.Has(t.word) || words.Claims.People.Has(t.word)
		if words.States.Many.Has(p.word) {
			return many || t.word == ""
		}
		return !many && !c.human(t)
	}
	at := -1
	for k := i - 1; k >= 0; k-- {
		if toks[k].Lower == p.word {
			at = k
			break
		}
	}
	if at > 0 {
		if t := c.subjectIn(l, toks[:at]); fits(t) {
			return t
		}
	}
	if l.n == 0 || l.reading.Sentences[l.n-1].Block != blockOf(l) {
		return theme{}
	}
	before := line{reading: l.reading, n: l.n - 1}
	if t := c.subjectIn(&before, story.TokensIn(l.reading.Notes.Tokens, before.passage().Span)); fits(t) {
		return t
	}
	return theme{}
}

// subjectIn is the subject of the first verb of the tokens.
func (c *comparison) subjectIn(l *line, toks []text.Token) theme {
	words := lang.For(l.reading.Lang)
	for k := 1; k < len(toks); k++ {
		v, verb := words.Acts.Verbs.Get(toks[k].Lower)
		if words.Acts.Auxiliaries.Has(toks[k].Lower) || verb && v.Form == lang.PastForm && toks[k].Norm == toks[k].Lower && !words.Words.Determiners.Has(toks[k-1].Lower) {
			if v.Class == "say" {
				continue
			}
			return c.themeBefore(l, toks, chainBefore(toks, k, words).from)
		}
	}
	return theme{}
}

// timed reports whether a word is of a time.
func timed(l *line, at text.Span) bool {
	return slices.ContainsFunc(l.reading.Notes.Times, func(t article.Time) bool { return t.Span.Contains(at) })
}

func next(toks []text.Token, k int) string {
	if k+1 < len(toks) {
		return toks[k+1].Lower
	}
	return ""
}

// mentionsIn are the mentions in a stretch, but for pronouns.
func (c *comparison) mentionsIn(l *line, toks []text.Token) []article.Mention {
	var out []article.Mention
	for _, m := range startingIn(l.reading.Notes.Mentions, spanOf(toks), func(m article.Mention) int { return m.Start }) {
		if m.Form != article.ByPronoun && c.story.Cast.Who(l.reading.ID, m.Name) != story.NoEntity {
			out = append(out, m)
		}
	}
	return out
}

// meantBy is whom a pronoun stands for, where that was found out.
func (c *comparison) meantBy(l *line, at text.Span) []story.EntityID {
	for _, m := range startingIn(l.reading.Notes.Mentions, at, func(m article.Mention) int { return m.Start }) {
		if id := c.story.Cast.Who(l.reading.ID, m.Name); id != story.NoEntity {
			return []story.EntityID{id}
		}
	}
	return nil
}

// onlyBefore is the one person whom a sentence names before a place, if it is one.
func (c *comparison) onlyBefore(l *line, at int) []story.EntityID {
	var out []story.EntityID
	for _, id := range c.entitiesIn(l.reading, text.Span{Start: l.passage().Span.Start, End: at}) {
		if k := c.story.Cast.Entities[id].Kind; k != article.Place && k != article.Organisation {
			out = append(out, id)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// personIn is the person whom a phrase names.
func (c *comparison) personIn(l *line, toks []text.Token) []story.EntityID {
	for _, m := range c.mentionsIn(l, toks) {
		if id := c.story.Cast.Who(l.reading.ID, m.Name); c.story.Cast.Entities[id].Kind == article.Person {
			return []story.EntityID{id}
		}
	}
	return nil
}

// sameTheme reports whether two themes are one person or thing.
func (c *comparison) sameTheme(a, b theme) bool {
	words := c.scale.lang
	switch {
	case a.anyone() || b.anyone():
		return a.anyone() != b.anyone() && !a.none != !b.none && c.human(a) && c.human(b)
	case len(a.who) > 0 && len(b.who) > 0:
		return story.Shared(a.who, b.who) > 0 && (len(a.who) == 1 || len(b.who) == 1 || slices.Equal(a.who, b.who))
	case len(a.who)+len(b.who) > 0 && a.word != "" && !a.part && !b.part && !a.none && !b.none && (a.word == b.word || oneNoun(a.word, b.word, words)):
		return true // "the captain, Leo Castor", "the master of the ship"
	case len(a.who) > 0:
		return !b.part && !b.none && (c.called(a.who, b.word) || c.nameHas(a.who, b.word))
	case len(b.who) > 0:
		return !a.part && !a.none && (c.called(b.who, a.word) || c.nameHas(b.who, a.word))
	case a.head == "" || b.head == "" || words.States.Minor.Has(a.word) || words.States.Minor.Has(b.word):
		return false
	case a.head != b.head && (a.exact || b.exact || !oneNoun(a.word, b.word, words)):
		return false
	case a.none || b.none:
		return true
	case a.head != b.head && (words.Claims.People.Has(a.word) || words.Claims.People.Has(b.word)):
		return common(a.mods, b.mods) > 0
	case a.whole || b.whole:
		return true
	case a.part || b.part || a.first && b.first:
		return false // "two houses" are not those of another report
	case words.States.Persons.Has(a.word) || words.States.Persons.Has(b.word):
		return common(a.mods, b.mods) > 0
	}
	return len(a.mods) == 0 || len(b.mods) == 0 || common(a.mods, b.mods) > 0
}

// human reports whether a theme is of people.
func (c *comparison) human(t theme) bool {
	words := c.scale.lang
	return t.anyone() || len(t.who) > 0 && c.person(t) || words.States.Persons.Has(t.word) || words.Claims.Humans.Has(t.word) || words.Claims.Humans.Has(t.word+"s") || words.Claims.People.Has(t.word) || words.Posts.Classes.Of(t.word) != ""
}

// oneNoun reports whether two nouns may stand for one thing.
func oneNoun(a, b string, l *lang.Language) bool {
	human := func(w string) bool {
		return l.States.Persons.Has(w) || l.Claims.Humans.Has(w) || l.Claims.Humans.Has(w+"s") || l.States.Same.Of(w) > 0 && l.States.Same.Of(w) == l.States.Same.Of("soldier")
	}
	return l.States.Persons.Has(a) && human(b) || l.States.Persons.Has(b) && human(a) || l.States.Same.Of(a) > 0 && l.States.Same.Of(a) == l.States.Same.Of(b) || l.Judged.Things.Of(a) > 0 && l.Judged.Things.Of(a) == l.Judged.Things.Of(b)
}

// nameHas reports whether a word is the name of one, which was not read as such.
func (c *comparison) nameHas(who []story.EntityID, word string) bool {
	return len(who) == 1 && word != "" && strings.EqualFold(c.story.Cast.Entities[who[0]].Name, word)
}

// called reports whether one of those named is called so somewhere: "the captain".
func (c *comparison) called(who []story.EntityID, word string) bool {
	if word == "" || len(who) != 1 {
		return false
	}
	holders := 0
	is := false
	for i := range c.story.Cast.Entities {
		for _, f := range c.story.Cast.Entities[i].Roles {
			if last := officeOf(f); f.Head == word || oneNoun(f.Head, word, c.scale.lang) || last == word && c.scale.lang.Posts.Classes.Of(f.Head) == c.scale.lang.Posts.Classes.Of(last) {
				holders++
				is = is || story.EntityID(i) == who[0]
				break
			}
		}
	}
	return is && holders == 1
}
