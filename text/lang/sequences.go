package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
)

// Sequences are runs of words, each found by its first, in the order of their rank.
type Sequences struct {
	behind Table[[]sequence] // by first word
	count  int
}

// sequence is a run of words without its first.
type sequence struct {
	rest string
	more int // words
	rank int
}

// sequencesOf reads sequences, one a line, the first in rank first.
func sequencesOf(lines string) Sequences {
	var c Sequences
	for line := range strings.Lines(lines) {
		if first, rest, _ := strings.Cut(strings.TrimSpace(line), " "); first != "" {
			c.behind.put(first, append(c.behind.Of(first), sequence{rest, len(strings.Fields(rest)), c.count}))
			c.count++
		}
	}
	return c
}

// Find finds the first in rank of the sequences that stand among tokens, where it stands
// first; outside leaves out what stands in quotation marks. Linear in the tokens.
func (c *Sequences) Find(toks []text.Token, outside bool) (at text.Span, ok bool) {
	best, quoted := c.count, false
	for i, t := range toks {
		if t.Kind == text.Quote && t.Norm == `"` {
			quoted = !quoted
		}
		if quoted && outside {
			continue
		}
		for _, q := range c.behind.Of(t.Lower) {
			if q.rank < best && follows(toks[i+1:], q.rest) {
				best, at = q.rank, text.Span{Start: t.Start, End: toks[i+q.more].End}
			}
		}
	}
	return at, best < c.count
}
