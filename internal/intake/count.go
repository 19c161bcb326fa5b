package intake

import (
	"context"
	"errors"

	"github.com/synoptic-news/synoptic/internal/metrics"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// Counts are what an intake counts. The zero value counts nothing.
type Counts struct {
	Feeds    *metrics.Counter // readings of feeds, by class
	Pages    *metrics.Counter // readings of pages, by class
	Articles *metrics.Counter // new ones, and new versions
}

// classOf is a word for how a reading ended: that of fetch, or "content" where
// an answer came that is no feed, holds no article, or could not be kept.
func classOf(err error) string {
	var e *fetch.Error
	if err == nil || errors.As(err, &e) || errors.Is(err, context.Canceled) {
		return fetch.Class(nil, err)
	}
	return "content"
}
