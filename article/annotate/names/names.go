package names

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Found is what Find found: Mentions in text order, their Name an index into
// Names; Roles with indices into Names.
type Found struct {
	Mentions []article.Mention
	Names    []article.Name
	Roles    []article.Role
}

// Find returns the names of a.
func Find(a *article.Article, toks []text.Token) Found {
	return Found{}
}
