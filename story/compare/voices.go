package compare

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// surely is how sure a speaker must be for a statement to be shown under the
// speaker's name.
const surely = 0.6

// saying is one statement with its speakers, before the articles are merged.
type saying struct {
	statement article.Statement
	reading   *article.Reading
	passage   article.Passage
	who       []story.EntityID
	quotes    []string // folded
	told      string   // the content, folded
	words     map[string]bool
	figures   []article.Figure
	when      article.When
	manner    string // the cue, where it is more than that it was said: "ruled out"
	denies    bool   // its content has a word that denies
}

// voices collects who said what. The same words of the same speaker in several
// articles are one quote; the article with the longest verbatim part leads.
func (c *comparison) voices() []story.Voice {
	by := map[story.EntityID][]*merged{}
	filed := index{}
	for _, s := range c.sayings() {
		lead := s.who[0]
		m := filed.find(s)
		if m == nil {
			m = &merged{}
			by[lead] = append(by[lead], m)
		}
		m.all = append(m.all, s)
		filed.add(s, m)
	}
	var out []story.Voice
	for id := range c.story.Cast.Entities {
		ms := by[story.EntityID(id)]
		if len(ms) == 0 {
			continue
		}
		v := story.Voice{Who: story.EntityID(id)}
		for _, m := range ms {
			v.Quotes = append(v.Quotes, c.quote(m))
		}
		slices.SortStableFunc(v.Quotes, func(a, b story.Quote) int {
			if a.When.Known() != b.When.Known() {
				if a.When.Known() {
					return -1
				}
				return 1
			}
			return cmp.Or(a.When.From.Compare(b.When.From), c.byArticle(a.Passages[0], b.Passages[0]))
		})
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b story.Voice) int {
		return cmp.Or(
			cmp.Compare(weightOf(b), weightOf(a)),
			cmp.Compare(c.story.Cast.Entities[b.Who].Mentions, c.story.Cast.Entities[a.Who].Mentions),
			cmp.Compare(c.story.Cast.Entities[a.Who].Name, c.story.Cast.Entities[b.Who].Name),
		)
	})
	return out
}

func weightOf(v story.Voice) int {
	n := 0
	for _, q := range v.Quotes {
		n += 1 + q.Origins
	}
	return n
}

// merged is one quote as several articles carry it.
type merged struct{ all []saying }

// sayings are the statements that may be shown: somebody is known to have made
// them, and an aggregate's only where it quotes.
func (c *comparison) sayings() []saying {
	var out []saying
	for _, r := range c.story.Readings {
		acts := &lang.For(r.Lang).Acts
		for _, st := range r.Notes.Statements {
			if st.Kind != article.Speech || st.Sure < surely || len(st.Speakers) == 0 || st.Content.Empty() {
				continue
			}
			if st.Form == article.Indirect && (r.Origin.Kind == article.Aggregate || len(strings.Fields(st.Content.In(r.Text))) < 5) {
				continue
			}
			who := c.who(r, st.Speakers)
			p, ok := c.sentences(r, st.Span.Cover(st.Content))
			if len(who) == 0 || !ok {
				continue
			}
			s := saying{statement: st, told: text.Fold(st.Content.In(r.Text)), reading: r, passage: p, who: who, when: c.saidOn(r, st)}
			for _, q := range st.Quotes {
				s.quotes = append(s.quotes, text.Fold(story.Unquote(q.In(r.Text))))
			}
			g := c.story.Gist(r, st.Content, st.Content)
			s.words, s.figures, s.manner = g.Words, g.Figures, mannerOf(r, st, acts)
			s.denies = slices.ContainsFunc(story.TokensIn(r.Notes.Tokens, st.Content), func(t text.Token) bool { return acts.Negators.Has(t.Lower) })
			out = append(out, s)
		}
	}
	return out
}

// saidIn is the clause that says who said it, where a day would be that of the
// saying; empty for a quotation without a cue.
func (c *comparison) saidIn(r *article.Reading, st article.Statement) text.Span {
	i, found := slices.BinarySearchFunc(r.Notes.Clauses, st.Cue.Start, func(cl article.Clause, at int) int {
		switch {
		case cl.End <= at:
			return -1
		case cl.Start > at:
			return 1
		}
		return 0
	})
	if st.Cue.Empty() || !found {
		return text.Span{}
	}
	return r.Notes.Clauses[i].Span
}

