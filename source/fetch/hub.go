package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Post sends a form, as one asks a hub for a subscription, and wants no more than
// to hear that it was taken. Redirects are not followed: a form is for whom it is
// addressed to.
func (c *Client) Post(ctx context.Context, address string, form url.Values) error {
	u, err := c.parse(address)
	if err != nil {
		return fail(address, err)
	}
	left := c.opts.Timeout
	resp, release, err := c.ask(ctx, u, Request{form: form}, u, &left)
	if err != nil {
		return fail(u.String(), err)
	}
	defer release()
	drain(resp.Body)
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return fail(u.String(), fmt.Errorf("%w: %d %s", ErrStatus, resp.StatusCode, http.StatusText(resp.StatusCode)))
	}
	return nil
}

// linked returns the first target of a relation in Link headers (RFC 8288), made
// absolute, "" if there is none:
//
//	Link: <https://hub.example/>; rel="hub", <https://post.example/rss>; rel=self
func linked(h http.Header, base *url.URL, rel string) string {
	for _, line := range h.Values("Link") {
		for line != "" {
			_, rest, ok := strings.Cut(line, "<")
			if !ok {
				break
			}
			target, rest, _ := strings.Cut(rest, ">")
			parameters, next := rest, ""
			if i := strings.Index(rest, ",<"); i >= 0 {
				parameters, next = rest[:i], rest[i:]
			} else if i := strings.Index(rest, ", <"); i >= 0 {
				parameters, next = rest[:i], rest[i:]
			}
			line = next
			for _, p := range strings.Split(parameters, ";") {
				key, value, _ := strings.Cut(strings.TrimSpace(p), "=")
				if !strings.EqualFold(strings.TrimSpace(key), "rel") {
					continue
				}
				for _, v := range strings.Fields(strings.Trim(strings.TrimSpace(value), `"`)) {
					if to, err := base.Parse(strings.TrimSpace(target)); err == nil && strings.EqualFold(v, rel) && to.Host != "" {
						return to.String()
					}
				}
			}
		}
	}
	return ""
}
