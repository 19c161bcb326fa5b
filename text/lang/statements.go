package lang

// Statements holds the statements tables of a language.
type Statements struct{}
