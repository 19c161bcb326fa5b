package web

import (
	"fmt"
	"net/url"

	"github.com/synoptic-news/synoptic/article"
)

// articleURL is the address of an article.
func articleURL(id article.ID) string { return "/article/" + url.PathEscape(string(id)) }

// passageURL is the address of the page that shows a passage in its article.
func passageURL(p article.Passage) string {
	return fmt.Sprintf("%s?p=%d-%d#p", articleURL(p.Article), p.Span.Start, p.Span.End)
}
