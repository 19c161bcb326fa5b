package lang

// Acts holds the acts tables of a language.
type Acts struct{}
