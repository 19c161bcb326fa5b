package compare

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// maxIssues and maxParties bound the table to what can be read at a glance.
const (
	maxIssues  = 4
	maxParties = 6
	maxStances = 2   // of one cell
	maxStance  = 400 // bytes: who takes longer to say it explains rather than stands
)

// positions makes the table of parties and issues. A party is a country,
// organisation or group that speaks for itself or through its officials; the
// issues are the noun phrases that the statements of two or more parties share.
// A cell holds what the party said on the issue, or nothing.
func (c *comparison) positions() story.Positions {
	ss := c.stances()
	issues := c.issues(ss)
	parties := c.parties(ss, issues)
	p := story.Positions{Parties: parties, Cells: map[story.Cell][]story.Stance{}}
	for _, is := range issues {
		p.Issues = append(p.Issues, is.label)
	}
	for _, s := range ss {
		party := slices.Index(parties, s.party)
		if party < 0 {
			continue
		}
		for i, is := range issues {
			if s.phrases[is.key] == "" {
				continue
			}
			cell := story.Cell{Party: party, Issue: i}
			if len(p.Cells[cell]) < maxStances && !slices.ContainsFunc(p.Cells[cell], func(o story.Stance) bool { return c.restates(o.Passage, s.Passage) }) {
				p.Cells[cell] = append(p.Cells[cell], s.Stance)
			}
		}
	}
	if len(p.Issues) == 0 || len(p.Parties) < 2 {
		return story.Positions{}
	}
	return p
}

// restates reports whether two stances are one, told twice.
func (c *comparison) restates(a, b article.Passage) bool {
	la, lb := c.lineOf(a), c.lineOf(b)
	return a == b || la != nil && lb != nil && story.Overlap(la.gist.Words, lb.gist.Words) > 0.6
}

// stance is one statement of a party with the phrases it is about.
type stance struct {
	story.Stance
	party   story.EntityID
	phrases map[string]string // stemmed phrase -> as written
}

// stances are the statements that put a party on an issue: reported speech of
// the party or its officials, and clauses whose subject it is ("Russia rejects
// …").
func (c *comparison) stances() []stance {
	var out []stance
	for i := range c.lines {
		l := &c.lines[i]
		r := l.reading
		sen := r.Sentences[l.n].Span
		if r.Origin.Kind == article.Aggregate || sen.Len() > maxStance || len(l.named.terms) < leastTerms || asksOf(r, sen) {
			continue
		}
		seen := map[story.EntityID]bool{}
		add := func(who story.EntityID, where []text.Span) {
			party := c.standing(who)
			if party == story.NoEntity || seen[party] {
				return
			}
			phrases := map[string]string{}
			for _, sp := range where {
				maps.Copy(phrases, c.phrases(r, sp))
			}
			if len(phrases) == 0 {
				return
			}
			seen[party] = true
			out = append(out, stance{
				Stance: story.Stance{Passage: r.At(sen), Who: who, When: c.dayIn(r, sen, text.Span{})},
				party:  party, phrases: phrases,
			})
		}
		for _, st := range l.said {
			if st.Kind != article.Speech || !sen.Contains(st.Content) || st.Sure < surely || len(st.Speakers) == 0 {
				continue
			}
			if lang.For(r.Lang).Words.Pronouns.Has(strings.ToLower(st.Speaker.In(r.Text))) {
				continue // who "he" is was found out, not read
			}
			for _, who := range c.who(r, st.Speakers) {
				add(who, c.sides(l, st, who))
			}
		}
		for _, cl := range l.clauses {
			if !takesSide(r, cl) {
				continue
			}
			if who := c.subject(r, cl); who != story.NoEntity {
				add(who, []text.Span{objectOf(r, cl.Verb, text.Span{Start: cl.Verb.End, End: cl.End})})
			}
		}
	}
	return out
}

// reachOf is how many words from a word that takes a side the matter stands.
const reachOf = 12

