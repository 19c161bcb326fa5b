package lang

// Figures holds the figures tables of a language.
type Figures struct{}
