// Package statements finds reported speech: who said what.
//
// In go an article and its notes so far (tokens, times, mentions, names); out
// come statements, direct, indirect and mixed, and relays, the places where the
// article says that another outlet reported it first. Speakers are indices into
// the names of the notes.
//
// It works with a machine for quotation marks, a table of verbs, adjectives and
// nouns that report, and a sieve for the speaker, from firm to weak: the subject
// beside the verb, the subject carried by a participle, a pronoun, the speaker
// of the sentence before. Where none is sure enough a statement has no speaker,
// though the words that may name one are kept; it never guesses. What somebody
// is told to think, want or support, and what is only spoken of, is found too
// and marked by its kind, so that it is not shown as said. It does not judge
// what was said.
package statements

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Find returns the statements and relays of the article, each in text order.
// Of n it reads Tokens, Mentions and Names.
func Find(a *article.Article, n *article.Notes) ([]article.Statement, []article.Relay) {
	l := lang.For(a.Lang)
	r := &reader{a: a, n: n, t: n.Tokens, lang: &l.Statements, words: &l.Words, acts: &l.Acts, roles: l.Names.Words}
	r.layout()
	r.relays()
	r.out = make([]article.Statement, 0, len(r.sents)/2+len(r.quotes)/2)
	for i := range r.sents {
		r.sentence(i)
	}
	r.leftovers()
	slices.SortStableFunc(r.out, func(a, b article.Statement) int {
		return cmp.Or(a.Start-b.Start, a.Content.Start-b.Content.Start)
	})
	return r.out, r.relay
}

// sentence is a range of tokens, with what later pronouns ask of it.
type sentence struct {
	lo, hi  int
	block   int
	subject []int // who spoke in it, or who its subject is
	spoke   bool  // subject spoke
	unnamed bool  // somebody without a known name spoke
	voices  []int // persons who spoke
}

type reader struct {
	a     *article.Article
	n     *article.Notes
	t     []text.Token
	lang  *lang.Statements
	words *lang.Words
	acts  *lang.Acts
	roles lang.Table[lang.NameWord]

	sents   []sentence
	quotes  []quote
	use     []lang.Use // per token
	inside  []int32    // per token: 1 + the quotation it lies in
	mention []int32    // per token: 1 + the mention it lies in
	via     []int32    // per token: 1 + the relay that begins or ends there

	at    int // index of the sentence being read
	cues  []cue
	nextQ int // first quotation that no sentence before has passed
	last  voice
	issue issue
	held  held
	out   []article.Statement
	relay []article.Relay
}

// voice is a speaker as later sentences may need it.
type voice struct {
	who      []int
	span     text.Span
	sure     float64
	sentence int
	block    int
	colon    bool // introduced by a colon: the quotation follows
	direct   bool // the statement held a quotation
	via      int
}

// issue is the document last said to be issued, and who issued it.
type issue struct {
	who   []int
	block int
	known bool
}

// layout lays out sentences, quotations and mentions over the tokens.
func (r *reader) layout() {
	n := len(r.t)
	r.inside = make([]int32, n)
	r.mention = make([]int32, n)
	r.use = make([]lang.Use, n)
	for i := range r.t {
		if k := r.t[i].Kind; k != text.Punct && k != text.Quote {
			r.use[i] = r.lang.Uses.Of(r.t[i].Lower)
		}
	}
	q := quoter{s: r.a.Text, t: r.t}
	at, carried := 0, none
	for b, block := range r.a.Blocks {
		for at < n && r.t[at].Start < block.Start {
			at++
		}
		lo := at
		for at < n && r.t[at].End <= block.End {
			at++
		}
		if lo < at {
			r.quotes, carried = q.quotes(lo, at, b, carried, r.quotes)
		}
	}
	r.settle()
	for k := range r.quotes {
		for i := r.quotes[k].first; i <= r.quotes[k].last; i++ {
			r.inside[i] = int32(k + 1)
		}
	}
	at = 0
	r.sents = make([]sentence, 0, len(r.a.Sentences))
	for _, s := range r.a.Sentences {
		for at < n && r.t[at].Start < s.Start {
			at++
		}
		lo := at
		for at < n && r.t[at].End <= s.End {
			at++
		}
		r.sents = append(r.sents, sentence{lo: lo, hi: at, block: s.Block})
	}
	at = 0
	for m := range r.n.Mentions {
		span := r.n.Mentions[m].Span
		for at < n && r.t[at].End <= span.Start {
			at++
		}
		for i := at; i < n && r.t[i].Start < span.End; i++ {
			if old := r.mention[i]; old == 0 || r.n.Mentions[old-1].Len() < span.Len() {
				r.mention[i] = int32(m + 1)
			}
		}
	}
}

// settle drops unclosed quotations that no next paragraph goes on, save one
// that fills its paragraph: there the closing mark is missing.
func (r *reader) settle() {
	kept := r.quotes[:0]
	for k, q := range r.quotes {
		if q.open {
			goes := k+1 < len(r.quotes) && r.quotes[k+1].goes && r.quotes[k+1].block == q.block+1
			fills := q.first == 0 || r.t[q.first].Break || r.t[q.first].Start == r.a.Blocks[q.block].Start
			if !goes && !fills {
				continue
			}
		}
		kept = append(kept, q)
	}
	r.quotes = kept
	for k := range r.quotes {
		q := &r.quotes[k]
		if q.goes && (k == 0 || !r.quotes[k-1].open) {
			q.goes = false
		}
	}
}

// sentence reads one sentence: its cues, what they report and by whom.
func (r *reader) sentence(i int) {
	r.at = i
	s := &r.sents[i]
	for r.nextQ < len(r.quotes) && r.quotes[r.nextQ].last < s.lo {
		r.nextQ++
	}
	if s.lo >= s.hi {
		return
	}
	r.cues = r.cues[:0]
	r.findCues(s)
	r.borders(s)
	s.subject = r.clauseSubject(s)
	for k := range r.cues {
		r.report(s, k)
	}
	r.carried(s)
	r.introduced(s)
	r.issued(s)
}

// low is the lower-case spelling of token i, "" outside [lo, hi) of the
// sentence being read.
func (r *reader) low(i int) string {
	s := &r.sents[r.at]
	if i < s.lo || i >= s.hi {
		return ""
	}
	return r.t[i].Lower
}

// uses are those of the word at token i, none outside the sentence being read.
func (r *reader) uses(i int) lang.Use {
	s := &r.sents[r.at]
	if i < s.lo || i >= s.hi {
		return 0
	}
	return r.use[i]
}

// word reports whether token i of the sentence is a word outside quotations.
func (r *reader) word(i int) bool {
	s := &r.sents[r.at]
	return i >= s.lo && i < s.hi && r.t[i].Kind == text.Word && r.inside[i] == 0
}

// span covers the tokens [first, last).
func (r *reader) span(first, last int) text.Span {
	if first >= last {
		return text.Span{}
	}
	return text.Span{Start: r.t[first].Start, End: r.t[last-1].End}
}