// objectOf is what stands right behind a verb, up to a word that opens another
// clause.
func objectOf(r *article.Reading, verb, in text.Span) text.Span {
	openers := lang.For(r.Lang).Acts.Openers
	sp := text.Span{Start: verb.End, End: verb.End}
	for n, t := range story.TokensIn(r.Notes.Tokens, text.Span{Start: verb.End, End: in.End}) {
		if n == reachOf || n > 0 && openers.Has(t.Lower) && t.Lower != "that" || t.Kind == text.Punct && t.Norm != "-" {
			break
		}
		sp.End = t.End
	}
	return sp
}

// sides are the stretches of a statement for or against which the speaker
// speaks: what follows a verb that takes a side, of which nobody else is the
// subject, and what stands around a word that says what must be or what
// something is worth. That somebody said something of a matter is no position
// on it.
func (c *comparison) sides(l *line, st article.Statement, who story.EntityID) []text.Span {
	r := l.reading
	words := lang.For(r.Lang)
	var out []text.Span
	for _, t := range story.TokensIn(r.Notes.Tokens, st.Cue) {
		if s, ok := words.Claims.Stances.Get(words.Acts.Verbs.Of(t.Lower).Base); ok && s != lang.Speaks {
			out = append(out, objectOf(r, text.Span{Start: st.Content.Start, End: st.Content.Start}, st.Content))
			break
		}
	}
	for _, cl := range l.clauses {
		in := text.Span{Start: max(cl.Start, st.Content.Start), End: min(cl.End, st.Content.End)}
		if in.Empty() {
			continue
		}
		toks := story.TokensIn(r.Notes.Tokens, in)
		for i, t := range toks {
			if v, ok := words.Acts.Verbs.Get(t.Lower); ok && (i == 0 || !words.Words.Determiners.Has(toks[i-1].Lower)) && takesSide(r, article.Clause{Span: in, Verb: t.Span, Base: v.Base}) {
				if by := c.subject(r, article.Clause{Span: in, Verb: t.Span}); by == story.NoEntity || c.standing(by) == c.standing(who) {
					out = append(out, objectOf(r, t.Span, in))
				}
			}
			judged := words.Claims.Judgements.Of(t.Lower) != 0 && (i+1 == len(toks) || toks[i+1].Kind != text.Word)
			// "will not drop", but no "may not come"
			refuses := words.Acts.Negators.Has(t.Lower) && i > 0 && words.Acts.Modals.Has(toks[i-1].Lower) && !words.Acts.Maybe.Has(toks[i-1].Lower)
			if !judged && !refuses && !words.Claims.Obliging.Has(t.Lower) {
				continue
			}
			// What is judged, or what must be, stands before the word; what must
			// be done may stand behind it.
			sp := text.Span{Start: toks[max(0, i-reachOf/2)].Start, End: t.Start}
			if !judged {
				sp.End = objectOf(r, t.Span, in).End
			}
			out = append(out, sp)
		}
	}
	return out
}

// takesSide reports whether the verb of a clause puts its subject on a matter.
// Who accuses or blames speaks of somebody.
func takesSide(r *article.Reading, cl article.Clause) bool {
	c := tables(r)
	s, ok := c.Stances.Get(cl.Base)
	return ok && s != lang.Speaks && !c.Accuses.Has(cl.Base) && bound(r, cl)
}

// bound reports whether a verb that takes a stance only with a preposition has
// it: "called for talks", not "called the governor".
func bound(r *article.Reading, cl article.Clause) bool {
	with := tables(r).StanceWith.Of(cl.Base)
	if with.Len() == 0 {
		return true
	}
	toks := story.TokensIn(r.Notes.Tokens, text.Span{Start: cl.Verb.End, End: cl.End})
	return len(toks) > 0 && with.Has(toks[0].Lower)
}

// asksOf reports whether a sentence is a question.
func asksOf(r *article.Reading, sp text.Span) bool {
	return strings.HasSuffix(strings.TrimRight(sp.In(r.Text), "\"'”’ )"), "?")
}

// subject is who acts in a clause: the one person named before its verb, or
// where none is the one body; NoEntity where that is not plain.
func (c *comparison) subject(r *article.Reading, cl article.Clause) story.EntityID {
	before := text.Span{Start: cl.Start, End: cl.Verb.Start}
	g := c.story.Gist(r, before, before)
	switch {
	case len(g.Persons) == 1:
		return g.Persons[0]
	case len(g.Persons) == 0 && len(g.Bodies) == 1:
		return g.Bodies[0]
	}
	return story.NoEntity
}

