package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// post is an office or trade that a sentence gives a person: "Fire chief Rolf
// Hagen", "Rolf Hagen, deputy head of the fire service".
type post struct {
	rank  string
	trade bool
	body  map[string]bool // stems of the words for the body
	named bool            // one of them says which body: "the transport union's", not "the union's"
	at    article.Passage
	value text.Span
	line  *line
}

// postLong is how many words an office before or behind a name has at the most.
const postLong = 9

// postTensions: two witnesses give one person two ranks of one body, or two
// trades, and no article gives both.
func (c *comparison) postTensions() []story.Tension {
	held := map[story.EntityID][]post{}
	var people []story.EntityID
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" {
			continue
		}
		for _, m := range startingIn(l.reading.Notes.Mentions, l.passage().Span, func(m article.Mention) int { return m.Start }) {
			id := c.story.Cast.Who(l.reading.ID, m.Name)
			if m.Form != article.ByName || m.Kind != article.Person || id == story.NoEntity || !strings.Contains(c.story.Cast.Entities[id].Name, " ") {
				continue
			}
			ps := c.postsAt(l, m.Span)
			if len(held[id]) == 0 && len(ps) > 0 {
				people = append(people, id)
			}
			held[id] = append(held[id], ps...)
		}
	}
	slices.Sort(people)
	var out []story.Tension
	for _, id := range people {
		if a, b, ok := c.rivalPosts(held[id]); ok {
			out = append(out, story.Tension{
				Kind: story.RoleTension, About: c.story.Cast.Entities[id].Name, Event: -1, Why: "one person is given two offices",
				Sides: []story.Side{postSide(held[id], a), postSide(held[id], b)},
			})
		}
	}
	return out
}

// postSide has all passages that give the office, the first one first.
func postSide(all []post, p post) story.Side {
	s := story.Side{Passages: []article.Passage{p.at}, Value: p.value}
	for _, o := range all {
		if o.rank == p.rank && o.trade == p.trade {
			s.Passages = append(s.Passages, o.at)
		}
	}
	return s
}

// rivalPosts finds the first two offices of a person that exclude one another.
func (c *comparison) rivalPosts(all []post) (a, b post, ok bool) {
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.trade != b.trade || a.rank == b.rank || a.line.witness == b.line.witness || both(givers(all, a), givers(all, b)) {
				continue
			}
			learned := a.trade && family(a.rank) == "trade" // what one has learned one stays
			rival := a.trade && family(a.rank) == family(b.rank) || !a.trade && twoHolders(a, b) && oneBody(a, b)
			if rival && a.at.Article != b.at.Article && (learned || c.sameSeason([]article.Passage{a.at}, []article.Passage{b.at})) {
				if c.witnesses([]article.Passage{a.at, b.at}) >= 2 {
					return a, b, true
				}
			}
		}
	}
	return a, b, false
}

// family is what a trade excludes others of: "minister/finance" those of other
// ministers.
func family(trade string) string {
	f, _, _ := strings.Cut(trade, "/")
	return f
}

// givers are the articles that give an office.
func givers(all []post, p post) map[article.ID]bool {
	out := map[article.ID]bool{}
	for _, o := range all {
		if o.rank == p.rank && o.trade == p.trade {
			out[o.at.Article] = true
		}
	}
	return out
}

// oneBody reports whether two ranks are of one body: the words for it have one in
// common, or it goes without saying of both; the top of a body needs no words.
func oneBody(a, b post) bool {
	loose := lang.For(a.line.reading.Lang).Posts.Loose
	switch {
	case common(a.body, b.body) > 0:
		return true
	case a.named && b.named || !loose[a.rank] || !loose[b.rank]:
		return false
	}
	return !a.named && !b.named || a.rank == "top" || b.rank == "top"
}

// twoHolders reports whether two people hold the two ranks.
func twoHolders(a, b post) bool {
	return slices.ContainsFunc(lang.For(a.line.reading.Lang).Posts.Apart, func(p [2]string) bool {
		return p == [2]string{a.rank, b.rank} || p == [2]string{b.rank, a.rank}
	})
}

