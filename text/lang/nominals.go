package lang

import "strings"

// Nominals holds the nouns that speak of somebody without a name.
type Nominals struct {
	// Partitive nouns count or pick out people who are named beside them:
	// "hundreds of migrants", "the caravan's members".
	Partitive Set
	// Collective nouns are one body of many people: "caravan", "crew".
	Collective Set
	// State nouns act for the country or body they belong to: "officials",
	// "administration", "troops".
	State Set
	// Country nouns mean a country: "nation".
	Country Set
	// Ruler nouns mean whoever holds one of the Offices of a country: "leader".
	Ruler Set
	// Offices are the classes of office that make somebody a country's ruler.
	Offices []string
	// Kinds maps a noun for people or things to the one that stands for all of
	// its meaning: "refugee" to "migrant".
	Kinds Table[string]
	// Singular maps irregular plurals to their singular.
	Singular Table[string]
}

// One returns the singular of a noun in lower case, and whether it is a plural.
func (n *Nominals) One(w string) (string, bool) {
	if s, ok := n.Singular.Get(w); ok {
		return s, true
	}
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y", true
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1], true
	}
	return w, false
}
