package web

import (
	"fmt"
	"net/url"

	"github.com/synoptic-news/synoptic/article"
)

// passageURL is the address of the page that shows a passage in its article.
func passageURL(p article.Passage) string {
	return fmt.Sprintf("/article/%s?p=%d-%d#p", url.PathEscape(string(p.Article)), p.Span.Start, p.Span.End)
}
