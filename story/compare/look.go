package compare

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// Look is one step on the way to a tension: a sentence was read as a claim of a
// kind, or two such claims were held against each other and thrown out.
type Look struct {
	Of    string            // what reads it: "slot", "date", "state"
	Gate  string            // what threw two claims out; "" where one was read
	Sides []article.Passage // one sentence, or two
}

// Looks compares the readings of s as Findings does, and tells watch each step:
// for who wants to know why a tension is not found.
func Looks(s *story.Story, events []story.Event, watch func(Look)) story.Findings {
	return findings(s, events, watch)
}

// reads tells that a sentence was read as a claim.
func (c *comparison) reads(of string, l *line) {
	if c.watch != nil {
		c.watch(Look{Of: of, Sides: []article.Passage{l.passage()}})
	}
}

// out tells that two claims were thrown out, and by what; it is always true.
func (c *comparison) out(of, gate string, a, b *line) bool {
	if c.watch != nil {
		c.watch(Look{Of: of, Gate: gate, Sides: []article.Passage{a.passage(), b.passage()}})
	}
	return true
}