// party is whom an entity speaks for: a country or organisation for itself, the
// Kremlin for Russia, an official for the body of the office.
func (c *comparison) party(id story.EntityID) story.EntityID {
	e := &c.story.Cast.Entities[id]
	if e.Party != story.NoEntity {
		return e.Party
	}
	switch e.Kind {
	case article.Organisation, article.Group:
		return id
	case article.Place:
		if len(e.Known) == 2 {
			return id
		}
	case article.Person:
		votes := map[story.EntityID]int{}
		for _, f := range e.Roles {
			if f.Of == story.NoEntity || f.Kin || f.Past || f.Of == id || c.unbound(officeOf(f)) {
				continue
			}
			of := &c.story.Cast.Entities[f.Of]
			switch {
			case of.Party != story.NoEntity:
				votes[of.Party]++
			case of.Kind == article.Person:
				if p := c.bodyOf(f.Of); p != story.NoEntity {
					votes[p]++
				}
			case of.Kind == article.Organisation, of.Kind == article.Place && len(of.Known) == 2:
				votes[f.Of]++
			}
		}
		best := story.NoEntity
		for p, n := range votes {
			if best == story.NoEntity || n > votes[best] || n == votes[best] && p < best {
				best = p
			}
		}
		return best
	}
	return story.NoEntity
}

// standing is the party an entity's words are filed under: the body it speaks
// for, or itself if it is a person of whom several articles tell and who speaks
// for nobody else.
func (c *comparison) standing(id story.EntityID) story.EntityID {
	if p := c.party(id); p != story.NoEntity {
		return p
	}
	if e := &c.story.Cast.Entities[id]; e.Kind == article.Person && strings.Contains(e.Name, " ") && len(e.Articles) > 1 {
		return id
	}
	return story.NoEntity
}

// unbound reports whether holders of an office speak for themselves: "the
// senator for Illinois" does not speak for Illinois.
func (c *comparison) unbound(office string) bool {
	return lang.For(c.story.Readings[0].Lang).Claims.Unbound.Has(office)
}

// bodyOf is the body a person holds an office of: "Trump's envoy" speaks for
// the body of which Trump is president.
func (c *comparison) bodyOf(id story.EntityID) story.EntityID {
	for _, f := range c.story.Cast.Entities[id].Roles {
		if f.Of == story.NoEntity || f.Kin || f.Past {
			continue
		}
		of := &c.story.Cast.Entities[f.Of]
		if of.Party != story.NoEntity {
			return of.Party
		}
		if of.Kind == article.Organisation || of.Kind == article.Place && len(of.Known) == 2 {
			return f.Of
		}
	}
	return story.NoEntity
}

// phrases are what a stretch of text is about: runs of one to three content
// words that end in a noun-like one, by their stems.
func (c *comparison) phrases(r *article.Reading, sp text.Span) map[string]string {
	l := lang.For(r.Lang)
	out := map[string]string{}
	toks := story.TokensIn(r.Notes.Tokens, sp)
	content := func(t text.Token) bool {
		if t.Kind != text.Word || l.Claims.Judgements.Of(t.Lower) != 0 || len(t.Lower) < 3 || l.Words.Stop.Has(t.Lower) || l.Claims.Dull.Has(t.Lower) || l.Acts.Auxiliaries.Has(t.Lower) {
			return false
		}
		_, verb := l.Acts.Verbs.Get(t.Lower)
		_, noun := l.Acts.Nouns.Get(t.Lower)
		return !verb || noun || l.Claims.Versioned.Has(t.Lower)
	}
	person := func(t text.Token) bool { return t.Norm != t.Lower }
	for i, t := range toks {
		if !content(t) || person(t) || adjective(t.Lower, l) || !nounPlace(toks, i, l) {
			continue
		}
		if i+1 < len(toks) && (toks[i+1].Norm == "-" || content(toks[i+1]) || l.Claims.Dull.Has(toks[i+1].Lower)) {
			continue // "joint" of "joint inquiry", "cease" of "cease-fire", "prime" of "prime minister"
		}
		if !l.Claims.Humans.Has(t.Lower) && !l.Claims.People.Has(t.Lower) {
			out[text.Stem(t.Lower)] = t.Norm
		}
		if i > 0 && t.Space && content(toks[i-1]) && !person(toks[i-1]) {
			out[text.Stem(toks[i-1].Lower)+" "+text.Stem(t.Lower)] = toks[i-1].Norm + " " + t.Norm
		}
	}
	return out
}