// postsAt reads the offices beside a name: right before it, and after a comma
// behind it.
func (c *comparison) postsAt(l *line, name text.Span) []post {
	r := l.reading
	toks := story.TokensIn(r.Notes.Tokens, l.passage().Span)
	first, last := -1, -1
	for i, t := range toks {
		if name.Overlaps(t.Span) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return nil
	}
	var out []post
	add := func(toks []text.Token, end bool) {
		if p, ok := postIn(toks, end, lang.For(r.Lang)); ok {
			p.line, p.at = l, l.passage()
			out = append(out, p)
		}
	}
	from := first
	if from > 0 && toks[from-1].Norm == "," { // "Its head, the retired judge Arne Boll"
		from--
	}
	begin := from
	for begin > 0 && from-begin < postLong && toks[begin-1].Kind != text.Punct && toks[begin-1].Kind != text.Quote {
		begin--
	}
	if from == first || begin < from && ofBody(toks[begin:from], lang.For(r.Lang)) {
		add(toks[begin:from], true)
	}
	if last+2 < len(toks) && toks[last+1].Norm == "," {
		end := last + 2
		for end < len(toks) && end-last-2 < postLong && (toks[end].Kind != text.Punct || toks[end].Norm == "-") && toks[end].Kind != text.Quote {
			end++
		}
		if end == len(toks) || toks[end].Kind == text.Punct || toks[end].Kind == text.Quote {
			add(toks[last+2:end], false)
		}
	}
	return out
}

// ofBody reports whether the words before a comma and a name say whose office it
// is: "Its chairman, Nils Orre", but not "made her minister, Nils Orre".
func ofBody(toks []text.Token, l *lang.Language) bool {
	return l.Words.Articles[toks[0].Lower] || l.Acts.Possessives[toks[0].Lower] || len(toks) > 2 && toks[1].Kind == text.Clitic
}

// postIn reads an office at the end of the words before a name, or in those
// behind it.
func postIn(toks []text.Token, atEnd bool, l *lang.Language) (post, bool) {
	for n := 3; n > 0; n-- {
		for i := 0; i+n <= len(toks); i++ {
			if atEnd && i+n != len(toks) {
				continue
			}
			phrase := phraseOf(toks[i : i+n])
			rank, trade := l.Posts.Ranks[phrase], l.Posts.Trades[phrase]
			if rank == "" && trade == "" {
				continue
			}
			before, after := toks[:i], toks[i+n:]
			if !atEnd && !postPlace(before, after, l) || slices.ContainsFunc(before, func(t text.Token) bool { return l.Posts.Former[t.Lower] && family(trade) != "trade" }) {
				return post{}, false
			}
			if i > 0 && (toks[i-1].Lower == "and" || toks[i-1].Norm == "-") {
				return post{}, false // "economy and finance minister"
			}
			p := post{rank: rank, body: map[string]bool{}, value: text.Span{Start: toks[i].Start, End: toks[i+n-1].End}}
			if trade != "" {
				p.rank, p.trade = trade, true
				return p, true
			}
			if atEnd {
				before = titleWords(before, l)
			}
			for _, t := range slices.Concat(before, after) {
				if t.Kind == text.Word && !l.Words.Stop[t.Lower] && len(t.Lower) > 2 {
					p.body[text.Stem(t.Lower)] = true
					p.named = p.named || !l.Posts.Kinds[t.Lower]
				}
			}
			if len(before) > 0 {
				p.value.Start = before[0].Start
			}
			if len(after) > 0 {
				p.value.End = after[len(after)-1].End
			}
			return p, true
		}
	}
	return post{}, false
}

// postPlace reports whether the words around an office behind a name are those of
// an apposition: before it an article and what kind of office it is, behind it
// nothing or "of".
func postPlace(before, after []text.Token, l *lang.Language) bool {
	for i, t := range before {
		_, verb := l.Acts.Verbs[t.Lower]
		if t.Kind == text.Clitic {
			continue
		}
		if l.Acts.Relatives[t.Lower] || l.Acts.Auxiliaries[t.Lower] || verb && l.Acts.Nouns[t.Lower] == "" || i > 0 && l.Words.Prepositions[t.Lower] && t.Lower != "of" {
			return false
		}
	}
	return len(after) == 0 || after[0].Lower == "of" || after[0].Lower == "for" || after[0].Lower == "at"
}

// titleWords are the words before an office that belong to it: no verb, and
// nothing before one.
func titleWords(toks []text.Token, l *lang.Language) []text.Token {
	for i := len(toks) - 1; i >= 0; i-- {
		_, verb := l.Acts.Verbs[toks[i].Lower]
		if verb && l.Acts.Nouns[toks[i].Lower] == "" || l.Words.Stop[toks[i].Lower] && toks[i].Kind != text.Clitic {
			return toks[i+1:]
		}
	}
	return toks
}

// phraseOf joins tokens in lower case as they stand.
func phraseOf(toks []text.Token) string {
	var b strings.Builder
	for k, t := range toks {
		if k > 0 && t.Space {
			b.WriteByte(' ')
		}
		b.WriteString(t.Lower)
	}
	return b.String()
}
