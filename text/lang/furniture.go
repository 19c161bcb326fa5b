package lang

// Furniture holds the furniture tables of a language.
type Furniture struct{}