// nounPlace reports whether token i stands where a noun does: after an article,
// a possessive or a preposition, with at most one word between.
func nounPlace(toks []text.Token, i int, l *lang.Language) bool {
	for k := i - 1; k >= max(0, i-2); k-- {
		t := toks[k]
		if t.Kind == text.Clitic || t.Lower != "to" && (l.Words.Determiners.Has(t.Lower) || l.Words.Prepositions.Has(t.Lower) || l.Words.Pronouns.Has(t.Lower) && t.Lower != "he") {
			return true
		}
		if t.Kind != text.Word {
			return false
		}
	}
	return false
}

// adjective guesses by its ending that a word is none a phrase can end in.
func adjective(w string, l *lang.Language) bool {
	for _, end := range l.Claims.Adjectives {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

type issue struct {
	key, label string
	score      float64
}

// issues are the phrases that the statements of two or more parties share, and
// that the story speaks of again and again if they are one word; those of most
// parties and statements first; a phrase inside a chosen longer
// one is not chosen again.
func (c *comparison) issues(ss []stance) []issue {
	parties := map[string]map[story.EntityID]bool{}
	count := map[string]int{}
	forms := map[string]map[string]int{}
	in := map[string]map[article.Passage]bool{}
	often := map[string]int{} // in how many sentences of the story
	for i := range c.lines {
		for w := range c.lines[i].gist.Words {
			often[w]++
		}
	}
	for _, s := range ss {
		for k, form := range s.phrases {
			if parties[k] == nil {
				parties[k], forms[k], in[k] = map[story.EntityID]bool{}, map[string]int{}, map[article.Passage]bool{}
			}
			in[k][s.Passage] = true
			parties[k][s.party] = true
			count[k]++
			forms[k][form]++
		}
	}
	var all []issue
	for k, ps := range parties {
		if len(ps) < 2 || len(in[k]) < 2 {
			continue // two who say it together hold one position
		}
		if !strings.Contains(k, " ") && often[k] < max(4, len(c.lines)/30) {
			continue
		}
		score := float64(len(ps))*2 + float64(count[k])
		if strings.Contains(k, " ") {
			score *= 1.6
		}
		all = append(all, issue{k, mostFrequent(forms[k]), score})
	}
	slices.SortFunc(all, func(a, b issue) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key, b.key)) })
	var out []issue
next:
	for _, is := range all {
		for _, o := range out {
			for _, w := range strings.Fields(is.key) {
				if slices.Contains(strings.Fields(o.key), w) {
					continue next
				}
			}
		}
		out = append(out, is)
		if len(out) == maxIssues {
			break
		}
	}
	return out
}

func mostFrequent(forms map[string]int) string {
	best := ""
	for _, f := range slices.Sorted(maps.Keys(forms)) {
		if best == "" || forms[f] > forms[best] {
			best = f
		}
	}
	return best
}

// parties are those with a cell, those with most first.
func (c *comparison) parties(ss []stance, issues []issue) []story.EntityID {
	cells := map[story.EntityID]map[string]bool{}
	for _, s := range ss {
		for _, is := range issues {
			if s.phrases[is.key] != "" {
				if cells[s.party] == nil {
					cells[s.party] = map[string]bool{}
				}
				cells[s.party][is.key] = true
			}
		}
	}
	var out []story.EntityID
	for id := range c.story.Cast.Entities {
		least := 1
		if c.story.Cast.Entities[id].Kind == article.Group {
			least = 2 // "90 other countries" is no party for one demand
		}
		if len(cells[story.EntityID(id)]) >= least {
			out = append(out, story.EntityID(id))
		}
	}
	slices.SortStableFunc(out, func(a, b story.EntityID) int { return len(cells[b]) - len(cells[a]) })
	return out[:min(len(out), maxParties)]
}