// index files quotes by speaker and word, so that each saying is held against
// few others.
type index map[string][]*merged

// keys are the words a saying is filed under: those of its quotations, else of
// what it tells.
func (s saying) keys() []string {
	who := fmt.Sprint(s.who)
	keys := []string{who + fmt.Sprint(s.passage)}
	for _, q := range s.quotes {
		for w := range strings.FieldsSeq(q) {
			keys = append(keys, who+w)
		}
	}
	if len(s.quotes) == 0 {
		for _, w := range slices.Sorted(maps.Keys(s.words)) {
			keys = append(keys, who+w)
		}
	}
	return keys
}

func (ix index) add(s saying, m *merged) {
	for _, k := range s.keys() {
		if n := len(ix[k]); n < maxPostings && (n == 0 || ix[k][n-1] != m) {
			ix[k] = append(ix[k], m)
		}
	}
}

// find returns the quote that s repeats: a shared verbatim part, or told words
// that are all or nearly all the same; nil if there is none.
func (ix index) find(s saying) *merged {
	seen := map[*merged]bool{}
	for _, k := range s.keys() {
		for _, m := range ix[k] {
			if seen[m] {
				continue
			}
			seen[m] = true
			for _, o := range m.all[:min(len(m.all), maxPostings)] {
				if !slices.Equal(o.who, s.who) || !sameTime(o, s) {
					continue
				}
				if o.passage == s.passage || story.SameQuote(o.quotes, s.quotes) || restates(o, s) {
					return m
				}
			}
		}
	}
	return nil
}

// restates reports whether two articles tell of the same words in words of their
// own. What the one tells beyond the other may be the point: "ruled out a law to
// ban the strike" is not "was considering a law to ban the strike".
func restates(a, b saying) bool {
	if len(a.quotes)+len(b.quotes) > 0 || a.reading.ID == b.reading.ID || a.manner != b.manner || a.denies != b.denies || differ(a.figures, b.figures) {
		return false
	}
	const alike = 0.75
	few, many := len(a.words), len(b.words)
	if few > many {
		few, many = many, few
	}
	return a.told == b.told || story.Overlap(a.words, b.words)*float64(few) >= alike*float64(many)
}

// mannerOf is how somebody said something, "" for who only said it.
func mannerOf(r *article.Reading, st article.Statement, acts *lang.Acts) string {
	for _, t := range story.TokensIn(r.Notes.Tokens, st.Cue) {
		if v, ok := acts.Verbs.Get(t.Lower); ok && !acts.Reports.Has(v.Base) {
			return text.Fold(st.Cue.In(r.Text))
		}
	}
	return ""
}

// sameTime reports whether two sayings can be one: neither is stated to be of
// a day the other cannot be of. The day of a report proves nothing.
func sameTime(a, b saying) bool {
	if a.when.How == article.Reported || b.when.How == article.Reported {
		return true
	}
	return !a.when.Known() || !b.when.Known() || a.when.Meets(b.when)
}

func (c *comparison) quote(m *merged) story.Quote {
	slices.SortStableFunc(m.all, func(a, b saying) int {
		return cmp.Or(
			cmp.Compare(verbatim(b), verbatim(a)),
			cmp.Compare(rank(a.reading), rank(b.reading)),
			c.byArticle(a.passage, b.passage),
		)
	})
	best := m.all[0]
	q := story.Quote{Statement: best.statement, When: best.when, With: best.who[1:]}
	for _, s := range m.all {
		if !slices.Contains(q.Passages, s.passage) {
			q.Passages = append(q.Passages, s.passage)
		}
		// A day somebody states is better than the day of a report.
		if s.when.Known() && s.when.How != article.Reported && (!q.When.Known() || q.When.How == article.Reported) {
			q.When = s.when
		}
	}
	q.Origins = c.witnesses(q.Passages)
	return q
}

// verbatim is how many bytes of the saying are quoted.
func verbatim(s saying) int {
	n := 0
	for _, q := range s.statement.Quotes {
		n += q.Len()
	}
	return n
}

// rank prefers originals to copies and aggregates.
func rank(r *article.Reading) int {
	switch r.Origin.Kind {
	case article.Original, "":
		return 0
	case article.Aggregate:
		return 2
	}
	return 1
}
