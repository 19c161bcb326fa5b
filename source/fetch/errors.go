package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"
)

// The reasons why nothing came.
var (
	ErrAddress   = errors.New("not an address that can be fetched")
	ErrScheme    = errors.New("only http and https are fetched")
	ErrPort      = errors.New("documents are not served on that port")
	ErrPrivate   = errors.New("the address is not public; allow it in the settings if it is meant")
	ErrRobots    = errors.New("the site's robots.txt forbids it")
	ErrRedirects = errors.New("too many redirects")
	ErrTooLarge  = errors.New("larger than the limit")
	ErrEncoding  = errors.New("the body cannot be inflated")
	ErrStatus    = errors.New("the site answers with an error")
	ErrGone      = errors.New("gone for good (410)")
	ErrLater     = errors.New("the site asks to come back later")
	ErrTimeout   = errors.New("the site took too long")
)

// Error says which address could not be fetched and why. errors.Is finds the
// reason.
type Error struct {
	URL string // without a user's name and password
	Err error
	// Wait is how long the site asks to be left alone, for ErrLater.
	Wait time.Duration
}

func (e *Error) Error() string { return fmt.Sprintf("fetch %s: %v", e.URL, e.Err) }
func (e *Error) Unwrap() error { return e.Err }

// later is a site's wish to be left alone.
type later struct {
	status int
	wait   time.Duration
}

func (l *later) Error() string { return fmt.Sprintf("%v (%d), in %v", ErrLater, l.status, l.wait) }
func (l *later) Unwrap() error { return ErrLater }

func fail(address string, err error) *Error {
	e := &Error{URL: address, Err: err}
	if u, perr := url.Parse(address); perr == nil {
		e.URL = clean(u)
	}
	var l *later
	if errors.As(err, &l) {
		e.Wait = l.wait
	}
	var ne net.Error
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &ne) && ne.Timeout():
		e.Err = fmt.Errorf("%w: %w", ErrTimeout, err)
	}
	return e
}

// clean is an address for a message: no password, and no more than fits a line.
func clean(u *url.URL) string {
	const most = 200
	if u == nil {
		return ""
	}
	s := u.Redacted()
	if len(s) > most {
		s = s[:most] + "…"
	}
	return s
}
