package fetch

import (
	"io"
	"net/http"
)

// HTTP is the client for libraries that ask by a client of Go's own, as those for
// signing in do. It connects where Get connects and nowhere else, takes as many
// bytes and as long, keeps no cookies, and follows no redirect: who asks with a
// secret asks whom the operator named. Hosts are asked at once, for somebody waits.
func (c *Client) HTTP() *http.Client {
	return &http.Client{
		Transport:     checked{c},
		Timeout:       c.opts.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// checked sends requests of others within the limits of a client.
type checked struct{ c *Client }

// RoundTrip sends a request whose address is one that may be fetched.
func (t checked) RoundTrip(r *http.Request) (*http.Response, error) {
	if _, err := t.c.parse(r.URL.String()); err != nil {
		if r.Body != nil {
			r.Body.Close()
		}
		return nil, fail(r.URL.String(), err)
	}
	r = r.Clone(r.Context())
	r.Header.Set("User-Agent", t.c.agent)
	resp, err := t.c.trip.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	resp.Body = bounded{&limited{r: resp.Body, left: t.c.opts.Bytes}, resp.Body}
	return resp, nil
}

// bounded is a body of so many bytes at most.
type bounded struct {
	io.Reader
	io.Closer
}
