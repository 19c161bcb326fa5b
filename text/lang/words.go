package lang

// Words holds the words tables of a language.
type Words struct{}
