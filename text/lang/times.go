package lang

// Times holds the times tables of a language.
type Times struct{}
