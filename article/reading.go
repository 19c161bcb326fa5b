package article

// Reading is an article with what was read out of it and where it comes from.
type Reading struct {
	*Article
	Notes  *Notes
	Origin Origin
	// Date is the day the article was written: the stated publication day, or
	// an interval inferred from its own words and its siblings, or nothing.
	Date When
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
	Share float64    `json:"share,omitempty"` // of its sentences that stand in Of
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
