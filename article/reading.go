package article

import (
	"cmp"
	"time"

	"github.com/synoptic-news/synoptic/text"
)

// Reading is an article with what was read out of it and where it comes from.
type Reading struct {
	*Article
	Notes  *Notes
	Origin Origin
	// Date is the day the article was written: the stated publication day, or
	// an interval inferred from its own words and its siblings, or nothing.
	Date When
	// Withheld are spans that a person decided not to show. They are read as all
	// others, and nothing is cited from them.
	Withheld []text.Span
}

// narrow is how many days an inferred date may leave open and still give an
// article its place among dated ones.
const narrow = 14

// ByWriting orders readings by the day they were written, those that cannot be
// placed within two weeks last, then as ByDate does.
func ByWriting(a, b *Reading) int {
	da, db := a.Written(), b.Written()
	if da.IsZero() != db.IsZero() {
		if db.IsZero() {
			return -1
		}
		return 1
	}
	return cmp.Or(da.Compare(db), ByDate(a.Article, b.Article))
}

// Written is the day that gives a reading its place in time: the one it states,
// or the first of the days it can have been written on, if they are few; else
// zero.
func (r *Reading) Written() time.Time {
	switch {
	case r.Published.Known():
		return r.Published.Time
	case r.Date.From.IsZero() || r.Date.Bounded() && r.Date.To.Sub(r.Date.From) > narrow*24*time.Hour:
		return time.Time{}
	}
	return r.Date.From
}

// OriginKind is how an article depends on others.
type OriginKind string

const (
	Original  OriginKind = "original"
	Copy      OriginKind = "copy"      // the same wording
	Rewrite   OriginKind = "rewrite"   // the same report in other words, or parts of it
	Relayed   OriginKind = "relay"     // tells what another outlet reported, and says so
	Aggregate OriginKind = "aggregate" // a page made of other articles
)

// Origin says where a report really comes from. Origins are counted, not
// articles: a copy is not a second witness.
type Origin struct {
	Kind  OriginKind `json:"kind"`
	Of    ID         `json:"of,omitempty"`    // the article it depends on, if it is here
	Root  ID         `json:"root,omitempty"`  // the end of that chain; its own ID for an original, "" for an aggregate
	Wire  string     `json:"wire,omitempty"`  // the agency or outlet it credits, if that is not here
	Share float64    `json:"share,omitempty"` // of its wording that stands in Of, to a thousandth
	Why   string     `json:"why,omitempty"`   // for a reader
}

// Witness returns the key under which the article counts as a witness, "" for
// one that is none: two articles with the same key are one origin.
func (o Origin) Witness() string {
	if o.Kind == Aggregate {
		return ""
	}
	if o.Wire != "" {
		return "wire:" + o.Wire
	}
	return string(o.Root)
}
