package lang

// Names holds the names tables of a language.
type Names struct{}
