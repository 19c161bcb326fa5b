package fetch

import (
	"context"
	"errors"
)

// classes are the words for how a request ends badly, by the error it ends with.
var classes = []struct {
	err  error
	word string
}{
	{ErrAddress, "refused"}, {ErrScheme, "refused"}, {ErrPort, "refused"}, {ErrPrivate, "refused"},
	{ErrRobots, "robots"}, {ErrRedirects, "redirects"}, {ErrTooLarge, "too_large"}, {ErrEncoding, "encoding"},
	{ErrGone, "gone"}, {ErrLater, "later"}, {ErrStatus, "status"}, {ErrTimeout, "timeout"},
	{context.Canceled, "interrupted"}, {context.DeadlineExceeded, "timeout"},
}

// Class is a word for how a request ended, one of a dozen: "ok", "unchanged",
// "timeout", "status". What has no other is "network".
func Class(a *Answer, err error) string {
	switch {
	case err == nil && a != nil && a.NotModified:
		return "unchanged"
	case err == nil:
		return "ok"
	}
	for _, c := range classes {
		if errors.Is(err, c.err) {
			return c.word
		}
	}
	return "network"
}
